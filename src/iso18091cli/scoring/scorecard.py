"""Submission + Catalog → Scorecard. Pure arithmetic, computed from the answers, never taken from the file's formulas.

The rules are those of "arithmetic" in docs/architecture.md. The workbook's live formulas (form/live.py) follow the same
rules; a test in a real office program holds one against the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from iso18091cli.model.answers import NOT_APPLICABLE, Row, Stage, Submission, level_entry, reason_given
from iso18091cli.model.catalog import Catalog, Criterion, Indicator, criteria_for
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Score, Scorecard

_TWO_PLACES = Decimal("0.01")
_NINE_PLACES = Decimal("1e-9")


def score(submission: Submission, catalog: Catalog, only: Stage | None = None) -> Scorecard:
    """All figures of a workbook. With ``only``, that stage's levels alone count, the others as if blank."""
    indicators = tuple(score_indicator(submission, catalog, indicator, only) for indicator in catalog.indicators)
    by_id = {indicator.id: indicator for indicator in indicators}

    def total(row_id: str, pillars: Sequence[str]) -> Score:
        return sum_up(row_id, [by_id[i.id] for p in pillars for i in catalog.of_pillar[p]], catalog)

    counted = [i for i in indicators if catalog.indicator[i.id].pillar in catalog.scoring.total]
    return Scorecard(
        unit=submission.sender,
        period=submission.period,
        catalog_id=catalog.id,
        catalog_version=catalog.version,
        stage=only or submission.stage,
        indicators=indicators,
        pillars=tuple(total(pillar.id, [pillar.id]) for pillar in catalog.pillars),
        total=total("total", catalog.scoring.total),
        reliable=_reliable(counted, catalog),
    )


def score_indicator(
    submission: Submission, catalog: Catalog, indicator: Indicator, only: Stage | None = None
) -> IndicatorScore:
    """One indicator's level from its criteria, or from its heading row where it has none."""
    heading = submission.rows.get(indicator.id)
    competence = heading.value("competence") if heading else None
    excluded = competence == NOT_APPLICABLE and indicator.may_be_not_applicable and reason_given(heading)
    if indicator.criteria:
        criteria = criteria_for(indicator, submission.sender.level, submission.asked_kind)
        rows = [submission.rows.get(criterion.id) for criterion in criteria]
    else:
        criteria = (Criterion(id=indicator.id, text={}),)
        rows = [heading]
    scores = tuple(
        _criterion(criterion.id, row, indicator, submission.stage, only)
        for criterion, row in zip(criteria, rows, strict=True)
    )
    if excluded and not any(_answered(row, submission.stage, only) for row in rows):
        # The heading speaks for all its criteria, unless one of them is answered: then the answers count.
        scores = tuple(CriterionScore(id=s.id, status="not_applicable") for s in scores)
    return _combine(indicator, scores, [c.weight for c in criteria], catalog, competence)


def _answered(row: Row | None, stage: Stage, only: Stage | None) -> bool:
    found = level_entry(row, stage, only)
    return found is not None and found[1].value != NOT_APPLICABLE


def _criterion(
    criterion_id: str, row: Row | None, indicator: Indicator, stage: Stage, only: Stage | None
) -> CriterionScore:
    found = level_entry(row, stage, only)
    if found is None or found[1].value is None:
        return CriterionScore(id=criterion_id, status="not_assessed", stage=found[0] if found else None)
    decided_at, entry = found
    if entry.value != NOT_APPLICABLE:
        return CriterionScore(id=criterion_id, status="assessed", level=entry.value, stage=decided_at)
    counts = indicator.may_be_not_applicable and reason_given(row, decided_at)
    return CriterionScore(id=criterion_id, status="not_applicable" if counts else "not_assessed", stage=decided_at)


def _combine(
    indicator: Indicator,
    criteria: tuple[CriterionScore, ...],
    weights: Sequence[float],
    catalog: Catalog,
    competence: str | None,
) -> IndicatorScore:
    keys = catalog.scale.keys
    ranks = [keys.index(c.level) for c in criteria if c.level is not None]
    open_criteria = sum(c.status == "not_assessed" for c in criteria)
    level: str | None = None
    if catalog.scoring.rule == "worst":
        # The lowest level is certain as soon as one criterion has it, whatever is still open.
        if ranks and (min(ranks) == 0 or not open_criteria):
            level = keys[min(ranks)]
    elif ranks and not open_criteria:
        pairs = zip(criteria, weights, strict=True)
        level = _level_of_mean([(c.level, w) for c, w in pairs if c.level is not None], catalog)
    if level is not None:
        status = "assessed"
    elif not open_criteria:
        status = "not_applicable"
    else:
        status = "incomplete" if ranks else "not_assessed"
    return IndicatorScore(
        id=indicator.id,
        status=status,  # type: ignore[arg-type]
        level=level,
        points=catalog.scale.level(level).points if level else None,
        worst_so_far=keys[min(ranks)] if ranks and level is None else None,
        competence=competence if competence in ("legal", "expectation") else indicator.competence,
        criteria=criteria if indicator.criteria else (),
    )


def _level_of_mean(graded: Sequence[tuple[str, float]], catalog: Catalog) -> str:
    """The weighted mean of points, rounded half up to 9 places, against the thresholds, inclusive."""
    points = sum((exact(w) * exact(catalog.scale.level(level).points) for level, w in graded), Decimal())
    mean = (points / sum((exact(w) for _, w in graded), Decimal())).quantize(_NINE_PLACES, ROUND_HALF_UP)
    reached = catalog.scale.levels[0].key
    for level in catalog.scale.levels[1:]:
        if mean >= exact(catalog.scoring.thresholds[level.key]):
            reached = level.key
    return reached


def sum_up(row_id: str, indicators: Sequence[IndicatorScore], catalog: Catalog) -> Score:
    """100 x sum of weight x points / sum of weight x highest points, over the indicators that have a level."""
    weights = [exact(catalog.indicator[i.id].weight) for i in indicators]
    pairs = [(w, exact(i.points)) for w, i in zip(weights, indicators, strict=True) if i.points is not None]
    not_applicable = sum(i.status == "not_applicable" for i in indicators)
    applicable = len(indicators) - not_applicable
    provisional: Decimal | None = None
    if pairs:
        highest = exact(catalog.scale.best.points)
        share = 100 * sum((w * p for w, p in pairs), Decimal()) / (highest * sum((w for w, _ in pairs), Decimal()))
        provisional = share.quantize(_TWO_PLACES, ROUND_HALF_UP)
    enough = applicable > 0 and len(pairs) >= exact(catalog.scoring.minimum_coverage) * applicable
    final = provisional if enough else None
    labels = [label.key for label in catalog.scoring.labels if final is not None and final >= exact(label.at_least)]
    return Score(
        id=row_id,
        score=None if final is None else float(final),
        provisional_score=None if provisional is None else float(provisional),
        assessed=len(pairs),
        applicable=applicable,
        not_applicable=not_applicable,
        label=labels[-1] if labels else None,
    )


def _reliable(indicators: Sequence[IndicatorScore], catalog: Catalog) -> bool | None:
    applicable = [i for i in indicators if i.status != "not_applicable"]
    # Under "worst" one that is incomplete is already lost when the worst so far is not good enough.
    certain = [i.level or (i.worst_so_far if catalog.scoring.rule == "worst" else None) for i in applicable]
    if any(level is not None and not catalog.scale.suffices(level) for level in certain):
        return False
    return True if applicable and all(i.level for i in applicable) else None


def exact(figure: float) -> Decimal:
    """The decimal number that was written, not its binary neighbour."""
    return Decimal(repr(figure))
