"""Goals as results, on hand-worked levels: n of N, what holds back, and every medium that shows them, or does not."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from hand import CATALOG, WITH_GOALS, result, stored
from iso18091cli.figures.summary import summarise
from iso18091cli.messages.goals import GOALS, WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.goals import GoalResult, GoalSum
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.summary import Summary
from iso18091cli.model.units import Unit
from iso18091cli.reports.data.package import package
from iso18091cli.reports.data.tables import tables
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.page.report import report_html
from iso18091cli.reports.word.province import province_names
from iso18091cli.results.store import Store
from iso18091cli.scoring.goals import acceptable, goal_results, goal_sums, goals_of

# 1.1 serves 1 and 16, 1.10 serves 16, 2.1 serves 6, 2.2 none.
UNITS = {"1": "gyin", "2": "grg-", "3": "nngg", "4": "g-ng"}


def card(levels: str) -> Scorecard:
    found = result("a.xlsx", Unit(), levels).scorecard
    assert found is not None
    return found


def a_store(catalog: Catalog = WITH_GOALS) -> Store:
    return stored([result(f"{n}.xlsx", Unit(code=n), levels) for n, levels in UNITS.items()], catalog, None)


def a_summary(catalog: Catalog = WITH_GOALS) -> Summary:
    return summarise(a_store(catalog))


def test_goals_are_those_that_an_indicator_serves() -> None:
    assert goals_of(WITH_GOALS) == {1: ("1.1",), 6: ("2.1",), 16: ("1.1", "1.10")}
    assert goals_of(CATALOG) == {} and goal_results(card("gggg"), CATALOG) == () and goal_sums([], CATALOG) == ()


def test_the_best_level_is_acceptable() -> None:
    assert [acceptable(key, CATALOG.scale) for key in ("red", "yellow", "green", None)] == [False, False, True, False]


def of_goal(goal: int, **ids: tuple[str, ...]) -> GoalResult:
    return GoalResult(goal=goal, **{**dict.fromkeys(("reached", "below", "open", "not_applicable"), ()), **ids})


def test_a_unit_reaches_n_of_the_indicators_that_apply() -> None:
    assert goal_results(card("gyin"), WITH_GOALS) == (
        of_goal(1, reached=("1.1",)),
        of_goal(6, open=("2.1",)),
        of_goal(16, reached=("1.1",), below=("1.10",)),
    )
    sixteen = goal_results(card("-rgg"), WITH_GOALS)[2]
    assert sixteen.reached_of == "0/2" and sixteen.held_back_by == ("1.10", "1.1")
    none = goal_results(card("nngg"), WITH_GOALS)[2]
    assert none.applicable == 0 and none.not_applicable == ("1.1", "1.10")


def test_an_indicator_that_a_workbook_does_not_have_is_open() -> None:
    whole = card("gggg")
    assert goal_results(replace(whole, indicators=whole.indicators[:1]), WITH_GOALS)[2].open == ("1.10",)


def test_over_units_results_are_counted_and_what_holds_back_most_comes_first() -> None:
    cards = [card(levels) for levels in (*UNITS.values(), "yrgg")]
    assert goal_sums(cards, WITH_GOALS) == (
        GoalSum(
            goal=1,
            indicators=("1.1",),
            reached=3,
            applicable=4,
            open=0,
            complete=3,
            units=4,
            held_back_by=(("1.1", 1),),
        ),
        GoalSum(goal=6, indicators=("2.1",), reached=3, applicable=4, open=1, complete=3, units=4, held_back_by=()),
        GoalSum(
            goal=16,
            indicators=("1.1", "1.10"),
            reached=3,
            applicable=8,
            open=1,
            complete=0,
            units=4,
            held_back_by=(("1.10", 3), ("1.1", 1)),
        ),
    )


def test_every_goal_and_word_is_there_in_both_languages() -> None:
    assert list(GOALS) == list(range(1, 18))
    assert all(set(text) == {"vi", "en"} and all(text.values()) for text in (*GOALS.values(), *WORDS.values()))


# Media


def sheets(summary: Summary) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(summary_workbook(summary, "en")))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_summary_workbook_has_a_sheet_over_all_and_one_of_each_unit() -> None:
    found = sheets(a_summary())
    lines = [line for line in found["SDGs"] if str(line[0])[:1].isdigit()]
    assert lines == [
        ["1. No poverty", "1.1", 3, 3, 1, 0, "3/3", ""],
        ["6. Clean water and sanitation", "2.1", 2, 3, 2 / 3, 1, "2/3", ""],
        ["16. Peace, justice and strong institutions", "1.1, 1.10", 3, 6, 0.5, 1, "0/3", "1.10 (2)"],
    ]
    assert any("taken from: Catalogue for tests (hand, version 1)" in str(line[0]) for line in found["SDGs"])
    assert any("indicators name: Our own" in str(line[0]) for line in found["SDGs"])
    rows = [line[1:] for line in found["SDGs by unit"][-4:]]
    assert rows == [["1/1", "0/1", "1/2"], ["1/1", "1/1", "1/2"], ["", "1/1", ""], ["1/1", "", "1/2"]]


def test_the_data_have_a_line_a_unit_and_goal() -> None:
    files = {name: b"".join(pieces) for name, pieces in tables(a_store(), a_summary(), "1")}
    lines = list(csv.DictReader(io.StringIO(files["sdgs.csv"].decode("utf-8-sig"))))
    assert len(lines) == 9
    assert lines[2] == {
        "unit": "1",
        "period": "2023",
        "goal": "16",
        "reached": "1",
        "applicable": "2",
        "open": "0",
        "held_back_by": "1.10",
    }
    assert "sdgs" in [resource["name"] for resource in package(a_summary(), "1")["resources"]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_goals_nothing_speaks_of_them(language: str) -> None:
    summary = a_summary(CATALOG)
    page = report_html(summary, language, "1").decode()
    assert "id=muc-tieu" not in page and "f-goal" not in page.partition("<script>")[0] and "SDG " not in page
    assert not any("SDG" in name for name in sheets(summary))
    assert "sdgs.csv" not in dict(tables(a_store(CATALOG), summary, "1"))
    assert "sdgs" not in [resource["name"] for resource in package(summary, "1")["resources"]]
    assert province_names(summary, language)["goals"] == []
    assert province_names(summary, language)["goals_note"] == ""
