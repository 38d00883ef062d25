"""Mail in: whatever lies in mails, packed files and mails inside mails comes out byte for byte, and nothing is lost."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iso18091cli.files.folder import Folder
from iso18091cli.intake.filing import Cabinet
from iso18091cli.intake.mail_parts import is_mail, open_mail
from iso18091cli.intake.mbox import is_mailbox, mails_of
from iso18091cli.intake.sources import Passed, pieces_of
from iso18091cli.intake.unpack import DEPTH, unpack
from iso18091cli.model.received import MailHead, Piece
from make_mailbox import (
    Sent,
    file,
    forwarded,
    in_pieces,
    locked,
    mail,
    mailbox,
    quoted_file,
    raw,
    rfc2047,
    rfc2231,
    words,
)
from outlook_message import container, message

WHEN = datetime(2026, 12, 14, 2, 30, tzinfo=UTC)


def workbook(tag: str = "") -> bytes:
    """A zip that says it is a workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", f"<workbook>{tag}</workbook>")
    return made.getvalue()


BOOK = workbook()


def unpacked(data: bytes, folder: Path, name: str = "x.bin") -> list[Piece]:
    path, spool = folder / name, folder / "spool"
    path.write_bytes(data)
    spool.mkdir(exist_ok=True)
    return list(unpack(path, str(spool)))


def contents(pieces: list[Piece]) -> list[bytes]:
    return [Path(piece.stored).read_bytes() for piece in pieces if piece.kind == "file"]


# Mails ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [rfc2231, rfc2047, raw, in_pieces])
@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\n\n"])
def test_an_attachment_and_its_name_however_it_is_written(
    named: Callable[[str], str], end: bytes, tmp_path: Path
) -> None:
    name = "Phiếu tự đánh giá – phường Hải An.xlsx"
    (piece,) = unpacked(mail(1, "a@b.vn", "Phiếu", [words("x"), file(BOOK, name, named, end=end)]), tmp_path)
    assert (piece.way, piece.kind, contents([piece])) == ((name,), "file", [BOOK])
    assert piece.sha256 == hashlib.sha256(BOOK).hexdigest()
    assert piece.mail == MailHead("2026-12-01T02:01:00+00:00", "a@b.vn", "Phiếu", "<1.2026@mail.example.vn>")


@pytest.mark.parametrize("name", ["ARC-Seal", "Authentication-Results", "List-Help"])
def test_a_mail_is_known_also_behind_fields_of_many_thousand_bytes(name: str, tmp_path: Path) -> None:
    inner = mail(1, "a@b.vn", "Phiếu", [words("x"), file(BOOK, "a.xlsx")])
    long = f"{name}: i=1;\r\n".encode() + b"\tb=0123456789abcdef\r\n" * 4000
    for sent in (long + inner, mail(2, "c@d.vn", "Fwd", [words("x"), file(long + inner, "thu.eml")])):
        (piece,) = unpacked(sent, tmp_path)
        assert contents([piece]) == [BOOK]


def test_quoted_printable_keeps_every_byte(tmp_path: Path) -> None:
    assert contents(unpacked(mail(1, "a@b.vn", "x", [quoted_file(BOOK, "a.xlsx")]), tmp_path)) == [BOOK]


def test_a_mail_inside_a_mail_is_opened_also_where_it_is_packed(tmp_path: Path) -> None:
    inner = mail(1, "a@b.vn", "Phiếu", [words("x"), file(BOOK, "a.xlsx")])
    for packed in (False, True):
        outer = mail(2, "c@d.vn", "Fwd", [words("x"), forwarded(inner, packed)])
        (piece,) = unpacked(outer, tmp_path)
        assert contents([piece]) == [BOOK]
        assert piece.mail.sender == "c@d.vn"  # the one that lay in the office's mailbox


@pytest.mark.parametrize(
    ("text", "more", "kind", "detail"),
    [
        ("Kính gửi", "", "mail", ""),
        ("", "", "mail", ""),
        ("Đi vắng", "Auto-Submitted: auto-replied", "automatic", ""),
        ("Tải ở https://drive.google.com/file/d/1/view nhé", "", "link", "drive.google.com"),
        ("https://ubnd.sharepoint.com/:x:/g/abc", "", "link", "sharepoint.com"),
        ("https://example.vn/drive.google.com", "", "mail", ""),
    ],
)
def test_a_mail_without_an_attachment_is_a_piece(text: str, more: str, kind: str, detail: str, tmp_path: Path) -> None:
    (piece,) = unpacked(mail(1, "a@b.vn", "x", [words(text)], more=more), tmp_path)
    assert (piece.kind, piece.detail, piece.way) == (kind, detail, ())


def test_a_report_of_a_mail_that_was_not_delivered_is_no_workbook_that_came(tmp_path: Path) -> None:
    ours = forwarded(mail(1, "we@x.vn", "Phiếu", [words("x"), file(BOOK, "a.xlsx")]))
    (piece,) = unpacked(mail(2, "daemon@x.vn", "failed", [words("no"), ours], kind="multipart/report"), tmp_path)
    assert piece.kind == "undelivered"


def test_what_mails_say_obeys_nobody() -> None:
    head = open_mail(mail(1, "a@b.vn\u202e\x1b[1m", "x\r\nBcc: c@d.vn \u2028y", [words("x")])).head
    assert not set("\r\n\x1b\u202e\u2028") & set("".join(head))


def test_a_date_that_is_none_is_no_date(tmp_path: Path) -> None:
    data = mail(1, "a@b.vn", "x", [words("x")]).replace(b"Date: Tue, 01 Dec 2026", b"Date: Tue, 41 Dec 99999")
    (piece,) = unpacked(data, tmp_path)
    assert piece.mail.received == ""


# Packed files ---------------------------------------------------------------------------------------------------------


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_zips_in_zips_and_what_other_programs_leave_in_them(tmp_path: Path) -> None:
    data = packed(
        **{"a/b/phiếu.xlsx": BOOK, "inner.zip": packed(**{"../../c.xlsx": workbook("c")}), "__MACOSX/._a": b"x"}
    )
    found = unpacked(data, tmp_path, "thu.zip")
    assert [(piece.way, piece.kind) for piece in found] == [
        (("a/b/phiếu.xlsx",), "file"),
        (("inner.zip", "../../c.xlsx"), "file"),
        (("__MACOSX/._a",), "side"),
    ]
    assert contents(found) == [BOOK, workbook("c")]
    assert not (tmp_path.parent / "c.xlsx").exists()


@pytest.mark.parametrize(
    ("data", "kind", "detail"),
    [
        (b"Rar!\x1a\x07\x00", "packed", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\x00", "packed", "7z"),
        (b"\x78\x9f\x3e\x22\x00", "packed", "winmail.dat"),
        (locked(b"x"), "locked", ""),
        (packed(a=BOOK)[:-30], "file", ""),  # told by the reader of workbooks
    ],
)
def test_what_is_not_opened_is_named_and_kept(data: bytes, kind: str, detail: str, tmp_path: Path) -> None:
    (piece,) = unpacked(mail(1, "a@b.vn", "x", [words("x"), file(data, "a.bin")]), tmp_path)
    assert (piece.kind, piece.detail, Path(piece.stored).read_bytes()) == (kind, detail, data)


def test_depth_count_and_size_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = BOOK
    for _ in range(DEPTH + 2):
        data = packed(a=data)
    assert [piece.kind for piece in unpacked(data, tmp_path)] == ["too-deep"]
    monkeypatch.setattr("iso18091cli.intake.unpack.PIECES", 3)
    many = unpacked(packed(**{f"{number}.txt": b"%d" % number for number in range(9)}), tmp_path)
    assert [piece.kind for piece in many] == ["file", "file", "file", "too-many"]
    monkeypatch.setattr("iso18091cli.intake.unpack.LARGEST", 1000)
    bomb = unpacked(packed(a=b"\0" * 5000, b=b"ok"), tmp_path)
    assert [piece.kind for piece in bomb] == ["too-large", "file"]


# Outlook --------------------------------------------------------------------------------------------------------------


def test_a_message_of_outlook_and_one_inside_it(tmp_path: Path) -> None:
    inner = message(
        "Phiếu Hải An", "vp@haian.vn", WHEN, {"Phiếu.xlsx": BOOK, "to.xlsx": workbook("b" * 9000)}, inside=True
    )
    outer = container(message("Chuyển", "so@x.vn", WHEN, {"bản ký.pdf": b"%PDF", "Phiếu Hải An": inner}))
    found = unpacked(outer, tmp_path, "thu.msg")
    assert [piece.way for piece in found] == [
        ("bản ký.pdf",),
        ("Phiếu Hải An.msg", "Phiếu.xlsx"),
        ("Phiếu Hải An.msg", "to.xlsx"),
    ]
    assert contents(found)[1:] == [BOOK, workbook("b" * 9000)]
    assert found[1].mail == MailHead("2026-12-14T02:30:00+00:00", "so@x.vn", "Chuyển", "")


def test_a_damaged_message_of_outlook_is_named(tmp_path: Path) -> None:
    data = container(message("x", "a@b.vn", WHEN, {"a.xlsx": BOOK * 20}))
    for cut in (600, 1500, len(data) - 700):
        found = unpacked(data[:cut], tmp_path, "thu.msg")
        assert found and all(Path(piece.stored).exists() for piece in found if piece.kind in ("broken", "file"))


# Mailboxes ------------------------------------------------------------------------------------------------------------


def test_a_mailbox_is_taken_apart_at_its_mails_alone() -> None:
    first = b"From: a@b.vn\nSubject: x\n\nFrom here on\n\nFrom Monday 09:30 we are closed\nbye\n"
    second = b"From: c@d.vn\r\nSubject: y\r\n\r\nz\r\n"
    box = mailbox([first, second])
    assert is_mailbox(box) and not is_mail(box) and is_mail(first)
    assert [open_mail(each).head.sender for each in mails_of(io.BytesIO(box))] == ["a@b.vn", "c@d.vn"]


def test_numbers_of_mails_stand_in_the_way(tmp_path: Path) -> None:
    mails = [mail(number, "a@b.vn", "x", [words("x"), file(workbook(str(number)), "a.xlsx")]) for number in (1, 2)]
    (tmp_path / "in").mkdir()
    (tmp_path / "spool").mkdir()
    (tmp_path / "in" / "thu.mbox").write_bytes(mailbox(mails))
    passed: list[Passed] = []
    (batch,) = pieces_of([tmp_path / "in"], tmp_path / "spool", passed)
    assert [(piece.way, piece.depth) for piece in batch] == [
        (("thu.mbox", "1", "a.xlsx"), 2),
        (("thu.mbox", "2", "a.xlsx"), 2),
    ]


# Any nesting ----------------------------------------------------------------------------------------------------------


def in_mail(data: bytes, name: str) -> tuple[bytes, str]:
    made = EmailMessage()
    made["From"], made["Subject"] = "a@b.vn", "Phiếu"
    made.set_content("x")
    made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes(), "thu.eml"


def in_zip(data: bytes, name: str) -> tuple[bytes, str]:
    return packed(**{name: data}), "nén.zip"


def in_message(data: bytes, name: str) -> tuple[bytes, str]:
    return container(message("x", "a@b.vn", WHEN, {name: data})), "thư.msg"


def in_mailbox(data: bytes, name: str) -> tuple[bytes, str]:
    return mailbox([in_mail(data, name)[0]]), "thu.mbox"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tag=st.text("abcxyz \n", max_size=3000),
    ways=st.lists(st.sampled_from([in_mail, in_zip, in_message]), max_size=DEPTH - 1),
)
def test_a_workbook_comes_out_of_any_nesting_byte_for_byte(
    tag: str, ways: list[Callable[[bytes, str], tuple[bytes, str]]], tmp_path: Path
) -> None:
    book = workbook(tag)
    data, name = book, "phiếu.xlsx"
    for wrap in ways:
        data, name = wrap(data, name)
    assert contents(unpacked(data, tmp_path)) == [book]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_mail_makes_a_traceback(data: st.DataObject, tmp_path: Path) -> None:
    whole = mail(1, "a@b.vn", "Phiếu", [words("x"), file(BOOK, "a.xlsx", in_pieces), forwarded(in_mail(BOOK, "b")[0])])
    at = data.draw(st.integers(0, len(whole)))
    more = data.draw(st.binary(max_size=20))
    back = data.draw(st.integers(0, 200))
    assert unpacked(whole[:at] + more + whole[at + back :], tmp_path)


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "data" / "fuzz").glob("*.eml")), ids=lambda p: p.stem)
def test_what_was_found_stays_mended(path: Path, tmp_path: Path) -> None:
    """Mails that stopped a reader of before; tools/fuzz_reader.py says how one gets here."""
    assert unpacked(path.read_bytes(), tmp_path)


def test_letters_that_are_none_cost_no_file(tmp_path: Path) -> None:
    data = mail(1, "a@b.vn", "x", [words("Kính gửi"), file(BOOK, "a.xlsx", rfc2231)])
    data = data.replace(b"charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", b"charset=idna")
    data = data.replace(b"filename*=UTF-8''", b"filename*=undefined''").replace(b"K=C3=ADnh", "Kính".encode())
    (piece,) = unpacked(data, tmp_path)
    assert (piece.name, contents([piece])) == ("a.xlsx", [BOOK])


@pytest.mark.parametrize("kind", ["message/rfc822", "multipart/mixed; boundary=b%d"])
def test_mails_inside_each_other_beyond_all_measure_are_named_and_kept(kind: str, tmp_path: Path) -> None:
    head = b"From: a@b.vn\r\nSubject: x\r\nContent-Type: %s\r\n\r\n"
    data = b"From: a@b.vn\r\nSubject: x\r\n\r\nhi\r\n"
    for number in range(1200):
        if "%d" in kind:
            data = head % (kind % number).encode() + b"--b%d\r\n" % number + data + b"\r\n--b%d--\r\n" % number
        else:
            data = head % kind.encode() + data
    (piece,) = unpacked(data, tmp_path)
    assert piece.kind == "too-deep" and Path(piece.stored).read_bytes() == data


# Filing ---------------------------------------------------------------------------------------------------------------


def piece(folder: Path, data: bytes, name: str, sender: str = "a@b.vn") -> Piece:
    path = folder / hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    head = MailHead("2026-12-14T02:30:00+00:00", sender)
    return Piece(way=(name,), sha256=path.name, kind="file", stored=str(path), mail=head)


def test_nothing_is_filed_over_another_and_nothing_twice(tmp_path: Path) -> None:
    target = tmp_path / "round"
    with Folder(target, make=True) as folder:
        cabinet = Cabinet(folder)
        one, two = piece(tmp_path, b"1", "a.xlsx"), piece(tmp_path, b"2", "a.xlsx")
        assert [cabinet.file_workbook(each, "hai-an", ".xlsx") for each in (one, two, one, two)] == [
            "hai-an.xlsx",
            "hai-an.2.xlsx",
            "hai-an.xlsx",
            "hai-an.2.xlsx",
        ]
        assert cabinet.workbooks == 2
        assert (target / "hai-an.2.xlsx").read_bytes() == b"2"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Phiếu đã ký.pdf", "2026-12-14-a-b-vn-phieu-da-ky.pdf"),
        ("../../.bashrc", "2026-12-14-a-b-vn-bashrc.bin"),
        ("chạy.exe", "2026-12-14-a-b-vn-chay.bin"),
        ("con.html", "2026-12-14-a-b-vn-unit-con.bin"),
    ],
)
def test_what_is_kept_aside_bears_a_name_of_ours(name: str, kept: str, tmp_path: Path) -> None:
    with Folder(tmp_path / "round", make=True) as folder:
        cabinet = Cabinet(folder)
        assert cabinet.keep(piece(tmp_path, b"x", name), "2026-12-14", "nobody") == f"khac/{kept}"
        cabinet.close()
    assert (tmp_path / "round" / "khac" / kept).read_bytes() == b"x"


def test_each_mail_of_the_box_is_what_it_says(tmp_path: Path) -> None:
    """The generator of the example: as many pieces as it says, with workbooks that are no workbooks."""
    from make_mailbox import forty

    stems = (
        "hai-an kien-an le-chan an-duong dang-lam thuy-nguyen nam-son vinh-bao an-bien dang-cuong hoa-dong tran-duong"
        " vinh-bao.sua an-bien.1 an-bien.2"
    )
    mails: list[Sent] = list(forty({stem: workbook(stem) for stem in stems.split()}))
    assert len(mails) == 40
    for sent in mails:
        found = unpacked(sent.mail, tmp_path)
        assert len(found) == len(sent.lines), sent.lines
        assert [each.kind for each in found if each.kind in ("packed", "locked", "link")] == [] or "open" in sent.lines
