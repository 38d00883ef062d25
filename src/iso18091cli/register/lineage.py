"""Units of two rounds, the country's relations and an office's own → what became of whom.

A unit is followed back step by step: at each day on which borders moved to all that its territory was before. Units of
a round are known again there by code and name, never by a code alone; where the lists do not have a unit's code, by its
name, level and unit above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from iso18091cli.model.lineage import Ancestor, Change, Extent, Origin, Relation
from iso18091cli.model.names import agreed, loosely, without_kind
from iso18091cli.model.units import Unit
from iso18091cli.register import national

_DAY = timedelta(days=1)
_BEFORE = national.REFORM - _DAY
"""The last day of districts."""
_NOW = date.max


_Piece = tuple[str, date]
"""A unit of before by its code and its last day."""


@dataclass(slots=True)
class _Node:
    """A unit of before on the way back, its last day, and the pieces of the unit of now that lie in it."""

    unit: Unit
    day: date
    extent: Extent
    pieces: set[_Piece]
    on: frozenset[str] = frozenset()
    """The units that it became next, as far as all of them is in the unit of now."""
    brings: int = 1
    of: int = 1


class Lineage:
    """Who came from whom: the country's relations of 1 July 2025, and an office's own, which win."""

    def __init__(self, own: Iterable[Relation] = (), without: Iterable[tuple[str, str]] = ()) -> None:
        """``without``: (code, predecessor) of relations of the country's list that the office says are none."""
        self._steps: dict[str, dict[date, dict[str, Relation]]] = {}
        self._became: dict[tuple[str, date], set[str]] = {}
        self._found: dict[tuple[str, date], tuple[_Node, ...]] = {}
        not_so = set(without)
        for r in national.lineage():
            if (r.code, r.predecessor) not in not_so:
                extent: Extent = "full" if r.extent == "full" else "partial"
                self._add(Relation(r.code, r.predecessor, extent, national.REFORM))
        for relation in own:
            self._add(relation)

    def _add(self, relation: Relation) -> None:
        of_code = self._steps.setdefault(relation.code, {})
        of_code.setdefault(relation.since, {})[relation.predecessor] = relation
        self._became.setdefault((relation.predecessor, relation.since), set()).add(relation.code)

    # Back in time

    def predecessors(self, unit: Unit, day: date | None = None) -> tuple[Ancestor, ...]:
        """All that a unit was before: units by the lists, whole or in part, the nearest first, then their districts.

        ``day``: one on which the unit is looked at, where its own days do not tell.
        """
        return tuple(_ancestor(node, node.unit) for node in self._past(unit.code, self._day_of(unit, day)))

    def _past(self, code: str, day: date) -> tuple[_Node, ...]:
        found = self._before(code, day)
        return (*found, *_districts(found))

    def _before(self, code: str, day: date) -> tuple[_Node, ...]:
        """All that the unit of a code was before it was what it is that day; nothing where no border moved."""
        at = max((since for since in self._steps.get(code, ()) if since <= day), default=None)
        if at is None:
            return ()
        if (code, at) not in self._found:
            found: dict[tuple[str, date], _Node] = {}
            for relation in self._steps[code][at].values():
                for node in self._line(relation):
                    key = node.unit.code, node.day
                    if key in found:  # reached by two ways
                        found[key].pieces |= node.pieces
                        found[key].on |= node.on
                    else:
                        found[key] = node
            for (was, day), node in found.items():
                became = self._became.get((was, day + _DAY), set())
                if len(became) > 1 and node.on >= became:
                    node.extent = "full"
            self._found[code, at] = tuple(found.values())
        return self._found[code, at]

    def _line(self, relation: Relation) -> Iterator[_Node]:
        """A unit of before, and all that it was before that in turn."""
        code, day = relation.predecessor, relation.since - _DAY
        older = self._before(code, day)
        unit = _listed(code, day) or Unit(code=code, name=relation.predecessor_name)
        yield _Node(unit, day, relation.extent, _pieces(older) or {(code, day)}, frozenset({relation.code}))
        for node in older:
            whole = relation.extent == node.extent == "full"
            on = node.on if relation.extent == "full" else frozenset()
            yield _Node(node.unit, node.day, "full" if whole else "partial", set(node.pieces), on)

    def _day_of(self, unit: Unit, day: date | None) -> date:
        """A day on which the unit of a round existed: of the round, as far as its own days and the lists allow it."""
        day = day or _NOW
        if unit.valid_to:
            return min(day, unit.valid_to)
        if unit.valid_from and unit.valid_from > day:
            return unit.valid_from
        if unit.level == "district":
            return min(day, _BEFORE)
        meant = [r.unit for r in national.meanings().get(unit.code, ()) if unit.level in ("", r.unit.level)]
        named = [one for one in meant if _alike(one, unit)]
        if named and all(one.valid_to == _BEFORE for one in named):
            return min(day, _BEFORE)
        if named and all(one.valid_to != _BEFORE for one in named):
            return max(day, national.REFORM)
        return day

    # Two rounds

    def origins(
        self, now: Sequence[Unit], earlier: Sequence[Unit], days: tuple[date | None, date | None] = (None, None)
    ) -> tuple[Origin, ...]:
        """What each unit of now is to the units of an earlier round.

        ``days``: the last day of the round of now and of the earlier one, where their periods name a year.
        """
        known = Known(earlier)
        return tuple(self._origin(unit, known, *days) for unit in now)

    def _origin(self, unit: Unit, known: Known, day: date | None, day_before: date | None) -> Origin:
        here = self._day_of(unit, day)
        for same in known.like(unit):
            if not self._moved(unit.code, self._day_of(same, day_before), here):
                return _same(unit, same)
        nodes = self._past(unit.code, here)
        pieces = _pieces(nodes)
        found = {same: node for node in nodes for same in known.like(node.unit)}
        for same, node in found.items():
            # A district that is one unit now does not stand for what was made of it in between.
            if node.extent == "full" and node.pieces == pieces and (len(found) == 1 or node.of == 1):
                return _same(unit, same)
        first = next(iter(found.values()), None)
        return Origin(
            unit=unit,
            change="joined"
            if first is None
            else "split"
            if len(found) == 1 and first.extent == "partial"
            else "merged",
            earlier=tuple(_ancestor(node, same) for same, node in found.items()),
            pieces=len(pieces) or 1,
            covered=len(_pieces(found.values())),
        )

    def _moved(self, code: str, since: date, day: date) -> bool:
        return any(since < at <= day for at in self._steps.get(code, ()))


def left(origins: Iterable[Origin], earlier: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units of an earlier round that no unit of now is or came from."""
    went_on = {ancestor.unit for origin in origins for ancestor in origin.earlier}
    return tuple(unit for unit in earlier if unit not in went_on)


class Known:
    """The units of a round, to be found by a unit of a list or of another round."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.by_code: dict[str, list[Unit]] = {}
        self.by_name: dict[str, list[Unit]] = {}
        for unit in units:
            self.by_code.setdefault(unit.code, []).append(unit)
            if unit.code not in national.meanings():
                self.by_name.setdefault(_name(unit), []).append(unit)

    def like(self, unit: Unit) -> list[Unit]:
        """Those that are called like a unit: by code and name, or of a code that no list has by name and unit above."""
        by_code = [one for one in self.by_code.get(unit.code, ()) if unit.code and _alike(one, unit)]
        by_name = [
            one
            for one in self.by_name.get(_name(unit), ())
            if one.level == unit.level and (one.parent == unit.parent or not (one.parent and unit.parent))
        ]
        return by_code or (by_name if len(by_name) == 1 else [])


def _pieces(nodes: Iterable[_Node]) -> set[_Piece]:
    found: set[_Piece] = set()
    return found.union(*(node.pieces for node in nodes))


def _districts(communes: Iterable[_Node]) -> list[_Node]:
    """The districts in which communes of before lay, each with so many of its communes."""
    below: dict[str, dict[str, _Node]] = {}
    for node in communes:
        if node.unit.level == "commune" and len(node.unit.parent) == 3:
            below.setdefault(node.unit.parent, {}).setdefault(node.unit.code, node)
    found = []
    for code, nodes in below.items():
        unit = _listed(code, _BEFORE)
        if unit is not None:
            of = national.communes_in(code)
            whole = len(nodes) == of and all(node.extent == "full" for node in nodes.values())
            extent: Extent = "full" if whole else "partial"
            found.append(_Node(unit, _BEFORE, extent, _pieces(nodes.values()), brings=len(nodes), of=of))
    return found


def _listed(code: str, day: date) -> Unit | None:
    """The unit that the country's lists have under a code on a day."""
    meant = (record.unit for record in national.meanings().get(code, ()))
    return next((u for u in meant if (u.valid_from or date.min) <= day <= (u.valid_to or _NOW)), None)


def _name(unit: Unit) -> str:
    return agreed(without_kind(unit.name)[0])


def _alike(one: Unit, other: Unit) -> bool:
    """Whether two units of one code are called alike; of a unit without a name that is not asked."""
    return not (one.name and other.name) or _name(one) == _name(other) or bool(loosely(one.name) & loosely(other.name))


def _ancestor(node: _Node, unit: Unit) -> Ancestor:
    return Ancestor(unit=unit, extent=node.extent, brings=node.brings, of=node.of, covers=len(node.pieces))


def _same(unit: Unit, before: Unit) -> Origin:
    """A unit whose territory is that of a unit of before, whatever it is called."""
    change: Change = "kept" if _alike(before, unit) and before.level in ("", unit.level) else "renamed"
    one = Ancestor(unit=before, extent="full", brings=1, of=1, covers=1)
    return Origin(unit=unit, change=change, earlier=(one,), pieces=1, covered=1)
