"""Jobs on stdin -> answers on stdout, a line of JSON each: the half of office.py that speaks UNO.

Run by a Python that can import `uno` (usually the system's own), with nothing beside the standard library. It starts
one office program with a profile of its own and ends it when stdin ends, so that none is left even if the program
that asked is killed. Cells are found by keys (contract "workbook keys" in docs/architecture.md), never by position.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import uno

NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")
ANY = uno.Enum("com.sun.star.sheet.ValidationType", "ANY")
FORMULAS = uno.getConstantByName("com.sun.star.sheet.CellFlags.FORMULA")
DATE = uno.getConstantByName("com.sun.star.util.NumberFormat.DATE")

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "pdf": "calc_pdf_Export"}
META_SHEET = "_meta"
KEY = "id"
SEARCHED = 20
"""The cell that says "id" stands in the first so many rows and columns, whatever was inserted before it."""
DATE_FORMAT = "DD/MM/YYYY"
GENERAL = 0
"""Key of the number format that shows a value as it is."""
SUMMARY_MARK = "provisional_score"
"""The column that only the live summary has."""
EPOCH = datetime.date(1899, 12, 30)

Uno = Any
"""An object of the office, or a value that goes there; the bridge has no types."""


def start(soffice: str, profile: str) -> tuple[subprocess.Popen[bytes], Uno]:
    """Starts the office and gives its process and desktop."""
    pipe = f"iso18091-{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            soffice,
            f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        stderr=sys.stderr,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if office.poll() is not None:
                raise SystemExit(f"{soffice} ended with code {office.returncode}") from None
            time.sleep(0.1)
    return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def properties(**values: object) -> tuple[Uno, ...]:
    """Named values as UNO takes them."""
    made = []
    for name, value in values.items():
        item = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        item.Name, item.Value = name, value
        made.append(item)
    return tuple(made)


def url(path: str) -> str:
    return str(uno.systemPathToFileUrl(str(Path(path).resolve())))


@contextmanager
def opened(desktop: Uno, path: str) -> Iterator[Uno]:
    """The document in that file; closed at the end without being stored."""
    document = desktop.loadComponentFromURL(url(path), "_blank", 0, properties(Hidden=True))
    if document is None or not hasattr(document, "Sheets"):
        raise ValueError(f"not a spreadsheet: {path}")
    try:
        yield document
    finally:
        document.close(True)


def store(document: Uno, target: str, kind: str) -> None:
    document.storeToURL(url(target), properties(FilterName=FILTERS[kind], Overwrite=True))


def used(sheet: Uno) -> Uno:
    """The used area, from A1."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress()
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)


class Keyed:
    """A sheet whose rows and columns carry keys."""

    def __init__(self, sheet: Uno) -> None:
        self.sheet = sheet
        self.rows: dict[str, int] = {}
        self.columns: dict[str, int] = {}
        grid = used(sheet).getDataArray()
        corner = next(
            ((r, c) for r, row in enumerate(grid[:SEARCHED]) for c, v in enumerate(row[:SEARCHED]) if v == KEY), None
        )
        if corner is None:
            return
        key_row, key_column = corner
        self.columns = {v: c for c, v in enumerate(grid[key_row]) if isinstance(v, str) and v and c != key_column}
        for number, row in enumerate(grid):
            if isinstance(row[key_column], str) and row[key_column] and number != key_row:
                self.rows.setdefault(row[key_column], number)

    def cell(self, row: str, column: str) -> Uno:
        return self.sheet.getCellByPosition(self.columns[column], self.rows[row])

    def table(self) -> dict[str, dict[str, object]]:
        """All keyed cells: a number, a text, "" where empty; a cell in error as the text that it shows."""
        grid = used(self.sheet).getDataArray()
        table: dict[str, dict[str, object]] = {}
        for row, number in self.rows.items():
            found = {column: grid[number][at] for column, at in self.columns.items()}
            table[row] = {c: self.cell(row, c).getString() if v is None else v for c, v in found.items()}
        return table


class Block:
    """Keyed columns side by side, without formulas: what stood in the blank, and what stands there now."""

    def __init__(self, keyed: Keyed, columns: tuple[int, int], rows: tuple[int, int]) -> None:
        self.row, self.column = rows[0], columns[0]
        self.area = keyed.sheet.getCellRangeByPosition(columns[0], rows[0], columns[1], rows[1])
        self.blank = self.stands = self.area.getDataArray()


def blocks(keyed: Keyed) -> list[Block]:
    """A sheet's keyed columns, those side by side together; of one that holds formulas the cells between them."""
    first, last = min(keyed.rows.values()), max(keyed.rows.values())
    found, runs = [], []
    for column in sorted(keyed.columns.values()):
        cells = keyed.sheet.getCellRangeByPosition(column, first, column, last)
        formulas = list(cells.queryContentCells(FORMULAS).getRangeAddresses())
        if formulas:
            taken = {row for area in formulas for row in range(area.StartRow, area.EndRow + 1)}
            free = together(row for row in range(first, last + 1) if row not in taken)
            found += [Block(keyed, (column, column), (run[0], run[-1])) for run in free]
        else:
            runs.append(column)
    return found + [Block(keyed, (run[0], run[-1]), (first, last)) for run in together(runs)]


def together(numbers: Iterable[int]) -> list[list[int]]:
    """Rising numbers, those that follow each other as one list."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


class Filler:
    """Types into one open workbook, and can put everything back as it was."""

    def __init__(self, document: Uno) -> None:
        self.document = document
        self.sheets = [Keyed(sheet) for sheet in document.Sheets]
        self.opened: list[Uno] = []
        """Protected sheets that had to be opened for a cell which is locked."""
        self.steps_back: list[Callable[[], object]] = []
        self.blocks: dict[int, list[Block]] = {}
        formats, locale = document.NumberFormats, uno.createUnoStruct("com.sun.star.lang.Locale")
        locale.Language, locale.Country = "en", "US"
        self.date_format = formats.queryKey(DATE_FORMAT, locale, False)
        if self.date_format < 0:
            self.date_format = formats.addNew(DATE_FORMAT, locale)

    def keyed(self, entry: dict[str, Any]) -> Keyed:
        for sheet in self.sheets:
            fits = entry["id"] in sheet.rows and entry["column"] in sheet.columns
            if fits and entry["sheet"] in ("", sheet.sheet.Name):
                return sheet
        raise ValueError(f"no cell {entry['id']}/{entry['column']} on sheet {entry['sheet'] or '(any)'}")

    def type_in(self, entry: dict[str, Any]) -> None:
        """Fills one cell, as a person would."""
        keyed = self.keyed(entry)
        cell = keyed.cell(entry["id"], entry["column"])
        self.steps_back.append(
            partial(restore, cell, cell.Formula, cell.NumberFormat, entry["pasted"] and cell.Validation)
        )
        if keyed.sheet.isProtected() and cell.CellProtection.IsLocked:
            self.open(keyed.sheet)
        if entry["pasted"]:
            anything = cell.Validation
            anything.Type = ANY
            cell.Validation = anything
        self.put(cell, entry["kind"], entry["value"])

    def type_blocks(self, entries: list[dict[str, Any]]) -> None:
        """The same for many texts, whole blocks of columns at a time, in place of what the last filling left there.

        The office measures rows again after every single cell: this is ten times as fast.
        """
        texts: dict[int, dict[tuple[int, int], str]] = {}
        by_cell: dict[tuple[int, tuple[int, int]], dict[str, Any]] = {}
        others = []
        for entry in entries:
            if entry["kind"] == "text" and not entry["pasted"]:
                keyed = self.keyed(entry)
                at = (keyed.rows[entry["id"]], keyed.columns[entry["column"]])
                texts.setdefault(id(keyed), {})[at] = entry["value"]
                by_cell[id(keyed), at] = entry
            else:
                others.append(entry)
        for keyed in self.sheets:
            written = self.write_blocks(keyed, texts.get(id(keyed), {}))
            others += [by_cell[id(keyed), at] for at in texts.get(id(keyed), {}).keys() - written]
        for entry in others:
            self.type_in(entry)

    def write_blocks(self, keyed: Keyed, words: dict[tuple[int, int], str]) -> set[tuple[int, int]]:
        """Writes a sheet's texts over what stood in the blank; gives the cells of which that is done."""
        if not words and id(keyed) not in self.blocks:
            return set()
        self.open(keyed.sheet)
        done: set[tuple[int, int]] = set()
        for block in self.blocks.setdefault(id(keyed), blocks(keyed)):
            wanted = tuple(
                tuple(words.get((block.row + r, block.column + c), old) for c, old in enumerate(row))
                for r, row in enumerate(block.blank)
            )
            if wanted != block.stands:
                block.area.setDataArray(wanted)
                block.stands = wanted
            rows, columns = range(len(wanted)), range(len(wanted[0]))
            done |= {(block.row + r, block.column + c) for r in rows for c in columns}
        return done

    def keep_heights(self) -> None:
        """Spares the office from measuring rows of wrapped text; for workbooks that are only calculated."""
        for keyed in self.sheets:
            self.open(keyed.sheet)
            used(keyed.sheet).IsTextWrapped = False
            self.seal()

    def put(self, cell: Uno, kind: str, value: str | float) -> None:
        if kind == "number":
            cell.setValue(value)
        elif kind == "date":
            if not self.document.NumberFormats.getByKey(cell.NumberFormat).Type & DATE:
                cell.NumberFormat = self.date_format
            cell.setValue(float((datetime.date.fromisoformat(str(value)) - EPOCH).days))
        elif kind == "formula":
            cell.NumberFormat = GENERAL
            cell.setFormula(value)
        else:
            cell.setString(value)

    def open(self, sheet: Uno) -> None:
        """Takes a sheet's protection off; it has no password."""
        if sheet.isProtected():
            sheet.unprotect("")
            self.opened.append(sheet)

    def seal(self) -> None:
        """Protects again what was opened (what the sheet's protection allowed is then no longer allowed)."""
        while self.opened:
            self.opened.pop().protect("")

    def stamp(self, values: dict[str, str]) -> None:
        """Sets values of the hidden sheet `_meta`, where keys stand in column A."""
        if not values:
            return
        sheet = self.document.Sheets.getByName(META_SHEET)
        keys = {row[0]: number for number, row in enumerate(used(sheet).getDataArray())}
        for key, value in values.items():
            cell = sheet.getCellByPosition(1, keys[key])
            self.steps_back.append(partial(cell.setString, cell.String))
            cell.setString(value)

    def undo(self) -> None:
        """Puts back what stood in every cell that was filled in."""
        if self.steps_back:
            for sheet in self.sheets:
                self.open(sheet.sheet)
        while self.steps_back:
            self.steps_back.pop()()
        self.seal()

    def summary(self) -> dict[str, dict[str, object]]:
        """The live summary after a hard recalculation."""
        self.document.calculateAll()
        return next((sheet.table() for sheet in self.sheets if SUMMARY_MARK in sheet.columns), {})


def restore(cell: Uno, words: str, number_format: int, validation: Uno) -> None:
    """Puts back what stood in a cell of a workbook that was not filled in: text, the form's own formula or nothing."""
    if words.startswith("="):
        cell.setFormula(words)
    else:
        cell.setString(words)
    if cell.NumberFormat != number_format:
        cell.NumberFormat = number_format
    if validation:
        cell.Validation = validation


def fill(desktop: Uno, job: dict[str, Any]) -> object:
    """Fills one workbook in several ways, each stored in a file of its own; answers with their live summaries.

    Where the job names a sheet, the answer is what that one shows instead.
    """
    summaries: list[object] = []

    def looked_at(document: Uno, filler: Filler) -> object:
        summary = filler.summary()
        return shown(used(document.Sheets.getByName(job["sheet"]))) if job["sheet"] else summary

    with opened(desktop, job["source"]) as document:
        filler = Filler(document)
        if not any(filling["target"] for filling in job["fillings"]):
            filler.keep_heights()
        for filling in job["fillings"]:
            if filling["gone"]:  # what is deleted does not come back: a workbook of its own
                with opened(desktop, job["source"]) as damaged:
                    summaries.append(damage(damaged, filling, looked_at))
                continue
            filler.undo()
            filler.stamp(filling["meta"])
            if len(job["fillings"]) == 1:
                for entry in filling["entries"]:
                    filler.type_in(entry)
            else:
                filler.type_blocks(filling["entries"])
            filler.seal()
            summaries.append(looked_at(document, filler))
            if filling["target"]:
                store(document, filling["target"], filling["filter"])
    return summaries


def damage(document: Uno, filling: dict[str, Any], looked_at: Callable[[Uno, Filler], object]) -> object:
    """Fills a workbook in, then deletes rows, or a whole sheet where no row is named."""
    filler = Filler(document)
    for entry in filling["entries"]:
        filler.type_in(entry)
    filler.seal()
    for name, row in filling["gone"]:
        sheet = next(keyed for keyed in filler.sheets if keyed.sheet.Name == name)
        if row:
            filler.open(sheet.sheet)
            sheet.sheet.Rows.removeByIndex(sheet.rows.pop(row), 1)
            sheet.rows = Keyed(sheet.sheet).rows
        else:
            document.Sheets.removeByName(name)
            filler.sheets.remove(sheet)
    found = looked_at(document, filler)
    if filling["target"]:
        store(document, filling["target"], filling["filter"])
    return found


def read(desktop: Uno, job: dict[str, Any]) -> object:
    with opened(desktop, job["path"]) as document:
        return Filler(document).summary()


def values(desktop: Uno, job: dict[str, Any]) -> object:
    with opened(desktop, job["path"]) as document:
        document.calculateAll()
        if not document.Sheets.hasByName(job["sheet"]):
            raise ValueError(f"no sheet {job['sheet']} in {job['path']}")
        sheet = document.Sheets.getByName(job["sheet"])
        return shown(sheet.getCellRangeByName(job["area"]) if job["area"] else used(sheet))


def everything(desktop: Uno, job: dict[str, Any]) -> object:
    with opened(desktop, job["path"]) as document:
        document.calculateAll()
        return {sheet.Name: shown(used(sheet)) for sheet in document.Sheets}


def shown(area: Uno) -> list[list[object]]:
    """What stands in an area, by row: numbers, texts, "" where empty, and errors as the text that they show."""
    grid = area.getDataArray()
    return [
        [area.getCellByPosition(c, r).getString() if v is None else v for c, v in enumerate(row)]
        for r, row in enumerate(grid)
    ]


def convert(desktop: Uno, job: dict[str, Any]) -> object:
    with opened(desktop, job["path"]) as document:
        document.calculateAll()
        store(document, job["target"], Path(job["target"]).suffix[1:])
    return None


JOBS: dict[str, Callable[[Uno, dict[str, Any]], object]] = {
    "fill": fill,
    "read": read,
    "values": values,
    "everything": everything,
    "convert": convert,
}


def answer(desktop: Uno, line: str) -> dict[str, object]:
    job = json.loads(line)
    try:
        return {"answer": JOBS[job["job"]](desktop, job)}
    except Exception as error:  # noqa: BLE001  (UNO's errors share no base; the other side must hear of each)
        return {"error": f"{type(error).__name__}: {getattr(error, 'Message', '') or error}"}


def main() -> None:
    soffice, profile = sys.argv[1:]
    office, desktop = start(soffice, profile)
    try:
        print(json.dumps({"answer": "ready"}), flush=True)
        for line in sys.stdin:
            print(json.dumps(answer(desktop, line)), flush=True)
    finally:
        try:
            desktop.terminate()
            office.wait(10)
        except Exception:  # noqa: BLE001  (a broken bridge is what we clean up after)
            office.kill()


if __name__ == "__main__":
    main()
