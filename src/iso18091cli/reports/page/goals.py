"""Summary → the names of the page's part about the Sustainable Development Goals."""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.goals import GoalSum
from iso18091cli.model.summary import Summary
from iso18091cli.reports.goals import GoalWords, sums_of
from iso18091cli.reports.page.words import PageWords
from iso18091cli.scoring.goals import acceptable


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal over all units."""

    goal: int
    name: str
    reached: str
    """n of N."""
    share: str
    open: str
    complete: str
    indicators: tuple[str, ...]
    held_back_by: tuple[tuple[str, str], ...]
    """(indicator, units below the acceptable level)."""


@dataclass(frozen=True, slots=True)
class Goals:
    """The table, and what the script needs for that of each unit."""

    words: GoalWords
    lines: tuple[GoalLine, ...]
    acceptable: str
    """Classes of the levels that are good enough, one letter each."""
    aside: str
    """Class of what does not apply."""


def goals(summary: Summary, words: PageWords) -> Goals | None:
    """``None`` where the catalogue knows no goal."""
    said, scale = GoalWords(words.language, summary.catalog), summary.catalog.scale
    lines = tuple(_line(found, said, words) for found in sums_of(summary))
    good = "".join(shown.css for key, shown in words.states.items() if key in scale.keys and acceptable(key, scale))
    return Goals(said, lines, good, words.states["not_applicable"].css) if lines else None


def _line(found: GoalSum, said: GoalWords, words: PageWords) -> GoalLine:
    number = words.number
    return GoalLine(
        goal=found.goal,
        name=said.name(found.goal),
        reached=f"{number(found.reached)}/{number(found.applicable)}",
        share=words.share(found.reached, found.applicable),
        open=number(found.open),
        complete=f"{number(found.complete)}/{number(found.units)}",
        indicators=found.indicators,
        held_back_by=tuple((id, number(units)) for id, units in found.held_back_by),
    )
