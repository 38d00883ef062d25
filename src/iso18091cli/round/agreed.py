"""`agreed.csv`, the list of the meeting's workbooks ↔ what makes them count before copies that come back.

Agreed levels are those of the office's own copy. One that comes back from the unit is a second copy, and in how many
answers it differs is told.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import csv_typed
from iso18091cli.files.result_folder import MANIFEST
from iso18091cli.model.received import NO_RECEIPT, Receipts

AGREED = "agreed.csv"
"""Its name in the folder of the meeting's workbooks, which lies in the round's."""
COLUMNS = ("number", "unit_code", "unit_name", "file")
_LARGEST = 4_000_000


def list_of(lines: Iterable[tuple[str, str, str, str]]) -> bytes:
    """The bytes of a list: (copy number, unit's code and name, file) each."""
    return b"".join(csv_pieces(COLUMNS, lines))


def with_own(folder: Path, receipts: Receipts) -> Receipts:
    """The same for a round's folder, in which the meeting's own workbooks are told from copies that came back."""
    own = {sha256 for below in _folders(folder) for sha256 in _own(below)}
    said = {sha256: receipts.get(sha256, NO_RECEIPT) for sha256 in own}
    return {**receipts, **{sha256: one._replace(word=one.word or "own") for sha256, one in said.items()}}


def _folders(folder: Path) -> Iterator[Path]:
    """Folders right below that hold such a list; not those that our commands filled with what others sent."""
    with suppress(OSError):
        for below in sorted(folder.iterdir()):
            if below.is_dir() and not below.is_symlink() and not (below / MANIFEST).exists():
                yield below


def _own(folder: Path) -> Iterator[str]:
    """The sha256 of each file on the list as it stands. What cannot be read is nobody's own."""
    with suppress(OSError, UnicodeDecodeError, csv.Error), Folder(folder) as opened:
        with opened.read(AGREED) as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.partition("\n")[0].count))
        for row in rows:
            name = csv_typed(row.get("file") or "")
            if name and not set(name) & set("/\\:\0"):
                with suppress(OSError), opened.read(name) as file:
                    yield hashlib.file_digest(file, "sha256").hexdigest()
