"""What a cell can show: the values that are stored beside formulas and in charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error as a value, such as #N/A."""

    code: str


Value: TypeAlias = str | float | ErrorValue | None
"""A text, a number or a truth value, an error; ``None`` where a cell is blank."""
