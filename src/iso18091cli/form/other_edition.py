"""An answer of a workbook of another edition → its place in this one, by what the catalogue says of the places.

Equal numbers mean nothing. A level and what stands beside it go where the question went; a heading where its whole
topic went; a survey answer where the same question is asked in the same words; a task to the indicator of its topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.comments import Comment
from openpyxl.styles import Border, Side

from iso18091cli.form.book import Book
from iso18091cli.form.list_sheet import TAB, ListColumn, ListSheet, point_to
from iso18091cli.form.refill import Address, Form
from iso18091cli.messages.carry import WORDS
from iso18091cli.model.answers import Entry
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.moves import Moves, moves
from iso18091cli.model.text import Text, filled, say

_SIDE = Side(style="mediumDashed", color=TAB)


@dataclass(frozen=True, slots=True)
class Mark:
    """A row into which something was put that answers another question: of another edition, or a reworded one."""

    was: str
    """The row's id in the other edition; what was asked, where the question was reworded."""
    id: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class OtherEdition:
    """From the catalogue of the old workbook to that of the new one."""

    old: Catalog
    new: Catalog
    moves: Moves = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moves", moves(self.old, self.new))

    def place(self, address: Address) -> Address | None:
        """Where an answer of the old workbook belongs in the new one; ``None`` where it has no place."""
        row: str | None = address.row
        if address.kind == "survey":
            here, there = self.old.question.get(address.row), self.new.question.get(address.row)
            row = address.row if here and there and (here.text, here.answer) == (there.text, there.answer) else None
        elif (
            address.kind == "pillar" and address.row in self.old.indicator and self.old.indicator[address.row].criteria
        ):
            to = self.moves.indicators.get(address.row, "")
            row = to if to and self.moves.merged(to) == (address.row,) else None  # of two headings neither is meant
        elif address.kind == "pillar":
            row = self.moves.rows.get(address.row)
        return None if row is None else address._replace(row=row)

    def meaning(self, address: Address, entry: Entry) -> Entry:
        """The answer in the new edition's ids: a task names its indicator."""
        if entry.value is not None and (address.kind, address.column) == ("actions", "indicator"):
            return entry._replace(value=self.moves.indicators.get(entry.value, ""))
        if (address.kind, address.column) == ("evidence", "expected"):
            return entry._replace(value="")  # each edition expects its own
        return entry

    def untouched(self, address: Address, entry: Entry) -> bool:
        """Whether this is what a blank workbook of the old edition offers, and nobody's answer."""
        indicator = self.old.indicator.get(address.row)
        return address.column == "competence" and indicator is not None and entry.value == indicator.competence


def mark(form: Form, was: str, address: Address, note: str) -> Mark:
    """Gives a cell a note and a border that say why it is to be looked at again."""
    cell = form.cells[address]
    cell.comment = Comment(note, "iso18091", width=330, height=80)
    cell.border = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
    return Mark(was, address.row, form.title(address), cell.coordinate)


def list_marks(book: Book, marks: Sequence[Mark], edition: str, name: str) -> None:
    """A sheet after the front page that lists what is to be looked at again, and a line that leads there.

    ``edition`` is that of the old workbook; "": this one's, and the marked questions were reworded.
    """
    kind = "look-again" if edition else "reworded"

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), book.language)

    columns = (
        ListColumn(word("column.number"), 6, centre=True),
        ListColumn(word("column.now"), 12, centre=True),
        ListColumn(word("column.was"), 16, centre=True) if edition else ListColumn(word("column.was-asked"), 60),
        ListColumn(word("column.asked"), 84 if edition else 60),
        ListColumn(word("column.sheet"), 28),
        ListColumn(word("column.looked"), 10, centre=True, open=True),
    )
    texts = {i.id: i.name for i in book.catalog.indicators}
    unit = book.stamp.unit
    texts |= {
        c.id: book.catalog.text_of(c, unit.kind, unit.level, unit.group)
        for i in book.catalog.indicators
        for c in i.criteria
    }
    sheet = ListSheet(book, word("look-again.sheet"), columns, at=1)
    sheet.head(word(f"{kind}.title", edition=edition), [word(f"{kind}.intro", old=name, edition=edition)])
    for number, item in enumerate(marks, 1):
        links = {1: (item.sheet, item.cell), 4: (item.sheet, item.cell)}
        asked = say(texts[item.id], book.language)
        sheet.line(str(number), item.id, item.was, asked, f"{item.sheet} {item.cell}", links=links)
    sheet.end()
    point_to(book, word("look-again.sheet"), word(f"{kind}.link", n=len(marks), edition=edition))
