"""One sheet's XML from a stranger -> the same cells in a form that cannot be misread, and what the values do not tell.

What is handed on is not what came: only cells that hold something, each with its address, no more of them than a form
can have, and without their formulas. A sheet written as every known program writes it is cut and searched in C; any
other is parsed and written anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from iso18091cli.errors import Unreadable
from iso18091cli.workbook.container import parse

LAST_ROW = 1999
LAST_COLUMN = 104
"""How far a form can reach, with everything that people add to it: CZ1999. It ends at about P120."""
MAX_TEXT = 24 << 20
"""Bytes of the cells of all sheets together, texts counted as often as they are shown."""
MAX_TAGS = 3_000_000
"""Tags of all sheets of unusual make together; parsing them takes some two seconds."""
_MAX_MERGED = 300_000
"""Cells in merged areas; they cannot overlap, so there are never more than LAST_ROW × LAST_COLUMN."""

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>'
_TAIL = b"</row></sheetData></worksheet>"
_CELL_START = b'<c r="'

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;"})
"""What stands in XML for characters that would mean something else in it."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the reader of cells cannot see: cells by address."""

    formulas: frozenset[str] = frozenset()
    errors: dict[str, str] = field(default_factory=dict)
    """Cell -> its error as it is shown, such as "#REF!"."""
    merged: dict[str, str] = field(default_factory=dict)
    """Cell -> the area it is merged into, for all cells of the area but the first."""


_NEAR = rb"(?:[A-Z]|[A-C][A-Z])(?:1[0-9]{3}|[1-9][0-9]{0,2})"
_CELL = re.compile(rb'<c r="(%s)"(?: s="[0-9]{1,6}")?(?: t="[a-zA-Z]{1,9}")?>' % _NEAR)
"""A filled cell as every known program writes it, within reach of the form."""
_BLANK = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")? ?/>')
_PREFIXED = re.compile(rb":(?:c|v|f|is|row)[\s/>]")
_ERROR = re.compile(rb'<c r="([A-Z]+\d+)"[^>]* t="e"><v>(#[^<&]{1,40})</v>')
_NO_TEXT = re.compile(rb't="s">(?!<v>[0-9]{1,7}</v>)')
_READABLE_ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA")  # the ones of 1997
)
_MERGE = re.compile(rb"""mergeCell\s+ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass
class Budget:
    """What may still be parsed of one file."""

    tags: int = MAX_TAGS


def guarded(content: bytes, budget: Budget) -> tuple[bytes, SheetFacts]:
    """A sheet that can be given to any reader, and its facts.

    Raises:
        Unreadable: damaged, a cell without a proper place, one far outside that holds something, or more than a form
            can hold.
    """
    start, stop = content.find(b"<sheetData"), content.rfind(b"</sheetData")
    merged = _merged(content[content.rfind(b"sheetData") :])  # its end, whatever its prefix
    if 0 <= start < stop and content.find(b"<sheetData", start + 1) < 0:
        body = _until_last_value(content[content.find(b">", start) + 1 : stop])
        cut = _cut(body) if body else None
        facts = _searched(*cut) if cut else None
        if cut and facts:
            return b"".join((_HEAD, cut[0], _TAIL)), replace(facts, merged=merged)
        if body:  # behind the last value there is nothing worth parsing
            content = b"".join((content[:start], b"<sheetData>", body, b"</row>", content[stop:]))
    budget.tags -= content.count(b"<")
    if budget.tags < 0:
        raise Unreadable("overfull")
    rewriting = _Rewriting()
    parse(content, rewriting.start, rewriting.end, rewriting.text)
    written, facts = rewriting.result()
    return written, replace(facts, merged=merged)


def _until_last_value(body: bytes) -> bytes | None:
    """Rows up to the last cell that holds something, the last row left open: a column formatted to the end has a
    million cells behind it. ``None`` for rows of unusual make.
    """
    last = max(body.rfind(b"</v"), body.rfind(b"</is"), body.rfind(b"<f"))
    end = body.find(b"</c>", last)
    if _PREFIXED.search(body, max(last, 0)):
        return None
    if last < 0:
        return b"<row>"
    return body[: end + 4] if last < end else None


def _cut(body: bytes) -> tuple[bytes, list[bytes]] | None:
    """Rows without formulas and blank cells, and the addresses of formulas; ``None`` for rows of unusual make."""
    kept, formulas = [], []
    before, *rest = body.split(b"<f")
    kept.append(before)
    for piece in rest:
        if not piece.startswith((b">", b" ", b"/")):
            return None  # such as <family>, in a rich text
        end = piece.find(b"</f>")
        if end < 0 or piece.find(b"<", 0, end) >= 0:
            end = piece.find(b"/>") - 2
            if end < -2 or b">" in piece[: end + 2]:
                return None
        start = before.rfind(_CELL_START) + len(_CELL_START)
        if before.find(b"<", start) >= 0:
            return None  # a formula comes first in its cell
        formulas.append(before[start : before.find(b'"', start)])
        before = piece[end + 4 :]
        kept.append(before)
    return _BLANK.sub(b"", b"".join(kept)), formulas


def _searched(body: bytes, formulas: list[bytes]) -> SheetFacts | None:
    """The facts of rows that were cut, ``None`` for rows of unusual make."""
    cells = _CELL.findall(body)
    distinct = set(cells)
    if (
        len(cells) != body.count(b"<c")
        or len(cells) != body.count(b"</c>")
        or body.count(b"<v>") != body.count(b"</v>")
        or body.count(b"<t>") + body.count(b"<t ") != body.count(b"</t>")
        or len(distinct) != len(cells)
        or not distinct.issuperset(formulas)
        or (b"!" in body and b"<!" in body)  # two steps: every tag begins with "<"
        or (b"?" in body and b"<?" in body)
        or _PREFIXED.search(body)
        or _NO_TEXT.search(body)
        or b"<extLst" in body
    ):
        return None
    errors: dict[str, str] = {}
    if number := body.count(b't="e"'):
        errors = {_ascii(cell): text.decode("utf-8", "replace") for cell, text in _ERROR.findall(body)}
        if len(errors) != number or not _READABLE_ERRORS.issuperset(errors.values()):
            return None
    return SheetFacts(frozenset(map(_ascii, formulas)), errors)


def _ascii(reference: bytes) -> str:
    return reference.decode("ascii")


class _Rewriting:
    """Cells of a sheet of unusual make, written anew one by one."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._size = 0
        self._formulas: set[str] = set()
        self._errors: dict[str, str] = {}
        self._filled: set[str] = set()
        self._row = self._column = 0
        self._inside: list[str] = []
        self._cell: dict[str, str] | None = None
        self._has_formula = self._has_value = False
        self._value: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            stated = attributes.get("r", "")
            usable = stated.isascii() and stated.isdigit() and len(stated) < 8
            self._row, self._column = int(stated) if usable else self._row + 1, 0
        elif name == "c":
            self._cell, self._value, self._has_formula, self._has_value = attributes, [], False, False
            self._column += 1
        elif self._cell is not None:
            self._has_formula |= name == "f"
            self._has_value |= name in ("v", "is")
            if name in ("v", "t", "rPh", "f"):
                self._inside.append(name)

    def text(self, text: str) -> None:
        if self._inside in (["v"], ["t"]):
            self._value.append(text)

    def end(self, name: str) -> None:
        if self._inside and name == self._inside[-1]:
            self._inside.pop()
        elif name == "c" and self._cell is not None:
            self._finish(self._cell)
            self._cell, self._inside = None, []

    def _finish(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        # Without an address, cells and rows follow one another.
        reference = f"{column_letter(self._column)}{self._row}" if stated is None else stated
        address = _ADDRESS.fullmatch(reference)
        if address:
            self._column = column_number(address[1])
        value = "".join(self._value)
        kind = attributes.get("t", "n")
        if not (value or self._has_formula or (kind == "e" and self._has_value)):
            return
        numbered = kind != "s" or not value or (value.isascii() and value.strip().isdigit())
        if not address or reference in self._filled or not numbered:
            raise Unreadable("odd-cell", cell=reference[:20])
        if int(address[2]) > LAST_ROW or self._column > LAST_COLUMN:
            raise Unreadable("far-cell", cell=reference)
        self._filled.add(reference)
        if self._has_formula:
            self._formulas.add(reference)
        if kind == "e":
            self._errors[reference] = value[:40] or "#"
        elif value:
            self._write(reference, kind, attributes.get("s", ""), value.translate(ESCAPES))

    def _write(self, reference: str, kind: str, style: str, value: str) -> None:
        look = f' s="{style}"' if style.isascii() and style.isdigit() else ""
        held = f'<is><t xml:space="preserve">{value}</t></is>' if kind == "inlineStr" else f"<v>{value}</v>"
        kind = kind if kind.isalpha() else "x"
        self._out.append(f'<c r="{reference}"{look} t="{kind}">{held}</c>')
        self._size += len(self._out[-1])
        if self._size > MAX_TEXT:
            raise Unreadable("overfull")

    def result(self) -> tuple[bytes, SheetFacts]:
        facts = SheetFacts(frozenset(self._formulas), self._errors)
        return _HEAD + b"<row>" + "".join(self._out).encode("utf-8", "replace") + _TAIL, facts


def _merged(after: bytes) -> dict[str, str]:
    merged: dict[str, str] = {}
    work = 0
    for left, top, right, bottom in _MERGE.findall(after):
        first, last = column_number(_ascii(left)), min(column_number(_ascii(right)), LAST_COLUMN)
        upper, lower = int(top), min(int(bottom), LAST_ROW)
        area = f"{_ascii(left)}{upper}:{_ascii(right)}{int(bottom)}"
        work += max(last - first + 1, 1) * max(lower - upper + 1, 1)
        if work > _MAX_MERGED:
            raise Unreadable("damaged-file", problem="mergeCells")
        letters = [column_letter(column) for column in range(first, last + 1)]
        for row in range(upper, lower + 1):
            merged |= {f"{letter}{row}": area for letter in letters}
        merged.pop(f"{_ascii(left)}{upper}", None)
    return merged


def column_number(letters: str) -> int:
    """ "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=1024)
def column_letter(number: int) -> str:
    """1 -> "A", 27 -> "AA"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
