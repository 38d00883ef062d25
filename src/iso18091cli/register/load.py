"""Register of units (.csv or .xlsx) → Units. Says everything that is wrong with it, by row and column."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, cast

from iso18091cli.errors import Fault, Faults
from iso18091cli.messages.register import COLUMNS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.address import address_in
from iso18091cli.model.spelling import clean, fold, nearest
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.model.units import KINDS, KINDS_OF_LEVEL, LEVELS, STATUSES, Status, Unit, Units
from iso18091cli.register.faults import Report
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import table

REQUIRED = ("code", "name")
CODE_DIGITS = {"province": 2, "district": 3, "commune": 5}
"""Digits of an official code; bodies of other levels have codes of their own making."""

_WORDS: dict[str, dict[str, Text]] = {"level": LEVELS, "kind": KINDS, "status": STATUSES}
_CODE = re.compile(r"[0-9A-Za-z-]+")


def _spellings(words: dict[str, Text]) -> dict[str, str]:
    """Keys by everything that can be typed for them: the key itself and its word in each language."""
    return {fold(word): key for key, text in words.items() for word in (key, *text.values())}


def _all(words: dict[str, Text]) -> Text:
    """All the words, with commas."""
    return {language: ", ".join(text[language] for text in words.values()) for language in LANGUAGES}


_HEADINGS = _spellings(COLUMNS)
_SPELLINGS = {column: _spellings(words) for column, words in _WORDS.items()}


class _Line(NamedTuple):
    """A row of the file: its number from 1 (line of a CSV file, row of a sheet) and what is typed in its cells."""

    number: int
    cells: list[str]


class _Row(NamedTuple):
    """The row of one unit: its number in the file and what is typed in its cells by column key, "" where nothing is."""

    number: int
    typed: defaultdict[str, str]


def load_units(path: Path) -> Units:
    """The register in that file, its units in the file's order.

    Raises:
        Faults: the file cannot be read or a row has an error; warnings that were found are in it too.
    """
    units, faults = read_register(path)
    if any(f.severity == "error" for f in faults):
        raise Faults(faults)
    return units


def read_register(path: Path) -> tuple[Units, tuple[Fault, ...]]:
    """The units whose rows are without error, and all faults by row, warnings included. Raises nothing.

    The first row that is neither empty nor a comment (``#``) holds the headings, by key or in Vietnamese (COLUMNS).
    Dates are YYYY-MM-DD, dd/mm/yyyy or date cells; levels, kinds and statuses are keys or words, marks and case aside.
    """
    report = Report(str(path))
    rows = _rows(_lines(path, report), report)
    if not rows and not report.failed:
        report.add("no-units")
    records = [(row.number, _unit(row, report)) for row in rows]
    _repetitions(records, report)
    _parents(records, report)
    failed = report.failed
    units = tuple(unit for line, unit in records if line not in failed)
    return Units(path=str(path), units=units), tuple(sorted(report.faults, key=lambda f: f.line or 0))


def _lines(path: Path, report: Report) -> list[_Line]:
    """All rows of the file; none when it cannot be read, which is then reported."""
    try:
        if not path.is_file():
            report.add("file-missing")
        elif path.suffix.lower() == ".csv":
            return _csv_lines(path.read_bytes(), report)
        elif path.suffix.lower() == ".xlsx":
            return [_Line(number, [*map(_typed, cells)]) for number, cells in enumerate(table(path), 1)]
        else:
            report.add("file-format", suffix=path.suffix)
    except OSError:
        report.add("file-unreadable")
    except Unreadable as error:
        report.add("file-unreadable" if error.rule == "not-readable" else "not-a-workbook")
    return []


def _csv_lines(data: bytes, report: Report) -> list[_Line]:
    lines: list[_Line] = []
    number = 1
    try:
        text = data.decode("utf-8-sig")
        # Strict: otherwise a quotation mark that is never closed swallows all units after it without a word.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for cells in reader:
            lines.append(_Line(number, [*map(_typed, cells)]))
            number = reader.line_num + 1
    except UnicodeDecodeError as error:
        report.add("not-utf-8", data.count(b"\n", 0, error.start) + 1)
    except csv.Error:
        report.add("bad-quotes", number)
        return []
    return lines


def _delimiter(text: str) -> str:
    """The separator that the heading line has most of."""
    starts = ((line, line.strip(' \t\r\n;,"')) for line in io.StringIO(text))
    heading = next((line for line, start in starts if start and not start.startswith("#")), "")
    return max(";,\t", key=heading.count)


def _rows(lines: list[_Line], report: Report) -> list[_Row]:
    """The rows below the headings that name something; none when a needed column is missing."""
    # Empty rows and comments may stand above the headings.
    below = itertools.dropwhile(lambda line: next(filter(None, line.cells), "#").startswith("#"), lines)
    header = next(below, None)
    if header is None:
        return []
    columns = _columns(header, report)
    if not {*REQUIRED} <= {*columns.values()}:
        return []
    rows = []
    for line in below:
        for cell, heading in itertools.zip_longest(line.cells, header.cells[: len(line.cells)]):
            if cell and not heading:
                report.add("cell-outside", line.number, found=cell)
        typed = {key: line.cells[at] for at, key in columns.items() if at < len(line.cells) and key != "note"}
        if any(typed.values()):
            rows.append(_Row(line.number, defaultdict(str, typed)))
    return rows


def _columns(header: _Line, report: Report) -> dict[int, str]:
    """Column keys by position from 0; reports headings that are unknown, repeated or missing."""
    columns: dict[int, str] = {}
    for position, heading in enumerate(header.cells):
        key = _HEADINGS.get(fold(heading))
        if key in report.headings:
            report.add("column-repeated", header.number, heading, first=report.headings[key])
        elif key:
            report.headings[key] = heading
            columns[position] = key
        elif heading:
            like = nearest(heading, _HEADINGS)
            hint = did_you_mean(COLUMNS[_HEADINGS[like]] if like else None)
            report.add("column-unknown", header.number, heading, found=heading, hint=hint, known=_all(COLUMNS))
    for key in REQUIRED:
        if key not in report.headings:
            report.add("column-missing", header.number, COLUMNS[key]["vi"], column=COLUMNS[key])
    return columns


def _typed(cell: object) -> str:
    """What a person sees in a cell, clean and on one line; a whole number without decimals, a date as dd/mm/yyyy."""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(clean(str(cell)).split())


def _unit(row: _Row, report: Report) -> Unit:
    """The unit of a row; what is not understood in it is reported and left blank."""
    kind = _word("kind", row, report)
    usual_level = next((level for level, kinds in KINDS_OF_LEVEL.items() if kind in kinds), "")
    unit = Unit(
        code=row.typed["code"],
        name=row.typed["name"],
        level=_word("level", row, report) or usual_level,
        kind=kind,
        parent=row.typed["parent"],
        email=address_in(row.typed["email"]).text,
        status=cast(Status, _word("status", row, report) or "active"),
        reason=row.typed["reason"],
        valid_from=_day("valid_from", row, report),
        valid_to=_day("valid_to", row, report),
    )
    _check(unit, row.number, report)
    if (typed := row.typed["email"]) and (fault := address_in(typed).fault):
        report.add("bad-email" if fault == "none" else "several-emails", row.number, "email", found=typed)
    return unit


def _word(column: str, row: _Row, report: Report) -> str:
    """The key that a typed key or word stands for; "" where nothing is typed or it is not known."""
    typed, spellings = row.typed[column], _SPELLINGS[column]
    whole = f"{COLUMNS[column]['vi']} {typed}"  # under "cấp" people write "xã" for "cấp xã"
    key = spellings.get(fold(typed)) or spellings.get(fold(whole), "")
    if typed and not key:
        like = nearest(typed, spellings)
        words = _WORDS[column]
        hint = did_you_mean(words[spellings[like]] if like else None)
        report.add("word-unknown", row.number, column, found=typed, hint=hint, known=_all(words))
    return key


def _day(column: str, row: _Row, report: Report) -> date | None:
    typed = row.typed[column]
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        # Ten characters: 1/7/2025 comes as well from an Excel that writes the month first.
        if len(typed) == 10:
            with contextlib.suppress(ValueError):
                return datetime.strptime(typed, form).date()
    if typed:
        report.add("not-a-date", row.number, column, found=typed)
    return None


def _check(unit: Unit, line: int, report: Report) -> None:
    """Reports what is wrong with one unit by itself."""
    for column, value in (("code", unit.code), ("name", unit.name)):
        if not value:
            report.add("empty", line, column)
    _check_code(unit, line, report)
    if unit.kind and unit.level and unit.kind not in KINDS_OF_LEVEL[unit.level]:
        report.add("level-of-kind", line, "kind", kind=KINDS[unit.kind], level=LEVELS[unit.level])
    if unit.status != "active" and not unit.reason:
        report.add("reason-missing", line, "reason", name=unit.name, status=STATUSES[unit.status])
    if unit.parent and unit.parent == unit.code:
        report.add("parent-itself", line, "parent", found=unit.code)
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        report.add("dates-swapped", line, "valid_to", start=_typed(unit.valid_from), end=_typed(unit.valid_to))


def _check_code(unit: Unit, line: int, report: Report) -> None:
    digits = CODE_DIGITS.get(unit.level, len(unit.code))
    if unit.code and not _CODE.fullmatch(unit.code):
        report.add("code-characters", line, "code", found=unit.code)
    elif unit.code.isdecimal() and len(unit.code) != digits:
        name = "code-zeros-lost" if len(unit.code) < digits else "code-too-long"
        figures = {"count": str(len(unit.code)), "digits": str(digits), "padded": unit.code.zfill(digits)}
        report.add(name, line, "code", found=unit.code, level=LEVELS[unit.level], **figures)


def _repetitions(records: list[tuple[int, Unit]], report: Report) -> None:
    """Codes and names that stand twice for the same time; after a reform both are given to other units."""
    seen: defaultdict[object, list[tuple[int, Unit]]] = defaultdict(list)
    for line, unit in records:
        # A tone may stand on either vowel (Hòa, Hoà), but Tân Hà and Tân Hạ are two names: same base, same marks.
        marks = "".join(sorted(unicodedata.normalize("NFD", unit.name.casefold())))
        name = (fold(unit.name), marks, unit.level, unit.parent)
        if unit.code and (first := _first_clash(unit, seen[unit.code])):
            report.add("code-repeated", line, "code", found=unit.code, first=first)
        elif unit.name and (first := _first_clash(unit, seen[name])):
            report.add("name-repeated", line, "name", found=unit.name, first=first)
        seen[unit.code].append((line, unit))
        seen[name].append((line, unit))


def _first_clash(unit: Unit, earlier: list[tuple[int, Unit]]) -> str:
    """Row of the first earlier unit that is valid on a day on which this one is; "" where there is none."""
    start, end = unit.valid_from or date.min, unit.valid_to or date.max
    clashes = (
        str(line)
        for line, other in earlier
        if start <= (other.valid_to or date.max) and (other.valid_from or date.min) <= end
    )
    return next(clashes, "")


def _parents(records: list[tuple[int, Unit]], report: Report) -> None:
    """Units above that are not listed, each said once: districts need not be."""
    codes = {unit.code for _, unit in records}
    unlisted = Counter(unit.parent for _, unit in records if unit.parent and unit.parent not in codes)
    for line, unit in records:
        if count := unlisted.pop(unit.parent, 0):
            report.add("parent-unlisted", line, "parent", found=unit.parent, count=str(count))
