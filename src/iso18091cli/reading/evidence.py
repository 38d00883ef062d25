"""A row of the register of evidence → the same row under its code."""

from __future__ import annotations

from iso18091cli.model.answers import Row
from iso18091cli.model.evidence import one_code


def coded(row: Row) -> Row:
    """The row with the code that people see as its id, else with that of its hidden key; "+27" with neither.

    Whoever moves cells or puts in a row leaves the hidden keys behind, and what criteria name is what people see.
    """
    found = one_code(row.typed("code")) or one_code(row.id)
    return row._replace(id=found or f"+{row.place.cell.lstrip(_LETTERS)}")


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
