"""Result workbooks: the house style, and a sheet that writes text as text and figures as figures.

XlsxWriter's ``write()`` makes formulas and links out of text; here text goes through ``write_string`` alone. A formula
is one only where it is given as ``Live``, with its result, so that a preview that calculates nothing shows the figure.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from iso18091cli.files.harmless import xml_text
from iso18091cli.finishing.workbook import finished
from iso18091cli.reports.excel.looks import BOX, DARK, GREY, LINK, PAGE, TEXT, ZEBRA, Look, look
from iso18091cli.reports.wording import Words

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
    """Formula: how many of these cells hold exactly that text; "*" and "?" in it are no wildcards."""
    wanted = text.replace('"', '""')
    return f'=SUMPRODUCT(--({cells}="{wanted}"))'


def mean_where(scores: str, cells: str, text: str) -> str:
    """Formula: the mean of those scores beside which the cells hold exactly that text; blank ones are left out."""
    fitting = equal(cells, text).removeprefix("=SUMPRODUCT(--").removesuffix(")")
    return f"=ROUND(SUMPRODUCT(--{fitting},{scores})/SUMPRODUCT({fitting}*ISNUMBER({scores})),2)"


class Workbook:
    """A workbook in memory, its text in the language of ``words``."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.title = words("summary-title")
        self.cut_mark = words("cut")
        self._bytes = io.BytesIO()
        # Rows go out as they come: a country's matrix does not have to fit in memory.
        self.raw = xlsxwriter.Workbook(
            self._bytes,
            {"constant_memory": True, "default_format_properties": {"font_name": "Arial", "font_size": 10}},
        )
        self.raw.set_properties({"title": safe(self.title, ""), "created": _CREATED})
        self._styles: dict[Look, Format] = {}
        self._bodies: dict[tuple[int, Look], Format] = {}

    def style(self, like: Look = (), /, **properties: str | float) -> Format:
        """The style of that look; asked for twice, it is the same one. Text wraps and stands in the middle."""
        wanted = look(PAGE, **{**dict(like), **properties})
        if wanted not in self._styles:
            self._styles[wanted] = self.raw.add_format(dict(wanted))
        return self._styles[wanted]

    def body(self, index: int, like: Look = TEXT) -> Format:
        """The style of a cell in the table row of that number: boxed, and every second row is tinted."""
        key = index % 2, like
        if key not in self._bodies:
            fill = {"bg_color": ZEBRA} if index % 2 else {}
            indent = {} if "align" in dict(like) else {"indent": 1}
            self._bodies[key] = self.style(look(BOX, **{**fill, **indent, **dict(like)}))
        return self._bodies[key]

    def bytes(self) -> bytes:
        """The whole workbook, as it goes out."""
        self.raw.close()
        return finished(self._bytes.getvalue())


class Sheet:
    """A sheet that is written from top to bottom, ready to print; ``row`` is the next row, from 0.

    ``widths`` of its columns are in characters.
    """

    def __init__(
        self, book: Workbook, name: str, widths: Sequence[float], title: str, size: int, portrait: bool
    ) -> None:
        self.book = book
        self.name = name
        self.raw = book.raw.add_worksheet(name)
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
        plain = safe(book.title, "").replace("&", "&&")[:100]
        self.raw.set_header(f'&L&"Arial,Regular"&9{plain}&R&"Arial,Regular"&9&A')
        self.raw.set_footer(f'&C&"Arial,Regular"&9{book.words("footer-page")}')
        self.raw.set_row(0, 28)
        self.put(0, title, book.style(bold=True, font_size=16, font_color=DARK, text_wrap=False))
        self.row = 1

    def put(self, column: int, value: Value, style: Format) -> None:
        """One cell of the present row: text as text, a figure as a figure, nothing as a blank."""
        if isinstance(value, Live):
            self.raw.write_formula(self.row, column, value.formula, style, "" if value.value is None else value.value)
        elif value is None or value == "":
            self.raw.write_blank(self.row, column, None, style)
        elif isinstance(value, str):
            self.raw.write_string(self.row, column, safe(value, self.book.cut_mark), style)
        else:
            self.raw.write_number(self.row, column, value, style)

    def line(self, values: Sequence[Value], styles: Format | Sequence[Format], height: float | None = None) -> None:
        """A whole row from the first column on, in one style or in one a cell; as high as its text needs."""
        # Not every office program fits the height of a row to wrapped text when it opens a file.
        self.raw.set_row(self.row, height or _height(values, self.widths))
        for column, value in enumerate(values):
            self.put(column, value, styles[column] if isinstance(styles, Sequence) else styles)
        self.row += 1

    def across(self, column: int, count: int, text: Value, style: Format) -> None:
        """Text across ``count`` cells of the present row, from ``column`` on."""
        if count > 1:
            self.raw.merge_range(self.row, column, self.row, column + count - 1, "", style)
        self.put(column, text, style)

    def link(self, column: int, sheet: str, text: str) -> None:
        """A link to another sheet, by its place in the workbook: nothing leaves it."""
        style = self.book.style(font_color=LINK, underline=1, text_wrap=False)
        self.raw.write_url(self.row, column, f"internal:{quoted(sheet)}!A1", style, safe(text, self.book.cut_mark))

    def range(self, first: int, last: int, column: int) -> str:
        """These rows of a column as formulas on other sheets name them."""
        start, end = (xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in (first, last))
        return f"{quoted(self.name)}!{start}:{end}"

    def print_to(self, last: int, shown: int, count: int) -> None:
        """Only the rows down to ``last`` are printed; the page's foot says that they are ``shown`` of ``count``."""
        self.raw.print_area(0, 0, last, self.columns - 1)
        more = self.book.words("footer-printed", n=str(shown), all=str(count))
        self.raw.set_footer(f'&C&"Arial,Regular"&9{self.book.words("footer-page")}{more}')

    def note(self, text: str) -> None:
        """A remark across the whole sheet."""
        style = self.book.style(font_color=GREY, italic=True, valign="top")
        self.raw.set_row(self.row, _height([text], [sum(self.widths)]))
        self.across(0, self.columns, text, style)
        self.row += 1

    def section(self, text: str) -> None:
        """A blank row and a heading within the sheet."""
        self.row += 1
        self.raw.set_row(self.row, 20)
        self.put(0, text, self.book.style(bold=True, font_size=12, font_color=DARK, text_wrap=False))
        self.row += 1


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Points a row needs so that no text in it is hidden; Excel's limit is 409."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str) and (len(value) > width - 1.5 or "\n" in value):
            lines = max(lines, sum(1 + int(len(part) / max(width - 1.5, 1)) for part in value.split("\n")))
    return min(5 + 13 * lines, 409)
