"""What came by mail: pieces that were taken out of mails and packed files, and the lines of a round's ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal[
    "file",
    "mail",
    "automatic",
    "undelivered",
    "link",
    "side",
    "packed",
    "locked",
    "too-deep",
    "too-many",
    "too-large",
    "broken",
    "reader-died",
    "reading-too-long",
    "not-fetched",
]
"""A file; a mail without an attachment; an automatic answer; a report that a mail could not be delivered; a mail with a
link to a cloud drive instead of an attachment; a side file of some program; a packed file that is not opened (RAR,
7z, winmail.dat …); one with a password; what lies deeper, is more or larger than is looked at; what is damaged;
what made its reader break off or take too long;
and what was left on the server, for by its kind it is no workbook and nothing else was asked for."""

UNOPENED: tuple[Kind, ...] = (
    "link",
    "packed",
    "locked",
    "too-deep",
    "too-many",
    "too-large",
    "broken",
    "reader-died",
    "reading-too-long",
)
"""Kinds of what may hold a workbook and could not be looked into: a person has to."""

WAY = " › "
"""Between the names on the way to a piece."""
LEDGER = "ledger.csv"
"""Its name in a round's folder."""
MAILBOXES = "mailboxes.csv"
"""The list, in a round's folder, of how far each mailbox on a server was read."""


class Mark(NamedTuple):
    """How far a folder of a mailbox was read (RFC 9051, 2.3.1.1)."""

    validity: int = 0
    """UIDVALIDITY; as long as it is the same, ids mean the same mails."""
    uid: int = 0
    """The last mail that was looked into."""


class MailHead(NamedTuple):
    """What the ledger keeps of a mail: of the outermost one, which lay in the office's mailbox."""

    received: str = ""
    """The mail's date: ISO 8601 in UTC to the second; "" where it has none that can be read."""
    sender: str = ""
    """The address it is from; where there is none, what stands there."""
    subject: str = ""
    message_id: str = ""


NO_MAIL = MailHead()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file, or one mail without a file, at the end of its way."""

    way: tuple[str, ...]
    """Names from the source down to it; behind a mailbox's name stands the number of the mail in it, from 1."""
    sha256: str
    """Of its bytes, of a mail without a file that of its text; "" where they were not read."""
    kind: Kind
    stored: str = ""
    """Where its bytes lie while the program runs; "" where they do not."""
    whole: str = ""
    """Where these are the bytes of the whole mail or packed file that could not be looked into: the name of that."""
    mail: MailHead = NO_MAIL
    detail: str = ""
    """What the kind of packed file is, or the name of the cloud drive."""
    cut: bool = False
    """Whether its mail ends before its end: the mailbox was cut there."""
    depth: int = 1
    """Names of the way that lead to the mail, or to the file that lay in the source's folder."""

    @property
    def name(self) -> str:
        """The name as it was sent."""
        return self.way[-1]


Word = Literal["yes", "own", "no"]
"""What a person wrote into the ledger's column ``counts``: this copy counts before all others, or behind them; "own":
nobody wrote anything, and it is the office's own copy of what was agreed.
"""


class Receipt(NamedTuple):
    """When and from whom the bytes of a workbook came, and what a person said of it."""

    received: str = ""
    """The first time, ISO 8601 in UTC."""
    last: str = ""
    """The last time."""
    sender: str = ""
    """Of the mail with which it came first."""
    word: Word | None = None


NO_RECEIPT = Receipt()


Receipts = Mapping[str, Receipt]
"""By sha256 of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a round's ledger: what came, and what was done with it."""

    counts: str = ""
    """A person's word, as typed; no run changes it."""
    received: str = ""
    late: bool | None = None
    """Whether it came after the last day; ``None`` where no day or no time is known."""
    sender: str = ""
    subject: str = ""
    message_id: str = ""
    way: str = ""
    name: str = ""
    sha256: str = ""
    file: str = ""
    """Where it was filed, as seen from the round's folder; "" where nothing was kept."""
    outcome: str = ""
    """As in the summary's ledger (model.summary.Outcome)."""
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    stage: str = ""
    part: str = ""
    assessed: int | None = None
    asked: int | None = None
    """Indicators that it asks."""
    errors: int | None = None
    warnings: int | None = None
    reason: str = ""
