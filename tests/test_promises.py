"""What became of last period's actions: hand-worked cases, and the sums over them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from hand import CATALOG, result, row, stored
from iso18091cli.figures.promises import Acted, Terms, acted, promise_sums, promises, terms
from iso18091cli.model.answers import Entry, Place, Row
from iso18091cli.model.lineage import Ancestor, Change, Origin
from iso18091cli.model.promises import Promise
from iso18091cli.model.units import Unit
from iso18091cli.render.promises_text import show_promises
from iso18091cli.reports.data.promises import PromiseRow, promise_rows
from iso18091cli.results.columns import columns_of

CASES = yaml.safe_load((Path(__file__).parent / "data" / "promise_cases.yaml").read_text("utf-8"))
THEN, NOW = Unit(code="306", name="Hải An"), Unit(code="11413", name="Hải An")
BY = Terms(levels=("red", "yellow", "green"), good_enough="green", day="2026-12-31", changed=("2.2",))


def action(indicator: str, task: str, deadline: object, status: str = "", lead: str = "") -> Row:
    said = {"indicator": indicator, "task": task, "deadline": str(deadline), "status": status, "lead": lead}
    return Row("1", Place(), {key: Entry(Place(), "text", text, text) for key, text in said.items() if text})


def origin(change: Change = "kept") -> Origin:
    ancestor = Ancestor(unit=THEN, extent="full", brings=1, of=1, covers=1)
    return Origin(unit=NOW, change=change, earlier=(ancestor,), pieces=1, covered=1)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_became_of_an_action(case: dict[str, Any]) -> None:
    id = case["then"][0]
    then = Acted("306", THEN, {id: case["level"][0]} if id else {}, [action(*case["then"])])
    now = Acted("11413", NOW, {id: case["level"][1]} if id else {}, [action(*row) for row in case.get("now", [])])
    found = promises([then], [] if case.get("gone") else [now], [origin("split" if case.get("moved") else "kept")], BY)
    assert [[one.became, one.moved] for one in found] == [case["is"]]
    assert found[0].successors == (("11413",) if case.get("moved") else ())


def test_ids_of_another_edition_are_renumbered() -> None:
    then = Acted("306", THEN, {"1.5": "red", "1.9": "red"}, [action("1.5", "A", ""), action("1.9", "B", "")])
    now = Acted("11413", NOW, {"1.1": "green"}, [])
    found = promises([then], [now], [origin()], replace(BY, renumbered={"1.5": "1.1"}))
    assert [(p.was, p.indicator, p.moved) for p in found] == [("1.5", "1.1", "better"), ("1.9", "", "unknown")]
    assert terms(CATALOG, CATALOG, "").renumbered is None


def promise(was: str, deadline: str, lead: str, **more: Any) -> Promise:
    made = Promise("306", THEN, (), 1, was, was, "", lead, deadline, "open", "red", "red", "same")
    return made._replace(**more)


def test_the_sums_by_day_and_office() -> None:
    found = [
        promise("1.1", "2026-03-31", "Văn phòng", became="done", after="green", moved="better"),
        promise("1.1", "2026-04-01", "VĂN PHÒNG", after="green", moved="better"),
        promise("2.1", "2026-06-30", "", became="late", before="yellow", after="red", moved="worse"),
        promise("2.2", "thường xuyên", "", became="unmentioned", after="", moved="unknown"),
        promise("1.10", "", "", became="dropped", after="green", moved="better"),
        promise("", "", "", became="replaced", moved="unknown"),
    ]
    sums = promise_sums(found, BY)
    assert [(s.by, s.key, s.actions) for s in sums] == [
        ("all", "", 6),
        ("due", "2026-Q1", 1),
        ("due", "2026-Q2", 2),
        ("due", "", 3),
        ("lead", "Văn phòng", 2),
        ("lead", "", 4),
    ]
    every = sums[0]
    assert (every.indicators, every.compared, every.improved, every.worse, every.reached) == (3, 2, 1, 1, 1)
    assert every.became == {
        **{"done": 1, "late": 1, "open": 1, "dropped": 1, "replaced": 1},
        **{"unmentioned": 1, "no_report": 0},
    }
    assert [sums[2].indicators, sums[2].improved, sums[2].reached] == [2, 1, 1]


def test_what_a_store_says() -> None:
    store = stored(
        [result("a.xlsx", THEN, "ry-g", actions=(row("1", indicator="1.1", task="Ban hành quy chế"),))], CATALOG, None
    )
    (found,) = acted(store)
    assert (found.key, found.unit.code, dict(found.levels)) == (
        "306",
        "306",
        {"1.1": "red", "1.10": "yellow", "2.2": "green"},
    )
    assert [row.value("task") for row in found.actions] == ["Ban hành quy chế"]


def test_what_is_told_and_written() -> None:
    found = [promise("1.1", "2026-03-31", "=Văn phòng", became="done", after="green", moved="better")]
    (row,) = promise_rows("2025", "2026", found)
    assert (row.before_period, row.unit_before, row.lead, row.became, row.moved) == (
        *("2025", "306", "=Văn phòng", "done", "better"),
    )
    assert not any(column.public for column in columns_of(PromiseRow)), "texts of senders are not published"
    console = Console(width=120, file=io.StringIO(), record=True)
    show_promises(console, promise_sums(found, BY), "en")
    show_promises(console, promise_sums([], BY), "en")
    told = console.export_text()
    assert told.count("Last period's actions") == 1 and "1 actions: 1 done." in told
    assert "1 can be compared: 1 better (1 good enough now), 0 worse." in told and "=Văn phòng" in told
