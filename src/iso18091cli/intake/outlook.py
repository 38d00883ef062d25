"""Bytes of an Outlook message (.msg) → the same as of a mail: its head, its words and its attachments.

A message is a container of Office 97 in which each property is a stream with a name of its own ([MS-OXMSG]); a mail
that is attached to it is a folder with the same streams.
"""

from __future__ import annotations

import io
import struct
from datetime import UTC, datetime, timedelta
from email.parser import HeaderParser
from functools import partial
from typing import TYPE_CHECKING, Any

import olefile

from iso18091cli.files.harmless import header_text
from iso18091cli.intake.mail_parts import LONGEST, Attached, Opened, head_of, utc
from iso18091cli.model.received import MailHead

if TYPE_CHECKING:
    Container = olefile.OleFileIO[Any]

_TEXT, _BYTES, _OLD_TEXT, _FOLDER = "001F", "0102", "001E", "000D"
_SUBJECT, _BODY, _HTML, _HEADERS = "0037", "1000", "1013", "007D"
_SENDER, _SENDER_SMTP, _SENDER_NAME, _MESSAGE_ID = "0C1F", "5D01", "0C1A", "1035"
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3701", "3707", "3704", "3001"
_SENT, _DELIVERED = 0x00390040, 0x0E060040
_ATTACHMENT = "__attach_version1.0_"
_PROPERTIES = "__properties_version1.0"
_HEADS = (32, 24, 8)
"""Bytes before the list of properties: of a message, of one inside another, of an attachment."""


_FAULTS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, RecursionError)
"""What the library raises of a damaged container."""


class OutlookFault(ValueError):
    """The container is damaged."""


def open_outlook(data: bytes) -> Opened:
    """The message in these bytes. Raises OutlookFault."""
    try:
        return _opened(olefile.OleFileIO(io.BytesIO(data)), ())
    except _FAULTS as error:
        raise OutlookFault(str(error)) from error


def _opened(ole: Container, way: tuple[str, ...]) -> Opened:
    below = sorted({entry[len(way)] for entry in ole.listdir(storages=True) if _is_below(entry, way)})
    found = [_attached(ole, (*way, name)) for name in below if name.startswith(_ATTACHMENT)]
    words = f"{_text(ole, way, _BODY)}\n{_bytes(ole, way, _HTML, _BYTES).decode('utf-8', 'replace')}"
    return Opened(_head(ole, way), found, words)


def _embedded(ole: Container, way: tuple[str, ...]) -> Opened:
    """A message that lay in another one. Raises OutlookFault."""
    try:
        return _opened(ole, way)
    except _FAULTS as error:
        raise OutlookFault(str(error)) from error


def _is_below(entry: list[str], way: tuple[str, ...]) -> bool:
    return len(entry) > len(way) and tuple(entry[: len(way)]) == way


def _attached(ole: Container, way: tuple[str, ...]) -> Attached:
    name = _text(ole, way, _LONG_NAME) or _text(ole, way, _SHORT_NAME) or _text(ole, way, _SHOWN_NAME) or way[-1]
    inside = (*way, f"__substg1.0_{_DATA}{_FOLDER}")
    if ole.exists("/".join(inside)):
        shown = header_text(name, LONGEST)
        shown = shown if shown.lower().endswith(".msg") else f"{shown}.msg"
        return Attached(shown, inside=partial(_embedded, ole, inside))
    return Attached(header_text(name, LONGEST), _bytes(ole, way, _DATA, _BYTES))


def _head(ole: Container, way: tuple[str, ...]) -> MailHead:
    head = head_of(HeaderParser().parsestr(_text(ole, way, _HEADERS).lstrip()))
    sender = _text(ole, way, _SENDER_SMTP) or _text(ole, way, _SENDER) or _text(ole, way, _SENDER_NAME)
    return MailHead(
        received=head.received or _moment(ole, way),
        sender=head.sender or header_text(sender, LONGEST),
        subject=header_text(_text(ole, way, _SUBJECT), LONGEST) or head.subject,
        message_id=head.message_id or header_text(_text(ole, way, _MESSAGE_ID), LONGEST),
    )


def _moment(ole: Container, way: tuple[str, ...]) -> str:
    """When it was delivered, else sent: 100 ns since 1601, in the list of properties of fixed length."""
    properties = _stream(ole, (*way, _PROPERTIES))
    start = _HEADS[1] if way else _HEADS[0]
    times = {}
    for at in range(start, len(properties) - 15, 16):
        tag, _, value = struct.unpack_from("<IIQ", properties, at)
        times[tag] = value
    ticks = times.get(_DELIVERED) or times.get(_SENT)
    try:
        return utc(datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)) if ticks else ""
    except OverflowError:
        return ""


def _text(ole: Container, way: tuple[str, ...], tag: str) -> str:
    if wide := _bytes(ole, way, tag, _TEXT):
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return _bytes(ole, way, tag, _OLD_TEXT).decode("cp1258", "replace").rstrip("\0")


def _bytes(ole: Container, way: tuple[str, ...], tag: str, kind: str) -> bytes:
    return _stream(ole, (*way, f"__substg1.0_{tag}{kind}"))


def _stream(ole: Container, way: tuple[str, ...]) -> bytes:
    if ole.get_type(list(way)) != olefile.STGTY_STREAM:
        return b""
    content: bytes = ole.openstream(list(way)).read()
    return content
