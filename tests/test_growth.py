"""What looks through a stranger's text takes time in proportion to it: twice the text, about twice the time.

Each kind of text is the worst that is known for its expression. Growth is compared, not seconds: where every place
began a search of its own to the end, twice the text would take four times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from iso18091cli.files.harmless import csv_text, markdown_text
from iso18091cli.model.address import address_in
from iso18091cli.model.evidence import codes_in, documents_in, one_code
from iso18091cli.model.names import agreed
from iso18091cli.model.spelling import clean, fold, garbled, visible
from iso18091cli.model.typed import date_meant, deadline_meant, number_meant, standing
from iso18091cli.spreadsheet.ods import _NUMBER
from iso18091cli.spreadsheet.xlsx_beside import links, pictures_in_cells
from iso18091cli.spreadsheet.xlsx_hidden import _ATTRIBUTE

SMALL = 50_000
_FAST = 0.02
"""Seconds of the processor below which the clock says nothing about growth."""


def _codes(text: str) -> object:
    return codes_in(text, ("MC", "VP"))


def _documents(text: str) -> object:
    return list(documents_in(text))


def _picture(text: str) -> object:
    return list(pictures_in_cells(b"DISPIMG", {"A1": text}))


def _link(text: str) -> object:
    return list(links(f"<hyperlinks><hyperlink {text}/></hyperlinks>".encode(), []))


CASES: list[tuple[Callable[[str], object], str]] = [
    *((look, seed) for look in (clean, fold, visible, garbled) for seed in ("a:b", " \n", "Ã", "&#", "e\u0301")),
    *((_codes, seed) for seed in ("MC01-", "MC ", "MC1", "1/MC1 ")),
    *((_documents, seed) for seed in ("12/QĐ-", "1/QĐ-UBND ", "12/QĐ-UBND                ", "1/A ngày 5 tháng ")),
    *((one_code, seed) for seed in ("M", "MC0", "MC ")),
    *((agreed, seed) for seed in ("\n", " -", "b", "xã ", "P.")),
    *((look, seed) for look in (number_meant, date_meant) for seed in ("1.", "1 ", "1.000 ", "5 tháng ", "1/")),
    *(
        (look, seed)
        for look in (deadline_meant, standing)
        for seed in ("trước ", "hằng năm, ", "năm", "quý I/", "every ")
    ),
    *((address_in, seed) for seed in ("a@", "a.", "<a", '"')),
    *((look, seed) for look in (csv_text, markdown_text) for seed in ("=", " '", ";=", "[", "`", "<")),
    *((_picture, seed) for seed in ("\t", "= ", '=DISPIMG("')),
    *((_link, seed) for seed in ("a", 'a="', "a ", "a=")),
    *((_NUMBER.fullmatch, seed) for seed in ("1", "1.", "1e")),
    *((_ATTRIBUTE.findall, seed) for seed in ("a", "a ", "a='", ":")),
]


def _seconds(look: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    look(text)
    return time.process_time() - begun


@pytest.mark.parametrize(("look", "seed"), CASES, ids=[f"{look.__name__} {seed!r}" for look, seed in CASES])
def test_time_grows_with_the_text(look: Callable[[str], object], seed: str) -> None:
    once, twice = (seed * (size // len(seed)) + "\0" for size in (SMALL, 2 * SMALL))
    first = _seconds(look, once)
    if first < _FAST:
        # A search that grew with the square of this text would have taken seconds already.
        return
    assert min(_seconds(look, twice) for _ in range(3)) < 3 * max(first, _seconds(look, once))
