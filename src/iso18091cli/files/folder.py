"""A folder that others may write to ↔ the files in it, reached through no link below it.

The folder itself is the user's word and may be a link. What lies in it may have been put there by anybody, at any
moment: links to other places, devices, names that Windows takes for something else. So every step starts at a handle of
the folder and goes down one name at a time without following a link; on a system without such handles (Windows) what
stands at each name is looked at before and after. A file comes into being under a name that nobody can foresee and is
moved into place, so nothing that stands there is ever written into.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedRandom, BufferedReader, FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.iso18091-tmp")
"""Names of files that are being written."""
_HANDLES = {os.open, os.stat, os.mkdir, os.unlink, os.rmdir, os.rename} <= os.supports_dir_fd
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# A pipe of the system would else hold us up for as long as nobody writes into it.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between attempts, 2.5 in all: an antivirus, an indexer or a synchroniser lets go of a file in that time."""
_LINKS = (getattr(stat, "IO_REPARSE_TAG_SYMLINK", 0xA000000C), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003))
"""How Windows marks a link and a junction."""


class Astray(OSError):
    """A link, a device, or a file under two names stands where a plain file or folder was meant."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


class Folder:
    """An open folder. Names are relative, with "/" between folders. Use it in a ``with`` statement.

    Every method raises OSError, of which Astray is one, and ValueError for a name that does not stay in the folder.
    """

    def __init__(self, path: Path, make: bool = False, mode: int = 0o777) -> None:
        """Opens the folder; ``make``: also its parents, where there is none. ``mode`` is that of folders made here."""
        if make:
            path.mkdir(parents=True, exist_ok=True, mode=mode)
        self.path = path
        self._mode = mode
        self._handle = os.open(path, os.O_RDONLY | _FOLDER) if _HANDLES else None
        self._self = path.stat()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the folder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    # Files

    def status(self, name: str) -> os.stat_result | None:
        """What stands at that name itself; ``None`` where nothing does, nor can."""
        try:
            with self._at(name) as (place, handle):
                return os.stat(place, dir_fd=handle, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError, Astray):
            return None

    def names(self, folder: str = "") -> list[str]:
        """What lies in the folder or one below it; nothing where there is none."""
        try:
            with self._at(f"{folder}/x" if folder else "x") as (place, handle):
                return sorted(os.listdir(os.path.dirname(place) if handle is None else handle))  # noqa: PTH120, PTH208
        except (FileNotFoundError, NotADirectoryError, Astray):
            return []

    def read(self, name: str) -> BufferedReader:
        """A plain file, to be read."""
        return os.fdopen(self._open(name, os.O_RDONLY), "rb")

    def hold(self, name: str) -> BufferedRandom:
        """A plain file, made where there is none, of which nothing is changed: for a lock."""
        return os.fdopen(self._open(name, os.O_RDWR | os.O_CREAT), "r+b")

    def append(self, name: str) -> FileIO:
        """A plain file, made where there is none, to be written on. Without a buffer.

        What a full disk refused is then not tried again when the file is closed.
        """
        file = os.fdopen(self._open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "ab", buffering=0)
        if os.fstat(file.fileno()).st_nlink > 1:  # its other name may lie anywhere
            file.close()
            raise Astray(self.path / name)
        return file

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Writes a file in one move: whoever looks sees the old one or the new one, never a half."""
        with self.making(name) as (file, beside):
            file.writelines(pieces)
            self.settle(file, beside, name)

    @contextmanager
    def making(self, name: str) -> Iterator[tuple[BufferedRandom, str]]:
        """A new file beside that name, and its own name; gone at the end unless ``settle`` has moved it."""
        beside = str(Path(name).with_name(f".{secrets.token_hex(8)}.iso18091-tmp").as_posix())
        try:
            with os.fdopen(self._open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL), "w+b") as file:
                yield file, beside
        finally:
            with suppress(OSError):
                self.remove(beside)

    def settle(self, file: BufferedRandom, beside: str, name: str) -> None:
        """Closes a new file, safe on the disk, and moves it to its name in place of what stands there."""
        file.flush()
        os.fsync(file.fileno())
        file.close()

        def move() -> None:
            with self._at(name) as (place, handle):
                source = os.path.join(os.path.dirname(place), os.path.basename(beside))  # noqa: PTH118, PTH119, PTH120
                os.replace(source, place, src_dir_fd=handle, dst_dir_fd=handle)

        patiently(move)

    def remove(self, name: str) -> None:
        """Takes a name away: of a link the link, never what it leads to."""
        with self._at(name) as (place, handle):
            os.unlink(place, dir_fd=handle)

    def held_elsewhere(self, name: str) -> None:
        """Raises OSError where somebody keeps a file from being replaced. Changes nothing."""
        if (there := self.status(name)) and stat.S_ISREG(there.st_mode):
            patiently(lambda: os.close(self._open(name, os.O_RDWR)))

    # Folders

    def make_folder(self, name: str) -> None:
        """A folder below this one, where there is none; and those between them."""
        parts = _parts(name)
        for number in range(1, len(parts) + 1):
            with self._at("/".join(parts[:number])) as (place, handle), suppress(FileExistsError):
                os.mkdir(place, self._mode, dir_fd=handle)
        with self._at(f"{name}/x"):
            pass  # it is one, and no link to one

    def remove_folder(self, name: str) -> None:
        """Takes an empty folder away."""
        with self._at(name) as (place, handle):
            os.rmdir(place, dir_fd=handle)

    # How they are reached

    def _open(self, name: str, flags: int) -> int:
        with self._at(name) as (place, handle):
            if handle is None and (there := self.status(name)) and _is_astray(there):
                raise Astray(self.path / name)
            try:
                descriptor = os.open(place, flags | _NO_LINK | _BINARY, self._mode & 0o666, dir_fd=handle)
            except OSError as error:
                if (there := self.status(name)) and _is_astray(there):
                    raise Astray(self.path / name) from error
                raise
            try:
                opened = os.fstat(descriptor)
                there = opened if handle is not None else Path(place).lstat()
                if stat.S_ISDIR(opened.st_mode):
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
                if not stat.S_ISREG(opened.st_mode) or not os.path.samestat(opened, there):
                    raise Astray(self.path / name)
            except BaseException:
                os.close(descriptor)
                raise
        return descriptor

    @contextmanager
    def _at(self, name: str) -> Iterator[tuple[str, int | None]]:
        """(Where a name stands, handle of the folder that it stands in), the way there looked at."""
        *folders, last = _parts(name)
        if self._handle is None:
            self._look(folders)
            yield os.path.join(self.path, *folders, last), None  # noqa: PTH118
            self._look(folders)
            return
        handles = [self._handle]
        try:
            for number, folder in enumerate(folders, 1):
                handles.append(self._below(handles[-1], folder, folders[:number]))
            yield last, handles[-1]
        finally:
            for handle in handles[1:]:
                os.close(handle)

    def _below(self, handle: int, folder: str, way: list[str]) -> int:
        try:
            return os.open(folder, os.O_RDONLY | _FOLDER | _NO_LINK, dir_fd=handle)
        except OSError as error:
            with suppress(FileNotFoundError):
                if _is_astray(os.stat(folder, dir_fd=handle, follow_symlinks=False)):
                    raise Astray(self.path.joinpath(*way)) from error
            raise

    def _look(self, folders: list[str]) -> None:
        """Without handles: the folder is still the one that was opened, and none on the way is a link."""
        if not os.path.samestat(self.path.stat(), self._self):
            raise Astray(self.path)
        path = self.path
        for folder in folders:
            path = path / folder
            if _is_link(path.lstat()):
                raise Astray(path)


def patiently(step: Callable[[], object]) -> None:
    """Tries a step again while somebody else holds its file, for 2.5 s. Raises OSError."""
    for pause in _PAUSES:
        try:
            step()
            return
        except PermissionError:  # on Windows also errors 5, 32 and 33: somebody has the target open
            time.sleep(pause)
    step()


def _parts(name: str) -> list[str]:
    """The names on the way; each is one name and nothing else on the system in use (a drive, a stream, a way up)."""
    parts = name.split("/")
    if not all(part and part not in (".", "..") and "\0" not in part and Path(part).name == part for part in parts):
        raise ValueError(name)
    return parts


def _is_link(there: os.stat_result) -> bool:
    return stat.S_ISLNK(there.st_mode) or getattr(there, "st_reparse_tag", 0) in _LINKS


def _is_astray(there: os.stat_result) -> bool:
    return _is_link(there) or not (stat.S_ISREG(there.st_mode) or stat.S_ISDIR(there.st_mode))
