"""summary.xlsx: units × indicators, each level with its word, symbol and colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from iso18091cli.model.catalog import Indicator, Level, Mark
from iso18091cli.model.scores import Result, Scorecard
from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel.book import A3, Workbook
from iso18091cli.reports.excel.looks import CENTRE, DARK, HEADING, NAME, PALE, SCORE, Look, coloured, look
from iso18091cli.reports.excel.table import Band, Column, Columns, Written, new_sheet, only_table
from iso18091cli.reports.wording import Words, coverage, shown, state, states

_LEVEL_FONT, _STATE_FONT = 9, 7
"""Levels stand out; the longer words of the other states are set smaller."""
_NARROWEST, _WIDEST = 6.8, 14.0
_LINE = 1.35
"""Height of a line of writing, in its font size."""
_PALE = look(HEADING, bg_color=PALE, font_color=DARK)
_UPWARDS = look(HEADING, rotation=90, bold=False, font_size=8, valign="bottom")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit that counts, and its state in each indicator."""

    result: Result
    other_version: bool
    states: Mapping[str, str]

    @property
    def card(self) -> Scorecard:
        return self.result.card


@dataclass(frozen=True, slots=True)
class _State:
    """A state as its cells show it."""

    text: str
    look: Look


def matrix(book: Workbook, summary: Summary) -> Written:
    """Write the sheet. Formulas find the cells of each indicator by its id."""
    words, catalog = book.words, summary.catalog
    marks = states(catalog)
    fitted = _fitted(marks, words)
    cells = {key: _State(shown(mark, words), coloured(mark, font_size=_font(mark))) for key, mark in marks.items()}
    bands = {pillar.id: Band(words.of(pillar.name), _PALE) for pillar in catalog.pillars}
    fixed = _of_unit(words)
    columns: Columns[_Unit] = (
        *fixed,
        *(_of_indicator(i, words.of(i.name), bands[i.pillar], fitted.width, cells) for i in catalog.indicators),
    )
    sheet = new_sheet(book, "matrix", columns, size=A3)
    sheet.raw.set_row(sheet.row, fitted.height)
    for place, legend in enumerate(cells.values(), len(fixed)):
        sheet.put(place, legend.text, book.body(0, legend.look))
    sheet.row += 1
    written = only_table(sheet, columns, _units(summary), 165, fixed=1, above_height=18, row_height=fitted.height)
    if summary.other_version:
        sheet.row += 1
        sheet.note(words("other-version-note"))
    return written


def _units(summary: Summary) -> Iterator[_Unit]:
    others = set(summary.other_version)
    for position, result in enumerate(summary.scored):
        yield _Unit(result, position in others, {score.id: state(score) for score in result.card.indicators})


def _of_unit(words: Words) -> Columns[_Unit]:
    def name(unit: _Unit) -> str:
        return words.sender(unit.result) + (" *" if unit.other_version else "")

    return (
        Column("unit", 24, NAME, name),
        Column("code", 7.5, CENTRE, lambda unit: unit.card.unit.code),
        Column("kind", 13, CENTRE, lambda unit: words.kind(unit.card.unit)),
        Column("score", 8, SCORE, lambda unit: unit.card.total.score),
        Column("coverage", 8, CENTRE, lambda unit: coverage(unit.card.total)),
    )


def _of_indicator(
    indicator: Indicator, name: str, band: Band, width: float, cells: Mapping[str, _State]
) -> Column[_Unit]:
    """The id above the name, which is written upwards."""
    id = indicator.id

    def found(unit: _Unit) -> _State:
        return cells[unit.states.get(id, "not_assessed")]

    column: Column[_Unit] = Column(id, width, lambda unit: found(unit).look, lambda unit: found(unit).text, name)
    return replace(column, above=id, band=band, heading_look=_UPWARDS)


# Words of any catalogue have to fit -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Fitted:
    width: float
    """Of a column, in characters of 10 points."""
    height: float
    """Of a row, in points."""


def _fitted(marks: Mapping[str, Mark], words: Words) -> _Fitted:
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
