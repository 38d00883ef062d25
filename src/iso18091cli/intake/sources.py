"""Sources of mail (folders, mailboxes, mails, packed files, servers) → the pieces in them, some files at a time.

A mailbox of any size is gone through mail by mail; what is taken out of mails lies in a folder of the program's own
until it is filed, and no more of it than a batch.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from iso18091cli.checks.files import CLOSED_FOLDER, LINKED_FOLDER
from iso18091cli.checks.rule import Rule
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.files.lock import NAME as LOCK
from iso18091cli.files.lock import OF_LIST
from iso18091cli.intake.folder import REGISTER, things
from iso18091cli.intake.mbox import is_mailbox, mails_of
from iso18091cli.intake.part_by_part import Fetched
from iso18091cli.intake.read_all import read_all
from iso18091cli.intake.unpack import failed, is_side_file, unpack
from iso18091cli.messages.collect import WORDS
from iso18091cli.model.issued import LIST
from iso18091cli.model.received import LEDGER, MAILBOXES, UNOPENED, Kind, Piece
from iso18091cli.model.round import FILE as ROUND
from iso18091cli.model.text import filled

BATCH = 60
"""Files and mails that are taken apart at a time."""
_BATCH_BYTES = 64 << 20
_A_HEAD = 4096
_OURS = (REGISTER, LIST, LEDGER, MAILBOXES, ROUND, LOCK, OF_LIST)
"""Files of a round that did not come."""


class OnServer(Protocol):
    """A folder of a mailbox on a server."""

    name: str
    """As the ledger names it."""

    def mails(self) -> Iterator[tuple[int, Fetched]]:
        """Its mails, each with the number by which the server knows it."""
        ...


Source = Path | OnServer


class Thing(NamedTuple):
    """A file to be taken apart, or a mail of a mailbox."""

    way: tuple[str, ...]
    path: Path | None
    """``None`` where nothing of a mail was fetched."""
    size: int
    spooled: bool = False
    left: tuple[Piece, ...] = ()
    """Pieces that were left on the server."""


class Passed(NamedTuple):
    """What was not looked into, and by which rule."""

    path: Path
    rule: Rule


def pieces_of(
    sources: Sequence[Source], spool: Path, passed: list[Passed], jobs: int | None = None
) -> Iterator[list[Piece]]:
    """The pieces of all sources in order, a batch at a time; the batch's bytes are gone when the next one is asked for.

    ``spool``: an empty folder that nobody else can write to. ``passed`` is given what was not looked into.

    Raises:
        NothingToDo: a source is not there.
    """
    for source in sources:
        if isinstance(source, Path) and not source.exists():
            raise NothingToDo(filled(WORDS["no-source"], path=str(source)))
    waiting: list[Thing] = []
    size = 0
    for thing in _things(sources, spool, passed):
        waiting.append(thing)
        size += thing.size if thing.spooled else 0
        if len(waiting) >= BATCH or size > _BATCH_BYTES:
            yield from _taken(waiting, spool, jobs)
            waiting, size = [], 0
    yield from _taken(waiting, spool, jobs)


def _taken(things_: Sequence[Thing], spool: Path, jobs: int | None) -> Iterator[list[Piece]]:
    if not things_:
        return

    def gave_up(path: Path, problem: str) -> tuple[Piece, ...]:
        kind: Kind = "reading-too-long" if problem == "reading-too-long" else "reader-died"
        return failed(path, kind)

    paths = [thing.path for thing in things_ if thing.path is not None]
    taken = iter(read_all(paths, unpack, str(spool), failed=gave_up, jobs=jobs))
    found: list[Piece] = []
    for thing in things_:
        if thing.path is not None:
            found += [_placed(piece, thing) for piece in next(taken)]
        found += [replace(piece, way=(*thing.way, *piece.way), depth=len(thing.way)) for piece in thing.left]
    yield found
    with Folder(spool) as folder:
        for name in folder.names():
            with suppress(OSError):
                folder.remove(name)


def _placed(piece: Piece, thing: Thing) -> Piece:
    """The piece with its whole way. Of one that could not be looked into the whole mail is at hand."""
    stored, whole = piece.stored, ""
    if piece.kind in UNOPENED and piece.kind != "link" and stored in ("", str(thing.path)):
        stored, whole = str(thing.path), f"{thing.way[-1]}.eml" if thing.spooled else thing.way[-1]
    way = (*thing.way, *piece.way)
    return replace(piece, way=way, depth=len(thing.way) + piece.depth, stored=stored, whole=whole)


def _things(sources: Sequence[Source], spool: Path, passed: list[Passed]) -> Iterator[Thing]:
    for source in sources:
        if not isinstance(source, Path):
            for uid, fetched in source.mails():
                yield _spooled((source.name, str(uid)), fetched.content, spool, fetched.left)
            continue
        if not source.is_dir():
            yield from _in_file(source, (source.name,), spool)
            continue
        for path, rule in things(source):
            if rule in (CLOSED_FOLDER, LINKED_FOLDER):
                passed.append(Passed(path, rule))
            if rule is None and path.is_file() and not (path.parent == source and path.name in _OURS):
                yield from _in_file(path, (path.relative_to(source).as_posix(),), spool)


def _in_file(path: Path, way: tuple[str, ...], spool: Path) -> Iterator[Thing]:
    try:
        with path.open("rb") as file:
            head = file.read(_A_HEAD)
            if not is_mailbox(head, path.name):
                if not is_side_file(path.name):
                    yield Thing(way, path, path.stat().st_size)
                return
            file.seek(0)
            for number, mail in enumerate(mails_of(file), 1):
                yield _spooled((*way, str(number)), mail, spool)
    except OSError:
        yield Thing(way, path, 0)


def _spooled(way: tuple[str, ...], mail: bytes, spool: Path, left: tuple[Piece, ...] = ()) -> Thing:
    if not mail:
        return Thing(way, None, 0, left=left)
    path = spool / f"{secrets.token_hex(8)}.eml"
    with Folder(spool) as folder:
        folder.put(path.name, [mail])
    return Thing(way, path, len(mail), spooled=True, left=left)
