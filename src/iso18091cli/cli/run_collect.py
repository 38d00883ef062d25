"""Body of the command that takes workbooks out of mail and files them; gives its exit code."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from rich.progress import track

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import BESIDE, Authority
from iso18091cli.cli.mailboxes import ALL, Narrowed, Remote, announce, remember, remotes
from iso18091cli.cli.next_step import point, typed_word
from iso18091cli.cli.round_now import Asked, register_of
from iso18091cli.cli.settled import Settled, settled
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.ledger import VIETNAM
from iso18091cli.files.folder import Folder
from iso18091cli.files.outputs import file_name, file_names, locked, opened, refused
from iso18091cli.intake.content import reason_against
from iso18091cli.intake.filing import ASIDE, Cabinet
from iso18091cli.intake.look import Look, look, not_looked
from iso18091cli.intake.read_all import read_all
from iso18091cli.intake.sources import Passed, Source, pieces_of
from iso18091cli.mail.server import MailboxName
from iso18091cli.messages.collect import FILES, OUTCOMES, WORDS
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST
from iso18091cli.model.part import SURVEY, office_of
from iso18091cli.model.received import LEDGER, MAILBOXES, UNOPENED, WAY, Entry, Piece
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.identity import by_unit, sender_of
from iso18091cli.round.ledger import ledger_beside, ledger_bytes, not_understood, word_of

_SHOWN = 12
"""Lines to be opened by a person that are named on the terminal; the ledger has all."""
_TOLD = ("counted", "second_copy", "other_period", "blank", "apart")
"""Outcomes of workbooks of which a reason is worth a word: it differs, it is of another period, of another sender."""
_MAILS = ("mail", "automatic", "undelivered", "link")


@dataclass(frozen=True)
class Order:
    """What is to be collected, and where to."""

    sources: tuple[Path | MailboxName, ...]
    output: Path
    units: Path | None
    language: str
    period: str = ""
    due: str = ""
    workbooks_only: bool = False
    authority: Authority = BESIDE
    jobs: int | None = None
    narrowed: Narrowed = ALL
    """Which mails of a mailbox on a server are read."""
    user: str = ""
    """As whom to log in there, where its name does not say."""
    dry_run: bool = False


@dataclass
class _Collected:
    """What a run has seen so far."""

    entries: list[Entry]
    known: set[tuple[str, str, str]]
    """Lines by content, mail, and way within it."""
    places: set[str]
    """Mails that are known, by their id or their way."""
    files: dict[str, str]
    """sha256 → where that content was filed."""
    whys: dict[str, Text] = field(default_factory=dict)
    """sha256 → why it is no workbook of ours, or cannot be read."""
    mails: set[str] = field(default_factory=set)
    pieces: int = 0
    fresh: int = 0


def run(order: Order, catalog_file: Path | None) -> int:
    """0 where everything was looked into, 1 where a person has to open something (named), 2 where nothing came."""
    names = [source for source in order.sources if isinstance(source, MailboxName)]
    if order.dry_run:
        announce(names, order.narrowed, order.user, order.language)
        return 0
    catalog = load_catalog(catalog_file)
    register, register_file = register_of(order.output, order.units)
    folder = opened(order.output)
    with folder:
        lock = locked(folder)
        try:
            try:
                for name in (LEDGER, MAILBOXES):
                    folder.held_elsewhere(name)  # before anything is filed
            except OSError as error:
                raise refused(order.output / name, error) from error
            return _collect(order, catalog, register, register_file, folder)
        finally:
            lock.release()


def _collect(order: Order, catalog: Catalog, register: Units | None, register_file: Path | None, folder: Folder) -> int:
    before = ledger_beside(order.output)
    for said in not_understood(before, order.output / LEDGER):
        err().print(say(said, order.language), style="yellow", soft_wrap=True)
    seen = _Collected(
        entries=list(before),
        known={_key(entry) for entry in before},
        places={_mail(entry) for entry in before},
        files={entry.sha256: entry.file for entry in before if entry.sha256 and entry.file},
    )
    on_servers = remotes(order.sources, order.narrowed, order.user, order.output, bool(before), order.language)
    sources: list[Source] = [
        on_servers[source].reading if isinstance(source, MailboxName) else source for source in order.sources
    ]
    cabinet, passed = Cabinet(folder), list[Passed]()
    filing = _Filing(order, catalog, register, cabinet)
    try:
        with tempfile.TemporaryDirectory(prefix="iso18091-mail-") as private:
            batches = pieces_of(sources, Path(private), passed, order.jobs)
            for batch in _shown(batches, order.language):
                filing.file(batch, seen)
        cabinet.close()
        asked = Asked(
            order.output, catalog, register, register_file, order.period, order.due, order.authority, order.jobs
        )
        now = settled(asked, seen.entries, seen.whys, order.language, len(before))
        if now.entries != before or folder.status(LEDGER) is None:
            folder.put(LEDGER, ledger_bytes(now.entries))
        remember(folder, on_servers.values())
    except OSError as error:
        raise refused(order.output, error) from error
    return _tell(order, seen, cabinet, passed, now, list(on_servers.values()))


def _shown(batches: Iterator[list[Piece]], language: str) -> Iterator[list[Piece]]:
    text = say(WORDS["reading"], language)
    yield from track(batches, description=text, total=None, console=err(), disable=not err().is_terminal)


# Which lines are known ------------------------------------------------------------------------------------------------


def _key(entry: Entry) -> tuple[str, str, str]:
    """Content, mail, and way within it; of a mail without a file the words do not matter, which may have been cut."""
    return entry.sha256 if entry.name else "", _mail(entry), _inside(entry.way)


def _mail(entry: Entry) -> str:
    """By what a mail is known in any mailbox: its id, else when, from whom and about what; of a file its way."""
    if entry.message_id:
        return entry.message_id
    if entry.received:
        return f"{entry.received} {entry.sender} {entry.subject}"
    return entry.way


def _inside(way: str) -> str:
    """The way without what leads to the mail: the mailbox's name and the number in it, or the mail's own file."""
    names = way.split(WAY)
    return WAY.join(names[2 if names[1:2] and names[1].isdigit() else 1 :])


# Filing ---------------------------------------------------------------------------------------------------------------


class _Filing:
    """Files pieces and writes a line for each."""

    def __init__(self, order: Order, catalog: Catalog, register: Units | None, cabinet: Cabinet) -> None:
        self.order = order
        self.catalog = catalog
        self.register = register
        self.cabinet = cabinet
        self.issued = order.authority.issued([order.output / LIST])
        units = register.units if register else ()
        self.stems = dict(zip(units, file_names([(unit.name, unit.code) for unit in units]), strict=True))

    def file(self, batch: Sequence[Piece], seen: _Collected) -> None:
        """Files what is new of a batch, and adds its lines."""
        new: list[tuple[Piece, Entry]] = []
        for piece in batch:
            entry = entry_of(piece)
            mail, key = _mail(entry), _key(entry)
            if piece.mail.received or piece.mail.sender or piece.mail.message_id:
                seen.mails.add(mail)
            seen.pieces += piece.kind not in _MAILS
            if key in seen.known or (piece.cut and mail in seen.places):
                continue  # of a mail that was cut, the whole came before
            if not piece.mail.received and piece.sha256 in seen.files and self._in_place(piece):
                continue  # what was filed before, where the round's folder is collected itself
            seen.known.add(key)
            new.append((piece, entry))
        seen.places |= {_mail(entry) for _, entry in new}
        looks = self._looked([piece for piece, _ in new], seen)
        for piece, entry in new:
            seen.entries.append(replace(entry, file=self._filed(piece, looks.get(piece.stored), seen)))
            if piece.kind != "file":
                seen.whys.setdefault(entry.sha256 or entry.way, why_not(piece))
        seen.fresh += len(new)

    def _looked(self, pieces: Sequence[Piece], seen: _Collected) -> dict[str, tuple[Look, Unit]]:
        """By where it is stored, what each piece is that may be a workbook, each content once; and its unit."""
        first: dict[str, str] = {}
        for piece in pieces:
            if piece.kind != "file" or not self._is_new(piece, seen):
                continue
            reason = reason_against(Path(piece.stored))
            if reason is None:
                first.setdefault(piece.sha256, piece.stored)
            else:
                seen.whys.setdefault(piece.sha256, dict(reason.message))
        paths = [Path(stored) for stored in first.values()]
        looks = list(read_all(paths, look, self.catalog, self.issued, failed=not_looked, jobs=self.order.jobs))
        named = [each.line for each in looks if each.ours and each.line.unit is not None]
        units = {line.path: sender_of(line) for group in by_unit(named, self.register).groups for line in group}
        found = {}
        for path, each in zip(paths, looks, strict=True):
            found[str(path)] = each, units.get(each.line.path, sender_of(each.line))
            if not each.ours:
                sha256 = next(sha for sha, stored in first.items() if stored == str(path))
                seen.whys[sha256] = each.why
        return found

    def _is_new(self, piece: Piece, seen: _Collected) -> bool:
        name = seen.files.get(piece.sha256)
        return not name or not self.cabinet.holds(name, piece.sha256)

    def _filed(self, piece: Piece, looked: tuple[Look, Unit] | None, seen: _Collected) -> str:
        """Where the piece lies from now on; "" where it is not kept."""
        if not piece.stored:
            return ""
        if not self._is_new(piece, seen):
            return seen.files[piece.sha256]
        if piece.kind == "file" and looked is not None and looked[0].ours is not False:
            name = self._in_place(piece) or self._workbook(piece, *looked)
        elif self.order.workbooks_only:
            return ""
        else:
            name = self._in_place(piece) or self.cabinet.keep(
                piece, _day(piece.mail.received) or self._word("no-date"), self._word("nobody")
            )
        seen.files[piece.sha256] = name
        return name

    def _workbook(self, piece: Piece, looked: Look, unit: Unit) -> str:
        if not looked.ours:
            return self.cabinet.file_workbook(piece, self._word("unreadable"), looked.suffix)
        stem = self.stems.get(unit) or file_name(unit.name or unit.code or Path(piece.name).stem)
        part = looked.line.part
        if part:
            of = say(PARTS["file.survey"], self.order.language) if part == SURVEY else file_name(office_of(part))
            stem = f"{stem}.{of}"
        return self.cabinet.file_workbook(piece, stem, looked.suffix)

    def _in_place(self, piece: Piece) -> str:
        """The name of a piece that lies in the round's folder already, where somebody saved it by hand."""
        try:
            name = Path(piece.stored).resolve().relative_to(self.order.output.resolve()).as_posix()
        except ValueError:
            return ""
        return name if self.cabinet.holds(name, piece.sha256) else ""

    def _word(self, key: str) -> str:
        return say(FILES[key], self.order.language)


def entry_of(piece: Piece) -> Entry:
    """The ledger's line for it, before anything is filed."""
    mail = piece.mail
    return Entry(
        received=mail.received,
        sender=mail.sender,
        subject=mail.subject,
        message_id=mail.message_id,
        way=WAY.join(piece.way),
        name="" if piece.kind in _MAILS else piece.name.rpartition("/")[2],
        sha256=piece.sha256,
        outcome="unusable" if piece.kind in UNOPENED else "skipped",
    )


def why_not(piece: Piece) -> Text:
    """Why a piece was not looked into, or is no file, and what to do."""
    key = piece.detail if piece.detail in OUTCOMES else piece.kind
    return filled(OUTCOMES[key], detail=piece.detail)


def _day(received: str) -> str:
    return f"{datetime.fromisoformat(received).astimezone(VIETNAM):%Y-%m-%d}" if received else ""


# What is said ---------------------------------------------------------------------------------------------------------


def _tell(
    order: Order,
    seen: _Collected,
    cabinet: Cabinet,
    passed: Sequence[Passed],
    now: Settled,
    on_servers: Sequence[Remote],
) -> int:
    language, ledger = order.language, str(order.output / LEDGER)
    stopped = [remote.stopped for remote in on_servers if remote.stopped]
    for why in stopped:
        err().print(say(why, language), style="bold red", soft_wrap=True)
    for one in passed:
        said = filled(WORDS["passed"], path=str(one.path), why=dict(one.rule.message))
        err().print(say(said, language), style="yellow", soft_wrap=True)
    if not seen.pieces and not seen.mails:
        if stopped:
            return 2
        if not now.entries:
            raise NothingToDo(WORDS["empty"])
    counts = {"mails": str(len(seen.mails)), "pieces": str(seen.pieces), "fresh": str(seen.fresh)}
    filed = {"workbooks": str(cabinet.workbooks), "others": str(cabinet.others)}
    places = {"ledger": ledger, "folder": str(order.output), "aside": str(order.output / ASIDE)}
    said = filled(WORDS["sum" if seen.fresh else "nothing-new"], **counts, **filed, **places)
    out().print(say(said, language), soft_wrap=True)
    fresh = now.entries[len(now.entries) - seen.fresh :]
    open_ = [entry for entry in now.entries if entry.outcome == "unusable" and word_of(entry.counts) != "no"]
    _some(
        [filled(WORDS["unopened"], way=e.way, sender=e.sender or "?", why=e.reason) for e in open_], "unopened", order
    )
    remarks = [entry for entry in fresh if entry.outcome in _TOLD and entry.reason]
    _some([filled(WORDS["remark"], file=e.file, why=e.reason) for e in remarks], "remark", order)
    _some([filled(WORDS["part-after"], unit=unit, file=file) for unit, file in now.after], "remark", order)
    if now.joinable:
        said = filled(WORDS["joinable"], units=", ".join(now.joinable), folder=typed_word(str(order.output)))
        out().print(say(said, language), soft_wrap=True)
    point("status", language, folder=order.output)
    return 1 if open_ or stopped else 0


def _some(said: Sequence[Text], key: str, order: Order) -> None:
    """The first of these lines, and how many more the ledger has."""
    for line in said[:_SHOWN]:
        out().print(say(line, order.language), style="yellow", soft_wrap=True)
    if len(said) > _SHOWN:
        more = filled(WORDS[f"{key}.more"], n=str(len(said) - _SHOWN), ledger=str(order.output / LEDGER))
        out().print(say(more, order.language), soft_wrap=True)
