"""Scores of criteria → the level of their indicator, as soon as it is certain, and the best that is still possible.

The rules are those of "arithmetic" in docs/architecture.md; form/live.py holds the same in cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from iso18091cli.model.catalog import Catalog, Criterion, Indicator
from iso18091cli.model.deciding import AtLeast
from iso18091cli.model.scores import CriterionScore

_NINE_PLACES = Decimal("1e-9")


class Term(NamedTuple):
    """What one criterion brings in, or several that stand for each other."""

    weight: Decimal
    rank: int | None
    """Of its level, 0 the worst; ``None``: open."""
    earned: Decimal | None
    """Weight × points under the rule "mean"; ``None``: open, or another rule."""


class Combined(NamedTuple):
    """What the terms make."""

    rank: int | None = None
    """Of the level; ``None`` where it is not certain, or nothing applies."""
    possible: int | None = None
    """Of the best level that open criteria can still bring; that of the level where there is one."""
    mean: Decimal | None = None
    """Under the rule "mean": what was held against the thresholds, in points of the scale."""


def terms(indicator: Indicator, scores: Sequence[CriterionScore], catalog: Catalog) -> list[Term]:
    """The terms of an indicator's asked criteria. What is not applicable is left out."""
    by_id = {score.id: score for score in scores}
    criteria = {criterion.id: criterion for criterion in indicator.criteria}
    by_mean, found = catalog.rule_of(indicator) == "mean", []
    for group in dict.fromkeys(indicator.alternatives(id) for id in by_id):
        members = [by_id[id] for id in group if id in by_id]
        weight = _weight(criteria.get(members[0].id))
        graded = [score for score in members if score.level is not None]
        if graded:
            best = max(catalog.scale.keys.index(score.level or "") for score in graded)
            earned = max(_earned(score, criteria.get(score.id), catalog) for score in graded) if by_mean else None
            found.append(Term(weight, best, earned))
        elif any(score.status == "not_assessed" for score in members):
            found.append(Term(weight, None, None))
    return found


def _weight(criterion: Criterion | None) -> Decimal:
    """What a criterion weighs: one that is given points, times the most that can be given."""
    if criterion is None:
        return Decimal(1)
    most = criterion.measure.maximum if criterion.measure else None
    return exact(criterion.weight) * (1 if most is None else exact(most))


def _earned(score: CriterionScore, criterion: Criterion | None, catalog: Catalog) -> Decimal:
    """Weight × points of the level; of given points the part of their maximum, in points of the scale."""
    scale, figure = catalog.scale, score.figure
    if criterion and criterion.measure and criterion.measure.kind == "points" and figure and figure.counts:
        return exact(criterion.weight) * (figure.value or Decimal()) * exact(scale.best.points)
    return _weight(criterion) * exact(scale.level(score.level or "").points)


def combined(indicator: Indicator, scores: Sequence[CriterionScore], catalog: Catalog) -> Combined:
    """The level by the indicator's rule. One without criteria has the level that is given to it."""
    found = terms(indicator, scores, catalog)
    if not found:
        return Combined()
    rule = catalog.rule_of(indicator)
    if rule == "mean" and indicator.criteria:
        return _of_mean(found, catalog)
    counts = {"worst": len(found), "best": 1}
    wanted = rule.at_least if isinstance(rule, AtLeast) else counts.get(rule, 1)
    low, high = (_nth_best(found, wanted, least) for least in (0, len(catalog.scale.levels) - 1))
    return Combined(low if low == high else None, high)


def _nth_best(found: Sequence[Term], wanted: int, opened: int) -> int:
    """The rank that so many terms reach, or all where there are fewer; what is open counts as ``opened``."""
    ranks = sorted((opened if term.rank is None else term.rank for term in found), reverse=True)
    return ranks[min(wanted, len(ranks)) - 1]


def _of_mean(found: Sequence[Term], catalog: Catalog) -> Combined:
    """By the weighted mean of points, which needs all of them."""
    best = exact(catalog.scale.best.points)
    total = sum((term.weight for term in found), Decimal())
    earned = sum((term.weight * best if term.earned is None else term.earned for term in found), Decimal())
    mean = (earned / total).quantize(_NINE_PLACES, ROUND_HALF_UP)
    thresholds = catalog.scoring.thresholds
    reached = [place for place, key in enumerate(catalog.scale.keys) if place and mean >= exact(thresholds[key])]
    rank = max(reached, default=0)
    certain = all(term.rank is not None for term in found)
    return Combined(rank, rank, mean) if certain else Combined(possible=rank)


@lru_cache(maxsize=1024)
def exact(figure: float) -> Decimal:
    """The decimal number that was written, not its binary neighbour."""
    return Decimal(repr(figure))
