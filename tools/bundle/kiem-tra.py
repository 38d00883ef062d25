"""Checks every file of the unpacked bundle against SHA256SUMS, before anything of it is run.

Ends with 1 where a file is missing or changed, or where there is one more. Needs nothing but Python.
"""

import hashlib
import sys
from pathlib import Path

here = Path(__file__).absolute().parent
sums = dict(line.split("  ", 1)[::-1] for line in (here / "SHA256SUMS").read_text("utf-8").splitlines())
there = {path.relative_to(here).as_posix(): path for path in here.rglob("*") if path.is_file()}
there.pop("SHA256SUMS", None)
wrong = sorted(set(sums) ^ set(there))
wrong += [name for name in sums if name in there and hashlib.sha256(there[name].read_bytes()).hexdigest() != sums[name]]
if wrong:
    print("Tep bi thay doi, thieu hoac thua (changed, missing or added):", *wrong, sep="\n  ")
    sys.exit(1)
