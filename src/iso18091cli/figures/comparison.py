"""Rounds of one programme + who came from whom → Comparison: what became of units and indicators from each to the next.

Sums are exact as everywhere (contract "arithmetic"): over the indicators that have a level in both rounds and that the
catalogue did not change, in decimals, rounded half up at the end; n of N beside each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from iso18091cli.figures.catalogue_changes import comparable, marks, places_before
from iso18091cli.figures.means import rounded
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.comparison import (
    At,
    Change,
    Comparison,
    Count,
    Descended,
    Figures,
    IndicatorChange,
    Joined,
    Kept,
    Left,
    Mark,
    MeanChange,
    Parting,
    Round,
    Spread,
    Step,
    SumChange,
)
from iso18091cli.model.legal import document_day
from iso18091cli.model.lineage import Origin
from iso18091cli.model.scores import IndicatorScore
from iso18091cli.model.units import Unit
from iso18091cli.scoring.combining import exact
from iso18091cli.scoring.scorecard import sum_up

Days = tuple[date | None, date | None]
Origins = Callable[[Sequence[Unit], Sequence[Unit], Days], tuple[Origin, ...]]
"""(units of now, units of the earlier round, last days of both) → what each unit of now is to the earlier round."""


def compare(rounds: Sequence[Round], origins: Origins, rescored: Mapping[int, tuple[Rescored, Rescored]]) -> Comparison:
    """Each round beside the one before it. Rounds are given oldest first.

    ``rescored``: by the place of the step, both rounds' results under each other's catalogue, where that was asked for.
    """
    steps = tuple(
        _Pair(before, after, origins).step(rescored.get(number))
        for number, (before, after) in enumerate(pairwise(rounds))
    )
    return Comparison(rounds=tuple(rounds), steps=steps)


Rescored = Mapping[str, At]
"""Key of a unit → its result under the other round's catalogue."""


def last_day(period: str) -> date | None:
    """The last day of a period that names a year."""
    day = document_day([period])
    return date.fromisoformat(day) if day else None


@dataclass(frozen=True)
class _Pair:
    before: Round
    after: Round
    origins: Origins

    @cached_property
    def marks(self) -> dict[str, tuple[Mark, ...]]:
        return marks(self.before.catalog, self.after.catalog)

    @cached_property
    def was(self) -> dict[str, str]:
        return places_before(self.before.catalog, self.after.catalog)

    @cached_property
    def lines(self) -> list[tuple[At, Origin]]:
        """The later round's results, each with what its unit is to the earlier round's results."""
        now = list(self.after.results.values())
        earlier = [at.unit for at in self.before.results.values()]
        days = last_day(self.after.period), last_day(self.before.period)
        return list(zip(now, self.origins([at.unit for at in now], earlier, days), strict=True))

    @cached_property
    def of_unit(self) -> dict[Unit, At]:
        return {at.unit: at for at in self.before.results.values()}

    def step(self, rescored: tuple[Rescored, Rescored] | None) -> Step:
        pairs = [(self.of_unit[origin.earlier[0].unit], at, origin) for at, origin in self.lines if origin.same]
        published = Scoring(self.after.catalog, self.was, self.marks, gone=tuple(self._gone()))
        under: list[Figures | None] = [None, None]
        if rescored is not None:
            before_now, after_then = rescored
            old, new = (Scoring(r.catalog, {i: i for i in r.catalog.indicator}, {}) for r in (self.before, self.after))
            under = [
                old.figures([(then, after_then[now.key], origin) for then, now, origin in pairs]),
                new.figures([(before_now[then.key], now, origin) for then, now, origin in pairs]),
            ]
        return Step(
            before=self.before,
            after=self.after,
            figures=published.figures(pairs),
            marks=self.marks,
            descended=tuple(self._descended()),
            joined=tuple(self._joined()),
            left=tuple(self._left()),
            under_before=under[0],
            under_after=under[1],
            was={} if self.before.catalog.edition_id == self.after.catalog.edition_id else self.was,
        )

    def _gone(self) -> Iterable[str]:
        kept = set(self.was.values())
        same_edition = self.before.catalog.edition_id == self.after.catalog.edition_id
        return (id for id in self.before.catalog.indicator if id not in kept and same_edition)

    # Units whose line does not simply go on

    def _descended(self) -> Iterable[Descended]:
        same = comparable(self.marks, self.after.catalog)
        keys, pillars = self.after.catalog.scale.keys, [pillar.id for pillar in self.after.catalog.pillars]
        for at, origin in self.lines:
            if origin.same or not origin.earlier:
                continue
            earlier = tuple((ancestor, self.of_unit[ancestor.unit]) for ancestor in origin.earlier)
            # A district holds the communes beside it: it is shown, and is in no range with them.
            below = [then for ancestor, then in earlier if ancestor.unit.level != "district"]
            of_range = below or [then for _, then in earlier]
            levels = {}
            for id in same:
                ranks = [keys.index(then.states[id]) for then in of_range if then.states.get(id) in keys]
                if ranks:
                    levels[id] = keys[min(ranks)], keys[max(ranks)]
            sums = tuple(_spread(id, of_range, at) for id in (*pillars, "total"))
            yield Descended(after=at, origin=origin, earlier=earlier, sums=sums, levels=levels)

    def _joined(self) -> Iterable[Joined]:
        expected = [unit for unit, part in self.before.units.values() if part == "missing"]
        known = {(unit.code, unit.name) for unit in expected}
        for at, origin in self.lines:
            if not origin.earlier:
                yield Joined(at, (at.unit.code, at.unit.name) in known)

    def _left(self) -> Iterable[Left]:
        kept = {origin.earlier[0].unit for _, origin in self.lines if origin.same}
        became: dict[Unit, list[Unit]] = {}
        for at, origin in self.lines:
            for ancestor in origin.earlier:
                became.setdefault(ancestor.unit, []).append(at.unit)
        listed = {(unit.code, unit.name): (unit, part) for unit, part in self.after.units.values()}
        by_code = {at.unit.code: at.unit for at in self.after.results.values() if at.unit.code}
        for at in self.before.results.values():
            if at.unit in kept:
                continue
            if at.unit in became:
                yield Left(at, "succeeded", "", tuple(became[at.unit]))
                continue
            unit, part = listed.get((at.unit.code, at.unit.name), (None, ""))
            why: Parting = "missing" if part in ("missing", "apart") else "gone"
            if unit is not None and unit.status != "active":
                why = unit.status
            other = by_code.get(at.unit.code)
            yield Left(at, why, unit.reason if unit else "", (other,) if other else ())


def _spread(id: str, earlier: Sequence[At], at: At) -> Spread:
    scores = [own.score for then in earlier if (own := then.sums.get(id)) and own.score is not None]
    own = at.sums.get(id)
    return Spread(id, min(scores, default=None), max(scores, default=None), len(scores), own.score if own else None)


@dataclass(frozen=True)
class Scoring:
    """How the units that are kept are compared: by which catalogue, and which of its indicators are the same ones."""

    catalog: Catalog
    was: Mapping[str, str]
    """Indicator → its id in the earlier round."""
    marks: Mapping[str, tuple[Mark, ...]]
    gone: tuple[str, ...] = ()
    """Indicators of the earlier round that the catalogue has no more."""

    @cached_property
    def same(self) -> frozenset[str]:
        return frozenset(comparable(self.marks, self.catalog))

    @cached_property
    def rank(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.catalog.scale.keys)}

    @cached_property
    def of_sum(self) -> dict[str, tuple[str, ...]]:
        """Pillar, or "total" → its indicators that are the same ones."""
        by_pillar = {
            id: tuple(i.id for i in of_it if i.id in self.same) for id, of_it in self.catalog.of_pillar.items()
        }
        return {**by_pillar, "total": tuple(id for p in self.catalog.scoring.total for id in by_pillar[p])}

    def figures(self, pairs: Iterable[tuple[At, At, Origin]]) -> Figures:
        """What became of the units that are there both times."""
        kept = tuple(self._kept(before, after, origin) for before, after, origin in pairs)
        return Figures(
            kept=kept,
            means=tuple(self._mean(place, id, kept) for place, id in enumerate(self.of_sum)),
            indicators=tuple(self._counts(kept)),
        )

    def _kept(self, before: At, after: At, origin: Origin) -> Kept:
        return Kept(
            before=before,
            after=after,
            renamed=origin.change == "renamed" or before.unit.name != after.unit.name,
            indicators=tuple(self._change(id, before, after) for id in (*self.catalog.indicator, *self.gone)),
            sums=tuple(self._sum(id, ids, before, after) for id, ids in self.of_sum.items()),
        )

    def _change(self, id: str, before: At, after: At) -> IndicatorChange:
        then = before.states.get(id if id in self.gone else self.was.get(id, ""), "")
        now = "" if id in self.gone else after.states.get(id, "")
        return IndicatorChange(id, self._said(then, now), then, now)

    def _said(self, then: str, now: str) -> Change:
        was, is_ = self.rank.get(then), self.rank.get(now)
        if was is not None and is_ is not None:
            return "same" if was == is_ else "better" if is_ > was else "worse"
        if is_ is not None:
            return "newly_assessed"
        if then not in ("", "not_asked") and now in ("", "not_asked"):
            return "no_longer_asked"
        if was is None:
            return "without_level"
        return "no_longer_applicable" if now == "not_applicable" else "no_longer_assessed"

    def _sum(self, row: str, ids: Sequence[str], before: At, after: At) -> SumChange:
        applying = [id for id in ids if _applies(before.states.get(self.was[id], "")) and _applies(after.states[id])]
        both = [id for id in applying if self.was[id] in before.points and id in after.points]
        then, now = (
            sum_up(row, [_indicator(id, points) for id, points in found], self.catalog).provisional_score
            for found in (
                [(id, before.points[self.was[id]]) for id in both],
                [(id, after.points[id]) for id in both],
            )
        )
        enough = bool(both) and len(both) >= exact(self.catalog.scoring.minimum_coverage) * len(applying)
        return SumChange(row, then, now, len(both), len(applying), enough)

    def _mean(self, place: int, id: str, kept: Sequence[Kept]) -> MeanChange:
        sums = [unit.sums[place] for unit in kept if unit.sums[place].enough]
        differences = [line.difference or 0.0 for line in sums]
        return MeanChange(
            id=id,
            before=_mean_of([line.before for line in sums]),
            after=_mean_of([line.after for line in sums]),
            scored=len(sums),
            units=len(kept),
            rose=sum(1 for difference in differences if difference > 0),
            fell=sum(1 for difference in differences if difference < 0),
        )

    def _counts(self, kept: Sequence[Kept]) -> Iterable[Count]:
        found: dict[str, Counter[Change]] = {id: Counter() for id in (*self.catalog.indicator, *self.gone)}
        for unit in kept:
            for indicator in unit.indicators:
                found[indicator.id][indicator.change] += 1
        return (Count(id, counts, self.marks.get(id, ())) for id, counts in found.items())


def _applies(state: str) -> bool:
    return state not in ("", "not_applicable", "not_asked")


def _mean_of(figures: Sequence[float | None]) -> float | None:
    """Of hundredths, half up; ``None`` of nothing."""
    hundredths = [round(100 * figure) for figure in figures if figure is not None]
    return rounded(Decimal(sum(hundredths)) / (100 * len(hundredths))) if hundredths else None


@lru_cache(maxsize=4096)
def _indicator(id: str, points: float) -> IndicatorScore:
    """An indicator with these points: thousands of units have the same few."""
    return IndicatorScore(id=id, status="assessed", points=points)
