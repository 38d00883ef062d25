"""The form as a letter and on paper: what its sender says, what its cells look like, and how it is printed."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from filling import CATALOG
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.book import HEAD_ROW
from iso18091cli.form.look import COUNCIL, INPUT, in_margin
from iso18091cli.model.letter import Letter
from iso18091cli.model.units import Unit

LETTER = Letter("2026-03-31", "tong-hop@tinh.example.vn", "Sở Nội vụ, bà Lan, 0225 000 000")
UNIT = Unit(code="12345", name="Thử", level="commune", kind="xa")


@cache
def form(stamp: Stamp) -> Workbook:
    return load_workbook(io.BytesIO(new_workbook(CATALOG, "vi", stamp)))


def front(stamp: Stamp) -> list[str]:
    return [str(cell.value) for row in form(stamp).worksheets[0].iter_rows() for cell in row if cell.value]


def test_the_front_page_says_until_when_where_to_and_whom_to_call() -> None:
    said = front(Stamp(unit=UNIT, period="2026", letter=LETTER))
    for heading, value in (
        ("Hạn gửi", "31/03/2026"),
        ("Nơi nhận phiếu", LETTER.reply_to),
        ("Đầu mối, liên hệ", LETTER.contact),
    ):
        assert said[said.index(heading) + 1] == value
    assert any("Gửi về: tong-hop@tinh.example.vn. Hạn gửi: 31/03/2026." in line for line in said)
    assert not {"Hạn gửi", "Nơi nhận phiếu", "Đầu mối, liên hệ"} & set(front(Stamp()))


def test_a_units_own_deadline_goes_before_the_rounds() -> None:
    said = front(Stamp(unit=replace(UNIT, due="15/4/2026"), period="2026", letter=LETTER))
    assert said[said.index("Hạn gửi") + 1] == "15/04/2026"


def test_words_for_a_day_stay_as_they_are() -> None:
    assert Letter("hết Quý I/2026").due_shown == "hết Quý I/2026"


def test_the_first_step_asks_only_for_what_is_open() -> None:
    assert "1. Trang “Đơn vị”: ghi cán bộ đầu mối." in front(Stamp(unit=UNIT, period="2026"))
    assert "1. Trang “Đơn vị”: ghi tên đơn vị, cấp, kỳ đánh giá, cán bộ đầu mối." in front(Stamp())


def test_the_properties_name_title_language_and_office() -> None:
    about = form(Stamp(unit=UNIT, period="2026", letter=LETTER)).properties
    assert (about.language, about.creator) == ("vi", LETTER.contact)
    assert about.title == "Bộ chỉ số thử – Xã Thử · 2026"
    assert "openpyxl" not in str(form(Stamp()).properties.creator)


def test_headers_stay_below_what_excel_takes() -> None:
    workbook = form(Stamp(unit=Unit(name="Liên hiệp A&B " * 40, level="other"), period="2026"))
    for sheet in workbook.worksheets:
        assert len(str(sheet.oddHeader)) <= 255 and len(str(sheet.oddFooter)) <= 255
    assert in_margin("A&B") == "A&&B"
    assert not in_margin("&" * 300).rstrip("…").replace("&&", "").count("&")


@pytest.mark.parametrize(("ground", "least"), [(COUNCIL, 4.5), (INPUT, 1.3)])
def test_grounds_are_told_from_white(ground: str, least: float) -> None:
    """By the contrast that WCAG 2 defines: white letters on a heading, a cell to fill in beside the page."""
    parts = [int(ground[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= least


def test_rows_alone_are_frozen_and_criteria_fold_away() -> None:
    workbook = form(Stamp())
    assert {sheet.freeze_panes for sheet in workbook.worksheets} == {None, f"A{HEAD_ROW + 1}"}
    pillar = workbook["Đô thị"]
    levels = {str(row[0].value): pillar.row_dimensions[row[0].row].outlineLevel for row in pillar.iter_rows(min_row=6)}
    assert (levels["1.1"], levels["1.1.a"], levels["1.10"], levels["1.10.a"]) == (0, 1, 0, 1)
    assert not pillar.sheet_properties.outlinePr.summaryBelow
    assert not any(d.hidden for number, d in pillar.row_dimensions.items() if number > 1)
