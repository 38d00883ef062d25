"""A folder of a mailbox on a server → its mails from where reading stopped, over as many connections as it takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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
_TRIES = 2
"""Times that a server is asked of which parts a mail consists, where that breaks the connection."""
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

    def __init__(self, box: Mailbox, uid: int, size: int, content: bytes | None, failed: Counter[int]) -> None:
        self._box, self.uid, self.size = box, uid, size
        self._content = content
        self._failed = failed
        """How often the server could not say of which parts a mail consists, by UID."""

    def whole(self) -> bytes:
        """All of it; b"" where it has just been moved or deleted."""
        content = self._content or self._box.content(self.uid, "", self.size)
        if not content and self._box.fetch([self.uid], "RFC822.SIZE"):
            raise Refused("")
        return content

    def head(self) -> bytes:
        """Its header fields."""
        return self._box.content(self.uid, "HEADER", _HEAD)

    def parts(self) -> tuple[Part, ...]:
        """Its parts, in order; none where it is one itself, or the server cannot say what there is."""
        shape = self._shape
        return tuple(_parts(shape))[:_MOST_PARTS] if _is_multipart(shape) else ()

    @property
    def subtype(self) -> str:
        """Of a mail with parts: mixed, report …"""
        shape = self._shape
        said = shape[1] if _is_multipart(shape) and len(shape) > 1 else b"mixed"
        return said.decode("ascii", "replace").lower() if isinstance(said, bytes) else "mixed"

    @cached_property
    def _shape(self) -> object:
        """What the server says of its parts. A stranger can make that too long a line to be read."""
        if self._failed[self.uid] >= _TRIES:
            return None
        try:
            return self._box.fetch([self.uid], "BODYSTRUCTURE").get(self.uid, {}).get(b"BODYSTRUCTURE")
        except (Refused, Broken) as error:
            self._failed[self.uid] += 1
            said = error.text if isinstance(error, Broken) else error.said
            raise Broken(filled(WORDS["nonsense"], server=self._box.server.where, problem=said)) from error

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
    """The mails of a folder, each as ``take`` makes it of what lies there; ``reached`` is how far it came.

    ``unread`` stands for a mail that the server lists and does not give.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Mailbox],
        asked: Asked,
        reached: Mark,
        take: Callable[[MailThere], T],
        unread: T,
    ) -> None:
        self.name, self.reached = name, reached
        self._connect, self._asked, self._take, self._unread = connect, asked, take, unread
        self.stopped: Text | None = None
        """Why it ended before the end."""
        self._failed: Counter[int] = Counter()

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
            for mail in self._fetched(box, self._wanted(box, some)):
                try:
                    taken = self._take(mail)
                except Refused:
                    taken = self._unread
                self.reached = Mark(opened.validity, mail.uid)
                yield mail.uid, taken
            self.reached = Mark(opened.validity, some[-1])

    def _folder(self, box: Mailbox) -> Folder:
        found = box.folder(self._asked.folder)
        if found is None:
            raise Lost(filled(WORDS["no-mailbox-folder"], name=self._asked.folder, names=box.folder_names()))
        return found

    def _wanted(self, box: Mailbox, uids: Sequence[int]) -> dict[int, int]:
        """Those of these mails that are asked for, and how large they are."""
        answers = self._asked.answers
        items = box.fetch(uids, "RFC822.SIZE", *([_ANSWERS] if answers is not None else []))
        return {uid: _size(item) for uid, item in items.items() if answers is None or _answered(item) & answers}

    def _fetched(self, box: Mailbox, sizes: dict[int, int]) -> Iterator[MailThere]:
        """The mails, the small ones fetched some at a time."""
        waiting = list(sizes)
        while waiting:
            group = [waiting.pop(0)]
            small, size = sizes[group[0]] <= SMALL, sizes[group[0]]
            while small and waiting and sizes[waiting[0]] <= SMALL and size < _AT_ONCE:
                size += sizes[waiting[0]]
                group.append(waiting.pop(0))
            contents: dict[int, Item] = {}
            if small:
                with suppress(Refused):  # then they are asked for one by one
                    contents = box.fetch(group, "BODY.PEEK[]")
            for uid in group:
                content = contents.get(uid, {}).get(b"BODY[]")
                known = content if isinstance(content, bytes) else None
                yield MailThere(box, uid, sizes[uid], known, self._failed)


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
