"""What is counted for a criterion instead of a level that is picked by hand, and at which figure a level begins.

Only said, shown and checked: no level is worked out from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from iso18091cli.model.shape import ID, SHAPE, limited, shape
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.model.units import KINDS, LEVELS

THRESHOLD = "{threshold}"
"""Stands in a criterion's text for the limit of the level that is good enough."""
UNITS = (*LEVELS, *KINDS)
"""Levels and kinds of unit: by either a criterion can be asked, and a limit or an office's name can differ."""

MeasureKind = Literal["share", "number", "amount", "date", "choice"]
Better = Literal["higher", "lower", "within"]
Known = Literal["read", "known", "ours"]
Months = Literal["months"]
Limit = float | tuple[float, float]
"""One figure, or the lowest and the highest. A share's in per cent, a date's in days after its day or in months."""

_OF_UNITS = {"items": {"enum": [*UNITS]}}
_LIMITS = limited(minProperties=1)


@dataclass(frozen=True, kw_only=True)
class LimitsFor:
    """Other limits for some levels or kinds of unit."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    units: tuple[str, ...] = field(metadata={"alias": "for", **limited(minItems=1, **_OF_UNITS)})
    """Levels (commune) or kinds (phuong) of unit."""
    thresholds: dict[str, Limit] = field(metadata=_LIMITS)
    """The limit of each level above the worst, as in `thresholds` of the measure."""


@dataclass(frozen=True, kw_only=True)
class Plausible:
    """Between which figures a mistake of typing is unlikely."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    minimum: float | None = None
    """The lowest that can be."""
    maximum: float | None = None
    """The highest that can be."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answer that can be picked, and the level it means."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    key: str = field(metadata=ID)
    """Name of the answer in data files."""
    word: Text
    """What is offered."""
    level: str
    """Key of the level it means."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is counted, of what, from when to when; and the limits of the levels."""

    __pydantic_config__: ClassVar[dict[str, Any]] = shape(
        **{
            "if": {"properties": {"kind": {"const": "choice"}}},
            "then": {"required": ["choices"]},
            "else": {"required": ["thresholds"]},
        }
    )
    kind: MeasureKind
    """share: part of a whole, in per cent. number, amount (money), date: one figure. choice: one of some answers."""
    what: Text
    """Short name of the figure."""
    part: Text = field(default_factory=dict)
    """For a share: what is counted above."""
    whole: Text = field(default_factory=dict)
    """For a share: of what."""
    unit: Text = field(default_factory=dict)
    """Unit of a number or an amount; of a share, of its part and its whole."""
    counted: Text
    """From when to when, from which book or system."""
    better: Better | None = None
    """Which way is better; left out for a date and a choice."""
    thresholds: dict[str, Limit] = field(default_factory=dict, metadata=_LIMITS)
    """The limit of each level above the worst, inclusive; with `within` the lowest and the highest: [15, 25]."""
    thresholds_for: tuple[LimitsFor, ...] = ()
    """Other limits for some levels or kinds of unit; the first that names the unit holds, its kind before its level."""
    by: str = field(default="", metadata=limited(pattern=r"^(\+?\d{2}-\d{2})?$"))
    """For a date: the day it is due, MM-DD of the period's year, +MM-DD of the next; limits are days after it."""
    age: Months | None = None
    """For a date: how old it may be at the end of that year; limits are months."""
    choices: tuple[Answered, ...] = ()
    """For a choice: the answers, each with its level."""
    plausible: Plausible | None = None
    """Figures beyond these are asked about; left out: from 0, a share up to 100."""
    when_zero: str = "not_assessed"
    """What a whole of 0 means: not_assessed, not_applicable, the key of a level, or ask (the level is then picked)."""
    source: Text
    """Where the measure or its limits come from."""
    mark: Known
    """read: in the source itself. known: from memory, to be checked. ours: proposed by this catalogue."""

    def limits(self, kind: str = "", level: str = "") -> dict[str, Limit]:
        """The limits for a unit of that kind and level, the general ones where neither is named."""
        for unit in (kind, level):
            for other in self.thresholds_for:
                if unit and unit in other.units:
                    return other.thresholds
        return self.thresholds

    def limit_text(self, of: str, kind: str = "", level: str = "") -> Text:
        """The limit of the level ``of`` in words: 98%, 1.000, 31/3, 12. Empty where it has none."""
        limit = self.limits(kind, level).get(of)
        if limit is None:
            return {}
        if self.kind == "date" and self.by and isinstance(limit, float):
            return _day(self.by, int(limit))
        sign = "%" if self.kind == "share" else ""
        ends = limit if isinstance(limit, tuple) else (limit,)
        return {language: "–".join(_figure(end, language) for end in ends) + sign for language in LANGUAGES}


def _figure(value: float, language: str) -> str:
    """With all its decimals, thousands apart: 1.234,5 in Vietnamese."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def _day(by: str, after: int) -> Text:
    """The day so many days after the one that is written MM-DD, in a year without a leap day."""
    first = date.fromisoformat(f"2025-{by.removeprefix('+')}")
    day = first + timedelta(after)
    later = day.year - first.year + by.startswith("+")
    vi, en = f"{day.day}/{day.month}", f"{day.day} {day:%B}"
    return {"vi": f"{vi} năm sau" if later else vi, "en": f"{en} of the next year" if later else en}


def asked_of(units: Sequence[str], kind: str, level: str) -> bool:
    """Whether something that is limited to these levels and kinds is asked of a unit; where its own is "", it is."""
    if not units or kind in units or level in units:
        return True
    return (not level and any(unit in LEVELS for unit in units)) or (not kind and any(unit in KINDS for unit in units))
