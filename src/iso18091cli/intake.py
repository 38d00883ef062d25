"""A folder of mail -> what came and what each thing is. Nothing in it is passed over silently."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.checks.files import LOCK_FILE, OTHER_FILE
from iso18091cli.checks.rule import Rule
from iso18091cli.errors import NothingToDo
from iso18091cli.model.scores import LedgerLine

REGISTER = "units.csv"
_SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".et")
_SIDE_FILES = ("thumbs.db", "desktop.ini", ".ds_store")


@dataclass(frozen=True, slots=True)
class Received:
    """What lay in a folder."""

    workbooks: tuple[Path, ...]
    """Files to be read, by path."""
    skipped: tuple[LedgerLine, ...]
    """Everything else, each with the reason."""
    register: Path | None
    """The register found in the folder itself."""


def receive(folder: Path) -> Received:
    """Looks through a folder and its subfolders.

    Raises:
        NothingToDo: it is no folder.
    """
    if not folder.is_dir():
        text = {"vi": f"“{folder}” không phải là một thư mục.", "en": f"“{folder}” is not a folder."}
        raise NothingToDo(text)
    workbooks: list[Path] = []
    skipped: list[LedgerLine] = []
    register = folder / REGISTER
    for path in _files(folder):
        if path == register:
            continue
        reason = _reason(path)
        if reason is None:
            workbooks.append(path)
        else:
            line = LedgerLine(
                path=str(path), sha256="", outcome="skipped", unit=None, code=reason.code, reason=dict(reason.message)
            )
            skipped.append(line)
    return Received(tuple(workbooks), tuple(skipped), register if register.is_file() else None)


def _files(folder: Path) -> list[Path]:
    """Every file below the folder, links to folders not followed, in one order on every system."""
    found = [Path(base, name) for base, _, names in os.walk(folder) for name in names]
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _reason(path: Path) -> Rule | None:
    """The rule by which a file is not even opened, ``None`` for one that may be a workbook."""
    name = path.name.casefold()
    if name.startswith(("~$", ".~lock.", "._")) or name in _SIDE_FILES:
        return LOCK_FILE
    return None if name.endswith(_SPREADSHEETS) else OTHER_FILE
