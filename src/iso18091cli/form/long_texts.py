"""Answers that are taller than a row can be → a sheet that prints them whole, behind the others of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iso18091cli.form.book import Book
from iso18091cli.form.list_sheet import ListColumn, ListSheet
from iso18091cli.form.look import lines_of

HIGHEST = 409.0
"""Points that a row can be high."""
_WIDTH = 100.0
_LINES = 28
"""Lines of a row of the list, which stays well on a page."""


class LongText(NamedTuple):
    """An answer that its row does not show whole."""

    sheet: str
    cell: str
    row: str
    heading: str
    """Of its column."""
    words: str


def print_long(book: Book, texts: Sequence[LongText]) -> None:
    """Adds the list; nothing where no answer is too long. It is a copy, which the reader passes over."""
    if not texts:
        return
    columns = (
        ListColumn(book.word("long.where"), 22),
        ListColumn(book.word("long.column"), 18),
        ListColumn(book.word("long.words"), _WIDTH),
    )
    hidden = sum(sheet.sheet_state != "visible" for sheet in book.workbook.worksheets)
    sheet = ListSheet(book, book.word("long.sheet"), columns, len(book.workbook.sheetnames) - hidden)
    sheet.head(book.word("long.title"), [book.word("long.how")])
    for long in texts:
        for number, words in enumerate(_pieces(long.words)):
            links = {0: (long.sheet, long.cell)}
            sheet.line(f"{long.sheet} · {long.row}" + " …" * bool(number), long.heading, words, links=links)
    sheet.end()


def _pieces(words: str) -> Iterator[str]:
    """A text in parts that a row shows whole, broken between words."""
    piece = ""
    for paragraph in words.split("\n"):
        for number, word in enumerate(paragraph.split(" ")):
            longer = piece + (" " if number else "\n" if piece else "") + word
            if piece and lines_of(longer, _WIDTH) > _LINES:
                yield piece
                longer = word
            piece = longer
    yield piece
