"""Bytes → files, each moved into place whole; what a person made stays."""

from __future__ import annotations

import errno
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from iso18091cli.errors import OutputRefused
from iso18091cli.files.folder import Astray, Folder
from iso18091cli.files.lock import NAME, OF_LIST, Busy, FolderLock
from iso18091cli.messages.reports import WORDS
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled

_LONGEST = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
_TURN = 20.0
"""Seconds that a run waits for others that add to the same list; each takes some milliseconds."""
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one move: whoever looks sees the old file or the new one, never a half.

    Raises OutputRefused, with what to do about it; what stood there is then untouched.
    """
    try:
        with Folder(path.parent) as folder:
            folder.put(path.name, [content])
    except OSError as error:
        raise refused(path, error) from error


def claim(path: Path, force: bool) -> None:
    """Make sure, before the work, that ``path`` can be written: its folder is made and tried.

    Raises OutputRefused, also where something of the user's stands there, unless ``force``.
    """
    if os.path.lexists(path) and not force:
        raise OutputRefused(filled(WORDS["output-exists"], path=str(path)))
    if os.path.isdir(path):  # noqa: PTH112 - pathlib's own raises for a name that is too long
        raise OutputRefused(filled(WORDS["output-is-a-folder"], path=str(path)))
    try:
        with Folder(path.parent, make=True) as folder:
            with folder.making(path.name):
                pass
            folder.status(path.name)
            folder.held_elsewhere(path.name)
    except OSError as error:
        raise refused(path, error) from error


def asked_path(output: Path | None, name: str, single: bool = True) -> Path:
    """Where a file goes that is called ``name`` unless the user says otherwise.

    ``output`` is the file itself where it has the ending of ``name`` and is no folder, else the folder to put it into;
    always a folder where several files are asked for (not ``single``).
    """
    ends_alike = output is not None and output.suffix.lower() == Path(name).suffix
    if output and single and ends_alike and not os.path.isdir(output):  # noqa: PTH112 - see claim
        return output
    return (output or Path()) / name


def claim_apart(paths: Sequence[Path], source: Path | None, force: bool, over_itself: Text) -> None:
    """Claims every path; ``source``, which they are made from, is never written over, not even with ``force``.

    Raises OutputRefused, in the words of ``over_itself`` where a path is the source.
    """
    for path in paths:
        if source and os.path.exists(path) and path.samefile(source):  # noqa: PTH110 - see claim
            raise OutputRefused(filled(over_itself, path=str(path)))
        claim(path, force)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One run at a time writes to a folder, which is made. Raises OutputRefused where another one is at it."""
    with opened(path) as folder:
        lock = locked(folder)
        try:
            yield
        finally:
            lock.release()


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Runs that add to a folder's list of issued copies do so one after the other. Raises OutputRefused."""
    until = time.monotonic() + _TURN
    with opened(path) as folder:
        while True:
            try:
                lock = locked(folder, OF_LIST)
                break
            except OutputRefused as refusal:
                if not isinstance(refusal.__cause__, Busy) or time.monotonic() > until:
                    raise
                time.sleep(0.02)
        try:
            yield
        finally:
            lock.release()


def opened(path: Path) -> Folder:
    """The folder, made where it is not there. Raises OutputRefused."""
    try:
        return Folder(path, make=True)
    except OSError as error:
        raise refused(path, error) from error


def locked(folder: Folder, name: str = NAME) -> FolderLock:
    """Takes a folder for one run. Raises OutputRefused where another one is at it."""
    try:
        return FolderLock(folder, name)
    except Busy as busy:
        raise OutputRefused(filled(WORDS["output-busy"], path=str(folder.path))) from busy
    except OSError as error:
        raise refused(folder.path, error) from error


def file_name(text: str) -> str:
    """A portable stem for a file: "Hải An" -> "hai-an". Lower-case ASCII, 1 to 60 characters, no reserved name."""
    stem = re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")[:_LONGEST].strip("-")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"unit-{stem}".strip("-")
    return stem


def file_names(named: Sequence[tuple[str, str]]) -> list[str]:
    """A stem for each (name, code): of equal names with the code added, of equal codes too with a number."""
    stems = [file_name(name or code) for name, code in named]
    shared = {stem for stem, count in Counter(stems).items() if count > 1}
    stems = [f"{s}-{file_name(code)}" if s in shared and code else s for s, (_, code) in zip(stems, named, strict=True)]
    taken = set(stems)
    seen: Counter[str] = Counter()
    for index, stem in enumerate(stems):
        seen[stem] += 1
        if seen[stem] > 1:
            while (numbered := f"{stem}-{seen[stem]}") in taken:
                seen[stem] += 1
            taken.add(numbered)
            stems[index] = numbered
    return stems


def refused(path: Path, error: OSError) -> OutputRefused:
    """The system's refusal to write there, in the user's language with what to do."""
    if isinstance(error, Astray):
        key, path = "output-astray", Path(str(error.filename))
    elif error.errno in _FULL:
        key = "output-disk-full"
    elif error.errno == errno.ENAMETOOLONG:
        key = "output-name-too-long"
    elif isinstance(error, IsADirectoryError):
        key = "output-is-a-folder"
    elif error.errno in _FORBIDDEN:
        key = "output-held" if os.path.isfile(path) else "output-forbidden"  # noqa: PTH113 - see claim
    elif isinstance(error, (FileExistsError, NotADirectoryError)):
        key = "output-not-a-folder"
    elif isinstance(error, FileNotFoundError):
        key = "output-no-folder"
    else:
        key = "output-failed"
    return OutputRefused(filled(WORDS[key], path=str(path), problem=error.strerror or type(error).__name__))
