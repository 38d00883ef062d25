"""Whole results and their findings as sequences that are read anew each time one goes through them. Pure.

With many files the results lie on the disk (kept.py); nobody but the caller holds the one that is just looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, Protocol, TypeVar, overload

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Lines
from iso18091cli.results.lines import lines

S = TypeVar("S")
T = TypeVar("T")


class Store(Protocol):
    """Where whole results are, by number."""

    def __getitem__(self, index: int, /) -> Result: ...

    def findings(self, index: int) -> tuple[Diagnostic, ...]:
        """The findings of one result alone."""

    def lines(self, index: int) -> Lines:
        """Its lines in the longest tables of the data."""


@dataclass(frozen=True)
class Held:
    """Results in memory."""

    results: Sequence[Result]
    catalog: Catalog

    def __getitem__(self, index: int, /) -> Result:
        return self.results[index]

    def findings(self, index: int) -> tuple[Diagnostic, ...]:
        """The findings of one result alone."""
        return self.results[index].diagnostics

    def lines(self, index: int) -> Lines:
        """Its lines in the longest tables of the data."""
        return lines(self.results[index], self.catalog)


@dataclass(frozen=True)
class Changed(Generic[S, T], Sequence[T]):
    """For each of the items something that is made of it when it is looked at."""

    items: Sequence[S]
    change: Callable[[S], T]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return map(self.change, self.items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return Changed(self.items[index], self.change)
        return self.change(self.items[index])


Finding = tuple[str, Diagnostic]


@dataclass(frozen=True)
class Findings(Sequence[Finding]):
    """(path, finding) of many files in order, then the findings across them."""

    results: Store
    files: Sequence[tuple[str, int, int, tuple[Diagnostic, ...]]]
    """(path, number among the results, how many of its findings are shown, findings that came later)"""
    across: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        return sum(count + len(later) for _, _, count, later in self.files) + len(self.across)

    def __iter__(self) -> Iterator[Finding]:
        for index in range(len(self.files)):
            yield from self._of_file(index)
        yield from self.across

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        ends = list(accumulate(count + len(later) for _, _, count, later in self.files))
        number = index + len(self) if index < 0 else index
        file = bisect_right(ends, number)
        if file == len(ends):
            return self.across[number - (ends[-1] if ends else 0)]
        return self._of_file(file)[number - (ends[file - 1] if file else 0)]

    def _of_file(self, index: int) -> list[Finding]:
        path, number, count, later = self.files[index]
        own = self.results.findings(number) if count else ()
        return [(path, finding) for finding in (*own, *later)]
