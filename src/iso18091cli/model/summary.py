"""The figures of many workbooks side by side. Every one carries its coverage; one that is not there is ``None``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.received import NO_RECEIPT, Receipt
from iso18091cli.model.scores import Result
from iso18091cli.model.sums import Gap, MeasureSum, QuestionSum, SurveyAnswers
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit, Units

Outcome = Literal["counted", "apart", "second_copy", "other_period", "blank", "part", "unusable", "skipped"]

State = Literal["nothing", "unreadable", "other", "blank", "parts", "faulty", "incomplete", "accepted"]
STATES: tuple[State, ...] = ("nothing", "unreadable", "other", "blank", "parts", "faulty", "incomplete", "accepted")
"""Where a unit stands in a round, by the best of its files: nothing came; unreadable; of another period, edition or set
of indicators; no answer in it; parts of a form alone, which count nowhere until they are joined; with errors beyond
what is missing; something is missing; all asked and no error."""

StepKey = Literal["in-force", "received", "usable", "of-round", "answered", "accepted", "appraised", "agreed"]


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
    period: str = ""
    catalog_id: str = ""
    catalog_version: str = ""
    """The catalogue the workbook was made with, as stamped."""
    catalog_digest: str = ""
    tool_version: str = ""
    """Version of the program that made the workbook, as stamped."""
    repairs: int = 0
    """Texts that were repaired on reading."""
    answered: int = 0
    """Cells that the unit filled in."""
    answers_digest: str = ""
    answers_to: tuple[str, ...] = ()
    """Digests of the answers of the workbooks that it was made from."""
    saved: str = ""
    """When the file was last saved, as it says itself: ISO 8601 in UTC; "" where it does not say."""
    differs: int | None = None
    """For a second copy: rows that are answered otherwise than in the one that counts."""
    part: str = ""
    """The part of a form that it is (model/part.py)."""
    receipt: Receipt = NO_RECEIPT
    """When and from whom it came, where the round's ledger says so."""
    late: bool | None = None
    """Whether it came after the last day; ``None`` where no day or no time of receipt is known."""

    @property
    def blank(self) -> bool:
        """Whether a usable workbook answers nothing at all."""
        return not self.answered and not self.assessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one unit stands in the round."""

    unit: Unit
    state: State
    stage: Stage | None = None
    """Of the workbook that counts."""
    file: str = ""
    """The file that says so, where one came."""
    why: Text = field(default_factory=dict)
    """Why that file does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the funnel: units that came so far. Each is a part of the one before, but for the last two."""

    key: StepKey
    units: tuple[Unit, ...]


def funnel(standing: Sequence[Standing]) -> tuple[Step, ...]:
    """The steps, each with its units in their order."""

    def since(state: State) -> tuple[Unit, ...]:
        return tuple(s.unit for s in standing if STATES.index(s.state) >= STATES.index(state))

    def at(*stages: Stage) -> tuple[Unit, ...]:
        return tuple(s.unit for s in standing if s.stage in stages)

    return (
        Step(key="in-force", units=since("nothing")),
        Step(key="received", units=since("unreadable")),
        Step(key="usable", units=since("other")),
        Step(key="of-round", units=since("blank")),
        Step(key="answered", units=since("parts")),
        Step(key="accepted", units=since("accepted")),
        Step(key="appraised", units=at("review", "agreed")),
        Step(key="agreed", units=at("agreed")),
    )


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
    below: int
    """Units with a level that is not good enough."""
    incomplete: int
    not_assessed: int
    not_applicable: int

    def units_in(self, state: str) -> int:
        """Units at that level, or in that state which is no level."""
        others = {
            "incomplete": self.incomplete,
            "not_assessed": self.not_assessed,
            "not_applicable": self.not_applicable,
        }
        return self.levels[state] if state in self.levels else others[state]


By = Literal["level", "kind", "parent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units of one level, of one kind, or below one unit."""

    by: By
    key: str
    """A key of LEVELS or KINDS, or the parent's code; "" where it is not known."""
    parent: Unit | None = None
    """The unit above, where the register or the country's lists have it."""
    members: tuple[int, ...]
    """Positions of the units that take part."""
    expected: int | None
    """Units that are to take part; ``None`` without a register."""
    missing: tuple[Unit, ...]
    head: int | None = None
    """Position of the parent's own workbook; it is no member."""
    means: tuple[Mean, ...]
    """One a pillar, then the total."""
    levels: dict[str, int]
    """Indicators of all members by level or status, every one there, be it with 0."""
    reliable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyGroup:
    """What the units of one level, of one kind, or below one unit answered to the survey, survey parts among them."""

    by: By
    key: str
    """A key of LEVELS or KINDS, or the parent's code; "" where it is not known."""
    parent: Unit | None
    """The unit above, where the register or the country's lists have it."""
    sums: tuple[QuestionSum, ...]
    """One a question, in the catalogue's order."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Many units' figures side by side, all of one period."""

    catalog: Catalog
    stage: Stage | None
    """The one stage that was asked for, or None for the latest of each workbook."""
    period: str
    """The period that was asked for, else the one of most workbooks; "" where none names one."""
    scored: tuple[Result, ...]
    """The workbooks that count, one a unit, in the register's order, else by code and name, with path, hash and figures
    alone. A *position* is a place in it."""
    whole: Iterable[Result]
    """The same with the actions that the unit plans and its findings' severities; read from the store each time it
    is iterated.
    """
    apart: tuple[Result, ...]
    """Likewise, units that sent a workbook although the register lists them as merged, dissolved or exempt. They are
    in none of the figures."""
    ledger: tuple[LedgerLine, ...]
    """Every file of the folder, by path."""
    findings: Iterable[tuple[str, Diagnostic]]
    """(path, finding) of every file, in the ledger's order, then those across files; read from the store each time
    it is iterated.
    """
    register: Units | None
    standing: tuple[Standing, ...]
    """Every unit that is to take part or took part, in the register's order."""
    missing: tuple[Unit, ...]
    """Units of the register that are to take part and of which no workbook counts: nothing came, or what does not."""
    absent: tuple[Unit, ...]
    """Units of the register that are merged, dissolved or exempt: not in the denominator."""
    means: tuple[Mean, ...]
    """One a pillar, then the total."""
    indicators: tuple[IndicatorCount, ...]
    """From the weakest to the strongest: most units below the acceptable level first, then most at the worst."""
    gaps: tuple[Gap, ...]
    """Criteria that some unit has below the acceptable level or blank, most units first; ``Gap.shared``: several."""
    groups: tuple[Group, ...]
    """By level, then by kind, then by parent."""
    measures: tuple[MeasureSum, ...]
    """What was counted, over all units and by group, in the catalogue's order."""
    measured: Iterable[tuple[str, int, float, str]]
    """(criterion, position, value, level) of each unit's figure that counts; read from the store each time."""
    sums: tuple[QuestionSum, ...]
    """One a survey question, in the catalogue's order."""
    survey_groups: tuple[SurveyGroup, ...]
    """The same by level, kind and parent, where there is more than one of these."""
    survey_parts: tuple[Result, ...]
    """The survey parts of units of which no whole form counts: they are in the survey's figures alone."""
    survey_answers: tuple[SurveyAnswers, ...]
    """For each of ``surveyed``, what the unit was asked and answered."""
    unproved: tuple[tuple[str, ...], ...]
    """For each position, the rows that are good enough, without any evidence."""
    other_version: tuple[int, ...]
    """Positions of workbooks made with another catalogue, or another version of it: joined by id, and to be marked."""
    reliable: int
    """Units all of whose applicable indicators are at the acceptable level or better."""
    tool_version: str = ""
    register_sha256: str = ""
    stages_by: str = "nobody"
    """By whose word stages counted (model.issued.Issued.by)."""
    public: bool = False
    """Whether what senders typed is left out (results/public.py)."""

    @property
    def surveyed(self) -> tuple[Result, ...]:
        """The workbooks whose answers to the survey count: those that count, then the survey parts."""
        return (*self.scored, *self.survey_parts)

    @property
    def funnel(self) -> tuple[Step, ...]:
        """Who took part how far, in every medium the same."""
        return funnel(self.standing)

    @cached_property
    def _position(self) -> dict[str, int]:
        return {result.path: position for position, result in enumerate(self.scored)}

    def answers_of(self, path: str) -> SurveyAnswers | None:
        """What the unit of that workbook was asked in the survey, and answered; ``None`` where it does not count."""
        position = self._position.get(path)
        return None if position is None else self.survey_answers[position]

    @property
    def stages(self) -> dict[Stage, int]:
        """At which stage how many of the units that count are; a mean over several stages says so."""
        return dict(Counter(result.card.stage for result in self.scored))
