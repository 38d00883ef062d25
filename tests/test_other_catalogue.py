"""Another catalogue needs no code: the yearly ISO 9001 review goes through the whole chain, from register to summary.

Four levels, two pillars, indicators without criteria, the rule "mean", weights, a score from 80 % coverage on. The
figures expected here are worked out by hand from the answers below.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from filling import fill, form
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.app import app
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.text import say
from iso18091cli.reading.reader import read_workbook
from office import Entry, Filling, Office

FILE = Path(__file__).parent.parent / "examples" / "iso9001-review" / "catalog.yaml"
CATALOG = load_catalog(FILE)
REGISTER = """code;name;level;kind;status;reason
S-01;Sở Mẫu Một;other;co-quan-khac;active;
S-02;Sở Mẫu Hai;other;co-quan-khac;active;
S-03;Chi cục Mẫu Ba;other;co-quan-khac;active;
S-04;Ban Mẫu Bốn;other;co-quan-khac;merged;Sáp nhập vào Sở Mẫu Một
"""
LEVEL = dict(zip("0123", CATALOG.scale.keys, strict=True))
"""A level by its points: 0 not-done, 1 partly, 2 fully, 3 improved."""

# Levels by points; "-" is not applicable with a reason. A.2.c is asked of communes alone, so not of these bodies.
FIRST = {
    **{"A.1.a": "3", "A.1.b": "1"},  # weights 1, 2: mean 5/3, fully
    **{"A.2.a": "2", "A.2.b": "0"},  # weights 3, 1: mean 1.5, just fully
    "A.3": "3",
    **{"A.4.a": "2", "A.4.b": "1"},  # mean 1.5, just fully
    "A.5": "-",
    "B.1": "1",
    **{"B.2.a": "0", "B.2.b": "1"},  # weights 2, 1: mean 1/3, not done
    "B.3": "2",
    **{"B.4.a": "3", "B.4.b": "2"},  # mean 2.5, just improved
    **{"B.5.a": "1", "B.5.b": "3"},  # weights 1, 1.5: mean 2.2, fully
}
SECOND = {
    **dict.fromkeys(("A.1.a", "A.1.b", "A.2.a", "A.2.b", "A.5"), "2"),
    **dict.fromkeys(("A.4.a", "A.4.b"), "3"),
    "B.1": "0",
    "B.2.a": "2",  # B.2.b is blank: the mean needs all criteria, so B.2 has no level; A.3 is blank too
    **dict.fromkeys(("B.3", "B.4.a", "B.4.b", "B.5.a", "B.5.b"), "2"),
}
THIRD = {
    **dict.fromkeys(("A.1.a", "A.1.b", "A.2.a", "A.2.b", "A.3", "A.4.a", "A.4.b", "A.5"), "2"),
    "B.1": "3",
    "B.3": "0",
}
BODIES = {"S-01": FIRST, "S-02": SECOND, "S-03": THIRD}

# (score, provisional score, assessed, applicable, label)
EXPECTED = {
    "S-01": {
        # (1x2 + 2x2 + 1x3 + 2x2) / (3 x 6) = 13/18; A.5 is not applicable
        "build": (72.22, 72.22, 4, 4, "good"),
        # (1x1 + 1.5x0 + 1x2 + 1.5x3 + 1x2) / (3 x 6) = 9.5/18
        "keep": (52.78, 52.78, 5, 5, "fair"),
        "total": (62.5, 62.5, 9, 9, "fair"),  # 22.5/36
    },
    "S-02": {
        "build": (78.79, 78.79, 4, 5, "good"),  # (1x2 + 2x2 + 2x3 + 0.5x2) / (3 x 5.5) = 13/16.5; 4 of 5 is enough
        "keep": (51.85, 51.85, 4, 5, "fair"),  # (1x0 + 1x2 + 1.5x2 + 1x2) / (3 x 4.5) = 7/13.5
        "total": (66.67, 66.67, 8, 10, "good"),  # 20/30
    },
    "S-03": {
        "build": (66.67, 66.67, 5, 5, "good"),  # all fully
        "keep": (None, 50.0, 2, 5, None),  # (3 + 0) / (3 x 2)
        "total": (None, 62.75, 7, 10, None),  # (6.5x2 + 3 + 0) / (3 x 8.5) = 16/25.5
    },
}


def answers(levels: Mapping[str, str], language: str = "vi") -> dict[tuple[str, str], object]:
    """What is typed in, by key."""
    typed: dict[tuple[str, str], object] = {
        ("contact", "value"): "Nguyễn Văn A",
        ("assessed_on", "value"): date(2026, 11, 30),
        ("status.building", "answer"): "Đã xong",
        ("status.applying", "answer"): "Mọi bộ phận thuộc phạm vi",
        ("status.maintaining", "answer"): "Có",
        ("status.improving", "answer"): "Không",
        ("status.declared", "answer"): date(2024, 5, 20),
        ("means.procedures", "answer"): 112,
        ("means.electronic", "answer"): "Có",
        ("means.share", "answer"): 87.5,
        ("inspection.done", "answer"): "Có",
        ("inspection.date", "answer"): date(2026, 9, 15),
        ("inspection.findings", "answer"): 0,
        ("inspection.open", "answer"): "Không có",
    }
    for number, (row, points) in enumerate(levels.items(), 1):
        if points == "-":
            typed[row, "self_level"] = say(CATALOG.scale.not_applicable.word, language)
            typed[row, "explanation"] = "Cơ quan chưa được trang bị máy chủ"
        else:
            typed[row, "self_level"] = say(CATALOG.scale.level(LEVEL[points]).word, language)
            typed[row, "evidence"] = f"Báo cáo số {number}/BC-VP"
    return typed


def run(*arguments: str | Path) -> tuple[int, str]:
    """Exit code and what the command writes; what it says beside it, on standard error, is no part of a document."""
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register and the three filled workbooks, named by the bodies' codes."""
    place = tmp_path_factory.mktemp("review") / "2026"
    place.mkdir()
    register = place / "units.csv"
    register.write_text(REGISTER, "utf-8")
    blank = place.parent / "blank"
    code, _ = run("new-workbook", "--catalog", FILE, "--units", register, "--period", "2026", "-o", blank)
    assert code == 0
    made = sorted(blank.glob("*.xlsx"))
    assert len(made) == 3  # nothing for the body that was merged
    for path in made:
        unit = read_workbook(path, CATALOG).sender.code
        fill(place / f"{unit}.xlsx", answers(BODIES[unit]), content=path.read_bytes())
    return place


def scored(folder: Path, unit: str) -> dict[str, Any]:
    code, output = run("score", folder / f"{unit}.xlsx", "--catalog", FILE, "--json")
    assert code == 0
    document: dict[str, Any] = json.loads(output)
    return document


def test_catalogue_is_sound() -> None:
    for language in CATALOG.languages:
        code, output = run("catalog", "check", FILE, "--lang", language)
        assert code == 0, output
        assert CATALOG.id in output


def test_it_is_another_catalogue() -> None:
    """A guard for the tests below: it differs from the shipped one in all that code could have taken for granted."""
    shipped = load_catalog()
    assert len(CATALOG.scale.levels) > len(shipped.scale.levels)
    assert len(CATALOG.pillars) < 3  # a radar chart wants three
    assert {bool(indicator.criteria) for indicator in CATALOG.indicators} == {True, False}
    assert not set(CATALOG.scale.keys) & set(shipped.scale.keys)
    assert CATALOG.scoring.rule != shipped.scoring.rule
    assert not any(indicator.verified for indicator in CATALOG.indicators)


@pytest.mark.parametrize("language", CATALOG.languages)
def test_blank_form_holds_no_answer_but_the_competence(language: str, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(new_workbook(CATALOG, language, Stamp()))
    rows = read_workbook(path, CATALOG).rows
    typed = {(row.id, key) for row in rows.values() for key, entry in row.entries.items() if entry.value is not None}
    assert typed == {(indicator.id, "competence") for indicator in CATALOG.indicators}


def test_validate_accepts_a_complete_workbook_and_names_what_is_missing(folder: Path) -> None:
    code, output = run("validate", folder / "S-01.xlsx", "--catalog", FILE, "--json")
    assert code == 0, output
    (first,) = json.loads(output)["files"]
    assert first["accepted"]
    assert first["unit"] == {"code": "S-01", "name": "Sở Mẫu Một", "level": "other"}
    assert {finding["code"] for finding in first["diagnostics"]} <= {"S22"}  # openpyxl calculates nothing
    _, output = run("validate", folder / "S-02.xlsx", "--catalog", FILE, "--json")
    (second,) = json.loads(output)["files"]
    assert {"A.3", "B.2"} <= {finding["id"][:3] for finding in second["diagnostics"]}


@pytest.mark.parametrize("unit", BODIES)
def test_score_is_the_one_worked_out_by_hand(unit: str, folder: Path) -> None:
    document = scored(folder, unit)
    assert {
        figure["id"]: (
            figure["score"],
            figure["provisional_score"],
            figure["assessed"],
            figure["applicable"],
            figure["label"],
        )
        for figure in (*document["pillars"], document["total"])
    } == EXPECTED[unit]
    assert document["catalog"]["id"] == CATALOG.id


def test_levels_of_the_first_body(folder: Path) -> None:
    levels = {i["id"]: (i["level"], i["status"]) for i in scored(folder, "S-01")["indicators"]}
    fully, not_applicable = ("fully", "assessed"), (None, "not_applicable")
    assert levels == {
        "A.1": fully,
        "A.2": fully,
        "A.3": ("improved", "assessed"),
        "A.4": fully,
        "A.5": not_applicable,
        "B.1": ("partly", "assessed"),
        "B.2": ("not-done", "assessed"),
        "B.3": fully,
        "B.4": ("improved", "assessed"),
        "B.5": fully,
    }


@pytest.mark.parametrize("language", CATALOG.languages)
def test_aggregate_counts_the_bodies_and_names_the_absent_one(language: str, folder: Path, tmp_path: Path) -> None:
    code, output = run("aggregate", folder, "--catalog", FILE, "-o", tmp_path / "out", "--lang", language)
    assert code == 0, output
    assert (tmp_path / "out" / "summary.xlsx").is_file()
    assert len(list((tmp_path / "out" / "plans").glob("*.docx"))) == 3
    data = tmp_path / "out" / "data"
    units = {row["unit"]: row for row in table(data / "units.csv")}
    assert {unit: row["participation"] for unit, row in units.items()} == {
        **dict.fromkeys(BODIES, "counted"),
        "S-04": "absent",
    }
    assert units["S-04"]["reason"] == "Sáp nhập vào Sở Mẫu Một"
    scores = [row for row in table(data / "scores.csv") if row["scope"] in ("pillar", "total")]
    found = {(row["unit"], row["id"]): (row["score"], row["provisional_score"]) for row in scores}
    assert {key: tuple(float(figure) if figure else None for figure in figures) for key, figures in found.items()} == {
        (unit, id): figures[:2] for unit, expected in EXPECTED.items() for id, figures in expected.items()
    }
    survey = {row["id"]: row["value"] for row in table(data / "answers.csv") if row["unit"] == "S-01"}
    assert survey["inspection.date"] == "2026-09-15"
    assert survey["inspection.findings"] == "0"  # none found; not the same as no answer
    assert survey["status.applying"] == "all"


@pytest.mark.office
def test_live_summary_equals_engine(office: Office, tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(new_workbook(CATALOG, "vi", Stamp()))
    known = form(blank.read_bytes()).cells
    fillings = [
        Filling(
            [
                Entry("unit_level", "value", "Cơ quan khác"),
                *(Entry(*key, value) for key, value in answers(levels).items() if key in known and key[0][0] in "AB"),  # type: ignore[arg-type]
            ],
            tmp_path / f"{unit}.xlsx",
            "xlsx",
        )
        for unit, levels in BODIES.items()
    ]
    for (unit, expected), live in zip(EXPECTED.items(), office.fill_each(blank, fillings), strict=True):
        shown = {
            id: tuple(live[id][column] for column in ("score", "provisional_score", "assessed", "applicable"))
            for id in expected
        }
        assert shown == {
            id: tuple("" if figure is None else figure for figure in figures[:4]) for id, figures in expected.items()
        }, unit
