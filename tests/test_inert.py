"""Text that others typed does nothing where it is shown or stored, and stays readable."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.harmless import csv_text, csv_typed, json_text, markdown_text, visible, xml_text

TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n ＝aĐ1.\x1b\u202e\ud800|*<"), st.characters()), max_size=12
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("- Đã ban hành", "'- Đã ban hành"),
        ("+84 225", "'+84 225"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("Xã An - Đông", "Xã An - Đông"),
        ("12/QĐ-UBND", "12/QĐ-UBND"),
        ("", ""),
        (";=1+1", ";'=1+1"),
        ("; =1", ";' =1"),
        ('a;"=1', "a;'\"=1"),
        ("a;;+1", "a;;'+1"),
        ("a\t=1", "a\t'=1"),
        ("a\n- b\n- c", "a\n'- b\n'- c"),
        ("a\r\n@x", "a\r\n'@x"),
        ("a \t\n =1", "a \t\n' =1"),
        ("0225; +84 225", "0225;' +84 225"),
        ("a;'=1", "a;''=1"),
        ("a, -b", "a, -b"),
        ("a;b", "a;b"),
        ("a - b\nc", "a - b\nc"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\x00=1", "'\x00=1"),
    ],
)
def test_a_formula_becomes_text_in_csv(typed: str, written: str) -> None:
    assert csv_text(typed) == written
    assert csv_typed(written) == typed


@given(TEXTS)
def test_csv_text_is_never_a_formula_and_can_be_undone(text: str) -> None:
    written = csv_text(text)
    assert written.strip()[:1] not in tuple("=+-@＝＋－＠")
    assert csv_typed(written) == text


CELLS = st.lists(
    st.text(alphabet=st.sampled_from("'\"=+-@;,\t\r\n ＝aĐ1\ufeff\x00"), max_size=8), min_size=3, max_size=3
)


@given(st.lists(CELLS, min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]))
def test_a_csv_has_no_formula_whatever_it_is_opened_with(rows: list[list[str]], separator: str) -> None:
    content = b"".join(csv_pieces(["a", "b", "c"], rows)).decode("utf-8-sig")
    for line in csv.reader(io.StringIO(content, newline=""), delimiter=separator):
        for cell in line:
            bare = cell.lstrip(' \t\r\n"\ufeff\x00')
            assert bare[:1] not in tuple("=+-@＝") or re.fullmatch(r"[+-]\d+", cell), (cell, content)
    if separator == ",":
        meant = [[re.sub("\r\n?", "\n", cell).replace("\0", "") for cell in row] for row in rows]
        back = list(csv.reader(io.StringIO(content, newline="")))[1:]
        assert [[csv_typed(cell) for cell in line] for line in back] == meant


@given(st.text(alphabet="'\" \t\n;", min_size=0, max_size=3), st.sampled_from(["", "=", "x"]))
def test_a_long_cell_costs_little(piece: str, end: str) -> None:
    text = (piece * 32_767)[:32_767] + end
    started = time.process_time()
    assert csv_typed(csv_text(text)) == text
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("- Đã ban hành", r"\- Đã ban hành"),
        ("1. Một", r"1\. Một"),
        ("a | b\nc", r"a \| b<br>c"),
        ("<script>", r"\<script\>"),
        ("www.xa.vn", r"www\.xa.vn"),
        ("https://xa.vn", r"https\://xa.vn"),
        ("mailto:a@xa.vn", r"mailto\:a\@xa.vn"),
        ("[x](y)", r"\[x\](y)"),
        ("{{ 7 * 7 }}", r"\{\{ 7 \* 7 \}\}"),
        ("a\x1b[2J\u202eb", r"a\[2Jb"),
        ("12/QĐ-UBND ngày 1.2.2026", "12/QĐ-UBND ngày 1.2.2026"),
    ],
)
def test_markdown_is_inert_and_readable(typed: str, written: str) -> None:
    assert markdown_text(typed) == written


@given(TEXTS)
def test_a_terminal_obeys_nothing(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown if c not in "\t\n")
    assert not set(shown) & set("\x1b\x07\x08\r\x9b\u202e\u2066\u200f")
    assert visible(shown) == shown


@given(st.dictionaries(TEXTS, TEXTS), st.booleans())
def test_json_says_the_same(document: dict[str, str], ascii_only: bool) -> None:
    text = json_text(json.dumps(document, ensure_ascii=False, indent=1), ascii_only)
    assert json.loads(text) == document
    assert not set(text) & set("\x1b\x7f\x9b\u202e\u2066\ud800")
    assert text.isascii() or not ascii_only


def test_what_xml_forbids_goes() -> None:
    assert xml_text("a\x00\x0b\ud800\uffffb\tc\nĐ😀") == "ab\tc\nĐ😀"
