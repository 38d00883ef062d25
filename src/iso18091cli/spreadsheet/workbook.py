"""A container's sheets → what stands on them, read one by one as they are asked for.

Cells of an .xlsx and of an .ods are read from its own bytes, so that what was looked at is what is read. Of an .xls
python-calamine reads what was looked through before (xls.py). It hides errors and formulas and can abort the process on
a made file: so it runs in a process that may die.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from iso18091cli.spreadsheet.container import Container, open_container, plain
from iso18091cli.spreadsheet.sheet import LAST_ROW, Sheet, Value, column_letter, column_number, plain_sheet
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_beside import Beside, beside
from iso18091cli.spreadsheet.xlsx_cells import read_sheet
from iso18091cli.spreadsheet.xlsx_conditional import Conditional
from iso18091cli.spreadsheet.xlsx_look import Look, Part
from iso18091cli.spreadsheet.xlsx_parts import open_book, related
from iso18091cli.spreadsheet.xlsx_written import Budget

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")
_NONE: Mapping[str, Value] = MappingProxyType({})


_RICH = "xl/metadata.xml"
"""The part for values that are neither text nor number, such as a picture in a cell (ECMA-376 part 1, 18.9)."""


class Sheets:
    """The sheets of a container. The one home of python-calamine."""

    names: tuple[str, ...]
    """Names of the sheets, in the workbook's order."""
    hidden: frozenset[str]
    """Names of the sheets that are hidden."""
    has_macros: bool
    """Whether programs travel in the file. They are never run."""

    def __init__(self, container: Container) -> None:
        """Reads the list of sheets.

        Raises:
            Unreadable: damaged, or more than a form can hold.
        """
        self._container = container
        self._read: dict[str, Sheet] = {}
        """By name, or for an .xlsx by part, since two names may stand for one."""
        self._failed: dict[str, Unreadable] = {}
        """What was said of sheets that cannot be read."""
        self._budget = Budget()
        self._beside: dict[str, tuple[Beside, ...]] = {}
        if container.kind == "xlsx":
            self._book = open_book(container)
            listed = self._book.directory
            self.names, self.hidden = tuple(listed.sheets), listed.hidden
            self.has_macros = container.has_macros or listed.has_macro_sheets
        elif container.kind == "ods":
            from iso18091cli.spreadsheet.ods import read_ods  # most workbooks are neither this nor the next

            self._ods = read_ods(container)
            self._read, self.hidden = self._ods.sheets, self._ods.hidden
            self.names, self.has_macros = tuple(self._read), container.has_macros
        else:
            from iso18091cli.spreadsheet.xls import guarded_xls

            self._xls = guarded_xls(container.data)
            self._old = _guarded(lambda: _opened(self._xls.data))
            self.names, self.hidden = tuple(self._old.sheet_names), _guarded(lambda: _hidden(self._old))
            self.has_macros = container.has_macros or self._xls.has_macro_sheets
        if not self.names:
            raise Unreadable("damaged-file", problem="workbook.xml")

    def sheet(self, name: str) -> Sheet:
        """What stands on a sheet; of an .xls no formulas, errors, merges and styles are known.

        Raises:
            Unreadable: the sheet is missing, damaged, or holds something far outside of any form.
        """
        new = self._container.kind == "xlsx"
        part = self._book.directory.sheets[name] if new else name
        if part in self._failed:
            raise self._failed[part]
        if part not in self._read:
            try:
                self._read[part] = self._new(name, part) if new else self._old_sheet(name)
            except Unreadable as error:
                self._failed[part] = Unreadable(error.rule, **{**error.arguments, "sheet": name})
                raise self._failed[part] from error
        return self._read[part]

    def _new(self, name: str, part: str) -> Sheet:
        content = self._container.part(part)
        if content is None:
            raise Unreadable("damaged-file", problem=name)
        sheet = read_sheet(content, self._book.values, self._budget)
        self._beside[part] = self._lying_beside(part, content, sheet.cells)
        self._container.forget(part)
        return sheet

    def _lying_beside(self, part: str, content: bytes = b"", cells: Mapping[str, Value] = _NONE) -> tuple[Beside, ...]:
        try:
            refers = related(self._container, part) or []
        except Unreadable:  # where a sheet's answers stand, it does not say
            refers = []
        return beside(content, cells, refers, self._container.part, self._container.has(_RICH))

    def beside(self, name: str) -> tuple[Beside, ...]:
        """What lies beside a sheet's cells: notes, pictures, shapes; of one that was read, links and pictures in cells.

        Of an .xls nothing is known, of an .ods no shapes.
        """
        if self._container.kind != "xlsx":
            return self._ods.beside.get(name, ()) if self._container.kind == "ods" else ()
        part = self._book.directory.sheets[name]
        if part not in self._beside:
            self._beside[part] = self._lying_beside(part)
        return self._beside[part]

    def covered(self, name: str) -> list[tuple[str, int, str, int]]:
        """Cells that lie under a picture or a filled shape: first and last column and row of each area."""
        return [item.covers for item in self.beside(name) if item.covers]

    def _old_sheet(self, name: str) -> Sheet:
        grid: list[list[Value]] = _guarded(lambda: self._old.get_sheet_by_name(name).to_python(skip_empty_area=False))
        return plain_sheet(grid[:LAST_ROW], self._xls.far.get(name, ""))

    def look(self, name: str, cell: str) -> Look:
        """How a cell looks, filled or blank; of an .xls, and of blank cells of an .ods, nothing is known.

        Raises:
            Unreadable: as sheet, or the styles are damaged.
        """
        sheet = self.sheet(name)
        if self._container.kind == "ods":
            return self._ods.looks.look(sheet.styles.get(cell) or "") if cell in sheet.cells else Look()
        # A cell that names no style has the first one (ECMA-376 part 1, 18.3.1.4).
        style = (sheet.styles.get(cell) or "0") if cell in sheet.cells else sheet.blank_styles.get(cell, "")
        known = self._container.kind == "xlsx" and style
        return self._book.looks.of(style, self._book.values.formats.codes) if known else Look()

    def parts(self, name: str, cell: str) -> tuple[Part, ...]:
        """A cell's text in parts of one font each; one part where all of it is in the font of the cell.

        Raises:
            Unreadable: as look.
        """
        sheet, font = self.sheet(name), self.look(name, cell).font
        number = sheet.text_numbers.get(cell)
        parts = sheet.rich.get(cell) or (self._book.texts.parts(int(number)) if number else ())
        if parts and self._container.kind == "ods":
            own = self._ods.looks.font
            style = sheet.styles.get(cell) or ""
            return tuple(Part(text, own(span["span"]["name"], style) if span else font) for text, span in parts)
        if parts:
            looks = self._book.looks
            return tuple(Part(text, looks.font(own) if own else font) for text, own in parts)
        return (Part(str(sheet.cells.get(cell, "")), font),)

    def in_parts(self, number: str) -> bool:
        """Whether the text of that number in the workbook's table is in parts that look different."""
        return int(number) in self._book.texts.rich

    def conditional(self, name: str) -> list[tuple[Conditional, tuple[Look, ...]]]:
        """The conditions under which a sheet's cells look otherwise, each with the looks that they give.

        Raises:
            Unreadable: as look.
        """
        found = self.sheet(name).conditional()
        if not found:
            return []
        if self._container.kind == "ods":
            return [(each, (*map(self._ods.looks.look, each.numbers),)) for each in found]
        looks = self._book.looks

        def given(each: Conditional) -> tuple[Look, ...]:
            return (*map(looks.of_condition, each.numbers), *map(looks.of_condition, each.own))

        return [(each, given(each)) for each in found]

    @cached_property
    def strikes(self) -> bool:
        """Whether anything in the workbook may be struck out: most have no such font at all."""
        if self._container.kind == "ods":
            return self._ods.looks.strikes
        return self._container.kind == "xlsx" and self._book.strikes

    def is_percent(self, name: str, cell: str) -> bool:
        """Whether a cell shows its number as per cent: 73% is stored as 0.73.

        Raises:
            Unreadable: as sheet.
        """
        sheet = self.sheet(name)
        style = sheet.styles.get(cell) if self._container.kind == "xlsx" else None
        return cell in sheet.percents or (style is not None and self._book.values.formats.is_percent(int(style)))


def _guarded(step: Callable[[], T]) -> T:
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


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _hidden(book: CalamineWorkbook) -> frozenset[str]:
    from python_calamine import SheetVisibleEnum

    return frozenset(sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible)


def table(path: Path) -> list[list[Value]]:
    """All cells of a workbook's first sheet from A1 on, for plain tables such as a register.

    Raises:
        Unreadable: as open_container.
    """
    sheets = Sheets(open_container(path))
    sheet = sheets.sheet(sheets.names[0])
    height = int(sheet.rows[-1]) if sheet.rows else 0
    width = column_number(sheet.columns[-1]) if sheet.columns else 0
    letters = [column_letter(number) for number in range(1, width + 1)]
    return [[sheet.cells.get(f"{letter}{number}", "") for letter in letters] for number in range(1, height + 1)]
