"""Writes result folders one after another until it is killed: ``python write_loop.py FOLDER NUMBER``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from iso18091cli.files.result_folder import ResultFolder

FILES = ["0.txt", "1.txt", "data/0.txt", "data/1.txt", "plans/0.txt", "plans/1.txt", "plans/2.txt"]


def made(number: int) -> list[str]:
    """The outputs of a run: not always all, so that some have to be removed."""
    return FILES[: 5 + number % 3]


def content(name: str, number: int) -> bytes:
    """Something whose wholeness can be seen: a hash, then what it is of."""
    body = f"{name} {number} ".encode() * (200 * (1 + number % 7))
    return hashlib.sha256(body).hexdigest().encode() + body


def write_all(folder: Path, number: int) -> ResultFolder:
    """One run."""
    with ResultFolder(folder) as results:
        for name in made(number):
            results.write(name, content(name, number))
    return results


if __name__ == "__main__":
    count = int(sys.argv[2])
    print("ready", flush=True)
    while True:
        count += 1
        write_all(Path(sys.argv[1]), count)
