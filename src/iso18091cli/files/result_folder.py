"""Outputs of a run → a folder that knows its own: what it wrote is replaced or removed, what a person edited stays.

Whoever may write to the folder may have written its list, too. So an entry counts only where it names a plain file that
the command itself makes, and that file holds what the list says; nothing else is touched, whatever the list says.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from io import BufferedRandom
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from iso18091cli.files.folder import UNFINISHED, Astray, patiently
from iso18091cli.files.outputs import locked, opened, refused

MANIFEST = ".iso18091-outputs.json"
"""What the last run wrote: name -> sha256."""
JOURNAL = ".iso18091-outputs.part"
"""What the present run is writing, a line before each file; there only while it runs or after it was killed."""
_PORTABLE = re.compile(
    r"(?!(?:.*/)?(?:con|prn|aux|nul|com\d|lpt\d)[./])(?:[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*[a-z0-9]"
)
"""Names of outputs: one on every system, no way up, no hidden file, no drive, no stream."""
ASIDE = re.compile(r"\.new(-\d+)?(?=\.[a-z0-9]+$)")
"""What the name of an output has more that was put beside an edited one."""
_PIECE = 1 << 20
_LARGEST = 64_000_000
"""Bytes of a list of outputs: far more than a country's."""


class ResultFolder:
    """A folder that remembers what was written to it, and that one run at a time writes to.

    Outputs nobody touched are replaced by the next run, and removed where it no longer makes them. One that was
    edited, or that stands there without being ours, stays; the new one is put beside it (unless ``force``). Use it in
    a ``with`` statement: ``close`` follows a run that went well. After one that did not, or was killed, the next run
    still knows what is ours.
    """

    def __init__(self, folder: Path, force: bool = False, makes: Sequence[str] = ("*",)) -> None:
        """Try the folder before any work is done. ``makes``: patterns of all names that are ever written here.

        Raises OutputRefused if it cannot be made or written to, if another run is at it, or if an output that is to be
        replaced is open elsewhere.
        """
        self.path = folder
        self.force = force
        self.kept: list[tuple[Path, Path]] = []
        """(what stays because somebody edited it, where the new one is)"""
        self.removed: list[Path] = []
        """Outputs of an earlier run that this one no longer makes."""
        self.foreign: list[str] = []
        """What the list of outputs names that this program cannot have put here; left alone."""
        self._makes = makes
        self._written: dict[str, str] = {}
        self._made = not folder.exists()
        self._folder = opened(folder)
        try:
            self._lock = locked(self._folder)
        except BaseException:
            self._folder.close()
            raise
        try:
            self._open()
        except BaseException:
            self._lock.release()
            self._folder.close()
            raise

    def _open(self) -> None:
        try:
            self._ours = self._remembered()
            for below in {"", *(str(PurePosixPath(name).parent) for name in self._ours if "/" in name)}:
                for leftover in filter(UNFINISHED.fullmatch, self._folder.names(below)):
                    with suppress(OSError):
                        self._folder.remove(f"{below}/{leftover}".lstrip("/"))
            self._journal = self._folder.append(JOURNAL)
        except OSError as error:
            raise refused(self.path, error) from error
        for name, digests in self._ours.items():
            try:
                self._folder.held_elsewhere(name)
            except OSError as error:
                with suppress(OSError):
                    if self._digest(name) not in digests:
                        continue  # edited: it stays anyway
                self._journal.close()
                raise refused(self.path / name, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        try:
            if kind is None:
                self.close()
        finally:
            self._journal.close()
            if kind is not None and not self._written:  # nothing came of it: leave no trace
                with suppress(OSError):
                    if (journal := self._folder.status(JOURNAL)) and journal.st_size == 0:
                        self._folder.remove(JOURNAL)
            self._lock.release()
            self._folder.close()
            if self._made:
                with suppress(OSError):  # unless something is in it
                    self.path.rmdir()

    def write(self, name: str, content: bytes) -> Path:
        """Write ``content`` under ``name`` (with "/" for a folder) and return where it really is.

        Raises OutputRefused, and ValueError for a name that leads out of the folder or was not declared.
        """
        return self.write_stream(name, [content])

    def write_stream(self, name: str, chunks: Iterable[bytes]) -> Path:
        """The same for what is too large to be held in memory."""
        if not self._may_be_ours(name):
            raise ValueError(name)
        try:
            if "/" in name:
                self._folder.make_folder(str(PurePosixPath(name).parent))
            digest = hashlib.sha256()
            with self._folder.making(name) as (file, beside):
                for chunk in chunks:
                    digest.update(chunk)
                    file.write(chunk)
                return self._settle(name, digest.hexdigest(), file, beside)
        except OSError as error:
            raise refused(self.path / name, error) from error

    def write_made(self, name: str, make: Callable[[Path], None]) -> Path:
        """The same for what writes itself into a file that is not there yet. ``make`` may raise OSError.

        It is made where nobody else can write: whoever opens by name follows what stands there.
        """
        try:
            with tempfile.TemporaryDirectory() as private:
                made = Path(private) / PurePosixPath(name).name
                make(made)
                with made.open("rb") as file:
                    return self.write_stream(name, iter(lambda: file.read(_PIECE), b""))
        except OSError as error:
            raise refused(self.path / name, error) from error

    def _settle(self, wanted: str, digest: str, file: BufferedRandom, beside: str) -> Path:
        """Moves new content of that digest to its place, or beside what somebody edited."""
        name, number = wanted, 1
        while not self._may_replace(name, digest):
            suffix = ".new" if number == 1 else f".new-{number}"
            name = str(PurePosixPath(wanted).with_stem(PurePosixPath(wanted).stem + suffix))
            number += 1
        if name != wanted:
            self.kept.append((self.path / wanted, self.path / name))
        # Before the file: if the run is killed in between, either content is known as ours.
        line = f"\n{json.dumps([name, digest])}\n".encode()
        if self._journal.write(line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self._digest(name) != digest:
            self._folder.settle(file, beside, name)
        self._written[name] = digest
        return self.path / name

    def close(self) -> None:
        """Remove what earlier runs left and nobody edited, and remember what this one wrote. Raises OutputRefused."""
        remembered = dict(self._written)
        for name in sorted(self._ours.keys() - self._written.keys()):
            try:
                if self._digest(name) not in self._ours[name]:
                    continue  # gone, or edited: no longer ours
                self._folder.remove(name)
            except OSError:  # open elsewhere: the next run tries again
                remembered[name] = min(self._ours[name])
                continue
            self.removed.append(self.path / name)
            if "/" in name:
                with suppress(OSError):  # something is in it, or it is looked at
                    self._folder.remove_folder(str(PurePosixPath(name).parent))
        content = json.dumps({"format": 1, "files": remembered}, indent=1, sort_keys=True)
        try:
            self._folder.put(MANIFEST, [f"{content}\n".encode()])
        except OSError as error:
            raise refused(self.path / MANIFEST, error) from error
        self._journal.close()
        with suppress(OSError):  # held for a moment: the next run reads it, and it says the same
            self._folder.remove(JOURNAL)

    def _may_replace(self, name: str, digest: str) -> bool:
        if self.force or self._folder.status(name) is None:
            return True
        # Where whose it is cannot be known, it stays, and the run ends.
        return self._digest(name) in {digest, *self._ours.get(name, ())}

    def _may_be_ours(self, name: str) -> bool:
        plain = ASIDE.sub("", name)
        return bool(_PORTABLE.fullmatch(name)) and any(fnmatchcase(plain, pattern) for pattern in self._makes)

    def _remembered(self) -> dict[str, set[str]]:
        """Name → hashes of what we wrote, by the last run that ended and one that did not."""
        ours: dict[str, set[str]] = {}
        foreign: set[str] = set()
        for name, digest in (*pairs_of_list(self._text(MANIFEST)), *pairs_of_journal(self._text(JOURNAL))):
            if self._may_be_ours(name) and not self._leads_away(name):
                ours.setdefault(name, set()).add(digest)
            else:
                foreign.add(name)
        self.foreign = sorted(foreign)
        return ours

    def _leads_away(self, name: str) -> bool:
        """Whether a link stands at that name, or where its folder should be."""
        try:
            self._folder.read(name).close()
        except Astray:
            return True
        except OSError:
            return False
        return False

    def _text(self, name: str) -> str:
        """One of our own lists; nothing where there is none. Raises OSError, also where a link stands there."""
        try:
            with self._folder.read(name) as file:
                content = file.read(_LARGEST + 1)
        except FileNotFoundError:
            return ""
        return content.decode("utf-8", "replace") if len(content) <= _LARGEST else ""

    def _digest(self, name: str) -> str:
        """The sha256 of a plain file; "" where there is none. Raises OSError where it cannot be read."""
        digest = ""

        def read() -> None:
            nonlocal digest
            with (
                suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError, Astray),
                self._folder.read(name) as file,
            ):
                digest = hashlib.file_digest(file, "sha256").hexdigest()

        patiently(read)
        return digest


def pairs_of_list(text: str) -> Iterator[tuple[str, str]]:
    """What a list says; where it is broken, nothing: what stands in the folder then counts as the user's."""
    found = _parsed(text)
    files = found.get("files") if isinstance(found, dict) else None
    for name, digest in files.items() if isinstance(files, dict) else ():
        if isinstance(digest, str):
            yield name, digest


def pairs_of_journal(text: str) -> Iterator[tuple[str, str]]:
    """What the lines of a journal say; a line that is none is passed over."""
    for line in text.splitlines():
        match _parsed(line):
            case [str(name), str(digest)]:
                yield name, digest


def _parsed(text: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found
