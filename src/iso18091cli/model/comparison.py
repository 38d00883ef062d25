"""Two rounds or more side by side: what became of units and indicators from one to the next.

A figure of a change rests on the same indicators in both rounds and says on how many. Where a border moved there is no
change of a unit: its result stands beside the range of those it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.lineage import Ancestor, Origin
from iso18091cli.model.units import Unit

Change = Literal[
    "better",
    "same",
    "worse",
    "newly_assessed",
    "no_longer_assessed",
    "no_longer_applicable",
    "no_longer_asked",
    "without_level",
]
CHANGES: tuple[Change, ...] = (
    *("better", "same", "worse", "newly_assessed", "no_longer_assessed"),
    *("no_longer_applicable", "no_longer_asked", "without_level"),
)
"""What became of an indicator: a level both times, one of them, or none. ``no_longer_asked``: the catalogue has it no
more, or asks it of such a unit no more."""
Mark = Literal["added", "removed", "criteria", "weight", "rule", "measure", "scale", "edition"]
MARKS: tuple[Mark, ...] = ("added", "removed", "criteria", "weight", "rule", "measure", "scale", "edition")
"""What of the catalogue changed the indicator from one round to the next, rather than the unit."""
Parting = Literal["succeeded", "missing", "merged", "dissolved", "exempt", "gone"]
PARTINGS: tuple[Parting, ...] = ("succeeded", "missing", "merged", "dissolved", "exempt", "gone")
"""Why a unit of the earlier round has no line of its own: other units came from it; it was to send a workbook and none
counts; the later register says so; or nothing says why."""


class Own(NamedTuple):
    """A pillar's score or the total, as the unit's own round gives it."""

    score: float | None
    provisional: float | None
    assessed: int
    applicable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """A unit's result in one round."""

    key: str
    """Of the unit in that round's store."""
    unit: Unit
    stage: Stage
    states: Mapping[str, str]
    """Indicator → its level, else its status; ``not_asked`` where no criterion of it is asked of such a unit."""
    points: Mapping[str, float]
    """Indicator → points, of those with a level."""
    sums: Mapping[str, Own]
    """Pillar, or "total" → what the round gives."""
    other_catalog: bool = False
    """Whether the workbook was made with another content of the catalogue than the round's."""


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round that was summed up."""

    name: str
    """Of its folder."""
    period: str
    stage: Stage | None
    """The one stage that was asked for; ``None``: the latest of each unit."""
    public: bool
    catalog: Catalog
    results: Mapping[str, At]
    """Key → result, of the units that count, in the round's order."""
    units: Mapping[str, tuple[Unit, str]]
    """Key → (unit, how it takes part: counted, apart, missing, absent), of all units that the round knows."""

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of its results, in the order of the procedure."""
        found = {at.stage for at in self.results.values()}
        return tuple(stage for stage in ("self", "review", "agreed") if stage in found)


class IndicatorChange(NamedTuple):
    """One indicator of one unit."""

    id: str
    """In the later round; in the earlier one where it is there no more."""
    change: Change
    before: str
    """Its level or status in the earlier round; "" where that does not know it."""
    after: str


class SumChange(NamedTuple):
    """A pillar or the total of one unit, over the indicators that have a level in both rounds and did not change."""

    id: str
    before: float | None
    """0 to 100; ``None`` where no indicator is the same."""
    after: float | None
    same: int
    """n: indicators that it rests on."""
    of: int
    """N: indicators that the catalogue did not change and that apply in both rounds."""
    enough: bool
    """Whether n of N reaches the catalogue's minimum coverage: else it is provisional, and in no mean."""

    @property
    def difference(self) -> float | None:
        """Points of 100, to two places."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 2) + 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A unit that is there in both rounds."""

    before: At
    after: At
    renamed: bool
    """Whether the same territory goes by another name, code or level now."""
    indicators: tuple[IndicatorChange, ...]
    """In the later catalogue's order, then those that it has no more."""
    sums: tuple[SumChange, ...]
    """The pillars, then the total."""

    @property
    def total(self) -> SumChange:
        return self.sums[-1]

    @property
    def other_stage(self) -> bool:
        return self.before.stage != self.after.stage

    def count(self, change: Change) -> int:
        return sum(1 for indicator in self.indicators if indicator.change == change)


class Spread(NamedTuple):
    """A pillar or the total of a unit beside those that it came from."""

    id: str
    lowest: float | None
    """``None`` where none of them has a score."""
    highest: float | None
    scored: int
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Descended:
    """A unit whose borders are others than those of any unit of the earlier round."""

    after: At
    origin: Origin
    """What it came from, and how much of that has a result."""
    earlier: tuple[tuple[Ancestor, At], ...]
    """Those that it came from with their results, districts last: of a district the programme goes on in it."""
    sums: tuple[Spread, ...]
    """The pillars, then the total."""
    levels: Mapping[str, tuple[str, str]]
    """Indicator → (lowest, highest level) of those that it came from, where the catalogue did not change it."""


class Left(NamedTuple):
    """A unit of the earlier round without a line of its own in the later one."""

    before: At
    why: Parting
    reason: str
    """In the register's words, where it has any."""
    now: tuple[Unit, ...]
    """The units of the later round that came from it; where its code names another unit now, that one."""


class Joined(NamedTuple):
    """A unit of the later round that none of the earlier one's results belongs to."""

    after: At
    was_expected: bool
    """Whether the earlier round's register has it, and nothing of it counted."""


class Count(NamedTuple):
    """One indicator over the units that are kept."""

    id: str
    counts: Mapping[Change, int]
    marks: tuple[Mark, ...]


class MeanChange(NamedTuple):
    """A pillar or the total over the units that are kept, each over its own same indicators."""

    id: str
    before: float | None
    after: float | None
    scored: int
    """n: units with enough of the same indicators."""
    units: int
    """N: units that are kept."""
    rose: int
    fell: int

    @property
    def difference(self) -> float | None:
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 2) + 0.0


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What follows for the units that are kept, under one way of scoring."""

    kept: tuple[Kept, ...]
    means: tuple[MeanChange, ...]
    indicators: tuple[Count, ...]
    """In the later catalogue's order, then those that it has no more."""

    def count(self, change: Change) -> int:
        """Over all units and indicators."""
        return sum(line.counts.get(change, 0) for line in self.indicators)


@dataclass(frozen=True, kw_only=True)
class Step:
    """From one round to the next."""

    before: Round
    after: Round
    figures: Figures
    """As both rounds were published: each under its own catalogue."""
    marks: Mapping[str, tuple[Mark, ...]]
    """Indicator → what the catalogue changed of it; those that it changed are in no sum."""
    descended: tuple[Descended, ...]
    joined: tuple[Joined, ...]
    left: tuple[Left, ...]
    under_before: Figures | None = None
    """Both rounds' answers under the earlier catalogue, where that was asked for and the two differ."""
    under_after: Figures | None = None
    was: Mapping[str, str] = field(default_factory=dict)
    """Between two editions: indicator → the one that it was before."""

    @property
    def kept(self) -> tuple[Kept, ...]:
        return self.figures.kept

    @property
    def other_stages(self) -> tuple[Kept, ...]:
        """Units whose two results are of different stages."""
        return tuple(unit for unit in self.kept if unit.other_stage)

    @property
    def changed(self) -> tuple[str, ...]:
        """Indicators of the later catalogue that both have and that it changed."""
        return tuple(id for id, marks in self.marks.items() if not {"added", "removed"} & set(marks))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The rounds of a programme, oldest first, and each step between two of them."""

    rounds: tuple[Round, ...]
    steps: tuple[Step, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """Each once, oldest first."""
        return tuple(dict.fromkeys(each.period for each in self.rounds))
