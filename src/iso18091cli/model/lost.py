"""What another workbook does not take over from one that was filled in."""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.answers import Place
from iso18091cli.model.text import Text


@dataclass(frozen=True, slots=True)
class Lost:
    """Something of the old workbook that is not in the new one."""

    place: Place
    """Where it stood in the old workbook."""
    id: str
    column: Text
    """The column's heading or the field's name; empty for a whole row or sheet."""
    found: str
    """What stood there, in full."""
    why: Text
