"""Two figures of 0 to 100 → an SVG with a line from one to the other, thin lines for single units behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from iso18091cli.files.harmless import xml_text

_WIDTH, _HEIGHT = 220, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 162, 14, 140
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 16
"""Characters of a period below the line."""


def slope(
    mean: tuple[float, float],
    units: Iterable[tuple[float, float]],
    said: str,
    figures: tuple[str, str],
    ends: tuple[str, str],
) -> str:
    """The picture. ``said`` is what it says in words, ``figures`` the two as they are written, ``ends`` the periods."""
    thin = "".join(_line("unit", before, after) for before, after in units)
    before, after = mean
    kind = "up" if after > before else "down" if after < before else "level"
    dots = f"<circle class=mean cx={_LEFT} cy={_y(before)} r=4 /><circle class=mean cx={_RIGHT} cy={_y(after)} r=4 />"
    axes = "".join(f"<line class=axis x1={x} x2={x} y1={_TOP} y2={_BOTTOM} />" for x in (_LEFT, _RIGHT))
    texts = (
        _text(_LEFT - 9, float(_y(before)) + 4, "end", figures[0], "value"),
        _text(_RIGHT + 9, float(_y(after)) + 4, "start", figures[1], "value"),
        _text(_LEFT, _BOTTOM + 20, "middle", _cut(ends[0]), "tick"),
        _text(_RIGHT, _BOTTOM + 20, "middle", _cut(ends[1]), "tick"),
    )
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    label = escape(xml_text(said), quote=True)
    drawn = f"{axes}{thin}{_line(kind, before, after)}{dots}{''.join(texts)}"
    return f'<svg class=slope role=img aria-label="{label}" {box}>{drawn}</svg>'


def _line(kind: str, before: float, after: float) -> str:
    return f"<line class={kind} x1={_LEFT} x2={_RIGHT} y1={_y(before)} y2={_y(after)} />"


def _y(figure: float) -> str:
    return f"{_BOTTOM - (_BOTTOM - _TOP) * min(max(figure, 0), 100) / 100:.1f}"


def _text(x: int, y: float | str, anchor: str, text: str, kind: str) -> str:
    return f"<text class={kind} x={x} y={y} text-anchor={anchor}>{escape(xml_text(text))}</text>"


def _cut(text: str) -> str:
    """A period's name; of a long one its year, else its beginning."""
    years = _YEAR.findall(text)
    return text if len(text) <= _LONGEST else years[-1] if years else f"{text[: _LONGEST - 1]}…"
