"""Store → tables for other programs: CSV files with a datapackage.json, beside the store itself. Keys, not words.

The CSV files go out row by row: a country's answers do not have to fit in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.model.summary import Summary
from iso18091cli.reports.data.exports import exports
from iso18091cli.reports.data.package import package
from iso18091cli.results.store import Store

STORE = "results.sqlite"
"""The store of results beside its CSV export."""


def tables(store: Store, summary: Summary, tool_version: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the data folder but STORE, each with its content in pieces, to be read to the end before the next.

    CSV in UTF-8 with BOM, commas, line feeds; a missing value is an empty cell. Text that a spreadsheet would take for
    a formula has an apostrophe before it.
    """
    for export in exports(summary):
        rows: Iterator[Any] = store.rows(export.query)
        yield f"{export.name}.csv", csv_pieces([shown.key for shown in export.columns], rows)
    descriptor = json.dumps(package(summary, tool_version), ensure_ascii=False, indent=2)
    yield "datapackage.json", [f"{descriptor}\n".encode()]
