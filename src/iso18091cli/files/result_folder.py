"""Outputs of a run → a folder that knows its own: what it wrote is replaced or removed, what a person edited stays."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from iso18091cli.files.outputs import UNFINISHED, locked, patiently, refused, try_to_replace, unfinished, write_whole

MANIFEST = ".iso18091-outputs.json"
"""What the last run wrote: name -> sha256."""
JOURNAL = ".iso18091-outputs.part"
"""What the present run is writing, a line before each file; there only while it runs or after it was killed."""


class ResultFolder:
    """A folder that remembers what was written to it, and that one run at a time writes to.

    Outputs nobody touched are replaced by the next run, and removed where it no longer makes them. One that was
    edited, or that stands there without being ours, stays; the new one is put beside it (unless ``force``). Use it in
    a ``with`` statement: ``close`` follows a run that went well. After one that did not, or was killed, the next run
    still knows what is ours.
    """

    def __init__(self, folder: Path, force: bool = False) -> None:
        """Try the folder before any work is done.

        Raises OutputRefused if it cannot be made or written to, if another run is at it, or if an output that is to be
        replaced is open elsewhere.
        """
        self.folder = folder
        self.force = force
        self.kept: list[tuple[Path, Path]] = []
        """(what stays because somebody edited it, where the new one is)"""
        self.removed: list[Path] = []
        """Outputs of an earlier run that this one no longer makes."""
        self._written: dict[str, str] = {}
        self._made = not folder.exists()
        self._lock = locked(folder)
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> None:
        try:
            self._ours = _remembered(self.folder)
            for parent in {(self.folder / name).parent for name in ("", *self._ours, MANIFEST)}:
                for leftover in parent.glob(f".*{UNFINISHED}"):
                    leftover.unlink(missing_ok=True)
            # Without a buffer: what a full disk refused is not tried again when the file is closed.
            self._journal = (self.folder / JOURNAL).open("ab", buffering=0)
        except OSError as error:
            raise refused(self.folder, error) from error
        for name, digests in self._ours.items():
            path = self.folder / name
            try:
                try_to_replace(path)
            except OSError as error:
                with suppress(OSError):
                    if _digest(path) not in digests:
                        continue  # edited: it stays anyway
                self._journal.close()
                raise refused(path, error) from error

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
                    journal = self.folder / JOURNAL
                    if journal.stat().st_size == 0:
                        journal.unlink()
            self._lock.release()
            if self._made:
                with suppress(OSError):  # unless something is in it
                    self.folder.rmdir()

    def write(self, name: str, content: bytes) -> Path:
        """Write ``content`` under ``name`` (with "/" for folders) and return where it really is.

        Raises OutputRefused, and ValueError for a name that leads out of the folder.
        """
        digest = hashlib.sha256(content).hexdigest()
        return self._settle(name, digest, lambda path: write_whole(path, content))

    def write_stream(self, name: str, chunks: Iterable[bytes]) -> Path:
        """The same for what is too large to be held in memory."""

        def make(path: Path) -> None:
            with path.open("wb") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())

        return self.write_made(name, make)

    def write_made(self, name: str, make: Callable[[Path], None]) -> Path:
        """The same for what writes itself into a file that is not there yet. ``make`` may raise OSError."""
        beside = unfinished(self.folder / PurePosixPath(name).name)
        try:
            beside.unlink(missing_ok=True)
            make(beside)
            return self._settle(name, _digest(beside), lambda path: patiently(lambda: beside.replace(path)))
        except OSError as error:
            raise refused(self.folder / name, error) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _settle(self, name: str, digest: str, put: Callable[[Path], None]) -> Path:
        """Find the place for content of that digest, beside what somebody edited, and ``put`` it there."""
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(name)
        wanted = name
        number = 1
        while not self._may_replace(name, digest):
            suffix = ".new" if number == 1 else f".new-{number}"
            name = str(PurePosixPath(wanted).with_stem(PurePosixPath(wanted).stem + suffix))
            number += 1
        path = self.folder / name
        if name != wanted:
            self.kept.append((self.folder / wanted, path))
        self._put(name, path, digest, put)
        return path

    def close(self) -> None:
        """Remove what earlier runs left and nobody edited, and remember what this one wrote. Raises OutputRefused."""
        remembered = dict(self._written)
        for name in sorted(self._ours.keys() - self._written.keys()):
            path = self.folder / name
            try:
                if _digest(path) not in self._ours[name]:
                    continue  # gone, or edited: no longer ours
                path.unlink()
            except OSError:  # open elsewhere: the next run tries again
                remembered[name] = min(self._ours[name])
                continue
            self.removed.append(path)
            if path.parent != self.folder:
                with suppress(OSError):  # something is in it, or it is looked at
                    path.parent.rmdir()
        content = json.dumps({"format": 1, "files": remembered}, indent=1, sort_keys=True)
        write_whole(self.folder / MANIFEST, f"{content}\n".encode())
        self._journal.close()
        with suppress(OSError):  # held for a moment: the next run reads it, and it says the same
            (self.folder / JOURNAL).unlink(missing_ok=True)

    def _may_replace(self, name: str, digest: str) -> bool:
        path = self.folder / name
        if self.force or not os.path.lexists(path):
            return True
        try:
            return _digest(path) in {digest, *self._ours.get(name, ())}
        except OSError as error:  # whose it is cannot be known, so it stays
            raise refused(path, error) from error

    def _put(self, name: str, path: Path, digest: str, put: Callable[[Path], None]) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Before the file: if the run is killed in between, either content is known as ours.
            line = f"\n{json.dumps([name, digest])}\n".encode()
            if self._journal.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise refused(path, error) from error
        try:
            there = _digest(path)
        except OSError as error:
            raise refused(path, error) from error
        if there != digest:
            put(path)
        self._written[name] = digest


def _remembered(folder: Path) -> dict[str, set[str]]:
    """Name → hashes of what we wrote, by the last run that ended and one that did not. Skips broken lines."""
    pairs: list[tuple[str, str]] = []
    # Where there is no manifest or a broken one, what stands in the folder counts as the user's.
    with suppress(FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        pairs += json.loads((folder / MANIFEST).read_text("utf-8"))["files"].items()
    if (folder / JOURNAL).exists():
        for line in (folder / JOURNAL).read_text("utf-8", errors="replace").splitlines():
            try:
                name, digest = json.loads(line)
            except ValueError:
                continue
            pairs.append((name, digest))
    ours: dict[str, set[str]] = {}
    for name, digest in pairs:
        ours.setdefault(str(name), set()).add(str(digest))
    return ours


def _digest(path: Path) -> str:
    """The sha256 of a file; "" where there is none. Raises OSError where it cannot be read."""
    if not path.is_file():
        return ""
    digest = ""

    def read() -> None:
        nonlocal digest
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()

    patiently(read)
    return digest
