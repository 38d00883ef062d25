"""Bytes of a mail → its head, the words in it and its attachments, as mail programs of all kinds write them.

A mail is a stranger's: nothing in it is trusted, no header raises, and what cannot be decoded is kept as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import errors
from email.header import decode_header
from email.message import Message
from email.parser import BytesFeedParser
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from typing import NamedTuple

from iso18091cli.files.harmless import header_text
from iso18091cli.model.received import MailHead

LONGEST = 200
"""Characters of a subject, a name, an address that are kept."""
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_OF_A_MAIL = re.compile(
    rb"^(from|date|subject|to|message-id|received|return-path|delivered-to|mime-version|content-type|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_LINES_OF_A_MAIL = 2
_LONGEST_FIELD = 20_000
_FED = 1 << 16
"""Bytes that the parser is given at a time: all at once it would hold them twice more."""
_AUTOMATIC = re.compile(r"^\s*auto-(replied|generated)", re.IGNORECASE)
_CLOUD = re.compile(
    r"https?://(?:[\w-]+\.)*(drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|"
    r"dropbox\.com|fshare\.vn|mega\.nz|wetransfer\.com|we\.tl|icloud\.com|mediafire\.com|drive\.vn)(?=[/?#:\s\"']|$)",
    re.IGNORECASE,
)


class Attached(NamedTuple):
    """An attachment: its name as sent, and its bytes, or the way into the mail that it is."""

    name: str
    content: bytes = b""
    inside: Callable[[], Opened] | None = None
    cut: bool = False
    """Whether it may end before its end."""


class Opened(NamedTuple):
    """A mail taken apart."""

    head: MailHead
    attached: list[Attached]
    text: str
    automatic: bool = False
    """Whether a program wrote it: an out-of-office answer."""
    report: bool = False
    """Whether it says that a mail could not be delivered; the mail that it quotes is ours."""
    cut: bool = False
    """Whether it ends before its end."""

    @property
    def cloud(self) -> str:
        """The cloud drive that its words lead to; "" where they lead to none."""
        found = _CLOUD.search(self.text)
        return found[1].lower() if found else ""


def is_mail(head: bytes) -> bool:
    """Whether a file that begins so is a mail: fields, some of which every mail has."""
    first = head.lstrip(b"\xef\xbb\xbf\r\n")
    return bool(_FIELD.match(first)) and len(_OF_A_MAIL.findall(re.split(rb"\r?\n\r?\n", first)[0])) >= _LINES_OF_A_MAIL


def open_mail(data: bytes) -> Opened:
    """The mail in these bytes. Raises RecursionError where more parts lie inside each other than Python follows."""
    parser = BytesFeedParser()
    for at in range(0, len(data), _FED):
        parser.feed(data[at : at + _FED])
    return opened(parser.close())


def opened(mail: Message) -> Opened:
    """The same of a mail that lay in another one."""
    report = mail.get_content_type() == "multipart/report"
    attached: list[Attached] = []
    texts: list[str] = []
    for part in _leaves(mail):
        if report or is_words(part):
            texts.append(_words(part))
        else:
            attached.append(_attached(part))
    cut = _is_cut(mail)
    if cut and attached:
        attached[-1] = attached[-1]._replace(cut=True)
    automatic = bool(_AUTOMATIC.match(_field(mail, "auto-submitted"))) or bool(_field(mail, "x-autoreply"))
    return Opened(head_of(mail), attached, "\n".join(texts), automatic, report, cut)


def head_of(mail: Message) -> MailHead:
    """When, from whom, about what, and which mail; each on one line, and nothing in it that is obeyed."""
    sender = _decoded(_field(mail, "from"))
    address = parseaddr(sender)[1]
    return MailHead(
        received=moment(_field(mail, "date")) or moment(_field(mail, "received").rpartition(";")[2]),
        sender=header_text(address if "@" in address else sender, LONGEST),
        subject=header_text(_decoded(_field(mail, "subject")), LONGEST),
        message_id=header_text(_field(mail, "message-id"), LONGEST),
    )


def moment(written: str) -> str:
    """A date as mails write it, as ISO 8601 in UTC; "" where it is none."""
    try:
        found = parsedate_to_datetime(written)
        return utc(found if found.tzinfo else found.replace(tzinfo=UTC))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def utc(found: datetime) -> str:
    """A time as the ledger writes it."""
    return found.astimezone(UTC).isoformat(timespec="seconds")


def _leaves(mail: Message) -> Iterator[Message]:
    """The parts of a mail that hold no others of the same mail, in order."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(_inside(part))
        else:
            yield part


def _inside(part: Message) -> list[Message]:
    """The parts in a part; of a mail in a mail, that one. None where it holds words or a file."""
    payload = part.get_payload() if part.is_multipart() else []
    return [each for each in payload if isinstance(each, Message)]


def is_words(part: Message) -> bool:
    """Whether a part is what the mail says, not something attached to it."""
    kind, maintype = part.get_content_type(), part.get_content_maintype()
    if _field(part, "content-disposition").lower().lstrip().startswith("attachment") or _name_given(part):
        return False
    return kind in ("text/plain", "text/html") or maintype == "multipart"


def _words(part: Message) -> str:
    return _bytes(part).decode("utf-8", "replace")


def _bytes(part: Message) -> bytes:
    """What a part holds, decoded."""
    try:
        payload = part.get_payload(decode=True)
    except ValueError:  # of letters that no text is written in, after which the library looks even in a file
        del part["content-type"]
        payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attached(part: Message) -> Attached:
    name, inside = name_of(part), _inside(part)
    if part.get_content_maintype() == "message" and inside:
        mail = inside[0]
        packed = _field(part, "content-transfer-encoding").strip().lower()
        if packed not in ("base64", "quoted-printable") or mail.keys():
            return Attached(name, inside=partial(opened, mail))
        mail["Content-Transfer-Encoding"] = packed  # a mail must not be packed so, and some programs do it
        part = mail
    return Attached(name, _bytes(part))


def _is_cut(mail: Message) -> bool:
    cuts = (
        errors.CloseBoundaryNotFoundDefect,
        errors.StartBoundaryNotFoundDefect,
        errors.MissingHeaderBodySeparatorDefect,
    )
    return any(isinstance(defect, cuts) for part in mail.walk() for defect in part.defects)


# Names and fields -----------------------------------------------------------------------------------------------------


def name_of(part: Message) -> str:
    """The name as sent: RFC 2231, RFC 2047 or raw, in the disposition or the type; else what the part is."""
    if given := _name_given(part):
        return given
    inside = _inside(part)
    if part.get_content_maintype() == "message" and inside:
        return f"{head_of(inside[0]).subject or 'mail'}.eml"
    return header_text(part.get_content_type().replace("/", "."), LONGEST)


def _name_given(part: Message) -> str:
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        field = Message()
        field[header] = _field(part, header)
        try:
            found = field.get_param(parameter, header=header)
        except (ValueError, LookupError, IndexError):
            continue
        if found:
            text = found if isinstance(found, str) else _in_letters(found[2].encode("raw-unicode-escape"), found[0])
            return header_text(_decoded(text), LONGEST)
    return ""


def _field(part: Message, name: str) -> str:
    """The first field of that name, on one line; bytes that are not ASCII are taken for UTF-8, else for Windows'."""
    for key, value in part.raw_items():
        if key.lower() == name:
            raw = str(value)[:_LONGEST_FIELD].encode("utf-8", "surrogateescape")
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                text = raw.decode("cp1258", "replace")
            return re.sub(r"\r?\n[ \t]*", " ", text).strip().replace("\r", " ").replace("\n", " ")
    return ""


def _decoded(text: str) -> str:
    """RFC 2047 in a text made readable, wherever it stands; what cannot be decoded stays."""
    if "=?" not in text:
        return text
    try:
        # Between two encoded words blanks mean nothing; some programs leave them out before and after one.
        pieces = decode_header(re.sub(r"\?=(?==\?)", "?= ", text))
    except (ValueError, errors.HeaderParseError):
        return text
    return "".join(piece if isinstance(piece, str) else _in_letters(piece, charset) for piece, charset in pieces)


def _in_letters(piece: bytes, charset: str | None) -> str:
    """A text in the letters that it is said to be in; in UTF-8 where there are none of that name, or none for texts."""
    try:
        return piece.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")
