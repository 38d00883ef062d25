"""What is to be looked at: one diagnostic type for every rule, file and output format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from iso18091cli.model.answers import Place
from iso18091cli.model.text import Text

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: which rule, how grave, where, about which record, and the rule's arguments."""

    code: str
    severity: Severity
    place: Place = Place()
    id: str = ""
    """The row's key ("1.10.a"), or ""."""
    arguments: dict[str, str | Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that the catalogue in use judges otherwise than the program does. Results always say so."""

    code: str
    before: Severity
    after: Severity | Literal["off"]
    reason: Text


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding in words for those who get their workbook back, in its language: what is wrong, and what to do."""

    severity: Severity
    place: Place
    """Where it stood in the file that was sent."""
    id: str
    what: str
    todo: str


def accepted(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether no finding is an error."""
    return not any(d.severity == "error" for d in diagnostics)
