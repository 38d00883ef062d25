"""Summary → the terminal: a page of figures, however many units there are."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.participation import STEPS, mixed_stages
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.messages.parts import how_far
from iso18091cli.model.part import SURVEY
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import Unit
from iso18091cli.render.grid import Grid
from iso18091cli.render.terminal import coverage, figure, score_cell, shown_name, word

SHOWN = 20
"""Units, missing units and lost files that are shown; the files hold all of them."""
_WEAKEST = 5


def show_summary(console: Console, summary: Summary, language: str) -> None:
    """Units by pillars, the means with their n/N, who is missing, what could not be used."""
    periods = sorted({r.scorecard.period for r in summary.scored if r.scorecard and r.scorecard.period})
    title = " · ".join([word("aggregate.title", language, n=len(summary.scored)), *periods])
    console.print(Styled(title, style="bold underline"))
    _show_funnel(console, summary, language)
    if summary.scored:
        _show_units(console, summary, language)
        _show_weakest(console, summary, language)
    if summary.survey_parts:
        answered = filled(PARTS["surveyed"], n=str(len(summary.surveyed)), parts=str(len(summary.survey_parts)))
        console.print(Styled(say(answered, language)))
    show_losses(console, summary, language)


def _show_funnel(console: Console, summary: Summary, language: str) -> None:
    """Who took part how far, in a line; the last two steps only where somebody got there."""
    steps = [step for step in summary.funnel if step.units or step.key not in ("appraised", "agreed")]
    if summary.register is None:
        steps = steps[1:]
    said = " → ".join(f"{say(STEPS[step.key], language)}: {len(step.units)}" for step in steps)
    console.print(Styled(said, style="bold"))


def _show_units(console: Console, summary: Summary, language: str) -> None:
    cards = [(result.path, result.scorecard) for result in summary.scored if result.scorecard]
    shown = cards if len(cards) <= SHOWN else sorted(cards, key=lambda line: _by_score(line[1]))[:SHOWN]
    heads = [say(pillar.short, language) for pillar in summary.catalog.pillars]
    grid = Grid(word("unit", language), *heads, word("total.short", language), "n/N", numbers=range(1, len(heads) + 3))
    for path, card in shown:
        scores = [score_cell(score, language) for score in (*card.pillars, card.total)]
        grid.add(shown_name(card.unit, language) or path, *scores, coverage(card.total))
    means = [f"{figure(mean.mean, language)}\n{mean.scored}/{mean.units}" for mean in summary.means]
    grid.add_last(word("aggregate.mean", language), *means, "")
    console.print(grid)
    if len(shown) < len(cards):
        note = word("aggregate.more", language, shown=len(shown), n=len(cards))
        console.print(Styled(note, style="dim"))
    if mixed := mixed_stages(summary.stages):
        console.print(Styled(say(mixed, language), style="dim"))
    if any(card.total.score is None for _, card in shown):
        console.print(Styled(word("aggregate.provisional", language), style="dim"))


def _by_score(card: Scorecard) -> tuple[bool, float]:
    """The lowest total first; a unit without one has no place among them and comes last."""
    return card.total.score is None, card.total.score or 0.0


def _show_weakest(console: Console, summary: Summary, language: str) -> None:
    catalog = summary.catalog
    console.print(Styled(word("aggregate.weakest", language), style="bold"))
    heads = [f"{level.symbol} {say(level.word, language)}" for level in catalog.scale.levels]
    grid = Grid("", "", *heads, numbers=range(2, len(heads) + 2))
    for count in summary.indicators[:_WEAKEST]:
        name = say(catalog.indicator[count.id].name, language)
        grid.add(count.id, name, *(str(number) for number in count.levels.values()))
    console.print(grid)


_LOST = {
    "unusable": ("aggregate.unusable", "red"),
    "second_copy": ("aggregate.second", "yellow"),
    "blank": ("aggregate.aside", "yellow"),
    "apart": ("aggregate.aside", "yellow"),
    "other_period": ("aggregate.aside", "yellow"),
}
"""Outcomes that are shown a line each, the gravest first."""


def show_losses(console: Console, summary: Summary, language: str) -> None:
    """Units that are missing, second copies, files that could not be used."""
    silent = [standing.unit for standing in summary.standing if standing.state == "nothing"]
    if silent:
        names = ", ".join(shown_name(unit, language) for unit in silent[:SHOWN])
        more = len(silent) - SHOWN
        if more > 0:
            names = word("aggregate.and-more", language, names=names, n=more)
        console.print(Styled(word("aggregate.missing", language, names=names), style="yellow"))
    _show_parts(console, summary, language)
    lost = sorted((line for line in summary.ledger if line.outcome in _LOST), key=_gravity)
    for line in lost[:SHOWN]:
        key, style = _LOST[line.outcome]
        why = say(line.reason, language) if line.reason else ""
        console.print(Styled(word(key, language, path=line.path, why=why), style=style))
    if len(lost) > SHOWN:
        console.print(Styled(word("aggregate.files-more", language, n=len(lost) - SHOWN), style="yellow"))
    skipped = Counter(line.outcome for line in summary.ledger)["skipped"]
    if skipped:
        console.print(Styled(word("aggregate.skipped", language, n=skipped), style="dim"))


def _show_parts(console: Console, summary: Summary, language: str) -> None:
    """A line for each unit of which parts came; of a survey alone the survey's figures tell."""
    came: dict[Unit, list[str]] = {}
    for line in summary.ledger:
        if line.outcome == "part" and line.unit is not None:
            came.setdefault(line.unit, []).append(line.part)
    waiting = {s.unit for s in summary.standing if s.state == "parts"}
    told = [(unit, parts) for unit, parts in came.items() if unit in waiting and parts != [SURVEY]]
    for unit, parts in told[:SHOWN]:
        far = how_far(parts, summary.catalog, unit)
        said = filled(PARTS["in-parts"], unit=shown_name(unit, language), how_far=far)
        console.print(Styled(say(said, language), style="yellow"))
    if len(told) > SHOWN:
        console.print(Styled(say(filled(PARTS["more-units"], n=str(len(told) - SHOWN)), language), style="yellow"))


def _gravity(line: LedgerLine) -> bool:
    return line.outcome != "unusable"
