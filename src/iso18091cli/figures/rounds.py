"""A round's store → Round: what each unit that counts has got, and who else was to take part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from iso18091cli.catalog.as_json import from_json
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.comparison import At, Own, Round
from iso18091cli.model.units import Unit
from iso18091cli.results.reading import units_by_key
from iso18091cli.results.records import Run
from iso18091cli.results.store import Store

_SCORES = """
SELECT f.unit, s.scope, s.id, coalesce(s.level, s.status), s.points, s.score, s.provisional_score, s.assessed,
    s.applicable
FROM score s JOIN file f USING (file) WHERE f.outcome = 'counted' ORDER BY f.position, s.seq"""
_NOT_ASKED = """
SELECT f.unit, c.indicator FROM criterion c JOIN file f USING (file)
WHERE f.outcome = 'counted' GROUP BY f.unit, c.indicator HAVING min(c.status = 'not_asked')"""
_FILES = """
SELECT unit, stage, catalog_digest NOT IN ('', (SELECT catalog_digest FROM run)) FROM file WHERE outcome = 'counted'"""


def run_of(store: Store) -> Run:
    """How the store was made."""
    return Run(*next(store.rows("SELECT * FROM run")))


def round_of(store: Store, name: str) -> Round:
    """The round of a store, under the name of its folder. Raises ValueError where its catalogue cannot be read."""
    run = run_of(store)
    units = dict(units_by_key(store))
    part = dict(store.rows("SELECT unit, participation FROM unit"))
    return Round(
        name=name,
        period=run.period,
        stage=run.stage,
        public=bool(run.public),
        catalog=_catalog(run),
        results={at.key: at for at in _results(store, units, run.stage)},
        units={key: (unit, part[key] or "absent") for key, unit in units.items()},
    )


def _catalog(run: Run) -> Catalog:
    return from_json(run.catalog)


def _results(store: Store, units: dict[str, Unit], only: Stage | None) -> Iterator[At]:
    about = {key: (stage, bool(other)) for key, stage, other in store.rows(_FILES)}
    not_asked: dict[str, set[str]] = {}
    for key, indicator in store.rows(_NOT_ASKED):
        not_asked.setdefault(key, set()).add(indicator)
    for key, rows in groupby(store.rows(_SCORES), key=lambda row: row[0]):
        stage, other = about[key]
        states, points, sums = _figures(rows)
        states |= dict.fromkeys(not_asked.get(key, ()), "not_asked")
        yield At(
            key=key,
            unit=units[key],
            stage=only or stage or "self",
            states=states,
            points=points,
            sums=sums,
            other_catalog=other,
        )


def _figures(rows: Iterator[Any]) -> tuple[dict[str, str], dict[str, float], dict[str, Own]]:
    states: dict[str, str] = {}
    points: dict[str, float] = {}
    sums: dict[str, Own] = {}
    for _, scope, id, state, worth, score, provisional, assessed, applicable in rows:
        if scope != "indicator":
            sums[id] = Own(score, provisional, assessed or 0, applicable or 0)
            continue
        states[id] = state
        if worth is not None:
            points[id] = worth
    return states, points, sums
