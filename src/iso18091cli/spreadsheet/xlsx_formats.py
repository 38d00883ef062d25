"""styles.xml → number formats: one of per cent says that 73% is stored as 0.73, one of days, that a number is a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.unreadable import Unreadable

_BUILT_IN_PERCENT = frozenset({"9", "10"})
"""Ids of the number formats 0% and 0.00%, which every program knows without being told."""
_BUILT_IN_TIMES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
"""Ids of the number formats of dates and times that every program knows; some in East Asian versions alone."""
_BUILT_IN_DURATION = "46"
_CELL_FORMAT = re.compile(rb'<xf (?:(?!numFmtId)[a-zA-Z]++="[^"<>]*+" )*+numFmtId="([0-9]{1,5})"')
_NOT_SHOWN = re.compile(r'"[^"]*"|[\\_*].|\[[^\[\]]*+\]')
"""Literal text, escaped and filling characters, colours and conditions of a number format."""
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_TIME = re.compile("[dmyhs]", re.IGNORECASE)
_MAX_FORMAT = 255
"""Characters of a number format, as in Excel."""
_MAX_STYLES = 100_000
"""Styles of cells, formats and fonts; Excel keeps 65,490."""
_MAX_TAGS = 3_000_000


@dataclass(frozen=True, eq=False, repr=False)
class Formats:
    """Number formats of cells by the number of their style."""

    ids: tuple[str, ...]
    codes: dict[str, str]
    """Format codes by id; of the built-in ones none."""
    _times: dict[str, Literal["time", "duration"] | None] = field(default_factory=dict)

    def is_percent(self, style: int) -> bool:
        """Whether numbers are shown as per cent."""
        number = self.ids[style] if style < len(self.ids) else ""
        return number in _BUILT_IN_PERCENT or "%" in _NOT_SHOWN.sub("", self.codes.get(number, ""))

    def time(self, style: str) -> Literal["time", "duration"] | None:
        """Whether a style shows numbers as dates or times of day, or as durations."""
        if style not in self._times:
            known = style.isascii() and style.isdigit() and int(style) < len(self.ids)
            number = self.ids[int(style)] if known else ""
            self._times[style] = _time(number, self.codes.get(number))
        return self._times[style]


def _time(number: str, code: str | None) -> Literal["time", "duration"] | None:
    if code is None:
        return "duration" if number == _BUILT_IN_DURATION else "time" if number in _BUILT_IN_TIMES else None
    if _DURATION.search(code):
        return "duration"
    return "time" if _TIME.search(_NOT_SHOWN.sub("", code)) else None


def _section(content: bytes, name: bytes) -> bytes:
    closing = b"</" + name + b">"
    start, stop = content.find(b"<" + name), content.find(closing)
    return content[start:stop] + closing if 0 <= start < stop else b""


def _usual(content: bytes, name: bytes) -> bool:
    """Whether a list of formats is written as every known program writes it; else the styles are parsed whole."""
    ends = content.count(b"</" + name)
    return b":" + name not in content and ends == content.count(b"</" + name + b">") and ends <= 1


def read_formats(content: bytes) -> Formats:
    """Reads the number formats of a workbook's styles.

    Raises:
        Unreadable: no XML, or far too many of them.
    """
    if content.count(b"<") > _MAX_TAGS:
        raise Unreadable("overfull", what="styles")
    plain = b"<!" not in content and content.count(b"xmlns=") <= 1 and b":AlternateContent" not in content
    plain = plain and all(_usual(content, name) for name in (b"cellXfs", b"numFmts"))
    cells = _section(content, b"cellXfs") if plain else b""
    found = _CELL_FORMAT.findall(cells)
    usual = plain and len(found) == cells.count(b"<xf")
    codes: dict[str, str] = {}
    ids: list[str] = [number.decode("ascii") for number in found] if usual else []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        if inside[1:] == ["numFmts", "numFmt"]:
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_MAX_FORMAT]
        elif inside[1:] == ["cellXfs", "xf"]:
            number = attributes.get("numFmtId", "0")
            ids.append(number if number.isascii() and number.isdigit() and len(number) < 6 else "0")
        if len(ids) > _MAX_STYLES or len(codes) > _MAX_STYLES:
            raise Unreadable("overfull", what="styles")

    def end(_: str) -> None:
        inside.pop()

    if plain:
        # The rest, fills and borders and named styles, is most of it and says nothing about values.
        rest = b"" if usual else cells
        content = b"<styleSheet>" + _section(content, b"numFmts") + rest + b"</styleSheet>"
    parse(content, start, end)
    if len(ids) > _MAX_STYLES:
        raise Unreadable("overfull", what="styles")
    return Formats(tuple(ids), codes)
