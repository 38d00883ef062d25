"""A sheet that is cut and searched says what the same sheet says when it is parsed, however its cells are written."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from iso18091cli.workbook import sheet_xml
from iso18091cli.workbook.container import open_container
from iso18091cli.workbook.sheets import Grids, SheetFacts, Value

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
    '<f>IF(A1>2,"/>","</")</f>'.replace("</\"", "&lt;/\""),
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
    "<is><r><rPr><family val='2'/></rPr><t>{}</t></r><rPh sb=\"0\" eb=\"1\"><t>zz</t></rPh></is>",
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
        lambda s, n: Written(of(s, ' t="inlineStr"', f"<is><t><![CDATA[{TEXTS[n]}]]></t></is>"), TEXTS[n]), starts, texts
    )
    string = st.builds(
        lambda s, f, n: Written(of(s, ' t="str"', f"{f}<v>{_escaped(TEXTS[n])}</v>"), TEXTS[n], f != ""),
        starts, formulas, texts,
    )  # fmt: skip
    number = st.builds(
        lambda s, f, n, kind: Written(of(s, kind, f"{f}<v>{n}</v>"), n, f != ""),
        starts, formulas, st.integers(-99, 99), st.sampled_from(("", ' t="n"')),
    )  # fmt: skip
    truth = st.builds(lambda s, f, n: Written(of(s, ' t="b"', f"{f}<v>{n:d}</v>"), n, f != ""), starts, formulas, st.booleans())
    error = st.builds(lambda s, f, e: Written(of(s, ' t="e"', f"{f}<v>{e}</v>"), "", f != "", e), starts, formulas, errors)
    bare = st.builds(
        lambda s, f, kind: Written(of(s, kind, f), "", True), starts, st.sampled_from(FORMULAS), st.sampled_from(("", ' t="str"', ' t="s"'))
    )
    return st.one_of(st.sampled_from(BLANKS).map(Written), plain, spaced, inline, cdata, string, number, truth, error, bare)


BETWEEN = ("", "", "", "\r\n", "\n  ", "<!-- x -->", "<?x y?>", "<extLst/>")


@st.composite
def sheets(draw: st.DrawFn) -> tuple[str, dict[str, Written]]:
    """Rows of a sheet, and its cells by address. Most sheets are written in one manner, some in several."""
    pool = draw(st.lists(_cells(), min_size=1, max_size=draw(st.sampled_from((2, 6, 30)))))
    between = st.sampled_from(BETWEEN if draw(st.integers(0, 3)) == 0 else draw(st.sampled_from((("",), ("\r\n",)))))
    rows, cells = [], {}
    for number in sorted(draw(st.sets(st.integers(1, 40), min_size=1, max_size=6))):
        row = [draw(st.sampled_from((f'<row r="{number}">', f'<row r="{number}" spans="1:9" ht="15" customHeight="1">')))]
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


def _read(path: Path, rows: str, after: str = "") -> tuple[dict[str, Value], SheetFacts]:
    """All values of a sheet by address, and its facts."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in _BOOK.items():
            archive.writestr(name, content)
        archive.writestr("xl/s.xml", f'<?xml version="1.0"?><worksheet xmlns="urn:m"><sheetData>{rows}</sheetData>{after}</worksheet>')
    grids = Grids(open_container(path))
    grid = enumerate(grids.grid("T"), 1)
    values = {f"{chr(65 + n)}{row}": value for row, cells in grid for n, value in enumerate(cells) if value != ""}
    return values, grids.facts("T")


def _parsed(path: Path, rows: str, after: str = "") -> tuple[dict[str, Value], SheetFacts]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_xml, "_cut", lambda body: None)
        return _read(path, rows, after)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets())
def test_cut_or_parsed_a_sheet_says_the_same(tmp_path: Path, sheet: tuple[str, dict[str, Written]]) -> None:
    """And what was written: no answer is lost, none is invented."""
    rows, cells = sheet
    path = tmp_path / "a.xlsx"
    values, facts = _read(path, rows)
    parsed = _parsed(path, rows)
    assert (values, facts) == parsed
    assert values == {address: cell.value for address, cell in cells.items() if cell.value != ""}
    assert facts.formulas == {address for address, cell in cells.items() if cell.formula}
    assert facts.errors == {address: cell.error for address, cell in cells.items() if cell.error}
