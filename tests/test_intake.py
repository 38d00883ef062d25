"""A folder of mail: every file and folder in it is read or said, whatever it is called."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from iso18091cli.files.result_folder import MANIFEST
from iso18091cli.intake.folder import receive

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")

MAIL = """From: Xã An <xa.an@example.vn>
Subject: =?utf-8?B?UGhp4bq/dQ==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Kính gửi
--b
Content-Type: {kind}{name}
Content-Transfer-Encoding: base64

UEsDBA==
--b--
"""
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def said(folder: Path) -> dict[str, tuple[str, str]]:
    """What is said of each thing that is not read: code and outcome."""
    received = receive(folder)
    return {Path(line.path).relative_to(folder).as_posix(): (line.code, line.outcome) for line in received.skipped}


def pack(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, b"x")


def test_arrivals(tmp_path: Path) -> None:
    pack(tmp_path / "phieu.ZIP", "xa-an/phieu.XLSX")
    pack(tmp_path / "zip-in-zip.zip", "mail.zip")
    pack(tmp_path / "anh.zip", "a.jpg", "b.pdf")
    (tmp_path / "broken.zip").write_bytes(b"PK")
    (tmp_path / "x.rar").write_bytes(b"Rar!")
    (tmp_path / "a.eml").write_text(MAIL.format(kind=SHEET, name=""), "utf-8")
    (tmp_path / "b.eml").write_text(MAIL.format(kind="application/octet-stream", name=""), "utf-8")
    (tmp_path / "c.eml").write_text(MAIL.format(kind="image/png", name='; name="phieu.xlsx"'), "utf-8")
    (tmp_path / "d.eml").write_text(MAIL.format(kind="application/pdf", name='; name="cong-van.pdf"'), "utf-8")
    (tmp_path / "tong-hop" / "data").mkdir(parents=True)
    (tmp_path / "tong-hop" / MANIFEST).write_text("{}")
    (tmp_path / "tong-hop" / "summary.xlsx").write_bytes(b"x")
    wrapped = ("phieu.ZIP", "zip-in-zip.zip", "broken.zip", "x.rar", "a.eml", "b.eml", "c.eml")
    assert said(tmp_path) == {
        **dict.fromkeys(wrapped, ("F30", "unusable")),
        "anh.zip": ("F15", "skipped"),
        "d.eml": ("F15", "skipped"),
        "tong-hop": ("F33", "skipped"),
    }
    assert receive(tmp_path).workbooks == ()


@needs_links
def test_links(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.xlsx").write_bytes(b"x")
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "xã").symlink_to(elsewhere, target_is_directory=True)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "a.xlsx").symlink_to(elsewhere / "b.xlsx")
    (folder / "gone.xlsx").symlink_to(elsewhere / "none.xlsx")
    os.mkfifo(folder / "pipe.xlsx")
    assert said(folder) == {
        "xã": ("F32", "unusable"),
        "round": ("F32", "unusable"),
        "gone.xlsx": ("F19", "unusable"),
        "pipe.xlsx": ("F18", "unusable"),
    }
    assert [path.name for path in receive(folder).workbooks] == ["a.xlsx"]


@needs_links
@pytest.mark.parametrize("name", ["a.eml", "a.zip", "a.msg", "a", "a.xlsx", "units.csv", "~$a.xlsx"])
def test_what_is_no_file_ends_nobodys_run(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "mail"
    (folder / "device").mkdir(parents=True)
    os.mkfifo(folder / name)
    (folder / "device" / name).symlink_to("/dev/zero")
    assert said(folder) == dict.fromkeys((name, f"device/{name}"), ("F18", "unusable"))
    received = receive(folder)
    assert received.workbooks == () and received.register is None


XLSX, ODS, OTHER = ("xl/workbook.xml", "[Content_Types].xml"), ("content.xml", "mimetype"), ("word/document.xml",)


def _ods(path: Path, kind: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<x/>")


def test_a_workbook_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    names = ("phieu", "kien-an.xlsx.download", "a.xlsx_", "b.bin", "c.txt", "d.zip", "~$e.xlsx", "f.pdf", "Thumbs.db")
    for name in names:
        pack(tmp_path / name, *XLSX)
    pack(tmp_path / "nested.dat", "xl/workbook.bin")
    _ods(tmp_path / "g", "spreadsheet")
    _ods(tmp_path / "h.tmp", "spreadsheet-template")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "i.crdownload").write_bytes(old + "Workbook".encode("utf-16-le"))
    (tmp_path / "j").write_bytes(old + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "cut.part").write_bytes(b"PK\x03\x04" + bytes(99))
    (tmp_path / "k.xml").write_bytes(
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    )
    found = {path.name for path in receive(tmp_path).workbooks}
    assert found == {*names, "nested.dat", "g", "h.tmp", "i.crdownload", "j", "cut.part", "k.xml"}
    assert said(tmp_path) == {}


def test_what_is_no_workbook_by_its_content(tmp_path: Path) -> None:
    pack(tmp_path / "a.dat", *OTHER)
    _ods(tmp_path / "b", "text")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "c").write_bytes(old + "WordDocument".encode("utf-16-le"))
    (tmp_path / "d.xml").write_bytes(b'<?xml version="1.0"?><x/>')
    (tmp_path / "e.txt").write_text(MAIL.format(kind="application/pdf", name='; name="cong-van.pdf"'), "utf-8")
    other = dict.fromkeys(("a.dat", "b", "c", "d.xml", "e.txt"), ("F15", "skipped"))
    (tmp_path / "winmail.dat").write_bytes(b"\x78\x9f\x3e\x22" + bytes(99))
    (tmp_path / "f").write_bytes(b"Rar!\x1a\x07\x00")
    (tmp_path / "g.bin").write_bytes(old + "__properties_version1.0".encode("utf-16-le"))
    (tmp_path / "h").write_text(MAIL.format(kind=SHEET, name=""), "utf-8")
    (tmp_path / "i").write_text(MAIL.format(kind="application/ms-tnef", name='; name="winmail.dat"'), "utf-8")
    pack(tmp_path / "j.bin", "xa-an/phieu.xlsx")
    wrapped = dict.fromkeys(("winmail.dat", "f", "g.bin", "h", "i", "j.bin"), ("F30", "unusable"))
    (tmp_path / "~$a.xlsx").write_bytes(b"\x06Lan An" + bytes(158))
    (tmp_path / "._a.xlsx").write_bytes(b"\x00\x05\x16\x07")
    assert said(tmp_path) == other | wrapped | dict.fromkeys(("~$a.xlsx", "._a.xlsx"), ("F14", "skipped"))
    assert receive(tmp_path).workbooks == ()


def test_a_folder_that_may_be_listed_but_not_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.xlsx", "units.csv"):
        (tmp_path / name).write_bytes(b"x")

    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    received = receive(tmp_path)
    assert received.register is None and [path.name for path in received.workbooks] == ["a.xlsx"]


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.xlsx").write_bytes(b"x")
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert said(tmp_path) == {"closed": ("F31", "unusable")}
    assert [path.name for path in receive(tmp_path).workbooks] == ["a.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_every_kind(tmp_path: Path) -> None:
    names = [
        unicodedata.normalize("NFD", "Phiếu xã Đông.xlsx"),
        "phiếu 📄👍.xlsx",
        "đ" * 120 + ".xlsx",
        "a\x1b[2J\nb\u202e.xlsx",
        "..xlsx",
        "x.xlsx ",
        "[1]{{7*7}}<b>.XLSX",
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    os.close(os.open(os.fsencode(tmp_path) + b"/m\xe0.xlsx", os.O_CREAT))
    received = receive(tmp_path)
    assert len(received.workbooks) == len(names) + 1 and not received.skipped
