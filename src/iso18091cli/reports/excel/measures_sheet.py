"""summary.xlsx: what the units counted, summed up over all and by group."""

from __future__ import annotations

from iso18091cli.model.summary import Summary
from iso18091cli.model.sums import MeasureSum
from iso18091cli.reports.counted import CountedWords, measure_of, summed
from iso18091cli.reports.excel.book import A3, Workbook
from iso18091cli.reports.excel.looks import BOLD_CENTRE, CENTRE, FIGURE, NAME, TEXT, look
from iso18091cli.reports.excel.table import Column, Columns, new_sheet, only_table

_TWO = look(FIGURE, num_format="#,##0.00")
_COUNT = look(FIGURE, num_format="#,##0.##")


def measures(book: Workbook, summary: Summary) -> None:
    """Write the sheet; nothing where nothing was counted."""
    found = list(summed(summary, every_group=True))
    if not found:
        return
    said = CountedWords(book.words.language, summary.catalog)

    def what(row: MeasureSum) -> str:
        return said.of(measure_of(row, summary.catalog).what)

    def unit(row: MeasureSum) -> str:
        return said.of(measure_of(row, summary.catalog).unit)

    def spread(row: MeasureSum) -> str:
        return f"{said.figure(row.lower)} – {said.figure(row.upper)}" if row.lower is not None else ""

    columns: Columns[MeasureSum] = (
        Column("", 10, NAME, lambda row: row.id, said("criterion")),
        Column("", 46, TEXT, what, said("what")),
        Column("", 16, CENTRE, said.group, said("of")),
        Column("", 11, BOLD_CENTRE, lambda row: f"{row.counted}/{row.units}" + "*" * (not row.enough), said("n")),
        Column("", 14, _COUNT, lambda row: row.part, said("part")),
        Column("", 14, _COUNT, lambda row: row.whole, said("whole")),
        Column("", 14, CENTRE, unit, said("unit")),
        Column("", 12, _TWO, lambda row: row.value, said("value")),
        Column("", 12, _TWO, lambda row: row.previous, said("previous")),
        Column("", 11, CENTRE, lambda row: row.previous_counted or None, said("previous-n")),
        Column("", 12, _TWO, lambda row: row.median, said("median")),
        Column("", 20, CENTRE, spread, said("spread")),
        Column("", 12, _TWO, lambda row: row.lowest, said("lowest")),
        Column("", 12, _TWO, lambda row: row.highest, said("highest")),
        Column("", 11, CENTRE, lambda row: row.overruled or None, said("overruled")),
    )
    sheet = new_sheet(book, "measures", columns, said("heading"), size=A3)
    sheet.note(said("note"))
    over_all = sum(row.by == "all" for row in found)
    only_table(sheet, columns, found, 32, fixed=2, printed=over_all)
