"""A sheet that is cut and searched says what the same sheet says when it is parsed, however its cells are written."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile import PILOT
from iso18091cli.spreadsheet import xlsx_cells as sheet_xml
from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.sheet import Sheet
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_formats import Formats
from iso18091cli.spreadsheet.xlsx_values import Value, Values
from iso18091cli.spreadsheet.xlsx_written import Budget

TEXTS = ("Xanh", "Vàng", "Đỏ", "- Đã ban hành", "a<b & c>d", "dòng 1\ndòng 2", '"', "<f>1</f>", '<c r="A1"/>', "!?:c x")
"""Texts as they are meant; the first ones of the table of texts."""


@dataclass(frozen=True)
class Written:
    """A cell as some program writes it, ``@`` for its address, and what it says."""

    xml: str
    value: Value = ""
    formula: bool = False
    error: str = ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMULAS = (
    "<f>SUM(A1:A9)</f>",
    '<f aca="false">A1</f>',
    '<f t="shared" ref="B2:B9" si="0">A1&amp;"x"</f>',
    '<f t="shared" si="0"/>',
    '<f t="shared" si="0" />',
    '<f t="array" ref="B2:B3" ca="1">IF(A1&gt;2,"&lt;v>",\'T 1\'!A2)</f>',
    '<f t="dataTable" ref="B2" dt2D="1" dtr="1" r1="A1" r2="A2"/>',
    '<f>IF(A1>2,"/>","&lt;/f>")</f>',
    '<f xml:space="preserve"> A1 </f>',
    "<f/>",
    "<f></f>",
    "<f>A1\r\n+A2</f>",
    "<f\n>A1</f>",
    "<f><![CDATA[A1<B1]]></f>",
    "<f>A1<!-- <f/> --></f>",
    '<f x="a>b">A1</f>',
    '<f x="a>b"/>',
)
BLANKS = (
    '<c r="@"/>',
    '<c r="@" />',
    '<c r="@" s="3"/>',
    '<c r="@" s="3" />',
    '<c r="@" s="3" t="n"/>',
    '<c r="@" t="s" s="3"/>',
    '<c s="3" r="@"/>',
    '<c r="@" s="3" ph="1"/>',
    '<c r="@" cm="1" vm="2"/>',
    "<c r='@'/>",
    '<c r="@" s="3"></c>',
    '<c r="@" s="3"><v></v></c>',
    '<c r="@" s="3"><v/></c>',
    '<c r="@" t="str"><v></v></c>',
    '<c r="@" t="inlineStr"><is><t></t></is></c>',
    '<c r="@" t="inlineStr"><is/></c>',
    '<c\n r="@"\n s="3"\n/>',
)
_STARTS = ('<c r="@"{}>', '<c r="@" s="2"{}>', '<c r="@" s="2" cm="1"{}>', '<c s="2"{} r="@">', '<c{} r="@" vm="1">')
_INLINE = (
    "<is><t>{}</t></is>",
    '<is><t xml:space="preserve">{}</t></is>',
    "<is><r><t>{}</t></r></is>",
    '<is><r><rPr><b/><sz val="12"/><rFont val="Arial"/><family val="2"/></rPr><t>{}</t></r></is>',
    '<is><r><rPr><family val=\'2\'/></rPr><t>{}</t></r><rPh sb="0" eb="1"><t>zz</t></rPh></is>',
    "<is>\r\n<t>{}</t>\r\n</is>",
)


def _cells() -> st.SearchStrategy[Written]:
    starts, texts = st.sampled_from(_STARTS), st.integers(0, len(TEXTS) - 1)
    formulas = st.sampled_from(("", *FORMULAS))
    errors = st.sampled_from(("#REF!", "#N/A", "#DIV/0!", "#SPILL!"))

    def of(start: str, kind: str, value: str) -> str:
        return start.format(kind) + value + "</c>"

    plain = st.builds(lambda s, n: Written(of(s, ' t="s"', f"<v>{n}</v>"), TEXTS[n]), starts, texts)
    spaced = st.builds(lambda s, n: Written(of(s, ' t="s"', f"\r\n<v>{n}</v>\r\n"), TEXTS[n]), starts, texts)
    inline = st.builds(
        lambda s, n, how: Written(of(s, ' t="inlineStr"', how.format(_escaped(TEXTS[n]))), TEXTS[n]),
        starts, texts, st.sampled_from(_INLINE),
    )  # fmt: skip
    cdata = st.builds(
        lambda s, n: Written(of(s, ' t="inlineStr"', f"<is><t><![CDATA[{TEXTS[n]}]]></t></is>"), TEXTS[n]),
        starts,
        texts,
    )
    string = st.builds(
        lambda s, f, n: Written(of(s, ' t="str"', f"{f}<v>{_escaped(TEXTS[n])}</v>"), TEXTS[n], f != ""),
        starts, formulas, texts,
    )  # fmt: skip
    number = st.builds(
        lambda s, f, n, kind: Written(of(s, kind, f"{f}<v>{n}</v>"), n, f != ""),
        starts, formulas, st.integers(-99, 99), st.sampled_from(("", ' t="n"')),
    )  # fmt: skip
    truth = st.builds(
        lambda s, f, n: Written(of(s, ' t="b"', f"{f}<v>{n:d}</v>"), n, f != ""), starts, formulas, st.booleans()
    )
    error = st.builds(
        lambda s, f, e: Written(of(s, ' t="e"', f"{f}<v>{e}</v>"), "", f != "", e), starts, formulas, errors
    )
    bare = st.builds(
        lambda s, f, kind: Written(of(s, kind, f), "", True),
        starts,
        st.sampled_from(FORMULAS),
        st.sampled_from(("", ' t="str"', ' t="s"')),
    )
    return st.one_of(
        st.sampled_from(BLANKS).map(Written), plain, spaced, inline, cdata, string, number, truth, error, bare
    )


BETWEEN = ("", "", "", "\r\n", "\n  ", "<!-- x -->", "<?x y?>", "<extLst/>")


@st.composite
def sheets(draw: st.DrawFn) -> tuple[str, dict[str, Written]]:
    """Rows of a sheet, and its cells by address. Most sheets are written in one manner, some in several."""
    pool = draw(st.lists(_cells(), min_size=1, max_size=draw(st.sampled_from((2, 6, 30)))))
    between = st.sampled_from(BETWEEN if draw(st.integers(0, 3)) == 0 else draw(st.sampled_from((("",), ("\r\n",)))))
    rows, cells = [], {}
    for number in sorted(draw(st.sets(st.integers(1, 40), min_size=1, max_size=6))):
        row = [
            draw(st.sampled_from((f'<row r="{number}">', f'<row r="{number}" spans="1:9" ht="15" customHeight="1">')))
        ]
        for column in sorted(draw(st.sets(st.sampled_from("ABCDEFGH"), min_size=1, max_size=8))):
            cell = draw(st.sampled_from(pool))
            cells[f"{column}{number}"] = cell
            row += [cell.xml.replace("@", f"{column}{number}"), draw(between)]
        rows.append("".join([*row, "</row>"]))
    return draw(between).join(rows), cells


_BOOK = {
    "xl/workbook.xml": '<workbook xmlns="urn:m" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="T" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/>'
    '<Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/></Relationships>',
    "xl/t.xml": "<sst>" + "".join(f"<si><t>{_escaped(text)}</t></si>" for text in TEXTS) + "</sst>",
}  # fmt: skip


def _read(path: Path, rows: str) -> Sheet:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in _BOOK.items():
            archive.writestr(name, content)
        archive.writestr(
            "xl/s.xml",
            f'<?xml version="1.0"?><worksheet xmlns="urn:m" xmlns:x="urn:m" xmlns:x14ac="urn:x"><sheetData>{rows}</sheetData></worksheet>',
        )
    return Sheets(open_container(path)).sheet("T")


def _filled(sheet: Sheet) -> dict[str, Value]:
    return {cell: value for cell, value in sheet.cells.items() if value != ""}


def _same(one: Sheet, other: Sheet) -> None:
    """Whether two sheets agree in all that is known of them; of blank cells only one may know."""
    assert _filled(one) == _filled(other)
    assert (one.formulas, one.errors, one.merged) == (other.formulas, other.errors, other.merged)
    assert {cell: one.styles.get(cell) for cell in _filled(one)} == {c: other.styles.get(c) for c in _filled(other)}


def _parsed(path: Path, rows: str) -> Sheet:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_xml, "_taken_apart", lambda *_: None)
        return _read(path, rows)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets())
def test_taken_apart_or_parsed_a_sheet_says_the_same(tmp_path: Path, sheet: tuple[str, dict[str, Written]]) -> None:
    """And what was written: no answer is lost, none is invented."""
    rows, cells = sheet
    path = tmp_path / "a.xlsx"
    found = _read(path, rows)
    _same(found, _parsed(path, rows))
    assert _filled(found) == {address: cell.value for address, cell in cells.items() if cell.value != ""}
    assert found.formulas == {address for address, cell in cells.items() if cell.formula}
    assert found.errors == {address: cell.error for address, cell in cells.items() if cell.error}


USUAL = {
    "Excel": '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/></row>',
    "LibreOffice": '<row r="1" ht="15"><c r="A1" s="1" t="s"><v>0</v></c><c r="C1" s="2" t="str"><f aca="false">A1</f>'
    "<v></v></c></row>",
    "openpyxl": '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" /><c r="C1"><f>A1</f><v></v></c></row>',
    "XlsxWriter": '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>Xanh</t></is></c><c r="B1" s="1"/></row>',
    "WPS": '<row r="1" spans="1:2">\r\n<c r="A1" s="1" t="s"><v>0</v></c>\r\n<c r="B1" s="1"/>\r\n</row>',
    "Google": '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/><c r="C1" t="str">'
    '<f>IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED""&amp;A1"),"x")</f><v>x</v></c></row>',
}


@pytest.mark.parametrize("program", USUAL)
def test_sheets_of_usual_make_are_not_parsed(tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, parsed = tmp_path / "a.xlsx", _parsed(tmp_path / "a.xlsx", USUAL[program])
    monkeypatch.setattr(sheet_xml, "parsed", None)
    _same(_read(path, USUAL[program]), parsed)
    assert parsed.cells["A1"] == "Xanh"


@pytest.mark.parametrize("path", sorted(PILOT.glob("*.xlsx")), ids=lambda path: path.stem)
def test_real_workbooks_say_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets(open_container(path))
    taken_apart = {name: sheets.sheet(name) for name in sheets.names}
    monkeypatch.setattr(sheet_xml, "_taken_apart", lambda *_: None)
    parsed = Sheets(open_container(path))
    for name, sheet in taken_apart.items():
        _same(sheet, parsed.sheet(name))


ODD = {
    "without addresses": ('<row r="7"><c t="s"><v>0</v></c><c/><c><f>1</f><v>5</v></c></row>', {"A7": "Xanh", "C7": 5}, {"C7"}),
    "rows without numbers": ('<row><c r="A1"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>', {"A1": 1, "A2": "Đỏ"}, set()),
    "another prefix": ('<x:row r="1"><x:c r="A1"><x:f>1</x:f><x:v>1</x:v></x:c></x:row>', {"A1": 1}, {"A1"}),
    "another prefix at the end": ('<row r="1"><c r="A1"><v>1</v></c><x:c r="B1"><x:v>2</x:v></x:c></row>', {"A1": 1, "B1": 2}, set()),
    "a value before its formula": ('<row r="1"><c r="A1"><v>1</v><f>1</f></c></row>', {"A1": 1}, {"A1"}),
    "a formula after all values": ('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="B9"><f>A1</f></c></row>', {"A1": 1}, {"B9"}),
    "a formula beside a cell": ('<row r="1"><c r="A1"><v>1</v></c><f/><c r="B1"><v>2</v></c></row>', {"A1": 1, "B1": 2}, set()),
    "a strange tag behind the value": ('<row r="1"><c r="A1" t="s"><v>0</v><x:c/></c></row>', {"A1": "Xanh"}, set()),
    "a text of its own where a number of one belongs": ('<row r="1"><c r="A1" t="s"><is><t>1</t></is></c></row>', {"A1": "1"}, set()),
    "a formula in its list of extensions": (
        '<row r="1"><c r="A1"><v>1</v><extLst><ext><x:ff>1</x:ff><x:f>1</x:f></ext></extLst></c></row>', {"A1": 1}, set()
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_cells(tmp_path: Path, name: str) -> None:
    rows, values, formulas = ODD[name]
    found = _read(tmp_path / "a.xlsx", rows)
    assert (_filled(found), found.formulas) == (values, formulas)


BROKEN = (
    '<row r="1"><\nc r="A1" t="s"><v>0</v></c></row',
    '<row r="1"><c r="A1" t="inlineStr"><is><t<v/>>Xanh</t></is></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><tDATA[Xanh]]></t></is></c></row>',
    '<row r="1"><c r="A1" t="str"><f>A1</f><v><v>Xanh</v></c></row>',
)


@pytest.mark.parametrize("rows", BROKEN)
def test_an_answer_in_broken_tags_is_not_passed_over(tmp_path: Path, rows: str) -> None:
    with pytest.raises(Unreadable, match=r"damaged-file|odd-cell"):
        _read(tmp_path / "a.xlsx", rows)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_merged_areas_are_seen_in_a_sheet_with_prefixes(tmp_path: Path, prefix: str) -> None:
    part = f'<{prefix}sheetData><{prefix}row r="1"/></{prefix}sheetData><{prefix}mergeCell ref="A1:B2"/>'
    content = f'<{prefix}worksheet xmlns:x="urn:m">{part}</{prefix}worksheet>'.encode()
    sheet = sheet_xml.read_sheet(content, Values([], Formats((), {})), Budget())
    merged = {cell: sheet.merged_into(cell) for cell in ("A1", "B1", "A2", "B2", "C1", "A3")}
    assert merged == dict.fromkeys(merged, "") | dict.fromkeys(("B1", "A2", "B2"), "A1:B2")
