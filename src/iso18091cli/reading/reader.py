"""Filled workbook → Submission. Finds its way by keys, reports what is there, judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from iso18091cli.form.layout import (
    ESSENTIAL_COLUMNS,
    FORMAT,
    LISTS_SHEET,
    META_KEYS,
    META_SHEET,
    OPEN_ENDED,
    Layout,
    SheetKind,
    SheetPlan,
    plan,
    rows_of,
)
from iso18091cli.model.answers import LEVEL_COLUMN, Anomaly, Entry, Place, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import AS_STAMPED, Issued
from iso18091cli.model.measure import year_named
from iso18091cli.model.part import known_part, narrowed
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.text import Text, listed
from iso18091cli.model.typed import YEARS, around
from iso18091cli.reading.answer_cells import AnswerCells
from iso18091cli.reading.arrangement import ArrangedRow, arranged
from iso18091cli.reading.beside import lying_beside, replies, with_links, without_pictures
from iso18091cli.reading.coloured import coloured
from iso18091cli.reading.evidence import coded
from iso18091cli.reading.headings import headed
from iso18091cli.reading.hidden import hidden
from iso18091cli.reading.keys import KeyedSheet, heading_row, keyed_sheet, labels, misplaced, questions
from iso18091cli.reading.meaning import Words, entry, shown, whole_code, words_in
from iso18091cli.reading.own_summary import own_summary
from iso18091cli.reading.repeats import Repeats
from iso18091cli.reading.strays import Strays
from iso18091cli.reading.typed_beside import typed_beside
from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.recognise import Kind
from iso18091cli.spreadsheet.saved import last_saved
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import Sheets

_READ: tuple[SheetKind, ...] = ("pillar", "survey", "unit", "evidence", "actions")
"""Kinds of sheets that hold answers."""
_UNSEEN: dict[Kind, Text] = {
    "xls": {
        "vi": "công thức, ô gộp, hàng và cột ẩn, phông và màu chữ, dạng số, ghi chú, liên kết, hình ảnh, một số lỗi ô",
        "en": "formulas, merged cells, hidden rows and columns, fonts, colours, number formats, notes, links, pictures,"
        " some cell errors",
    },
    "ods": {"vi": "hình vẽ và hộp chữ", "en": "shapes and text boxes"},
}
"""What is not known of workbooks of older formats."""


def read_workbook(path: Path, catalog: Catalog, issued: Issued = AS_STAMPED) -> Submission:
    """Reads one filled workbook; ``issued`` says what its stamp counts for. A part is read by its own catalogue.

    Raises:
        Unreadable: it cannot be read, or is none of ours.
    """
    container = open_container(path)
    book = Sheets(container)
    stamp, contradictions = issued.judged(_stamp(book))
    language = stamp.get("language") or _language(book, catalog)
    if language not in catalog.languages:
        language = catalog.languages[0]
    part = stamp.get("part", "")
    catalog = narrowed(catalog, part) if known_part(catalog, part) else catalog
    layout = plan(catalog, language, stamp.get("unit_level", ""), stamp.get("unit_kind", ""))
    reading = _Reading(
        book,
        layout,
        words_in(catalog, language),
        anomalies=contradictions,
        registers=bool(stamp.get("evidence_codes")),
        as_catalogued=stamp.get("catalog_digest", catalog.digest) == catalog.digest,
    )
    sheets = reading.sheets()
    reading.years = around(year_named(stamp.get("period") or reading.typed(sheets, "period")))
    if not stamp:
        # The form may have been made for one level or kind of unit: what is typed is all there is to go by.
        level, kind = (reading.typed(sheets, field) for field in ("unit_level", "unit_kind"))
        reading.layout = plan(catalog, language, level, kind)
    reading.read(sheets)
    if not stamp and not reading.found:
        raise Unreadable("not-ours")
    typed = list(typed_beside(book, layout, stamp))
    places = {anomaly.place for anomaly in typed}  # told cell by cell, so not by its column as well
    reading.anomalies = [a for a in reading.anomalies if a.rule != "extra-column" or a.place not in places] + typed
    if not stamp:
        reading.anomalies.append(Anomaly("stamp-missing"))
    if container.kind != "xlsx":
        arguments: dict[str, str | Text] = {"format": f".{container.kind}", "unseen": _UNSEEN[container.kind]}
        reading.anomalies.append(Anomaly("limited-format", arguments=arguments))
    if book.has_macros:
        reading.anomalies.append(Anomaly("macros"))
    return Submission(
        path=str(path),
        sha256=container.sha256,
        stamp=stamp,
        language=language,
        unit=reading.unit_data(stamp.get("unit_level", "")),
        rows=reading.rows,
        survey=reading.survey,
        actions=tuple(reading.added["actions"]),
        anomalies=tuple(reading.anomalies),
        saved=last_saved(container),
        coloured=reading.coloured,
        questions=reading.questions,
        evidence=tuple(coded(row) for row in reading.added["evidence"]),
        summary=own_summary(book, reading.layout, sheets),
    )


def _stamp(book: Sheets) -> dict[str, str]:
    """The keys of the hidden sheet; empty where it is lost."""
    name = next((n for n in book.names if clean(n).casefold() == META_SHEET), None)
    if name is None:
        return {}
    sheet = book.sheet(name)
    pairs = ((sheet.cells.get(f"A{row}"), sheet.cells.get(f"B{row}")) for row in sheet.rows)
    stamp = {str(key): clean(shown(value)[1]) for key, value in pairs if key in META_KEYS}
    number = stamp.get("format", "")
    # ASCII digits alone: Python also takes "²" for a digit, and fails on it, as on a number of 5,000 places.
    if re.fullmatch("[0-9]{1,9}", number) and int(number) > FORMAT:
        raise Unreadable("newer-format", found=number, known=str(FORMAT))
    return stamp


def _language(book: Sheets, catalog: Catalog) -> str:
    """Without a stamp: the language most sheets are named in."""
    names = {fold(name) for name in book.names}
    return max(catalog.languages, key=lambda lang: len(names & {fold(s.title) for s in plan(catalog, lang).sheets}))


@dataclass(eq=False, repr=False)
class _Reading:
    """One workbook while it is being read."""

    book: Sheets
    layout: Layout
    words: Words
    unit: dict[str, Row] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    survey: dict[str, Row] = field(default_factory=dict)
    added: dict[SheetKind, list[Row]] = field(default_factory=lambda: {kind: [] for kind in OPEN_ENDED})
    """The rows in which something stands, of sheets to which rows may be added."""
    anomalies: list[Anomaly] = field(default_factory=list)
    found: bool = False
    """Whether a row of ours was found anywhere."""
    moved: set[str] = field(default_factory=set)
    """Keys of rows whose visible cells are those of another row."""
    repeats: Repeats = field(default_factory=Repeats)
    coloured: dict[Place, str] = field(default_factory=dict)
    """Blank cells that take a level, in the colour of one."""
    questions: dict[str, str] = field(default_factory=dict)
    as_catalogued: bool = True
    """Whether the form was made from this very catalogue, so that it asks what that says."""
    registers: bool = False
    """Whether the form was sent out with a register of evidence."""
    years: range = YEARS
    """Those in which a day can lie that is asked for."""

    def sheets(self) -> list[KeyedSheet]:
        """The sheets in which keys were found: those named as in the layout first, then in the file's order."""
        ours = {fold(sheet.title) for sheet in self.layout.sheets}
        found = [sheet for sheet in map(self._keyed, self._wanted()) if sheet is not None]
        return sorted(found, key=lambda sheet: fold(sheet.name) not in ours)

    def typed(self, sheets: list[KeyedSheet], field_id: str) -> str:
        """The key of what is picked for a field of the unit sheet."""
        answer = rows_of(self.layout, "unit")[field_id].answers["value"]
        for sheet in sheets:
            for number, row_id in sheet.rows if sheet.kind == "unit" and "value" in sheet.columns else ():
                if row_id == field_id:
                    column = sheet.columns["value"]
                    typed = entry(sheet.value(number, column), answer, Place(), self.words, formula=False)
                    return typed.value or ""
        return ""

    def unit_data(self, stamped_level: str) -> dict[str, Entry]:
        """Typed unit data by field."""
        data = {
            key: row.entries.get("value") or Entry(place)
            for key, row in self.unit.items()
            if (place := row.cell("value")) is not None
        }
        if "unit_code" in data:
            level = stamped_level or (data["unit_level"].value if "unit_level" in data else "")
            data["unit_code"] = whole_code(data["unit_code"], level or "")
        return data

    def read(self, sheets: list[KeyedSheet]) -> None:
        self.strays = Strays(self.layout)
        self.answers = AnswerCells(self.book, self.layout, self.words, self.anomalies, self.years)
        into = {"pillar": self.rows, "survey": self.survey, "unit": self.unit}
        read: list[KeyedSheet] = []
        for sheet in sheets:
            sheet_plan = next((s for s in self.layout.sheets if s.kind == sheet.kind), None)
            if sheet_plan is None or sheet.kind not in _READ:
                continue
            heading = heading_row(sheet, sheet_plan)
            sheet, foreign = headed(sheet, sheet_plan, heading, self.layout)
            self.anomalies += foreign
            self.anomalies += self.strays.repeated_columns(sheet, sheet_plan)
            if sheet.kind in OPEN_ENDED:
                self._read_open_ended(sheet, sheet_plan, heading, self.added[sheet.kind])
            else:
                self._read_rows(sheet, sheet_plan, heading, into[sheet.kind])
            read.append(sheet)
        self.anomalies += self.repeats.anomalies()
        self._missing(read)
        self.anomalies += lying_beside(
            self.book, [*filter(self._came, self.layout.sheets)], {sheet.name for sheet in sheets}
        )
        self.anomalies += replies(self.book)

    def _wanted(self) -> list[str]:
        """Names of the sheets to look into: those of the layout if all are there, else every one but our own lists."""
        ours = {fold(s.title): s.kind for s in self.layout.sheets}
        by_name = [name for name in self.book.names if ours.get(fold(name)) in _READ]
        complete = len(by_name) == sum(s.kind in _READ for s in self.layout.sheets)
        hidden = (META_SHEET, LISTS_SHEET)
        others = [n for n in self.book.names if ours.get(fold(n)) not in ("guide", "summary")]
        if complete and len(others) == len(by_name) + len(hidden):
            return by_name
        # The form's own sheets first: what people have added must not use up what may be read of one file.
        for name in (name for name in self.book.names if ours.get(fold(name)) == "summary"):
            self.book.sheet(name)
        others.sort(key=lambda name: fold(name) not in ours)
        return [name for name in others if clean(name).casefold() not in hidden]

    def _keyed(self, name: str) -> KeyedSheet | None:
        ours = any(fold(s.title) == fold(name) and s.kind != "guide" and self._came(s) for s in self.layout.sheets)
        try:
            sheet = keyed_sheet(name, self.book)
        except Unreadable:
            if ours:
                raise
            return None
        if sheet is None and ours:
            self.anomalies.append(Anomaly("keys-lost", Place(name)))
        elif sheet is not None and (far := sheet.cells.far):
            self.anomalies.append(Anomaly("far-cell", Place(name, far), "", {"sheet": name, "cell": far}))
        return sheet

    def _came(self, sheet: SheetPlan) -> bool:
        """Whether the form came with that sheet; one of that name in a form without it is the unit's own."""
        return sheet.kind != "evidence" or self.registers

    def _read_rows(self, sheet: KeyedSheet, sheet_plan: SheetPlan, heading: str | None, into: dict[str, Row]) -> None:
        mislabelled = misplaced(sheet, sheet_plan, labels(self.layout, sheet.kind))
        moved = mislabelled.moved | mislabelled.without
        known = self.layout.catalog.indicator
        started = False
        arrangement = arranged(self.layout, sheet)
        entries = self.answers.read(sheet, arrangement, without=moved)
        self.coloured |= coloured(self.book, sheet, arrangement, self.layout.catalog.scale)
        without_pictures(self.book, sheet.name, entries)
        self.anomalies += hidden(sheet, sheet_plan, entries)
        self.anomalies += with_links(self.book, sheet.name, entries)
        for place in arrangement.rows:
            row_id = place.id
            if place.number in moved:
                self.moved.add(row_id)
                started = self.found = True
            elif place.plan is not None:
                started = self.found = True
                seen = sheet.seen.sheet and sheet.seen.row(place.number)
                row = Row(row_id, place.place, entries.get(place.number, {}), sheet.columns, seen)
                if place.plan.kind == "heading" and "evidence" in row.entries:
                    self._without_print(sheet, place.number, row)
                self.anomalies += self.strays.unasked(sheet, place)
                into[row_id] = self.repeats.which(into[row_id], row) if row_id in into else row
            elif row_id and row_id.rpartition(".")[0] in known and self._asked_of_others(row_id):
                self._not_asked(sheet, place.number, row_id)
            elif row_id:
                unknown: dict[str, str | Text] = {"id": row_id, "found": self._typed(sheet, sheet_plan, place.number)}
                self.anomalies.append(Anomaly("unknown-row", place.place, row_id, unknown))
            elif started or (heading is not None and int(place.number) > int(heading)):
                self.anomalies += self.strays.keyless(sheet, sheet_plan, place.number)
        for rule, rows in zip(("rows-moved", "rows-without-label"), mislabelled, strict=True):
            if rows:
                self._say_moved(sheet, rule, rows)
        if heading is not None:
            self.anomalies += self.strays.extra_columns(sheet, sheet_plan, heading)
            if sheet.kind == "pillar" and not self.as_catalogued:
                self.questions |= questions(sheet, sheet_plan, heading)

    def _without_print(self, sheet: KeyedSheet, number: str, heading: Row) -> None:
        """A form of an older layout prints the lead office where a heading's evidence goes: that is no answer."""
        entry = heading.entries["evidence"]
        typed = self.strays.typed(sheet, number, sheet.columns["evidence"])
        if not typed and entry.kind == "text":
            del heading.entries["evidence"]
        elif typed != entry.typed and entry.kind == "text":
            heading.entries["evidence"] = entry._replace(typed=typed, value=typed)

    def _say_moved(self, sheet: KeyedSheet, rule: str, rows: dict[str, str]) -> None:
        number, label = next(((n, label) for n, label in rows.items() if label), next(iter(rows.items())))
        ids = dict(sheet.rows)
        arguments: dict[str, str | Text] = {
            "id": ids[number],
            "shown": label,
            "count": str(len(rows)),
            "rows": listed([ids[n] for n in rows], 6),
        }
        self.anomalies.append(Anomaly(rule, sheet.place(number, sheet.id_column), ids[number], arguments))

    def _asked_of_others(self, row_id: str) -> bool:
        indicator = self.layout.catalog.indicator[row_id.rpartition(".")[0]]
        return any(criterion.id == row_id for criterion in indicator.criteria)

    def _not_asked(self, sheet: KeyedSheet, number: str, row_id: str) -> None:
        """A criterion that is not asked of a unit of this level: said where it is answered."""
        columns = (sheet.columns[name] for name in LEVEL_COLUMN.values() if name in sheet.columns)
        column = next((column for column in columns if sheet.text(number, column)), None)
        if column is not None:
            self.anomalies.append(Anomaly("criterion-not-asked", sheet.place(number, column), row_id))

    def _typed(self, sheet: KeyedSheet, sheet_plan: SheetPlan, number: str) -> str:
        """All that was typed in a row's answer cells, but for the competence, which a blank form offers."""
        columns = [sheet.columns[name] for name in sheet_plan.keys if name in sheet.columns and name != "competence"]
        return "; ".join(filter(None, (sheet.text(number, column) for column in columns)))

    def _read_open_ended(self, sheet: KeyedSheet, sheet_plan: SheetPlan, heading: str | None, into: list[Row]) -> None:
        plans = rows_of(self.layout, sheet.kind)
        before = {self.repeats.told(row): row for row in into}
        arrangement = arranged(self.layout, sheet)

        def above(row: ArrangedRow) -> bool:
            """The heading stands above the first numbered row; rows that were inserted between them count as well."""
            return row.id not in plans and (heading is None or int(row.number) <= int(heading))

        entries = self.answers.read(sheet, arrangement, [row.number for row in takewhile(above, arrangement.rows)])
        without_pictures(self.book, sheet.name, entries)
        self.anomalies += hidden(sheet, sheet_plan, entries)
        self.anomalies += with_links(self.book, sheet.name, entries)
        for place in arrangement.rows:
            if place.number not in entries:
                continue
            row = Row(place.name, place.place, entries[place.number], sheet.columns)
            if not self.repeats.told(row):
                continue
            same = before.get(self.repeats.told(row))
            if same is None:
                into.append(row)
            else:  # the sheet was copied: a row counts once
                self.repeats.which(same, row)
        if heading is not None:
            self.anomalies += self.strays.extra_columns(sheet, sheet_plan, heading)

    def _missing(self, sheets: list[KeyedSheet]) -> None:
        """Rows, columns and sheets of the layout that are no longer there."""
        lost = {anomaly.place.sheet for anomaly in self.anomalies if anomaly.rule == "keys-lost"}
        for sheet in self.layout.sheets:
            if sheet.kind in ("guide", "summary") or fold(sheet.title) in {fold(name) for name in lost}:
                continue
            present = self._present(sheet)
            missing = [row.id for row in sheet.rows if row.id not in present]
            here = [s for s in sheets if s.kind == sheet.kind]
            if not here and not self._came(sheet):
                continue
            if not here or (sheet.kind not in OPEN_ENDED and len(missing) == len(sheet.rows)):
                self.anomalies.append(Anomaly("sheet-missing", Place(sheet.title), "", {"sheet": sheet.title}))
                continue
            if sheet.kind not in OPEN_ENDED:
                for row_id in missing:
                    self.anomalies.append(Anomaly("row-missing", Place(sheet.title), row_id, {"id": row_id}))
            self._missing_columns(sheet, here)

    def _present(self, sheet: SheetPlan) -> set[str]:
        if sheet.kind == "unit":
            return {*self.unit, *self.moved}
        return {*(self.survey if sheet.kind == "survey" else self.rows), *self.moved}

    def _missing_columns(self, sheet: SheetPlan, here: list[KeyedSheet]) -> None:
        ids = {row.id for row in sheet.rows}
        for found in here:
            if sheet.kind == "pillar" and not any(row_id in ids for _, row_id in found.rows):
                continue
            for key in sheet.keys:
                if key not in found.columns and key not in found.refused:
                    place = Place(found.name, f"A{found.key_row}")
                    rule = "column-missing" if key in ESSENTIAL_COLUMNS else "column-absent"
                    heading = next(column.words for column in sheet.columns if column.name == key)
                    self.anomalies.append(Anomaly(rule, place, "", {"column": heading}))
