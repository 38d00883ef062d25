"""Columns and records → a table on a sheet. A column is said once: heading, width, look, where its value is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, Generic, TypeVar

from xlsxwriter.format import Format

from iso18091cli.reports.excel.book import A4, Sheet, Value, Workbook
from iso18091cli.reports.excel.looks import HEADING, Look

R = TypeVar("R")
PRINTED = 60
"""Rows of a long list that are printed: two or three pages, the gravest or the first ones."""


@dataclass(frozen=True, eq=False)
class Band:
    """A heading above those of neighbouring columns. They share this one object, whatever its text."""

    text: str
    look: Look = HEADING


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table whose rows are records of one class."""

    key: str
    """Of its heading in the messages."""
    width: float
    """In characters; 0 where another table of the sheet tells it."""
    look: Look | Callable[[R], Look]
    """Of every cell, or by what the record holds. A figure's look tells its unit (looks.py)."""
    value: Callable[[R], Value]
    heading: str = ""
    """The heading itself, where it is no message."""
    id: str = ""
    """What formulas find its cells by, where that is not the key."""
    above: str = ""
    """A second heading above the first; a table has the row where any column has one."""
    band: Band | None = None
    heading_look: Look = HEADING
    folded: bool = False
    """Folded away behind a "+" above the sheet."""
    span: int = 1
    """Cells its text goes across, where it is the last of a table without a heading."""


Columns = tuple[Column[R], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A table as it stands on its sheet. Rows and columns count from 0."""

    sheet: Sheet
    columns: Mapping[str, int]
    first: int
    last: int
    """Before ``first`` where there is no row."""
    left_out: int

    def cells(self, id: str) -> str:
        """The cells of a column, as formulas on other sheets name them; "" where there is no row or no such column."""
        column = self.columns.get(id)
        return "" if column is None or self.last < self.first else self.sheet.range(self.first, self.last, column)


def new_sheet(
    book: Workbook, key: str, columns: Sequence[Column[Any]], title: str = "", *, size: int = A4, portrait: bool = False
) -> Sheet:
    """The sheet of that key in the messages, as wide as its columns; ``title`` where it is not "<key>-title"."""
    words = book.words
    widths = [column.width for column in columns]
    name, title = words(f"sheet-{key}"), title or words(f"{key}-title")
    sheet = Sheet(book, name, widths, title, size, portrait)
    for number, column in enumerate(columns):
        if column.folded:
            sheet.raw.set_column(number, number, column.width, None, {"level": 1, "hidden": True})
    return sheet


def only_table(
    sheet: Sheet,
    columns: Columns[R],
    records: Iterable[R],
    height: float | None = None,
    *,
    fixed: int = 0,
    none: str = "",
    most: int | None = None,
    above_height: float | None = None,
    row_height: float | None = None,
    printed: int | None = None,
) -> Written:
    """The table that a sheet is for: filtered, its heading frozen and on every page.

    ``fixed`` columns on the left stay in sight; ``none`` is said where there is no row; beyond ``most`` rows the number
    of the others is told. On paper there are the first ``printed`` rows: long lists are for the screen.
    """
    sheet.row += 1
    top = sheet.row
    headings(sheet, columns, height, above_height)
    written = rows(sheet, columns, records, most=most, height=row_height)
    if none and written.last < written.first:
        sheet.note(none)
    heading = written.first - 1
    sheet.raw.autofilter(heading, 0, max(sheet.row - 1, heading), sheet.columns - 1)
    sheet.raw.freeze_panes(heading + 1, fixed)
    sheet.raw.repeat_rows(top, heading)
    count = written.last - written.first + 1
    if printed is not None and count > printed:
        sheet.print_to(written.first + printed - 1, printed, count + written.left_out)
    if written.left_out:
        sheet.note(sheet.book.words("cut-rows", n=str(written.left_out)))
    return written


def table(sheet: Sheet, columns: Columns[R], records: Iterable[R], height: float | None = None) -> Written:
    """One of several tables of a sheet: its heading, so many points high, and its rows."""
    headings(sheet, columns, height)
    return rows(sheet, columns, records)


def headings(sheet: Sheet, columns: Columns[R], height: float | None = None, above_height: float | None = None) -> None:
    """From above: bands, second headings, headings; the first two where a column has one."""
    book = sheet.book
    if any(column.band for column in columns):
        place = 0
        for band, group in groupby(columns, key=lambda column: column.band):
            count = len(list(group))
            if band:
                sheet.across(place, count, band.text, book.style(band.look))
            place += count
        sheet.row += 1
    if any(column.above for column in columns):
        sheet.line([column.above for column in columns], book.style(HEADING), above_height)
    texts = [column.heading or book.words(column.key) for column in columns]
    sheet.line(texts, [book.style(column.heading_look) for column in columns], height)


def rows(
    sheet: Sheet,
    columns: Columns[R],
    records: Iterable[R],
    *,
    most: int | None = None,
    height: float | None = None,
) -> Written:
    """A row a record, at most ``most``; each as high as its text needs, unless told."""
    first, records = sheet.row, iter(records)
    for index, record in enumerate(islice(records, most)):
        values = [column.value(record) for column in columns]
        styles = [_style(sheet.book, index, column, record) for column in columns]
        if columns[-1].span > 1:
            sheet.across(len(values) - 1, columns[-1].span, values.pop(), styles[-1])
        sheet.line(values, styles, height)
    places = {column.id or column.key: number for number, column in enumerate(columns)}
    return Written(sheet, places, first, sheet.row - 1, sum(1 for _ in records))


def _style(book: Workbook, index: int, column: Column[R], record: R) -> Format:
    return book.body(index, column.look(record) if callable(column.look) else column.look)
