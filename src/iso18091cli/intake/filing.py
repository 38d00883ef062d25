"""Pieces → files in a round's folder, byte for byte, each under a name of ours and never over another."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from iso18091cli.files.folder import Folder
from iso18091cli.files.outputs import file_name
from iso18091cli.files.result_folder import MANIFEST, pairs_of_list
from iso18091cli.model.received import Piece

ASIDE = "khac"
"""The folder below a round's for what is no workbook: signed scans, evidence."""
_LARGEST_LIST = 64_000_000
_PIECE = 1 << 20
_LONGEST_SENDER = 30
_KEPT = re.compile(
    r"\.(pdf|docx?|xlsx?|xls[bmt]|ods|odt|odp|pptx?|csv|txt|rtf|jpe?g|png|gif|tiff?|heic|webp|bmp|zip|rar|7z|gz|tar|eml|msg|dat)"
)
"""Endings that a file keeps; any other becomes .bin, so that nothing that lies there runs when it is opened."""


class Cabinet:
    """A round's folder, open for filing."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.workbooks = 0
        self.others = 0
        self._listed: dict[str, str] = {}

    def file_workbook(self, piece: Piece, stem: str, suffix: str) -> str:
        """Files a workbook as ``stem``, ``stem.2`` … with that ending; gives the name, also of the same file there."""
        name, there = self._free("", stem, suffix, piece.sha256)
        if not there:
            self.folder.put(name, _bytes_of(piece))
            self.workbooks += 1
        return name

    def keep(self, piece: Piece, day: str, nobody: str) -> str:
        """Keeps any other file with its mail's day and sender; gives its name below the round's folder."""
        sender = file_name(piece.mail.sender)[:_LONGEST_SENDER].strip("-") if piece.mail.sender else nobody
        sent = PurePosixPath(piece.whole or piece.name)
        sha256 = _digest_of(piece) if piece.whole else piece.sha256
        suffix = sent.suffix.lower()
        stem = "-".join(part for part in (day, sender, file_name(sent.stem)) if part)
        self.folder.make_folder(ASIDE)
        name, there = self._free(f"{ASIDE}/", stem, suffix if _KEPT.fullmatch(suffix) else ".bin", sha256)
        if not there:
            self.folder.put(name, _bytes_of(piece))
            self.others += 1
        self._listed[name.removeprefix(f"{ASIDE}/")] = sha256
        return name

    def close(self) -> None:
        """Lists what was kept aside, so that no command takes it for workbooks that came, or for the office's word."""
        if not self._listed:
            return
        name = f"{ASIDE}/{MANIFEST}"
        known: dict[str, str] = {}
        with suppress(OSError), self.folder.read(name) as file:
            known.update(pairs_of_list(file.read(_LARGEST_LIST).decode("utf-8", "replace")))
        content = json.dumps({"format": 1, "files": known | self._listed}, indent=1, sort_keys=True)
        self.folder.put(name, [f"{content}\n".encode()])

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a plain file of that content stands at that name."""
        return bool(sha256) and self._digest(name) == sha256

    def _free(self, below: str, stem: str, suffix: str, sha256: str) -> tuple[str, bool]:
        """The first name that is free, or holds the same bytes; and which of the two."""
        number = 1
        while True:
            name = f"{below}{stem}{f'.{number}' if number > 1 else ''}{suffix}"
            if self.folder.status(name) is None:
                return name, False
            if self.holds(name, sha256):
                return name, True
            number += 1

    def _digest(self, name: str) -> str:
        with suppress(OSError, ValueError), self.folder.read(name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
        return ""


def _bytes_of(piece: Piece) -> Iterator[bytes]:
    with Path(piece.stored).open("rb") as file:
        while found := file.read(_PIECE):
            yield found


def _digest_of(piece: Piece) -> str:
    with Path(piece.stored).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
