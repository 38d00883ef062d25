"""Filled wheel → SVG: with names, links and goals around it, or the ids alone.

Colours and sizes are attributes, never a style sheet, so that the picture looks alike in a page with a strict content
security policy, in a browser by itself and in an office program.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from iso18091cli.files.harmless import xml_text
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import say
from iso18091cli.model.wheel import HUB, RIM, Part, Sector, Wheel, point
from iso18091cli.reports.pictures.caption import Caption, word
from iso18091cli.reports.pictures.filling import DOTTED, EMPTY, HATCHED, Cell, Filling, paints
from iso18091cli.reports.wording import states

SIZE = 400
"""Radius 1 in the unit of the drawing."""
GREY, LINE, INK, PALE = "#E3E7EB", "#B4BDC6", "#1B2733", "#4A5866"
_BAND = 1.25
"""Outer radius of the band that holds the pillars' names; indicators' names begin beyond."""
_REACH = 1.74
"""Radius up to which names reach."""
_NAME, _LEADING = 13, 15.5
_LETTERS = 28
"""Letters of a name's line: what fits between _BAND and _REACH at the size _NAME."""
_LETTER = 0.62
"""Width of a letter or digit in its font's size."""
_AS_IMAGE = 'role="img" aria-labelledby="wheel-title wheel-text"'
_PATTERNS = (
    '<defs><pattern id="wheel-hatched" width="7" height="7" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><path d="M0 0V7" stroke="{PALE}" stroke-width="2"/></pattern>'
    '<pattern id="wheel-dotted" width="8" height="8" patternUnits="userSpaceOnUse">'
    f'<circle cx="2" cy="2" r="1.3" fill="{PALE}"/><circle cx="6" cy="6" r="1.3" fill="{PALE}"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Link:
    """What stands around the wheel at one indicator."""

    name: str
    state: str
    """What its sector shows, in words."""
    goals: str = ""
    href: str = ""


def svg_file(filling: Filling, catalog: Catalog, words: Caption, language: str) -> bytes:
    """The wheel with names as a file of its own, on white."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" {_box(named=True)} {_AS_IMAGE}>'
    ground = f'<rect x="{-_REACH * SIZE:.0f}" y="{-_REACH * SIZE:.0f}" width="100%" height="100%" fill="#fff"/>'
    links = links_of(filling, catalog, language)
    parts = (
        _texts(words),
        _PATTERNS,
        ground,
        _wheel(filling),
        _around(filling, links),
        _pillars(filling, catalog, language),
        _legend(filling, catalog, language),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}{"".join(parts)}</svg>\n'.encode()


def svg_of_page(filling: Filling, catalog: Catalog, words: Caption, language: str, href: str) -> str:
    """The wheel with names for a page: each name and sector is a link to ``href`` with the indicator's id.

    The picture is one image for a screen reader, the links stand beside it: inside an image nothing can be reached.
    """
    links = links_of(filling, catalog, language, href)
    parts = (
        f"<g {_AS_IMAGE}>{_texts(words)}{_wheel(filling)}",
        _pillars(filling, catalog, language) + _legend(filling, catalog, language),
        "</g>",
        _around(filling, links),
    )
    root = f'<svg class="wheel" {_box(named=True)} role="group" aria-label={_quoted(words.title)}>'
    return f"{root}{_PATTERNS}{''.join(parts)}</svg>"


def svg_of_script(filling: Filling, states_of_page: Mapping[str, str], label: str) -> str:
    """The wheel without names, for a page's script to clone: each cell bears the class of its state as ``data-s``.

    The patterns of paints are those of the page's other wheel.
    """
    root = f'<svg class="wheel small" {_box(named=False)} role="img" aria-label={_quoted(label)}>'
    return f"{root}{_wheel(filling, states_of_page)}</svg>"


def links_of(filling: Filling, catalog: Catalog, language: str, href: str = "") -> tuple[Link, ...]:
    """One for each sector."""
    marks = states(catalog)
    found = []
    for sector, cells in zip(filling.wheel.sectors, filling.cells, strict=True):
        indicator = catalog.indicator[sector.id]
        goals = ", ".join(map(str, sorted(indicator.sdgs)))
        shown = say(marks[cells[-1].state if cells else "not_assessed"].word, language) if not filling.of_many else ""
        found.append(
            Link(
                say(indicator.name, language),
                shown,
                word("goals", language, goals=goals) if goals else "",
                f"{href}{sector.id}" if href else "",
            )
        )
    return tuple(found)


# The wheel itself -----------------------------------------------------------------------------------------------------


def _wheel(filling: Filling, states_of_page: Mapping[str, str] | None = None) -> str:
    """Rim, rings, cells, lines between sectors and pillars, ids."""
    wheel = filling.wheel
    size, upright = id_size(wheel)
    rings = [wheel.ring(level)[1] for level in range(wheel.levels)]
    if filling.of_many:
        rings = [1.0]
    ground = (
        f'<circle r="{RIM * SIZE:.0f}" fill="{GREY}"/><circle r="{SIZE}" fill="#fff" stroke="{LINE}"/>'
        f'<g fill="none" stroke="{LINE}">'
        + "".join(f'<circle r="{_short(radius * SIZE)}"/>' for radius in (HUB, *rings[:-1]))
        + f'<path d="{"".join(_spoke(sector.start) for sector in wheel.sectors)}"/></g>'
    )
    cells = "".join(
        _group(sector, cells, states_of_page) for sector, cells in zip(wheel.sectors, filling.cells, strict=True)
    )
    spokes = "".join(_spoke(part.start, RIM) for part in wheel.parts)
    ids = "".join(_id(sector, size, upright) for sector in wheel.sectors)
    return (
        f'{ground}<g stroke="#fff" stroke-width="1.5">{cells}</g>'
        f'<path d="{spokes}" stroke="{INK}" stroke-width="3"/>'
        f'<g font-family="Arial, sans-serif" font-size="{_short(size)}" fill="{INK}" text-anchor="middle">{ids}</g>'
    )


def id_size(wheel: Wheel) -> tuple[float, bool]:
    """Size of the ids' letters, and whether ids run around the rim; outwards where a sector is too narrow."""
    longest = max(len(sector.id) for sector in wheel.sectors)
    room = 0.9 * 3.1416 * (1 + RIM) / 360 * wheel.narrowest * SIZE
    across = min(17, room / (_LETTER * longest))
    if across >= 10:
        return across, True
    return min(room, 0.9 * (RIM - 1) * SIZE / (_LETTER * longest), 17), False


def _group(sector: Sector, cells: tuple[Cell, ...], states_of_page: Mapping[str, str] | None) -> str:
    if states_of_page is None:
        return "".join(f"<path{_fill(cell)} d={_quoted(_cell(sector, cell))}/>" for cell in cells)
    marked = "".join(
        f'<path data-s={states_of_page[cell.state]}{_fill(cell)} d="{_cell(sector, cell)}"/>' for cell in cells
    )
    return f'<g data-i="{sector.id}">{marked}</g>'


def _fill(cell: Cell) -> str:
    paint = {HATCHED: "url(#wheel-hatched)", DOTTED: "url(#wheel-dotted)"}.get(cell.paint, f"#{cell.paint}")
    return f' fill="{paint}"'


def _cell(part: Part, cell: Cell) -> str:
    return _area(part, cell.inner, cell.outer)


def _area(part: Part, inner: float, outer: float) -> str:
    """The path around a piece of a ring; no part is wider than half of it."""
    radius, hole = _short(outer * SIZE), _short(inner * SIZE)
    start, end = _at(outer, part.start), _at(outer, part.end)
    return (
        f"M{start}A{radius} {radius} 0 0 1 {end}L{_at(inner, part.end)}A{hole} {hole} 0 0 0 {_at(inner, part.start)}Z"
    )


def _spoke(degrees: float, outer: float = 1.0) -> str:
    return f"M{_at(HUB, degrees)}L{_at(outer, degrees)}"


def _id(sector: Sector, size: float, upright: bool) -> str:
    x, y = point((1 + RIM) / 2 * SIZE, sector.middle)
    turned = "" if upright else f' transform="rotate({_short(turn(sector.middle))} {_short(x)} {_short(y)})"'
    return f'<text x="{_short(x)}" y="{_short(y + 0.36 * size)}"{turned}>{sector.id}</text>'


def turn(degrees: float) -> float:
    """Degrees by which writing along the radius is turned, so that it is never upside down."""
    return degrees - 90 if degrees % 360 < 180 else degrees + 90


# What stands around it ------------------------------------------------------------------------------------------------


def _box(named: bool) -> str:
    """The view, as wide as names reach; with names there is a legend below."""
    reach = _REACH * SIZE if named else RIM * SIZE + 4
    return f'viewBox="{-reach:.0f} {-reach:.0f} {2 * reach:.0f} {2 * reach + (40 if named else 0):.0f}"'


def _texts(words: Caption) -> str:
    title, text = escape(xml_text(words.title)), escape(xml_text(f"{words.counts} {words.key}"))
    return f'<title id="wheel-title">{title}</title><desc id="wheel-text">{text}</desc>'


def _around(filling: Filling, links: tuple[Link, ...]) -> str:
    """Names around the wheel, each with its goals where there is room, and its sector as a place to press."""
    named = "".join(_named(sector, link) for sector, link in zip(filling.wheel.sectors, links, strict=True))
    return f'<g font-family="Arial, sans-serif" font-size="{_NAME}" fill="{INK}">{named}</g>'


def _named(sector: Sector, link: Link) -> str:
    title = f"{sector.id} {link.name}" + (f": {link.state}" if link.state else "")
    pressed = f'<path d="{_area(sector, HUB, RIM)}" fill="none" pointer-events="all"/>'
    shown = f"<title>{escape(xml_text(title))}</title>{pressed}{_name(sector, link)}"
    return f"<a href={_quoted(link.href)}>{shown}</a>" if link.href else f"<g>{shown}</g>"


def _name(sector: Sector, link: Link) -> str:
    """Lines of text that run outwards, as many as the sector has room for."""
    start = (_BAND + 0.015) * SIZE
    room = max(1, int((sector.end - sector.start) * 3.1416 / 180 * start / _LEADING))
    lines = _lines(xml_text(link.name), min(room, 4))
    goals = bool(link.goals) and len(lines) < room
    right = sector.middle % 360 < 180
    top = -_LEADING * (len(lines) + goals - 1) / 2 + 0.36 * _NAME
    x = _short(start if right else -start)
    rows = [
        f'<tspan x="{x}" y="{_short(top + place * _LEADING)}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    ]
    if goals:
        rows.append(
            f'<tspan x="{x}" y="{_short(top + len(lines) * _LEADING)}" fill="{PALE}">{escape(link.goals)}</tspan>'
        )
    anchor = "" if right else ' text-anchor="end"'
    return f'<text transform="rotate({_short(turn(sector.middle))})"{anchor}>{"".join(rows)}</text>'


def _lines(name: str, most: int) -> list[str]:
    """The name in as few lines as it takes, all about as long; what has no room is cut."""

    def wrapped(letters: int) -> list[str]:
        return textwrap.wrap(name, letters, max_lines=most, placeholder="…")

    lines = wrapped(_LETTERS)
    fitting = (tried for letters in range(4, _LETTERS) if len(tried := textwrap.wrap(name, letters)) == len(lines))
    return lines if lines[-1:] and lines[-1].endswith("…") else next(fitting, lines)


def _pillars(filling: Filling, catalog: Catalog, language: str) -> str:
    """The pillars' names along the band, never on their heads."""
    names = {pillar.id: say(pillar.name, language) for pillar in catalog.pillars}
    texts = []
    for number, part in enumerate(filling.wheel.parts):
        below = 90 < part.middle % 360 < 270
        radius = (RIM + _BAND) / 2 * SIZE + (5.5 if below else -5.5)
        name, size = xml_text(names[part.pillar]), 16.0
        size = min(size, (part.end - part.start) * 3.1416 / 180 * radius / (0.6 * max(len(name), 1)))
        ends = (part.end, part.start, 0) if below else (part.start, part.end, 1)
        path = f"M{_at(radius / SIZE, ends[0])}A{radius:.0f} {radius:.0f} 0 0 {ends[2]} {_at(radius / SIZE, ends[1])}"
        texts.append(
            f'<path id="wheel-pillar-{number}" d="{path}" fill="none"/><text font-size="{_short(size)}">'
            f'<textPath href="#wheel-pillar-{number}" startOffset="50%">{escape(name)}</textPath></text>'
        )
    return (
        f'<g font-family="Arial, sans-serif" font-weight="bold" fill="{INK}" text-anchor="middle">{"".join(texts)}</g>'
    )


def _legend(filling: Filling, catalog: Catalog, language: str) -> str:
    """Every state with its paint, its word and its number, in a row below the wheel."""
    whole: Counter[str] = Counter()
    for of_pillar in filling.counts:
        whole.update(dict(of_pillar))
    marks = states(catalog)
    entries = [(paint, f"{say(marks[key].word, language)}: {whole[key]}") for key, paint in paints(catalog).items()]
    lengths = [0.52 * len(text) + 2.8 for _, text in entries]
    size = min(16.0, 2 * _REACH * SIZE / sum(lengths))
    widths = [size * length for length in lengths]
    x, y = -sum(widths) / 2, _REACH * SIZE + 18
    shown = []
    for (paint, text), width in zip(entries, widths, strict=True):
        fill = ' fill="#fff"' if paint == EMPTY else _fill(Cell("", paint, 0, 0))
        shown.append(
            f'<rect x="{x:.0f}" y="{y - size * 0.8:.0f}" width="{size:.0f}" height="{size:.0f}"{fill} stroke="{PALE}"/>'
            f'<text x="{x + 1.5 * size:.0f}" y="{y:.0f}">{escape(xml_text(text))}</text>'
        )
        x += width
    return f'<g font-family="Arial, sans-serif" font-size="{_short(size)}" fill="{INK}">{"".join(shown)}</g>'


def _at(radius: float, degrees: float) -> str:
    x, y = point(radius * SIZE, degrees)
    return f"{_short(x)} {_short(y)}"


def _short(value: float) -> str:
    """A coordinate with one decimal where it has one."""
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
    )


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))
