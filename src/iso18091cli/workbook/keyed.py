"""A sheet's cells -> where its keys stand, and whether what stands visibly beside each key agrees with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from iso18091cli.messages.workbook import COLUMNS, UNIT_FIELDS
from iso18091cli.model.answers import Place
from iso18091cli.model.text import say
from iso18091cli.spelling import clean, fold
from iso18091cli.workbook.cells import shown
from iso18091cli.workbook.layout import Column, Layout, SheetKind, SheetPlan
from iso18091cli.workbook.sheets import Grid, SheetFacts, column_letter

_TELLING: dict[SheetKind, set[str]] = {
    "pillar": {"self_level", "review_level", "agreed_level", "competence", "previous_level"},
    "survey": {"answer"},
    "unit": {"value"},
    "actions": {"task", "deadline", "indicator", "phase"},
    "summary": {"points", "provisional_score", "applicable"},
}
"""Column keys that tell what kind of sheet this is."""
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_LABEL_COLUMN = {"pillar": "number", "survey": "question", "unit": "field"}
"""The visible column by which a person knows a row."""


@dataclass
class KeyedSheet:
    """A sheet of the file in which keys were found."""

    name: str
    kind: SheetKind
    grid: Grid
    facts: SheetFacts
    key_row: int
    """Index of the row of column keys, from 0."""
    id_column: int
    columns: dict[str, int]
    """Column key -> index, the first where a key is repeated."""
    repeated: list[tuple[str, int]] = field(default_factory=list)
    """Further columns of the same key."""

    def place(self, row: int, column: int) -> Place:
        return Place(self.name, f"{column_letter(column + 1)}{row + 1}")

    def value(self, row: int, column: int) -> object:
        cells = self.grid[row]
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """What a person sees in a cell, cleaned."""
        value = self.value(row, column)
        return clean(shown(value)[1]) if value != "" else ""

    def error(self, cell: str) -> str:
        """What an error cell shows, "" for any other cell."""
        return self.facts.errors.get(cell, "")

    @cached_property
    def letters(self) -> dict[str, str]:
        """Letters of the columns, by key."""
        return {name: column_letter(column + 1) for name, column in self.columns.items()}

    @cached_property
    def unusual(self) -> frozenset[str]:
        """Numbers of the rows in which a column with a key holds a formula or an error, or is merged with others."""
        letters = frozenset(self.letters.values())
        seen = chain(self.facts.formulas, self.facts.errors, self.facts.merged)
        return frozenset(cell.lstrip(_LETTERS) for cell in seen if cell.rstrip(_DIGITS) in letters)

    @cached_property
    def rows(self) -> list[tuple[int, str]]:
        """Index and key of every row under the key row ("" where it has none)."""
        column = self.id_column
        return [
            (index, self.text(index, column) if len(cells) > column and cells[column] != "" else "")
            for index, cells in enumerate(self.grid[self.key_row + 1 :], self.key_row + 1)
        ]

    @cached_property
    def unkeyed(self) -> list[int]:
        """Columns without a key, to the right of the ids as far as anything stands there."""
        width = max((len(self.grid[index]) for index, _ in self.rows), default=0)
        taken = {self.id_column, *self.columns.values(), *(column for _, column in self.repeated)}
        return [column for column in range(self.id_column + 1, width) if column not in taken]


def keyed_sheet(name: str, grid: Grid, facts: SheetFacts) -> KeyedSheet | None:
    """The sheet with its keys; ``None`` where it has no row of keys."""
    for index, cells in enumerate(grid):
        if "id" not in cells:
            continue
        columns: dict[str, int] = {}
        repeated: list[tuple[str, int]] = []
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell and columns.setdefault(cell, column) != column:
                repeated.append((cell, column))
        overlaps = {kind: len(columns.keys() & telling) for kind, telling in _TELLING.items()}
        kind = max(overlaps, key=lambda k: overlaps[k])
        if overlaps[kind]:
            return KeyedSheet(name, kind, grid, facts, index, columns.pop("id"), columns, repeated)
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


def misplaced(sheet: KeyedSheet, plan: SheetPlan, expected: Mapping[str, str]) -> dict[int, str]:
    """Rows (by index) whose hidden key and visible label belong to different records, with the label.

    Somebody has sorted or moved the visible cells and left the hidden column behind.
    """
    names = [column.name for column in plan.columns]
    usual = sheet.id_column + 1 + names.index(_LABEL_COLUMN[sheet.kind])
    keyed = [(index, row_id) for index, row_id in sheet.rows if row_id in expected]
    if all(
        (seen := sheet.value(index, usual)) == expected[row_id] or seen == f"{expected[row_id]} *"
        for index, row_id in keyed
    ):
        return {}
    owners: dict[str, set[str]] = {}
    for row_id, label in expected.items():
        owners.setdefault(_plain(label), set()).add(row_id)
    seen = {column: _labels_in(sheet, column, keyed) for column in sheet.unkeyed}
    known = Counter({column: sum(label in owners for label in found.values()) for column, found in seen.items()})
    column = known.most_common(1)[0][0] if known else usual
    found = seen.get(column, {})
    astray = {
        index for index, row_id in keyed if (label := found.get(index, "")) in owners and row_id not in owners[label]
    }
    # Among rows that have moved, one without a label is one of the form's explanations in a strange place.
    moved = {index for index, _ in keyed if index in astray or (astray and not found.get(index, ""))}
    return {index: sheet.text(index, column) for index in sorted(moved)}


def _labels_in(sheet: KeyedSheet, column: int, keyed: list[tuple[int, str]]) -> dict[int, str]:
    values = ((index, sheet.value(index, column)) for index, _ in keyed)
    return {index: _plain(value) for index, value in values if isinstance(value, str) and value}


def _plain(label: str) -> str:
    """A label as it is compared: required fields carry a star."""
    return fold(label).rstrip("* ")


def heading_row(sheet: KeyedSheet, plan: SheetPlan) -> int | None:
    """Index of the visible row of column headings, where it can still be told."""
    known = _headings(plan.columns)
    for index, row_id in sheet.rows[:20]:
        if row_id:
            break
        typed = [cell for cell in sheet.grid[index] if isinstance(cell, str) and cell]
        if sum(fold(cell) in known for cell in typed) >= 2:
            return index
    return None


@lru_cache(maxsize=32)
def _headings(columns: tuple[Column, ...]) -> frozenset[str]:
    """Headings of these columns in every language, as they are compared."""
    return frozenset(fold(text) for column in columns for text in COLUMNS[column.name].values())
