"""The cells in which a form asks for something → entries, row by row, and what is odd about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from iso18091cli.form.layout import Layout
from iso18091cli.model.answers import NOT_APPLICABLE, Anomaly, Entry, Place, Unseen
from iso18091cli.model.spelling import garbled, legacy
from iso18091cli.model.text import Text, both
from iso18091cli.reading.arrangement import Arrangement, Asked
from iso18091cli.reading.keys import KeyedSheet
from iso18091cli.reading.meaning import Words, as_it_is, count_of, entry, of_the_time, share, within
from iso18091cli.reading.struck import struck_texts, withdrawn
from iso18091cli.spreadsheet.sheet import Value, column_number
from iso18091cli.spreadsheet.workbook import Sheets


@dataclass(frozen=True, eq=False, repr=False)
class AnswerCells:
    """Reads the answer cells of one workbook."""

    book: Sheets
    layout: Layout
    words: Words
    anomalies: list[Anomaly]
    """Takes what is odd."""
    years: range
    """Those in which a day can lie that is asked for."""

    def read(
        self, sheet: KeyedSheet, arrangement: Arrangement, without: Iterable[str] = ()
    ) -> dict[str, dict[str, Entry]]:
        """Entries of the filled cells by row number and column key; ``without`` are numbers of rows to pass over.

        Raises:
            Unreadable: the styles of the workbook, where a cell's look decides, are damaged.
        """
        found: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self.anomalies.extend(_odd_cell(Place(sheet.name), "", written) for written in sheet.cells.astray)
        cells, unusual, passed = sheet.cells.cells, _unusual(sheet, arrangement), frozenset(without)
        unseen = _unseen(self.book, sheet, arrangement)
        for asked in [asked for asked in arrangement.asked if asked.cell in cells or asked.cell in unusual]:
            row, _, column, answer, cell, place = asked
            if row in passed:
                continue
            value = cells.get(cell, "")
            if (
                value.__class__ is str
                and cell not in unusual
                and cell not in unseen
                and (meaning := as_it_is(value, answer))
            ):
                found[row][column] = Entry(place, "text", value, meaning)  # by far the most frequent case
                continue
            read = self._looked_at(sheet, asked, value)
            if cell in unseen:
                read = _not_counted(read, column, unseen[cell])
            if not read.blank:
                found[row][column] = read
        self.anomalies.extend(struck_texts(self.book, sheet, found))
        return found

    def _looked_at(self, sheet: KeyedSheet, asked: Asked, value: Value) -> Entry:
        answer, cell = asked.answer, asked.cell
        if answer.worked_out and value == "" and cell in sheet.cells.formulas:
            return Entry(asked.place)  # the form's own formula, which shows nothing yet
        formula, error = cell in sheet.cells.formulas, sheet.cells.errors.get(cell, "")
        if cell in sheet.cells.odd:
            error = sheet.cells.odd[cell] or "?"
            self.anomalies.append(_odd_cell(asked.place, asked.id, sheet.cells.odd[cell]))
        read = entry(value, answer, asked.place, self.words, formula=formula, error=error)
        if read.kind == "number" or (read.kind == "text" and (answer.kind == "text" or read.value is None)):
            read = self._closer(sheet, asked, read)
        if sheet.kind != "pillar":  # what a figure of a criterion may be, its measure says
            read = of_the_time(within(read, answer), answer, self.years)
        if area := sheet.cells.merged_into(cell):
            self.anomalies.append(Anomaly("merged-answer", asked.place, asked.id, {"area": area}))
        return read

    def _closer(self, sheet: KeyedSheet, asked: Asked, read: Entry) -> Entry:
        """What a cell's value alone does not tell: how it is formatted, with which font it was typed."""
        if read.kind == "text":
            font = legacy(read.typed, lambda: self.book.look(sheet.name, asked.cell).font.name)
            if cause := font or garbled(read.typed):
                arguments: dict[str, str | Text] = {"found": read.typed, "cause": cause}
                self.anomalies.append(Anomaly("legacy-text", asked.place, asked.id, arguments))
        if asked.answer.percent:
            return share(read, lambda: self.book.is_percent(sheet.name, asked.cell))
        if asked.answer.counted:
            return count_of(read, lambda: self.book.is_percent(sheet.name, asked.cell))
        return read


def _not_counted(read: Entry, column: str, why: Unseen) -> Entry:
    """An answer that people do not see means nothing; a competence that changes no figure may stand anywhere."""
    if read.blank or (column == "competence" and read.value != NOT_APPLICABLE):
        return read
    return read._replace(value=None, repairs=(), unseen=why)


def _unseen(book: Sheets, sheet: KeyedSheet, arrangement: Arrangement) -> Mapping[str, Unseen]:
    """The filled cells that figures follow from and people do not see, each with the reason."""
    filled = [cell for cell in arrangement.deciding if sheet.cells.cells.get(cell, "") != ""]
    if not filled:
        return {}
    if not sheet.seen.sheet:
        return dict.fromkeys(filled, "sheet")
    found = withdrawn(book, sheet, filled) | sheet.seen.why(filled)
    hidden = {letters for letters in {*arrangement.deciding.values()} if not sheet.seen.column(letters)}
    return found | {cell: "column" for cell in filled if arrangement.deciding[cell] in hidden}


def _unusual(sheet: KeyedSheet, arrangement: Arrangement) -> frozenset[str]:
    """The answer cells that hold a formula, an error or what nobody can read, or are merged with others."""
    columns = [(letters, column_number(letters)) for letters in sheet.columns.values()]
    merged = {
        letters + row
        for row, areas in sheet.cells.merged.items()
        for area in areas
        for letters, number in columns
        if area.first <= number <= area.last
    }
    return arrangement.cells & (sheet.cells.formulas | sheet.cells.errors.keys() | sheet.cells.odd.keys() | merged)


def _odd_cell(place: Place, row_id: str, written: str) -> Anomaly:
    """What is said of a cell that holds what no cell can hold, with what is written there."""
    found = both(f" (“{written}”)" if written else "")
    return Anomaly("odd-cell", place, row_id, {"found": found})
