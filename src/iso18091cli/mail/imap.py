"""A mailbox on a server ↔ its folders, the ids of mails, their parts, a draft that is put there (IMAP, RFC 9051).

What is read is read without a trace: folders are opened by EXAMINE, contents asked for by BODY.PEEK. What a server
answers is a stranger's text; an answer that is none ends the connection.
"""

from __future__ import annotations

import ssl
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any, NamedTuple

from imapclient import IMAPClient
from imapclient.exceptions import (
    IMAPClientAbortError,
    IMAPClientError,
    IMAPClientReadOnlyError,
    LoginError,
    ProtocolError,
)
from imapclient.imap_utf7 import decode as from_utf7

from iso18091cli.mail.server import SECONDS, Broken, Lost, Secret, Server, encryption, how_it_broke, in_words, is_here
from iso18091cli.messages.imap import WORDS
from iso18091cli.model.text import filled

CHUNK = 512 << 10
"""Bytes of a part that are asked for at a time."""
_WINDOW = 5_000
"""Mails of a folder that are searched at a time, so that no answer is a line too long to be read."""
_NONSENSE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)
"""What the library raises at an answer that is none."""
_MOST_FOLDERS = 40
Item = dict[bytes, Any]
"""What a server said of a mail, by what was asked for."""


class Refused(Exception):
    """The server said no; ``said`` are its words."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    @property
    def is_full(self) -> bool:
        """Whether the mailbox has no room (RFC 9208)."""
        return "[OVERQUOTA]" in self.said.upper() or "quota" in self.said.casefold()


class Folder(NamedTuple):
    """A folder of a mailbox."""

    name: str
    """As people read it."""
    wire: str
    """As the server writes it: modified UTF-7, or UTF-8."""
    flags: frozenset[str]
    """Small letters: \\noselect, and what it is for (RFC 6154): \\drafts, \\sent."""
    separator: str


class Opened(NamedTuple):
    """A folder that is open for reading."""

    validity: int
    """UIDVALIDITY: the ids of mails mean the same as long as it is the same."""
    mails: int


def connect(server: Server, user: str, secret: Secret) -> Mailbox:
    """A connection that is encrypted, the server's certificate checked; plain to this computer only.

    Raises:
        Lost: there is none, it is not safe, or the server does not take user and secret.
    """
    with _asking(server):
        client = _Client(server)
        try:
            _encrypt(client, server)
            _log_in(client, server, user, secret)
            if client.has_capability("UTF8=ONLY"):
                client.enable("UTF8=ACCEPT")
        except BaseException:
            _close(client)
            raise
        return Mailbox(client, server)


class _Client(IMAPClient):  # type: ignore[misc]  # the library says nothing of its types
    """The library's connection; names of folders pass as they stand, and may be UTF-8."""

    def __init__(self, server: Server) -> None:
        super().__init__(
            server.host,
            server.port,
            ssl=server.tls,
            ssl_context=encryption() if server.tls else None,
            timeout=SECONDS,
        )
        self.folder_encode = False
        self._imap._encoding = "utf-8"


def _encrypt(client: _Client, server: Server) -> None:
    if server.tls:
        return
    if client.has_capability("STARTTLS"):
        client.starttls(encryption())
    elif not is_here(client.socket()):
        raise Lost(filled(WORDS["not-encrypted"], server=server.where))


def _log_in(client: _Client, server: Server, user: str, secret: Secret) -> None:
    offers = client.has_capability
    try:
        if secret.is_token and offers("AUTH=XOAUTH2"):
            client.oauth2_login(user, secret.text)
        elif secret.is_token and offers("AUTH=OAUTHBEARER"):
            client.oauthbearer_login(user, secret.text)
        elif secret.is_token:
            raise Lost(filled(WORDS["no-tokens"], server=server.where))
        elif offers("AUTH=PLAIN"):  # the one way that takes letters with marks (RFC 4616)
            client.plain_login(user, secret.text)
        elif offers("LOGINDISABLED"):
            raise Lost(filled(WORDS["no-passwords"], server=server.where))
        elif not (user + secret.text).isascii():
            raise Lost(filled(WORDS["login-letters"], server=server.where))
        else:
            client.login(user, secret.text)
    except UnicodeError as error:  # its words would show letters of the password
        raise Lost(filled(WORDS["login-letters"], server=server.where)) from error
    except LoginError as error:
        words = in_words(str(error).replace(secret.text, "…"))
        raise Lost(filled(WORDS["login"], server=server.where, user=user, answer=words)) from None


def _close(client: _Client) -> None:
    with suppress(IMAPClientError, OSError, *_NONSENSE):
        client.shutdown()


@contextmanager
def _asking(server: Server) -> Iterator[None]:
    """Says in our words what the library and the network raise. Raises Lost, Broken, Refused."""
    where = server.where
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        words = error.verify_message or how_it_broke(error)
        raise Lost(filled(WORDS["certificate"], server=where, problem=words)) from error
    except (IMAPClientAbortError, OSError) as error:
        raise Broken(filled(WORDS["broken"], server=where, problem=how_it_broke(error))) from error
    except ProtocolError as error:
        raise Broken(filled(WORDS["nonsense"], server=where, problem=how_it_broke(error))) from error
    except (IMAPClientError, IMAPClientReadOnlyError) as error:
        words = str(error)
        raise Refused(in_words(words.partition(" failed: ")[2] or words)) from error
    except (*_NONSENSE, MemoryError) as error:
        raise Broken(filled(WORDS["nonsense"], server=where, problem=how_it_broke(error))) from error


class Mailbox:
    """An open connection. Every method raises Lost where it is no longer one, and Refused where the server says no."""

    def __init__(self, client: _Client, server: Server) -> None:
        self._client, self.server = client, server

    def leave(self) -> None:
        """Ends the connection, whatever the server says to that."""
        try:
            self._client.logout()
        except (IMAPClientError, OSError, *_NONSENSE):
            _close(self._client)

    @property
    def most_bytes(self) -> int | None:
        """How large a mail may be that is put there, where the server says it (RFC 7889)."""
        with _asking(self.server):
            said = [each for each in self._client.capabilities() if each.startswith(b"APPENDLIMIT=")]
            return int(said[0].partition(b"=")[2]) if said else None

    def folders(self) -> tuple[Folder, ...]:
        """Every folder that can be opened."""
        with _asking(self.server):
            found = [_folder(*each) for each in self._client.list_folders()]
        return tuple(each for each in found if not each.flags & {"\\noselect", "\\nonexistent"})

    def folder(self, name: str = "", use: str = "") -> Folder | None:
        """The folder of that name, else the one for that use (``drafts``, ``sent``); ``None`` where there is none."""
        wanted, folders = _plain(name), self.folders()
        for each in folders:
            names = {_plain(each.name), _plain(each.name.replace(each.separator or "/", "/"))}
            if wanted in names if name else f"\\{use}" in each.flags:
                return each
        return None

    def folder_names(self) -> str:
        """The names of all folders, for people."""
        names = [in_words(each.name) for each in self.folders()]
        return ", ".join([*names[:_MOST_FOLDERS], *(["…"] if len(names) > _MOST_FOLDERS else [])])

    # Reading, without a trace

    def open(self, folder: Folder) -> Opened:
        """Opens a folder for reading alone."""
        with _asking(self.server):
            said = self._client.select_folder(folder.wire, readonly=True)
            return Opened(int(said[b"UIDVALIDITY"]), int(said[b"EXISTS"]))

    def uids(self, count: int, after: int = 0, since: date | None = None) -> list[int]:
        """The ids of the open folder's mails above ``after``, in order; ``count``: how many mails it has."""
        found: set[int] = set()
        with _asking(self.server):
            for first in range(1, count + 1, _WINDOW):
                asked: list[Any] = [f"{first}:{min(first + _WINDOW - 1, count)}", "UID", f"{after + 1}:*"]
                found |= {int(each) for each in self._client.search([*asked, *(["SINCE", since] if since else [])])}
        return sorted(uid for uid in found if uid > after)

    def fetch(self, uids: Sequence[int], *items: str) -> dict[int, Item]:
        """What the server says of mails of the open folder; of one that is gone nothing."""
        with _asking(self.server):
            said = self._client.fetch(list(uids), list(items))
            return {uid: dict(said[uid]) for uid in uids if uid in said}

    def content(self, uid: int, section: str, most: int) -> bytes:
        """A mail, or that part of it, piece by piece; ``section`` as in BODY[…]. Of what is gone, what there was.

        ``most``: bytes of what the server said is there; one that gives more and more is left alone.
        """
        pieces: list[bytes] = []
        while not pieces or len(pieces[-1]) == CHUNK:
            begins = len(pieces) * CHUNK
            item = self.fetch([uid], f"BODY.PEEK[{section}]<{begins}.{CHUNK}>").get(uid, {})
            piece = next((value for key, value in item.items() if key.startswith(b"BODY[")), b"") or b""
            with _asking(self.server):
                if not isinstance(piece, bytes) or len(piece) > CHUNK or begins > most + CHUNK:
                    raise ProtocolError("more than was asked for")
            pieces.append(piece)
        return b"".join(pieces)

    # Writing

    def put(self, folder: Folder, content: bytes, when: datetime) -> None:
        """Puts a draft into a folder."""
        with _asking(self.server):
            self._client.append(folder.wire, content, (b"\\Draft", b"\\Seen"), when)


def _folder(flags: Sequence[bytes], separator: bytes | None, name: bytes | str) -> Folder:
    wire = name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else name
    shown = from_utf7(wire.encode()) if wire.isascii() else wire
    small = frozenset(flag.decode("ascii", "replace").lower() for flag in flags)
    return Folder(shown, wire, small, (separator or b"").decode("ascii", "replace"))


def _plain(name: str) -> str:
    """A name by which folders are compared: INBOX has no capital letters, and marks may be written in two ways."""
    return unicodedata.normalize("NFC", name).casefold()
