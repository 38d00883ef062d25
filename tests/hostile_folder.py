"""What a stranger may leave in an output folder: the table behind docs/robustness.md and tests/test_folder.py.

Every plant gets the folder and a world outside of it, which holds `letter.txt` and `kept/letter.txt`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.files.lock import NAME as LOCK
from iso18091cli.files.result_folder import JOURNAL, MANIFEST

LETTER = b"somebody's letter"
TRUE = hashlib.sha256(LETTER).hexdigest()
DEEP = "[" * 20_000

PASSED_OVER = "passed over"
SAID = "left alone, and said"
REFUSED = "nothing is written, and the place is named"
BESIDE = "left alone; ours is put beside it"


@dataclass(frozen=True)
class Plant:
    """One thing in the folder and what comes of it."""

    what: str
    plant: Callable[[Path, Path], None]
    """(the folder, the world outside) -> nothing; may raise OSError where the system has no such thing."""
    says: str


def _listed(name: str | Callable[[Path], str]) -> Callable[[Path, Path], None]:
    def plant(folder: Path, outside: Path) -> None:
        named = name if isinstance(name, str) else name(outside)
        (folder / MANIFEST).write_text(json.dumps({"format": 1, "files": {named: TRUE}}))

    return plant


def _through_link(folder: Path, outside: Path) -> None:
    (folder / "plans").symlink_to(outside / "kept")
    _listed("plans/letter.txt")(folder, outside)


def _workbook(folder: Path, outside: Path) -> None:
    (folder / "hai-an.xlsx").write_bytes(LETTER)
    _listed("hai-an.xlsx")(folder, outside)


def _holds(name: str, text: str) -> Callable[[Path, Path], None]:
    return lambda folder, outside: (folder / name).write_text(text) and None


def _linked(name: str, to: str) -> Callable[[Path, Path], None]:
    return lambda folder, outside: (folder / name).symlink_to(outside / to)


def _hard_linked(name: str) -> Callable[[Path, Path], None]:
    return lambda folder, outside: os.link(outside / "letter.txt", folder / name)


def _piped(name: str) -> Callable[[Path, Path], None]:
    return lambda folder, outside: os.mkfifo(folder / name)


def _made(name: str) -> Callable[[Path, Path], None]:
    return lambda folder, outside: (folder / name).mkdir()


PLANTS = [
    Plant("a list that names a file beside the folder", _listed("../outside/letter.txt"), SAID),
    Plant("an absolute path", _listed(lambda outside: str(outside / "letter.txt")), SAID),
    Plant("a way out through a folder of ours", _listed("data/../../outside/letter.txt"), SAID),
    Plant("a file behind a link to a folder", _through_link, SAID),
    Plant("a sender's workbook in the folder itself", _workbook, SAID),
    Plant("a drive of Windows", _listed("c:/outside/letter.txt"), SAID),
    Plant("a share", _listed("//server/share/letter.txt"), SAID),
    Plant("a way out in the manner of Windows", _listed("data\\..\\..\\outside\\letter.txt"), SAID),
    Plant("a device of Windows", _listed("data/con.csv"), SAID),
    Plant("a name that Windows shortens", _listed("data/units.csv. "), SAID),
    Plant("a second stream of a file", _listed("summary.xlsx:letter"), SAID),
    Plant("a hidden file", _listed(".iso18091-lock"), SAID),
    Plant("an empty name", _listed(""), SAID),
    Plant("a list that is a number", _holds(MANIFEST, "5"), PASSED_OVER),
    Plant("a list whose files are a list", _holds(MANIFEST, '{"files": [1, 2]}'), PASSED_OVER),
    Plant("a list with digests that are none", _holds(MANIFEST, '{"files": {"summary.xlsx": {}}}'), PASSED_OVER),
    Plant("a list of 20,000 brackets", _holds(MANIFEST, DEEP), PASSED_OVER),
    Plant("a list that is a link", _linked(MANIFEST, "letter.txt"), REFUSED),
    Plant("a list that is a pipe", _piped(MANIFEST), REFUSED),
    Plant("a journal that says 5", _holds(JOURNAL, "5\n"), PASSED_OVER),
    Plant("a journal that says null", _holds(JOURNAL, "null\n"), PASSED_OVER),
    Plant("a journal that says {}", _holds(JOURNAL, "{}\n"), PASSED_OVER),
    Plant(
        "a journal with lines of one, three and nested values",
        _holds(JOURNAL, '["a"]\n[1,2,3]\n[[],{}]\n'),
        PASSED_OVER,
    ),
    Plant("a journal of 20,000 brackets", _holds(JOURNAL, DEEP), PASSED_OVER),
    Plant("a journal that names a file outside", _holds(JOURNAL, json.dumps(["../outside/letter.txt", TRUE])), SAID),
    Plant("a journal that is a link to a file", _linked(JOURNAL, "letter.txt"), REFUSED),
    Plant("a journal that is a link to nothing", _linked(JOURNAL, "new.txt"), REFUSED),
    Plant("a journal that is another file's second name", _hard_linked(JOURNAL), REFUSED),
    Plant("a journal that is a pipe", _piped(JOURNAL), REFUSED),
    Plant("a lock that is a link to a file", _linked(LOCK, "letter.txt"), REFUSED),
    Plant("a lock that is a link to nothing", _linked(LOCK, "new.txt"), REFUSED),
    Plant("a lock that is a pipe", _piped(LOCK), REFUSED),
    Plant("a lock that is another file's second name", _hard_linked(LOCK), PASSED_OVER),
    Plant("`data` that is a link to a folder", _linked("data", "kept"), REFUSED),
    Plant("`data` that is a link to nothing", _linked("data", "new"), REFUSED),
    Plant("`data` that is a pipe", _piped("data"), REFUSED),
    Plant("`data` that is a file", _holds("data", "x"), REFUSED),
    Plant("an output that is a link to a file", _linked("summary.xlsx", "letter.txt"), BESIDE),
    Plant("an output that is a link to nothing", _linked("summary.xlsx", "new.txt"), BESIDE),
    Plant("an output that is a link to an endless device", _linked("summary.xlsx", "/dev/zero"), BESIDE),
    Plant("an output that is another file's second name", _hard_linked("summary.xlsx"), BESIDE),
    Plant("an output that is a pipe", _piped("summary.xlsx"), BESIDE),
    Plant("an output that is a folder", _made("summary.xlsx"), BESIDE),
    Plant("an unfinished file that is a link", _linked(f".{'0' * 16}.iso18091-tmp", "letter.txt"), PASSED_OVER),
    Plant("an unfinished file that is a folder", _made(f".{'0' * 16}.iso18091-tmp"), PASSED_OVER),
]
