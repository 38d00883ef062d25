"""Body of the command that hands a folder of drafts to a mail server: lists, asks, sends each at most once."""

from __future__ import annotations

import getpass
import hashlib
import os
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from iso18091cli.cli.console import err, out
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.files.outputs import alone, claim
from iso18091cli.mail.outbox import MAILS, Listed, State, read_table, write_table
from iso18091cli.mail.send import (
    Answer,
    Connection,
    Lost,
    NoMail,
    Ready,
    Sender,
    Server,
    connect,
    hand_over,
    leave,
    ready,
    sender_of,
    server_named,
)
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.round import Round
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled, say

PASSWORD = "ISO18091_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
"""The environment variable that holds the password where nobody is asked for it."""
_YES = ("c", "co", "y", "yes")
"""What says yes, marks and case aside."""
_LARGEST = 60_000_000
"""Bytes of a draft: more than any mail server takes."""
_IN_A_ROW = 3
"""Connections lost one after the other, after which the server is left alone."""


@dataclass(frozen=True)
class Order:
    """Which drafts are to be sent, and through which server."""

    folder: Path
    server: str
    user: str
    dry_run: bool
    yes: bool
    pause: float
    resend: bool
    round: Round

    @property
    def language(self) -> str:
        """Of what is said on the screen."""
        return self.round.lang

    @property
    def sender(self) -> Sender:
        """From whom the mails are. Raises NothingToDo where nobody says."""
        found = sender_of(self.user, self.round)
        if found is None:
            raise NothingToDo(WORDS["no-sender"])
        return found


def send(order: Order) -> int:
    """0 where all went that was to go, 1 where something is left (named), 2 where nothing could be done."""
    server = server_named(order.server)
    if server is None and not (order.dry_run and not order.server):
        raise NothingToDo(filled(WORDS["server-unknown"], found=order.server))
    read_table(order.folder)  # before a lock is put into a folder that is none of ours
    with alone(order.folder), Folder(order.folder) as folder:
        outbox = Outbox(folder, order)
        outbox.tell_uncertain()
        mails = outbox.due()
        where = f"{server.host}:{server.port}" if server else "…"
        _list(order, mails, outbox, where)
        if not mails:
            out().print(say(WORDS["nothing-to-send"], order.language), soft_wrap=True)
            return 1 if outbox.left_out else 0
        if order.dry_run or server is None:
            out().print(say(WORDS["dry-run"], order.language), soft_wrap=True)
            return 1 if outbox.left_out else 0
        claim(order.folder / MAILS, force=True)
        if not _confirmed(order, len(mails)):
            out().print(say(WORDS["not-confirmed"], order.language), soft_wrap=True)
            return 2
        run = Run(order, server, outbox, _password(order, where))
        stopped = run.over(mails)
    return _end(order, outbox, run, len(mails), stopped)


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


# The folder of drafts


class Outbox:
    """The drafts of a folder and its table, which is written before and after each step that cannot be undone."""

    def __init__(self, folder: Folder, order: Order) -> None:
        self.folder, self.order = folder, order
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
            line, state=state, time=_now().isoformat(), answer=answer, message_id=message_id or line.message_id
        )
        write_table(self.folder, tuple(self.lines.values()))

    def tell_uncertain(self) -> None:
        """Names the mails that may have gone; they do not go again unless that is asked for."""
        for line in self.lines.values():
            if line.state == "uncertain" and not self.order.resend:
                self.leave_out(line.mail, filled(WORDS["uncertain"], to=line.to or "?"))

    def due(self) -> list[Due]:
        """The mails that are to go; what cannot go is named. Their contents are read again when they go."""
        asked: tuple[State, ...] = ("draft", "refused", *(("uncertain",) if self.order.resend else ()))
        found = []
        for line in self.lines.values():
            if line.state not in asked:
                continue
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
        name = line.message_id or f"<{uuid.uuid4().hex}@{self.order.sender.domain}>"
        return ready(content, self.order.sender, _now(), name), digest

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
        said = say(filled(WORDS["left-out"], mail=name, why=why), self.order.language)
        err().print(said, style="yellow", soft_wrap=True)


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


# What is said and asked before


def _list(order: Order, mails: list[Due], outbox: Outbox, where: str) -> None:
    before = sum(line.state == "sent" for line in outbox.lines.values())
    if before:
        out().print(say(filled(WORDS["before"], n=str(before)), order.language), soft_wrap=True)
    if not mails:
        return
    heading = filled(WORDS["to-send"], n=str(len(mails)), sender=order.sender.addr_spec, server=where)
    out().print(say(heading, order.language), soft_wrap=True)
    for mail in mails:
        named = {"mail": mail.line.mail, "to": ", ".join(mail.recipients), "subject": mail.subject}
        mark = WORDS["edited"] if mail.edited else {"vi": "", "en": ""}
        out().print(f"  {say(filled(WORDS['line'], **named, edited=mark), order.language)}", soft_wrap=True)


def _confirmed(order: Order, count: int) -> bool:
    if order.yes:
        return True
    if not sys.stdin.isatty():
        raise NothingToDo(WORDS["ask-needs-yes"])
    err().print(say(filled(WORDS["ask"], n=str(count)), order.language), end="")
    return fold(sys.stdin.readline()) in _YES


def _password(order: Order, where: str) -> str:
    """By the environment, else by asking; never from a file or the command line."""
    if not order.user:
        return ""
    if known := os.environ.get(PASSWORD):
        return known
    if not sys.stdin.isatty():
        raise NothingToDo(WORDS["password-needed"])
    return getpass.getpass(say(filled(WORDS["password"], user=order.user, server=where), order.language))


# Sending


class Run:
    """Sends one mail after the other, over a new connection where one broke."""

    def __init__(self, order: Order, server: Server, outbox: Outbox, password: str) -> None:
        self.order, self.server, self.outbox = order, server, outbox
        self._password = password
        self._smtp: Connection | None = None
        self._lost = 0
        self.counts = {"sent": 0, "refused": 0, "uncertain": 0}
        self.changed = 0
        """Mails that were left out on the way, for their drafts have changed since they were listed."""

    def over(self, mails: list[Due]) -> Text | None:
        """Sends them; why it stopped before the end, or ``None``. Raises OutputRefused."""
        try:
            for number, due in enumerate(self._shown(mails)):
                if number and self.order.pause:
                    time.sleep(self.order.pause)
                try:
                    self._one(due.line, self.outbox.read(due.line, due.sha256)[0])
                except NoMail as error:
                    self.changed += 1
                    self.outbox.leave_out(due.line.mail, error.text)
        except Lost as error:
            return error.text
        finally:
            if self._smtp is not None:
                leave(self._smtp)
        return None

    def _shown(self, mails: list[Due]) -> Iterator[Due]:
        label = say(WORDS["sending"], self.order.language)
        yield from track(mails, description=label, console=err(), disable=not err().is_terminal)

    def _one(self, line: Listed, mail: Ready) -> None:
        answer = self._tried(line, mail)
        if answer.state == "refused" and not answer.connected:
            # It has surely not gone, and the server may have been about to stop.
            self.outbox.note(line.mail, answer.state, answer.said)
            answer = self._tried(line, mail)
        self.outbox.note(line.mail, answer.state, "" if answer.state == "sent" else answer.said)
        self.counts[answer.state] += 1
        if answer.state != "sent":
            words = WORDS["refused" if answer.state == "refused" else "broken-off"]
            said = filled(words, mail=line.mail, to=", ".join(mail.recipients), answer=answer.said)
            err().print(say(said, self.order.language), style="yellow", soft_wrap=True)

    def _tried(self, line: Listed, mail: Ready) -> Answer:
        if self._smtp is None:
            if self._lost >= _IN_A_ROW:
                raise Lost(filled(WORDS["lost-in-a-row"], n=str(self._lost)))
            self._smtp = connect(self.server, self.order.user, self._password)
        answer = hand_over(
            self._smtp,
            self.order.sender.addr_spec,
            mail,
            lambda: self.outbox.note(line.mail, "sending", message_id=mail.message_id),
        )
        self._lost = 0 if answer.connected else self._lost + 1
        if not answer.connected:
            self._smtp = None
        return answer


def _end(order: Order, outbox: Outbox, run: Run, asked: int, stopped: Text | None) -> int:
    """Says how it ended, and what to do next."""
    table, language = order.folder / MAILS, order.language
    if stopped:
        err().print(say(filled(WORDS["stopped"], why=stopped), language), style="bold red", soft_wrap=True)
    left = asked - run.changed - sum(run.counts.values()) + outbox.left_out
    counts = {key: str(n) for key, n in run.counts.items()}
    out().print(say(filled(WORDS["sum"], **counts, left=str(left), table=str(table)), language), soft_wrap=True)
    unfinished = left or run.counts["refused"] or run.counts["uncertain"]
    if unfinished:
        point("mails-left", language, folder=order.folder, table=table, server=order.server)
    else:
        point("mails-sent", language)
    return 2 if stopped and not run.counts["sent"] else 1 if unfinished else 0
