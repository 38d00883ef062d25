"""Every rule has a case that fires and one that stays quiet; no way of handing in a file stops the program."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

import hand
import test_aggregate
import test_appraisal
import test_beside
import test_counted
import test_hostile
import test_intake
import test_issued
import test_names
import test_participation
import test_parts
import test_seen
import test_twelve_beside
import test_withdrawn
import test_workers
from filling import CATALOG, COMPLETE, ErrorValue, Formula, Values, address, blank, fill, form, patch, write_zip
from hand import aggregate
from iso18091cli.checks.files import TOO_MUCH
from iso18091cli.checks.table import MAX_MESSAGE, RULES, fix, message, unchangeable, unreadable, waivers
from iso18091cli.figures.likeness import across
from iso18091cli.form.blank import Stamp
from iso18091cli.form.book import HEAD_ROW
from iso18091cli.intake.examine import examine
from iso18091cli.intake.folder import receive
from iso18091cli.model.answers import STAGES, Entry, Place, Row
from iso18091cli.model.catalog import Catalog, RuleSetting
from iso18091cli.model.findings import Diagnostic, Waiver
from iso18091cli.model.issued import AS_STAMPED
from iso18091cli.model.scores import Result
from iso18091cli.model.text import LANGUAGES
from iso18091cli.model.units import Unit, Units
from iso18091cli.spreadsheet.unreadable import Unreadable

PLAIN = Stamp()
COMMUNE = Stamp(unit=Unit(code="12345", name="Xã Thử", level="commune"), period="2026")
TOWN, RIVER, UNIT, SURVEY, REGISTER = "Đô thị", "Sông", "Đơn vị", "Khảo sát", "Danh mục minh chứng"


def only(findings: tuple[Diagnostic, ...], code: str) -> list[Diagnostic]:
    return [finding for finding in findings if finding.code == code]


def said(result: Result) -> list[Diagnostic]:
    """All findings but that nothing has calculated these workbooks, which no office program made."""
    return [finding for finding in result.diagnostics if finding.code != "S22"]


def well_worded(finding: Diagnostic) -> None:
    """Message and remedy: there in each language, short, every argument filled in."""
    for language in LANGUAGES:
        for text in (message(finding, language), fix(finding, language)):
            assert text.strip() and len(text) <= MAX_MESSAGE, text
            assert not re.search(r"[{}]|\bNone\b|Error\b|Exception", text), text


# Workbooks ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """What is done to a complete workbook, and what is to be found where."""

    values: Values = field(default_factory=dict)
    change: Callable[[Workbook], None] | None = None
    at: tuple[str, str] | str = ""
    """Key of the cell, or "sheet!cell" as it stands."""
    id: str = ""
    stamp: Stamp = PLAIN
    says: str = ""
    """What stands in the Vietnamese message."""

    def examined(self, folder: Path) -> Result:
        return examine(
            fill(folder / "phieu.xlsx", {**COMPLETE, **self.values}, stamp=self.stamp, change=self.change),
            CATALOG,
            issued=AS_STAMPED,
        )

    @property
    def place(self) -> str:
        return self.at if isinstance(self.at, str) else "!".join(address(*self.at, self.stamp))


def meta(**stamped: str) -> Callable[[Workbook], None]:
    """Changes what the hidden sheet says."""

    def change(workbook: Workbook) -> None:
        for row in workbook["_meta"].iter_rows():
            if row[0].value in stamped:
                row[1].value = stamped[str(row[0].value)]

    return change


def key_cell(workbook: Workbook, sheet: str, row_id: str) -> str:
    """The cell of column A that holds that key."""
    return next(c.coordinate for c in workbook[sheet]["A"] if c.value == row_id)


def without_row(sheet: str, row_id: str) -> Callable[[Workbook], None]:
    return lambda workbook: workbook[sheet].delete_rows(workbook[sheet][key_cell(workbook, sheet, row_id)].row)


def without_sheet(name: str) -> Callable[[Workbook], None]:
    return lambda workbook: workbook.remove(workbook[name])


def typed(sheet: str, cell: str, value: object) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        workbook[sheet][cell] = value

    return change


def looks(sheet: str, cell: str, **look: Any) -> Callable[[Workbook], None]:
    """Gives a cell a number format (code), a colour of its font (ink) and of its fill (ground), a size of its font."""

    def change(workbook: Workbook) -> None:
        of = workbook[sheet][cell]
        of.number_format = look.get("code", of.number_format)
        of.font = Font(color=look.get("ink"), size=look.get("size", 11))
        if "ground" in look:
            of.fill = PatternFill("solid", fgColor=look["ground"])

    return change


def hide_column(sheet: Worksheet, letters: str) -> None:
    sheet.column_dimensions[letters].hidden = True


def merged(sheet: str, area: str) -> Callable[[Workbook], None]:
    return lambda workbook: workbook[sheet].merge_cells(area)


def added(sheet: Worksheet, cell: str, text: str) -> None:
    """Types something behind what stands in a cell."""
    sheet[cell] = f"{sheet[cell].value}{text}"


def swapped(sheet: str, first: str, second: str) -> Callable[[Workbook], None]:
    """Two rows change places, all but their hidden keys: what sorting does that leaves column A out."""

    def change(workbook: Workbook) -> None:
        tab = workbook[sheet]
        rows = [tab[key_cell(workbook, sheet, key)].row for key in (first, second)]
        for column in range(2, tab.max_column + 1):
            one, other = (tab.cell(row, column) for row in rows)
            if not (isinstance(one, MergedCell) or isinstance(other, MergedCell)):
                one.value, other.value = other.value, one.value

    return change


def moved_row(sheet: str, row_id: str) -> Callable[[Workbook], None]:
    """A whole row, its key too, to the end."""

    def change(workbook: Workbook) -> None:
        tab = workbook[sheet]
        row, last = tab[key_cell(workbook, sheet, row_id)].row, tab.max_row + 1
        for column in range(1, tab.max_column + 1):
            tab.cell(last, column).value = tab.cell(row, column).value
            tab.cell(row, column).value = None

    return change


def copied_column(sheet: str, key: str, row_id: str, value: str) -> Callable[[Workbook], None]:
    """The column once more, as column R, with one answer changed."""

    def change(workbook: Workbook) -> None:
        tab = workbook[sheet]
        source = next(c.column for c in tab[1] if c.value == key)
        for row in range(1, tab.max_row + 1):
            tab.cell(row, 18).value = tab.cell(row, source).value
        if row_id:
            tab.cell(tab[key_cell(workbook, sheet, row_id)].row, 18).value = value

    return change


def copied_sheet(sheet: str, row_id: str = "", level: str = "") -> Callable[[Workbook], None]:
    """The sheet once more, in front of itself as Excel puts it, with one level changed."""

    def change(workbook: Workbook) -> None:
        copy = workbook.copy_worksheet(workbook[sheet])
        workbook.move_sheet(copy, workbook.index(workbook[sheet]) - workbook.index(copy))
        if row_id:
            copy[_cell(row_id, "self_level")] = level

    return change


def all_of(*changes: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        for step in changes:
            step(workbook)

    return change


def _blank_levels(*row_ids: str) -> dict[tuple[str, str], object]:
    return {(row_id, "self_level"): None for row_id in row_ids}


def _cell(row_id: str, column: str) -> str:
    return address(row_id, column)[1]


def _below(sheet_of: str, rows: int = 2) -> int:
    """A row some way below the last of a sheet."""
    return max(int(re.sub(r"\D", "", c)) for s, c in form(blank()).cells.values() if s == sheet_of) + rows


def _key(row_id: str) -> str:
    """The cell of column A with that key."""
    column = next(c for c in ("officer", "competence", "answer", "value") if (row_id, c) in form(blank()).cells)
    return "A" + _cell(row_id, column)[1:]


def _heading_column(name: str) -> str:
    return re.sub(r"\d", "", _cell("1.1" if name == "competence" else "1.1.a", name))


_COLUMN = {name: re.sub(r"\d", "", _cell("1.1.a", name)) for name in ("self_level", "evidence", "explanation")}
_COLUMN_NUMBER = {name: ord(letter) - 64 for name, letter in _COLUMN.items()}
_HEAD = {
    name: f"{_COLUMN['self_level']}{HEAD_ROW}" if name == "self_level" else f"F{HEAD_ROW}"
    for name in ("self_level", "check")
}
_TOWN_END, _RIVER_END = _below(TOWN), _below(RIVER)
_NO_REASON = {("1.1.a", "self_level"): "Không áp dụng"}
_HEADING_NA = {("1.1", "competence"): "Không áp dụng", ("1.1", "explanation"): "Không có việc này"}
_SPOKEN_FOR = {**_HEADING_NA, ("1.1.a", "self_level"): "Không áp dụng", ("1.1.b", "self_level"): None}
"""The heading says not applicable and why; below it one criterion says so too, without a reason, one is blank."""
_DATE_IN_TEXT = typed(TOWN, _cell("1.1.a", "evidence"), date(2026, 5, 3))


WHOLE: dict[tuple[str, str], object] = {
    ("MC01", "document"): "Quy chế làm việc",
    ("MC01", "sign"): "7/QĐ-UBND",
    ("MC01", "issued_on"): date(2026, 1, 5),
    ("MC01", "issuer"): "UBND xã",
}
"""A whole entry of the register of evidence."""
_REGISTER_END = _below(REGISTER)

FIRES: dict[str, list[Case]] = {
    "S01": [Case(change=without_sheet("_meta"))],
    "S02": [Case(change=meta(catalog_id="other"), says="other")],
    "S03": [
        Case(change=meta(catalog_version="0"), says="phiên bản 0"),
        Case(change=meta(catalog_digest="f" * 16), says="cùng phiên bản 1"),
    ],
    "S04": [
        Case(change=lambda w: w[RIVER].delete_rows(1), at=f"{RIVER}!"),
        Case(change=lambda w: w[TOWN].delete_cols(1), at=f"{TOWN}!"),
    ],
    "S05": [
        Case(change=without_sheet(RIVER), at=f"{RIVER}!", says=RIVER),
        Case(change=without_sheet(SURVEY), at=f"{SURVEY}!", says=SURVEY),
    ],
    "S06": [
        Case(change=typed(TOWN, f"{_COLUMN['self_level']}1", None), at=f"{TOWN}!A1", says="Tự đánh giá"),
        Case(change=lambda w: w[RIVER].delete_cols(7), at=f"{RIVER}!A1", says="Minh chứng"),
    ],
    "S13": [Case(change=lambda w: w[RIVER].delete_cols(9), at=f"{RIVER}!A1", says="Người phụ trách")],
    "S07": [
        Case(change=without_row(RIVER, "2.1.b"), at=f"{RIVER}!", id="2.1.b", says="2.1.b"),
        Case(change=without_row(UNIT, "contact"), at=f"{UNIT}!", id="contact"),
    ],
    "S08": [Case(change=typed(TOWN, f"A{_TOWN_END}", "9.9.a"), at=f"{TOWN}!A{_TOWN_END}", id="9.9.a", says="9.9.a")],
    "S09": [
        Case(
            change=all_of(typed(TOWN, f"A{_TOWN_END}", "1.1.a"), typed(TOWN, f"B{_TOWN_END}", "1.1.a")),
            at=f"{TOWN}!{'A' + _cell('1.1.a', 'evidence')[1:]}",
            id="1.1.a",
        ),
        Case(
            # The copy holds the answer, so the copy counts.
            values={("1.1.a", "self_level"): None, ("1.1.a", "evidence"): None},
            change=all_of(
                typed(TOWN, f"A{_TOWN_END}", "1.1.a"),
                typed(TOWN, f"B{_TOWN_END}", "1.1.a"),
                typed(TOWN, f"{_COLUMN['self_level']}{_TOWN_END}", "Vàng"),
            ),
            at=f"{TOWN}!A{_TOWN_END}",
            id="1.1.a",
        ),
        Case(
            # A row without a key that shows the criterion's number, and a level.
            change=all_of(
                typed(TOWN, f"B{_TOWN_END}", "1.1.a"), typed(TOWN, f"{_COLUMN['self_level']}{_TOWN_END}", "Đỏ")
            ),
            at=f"{TOWN}!{_key('1.1.a')}",
            id="1.1.a",
        ),
    ],
    "S10": [
        Case(
            change=typed(TOWN, f"{_COLUMN['self_level']}{_TOWN_END}", "Đỏ"),
            at=f"{TOWN}!{_COLUMN['self_level']}{_TOWN_END}",
            says="Đỏ",
        ),
        Case(
            change=typed(TOWN, f"{_COLUMN['evidence']}{_TOWN_END}", "Ghi thêm"),
            at=f"{TOWN}!{_COLUMN['evidence']}{_TOWN_END}",
            says="cột Minh chứng",
        ),
        Case(
            # Above the first indicator, below the headings.
            change=all_of(
                lambda w: w[TOWN].insert_rows(HEAD_ROW + 1),
                typed(TOWN, f"{_COLUMN['explanation']}{HEAD_ROW + 1}", "Của chúng tôi"),
            ),
            at=f"{TOWN}!{_COLUMN['explanation']}{HEAD_ROW + 1}",
            says="Của chúng tôi",
        ),
        Case(
            # The row that shows the levels: what is added behind the printed text.
            change=lambda w: added(w[TOWN], f"{_COLUMN['evidence']}{HEAD_ROW + 2}", "\nQuyết định 9"),
            at=f"{TOWN}!{_COLUMN['evidence']}{HEAD_ROW + 2}",
            says="“Quyết định 9”",
        ),
        Case(change=typed(SURVEY, "F30", "Ghi chú thêm"), at=f"{SURVEY}!F30", says="cột Ghi chú"),
        Case(change=typed(UNIT, "C17", "Người lập phiếu"), at=f"{UNIT}!C17", says="cột Nội dung"),
    ],
    "S11": [
        Case(
            change=merged(TOWN, f"{_cell('1.1.a', 'self_level')}:{_cell('1.1.b', 'self_level')}"),
            at=("1.1.b", "self_level"),
            id="1.1.b",
            says=f"{_cell('1.1.a', 'self_level')}:{_cell('1.1.b', 'self_level')}",
        )
    ],
    "S14": [
        Case(change=swapped(TOWN, "1.1.a", "1.10.a"), at=f"{TOWN}!{_key('1.1.a')}", id="1.1.a", says="“1.10.a”"),
        Case(
            change=swapped(SURVEY, "people.count", "desk.note"),
            at=f"{SURVEY}!{_key('people.count')}",
            id="people.count",
            says="2 dòng",
        ),
        Case(
            change=swapped(UNIT, "unit_name", "contact"),
            at=f"{UNIT}!{_key('unit_name')}",
            id="unit_name",
            says="Cán bộ đầu mối",
        ),
    ],
    "S15": [
        Case(
            change=copied_column(TOWN, "self_level", "1.1.b", "Đỏ"),
            at=f"{TOWN}!R{_cell('1.1.b', 'self_level')[1:]}",
            id="1.1.b",
            says="1.1.b: “Xanh” được tính, “Đỏ” thì không",
        ),
        Case(change=copied_column(TOWN, "evidence", "", ""), at=f"{TOWN}!R1", says="giống nhau"),
    ],
    "S16": [
        Case(change=copied_sheet(TOWN, "1.1.b", "Đỏ"), at=f"{TOWN} Copy!", says="khác nhau ở: 1.1.b."),
        Case(
            values=_blank_levels("1.1.b") | {("1.1.b", "evidence"): None},
            change=copied_sheet(TOWN, "1.1.b", "Đỏ"),
            at=f"{TOWN} Copy!",
            says="lấy từ bản sao: 1.1.b.",
        ),
        Case(change=copied_sheet(SURVEY), at=f"{SURVEY} Copy!", says="6 dòng"),
        Case(change=copied_sheet(UNIT), at=f"{UNIT} Copy!", says="11 dòng"),
    ],
    "S17": [
        Case(
            change=all_of(typed(TOWN, f"T{HEAD_ROW}", "Ghi chú của phòng"), typed(TOWN, "T8", "Xem lại")),
            at=f"{TOWN}!T8",
            says="“Ghi chú của phòng”",
        ),
        Case(change=typed(SURVEY, "G7", "ước tính"), at=f"{SURVEY}!G7", says="“ước tính”"),
        Case(change=all_of(typed(TOWN, f"T{HEAD_ROW}", "Điểm"), typed(TOWN, "T8", 2)), at=f"{TOWN}!T8", says="“Điểm”"),
    ],
    "S18": [
        Case(
            change=all_of(
                meta(catalog_version="0"), without_row(RIVER, "2.1.b"), typed(TOWN, f"A{_TOWN_END}", "1.1.z")
            ),
            says="thiếu 1 dòng của bản mới: 2.1.b. 1 dòng nay không còn dùng: 1.1.z.",
        ),
        Case(change=all_of(meta(catalog_digest="0"), without_row(RIVER, "2.1.b")), says="thiếu 1 dòng"),
    ],
    "U01": [
        Case(values={("contact", "value"): None}, at=("contact", "value"), id="contact", says="Cán bộ đầu mối"),
        Case(values={("period", "value"): "  \u200b "}, at=("period", "value"), id="period"),
        Case(change=without_row(UNIT, "contact"), at=f"{UNIT}!", id="contact"),
    ],
    "U02": [
        Case(
            stamp=COMMUNE,
            values={("unit_name", "value"): "Xã Khác"},
            at=("unit_name", "value"),
            id="unit_name",
            says="Xã Khác",
        ),
        Case(stamp=COMMUNE, values={("unit_level", "value"): "Cấp tỉnh"}, at=("unit_level", "value"), id="unit_level"),
        Case(stamp=COMMUNE, values={("unit_name", "value"): "Xã Thứ"}, at=("unit_name", "value"), id="unit_name"),
        Case(stamp=COMMUNE, values={("unit_name", "value"): "Phường Thử"}, at=("unit_name", "value"), id="unit_name"),
        Case(stamp=COMMUNE, values={("unit_name", "value"): "Xã Thứ"}, at=("unit_name", "value"), id="unit_name"),
        Case(stamp=COMMUNE, values={("period", "value"): "2025"}, at=("period", "value"), id="period"),
    ],
    "U03": [
        Case(
            values={("unit_level", "value"): "Cấp thôn"}, at=("unit_level", "value"), id="unit_level", says="Cấp thôn"
        ),
        Case(values={("assessed_on", "value"): "12/31/2023"}, at=("assessed_on", "value"), id="assessed_on"),
        Case(
            values={("assessed_on", "value"): date(2206, 3, 1)},
            at=("assessed_on", "value"),
            id="assessed_on",
            says="Năm 2206 không hợp lý",
        ),
    ],
    "U06": [
        Case(values={("email", "value"): "a..b@example.vn"}, at=("email", "value"), id="email", says="a..b@example.vn"),
        Case(values={("email", "value"): "chưa có"}, at=("email", "value"), id="email"),
    ],
    "U07": [
        Case(
            values={("email", "value"): "a@xa.vn; b@xa.vn"}, at=("email", "value"), id="email", says="a@xa.vn; b@xa.vn"
        ),
        Case(values={("email", "value"): "a@xa.vn\r\nBcc: b@xa.vn"}, at=("email", "value"), id="email"),
    ],
    "A01": [
        Case(values=_blank_levels("1.1.b"), at=("1.1.b", "self_level"), id="1.1.b"),
        Case(values=_blank_levels("1.1.a", "1.1.b"), at=("1.1.a", "self_level"), id="1.1", says="2 tiêu chí"),
        Case(values=_blank_levels("2.2"), at=("2.2", "self_level"), id="2.2"),
    ],
    "A02": [
        Case(values={("1.1.a", "self_level"): "Tốt"}, at=("1.1.a", "self_level"), id="1.1.a", says="Tốt"),
        Case(values={("1.1.a", "self_level"): "Xamh"}, at=("1.1.a", "self_level"), id="1.1.a", says="“Xanh”?"),
        Case(values={("1.1.a", "self_level"): 3}, at=("1.1.a", "self_level"), id="1.1.a", says="“3”"),
        Case(values={("1.1.a", "self_level"): True}, at=("1.1.a", "self_level"), id="1.1.a"),
        Case(values={("1.1", "competence"): "Có"}, at=("1.1", "competence"), id="1.1"),
        Case(values={("1.1.a", "self_level"): "Đỏ/Vàng"}, at=("1.1.a", "self_level"), id="1.1.a", says="của ô này."),
        Case(values={("1.1.a", "self_level"): "● Đỏ"}, at=("1.1.a", "self_level"), id="1.1.a"),
    ],
    "A03": [
        Case(
            values={("2.1.a", "self_level"): "Không áp dụng", ("2.1.a", "explanation"): "Không có sông"},
            at=("2.1.a", "self_level"),
            id="2.1.a",
            says="2.1",
        ),
        Case(
            values={("2.1", "competence"): "Không áp dụng", **_blank_levels("2.1.a", "2.1.b")},
            at=("2.1", "competence"),
            id="2.1",
        ),
    ],
    "A04": [
        Case(values=_NO_REASON, at=("1.1.a", "self_level"), id="1.1.a"),
        Case(
            values={**_HEADING_NA, ("1.1", "explanation"): " ", **_blank_levels("1.1.a", "1.1.b")},
            at=("1.1", "competence"),
            id="1.1",
        ),
    ],
    "A05": [Case(values=_HEADING_NA, at=("1.1", "competence"), id="1.1", says="2 tiêu chí")],
    "A06": [
        Case(values={("1.1.a", "review_level"): "Đỏ"}, at=("1.1.a", "review_level"), id="1.1.a", says="Thẩm định"),
        Case(
            stamp=Stamp(stage="review"),
            values={("1.1.a", "agreed_level"): "Đỏ"},
            at=("1.1.a", "agreed_level"),
            id="1.1.a",
            says="Thống nhất",
        ),
    ],
    "A07": [
        Case(values={("1.1.a", "self_level"): ErrorValue("#REF!")}, at=("1.1.a", "self_level"), id="1.1.a"),
        Case(values={("people.count", "answer"): ErrorValue("#N/A")}, at=("people.count", "answer"), id="people.count"),
    ],
    "A08": [Case(values={("1.1.a", "self_level"): Formula("C7")}, at=("1.1.a", "self_level"), id="1.1.a")],
    "A09": [
        Case(
            values={("1.1.a", "evidence"): Formula("C7", "Báo cáo 5")},
            at=("1.1.a", "evidence"),
            id="1.1.a",
            says="Báo cáo",
        )
    ],
    "A19": [
        Case(
            values={("1.1.a", "self_level"): Formula("C7", "Xanh")}, at=("1.1.a", "self_level"), id="1.1.a", says="Xanh"
        )
    ],
    "A10": [
        Case(values={("1.1.a", "self_level"): "xanh"}, at=("1.1.a", "self_level"), id="1.1.a", says="“xanh”"),
        Case(
            values={("people.share", "answer"): "12,5"},
            at=("people.share", "answer"),
            id="people.share",
            says="số 12,5",
        ),
        *(
            Case(values={("1.1.a", "evidence"): before}, at=("1.1.a", "evidence"), id="1.1.a", says=says)
            for before, says in (
                ("Quyết đi\u0323nh", "ghép dấu viết rời"),
                ("Quyết\u200bđịnh", "“Quyết⟨U+200B⟩định”"),
                ("Quyết\u00a0định", "⟨U+00A0⟩"),
                ("\u00d0ã ban hành", "U+00D0"),
                ("Quyết\x07 định", "⟨U+0007⟩"),
            )
        ),
        Case(values={("1.1.a", "self_level"): "● Xanh"}, at=("1.1.a", "self_level"), id="1.1.a", says="là “Xanh”"),
        Case(
            values={("1.1.a", "self_level"): "Xanh "}, at=("1.1.a", "self_level"), id="1.1.a", says="khoảng trắng thừa"
        ),
        Case(
            values={("1.1.a", "self_level"): "khong ap dung", ("1.1.a", "explanation"): "Không có chợ"},
            at=("1.1.a", "self_level"),
            id="1.1.a",
            says="là “Không áp dụng”",
        ),
        Case(values={("unit_code", "value"): 70}, at=("unit_code", "value"), id="unit_code", says="mã “00070”"),
        Case(
            values={("people.share", "answer"): "73%"}, at=("people.share", "answer"), id="people.share", says="số 73"
        ),
        Case(
            values={("people.share", "answer"): 0.73},
            change=lambda w: setattr(w[SURVEY][_cell("people.share", "answer")], "number_format", "0%"),
            at=("people.share", "answer"),
            id="people.share",
            says="“73%” được hiểu là số 73",
        ),
        Case(
            values={("assessed_on", "value"): "3/5/2026"},
            at=("assessed_on", "value"),
            id="assessed_on",
            says="ngày 3 tháng 5 năm 2026",
        ),
        Case(
            values={("people.count", "answer"): "４２００"},
            at=("people.count", "answer"),
            id="people.count",
            says="4200",
        ),
    ],
    "A11": [
        Case(values={("1.10.b", "self_level"): "Đỏ"}, at=("1.10.b", "self_level"), id="1.10.b"),
        Case(
            # The sender's stamp says commune; the row was copied in from another unit's workbook.
            stamp=COMMUNE,
            change=all_of(
                typed(TOWN, f"A{_TOWN_END}", "1.10.b"),
                typed(TOWN, f"B{_TOWN_END}", "1.10.b"),
                typed(TOWN, f"{_COLUMN['self_level']}{_TOWN_END}", "Đỏ"),
            ),
            at=f"{TOWN}!{_COLUMN['self_level']}{_TOWN_END}",
            id="1.10.b",
        ),
    ],
    "S19": [
        Case(change=typed(TOWN, _HEAD["self_level"], None), at=f"{TOWN}!{_HEAD['self_level']}", says="để trống"),
        Case(change=typed(TOWN, _HEAD["self_level"], "Kỳ trước"), at=f"{TOWN}!{_HEAD['self_level']}", says="Kỳ trước"),
        Case(
            # A heading that nobody knows, and the true one over a column without a key.
            change=all_of(typed(TOWN, _HEAD["self_level"], "Mức"), typed(TOWN, _HEAD["check"], "Tự đánh giá")),
            at=f"{TOWN}!{_HEAD['self_level']}",
            says="đứng ở cột F",
        ),
        Case(
            change=all_of(typed(TOWN, _HEAD["self_level"], "Mức"), typed(TOWN, f"AD{_key('1.1.a')[1:]}", "Đỏ")),
            at=f"{TOWN}!{_HEAD['self_level']}",
            says="cột AD cũng ghi các mức",
        ),
        Case(change=looks(TOWN, _HEAD["self_level"], ink="2F5D6E"), at=f"{TOWN}!{_HEAD['self_level']}", says="bị ẩn"),
        Case(change=typed(SURVEY, "D5", "Ghi chú"), at=f"{SURVEY}!D5", says="Ghi chú"),
    ],
    "S20": [Case(change=typed(TOWN, _HEAD["self_level"], "Mức"), at=f"{TOWN}!{_HEAD['self_level']}", says="“Mức”")],
    "S21": [
        Case(
            change=all_of(
                typed("Tổng hợp", _cell("total", "provisional_score"), 12.3),
                typed("Tổng hợp", _cell("1.10", "level"), "Đỏ"),
            ),
            at=f"Tổng hợp!{_cell('1.1', 'level')}",
            id="1.1",
            says="ghi 12.3 điểm, chương trình tính 100; khác đầu tiên: 1.1, “Mức”: – và Xanh",
        )
    ],
    "S22": [Case(at="Tổng hợp!"), Case(change=lambda w: None, at="Tổng hợp!")],
    "S27": [
        Case(change=typed(TOWN, f"B{_key('1.1.a')[1:]}", None), at=f"{TOWN}!{_key('1.1.a')}", id="1.1.a"),
        Case(change=typed(TOWN, f"B{_key('1.1.a')[1:]}", "mục a"), at=f"{TOWN}!{_key('1.1.a')}", id="1.1.a"),
        Case(change=lambda w: hide_column(w[TOWN], "B"), at=f"{TOWN}!{_key('1.1')}", id="1.1", says="6 dòng"),
    ],
    "A16": [
        Case(
            change=lambda w: hide_column(w[TOWN], _COLUMN["self_level"]),
            at=("1.1.a", "self_level"),
            id="1.1.a",
            says="cột này bị ẩn; 3 câu",
        ),
        Case(
            change=lambda w: setattr(w[TOWN], "sheet_state", "hidden"),
            at=("1.1.a", "self_level"),
            id="1.1.a",
            says="trang này bị ẩn",
        ),
        Case(
            change=looks(TOWN, _cell("1.1.b", "self_level"), code=";;;"),
            at=("1.1.b", "self_level"),
            id="1.1.b",
            says="định dạng số",
        ),
        Case(
            change=looks(TOWN, _cell("1.1.b", "self_level"), code='0;0;0;"Xanh"'),
            at=("1.1.b", "self_level"),
            id="1.1.b",
        ),
        Case(
            change=looks(TOWN, _cell("1.1.b", "self_level"), ink="FFFFFE", ground="FFFFFF"),
            at=("1.1.b", "self_level"),
            id="1.1.b",
            says="cùng màu",
        ),
        Case(change=looks(TOWN, _cell("1.1.b", "self_level"), size=1), at=("1.1.b", "self_level"), id="1.1.b"),
        Case(
            values=_HEADING_NA,
            change=lambda w: hide_column(w[TOWN], re.sub(r"\d", "", _cell("1.1", "competence"))),
            at=("1.1", "competence"),
            id="1.1",
        ),
    ],
    "A17": [
        Case(
            change=lambda w: setattr(w[TOWN].row_dimensions[int(_key("1.1.a")[1:])], "hidden", True),
            at=("1.1.a", "self_level"),
            says="1 dòng",
        ),
        # One row of a group that the form's own outline folds: no button has hidden that alone.
        Case(
            change=lambda w: setattr(w[TOWN].row_dimensions[int(_key("1.1.b")[1:])], "hidden", True),
            at=("1.1.b", "self_level"),
            says="1 dòng",
        ),
    ],
    "A18": [
        Case(
            change=lambda w: hide_column(w[TOWN], _COLUMN["evidence"]),
            at=("1.1.a", "evidence"),
            says="Cột “Minh chứng (tài liệu kiểm chứng)” bị ẩn",
        ),
        Case(change=lambda w: setattr(w[SURVEY], "sheet_state", "veryHidden"), at=f"{SURVEY}!", says="Trang này bị ẩn"),
    ],
    "A12": [
        Case(change=_DATE_IN_TEXT, at=("1.1.a", "evidence"), id="1.1.a", says="03/05/2026"),
        Case(values={("desk.note", "answer"): True}, at=("desk.note", "answer"), id="desk.note"),
    ],
    "A13": [
        Case(
            change=typed(TOWN, _COLUMN["self_level"] + _key("1.1")[1:], "Xanh"),
            at=f"{TOWN}!{_COLUMN['self_level']}{_key('1.1')[1:]}",
            id="1.1",
            says="chỉ số 1.1",
        )
    ],
    "A14": [
        Case(
            change=typed(TOWN, _heading_column("officer") + _key("1.1")[1:], "Bà Lan"),
            at=f"{TOWN}!{_heading_column('officer')}{_key('1.1')[1:]}",
            id="1.1",
            says="Người phụ trách",
        ),
        Case(
            change=typed(TOWN, _heading_column("competence") + _key("1.1.a")[1:], "Không áp dụng"),
            at=f"{TOWN}!{_heading_column('competence')}{_key('1.1.a')[1:]}",
            id="1.1.a",
        ),
    ],
    "A15": [
        Case(values={("1.1.a", "evidence"): "QuyÕt ®Þnh sè 12"}, at=("1.1.a", "evidence"), id="1.1.a", says="TCVN3"),
        Case(values={("1.1.a", "self_level"): "§á sè ®ã"}, at=("1.1.a", "self_level"), id="1.1.a"),
        Case(
            values={("1.1.a", "evidence"): "Quy?t ??nh c?ng khai", ("1.1.b", "evidence"): "C_ng khai ch_c n_ng"},
            at=("1.1.a", "evidence"),
            id="1.1.a",
            says="mất chữ",
        ),
        Case(values={("1.1.a", "evidence"): "T\ufffd chức"}, at=("1.1.a", "evidence"), id="1.1.a", says="mất chữ"),
        Case(
            values={("1.1.a", "evidence"): "Vµng"},
            change=lambda w: setattr(w[TOWN][_cell("1.1.a", "evidence")], "font", Font(name=".VnTime")),
            at=("1.1.a", "evidence"),
            id="1.1.a",
        ),
        *(
            Case(values={("1.1.a", "evidence"): text}, at=("1.1.a", "evidence"), id="1.1.a", says=says)
            for text, says in (
                ("Quy?t ??nh s? 12", "mất chữ"),
                ("C_ng ch_c xã", "mất chữ"),
                ("Đ\ufffdng L\ufffdm", "mất chữ"),
                ("Quyáº¿t Ä‘á»‹nh sá»‘ 12", "Quyết định số 12"),
                ("&#272;&#7857;ng L&#226;m", "Đằng Lâm"),
            )
        ),
        Case(values={("contact", "value"): "Nguy?n V?n An"}, at=("contact", "value"), id="contact"),
    ],
    "E01": [
        Case(values={("1.1.a", "evidence"): None}, at=("1.1.a", "evidence"), id="1.1.a", says="Xanh"),
        Case(values={("2.2", "evidence"): "\u00a0"}, at=("2.2", "evidence"), id="2.2"),
    ],
    "E02": [
        Case(values={("1.1.a", "evidence"): "mc 3"}, at=("1.1.a", "evidence"), id="1.1.a", says="mã MC03"),
        Case(values={("1.1", "evidence"): "MC01-MC03", **WHOLE}, at=("1.1", "evidence"), id="1.1", says="MC02, MC03."),
        Case(values={("1.1.a", "evidence"): "MC99; Quyết định 12/QĐ-UBND"}, at=("1.1.a", "evidence"), id="1.1.a"),
    ],
    "E03": [Case(values={**WHOLE}, at=("MC01", "document"), id="MC01", says="Quy chế")],
    "E04": [
        Case(
            values={("MC02", "document"): "Sổ hồ sơ"}, at=("MC02", "sign"), id="MC02", says="số, ký hiệu hoặc nơi lưu"
        ),
        Case(
            values={**WHOLE, ("MC01", "issuer"): None, ("MC01", "issued_on"): None},
            at=("MC01", "issued_on"),
            id="MC01",
            says="ngày ban hành, cơ quan ban hành",
        ),
        Case(values={**WHOLE, ("MC01", "document"): None}, at=("MC01", "document"), id="MC01", says="tên tài liệu"),
        Case(
            # A row that was put in, without a code of its own.
            values={**WHOLE, ("1.1.a", "evidence"): "MC01"},
            change=typed(REGISTER, f"C{_REGISTER_END}", "Sổ khác"),
            at=f"{REGISTER}!B{_REGISTER_END}",
            id=f"+{_REGISTER_END}",
            says="mã minh chứng",
        ),
    ],
    "E05": [
        Case(
            values={**WHOLE, ("MC01", "issued_on"): date(2025, 12, 31)},
            at=("MC01", "issued_on"),
            id="MC01",
            says="31/12/2025, ngoài kỳ đánh giá 2026",
        ),
        Case(values={**WHOLE, ("MC01", "issued_on"): date(2027, 1, 1)}, at=("MC01", "issued_on"), id="MC01"),
    ],
    "E06": [
        Case(
            values={**WHOLE, ("MC02", "document"): "Sổ", ("MC02", "located"): "Tủ 1", ("MC02", "code"): "mc1"},
            at=("MC02", "code"),
            id="MC01",
            says="2 dòng",
        )
    ],
    "E07": [
        Case(values={**WHOLE, ("MC01", "issued_on"): "tháng 3"}, at=("MC01", "issued_on"), id="MC01", says="tháng 3"),
        Case(values={**WHOLE, ("MC01", "expected"): "Minh chứng khác"}, at=("MC01", "expected"), id="MC01"),
        Case(
            values={**WHOLE, ("MC01", "issued_on"): date(2005, 12, 31)},
            at=("MC01", "issued_on"),
            id="MC01",
            says="Năm 2005 không hợp lý",
        ),
    ],
    "P01": [
        Case(values={("1", "budget"): "1.234"}, at=("1", "budget"), id="1", says="Kinh phí"),
        Case(values={("1", "deadline"): "cuối năm"}, at=("1", "deadline"), id="1", says="Thời hạn"),
        Case(values={("1", "deadline"): date(2062, 6, 30)}, at=("1", "deadline"), id="1", says="Năm 2062 không hợp lý"),
        Case(values={("1", "deadline"): "30/6/2047"}, at=("1", "deadline"), id="1", says="Năm 2047 không hợp lý"),
        Case(values={("1", "deadline"): "2026"}, at=("1", "deadline"), id="1", says="Đó là một năm"),
        Case(values={("1", "deadline"): date(1905, 7, 18)}, at=("1", "deadline"), id="1", says="chỉ gõ năm 2026"),
        Case(values={("1", "indicator"): "9.9 Khác"}, at=("1", "indicator"), id="1"),
        Case(values={("1", "budget"): -5}, at=("1", "budget"), id="1", says="“-5”"),
    ],
    "P02": [
        Case(values={("1", "lead"): None, ("1", "deadline"): None}, at=("1", "lead"), id="1", says="chủ trì, thời hạn"),
        Case(values={("7", "task"): "Mua máy"}, at=("7", "indicator"), id="7"),
    ],
    "Q01": [
        Case(
            values={("people.count", "answer"): "1.23.4"},
            at=("people.count", "answer"),
            id="people.count",
            says="1.23.4",
        ),
        Case(values={("desk.since", "answer"): "12/31/2023"}, at=("desk.since", "answer"), id="desk.since"),
        Case(values={("desk.since", "answer"): date(2005, 12, 31)}, at=("desk.since", "answer"), id="desk.since"),
        Case(values={("desk.form", "answer"): "Giay tờ khác"}, at=("desk.form", "answer"), id="desk.form"),
        Case(values={("desk.open", "answer"): 1}, at=("desk.open", "answer"), id="desk.open"),
    ],
    "Q02": [
        Case(
            values={("people.share", "answer"): 100.5},
            at=("people.share", "answer"),
            id="people.share",
            says="từ 0 đến 100",
        ),
        Case(values={("people.count", "answer"): -1}, at=("people.count", "answer"), id="people.count"),
        Case(
            values={("people.count", "answer"): 3.5}, at=("people.count", "answer"), id="people.count", says="số nguyên"
        ),
    ],
    "Q03": [Case(values={("desk.open", "answer"): None}, at=f"{SURVEY}!", says="1 trên 6")],
    "Q04": [
        Case(
            values={("people.share", "answer"): written},
            at=("people.share", "answer"),
            id="people.share",
            says=f"ghi {said}: đang hiểu là {said} %",
        )
        for written, said in ((0.73, "0,73"), ("0,98", "0,98"))
    ],
}

QUIET: dict[str, list[Case]] = {
    "S01": [Case(change=lambda w: setattr(w["_meta"], "sheet_state", "hidden"))],
    "S02": [Case(change=meta(catalog_version="0"))],
    "S03": [
        Case(change=meta(tool_version="9.9")),
        Case(change=all_of(meta(catalog_version="0"), without_row(RIVER, "2.1.b"))),  # S18 says it all
    ],
    "S04": [Case(change=lambda w: w[RIVER].insert_rows(1, 3)), Case(change=lambda w: w[TOWN].insert_cols(1))],
    "S05": [
        Case(change=lambda w: setattr(w[RIVER], "title", "Trang của tôi")),
        Case(change=lambda w: w.move_sheet(RIVER, -3)),
    ],
    "S06": [Case(change=lambda w: w[RIVER].insert_cols(4, 2)), Case(change=lambda w: w[RIVER].delete_cols(6))],
    "S07": [
        Case(change=without_row("Hành động", "20")),
        Case(stamp=COMMUNE),
        # Made for communes, so it lacks the criterion for districts; the level is typed, the stamp is lost.
        Case(stamp=COMMUNE, change=without_sheet("_meta")),
        Case(change=all_of(meta(catalog_version="0"), without_row(RIVER, "2.1.b"))),
    ],
    "S08": [Case(change=typed(TOWN, f"B{_TOWN_END}", "9.9.a"))],
    "S09": [Case(change=typed(TOWN, f"B{_TOWN_END}", "1.1.a"))],
    "S10": [Case(change=typed(TOWN, f"B{_TOWN_END}", "Ghi thêm của chúng tôi")), Case(), Case(stamp=COMMUNE)],
    "S11": [Case(change=merged(TOWN, "B2:E2")), Case(change=merged(TOWN, f"B{_TOWN_END}:H{_TOWN_END}"))],
    "S12": [Case()],
    "S13": [Case(change=lambda w: w[RIVER].delete_cols(7)), Case()],
    "S14": [
        Case(change=lambda w: w[TOWN].insert_cols(2)),
        Case(change=lambda w: w[TOWN].delete_cols(2)),
        Case(change=typed(TOWN, f"B{_key('1.1.a')[1:]}", "1.1.a (mới)")),
        Case(change=typed(TOWN, f"B{_key('1.10')[1:]}", 1.1)),
        Case(change=moved_row(TOWN, "1.1.a")),
    ],
    "S15": [Case(change=lambda w: w[TOWN].insert_cols(5)), Case()],
    "S16": [Case(change=lambda w: setattr(w.copy_worksheet(w["Tổng hợp"]), "title", "Bản in")), Case()],
    "S17": [
        Case(),
        Case(stamp=COMMUNE),
        Case(change=lambda w: w[TOWN].insert_cols(4)),
        Case(stamp=Stamp(stage="review")),
    ],
    "S18": [Case(change=meta(catalog_version="0")), Case(change=without_row(RIVER, "2.1.b"))],
    "U01": [Case(stamp=COMMUNE, values={("period", "value"): None})],
    "U02": [
        Case(stamp=COMMUNE, values={("unit_name", "value"): "XÃ THỬ", ("period", "value"): "Năm 2026"}),
        Case(stamp=COMMUNE, values={("unit_name", "value"): "UBND xã Thử"}),
        Case(),
    ],
    "U03": [Case(values={("unit_level", "value"): "cap xa", ("assessed_on", "value"): "1/3/2026"})],
    "U06": [Case(values={("email", "value"): "vp@xa.gov.vn"}), Case()],
    "U07": [Case(values={("email", "value"): "Văn phòng <vp@xa.gov.vn>"}), Case()],
    "A01": [
        Case(values=_SPOKEN_FOR),
        Case(values={**_HEADING_NA, **_blank_levels("1.1.a", "1.1.b")}),
        Case(values={("1.1.a", "self_level"): "?"}),
        Case(values=_blank_levels("1.1.a"), change=lambda w: w[TOWN].delete_cols(_COLUMN_NUMBER["self_level"])),
    ],
    "A02": [
        Case(values={("1.1.a", "self_level"): " đỏ ", ("1.1.b", "self_level"): "GREEN"}),
        Case(values={("1.1.a", "self_level"): "●", ("1.1.b", "self_level"): "▲ Vàng"}),
        Case(values=_blank_levels("1.1.a")),
    ],
    "A03": [Case(values=_NO_REASON), Case(values={("2.1", "competence"): "Ngoài thẩm quyền"})],
    "A04": [Case(values={**_NO_REASON, ("1.1.a", "explanation"): "Không có chợ"}), Case(values=_SPOKEN_FOR)],
    "A05": [
        Case(values={**_HEADING_NA, **_blank_levels("1.1.a", "1.1.b")}),
        Case(values={("2.1", "competence"): "Không áp dụng"}),  # not allowed at all: A03
    ],
    "A06": [Case(stamp=Stamp(stage="review"), values={("1.1.a", "review_level"): "Đỏ"})],
    "A07": [Case(values={("1.1.a", "evidence"): "#REF!"}), Case(values={("1.1.a", "evidence"): Formula("C7")})],
    "A08": [Case(values={("1.1.a", "evidence"): Formula("C7", "Quyết định 1")}), Case(values=_blank_levels("1.1.a"))],
    "A19": [
        Case(),
        Case(values={("1.1.a", "self_level"): Formula("C7")}),  # without a result: A08
        Case(values={("1.1.a", "review_level"): Formula("C7", "Xanh")}),
    ],
    "A09": [Case(values={("1.1.a", "evidence"): "=SUM(A1)"}), Case(values={("1.1.a", "evidence"): Formula("C7")})],
    "A10": [
        Case(values={("1.1.a", "evidence"): "  Quyết định   1 "}),
        Case(),
        # Where the answer is refused, its spelling is nobody's concern.
        Case(values={("2.1.a", "self_level"): "khong ap dung", ("2.1.a", "explanation"): "Không có sông"}),
        Case(values={("unit_code", "value"): "12345"}),
    ],
    "A11": [Case(values={("unit_level", "value"): "Cấp huyện", ("1.10.b", "self_level"): "Đỏ"}), Case()],
    "S19": [
        Case(change=typed(TOWN, _HEAD["self_level"], "self-assessment")),
        Case(change=typed(TOWN, _HEAD["self_level"], "Mức")),
        Case(stamp=replace(COMMUNE, previous_period="2025")),
    ],
    "S20": [Case(change=typed(TOWN, _HEAD["self_level"], " TỰ ĐÁNH GIÁ ")), Case(stamp=COMMUNE)],
    "S21": [
        Case(),
        Case(change=typed("Tổng hợp", _cell("total", "level"), None)),
        Case(change=without_sheet("Tổng hợp")),
    ],
    "S22": [Case(values=_blank_levels("1.1.a", "1.1.b", "1.10.a", "2.1.a", "2.1.b", "2.2"))],
    "S27": [
        Case(change=typed(TOWN, f"B{_key('1.1.a')[1:]}", "1.1.a (mới)")),
        Case(change=typed(TOWN, f"B{_key('1.10')[1:]}", 1.1)),
        Case(change=lambda w: w[TOWN].insert_cols(2)),
    ],
    "A16": [
        Case(change=looks(TOWN, _cell("1.1.b", "self_level"), code="@", ink="A0A0A0")),
        Case(change=looks(TOWN, _cell("1.1.b", "self_level"), ink="FFFFFF", ground="C00000")),
        # The column of a stage that does not count.
        Case(
            values={("1.1.a", "review_level"): "Đỏ"},
            change=lambda w: hide_column(w[TOWN], re.sub(r"\d", "", _cell("1.1.a", "review_level"))),
        ),
        Case(change=lambda w: hide_column(w[TOWN], re.sub(r"\d", "", _cell("1.1", "competence")))),
    ],
    "A17": [Case(), Case(change=lambda w: w[TOWN].row_dimensions.group(7, 9, hidden=True))],
    "A18": [Case(), Case(change=lambda w: hide_column(w[TOWN], re.sub(r"\d", "", _cell("1.1.a", "officer"))))],
    "A12": [Case(values={("1.1.a", "evidence"): "3/5", ("1.1.b", "evidence"): 12})],
    "A13": [
        Case(values={("1.1", "explanation"): "Giải trình chung"}),
        Case(values={("2.2", "self_level"): "Đỏ"}),
        Case(change=typed(TOWN, _heading_column("previous_level") + _key("1.1")[1:], "Đỏ")),
    ],
    "A14": [Case(), Case(stamp=COMMUNE), Case(values={("2.2", "officer"): "Bà Lan"})],
    "A15": [
        Case(values={("1.1.a", "evidence"): "Báo cáo hoàn toàn, hoà giải, toán"}),
        Case(
            values={
                ("1.1.a", "evidence"): "R&D; đã có chưa? Xem https://xa.example.vn/?id=1&so=2, bao_cao_ke_hoach.pdf"
            }
        ),
        Case(values={("1.1.a", "evidence"): "Đề án “XÔ; «lá»… (?)"}),
        Case(change=lambda w: setattr(w[TOWN][_cell("1.1.a", "evidence")], "font", Font(name=".VnTime"))),
    ],
    "E01": [
        Case(values={("1.1.a", "evidence"): None, ("1.1.a", "explanation"): "Đang soạn"}),
        Case(change=lambda w: w[TOWN].delete_cols(_COLUMN_NUMBER["evidence"])),
        Case(values={("1.1.a", "evidence"): None, ("1.1", "evidence"): "Công văn 5/UBND-VP"}),
        Case(values={("1.1.a", "evidence"): None, ("MC01", "expected"): "1.1.e1 Minh chứng 1.1", **WHOLE}),
    ],
    "E02": [
        Case(values={("1.1.a", "evidence"): "MC1 và mc-02", **WHOLE, ("MC02", "document"): "Sổ"}),
        Case(values={("1.1.a", "evidence"): "MC2026, 12/MC-03, AMC04"}),
        # A form of an older layout has no register, so that is a word like any other.
        Case(
            values={("1.1.a", "evidence"): "MC03"},
            change=all_of(without_sheet(REGISTER), meta(evidence_codes="")),
        ),
    ],
    "E03": [
        Case(values={**WHOLE, ("1.1", "evidence"): "MC01"}),
        Case(values={**WHOLE, ("MC01", "expected"): "1.1.e1 Minh chứng 1.1"}),
    ],
    "E04": [
        Case(values={**WHOLE}),
        Case(values={("MC02", "document"): "Sổ hồ sơ", ("MC02", "located"): "Tủ 3"}),
        Case(change=typed(REGISTER, "B7", "")),
    ],
    "E05": [
        Case(values={**WHOLE}),
        Case(values={**WHOLE, ("MC01", "issued_on"): date(2027, 1, 15), ("assessed_on", "value"): date(2027, 1, 20)}),
        Case(values={**WHOLE, ("MC01", "issued_on"): date(1999, 1, 1), ("period", "value"): "Đợt thử"}),
    ],
    "E06": [Case(values={**WHOLE, ("MC02", "document"): "Sổ"})],
    "E07": [
        Case(values={**WHOLE, ("MC01", "issued_on"): "5/3/2026", ("MC01", "expected"): "1.1.e1"}),
    ],
    "P01": [
        Case(values={("1", "budget"): "12,5", ("1", "deadline"): "31/12/2026", ("1", "indicator"): "1.10"}),
        *(Case(values={("1", "deadline"): said}) for said in ("Quý IV/2026", "thường xuyên", date(2046, 12, 31))),
    ],
    "P02": [Case(values={("1", name): None for name in ("product", "budget", "status", "phase")})],
    "Q01": [Case(values={("people.share", "answer"): "12,5", ("desk.open", "answer"): "có"})],
    "Q02": [Case(values={("people.share", "answer"): 100, ("people.count", "answer"): 0})],
    "Q03": [Case()],
    "Q04": [
        Case(values={("people.share", "answer"): 1.5}),
        Case(values={("people.share", "answer"): 0}),
        Case(values={("people.share", "answer"): 0.4, ("people.share", "note"): "đã kiểm tra"}),
        Case(
            values={("people.share", "answer"): 0.73},
            change=lambda w: setattr(w[SURVEY][_cell("people.share", "answer")], "number_format", "0%"),
        ),
    ],
}


def _flat(cases: dict[str, list[Case]]) -> list[object]:
    return [
        pytest.param(code, case, id=f"{code}-{n}") for code, group in cases.items() for n, case in enumerate(group, 1)
    ]


@pytest.mark.parametrize(("code", "case"), _flat(FIRES))
def test_fires(code: str, case: Case, tmp_path: Path) -> None:
    result = case.examined(tmp_path)
    assert result.usable
    found = only(result.diagnostics, code)
    place, wanted = case.place, f"{code} at {case.place} about {case.id!r}"
    hits = [d for d in found if f"{d.place.sheet}!{d.place.cell}" == (place or "!") and d.id == case.id]
    assert len(hits) == 1, f"{wanted}: {[(d.code, d.place, d.id) for d in result.diagnostics]}"
    assert hits[0].severity == RULES[code].severity
    assert case.says in message(hits[0], "vi")
    for finding in result.diagnostics:
        well_worded(finding)


@pytest.mark.parametrize(("code", "case"), _flat(QUIET))
def test_stays_quiet(code: str, case: Case, tmp_path: Path) -> None:
    result = case.examined(tmp_path)
    assert result.usable and not only(result.diagnostics, code), [message(d, "vi") for d in result.diagnostics]


def test_limited_format_fires(tmp_path: Path) -> None:
    path = as_ods(fill(tmp_path / "phieu.xlsx"), tmp_path / "phieu.ods")
    result = examine(path, CATALOG)
    (finding,) = only(result.diagnostics, "S12")
    well_worded(finding)
    assert ".ods" in message(finding, "vi")
    # Nothing else is found, and nothing is lost.
    assert said(result) == [finding]
    assert result.scorecard and result.scorecard.total.score == 100


def test_what_is_typed_above_the_headings_of_a_limited_format_is_told(tmp_path: Path) -> None:
    """On the sheets that have no formula there, whose result would be taken for it."""

    def change(workbook: Workbook) -> None:
        workbook[TOWN]["F3"] = "Xem công văn 15"
        workbook[TOWN]["B4"] = 0  # LibreOffice's .xls has it for the text that the formula gives

    typed = fill(tmp_path / "phieu.xlsx", change=change)
    found = only(examine(as_ods(typed, tmp_path / "phieu.ods"), CATALOG).diagnostics, "N11")
    assert [(d.place, d.arguments["found"]) for d in found] == [(Place(TOWN, "F3"), "Xem công văn 15")]


def as_ods(workbook: Path, path: Path) -> Path:
    """The same cells as an OpenDocument spreadsheet."""
    tables = []
    for sheet in load_workbook(workbook, data_only=True).worksheets:
        rows = "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
            for row in sheet.iter_rows(values_only=True)
        )
        tables.append(f'<table:table table:name="{escape(sheet.title)}">{rows}</table:table>')
    names = {n: f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" for n in ("office", "table", "text")}
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in names.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {declared} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    parts["META-INF/manifest.xml"] = '<manifest:manifest xmlns:manifest="urn:x"/>'
    return write_zip(path, {name: text.encode() for name, text in parts.items()})


def _ods_cell(value: object) -> str:
    kind = ""
    match value:
        case None:
            return "<table:table-cell/>"
        case date():
            kind = f'office:value-type="date" office:date-value="{value.isoformat()[:10]}"'
        case int() | float():
            kind = f'office:value-type="float" office:value="{value}"'
        case _:
            kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


# Files ----------------------------------------------------------------------------------------------------------------

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def _patched(changes: dict[str, object], values: Values | None = None) -> Callable[[Path], None]:
    """A complete workbook with some of its parts changed."""

    def make(path: Path) -> None:
        fill(path, values)
        patch(path, changes)  # type: ignore[arg-type]

    return make


def _part(sheet: str) -> str:
    return form(blank()).sheets[sheet]


def _far(data: bytes, row: int = 1048576, column: str = "XFD", value: bytes = b"<v>1</v>", style: bytes = b"") -> bytes:
    cell = b'<row r="%d"><c %sr="%s%d">%s</c></row>' % (row, style, column.encode(), row, value)
    return data.replace(b"</sheetData>", cell + b"</sheetData>")


def _far_prefixed(data: bytes) -> bytes:
    names = b'<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    row = names + b'r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    return data.replace(b"</sheetData>", row + b"</sheetData>")


def _doctype(data: bytes) -> bytes:
    declaration = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return data[:declaration] + bomb + data[declaration:]


def _twice(path: Path) -> None:
    fill(path)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(_part(TOWN), form(blank()).parts[_part(TOWN)])


def _oversized(data: bytes) -> bytes:
    return data.replace(b"</sheetData>", b" " * (60 << 20) + b"</sheetData>")


def _packed(path: Path) -> None:
    """60 MB of blanks in a sheet, in a file of some 70 kB."""
    parts = form(blank()).parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(name, _oversized(data) if name == _part(TOWN) else data)
    assert path.stat().st_size < 1 << 20


def _whole() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in form(blank()).parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def _newer(path: Path) -> None:
    fill(path, change=meta(format="2"))


def _other_edition(path: Path) -> None:
    fill(path, change=meta(edition="2031"))


def _unknown_part(path: Path) -> None:
    fill(path, change=meta(part="lead:nobody"))


def _other_spreadsheet(path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"] = "Danh sách"  # type: ignore[index]
    workbook.save(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _relations_lost(data: bytes) -> bytes:
    return data.replace(b"worksheets/sheet", b"worksheets/nowhere")


Making = Callable[[Path], None] | bytes
FILES: dict[str, list[tuple[str, Making]]] = {
    "F01": [("missing", lambda path: None)],
    "F02": [("folder", _folder)],
    "F04": [("empty", b"")],
    "F05": [
        ("text", "Kính gửi Ủy ban nhân dân".encode()),
        ("csv", b"\xef\xbb\xbfid;level\n1.1;red\n"),
        ("pdf", b"%PDF-1.7\n" + bytes(100)),
        ("html", b"<!DOCTYPE html><html><table></table></html>"),
        ("html-as-xls", b"\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'>"),
        ("picture", b"\x89PNG\r\n" + bytes(100)),
        ("docx", _zip(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"})),
        ("doc", _OLE + "WordDocument".encode("utf-16-le")),
        ("random", bytes(range(1, 256)) * 4 + b"\x00"),
    ],
    "F06": [
        *((f"cut-{n}", _whole()[: len(_whole()) * n // 10]) for n in range(1, 10)),
        ("cut-last", _whole()[:-1]),
        ("only-pk", b"PK\x03\x04"),
        ("twice", _twice),
        ("sheet-lost", _patched({_part(TOWN): None})),
        ("relations-lost", _patched({"xl/_rels/workbook.xml.rels": _relations_lost})),
        ("workbook-lost", _patched({"xl/workbook.xml": None})),
        ("sheet-cut", _patched({_part(TOWN): lambda data: data[: len(data) // 2]})),
        ("sheet-garbage", _patched({_part(TOWN): bytes(range(256)) * 9})),
        ("old-excel-cut", _OLE + "Workbook".encode("utf-16-le")),
    ],
    "F07": [
        ("password", _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600)),
        ("rights", _OLE + "DataSpaces".encode("utf-16-le")),
    ],
    "F08": [("xlsb", _zip(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.bin": b"\x83"}))],
    "F09": [("large", lambda path: path.write_bytes(b"PK" + bytes(33 << 20)) and None)],
    "F10": [
        ("doctype-sheet", _patched({_part(TOWN): _doctype})),
        ("doctype-workbook", _patched({"xl/workbook.xml": _doctype})),
        ("utf-16", _patched({_part(TOWN): lambda data: data.decode().encode("utf-16")})),
    ],
    "F12": [("other", _other_spreadsheet)],
    "F13": [("newer", _newer)],
    "F21": [("packed", _packed)],
    "F34": [("edition", _other_edition)],
    "F36": [("office", _unknown_part)],
    "F22": [("zip", _zip(**{"phieu.txt": b"x"}))],
}
"""What is no workbook of ours, by the rule that says so."""


SAID: dict[str, list[tuple[str, Making]]] = {
    "F11": [
        ("far", _patched({_part(TOWN): _far})),
        ("far-attributes", _patched({_part(TOWN): lambda data: _far(data, style=b's="1" ')})),
        ("far-prefixed", _patched({_part(TOWN): _far_prefixed})),
        (
            "far-single-quotes",
            _patched({_part(TOWN): lambda data: _far(data).replace(b'"XFD1048576"', b"'XFD1048576'")}),
        ),
        ("far-row-alone", _patched({_part(TOWN): lambda data: _far(data).replace(b' r="XFD1048576"', b"")})),
        ("far-down", _patched({_part(SURVEY): lambda data: _far(data, column="B")})),
        ("far-text", _patched({_part(TOWN): lambda data: _far(data, value=b"<is><t>x</t></is>")})),
    ],
}
"""What is read all the same, by the rule that tells what is odd."""


def _made(path: Path, making: Making) -> Path:
    if isinstance(making, bytes):
        path.write_bytes(making)
    else:
        making(path)
    return path


@pytest.mark.parametrize(
    ("code", "making"),
    [pytest.param(code, making, id=f"{code}-{name}") for code, group in FILES.items() for name, making in group],
)
def test_file_is_refused(code: str, making: Making, tmp_path: Path) -> None:
    path = _made(tmp_path / "phieu.xlsx", making)
    result = examine(path, CATALOG)
    assert [d.code for d in result.diagnostics] == [code], [message(d, "en") for d in result.diagnostics]
    assert not result.usable and result.submission is None
    well_worded(result.diagnostics[0])


@pytest.mark.parametrize(
    ("code", "making"),
    [pytest.param(code, making, id=f"{code}-{name}") for code, group in SAID.items() for name, making in group],
)
def test_file_is_read_all_the_same(code: str, making: Making, tmp_path: Path) -> None:
    result = examine(_made(tmp_path / "phieu.xlsx", making), CATALOG)
    assert result.usable
    (finding,) = only(result.diagnostics, code)
    well_worded(finding)


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fill(tmp_path / "phieu.xlsx")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        result = examine(path, CATALOG)
    assert [d.code for d in result.diagnostics] == ["F20"] and result.sha256 == ""
    well_worded(result.diagnostics[0])
    assert examine(tmp_path / ("x" * 300 + ".xlsx"), CATALOG).diagnostics[0].code in ("F01", "F03")


@pytest.mark.parametrize("code", [f"F{n:02}" for n in range(1, 14)])
def test_file_rules_stay_quiet(code: str, tmp_path: Path) -> None:
    for name in ("phieu.xlsx", "phieu", "phiếu tự đánh giá.PDF"):  # what a file is, its bytes say
        assert said(examine(fill(tmp_path / name), CATALOG)) == []


def test_names_in_a_folder(tmp_path: Path) -> None:
    for name in ("~$a.xlsx", ".~lock.a.xlsx#", "._a.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x" * 165)
    for name in ("thu.docx", "anh.jpg", "ghi chú.txt"):
        (tmp_path / name).write_bytes(b"x")
    fill(tmp_path / "a.XLSX")
    received = receive(tmp_path)
    assert [path.name for path in received.workbooks] == ["a.XLSX"]
    by_code = {code: {Path(s.path).name for s in received.skipped if s.code == code} for code in ("F14", "F15")}
    assert by_code["F14"] == {".~lock.a.xlsx#", "._a.xlsx", "Thumbs.db", "~$a.xlsx"}
    assert by_code["F15"] == {"anh.jpg", "ghi chú.txt", "thu.docx"}
    for line in received.skipped:
        well_worded(Diagnostic(line.code, "info"))


# Several files --------------------------------------------------------------------------------------------------------


def _unit_of(path: Path, name: str, code: str, **more: object) -> Result:
    values = {**COMPLETE, ("unit_name", "value"): name, ("unit_code", "value"): code}
    return examine(fill(path, {**values, **more}), CATALOG)  # type: ignore[dict-item]


def _said_of(results: list[Result], register: Units | None = None) -> list[tuple[str, Diagnostic]]:
    """As ``said``, of several files."""
    return [found for found in aggregate(results, CATALOG, register).findings if found[1].code != "S22"]


def test_findings_across_files(tmp_path: Path) -> None:
    register = Units(path="units.csv", units=(Unit(code="12345", name="Xã Thử", level="commune"),))
    good = _unit_of(tmp_path / "a.xlsx", "Xã Thử", "12345")
    copy = _unit_of(tmp_path / "a (1).xlsx", "Xã Thử", "12345")
    stranger = _unit_of(tmp_path / "b.xlsx", "Xã Lạ", "99999")
    findings = {Path(path).name: finding for path, finding in _said_of([good, copy, stranger], register)}
    assert {name: finding.code for name, finding in findings.items()} == {"a (1).xlsx": "X01", "b.xlsx": "U04"}
    for finding in findings.values():
        well_worded(finding)
    assert not _said_of([good], register)
    assert not _said_of([good, stranger])


LONG = "Quyết định số 15/QĐ-UBND ngày 3/2/2026 về quy chế làm việc của Ủy ban nhân dân"


def _across(number: int, levels: str, evidence: str = "", explanation: str = "", cell: str = "F7") -> Result:
    """A workbook of 12 rows with these levels (r, y, g), and one evidence."""
    names = {"r": "red", "y": "yellow", "g": "green"}
    rows = {}
    for index, letter in enumerate(levels):
        entries = {"self_level": Entry(Place(TOWN, f"E{index}"), "text", letter, names[letter])}
        rows[f"1.{index}"] = Row(f"1.{index}", Place(TOWN, f"A{index}"), entries)
    for name, text in (("evidence", evidence), ("explanation", explanation)):
        if text:
            rows["1.0"].entries[name] = Entry(Place(TOWN, cell), "text", text, text)
    return hand.result(f"{number}.xlsx", Unit(name=f"Xã {number}"), rows=rows)


def _of(code: str, *results: Result, catalog: Catalog = CATALOG) -> list[tuple[str, Diagnostic]]:
    found = list(across(hand.stored(results, catalog, None), catalog))
    for _, finding in found:
        well_worded(finding)
    return [(path, finding) for path, finding in found if finding.code == code]


def test_the_same_evidence_in_several_units() -> None:
    first, second = _across(1, "rygrygrygryg", LONG), _across(2, "yygrygrygryg", f" {LONG.upper()} ".replace(" ", "  "))
    ((path, finding),) = _of("X02", first, second, _across(3, "g" * 12, LONG + " khác"))
    assert (path, finding.severity, finding.place, finding.id) == ("", "info", Place(TOWN, "F7"), "1.0")
    assert "2 đơn vị: Xã 1, Xã 2." in message(finding, "vi")
    ((_, elsewhere),) = _of("X02", first, _across(2, "yygrygrygryg", LONG, cell="F9"))
    assert elsewhere.place == Place(TOWN)
    ((_, many),) = _of("X02", *(_across(n, "rygrygrygryg", LONG) for n in range(9)))
    assert "9 đơn vị" in message(many, "vi") and "và 4 đơn vị khác" in message(many, "vi")
    # Short evidence agrees by chance; a unit that repeats itself is one unit.
    assert not _of("X02", _across(1, "rygrygrygryg", "Có quyết định"), _across(2, "yygrygrygryg", "Có quyết định"))
    twice = _across(1, "rygrygrygryg", LONG)
    assert twice.submission
    twice.submission.rows["1.1"].entries["evidence"] = Entry(Place(TOWN, "F8"), "text", LONG, LONG)
    assert not _of("X02", twice)


def test_the_same_levels_in_several_units() -> None:
    levels = "rygrygrygryg"
    ((path, finding),) = _of("X03", _across(1, levels), _across(2, levels), _across(3, "y" + levels[1:]))
    assert (path, finding.place) == ("", Place()) and "toàn bộ 12 mức" in message(finding, "vi")
    assert not _of("X03", _across(1, levels), _across(2, levels[::-1]))
    assert not _of("X03", _across(1, levels[:5]), _across(2, levels[:5]))  # too few to mean anything
    assert not _of("X03", _across(1, "g" * 12), _across(2, "g" * 12))  # said by X04


def test_all_best_without_a_note() -> None:
    ((path, finding),) = _of("X04", _across(1, "g" * 12), _across(2, "g" * 12, explanation="Đang bổ sung"))
    assert (path, finding.severity) == ("1.xlsx", "info")
    assert not _of("X04", _across(1, "g" * 11 + "y"), _across(2, "g" * 5))
    silent = replace(CATALOG, rules={"X04": RuleSetting(severity="off", reason=hand.both("Không cần"))})
    assert not _of("X04", _across(1, "g" * 12), catalog=silent)


def test_likenesses_come_in_the_order_in_which_they_are_met() -> None:
    other = LONG.replace("15", "16")
    texts = (LONG, other, "Quyết định của riêng xã này, không xã nào khác có", LONG, other, LONG)
    results = [_across(number, "rygrygrygryg", text) for number, text in enumerate(texts)]
    found = list(across(hand.stored(results, CATALOG, None), CATALOG))
    assert [finding.code for _, finding in found] == ["X02", "X02", "X03"]
    assert [finding.arguments.get("found") for _, finding in found] == [LONG, other, None]
    assert not list(across(hand.stored([], CATALOG, None), CATALOG))


# A catalogue's own judgement ------------------------------------------------------------------------------------------


def test_a_catalogue_judges_otherwise(tmp_path: Path) -> None:
    reason = hand.both("Năm đầu chưa đòi minh chứng", "First year")
    settings = {
        "E01": RuleSetting(severity="info", reason=reason),
        "Q03": RuleSetting(severity="off", reason=reason),
        "A01": RuleSetting(severity="error", reason=reason),  # as it is
    }
    catalog = replace(CATALOG, rules=settings)
    values = {**COMPLETE, ("1.1.a", "evidence"): None, ("desk.open", "answer"): None}
    path = fill(tmp_path / "a.xlsx", values)
    assert [(d.code, d.severity) for d in said(examine(path, CATALOG))] == [("Q03", "info"), ("E01", "warning")]
    assert [(d.code, d.severity) for d in said(examine(path, catalog))] == [("E01", "info")]
    assert waivers(catalog) == (Waiver("E01", "warning", "info", reason), Waiver("Q03", "info", "off", reason))
    assert waivers(CATALOG) == ()


def test_what_does_not_count_is_always_said() -> None:
    for code, rule in RULES.items():
        milder = unchangeable(rule, "off")
        if rule.check is None and code not in ("X02", "X03", "X04", "X06"):
            assert unchangeable(rule, "error") and unchangeable(rule, rule.severity), code
        elif rule.firm:
            assert milder and unchangeable(rule, rule.severity) is None and unchangeable(rule, "error") is None, code
        else:
            assert milder is None and unchangeable(rule, "info") is None, code
    for code in (
        "A02",
        "A03",
        "A04",
        "A06",
        "A07",
        "A08",
        "Q01",
        "P01",
        "U03",
        "S04",
        "S05",
        "S06",
        "S07",
        "S08",
        "S10",
    ):
        assert RULES[code].firm, code


def test_the_same_document_of_several_units() -> None:
    def of(name: str, code: str, sign: str, issuer: str, day: str = "2023-03-12") -> Result:
        entry = hand.row("MC01", document="Kế hoạch", sign=sign, issued_on=day, issuer=issuer)
        unit = Unit(code=code, name=name, level="commune", kind="xa")
        return hand.result(f"{code}.xlsx", unit, "yggg", evidence=(entry,))

    def told(*results: Result) -> list[Diagnostic]:
        return [d for path, d in aggregate(results, hand.CATALOG, None).findings if d.code == "X06" and path == ""]

    own = of("Tân Lập", "00001", "7/KH-UBND", "UBND xã Tân Lập")
    (found,) = told(own, of("Minh Hòa", "00002", "07/kh - UBND", "UBND xã"))
    well_worded(found)
    assert "7/KH-UBND Kế hoạch" in message(found, "vi") and "Tân Lập, Minh Hòa" in message(found, "vi")
    assert not told(own, of("Minh Hòa", "00002", "7/KH-UBND", "UBND tỉnh"))  # a province's is everybody's
    assert not told(own, of("Minh Hòa", "00002", "7/KH-UBND", "UBND xã Tân Lập"))
    assert not told(own, of("Minh Hòa", "00002", "7/KH-UBND", "UBND xã", "2023-03-13"))
    assert not told(own, of("Minh Hòa", "00002", "8/KH-UBND", "UBND xã"))


def test_files_of_another_period(tmp_path: Path) -> None:
    now = _unit_of(tmp_path / "a.xlsx", "Xã Thử", "12345")
    old = _unit_of(tmp_path / "b.xlsx", "Xã Lạ", "99999")
    assert old.scorecard
    old = replace(old, scorecard=replace(old.scorecard, period="2020"))
    (found,) = _said_of([now, old])
    assert (found[0], found[1].code) == (old.path, "X05")
    well_worded(found[1])
    assert not _said_of([now])


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_there_is_too_much_of_is_said(what: str) -> None:
    finding = unreadable(Unreadable("overfull", **({"what": what, "sheet": "Sông"} if what else {})))
    for language in LANGUAGES:
        said = message(finding, language)
        assert TOO_MUCH[what][language] in said and ("“Sông”" in said) == bool(what) and "{" not in said


def test_every_refusal_of_too_much_says_of_what() -> None:
    sources = Path(examine.__code__.co_filename).parents[1].rglob("*.py")
    found = re.findall(
        r'Unreadable\("overfull"(?:, what=(.*?))?\)', "".join(path.read_text("utf-8") for path in sources)
    )
    named = {word for words in found for word in re.findall(r'"([a-z-]+)"', words)}
    assert len(found) > 10 and all(found) and named == {*TOO_MUCH} - {""}


# All of them ----------------------------------------------------------------------------------------------------------

_ELSEWHERE = {
    **dict.fromkeys(
        ("T01", "T02", "T03", "T04", "T11"),
        "test_each_copy_that_is_not_what_was_given_out_is_refused_with_its_reason",
    ),
    "T05": "test_of_two_files_of_one_reviewer_one_counts_and_the_other_is_told",
    **dict.fromkeys(("T06", "T07", "T09"), "test_what_is_to_be_asked_is_told_with_its_code"),
    **dict.fromkeys(("T08", "T10"), "test_a_review_that_says_nothing_and_one_beyond_its_part_are_told"),
    "T12": "test_figures_that_differ_are_told_and_no_one_is_chosen",
    "S12": "test_limited_format_fires",
    "S28": "test_another_result_in_an_old_format",
    "S23": "test_what_contradicts_the_list_is_an_error_and_counts_as_issued",
    "S29": "test_a_number_that_was_issued_to_another_unit_counts_for_neither",
    "S25": "test_without_a_list_a_later_stage_does_not_count",
    "S26": "test_a_copy_that_is_not_listed",
    "F03": "test_file_that_cannot_be_opened",
    "F14": "test_names_in_a_folder",
    "F15": "test_names_in_a_folder",
    "F16": "test_a_deadly_file_is_named_and_the_others_are_read",
    "F17": "test_a_slow_file_is_stopped",
    **dict.fromkeys(("F30", "F31", "F32", "F33"), "test_arrivals"),
    "F18": "test_each_kind_ends_as_the_table_says",
    "F19": "test_each_kind_ends_as_the_table_says",
    "F20": "test_file_that_cannot_be_opened",
    **dict.fromkeys(("F23", "F24", "F35"), "test_each_kind_ends_as_the_table_says"),
    "U04": "test_findings_across_files",
    "U05": "test_a_register_that_names_another_kind_is_told",
    "U10": "test_a_name_like_one_unit_alone_is_taken_for_it_with_a_warning",
    "U11": "test_without_a_register_a_mark_makes_two_units_and_that_is_said",
    **dict.fromkeys((f"M{n:02}" for n in range(1, 18)), "test_checks_of_figures"),
    **dict.fromkeys(("M12", "M13"), "test_forms_without_places_are_told_once"),
    "X01": "test_findings_across_files",
    "X02": "test_the_same_evidence_in_several_units",
    "X03": "test_the_same_levels_in_several_units",
    "X04": "test_all_best_without_a_note",
    "X05": "test_files_of_another_period",
    "X06": "test_the_same_document_of_several_units",
    "X07": "test_a_blank_workbook_is_in_no_figure",
    "X08": "test_parts_alone_count_nowhere_and_are_said",
    **dict.fromkeys(("N01", "N02", "N04", "N05"), "test_told_at_its_place"),
    "N03": "test_a_text_box_is_told",
    "N06": "test_replies_to_a_return_copy_are_read",
    "N07": "test_many_of_a_sheet_are_counted",
    "N08": "test_a_link_that_may_run_something_is_named_not_carried",
    "N09": "test_struck_out_evidence_is_none",
    "N10": "test_a_part_that_is_struck_out_is_a_remark",
    "N11": "test_what_is_typed_where_nothing_is_asked_is_told",
}
"""Rules whose case does not fit a table, with the test that has it."""


def test_every_rule_has_its_cases() -> None:
    assert set(_ELSEWHERE.values()) <= {
        *globals(),
        *vars(test_aggregate),
        *vars(test_appraisal),
        *vars(test_counted),
        *vars(test_workers),
        *vars(test_intake),
        *vars(test_names),
        *vars(test_hostile),
        *vars(test_seen),
        *vars(test_issued),
        *vars(test_beside),
        *vars(test_twelve_beside),
        *vars(test_participation),
        *vars(test_parts),
        *vars(test_withdrawn),
    }
    fires = {*FIRES, *FILES, *SAID, *_ELSEWHERE}
    quiet = {*QUIET, *_ELSEWHERE, *(code for code in RULES if code.startswith("F"))}
    assert {"fires": fires, "quiet": quiet} == {"fires": set(RULES), "quiet": set(RULES)}


def test_rules_are_worded() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    for code, rule in RULES.items():
        assert re.fullmatch(r"[FSUAENMQPXT]\d\d", code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        for text in (rule.message, rule.why, rule.fix):
            assert set(text) == set(LANGUAGES) and all(words.strip() for words in text.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("stamped", [False, True])
def test_a_good_workbook_has_no_finding(tmp_path: Path, language: str, stage: str, stamped: bool) -> None:
    stamp = Stamp(stage=stage) if not stamped else replace(COMMUNE, stage=stage)  # type: ignore[arg-type]
    english = {"Xanh": "Green", "Có": "Yes", "Giấy": "Paper", "Cấp xã": "Commune level", "Xã": "Commune"}
    english |= {"Giai đoạn 1": "Phase 1", "Dự kiến": "Planned", "1.10 Chỉ số 1.10": "1.10 Indicator 1.10"}
    values = {k: english.get(str(v), v) if language == "en" else v for k, v in COMPLETE.items()}
    if stamped:
        values = {key: value for key, value in values.items() if key[0] not in ("unit_name", "unit_code", "unit_level")}
    path = fill(tmp_path / "a.xlsx", values, stamp=stamp, language=language)
    result = examine(path, CATALOG, issued=AS_STAMPED)
    assert said(result) == []
    assert result.scorecard and result.scorecard.total.score == 100 and result.scorecard.unit.name == "Xã Thử"


def test_findings_are_cut_to_fit(tmp_path: Path) -> None:
    long = "Rất tốt và " * 3000
    result = examine(fill(tmp_path / "a.xlsx", {**COMPLETE, ("1.1.a", "self_level"): long[:32767]}), CATALOG)
    (finding,) = only(result.diagnostics, "A02")
    well_worded(finding)


def test_findings_are_of_one_short_line(tmp_path: Path) -> None:
    lines = "\x07Rất  dài\n và\u2028nhiều dòng\n" * 900
    path = fill(
        tmp_path / "a.xlsx", {**COMPLETE, ("contact", "value"): lines}, stamp=replace(COMMUNE, period="x" * 999)
    )
    result = examine(path, CATALOG)
    assert {"A10", "U02"} <= {d.code for d in result.diagnostics}
    for finding in result.diagnostics:
        for language in LANGUAGES:
            for text in (message(finding, language), fix(finding, language)):
                assert len(text) <= MAX_MESSAGE and len(text.splitlines()) == 1


# Nothing is lost ------------------------------------------------------------------------------------------------------


def _insert_everywhere(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        if not sheet.title.startswith("_"):
            sheet.insert_rows(5, 2)
            sheet.insert_rows(9)
            sheet.insert_cols(4)
            sheet.insert_rows(1, 2)
            sheet.insert_cols(1)


def _rename_all(workbook: Workbook) -> None:
    for number, sheet in enumerate(workbook.worksheets):
        if not sheet.title.startswith("_"):
            sheet.title = f"Bảng {number}"


def _reverse(workbook: Workbook) -> None:
    workbook._sheets.reverse()  # type: ignore[attr-defined]


def _add_sheets(workbook: Workbook) -> None:
    extra = workbook.create_sheet("Ghi chú của phòng")
    extra["A1"], extra["A2"], extra["C3"] = "id", "1.1.a", "Đỏ"
    workbook.create_sheet("Biểu đồ").sheet_state = "hidden"


def _hide(workbook: Workbook) -> None:
    """What units hide when they have done with it: rows, texts, sheets of no level."""
    hide_column(workbook[TOWN], _COLUMN["evidence"])
    for name in (SURVEY, UNIT, "Hành động", "Tổng hợp"):
        workbook[name].sheet_state = "hidden"
    for row in range(HEAD_ROW + 1, workbook[RIVER].max_row):
        workbook[RIVER].row_dimensions[row].hidden = True


def _style_far(workbook: Workbook) -> None:
    workbook[TOWN]["XFD1048576"].fill = PatternFill("solid", start_color="FF0000")
    workbook[TOWN]["AZ9000"].fill = PatternFill("solid", start_color="FF0000")


HARMLESS: dict[str, Callable[[Workbook], None]] = {
    "inserted": _insert_everywhere,
    "renamed": _rename_all,
    "reordered": _reverse,
    "added": _add_sheets,
    "hidden": _hide,
    "all at once": all_of(_insert_everywhere, _rename_all, _reverse, _add_sheets),
    "styled far away": _style_far,
    "summary and guide deleted": all_of(without_sheet("Tổng hợp"), without_sheet("Hướng dẫn")),
    "lists deleted": without_sheet("_lists"),
    "filled down": lambda w: w[TOWN].delete_rows(_TOWN_END, 40),
}


def _said(result: Result) -> dict[str, object]:
    """Everything a workbook says, without the places."""
    submission = result.submission
    assert submission is not None
    said: dict[str, object] = {name: entry.value for name, entry in submission.unit.items()}
    for row in (*submission.rows.values(), *submission.survey.values(), *submission.actions):
        said |= {f"{row.id}/{name}": entry.value for name, entry in row.entries.items()}
    return said


@pytest.mark.parametrize("name", HARMLESS)
def test_no_answer_is_lost(name: str, tmp_path: Path) -> None:
    plain = examine(fill(tmp_path / "plain.xlsx"), CATALOG)
    changed = examine(fill(tmp_path / "changed.xlsx", change=HARMLESS[name]), CATALOG)
    assert _said(changed) == _said(plain)
    assert changed.scorecard == plain.scorecard
    assert not [d for d in changed.diagnostics if d.severity == "error"], [
        message(d, "en") for d in changed.diagnostics
    ]


@pytest.mark.parametrize("dimension", [b'<dimension ref="A1"/>', b"", b'<dimension ref="A1:XFD1048576"/>'])
def test_the_stated_dimension_is_not_believed(dimension: bytes, tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx")
    patch(path, {_part(TOWN): lambda data: re.sub(rb"<dimension[^>]*/>", dimension, data)})
    assert _said(examine(path, CATALOG)) == _said(examine(fill(tmp_path / "b.xlsx"), CATALOG))


def test_part_names_in_another_case(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name.replace("worksheets/", "Worksheets/"): archive.read(name) for name in archive.namelist()}
    result = examine(write_zip(path, parts), CATALOG)
    assert result.usable and _said(result) == _said(examine(fill(tmp_path / "b.xlsx"), CATALOG))


def test_a_lying_zip_directory_is_no_workbook(tmp_path: Path) -> None:
    """The size an entry declares is not believed."""
    path = tmp_path / "a.xlsx"
    data = bytearray(_whole())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 5)
    path.write_bytes(data)
    assert examine(path, CATALOG).diagnostics[0].code in ("F06", "F12") or examine(path, CATALOG).usable


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "x"])
def test_a_stamp_that_is_no_number_stops_nothing(tmp_path: Path, number: str) -> None:
    assert examine(fill(tmp_path / "a.xlsx", COMPLETE, change=meta(format=number)), CATALOG).usable
