"""What is counted, in the form and by the engine: random fillings of every kind of measure, at every stage.

LibreOffice calculates them all; `formulas`, an engine of its own in Python, calculates the same workbook of rows.
ISO18091_FILLINGS sets how many fillings are tried (20 by default, 300 in ``make parity``).
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from filling import fill
from hand import CATALOG, both
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.answers import STAGES
from iso18091cli.model.catalog import Catalog, Criterion, UnitGroup
from iso18091cli.model.measure import Measure
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.scorecard import score
from office import Entry, Filling, Office
from test_counted import measure_of

FILLINGS = int(os.environ.get("ISO18091_FILLINGS", "20"))
_LEVELS = {"yellow": 70, "green": 90}

MEASURES: dict[str, dict[str, object]] = {
    "share": {"kind": "share", "better": "higher", "thresholds": {"yellow": 70, "green": 92.5}},
    "share, lower": {"kind": "share", "better": "lower", "thresholds": {"yellow": 20, "green": 0}, "when_zero": "red"},
    "share, within": {"kind": "share", "better": "within", "thresholds": {"yellow": [10, 40], "green": [15, 25.5]}},
    "share of parts": {"kind": "share", "better": "higher", "fractions": True, "thresholds": _LEVELS, "when_zero": "ask"},
    "share above 100": {
        "kind": "share", "better": "higher", "plausible": {"minimum": 0, "maximum": 500}, "thresholds": _LEVELS,
        "when_zero": "not_applicable",
    },
    "number": {"kind": "number", "better": "higher", "thresholds": {"yellow": 1, "green": 3}},
    "number below 0": {
        "kind": "number", "better": "higher", "fractions": True, "plausible": {"minimum": -100, "maximum": 80},
        "thresholds": {"yellow": 0, "green": 2},
    },
    "amount": {"kind": "amount", "better": "lower", "thresholds": {"yellow": 500, "green": 0}},
    "date by": {"kind": "date", "by": "03-31", "thresholds": {"yellow": 30, "green": 0}},
    "date by the next year": {"kind": "date", "by": "+01-31", "thresholds": {"yellow": 30, "green": 0}},
    "age": {"kind": "date", "age": "months", "thresholds": {"yellow": 18, "green": 12}},
    "choice": {"kind": "choice", "choices": {"none": "red", "late": "yellow", "in_time": "green", "few": "green"}},
    "points in halves": {"kind": "points", "maximum": 500, "step": 0.5, "thresholds": {"yellow": 2, "green": 90}},
    "points in tenths": {"kind": "points", "maximum": 3, "step": 0.1, "thresholds": {"yellow": 1, "green": 2.5}},
    "by group": {
        "kind": "share", "better": "higher", "thresholds": _LEVELS,
        "thresholds_for": [{"for": ["khu-vuc-3"], "thresholds": {"yellow": 40, "green": 60}}],
    },
    "by kind": {
        "kind": "share", "better": "higher", "thresholds": _LEVELS,
        "thresholds_for": [{"for": ["xa"], "thresholds": {"yellow": 50, "green": 60}}],
    },
}  # fmt: skip
_PARTS = (0, 0, 1, 2, 3, 7, 15, 40, 92, 187, 203, 203.5, 29.55, 999999)
_WHOLES = (0, 1, 2, 7, 10, 100, 203, 203, 200.5, 29.55, 1000000)
_NUMBERS = (0, 1, 2, 3, 2.5, -1, -3.5, 0.1, 499.99, 500, 500.01, 90, 1000)
_DAYS = (
    date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 1), date(2025, 12, 31), date(2025, 12, 30), date(2025, 6, 30),
    date(2025, 6, 29), date(2027, 1, 31), date(2027, 3, 2), date(2027, 4, 1), date(2027, 5, 2), date(2027, 4, 1), date(1905, 7, 18), date(2020, 2, 29), date(2026, 7, 1),
)  # fmt: skip
_ODD = ("Tốt", "?", "12 người", "TRUE", "  ", "*")


def catalog() -> Catalog:
    """The catalogue by hand, with an indicator for each of the measures, so that the summary shows what each gives."""
    indicators = []
    for number, written in enumerate(MEASURES.values(), 1):
        like = CATALOG.indicators[number % len(CATALOG.indicators)]
        criterion = Criterion(id=f"{number}.1.a", text=both("x"), measure=measure_of(written))
        may = number % 2 == 0
        indicators.append(replace(like, id=f"{number}.1", seq=number, criteria=(criterion,), may_be_not_applicable=may))
    group = UnitGroup(key="khu-vuc-3", name=both("Khu vực III", "Area III"))
    other = UnitGroup(key="khu-vuc-1", name=both("Khu vực I", "Area I"))
    return replace(CATALOG, indicators=tuple(indicators), groups=(other, group), digest="counted")


WITH_MEASURES = catalog()
STAMPS = {
    "set by the sender": Stamp(unit=Unit(name="A", level="commune", kind="xa", group="khu-vuc-3"), period="2026"),
    "typed": Stamp(),
}


def _figure(chance: random.Random, measure: Measure, column: str) -> str | float | date:
    roll = chance.random()
    if roll < 0.08:
        return chance.choice(_ODD)
    if measure.kind == "choice":
        return chance.choice(measure.choices).word["vi"]
    if measure.kind == "date":
        return chance.choice(_DAYS)
    if measure.kind == "share":
        return chance.choice(_WHOLES if column.endswith("whole") else _PARTS)
    return chance.choice(_NUMBERS)


def entries(chance: random.Random, typed: bool) -> list[Entry]:
    """A random filling: figures, odd texts and blanks, picks of all stages, reasons and headings set aside."""
    made: list[Entry] = []
    if typed:
        made.append(Entry("period", "value", chance.choice(("2026", "Năm 2026", "đợt 1")), sheet="Đơn vị"))
        if chance.random() < 0.6:
            made.append(Entry("unit_group", "value", chance.choice(("Khu vực III", "Khu vực I")), sheet="Đơn vị"))
    answered, later = chance.choice((0.3, 0.8, 1.0)), chance.choice((0.0, 0.1, 0.4))
    levels = ("Đỏ", "Vàng", "Xanh", "Xanh", "Không áp dụng")
    for indicator in WITH_MEASURES.indicators:
        if chance.random() < 0.2:
            made += [Entry(indicator.id, "competence", "Không áp dụng"), Entry(indicator.id, "explanation", "không có")]
        for criterion in indicator.criteria:
            measure = criterion.measure
            assert measure is not None
            columns = ["value", "review_value"] + (["whole", "review_whole"] if measure.kind == "share" else [])
            for column in columns:
                if chance.random() < (later if column.startswith("review") else answered):
                    made.append(Entry(criterion.id, column, _figure(chance, measure, column)))
            for column in ("review_level", "agreed_level"):
                if chance.random() < later / 2:
                    made.append(Entry(criterion.id, column, chance.choice(levels)))
            if measure.when_zero == "ask" and chance.random() < 0.4:
                made.append(Entry(criterion.id, "self_level", chance.choice(levels)))
            if chance.random() < 0.5:
                made.append(Entry(criterion.id, "explanation", "giải trình"))
    return made


def live_and_engine(office: Office, tmp_path: Path, name: str, numbers: range) -> list[str]:
    """What differs between the live summary and the engine."""
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(new_workbook(WITH_MEASURES, "vi", STAMPS[name]))
    made = []
    for number in numbers:
        chance = random.Random(f"{name} {number}")
        made.append(Filling(entries(chance, name == "typed"), meta={"stage": chance.choice(STAGES)}))
    found = []
    for number, filling, live in zip(numbers, made, office.fill_each(blank, made), strict=True):
        answers = {(entry.id, entry.column): entry.value for entry in filling.entries}
        path = fill(tmp_path / f"{number}.xlsx", answers, content=blank.read_bytes(), meta=filling.meta)
        sent = read_workbook(path, WITH_MEASURES)
        for indicator in score(sent, WITH_MEASURES).indicators:
            word = WITH_MEASURES.scale.level(indicator.level).word["vi"] if indicator.level else ""
            shown = live[indicator.id]
            if (shown["level"], shown["not_applicable"]) != (word, float(indicator.status == "not_applicable")):
                levels = [(c.id, c.level or c.status) for c in indicator.criteria]
                found.append(
                    f"{number} {indicator.id}: live {shown['level']!r} {shown['not_applicable']}, engine {word!r} {levels}"
                )
    return found


def test_the_fillings_say_something_of_everything(tmp_path: Path) -> None:
    """Several levels, and having none, come up for each measure."""
    blank = new_workbook(WITH_MEASURES, "vi", STAMPS["set by the sender"])
    states: dict[str, set[str]] = {}
    for number in range(40):
        chance = random.Random(f"set by the sender {number}")
        answers = {(entry.id, entry.column): entry.value for entry in entries(chance, False)}
        path = fill(tmp_path / "x.xlsx", answers, content=blank, meta={"stage": chance.choice(STAGES)})
        for indicator in score(read_workbook(path, WITH_MEASURES), WITH_MEASURES).indicators:
            states.setdefault(indicator.id, set()).add(indicator.level or indicator.status)
    levels = set(WITH_MEASURES.scale.keys)
    assert all(len(found & levels) >= 2 and "not_assessed" in found for found in states.values()), states


@pytest.mark.office
@pytest.mark.parametrize("name", STAMPS)
def test_the_form_counts_as_the_engine_does(name: str, office: Office, tmp_path: Path) -> None:
    assert not live_and_engine(office, tmp_path, name, range(FILLINGS))
