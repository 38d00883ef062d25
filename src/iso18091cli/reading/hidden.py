"""A keyed sheet and its entries → what is said of answers that count although somebody has hidden them.

Units hide what they have done with: rows, whole columns of texts. That costs nobody an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iso18091cli.form.layout import SheetPlan
from iso18091cli.model.answers import Anomaly, Entry, Place
from iso18091cli.model.text import Text, filled
from iso18091cli.reading.arrangement import SENDERS
from iso18091cli.reading.keys import KeyedSheet

_WHERE: dict[str, Text] = {
    "sheet": {"vi": "Trang này bị ẩn", "en": "This sheet is hidden"},
    "column": {"vi": "Cột “{column}” bị ẩn", "en": "The column “{column}” is hidden"},
}


def hidden(sheet: KeyedSheet, plan: SheetPlan, entries: Mapping[str, Mapping[str, Entry]]) -> Iterator[Anomaly]:
    """Once a sheet, once its hidden rows, once a hidden column; ``entries`` by row number and column key.

    Rows that the form's own outline folds are not hidden; a competence is there before anybody has answered.
    """
    shown = sheet.seen
    closed = [name for name, letters in sheet.columns.items() if name not in SENDERS and not shown.column(letters)]
    answered = bool(closed) and not all(of_row.keys().isdisjoint(closed) for of_row in entries.values())
    if shown.sheet and not answered and not (sheet.cells.hidden.rows - sheet.cells.hidden.folded):
        return  # by far the most frequent case
    by_column: dict[str, list[Place]] = {}
    rows: dict[str, Place] = {}
    for number, of_row in entries.items():
        for name, entry in of_row.items():
            if name in SENDERS or name == "competence" or entry.unseen:
                continue
            by_column.setdefault(name, []).append(entry.place)
            rows.setdefault(number, entry.place)
    if not shown.sheet:
        if places := [place for found in by_column.values() for place in found]:
            yield Anomaly("hidden-text", Place(sheet.name), "", {"where": _WHERE["sheet"], "count": str(len(places))})
        return
    folded = [place for number, place in rows.items() if not shown.row(number)]
    if folded:
        yield Anomaly("hidden-rows", folded[0], "", {"count": str(len(folded))})
    for name, places in by_column.items():
        if not shown.column(sheet.columns[name]):
            heading = next(column.words for column in plan.columns if column.name == name)
            where = filled(_WHERE["column"], column=heading)
            yield Anomaly("hidden-text", places[0], "", {"where": where, "count": str(len(places))})
