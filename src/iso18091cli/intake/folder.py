"""A folder of mail → what came and what each thing is. Nothing in it is passed over silently."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.checks.files import CLOSED_FOLDER, LINKED_FOLDER, OWN_RESULTS
from iso18091cli.checks.rule import Rule
from iso18091cli.errors import NothingToDo
from iso18091cli.files.lock import NAME as LOCK
from iso18091cli.files.lock import OF_LIST
from iso18091cli.files.own_list import own_files
from iso18091cli.files.result_folder import JOURNAL, MANIFEST
from iso18091cli.intake.content import reason_against
from iso18091cli.model.coverage import FILE as STEPS
from iso18091cli.model.issued import LIST
from iso18091cli.model.lineage import FILE as LINEAGE
from iso18091cli.model.received import LEDGER, MAILBOXES
from iso18091cli.model.round import FILE as ROUND
from iso18091cli.model.summary import LedgerLine, Outcome

REGISTER = "units.csv"
_OURS = (LIST, ROUND, LEDGER, MAILBOXES, LOCK, OF_LIST, LINEAGE, STEPS)
"""What the office itself keeps in a round's folder."""
_JUNCTION = 0xA0000003
"""How Windows marks a folder that stands for another one (IO_REPARSE_TAG_MOUNT_POINT)."""


@dataclass(frozen=True, slots=True)
class Received:
    """What lay in a folder."""

    workbooks: tuple[Path, ...]
    """Files to be read, by path."""
    skipped: tuple[LedgerLine, ...]
    """Everything else, each with the reason."""
    register: Path | None
    """The register found in the folder itself."""


def receive(folder: Path, known: Iterable[Path] = ()) -> Received:
    """Looks through a folder and its subfolders; files that are ``known`` for something else did not come.

    Results of an earlier run that lie in the folder itself, and blank workbooks that were made there, are known by the
    folder's list.

    Raises:
        NothingToDo: it is no folder.
    """
    if not folder.is_dir():
        text = {"vi": f"“{folder}” không phải là một thư mục.", "en": f"“{folder}” is not a folder."}
        raise NothingToDo(text)
    register = folder / REGISTER
    others = {path.absolute() for path in (register, *(folder / name for name in _OURS), *known)}
    workbooks: list[Path] = []
    skipped: list[LedgerLine] = []
    for path, reason in things(folder):
        if _there(path) and path.absolute() in others:
            continue
        reason = reason or reason_against(path)
        if reason is None:
            workbooks.append(path)
        else:
            skipped.append(_line(path, reason))
    return Received(tuple(workbooks), tuple(skipped), register if _there(register) else None)


def things(folder: Path) -> list[tuple[Path, Rule | None]]:
    """Every file below the folder, and every folder that is not looked into with the rule that says why.

    In one order on every system. A link to a file is read as the file it leads to.
    """
    found: list[tuple[Path, Rule | None]] = []
    ours = _own_files(folder)
    if ours:
        found.append((folder, OWN_RESULTS))

    def closed(error: OSError) -> None:
        found.append((Path(error.filename), CLOSED_FOLDER))

    for base, folders, names in os.walk(folder, onerror=closed):
        here = Path(base)
        if here != folder and MANIFEST in names:
            found.append((here, OWN_RESULTS))
            folders.clear()
            continue
        found += [(here / name, LINKED_FOLDER) for name in folders if _is_link(here / name)]
        folders[:] = [name for name in folders if not _is_link(here / name)]
        below = here.relative_to(folder)
        found += [(here / name, None) for name in names if (below / name).as_posix() not in ours]
    return sorted(found, key=lambda thing: thing[0].relative_to(folder).parts)


def _own_files(folder: Path) -> set[str]:
    """What lies in the folder that our commands put there, their lists included; empty where there is no list."""
    if not os.path.lexists(folder / MANIFEST):
        return set()
    return {*own_files(folder), MANIFEST, JOURNAL, LOCK, OF_LIST}


def _there(register: Path) -> bool:
    with suppress(OSError):  # a folder that may be listed, but not looked into
        return register.is_file()
    return False


def _is_link(path: Path) -> bool:
    with suppress(OSError):
        return path.is_symlink() or getattr(path.lstat(), "st_reparse_tag", 0) == _JUNCTION
    return False


def _line(path: Path, reason: Rule) -> LedgerLine:
    """What may hold answers is told by name, as a file that could not be used; the rest is counted."""
    outcome: Outcome = "unusable" if reason.severity == "error" else "skipped"
    return LedgerLine(
        path=str(path), sha256="", outcome=outcome, unit=None, code=reason.code, reason=dict(reason.message)
    )
