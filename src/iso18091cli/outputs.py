"""Bytes → files, each moved into place whole; what a person made or edited stays."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from iso18091cli.errors import OutputRefused
from iso18091cli.folder_lock import Busy, FolderLock
from iso18091cli.messages.reports import worded
from iso18091cli.model.text import Text, filled
from iso18091cli.spelling import fold

MANIFEST = ".iso18091-outputs.json"
"""What the last run wrote: name -> sha256."""
JOURNAL = ".iso18091-outputs.part"
"""What the present run is writing, a line before each file; there only while it runs or after it was killed."""
_UNFINISHED = ".iso18091-tmp"
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between attempts, 2.5 in all: an antivirus, an indexer or a synchroniser lets go of a file in that time."""
_LONGEST = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one move: whoever looks sees the old file or the new one, never a half.

    Raises OutputRefused, with what to do about it; what stood there is then untouched.
    """
    unfinished = _unfinished(path)
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _patiently(lambda: unfinished.replace(path))
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def claim(path: Path, force: bool) -> None:
    """Make sure, before the work, that ``path`` can be written: its folder is made and tried.

    Raises OutputRefused, also where something of the user's stands there, unless ``force``.
    """
    if os.path.lexists(path) and not force:
        raise OutputRefused(worded("output-exists", path=str(path)))
    if os.path.isdir(path):  # noqa: PTH112 - pathlib's own raises for a name that is too long
        raise OutputRefused(worded("output-is-a-folder", path=str(path)))
    trial = _unfinished(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            trial.touch()
        finally:
            trial.unlink(missing_ok=True)
        _try_to_replace(path)
    except OSError as error:
        raise _refused(path, error) from error


def asked_path(output: Path | None, name: str, single: bool = True) -> Path:
    """Where the file that we would call ``name`` goes.

    ``output`` is that file where it ends as ``name`` does and is no folder, else the folder for it. Not ``single``:
    several files are asked for, so it is a folder.
    """
    ends_alike = output is not None and output.suffix.lower() == Path(name).suffix
    if output and single and ends_alike and not os.path.isdir(output):  # noqa: PTH112 - see claim
        return output
    return (output or Path()) / name


def claim_apart(paths: Sequence[Path], source: Path | None, force: bool, over_itself: Text) -> None:
    """Claims every path; what they are made from is not written over by force either.

    Raises OutputRefused, in the words of ``over_itself`` where a path is the source.
    """
    for path in paths:
        if source and os.path.exists(path) and path.samefile(source):  # noqa: PTH110 - see claim
            raise OutputRefused(filled(over_itself, path=str(path)))
        claim(path, force)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One run at a time writes to ``folder``, which is made. Raises OutputRefused where another one is at it."""
    lock = _lock(folder)
    try:
        yield
    finally:
        lock.release()


def _lock(folder: Path) -> FolderLock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return FolderLock(folder)
    except Busy as busy:
        raise OutputRefused(worded("output-busy", path=str(folder))) from busy
    except OSError as error:
        raise _refused(folder, error) from error


def file_name(text: str) -> str:
    """A portable stem for a file: "Hải An" -> "hai-an". Lower-case ASCII, 1 to 60 characters, no reserved name."""
    stem = re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")[:_LONGEST].strip("-")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"unit-{stem}".strip("-")
    return stem


def file_names(named: Sequence[tuple[str, str]]) -> list[str]:
    """A stem for each (name, code); those of one name get their code, those of one code too a number."""
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
        self._lock = _lock(folder)
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> None:
        try:
            self._ours = _remembered(self.folder)
            for parent in {(self.folder / name).parent for name in ("", *self._ours, MANIFEST)}:
                for leftover in parent.glob(f".*{_UNFINISHED}"):
                    leftover.unlink(missing_ok=True)
            # Without a buffer: what a full disk refused is not tried again when the file is closed.
            self._journal = (self.folder / JOURNAL).open("ab", buffering=0)
        except OSError as error:
            raise _refused(self.folder, error) from error
        for name, digests in self._ours.items():
            path = self.folder / name
            try:
                _try_to_replace(path)
            except OSError as error:
                with suppress(OSError):
                    if _digest(path) not in digests:
                        continue  # edited: it stays anyway
                self._journal.close()
                raise _refused(path, error) from error

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
        unfinished = _unfinished(self.folder / PurePosixPath(name).name)
        hashed = hashlib.sha256()
        try:
            with unfinished.open("wb") as file:
                for chunk in chunks:
                    hashed.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            return self._settle(name, hashed.hexdigest(), lambda path: _patiently(lambda: unfinished.replace(path)))
        except OSError as error:
            raise _refused(self.folder / name, error) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

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
            raise _refused(path, error) from error

    def _put(self, name: str, path: Path, digest: str, put: Callable[[Path], None]) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Before the file: if the run is killed in between, either content is known as ours.
            line = f"\n{json.dumps([name, digest])}\n".encode()
            if self._journal.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise _refused(path, error) from error
        try:
            there = _digest(path)
        except OSError as error:
            raise _refused(path, error) from error
        if there != digest:
            put(path)
        self._written[name] = digest


def _remembered(folder: Path) -> dict[str, set[str]]:
    """Hashes known as ours by name, from the last run that ended and from one that did not. Broken lines are left."""
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

    _patiently(read)
    return digest


def _unfinished(path: Path) -> Path:
    """Where ``path`` is written first: beside it, under a name that is short enough wherever its own is."""
    short = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]
    return path.with_name(f".{os.getpid()}-{short}{_UNFINISHED}")


def _try_to_replace(path: Path) -> None:
    """Find out, without changing anything, whether somebody holds the file that is to be replaced. Raises OSError."""
    if path.is_file():
        _patiently(lambda: path.open("r+b").close())


def _patiently(step: Callable[[], object]) -> None:
    for pause in _PAUSES:
        try:
            step()
            return
        except PermissionError:  # on Windows also errors 5, 32 and 33: somebody has the target open
            time.sleep(pause)
    step()


def _refused(path: Path, error: OSError) -> OutputRefused:
    if error.errno in _FULL:
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
    return OutputRefused(worded(key, path=str(path), problem=error.strerror or type(error).__name__))
