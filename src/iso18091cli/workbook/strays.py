"""What is typed where the form asks nothing -> anomalies, so that nobody believes it was counted.

Headings and the rows that show what each level looks like hold printed text in columns that elsewhere take answers;
that text is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from iso18091cli.messages.workbook import COLUMNS, TEXTS
from iso18091cli.model.answers import LEVEL_COLUMN, Anomaly
from iso18091cli.model.text import Text, say
from iso18091cli.spelling import fold
from iso18091cli.workbook.keyed import KeyedSheet
from iso18091cli.workbook.layout import Column, Layout, RowPlan, SheetPlan

_PRINTED = ("heading.lead", "heading.evidence", "heading.not_applicable")
"""Keys of the texts with which printed explanations begin, in columns that take answers elsewhere."""
_SENDERS = ("previous_level",)
"""Columns the sender fills in: what stands there is not the unit's."""


@lru_cache(maxsize=32)
def _printed(layout: Layout) -> frozenset[str]:
    """Printed explanations in full, as this catalogue's form has them."""
    language = layout.language
    lead, evidence, allowed = (say(TEXTS[key], language) for key in _PRINTED)
    texts = {allowed}
    for indicator in layout.catalog.indicators:
        named = f"{lead}: {say(indicator.lead, language)}"
        listed = "\n".join([f"{evidence}:", *(f"– {say(item, language)}" for item in indicator.evidence)])
        texts |= {named, listed, f"{named}\n{listed}"}
    return frozenset(texts)


@lru_cache(maxsize=1)
def _beginnings() -> tuple[str, ...]:
    """How printed explanations begin in any language, as they are compared."""
    return tuple(fold(text) for key in _PRINTED for text in TEXTS[key].values())


@dataclass
class Strays:
    """Looks for stray text in the sheets of one workbook."""

    layout: Layout
    _spare: dict[tuple[str, ...], list[tuple[str, int]]] = field(default_factory=dict)
    """Columns of a sheet in which rows with certain answers have none."""

    def typed(self, sheet: KeyedSheet, index: int, column: int) -> str:
        """What a person has typed into a cell: not what the form prints there, but what was added to it."""
        value = sheet.value(index, column)
        if value == "" or value in _printed(self.layout):
            return ""
        text = sheet.text(index, column)
        if not text or text in _printed(self.layout):
            return ""
        if fold(text[:60]).startswith(_beginnings()):
            # The printed text of another version of the catalogue cannot be told from an addition to it.
            known = max((len(p) for p in _printed(self.layout) if text.startswith(p)), default=len(text))
            return text[known:].strip()
        return text

    def unasked(self, sheet: KeyedSheet, plan: SheetPlan, index: int, row: RowPlan) -> Iterator[Anomaly]:
        """What is typed in a row with a key, in columns this row has no answer in."""
        spare = self._spare.get((sheet.name, *row.answers))
        if spare is None:
            names = [name for name in plan.keys if name not in row.answers and name not in _SENDERS]
            spare = [(name, sheet.columns[name]) for name in names if name in sheet.columns]
            self._spare[sheet.name, *row.answers] = spare
        for name, column in spare:
            if typed := self.typed(sheet, index, column):
                rule = "level-not-asked-here" if name in LEVEL_COLUMN.values() else "text-not-asked-here"
                arguments: dict[str, str | Text] = {"id": row.id, "found": typed, "column": COLUMNS[name]}
                yield Anomaly(rule, sheet.place(index, column), row.id, arguments)

    def keyless(self, sheet: KeyedSheet, plan: SheetPlan, index: int) -> Iterator[Anomaly]:
        """A row somebody added: it has no key, so what is typed in it belongs to nothing. Said once a row."""
        for name in plan.keys:
            column = sheet.columns.get(name)
            if column is None or name in _SENDERS:
                continue
            if typed := self.typed(sheet, index, column):
                arguments: dict[str, str | Text] = {"found": typed, "column": COLUMNS[name]}
                yield Anomaly("row-without-key", sheet.place(index, column), "", arguments)
                return

    def extra_columns(self, sheet: KeyedSheet, plan: SheetPlan, heading: int) -> Iterator[Anomaly]:
        """Columns somebody added beside the form's, once each."""
        ours = _unkeyed_headings(plan.columns)
        for column in sheet.unkeyed:
            title = sheet.text(heading, column)
            if fold(title) in ours:
                continue
            # Figures count where the column has a title; the form's working columns have none.
            filled = [
                index
                for index, _ in sheet.rows
                if index > heading and (value := sheet.value(index, column)) != "" and (title or isinstance(value, str))
            ]
            places = [sheet.place(index, column) for index in filled]
            # The form's own working columns have no heading, and formulas; of some file formats no formulas are known.
            working = not title and sheet.kind == "pillar" and not sheet.facts.formulas
            if places and not working and (title or places[0].cell not in sheet.facts.formulas):
                found = title or sheet.text(filled[0], column)
                letter = places[0].cell.rstrip("0123456789")
                arguments: dict[str, str | Text] = {"found": found, "column": letter, "count": str(len(filled))}
                yield Anomaly("extra-column", places[0], "", arguments)

    def repeated_columns(self, sheet: KeyedSheet, plan: SheetPlan) -> Iterator[Anomaly]:
        """Further columns of a key that is there already: the first one counts."""
        for name, second in sheet.repeated:
            if name not in plan.keys:
                continue
            first = sheet.columns[name]
            pairs = [
                (index, row_id, sheet.text(index, first), sheet.text(index, second))
                for index, row_id in sheet.rows
                if row_id and sheet.value(index, second) != sheet.value(index, first)
            ]
            differ = [pair for pair in pairs if pair[2] != pair[3]]
            index, row_id = differ[0][:2] if differ else (sheet.key_row, "")
            arguments: dict[str, str | Text] = {
                "column": COLUMNS[name],
                "counts": sheet.place(0, first).cell[:-1],
                "other": sheet.place(0, second).cell[:-1],
                "detail": _differences(differ),
            }
            yield Anomaly("repeated-column", sheet.place(index, second), row_id, arguments)


@lru_cache(maxsize=32)
def _unkeyed_headings(columns: tuple[Column, ...]) -> frozenset[str]:
    texts = (text for column in columns if not column.keyed for text in COLUMNS[column.name].values())
    return frozenset(map(fold, texts))


def _differences(pairs: list[tuple[int, str, str, str]]) -> Text:
    if not pairs:
        return {"vi": " Hai cột giống nhau.", "en": " Both say the same."}
    _, row_id, first, second = pairs[0]
    first, second = (text if len(text) <= 30 else text[:29] + "…" for text in (first, second))
    return {
        "vi": f" {len(pairs)} dòng khác nhau, ví dụ {row_id}: “{first}” được tính, “{second}” thì không.",
        "en": f" They differ in {len(pairs)} rows, such as {row_id}: “{first}” counts, “{second}” does not.",
    }
