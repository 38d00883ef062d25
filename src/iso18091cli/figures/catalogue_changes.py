"""Two catalogues → which indicators the catalogue itself changed, and where each stood before.

A result that moved together with its indicator tells nothing about the unit, so such indicators are marked and are in
no sum. Words alone change nothing: a reworded criterion is no mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iso18091cli.catalog.diff import Change, differences
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.comparison import MARKS, Mark
from iso18091cli.model.moves import moves

_OF_INDICATOR: dict[str, Mark] = {
    "weight": "weight",
    "rule": "rule",
    "one_of": "rule",
    "may_be_not_applicable": "rule",
}
"""Fields of an indicator by which its level or its weight in sums changes."""
_OF_CRITERION: dict[str, Mark] = {"weight": "weight", "measure": "measure", "applies_to": "criteria"}
_OF_SCORING: dict[str, Mark] = {"rule": "rule", "thresholds": "rule"}


def places_before(old: Catalog, new: Catalog) -> dict[str, str]:
    """Indicator of the new catalogue → the one of the old that it is; of merged ones and new ones nothing."""
    if old.edition_id == new.edition_id:
        return {id: id for id in new.indicator if id in old.indicator}
    moved = moves(old, new)
    came = {to: moved.merged(to) for to in moved.indicators.values()}
    return {to: froms[0] for to, froms in came.items() if len(froms) == 1}


def marks(old: Catalog, new: Catalog) -> dict[str, tuple[Mark, ...]]:
    """Indicator → what the catalogue changed of it, in the new catalogue's order, then those that it has no more."""
    if old.digest == new.digest and old.edition_id == new.edition_id:
        return {}
    known, found = places_before(old, new), _Found(old, new)
    if old.edition_id != new.edition_id:
        for id in new.indicator:
            found.mark(id, "edition" if id in known else "added")
        for id in old.indicator.keys() - set(known.values()):
            # Ids of two editions are no names of one thing: only those that are new to the list can stand in it.
            if id not in new.indicator:
                found.mark(id, "removed")
        return found.ordered()
    for change in differences(old, new):
        for id, mark in found.of(change):
            found.mark(id, mark)
    return found.ordered()


class _Found:
    def __init__(self, old: Catalog, new: Catalog) -> None:
        self.old, self.new = old, new
        self._marks: dict[str, set[Mark]] = {}
        self._of_criterion = {c.id: i.id for catalog in (old, new) for i in catalog.indicators for c in i.criteria}

    def mark(self, id: str, mark: Mark) -> None:
        self._marks.setdefault(id, set()).add(mark)

    def of(self, change: Change) -> Iterator[tuple[str, Mark]]:
        """(indicator, mark) of each indicator that a difference changes."""
        if change.record == "indicators":
            if change.kind in ("added", "removed"):
                yield change.id, change.kind
            elif change.field in _OF_INDICATOR:
                yield change.id, _OF_INDICATOR[change.field]
        elif change.record == "criteria":
            indicator = self._of_criterion[change.id]
            if change.kind in ("added", "removed"):
                yield indicator, "criteria"
            elif change.field in _OF_CRITERION:
                yield indicator, _OF_CRITERION[change.field]
        elif change.record == "scoring" and change.field in _OF_SCORING:
            yield from ((i.id, _OF_SCORING[change.field]) for i in self.new.indicators if self._goes_by(i.id, change))
        elif change.record == "levels" and (change.kind in ("added", "removed") or change.field == "points"):
            yield from ((i.id, "scale") for i in self.new.indicators)

    def _goes_by(self, id: str, change: Change) -> bool:
        """Whether an indicator's level follows from what changed in the scoring of the whole catalogue."""
        indicator = self.new.indicator[id]
        if change.field == "rule":
            return indicator.rule is None and len(indicator.criteria) > 1
        return self.new.rule_of(indicator) == "mean"

    def ordered(self) -> dict[str, tuple[Mark, ...]]:
        """Where one is new or gone, that alone is said."""
        order = dict.fromkeys([*self.new.indicator, *self.old.indicator])
        return {id: _said(self._marks[id]) for id in order if id in self._marks}


def _said(found: set[Mark]) -> tuple[Mark, ...]:
    alone = found & {"added", "removed"}
    return tuple(mark for mark in MARKS if mark in (alone or found))


def comparable(marked: Mapping[str, tuple[Mark, ...]], catalog: Catalog) -> tuple[str, ...]:
    """The indicators that the catalogue did not change, in order."""
    return tuple(indicator.id for indicator in catalog.indicators if indicator.id not in marked)
