"""Looks for files that break the reader, guided by what they make the program do. A longer run, by hand, on Linux.

    pip install atheris
    python tools/fuzz_reader.py build/fuzz -max_total_time=3600

Every part of a filled workbook is changed in turn. A file that ends in anything but a result or a finding stops the run
and lies as ``find.xlsx`` beside the corpus: copied into tests/data/fuzz, it is tried in every test run from then on.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["iso18091cli"]):
    from filling import CATALOG, COMPLETE, fill, write_zip
    from iso18091cli.checks.table import explain
    from iso18091cli.intake.examine import examine
    from iso18091cli.render.json_text import score_document, validation_document

MAX_PART = 300_000
"""Bytes of a changed part; what size alone does is tried in tests/test_hostile.py."""


def main(arguments: list[str]) -> None:
    """Runs until something breaks or the time is over. ``arguments``: a folder, then options of libFuzzer."""
    folder = Path(arguments[0] if arguments else "build/fuzz")
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    parts = _parts(folder)
    names = sorted(parts)
    for number, name in enumerate(names):
        (folder / "corpus" / f"part-{number}").write_bytes(bytes([number]) + parts[name])
    find = folder / "find.xlsx"

    def one(data: bytes) -> None:
        if data and len(data) <= MAX_PART:
            write_zip(find, {**parts, names[data[0] % len(names)]: data[1:]})
            result = examine(find, CATALOG)
            assert result.usable or result.diagnostics
            for finding in result.diagnostics:
                explain(finding)
            validation_document([result], CATALOG, "vi")
            score_document([result], CATALOG, "vi")

    atheris.Setup(
        [sys.argv[0], str(folder / "corpus"), f"-max_len={MAX_PART}", "-timeout=10", "-keep_seed=1", *arguments[1:]],
        one,
    )
    atheris.Fuzz()


def _parts(folder: Path) -> dict[str, bytes]:
    """The parts of a filled workbook that are read."""
    import zipfile

    with zipfile.ZipFile(fill(folder / "filled.xlsx", COMPLETE)) as archive:
        wanted = [n for n in archive.namelist() if n.startswith("xl/") and n.endswith((".xml", ".rels"))]
        return {name: archive.read(name) for name in wanted if "drawing" not in name and "theme" not in name}


if __name__ == "__main__":
    main(sys.argv[1:])
