"""Levels of several reviewers → one, by the rule that the catalogue names. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from iso18091cli.model.answers import NOT_APPLICABLE
from iso18091cli.model.catalog import ConsensusRule


def consensus(levels: Sequence[str], scale: Sequence[str], rule: ConsensusRule) -> str | None:
    """The level that these come to; ``None`` for a tie, and where there are none.

    ``scale`` holds the keys from the worst on. "Not applicable" is no level: where all say so it counts, beside levels
    nothing is certain and the row stays open.

        median    the level in the middle; of an even number the two in the middle must be the same
        worst     the lowest
        majority  the one that more than half give
    """
    if not levels:
        return None
    if NOT_APPLICABLE in levels:
        return NOT_APPLICABLE if set(levels) == {NOT_APPLICABLE} else None
    ranks = sorted(scale.index(level) for level in levels)
    if rule == "worst":
        return scale[ranks[0]]
    if rule == "majority":
        rank, times = Counter(ranks).most_common(1)[0]
        return scale[rank] if 2 * times > len(ranks) else None
    low, high = ranks[(len(ranks) - 1) // 2], ranks[len(ranks) // 2]
    return scale[low] if low == high else None
