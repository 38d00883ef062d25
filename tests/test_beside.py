"""What lies beside the cells: links, notes, pictures, shapes, added sheets, replies. Told at its place, kept or named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Pillow

from filling import CATALOG, COMPLETE, address, fill, patch
from iso18091cli.form.carry import carry_on
from iso18091cli.form.refill import stamp_of
from iso18091cli.form.return_copy import return_copy
from iso18091cli.intake.examine import examine
from iso18091cli.model.findings import Diagnostic
from iso18091cli.reading.reader import read_workbook
from iso18091cli.results.rows import rows_of
from iso18091cli.spreadsheet.xlsx_beside import beside, drawn, links, notes

SHEET, CELL = address("1.1.a", "evidence")
LINK = "https://vanban.example.vn/qd/12-2026?a=1&b=2"


def found(path: Path) -> list[Diagnostic]:
    return [d for d in examine(path, CATALOG).diagnostics if d.code.startswith("N")]


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(d.code, d.place.sheet, d.place.cell) for d in found(path)]


def with_link(workbook: Workbook) -> None:
    workbook[SHEET][CELL].hyperlink = LINK


def with_note(workbook: Workbook) -> None:
    workbook[SHEET][CELL].comment = Comment("Xem bản giấy ở văn phòng", "Lan")


def with_picture(workbook: Workbook) -> None:
    content = io.BytesIO()
    Pillow.new("RGB", (4, 4)).save(content, "PNG")
    workbook[SHEET].add_image(Image(content), CELL)


def with_sheet(workbook: Workbook) -> None:
    workbook.create_sheet("Minh chứng").append(["QĐ 12", "Ảnh"])


def nothing(workbook: Workbook) -> None:
    workbook.create_sheet("Trang trống")


def test_a_sheet_of_its_own_under_the_name_of_one_that_the_form_lacks(tmp_path: Path) -> None:
    """A form without a register of evidence, to which the unit has added a list of that name: told, and nothing lost."""
    title = address("MC01", "document")[0]

    def change(workbook: Workbook) -> None:
        del workbook[title]
        workbook.create_sheet(title).append(["QĐ 12", "Ảnh"])

    path = fill(tmp_path / "a.xlsx", meta={"evidence_codes": ""}, change=change)
    diagnostics = examine(path, CATALOG).diagnostics
    assert [d.place.sheet for d in diagnostics if d.code == "N04"] == [title]
    assert not {"S04", "S05"} & {d.code for d in diagnostics}
    # Of a form that came with the sheet the same is a loss.
    other = examine(fill(tmp_path / "b.xlsx", change=change), CATALOG).diagnostics
    assert "S04" in {d.code for d in other}


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (with_link, "N05", CELL),
        (with_note, "N01", CELL),
        (with_picture, "N02", CELL),
        (with_sheet, "N04", ""),
        (nothing, "", ""),
    ],
)
def test_told_at_its_place(change: Callable[[Workbook], None], code: str, cell: str, tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx", change=change)
    sheet = "Minh chứng" if code == "N04" else SHEET
    assert told(path) == ([(code, sheet, cell)] if code else [])


def test_pictures_that_wps_and_excel_embed(tmp_path: Path) -> None:
    part = f"xl/worksheets/sheet{load_workbook(fill(tmp_path / 'x.xlsx')).sheetnames.index(SHEET) + 1}.xml"

    def wps(content: bytes) -> bytes:
        start = content.index(f'<c r="{CELL}"'.encode())
        end = content.index(b"</c>", start) + 4
        formula = b'<f>_xlfn.DISPIMG("ID_0F3A",1)</f><v>=DISPIMG("ID_0F3A",1)</v></c>'
        return content[:start] + f'<c r="{CELL}" t="str">'.encode() + formula + content[end:]

    def excel(content: bytes) -> bytes:
        start = content.index(f'<c r="{CELL}"'.encode())
        end = content.index(b"</c>", start) + 4
        return content[:start] + f'<c r="{CELL}" t="e" vm="1"><v>#VALUE!</v></c>'.encode() + content[end:]

    for change in (wps, excel):
        path = patch(fill(tmp_path / "a.xlsx"), {part: change})
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/metadata.xml", "<metadata/>")
        assert ("N02", SHEET, CELL) in told(path)


DRAWN = (
    b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col>'
    b"<xdr:row>7</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>Xem trang sau</a:t></a:r></a:p></xdr:txBody>"
    b"</xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
)


def test_a_text_box_is_told(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx", change=with_picture)
    with zipfile.ZipFile(path) as archive:
        drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        (part,) = [name for name in drawings if b"pic>" in archive.read(name)]
    (box,) = found(patch(path, {part: DRAWN}))
    assert (box.code, box.place.cell, box.arguments["found"]) == ("N03", "G8", "Xem trang sau")


def test_a_link_is_part_of_the_answer(tmp_path: Path) -> None:
    sent = read_workbook(fill(tmp_path / "a.xlsx", change=with_link), CATALOG)
    assert sent.rows["1.1.a"].entries["evidence"].link == LINK
    result = examine(tmp_path / "a.xlsx", CATALOG)
    assert [row.link for row in rows_of(result, CATALOG).answers if row.link] == [LINK]
    copies = [return_copy(sent, CATALOG, []).content, carry_on(sent, CATALOG, "vi", stamp_of(sent), [], "a").content]
    for content in copies:
        book = load_workbook(io.BytesIO(content))
        assert book[SHEET][CELL].hyperlink.target == LINK
        assert book[SHEET][CELL].value == COMPLETE["1.1.a", "evidence"]


@pytest.mark.parametrize("target", ["file:///C:/qd.pdf", "minh-chung/qd.pdf", "javascript:alert(1)", "\\\\may-chu\\a"])
def test_a_link_that_may_run_something_is_named_not_carried(target: str, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook[SHEET][CELL].hyperlink = target

    path = fill(tmp_path / "a.xlsx", change=change)
    assert told(path) == [("N08", SHEET, CELL)]
    book = load_workbook(io.BytesIO(return_copy(read_workbook(path, CATALOG), CATALOG, []).content))
    assert book[SHEET][CELL].hyperlink is None


def test_replies_to_a_return_copy_are_read(tmp_path: Path) -> None:
    path = fill(tmp_path / "sent.xlsx", {key: value for key, value in COMPLETE.items() if key != ("1.1.a", "evidence")})
    result = examine(path, CATALOG)
    from iso18091cli.cli.run_return import _remarks

    assert result.submission
    copy = return_copy(result.submission, CATALOG, _remarks(result.diagnostics, "vi")).content

    def answer(workbook: Workbook) -> None:
        sheet = workbook["Cần bổ sung"]
        head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Đã sửa")
        line = next(n for n in range(head.row + 1, sheet.max_row + 1) if sheet.cell(n, 2).value == "1")
        sheet.cell(line, head.column).value = "đã gửi bản giấy"

    back = found(fill(tmp_path / "back.xlsx", {}, content=copy, change=answer))
    assert [d.arguments["found"] for d in back if d.code == "N06"] == ["đã gửi bản giấy"]
    assert not [d for d in back if d.code == "N01"]  # the notes are the copy's own
    assert not [d for d in back if d.code == "N04"]  # and so is the list


def test_many_of_a_sheet_are_counted(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        for number in range(1, 41):
            workbook[SHEET].cell(number, 40).comment = Comment(f"số {number}", "Lan")

    codes = [code for code, _, _ in told(fill(tmp_path / "a.xlsx", change=change))]
    assert (codes.count("N01"), codes.count("N07")) == (30, 1)


# The parts themselves -------------------------------------------------------------------------------------------------


def test_threaded_notes_are_told_once() -> None:
    threads = b'<ThreadedComments><threadedComment ref="B2" id="1"><text>Hay &amp; d\xc3\xbang</text></threadedComment></ThreadedComments>'
    old = b'<comments><authors><author>tc=1</author></authors><commentList><comment ref="B2" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>'
    parts = {"t": threads, "c": old}
    refers = [("1", "threadedComment", "t", False), ("2", "comments", "c", False)]
    assert [(b.kind, b.cell, b.text) for b in beside(b"<sheetData/>", {}, refers, parts.get)] == [
        ("note", "B2", "Hay & dúng")
    ]
    assert [b.author for b in notes(old)] == ["tc=1"]


def test_shapes_and_pictures_of_a_drawing() -> None:
    content = (
        b"<d xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
        b"<twoCellAnchor><from><col>6</col><colOff>0</colOff><row>7</row></from><sp><cNvPr name='H'/>"
        b"<a:t>Xem</a:t><a:t> trang sau</a:t></sp></twoCellAnchor>"
        b"<oneCellAnchor><from><col>0</col><row>0</row></from><pic><cNvPr name='anh.png' descr=''/></pic></oneCellAnchor>"
        b"<twoCellAnchor><from><col>1</col><row>1</row></from><graphicFrame><cNvPr name='chart'/></graphicFrame></twoCellAnchor></d>"
    )
    assert [tuple(item)[:3] for item in drawn(content)] == [
        ("shape", "G8", "Xem trang sau"),
        ("picture", "A1", "anh.png"),
    ]


@pytest.mark.parametrize(
    "part", [b"", b"<a", b"\xff\xfe", b"<comments><comment ref='ZZZZ9'/></comments>", b"x" * (9 << 20)]
)
def test_a_damaged_part_costs_only_itself(part: bytes) -> None:
    refers = [("1", "comments", "c", False), ("2", "drawing", "d", False), ("3", "hyperlink", LINK, True)]
    after = b'<sheetData/><hyperlinks><hyperlink ref="A1" r:id="3"/></hyperlinks>'
    assert [(b.kind, b.text) for b in beside(after, {}, refers, lambda name: part)] == [("link", LINK)]


def test_a_link_inside_the_workbook_is_none() -> None:
    inside = b'<sheetData/><hyperlinks><hyperlink ref="A1" location="\'Trang 2\'!A1" display="x"/></hyperlinks>'
    assert list(links(inside, [])) == []
