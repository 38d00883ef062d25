"""summary.xlsx: units × indicators, each level with its word, symbol and colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.format import Format

from iso18091cli.model.catalog import Level, Mark
from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel.book import A3, CENTRE, HEADING, PALE, SCORE, Paper, Sheet
from iso18091cli.reports.wording import Words, coverage, shown, state, states

_LEVEL_FONT, _STATE_FONT = 9, 7
"""Levels stand out; the longer words of the other states are set smaller."""
_NARROWEST, _WIDEST = 6.8, 14.0
_FIXED = (24.0, 7.5, 13.0, 8.0, 8.0)
_LINE = 1.35
"""Height of a line of writing, in its font size."""


def matrix(paper: Paper, summary: Summary, words: Words) -> dict[str, str]:
    """Write the sheet. Gives the cells of each indicator, by id, as formulas name them; none where there is no unit."""
    indicators, marks = summary.catalog.indicators, states(summary.catalog)
    fitted = _fitted(marks, words)
    widths = [*_FIXED, *[fitted.width] * len(indicators)]
    sheet = paper.sheet(words("sheet-matrix"), widths, title=words("matrix-title"), size=A3)
    first = _heading(sheet, summary, words, marks)
    text, formats = {key: shown(mark, words) for key, mark in marks.items()}, _formats(sheet, marks)
    others = set(summary.other_version)
    top = sheet.row
    for index, result in enumerate(summary.scored):
        if (card := result.scorecard) is None:
            continue
        by_id = {i.id: state(i) for i in card.indicators}
        found = [by_id.get(i.id, "not_assessed") for i in indicators]
        sheet.line(
            [
                words.unit(card.unit, result.path) + (" *" if index in others else ""),
                card.unit.code,
                words.kind(card.unit),
                card.total.score,
                coverage(card.total),
                *(text[key] for key in found),
            ],
            [*_fixed_styles(sheet, index), *(formats[key] for key in found)],
            fitted.height,
        )
    sheet.table(top - 1, fixed=1, repeat_from=first)
    if others:
        sheet.row += 1
        sheet.note(words("other-version-note"))
    if not summary.scored:
        return {}
    last = top + len(summary.scored) - 1
    return {i.id: sheet.range(top, last, len(_FIXED) + n) for n, i in enumerate(indicators)}


def _heading(sheet: Sheet, summary: Summary, words: Words, marks: dict[str, Mark]) -> int:
    """The legend, then three rows: pillars, ids, names written upwards. Gives the first of the three."""
    fixed = [words(key) for key in ("unit", "code", "kind", "score", "coverage")]
    before, fitted = len(fixed), _fitted(marks, words)
    sheet.raw.set_row(sheet.row, fitted.height)
    for offset, (key, style) in enumerate(_formats(sheet, marks).items()):
        sheet.put(before + offset, shown(marks[key], words), style)
    sheet.row += 2
    first = sheet.row
    heading = sheet.paper.style(**HEADING)
    band = sheet.paper.style(**{**HEADING, "bg_color": PALE, "font_color": "1F4E5F"})
    pillar_names = {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}
    column = before
    for pillar, group in groupby(summary.catalog.indicators, key=lambda i: i.pillar):
        column = sheet.across(column, len(list(group)), pillar_names[pillar], band)
    sheet.row += 1
    sheet.line([*[""] * before, *(i.id for i in summary.catalog.indicators)], heading, 18)
    upright = sheet.paper.style(**{**HEADING, "rotation": 90, "bold": False, "font_size": 8, "valign": "bottom"})
    names = [words.of(i.name) for i in summary.catalog.indicators]
    sheet.line([*fixed, *names], [*[heading] * before, *[upright] * len(names)], 165)
    return first


def _formats(sheet: Sheet, marks: dict[str, Mark]) -> dict[str, Format]:
    return {key: sheet.marked(mark, font_size=_font(mark)) for key, mark in marks.items()}


def _fixed_styles(sheet: Sheet, index: int) -> list[Format]:
    centre = sheet.body(index, **CENTRE)
    return [sheet.body(index, bold=True), centre, centre, sheet.body(index, **SCORE), centre]


# Words of any catalogue have to fit -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Fitted:
    width: float
    """Of a column, in characters of 10 points."""
    height: float
    """Of a row, in points."""


def _fitted(marks: dict[str, Mark], words: Words) -> _Fitted:
    """As narrow as the longest word allows, as high as the longest text then needs: no word is cut or broken."""
    texts = [(shown(mark, words).split(), _font(mark) / 10) for mark in marks.values()]
    longest = max(len(word) * size for parts, size in texts for word in parts)
    width = min(max(longest * 1.1 + 1.6, _NARROWEST), _WIDEST)
    lines = [(_lines(parts, (width - 1) / size), size) for parts, size in texts]
    return _Fitted(width, max(27, 5 + max(count * size * 10 * _LINE for count, size in lines)))


def _lines(parts: Sequence[str], room: float) -> int:
    count, used = 1, 0.0
    for part in parts:
        if used and used + 1 + len(part) > room:
            count, used = count + 1, 0.0
        used += len(part) + (1 if used else 0)
    return count


def _font(mark: Mark) -> int:
    return _LEVEL_FONT if isinstance(mark, Level) else _STATE_FONT
