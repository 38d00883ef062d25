"""What a programme promised in one period and what became of it in the next: a line an action, and the sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from iso18091cli.model.units import Unit

Became = Literal["done", "late", "open", "dropped", "replaced", "unmentioned", "no_report"]
BECAME: tuple[Became, ...] = ("done", "late", "open", "dropped", "replaced", "unmentioned", "no_report")
"""What became of an action: done; late, as the unit says or by its last day; still open; given up; not mentioned again,
while other actions serve the same indicator; never mentioned again; of a unit without a workbook of this period."""
Moved = Literal["better", "same", "worse", "unknown"]
"""What became of its indicator; unknown without a level in both periods, or where another thing is asked or measured:
the catalogue changed it, or the unit's borders moved."""


class Promise(NamedTuple):
    """An action of the earlier period."""

    key: str
    """The unit's key in the earlier round."""
    unit: Unit
    successors: tuple[str, ...]
    """Keys of the units of now that it went on in, where it is none of them itself."""
    row: int
    """Its number on the unit's action sheet, from 1."""
    indicator: str
    """As it is numbered now; "" where none was named."""
    was: str
    """As it was numbered then."""
    task: str
    lead: str
    deadline: str
    """Its last day, YYYY-MM-DD, or as the unit says it; "" where none is named."""
    became: Became
    before: str
    """Level of the indicator then; "" where there is none."""
    after: str
    moved: Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseSum:
    """All actions, those due in one quarter, or those of one lead office."""

    by: Literal["all", "due", "lead"]
    key: str
    """A quarter as 2026-Q4, or the office as it is written first; "" where the actions name none."""
    actions: int
    became: dict[Became, int]
    """Every word there, be it with 0."""
    indicators: int
    """N: indicators of units that were to improve; what was dropped when it was promised is not among them."""
    compared: int
    """n: of these, such as have a level that can be compared."""
    improved: int
    worse: int
    reached: int
    """Of those compared, such as are good enough now and were not."""
