"""What lies beside a workbook's cells, and sheets that a unit added → links of answers, anomalies for all else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from iso18091cli.form.layout import LISTS_SHEET, META_SHEET, SheetPlan
from iso18091cli.messages import carry, join, return_copy, workbook
from iso18091cli.model.answers import Anomaly, Entry, Place, carried_link
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.text import Text
from iso18091cli.reading.meaning import shown
from iso18091cli.spreadsheet.sheet import column_number
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import Sheets

OURS = "iso18091"
"""Author of the notes that a return copy brings."""
_LISTS = {fold(word) for words in (return_copy.WORDS, carry.WORDS, join.WORDS) for word in words["sheet"].values()} | {
    fold(word)
    for words in (
        carry.WORDS["look-again.sheet"],
        carry.WORDS["before.sheet"],
        return_copy.WORDS["offer.sheet"],
        workbook.WORDS["long.sheet"],
    )
    for word in words.values()
}
"""Titles of the lists that a workbook made for somebody may bring."""
_RULES = {
    "note": "note-beside",
    "picture": "picture-beside",
    "picture-in-cell": "picture-beside",
    "shape": "shape-beside",
}
_ANSWERED = {"sheet": "column.done", "offer.sheet": "offer.reply"}
"""Title -> heading of the column for replies, of the lists in a return copy on which a unit may answer."""
_NUMBERS = 2
"""The column that numbers the lines of such a list."""
_MOST = 30
"""Things beside the cells that are told of one sheet; then their number."""


def with_links(book: Sheets, sheet: str, entries: Mapping[str, dict[str, Entry]]) -> list[Anomaly]:
    """Gives the answers of a sheet the addresses that lie behind them, in place; a remark for each."""
    addresses = {item.cell: item.text for item in book.beside(sheet) if item.kind == "link"}
    told: list[Anomaly] = []
    for row in entries.values() if addresses else ():
        for column, entry in row.items():
            if (address := addresses.get(entry.place.cell)) and address != entry.typed:
                row[column] = entry._replace(link=address)
                rule = "link-behind" if carried_link(address) else "link-not-carried"
                told.append(Anomaly(rule, entry.place, "", {"address": address, "found": entry.typed}))
    return told


def without_pictures(book: Sheets, sheet: str, entries: Mapping[str, dict[str, Entry]]) -> None:
    """Takes what an office program writes into a cell that shows a picture for no answer, in place; N02 tells it."""
    pictures = {item.cell for item in book.beside(sheet) if item.kind == "picture-in-cell"}
    for row in entries.values() if pictures else ():
        for column in [column for column, entry in row.items() if entry.place.cell in pictures]:
            if row[column].kind == "error" or row[column].formula:
                del row[column]


def lying_beside(book: Sheets, came: Iterable[SheetPlan], keyed: Collection[str]) -> Iterator[Anomaly]:
    """Notes, pictures and shapes of all sheets, one a place, and the sheets that are none of the form's.

    ``came``: the sheets that the form came with; ``keyed``: names of the sheets in which answers were found.
    """
    ours = {fold(sheet.title) for sheet in came} | _LISTS | {META_SHEET, LISTS_SHEET}
    for name in book.names:
        known = fold(name) in ours or name in keyed or clean(name).casefold() in (META_SHEET, LISTS_SHEET)
        if known:
            yield from _of_sheet(book, name)
            continue
        try:
            cells = book.sheet(name).cells
        except Unreadable:  # it is no sheet of the form: whatever it holds, the answers stand elsewhere
            yield Anomaly("added-sheet", Place(name), "", {"sheet": name, "count": "?", "found": "?"})
            continue
        if cells:
            begin = "; ".join(filter(None, (clean(shown(value)[1]) for value in islice(cells.values(), 6))))[:200]
            yield Anomaly("added-sheet", Place(name), "", {"sheet": name, "count": str(len(cells)), "found": begin})


def _of_sheet(book: Sheets, name: str) -> Iterator[Anomaly]:
    places: dict[tuple[str, str], list[str]] = {}
    for item in book.beside(name):
        if item.kind in _RULES and clean(item.author) != OURS:
            places.setdefault((_RULES[item.kind], item.cell), []).append(" ".join(item.text.split()))
    for number, ((rule, cell), texts) in enumerate(places.items(), 1):
        if number > _MOST:
            yield Anomaly("more-beside", Place(name), "", {"count": str(len(places) - _MOST)})
            return
        said = "; ".join(filter(None, texts))
        arguments: dict[str, str | Text] = {"found": said, "count": str(len(texts))}
        yield Anomaly(rule, Place(name, cell), "", arguments)


def replies(book: Sheets) -> Iterator[Anomaly]:
    """What a unit wrote into the lists of a return copy, beside or below them: one remark a cell."""
    for title, head in _ANSWERED.items():
        titles, heads = ({fold(word) for word in return_copy.WORDS[key].values()} for key in (title, head))
        for name in (name for name in book.names if fold(name) in titles):
            try:
                cells = book.sheet(name).cells
            except Unreadable:  # it holds no answers
                continue
            begins = next((c for c, value in cells.items() if isinstance(value, str) and fold(value) in heads), "")
            if begins:
                yield from _replies(name, cells, begins)


def _replies(name: str, cells: Mapping[str, object], head: str) -> Iterator[Anomaly]:
    """``head``: the heading of the column for replies. The lines of the list are numbered."""
    (done, first), places = _position(head), {cell: _position(cell) for cell in cells}
    numbered = (row for c, (column, row) in places.items() if column == _NUMBERS and str(cells[c]).isdigit())
    last = max(numbered, default=first)
    for cell, (column, row) in places.items():
        said = clean(shown(cells[cell])[1])
        if said and ((row > first and column >= done) or row > last):
            asked = _asked(cells, str(row)) if row <= last else ""
            yield Anomaly("reply", Place(name, cell), "", {"found": said, "asked": asked or "–"})


def _position(cell: str) -> tuple[int, int]:
    """Numbers of a cell's column and row."""
    letters = cell.rstrip("0123456789")
    return column_number(letters), int(cell[len(letters) :])


def _asked(cells: Mapping[str, object], row: str) -> str:
    """Where the line of the list leads, and what it asked."""
    parts = [clean(str(cells.get(f"{column}{row}", ""))) for column in ("C", "D", "E", "F")]
    return " · ".join(part for part in parts if part and part != "–")
