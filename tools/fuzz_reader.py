"""Looks for files that break the reader, guided by what they make the program do. A longer run, by hand, on Linux.

    pip install atheris
    python tools/fuzz_reader.py workbook build/fuzz -max_total_time=3600
    python tools/fuzz_reader.py mail build/fuzz-mail -max_total_time=3600

Every part of a filled workbook is changed in turn; of mail, whole mails, mailboxes, packed files and messages of
Outlook. A file that ends in anything but a result or a finding stops the run and lies as ``find.xlsx`` or ``find.eml``
beside the corpus: copied into tests/data/fuzz, it is tried in every test run from then on.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "examples")]

with atheris.instrument_imports(include=["iso18091cli", "email", "olefile"]):
    from filling import CATALOG, COMPLETE, fill, write_zip
    from iso18091cli.checks.table import explain
    from iso18091cli.cli.run_collect import entry_of, why_not
    from iso18091cli.files.harmless import terminal_line
    from iso18091cli.intake.examine import examine
    from iso18091cli.intake.unpack import unpack
    from iso18091cli.render.json_text import score_document, validation_document
    from iso18091cli.round.ledger import entries_in, ledger_bytes

MAX_PART = 300_000
"""Bytes of a changed part; what size alone does is tried in tests/test_hostile.py."""
Try = Callable[[bytes], None]


def main(arguments: list[str]) -> None:
    """Runs until something breaks or the time is over. ``arguments``: what, a folder, then options of libFuzzer."""
    what, place, *options = arguments
    folder = Path(place)
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    seeds, one = {"workbook": _workbooks, "mail": _mails}[what](folder)
    for number, seed in enumerate(seeds):
        (folder / "corpus" / f"part-{number}").write_bytes(seed)
    limits = [f"-max_len={MAX_PART}", "-timeout=10", "-keep_seed=1"]
    atheris.Setup([sys.argv[0], str(folder / "corpus"), *limits, *options], one)
    atheris.Fuzz()


# Workbooks ------------------------------------------------------------------------------------------------------------


def _workbooks(folder: Path) -> tuple[Iterable[bytes], Try]:
    """Parts of a filled workbook, each behind its number."""
    find = folder / "find.xlsx"
    with zipfile.ZipFile(fill(folder / "filled.xlsx", COMPLETE)) as archive:
        wanted = [n for n in archive.namelist() if n.startswith("xl/") and n.endswith((".xml", ".rels"))]
        parts = {name: archive.read(name) for name in wanted if "drawing" not in name and "theme" not in name}
    names = sorted(parts)

    def one(data: bytes) -> None:
        if data and len(data) <= MAX_PART:
            write_zip(find, {**parts, names[data[0] % len(names)]: data[1:]})
            result = examine(find, CATALOG)
            assert result.usable or result.diagnostics
            for finding in result.diagnostics:
                explain(finding)
            validation_document([result], CATALOG, "vi")
            score_document([result], CATALOG, "vi")

    return [bytes([number]) + parts[name] for number, name in enumerate(names)], one


# Mail -----------------------------------------------------------------------------------------------------------------


def _mails(folder: Path) -> tuple[Iterable[bytes], Try]:
    """The forty mails of the example, a mailbox, and messages of Outlook, with workbooks that are small."""
    from make_mailbox import forty, mailbox
    from outlook_message import container, message

    find, spool = folder / "find.eml", folder / "spool"
    spool.mkdir(exist_ok=True)
    units = (
        "hai-an kien-an le-chan an-duong dang-lam thuy-nguyen nam-son vinh-bao an-bien dang-cuong hoa-dong tran-duong"
        " vinh-bao.sua an-bien.1 an-bien.2"
    )
    mails = [sent.mail for sent in forty({unit: _small(unit) for unit in units.split()})]
    inner = message("Phiếu", "a@b.vn", datetime(2026, 12, 14, tzinfo=UTC), {"a.xlsx": _small("a")}, inside=True)
    outlook = container(message("Chuyển", "c@d.vn", datetime(2026, 12, 14, tzinfo=UTC), {"b.pdf": b"%PDF", "c": inner}))

    def one(data: bytes) -> None:
        find.write_bytes(data)
        pieces = unpack(find, str(spool))
        assert pieces
        pieces = tuple(replace(piece, way=(find.name, *piece.way)) for piece in pieces)
        entries = [entry_of(piece) for piece in pieces]
        assert entries_in(b"".join(ledger_bytes(entries)), find) == entries
        for piece, entry in zip(pieces, entries, strict=True):
            assert all(text == terminal_line(text) for text in (*piece.way, *piece.mail, entry.name))
            if piece.kind != "file":
                why_not(piece)
        for made in spool.iterdir():
            made.unlink()

    return [*mails, mailbox(mails[:2]), outlook], one


def _small(tag: str) -> bytes:
    """A zip that says it is a workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", f"<workbook>{tag}</workbook>")
    return made.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
