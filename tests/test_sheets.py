"""Tables of summary.xlsx: what a column says once arrives in heading, width, look and cells; formulas find the cells."""

from __future__ import annotations

import io
from dataclasses import dataclass

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli.reports.excel.book import Live, Sheet, Workbook
from iso18091cli.reports.excel.looks import CENTRE, SCORE, SHARE, TEXT, look
from iso18091cli.reports.excel.table import Band, Column, Columns, Written, new_sheet, only_table, rows, table
from iso18091cli.reports.wording import Words


@dataclass(frozen=True)
class Road:
    """A record of a table that no report has."""

    name: str
    score: float | None
    share: float


ROADS = (Road("=1+1", 50.0, 0.5), Road("Đường 2", None, 0.25), Road("Đường 3", 99.5, 1))
NORTH = Band("Bắc")
COLUMNS: Columns[Road] = (
    Column("unit", 20, TEXT, lambda road: road.name),
    Column("score", 9, lambda road: SCORE if road.score else CENTRE, lambda road: road.score, id="1", band=NORTH),
    Column("", 7.5, SHARE, lambda road: road.share, "Phần", above="a", band=NORTH, folded=True),
)


def opened(book: Workbook) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(book.bytes())).worksheets[0]


def begun(language: str = "vi") -> tuple[Workbook, Sheet]:
    book = Workbook(Words(language))
    return book, new_sheet(book, "ledger", COLUMNS)


def values(sheet: Worksheet, first: int = 1) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=first, values_only=True))


@pytest.mark.parametrize(("language", "unit", "score"), [("vi", "Đơn vị", "Điểm"), ("en", "Unit", "Score")])
def test_a_column_is_laid_out_from_what_it_says(language: str, unit: str, score: str) -> None:
    book, sheet = begun(language)
    written = only_table(sheet, COLUMNS, ROADS, fixed=1)
    assert (written.first, written.last, written.left_out) == (5, 7, 0)
    found = opened(book)
    assert values(found, 3) == [
        (None, "Bắc", None),
        (None, None, "a"),
        (unit, score, "Phần"),
        ("=1+1", 50, 0.5),
        ("Đường 2", None, 0.25),
        ("Đường 3", 99.5, 1),
    ]
    assert found["A6"].data_type == "s", "text is text"
    assert [found[cell].number_format for cell in ("B6", "B7", "C6")] == ["0.00", "General", "0.0%"]
    assert [str(merged) for merged in found.merged_cells.ranges] == ["B3:C3"]
    widths = [found.column_dimensions[letter] for letter in "ABC"]
    assert [round(column.width) for column in widths] == [21, 10, 8] and [c.hidden for c in widths] == [
        False,
        False,
        True,
    ]
    assert (found.auto_filter.ref, found.freeze_panes, found.print_title_rows) == ("A5:C8", "B6", "$3:$5")


def test_every_second_row_is_tinted_and_a_look_goes_before() -> None:
    book, sheet = begun()
    columns: Columns[Road] = (
        Column("unit", 20, TEXT, lambda road: road.name),
        Column("score", 9, look(CENTRE, bg_color="FF0000"), lambda road: road.score),
    )
    rows(sheet, columns, ROADS[:2])
    found = opened(book)
    fills = [[cell.fill.start_color.rgb for cell in line if cell.has_style] for line in found["A2:B3"]]
    assert fills == [["00000000", "FFFF0000"], ["FFF5F8F9", "FFFF0000"]]


def test_formulas_find_the_cells_of_a_column() -> None:
    book, sheet = begun()
    written = table(sheet, COLUMNS, ROADS)
    assert written.cells("1") == "'Sổ tệp'!$B$5:$B$7"
    assert written.cells("unit") == "'Sổ tệp'!$A$5:$A$7"
    assert written.cells("score") == written.cells("2") == "", "a column is found by its id"
    nothing: Written = table(sheet, COLUMNS, ())
    assert nothing.cells("1") == ""
    sums: Columns[str] = (Column("unit", 0, SCORE, lambda cells: Live(f"=MAX({cells})", 99.5)),)
    rows(sheet, sums, [written.cells("1")])
    assert "=MAX('Sổ tệp'!$B$5:$B$7)" in [cell for line in values(opened(book)) for cell in line]


@pytest.mark.parametrize(("most", "shown", "said"), [(1, 1, "2"), (2, 2, "1"), (3, 3, None), (None, 3, None)])
def test_rows_beyond_the_most_are_counted(most: int | None, shown: int, said: str | None) -> None:
    book, sheet = begun("en")
    written = only_table(sheet, COLUMNS, iter(ROADS), most=most)
    assert written.last - written.first + 1 == shown
    found = opened(book)
    told = [line[0] for line in values(found, 6 + shown)]
    assert told == ([f"Further rows not shown here: {said}; all are in the data folder."] if said else [])
    assert found.auto_filter.ref == f"A5:C{5 + shown}", "what is told below is no row of the table"


def test_a_table_without_rows_says_so() -> None:
    book, sheet = begun()
    only_table(sheet, COLUMNS, (), none="Không có.")
    assert values(opened(book), 6) == [("Không có.", None, None)]


def test_text_across_several_cells() -> None:
    book, sheet = begun()
    rows(sheet, (COLUMNS[0], Column("", 0, TEXT, lambda road: road.name * 2, span=2)), ROADS[1:2])
    found = opened(book)
    assert values(found, 2) == [("Đường 2", "Đường 2Đường 2", None)]
    assert [str(merged) for merged in found.merged_cells.ranges] == ["B2:C2"]
