"""What is counted: figures and levels by hand-worked cases, spellings, whole rows at every stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from hand import CATALOG, both
from iso18091cli.catalog.hints import hints
from iso18091cli.catalog.load import open_document
from iso18091cli.checks.table import check, fix, message
from iso18091cli.model.answers import Entry, Place, Row, Submission
from iso18091cli.model.catalog import Catalog, Criterion, UnitGroup
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.measure import LimitsFor, Measure
from iso18091cli.model.text import LANGUAGES
from iso18091cli.model.typed import YEARS, around, date_meant, deadline_meant, number_meant, standing
from iso18091cli.scoring.measured import count, judge, limits_for
from iso18091cli.scoring.scorecard import score

DATA = Path(__file__).parent / "data"
CASES = yaml.load((DATA / "measured_cases.yaml").read_text("utf-8"), yaml.BaseLoader)
SPELLINGS = yaml.safe_load((DATA / "spellings.yaml").read_text("utf-8"))
_OTHER = {"what": both("x"), "counted": both("x"), "source": both("x"), "mark": "ours"}


def measure_of(written: Mapping[str, Any]) -> Measure:
    """A measure as the cases write it."""
    given: dict[str, Any] = {**_OTHER, **yaml.safe_load(yaml.safe_dump(dict(written), allow_unicode=True))}
    for key in ("thresholds", "plausible"):
        if key in given:
            given[key] = {name: _limit(limit) for name, limit in given[key].items()}
    for other in given.get("thresholds_for", ()):
        other["thresholds"] = {name: _limit(limit) for name, limit in other["thresholds"].items()}
    if "choices" in given:
        given["choices"] = [{"key": k, "word": both(k), "level": level} for k, level in given["choices"].items()]
    given |= {key: float(given[key]) for key in ("maximum", "step") if key in given}
    given["fractions"] = given.get("fractions") in (True, "true")
    return TypeAdapter(Measure).validate_json(yaml_to_json(given))


def yaml_to_json(value: Any) -> str:
    import json

    return json.dumps(value)


def _limit(limit: Any) -> Any:
    return [float(end) for end in limit] if isinstance(limit, list) else float(limit)


def _entry(written: str | None) -> Entry | None:
    if written in (None, "."):
        return None
    assert written is not None
    return Entry(Place("s", "A1"), "text", written, None if written == "?" else written)


def submission(rows: Mapping[str, Row] = {}, period: str = "2026", **stamp: str) -> Submission:
    said = {"stage": "self", "period": period, "unit_name": "X", "catalog_digest": CATALOG.digest, **stamp}
    return Submission(path="x", sha256="", stamp=said, language="vi", unit={}, rows=dict(rows), survey={}, actions=())


ALL = [(number, case["measure"], one) for number, case in enumerate(CASES) for one in case["cases"]]


@pytest.mark.parametrize(
    ("measure", "case"), [(m, c) for _, m, c in ALL], ids=[f"{n} {c['value']}/{c.get('whole', '')}" for n, _, c in ALL]
)
def test_hand_worked(measure: Mapping[str, Any], case: Mapping[str, Any]) -> None:
    counted = measure_of(measure)
    kind, level, group = (*case.get("unit", ("", "")), "")[:3]
    sent = submission(period=case.get("period", "2026"), unit_kind=kind, unit_level=level, unit_group=group)
    limits = limits_for(counted, sent)
    found = count(_entry(case["value"]), _entry(case.get("whole")), counted, CATALOG.scale.keys, limits)
    assert (found.state, found.level) == (case.get("state", "level"), case.get("level"))
    assert found.why == case.get("why")
    if "figure" in case:
        assert found.figure is not None
        assert case["figure"] in (str(found.figure.value), found.figure.text)


# What is typed --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", SPELLINGS["numbers"])
def test_a_number_as_it_is_typed(typed: str) -> None:
    found = (
        number_meant(typed)[0],
        number_meant(typed, whole=True)[0],
        number_meant(typed, percent=True, maximum=100)[0],
    )
    assert list(found) == SPELLINGS["numbers"][typed]


@pytest.mark.parametrize("typed", SPELLINGS["days"])
def test_a_day_as_it_is_typed(typed: str) -> None:
    assert date_meant(typed) == SPELLINGS["days"][typed]


@pytest.mark.parametrize("typed", SPELLINGS["deadlines"])
def test_a_deadline_as_it_is_typed(typed: str) -> None:
    found = "kept" if standing(typed) else deadline_meant(typed)
    assert found == SPELLINGS["deadlines"][typed]


def test_how_a_number_was_mended_is_said() -> None:
    assert number_meant("12") == ("12", "number-as-text")
    assert number_meant("92,1 %", percent=True, maximum=100) == ("92.1", "percent")
    assert number_meant("92,1 %") == number_meant("1.000") == (None, "")
    assert number_meant("- 3,5") == ("-3.5", "number-as-text")


def test_days_lie_around_the_period() -> None:
    assert around(2026) == range(2006, 2047)
    assert around(None) == YEARS


def test_the_table_of_spellings_is_long_enough() -> None:
    assert len(SPELLINGS["numbers"]) + len(SPELLINGS["days"]) >= 40


POINTS = measure_of({"kind": "points", "maximum": 5, "step": 0.5, "thresholds": {"yellow": "2.5", "green": "4"}})

# A whole row ----------------------------------------------------------------------------------------------------------

SHARE = measure_of(
    {"kind": "share", "better": "higher", "thresholds": {"yellow": "90", "green": "98"}, "when_zero": "ask"}
)
COLUMNS = dict(
    zip(
        (
            *("value", "whole", "self_level", "explanation", "review_value", "review_whole", "review_level"),
            *("agreed_level", "previous_value", "previous_whole"),
        ),
        "BCDEFGHIJK",
        strict=True,
    )
)


def catalog_of(measure: Measure) -> Catalog:
    """The catalogue by hand, whose 1.1.a is counted."""
    first, *others = CATALOG.indicators
    counted = (Criterion(id="1.1.a", text=both("x"), measure=measure), *first.criteria[1:])
    return replace(CATALOG, indicators=(replace(first, criteria=counted), *others))


def row_of(columns: Mapping[str, str] = COLUMNS, **cells: str) -> Row:
    """A row with what stands in its cells; of a level its key."""
    entries = {}
    for name, value in cells.items():
        formula = value.startswith("=")
        meant = None if value == "?" else value.lstrip("=")
        entries[name] = Entry(Place("s", COLUMNS[name] + "9"), "text", value, meant, formula)
    return Row("1.1.a", Place("s", "A9"), entries, columns)


# (stage, cells, level or status, whose it is, whether the figure is in the sums)
ROWS: dict[str, tuple[str, dict[str, str], str, str | None, bool | None]] = {
    "the unit's figures": ("self", {"value": "187", "whole": "203"}, "yellow", "self", True),
    "the level that stands there is only compared": ("self", {"value": "187", "whole": "203", "self_level": "green"}, "yellow", "self", True),
    "a level alone is no answer": ("self", {"self_level": "green"}, "not_assessed", None, None),
    "not understood": ("self", {"value": "?", "whole": "203"}, "not_assessed", "self", None),
    "the council's columns do not count yet": ("self", {"value": "187", "whole": "203", "review_value": "203"}, "yellow", "self", True),
    "the council's part, the unit's whole": ("review", {"value": "187", "whole": "203", "review_value": "203"}, "green", "review", True),
    "the council's figures": ("review", {"value": "187", "whole": "203", "review_value": "10", "review_whole": "100"}, "red", "review", True),
    "the council's is not understood": ("review", {"value": "187", "whole": "203", "review_value": "?"}, "not_assessed", "review", None),
    "the council picks another level": ("review", {"value": "187", "whole": "203", "review_level": "red"}, "red", "review", False),
    "the council picks the same": ("review", {"value": "187", "whole": "203", "review_level": "yellow"}, "yellow", "review", True),
    "a pick wins over the council's own figures": ("review", {"value": "187", "whole": "203", "review_value": "203", "review_level": "red"}, "red", "review", False),
    "what is no level decides all the same": ("review", {"value": "187", "whole": "203", "review_level": "?"}, "not_assessed", "review", None),
    "agreed on what the figures give": ("agreed", {"value": "187", "whole": "203", "agreed_level": "yellow"}, "yellow", "agreed", True),
    "agreed on something else": ("agreed", {"value": "187", "whole": "203", "agreed_level": "green"}, "green", "agreed", False),
    "agreed without a word: the council's figures": ("agreed", {"value": "187", "whole": "203", "review_value": "203"}, "green", "review", True),
    "of nothing, with a level and a reason": ("self", {"value": "0", "whole": "0", "self_level": "green", "explanation": "x"}, "green", "self", True),
    "of nothing, without a reason": ("self", {"value": "0", "whole": "0", "self_level": "green"}, "not_assessed", "self", None),
    "of nothing, with a level that the form shows": ("self", {"value": "0", "whole": "0", "self_level": "=green", "explanation": "x"}, "not_assessed", "self", None),
    "of nothing, and nothing picked": ("self", {"whole": "0", "explanation": "x"}, "not_assessed", "self", None),
    "of nothing, and not applicable": ("self", {"whole": "0", "self_level": "not_applicable", "explanation": "x"}, "not_applicable", "self", None),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_what_decides_a_row(name: str) -> None:
    stage, cells, expected, whose, in_sums = ROWS[name]
    catalog = catalog_of(SHARE)
    card = score(submission({"1.1.a": row_of(**cells)}, stage=stage), catalog)
    found = card.indicators[0].criteria[0]
    assert (found.level or found.status, found.stage) == (expected, whose)
    assert (found.figure.counts if found.figure else None) is in_sums


def test_one_stage_alone() -> None:
    catalog = catalog_of(SHARE)
    row = row_of(value="187", whole="203", review_value="203", agreed_level="red")
    sent = submission({"1.1.a": row}, stage="agreed")
    levels = {only: score(sent, catalog, only).indicators[0].criteria[0].level for only in ("self", "review", "agreed")}  # type: ignore[arg-type]
    assert levels == {"self": "yellow", "review": "green", "agreed": "red"}
    bare = submission({"1.1.a": row_of(value="187", whole="203")}, stage="agreed")
    assert score(bare, catalog, "review").indicators[0].criteria[0].status == "not_assessed"


def test_a_form_without_places_for_figures() -> None:
    """Of an older catalogue the picked level counts; of this one it was tampered with, and nothing does."""
    catalog = catalog_of(SHARE)
    row = row_of({"self_level": "D", "explanation": "E"}, self_level="green")
    older = submission({"1.1.a": row}, catalog_digest="another")
    assert score(older, catalog).indicators[0].criteria[0].level == "green"
    same = submission({"1.1.a": row})
    assert score(same, catalog).indicators[0].criteria[0].status == "not_assessed"
    assert judge(row, SHARE, same, catalog).closed


def test_a_criterion_drops_out_where_its_whole_is_0_though_the_indicator_may_not() -> None:
    measure = replace(SHARE, when_zero="not_applicable")
    catalog = catalog_of(measure)
    strict = replace(catalog, indicators=tuple(replace(i, may_be_not_applicable=False) for i in catalog.indicators))
    other = Row("1.1.b", Place("s", "A10"), {"self_level": Entry(Place("s", "D10"), "text", "Xanh", "green")})
    card = score(submission({"1.1.a": row_of(whole="0"), "1.1.b": other}), strict)
    assert card.indicators[0].criteria[0].status == "not_applicable"
    assert card.indicators[0].level == "green"


def test_a_heading_that_is_not_applicable_speaks_for_blank_figures_alone() -> None:
    catalog = catalog_of(SHARE)
    entry = Entry(Place("s", "B8"), "text", "x", "not_applicable")
    heading = Row("1.1", Place("s", "A8"), {"competence": entry, "explanation": entry._replace(value="why")})
    blank = score(submission({"1.1": heading, "1.1.a": row_of()}), catalog)
    assert blank.indicators[0].status == "not_applicable"
    typed = score(submission({"1.1": heading, "1.1.a": row_of(value="187")}), catalog)
    assert typed.indicators[0].status != "not_applicable"


# Checks ---------------------------------------------------------------------------------------------------------------

NUMBER = {"kind": "number", "better": "higher", "thresholds": {"yellow": "1", "green": "3"}}
PERCENT = measure_of({**NUMBER, "fractions": True, "plausible": {"minimum": "-100", "maximum": "80"}})
PERCENT = replace(PERCENT, unit=both("% giảm", "% less"))
COUNT = measure_of(NUMBER)
PEOPLE = replace(SHARE, unit=both("người", "people"), when_zero="not_assessed")
DAY = measure_of({"kind": "date", "by": "12-14", "thresholds": {"yellow": "17", "green": "0"}})
GROUPED = replace(PEOPLE, thresholds_for=(LimitsFor(units=("one",), thresholds={"yellow": 1.0, "green": 2.0}),))

# code: (measure, cells, stage, whether it is found, the cell where; "" the file or the sheet)
CHECKED: dict[str, list[tuple[Measure, dict[str, str], str, str | None]]] = {
    "M01": [
        (PEOPLE, {"value": "?", "whole": "203"}, "self", "B9"),
        (PEOPLE, {"value": "1", "whole": "2"}, "self", None),
    ],
    "M02": [
        (PEOPLE, {"value": "187"}, "self", "C9"),
        (PEOPLE, {"whole": "203"}, "self", "B9"),
        (PEOPLE, {}, "self", None),
    ],
    "M03": [
        (PEOPLE, {"value": "204", "whole": "203"}, "self", "B9"),
        (PEOPLE, {"value": "187", "whole": "203", "review_value": "204"}, "review", "F9"),
        (PEOPLE, {"value": "203", "whole": "203"}, "self", None),
    ],
    "M04": [
        (PEOPLE, {"value": "12.5", "whole": "41"}, "self", "B9"),
        (PEOPLE, {"value": "12", "whole": "41.5"}, "self", "C9"),
        (replace(PEOPLE, fractions=True), {"value": "12.5", "whole": "41"}, "self", None),
    ],
    "M05": [
        (COUNT, {"value": "-3"}, "self", "B9"),
        (PEOPLE, {"value": "1", "whole": "-3"}, "self", "C9"),
        (PERCENT, {"value": "-3"}, "self", None),
    ],
    "M06": [
        (PERCENT, {"value": "90"}, "self", "B9"),
        (DAY, {"value": "1999-12-14"}, "self", "B9"),
        (PERCENT, {"value": "80"}, "self", None),
    ],
    "M07": [
        (PEOPLE, {"value": "92.1", "whole": "203"}, "self", "B9"),
        (PEOPLE, {"value": "0.92", "whole": "10"}, "self", "B9"),
        (PEOPLE, {"value": "%", "whole": "203"}, "self", "B9"),
        (PEOPLE, {"value": "92", "whole": "203"}, "self", None),
    ],
    "M08": [(PERCENT, {"value": "0.5"}, "self", "B9"), (PERCENT, {"value": "5"}, "self", None)],
    "M09": [
        (PEOPLE, {"value": "187", "whole": "2030", "previous_value": "180", "previous_whole": "203"}, "self", "C9"),
        (PEOPLE, {"value": "187", "whole": "203", "previous_value": "180", "previous_whole": "200"}, "self", None),
        (COUNT, {"value": "30", "previous_value": "3"}, "self", None),
    ],
    "M10": [
        (PEOPLE, {"value": "187", "whole": "203", "self_level": "green"}, "self", "D9"),
        (PEOPLE, {"self_level": "green"}, "self", "D9"),
        (PEOPLE, {"value": "187", "whole": "203", "self_level": "=yellow"}, "self", None),
    ],
    "M11": [
        (GROUPED, {"value": "187", "whole": "203"}, "self", "B9"),
        (PEOPLE, {"value": "187", "whole": "203"}, "self", None),
    ],
    "M14": [
        (PEOPLE, {"value": "187", "whole": "203", "review_level": "red"}, "review", "H9"),
        (PEOPLE, {"value": "187", "whole": "203", "review_level": "yellow"}, "review", None),
    ],
    "M15": [
        (PEOPLE, {"value": "0", "whole": "0"}, "self", "C9"),
        (SHARE, {"whole": "0"}, "self", "C9"),
        (SHARE, {"whole": "0", "self_level": "green"}, "self", "C9"),
        (SHARE, {"whole": "0", "self_level": "green", "explanation": "x"}, "self", None),
    ],
    "M17": [
        (POINTS, {"value": "5.5"}, "self", "B9"),
        (POINTS, {"value": "3.25"}, "self", "B9"),
        (POINTS, {"value": "4.5"}, "self", None),
        (POINTS, {"value": "-1"}, "self", None),
    ],
    "M16": [
        (PEOPLE, {"value": "187", "whole": "203", "review_value": "180"}, "review", "F9"),
        (PEOPLE, {"value": "187", "whole": "203", "review_value": "187"}, "review", None),
    ],
}


def checked(sent: Submission, catalog: Catalog) -> tuple[Diagnostic, ...]:
    """The findings of a workbook."""
    return check(sent, catalog, score(sent, catalog))


@pytest.mark.parametrize("code", CHECKED)
def test_checks_of_figures(code: str) -> None:
    assert {where is None for *_, where in CHECKED[code]} == {True, False}
    for measure, cells, stage, where in CHECKED[code]:
        groups = (UnitGroup(key="one", name=both("Nhóm 1", "One")),)
        catalog = replace(catalog_of(measure), groups=groups, digest="checks of figures")
        row = row_of(**cells)
        if cells.get("value") == "%":
            row.entries["value"] = Entry(Place("s", "B9"), "text", "92,1 %", None)
        sent = submission({"1.1.a": row}, stage=stage, catalog_digest=catalog.digest)
        found = [d for d in checked(sent, catalog) if d.code == code]
        assert [d.place.cell for d in found] == ([] if where is None else [where]), (cells, found)
        for language in LANGUAGES:
            for finding in found:
                for text in (message(finding, language), fix(finding, language)):
                    assert text and "{" not in text and "None" not in text


def test_a_criterion_that_names_a_number_and_counts_nothing_is_hinted_at(tmp_path: Path) -> None:
    written = DATA.parent.parent.joinpath("indicator_catalog.yaml").read_text("utf-8")
    assert not hints(open_document())
    path = tmp_path / "catalog.yaml"
    before = "Mục tiêu chất lượng của năm được ban hành bằng quyết định trong quý I."
    for text, found in (("Có ít nhất hai cuộc họp", 0), ("Có ít nhất một cuộc họp", 0)):
        path.write_text(written.replace(before, text), "utf-8")
        assert len(hints(open_document(path))) == found, "1.1.a is counted"
    plain = "Bản công bố hệ thống quản lý chất lượng phù hợp TCVN ISO 9001 còn hiệu lực"
    for text, found in (
        ("Từ 80% bản công bố", 1),
        ("Có ít nhất một bản công bố", 0),
        ("Có tối thiểu 3 bản công bố", 1),
    ):
        path.write_text(written.replace(plain, text, 1), "utf-8")
        warned = hints(open_document(path))
        assert [(w.record, w.severity) for w in warned] == [("1.1.b", "warning")] * found
        assert all(str(w.line) in w.sentence("vi") for w in warned)


LAW = """legal_bases:
  - {id: "x", text: {vi: "Luật X ngày 01 tháng 02 năm 2025", en: "Law X of 1 February 2025"}, verified: true, kind: law, indicators: ["1.1"]}
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (", kind: law", "", "does not say what kind"),
        ("Luật X ngày", "Luật X số 12/2025/QH15 ngày", "without a number"),
        ("kind: law", "kind: government", "cited without its number"),
        ('["1.1"]', '["9.9"]', "indicator “9.9”, which is not"),
    ],
)
def test_how_a_legal_basis_is_cited_is_hinted_at(before: str, after: str, told: str, tmp_path: Path) -> None:
    written = DATA.parent.parent.joinpath("indicator_catalog.yaml").read_text("utf-8")
    path = tmp_path / "catalog.yaml"
    path.write_text(written.replace("legal_bases:\n", LAW), "utf-8")
    assert not hints(open_document(path))
    path.write_text(written.replace("legal_bases:\n", LAW.replace(before, after)), "utf-8")
    (warned,) = hints(open_document(path))
    assert told in warned.sentence("en") and warned.severity == "warning" and warned.record == "x"


def test_the_shipped_measures_say_what_a_whole_of_0_means() -> None:
    data = open_document().data
    shares = [
        criterion
        for indicator in data["indicators"]
        for criterion in indicator["criteria"]
        if criterion.get("measure", {}).get("kind") == "share"
    ]
    assert len(shares) >= 80 and all("when_zero" in share["measure"] for share in shares)


def test_forms_without_places_are_told_once() -> None:
    catalog = replace(catalog_of(PEOPLE), digest="places")
    row = row_of({"self_level": "D"}, self_level="green")
    for digest, code, other in (("older", "M13", "M12"), ("places", "M12", "M13")):
        found = [d.code for d in checked(submission({"1.1.a": row}, catalog_digest=digest), catalog)]
        assert found.count(code) == 1 and other not in found
    whole = submission({"1.1.a": row_of(value="187", whole="203")}, catalog_digest="places")
    assert not {"M12", "M13"} & {d.code for d in checked(whole, catalog)}
