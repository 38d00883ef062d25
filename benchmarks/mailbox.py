"""How much memory a large mailbox takes: makes one, collects it, and says time and peak. By hand.

    python benchmarks/mailbox.py FOLDER [--gigabytes 2]      needs that much room and a quarter more

Mails of 40 kB to 34 MB, each with an id and a file of its own, nine of ten below 1 MB, as in an office's mailbox.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "examples"))
sys.path.insert(0, str(Path(__file__).parent))

from make_mailbox import PILOT, file, mail, mailbox, words
from run import _family, _held

SIZES = (30_000,) * 5 + (300_000,) * 4 + (3_000_000,)
"""Bytes of what is attached, one mail after the other; every hundredth mail has the largest that servers take."""
LARGEST = 25_000_000
MOST = 300_000_000
"""Bytes that the program itself may hold at one time; a worker has its own limit (intake/read_all.py)."""


def mails(size: int) -> Iterator[bytes]:
    """Mails of that many bytes together; every tenth holds a workbook of the pilot as well."""
    books = [path.read_bytes() for path in sorted(PILOT.glob("*.xlsx"))]
    made, number, scan = 0, 0, random.Random(18091).randbytes(LARGEST)
    while made < size:
        length = LARGEST if number % 100 == 50 else SIZES[number % len(SIZES)]
        parts = [words("Kính gửi Chi cục."), file(b"%d" % number + scan[:length], "bản ký.pdf", kind="application/pdf")]
        if number % 10 == 0:
            parts.append(file(books[number // 10 % len(books)], "phiếu.xlsx"))
        letter = mail(number, "ubnd@xa.example.vn", "Phiếu", parts)
        yield letter
        made, number = made + len(letter), number + 1


def main() -> None:
    """Prints the size, the time and the peaks; ends with 1 where the program itself held more than MOST."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gigabytes", type=float, default=2)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    box, start, own, whole = asked.folder / "thu.mbox", time.perf_counter(), 0, 0
    with box.open("wb") as stream:
        for letter in mails(int(asked.gigabytes * 1e9)):
            stream.write(mailbox([letter]))
    line = [sys.executable, "-m", "iso18091cli", "collect", str(box), "-o", str(asked.folder / "round")]
    process = subprocess.Popen(line)
    while process.poll() is None:
        held = {pid: _held(pid) for pid in _family(process.pid)}
        own, whole = max(own, held[process.pid]), max(whole, sum(held.values()))
        time.sleep(0.2)
    seconds = time.perf_counter() - start
    peaks = f"{own / 1e6:.0f} MB by itself, {whole / 1e6:.0f} MB with its workers"
    print(f"{box.stat().st_size / 1e9:.2f} GB of mail, {seconds:.0f} s: {peaks}")
    sys.exit(0 if own <= MOST else 1)


if __name__ == "__main__":
    main()
