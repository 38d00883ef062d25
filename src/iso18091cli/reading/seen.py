"""A sheet of a stranger's file → whether people see what stands in its rows, columns and cells.

Of .xls and .ods only hidden sheets are known.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from iso18091cli.model.answers import Unseen
from iso18091cli.spreadsheet.sheet import Sheet, column_number
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_look import Look, Part

_LEGIBLE = 1.3
"""The least contrast, by WCAG 2.1's definition of a contrast ratio, at which letters are seen at all."""
_NEAR = 48
"""Of 255: letters whose red, green and blue are all nearer to the ground's are hardly more than that ground."""
_SMALLEST = 4.0
"""Points of a font whose letters are no more than dots."""
_SECTION = re.compile(r'(?:^|;)((?:"[^"]*"|[\\_*].|[^;"])*)', re.DOTALL)
"""A section of a number format; a semicolon in quotes or behind a stroke parts none."""
_LETTERS = string.ascii_uppercase
_SPACING = re.compile(r"[_*].|\s")
"""In a number format: room for a character, a character that fills up the cell."""
_QUOTED = re.compile(r'"[^"]*"|\\.')
_SHOWS_NUMBER = re.compile("[0#?@dmyhs]|general|standard", re.IGNORECASE)
_CUT_OFF = re.compile("[0#?],+(?![0#?,])")
"""Commas behind the digits: each leaves out three of them."""
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
        values, styles, numbers, filled = self.cells.cells, self.cells.styles, self.cells.text_numbers, [*cells]

        rich = self.cells.rich

        def kind(cell: str) -> tuple[str | None, str | None, bool]:
            return styles.get(cell), cell if cell in rich else numbers.get(cell), isinstance(values[cell], str)

        hiding: dict[tuple[str | None, str | None, bool], Unseen] = {}
        for alike, cell in {kind(cell): cell for cell in filled}.items():
            look, parts = self.book.look(self.name, cell), self.book.parts(self.name, cell)
            if reason := concealed(look, parts, number=not alike[2]):
                hiding[alike] = reason
        merged = self.cells.merged
        if not hiding and not self._conditions:
            filled = [cell for cell in filled if cell.lstrip(_LETTERS) in merged] if merged else []
        found: dict[str, Unseen] = {}
        for cell in filled:
            reason = "merged" if self.cells.merged_into(cell) else hiding.get(kind(cell), "")
            if reason := reason or self._by_condition(cell):
                found[cell] = reason
        return found

    def _by_condition(self, cell: str) -> Unseen:
        """Why a condition may hide it. Whether the condition holds is not worked out: the form's own hide nothing."""
        if not self._conditions:
            return ""
        letters = cell.rstrip("0123456789")
        column, row = column_number(letters), int(cell[len(letters) :])
        for area, reason in self._conditions:
            left, top, right, bottom = area
            if column_number(left) <= column <= column_number(right) and top <= row <= bottom:
                return reason
        return ""

    @cached_property
    def _conditions(self) -> list[tuple[tuple[str, int, str, int], Unseen]]:
        """Areas in which a condition gives a look that hides a text, with the reason."""
        found: list[tuple[tuple[str, int, str, int], Unseen]] = []
        for condition, looks in self.book.conditional(self.name):
            reasons = [reason for look in looks if (reason := concealed(look))]
            found += [(area, reasons[0]) for area in condition.areas if reasons]
        return found


def concealed(look: Look, parts: tuple[Part, ...] = (), number: bool = False) -> Unseen:
    """How the look of a cell hides its text (its number) or shows another one; "" where it is seen."""
    if look.format and (_shows_other_number if number else _shows_other_text)(look.format):
        return "format"
    if any(_illegible(part.font.color, look.fill) or part.font.size < _SMALLEST for part in parts if part.text.strip()):
        return "font"
    return "font" if not parts and (_illegible(look.font.color, look.fill) or look.font.size < _SMALLEST) else ""


@lru_cache(maxsize=256)
def _shows_other_text(code: str) -> bool:
    """Whether a number format shows a text otherwise than it stands there.

    Of up to four sections the fourth is for texts, or the last that holds an "@"; where there is none, they are shown
    as they are (ECMA-376 part 1, 18.8.31).
    """
    parts = _SECTION.findall(code)
    of_texts = parts[3] if len(parts) > 3 else next((part for part in reversed(parts) if "@" in part), None)
    if "[white]" in code.casefold():
        return True
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
    return "[white]" in code.casefold()


@lru_cache(maxsize=256)
def _illegible(ink: str, ground: str) -> bool:
    """Whether letters of one colour cannot be told from a ground of another; "" is black ink, white ground."""
    colours = (ink or "000000", ground or "FFFFFF")
    darker, lighter = sorted(_luminance(*_parts(colour)) for colour in colours)
    near = all(abs(one - other) < _NEAR for one, other in zip(*map(_parts, colours), strict=True))
    return near or (lighter + 0.05) / (darker + 0.05) < _LEGIBLE


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour such as "FF0000"."""
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _luminance(*parts: int) -> float:
    """Relative luminance of a colour by its red, green and blue, 0 to 1 (WCAG 2.1)."""
    shares = (part / 255 for part in parts)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
