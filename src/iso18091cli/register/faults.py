"""Collects what is wrong with a register, in the file's own words for its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iso18091cli.errors import Fault, FaultKind
from iso18091cli.messages.register import FAULTS
from iso18091cli.model.text import Text


@dataclass(slots=True)
class Report:
    """The faults of one file so far; names columns as their headings are typed there."""

    file: str
    headings: dict[str, str] = field(default_factory=dict)
    """The heading that is typed in the file, by column key."""
    faults: list[Fault] = field(default_factory=list)
    kinds: Mapping[str, FaultKind] = field(default_factory=lambda: FAULTS)
    """What can be wrong with it, in words."""

    @property
    def failed(self) -> set[int | None]:
        """The rows in which an error was found; ``None`` stands for the file as a whole."""
        return {fault.line for fault in self.faults if fault.severity == "error"}

    def add(self, name: str, line: int | None = None, column: str = "", /, **arguments: str | Text) -> None:
        """Adds a fault; ``name`` is a key of ``kinds``, ``column`` that of a column or a heading as typed."""
        self.faults.append(self.kinds[name].fault(self.file, line, self.headings.get(column, column), **arguments))
