"""One run at a time in a result folder.

The system holds the lock for as long as the process lives, so a killed run leaves none behind, even where its file is
still there.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import BinaryIO

from iso18091cli.files.folder import Folder

NAME = ".iso18091-lock"
OF_LIST = ".iso18091-issued-lock"
"""Held while lines are added to a folder's list of issued copies, whoever is at work in the folder."""
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_HELD: set[BinaryIO] = set()
"""The files of the locks that this process holds."""


class Busy(Exception):
    """Another run has the folder."""


class FolderLock:
    """Held from when it is made until ``release``. Raises Busy, and OSError where no file can be made."""

    def __init__(self, folder: Folder, name: str = NAME) -> None:
        self._folder, self._name = folder, name
        while True:
            file = folder.hold(name)
            try:
                _lock(file)
            except OSError as error:
                file.close()
                if error.errno in _BUSY:
                    raise Busy from error
                raise
            if _still_there(file, folder.status(name)):
                break
            file.close()  # the run before us took its file away between our two steps
        self._file = file
        _HELD.add(file)

    def release(self) -> None:
        """Give the folder free. The file goes while it is still held, or two could each hold a file of that name."""
        ours = os.fstat(self._file.fileno()).st_size == 0  # what has something in it, somebody else has made
        if sys.platform != "win32" and ours:
            with suppress(OSError):
                self._folder.remove(self._name)
        _HELD.discard(self._file)
        self._file.close()
        with suppress(OSError):  # Windows: not while it is open here, and not while another run holds it
            if sys.platform == "win32" and ours:
                self._folder.remove(self._name)


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # Some network shares have no locks: there, nothing keeps two runs apart.
            if error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP):
                raise


def _let_go() -> None:
    """A copy of this process (a reader of one file) has no part in its locks: it may outlive us."""
    for file in _HELD:
        file.close()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_let_go)


def _still_there(file: BinaryIO, there: os.stat_result | None) -> bool:
    if sys.platform == "win32":
        return True  # a file that is open cannot be taken away
    return there is not None and os.path.samestat(os.fstat(file.fileno()), there)
