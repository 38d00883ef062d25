"""Summary → the wheel of ISO 18091 on its sheet: a native chart that follows each level that is typed, without a macro.

A doughnut: a ring a level, the worst inside, and an outermost white one that carries the ids. In every ring each sector
has four points: filled, incomplete, not applicable, empty. One of them has the sector's angle, the others are 0. Order,
angles and colours are those of all other pictures of the wheel (model/wheel.py). Every series has the ids as its
categories: some office programs take those of the first series for all.
"""

from __future__ import annotations

from openpyxl.chart import DoughnutChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.styles import Alignment

from iso18091cli.form import live
from iso18091cli.form.book import Book
from iso18091cli.form.formula.expression import Area, Expression
from iso18091cli.form.formula.functions import If
from iso18091cli.form.formula.values import plain
from iso18091cli.form.look import DEEP, MUTED, RULE, add_chart, dress, text
from iso18091cli.form.summary_sheet import WHEEL_ROWS, SummarySheet
from iso18091cli.model.text import say
from iso18091cli.model.wheel import HUB, Wheel, deep, wheel_of

_POINTS = 4
"""Of each sector: filled, incomplete, not applicable, empty."""
_SIDE = 13
"""Width and height of the chart, in cm: what fits on a landscape page below its headings."""
_WHITE, _GREY = "FFFFFF", "E0E4E8"
_THIN = 6350
"""Of the lines between points: half a point of print, in EMU."""
_CROWDED = 6.0
"""Degrees of a sector below which its id is written smaller."""


def write_wheel(book: Book, summary: SummarySheet) -> None:
    """Draws the wheel in the rows that the summary keeps for it; a catalogue that has no wheel has none here."""
    wheel = wheel_of(book.catalog)
    if wheel is None:
        return
    title, how = book.word("summary.chart.wheel"), _key(book)
    sheet, top, columns = book.sheet(summary.plan), summary.wheel, summary.columns
    for column in range(columns["subject"], columns["remark"] + 1):
        dress(sheet.cell(top, column), "head", DEEP, box=False)
    text(sheet.cell(top, columns["subject"]), title)
    middle = top + WHEEL_ROWS // 2
    dress(text(sheet.cell(middle - 3, columns["subject"]), how), "plain", box=False)
    sheet.merge_cells(
        start_row=middle - 3, end_row=middle + 2, start_column=columns["subject"], end_column=columns["subject"]
    )
    _name_quadrants(book, summary, wheel)
    add_chart(sheet, _chart(book, summary, wheel), top + 1, columns["points"], f"{title}. {how}")


def _key(book: Book) -> str:
    """How the wheel is read."""
    scale, language = book.catalog.scale, book.language
    return book.word("summary.wheel.key").format(
        levels=", ".join(say(level.word, language) for level in scale.levels),
        not_applicable=say(scale.not_applicable.word, language),
        incomplete=say(scale.incomplete.word, language),
        not_assessed=say(scale.not_assessed.word, language),
    )


def _name_quadrants(book: Book, summary: SummarySheet, wheel: Wheel) -> None:
    """The pillars' names beside their quadrants; other parts than quarters have no corner of their own."""
    if len(wheel.parts) != 4:
        return
    names = {pillar.id: say(pillar.short, book.language) for pillar in book.catalog.pillars}
    for part in wheel.parts:
        row = summary.wheel + (WHEEL_ROWS - 4 if 90 < part.middle < 270 else 2)
        column, side = ("remark", "left") if part.middle < 180 else ("subject", "right")
        cell = text(book.sheet(summary.plan).cell(row, summary.columns[column]), names[part.pillar])
        dress(cell, "strong", box=False).alignment = Alignment(horizontal=side, vertical="center")


def _chart(book: Book, summary: SummarySheet, wheel: Wheel) -> DoughnutChart:
    sectors = wheel.clockwise
    angles = [plain(round(sector.end - sector.start, 9)) for sector in sectors]
    ranks = [summary.outside("rank", summary.rows[sector.id]) for sector in sectors]
    ids = book.offer(tuple(name for sector in sectors for name in (sector.id, *[""] * (_POINTS - 1))))
    marks = book.lists.marks
    chart = DoughnutChart(firstSliceAng=0, holeSize=round(100 * HUB / (1 + wheel.ring(0)[1] - HUB)), varyColors=False)
    for number, level in enumerate(book.catalog.scale.levels, 1):
        points = (point for rank, angle in zip(ranks, angles, strict=True) for point in _points(rank, number, angle))
        name = Area(marks.sheet, marks.column, marks.row + number - 1)
        ring = _series(number - 1, name, book.compute(tuple(points)), ids)
        looks = (_plain(deep(level.colour), _WHITE), _plain(_GREY, RULE), _hatched(), _plain(_WHITE, RULE))
        ring.dPt = [
            DataPoint(idx=_POINTS * place + state, spPr=look)
            for place in range(len(sectors))
            for state, look in enumerate(looks)
        ]
        chart.append(ring)
    rim = book.offer(tuple(value for angle in angles for value in (angle, *[0.0] * (_POINTS - 1))))
    outermost = _series(wheel.levels, Area(summary.plan.title, summary.columns["subject"], summary.wheel), rim, ids)
    chart.append(_labelled(outermost, _POINTS * len(sectors), wheel.narrowest))
    chart.legend, chart.visible_cells_only = None, False
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.width = chart.height = _SIDE
    return chart


def _points(rank: Area, level: int, angle: float) -> tuple[Expression, ...]:
    """One sector in one ring: its points by the rank of its indicator. Exactly one of them is not 0."""
    empty = If(rank >= live.BLANK, angle, If(rank.equals(live.REFUSED), angle, 0))
    return (
        If(rank >= level, angle, 0),
        If(rank <= live.BEGUN, angle, 0),
        If(rank.equals(live.NOT_APPLICABLE), angle, 0),
        If(rank >= level, 0, empty),
    )


def _series(number: int, name: Area, values: Area, ids: Area) -> Series:
    return Series(
        idx=number,
        order=number,
        tx=SeriesLabel(strRef=StrRef(f=name.text)),
        cat=AxDataSource(strRef=StrRef(f=ids.text)),
        val=NumDataSource(numRef=NumRef(f=values.text)),
    )


def _labelled(rim: Series, points: int, narrowest: float) -> Series:
    """The outermost ring: white, so that of it the ids alone are seen."""
    white = GraphicalProperties(solidFill=_WHITE, ln=LineProperties(noFill=True))
    rim.dPt = [DataPoint(idx=place, spPr=white) for place in range(0, points, _POINTS)]
    letters = CharacterProperties(sz=800 if narrowest >= _CROWDED else 600, solidFill="000000")
    rim.dLbls = DataLabelList(
        txPr=RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)]),
        showLegendKey=False,
        showVal=False,
        showCatName=True,
        showSerName=False,
        showPercent=False,
        showBubbleSize=False,
        showLeaderLines=False,
    )
    return rim


def _plain(colour: str, line: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=line, w=_THIN))


def _hatched() -> GraphicalProperties:
    """The one pattern: office programs know lines in charts, but not all of them know dots."""
    ink, ground = (ColorChoice(srgbClr=colour) for colour in (MUTED, _WHITE))  # type: ignore[arg-type]  # the stubs'
    fill = PatternFillProperties("wdUpDiag", ink, ground)
    return GraphicalProperties(pattFill=fill, ln=LineProperties(solidFill=RULE, w=_THIN))
