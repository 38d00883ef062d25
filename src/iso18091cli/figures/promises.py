"""Last period's actions, this period's levels and actions → what became of each promise, and the sums. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from iso18091cli.model.answers import Row
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.lineage import Origin
from iso18091cli.model.moves import moves
from iso18091cli.model.promises import BECAME, Became, Moved, Promise, PromiseSum
from iso18091cli.model.spelling import fold
from iso18091cli.model.units import Unit
from iso18091cli.results.reading import planned, units_by_key
from iso18091cli.results.store import Store

_LEVELS = """SELECT f.file, f.unit, s.id, s.level FROM file f LEFT JOIN score s
    ON s.file = f.file AND s.scope = 'indicator' AND s.level IS NOT NULL
    WHERE f.outcome = 'counted' ORDER BY f.position, s.seq"""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Acted(NamedTuple):
    """A unit whose workbook counts: its levels, and the rows of its action sheet."""

    key: str
    unit: Unit
    levels: Mapping[str, str]
    """By indicator, of those that have one."""
    actions: Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """By what two periods are held against each other."""

    levels: tuple[str, ...]
    """Keys of the levels, from the worst to the best."""
    good_enough: str
    day: str = ""
    """The last day of this period, YYYY-MM-DD: what was due by then and is not done is late; "" where none is known."""
    renumbered: Mapping[str, str] | None = None
    """Old → new id, between two editions; ``None``: ids stayed."""
    changed: Collection[str] = field(default=())
    """Indicators that the catalogue asks otherwise than it did."""


def terms(before: Catalog, after: Catalog, day: str, changed: Collection[str] = ()) -> Terms:
    """The terms between the catalogues of two rounds; ``changed``: indicators of which the later one asks otherwise."""
    return Terms(
        levels=after.scale.keys,
        good_enough=after.scale.good_enough.key,
        day=day,
        renumbered=None if before.edition_id == after.edition_id else moves(before, after).indicators,
        changed=changed,
    )


def acted(store: Store) -> tuple[Acted, ...]:
    """The units of a round whose workbooks count, in its order. A public edition holds no actions."""
    units = dict(units_by_key(store))
    actions = dict(planned(store))
    found: dict[str, Acted] = {}
    for path, key, id, level in store.rows(_LEVELS):
        one = found.setdefault(key, Acted(key, units[key], {}, actions.get(path, ())))
        if id is not None:
            one.levels[id] = level  # type: ignore[index]  # a dictionary until it is handed out
    return tuple(found.values())


def promises(
    before: Sequence[Acted], after: Sequence[Acted], origins: Iterable[Origin], by: Terms
) -> tuple[Promise, ...]:
    """A line for each action of the earlier period, in its order.

    ``origins``: what the units of now are to those of then. Of a unit whose borders moved the actions are looked for in
    all units that it went on in, and its levels are held against nobody's. An action is known again by its indicator
    and its words, marks and case aside; where nobody repeats it, nothing is guessed.
    """
    now = {one.unit: one for one in after}
    here: dict[Unit, list[Acted]] = {}
    same: set[Unit] = set()
    for origin in origins:
        for ancestor in origin.earlier:
            if origin.unit in now:
                here.setdefault(ancestor.unit, []).append(now[origin.unit])
            if origin.same:
                same.add(ancestor.unit)
    found: list[Promise] = []
    for then in before:
        successors = here.get(then.unit, [])
        itself = successors[0] if then.unit in same and successors else None
        found += _of_unit(then, itself, successors, by)
    return tuple(found)


def _of_unit(then: Acted, itself: Acted | None, successors: Sequence[Acted], by: Terms) -> Iterator[Promise]:
    repeated = [row for one in successors for row in one.actions]
    for number, row in enumerate(then.actions, 1):
        was = row.value("indicator") or ""
        id = (was if by.renumbered is None else by.renumbered.get(was, "")) if was else ""
        before, after = then.levels.get(was, ""), itself.levels.get(id, "") if itself else ""
        due = row.value("deadline") or row.typed("deadline")
        yield Promise(
            key=then.key,
            unit=then.unit,
            successors=() if itself else tuple(one.key for one in successors),
            row=number,
            indicator=id,
            was=was,
            task=row.value("task") or row.typed("task"),
            lead=row.value("lead") or row.typed("lead"),
            deadline=due,
            became=_became(row, id, due, repeated if successors else None, by),
            before=before,
            after=after,
            moved="unknown" if id in by.changed else _moved(before, after, by.levels),
        )


def _became(row: Row, id: str, due: str, repeated: Sequence[Row] | None, by: Terms) -> Became:
    """By what this period's sheets say; where they say nothing of it, by what was said when it was promised.

    ``repeated`` is ``None`` where no workbook of this period counts.
    """
    closed = row.value("status") in ("done", "dropped")
    if repeated is None:
        return _status(row.value("status") or "", due, by) if closed else "no_report"
    words = fold(row.value("task") or row.typed("task"))
    again = [one for one in repeated if fold(one.value("task") or one.typed("task")) == words]
    of_it = [one for one in again if (one.value("indicator") or "") == id] or again
    if of_it:
        return _status(of_it[0].value("status") or "", due, by)
    if closed:
        return _status(row.value("status") or "", due, by)
    return "replaced" if id and any(one.value("indicator") == id for one in repeated) else "unmentioned"


def _status(status: str, due: str, by: Terms) -> Became:
    if status == "done":
        return "done"
    if status == "dropped":
        return "dropped"
    passed = _DAY.fullmatch(due) and due <= by.day
    return "late" if status == "late" or passed else "open"


def _moved(before: str, after: str, levels: Sequence[str]) -> Moved:
    if before not in levels or after not in levels:
        return "unknown"
    step = levels.index(after) - levels.index(before)
    return "better" if step > 0 else "worse" if step < 0 else "same"


# Sums -----------------------------------------------------------------------------------------------------------------


def promise_sums(found: Sequence[Promise], by: Terms) -> tuple[PromiseSum, ...]:
    """All actions, then by quarter in which they were due, then by lead office, the one with most actions first."""
    due: dict[str, list[Promise]] = {}
    lead: dict[str, list[Promise]] = {}
    for promise in found:
        due.setdefault(_quarter(promise.deadline), []).append(promise)
        lead.setdefault(fold(promise.lead), []).append(promise)
    quarters = sorted(due, key=lambda key: (not key, key))
    offices = sorted(lead, key=lambda key: (not key, -len(lead[key]), key))
    return (
        _sum("all", "", found, by),
        *(_sum("due", key, due[key], by) for key in quarters),
        *(_sum("lead", lead[key][0].lead, lead[key], by) for key in offices),
    )


def _quarter(deadline: str) -> str:
    """2026-Q4 of a day; "" of what is no day."""
    return f"{deadline[:4]}-Q{(int(deadline[5:7]) + 2) // 3}" if _DAY.fullmatch(deadline) else ""


def _sum(kind: str, key: str, found: Sequence[Promise], by: Terms) -> PromiseSum:
    became: dict[Became, int] = dict.fromkeys(BECAME, 0)
    for promise in found:
        became[promise.became] += 1
    pairs = {(p.key, p.was): p for p in found if p.was and p.became != "dropped"}
    compared = [p for p in pairs.values() if p.moved != "unknown"]
    enough = by.levels.index(by.good_enough)
    return PromiseSum(
        by=kind,  # type: ignore[arg-type]
        key=key,
        actions=len(found),
        became=became,
        indicators=len(pairs),
        compared=len(compared),
        improved=sum(p.moved == "better" for p in compared),
        worse=sum(p.moved == "worse" for p in compared),
        reached=sum(by.levels.index(p.before) < enough <= by.levels.index(p.after) for p in compared),
    )
