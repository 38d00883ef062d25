"""The content of an .ods, not trusted → content that any reader can unfold.

A few bytes of OpenDocument can stand for thousands of millions of cells: a cell and a row say how often they are
repeated. Empty ones, which every program writes to fill a sheet up, are cut to the reach of the form.
"""

from __future__ import annotations

import io
import re
import zipfile

from iso18091cli.spreadsheet.container import Container
from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.sheet import LAST_COLUMN, LAST_ROW, column_letter
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_parts import MAX_SHEETS
from iso18091cli.spreadsheet.xlsx_texts import MAX_TEXT

_REPEATED = re.compile(rb"""(number-(columns|rows)-repeated\s*=\s*["'])([^"']*)(["'])""")
_MAX_TAGS = 2_000_000
_MAX_CONTENT = 24 << 20
"""Bytes; the form has some 2 MiB."""


def guarded_ods(container: Container) -> bytes:
    """An .ods with nothing but the guarded content.

    Raises:
        Unreadable: damaged, more than a form can hold, or a cell far outside holds something.
    """
    content = container.part("content.xml")
    if content is None:
        raise Unreadable("damaged-file", problem="content.xml")
    container.forget("content.xml")
    if content.count(b"<") > _MAX_TAGS or len(content) > _MAX_CONTENT:
        raise Unreadable("overfull", what="cells")
    counting = _Counting()
    parse(content, counting.start, counting.end, counting.text)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(kind=kind))
        archive.writestr("content.xml", _REPEATED.sub(_within_reach, content))
    return stream.getvalue()


_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
)


def _within_reach(found: re.Match[bytes]) -> bytes:
    most = LAST_COLUMN if found[2] == b"columns" else LAST_ROW
    return found[1] + str(min(_times(found[3].decode("ascii", "replace")), most + 1)).encode() + found[4]


def _times(stated: str) -> int:
    if not (stated.isascii() and stated.isdigit() and 0 < len(stated) < 12):
        raise Unreadable("damaged-file", problem="repeated")
    return int(stated)


class _Counting:
    """Where things stand in a table once its repeated cells and rows are unfolded."""

    def __init__(self) -> None:
        self._tables = self._row = self._column = 0
        self._sheet = ""
        self._cell_times = self._row_times = 1
        self._filled = False
        self._cell_text = self._row_text = self._all_text = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._tables += 1
            self._row = 0
            self._sheet = next((value for key, value in attributes.items() if key.endswith(":name")), "")
            if self._tables > MAX_SHEETS:
                raise Unreadable("overfull", what="sheets")
        elif name == "table-row":
            self._column, self._row_text = 0, 0
            self._row_times = _stated(attributes, "number-rows-repeated")
        elif name in ("table-cell", "covered-table-cell"):
            self._cell_times = _stated(attributes, "number-columns-repeated")
            self._filled = any(key.endswith((":value-type", ":formula")) for key in attributes)
            self._cell_text = sum(map(len, attributes.values()))
        elif name == "p":
            self._filled = True

    def text(self, text: str) -> None:
        self._cell_text += len(text)

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._column += self._cell_times
            if self._filled:
                self._refuse_far(self._row + self._row_times, self._column)
                self._row_text += (self._cell_text + 8) * self._cell_times
        elif name == "table-row":
            self._row += self._row_times
            self._all_text += self._row_text * self._row_times
            if self._all_text > MAX_TEXT:
                raise Unreadable("overfull", what="text")

    def _refuse_far(self, row: int, column: int) -> None:
        if row > LAST_ROW or column > LAST_COLUMN:
            cell = f"{column_letter(min(column, 16_384))}{row}"
            raise Unreadable("far-cell", sheet=self._sheet, cell=cell)


def _stated(attributes: dict[str, str], name: str) -> int:
    return next((_times(value) for key, value in attributes.items() if key.endswith(name)), 1)
