"""Scorecard, goal → the fewest criteria to close that reach it. Exact: the same as trying every choice.

What a goal asks for comes down to sums over indicators that have to be 0 or more (``_Sum``): the total is at least t
when Σ weight × (100 × points − t × highest points) ≥ 0, coverage and conditions on levels are counts. So the indicators
are gone through one after the other, and of all choices with the same cost and the same sums one is kept. What cannot
reach the goal any more whatever follows is dropped. A condition on some of several pillars is tried for each choice of
pillars.

Among the fewest sets the one counts that lifts most red legal competences (indicators at the worst level) off that
level, then the one with most to spare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import combinations, product
from typing import Any, NamedTuple

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import Condition, Label
from iso18091cli.model.fewest import Fewest, Reason, Step
from iso18091cli.model.scores import IndicatorScore, Scorecard
from iso18091cli.scoring.closing import Closing, Points, closings, with_closed
from iso18091cli.scoring.combining import exact
from iso18091cli.scoring.labels import unmet
from iso18091cli.scoring.scorecard import regraded

_HALF_A_PLACE = Decimal("0.005")
"""A score is shown half up at two places, and as shown it is held against a label."""


class _Sum(NamedTuple):
    """Something that is added up over indicators and has to be 0 or more in the end."""

    start: Decimal
    members: frozenset[str]
    of: Callable[[IndicatorScore], Decimal]


class _Option(NamedTuple):
    """What closing some criteria of one indicator costs and brings to each sum."""

    cost: int
    lifted: int
    gains: tuple[Decimal, ...]
    closing: Closing


class _Way(NamedTuple):
    """Closings so far, the last first."""

    spare: Decimal
    """The sum that is not part of the key: of the total's score."""
    option: _Option | None = None
    before: Any = None


def fewest(card: Scorecard, goal: Label, catalog: Catalog, points: Points) -> Fewest:
    """The fewest criteria to close so that the scorecard fulfils what the label asks for."""
    options = [list(closings(score, catalog, points)) for score in card.indicators]
    found: list[Closing] | None = None if unmet(goal, card, catalog) else []
    if found is None:
        ways = [_shortest(card, sums, options, catalog) for sums in _asked(card, goal, catalog)]
        found = min((way for way in ways if way is not None), key=lambda way: _worth(way, card, catalog), default=None)
    everything = regraded(card, {of[-1].result.id: of[-1].result for of in options}, catalog)
    return Fewest(
        goal=goal,
        steps=None if found is None else _in_order(found, card, options, catalog),
        gaps=sum(len(of[-1].criteria) for of in options),
        closed=everything.total,
        lacking=unmet(goal, everything, catalog),
    )


def _worth(way: Sequence[Closing], card: Scorecard, catalog: Catalog) -> tuple[int, int]:
    before = {score.id: score for score in card.indicators}
    lifted = sum(_lifted(before[closing.result.id], closing.result, catalog) for closing in way)
    return sum(len(closing.criteria) for closing in way), -lifted


# What a goal asks for -------------------------------------------------------------------------------------------------


def _asked(card: Scorecard, goal: Label, catalog: Catalog) -> Iterator[list[_Sum]]:
    """The sums; several times where a condition leaves a choice of pillars."""
    applicable = {score.id for score in card.indicators if score.status != "not_applicable"}
    total = _score_sums(catalog.scoring.total, goal.at_least, applicable, catalog)
    for chosen in product(*(_condition(condition, applicable, catalog) for condition in goal.conditions)):
        yield [*total, *(one for sums in chosen for one in sums)]


def _condition(condition: Condition, applicable: set[str], catalog: Catalog) -> list[list[_Sum]]:
    """The sums of a condition, once for each choice that it leaves."""
    members = {p: [i.id for i in catalog.of_pillar[p] if i.id in applicable] for p in catalog.of_pillar}
    if condition.score is not None:
        asked = [
            _score_sums((p,), condition.score, applicable, catalog)
            for p in catalog.pillars_named(condition)
            if members[p]
        ]
    elif condition.pillars and condition.count is not None:
        asked = [
            [_count(members[p], len(members[p]), condition.level, catalog)] for p in condition.pillars if members[p]
        ]
    else:
        ids = [id for id in catalog.indicators_named(condition) if id in applicable]
        wanted = len(ids) if condition.count is None else min(condition.count, len(ids))
        return [[_count(ids, wanted, condition.level, catalog)]]
    wanted = len(asked) if condition.count is None else min(condition.count, len(asked))
    return [[one for sums in chosen for one in sums] for chosen in combinations(asked, wanted)]


def _score_sums(pillars: Sequence[str], least: float, applicable: set[str], catalog: Catalog) -> list[_Sum]:
    """A score is given, and is at least so high, as it is shown."""
    ids = frozenset(i.id for p in pillars for i in catalog.of_pillar[p] if i.id in applicable)
    shown = exact(least).quantize(Decimal("0.01"), ROUND_CEILING) - _HALF_A_PLACE
    highest = exact(catalog.scale.best.points)

    def above(score: IndicatorScore) -> Decimal:
        if score.points is None:
            return Decimal()
        return exact(catalog.indicator[score.id].weight) * (100 * exact(score.points) - shown * highest)

    needed = (exact(catalog.scoring.minimum_coverage) * len(ids)).to_integral_value(ROUND_CEILING)
    return [
        _Sum(Decimal(), ids, above),
        _Sum(-max(needed, Decimal(1)), ids, lambda score: Decimal(score.points is not None)),
    ]


def _count(ids: Iterable[str], wanted: int, level: str, catalog: Catalog) -> _Sum:
    """So many of the indicators are at the level or better."""
    keys = catalog.scale.keys
    good = set(keys[keys.index(level) :])
    return _Sum(Decimal(-wanted), frozenset(ids), lambda score: Decimal(score.level in good))


# The search -----------------------------------------------------------------------------------------------------------


def _shortest(
    card: Scorecard, sums: Sequence[_Sum], closed: Sequence[Sequence[Closing]], catalog: Catalog
) -> list[Closing] | None:
    """The closings of the fewest criteria; of those with as few, the best. ``None``: there are none."""
    steps = [
        [_option(before, closing, sums, catalog) for closing in of]
        for before, of in zip(card.indicators, closed, strict=True)
    ]
    most = sum(max(option.cost for option in of) for of in steps)
    plain = [_undominated([option._replace(lifted=0) for option in of]) for of in steps]
    if (shortest := _search(plain, sums, most)) is None:
        return None
    limit = sum(option.cost for option in shortest)
    found = _search([_undominated(of) for of in steps], sums, limit)
    assert found is not None
    return [option.closing for option in found if option.cost]


def _option(before: IndicatorScore, closing: Closing, sums: Sequence[_Sum], catalog: Catalog) -> _Option:
    gains = tuple(one.of(closing.result) if before.id in one.members else Decimal() for one in sums)
    return _Option(len(closing.criteria), _lifted(before, closing.result, catalog), gains, closing)


def _lifted(before: IndicatorScore, after: IndicatorScore, catalog: Catalog) -> int:
    """1 where a red legal competence is red no more."""
    return int(red_legal(before, catalog) and after.level not in (None, before.level))


def red_legal(score: IndicatorScore, catalog: Catalog) -> bool:
    """Whether an indicator is a legal competence, as the unit says, and at the worst level."""
    return score.competence == "legal" and score.level == catalog.scale.keys[0]


def _undominated(options: Sequence[_Option]) -> list[_Option]:
    """Without those that cost as much as another one, or more, and bring nothing more."""
    kept: list[_Option] = []
    for option in sorted(options, key=lambda option: option.cost):
        if not any(
            other.lifted >= option.lifted
            and all(mine <= theirs for mine, theirs in zip(option.gains, other.gains, strict=True))
            for other in kept
        ):
            kept.append(option)
    return kept


def _search(steps: Sequence[Sequence[_Option]], sums: Sequence[_Sum], limit: int) -> list[_Option] | None:
    """The options, one an indicator, of a choice that costs no more than the limit."""
    worst, best = (_rest(steps, len(sums), of) for of in (min, max))
    ways = {(0, 0, tuple(one.start for one in sums[1:])): _Way(sums[0].start)}
    for place, options in enumerate(steps, 1):
        after: dict[tuple[int, int, tuple[Decimal, ...]], _Way] = {}
        for (cost, lifted, others), way in ways.items():
            for option in options:
                if cost + option.cost > limit:
                    break
                reached = tuple(
                    min(now + gain, -least)  # all else that is above this is enough, too
                    for now, gain, least in zip(others, option.gains[1:], worst[place][1:], strict=True)
                )
                spare = way.spare + option.gains[0]
                if spare + best[place][0] < 0 or any(
                    now + more < 0 for now, more in zip(reached, best[place][1:], strict=True)
                ):
                    continue
                key = cost + option.cost, lifted + option.lifted, reached
                if key not in after or after[key].spare < spare:
                    after[key] = _Way(spare, option, way)
        ways = after
    if not ways:
        return None
    _, way = min(ways.items(), key=lambda found: (found[0][0], -found[0][1], -found[1].spare))
    return _taken(way)


def _rest(
    steps: Sequence[Sequence[_Option]], number: int, of: Callable[[Iterable[Decimal]], Decimal]
) -> list[list[Decimal]]:
    """What the indicators from each place on bring to each sum, at least or at most."""
    rests = [[Decimal()] * number]
    for options in reversed(steps):
        rests.append([rest + of(option.gains[n] for option in options) for n, rest in enumerate(rests[-1])])
    return rests[::-1]


def _taken(way: _Way) -> list[_Option]:
    found = []
    while way.option is not None:
        found.append(way.option)
        way = way.before
    return found[::-1]


# The order ------------------------------------------------------------------------------------------------------------


def _in_order(
    found: Sequence[Closing], card: Scorecard, closed: Sequence[Sequence[Closing]], catalog: Catalog
) -> tuple[Step, ...]:
    """Red legal competences, then what is one criterion from good enough, then the rest; the total after each."""
    before = {score.id: score for score in card.indicators}
    options = dict(zip(before, closed, strict=True))
    reasons = {
        closing.result.id: _reason(before[closing.result.id], options[closing.result.id], catalog) for closing in found
    }
    order = ("red_legal", "quick", "other")
    steps, done = [], {}
    for closing in sorted(found, key=lambda closing: order.index(reasons[closing.result.id])):
        id = closing.result.id
        for number in range(1, len(closing.criteria) + 1):
            done[id] = with_closed(before[id], closing.criteria[:number], catalog)
            total = regraded(card, done, catalog).total
            steps.append(Step(id=closing.criteria[number - 1].id, indicator=id, reason=reasons[id], after=total))
    return tuple(steps)


def _reason(before: IndicatorScore, options: Sequence[Closing], catalog: Catalog) -> Reason:
    if red_legal(before, catalog):
        return "red_legal"
    good = (len(o.criteria) for o in options if o.result.level and catalog.scale.suffices(o.result.level))
    return "quick" if min(good, default=0) == 1 else "other"
