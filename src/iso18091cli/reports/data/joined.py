"""Stores of several sources → one SQLite file of tables, the same tables as CSV, and their datapackage.json.

The tables are the exports of a result folder (exports.py) that hold figures, levels and units, with ``source`` as first
column and first in every key; beside them what each source is, its means, and what is counted in all of them together.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any, NamedTuple, Self

from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.messages.joined import WORDS
from iso18091cli.model.answers import Stage
from iso18091cli.model.joined import SideBySide, Source
from iso18091cli.model.measure import MeasureKind
from iso18091cli.reports.data.exports import EXPORTS, Export, Shown
from iso18091cli.reports.data.package import resource
from iso18091cli.results.columns import POINTS, Column, columns_of, says
from iso18091cli.results.schema import name as quoted
from iso18091cli.results.store import Store
from iso18091cli.scoring.goals import goals_of

APPLICATION = 0x18092
"""``PRAGMA application_id`` of such a file: it is no store of a round, whose tables are others."""
FORMAT = 1
_TAKEN = ("units", "scores", "criteria", "measures", "measure_sums", "sdgs")
"""Exports of a round that are joined: what a public edition may hold, too."""
_SQL = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_Name = Annotated[
    str,
    says(
        "Nguồn: tên thư mục kết quả, bỏ “-summary”",
        "Source: name of its result folder, without “-summary”",
        public=True,
        required=True,
    ),
]


class SourceRow(NamedTuple):
    """A source: what was read, and how far it carries."""

    source: _Name
    period: Annotated[str, says("Kỳ", "Period", public=True)]
    stage: Annotated[Stage | None, says("Bước duy nhất được tính", "The one stage that was asked for", public=True)]
    public: Annotated[bool, says("Bản công khai", "Whether it is a public edition", public=True)]
    catalog_id: Annotated[str, says("Mã bộ chỉ số", "Id of the catalogue", public=True)]
    catalog_version: Annotated[str, says("Phiên bản bộ chỉ số", "Its version", public=True)]
    catalog_digest: Annotated[str, says("Mã băm nội dung bộ chỉ số", "Digest of its content", public=True)]
    tool_version: Annotated[str, says("Phiên bản phần mềm", "Version of the program", public=True)]
    sha256: Annotated[str, says("SHA-256 của results.sqlite", "SHA-256 of its results.sqlite", public=True)]
    units: Annotated[
        int | None,
        says(
            "Số đơn vị phải tham gia; trống khi không có danh mục",
            "Units that are to take part; empty without a register",
            public=True,
        ),
    ]
    counted: Annotated[int, says("Số đơn vị có phiếu được tính", "Units of which a workbook counts", public=True)]
    assessed: Annotated[
        int, says("Số chỉ số có mức, cộng mọi đơn vị", "Indicators with a level, over all units", public=True)
    ]
    applicable: Annotated[
        int, says("Số chỉ số áp dụng, cộng mọi đơn vị", "Indicators that apply, over all units", public=True)
    ]


class MeanRow(NamedTuple):
    """The mean of one source in a pillar, or of the totals."""

    source: _Name
    id: Annotated[str, says("Khóa trụ cột, hoặc “total”", "Key of the pillar, or “total”", public=True, required=True)]
    mean: Annotated[
        float | None,
        says("Trung bình các đơn vị có điểm", "Mean over the units with a score", public=True, unit=POINTS),
    ]
    lowest: Annotated[float | None, says("Thấp nhất", "Lowest", public=True, unit=POINTS)]
    highest: Annotated[float | None, says("Cao nhất", "Highest", public=True, unit=POINTS)]
    scored: Annotated[int, says("n: đơn vị có điểm", "n: units with a score", public=True)]
    units: Annotated[int, says("N: đơn vị có phiếu được tính", "N: units of which a workbook counts", public=True)]
    not_applicable: Annotated[
        int, says("Đơn vị mà cả trụ cột không áp dụng", "Units to which nothing of it applies", public=True)
    ]


class TotalRow(NamedTuple):
    """What the units of all sources together count for a criterion."""

    id: Annotated[str, says("Khóa của tiêu chí", "Key of the criterion", public=True, required=True)]
    kind: Annotated[MeasureKind, says("Loại số liệu", "Kind of measure", public=True, required=True)]
    units: Annotated[
        int, says("N: số đơn vị mà tiêu chí áp dụng", "N: units to which the criterion applies", public=True)
    ]
    counted: Annotated[int, says("n: số đơn vị có số liệu vào tổng", "n: units whose figures are in it", public=True)]
    overruled: Annotated[
        int,
        says(
            "Số đơn vị bị loại vì mức được chọn khác số liệu",
            "Units left out, since another level was picked than their figures give",
            public=True,
        ),
    ]
    part: Annotated[float | None, says("Tổng các số (1)", "Sum of the parts, or of the figures", public=True)]
    whole: Annotated[float | None, says("Tổng các số (2)", "Sum of the wholes", public=True)]
    value: Annotated[float | None, says("Tỷ lệ của tổng (%)", "The share of the sums, in per cent", public=True)]
    enough: Annotated[
        bool,
        says("Đủ độ phủ tối thiểu của bộ chỉ số", "Whether n of N reaches the minimum coverage", public=True),
    ]
    sources: Annotated[int, says("Số nguồn trong tổng", "Sources whose sums are in it", public=True)]
    lacking: Annotated[
        str,
        says(
            "Nguồn không công bố tổng (các đơn vị ấy có trong N, không có trong n)",
            "Sources whose edition withholds the sum (their units are in N, not in n)",
            public=True,
        ),
    ]


def _own(name: str, record: type[NamedTuple], key: tuple[str, ...]) -> Export:
    return _joined(name, columns_of(record), key)


def _joined(name: str, columns: Iterable[Column], key: tuple[str, ...]) -> Export:
    """A table of the joined store, read in the order in which its rows were put in."""
    to = {} if name == "sources" or "source" not in key else {"source": ("sources", "source")}
    shown = tuple(Shown(column=column, sql=f"t.{quoted(column.key)}") for column in columns)
    return Export(name=name, columns=shown, rows=f"FROM {name} t ORDER BY rowid", key=key, points_at=to)


_ROUND = {export.name: export for export in EXPORTS if export.name in _TAKEN}
_SOURCE = columns_of(MeanRow)[0]
_SOURCES = _own("sources", SourceRow, ("source",))
_MEANS = _own("means", MeanRow, ("source", "id"))
_TOTALS = _own("measure_totals", TotalRow, ("id",))
_BY_SOURCE = {
    name: _joined(name, (_SOURCE, *(shown.column for shown in export.columns)), ("source", *export.key))
    for name, export in _ROUND.items()
}
JOINED: tuple[Export, ...] = (_SOURCES, _MEANS, *_BY_SOURCE.values(), _TOTALS)
"""All tables of the joined store; every key begins with ``source`` but that of what is counted in all of them."""


class JoinedTables:
    """The joined tables while they are put together; use it in a ``with`` statement. It is gone when it is closed."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect("")
        self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self.connection.execute(f"PRAGMA user_version = {FORMAT}")
        for table in JOINED:
            columns = ", ".join(f"{quoted(s.key)} {_SQL.get(s.column.type, 'TEXT')}" for s in table.columns)
            key = ", ".join(map(quoted, table.key))
            self.connection.execute(f"CREATE TABLE {table.name} ({columns}, PRIMARY KEY ({key}))")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.connection.close()

    def take(self, name: str, store: Store) -> None:
        """Puts in the tables of a source. Raises sqlite3.IntegrityError where a row stands there twice."""
        for table, export in _ROUND.items():
            shown = ", ".join(column.sql for column in export.columns)
            self._insert(table, ((name, *row) for row in store.rows(f"SELECT {shown} {export.rows}")))

    def finish(self, found: SideBySide) -> None:
        """Puts in what is known when all sources are there."""
        self._insert("sources", map(_source_row, found.sources))
        self._insert(
            "means",
            (
                MeanRow(each.side.name, m.id, m.mean, m.lowest, m.highest, m.scored, m.units, m.not_applicable)
                for each in found.sources
                for m in each.side.means
            ),
        )
        rows = (
            TotalRow(
                *(t.id, t.kind, t.units, t.counted, t.overruled, t.part, t.whole, t.value, t.enough, t.sources),
                lacking="; ".join(t.lacking),
            )
            for t in found.totals
        )
        self._insert("measure_totals", rows)

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(next(each for each in JOINED if each.name == table).columns))
        self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - a name of JOINED
        self.connection.commit()

    def units(self) -> Iterator[tuple[Any, ...]]:
        """(source, code, name, kind, score, assessed, applicable) of every unit that counts, source by source."""
        yield from self.connection.execute(
            "SELECT source, u.code, u.name, u.kind, s.score, s.assessed, s.applicable FROM units u"
            " JOIN scores s USING (source, unit) WHERE s.scope = 'total' AND u.participation = 'counted'"
            " ORDER BY u.rowid"
        )

    def tables(self, found: SideBySide, tool_version: str) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The CSV files and their datapackage.json, each in pieces, to be read to the end before the next."""
        shown = [table for table in JOINED if _is_there(table, found)]
        for table in shown:
            yield f"{table.name}.csv", csv_pieces([c.key for c in table.columns], self.connection.execute(table.query))
        descriptor = {
            "profile": "tabular-data-package",
            "name": "iso18091-joined-results",
            "title": " | ".join(WORDS["title"].values()),
            "description": " | ".join(WORDS["data-note"].values()),
            "generator": f"iso18091cli {tool_version}",
            "catalog": {"id": found.catalog.id, "version": found.catalog.version, "digest": found.catalog.digest},
            "period": found.period,
            "public": found.public,
            "resources": [resource(table) for table in shown],
        }
        yield "datapackage.json", [f"{json.dumps(descriptor, ensure_ascii=False, indent=2)}\n".encode()]

    def export(self, target: Path) -> None:
        """Writes the tables into a new SQLite file, the same bytes for the same sources. Raises OSError."""
        try:
            self.connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error


def _source_row(source: Source) -> SourceRow:
    side, catalog = source.side, source.catalog
    return SourceRow(
        source=side.name,
        period=source.period,
        stage=source.stage,
        public=source.public,
        catalog_id=catalog.id,
        catalog_version=catalog.version,
        catalog_digest=catalog.digest,
        tool_version=source.tool_version,
        sha256=source.sha256,
        units=side.units,
        counted=side.counted,
        assessed=side.assessed,
        applicable=side.applicable,
    )


def _is_there(table: Export, found: SideBySide) -> bool:
    """As in a result folder: goals and counted figures only where the catalogue has any."""
    if table.name == "sdgs":
        return bool(goals_of(found.catalog))
    return bool(found.catalog.measured) or table.name not in ("measures", "measure_sums", "measure_totals")
