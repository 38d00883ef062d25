"""The small example catalogues go from form to report without a line of code, and decide as worked out by hand.

tests/data/decisions.yaml holds what each of them decides of made-up units.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from typer.testing import CliRunner

from filling import fill, form
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.app import app
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import plan
from iso18091cli.messages.deciding import lacking_words
from iso18091cli.model.answers import STAGES
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import Measure
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.labels import next_label
from iso18091cli.scoring.scorecard import score
from office import Entry, Filling, Office
from test_office import Form, differences, labels_in

EXAMPLES = Path(__file__).parent.parent / "examples"
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "data" / "decisions.yaml").read_text())
CATALOGS = {name: load_catalog(EXAMPLES / name / "catalog.yaml") for name in CASES}
COMMUNE = Stamp(unit=Unit(code="00070", name="Mẫu", level="commune", kind="xa"), period="2026")
FILLINGS = int(os.environ.get("ISO18091_POINTS", "20"))
EACH = [pytest.param(name, case, id=f"{name}-{case['name']}") for name, cases in CASES.items() for case in cases]


def typed(catalog: Catalog, case: dict[str, Any], language: str = "vi") -> dict[tuple[str, str], object]:
    """What is typed into the form of a commune."""
    layout = plan(catalog, language, "commune", "xa")
    rows = [row for sheet in layout.of_kind("pillar") for row in sheet.rows if "self_level" in row.answers]
    found: dict[tuple[str, str], object] = {("contact", "value"): "Nguyễn Văn A"}
    for row in rows:
        measure = catalog.measured.get(row.id)
        given = case["all"] if measure is None else measure.maximum
        answer = case.get("but", {}).get(row.id, given)
        if answer == "n":
            found[row.id, "self_level"] = say(catalog.scale.not_applicable.word, language)
            found[row.id, "explanation"] = "Không có trên địa bàn"
        elif answer != "-":
            if measure is None:
                found[row.id, "self_level"] = say(catalog.scale.level(answer).word, language)
            else:
                found[row.id, "value"] = answer
            found[row.id, "evidence"] = f"Báo cáo số 1/BC-UBND ({row.id})"
    return found


def blank(name: str) -> bytes:
    return new_workbook(CATALOGS[name], "vi", COMMUNE)


@pytest.mark.parametrize(("name", "case"), EACH)
def test_what_is_decided(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    catalog = CATALOGS[name]
    sent = fill(tmp_path / "xa-mau.xlsx", typed(catalog, case), content=blank(name))
    card = score(read_workbook(sent, catalog), catalog)
    told = {i.id: i.level or i.status for i in card.indicators}
    assert told == dict.fromkeys(told, case["all"]) | case.get("indicators", {})
    assert (card.total.score, card.total.label, card.reliable) == (case["total"], case["label"], case["reliable"])
    assert lacking(card, catalog) == case.get("lacking", "")


def lacking(card: Scorecard, catalog: Catalog) -> str:
    found = next_label(card, catalog)
    return say(lacking_words(*found, catalog), "vi") if found else ""


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("name", CASES)
def test_from_form_to_report(name: str, tmp_path: Path) -> None:
    """Forms of a register, filled in as the cases say; figures, plans and reports of all of them."""
    catalog, cases, file = CATALOGS[name], CASES[name], EXAMPLES / name / "catalog.yaml"
    units = [f"{70 + n:05};Mẫu {n};commune;xa" for n in range(len(cases))]
    place = tmp_path / "2026"
    place.mkdir()
    (place / "units.csv").write_text("\n".join(["code;name;level;kind", *units]), "utf-8")
    run("catalog", "check", file)
    run("new-workbook", "--catalog", file, "--units", place / "units.csv", "--period", "2026", "-o", tmp_path / "forms")
    for case, made in zip(cases, sorted((tmp_path / "forms").glob("*.xlsx")), strict=True):
        fill(place / made.name, typed(catalog, case), content=made.read_bytes())
    run("aggregate", place, "--catalog", file, "-o", tmp_path / "out", "--lang", "vi")
    query = "SELECT sender_code, label FROM score JOIN file USING (file) WHERE id = 'total' AND outcome = 'counted'"
    with sqlite3.connect(tmp_path / "out" / "data" / "results.sqlite") as store:
        labels = dict(store.execute(query).fetchall())
    assert [labels[unit[:5]] for unit in units] == [case["label"] for case in cases]
    sheet = load_workbook(tmp_path / "out" / "summary.xlsx").worksheets
    shown = {str(cell.value) for page in sheet for row in page.iter_rows() for cell in row if cell.value}
    plans = "\n".join(path.read_text("utf-8") for path in (tmp_path / "out" / "plans").glob("*.md"))
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    for case in cases:
        if text := case.get("lacking"):
            assert text in shown and text in plans and text in page
    first = sorted(place.glob("*.xlsx"))[0]
    run("plan", first, "--catalog", file, "-o", tmp_path / "plan.docx")
    scored = json.loads(run("score", place / first.name, "--catalog", file, "--json"))
    assert scored["total"]["label"] == cases[0]["label"]
    assert "Quy tắc" in run("score", first, "--catalog", file, "--explain", "1.1")


@pytest.mark.parametrize("name", CASES)
def test_why_a_label_is_not_given(name: str, tmp_path: Path) -> None:
    case = next(case for case in CASES[name] if "lacking" in case)
    sent = fill(tmp_path / "xa-mau.xlsx", typed(CATALOGS[name], case), content=blank(name))
    file = EXAMPLES / name / "catalog.yaml"
    for told in (run("score", sent, "--catalog", file), run("score", sent, "--catalog", file, "--explain", "total")):
        assert case["lacking"] in " ".join(told.split())
    document = json.loads(run("score", sent, "--catalog", file, "--json"))
    assert document["total"]["next_label"]["said"] == case["lacking"]


@pytest.mark.office
@pytest.mark.parametrize("name", CASES)
def test_the_form_decides_alike(name: str, office: Office, tmp_path: Path) -> None:
    """Figures, label and what is lacking, as an office program shows them."""
    catalog, cases = CATALOGS[name], CASES[name]
    sent, made = tmp_path / "blank.xlsx", Form(catalog, "vi", COMMUNE)
    sent.write_bytes(blank(name))
    known = form(sent.read_bytes()).cells
    fillings = [
        Filling(
            [Entry(*key, value) for key, value in typed(catalog, case).items() if key in known],  # type: ignore[arg-type]
            tmp_path / f"{n}.xlsx",
        )
        for n, case in enumerate(cases)
    ]
    words = {label.key: say(label.word, "vi") for label in catalog.scoring.labels}
    for n, (case, live) in enumerate(zip(cases, office.fill_each(sent, fillings), strict=True)):
        assert live["total"]["score"] == ("" if case["total"] is None else case["total"]), case["name"]
        label, lacks = labels_in(tmp_path / f"{n}.xlsx", made)
        assert lacks == case.get("lacking", ""), case["name"]
        assert case["label"] is None or label == words[case["label"]], case["name"]


ODD: tuple[str | float, ...] = (-1, 0, 0.25, 100, 7.000001, "Tốt", " ", "?")
"""What people type where points belong. Numbers that are typed as text the reader repairs, and the form cannot."""


@pytest.mark.office
def test_points_at_random_come_to_the_same_in_form_and_engine(office: Office, tmp_path: Path) -> None:
    catalog, made = CATALOGS["hundred-points"], Form(CATALOGS["hundred-points"], "vi", COMMUNE)
    sent = tmp_path / "blank.xlsx"
    sent.write_bytes(blank("hundred-points"))
    chance, fillings = random.Random(5), []
    for _ in range(FILLINGS):
        odd, stage = chance.choice((0.0, 0.0, 0.1, 0.5)), chance.choice(STAGES)
        entries = [entry for id, measure in catalog.measured.items() for entry in points_of(id, measure, chance, odd)]
        fillings.append(Filling(entries, meta={"stage": stage}))
    for number, (filled, live) in enumerate(zip(fillings, office.fill_each(sent, fillings), strict=True)):
        values = {(entry.id, entry.column): entry.value for entry in filled.entries}
        path = fill(tmp_path / f"{number}.xlsx", values, content=sent.read_bytes(), meta=filled.meta)
        assert not differences(live, made, read_workbook(path, catalog)), number


def points_of(id: str, measure: Measure, chance: random.Random, odd: float) -> list[Entry]:
    """What the unit types for a criterion, and now and then what the council puts in its place."""
    steps = round((measure.maximum or 0) / measure.step)
    found = []
    for column, often in (("value", 1.0), ("review_value", 0.2)):
        given = round(chance.randint(steps // 3, steps) * measure.step, 1)
        if chance.random() < often:
            found.append(Entry(id, column, chance.choice(ODD) if chance.random() < odd else given))
    if chance.random() < 0.15:
        found.append(Entry(id, "review_level", chance.choice(("Tốt", "Từ nửa", "Dưới nửa", "?"))))
    return found
