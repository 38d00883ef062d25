"""A workbook's summary sheet → the figures that some office program has stored there."""

from __future__ import annotations

from iso18091cli.form.layout import Layout
from iso18091cli.model.own_summary import Key, OwnSummary, figure
from iso18091cli.model.spelling import fold
from iso18091cli.reading.keys import KeyedSheet, keyed_sheet
from iso18091cli.spreadsheet.workbook import Sheets


def own_summary(book: Sheets, layout: Layout, sheets: list[KeyedSheet]) -> OwnSummary | None:
    """The keyed figures of the summary: of the sheet named so, else of one among ``sheets`` that has its keys.

    Raises:
        Unreadable: the sheet is damaged.
    """
    plan = next(iter(layout.of_kind("summary")), None)
    if plan is None:
        return None
    named = next((name for name in book.names if fold(name) == fold(plan.title)), None)
    sheet = keyed_sheet(named, book) if named else next((s for s in sheets if s.kind == "summary"), None)
    if sheet is None or sheet.kind != "summary":
        return None
    cells, ids = sheet.cells.cells, {row.id for row in plan.rows}
    columns = [(name, sheet.columns[name]) for name in plan.keys if name in sheet.columns]
    places: dict[Key, str] = {}
    for number, row_id in sheet.rows:
        if row_id in ids:
            for name, letters in columns:
                places.setdefault((row_id, name), letters + number)
    return OwnSummary(sheet.name, {key: figure(cells.get(cell)) for key, cell in places.items()}, places)
