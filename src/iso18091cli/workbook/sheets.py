"""A container's sheets -> their cells, with what the reader of cells would hide, or die of, looked at before.

Values come from python-calamine. It reads an error cell and a formula without a stored value as if unanswered, and
aborts the whole process on a cell at the far corner of a sheet or on a lying count. So each sheet's bytes are searched
first, in C; a sheet in which something unusual is seen is parsed.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from iso18091cli.errors import Unreadable
from iso18091cli.workbook.container import Container, open_container, plain
from iso18091cli.workbook.styles import Styles, read_styles

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")

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

    def font(self, name: str, cell: str) -> str:
        """The name of a cell's font, "" where it is not known; nothing is known of formats other than .xlsx.

        Raises:
            Unreadable: the styles are damaged.
        """
        style = self._style(name, cell)
        return "" if style is None else self._styles.font(style)

    def is_percent(self, name: str, cell: str) -> bool:
        """Whether a cell shows its number as per cent: 73% is stored as 0.73.

        Raises:
            Unreadable: the styles are damaged.
        """
        style = self._style(name, cell)
        return style is not None and self._styles.is_percent(style)

    @cached_property
    def _styles(self) -> Styles:
        content = self._container.part("xl/styles.xml")
        return Styles() if content is None else read_styles(content)

    def _style(self, name: str, cell: str) -> int | None:
        if self._container.kind != "xlsx":
            return None
        content = self._container.part(self._parts.get(name, "")) or b""
        found = re.search(rb'<c r="%s" s="(\d{1,6})"' % cell.encode(), content)
        return int(found[1]) if found else 0

    def _guarded(self, step: Callable[[], T]) -> T:
        from python_calamine import CalamineError

        try:
            return step()
        except (CalamineError, OSError, ValueError, OverflowError) as error:
            raise Unreadable("damaged-file", problem=plain(error)) from error
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
