"""Counts over many units that no single scorecard holds: shared gaps, sums of the survey.

A *position* is a unit's place in ``Summary.scored``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from iso18091cli.model.measure import MeasureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A criterion that some unit has below the acceptable level, or blank. Shared by several, one provincial action
    helps them all.
    """

    id: str
    """The criterion's id, or the indicator's where it has no criteria."""
    indicator: str
    levels: dict[str, int]
    """Number of units of each level, by level key, worst first; every level is there, be it with 0."""
    not_assessed: int
    """Blank: not known, so neither a gap nor none."""
    not_applicable: int
    units: tuple[int, ...]
    """Positions of the units below the acceptable level."""

    @property
    def helped(self) -> int:
        """Units that would be helped."""
        return len(self.units)

    @property
    def assessed(self) -> int:
        """Units with a level."""
        return sum(self.levels.values())

    @property
    def shared(self) -> bool:
        """Whether several units have it in common."""
        return self.helped > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSum:
    """What all units, or a group of them, count for a criterion."""

    by: Literal["all", "level", "kind", "group"]
    key: str
    """Of the group: a level, a kind, a group of the catalogue; "" of all units."""
    id: str
    """The criterion's."""
    kind: MeasureKind
    units: int
    """N: units that are asked and to which it applies."""
    counted: int
    """n: units whose figures are in the sums."""
    overruled: int
    """Units left out, since somebody picked another level than their figures give."""
    part: float | None = None
    """Sum of the parts of a share, of the numbers or of the amounts."""
    whole: float | None = None
    value: float | None = None
    """The share of the sums, in per cent."""
    median: float | None = None
    """Over the units' values; with their quartiles, the lowest and the highest."""
    lower: float | None = None
    upper: float | None = None
    lowest: float | None = None
    highest: float | None = None
    enough: bool = False
    """Whether n of N reaches the minimum coverage; below it the figures are provisional, and never public."""
    previous: float | None = None
    """The share of the sums, or the sum, of last period: of the units whose workbook holds it, as it was sent back."""
    previous_counted: int = 0
    """How many these are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswers:
    """What one unit answered to the survey. A question that was asked and is neither given nor void was left blank."""

    asked: frozenset[str]
    """Questions that its form has."""
    given: Mapping[str, str]
    """Answers by question: a number or date as the reader gives it, a choice's key, "" for any text."""
    void: frozenset[str] = frozenset()
    """Questions to which something was typed that is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSum:
    """What the units answered to one survey question."""

    id: str
    asked: int
    """Units whose form has the question."""
    answered: int
    void: int
    """Units that typed something which is no answer: in no sum."""
    silent: tuple[int, ...]
    """Places in ``Summary.surveyed`` of the units that were asked and left it blank."""
    total: float | None = None
    """Sum of the numbers; ``None`` where nobody gave one, and of percentages."""
    mean: float | None = None
    """Over those who answered; two places, half up."""
    lowest: float | None = None
    highest: float | None = None
    choices: dict[str, int] = field(default_factory=dict)
    """Units by the key they chose ("yes", "no", or the catalogue's keys), every choice there, be it with 0."""
    first: str = ""
    """Earliest date, YYYY-MM-DD, or ""."""
    last: str = ""
