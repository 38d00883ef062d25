"""Advice → the terminal: which criteria to close for a goal, in which order, with the score after each."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.deciding import lacking_words, limit_words
from iso18091cli.messages.fewest import REASONS, WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import Label
from iso18091cli.model.fewest import Advice, Shortfall, Step
from iso18091cli.model.measure import figure_words
from iso18091cli.model.scores import Result, Score
from iso18091cli.model.text import Text, filled, listed, say
from iso18091cli.render.grid import Grid
from iso18091cli.render.terminal import score_cell, verdict, whose

_NAMED = 12
"""Criteria without evidence that are named."""


def show_advice(console: Console, result: Result, advice: Advice, catalog: Catalog, language: str) -> None:
    """The goal, where the unit stands, and the way there or why there is none."""
    card, way = result.card, advice.way
    console.print(whose(card, language))
    console.print(Styled(_said("goal", language, goal=_goal(way.goal)), style="bold"))
    console.print(Styled(verdict(card, catalog, language)))
    if way.steps is None:
        score = score_cell(way.closed, language)
        level = catalog.scale.good_enough.word
        console.print(Styled(_said("unreachable", language, gaps=way.gaps, level=level, score=score), style="bold"))
        console.print(Styled(f"{say(lacking_words(way.goal, way.lacking, catalog), language)}."))
    elif not way.steps:
        console.print(Styled(_said("reached", language), style="bold"))
    else:
        console.print(Styled(_said("fewest", language, n=len(way.steps), gaps=way.gaps), style="bold"))
        _show_steps(console, result, advice, way.steps, catalog, language)
    if advice.unproved:
        ids = listed(advice.unproved, _NAMED)
        console.print(Styled(_said("unproved", language, n=len(advice.unproved), ids=ids)))


def _goal(goal: Label) -> Text:
    """A label with what it asks for; a score alone."""
    if not goal.key:
        return goal.word
    return filled(WORDS["with" if goal.conditions else "from"], label=goal.word, limit=limit_words(goal.at_least))


def _show_steps(
    console: Console, result: Result, advice: Advice, steps: tuple[Step, ...], catalog: Catalog, language: str
) -> None:
    assert result.submission is not None
    unit = result.submission.asked_kind, result.submission.asked_level, result.submission.group
    texts = {c.id: catalog.text_of(c, *unit) for i in catalog.indicators for c in i.criteria}
    for reason, heading in REASONS.items():
        grid = Grid("", say(WORDS["criterion"], language), say(WORDS["after"], language), numbers=(2,))
        for step in (step for step in steps if step.reason == reason):
            text = say(texts.get(step.id, catalog.indicator[step.indicator].name), language)
            if step.id in advice.missing:
                text += f" ({_missing(advice.missing[step.id], step.id, catalog, language)})"
            grid.add(step.id, text, score_cell(step.after, language))
        if any(step.reason == reason for step in steps):
            console.print(Styled(say(filled(heading, worst=catalog.scale.levels[0].word), language), style="bold"))
            console.print(grid)
    if any(_provisional(step.after) for step in steps):
        console.print(Styled(_said("provisional", language), style="dim"))


def _missing(short: Shortfall, criterion: str, catalog: Catalog, language: str) -> str:
    """How much of what is counted is missing: "còn thiếu 9 hồ sơ"."""
    measure = catalog.measured[criterion]
    unit, amount = say(measure.unit, language) if measure.unit else "", figure_words(float(short.amount), language)
    return _said("over" if short.over else "short", language, amount=amount, unit=unit).strip()


def _provisional(score: Score) -> bool:
    return score.score is None and score.provisional_score is not None


def _said(key: str, language: str, **arguments: str | int | Text) -> str:
    return say(filled(WORDS[key], **arguments), language)
