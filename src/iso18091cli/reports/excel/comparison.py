"""Comparison → comparison.xlsx: an overview of all steps, then for each step its units, indicators and borders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from iso18091cli.messages.compare import CHANGE, COLOURS, MARK, MEANING, SYMBOLS
from iso18091cli.messages.compared import (
    came_from,
    catalog_name,
    joining,
    noted,
    parting,
    remarks,
    stage_of,
    step_name,
    units_line,
)
from iso18091cli.model.comparison import (
    CHANGES,
    Change,
    Comparison,
    Count,
    Descended,
    Figures,
    Kept,
    MeanChange,
    Round,
    Step,
    SumChange,
)
from iso18091cli.model.units import Unit
from iso18091cli.reports.comparing import ChangeWords, marks_of
from iso18091cli.reports.excel.book import A3, A4, Sheet, Value, Workbook
from iso18091cli.reports.excel.looks import CENTRE, DARK, HEADING, NAME, PALE, SCORE, TEXT, Look, look
from iso18091cli.reports.excel.table import Band, Column, Columns, only_table, rows, table

_DIFFERENCE = look(num_format="+0.00;-0.00;0.00", align="right", indent=1)
_UPWARDS = look(HEADING, rotation=90, bold=False, font_size=8, valign="bottom")
_PALE = look(HEADING, bg_color=PALE, font_color=DARK)
_CHANGED = "◆"


def comparison_workbook(comparison: Comparison, language: str) -> bytes:
    """The comparison as a workbook, its text in ``language``. The same comparison gives the same bytes."""
    book = Workbook(ChangeWords(language))
    words = ChangeWords(language)
    _overview(book, comparison, words)
    for number, step in enumerate(comparison.steps, 1):
        sheets = _Sheets(book, step, words, number if len(comparison.steps) > 1 else 0)
        sheets.units()
        sheets.matrix()
        sheets.indicators()
        if step.descended:
            sheets.lineage()
        sheets.others()
    return book.bytes()


def _change_look(change: Change) -> Look:
    return look(bg_color=COLOURS[change], align="center")


# The overview ---------------------------------------------------------------------------------------------------------


def _overview(book: Workbook, comparison: Comparison, words: ChangeWords) -> None:
    sheet = Sheet(book, words("sheet-overview"), (26, 14, 14, 14, 16, 12, 12), words("title"), A4, portrait=True)
    sheet.section(words("rounds"))
    table(sheet, _of_round(words), comparison.rounds)
    sheet.row += 1
    sheet.note(words("what-is-compared"))
    for step in comparison.steps:
        _step(sheet, step, words)
    sheet.section(words("legend"))
    legend: Columns[Change] = (
        Column("what", 0, _change_look, lambda change: f"{SYMBOLS[change]} {words.of(CHANGE[change])}"),
        Column("note", 0, TEXT, lambda change: words.of(MEANING[change]), span=6),
    )
    rows(sheet, legend, CHANGES)


def _of_round(words: ChangeWords) -> Columns[Round]:
    def counted(each: Round) -> str:
        return f"{len(each.results)}" + (f" ({words('public')})" if each.public else "")

    return (
        Column("round", 0, NAME, lambda each: each.name),
        Column("period", 0, CENTRE, lambda each: each.period, words("period-of-round")),
        Column("stage", 0, CENTRE, lambda each: words.of(stage_of(each))),
        Column("units-counted", 0, CENTRE, counted),
        Column("catalogue", 0, TEXT, lambda each: catalog_name(each.catalog)),
    )


def _step(sheet: Sheet, step: Step, words: ChangeWords) -> None:
    sheet.section(words.of(step_name(step)))
    sheet.note(words.of(units_line(step)))
    for remark in remarks(step):
        sheet.note(words.of(remark))
    if not step.kept:
        sheet.note(words("none-kept"))
        return
    _means(sheet, step, step.figures, words)
    for figures, side in ((step.under_before, step.before), (step.under_after, step.after)):
        if figures is not None:
            sheet.note(words("under", id=side.catalog.id, version=side.catalog.version) + ". " + words("rescored-note"))
            _means(sheet, step, figures, words)
    sheet.row += 1
    counts: Columns[Change] = (
        Column("changes", 0, _change_look, lambda change: f"{SYMBOLS[change]} {words.of(CHANGE[change])}"),
        Column("what", 0, CENTRE, step.figures.count, words("times")),
    )
    table(sheet, counts, CHANGES)
    sheet.note(words("changes-note"))


def _means(sheet: Sheet, step: Step, figures: Figures, words: ChangeWords) -> None:
    names = {pillar.id: words.of(pillar.name) for pillar in step.after.catalog.pillars}
    columns: Columns[MeanChange] = (
        Column("pillar", 0, NAME, lambda mean: names.get(mean.id, words("total"))),
        Column("before", 0, SCORE, lambda mean: mean.before),
        Column("after", 0, SCORE, lambda mean: mean.after),
        Column("difference", 0, _DIFFERENCE, lambda mean: mean.difference),
        Column("units-of", 0, CENTRE, lambda mean: f"{mean.scored}/{mean.units}"),
        Column("rose", 0, CENTRE, lambda mean: mean.rose),
        Column("fell", 0, CENTRE, lambda mean: mean.fell),
    )
    table(sheet, columns, figures.means)


# The sheets of a step -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Line:
    """A row of the sheet of units that joined or left."""

    unit: Unit
    what: str
    why: str


class _Sheets:
    def __init__(self, book: Workbook, step: Step, words: ChangeWords, number: int) -> None:
        self.book, self.step, self.words, self.number = book, step, words, number
        self.catalog = step.after.catalog
        self.pillars = {pillar.id: words.of(pillar.name) for pillar in self.catalog.pillars}

    def _sheet(self, key: str, columns: Sequence[Column[Any]], size: int = A4) -> Sheet:
        name = self.words(f"sheet-{key}") + (f" ({self.number})" if self.number else "")
        title = f"{self.words(f'sheet-{key}')}: {self.words.of(step_name(self.step))}"
        return Sheet(self.book, name, [column.width for column in columns], title, size, portrait=False)

    def units(self) -> None:
        """A unit a row: each pillar and the total before and now over the same indicators, and what became of them."""
        words = self.words
        columns: Columns[Kept] = (
            *self._of_unit(),
            *(c for place, id in enumerate((*self.pillars, "total")) for c in self._of_sum(place, id)),
            *(self._of_change(change) for change in CHANGES),
            Column("note", 34, TEXT, lambda unit: "; ".join(map(words.of, noted(unit)))),
        )
        sheet = self._sheet("units", columns, A3)
        sheet.note(words("what-is-compared"))
        only_table(sheet, columns, self.step.kept, 42, fixed=1, none=words("none-kept"))

    def _of_unit(self) -> Columns[Kept]:
        return (
            Column("unit", 26, NAME, lambda unit: self.words.unit(unit.after.unit, unit.after.key)),
            Column("code", 8, CENTRE, lambda unit: unit.after.unit.code),
        )

    def _of_sum(self, place: int, id: str) -> Columns[Kept]:
        band = Band(self.pillars.get(id, self.words("total")), _PALE)

        def of(value: Callable[[SumChange], Value]) -> Callable[[Kept], Value]:
            return lambda unit: value(unit.sums[place])

        return (
            Column("before", 8.5, SCORE, of(lambda line: line.before), band=band),
            Column("after", 8.5, SCORE, of(lambda line: line.after), band=band),
            Column("difference", 9, _DIFFERENCE, of(lambda line: line.difference), band=band),
            Column("same-of", 9, CENTRE, of(_coverage), band=band),
        )

    def _of_change(self, change: Change) -> Column[Kept]:
        heading = f"{SYMBOLS[change]} {self.words.of(CHANGE[change])}"
        return Column(change, 9.5, CENTRE, lambda unit: unit.count(change), heading)

    def matrix(self) -> None:
        """Units × indicators: the level before, what became of it, the level now."""
        words, marked = self.words, self.step.marks
        marks = marks_of(self.catalog)
        said = {key: f"{mark.symbol} {words.of(mark.word)}".strip() for key, mark in marks.items()}

        def cell(place: int) -> Column[Kept]:
            id = self.step.figures.indicators[place].id
            name = self._name(id)
            return Column(
                id,
                13,
                lambda unit: look(_change_look(unit.indicators[place].change), font_size=8),
                lambda unit: _cell(unit, place, said),
                name,
                above=f"{id} {_CHANGED}" if id in marked else id,
                heading_look=_UPWARDS,
            )

        columns: Columns[Kept] = (*self._of_unit(), *(cell(n) for n in range(len(self.step.figures.indicators))))
        sheet = self._sheet("matrix", columns, A3)
        sheet.note(words("matrix-note").rsplit(". ", 1)[0] + ".")
        only_table(
            sheet, columns, self.step.kept, 150, fixed=1, none=words("none-kept"), above_height=18, row_height=38
        )

    def _name(self, id: str) -> str:
        found = self.catalog.indicator.get(id) or self.step.before.catalog.indicator.get(id)
        return self.words.of(found.name) if found else id

    def indicators(self) -> None:
        """An indicator a row: in how many units which change, and what the catalogue changed."""
        words = self.words
        columns: Columns[Count] = (
            Column("code", 8, CENTRE, lambda line: line.id),
            Column("indicator", 46, NAME, lambda line: self._name(line.id)),
            *(self._of_count(change) for change in CHANGES),
            Column("catalogue-change", 34, TEXT, lambda line: ", ".join(words.of(MARK[mark]) for mark in line.marks)),
        )
        sheet = self._sheet("indicators", columns)
        only_table(sheet, columns, self.step.figures.indicators, 42, fixed=2)

    def _of_count(self, change: Change) -> Column[Count]:
        heading = f"{SYMBOLS[change]} {self.words.of(CHANGE[change])}"
        return Column(change, 9.5, CENTRE, lambda line: line.counts.get(change, 0), heading)

    def lineage(self) -> None:
        """Units whose borders moved, beside the range of those that they came from."""
        words = self.words
        columns: Columns[Descended] = (
            Column("unit", 26, NAME, lambda unit: words.unit(unit.after.unit, unit.after.key)),
            Column("code", 8, CENTRE, lambda unit: unit.after.unit.code),
            Column("pieces", 12, CENTRE, lambda unit: f"{unit.origin.covered}/{unit.origin.pieces}"),
            Column("came-from", 44, TEXT, lambda unit: "; ".join(map(words.of, came_from(unit)))),
            *(c for place, id in enumerate((*self.pillars, "total")) for c in self._of_spread(place, id)),
        )
        sheet = self._sheet("lineage", columns, A3)
        sheet.note(words("descended-note"))
        only_table(sheet, columns, self.step.descended, 42, fixed=1)

    def _of_spread(self, place: int, id: str) -> Columns[Descended]:
        band = Band(self.pillars.get(id, self.words("total")), _PALE)
        low, high = self.words("lowest-before"), self.words("highest-before")
        return (
            Column("range", 9, SCORE, lambda unit: unit.sums[place].lowest, low, band=band),
            Column("range", 9, SCORE, lambda unit: unit.sums[place].highest, high, band=band),
            Column("after", 9, SCORE, lambda unit: unit.sums[place].after, band=band),
        )

    def others(self) -> None:
        """Units that joined, and units without a line of their own."""
        words = self.words
        columns: Columns[_Line] = (
            Column("unit", 30, NAME, lambda line: words.unit(line.unit)),
            Column("code", 9, CENTRE, lambda line: line.unit.code),
            Column("what", 30, TEXT, lambda line: line.what),
            Column("why", 70, TEXT, lambda line: line.why),
        )
        sheet = self._sheet("others", columns)
        only_table(sheet, columns, list(self._lines()), fixed=1, none=words("nothing"))

    def _lines(self) -> Iterator[_Line]:
        words = self.words
        for joined in self.step.joined:
            yield _Line(joined.after.unit, words("joined"), words.of(joining(joined)))
        for left in self.step.left:
            yield _Line(left.before.unit, words("left"), words.of(parting(left)))


def _coverage(line: SumChange) -> str:
    return f"{line.same}/{line.of}" + ("" if line.enough else "*")


def _cell(unit: Kept, place: int, said: dict[str, str]) -> str:
    line = unit.indicators[place]
    before, after = (said.get(key, "–") for key in (line.before, line.after))
    return f"{before} {SYMBOLS[line.change]} {after}"
