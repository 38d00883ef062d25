"""Summary → the names of the page's part about what was counted: a line of dots for each share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from iso18091cli.model.summary import Summary
from iso18091cli.model.sums import MeasureSum
from iso18091cli.reports.counted import CountedWords, figure_line, limit_of, measure_of, summed
from iso18091cli.reports.page.words import PageWords

_MOST_DOTS = 200
"""Units that are still drawn one by one; beyond, the middle half of them is drawn as a block."""
_WIDTH, _HEIGHT = 320, 22
_EDGE = 6


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One criterion over all units."""

    id: str
    indicator: str
    what: str
    value: str
    of: str
    """n of N."""
    median: str
    lowest: str
    highest: str
    previous: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class CountedPart:
    """The table."""

    words: CountedWords
    lines: tuple[CountedLine, ...]


def counted(summary: Summary, words: PageWords) -> CountedPart | None:
    """``None`` where nothing was counted."""
    said = CountedWords(words.language, summary.catalog)
    sums = {found.id: found for found in summed(summary)}
    indicators = {c.id: i.id for i in summary.catalog.indicators for c in i.criteria}
    lines = []
    for id, of_id in groupby(summary.measured, key=lambda row: row[0]):
        if id in sums:
            values = [(value, words.states[level].css) for _, _, value, level in of_id if level in words.states]
            lines.append(_line(sums[id], indicators[id], values, said, summary))
    if not lines and sums:  # a public edition holds no unit's numbers, and may hold their sum
        lines = [_line(found, indicators[id], [], said, summary) for id, found in sums.items()]
    return CountedPart(said, tuple(lines)) if lines else None


def _line(
    found: MeasureSum, indicator: str, values: list[tuple[float, str]], said: CountedWords, summary: Summary
) -> CountedLine:
    line = figure_line(found, said, summary.catalog)
    return CountedLine(
        id=found.id,
        indicator=indicator,
        what=line.what,
        value=line.value,
        of=f"{line.counted}/{line.units}",
        median=line.median,
        lowest=line.lowest,
        highest=line.highest,
        previous=line.previous,
        picture=_picture(found, values, said, summary),
    )


def _picture(found: MeasureSum, values: list[tuple[float, str]], said: CountedWords, summary: Summary) -> Markup:
    """Dots on one line, in the classes of their levels; the limit of the level that is good enough as a mark."""
    measure = measure_of(found, summary.catalog)
    limit = limit_of(measure, summary.catalog)
    first = 0.0 if measure.kind == "share" else None
    ends = [end for end in (found.lowest, found.highest, limit, first) if end is not None]
    low, high = min(ends), max([*ends, *([100.0] if measure.kind == "share" else [])])
    span = (high - low) or 1.0

    def x(value: float) -> str:
        return f"{_EDGE + (value - low) / span * (_WIDTH - 2 * _EDGE):.1f}"

    middle = _HEIGHT / 2
    drawn = [Markup("<path class=axis d='M{} {}H{}'/>").format(_EDGE, middle, _WIDTH - _EDGE)]
    many = len(values) > _MOST_DOTS or not values
    if many and found.lower is not None and found.upper is not None and found.median is not None:
        drawn.append(Markup("<path class=half d='M{} 5V17H{}V5Z'/>").format(x(found.lower), x(found.upper)))
        drawn.append(Markup("<path class=mid d='M{} 4V18'/>").format(x(found.median)))
    else:
        drawn += [Markup("<circle class=d{} cx={} cy={} r=4 />").format(css, x(v), middle) for v, css in values]
    if limit is not None:
        drawn.append(Markup("<path class=limit d='M{} 1V21'/>").format(x(limit)))
    told = said(
        "picture-many" if many else "picture",
        what=said.of(measure.what),
        lowest=said.figure(found.lowest),
        highest=said.figure(found.highest),
        limit=said.figure(limit),
    )
    size = Markup("width={} height={} viewBox='0 0 {} {}'").format(_WIDTH, _HEIGHT, _WIDTH, _HEIGHT)
    return Markup('<svg {} role=img aria-label="{}">{}</svg>').format(size, told, Markup("").join(drawn))
