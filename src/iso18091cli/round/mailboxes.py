"""`mailboxes.csv`, how far each mailbox on a server was read ↔ Marks. It lies in the round's folder beside the ledger.

Safe to delete: the mailbox is read from its beginning again, and the ledger knows what came before.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from iso18091cli.errors import NothingToDo
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import csv_typed
from iso18091cli.messages.imap import WORDS
from iso18091cli.model.received import MAILBOXES, Mark
from iso18091cli.model.text import filled

COLUMNS = ("mailbox", "user", "only", "uidvalidity", "uid")
_LARGEST = 1_000_000


class Box(NamedTuple):
    """A folder of a mailbox, and which of its mails were read: another choice begins at the beginning."""

    mailbox: str
    """imap://mail.example.vn/INBOX."""
    user: str
    only: str = ""
    """"since 2026-11-01", "answers"; "" for all mails."""


def marks_beside(folder: Path) -> dict[Box, Mark]:
    """What that folder's list says; nothing where there is none. Raises NothingToDo where it cannot be read."""
    try:
        with Folder(folder) as opened, opened.read(MAILBOXES) as file:  # through no link
            text = file.read(_LARGEST).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise NothingToDo(filled(WORDS["marks-unreadable"], path=str(folder / MAILBOXES))) from error
    separator = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return dict(_mark({key: csv_typed(row[key] or "") for key in COLUMNS}) for row in rows)
    except (csv.Error, KeyError, ValueError) as error:
        raise NothingToDo(filled(WORDS["marks-unreadable"], path=str(folder / MAILBOXES))) from error


def _mark(cells: Mapping[str, str]) -> tuple[Box, Mark]:
    box = Box(cells["mailbox"], cells["user"], cells["only"])
    return box, Mark(int(cells["uidvalidity"]), int(cells["uid"]))


def marks_bytes(marks: Mapping[Box, Mark]) -> Iterator[bytes]:
    """The list as CSV."""
    return csv_pieces(COLUMNS, ([*box, mark.validity, mark.uid] for box, mark in marks.items()))
