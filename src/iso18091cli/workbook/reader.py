"""Filled workbook -> Submission. Finds its way by keys, reports what is there, judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from iso18091cli.errors import Unreadable
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import Anomaly, Entry, Place, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import Text
from iso18091cli.spelling import clean, fold
from iso18091cli.workbook.cells import Words, entry, shown
from iso18091cli.workbook.container import open_container
from iso18091cli.workbook.layout import (
    ESSENTIAL_COLUMNS,
    FORMAT,
    LISTS_SHEET,
    META_KEYS,
    META_SHEET,
    Layout,
    RowPlan,
    SheetPlan,
    plan,
)
from iso18091cli.workbook.sheets import Grid, Grids, SheetFacts, column_letter

_TELLING = {
    "pillar": {"self_level", "review_level", "agreed_level", "competence", "previous_level"},
    "survey": {"answer"},
    "unit": {"value"},
    "actions": {"task", "deadline", "indicator", "phase"},
    "summary": {"points", "provisional_score", "applicable"},
}
"""Column keys that tell what kind of sheet this is."""

_LEVELS = ("self_level", "review_level", "agreed_level")


def read_workbook(path: Path, catalog: Catalog) -> Submission:
    """Reads one filled workbook.

    Raises:
        Unreadable: it cannot be read, or is none of ours.
    """
    container = open_container(path)
    grids = Grids(container)
    stamp = _stamp(grids)
    language = stamp.get("language", "")
    if language not in catalog.languages:
        language = catalog.languages[0]
    reading = _Reading(grids, plan(catalog, language, stamp.get("unit_level", "")), Words(catalog, language))
    reading.read()
    if not stamp and not reading.found:
        raise Unreadable("not-ours")
    if not stamp:
        reading.anomalies.append(Anomaly("stamp-missing"))
    if container.kind != "xlsx":
        reading.anomalies.append(Anomaly("limited-format", arguments={"format": f".{container.kind}"}))
    return Submission(
        path=str(path),
        sha256=container.sha256,
        stamp=stamp,
        language=language,
        unit=reading.unit,
        rows=reading.rows,
        survey=reading.survey,
        actions=tuple(reading.actions),
        anomalies=tuple(reading.anomalies),
    )


def _stamp(grids: Grids) -> dict[str, str]:
    """The keys of the hidden sheet; empty where it is lost."""
    name = next((n for n in grids.names if clean(n).casefold() == META_SHEET), None)
    if name is None:
        return {}
    stamp = {str(row[0]): clean(shown(row[1])[1]) for row in grids.grid(name) if len(row) > 1 and row[0] in META_KEYS}
    number = stamp.get("format", "")
    # ASCII digits alone: Python also takes "²" for a digit, and fails on it, as on a number of 5,000 places.
    if re.fullmatch("[0-9]{1,9}", number) and int(number) > FORMAT:
        raise Unreadable("newer-format", found=number, known=str(FORMAT))
    return stamp


@dataclass
class _KeyedSheet:
    """A sheet of the file in which keys were found."""

    name: str
    kind: str
    grid: Grid
    facts: SheetFacts
    key_row: int
    """Index of the row of column keys, from 0."""
    id_column: int
    columns: dict[str, int]

    def place(self, row: int, column: int) -> Place:
        return Place(self.name, f"{column_letter(column + 1)}{row + 1}")

    def value(self, row: int, column: int) -> object:
        cells = self.grid[row]
        return cells[column] if column < len(cells) else ""

    def keyed_rows(self) -> Iterator[tuple[int, str]]:
        """Index and key of every row under the key row ("" where it has none)."""
        for index in range(self.key_row + 1, len(self.grid)):
            yield index, clean(shown(self.value(index, self.id_column))[1])


@dataclass
class _Reading:
    """One workbook while it is being read."""

    grids: Grids
    layout: Layout
    words: Words
    unit: dict[str, Entry] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    survey: dict[str, Row] = field(default_factory=dict)
    actions: list[Row] = field(default_factory=list)
    anomalies: list[Anomaly] = field(default_factory=list)
    found: bool = False
    """Whether a row of ours was found anywhere."""

    def read(self) -> None:
        sheets = [sheet for sheet in map(self._keyed, self._wanted()) if sheet is not None]
        for sheet in sheets:
            if sheet.kind == "pillar":
                self._read_rows(sheet, self._plans("pillar"), self.rows)
            elif sheet.kind == "survey":
                self._read_rows(sheet, self._plans("survey"), self.survey)
            elif sheet.kind == "unit":
                fields: dict[str, Row] = {}
                self._read_rows(sheet, self._plans("unit"), fields)
                self.unit.update({key: row.entries["value"] for key, row in fields.items() if "value" in row.entries})
            elif sheet.kind == "actions":
                self._read_actions(sheet)
        self._missing(sheets)

    def _wanted(self) -> list[str]:
        """Names of the sheets to look into: those of the layout if all are there, else every one but our own lists."""
        ours = {fold(s.title): s.kind for s in self.layout.sheets}
        by_name = [name for name in self.grids.names if ours.get(fold(name)) in ("pillar", "survey", "unit", "actions")]
        complete = len(by_name) == sum(s.kind in ("pillar", "survey", "unit", "actions") for s in self.layout.sheets)
        hidden = (META_SHEET, LISTS_SHEET)
        others = [n for n in self.grids.names if ours.get(fold(n)) not in ("guide", "summary")]
        if complete and len(others) == len(by_name) + len(hidden):
            return by_name
        return [name for name in others if clean(name).casefold() not in hidden]

    def _keyed(self, name: str) -> _KeyedSheet | None:
        grid = self.grids.grid(name)
        for index, cells in enumerate(grid):
            if "id" not in cells:
                continue
            columns = {
                cell: column for column, cell in reversed(list(enumerate(cells))) if isinstance(cell, str) and cell
            }
            overlaps = {kind: len(columns.keys() & telling) for kind, telling in _TELLING.items()}
            kind = max(overlaps, key=lambda k: overlaps[k])
            if overlaps[kind]:
                return _KeyedSheet(name, kind, grid, self.grids.facts(name), index, columns.pop("id"), columns)
        if any(fold(sheet.title) == fold(name) and sheet.kind != "guide" for sheet in self.layout.sheets):
            self.anomalies.append(Anomaly("keys-lost", Place(name)))
        return None

    def _plans(self, kind: str) -> dict[str, RowPlan]:
        return {row.id: row for sheet in self.layout.sheets if sheet.kind == kind for row in sheet.rows}

    def _row(self, sheet: _KeyedSheet, index: int, row_id: str, row_plan: RowPlan) -> Row:
        entries: dict[str, Entry] = {}
        for name, answer in row_plan.answers.items():
            column = sheet.columns.get(name)
            if column is None:
                continue
            place = sheet.place(index, column)
            formula, error = place.cell in sheet.facts.formulas, place.cell in sheet.facts.errors
            entries[name] = entry(sheet.value(index, column), answer, place, self.words, formula=formula, error=error)
            if place.cell in sheet.facts.merged:
                area = sheet.facts.merged[place.cell]
                self.anomalies.append(Anomaly("merged-answer", place, row_id, {"area": area}))
        return Row(row_id, sheet.place(index, sheet.id_column), entries)

    def _read_rows(self, sheet: _KeyedSheet, plans: dict[str, RowPlan], into: dict[str, Row]) -> None:
        started = False
        known = self.layout.catalog.indicator
        for index, row_id in sheet.keyed_rows():
            if row_id in plans:
                started = self.found = True
                row = self._row(sheet, index, row_id, plans[row_id])
                if row_id in into:
                    row = self._repeated(into[row_id], row)
                into[row_id] = row
            elif row_id and row_id.rpartition(".")[0] in known and self._asked_of_others(row_id):
                self._not_asked(sheet, index, row_id)
            elif row_id:
                arguments: dict[str, str | Text] = {"id": row_id, "found": self._typed(sheet, index)}
                self.anomalies.append(Anomaly("unknown-row", sheet.place(index, sheet.id_column), row_id, arguments))
            elif started:
                self._without_key(sheet, index)

    def _asked_of_others(self, row_id: str) -> bool:
        indicator = self.layout.catalog.indicator[row_id.rpartition(".")[0]]
        return any(criterion.id == row_id for criterion in indicator.criteria)

    def _not_asked(self, sheet: _KeyedSheet, index: int, row_id: str) -> None:
        """A criterion that is not asked of a unit of this level: said where it is answered."""
        column = next((sheet.columns[c] for c in _LEVELS if c in sheet.columns and self._text(sheet, index, c)), None)
        if column is not None:
            self.anomalies.append(Anomaly("criterion-not-asked", sheet.place(index, column), row_id))

    def _text(self, sheet: _KeyedSheet, index: int, column: str) -> str:
        return clean(shown(sheet.value(index, sheet.columns[column]))[1]) if column in sheet.columns else ""

    def _typed(self, sheet: _KeyedSheet, index: int) -> str:
        """All that was typed in a row's answer cells, but for the competence, which a blank form offers."""
        columns = {key for plan in self.layout.sheets for key in plan.keys} - {"competence"}
        return "; ".join(filter(None, (self._text(sheet, index, name) for name in sheet.columns if name in columns)))

    def _repeated(self, first: Row, second: Row) -> Row:
        """One id twice: the row that holds an answer counts, the upper one if both do. Either way it is said."""

        def answered(row: Row) -> bool:
            return any(not e.blank for name, e in row.entries.items() if name != "competence")

        counts = first if answered(first) or not answered(second) else second
        other = second if counts is first else first
        where = f"{other.place.sheet}!{other.place.cell}"
        self.anomalies.append(Anomaly("repeated-row", counts.place, counts.id, {"id": counts.id, "other": where}))
        return counts

    def _without_key(self, sheet: _KeyedSheet, index: int) -> None:
        """A row somebody added: it has no key, so a level or an answer in it belongs to nothing."""
        for name in (*_LEVELS, "answer", "value"):
            if name in sheet.columns and (typed := self._text(sheet, index, name)):
                place = sheet.place(index, sheet.columns[name])
                self.anomalies.append(Anomaly("row-without-key", place, "", {"found": typed}))
                return

    def _read_actions(self, sheet: _KeyedSheet) -> None:
        plans = self._plans("actions")
        any_plan = next(iter(plans.values()))
        started = False
        for index, row_id in sheet.keyed_rows():
            started = started or row_id in plans
            # The heading of the table stands above the first numbered row; rows that were inserted count as well.
            if not started:
                continue
            row = self._row(sheet, index, row_id or f"+{index + 1}", any_plan)
            if any(not e.blank for e in row.entries.values()):
                self.actions.append(row)

    def _missing(self, sheets: list[_KeyedSheet]) -> None:
        """Rows, columns and sheets of the layout that are no longer there."""
        lost = {anomaly.place.sheet for anomaly in self.anomalies if anomaly.rule == "keys-lost"}
        for sheet in self.layout.sheets:
            if sheet.kind in ("guide", "summary") or fold(sheet.title) in {fold(name) for name in lost}:
                continue
            present = self._present(sheet)
            missing = [row.id for row in sheet.rows if row.id not in present]
            here = [s for s in sheets if s.kind == sheet.kind]
            if not here or (sheet.kind != "actions" and len(missing) == len(sheet.rows)):
                self.anomalies.append(Anomaly("sheet-missing", Place(sheet.title), "", {"sheet": sheet.title}))
                continue
            if sheet.kind != "actions":
                for row_id in missing:
                    self.anomalies.append(Anomaly("row-missing", Place(sheet.title), row_id, {"id": row_id}))
            self._missing_columns(sheet, here)

    def _present(self, sheet: SheetPlan) -> set[str]:
        if sheet.kind == "unit":
            return set(self.unit)
        return set(self.survey if sheet.kind == "survey" else self.rows)

    def _missing_columns(self, sheet: SheetPlan, here: list[_KeyedSheet]) -> None:
        ids = {row.id for row in sheet.rows}
        for found in here:
            if sheet.kind == "pillar" and not any(row_id in ids for _, row_id in found.keyed_rows()):
                continue
            for key in sheet.keys:
                if key not in found.columns:
                    place = Place(found.name, f"A{found.key_row + 1}")
                    rule = "column-missing" if key in ESSENTIAL_COLUMNS else "column-absent"
                    self.anomalies.append(Anomaly(rule, place, "", {"column": COLUMNS[key]}))
