"""Files -> packed Results, from the memory of the last run where a file has not changed since.

Whether it has changed, its content says, not its name or date. What cannot be used is always read again: a file may
have been too slow or out of reach for a moment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from iso18091cli.files.cache import Memory
from iso18091cli.intake.workers import examine_all
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.results.kept import Past
from iso18091cli.results.packing import examine_packed


def place(memory: Memory, folder: Path, catalog: Catalog, only: Stage | None) -> Path | None:
    """Where the results of a run over that folder are remembered; ``None`` where nothing is to be."""
    depends = [str(folder.absolute()).encode(), repr(catalog).encode(), str(only).encode()]
    return memory.file(memory.key(depends))


def examine_changed(
    paths: Sequence[Path], catalog: Catalog, past: Past, only: Stage | None = None, jobs: int | None = None
) -> Iterator[Result]:
    """Packed results in the order of the files; only those the past does not know are read."""
    digests = [_digest(path) if past else "" for path in paths]
    known = [past.find(digest) for digest in digests]
    new = [path for path, found in zip(paths, known, strict=True) if found is None]
    fresh = examine_all(new, catalog, only, jobs, examine_packed)
    return _in_order(paths, digests, known, past, fresh)


def _in_order(
    paths: Sequence[Path],
    digests: Sequence[str],
    known: Sequence[tuple[int, int] | None],
    past: Past,
    fresh: Iterator[Result],
) -> Iterator[Result]:
    for path, digest, found in zip(paths, digests, known, strict=True):
        if found is None:
            yield next(fresh)
        else:
            yield Result(path=str(path), sha256=digest, packed=past.read(found))


def _digest(path: Path) -> str:
    """sha256 of a file; "" where it cannot be read, which the reader words."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
