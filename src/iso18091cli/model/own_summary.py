"""What a workbook's own summary shows, figure by figure, so that it can be held against the engine's figures."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

Key = tuple[str, str]
"""Row and column of the keyed summary: ("total", "score"), ("1.10", "level")."""


class OwnSummary(NamedTuple):
    """The summary as some office program has stored it."""

    sheet: str
    figures: Mapping[Key, str]
    """Each as ``figure`` writes it; every keyed cell of the sheet, blank ones too."""
    cells: Mapping[Key, str]
    """Where each stands."""

    @property
    def blank(self) -> bool:
        """Whether no figure is stored: no program has calculated it."""
        return not any(self.figures.values())


@lru_cache(maxsize=4096, typed=True)
def figure(value: object) -> str:
    """A figure as it is compared: a number to two places without needless zeros, a word as it is, "" for none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value).strip() if value not in (None, "") else ""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def digest_of(figures: Mapping[Key, str]) -> str:
    """What a summary is known by: sha256 of its figures in the order of their keys, the first 16 hexadecimal digits."""
    lines = (f"{row}\t{column}\t{text}\n" for (row, column), text in sorted(figures.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]
