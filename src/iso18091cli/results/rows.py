"""Result + Catalog → its rows in the store. Pure. A worker makes them and hands over nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iso18091cli.model.answers import Entry, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.evidence import REGISTER, by_code, indicators_met, issued_by, proved, uses
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.part import narrowed
from iso18091cli.model.scores import IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.results.records import (
    ActionRow,
    AnswerRow,
    CriterionRow,
    EvidenceRow,
    File,
    FindingRow,
    GoalRow,
    LikenessRow,
    MeasureRow,
    ScoreRow,
    SurveyRow,
)
from iso18091cli.scoring.goals import goal_results

ACTIONS = ActionRow._fields[1:]
"""Columns of the action sheet, by their keys."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class Rows(NamedTuple):
    """What the store keeps of one file."""

    file: File
    scores: list[ScoreRow]
    criteria: list[CriterionRow]
    measures: list[MeasureRow]
    goals: list[GoalRow]
    answers: list[AnswerRow]
    survey: list[SurveyRow]
    evidence: list[EvidenceRow]
    actions: list[ActionRow]
    findings: list[FindingRow]

    @property
    def of_tables(self) -> tuple[Sequence[NamedTuple], ...]:
        """The rows of the tables OF_FILE, in their order."""
        return (
            self.scores,
            self.criteria,
            self.measures,
            self.goals,
            self.answers,
            self.survey,
            self.evidence,
            self.actions,
            self.findings,
        )


def rows_of(result: Result, catalog: Catalog) -> Rows:
    """The rows of one file, usable or not."""
    card, submission, catalog = result.scorecard, result.submission, narrowed(catalog, result.part)
    return Rows(
        file=file_row(result),
        scores=list(_scores(card)) if card else [],
        criteria=list(_criteria(card, submission, catalog)) if card else [],
        measures=list(_measures(card, catalog)) if card else [],
        goals=list(_goals(card, catalog)) if card else [],
        answers=list(_answers(submission, catalog)) if submission else [],
        survey=list(_survey(submission, catalog)) if submission else [],
        evidence=list(_evidence(submission, card.unit if card else submission.sender)) if submission else [],
        actions=list(_actions(submission)) if submission else [],
        findings=[finding_row(number, finding) for number, finding in enumerate(result.diagnostics)],
    )


def path_text(path: str) -> str:
    """A path as the store holds it: of a name that is no text in UTF-8, the odd bytes as ``\\udc80``."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def file_row(result: Result) -> File:
    """A file's row in the ledger, as it was read."""
    card, submission = result.scorecard, result.submission
    if submission is None or card is None:
        sender = result.sender or Unit()
        return File(
            file=path_text(result.path),
            sha256=result.sha256,
            sender_code=sender.code,
            sender_name=sender.name,
            sender_level=sender.level,
            sender_kind=sender.kind,
            period=result.period,
        )
    stamp = submission.stamp
    return File(
        file=path_text(result.path),
        sha256=result.sha256,
        usable=True,
        sender_code=card.unit.code,
        sender_name=card.unit.name,
        sender_level=card.unit.level,
        sender_kind=card.unit.kind,
        stage=submission.stage,
        period=card.period,
        assessed=sum(1 for indicator in card.indicators if indicator.level is not None),
        score=card.total.score,
        reliable=card.reliable,
        catalog_id=stamp.get("catalog_id", ""),
        catalog_version=stamp.get("catalog_version", ""),
        catalog_digest=stamp.get("catalog_digest", ""),
        tool_version=stamp.get("tool_version", ""),
        repairs=sum(len(entry.repairs) for entry in _entries(submission)),
        answered=len(submission.given),
        answers_digest=submission.answers_digest,
        answers_to=" ".join(submission.answers_to),
        saved=submission.saved,
        part=submission.part,
    )


def _entries(submission: Submission) -> Iterator[Entry]:
    yield from submission.unit.values()
    sheets = (submission.rows.values(), submission.survey.values(), submission.evidence, submission.actions)
    for rows in sheets:
        for row in rows:
            yield from row.entries.values()


# Figures


def _scores(card: Scorecard) -> Iterator[ScoreRow]:
    yield _figures(0, "total", card.total)
    for number, score in enumerate(card.pillars, 1):
        yield _figures(number, "pillar", score)
    for number, indicator in enumerate(card.indicators, 1 + len(card.pillars)):
        yield ScoreRow(
            seq=number,
            scope="indicator",
            id=indicator.id,
            level=indicator.level,
            status=indicator.status,
            points=indicator.points,
            competence=indicator.competence,
            worst_so_far=indicator.worst_so_far,
        )


def _figures(number: int, scope: str, score: Score) -> ScoreRow:
    return ScoreRow(
        seq=number,
        scope=scope,  # type: ignore[arg-type]
        id=score.id,
        score=score.score,
        provisional_score=score.provisional_score,
        assessed=score.assessed,
        applicable=score.applicable,
        not_applicable=score.not_applicable,
        label=score.label,
    )


def _criteria(card: Scorecard, submission: Submission | None, catalog: Catalog) -> Iterator[CriterionRow]:
    """Every criterion the unit was asked, and after those of an indicator the ones it was not."""
    rows = submission.rows if submission else {}
    registered = indicators_met(submission, catalog) if submission else frozenset()
    number = 0
    for indicator in card.indicators:
        for item in indicator.criteria or (indicator,):
            stage = None if isinstance(item, IndicatorScore) else item.stage
            there = proved(rows, item.id, indicator.id, registered)
            yield CriterionRow(number, indicator.id, item.id, item.status, item.level, stage, there)
            number += 1
        known = catalog.indicator.get(indicator.id)
        asked = {item.id for item in indicator.criteria}
        for criterion in known.criteria if known and asked else ():
            if criterion.id not in asked:
                yield CriterionRow(number, indicator.id, criterion.id, "not_asked")
                number += 1


def _measures(card: Scorecard, catalog: Catalog) -> Iterator[MeasureRow]:
    """What was counted, of every criterion that has a level by it or beside it."""
    scores = {criterion.id: criterion for indicator in card.indicators for criterion in indicator.criteria}
    for number, (id, measure) in enumerate(catalog.measured.items()):
        score = scores.get(id)
        if score is None or score.figure is None:
            continue
        part, whole, value = (
            None if figure is None else float(figure)
            for figure in (score.figure.part, score.figure.whole, score.figure.value)
        )
        yield MeasureRow(
            seq=number,
            id=id,
            kind=measure.kind,
            part=part,
            whole=whole,
            value=value,
            answer=score.figure.text or None,
            level=score.level,
            counts=score.figure.counts,
            open=measure.kind == "share" or measure.public,
        )


def _goals(card: Scorecard, catalog: Catalog) -> Iterator[GoalRow]:
    for found in goal_results(card, catalog):
        if found.applicable:
            yield GoalRow(
                goal=found.goal,
                reached=len(found.reached),
                applicable=found.applicable,
                open=len(found.open),
                held_back_by=" ".join(found.held_back_by),
            )


# Answers


def _answers(submission: Submission, catalog: Catalog) -> Iterator[AnswerRow]:
    """A row for each filled-in cell; blank cells have none."""
    number = 0
    for kind, id, entries in _records(submission, catalog):
        for column, entry in entries.items():
            if entry.kind != "blank":
                typed = None if entry.typed == entry.value else entry.typed
                place = entry.place
                link = entry.link or None
                yield AnswerRow(number, kind, id, column, entry.value, typed, place.sheet, place.cell, link)  # type: ignore[arg-type]
                number += 1


def _records(submission: Submission, catalog: Catalog) -> Iterator[tuple[str, str, dict[str, Entry]]]:
    for name, entry in submission.unit.items():
        yield "unit", name, {"value": entry}
    for id, row in submission.rows.items():
        yield ("indicator" if id in catalog.indicator else "criterion"), id, row.entries
    for row in submission.survey.values():
        yield "survey", row.id, row.entries
    for row in submission.evidence:
        yield "evidence", row.id, row.entries
    for row in submission.actions:
        yield "action", row.id, row.entries


def _survey(submission: Submission, catalog: Catalog) -> Iterator[SurveyRow]:
    """A row a question the unit was asked, answered or not; none for a question of another version of the catalogue."""
    for number, (id, row) in enumerate(submission.survey.items()):
        question = catalog.question.get(id)
        if question is None:
            continue
        entry = row.entries.get("answer")
        value = entry.value if entry else None
        status = "blank" if entry is None or entry.blank else "answered" if value is not None else "void"
        figure = value is not None and question.answer == "number" and _NUMBER.fullmatch(value)
        yield SurveyRow(
            seq=number,
            question=id,
            answer_kind=question.answer,
            status=status,  # type: ignore[arg-type]
            value=value,
            number=float(value) if figure and value is not None else None,
            measure=say(question.unit, catalog.languages[0]) or None,
            note=row.value("note"),
        )


def _evidence(submission: Submission, unit: Unit) -> Iterator[EvidenceRow]:
    """A row for each document of the register, in the order of codes."""
    used = uses(submission)
    for number, row in enumerate(by_code(submission)):
        ids = used.get(row.id, ())
        document, sign, issued_on, issuer, located, expected = (_meant(row, column) for column in REGISTER)
        yield EvidenceRow(
            seq=number,
            code=row.id,
            document=document,
            sign=sign,
            issued_on=issued_on,
            issuer=issuer,
            located=located,
            expected=expected,
            uses=len(ids),
            used_at=" ".join(ids),
            own=issued_by(issuer or "", unit),
        )


def _actions(submission: Submission) -> Iterator[ActionRow]:
    for number, row in enumerate(submission.actions, 1):
        yield ActionRow(number, *(_meant(row, column) for column in ACTIONS))


def _meant(row: Row, column: str) -> str | None:
    """What the cell means; nothing where it is not understood, which is a finding: an error enters no table."""
    return row.value(column)


# Findings


def finding_row(number: int, finding: Diagnostic) -> FindingRow:
    """A finding of one file."""
    return FindingRow(
        seq=number,
        code=finding.code,
        severity=finding.severity,
        id=finding.id,
        sheet=finding.place.sheet,
        cell=finding.place.cell,
        arguments=arguments_text(finding),
    )


def likeness_row(number: int, file: str, finding: Diagnostic) -> LikenessRow:
    """A finding over several files; "" where it is about no single one."""
    return LikenessRow(
        seq=number,
        file=file or None,
        code=finding.code,
        severity=finding.severity,
        id=finding.id,
        sheet=finding.place.sheet,
        cell=finding.place.cell,
        arguments=arguments_text(finding),
    )


def arguments_text(finding: Diagnostic) -> str:
    """The particulars of a finding as JSON, the same text for the same particulars."""
    return json.dumps(finding.arguments, ensure_ascii=False, sort_keys=True) if finding.arguments else "{}"
