"""Drafts of ours, a folder of a mailbox → which of them lie there, whoever put or moved them there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from iso18091cli.mail.imap import Folder, Mailbox
from iso18091cli.mail.ready import decoded

_HEADS = 200
"""Heads that are asked for at a time."""
_LARGEST = 60 << 20
"""Bytes of a mail that is compared."""
_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_FIELDS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID SUBJECT)]"


class Wanted(NamedTuple):
    """A draft, and by what its mail is known."""

    name: str
    message_id: str
    subject: str
    attached: frozenset[str]
    """The sha256 of each file that goes with it."""


class _Head(NamedTuple):
    uid: int
    size: int
    message_id: str
    subject: str


def wanted(name: str, message_id: str, content: bytes) -> Wanted:
    """How the mail of that draft is known."""
    mail = message_from_bytes(content)
    return Wanted(name, message_id, _subject(mail), _attached(mail))


def found_in(
    box: Mailbox, folder: Folder, drafts: Sequence[Wanted], known: frozenset[str], since: date | None = None
) -> dict[str, str]:
    """The drafts that lie in that folder, by name, each with the id under which it does.

    A mail is known by its id; where a web mail gave it a new one, by its subject and every file that goes with it.
    ``known``: ids that are other drafts' for certain; ``since``: mails that came there before are not looked at.
    """
    if not drafts:
        return {}
    by_id = {draft.message_id: draft.name for draft in drafts if draft.message_id}
    heads = list(_heads(box, folder, since))
    found = {by_id[head.message_id]: head.message_id for head in heads if head.message_id in by_id}
    left = [draft for draft in drafts if draft.name not in found and draft.attached]
    subjects = {draft.subject for draft in left}
    for head in heads:
        if head.subject not in subjects or head.message_id in (by_id.keys() | known) or head.size > _LARGEST:
            continue
        attached = _attached(message_from_bytes(box.content(head.uid, "", head.size)))
        for draft in left:
            if draft.name not in found and draft.subject == head.subject and draft.attached <= attached:
                found[draft.name] = head.message_id
    return found


def _heads(box: Mailbox, folder: Folder, since: date | None) -> Iterator[_Head]:
    uids = box.uids(box.open(folder).mails, since=since)
    for begin in range(0, len(uids), _HEADS):
        for uid, item in box.fetch(uids[begin : begin + _HEADS], _FIELDS, "RFC822.SIZE").items():
            text = next((value for key, value in item.items() if key.startswith(b"BODY[")), b"")
            size = item.get(b"RFC822.SIZE", 0)
            if isinstance(text, bytes) and isinstance(size, int):
                head = message_from_bytes(text)
                yield _Head(uid, size, _id(head), _subject(head))


def _id(mail: Message) -> str:
    """The id of a mail; "" where it has none, or what stands there is none."""
    found = str(mail["Message-ID"] or "").strip()
    return found if _ID.fullmatch(found) else ""


def _subject(mail: Message) -> str:
    """A subject by which mails are compared: blanks and the way of writing marks do not matter."""
    return unicodedata.normalize("NFC", " ".join(decoded(str(mail["Subject"] or "")).split()))


def _attached(mail: Message) -> frozenset[str]:
    """The sha256 of each file that goes with a mail; of one that nobody can take apart none."""
    try:
        contents = [part.get_payload(decode=True) for part in mail.walk() if part.get_filename()]
    except (RecursionError, ValueError, LookupError):  # a thousand parts deep, in letters that are none
        return frozenset()
    return frozenset(hashlib.sha256(each).hexdigest() for each in contents if isinstance(each, bytes))
