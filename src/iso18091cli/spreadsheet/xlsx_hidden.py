"""Attributes of a sheet's columns and rows → those that nobody sees.

Hidden is what says so, what is too narrow or too low to show a letter, and what nobody can scroll to. Of an outline a
whole group is folded at once, by a button that shows it again: a row that is hidden among others of its group was
hidden by somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from iso18091cli.spreadsheet.sheet import LAST_COLUMN, Hidden, column_letter, column_number

_ROW = re.compile(r"<row ([^<>]*)>")
_HIDING = re.compile("""hidden\\s*=\\s*["'](?:1|t|on)|ht\\s*=\\s*["'][01](?:\\.[0-9]*)?["']""")
"""What a row's tag must say to hide it, in a form that is quickly looked for."""
_ATTRIBUTE = re.compile("""(?<![\\w:])([\\w:]++)\\s*+=\\s*+["']([^"']*)["']""")
_TRUE = ("1", "true", "on")
_FALSE = ("0", "false", "off")
_USUAL = 8.43
"""Width of a column, in letters, of which nothing is said."""
_NARROW = 1.2
"""Width of a column, in letters, that shows none: 0.7 of it is room at the sides."""
_LOW = 2.0
"""Height of a row, in points, that shows no letter."""


class Head(NamedTuple):
    """Attributes of what stands in a sheet before its rows."""

    columns: Sequence[dict[str, str]] = ()
    defaults: Sequence[dict[str, str]] = ()
    views: Sequence[dict[str, str]] = ()
    panes: Sequence[dict[str, str]] = ()


HEAD = ("col", "sheetFormatPr", "sheetView", "pane")
"""The tags of what is in a Head, in its order."""


def hidden_in(head: Head, rows: Iterable[dict[str, str]]) -> Hidden:
    """What is hidden by the attributes of columns, of what holds for all columns and rows, of the view, and of rows."""
    columns: dict[str, str] = {}
    """Column -> its outline level."""
    widths: dict[str, float] = {}
    for column in head.columns:
        letters = [*map(column_letter, _span(column))]
        widths |= dict.fromkeys(letters, _number(column.get("width", ""), _USUAL))
        if _is_hidden(column, "width", _NARROW):
            columns |= dict.fromkeys(letters, column.get("outlineLevel", ""))
    for default in head.defaults:
        if _number(default.get("defaultColWidth", ""), _NARROW) < _NARROW:
            every = map(column_letter, range(1, LAST_COLUMN + 1))
            columns |= dict.fromkeys([letters for letters in every if letters not in widths], "")
    columns |= dict.fromkeys(_scrolled_away(head), "")
    outline: dict[str, bool] = {}
    """Row of an outline -> whether it is hidden, in the order of rows."""
    lines: set[str] = set()
    low = is_low(head)
    for row in rows:
        name, is_hidden = row.get("r", ""), _is_hidden(row, "ht", _LOW) or (low and "ht" not in row)
        if is_hidden:
            lines.add(name)
        if row.get("outlineLevel", "0") not in ("", "0"):
            outline[name] = is_hidden
    folded = {name for name, level in columns.items() if level not in ("", "0")}
    zeros = any(view.get("showZeros", "1") in _FALSE for view in head.views)
    groups = folded.union(*_folded_groups(outline))
    return Hidden(frozenset(columns), frozenset(lines), frozenset(groups), widths, zeros)


def is_low(head: Head) -> bool:
    """Whether rows that do not state their height are too low to show a letter."""
    return any(_number(default.get("defaultRowHeight", ""), _LOW) < _LOW for default in head.defaults)


def _scrolled_away(head: Head) -> Iterator[str]:
    """Columns left of those that are frozen: nobody can scroll to them."""
    if any(
        pane.get("state", "").startswith("frozen") and _number(pane.get("xSplit", ""), 0) > 0 for pane in head.panes
    ):
        for view in head.views[:1]:
            letters = view.get("topLeftCell", "A1").rstrip("0123456789")
            if letters.isascii() and letters.isupper() and len(letters) < 4:
                yield from map(column_letter, range(1, min(column_number(letters), LAST_COLUMN + 1)))


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


def row_tags(between: str, low: bool) -> list[dict[str, str]]:
    """Attributes of the rows that may be hidden, and then of an outline's, from text in which rows are tagged as every
    known program does it; of all rows where those are ``low`` that state nothing."""
    tags = _ROW.findall(between)
    if low:
        return [*map(attributes_of, tags)]
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
