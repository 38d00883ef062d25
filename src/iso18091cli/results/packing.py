"""Result ↔ bytes, in parts that can be unpacked one without the other.

A worker packs what it has found, so that little travels between the processes and is put away as it comes (kept.py).
Blank cells are not packed: whoever asks for one finds none. A packed result is plain tuples, which are many times
faster to take apart and put together than objects.
"""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Anomaly, Entry, Place, Repair, Row, Stage, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.summary import Lines, Taken, Trace
from iso18091cli.model.units import Unit
from iso18091cli.results.lines import lines
from iso18091cli.results.taking import take

SIZES = struct.Struct("<4I")
"""The beginning of a packed result: how long each of its parts is."""
FACTS, FINDINGS, ANSWERS, LINES = range(4)
"""The parts: what a summary takes, the findings, the answer cells, the lines of the longest tables of the data."""
_QUICK = 1
"""Level of compression: a fifth of the size in a fiftieth of the time that reading the workbook takes."""
_SCORE = attrgetter(*Score.__dataclass_fields__)


def examine_packed(path: Path, catalog: Catalog, only: Stage | None = None) -> Result:
    """What a worker does with one file: the result in little room, with nothing else but path and hash."""
    result = examine(path, catalog, only)
    return Result(path=result.path, sha256=result.sha256, packed=pack(result, catalog))


def pack(result: Result, catalog: Catalog) -> bytes:
    """The whole result, and apart from it what a summary takes."""
    facts = (
        result.sha256,
        _card_out(result.scorecard) if result.scorecard else None,
        result.submission.stamp if result.submission else None,
        result.submission.language if result.submission else "",
        () if result.usable else [_finding_out(d) for d in result.diagnostics],
        _taken_out(take(result, catalog)),
    )
    findings = [_finding_out(diagnostic) for diagnostic in result.diagnostics]
    answers = _submission_out(result.submission) if result.submission else None
    parts = (pickle.dumps(facts, -1), _packed(findings), _packed(answers), _packed(lines(result, catalog)))
    return b"".join((SIZES.pack(*map(len, parts)), *parts))


def part(packed: bytes, number: int) -> bytes:
    """One part of a packed result."""
    at, size = place_of(packed[: SIZES.size], number)
    return packed[at : at + size]


def place_of(beginning: bytes, number: int) -> tuple[int, int]:
    """Where in a packed result a part is, and how long, by the result's first SIZES.size bytes."""
    sizes = SIZES.unpack(beginning)
    return SIZES.size + sum(sizes[:number]), sizes[number]


def findings_of(packed: bytes) -> tuple[Diagnostic, ...]:
    """The findings, of their part."""
    return tuple(map(_finding_in, _unpacked(packed)))


def lines_of(packed: bytes) -> Lines:
    """The lines, of their part."""
    found: Lines = _unpacked(packed)
    return found


class Unpacking:
    """Takes results apart. One object stands for equal values: thousands of scorecards say the same few things."""

    def __init__(self) -> None:
        self._shared: dict[Any, Any] = {}
        self._criteria: dict[tuple[Any, ...], CriterionScore] = {}

    def _same(self, value: Any) -> Any:  # noqa: ANN401 - of whatever type, the same is given back
        return self._shared.setdefault(value, value)

    def _all_same(self, values: Sequence[Any]) -> tuple[Any, ...]:
        return self._same(tuple(map(self._shared.setdefault, values, values)))  # type: ignore[no-any-return]

    def taken(self, facts: bytes, path: str) -> Taken:
        """What a summary takes of the file, which lies at ``path`` now."""
        found = pickle.loads(facts)
        asked, survey, unproved, repairs, findings, (evidence, spots, levels, rows, all_best) = found[5]
        same = self._same
        return Taken(
            result=self._result(found, path, tuple(map(_finding_in, found[4])), None),
            asked=same(frozenset(asked)),
            survey={same(id): same(value) for id, value in survey.items()},
            unproved=self._all_same(unproved),
            repairs=repairs,
            findings=findings,
            trace=Trace(evidence=evidence, spots=self._all_same(spots), levels=levels, rows=rows, all_best=all_best),
        )

    def result(self, facts: bytes, findings: bytes, answers: bytes, path: str) -> Result:
        """The whole result, without its blank cells."""
        return self._result(pickle.loads(facts), path, findings_of(findings), _unpacked(answers))

    def _result(
        self,
        facts: tuple[Any, ...],
        path: str,
        findings: tuple[Diagnostic, ...],
        answers: Any,  # noqa: ANN401
    ) -> Result:
        sha256, card, stamp, language = facts[:4]
        submission = None
        if stamp is not None:
            stamp = {self._same(key): self._same(value) for key, value in stamp.items()}
            submission = _submission_in(path, sha256, stamp, language, answers)
        return Result(
            path=path,
            sha256=sha256,
            submission=submission,
            scorecard=self._card_in(card) if card else None,
            diagnostics=findings,
        )

    def _card_in(self, card: tuple[Any, ...]) -> Scorecard:
        unit, indicators, scores, rest = card
        pillars = tuple(map(self._score_in, scores))
        return Scorecard(
            unit=Unit(**unit),
            period=self._same(rest[0]),
            catalog_id=self._same(rest[1]),
            catalog_version=self._same(rest[2]),
            stage=rest[3],
            indicators=tuple(map(self._indicator_in, indicators)),
            pillars=pillars[:-1],
            total=pillars[-1],
            reliable=rest[4],
        )

    def _score_in(self, score: tuple[Any, ...]) -> Score:
        id, figure, provisional, assessed, applicable, not_applicable, label = score
        return Score(
            id=self._same(id),
            score=figure,
            provisional_score=provisional,
            assessed=assessed,
            applicable=applicable,
            not_applicable=not_applicable,
            label=self._same(label),
        )

    def _indicator_in(self, packed: tuple[Any, ...]) -> IndicatorScore:
        *figures, said = packed
        criteria: tuple[CriterionScore, ...] = tuple(map(self._criterion_in, said))
        key = (*figures, criteria)
        found: IndicatorScore | None = self._shared.get(key)
        if found is None:
            id, status, level, points, worst, competence = figures
            found = IndicatorScore(
                id=id,
                status=status,
                level=level,
                points=points,
                worst_so_far=worst,
                competence=competence,
                criteria=criteria,
            )
            self._shared[key] = found
        return found

    def _criterion_in(self, packed: tuple[Any, ...]) -> CriterionScore:
        found: CriterionScore | None = self._criteria.get(packed)
        if found is None:
            found = self._criteria[packed] = CriterionScore(*packed)
        return found


def _packed(value: Any) -> bytes:  # noqa: ANN401
    return zlib.compress(pickle.dumps(value, -1), _QUICK)


def _unpacked(packed: bytes) -> Any:  # noqa: ANN401
    return pickle.loads(zlib.decompress(packed))


# Objects to tuples and back -------------------------------------------------------------------------------------------


def _card_out(card: Scorecard) -> tuple[Any, ...]:
    unit = {name: value for name in Unit.__dataclass_fields__ if (value := getattr(card.unit, name))}
    indicators = tuple(
        (
            i.id,
            i.status,
            i.level,
            i.points,
            i.worst_so_far,
            i.competence,
            tuple(map(tuple, i.criteria)),
        )
        for i in card.indicators
    )
    scores = tuple(map(_SCORE, (*card.pillars, card.total)))
    return unit, indicators, scores, (card.period, card.catalog_id, card.catalog_version, card.stage, card.reliable)


def _taken_out(taken: Taken) -> tuple[Any, ...]:
    trace = taken.trace
    compared = (trace.evidence, trace.spots, trace.levels, trace.rows, trace.all_best)
    return tuple(taken.asked), taken.survey, taken.unproved, taken.repairs, taken.findings, compared


def _finding_out(finding: Diagnostic) -> tuple[Any, ...]:
    return finding.code, finding.severity, finding.place.sheet, finding.place.cell, finding.id, finding.arguments


def _finding_in(finding: tuple[Any, ...]) -> Diagnostic:
    code, severity, sheet, cell, id, arguments = finding
    return Diagnostic(code, severity, Place(sheet, cell), id, arguments)


def _submission_out(submission: Submission) -> tuple[Any, ...]:
    return (
        _entries_out(submission.unit),
        *([_row_out(row) for row in rows] for rows in (submission.rows.values(), submission.survey.values())),
        [_row_out(row) for row in submission.actions],
        [(a.rule, a.place.sheet, a.place.cell, a.id, a.arguments) for a in submission.anomalies],
    )


def _row_out(row: Row) -> tuple[Any, ...]:
    return row.id, row.place.sheet, row.place.cell, _entries_out(row.entries)


def _entries_out(entries: dict[str, Entry]) -> list[tuple[Any, ...]]:
    return [
        (
            name,
            e.place.sheet,
            e.place.cell,
            e.kind,
            e.typed,
            e.value,
            e.formula,
            tuple([(r.name, r.before, r.after) for r in e.repairs]),
        )
        for name, e in entries.items()
        if e.kind != "blank"
    ]


def _submission_in(path: str, sha256: str, stamp: dict[str, str], language: str, answers: Any) -> Submission:  # noqa: ANN401
    unit, rows, survey, actions, anomalies = answers or ([], [], [], [], [])
    return Submission(
        path=path,
        sha256=sha256,
        stamp=stamp,
        language=language,
        unit=_entries_in(unit),
        rows={row[0]: _row_in(row) for row in rows},
        survey={row[0]: _row_in(row) for row in survey},
        actions=tuple(map(_row_in, actions)),
        anomalies=tuple(Anomaly(rule, Place(sheet, cell), id, args) for rule, sheet, cell, id, args in anomalies),
    )


def _row_in(row: tuple[Any, ...]) -> Row:
    id, sheet, cell, entries = row
    return Row(id, Place(sheet, cell), _entries_in(entries))


def _entries_in(entries: Iterable[tuple[Any, ...]]) -> dict[str, Entry]:
    return {
        name: Entry(Place(sheet, cell), kind, typed, value, formula, tuple(Repair(*repair) for repair in repairs))
        for name, sheet, cell, kind, typed, value, formula, repairs in entries
    }
