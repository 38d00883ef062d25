"""summary.xlsx: indicators from the weakest, gaps that units share, levels that nothing proves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iso18091cli.messages.deciding import enough_words
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.summary import IndicatorCount, Summary
from iso18091cli.model.sums import Gap
from iso18091cli.reports.excel.book import A3, Live, Workbook, equal
from iso18091cli.reports.excel.looks import BOLD_CENTRE, CENTRE, SHARE, TEXT, coloured
from iso18091cli.reports.excel.table import PRINTED, Column, Columns, Written, new_sheet, only_table
from iso18091cli.reports.wording import Words, listed, shown, states

_NAMED = 15


def weakest(book: Workbook, summary: Summary, matrix: Written) -> None:
    """Indicators by how many units stand below the acceptable level, counted live on the matrix."""
    words, catalog = book.words, summary.catalog
    rank = {count.id: n for n, count in enumerate(summary.indicators, 1)}
    names = {indicator.id: words.of(indicator.name) for indicator in catalog.indicators}
    pillars = {i.id: words.of(pillar.name) for pillar in catalog.pillars for i in catalog.of_pillar[pillar.id]}
    columns: Columns[IndicatorCount] = (
        Column("rank", 6, CENTRE, lambda count: rank[count.id]),
        Column("record", 8, CENTRE, lambda count: count.id),
        Column("indicator", 52, TEXT, lambda count: names[count.id]),
        Column("pillar", 36, TEXT, lambda count: pillars[count.id]),
        Column("below-best", 11, BOLD_CENTRE, lambda count: count.below),
        *(_units_in(key, mark, matrix, words) for key, mark in states(catalog).items()),
    )
    sheet = new_sheet(book, "weakest", columns)
    sheet.note(words("weakest-note"))
    only_table(sheet, columns, summary.indicators, 32, fixed=3)


def _units_in(key: str, mark: Mark, matrix: Written, words: Words) -> Column[IndicatorCount]:
    text, colours = shown(mark, words), coloured(mark)

    def number(count: IndicatorCount) -> Live | int:
        cells = matrix.cells(count.id)
        return Live(equal(cells, text), count.units_in(key)) if cells else count.units_in(key)

    return Column(key, 11, lambda count: colours if count.units_in(key) else CENTRE, number, text)


def gaps(book: Workbook, summary: Summary) -> None:
    """Criteria that several units have below the acceptable level, with the units one action would help."""
    words, scale = book.words, summary.catalog.scale
    shared = [gap for gap in summary.gaps if gap.shared]
    rank = {gap.id: n for n, gap in enumerate(shared, 1)}
    texts, units = _texts(summary.catalog, words), _unit_names(summary, words)
    columns: Columns[Gap] = (
        Column("rank", 6, CENTRE, lambda gap: rank[gap.id]),
        Column("record", 9, CENTRE, lambda gap: gap.id),
        Column("criterion", 60, TEXT, lambda gap: texts[gap.id]),
        Column("indicator", 40, TEXT, lambda gap: f"{gap.indicator} {texts[gap.indicator]}"),
        Column("helped", 10, BOLD_CENTRE, lambda gap: gap.helped),
        Column("of-assessed", 11, CENTRE, lambda gap: gap.assessed),
        Column("share", 9, SHARE, lambda gap: gap.helped / gap.assessed),
        *(_units_at(level.key, level, words) for level in scale.levels),
        Column("", 11, CENTRE, lambda gap: gap.not_assessed, shown(scale.not_assessed, words)),
        Column("", 11, CENTRE, lambda gap: gap.not_applicable, shown(scale.not_applicable, words)),
        Column("units-helped", 60, TEXT, lambda gap: listed((units[n] for n in gap.units), gap.helped, _NAMED, words)),
    )
    sheet = new_sheet(book, "gaps", columns, size=A3)
    sheet.note(words("gaps-note"))
    only_table(sheet, columns, shared, 44, fixed=3, none=words("gaps-none"), printed=PRINTED)


def _units_at(key: str, mark: Mark, words: Words) -> Column[Gap]:
    colours = coloured(mark)
    return Column(
        key, 9, lambda gap: colours if gap.levels[key] else CENTRE, lambda gap: gap.levels[key], shown(mark, words)
    )


@dataclass(frozen=True, slots=True)
class _Lacking:
    """An indicator of a unit with criteria that are good enough for which no evidence is named."""

    unit: str
    code: str
    indicator: str
    criteria: tuple[str, ...]
    """Their ids; the indicator's own where it has no criteria."""


def unproved(book: Workbook, summary: Summary, most: int) -> None:
    """A line a unit and indicator."""
    words = book.words
    texts = _texts(summary.catalog, words)

    def criteria(row: _Lacking) -> str:
        return "\n".join(f"{id} {texts[id]}" if id != row.indicator else "–" for id in row.criteria)

    columns: Columns[_Lacking] = (
        Column("unit", 28, TEXT, lambda row: row.unit),
        Column("code", 9, CENTRE, lambda row: row.code),
        Column("record", 9, CENTRE, lambda row: row.indicator),
        Column("indicator", 52, TEXT, lambda row: texts[row.indicator]),
        Column("number", 9, CENTRE, lambda row: len(row.criteria)),
        Column("criteria", 70, TEXT, criteria),
    )
    title = words("unproved-title", best=enough_words(summary.catalog.scale))
    sheet = new_sheet(book, "unproved", columns, title)
    sheet.note(words("unproved-note"))
    lacking = [len(ids) for ids in summary.unproved if ids]
    sheet.note(words("unproved-count", n=str(sum(lacking)), units=str(len(lacking))))
    only_table(sheet, columns, _of_units(summary, words), 20, fixed=1, most=most, printed=PRINTED)


def _of_units(summary: Summary, words: Words) -> Iterator[_Lacking]:
    of = {criterion.id: i.id for i in summary.catalog.indicators for criterion in i.criteria}
    for result, name, ids in zip(summary.scored, _unit_names(summary, words), summary.unproved, strict=True):
        by_indicator: dict[str, list[str]] = {}
        for id in ids:
            by_indicator.setdefault(of.get(id, id), []).append(id)
        for indicator, criteria in by_indicator.items():
            yield _Lacking(name, result.card.unit.code, indicator, tuple(criteria))


def _unit_names(summary: Summary, words: Words) -> list[str]:
    return [words.sender(result) for result in summary.scored]


def _texts(catalog: Catalog, words: Words) -> dict[str, str]:
    """Names of indicators and texts of criteria, by id."""
    texts = {indicator.id: words.of(indicator.name) for indicator in catalog.indicators}
    return texts | {c.id: words.of(catalog.text_of(c)) for i in catalog.indicators for c in i.criteria}
