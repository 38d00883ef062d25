"""Summary → summary.xlsx: overview, matrix, pillars, weakest indicators, findings, ledger."""

from __future__ import annotations

from collections.abc import Sequence

from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.scores import IndicatorCount, Result, Score, Scorecard, Summary
from iso18091cli.model.units import LEVELS
from iso18091cli.reports.overview_sheet import overview
from iso18091cli.reports.paper import A3, CENTRE, HEADING, PALE, SCORE, Paper, Sheet, Value
from iso18091cli.reports.wording import Explain, Words, coverage, plainly, state, states

LONG_HEADING = 165
"""Height of a row of names written upwards, in points."""


def summary_workbook(summary: Summary, language: str, explain: Explain = plainly) -> bytes:
    """The summary as a workbook, its text in ``language``; ``explain`` words the findings.

    The same summary gives the same bytes.
    """
    words = Words(language)
    paper = Paper(words("summary-title"), words("cut"), words("footer-page"))
    overview(paper, summary, words)
    _matrix(paper, summary, words)
    _pillars(paper, summary, words)
    _weakest(paper, summary, words)
    _findings(paper, summary, words, explain)
    _ledger(paper, summary, words)
    return paper.bytes()


def mark_style(sheet: Sheet, mark: Mark, **properties: str | int | float | bool):  # type: ignore[no-untyped-def]
    ...


def _cards(summary: Summary) -> list[tuple[Result, Scorecard]]:
    return [(result, result.scorecard) for result in summary.results if result.scorecard]


def _shown(mark: Mark, words: Words) -> str:
    return f"{mark.symbol} {words.of(mark.word)}"


# Units × indicators


def _matrix(paper: Paper, summary: Summary, words: Words) -> None:
    indicators = summary.catalog.indicators
    fixed = [words("unit"), words("code"), words("score"), words("coverage")]
    widths = [26.0, 8.0, 8.0, 9.0, *[8.5] * len(indicators)]
    sheet = paper.sheet(words("sheet-matrix"), widths, title=words("matrix-title"), paper=A3)
    marks = states(summary.catalog)
    _legend(sheet, marks, words)
    _pillar_bands(sheet, summary.catalog, words, len(fixed))
    sheet.heading(["", "", "", "", *(i.id for i in indicators)], 18)
    top = sheet.row
    upright = paper.style(**{**HEADING, "rotation": 90, "bold": False, "font_size": 8, "valign": "bottom"})
    level = paper.style(**HEADING)
    names = [words.of(i.name) for i in indicators]
    sheet.line([*fixed, *names], [level] * len(fixed) + [upright] * len(names), LONG_HEADING)
    for index, (result, card) in enumerate(_cards(summary)):
        scores = {i.id: i for i in card.indicators}
        found = [marks[state(scores.get(i.id))] for i in indicators]
        values: list[Value] = [words.unit(card.unit, result.path), card.unit.code, card.total.score]
        sheet.line(
            [*values, coverage(card.total), *(_shown(mark, words) for mark in found)],
            [
                sheet.body(index, bold=True),
                sheet.body(index, **CENTRE),
                sheet.body(index, **SCORE),
                sheet.body(index, **CENTRE),
                *(_mark_style(sheet, mark, font_size=8) for mark in found),
            ],
        )
    _table(sheet, top, len(widths), fixed=1)


def _mark_style(sheet: Sheet, mark: Mark, **properties: str | int | float | bool):  # type: ignore[no-untyped-def]
    ...
