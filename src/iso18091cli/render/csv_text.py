"""Results → the table of findings of ``validate --format csv``: for a spreadsheet program. Keys as in the JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from iso18091cli.checks.table import RULES, fix, message
from iso18091cli.files.harmless import csv_text
from iso18091cli.model.scores import Result

COLUMNS = ("path", "severity", "code", "name", "sheet", "cell", "id", "message", "fix")


def findings_csv(results: Sequence[Result], language: str) -> bytes:
    """A line a finding, in the order of files, sheets and cells; UTF-8 with BOM, so that Excel shows every mark.

    Text from a file that begins like a formula has an apostrophe before it (files/harmless.py).
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in results:
        for d in result.diagnostics:
            where = (d.place.sheet, d.place.cell, d.id, message(d, language), fix(d, language))
            line = (result.path, d.severity, d.code, RULES[d.code].name, *where)
            writer.writerow([csv_text(cell.replace("\0", "")) for cell in line])
    return text.getvalue().encode("utf-8-sig", "replace")
