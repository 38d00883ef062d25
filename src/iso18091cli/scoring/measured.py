"""What was typed in a measured row + its measure → figure and level, exactly in decimals. Pure.

The form works the same out live (form/measured_cells.py); tests hold one against the other. Two steps:

    count   two cells as they were read   → Count: what they mean by the measure, of one stage
    judge   a whole row of a submission   → Judged: whose figures or which pick decide

A blank is never 0. Limits are inclusive. A figure that cannot be (a part above its whole, half a person, less than
nothing) gives no level; one that is only unlikely does, and is asked about (checks/measures.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from iso18091cli.model.answers import (
    FIGURE_COLUMNS,
    LEVEL_COLUMN,
    NOT_APPLICABLE,
    STAGES,
    Entry,
    Row,
    Stage,
    Submission,
    reason_given,
)
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import Limit, Measure, due, oldest, year_named
from iso18091cli.model.scores import CriterionScore, Figure
from iso18091cli.scoring.combining import exact

State = Literal["blank", "refused", "unfinished", "impossible", "unlimited", "zero", "ask", "not_applicable", "level"]
"""blank: nothing typed. refused: something that is not understood. unfinished: a part without its whole, or the other
way round. impossible: see ``Count.why``. unlimited: it cannot be told which limits hold. zero: the whole is 0, which
means nothing here. ask: it is 0, and the level is picked. not_applicable: it is 0, and the criterion drops out.
level: there is one."""
Impossible = Literal["part-above-whole", "not-whole", "too-low", "not-given"]


class Count(NamedTuple):
    """What the cells of one stage say."""

    state: State
    level: str | None = None
    figure: Figure | None = None
    """Where the figures are understood and can be, whether or not they give a level."""
    why: Impossible | None = None


class Judged(NamedTuple):
    """What decides the level of a measured row."""

    own: Count
    """The unit's figures."""
    found: Count
    """The figures that count at the workbook's stage: the unit's, with what the council put in their place."""
    counted_at: Stage
    """Whose those are."""
    pick: tuple[Stage, Entry] | None = None
    """The picked level that decides instead of figures: the council's, or the unit's own where the whole is 0."""
    by_pick: bool = False
    """Whether the workbook is of an older catalogue, which had no place for figures: then levels were picked."""
    closed: bool = False
    """Whether the places for figures were taken out of the workbook, which should have them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that hold for a unit, and the year in which dates are due; ``None`` where that is not known."""

    by_level: dict[str, Limit] | None
    year: int | None


def limits_for(measure: Measure, submission: Submission) -> Limits:
    """The limits for the unit of a workbook: those that its form shows."""
    unit = submission.asked_kind, submission.asked_level, submission.group
    known = measure.limits_known(*unit)
    return Limits(measure.limits(*unit) if known else None, year_named(submission.period))


# One stage's cells ----------------------------------------------------------------------------------------------------


def count(value: Entry | None, whole: Entry | None, measure: Measure, levels: Sequence[str], limits: Limits) -> Count:
    """What two cells mean; ``levels`` are the scale's keys from the worst on."""
    typed = [entry for entry in (value, whole) if entry is not None and not entry.blank]
    if not typed:
        return Count("blank")
    if any(entry.value is None for entry in typed):
        return Count("refused")
    meant, of = (entry.value if entry is not None else None for entry in (value, whole))
    if measure.kind == "share":
        return _share(meant, of, measure, levels, limits)
    if meant is None:
        return Count("unfinished")
    if measure.kind == "choice":
        answers = {choice.key: choice.level for choice in measure.choices}
        return Count("level", answers[meant], Figure(text=meant)) if meant in answers else Count("refused")
    if measure.kind == "date":
        return _date(date.fromisoformat(meant), measure, levels, limits)
    return _number(Decimal(meant), measure, levels, limits)


def _share(part: str | None, whole: str | None, measure: Measure, levels: Sequence[str], limits: Limits) -> Count:
    if whole is not None and Decimal(whole) == 0 and (part is None or Decimal(part) == 0):
        return _of_nothing(measure, levels)
    if part is None or whole is None:
        return Count("unfinished")
    above, below = Decimal(part), Decimal(whole)
    if wrong := _impossible((above, below), measure):
        return Count("impossible", why=wrong)
    if below == 0 or (above > below and (measure.highest or 0) <= 100):
        return Count("impossible", why="part-above-whole")
    figure = Figure(above, below, 100 * above / below)
    # Multiplied out, so that nothing is rounded.
    return _level(100 * above, below, figure, measure, levels, limits)


def _of_nothing(measure: Measure, levels: Sequence[str]) -> Count:
    figure = Figure(Decimal(), Decimal())
    if measure.when_zero in levels:
        return Count("level", measure.when_zero, figure)
    states: dict[str, State] = {"ask": "ask", "not_applicable": "not_applicable"}
    return Count(states.get(measure.when_zero, "zero"), figure=figure)


def _number(value: Decimal, measure: Measure, levels: Sequence[str], limits: Limits) -> Count:
    if wrong := _impossible((value,), measure):
        return Count("impossible", why=wrong)
    return _level(value, Decimal(1), Figure(value=value), measure, levels, limits)


def _impossible(figures: Sequence[Decimal], measure: Measure) -> Impossible | None:
    if any(figure < exact(measure.lowest or 0.0) for figure in figures) or min(figures[1:], default=0) < 0:
        return "too-low"
    if measure.whole_figures and any(figure != figure.to_integral_value() for figure in figures):
        return "not-whole"
    if measure.kind == "points" and not _given(figures[0], measure):
        return "not-given"
    return None


def _given(points: Decimal, measure: Measure) -> bool:
    """Whether such points are given: up to the maximum, in its steps."""
    return points <= exact(measure.maximum or 0.0) and not points % exact(measure.step)


def _level(
    reached: Decimal, of: Decimal, figure: Figure, measure: Measure, levels: Sequence[str], limits: Limits
) -> Count:
    """The best level whose limit, times ``of``, is reached."""
    if limits.by_level is None:
        return Count("unlimited", figure=figure)
    found = levels[0]
    for level in levels[1:]:
        low, high = ends(limits.by_level[level], measure)
        if (low is None or reached >= low * of) and (high is None or reached <= high * of):
            found = level
    return Count("level", found, figure)


def ends(limit: Limit, measure: Measure) -> tuple[Decimal | None, Decimal | None]:
    """Between which figures a level is reached; ``None``: on that side there is no end."""
    if isinstance(limit, tuple):
        low, high = limit
        return exact(low), exact(high)
    end = exact(limit)
    return (None, end) if measure.better == "lower" else (end, None)


def _date(day: date, measure: Measure, levels: Sequence[str], limits: Limits) -> Count:
    figure = Figure(text=day.isoformat())
    if limits.by_level is None or limits.year is None:
        return Count("unlimited", figure=figure)
    found = levels[0]
    for level in levels[1:]:
        limit = limits.by_level[level]
        assert not isinstance(limit, tuple)
        last = due(measure, limits.year, int(limit)) if measure.by else date.max
        first = oldest(limits.year, int(limit)) if measure.age else date.min
        if first <= day <= last:
            found = level
    return Count("level", found, figure)


# A whole row ----------------------------------------------------------------------------------------------------------


def judgements(submission: Submission, catalog: Catalog, only: Stage | None = None) -> dict[str, Judged]:
    """What decides each measured row that a workbook has, by the criterion's id, as judge says it."""
    rows = submission.rows
    return {id: judge(rows[id], m, submission, catalog, only) for id, m in catalog.measured.items() if id in rows}


def judge(row: Row, measure: Measure, submission: Submission, catalog: Catalog, only: Stage | None = None) -> Judged:
    """What decides the level of a measured row, as far as the workbook's stage goes, or at one stage alone.

    The council's figures stand in for the unit's cell by cell. A level that is picked at a later stage decides, and
    what stands there decides even where it is no level.
    """
    limits, keys = limits_for(measure, submission), catalog.scale.keys
    reached = STAGES[: STAGES.index(submission.stage) + 1]
    stages = [stage for stage in reached if only in (None, stage)]
    if FIGURE_COLUMNS["self"][0] not in row.columns:
        same = submission.stamp.get("catalog_digest") == catalog.digest
        blank = Count("blank")
        pick = None if same else _pick(row, stages)
        return Judged(blank, blank, "self", pick, by_pick=not same, closed=same)
    own = [_typed(row, name) for name in FIGURE_COLUMNS["self"]]
    theirs = [_typed(row, name) for name in FIGURE_COLUMNS["review"]]
    said = count(own[0], own[1], measure, keys, limits)
    found = said if only in (None, "self") else Count("blank")
    at: Stage = only or "self"
    if "review" in stages and any(theirs):
        value, whole = (mine if other is None else other for mine, other in zip(own, theirs, strict=True))
        found, at = count(value, whole, measure, keys, limits), "review"
    later = _pick(row, [stage for stage in stages if stage != "self"])
    mine = _typed(row, LEVEL_COLUMN["self"])
    # Elsewhere that cell is a formula, and what it shows no answer.
    if later is None and said.state == found.state == "ask" and at == "self" and mine and not mine.formula:
        later = ("self", mine)
    return Judged(said, found, at, later)


def _typed(row: Row, column: str) -> Entry | None:
    entry = row.entries.get(column)
    return None if entry is None or entry.blank else entry


def _pick(row: Row, stages: Sequence[Stage]) -> tuple[Stage, Entry] | None:
    for stage in reversed(stages):
        if entry := _typed(row, LEVEL_COLUMN[stage]):
            return stage, entry
    return None


def score_measured(criterion_id: str, row: Row | None, allowed: bool, judged: Judged | None) -> CriterionScore:
    """The level of a measured row; ``allowed``: whether "not applicable" may be picked (with a reason)."""
    if row is None or judged is None:
        return CriterionScore(id=criterion_id, status="not_assessed")
    found = judged.found
    if judged.pick is None:
        if found.state == "level":
            return CriterionScore(criterion_id, "assessed", found.level, judged.counted_at, found.figure)
        if found.state == "not_applicable":
            return CriterionScore(criterion_id, "not_applicable", None, judged.counted_at, found.figure)
        return CriterionScore(criterion_id, "not_assessed", None, None if found.state == "blank" else judged.counted_at)
    stage, entry = judged.pick
    asked = found.state == "ask"
    if entry.value is None or (stage == "self" and asked and not reason_given(row, stage)):
        return CriterionScore(criterion_id, "not_assessed", None, stage)
    if entry.value == NOT_APPLICABLE:
        counts = allowed and reason_given(row, stage)
        return CriterionScore(criterion_id, "not_applicable" if counts else "not_assessed", None, stage)
    figure = None if found.figure is None else found.figure._replace(counts=asked or found.level == entry.value)
    return CriterionScore(criterion_id, "assessed", entry.value, stage, figure)


def answered(judged: Judged) -> bool:
    """Whether somebody has answered the row, with anything but what lets it drop out.

    Figures that leave the level to be picked (``ask``) are no answer until it is.
    """
    if judged.pick is not None:
        return judged.pick[1].value != NOT_APPLICABLE
    return judged.found.state not in ("blank", "ask", "not_applicable")
