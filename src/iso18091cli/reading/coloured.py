"""Blank cells that take a level → the level whose colour somebody gave them. That is a guess, and never an answer."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator

from iso18091cli.model.answers import Place
from iso18091cli.model.catalog import Scale
from iso18091cli.reading.arrangement import Arrangement
from iso18091cli.reading.keys import KeyedSheet
from iso18091cli.spreadsheet.workbook import Sheets

_PLAIN = 0.25
"""The least saturation (0 to 1) of a fill that somebody meant for a colour; that of the form's input cells is 0.1."""
_NEAR = 50 / 360
"""How far apart on the wheel of hues two colours may be that go by one name: Excel's light green, and the form's."""


def coloured(book: Sheets, sheet: KeyedSheet, arrangement: Arrangement, scale: Scale) -> Iterator[tuple[Place, str]]:
    """(place, key of the level) of the unit's own level cells that are blank and in a colour like that of one level."""
    cells = sheet.cells.cells
    for asked in arrangement.asked:
        if asked.column != "self_level" or asked.cell in cells:
            continue
        fill = book.look(sheet.name, asked.cell).fill
        if fill and _hue(fill)[1] >= _PLAIN:
            apart, like = min((_apart(fill, level.colour), level.key) for level in scale.levels)
            if apart <= _NEAR:
                yield asked.place, like


def _apart(one: str, other: str) -> float:
    """How far apart two colours are on the wheel of hues: 0 to 0.5."""
    apart = abs(_hue(one)[0] - _hue(other)[0])
    return min(apart, 1 - apart)


def _hue(colour: str) -> tuple[float, float]:
    """Hue and saturation, 0 to 1, of a colour such as "FF0000"."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return colorsys.rgb_to_hsv(red, green, blue)[:2]
