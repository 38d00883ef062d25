"""A spreadsheet file, not trusted → its parts, not trusted either. Everything that parses stands behind this guard.

Parts are unpacked once, up to a limit, never by the size they declare. Any DOCTYPE is refused: no office program writes
one. The facts behind each step stand in docs/architecture.md, the files it was tried with in docs/robustness.md.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from iso18091cli.spreadsheet.recognise import OLE, ZIP, Kind, refuse_other, refuse_other_document, zip_kind
from iso18091cli.spreadsheet.unreadable import Unreadable

MAX_FILE = 32 << 20
"""Bytes of a file; the form has 0.1 MiB."""
MAX_PART = 160 << 20
"""Unpacked bytes of a part that is looked at; the form's have 0.1 MiB, a sheet with every row formatted has 105."""
MAX_UNPACKED = 480 << 20
"""Unpacked bytes of all parts that are looked at; the form has 0.7 MiB."""
MAX_PARTS = 1000

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    OverflowError,
    LookupError,
)
"""What reading a damaged zip can raise; zipfile promises less."""

_LOCAL_HEADER = 30
"""Bytes that stand before a part and its name; the last four tell the lengths of the name and of what follows it."""
_ENCRYPTED_OR_PATCHED = 0x61
_MOST_OF_ONE = 1032
"""Bytes that one byte can become by the deflate method, at the very most."""

_A_BEGINNING = 200

_PROLOG = re.compile(rb"\s*+(?:<\?xml\s[^<>]*\?>\s*+)?+<[A-Za-z_]")
"""What all programs write before the first element."""
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']""")


@dataclass(eq=False, repr=False)
class Container:
    """A workbook file's bytes and parts."""

    path: str
    kind: Kind
    data: bytes
    sha256: str
    _archive: zipfile.ZipFile | None = None
    _names: dict[str, str] = field(default_factory=dict)
    _doubled: set[str] = field(default_factory=set)
    """Names that two parts bear: programs differ in which of them they take."""
    _unpacked: dict[str, bytes] = field(default_factory=dict)
    _spent: int = 0
    """Bytes unpacked so far, forgotten ones too."""

    @property
    def has_macros(self) -> bool:
        """Whether programs travel in the file, those in sheets of macros aside. They are never run."""
        if self.kind == "xls":
            return "_VBA_PROJECT_CUR".encode("utf-16-le") in self.data
        return any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in self._names)

    def has(self, name: str) -> bool:
        """Whether there is a part of that name, readable or not."""
        return folded(name) in self._names

    def part(self, name: str) -> bytes | None:
        """The unpacked bytes of an XML part in UTF-8, ``None`` where there is no such part.

        Raises:
            Unreadable: damaged, too large, with a DOCTYPE, or in an encoding that no office program writes.
        """
        key = folded(name)
        stored = self._names.get(key)
        if stored is None or self._archive is None:
            return None
        if key in self._doubled:
            raise Unreadable("damaged-file", problem="zip")
        if key not in self._unpacked:
            self._unpacked[key] = _without_surprises(self._unpack(stored))
        return self._unpacked[key]

    def beginning(self, name: str) -> bytes:
        """The first bytes of a part of any make, nothing where there is none or it cannot be read."""
        stored = self._names.get(folded(name))
        if stored is None or self._archive is None:
            return b""
        try:
            with self._archive.open(stored) as stream:
                return stream.read(_A_BEGINNING)
        except _ZIP_FAULTS:
            return b""

    def forget(self, name: str) -> None:
        """Lets go of a part's bytes; its size still counts."""
        key = folded(name)
        if key in self._unpacked:
            self._unpacked[key] = b""

    def _unpack(self, stored: str) -> bytes:
        assert self._archive is not None
        room = min(MAX_PART, MAX_UNPACKED - self._spent)
        try:
            entry = self._archive.getinfo(stored)
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Unreadable("unusual-xml")  # the others can ask for gigabytes to begin with
            if entry.file_size > room:  # zipfile reads no more of a part than is stated
                raise Unreadable("overfull", what="content")
            content = _at_once(self.data, entry, room)
            if content is None:
                with self._archive.open(entry) as stream:
                    content = stream.read(room + 1)
        except _ZIP_FAULTS as error:
            raise Unreadable("damaged-file", problem=plain(error)) from error
        self._spent += min(len(content), room)
        if len(content) > room:
            raise Unreadable("overfull", what="content")
        return content


def _at_once(data: bytes, entry: zipfile.ZipInfo, room: int) -> bytes | None:
    """A part of the usual make in one step, which takes half as long as zipfile's growing pieces.

    ``None`` for any other, on which zipfile has its say, and for one that might not fit into ``room``.
    """
    head, name = entry.header_offset, entry.orig_filename.encode("ascii", "replace")
    usual = (
        entry.compress_type == zipfile.ZIP_DEFLATED
        and not entry.flag_bits & _ENCRYPTED_OR_PATCHED
        and entry.file_size <= room
        and data.startswith(b"PK\3\4", head)
        and data.startswith(name, head + _LOCAL_HEADER)
    )
    length, extra = struct.unpack_from("<HH", data, head + _LOCAL_HEADER - 4) if usual else (0, 0)
    if length != len(name):
        return None
    start = head + _LOCAL_HEADER + length + extra
    packed = data[start : start + entry.compress_size]
    if len(packed) * _MOST_OF_ONE <= room:
        content = zlib.decompress(packed, -zlib.MAX_WBITS, entry.file_size)
    else:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    return content if len(content) == entry.file_size and zlib.crc32(content) == entry.CRC else None


def _without_surprises(content: bytes) -> bytes:
    """A part whose bytes mean what they look like: UTF-8 without declarations of its own.

    Raises:
        Unreadable: it is of another make.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):  # UTF-16, in which no DOCTYPE is seen
        raise Unreadable("unusual-xml")
    content = content.removeprefix(b"\xef\xbb\xbf")
    # A DOCTYPE can stand before the first element alone.
    if not _PROLOG.match(content) and b"<!DOCTYPE" in content:
        raise Unreadable("unusual-xml")
    start = content[:1024]
    if not start.lstrip().startswith(b"<"):
        raise Unreadable("damaged-file", problem="XML")
    encoding = _ENCODING.search(start)
    if encoding and encoding[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise Unreadable("unusual-xml")
    return content


def folded(name: str) -> str:
    """A part's name as it is looked up: names differ in case and slashes between programs."""
    return name.replace("\\", "/").lstrip("/").casefold()


def plain(error: BaseException) -> str:
    """The kind of an error, for those who maintain the program; users get the words of the rule."""
    return type(error).__name__


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of at most MAX_FILE.

    Raises:
        Unreadable: no such file, not an ordinary one, not readable, empty or too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("a-folder")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file")
        if status.st_size > MAX_FILE:
            raise Unreadable("too-large", limit=f"{MAX_FILE >> 20} MiB")
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise Unreadable("broken-link" if path.is_symlink() else "no-such-file") from error
    except PermissionError as error:
        raise Unreadable("no-permission") from error
    except (OSError, ValueError) as error:
        raise Unreadable("broken-link" if _is_link(path) else "not-readable", problem=plain(error)) from error
    if not data:
        raise Unreadable("empty-file")
    return data


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def open_container(path: Path) -> Container:
    """Opens a workbook file.

    Raises:
        Unreadable: whatever it is, it is no workbook that can be read; the rule says which case.
    """
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(OLE):
        return Container(str(path), "xls", data, digest)
    if not data.startswith(ZIP):
        refuse_other(data, path.name)
    # Before zipfile makes an object of each entry: a directory has room for half a million of them.
    if data.count(b"PK\x01\x02") > MAX_PARTS:
        raise Unreadable("overfull", what="parts")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _ZIP_FAULTS as error:
        raise Unreadable("damaged-file", problem=plain(error)) from error
    names: dict[str, str] = {}
    doubled: set[str] = set()
    for entry in entries:
        key = folded(entry.filename)
        if key in names:
            doubled.add(key)
        names[key] = entry.filename
    container = Container(str(path), zip_kind(names), data, digest, archive, names, doubled)
    if container.kind == "ods":
        refuse_other_document(container.beginning("mimetype"))
        if b"encryption-data" in (container.part("META-INF/manifest.xml") or b""):
            raise Unreadable("password")
    return container
