"""An office's own `lineage.csv`, beside its register → relations that add to the country's list, and win."""

from __future__ import annotations

from pathlib import Path

from iso18091cli.errors import Faults
from iso18091cli.messages.register import EXTENTS, LINEAGE_COLUMNS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.lineage import FILE, Extent, Relation
from iso18091cli.model.spelling import fold, nearest
from iso18091cli.register.faults import Report
from iso18091cli.register.lineage import Lineage
from iso18091cli.register.load import day_in
from iso18091cli.register.national import REFORM
from iso18091cli.register.table import Columns, Row, all_words, one_line, read_rows

_COLUMNS = Columns(LINEAGE_COLUMNS, ("code", "predecessor"), not_read=("name", "note"))
_EXTENTS = {fold(word): key for key, text in EXTENTS.items() for word in (key, *text.values())}


def lineage_beside(register: Path | None) -> Lineage:
    """The relations for a register: the country's, and those of the `lineage.csv` in its folder, where there is one.

    Raises:
        Faults: that file cannot be read, or a row of it has an error.
    """
    path = register.parent / FILE if register else None
    return load_lineage(path) if path is not None and path.is_file() else Lineage()


def load_lineage(path: Path) -> Lineage:
    """The country's relations and those of that file: `code`, `predecessor`, `extent` (as a whole where it is blank),
    `since` (the unit's first day; 1 July 2025 where it is blank), `predecessor_name` where no list has it.

    A row wins over the list's relation of the same two units; the extent `none` strikes that out.

    Raises:
        Faults: the file cannot be read, or a row has an error.
    """
    report = Report(str(path))
    own: list[Relation] = []
    without: list[tuple[str, str]] = []
    for row in read_rows(path, report, _COLUMNS):
        for column in _COLUMNS.required:
            if not row.typed[column]:
                report.add("empty", row.number, column)
        code, predecessor = one_line(row.typed["code"]), one_line(row.typed["predecessor"])
        since, extent = day_in("since", row, report) or REFORM, _extent(row, report)
        if since == REFORM:
            without.append((code, predecessor))
        if extent is not None:
            own.append(Relation(code, predecessor, extent, since, one_line(row.typed["predecessor_name"])))
    if report.failed:
        raise Faults(tuple(sorted(report.faults, key=lambda fault: fault.line or 0)))
    return Lineage(own, without)


def _extent(row: Row, report: Report) -> Extent | None:
    typed = one_line(row.typed["extent"])
    key = _EXTENTS.get(fold(typed)) if typed else "full"
    if key is None:
        like = nearest(typed, _EXTENTS)
        hint = did_you_mean(EXTENTS[_EXTENTS[like]] if like else None)
        report.add("word-unknown", row.number, "extent", found=typed, hint=hint, known=all_words(EXTENTS))
    return "full" if key == "full" else "partial" if key == "partial" else None
