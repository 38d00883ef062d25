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
    assert said(folder) == {"xã": ("F32", "unusable"), "round": ("F32", "unusable")}
    assert [path.name for path in receive(folder).workbooks] == ["a.xlsx", "gone.xlsx", "pipe.xlsx"]


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
