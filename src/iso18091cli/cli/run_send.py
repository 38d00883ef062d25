"""Body of the command that hands a folder of drafts to a mail server: lists, asks, sends each at most once."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass

from iso18091cli.cli.console import out
from iso18091cli.cli.drafts import (
    Due,
    Handing,
    Outbox,
    confirmed,
    now,
    one_by_one,
    show_due,
    warn,
)
from iso18091cli.cli.next_step import point
from iso18091cli.cli.passwords import SMTP, password
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.files.outputs import alone, claim
from iso18091cli.mail.outbox import MAILS, Listed, read_table
from iso18091cli.mail.ready import NoMail, Ready, Sender, ready, sender_of
from iso18091cli.mail.send import Answer, Connection, connect, hand_over, leave
from iso18091cli.mail.server import Lost, Server, server_named
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.text import Text, filled, say

_IN_A_ROW = 3
"""Connections lost one after the other, after which the server is left alone."""


@dataclass(frozen=True, kw_only=True)
class Order(Handing):
    """Which drafts are to be sent, and through which server."""

    pause: float
    resend: bool

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
        outbox = Outbox(folder, order, lambda content, line: _ready(content, line, order))
        mails = _due(order, outbox)
        where = server.where if server else "…"
        show_due(order, mails, outbox, sender=order.sender.addr_spec, server=where)
        if not mails:
            out().print(say(WORDS["nothing-to-send"], order.language), soft_wrap=True)
            return 1 if outbox.left_out else 0
        if order.dry_run or server is None:
            out().print(say(WORDS["dry-run"], order.language), soft_wrap=True)
            return 1 if outbox.left_out else 0
        claim(order.folder / MAILS, force=True)
        if not confirmed(order, len(mails)):
            out().print(say(WORDS["not-confirmed"], order.language), soft_wrap=True)
            return 2
        secret = password(SMTP, order.user, server, order.language) if order.user else ""
        run = Run(order, server, outbox, secret)
        stopped = run.over(mails)
    return _end(order, outbox, run, len(mails), stopped)


def _due(order: Order, outbox: Outbox) -> list[Due]:
    """The mails that are to go. What may have gone, or lies in the office's own mailbox, does not, and is named."""
    if not order.resend:
        outbox.tell("uncertain", "uncertain")
    outbox.tell("drafting", "drafting")
    if lying := len(outbox.having("drafted")):
        out().print(say(filled(WORDS["drafted"], n=str(lying)), order.language), soft_wrap=True)
    return outbox.due("draft", "refused", *(("uncertain",) if order.resend else ()))


def _ready(content: bytes, line: Listed, order: Order) -> Ready:
    name = line.message_id or f"<{uuid.uuid4().hex}@{order.sender.domain}>"
    return ready(content, order.sender, now(), name)


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
            for number, due in enumerate(one_by_one(mails, self.order)):
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
            warn(said, self.order.language)

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
        warn(filled(WORDS["stopped"], why=stopped), language, "bold red")
    left = asked - run.changed - sum(run.counts.values()) + outbox.left_out
    counts = {key: str(n) for key, n in run.counts.items()}
    out().print(say(filled(WORDS["sum"], **counts, left=str(left), table=str(table)), language), soft_wrap=True)
    unfinished = left or run.counts["refused"] or run.counts["uncertain"]
    if unfinished:
        point("mails-left", language, folder=order.folder, table=table, server=order.server)
    else:
        point("mails-sent", language)
    return 2 if stopped and not run.counts["sent"] else 1 if unfinished else 0
