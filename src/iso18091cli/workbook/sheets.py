"""A container's sheets -> their cells, with what the reader of cells would hide, or die of, looked at before.

Values come from python-calamine. It reads an error cell and a formula without a stored value as if unanswered, and
aborts the whole process on a cell at the far corner of a sheet or on a lying count. So it is never given a sender's
bytes: what it reads is made anew from the parts that are wanted and have been looked at.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from iso18091cli.errors import Unreadable
from iso18091cli.workbook.container import Container, open_container, plain
from iso18091cli.workbook.sheet_xml import Budget, SheetFacts, column_letter, guarded
from iso18091cli.workbook.xlsx_book import Shared, shared, workbook_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["Grid", "Grids", "SheetFacts", "Value", "column_letter", "grid"]

T = TypeVar("T")

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
"""What a cell holds; "" where it is blank."""
Grid = list[list[Value]]


class Grids:
    """The cell values of a container's sheets. The one home of python-calamine."""

    names: tuple[str, ...]
    """Names of the sheets, in the workbook's order."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._sheets: dict[str, tuple[bytes, SheetFacts]] = {}
        self._budget = Budget()
        self._parts: dict[str, tuple[bytes, SheetFacts]] = {}
        self._refused: dict[str, Unreadable] = {}
        self._shared: Shared | None = None
        self._workbook: CalamineWorkbook | None = None
        self._open: frozenset[str] = frozenset()
        if container.kind == "xlsx":
            self._shared = shared(container)
            self.names = tuple(self._shared.directory.sheets)
        else:
            self._workbook = self._guarded(lambda: _opened(_guarded_bytes(container)))
            self.names = tuple(self._workbook.sheet_names)
            self._open = frozenset(self.names)
        if not self.names:
            raise Unreadable("damaged-file", problem="workbook.xml")

    def want(self, names: Iterable[str]) -> None:
        """Makes sheets ready together: quicker than one by one. What is wrong with one is said when it is read."""
        names = list(names)
        if self._shared is None or self._open.issuperset(names):
            return
        ready: dict[str, bytes] = {}
        for name in names:
            try:
                ready[name] = self._sheet(self._shared, name)[0]
            except Unreadable as error:
                self._refused[name] = Unreadable(error.rule, **{**error.arguments, "sheet": name})
        common = self._shared
        self._workbook = self._guarded(lambda: _opened(workbook_of(common, ready)))
        self._open = frozenset(ready)

    def _sheet(self, common: Shared, name: str) -> tuple[bytes, SheetFacts]:
        if name not in self._sheets:
            part = common.directory.sheets.get(name, "")
            if part not in self._parts:
                content = self._container.part(part)
                if content is None:
                    raise Unreadable("damaged-file", problem=name)
                self._parts[part] = guarded(content, self._budget)
                self._container.forget(part)
            self._sheets[name] = self._parts[part]
            common.count(self._sheets[name][0])
        return self._sheets[name]

    def facts(self, name: str) -> SheetFacts:
        """What the values of a sheet do not tell; nothing is known of formats other than .xlsx.

        Raises:
            Unreadable: the sheet is missing, damaged, or holds something far outside of any form.
        """
        if self._shared is None:
            return SheetFacts()
        if name not in self._open:
            self.want([name])
        if name in self._refused:
            raise self._refused[name]
        return self._sheets[name][1]

    def grid(self, name: str) -> Grid:
        """All cells of a sheet from A1 on.

        Raises:
            Unreadable: as facts.
        """
        self.facts(name)
        workbook = self._workbook
        assert workbook is not None
        sheet = self._guarded(lambda: workbook.get_sheet_by_name(name))
        rows: Grid = self._guarded(lambda: sheet.to_python(skip_empty_area=False))
        return rows

    def font(self, name: str, cell: str) -> str:
        """The name of a cell's font, "" where it is not known; nothing is known of formats other than .xlsx.

        Raises:
            Unreadable: as facts.
        """
        if self._shared is None:
            return ""
        style, fonts = self._style(name, cell), self._shared.fonts
        return fonts[style] if style < len(fonts) else ""

    def is_percent(self, name: str, cell: str) -> bool:
        """Whether a cell shows its number as per cent: 73% is stored as 0.73.

        Raises:
            Unreadable: as facts.
        """
        return self._shared is not None and self._shared.formats.is_percent(self._style(name, cell))

    def _style(self, name: str, cell: str) -> int:
        self.facts(name)
        found = re.search(rb'<c r="%s" s="(\d{1,6})"' % cell.encode(), self._sheets[name][0])
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


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _guarded_bytes(container: Container) -> bytes:
    if container.kind == "ods":
        from iso18091cli.workbook.opendocument import guarded_ods

        return guarded_ods(container)
    return container.data


def grid(path: Path) -> Grid:
    """All cells of a workbook's first sheet, for plain tables such as a register.

    Raises:
        Unreadable: as open_container.
    """
    grids = Grids(open_container(path))
    return grids.grid(grids.names[0])
