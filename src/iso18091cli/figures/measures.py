"""Store in which all files are counted → what the units count, summed up over all and by group, exactly in decimals.

A unit counts whose criterion has the level that its figures give. The share of the sums is one of all people or files
together, not the mean of the units' shares; it stands beside their median and spread. A unit without figures is left
out and counted, never taken as zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import Measure
from iso18091cli.model.units import KINDS, LEVELS
from iso18091cli.results.records import MeasureSumRow
from iso18091cli.results.store import Store

_ASKED = """
SELECT c.id, u.level, u.kind, u."group", count(*) FROM criterion c JOIN file f USING (file) JOIN unit u USING (unit)
WHERE f.outcome = 'counted' AND c.status NOT IN ('not_asked', 'not_applicable') GROUP BY 1, 2, 3, 4"""
_FIGURES = """
SELECT m.id, u.level, u.kind, u."group", m.part, m.whole, m.value, m.level, m.counts
FROM measure m JOIN file f USING (file) JOIN unit u USING (unit) WHERE f.outcome = 'counted' AND m.id = ?"""
_PREVIOUS = """
SELECT a.file, a.id, a."column", a.value, u.level, u.kind, u."group"
FROM answer a JOIN file f USING (file) JOIN unit u USING (unit)
WHERE f.outcome = 'counted' AND a."column" IN ('previous_value', 'previous_whole') ORDER BY a.file, a.seq"""
_PLACES = Decimal("0.0001")
_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

By = Literal["all", "level", "kind", "group"]


class _Unit(NamedTuple):
    """One unit's figures of a criterion, and where it belongs."""

    groups: tuple[str, str, str]
    """Its level, kind and group."""
    part: Decimal | None
    whole: Decimal | None
    value: Decimal | None
    graded: bool
    counts: bool


def measure_sums(store: Store, catalog: Catalog) -> Iterator[MeasureSumRow]:
    """A row for each criterion that is counted: over all units, then by level, kind and group of units."""
    asked: dict[str, list[tuple[tuple[str, str, str], int]]] = {}
    for id, level, kind, group, count in store.rows(_ASKED):
        asked.setdefault(id, []).append(((level, kind, group), count))
    of_criterion = {id: list(_units(store, id)) for id in catalog.measured if id in asked}
    before = _previous(store, catalog)
    known = {groups for found in asked.values() for groups, _ in found}
    number = 0
    for by, key in _groupings(catalog, known):
        for id, units in of_criterion.items():
            members = [unit for unit in units if _belongs(unit.groups, by, key)]
            total = sum(count for groups, count in asked[id] if _belongs(groups, by, key))
            if total:
                earlier = [unit for unit in before.get(id, ()) if _belongs(unit.groups, by, key)]
                found = _sum_of(number, by, key, id, catalog.measured[id], total, members, catalog)
                yield found._replace(previous=_float(_sum_before(earlier)), previous_counted=len(earlier))
                number += 1


_PLACE: dict[By, int] = {"level": 0, "kind": 1, "group": 2}


def _groupings(catalog: Catalog, known: set[tuple[str, str, str]]) -> Iterator[tuple[By, str]]:
    """All units; and by what there is more than one of."""
    yield "all", ""
    order: dict[By, Sequence[str]] = {
        "level": [*LEVELS],
        "kind": [*KINDS],
        "group": [group.key for group in catalog.groups],
    }
    for by, keys in order.items():
        there = [key for key in keys if any(groups[_PLACE[by]] == key for groups in known)]
        if len(there) > 1:
            yield from ((by, key) for key in there)


def _belongs(groups: tuple[str, str, str], by: By, key: str) -> bool:
    return by == "all" or groups[_PLACE[by]] == key


def _units(store: Store, id: str) -> Iterator[_Unit]:
    for _, level, kind, group, part, whole, value, reached, counts in store.rows(_FIGURES, (id,)):
        figures = [None if figure is None else Decimal(repr(figure)) for figure in (part, whole, value)]
        yield _Unit((level, kind, group), figures[0], figures[1], figures[2], reached is not None, bool(counts))


class _Before(NamedTuple):
    """One unit's figures of last period."""

    groups: tuple[str, str, str]
    part: Decimal
    whole: Decimal | None
    """Of a share; its figures without it are none."""


def _previous(store: Store, catalog: Catalog) -> dict[str, list[_Before]]:
    """What adds up of last period, by criterion: shares, numbers, amounts; what is no figure is left out."""
    typed: dict[tuple[str, str], tuple[tuple[str, str, str], dict[str, Decimal | None]]] = {}
    for file, id, column, value, *groups in store.rows(_PREVIOUS) if catalog.measured else ():
        of_row = typed.setdefault((file, id), ((groups[0], groups[1], groups[2]), {}))
        of_row[1][column] = _decimal(value)
    found: dict[str, list[_Before]] = {}
    for (_, id), (of_unit, figures) in typed.items():
        measure = catalog.measured.get(id)
        if measure is None or measure.kind in ("date", "choice") or measure.of_hundred:
            continue
        share = measure.kind == "share"
        part, whole = figures.get("previous_value"), figures.get("previous_whole") if share else None
        if part is not None and (whole or not share):
            found.setdefault(id, []).append(_Before(of_unit, part, whole))
    return found


def _sum_before(units: Sequence[_Before]) -> Decimal | None:
    if not units:
        return None
    part, wholes = sum((unit.part for unit in units), Decimal()), [unit.whole for unit in units if unit.whole]
    return 100 * part / sum(wholes) if wholes else part


def _decimal(text: str | None) -> Decimal | None:
    """A figure as the reader gives it; ``None`` where it is none."""
    return Decimal(text) if text and _FIGURE.fullmatch(text) else None


def _sum_of(
    number: int, by: By, key: str, id: str, measure: Measure, total: int, members: Sequence[_Unit], catalog: Catalog
) -> MeasureSumRow:
    counted = [unit for unit in members if unit.counts and unit.graded]
    values = sorted(unit.value for unit in counted if unit.value is not None)
    parts = [figure for unit in counted if (figure := unit.part if unit.part is not None else unit.value) is not None]
    wholes = [unit.whole for unit in counted if unit.whole is not None]
    part, whole = (sum(figures, Decimal()) if figures else None for figures in (parts, wholes))
    adds_up = not measure.of_hundred  # figures in per cent add up to nothing
    enough = Decimal(repr(catalog.scoring.minimum_coverage)) * total <= len(counted)
    return MeasureSumRow(
        seq=number,
        by=by,
        key=key,
        id=id,
        kind=measure.kind,
        units=total,
        counted=len(counted),
        overruled=sum(unit.graded and not unit.counts for unit in members),
        part=_float(part) if adds_up else None,
        whole=_float(whole),
        value=_float(100 * part / whole) if part is not None and whole else None,
        median=_float(_quantile(values, 2)),
        lower=_float(_quantile(values, 1)),
        upper=_float(_quantile(values, 3)),
        lowest=_float(values[0] if values else None),
        highest=_float(values[-1] if values else None),
        enough=bool(counted) and enough,
        previous=None,
        previous_counted=0,
    )


def _quantile(values: Sequence[Decimal], quarters: int) -> Decimal | None:
    """So many quarters of the way from the lowest to the highest, between two values in proportion."""
    if not values:
        return None
    place, rest = divmod((len(values) - 1) * quarters, 4)
    if not rest:
        return values[place]
    return values[place] + (values[place + 1] - values[place]) * rest / 4


def _float(figure: Decimal | None) -> float | None:
    """Half up to four places, at the very end."""
    return None if figure is None else float(figure.quantize(_PLACES, ROUND_HALF_UP))
