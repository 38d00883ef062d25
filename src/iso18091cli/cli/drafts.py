"""A folder of drafts, as it is handed to a server: what is due, what is said and asked before, what became of each."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from iso18091cli.cli.console import err, out
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.mail.outbox import Listed, State, read_table, write_table
from iso18091cli.mail.ready import NoMail, Ready
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.round import Round
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled, say

_YES = ("c", "co", "y", "yes")
"""What says yes, marks and case aside."""
_LARGEST = 60_000_000
"""Bytes of a draft: more than any mail server takes."""


@dataclass(frozen=True, kw_only=True)
class Handing:
    """Which drafts are to be handed over, to which server, and how that is said."""

    folder: Path
    server: str
    user: str
    dry_run: bool
    yes: bool
    round: Round
    words: Mapping[str, Text]
    """``WORDS`` of messages/outgoing, with those of the command in the place of some."""

    @property
    def language(self) -> str:
        """Of what is said on the screen."""
        return self.round.lang


class Due(NamedTuple):
    """A mail that is to go, as it is listed before anybody is asked."""

    line: Listed
    recipients: tuple[str, ...]
    subject: str
    sha256: str

    @property
    def edited(self) -> bool:
        """Whether a person changed the draft since it was made."""
        return bool(self.line.sha256) and self.sha256 != self.line.sha256


Making = Callable[[bytes, Listed], Ready]
"""The bytes of a draft and its line → the mail that the server is given. Raises NoMail."""


class Outbox:
    """The drafts of a folder and its table, which is written before and after each step that cannot be undone."""

    def __init__(self, folder: Folder, order: Handing, making: Making) -> None:
        self.folder, self.order, self.making = folder, order, making
        self.lines = {line.mail: line for line in read_table(order.folder)}
        self.left_out = 0
        """Mails that should go and cannot."""
        broken_off = [line for line in self.lines.values() if line.state == "sending"]
        self.lines |= {line.mail: replace(line, state="uncertain") for line in broken_off}
        if broken_off and not order.dry_run:
            write_table(folder, tuple(self.lines.values()))

    def note(self, name: str, state: State, answer: str = "", message_id: str = "") -> None:
        """Writes what became of a mail. Raises OutputRefused where that cannot be written."""
        line = self.lines[name]
        self.lines[name] = replace(
            line, state=state, time=now().isoformat(), answer=answer, message_id=message_id or line.message_id
        )
        write_table(self.folder, tuple(self.lines.values()))

    def having(self, *states: State) -> list[Listed]:
        """The lines in one of these states."""
        return [line for line in self.lines.values() if line.state in states]

    def tell(self, why: str, *states: State) -> None:
        """Names the mails in these states, which do not go; ``why`` is a key of the words."""
        for line in self.having(*states):
            self.leave_out(line.mail, filled(self.order.words[why], to=line.to or "?"))

    def due(self, *states: State) -> list[Due]:
        """The mails in these states; what cannot go is named. Their contents are read again when they go."""
        found = []
        for line in self.having(*states):
            try:
                mail, digest = self.read(line)
                found.append(Due(line, mail.recipients, mail.subject, digest))
            except NoMail as error:
                self.leave_out(line.mail, error.text)
        for name in self.folder.names():
            if name.endswith(".eml") and name not in self.lines:
                self.leave_out(name, WORDS["draft-unlisted"])
        return found

    def read(self, line: Listed, listed: str = "") -> tuple[Ready, str]:
        """The mail as it goes, and the sha256 of its draft. Raises NoMail, also where it is no longer ``listed``."""
        content = self._content(line.mail)
        digest = hashlib.sha256(content).hexdigest()
        if listed and digest != listed:
            raise NoMail(WORDS["draft-changed"])
        return self.making(content, line), digest

    def _content(self, name: str) -> bytes:
        try:
            with self.folder.read(name) as file:
                return file.read(_LARGEST)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            raise NoMail(filled(WORDS["draft-missing"], problem=problem)) from error

    def leave_out(self, name: str, why: Text) -> None:
        """Says that a mail does not go, and why."""
        self.left_out += 1
        warn(filled(self.order.words["left-out"], mail=name, why=why), self.order.language)


def now() -> datetime:
    """By this computer's clock, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def warn(text: Text, language: str, style: str = "yellow") -> None:
    """Says something on stderr."""
    err().print(say(text, language), style=style, soft_wrap=True)


# What is said and asked before


def show_due(order: Handing, mails: list[Due], outbox: Outbox, **names: str) -> None:
    """What has gone before, and each mail that is to go; ``names`` are filled into the heading."""
    before = len(outbox.having("sent"))
    if before:
        out().print(say(filled(order.words["before"], n=str(before)), order.language), soft_wrap=True)
    if not mails:
        return
    out().print(say(filled(order.words["to-send"], n=str(len(mails)), **names), order.language), soft_wrap=True)
    for mail in mails:
        said = {"mail": mail.line.mail, "to": ", ".join(mail.recipients) or "?", "subject": mail.subject}
        mark = WORDS["edited"] if mail.edited else {"vi": "", "en": ""}
        out().print(f"  {say(filled(WORDS['line'], **said, edited=mark), order.language)}", soft_wrap=True)


def confirmed(order: Handing, count: int) -> bool:
    """Whether a person says yes, or said so beforehand. Raises NothingToDo where there is nobody to ask."""
    if order.yes:
        return True
    if not sys.stdin.isatty():
        raise NothingToDo(WORDS["ask-needs-yes"])
    err().print(say(filled(order.words["ask"], n=str(count)), order.language), end="")
    return fold(sys.stdin.readline()) in _YES


def one_by_one(mails: list[Due], order: Handing) -> Iterator[Due]:
    """The mails, with how far it is on the terminal."""
    label = say(order.words["sending"], order.language)
    yield from track(mails, description=label, console=err(), disable=not err().is_terminal)
