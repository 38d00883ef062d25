"""A sheet of an .xlsx, not trusted → what lies beside its cells: links, notes, pictures, shapes.

Nothing is opened, followed or drawn: only that something is there, where, and what it says of itself. Names of parts
and elements are those of ECMA-376 part 1 (18.7 notes, 20.5 drawings) and of Microsoft's additions (threaded comments,
pictures in cells); WPS Office keeps pictures in cells behind a function of its own, DISPIMG.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Literal, NamedTuple

from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.sheet import LAST_COLUMN, Value, column_letter
from iso18091cli.spreadsheet.unreadable import Unreadable

MOST = 2_000
"""Things beside the cells of one sheet that are told; more are as good as these."""
_LONGEST = 2_000
"""Characters that are kept of a note or a shape."""
_LARGEST = 8 << 20
"""Bytes of a part that is looked into; drawings of the form have 3 kB."""
_IN_WPS = re.compile(r'^\s*+=?\s*+(?:_xlfn\.)?DISPIMG\(\s*+"([^"]{0,80})"', re.IGNORECASE)
_IN_EXCEL = re.compile(rb'<(?:[A-Za-z0-9]+:)?c (?=[^<>]*\svm=")[^<>]*?\br="([A-Z]{1,3}[0-9]{1,7})"')
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_PART = {"col": 400_000, "row": 120_000}
"""In 360,000ths of a centimetre: what of a column's width or a row's height must lie under a thing's corner."""

_DRAWING = dict.fromkeys(
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"), ""
)
"""Namespaces of what stands within a drawing."""

Relations = list[tuple[str, str, str, bool]]
"""What a part refers to: id, kind, part or address, and whether that lies outside of the file."""


class Beside(NamedTuple):
    """One thing that lies beside a sheet's cells."""

    kind: Literal["link", "note", "picture", "picture-in-cell", "shape"]
    cell: str
    """Where it is, or where its upper left corner lies; "" where the file does not say."""
    text: str
    """The address of a link, the text of a note or a shape, the name of a picture; may be ""."""
    author: str = ""
    """Of an old note, as it is written; threaded ones do not name theirs here."""
    covers: tuple[str, int, str, int] | None = None
    """First and last column and row of the cells that a picture or a filled shape hides as a whole."""


def links(after: bytes, refers: Relations) -> Iterator[Beside]:
    """The links of cells. ``after``: the sheet's XML from the end of its rows on."""
    start = after.find(b"hyperlinks")
    if start < 0:
        return
    targets = {name: target for name, kind, target, outside in refers if kind == "hyperlink" and outside}
    tags = re.findall(rb"<(?:[A-Za-z0-9]++:)?hyperlink\s[^<>]*>", after)
    for tag in tags[:MOST]:
        (attributes,) = _attributes(tag)
        reference = attributes.get("ref", "").partition(":")[0]
        target = next(
            (targets[value] for key, value in attributes.items() if key.endswith(":id") and value in targets), ""
        )
        if target and _CELL.fullmatch(reference):
            anchor = attributes.get("location", "")
            yield Beside("link", reference, f"{target}#{anchor}" if anchor else target)


def _attributes(tag: bytes) -> list[dict[str, str]]:
    """The attributes of one tag; prefixes need not be declared."""
    pairs = re.findall(rb"""(?<![A-Za-z0-9:_.-])([A-Za-z0-9:_.-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""", tag)
    return [{key.decode(): _plain(one or other) for key, one, other in pairs}]


def _plain(written: bytes) -> str:
    text = written.decode("utf-8", "replace")
    for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        text = text.replace(f"&{name};", sign)
    return text


def notes(content: bytes) -> Iterator[Beside]:
    """The notes of a part of comments, old or threaded; the same cell may have several."""
    found: list[Beside] = []
    authors: list[str] = []
    cell = said = author = within = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cell, said, author, within
        if name == "author":
            authors.append("")
        elif name in ("comment", "threadedComment"):
            cell, said, number = attributes.get("ref", "").partition(":")[0], "", attributes.get("authorId", "")
            author = authors[int(number)] if number in map(str, range(len(authors))) else ""
        within = name

    def text(written: str) -> None:
        nonlocal said
        if within == "author" and len(authors[-1]) < _LONGEST:
            authors[-1] += written
        elif within in ("t", "text") and cell and len(said) < _LONGEST:
            said += written

    def end(name: str) -> None:
        nonlocal cell, within
        within = ""
        if name in ("comment", "threadedComment"):
            if _CELL.fullmatch(cell) and len(found) < MOST:
                found.append(Beside("note", cell, said.strip()[:_LONGEST], author))
            cell = ""

    if len(content) <= _LARGEST:
        parse(content, start, end, text)
    yield from found


def drawn(content: bytes) -> Iterator[Beside]:
    """Pictures and shapes of a part of drawings; charts are not told."""
    drawing = _Drawing()
    if len(content) <= _LARGEST:
        parse(content, drawing.start, drawing.end, drawing.text, _DRAWING)
    yield from drawing.found


class _Drawing:
    """Things while their part of drawings is run through."""

    def __init__(self) -> None:
        self.found: list[Beside] = []
        self._inside: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self._kind: Literal["", "picture", "shape"] = ""
        self._name = self._said = ""
        self._open = False
        self._marks: dict[tuple[str, str], str] = {}
        """("from", "col") -> what is written there."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside.append(name)
        if name.endswith("Anchor"):
            self._begin()
        elif name in ("pic", "sp", "cxnSp", "grpSp"):
            self._kind = self._kind or ("picture" if name == "pic" else "shape")
            self._open |= name == "cxnSp"
        elif name == "cNvPr":
            self._name = self._name or attributes.get("descr", "") or attributes.get("name", "")
        elif name == "noFill" and self._inside[-2:-1] == ["spPr"] and self._kind == "shape":
            self._open = True  # a frame, a line, a circle around something

    def text(self, written: str) -> None:
        mark, where = (*self._inside[-2:], "", "")[:2]
        if mark in ("from", "to") and where in ("col", "colOff", "row", "rowOff"):
            self._marks.setdefault((mark, where), written.strip())
        elif where == "t" and len(self._said) < _LONGEST:
            self._said += written

    def end(self, name: str) -> None:
        self._inside.pop()
        if name.endswith("Anchor") and self._kind and len(self.found) < MOST:
            said = self._name if self._kind == "picture" else self._said
            corner = _corner(self._marks.get(("from", "col"), ""), self._marks.get(("from", "row"), ""))
            covers = None if self._open else self._covers()
            self.found.append(Beside(self._kind, corner, said.strip()[:_LONGEST], covers=covers))

    def _covers(self) -> tuple[str, int, str, int] | None:
        """The cells between its corners, those included of which a sliver is left."""
        ends: list[int] = []
        for mark, side in product(("from", "to"), ("col", "row")):
            stated = (self._marks.get((mark, key), "0") for key in (side, f"{side}Off"))
            at, offset = (int(one) if re.fullmatch("-?[0-9]{1,9}", one) else -1 for one in stated)
            ends.append(at + (offset >= _PART[side]) + (mark == "from"))
        left, top, right, bottom = ends
        if ("to", "col") not in self._marks or not (0 < left <= right <= LAST_COLUMN and 0 < top <= bottom):
            return None
        return column_letter(left), top, column_letter(right), bottom


def _corner(column: str, row: str) -> str:
    """The cell of these numbers, which count from 0."""
    usable = all(number.isascii() and number.isdigit() and len(number) < 7 for number in (column, row))
    return f"{column_letter(int(column) + 1)}{int(row) + 1}" if usable and int(column) < 16384 else ""


def pictures_in_cells(content: bytes, cells: Mapping[str, Value], rich: bool = True) -> Iterator[Beside]:
    """Pictures that WPS or Excel has put into a cell. ``content``: the sheet's XML, ``cells``: its values.

    ``rich``: whether the workbook has the part in which Excel says what values are that are neither text nor number.
    """
    if b"DISPIMG" in content:
        for cell, value in cells.items():
            if isinstance(value, str) and (found := _IN_WPS.match(value)):
                yield Beside("picture-in-cell", cell, found[1])
    if rich and b' vm="' in content:
        for reference in _IN_EXCEL.findall(content)[:MOST]:
            yield Beside("picture-in-cell", reference.decode(), "")


def beside(
    content: bytes,
    cells: Mapping[str, Value],
    refers: Relations,
    read: Callable[[str], bytes | None],
    rich: bool = True,
) -> tuple[Beside, ...]:
    """Everything that lies beside the cells of a sheet. ``read`` gives a part; a damaged one costs only itself."""
    found = list(pictures_in_cells(content, cells, rich))
    if refers:
        found += links(content[content.rfind(b"sheetData") :], refers)
    threaded = any(kind == "threadedComment" for _, kind, _, _ in refers)
    for _, kind, target, outside in refers:
        if outside or (threaded and kind == "comments"):  # in which Excel keeps a copy of the threads
            continue
        take = {"comments": notes, "threadedComment": notes, "drawing": drawn}.get(kind)
        try:
            found += take(read(target) or b"<none/>") if take else ()
        except Unreadable:
            continue
    return tuple(found[:MOST])
