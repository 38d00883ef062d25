"""Measures, limits in texts, offices and what is asked of whom: as they are read, shown, and refused."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from hand import CATALOG, SCALE, both
from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.as_json import from_json, to_json
from iso18091cli.catalog.load import check_catalog
from iso18091cli.form.blank import Stamp, build
from iso18091cli.form.layout import plan
from iso18091cli.form.refill import Address, Form
from iso18091cli.messages.measures import measured
from iso18091cli.model.catalog import Criterion, Indicator, Office, criteria_for
from iso18091cli.model.measure import Answered, Limit, LimitsFor, Measure
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.scorecard import score
from test_catalog import SMALL, line_of, well_worded

# A limit in a text --------------------------------------------------------------------------------------------------


def _measure(kind: str, limit: Limit | None, **more: Any) -> Measure:
    thresholds = {} if limit is None else {"green": limit}
    given = {"what": both("x"), "counted": both("x"), "source": both("x"), "mark": "ours", "thresholds": thresholds}
    return Measure(kind=kind, **(given | more))  # type: ignore[arg-type]


TEXTS: list[tuple[Measure, str, str]] = [
    (_measure("share", 98.0), "98 %", "98%"),
    (_measure("share", 97.5), "97,5 %", "97.5%"),
    (_measure("share", (15.0, 25.0), better="within"), "15–25 %", "15–25%"),
    (_measure("share", -3.0), "-3 %", "-3%"),
    (_measure("number", 2.0), "2", "2"),
    (_measure("number", 0.0), "0", "0"),
    (_measure("amount", 1234567.5), "1.234.567,5", "1,234,567.5"),
    (_measure("date", 0.0, by="03-31"), "31/3", "31 March"),
    (_measure("date", 30.0, by="03-31"), "30/4", "30 April"),
    (_measure("date", 1.0, by="02-28"), "1/3", "1 March"),
    (_measure("date", 0.0, by="+01-31"), "31/1 năm sau", "31 January of the next year"),
    (_measure("date", 31.0, by="12-31"), "31/1 năm sau", "31 January of the next year"),
    (_measure("date", 12.0, age="months"), "12", "12"),
]


@pytest.mark.parametrize(("measure", "vi", "en"), TEXTS, ids=[f"{m.kind} {vi}" for m, vi, _ in TEXTS])
def test_a_limit_in_words(measure: Measure, vi: str, en: str) -> None:
    assert measure.limit_text("green") == {"vi": vi, "en": en}
    assert measure.limit_text("yellow") == {}


def test_the_limit_is_that_of_the_unit_and_of_the_level_that_is_good_enough() -> None:
    measure = replace(
        _measure("share", None),
        thresholds={"yellow": 90.0, "green": 98.0},
        thresholds_for=(
            LimitsFor(units=("commune",), thresholds={"yellow": 80.0, "green": 88.0}),
            LimitsFor(units=("phuong", "dac-khu"), thresholds={"yellow": 95.0, "green": 99.0}),
        ),
    )
    criterion = Criterion(id="1.1.a", text=both("ít nhất {threshold} hồ sơ", "{threshold} of files"), measure=measure)

    def shown(kind: str = "", level: str = "", acceptable: str = "") -> Text:
        return replace(CATALOG, scale=replace(SCALE, acceptable=acceptable)).text_of(criterion, kind, level)

    assert shown() == {"vi": "ít nhất 98 % hồ sơ", "en": "98% of files"}
    assert shown("phuong", "commune")["en"] == "99% of files", "its kind comes before its level"
    assert shown("xa", "commune")["en"] == shown("", "commune")["en"] == "88% of files"
    assert shown("", "district")["en"] == "98% of files"
    assert shown(acceptable="yellow")["en"] == "90% of files"
    assert shown("dac-khu", acceptable="yellow")["vi"] == "ít nhất 95 % hồ sơ"


def test_a_measure_in_words() -> None:
    share = replace(
        _measure("share", None, better="higher", part=both("xong", "done"), whole=both("tất cả", "all")),
        thresholds={"yellow": 90.0, "green": 98.0},
        thresholds_for=(LimitsFor(units=("phuong", "xa"), thresholds={"yellow": 95.0, "green": 99.5}),),
        when_zero="not_applicable",
    )
    assert measured(share, CATALOG, "vi") == (
        "Đo bằng: x = xong ÷ tất cả, x. Ngưỡng: Xanh từ 98 %, Vàng từ 90 %; riêng phường, xã: Xanh từ 99,5 %, Vàng từ 95 %."
        " Nếu mẫu số bằng 0: Không áp dụng. Nguồn: x."
    )
    levels = (("no", "red"), ("yes", "green"))
    answers = tuple(Answered(key=key, word=both(key), level=level) for key, level in levels)
    choice = _measure("choice", None, choices=answers, mark="known")
    assert measured(choice, CATALOG, "en") == (
        "Measured by: x, x. Answers: no (Red); yes (Green). Source: x (from memory, to be checked)."
    )
    assert "Green by 31 March" in measured(_measure("date", 0.0, by="03-31"), CATALOG, "en")
    assert "Green within 12 months" in measured(_measure("date", 12.0, age="months"), CATALOG, "en")
    assert "Green up to 5." in measured(_measure("number", 5.0, better="lower", unit=both("ca")), CATALOG, "en")


# What is good enough ------------------------------------------------------------------------------------------------

_ROWS = ("1.1.a", "1.1.b", "1.10.a", "1.10.b", "2.1.a", "2.1.b", "2.2.a", "2.2.b")
LEVELS_OF = {
    "all good enough": ("Vàng", "Xanh", "Vàng", "Vàng", "Xanh", "Xanh", "Vàng", "Xanh"),
    "one too low": ("Đỏ", "Xanh", "Vàng", "Vàng", "Xanh", "Xanh", "Vàng", "Xanh"),
    "too low and not complete": ("Đỏ", "", "", "", "", "", "", ""),
    "good enough so far": ("Vàng", "", "Xanh", "Vàng", "Xanh", "Xanh", "Vàng", "Xanh"),
    "nothing": ("",) * 8,
    "all best": ("Xanh",) * 8,
}


@pytest.mark.parametrize("rule", ["worst", "mean"])
@pytest.mark.parametrize("acceptable", ["", "yellow", "green"])
@pytest.mark.parametrize("name", LEVELS_OF)
def test_the_form_says_what_the_engine_says(name: str, acceptable: str, rule: str, tmp_path: Path) -> None:
    scoring = replace(CATALOG.scoring, rule=rule, thresholds={"yellow": 0.5, "green": 1.5}, total=("town", "river"))  # type: ignore[arg-type]
    catalog = replace(CATALOG, scale=replace(SCALE, acceptable=acceptable), scoring=scoring)
    form = Form(build(catalog, "vi", Stamp()))
    for row, level in zip(_ROWS, LEVELS_OF[name], strict=True):
        form.cells[Address("pillar", row, "self_level")].value = level or None  # type: ignore[assignment]
    path = tmp_path / "form.xlsx"
    path.write_bytes(form.content())
    summary = load_workbook(path, data_only=True)["Tổng hợp"]
    words = "Mọi chỉ số đạt từ mức Vàng trở lên" if acceptable == "yellow" else "Mọi chỉ số đạt mức cao nhất"
    (line,) = [row for row in summary.iter_rows(values_only=True) if words in row]
    said = line[line.index(words) + 1]
    expected = {True: "Có:", False: "Chưa:", None: "Chưa xác định"}
    assert str(said).startswith(expected[score(read_workbook(path, catalog), catalog).reliable])


# Who is asked -------------------------------------------------------------------------------------------------------

ASKED: list[tuple[tuple[str, ...], str, str, bool]] = [
    ((), "", "", True),
    ((), "commune", "xa", True),
    (("commune",), "commune", "", True),
    (("commune",), "district", "", False),
    (("commune",), "", "", True),  # of unknown level
    (("phuong",), "commune", "phuong", True),
    (("phuong",), "commune", "xa", False),
    (("phuong",), "", "xa", False),
    (("phuong",), "commune", "", True),  # of unknown kind
    (("phuong",), "district", "", True),
    (("district", "phuong"), "commune", "xa", False),
    (("district", "phuong"), "district", "huyen", True),
    (("district", "phuong"), "", "xa", True),  # of unknown level
]


@pytest.mark.parametrize(("applies_to", "level", "kind", "asked"), ASKED)
def test_asked_by_level_or_kind(applies_to: tuple[str, ...], level: str, kind: str, asked: bool) -> None:
    criterion = Criterion(id="1.1.a", text=both("x"), applies_to=applies_to)
    indicator = replace(CATALOG.indicators[0], criteria=(criterion,))
    assert bool(criteria_for(indicator, level, kind)) is asked
    catalog = replace(CATALOG, indicators=(indicator,))
    rows = [row.id for sheet in plan(catalog, "vi", level, kind).of_kind("pillar") for row in sheet.rows]
    assert ("1.1.a" in rows) is asked


def test_the_lead_is_an_office_by_kind_and_level_of_unit_or_a_text() -> None:
    names = {"phuong": both("Phòng KT, HT và ĐT"), "district": both("Phòng TC – KH")}
    office = Office(key="kinh-te", name=both("Phòng Kinh tế"), names=names)
    catalog = replace(CATALOG, offices=(office,))
    led: Indicator = replace(CATALOG.indicators[0], lead="kinh-te")
    assert catalog.lead(led)["vi"] == catalog.lead(led, "xa", "commune")["vi"] == "Phòng Kinh tế"
    assert catalog.lead(led, "phuong", "commune")["vi"] == "Phòng KT, HT và ĐT"
    assert catalog.lead(led, "huyen", "district")["vi"] == "Phòng TC – KH"
    assert catalog.lead(CATALOG.indicators[0]) == both("Văn phòng", "Office")
    assert [name["vi"] for name in catalog.leads(led)] == ["Phòng Kinh tế", "Phòng KT, HT và ĐT", "Phòng TC – KH"]


# What is refused ----------------------------------------------------------------------------------------------------

MEASURED = (
    SMALL.replace('text: {vi: "Có vỉa hè", en: "There is a pavement"}', 'text: {vi: "Ít nhất {threshold}", en: "{threshold}"}')
    .replace(
        "        applies_to: [commune]\n",
        """\
        applies_to: [commune, phuong]
        measure:
          kind: share
          what: {vi: "Vỉa hè", en: "Pavements"}
          part: {vi: "có", en: "with"}
          whole: {vi: "tất cả", en: "all"}
          unit: {vi: "tuyến", en: "roads"}
          counted: {vi: "cả năm", en: "the year"}
          better: higher
          thresholds: {green: 98}
          thresholds_for:
            - {for: [phuong], thresholds: {green: 99}}
          plausible: {minimum: 0, maximum: 100}
          when_zero: ask
          source: {vi: "Đề xuất", en: "Proposed"}
          mark: ours
""",
    )
    .replace("  not_applicable: {word", "  acceptable: green\n  not_applicable: {word")
    .replace('lead: {vi: "Văn phòng", en: "Office"}\n    evidence:\n      - {vi: "Báo', 'lead: desk\n    evidence:\n      - {vi: "Báo')
    .replace(
        "indicators:\n",
        """\
offices:
  - key: desk
    name: {vi: "Một cửa", en: "Desk"}
    names:
      phuong: {vi: "Một cửa phường", en: "Ward desk"}
indicators:
""",
        1,
    )
    .replace("languages: [vi", 'edition:\n  id: "2031"\n  name: {vi: "Lần 2", en: "Second"}\nlanguages: [vi')
)  # fmt: skip
_TWO = "thresholds: {green: 98}"
_THREE = """\
    - key: green
      points: 2
"""
_CRITERION = "indicators 1.1, criteria 1.1.a"
_MEASURE = f"{_CRITERION}, measure"

# (what stands there, what stands there instead, what on its line says where ("" the changed text), record, message, remedy)
FAULTS: dict[str, tuple[str, str, str, str, str, str]] = {
    "lead that is no office": ("lead: desk", "lead: dsk", "", "indicators 1.1, lead", "no office “dsk”", "mean “desk”"),
    "name of an office by an unknown kind": ("      phuong: {vi: \"Một", "      ward: {vi: \"Một", "", "offices desk, names, ward", "no “ward”", "Choose from"),
    "name of an office in one language": ('{vi: "Một cửa phường", en: "Ward desk"}', '{vi: "Một cửa phường"}', "", "offices desk, names, phuong", "“en” is missing", "Add"),
    "unknown kind of unit": ("[commune, phuong]", "[commune, phuog]", "", f"{_CRITERION}, applies_to", "no “phuog”", "mean “phuong”"),
    "acceptable that is no level": ("acceptable: green", "acceptable: gren", "", "scale, acceptable", "no “gren”", "green"),
    "the worst is acceptable": ("acceptable: green", "acceptable: red", "", "scale, acceptable", "no “red”", "green"),
    "edition without a name": ('\n  name: {vi: "Lần 2", en: "Second"}', "", "edition:", "edition", "“name” is missing", "name: …"),
    "threshold without a measure": ("          mark: ours\n", '          mark: ours\n      - id: "1.1.b"\n        text: {vi: "{threshold}", en: "{threshold}"}\n', 'text: {vi: "{threshold}"', "indicators 1.1, criteria 1.1.b, text", "has no limit", "Add a “measure”"),
    "threshold in one language": ('en: "{threshold}"', 'en: "At least"', "", f"{_CRITERION}, text", "one language", "each language"),
    "other braces": ('en: "{threshold}"', 'en: "{threshold} of {all}"', "", f"{_CRITERION}, text", "“all” in braces", "Only"),
    "measure without thresholds": (f"          {_TWO}\n", "", "measure:", _MEASURE, "“thresholds” is missing", "thresholds: …"),
    "kind of measure": ("kind: share", "kind: percent", "", f"{_MEASURE}, kind", "share, number", "as in the file"),
    "share without a whole": ('          whole: {vi: "tất cả", en: "all"}\n', "", "measure:", _MEASURE, "“whole” is missing", "whole: …"),
    "share without a way": ("          better: higher\n", "", "measure:", _MEASURE, "“better” is missing", "better: …"),
    "whole of a number": ("kind: share", "kind: number", "whole: {", f"{_MEASURE}, whole", "“whole” means nothing", "Remove"),
    "part in one language": ('part: {vi: "có", en: "with"}', 'part: {vi: "có"}', "", f"{_MEASURE}, part", "“en” is missing", "Add"),
    "limit of a level that is none": (_TWO, "thresholds: {green: 98, gold: 99}", "", f"{_MEASURE}, thresholds, gold", "no “gold”", "green"),
    "limit of the worst": (_TWO, "thresholds: {red: 1, green: 98}", "", f"{_MEASURE}, thresholds, red", "no “red”", "green"),
    "limit missing": (_TWO, "thresholds: {}", "", f"{_MEASURE}, thresholds", "“green” is missing", "green: …"),
    "limit a text": (_TWO, 'thresholds: {green: "98%"}', "", f"{_MEASURE}, thresholds, green", "a number is wanted", "as in the file"),
    "two limits": (_TWO, "thresholds: {green: [90, 98]}", "", f"{_MEASURE}, thresholds, green", "one number here", "one number"),
    "one limit within": ("better: higher", "better: within", _TWO, f"{_MEASURE}, thresholds, green", "two numbers", "[15, 25]"),
    "limit beyond": (_TWO, "thresholds: {green: 980}", "", f"{_MEASURE}, thresholds, green", "not between 0 and 100", "“plausible”"),
    "plausible swapped": ("plausible: {minimum: 0, maximum: 100}", "plausible: {minimum: 0, maximum: -1}", "", f"{_MEASURE}, plausible", "not above", "low to high"),
    "limits for an unknown kind": ("for: [phuong]", "for: [village]", "", f"{_MEASURE}, thresholds_for #1, for", "no “village”", "Choose"),
    "limits twice": ("            - {for: [phuong], thresholds: {green: 99}}\n", "            - {for: [phuong], thresholds: {green: 99}}\n            - {for: [xa, phuong], thresholds: {green: 97}}\n", "for: [xa, phuong]", f"{_MEASURE}, thresholds_for #2, for", "“phuong” already stand", "one of the two"),
    "limit for a kind beyond": ("thresholds: {green: 99}", "thresholds: {green: 101}", "", f"{_MEASURE}, thresholds_for #1, thresholds, green", "not between", "limit"),
    "unknown key": ("for: [phuong]", "units: [phuong]", "", f"{_MEASURE}, thresholds_for #1, units", "no key called “units”", "mean “unit”"),
    "when zero": ("when_zero: ask", "when_zero: gren", "", f"{_MEASURE}, when_zero", "no “gren”", "mean “green”"),
    "mark": ("mark: ours", "mark: theirs", "", f"{_MEASURE}, mark", "read, known, ours", "as in the file"),
}  # fmt: skip


def _faults(tmp_path: Path, text: str) -> tuple[Any, ...]:
    path = tmp_path / "catalog.yaml"
    path.write_text(text, "utf-8")
    return check_catalog(path)[1]


def test_the_measured_one_is_sound_and_comes_back_from_json(tmp_path: Path) -> None:
    assert _faults(tmp_path, MEASURED) == ()
    catalog = load_catalog(tmp_path / "catalog.yaml")
    measure = catalog.indicators[0].criteria[0].measure
    assert measure and measure.thresholds_for[0].units == ("phuong",) and measure.limits("phuong") == {"green": 99.0}
    assert from_json(to_json(catalog)) == catalog


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str, tmp_path: Path) -> None:
    old, new, marker, record, says, remedy = FAULTS[name]
    assert MEASURED.count(old) == 1, "the case must change one place"
    text = MEASURED.replace(old, new)
    found = _faults(tmp_path, text)
    hits = [fault for fault in found if says in fault.message["en"] and fault.record == record]
    assert len(hits) == 1, [fault.sentence("en") for fault in found]
    assert hits[0].line == (line_of(text, marker) if marker else line_of(MEASURED, old))
    assert remedy in hits[0].remedy["en"]
    for fault in found:
        well_worded(fault)


DATE = """\
        measure:
          kind: date
          what: {vi: "Ngày", en: "Day"}
          counted: {vi: "cả năm", en: "the year"}
          by: "03-31"
          thresholds: {yellow: 30, green: 0}
          source: {vi: "Đề xuất", en: "Proposed"}
          mark: ours
"""
YELLOW = """\
    - key: yellow
      points: 1
      word: {vi: "Vàng", en: "Yellow"}
      symbol: "▲"
      colour: "FFE699"
"""


def _dated(change: tuple[str, str] = ("", "")) -> str:
    """The small catalogue with three levels and a criterion that is a date."""
    text = SMALL.replace("    - key: green\n", f"{YELLOW}    - key: green\n", 1)
    for words in ('"Tốt", en: "Good"', '"Có", en: "Some"'):
        text = text.replace(
            f"      green: {{vi: {words}}}", f"      yellow: {{vi: x, en: y}}\n      green: {{vi: {words}}}"
        )
    assert DATE.count(change[0]) == 1 or not change[0]
    return text.replace("        applies_to: [commune]\n", DATE.replace(*change))


DATES = {
    "sound": (("", ""), ""),
    "in order": (("{yellow: 30, green: 0}", "{yellow: 0, green: 30}"), "30 is no better than 0"),
    "alike": (("{yellow: 30, green: 0}", "{yellow: 0, green: 0}"), "0 is no better than 0"),
    "before its day": (("{yellow: 30, green: 0}", "{yellow: 30, green: -1}"), "-1 is not between 0 and"),
    "no day": (('by: "03-31"', 'by: "31/3"'), "no day of a year"),
    "leap day": (('by: "03-31"', 'by: "02-29"'), "no day of a year"),
    "of the next year": (('by: "03-31"', 'by: "+01-31"'), ""),
    "by and age": (('by: "03-31"', 'by: "03-31"\n          age: months'), "one of the two"),
    "neither": (('          by: "03-31"\n', ""), "one of the two"),
    "a way": (('by: "03-31"', 'by: "03-31"\n          better: lower'), "“better” means nothing"),
    "age in years": (('by: "03-31"', "age: years"), "months"),
}


@pytest.mark.parametrize("name", DATES)
def test_dates(name: str, tmp_path: Path) -> None:
    change, says = DATES[name]
    found = _faults(tmp_path, _dated(change))
    assert [says in fault.message["en"] for fault in found][:1] == ([True] if says else []), found
    for fault in found:
        well_worded(fault)


RANGES: list[tuple[str, str, str]] = [
    ("higher", "{yellow: 90, green: 98}", ""),
    ("higher", "{yellow: 98, green: 90}", "no better"),
    ("lower", "{yellow: 10, green: 5}", ""),
    ("lower", "{yellow: 5, green: 10}", "no better"),
    ("within", "{yellow: [10, 30], green: [15, 25]}", ""),
    ("within", "{yellow: [10, 30], green: [10, 25]}", ""),
    ("within", "{yellow: [15, 25], green: [10, 30]}", "no better"),
    ("within", "{yellow: [10, 30], green: [10, 30]}", "no better"),
    ("within", "{yellow: [30, 10], green: [15, 25]}", "not above"),
    ("within", "{yellow: [10, 20, 30], green: [15, 25]}", "two numbers"),
]


@pytest.mark.parametrize(("better", "limits", "says"), RANGES)
def test_limits_are_in_the_order_of_better(better: str, limits: str, says: str, tmp_path: Path) -> None:
    change = (
        'by: "03-31"\n          thresholds: {yellow: 30, green: 0}',
        f"better: {better}\n          thresholds: {limits}",
    )
    text = _dated(change).replace("kind: date", "kind: number\n          unit: {vi: ca, en: cases}")
    found = _faults(tmp_path, text)
    assert [says in fault.message["en"] for fault in found][:1] == ([True] if says else []), found


def test_choices(tmp_path: Path) -> None:
    change = (
        '          by: "03-31"\n          thresholds: {yellow: 30, green: 0}\n',
        "          choices:\n"
        '            - {key: none, word: {vi: "Không", en: "No"}, level: red}\n'
        '            - {key: some, word: {vi: "Có", en: "Yes"}, level: green}\n',
    )
    text = _dated(change).replace("kind: date", "kind: choice")
    assert _faults(tmp_path, text) == ()
    for old, new, says in [
        ("level: red", "level: rd", "no “rd”"),
        ("key: some", "key: none", "already used"),
        ('            - {key: some, word: {vi: "Có", en: "Yes"}, level: green}\n', "", "two answers"),
        ('en: "Yes"', 'en: ""', "“en” is missing"),
        ("mark: ours", "mark: ours\n          thresholds: {yellow: 1, green: 2}", "“thresholds” means nothing"),
    ]:
        found = _faults(tmp_path, text.replace(old, new))
        assert len(found) == 1 and says in found[0].message["en"], (old, found)


_WRONG = (None, 5, True, "x", [], {}, [None], [[1]], [{}], {"vi": 5}, {"x": {"id": {}}})


@pytest.mark.parametrize("wrong", _WRONG, ids=repr)
def test_a_value_of_the_wrong_kind_anywhere_is_no_crash(wrong: object, tmp_path: Path) -> None:
    sound = yaml.safe_load(MEASURED)
    places = [("edition",), ("offices",), ("offices", 0), ("scale", "acceptable"), ("indicators", 0, "lead")]
    measure: Any = sound["indicators"][0]["criteria"][0]["measure"]
    here: tuple[Any, ...] = ("indicators", 0, "criteria", 0, "measure")
    places += [here, *((*here, key) for key in measure), (*here, "thresholds", "green"), (*here, "thresholds_for", 0)]
    places += [(*here, "thresholds_for", 0, "for"), (*here, "thresholds_for", 0, "thresholds", "green")]
    for path in places:
        changed = copy.deepcopy(sound)
        *parents, last = path
        record = changed
        for step in parents:
            record = record[step]
        before, record[last] = record[last], wrong
        found = _faults(tmp_path, json.dumps(changed, ensure_ascii=False))
        fits = type(wrong) is type(before) or (wrong is None and last in ("edition", "measure", "plausible", "better"))
        assert found or fits, path
        for fault in found:
            well_worded(fault)
            assert set(fault.message) == set(LANGUAGES)
