"""Finished results of several sources (provinces) side by side. Every figure carries what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import MeasureKind
from iso18091cli.model.summary import Mean
from iso18091cli.model.sums import MeasureSum


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The figures of one source, or of all of them together."""

    name: str
    """Of the source; "" for all together."""
    units: int | None
    """N: units that are to take part; ``None`` where no register says so."""
    counted: int
    """Units of which a workbook counts."""
    means: tuple[Mean, ...]
    """One a pillar, then the total: over units, never a mean of the sources' means."""
    assessed: int
    """Indicators with a level, over all units that count."""
    applicable: int
    """Indicators that apply to them."""

    @property
    def total(self) -> Mean:
        return self.means[-1]

    @property
    def coverage(self) -> float | None:
        """The share of the applicable indicators that have a level, 0 to 1."""
        return self.assessed / self.applicable if self.applicable else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one store gives to the figures of all."""

    side: Side
    period: str
    stage: Stage | None
    """The one stage that was asked for, or ``None`` for the latest of each workbook."""
    public: bool
    tool_version: str
    sha256: str
    """Of its results.sqlite."""
    catalog: Catalog
    scores: Mapping[str, tuple[int, ...]]
    """Pillar's id or "total" → scores of its units in hundredths of a point; units without one are left out."""
    takes_part: Mapping[str, str]
    """Code → name of each unit with a code that is to take part."""
    files: Mapping[str, str]
    """SHA-256 of each workbook that counts → name of its unit."""
    asked: Mapping[str, int]
    """Counted criterion → units that count, are asked and to which it applies."""
    sums: Mapping[str, MeasureSum] = field(default_factory=dict)
    """Counted criterion → what all of its units count; a public edition withholds those that few units made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What the units of all sources count for one criterion."""

    id: str
    kind: MeasureKind
    units: int
    """N: units that count, are asked and to which it applies, in all sources."""
    counted: int
    """n: units whose figures are in the sums."""
    overruled: int
    part: float | None
    whole: float | None
    value: float | None
    """The share of the sums, in per cent."""
    enough: bool
    """Whether n of N reaches the catalogue's minimum coverage."""
    sources: int
    """Sources whose sums are in it."""
    lacking: tuple[str, ...]
    """Sources that ask it and whose edition withholds the sum: their units are in N and not in n."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Several sources of one period and one catalogue, in the order in which they were named."""

    catalog: Catalog
    period: str
    sources: tuple[Source, ...]
    all: Side
    totals: tuple[Total, ...]
    """In the catalogue's order."""

    @property
    def public(self) -> bool:
        """Whether every source is a public edition, so that the whole may be published."""
        return all(source.public for source in self.sources)
