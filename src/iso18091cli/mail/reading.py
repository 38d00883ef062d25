"""A folder of a mailbox on a server → its mails from where reading stopped, over as many connections as it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, TypeGuard, TypeVar

from iso18091cli.mail.imap import Folder, Item, Mailbox, Refused
from iso18091cli.mail.server import Broken, Lost
from iso18091cli.messages.imap import WORDS
from iso18091cli.model.received import Mark
from iso18091cli.model.text import Text, filled

_MAILS = 50
"""Mails that are asked about at a time."""
SMALL = 1 << 20
"""Bytes of a mail that is fetched whole, with others; a larger one is looked at part by part."""
_AT_ONCE = 8 << 20
"""Bytes of small mails that are fetched at a time."""
_IN_A_ROW = 3
"""Connections lost without a mail read over them, after which the server is left alone."""
_ANSWERS = "BODY.PEEK[HEADER.FIELDS (IN-REPLY-TO REFERENCES)]"
_IDS = re.compile(rb"<[^<>\s]{1,300}>")
_MOST_PARTS = 500
_HEAD = 256 << 10
"""Bytes of a head that are read."""

T = TypeVar("T")


class Part(NamedTuple):
    """A part of a mail that holds no others."""

    number: str
    """As IMAP counts them: 2, 2.1."""
    size: int
    """Bytes, packed as they are."""


class MailThere:
    """A mail on the server. Every method raises Lost and Refused."""

    def __init__(self, box: Mailbox, uid: int, item: Item, content: bytes | None) -> None:
        self._box, self._item = box, item
        self.uid = uid
        self.size = _size(item)
        self._content = content

    def whole(self) -> bytes:
        """All of it."""
        return self._content if self._content is not None else self._box.content(self.uid, "", self.size)

    def head(self) -> bytes:
        """Its header fields."""
        return self._box.content(self.uid, "HEADER", _HEAD)

    def parts(self) -> tuple[Part, ...]:
        """Its parts, in order; none where it is one itself, or the server does not say what there is."""
        shape = self._item.get(b"BODYSTRUCTURE")
        return tuple(_parts(shape))[:_MOST_PARTS] if _is_multipart(shape) else ()

    @property
    def subtype(self) -> str:
        """Of a mail with parts: mixed, report …"""
        shape = self._item.get(b"BODYSTRUCTURE")
        said = shape[1] if _is_multipart(shape) and len(shape) > 1 else b"mixed"
        return said.decode("ascii", "replace").lower() if isinstance(said, bytes) else "mixed"

    def part_head(self, part: Part) -> bytes:
        """The header fields of a part."""
        return self._box.content(self.uid, f"{part.number}.MIME", _HEAD)

    def part(self, part: Part) -> bytes:
        """What a part holds, packed as it is."""
        return self._box.content(self.uid, part.number, part.size)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which mails of a folder are wanted."""

    folder: str
    since: date | None = None
    answers: frozenset[str] | None = None
    """Ids of mails: only what answers one of them."""


class Reading(Generic[T]):
    """The mails of a folder, each as ``take`` makes it of what lies there; ``reached`` is how far it came."""

    def __init__(
        self, name: str, connect: Callable[[], Mailbox], asked: Asked, reached: Mark, take: Callable[[MailThere], T]
    ) -> None:
        self.name, self.reached = name, reached
        self._connect, self._asked, self._take = connect, asked, take
        self.stopped: Text | None = None
        """Why it ended before the end."""

    def mails(self) -> Iterator[tuple[int, T]]:
        """Each mail with its UID, in their order. Where it cannot go on it ends, and ``stopped`` says why."""
        left, connected = _IN_A_ROW, False
        while True:
            before = self.reached
            try:
                box = self._connect()
                connected = True
                try:
                    yield from self._over(box)
                finally:
                    box.leave()
                return
            except Broken as error:
                left = _IN_A_ROW if self.reached != before else left - 1
                if not left or not connected:
                    self.stopped = error.text
                    return
            except Lost as error:
                self.stopped = error.text
                return
            except Refused as error:
                self.stopped = filled(WORDS["server-says-no"], server=self.name, answer=error.said)
                return

    def _over(self, box: Mailbox) -> Iterator[tuple[int, T]]:
        opened = box.open(self._folder(box))
        if opened.validity != self.reached.validity:
            self.reached = Mark(opened.validity, 0)
        uids = box.uids(opened.mails, self.reached.uid, self._asked.since)
        for begin in range(0, len(uids), _MAILS):
            some = uids[begin : begin + _MAILS]
            wanted = self._wanted(box, some)
            for uid, mail in _fetched(box, wanted):
                self.reached = Mark(opened.validity, uid)
                yield uid, self._take(mail)
            self.reached = Mark(opened.validity, some[-1])

    def _folder(self, box: Mailbox) -> Folder:
        found = box.folder(self._asked.folder)
        if found is None:
            raise Lost(filled(WORDS["no-mailbox-folder"], name=self._asked.folder, names=box.folder_names()))
        return found

    def _wanted(self, box: Mailbox, uids: Sequence[int]) -> dict[int, Item]:
        """What the server says of each of these mails that is asked for."""
        answers = self._asked.answers
        items = box.fetch(uids, "RFC822.SIZE", "BODYSTRUCTURE", *([_ANSWERS] if answers is not None else []))
        if answers is None:
            return items
        return {uid: item for uid, item in items.items() if _answered(item) & answers}


def _fetched(box: Mailbox, items: dict[int, Item]) -> Iterator[tuple[int, MailThere]]:
    """The mails, the small ones fetched some at a time."""
    waiting = list(items)
    while waiting:
        group = [waiting.pop(0)]
        small, size = _size(items[group[0]]) <= SMALL, _size(items[group[0]])
        while small and waiting and _size(items[waiting[0]]) <= SMALL and size < _AT_ONCE:
            size += _size(items[waiting[0]])
            group.append(waiting.pop(0))
        contents = box.fetch(group, "BODY.PEEK[]") if small else {}
        for uid in group:
            content = contents.get(uid, {}).get(b"BODY[]")
            if small and not isinstance(content, bytes):
                continue  # it has just been moved or deleted
            yield uid, MailThere(box, uid, items[uid], content if small else None)


def _size(item: Item) -> int:
    size = item.get(b"RFC822.SIZE")
    return size if isinstance(size, int) else 0


def _answered(item: Item) -> set[str]:
    """The ids of the mails that a mail answers."""
    text = next((value for key, value in item.items() if key.startswith(b"BODY[") and isinstance(value, bytes)), b"")
    return {each.decode("ascii", "replace") for each in _IDS.findall(text)}


def _is_multipart(shape: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(shape, tuple) and bool(shape) and isinstance(shape[0], list)


def _parts(shape: tuple[Any, ...], above: str = "", depth: int = 0) -> Iterator[Part]:
    if depth > 20:
        return
    for number, each in enumerate(shape[0], 1):
        name = f"{above}{number}"
        if _is_multipart(each):
            yield from _parts(each, f"{name}.", depth + 1)
        else:
            size = each[6] if len(each) > 6 else 0
            yield Part(name, size if isinstance(size, int) else 0)
