"""How a cell looks, by the kind of what stands in it; a figure's look tells its unit."""

from __future__ import annotations

from iso18091cli.model.catalog import Mark

DARK = "1F4E5F"
PALE = "E8F0F2"
ZEBRA = "F5F8F9"
RULE = "C9D3D7"
GREY = "5B6470"
LINK = "0B5394"
Look = tuple[tuple[str, str | float], ...]
"""How a cell looks: XlsxWriter's properties of a format by name, in the order of the names."""


def look(like: Look = (), /, **properties: str | float) -> Look:
    """A look; ``like`` another one but for these properties."""
    return tuple(sorted({**dict(like), **properties}.items()))


def coloured(mark: Mark, **properties: str | float) -> Look:
    """Of a cell that shows a level or a state: the catalogue's colours."""
    return look(bg_color=mark.colour, font_color=mark.ink, align="center", **properties)


TEXT = look()
NAME = look(bold=True)
CENTRE = look(align="center")
"""Codes, counts and words of one kind."""
BOLD_CENTRE = look(CENTRE, bold=True)
SCORE = look(num_format="0.00", align="right", indent=1)
"""Points of 100."""
SHARE = look(num_format="0.0%", align="center")
"""A share of 1, shown as whole per cent."""
FIGURE = look(num_format="General", align="right", indent=1)
"""A number in the unit of measure that stands with its question."""
BOX = look(border=1, border_color=RULE)
HEADING = look(bold=True, font_color="FFFFFF", bg_color=DARK, align="center", border=1, border_color="FFFFFF")
PAGE = look(font_name="Arial", font_size=10, valign="vcenter", text_wrap=True)
"""What every cell has unless told otherwise."""
