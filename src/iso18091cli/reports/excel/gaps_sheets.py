"""summary.xlsx: indicators from the weakest, gaps that units share, levels that nothing proves."""

from __future__ import annotations

from collections.abc import Mapping

from iso18091cli.model.catalog import Catalog, Indicator, Mark
from iso18091cli.model.summary import IndicatorCount, Summary
from iso18091cli.reports.excel.book import A3, CENTRE, Live, Paper, Value, equal
from iso18091cli.reports.wording import Words, listed, shown, states

_NAMED = 15


def weakest(paper: Paper, summary: Summary, words: Words, cells: Mapping[str, str]) -> None:
    """Indicators by how many units stand below the best level. ``cells``: where the matrix has each indicator."""
    marks = states(summary.catalog)
    widths = [6, 8, 52, 36, 11, *[11] * len(marks)]
    sheet = paper.sheet(words("sheet-weakest"), widths, title=words("weakest-title"))
    sheet.note(words("weakest-note"))
    sheet.row += 1
    top = sheet.row
    names = [words(key) for key in ("rank", "record", "indicator", "pillar", "below-best")]
    sheet.heading([*names, *(shown(mark, words) for mark in marks.values())], 32)
    pillars = {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}
    for index, count in enumerate(summary.indicators):
        indicator = summary.catalog.indicator[count.id]
        numbers = counts(count)
        below = sum(count.levels.values()) - count.levels[summary.catalog.scale.best.key]
        about: list[Value] = [index + 1, count.id, words.of(indicator.name), pillars[indicator.pillar], below]
        plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
        coloured = [sheet.marked(marks[key]) if number else centre for key, number in numbers.items()]
        live = [_live(cells.get(count.id), marks[key], number, words) for key, number in numbers.items()]
        sheet.line([*about, *live], [centre, centre, plain, plain, sheet.body(index, bold=True, **CENTRE), *coloured])
    sheet.table(top, fixed=3)


def counts(count: IndicatorCount) -> dict[str, int]:
    """Units by level, then by the states that are no level."""
    others = ("incomplete", "not_assessed", "not_applicable")
    return {**count.levels, **{key: getattr(count, key) for key in others}}


def _live(cells: str | None, mark: Mark, number: int, words: Words) -> Value:
    return Live(equal(cells, shown(mark, words)), number) if cells else number


def shared_gaps(paper: Paper, summary: Summary, words: Words) -> None:
    """Criteria that several units have below the best level, with the units one action would help."""
    catalog, marks = summary.catalog, states(summary.catalog)
    levels = [marks[key] for key in catalog.scale.keys]
    widths = [6, 9, 60, 40, 10, 11, 9, *[9] * len(levels), 11, 11, 60]
    sheet = paper.sheet(words("sheet-gaps"), widths, title=words("gaps-title"), size=A3)
    sheet.note(words("gaps-note"))
    sheet.row += 1
    top = sheet.row
    others = [catalog.scale.not_assessed, catalog.scale.not_applicable]
    names = [words(key) for key in ("rank", "record", "criterion", "indicator", "helped", "of-assessed", "share")]
    sheet.heading([*names, *(shown(mark, words) for mark in (*levels, *others)), words("units-helped")], 44)
    texts = _texts(catalog, words)
    units = _unit_names(summary, words)
    shared = [gap for gap in summary.gaps if gap.shared]
    for index, gap in enumerate(shared):
        plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
        values: list[Value] = [index + 1, gap.id, texts[gap.id], f"{gap.indicator} {texts[gap.indicator]}"]
        values += [gap.helped, gap.assessed, gap.helped / gap.assessed]
        coloured = [sheet.marked(marks[key]) if number else centre for key, number in gap.levels.items()]
        share = sheet.body(index, num_format="0%", align="center")
        styles = [centre, centre, plain, plain, sheet.body(index, bold=True, **CENTRE), centre, share, *coloured]
        values += [*gap.levels.values(), gap.not_assessed, gap.not_applicable]
        named = listed((units[position] for position in gap.units), gap.helped, _NAMED, words)
        sheet.line([*values, named], [*styles, centre, centre, plain])
    if not shared:
        sheet.note(words("gaps-none"))
    sheet.table(top, fixed=3)


def unproved(paper: Paper, summary: Summary, words: Words, most: int) -> None:
    """A line a unit and indicator: the criteria at the best level for which no evidence is named."""
    best = summary.catalog.scale.best
    title = words("unproved-title", best=best.word)
    sheet = paper.sheet(words("sheet-unproved"), [28, 9, 9, 52, 9, 70], title=title)
    sheet.note(words("unproved-note"))
    total = sum(map(len, summary.unproved))
    sheet.note(words("unproved-count", n=str(total), units=str(sum(1 for rows in summary.unproved if rows))))
    sheet.row += 1
    top = sheet.row
    sheet.heading([words(key) for key in ("unit", "code", "record", "indicator", "number", "criteria")], 20)
    texts, of = _texts(summary.catalog, words), _indicator_of(summary.catalog)
    names = _unit_names(summary, words)
    lines = 0
    for position, rows in enumerate(summary.unproved):
        card = summary.scored[position].scorecard
        by_indicator: dict[str, list[str]] = {}
        for row in rows:
            by_indicator.setdefault(of[row].id, []).append(row)
        for id, lacking in by_indicator.items():
            if lines < most:
                plain, centre = sheet.body(lines), sheet.body(lines, **CENTRE)
                listing = "\n".join(f"{row} {texts[row]}" if row != id else "–" for row in lacking)
                values: list[Value] = [names[position], card.unit.code if card else "", id, texts[id]]
                sheet.line([*values, len(lacking), listing], [plain, centre, centre, plain, centre, plain])
            lines += 1
    sheet.table(top, fixed=1)
    if lines > most:
        sheet.note(words("cut-rows", n=str(lines - most)))


def _unit_names(summary: Summary, words: Words) -> list[str]:
    return [words.unit(r.scorecard.unit, r.path) if r.scorecard else r.path for r in summary.scored]


def _texts(catalog: Catalog, words: Words) -> dict[str, str]:
    """Names of indicators and texts of criteria, by id."""
    texts = {indicator.id: words.of(indicator.name) for indicator in catalog.indicators}
    return texts | {c.id: words.of(catalog.text_of(c)) for i in catalog.indicators for c in i.criteria}


def _indicator_of(catalog: Catalog) -> dict[str, Indicator]:
    return {**catalog.indicator, **{c.id: i for i in catalog.indicators for c in i.criteria}}
