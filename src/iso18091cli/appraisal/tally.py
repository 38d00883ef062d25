"""Criteria of all appraised units → how many the council raised, lowered and kept, by what they are grouped. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from iso18091cli.appraisal.compare import moved
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.review import Appraised, Compared, Differences

By = Literal["all", "unit", "kind", "pillar", "indicator", "criterion"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the council's levels are from the units' own, over the criteria that a reviewer looked at."""

    by: By
    key: str
    """Of the group: a unit's place in the list, a kind, an id."""
    raised: int
    lowered: int
    kept: int
    other: int
    """One of the two levels is none: not applicable, not given, or still a tie."""
    open: int
    """Of all these, still to be agreed on."""
    shift: float | None
    """Mean of (council - unit) in points of the scale, over the criteria where both have a level; ``None``: there is
    none. Below 0 the self-assessments are too good."""

    @property
    def seen(self) -> int:
        return self.raised + self.lowered + self.kept + self.other


def outcome(row: Compared) -> str | None:
    """The council's level: the agreed one, else the appraisal."""
    return row.agreed or row.appraisal


def tallies(found: Differences) -> tuple[Tally, ...]:
    """Over all, by unit, kind of unit, pillar, indicator and criterion, in this order; groups without a criterion that
    was looked at are left out.
    """
    keys: tuple[tuple[By, Callable[[int, Appraised, Compared], str]], ...] = (
        ("all", lambda place, unit, row: ""),
        ("unit", lambda place, unit, row: str(place)),
        ("kind", lambda place, unit, row: unit.unit.kind),
        ("pillar", lambda place, unit, row: row.pillar),
        ("indicator", lambda place, unit, row: row.indicator),
        ("criterion", lambda place, unit, row: row.id),
    )
    return tuple(tally for by, key in keys for tally in _of(by, key, found))


def _of(by: By, key: Callable[[int, Appraised, Compared], str], found: Differences) -> Iterator[Tally]:
    groups: dict[str, list[Compared]] = {}
    for place, unit in enumerate(found.units):
        for row in unit.rows:
            if row.seen:
                groups.setdefault(key(place, unit, row), []).append(row)
    for name, rows in groups.items():
        yield _tally(by, name, rows, found.catalog)


def _tally(by: By, key: str, rows: list[Compared], catalog: Catalog) -> Tally:
    counts = Counter(moved(row.own, outcome(row), catalog) for row in rows)
    points = {level.key: level.points for level in catalog.scale.levels}
    pairs = [(row.own, outcome(row)) for row in rows]
    shifts = [points[to] - points[own] for own, to in pairs if own in points and to in points]
    return Tally(
        by=by,
        key=key,
        raised=counts["raised"],
        lowered=counts["lowered"],
        kept=counts["kept"],
        other=counts["other"],
        open=sum(row.open for row in rows),
        shift=sum(shifts) / len(shifts) if shifts else None,
    )


def most_optimistic(found: Differences, most: int = 10) -> tuple[Tally, ...]:
    """The criteria whose self-assessments are lowered most often over all units, the most first."""
    lowered = [tally for tally in tallies(found) if tally.by == "criterion" and tally.lowered]
    order = {row.id: number for unit in found.units for number, row in enumerate(unit.rows)}
    return tuple(sorted(lowered, key=lambda tally: (-tally.lowered / tally.seen, -tally.lowered, order[tally.key])))[
        :most
    ]
