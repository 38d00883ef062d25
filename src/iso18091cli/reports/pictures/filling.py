"""Scorecard, or counts over many units → what each sector of the wheel is filled with.

Of a unit, a sector is filled ring by ring from the centre up to the ring of its level, so that it reads without
colours. Of many units, a sector is divided by the share of units of each state, the worst level in the centre.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.summary import IndicatorCount
from iso18091cli.model.wheel import HUB, Wheel, deep, radius_of_share, wheel_of
from iso18091cli.reports.wording import state, states

HATCHED, DOTTED, EMPTY = "hatched", "dotted", ""
"""Paints that are no colour: not applicable, incomplete, not assessed."""
_STATES = {"not_applicable": HATCHED, "incomplete": DOTTED, "not_assessed": EMPTY}


class Cell(NamedTuple):
    """A piece of a sector, between two radii."""

    state: str
    paint: str
    """RRGGBB, HATCHED or DOTTED."""
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Filling:
    """A wheel as it is to be drawn, and the numbers that it shows."""

    wheel: Wheel
    cells: tuple[tuple[Cell, ...], ...]
    """By sector, from the centre outwards."""
    counts: tuple[tuple[tuple[str, int], ...], ...]
    """By part (pillar): (state, number of results) of every state, worst level first."""
    of_many: bool = False
    """Whether it shows shares of units, not the levels of one."""


@lru_cache(16)
def paints(catalog: Catalog) -> dict[str, str]:
    """How each state is painted: a level in its colour of the catalogue, deep enough to be seen in grey print."""
    levels = {level.key: deep(level.colour) for level in catalog.scale.levels}
    return {key: levels.get(key, _STATES.get(key, EMPTY)) for key in states(catalog)}


def of_unit(card: Scorecard, catalog: Catalog) -> Filling | None:
    """The wheel of one workbook; an indicator it does not have is not assessed. ``None``: there is no wheel."""
    wheel = wheel_of(catalog)
    if wheel is None:
        return None
    found = {score.id: state(score) for score in card.indicators}
    of_sectors = [found.get(sector.id, "not_assessed") for sector in wheel.sectors]
    cells = tuple(_filled_up_to(key, catalog, wheel) for key in of_sectors)
    return Filling(wheel, cells, _counts(wheel, catalog, [{key: 1} for key in of_sectors]))


def of_units(counts: Iterable[IndicatorCount], catalog: Catalog) -> Filling | None:
    """The wheel of all units that count: in each sector the share of units of each state."""
    wheel = wheel_of(catalog)
    if wheel is None:
        return None
    others = ("incomplete", "not_assessed", "not_applicable")
    numbers = {count.id: {**count.levels, **{key: getattr(count, key) for key in others}} for count in counts}
    of_sectors = [numbers.get(sector.id, {}) for sector in wheel.sectors]
    cells = tuple(_stacked(found, catalog) for found in of_sectors)
    return Filling(wheel, cells, _counts(wheel, catalog, of_sectors), of_many=True)


def with_everything(catalog: Catalog) -> Filling | None:
    """The wheel with the cells of every state in every sector: a page's script takes away those that do not apply."""
    wheel = wheel_of(catalog)
    if wheel is None:
        return None
    cells = (*_filled_up_to(catalog.scale.best.key, catalog, wheel), *_whole("incomplete"), *_whole("not_applicable"))
    return Filling(wheel, (cells,) * len(wheel.sectors), ())


def _filled_up_to(key: str, catalog: Catalog, wheel: Wheel) -> tuple[Cell, ...]:
    keys = catalog.scale.keys
    if key not in keys:
        return _whole(key)
    colours = paints(catalog)
    return tuple(
        Cell(level, colours[level], *wheel.ring(number)) for number, level in enumerate(keys[: keys.index(key) + 1])
    )


def _whole(key: str) -> tuple[Cell, ...]:
    """The one cell of a sector whose state is no level; none where such a state is left white."""
    paint = _STATES[key]
    return (Cell(key, paint, HUB, 1.0),) if paint else ()


def _stacked(numbers: Mapping[str, int], catalog: Catalog) -> tuple[Cell, ...]:
    whole, below = sum(numbers.values()), 0
    cells = []
    for key, paint in paints(catalog).items():
        number = numbers.get(key, 0)
        if number and paint:
            inner, outer = radius_of_share(below / whole), radius_of_share((below + number) / whole)
            cells.append(Cell(key, paint, inner, outer))
        below += number
    return tuple(cells)


def _counts(
    wheel: Wheel, catalog: Catalog, of_sectors: list[dict[str, int]]
) -> tuple[tuple[tuple[str, int], ...], ...]:
    found: dict[str, Counter[str]] = {part.pillar: Counter() for part in wheel.parts}
    for sector, numbers in zip(wheel.sectors, of_sectors, strict=True):
        found[sector.pillar].update(numbers)
    return tuple(tuple((key, numbers[key]) for key in states(catalog)) for numbers in found.values())
