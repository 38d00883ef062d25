"""What is struck out is withdrawn; what says nothing is no evidence."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill

from filling import CATALOG, COMPLETE, address, fill
from iso18091cli.checks.table import explain
from iso18091cli.finishing.workbook import finished
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Entry, Place
from iso18091cli.model.evidence import shows_something
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.scorecard import score

LEVEL, EVIDENCE = address("1.1.a", "self_level"), address("1.1.a", "evidence")


def strike(where: tuple[str, str]) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        cell = workbook[where[0]][where[1]]
        font = copy(cell.font)
        font.strike = True
        cell.font = font

    return change


def strike_in_parts(workbook: Workbook) -> None:
    cell = workbook[EVIDENCE[0]][EVIDENCE[1]]
    cell.value = CellRichText(TextBlock(InlineFont(strike=True), "QĐ 12"), TextBlock(InlineFont(), " QĐ 15"))


def codes(path: Path, *of: str) -> list[tuple[str, str]]:
    found = examine(path, CATALOG).diagnostics
    return [(d.code, d.place.cell) for d in found if d.code in of]


def test_a_struck_out_level_does_not_count(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx", change=strike(LEVEL))
    sent = read_workbook(path, CATALOG)
    assert sent.rows["1.1.a"].entries["self_level"].unseen == "struck"
    assert ("A16", LEVEL[1]) in codes(path, "A16")
    whole = score(read_workbook(fill(tmp_path / "b.xlsx"), CATALOG), CATALOG)
    assert score(sent, CATALOG).total.assessed == whole.total.assessed - 1


def test_struck_out_evidence_is_none(tmp_path: Path) -> None:
    values = {key: value for key, value in COMPLETE.items() if key != ("1.1.a", "explanation")}
    path = fill(tmp_path / "a.xlsx", values, change=strike(EVIDENCE))
    assert codes(path, "N09", "N10", "E01") == [("E01", EVIDENCE[1]), ("N09", EVIDENCE[1])]
    assert read_workbook(path, CATALOG).rows["1.1.a"].typed("evidence")  # kept, and sent back


def test_a_part_that_is_struck_out_is_a_remark(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx", change=strike_in_parts)
    path.write_bytes(finished(path.read_bytes()))  # its texts in their table, as office programs have them
    assert codes(path, "N09", "N10") == [("N10", EVIDENCE[1])]
    assert read_workbook(path, CATALOG).rows["1.1.a"].value("evidence") == "QĐ 12 QĐ 15"


def test_nothing_is_struck_out(tmp_path: Path) -> None:
    assert codes(fill(tmp_path / "a.xlsx"), "N09", "N10", "A16") == []


@pytest.mark.parametrize(
    "typed", [".", "-", "–", "x", "X", "có", "Không", "không có", "KHÔNG CÓ.", "chưa có", "n/a", "...", "k"]
)
def test_what_says_nothing_is_no_evidence(typed: str, tmp_path: Path) -> None:
    values = {**COMPLETE, ("1.1.a", "evidence"): typed}
    values.pop(("1.1.a", "explanation"), None)
    assert codes(fill(tmp_path / "a.xlsx", values), "E01") == [("E01", EVIDENCE[1])]


@pytest.mark.parametrize("typed", ["QĐ 12", "Có QĐ 12/QĐ-UBND", "MC01", "Không có nợ đọng: BC 12", "12", "x.pdf"])
def test_a_few_words_are(typed: str) -> None:
    assert shows_something(Entry(Place(), "text", typed, typed))


def test_a_link_is_evidence_whatever_its_words() -> None:
    assert shows_something(Entry(Place(), "text", "x", "x", link="https://a.example/x"))


@pytest.mark.parametrize(
    ("fill_colour", "guess"),
    [
        ("FF0000", "Đỏ"),
        ("F8CBC6", ""),
        ("FFFF00", "Vàng"),
        ("00B050", "Xanh"),
        ("92D050", "Xanh"),
        ("4472C4", ""),
        ("", ""),
    ],
)
def test_a_colour_is_guessed_at_and_never_taken(fill_colour: str, guess: str, tmp_path: Path) -> None:
    def paint(workbook: Workbook) -> None:
        if fill_colour:
            workbook[LEVEL[0]][LEVEL[1]].fill = PatternFill("solid", fgColor=fill_colour)

    values = {key: value for key, value in COMPLETE.items() if key != ("1.1.a", "self_level")}
    path = fill(tmp_path / "a.xlsx", values, change=paint)
    path.write_bytes(finished(path.read_bytes()))
    result = examine(path, CATALOG)
    (blank,) = [d for d in result.diagnostics if d.code == "A01" and d.place.cell == LEVEL[1]]
    said = explain(blank)[1]["vi"]
    assert ("không phải là câu trả lời" in said) == bool(guess)
    assert f"“{guess}”" in said or not guess
    assert result.submission and result.submission.rows["1.1.a"].value("self_level") is None
