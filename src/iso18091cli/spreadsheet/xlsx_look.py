"""styles.xml and the theme → how a cell looks: its number format, its fill, and the font of what stands in it.

A font named .VnTime or VNI-Times says that its letters are no Unicode; a font of the fill's colour, a format such as
``;;;`` and a struck-out text say that people see something else than what is stored.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.sheet import Properties
from iso18091cli.spreadsheet.unreadable import Unreadable

_MAX_STYLES = 100_000
"""Styles of cells, fonts and fills; Excel keeps 65,490."""
_TRUE = ("1", "true", "on")


class Font(NamedTuple):
    """The font of a text, or of a part of it."""

    name: str = ""
    """"" where none is stated."""
    color: str = ""
    """"FF0000" for red; "" for the automatic colour, black."""
    struck: bool = False
    size: float = 11.0
    """Points, as letters are drawn: smaller in a superscript or subscript."""


class Look(NamedTuple):
    """How a cell looks, whatever stands in it."""

    font: Font = Font()
    fill: str = ""
    """Colour of a plain fill as in Font; "" where there is none, or one of several colours."""
    format: str = "General"
    """Code of its number format: "0%", ";;;", "dd/mm/yyyy"; of the formats every program knows, where it says more
    than the value does."""
    colours: tuple[str, ...] = ()
    """Of a fill of lines, dots or a gradient: the colours in it."""
    indent: int = 0
    """Steps by which the writing stands away from the cell's edge, each some three blanks wide."""
    shrinks: bool = False
    """Whether the writing is made smaller until it fits into the cell."""


class Part(NamedTuple):
    """A part of a cell's text in one font."""

    text: str
    font: Font


def struck(parts: tuple[Part, ...]) -> Literal["", "partly", "wholly"]:
    """Whether a text is struck through; blanks do not count."""
    found = {part.font.struck for part in parts if part.text.strip()}
    return "" if True not in found else "partly" if False in found else "wholly"


@dataclass(eq=False, repr=False)
class Looks:
    """Looks of cells by the number of their style, and fonts of parts of texts."""

    palette: Palette
    _fonts: list[Properties] = field(default_factory=list)
    _fills: list[Fill] = field(default_factory=list)
    _cells: list[Style] = field(default_factory=list)
    _conditional: list[Look] = field(default_factory=list)
    """Looks that conditions give."""
    _made: dict[str, Look] = field(default_factory=dict)

    def of(self, style: str, codes: Mapping[str, str]) -> Look:
        """The look of a cell by its style; ``codes`` are the workbook's number formats by their numbers."""
        if style not in self._made:
            known = _at(self._cells, style, Style())
            colours = tuple(map(self.palette.color, _at(self._fills, known.fill, ())))
            self._made[style] = Look(
                self.font(_at(self._fonts, known.font, {})),
                colours[0] if len(colours) == 1 else "",
                codes.get(known.code, _BUILT_IN.get(known.code, "General")),
                colours if len(colours) > 1 else (),
                known.indent,
                known.shrinks,
            )
        return self._made[style]

    def of_condition(self, dxf: str | bytes) -> Look:
        """The look that a condition gives: by its number in the workbook's list, or as XML. What it leaves is ""."""
        if isinstance(dxf, str):
            return _at(self._conditional, dxf, Look(format=""))
        known: list[Look] = []
        read_conditional(_ENOUGH % dxf, self.palette, known)
        return known[0] if known else Look(format="")

    def font(self, properties: Properties) -> Font:
        """The font of these properties."""
        size = _points(properties.get("sz", {}).get("val", ""))
        raised = properties.get("vertAlign", {}).get("val", "baseline") != "baseline"
        return Font(
            name=next((properties[tag].get("val", "") for tag in ("name", "rFont") if tag in properties), ""),
            color=self.palette.color(properties.get("color", {})),
            struck=any(properties[tag].get("val", "1") in _TRUE for tag in ("strike", "dstrike") if tag in properties),
            size=size * RAISED if raised else size,
        )


class Style(NamedTuple):
    """What a cell's format says: numbers of its font, fill and number format, and how its writing stands."""

    font: str = ""
    fill: str = ""
    code: str = ""
    indent: int = 0
    shrinks: bool = False


Fill = tuple[dict[str, str], ...]
"""Attributes of the colours of a fill: none, one of a plain fill, or those of lines, dots or a gradient."""
RAISED = 0.6
"""How large letters of a superscript are, beside others of their size."""


def _points(stated: str) -> float:
    return float(stated) if stated.isascii() and stated.replace(".", "", 1).isdigit() else 11.0


T = TypeVar("T")


def _at(found: Sequence[T], number: str, otherwise: T) -> T:
    known = number.isascii() and number.isdigit() and len(number) < 8
    return found[int(number)] if known and int(number) < len(found) else otherwise


_BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?",
    "13": "# ??/??", "14": "dd/mm/yyyy", "49": "@",
}  # fmt: skip
"""Number formats that every program knows without being told, by their numbers (ECMA-376 part 1, 18.8.30)."""


@lru_cache(maxsize=4)
def read_looks(styles: bytes, theme: bytes) -> Looks:
    """Reads how cells look; workbooks of one form, saved by one program, often have the same styles.

    Raises:
        Unreadable: no XML, or far too many of them.
    """
    palette = Palette(_theme(theme))
    fonts: list[Properties] = []
    fills: list[Fill] = []
    cells: list[Style] = []
    inside: list[str] = []
    pattern = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal pattern
        inside.append(name)
        match inside[1:]:
            case ["fonts", "font"]:
                fonts.append({})
            case ["fonts", "font", _]:
                fonts[-1][name] = attributes
            case ["fills", "fill"]:
                fills.append(())
            case ["fills", "fill", "patternFill"]:
                pattern = attributes.get("patternType", "none")
                fills[-1] = () if pattern == "none" else ({},) if pattern == "solid" else _LINES
            case ["fills", "fill", "patternFill", "fgColor"] if pattern != "none":
                fills[-1] = (attributes, *fills[-1][1:])
            case ["fills", "fill", "patternFill", "bgColor"] if pattern not in ("none", "solid"):
                fills[-1] = (fills[-1][0], attributes)
            case ["fills", "fill", "gradientFill", "stop", "color"]:
                fills[-1] = (*fills[-1], attributes)
            case ["cellXfs", "xf"]:
                font, fill, code = (attributes.get(key, "0") for key in ("fontId", "fillId", "numFmtId"))
                cells.append(Style(font, fill, code))
            case ["cellXfs", "xf", "alignment"]:
                stated = attributes.get("indent", "")
                indent = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 0
                cells[-1] = cells[-1]._replace(indent=indent, shrinks=attributes.get("shrinkToFit") in _TRUE)
            case ["colors", "indexedColors", "rgbColor"]:
                palette.own.append(attributes.get("rgb", "")[-6:].upper())
        if max(len(fonts), len(fills), len(cells), len(palette.own)) > _MAX_STYLES:
            raise Unreadable("overfull", what="styles")

    def end(_: str) -> None:
        inside.pop()

    usual = _cell_formats(styles)
    rest = _SAY_NOTHING.sub(b"", styles) if usual else styles
    parse(rest, start, end)
    conditional: list[Look] = []
    read_conditional(rest, palette, conditional)
    return Looks(palette, fonts, fills, usual or cells, conditional)


_LINES: Fill = ({"rgb": "FF000000"}, {"rgb": "FFFFFFFF"})
"""Lines or dots are black on white where nothing else is said."""
_XF = re.compile(rb'<xf numFmtId="([0-9]{1,6})" fontId="([0-9]{1,6})" fillId="([0-9]{1,6})"')
_CELL_FORMATS = re.compile(rb"<cellXfs[\s>].*?</cellXfs>", re.DOTALL)
_SAY_NOTHING = re.compile(rb"<(cellXfs|cellStyleXfs|borders|cellStyles)[\s>].*?</\1>", re.DOTALL)
"""What is most of the styles and says nothing more about a look."""


_STANDS = re.compile(rb"""shrinkToFit\s*=\s*["'](?:1|t|on)|indent\s*=\s*["'](?!0?[0-9]["'])""")
"""How writing stands in a cell, where that may push it out."""


def _cell_formats(styles: bytes) -> list[Style]:
    """Each style as every known program writes it; else none, and all is parsed."""
    section = _CELL_FORMATS.search(styles)
    found = _XF.findall(section[0]) if section and b"<!" not in styles and styles.count(b"</cellXfs>") == 1 else []
    if not section or len(found) != section[0].count(b"<xf") or len(found) > _MAX_STYLES:
        return []
    if _STANDS.search(section[0]):
        return []
    return [Style(font.decode(), fill.decode(), code.decode()) for code, font, fill in found]


def read_conditional(styles: bytes, palette: Palette, into: list[Look]) -> None:
    """Reads the looks that conditions give, in the order by which sheets name them.

    Raises:
        Unreadable: no XML, or far too many of them.
    """
    inside: list[str] = []
    font: Properties = {}
    fill: dict[str, str] = {}
    code = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal font, fill, code
        inside.append(name)
        match inside[1:]:
            case ["dxfs", "dxf"]:
                font, fill, code = {}, {}, ""
            case ["dxfs", "dxf", "font", tag]:
                font[tag] = attributes
            case ["dxfs", "dxf", "fill", "patternFill", "bgColor"]:
                fill = attributes
            case ["dxfs", "dxf", "numFmt"]:
                code = attributes.get("formatCode", "")

    def end(name: str) -> None:
        if inside[1:] == ["dxfs", "dxf"]:
            into.append(Look(Looks(palette).font(font), palette.color(fill), code))
            if len(into) > _MAX_STYLES:
                raise Unreadable("overfull", what="styles")
        inside.pop()

    parse(styles, start, end)


_ENOUGH = (
    b'<styleSheet xmlns:x14="x" xmlns:xm="x" xmlns:mc="x" xmlns:x15="x" xmlns:x16r2="x"><dxfs><dxf>%s</dxf></dxfs>'
    b"</styleSheet>"
)
"""A list of looks with one that stands elsewhere."""


# Colours --------------------------------------------------------------------------------------------------------------

_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""Colours of a theme in the order of the numbers that styles have for them: white is 0, black is 1."""
_OFFICE = {"lt1": "FFFFFF", "dk1": "000000"}
_OF_WINDOWS = {"window": "FFFFFF", "windowText": "000000"}
"""Colours that programs take from the system, whatever the file says they were."""
_INDEXED = tuple(
    re.findall(
        "[0-9A-F]{6}",
        """
        000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
        000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
        800000 008000 000080 808000 800080 008080 C0C0C0 808080
        9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
        000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF
        00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
        3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696
        003366 339966 003300 333300 993300 993366 333399 333333
        """,
    )
)
"""Colours by number, as workbooks of before 2007 have them (ECMA-376 part 1, 18.8.27)."""
_SYSTEM = {"64": "000000", "65": "FFFFFF"}
"""Numbers of the system's colours of letters and of the ground behind them."""
_FORMAT_COLOURS = dict(
    zip(("black", "white", "red", "green", "blue", "yellow", "magenta", "cyan"), _INDEXED, strict=False)
)
_FORMAT_COLOUR = re.compile(r"\[(?:([a-z]+)|colou?r\s*([0-9]{1,2}))\]", re.IGNORECASE)


def format_colours(code: str) -> list[str]:
    """The colours in which a number format writes: "[Red]0" and "[Color2]@" (ECMA-376 part 1, 18.8.31)."""
    found = (
        _at(_INDEXED, str(int(number) + 7), "") if number else _FORMAT_COLOURS.get(name.casefold(), "")
        for name, number in _FORMAT_COLOUR.findall(code)
    )
    return [colour for colour in found if colour]


@dataclass(eq=False, repr=False)
class Palette:
    """What colours are, however they are named."""

    theme: dict[str, str]
    own: list[str] = field(default_factory=list)
    """The workbook's own colours by number; empty where it has the usual ones."""

    def color(self, named: dict[str, str]) -> str:
        """A colour as "FF0000", "" for the automatic one and for any that is not known."""
        shade = ""
        if "rgb" in named:
            shade = named["rgb"][-6:].upper()
        elif "theme" in named:
            shade = self.theme.get(_at(_THEME, named["theme"], ""), "")
        elif "indexed" in named:
            shade = _SYSTEM.get(named["indexed"]) or _at(self.own or _INDEXED, named["indexed"], "")
        try:
            return _tinted(shade, float(named.get("tint", "0"))) if len(shade) == 6 else ""
        except ValueError:
            return ""


def _tinted(shade: str, tint: float) -> str:
    """A colour made darker (to -1, black) or lighter (to 1, white), as ECMA-376 part 1, 18.8.19 says."""
    if not tint:
        return shade
    red, green, blue = (int(shade[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))


def _theme(content: bytes) -> dict[str, str]:
    """Colours of a theme by their names; those of Office where there is none that can be read."""
    found = dict(_OFFICE)
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        if inside[-3:-2] == ["clrScheme"] and name in ("srgbClr", "sysClr"):
            stated = attributes.get("val", "")
            shade = _OF_WINDOWS.get(stated) if name == "sysClr" else stated
            found[inside[-2]] = (shade or attributes.get("lastClr", stated))[-6:].upper()

    def end(_: str) -> None:
        inside.pop()

    try:
        parse(content, start, end)
    except Unreadable:
        return dict(_OFFICE)
    return found
