"""Results → the table of findings of ``validate --format csv``: for a spreadsheet program. Keys as in the JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iso18091cli.checks.table import RULES, fix, message
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.model.scores import Result

COLUMNS = ("path", "severity", "code", "name", "sheet", "cell", "id", "message", "fix")


def findings_csv(results: Sequence[Result], language: str) -> bytes:
    """A line a finding, in the order of files, sheets and cells; UTF-8 with BOM, so that Excel shows every mark.

    No text from a file becomes a formula (files/harmless.py).
    """
    return b"".join(csv_pieces(COLUMNS, _lines(results, language)))


def _lines(results: Sequence[Result], language: str) -> Iterator[tuple[str, ...]]:
    for result in results:
        for d in result.diagnostics:
            where = (d.place.sheet, d.place.cell, d.id, message(d, language), fix(d, language))
            yield (result.path, d.severity, d.code, RULES[d.code].name, *where)
