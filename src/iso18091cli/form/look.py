"""How the workbook looks: one palette, one font, few styles.

Arial, because LibreOffice's stand-in for it has the same widths: what one shows in full, the other does.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.graphic import GraphicFrame
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

AnyCell = Cell | MergedCell
"""openpyxl calls the cells of a merged area, but for the first, by another name."""

FONT = "Arial"
DEEP = "1F4E5F"
"""Title bands and column headings."""
SOFT = "DCE9EE"
"""Heading rows of indicators, topics and pillars."""
PALE = "F3F7F9"
"""Text to read: criteria, labels."""
INPUT = "DED6F0"
"""Cells to fill in: told from the page on a grey printer too, and like the colour of no level."""
COUNCIL = "46636F"
"""Headings of the columns that the council fills in; white on it has a contrast of 6.4 : 1."""
CLOSED = "E4E9EC"
"""Cells in which nothing is asked, among columns that take something elsewhere."""
RULE = "B8C6CC"
MUTED = "5B6470"
AMBER = "9A5B00"
LINK = "1F5FA8"

_thin = Side(style="thin", color=RULE)
BOX = Border(left=_thin, right=_thin, top=_thin, bottom=_thin)
_edge = Side(style="thin", color="6A5C94")
INPUT_BOX = Border(left=_edge, right=_edge, top=_edge, bottom=_edge)
APART = Border(left=Side(style="medium", color=DEEP), right=_thin, top=_thin, bottom=_thin)
"""Left edge of columns that somebody else fills in."""
_MIDDLE = Alignment(vertical="center", wrap_text=True)
_TOP = Alignment(vertical="top", wrap_text=True)
ONE_LINE = Alignment(vertical="center")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
OPEN = Protection(locked=False)


def fill(colour: str) -> PatternFill:
    """A plain ground of that colour."""
    return PatternFill("solid", start_color=colour, end_color=colour)


_FILLS = {colour: fill(colour) for colour in (DEEP, SOFT, PALE, INPUT, CLOSED)}
_FONTS = {
    "title": Font(FONT, size=15, bold=True, color="FFFFFF"),
    "head": Font(FONT, size=10, bold=True, color="FFFFFF"),
    "strong": Font(FONT, size=10, bold=True),
    "plain": Font(FONT, size=10),
    "small": Font(FONT, size=9, color=MUTED),
    "link": Font(FONT, size=10, color=LINK, underline="single"),
    "link_on_deep": Font(FONT, size=10, color="FFFFFF", underline="single"),
}


def wear_font(workbook: Workbook) -> None:
    """Makes the palette's font the workbook's own, in whose digits office programs measure the width of columns.

    Of a font that is not there another one stands in, and then a page holds less.
    """
    workbook._fonts = IndexedList([Font(FONT, size=10)])  # type: ignore[attr-defined]  # the stubs leave it out
    workbook._named_styles["Normal"].font = Font(FONT, size=10)  # type: ignore[attr-defined]


_Style = Font | PatternFill | Border | Alignment | Protection
_HOMES: dict[type[_Style], tuple[str, str]] = {
    Font: ("_fonts", "fontId"),
    PatternFill: ("_fills", "fillId"),
    Border: ("_borders", "borderId"),
    Alignment: ("_alignments", "alignmentId"),
    Protection: ("_protections", "protectionId"),
}
_NUMBERS: WeakKeyDictionary[Workbook, dict[int, int]] = WeakKeyDictionary()
"""Of each workbook: the number of a style of this module by its identity."""


def _wear(cell: AnyCell, style: _Style) -> None:
    """Gives a cell a style that lives as long as this module, by its number in the workbook.

    openpyxl takes a style apart again for every cell that is given it, which was a third of a form's time.
    """
    workbook = cell.parent.parent
    assert workbook is not None
    collection, name = _HOMES[type(style)]
    known = _NUMBERS.setdefault(workbook, {})
    if id(style) not in known:
        known[id(style)] = getattr(workbook, collection).add(style)
    if cell._style is None:  # type: ignore[union-attr]  # the stubs leave it out
        cell._style = StyleArray()  # type: ignore[union-attr]
    setattr(cell._style, name, known[id(style)])  # type: ignore[union-attr]


def text(cell: AnyCell, value: str) -> AnyCell:
    """Writes text as text, whatever it begins with."""
    cell.value = value
    if value:
        cell.data_type = "s"
    cell.number_format = "@"
    return cell


def font(name: str) -> Font:
    """One of the workbook's fonts by name."""
    return _FONTS[name]


def dress(
    cell: AnyCell, font_name: str = "plain", ground: str = "", box: bool = True, centre: bool = False, top: bool = False
) -> AnyCell:
    """Gives a cell its font, ground, border and alignment."""
    _wear(cell, _FONTS[font_name])
    if ground:
        _wear(cell, _FILLS[ground])
    if box:
        _wear(cell, BOX)
    _wear(cell, CENTRE if centre else _TOP if top else _MIDDLE)
    return cell


def as_input(cell: AnyCell, is_open: bool, centre: bool = False, number_format: str = "@") -> AnyCell:
    """Makes a cell one to fill in; where it is not this copy's turn, it looks quiet and stays locked."""
    dress(cell, "plain", INPUT if is_open else PALE, centre=centre, top=not centre)
    cell.number_format = number_format
    if is_open:
        _wear(cell, OPEN)
        _wear(cell, INPUT_BOX)
    return cell


class _GrowingRow(RowDimension):
    """A row whose height is a first guess, so that it grows when somebody types more.

    openpyxl marks every height it is given as fixed by hand; office programs then cut what does not fit.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802  (the name is openpyxl's)
        return False


def growing(sheet: Worksheet, row: int, *cells: tuple[str, float], at_least: float = 0) -> None:
    """Makes a row high enough for the texts in it, each with the width of its cell in characters; it may grow."""
    lines = max(lines_of(words, width) for words, width in cells)
    if at_least:
        # Typing makes the office program set the height anew: the hidden key's tall font keeps the row from shrinking.
        sheet.cell(row, 1).font = Font(FONT, size=round(at_least / 1.15, 1))
    sheet.row_dimensions[row] = _GrowingRow(sheet, index=row, ht=max(at_least, 13.2 * lines + 5))


def lines_of(words: str, width: float, size: float = 10) -> int:
    """Lines a text takes in a cell of that width, wrapped at words."""
    room = width * 11.2 / size
    count = 0
    for paragraph in words.split("\n"):
        used = 0.0
        count += 1
        for word in paragraph.split(" "):
            if used and used + 1 + len(word) > room:
                count, used = count + 1, 0.0
            used += len(word) + (1 if used else 0)
    return count


def title_band(sheet: Worksheet, row: int, first: int, last: int, words: str) -> None:
    """A dark band across the sheet with the sheet's title."""
    for column in range(first, last + 1):
        sheet.cell(row, column).fill = _FILLS[DEEP]
    cell = dress(text(sheet.cell(row, first), words), "title", DEEP, box=False)
    cell.alignment = Alignment(horizontal="left", vertical="center", indent=1)
    sheet.row_dimensions[row].height = 30


class _Described(OneCellAnchor):
    """Where a chart stands, with its alternative text: openpyxl makes the chart's frame while it saves, without one."""

    tagname = OneCellAnchor.tagname
    __elements__ = OneCellAnchor.__elements__
    words = ""

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, GraphicFrame):
            value.nvGraphicFramePr.cNvPr.descr = self.words  # type: ignore[attr-defined]  # the stubs name another class
        super().__setattr__(name, value)


def add_chart(sheet: Worksheet, chart: ChartBase, row: int, column: int, words: str) -> None:
    """Puts a chart on the sheet, its upper left corner in that cell; ``words`` tell those who cannot see it of it."""
    if chart.title is not None:
        chart.title.overlay = False
    size = XDRPositiveSize2D(cm_to_EMU(chart.width), cm_to_EMU(chart.height))
    place = _Described(AnchorMarker(col=column - 1, row=row - 1), size)
    place.words = words
    chart.anchor = place  # type: ignore[assignment]  # the stubs know addresses alone
    sheet.add_chart(chart)


def below_headings(sheet: Worksheet, row: int) -> None:
    """Keeps what stands above a row in sight: rows alone, for on a telephone columns would leave no room to type."""
    sheet.freeze_panes = f"A{row}"


def protect(sheet: Worksheet) -> None:
    """Protection without a password: against slips, not against people. Widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


_A4 = (595.0, 842.0)
_SIDES, _TOP_MARGIN, _BOTTOM, _EDGE = 0.4, 0.6, 0.55, 0.25
"""Margins in inches; the last that of header and footer."""
_WIDEST_SIDES = 1.2
"""Up to here it is still to be read: a tenth smaller."""
_STANDARD_HEIGHT = 15.0
"""Of a row that says nothing of its height, in points."""


def keep_together(
    sheet: Worksheet, blocks: list[tuple[int, int]], last_column: int, repeated: tuple[int, int]
) -> float:
    """Breaks landscape pages between blocks of rows; inside of one only where it is far longer than a page.

    ``blocks``: first and last rows, in order; ``repeated``: the rows printed at the top of every page. Gives the
    margins at the sides: where a block is a little longer than a page, wider ones, so that all is printed smaller.
    """
    columns = (sheet.column_dimensions[get_column_letter(n)] for n in range(2, last_column + 1))
    width = sum(0.75 * (7 * column.width + 5) for column in columns if not column.hidden)
    # Office programs differ by a few hundredths in how wide a column is, and print at whole per cents.
    long = 0.97 * (_A4[0] - 72 * (_TOP_MARGIN + _BOTTOM))

    def height(first: int, last: int) -> float:
        rows = (sheet.row_dimensions[row] for row in range(first, last + 1))
        return sum(0 if row.hidden else row.height or _STANDARD_HEIGHT for row in rows)

    tops = [height(2, first - 1) if first == blocks[0][0] else height(*repeated) for first, _ in blocks]
    longest = max((top + height(*block) for top, block in zip(tops, blocks, strict=True)), default=0.0)
    smaller = (_A4[1] - width * long / longest) / 144 if longest else _SIDES
    sides = smaller if _SIDES < smaller <= _WIDEST_SIDES else _SIDES
    scale = min(1.0, (_A4[1] - 144 * sides) / width)
    room = long / scale + 0.01

    used = height(2, blocks[0][0] - 1) if blocks else 0.0
    for first, last in blocks:
        if used + height(first, last) > room and first > blocks[0][0]:
            sheet.row_breaks.append(Break(id=first - 1))
            used = height(*repeated)
        start = first
        while used + height(start, last) > room:  # longer than a page: broken so that two rows stand on the next one
            fits = [row for row in range(start + _OPENING, last - 1) if used + height(start, row) <= room]
            if not fits:
                break
            sheet.row_breaks.append(Break(id=fits[-1]))
            start, used = fits[-1] + 1, height(*repeated)
        used += height(start, last)
    return sides


_OPENING = 3
"""Rows of a block that stay together after its first; at its end two do."""
_LONGEST_MARGIN = 200
"""Characters of a text in a header; with its codes Excel takes 255, and refuses the sheet above that."""


def page(
    sheet: Worksheet,
    landscape: bool,
    repeat: str,
    header: str,
    page_word: str,
    area: str,
    *,
    sides: float = _SIDES,
    single: bool = False,
) -> None:
    """A4, fitted to the page's width, heading rows repeated, page x/y in the footer.

    ``sides``: the margins there, in inches; ``single``: whether all of it goes on one page.
    """
    setup = sheet.page_setup
    setup.paperSize = 9
    setup.orientation = "landscape" if landscape else "portrait"
    setup.fitToWidth = 1
    setup.fitToHeight = 1 if single else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = sides
    margins.top, margins.bottom = _TOP_MARGIN, _BOTTOM
    margins.header = margins.footer = _EDGE
    if repeat:
        sheet.print_title_rows = repeat
    sheet.print_area = area
    if sheet.oddHeader is not None and sheet.oddFooter is not None:
        sheet.oddHeader.left.text, sheet.oddHeader.left.size = in_margin(header), 9
        sheet.oddFooter.right.text, sheet.oddFooter.right.size = f"{page_word} &P/&N", 9


def in_margin(words: str) -> str:
    """A text as headers and footers take it: an ampersand begins a code there, and there is a limit."""
    written = "".join("&&" if letter == "&" else letter for letter in words)
    if len(written) <= _LONGEST_MARGIN:
        return written
    return written[: _LONGEST_MARGIN - 2].rstrip("& ") + "…"
