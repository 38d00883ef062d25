"""Blank form, the units that its unit came from → the form with their levels as remarks.

Where a border moved, last period's level of a unit of before is nobody's last level: it stands in a note beside the
cell that asks, never as `previous_level`. A sheet names the units of before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from openpyxl.comments import Comment

from iso18091cli.form.blank import build
from iso18091cli.form.book import Book, Stamp
from iso18091cli.form.list_sheet import ListColumn, ListSheet, point_to
from iso18091cli.form.refill import Form
from iso18091cli.messages.carry import WORDS
from iso18091cli.messages.register import EXTENTS
from iso18091cli.model.answers import LEVEL_COLUMN, NOT_APPLICABLE
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.lineage import Ancestor
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import full_name


class Before(NamedTuple):
    """A unit of before with what it answered."""

    ancestor: Ancestor
    period: str
    levels: Mapping[str, str]
    """By row that takes one: a level, or "not applicable"."""


def with_predecessors(catalog: Catalog, language: str, stamp: Stamp, before: Sequence[Before]) -> bytes:
    """A blank workbook in which the levels of those that the unit came from are notes."""
    form = Form(build(catalog, language, stamp))
    for address, cell in form.cells.items():
        if address.kind == "pillar" and address.column == LEVEL_COLUMN["self"]:
            lines = [_line(one, one.levels[address.row], form.book) for one in before if address.row in one.levels]
            if lines:
                cell.comment = Comment("\n".join(lines), "iso18091", width=380, height=30 + 18 * len(lines))
    _name_them(form.book, before)
    return form.content()


def _line(one: Before, level: str, book: Book) -> str:
    scale = book.catalog.scale
    if level not in scale.keys and level != NOT_APPLICABLE:
        return ""
    word = (scale.not_applicable if level == NOT_APPLICABLE else scale.level(level)).word
    unit, extent = full_name(one.ancestor.unit, book.language), EXTENTS[one.ancestor.extent]
    return say(filled(WORDS["before.level"], unit=unit, extent=extent, period=one.period, level=word), book.language)


def _name_them(book: Book, before: Sequence[Before]) -> None:
    """A sheet after the front page that names the units of before, and a line that leads there."""

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), book.language)

    columns = (
        ListColumn(word("column.number"), 6, centre=True),
        ListColumn(word("column.unit"), 44),
        ListColumn(word("column.extent"), 40),
        ListColumn(word("column.period"), 24),
    )
    sheet = ListSheet(book, word("before.sheet"), columns, at=1)
    sheet.head(word("before.title"), [word("before.intro")])
    for number, (ancestor, period, _) in enumerate(before, 1):
        extent = say(EXTENTS[ancestor.extent], book.language)
        if ancestor.of > 1:
            extent = word("before.communes", extent=extent, n=ancestor.brings, of=ancestor.of)
        sheet.line(str(number), full_name(ancestor.unit, book.language), extent, period)
    sheet.end()
    point_to(book, word("before.sheet"), word("before.link", n=len(before)))
