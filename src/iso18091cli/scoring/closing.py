"""An indicator's result → what it becomes when some of its criteria are closed.

To close a criterion is to bring it from below the level that is good enough, or from no answer, to that level. Of
criteria that stand for each other one is closed. Only choices that can differ are listed: criteria that count alike are
closed in the catalogue's order, under the rule "mean" the one that brings most first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import product
from typing import NamedTuple

from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog, Indicator
from iso18091cli.model.measure import Measure
from iso18091cli.model.scores import CriterionScore, Figure, IndicatorScore
from iso18091cli.scoring.combining import Term, exact, terms
from iso18091cli.scoring.measured import limits_for
from iso18091cli.scoring.scorecard import combine

Points = Mapping[str, Decimal]
"""Of criteria that are given points, by id: the fewest that are good enough."""


class Closing(NamedTuple):
    """Some criteria of an indicator closed."""

    criteria: tuple[CriterionScore, ...]
    """Those, closed, in the catalogue's order; of an indicator without criteria itself."""
    result: IndicatorScore


def points_wanted(submission: Submission, catalog: Catalog) -> dict[str, Decimal]:
    """The fewest points that are good enough in the unit of a workbook, where its limits are known."""
    found: dict[str, Decimal] = {}
    for id, measure in catalog.measured.items():
        limit = (limits_for(measure, submission).by_level or {}).get(catalog.scale.good_enough.key)
        if measure.kind == "points" and isinstance(limit, (int, float)):
            found[id] = _in_steps(exact(limit), measure)
    return found


def _in_steps(points: Decimal, measure: Measure) -> Decimal:
    step = exact(measure.step)
    return min((points / step).to_integral_value(ROUND_CEILING) * step, exact(measure.maximum or 0.0))


def criteria_of(score: IndicatorScore) -> tuple[CriterionScore, ...]:
    """The results of its criteria; of one without criteria its own, as of a criterion."""
    return score.criteria or (CriterionScore(id=score.id, status=score.status, level=score.level),)


def closings(score: IndicatorScore, catalog: Catalog, points: Points) -> Iterator[Closing]:
    """What the indicator can become; first of all itself, with nothing closed."""
    indicator, scores = catalog.indicator[score.id], criteria_of(score)
    queues = _queues(indicator, scores, catalog, points)
    places = {s.id: place for place, s in enumerate(scores)}
    for lengths in product(*(range(len(queue) + 1) for queue in queues)):
        taken = [s for queue, length in zip(queues, lengths, strict=True) for s in queue[:length]]
        criteria = tuple(sorted(taken, key=lambda s: places[s.id]))
        yield Closing(criteria, with_closed(score, criteria, catalog))


def with_closed(score: IndicatorScore, closed: Sequence[CriterionScore], catalog: Catalog) -> IndicatorScore:
    """The indicator's result with these criteria in place of its own."""
    if not closed:
        return score
    shut = {s.id: s for s in closed}
    after = tuple(shut.get(s.id, s) for s in criteria_of(score))
    return combine(catalog.indicator[score.id], after, catalog, score.competence)


def _alternatives(indicator: Indicator, scores: Sequence[CriterionScore]) -> list[list[CriterionScore]]:
    groups = dict.fromkeys(indicator.alternatives(score.id) for score in scores)
    return [[score for score in scores if score.id in group] for group in groups]


def _queues(
    indicator: Indicator, scores: Sequence[CriterionScore], catalog: Catalog, points: Points
) -> list[list[CriterionScore]]:
    """The closed criteria, in queues: of each, some from its front are taken, and no other choice is better."""
    by_mean = catalog.rule_of(indicator) == "mean" and bool(indicator.criteria)
    queues: dict[int, list[tuple[Decimal, CriterionScore]]] = {}
    for members in _alternatives(indicator, scores):
        now = terms(indicator, members, catalog)
        closed = [(_term(indicator, members, c, catalog), c) for s in members for c in _closed(s, catalog, points)]
        if not now or not closed:
            continue
        best, chosen = max(closed, key=lambda pair: (pair[0].earned or Decimal(), pair[0].rank))
        gain = (best.earned or Decimal()) - (now[0].earned or Decimal())
        if now[0].rank is None or (gain > 0 if by_mean else best.rank != now[0].rank):
            kind = -1 if now[0].rank is None else 0 if by_mean else now[0].rank
            queues.setdefault(kind, []).append((gain, chosen))
    in_turn = (sorted(queues[kind], key=lambda pair: -pair[0]) for kind in sorted(queues))
    return [[chosen for _, chosen in queue] for queue in in_turn]  # the last varies first: what is nearest to good


def _closed(score: CriterionScore, catalog: Catalog, points: Points) -> list[CriterionScore]:
    """It closed; nothing where it is good enough, or does not apply."""
    if score.status == "not_applicable" or (score.level and catalog.scale.suffices(score.level)):
        return []
    figure = Figure(value=points[score.id]) if score.id in points else None
    return [CriterionScore(score.id, "assessed", catalog.scale.good_enough.key, score.stage, figure)]


def _term(indicator: Indicator, members: Sequence[CriterionScore], closed: CriterionScore, catalog: Catalog) -> Term:
    return terms(indicator, [closed if s.id == closed.id else s for s in members], catalog)[0]
