"""Would Excel and Word open it without a word? Every kind of workbook and document that goes out is held against it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from excel_takes import Parts, faults, parts_of
from iso18091cli.form.blank import Stamp, new_workbook
from test_cli import Run, run
from test_finishing import MADE, SMALL

__all__ = ["run"]

PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"


@pytest.mark.parametrize("kind", MADE)
def test_workbooks(kind: str, tmp_path: Path) -> None:
    assert faults(parts_of(MADE[kind](tmp_path))) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_commands_write(language: str, tmp_path: Path, run: Run) -> None:
    """A whole aggregate, the catalogue and a return copy, as an office gets them."""
    run("aggregate", PILOT, "-o", tmp_path / "summary", "--lang", language)
    run("catalog", "publish", "-o", tmp_path / "catalog", "--lang", language)
    run("return", PILOT / "vinh-bao.xlsx", "-o", tmp_path / "back.xlsx")
    written = sorted(path for path in tmp_path.rglob("*") if path.suffix in (".xlsx", ".docx"))
    kinds = {path.parent.name: path for path in written if path.parent.name in ("plans", "notices")}  # one of each
    looked_at = [path for path in written if path.parent.name not in kinds] + list(kinds.values())
    assert {path.suffix for path in looked_at} == {".xlsx", ".docx"}
    assert len(looked_at) == 6
    assert {path.name: faults(parts_of(path.read_bytes())) for path in looked_at} == {p.name: [] for p in looked_at}


@cache
def a_form() -> Parts:
    """With everything a form can have; of few indicators, as each fault has it looked at whole."""
    return parts_of(new_workbook(SMALL, "vi", Stamp(previous_period="2025")))


@cache
def a_document() -> Parts:
    return parts_of((Path(__file__).parent.parent / "templates" / "report.vi.docx").read_bytes())


SHEET = "xl/worksheets/sheet4.xml"
FORM_FAULTS = {
    "no such cell format": (SHEET, rb'(<c r="[A-Z]+\d+" s=")\d+', rb"\g<1>99999"),
    "Shared string index": (SHEET, rb't="s"><v>\d+', b't="s"><v>999999'),
    "conditional format that is not": (SHEET, rb'dxfId="\d+"', b'dxfId="999"'),
    "Unexpected element 'foo'": (SHEET, rb"<sheetData>", b"<foo/><sheetData>"),
    "Unexpected element 'sheetPr'": (SHEET, rb"</worksheet>", b"<sheetPr/></worksheet>"),
    "target not found": ("xl/_rels/workbook.xml.rels", rb"sheet4\.xml", b"sheet44.xml"),
    "that of any XML": ("[Content_Types].xml", rb'<Override PartName="/xl/worksheets/sheet4.xml"[^>]*>', b""),
    "no such part": ("[Content_Types].xml", rb"/xl/worksheets/sheet4\.xml", b"/xl/worksheets/sheet44.xml"),
    "no name for a sheet": ("xl/workbook.xml", rb'name="_lists"', b'name="_lists%s"' % (b"x" * 30)),
    "Duplicate sheet name": ("xl/workbook.xml", rb'name="_lists"', b'name="_meta"'),
    "header or footer of over": (SHEET, rb"<oddFooter>", b"<oddFooter>" + b"x" * 256),
    "overlap": (SHEET, rb"(<mergeCells[^>]*>)", rb'\1<mergeCell ref="A1:Z400"/>'),
    "a list of over": (SHEET, rb"<formula1>[^<]*", b'<formula1>"%s"' % (b"a," * 128)),
    "brackets do not close": (SHEET, rb"<formula>[^<]*", b"<formula>IF((1"),
    "no formula": (SHEET, rb"<f>[^<]*", b"<f>SUM(A1}"),
    "no sheet for": ("xl/workbook.xml", rb"(<definedName [^>]*>)[^<]*", rb"\1NoSheet!$A$1"),
    "defined twice": ("xl/workbook.xml", rb"(<definedName [^>]*>[^<]*</definedName>)", rb"\1\1"),
    "prompt of over": (SHEET, rb'prompt="', b'prompt="' + b"y" * 256),
    "out of its order": (SHEET, rb'<c r="[A-Z]+(\d+)"', rb'<c r="ZZ\1"'),
    "is no area": (SHEET, rb'(<dataValidation [^>]*)sqref="[^"]*"', rb'\1sqref="A0"'),
    "that no cell can hold": ("xl/sharedStrings.xml", rb"<t>", b"<t>" + b"z" * 32768),
    "no sheet for Nope": ("xl/charts/chart1.xml", rb"<(c:)?f>[^<]*", rb"<\1f>Nope!$A$1"),
    "a column of over": (SHEET, rb'(<col [^>]*)width="[^"]*"', rb'\1width="300"'),
    "a row of over": (SHEET, rb'(<row [^>]*) ht="[^"]*"', rb'\1 ht="500"'),
}
DOCUMENT_FAULTS = {
    "w:zoom without percent": ("word/settings.xml", rb'(<w:zoom [^>]*)w:percent="\d+"', rb"\1"),
    "no style": ("word/document.xml", rb'<w:pStyle w:val="[^"]*"', b'<w:pStyle w:val="NoStyle"'),
    "in a table of": ("word/document.xml", rb"<w:gridCol [^>]*/>", b""),
    "does not end in a paragraph": ("word/document.xml", rb"</w:p></w:tc>", b"</w:p><w:bookmarkEnd w:id='1'/></w:tc>"),
    "Unexpected element": ("word/document.xml", rb"<w:body>", b"<w:body><w:foo/>"),
}


@pytest.mark.parametrize("fault", FORM_FAULTS)
def test_planted_in_a_workbook(fault: str) -> None:
    _sees(a_form(), fault, *FORM_FAULTS[fault])


@pytest.mark.parametrize("fault", DOCUMENT_FAULTS)
def test_planted_in_a_document(fault: str) -> None:
    _sees(a_document(), fault, *DOCUMENT_FAULTS[fault])


def _sees(parts: Parts, fault: str, part: str, pattern: bytes, planted: bytes) -> None:
    broken = re.sub(pattern, planted, parts[part], count=1)
    assert broken != parts[part]
    assert any(fault in found for found in faults({**parts, part: broken}))
