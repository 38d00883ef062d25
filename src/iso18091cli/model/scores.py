"""The figures of one workbook. Every one carries its coverage; a figure that is not there is ``None``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from iso18091cli.model.answers import Stage, Submission
from iso18091cli.model.deciding import Condition
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.units import Unit

Status = Literal["assessed", "incomplete", "not_applicable", "not_assessed"]


class Figure(NamedTuple):
    """What was counted for a criterion."""

    part: Decimal | None = None
    """Of a share, as counted."""
    whole: Decimal | None = None
    value: Decimal | None = None
    """A share in per cent, or the number or amount."""
    text: str = ""
    """Of a date the day, YYYY-MM-DD; of a choice the key of the answer."""
    counts: bool = True
    """Whether the criterion's level is the one that follows from it: where somebody picked another, it is in no sum."""


class CriterionScore(NamedTuple):
    """A criterion's effective level and the stage it comes from."""

    id: str
    status: Status
    level: str | None = None
    stage: Stage | None = None
    figure: Figure | None = None
    """What was counted, where that gives a level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """An indicator's level, or why it has none."""

    id: str
    status: Status
    level: str | None = None
    points: float | None = None
    """Those of its level; where its criteria are given points, those points, of the highest of the scale."""
    worst_so_far: str | None = None
    """The lowest level among the criteria answered, where the indicator is incomplete."""
    competence: str = "legal"
    """legal or expectation, as the unit says, else as the catalogue says."""
    criteria: tuple[CriterionScore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of a pillar or of the whole, 0 to 100 with two decimals, beside its coverage in indicators."""

    id: str
    score: float | None
    """``None`` below the catalogue's minimum coverage."""
    provisional_score: float | None
    """The same sum over what is there; ``None`` where nothing is."""
    assessed: int
    applicable: int
    not_applicable: int
    label: str | None = None
    """Key of the catalogue's label for `score`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """All figures of one workbook."""

    unit: Unit
    period: str
    catalog_id: str
    catalog_version: str
    """Of the catalogue it was scored by; in a summary, of the one the workbook was made with."""
    stage: Stage
    """The workbook's stage, or the one stage that was asked for."""
    indicators: tuple[IndicatorScore, ...]
    pillars: tuple[Score, ...]
    total: Score
    reliable: bool | None
    """True: every applicable indicator is at the acceptable level or better. False: one is not. None: not yet known."""


class Short(NamedTuple):
    """A pillar, an indicator or the total that falls short of what a label asks for."""

    id: str
    found: float | str | None
    """Its score, or the key of its level; ``None`` where it has none yet."""


class Unmet(NamedTuple):
    """Something that a label asks for and a scorecard does not certainly fulfil."""

    condition: Condition | None
    """``None``: the lowest total score of the label."""
    failing: tuple[Short, ...]
    """All that fall short, in the catalogue's order."""
    met: int
    wanted: int
    """How many of those named fulfil it, and how many have to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one file: its figures and findings, or why it could not be used."""

    path: str
    sha256: str
    """"" where the file could not be read at all."""
    submission: Submission | None = None
    scorecard: Scorecard | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    sender: Unit | None = None
    """The unit that a workbook names which cannot be used."""
    period: str = ""
    """The period that it names."""

    @property
    def usable(self) -> bool:
        return self.scorecard is not None

    @property
    def part(self) -> str:
        """The part of the form that the workbook is (model/part.py)."""
        return self.submission.part if self.submission else ""

    @property
    def card(self) -> Scorecard:
        """The scorecard of a usable result."""
        assert self.scorecard is not None, "only a usable result has figures"
        return self.scorecard
