"""Makes a mailbox as an office has it in the middle of a round: forty mails of all kinds, with the pilot's workbooks.

    python examples/make_mailbox.py FOLDER      writes FOLDER/thu.mbox

The mails are written as Outlook, Gmail, Zimbra, Apple Mail and a telephone write them: names of files in RFC 2047,
RFC 2231 and raw UTF-8, base64 and quoted-printable with odd line ends. No address in it exists.
"""

from __future__ import annotations

import base64
import binascii
import io
import quopri
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.header import Header
from html import unescape
from pathlib import Path
from urllib.parse import quote

PILOT = Path(__file__).parent / "pilot-2023"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BEGINS = b"From MAILER-DAEMON Tue Dec  1 08:00:00 2026\n"

Part = tuple[str, bytes]
"""A part of a mail: its header fields, and what it holds, encoded."""


@dataclass(frozen=True)
class Sent:
    """One mail of the box, and what has to be found in it."""

    mail: bytes
    lines: tuple[str, ...]
    """A word a line of the ledger: the stem of a workbook, or "other", "open" (a person has to), "mail"."""


# How programs write -----------------------------------------------------------------------------------------------


def rfc2231(name: str) -> str:
    """As Thunderbird and Zimbra write the name of a file."""
    return f"filename*=UTF-8''{quote(name)}"


def in_pieces(name: str) -> str:
    """As long names are cut by RFC 2231."""
    cuts = re.findall("(?:%..|.){1,12}", quote(name))
    begun = ["UTF-8''" + cuts[0], *cuts[1:]]
    return "; ".join(f"filename*{number}*={cut}" for number, cut in enumerate(begun))


def rfc2047(name: str) -> str:
    """As Outlook and Gmail write it."""
    return f'filename="{Header(name, "utf-8", maxlinelen=1000).encode()}"'


def raw(name: str) -> str:
    """As telephones and web forms write it: UTF-8 as it is."""
    return f'filename="{name}"'


def lines_of(data: bytes, length: int = 76, end: bytes = b"\r\n") -> bytes:
    """Base64 in lines of that length."""
    coded = base64.b64encode(data)
    return end.join(coded[at : at + length] for at in range(0, len(coded), length)) + end


def file(
    data: bytes,
    name: str,
    named: Callable[[str], str] = rfc2231,
    kind: str = XLSX,
    length: int = 76,
    end: bytes = b"\r\n",
) -> Part:
    """An attached file."""
    heads = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64"
    return f"{heads}\r\nContent-Disposition: attachment; {named(name)}", lines_of(data, length, end)


def quoted_file(data: bytes, name: str) -> Part:
    """An attached file in quoted-printable, as some gateways make it."""
    coded = binascii.b2a_qp(data, quotetabs=True, istext=False).replace(b"=\n", b"=\r\n")
    heads = f"Content-Type: {XLSX}\r\nContent-Transfer-Encoding: quoted-printable"
    return f"{heads}\r\nContent-Disposition: attachment; {rfc2231(name)}", coded


def words(text: str, kind: str = "plain") -> Part:
    """What a mail says."""
    heads = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
    return heads, quopri.encodestring(text.encode()).replace(b"\n", b"\r\n")


def forwarded(mail: bytes, base64_too: bool = False) -> Part:
    """A mail inside another one."""
    if base64_too:
        return "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", lines_of(mail)
    return "Content-Type: message/rfc822\r\nContent-Disposition: attachment", mail


def mail(
    number: int,
    sender: str,
    subject: str,
    parts: list[Part],
    *,
    day: int = 1,
    kind: str = "multipart/mixed",
    more: str = "",
) -> bytes:
    """A whole mail; ``day`` of December 2026."""
    heads = [
        f"From: {sender}",
        "To: tdc@haiphong.example.vn",
        f"Subject: {Header(subject, 'utf-8', maxlinelen=70).encode()}",
        f"Date: Tue, {day:02} Dec 2026 {8 + number % 9:02}:{number:02}:00 +0700",
        f"Message-ID: <{number}.2026@mail.example.vn>",
        "MIME-Version: 1.0",
        *([more] if more else []),
    ]
    if len(parts) == 1 and kind == "multipart/mixed":
        fields, body = parts[0]
        return "\r\n".join([*heads, fields, "", ""]).encode() + body
    boundary = f"----=_Part_{number}"
    pieces = ["\r\n".join([*heads, f'Content-Type: {kind}; boundary="{boundary}"', "", ""]).encode()]
    for fields, body in parts:
        pieces.append(f"--{boundary}\r\n{fields}\r\n\r\n".encode() + body + b"\r\n")
    return b"".join([*pieces, f"--{boundary}--\r\n".encode()])


def zipped(files: Mapping[str, bytes], inside: Mapping[str, bytes] | None = None) -> bytes:
    """A zip of these files; ``inside``: files of a zip in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        packed = dict(files) if inside is None else {**files, "bên trong.zip": zipped(inside)}
        for name, data in packed.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 12, 1, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """A zip whose entry says that it is encrypted."""
    made = bytearray(zipped({"phieu.xlsx": data[:2000]}))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def saved_again(workbook: bytes, comment: str) -> bytes:
    """The same workbook with other bytes, as after opening and saving it."""
    made = io.BytesIO(workbook)
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = comment.encode()
    return made.getvalue()


# What people change ------------------------------------------------------------------------------------------------

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>((?:(?!</c>).)*)</c>)', re.DOTALL)
_TEXT = re.compile(rb"<si>(.*?)</si>", re.DOTALL)


def repicked(workbook: bytes, anew: Callable[[list[str]], list[str]]) -> bytes:
    """The workbook after its levels were picked anew.

    ``anew`` gives for the words in the column of the unit's levels, in the order of sheets and rows, those that stand
    there afterwards; "" for none. Levels that a formula gives are left alone.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = [_plain_text(text) for text in _TEXT.findall(parts.get("xl/sharedStrings.xml", b""))]
    places: list[tuple[str, re.Match[bytes], str]] = []
    for name in sorted((name for name in parts if name.startswith("xl/worksheets/sheet")), key=lambda n: (len(n), n)):
        cells = [(cell, _said(cell, texts)) for cell in _CELL.finditer(parts[name])]
        column = next((cell[1] for cell, said in cells if cell[2] == b"1" and said == "self_level"), None)
        headings = [int(cell[2]) for cell, said in cells if cell[1] == column and said == "Tự đánh giá"]
        begin = max(headings, default=0)
        places += [(name, cell, said) for cell, said in cells if said and cell[1] == column and int(cell[2]) > begin]
    words_ = anew([said for _, _, said in places])
    for (name, cell, said), word in reversed(list(zip(places, words_, strict=True))):
        if word != said:
            style = re.sub(rb'\s*\bt="[^"]*"', b"", cell[3])
            inside = f' t="inlineStr"><is><t>{word}</t></is></c>'.encode() if word else b"/>"
            start, end = cell.span()
            parts[name] = (
                parts[name][:start] + b'<c r="' + cell[1] + cell[2] + b'"' + style + inside + parts[name][end:]
            )
    return zipped(parts)


def _said(cell: re.Match[bytes], texts: list[str]) -> str:
    """The text of a cell; "" of one that holds a number or a formula."""
    inside = cell[4] or b""
    if b't="inlineStr"' in cell[3]:
        return _plain_text(inside)
    number = re.fullmatch(rb"<v>(\d+)</v>", inside) if b't="s"' in cell[3] else None
    return texts[int(number[1])] if number else ""


def _plain_text(xml: bytes) -> str:
    return unescape(re.sub(rb"<[^>]+>", b"", xml).decode())


_CORRECTED = {"Tốt": "Xanh", "X": "Vàng"}
"""What the unit that was faulty picked in the end, instead of words that are no level."""


def as_sent(workbooks: Mapping[str, bytes], corrected: Mapping[str, str] = _CORRECTED) -> dict[str, bytes]:
    """The same, and what people made of two of them.

    ``vinh-bao.sua``: with ``corrected`` levels. ``an-bien.1``, ``an-bien.2``: as each of two officers has filled it
    in, one the first half of the levels, the other the rest.
    """

    def first(said: list[str]) -> list[str]:
        return [word if number < len(said) // 2 else "" for number, word in enumerate(said)]

    def rest(said: list[str]) -> list[str]:
        return ["" if number < len(said) // 2 else word for number, word in enumerate(said)]

    return {
        **workbooks,
        "vinh-bao.sua": repicked(workbooks["vinh-bao"], lambda said: [corrected.get(word, word) for word in said]),
        "an-bien.1": repicked(workbooks["an-bien"], first),
        "an-bien.2": repicked(workbooks["an-bien"], rest),
    }


# The mailbox ------------------------------------------------------------------------------------------------------

_HELLO = words("Kính gửi Chi cục,\n\nĐơn vị xin gửi phiếu tự đánh giá.\n\nTrân trọng.\n")
_PDF = b"%PDF-1.4\n% ban ky quet\n"
_PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF"
_TNEF = b"\x78\x9f\x3e\x22\x01\x00winmail"
_RAR = b"Rar!\x1a\x07\x01\x00"
_7Z = b"7z\xbc\xaf\x27\x1c\x00\x04"


def forty(workbooks: Mapping[str, bytes]) -> Iterator[Sent]:
    """The mails in the order in which they came. ``workbooks``: those of the pilot by stem, and ``as_sent``."""
    w = workbooks
    yield from _plain(w)
    yield from _nested(w)
    yield from _other(w)


def _plain(w: Mapping[str, bytes]) -> Iterator[Sent]:
    box = "ubnd@{}.example.vn".format
    yield Sent(
        mail(
            1, box("haian"), "Phiếu tự đánh giá quận Hải An", [_HELLO, file(w["hai-an"], "Phiếu Hải An.xlsx", rfc2047)]
        ),
        ("hai-an",),
    )
    yield Sent(
        mail(
            2,
            box("kienan"),
            "Gửi phiếu",
            [
                _HELLO,
                file(
                    w["kien-an"], "Phiếu tự đánh giá ISO 18091 của quận Kiến An năm 2026 (chính thức).xlsx", in_pieces
                ),
            ],
        ),
        ("kien-an",),
    )
    yield Sent(
        mail(
            3,
            box("lechan"),
            "phieu",
            [_HELLO, file(w["le-chan"], "phiếu quận Lê Chân.xlsx", raw, "application/octet-stream", 60, b"\n")],
        ),
        ("le-chan",),
    )
    yield Sent(
        mail(4, box("anduong"), "Phiếu An Dương", [_HELLO, quoted_file(w["an-duong"], "An Dương.xlsx")]), ("an-duong",)
    )
    # A telephone sends the file alone, without a word.
    yield Sent(
        mail(5, box("danglam"), "", [file(w["dang-lam"], "IMG_2026.xlsx", raw, length=1000, end=b"\n")]), ("dang-lam",)
    )
    yield Sent(
        mail(
            6,
            box("thuynguyen"),
            "Phiếu .ods",
            [
                _HELLO,
                file(w["thuy-nguyen"], "Thủy Nguyên.ods", rfc2231, "application/vnd.oasis.opendocument.spreadsheet"),
            ],
        ),
        ("thuy-nguyen",),
    )
    # Outlook: words in two forms and a logo, then the workbook under the name of something else.
    logo: Part = (
        'Content-Type: image/png; name="image001.png"\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64',
        lines_of(b"\x89PNG\r\n\x1a\n"),
    )
    yield Sent(
        mail(
            7,
            '"VP UBND =?UTF-8?B?TmFtIFPGoW4=?=" <ubnd@namson.example.vn>',
            "RE: Đề nghị gửi phiếu",
            [words("<p>Kính gửi</p>", "html"), logo, file(w["nam-son"], "Bao cao.doc", raw, "application/msword")],
        ),
        ("other", "nam-son"),
    )
    # A faulty version, and three days later the corrected one.
    yield Sent(mail(8, box("vinhbao"), "Phiếu Vĩnh Bảo", [_HELLO, file(w["vinh-bao"], "vinh bao.xlsx")]), ("vinh-bao",))
    yield Sent(
        mail(
            9,
            box("vinhbao"),
            "Phiếu Vĩnh Bảo (đã sửa)",
            [_HELLO, file(w["vinh-bao.sua"], "vinh bao.xlsx")],
            day=4,
        ),
        ("vinh-bao",),
    )
    # The same workbook again: the officer was not sure.
    yield Sent(
        mail(10, box("haian"), "Gửi lại", [_HELLO, file(w["hai-an"], "Phiếu Hải An (1).xlsx", rfc2047)], day=2),
        ("hai-an",),
    )
    # Two officers of one unit, each with half of the answers.
    yield Sent(
        mail(
            11,
            "can.bo.1@anbien.example.vn",
            "Phiếu (phần của văn phòng)",
            [_HELLO, file(w["an-bien.1"], "an-bien.xlsx")],
        ),
        ("an-bien",),
    )
    yield Sent(
        mail(
            12,
            "can.bo.2@anbien.example.vn",
            "Phiếu (phần của kinh tế)",
            [_HELLO, file(w["an-bien.2"], "an-bien.xlsx")],
            day=2,
        ),
        ("an-bien",),
    )
    # Two workbooks in one mail.
    yield Sent(
        mail(
            13,
            "tonghop@huyen.example.vn",
            "Phiếu của hai xã",
            [_HELLO, file(w["dang-cuong"], "1.xlsx"), file(w["hoa-dong"], "2.xlsx")],
        ),
        ("dang-cuong", "hoa-dong"),
    )


def _nested(w: Mapping[str, bytes]) -> Iterator[Sent]:
    box = "ubnd@{}.example.vn".format
    yield Sent(
        mail(
            14,
            box("tranduong"),
            "Phiếu (nén)",
            [
                _HELLO,
                file(
                    zipped({"Trấn Dương/phiếu.xlsx": w["tran-duong"], "ban ky.pdf": _PDF}),
                    "tran duong.zip",
                    rfc2231,
                    "application/zip",
                ),
            ],
        ),
        ("tran-duong", "other"),
    )
    deep = zipped({}, {"phiếu.xlsx": saved_again(w["tran-duong"], "long")})
    yield Sent(
        mail(
            15,
            box("tranduong"),
            "Phiếu (nén hai lần)",
            [_HELLO, file(deep, "phieu.zip", raw, "application/zip")],
            day=3,
        ),
        ("tran-duong",),
    )
    first = mail(
        16, box("kienan"), "Phiếu Kiến An", [_HELLO, file(saved_again(w["kien-an"], "chuyen"), "Kiến An.xlsx", rfc2047)]
    )
    second = mail(17, "phong@quan.example.vn", "Fwd: Phiếu Kiến An", [words("Kính chuyển."), forwarded(first)])
    third = mail(
        18, "so@haiphong.example.vn", "Fwd: Fwd: Phiếu Kiến An", [words("Kính chuyển."), forwarded(second)], day=2
    )
    yield Sent(
        mail(
            19,
            "vanthu@haiphong.example.vn",
            "Fwd: Fwd: Fwd: Phiếu Kiến An",
            [words("Chuyển Chi cục xử lý."), forwarded(third)],
            day=3,
        ),
        ("kien-an",),
    )
    yield Sent(
        mail(
            20,
            "vanthu@haiphong.example.vn",
            "Fwd",
            [
                words("Kính chuyển."),
                forwarded(mail(21, box("haian"), "Hỏi", [words("Hạn nộp là ngày nào?")]), base64_too=True),
            ],
        ),
        ("mail",),
    )
    attached = file(
        mail(22, box("lechan"), "Phiếu", [_HELLO, file(saved_again(w["le-chan"], "eml"), "le chan.xlsx")]),
        "thu cu.eml",
        raw,
        "application/octet-stream",
    )
    yield Sent(mail(23, box("lechan"), "Thư cũ", [_HELLO, attached], day=5), ("le-chan",))


def _other(w: Mapping[str, bytes]) -> Iterator[Sent]:
    box = "ubnd@{}.example.vn".format
    pdf = "application/pdf"
    yield Sent(mail(24, box("haian"), "Bản ký", [_HELLO, file(_PDF, "Phiếu đã ký.pdf", rfc2047, pdf)]), ("other",))
    yield Sent(
        mail(
            25,
            box("namson"),
            "Minh chứng",
            [_HELLO, file(_PHOTO, "QĐ 12.jpg", raw, "image/jpeg"), file(_PHOTO + b"2", "QĐ 13.jpg", raw, "image/jpeg")],
        ),
        ("other", "other"),
    )
    yield Sent(
        mail(26, box("anduong"), "Phiếu", [_HELLO, file(_TNEF, "winmail.dat", raw, "application/ms-tnef")]), ("open",)
    )
    yield Sent(
        mail(27, box("hoadong"), "Phiếu", [_HELLO, file(_RAR, "phieu.rar", raw, "application/vnd.rar")]), ("open",)
    )
    yield Sent(
        mail(28, box("hoadong"), "Phiếu", [_HELLO, file(_7Z, "phieu.7z", raw, "application/x-7z-compressed")]),
        ("open",),
    )
    yield Sent(
        mail(29, box("anbien"), "Phiếu", [_HELLO, file(locked(w["an-bien"]), "phieu.zip", raw, "application/zip")]),
        ("open",),
    )
    yield Sent(
        mail(30, box("danglam"), "Phiếu", [words("Tệp lớn, xin tải ở https://drive.google.com/file/d/1a2b3c/view")]),
        ("open",),
    )
    yield Sent(
        mail(
            31,
            box("kienan"),
            "Trả lời tự động: Đề nghị gửi phiếu",
            [words("Tôi đi công tác đến hết tuần.")],
            more="Auto-Submitted: auto-replied",
        ),
        ("mail",),
    )
    yield Sent(mail(32, box("lechan"), "", [words("")]), ("mail",))
    report = ("Content-Type: message/delivery-status", b"Reporting-MTA: dns; mail.example.vn\r\n\r\nAction: failed\r\n")
    ours = forwarded(mail(33, "tdc@haiphong.example.vn", "Gửi phiếu", [_HELLO, file(w["hai-an"], "hai-an.xlsx")]))
    yield Sent(
        mail(
            34,
            "MAILER-DAEMON@mail.example.vn",
            "Undelivered Mail",
            [words("no such user"), report, ours],
            kind="multipart/report",
        ),
        ("mail",),
    )
    damaged = w["dang-cuong"][: len(w["dang-cuong"]) // 2]
    yield Sent(mail(35, box("dangcuong"), "Phiếu", [_HELLO, file(damaged, "dang cuong.xlsx")]), ("unreadable",))
    side = zipped(
        {"~$phieu.xlsx": b"x" * 165, "__MACOSX/._phieu.xlsx": b"x", "phieu.xlsx": saved_again(w["nam-son"], "mac")}
    )
    yield Sent(
        mail(36, box("namson"), "Phiếu", [_HELLO, file(side, "Nam Sơn.zip", rfc2231, "application/zip")], day=6),
        ("other", "other", "nam-son"),
    )
    yield Sent(
        mail(
            37,
            '=HYPERLINK("x") <ai@la.example.vn>',
            "=1+1 \u202e đảo",
            [_HELLO, file(_PDF + b"3", "../../../etc/passwd.pdf", raw, pdf)],
        ),
        ("other",),
    )
    yield Sent(
        mail(38, box("thuynguyen"), "Bảng tính khác", [_HELLO, file(_another_table(), "Danh sách.xlsx", rfc2047)]),
        ("other",),
    )
    for number in range(39, 47):
        yield Sent(mail(number, box("hoi"), f"Hỏi về tiêu chí {number}", [words("Xin hỏi về cách điền.")]), ("mail",))


def _another_table() -> bytes:
    """A small workbook of Excel that is none of ours."""
    from openpyxl import Workbook

    made, book = io.BytesIO(), Workbook()
    book.active["A1"] = "Danh sách cán bộ"  # type: ignore[index]
    book.save(made)
    return made.getvalue()


def mailbox(mails: list[bytes]) -> bytes:
    """The mails as a mailbox in a file."""
    return b"".join(_BEGINS + each.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for each in mails)


def pilot() -> dict[str, bytes]:
    """The pilot's workbooks by the stem of their file."""
    return {path.stem: path.read_bytes() for path in sorted(PILOT.iterdir()) if path.suffix in (".xlsx", ".ods")}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "thu.mbox").write_bytes(mailbox([sent.mail for sent in forty(as_sent(pilot()))]))
