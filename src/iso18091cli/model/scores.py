"""The figures of one workbook, and of many. Every one carries its coverage; a figure that is not there is ``None``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from iso18091cli.model.answers import Stage, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit, Units

Status = Literal["assessed", "incomplete", "not_applicable", "not_assessed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """A criterion's effective level and the stage it comes from."""

    id: str
    status: Status
    level: str | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """An indicator's level, or why it has none."""

    id: str
    status: Status
    level: str | None = None
    points: float | None = None
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
    stage: Stage
    """The workbook's stage, or the one stage that was asked for."""
    indicators: tuple[IndicatorScore, ...]
    pillars: tuple[Score, ...]
    total: Score
    reliable: bool | None
    """True: every applicable indicator has the best level. False: one has not. None: so far so good, not complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one file: its figures and findings, or why it could not be used."""

    path: str
    sha256: str
    """"" where the file could not be read at all."""
    submission: Submission | None = None
    scorecard: Scorecard | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def usable(self) -> bool:
        return self.scorecard is not None


Outcome = Literal["counted", "second_copy", "unusable", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """What was done with one file that lay in the folder. Every file has one, whatever it is."""

    path: str
    sha256: str
    outcome: Outcome
    unit: Unit | None
    stage: Stage | None = None
    assessed: int | None = None
    """Indicators with a level, so that second copies can be compared."""
    score: float | None = None
    code: str = ""
    """Code of the finding that explains an outcome other than "counted"."""
    reason: Text = field(default_factory=dict)
    """The same in words."""
    counts_instead: str = ""
    """For a second copy: the path of the one that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean over units with what it is made of. Units without a score are left out and counted, never zero."""

    id: str
    """A pillar's id, or "total"."""
    mean: float | None
    lowest: float | None
    highest: float | None
    scored: int
    """n: units with a score."""
    units: int
    """N: units that were counted."""
    not_applicable: int
    """Units in which nothing of the pillar is applicable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCount:
    """How the units stand in one indicator."""

    id: str
    levels: dict[str, int]
    """Number of units of each level, by level key, worst first; every level is there, be it with 0."""
    incomplete: int
    not_assessed: int
    not_applicable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Many units' figures side by side."""

    catalog: Catalog
    stage: Stage | None
    """The one stage that was asked for, or None for the latest of each workbook."""
    results: tuple[Result, ...]
    """The usable workbooks that count, one a unit, in the register's order, else by code and name."""
    ledger: tuple[LedgerLine, ...]
    """Every file of the folder, by path."""
    diagnostics: tuple[tuple[str, Diagnostic], ...]
    """(path, finding) of every file, in the ledger's order, then the findings across files with path ""."""
    register: Units | None
    missing: tuple[Unit, ...]
    """Units of the register that are to take part and of which no usable workbook came."""
    absent: tuple[Unit, ...]
    """Units of the register that are merged, dissolved or exempt: not in the denominator."""
    means: tuple[Mean, ...]
    """One a pillar, then the total."""
    indicators: tuple[IndicatorCount, ...]
    """From the weakest to the strongest: most units at the worst level first, then at the next."""
    reliable: int
    """Units all of whose applicable indicators have the best level."""
