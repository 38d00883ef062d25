"""Every workbook that goes out: results stored, texts in their table, no cell of a kind without content, charts filled."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import range_boundaries
from python_calamine import CalamineWorkbook

from filling import CATALOG as SMALL
from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.finishing.drawing import finished_chart, finished_drawing
from iso18091cli.finishing.sheet import Texts, column_number, finished_sheet
from iso18091cli.form.batch import Batch
from iso18091cli.form.blank import Stamp, build, new_workbook
from iso18091cli.form.carry import carry_on
from iso18091cli.form.return_copy import return_copy
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.reports.excel.summary import summary_workbook
from test_reports import a_summary

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
UNIT = Unit(name="Hải An", code="11413", level="commune", kind="phuong", parent="31")


def _filled(tmp_path: Path) -> Path:
    return fill(tmp_path / "filled.xlsx")


def _carried(tmp_path: Path) -> bytes:
    return carry_on(read_workbook(_filled(tmp_path), SMALL), SMALL, "vi", Stamp(), [], "filled.xlsx").content


def _returned(tmp_path: Path) -> bytes:
    return return_copy(read_workbook(_filled(tmp_path), SMALL), SMALL, []).content


def _of_a_batch(tmp_path: Path) -> bytes:
    return Batch(SMALL, "vi", "2026").workbook(UNIT)


MADE: dict[str, Callable[[Path], bytes]] = {
    "blank": lambda _: new_workbook(load_catalog(), "vi"),
    "small": lambda _: new_workbook(SMALL, "en", Stamp(unit=UNIT, stage="review", previous_period="2025")),
    "batch": _of_a_batch,
    "prefilled": _carried,
    "return copy": _returned,
    "summary": lambda _: summary_workbook(a_summary(), "vi"),
}


@pytest.fixture(params=MADE)
def content(request: pytest.FixtureRequest, tmp_path: Path) -> bytes:
    """Each kind of workbook that goes out."""
    return MADE[request.param](tmp_path)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_cell_is_whole(content: bytes) -> None:
    found = parts(content)
    texts = list(ElementTree.fromstring(found["xl/sharedStrings.xml"]))
    used: set[int] = set()
    uses = formulas = 0
    for name, part in found.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        for cell in ElementTree.fromstring(part).iter(f"{MAIN}c"):
            where, kind, value = f"{name} {cell.attrib['r']}", cell.get("t"), cell.find(f"{MAIN}v")
            assert kind != "inlineStr" and cell.find(f"{MAIN}is") is None, where
            if value is None:
                assert kind is None and len(cell) == 0, where
                continue
            assert value.text or (kind == "str" and cell.find(f"{MAIN}f") is not None), where
            formulas += cell.find(f"{MAIN}f") is not None
            if kind == "s":
                used.add(int(str(value.text)))
                uses += 1
    assert uses > 100 and formulas > 10
    assert used == set(range(len(texts)))
    table = ElementTree.fromstring(found["xl/sharedStrings.xml"]).attrib
    assert (table["count"], table["uniqueCount"]) == (str(uses), str(len(texts)))
    assert len({ElementTree.tostring(text) for text in texts}) == len(texts)


def test_two_readers_see_the_same(content: bytes) -> None:
    """openpyxl as programs that look up what is stored, calamine as those that read fast."""
    workbook, other = (
        load_workbook(io.BytesIO(content), data_only=True),
        CalamineWorkbook.from_filelike(io.BytesIO(content)),
    )
    for sheet in workbook.worksheets:
        seen = other.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for row, mine in enumerate(sheet.iter_rows(values_only=True)):
            theirs = seen[row] if row < len(seen) else []
            for column, value in enumerate(mine):
                same = theirs[column] if column < len(theirs) else ""
                assert _alike(value, same), (sheet.title, row + 1, column + 1)


def _alike(value: object, same: object) -> bool:
    if isinstance(value, datetime):
        return value.date() == same
    if isinstance(value, str):
        return value == same or value.startswith("#")  # calamine shows errors as blank
    return value == same or (value is None and same == "")


def test_charts_hold_what_they_show(content: bytes) -> None:
    found = parts(content)
    shown = load_workbook(io.BytesIO(content), data_only=True)
    charts = [part for name, part in found.items() if name.startswith("xl/charts/chart")]
    assert charts
    for part in charts:
        references = [e for e in ElementTree.fromstring(part).iter() if e.tag in (f"{CHART}numRef", f"{CHART}strRef")]
        assert references
        for reference in references:
            kind = "num" if reference.tag == f"{CHART}numRef" else "str"
            cache = reference.find(f"{CHART}{kind}Cache")
            sheet, _, area = str(reference.findtext(f"{CHART}f")).rpartition("!")
            left, top, right, bottom = range_boundaries(area)
            cells = shown[sheet.strip("'").replace("''", "'")].iter_rows(top, bottom, left, right, values_only=True)
            values = [value for line in cells for value in line]
            assert cache is not None
            points = {int(p.attrib["idx"]): p.findtext(f"{CHART}v") for p in cache.iter(f"{CHART}pt")}
            wanted = {n: v for n, v in enumerate(values) if v is not None and not str(v).startswith("#")}
            if kind == "num":
                assert {n: float(str(p)) for n, p in points.items()} == wanted
            else:
                assert points == {n: str(v) for n, v in wanted.items()}


def test_parts_are_declared_and_calculated_on_opening(content: bytes) -> None:
    found = parts(content)
    assert len(found) == len(zipfile.ZipFile(io.BytesIO(content)).infolist())
    assert b'PartName="/xl/sharedStrings.xml"' in found["[Content_Types].xml"]
    assert b'fullCalcOnLoad="1"' in found["xl/workbook.xml"]
    links = [link.attrib for link in ElementTree.fromstring(found["xl/_rels/workbook.xml.rels"])]
    assert sum(link["Type"].endswith("/sharedStrings") for link in links) == 1
    assert len({link["Id"] for link in links}) == len(links)
    drawings = [part for name, part in found.items() if name.startswith("xl/drawings/drawing")]
    assert drawings and all(re.search(rb"<xdr:wsDr ", part) and b"<graphicFrame" not in part for part in drawings)


@pytest.mark.parametrize("kind", MADE)
def test_the_same_workbook_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    assert MADE[kind](tmp_path) == MADE[kind](tmp_path)


def test_a_formula_without_an_expression_is_refused() -> None:
    book = build(SMALL, "vi", Stamp())
    book.workbook.worksheets[1]["C20"].value = "=1+1"
    with pytest.raises(TypeError, match="without an expression"):
        book.content()


def test_looks_within_a_text_stay() -> None:
    content = new_workbook(SMALL, "vi")
    rich = [
        cell.value
        for sheet in load_workbook(io.BytesIO(content), rich_text=True).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, CellRichText)
    ]
    assert len(rich) == len(SMALL.indicators)
    assert all("Xanh: " in str(text) and any(block.font.b for block in text) for text in rich)  # type: ignore[union-attr]


# The step by itself ---------------------------------------------------------------------------------------------------


class Shows:
    """A workbook in which every cell shows the same."""

    def __init__(self, value: Value) -> None:
        self.value = value
        self.asked: list[tuple[str, int, int]] = []

    def at(self, sheet: str, row: int, column: int) -> Value:
        self.asked.append((sheet, row, column))
        return self.value


def sheet(cells: str, value: Value = None, texts: Texts | None = None, results: bool = True) -> str:
    xml = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    made = b"".join(finished_sheet(io.BytesIO(xml), "Trang", texts or Texts(), Shows(value) if results else None))
    return made.decode().removeprefix("<worksheet><sheetData><row>").removesuffix("</row></sheetData></worksheet>")


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (3, "<f>A1</f><v>3</v>"),
        (2.5, "<f>A1</f><v>2.5</v>"),
        (True, ' t="b"<f>A1</f><v>1</v>'),
        (False, ' t="b"<f>A1</f><v>0</v>'),
        ("a<b & \n", ' t="str"<f>A1</f><v>a&lt;b &amp; \n</v>'),
        ("", ' t="str"<f>A1</f><v></v>'),
        (ErrorValue("#N/A"), ' t="e"<f>A1</f><v>#N/A</v>'),
    ],
)
@pytest.mark.parametrize("before", ["<v/>", "<v></v>"])
def test_a_result_beside_its_formula(value: Value, stored: str, before: str) -> None:
    kind, _, rest = stored.partition("<")
    assert sheet(f'<c r="AB12" s="3"><f>A1</f>{before}</c>', value) == f'<c r="AB12" s="3"{kind}><{rest}</c>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<c r="A1" s="3"><f>A1</f><v></v></c>', '<c r="A1" s="3" t="str"><f>A1</f><v></v></c>'),
        ('<c r="A1" s="3"><f>A1</f><v>7</v></c>', '<c r="A1" s="3"><f>A1</f><v>7</v></c>'),
        ('<c r="A1" s="3" t="str"><f>A1</f><v>x</v></c>', '<c r="A1" s="3" t="str"><f>A1</f><v>x</v></c>'),
        ('<c r="A1" t="inlineStr"></c>', '<c r="A1"/>'),
        ('<c r="A1" s="2" t="n"></c><c r="B1" s="2" t="n"/>', '<c r="A1" s="2"/><c r="B1" s="2"/>'),
        ('<c r="A1" s="2"/><c r="B1" t="n"><v>1</v></c>', '<c r="A1" s="2"/><c r="B1" t="n"><v>1</v></c>'),
        (
            '<c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="inlineStr"><is><t>x</t></is></c>',
            '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>',
        ),
    ],
)
def test_other_cells(before: str, after: str) -> None:
    assert sheet(before, results=False) == after


def test_a_text_keeps_what_it_is_made_of() -> None:
    texts = Texts()
    rich = '<r><rPr><b/></rPr><t xml:space="preserve">a </t></r><r><t>&lt;b\n</t></r>'
    sheet(f'<c r="A1" t="inlineStr"><is>{rich}</is></c>', texts=texts)
    assert f"<si>{rich}</si></sst>" in b"".join(texts.part()).decode()


def test_sheets_larger_than_a_block() -> None:
    words = [f"{number:06}" + "x" * random.Random(number).randrange(90) for number in range(40_000)]
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{w}</t></is></c></row>' for n, w in enumerate(words, 1)
    )
    texts = Texts()
    made = b"".join(finished_sheet(io.BytesIO(f"<a>{rows}</a>".encode()), "", texts, None)).decode()
    assert len(rows) > 3 << 20
    assert (
        made
        == "<a>"
        + "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(40_000))
        + "</a>"
    )
    assert re.findall("<t>(.*?)</t>", b"".join(texts.part()).decode()) == words


def test_columns_by_their_letters() -> None:
    assert [column_number(name) for name in (b"A", b"Z", b"AA", b"AZ", b"BA", b"XFD")] == [1, 26, 27, 52, 53, 16384]


def test_a_chart_of_another_sheet() -> None:
    part = '<c:a xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:cat><c:numRef><c:f>{}</c:f></c:numRef></c:cat></c:a>'
    shows = Shows("Đỏ")
    made = ElementTree.fromstring(finished_chart(part.format("'L''An 1'!$AA$2:$AA$3").encode(), shows))
    assert shows.asked == [("L'An 1", 2, 27), ("L'An 1", 3, 27)]
    assert [e.text for e in made.iter(f"{CHART}v")] == ["Đỏ", "Đỏ"] and made.find(f".//{CHART}strCache") is not None
    with pytest.raises(ValueError, match="no area"):
        finished_chart(part.format("name_of_cells").encode(), shows)


def test_a_drawing_says_the_same() -> None:
    names = 'xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:o="urn:other"'
    part = f'<wsDr {names}><from a="1"><col>6</col></from><o:x>y</o:x></wsDr>'.encode()
    made = finished_drawing(part)
    assert b"<xdr:col>6</xdr:col>" in made
    assert ElementTree.canonicalize(made.decode(), rewrite_prefixes=True) == ElementTree.canonicalize(
        part.decode(), rewrite_prefixes=True
    )
