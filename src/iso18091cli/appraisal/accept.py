"""Files that reviewers sent, the office's list → the reviews that count, and why the others do not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from iso18091cli.appraisal.compare import COUNCIL, Review, Told
from iso18091cli.checks.appraisal import (
    NOT_A_REVIEW,
    OTHER_UNIT,
    OUTDATED_REVIEW,
    REVIEW_CHANGED,
    SECOND_REVIEW,
    UNIT_NOT_COUNTED,
)
from iso18091cli.checks.rule import Rule
from iso18091cli.messages.issued import COLUMNS
from iso18091cli.model.answers import Submission
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.names import says_the_same
from iso18091cli.model.review import ReviewCopy
from iso18091cli.model.scores import Result
from iso18091cli.model.text import Text


@dataclass
class Accepted:
    """What came from reviewers."""

    reviews: dict[str, list[Review]] = field(default_factory=dict)
    """Those that count, by the unit's key (``unit_key``), in the order of the list."""
    refused: dict[str, list[Review]] = field(default_factory=dict)
    """Those that do not, by the unit they were given out for; what they say is listed, and counts nowhere."""
    findings: list[Told] = field(default_factory=list)


def unit_key(copy: ReviewCopy) -> str:
    """The unit of a copy."""
    return copy.unit_code or copy.unit_name


def accept(results: Iterable[Result], given: Mapping[str, ReviewCopy], now: Mapping[str, str]) -> Accepted:
    """Which of these files count.

    ``given``: the office's list by number; ``now``: by unit key, the digest of the answers of the self-assessment that
    counts now. Of two files of one reviewer for one unit one counts: saved last, else the fuller one.
    """
    found = Accepted()
    kept: dict[tuple[str, str], list[Review]] = {}
    for result in sorted(results, key=lambda result: result.path):
        sent = result.submission
        if sent is None:
            found.findings += [(result.path, finding) for finding in result.diagnostics]
            continue
        copy = given.get(sent.stamp.get("copy", ""))
        if copy is None:
            number = sent.stamp.get("copy", "")
            found.findings.append((result.path, _told(NOT_A_REVIEW, found=number or "–")))
            continue
        review = Review(copy.reviewer, copy.reviewer_name, result.path, sent)
        if problem := _problem(sent, copy, now):
            found.findings.append((result.path, problem))
            found.refused.setdefault(unit_key(copy), []).append(review)
        else:
            kept.setdefault((unit_key(copy), copy.reviewer), []).append(review)
    order = {(unit_key(copy), copy.reviewer): number for number, copy in enumerate(given.values())}
    for key in sorted(kept, key=order.__getitem__):
        _add(found, key[0], kept[key], given)
    return found


def _add(found: Accepted, unit: str, copies: Sequence[Review], given: Mapping[str, ReviewCopy]) -> None:
    """The one that counts of a reviewer's files for a unit."""
    best, *others = sorted(
        copies, key=lambda one: (one.submission.saved, len(_said(one.submission)), one.file), reverse=True
    )
    found.reviews.setdefault(unit, []).append(best)
    name = given[best.submission.stamp["copy"]].unit_name
    for other in others:
        one, two = _said(best.submission), _said(other.submission)
        differs = sum(one.get(key) != two.get(key) for key in one.keys() | two.keys())
        if differs:
            said = {"reviewer": best.name, "unit": name, "n": str(differs), "first": PurePath(best.file).name}
            found.findings.append((other.file, _told(SECOND_REVIEW, **said)))
            found.refused.setdefault(unit, []).append(other)


def _said(sent: Submission) -> dict[tuple[str, str], str]:
    """What a reviewer typed."""
    cells = ((id, column, row.typed(column)) for id, row in sent.rows.items() for column in COUNCIL)
    return {(id, column): typed for id, column, typed in cells if typed}


def _problem(sent: Submission, copy: ReviewCopy, now: Mapping[str, str]) -> Diagnostic | None:
    """Why a copy that was given out is not merged."""
    said = {"reviewer": copy.reviewer_name, "unit": copy.unit_name}
    for anomaly in sent.anomalies:
        if anomaly.rule == "not-as-issued":
            field = COLUMNS[str(anomaly.arguments["field"])]
            values = {name: str(anomaly.arguments[name]) or "–" for name in ("found", "issued")}
            return _told(REVIEW_CHANGED, field=field, **values, **said)
    typed = sent.unit.get("unit_name")
    if typed and typed.value and not says_the_same("unit_name", typed.value, copy.unit_name):
        return _told(OTHER_UNIT, found=typed.typed, **said)
    if unit_key(copy) not in now:
        return _told(UNIT_NOT_COUNTED, **said)
    if now[unit_key(copy)] != copy.answers:
        return _told(OUTDATED_REVIEW, source=copy.source, **said)
    return None


def _told(rule: Rule, **arguments: str | Text) -> Diagnostic:
    return Diagnostic(rule.code, rule.severity, arguments=dict(arguments))
