"""Store → how many units stand where: in each indicator, in each criterion. Counted by the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.summary import IndicatorCount
from iso18091cli.model.sums import Gap
from iso18091cli.results.store import Store

_OF_INDICATORS = """
SELECT s.id, coalesce(s.level, s.status), count(*)
FROM score s JOIN file f USING (file) WHERE f.outcome = 'counted' AND s.scope = 'indicator' GROUP BY 1, 2"""
_OF_CRITERIA = """
SELECT c.id, coalesce(c.level, c.status), count(*)
FROM criterion c JOIN file f USING (file) WHERE f.outcome = 'counted' GROUP BY 1, 2"""
_BELOW = """
SELECT c.id, f.position
FROM criterion c JOIN file f USING (file) WHERE f.outcome = 'counted'
AND c.level IN (SELECT value FROM json_each(?)) ORDER BY f.position"""
_MET = """
SELECT c.id, f.position
FROM criterion c JOIN file f USING (file) WHERE f.outcome = 'counted'
AND c.level NOT IN (SELECT value FROM json_each(?))"""
_UNPROVED = """
SELECT f.position, c.id
FROM criterion c JOIN file f USING (file) WHERE f.outcome = 'counted'
AND c.level NOT IN (SELECT value FROM json_each(?)) AND NOT c.proved
ORDER BY f.position, c.seq"""


def indicator_counts(store: Store, catalog: Catalog, units: int) -> tuple[IndicatorCount, ...]:
    """From the weakest: most units below the acceptable level first, then most at the worst, then in order."""
    found = {(id, state): count for id, state, count in store.rows(_OF_INDICATORS)}

    def weakness(count: IndicatorCount) -> tuple[int, ...]:
        below = [count.levels[level] for level in catalog.scale.short]
        return -count.below, *(-units for units in below), catalog.indicator[count.id].seq

    return tuple(sorted((_of_indicator(i.id, found, units, catalog) for i in catalog.indicators), key=weakness))


def _of_indicator(id: str, found: Mapping[tuple[str, str], int], units: int, catalog: Catalog) -> IndicatorCount:
    levels = {key: found.get((id, key), 0) for key in catalog.scale.keys}
    incomplete, not_applicable = (found.get((id, key), 0) for key in ("incomplete", "not_applicable"))
    return IndicatorCount(
        id=id,
        levels=levels,
        below=sum(levels[key] for key in catalog.scale.short),
        incomplete=incomplete,
        # The rest, so that the counts always add up to the number of units.
        not_assessed=units - sum(levels.values()) - incomplete - not_applicable,
        not_applicable=not_applicable,
    )


def gaps(store: Store, catalog: Catalog) -> tuple[Gap, ...]:
    """Criteria that a unit has below the acceptable level, or blank: most units first, then most at the worst level."""
    found = {(id, state): count for id, state, count in store.rows(_OF_CRITERIA)}
    below: dict[str, list[int]] = {}
    short = json.dumps(catalog.scale.short)
    same = {c.id: i.alternatives(c.id) for i in catalog.indicators if i.one_of for c in i.criteria}
    met = set(store.rows(_MET, (short,))) if same else set()
    for id, position in store.rows(_BELOW, (short,)):
        # Where what stands for it is good enough, nobody has to do anything.
        if not any((other, position) in met for other in same.get(id, ())):
            below.setdefault(id, []).append(position)
    of = [(c.id, i.id) for i in catalog.indicators for c in (i.criteria or (i,))]
    every = (_gap(id, of_indicator, found, below.get(id, ()), catalog) for id, of_indicator in of)
    worst = catalog.scale.keys[0]
    return tuple(sorted((g for g in every if g.helped or g.not_assessed), key=lambda g: (-g.helped, -g.levels[worst])))


def _gap(id: str, indicator: str, found: Mapping[tuple[str, str], int], below: Sequence[int], catalog: Catalog) -> Gap:
    return Gap(
        id=id,
        indicator=indicator,
        levels={key: found.get((id, key), 0) for key in catalog.scale.keys},
        not_assessed=found.get((id, "not_assessed"), 0) + found.get((id, "incomplete"), 0),
        not_applicable=found.get((id, "not_applicable"), 0),
        units=tuple(below),
    )


def unproved(store: Store, catalog: Catalog, units: int) -> tuple[tuple[str, ...], ...]:
    """For each position the rows that are good enough without evidence: claims nobody can check."""
    found: list[list[str]] = [[] for _ in range(units)]
    for position, id in store.rows(_UNPROVED, (json.dumps(catalog.scale.short),)):
        found[position].append(id)
    return tuple(map(tuple, found))
