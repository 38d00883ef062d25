"""Result → what of it may be published: figures, levels and units. Pure, and the one place that decides it.

What is left out is all a sender typed: evidence, explanations, comments, officers, e-mails, notes, planned actions,
unit data, texts of the survey; and the findings, which quote them; and how the files were named. The unit's name and
code stay, and of a level or a number what it means, not how it was typed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from iso18091cli.model.answers import LEVEL_COLUMN, Entry, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import Units
from iso18091cli.results.whole import Changed

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


def without_file_names(summary: Summary) -> Summary:
    """The summary with numbers in place of file names, which senders chose: "0001.xlsx" is the first of the ledger.

    Who has the files finds each by its SHA-256.
    """
    names = {
        path: f"{number:04}{PurePath(path).suffix.lower()}"
        for number, path in enumerate(dict.fromkeys(line.path for line in summary.ledger), 1)
    }

    def renamed(result: Result) -> Result:
        return replace(result, path=names[result.path])

    def found(finding: tuple[str, Diagnostic]) -> tuple[str, Diagnostic]:
        return names.get(finding[0], ""), finding[1]

    def line(entry: LedgerLine) -> LedgerLine:
        reason = {language: text.replace(entry.path, names[entry.path]) for language, text in entry.reason.items()}
        if other := entry.counts_instead:
            reason = {language: text.replace(other, names[other]) for language, text in reason.items()}
        return replace(entry, path=names[entry.path], reason=reason, counts_instead=names.get(other, ""))

    return replace(
        summary,
        results=Changed(summary.results, renamed),
        scored=tuple(map(renamed, summary.scored)),
        apart=tuple(map(renamed, summary.apart)),
        ledger=tuple(map(line, summary.ledger)),
        diagnostics=Changed(summary.diagnostics, found),
    )


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
