"""A file of Office 97 (OLE2, [MS-CFB]) → what it is, and whether a reader of .xls can follow it to its end.

Password-protected .xlsx files lie in such a container as well. A chain of sectors that never ends, or a cell at the
far corner, costs the reader all memory: both are looked for before.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Set
from dataclasses import dataclass

from iso18091cli.spreadsheet.sheet import LAST_COLUMN, LAST_ROW, column_letter
from iso18091cli.spreadsheet.unreadable import Unreadable

_END = 0xFFFFFFFA
"""Numbers from here on are no sectors."""
_DOCUMENTS = (
    ("WordDocument", "Word (.doc)"),
    ("PowerPoint Document", "PowerPoint (.ppt)"),
    ("__properties_version1.0", "Outlook (.msg)"),
    ("VisioDocument", "Visio"),
)


_PROTECTED = ("EncryptedPackage", "EncryptionInfo", "DataSpaces", "\x06DataSpaces")
_TELLING = (*_PROTECTED, *(name for name, _ in _DOCUMENTS))


def _refuse(names: Set[str]) -> None:
    """By the names in it, whole or not: what asking for another copy would not help."""
    if not names.isdisjoint(_PROTECTED):
        raise Unreadable("password")
    for name, found in _DOCUMENTS:
        if name in names:
            raise Unreadable("not-a-workbook", found=found)


@dataclass(frozen=True)
class Guarded:
    """An .xls that a reader can follow to its end."""

    data: bytes
    """The file, in which cells far outside of any form are crossed out."""
    far: dict[str, str]
    """Sheet -> the first such cell."""
    has_macro_sheets: bool


def guarded_xls(data: bytes) -> Guarded:
    """Looks whether a file in an OLE2 container is an .xls that can be read, and makes it one.

    Raises:
        Unreadable: it is another document, protected or damaged.
    """
    try:
        compound = _Compound(data)
        streams = [(name, compound.content(first, size), first) for name, first, size in compound.streams()]
    except (struct.error, IndexError, ValueError) as error:
        _refuse({name for name in _TELLING if name.encode("utf-16-le") in data})
        raise Unreadable("damaged-file", problem="OLE") from error
    _refuse({name for name, _, _ in streams})
    books = [(content, first) for name, content, first in streams if name.casefold() in ("workbook", "book")]
    if not books:
        raise Unreadable("not-a-workbook", found="OLE")
    try:
        found = [_looked_through(book) for book, _ in books]  # further ones belong to tables embedded in the first
        for (book, first), changes in zip(books, found, strict=True):
            data = compound.changed(data, first, len(book), changes.crossed)
    except (struct.error, IndexError) as error:
        raise Unreadable("damaged-file", problem="BIFF") from error
    return Guarded(data, found[0].far, any(changes.has_macro_sheets for changes in found))


@dataclass
class _Compound:
    """Sectors and chains. Each sector belongs to one chain at most, so walking all of them ends."""

    data: bytes

    def __post_init__(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self.data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError
        self.size = 1 << shift
        first_directory, self.mini_limit, first_mini = (
            struct.unpack_from("<I", self.data, at)[0] for at in (48, 56, 60)
        )
        self.seen: set[int] = set()
        self.fat = self._table()
        self.directory = self._joined(first_directory)
        mini = self._joined(first_mini)
        self.mini_fat = struct.unpack(f"<{len(mini) // 4}I", mini[: len(mini) // 4 * 4])
        self.mini_seen: set[int] = set()
        self.mini_stream = b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.data):
            raise ValueError
        return self.data[start : start + self.size]

    def _table(self) -> tuple[int, ...]:
        """The file allocation table: which sector follows which."""
        numbers = [n for n in struct.unpack_from("<109I", self.data, 76) if n < _END]
        further: int = struct.unpack_from("<I", self.data, 68)[0]
        per_sector = self.size // 4
        visited: set[int] = set()
        while further < _END:
            if further in visited:
                raise ValueError
            visited.add(further)
            block = struct.unpack(f"<{per_sector}I", self._sector(further).ljust(self.size, b"\xff"))
            numbers += [n for n in block[:-1] if n < _END]
            further = block[-1]
        if len(numbers) != len(set(numbers)):
            raise ValueError
        table = b"".join(self._sector(n).ljust(self.size, b"\xff") for n in numbers)
        return struct.unpack(f"<{len(table) // 4}I", table)

    def _chain(self, first: int, table: tuple[int, ...], seen: set[int]) -> Iterator[int]:
        while first < _END:
            if first in seen:
                raise ValueError
            seen.add(first)
            yield first
            first = table[first]

    def _joined(self, first: int) -> bytes:
        return b"".join(self._sector(n) for n in self._chain(first, self.fat, self.seen))

    def streams(self) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and size of every stream and storage; a storage has no size."""
        for at in range(0, len(self.directory) - 127, 128):
            entry = self.directory[at : at + 128]
            length, kind = struct.unpack_from("<HB", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            if kind == 5 and first < _END:
                self.mini_stream = self._joined(first)
            if kind in (1, 2):
                yield entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le"), first, size if kind == 2 else 0

    def content(self, first: int, size: int) -> bytes:
        """The bytes of a stream."""
        if not size:
            return b""
        if size >= self.mini_limit:
            return self._joined(first)[:size]
        chain = self._chain(first, self.mini_fat, self.mini_seen)
        return b"".join(self.mini_stream[n * 64 : n * 64 + 64] for n in chain)[:size]

    def changed(self, data: bytes, first: int, size: int, changes: dict[int, bytes]) -> bytes:
        """The file with a few bytes of a stream changed, by where they are in the stream.

        Raises:
            Unreadable: the stream is smaller than any workbook.
        """
        if not changes:
            return data
        if size < self.mini_limit:
            raise Unreadable("damaged-file", problem="BIFF")
        sectors, made = [*self._chain(first, self.fat, set())], bytearray(data)
        for start, content in changes.items():
            for at, byte in enumerate(content, start):
                made[(sectors[at // self.size] + 1) * self.size + at % self.size] = byte
        return bytes(made)


_CELLS = {0x0203, 0x0204, 0x00FD, 0x027E, 0x0006, 0x0205, 0x00D6, 0x00BD}
"""NUMBER, LABEL, LABELSST, RK, FORMULA, BOOLERR, RSTRING, MULRK ([MS-XLS] 2.3)."""
_OF_A_FORMULA = {0x0207, 0x04BC, 0x0221}
"""STRING, SHRFMLA, ARRAY: they belong to the FORMULA before them."""
_NOTHING = struct.pack("<H", 0x0FFF)
"""The type of no record."""


@dataclass
class _Found:
    """What was found in the records of a workbook."""

    crossed: dict[int, bytes]
    """What is to be written over them, by place."""
    far: dict[str, str]
    has_macro_sheets: bool = False


def _looked_through(book: bytes) -> _Found:
    found = _Found({}, {})
    at, sheets, sheet, dropped = 0, dict[int, str](), "", False
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        body = at + 4
        if kind == 0x002F:  # FILEPASS
            raise Unreadable("password")
        if kind == 0x0085 and length > 8:  # BOUNDSHEET
            wide = book[body + 7] & 1
            name = book[body + 8 : body + 8 + book[body + 6] * (1 + wide)]
            sheets[struct.unpack_from("<I", book, body)[0]] = name.decode("utf-16-le" if wide else "latin-1", "replace")
            found.has_macro_sheets |= book[body + 5] == 1
        elif kind == 0x0809:  # BOF
            sheet = sheets.get(at, sheet)
        elif kind == 0x0200 and length >= 14:  # DIMENSIONS: the reader makes room for them
            top, bottom, left, right = struct.unpack_from("<IIHH", book, body)
            if bottom > LAST_ROW or right > LAST_COLUMN:
                bottom, right = min(bottom, LAST_ROW), min(right, LAST_COLUMN)
                found.crossed[body] = struct.pack("<IIHH", min(top, bottom), bottom, min(left, right), right)
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", book, body)
            dropped = row >= LAST_ROW or column >= LAST_COLUMN
            if dropped:
                found.far.setdefault(sheet, f"{column_letter(column + 1)}{row + 1}")
        if dropped and (kind in _CELLS or kind in _OF_A_FORMULA):
            found.crossed[at] = _NOTHING
        at = body + length
    return found
