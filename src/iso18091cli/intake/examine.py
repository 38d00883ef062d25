"""File → Result: read, check, score. Nothing that a file holds can stop the next one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from iso18091cli.checks.files import OTHER_EDITION, UNKNOWN_PART
from iso18091cli.checks.issued import NUMBER_OF_ANOTHER
from iso18091cli.checks.structure import edition_of
from iso18091cli.checks.table import check, unreadable
from iso18091cli.files.shipped import EDITION
from iso18091cli.model.answers import Stage, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.issued import NO_LIST, Issued
from iso18091cli.model.part import known_part, narrowed
from iso18091cli.model.scores import Result
from iso18091cli.model.text import Text
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.measured import judgements
from iso18091cli.scoring.scorecard import score
from iso18091cli.spreadsheet.container import MAX_FILE
from iso18091cli.spreadsheet.unreadable import Unreadable

MAX_FINDINGS = 5000
"""Findings about one file. A form in which every cell is wrong has some 1,500; more is no form any longer."""


def examine(path: Path, catalog: Catalog, only: Stage | None = None, issued: Issued = NO_LIST) -> Result:
    """What one file says and what it scores; a file that cannot be used gives a result without a scorecard.

    ``only`` asks for one stage's levels alone; ``issued`` says by whose word a stage counts.
    """
    try:
        submission = read_workbook(path, catalog, issued)
        if other := _refused(submission, catalog):
            return Result(
                path=str(path),
                sha256=submission.sha256,
                diagnostics=(other,),
                sender=submission.sender,
                period=submission.period,
            )
        asked = narrowed(catalog, submission.part)
        judged = judgements(submission, asked)
        card = score(submission, asked, judged=judged)
        findings = check(submission, asked, card, judged)
        if len(findings) > MAX_FINDINGS:
            raise Unreadable("overfull", what="findings")
    except Unreadable as error:
        return Result(path=str(path), sha256=_digest(path), diagnostics=(unreadable(error),))
    return Result(
        path=str(path),
        sha256=submission.sha256,
        submission=submission,
        scorecard=score(submission, asked, only) if only else card,
        diagnostics=findings,
    )


def _refused(submission: Submission, catalog: Catalog) -> Diagnostic | None:
    """Why a workbook of ours that can be read cannot be used."""
    other = _of_other_edition(submission, catalog) or _of_unknown_part(submission, catalog)
    return other or _number_of_another(submission)


def _of_other_edition(submission: Submission, catalog: Catalog) -> Diagnostic | None:
    """Why a workbook of another edition cannot be used (its ids mean something else), and what to type."""
    stamp = submission.stamp
    found, expected = edition_of(stamp, catalog), catalog.edition_id
    if found in ("", expected):
        return None
    own = stamp["catalog_id"]
    file = f"{own}.yaml" if found == own else f"{EDITION}{found}"  # of an edition of its own only the sender has it
    arguments: dict[str, str | Text] = {
        "found": found,
        "expected": expected,
        "form": own,
        "catalog": catalog.id,
        "fix": {
            "vi": f"Gõ thêm --catalog {file} để đọc theo phiên bản của phiếu, hoặc new-workbook --from TỆP để chuyển"
            " câu trả lời sang phiếu mới.",
            "en": f"Add --catalog {file} to read it by its own edition, or use new-workbook --from FILE to carry its"
            " answers into a new form.",
        },
    }
    return Diagnostic(OTHER_EDITION.code, OTHER_EDITION.severity, arguments=arguments)


def _of_unknown_part(submission: Submission, catalog: Catalog) -> Diagnostic | None:
    """Why a part cannot be used that a form of this catalogue does not have."""
    if known_part(catalog, submission.part):
        return None
    arguments: dict[str, str | Text] = {"found": submission.part, "catalog": catalog.id}
    return Diagnostic(UNKNOWN_PART.code, UNKNOWN_PART.severity, arguments=arguments)


def _number_of_another(submission: Submission) -> Diagnostic | None:
    """Why a workbook is nobody's whose stamp names one unit, and whose number was issued to another."""
    told = next((anomaly for anomaly in submission.anomalies if anomaly.rule == NUMBER_OF_ANOTHER.name), None)
    if told is None:
        return None
    return Diagnostic(NUMBER_OF_ANOTHER.code, NUMBER_OF_ANOTHER.severity, arguments=told.arguments)


def judge(path: Path, catalog: Catalog, only: Stage | None = None, issued: Issued = NO_LIST) -> Result:
    """The same without the answers, for commands that show figures and findings: a worker has less to hand over."""
    result = examine(path, catalog, only, issued)
    if result.submission is None:
        return result
    return replace(
        result, submission=replace(result.submission, rows={}, survey={}, evidence=(), actions=(), anomalies=())
    )


def unread(path: Path, problem: str) -> Result:
    """What is said of a file whose reader died ("reader-died") or had to be stopped ("reading-too-long")."""
    return Result(path=str(path), sha256="", diagnostics=(unreadable(Unreadable(problem)),))


def _digest(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE:
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
