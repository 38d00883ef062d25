"""Attributes of a sheet's columns and rows → those that nobody sees.

Hidden is what says so, and what is too narrow or too low to show a letter. Of an outline a whole group is folded at
once, by a button that shows it again: a row that is hidden among others of its group was hidden by somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
    outline: dict[str, bool] = {}
    """Row of an outline -> whether it is hidden, in the order of rows."""
    lines: set[str] = set()
    for row in rows:
        name, is_hidden = row.get("r", ""), _is_hidden(row, "ht", _LOW)
        if is_hidden:
            lines.add(name)
        if row.get("outlineLevel", "0") not in ("", "0"):
            outline[name] = is_hidden
    folded = {name for name, level in columns.items() if level not in ("", "0")}
    return Hidden(frozenset(columns), frozenset(lines), frozenset(folded.union(*_folded_groups(outline))))


def _folded_groups(outline: dict[str, bool]) -> Iterator[set[str]]:
    """The rows of each group all of whose rows are hidden; a group is rows that follow each other."""
    group: dict[str, bool] = {}
    before = 0
    for name, is_hidden in outline.items():
        number = int(name) if name.isdecimal() else 0
        if number != before + 1:
            if all(group.values()):
                yield set(group)
            group = {}
        group[name], before = is_hidden, number
    if all(group.values()):
        yield set(group)


def row_tags(between: str) -> list[dict[str, str]]:
    """Attributes of the rows that may be hidden, and then of an outline's, from text in which rows are tagged as every
    known program does it."""
    tags = _ROW.findall(between)
    if not any(map(_HIDING.search, tags)):
        return []
    return [attributes_of(tag) for tag in tags if _HIDING.search(tag) or "outlineLevel" in tag]


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
