"""The three mistakes that are made most, on the real form: what an official is told, as reviewed under golden/."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from filling import cells
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import MAX_MESSAGE, fix, message
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.book import HEAD_ROW
from iso18091cli.intake.examine import examine
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.scores import Result
from iso18091cli.model.units import Unit


def picked(catalog: Catalog) -> Catalog:
    """The catalogue in which every level is picked, none worked out from what was counted."""
    return replace(
        catalog,
        indicators=tuple(
            replace(i, criteria=tuple(replace(c, measure=None) for c in i.criteria)) for i in catalog.indicators
        ),
        digest=f"{catalog.digest} picked",
    )


SHIPPED = picked(load_catalog())
STAMP = Stamp(unit=Unit(code="11413", name="Hải An", level="commune", kind="phuong"), period="2026")


@cache
def _blank(period: str = "2026") -> bytes:
    return new_workbook(SHIPPED, "vi", replace(STAMP, period=period))


def filled(content: bytes, catalog: Catalog = SHIPPED) -> tuple[Workbook, dict[tuple[str, str], Cell]]:
    """The form filled in rightly: every level, every evidence, every figure of the survey."""
    workbook = load_workbook(io.BytesIO(content), rich_text=True)
    by_key = cells(workbook)
    answers: dict[tuple[str, str], object] = {
        ("contact", "value"): "Nguyễn Văn A",
        ("assessed_on", "value"): "1/3/2026",
    }
    for question in catalog.question.values():
        figure = 40 if question.of_hundred else 5
        answers[question.id, "answer"] = {
            "yes_no": "Có",
            "number": figure,
            "date": "1/3/2026",
            "text": "Không",
            "choice": question.choices[0].word["vi"] if question.choices else "",
        }[question.answer]
    for indicator in catalog.indicators:
        for number, row_id in enumerate([c.id for c in indicator.criteria] or [indicator.id], 1):
            answers[row_id, "self_level"] = ("Xanh", "Vàng", "Đỏ")[(indicator.seq + number) % 3]
            answers[row_id, "evidence"] = f"Quyết định số {indicator.seq}/QĐ-UBND ngày {number}/3/2026"
    for key, value in answers.items():
        if key in by_key:
            by_key[key].value = value
    return workbook, by_key


def examined(workbook: Workbook, path: Path, catalog: Catalog = SHIPPED) -> Result:
    workbook.save(path)
    return examine(path, catalog)


SIGNS = {"error": "✖", "warning": "!", "info": "i"}


def told(result: Result) -> str:
    """What is said, as an official reads it: the sheet, each cell with what is wrong, and what to do about it."""
    lines: list[str] = []
    sheet, remedy = "?", ""
    for finding in result.diagnostics:
        for text in (message(finding, "vi"), fix(finding, "vi")):
            assert len(text) <= MAX_MESSAGE
        if fix(finding, "vi") != remedy or finding.place.sheet != sheet:
            lines += [f"      → {remedy}"] * bool(remedy)
            remedy = fix(finding, "vi")
        if finding.place.sheet != sheet:
            sheet = finding.place.sheet
            lines += ["", f"{sheet or 'Cả tệp'}:"]
        where = " ".join(part for part in (finding.place.cell, finding.id) if part)
        lines.append(f"  {SIGNS[finding.severity]} {finding.code} {where}: {message(finding, 'vi')}")
    lines += [f"      → {remedy}"] * bool(remedy)
    return "\n".join(lines).strip() + "\n"


def test_filled_in_rightly_nothing_is_said(tmp_path: Path) -> None:
    workbook, _ = filled(_blank())
    result = examined(workbook, tmp_path / "a.xlsx")
    assert [d for d in result.diagnostics if d.severity != "info"] == []
    assert result.scorecard and result.scorecard.total.score is not None


def test_pasted_over_the_drop_downs(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """A column copied from the office's own table: its words, a list of marks, figures; the validation is gone."""
    workbook, by_key = filled(_blank())
    pasted = {
        "1.1.a": "Đạt", "1.1.b": "xanh", "1.1.c": "Xanh ", "1.2.a": "● Xanh", "1.2.b": "x", "1.2.c": "Khá tốt",
        "1.3.a": 2, "1.3.b": "Đỏ/Vàng", "1.3.c": "vàg", "1.4.a": True, "1.4.b": "n/a", "1.4.c": "§á", "1.5.a": "#N/A",
    }  # fmt: skip
    for row_id, value in pasted.items():
        by_key[row_id, "self_level"].value = value
    by_key["1.5.a", "self_level"].data_type = "e"
    by_key["1.5.b", "self_level"].value = "=VLOOKUP(B40,Bang!A:C,3)"
    by_key["1.6.a", "evidence"].value = "QuyÕt ®Þnh sè 12/Q§-UBND"
    share = next(q.id for q in SHIPPED.question.values() if q.of_hundred)
    count = next(q.id for q in SHIPPED.question.values() if q.answer == "number" and not q.of_hundred)
    by_key[share, "answer"].value = 0.73
    by_key[count, "answer"].value = "1.234"
    by_key["assessed_on", "value"].value = "12/31/2026"
    for sheet in workbook.worksheets:
        sheet.data_validations.dataValidation.clear()
    result = examined(workbook, tmp_path / "a.xlsx")
    golden("mistakes.pasted.txt", told(result))
    assert result.usable
    codes = {d.id: d.code for d in result.diagnostics if d.severity == "error" and d.place.sheet.startswith("1")}
    assert codes.keys() == {*pasted, "1.5.b"} - {"1.1.b", "1.1.c", "1.2.a"} - ({"1.4.b"} - codes.keys())


def _insert(sheet: Worksheet, below: int, values: dict[int, object]) -> None:
    """What Excel does when somebody inserts a row: all below moves down, merged areas too."""
    for area in list(sheet.merged_cells.ranges):
        if area.min_row > below:
            area.shift(row_shift=1)
    sheet.insert_rows(below + 1)
    for column, value in values.items():
        sheet.cell(below + 1, column).value = value


def test_added_own_rows(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """Own criteria below the form's, a level for the whole indicator, a column and a list of one's own."""
    workbook, by_key = filled(_blank())
    levels, evidence = by_key["1.1.a", "self_level"], by_key["1.1.a", "evidence"]
    sheet = levels.parent
    heading = by_key["1.2", "competence"].row
    sheet.cell(heading, levels.column).value = "Vàng"
    last = sheet.max_row
    for number, text in enumerate(("Tổng số tiêu chí đạt: 30", "Kiến nghị: bổ sung kinh phí"), 2):
        sheet.cell(last + number, evidence.column).value = text
    extra = sheet.max_column + 2
    sheet.cell(HEAD_ROW, extra).value = "Ý kiến của phòng"
    sheet.cell(levels.row, extra).value = "Đã xem"
    own = {2: "1.1.x", 3: "Có trang thông tin riêng", levels.column: "Xanh", evidence.column: "Quyết định số 99"}
    _insert(sheet, levels.row, own)
    _insert(sheet, levels.row + 1, {3: "Họp giao ban", evidence.column: "Biên bản họp tháng 3"})
    copy = workbook.copy_worksheet(by_key["2.1.a", "self_level"].parent)
    copy[by_key["2.1.a", "self_level"].coordinate] = "Đỏ"
    copy[by_key["2.1.b", "self_level"].coordinate] = "Đỏ"
    result = examined(workbook, tmp_path / "a.xlsx")
    golden("mistakes.rows.txt", told(result))
    # Nothing that belongs to the form is lost.
    plain = examined(filled(_blank())[0], tmp_path / "b.xlsx")
    assert result.scorecard == plain.scorecard


def _last_year() -> Catalog:
    """The catalogue as it was: one criterion less here, one more there, an older wording."""
    first, second, *others = SHIPPED.indicators
    older = (
        replace(first, criteria=first.criteria[:-1]),
        replace(
            second,
            criteria=(*second.criteria, Criterion(id=f"{second.id}.z", text={"vi": "Có sổ theo dõi", "en": "A book"})),
        ),
    )
    return replace(SHIPPED, version="0.9", indicators=(*older, *others), digest="0" * 16)


def test_last_year_s_form(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """The form of the year before, made from an older catalogue; the period typed over."""
    old = _last_year()
    workbook, by_key = filled(new_workbook(old, "vi", replace(STAMP, period="2025")), old)
    by_key["period", "value"].value = "2026"
    result = examined(workbook, tmp_path / "a.xlsx")
    golden("mistakes.old-form.txt", told(result))
    assert {"S18", "U02"} <= {d.code for d in result.diagnostics}
    assert not {"S03", "S07", "S08"} & {d.code for d in result.diagnostics}
