"""The tables of the data folder: which columns of the store each holds, and which rows, in which order.

A column is declared once, in results/records.py; here stands only where it is shown. An export is a SELECT.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from iso18091cli.model.summary import Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import KINDS, LEVELS
from iso18091cli.results.columns import Column, Table
from iso18091cli.results.records import (
    ACTION,
    ANSWER,
    CRITERION,
    EVIDENCE,
    FILE,
    FINDING,
    GOAL,
    MEASURE,
    MEASURE_SUM,
    SCORE,
    SURVEY,
    UNIT,
)
from iso18091cli.scoring.goals import goals_of


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A column of an export: what is said of it, and the SQL that gives its value."""

    column: Column
    sql: str

    @property
    def key(self) -> str:
        return self.column.key


@dataclass(frozen=True, kw_only=True)
class Export:
    """One CSV table."""

    name: str
    columns: tuple[Shown, ...]
    rows: str
    """SQL behind the list of columns: FROM … WHERE … ORDER BY …"""
    key: tuple[str, ...] = ()
    points_at: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """column → (table, or "" for this one; column there)"""
    public: bool = True
    """Whether a public edition has it at all."""

    @property
    def query(self) -> str:
        shown = ", ".join(f'{_value(column)} AS "{column.key}"' for column in self.columns)
        return f"SELECT {shown} {self.rows}"


def _value(shown: Shown) -> str:
    if shown.column.type == "boolean":
        return f"CASE {shown.sql} WHEN 1 THEN 'True' WHEN 0 THEN 'False' END"
    return shown.sql


_ALIAS = {UNIT.name: "u", FILE.name: "f"}
"""How a table is called in the queries; any other one is "t"."""


def _of(table: Table, key: str, sql: str = "", *, named: str = "", text: Text | None = None, **more: Any) -> Shown:  # noqa: ANN401
    """A column of the store's table; ``sql`` gives its value where that is more than the column itself."""
    column = next(column for column in table.columns if column.key == key)
    constraints = {**column.constraints, **more}
    column = replace(column, key=named or key, text=text or column.text, constraints=constraints)
    return Shown(column=column, sql=sql or f'{_ALIAS.get(table.name, "t")}."{key}"')


def _all(table: Table, *without: str, **sql: str) -> tuple[Shown, ...]:
    return tuple(_of(table, c.key, sql.get(c.key, "")) for c in table.columns if c.key not in without)


_UNIT_OF = _of(UNIT, "unit", unique=False)
_REQUIRED_UNIT = replace(_UNIT_OF, column=replace(_UNIT_OF.column, constraints={"required": True}))
_ANY_UNIT = Shown(column=replace(_UNIT_OF.column, constraints={}), sql="f.unit")
_FILE_OF = Shown(
    column=replace(next(iter(FILE.columns)), constraints={}),
    sql="f.file",
)
_PERIOD = _of(FILE, "period")
_TO_UNIT = {"unit": ("units", "unit")}
_COUNTED = "JOIN file f USING (file) JOIN unit u USING (unit) WHERE f.outcome = 'counted'"
_KNOWN = "CASE WHEN f.outcome NOT IN ('unusable', 'skipped') THEN f.{0} END"
"""SQL: a column of a file that could be used; what an unusable file says of itself is left out."""
_STAMP = ("period", "catalog_id", "catalog_version", "catalog_digest", "tool_version", "stage", "assessed", "score")


def _among(column: str, keys: Mapping[str, object]) -> str:
    """SQL: the column where it holds one of these keys, else nothing: a workbook may say anything there."""
    listed = ", ".join(f"'{key}'" for key in keys)
    return f"CASE WHEN {column} IN ({listed}) THEN {column} END"


EXPORTS: tuple[Export, ...] = (
    Export(
        name="units",
        columns=(
            *_all(UNIT, "seq", "in_register", "email", level=_among("u.level", LEVELS), kind=_among("u.kind", KINDS)),
            _PERIOD,
            _of(FILE, "stage", "CASE WHEN f.file IS NOT NULL THEN coalesce((SELECT stage FROM run), f.stage) END"),
            _of(FILE, "reliable"),
            _of(FILE, "catalog_id"),
            _of(FILE, "catalog_version"),
            _FILE_OF,
            _of(FILE, "sha256"),
        ),
        rows="FROM unit u LEFT JOIN file f ON f.unit = u.unit AND f.outcome IN ('counted', 'apart') ORDER BY u.seq",
        key=("unit",),
    ),
    Export(
        name="scores",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(SCORE, "seq", "label")),
        rows=f"FROM score t {_COUNTED} ORDER BY f.position, t.seq",
        key=("unit", "scope", "id"),
        points_at=_TO_UNIT,
    ),
    Export(
        name="criteria",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(CRITERION, "seq")),
        rows=f"FROM criterion t {_COUNTED} ORDER BY f.position, t.seq",
        key=("unit", "id"),
        points_at=_TO_UNIT,
    ),
    Export(
        name="measures",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(MEASURE, "seq", "open")),
        rows=f"FROM measure t {_COUNTED} ORDER BY f.position, t.seq",
        key=("unit", "id"),
        points_at=_TO_UNIT,
    ),
    Export(
        name="measure_sums",
        columns=_all(MEASURE_SUM, "seq"),
        rows="FROM measure_sum t ORDER BY t.seq",
        key=("by", "key", "id"),
    ),
    Export(
        name="sdgs",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(GOAL)),
        rows=f"FROM goal t {_COUNTED} ORDER BY f.position, t.goal",
        key=("unit", "goal"),
        points_at=_TO_UNIT,
    ),
    Export(
        name="answers",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(ANSWER, "seq", typed="ifnull(t.typed, t.value)")),
        rows=f"FROM answer t {_COUNTED} ORDER BY f.position, t.seq",
        points_at=_TO_UNIT,
    ),
    Export(
        name="survey",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(SURVEY, "seq")),
        rows=f"FROM survey t {_COUNTED} ORDER BY f.position, t.seq",
        key=("unit", "question"),
        points_at=_TO_UNIT,
    ),
    Export(
        name="evidence",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(EVIDENCE, "seq")),
        rows=f"FROM evidence t {_COUNTED} ORDER BY f.position, t.seq",
        points_at=_TO_UNIT,
        public=False,
    ),
    Export(
        name="actions",
        columns=(_REQUIRED_UNIT, _PERIOD, *_all(ACTION)),
        rows=f"FROM action t {_COUNTED} ORDER BY f.position, t.row",
        key=("unit", "row"),
        points_at=_TO_UNIT,
        public=False,
    ),
    Export(
        name="findings",
        columns=(_FILE_OF, _ANY_UNIT, *_all(FINDING, "seq", "made")),
        rows="FROM (SELECT 0 AS of_several, file, seq, code, severity, id, sheet, cell, arguments FROM finding"
        " UNION ALL SELECT 1, file, seq, code, severity, id, sheet, cell, arguments FROM likeness) t"
        " LEFT JOIN file f USING (file) ORDER BY t.of_several, iif(t.of_several, '', t.file), t.seq",
        points_at={**_TO_UNIT, "file": ("ledger", "file")},
        public=False,
    ),
    Export(
        name="ledger",
        columns=(
            _of(FILE, "file"),
            _of(FILE, "sha256"),
            _of(FILE, "outcome"),
            _ANY_UNIT,
            _of(FILE, "sender_code", "CASE WHEN u.unit IS NULL THEN f.sender_code ELSE u.code END", named="unit_code"),
            _of(FILE, "sender_name", "CASE WHEN u.unit IS NULL THEN f.sender_name ELSE u.name END", named="unit_name"),
            *(_of(FILE, key, _KNOWN.format(key)) for key in ("stage", "assessed", "score")),
            *(_of(FILE, key) for key in ("code", "reason_vi", "reason_en", "counts_instead")),
            *(_of(FILE, key, _KNOWN.format(key)) for key in _STAMP[:5]),
            _of(FILE, "repairs", _KNOWN.format("repairs")),
            *(_of(FILE, key) for key in ("received", "sender", "late")),
        ),
        rows="FROM file f LEFT JOIN unit u USING (unit) ORDER BY f.file, f.sha256",
        key=("file",),
        points_at={**_TO_UNIT, "counts_instead": ("", "file")},
    ),
)
"""All tables of the data folder, in the order in which they are written."""


def exports(summary: Summary) -> tuple[Export, ...]:
    """The tables that are written: of a public edition those it may have, of goals only where the catalogue has any."""
    without: tuple[str, ...] = () if goals_of(summary.catalog) else ("sdgs",)
    without += () if summary.catalog.measured else ("measures", "measure_sums")
    return tuple(export for export in EXPORTS if (export.public or not summary.public) and export.name not in without)
