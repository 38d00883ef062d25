"""Mails for many units → a folder of drafts with its table: what dispatch, return and remind have in common."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from iso18091cli.cli.console import err, out
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo, OutputRefused
from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import header_text
from iso18091cli.files.outputs import claim, file_name, refused, write_whole
from iso18091cli.files.own_list import add_to_list
from iso18091cli.mail.draft import Attachment
from iso18091cli.mail.outbox import MAILS, Listed, gone, table
from iso18091cli.messages.outgoing import FOLDERS, WORDS
from iso18091cli.messages.round import NAMES
from iso18091cli.model.round import FILE, Round
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import Unit, full_name

_MOST_MB = 20
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Mailing:
    """A mail that was made for a unit: what its table says of it, and its bytes."""

    unit: Unit
    name: str
    to: str
    subject: str
    files: tuple[str, ...]
    content: bytes


def today() -> date:
    """The day on which the command runs, by this computer's clock."""
    return datetime.now().astimezone().date()


def folder_for(kind: str, of: str, language: str) -> str:
    """The name of a folder of drafts: "gui-di-2026", "nhac-2026-12-16"."""
    return "-".join(filter(None, (say(FOLDERS[kind], language), file_name(of) if of else "")))


def attachments(paths: Sequence[Path]) -> tuple[Attachment, ...]:
    """Files that go with every mail. Raises NothingToDo where one cannot be read, or they are too large for a mail."""
    files: list[Attachment] = []
    for path in paths:
        try:
            files.append(Attachment(header_text(path.name, _LONGEST_NAME), path.read_bytes()))
        except OSError as error:
            problem = error.strerror or type(error).__name__
            raise NothingToDo(filled(WORDS["attachment-missing"], path=str(path), problem=problem)) from error
    size = sum(len(file.content) for file in files) / 1_000_000
    if size > _MOST_MB:
        raise NothingToDo(filled(WORDS["attachments-large"], size=f"{size:.0f}", most=str(_MOST_MB)))
    return tuple(files)


def claim_drafts(folder: Path, names: Iterable[str], force: bool) -> None:
    """Makes sure, before the work, that drafts can be put there. What was sent is never written over, even by force.

    Raises:
        OutputRefused: something of the user's stands there, or a mail of that folder was sent.
        NothingToDo: the table that is there cannot be read.
    """
    if sent := gone(folder):
        said = filled(WORDS["already-sent"], n=str(len(sent)), folder=str(folder), mail=sent[0].mail)
        raise OutputRefused(said)
    for name in (*names, MAILS):
        claim(folder / name, force)


def put_drafts(folder: Path, mails: Iterable[Mailing], made: Mapping[str, str], place: Path) -> list[Listed]:
    """Writes the drafts one by one, then the table, and the list by which the folder is known as ours; gives the table.

    ``made``: what else is put there, by the time the last mail is, with its sha256.
    """
    lines = []
    for mail in mails:
        write_whole(folder / mail.name, mail.content)
        lines.append(
            Listed(
                mail=mail.name,
                unit_code=mail.unit.code,
                unit_name=full_name(mail.unit, "vi"),
                to=mail.to,
                subject=mail.subject,
                attachments="; ".join(mail.files),
                sha256=hashlib.sha256(mail.content).hexdigest(),
            )
        )
    write_whole(folder / MAILS, table(lines))
    # In the round's own folder such a list would keep its round.yaml from being read.
    if not os.path.samefile(folder, place):  # noqa: PTH121 - both exist
        add_to_list(folder, {**made, **{line.mail: line.sha256 for line in lines}})
    return lines


def tell(folder: Path, mails: Sequence[Listed], language: str) -> None:
    """How many drafts were made, and whose have no recipient."""
    counts = {"n": str(len(mails)), "folder": str(folder), "table": str(folder / MAILS)}
    out().print(say(filled(WORDS["drafts"], **counts), language), soft_wrap=True)
    nobody = [mail for mail in mails if not mail.to]
    if nobody:
        err().print(say(filled(WORDS["without-address"], n=str(len(nobody))), language), style="yellow", soft_wrap=True)
        for mail in nobody:
            err().print(f"  {mail.unit_name or mail.unit_code}: {folder / mail.mail}", soft_wrap=True)
    point("drafts-made", language, folder=folder)


def tell_not_said(values: Round, place: Path, language: str) -> None:
    """What the office's mails should say and do not, and where to write it."""
    missing = [key for key in ("due", "sender", "reply_to", "contact") if not getattr(values, key)]
    if missing:
        what = ", ".join(say(NAMES[key], language) for key in missing)
        said = filled(WORDS["not-said"], what=what, path=str(place / FILE))
        err().print(say(said, language), style="yellow", soft_wrap=True)


def made_content(path: Path) -> bytes:
    """A workbook that was just made. Raises OutputRefused where it has gone."""
    try:
        with Folder(path.parent) as folder, folder.read(path.name) as file:
            return file.read()
    except OSError as error:
        raise refused(path, error) from error
