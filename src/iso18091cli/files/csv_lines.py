"""Rows → CSV in UTF-8 with commas and line feeds, of which nothing becomes a formula or breaks a row.

What would separate cells in another region (";", tab) is in quotation marks as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from iso18091cli.files.harmless import csv_text

Cell = str | int | float | None

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_TO_QUOTE = re.compile('[",;\t\n]')
_MANY = 1000


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table with its headings, in pieces of some rows, with a BOM; a missing value is an empty cell."""
    yield f"\ufeff{csv_line(columns)}".encode()
    rows = iter(rows)
    while piece := "".join(map(csv_line, islice(rows, _MANY))):
        yield piece.encode("utf-8", "replace")


def csv_line(cells: Sequence[Cell]) -> str:
    """One row with its line feed."""
    return (
        ",".join([_quoted(cell) if type(cell) is str else "" if cell is None else str(cell) for cell in cells]) + "\n"
    )


@lru_cache(20_000)  # most texts are said many times: keys, sheets, levels
def _quoted(text: str) -> str:
    if "\r" in text or "\0" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    to_quote = _TO_QUOTE.search(text)
    # What begins with a letter or a figure and separates nothing is no formula; nearly everything is so.
    if to_quote or (not text[:1].isalnum() and not _NUMBER.fullmatch(text)):
        text = csv_text(text)
    return '"' + text.replace('"', '""') + '"' if to_quote else text
