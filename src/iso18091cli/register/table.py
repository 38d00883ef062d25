"""A list that an office keeps (.csv, .xlsx, .xls) → rows by column key. Finds the headings."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from iso18091cli.messages.register import COLUMNS, OTHER_HEADINGS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.spelling import clean, fold, nearest
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.register.faults import Report
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import table

MAX_ROWS = 30_000
"""Rows of a register: twice those of the whole country with all units that there were before."""
_LARGEST = 10_000_000
"""Bytes of a register as CSV."""
_LONGEST_LINE = 10_000
_FIRST_LINES = 30
"""Lines among which the headings are looked for: titles of the office and of the list may stand above them."""


def all_words(words: dict[str, Text]) -> Text:
    """All the words, with commas."""
    return {language: ", ".join(text[language] for text in words.values()) for language in LANGUAGES}


def _plain(heading: str) -> str:
    """A heading as it is compared: without marks, remarks in brackets, stars and colons."""
    return " ".join(re.sub(r"\([^)]*\)|[*:.]", " ", fold(heading)).split())


@dataclass(frozen=True)
class Columns:
    """What a list's columns are, and the headings by which they are known."""

    words: dict[str, Text]
    """The heading in each language, by column key."""
    required: tuple[str, ...]
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Headings that offices use for the same columns."""
    not_read: tuple[str, ...] = ("note", "number")
    """Columns that are the office's own."""

    @cached_property
    def headings(self) -> dict[str, str]:
        """Column keys by everything that can be typed as their heading, plain."""
        return {
            _plain(word): key
            for key, text in self.words.items()
            for word in (key, *text.values(), *self.others.get(key, ()))
        }

    @property
    def known(self) -> Text:
        """All headings, in words."""
        return all_words({key: text for key, text in self.words.items() if key != "number"})


REGISTER = Columns(COLUMNS, ("code", "name"), OTHER_HEADINGS)
"""A register of units."""


class _Line(NamedTuple):
    """A row of the file: its number from 1 (line of a CSV file, row of a sheet) and what is typed in its cells."""

    number: int
    cells: list[str]

    def columns(self, of: Columns) -> list[str]:
        """Keys of the columns whose headings stand here."""
        return [of.headings[word] for word in map(_plain, self.cells) if word in of.headings]


class Row(NamedTuple):
    """One row: its number in the file and what is typed in its cells by column key, "" where nothing is.

    Line breaks inside a cell are kept.
    """

    number: int
    typed: defaultdict[str, str]


def read_rows(path: Path, report: Report, of: Columns = REGISTER) -> list[Row]:
    """The rows below the headings that name something; none where the file or its headings cannot be used."""
    lines = _lines(path, report, of)
    if lines and lines[0].cells and lines[0].cells[0].casefold().startswith("sep="):
        del lines[0]  # how Excel is told the separator
    # Empty rows, comments and titles may stand above the headings.
    below = [line for line in lines if not next(filter(None, line.cells), "#").startswith("#")]
    if not below:
        return []
    at = next((n for n, line in enumerate(below[:_FIRST_LINES]) if {*of.required} <= {*line.columns(of)}), 0)
    header, below = below[at], below[at + 1 :]
    columns = _columns(header, report, of)
    if not {*of.required} <= {*columns.values()}:
        return []
    rows = []
    for line in below:
        for cell, heading in itertools.zip_longest(line.cells, header.cells[: len(line.cells)]):
            if cell and not heading:
                report.add("cell-outside", line.number, found=one_line(cell))
        typed = {key: line.cells[at] for at, key in columns.items() if at < len(line.cells) and key not in of.not_read}
        if any(typed.values()):
            rows.append(Row(line.number, defaultdict(str, typed)))
    return rows


def _lines(path: Path, report: Report, of: Columns) -> list[_Line]:
    """All rows of the file; none when it cannot be read, which is then reported."""
    try:
        if not path.is_file():
            report.add("file-missing")
        elif path.suffix.lower() == ".csv":
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
            return _bounded(_csv_lines(content, report, of), report) if len(content) <= _LARGEST else _too_long(report)
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


def _csv_lines(data: bytes, report: Report, of: Columns) -> list[_Line]:
    lines: list[_Line] = []
    number = 1
    try:
        text = data.decode("utf-8-sig")
        # Strict: otherwise a quotation mark that is never closed swallows all units after it without a word.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, of), strict=True)
        for cells in reader:
            lines.append(_Line(number, [*map(typed_in, cells)]))
            number = reader.line_num + 1
    except UnicodeDecodeError as error:
        report.add("not-utf-8", data.count(b"\n", 0, error.start) + 1)
    except csv.Error:
        report.add("bad-quotes", number)
        return []
    return lines


def _delimiter(text: str, of: Columns) -> str:
    """The separator that parts most headings from each other; where none is known, the first line has most of it."""
    first = [line[:_LONGEST_LINE].strip() for line in itertools.islice(io.StringIO(text), _FIRST_LINES)]
    if first and (said := re.fullmatch(r'"?sep=([;,\t])"?', first[0], re.IGNORECASE)):
        return said[1]
    lines = [line for line in first if line.strip(';,"\t ') and not line.strip('"').startswith("#")]

    def headings(separator: str) -> int:
        return max((len({*_Line(0, line.replace('"', "").split(separator)).columns(of)}) for line in lines), default=0)

    return max(";,\t", key=lambda separator: (headings(separator), lines[0].count(separator) if lines else 0))


def _columns(header: _Line, report: Report, of: Columns) -> dict[int, str]:
    """Column keys by position from 0; reports headings that are unknown, repeated or missing."""
    columns: dict[int, str] = {}
    for position, heading in enumerate(map(one_line, header.cells)):
        key = of.headings.get(_plain(heading))
        if key in report.headings:
            report.add("column-repeated", header.number, heading, first=report.headings[key])
        elif key:
            report.headings[key] = heading
            columns[position] = key
        elif heading:
            like = nearest(heading, of.headings)
            hint = did_you_mean(of.words[of.headings[like]] if like else None)
            report.add("column-unknown", header.number, heading, found=heading, hint=hint, known=of.known)
    for key in of.required:
        if key not in report.headings:
            report.add("column-missing", header.number, of.words[key]["vi"], column=of.words[key])
    return columns


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
