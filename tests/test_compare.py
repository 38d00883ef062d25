"""Two rounds side by side: cases worked out by hand, answers under another catalogue, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hand import CATALOG, both, result, stored
from iso18091cli.figures.comparison import compare
from iso18091cli.figures.rounds import round_of
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.comparison import CHANGES, Comparison, Kept, Round, Step, SumChange
from iso18091cli.model.lineage import Relation
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.lineage import Lineage

CASES = yaml.safe_load((Path(__file__).parent / "data" / "comparison_cases.yaml").read_text("utf-8"))
REFORM = date(2025, 7, 1)


def _changed(how: str) -> Catalog:
    """The catalogue of the later round."""
    first, *rest = CATALOG.indicators
    changes: dict[str, Catalog] = {
        "": CATALOG,
        "criterion": replace(
            CATALOG,
            indicators=(
                replace(first, criteria=(*first.criteria, Criterion(id="1.1.c", text=both("Mới")))),
                *rest,
            ),
        ),
        "weight": replace(CATALOG, indicators=(replace(first, weight=2.0), *rest)),
        "rule": replace(CATALOG, scoring=replace(CATALOG.scoring, rule="best")),
        "words": replace(CATALOG, indicators=(replace(first, name=both("Tên khác")), *rest)),
        "without 2.2": replace(CATALOG, indicators=CATALOG.indicators[:3]),
    }
    found = changes[how]
    return found if found is CATALOG else replace(found, version="2", digest=how)


def _round(name: str, said: dict[str, Any], catalog: Catalog) -> Round:
    units, results = [], []
    for code, called, level, kind, parent, levels, *stage in said["units"]:
        status = levels if levels in ("dissolved", "merged") else "active"
        unit = Unit(code=code, name=called, level=level, kind=kind, parent=parent, status=status)
        units.append(unit)
        if levels and status == "active":
            path = f"{len(units)}.xlsx"
            results.append(result(path, unit, levels, period=said["period"], stage=stage[0] if stage else "self"))
    register = Units(path="units.csv", units=tuple(units)) if said.get("register") else None
    with stored(results, catalog, register, period=said["period"]) as store:
        return round_of(store, name)


def _compared(case: dict[str, Any]) -> Comparison:
    own = [Relation(code, was, extent, REFORM) for code, was, extent in case.get("lineage", ())]
    lineage = Lineage(own)
    rounds = [
        _round("before", case["before"], CATALOG),
        _round("after", case["after"], _changed(case.get("catalog", ""))),
    ]
    return compare(rounds, lineage.origins, {})


def _sum(found: SumChange) -> list[Any]:
    said = [found.before, found.after, found.same, found.of]
    return said if found.enough else [*said, "*"]


def _kept(unit: Kept, asked: Iterable[str]) -> dict[str, Any]:
    sums = {found.id: _sum(found) for found in unit.sums}
    by_change = {c: " ".join(i.id for i in unit.indicators if i.change == c) for c in CHANGES}
    return {key: sums.get(key) or by_change.get(key) or unit.renamed for key in asked}


def _said(step: Step, case: dict[str, Any]) -> dict[str, Any]:
    """What the comparison says of everything that the case names."""
    kept, descended = ({u.after.unit.name: u for u in units} for units in (step.kept, step.descended))
    found: dict[str, Any] = {
        "kept": {name: _kept(unit, case["kept"].get(name, ())) for name, unit in kept.items()}
        if "kept" in case
        else None,
        "descended": {
            name: {
                "earlier": " ".join(then.unit.name for _, then in unit.earlier),
                "pieces": [unit.origin.covered, unit.origin.pieces],
                "total": [*unit.sums[-1][1:]],
                **({"levels": {id: list(unit.levels[id]) for id in ("1.1", "2.1")}} if "Bình" in name else {}),
            }
            for name, unit in descended.items()
        },
        "joined": {line.after.unit.name: line.was_expected for line in step.joined},
        "left": {line.before.unit.name: line.why for line in step.left},
        "marks": {id: " ".join(marks) for id, marks in step.marks.items()},
        "other_stages": " ".join(unit.after.unit.name for unit in step.other_stages),
        "means": {
            mean.id: [mean.before, mean.after, mean.scored, mean.units, mean.rose, mean.fell][
                : len(case.get("means", {}).get(mean.id, ()))
            ]
            for mean in step.figures.means
            if mean.id in case.get("means", {})
        },
    }
    return {key: found[key] for key in found if key in case}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_by_hand(case: dict[str, Any]) -> None:
    (step,) = _compared(case).steps
    said = _said(step, case)
    wanted = {key: case[key] for key in said}
    assert said == wanted
