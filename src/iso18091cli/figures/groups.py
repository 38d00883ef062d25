"""Store, register → units by level, kind and unit above: how many take part, and how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iso18091cli.figures import frames
from iso18091cli.figures.means import means
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.summary import By, Group
from iso18091cli.model.units import KINDS, LEVELS, Unit, Units
from iso18091cli.register.above import unit_called
from iso18091cli.results.store import Store

if TYPE_CHECKING:
    import pandas as pd

_STATES = """
SELECT u.{by}, coalesce(s.level, s.status), count(*) FROM score s JOIN file f USING (file) JOIN unit u USING (unit)
WHERE f.outcome = 'counted' AND s.scope = 'indicator' GROUP BY 1, 2"""


def groups(
    store: Store,
    catalog: Catalog,
    register: Units | None,
    missing: Sequence[Unit],
    day: str,
) -> tuple[Group, ...]:
    """By level, by kind, each in its own order, then by the unit above. Units without parent are in no such group.

    ``day``: on which codes of units above that the register does not name are looked up in the country's lists.
    """
    grouping = _Grouping(store, catalog, register, missing, day, frames.units(store), frames.sums(store))
    return (*grouping.by("level", [*LEVELS]), *grouping.by("kind", [*KINDS]), *grouping.by("parent", []))


@dataclass(frozen=True)
class _Grouping:
    store: Store
    catalog: Catalog
    register: Units | None
    missing: Sequence[Unit]
    day: str
    units: pd.DataFrame
    sums: pd.DataFrame

    def by(self, by: By, order: Sequence[str]) -> list[Group]:
        members: dict[str, pd.DataFrame] = {str(key): rows for key, rows in self.units.groupby(by)}
        expected: dict[str, list[Unit]] = {}
        for unit in self.register.expected if self.register else ():
            expected.setdefault(getattr(unit, by), []).append(unit)
        states: dict[str, dict[str, int]] = {}
        for key, state, count in self.store.rows(_STATES.format(by=by)):
            states.setdefault(key, {})[state] = count
        keys = [key for key in order if key in members or key in expected]
        keys += sorted({*members, *expected} - set(keys))
        none = self.units.iloc[:0]
        return [
            self._group(by, key, members.get(key, none), expected.get(key, []), states.get(key, {}))
            for key in keys
            if key or by != "parent"
        ]

    def _group(
        self, by: By, key: str, members: pd.DataFrame, expected: Sequence[Unit], states: dict[str, int]
    ) -> Group:
        catalog = self.catalog
        heads = [*self.units.index[self.units["code"] == key]] if by == "parent" else []
        of_members = self.sums[self.sums["position"].isin(members.index)]
        return Group(
            by=by,
            key=key,
            parent=unit_called(key, self.register, self.day) if by == "parent" else None,
            members=tuple(map(int, members.index)),
            expected=len(expected) if self.register else None,
            missing=tuple(unit for unit in self.missing if getattr(unit, by) == key),
            head=int(heads[0]) if heads else None,
            means=means(of_members, [*(pillar.id for pillar in catalog.pillars), "total"], len(members)),
            levels={s: states.get(s, 0) for s in (*catalog.scale.keys, "incomplete", "not_assessed", "not_applicable")},
            reliable=int((members["reliable"] == 1).sum()),
        )
