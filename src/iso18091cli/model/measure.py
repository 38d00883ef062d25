"""What is counted for a criterion instead of a level that is picked by hand, and at which figure a level begins.

The level is worked out from it by scoring/measured.py and, live in the form, by form/measured_cells.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, ClassVar, Literal

from iso18091cli.model.shape import ID, SHAPE, limited, shape
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.model.units import KINDS, LEVELS

THRESHOLD = "{threshold}"
"""Stands in a criterion's text for the limit of the level that is good enough."""
UNITS = (*LEVELS, *KINDS)
"""Levels and kinds of unit: by either a criterion can be asked, and a limit or an office's name can differ."""

MeasureKind = Literal["share", "number", "amount", "date", "choice", "points"]
Better = Literal["higher", "lower", "within"]
Known = Literal["read", "known", "ours"]
Months = Literal["months"]
Limit = float | tuple[float, float]
"""One figure, or the lowest and the highest. A share's in per cent, a date's in days after its day or in months."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LIMITS = limited(minProperties=1)


@dataclass(frozen=True, kw_only=True)
class LimitsFor:
    """Other limits for some levels, kinds or groups of unit."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    units: tuple[str, ...] = field(metadata={"alias": "for", **limited(minItems=1)})
    """Levels (commune), kinds (phuong) or groups of unit (keys of the catalogue's `groups`)."""
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
    """share: part of a whole, in per cent. number, amount (money), date: one figure. choice: one of some answers.
    points: what is given of a maximum; under the rule "mean" such points add up."""
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
    """Other limits for some units: those of its group come before those of its kind, and these before its level's."""
    by: str = field(default="", metadata=limited(pattern=r"^(\+?\d{2}-\d{2})?$"))
    """For a date: the day it is due, MM-DD of the period's year, +MM-DD of the next; limits are days after it."""
    age: Months | None = None
    """For a date: how old it may be at the end of that year; limits are months."""
    choices: tuple[Answered, ...] = ()
    """For a choice: the answers, each with its level."""
    plausible: Plausible | None = None
    """Figures beyond these are asked about; left out: from 0, a share up to 100."""
    maximum: float | None = field(default=None, metadata=limited(exclusiveMinimum=0))
    """For points: the most that can be given."""
    step: float = field(default=1.0, metadata=limited(exclusiveMinimum=0))
    """For points: in which steps they are given, 0.5 or 0.1; left out: whole ones."""
    fractions: bool = False
    """Whether what is counted comes in parts (km, ha, tonnes); left out: in whole ones, as people and files do."""
    public: bool = False
    """Whether a single unit's number or amount may be published; a share and its level always may."""
    when_zero: str = "not_assessed"
    """What a whole of 0 means: not_assessed, not_applicable, the key of a level, or ask (the level is then picked)."""
    source: Text
    """Where the measure or its limits come from."""
    mark: Known
    """read: in the source itself. known: from memory, to be checked. ours: proposed by this catalogue."""

    def limits(self, kind: str = "", level: str = "", group: str = "") -> dict[str, Limit]:
        """The limits for a unit of that group, kind and level, the general ones where none of them is named."""
        for unit in (group, kind, level):
            for other in self.thresholds_for:
                if unit and unit in other.units:
                    return other.thresholds
        return self.thresholds

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of unit whose limits differ."""
        return tuple(unit for other in self.thresholds_for for unit in other.units if unit not in UNITS)

    def limits_known(self, kind: str = "", level: str = "", group: str = "") -> bool:
        """Whether it can be told which limits hold: where they differ by group, only where that is known."""
        named = {unit for other in self.thresholds_for for unit in other.units}
        return bool(group or not self.groups or {kind, level} & named)

    @property
    def lowest(self) -> float | None:
        """The lowest figure that can be: 0, unless less than that is plausible; ``None`` of a date or choice."""
        if self.kind in ("date", "choice"):
            return None
        return min(0.0, (self.plausible and self.plausible.minimum) or 0.0)

    @property
    def highest(self) -> float | None:
        """The highest figure that is plausible; ``None`` where there is none."""
        said = self.plausible.maximum if self.plausible else self.maximum
        return 100.0 if said is None and self.kind == "share" else said

    @property
    def whole_figures(self) -> bool:
        """Whether there are only whole ones of what is counted: no half people."""
        return self.kind in ("share", "number") and not self.fractions

    @property
    def of_hundred(self) -> bool:
        """Whether its one figure is itself in per cent."""
        return self.kind == "number" and any("%" in text for text in self.unit.values())

    def limit_text(self, of: str, kind: str = "", level: str = "", group: str = "") -> Text:
        """The limit of the level ``of`` in words: 98 %, 1.000, 31/3, 12. Empty where it has none."""
        limit = self.limits(kind, level, group).get(of)
        if limit is None:
            return {}
        if self.kind == "date" and self.by and isinstance(limit, float):
            return _day(self.by, int(limit))
        signs = {"vi": " %", "en": "%"} if self.kind == "share" else {}
        ends = limit if isinstance(limit, tuple) else (limit,)
        told = {language: "–".join(figure_words(end, language) for end in ends) for language in LANGUAGES}
        return {language: figure + signs.get(language, "") for language, figure in told.items()}


@lru_cache(maxsize=64)
def year_named(period: str) -> int | None:
    """The year that a period names, the last of several: 2026 of "Quý IV/2026"; ``None`` where it names none."""
    years = years_named(period)
    return years[-1] if years else None


def years_named(period: str) -> tuple[int, ...]:
    """The years that a period names, in the order of its words."""
    return tuple(map(int, _YEAR.findall(period)))


def due(measure: Measure, year: int, grace: int) -> date:
    """The last day on which something is in time that is due ``by`` a day, with so many days of grace."""
    month, day = map(int, measure.by.removeprefix("+").split("-"))
    return date(year + measure.by.startswith("+"), month, day) + timedelta(grace)


def oldest(year: int, months: int) -> date:
    """The first day of which something is no older than so many months at the year's end."""
    after = year * 12 + 12 - months  # months since the year 0, of the month that follows that day's
    return date(after // 12, after % 12 + 1, 1) - timedelta(1)


def figure_words(value: float, language: str) -> str:
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
