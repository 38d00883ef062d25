"""A sheet as it is read: cells by the names people know them by, and what else is known of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from iso18091cli.spreadsheet.xlsx_conditional import Conditional

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
"""What a cell holds; "" where it is blank."""
LAST_ROW = 1999
LAST_COLUMN = 104
"""How far a form can reach, with everything that people add to it: CZ1999. It ends at about P120."""


class Area(NamedTuple):
    """Cells that were merged into one."""

    first: int
    last: int
    """Numbers of its columns."""
    text: str
    """As people write it: "B2:F3"."""


Properties = dict[str, dict[str, str]]
"""What a font is said to be: tag -> its attributes."""
Parts = tuple[tuple[str, Properties], ...]
"""A text in parts, each with its font where it has one of its own."""


class Hidden(NamedTuple):
    """What of a sheet is not shown."""

    columns: frozenset[str] = frozenset()
    """Letters of hidden columns within the reach of the form."""
    rows: frozenset[str] = frozenset()
    """Numbers of hidden rows, filtered ones too; of rows without a cell not all are known."""
    folded: frozenset[str] = frozenset()
    """Those of both that belong to an outline, which has a button that shows them."""
    widths: Mapping[str, float] = MappingProxyType({})
    """Widths of columns in letters, where they are stated."""
    zeros: bool = False
    """Whether cells that hold 0 are shown as if they were blank."""


@dataclass(eq=False, repr=False)
class Sheet:
    """What stands on a sheet; cells go by names such as "F12"."""

    rows: list[str]
    """Numbers of the rows in which something stands, in order."""
    columns: list[str]
    """Letters of the columns in which something stands, in order."""
    cells: dict[str, Value]
    """What stands in cells, "" where that shows nothing, as an error or an uncalculated formula."""
    formulas: frozenset[str] = frozenset()
    errors: dict[str, str] = field(default_factory=dict)
    """Cell -> its error as it is shown, such as "#REF!"."""
    odd: dict[str, str] = field(default_factory=dict)
    """Cells that stand there twice or hold what no cell can hold, with what is written: what it means is not known."""
    astray: list[str] = field(default_factory=list)
    """What is written in cells without a proper address, behind what stands in its place; the first few."""
    far: str = ""
    """The first cell that holds something far outside of any form; such cells are left out."""
    merged: dict[str, list[Area]] = field(default_factory=dict)
    """Row number -> areas of merged cells that reach into it."""
    styled: Iterable[tuple[str, str | None]] = ()
    """Cells, each with the number of its style."""
    numbered: Iterable[tuple[str, str | None]] = ()
    """Cells, each with the number of its text in the workbook's table of texts."""
    percents: frozenset[str] = frozenset()
    """Cells that are known to show numbers as per cent, where styles do not tell it."""
    concealed: Callable[[], Hidden] = Hidden
    """Gives what is not shown."""
    blanks: Callable[[], dict[str, str]] = dict
    """Gives the numbers of the styles of blank cells."""
    conditional: Callable[[], tuple[Conditional, ...]] = tuple
    """Gives the conditions under which cells look otherwise."""
    rich: Mapping[str, Parts] = field(default_factory=dict)
    """Cells whose text stands in them in parts that look different, with the parts."""

    @cached_property
    def blank_styles(self) -> dict[str, str]:
        """Blank cell -> the number of its style."""
        return self.blanks()

    @cached_property
    def hidden(self) -> Hidden:
        """What of the sheet is not shown."""
        return self.concealed()

    @cached_property
    def text_numbers(self) -> dict[str, str | None]:
        """Cell -> the number of its text in the workbook's table of texts."""
        return dict(self.numbered)

    @cached_property
    def styles(self) -> dict[str, str | None]:
        """Cell -> the number of its style."""
        return dict(self.styled)

    def row(self, number: str) -> dict[str, Value]:
        """What stands in a row by column letters, from left to right."""
        return {column: self.cells[column + number] for column in self.columns if column + number in self.cells}

    def merged_into(self, cell: str) -> str:
        """The area of merged cells a cell has gone into, "" for a cell that is still there."""
        letters = cell.rstrip("0123456789")
        for area in self.merged.get(cell[len(letters) :], ()):
            if area.first <= column_number(letters) <= area.last and not area.text.startswith(f"{cell}:"):
                return area.text
        return ""


def plain_sheet(grid: list[list[Value]], far: str = "") -> Sheet:
    """The sheet with these values, from A1 on; "" for blank cells. Nothing else but ``far`` is known of it."""
    letters = [column_letter(number) for number in range(1, min(max(map(len, grid), default=0), LAST_COLUMN) + 1)]
    rows = {str(number): dict(zip(letters, row, strict=False)) for number, row in enumerate(grid, 1)}
    cells = {f"{x}{y}": value for y, row in rows.items() for x, value in row.items() if value != ""}
    filled = [y for y, row in rows.items() if any(value != "" for value in row.values())]
    return Sheet(filled, letters, cells, far=far)


@lru_cache(maxsize=1024)
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
