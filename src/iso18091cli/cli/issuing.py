"""The list of what was given out: read where workbooks lie, and added to where copies go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iso18091cli.files.outputs import in_turn, write_whole
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST, Issued, IssuedCopy
from iso18091cli.register.issued import issued_beside, list_of, read_issued

if TYPE_CHECKING:
    from iso18091cli.form.book import Stamp


@dataclass(frozen=True)
class Authority:
    """By whose word stages count, as it is asked for on the command line."""

    file: Path | None = None
    """The list, or the folder in which it lies; ``None``: beside the workbooks."""
    trusted: bool = False
    round: Path | None = None
    """The folder of the round, whose list counts as one beside the workbooks does."""

    def issued(self, files: Iterable[Path]) -> Issued:
        """What was given out, for these workbooks. Raises NothingToDo where a list cannot be read."""
        beside = (file.parent for file in files)
        return issued_beside([*beside, *([self.round] if self.round else [])], self.file, self.trusted)


BESIDE = Authority()
"""The lists that lie beside the workbooks, and no other word."""


def issue(folder: Path, copies: Sequence[IssuedCopy]) -> None:
    """Adds copies to the list in that folder, which begins with the first of them.

    A line without its workbook harms nobody; a workbook without its line would not count.

    Raises:
        NothingToDo: the list that is there cannot be read.
        OutputRefused: it cannot be written.
    """
    path = folder / LIST
    with in_turn(folder):
        write_whole(path, list_of([*(read_issued(path) if path.is_file() else ()), *copies]))


def issued_as(stamp: Stamp, catalog: Catalog) -> IssuedCopy:
    """The line of a copy with that stamp."""
    unit = stamp.unit
    return IssuedCopy(
        number=stamp.copy,
        unit_code=unit.code,
        unit_name=unit.name,
        period=stamp.period,
        catalog=catalog.id,
        stage=stamp.stage,
        part=stamp.part,
        kind=unit.kind,
        group=unit.group,
    )
