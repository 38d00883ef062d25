"""Sums of units → means over them. A unit that lacks a score is left out of it and counted, never taken as zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from iso18091cli.model.summary import Mean

if TYPE_CHECKING:
    import pandas as pd

_TWO_PLACES = Decimal("0.01")


def means(sums: pd.DataFrame, ids: Sequence[str], units: int) -> tuple[Mean, ...]:
    """A mean for each of the ids, over ``units`` units; ``sums`` as ``frames.sums`` gives them."""
    of_id = {str(id): rows for id, rows in sums.groupby("id", sort=False)}
    return tuple(_mean(id, of_id.get(id, sums.iloc[:0]), units) for id in ids)


def _mean(id: str, sums: pd.DataFrame, units: int) -> Mean:
    scores = sums["hundredths"].dropna()
    scored = len(scores)
    return Mean(
        id=id,
        mean=rounded(Decimal(int(scores.sum())) / (100 * scored)) if scored else None,
        lowest=int(scores.min()) / 100 if scored else None,
        highest=int(scores.max()) / 100 if scored else None,
        scored=scored,
        units=units,
        not_applicable=int((sums["applicable"] == 0).sum()),
    )


def rounded(figure: Decimal) -> float:
    """Half up to two places at the very end (contract "arithmetic"), in decimal numbers: 62.125 is 62.13."""
    return float(figure.quantize(_TWO_PLACES, ROUND_HALF_UP))
