"""What several reviewers say of the same criteria → how far they agree. Pure.

Levels are ranks on the scale, 0 the worst. Three figures, each with its number of criteria:

    weighted kappa   of each pair (Cohen 1968, linear weights): 1 - observed / expected distance
    alpha            of all (Krippendorff 2011, ordinal): 1 - observed / expected disagreement, blanks allowed
    strictness       a reviewer's mean distance from the mean of the others on the same criteria, in levels

The 95 % interval is that of the jackknife over criteria: exact, and the same on every computer. It takes criteria for
independent of each other, so where one unit gives many of them the true one is wider.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import TypeVar

from iso18091cli.model.review import Agreement, Estimate, PairAgreement, Strictness

Ranks = Mapping[str, int]
"""What reviewers, by key, say of one criterion."""
T = TypeVar("T", tuple[int, int], tuple[int, ...])
_Z = 1.959964
"""Of a normal distribution, 95 % lie between so many standard deviations."""


def agreement(said: Sequence[Ranks], reviewers: Sequence[tuple[str, str]], levels: int, fewest: int) -> Agreement:
    """How far these reviewers, (key, name), agree; below ``fewest`` criteria a figure is withheld."""
    several = [ranks for ranks in said if len(ranks) > 1]
    keys = [key for key, _ in reviewers if any(key in ranks for ranks in several)]
    pairs = []
    for one, other in combinations(keys, 2):
        both = [(ranks[one], ranks[other]) for ranks in several if one in ranks and other in ranks]
        if both:
            found = _jackknifed(both, lambda counts: weighted_kappa(counts, levels), fewest)
            pairs.append(PairAgreement(one, other, sum(a == b for a, b in both), found))
    patterns = [tuple(sorted(ranks.values())) for ranks in several]
    return Agreement(
        fewest=fewest,
        alpha=_jackknifed(patterns, lambda counts: ordinal_alpha(counts, levels), fewest),
        pairs=tuple(pairs),
        strictness=tuple(Strictness(key, _distance(key, several, fewest)) for key in keys),
        names=tuple(reviewers),
    )


def weighted_kappa(counts: Mapping[tuple[int, int], int], levels: int) -> float | None:
    """Cohen's kappa with linear weights; ``counts`` of the pairs of ranks. ``None`` where chance leaves no distance."""
    n = sum(counts.values())
    rows, columns = [0] * levels, [0] * levels
    for (one, other), times in counts.items():
        rows[one] += times
        columns[other] += times
    observed = sum(abs(one - other) * times for (one, other), times in counts.items())
    expected = sum(abs(i - j) * rows[i] * columns[j] for i in range(levels) for j in range(levels))
    return 1 - observed * n / expected if expected else None


def ordinal_alpha(counts: Mapping[tuple[int, ...], int], levels: int) -> float | None:
    """Krippendorff's alpha for ordinal data; ``counts`` of the ranks that a criterion was given, two or more each.

    ``None`` where all ranks are the same: then there is nothing on which anybody could disagree.
    """
    together = [[0.0] * levels for _ in range(levels)]
    for ranks, times in counts.items():
        for at, one in enumerate(ranks):
            for place, other in enumerate(ranks):
                if at != place:
                    together[one][other] += times / (len(ranks) - 1)
    totals = [sum(row) for row in together]
    n = sum(totals)
    apart = [[_ordinal(totals, i, j) for j in range(levels)] for i in range(levels)]
    observed = sum(together[i][j] * apart[i][j] for i in range(levels) for j in range(levels))
    expected = sum(totals[i] * totals[j] * apart[i][j] for i in range(levels) for j in range(levels))
    return 1 - (n - 1) * observed / expected if expected else None


def _ordinal(totals: Sequence[float], one: int, other: int) -> float:
    """The squared distance of two ranks: what lies between them, the two themselves by half."""
    low, high = min(one, other), max(one, other)
    return (sum(totals[low : high + 1]) - (totals[low] + totals[high]) / 2) ** 2


def _jackknifed(items: Sequence[T], figure: Callable[[Mapping[T, int]], float | None], fewest: int) -> Estimate:
    """A figure over criteria that are alike where their pattern is, and its interval: each is left out once."""
    counts = Counter(items)
    n = len(items)
    value = figure(counts) if n >= max(fewest, 2) else None
    if value is None:
        return Estimate(n)
    without = [(times, figure(counts - Counter({pattern: 1}))) for pattern, times in counts.items()]
    known = [(times, left) for times, left in without if left is not None]
    if sum(times for times, _ in known) < n:
        return Estimate(n, value)
    mean = sum(times * left for times, left in known) / n
    spread = _Z * sqrt((n - 1) / n * sum(times * (left - mean) ** 2 for times, left in known))
    return Estimate(n, value, max(value - spread, -1.0), min(value + spread, 1.0))


def _distance(key: str, said: Iterable[Ranks], fewest: int) -> Estimate:
    """The mean distance of a reviewer's ranks from the mean of the others'."""
    found = []
    for ranks in said:
        others = [rank for reviewer, rank in ranks.items() if reviewer != key]
        if key in ranks and others:
            found.append(ranks[key] - sum(others) / len(others))
    n = len(found)
    if n < max(fewest, 2):
        return Estimate(n)
    mean = sum(found) / n
    spread = _Z * sqrt(sum((one - mean) ** 2 for one in found) / (n - 1) / n)
    return Estimate(n, mean, mean - spread, mean + spread)
