"""A workbook as openpyxl holds it, and its formulas → the value of every cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.datetime import to_excel

from iso18091cli.finishing.cells import Value
from iso18091cli.form.formula.expression import Expression
from iso18091cli.form.formula.values import single

Formulas = Mapping[tuple[str, int, int], Expression]
"""By sheet, row and column."""


class Calculation:
    """The values of a workbook's cells, each worked out once, when it is asked for."""

    def __init__(self, workbook: Workbook, formulas: Formulas) -> None:
        self._sheets = {sheet.title: sheet for sheet in workbook.worksheets}
        self._formulas = formulas
        self._known: dict[tuple[str, int, int], Value] = {}
        self._columns: dict[tuple[str, int, int, int], tuple[Value, ...]] = {}

    def at(self, sheet: str, row: int, column: int) -> Value:
        """What a cell holds, or its formula's value; ``None`` where it is blank."""
        key = (sheet, row, column)
        if key not in self._known:
            formula, cell = self._formulas.get(key), self._sheets[sheet].cell(row, column)
            if formula is None or cell.data_type != "f":  # an answer may be put over a level that figures would give
                self._known[key] = _held(cell)
            else:
                value = single(formula.result(self))
                self._known[key] = 0 if value is None else value  # a formula shows a blank cell as 0
        return self._known[key]

    def column(self, sheet: str, column: int, first: int, last: int) -> tuple[Value, ...]:
        """The same of a part of a column."""
        key = (sheet, column, first, last)
        if key not in self._columns:
            self._columns[key] = tuple(self.at(sheet, row, column) for row in range(first, last + 1))
        return self._columns[key]


def _held(cell: Cell | MergedCell) -> Value:
    """What stands in a cell without formula; a date is its serial number."""
    value = cell.value
    if cell.data_type == "f":
        raise TypeError(f"{cell.coordinate}: a formula without an expression: {value}")
    if isinstance(value, CellRichText):
        return str(value)
    if isinstance(value, date):
        return float(to_excel(value))
    if value is None or isinstance(value, str | int | float):
        return None if value == "" else value
    raise TypeError(f"{cell.coordinate}: {value!r}")
