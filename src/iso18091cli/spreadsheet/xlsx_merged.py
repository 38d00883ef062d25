"""References of merged cells → by row, the areas that reach into it."""

from __future__ import annotations

import re
from functools import lru_cache

from iso18091cli.spreadsheet.sheet import LAST_ROW, Area, column_number
from iso18091cli.spreadsheet.unreadable import Unreadable

_MAX_MERGED = 250_000
"""Rows of merged areas, each area counted; the form has some 300, whole merged columns 2,000 each; none can overlap."""
_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


class Merged:
    """Merged areas of a sheet, gathered one by one."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Area]] = {}
        """Row number -> the areas that reach into it."""
        self._work = 0

    def add(self, reference: str) -> None:
        """Takes an area such as "B2:F3".

        Raises:
            Unreadable: there are more than a sheet can hold.
        """
        found = _area(reference)
        if found is None:
            return
        upper, lower, area = found
        self._work += max(lower - upper + 1, 1)
        if self._work > _MAX_MERGED:
            raise Unreadable("damaged-file", problem="mergeCells")
        for row in range(upper, lower + 1):
            self.rows.setdefault(str(row), []).append(area)


@lru_cache(maxsize=1024)
def _area(reference: str) -> tuple[int, int, Area] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    area = Area(column_number(left), column_number(right), f"{left}{int(top)}:{right}{int(bottom)}")
    return int(top), min(int(bottom), LAST_ROW), area
