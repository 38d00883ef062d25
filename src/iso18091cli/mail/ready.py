"""A draft, whoever may have edited it → the mail that a server is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.utils import format_datetime, getaddresses

from iso18091cli.files.harmless import header_text
from iso18091cli.mail.draft import written
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.address import address_in
from iso18091cli.model.round import Round
from iso18091cli.model.text import Text, filled

_LONGEST = 300
_LONGEST_NAME = 120
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:")
_FOLDED = re.compile(rb"\r\n(?![ \t])")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LINE_ENDS = re.compile(r"[\r\n]+")


class NoMail(Exception):
    """A draft cannot be sent as it is; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class Ready:
    """A mail as the server is given it."""

    recipients: tuple[str, ...]
    subject: str
    content: bytes
    message_id: str


Sender = Address
"""From whom a mail is: name and address."""


def sender_of(user: str, of: Round) -> Sender | None:
    """From whom the mails are: the user where that is an address, else the round's address for answers."""
    address = address_in(user).text or of.reply_to
    return Address(display_name=header_text(of.sender, _LONGEST_NAME), addr_spec=address) if address else None


def ready(draft: bytes, sender: Sender, when: datetime, message_id: str) -> Ready:
    """The mail that a draft becomes when it is sent: as it stands, with a sender, a date and an id where it has none.

    Bcc and X-Unsent are left out. Raises NoMail where it names nobody, or what is no address.
    """
    fields, body = _taken_apart(draft)
    mail = _completed(fields, body, sender, when, message_id, b"bcc")
    if not mail.recipients:
        raise NoMail(WORDS["draft-nobody"])
    return mail


def to_be_kept(draft: bytes, sender: Sender | None, when: datetime, message_id: str) -> Ready:
    """The same as a mailbox keeps it among its drafts: Bcc stays, and whoever sends it may still say to whom.

    Raises NoMail where its head is broken, or names what is no address.
    """
    fields, body = _taken_apart(draft)
    return _completed(fields, body, sender, when, message_id)


Fields = list[tuple[bytes, bytes]]
"""Names in small letters, and the lines they stand on."""


def _taken_apart(draft: bytes) -> tuple[Fields, bytes]:
    content = _LINE_END.sub(b"\r\n", draft)
    head, _, body = content.partition(b"\r\n\r\n")
    fields = [(_name(line), line) for line in _FOLDED.split(head) if line]
    if any(not name for name, _ in fields):
        raise NoMail(WORDS["draft-broken"])
    return fields, body


def _completed(
    fields: Fields, body: bytes, sender: Sender | None, when: datetime, message_id: str, *left_out: bytes
) -> Ready:
    # The older classes: the newer ones break off at names that people type ("Văn phòng." <…>).
    message = message_from_bytes(b"\r\n".join([*(line for _, line in fields), b"", b""]))
    recipients = _recipients([str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])])
    has = {name for name, _ in fields}
    added = []
    if b"from" not in has and sender is not None:
        added.append(f"From: {written(sender, 'From')}")
    if b"date" not in has:
        added.append(f"Date: {format_datetime(when)}")
    kept = [line for name, line in fields if name not in (b"x-unsent", b"message-id", b"from ", *left_out)]
    head = b"\r\n".join([*(line.encode() for line in (*added, f"Message-ID: {message_id}")), *kept])
    subject = header_text(decoded(str(message["Subject"] or "")), _LONGEST)
    return Ready(recipients, subject, head + b"\r\n\r\n" + body, message_id)


def _name(line: bytes) -> bytes:
    """A header's name in small letters; of the first line of a mailbox file "from "; b"" for what is no header."""
    if line.startswith((b"From ", b">From ")):
        return b"from "
    found = _HEADER.match(line)
    return found[1].lower() if found else b""


def _recipients(headers: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for header in headers:
        plain = _LINE_ENDS.sub(" ", header)
        if not plain.strip():
            continue
        for _, address in getaddresses([plain]):
            known = address_in(address)
            if known.fault or known.text.casefold() != address.casefold():
                raise NoMail(filled(WORDS["draft-address"], found=header_text(plain, _LONGEST)))
            found[known.text] = None
    return tuple(found)


def decoded(header: str) -> str:
    """A header as it is read; as it stands where it is encoded in a way that nobody knows."""
    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, LookupError, ValueError):
        return header
