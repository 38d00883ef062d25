"""Styles of an .ods → how its cells look, as xlsx_look.py says it of an .xlsx: font, fill and number format.

Named styles stand in one part, those that the program made for single cells in another; each takes from its parent what
it does not say itself (OpenDocument 1.3 part 3, 16.2). A number format is put together from elements (16.29); it is
handed on in the codes of an .xlsx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from iso18091cli.spreadsheet.xlsx_look import RAISED, Font, Look

_LENGTH = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{0,6})?)(in|cm|mm|pt|pc|px)")
_POINTS = {"in": 72.0, "cm": 28.3465, "mm": 2.83465, "pt": 1.0, "pc": 12.0, "px": 0.75}
_COLOUR = re.compile("#([0-9a-fA-F]{6})")
_A_LETTER = 5.25
"""Points that a letter of a column's width is wide, as Excel counts it."""
_A_STEP = 8.5
"""Points of one step of an indent."""
_DEEPEST = 20
"""Parents of a style."""
_MOST = 70_000
"""Styles; Excel keeps 65,490."""

Key = tuple[str, str]
"""Family and name of a style."""


@dataclass(eq=False, repr=False)
class _Style:
    parent: str = ""
    format: str = ""
    """Name of its number format."""
    says: dict[str, str] = field(default_factory=dict)
    """Attributes of all its properties by their names."""
    maps: list[str] = field(default_factory=list)
    """Styles that hold under some condition."""
    pieces: list[str] = field(default_factory=list)
    """Of a number format: what it is put together from, as code; literal text begins with a quotation mark."""


class Styles:
    """Styles while their parts are run through, and then how they look."""

    def __init__(self) -> None:
        self._known: dict[Key, _Style] = {}
        self._open = _Style()
        self._literal = False
        self._made: dict[str, Look] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes an element of the vocabularies of styles and number formats."""
        if name in ("style:style", "style:default-style"):
            named = attributes.get("style:name", "") if name == "style:style" else ""
            self._open = _Style(
                attributes.get("style:parent-style-name", ""), attributes.get("style:data-style-name", "")
            )
            self._put((attributes.get("style:family", ""), named))
        elif name.startswith("number:") and name.endswith("-style"):
            self._open = _Style(says={"kind": name})
            self._put(("number", attributes.get("style:name", "")))
        elif name == "style:map":
            self._open.maps.append(attributes.get("style:apply-style-name", ""))
        elif name.startswith("style:") and name.endswith("-properties"):
            self._open.says |= attributes
        elif name == "number:text":
            self._open.pieces.append('"')
            self._literal = True
        elif name.startswith("number:"):
            self._open.pieces.append("@" if name == "number:text-content" else "0")

    def _put(self, key: Key) -> None:
        if len(self._known) < _MOST:
            self._known[key] = self._open

    def text(self, written: str) -> None:
        """Takes what stands in one of its elements."""
        if self._literal and len(self._open.pieces[-1]) < _MOST:
            self._open.pieces[-1] += written.replace('"', "")

    def end(self) -> None:
        """Takes the end of an element."""
        self._literal = False

    @property
    def strikes(self) -> bool:
        """Whether any of them strikes a text out."""
        return any(_struck(style.says) for style in self._known.values())

    def look(self, name: str) -> Look:
        """How cells of that style look."""
        if name not in self._made:
            says, chain = self._says("table-cell", name), self._chain("table-cell", name)
            format = next((style.format for style in chain if style.format), "")
            hidden = says.get("style:cell-protect", "").startswith("hidden")
            font, ink = _font(says), self._ink(format)
            self._made[name] = Look(
                font._replace(color=ink) if ink else font,
                _colour(says.get("fo:background-color", "")),
                ";;;" if hidden else self._code(format),
                indent=int(points(says.get("fo:margin-left", ""), 0) / _A_STEP),
                shrinks=says.get("style:shrink-to-fit") == "true",
            )
        return self._made[name]

    def font(self, span: str, cell: str) -> Font:
        """The font of a part of a text by the style of that part and of its cell."""
        return _font({**self._says("table-cell", cell), **self._says("text", span)})

    def under(self, name: str) -> list[str]:
        """The styles that cells of that style have under some condition."""
        return [one for style in self._chain("table-cell", name) for one in style.maps]

    def width(self, name: str) -> float:
        """Width of columns of that style in letters."""
        return points(self._says("table-column", name).get("style:column-width", ""), 64.0) / _A_LETTER

    def height(self, name: str) -> float:
        """Height of rows of that style in points."""
        return points(self._says("table-row", name).get("style:row-height", ""), 15.0)

    def _chain(self, family: str, name: str) -> list[_Style]:
        """A style, its parent, and so on, and what holds for all of the family."""
        found: list[_Style] = []
        while (style := self._known.get((family, name))) and len(found) < _DEEPEST:
            found.append(style)
            name = style.parent
        return found

    def _says(self, family: str, name: str) -> dict[str, str]:
        said: dict[str, str] = {}
        for style in reversed([*self._chain(family, name), *self._chain(family, "")[:1]]):
            said |= style.says
        return said

    def _code(self, name: str) -> str:
        """A number format as code: up to three sections for numbers, and one for texts."""
        style = self._known.get(("number", name))
        if style is None:
            return "General"
        maps = [one for one in (self._known.get(("number", name)) for name in style.maps[:3]) if one]
        of_numbers = ["".join(map(_quoted, one.pieces)) for one in maps]
        own = "".join(map(_quoted, style.pieces))
        if style.says.get("kind") != "number:text-style":
            return ";".join([*of_numbers[:2], own])
        return ";".join([*of_numbers, *["General"] * (3 - len(of_numbers)), own])

    def _ink(self, name: str) -> str:
        """The colour in which a number format writes."""
        style = self._known.get(("number", name))
        return _colour(style.says.get("fo:color", "")) if style else ""


def points(length: str, otherwise: float) -> float:
    """A length such as "0.7cm" in points."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _POINTS[found[2]] if found else otherwise


def _quoted(piece: str) -> str:
    return f'{piece}"' if piece.startswith('"') and piece.strip('" ') else piece.strip('" ')


def _colour(stated: str) -> str:
    found = _COLOUR.fullmatch(stated)
    return found[1].upper() if found else ""


def _struck(says: dict[str, str]) -> bool:
    return any(says.get(f"style:text-line-through-{name}", "none") != "none" for name in ("style", "type"))


def _font(says: dict[str, str]) -> Font:
    size = points(says.get("fo:font-size", ""), 11.0)
    raised = says.get("style:text-position", "0%").split(" ")[0] not in ("0%", "")
    gone = says.get("text:display") == "none" or says.get("loext:opacity") == "0%"
    return Font(
        name=says.get("style:font-name", says.get("fo:font-family", "")),
        color="" if says.get("style:use-window-font-color") == "true" else _colour(says.get("fo:color", "")),
        struck=_struck(says),
        size=0.0 if gone else size * RAISED if raised else size,
    )


_ADDRESS = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
_RANGE = re.compile(rf"\.{_ADDRESS}(?::(?:'(?:[^']|'')*'|[^ .:']*)\.{_ADDRESS})?(?= |$)")


def areas(addresses: str) -> Iterator[tuple[str, int, str, int]]:
    """First column and row, last column and row of each range in addresses such as "'Đô thị'.A1:'Đô thị'.B9"."""
    for left, top, right, bottom in _RANGE.findall(addresses):
        yield left, int(top), right or left, int(bottom or top)
