"""Result workbooks: the house style, and a sheet that writes text as text and figures as figures.

XlsxWriter's ``write()`` makes formulas and links out of text; here text goes through ``write_string`` alone. A formula
is one only where it is given as ``Live``, with its result, so that a preview that calculates nothing shows the figure.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from iso18091cli.files.harmless import xml_text
from iso18091cli.finishing.workbook import finished
from iso18091cli.model.catalog import Mark

DARK = "1F4E5F"
PALE = "E8F0F2"
ZEBRA = "F5F8F9"
RULE = "C9D3D7"
GREY = "5B6470"
LINK = "0B5394"
A3, A4 = 8, 9
LONGEST = 32_767
"""Characters (UTF-16 units) that a cell holds."""
_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Always the same, so that the same figures give the same bytes."""


@dataclass(frozen=True, slots=True)
class Live:
    """A formula beside its result as the engine has it."""

    formula: str
    value: str | float | None


Value = str | float | Live | None


def safe(text: str, mark: str) -> str:
    """Text a cell can hold: without what XML forbids, cut with ``mark`` where it is too long.

    XlsxWriter puts text from "<r>" to "</r>" into the file as XML; a blank at its end keeps it text.
    """
    text = xml_text(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST:
        text = text.encode("utf-16-le")[: 2 * (LONGEST - len(mark))].decode("utf-16-le", "ignore") + mark
    return text


def quoted(sheet: str) -> str:
    """A sheet's name as it stands in a formula."""
    return "'" + sheet.replace("'", "''") + "'"


def equal(cells: str, text: str) -> str:
    """Formula: how many of these cells hold exactly that text. Nothing in it stands for other letters."""
    wanted = text.replace('"', '""')
    return f'=SUMPRODUCT(--({cells}="{wanted}"))'


def mean_where(scores: str, cells: str, text: str) -> str:
    """Formula: the mean of those scores beside which the cells hold exactly that text; blank ones are left out."""
    fitting = equal(cells, text).removeprefix("=SUMPRODUCT(--").removesuffix(")")
    return f"=ROUND(SUMPRODUCT(--{fitting},{scores})/SUMPRODUCT({fitting}*ISNUMBER({scores})),2)"


class Paper:
    """A workbook in memory. ``cut_mark`` is put where text had to be cut; ``footer`` counts the pages."""

    def __init__(self, title: str, cut_mark: str, footer: str) -> None:
        self.title = title
        self.cut_mark = cut_mark
        self.footer = footer
        self._bytes = io.BytesIO()
        # Rows go out as they come: a country's matrix does not have to fit in memory.
        self.book = xlsxwriter.Workbook(
            self._bytes,
            {"constant_memory": True, "default_format_properties": {"font_name": "Arial", "font_size": 10}},
        )
        self.book.set_properties({"title": safe(title, ""), "created": _CREATED})
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}

    def style(self, **properties: str | int | float | bool) -> Format:
        """A cell style; asked for twice, it is the same one. Text wraps and stands at the top unless told otherwise."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            base = {"font_name": "Arial", "font_size": 10, "valign": "vcenter", "text_wrap": True}
            self._styles[key] = self.book.add_format({**base, **properties})
        return self._styles[key]

    def sheet(self, name: str, widths: Sequence[float], *, title: str, size: int = A4, portrait: bool = False) -> Sheet:
        """A new sheet with its columns' widths in characters, its heading written, ready to print."""
        return Sheet(self, name, widths, title, size, portrait)

    def bytes(self) -> bytes:
        """The whole workbook, as it goes out."""
        self.book.close()
        return finished(self._bytes.getvalue())


class Sheet:
    """A sheet that is written from top to bottom; ``row`` is the next row, from 0."""

    def __init__(self, paper: Paper, name: str, widths: Sequence[float], title: str, size: int, portrait: bool) -> None:
        self.paper = paper
        self.name = name
        self.raw = paper.book.add_worksheet(name)
        self.row = 0
        self.widths = tuple(widths)
        self.columns = len(widths)
        for column, width in enumerate(widths):
            self.raw.set_column(column, column, width)
        self.raw.hide_gridlines(2)
        self.raw.set_paper(size)
        self.raw.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        if not portrait:
            self.raw.set_landscape()
        self.raw.fit_to_pages(1, 0)
        plain = safe(paper.title, "").replace("&", "&&")[:100]
        self.raw.set_header(f'&L&"Arial,Regular"&9{plain}&R&"Arial,Regular"&9&A')
        self.raw.set_footer(f'&C&"Arial,Regular"&9{paper.footer}')
        self.raw.set_row(0, 28)
        self.put(0, title, paper.style(bold=True, font_size=16, font_color=DARK, text_wrap=False))
        self.row = 1

    def put(self, column: int, value: Value, style: Format) -> None:
        """One cell of the present row: text as text, a figure as a figure, nothing as a blank."""
        if isinstance(value, Live):
            self.raw.write_formula(self.row, column, value.formula, style, "" if value.value is None else value.value)
        elif value is None or value == "":
            self.raw.write_blank(self.row, column, None, style)
        elif isinstance(value, str):
            self.raw.write_string(self.row, column, safe(value, self.paper.cut_mark), style)
        else:
            self.raw.write_number(self.row, column, value, style)

    def line(self, values: Sequence[Value], styles: Format | Sequence[Format], height: float | None = None) -> None:
        """A whole row from the first column on, in one style or in one a cell; as high as its text needs."""
        # Not every office program fits the height of a row to wrapped text when it opens a file.
        self.raw.set_row(self.row, height or _height(values, self.widths))
        for column, value in enumerate(values):
            self.put(column, value, styles[column] if isinstance(styles, Sequence) else styles)
        self.row += 1

    def across(self, column: int, count: int, text: str, style: Format) -> int:
        """Text across ``count`` cells of the present row, from ``column`` on. Gives the column after them."""
        if count > 1:
            self.raw.merge_range(self.row, column, self.row, column + count - 1, "", style)
        self.put(column, text, style)
        return column + count

    def link(self, column: int, sheet: str, text: str) -> None:
        """A link to another sheet, by its place in the workbook: nothing leaves it."""
        style = self.paper.style(font_color=LINK, underline=1, text_wrap=False)
        self.raw.write_url(self.row, column, f"internal:{quoted(sheet)}!A1", style, safe(text, self.paper.cut_mark))

    def range(self, first: int, last: int, column: int, to: int | None = None) -> str:
        """The cells of these rows and columns (from 0) as formulas on other sheets name them."""
        start, end = xl_rowcol_to_cell(first, column, True, True), xl_rowcol_to_cell(last, to or column, True, True)
        return f"{quoted(self.name)}!{start}:{end}"

    def fold(self, first: int, last: int) -> None:
        """Fold columns away behind a "+" above the sheet."""
        for column in range(first, last + 1):
            self.raw.set_column(column, column, self.widths[column], None, {"level": 1, "hidden": True})

    def note(self, text: str) -> None:
        """A remark across the whole sheet."""
        style = self.paper.style(font_color=GREY, italic=True, valign="top")
        self.raw.set_row(self.row, _height([text], [sum(self.widths)]))
        self.across(0, self.columns, text, style)
        self.row += 1

    def section(self, text: str) -> None:
        """A blank row and a heading within the sheet."""
        self.row += 1
        self.raw.set_row(self.row, 20)
        self.put(0, text, self.paper.style(bold=True, font_size=12, font_color=DARK, text_wrap=False))
        self.row += 1

    def heading(self, names: Sequence[str], height: float | None = None) -> None:
        """The heading row of a table."""
        self.line(names, self.paper.style(**HEADING), height)

    def table(self, top: int, fixed: int = 0, repeat_from: int | None = None) -> None:
        """Make a table of all rows from the heading row ``top`` on: filtered, frozen, its heading on every page."""
        self.raw.autofilter(top, 0, max(self.row - 1, top), self.columns - 1)
        self.raw.freeze_panes(top + 1, fixed)
        self.raw.repeat_rows(top if repeat_from is None else repeat_from, top)

    def marked(self, mark: Mark, **properties: str | int | float | bool) -> Format:
        """The style of a cell that shows a level or a state, in the catalogue's colours."""
        colours = {"bg_color": mark.colour, "font_color": mark.ink}
        return self.paper.style(**{**BOX, **colours, "align": "center", **properties})

    def body(self, index: int, **properties: str | int | float | bool) -> Format:
        """The style of a cell in the table row of that number: every second row is tinted."""
        fill = {"bg_color": ZEBRA} if index % 2 else {}
        indent = {} if "align" in properties else {"indent": 1}
        return self.paper.style(**{**BOX, **fill, **indent, **properties})


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Points a row needs so that no text in it is hidden; Excel's limit is 409."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str) and (len(value) > width - 1.5 or "\n" in value):
            lines = max(lines, sum(1 + int(len(part) / max(width - 1.5, 1)) for part in value.split("\n")))
    return min(5 + 13 * lines, 409)


BOX: dict[str, str | int | float | bool] = {"border": 1, "border_color": RULE}
HEADING: dict[str, str | int | float | bool] = {
    "bold": True,
    "font_color": "FFFFFF",
    "bg_color": DARK,
    "align": "center",
    "border": 1,
    "border_color": "FFFFFF",
}
SCORE: dict[str, str | int | float | bool] = {"num_format": "0.00", "align": "right", "indent": 1}
CENTRE: dict[str, str | int | float | bool] = {"align": "center"}
