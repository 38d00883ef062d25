"""Store whose ledger is decided → by unit, what makes one look at it closely. Signs, never proof."""

from __future__ import annotations

from typing import NamedTuple

from iso18091cli.checks.across import ALL_BEST
from iso18091cli.figures.likeness import shared_evidence
from iso18091cli.messages.sample import SIGNS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import Text, filled
from iso18091cli.results.store import Store


class Sign(NamedTuple):
    """Why one unit is looked at."""

    path: str
    """Of its workbook that counts."""
    weight: float
    """How much of it there is, 0 to 1."""
    reason: Text


_UNPROVED = """
SELECT f.file, total(c.proved = 0), count(*) FROM criterion c JOIN file f USING (file)
WHERE f.outcome = 'counted' AND c.status = 'assessed' GROUP BY f.file HAVING total(c.proved = 0) > 0"""
_JUMPS = """
SELECT f.file, now.id, was.value, now.value FROM answer now JOIN answer was USING (file, id) JOIN file f USING (file)
WHERE f.outcome = 'counted' AND now."column" = 'self_level' AND was."column" = 'previous_level'
ORDER BY f.file, now.seq"""
_COPIES = """
SELECT counts_instead, max(differs) FROM file WHERE outcome = 'second_copy' AND differs > 0 GROUP BY counts_instead"""
_ALL_BEST = "SELECT file FROM likeness WHERE code = ? AND file IS NOT NULL"
_TWO_LEVELS = 2
_NAMED = 5
_FULL = 10
"""Occurrences of a sign that is counted at which it weighs fully."""


def signs(store: Store, catalog: Catalog) -> list[Sign]:
    """The signs of all units: levels without evidence, evidence in others' words, all the best and nothing explained,
    levels that rose by two since last period, second copies that differ.
    """
    found = [
        Sign(path, without / of, filled(SIGNS["unproved"], n=str(int(without)), of=str(of)))
        for path, without, of in store.rows(_UNPROVED)
    ]
    found += [
        Sign(path, min(times / _FULL, 1), filled(SIGNS["shared"], n=str(times), units=str(others)))
        for path, times, others in shared_evidence(store)
    ]
    found += [Sign(path, 1, SIGNS["all-best"]) for (path,) in store.rows(_ALL_BEST, (ALL_BEST.code,))]
    found += _jumps(store, catalog)
    found += [
        Sign(path, min(differs / _FULL, 1), filled(SIGNS["copies"], n=str(differs)))
        for path, differs in store.rows(_COPIES)
    ]
    return found


def _jumps(store: Store, catalog: Catalog) -> list[Sign]:
    keys, rose = catalog.scale.keys, dict[str, list[str]]()
    for path, row, was, now in store.rows(_JUMPS):
        if was in keys and now in keys and keys.index(now) - keys.index(was) >= _TWO_LEVELS:
            rose.setdefault(path, []).append(row)
    return [
        Sign(path, min(len(rows) / _FULL, 1), filled(SIGNS["jump"], n=str(len(rows)), ids=", ".join(rows[:_NAMED])))
        for path, rows in rose.items()
    ]
