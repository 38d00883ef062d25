"""A sheet's XML → the same with results beside its formulas and its texts in the table that all sheets share.

The XML comes from openpyxl or XlsxWriter alone, so a regular expression finds a cell by how these two write it, and its
text is moved unchanged (with parts in other fonts, with blanks to be kept). That takes a quarter of the time of lxml,
and a country's summary has a million cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Protocol
from xml.sax.saxutils import escape

from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.finishing.fonts import text_in_order

_CELL = re.compile(
    rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)'
    rb'(?: t="inlineStr"><is>([^<]*(?:<(?!/is>)[^<]*)*)</is></c>'  # a text
    rb'| t="(?:inlineStr|n)"(?:/>|></c>)'  # said to be of a kind, but blank
    rb'|((?: t="[a-z]+")?)><f>([^<]*)</f>(?:<v/>|<v>([^<]*)</v>)</c>)'
)
_ADDRESS = re.compile(rb'"([A-Z]+)([0-9]+)"')
_BLOCK = 1 << 20
_ROW_ENDS = b"</row>"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Shown(Protocol):
    """What the cells of a workbook show."""

    def at(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell; rows and columns count from 1."""


class Texts:
    """The table of texts of a workbook, in the order in which they come up."""

    def __init__(self) -> None:
        self._places: dict[bytes, int] = {}
        self._uses = 0

    def place(self, text: bytes) -> int:
        """The place of a text, from 0. ``text``: the elements it is made of."""
        self._uses += 1
        return self._places.setdefault(text, len(self._places))

    def part(self) -> Iterator[bytes]:
        """The table as a part of the file."""
        head = f'<sst xmlns="{_MAIN}" count="{self._uses}" uniqueCount="{len(self._places)}">'
        yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + head.encode()
        for text in self._places:
            yield b"<si>%s</si>" % text_in_order(text)
        yield b"</sst>"


def finished_sheet(part: IO[bytes], title: str, texts: Texts, shown: Shown | None) -> Iterator[bytes]:
    """The sheet's XML, piece by piece; ``shown``: results of the formulas, ``None`` where they are there already."""

    def finished_cell(found: re.Match[bytes]) -> bytes:
        start, text, kind, formula, stored = found.groups()
        if text:
            return b'%s t="s"><v>%d</v></c>' % (start, texts.place(text))
        if not formula:
            return b"%s/>" % start
        if shown is not None:
            kind, stored = _stored(_value(shown, title, start))
        elif not stored:
            kind, stored = b' t="str"', b""  # a text without letters: only with its kind is it a result
        return b"%s%s><f>%s</f><v>%s</v></c>" % (start, kind, formula, stored)

    rest = b""
    while block := part.read(_BLOCK):
        rows, end, rest = (rest + block).rpartition(_ROW_ENDS)
        yield _CELL.sub(finished_cell, rows)
        yield end
    yield rest


def _value(shown: Shown, title: str, start: bytes) -> Value:
    """What the cell with that opening tag shows."""
    column, row = _ADDRESS.search(start).groups()  # type: ignore[union-attr]  # _CELL has seen the address
    return shown.at(title, int(row), column_number(column))


def column_number(letters: bytes) -> int:
    """Number of a column, from 1: of "AA" 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _stored(value: Value) -> tuple[bytes, bytes]:
    """The type attribute of a formula's cell, and its result."""
    match value:
        case bool():
            return b' t="b"', b"%d" % value
        case ErrorValue(code):
            return b' t="e"', code.encode()
        case str():
            return b' t="str"', escape(value, {"\r": "&#13;"}).encode()
        case None:
            return b' t="str"', b""
        case _:
            return b"", repr(value).encode()
