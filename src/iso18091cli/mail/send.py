"""A draft → what a mail server takes, and its answer. The one module of the program that opens a connection.

A mail goes at most once: until the server is given its content it has surely not gone; once it has been, only the
server's answer says whether it has.
"""

from __future__ import annotations

import ipaddress
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.utils import format_datetime, getaddresses
from typing import Literal, NamedTuple

from iso18091cli.errors import Iso18091Error
from iso18091cli.files.harmless import header_text
from iso18091cli.mail.draft import written
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.address import address_in
from iso18091cli.model.round import Round
from iso18091cli.model.text import Text, filled

SECONDS = 60.0
"""For how long a server may be silent."""
_STARTTLS, _TLS = 587, 465
"""Ports of submission (RFC 6409, RFC 8314)."""
_SERVER = re.compile(r"(?:(smtps?)://)?(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?/?")
_SAYS_WHO = "[127.0.0.1]"
"""What we call this computer to the server: its name in the office is nobody's business."""
_LONGEST = 300
_LONGEST_NAME = 120
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:")
_FOLDED = re.compile(rb"\r\n(?![ \t])")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LINE_ENDS = re.compile(r"[\r\n]+")
_UNAVAILABLE = 421
"""The server's answer to anything when it is about to close the connection (RFC 5321, 3.8)."""


class Server(NamedTuple):
    """A mail server as it is asked for."""

    host: str
    port: int
    tls: bool
    """TLS from the first byte; else STARTTLS."""


Connection = smtplib.SMTP
"""An open connection to a server."""


class Lost(Iso18091Error):
    """No connection to the server, or none that is safe."""


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


class Answer(NamedTuple):
    """What became of a mail."""

    state: Literal["sent", "refused", "uncertain"]
    said: str
    """The server's words, or how the connection broke."""
    connected: bool = True
    """Whether the connection can be used for the next mail."""


def server_named(text: str) -> Server | None:
    """``smtp.example.vn``, ``…:587``, ``smtps://…``; ``None`` for anything else. Without a port: 587, STARTTLS."""
    found = _SERVER.fullmatch(text.strip())
    if not found:
        return None
    scheme, host, port = found.groups()
    number = int(port) if port else _TLS if scheme == "smtps" else _STARTTLS
    if not 0 < number < 65536:
        return None
    return Server(host.strip("[]"), number, scheme == "smtps" or (not scheme and number == _TLS))


Sender = Address
"""From whom a mail is: name and address."""


def sender_of(user: str, of: Round) -> Sender | None:
    """From whom the mails are: the user where that is an address, else the round's address for answers."""
    address = address_in(user).text or of.reply_to
    return Address(display_name=header_text(of.sender, _LONGEST_NAME), addr_spec=address) if address else None


# A draft as it is sent


def ready(draft: bytes, sender: Sender, when: datetime, message_id: str) -> Ready:
    """The mail that a draft becomes: as it stands, with a sender, a date and an id where it has none.

    Bcc and X-Unsent are left out. Raises NoMail where it names nobody, or what is no address.
    """
    content = _LINE_END.sub(b"\r\n", draft)
    head, _, body = content.partition(b"\r\n\r\n")
    fields = [(_name(line), line) for line in _FOLDED.split(head) if line]
    if any(not name for name, _ in fields):
        raise NoMail(WORDS["draft-broken"])
    # The older classes: the newer ones break off at names that people type ("Văn phòng." <…>).
    message = message_from_bytes(head + b"\r\n\r\n")
    recipients = _recipients([str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])])
    has = {name for name, _ in fields}
    added = []
    if b"from" not in has:
        added.append(f"From: {written(sender, 'From')}")
    if b"date" not in has:
        added.append(f"Date: {format_datetime(when)}")
    kept = [line for name, line in fields if name not in (b"bcc", b"x-unsent", b"message-id", b"from ")]
    head = b"\r\n".join([*(line.encode() for line in (*added, f"Message-ID: {message_id}")), *kept])
    subject = header_text(_decoded(str(message["Subject"] or "")), _LONGEST)
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
    if not found:
        raise NoMail(WORDS["draft-nobody"])
    return tuple(found)


def _decoded(header: str) -> str:
    """A header as it is read; as it stands where it is encoded in a way that nobody knows."""
    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, LookupError, ValueError):
        return header


# The connection


def connect(server: Server, user: str, password: str) -> Connection:
    """A connection over which mails may go: encrypted, the server's certificate checked; plain to this computer only.

    Raises Lost, also where the server does not take the user's name and password.
    """
    where = f"{server.host}:{server.port}"
    try:
        return _connected(server, user, password)
    except ssl.SSLCertVerificationError as error:
        problem = error.verify_message or str(error)
        raise Lost(filled(WORDS["certificate"], server=where, problem=problem)) from error
    except smtplib.SMTPAuthenticationError as error:
        raise Lost(filled(WORDS["login"], server=where, answer=_said(error.smtp_code, error.smtp_error))) from error
    except smtplib.SMTPResponseException as error:
        raise Lost(
            filled(WORDS["no-server"], server=where, problem=_said(error.smtp_code, error.smtp_error))
        ) from error
    except UnicodeError as error:  # its words would show letters of the password
        raise Lost(filled(WORDS["login-letters"], server=where)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Lost(filled(WORDS["no-server"], server=where, problem=_problem(error))) from error


def _connected(server: Server, user: str, password: str) -> Connection:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    smtp: smtplib.SMTP
    if server.tls:
        smtp = smtplib.SMTP_SSL(server.host, server.port, _SAYS_WHO, timeout=SECONDS, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, _SAYS_WHO, timeout=SECONDS)
    try:
        smtp.ehlo_or_helo_if_needed()
        if not server.tls and smtp.has_extn("starttls"):
            smtp.starttls(context=context)
            smtp.ehlo()
        elif not server.tls and not _is_here(smtp):
            raise Lost(filled(WORDS["not-encrypted"], server=f"{server.host}:{server.port}"))
        if user:
            smtp.login(user, password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def leave(smtp: Connection) -> None:
    """Ends a connection, whatever the server says to that."""
    try:
        smtp.quit()
    except (smtplib.SMTPException, OSError):
        smtp.close()


def _is_here(smtp: Connection) -> bool:
    """Whether the other end is on this computer: by its address, not by its name."""
    return smtp.sock is not None and ipaddress.ip_address(smtp.sock.getpeername()[0].partition("%")[0]).is_loopback


def hand_over(smtp: Connection, sender: str, mail: Ready, before_content: Callable[[], None]) -> Answer:
    """Gives the server one mail. ``before_content`` is called when only the content is left to be given.

    Whatever ``before_content`` raises ends it before the mail has gone.
    """
    try:
        if refusal := _envelope(smtp, sender, mail):
            return refusal
        before_content()
        code, said = smtp.docmd("DATA")
        if code != 354:
            return _refused(smtp, code, said)
    except (smtplib.SMTPException, ConnectionError, TimeoutError, ssl.SSLError) as error:
        smtp.close()
        return Answer("refused", _problem(error), connected=False)
    try:
        dotted = re.sub(rb"(?m)^\.", b"..", mail.content)
        smtp.send(dotted + (b"" if dotted.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        code, said = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        smtp.close()
        return Answer("uncertain", _problem(error), connected=False)
    return Answer("sent", _said(code, said)) if code == 250 else _refused(smtp, code, said)


def _envelope(smtp: Connection, sender: str, mail: Ready) -> Answer | None:
    """Says from whom and to whom; the server's refusal where it takes one of them not: then it goes to none."""
    as_it_is = smtp.has_extn("8bitmime") and not mail.content.isascii()
    code, said = smtp.mail(sender, ["BODY=8BITMIME"] if as_it_is else [])
    for to in mail.recipients:
        if code in (250, 251):
            code, said = smtp.rcpt(to)
    return None if code in (250, 251) else _refused(smtp, code, said)


def _refused(smtp: Connection, code: int, said: bytes) -> Answer:
    """The server's no. The connection is made ready for the next mail."""
    answer = _said(code, said)
    if code == _UNAVAILABLE:
        smtp.close()
        return Answer("refused", answer, connected=False)
    try:
        smtp.rset()
    except (smtplib.SMTPException, OSError):
        smtp.close()
        return Answer("refused", answer, connected=False)
    return Answer("refused", answer)


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return header_text(f"{code} {text}", _LONGEST)


def _problem(error: Exception) -> str:
    return header_text(getattr(error, "strerror", None) or str(error) or type(error).__name__, _LONGEST)
