"""What a stranger writes into a mail passes the doors too: into the ledger, onto the terminal, into names of files."""

from __future__ import annotations

import base64
import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest

from command_line import Run, commands
from filling import fill
from hostile_texts import DOORS, MAILS, Head
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.run_collect import entry_of
from iso18091cli.files.harmless import csv_text, header_text, terminal_line
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.intake.mail_parts import LONGEST
from iso18091cli.intake.unpack import unpack
from iso18091cli.mail.outbox import MAILS as TABLE
from iso18091cli.mail.outbox import Listed, read_table, table
from iso18091cli.model.received import Entry
from iso18091cli.model.units import Unit
from iso18091cli.round.ledger import COLUMNS, entries_in, ledger_bytes
from make_mailbox import mailbox, zipped

CATALOG = Path(__file__).parent.parent / "examples" / "three-plus-one" / "catalog.yaml"
FIELDS = {
    "From": "From: a@b.vn",
    "Subject": "Subject: =?utf-8?q?Phi=E1=BA=BFu?=",
    "Message-ID": "Message-ID: <1.2026@mail.example.vn>",
    "filename": 'filename="a.xlsx"',
}
FORGED = "\r\n✖ F99 mọi phiếu đều hỏng\u2028\x1b[2J\u202e" + "x" * 3000


def letter(given: bytes, content: bytes = b"abc") -> bytes:
    """A mail with one file, and with that field, or that name of the file, instead of a plain one."""
    fields = {key: text.encode() for key, text in FIELDS.items()}
    fields[next(key for key in FIELDS if given.startswith(key.encode()))] = given
    named = b"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; " + fields.pop("filename")
    return b"\r\n".join([*fields.values(), named, b"Content-Transfer-Encoding: base64", b"", base64.b64encode(content)])


def lines_of(data: bytes, folder: Path) -> list[Entry]:
    (folder / "thu.eml").write_bytes(data)
    (folder / "spool").mkdir(exist_ok=True)
    pieces = unpack(folder / "thu.eml", str(folder / "spool"))
    return [entry_of(replace(piece, way=("thu.eml", *piece.way))) for piece in pieces]


@pytest.mark.parametrize("given", MAILS, ids=lambda given: ascii(given[:40]))
def test_what_the_ledger_says_of_a_mail(given: bytes, tmp_path: Path) -> None:
    (entry,) = lines_of(letter(given), tmp_path)
    assert Head(entry.sender, entry.subject, entry.message_id, entry.name) == MAILS[given]


@pytest.mark.parametrize("typed", DOORS, ids=lambda text: ascii(text[:20]))
def test_whatever_stands_in_whichever_field(typed: str, tmp_path: Path) -> None:
    written = typed.encode("utf-8", "surrogatepass")
    coded = b"=?utf-8?b?" + base64.b64encode(written) + b"?="
    if "\ud83d" not in typed and len(coded) < 20_000:  # half a character no UTF-8 holds; what is longer is cut
        (subject,) = lines_of(letter(b"Subject: " + coded), tmp_path)
        assert subject.subject == header_text(typed, LONGEST)
    given = [letter(key.encode() + b": " + coded) for key in ("From", "Subject", "Message-ID")]
    given += [letter(b'filename="' + coded + b'"'), letter(b"filename*=UTF-8''" + quote_from_bytes(written).encode())]
    given += [letter(b'filename="' + re.sub(b'[\r\n"\\\\]', b"", written) + b'"')]
    given += [zipped({typed.replace("\ud83d", "")[:20_000] or "x": b"abc"})]
    found = [entry for data in given for entry in lines_of(data, tmp_path)]
    assert len(found) == len(given)
    for entry in found:
        for text in (entry.sender, entry.subject, entry.message_id, entry.name, *entry.way.split(" › ")):
            assert text == terminal_line(text) == header_text(text, LONGEST)


@pytest.mark.parametrize("typed", DOORS, ids=lambda text: ascii(text[:20]))
def test_a_line_of_a_table_holds_it_in_every_cell(typed: str, tmp_path: Path) -> None:
    typed = re.sub("\r\n?", "\n", typed).translate({0: None, 0xD83D: None})  # as every CSV of ours has it
    texts = [name for name in COLUMNS if name not in ("late", "sha256", "assessed", "asked", "errors", "warnings")]
    entry = Entry(**dict.fromkeys(texts, typed), sha256="a" * 64)  # type: ignore[arg-type]
    written = b"".join(ledger_bytes([entry]))
    assert entries_in(written, tmp_path) == [entry]
    (row,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert {row[name] for name in texts} == {csv_text(typed)}
    mail = Listed(mail="a.eml", **dict.fromkeys(["unit_code", "unit_name", "to", "subject", "attachments"], typed),
                  sha256="a", answer=typed, message_id=typed, time=typed)  # fmt: skip
    (tmp_path / TABLE).write_bytes(table([mail]))
    assert read_table(tmp_path) == (mail,)


run = pytest.fixture(commands)


def test_a_mailbox_of_them_forges_no_line_and_leaves_the_folder_by_no_name(run: Run, tmp_path: Path) -> None:
    blank = new_workbook(load_catalog(CATALOG), "vi", Stamp(unit=Unit(name="Xã A"), period="2026"))
    forged = FORGED.replace("\x1b", "")  # which no workbook holds
    book = fill(tmp_path / "a.xlsx", {("unit_name", "value"): forged, ("1.1.a", "self_level"): "Đạt"}, content=blank)
    mails = [letter(given, b"%d" % number) for number, given in enumerate(MAILS)]
    words = base64.b64encode(FORGED.encode())
    mails += [letter(b"Subject: =?utf-8?b?" + words + b"?=", book.read_bytes())]
    mails += [letter(b'filename="=?utf-8?b?' + words + b'?="', zipped({f"{FORGED}.rar": b"Rar!\x1a\x07\x00"}))]
    box, place = tmp_path / "in" / "thu.mbox", tmp_path / "deep" / "round"
    box.parent.mkdir()
    place.mkdir(parents=True)
    box.write_bytes(mailbox(mails))
    before = {path for path in tmp_path.rglob("*") if place not in path.parents}
    for words_typed in (["collect", str(box), "-o", str(place)], ["status", str(place)]):
        done = run(*words_typed, "--catalog", str(CATALOG))
        told = done.out + done.err
        assert done.code == 1 and not any(line.lstrip().startswith("✖ F99") for line in told.splitlines())
        assert terminal_line(told.replace("\n", " ")) == told.replace("\n", " ") and "x" * 250 not in told
    assert {path for path in tmp_path.rglob("*") if place not in path.parents} == before
    assert all(re.fullmatch(r"[a-z0-9.-]+", path.name) for path in place.rglob("*") if not path.name.startswith("."))
    lines = entries_in((place / "ledger.csv").read_bytes(), place)
    assert len(lines) == len(mails)
    page = run("status", str(place), "--catalog", str(CATALOG), "--format", "html").out
    assert "<script" not in page and "\u202e" not in page
