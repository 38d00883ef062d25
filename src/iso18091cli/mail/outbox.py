"""A folder of drafts ↔ its table `mails.csv`: which mail goes to whom, and what has become of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, cast, get_args

from iso18091cli.errors import NothingToDo
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import csv_typed, one_line
from iso18091cli.files.outputs import refused
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.text import filled

MAILS = "mails.csv"
State = Literal["draft", "sending", "sent", "uncertain", "refused", "drafting", "drafted"]
"""``sending`` is written before a server is given the mail, ``sent`` once it has taken it. What is found as
``sending`` when nobody sends is ``uncertain``: it may have gone. ``refused`` has surely not, and a later run tries it
again. ``drafting`` and ``drafted`` are the same for a draft that is put into the office's own mailbox, where a person
sends it: whether it lies there the server can be asked."""
_LARGEST = 20_000_000
"""Bytes of such a table: more than a country's."""
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the table: one mail."""

    mail: str
    """Name of the draft in the folder; what the file says when it is sent is what is sent."""
    unit_code: str
    unit_name: str
    to: str
    """The address that the draft was made with; "" where none is known."""
    subject: str
    attachments: str
    """Names, with "; " between them."""
    sha256: str
    """Of the draft as it was made."""
    state: State = "draft"
    time: str = ""
    """When the state was written, ISO 8601."""
    answer: str = ""
    """What the server said, where it refused the mail."""
    message_id: str = ""
    """Under which the mail was sent: by it an answer to the mail is known."""


COLUMNS = tuple(field.name for field in fields(Listed))


def table(lines: Iterable[Listed]) -> bytes:
    """The table as CSV."""
    return b"".join(csv_pieces(COLUMNS, ([getattr(line, name) for name in COLUMNS] for line in lines)))


def read_table(folder: Path) -> tuple[Listed, ...]:
    """The mails of a folder, in the table's order. Excel may have saved the table: with other separators, too.

    Raises:
        NothingToDo: there is none, it cannot be read, or a line says what nobody can act on.
    """
    path = folder / MAILS
    try:
        with Folder(folder) as opened, opened.read(MAILS) as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise NothingToDo(filled(WORDS["no-table"], folder=str(folder))) from error
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or type(error).__name__
        raise NothingToDo(filled(WORDS["table-unreadable"], path=str(path), problem=problem)) from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if not {"mail", "state"} <= set(rows.fieldnames or ()):
        raise NothingToDo(filled(WORDS["table-headings"], path=str(path)))
    found: dict[str, Listed] = {}
    try:
        for row in rows:
            line = _listed({key: csv_typed(row.get(key) or "") for key in COLUMNS}, path, rows.line_num)
            if line.mail in found:
                raise NothingToDo(filled(WORDS["table-twice"], path=str(path), line=rows.line_num, mail=line.mail))
            found[line.mail] = line
    except csv.Error as error:
        raise NothingToDo(filled(WORDS["table-unreadable"], path=str(path), problem=str(error))) from error
    return tuple(found.values())


def _listed(cells: dict[str, str], path: Path, number: int) -> Listed:
    name, state = cells["mail"], cells["state"].strip() or "draft"
    if state not in get_args(State):
        said = filled(WORDS["table-state"], path=str(path), line=number, found=one_line(state, _SHOWN))
        raise NothingToDo(said)
    if not name.endswith(".eml") or any(sign in name for sign in "/\\:\0"):
        raise NothingToDo(filled(WORDS["table-mail"], path=str(path), line=number, found=one_line(name, _SHOWN)))
    return Listed(**cells | {"state": cast(State, state)})  # type: ignore[arg-type]  # all are texts but the state


def write_table(folder: Folder, lines: Sequence[Listed]) -> None:
    """Puts the table into its folder, safe on the disk. Raises OutputRefused, as where Excel holds it open."""
    try:
        folder.put(MAILS, [table(lines)])
    except OSError as error:
        raise refused(folder.path / MAILS, error) from error


def gone(folder: Path) -> tuple[Listed, ...]:
    """The mails of that folder that were sent or put into a mailbox, or may have been; none where it has no table.

    Raises NothingToDo.
    """
    if not (folder / MAILS).is_file():
        return ()
    return tuple(line for line in read_table(folder) if line.state not in ("draft", "refused"))


def folders_of(round_folder: Path) -> list[Path]:
    """The round's folders of drafts: itself and those in it, not behind a link, that hold such a table."""
    with suppress(OSError), Folder(round_folder) as opened:
        names = [name for name in opened.names() if opened.status(f"{name}/{MAILS}") is not None]
        itself = [round_folder] if opened.status(MAILS) is not None else []
        return [*itself, *(round_folder / name for name in names)]
    return []
