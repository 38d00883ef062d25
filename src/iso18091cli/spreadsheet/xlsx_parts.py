"""The parts of an .xlsx, not trusted → which of them is which sheet, and what all sheets share.

Programs differ in how they follow a doubled id, "..", a backslash or another case: what could be two parts is refused.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from iso18091cli.spreadsheet.container import Container
from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_formats import read_formats
from iso18091cli.spreadsheet.xlsx_look import Looks, read_looks
from iso18091cli.spreadsheet.xlsx_texts import Texts, read_texts
from iso18091cli.spreadsheet.xlsx_values import Values

MAX_SHEETS = 60
_MAX_DIRECTORY = 4 << 20
"""Bytes of the list of sheets, with the names that add-ins leave behind; the form has 4 kB."""
_MAX_STYLES = 16 << 20
"""Bytes of the styles: years of pasting leave tens of thousands; the form has 28 kB."""


class Directory(NamedTuple):
    """Which parts a workbook has."""

    sheets: dict[str, str]
    """Sheet name -> part, in the workbook's order. Sheets of charts, dialogs, macros and modules are none."""
    hidden: frozenset[str]
    """Names of the sheets that are hidden, "very hidden" ones too."""
    has_macro_sheets: bool
    """Whether there are sheets of Excel-4 macros, which are programs."""
    strings: str
    styles: str
    theme: str
    from_1904: bool
    """Whether days are counted from 1904, as Excel for Mac did."""


def directory(container: Container) -> Directory:
    """Reads the list of sheets and where they lie.

    Raises:
        Unreadable: it is missing, damaged or ambiguous, or names too many sheets.
    """
    main = _main(container)
    content = container.part(main)
    if content is None:
        raise Unreadable("damaged-file", problem="workbook.xml")
    targets: dict[str, tuple[str, str]] = {}
    doubled: set[str] = set()
    for name, kind, part in _relations(container, main):
        if targets.setdefault(name, (kind, part)) != (kind, part):
            doubled.add(name)
    found, hidden, from_1904 = _listed(_capped(content, _MAX_DIRECTORY))
    sheets: dict[str, str] = {}
    for name, relation in found:
        kind, part = targets.get(relation, ("", ""))  # without one: a module that an old workbook has left behind
        if kind == "worksheet":
            if name in sheets or relation in doubled:
                raise Unreadable("damaged-file", problem="workbook.xml")
            sheets[name] = part
    if not sheets:
        raise Unreadable("damaged-file", problem="workbook.xml")
    if len(sheets) > MAX_SHEETS:
        raise Unreadable("overfull", what="sheets")
    by_kind = dict(reversed(targets.values()))
    strings, styles, theme = (by_kind.get(kind, "") for kind in ("sharedStrings", "styles", "theme"))
    macros = any(kind.casefold().endswith("macrosheet") for kind in by_kind)
    return Directory(sheets, frozenset(hidden), macros, strings, styles, theme, from_1904)


def _main(container: Container) -> str:
    """The part that lists the sheets: office programs open the one that is named, whatever else lies beside it."""
    usual = "xl/workbook.xml"
    if container.part("_rels/.rels") is None and container.part(usual) is not None:
        return usual
    named = {part for _, kind, part in _relations(container, "") if kind == "officeDocument"}
    if len(named) > 1:
        raise Unreadable("damaged-file", problem="_rels/.rels")
    return named.pop() if named else usual


def _capped(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise Unreadable("overfull", what="parts")
    return content


def _relations(container: Container, main: str) -> list[tuple[str, str, str]]:
    """Id, kind and part of everything a part refers to inside of the file."""
    found = related(container, main)
    if found is None:
        raise Unreadable("damaged-file", problem="workbook.xml.rels")
    return [(name, kind, part) for name, kind, part, outside in found if not outside]


def related(container: Container, main: str) -> list[tuple[str, str, str, bool]] | None:
    """Id, kind, part or address of everything a part refers to, and whether that lies outside of the file.

    ``None`` where no list says so.

    Raises:
        Unreadable: the list is damaged, or too long.
    """
    base, name = posixpath.split(main)
    content = container.part(posixpath.join(base, "_rels", f"{name}.rels"))
    if content is None:
        return None
    found: list[tuple[str, str, str, bool]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target, outside = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", base, target.replace("\\", "/"))).lstrip("/")
            found.append((attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target, outside))

    parse(_capped(content, _MAX_DIRECTORY), start)
    return found


def _listed(content: bytes) -> tuple[list[tuple[str, str]], set[str], bool]:
    """Name and relation of each sheet, names of those hidden, be it with all tabs, and whether days begin in 1904."""
    sheets: list[tuple[str, str]] = []
    hidden: set[str] = set()
    inside: list[str] = []
    from_1904 = False
    tabs = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904, tabs
        inside.append(tag)
        if inside[1:] == ["workbookPr"]:
            from_1904 = attributes.get("date1904", "") in ("1", "true", "on")
        elif inside[1:] == ["bookViews", "workbookView"]:
            tabs &= attributes.get("showSheetTabs", "1") not in ("0", "false", "off")
        elif inside[1:] == ["sheets", "sheet"]:
            name = attributes.get("name", "")
            sheets.append((name, attributes.get("r:id", "")))
            if attributes.get("state", "visible") != "visible":
                hidden.add(name)

    def end(_: str) -> None:
        inside.pop()

    parse(content, start, end)
    if not tabs:  # there is no way from one sheet to another but by the keyboard
        hidden.update(name for name, _ in sheets)
    return sheets, hidden, from_1904


# What the sheets share ------------------------------------------------------------------------------------------------


@dataclass(eq=False, repr=False)
class Book:
    """A workbook's list of sheets, and what all of them share."""

    directory: Directory
    values: Values
    texts: Texts
    strikes: bool
    """Whether any font of it, of cells or of parts of texts, is struck through, as far as one look tells."""
    _styles: bytes
    _theme: Callable[[], bytes]

    @cached_property
    def looks(self) -> Looks:
        """How cells look."""
        return read_looks(self._styles, self._theme())


def open_book(container: Container) -> Book:
    """Reads what the sheets of an .xlsx share.

    Raises:
        Unreadable: damaged, or too much of it.
    """
    listed = directory(container)
    styles = _capped(_stated(container, listed.styles, b"<styleSheet/>"), _MAX_STYLES)
    strings = _stated(container, listed.strings, b"<sst/>")
    texts, strikes = read_texts(strings), b"trike" in styles or b"trike" in strings
    values = Values(texts.plain, read_formats(styles), listed.from_1904)
    return Book(listed, values, texts, strikes, styles, lambda: container.part(listed.theme) or b"")


def _stated(container: Container, part: str, empty: bytes) -> bytes:
    """A part that the workbook may do without, but not once it has named it."""
    content = container.part(part) if part else empty
    if content is None:
        raise Unreadable("damaged-file", problem=part)
    container.forget(part)
    return content
