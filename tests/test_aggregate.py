from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from filling import CATALOG as FORM
from hand import CATALOG, aggregate, result, row, unreadable
from iso18091cli.figures.survey import sums
from iso18091cli.model.answers import Entry, Place, Row, Stage
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.sums import SurveyAnswers
from iso18091cli.model.units import Unit, Units
from iso18091cli.scoring.scorecard import score

HAI_AN = Unit(code="306", name="Hải An", level="district", kind="quan")
KIEN_AN = Unit(code="307", name="Kiến An", level="district", kind="quan")
HOA_NGHIA = Unit(code="11683", name="Hòa Nghĩa", level="commune", kind="phuong")
GONE = Unit(code="999", name="Cũ", level="commune", status="merged", reason="sáp nhập")
REGISTER = Units(path="units.csv", units=(KIEN_AN, HAI_AN, GONE, HOA_NGHIA))


def summary(*results: Result, register: Units | None = None, skipped: tuple[LedgerLine, ...] = ()) -> Summary:
    return aggregate(results, CATALOG, register, skipped)


def counted(outcome: Summary) -> list[str]:
    return [r.path for r in outcome.scored]


def held(outcome: Summary) -> Summary:
    """With what is read from the store in it, so that it can be compared."""
    return replace(
        outcome, measured=tuple(outcome.measured), whole=tuple(outcome.whole), findings=tuple(outcome.findings)
    )


def line(outcome: Summary, path: str) -> LedgerLine:
    return next(entry for entry in outcome.ledger if entry.path == path)


def test_order_of_input_does_not_matter() -> None:
    files = [
        result("b.xlsx", HAI_AN, "rg-n"),
        result("a.xlsx", Unit(name="Quận hải an", level="district"), "rggg"),
        result("c.xlsx", KIEN_AN, "gggg"),
        unreadable("d.xlsx"),
        result("e.xlsx"),
    ]
    outcomes = [held(summary(*order)) for order in itertools.permutations(files)]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(outcomes[0].ledger) == 5


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Hải An", True),
        ("HẢI AN", True),
        ("Quận Hải An", True),
        ("Hai\u0309 An", True),
        ("hai an", False),
        ("Hái An", False),
    ],
)
def test_without_code_the_spelling_of_the_name_decides(name: str, same: bool) -> None:
    outcome = summary(result("a.xlsx", HAI_AN), result("b.xlsx", Unit(name=name, level="district")))
    assert len(outcome.scored) == (1 if same else 2)


def test_same_name_on_another_level_or_with_another_code_is_another_unit() -> None:
    ward = Unit(name="Hải An", level="commune")
    assert len(summary(result("a.xlsx", HAI_AN), result("b.xlsx", ward)).scored) == 2
    coded = replace(HAI_AN, code="11413")
    both = summary(result("a.xlsx", HAI_AN), result("b.xlsx", coded), result("c.xlsx", replace(HAI_AN, code="")))
    assert len(both.scored) == 3  # the third could be either, so it is neither


def test_unknown_level_joins_where_the_name_is_unique() -> None:
    outcome = summary(result("a.xlsx", Unit(name="Hải An"), "gg--"), result("b.xlsx", HAI_AN, "gggg"))
    assert counted(outcome) == ["b.xlsx"]
    # the one that counts lacks the code: the unit is known all the same
    outcome = summary(result("a.xlsx", Unit(name="Hải An"), "gggg"), result("b.xlsx", HAI_AN, "gg--"))
    assert counted(outcome) == ["a.xlsx"]
    assert outcome.scored[0].scorecard and outcome.scored[0].scorecard.unit.code == "306"


def test_files_without_unit_are_counted_one_by_one() -> None:
    outcome = summary(result("a.xlsx", sha256="x"), result("b.xlsx", sha256="x"))
    assert counted(outcome) == ["a.xlsx", "b.xlsx"]


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        (("z.xlsx", "gg--", "agreed", "1"), ("a.xlsx", "gggg", "self", "2"), "thống nhất"),
        (("z.xlsx", "gggg", "self", "1"), ("a.xlsx", "gg-n", "self", "2"), "4 so với 2"),
        (("a.xlsx", "gggg", "self", "1"), ("a (1).xlsx", "gggg", "self", "1"), "giống hệt"),
        (("a.xlsx", "gggg", "self", "1"), ("b.xlsx", "rrrr", "self", "2"), "thứ tự tên"),
    ],
)
def test_the_copy_that_counts(
    first: tuple[str, str, Stage, str], second: tuple[str, str, Stage, str], word: str
) -> None:
    one, other = (result(p, HAI_AN, levels, stage=s, sha256=sha) for p, levels, s, sha in (first, second))
    outcome = summary(other, one)
    assert counted(outcome) == [first[0]]
    copy = line(outcome, second[0])
    assert (copy.outcome, copy.counts_instead, copy.code) == ("second_copy", first[0], "X01")
    assert word in copy.reason["vi"]
    assert copy.unit == HAI_AN and copy.assessed is not None
    assert [(path, d.code) for path, d in outcome.findings] == [(second[0], "X01")]


@pytest.mark.parametrize(
    ("periods", "asked", "chosen", "period"),
    [
        (("2025", "2026", "2026"), "", "bc", "2026"),
        (("2026", "2025", "Năm 2026"), "", "ac", "2026"),  # one period, written in two ways
        (("2025", "", "2025"), "", "abc", "2025"),  # who names none is not turned away
        (("2025", "2026", ""), "", "bc", "2026"),  # as many: the later
        (("2025", "2026", "2026"), "2025", "a", "2025"),
        (("", "", ""), "", "abc", ""),
    ],
)
def test_one_period_is_summed_up(periods: tuple[str, ...], asked: str, chosen: str, period: str) -> None:
    units = (HAI_AN, KIEN_AN, HOA_NGHIA)
    files = [result(f"{n}.xlsx", u, period=p) for n, u, p in zip("abc", units, periods, strict=True)]
    outcome = aggregate(files, CATALOG, REGISTER, period=asked)
    assert {path[0] for path in counted(outcome)} == set(chosen)
    assert outcome.period == period
    assert {line.path[0] for line in outcome.ledger if line.outcome == "other_period"} == set("abc") - set(chosen)
    assert {path[0] for path, finding in outcome.findings if finding.code == "X05"} == set("abc") - set(chosen)
    assert len(outcome.missing) == 3 - len(chosen)
    assert {line.path[0]: line.period for line in outcome.ledger} == dict(zip("abc", periods, strict=True))


def test_report_for_one_stage_still_prefers_the_later_workbook() -> None:
    late = result("z.xlsx", HAI_AN, "gg--", stage="agreed")
    assert late.scorecard
    late = replace(late, scorecard=replace(late.scorecard, stage="self"))
    outcome = aggregate([result("a.xlsx", HAI_AN), late], CATALOG, None, stage="self")
    assert counted(outcome) == ["z.xlsx"]
    assert outcome.stage == "self"


def test_register_names_orders_and_finds_missing() -> None:
    outcome = summary(
        result("hai-an.xlsx", Unit(code="306", name="HAI AN")),
        result("hoa.xlsx", Unit(name="Hoà Nghĩa", level="commune")),
        register=REGISTER,
    )
    assert counted(outcome) == ["hai-an.xlsx", "hoa.xlsx"]
    assert [r.scorecard.unit for r in outcome.scored if r.scorecard] == [HAI_AN, HOA_NGHIA]
    assert outcome.missing == (KIEN_AN,)
    assert outcome.absent == (GONE,)


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        (Unit(code="00306", name="Hải An", level="district"), "00306"),
        (Unit(name="Hải An", level="commune"), "cùng cấp"),
        (Unit(), "không ghi đơn vị"),
    ],
)
def test_a_unit_the_register_lacks_is_unusable(unit: Unit, word: str) -> None:
    outcome = summary(result("a.xlsx", unit), register=REGISTER)
    assert not outcome.scored
    entry = line(outcome, "a.xlsx")
    assert (entry.outcome, entry.code) == ("unusable", "U04")
    assert word in entry.reason["vi"]
    assert list(outcome.findings)[-1][1].severity == "error"
    assert len(outcome.missing) == 3


@pytest.mark.parametrize("typed", ["031095001234", "031 095 001 234", "0912.345.678"])
def test_of_somebodys_number_the_beginning_alone_is_printed(typed: str) -> None:
    for unit in (Unit(code=typed, name="Hải An"), Unit(name=f"Nguyễn Văn A {typed}", level="commune")):
        reason = line(summary(result("a.xlsx", unit), register=REGISTER), "a.xlsx").reason
        assert all(typed[-3:] not in text and "…" in text for text in reason.values())
        assert "bốn chữ số đầu" in reason["vi"] and "four digits" in reason["en"]
    for code in ("00306", "000.00.31.H24", "12345678"):
        reason = line(summary(result("a.xlsx", Unit(code=code)), register=REGISTER), "a.xlsx").reason
        assert code in reason["vi"] and "bốn chữ số đầu" not in reason["vi"]


def test_reused_codes_and_ambiguous_names() -> None:
    old = Unit(code="100", name="Tân Hà", level="commune", status="dissolved")
    new = Unit(code="100", name="Tân Hạ", level="commune")
    register = Units(path="u.csv", units=(old, new))
    outcome = summary(result("a.xlsx", new), register=register)
    assert outcome.scored[0].scorecard and outcome.scored[0].scorecard.unit == new
    outcome = summary(result("a.xlsx", Unit(name="tan ha")), register=register)
    assert "nhiều đơn vị" in line(outcome, "a.xlsx").reason["vi"]


def test_unusable_and_skipped_files_stay_in_the_ledger() -> None:
    note = LedgerLine(path="~$a.xlsx", sha256="", outcome="skipped", unit=None)
    outcome = aggregate([unreadable("x.xlsx")], CATALOG, None, [note])
    assert [entry.outcome for entry in outcome.ledger] == ["unusable", "skipped"]
    assert outcome.ledger[0].code == "F06" and "hỏng" in outcome.ledger[0].reason["vi"]
    assert all(mean.mean is None and mean.units == 0 for mean in outcome.means)


def test_means_leave_out_units_without_a_score() -> None:
    outcome = summary(
        result("a.xlsx", HAI_AN, "ggrr"), result("b.xlsx", KIEN_AN, "y-nn"), result("c.xlsx", HOA_NGHIA, "yggy")
    )
    town, river, total = outcome.means
    assert (town.mean, town.scored, town.units, town.not_applicable) == (87.5, 2, 3, 0)
    assert (river.mean, river.lowest, river.highest, river.scored, river.not_applicable) == (37.5, 0.0, 75.0, 2, 1)
    assert (total.mean, total.scored) == (62.5, 2)


def test_a_mean_nobody_contributes_to_is_withheld() -> None:
    outcome = summary(result("a.xlsx", HAI_AN, "g-nn"))
    town, river, total = outcome.means
    assert (town.mean, town.lowest, town.scored, town.units) == (None, None, 0, 1)
    assert (river.mean, river.not_applicable) == (None, 1)
    assert total.mean is None


def test_a_mean_is_one_of_the_scores_as_they_are_shown() -> None:
    """66.67 and 0.00 are 33.335, rounded 33.34; of two thirds and nothing it would be 33.33."""
    scored = result("a.xlsx", Unit(code="1"), "ggrn"), result("b.xlsx", Unit(code="2"), "rrrn")
    assert [one.card.total.score for one in scored] == [66.67, 0.0]
    assert summary(*scored).means[-1].mean == 33.34


def test_means_round_half_up() -> None:
    cards = [result("a.xlsx", HAI_AN), result("b.xlsx", KIEN_AN)]
    scored = []
    for file, figure in zip(cards, (62.12, 62.13), strict=True):
        assert file.scorecard
        total = replace(file.scorecard.total, score=figure)
        scored.append(replace(file, scorecard=replace(file.scorecard, total=total)))
    assert summary(*scored).means[-1].mean == 62.13


def test_weakest_first_and_reliable_units() -> None:
    outcome = summary(
        result("a.xlsx", HAI_AN, "yrg-"), result("b.xlsx", KIEN_AN, "ggyi"), result("c.xlsx", None, "gggg")
    )
    assert [count.id for count in outcome.indicators] == ["1.10", "1.1", "2.1", "2.2"]
    last = outcome.indicators[-1]
    assert (last.levels, last.incomplete, last.not_assessed) == ({"red": 0, "yellow": 0, "green": 1}, 1, 1)
    assert outcome.reliable == 1


def test_units_that_no_longer_take_part_are_told_apart() -> None:
    outcome = summary(result("a.xlsx", HAI_AN, "gggg"), result("gone.xlsx", GONE, "rrrr"), register=REGISTER)
    assert counted(outcome) == ["a.xlsx"]
    assert [file.path for file in outcome.apart] == ["gone.xlsx"]
    assert line(outcome, "gone.xlsx").outcome == "apart" and "sáp nhập" in line(outcome, "gone.xlsx").reason["vi"]
    assert outcome.means[-1].mean == 100 and outcome.means[-1].units == 1


def test_shared_gaps_are_ranked_by_units_helped() -> None:
    outcome = summary(
        result("a.xlsx", HAI_AN, "ryg-"), result("b.xlsx", KIEN_AN, "yyrg"), result("c.xlsx", HOA_NGHIA, "rg-n")
    )
    assert [(gap.id, gap.helped, gap.assessed, gap.levels["red"]) for gap in outcome.gaps if gap.shared] == [
        ("1.1.a", 3, 3, 2),
        ("1.10.a", 2, 3, 0),
    ]
    assert [(gap.id, gap.helped) for gap in outcome.gaps if not gap.shared] == [("2.1.a", 1)]
    assert [outcome.scored[position].path for position in outcome.gaps[1].units] == ["a.xlsx", "b.xlsx"]


def test_a_blank_is_a_gap_that_nobody_shares() -> None:
    red = Row("1.1.a", Place("Trang", "A7"), {"self_level": Entry(Place("Trang", "E7"), "text", "Đỏ", "red")})
    file = result("a.xlsx", HAI_AN, rows={"1.1.a": red})
    assert file.submission
    found = summary(replace(file, scorecard=score(file.submission, CATALOG))).gaps
    assert [(gap.id, gap.helped, gap.not_assessed, gap.shared) for gap in found[:3]] == [
        ("1.1.a", 1, 0, False),
        ("1.1.b", 0, 1, False),
        ("1.10.a", 0, 1, False),
    ]
    assert len(found) == 8


def test_groups_by_level_kind_and_unit_above() -> None:
    wards = [Unit(code=f"9000{n}", name=f"P{n}", level="commune", kind="phuong", parent="306") for n in range(3)]
    register = Units(path="u.csv", units=(HAI_AN, *wards))
    files = [result("d.xlsx", HAI_AN, "gggg"), result("p.xlsx", wards[0], "rrgg"), result("q.xlsx", wards[1], "g---")]
    found = {(group.by, group.key): group for group in summary(*files, register=register).groups}
    below = found["parent", "306"]
    assert (len(below.members), below.expected, below.missing, below.head) == (2, 3, (wards[2],), 0)
    assert (below.means[-1].mean, below.means[-1].scored, below.means[-1].units) == (50.0, 1, 2)
    assert below.levels == {"red": 2, "yellow": 0, "green": 3, "incomplete": 0, "not_assessed": 3, "not_applicable": 0}
    assert found["kind", "phuong"].members == found["level", "commune"].members == below.members
    assert found["level", "district"].reliable == 1


def test_survey_sums_leave_out_what_is_blank_or_void() -> None:
    asked = frozenset(FORM.question)
    units = (
        SurveyAnswers(asked=asked, given={"people.count": "1200", "desk.open": "yes"}),
        SurveyAnswers(asked=asked, given={"desk.open": "no"}, void=frozenset({"people.count"})),
        SurveyAnswers(asked=asked, given={}),
    )
    found = {of.id: of for of in sums(units, FORM)}
    count, is_open = found["people.count"], found["desk.open"]
    assert (count.total, count.answered, count.asked, count.void, count.silent) == (1200.0, 1, 3, 1, (2,))
    assert is_open.choices == {"yes": 1, "no": 1} and is_open.answered == 2
    assert found["desk.note"].answered == 0


def test_a_register_that_names_another_kind_is_told() -> None:
    ward = replace(HOA_NGHIA, kind="xa")
    outcome = summary(result("a.xlsx", HOA_NGHIA), register=Units(path="u.csv", units=(ward,)))
    assert [(path, finding.code) for path, finding in outcome.findings] == [("a.xlsx", "U05")]
    assert counted(outcome) == ["a.xlsx"]
    for said in (replace(HOA_NGHIA, kind=""), HOA_NGHIA):
        same = summary(result("a.xlsx", said), register=Units(path="u.csv", units=(HOA_NGHIA,)))
        assert not list(same.findings)


def test_workbooks_of_another_version_are_marked() -> None:
    old = result("a.xlsx", HAI_AN)
    assert old.submission
    old = replace(old, submission=replace(old.submission, stamp={**old.submission.stamp, "catalog_version": "0"}))
    outcome = summary(old, result("b.xlsx", KIEN_AN))
    assert [outcome.scored[position].path for position in outcome.other_version] == ["a.xlsx"]
    assert line(outcome, "a.xlsx").catalog_version == "0"


def test_best_without_evidence_is_listed() -> None:
    rows = {"1.1.b": row("1.1.b", self_level="green", evidence="QĐ 1"), "1.10.b": row("1.10.b", explanation="Vì")}
    outcome = summary(result("a.xlsx", HAI_AN, "yy--", rows=rows))
    assert outcome.unproved == (("1.10.b",),)  # of 1.1 and 1.10, a is yellow and b is green
