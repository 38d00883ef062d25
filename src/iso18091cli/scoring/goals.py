"""Scorecards + Catalog → how far the Sustainable Development Goals are served: at the acceptable level, n of N.

Which indicator serves which goal the catalogue says (`Indicator.sdgs`). An indicator that serves several counts for
each, so goals are not to be added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from iso18091cli.model.catalog import Catalog, Scale
from iso18091cli.model.goals import GoalResult, GoalSum
from iso18091cli.model.scores import Scorecard


def acceptable(level: str | None, scale: Scale) -> bool:
    """Whether a level is good enough. ``None``, no level, is not."""
    return level is not None and scale.suffices(level)


def goals_of(catalog: Catalog) -> dict[int, tuple[str, ...]]:
    """The goals that any indicator serves, in order, with the ids of these indicators; empty where none does."""
    goals = sorted({goal for indicator in catalog.indicators for goal in indicator.sdgs})
    return {goal: tuple(i.id for i in catalog.indicators if goal in i.sdgs) for goal in goals}


def goal_results(card: Scorecard, catalog: Catalog) -> tuple[GoalResult, ...]:
    """One a goal that the catalogue knows. An indicator that the workbook does not have is without a level."""
    scores = {score.id: score for score in card.indicators}
    results = []
    for goal, ids in goals_of(catalog).items():
        found: dict[str, list[str]] = {"reached": [], "below": [], "open": [], "not_applicable": []}
        for id in ids:
            score = scores.get(id)
            if score is None or score.status in ("incomplete", "not_assessed"):
                found["open"].append(id)
            elif score.status == "not_applicable":
                found["not_applicable"].append(id)
            else:
                found["reached" if acceptable(score.level, catalog.scale) else "below"].append(id)
        results.append(GoalResult(goal=goal, **{name: tuple(of_it) for name, of_it in found.items()}))
    return tuple(results)


def goal_sums(cards: Iterable[Scorecard], catalog: Catalog) -> tuple[GoalSum, ...]:
    """One a goal that the catalogue knows, over all units."""
    of_units = [goal_results(card, catalog) for card in cards]
    return tuple(
        _sum(goal, ids, [results[place] for results in of_units])
        for place, (goal, ids) in enumerate(goals_of(catalog).items())
    )


def _sum(goal: int, ids: tuple[str, ...], results: Sequence[GoalResult]) -> GoalSum:
    below = Counter(id for result in results for id in result.below)
    return GoalSum(
        goal=goal,
        indicators=ids,
        reached=sum(len(result.reached) for result in results),
        applicable=sum(result.applicable for result in results),
        open=sum(len(result.open) for result in results),
        complete=sum(bool(result.applicable) and not result.held_back_by for result in results),
        units=sum(bool(result.applicable) for result in results),
        held_back_by=tuple(sorted(((id, below[id]) for id in ids if below[id]), key=lambda found: -found[1])),
    )
