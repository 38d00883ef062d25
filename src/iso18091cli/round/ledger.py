"""`ledger.csv`, the list of what came ↔ Entries. It lies in the round's folder beside the workbooks.

A person may open it in Excel and write into the column ``counts``; all else in it is the program's, and is worked out
anew where it follows from the workbooks.
"""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from iso18091cli.errors import NothingToDo
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import csv_typed
from iso18091cli.messages.collect import LEDGER_WORDS
from iso18091cli.model.received import LEDGER, Entry, Receipt, Receipts, Word
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled

COLUMNS = tuple(field.name for field in dataclasses.fields(Entry))
"""The columns, in their order."""
_NUMBERS = ("assessed", "asked", "errors", "warnings")
_TRUTH = {"True": True, "TRUE": True, "False": False, "FALSE": False}
_SAID: dict[str, Word] = {
    **dict.fromkeys(("x", "v", "co", "yes", "y", "1", "true", "dung", "tinh"), "yes"),
    **dict.fromkeys(("khong", "no", "n", "0", "false", "sai", "khong tinh"), "no"),
}
_LARGEST = 64_000_000
"""Bytes of a ledger: far more than a country's."""
_LONGEST_CELL = 1_000_000


def ledger_beside(folder: Path) -> list[Entry]:
    """The lines of the ledger in that folder; none where there is none. Raises NothingToDo where it cannot be read."""
    path = folder / LEDGER
    try:
        with Folder(folder) as opened, opened.read(LEDGER) as file:  # through no link
            return entries_in(file.read(_LARGEST), path)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise NothingToDo(filled(LEDGER_WORDS["unreadable"], path=str(path))) from error


def entries_in(content: bytes, path: Path) -> list[Entry]:
    """The lines of a ledger, in its order; ``path`` is what it is called.

    Raises:
        NothingToDo: it is no text in UTF-8, or lacks the columns by which lines are known.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NothingToDo(filled(LEDGER_WORDS["not-utf-8"], path=str(path))) from error
    heading = text.split("\n", 1)[0]
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    if missing := [name for name in ("counts", "sha256", "way") if name not in (reader.fieldnames or ())]:
        raise NothingToDo(filled(LEDGER_WORDS["no-columns"], path=str(path), columns=", ".join(missing)))
    try:
        return [_entry(row) for row in reader if any(row.get(name) for name in COLUMNS)]
    except csv.Error as error:
        raise NothingToDo(filled(LEDGER_WORDS["unreadable"], path=str(path))) from error


def _entry(row: dict[str, str | None]) -> Entry:
    values: dict[str, Any] = {name: csv_typed(row.get(name) or "") for name in COLUMNS}
    for name in _NUMBERS:
        values[name] = int(values[name]) if values[name].isascii() and values[name].isdigit() else None
    return Entry(**(values | {"late": _TRUTH.get(values["late"]), "sha256": values["sha256"].strip().lower()}))


def ledger_bytes(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The ledger as a file, in pieces."""
    return csv_pieces(COLUMNS, (_cells(entry) for entry in entries))


def _cells(entry: Entry) -> list[str | int | None]:
    cells = [getattr(entry, name) for name in COLUMNS]
    return [str(cell) if isinstance(cell, bool) else cell for cell in cells]


def word_of(typed: str) -> Word | None:
    """What was meant by a word in the column ``counts``; ``None`` where it is blank or nobody can tell."""
    return _SAID.get(fold(typed))


def not_understood(entries: Sequence[Entry], path: Path) -> list[Text]:
    """What is said of words in the column ``counts`` that nobody can tell, each at its line."""
    return [
        filled(LEDGER_WORDS["word"], path=str(path), line=str(number), found=entry.counts, file=entry.file)
        for number, entry in enumerate(entries, 2)
        if entry.counts.strip() and word_of(entry.counts) is None
    ]


def receipts_of(entries: Iterable[Entry]) -> Receipts:
    """When and from whom each file came, and which copies a person chose: by its sha256."""
    found: dict[str, Receipt] = {}
    for entry in entries:
        if not entry.sha256:
            continue
        old, word = found.get(entry.sha256, Receipt()), word_of(entry.counts)
        first = not old.received or (entry.received and entry.received < old.received)
        found[entry.sha256] = Receipt(
            received=entry.received if first else old.received,
            last=max(entry.received, old.last),
            sender=entry.sender if first else old.sender,
            word=old.word or word,
        )
    return found
