"""Workbooks of the edition of 2014 in forms of the edition that ships: each answer is carried, or it is listed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from filling import Values, cells, fill
from iso18091cli.catalog import load_catalog
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import plan
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook

OLD, NEW = load_catalog(Path("edition-2014")), load_catalog()
NOWHERE = "-"
TABLE = """
1.1   1.1   1.1.a  1.1.b  1.1.c  1.1.d  1.1.e
1.2   1.2   1.2.a  1.2.b  1.2.c  1.2.d
1.3   1.3   1.3.a  1.3.b  1.3.c  1.3.d  1.3.e
1.4   1.8   1.8.a  1.8.b  -      1.8.c  1.8.e
1.5   -     1.4.a  1.4.b  -      -      -
1.6   1.9   1.9.a  -      1.9.c  1.9.d  1.9.e
1.7   1.5   1.5.a  1.5.c  -      1.5.b  -
1.8   -     1.6.a  -      -      -      -
1.9   -     -      1.6.b  1.6.c  1.6.d  -
1.10  1.7   1.7.a  1.7.c  1.7.d  1.7.b  1.8.d
1.11  -     1.4.f  1.4.d  1.4.c  -      -
1.12  1.10  1.10.a 1.10.b 1.10.d 1.10.c 1.10.e
2.1   2.1   2.1.a  2.1.b  -      2.1.c  -
2.2   2.2   2.2.a  2.2.b  2.2.c  -      -
2.3   2.3   2.8.f  2.3.e  2.3.d  2.3.f  -
2.4   2.4   2.4.a  2.4.b  -      2.4.c  2.4.d
2.5   2.5   2.5.a  2.5.b  -      2.5.c  2.5.d
2.6   2.6   2.6.a  2.6.b  -      -      -
2.7   2.7   2.7.a  2.7.b  2.7.c  2.7.d  2.7.e
2.8   2.8   2.8.a  2.8.b  2.8.c  -      -
3.1   3.1   3.1.a  3.1.b  3.1.c  3.1.d  -
3.2   3.2   3.2.a  3.2.b  3.2.c  3.2.d  3.2.e
3.3   3.3   3.3.a  3.3.b  3.5.d  3.3.d  3.3.e
3.4   3.4   3.4.a  3.4.b  3.4.c  3.4.d  3.4.e
3.5   3.5   3.5.a  3.5.b  -      3.5.c  3.12.b
3.6   3.6   3.6.a  3.6.b  3.6.c  3.6.d  3.6.e
3.7   3.7   3.7.a  3.7.b  3.7.c  3.7.d  3.7.e
3.8   3.8   3.8.a  -      3.8.b  3.8.c  3.8.d
3.9   3.9   3.9.a  3.9.b  3.9.c  -      3.9.e
3.10  3.10  3.10.a 3.10.b 3.10.c 3.10.d 3.10.e
3.11  3.11  3.11.a 3.11.c 3.11.d 3.11.e 3.11.f
4.1   4.2   4.2.a  4.2.b  4.2.c  4.2.d  4.2.e
4.2   4.3   4.3.a  4.3.b  4.3.c  4.3.d  -
4.3   4.4   4.4.a  4.4.b  4.4.c  4.4.e  -
4.4   4.5   4.5.a  4.5.b  -      4.5.c  4.5.d
4.5   4.6   4.6.a  4.6.d  4.6.e  4.6.f  -
4.6   4.7   4.7.a  4.7.c  4.7.d  4.7.b  -
4.7   4.1   4.1.a  4.1.b  4.1.d  4.1.e  -
4.8   4.9   4.9.a  4.9.b  -      4.9.e
"""
"""By hand, from reading both catalogues side by side: an indicator of 2014, where its heading belongs now, and where its
criteria a, b, c … belong. The headings of 1.5 and 1.11 would meet in 1.4, those of 1.8 and 1.9 in 1.6: of two neither
is meant."""
LINES = [line.split() for line in TABLE.split("\n") if line]
ROWS = {old: new for old, new, *_ in LINES} | {
    f"{old}.{letter}": new for old, _, *criteria in LINES for letter, new in zip("abcde", criteria, strict=False)
}
TASKS = {old: new for old, new, *_ in LINES} | {"1.5": "1.4", "1.11": "1.4", "1.8": "1.6", "1.9": "1.6"}
"""A task is of an indicator: also of one that was merged into another."""
LEVELS = ("Đỏ", "Vàng", "Xanh")
TEXTS = ("evidence", "explanation", "officer")


def test_the_table_has_a_line_for_each_indicator_and_a_place_for_each_criterion() -> None:
    assert list(ROWS)[: len(LINES)] == [indicator.id for indicator in OLD.indicators]
    assert set(ROWS) == {row for i in OLD.indicators for row in (i.id, *(c.id for c in i.criteria))}
    places = [new for new in ROWS.values() if new != NOWHERE]
    assert len(set(places)) == len(places)


@dataclass(frozen=True)
class Carried:
    """A filled workbook of 2014, and the form that was made from it."""

    values: Values
    tasks: list[str]
    unit: Unit
    path: Path
    printed: str

    def place(self, row: str) -> str:
        """Where a row of 2014 belongs in this unit's form; "" where nowhere."""
        sheets = plan(NEW, "vi", self.unit.level, self.unit.kind).of_kind("pillar")
        return ROWS[row] if any(ROWS[row] == asked.id for sheet in sheets for asked in sheet.rows) else ""

    def counted(self, row: str, column: str) -> bool:
        """Whether it is a level of what the form counts now: it stands beside, as last period's, and is listed."""
        return column == "self_level" and self.place(row) in NEW.measured

    def listed(self, sheet: str, *columns: int) -> list[tuple[str, ...]]:
        """Some columns of a list, without its head."""
        rows = [tuple(map(str, row)) for row in load_workbook(self.path)[sheet].iter_rows(values_only=True)]
        return [tuple(row[column] for column in columns) for row in rows if row[1].isdigit()]


def _answers(unit: Unit, tasks: list[str]) -> Values:
    """Every row of a unit's form of 2014 answered, each text like no other; these tasks; and the survey in part."""
    values: dict[tuple[str, str], object] = {("contact", "value"): "Nguyễn Văn A"}
    for sheet in plan(OLD, "vi", unit.level, unit.kind).of_kind("pillar"):
        for number, row in enumerate(sheet.rows):
            columns = TEXTS if row.kind == "criterion" else ("explanation",)
            values |= {(row.id, column): f"{column} của {row.id} cũ" for column in columns}
            if row.kind == "criterion":
                values[row.id, "self_level"] = LEVELS[number % len(LEVELS)]
    for number, id in enumerate(tasks, 1):
        values[str(number), "indicator"] = f"{id} {say(OLD.indicator[id].name, 'vi')}"
        values[str(number), "task"] = f"việc của {id} cũ"
    return values | {(question, "answer"): "Có" for question in YES_NO}


YES_NO = [question.id for question in OLD.question.values() if question.answer == "yes_no"]
HALF = len(LINES) // 2
UNITS = {
    "xa": (Unit(name="Thử", code="99001", level="commune", kind="xa"), LINES[:HALF], {}),
    "phuong": (Unit(name="Thử", code="99002", level="commune", kind="phuong"), LINES[HALF:], {"edition": ""}),
    "quan": (Unit(name="Thử", code="99003", level="district", kind="quan"), [], {}),
}
"""A unit, the indicators that have tasks, and what its stamp says otherwise: one is older than editions."""


@pytest.fixture(scope="module", params=UNITS)
def carried(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Carried:
    unit, lines, meta = UNITS[request.param]
    folder, tasks = tmp_path_factory.mktemp("carried"), [line[0] for line in lines]
    values, new = _answers(unit, tasks), folder / "new.xlsx"
    old = fill(folder / "old.xlsx", values, content=new_workbook(OLD, "vi", Stamp(unit=unit, period="2025")), meta=meta)
    order = [sys.executable, "-m", "iso18091cli", "new-workbook", "--from", str(old), "-o", str(new), "--lang", "vi"]
    ran = subprocess.run(order, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    assert ran.returncode == 0, ran.stderr.decode()
    return Carried(values, tasks, unit, new, ran.stdout.decode())


def test_every_answer_is_in_its_place_and_nothing_is_anywhere_else(carried: Carried) -> None:
    new = read_workbook(carried.path, NEW)
    assert (new.stamp["edition"], new.stamp["catalog_id"]) == (NEW.edition_id, NEW.id)
    expected = {
        (place, column): said
        for (row, column), said in carried.values.items()
        if row in ROWS and column in (*TEXTS, "self_level") and (place := carried.place(row))
        if not carried.counted(row, column)
    }
    beside = {
        carried.place(row): said for (row, column), said in carried.values.items() if carried.counted(row, column)
    }
    assert len(beside) > 50
    found = {
        (row.id, column): entry.typed
        for row in new.rows.values()
        for column, entry in row.entries.items()
        if column in (*TEXTS, "self_level") and entry.typed
    }
    assert found == expected
    previous = {row.id: row.entries["previous_level"].typed for row in new.rows.values() if row.value("previous_level")}
    assert previous == beside
    assert new.unit["contact"].value == "Nguyễn Văn A"
    assert {id: row.value("answer") for id, row in new.survey.items() if row.value("answer")} == dict.fromkeys(
        YES_NO, "yes"
    )
    assert [(task.value("indicator"), task.value("task")) for task in new.actions if task.value("task")] == [
        (TASKS[id], f"việc của {id} cũ") for id in carried.tasks
    ]


def test_what_has_no_place_is_listed_in_the_workbook_and_on_the_screen(carried: Carried) -> None:
    lost = {
        (row, str(said))
        for (row, column), said in carried.values.items()
        if row in ROWS and (not carried.place(row) or carried.counted(row, column))
    }
    assert set(carried.listed("Chưa chuyển được", 3, 5)) == lost
    assert all(f"{row}: “{said}”" in carried.printed for row, said in lost)


def test_every_row_that_was_carried_says_where_it_comes_from(carried: Carried) -> None:
    rows = {row for row, _ in carried.values if row in ROWS and carried.place(row)}
    assert set(carried.listed("Cần xem lại", 2, 3)) == {(ROWS[row], row) for row in rows}
    notes: dict[str, str] = {}
    for (row, _), cell in cells(load_workbook(carried.path)).items():
        if isinstance(cell, Cell) and cell.comment:
            notes[row] = cell.comment.text
    assert notes == {ROWS[row]: f"Chuyển từ phiên bản 2014 (mã {row}), đề nghị xem lại." for row in rows}
