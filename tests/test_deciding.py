"""How criteria make a level and what labels ask for, on tables worked out by hand (tests/data/*_cases.yaml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hand import CATALOG, aggregate, result
from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.as_json import from_json, to_json
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.deciding import AtLeast, CriteriaRule, Label
from iso18091cli.model.scores import CriterionScore
from iso18091cli.model.units import Unit
from iso18091cli.render.terminal import to_improve
from iso18091cli.reports.word.programme import priorities
from iso18091cli.reports.word.unit import unit_names
from iso18091cli.scoring.combining import combined
from iso18091cli.scoring.scorecard import score
from test_catalog import SMALL, faults_of
from test_scoring import _catalog as case_catalog
from test_scoring import _row as case_row
from test_scoring import _submission as case_submission

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


@settings(deadline=None)
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


def test_a_label_holds_the_score_as_it_is_shown() -> None:
    """79.995 is shown as 80.00, and that reaches 80."""
    case = {"weights": {"1.1": 0.79995, "1.10": 0.20005}, "total": ["town"]}
    catalog = case_catalog(case)
    labels = (Label(key="low", at_least=0, word={}), Label(key="high", at_least=80, word={}))
    catalog = replace(catalog, scoring=replace(catalog.scoring, labels=labels))
    marks = {"1.1.a": "g", "1.1.b": "g", "1.10.a": "r", "1.10.b": "r"}
    rows = {id: case_row(id, {"level": mark}) for id, mark in marks.items()}
    total = score(case_submission(rows), catalog).total
    assert (total.score, total.label) == (80.0, "high")


def test_what_is_good_enough_is_asked_for_nowhere() -> None:
    """Neither in gaps nor in a plan; one above it is reached as well."""
    catalog = replace(CATALOG, scale=replace(CATALOG.scale, acceptable="yellow"), digest="enough")
    enough, short = result("a.xlsx", Unit(code="1"), "yygg"), result("b.xlsx", Unit(code="2"), "rygg")
    summary = aggregate([enough, short], catalog, None)
    assert [(gap.id, gap.units) for gap in summary.gaps] == [("1.1.a", (1,))]
    assert {count.id: count.below for count in summary.indicators} == {"1.1": 1, "1.10": 0, "2.1": 0, "2.2": 0}
    assert priorities(enough.card, catalog) == () and to_improve(enough.card, catalog) == []
    names = unit_names(short, summary, catalog, "vi")
    assert [item["id"] for item in names["priorities"]] == ["1.1"]
    assert names["best"] == "Vàng trở lên"
    assert {task["target"] for phase in names["phases"] for task in phase["tasks"]} == {"Vàng"}


def test_what_stands_for_something_good_enough_is_no_gap() -> None:
    """1.1.a is red and 1.1.b green: where one of them is enough, nothing is lacking."""
    first = replace(CATALOG.indicators[0], one_of=(("1.1.a", "1.1.b"),))
    catalog = replace(CATALOG, indicators=(first, *CATALOG.indicators[1:]), digest="alternatives")
    units = [result("a.xlsx", Unit(code="1"), "rggg"), result("b.xlsx", Unit(code="2"), "rggg")]
    assert not [gap for gap in aggregate(units, catalog, None).gaps if gap.helped]
    assert [gap.id for gap in aggregate(units, CATALOG, None).gaps if gap.helped] == ["1.1.a"]


# The catalogue --------------------------------------------------------------------------------------------------------

CRITERION = "        applies_to: [commune]\n"
"""After it follows what belongs to indicator 1.1."""
SECOND = CRITERION + '      - {id: "1.1.b", text: {vi: "Có đèn", en: "There is light"}, weight: 2}\n'
HIGH = 'word: {vi: "Cao", en: "High"}}'
"""The label from 80 on; 1.1 is legal and of the town, 1.10 is not."""


def asking(condition: str) -> tuple[str, str]:
    return HIGH, f"{HIGH[:-1]}, conditions: [{{{condition}}}]}}"


def points_given(points: str) -> tuple[str, str]:
    """Points for 1.1.a."""
    said = "what: {vi: x, en: x}, counted: {vi: x, en: x}, source: {vi: x, en: x}, mark: ours"
    return CRITERION, f"{CRITERION}        measure: {{{points}, {said}}}\n"


SOUND = {
    "points": points_given("kind: points, maximum: 5, step: 0.5, thresholds: {green: 2.5}"),
    "rule": (CRITERION, SECOND + "    rule: {at_least: 2}\n    one_of: [['1.1.a', '1.1.b']]\n"),
    "every rule": ("rule: worst", "rule: {at_least: 1}"),
    "each pillar": asking("score: 50"),
    "some pillars": asking("pillars: [town, river], level: green, count: 1"),
    "legal": asking("competence: legal, level: green"),
    "from the same score on": (f"at_least: 80, {HIGH}", f"at_least: 0, {HIGH[:-1]}, conditions: [{{score: 50}}]}}"),
}
FAULTS = {
    "own rule without criteria": ("seq: 2", "seq: 2\n    rule: best", "needs no rule"),
    "none of them": (CRITERION, CRITERION + "    rule: {at_least: 0}\n", "0 must be above 0"),
    "more than there are": (
        CRITERION,
        CRITERION + "    rule: {at_least: 2}\n",
        "2 are asked for, and there are only 1",
    ),
    "a mean of one's own": (CRITERION, CRITERION + "    rule: mean\n", "“green” is missing"),
    "of no such kind": (CRITERION, CRITERION + "    rule: {at_most: 2}\n", "“at_most”"),
    "one alone": (CRITERION, CRITERION + "    one_of: [['1.1.a']]\n", "two criteria at least"),
    "unknown": (CRITERION, CRITERION + "    one_of: [['1.1.a', '1.1.z']]\n", "no “1.1.z”"),
    "twice": (CRITERION, SECOND + "    one_of: [['1.1.a', '1.1.b'], ['1.1.b', '1.1.a']]\n", "“1.1.b” stands twice"),
    "other weights": (
        CRITERION,
        SECOND.replace("weight: 2", "weight: 3") + "    one_of: [['1.1.a', '1.1.b']]\n",
        "the same weight",
    ),
    "points without a maximum": (*points_given("kind: points, thresholds: {green: 2.5}"), "“maximum” is missing"),
    "points of nothing": (*points_given("kind: points, maximum: 0, thresholds: {green: 2.5}"), "0 must be above 0"),
    "no such step": (*points_given("kind: points, maximum: 5, step: 2, thresholds: {green: 2.5}"), "in steps of 2"),
    "limit above the maximum": (*points_given("kind: points, maximum: 5, thresholds: {green: 6}"), "6"),
    "a maximum of a number": (
        *points_given("kind: number, unit: {vi: x, en: x}, better: higher, maximum: 5, thresholds: {green: 2}"),
        "maximum",
    ),
    "neither": (*asking("pillars: [town]"), "one of the two"),
    "both": (*asking("score: 50, level: green"), "one of the two"),
    "of two things": (*asking("pillars: [town], competence: legal, level: green"), "of pillars, competence"),
    "score of indicators": (*asking("indicators: ['1.1'], score: 50"), "Only pillars"),
    "score over 100": (*asking("score: 101"), "101 must lie between"),
    "level that all have": (*asking("level: red"), "no “red”"),
    "no such pillar": (*asking("pillars: [sea], score: 50"), "no “sea”"),
    "no such indicator": (*asking("indicators: ['9.9'], level: green"), "no “9.9”"),
    "too many": (*asking("pillars: [town], score: 50, count: 2"), "2 are asked for, and there are only 1"),
    "too many legal ones": (*asking("competence: legal, level: green, count: 2"), "there are only 1"),
    "same score and no condition": (f"at_least: 80, {HIGH}", f"at_least: 0, {HIGH}", "0 is not above 0"),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound(name: str, tmp_path: Path) -> None:
    old, new = SOUND[name]
    assert SMALL.count(old) == 1
    assert not faults_of(tmp_path, SMALL.replace(old, new))
    catalog = load_catalog(tmp_path / "catalog.yaml")
    assert from_json(to_json(catalog)) == catalog


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_a_fault(name: str, tmp_path: Path) -> None:
    old, new, says = FAULTS[name]
    assert SMALL.count(old) == 1
    found = faults_of(tmp_path, SMALL.replace(old, new))
    assert any(says in fault.message["en"] for fault in found), [fault.sentence("en") for fault in found]
    assert all(fault.line for fault in found)
