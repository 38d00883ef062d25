"""A scale of four with a level for "good enough": from the form to the programme nothing speaks of red or green, what is
better than asked is praised and asked of nobody, and a moved limit is told."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from hand import CATALOG, aggregate, result
from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.diff import differences
from iso18091cli.form.blank import new_workbook
from iso18091cli.form.book import Stamp
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.units import Unit
from iso18091cli.reports.page.report import report_html
from iso18091cli.reports.word.province import province_names
from iso18091cli.reports.word.templates import Templates
from iso18091cli.reports.word.unit import unit_names

EXAMPLES = Path(__file__).parent.parent / "examples"
FOUR = ("good-enough", "iso9001-review")
COLOURS = re.compile(r"\b(?:Đỏ|Vàng|Xanh|mức xanh|mức đỏ|Red|Green)\b")
TEMPLATES = Templates("vi")


def _results(catalog: Catalog) -> list[Result]:
    """Two units: of one each indicator is at another level in turn, of the other all are at the best."""
    keys = catalog.scale.keys
    found = []
    for code, levels in (("1", keys), ("2", keys[-1:])):
        scores = []
        for number, indicator in enumerate(catalog.indicators):
            level = levels[number % len(levels)]
            criteria = tuple(CriterionScore(c.id, "assessed", level, "self") for c in indicator.criteria)
            scores.append(IndicatorScore(id=indicator.id, status="assessed", level=level, criteria=criteria))
        unit = Unit(code=code, name=f"Xã {code}", level="commune", kind="xa")
        file = result(f"{code}.xlsx", unit, "gggg")
        found.append(replace(file, scorecard=replace(file.card, indicators=tuple(scores), pillars=())))
    return found


@pytest.mark.parametrize("name", FOUR)
def test_nothing_speaks_of_colours_that_the_scale_has_not(name: str) -> None:
    catalog = load_catalog(EXAMPLES / name / "catalog.yaml")
    summary = aggregate(_results(catalog), catalog, None)
    for where, text in _said(catalog, summary):
        assert not COLOURS.search(text), (where, COLOURS.search(text))


def _said(catalog: Catalog, summary: Summary) -> Iterator[tuple[str, str]]:
    blank = new_workbook(catalog, "vi", Stamp(unit=Unit(level="commune")))
    for sheet in openpyxl.load_workbook(io.BytesIO(blank)):
        yield sheet.title, "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for file in summary.whole:
        names = unit_names(file, summary, catalog, "vi")
        yield "plan.md", TEMPLATES.plan_text.render(names)
        yield "plan", _words(TEMPLATES.plan.render(names))
        yield "notice", _words(TEMPLATES.notice.render(names))
    yield "report", _words(TEMPLATES.report.render(province_names(summary, "vi")))
    yield "page", re.sub("<style>.*?</style>", "", report_html(summary, "vi", "").decode(), flags=re.DOTALL)


def _words(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "\n".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t"))


def test_what_is_better_than_asked_is_praised_and_asked_of_nobody() -> None:
    catalog = load_catalog(EXAMPLES / "good-enough" / "catalog.yaml")
    summary = aggregate(_results(catalog), catalog, None)
    first, best = list(summary.whole)
    names = unit_names(best, summary, catalog, "vi")
    assert names["phases"] == [] and [item["id"] for item in names["beyond"]] == [i.id for i in catalog.indicators]
    assert f"Biểu dương {len(catalog.indicators)} chỉ số vượt mức cần đạt" in _words(TEMPLATES.notice.render(names))
    assert "Biểu dương" in _words(TEMPLATES.plan.render(names)) and "Biểu dương" in TEMPLATES.plan_text.render(names)
    mixed = unit_names(first, summary, catalog, "vi")
    praised, asked = ({item["id"] for item in mixed[key]} for key in ("beyond", "priorities"))
    assert praised == {catalog.indicators[3].id} and not praised & asked
    assert {"Biểu dương: chỉ số vượt mức cần đạt"} <= {
        *re.findall("Biểu dương: [^:<]*", report_html(summary, "vi", "").decode())
    }
    strong = province_names(summary, "vi")["strengths"]
    assert {item["id"]: item["beyond"] for item in strong}[catalog.indicators[3].id] == 2
    assert (
        CATALOG.scale.beyond == () and unit_names(result("a.xlsx", None, "gggg"), None, CATALOG, "vi")["beyond"] == []
    )


def test_a_moved_limit_of_good_enough_is_told() -> None:
    catalog = load_catalog(EXAMPLES / "good-enough" / "catalog.yaml")
    moved = replace(catalog, scale=replace(catalog.scale, acceptable="begun"))
    (change,) = differences(catalog, moved)
    assert (change.kind, change.record, change.field) == ("scored", "scale", "acceptable")
    assert (change.before, change.after) == ("in-place", "begun")
