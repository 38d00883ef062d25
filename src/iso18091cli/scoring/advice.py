"""Submission, Scorecard, goal → Advice: the fewest criteria to close, and how much of what is counted is missing."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import Label
from iso18091cli.model.evidence import indicators_met, proved
from iso18091cli.model.fewest import Advice, Shortfall
from iso18091cli.model.measure import Limit, Measure
from iso18091cli.model.scores import Figure, Scorecard
from iso18091cli.scoring.closing import criteria_of, points_wanted
from iso18091cli.scoring.combining import exact
from iso18091cli.scoring.fewest import fewest
from iso18091cli.scoring.measured import ends, limits_for


def advice(submission: Submission, card: Scorecard, goal: Label, catalog: Catalog) -> Advice:
    """What brings a workbook, scored as ``card``, to the goal with the fewest criteria closed."""
    return Advice(
        way=fewest(card, goal, catalog, points_wanted(submission, catalog)),
        missing=_missing(submission, card, catalog),
        unproved=_unproved(submission, card, catalog),
    )


def _missing(submission: Submission, card: Scorecard, catalog: Catalog) -> dict[str, Shortfall]:
    found = {}
    for criterion in (c for score in card.indicators for c in criteria_of(score)):
        measure, figure = catalog.measured.get(criterion.id), criterion.figure
        if measure is None or figure is None or not figure.counts or criterion.level not in catalog.scale.short:
            continue
        limit = (limits_for(measure, submission).by_level or {}).get(catalog.scale.good_enough.key)
        if limit is not None and (short := shortfall(figure, measure, limit)):
            found[criterion.id] = short
    return found


def shortfall(figure: Figure, measure: Measure, limit: Limit) -> Shortfall | None:
    """How far the figure is from the limit: of a share how much of the part, the whole staying as it is.

    In whole ones where only those are counted, in the steps of points. ``None`` where the limit is reached, of a share
    of nothing, a date and a choice.
    """
    found, of = figure.value, Decimal(1)
    if measure.kind == "share":
        found, of = figure.part, (figure.whole or Decimal()) / 100
    if found is None or not of or measure.kind in ("date", "choice"):
        return None
    step = Decimal(1) if measure.whole_figures else exact(measure.step) if measure.kind == "points" else None
    low, high = ends(limit, measure)
    if low is not None and found < low * of:
        return Shortfall(_in_steps(low * of, step, ROUND_CEILING) - found, over=False)
    if high is not None and found > high * of:
        return Shortfall(found - _in_steps(high * of, step, ROUND_FLOOR), over=True)
    return None


def _in_steps(figure: Decimal, step: Decimal | None, rounding: str) -> Decimal:
    return figure if step is None else (figure / step).to_integral_value(rounding) * step


def _unproved(submission: Submission, card: Scorecard, catalog: Catalog) -> tuple[str, ...]:
    """Criteria that are good enough without evidence, as rule E01 has it."""
    rows, registered = submission.rows, indicators_met(submission, catalog)
    return tuple(
        c.id
        for score in card.indicators
        for c in criteria_of(score)
        if c.level and catalog.scale.suffices(c.level) and not proved(rows, c.id, score.id, registered)
    )
