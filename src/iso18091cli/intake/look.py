"""A file → what it is for whoever files it: whose workbook, which part, or none of ours. The work of a worker."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import NamedTuple

from iso18091cli.checks.files import NEWER_FORMAT, NOT_A_WORKBOOK, NOT_OURS, OTHER_EDITION, UNKNOWN_PART
from iso18091cli.checks.issued import NUMBER_OF_ANOTHER
from iso18091cli.checks.table import explain
from iso18091cli.intake.content import SPREADSHEETS
from iso18091cli.intake.examine import examine, unread
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import Issued
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import Text
from iso18091cli.results.reading import line_of
from iso18091cli.results.rows import file_row
from iso18091cli.spreadsheet.recognise import OLE

_OF_OURS = (OTHER_EDITION.code, UNKNOWN_PART.code, NEWER_FORMAT.code, NUMBER_OF_ANOTHER.code)
"""Why a workbook of ours cannot be used that can be read."""
_OF_OTHERS = (NOT_OURS.code, NOT_A_WORKBOOK.code)


class Look(NamedTuple):
    """What a file is."""

    line: LedgerLine
    ours: bool | None
    """Whether it is a workbook of ours; ``None`` where it cannot be read, so that nobody knows."""
    suffix: str
    """The ending that its content asks for."""
    why: Text


def look(path: Path, catalog: Catalog, issued: Issued) -> Look:
    """Reads the file; nothing that it holds can stop the next one."""
    return _look(examine(path, catalog, None, issued))


def not_looked(path: Path, problem: str) -> Look:
    """What is said of a file whose reader died or had to be stopped."""
    return _look(unread(path, problem))


def _look(result: Result) -> Look:
    line = line_of(file_row(result))
    if result.usable:
        return Look(line, True, suffix_of(Path(result.path)), {})
    problem = result.diagnostics[0]
    ours = True if problem.code in _OF_OURS else False if problem.code in _OF_OTHERS else None
    return Look(line, ours, suffix_of(Path(result.path)), explain(problem)[0])


def suffix_of(path: Path) -> str:
    """The ending by which an office program opens the file: its content's; where that cannot be told, its own."""
    own = path.suffix.lower() if path.suffix.lower() in SPREADSHEETS else ".xlsx"
    try:
        with path.open("rb") as file:
            if file.read(len(OLE)) == OLE:
                return own if own in (".xlsx", ".xlsm") else ".xls"
            with zipfile.ZipFile(file) as archive:
                if "mimetype" in archive.namelist():
                    return ".ods"
                with archive.open("[Content_Types].xml") as stream:
                    return ".xlsm" if b"sheet.macroEnabled" in stream.read(1 << 20) else ".xlsx"
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError, KeyError):
        return own
