"""Catalogue → the places on the wheel: an equal part a pillar, a sector an indicator, a ring a level.

One geometry for all pictures of it: the chart in the form, SVG and PNG.

The emblem of ISO 18091 is a circle of four quadrants (institutions upper left, economy upper right, society lower
right, environment lower left) with rings from the worst level in the centre to the best outside, within a grey rim.
Angles are degrees clockwise from the top, radii shares of the outermost ring's radius: 1 is where the rim begins.
"""

from __future__ import annotations

import colorsys
import math
from dataclasses import dataclass
from functools import lru_cache

from iso18091cli.model.catalog import Catalog

HUB = 0.2
"""Radius of the hole in the middle, where sectors would become too narrow to be seen."""
RIM = 1.14
"""Outer radius of the grey rim, which holds the ids."""
PILLARS, INDICATORS, LEVELS = range(2, 9), range(1, 81), range(2, 7)
"""Of what there is a wheel: beyond these it could not be read."""
_LIGHTEST = 0.62
"""Lightness (0 to 1) that a level's colour has at most, so that it differs from white paper in grey print, too."""


@dataclass(frozen=True, slots=True)
class Part:
    """A pillar's part of the circle."""

    pillar: str
    start: float
    """0 at least, below 360."""
    end: float
    """Above `start`; 360 is the top again."""

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Sector(Part):
    """An indicator's part of its pillar's part."""

    id: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """The places of one catalogue."""

    parts: tuple[Part, ...]
    """In the catalogue's order of pillars."""
    sectors: tuple[Sector, ...]
    """By pillar, then in the catalogue's order of indicators."""
    levels: int

    def ring(self, level: int) -> tuple[float, float]:
        """Inner and outer radius of a level's ring; 0 is the worst level, next to the hub."""
        width = (1 - HUB) / self.levels
        return HUB + level * width, HUB + (level + 1) * width

    @property
    def clockwise(self) -> tuple[Sector, ...]:
        """The sectors in the order in which they follow one another from the top."""
        return tuple(sorted(self.sectors, key=lambda sector: sector.start))

    @property
    def narrowest(self) -> float:
        """Degrees of the narrowest sector."""
        return min(sector.end - sector.start for sector in self.sectors)


@lru_cache(16)
def wheel_of(catalog: Catalog) -> Wheel | None:
    """The catalogue's wheel; ``None`` where it has too few or too many pillars, indicators or levels for one.

    Pillars without indicators have no part. Of four, the first is the upper left quadrant and the others follow
    clockwise, as on the emblem; of another number the first begins at the top.
    """
    pillars = [(id, indicators) for id, indicators in catalog.of_pillar.items() if indicators]
    levels = len(catalog.scale.levels)
    if not (len(pillars) in PILLARS and sum(len(i) for _, i in pillars) in INDICATORS and levels in LEVELS):
        return None
    width = 360 / len(pillars)
    first = 360 - width if len(pillars) == 4 else 0.0
    parts, sectors = [], []
    for number, (pillar, indicators) in enumerate(pillars):
        start = (first + number * width) % 360
        parts.append(Part(pillar, start, start + width))
        step = width / len(indicators)
        sectors += [
            Sector(pillar, start + place * step, start + (place + 1) * step, indicator.id)
            for place, indicator in enumerate(indicators)
        ]
    return Wheel(tuple(parts), tuple(sectors), levels)


def point(radius: float, degrees: float) -> tuple[float, float]:
    """(x to the right, y down) of a place, from the centre, in the unit of the radius."""
    angle = math.radians(degrees)
    return radius * math.sin(angle), -radius * math.cos(angle)


def radius_of_share(share: float) -> float:
    """The radius up to which ``share`` (0 to 1) of a sector's area lies, from the hub to the rim.

    Areas are what the eye compares: by radius alone, the worst results, which lie innermost, would look small.
    """
    return math.sqrt(HUB * HUB + share * (1 - HUB * HUB))


def deep(colour: str) -> str:
    """The colour (RRGGBB) no lighter than _LIGHTEST; hue and saturation stay."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in bytes.fromhex(colour)))
    rgb = colorsys.hls_to_rgb(hue, min(lightness, _LIGHTEST), saturation)
    return "".join(f"{round(255 * value):02X}" for value in rgb)
