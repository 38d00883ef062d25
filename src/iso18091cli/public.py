"""Result → what of it may be published: figures, levels and units. Pure, and the one place that decides it.

What is left out is all a sender typed: evidence, explanations, comments, officers, e-mails, notes, planned actions,
unit data, texts of the survey; and the findings, which quote them. The unit's name and code stay, and of a level or a
number what it means, not how it was typed.
"""

from __future__ import annotations

from dataclasses import replace

from iso18091cli.model.answers import LEVEL_COLUMN, Entry, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.model.units import Units

_PUBLIC_COLUMNS = {*LEVEL_COLUMN.values(), "competence", "previous_level"}
_PUBLIC_ANSWERS = {"number", "yes_no", "choice", "date"}


def published(result: Result, catalog: Catalog) -> Result:
    """The result without what its sender typed."""
    submission = result.submission
    if result.scorecard is None:
        return replace(result, submission=None)
    return replace(
        result,
        submission=_submission(submission, catalog) if submission else None,
        scorecard=replace(result.scorecard, unit=replace(result.scorecard.unit, email="")),
        diagnostics=(),
    )


def published_register(register: Units) -> Units:
    """The register without e-mail addresses."""
    return replace(register, units=tuple(replace(unit, email="") for unit in register.units))


def _submission(submission: Submission, catalog: Catalog) -> Submission:
    rows = {id: _row(row, _PUBLIC_COLUMNS) for id, row in submission.rows.items()}
    questions = {id for id, question in catalog.question.items() if question.answer in _PUBLIC_ANSWERS}
    survey = {id: _row(row, {"answer"}) for id, row in submission.survey.items() if id in questions}
    return replace(submission, unit={}, rows=rows, survey=survey, actions=(), anomalies=())


def _row(row: Row, columns: set[str]) -> Row:
    """Of what was understood, the meaning; of what was not, nothing."""
    entries = {
        name: Entry(place=entry.place, kind=entry.kind, typed="", value=entry.value)
        for name, entry in row.entries.items()
        if name in columns and entry.value is not None
    }
    return Row(id=row.id, place=row.place, entries=entries)
