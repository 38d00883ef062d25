"""What a sheet does not show, and how its cells look, from workbooks that real programs have written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font as OwnFont
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from xlsxwriter import Workbook as OtherWorkbook

from hostile import filled, in_sheet, packed
from iso18091cli.spreadsheet import xlsx_cells
from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.sheet import Hidden
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_look import struck


def _opened(path: Path) -> Sheets:
    return Sheets(open_container(path))


def _hiding(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "T"
    for row in range(1, 8):
        for column in "ABCDEFG":
            sheet[f"{column}{row}"] = f"{column}{row}"
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions.group("D", "E", outline_level=1, hidden=True)
    sheet.column_dimensions["G"].width = 0.1
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions.group(4, 5, outline_level=1, hidden=True)
    sheet.row_dimensions[6].height = 0.75
    sheet.row_dimensions[7].height = 12
    for name, state in (("H", "hidden"), ("V", "veryHidden"), ("W", "visible")):
        book.create_sheet(name).sheet_state = state
    book.save(path)
    return path


@pytest.mark.parametrize("parsed", [False, True])
def test_what_is_hidden(tmp_path: Path, parsed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if parsed:
        monkeypatch.setattr(xlsx_cells, "_taken_apart", lambda *_: None)
    sheets = _opened(_hiding(tmp_path / "a.xlsx"))
    assert sheets.hidden == {"H", "V"}
    assert (
        sheets.sheet("T").hidden[:3]
        == Hidden(frozenset({"B", "D", "E", "G"}), frozenset({"2", "4", "5", "6"}), frozenset({"D", "E", "4", "5"}))[:3]
    )
    assert sheets.sheet("W").hidden == Hidden()


def test_a_width_for_all_columns_hides_those_without_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    before = b'<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/><cols><col min="2" max="3" width="9"/></cols>'
    path.write_bytes(
        in_sheet(lambda xml: xml[: xml.index(b"<sheetFormatPr")] + before + xml[xml.index(b"<sheetData") :])
    )
    sheets = _opened(path)
    columns = sheets.sheet("1. Thể chế").hidden.columns
    assert "A" in columns and "CZ" in columns and not columns & {"B", "C"} and len(columns) == 102


def _looking(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "T"
    white, white_by_theme = OwnFont(color="FFFFFFFF"), OwnFont(color=Color(theme=0))
    for cell, font, fill, code in (
        ("A1", white, None, "General"),
        ("A2", white_by_theme, "FFFFFFFF", ";;;"),
        ("A3", OwnFont(color=Color(indexed=10), strike=True, size=1, name=".VnTime"), None, "0%"),
        ("A4", OwnFont(color=Color(theme=1, tint=0.5)), "FFFFFF00", '"Xanh"'),
    ):
        sheet[cell] = "Đỏ"
        sheet[cell].font, sheet[cell].number_format = font, code
        if fill:
            sheet[cell].fill = PatternFill("solid", fgColor=fill)
    sheet["A5"] = dt.date(2024, 3, 30)
    book.save(path)
    return path


def test_how_cells_look(tmp_path: Path) -> None:
    sheets = _opened(_looking(tmp_path / "a.xlsx"))
    looks = {cell: sheets.look("T", cell) for cell in ("A1", "A2", "A3", "A4", "A5", "A6")}
    assert {cell: (look.font.color, look.fill, look.format) for cell, look in looks.items()} == {
        "A1": ("FFFFFF", "", "General"),
        "A2": ("FFFFFF", "FFFFFF", ";;;"),
        "A3": ("FF0000", "", "0%"),
        "A4": ("808080", "FFFF00", '"Xanh"'),
        "A5": ("000000", "", "yyyy-mm-dd"),
        "A6": ("", "", "General"),
    }
    assert (looks["A3"].font.name, looks["A3"].font.size, looks["A3"].font.struck) == (".VnTime", 1, True)
    assert struck(sheets.parts("T", "A3")) == "wholly" and struck(sheets.parts("T", "A1")) == ""


def test_parts_of_a_text_have_fonts_of_their_own(tmp_path: Path) -> None:
    """As Excel and LibreOffice write them, in the table of texts."""
    with OtherWorkbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("T")
        line, white = book.add_format({"font_strikeout": True}), book.add_format({"color": "white"})
        sheet.write_rich_string("A1", line, "Xanh", " Đỏ")
        sheet.write_rich_string("A2", line, "Xanh", " ", line, "Đỏ")
        sheet.write_rich_string("A3", "Xanh", white, " Đỏ", line)
        sheet.write_string("A4", "Xanh", line)
    sheets = _opened(tmp_path / "a.xlsx")
    parts = {cell: sheets.parts("T", cell) for cell in ("A1", "A2", "A3", "A4")}
    assert [struck(found) for found in parts.values()] == ["partly", "wholly", "partly", "wholly"]
    assert [part.text for part in parts["A1"]] == ["Xanh", " Đỏ"]
    assert [part.font.color for part in parts["A3"]] == ["000000", "FFFFFF"]


def test_a_table_of_texts_of_unusual_make_has_parts_as_well(tmp_path: Path) -> None:
    parts = dict(filled())
    text = b"<si><r><rPr><strike/><color rgb='FFFF0000'/></rPr><t>Xanh</t></r><r><t> x</t></r><!-- --></si>"
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"<si>", text + b"<si>", 1)
    (tmp_path / "b.xlsx").write_bytes(packed(parts))
    sheets = _opened(tmp_path / "b.xlsx")
    numbers = {(name, cell): n for name in sheets.names for cell, n in sheets.sheet(name).text_numbers.items()}
    place = next(place for place, number in numbers.items() if number == "0")
    struck_out, plain = sheets.parts(*place)
    assert (struck_out.text, struck_out.font.struck, struck_out.font.color) == ("Xanh", True, "FF0000")
    assert (plain.text, plain.font) == (" x", sheets.look(*place).font)
