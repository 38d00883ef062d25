"""A sheet's cells → which of them are struck out, as a whole or in part. What is struck out is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from iso18091cli.model.answers import Anomaly, Entry, Unseen
from iso18091cli.reading.keys import KeyedSheet
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_look import struck

TEXTS = ("evidence", "explanation", "note", "task", "document")
"""Columns of texts that a struck-out one is told of; of levels and figures it is as if they were not seen."""


def withdrawn(book: Sheets, sheet: KeyedSheet, filled: Iterable[str]) -> dict[str, Unseen]:
    """The deciding cells among those filled that are struck out as a whole."""
    if not book.strikes:
        return {}
    return {cell: "struck" for cell in filled if struck(book.parts(sheet.name, cell)) == "wholly"}


def struck_texts(book: Sheets, sheet: KeyedSheet, entries: Mapping[str, dict[str, Entry]]) -> list[Anomaly]:
    """Takes the meaning from texts that are struck out as a whole, in place; a finding for each, a remark for parts."""
    told: list[Anomaly] = []
    for row in entries.values() if book.strikes else ():
        for column in [name for name in TEXTS if name in row and row[name].kind == "text"]:
            entry = row[column]
            how = struck(book.parts(sheet.name, entry.place.cell))
            if how == "wholly":
                row[column] = entry._replace(value=None, repairs=(), unseen="struck")
            if how:
                rule = "struck-out" if how == "wholly" else "partly-struck-out"
                told.append(Anomaly(rule, entry.place, "", {"found": entry.typed}))
    return told
