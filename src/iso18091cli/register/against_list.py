"""Units of a register against the national list → warnings where code, name and kind do not belong together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from iso18091cli.messages.register import WORDS
from iso18091cli.model.names import agreed
from iso18091cli.model.text import LANGUAGES, Text, filled
from iso18091cli.model.units import Unit, full_name
from iso18091cli.register.faults import Report
from iso18091cli.register.national import REFORM, NationalUnit, meanings


def compare(records: Iterable[tuple[int, Unit]], report: Report) -> None:
    """Adds a warning for each unit whose code names another one on its days, with all that the code means.

    A unit without days is taken for one of today. Codes that the list lacks say nothing: other bodies have their own.
    """
    for line, unit in records:
        known = [record for record in meanings().get(unit.code, ()) if unit.level in ("", record.unit.level)]
        if not known or unit.kind == "co-quan-khac":
            continue
        on_its_days = [record for record in known if _overlap(unit, record.unit)] or known
        of_that_name = [record for record in on_its_days if agreed(record.unit.name) == agreed(unit.name)]
        # Of before the reform the list has the last kind alone: Thủy Nguyên was a huyện until 2024.
        if not any(unit.kind in ("", record.unit.kind) or not record.unit.valid_from for record in of_that_name):
            found: Text = {language: full_name(unit, language) for language in LANGUAGES}
            report.add("code-of-another", line, "code", code=unit.code, found=found, meanings=listed(known))


def listed(records: Iterable[NationalUnit]) -> Text:
    """What a code means and meant, in words."""
    said = [meaning(record) for record in records]
    return {language: "; ".join(text[language] for text in said) for language in LANGUAGES}


def meaning(record: NationalUnit) -> Text:
    """A unit with its province and its days: "Phường Hải An (Hải Phòng) từ 01/07/2025"."""
    days = [f"{day:%d/%m/%Y}" if day else "" for day in (record.unit.valid_from, record.unit.valid_to)]
    key = {(True, False): "since", (False, True): "until", (True, True): "between"}[bool(days[0]), bool(days[1])]
    return filled(WORDS[key], unit=named(record), start=days[0], end=days[1])


def named(record: NationalUnit) -> Text:
    """A unit with its kind and, below a province, the name of that."""
    unit = record.unit
    if unit.level == "province":
        kind = WORDS["province"] if unit.kind == "tinh" else None
        return filled(WORDS["of-kind"], name=unit.name, kind=kind) if kind else _full(unit)
    of_days = [
        r for r in meanings().get(record.province, ()) if (r.unit.valid_from is None) == (unit.valid_from is None)
    ]
    return filled(WORDS["in-province"], unit=_full(unit), province=of_days[0].unit.name if of_days else record.province)


def _full(unit: Unit) -> Text:
    return {language: full_name(unit, language) for language in LANGUAGES}


def _overlap(unit: Unit, listed_one: Unit) -> bool:
    """Whether a unit of a register is valid on a day on which the other one is; without days it is one of today."""
    start = unit.valid_from or (date.min if unit.valid_to else REFORM)
    return start <= (listed_one.valid_to or date.max) and (listed_one.valid_from or date.min) <= (
        unit.valid_to or date.max
    )
