"""Body of the command that puts a folder of drafts into the office's own mailbox: each once, found again when sent."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from iso18091cli.cli.console import out
from iso18091cli.cli.drafts import Due, Handing, Outbox, confirmed, now, one_by_one, show_due, warn
from iso18091cli.cli.next_step import point
from iso18091cli.cli.passwords import secret
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.files.outputs import alone, claim
from iso18091cli.mail.imap import Folder as MailFolder
from iso18091cli.mail.imap import Mailbox, Refused, connect
from iso18091cli.mail.lying import Wanted, found_in, wanted
from iso18091cli.mail.outbox import MAILS, Listed, State, read_table
from iso18091cli.mail.ready import NoMail, Ready, sender_of, to_be_kept
from iso18091cli.mail.server import IMAP, Broken, Lost, Secret, Server, server_named
from iso18091cli.messages.imap import WORDS
from iso18091cli.model.text import Text, filled, say

_IN_A_ROW = 3
"""Connections lost without anything done over them, after which the server is left alone."""
_SETTLES = 3.0
"""Seconds after which a server has surely put away, or thrown away, what it was given when the connection broke."""
_LOOKS_BACK = timedelta(days=60)
"""How far back sent mail is looked through where nothing says when drafts were put there."""


@dataclass(frozen=True, kw_only=True)
class Order(Handing):
    """Which drafts are to be put into which mailbox."""

    mailbox: str
    """The folder for drafts, where the server does not say which it is."""
    sent: str
    """The folder for sent mail, the same."""


def draft(order: Order) -> int:
    """0 where all lie there or were sent, 1 where something is left (named), 2 where nothing could be done."""
    server = server_named(order.server, IMAP)
    if server is None:
        raise NothingToDo(filled(WORDS["server-unknown"], found=order.server))
    user = order.user or order.round.reply_to
    if not user:
        raise NothingToDo(WORDS["no-user"])
    read_table(order.folder)  # before a lock is put into a folder that is none of ours
    with alone(order.folder), Folder(order.folder) as folder:
        outbox = Outbox(folder, order, lambda content, line: _kept(content, line, order, server))
        outbox.tell("uncertain", "uncertain")
        mails = outbox.due("draft", "refused", "drafting")
        show_due(order, mails, outbox, user=user, server=server.where)
        lying = len(outbox.having("drafted"))
        if not mails:
            out().print(say(order.words["nothing-to-send"], order.language), soft_wrap=True)
        if lying:
            asks = filled(WORDS["asks"], server=server.where, user=user, n=str(lying))
            out().print(say(asks, order.language), soft_wrap=True)
        if order.dry_run or not (mails or lying):
            if order.dry_run:
                out().print(say(order.words["dry-run"], order.language), soft_wrap=True)
            return 1 if outbox.left_out else 0
        claim(order.folder / MAILS, force=True)
        if mails and not confirmed(order, len(mails)):
            out().print(say(order.words["not-confirmed"], order.language), soft_wrap=True)
            return 2
        run = Run(order, server, user, secret(user, server, order.language), outbox, mails)
        stopped = run.over()
        return _end(order, outbox, run, stopped)


def _kept(content: bytes, line: Listed, order: Order, server: Server) -> Ready:
    """The mail as the mailbox keeps it. Its id follows from its content, so it is known where the table was lost."""
    sender = sender_of(order.user, order.round)
    domain = sender.domain if sender else server.host
    name = line.message_id or f"<{hashlib.sha256(content).hexdigest()[:40]}@{domain}>"
    return to_be_kept(content, sender, now(), name)


class Run:
    """Puts one draft after the other into the mailbox, over a new connection where one broke."""

    def __init__(
        self, order: Order, server: Server, user: str, secret: Secret, outbox: Outbox, mails: Sequence[Due]
    ) -> None:
        self.order, self.server, self.user, self._secret = order, server, user, secret
        self.outbox = outbox
        self.waiting = {mail.line.mail: mail for mail in mails}
        """The drafts that are still to be put there."""
        self.counts = {"put": 0, "refused": 0, "sent": 0}
        self.folder = ""
        """The name of the folder for drafts."""
        self.vanished: list[str] = []
        self.connected = False
        self._told_no_sent = False

    def over(self) -> Text | None:
        """Asks what lies there, then puts the rest there; why it stopped before the end, or ``None``."""
        left = _IN_A_ROW
        while True:
            before = len(self.waiting)
            try:
                self._once()
            except Broken as error:
                left = _IN_A_ROW if len(self.waiting) < before else left - 1
                if not left or not self.connected:
                    return error.text
            except Lost as error:
                return error.text
            except Refused as error:
                return filled(WORDS["server-says-no"], server=self.server.where, answer=error.said)
            else:
                return None

    def _once(self) -> None:
        """Over one connection. Raises Lost, Refused."""
        box = connect(self.server, self.user, self._secret)
        self.connected = True
        try:
            drafts = self._folder(box)
            self._settle()
            self._look(box, drafts)
            most = box.most_bytes
            for due in one_by_one(list(self.waiting.values()), self.order):
                self._put(box, drafts, due, most)
        finally:
            box.leave()

    def _folder(self, box: Mailbox) -> MailFolder:
        found = box.folder(self.order.mailbox, "drafts")
        if found is None:
            words = "no-mailbox-folder" if self.order.mailbox else "no-drafts-folder"
            raise Lost(filled(WORDS[words], name=self.order.mailbox, names=box.folder_names()))
        self.folder = found.name
        return found

    def _settle(self) -> None:
        """Waits until the server has done with what it was given when a connection broke."""
        times = self._times("drafting")
        if times:
            time.sleep(min(max(_SETTLES - (now() - max(times)).total_seconds(), 0.0), _SETTLES))

    # What lies there

    def _look(self, box: Mailbox, drafts: MailFolder) -> None:
        """Notes what was sent from the mailbox, and what lies among its drafts already."""
        asked = self._wanted()
        known = frozenset(line.message_id for line in self.outbox.lines.values() if line.message_id)
        sent = self._sent(box, asked, known)
        for name, message_id in sent.items():
            self.outbox.note(name, "sent", message_id=message_id)
            self.counts["sent"] += 1
            self.waiting.pop(name, None)
        lying = found_in(box, drafts, [each for each in asked if each.name not in sent], known)
        for name in lying.keys() & self.waiting.keys():
            self.outbox.note(name, "drafted", message_id=lying[name])
            self.counts["put"] += 1
            del self.waiting[name]
        self.vanished = [line.mail for line in self.outbox.having("drafted") if line.mail not in lying]

    def _wanted(self) -> list[Wanted]:
        """What is looked for: what was put there, and what is to be."""
        found = []
        for line in self.outbox.having("draft", "refused", "drafting", "drafted"):
            try:
                mail, _ = self.outbox.read(line)
            except NoMail:  # its draft is gone; its id is known where it lies there
                found.append(Wanted(line.mail, line.message_id, "", frozenset()))
            else:
                found.append(wanted(line.mail, mail.message_id, mail.content))
        return found

    def _sent(self, box: Mailbox, asked: Sequence[Wanted], known: frozenset[str]) -> dict[str, str]:
        folder = box.folder(self.order.sent, "sent")
        if folder is not None:
            return found_in(box, folder, asked, known, self._since())
        if not self._told_no_sent:
            words = "no-mailbox-folder" if self.order.sent else "no-sent-folder"
            said = filled(WORDS[words], name=self.order.sent, names=box.folder_names())
            warn(said, self.order.language)
            self._told_no_sent = True
        return {}

    def _since(self) -> date:
        """The day before the first draft was put there: clocks of servers may be of another zone."""
        first = min(self._times("drafting", "drafted"), default=now() - _LOOKS_BACK)
        return (first - timedelta(days=1)).date()

    def _times(self, *states: State) -> list[datetime]:
        """When these states were written, where that can be read: Excel writes times in its own way."""
        found = []
        for line in self.outbox.having(*states):
            with suppress(ValueError, OverflowError):
                found.append(datetime.fromisoformat(line.time).astimezone())
        return found

    # Putting

    def _put(self, box: Mailbox, drafts: MailFolder, due: Due, most: int | None) -> None:
        name = due.line.mail
        try:
            mail, _ = self.outbox.read(self.outbox.lines[name], due.sha256)
        except NoMail as error:
            self.outbox.leave_out(name, error.text)
            del self.waiting[name]
            return
        if most and len(mail.content) > most:
            sizes = {"size": f"{len(mail.content) / 1e6:.0f}", "most": f"{most / 1e6:.0f}"}
            self._refuse(name, say(filled(WORDS["too-large-for-server"], **sizes), self.order.language))
            return
        self.outbox.note(name, "drafting", message_id=mail.message_id)
        try:
            box.put(drafts, mail.content, now())
        except Refused as error:
            self._refuse(name, error.said)
            if error.is_full:
                raise Lost(filled(WORDS["full"], answer=error.said)) from error
            return
        self.outbox.note(name, "drafted")
        self.counts["put"] += 1
        del self.waiting[name]

    def _refuse(self, name: str, answer: str) -> None:
        self.outbox.note(name, "refused", answer)
        self.counts["refused"] += 1
        del self.waiting[name]
        warn(filled(self.order.words["refused"], mail=name, answer=answer), self.order.language)


def _end(order: Order, outbox: Outbox, run: Run, stopped: Text | None) -> int:
    """Says how it ended, and what to do next."""
    table, language = order.folder / MAILS, order.language

    def tell(key: str, **names: str) -> None:
        out().print(say(filled(WORDS[key], **names), language), soft_wrap=True)

    if stopped:
        warn(filled(order.words["stopped"], why=stopped), language, "bold red")
    left = len(run.waiting) + outbox.left_out
    if run.counts["put"] or run.counts["refused"] or left:
        counts = {"put": str(run.counts["put"]), "refused": str(run.counts["refused"]), "left": str(left)}
        tell("sum-drafts", **counts, name=run.folder or "?", table=str(table))
    if run.counts["sent"]:
        tell("found-sent", n=str(run.counts["sent"]))
    if run.vanished:
        names = {"n": str(len(run.vanished)), "name": run.folder, "mail": run.vanished[0], "table": str(table)}
        warn(filled(WORDS["vanished"], **names), language)
    lying = len(outbox.having("drafted")) - len(run.vanished)
    if lying and not stopped:
        tell("lying", n=str(lying), name=run.folder)
    unfinished = bool(left or run.counts["refused"] or stopped)
    ended = "drafts-left" if unfinished else "drafts-put" if lying else "mails-sent"
    point(ended, language, folder=order.folder, server=order.server)
    return 2 if stopped and not any(run.counts.values()) else 1 if unfinished else 0
