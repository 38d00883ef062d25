"""Results → the disk, and back one at a time: a country's answers do not have to fit in memory.

A worker packs what it has found, so that little travels between the processes and is put away as it comes. Blank cells
are not packed: whoever asks for one finds none. A packed result is plain tuples, which are many times faster to take
apart and put together than objects.
"""

from __future__ import annotations

import os
import pickle
import struct
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from iso18091cli.examine import examine
from iso18091cli.memory import DAMAGED
from iso18091cli.model.answers import Anomaly, Entry, Place, Repair, Row, Stage, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Result, Score, Scorecard, Taken
from iso18091cli.model.units import Unit
from iso18091cli.taking import take

_INDEX = struct.Struct("<QQ")
"""The end of the file: where its index is, and how long."""
_QUICK = 1
"""Level of compression: a fifth of the size in a fiftieth of the time that reading the workbook takes."""


def examine_packed(path: Path, catalog: Catalog, only: Stage | None = None) -> Result:
    """What a worker does with one file: the result in little room, with nothing else but path and hash."""
    result = examine(path, catalog, only)
    return Result(path=result.path, sha256=result.sha256, packed=pack(result, catalog))


def pack(result: Result, catalog: Catalog) -> bytes:
    """The whole result, and apart from it what a summary takes."""
    taken = take(result, catalog)
    facts = (
        result.path,
        result.sha256,
        _card_out(result.scorecard) if result.scorecard else None,
        result.submission.stamp if result.submission else None,
        result.submission.language if result.submission else "",
        () if result.usable else [_finding_out(d) for d in result.diagnostics],
        (tuple(taken.asked), taken.survey, taken.unproved, taken.repairs, taken.findings),
    )
    findings = [_finding_out(diagnostic) for diagnostic in result.diagnostics]
    answers = _submission_out(result.submission) if result.submission else None
    return pickle.dumps((pickle.dumps(facts, -1), _packed(findings), _packed(answers)), -1)


class Past:
    """The packed results of an earlier run, by the sha256 of their files. False where there are none."""

    def __init__(self, place: Path | None) -> None:
        self._file: IO[bytes] | None = None
        self._at: dict[str, tuple[int, int]] = {}
        try:
            if place is not None:
                self._file = place.open("rb")
                self._file.seek(-_INDEX.size, 2)
                at, size = _INDEX.unpack(self._file.read())
                self._at = pickle.loads(self.read((at, size)))
        except DAMAGED:
            self._at = {}

    def __bool__(self) -> bool:
        return bool(self._at)

    def find(self, sha256: str) -> tuple[int, int] | None:
        """Where the result of a file of that content is."""
        return self._at.get(sha256)

    def read(self, at: tuple[int, int]) -> bytes:
        """The packed result there."""
        assert self._file is not None
        self._file.seek(at[0])
        return self._file.read(at[1])

    def close(self) -> None:
        """Lets go of the file, so that it can be replaced."""
        if self._file is not None:
            self._file.close()


class Kept:
    """Results on the disk, by the number in which they came. Use it in a ``with`` statement; then they are gone.

    With a place they stay there for the next run, if this one comes to its end.
    """

    def __init__(self, catalog: Catalog, place: Path | None = None) -> None:
        self._catalog = catalog
        self.past = Past(place)
        self._place = place
        self._file, self._unfinished = _new_file(place)
        self._at: list[tuple[int, int, str]] = []
        self._usable: dict[str, tuple[int, int]] = {}
        self._shared: dict[Any, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.past.close()
        with self._file, suppress(OSError):
            if kind is None and self._unfinished is not None:
                index = pickle.dumps(self._usable, -1)
                at = self._file.seek(0, 2)
                self._file.write(index + _INDEX.pack(at, len(index)))
        if self._unfinished is not None:
            with suppress(OSError):
                if kind is None and self._place is not None:
                    self._unfinished.replace(self._place)
                else:
                    self._unfinished.unlink()

    def put(self, results: Iterable[Result]) -> list[Taken]:
        """Put results away as they come, packed or not; what a summary takes of each is given back."""
        return [self._put(result) for result in results]

    def _put(self, result: Result) -> Taken:
        packed = result.packed or pack(result, self._catalog)
        at = self._file.seek(0, 2)
        self._at.append((at, len(packed), result.path))
        self._file.write(packed)
        taken = self._taken(pickle.loads(pickle.loads(packed)[0]), result.path)
        if taken.result.usable:
            self._usable[taken.result.sha256] = (at, len(packed))
        return taken

    def _taken(self, facts: tuple[Any, ...], path: str) -> Taken:
        asked, survey, unproved, repairs, findings = facts[6]
        same = self._same
        return Taken(
            result=self._result(facts, path, tuple(map(_finding_in, facts[5])), None),
            asked=same(frozenset(asked)),
            survey={same(id): same(value) for id, value in survey.items()},
            unproved=same(tuple(map(same, unproved))),
            repairs=repairs,
            findings=findings,
        )

    def _same(self, value: Any) -> Any:  # noqa: ANN401 - of whatever type, the same is given back
        """One object for equal values: thousands of scorecards say the same few things."""
        return self._shared.setdefault(value, value)

    def __getitem__(self, index: int) -> Result:
        """The whole result of that number; without its blank cells."""
        facts, findings, answers = self._parts(index)
        path = self._at[index][2]
        return self._result(facts, path, tuple(map(_finding_in, _unpacked(findings))), _unpacked(answers))

    def findings(self, index: int) -> tuple[Diagnostic, ...]:
        """The findings of one result alone."""
        return tuple(map(_finding_in, _unpacked(self._parts(index)[1])))

    def _parts(self, index: int) -> tuple[Any, bytes, bytes]:
        at, size, _ = self._at[index]
        self._file.seek(at)
        facts, findings, answers = pickle.loads(self._file.read(size))
        return pickle.loads(facts), findings, answers

    def _result(
        self,
        facts: tuple[Any, ...],
        path: str,
        findings: tuple[Diagnostic, ...],
        answers: Any,  # noqa: ANN401
    ) -> Result:
        sha256, card, stamp, language = facts[1:5]
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
        found: IndicatorScore | None = self._shared.get(packed)
        if found is None:
            id, status, level, points, worst, competence, criteria = packed
            found = IndicatorScore(
                id=id,
                status=status,
                level=level,
                points=points,
                worst_so_far=worst,
                competence=competence,
                criteria=tuple(CriterionScore(id=c[0], status=c[1], level=c[2], stage=c[3]) for c in criteria),
            )
            self._shared[packed] = found
        return found


def _new_file(place: Path | None) -> tuple[IO[bytes], Path | None]:
    """A file to put results into: beside the place where they are to stay, else one without a name."""
    if place is not None:
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            return unfinished.open("w+b"), unfinished
    return tempfile.TemporaryFile(), None


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
            tuple((c.id, c.status, c.level, c.stage) for c in i.criteria),
        )
        for i in card.indicators
    )
    scores = tuple(astuple(score) for score in (*card.pillars, card.total))
    return unit, indicators, scores, (card.period, card.catalog_id, card.catalog_version, card.stage, card.reliable)


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
        (name, e.place.sheet, e.place.cell, e.kind, e.typed, e.value, e.formula, tuple(map(astuple, e.repairs)))
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
