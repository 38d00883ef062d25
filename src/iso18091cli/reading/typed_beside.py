"""Front page, unit sheet, summary, rows above the headings of others → anomalies for what somebody typed there.

The form keeps marks of what it prints there (model/printed.py), so that no version of it is taken for another's. What
stands at the place to sign is none of this, for people date it and write their names there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from iso18091cli.form.layout import ASKING_LITTLE, Layout, SheetKind
from iso18091cli.messages.workbook import UNIT_FIELDS, WORDS
from iso18091cli.model.answers import Anomaly, Place
from iso18091cli.model.printed import known, mark
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit, full_name
from iso18091cli.reading.keys import heading_row, keyed_sheet
from iso18091cli.reading.meaning import shown
from iso18091cli.spreadsheet.sheet import Sheet
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import Sheets

_MOST = 30
"""Cells that are told of one sheet; then their number."""
_NAMING_ALONE: tuple[SheetKind, ...] = ("pillar", "survey")
"""Kinds of sheet that have no formula there but for the line that names the unit."""
_TO_SIGN = 8
"""Rows that a signature and a name take."""
_A_LINE = 40
"""Letters that the word above a signature does not reach."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def typed_beside(book: Sheets, layout: Layout, stamp: Mapping[str, str]) -> Iterator[Anomaly]:
    """What was typed there, one a cell; nothing of a form that kept no marks, or whose formulas are not known."""
    printed = known(stamp.get("printed", ""))
    names = {fold(name): name for name in book.names}
    for plan in layout.sheets if printed else ():
        name = names.get(fold(plan.title))
        if name is None:
            continue
        try:
            sheet, keyed = book.sheet(name), keyed_sheet(name, book)
        except Unreadable:  # it holds no answers, or that is told by itself
            continue
        # A program that stores no formulas leaves their results as texts; without its keys nobody knows what is asked.
        if not sheet.formulas and plan.kind not in _NAMING_ALONE:
            continue
        if plan.kind == "guide":
            yield from _told(sheet, name, _Asks(printed, *_named(stamp, layout.language)))
        elif keyed and plan.kind not in ASKING_LITTLE:
            if heading := heading_row(keyed, plan):
                asks = _Asks(printed, *_named(stamp, layout.language), key_row=keyed.key_row, until=int(heading))
                asks = asks._replace(figures=not sheet.formulas)  # LibreOffice's .xls has a 0 for a text of a formula
                yield from _told(sheet, name, asks)
        elif keyed:
            columns = frozenset((keyed.id_column, *keyed.columns.values()))
            asks = _Asks(printed, *_named(stamp, layout.language), columns, keyed.key_row, plan.kind == "summary")
            yield from _told(sheet, name, asks)


class _Asks(NamedTuple):
    """What a sheet asks for, and prints beside it."""

    printed: frozenset[str]
    unit: str
    line: str
    """With what the line begins that names the unit on every sheet; this and the name as they are compared."""
    columns: frozenset[str] = frozenset()
    """Letters of those with keys, answers, or figures that are held against the engine's."""
    key_row: str = ""
    figures: bool = False
    """Whether the form has numbers of its own there."""
    until: int = 0
    """The row from which on it asks; 0 where most places ask for nothing."""

    def prints(self, text: str) -> bool:
        """Whether the form itself has brought a text."""
        return mark(text) in self.printed or fold(text) == self.unit or fold(text).startswith(self.line)


def _named(stamp: Mapping[str, str], language: str) -> tuple[str, str]:
    """The unit's full name, and with what the line begins that names it on every sheet."""
    unit = Unit(name=stamp.get("unit_name", ""), level=stamp.get("unit_level", ""), kind=stamp.get("unit_kind", ""))
    name = full_name(unit, language)
    return fold(name), fold(f"{say(UNIT_FIELDS['unit_name'], language)}: {name}")


def _told(sheet: Sheet, name: str, asks: _Asks) -> Iterator[Anomaly]:
    found = list(_typed(sheet, asks))
    place_to_sign = _place_to_sign(sheet) if found else range(0)
    found = [(cell, text) for cell, text in found if _row(cell) not in place_to_sign]
    for cell, text in found[:_MOST]:
        yield Anomaly("typed-beside", Place(name, cell), "", {"found": text})
    if len(found) > _MOST:
        yield Anomaly("more-beside", Place(name), "", {"count": str(len(found) - _MOST)})


def _typed(sheet: Sheet, asks: _Asks) -> Iterator[tuple[str, str]]:
    """Cells that ask for nothing, each with what somebody has typed into it; row by row."""
    rows = sheet.rows if not asks.until else [row for row in sheet.rows if int(row) < asks.until]
    columns = [column for column in sheet.columns if column not in asks.columns]
    places = (column + row for row in rows if row != asks.key_row for column in columns)
    for cell in places:
        value = sheet.cells.get(cell)
        if value is None or cell in sheet.formulas or (asks.figures and not isinstance(value, str)):
            continue
        text = clean(shown(value)[1])
        if text and not asks.prints(text):
            yield cell, text


def _row(cell: str) -> int:
    return int(cell.lstrip(_LETTERS))


def _place_to_sign(sheet: Sheet) -> range:
    """The rows in which people date and sign: from above the word under which they do to some rows below it."""
    words = {fold(text) for key in ("sign.author", "sign.head") for text in WORDS[key].values()}
    short = [(cell, value) for cell, value in sheet.cells.items() if isinstance(value, str) and len(value) < _A_LINE]
    signs = [cell for cell, value in short if fold(value) in words]
    rows = [_row(cell) for cell in signs]
    return range(min(rows) - 1, max(rows) + _TO_SIGN) if rows else range(0)
