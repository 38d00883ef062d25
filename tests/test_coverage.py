"""Who takes part of who should: hand-worked rounds, steps.csv, and the command over the pilot."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from iso18091cli.errors import Faults
from iso18091cli.figures.coverage import RoundFacts, coverage
from iso18091cli.messages.workbook import YES_NO
from iso18091cli.model.coverage import SaidStep
from iso18091cli.model.summary import Standing
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.lineage import Lineage
from iso18091cli.register.steps import steps_in
from iso18091cli.render.coverage_text import (
    group_rows,
    page_rounds,
    sentences,
    show_coverage,
    shown_percent,
    shown_share,
)
from iso18091cli.reports.page.coverage import coverage_html
from test_cli import Run, run

__all__ = ["run"]
CASES = yaml.safe_load((Path(__file__).parent / "data" / "coverage_cases.yaml").read_text("utf-8"))
PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"
COUNTRY = Lineage()


def unit(
    code: str,
    name: str,
    level: str,
    kind: str,
    parent: str,
    status: Any,
    first: date | None = None,
    last: date | None = None,
) -> Unit:
    return Unit(
        code=code, name=name, level=level, kind=kind, parent=parent, status=status, valid_from=first, valid_to=last
    )


def facts(period: str, units: list[Unit], sent: dict[str, Any], said: tuple[SaidStep, ...] = ()) -> RoundFacts:
    standing = [
        Standing(unit=one, state=sent.get(one.code, ["nothing"])[0], stage=sent.get(one.code, ["", None])[1])
        for one in units
        if one.status == "active"
    ]
    return RoundFacts(name=period, period=period, units=tuple(units), standing=tuple(standing), steps=said)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_round(case: dict[str, Any]) -> None:
    register = [unit(*row) for row in case["register"]]
    own = [unit(*row) for row in case.get("own", case["register"])]
    said = tuple(SaidStep(code, step, None) for code, step in case.get("said", ()))
    rounds = [facts(case["period"], own, case["sent"], said)]
    if "before" in case:
        before = [unit(*row) for row in case["before"]]
        rounds.append(facts("2023", before, {one.code: ["accepted", "self"] for one in before}))
    found = coverage(rounds, Units(path="", units=tuple(register)), COUNTRY, YES_NO)[-1]
    assert (shown_share(found.all, "vi"), shown_percent(found.all, "vi")) == (case["share"], case["percent"])
    groups = {group: share for group, share, _ in group_rows(found, "vi")}
    assert {name: groups.get(name) for name in case["groups"]} == case["groups"]
    assert {step: found.reached(step) for step in case["steps"]} == case["steps"]
    assert found.besides == case.get("besides", 0)
    if "changes" in case:
        assert [found.count("kept", "renamed"), found.count("merged", "split"), found.count("joined")] == case[
            "changes"
        ]
        assert [one.code for one in found.left] == case["left"]
    for code, step in case.get("furthest", {}).items():
        assert next(one for one in found.units if one.unit.code == code).furthest == step


def test_a_first_round_is_held_against_none() -> None:
    found = coverage([facts("2026", [unit("A", "Sở A", "other", "", "", "active")], {})], None, COUNTRY, YES_NO)
    assert sentences(found[0], "en") == ["Take part: 0/1 units, 0%"]
    assert found[0].units[0].change is None


def test_the_page_and_the_terminal_say_the_same() -> None:
    units = [unit("306", "<b>Hải An", "district", "quan", "31", "active")]
    found = coverage(
        [facts("2023", units, {"306": ["accepted", "self"]}), facts("2024", units, {})], None, COUNTRY, YES_NO
    )
    page = coverage_html(page_rounds(found, "en"), "en").decode()
    assert page.count("<h2>") == 2 and "0 kept, 0 came from earlier units, 0 joined, 1 left." in page
    assert "&lt;b&gt;Hải An" in page and "<b>" not in page
    screen = Console(width=100, file=io.StringIO(), record=True)
    show_coverage(screen, found, "en")
    told = screen.export_text()
    assert "Take part: 1/1 units, 100%" in told and "Left: <b>Hải An (Urban district)" in told


# steps.csv


def test_steps_of_a_round(tmp_path: Path) -> None:
    assert steps_in(tmp_path) == ()
    (tmp_path / "steps.csv").write_text(
        "mã;bước;ngày;ghi chú\n306;Công bố bộ chỉ số;15/03/2026;QĐ 12\n306;reviewed;;\n", "utf-8"
    )
    assert steps_in(tmp_path) == (
        SaidStep("306", "indicators", date(2026, 3, 15)),
        SaidStep("306", "reviewed", None),
    )
    (tmp_path / "steps.csv").write_text("mã;bước\n306;Công bố\n;reviewed\n", "utf-8")
    with pytest.raises(Faults) as fault:
        steps_in(tmp_path)
    assert [one.line for one in fault.value.faults] == [2, 3]


# The command


def test_the_pilot_and_three_of_its_units_a_year_later(tmp_path: Path, run: Run) -> None:
    before, after = tmp_path / "pilot-2023", tmp_path / "pilot-2024"
    before.mkdir()
    for name in ("hai-an.xlsx", "units.csv"):
        shutil.copy(PILOT / name, before / name)
    shutil.copytree(before, after)
    (after / "steps.csv").write_text("code;step\n306;indicators\n99;reviewed\n", "utf-8")
    (after / "lineage.csv").write_text("code;predecessor\n", "utf-8")
    out = str(tmp_path / "out")
    done = run("coverage", str(before), str(after), "--jobs", "1", "--lang", "en", "--format", "json", "-o", out)
    assert done.code == 0 and "nobody on the register has the code “99”" in " ".join(done.err.split())
    first, second = json.loads(done.out)["rounds"]
    assert (first["shares"][0]["took_part"], first["shares"][0]["expected"], first["kept"]) == (1, 12, None)
    assert (second["kept"], second["joined"], second["left"]) == (1, 0, [])
    assert (first["steps"]["indicators"], second["steps"]["indicators"]) == (0, 1)
    yes = next(line for line in first["survey"] if line["answer"] == "yes")
    assert 0 <= yes["units"] <= yes["answered"] == 1
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "data" / "coverage.csv").read_text("utf-8-sig"))))
    assert len(rows) == 24 and rows[12]["code"] == "306"
    assert (rows[12]["change"], rows[12]["came_from"], rows[13]["state"]) == ("kept", "306", "nothing")
    package = json.loads((tmp_path / "out" / "data" / "datapackage.json").read_text("utf-8"))
    assert [field["name"] for field in package["resources"][0]["schema"]["fields"]] == list(rows[0])


def test_what_is_no_round_is_said(tmp_path: Path, run: Run) -> None:
    done = run("coverage", str(tmp_path / "nowhere"), "--lang", "en")
    assert done.code == 2 and "no folder of a round" in done.err
