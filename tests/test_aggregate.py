from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from hand import CATALOG, result, unreadable
from iso18091cli.aggregate import aggregate
from iso18091cli.model.answers import Stage
from iso18091cli.model.scores import LedgerLine, Result, Summary
from iso18091cli.model.units import Unit, Units

HAI_AN = Unit(code="306", name="Hải An", level="district", kind="quan", parent="31")
KIEN_AN = Unit(code="307", name="Kiến An", level="district", kind="quan")
HOA_NGHIA = Unit(code="11683", name="Hòa Nghĩa", level="commune", kind="phuong")
GONE = Unit(code="999", name="Cũ", level="commune", status="merged", reason="sáp nhập")
REGISTER = Units(path="units.csv", units=(KIEN_AN, HAI_AN, GONE, HOA_NGHIA))


def summary(*results: Result, register: Units | None = None, skipped: tuple[LedgerLine, ...] = ()) -> Summary:
    return aggregate(results, CATALOG, register, skipped)


def counted(outcome: Summary) -> list[str]:
    return [r.path for r in outcome.results]


def line(outcome: Summary, path: str) -> LedgerLine:
    return next(entry for entry in outcome.ledger if entry.path == path)


def test_order_of_input_does_not_matter() -> None:
    files = [
        result("b.xlsx", HAI_AN, "rg-n"),
        result("a.xlsx", Unit(name="hai an", level="district"), "rggg"),
        result("c.xlsx", KIEN_AN, "gggg"),
        unreadable("d.xlsx"),
        result("e.xlsx"),
    ]
    outcomes = [summary(*order) for order in itertools.permutations(files)]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(outcomes[0].ledger) == 5


@pytest.mark.parametrize(
    ("name", "same"),
    [("Hải An", True), ("hai an", True), ("Hai\u0309 An", True), ("Hái An", False), ("Hải Ân", False)],
)
def test_without_code_the_spelling_of_the_name_decides(name: str, same: bool) -> None:
    outcome = summary(result("a.xlsx", HAI_AN), result("b.xlsx", Unit(name=name, level="district")))
    assert len(outcome.results) == (1 if same else 2)


def test_same_name_on_another_level_or_with_another_code_is_another_unit() -> None:
    ward = Unit(name="Hải An", level="commune")
    assert len(summary(result("a.xlsx", HAI_AN), result("b.xlsx", ward)).results) == 2
    coded = replace(HAI_AN, code="11413")
    both = summary(result("a.xlsx", HAI_AN), result("b.xlsx", coded), result("c.xlsx", replace(HAI_AN, code="")))
    assert len(both.results) == 3  # the third could be either, so it is neither


def test_unknown_level_joins_where_the_name_is_unique() -> None:
    outcome = summary(result("a.xlsx", Unit(name="Hải An"), "gg--"), result("b.xlsx", HAI_AN, "gggg"))
    assert counted(outcome) == ["b.xlsx"]
    # the one that counts lacks the code: the unit is known all the same
    outcome = summary(result("a.xlsx", Unit(name="Hải An"), "gggg"), result("b.xlsx", HAI_AN, "gg--"))
    assert counted(outcome) == ["a.xlsx"]
    assert outcome.results[0].scorecard and outcome.results[0].scorecard.unit.code == "306"


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
    assert [(path, d.code) for path, d in outcome.diagnostics] == [(second[0], "X01")]


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
    assert {path[0] for path, finding in outcome.diagnostics if finding.code == "X05"} == set("abc") - set(chosen)
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
    assert [r.scorecard.unit for r in outcome.results if r.scorecard] == [HAI_AN, HOA_NGHIA]
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
    assert not outcome.results
    entry = line(outcome, "a.xlsx")
    assert (entry.outcome, entry.code) == ("unusable", "U04")
    assert word in entry.reason["vi"]
    assert outcome.diagnostics[-1][1].severity == "error"
    assert len(outcome.missing) == 3


def test_reused_codes_and_ambiguous_names() -> None:
    old = Unit(code="100", name="Tân Hà", level="commune", status="dissolved")
    new = Unit(code="100", name="Tân Hạ", level="commune")
    register = Units(path="u.csv", units=(old, new))
    outcome = summary(result("a.xlsx", new), register=register)
    assert outcome.results[0].scorecard and outcome.results[0].scorecard.unit == new
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
