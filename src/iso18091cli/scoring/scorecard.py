"""Submission + Catalog → Scorecard. Pure arithmetic, computed from the answers, never taken from the file's formulas.

The rules are those of "arithmetic" in docs/architecture.md. The workbook's live formulas (form/live.py) follow the same
rules; a test in a real office program holds one against the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from iso18091cli.model.answers import NOT_APPLICABLE, Row, Stage, Submission, level_entry, reason_given
from iso18091cli.model.catalog import Catalog, Criterion, Indicator, criteria_for
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Score, Scorecard
from iso18091cli.scoring.combining import Combined, combined, exact
from iso18091cli.scoring.labels import labelled
from iso18091cli.scoring.measured import Judged, answered, judgements, score_measured

_TWO_PLACES = Decimal("0.01")


def score(
    submission: Submission, catalog: Catalog, only: Stage | None = None, judged: Mapping[str, Judged] | None = None
) -> Scorecard:
    """All figures of a workbook. With ``only``, that stage's levels alone count, the others as if blank.

    ``judged``: what decides the measured rows, where the caller knows it (measured.judgements at the same stage).
    """
    known = judgements(submission, catalog, only) if judged is None else judged
    indicators = tuple(score_indicator(submission, catalog, item, known, only) for item in catalog.indicators)
    total, *pillars = _sums(indicators, catalog)
    card = Scorecard(
        unit=submission.sender,
        period=submission.period,
        catalog_id=catalog.id,
        catalog_version=catalog.version,
        stage=only or submission.stage,
        indicators=indicators,
        pillars=tuple(pillars),
        total=total,
        reliable=_reliable(indicators, catalog),
    )
    return labelled(card, catalog)


def regraded(card: Scorecard, indicators: Mapping[str, IndicatorScore], catalog: Catalog) -> Scorecard:
    """The scorecard as it would be if these indicators, by id, had these results."""
    scores = tuple(indicators.get(score.id, score) for score in card.indicators)
    total, *pillars = _sums(scores, catalog)
    reliable = _reliable(scores, catalog)
    return labelled(replace(card, indicators=scores, pillars=tuple(pillars), total=total, reliable=reliable), catalog)


def _sums(indicators: Sequence[IndicatorScore], catalog: Catalog) -> list[Score]:
    """The total, and each pillar."""
    by_id = {indicator.id: indicator for indicator in indicators}
    rows = [("total", catalog.scoring.total), *((pillar.id, (pillar.id,)) for pillar in catalog.pillars)]
    return [sum_up(id, [by_id[i.id] for p in members for i in catalog.of_pillar[p]], catalog) for id, members in rows]


def score_indicator(
    submission: Submission,
    catalog: Catalog,
    indicator: Indicator,
    known: Mapping[str, Judged],
    only: Stage | None = None,
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
    judged = [_deciding(known.get(criterion.id)) for criterion in criteria]
    scores = tuple(
        _criterion(criterion, row, indicator, submission.stage, only, said)
        for criterion, row, said in zip(criteria, rows, judged, strict=True)
    )
    if excluded and not any(
        _answered(row, submission.stage, only, said) for row, said in zip(rows, judged, strict=True)
    ):
        # The heading speaks for all its criteria, unless one of them is answered: then the answers count.
        scores = tuple(CriterionScore(id=s.id, status="not_applicable") for s in scores)
    return combine(indicator, scores, catalog, competence)


def _deciding(judged: Judged | None) -> Judged | None:
    """What decides a measured row; ``None`` where levels are picked, as in a workbook of an older catalogue."""
    return None if judged is None or judged.by_pick else judged


def _answered(row: Row | None, stage: Stage, only: Stage | None, judged: Judged | None) -> bool:
    if judged is not None:
        return answered(judged)
    found = level_entry(row, stage, only)
    return found is not None and found[1].value != NOT_APPLICABLE


def _criterion(
    criterion: Criterion,
    row: Row | None,
    indicator: Indicator,
    stage: Stage,
    only: Stage | None,
    judged: Judged | None,
) -> CriterionScore:
    if judged is not None:
        return score_measured(criterion.id, row, indicator.may_be_not_applicable, judged)
    criterion_id, found = criterion.id, level_entry(row, stage, only)
    if found is None or found[1].value is None:
        return CriterionScore(id=criterion_id, status="not_assessed", stage=found[0] if found else None)
    decided_at, entry = found
    if entry.value != NOT_APPLICABLE:
        return CriterionScore(id=criterion_id, status="assessed", level=entry.value, stage=decided_at)
    counts = indicator.may_be_not_applicable and reason_given(row, decided_at)
    return CriterionScore(id=criterion_id, status="not_applicable" if counts else "not_assessed", stage=decided_at)


def combine(
    indicator: Indicator, criteria: tuple[CriterionScore, ...], catalog: Catalog, competence: str | None
) -> IndicatorScore:
    """The indicator's result from its criteria, or from what its heading row says where it has none.

    ``competence``: as the unit says; anything else than the two words leaves that of the catalogue.
    """
    keys = catalog.scale.keys
    ranks = [keys.index(c.level) for c in criteria if c.level is not None]
    found = combined(indicator, criteria, catalog)
    level = None if found.rank is None else keys[found.rank]
    if level is not None:
        status = "assessed"
    elif found.possible is None:
        status = "not_applicable"
    else:
        status = "incomplete" if ranks else "not_assessed"
    return IndicatorScore(
        id=indicator.id,
        status=status,  # type: ignore[arg-type]
        level=level,
        points=_points(indicator, found, catalog),
        worst_so_far=keys[min(ranks)] if ranks and level is None else None,
        competence=competence if competence in ("legal", "expectation") else indicator.competence,
        criteria=criteria if indicator.criteria else (),
    )


def _points(indicator: Indicator, found: Combined, catalog: Catalog) -> float | None:
    """The points of its level; of an indicator whose criteria are given points, their mean."""
    if found.rank is None:
        return None
    if found.mean is not None and catalog.in_points(indicator):
        return float(found.mean)
    return catalog.scale.levels[found.rank].points


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
        provisional = half_up(share)
    enough = applicable > 0 and len(pairs) >= exact(catalog.scoring.minimum_coverage) * applicable
    final = provisional if enough else None
    return Score(
        id=row_id,
        score=None if final is None else float(final),
        provisional_score=None if provisional is None else float(provisional),
        assessed=len(pairs),
        applicable=applicable,
        not_applicable=not_applicable,
    )


def _reliable(indicators: Sequence[IndicatorScore], catalog: Catalog) -> bool | None:
    """Whether all applicable indicators are good enough; lost as soon as one of them can no longer become so."""
    applicable = [i for i in indicators if i.status != "not_applicable"]
    if any(not catalog.scale.suffices(_possible(i, catalog)) for i in applicable):
        return False
    return True if applicable and all(i.level for i in applicable) else None


def _possible(score: IndicatorScore, catalog: Catalog) -> str:
    """The indicator's level, or the best that it can still have."""
    if score.status != "incomplete":
        return score.level or catalog.scale.best.key
    found = combined(catalog.indicator[score.id], score.criteria, catalog)
    return catalog.scale.best.key if found.possible is None else catalog.scale.keys[found.possible]


def half_up(figure: Decimal) -> Decimal:
    """A figure at two places, as it is given out."""
    return figure.quantize(_TWO_PLACES, ROUND_HALF_UP)
