"""The fewest criteria to close for a goal: cases worked out by hand, and every small case against all choices."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from command_line import Run, commands
from hand import CATALOG, both
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.run_goal import goal_named
from iso18091cli.intake.examine import examine
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.deciding import AtLeast, Condition, Label
from iso18091cli.model.fewest import Fewest
from iso18091cli.model.measure import Measure
from iso18091cli.model.scores import CriterionScore, Figure, Result, Scorecard
from iso18091cli.render.fewest_json import goal_document
from iso18091cli.render.fewest_text import show_advice
from iso18091cli.scoring.advice import advice, shortfall
from iso18091cli.scoring.closing import criteria_of
from iso18091cli.scoring.fewest import fewest, red_legal
from iso18091cli.scoring.labels import unmet
from iso18091cli.scoring.scorecard import combine, regraded, score
from test_schemas import faults
from test_scoring import _submission as submission

LEVELS = {"r": "red", "y": "yellow", "g": "green"}
STATES = {".": "not_assessed", "n": "not_applicable"}
DEFAULT = load_catalog()
LOW = str(Path(__file__).parent.parent / "examples" / "pilot-2023" / "tran-duong.xlsx")
SHOWN = {
    "vi": (
        "Đích: 60 điểm.",
        "Cần đạt ít nhất 10 trong 88 tiêu chí",
        "Thẩm quyền pháp lý đang ở mức Đỏ",
        "(còn thiếu 5 trường hợp)",
        "(còn vượt 148 hộ)",
        "60,26",
        "đã đạt mà chưa có minh chứng: 8 (1.5.d,",
    ),
    "en": (
        "Goal: a score of 60.",
        "at least 10 of the 88",
        "Legal competences at the level Red",
        "(short by 5 cases)",
        "(over by 148 households)",
        "60.26",
        "without evidence: 8 (1.5.d,",
    ),
}


def catalogue(letters: Sequence[str], changes: Sequence[dict[str, Any]] = (), **scoring: Any) -> Catalog:
    """The four indicators (1.10 an expectation), each with as many criteria as there are letters for it."""
    indicators = []
    for place, (item, marks) in enumerate(zip(CATALOG.indicators, letters, strict=True)):
        change = dict(changes[place]) if changes else {}
        weights = change.pop("weights", (1.0,) * len(marks))
        ids = [f"{item.id}.{chr(97 + n)}" for n in range(len(marks))]
        criteria = tuple(Criterion(id=id, text={}, weight=w) for id, w in zip(ids, weights, strict=False))
        one_of = (tuple(ids[:2]),) if change.pop("one_of", False) and len(ids) > 1 else ()
        indicators.append(replace(item, criteria=criteria, one_of=one_of, **change))
    acceptable = scoring.pop("acceptable", "")
    return replace(
        CATALOG,
        scale=replace(CATALOG.scale, acceptable=acceptable),
        scoring=replace(CATALOG.scoring, **scoring),
        indicators=tuple(indicators),
        digest="",
    )


def card_of(letters: Sequence[str], catalog: Catalog) -> Scorecard:
    """What these letters make: r, y, g, . not assessed, n not applicable; a letter a criterion."""
    empty = score(submission({}), catalog)
    scores = {}
    for item, marks in zip(catalog.indicators, letters, strict=True):
        criteria = tuple(
            CriterionScore(c.id, STATES.get(mark, "assessed"), LEVELS.get(mark))  # type: ignore[arg-type]
            for c, mark in zip(item.criteria, marks, strict=True)
        )
        scores[item.id] = combine(item, criteria, catalog, None)
    return regraded(empty, scores, catalog)


def at_least(figure: float, *conditions: Condition) -> Label:
    return Label(key="goal", at_least=figure, word=both("Đích"), conditions=conditions)


def found(letters: str, goal: Label, **scoring: Any) -> Fewest:
    words = letters.split()
    catalog = catalogue(words, **scoring)
    return fewest(card_of(words, catalog), goal, catalog, {})


def steps(way: Fewest) -> list[tuple[str, str, float | None]]:
    assert way.steps is not None
    return [(step.id, step.reason, step.after.score) for step in way.steps]


# Worked out by hand: four indicators, 0, 1 or 2 points each, so that a level is worth 12.5 of 100 ----------------------


def test_one_criterion_where_it_counts() -> None:
    """1.10 has one red criterion, 1.1 and 2.1 have two: 1.10 alone lifts 25 to 50."""
    way = found("rrg rg rrg ggg", at_least(50))
    assert steps(way) == [("1.10.a", "quick", 50.0)]
    assert (way.gaps, way.closed.score, way.lacking) == (5, 100.0, ())


def test_among_the_fewest_red_legal_competences_go_first() -> None:
    """1.10 (an expectation) and 2.1 (legal) take one each and bring the same."""
    assert steps(found("gg rg rg rr", at_least(50))) == [("2.1.a", "red_legal", 50.0)]


def test_the_order_of_steps() -> None:
    """Everything is needed: red legal competences, what is one criterion from good enough, the rest."""
    assert steps(found("yy yg rr gg", at_least(100))) == [
        ("2.1.a", "red_legal", 50.0),
        ("2.1.b", "red_legal", 75.0),
        ("1.10.a", "quick", 87.5),
        ("1.1.a", "other", 87.5),
        ("1.1.b", "other", 100.0),
    ]


def test_a_score_counts_as_it_is_shown() -> None:
    """Five of six points, by weight, are 83.33 of 100: that reaches 83.33, and not 83.34."""
    changes = [{}, {}, {}, {"weight": 3.0}]
    assert steps(found("g g r g", at_least(83.33), changes=changes)) == []
    assert steps(found("g g r g", at_least(83.34), changes=changes)) == [("2.1.a", "red_legal", 100.0)]


def test_without_enough_answers_there_is_no_score() -> None:
    """Two of four have a level and three are wanted: the one with one open criterion is answered."""
    way = found("g g .. .", at_least(0), minimum_coverage=0.75)
    assert steps(way) == [("2.2.a", "quick", 100.0)]


def test_what_cannot_be_reached() -> None:
    """Good enough is yellow: whatever is closed, no more than half of the points come in."""
    way = found("r r r r", at_least(80), acceptable="yellow")
    assert (way.steps, way.gaps, way.closed.score) == (None, 4, 50.0)
    assert [(lack.condition, lack.failing[0].found) for lack in way.lacking] == [(None, 50.0)]


def test_conditions_of_a_label() -> None:
    """The score is there; the label wants no legal competence red, and one of the pillars at 100."""
    no_red = Condition(competence="legal", level="yellow")
    whole = Condition(pillars=("town", "river"), level="green", count=1)
    assert steps(found("g yy r g", at_least(0, no_red))) == [("2.1.a", "red_legal", 87.5)]
    assert steps(found("g yy yyy g", at_least(0, whole))) == [("1.10.a", "other", 75.0), ("1.10.b", "other", 87.5)]
    assert steps(found("g r yg g", at_least(0, Condition(pillars=("town",), score=100)))) == [("1.10.a", "quick", 87.5)]


def test_other_rules() -> None:
    """best and at_least take what is left of theirs; of two that stand for each other one is enough."""
    rules = [{"rule": "best"}, {"rule": AtLeast(at_least=2)}, {"one_of": True}, {}]
    assert steps(found("rrr gyr rrg g", at_least(100), changes=rules)) == [
        ("1.1.a", "red_legal", 62.5),
        ("2.1.a", "red_legal", 87.5),
        ("1.10.b", "quick", 100.0),
    ]


def test_by_mean_the_heaviest_go_first() -> None:
    """3 of 4 parts of the weight make 1.5 points, which is green here; the light criteria would not do."""
    scoring = {"rule": "mean", "thresholds": {"yellow": 0.5, "green": 1.5}}
    changes = [{"weights": (1.0, 3.0)}, {}, {}, {}]
    assert steps(found("rr g g g", at_least(100), changes=changes, **scoring)) == [("1.1.b", "red_legal", 100.0)]


def test_points_are_given_as_far_as_needed() -> None:
    """Of 10 points 8 are good enough: closed, 1.1 brings 0.8 of its two points in: 40 of 50 for town, 90 in all."""
    measure = Measure(kind="points", what={}, counted={}, source={}, mark="ours", maximum=10, thresholds={"green": 8})
    catalog = catalogue(["r", "g", "g", "g"], rule="mean", thresholds={"yellow": 0.5, "green": 1.5})
    criterion = replace(catalog.indicators[0].criteria[0], measure=measure)
    first = replace(catalog.indicators[0], criteria=(criterion,))
    catalog = replace(catalog, indicators=(first, *catalog.indicators[1:]), digest="points")
    given = CriterionScore("1.1.a", "assessed", "red", figure=Figure(value=Decimal(2)))
    card = card_of(["r", "g", "g", "g"], catalog)
    card = regraded(card, {"1.1": combine(first, (given,), catalog, None)}, catalog)
    assert card.total.score == 80.0
    assert steps(fewest(card, at_least(95), catalog, {"1.1.a": Decimal(8)})) == [("1.1.a", "red_legal", 95.0)]
    assert fewest(card, at_least(95.01), catalog, {"1.1.a": Decimal(8)}).steps is None


# Against all choices --------------------------------------------------------------------------------------------------

_LETTERS = st.lists(st.text("rryyg.n", min_size=1, max_size=3), min_size=4, max_size=4)
_RULES = st.sampled_from(["worst", "worst", "best", "mean", AtLeast(at_least=2)])
_CHANGE = st.fixed_dictionaries(
    {
        "rule": _RULES,
        "weight": st.sampled_from([1.0, 1.0, 2.0, 0.5]),
        "weights": st.tuples(*[st.sampled_from([1.0, 3.0])] * 3),
        "one_of": st.booleans(),
    }
)
_CONDITION = st.sampled_from(
    [
        Condition(competence="legal", level="yellow"),
        Condition(indicators=("1.1", "2.1", "2.2"), level="green", count=2),
        Condition(pillars=("town", "river"), level="green", count=1),
        Condition(pillars=("river",), level="yellow"),
        Condition(score=60.0),
        Condition(score=75.0, count=1),
    ]
)


@settings(deadline=None, max_examples=40)
@given(
    letters=_LETTERS,
    changes=st.tuples(*[_CHANGE] * 4),
    goal=st.builds(at_least, st.sampled_from([0, 40, 62.5, 66.67, 80, 100])),
    conditions=st.lists(_CONDITION, max_size=2, unique_by=repr),
    coverage=st.sampled_from([0.5, 0.75, 1.0]),
    acceptable=st.sampled_from(["", "", "yellow"]),
)
def test_the_same_as_trying_all_choices(
    letters: list[str],
    changes: tuple[dict[str, Any], ...],
    goal: Label,
    conditions: list[Condition],
    coverage: float,
    acceptable: str,
) -> None:
    thresholds = {"yellow": 0.5, "green": 1.5}
    catalog = catalogue(letters, changes, thresholds=thresholds, minimum_coverage=coverage, acceptable=acceptable)
    card, goal = card_of(letters, catalog), replace(goal, conditions=tuple(conditions))
    way = fewest(card, goal, catalog, {})
    wanted = by_trying(card, goal, catalog)
    if way.steps is None:
        assert wanted is None
        return
    after = closed(card, [step.id for step in way.steps], catalog)
    assert unmet(goal, after, catalog) == ()
    assert (len(way.steps), lifted(card, after, catalog)) == wanted
    assert not way.steps or way.steps[-1].after == after.total


def by_trying(card: Scorecard, goal: Label, catalog: Catalog) -> tuple[int, int] | None:
    """How many criteria are fewest, and how many red legal competences the best of those choices lifts."""
    open_ones = [
        c.id
        for i in card.indicators
        for c in criteria_of(i)
        if c.status != "not_applicable" and not (c.level and catalog.scale.suffices(c.level))
    ]
    for number in range(len(open_ones) + 1):
        cards = [closed(card, chosen, catalog) for chosen in combinations(open_ones, number)]
        if reached := [lifted(card, after, catalog) for after in cards if not unmet(goal, after, catalog)]:
            return number, max(reached)
    return None


def closed(card: Scorecard, ids: Sequence[str], catalog: Catalog) -> Scorecard:
    level = catalog.scale.good_enough.key
    scores = {}
    for item in card.indicators:
        criteria = tuple(CriterionScore(c.id, "assessed", level) if c.id in ids else c for c in criteria_of(item))
        if criteria != criteria_of(item):
            scores[item.id] = combine(catalog.indicator[item.id], criteria, catalog, item.competence)
    return regraded(card, scores, catalog)


def lifted(before: Scorecard, after: Scorecard, catalog: Catalog) -> int:
    pairs = zip(before.indicators, after.indicators, strict=True)
    return sum(red_legal(old, catalog) and new.level not in (None, "red") for old, new in pairs)


# How much is missing --------------------------------------------------------------------------------------------------


def test_how_much_is_missing() -> None:
    """98 % of 250 are 245; of 251, 245.98, so 246. Less is better: 5 % of 250 are 12.5, so 12. Points go in halves."""
    more = Measure(kind="share", what={}, counted={}, source={}, mark="ours", better="higher")
    less, number = replace(more, better="lower"), replace(more, kind="number")
    points = replace(more, kind="points", maximum=10, step=0.5)
    assert shortfall(share(236, 250), more, 98.0) == (9, False)
    assert shortfall(share(236, 251), more, 98.0) == (10, False)
    assert shortfall(share(245, 250), more, 98.0) is None
    assert shortfall(share(20, 250), less, 5.0) == (8, True)
    assert shortfall(share(0, 0), more, 98.0) is None
    assert shortfall(Figure(value=Decimal(3)), number, (5.0, 7.0)) == (2, False)
    assert shortfall(Figure(value=Decimal(9)), number, (5.0, 7.0)) == (2, True)
    assert shortfall(Figure(value=Decimal("6.5")), points, 7.75) == (Decimal("1.5"), False)
    assert shortfall(Figure(value=Decimal("1.25")), replace(number, fractions=True), 1.5) == (Decimal("0.25"), False)


def share(part: int, whole: int) -> Figure:
    value = Decimal(100 * part) / whole if whole else None
    return Figure(part=Decimal(part), whole=Decimal(whole), value=value)


# The command ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "80")
    return commands(monkeypatch, capsys)


@pytest.fixture(scope="module")
def low() -> Result:
    return examine(Path(LOW), DEFAULT)


@pytest.mark.parametrize("language", SHOWN)
def test_the_way_on_a_screen(language: str, low: Result, capsys: pytest.CaptureFixture[str]) -> None:
    """Within 80 columns: what is said first, and what is missing of a figure."""
    assert low.submission is not None
    advised = advice(low.submission, low.card, goal_named("60", DEFAULT), DEFAULT)
    show_advice(Console(width=80), low, advised, DEFAULT, language)
    out = capsys.readouterr().out
    words = " ".join(out.split())
    assert [text for text in SHOWN[language] if text not in words] == []
    assert max(map(len, out.splitlines())) <= 80


def test_the_way_by_command(run: Run) -> None:
    """For programs by its schema; the label by its word, in any case. On a screen the same number."""
    done = run("plan", LOW, "--goal", "cơ bản ĐÁP ỨNG", "--format", "json")
    document = json.loads(done.out)
    assert done.code == 0 and faults("goal", document, closed=True) == []
    assert document["goal"] == {"label": "mostly", "score": 80.0}
    assert document["steps"][-1]["after"]["label"] == "mostly"
    done = run("plan", LOW, "--goal", "mostly", "--lang", "en")
    assert done.code == 0 and f"at least {len(document['steps'])} of the {document['gaps']}" in done.out


def test_what_is_there_already_needs_no_step(low: Result) -> None:
    assert low.submission is not None
    advised = advice(low.submission, low.card, goal_named("47,44", DEFAULT), DEFAULT)
    document = json.loads(goal_document(low, advised, DEFAULT))
    assert (document["goal"], document["steps"]) == ({"label": None, "score": 47.44}, [])


def test_what_is_no_goal_is_told(run: Run) -> None:
    for typed in ("gần xong", "101", "nan", ""):
        done = run("plan", LOW, "--goal", typed, "--lang", "vi")
        assert done.code == 2 and "mostly (Cơ bản đáp ứng)" in done.err, typed
    assert run("plan", LOW, "--goal", "80", "--format", "md").code == 2
    assert run("plan", LOW, "--goal", "80", "--force").code == 2
    assert run("plan", LOW, "--format", "json").code == 2


def test_a_goal_out_of_reach_on_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    catalog = catalogue(["r", "r", "r", "r"], acceptable="yellow")
    card = card_of(["r", "r", "r", "r"], catalog)
    sent = submission({})
    advised = advice(sent, card, at_least(80), catalog)
    show_advice(Console(width=80), Result(path="x", sha256="", submission=sent, scorecard=card), advised, catalog, "en")
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "The goal cannot be reached: with all 4 criteria that are below or open at Yellow, the score is 50.00." in said
    )
