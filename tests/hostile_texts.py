"""What people and strangers type: the tables of tests/test_doors.py and tests/test_address.py."""

from __future__ import annotations

from typing import NamedTuple

from iso18091cli.model.address import Address

HUGE = "ế" * 32_767


class Shown(NamedTuple):
    """What each medium shows of a text; ``None`` in a CSV: as it was typed."""

    terminal: str
    csv: str | None
    header: str
    file: str


DOORS = {
    "Xã An - Đông": Shown("Xã An - Đông", None, "Xã An - Đông", "xa-an-dong"),
    "": Shown("", None, "", "unit"),
    # Line ends in all their spellings
    "a\nb": Shown("a b", None, "a b", "a-b"),
    "a\r\nb": Shown("a b", None, "a b", "a-b"),
    "a\rb": Shown("a b", None, "a b", "a-b"),
    "a\x0b\x0cb": Shown("a b", None, "a b", "a-b"),
    "a\x85b": Shown("a b", None, "a b", "a-b"),
    "a\u2028b\u2029c": Shown("a b c", None, "a b c", "a-b-c"),
    "a\x1c\x1d\x1eb": Shown("a b", None, "a b", "ab"),
    "a\tb": Shown("a\tb", None, "a b", "a-b"),
    # Controls
    "a\x1b[2J\x07b": Shown(r"a\x1b[2J\x07b", None, "a [2J b", "a-2jb"),
    "a\x9b31mb": Shown(r"a\x9b31mb", None, "a 31mb", "a31mb"),
    "a\x00b": Shown(r"a\x00b", None, "a b", "ab"),
    "a\x7fb": Shown(r"a\x7fb", None, "a b", "ab"),
    "\x1b]8;;http://x.example\x1b\\x": Shown(
        r"\x1b]8;;http://x.example\x1b\x", None, "]8;;http://x.example \\x", "8-http-x-example-x"
    ),
    # Marks that turn the direction of writing, that nobody sees, and halves of characters
    "a\u202egpj.exe": Shown(r"a\u202egpj.exe", None, "a gpj.exe", "agpj-exe"),
    "\u2066a\u2069": Shown(r"\u2066a\u2069", None, "a", "a"),
    "\u200fa\u061c": Shown(r"\u200fa\u061c", None, "a", "a"),
    "\ufeffa": Shown(r"\ufeffa", None, "a", "a"),
    "\ud83da": Shown(r"\ud83da", None, "a", "a"),
    # Formulas, also behind what separates cells
    "=1+1": Shown("=1+1", "'=1+1", "=1+1", "1-1"),
    "\ufeff=1+1": Shown(r"\ufeff=1+1", "'\ufeff=1+1", "=1+1", "1-1"),
    ",=1+1": Shown(",=1+1", None, ",=1+1", "1-1"),
    ";=1+1": Shown(";=1+1", ";'=1+1", ";=1+1", "1-1"),
    "\t=1+1": Shown("\t=1+1", "'\t'=1+1", "=1+1", "1-1"),
    "x;@SUM(1)": Shown("x;@SUM(1)", "x;'@SUM(1)", "x;@SUM(1)", "x-sum-1"),
    'x;"=1': Shown('x;"=1', "x;'\"=1", 'x;"=1', "x-1"),
    "x\n-1": Shown("x -1", "x\n'-1", "x -1", "x-1"),
    "x\r\n\t+1": Shown("x \t+1", "x\r\n\t'+1", "x +1", "x-1"),
    "＝1;＋1": Shown("＝1;＋1", "'＝1;'＋1", "＝1;＋1", "1-1"),
    # Names that a mail program or a system takes for something else
    "A\r\nBcc: b@x.vn": Shown("A Bcc: b@x.vn", None, "A Bcc: b@x.vn", "a-bcc-b-x-vn"),
    "=?utf-8?q?a=40b.vn?=": Shown(
        "=?utf-8?q?a=40b.vn?=", "'=?utf-8?q?a=40b.vn?=", "=?utf-8?q?a=40b.vn?=", "utf-8-q-a-40b-vn"
    ),
    "../../etc/passwd": Shown("../../etc/passwd", None, "../../etc/passwd", "etc-passwd"),
    "C:\\x\\y:z": Shown("C:\\x\\y:z", None, "C:\\x\\y:z", "c-x-y-z"),
    "CON": Shown("CON", None, "CON", "unit-con"),
    "lpt1. ": Shown("lpt1. ", None, "lpt1.", "unit-lpt1"),
    HUGE: Shown(HUGE, None, "ế" * 119 + "…", "e" * 60),
    "北京": Shown("北京", None, "北京", "unit"),
}
"""A text that somebody typed, and what each medium shows of it."""

GOOD = "vp@xa.gov.vn"
LONG = "a" * 250 + "@xa.vn"

CELLS = {
    "vp@xa.gov.vn": Address(GOOD),
    "  vp@xa.gov.vn.": Address(GOOD),
    "VP.1+phieu@Xa.Gov.Vn": Address("VP.1+phieu@xa.gov.vn"),
    "Văn phòng <vp@xa.gov.vn>": Address(GOOD),
    "Văn phòng: vp@xa.gov.vn (chị Hoa)": Address(GOOD),
    "“vp@xa.gov.vn”": Address(GOOD),
    "mailto:vp@xa.gov.vn": Address(GOOD),
    "vp@xã.vn": Address("vp@xn--x-yfa.vn"),
    "": Address("", "none"),
    "chưa có": Address("", "none"),
    "0225 3822 123": Address("", "none"),
    "a..b@example.vn": Address("", "none"),
    ".a@example.vn": Address("", "none"),
    "a.@example.vn": Address("", "none"),
    "a@example..vn": Address("", "none"),
    "a@-xa.vn": Address("", "none"),
    "a@[127.0.0.1]": Address("", "none"),
    "a@xa": Address("", "none"),
    "a@may-chu.local": Address("", "none"),
    "@xa.vn": Address("", "none"),
    "a@": Address("", "none"),
    "phòng@xa.vn": Address("", "none"),
    "vp＠xa.gov.vn": Address("", "none"),
    "vp\u200b@xa.gov.vn\u202e": Address(GOOD),
    "v\x00p@xa.gov.vn": Address(GOOD),
    "\ud800@xa.vn": Address("", "none"),
    LONG: Address("", "none"),
    "a" * 32_767: Address("", "none"),
    "@" * 32_767: Address("", "several"),
    "a@x.vn; b@y.vn": Address("", "several"),
    "a@x.vn/b@y.vn": Address("", "several"),
    "a@x.vn\r\nBcc: b@y.vn": Address("", "several"),
    "a@x.vn\r\n\r\n<b@y.vn>": Address("", "several"),
    '"a@x.vn" <b@y.vn>': Address("", "several"),
    "; ".join(f"a{n}@x.vn" for n in range(1992)): Address("", "several"),
}
"""What is typed, and the address that is meant."""

_ID = "<1.2026@mail.example.vn>"


class Head(NamedTuple):
    """What the ledger says of a mail and of the file in it."""

    sender: str = "a@b.vn"
    subject: str = "Phiếu"
    message_id: str = _ID
    name: str = "a.xlsx"


MAILS = {
    # Who it is from: the address; where there is none, what stands there
    b"From: <script>alert(1)</script> <a@b.vn>": Head(sender="<script>alert(1)</script> <a@b.vn>"),
    b'From: "c@d.vn" <a@b.vn>': Head(),
    b"From: =?utf-8?b?PTErMQ==?= <a@b.vn>": Head(),  # =1+1
    b"From: =HYPERLINK(1)": Head(sender="=HYPERLINK(1)"),
    b"From: \xe2\x80\xae\x1b[2Jx": Head(sender="[2Jx"),
    b"From: =?utf-8?q?x=0D=0ABcc=3A_y?=": Head(sender="x Bcc: y"),
    b"From:": Head(sender=""),
    b"From: " + b"a" * 300 + b"@b.vn": Head(sender="a" * 199 + "…"),
    # What it is about
    b"Subject: <img src=x onerror=alert(1)>": Head(subject="<img src=x onerror=alert(1)>"),
    b"Subject: [bold]x[/bold] {0}": Head(subject="[bold]x[/bold] {0}"),
    b"Subject: =?utf-8?b?eA0K4pyWIEY5OQ==?=": Head(subject="x ✖ F99"),
    b"Subject: x\r\n\ty\r\n z": Head(subject="x y z"),
    b"Subject: =?unicode_escape?q?=5Cud83d=5Cx1b=5B2J?=": Head(subject="[2J"),
    b"Subject: =?idna?q?x..y?= =?undefined?q?z?= =?nobody?q?=E1=BA=BF?=": Head(subject="x..yzế"),
    b"Subject: =?x\x00y?q?z?=": Head(subject="z"),
    b"Subject: =?utf-8?b?=====?= =?utf-8?x?a?=": Head(subject="=?utf-8?x?a?="),
    b"Subject: \xd0\xc3": Head(subject="ĐĂ"),  # Windows' letters
    b"Subject: " + "ế".encode() * 5000: Head(subject="ế" * 199 + "…"),
    # By what it is known
    b"Message-ID: =cmd|' /C calc'!A0": Head(message_id="=cmd|' /C calc'!A0"),
    b"Message-ID: <1@x>\r\n <2@x>\x07": Head(message_id="<1@x> <2@x>"),
    b"Message-ID: \xe2\x80\xa8<1@x>\xe2\x80\xab": Head(message_id="<1@x>"),
    # What the file is called
    b'filename="../../../etc/passwd"': Head(name="passwd"),
    b'filename="C:\\\\x\\\\y.xlsx:stream"': Head(name="C:\\x\\y.xlsx:stream"),
    b'filename="CON"': Head(name="CON"),
    b'filename="a\xe2\x80\xaexslx.exe"': Head(name="a xslx.exe"),
    b'filename="\x1b]8;;http://x.example\x07a.xlsx"': Head(name="x.example a.xlsx"),
    'filename="a › b.xlsx"'.encode(): Head(name="a > b.xlsx"),
    b"filename*=UTF-8''a%0D%0ABcc%3A%20c%40d.vn%00": Head(name="a Bcc: c@d.vn"),
    b"filename*=idna''x..y%ff": Head(name="x..y\ufffd"),
    b"filename*=unicode_escape''%5Cud83da": Head(name="a"),
    b"filename*0*=UTF-8''%E1; filename*2=x; filename*1*=%BA%BF": Head(name="ếx"),
    b"filename*9999999999=x": Head(name="x"),
    b'filename="=?utf-8?q?=3D1+1?="': Head(name="=1+1"),
    b'filename="<script>.xlsx"': Head(name="<script>.xlsx"),
    b'filename=""': Head(name="application.octet-stream"),
}
"""A header field of a mail, or what names its file, as its bytes are; and what the ledger says."""
