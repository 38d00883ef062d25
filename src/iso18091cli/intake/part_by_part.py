"""A mail on a server → the bytes of it that are of interest, as a mail of its own; what is left there is named."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from email import message_from_bytes
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol, TypeVar

from iso18091cli.intake.mail_parts import head_of, is_words, name_of
from iso18091cli.intake.mbox import LONGEST_MAIL
from iso18091cli.model.received import Kind, Piece

SMALL = 1 << 20
"""Bytes of a mail that is fetched whole; also of a mail's words that are fetched."""
_NO_WORKBOOK = re.compile(
    r"\.(pdf|docx?|odt|rtf|pptx?|odp|jpe?g|png|gif|tiff?|heic|webp|bmp|svg|mp[34]|m4[av]|mov|avi|wav|ics|vcf|p7s)"
)
"""Endings of what is no workbook, whatever is in it."""
_KINDS = ("image", "video", "audio")
_FIELD_END = re.compile(rb"\r?\n(?![ \t])")
_OF_PARTS = (b"content-type:", b"content-transfer-encoding:", b"mime-version:")


class PartThere(Protocol):
    """A part of a mail that holds no others."""

    @property
    def size(self) -> int:
        """Bytes, packed as they are."""
        ...


P = TypeVar("P", bound=PartThere)


class There(Protocol[P]):
    """A mail on a server."""

    uid: int
    size: int

    @property
    def subtype(self) -> str:
        """Of a mail with parts: mixed, report …"""
        ...

    def whole(self) -> bytes:
        """All of it."""
        ...

    def head(self) -> bytes:
        """Its header fields."""
        ...

    def parts(self) -> tuple[P, ...]:
        """Its parts; none where it is one itself."""
        ...

    def part_head(self, part: P, /) -> bytes:
        """The header fields of a part."""
        ...

    def part(self, part: P, /) -> bytes:
        """What a part holds, packed as it is."""
        ...


class Fetched(NamedTuple):
    """What was fetched of a mail."""

    content: bytes
    """A mail with the parts that were fetched; b"" where there are none."""
    left: tuple[Piece, ...] = ()
    """The attachments that were not."""


UNREAD = Fetched(b"", (Piece(way=(), sha256="", kind="broken", depth=0),))
"""What is said of a mail that the server lists and does not give."""


def fetch(mail: There[P], workbooks_only: bool) -> Fetched:
    """A small mail whole; of a larger one the parts that may hold a workbook, and those that are kept beside them."""
    if mail.size <= SMALL:
        return Fetched(mail.whole())
    parts = mail.parts()
    if not parts and mail.size <= LONGEST_MAIL:
        return Fetched(mail.whole())
    head = mail.head()
    if not parts:
        return Fetched(b"", (_left(head, "", "too-large"),))
    taken: list[bytes] = []
    left: list[Piece] = []
    room = LONGEST_MAIL - len(head)
    attached = 0
    for part in parts:
        part_head = mail.part_head(part).rstrip(b"\r\n")
        alone = message_from_bytes(part_head + b"\r\n\r\n")
        name = name_of(alone)
        if is_words(alone):
            if part.size > SMALL:
                continue
        elif workbooks_only and _is_no_workbook(alone, name):
            left.append(_left(head, name, "not-fetched"))
            continue
        elif part.size + len(part_head) > room - SMALL:
            left.append(_left(head, name, "too-large"))
            continue
        else:
            attached += 1
        taken.append(part_head + b"\r\n\r\n" + mail.part(part))
        room -= len(taken[-1])
    whole = _put_together(head, taken, mail.subtype) if attached or not left else b""
    return Fetched(whole, tuple(left))


def _is_no_workbook(part: Message, name: str) -> bool:
    return part.get_content_maintype() in _KINDS or bool(_NO_WORKBOOK.fullmatch(PurePosixPath(name).suffix.lower()))


def _left(head: bytes, name: str, kind: Kind) -> Piece:
    way = (name,) if name else ()
    return Piece(way=way, sha256="", kind=kind, mail=head_of(message_from_bytes(head)), depth=0)


def _put_together(head: bytes, parts: Sequence[bytes], subtype: str) -> bytes:
    """A mail with that head and these parts, none inside another."""
    fields = [each for each in _FIELD_END.split(head) if each and not each.lower().startswith(_OF_PARTS)]
    between = f"iso18091-{secrets.token_hex(16)}".encode()
    kind = subtype if re.fullmatch("[a-z-]{1,30}", subtype) else "mixed"
    of_parts = b'Content-Type: multipart/%s; boundary="%s"' % (kind.encode(), between)
    lines = [*fields, b"MIME-Version: 1.0", of_parts, b""]
    for part in parts:
        lines += [b"--" + between, part]
    return b"\r\n".join([*lines, b"--" + between + b"--", b""])
