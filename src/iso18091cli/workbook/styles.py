"""styles.xml -> what of a cell's look says something about its answer: its font, and a percent format.

A font named .VnTime or VNI-Times says that its letters are no Unicode; a percent format, that 73% is stored as 0.73.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from iso18091cli.errors import Unreadable

_BUILT_IN_PERCENT = frozenset({"9", "10"})
"""Ids of the number formats 0% and 0.00%, which every program knows without being told."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Literal text, escaped characters and conditions of a number format."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What cells look like, by the number of their style."""

    fonts: tuple[str, ...] = ()
    percents: tuple[bool, ...] = ()

    def font(self, style: int) -> str:
        """The font's name, "" where none is stated."""
        return self.fonts[style] if style < len(self.fonts) else ""

    def is_percent(self, style: int) -> bool:
        """Whether numbers are shown as per cent."""
        return style < len(self.percents) and self.percents[style]


def read_styles(content: bytes) -> Styles:
    """Reads a workbook's styles.

    Raises:
        Unreadable: no XML.
    """
    from xml.parsers import expat

    fonts: list[str] = []
    percent = set(_BUILT_IN_PERCENT)
    cells: list[tuple[str, str]] = []
    inside = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = tag.rpartition(":")[2]
        if name in ("fonts", "cellXfs", "dxfs"):
            inside = name
        elif name == "numFmt" and "%" in _NOT_SHOWN.sub("", attributes.get("formatCode", "")[:1000]):
            percent.add(attributes.get("numFmtId", ""))
        elif name == "font" and inside == "fonts":
            fonts.append("")
        elif name == "name" and inside == "fonts" and fonts:
            fonts[-1] = attributes.get("val", "")
        elif name == "xf" and inside == "cellXfs":
            cells.append((attributes.get("fontId", ""), attributes.get("numFmtId", "")))

    def end(tag: str) -> None:
        nonlocal inside
        if tag.rpartition(":")[2] == inside:
            inside = ""

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("damaged-file", problem="styles.xml") from error
    by_id = {str(number): name for number, name in enumerate(fonts)}
    return Styles(tuple(by_id.get(font, "") for font, _ in cells), tuple(code in percent for _, code in cells))
