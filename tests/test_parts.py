"""Parts of a form: each asks, is checked and scored for its own rows alone, counts nowhere until it is joined."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from rich.console import Console

import filling
import hand
from carrying import Values, fillings, meanings
from filling import COMPLETE, fill
from hand import both
from iso18091cli.cli import run_join, run_make
from iso18091cli.cli.in_effect import InEffect
from iso18091cli.cli.run_return import strays
from iso18091cli.errors import NothingToDo
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.carry import begin_anew, carry_on
from iso18091cli.form.join import Joined, Source, join
from iso18091cli.form.refill import stamp_of
from iso18091cli.form.return_copy import return_copy
from iso18091cli.intake.examine import examine
from iso18091cli.messages.join import WORDS
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Office
from iso18091cli.model.findings import Remark
from iso18091cli.model.part import SURVEY, code_prefix, known_part, lead_part, narrowed, part_name, parts_of
from iso18091cli.model.round import Round
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.issued import read_issued
from iso18091cli.render.summary_text import show_summary
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.page.report import report_html

_FIRST, _SECOND, _THIRD, _FOURTH = filling.CATALOG.indicators
CATALOG = replace(
    filling.CATALOG,
    id="parted",
    offices=(
        Office(key="van-phong", name=both("Văn phòng", "Office"), names={"commune": both("Văn phòng xã", "Desk")}),
        Office(key="cong-an", name=both("Công an", "Police")),
        Office(key="kinh-te", name=both("Phòng Kinh tế", "Economy")),
    ),
    indicators=(
        replace(_FIRST, lead="van-phong"),
        replace(_SECOND, lead="kinh-te"),
        replace(_THIRD, lead="van-phong"),
        replace(_FOURTH, lead="kinh-te"),
    ),
)
"""The small catalogue, led by two offices; a third one leads nothing."""
DESK, ECONOMY = lead_part("van-phong"), lead_part("kinh-te")
PARTS = (SURVEY, DESK, ECONOMY)
UNIT = Unit(code="01234", name="Xã Thử", level="commune", kind="xa")
OTHER = Unit(code="04321", name="Xã Khác", level="commune", kind="xa")
ANSWERS = {
    key: value for key, value in COMPLETE.items() if not key[0].startswith("unit_") and key != ("1", "indicator")
}
"""A task of no indicator: each part offers its own."""


def stamp(part: str = "", unit: Unit = UNIT, period: str = "2026") -> Stamp:
    return Stamp(unit=unit, period=period, part=part)


_BLANK: dict[Stamp, bytes] = {}


def filled_in(path: Path, part: str = "", values: Values | None = None, unit: Unit = UNIT, **more: object) -> Path:
    """A form of the parted catalogue, made once a kind and filled in."""
    kind = stamp(part, unit)
    if kind not in _BLANK:
        _BLANK[kind] = new_workbook(CATALOG, "vi", kind)
    return fill(path, ANSWERS if values is None else values, content=_BLANK[kind], **more)  # type: ignore[arg-type]


def looked_at(path: Path) -> Result:
    return examine(path, CATALOG)


def sent(path: Path, part: str = "", values: Values | None = None, **more: object) -> Submission:
    found = looked_at(filled_in(path, part, values, **more)).submission  # type: ignore[arg-type]
    assert found is not None
    return found


def put_together(*paths: Path) -> Joined:
    results = [looked_at(path) for path in paths]
    return join([Source(Path(r.path).name, r.submission, tuple(strays(r))) for r in results if r.submission], CATALOG)


def read_joined(made: Joined, path: Path) -> Submission:
    path.write_bytes(made.content)
    found = looked_at(path).submission
    assert found is not None
    return found


def listed_in(content: bytes) -> str:
    """All that stands on the sheet that says what is to be settled."""
    book = load_workbook(io.BytesIO(content))
    name = WORDS["sheet"]["vi"]
    if name not in book.sheetnames:
        return ""
    return "\n".join(" | ".join(str(c.value) for c in row if c.value) for row in book[name].iter_rows())


# What a part is -------------------------------------------------------------------------------------------------------


def test_the_parts_of_a_form_are_its_survey_and_the_offices_that_lead() -> None:
    assert parts_of(CATALOG) == PARTS
    assert [i.id for part in PARTS for i in narrowed(CATALOG, part).indicators] == ["1.1", "2.1", "1.10", "2.2"]
    assert [bool(narrowed(CATALOG, part).survey) for part in PARTS] == [True, False, False]
    assert narrowed(CATALOG, "") is CATALOG
    assert not known_part(CATALOG, lead_part("cong-an"))
    with pytest.raises(KeyError):
        narrowed(CATALOG, "practice")


def test_a_part_is_called_as_the_office_is_in_that_unit() -> None:
    assert part_name(CATALOG, DESK, UNIT)["vi"] == "Văn phòng xã"
    assert part_name(CATALOG, DESK)["vi"] == "Văn phòng"
    assert part_name(CATALOG, "practice")["en"] == "practice"


@pytest.mark.parametrize(
    ("keys", "prefixes"),
    [
        (("van-phong", "kinh-te", "mttq"), ("VP", "KT", "MTTQ")),
        (("van-phong", "van-phu"), ("VP", "VANPHU")),
        (("minh-chung", "1"), ("MINHCHUN", "P")),
        (("a", "a-1"), ("A", "AA")),
    ],
)
def test_no_two_parts_share_the_prefix_of_their_codes(keys: tuple[str, ...], prefixes: tuple[str, ...]) -> None:
    offices = tuple(Office(key=key, name=both(key)) for key in keys)
    catalog = replace(CATALOG, offices=offices, digest=" ".join(keys))
    assert tuple(code_prefix(catalog, lead_part(key)) for key in keys) == prefixes
    assert code_prefix(catalog, "") == code_prefix(catalog, SURVEY) == "MC"


@pytest.mark.parametrize(("part", "asked", "score"), [(DESK, 2, 100.0), (ECONOMY, 2, 100.0), (SURVEY, 0, None)])
def test_a_part_is_checked_and_scored_for_its_own_rows(
    tmp_path: Path, part: str, asked: int, score: float | None
) -> None:
    result = looked_at(filled_in(tmp_path / "part.xlsx", part))
    assert [d for d in result.diagnostics if d.severity == "error"] == []
    assert result.part == part
    assert (result.card.total.applicable, result.card.total.score) == (asked, score)


def test_what_a_part_asks_is_missed_in_it_and_nothing_else(tmp_path: Path) -> None:
    result = looked_at(filled_in(tmp_path / "part.xlsx", ECONOMY, {}))
    assert {d.id for d in result.diagnostics if d.code == "A01"} == {"1.10.a", "2.2"}


@pytest.mark.parametrize(("part", "counts"), [(DESK, "0/4"), (ECONOMY, "0/2"), (SURVEY, "0/6")])
def test_the_front_page_names_the_part_and_counts_its_rows(part: str, counts: str) -> None:
    guide = load_workbook(io.BytesIO(new_workbook(CATALOG, "vi", stamp(part))), data_only=True).worksheets[0]
    rows = [[cell.value for cell in row if cell.value is not None] for row in guide.iter_rows()]
    facts = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
    assert part_name(CATALOG, part, UNIT)["vi"] in facts["Phần của phiếu"]
    assert facts["Toàn bộ phiếu"] == counts


def test_codes_of_a_part_are_its_own(tmp_path: Path) -> None:
    values = {**ANSWERS, ("VP-01", "document"): "Quyết định", ("1.1.a", "evidence"): "vp 1; VP-09"}
    result = looked_at(filled_in(tmp_path / "part.xlsx", DESK, values))
    assert result.submission is not None and [row.id for row in result.submission.evidence] == ["VP-01"]
    assert [str(d.arguments["codes"]) for d in result.diagnostics if d.code == "E02"] == ["VP-09"]


# A part goes back and is carried like any form ------------------------------------------------------------------------


def test_a_part_that_goes_back_is_the_same_part(tmp_path: Path) -> None:
    old = sent(tmp_path / "a.xlsx", DESK, {**ANSWERS, ("VP-01", "document"): "Quyết định"})
    remark = Remark("error", old.rows["1.1.a"].entries["self_level"].place, "1.1.a", "?", "!")
    (tmp_path / "b.xlsx").write_bytes(return_copy(old, CATALOG, [remark]).content)
    back = looked_at(tmp_path / "b.xlsx").submission
    assert back is not None and back.part == DESK
    assert meanings(back) == meanings(old)


def test_a_survey_part_goes_over_into_the_whole_form_of_any_period(tmp_path: Path) -> None:
    old = sent(tmp_path / "a.xlsx", SURVEY)
    card = looked_at(tmp_path / "a.xlsx").card
    whole = replace(stamp_of(old), part="")
    same = carry_on(old, CATALOG, "vi", whole, (), "a.xlsx")
    later = begin_anew(old, card, CATALOG, "vi", replace(whole, period="2027"), (), "a.xlsx")
    for made in (same, later):
        (tmp_path / "b.xlsx").write_bytes(made.content)
        new = looked_at(tmp_path / "b.xlsx").submission
        assert new is not None and new.part == "" and set(new.rows) > {"1.1.a", "2.2"}
        assert new.survey["people.count"].value("answer") == "4200"
        assert made.lost == ()


# Joining --------------------------------------------------------------------------------------------------------------


def _of_rows(values: Values) -> Values:
    """What is told apart by its row alone: codes and tasks stand elsewhere in parts than in a whole form."""
    return {key: value for key, value in values.items() if not str(key[0]).startswith("MC") and not key[0].isdigit()}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=fillings())
def test_parts_that_are_joined_say_what_the_whole_form_says(tmp_path: Path, values: Values) -> None:
    values = _of_rows(values)
    whole = sent(tmp_path / "whole.xlsx", "", values)
    made = put_together(*(filled_in(tmp_path / f"{n}.xlsx", part, values) for n, part in enumerate(PARTS)))
    assert made.unsettled == () and made.lost == ()
    joined = read_joined(made, tmp_path / "joined.xlsx")
    assert meanings(joined) == meanings(whole)
    assert joined.part == "" and not any(a.rule.startswith("row-") for a in joined.anomalies)


def test_nothing_of_a_part_is_lost(tmp_path: Path) -> None:
    values = {
        **ANSWERS,
        ("VP-01", "document"): "Quyết định A",
        ("VP-02", "document"): "Kế hoạch B",
        ("KT-01", "document"): "Báo cáo C",
        ("1.1.a", "evidence"): "VP-01",
        ("2.2", "evidence"): "KT-01",
        ("1.1.a", "officer"): "Bà Lan",
        ("1.1.a", "explanation"): "Làm muộn",
        ("desk.open", "note"): "Từ tháng 3",
        ("1.1.a", "review_comment"): "Đã xem",
        ("1.1", "competence"): "Ngoài thẩm quyền",
    }
    files = [filled_in(tmp_path / f"{n}.xlsx", part, values) for n, part in enumerate(PARTS)]
    made = put_together(*files)
    joined = read_joined(made, tmp_path / "joined.xlsx")
    assert {row.id: row.typed("document") for row in joined.evidence} == {
        "VP-01": "Quyết định A",
        "VP-02": "Kế hoạch B",
        "KT-01": "Báo cáo C",
    }
    first = joined.rows["1.1.a"]
    said = {name: first.typed(name) for name in ("evidence", "officer", "explanation", "review_comment")}
    assert said == {
        "evidence": "VP-01",
        "officer": "Bà Lan",
        "explanation": "Làm muộn",
        "review_comment": "Đã xem",
    }
    assert joined.rows["1.1"].value("competence") == "expectation"
    assert joined.survey["desk.open"].typed("note") == "Từ tháng 3"
    assert [row.typed("task") for row in joined.actions] == ["Niêm yết thủ tục"]  # both parts plan the same
    assert made.gaps == () and listed_in(made.content) == ""
    result = looked_at(tmp_path / "joined.xlsx")
    assert [d.code for d in result.diagnostics if d.severity == "error"] == []
    assert result.card.total.score == 100.0


def test_the_joined_form_answers_to_all_its_files(tmp_path: Path) -> None:
    files = [filled_in(tmp_path / f"{n}.xlsx", part) for n, part in enumerate(PARTS)]
    joined = read_joined(put_together(*files), tmp_path / "joined.xlsx")
    assert joined.answers_to == tuple(s.answers_digest for f in files if (s := looked_at(f).submission))


def test_where_copies_contradict_each_other_the_cell_is_blank_and_listed(tmp_path: Path) -> None:
    one = {("1.1.a", "self_level"): "Xanh", ("1.1.a", "evidence"): "QĐ 1", ("people.count", "answer"): 10}
    two = {("1.1.a", "self_level"): "Đỏ", ("1.1.a", "evidence"): "QĐ 2", ("1.1.b", "self_level"): "Vàng"}
    one[("1.1.a", "officer")] = "Bà Lan"
    two[("people.count", "answer")] = 12
    made = put_together(filled_in(tmp_path / "lan.xlsx", values=one), filled_in(tmp_path / "hung.xlsx", DESK, two))
    joined = read_joined(made, tmp_path / "joined.xlsx")
    assert joined.rows["1.1.a"].value("self_level") is None
    assert joined.rows["1.1.a"].typed("evidence") == "QĐ 1; QĐ 2"  # words contradict nothing
    assert joined.rows["1.1.b"].value("self_level") == "yellow"
    assert joined.survey["people.count"].value("answer") == "10"  # the part has no survey
    assert [(item.address.row, item.address.column) for item in made.unsettled] == [("1.1.a", "self_level")]
    lines = listed_in(made.content).splitlines()
    (lan,) = [line for line in lines if "Bà Lan" in line]
    (hung,) = [line for line in lines if "hung.xlsx, " in line and "Đỏ" in line]
    assert "lan.xlsx" in lan and "Xanh" in lan and "QĐ 1" in lan
    assert "Văn phòng xã" in hung and "QĐ 2" in hung
    assert {row for gap in made.gaps for row in gap.rows} == {"1.10.a", "2.1.a", "2.1.b", "2.2"}
    assert not {d.code for d in looked_at(tmp_path / "joined.xlsx").diagnostics} & {"N04", "N05"}


def test_a_competence_that_a_blank_form_offers_contradicts_nobody(tmp_path: Path) -> None:
    one, two = {("1.1", "competence"): "Ngoài thẩm quyền"}, dict[tuple[str, str], object]()
    made = put_together(filled_in(tmp_path / "a.xlsx", values=one), filled_in(tmp_path / "b.xlsx", values=two))
    assert read_joined(made, tmp_path / "c.xlsx").rows["1.1"].value("competence") == "expectation"
    assert made.unsettled == ()


def test_each_office_has_its_own_contact(tmp_path: Path) -> None:
    mails = [("contact", "Bà Lan", "lan@x.vn", 1), ("contact", "Ông Hùng", "hung@x.vn", 2)]
    files = []
    for part, (_, name, mail, day) in zip((DESK, ECONOMY), mails, strict=True):
        values = {("contact", "value"): name, ("email", "value"): mail, ("assessed_on", "value"): date(2026, 3, day)}
        files.append(filled_in(tmp_path / f"{day}.xlsx", part, {**ANSWERS, **values}))
    made = put_together(*files)
    joined = read_joined(made, tmp_path / "c.xlsx")
    assert joined.unit["contact"].value == "Bà Lan; Ông Hùng"
    assert joined.unit["email"].blank and joined.unit["assessed_on"].blank
    assert all(item.settles_itself for item in made.unsettled)
    assert "hung@x.vn" in listed_in(made.content)


def test_what_is_not_understood_is_sent_back_as_it_stood(tmp_path: Path) -> None:
    one = {("1.1.a", "self_level"): "xanh đỏ"}
    made = put_together(filled_in(tmp_path / "a.xlsx", DESK, one), filled_in(tmp_path / "b.xlsx", ECONOMY, {}))
    assert read_joined(made, tmp_path / "c.xlsx").rows["1.1.a"].typed("self_level") == "xanh đỏ"


def test_what_lies_beside_the_cells_is_named_with_its_file(tmp_path: Path) -> None:
    def note(workbook: Workbook) -> None:
        workbook["Đô thị"]["D9"].comment = Comment("Hỏi lại Sở", "Lan")

    path = filled_in(tmp_path / "a.xlsx", DESK, change=note)
    made = put_together(path, filled_in(tmp_path / "b.xlsx", ECONOMY))
    assert [item.place.sheet for item in made.lost] == ["a.xlsx: Đô thị"]


def test_codes_that_two_copies_give_to_other_documents_are_to_be_settled(tmp_path: Path) -> None:
    one, two = {("MC01", "document"): "QĐ 1"}, {("MC01", "document"): "QĐ 2", ("MC02", "document"): "QĐ 3"}
    made = put_together(filled_in(tmp_path / "a.xlsx", values=one), filled_in(tmp_path / "b.xlsx", values=two))
    joined = read_joined(made, tmp_path / "c.xlsx")
    assert [(item.address.row, item.address.column) for item in made.unsettled] == [("MC01", "document")]
    assert {row.id: row.typed("document") for row in joined.evidence if row.typed("document")} == {"MC02": "QĐ 3"}


# In a round -----------------------------------------------------------------------------------------------------------

REGISTER = Units(path="units.csv", units=(UNIT, OTHER))


def summed(*paths: Path) -> Summary:
    return hand.aggregate([looked_at(path) for path in paths], CATALOG, REGISTER)


def outcomes(summary: Summary) -> dict[str, str]:
    return {Path(line.path).name: line.outcome for line in summary.ledger}


def test_parts_alone_count_nowhere_and_are_said(tmp_path: Path) -> None:
    whole = filled_in(tmp_path / "other.xlsx", unit=OTHER)
    summary = summed(whole, filled_in(tmp_path / "vp.xlsx", DESK), filled_in(tmp_path / "kt.xlsx", ECONOMY))
    assert [line.card.unit.name for line in summary.scored] == ["Xã Khác"]
    assert outcomes(summary) == {"other.xlsx": "counted", "vp.xlsx": "part", "kt.xlsx": "part"}
    (standing,) = [item for item in summary.standing if item.unit == UNIT]
    assert standing.state == "parts" and "2/3" in standing.why["vi"] and "Khảo sát" in standing.why["vi"]
    assert summary.missing == (UNIT,) and summary.survey_parts == ()
    assert [len(step.units) for step in summary.funnel[:6]] == [2, 2, 2, 2, 2, 1]


def test_a_part_is_no_second_copy_but_for_another_of_itself(tmp_path: Path) -> None:
    files = [filled_in(tmp_path / "whole.xlsx"), filled_in(tmp_path / "vp.xlsx", DESK)]
    fewer = {("1.1.a", "self_level"): "Đỏ"}
    summary = summed(
        *files, filled_in(tmp_path / "vp2.xlsx", DESK, fewer), filled_in(tmp_path / "kt.xlsx", ECONOMY, {})
    )
    assert outcomes(summary) == {
        "whole.xlsx": "counted",
        "vp.xlsx": "part",
        "vp2.xlsx": "second_copy",
        "kt.xlsx": "blank",
    }
    (line,) = [line for line in summary.ledger if line.path.endswith("vp.xlsx")]
    assert "whole.xlsx" in line.reason["vi"]


def test_a_survey_part_counts_in_the_survey_alone(tmp_path: Path) -> None:
    whole = filled_in(tmp_path / "other.xlsx", unit=OTHER)
    summary = summed(whole, filled_in(tmp_path / "ks.xlsx", SURVEY, {**ANSWERS, ("people.count", "answer"): 800}))
    (people,) = [item for item in summary.sums if item.id == "people.count"]
    assert (people.asked, people.answered, people.total) == (2, 2, 5000.0)
    assert len(summary.scored) == 1 and [r.card.unit.code for r in summary.survey_parts] == ["01234"]


def test_of_a_whole_form_and_a_survey_part_the_form_counts(tmp_path: Path) -> None:
    survey = filled_in(tmp_path / "ks.xlsx", SURVEY, {**ANSWERS, ("people.count", "answer"): 800})
    summary = summed(filled_in(tmp_path / "whole.xlsx"), survey)
    (people,) = [item for item in summary.sums if item.id == "people.count"]
    assert (people.asked, people.total) == (1, 4200.0)


def shown(summary: Summary) -> str:
    screen = io.StringIO()
    show_summary(Console(file=screen, width=1000), summary, "vi")
    return screen.getvalue()


def test_a_programme_may_open_with_survey_parts_alone(tmp_path: Path) -> None:
    summary = summed(filled_in(tmp_path / "ks.xlsx", SURVEY))
    assert summary.scored == () and len(summary.surveyed) == 1
    assert "Khảo sát: số liệu của 1 đơn vị" in shown(summary)
    book = load_workbook(io.BytesIO(summary_workbook(summary, "vi")))
    assert any(cell.value == 4200 for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "Phần của phiếu" in report_html(summary, "vi", "1").decode()


def test_units_in_parts_are_a_line_each(tmp_path: Path) -> None:
    files = [filled_in(tmp_path / f"{n}.xlsx", part) for n, part in enumerate((SURVEY, DESK))]
    said = [line for line in shown(summed(*files)).splitlines() if "Gửi từng phần" in line]
    assert said == ["Gửi từng phần: Xã Thử: đã có 2/3 phần, còn thiếu: Phòng Kinh tế"]


# Commands -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (run_make, run_join):
        monkeypatch.setattr(command, "load_catalog", lambda _: CATALOG)


def made_by(folder: Path, **more: object) -> int:
    register = more.pop("units", None)
    of = InEffect(Round(period="2026", register=register, lang="vi"))  # type: ignore[arg-type]
    asked = {"unit": "", "level": "", "many": bool(register), "stage": None, "output": folder, "force": False, "of": of}
    return run_make.make(run_make.Order(**{**asked, **more}))  # type: ignore[arg-type]


@pytest.mark.usefixtures("parted")
def test_forms_are_split_by_lead_office_and_listed(tmp_path: Path) -> None:
    register = tmp_path / "units.csv"
    register.write_text("code,name,level\n01234,Thử,commune\n04321,Khác,commune\n", encoding="utf-8")
    assert made_by(tmp_path / "q", units=register, split_by="lead") == 0
    names = [f"{unit}.{part}.xlsx" for unit in ("khac", "thu") for part in ("khao-sat", "kinh-te", "van-phong")]
    assert sorted(path.name for path in (tmp_path / "q").glob("*.xlsx")) == names
    assert [copy.part for copy in read_issued(tmp_path / "q" / "issued.csv")] == [*PARTS, *PARTS]
    assert made_by(tmp_path / "one.xlsx", unit="Xã Thử", only="survey") == 0
    assert examine(tmp_path / "one.xlsx", CATALOG).part == SURVEY


@pytest.mark.usefixtures("parted")
@pytest.mark.parametrize("wrong", [{"only": "actions"}, {"split_by": "unit"}, {"only": "survey", "split_by": "lead"}])
def test_a_part_that_nobody_knows_is_told(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(NothingToDo):
        made_by(tmp_path, **wrong)


def test_a_catalogue_whose_leads_are_words_is_not_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = replace(CATALOG, indicators=(*CATALOG.indicators[:2], *filling.CATALOG.indicators[2:]))
    monkeypatch.setattr(run_make, "load_catalog", lambda _: words)
    with pytest.raises(NothingToDo) as told:
        made_by(tmp_path, unit="Xã Thử", split_by="lead")
    assert "2.1" in told.value.text["vi"] and "`offices`" in told.value.text["en"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("parted")
def test_a_form_names_the_unit_above_and_does_not_show_its_code(tmp_path: Path) -> None:
    register = tmp_path / "units.csv"
    rows = "77,Mẫu,province,\n01234,Thử,commune,77\n04321,Khác,commune,31\n05555,Lạ,commune,97\n"
    register.write_text(f"code,name,level,parent\n{rows}", encoding="utf-8")
    assert made_by(tmp_path / "q", units=register) == 0

    def above(name: str) -> object:
        sheet = load_workbook(tmp_path / "q" / name)["Đơn vị"]
        return next(row[2].value for row in sheet.iter_rows() if row[0].value == "unit_parent")

    assert [above(f"{name}.xlsx") for name in ("thu", "khac", "la")] == ["Mẫu", "Thành phố Hải Phòng", "97"]


def joined_by(*paths: Path, output: Path | None = None) -> int:
    return run_join.run(run_join.Order(paths, output, False, "vi"), None)


@pytest.mark.usefixtures("parted")
def test_a_folder_joins_the_units_whose_parts_are_complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = {key: value for key, value in ANSWERS.items() if key[0] != "1"}
    for number, part in enumerate(PARTS):
        filled_in(tmp_path / f"a{number}.xlsx", part, values)
    filled_in(tmp_path / "old.xlsx", DESK, {("1.1.a", "self_level"): "Đỏ"})  # handed in twice
    filled_in(tmp_path / "b.xlsx", DESK, values, unit=OTHER)
    assert joined_by(tmp_path) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "✓ Xã Thử" in said and "○ Xã Khác: chưa có phần Khảo sát, Phòng Kinh tế" in said and "1/2" in said
    made = looked_at(tmp_path / "xa-thu-ghep.xlsx")
    assert made.part == "" and made.card.total.score == 100.0
    assert joined_by(tmp_path) == 2  # the one is there already
    assert "đã có phiếu đủ" in " ".join(capsys.readouterr().out.split())


def _told(words: str, *paths: Path) -> None:
    with pytest.raises(NothingToDo) as told:
        joined_by(*paths)
    assert words in told.value.text["en"]


@pytest.mark.usefixtures("parted")
def test_files_of_several_units_or_periods_are_not_joined(tmp_path: Path) -> None:
    first = filled_in(tmp_path / "a.xlsx", DESK)
    _told("several units", first, filled_in(tmp_path / "b.xlsx", ECONOMY, unit=OTHER))
    _told("several periods", first, filled_in(tmp_path / "c.xlsx", ECONOMY, meta={"period": "2025"}))
    _told("two files", first)
    _told("not both", first, tmp_path)


@pytest.mark.usefixtures("parted")
def test_files_are_joined_into_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files: Sequence[Path] = [filled_in(tmp_path / f"{n}.xlsx", part) for n, part in enumerate(PARTS[1:])]
    assert joined_by(*files, output=tmp_path / "out.xlsx") == 0
    assert "Chưa có phần: Khảo sát" in capsys.readouterr().out
    assert looked_at(tmp_path / "out.xlsx").card.total.score == 100.0
