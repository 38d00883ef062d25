"""How criteria make a level and what labels ask for, on tables worked out by hand (tests/data/*_cases.yaml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hand import CATALOG
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.deciding import AtLeast, CriteriaRule
from iso18091cli.model.scores import CriterionScore
from iso18091cli.scoring.combining import combined

DATA = Path(__file__).parent / "data"
LEVELS = {"r": "red", "y": "yellow", "g": "green"}


def of_letters(letters: str) -> tuple[CriterionScore, ...]:
    """Scores of criteria a, b, c … of indicator 1.1."""
    states = {".": "not_assessed", "n": "not_applicable"}
    return tuple(
        CriterionScore(f"1.1.{chr(97 + n)}", states.get(letter, "assessed"), LEVELS.get(letter))  # type: ignore[arg-type]
        for n, letter in enumerate(letters)
    )


def catalogue(
    number: int,
    rule: CriteriaRule = "worst",
    thresholds: dict[str, float] | None = None,
    acceptable: str = "",
    one_of: Sequence[Sequence[int]] = (),
) -> Catalog:
    """One in which indicator 1.1 has so many criteria and this rule."""
    criteria = tuple(Criterion(id=f"1.1.{chr(97 + n)}", text={"vi": "?", "en": "?"}) for n in range(number))
    groups = tuple(tuple(criteria[n].id for n in group if n < number) for group in one_of)
    first = replace(CATALOG.indicators[0], criteria=criteria, rule=rule, one_of=groups)
    return replace(
        CATALOG,
        scale=replace(CATALOG.scale, acceptable=acceptable),
        scoring=replace(CATALOG.scoring, thresholds=thresholds or {}),
        indicators=(first, *CATALOG.indicators[1:]),
    )


def as_rule(written: str | dict[str, int]) -> CriteriaRule:
    return AtLeast(**written) if isinstance(written, dict) else written  # type: ignore[return-value]


RULES = yaml.safe_load((DATA / "rules_cases.yaml").read_text("utf-8"))
TABLE = [(case, letters, wanted) for case in RULES for letters, wanted in case["table"].items()]


@pytest.mark.parametrize(("case", "letters", "wanted"), TABLE, ids=[f"{c['rule']}-{key}" for c, key, _ in TABLE])
def test_what_criteria_make(case: dict[str, Any], letters: str, wanted: str) -> None:
    options = {key: value for key, value in case.items() if key not in ("table", "rule")}
    catalog = catalogue(len(letters), as_rule(case["rule"]), **options)
    scores = of_letters(letters)
    found = combined(catalog.indicators[0], scores, catalog)
    if found.rank is not None:
        said = catalog.scale.keys[found.rank]
    elif found.possible is None:
        said = "not_applicable"
    else:
        said = "incomplete" if any(score.level for score in scores) else "not_assessed"
        if not catalog.scale.suffices(catalog.scale.keys[found.possible]):
            said += " lost"
    assert said == wanted


@given(
    st.text("ryg.n", min_size=1, max_size=5),
    st.sampled_from(["worst", "best", AtLeast(at_least=2), AtLeast(at_least=3)]),
)
def test_a_level_is_given_when_no_answer_can_change_it(letters: str, rule: CriteriaRule) -> None:
    """Every blank is filled in with every answer: one level, or several, and the best of them is what is possible."""
    catalog = catalogue(len(letters), rule)
    found = combined(catalog.indicators[0], of_letters(letters), catalog)
    outcomes = set()
    for filled in completions(letters, "rygn"):
        outcomes.add(combined(catalog.indicators[0], of_letters(filled), catalog).rank)
    outcomes.discard(None)  # all of it not applicable
    assert found.rank == (outcomes.pop() if len(outcomes) == 1 and set(letters) - set(".n") else found.rank)
    if outcomes:
        assert found.rank is None
        assert found.possible == max(outcomes)


def completions(letters: str, answers: str) -> list[str]:
    if "." not in letters:
        return [letters]
    return [text for answer in answers for text in completions(letters.replace(".", answer, 1), answers)]
