"""The arithmetic, on hand-worked cases (tests/data/scoring_cases.yaml) and by properties."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hand import CATALOG
from iso18091cli.model.answers import LEVEL_COLUMN, STAGES, Entry, Place, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.scoring.scorecard import score

CASES = yaml.load((Path(__file__).parent / "data" / "scoring_cases.yaml").read_text("utf-8"), yaml.BaseLoader)
_VALUES = {"r": "red", "y": "yellow", "g": "green", "n": "not_applicable", "?": None, "e": "expectation"}


def _catalog(case: dict[str, Any]) -> Catalog:
    scoring = replace(
        CATALOG.scoring,
        rule=case.get("rule", "worst"),
        thresholds={key: float(value) for key, value in case.get("thresholds", {}).items()},
        minimum_coverage=float(case.get("minimum_coverage", 1)),
        total=tuple(case.get("total", CATALOG.scoring.total)),
    )
    indicators = []
    for indicator in CATALOG.indicators:
        criteria = tuple(
            replace(
                criterion,
                weight=float(case.get("criterion_weights", {}).get(criterion.id, 1)),
                applies_to=tuple(case.get("applies_to", {}).get(criterion.id, ())),
            )
            for criterion in indicator.criteria
        )
        changed = replace(
            indicator,
            weight=float(case.get("weights", {}).get(indicator.id, 1)),
            may_be_not_applicable=indicator.id not in case.get("not_allowed", ()),
            criteria=() if indicator.id in case.get("without_criteria", ()) else criteria,
        )
        indicators.append(changed)
    scale = replace(CATALOG.scale, acceptable=case.get("acceptable", ""))
    return replace(CATALOG, scale=scale, scoring=scoring, indicators=tuple(indicators))


def _entry(mark: str) -> Entry:
    if mark == ".":
        return Entry(Place("s", "A1"))
    return Entry(Place("s", "A1"), "text", mark, _VALUES.get(mark, mark))


def _row(row_id: str, cells: dict[str, str]) -> Row:
    levels = (cells.get("level", ".") + "/./.").split("/")[:3]
    entries = {LEVEL_COLUMN[stage]: _entry(mark) for stage, mark in zip(STAGES, levels, strict=True)}
    for column, key in (("competence", "competence"), ("explanation", "why"), ("review_comment", "comment")):
        if key in cells:
            entries[column] = _entry(cells[key])
    return Row(row_id, Place("s", "A1"), entries)


def _submission(rows: dict[str, Row], stage: str = "self", unit_level: str = "", unit_kind: str = "") -> Submission:
    stamp = {"stage": stage, "unit_name": "X", "unit_level": unit_level, "unit_kind": unit_kind}
    return Submission(path="x", sha256="", stamp=stamp, language="vi", unit={}, rows=rows, survey={}, actions=())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hand_worked(case: dict[str, Any]) -> None:
    rows = {row_id: _row(row_id, cells) for row_id, cells in (case["rows"] or {}).items()}
    unit = case.get("unit_level", ""), case.get("unit_kind", "")
    card = score(_submission(rows, case.get("stage", "self"), *unit), _catalog(case), case.get("only"))
    found: dict[str, Any] = {}
    for i in card.indicators:
        found[i.id] = i.level or i.status + (f":{i.worst_so_far}" if i.worst_so_far else "")
    for s in (*card.pillars, card.total):
        found[s.id] = [s.score, s.provisional_score, f"{s.assessed}/{s.applicable}"]
    found["reliable"] = card.reliable
    expected = {key: _expected(value) for key, value in case["expect"].items()}
    assert {key: found[key] for key in expected} == expected


def _expected(value: Any) -> Any:
    if isinstance(value, list):
        return [None if v == "null" else v if "/" in v else float(v) for v in value]
    return {"null": None, "true": True, "false": False}.get(value, value)


_MARKS = st.sampled_from("rygn?.")
_ROWS = st.fixed_dictionaries(
    {c.id: st.tuples(_MARKS, _MARKS, _MARKS, st.booleans()) for i in CATALOG.indicators for c in i.criteria}
)


@given(_ROWS, st.sampled_from(STAGES))
def test_figures_hang_together(cells: dict[str, tuple[str, str, str, bool]], stage: str) -> None:
    rows = {
        row_id: _row(row_id, {"level": f"{a}/{b}/{c}", **({"why": "x"} if why else {})})
        for row_id, (a, b, c, why) in cells.items()
    }
    card = score(_submission(rows, stage), CATALOG)
    for s in (*card.pillars, card.total):
        assert 0 <= s.assessed <= s.applicable
        assert (s.provisional_score is None) == (s.assessed == 0)
        assert s.score is None or (s.score == s.provisional_score and s.assessed == s.applicable)
        assert s.provisional_score is None or 0 <= s.provisional_score <= 100
    assert sum(p.assessed for p in card.pillars) == card.total.assessed
    for indicator in card.indicators:
        assert (indicator.level is None) == (indicator.points is None) == (indicator.status != "assessed")
    if card.reliable:
        assert card.total.score in (None, 100.0)


@given(_ROWS)
def test_better_answers_never_lower_a_level(cells: dict[str, tuple[str, str, str, bool]]) -> None:
    order = {"red": 0, "yellow": 1, "green": 2}
    plain = {row_id: _row(row_id, {"level": a}) for row_id, (a, _, _, _) in cells.items()}
    better = {row_id: _row(row_id, {"level": {"r": "y", "y": "g"}.get(a, a)}) for row_id, (a, _, _, _) in cells.items()}
    for before, after in zip(
        score(_submission(plain), CATALOG).indicators, score(_submission(better), CATALOG).indicators, strict=True
    ):
        if before.level and after.level:
            assert order[after.level] >= order[before.level]
