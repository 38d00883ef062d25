"""Key ↔ bytes that an earlier run worked out, taken again while nothing has changed. Safe to delete at any time.

A record is found by a key made of everything it depends on, the program's own files included; whatever differs gives
another key. A record is bytes, and nothing in it is run. It lies in a folder that nobody but the user can write to.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.files.folder import Folder

SWITCH = "ISO18091_CACHE"
"""Environment variable: another folder for the memory, or "off"."""
_MONTHS = 90 * 24 * 3600
"""Seconds after which a large record that nobody has asked for is deleted."""
_OWN = 0o700
"""Mode of the folders: nobody but the user."""
_RECORD = re.compile(r"[0-9a-f]{64}(-wal|-shm|-journal)?")
"""Names of large records, and of what their owner keeps beside them."""


@dataclass(frozen=True, eq=False, repr=False)
class Memory:
    """Records of one kind."""

    kind: str
    folder: Path | None
    """``None``: nothing is remembered."""

    def key(self, parts: Iterable[bytes]) -> str:
        """Names what a record depends on: the parts, and the program itself."""
        digest = hashlib.sha256(_program())
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def recall(self, key: str) -> bytes | None:
        """The record of that key; ``None`` where there is none."""
        if self.folder is None:
            return None
        try:
            with Folder(self.folder) as folder, folder.read(self._name(key)) as file:
                return file.read()
        except OSError:
            return None

    def keep(self, key: str, record: bytes) -> None:
        """Remembers a record. Where that is impossible, the next run works it out again."""
        if self.folder is None:
            return
        with suppress(OSError), Folder(self.folder, mode=_OWN) as folder:
            folder.make_folder(f"{self.kind}/{key[:2]}")
            folder.put(self._name(key), [record])

    def file(self, key: str) -> Path | None:
        """The place of a record that its owner reads and writes itself; records not used for months are deleted."""
        if self.folder is None:
            return None
        with suppress(OSError), Folder(self.folder, mode=_OWN) as folder:
            folder.make_folder(self.kind)
            for name in filter(_RECORD.fullmatch, folder.names(self.kind)):
                old = folder.status(f"{self.kind}/{name}")
                if old and old.st_mtime < time.time() - _MONTHS:
                    folder.remove(f"{self.kind}/{name}")
            return self.folder / self.kind / key
        return None

    def _name(self, key: str) -> str:
        return f"{self.kind}/{key[:2]}/{key[2:]}"


NOTHING = Memory("", None)
"""Remembers nothing."""


def memory(kind: str) -> Memory:
    """The user's memory of that kind; one that remembers nothing where it is switched off or the folder is not safe."""
    return Memory(kind, _folder())


@functools.cache
def _folder() -> Path | None:
    asked = os.environ.get(SWITCH, "")
    if asked == "off":
        return None
    if asked:
        folder = Path(asked)
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("iso18091", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=_OWN)
        status = folder.stat()
    except OSError:
        return None
    if sys.platform != "win32" and (status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return folder


@functools.cache
def _program() -> bytes:
    """Names this very program: its files by size and time, and the Python that runs it."""
    facts = sorted(
        (file.path, file.stat().st_size, file.stat().st_mtime_ns)
        for folder, _, _ in os.walk(Path(__file__).parent.parent)
        for file in os.scandir(folder)
        if file.name.endswith(".py")
    )
    return hashlib.sha256(repr((sys.version, facts)).encode()).digest()
