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
