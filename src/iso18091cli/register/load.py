"""Register of units (.csv, .xlsx, .xls) → Units. Says everything that is wrong with it, by row and column."""

from __future__ import annotations

import contextlib
import re
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import cast

from iso18091cli.errors import Fault, Faults
from iso18091cli.messages.register import COLUMNS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.address import address_in
from iso18091cli.model.names import agreed, without_kind
from iso18091cli.model.spelling import fold, garbled, legacy, nearest, restored
from iso18091cli.model.text import Text
from iso18091cli.model.typed import deadline_meant
from iso18091cli.model.units import KINDS, KINDS_OF_LEVEL, LEVELS, STATUSES, Status, Unit, Units
from iso18091cli.register.against_list import compare
from iso18091cli.register.faults import Report
from iso18091cli.register.national import province_codes
from iso18091cli.register.table import Row, all_words, one_line, read_rows, typed_in

CODE_DIGITS = {"province": 2, "district": 3, "commune": 5}
"""Digits of an official code; bodies of other levels have codes of their own making."""

_WORDS: dict[str, dict[str, Text]] = {"level": LEVELS, "kind": KINDS, "status": STATUSES}
_CODE = re.compile(r"[0-9A-Za-z-]+")


def _spellings(words: dict[str, Text]) -> dict[str, str]:
    """Keys by everything that can be typed for them: the key itself and its word in each language."""
    return {fold(word): key for key, text in words.items() for word in (key, *text.values())}


_SPELLINGS = {column: _spellings(words) for column, words in _WORDS.items()}


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

    The headings are keys, Vietnamese, or as offices have them (messages/register.py); empty rows, comments (``#``) and
    titles may stand above. A kind of unit in front of a name is taken off, and said once.
    Dates are YYYY-MM-DD, dd/mm/yyyy or date cells; levels, kinds and statuses are keys or words, marks and case aside.
    """
    return _read(path, with_list=False)


def check_register(path: Path) -> tuple[Units, tuple[Fault, ...]]:
    """The same, and warnings where code and name do not belong together in the national list."""
    return _read(path, with_list=True)


def _read(path: Path, *, with_list: bool) -> tuple[Units, tuple[Fault, ...]]:
    report = Report(str(path))
    rows = read_rows(path, report)
    if not rows and not report.failed:
        report.add("no-units")
    records = [(row.number, _unit(row, report)) for row in rows]
    _kinds_in_names(rows, records, report)
    _repetitions(records, report)
    _parents(records, report)
    if with_list:
        compare(records, report)
    failed = report.failed
    units = tuple(unit for line, unit in records if line not in failed)
    return Units(path=str(path), units=units), tuple(sorted(report.faults, key=lambda f: f.line or 0))


def _unit(row: Row, report: Report) -> Unit:
    """The unit of a row; what is not understood in it is reported and left blank."""
    name, kind = _name_and_kind(row, report)
    usual_level = next((level for level, kinds in KINDS_OF_LEVEL.items() if kind in kinds), "")
    unit = Unit(
        code=_cell("code", row),
        name=name,
        level=_word("level", row, report) or usual_level,
        kind=kind,
        parent=_cell("parent", row),
        group=_cell("group", row),
        email=address_in(_cell("email", row)).text,
        status=cast(Status, _word("status", row, report) or "active"),
        reason=_cell("reason", row),
        valid_from=day_in("valid_from", row, report),
        valid_to=day_in("valid_to", row, report),
        due=_due(row, report),
    )
    _check(unit, row.number, report)
    if (typed := _cell("email", row)) and (fault := address_in(typed).fault):
        report.add("bad-email" if fault == "none" else "several-emails", row.number, "email", found=typed)
    return unit


def _cell(column: str, row: Row) -> str:
    return one_line(row.typed[column])


def _name_and_kind(row: Row, report: Report) -> tuple[str, str]:
    """The name without the kind in front of it, and the kind: the one of its column, else the one in front."""
    typed, kind = _cell("name", row), _word("kind", row, report)
    _check_letters(row.typed["name"], row.number, report)
    name, in_front = without_kind(typed)
    if kind == "co-quan-khac" or name == typed:
        return typed, kind
    if kind and in_front and kind != in_front:
        report.add("kind-of-name", row.number, "name", found=typed, kind=KINDS[kind])
        return typed, kind
    return name, kind or in_front


def _check_letters(name: str, line: int, report: Report) -> None:
    """Reports letters that were lost or changed on the way, each with its reason; forms would go out with them."""
    wrong, found = garbled(name), one_line(name)
    if "\n" in name:
        report.add("name-broken", line, "name", found=found)
    if wrong == "lost" or (not wrong and "?" in name):
        report.add("letters-lost", line, "name", found=found)
    elif wrong:
        like = did_you_mean(restored(name) if restored(name) != name else None)
        report.add(
            "letters-misread" if wrong == "misread" else "letters-as-codes", line, "name", found=found, hint=like
        )
    elif font := legacy(name, lambda: "", least=1):
        report.add("letters-of-old-font", line, "name", found=found, encoding=font)


def _kinds_in_names(rows: list[Row], records: list[tuple[int, Unit]], report: Report) -> None:
    """Says once that names bear their kind in front, and how such a name was read."""
    bearing = [(line, _cell("name", row), unit.name) for row, (line, unit) in zip(rows, records, strict=True)]
    bearing = [(line, typed, name) for line, typed, name in bearing if typed != name]
    if bearing:
        line, typed, name = bearing[0]
        report.add("kind-in-name", line, "name", found=typed, name=name, count=str(len(bearing)))


def _word(column: str, row: Row, report: Report) -> str:
    """The key that a typed key or word stands for; "" where nothing is typed or it is not known."""
    typed, spellings = _cell(column, row), _SPELLINGS[column]
    whole = f"{COLUMNS[column]['vi']} {typed}"  # under "cấp" people write "xã" for "cấp xã"
    key = spellings.get(fold(typed)) or spellings.get(fold(whole), "")
    if typed and not key:
        like = nearest(typed, spellings)
        words = _WORDS[column]
        hint = did_you_mean(words[spellings[like]] if like else None)
        report.add("word-unknown", row.number, column, found=typed, hint=hint, known=all_words(words))
    return key


def day_in(column: str, row: Row, report: Report) -> date | None:
    """The day that is typed there: YYYY-MM-DD or dd/mm/yyyy; what is none is reported."""
    typed = _cell(column, row)
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        # Ten characters: 1/7/2025 comes as well from an Excel that writes the month first.
        if len(typed) == 10:
            with contextlib.suppress(ValueError):
                return datetime.strptime(typed, form).date()
    if typed:
        report.add("not-a-date", row.number, column, found=typed)
    return None


def _due(row: Row, report: Report) -> str:
    """The last day that a unit is given of its own, as offices write one: 31/01/2027, hết tháng 1/2027."""
    typed = _cell("due", row)
    found = deadline_meant(typed) if typed else None
    if typed and found is None:
        report.add("not-a-date", row.number, "due", found=typed)
    return found or ""


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
        report.add("dates-swapped", line, "valid_to", start=typed_in(unit.valid_from), end=typed_in(unit.valid_to))


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
        name = (agreed(unit.name), unit.kind, unit.level, unit.parent)
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
    """Units above that are not listed, each said once. Provinces need not be, nor districts."""
    codes = {unit.code for _, unit in records}
    if any(unit.parent and unit.parent not in codes and len(unit.parent) == 2 for _, unit in records):
        codes |= province_codes()
    unlisted = Counter(unit.parent for _, unit in records if unit.parent and unit.parent not in codes)
    for line, unit in records:
        if count := unlisted.pop(unit.parent, 0):
            report.add("parent-unlisted", line, "parent", found=unit.parent, count=str(count))
