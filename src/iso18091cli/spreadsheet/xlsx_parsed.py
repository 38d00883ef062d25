"""A sheet's XML of unusual make → its cells, one by one."""

from __future__ import annotations

import re

from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.sheet import LAST_COLUMN, LAST_ROW, Hidden, column_letter, column_number
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_hidden import HEAD, Head, hidden_in
from iso18091cli.spreadsheet.xlsx_merged import Merged
from iso18091cli.spreadsheet.xlsx_written import Budget, Written

_MAX_DEPTH = 100
"""Tags one within the other; a sheet of the form has 5."""
_ENOUGH = 5
_MOST_SPREAD = 200
"""Formulas whose results stand in other cells as well, of which is seen where; the form has none."""
_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_INDEX = re.compile("[0-9]{1,7}")
_HOME: dict[str, tuple[list[str], ...]] = {
    "v": ([],),
    "is": ([],),
    "t": (["is"], ["is", "r"], ["is", "rPh"]),
}
"""Within which tags of a cell those stand that hold what it shows."""
_SHOWN = (["v"], ["is", "t"], ["is", "r", "t"])


def parsed(content: bytes, budget: Budget) -> Written:
    """The cells of a sheet.

    Raises:
        Unreadable: no XML, or more than a form can hold.
    """
    budget.spend(tags=content.count(b"<") + content.count(b"&"))
    parsing = _Parsing()
    parse(content, parsing.start, parsing.end, parsing.text)
    return parsing.written


class _Parsing:
    def __init__(self) -> None:
        self._rows: dict[str, dict[str, str]] = {}
        self._head: dict[str, list[dict[str, str]]] = {name: [] for name in HEAD}
        self._merged = Merged()
        self.written = Written(str, concealed=self._hidden, merged=self._merged.rows)
        self._filled: set[str] = set()
        self._row = self._column = self._depth = 0
        self._among_cells = False
        self._inside: list[str] = []
        """Tags that are open within the cell."""
        self._cell: dict[str, str] | None = None
        self._has_formula = self._is_odd = False
        self._holds = ""
        """What holds its value: v or is."""
        self._value: list[str] = []
        self._parts: list[tuple[str, dict[str, dict[str, str]]]] = []

    def _hidden(self) -> Hidden:
        return hidden_in(Head(*self._head.values()), self._rows.values())

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise Unreadable("overfull", what="nesting")
        if self._cell is not None:
            self._within_cell(name, attributes)
        elif name == "sheetData":
            self._among_cells = True
        elif not self._among_cells:
            if name in self._head and len(self._head[name]) < LAST_ROW:
                self._head[name].append(attributes)
            elif name == "mergeCell":
                self._merged.add(attributes.get("ref", ""))
        elif name == "row":
            stated = attributes.get("r", "")
            usable = stated.isascii() and stated.isdigit() and len(stated) < 8
            self._row, self._column = int(stated) if usable else self._row + 1, 0
            if self._row <= LAST_ROW:
                self._rows[str(self._row)] = {**attributes, "r": str(self._row)}
        elif name == "c":
            self._cell, self._value, self._parts, self._holds = attributes, [], [], ""
            self._has_formula = self._is_odd = False
            self._column += 1

    def _within_cell(self, name: str, attributes: dict[str, str]) -> None:
        home = _HOME.get(name)
        self._is_odd |= home is not None and (self._inside not in home or (name != "t" and self._holds != ""))
        if name == "f" and not self._inside:
            self._has_formula = True
            if attributes.get("t") in ("array", "dataTable") and len(self.written.spread) < _MOST_SPREAD:
                self.written.spread.append(attributes.get("ref", ""))
        if name in ("v", "is"):
            self._holds = name
        elif self._inside == ["is"] and name == "r":
            self._parts.append(("", {}))
        elif self._inside == ["is", "r", "rPr"]:
            self._parts[-1][1][name] = attributes
        self._inside.append(name)

    def text(self, text: str) -> None:
        if self._inside in _SHOWN:
            self._value.append(text)
            if self._inside == ["is", "r", "t"]:
                self._parts[-1] = (self._parts[-1][0] + text, self._parts[-1][1])

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._inside:
            self._inside.pop()
        elif self._cell is not None:
            self._finish(self._cell)
            self._cell = None
        elif name == "sheetData":
            self._among_cells = False

    def _finish(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        # Without an address, cells and rows follow one another.
        reference = f"{column_letter(self._column)}{self._row}" if stated is None else stated
        address = _ADDRESS.fullmatch(reference)
        if address:
            self._column = column_number(address[1])
        value, kind = "".join(self._value), attributes.get("t")
        if not (value or self._has_formula or (kind == "e" and self._holds)):
            return
        written = self.written
        if address and (int(address[2]) > LAST_ROW or self._column > LAST_COLUMN):
            written.far = written.far or reference
            return
        if not address:
            if len(written.astray) < _ENOUGH:
                written.astray.append(f"{reference[:20]}: {value[:20]}")
            return
        if reference in self._filled or self._is_odd:
            written.odd.setdefault(reference, value[:40])
        if reference in self._filled:
            return
        style = attributes.get("s", "")
        known = str(int(style)) if style.isascii() and style.isdigit() and len(style) < 7 else None
        self._filled.add(reference)
        written.letters.append(address[1])
        written.numbers.append(address[2])
        written.styles.append(known)
        number = value.strip() if kind == "s" and self._holds == "v" else ""
        written.indices.append(number if _INDEX.fullmatch(number) else None)
        written.kinds.append(kind)
        written.formulas.append("f" if self._has_formula else None)
        stands = self._holds == "v"
        written.contents.append((value.strip() if kind == "s" else value) if stands else None)
        written.texts.append(value if self._holds == "is" else None)
        if self._parts:
            written.rich[reference] = tuple(self._parts)
