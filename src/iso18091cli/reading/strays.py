"""What is typed where the form asks nothing → anomalies, so that nobody believes it was counted.

Headings and the rows that show what each level looks like hold printed text in columns that elsewhere take answers;
that text is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from iso18091cli.form.layout import Column, Layout, SheetPlan
from iso18091cli.messages.workbook import COLUMNS, WORDS
from iso18091cli.model.answers import LEVEL_COLUMN, Anomaly, Place
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, say
from iso18091cli.reading.arrangement import DECIDING, SENDERS, ArrangedRow
from iso18091cli.reading.headings import own_heading, with_levels
from iso18091cli.reading.keys import KeyedSheet

_PRINTED = ("heading.lead", "heading.evidence", "heading.not_applicable")
"""Keys of the texts with which printed explanations begin, in columns that take answers elsewhere."""


@lru_cache(maxsize=32)
def _printed(layout: Layout) -> frozenset[str]:
    """Printed explanations in full, as this catalogue's form has them."""
    language = layout.language
    lead, evidence, allowed = (say(WORDS[key], language) for key in _PRINTED)
    texts = {allowed}
    for indicator in layout.catalog.indicators:
        items = [say(item.text, language) for item in indicator.expected]
        numbered = [f"{number}. {item}" for number, item in enumerate(items, 1)]
        dashed = [f"– {item}" for item in items]  # in a form of an older layout
        listed = {"\n".join([f"{evidence}:", *lines]) for lines in (numbered, dashed)}
        texts |= listed
        for office in layout.catalog.leads(indicator):
            named = f"{lead}: {say(office, language)}"
            texts |= {named, *(f"{named}\n{each}" for each in listed)}
    return frozenset(texts)


@lru_cache(maxsize=1)
def _beginnings() -> tuple[str, ...]:
    """How printed explanations begin in any language, as they are compared."""
    return tuple(fold(text) for key in _PRINTED for text in WORDS[key].values())


@dataclass(eq=False, repr=False)
class Strays:
    """Looks for stray text in the sheets of one workbook."""

    layout: Layout

    def typed(self, sheet: KeyedSheet, row: str, column: str) -> str:
        """What a person has typed into a cell: not what the form prints there, but what was added to it."""
        value = sheet.value(row, column)
        if value == "" or value in _printed(self.layout):
            return ""
        text = sheet.text(row, column)
        if not text or text in _printed(self.layout):
            return ""
        if fold(text[:60]).startswith(_beginnings()):
            # The printed text of another version of the catalogue cannot be told from an addition to it.
            known = max((len(p) for p in _printed(self.layout) if text.startswith(p)), default=len(text))
            return text[known:].strip()
        return text

    def unasked(self, sheet: KeyedSheet, row: ArrangedRow) -> list[Anomaly]:
        """What is typed in a row with a key, in columns this row has no answer in."""
        found: list[Anomaly] = []
        for name, cell in row.spare:
            if cell in sheet.cells.cells and (typed := self.typed(sheet, row.number, sheet.columns[name])):
                rule = "level-not-asked-here" if name in LEVEL_COLUMN.values() else "text-not-asked-here"
                arguments: dict[str, str | Text] = {"id": row.id, "found": typed, "column": COLUMNS[name]}
                found.append(Anomaly(rule, Place(sheet.name, cell), row.id, arguments))
        return found

    def keyless(self, sheet: KeyedSheet, plan: SheetPlan, number: str) -> Iterator[Anomaly]:
        """A row somebody added: it has no key, so what is typed in it belongs to nothing. Said once a row.

        One that shows a criterion's number and has answers is a second row of that criterion.
        """
        for name in plan.keys:
            column = sheet.columns.get(name)
            if column is None or name in SENDERS or column + number not in sheet.cells.cells:
                continue
            if typed := self.typed(sheet, number, column):
                keyed = {row_id: row for row, row_id in sheet.rows if row_id} if sheet.kind == "pillar" else {}
                shown = next((id for c in sheet.unkeyed if (id := sheet.text(number, c)) in keyed), "")
                if shown:
                    other: dict[str, str | Text] = {"id": shown, "other": f"{sheet.name}!{column}{number}"}
                    yield Anomaly("repeated-row", sheet.place(keyed[shown], sheet.id_column), shown, other)
                    return
                heading = next(column.words for column in plan.columns if column.name == name)
                arguments: dict[str, str | Text] = {"found": typed, "column": heading}
                yield Anomaly("row-without-key", sheet.place(number, column), "", arguments)
                return

    def extra_columns(self, sheet: KeyedSheet, plan: SheetPlan, heading: str) -> Iterator[Anomaly]:
        """Columns somebody added beside the form's, once each."""
        ours = _unkeyed_headings(plan.columns)
        below = [number for number, _ in sheet.rows if int(number) > int(heading)]
        for column in sheet.unkeyed:
            title = sheet.text(heading, column)
            if fold(title) in ours:
                continue
            here = sheet.cells.cells.keys() & {column + number for number in below}
            if not title:
                # The form's own working columns have no heading; they hold figures and formulas.
                here = {cell for cell in here - sheet.cells.formulas if isinstance(sheet.cells.cells[cell], str)}
            filled = [number for number in below if column + number in here and sheet.value(number, column) != ""]
            if not filled:
                continue
            places = [sheet.place(number, column) for number in filled]
            # Of some file formats no formulas are known.
            working = not title and sheet.kind == "pillar" and not sheet.cells.formulas
            name = next((key for key in DECIDING if key in sheet.columns and own_heading(plan.columns, key, title)), "")
            if not title and "self_level" in sheet.columns and any(with_levels(sheet, [column], self.layout)):
                name = "self_level"
            if name:
                yield self._second_column(sheet, name, column, filled)
            elif not working:
                found = title or sheet.text(filled[0], column)
                arguments: dict[str, str | Text] = {"found": found, "column": column, "count": str(len(filled))}
                yield Anomaly("extra-column", places[0], "", arguments)

    @staticmethod
    def _second_column(sheet: KeyedSheet, name: str, second: str, filled: list[str]) -> Anomaly:
        """A column that bears the heading of one from which figures follow, but not its key."""
        first, ids = sheet.columns[name], dict(sheet.rows)
        pairs = [(number, ids[number], sheet.text(number, first), sheet.text(number, second)) for number in filled]
        differ = [pair for pair in pairs if pair[1] and pair[2] != pair[3]]
        return _repeated_column(sheet, name, second, differ)

    def repeated_columns(self, sheet: KeyedSheet, plan: SheetPlan) -> Iterator[Anomaly]:
        """Further columns of a key that is there already: the first one counts."""
        for name, second in sheet.repeated:
            if name not in plan.keys or name not in sheet.columns:
                continue
            first = sheet.columns[name]
            pairs = [
                (number, row_id, sheet.text(number, first), sheet.text(number, second))
                for number, row_id in sheet.rows
                if row_id and sheet.value(number, second) != sheet.value(number, first)
            ]
            yield _repeated_column(sheet, name, second, [pair for pair in pairs if pair[2] != pair[3]])


def _repeated_column(sheet: KeyedSheet, name: str, second: str, differ: list[tuple[str, str, str, str]]) -> Anomaly:
    """``differ``: number and key of each row in which the two columns differ, and what they say."""
    number, row_id = differ[0][:2] if differ else (sheet.key_row, "")
    arguments: dict[str, str | Text] = {
        "column": COLUMNS[name],
        "counts": sheet.columns[name],
        "other": second,
        "detail": _differences(differ),
    }
    return Anomaly("repeated-column", sheet.place(number, second), row_id, arguments)


@lru_cache(maxsize=32)
def _unkeyed_headings(columns: tuple[Column, ...]) -> frozenset[str]:
    texts = (text for column in columns if not column.keyed for text in column.words.values())
    return frozenset(map(fold, texts))


def _differences(pairs: list[tuple[str, str, str, str]]) -> Text:
    if not pairs:
        return {"vi": " Hai cột giống nhau.", "en": " Both say the same."}
    _, row_id, first, second = pairs[0]
    first, second = (text if len(text) <= 30 else text[:29] + "…" for text in (first, second))
    return {
        "vi": f" {len(pairs)} dòng khác nhau, ví dụ {row_id}: “{first}” được tính, “{second}” thì không.",
        "en": f" They differ in {len(pairs)} rows, such as {row_id}: “{first}” counts, “{second}” does not.",
    }
