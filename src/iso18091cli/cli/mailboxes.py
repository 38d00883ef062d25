"""Names of mailboxes on servers → what `collect` reads there, said beforehand; how far it came → the round's list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from iso18091cli.cli.console import out
from iso18091cli.cli.passwords import secret
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import one_line
from iso18091cli.intake.part_by_part import UNREAD, Fetched, fetch
from iso18091cli.mail.outbox import folders_of, read_table
from iso18091cli.mail.server import MailboxName, is_mailbox_name, mailbox_named
from iso18091cli.messages.imap import WORDS
from iso18091cli.model.received import MAILBOXES, Mark
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.typed import date_meant
from iso18091cli.round.mailboxes import Box, marks_beside, marks_bytes

if TYPE_CHECKING:
    from iso18091cli.mail.reading import Reading

_SHOWN = 60


@dataclass(frozen=True)
class Narrowed:
    """Which mails are read, and what of them."""

    since: str = ""
    """YYYY-MM-DD: the day from which on they came to the mailbox; "" for all."""
    answers: bool = False
    """Only mails that answer a mail of this round."""
    workbooks_only: bool = False

    @property
    def only(self) -> str:
        """As the round's list writes it."""
        said = (f"since {self.since}" if self.since else "", "answers" if self.answers else "")
        return ", ".join(filter(None, (*said, "workbooks" if self.workbooks_only else "")))


ALL = Narrowed()
"""All mails, and all that is attached to them."""


@dataclass(frozen=True)
class Remote:
    """A mailbox that is read in this run."""

    name: MailboxName
    box: Box
    reading: Reading[Fetched]

    @property
    def stopped(self) -> Text | None:
        """Why it was not read to its end, in a sentence."""
        why = self.reading.stopped
        return filled(WORDS["stopped-reading"], mailbox=self.name.shown, why=why) if why else None


def source_named(text: str) -> Path | MailboxName:
    """A file, a folder, or ``imap://user@mail.example.vn/INBOX``. Raises NothingToDo where that is no name of one."""
    if not is_mailbox_name(text):
        return Path(text)
    found = mailbox_named(text)
    if found is None:  # it may hold a password, so it is not said again
        raise NothingToDo(WORDS["mailbox-unknown"])
    return found


def narrowed(since: str, answers: bool, workbooks_only: bool) -> Narrowed:
    """What the options say. Raises NothingToDo where ``since`` is no day."""
    day = date_meant(clean(since)) if since else ""
    if day is None:
        raise NothingToDo(filled(WORDS["since-unknown"], found=one_line(since, _SHOWN)))
    return Narrowed(day, answers, workbooks_only)


def announce(names: Sequence[MailboxName], narrowed: Narrowed, user: str, language: str) -> None:
    """Says what would be read. Raises NothingToDo where no mailbox on a server is named, or nobody is to log in."""
    for name in names:
        _tell(name, narrowed, _user(name, user), 0, language)
    if not names:
        raise NothingToDo(filled(WORDS["imap-alone"], option="--dry-run"))
    out().print(say(WORDS["reads-only"], language), soft_wrap=True)


def remotes(
    sources: Iterable[Path | MailboxName], narrowed: Narrowed, user: str, folder: Path, again: bool, language: str
) -> dict[MailboxName, Remote]:
    """The mailboxes among the sources, each said and its password asked for; ``again``: the round has a ledger.

    Raises:
        NothingToDo: what is asked cannot be done, and why.
    """
    names = list(dict.fromkeys(source for source in sources if isinstance(source, MailboxName)))
    if not names:
        for option, given in (("--since", narrowed.since), ("--answers", narrowed.answers)):
            if given:
                raise NothingToDo(filled(WORDS["imap-alone"], option=option))
        return {}
    from iso18091cli.mail.imap import connect
    from iso18091cli.mail.reading import Asked, Reading

    marks = marks_beside(folder) if again else {}
    answers = _sent_from(folder) if narrowed.answers else None
    since = date.fromisoformat(narrowed.since) if narrowed.since else None
    found = {}
    for name in names:
        who = _user(name, user)
        box = Box(name.shown, who, narrowed.only)
        reached = marks.get(box, Mark())
        _tell(name, narrowed, who, reached.uid, language)
        connecting = partial(connect, name.server, who, secret(who, name.server, language))
        asked = Asked(name.folder, since, answers)
        taking = partial(fetch, workbooks_only=narrowed.workbooks_only)
        found[name] = Remote(name, box, Reading(name.shown, connecting, asked, reached, taking, UNREAD))
    return found


def remember(folder: Folder, remote: Iterable[Remote]) -> None:
    """Writes down how far each mailbox was read. Raises OSError."""
    now = {each.box: each.reading.reached for each in remote}
    if not now:
        return
    marks = marks_beside(folder.path)
    if marks | now != marks:
        folder.put(MAILBOXES, marks_bytes(marks | now))


def _user(name: MailboxName, user: str) -> str:
    if not (name.user or user):
        raise NothingToDo(WORDS["no-user"])
    return name.user or user


def _sent_from(folder: Path) -> frozenset[str]:
    """The ids of the mails of that round. Raises NothingToDo where none is known."""
    found = frozenset(line.message_id for each in folders_of(folder) for line in read_table(each) if line.message_id)
    if not found:
        raise NothingToDo(WORDS["no-answers"])
    return found


def _tell(name: MailboxName, narrowed: Narrowed, user: str, reached: int, language: str) -> None:
    only: list[Text] = []
    if narrowed.since:
        only.append(filled(WORDS["only-since"], day="/".join(reversed(narrowed.since.split("-")))))
    if narrowed.answers:
        only.append(WORDS["only-answers"])
    if reached:
        only.append(filled(WORDS["only-above"], uid=str(reached + 1)))
    said = "".join(say(each, language) for each in only)
    out().print(say(filled(WORDS["reads"], mailbox=name.shown, user=user, only=said), language), soft_wrap=True)
