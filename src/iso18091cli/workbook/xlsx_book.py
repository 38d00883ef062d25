"""The parts of an .xlsx from a stranger -> a workbook of our own make, which no reader can take for another one.

Which part is which sheet is settled here once. What is handed on are guarded parts under plain names: programs differ
in how they follow a doubled id, "..", a backslash or another case, and what was looked at must be what is read.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from iso18091cli.errors import Unreadable
from iso18091cli.workbook.container import Container, parse
from iso18091cli.workbook.sheet_xml import ESCAPES, MAX_TEXT
from iso18091cli.workbook.styles import Formats, read_fonts, read_formats

MAX_SHEETS = 60
_MAX_DIRECTORY = 4 << 20
"""Bytes of the list of sheets, with the names that add-ins leave behind; the form has 4 kB."""
_MAX_TAGS = 1_000_000
_MAX_STYLES = 16 << 20
"""Bytes of the styles: years of pasting leave tens of thousands; the form has 28 kB."""

_RELATION_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",  # "strict"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = _RELATION_IDS[0]


@dataclass(frozen=True)
class Directory:
    """Which parts a workbook has."""

    sheets: dict[str, str]
    """Sheet name -> part, in the workbook's order."""
    strings: str
    styles: str
    from_1904: bool
    """Whether days are counted from 1904, as Excel for Mac did."""


def directory(container: Container) -> Directory:
    """Reads the list of sheets and where they lie.

    Raises:
        Unreadable: it is missing, damaged or ambiguous, or names too many sheets.
    """
    main = "xl/workbook.xml"
    if container.part(main) is None:
        main = next((part for _, kind, part in _relations(container, "") if kind == "officeDocument"), main)
    content = container.part(main)
    if content is None:
        raise Unreadable("damaged-file", problem="workbook.xml")
    targets: dict[str, tuple[str, str]] = {}
    for name, kind, part in _relations(container, main):
        if name in targets:
            raise Unreadable("damaged-file", problem="workbook.xml.rels")
        targets[name] = (kind, part)
    found, from_1904 = _listed(_capped(content, _MAX_DIRECTORY))
    sheets: dict[str, str] = {}
    for name, relation in found:
        kind, part = targets.get(relation, ("", ""))
        if name in sheets or not kind:
            raise Unreadable("damaged-file", problem="workbook.xml")
        if kind == "worksheet":
            sheets[name] = part
    if not sheets:
        raise Unreadable("damaged-file", problem="workbook.xml")
    if len(sheets) > MAX_SHEETS:
        raise Unreadable("overfull")
    by_kind = dict(reversed(targets.values()))
    return Directory(sheets, by_kind.get("sharedStrings", ""), by_kind.get("styles", ""), from_1904)


def _capped(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise Unreadable("overfull")
    return content


def _relations(container: Container, main: str) -> list[tuple[str, str, str]]:
    """Id, kind and part of everything a part refers to inside of the file."""
    base, name = posixpath.split(main)
    content = container.part(posixpath.join(base, "_rels", f"{name}.rels"))
    if content is None:
        raise Unreadable("damaged-file", problem="workbook.xml.rels")
    found: list[tuple[str, str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            part = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/")
            found.append((attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], part))

    parse(_capped(content, _MAX_DIRECTORY), start)
    return found


def _listed(content: bytes) -> tuple[list[tuple[str, str]], bool]:
    """Name and relation of each sheet, and whether days are counted from 1904."""
    sheets: list[tuple[str, str]] = []
    prefixes: set[str] = set()
    from_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        prefixes.update(key[6:] for key, uri in attributes.items() if key[:6] == "xmlns:" and uri in _RELATION_IDS)
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904", "") in ("1", "true", "on")
        elif tag == "sheet":
            ids = {value for key, value in attributes.items() if key[-3:] == ":id" and key[:-3] in prefixes}
            sheets.append((attributes.get("name", ""), ids.pop() if len(ids) == 1 else ""))

    parse(content, start)
    return sheets, from_1904


# Handing on -----------------------------------------------------------------------------------------------------------

_HEAD, _TAIL = b'<?xml version="1.0" encoding="UTF-8"?><sst>', b"</sst>"
_TABLE = re.compile(rb"<(?:[^\s<>/:]+:)?sst[\s/>]")
_TEXT = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
_REFERENCE = re.compile(rb't="s"><v>([0-9]{1,7})</v>')
_STATED_STRING = b't="s">'


@dataclass
class Shared:
    """What all sheets of a workbook share, ready to be handed on."""

    directory: Directory
    strings: bytes
    """The table of texts, without the counts it declares."""
    plain: bool
    """Whether it is written as every known program writes it, so that the n-th <si> is the n-th text."""
    texts: tuple[bytes, ...]
    """The same one by one, each with the start of the next."""
    styles: bytes
    formats: Formats
    _size: int = 0
    _longest: int = field(init=False)

    def __post_init__(self) -> None:
        self._longest = max(map(len, self.texts), default=0)

    @cached_property
    def fonts(self) -> tuple[str, ...]:
        """The font's name of each style of cells."""
        return read_fonts(self.styles)

    def table(self, sheets: Collection[bytes]) -> bytes:
        """The table of texts; for a small sheet alone with nothing in place of the texts it does not show."""
        if not self.plain or sum(map(len, sheets)) > len(self.strings) >> 3:
            return self.strings
        shown = {int(number) for sheet in sheets for number in _REFERENCE.findall(sheet)}
        kept = (text if number in shown else b"</si>" for number, text in enumerate(self.texts))
        return b"".join((_HEAD, *(b"<si>" + text for text in kept), _TAIL))

    def count(self, sheet: bytes) -> None:
        """Counts what a guarded sheet will take as values.

        Raises:
            Unreadable: more text than any form has, each counted as often as it is shown.
        """
        self._size += len(sheet)
        if references := sheet.count(_STATED_STRING):
            if references * self._longest < MAX_TEXT >> 4:
                self._size += references * self._longest
            else:
                shown = [int(number) for number in _REFERENCE.findall(sheet)]
                self._size += sum(len(self.texts[number]) for number in shown if number < len(self.texts))
                self._size += (references - len(shown)) * self._longest
        if self._size > MAX_TEXT:
            raise Unreadable("overfull")


def shared(container: Container) -> Shared:
    """Reads what the sheets of an .xlsx share.

    Raises:
        Unreadable: damaged, or too much of it.
    """
    listed = directory(container)
    strings = _stated(container, listed.strings, b"<sst/>")
    styles = _capped(_stated(container, listed.styles, b"<styleSheet/>"), _MAX_STYLES)
    table = _TABLE.search(strings)
    if table is None:
        raise Unreadable("damaged-file", problem="sharedStrings.xml")
    # The reader makes room for as many texts as the table declares: without its head it declares none.
    rest = strings[strings.find(b">", table.start()) + 1 :]
    strings = _HEAD + rest[: max(rest.rfind(b"</"), 0)] + _TAIL
    if strings.count(b"<") > _MAX_TAGS or len(strings) > MAX_TEXT:
        raise Unreadable("overfull")
    number = strings.count(b"<si>")
    plain = number == strings.count(b"<si") and not any(mark in strings for mark in (b":si", b"<!"))
    texts = strings.split(b"<si>") if plain else _TEXT.split(strings)
    return Shared(listed, strings, plain, tuple(texts[1:]), styles, read_formats(styles))


def _stated(container: Container, part: str, empty: bytes) -> bytes:
    """A part that the workbook may do without, but not once it has named it."""
    content = container.part(part) if part else empty
    if content is None:
        raise Unreadable("damaged-file", problem=part)
    container.forget(part)
    return content


def workbook_of(common: Shared, sheets: Mapping[str, bytes]) -> bytes:
    """A workbook of these guarded sheets, as the bytes of an .xlsx without compression."""
    listed = "".join(
        f'<sheet name="{name.translate(ESCAPES)}" sheetId="{number}" r:id="s{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    old = ' date1904="1"' if common.directory.from_1904 else ""
    kinds = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    kinds += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]
    relations = "".join(f'<Relationship Id="{i}" Type="{_DOCUMENT}/{k}" Target="{t}"/>' for i, k, t in kinds)
    document = f'<Relationship Id="d" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{document}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><workbookPr{old}/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "xl/styles.xml": common.formats.written(),
        "xl/sharedStrings.xml": common.table(sheets.values()),
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": content for number, content in enumerate(sheets.values(), 1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()
