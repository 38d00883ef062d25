"""Store → the values that were put in: ledger lines, units, scorecards, findings, planned actions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from iso18091cli.model.answers import Entry, Place, Row
from iso18091cli.model.evidence import REGISTER
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.part import SURVEY
from iso18091cli.model.received import Receipt
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Score, Scorecard
from iso18091cli.model.summary import LedgerLine, Standing
from iso18091cli.model.sums import MeasureSum
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit
from iso18091cli.results.records import EvidenceRow, File, MeasureSumRow, ScoreRow, UnitRow
from iso18091cli.results.schema import name
from iso18091cli.results.store import Store

_FILE = ", ".join(f"f.{name(key)}" for key in File._fields)
_UNIT = ", ".join(name(key) for key in UnitRow._fields)
_MEASURE_SUM = ", ".join(name(key) for key in MeasureSumRow._fields)
_SCORE = ", ".join(f"s.{name(key)}" for key in ScoreRow._fields)


# The ledger and the units


def ledger(store: Store) -> Iterator[LedgerLine]:
    """A line a file, by path. A file that was not yet counted is "counted" or "unusable", with the unit it names."""
    units = dict(units_by_key(store))
    for file in store.records(File, f"SELECT {_FILE} FROM file f ORDER BY f.file, f.sha256"):
        yield line_of(file, units)


def line_of(file: File, units: Mapping[str, Unit] = MappingProxyType({})) -> LedgerLine:
    """The ledger's line of a row; ``units``: those that files were counted for, by key."""
    known = file.usable and file.outcome not in ("unusable", "skipped")
    sender = Unit(code=file.sender_code, name=file.sender_name, level=file.sender_level, kind=file.sender_kind)
    named = sender if known or sender.code or sender.name else None
    return LedgerLine(
        path=file.file,
        sha256=file.sha256,
        outcome=file.outcome or ("counted" if file.usable else "unusable"),
        unit=units[file.unit] if file.unit is not None else named,
        stage=file.stage if known else None,
        assessed=file.assessed if known else None,
        score=file.score if known else None,
        code=file.code,
        reason=_reason(file),
        counts_instead=file.counts_instead or "",
        period=file.period if known else "",
        catalog_id=file.catalog_id if known else "",
        catalog_version=file.catalog_version if known else "",
        catalog_digest=file.catalog_digest if known else "",
        tool_version=file.tool_version if known else "",
        repairs=file.repairs or 0,
        answered=file.answered,
        answers_digest=file.answers_digest,
        answers_to=tuple(file.answers_to.split()),
        saved=file.saved,
        differs=file.differs,
        part=file.part if known else "",
        receipt=Receipt(received=file.received or "", sender=file.sender),
        late=None if file.late is None else bool(file.late),
    )


def unit_row(key: str, number: int, unit: Unit, in_register: bool, participation: str, state: str) -> UnitRow:
    """The row of a unit under its key."""
    return UnitRow(
        unit=key,
        seq=number,
        in_register=in_register,
        code=unit.code,
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=unit.parent,
        group=unit.group,
        email=unit.email,
        status=unit.status,
        reason=unit.reason,
        valid_from=unit.valid_from.isoformat() if unit.valid_from else None,
        valid_to=unit.valid_to.isoformat() if unit.valid_to else None,
        state=state,  # type: ignore[arg-type]
        participation=participation,  # type: ignore[arg-type]
    )


def units_by_key(store: Store, where: str = "1") -> Iterator[tuple[str, Unit]]:
    """(key, unit) of those that the SQL condition picks, in order."""
    for row in store.records(UnitRow, f"SELECT {_UNIT} FROM unit WHERE {where} ORDER BY seq"):
        yield (
            row.unit,
            Unit(
                code=row.code,
                name=row.name,
                level=row.level,
                kind=row.kind,
                parent=row.parent,
                group=row.group,
                email=row.email,
                status=row.status,
                reason=row.reason,
                valid_from=date.fromisoformat(row.valid_from) if row.valid_from else None,
                valid_to=date.fromisoformat(row.valid_to) if row.valid_to else None,
            ),
        )


def standing(store: Store) -> Iterator[Standing]:
    """Every unit that is to take part or took part, in the register's order, with the file that tells its state."""
    states = {row.unit: row.state for row in store.records(UnitRow, f"SELECT {_UNIT} FROM unit")}
    files: dict[str, File] = {}
    for file in store.records(File, f"SELECT {_FILE} FROM file f WHERE f.unit IS NOT NULL ORDER BY f.file"):
        if file.state == states[file.unit] and (file.unit not in files or file.outcome == "counted"):
            files[file.unit] = file
    for key, unit in units_by_key(store, "participation IN ('counted', 'missing')"):
        found, state = files.get(key), states[key]
        assert state is not None
        why = {} if found is None or found.outcome == "counted" else _reason(found)
        stage = found.stage if found is not None and found.outcome == "counted" else None
        yield Standing(unit=unit, state=state, stage=stage, file=found.file if found else "", why=why)


def _reason(file: File) -> Text:
    return {language: text for language, text in (("vi", file.reason_vi), ("en", file.reason_en)) if text is not None}


class Marks(NamedTuple):
    """How far one workbook is, and how good."""

    assessed: int
    asked: int
    """Indicators that apply, of all pillars."""
    errors: int
    warnings: int


def marks(store: Store) -> Iterator[tuple[str, Marks]]:
    """(path, how far) of every file that was read."""
    query = """SELECT f.file,
        (SELECT count(*) FROM score s WHERE s.file = f.file AND s.scope = 'indicator' AND s.level IS NOT NULL),
        (SELECT count(*) FROM score s WHERE s.file = f.file AND s.scope = 'indicator' AND s.status <> 'not_applicable'),
        (SELECT count(*) FROM finding d WHERE d.file = f.file AND d.severity = 'error'),
        (SELECT count(*) FROM finding d WHERE d.file = f.file AND d.severity = 'warning')
        FROM file f WHERE f.usable"""
    for path, *found in store.rows(query):
        yield path, Marks(*found)


class Difference(NamedTuple):
    """A cell that two copies answer differently, each as it was typed; "" where it is blank."""

    id: str
    column: str
    ours: str
    theirs: str


def differences(store: Store, first: str, other: str) -> Iterator[Difference]:
    """Where another copy differs from the one that counts, by row and column; unit data and last period's aside."""
    said = """SELECT kind, id, "column", coalesce(typed, value, '') AS said FROM answer
        WHERE "file" = ? AND kind <> 'unit' AND "column" NOT LIKE 'previous!_%' ESCAPE '!'"""
    same = """ON a.kind = b.kind AND a.id = b.id AND a."column" = b."column" """
    query = f"""SELECT a.id, a."column", a.said, coalesce(b.said, '')
        FROM ({said}) a LEFT JOIN ({said}) b {same} WHERE a.said IS NOT b.said
        UNION SELECT b.id, b."column", '', b.said
        FROM ({said}) b LEFT JOIN ({said}) a {same} WHERE a.id IS NULL AND b.said <> '' ORDER BY 1, 2"""
    for row in store.rows(query, (first, other, other, first)):
        yield Difference(*map(str, row))


def differing(store: Store, first: str, other: str) -> int:
    """Rows of the form (criteria, questions, tasks) that two files answer differently."""
    said = """SELECT kind, id, "column", coalesce(typed, value) FROM answer
        WHERE "file" = ? AND kind <> 'unit' AND "column" NOT LIKE 'previous!_%' ESCAPE '!'"""
    either = f"SELECT * FROM ({said} EXCEPT {said}) UNION ALL SELECT * FROM ({said} EXCEPT {said})"
    query = f"SELECT count(*) FROM (SELECT DISTINCT kind, id FROM ({either}))"
    (count,) = next(store.rows(query, (first, other, other, first)))
    return int(count)


# Figures


class _Shared:
    """One object stands for equal values: thousands of scorecards say the same few things."""

    def __init__(self) -> None:
        self.criteria: dict[tuple[Any, ...], CriterionScore] = {}
        self.indicators: dict[tuple[Any, ...], IndicatorScore] = {}

    def criterion(self, row: tuple[Any, ...]) -> CriterionScore:
        found = self.criteria.get(row)
        if found is None:
            found = self.criteria[row] = CriterionScore(*row)
        return found

    def indicator(self, row: ScoreRow, criteria: tuple[CriterionScore, ...]) -> IndicatorScore:
        key = (row[2:], criteria)
        found = self.indicators.get(key)
        if found is None:
            assert row.status is not None
            found = self.indicators[key] = IndicatorScore(
                id=row.id,
                status=row.status,
                level=row.level,
                points=row.points,
                worst_so_far=row.worst_so_far,
                competence=row.competence or "legal",
                criteria=criteria,
            )
        return found


def survey_parts(store: Store) -> Iterator[tuple[File, Unit]]:
    """The survey parts that count and their units, in the register's order: none where a whole form counts, or the
    unit no longer takes part."""
    units = dict(units_by_key(store))
    query = f"""SELECT {_FILE} FROM file f JOIN unit u ON u.unit = f.unit
        WHERE f.outcome = 'part' AND f.part = ? AND u.participation = 'missing' ORDER BY u.seq"""
    for file in store.records(File, query, (SURVEY,)):
        yield file, units[file.unit or ""]


def scorecards(store: Store, outcome: str) -> Iterator[tuple[File, Scorecard]]:
    """The ledger's row and the figures of every file of that outcome, in its order, under the unit it counts for."""
    shared = _Shared()
    units = dict(units_by_key(store))
    run = next(store.rows("SELECT stage, catalog_id, catalog_version FROM run"))
    picked = "JOIN file f ON f.file = {0}.file WHERE f.outcome = ? ORDER BY f.position, {0}.seq"
    scores = store.rows(f"SELECT f.position, {_SCORE} FROM score s {picked.format('s')}", (outcome,))
    criteria = store.rows(
        f"SELECT f.position, c.indicator, c.id, c.status, c.level, c.stage FROM criterion c {picked.format('c')}",
        (outcome,),
    )
    files = store.records(File, f"SELECT {_FILE} FROM file f WHERE outcome = ? ORDER BY position", (outcome,))
    rows = groupby(scores, key=lambda row: row[0])
    for file, (_, of_scores), said in zip(files, rows, _criteria(criteria, shared), strict=True):
        yield file, _scorecard(file, units[file.unit or ""], run, of_scores, said, shared)


def _criteria(rows: Iterable[tuple[Any, ...]], shared: _Shared) -> Iterator[dict[str, tuple[CriterionScore, ...]]]:
    """For each file its criteria by indicator; the indicators without any, and what is not asked, left out."""
    for _, of_file in groupby(rows, key=lambda row: row[0]):
        found: dict[str, list[CriterionScore]] = {}
        for _, indicator, id, status, level, stage in of_file:
            if id != indicator and status != "not_asked":
                found.setdefault(indicator, []).append(shared.criterion((id, status, level, stage)))
        yield {indicator: tuple(criteria) for indicator, criteria in found.items()}


def _scorecard(
    file: File,
    unit: Unit,
    run: tuple[Any, ...],
    rows: Iterable[tuple[Any, ...]],
    criteria: dict[str, tuple[CriterionScore, ...]],
    shared: _Shared,
) -> Scorecard:
    stage, catalog_id, catalog_version = run
    sums: list[Score] = []
    indicators: list[IndicatorScore] = []
    for _, *cells in rows:
        row = ScoreRow(*cells)
        if row.scope == "indicator":
            indicators.append(shared.indicator(row, criteria.get(row.id, ())))
        else:
            sums.append(_score(row))
    return Scorecard(
        unit=unit,
        period=file.period,
        catalog_id=file.catalog_id or catalog_id,
        catalog_version=file.catalog_version or catalog_version,
        stage=stage or file.stage or "self",
        indicators=tuple(indicators),
        pillars=tuple(sums[1:]),
        total=sums[0],
        reliable=None if file.reliable is None else bool(file.reliable),
    )


def _score(row: ScoreRow) -> Score:
    return Score(
        id=row.id,
        score=row.score,
        provisional_score=row.provisional_score,
        assessed=row.assessed or 0,
        applicable=row.applicable or 0,
        not_applicable=row.not_applicable or 0,
        label=row.label,
    )


# What was counted


def measure_sums(store: Store) -> Iterator[MeasureSum]:
    """What all units and groups of them count: all units first, each in the catalogue's order."""
    for row in store.records(MeasureSumRow, f"SELECT {_MEASURE_SUM} FROM measure_sum ORDER BY seq"):
        yield MeasureSum(**{key: value for key, value in row._asdict().items() if key != "seq"})


def measured(store: Store) -> Iterator[tuple[str, int, float, str]]:
    """(criterion, position, value, level) of every unit's figure that counts, criterion by criterion."""
    yield from store.rows(
        "SELECT m.id, f.position, m.value, m.level FROM measure m JOIN file f USING (file)"
        " WHERE f.outcome = 'counted' AND m.counts AND m.value IS NOT NULL AND m.level IS NOT NULL"
        " ORDER BY m.seq, f.position"
    )


# Findings and actions

_FINDING = "code, severity, id, sheet, cell, arguments"


def problems(store: Store) -> dict[str, Diagnostic]:
    """Path → the error that ended the work on a file: the last one of each that was not read as a workbook."""
    query = f"""SELECT file, {_FINDING} FROM finding JOIN (SELECT file, max(seq) AS seq FROM finding
        JOIN file f USING (file) WHERE severity = 'error' AND NOT f.usable GROUP BY file) USING (file, seq)"""
    return {path: finding_of(*rest) for path, *rest in store.rows(query)}


def findings(store: Store) -> Iterator[tuple[str, Diagnostic]]:
    """(path, finding) of every file in the ledger's order, then those across files, whose path may be ""."""
    for path, *rest in store.rows(f'SELECT "file", {_FINDING} FROM finding ORDER BY "file", seq'):
        yield path, finding_of(*rest)
    for path, *rest in store.rows(f"SELECT ifnull(\"file\", ''), {_FINDING} FROM likeness ORDER BY seq"):
        yield path, finding_of(*rest)


def finding_of(code: str, severity: Any, id: str, sheet: str, cell: str, arguments: str) -> Diagnostic:  # noqa: ANN401
    """The finding of a row."""
    return Diagnostic(code, severity, Place(sheet, cell), id, json.loads(arguments) if arguments != "{}" else {})


def severities(store: Store) -> dict[str, list[Any]]:
    """Path → how grave each finding is that was made when the file was read."""
    found: dict[str, list[Any]] = {}
    for path, severity in store.rows("SELECT file, severity FROM finding WHERE made = 'reading'"):
        found.setdefault(path, []).append(severity)
    return found


def planned(store: Store) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """(path, rows of the action sheet) of every file that plans something, by path."""
    query = """SELECT "file", id, "column", value, ifnull(typed, value), sheet, cell FROM answer
        WHERE kind = 'action' ORDER BY "file", seq"""
    for path, cells in groupby(store.rows(query), key=lambda row: row[0]):
        rows: dict[tuple[str, str], Row] = {}
        for _, id, column, value, typed, sheet, cell in cells:
            line = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            row = rows.setdefault((sheet, line), Row(id=id, place=Place(sheet, f"A{line}"), entries={}))
            row.entries[column] = Entry(place=Place(sheet, cell), kind="text", typed=typed or "", value=value)
        yield path, tuple(rows.values())


def registers(store: Store) -> Iterator[tuple[str, tuple[tuple[Row, ...], dict[str, Row]]]]:
    """(path, (documents of the register, rows that name their codes)) of every file with a register, by path."""
    columns = ", ".join(map(name, EvidenceRow._fields))
    query = f'SELECT "file", {columns} FROM evidence ORDER BY "file", seq'
    for path, lines in groupby(store.rows(query), key=lambda row: row[0]):
        entries: list[Row] = []
        named: dict[str, list[str]] = {}
        for _, *cells in lines:
            row = EvidenceRow(*cells)
            entries.append(_row(row.code, {column: getattr(row, column) for column in REGISTER}))
            for id in row.used_at.split():
                named.setdefault(id, []).append(row.code)
        rows = {id: _row(id, {"evidence": ", ".join(named[id])}) for id in sorted(named, key=_as_counted)}
        yield path, (tuple(entries), rows)


def _as_counted(id: str) -> list[tuple[int, str]]:
    """By what ids are put in order: "1.2" comes before "1.10", a heading before its criteria."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in id.split(".")]


def _row(id: str, cells: dict[str, str | None]) -> Row:
    """A row of which only the meaning is known, not where it stood."""
    entries = {
        column: Entry(place=Place(), kind="text", typed=text, value=text) for column, text in cells.items() if text
    }
    return Row(id=id, place=Place(), entries=entries)
