"""Where on a sheet with keys each answer is looked for: worked out once for all files in which the keys stand alike."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from iso18091cli.model.answers import Place
from iso18091cli.workbook.keyed import KeyedSheet
from iso18091cli.workbook.layout import Answer, Layout, RowPlan, SheetKind, rows_of

SENDERS = ("previous_level",)
"""Columns the sender fills in: what stands there is not the unit's."""


class ArrangedRow(NamedTuple):
    """A row under the key row, with the cells in which the form asks for something."""

    number: str
    id: str
    """"" where it has no key."""
    plan: RowPlan | None
    """``None`` where the form has no row of that key."""
    place: Place
    """Of its key."""
    asked: tuple[tuple[str, Answer, str, Place], ...] = ()
    """Column key, what the cell takes, the cell and its place."""
    spare: tuple[tuple[str, str], ...] = ()
    """Column key and cell, where other rows are asked for something."""


def arranged(layout: Layout, sheet: KeyedSheet) -> tuple[ArrangedRow, ...]:
    """The rows of a sheet, in order. Any row of the action sheet is asked for what its first one is."""
    return _arranged(layout, sheet.kind, sheet.name, sheet.id_column, tuple(sheet.columns.items()), tuple(sheet.rows))


@lru_cache(maxsize=64)
def _arranged(
    layout: Layout,
    kind: SheetKind,
    sheet: str,
    id_column: str,
    columns: tuple[tuple[str, str], ...],
    rows: tuple[tuple[str, str], ...],
) -> tuple[ArrangedRow, ...]:
    plans, letters = rows_of(layout, kind), dict(columns)
    other = next(iter(plans.values())) if kind == "actions" else None
    keys = layout.of_kind(kind)[0].keys
    found: list[ArrangedRow] = []
    for number, row_id in rows:
        place, plan = Place(sheet, id_column + number), plans.get(row_id, other)
        if plan is None:
            found.append(ArrangedRow(number, row_id, None, place))
            continue
        asked = [(name, answer, letters[name] + number) for name, answer in plan.answers.items() if name in letters]
        spare = [name for name in keys if name in letters and name not in plan.answers and name not in SENDERS]
        found.append(
            ArrangedRow(
                number,
                row_id,
                plan,
                place,
                tuple((name, answer, cell, Place(sheet, cell)) for name, answer, cell in asked),
                tuple((name, letters[name] + number) for name in spare),
            )
        )
    return tuple(found)
