"""Table of official titles → an overlay that puts them in, verified. Every fault of the table in one run, by row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from iso18091cli.errors import Fault
from iso18091cli.messages.titles import FAULTS, HEADINGS, WORDS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import clean, fold, nearest
from iso18091cli.model.text import Text, filled, say
from iso18091cli.spreadsheet.unreadable import Unreadable

Sheet = Callable[[Path], Sequence[Sequence[object]]]
"""Cell values of a workbook's first sheet; raises Unreadable."""

_DATE = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2}-[A-Za-z]{3,4}\d{0,4}|[A-Za-z]{3,4}-\d{2,4}")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Title:
    """The official title of one indicator, and the row it stands in."""

    row: int
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    """Line of a text file, row of a sheet, from 1."""
    cells: tuple[str, ...]

    def cell(self, position: int) -> str:
        return self.cells[position] if position < len(self.cells) else ""


def read_titles(path: Path, catalog: Catalog, sheet: Sheet) -> tuple[tuple[Title, ...], tuple[Fault, ...]]:
    """The titles of a table with the columns id, title and perhaps English title, and all its faults by row.

    .csv in UTF-8 (comma, semicolon or tab; a heading row or none) or .xlsx, which ``sheet`` reads. Raises nothing.
    Titles are to be used only where no fault is an error.
    """
    table = _Table(path, catalog)
    table.read(_lines(path, table, sheet))
    return tuple(table.titles), tuple(sorted(table.faults, key=lambda f: f.line or 0))


def overlay(catalog: Catalog, titles: Sequence[Title], source: str, id: str, extends: str, table: str) -> str:
    """The text of the overlay: what it extends, one source, and the name of each indicator, ``verified: true``."""
    languages = catalog.languages
    source_id = _source_id(catalog, source)
    given = {title.id for title in titles}
    rest = sum(not indicator.verified and indicator.id not in given for indicator in catalog.indicators)
    whole = len(given) == len(catalog.indicators)
    numbers: dict[str, str | int] = {
        "source": source,
        "n": len(titles),
        "all": len(catalog.indicators),
        "rest": rest,
        "table": table,
    }
    words = filled(WORDS["note-all" if whole else "note-some"], **numbers)
    note = {language: say(words, language) for language in languages}
    comment = say(filled(WORDS["comment"], **numbers), languages[0])
    lines = [
        f"# {' '.join(comment.split())}",
        f"extends: {_quoted(extends)}",
        f"id: {_quoted(id)}",
        f"version: {_quoted(catalog.version)}",
        *([f"edition: {_quoted(catalog.edition_id)}"] if catalog.edition else []),
        "note:",
        *(f"  {language}: {_quoted(text)}" for language, text in note.items()),
        "",
        "sources:",
        f"  - id: {_quoted(source_id)}",
        f"    text: {_flow(dict.fromkeys(languages, source))}",
        "",
        "indicators:",
    ]
    for title in titles:
        lines.append(f"  - id: {_quoted(title.id)}")
        lines += [f"    name: {_flow(title.name)}", f"    source: {_quoted(source_id)}", "    verified: true"]
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    """A JSON string is a YAML string in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _flow(text: Text) -> str:
    return f"{{{', '.join(f'{language}: {_quoted(words)}' for language, words in text.items())}}}"


def _source_id(catalog: Catalog, source: str) -> str:
    """An id for the source, that of the catalogue where it lists the same one, else one it does not use."""
    stem = _NOT_IN_ID.sub("-", fold(source)).strip("-")[:60].strip("-") or "titles"
    stem = f"source-{stem}" if stem in ("id", "total") else stem
    known = {entry.id: entry for entry in catalog.sources}
    name, number = stem, 1
    while name in known and set(known[name].text.values()) != {source}:
        number += 1
        name = f"{stem}-{number}"
    return name


# Reading the table ----------------------------------------------------------------------------------------------------


@dataclass
class _Table:
    """What is found in the table, and what is wrong with it."""

    path: Path
    catalog: Catalog
    titles: list[Title] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def report(self, name: str, row: int | None = None, record: str = "", **arguments: str | Text) -> None:
        self.faults.append(FAULTS[name].fault(str(self.path), row, record, **arguments))

    def id(self, typed: str) -> str:
        """The indicator's id as the catalogue writes it ("1,10" and "1.10." are 1.10); else what is typed."""
        known = self.catalog.indicator
        spellings = (typed, typed.replace(",", "."), typed.rstrip("."), typed.replace(",", ".").rstrip("."))
        return next((spelling for spelling in spellings if spelling in known), typed)

    def read(self, lines: Sequence[_Line]) -> None:
        filled = [line for line in lines if any(line.cells) and not line.cell(0).startswith("#")]
        header = filled[0] if filled and self._is_header(filled[0]) else None
        rows = filled[1:] if header else filled
        ids = {line.row: self.id(line.cell(0)) for line in rows}
        known = [row for row, id in ids.items() if id in self.catalog.indicator]
        if not known and len(rows) != 1:
            if not self.faults:
                example = self.catalog.indicators[0].id
                self.report("no-titles", catalog=self.catalog.id, example=example)
            return
        third = bool(header and header.cell(2)) or all(line.cell(2) for line in rows)
        if third and len(self.catalog.languages) == 1:
            self.report("language-missing", rows[0].row, languages=self.catalog.languages[0])
        for line in rows:
            self._row(line, ids[line.row], third)
        self._repeated(ids)
        self._left_out(set(ids.values()))

    def _is_header(self, line: _Line) -> bool:
        first = line.cell(0)
        if self.id(first) in self.catalog.indicator:
            return False
        numbered = all(any(c.isdigit() for c in id) for id in self.catalog.indicator)
        return fold(first) in HEADINGS or (numbered and bool(first) and not any(c.isdigit() for c in first))

    def _row(self, line: _Line, id: str, third: bool) -> None:
        if not id:
            self.report("id-missing", line.row, found=line.cell(1) or line.cell(2))
        elif id not in self.catalog.indicator:
            self._unknown(line.row, id)
        if not line.cell(1):
            self.report("empty-title", line.row, id)
        stray = [cell for cell in line.cells[3 if third else 2 :] if cell]
        if stray:
            self.report("stray-cell", line.row, id, found=stray[0])
        self.titles.append(Title(line.row, id, self._name(line, third)))

    def _name(self, line: _Line, third: bool) -> Text:
        """Vietnamese, then the other language; one that is not given keeps the base's words."""
        languages = self.catalog.languages
        first = "vi" if "vi" in languages else languages[0]
        others = [language for language in languages if language != first]
        name = {first: line.cell(1)}
        if third and others and line.cell(2):
            name[others[0]] = line.cell(2)
        return name

    def _unknown(self, row: int, id: str) -> None:
        if _DATE.fullmatch(id):
            self.report("id-became-date", row, id, found=id)
            return
        near = nearest(id, self.catalog.indicator)
        self.report("unknown-id", row, id, found=id, hint=did_you_mean(near))

    def _repeated(self, ids: dict[int, str]) -> None:
        """Ids that stand twice, and rows in which 1.1 may be a 1.10 that lost its zero."""
        seen: defaultdict[str, list[int]] = defaultdict(list)
        place = {indicator.id: indicator.seq for indicator in self.catalog.indicators}
        highest = 0
        for row, id in ids.items():
            if id not in place:
                continue
            lost = f"{id}0" if f"{id}0" in place and f"{id}0" not in ids.values() else ""
            if seen[id]:
                name = "zero-lost" if lost else "repeated-id"
                self.report(name, row, id, found=id, first=str(seen[id][0]), lost=lost)
            elif lost and place[id] < highest:
                self.report("maybe-zero-lost", row, id, found=id, lost=lost)
            seen[id].append(row)
            highest = max(highest, place[id])

    def _left_out(self, given: set[str]) -> None:
        missing = [id for id in self.catalog.indicator if id not in given]
        if missing:
            self.report("not-in-table", None, "", n=str(len(missing)), ids=", ".join(missing))


def _lines(path: Path, table: _Table, sheet: Sheet) -> list[_Line]:
    try:
        data = path.read_bytes()
        if data.startswith(b"PK"):
            return [_Line(row, tuple(map(_typed, cells))) for row, cells in enumerate(sheet(path), 1)]
        return list(_text_lines(data, table))
    except FileNotFoundError:
        table.report("file-missing")
    except (OSError, Unreadable):
        table.report("file-unreadable")
    return []


def _text_lines(data: bytes, table: _Table) -> Iterator[_Line]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        table.report("not-utf-8", data.count(b"\n", 0, error.start) + 1)
        return
    row = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, table), strict=True)
    try:
        for cells in reader:
            yield _Line(row, tuple(map(_typed, cells)))
            row = reader.line_num + 1
    except csv.Error:
        table.report("bad-quotes", row)


def _delimiter(text: str, table: _Table) -> str:
    """The separator before which most lines have an indicator's id: titles hold commas, and 1,10 is an id as well."""

    def ids(delimiter: str) -> tuple[int, int]:
        starts = [line.partition(delimiter) for line in text.splitlines() if delimiter in line]
        return sum(table.id(_typed(start).strip('"')) in table.catalog.indicator for start, *_ in starts), len(starts)

    return max("\t;,", key=ids)


def _typed(cell: object) -> str:
    """What a person sees in a cell, clean and on one line."""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(clean(str(cell)).split())
