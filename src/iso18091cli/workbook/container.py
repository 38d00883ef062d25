"""A file from a stranger -> its parts, none of them trusted. The guard in front of the reader of cells.

What a file is, its bytes say, not its name. Parts are unpacked up to a limit, never by the size they declare. Any
DOCTYPE is refused: no office program writes one. The facts behind each step stand in docs/architecture.md.
"""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from iso18091cli.errors import Unreadable

MAX_FILE = 32 << 20
"""Bytes of a file; the form has 0.1 MiB."""
MAX_PART = 48 << 20
"""Unpacked bytes of one part of it."""
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

Kind = Literal["xlsx", "ods", "xls"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass
class Container:
    """A workbook file's bytes and parts."""

    path: str
    kind: Kind
    data: bytes
    sha256: str
    _archive: zipfile.ZipFile | None = None
    _names: dict[str, str] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """The unpacked bytes of a part, ``None`` where there is no such part.

        Raises:
            Unreadable: damaged, larger than MAX_PART, or with a DOCTYPE.
        """
        stored = self._names.get(_folded(name))
        if stored is None or self._archive is None:
            return None
        try:
            with self._archive.open(stored) as stream:
                content = stream.read(MAX_PART + 1)
        except _ZIP_FAULTS as error:
            raise Unreadable("damaged-file", problem=plain(error)) from error
        if len(content) > MAX_PART:
            raise Unreadable("too-large", limit=f"{MAX_PART >> 20} MiB")
        head = content[:1024].lstrip(b"\xef\xbb\xbf")
        if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Unreadable("unusual-xml")
        if not head.lstrip().startswith(b"<"):
            raise Unreadable("damaged-file", problem="XML")
        return content


def _folded(name: str) -> str:
    """Part names differ in case and slashes between programs."""
    return name.replace("\\", "/").lstrip("/").casefold()


def plain(error: BaseException) -> str:
    """The kind of a fault, for those who look after the program; users get the rule's words."""
    return type(error).__name__


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of at most MAX_FILE.

    Raises:
        Unreadable: no such file, not an ordinary one, not readable, empty or too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file")
        if status.st_size > MAX_FILE:
            raise Unreadable("too-large", limit=f"{MAX_FILE >> 20} MiB")
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise Unreadable("no-such-file") from error
    except OSError as error:
        raise Unreadable("not-readable", problem=error.strerror or plain(error)) from error
    if not data:
        raise Unreadable("empty-file")
    return data


def open_container(path: Path) -> Container:
    """Opens a workbook file.

    Raises:
        Unreadable: whatever it is, it is no workbook that can be read; the rule says which case.
    """
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_OLE):
        _refuse_encrypted(data)
        return Container(str(path), "xls", data, digest)
    if not data.startswith(b"PK"):
        raise Unreadable("not-a-workbook", found=_what(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _ZIP_FAULTS as error:
        raise Unreadable("damaged-file", problem=plain(error)) from error
    names: dict[str, str] = {}
    for entry in entries:
        folded = _folded(entry.filename)
        if folded in names:
            raise Unreadable("damaged-file", problem="zip: " + entry.filename)
        names[folded] = entry.filename
    if len(names) > MAX_PARTS:
        raise Unreadable("too-large", limit=str(MAX_PARTS))
    return Container(str(path), _zip_kind(names), data, digest, archive, names)


def _refuse_encrypted(data: bytes) -> None:
    """Password-protected .xlsx files lie in an OLE container, as do Word and other old documents."""

    def inside(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if inside("EncryptedPackage") or inside("DataSpaces"):
        raise Unreadable("password")
    if not (inside("Workbook") or inside("Book")):
        raise Unreadable("not-a-workbook", found="Word, PowerPoint, Outlook …")


def _zip_kind(names: dict[str, str]) -> Kind:
    if "xl/workbook.bin" in names:
        raise Unreadable("xlsb")
    if "xl/workbook.xml" in names or ("[content_types].xml" in names and any(n.startswith("xl/") for n in names)):
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    for marker, found in (("word/", "Word (.docx)"), ("ppt/", "PowerPoint (.pptx)")):
        if any(name.startswith(marker) for name in names):
            raise Unreadable("not-a-workbook", found=found)
    raise Unreadable("not-a-workbook", found="ZIP")


def _what(data: bytes) -> str:
    """What bytes that are no workbook look like, in the office's words."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for start, found in (
        (b"%pdf", "PDF"),
        (b"<!doctype html", "HTML"),
        (b"<html", "HTML"),
        (b"<?xml", "XML"),
        (b"{\\rtf", "RTF"),
        (b"\x89png", "PNG"),
        (b"\xff\xd8", "JPEG"),
    ):
        if head.startswith(start):
            return found
    return "text/CSV" if b"\x00" not in data[:4096] else "?"
