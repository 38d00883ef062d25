"""A folder → what its list says that our commands put there; and files added to such a list.

By their lists our own files are known again: results are no workbooks that came, blank workbooks that lie where they
were made were not sent back, and what was saved for somebody else is not the office's own word.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

from iso18091cli.files.folder import Folder
from iso18091cli.files.outputs import refused
from iso18091cli.files.result_folder import ASIDE, JOURNAL, MANIFEST, pairs_of_journal, pairs_of_list
from iso18091cli.messages.compare import WORDS as COMPARE_WORDS
from iso18091cli.messages.documents import WORDS as DOCUMENT_WORDS

RESULTS = (
    "summary.xlsx",
    "report.html",
    *(f"{name}.docx" for name in DOCUMENT_WORDS["report-file"].values()),
    *(f"{folder}/*" for folder in ("plans", "notices", "data")),
)
"""All that ``aggregate`` ever writes into a result folder: what else its list names is not of that kind."""
COMPARISON = (
    "comparison.xlsx",
    "comparison.html",
    *(f"{name}.docx" for name in COMPARE_WORDS["file-word"].values()),
    "data/*",
)
"""The same of ``compare``."""
_LARGEST = 64_000_000
"""Bytes of a list: far more than a country's."""


def listed(folder: Path) -> dict[str, set[str]]:
    """Name → sha256 of what our commands put into that folder; empty where no list can be read."""
    ours: dict[str, set[str]] = {}
    with suppress(OSError), Folder(folder) as opened:
        for list_, pairs in ((MANIFEST, pairs_of_list), (JOURNAL, pairs_of_journal)):
            with suppress(OSError), opened.read(list_) as file:
                for name, digest in pairs(file.read(_LARGEST).decode("utf-8", "replace")):
                    ours.setdefault(name, set()).add(digest)
    return ours


def own_files(folder: Path) -> set[str]:
    """Names of the files there that are ours as they stand, and of those that a person edited beside a new one."""
    ours = listed(folder)
    found = {name for name, digests in ours.items() if _digest(folder, name) in digests}
    return found | {plain for name in found if (plain := ASIDE.sub("", name)) != name}


def _digest(folder: Path, name: str) -> str:
    with suppress(OSError, ValueError), Folder(folder) as opened, opened.read(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def holds_results_alone(folder: Path) -> bool:
    """Whether the list of that folder names nothing but results: else our commands put other people's files there."""
    return all(any(fnmatchcase(name, pattern) for pattern in (*RESULTS, *COMPARISON)) for name in listed(folder))


def add_to_list(folder: Path, made: Mapping[str, str]) -> None:
    """Puts names with their sha256 on the list of a folder, which begins with the first. Raises OutputRefused."""
    try:
        with Folder(folder) as opened:
            known: dict[str, str] = {}
            with suppress(FileNotFoundError), opened.read(MANIFEST) as file:
                known.update(pairs_of_list(file.read(_LARGEST).decode("utf-8", "replace")))
            content = json.dumps({"format": 1, "files": known | dict(made)}, indent=1, sort_keys=True)
            opened.put(MANIFEST, [f"{content}\n".encode()])
    except OSError as error:
        raise refused(folder / MANIFEST, error) from error
