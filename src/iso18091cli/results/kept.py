"""Results → the disk, and back one at a time: a country's answers do not have to fit in memory.

They stay as the workers packed them (packing.py); of each no more is unpacked than is asked for.
"""

from __future__ import annotations

import os
import pickle
import struct
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from iso18091cli.files.cache import DAMAGED
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Lines, Taken
from iso18091cli.results.packing import (
    ANSWERS,
    FACTS,
    FINDINGS,
    LINES,
    SIZES,
    Unpacking,
    findings_of,
    lines_of,
    pack,
    part,
    place_of,
)

_INDEX = struct.Struct("<QQ")
"""The end of the file: where its index is, and how long."""


class Past:
    """The packed results of an earlier run, by the sha256 of their files. False where there are none."""

    def __init__(self, place: Path | None) -> None:
        self._file: IO[bytes] | None = None
        self._at: dict[str, tuple[int, int]] = {}
        try:
            if place is not None:
                self._file = place.open("rb")
                self._file.seek(-_INDEX.size, 2)
                at, size = _INDEX.unpack(self._file.read())
                self._at = pickle.loads(self.read((at, size)))
        except DAMAGED:
            self._at = {}

    def __bool__(self) -> bool:
        return bool(self._at)

    def find(self, sha256: str) -> tuple[int, int] | None:
        """Where the result of a file of that content is."""
        return self._at.get(sha256)

    def read(self, at: tuple[int, int]) -> bytes:
        """The packed result there."""
        assert self._file is not None
        self._file.seek(at[0])
        return self._file.read(at[1])

    def close(self) -> None:
        """Lets go of the file, so that it can be replaced."""
        if self._file is not None:
            self._file.close()


class Kept:
    """Results on the disk, by the number in which they came. Use it in a ``with`` statement; then they are gone.

    With a place they stay there for the next run, if this one comes to its end.
    """

    def __init__(self, catalog: Catalog, place: Path | None = None) -> None:
        self._catalog = catalog
        self.past = Past(place)
        self._place = place
        self._file, self._unfinished = _new_file(place)
        self._at: list[tuple[int, str]] = []
        """Of each result where it begins, and its path."""
        self._usable: dict[str, tuple[int, int]] = {}
        self._unpacking = Unpacking()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.past.close()
        with self._file, suppress(OSError):
            if kind is None and self._unfinished is not None:
                index = pickle.dumps(self._usable, -1)
                at = self._file.seek(0, 2)
                self._file.write(index + _INDEX.pack(at, len(index)))
        if self._unfinished is not None:
            with suppress(OSError):
                if kind is None and self._place is not None:
                    self._unfinished.replace(self._place)
                else:
                    self._unfinished.unlink()

    def put(self, results: Iterable[Result]) -> list[Taken]:
        """Put results away as they come, packed or not; what a summary takes of each is given back."""
        return [self._put(result) for result in results]

    def _put(self, result: Result) -> Taken:
        packed = result.packed or pack(result, self._catalog)
        at = self._file.seek(0, 2)
        self._at.append((at, result.path))
        self._file.write(packed)
        taken = self._unpacking.taken(part(packed, FACTS), result.path)
        if taken.result.usable:
            self._usable[taken.result.sha256] = (at, len(packed))
        return taken

    def __getitem__(self, index: int) -> Result:
        """The whole result of that number; without its blank cells."""
        facts, findings, answers = (self._part(index, number) for number in (FACTS, FINDINGS, ANSWERS))
        return self._unpacking.result(facts, findings, answers, self._at[index][1])

    def findings(self, index: int) -> tuple[Diagnostic, ...]:
        """The findings of one result alone."""
        return findings_of(self._part(index, FINDINGS))

    def lines(self, index: int) -> Lines:
        """Its lines in the longest tables of the data."""
        return lines_of(self._part(index, LINES))

    def _part(self, index: int, number: int) -> bytes:
        start, _ = self._at[index]
        self._file.seek(start)
        at, size = place_of(self._file.read(SIZES.size), number)
        self._file.seek(start + at)
        return self._file.read(size)


def _new_file(place: Path | None) -> tuple[IO[bytes], Path | None]:
    """A file to put results into: beside the place where they are to stay, else one without a name."""
    if place is not None:
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            return unfinished.open("w+b"), unfinished
    return tempfile.TemporaryFile(), None
