"""A file that holds a register (.csv, .xlsx, .xls) → rows by column key. Finds the headings."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

from iso18091cli.messages.register import COLUMNS, OTHER_HEADINGS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.spelling import clean, fold, nearest
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.register.faults import Report
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import table

REQUIRED = ("code", "name")
MAX_ROWS = 30_000
"""Rows of a register: twice those of the whole country with all units that there were before."""
_LARGEST = 10_000_000
"""Bytes of a register as CSV."""
_LONGEST_LINE = 10_000
_NOT_READ = ("note", "number")
_FIRST_LINES = 30
"""Lines among which the headings are looked for: titles of the office and of the list may stand above them."""


def all_words(words: dict[str, Text]) -> Text:
    """All the words, with commas."""
    return {language: ", ".join(text[language] for text in words.values()) for language in LANGUAGES}


def _plain(heading: str) -> str:
    """A heading as it is compared: without marks, remarks in brackets, stars and colons."""
    return " ".join(re.sub(r"\([^)]*\)|[*:.]", " ", fold(heading)).split())


_HEADINGS = {
    _plain(word): key
    for key, text in COLUMNS.items()
    for word in (key, *text.values(), *OTHER_HEADINGS.get(key, ()))
}  # fmt: skip


class _Line(NamedTuple):
    """A row of the file: its number from 1 (line of a CSV file, row of a sheet) and what is typed in its cells."""

    number: int
    cells: list[str]

    def columns(self) -> list[str]:
        """Keys of the columns whose headings stand here."""
        return [_HEADINGS[word] for word in map(_plain, self.cells) if word in _HEADINGS]


class Row(NamedTuple):
    """The row of one unit: its number in the file and what is typed in its cells by column key, "" where nothing is.

    Line breaks inside a cell are kept.
    """

    number: int
    typed: defaultdict[str, str]


def read_rows(path: Path, report: Report) -> list[Row]:
    """The rows below the headings that name something; none where the file or its headings cannot be used."""
    lines = _lines(path, report)
    if lines and lines[0].cells and lines[0].cells[0].casefold().startswith("sep="):
        del lines[0]  # how Excel is told the separator
    # Empty rows, comments and titles may stand above the headings.
    below = [line for line in lines if not next(filter(None, line.cells), "#").startswith("#")]
    if not below:
        return []
    at = next((n for n, line in enumerate(below[:_FIRST_LINES]) if {*REQUIRED} <= {*line.columns()}), 0)
    header, below = below[at], below[at + 1 :]
    columns = _columns(header, report)
    if not {*REQUIRED} <= {*columns.values()}:
        return []
    rows = []
    for line in below:
        for cell, heading in itertools.zip_longest(line.cells, header.cells[: len(line.cells)]):
            if cell and not heading:
                report.add("cell-outside", line.number, found=one_line(cell))
        typed = {key: line.cells[at] for at, key in columns.items() if at < len(line.cells) and key not in _NOT_READ}
        if any(typed.values()):
            rows.append(Row(line.number, defaultdict(str, typed)))
    return rows


def _lines(path: Path, report: Report) -> list[_Line]:
    """All rows of the file; none when it cannot be read, which is then reported."""
    try:
        if not path.is_file():
            report.add("file-missing")
        elif path.suffix.lower() == ".csv":
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
            return _bounded(_csv_lines(content, report), report) if len(content) <= _LARGEST else _too_long(report)
        elif path.suffix.lower() in (".xlsx", ".xls"):
            cells_of = enumerate(itertools.islice(table(path), MAX_ROWS + 1), 1)
            return _bounded([_Line(number, [*map(typed_in, cells)]) for number, cells in cells_of], report)
        else:
            report.add("file-format", suffix=path.suffix)
    except OSError:
        report.add("file-unreadable")
    except Unreadable as error:
        report.add("file-unreadable" if error.rule == "not-readable" else "not-a-workbook")
    return []


def _bounded(lines: list[_Line], report: Report) -> list[_Line]:
    """The rows; none where there are more than in any register, which would keep us busy for hours."""
    return lines if len(lines) <= MAX_ROWS else _too_long(report)


def _too_long(report: Report) -> list[_Line]:
    report.add("too-long", rows=f"{MAX_ROWS:,}", megabytes=str(_LARGEST // 1_000_000))
    return []


def _csv_lines(data: bytes, report: Report) -> list[_Line]:
    lines: list[_Line] = []
    number = 1
    try:
        text = data.decode("utf-8-sig")
        # Strict: otherwise a quotation mark that is never closed swallows all units after it without a word.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for cells in reader:
            lines.append(_Line(number, [*map(typed_in, cells)]))
            number = reader.line_num + 1
    except UnicodeDecodeError as error:
        report.add("not-utf-8", data.count(b"\n", 0, error.start) + 1)
    except csv.Error:
        report.add("bad-quotes", number)
        return []
    return lines


def _delimiter(text: str) -> str:
    """The separator that parts most headings from each other; where none is known, the first line has most of it."""
    first = [line[:_LONGEST_LINE].strip() for line in itertools.islice(io.StringIO(text), _FIRST_LINES)]
    if first and (said := re.fullmatch(r'"?sep=([;,\t])"?', first[0], re.IGNORECASE)):
        return said[1]
    lines = [line for line in first if line.strip(';,"\t ') and not line.strip('"').startswith("#")]

    def headings(separator: str) -> int:
        return max((len({*_Line(0, line.replace('"', "").split(separator)).columns()}) for line in lines), default=0)

    return max(";,\t", key=lambda separator: (headings(separator), lines[0].count(separator) if lines else 0))


def _columns(header: _Line, report: Report) -> dict[int, str]:
    """Column keys by position from 0; reports headings that are unknown, repeated or missing."""
    columns: dict[int, str] = {}
    for position, heading in enumerate(map(one_line, header.cells)):
        key = _HEADINGS.get(_plain(heading))
        if key in report.headings:
            report.add("column-repeated", header.number, heading, first=report.headings[key])
        elif key:
            report.headings[key] = heading
            columns[position] = key
        elif heading:
            like = nearest(heading, _HEADINGS)
            hint = did_you_mean(COLUMNS[_HEADINGS[like]] if like else None)
            report.add("column-unknown", header.number, heading, found=heading, hint=hint, known=_known_columns())
    for key in REQUIRED:
        if key not in report.headings:
            report.add("column-missing", header.number, COLUMNS[key]["vi"], column=COLUMNS[key])
    return columns


def _known_columns() -> Text:
    return all_words({key: text for key, text in COLUMNS.items() if key != "number"})


def typed_in(cell: object) -> str:
    """What a person sees in a cell, clean; a whole number without decimals, a date as dd/mm/yyyy."""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return clean(str(cell))


def one_line(text: str) -> str:
    """The text of a cell without line breaks."""
    return " ".join(text.split())
