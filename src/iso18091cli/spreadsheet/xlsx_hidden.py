"""Attributes of a sheet's columns and rows → those that nobody sees.

Hidden is what says so, and what is too narrow or too low to show a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from iso18091cli.spreadsheet.sheet import LAST_COLUMN, Hidden, column_letter

_ROW = re.compile(r"<row ([^<>]*)>")
_HIDING = re.compile("""hidden\\s*=\\s*["'](?:1|t|on)|ht\\s*=\\s*["'][01](?:\\.[0-9]*)?["']""")
"""What a row's tag must say to hide it, in a form that is quickly looked for."""
_ATTRIBUTE = re.compile("""(?<![\\w:])([\\w:]++)\\s*+=\\s*+["']([^"']*)["']""")
_TRUE = ("1", "true", "on")
_NARROW = 0.5
"""Width of a column, in letters, that shows none."""
_LOW = 2.0
"""Height of a row, in points, that shows no letter."""


def hidden_in(
    stated: Sequence[dict[str, str]], defaults: Iterable[dict[str, str]], rows: Iterable[dict[str, str]]
) -> Hidden:
    """The hidden columns and rows by the attributes of columns, of what holds for all columns, and of rows."""
    columns: dict[str, str] = {}
    """Column -> its outline level."""
    for column in stated:
        if _is_hidden(column, "width", _NARROW):
            for number in _span(column):
                columns[column_letter(number)] = column.get("outlineLevel", "")
    for default in defaults:
        if _number(default.get("defaultColWidth", ""), _NARROW) < _NARROW:
            named = {number for column in stated for number in _span(column)}
            columns |= {column_letter(n): "" for n in range(1, LAST_COLUMN + 1) if n not in named}
    lines = {row.get("r", ""): row.get("outlineLevel", "") for row in rows if _is_hidden(row, "ht", _LOW)}
    folded = frozenset(name for name, level in (columns | lines).items() if level not in ("", "0"))
    return Hidden(frozenset(columns), frozenset(lines), folded)


def row_tags(between: str) -> list[dict[str, str]]:
    """Attributes of the rows that may be hidden, from text in which rows are tagged as every known program does it."""
    return [attributes_of(tag) for tag in _ROW.findall(between) if _HIDING.search(tag)]


def attributes_of(tag: str | bytes) -> dict[str, str]:
    """Attributes of a tag by their names as written."""
    return dict(_ATTRIBUTE.findall(tag if isinstance(tag, str) else tag.decode("utf-8", "replace")))


def _is_hidden(tag: dict[str, str], size: str, least: float) -> bool:
    return tag.get("hidden", "") in _TRUE or _number(tag.get(size, ""), least) < least


def _number(stated: str, otherwise: float) -> float:
    try:
        return float(stated)
    except ValueError:
        return otherwise


def _span(column: dict[str, str]) -> range:
    first, last = (_number(column.get(name, ""), 0) for name in ("min", "max"))
    return range(max(int(first), 1), int(min(last, LAST_COLUMN)) + 1) if first <= LAST_COLUMN else range(0)
