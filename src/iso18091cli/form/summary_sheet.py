"""The live summary: total, pillars and indicators, computed in cells from the pillar sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.chart import BarChart, RadarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from iso18091cli.form import live
from iso18091cli.form.book import FIRST_COLUMN, HEAD_ROW, PRINTED_TWICE, UNIT_ROW, Book, says
from iso18091cli.form.formula.columns import Index, Match, Max, Sum, SumProduct
from iso18091cli.form.formula.expression import Area, Constant, Expression, Group, Operand, added, as_numbers, part
from iso18091cli.form.formula.functions import And, If, IfError, IsNumber, Na, Round
from iso18091cli.form.label_cells import LabelCells
from iso18091cli.form.layout import SheetPlan
from iso18091cli.form.look import (
    DEEP,
    ONE_LINE,
    PALE,
    SOFT,
    add_chart,
    below_headings,
    dress,
    fill,
    keep_together,
    page,
    protect,
    text,
)
from iso18091cli.form.pillar_sheet import PillarSheet
from iso18091cli.model.catalog import Indicator
from iso18091cli.model.text import say
from iso18091cli.model.wheel import wheel_of

WHEEL_ROWS = 28
"""Rows that the wheel takes, with its heading: a page of its own but for the line above."""
_SIGN = 17
"""Rows from the first of the charts to the place to sign, below the radar."""
_ROW = 0.53
"""Height of a row that says nothing of its own, in cm."""
_HELPERS = ("rank", "weight")
_NUMBERS = ("points", "score", "provisional_score", "assessed", "applicable", "not_applicable")


@dataclass
class SummarySheet:
    """Where the summary's rows are."""

    plan: SheetPlan
    columns: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    """First and last row of each pillar's indicators."""
    wheel: int = 0
    """The first of WHEEL_ROWS rows that are kept for the wheel; 0: the catalogue has none."""

    def cell(self, column: str, row: int) -> Area:
        return Area(self.plan.title, self.columns[column], row, pinned="column", named=False)

    def outside(self, column: str, row: int) -> Area:
        """The cell as other sheets name it."""
        return Area(self.plan.title, self.columns[column], row)

    def area(self, column: str, pillar: str) -> Area:
        first, last = self.spans[pillar]
        return Area(self.plan.title, self.columns[column], first, last, named=False)


def write_summary(book: Book, plan: SheetPlan, pillars: dict[str, PillarSheet]) -> SummarySheet:
    """Writes the live summary from the written pillar sheets."""
    done = SummarySheet(plan)
    done.columns = book.begin(plan, book.word("summary.title"), _HELPERS)
    _place(done, plan, book)
    for pillar in book.catalog.pillars:
        for indicator in book.catalog.of_pillar[pillar.id]:
            source = pillars[pillar.id]
            name = say(indicator.name, book.language)
            row = _label(book, done, indicator.id, indicator.id, name, "plain")
            done_row = source.rows[indicator.id]
            _indicator(book, done, row, indicator, source)
            book.link(
                book.sheet(plan).cell(row, done.columns["number"]), source.plan.title, indicator.id, f"C{done_row}"
            )
            dress(book.sheet(plan).cell(row, done.columns["number"]), "link", centre=True)
        _label(book, done, pillar.id, "", say(pillar.name, book.language), "strong")
        _total(book, done, pillar.id, (pillar.id,))
    _label(book, done, "total", "", book.word("summary.total"), "strong")
    _total(book, done, "total", book.catalog.scoring.total)
    last = max(done.rows.values())
    below = last + 2
    if book.catalog.scoring.conditional:
        _lacking(book, done, below)
        below += 1
    _reliable(book, done, below)
    _colours(book, done, last)
    charts = below + 2
    if wheel_of(book.catalog):
        done.wheel, charts = charts, charts + WHEEL_ROWS
    _finish(book, done, last, charts, _charts(book, done, charts))
    return done


def _place(done: SummarySheet, plan: SheetPlan, book: Book) -> None:
    done.rows = {row.id: number for number, row in enumerate(plan.rows, HEAD_ROW + 1)}
    for pillar in book.catalog.pillars:
        rows = [done.rows[indicator.id] for indicator in book.catalog.of_pillar[pillar.id]]
        done.spans[pillar.id] = (min(rows), max(rows)) if rows else (done.rows[pillar.id],) * 2


def _label(book: Book, done: SummarySheet, row_id: str, number: str, name: str, font: str) -> int:
    sheet, row = book.sheet(done.plan), done.rows[row_id]
    ground = SOFT if font == "strong" else ""
    text(sheet.cell(row, 1), row_id)
    for column in range(FIRST_COLUMN, done.columns["remark"] + 1):
        dress(sheet.cell(row, column), font, ground, centre=column > done.columns["subject"])
    text(sheet.cell(row, done.columns["number"]), number)
    text(sheet.cell(row, done.columns["subject"]), name)
    for name_of_column in _NUMBERS:
        whole = name_of_column in ("assessed", "applicable", "not_applicable", "points")
        sheet.cell(row, done.columns[name_of_column]).number_format = "General" if whole else "0.00"
    return row


def _put(book: Book, done: SummarySheet, row: int, **formulas: Operand) -> None:
    for column, formula in formulas.items():
        book.formula(book.sheet(done.plan).cell(row, done.columns[column]), part(formula))


def _indicator(book: Book, done: SummarySheet, row: int, indicator: Indicator, source: PillarSheet) -> None:
    lists, here, heading = book.lists, done.cell("rank", row), source.rows[indicator.id]
    points: Expression = live.points(here, lists)
    if book.catalog.in_points(indicator):
        points = source.area("mean_points", heading)
        book.sheet(done.plan).cell(row, done.columns["points"]).number_format = "0.00"
    highest = Index(lists.points, lists.levels)
    score = If(here > 0, Round(100 * points / highest, 2), "")
    book.sheet(done.plan).cell(row, done.columns["weight"]).value = indicator.weight
    _put(
        book,
        done,
        row,
        rank=source.area("rank", heading),
        level=If(here > 0, Index(lists.words, Max(here, 1)), ""),
        points=If(here > 0, points, ""),
        score=score,
        provisional_score=score,
        coverage=_coverage(done, row),
        assessed=If(here > 0, 1, 0),
        applicable=If(here.equals(live.NOT_APPLICABLE), 0, 1),
        not_applicable=If(here.equals(live.NOT_APPLICABLE), 1, 0),
        remark=live.mark(here, lists),
    )


def _coverage(done: SummarySheet, row: int) -> Expression:
    return done.cell("assessed", row) & "/" & done.cell("applicable", row)


def _total(book: Book, done: SummarySheet, row_id: str, pillars: tuple[str, ...]) -> None:
    row, lists = done.rows[row_id], book.lists

    def over(function: type[Sum | SumProduct], *columns: str) -> Expression:
        return added(function(*(done.area(column, pillar) for column in columns)) for pillar in pillars)

    assessed, applicable = done.cell("assessed", row), done.cell("applicable", row)
    provisional, score = done.cell("provisional_score", row), done.cell("score", row)
    earned, weight = over(SumProduct, "weight", "points"), over(SumProduct, "weight", "assessed")
    highest = Index(lists.points, lists.levels)
    needed = Round(book.catalog.scoring.minimum_coverage * applicable, 9)
    label: Operand = ""
    if lists.label_words and lists.label_limits and not book.catalog.scoring.conditional:
        label = IfError(Index(lists.label_words, Match(score, lists.label_limits, 1)), "")
    _put(
        book,
        done,
        row,
        level="",
        points="",
        score=If(applicable.equals(0), "", If(assessed >= needed, provisional, "")),
        provisional_score=If(assessed.equals(0), "", Round(100 * Group(earned) / (highest * Group(weight)), 2)),
        coverage=_coverage(done, row),
        assessed=over(Sum, "assessed"),
        applicable=over(Sum, "applicable"),
        not_applicable=over(Sum, "not_applicable"),
        remark=If(IsNumber(score), label, _unscored(book, done, row)),
    )


def _reliable(book: Book, done: SummarySheet, row: int) -> None:
    """ "Reliable local government": all applicable indicators at the acceptable level or better."""
    sheet, lists = book.sheet(done.plan), book.lists
    pillars = [pillar.id for pillar in book.catalog.pillars]
    ranks = [done.area("rank", pillar) for pillar in pillars]
    begun = [SumProduct(as_numbers(area.equals(live.BEGUN_BELOW))) for area in ranks]
    below = added([*(SumProduct((area > 0) * (area < lists.enough)) for area in ranks), *begun])
    assessed, applicable = (
        added(done.cell(name, done.rows[pillar]) for pillar in pillars) for name in ("assessed", "applicable")
    )
    how = "" if lists.enough == lists.levels else "enough."
    level = say(book.catalog.scale.good_enough.word, book.language)
    name, yes = (book.word(f"summary.reliable.{how}{key}", level=level) for key in ("name", "yes"))
    name = say(book.catalog.scoring.all_best, book.language) or name
    no, not_yet = (book.word(f"summary.reliable.{key}") for key in ("no", "open"))
    known = If(And(Group(applicable) > 0, Group(assessed).equals(applicable)), yes, not_yet)
    _line(book, done, row, name, If(below > 0, no, known))
    sheet.row_dimensions[row].height = 22


def _line(book: Book, done: SummarySheet, row: int, name: str, formula: Expression) -> None:
    """A line below the table, with a text across the columns of figures."""
    sheet, first, last = book.sheet(done.plan), done.columns["subject"] + 1, done.columns["remark"]
    dress(text(sheet.cell(row, done.columns["subject"]), name), "strong", SOFT)
    book.formula(sheet.cell(row, first), formula)
    for column in range(first, last + 1):
        dress(sheet.cell(row, column), "strong", PALE)
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def _lacking(book: Book, done: SummarySheet, row: int) -> None:
    """The label of the whole beside its score, and below the table what it lacks for the next label."""
    label, lacking = LabelCells(book, lambda column, key: done.outside(column, done.rows[key])).write()
    shown = book.compute((label,))
    cell = book.sheet(done.plan).cell(done.rows["total"], done.columns["remark"])
    scored = IsNumber(done.cell("score", done.rows["total"]))
    book.formula(cell, If(scored, shown, _unscored(book, done, done.rows["total"])))
    _line(book, done, row, book.word("summary.lacking"), lacking)
    book.sheet(done.plan).row_dimensions[row].height = 44


def _unscored(book: Book, done: SummarySheet, row: int) -> Expression:
    """What stands in the place of a label where there is no score."""
    not_assessed = says(book.catalog.scale.not_assessed, book.language)
    return If(done.cell("assessed", row).equals(0), not_assessed, book.word("summary.below"))


def _colours(book: Book, done: SummarySheet, last: int) -> None:
    sheet, scale = book.sheet(done.plan), book.catalog.scale
    for name in ("level", "remark"):
        letter = get_column_letter(done.columns[name])
        for mark in [*scale.levels, scale.not_applicable]:
            shown = say(mark.word, book.language) if name == "level" else says(mark, book.language)
            rule = FormulaRule(
                formula=[f"{letter}{HEAD_ROW + 1}={Constant(shown).text}"],
                fill=fill(mark.colour),
                font=Font(color=mark.ink),
            )
            sheet.conditional_formatting.add(f"{letter}{HEAD_ROW + 1}:{letter}{last}", rule)


def _charts(book: Book, done: SummarySheet, row: int) -> int:
    """Native charts on small tables that are printed with them: score of the pillars, number of indicators a level.

    Gives the last row that they reach.
    """
    sheet, scale, language = book.sheet(done.plan), book.catalog.scale, book.language
    subject, figures, first = done.columns["subject"], done.columns["points"], row
    dress(text(sheet.cell(row, subject), book.word("summary.chart.levels")), "head", DEEP)
    dress(sheet.cell(row, figures), "head", DEEP)
    ranks = [done.area("rank", pillar.id) for pillar in book.catalog.pillars]
    counted = [(says(level, language), [r.equals(rank) for r in ranks]) for rank, level in enumerate(scale.levels, 1)]
    counted.append((says(scale.not_applicable, language), [r.equals(live.NOT_APPLICABLE) for r in ranks]))
    not_assessed = [r.equals(0) + (r < live.NOT_APPLICABLE) for r in ranks]
    counted.append((says(scale.not_assessed, language), not_assessed))
    for label, conditions in counted:
        row += 1
        dress(text(sheet.cell(row, subject), label))
        cell = dress(sheet.cell(row, figures), centre=True)
        book.formula(cell, added(SumProduct(condition * 1) for condition in conditions))
    bars = BarChart()
    bars.type, bars.style, bars.legend, bars.gapWidth = "bar", 10, None, 40
    bars.title = book.word("summary.chart.levels")
    bars.add_data(Reference(sheet, min_col=figures, min_row=first + 1, max_row=row))
    bars.set_categories(Reference(sheet, min_col=subject, min_row=first + 1, max_row=row))
    for number, mark in enumerate([*scale.levels, scale.not_applicable, scale.not_assessed]):
        point = DataPoint(idx=number)
        point.graphicalProperties.solidFill = mark.colour
        point.graphicalProperties.line.solidFill = mark.ink
        bars.series[0].dPt.append(point)
    bars.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    bars.y_axis.delete, bars.x_axis.delete, bars.y_axis.majorGridlines = True, False, None
    bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.tickLblSkip = 1  # else every other level goes without its name
    bars.height, bars.width = 7.5, 12
    below = _radar(book, done, row + 2, first)
    add_chart(sheet, bars, below, subject, book.word("summary.chart.levels"))
    return below + round(bars.height / _ROW)


def _radar(book: Book, done: SummarySheet, row: int, top: int) -> int:
    """The pillars' table and, from three pillars on, their radar; gives the first free row below the table."""
    sheet, subject, figures, first = book.sheet(done.plan), done.columns["subject"], done.columns["points"], row
    if len(book.catalog.pillars) < 3:
        return row
    dress(text(sheet.cell(row, subject), book.word("summary.chart.pillars")), "head", DEEP)
    dress(sheet.cell(row, figures), "head", DEEP)
    for pillar in book.catalog.pillars:
        row += 1
        dress(text(sheet.cell(row, subject), say(pillar.short, book.language)))
        score = done.cell("provisional_score", done.rows[pillar.id])
        cell = dress(sheet.cell(row, figures), centre=True)
        # Excel plots an empty text as 0; #N/A it leaves out. White writing hides it there.
        book.formula(cell, If(IsNumber(score), score, Na()))
        rule = FormulaRule(formula=[f"ISNA({cell.coordinate})"], font=Font(color="FFFFFF"))
        sheet.conditional_formatting.add(cell.coordinate, rule)
        cell.number_format = "0.00"
    radar = RadarChart()
    radar.type, radar.style, radar.legend = "filled", 26, None
    radar.title = book.word("summary.chart.pillars")
    radar.add_data(Reference(sheet, min_col=figures, min_row=first + 1, max_row=row))
    radar.set_categories(Reference(sheet, min_col=subject, min_row=first + 1, max_row=row))
    radar.series[0].graphicalProperties.solidFill = "8FB8C9"
    radar.series[0].graphicalProperties.line.solidFill = DEEP
    radar.y_axis.scaling.min, radar.y_axis.scaling.max, radar.y_axis.majorUnit = 0, 100, 25
    radar.y_axis.number_format = "0"
    radar.y_axis.numFmt.sourceLinked = False
    radar.y_axis.delete, radar.x_axis.delete = False, False
    radar.height, radar.width = 8, 12
    add_chart(sheet, radar, top, figures + 2, book.word("summary.chart.pillars"))
    return row + 2


def _finish(book: Book, done: SummarySheet, last: int, charts: int, drawn: int) -> None:
    sheet = book.sheet(done.plan)
    note = text(sheet.cell(3, done.columns["coverage"]), book.word("summary.live"))
    dress(note, "small", box=False).alignment = ONE_LINE
    # For programs: people read the same in the columns of coverage and result.
    for name in ("level", "assessed", "applicable"):
        sheet.column_dimensions[get_column_letter(done.columns[name])].hidden = True
    below_headings(sheet, HEAD_ROW + 1)
    # Charts stand on rows that say nothing of their height: in no program may these be lower than they were counted.
    sheet.sheet_format.customHeight = True
    end = book.sign(sheet, charts + _SIGN, done.columns["coverage"], "sign.place", "sign.head", "sign.head.hint") + 2
    protect(sheet)
    remark = done.columns["remark"]
    # A pillar stays on one page, so does the wheel, and so do the other charts with the place to sign.
    blocks = [(first - 1, final) for first, final in done.spans.values()]
    sides = keep_together(sheet, [(done.rows["total"], done.rows["total"]), *blocks], remark, (UNIT_ROW, HEAD_ROW))
    sheet.row_breaks.append(Break(id=last + 1))
    if done.wheel:
        sheet.row_breaks.append(Break(id=charts - 2))
    area = f"B2:{get_column_letter(remark)}{max(end, drawn)}"
    page(sheet, True, PRINTED_TWICE, book.heading, book.word("print.page"), area, sides=sides)
