"""Who takes part of those who should, round by round: units, groups of them, steps of the cycle, the survey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from iso18091cli.model.lineage import Change
from iso18091cli.model.summary import STATES, By, State
from iso18091cli.model.text import Text
from iso18091cli.model.units import Status, Unit

FILE = "steps.csv"
"""Name of the list, in a round's folder, of steps that no workbook tells."""

CycleStep = Literal["register", "survey", "indicators", "self", "appraised", "agreed", "programme", "reviewed"]
CYCLE: tuple[CycleStep, ...] = (
    *("register", "survey", "indicators", "self", "appraised", "agreed", "programme", "reviewed"),
)
"""Steps of the cycle: on the register, survey answered, own set of indicators published, self-assessed, appraised,
agreed, action programme, reviewed."""


class SaidStep(NamedTuple):
    """A step of a unit, as a round's `steps.csv` says."""

    code: str
    step: CycleStep
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCoverage:
    """One unit in one round."""

    unit: Unit
    """As the register has it."""
    expected: bool
    """Whether the register says that it takes part; a unit that is on no register and took part is not expected."""
    state: State
    steps: frozenset[CycleStep]
    change: Change | None = None
    """What it is to those that took part in the round before; ``None`` in the first one, and where it took no part."""
    came_from: tuple[Unit, ...] = ()
    """The units of that round that it is or came from."""

    @property
    def took_part(self) -> bool:
        """Whether answers of this round came from it."""
        return STATES.index(self.state) >= STATES.index("parts")

    @property
    def furthest(self) -> CycleStep | None:
        """The last step of the cycle that it has taken, whether or not all before it are known."""
        return next((step for step in reversed(CYCLE) if step in self.steps), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many: all units, those of one level or kind, or those below one unit."""

    by: Literal["all"] | By
    key: str
    """A key of LEVELS or KINDS, or the parent's code; "" where it is not known."""
    parent: Unit | None = None
    kind: str = ""
    """Of units below one unit: their kind, where all are of one."""
    took_part: int
    expected: int
    absent: Mapping[Status, int]
    """Units of the register that are not to take part, by why."""

    @property
    def part(self) -> float | None:
        """Of those that are to take part, 0 to 1; ``None`` where there are none."""
        return self.took_part / self.expected if self.expected else None


class SurveyShare(NamedTuple):
    """How many units gave one answer to a question of the survey."""

    question: str
    text: Text
    answer: str
    answered: Text
    units: int
    of: int
    """Units that answered the question."""


@dataclass(frozen=True, kw_only=True)
class RoundCoverage:
    """One round."""

    name: str
    """Of its folder."""
    period: str
    units: tuple[UnitCoverage, ...]
    """Those on the register in its order, then such as took part besides."""
    shares: tuple[Share, ...]
    """All units first, then by level, kind and unit above, where there is more than one of these."""
    left: tuple[Unit, ...] = ()
    """Units that took part in the round before, and of which nothing goes on in any unit of this one."""
    first: bool = False
    survey: tuple[SurveyShare, ...] = field(default=())

    @property
    def all(self) -> Share:
        return self.shares[0]

    @property
    def besides(self) -> int:
        """Units that took part and are not expected."""
        return sum(one.took_part and not one.expected for one in self.units)

    def count(self, *changes: Change) -> int:
        """Units that took part and are that to the round before."""
        return sum(one.change in changes for one in self.units)

    def reached(self, step: CycleStep) -> int:
        """Units that have taken a step."""
        return sum(step in one.steps for one in self.units)
