"""The front page of the form and `validate` say the same: nothing is complete that has an error the form could know.

ISO18091_FILLINGS sets how many damaged and clumsy fillings are tried in an office program (20 by default).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from filling import CATALOG, COMPLETE, ErrorValue, fill
from iso18091cli.checks.in_form import CANNOT, IN_PART
from iso18091cli.checks.table import RULES
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import SheetPlan, plan
from iso18091cli.intake.examine import examine
from iso18091cli.model.catalog import Catalog, Evidence
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.units import Unit
from office import Entry, Filling, Office
from test_counted import SHARE, measure_of

FILLINGS = int(os.environ.get("ISO18091_FILLINGS", "20"))
STAMP = Stamp(unit=Unit(name="Xã Thử", code="12345", level="commune", kind="xa"), period="2026")


def catalog() -> Catalog:
    """The small catalogue with a criterion that is counted, and with evidence that is expected."""
    first, *others = CATALOG.indicators
    criteria = (replace(first.criteria[0], measure=replace(SHARE, when_zero="not_assessed")), *first.criteria[1:])
    evidence = (Evidence(id="1.1.mc1", text={"vi": "Quyết định", "en": "Decision"}),)
    return replace(CATALOG, indicators=(replace(first, criteria=criteria, evidence=evidence), *others), digest="front")


SMALL = catalog()
SHEETS: dict[str, SheetPlan] = {
    sheet.pillar or sheet.kind: sheet for sheet in plan(SMALL, "vi", STAMP.unit.level, STAMP.unit.kind).sheets
}
ENTERED = {"document": "Quyết định", "sign": "1/QĐ-UBND", "issued_on": date(2026, 3, 1), "issuer": "UBND xã"}
WHOLE: dict[tuple[str, str], str | float | date] = {
    **{key: value for key, value in COMPLETE.items() if isinstance(value, str | int | float | date)},
    ("1.1.a", "value"): 199,
    ("1.1.a", "whole"): 200,
    **{("MC01", name): value for name, value in ENTERED.items()},
    ("1.1.b", "evidence"): "MC01",
}
del WHOLE["1.1.a", "self_level"]
"""A workbook without an error and without a warning."""

FINE: Sequence[tuple[str, str, str | float | date]] = (
    ("1.1.b", "self_level", "  xanh "), ("1.10.a", "self_level", "DO"), ("2.1.a", "self_level", "● Xanh"),
    ("1.1", "competence", "thuoc tham quyen"), ("people.count", "answer", ""), ("people.share", "answer", 0),
    ("desk.open", "answer", "không"), ("desk.form", "answer", "GIẤY"), ("desk.note", "answer", "-"),
    ("1", "indicator", "1.10 nhớ lại sau"), ("1", "deadline", "Quý IV/2026"), ("1", "deadline", "31/12/2026"),
    ("1", "status", "dự kiến"), ("1", "budget", 0), ("2", "task", "Chưa rõ"), ("assessed_on", "value", ""),
    ("MC02", "located", "Tủ 3"), ("1.1.b", "evidence", "không có"), ("1.10.a", "evidence", "-"),
    ("1.1.b", "evidence", " x "), ("2.1.a", "evidence", "Có."), ("2.2", "evidence", "…"), ("1.1.a", "value", 150),
    ("2.1.b", "explanation", "Chưa làm"), ("1.1.a", "review_comment", "nhầm chỗ"), ("people.count", "note", "ước"),
    ("MC01", "issued_on", date(2031, 5, 1)), ("1.1.a", "value", " 199 "), ("1.1.a", "whole", "1234"),
    ("MC01", "expected", "1.1.mc1 Quyết định"), ("email", "value", "không có"),
)  # fmt: skip
"""Clumsy, but no error, whatever is missing then is a warning."""
SLIPS: Sequence[tuple[str, str, str | float | date]] = (
    ("1.1.b", "self_level", "Tốt"), ("1.1.b", "self_level", ""), ("2.1.a", "self_level", "Không áp dụng"),
    ("1.10.a", "self_level", "Không áp dụng"), ("2.2", "self_level", 3), ("1.1", "self_level", "Xanh"),
    ("1.10", "competence", "Không áp dụng"), ("1.10", "competence", "nửa nửa"), ("2.1", "competence", "Không áp dụng"),
    ("1.1.a", "value", 201), ("1.1.a", "value", ""), ("1.1.a", "whole", 12.5), ("1.1.a", "value", "nhiều"),
    ("1.1.a", "review_value", 190), ("2.1.a", "review_level", "Xanh"), ("1.1.b", "agreed_level", "Đỏ"),
    ("contact", "value", ""), ("contact", "value", "   "), ("assessed_on", "value", "chưa xong"),
    ("people.count", "answer", -3), ("people.count", "answer", 2.5), ("people.count", "answer", "vài nghìn"),
    ("people.share", "answer", 120), ("desk.open", "answer", "có lẽ"), ("desk.form", "answer", 7),
    ("desk.since", "answer", 2020), ("desk.since", "answer", date(1975, 4, 30)), ("1", "indicator", "9.9 Không có"),
    ("1", "phase", "Giai đoạn 9"), ("1", "deadline", 2026), ("1", "budget", "ít"), ("1", "budget", -5),
    ("1", "status", "để xem"), ("MC01", "issued_on", "năm ngoái"), ("MC01", "expected", "7.7 Không có"),
    ("2.1.a", "evidence", "MC05"), ("1.10.a", "evidence", "MC01 và MC99"), ("2.1", "evidence", "(mc 061)"),
    ("MC02", "code", "MC01"), ("1.1.b", "officer", "=NA()"),
    ("1.10.a", "evidence", "=NA()"), ("desk.note", "answer", "=NA()"), ("1", "task", "=NA()"),
)  # fmt: skip
GONE = ("1.1.b", "2.2", "2.1", "1.1.a", "desk.open", "email", "contact", "2.1.b")
"""Rows that somebody deletes."""
SHEETS_GONE = ("survey", "evidence", "actions", "river")


def fillings(folder: Path) -> Iterator[Filling]:
    """The whole workbook, each slip and each clumsy answer in turn by itself and together with others, and deletions."""
    chance = random.Random(27)
    yield made(folder, 0, [])
    for number in range(1, FILLINGS):
        fine = chance.sample(FINE, chance.choice((1, 3, 5)))
        # Every slip comes; the more fillings are asked for, the fewer of them share one.
        slips = SLIPS[number - 1 :: FILLINGS - 1] if number % 3 else ()
        gone = [chance.choice(list(deletions()))] if number % 10 == 3 else []
        yield made(folder, number, [*fine, *slips], gone)


def deletions() -> Iterator[tuple[str, str]]:
    for row in GONE:
        yield next(sheet.title for sheet in SHEETS.values() if any(r.id == row for r in sheet.rows)), row
    for kind in SHEETS_GONE:
        yield SHEETS[kind].title, ""


def made(
    folder: Path,
    number: int,
    changes: Sequence[tuple[str, str, str | float | date]],
    gone: Sequence[tuple[str, str]] = (),
    left_out: Sequence[tuple[str, str]] = (),
) -> Filling:
    values = WHOLE | {(row, column): value for row, column, value in changes}
    for cell in left_out:
        del values[cell]
    entries = []
    for (row, column), value in values.items():
        sheet = next(s.title for s in SHEETS.values() if column in s.keys and any(r.id == row for r in s.rows))
        if WHOLE.get((row, column)) != value or (sheet, "") not in gone:
            entries.append(Entry(row, column, value, sheet, str(value).startswith("=")))
    return Filling(entries, folder / f"{number}.xlsx" if gone else None, gone=gone)


def front(shown: list[list[float | str]]) -> dict[str, list[float | str]]:
    """The lines of the table of progress, by the sheet's name."""
    first = next(number for number, row in enumerate(shown) if row[1:3] == ["Trang", "Đã trả lời"])
    last = next(number for number, row in enumerate(shown) if row[1] == "Toàn bộ phiếu")
    return {str(row[1]): row[2:7] for row in shown[first + 1 : last + 1]}


def disagreements(lines: dict[str, list[float | str]], found: Sequence[Diagnostic]) -> list[str]:
    errors = sorted(d.code for d in found if d.severity == "error" and d.code not in CANNOT)
    complete = str(lines["Toàn bộ phiếu"][4]).startswith("✓")
    told = [f"says {lines['Toàn bộ phiếu']}, but errors: {errors}"] if complete == bool(errors) else []
    unproved = sum(int(float(lines[SHEETS[p.id].title][1] or 0)) for p in SMALL.pillars)
    broken = {d.place for d in found if d.code == "A07"}  # told as that
    count = sum(d.code == "E01" and d.place not in broken for d in found)
    return told + ([f"without evidence: {unproved}, validate {count}"] if unproved != count else [])


@pytest.mark.office
def test_the_front_page_agrees_with_validate(office: Office, tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(new_workbook(SMALL, "vi", STAMP))
    tried = list(fillings(tmp_path))
    told = []
    for filling, shown in zip(tried, office.shown_by_each(blank, tried, SHEETS["guide"].title), strict=True):
        # Without the office where it can be: storing a file takes it longer than all the rest.
        values = {(e.id, e.column): ErrorValue("#N/A") if e.formula else e.value for e in filling.entries}
        path = filling.target or fill(tmp_path / "filled.xlsx", values, content=blank.read_bytes())
        found = examine(path, SMALL).diagnostics
        changed = {key: value for key, value in values.items() if WHOLE.get(key) != value}
        told += [f"{changed} {filling.gone}: {line}" for line in disagreements(front(shown), found)]
    assert not told, "\n".join(told)


def dated() -> Catalog:
    """The small catalogue with a criterion whose day is due, and with evidence that lasts."""
    first, second, *others = SMALL.indicators
    due = measure_of({"kind": "date", "by": "03-31", "thresholds": {"yellow": "90", "green": "60"}})
    measured = (replace(second.criteria[0], measure=due), *second.criteria[1:])
    lasting = Evidence(id="1.1.mc2", text={"vi": "Quy chế", "en": "Rules"}, lasting=True)
    first = replace(first, evidence=(*first.evidence, lasting))
    return replace(SMALL, indicators=(first, replace(second, criteria=measured), *others), digest="dated")


DATED = dated()
SAID: Sequence[tuple[str, dict[tuple[str, str], str | float | date], str]] = (
    ("1.1.a", {("1.1.a", "whole"): ""}, "⚠ thiếu tổng số (2)"),
    ("1.1.a", {("1.1.a", "value"): ""}, "⚠ thiếu số (1)"),
    ("1.1.a", {("1.1.a", "self_level"): "Đỏ"}, "⚠ xóa mức đã chọn · 199/200 = 99,5 % → ● Xanh"),
    ("1.1.a", {("1.1.a", "self_level"): " xanh"}, "199/200 = 99,5 % → ● Xanh"),
    ("1.1.a", {("1.1.a", "value"): "198", ("1.1.a", "whole"): " 200"}, "198/200 = 99,0 % → ● Xanh"),
    ("1.1.b", {("1.1.b", "evidence"): "MC01, MC77"}, "⚠ mã chưa có trong danh mục · ●"),
    ("1.1.b", {("1.1.b", "evidence"): "MC02; mc 1"}, "⚠ mã chưa có trong danh mục · ●"),
    ("1.1.b", {("1.1.b", "evidence"): "(mc 1), MC01; số MC1/2026"}, "●"),
    ("1.1.b", {("1.1.b", "evidence"): "Sổ theo dõi " * 120}, "⚠ minh chứng dài, in không hết: ghi vào Danh mục minh chứng, ở"
     " đây ghi mã · ●"),
    ("MC01", {("MC01", "issued_on"): date(2027, 1, 2)}, "⚠ ngày ngoài kỳ, kiểm tra lại"),
    ("MC01", {("MC01", "issued_on"): date(2025, 12, 31)}, "⚠ ngày ngoài kỳ, kiểm tra lại"),
    ("MC01", {("MC01", "issued_on"): date(2025, 12, 31), ("MC01", "expected"): "1.1.mc2 Quy chế"}, "✓"),
    ("MC01", {("MC01", "issued_on"): date(2027, 1, 2), ("assessed_on", "value"): date(2027, 1, 2)}, "✓"),
    ("1.10.a", {("1.10.a", "value"): date(2026, 5, 3)}, "→ ● Xanh"),
    ("1.10.a", {("1.10.a", "value"): "xong rồi"}, "⚠ nhập ngày/tháng/năm ở (1)"),
    ("1.10.a", {("1.10.a", "value"): date(2027, 5, 3)}, "⚠ khó có thể đúng, kiểm tra lại · → ✖ Đỏ"),
)  # fmt: skip
"""A row, what is changed in the whole workbook, and what the row then says beside its level."""


@pytest.mark.office
def test_a_row_says_what_validate_would(office: Office, tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(new_workbook(DATED, "vi", STAMP))
    whole = {("1.10.a", "value"): date(2026, 5, 3)}
    for kind in ("town", "evidence"):
        sheet = SHEETS[kind]
        rows = [case for case in SAID if any(row.id == case[0] for row in sheet.rows)]
        tried = [
            made(
                tmp_path,
                number,
                [(*at, value) for at, value in {**whole, **change}.items()],
                left_out=[("1.10.a", "self_level")],
            )
            for number, (_, change, _) in enumerate(rows)
        ]
        at = [column.name for column in sheet.columns].index("check") + 1
        for (row, change, said), shown in zip(rows, office.shown_by_each(blank, tried, sheet.title), strict=True):
            assert [line[at] for line in shown if line[0] == row] == [said], change


def test_every_error_is_shown_by_the_form_or_told_why_not() -> None:
    errors = {code for code, rule in RULES.items() if rule.severity == "error"}
    assert CANNOT.keys() <= errors and IN_PART.keys() <= errors
    assert not CANNOT.keys() & IN_PART.keys()
    assert {code for code in errors if code.startswith("F")} <= CANNOT.keys()
