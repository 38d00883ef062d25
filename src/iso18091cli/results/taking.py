"""Result → Taken: what a summary needs of one file. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iso18091cli.figures.likeness import trace
from iso18091cli.model.answers import Entry, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result, Scorecard
from iso18091cli.model.summary import Taken


def take(result: Result, catalog: Catalog) -> Taken:
    """What the summary takes; nothing of it refers to the whole result."""
    card, submission = result.scorecard, result.submission
    if card is None or submission is None:
        return Taken(result=replace(result, submission=None), findings=len(result.diagnostics))
    stamped = replace(submission, unit={}, rows={}, survey={}, actions=(), anomalies=())
    return Taken(
        result=replace(result, submission=stamped, diagnostics=(), packed=b""),
        asked=frozenset(submission.survey),
        survey={id: _meant(row, catalog) for id, row in submission.survey.items() if not _answer(row).blank},
        unproved=tuple(_unproved(card, submission, catalog)),
        repairs=sum(len(entry.repairs) for entry in _entries(submission)),
        findings=len(result.diagnostics),
        trace=trace(submission, catalog),
    )


def _meant(row: Row, catalog: Catalog) -> str | None:
    question = catalog.question.get(row.id)
    return "" if question and question.answer == "text" else _answer(row).value


def _answer(row: Row) -> Entry:
    return row.entries.get("answer") or Entry(place=row.place)


def _unproved(card: Scorecard, submission: Submission, catalog: Catalog) -> Iterator[str]:
    """Rows at the best level without evidence: a claim nobody can check. An explanation is no proof."""
    best = catalog.scale.best.key
    for indicator in card.indicators:
        for item in indicator.criteria or (indicator,):
            row = submission.rows.get(item.id)
            if item.level == best and (row is None or not row.value("evidence")):
                yield item.id


def _entries(submission: Submission) -> Iterator[Entry]:
    yield from submission.unit.values()
    for rows in (submission.rows.values(), submission.survey.values(), submission.actions):
        for row in rows:
            yield from row.entries.values()
