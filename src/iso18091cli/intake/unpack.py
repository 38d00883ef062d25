"""A file that came → the pieces in it: what lies in mails, packed files and mails inside mails, each to its end.

This is the work of a worker (intake/read_all.py): a file that kills or holds it up costs no other. What a piece is, its
bytes say. Names are words in the ledger and never lead to a file: each piece lies under a name of ours.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import secrets
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from iso18091cli.files.folder import Folder
from iso18091cli.files.harmless import header_text
from iso18091cli.intake.content import SIDE_FILES, SPREADSHEETS, is_outlook_mail
from iso18091cli.intake.mail_parts import LONGEST, Opened, is_mail, open_mail
from iso18091cli.intake.mbox import LONGEST_MAIL, is_mailbox, mails_of
from iso18091cli.intake.outlook import OutlookFault, open_outlook
from iso18091cli.model.received import WAY, Kind, MailHead, Piece
from iso18091cli.spreadsheet.container import folded
from iso18091cli.spreadsheet.recognise import LOCKS, OLE, PACKED, ZIP, zip_kind
from iso18091cli.spreadsheet.unreadable import Unreadable

DEPTH = 8
"""Mails and packed files inside each other: a mail that was forwarded three times with a zip in it has five."""
PIECES = 500
"""Pieces of one file."""
LARGEST = 64 << 20
"""Bytes of a piece."""
ALL = 512 << 20
"""Bytes of all pieces of one file."""
_A_HEAD = 128 << 10
"""Bytes in which the fields of a mail are looked for: one alone, such as a seal, may have thousands."""
_PIECE = 1 << 20
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
)
"""What reading a made or damaged zip raises."""


class _Where(NamedTuple):
    """The way to a piece, and the outermost mail on it."""

    way: tuple[str, ...] = ()
    inside: int = 0
    """Mails and packed files that it lies in."""
    mail: MailHead | None = None
    at: int = 0
    """Names of the way that lead to that mail."""
    cut: bool = False

    def down(self, name: str, cut: bool = False) -> _Where:
        shown = header_text(name.replace(WAY.strip(), ">"), LONGEST) or "?"
        return self._replace(way=(*self.way, shown), inside=self.inside + 1, cut=self.cut or cut)


def unpack(path: Path, spool: str) -> tuple[Piece, ...]:
    """All pieces of that file, in order; at least one. Their ways begin below the file itself.

    Bytes of pieces that lie inside are put into the folder ``spool``.
    """
    with path.open("rb") as file:
        head = file.read(_A_HEAD)
        size = path.stat().st_size
        if head.startswith(ZIP) and _is_packed(file):
            return _Taking(spool).packed(file, b"", _Where(), str(path))
        if size > LONGEST_MAIL or not (is_mail(head) or head.startswith(OLE)):
            return (_plain(path, file, head),)
        file.seek(0)
        data = file.read(LONGEST_MAIL + 1)
    if not is_mail(head) and not is_outlook_mail(data):
        return (Piece(way=(), sha256=_sha256(data), kind="file", stored=str(path), depth=0),)
    return _Taking(spool).begin(data, str(path))


def failed(path: Path, problem: Kind) -> tuple[Piece, ...]:
    """What is said of a file whose worker died or had to be stopped."""
    return (Piece(way=(), sha256="", kind=problem, stored=str(path), depth=0),)


def is_side_file(name: str) -> bool:
    """Whether a name is that of a file which programs leave beside others."""
    last = name.replace("\\", "/").rpartition("/")[2].casefold()
    return last.startswith((*LOCKS, "._")) or last in SIDE_FILES or name.startswith("__MACOSX/")


def _plain(path: Path, file: io.BufferedReader, head: bytes) -> Piece:
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    packed = next((kind for start, kind in PACKED.items() if head.startswith(start)), "")
    if file.tell() > LONGEST_MAIL and is_mail(head):
        return Piece(way=(), sha256=digest, kind="too-large", stored=str(path), depth=0)
    return Piece(way=(), sha256=digest, kind="packed" if packed else "file", stored=str(path), detail=packed, depth=0)


class _Taking:
    """The pieces of one file, as they are found."""

    def __init__(self, spool: str) -> None:
        self.spool = spool
        self.left = ALL
        self.found: list[Piece] = []

    def begin(self, data: bytes, stored: str) -> tuple[Piece, ...]:
        """The pieces of a mail that lies in a file of its own."""
        self.look(data, _Where(), stored)
        return tuple(self.found)

    def look(self, data: bytes, where: _Where, stored: str = "") -> None:
        """Takes a piece further apart, or keeps it. ``stored``: where it lies already."""
        if self._is_full(where):
            return
        head = data[:_A_HEAD]
        if where.inside > DEPTH:
            self._keep(data, where, "too-deep", stored)
        elif data.startswith(ZIP) and _is_packed(io.BytesIO(data)):
            self.packed(io.BytesIO(data), data, where, stored)
        elif data.startswith(OLE) and is_outlook_mail(data):
            try:
                self.mail(open_outlook(data), data, where)
            except OutlookFault:
                self._keep(data, where, "broken", stored)
        elif is_mailbox(head):
            for number, mail in enumerate(mails_of(io.BytesIO(data)), 1):
                self.look(mail, where.down(str(number)))
        elif is_mail(head):
            try:
                opened = open_mail(data)
            except RecursionError:
                self._keep(data, where, "too-deep", stored)
            else:
                self.mail(opened, data, where)
        elif kind := next((kind for start, kind in PACKED.items() if head.startswith(start)), ""):
            self._keep(data, where, "packed", stored, kind)
        else:
            self._keep(data, where, "file", stored)

    def mail(self, mail: Opened, data: bytes, where: _Where) -> None:
        """What is attached to a mail; of one without attachments, the mail."""
        if where.mail is None:
            where = where._replace(mail=mail.head, at=len(where.way))
        where = where._replace(cut=where.cut or mail.cut)
        if mail.cut and not mail.attached and data:
            self._keep(data, where, "broken", "")
            return
        pictures = all(each.name.lower().endswith(_PICTURES) for each in mail.attached)
        if not mail.attached or (pictures and mail.cloud):
            automatic: Kind = "automatic" if mail.automatic else "mail"
            kind: Kind = "undelivered" if mail.report else "link" if mail.cloud else automatic
            self._add(where, kind, _sha256(mail.text.encode("utf-8", "replace")), detail=mail.cloud)
        for each in mail.attached:
            below = where._replace(cut=False).down(each.name, each.cut)
            if is_side_file(each.name):
                self._add(below, "side", _sha256(each.content))
            elif each.inside is None:
                self.look(each.content, below)
            elif below.inside > DEPTH:
                self._add(below, "too-deep")
            elif not self._is_full(below):
                try:
                    self.mail(each.inside(), b"", below)
                except OutlookFault:
                    self._add(below, "broken")

    def packed(self, file: io.IOBase, data: bytes, where: _Where, stored: str) -> tuple[Piece, ...]:
        """What is in a zip; with a password, or damaged, the zip itself."""
        before = len(self.found)
        try:
            with zipfile.ZipFile(file) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
                if any(entry.flag_bits & 1 for entry in entries):
                    self._keep_or_add(data, where, "locked", stored)
                for entry in entries:
                    if not entry.flag_bits & 1 and not self._is_full(where):
                        self._entry(archive, entry, where)
        except _DAMAGE:
            self._keep_or_add(data, where, "broken", stored)
        if len(self.found) == before:
            self._keep_or_add(data, where, "broken", stored)
        return tuple(self.found)

    def _entry(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: _Where) -> None:
        below = where.down(_entry_name(entry))
        if is_side_file(entry.filename):
            self._add(below, "side")
            return
        try:
            with archive.open(entry) as stream:
                data = stream.read(min(LARGEST, self.left) + 1)
        except _DAMAGE:
            self._add(below, "broken")
            return
        if len(data) > min(LARGEST, self.left):
            self._add(below, "too-large")
            return
        self.left -= len(data)
        self.look(data, below)

    def _is_full(self, where: _Where) -> bool:
        """Whether no more pieces are taken; said once."""
        if len(self.found) < PIECES:
            return False
        if self.found[-1].kind != "too-many":
            self._add(where, "too-many")
        return True

    def _keep_or_add(self, data: bytes, where: _Where, kind: Kind, stored: str) -> None:
        if data or not stored:
            self._keep(data, where, kind, stored)
        else:
            self._add(where, kind, _sha256_of(stored), stored)

    def _keep(self, data: bytes, where: _Where, kind: Kind, stored: str, detail: str = "") -> None:
        if not stored:
            # What bears a workbook's name is read as one all the same, so that its fault is told.
            suffix = Path(where.way[-1]).suffix.lower() if where.way else ""
            stored = str(Path(self.spool) / f"{secrets.token_hex(8)}{suffix if suffix in SPREADSHEETS else ''}")
            with Folder(Path(self.spool)) as folder:
                folder.put(Path(stored).name, [data])
        self._add(where, kind, _sha256(data), stored, detail)

    def _add(self, where: _Where, kind: Kind, sha256: str = "", stored: str = "", detail: str = "") -> None:
        self.found.append(
            Piece(
                way=where.way,
                sha256=sha256,
                kind=kind,
                stored=stored,
                mail=where.mail or MailHead(),
                detail=detail,
                cut=where.cut,
                depth=where.at,
            )
        )


def _is_packed(file: io.IOBase) -> bool:
    """Whether a zip is one that holds files, not a document of today."""
    try:
        with zipfile.ZipFile(file) as archive:
            zip_kind([folded(name) for name in archive.namelist()])
    except Unreadable as error:
        return error.rule == "packed"
    except _DAMAGE:
        return False
    return False


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; of programs that do not say in which letters, UTF-8 where it can be that."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sha256_of(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
