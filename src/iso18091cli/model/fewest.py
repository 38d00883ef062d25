"""The fewest criteria to close so that a unit reaches a goal: which, in which order, and what each step brings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from iso18091cli.model.deciding import Label
from iso18091cli.model.scores import Score, Unmet

Reason = Literal["red_legal", "quick", "other"]
"""red_legal: its indicator is at the worst level and a legal competence. quick: its indicator is one criterion from
good enough. other: neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One criterion that is closed: brought to the level that is good enough."""

    id: str
    """Of the criterion; of the indicator where that has no criteria."""
    indicator: str
    reason: Reason
    after: Score
    """The total once this step and those before it are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewest:
    """The shortest way to a goal, or why there is none."""

    goal: Label
    """A label, or one that asks for a score alone."""
    steps: tuple[Step, ...] | None
    """Empty: it is reached already. ``None``: it is not reached whatever is closed."""
    gaps: int
    """How many criteria are below the level that is good enough, or open."""
    closed: Score
    """The total if all of those were closed."""
    lacking: tuple[Unmet, ...]
    """What the goal asks for and is not fulfilled even then."""


class Shortfall(NamedTuple):
    """How far a figure is from the limit of the level that is good enough, in units of the measure (of a share: of its
    part); above 0."""

    amount: Decimal
    over: bool
    """Whether it is too high; else too low."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The fewest criteria to close, and what is to be known of them."""

    way: Fewest
    missing: dict[str, Shortfall]
    """Of measured criteria that are below the level that is good enough, by id, where it can be told."""
    unproved: tuple[str, ...]
    """Criteria that are good enough and have no evidence: evidence alone would settle them, the score stays."""
