"""The name of a mail server as it is typed → host, port, encryption; what all connections have in common."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from typing import NamedTuple
from urllib.parse import unquote

from iso18091cli.errors import Iso18091Error
from iso18091cli.files.harmless import header_text

SECONDS = 60.0
"""For how long a server may be silent."""
_LONGEST = 300


class Protocol(NamedTuple):
    """How a kind of server is named, and at which ports it is found."""

    scheme: str
    """Before "://"; with an "s" behind it for TLS from the first byte."""
    usual: int
    """Where no port is named."""
    tls: int
    """The port at which TLS begins with the first byte."""


SMTP = Protocol("smtp", 587, 465)
"""Submission (RFC 6409, RFC 8314)."""
IMAP = Protocol("imap", 993, 993)
"""RFC 9051, RFC 8314."""


class Server(NamedTuple):
    """A mail server as it is asked for."""

    host: str
    port: int
    tls: bool
    """TLS from the first byte; else STARTTLS."""

    @property
    def where(self) -> str:
        """As messages name it."""
        return f"{self.host}:{self.port}"


class Secret(NamedTuple):
    """By what a server knows a user: a password, or an access token of OAuth 2."""

    text: str
    is_token: bool = False


class Lost(Iso18091Error):
    """No connection to the server, or none that is safe."""


class Broken(Lost):
    """A connection that broke off: over a new one it may go on."""


class MailboxName(NamedTuple):
    """A folder of a mailbox on a server, as it is asked for."""

    server: Server
    user: str
    folder: str

    @property
    def shown(self) -> str:
        """As the ledger and messages name it: without the user."""
        port = "" if self.server.port == IMAP.usual else f":{self.server.port}"
        return f"imap://{self.server.host}{port}/{self.folder}"


def is_mailbox_name(text: str) -> bool:
    """Whether a source is meant to be a mailbox on a server."""
    return text.lower().startswith(("imap://", "imaps://"))


def mailbox_named(text: str) -> MailboxName | None:
    """``imap://user@mail.example.vn/INBOX`` (RFC 5092); the user may be an address. ``None`` for anything else.

    Without a folder INBOX; without a port 993, encrypted from the first byte. Nobody may say a password here.
    """
    scheme, _, rest = text.partition("://")
    authority, _, folder = rest.partition("/")
    user, _, host = authority.rpartition("@")
    server = server_named(f"{scheme.lower()}://{host}", IMAP)
    if server is None or ":" in user:
        return None
    return MailboxName(server, unquote(user), unquote(folder).strip("/") or "INBOX")


def server_named(text: str, protocol: Protocol = SMTP) -> Server | None:
    """``smtp.example.vn``, ``…:587``, ``smtps://…``; ``None`` for anything else."""
    scheme = f"{protocol.scheme}s?"
    found = re.fullmatch(rf"(?:({scheme})://)?(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(\d{{1,5}}))?/?", text.strip())
    if not found:
        return None
    named, host, port = found.groups()
    tls = (named or "").endswith("s")
    number = int(port) if port else protocol.tls if tls else protocol.usual
    if not 0 < number < 65536:
        return None
    return Server(host.strip("[]"), number, tls or number == protocol.tls)


def encryption() -> ssl.SSLContext:
    """TLS 1.2 or later, the server's certificate and name checked."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def is_here(connection: socket.socket | None) -> bool:
    """Whether the other end is on this computer: by its address, not by its name."""
    return connection is not None and ipaddress.ip_address(connection.getpeername()[0].partition("%")[0]).is_loopback


def in_words(answer: bytes | str) -> str:
    """What a server said, as text for people: one line, nothing in it that is obeyed."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return header_text(text, _LONGEST)


def how_it_broke(error: Exception) -> str:
    """How a connection broke, in one line."""
    return header_text(getattr(error, "strerror", None) or str(error) or type(error).__name__, _LONGEST)
