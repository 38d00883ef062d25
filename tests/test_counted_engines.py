"""The formulas of measured rows by an engine of its own (`formulas`), against ours: many fillings as rows of one sheet."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import to_excel

from hand import CATALOG
from iso18091cli.form import live, measured_cells
from iso18091cli.form.formula.calculation import Calculation
from iso18091cli.form.formula.expression import Area, Constant, Expression
from iso18091cli.form.formula.functions import If
from iso18091cli.form.measured_cells import Asked
from iso18091cli.model.answers import Entry, Place
from iso18091cli.model.measure import Measure
from iso18091cli.model.typed import sensible
from iso18091cli.scoring.measured import Limits, State, count
from test_counted import measure_of
from test_counted_office import _DAYS, _NUMBERS, _PARTS, _WHOLES, FILLINGS, MEASURES

KEYS = CATALOG.scale.keys
CODES: dict[State, int] = {
    "blank": live.BLANK,
    "not_applicable": live.NOT_APPLICABLE,
    "ask": measured_cells.ASK,
    "refused": measured_cells.REFUSED,
    "unfinished": measured_cells.UNFINISHED,
    "impossible": measured_cells.IMPOSSIBLE,
    "unlimited": measured_cells.UNLIMITED,
    "zero": measured_cells.ZERO,
}
Cell = float | str | bool | date | None


def _drawn(chance: random.Random, measure: Measure, whole: bool) -> Cell:
    roll = chance.random()
    if roll < 0.15:
        return None
    if roll < 0.3:
        return chance.choice(("Tốt", "12 người", True, "  "))
    if measure.kind == "choice":
        return chance.choice(measure.choices).word["vi"]
    if measure.kind == "date":
        return chance.choice(_DAYS)
    return chance.choice((_WHOLES if whole else _PARTS) if measure.kind == "share" else _NUMBERS)


def _entry(cell: Cell, measure: Measure) -> Entry | None:
    """The cell as the reader hands it on."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    value: str | None = None
    if isinstance(cell, date):
        value = sensible(cell)
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and measure.kind not in ("date", "choice"):
        value = repr(cell)
    elif measure.kind == "choice":
        value = next((choice.key for choice in measure.choices if choice.word["vi"] == cell), None)
    return Entry(Place("s", "A1"), "text", str(cell), value)


def _asked(measure: Measure, typed: bool, workbook: Workbook) -> Asked:
    """With the year as a constant, or as a cell somebody types in."""
    lists = workbook["lists"]
    lists["C1"] = 2026
    for row, choice in enumerate(measure.choices, 1):
        lists.cell(row, 1).value, lists.cell(row, 2).value = choice.word["vi"], KEYS.index(choice.level) + 1
    number = len(measure.choices)
    return Asked(
        measure,
        KEYS,
        lambda level: measured_cells.limit_of(measure.thresholds[level]),
        Area("lists", 3, 1) if typed else 2026,
        Area("lists", 1, 1, number) if number else None,
        Area("lists", 2, 1, number) if number else None,
    )


def _sheet(
    measure: Measure, cells: list[tuple[Cell, Cell]], typed: bool
) -> tuple[Workbook, dict[tuple[str, int, int], Expression]]:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "s"
    workbook.create_sheet("lists")
    asked = _asked(measure, typed, workbook)
    formulas: dict[tuple[str, int, int], Expression] = {}
    for row, (value, whole) in enumerate(cells, 1):
        for column, cell in enumerate((value, whole), 1):
            sheet.cell(row, column).value = to_excel(cell) if isinstance(cell, date) else cell
        areas = (Area("s", column, row, pinned="free", named=False) for column in (1, 2))
        formula = measured_cells.code(*areas, asked)
        sheet.cell(row, 3).value = f"={formula.text}"
        formulas["s", row, 3] = formula
    return workbook, formulas


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param(name, typed, id=f"{name}, year {'typed' if typed else 'set'}")
        for name in MEASURES
        if name not in ("by group", "by kind")
        for typed in ([False, True] if measure_of(MEASURES[name]).kind == "date" else [False])
    ],
)
def test_three_engines_say_the_same(name: str, typed: bool, tmp_path: Path) -> None:
    measure, chance = measure_of(MEASURES[name]), random.Random(f"{name} {typed}")
    cells = [(_drawn(chance, measure, False), _drawn(chance, measure, True)) for _ in range(max(FILLINGS, 20))]
    workbook, formulas = _sheet(measure, cells, typed)
    limits = Limits(measure.thresholds, 2026)
    wanted = []
    for value, whole in cells:
        second = _entry(whole, measure) if measure.kind == "share" else None
        found = count(_entry(value, measure), second, measure, KEYS, limits)
        wanted.append(KEYS.index(found.level) + 1 if found.level else CODES[found.state])
    ours = Calculation(workbook, formulas)
    assert [ours.at("s", row, 3) for row in range(1, len(cells) + 1)] == wanted
    path = tmp_path / "rows.xlsx"
    workbook.save(path)
    assert _by_another_engine(path, len(cells)) == wanted


def _by_another_engine(path: Path, rows: int) -> list[int]:
    formulas = pytest.importorskip("formulas")
    solution = formulas.ExcelModel().loads(str(path)).finish().calculate()
    book = path.name
    return [int(solution[f"'[{book}]S'!C{row}"].value[0, 0]) for row in range(1, rows + 1)]


def test_what_the_third_engine_takes_otherwise(tmp_path: Path) -> None:
    """It leaves a truth value one behind two signs of minus, and its sums pass that over; see docs/architecture.md."""
    formulas = pytest.importorskip("formulas")
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "S"
    sheet["A1"], sheet["A2"] = 0, 0
    sheet["B1"], sheet["B2"], sheet["B3"] = "=--(A1=0)", "=SUMPRODUCT(--(A1:A2=0))", "=SUMPRODUCT((A1:A2=0)*1)"
    workbook.save(tmp_path / "a.xlsx")
    solution = formulas.ExcelModel().loads(str(tmp_path / "a.xlsx")).finish().calculate()
    given = [solution[f"'[a.xlsx]S'!{cell}"].value[0, 0] for cell in ("B1", "B2", "B3")]
    assert given == [True, 0, 2] and isinstance(given[0], bool)


def test_a_limit_that_cannot_be_told_is_no_limit() -> None:
    """Of a group that is typed: before it is, there is no level."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "s"
    sheet["A1"], sheet["B1"] = 60, 100
    group = Area("s", 4, 1, pinned="free", named=False)
    measure = measure_of(MEASURES["by group"])
    limits = {
        "yellow": If(group.equals("III"), Constant(40.0), ""),
        "green": If(group.equals("III"), Constant(60.0), ""),
    }
    asked = Asked(measure, KEYS, limits.__getitem__, 2026)
    areas = (Area("s", column, 1, pinned="free", named=False) for column in (1, 2))
    formula = measured_cells.code(*areas, asked)
    sheet["C1"] = f"={formula.text}"
    assert Calculation(workbook, {("s", 1, 3): formula}).at("s", 1, 3) == measured_cells.UNLIMITED
    sheet["D1"] = "III"
    assert Calculation(workbook, {("s", 1, 3): formula}).at("s", 1, 3) == 3
