"""Cells of an .xlsx hold for this program what they hold for python-calamine, which reads them with code of its own."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from hostile import PILOT
from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.sheet import Value, plain_sheet
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import Sheets

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = ("worksheet", "styles", "sharedStrings")


def _workbook(path: Path, cells: str, texts: str = "", formats: tuple[str | int, ...] = (0,), old: str = "") -> Path:
    """A workbook of one sheet. ``formats`` are number formats by style: codes, or the ids of built-in ones."""
    codes = [
        f'<numFmt numFmtId="{200 + n}" formatCode="{escape(f)}"/>' for n, f in enumerate(formats) if isinstance(f, str)
    ]
    ids = "".join(f'<xf numFmtId="{200 + n if isinstance(f, str) else f}"/>' for n, f in enumerate(formats))
    relations = [
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(_KINDS)
    ]
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="d" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="urn:m" xmlns:r="{_OFFICE}"><workbookPr{old}/><sheets>'
        '<sheet name="T" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{"".join(relations)}</Relationships>',
        "xl/styles.xml": f"<styleSheet><numFmts>{''.join(codes).replace(chr(39), '&quot;')}</numFmts><cellXfs>{ids}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f"<sst>{texts}</sst>",
        "xl/worksheet.xml": f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _ours(path: Path) -> dict[str, Value]:
    sheets = Sheets(open_container(path))
    return {cell: value for cell, value in sheets.sheet(sheets.names[0]).cells.items() if value != ""}


def _theirs(path: Path) -> dict[str, Value]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return plain_sheet(book.get_sheet_by_index(0).to_python(skip_empty_area=False)).cells


@pytest.mark.parametrize("path", sorted(PILOT.glob("*.xlsx")), ids=lambda path: path.stem)
def test_real_workbooks(path: Path) -> None:
    sheets, book = Sheets(open_container(path)), CalamineWorkbook.from_path(str(path))
    assert list(sheets.names) == book.sheet_names
    for name in sheets.names:
        theirs = plain_sheet(book.get_sheet_by_name(name).to_python(skip_empty_area=False)).cells
        assert {cell: value for cell, value in sheets.sheet(name).cells.items() if value != ""} == theirs


CODES = (
    "General", "0", "0.00", "#,##0", "0%", "dd/mm/yyyy", "d/m/yy h:mm", "[h]:mm", "[mm]:ss", "[ss]", "[$-42A]dd mmm", "mmm-yy",
    "h:mm AM/PM", "[Red]0", r"\d0", "'d'0", "General'd'", "@", "#,##0 'đ'", "[Blue]dd", "0.0E+00", "yyyy", "[$đ-42A]#,##0",
    "mm:ss.0", "_d0", "0;[Red]-0", "'ngày 'dd",
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 60_000).map(str),
    st.floats(0, 60_000, allow_nan=False).map(lambda number: f"{number:.6f}"),
    st.sampled_from(
        ("0.25", "0.73", "1", "59", "60", "61", "2958465", "2958466", "1e5", "-0.5", "45000.999999", "007", "5.", ".5")
    ),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NUMBERS, st.one_of(st.integers(0, 60), st.sampled_from(CODES)), st.booleans())
def test_numbers_and_dates(tmp_path: Path, number: str, look: str | int, old: bool) -> None:
    cell = f'<c r="A1" s="0"><v>{number}</v></c>'
    path = _workbook(tmp_path / "a.xlsx", cell, formats=(look,), old=' date1904="1"' if old else "")
    ours, theirs = _ours(path)["A1"], _theirs(path)["A1"]
    if not 0 <= float(number) < 2958466:
        theirs = float(number)  # no day that office programs know
    assert type(ours) is type(theirs)
    if (isinstance(ours, dt.datetime) and isinstance(theirs, dt.datetime)) or (
        isinstance(ours, dt.timedelta) and isinstance(theirs, dt.timedelta)
    ):
        assert abs(ours - theirs) <= dt.timedelta(milliseconds=1)
    elif isinstance(ours, dt.time) and isinstance(theirs, dt.time):
        assert (ours.hour, ours.minute) == (theirs.hour, theirs.minute)
    else:
        assert ours == theirs


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)
PIECES = st.sampled_from(
    ("&#10;", "&#xe1;", "&apos;", "&quot;", "_x000D_", "_x0041_", "a\r\nb", "_x00", "&amp;#10;", "")
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(LETTERS, PIECES, LETTERS), min_size=1, max_size=4), st.integers(0, 5))
def test_texts(tmp_path: Path, parts: list[tuple[str, str, str]], manner: int) -> None:
    written = [f"x{escape(before)}{piece}{escape(after)}x" for before, piece, after in parts]
    preserve = '<t xml:space="preserve">'
    look = '<rPr><b val="true"/><sz val="9"/><rFont val="Arial"/></rPr>'
    manners = (
        lambda text: f"<si><t>{text}</t></si>",
        lambda text: f"<si>{preserve}{text}</t></si>",
        lambda text: f"<si><r>{preserve}{text}</t></r><r>{look}{preserve}{text}</t></r></si>",
        lambda text: f"<si><r>{look}<t>{text}</t></r><rPh sb='0' eb='1'><t>no</t></rPh><phoneticPr fontId='1'/></si>",
        lambda text: f"<si>\n<t>{text}<!-- no --></t>\n</si>",
        lambda text: f"<si><t><![CDATA[{text.replace(']]>', '')}]]></t></si>",
    )
    table = "".join(manners[(manner + n) % len(manners) if manner else 0](text) for n, text in enumerate(written))
    cells = "".join(f'<c r="{"ABCD"[n]}1" t="s"><v>{n}</v></c>' for n in range(len(written)))
    cells += f'<c r="E1" t="str"><v>{written[0]}</v></c><c r="F1" t="inlineStr"><is>{preserve}{written[0]}</t></is></c>'
    path = _workbook(tmp_path / "a.xlsx", cells, table)
    assert _ours(path) == _theirs(path)


def test_the_second_text_stays_the_second(tmp_path: Path) -> None:
    table = '<si><t>a</t><q:si xmlns:q="urn:q"><t>no</t></q:si></si><si><t>b</t></si>'
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    assert _ours(_workbook(tmp_path / "a.xlsx", cells, table)) == {"A1": "a", "B1": "b"}


@pytest.mark.parametrize("style", ["1", "01", "000001"])
def test_a_style_by_any_number_is_the_same(tmp_path: Path, style: str) -> None:
    path = _workbook(tmp_path / "a.xlsx", f'<c r="A1" s="{style}"><v>45000</v></c>', formats=(0, 14))
    assert _ours(path) == {"A1": dt.date(2023, 3, 15)}


OTHERS = (
    '<c r="A1" t="b"><v>1</v></c>', '<c r="A1" t="b"><v>0</v></c>', '<c r="A1" t="b"><v>true</v></c>', '<c r="A1" t="e"><v>#REF!</v></c>',
    '<c r="A1" t="d"><v>2024-01-02</v></c>', '<c r="A1" t="d"><v>2024-01-02T10:00:00</v></c>', '<c r="A1" t="d"><v>PT3H</v></c>',
    '<c r="A1" t="str"><v></v></c>', '<c r="A1" t="str"><v>12</v></c>', '<c r="A1" t="s"><v></v></c>', '<c r="A1" t="n"><v>12</v></c>',
)  # fmt: skip


@pytest.mark.parametrize("cell", OTHERS)
def test_other_cells(tmp_path: Path, cell: str) -> None:
    path = _workbook(tmp_path / "a.xlsx", cell)
    assert _ours(path) == _theirs(path)


ODD = (
    '<c r="B1" t="b"><v>x</v></c>', '<c r="B1" t="x"><v>1</v></c>', '<c r="B1" t="s"><v>9</v></c>',
    '<c r="B1" t="s"><v>-1</v></c>', '<c r="B1" t="s"><v>1_0</v></c>', '<c r="B1" t="s"><v>²</v></c>', '<c r="B1" t="s"><v>x</v></c>',
)  # fmt: skip


@pytest.mark.parametrize("cell", ODD)
@pytest.mark.parametrize("after", ["", "<!-- parsed -->"])
def test_what_no_cell_can_hold_is_told_and_the_rest_is_read(tmp_path: Path, cell: str, after: str) -> None:
    path = _workbook(
        tmp_path / "a.xlsx", f'<c r="A1" t="s"><v>0</v></c>{cell}{after}<c r="C1"><v>1</v></c>', "<si><t>a</t></si>"
    )
    sheet = Sheets(open_container(path)).sheet("T")
    written = re.search("<v>(.*)</v>", cell)
    assert written and sheet.odd == {"B1": written[1]}
    assert sheet.cells == {"A1": "a", "B1": "", "C1": 1}


TWICE = {
    "two cells": ('<c r="B1"><v>1</v></c><c r="B1"><v>2</v></c>', "2"),
    "two values": ('<c r="B1"><v>1</v><v>2</v></c>', "12"),
    "a value and a text": ('<c r="B1"><v>1</v><is><t>x</t></is></c>', "1x"),
}


@pytest.mark.parametrize("name", TWICE)
def test_of_two_contents_of_a_cell_neither_counts(tmp_path: Path, name: str) -> None:
    cell, written = TWICE[name]
    path = _workbook(tmp_path / "a.xlsx", f'<c r="A1"><v>5</v></c>{cell}<c r="C1"><v>6</v></c>')
    sheet = Sheets(open_container(path)).sheet("T")
    assert (sheet.cells, sheet.odd) == ({"A1": 5, "B1": "", "C1": 6}, {"B1": written})


@pytest.mark.parametrize("address", ["$B$1", "1B", "-1", " ", "B0", "ABCD1"])
def test_a_cell_without_a_proper_address_is_told(tmp_path: Path, address: str) -> None:
    path = _workbook(tmp_path / "a.xlsx", f'<c r="A1"><v>5</v></c><c r="{address}"><v>7</v></c>')
    sheet = Sheets(open_container(path)).sheet("T")
    assert (sheet.cells, sheet.astray) == ({"A1": 5}, [f"{address}: 7"])


@pytest.mark.parametrize("after", ["", "<!-- parsed -->"])
@pytest.mark.parametrize("address", ["A5000", "XFD1", "DA1", "A2000", "XFD1048576"])
def test_cells_far_outside_are_left_out_and_told(tmp_path: Path, address: str, after: str) -> None:
    cells = f'<c r="{address}"><v>7</v></c><c r="XFC1048576"/><c r="CZ1999"><v>1</v></c>{after}'
    path = _workbook(tmp_path / "a.xlsx", f'<c r="A1"><v>5</v></c>{cells}')
    sheet = Sheets(open_container(path)).sheet("T")
    assert (sheet.cells, sheet.far, sheet.rows[-1]) == ({"A1": 5, "CZ1999": 1}, address, "1999")


def test_a_large_sheet_is_cut_where_the_form_cannot_reach(tmp_path: Path) -> None:
    near = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 400))
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2000, 110_000))
    for far, behind in (
        ("", ""),
        ("C110000", '<row r="110000"><c r="B110000" s="1"/><c r="C110000"><v>7</v></c></row>'),
    ):
        path = _workbook(tmp_path / "a.xlsx", f"</row>{near}{rows}{behind}<row>")
        sheet = Sheets(open_container(path)).sheet("T")
        assert (sheet.far, sheet.cells["A399"], len(sheet.cells)) == (far, 399, 399)
    path = _workbook(tmp_path / "a.xlsx", f'</row>{near}{rows}<row r="7"><c r="B7"><v>1</v></c></row><row>')
    assert Sheets(open_container(path)).sheet("T").cells["B7"] == 1


def test_two_escapes_are_one_character(tmp_path: Path) -> None:
    written = "_xD83D__xDE00_ _xD83D_ _x005F_x0041_"
    path = _workbook(
        tmp_path / "a.xlsx",
        f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>{written}</v></c>',
        f"<si><t>{written}</t></si>",
    )
    assert _ours(path) == dict.fromkeys(("A1", "B1"), "\U0001f600 \ud83d _x0041_")


@pytest.mark.parametrize("written", ["abc", "1_0", "nan", "inf", "1E400", "1,5"])
def test_what_is_no_number_stays_as_it_is_written(tmp_path: Path, written: str) -> None:
    path = _workbook(tmp_path / "a.xlsx", f'<c r="A1"><v>{written}</v></c><c r="B1" t="n"><v>{written}</v></c>')
    assert _ours(path) == {"A1": written, "B1": written}


@pytest.mark.parametrize("text", ["&bogus;", "a & b", "&#0;", "&#xD800;", "&#x110000;", "&"])
def test_an_entity_that_nobody_knows_is_refused(tmp_path: Path, text: str) -> None:
    path = _workbook(tmp_path / "a.xlsx", f'<c r="A1" t="str"><v>{text}</v></c>')
    with pytest.raises(Unreadable, match="damaged-file"):
        _ours(path)
    path = _workbook(tmp_path / "b.xlsx", '<c r="A1" t="s"><v>0</v></c>', f"<si><t>{text}</t></si>")
    with pytest.raises(Unreadable, match="damaged-file"):
        _ours(path)
