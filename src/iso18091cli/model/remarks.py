"""A finding in words, for those who get their workbook back: what is wrong in which answer, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.answers import Place
from iso18091cli.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to correct or to look at again, in the language of the workbook."""

    severity: Severity
    place: Place
    """Where it stood in the file that was sent."""
    id: str
    what: str
    todo: str
