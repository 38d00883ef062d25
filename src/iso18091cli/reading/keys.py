"""A sheet's cells → where its keys stand, and whether what stands visibly beside each key agrees with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from iso18091cli.form.layout import Column, Layout, SheetKind, SheetPlan
from iso18091cli.messages.workbook import UNIT_FIELDS
from iso18091cli.model.answers import Place
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.text import say
from iso18091cli.reading.meaning import shown
from iso18091cli.reading.seen import Seen
from iso18091cli.spreadsheet.sheet import Sheet, Value, column_letter, column_number
from iso18091cli.spreadsheet.workbook import Sheets

_TELLING: dict[SheetKind, set[str]] = {
    "pillar": {"self_level", "review_level", "agreed_level", "competence", "previous_level"},
    "survey": {"answer"},
    "unit": {"value"},
    "evidence": {"document", "sign", "issued_on", "located"},
    "actions": {"task", "deadline", "indicator", "phase"},
    "summary": {"points", "provisional_score", "applicable"},
}
"""Column keys that tell what kind of sheet this is."""

_LABEL_COLUMN = {"pillar": "number", "survey": "question", "unit": "field"}
"""The visible column by which a person knows a row."""


@dataclass(eq=False, repr=False)
class KeyedSheet:
    """A sheet of the file in which keys were found. Rows go by their numbers, columns by their letters."""

    name: str
    kind: SheetKind
    cells: Sheet
    key_row: str
    id_column: str
    seen: Seen
    """What of it people see."""
    columns: dict[str, str]
    """Column key -> letters, the first where a key is repeated."""
    repeated: list[tuple[str, str]] = field(default_factory=list)
    """Further columns of the same key."""
    refused: frozenset[str] = frozenset()
    """Column keys that stand over another column's heading, and do not count."""

    def place(self, row: str, column: str) -> Place:
        return Place(self.name, column + row)

    def value(self, row: str, column: str) -> Value:
        return self.cells.cells.get(column + row, "")

    def text(self, row: str, column: str) -> str:
        """What a person sees in a cell, cleaned."""
        value = self.cells.cells.get(column + row, "")
        return clean(value if isinstance(value, str) else shown(value)[1])

    @cached_property
    def rows(self) -> list[tuple[str, str]]:
        """Number and key of every row under the key row in which something stands ("" where it has no key)."""
        first, cells, column = int(self.key_row), self.cells.cells, self.id_column
        return [(row, _key(cells.get(column + row, ""))) for row in self.cells.rows if int(row) > first]

    @cached_property
    def unkeyed(self) -> list[str]:
        """Columns without a key, to the right of the ids, in which something stands."""
        first = column_number(self.id_column)
        return [column for column in self.beside if column_number(column) > first]

    @cached_property
    def beside(self) -> list[str]:
        """Columns without a key in which something stands, on either side of the ids."""
        taken = {self.id_column, *self.columns.values(), *(column for _, column in self.repeated)}
        return [column for column in self.cells.columns if column not in taken]


@lru_cache(maxsize=2048, typed=True)
def _key(value: Value) -> str:
    """A row's key as it is compared; the same ones stand in every workbook."""
    return clean(shown(value)[1])


def keyed_sheet(name: str, book: Sheets) -> KeyedSheet | None:
    """The sheet with its keys; ``None`` where it has no row of keys."""
    cells = book.sheet(name)
    for number in cells.rows:
        row = cells.row(number)
        if "id" not in row.values():
            continue
        columns: dict[str, str] = {}
        repeated: list[tuple[str, str]] = []
        for letters, key in row.items():
            if isinstance(key, str) and key and columns.setdefault(key, letters) != letters:
                repeated.append((key, letters))
        overlaps = {kind: len(columns.keys() & telling) for kind, telling in _TELLING.items()}
        kind = max(overlaps, key=lambda k: overlaps[k])
        if overlaps[kind]:
            return KeyedSheet(name, kind, cells, number, columns.pop("id"), Seen(book, name, cells), columns, repeated)
    return None


@lru_cache(maxsize=128)
def labels(layout: Layout, kind: str) -> dict[str, str]:
    """What the form shows beside each row key, on sheets of that kind."""
    catalog = layout.catalog
    if kind == "unit":
        return {key: say(text, layout.language) for key, text in UNIT_FIELDS.items()}
    if kind == "survey":
        return {key: say(question.text, layout.language) for key, question in catalog.question.items()}
    criteria = (criterion.id for indicator in catalog.indicators for criterion in indicator.criteria)
    return {row_id: row_id for row_id in (*catalog.indicator, *criteria)} if kind == "pillar" else {}


class Labels(NamedTuple):
    """Rows whose visible label is not what their hidden key says, by number, each with the label."""

    moved: dict[str, str]
    """The label is another record's: somebody has moved the visible cells and left the hidden column behind."""
    without: dict[str, str]
    """On a pillar sheet: there is none, or one that nobody knows, so nobody can see what the row is about."""


def misplaced(sheet: KeyedSheet, plan: SheetPlan, expected: Mapping[str, str]) -> Labels:
    """Rows whose hidden key and visible label do not belong together; ``expected`` is the label of each key."""
    names = [column.name for column in plan.columns]
    usual = column_letter(column_number(sheet.id_column) + 1 + names.index(_LABEL_COLUMN[sheet.kind]))
    keyed = [(number, row_id) for number, row_id in sheet.rows if row_id in expected]
    seen = ((sheet.cells.cells.get(usual + number), expected[row_id]) for number, row_id in keyed)
    if sheet.seen.column(usual) and all(label == known or _first_line(label) == known for label, known in seen):
        return Labels({}, _unseen(sheet, {usual + number: number for number, _ in keyed}))
    owners: dict[str, set[str]] = {}
    for row_id, label in expected.items():
        owners.setdefault(_plain(label), set()).add(row_id)
    shown_in = {column: _labels_in(sheet, column, keyed) for column in sheet.beside if sheet.seen.column(column)}
    known = Counter({column: sum(label in owners for label in found.values()) for column, found in shown_in.items()})
    column = known.most_common(1)[0][0] if known else usual
    found = shown_in.get(column, {})
    astray = {
        number for number, row_id in keyed if (label := found.get(number, "")) in owners and row_id not in owners[label]
    }
    # Among rows that have moved, one without a label is one of the form's explanations in a strange place.
    moved = {n: sheet.text(n, column) for n, _ in keyed if n in astray or (astray and not found.get(n, ""))}
    own = {n for n, row_id in keyed if _is_label(found.get(n, ""), sheet.value(n, column), expected[row_id])}
    other = [number for number, _ in keyed if number not in own and number not in moved]
    return Labels(moved, {n: sheet.text(n, column) for n in other} if sheet.kind == "pillar" else {})


def _unseen(sheet: KeyedSheet, labels: Mapping[str, str]) -> dict[str, str]:
    """The rows of a pillar sheet whose label nobody sees, as those that have none; ``labels``: cell -> its row."""
    why = sheet.seen.why(labels) if sheet.kind == "pillar" else {}
    return {labels[cell]: "" for cell, reason in why.items() if reason in ("font", "format", "outside")}


def _first_line(label: Value | None) -> str:
    """A label without what the form prints beside it: a star at fields that are required, boxes to tick below."""
    return label.partition("\n")[0].removesuffix(" *") if isinstance(label, str) else ""


def _is_label(label: str, value: Value, own: str) -> bool:
    """Whether that is a row's own label: with words behind it, and as a number where a program has made it one."""
    if isinstance(value, float | int) and own.replace(".", "", 1).isdecimal():
        return float(own) == value
    return label == _plain(own) or label.startswith(f"{_plain(own)} ")


def _labels_in(sheet: KeyedSheet, column: str, keyed: list[tuple[str, str]]) -> dict[str, str]:
    values = ((number, sheet.value(number, column)) for number, _ in keyed)
    return {number: _plain(value) for number, value in values if isinstance(value, str) and value}


def _plain(label: str) -> str:
    """A label as it is compared: required fields carry a star."""
    return fold(label).rstrip("* ")


def heading_row(sheet: KeyedSheet, plan: SheetPlan) -> str | None:
    """Number of the visible row of column headings, where it can still be told."""
    known = _headings(plan.columns)
    for number, row_id in sheet.rows[:20]:
        if row_id:
            break
        typed = [cell for cell in sheet.cells.row(number).values() if isinstance(cell, str) and len(cell) <= _A_HEADING]
        if sum(fold(cell) in known for cell in typed) >= 2:
            return number
    return None


def questions(sheet: KeyedSheet, plan: SheetPlan, heading: str) -> dict[str, str]:
    """What a pillar's sheet shows beside each key as its subject: the first line, below which limits may stand."""
    words = {fold(text) for column in plan.columns if column.name == "subject" for text in column.words.values()}
    column = next((c for c in sheet.beside if fold(sheet.text(heading, c)) in words), "")
    shown = {
        row_id: sheet.text(number, column).partition("\n")[0] for number, row_id in sheet.rows if row_id and column
    }
    return {row_id: text for row_id, text in shown.items() if text}


_A_HEADING = 200
"""Characters of a column's heading at the most."""


@lru_cache(maxsize=32)
def _headings(columns: tuple[Column, ...]) -> frozenset[str]:
    """Headings of these columns in every language, as they are compared."""
    return frozenset(fold(text) for column in columns for text in column.words.values())
