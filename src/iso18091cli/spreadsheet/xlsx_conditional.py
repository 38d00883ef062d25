"""What stands in a sheet's XML behind its cells → where conditions change how cells look, and by which look.

Whether a condition holds nobody works out here. Excel keeps newer kinds with looks of their own in an extension list.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BLOCK = re.compile(
    rb"<(?:[^\s<>/:]+:)?conditionalFormatting([\s>].*?)</(?:[^\s<>/:]+:)?conditionalFormatting\s*>", re.DOTALL
)
_AREAS = re.compile(rb"""sqref\s*=\s*["']([^"'<>]*)["']|<(?:[^\s<>/:]+:)?sqref>([^<]*)<""")
_NUMBER = re.compile(rb"""dxfId\s*=\s*["']([0-9]{1,6})["']""")
_OWN = re.compile(rb"<(?:[^\s<>/:]+:)?dxf\s*>(.*?)</(?:[^\s<>/:]+:)?dxf\s*>", re.DOTALL)
_SCALE = re.compile(rb"<(?:[^\s<>/:]+:)?colorScale[\s>](.*?)</(?:[^\s<>/:]+:)?colorScale\s*>", re.DOTALL)
_COLOUR = re.compile(rb"<(?:[^\s<>/:]+:)?color(\s[^<>/]*)/?>")
_BARE = re.compile(rb"""<(?:[^\s<>/:]+:)?(?:dataBar|iconSet)\s[^<>]*showValue\s*=\s*["'](?:0|f|off)""")
_AREA = re.compile("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_MOST = 10_000
"""Blocks of a sheet; the form has some ten."""


class Conditional(NamedTuple):
    """Areas whose look changes under some condition."""

    areas: tuple[tuple[str, int, str, int], ...]
    """First column and row, last column and row of each."""
    numbers: tuple[str, ...]
    """Of looks in the workbook's list of them."""
    own: tuple[bytes, ...]
    """Looks that stand with the condition itself, as XML; a scale of colours gives one for each."""
    bare: bool = False
    """Whether a bar or an icon is shown in place of a number."""


def conditional_in(after: bytes) -> tuple[Conditional, ...]:
    """The conditions of a sheet."""
    found = []
    for block in _BLOCK.findall(after)[:_MOST]:
        stated = b" ".join(first or second for first, second in _AREAS.findall(block)).decode("ascii", "replace")
        areas = tuple((a, int(b), c or a, int(d or b)) for a, b, c, d in _AREA.findall(stated.replace("$", "")))
        numbers = tuple(number.decode("ascii") for number in _NUMBER.findall(block))
        scale = [colour for one in _SCALE.findall(block) for colour in _COLOUR.findall(one)]
        own = (*_OWN.findall(block), *(b"<fill><patternFill><bgColor%s/></patternFill></fill>" % one for one in scale))
        found.append(Conditional(areas, numbers, own, bool(_BARE.search(block))))
    return tuple(found)
