"""A self-assessment and the reviews of it → what everybody says of each criterion, joined by id. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from iso18091cli.appraisal.consensus import consensus
from iso18091cli.checks.appraisal import (
    BEYOND_PART,
    COMMENT_MISSING,
    FIGURES_DIFFER,
    LEVEL_NOT_COUNTED,
    NOBODY_ASKED,
    REVIEW_BLANK,
)
from iso18091cli.checks.rule import Rule
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, NOT_APPLICABLE, Place, Stage, Submission
from iso18091cli.model.catalog import Catalog, criteria_for
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.part import narrowed
from iso18091cli.model.review import Appraised, Compared, Moved, Opinion, Why
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit, full_name
from iso18091cli.scoring.scorecard import score

COUNCIL = (LEVEL_COLUMN["review"], *FIGURE_COLUMNS["review"], "review_comment")
"""Columns that a reviewer fills in."""
_NAMED = 8


class Review(NamedTuple):
    """A reviewer's copy that counts."""

    reviewer: str
    """Key."""
    name: str
    file: str
    submission: Submission


Told = tuple[str, Diagnostic]
"""(file, finding)."""


def levels(submission: Submission, catalog: Catalog, stage: Stage) -> dict[str, str]:
    """The level that counts at one stage alone, or "not applicable", of every row that has one."""
    card = score(submission, narrowed(catalog, submission.part), stage)
    rows = [row for indicator in card.indicators for row in (indicator.criteria or (indicator,))]
    found = {row.id: NOT_APPLICABLE if row.status == "not_applicable" else row.level for row in rows}
    return {id: level for id, level in found.items() if level}


def compare(
    own: Submission, unit: Unit, reviews: Sequence[Review], catalog: Catalog, met: Submission | None = None
) -> Appraised:
    """Every criterion that the unit is asked, with what each reviewer says of it.

    ``met``: the meeting's workbook of before, whose agreed levels stand where unit and appraisal still say what they
    said in it.
    """
    mine = levels(own, catalog, "self")
    theirs = [(review, levels(review.submission, catalog, "review")) for review in reviews]
    decided = _decided(met, catalog) if met else {}
    rows = []
    for indicator in catalog.indicators:
        asked = [c.id for c in criteria_for(indicator, own.sender.level, own.asked_kind)]
        for id in asked or ([] if indicator.criteria else [indicator.id]):
            opinions = tuple(o for review, found in theirs if (o := _opinion(review, id, found.get(id))))
            given = [opinion.level for opinion in opinions if opinion.level]
            appraisal = consensus(given, catalog.scale.keys, catalog.appraisal.rule)
            why = _why(mine.get(id), given, appraisal)
            agreed = mine.get(id) if why == "agreed" else None
            comment = ""
            if id in decided and decided[id][:2] == (mine.get(id), appraisal):
                agreed, comment = decided[id][2] or agreed, decided[id][3]
                why = "decided" if decided[id][2] and why != "agreed" else why
            rows.append(
                Compared(id, indicator.id, indicator.pillar, mine.get(id), opinions, appraisal, agreed, why, comment)
            )
    names = tuple(dict.fromkeys((review.reviewer, review.name) for review in reviews))
    return Appraised(unit=unit, source=own.path, rows=tuple(rows), reviewers=names)


def _decided(met: Submission, catalog: Catalog) -> dict[str, tuple[str | None, str | None, str | None, str]]:
    """By row, what the meeting's workbook holds: own, appraised and agreed level, and the comment."""
    found: list[Mapping[str, str]] = [levels(met, catalog, stage) for stage in ("self", "review", "agreed")]
    return {
        id: (found[0].get(id), found[1].get(id), found[2].get(id), row.typed("review_comment"))
        for id, row in met.rows.items()
    }


def _opinion(review: Review, id: str, level: str | None) -> Opinion | None:
    row = review.submission.rows.get(id)
    if row is None or not any(row.typed(column) for column in COUNCIL):
        return None
    value, whole = (row.value(column) or row.typed(column) for column in FIGURE_COLUMNS["review"])
    typed = row.typed(LEVEL_COLUMN["review"])
    place = row.cell(LEVEL_COLUMN["review"]) or row.place
    return Opinion(review.reviewer, level, row.typed("review_comment"), typed, (value, whole), place)


def _why(own: str | None, given: Sequence[str], appraisal: str | None) -> Why:
    if not given:
        return "unseen"
    if appraisal is None:
        return "tie"
    if own is None:
        return "no-self"
    if appraisal != own:
        return "differs"
    return "agreed" if set(given) == {own} else "apart"


def moved(own: str | None, other: str | None, catalog: Catalog) -> Moved:
    """What became of the unit's level."""
    keys = catalog.scale.keys
    if own == other and own is not None:
        return "kept"
    if own not in keys or other not in keys:
        return "other"
    return "raised" if keys.index(other) > keys.index(own) else "lowered"


# What is told of it ---------------------------------------------------------------------------------------------------


def findings(found: Appraised, reviews: Sequence[Review], catalog: Catalog, asked: Sequence[str]) -> Iterator[Told]:
    """What is to be asked before the meeting. ``asked``: the parts that were given out for the unit."""
    files = {review.reviewer: review.file for review in reviews}
    names = dict(found.reviewers)
    for row in found.rows:
        for opinion in row.opinions:
            who = names[opinion.reviewer]
            if opinion.typed and opinion.level is None:
                yield (
                    files[opinion.reviewer],
                    _told(LEVEL_NOT_COUNTED, opinion.place, row.id, reviewer=who, found=opinion.typed),
                )
            elif opinion.level and opinion.level != row.own and not opinion.comment:
                said = {"found": _word(opinion.level, catalog), "own": _word(row.own, catalog)}
                yield files[opinion.reviewer], _told(COMMENT_MISSING, opinion.place, row.id, reviewer=who, **said)
        if len({opinion.figures for opinion in row.opinions if any(opinion.figures)}) > 1:
            told = "; ".join(
                f"{names[o.reviewer]}: {' / '.join(filter(None, o.figures))}" for o in row.opinions if any(o.figures)
            )
            yield "", _told(FIGURES_DIFFER, Place(), row.id, found=told)
    for review in reviews:
        yield from _of_review(review, found.unit)
    seen = {i.id for part in asked for i in narrowed(catalog, part).indicators}
    left = [row.id for row in found.rows if row.indicator not in seen]
    if left:
        ids = ", ".join(left[:_NAMED]) + (" …" if len(left) > _NAMED else "")
        yield "", _told(NOBODY_ASKED, Place(), "", n=str(len(left)), unit=_named(found.unit), ids=ids)


def _of_review(review: Review, unit: Unit) -> Iterator[Told]:
    sent = review.submission
    if not any(row.typed(column) for row in sent.rows.values() for column in COUNCIL):
        yield review.file, _told(REVIEW_BLANK, Place(), "", reviewer=review.name, unit=_named(unit))
    for anomaly in sent.anomalies:
        typed = anomaly.arguments.get("found")
        if anomaly.rule == "unknown-row" and typed:
            said = {"reviewer": review.name, "id": anomaly.id, "found": typed}
            yield review.file, _told(BEYOND_PART, anomaly.place, anomaly.id, **said)


def _told(rule: Rule, place: Place, id: str, /, **arguments: str | Text) -> Diagnostic:
    return Diagnostic(rule.code, rule.severity, place, id, arguments)


def _named(unit: Unit) -> Text:
    return {language: full_name(unit, language) for language in ("vi", "en")}


def _word(level: str | None, catalog: Catalog) -> Text:
    if level is None:
        return catalog.scale.not_assessed.word
    return (catalog.scale.not_applicable if level == NOT_APPLICABLE else catalog.scale.level(level)).word
