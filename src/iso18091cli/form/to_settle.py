"""What workbooks that were joined contradict each other in, and what nobody answers -> a sheet of the whole form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from iso18091cli.form.list_sheet import ListColumn, ListSheet, point_to
from iso18091cli.form.refill import Address, Form
from iso18091cli.messages.join import WORDS
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import Place
from iso18091cli.model.part import part_name
from iso18091cli.model.text import Text, filled, say


class Said(NamedTuple):
    """What one file says in a cell."""

    file: str
    part: str
    """"" of a whole form."""
    officer: str
    place: Place
    """In that file."""
    answer: str
    """As a person sees it there."""
    evidence: str
    """And explanation, of a row that takes a level."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A cell of the whole form in which the files differ."""

    address: Address
    column: Text
    """What the cell is called."""
    said: tuple[Said, ...]
    settles_itself: bool = False
    """Whether it is each file's own (an e-mail address), so that nobody has to agree on it."""


class Gap(NamedTuple):
    """Rows of an indicator that no file answers."""

    address: Address
    """Of the first of them."""
    indicator: str
    rows: tuple[str, ...]
    part: str
    """Whose it is: the lead office's, where the catalogue names one."""
    came: bool
    """Whether a file that asks for it is there."""


def list_unsettled(form: Form, files: Sequence[str], unsettled: Sequence[Unsettled], gaps: Sequence[Gap]) -> None:
    """The sheet after the front page, each line with a link to its cell."""
    book = form.book

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), book.language)

    rows = sum(len(gap.rows) for gap in gaps)
    columns = (
        ListColumn(word("column.number"), 6, centre=True),
        ListColumn(word("column.cell"), 20),
        ListColumn(word("column.id"), 10),
        ListColumn(word("column.column"), 18),
        ListColumn(word("column.who"), 40),
        ListColumn(word("column.said"), 32),
        ListColumn(word("column.evidence"), 40),
    )
    sheet = ListSheet(book, word("sheet"), columns, at=1)
    sheet.head(word("title"), [word("intro", n=len(files), files=", ".join(files))])
    to_settle = [item for item in unsettled if not item.settles_itself]
    own = [item for item in unsettled if item.settles_itself]
    number = 0
    for band, items in (("differ", to_settle), ("own", own)):
        if items:
            sheet.band(word(band, n=len(items)))
        for item in items:
            number += 1
            _lines(sheet, form, number, item)
    if gaps:
        sheet.band(word("gaps", n=rows))
    for (part, came), of_part in groupby(sorted(gaps, key=lambda gap: gap.part), key=lambda gap: (gap.part, gap.came)):
        named = part_name(book.catalog, part, book.stamp.unit)
        state = WORDS["gap.came" if came else "gap.missing"]
        whose = word("gap", part=named, came=state) if part else word("gap.whole")
        for gap in of_part:
            number += 1
            at = form.title(gap.address), form.cells[gap.address].coordinate
            cell, _ = _cell(form, gap.address)
            column = say(COLUMNS["self_level"], book.language)
            sheet.line(str(number), cell, gap.indicator, column, whose, ", ".join(gap.rows), links={1: at})
    sheet.end()
    point_to(book, word("sheet"), word("link", n=len(to_settle), gaps=rows))


def _lines(sheet: ListSheet, form: Form, number: int, item: Unsettled) -> None:
    """A line for each file that says something there, the first with the cell."""
    at = form.title(item.address), form.cells[item.address].coordinate
    cells = [str(number), *_cell(form, item.address), say(item.column, form.book.language)]
    for place, said in enumerate(item.said):
        first = place == 0
        words = cells if first else [""] * len(cells)
        sheet.line(*words, _who(form, said), said.answer, said.evidence, links={1: at} if first else {})


def _cell(form: Form, address: Address) -> tuple[str, str]:
    """The cell as it is named, and the row's id where people see it."""
    row = address.row if address.kind in ("pillar", "evidence", "actions") else ""
    return f"{form.title(address)} {form.cells[address].coordinate}", row


def _who(form: Form, said: Said) -> str:
    book = form.book
    part = say(part_name(book.catalog, said.part, book.stamp.unit), book.language) if said.part else ""
    more = ", ".join(filter(None, (part, said.officer)))
    at = f"{said.file}, {said.place.sheet} {said.place.cell}"
    return f"{at} ({more})" if more else at
