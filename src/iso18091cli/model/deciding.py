"""How a catalogue decides: by which rule criteria make a level, and what a label asks for beside the total."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias

from iso18091cli.model.shape import ID, SHAPE, limited
from iso18091cli.model.text import Text

Competence = Literal["legal", "expectation"]
RuleWord = Literal["worst", "mean", "best"]


@dataclass(frozen=True, kw_only=True)
class AtLeast:
    """The rule that so many criteria have to be as good: the level that at least n of them reach."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    at_least: int = field(metadata=limited(minimum=1))
    """How many; where fewer criteria apply, all of those."""


CriteriaRule: TypeAlias = RuleWord | AtLeast
"""worst: as good as the worst criterion. best: as the best. at_least: as n of them. mean: by the mean of points."""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What a label asks for beside the total: a score of pillars, or a level of indicators.

    It speaks of `pillars`, of `indicators` or of a `competence`; where none is named, of every pillar, or every
    indicator.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    pillars: tuple[str, ...] = ()
    """These pillars; with a level, every applicable indicator in them."""
    indicators: tuple[str, ...] = ()
    """These indicators."""
    competence: Competence | None = None
    """The indicators that are of this competence in the catalogue, whatever a unit says."""
    score: float | None = field(default=None, metadata=limited(minimum=0, maximum=100))
    """The score that each of the pillars has at least, 0 to 100."""
    level: str = ""
    """Key of the level that each of the indicators has at least."""
    count: int | None = field(default=None, metadata=limited(minimum=1))
    """How many of those named have to; left out: all. Where fewer apply, all of these."""


@dataclass(frozen=True, kw_only=True)
class Label:
    """A name for a range of scores, or for what fulfils its conditions as well."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    key: str = field(metadata=ID)
    """Name of the label in data files."""
    at_least: float = field(metadata=limited(minimum=0, maximum=100))
    """The lowest score of the range, 0 to 100, inclusive; as the score is shown, with two places."""
    word: Text
    """What is shown for scores of the range."""
    conditions: tuple[Condition, ...] = ()
    """What has to be fulfilled beside; a catalogue that has any gives labels to the whole alone, not to pillars."""
