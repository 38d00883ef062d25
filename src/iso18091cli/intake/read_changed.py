"""Files → their rows in the store; what has not changed since the store was last filled is not read again.

Whether it has changed, its content says, not its name or date. What cannot be used is always read again: a file may
have been too slow or out of reach for a moment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import NO_LIST, Issued
from iso18091cli.results.rows import Rows, path_text, rows_of
from iso18091cli.results.store import Store

Progress = Callable[[Iterator[Rows], int], Iterable[Rows]]
"""Shows how far the reading is: rows as they come, how many are to come → the same rows."""


def read_changed(
    store: Store,
    paths: Sequence[Path],
    catalog: Catalog,
    only: Stage | None = None,
    jobs: int | None = None,
    progress: Progress = lambda rows, _: rows,
    issued: Issued = NO_LIST,
) -> None:
    """Fill the store with the rows of these files and no others.

    ``only`` asks for one stage's levels alone; ``issued`` says by whose word a stage counts.
    """
    known = store.known()
    places = set(known.values())
    unchanged: list[tuple[str, str]] = []
    new: list[Path] = []
    for path in paths:
        old, now = known.get(_digest(path), "") if known else "", path_text(str(path))
        if old and (old == now or now not in places):
            unchanged.append((old, now))
        else:
            new.append(path)

    def failed(path: Path, problem: str) -> Rows:
        return rows_of(unread(path, problem), catalog)

    fresh = read_all(new, read_rows, catalog, only, issued, failed=failed, jobs=jobs)
    store.keep_only(unchanged)
    store.add(progress(fresh, len(new)))


def read_rows(path: Path, catalog: Catalog, only: Stage | None = None, issued: Issued = NO_LIST) -> Rows:
    """What a worker does with one file."""
    return rows_of(examine(path, catalog, only, issued), catalog)


def _digest(path: Path) -> str:
    """sha256 of a file; "" where it cannot be read, which the reader words."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
