"""What units' results say about the Sustainable Development Goals, by the catalogue's `sdgs` of each indicator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalResult:
    """One unit and one goal. Each indicator that serves the goal is in one of the lists, in the catalogue's order."""

    goal: int
    """1 to 17."""
    reached: tuple[str, ...]
    """At the acceptable level at least."""
    below: tuple[str, ...]
    """Assessed, and below it."""
    open: tuple[str, ...]
    """Without a level: not assessed or incomplete, so neither reached nor known to be below."""
    not_applicable: tuple[str, ...]

    @property
    def applicable(self) -> int:
        """N: indicators of the goal that apply to the unit."""
        return len(self.reached) + len(self.below) + len(self.open)

    @property
    def reached_of(self) -> str:
        """n of N: "3/5"."""
        return f"{len(self.reached)}/{self.applicable}"

    @property
    def held_back_by(self) -> tuple[str, ...]:
        """What keeps the unit from having reached all: those below, then those without a level."""
        return self.below + self.open


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSum:
    """One goal over many units."""

    goal: int
    indicators: tuple[str, ...]
    """Ids of the indicators that serve it, in the catalogue's order."""
    reached: int
    """n: results (unit × indicator) at the acceptable level at least."""
    applicable: int
    """N: results that apply, with a level or without."""
    open: int
    """Of these, results without a level."""
    complete: int
    """Units that have reached all indicators of the goal that apply to them."""
    units: int
    """Units to which any of them applies."""
    held_back_by: tuple[tuple[str, int], ...]
    """(indicator, units in which it is below the acceptable level), most units first; none with 0."""
