"""A file from a stranger -> its parts, none of them trusted. The guard in front of the reader of cells.

What a file is, its bytes say, not its name. Parts are unpacked up to a limit, never by the size they declare. Any
DOCTYPE is refused: no office program writes one. The facts behind each step stand in docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from iso18091cli.errors import Unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")

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
_SPREADSHEET_NS = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_NS = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


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
            raise Unreadable("damaged-file", problem=_plain(error)) from error
        if len(content) > MAX_PART:
            raise Unreadable("too-large", limit=f"{MAX_PART >> 20} MiB")
        head = content[:1024].lstrip(b"\xef\xbb\xbf")
        if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Unreadable("unusual-xml")
        if not head.lstrip().startswith(b"<"):
            raise Unreadable("damaged-file", problem="XML")
        return content

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _folded(name) in self._names


def _folded(name: str) -> str:
    """Part names differ in case and slashes between programs."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _plain(error: BaseException) -> str:
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
        raise Unreadable("not-readable", problem=error.strerror or _plain(error)) from error
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
        raise Unreadable("damaged-file", problem=_plain(error)) from error
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


# Sheets of an .xlsx ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the reader of cells cannot see: cells by address."""

    formulas: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    merged: dict[str, str] = field(default_factory=dict)
    """Cell -> the area it is merged into, for all cells of the area but the first."""


def sheet_parts(container: Container) -> dict[str, str]:
    """Sheet name -> part, in the workbook's order.

    Raises:
        Unreadable: the directory of sheets is missing or damaged.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    workbook = container.part("xl/workbook.xml")
    relations = container.part("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        raise Unreadable("damaged-file", problem="workbook.xml")
    try:
        targets = {r.get("Id", ""): r.get("Target", "") for r in fromstring(relations)}
        sheets = [node for node in fromstring(workbook).iter() if node.tag.endswith("}sheet")]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable("damaged-file", problem="workbook.xml") from error
    parts: dict[str, str] = {}
    for node in sheets:
        relation = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        part = posixpath.normpath(posixpath.join("/xl", targets.get(relation, "")))
        name = node.get("name", "")
        if name in parts:
            raise Unreadable("damaged-file", problem="workbook.xml")
        parts[name] = part.lstrip("/")
    return parts


_UNUSUAL_CELL = re.compile(rb'<c(?! r="[A-Z]{1,2}[0-9]{1,4}"(?: s="[0-9]+")?(?: t="[a-zA-Z]+")?/?>)[\s/>]')
"""A cell that is not written as every known program writes it, or out of reach of the form."""
_PREFIXED = re.compile(rb":[cf][\s/>]")
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]')
_ANY_FORMULA = re.compile(rb"<f[\s>/]")
_ERROR = re.compile(rb'<c r="([A-Z]+\d+)"[^>]* t="e"')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MAX_MERGED = 20_000
_SHORT_NUMBER = re.compile("[0-9]{1,9}")


def sheet_facts(content: bytes) -> SheetFacts:
    """Searches a sheet's bytes for what the reader of cells would hide, or die of.

    Raises:
        Unreadable: a cell far outside of any form holds something.
    """
    formulas = _FORMULA.findall(content)
    any_error = content.count(b't="e"')
    errors = _ERROR.findall(content) if any_error else []
    usual = (
        not _UNUSUAL_CELL.search(content)
        and not _PREFIXED.search(content)
        and len(formulas) == len(_ANY_FORMULA.findall(content))
        and len(errors) == any_error
    )
    if usual:
        found = SheetFacts(frozenset(map(_ascii, formulas)), frozenset(map(_ascii, errors)))
    else:
        found = _parsed_facts(content)
    return SheetFacts(found.formulas, found.errors, _merged(content))


def _ascii(reference: bytes) -> str:
    return reference.decode("ascii")


def _merged(content: bytes) -> dict[str, str]:
    merged: dict[str, str] = {}
    for left, top, right, bottom in _MERGE.findall(content):
        first, last = column_number(_ascii(left)), column_number(_ascii(right))
        if (last - first + 1) * (int(bottom) - int(top) + 1) > _MAX_MERGED or len(merged) > _MAX_MERGED:
            continue
        area = f"{_ascii(left)}{int(top)}:{_ascii(right)}{int(bottom)}"
        for row in range(int(top), int(bottom) + 1):
            for column in range(first, last + 1):
                merged[f"{column_letter(column)}{row}"] = area
        merged.pop(f"{_ascii(left)}{int(top)}", None)
    return merged


def _parsed_facts(content: bytes) -> SheetFacts:
    """The same by parsing, for sheets of unusual make or with far cells."""
    from xml.parsers import expat

    formulas: set[str] = set()
    errors: set[str] = set()
    far: list[str] = []
    here, row, column = "", 0, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal here, row, column
        name = tag.rpartition(":")[2]
        if name == "row":
            stated = attributes.get("r", "")
            row, column = int(stated) if _SHORT_NUMBER.fullmatch(stated) else row + 1, 0
        elif name == "c":
            # Without an address, cells and rows follow one another.
            here = attributes.get("r") or f"{column_letter(column + 1)}{row}"
            column = column_number(here.rstrip("0123456789")[:4])
            if attributes.get("t") == "e":
                errors.add(here)
        elif name == "f":
            formulas.add(here)
        elif name in ("v", "is") and _is_far(here):
            far.append(here)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("damaged-file", problem=expat.ErrorString(error.code) or "XML") from error
    if far:
        raise Unreadable("far-cell", cell=far[0])
    return SheetFacts(frozenset(formulas), frozenset(errors))


def _is_far(reference: str) -> bool:
    letters = reference.rstrip("0123456789")
    return len(letters) > 2 or len(reference) - len(letters) > 4


def column_number(letters: str) -> int:
    """ "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letter(number: int) -> str:
    """1 -> "A", 27 -> "AA"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# Cells ----------------------------------------------------------------------------------------------------------------

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
"""What a cell holds; "" where it is blank."""
Grid = list[list[Value]]


_COUNT = re.compile(rb'ount="(\d{7,})"')


def _refuse_lying_count(strings: bytes) -> None:
    """The reader makes room for as many texts as the table declares, before it has seen one."""
    if any(int(found) > strings.count(b"<") for found in _COUNT.findall(strings[:4096])):
        raise Unreadable("damaged-file", problem="sharedStrings.xml")


class Grids:
    """The cell values of a container's sheets. The one home of python-calamine."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._facts: dict[str, SheetFacts] = {}
        if container.kind == "xlsx":
            _refuse_lying_count(container.part("xl/sharedStrings.xml") or b"")
        elif container.kind == "ods":
            container.part("content.xml")
        self._workbook = self._guarded(self._open)
        self.names: tuple[str, ...] = tuple(self._workbook.sheet_names)
        if not self.names:
            raise Unreadable("damaged-file", problem="workbook.xml")

    def _open(self) -> CalamineWorkbook:
        from python_calamine import CalamineWorkbook

        return CalamineWorkbook.from_filelike(io.BytesIO(self._container.data))

    @cached_property
    def _parts(self) -> dict[str, str]:
        return sheet_parts(self._container)

    def facts(self, name: str) -> SheetFacts:
        """What the values of a sheet do not tell; nothing is known of formats other than .xlsx.

        Raises:
            Unreadable: the sheet is missing, damaged, or holds something far outside of any form.
        """
        if self._container.kind != "xlsx":
            return SheetFacts()
        if name not in self._facts:
            content = self._container.part(self._parts.get(name, ""))
            if content is None:
                raise Unreadable("damaged-file", problem=name)
            try:
                self._facts[name] = sheet_facts(content)
            except Unreadable as error:
                raise Unreadable(error.rule, **{**error.arguments, "sheet": name}) from error
        return self._facts[name]

    def grid(self, name: str) -> Grid:
        """All cells of a sheet from A1 on.

        Raises:
            Unreadable: as facts.
        """
        self.facts(name)  # never without: a far cell would take the whole process along
        sheet = self._guarded(lambda: self._workbook.get_sheet_by_name(name))
        rows: Grid = self._guarded(lambda: sheet.to_python(skip_empty_area=False))
        return rows

    def _guarded(self, step: Callable[[], T]) -> T:
        from python_calamine import CalamineError

        try:
            return step()
        except (CalamineError, OSError, ValueError, OverflowError) as error:
            raise Unreadable("damaged-file", problem=_plain(error)) from error
        except BaseException as error:
            # A panic inside the Rust library arrives as a BaseException of a class that cannot be imported.
            if type(error).__name__ == "PanicException":
                raise Unreadable("damaged-file", problem="?") from error
            raise


def grid(path: Path) -> Grid:
    """All cells of a workbook's first sheet, for plain tables such as a register.

    Raises:
        Unreadable: as open_container.
    """
    grids = Grids(open_container(path))
    return grids.grid(grids.names[0])
