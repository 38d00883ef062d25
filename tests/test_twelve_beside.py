"""Things that people put beside, over and around the cells of a form: `return` carries each of them or names it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from PIL import Image as Pillow

from filling import CATALOG, address, fill, patch
from iso18091cli.cli.run_return import _remarks
from iso18091cli.form.return_copy import ReturnCopy, return_copy
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Place

UNIT, SUMMARY, GUIDE, SURVEY, TOWN, ACTIONS = "Đơn vị", "Tổng hợp", "Hướng dẫn", "Khảo sát", "Đô thị", "Hành động"
EVIDENCE, LEVEL, NOTE = (address("1.1.a", name)[1] for name in ("evidence", "self_level", "explanation"))
LINKED, STRUCK = (address(row, "evidence")[1] for row in ("1.1.b", "1.10.a"))
OTHER, PARTLY = address("2.1.a", "evidence")


def _picture() -> Image:
    content = io.BytesIO()
    Pillow.new("RGB", (4, 4)).save(content, "PNG")
    return Image(content)


def _change(workbook: Workbook) -> None:
    town = workbook[TOWN]
    workbook[GUIDE]["I5"] = "Đề nghị gia hạn đến tháng 3"
    workbook[SUMMARY]["P9"] = "Điểm thấp do bão số 3"
    workbook[UNIT]["E8"] = "xã loại I từ năm 2025"
    workbook[UNIT]["B30"] = "Số máy mới 0225 3 800 100"
    town["F3"] = "Xem thêm công văn 15"
    town[LEVEL].comment = Comment("Phòng Nội vụ chưa đồng ý", "Lan")
    town.add_image(_picture(), EVIDENCE)
    town[EVIDENCE].value = None
    town[LINKED].hyperlink = "https://vanban.example.vn/qd/12"
    town[STRUCK].font = Font(strike=True)
    workbook[OTHER][PARTLY].value = CellRichText("QĐ 7 ", TextBlock(InlineFont(strike=True), "QĐ 8"))
    town.cell(town.max_row + 2, 7, "Biên bản họp ngày 3/4")
    workbook.create_sheet("Phụ lục").append(["Bảng số liệu", 12])
    workbook[ACTIONS].cell(5, 16, "Nguồn vốn")
    workbook[ACTIONS].cell(6, 16, "Xã hội hóa")
    workbook[SURVEY].add_image(_picture(), "H9")


NAMED = (
    *("gia hạn đến tháng 3", "do bão số 3", "xã loại I", "Số máy mới", "công văn 15", "chưa đồng ý"),
    *("Có hình ảnh ở dòng này", "bị gạch bỏ", "Biên bản họp", "Phụ lục", "Nguồn vốn", "có 1 hình ảnh"),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> ReturnCopy:
    path = fill(tmp_path_factory.mktemp("beside") / "a.xlsx", change=_change)
    result = examine(path, CATALOG)
    assert result.submission
    return return_copy(result.submission, CATALOG, _remarks(result.diagnostics, "vi"))


def test_what_cannot_be_carried_is_named_in_the_list(copy: ReturnCopy) -> None:
    sheet = load_workbook(io.BytesIO(copy.content))["Cần bổ sung"]
    listed = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert [said for said in NAMED if said not in listed] == []


def test_links_and_texts_are_carried(copy: ReturnCopy) -> None:
    workbook = load_workbook(io.BytesIO(copy.content))
    town = workbook[TOWN]
    assert town[LINKED].hyperlink.target == "https://vanban.example.vn/qd/12"
    assert workbook[OTHER][PARTLY].value == "QĐ 7 QĐ 8"
    assert town[STRUCK].value


@pytest.mark.parametrize(
    ("sheet", "cell", "typed"), [(GUIDE, "I5", "Xin lùi"), (SUMMARY, "P9", "x"), (UNIT, "E8", 912), (TOWN, "F3", "Xem")]
)
def test_what_is_typed_where_nothing_is_asked_is_told(sheet: str, cell: str, typed: str | int, tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx", change=lambda workbook: workbook[sheet].__setitem__(cell, typed))
    told = [d for d in examine(path, CATALOG).diagnostics if d.code in ("N11", "S17")]
    assert [(d.code, d.place, d.arguments["found"]) for d in told] == [("N11", Place(sheet, cell), str(typed))]


def test_nothing_of_the_forms_own_is_taken_for_typed(tmp_path: Path, copy: ReturnCopy) -> None:
    """Neither of a form nor of a return copy, in which the unit has signed."""

    def sign(workbook: Workbook) -> None:
        sheet = workbook[UNIT]
        place = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("…………, ngày"))
        place.value = "Xã Mẫu, ngày 5 tháng 3 năm 2026"
        sheet.cell(place.row + 4, place.column, "Nguyễn Văn A")

    for content in (None, copy.content):
        path = fill(tmp_path / "a.xlsx", {}, content=content, change=sign)
        assert not [d for d in examine(path, CATALOG).diagnostics if d.code in ("N11", "N04", "N06")]


def test_no_remedy_deletes_a_picture_in_a_cell(tmp_path: Path) -> None:
    """As Excel and WPS keep it: an error, or a formula of their own."""
    from iso18091cli.checks.table import fix

    number = load_workbook(fill(tmp_path / "x.xlsx")).sheetnames.index(TOWN) + 1
    written = (
        b't="e" vm="1"><v>#VALUE!</v></c>',
        b't="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
    )
    for cell in written:

        def embed(content: bytes, cell: bytes = cell) -> bytes:
            start = content.index(f'<c r="{EVIDENCE}"'.encode())
            end = content.index(b"</c>", start) + 4
            return content[:start] + f'<c r="{EVIDENCE}" '.encode() + cell + content[end:]

        path = patch(fill(tmp_path / "a.xlsx"), {f"xl/worksheets/sheet{number}.xml": embed})
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/metadata.xml", b"<metadata/>")
        there = [d for d in examine(path, CATALOG).diagnostics if d.place.cell == EVIDENCE]
        assert [d.code for d in there] == ["E01", "N02"]
        assert not any("Delete" in fix(d, "vi") or "Xóa" in fix(d, "vi") for d in there)


def test_replies_are_told_beside_and_below_the_list(tmp_path: Path, copy: ReturnCopy) -> None:
    def answer(workbook: Workbook) -> None:
        sheet = workbook["Cần bổ sung"]
        head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Đã sửa")
        line = next(n for n in range(head.row + 1, sheet.max_row + 1) if sheet.cell(n, 2).value == "1")
        sheet.cell(line, head.column, "x")
        sheet.cell(line, head.column + 1, "bản giấy đã gửi")
        sheet.cell(sheet.max_row + 2, 3, "Xin lùi đến thứ Sáu")

    back = examine(fill(tmp_path / "back.xlsx", {}, content=copy.content, change=answer), CATALOG).diagnostics
    assert [d.arguments["found"] for d in back if d.code == "N06"] == ["x", "bản giấy đã gửi", "Xin lùi đến thứ Sáu"]
