"""A real LibreOffice Calc, driven through its own interface: fills in workbooks as an official would, and reads them.

    with Office() as office:
        office.fill(blank, filled, [Entry("1.10.a", "self_level", "Xanh")], "ods")
        office.read(filled)["total"]["provisional_score"]

The module runs in any Python; what speaks UNO is office_worker.py, in a process of the system's Python. Cells are
addressed by keys (contract "workbook keys" in docs/architecture.md), never by position. POSIX only.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, cast

WORKER = Path(__file__).with_name("office_worker.py")
START_TIMEOUT = 90.0
"""Seconds until the office must answer: a first start makes a whole profile."""
TIMEOUT = 240.0
"""Seconds for one job."""
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")

Filter = Literal["xlsx", "ods"]
Table = dict[str, dict[str, float | str]]
"""Keyed cells: {row id: {column: value}}; numbers as float, empty cells and empty texts as ""."""


class OfficeError(Exception):
    """The office did not do what it was asked to; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is typed in one cell.

    Text goes in as text, as it does for somebody who types into a cell formatted as text; numbers and dates go in as
    values. A ``formula`` (English names, ";" between arguments) turns a cell into one that calculates.
    """

    id: str
    """Key of the row."""
    column: str
    """Key of the column; where an id stands on several sheets, it decides which of them is meant."""
    value: str | float | date
    sheet: str = ""
    """Name of the sheet, where the two keys do not decide it."""
    formula: bool = False
    pasted: bool = False
    """Pasted over the cell, so that its drop-down is gone."""

    def job(self) -> dict[str, object]:
        """The same for the worker."""
        value: str | float = self.value.isoformat() if isinstance(self.value, date) else self.value
        kind = "date" if isinstance(self.value, date) else "text" if isinstance(self.value, str) else "number"
        return {
            "id": self.id,
            "column": self.column,
            "sheet": self.sheet,
            "kind": "formula" if self.formula else kind,
            "value": value if isinstance(value, str) else float(value),
            "pasted": self.pasted,
        }


@dataclass(frozen=True, slots=True)
class Filling:
    """One way of filling in a workbook, and the file it is stored in (None: only calculated)."""

    entries: Sequence[Entry]
    target: Path | None = None
    filter: Filter = "xlsx"
    meta: Mapping[str, str] = field(default_factory=dict)
    """Values of the hidden sheet `_meta` to change, such as the stage."""
    gone: Sequence[tuple[str, str]] = ()
    """Rows that are deleted then, by name of the sheet and key; with "" for the key the whole sheet."""

    def job(self) -> dict[str, object]:
        """The same for the worker."""
        return {
            "target": str(self.target) if self.target else "",
            "filter": self.filter,
            "meta": dict(self.meta),
            "gone": [list(row) for row in self.gone],
            "entries": [entry.job() for entry in self.entries],
        }


class Office:
    """One running office with a profile of its own. Use it in a ``with`` statement: the end of it ends the office."""

    def __init__(self) -> None:
        self._answers: queue.Queue[str] = queue.Queue()

    @staticmethod
    def available() -> bool:
        """Whether there is an office program here and a Python that can talk to it."""
        return bool(_soffice() and _python())

    def __enter__(self) -> Self:
        if not self.available():
            raise OfficeError("no LibreOffice with UNO here (Debian: apt install libreoffice-calc python3-uno)")
        self._folder = tempfile.TemporaryDirectory(prefix="iso18091-office-", ignore_cleanup_errors=True)
        self._complaints = Path(self._folder.name, "stderr")
        with self._complaints.open("wb") as complaints:
            self._worker = subprocess.Popen(
                [_python(), str(WORKER), _soffice(), str(Path(self._folder.name, "profile"))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                start_new_session=True,  # a group of its own, so that it can be ended with all its children
            )
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._answer(START_TIMEOUT)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._end()

    # Jobs ---------------------------------------------------------------------------------------------------------

    def fill(self, source: Path, target: Path, entries: Sequence[Entry], filter: Filter = "xlsx") -> Table:
        """Types the entries into a copy of ``source``, recalculates, stores it; gives its live summary."""
        return self.fill_each(source, [Filling(entries, target, filter)])[0]

    def fill_each(self, source: Path, fillings: Sequence[Filling]) -> list[Table]:
        """Many fillings of one workbook, which is loaded once; gives the live summary of each.

        Where there is more than one, texts are put in by whole blocks instead of cell by cell, which is ten times
        as fast; what the protection of the sheets allowed beside filling in is then lost.
        """
        return cast(list[Table], self._fill(source, fillings, ""))

    def shown_by_each(self, source: Path, fillings: Sequence[Filling], sheet: str) -> list[list[list[float | str]]]:
        """The same, but it gives what a sheet shows, by row, from A1."""
        return cast(list[list[list[float | str]]], self._fill(source, fillings, sheet))

    def _fill(self, source: Path, fillings: Sequence[Filling], sheet: str) -> object:
        made = [filling.job() for filling in fillings]
        return self._do({"job": "fill", "source": str(source), "fillings": made, "sheet": sheet})

    def read(self, path: Path) -> Table:
        """The live summary of a workbook after a hard recalculation; empty where it has none."""
        return cast(Table, self._do({"job": "read", "path": str(path)}))

    def values(self, path: Path, sheet: str, area: str = "") -> list[list[float | str]]:
        """What stands in an area ("B2:D9"; by default all that is used) after a hard recalculation, by row."""
        job = {"job": "values", "path": str(path), "sheet": sheet, "area": area}
        return cast(list[list[float | str]], self._do(job))

    def everything(self, path: Path) -> dict[str, list[list[float | str]]]:
        """What stands on every sheet, by name and row, after a hard recalculation; each from A1."""
        return cast(dict[str, list[list[float | str]]], self._do({"job": "everything", "path": str(path)}))

    def convert(self, path: Path, target: Path) -> None:
        """Stores a workbook in the format that the target's suffix names: .pdf, .xlsx or .ods."""
        self._do({"job": "convert", "path": str(path), "target": str(target)})

    # The worker ---------------------------------------------------------------------------------------------------

    def _do(self, job: Mapping[str, object]) -> object:
        pipe = self._worker.stdin
        assert pipe is not None
        try:
            pipe.write(json.dumps(job) + "\n")
            pipe.flush()
        except OSError as error:
            raise self._failed("the office is gone") from error
        return self._answer(TIMEOUT)

    def _answer(self, timeout: float) -> object:
        try:
            line = self._answers.get(timeout=timeout)
        except queue.Empty:
            self._kill()
            raise self._failed(f"no answer within {timeout:.0f} s") from None
        if not line:
            raise self._failed("the office is gone")
        answer = json.loads(line)
        if "error" in answer:
            raise self._failed(answer["error"])
        return answer["answer"]

    def _listen(self) -> None:
        pipe = self._worker.stdout
        assert pipe is not None
        for line in pipe:
            self._answers.put(line)
        self._answers.put("")

    def _failed(self, what: str) -> OfficeError:
        said = self._complaints.read_text("utf-8", errors="replace").strip().splitlines()
        return OfficeError("\n".join([what, *said[-20:]]))

    def _end(self) -> None:
        with suppress(OSError):
            if self._worker.stdin:
                self._worker.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._worker.wait(20)
        self._kill()
        self._worker.wait()
        if self._worker.stdout:
            self._worker.stdout.close()
        self._folder.cleanup()

    def _kill(self) -> None:
        """Ends the worker and all that it started; nothing is left to end where it went well."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._worker.pid, signal.SIGKILL)


@cache
def _soffice() -> str:
    """The office program; "" where there is none."""
    if os.name != "posix":
        return ""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), "")


@cache
def _python() -> str:
    """A Python that can import `uno`; "" where there is none."""
    beside = Path(_soffice()).resolve().parent
    candidates = ("/usr/bin/python3", sys.executable, str(beside / "python"), str(beside / "../Resources/python"))
    return next((python for python in candidates if _imports_uno(python)), "")


def _imports_uno(python: str) -> bool:
    try:
        tried = subprocess.run([python, "-c", "import uno"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
