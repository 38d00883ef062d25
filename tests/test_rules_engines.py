"""How criteria make a level: the form's formulas by an engine of its own (`formulas`) and by ours, against scoring."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from iso18091cli.form import live
from iso18091cli.form.formula.calculation import Calculation
from iso18091cli.form.formula.expression import Area, Expression
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import AtLeast, CriteriaRule
from iso18091cli.scoring.combining import combined
from test_counted_engines import _by_another_engine
from test_counted_office import FILLINGS
from test_deciding import catalogue, of_letters

LETTER = {1: "r", 2: "y", 3: "g", live.BLANK: ".", live.REFUSED: ".", live.NOT_APPLICABLE: "n"}
SIZE = 4
"""Criteria of each indicator."""
RULES: dict[str, CriteriaRule] = {
    "worst": "worst",
    "best": "best",
    "mean": "mean",
    "two": AtLeast(at_least=2),
    "three": AtLeast(at_least=3),
    "more than apply": AtLeast(at_least=SIZE),
}


def _wanted(ranks: list[int], catalog: Catalog) -> int:
    """What the cell of the heading holds, by the engine."""
    scores = of_letters("".join(LETTER[rank] for rank in ranks))
    found = combined(catalog.indicators[0], scores, catalog)
    if found.rank is not None:
        return found.rank + 1
    if found.possible is None:
        return live.NOT_APPLICABLE
    if not any(score.level for score in scores):
        return live.BLANK
    return live.BEGUN if catalog.scale.suffices(catalog.scale.keys[found.possible]) else live.BEGUN_BELOW


def _lists(workbook: Workbook, catalog: Catalog) -> live.Lists:
    """Points and thresholds, which alone a rule looks at."""
    sheet = workbook.create_sheet("lists")
    limits = [-1e9, *(catalog.scoring.thresholds[key] for key in catalog.scale.keys[1:])]
    for row, (level, limit) in enumerate(zip(catalog.scale.levels, limits, strict=True), 1):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = level.points, limit
    nowhere = dict.fromkeys((field.name for field in fields(live.Lists)), Area("lists", 3, 1))
    named = {"points": Area("lists", 1, 1, 3), "thresholds": Area("lists", 2, 1, 3)}
    enough = catalog.scale.keys.index(catalog.scale.good_enough.key) + 1
    return live.Lists(**{**nowhere, **named, "levels": 3, "enough": enough})  # type: ignore[arg-type]


@pytest.mark.parametrize("acceptable", ["", "yellow"])
@pytest.mark.parametrize("name", RULES)
def test_three_engines_say_the_same(name: str, acceptable: str, tmp_path: Path) -> None:
    chance, weights = random.Random(f"{name} {acceptable}"), (0.1, 0.7, 1.0, 3.0)
    catalog = catalogue(SIZE, RULES[name], {"yellow": 0.9, "green": 1.6}, acceptable)
    criteria = tuple(replace(c, weight=w) for c, w in zip(catalog.indicators[0].criteria, weights, strict=True))
    catalog = replace(catalog, indicators=(replace(catalog.indicators[0], criteria=criteria),))
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "s"
    lists, formulas = _lists(workbook, catalog), dict[tuple[str, int, int], Expression]()
    drawn = [chance.choices(list(LETTER), (1, 3, 8, 1, 1, 1), k=SIZE) for _ in range(max(FILLINGS, 20))]
    for row, ranks in enumerate(drawn, 1):
        first = (row - 1) * SIZE + 1
        for place, (rank, weight) in enumerate(zip(ranks, weights, strict=True), first):
            points = catalog.scale.levels[rank - 1].points if rank > 0 else 0
            for column, value in enumerate((rank, weight, points), 4):
                sheet.cell(place, column).value = value
        cells = [Area("s", column, first, first + SIZE - 1, named=False) for column in (4, 5, 6)]
        graded = live.Graded(cells[0], SIZE, cells[1], cells[2], sum(weights))
        heading = live.RowCells(**dict.fromkeys(live.RowCells.__slots__, Area("s", 9, 1)))
        formula = live.heading_rank(heading, lists, False, (graded.ranks, graded.ranks), graded, RULES[name])
        # That engine leaves a truth value one behind two signs.
        sheet.cell(row, 3).value = f"={formula.text}".replace("--", "1*")
        formulas["s", row, 3] = formula
    wanted = [_wanted(ranks, catalog) for ranks in drawn]
    ours = Calculation(workbook, formulas)
    assert [ours.at("s", row, 3) for row in range(1, len(drawn) + 1)] == wanted
    assert len(set(wanted)) > 1
    path = tmp_path / "rows.xlsx"
    workbook.save(path)
    assert _by_another_engine(path, len(drawn)) == wanted
