"""Filled wheel → PNG, for Word: shapes and ids alone.

The font that Pillow brings has no Vietnamese letters and no signs such as ●, so nothing is written but ids, and words
stand in the picture's alternative text. Shapes are masks, each drawn once at three times its size and shared by all
pictures of a run; a picture is then a few dozen pastes.
"""

from __future__ import annotations

import io
import math
from functools import lru_cache

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from iso18091cli.model.wheel import HUB, RIM, Wheel, point
from iso18091cli.reports.pictures.filling import DOTTED, HATCHED, Filling
from iso18091cli.reports.pictures.svg import GREY, INK, LINE, PALE, SIZE, id_size, turn

SIDE = 800
"""Pixels of the picture's width and height: 250 to the inch at 8 cm."""
_RADIUS = (SIDE / 2 - 2) / RIM
"""Pixels of radius 1."""
_SCALE = _RADIUS / SIZE
"""Pixels for each unit of the SVG, so that both have the same ids and lines."""
_FINER = 3
"""Shapes are drawn so many times larger, and made smaller with soft edges."""
_STEP = 1.0
"""Degrees between the points of an arc."""
_MIXED = (1.0, 0.8, 0.6, 0.4, 0.2)
"""Shares of a colour in the mixtures along its edges."""
_ALMOST_WHITE = 240
"""From this value on in each of red, green and blue, a mixture is left out: white paper would be given its colour."""
_GAP = 1.5
"""Pixels that a piece of a ring stays within its bounds, so that the lines of the ground are seen."""
_DOTS = 254
"""Pixels to the inch that the file names."""
_TILE = 12
"""Pixels after which the patterns repeat."""

Mask = tuple[tuple[int, int], Image.Image]
"""Where a shape's box begins, and how much of each pixel in it is covered."""


@lru_cache(256)
def png(filling: Filling) -> bytes:
    """The picture, SIDE pixels wide and high. The same filling gives the same bytes."""
    picture = _blank(filling.wheel, filling.of_many).copy()
    for sector, cells in zip(filling.wheel.sectors, filling.cells, strict=True):
        for cell in cells:
            corner, mask = _area(sector.start, sector.end, cell.inner, cell.outer)
            if cell.paint in (HATCHED, DOTTED):
                mask = ImageChops.multiply(mask, _pattern(cell.paint).crop((*corner, *_far(corner, mask))))
            picture.paste(_colour(cell.paint), corner, mask)
    colours = frozenset(_colour(cell.paint) for cells in filling.cells for cell in cells)
    written = io.BytesIO()
    picture.quantize(palette=_palette(colours), dither=Image.Dither.NONE).save(
        written, "PNG", compress_level=4, dpi=(_DOTS, _DOTS)
    )
    return written.getvalue()


def _colour(paint: str) -> str:
    return PALE if paint in (HATCHED, DOTTED) else f"#{paint}"


@lru_cache(64)
def _palette(colours: frozenset[str]) -> Image.Image:
    """The colours with their mixtures along edges: a picture of few colours is a third as large, and written faster."""
    found = [(255, 255, 255)]
    for colour, ground in ((INK, GREY), *((colour, "#ffffff") for colour in sorted({GREY, LINE, INK, PALE} | colours))):
        ends = list(zip(ImageColor.getrgb(colour)[:3], ImageColor.getrgb(ground)[:3], strict=True))
        for part in _MIXED:
            red, green, blue = (round(a * part + b * (1 - part)) for a, b in ends)
            if min(red, green, blue) < _ALMOST_WHITE:
                found.append((red, green, blue))
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in found for value in colour])
    return palette


@lru_cache(8)
def _blank(wheel: Wheel, of_many: bool) -> Image.Image:
    """Rim with ids, rings and lines between sectors."""
    large = Image.new("RGB", (SIDE * _FINER, SIDE * _FINER), "white")
    draw = ImageDraw.Draw(large)
    middle, unit = SIDE * _FINER / 2, _RADIUS * _FINER
    for radius, fill in ((RIM, GREY), (1.0, "white")):
        draw.circle((middle, middle), radius * unit, fill=fill)
    rings = [1.0] if of_many else [wheel.ring(level)[1] for level in range(wheel.levels)]
    for radius in (HUB, *rings):
        draw.circle((middle, middle), radius * unit, outline=LINE, width=_FINER)
    for sector in wheel.sectors:
        ends = [point(radius * unit, sector.start) for radius in (HUB, 1.0)]
        draw.line([(middle + x, middle + y) for x, y in ends], fill=LINE, width=_FINER)
    for part in wheel.parts:
        ends = [point(radius * unit, part.start) for radius in (HUB, RIM)]
        draw.line([(middle + x, middle + y) for x, y in ends], fill=INK, width=round(3 * _SCALE * _FINER))
    picture = large.reduce(_FINER)
    _write_ids(picture, wheel)
    return picture


def _write_ids(picture: Image.Image, wheel: Wheel) -> None:
    size, upright = id_size(wheel)
    font = ImageFont.load_default(size * _SCALE)
    for sector in wheel.sectors:
        x, y = (SIDE / 2 + value for value in point((1 + RIM) / 2 * _RADIUS, sector.middle))
        if upright:
            ImageDraw.Draw(picture).text((x, y), sector.id, INK, font, anchor="mm")
            continue
        side = round(2 * font.getlength(sector.id)) + 4
        text = Image.new("L", (side, side))
        ImageDraw.Draw(text).text((side / 2, side / 2), sector.id, 255, font, anchor="mm")
        text = text.rotate(-turn(sector.middle), Image.Resampling.BICUBIC)
        picture.paste(INK, (round(x - side / 2), round(y - side / 2)), text)


@lru_cache(2000)
def _area(start: float, end: float, inner: float, outer: float) -> Mask:
    """A piece of a ring."""

    def arc(radius: float) -> list[tuple[float, float]]:
        off = min((end - start) / 2, math.degrees(_GAP / radius))
        steps = max(1, round((end - start) / _STEP))
        return [point(radius, start + off + (end - start - 2 * off) * step / steps) for step in range(steps + 1)]

    near, far = inner * _RADIUS + _GAP / 2, max(outer * _RADIUS - _GAP / 2, inner * _RADIUS + _GAP / 2)
    outline = [(SIDE / 2 + x, SIDE / 2 + y) for x, y in (*arc(near), *reversed(arc(far)))]
    left, top = (int(min(place[axis] for place in outline)) - 1 for axis in (0, 1))
    width, height = (int(max(place[axis] for place in outline)) + 2 - from_ for axis, from_ in ((0, left), (1, top)))
    large = Image.new("L", (width * _FINER, height * _FINER))
    ImageDraw.Draw(large).polygon([((x - left) * _FINER, (y - top) * _FINER) for x, y in outline], fill=255)
    return (left, top), large.reduce(_FINER)


def _far(corner: tuple[int, int], mask: Image.Image) -> tuple[int, int]:
    return corner[0] + mask.width, corner[1] + mask.height


@lru_cache(2)
def _pattern(paint: str) -> Image.Image:
    """Lines or dots over the whole picture."""
    side = _TILE * _FINER
    tile = Image.new("L", (side, side))
    draw = ImageDraw.Draw(tile)
    if paint == HATCHED:
        for shift in (-side, 0, side):
            draw.line([(shift, side), (shift + side, 0)], fill=255, width=round(2 * _FINER))
    else:
        for x in (0.25, 0.75):
            draw.circle((x * side, x * side), 1.6 * _FINER, fill=255)
    small = tile.reduce(_FINER)
    whole = Image.new("L", (SIDE, SIDE))
    for x in range(0, SIDE, _TILE):
        for y in range(0, SIDE, _TILE):
            whole.paste(small, (x, y))
    return whole
