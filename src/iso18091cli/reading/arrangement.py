"""Keyed sheet + Layout → where each answer is looked for, worked out once for all files whose keys stand alike."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from iso18091cli.form.layout import OPEN_ENDED, Answer, Layout, RowPlan, SheetKind, rows_of
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, Place
from iso18091cli.reading.keys import KeyedSheet

SENDERS = ("previous_level", "previous_value", "previous_whole")
"""Columns the sender fills in: what stands there is not the unit's."""

DECIDING = frozenset(("competence", *LEVEL_COLUMN.values(), *(key for keys in FIGURE_COLUMNS.values() for key in keys)))
"""Columns of a pillar sheet from which figures follow."""


class Asked(NamedTuple):
    """A cell in which the form asks for something."""

    row: str
    """The number of its row."""
    id: str
    """The row's key, or its name where it has none."""
    column: str
    """The column's key."""
    answer: Answer
    cell: str
    place: Place


class ArrangedRow(NamedTuple):
    """A row under the key row."""

    number: str
    id: str
    """"" where it has no key."""
    plan: RowPlan | None
    """``None`` where the form has no row of that key."""
    place: Place
    """Of its key."""
    spare: tuple[tuple[str, str], ...] = ()
    """(column key, cell) of the columns in which only other rows are asked for something."""

    @property
    def name(self) -> str:
        """Its key; "+27" for a row without one, by its number."""
        return self.id or f"+{self.number}"


class Arrangement(NamedTuple):
    """A sheet's rows, in order, and the cells in which the form asks for something."""

    rows: tuple[ArrangedRow, ...]
    asked: tuple[Asked, ...]
    cells: frozenset[str]
    """The same cells."""
    deciding: dict[str, str]
    """Those of them from which figures follow -> the letters of their columns."""


def arranged(layout: Layout, sheet: KeyedSheet) -> Arrangement:
    """How a sheet is arranged. Where rows may be added, any row is asked for what the first one is."""
    return _arranged(layout, sheet.kind, sheet.name, sheet.id_column, tuple(sheet.columns.items()), tuple(sheet.rows))


@lru_cache(maxsize=64)
def _arranged(
    layout: Layout,
    kind: SheetKind,
    sheet: str,
    id_column: str,
    columns: tuple[tuple[str, str], ...],
    rows: tuple[tuple[str, str], ...],
) -> Arrangement:
    plans, letters = rows_of(layout, kind), dict(columns)
    other = next(iter(plans.values())) if kind in OPEN_ENDED else None
    keys = [name for name in layout.of_kind(kind)[0].keys if name in letters]
    found: list[ArrangedRow] = []
    asked: list[Asked] = []
    for number, row_id in rows:
        plan = plans.get(row_id, other)
        answers = plan.answers if plan is not None else {}
        spare = [name for name in keys if plan is not None and name not in answers and name not in SENDERS]
        cells = tuple((name, letters[name] + number) for name in spare)
        row = ArrangedRow(number, row_id, plan, Place(sheet, id_column + number), cells)
        found.append(row)
        for name in filter(letters.__contains__, answers):
            cell = letters[name] + number
            asked.append(Asked(number, row.name, name, answers[name], cell, Place(sheet, cell)))
    deciding = {cell.cell: letters[cell.column] for cell in asked if kind == "pillar" and cell.column in DECIDING}
    return Arrangement(tuple(found), tuple(asked), frozenset(cell.cell for cell in asked), deciding)
