"""A sheet of a stranger's file → whether people see what stands in its rows, columns and cells.

Of an .xls only hidden sheets are known.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from iso18091cli.model.answers import Unseen
from iso18091cli.spreadsheet.sheet import Sheet, column_number
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_look import Font, Look, Part, format_colours

_LEGIBLE = 0.115
"""The least difference of two colours (of black and white it is 0.9) at which letters are told from their ground."""
_FLARE = 0.02
"""The share of white that every screen and sheet of paper adds to a colour: near black little is told apart."""
_SMALLEST = 4.0
"""Points of a font whose letters are no more than dots."""
_SECTION = re.compile(r'(?:^|;)((?:"[^"]*"|[\\_*].|[^;"])*)', re.DOTALL)
"""A section of a number format; a semicolon in quotes or behind a stroke parts none."""
_LETTERS, _DIGITS = string.ascii_uppercase, string.digits
_SPACING = re.compile(r"[_*].|\s")
"""In a number format: room for a character, a character that fills up the cell."""
_QUOTED = re.compile(r'"[^"]*"|\\.')
_SHOWS_NUMBER = re.compile("[0#?@dmyhs]|general|standard", re.IGNORECASE)
_CUT_OFF = re.compile("[0#?],+(?![0#?,])")
"""Commas behind the digits: each leaves out three of them."""
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|dingbats|marlett|mt extra|ms outlook|bookshelf", re.IGNORECASE)
"""In names of fonts whose signs are no letters."""
_STEP = 1.3
"""Letters that one step of an indent is wide."""
_SIDES = 0.7
"""Letters that the room at both sides of a cell is wide."""
_A_WORD = 4
"""Letters of a level's word."""
_USUAL = 8.43
"""Letters that a column is wide of which nothing is said."""
_LINES, _GAP = 3, 20
"""So many line ends, or blanks, before a word push it out of its cell."""
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, eq=False, repr=False)
class Seen:
    """What of one sheet people see."""

    book: Sheets
    name: str
    cells: Sheet

    @property
    def sheet(self) -> bool:
        """Whether the sheet itself is shown."""
        return self.name not in self.book.hidden

    def row(self, number: str) -> bool:
        """Whether a row is shown; one that an outline folds has a button that shows it."""
        hidden = self.cells.hidden
        return number not in hidden.rows or number in hidden.folded

    def column(self, letters: str) -> bool:
        """Whether a column is shown. The form's own outline has rows only."""
        return letters not in self.cells.hidden.columns

    def why(self, cells: Iterable[str]) -> dict[str, Unseen]:
        """Those of these filled cells whose text is not seen as it is stored, each with the reason."""
        values, styles, numbers = self.cells.cells, self.cells.styles, self.cells.text_numbers
        rich, merged, filled = self.cells.rich, self.cells.merged, [*cells]

        def kind(cell: str) -> _Kind:
            """Cells of one kind look alike, whatever stands in them."""
            number = numbers.get(cell)
            parted = cell if cell in rich else number if number and self.book.in_parts(number) else None
            return styles.get(cell), parted, isinstance(values[cell], str), cell.rstrip(_DIGITS)

        kinds = {kind(cell): cell for cell in filled}
        looks = {alike: (self.book.look(self.name, cell), not alike[2]) for alike, cell in kinds.items()}
        hiding = {alike: self._concealed(cell, *looks[alike]) for alike, cell in kinds.items()}
        conditions = self._conditions({*looks.values()})
        covered = self.book.covered(self.name)
        pushed = {cell for cell in filled if isinstance(text := values[cell], str) and _pushed(text)}
        if not (any(hiding.values()) or conditions or covered or pushed or self.cells.hidden.zeros):
            filled = [cell for cell in filled if cell.lstrip(_LETTERS) in merged] if merged else []
        found: dict[str, Unseen] = {}
        for cell in filled:
            reason: Unseen = "merged" if self.cells.merged_into(cell) else hiding[kind(cell)]
            if not reason and conditions:
                reason = _by_condition(cell, looks[kind(cell)], conditions)
            if not reason and cell in pushed:
                reason = "outside"
            if not reason and covered and _within(cell, covered):
                reason = "covered"
            if not reason and self.cells.hidden.zeros and values[cell] == 0:
                reason = "format"
            if reason:
                found[cell] = reason
        return found

    def _concealed(self, cell: str, look: Look, number: bool) -> Unseen:
        """Why the look of a cell, in a column of its width, hides what stands there."""
        if reason := concealed(look, self.book.parts(self.name, cell), number):
            return reason
        if not (look.indent > 1 or look.shrinks):
            return ""
        width = self.cells.hidden.widths.get(cell.rstrip(_DIGITS), _USUAL)
        if look.indent * _STEP > width - _SIDES:
            return "outside"
        return "font" if look.shrinks and look.font.size * (width - _SIDES) / _A_WORD < _SMALLEST else ""

    def _conditions(self, looks: set[_Looked]) -> list[_Condition]:
        """Areas in which a condition hides what stands in cells of one of these looks, each look with the reason.

        Whether the condition holds is not worked out: the form's own hide nothing.
        """
        found: list[_Condition] = []
        for condition, given in self.book.conditional(self.name):
            hides: dict[_Looked, Unseen] = {}
            for look, number in looks:
                merged = (_under(look, one) for one in given)
                reason: Unseen = next((why for one in merged if (why := concealed(one, (), number))), "")
                struck = any(one.font.struck for one in given)
                if not reason and struck:
                    reason = "struck"
                if not reason and number and condition.bare:
                    reason = "format"
                if reason:
                    hides[look, number] = reason
            found += [(area, hides) for area in condition.areas if hides]
        return found


_Kind = tuple[str | None, str | None, bool, str]
_Looked = tuple[Look, bool]
"""How a cell looks, and whether it holds a number."""
_Condition = tuple[tuple[str, int, str, int], dict[_Looked, Unseen]]


def _by_condition(cell: str, looked: _Looked, conditions: list[_Condition]) -> Unseen:
    hiding = (hides[looked] for area, hides in conditions if looked in hides and _within(cell, [area]))
    return next(hiding, "")


def _within(cell: str, areas: Iterable[tuple[str, int, str, int]]) -> bool:
    letters = cell.rstrip(_DIGITS)
    column, row = column_number(letters), int(cell[len(letters) :])
    return any(
        column_number(left) <= column <= column_number(right) and top <= row <= bottom
        for left, top, right, bottom in areas
    )


def _under(look: Look, condition: Look) -> Look:
    """How a cell looks while a condition holds; what that leaves is the cell's own."""
    font = look.font._replace(color=condition.font.color or look.font.color)
    if condition.font.size < _SMALLEST:
        font = font._replace(size=condition.font.size)
    colours = () if condition.fill else look.colours
    return look._replace(font=font, fill=condition.fill or look.fill, format=condition.format, colours=colours)


def _pushed(text: str) -> bool:
    """Whether what stands before the first letter pushes a text out of its cell."""
    if not text[:1].isspace():
        return False
    gap = text[: len(text) - len(text.lstrip())]
    return gap.count("\n") >= _LINES or len(gap) >= _GAP


@lru_cache(maxsize=1024)
def concealed(look: Look, parts: tuple[Part, ...] = (), number: bool = False) -> Unseen:
    """How the look of a cell hides its text (its number) or shows another one; "" where it is seen."""
    grounds = look.colours or (look.fill,)

    def unreadable(font: Font) -> bool:
        too_like = all(_illegible(font.color, ground) for ground in grounds)
        return too_like or font.size < _SMALLEST or bool(_SYMBOLS.search(font.name))

    if look.format and (_shows_other_number if number else _shows_other_text)(look.format):
        return "format"
    if any(all(_illegible(colour, ground) for ground in grounds) for colour in format_colours(look.format)):
        return "format"
    return "font" if any(unreadable(font) for font in [p.font for p in parts if p.text.strip()] or [look.font]) else ""


@lru_cache(maxsize=256)
def _shows_other_text(code: str) -> bool:
    """Whether a number format shows a text otherwise than it stands there.

    Of up to four sections the fourth is for texts, or the last that holds an "@"; where there is none, they are shown
    as they are (ECMA-376 part 1, 18.8.31).
    """
    parts = _SECTION.findall(code)
    of_texts = parts[3] if len(parts) > 3 else next((part for part in reversed(parts) if "@" in part), None)
    if of_texts is None:
        return False
    return _SPACING.sub("", _BRACKETS.sub("", of_texts)).casefold() not in ("@", "general")


@lru_cache(maxsize=256)
def _shows_other_number(code: str) -> bool:
    """Whether a number format shows no number, or one that is not the cell's: digits of its own, thousands cut off."""
    for section in _SECTION.findall(code)[:3]:
        plain = _QUOTED.sub("", _SPACING.sub("", _BRACKETS.sub("", section)))
        own_digits = any(character.isdigit() for quoted in _QUOTED.findall(section) for character in quoted)
        if own_digits or _CUT_OFF.search(plain) or not _SHOWS_NUMBER.search(plain):
            return True
    return False


@lru_cache(maxsize=1024)
def _illegible(ink: str, ground: str) -> bool:
    """Whether letters of one colour cannot be told from a ground of another; "" is black ink, white ground."""
    return math.dist(_perceived(ink or "000000"), _perceived(ground or "FFFFFF")) < _LEGIBLE


@lru_cache(maxsize=256)
def _perceived(colour: str) -> tuple[float, float, float]:
    """Where a colour such as "FF0000" lies among all others, as eyes tell them apart (Oklab, B. Ottosson 2020)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    light = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    red, green, blue = ((part + _FLARE) / (1 + _FLARE) for part in light)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
