"""A sheet that lists things in a workbook that is made for somebody: no keys, so that the reader passes it over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli.form.book import FIRST_COLUMN, Book
from iso18091cli.form.look import (
    AMBER,
    FONT,
    INPUT,
    OPEN,
    dress,
    fill,
    growing,
    lines_of,
    page,
    protect,
    text,
    title_band,
)

TAB = "7B1FA2"
"""Colour of the tab, and of the marks that such a sheet speaks of: none of the levels has it."""
_TITLE_ROW = 2


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list."""

    heading: str
    width: float
    centre: bool = False
    open: bool = False
    """Whether the reader of the list writes in it."""


@dataclass
class ListSheet:
    """One list in the making, written from top to bottom; A4 landscape, one page wide."""

    book: Book
    title: str
    columns: Sequence[ListColumn]
    at: int
    """Place among the sheets, from 0."""
    row: int = field(default=_TITLE_ROW, init=False)
    _heading_row: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.sheet: Worksheet = self.book.workbook.create_sheet(self.title, self.at)
        self.sheet.sheet_properties.tabColor = TAB
        self.sheet.sheet_view.showGridLines = False
        self.sheet.column_dimensions["A"].width = 2
        for number, column in enumerate(self.columns, FIRST_COLUMN):
            self.sheet.column_dimensions[get_column_letter(number)].width = column.width

    @property
    def _last(self) -> int:
        return FIRST_COLUMN + len(self.columns) - 1

    def head(self, title: str, lines: Sequence[str]) -> None:
        """The title, what there is to say first, and the headings, which are repeated on every page."""
        title_band(self.sheet, self.row, FIRST_COLUMN, self._last, title)
        width = sum(column.width for column in self.columns)
        for line in lines:
            self.row += 1
            self._across(line, "plain")
            self.sheet.row_dimensions[self.row].height = 13.2 * lines_of(line, width * 0.95) + 6
        self.row = self._heading_row = self.row + 1
        for number, column in enumerate(self.columns, FIRST_COLUMN):
            dress(text(self.sheet.cell(self.row, number), column.heading), "head", "1F4E5F", centre=True)
        self.sheet.row_dimensions[self.row].height = 22
        self.sheet.freeze_panes = self.sheet.cell(self.row + 1, FIRST_COLUMN).coordinate

    def band(self, words: str) -> None:
        """A line across the list that heads a group."""
        self.row += 1
        self._across(words, "strong", "DCE9EE")
        self.sheet.row_dimensions[self.row].height = 20

    def line(self, *cells: str, links: dict[int, tuple[str, str]] | None = None) -> None:
        """One line; ``links`` gives for a column (from 0) the sheet and cell that its words lead to."""
        self.row += 1
        sized = []
        for number, column in enumerate(self.columns):
            cell = self.sheet.cell(self.row, FIRST_COLUMN + number)
            words = cells[number] if number < len(cells) else ""
            if links and number in links:
                self.book.link(cell, links[number][0], words, links[number][1])
            else:
                text(cell, words)
            dress(cell, "link" if links and number in links else "plain", centre=column.centre)
            if column.open:
                cell.fill, cell.protection = fill(INPUT), OPEN
            sized.append((words, column.width))
        growing(self.sheet, self.row, *sized)

    def end(self) -> None:
        """Protection and print settings."""
        protect(self.sheet)
        repeat = f"{self._heading_row}:{self._heading_row}"
        area = f"B2:{get_column_letter(self._last)}{self.row}"
        page(self.sheet, True, repeat, self.book.heading, self.book.word("print.page"), area)

    def _across(self, words: str, font: str, ground: str = "") -> None:
        for number in range(FIRST_COLUMN, self._last + 1):
            dress(self.sheet.cell(self.row, number), font, ground, box=bool(ground))
        text(self.sheet.cell(self.row, FIRST_COLUMN), words)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=FIRST_COLUMN, end_column=self._last)


def point_to(book: Book, title: str, label: str) -> None:
    """Puts a link to a list on the front page, into its first empty row."""
    front = book.sheet(book.layout.sheets[0])
    taken = {row for area in front.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)}
    taken |= {cell.row for row in front.iter_rows() for cell in row if cell.value is not None}
    row = next(number for number in range(_TITLE_ROW, front.max_row + 2) if number not in taken)
    cell = front.cell(row, FIRST_COLUMN)
    book.link(cell, title, label)
    cell.font = Font(FONT, size=10, bold=True, underline="single", color=AMBER)
    cell.alignment = Alignment(vertical="center")
    front.row_dimensions[row].height = 20
