"""The content of an .ods, not trusted → its sheets.

A few bytes of OpenDocument can stand for thousands of millions of cells: a cell and a row say how often they are
repeated. They are unfolded within reach of the form alone.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from iso18091cli.spreadsheet.container import Container
from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.ods_look import Styles, areas
from iso18091cli.spreadsheet.sheet import LAST_COLUMN, LAST_ROW, Area, Hidden, Parts, Sheet, Value, column_letter
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_beside import MOST, Beside
from iso18091cli.spreadsheet.xlsx_conditional import Conditional
from iso18091cli.spreadsheet.xlsx_parts import MAX_SHEETS
from iso18091cli.spreadsheet.xlsx_written import Budget

_MAX_TAGS = 2_000_000
_MAX_CONTENT = 24 << 20
"""Bytes; the form has some 2 MiB."""
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {f"{_NAMES}{name}:1.0": f"{name}:" for name in ("office", "table", "text", "style")}
_SPACES[f"{_NAMES}xsl-fo-compatible:1.0"] = "fo:"
_SPACES[f"{_NAMES}datastyle:1.0"] = "number:"
_SPACES[f"{_NAMES}drawing:1.0"] = "draw:"
_SPACES["http://www.w3.org/1999/xlink"] = "xlink:"
_SPACES["http://purl.org/dc/elements/1.1/"] = "dc:"
_SPACES["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"] = "loext:"
_SPACES["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"] = "calcext:"
_NUMBER = re.compile(r"[+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]{1,3})?")
_DURATION = re.compile(r"-?PT(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,][0-9]{0,12})?S)?")
_STATED = {"float": "value", "percentage": "value", "currency": "value", "date": "date-value", "time": "time-value"}
_A_CELL = 3
"""Tags that an unfolded cell stands for, when they are counted."""
_UNSEEN = ("collapse", "filter")
_NARROW, _LOW = 1.2, 2.0
"""Width in letters and height in points of a column and a row that show no letter."""
_LONGEST = 2_000
"""Characters that are kept of a note."""


class Ods(NamedTuple):
    """What an .ods holds."""

    sheets: dict[str, Sheet]
    """By their names, in order."""
    hidden: frozenset[str]
    """Names of the hidden ones."""
    beside: dict[str, tuple[Beside, ...]]
    """What lies beside the cells of each: links, notes, pictures."""
    looks: Styles


def read_ods(container: Container) -> Ods:
    """Reads all of its sheets.

    Raises:
        Unreadable: damaged, or more than a form can hold.
    """
    content = container.part("content.xml")
    if content is None:
        raise Unreadable("damaged-file", problem="content.xml")
    named = container.part("styles.xml") or b"<none/>"
    if any(one.count(b"<") > _MAX_TAGS or len(one) > _MAX_CONTENT for one in (content, named)):
        raise Unreadable("overfull", what="cells")
    reading = _Reading()
    parse(named, reading.named, reading.end_named, reading.styles.text, _SPACES)
    parse(content, reading.start, reading.end, reading.text, _SPACES)
    container.forget("content.xml")
    beside = {name: tuple(found[:MOST]) for name, found in reading.beside.items()}
    return Ods(reading.sheets, frozenset(reading.hidden), beside, reading.styles)


@dataclass(eq=False, repr=False)
class _Cell:
    """A cell with all that repeats it."""

    attributes: dict[str, str]
    times: int
    paragraphs: list[list[str]] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    """What stands in it, each part with the name of its own style, "" where it has none."""

    def says(self) -> tuple[Value, str, str]:
        """Its value, its error, and what is written where that is nothing a cell of its kind can hold."""
        kind = self.attributes.get("office:value-type", "")
        text = "\n".join("".join(paragraph) for paragraph in self.paragraphs)
        if self.attributes.get("calcext:value-type") == "error":
            return "", text or "#", ""
        written = self.attributes.get(f"office:{_STATED.get(kind, f'{kind}-value')}")
        if kind in ("", "string") or written is None:
            return written or text, "", ""
        try:
            return _value(kind, written), "", ""
        except (ValueError, OverflowError):
            return "", "", written[:40] or text[:40]


def _value(kind: str, written: str) -> Value:
    """What is stated for a value of that kind.

    Raises:
        ValueError, OverflowError: nothing of that kind.
    """
    if kind == "boolean" and written.casefold() in ("true", "false"):
        return written.casefold() == "true"
    if kind == "date":
        moment = dt.datetime.fromisoformat(written)
        return moment.date() if moment.time() == dt.time() else moment
    if kind == "time" and (found := _DURATION.fullmatch(written)):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if _STATED.get(kind) == "value" and _NUMBER.fullmatch(written) and math.isfinite(float(written)):
        return float(written)
    raise ValueError(written)


class _Reading:
    """Sheets while their content is run through."""

    def __init__(self) -> None:
        self.sheets: dict[str, Sheet] = {}
        self.hidden: set[str] = set()
        self._budget = Budget()
        self._inside: list[str] = []
        self._unseen_styles: set[str] = set()
        self._style = ""
        self._sheet = _Table(Styles())
        self._cell: _Cell | None = None
        self._note = 0
        """Where a note begins, as depth."""
        self._said = ""
        self._author = ""
        self._lying = ("", "")
        """Of a frame that is open, its name and the cell at which it ends."""
        self._frame: set[str] = set()
        """What is in it: a chart has a picture of itself beside it."""
        self._spans: list[str] = []
        """Names of the styles of the parts of a text that are open."""
        self.styles = Styles()
        self.beside: dict[str, list[Beside]] = {}

    def named(self, name: str, attributes: dict[str, str]) -> None:
        """Takes an element of the part of named styles."""
        self._inside.append(name)
        if "office:styles" in self._inside[:2]:
            self.styles.start(name, attributes)

    def end_named(self, _: str) -> None:
        self._inside.pop()
        self.styles.end()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside.append(name)
        if self._cell is not None:
            self._within_cell(name, attributes)
        elif name == "table:table" and self._inside[-2:-1] == ["office:spreadsheet"]:
            if len(self.sheets) >= MAX_SHEETS:
                raise Unreadable("overfull", what="sheets")
            self._sheet = _Table(self.styles, attributes.get("table:name", ""))
            if attributes.get("table:style-name", "") in self._unseen_styles:
                self.hidden.add(self._sheet.name)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = _Cell(attributes, _times(attributes, "table:number-columns-repeated"))
        elif name == "table:table-row":
            self._sheet.begin_row(attributes)
        elif name == "table:table-column":
            self._sheet.take_columns(attributes)
        elif name in ("table:table-row-group", "table:table-column-group"):
            self._sheet.folds.append(attributes.get("table:display") == "false")
        elif name == "calcext:conditional-format":
            self._sheet.areas = (*areas(attributes.get("calcext:target-range-address", "")),)
        elif name == "calcext:condition":
            self._sheet.conditional.append(Conditional(self._sheet.areas, (_applied(attributes),), ()))
        elif name.startswith(("style:", "number:")):
            self._of_style(name, attributes)

    def _of_style(self, name: str, attributes: dict[str, str]) -> None:
        self.styles.start(name, attributes)
        if name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._unseen_styles.add(self._style)

    def _within_cell(self, name: str, attributes: dict[str, str]) -> None:
        cell = self._cell
        assert cell is not None
        if self._note:
            self._frame.add(name)
            return
        if name == "text:span":
            self._spans.append(attributes.get("text:style-name", ""))
        if name in ("office:annotation", "table:table", "draw:frame"):
            self._note, self._said, self._author = len(self._inside), "", ""
            self._lying = (attributes.get("draw:name", ""), attributes.get("table:end-cell-address", ""))
            self._frame = set()
        elif name == "text:a" and "://" in attributes.get("xlink:href", ""):
            self._lies("link", attributes["xlink:href"])
        elif name == "text:p":
            cell.paragraphs.append([])
        elif cell.paragraphs and name == "text:s":
            cell.paragraphs[-1].append(" " * min(_times(attributes, "text:c"), 1000))
        elif cell.paragraphs and name in ("text:tab", "text:line-break"):
            cell.paragraphs[-1].append("\t" if name == "text:tab" else "\n")

    def _lies(self, kind: Literal["link", "note", "picture"], text: str, author: str = "", covers: str = "") -> None:
        """Something lies beside the cell that is open."""
        cell, end = self._sheet.here, next(areas(covers), None)
        letters = cell.rstrip("0123456789")
        area = (letters, int(cell[len(letters) :]), end[0], end[1]) if end else None
        found = self.beside.setdefault(self._sheet.name, [])
        if len(found) < MOST:
            found.append(Beside(kind, cell, text[:_LONGEST], author, area))

    def text(self, found: str) -> None:
        if self._cell is None:
            self.styles.text(found)
        elif self._note:
            if self._inside[-1] == "dc:creator":
                self._author += found
            elif "text:p" in self._inside[self._note :] and len(self._said) < _LONGEST:
                self._said += found
        elif self._cell.paragraphs and "text:p" in self._inside:
            self._cell.paragraphs[-1].append(found)
            self._cell.parts.append((found, self._spans[-1] if self._spans else ""))

    def end(self, name: str) -> None:
        depth = len(self._inside)
        self._inside.pop()
        self.styles.end()
        if self._note:
            if depth == self._note and name == "office:annotation":
                self._lies("note", self._said, self._author)
            elif depth == self._note and self._frame & {"draw:image", "draw:object"} == {"draw:image"}:
                self._lies("picture", self._lying[0], covers=self._lying[1])
            self._note = 0 if depth == self._note else self._note
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif self._cell is not None and name in ("table:table-cell", "table:covered-table-cell"):
            self._sheet.take(self._cell)
            self._cell = None
        elif self._cell is not None:
            pass
        elif name == "table:table-row":
            self._sheet.end_row(self._budget)
        elif name in ("table:table-row-group", "table:table-column-group"):
            self._sheet.folds.pop()
        elif name == "table:table" and self._inside[-1:] == ["office:spreadsheet"]:
            if self._sheet.name in self.sheets:
                raise Unreadable("damaged-file", problem="table:name")
            self.sheets[self._sheet.name] = self._sheet.sheet()


@dataclass(eq=False, repr=False)
class _Table:
    """A sheet while its rows are unfolded."""

    styles: Styles
    name: str = ""
    folds: list[bool] = field(default_factory=list)
    """Whether each group that is open is folded."""
    _row: int = 0
    """Rows above the one that is open."""
    _column: int = 0
    """Columns before the next ones."""
    _times: int = 1
    """How often the row that is open is repeated."""
    _found: list[tuple[int, int, Value, str, str, _Cell]] = field(default_factory=list)
    """First and last column, value, error and odd text of each filled cell of the row, with the cell."""
    _cells: dict[str, Value] = field(default_factory=dict)
    _errors: dict[str, str] = field(default_factory=dict)
    _odd: dict[str, str] = field(default_factory=dict)
    _formulas: set[str] = field(default_factory=set)
    _percents: set[str] = field(default_factory=set)
    _merged: dict[str, list[Area]] = field(default_factory=dict)
    _unseen: set[str] = field(default_factory=set)
    _folded: set[str] = field(default_factory=set)
    _lines: set[int] = field(default_factory=set)
    _width: int = 0
    _far: str = ""
    areas: tuple[tuple[str, int, str, int], ...] = ()
    """Of the conditions that are open."""
    conditional: list[Conditional] = field(default_factory=list)
    _defaults: list[tuple[int, str]] = field(default_factory=list)
    """Last column of each run of columns, and the style of cells in it that name none."""
    _default: str = ""
    """The same of the row that is open."""
    _widths: dict[str, float] = field(default_factory=dict)
    _styled: dict[str, str] = field(default_factory=dict)
    _rich: dict[str, Parts] = field(default_factory=dict)

    @property
    def here(self) -> str:
        """The cell that comes next."""
        return f"{column_letter(min(self._column + 1, LAST_COLUMN))}{min(self._row + 1, LAST_ROW)}"

    def take_columns(self, attributes: dict[str, str]) -> None:
        last = self._column + _times(attributes, "table:number-columns-repeated")
        names = {column_letter(number) for number in range(self._column + 1, min(last, LAST_COLUMN) + 1)}
        width = self.styles.width(attributes.get("table:style-name", ""))
        self._widths |= dict.fromkeys(names, width)
        self._hide(names, attributes, width < _NARROW)
        self._defaults.append((last, attributes.get("table:default-cell-style-name", "")))
        self._column = last

    def begin_row(self, attributes: dict[str, str]) -> None:
        self._times, self._column = _times(attributes, "table:number-rows-repeated"), 0
        self._default = attributes.get("table:default-cell-style-name", "")
        low = self.styles.height(attributes.get("table:style-name", "")) < _LOW
        self._hide(set(self._numbers()), attributes, low)

    def _hide(self, names: set[str], attributes: dict[str, str], small: bool) -> None:
        if any(self.folds):
            self._folded |= names
        if small or any(self.folds) or attributes.get("table:visibility") in _UNSEEN:
            self._unseen |= names

    def _numbers(self) -> list[str]:
        return [str(number) for number in range(self._row + 1, min(self._row + self._times, LAST_ROW) + 1)]

    def take(self, cell: _Cell) -> None:
        first, self._column = self._column + 1, self._column + cell.times
        value, error, odd = cell.says()
        if value != "" or error or odd or "table:formula" in cell.attributes:
            self._found.append((first, self._column, value, error, odd, cell))
        if "table:number-columns-spanned" in cell.attributes or "table:number-rows-spanned" in cell.attributes:
            self._merge(first, cell)

    def _merge(self, column: int, cell: _Cell) -> None:
        wide, high = (_times(cell.attributes, f"table:number-{way}-spanned") for way in ("columns", "rows"))
        right, lower = min(column + wide - 1, LAST_COLUMN), min(self._row + high, LAST_ROW)
        if (wide > 1 or high > 1) and column <= LAST_COLUMN:
            text = f"{column_letter(column)}{self._row + 1}:{column_letter(right)}{lower}"
            for number in range(self._row + 1, lower + 1):
                self._merged.setdefault(str(number), []).append(Area(column, right, text))

    def end_row(self, budget: Budget) -> None:
        """Unfolds the row.

        Raises:
            Unreadable: it makes more than a form can hold.
        """
        numbers = self._numbers() if self._found else []
        for first, last, value, error, odd, cell in self._found:
            beyond = max(LAST_COLUMN + 1, first)
            if last >= beyond or self._row + self._times > LAST_ROW:
                column, row = (beyond, self._row + 1) if last >= beyond else (first, max(self._row, LAST_ROW) + 1)
                self._far = self._far or f"{column_letter(min(column, 16_384))}{row}"
            letters = [column_letter(number) for number in range(first, min(last, LAST_COLUMN) + 1)]
            cells = [letter + number for number in numbers for letter in letters]
            if cells:
                budget.spend(_A_CELL * len(cells), (len(value) if isinstance(value, str) else 0) * len(cells))
                self._put(cells, self._style_of(first, cell), value, error, odd, cell)
                self._width = max(self._width, min(last, LAST_COLUMN))
                self._lines.update(map(int, numbers))
        self._found = []
        self._row += self._times

    def _style_of(self, column: int, cell: _Cell) -> str:
        of_column = next((style for last, style in self._defaults if column <= last), "")
        return cell.attributes.get("table:style-name", "") or self._default or of_column or "Default"

    def _put(self, cells: list[str], style: str, value: Value, error: str, odd: str, cell: _Cell) -> None:
        self._cells |= dict.fromkeys(cells, value)
        if error:
            self._errors |= dict.fromkeys(cells, error[:40])
        if odd:
            self._odd |= dict.fromkeys(cells, odd)
        if "table:formula" in cell.attributes:
            self._formulas.update(cells)
        self._styled |= dict.fromkeys(cells, style)
        if any(own for _, own in cell.parts):
            parts: Parts = tuple((text, {"span": {"name": own}} if own else {}) for text, own in cell.parts)
            self._rich |= dict.fromkeys(cells, parts)
        if cell.attributes.get("office:value-type") == "percentage":
            self._percents.update(cells)

    def sheet(self) -> Sheet:
        hidden = Hidden(
            frozenset(name for name in self._unseen if not name.isdigit()),
            frozenset(name for name in self._unseen if name.isdigit()),
            frozenset(self._folded),
            self._widths,
        )
        conditional = (*self.conditional, *self._of_styles())
        return Sheet(
            rows=[str(number) for number in sorted(self._lines)],
            columns=[column_letter(number) for number in range(1, self._width + 1)],
            cells=self._cells,
            formulas=frozenset(self._formulas),
            errors=self._errors,
            odd=self._odd,
            far=self._far,
            merged=self._merged,
            percents=frozenset(self._percents),
            concealed=lambda: hidden,
            styled=self._styled.items(),
            rich=self._rich,
            conditional=lambda: conditional,
        )

    def _of_styles(self) -> Iterator[Conditional]:
        """The conditions that stand with styles of cells."""
        cells: dict[str, list[str]] = {}
        for cell, style in self._styled.items():
            cells.setdefault(style, []).append(cell)
        for style, of_style in cells.items():
            if given := self.styles.under(style):
                found = [area for cell in of_style for area in areas(f".{cell}")]
                yield Conditional(tuple(found), tuple(given), ())


def _applied(attributes: dict[str, str]) -> str:
    return attributes.get("calcext:apply-style-name", "")


def _times(attributes: dict[str, str], name: str) -> int:
    stated = attributes.get(name, "1")
    if not (stated.isascii() and stated.isdigit() and 0 < len(stated) < 12):
        raise Unreadable("damaged-file", problem="repeated")
    return int(stated)
