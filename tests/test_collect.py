"""collect and status over a mailbox as an office has it: each mail is accounted for, and running it again adds nothing."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import main
from iso18091cli.figures.ledger import is_late
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.answers import Stage
from iso18091cli.model.received import Entry, Receipt, Word
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.units import Unit
from iso18091cli.register.identity import in_order
from iso18091cli.round.ledger import entries_in, ledger_bytes, word_of
from make_mailbox import Sent, as_sent, file, forty, mail, mailbox, words

EXAMPLES = Path(__file__).parent.parent / "examples"
REGISTER = EXAMPLES / "pilot-2023" / "units.csv"
CATALOG = EXAMPLES / "three-plus-one" / "catalog.yaml"  # small forms
UNITS = {
    **{"hai-an": ("306", "Hải An"), "kien-an": ("307", "Kiến An"), "le-chan": ("305", "Lê Chân")},
    **{"thuy-nguyen": ("311", "Thủy Nguyên"), "an-duong": ("312", "An Dương"), "vinh-bao": ("316", "Vĩnh Bảo")},
    **{"dang-lam": ("99001", "Đằng Lâm"), "nam-son": ("99002", "Nam Sơn"), "an-bien": ("99003", "An Biên")},
    **{"hoa-dong": ("99004", "Hoa Động"), "dang-cuong": ("99005", "Đặng Cương"), "tran-duong": ("99006", "Trấn Dương")},
}


GIVEN = ("--units", REGISTER, "--catalog", CATALOG)


def workbooks(folder: Path) -> dict[str, bytes]:
    """A small workbook a unit of the pilot, with some answers; that of Vĩnh Bảo first with a word that is no level."""
    stamp = Stamp(unit=Unit(code="54321", name="Tên Đơn Vị"), period="2026")
    blank = new_workbook(load_catalog(CATALOG), "vi", stamp)
    right, wrong = (fill(folder / f"{word}.xlsx", _answers(word), content=blank) for word in ("Đạt", "Tím"))
    books = {stem: _of_unit(wrong if stem == "vinh-bao" else right, *unit) for stem, unit in UNITS.items()}
    return as_sent(books, {"Tím": "Đạt"})


def _answers(level: str) -> dict[tuple[str, str], object]:
    return {("1.1.a", "self_level"): level, ("1.1.b", "self_level"): "Đạt"}


def _of_unit(filled: Path, code: str, name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(filled) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for part in archive.namelist():
            data = archive.read(part).replace(b"54321", code.encode()).replace("Tên Đơn Vị".encode(), name.encode())
            written.writestr(part, data)
    return made.getvalue()


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


def command(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Done:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["iso18091", *map(str, arguments)])
        patch.setenv("COLUMNS", "200")
        patch.delenv("ISO18091_LANG", raising=False)
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return Done(code, *capsys.readouterr())


class Box(NamedTuple):
    """The mailbox, collected once."""

    folder: Path
    mails: list[Sent]
    workbooks: dict[str, bytes]

    @property
    def round(self) -> Path:
        return self.folder / "pilot"

    def ledger(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((self.round / "ledger.csv").read_text("utf-8-sig"))))

    def state(self) -> dict[str, bytes]:
        return {path.relative_to(self.round).as_posix(): path.read_bytes() for path in self.round.rglob("*.*")}


def collect(capsys: pytest.CaptureFixture[str], box: Box, source: Path) -> Done:
    return command(capsys, "collect", source, "-o", box.round, *GIVEN, "--due", "03/12/2026")


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Box:
    folder = tmp_path_factory.mktemp("mail")
    books = workbooks(folder)
    made = Box(folder, list(forty(books)), books)
    (folder / "in").mkdir()
    (folder / "in" / "thu.mbox").write_bytes(mailbox([sent.mail for sent in made.mails]))
    return made


def test_the_ledger_adds_up_and_a_second_run_adds_nothing(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    done = collect(capsys, box, box.folder / "in")
    assert done.code == 1  # some things a person has to open
    lines = box.ledger()
    assert len(lines) == sum(len(sent.lines) for sent in box.mails) == 46
    assert len({line["message_id"] for line in lines}) == len(box.mails) == 40
    wanted = [word for sent in box.mails for word in sent.lines]
    for line, word in zip(lines, wanted, strict=True):
        stem = line["file"].partition(".")[0]
        if word == "open":
            assert line["outcome"] == "unusable" and line["reason"] in done.out
        elif word in ("mail", "other"):
            assert line["outcome"] == "skipped" and line["reason"]
        else:
            assert stem == ("khong-doc-duoc" if word == "unreadable" else word)
    # Byte for byte: every workbook that was sent is there; of An Biên both halves are.
    filed = {path.read_bytes() for path in box.round.iterdir() if path.is_file()}
    assert {data for stem, data in box.workbooks.items() if stem != "an-bien"} <= filed
    before = box.state()
    again = collect(capsys, box, box.folder / "in")
    assert "không có gì mới" in again.out and box.state() == before


def test_a_mailbox_that_was_cut_and_one_that_overlaps_add_nothing(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    before = box.state()
    whole = (box.folder / "in" / "thu.mbox").read_bytes()
    others = box.folder / "other"
    others.mkdir()
    # In the middle of a workbook, of a mail's fields, of its words; and a box that holds the last mails alone.
    for number, cut in enumerate((len(whole) * 2 // 3, whole.index(b"<24.2026"), whole.index(b"Xin h"))):
        (others / f"{number}.mbox").write_bytes(whole[:cut])
    (others / "last.mbox").write_bytes(mailbox([sent.mail for sent in box.mails[30:]]))
    collect(capsys, box, others)
    assert box.state() == before


def test_a_correction_and_the_halves_of_two_officers_differ_in_answers(
    box: Box, capsys: pytest.CaptureFixture[str]
) -> None:
    for unit, stem, count in (("Vĩnh Bảo", "vinh-bao", 1), ("An Biên", "an-bien", 2), ("Kiến An", "kien-an", 0)):
        told = command(capsys, "status", box.round, unit, "--copies", *GIVEN).out
        assert f"{stem}.2.xlsx: Được tính" in told and f"{stem}.xlsx: Bản thứ hai" in told
        assert (f"khác nhau ở {count} dòng" in told) == (count > 0), told


def test_a_persons_word_decides_and_stays(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    lines = box.ledger()
    counted = {line["file"] for line in lines if line["outcome"] == "counted"}
    assert "kien-an.2.xlsx" in counted and "kien-an.xlsx" not in counted  # received last
    for line in lines:
        line["counts"] = {"kien-an.xlsx": " X ", "le-chan.xlsx": "maybe"}.get(line["file"], "")
    text = io.StringIO()
    table = csv.DictWriter(text, list(lines[0]), delimiter=";")  # as Excel saves it in Vietnam
    table.writeheader()
    table.writerows(lines)
    (box.round / "ledger.csv").write_text(text.getvalue(), "utf-8-sig")
    done = command(capsys, "status", box.round, "Kiến An", "--copies", *GIVEN)
    assert "“maybe”" in done.err and "dòng 4" in done.err
    assert "kien-an.xlsx: Được tính" in done.out and "kien-an.2.xlsx: Bản thứ hai. Cùng đơn vị" in done.out
    collect(capsys, box, box.folder / "in")
    after = {line["file"]: line for line in box.ledger() if line["outcome"] in ("counted", "second_copy")}
    assert after["kien-an.xlsx"]["outcome"] == "counted" and after["kien-an.xlsx"]["counts"] == " X "
    assert "sổ nhận phiếu" in after["kien-an.2.xlsx"]["reason"] and after["le-chan.xlsx"]["counts"] == "maybe"


def test_status_in_each_form(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("status", box.round, *GIVEN, "--due", "03/12/2026")
    text = command(capsys, *asked)
    assert text.code == 1 and "12/12 đã nhận, 0 đạt, 0 còn thiếu, 3 đến sau hạn 03/12/2026" in text.out
    assert "Chưa trả lời đủ (" in text.out
    document = json.loads(command(capsys, *asked, "--format", "json").out)
    assert (document["format"], document["received"], document["accepted"], document["due"]) == (
        1,
        12,
        0,
        "2026-12-03",
    )
    vinh_bao = next(unit for unit in document["units"] if unit["code"] == "316")
    assert (vinh_bao["state"], vinh_bao["late"], vinh_bao["copies"]) == ("incomplete", True, 2) and vinh_bao[
        "errors"
    ] > 1
    rows = list(csv.DictReader(io.StringIO(command(capsys, *asked, "--format", "csv").out.lstrip("\ufeff"))))
    assert [row["code"] for row in rows] == [unit["code"] for unit in document["units"]]
    page = command(capsys, *asked, "--format", "html").out
    assert page.count("<tr>") == 13 and "<script" not in page
    assert command(capsys, *asked[:2], "Không Có", *asked[2:]).code == 2
    assert command(capsys, *asked, "--copies").code == 2


def test_aggregate_knows_when_and_from_whom(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    out = box.folder / "out"
    command(capsys, "aggregate", box.round, "-o", out, *GIVEN, "--no-word")
    rows = list(csv.DictReader(io.StringIO((out / "data" / "ledger.csv").read_text("utf-8-sig"))))
    found = {Path(row["file"]).name: row for row in rows}
    assert found["hai-an.xlsx"]["sender"] == "ubnd@haian.example.vn"
    assert found["hai-an.xlsx"]["received"] == "2026-12-01T02:01:00+00:00"
    assert found["kien-an.xlsx"]["outcome"] == "counted"  # a person's word, in the ledger
    assert not any("khac" in Path(row["file"]).parts[:-1] for row in rows)


def test_the_rounds_own_folder_may_be_collected(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    before = box.state()
    collect(capsys, box, box.round)
    assert box.state() == before


def test_nothing_is_reached_through_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "thu.eml").write_bytes(mail(1, "a@b.vn", "x", [words("x"), file(b"%PDF", "../../a.pdf")]))
    (tmp_path / "round").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "round" / "khac").symlink_to(tmp_path / "elsewhere")
    done = command(capsys, "collect", tmp_path / "in", "-o", tmp_path / "round")
    assert done.code == 2 and "khac" in done.err and not list((tmp_path / "elsewhere").iterdir())
    (tmp_path / "round" / "ledger.csv").symlink_to(REGISTER)
    assert command(capsys, "collect", tmp_path / "in", "-o", tmp_path / "round").code == 2


def test_text_of_senders_is_text_in_the_ledger(tmp_path: Path) -> None:
    odd = Entry(
        counts="=x", sender="=cmd|' /C calc'!A0", subject='a"\tb;+1', way="@a › b", name="-1.xlsx", sha256="a" * 64
    )
    text = b"".join(ledger_bytes([odd]))
    assert entries_in(text, Path("ledger.csv")) == [odd]
    assert b",'=cmd" in text and b"'@a" in text and b"'-1.xlsx" in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("x", "yes"), (" Có ", "yes"), ("1", "yes"), ("không", "no"), ("KHÔNG TÍNH", "no"), ("", None), ("maybe", None)],
)
def test_words_of_a_person(typed: str, meant: str | None) -> None:
    assert word_of(typed) == meant


def copy(path: str, *, last: str = "", saved: str = "", word: Word | None = None, stage: Stage = "self") -> LedgerLine:
    receipt = Receipt(received=last, last=last, word=word)
    return LedgerLine(
        path=path, sha256=path, outcome="counted", unit=None, stage=stage, answered=1, saved=saved, receipt=receipt
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (copy("b", last="2026-12-02"), copy("a", last="2026-12-01", saved="2026-12-09")),
        (copy("b", saved="2026-12-02", last="2026-12-02"), copy("a", saved="2026-12-01", last="2026-12-02")),
        (copy("b", saved="2026-12-02"), copy("a", saved="2026-12-01", last="2026-12-03")),  # of one it is not known
        (copy("b", word="yes"), copy("a", last="2026-12-01", stage="agreed")),
        (copy("b", last="2026-12-01"), copy("a", last="2026-12-02", word="no")),
        (copy("b", stage="review", last="2026-12-01"), copy("a", last="2026-12-02")),
    ],
)
def test_the_copy_that_counts_by_word_and_receipt(first: LedgerLine, second: LedgerLine) -> None:
    assert in_order([second, first])[0] is first is in_order([first, second])[0]


def test_a_day_is_late_by_the_calendar_of_vietnam() -> None:
    assert is_late("2026-12-15T16:59:00+00:00", "2026-12-15") is False
    assert is_late("2026-12-15T17:00:00+00:00", "2026-12-15") is True
    assert is_late("", "2026-12-15") is None is is_late("2026-12-15T17:00:00+00:00", "")


def test_what_came_instead_is_told_of_the_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    letter = mail(1, "Hai An <hai-an@example.vn>", "x", [words("x"), file(b"Rar!\x1a\x07\x00", "phieu.rar")])
    (tmp_path / "in" / "thu.eml").write_bytes(letter)
    done = command(capsys, "collect", tmp_path / "in", "-o", tmp_path / "round", *GIVEN)
    assert done.code == 1 and "phieu.rar" in done.out
    told = command(capsys, "status", tmp_path / "round", "Hải An", *GIVEN).out
    assert "Chưa gửi phiếu: từ địa chỉ của đơn vị đã đến thu.eml › phieu.rar" in told


def test_what_is_wrong_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = command(capsys, "collect", tmp_path / "nowhere", "-o", tmp_path / "r")
    assert missing.code == 2 and "nowhere" in missing.err
    (tmp_path / "empty").mkdir()
    assert command(capsys, "collect", tmp_path / "empty", "-o", tmp_path / "r").code == 2
    (tmp_path / "r" / "ledger.csv").write_text("a,b\n1,2\n", "utf-8")
    broken = command(capsys, "collect", tmp_path / "empty", "-o", tmp_path / "r")
    assert broken.code == 2 and "counts, sha256, way" in broken.err
    assert command(capsys, "collect", tmp_path / "empty", "-o", tmp_path / "r", "--due", "mai").code == 2
