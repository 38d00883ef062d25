"""Summary → summary.xlsx: overview, matrix, pillars, weakest indicators, findings, ledger."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from xlsxwriter.format import Format

from iso18091cli.checks.table import explain
from iso18091cli.model.catalog import Level, Mark
from iso18091cli.model.scores import IndicatorCount, LedgerLine, Score, Scorecard, Summary
from iso18091cli.model.units import Unit
from iso18091cli.reports.overview_sheet import overview
from iso18091cli.reports.paper import A3, CENTRE, HEADING, PALE, SCORE, Paper, Sheet, Value
from iso18091cli.reports.wording import Words, coverage, shown, state, states


def summary_workbook(summary: Summary, language: str) -> bytes:
    """The summary as a workbook, its text in ``language``.

    Plain values, no formula: a mail preview shows all of it. The same summary gives the same bytes.
    """
    words = Words(language)
    paper = Paper(words("summary-title"), words("cut"), words("footer-page"))
    overview(paper, summary, words)
    _matrix(paper, summary, words)
    _pillars(paper, summary, words)
    _weakest(paper, summary, words)
    _findings(paper, summary, words)
    _ledger(paper, summary, words)
    return paper.bytes()


# Units × indicators


def _matrix(paper: Paper, summary: Summary, words: Words) -> None:
    indicators, marks = summary.catalog.indicators, states(summary.catalog)
    fixed = [words("unit"), words("code"), words("score"), words("coverage")]
    sheet = paper.sheet(
        words("sheet-matrix"), [24, 7.5, 8, 8, *[6.8] * len(indicators)], title=words("matrix-title"), size=A3
    )
    first = _matrix_heading(sheet, summary, words, fixed, marks)
    for index, (path, card) in enumerate(_cards(summary)):
        scores = {i.id: i for i in card.indicators}
        found = [marks[state(scores.get(i.id))] for i in indicators]
        sheet.line(
            [
                words.unit(card.unit, path),
                card.unit.code,
                card.total.score,
                coverage(card.total),
                *(shown(mark, words) for mark in found),
            ],
            [
                sheet.body(index, bold=True),
                sheet.body(index, **CENTRE),
                sheet.body(index, **SCORE),
                sheet.body(index, **CENTRE),
                *(_small(sheet, mark) for mark in found),
            ],
            27,
        )
    sheet.table(first + 2, fixed=1, repeat_from=first)


def _matrix_heading(sheet: Sheet, summary: Summary, words: Words, fixed: Sequence[str], marks: dict[str, Mark]) -> int:
    """The legend, then three rows: pillars, ids, names written upwards. Gives the first of the three."""
    before = len(fixed)
    sheet.raw.set_row(sheet.row, 27)
    for offset, mark in enumerate(marks.values()):
        sheet.put(before + offset, shown(mark, words), _small(sheet, mark))
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


def _small(sheet: Sheet, mark: Mark) -> Format:
    """In the narrow columns the levels stand out; the longer words of the other states are set smaller."""
    return sheet.marked(mark, font_size=9 if isinstance(mark, Level) else 7)


# Units × pillars


def _pillars(paper: Paper, summary: Summary, words: Words) -> None:
    pillars = summary.catalog.pillars
    widths = [6, 26, 8, 22, 9, *[8.5, 10.5, 10, 9, 9, 9] * (1 + len(pillars))]
    sheet = paper.sheet(words("sheet-pillars"), widths, title=words("pillars-title"), size=A3)
    sheet.note(words("rank-note"))
    sheet.row += 1
    first = _pillars_heading(sheet, summary, words)
    labels = {label.key: words.of(label.word) for label in summary.catalog.scoring.labels}
    for index, (rank, path, card) in enumerate(_ranked(summary)):
        scores = {score.id: score for score in card.pillars}
        rating = labels.get(card.total.label or "", card.total.label)
        reliable = words("not-yet" if card.reliable is None else "yes" if card.reliable else "no")
        values: list[Value] = [rank, words.unit(card.unit, path), card.unit.code, rating, reliable]
        centre, figure = sheet.body(index, **CENTRE), sheet.body(index, **SCORE)
        styles = [centre, sheet.body(index, bold=True), centre, centre, centre]
        for score in (card.total, *(scores.get(pillar.id) for pillar in pillars)):
            values += _figures(score)
            styles += [figure, figure, *[centre] * 4]
        sheet.line(values, styles)
    sheet.table(first + 1, fixed=2, repeat_from=first)


def _pillars_heading(sheet: Sheet, summary: Summary, words: Words) -> int:
    """Two rows: pillars, then what is told of each. Gives the first; the pillars' counts are folded away."""
    of_unit = [words(key) for key in ("rank", "unit", "code", "label", "reliable")]
    figures = [words(key) for key in ("score", "provisional", "coverage", "assessed", "applicable", "not-applicable")]
    pillars = [words.of(pillar.name) for pillar in summary.catalog.pillars]
    first = sheet.row
    column = len(of_unit)
    for name in (words("total"), *pillars):
        if name in pillars:  # "8/8" says the same; the numbers are there for sorting and calculating
            sheet.fold(column + 3, column + 5)
        column = sheet.across(column, len(figures), name, sheet.paper.style(**HEADING))
    sheet.row += 1
    sheet.heading([*of_unit, *figures * (1 + len(pillars))], 32)
    return first


def _figures(score: Score | None) -> list[Value]:
    if score is None:  # a workbook of another catalogue, without this pillar
        return [None] * 6
    counts: list[Value] = [score.assessed, score.applicable, score.not_applicable]
    return [score.score, score.provisional_score, coverage(score), *counts]


def _ranked(summary: Summary) -> list[tuple[int | None, str, Scorecard]]:
    """By total score, equal scores sharing a rank; then, without a rank, the units without a score."""
    cards = _cards(summary)
    scores = sorted((card.total.score for _, card in cards if card.total.score is not None), reverse=True)
    ranked = [
        (scores.index(card.total.score) + 1 if card.total.score is not None else None, path, card)
        for path, card in cards
    ]
    return sorted(ranked, key=lambda line: (line[0] is None, line[0] or 0))


def _cards(summary: Summary) -> list[tuple[str, Scorecard]]:
    return [(result.path, result.scorecard) for result in summary.results if result.scorecard]


# Indicators, findings, files


def _weakest(paper: Paper, summary: Summary, words: Words) -> None:
    marks = states(summary.catalog)
    sheet = paper.sheet(
        words("sheet-weakest"), [6, 8, 52, 42, *[11] * len(marks)], title=words("weakest-title"), portrait=True
    )
    sheet.row += 1
    top = sheet.row
    names = [words("rank"), words("record"), words("indicator"), words("pillar")]
    sheet.heading([*names, *(shown(mark, words) for mark in marks.values())], 32)
    pillars = {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}
    for index, count in enumerate(summary.indicators):
        indicator = summary.catalog.indicator[count.id]
        numbers = _counts(count)
        about: list[Value] = [index + 1, count.id, words.of(indicator.name), pillars[indicator.pillar]]
        plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
        counted = [sheet.marked(marks[key]) if number else centre for key, number in numbers.items()]
        sheet.line([*about, *numbers.values()], [centre, centre, plain, plain, *counted])
    sheet.table(top, fixed=3)


def _counts(count: IndicatorCount) -> dict[str, int]:
    return {
        **count.levels,
        "incomplete": count.incomplete,
        "not_assessed": count.not_assessed,
        "not_applicable": count.not_applicable,
    }


def _findings(paper: Paper, summary: Summary, words: Words) -> None:
    widths = [9, 11, 28, 30, 16, 8, 9, 60, 60]
    keys = ("finding", "severity", "file", "unit", "sheet", "cell", "record", "message", "fix")
    sheet = paper.sheet(words("sheet-findings"), widths, title=words("findings-title"), size=A3)
    sheet.row += 1
    top = sheet.row
    sheet.heading([words(key) for key in keys], 20)
    units = {line.path: line.unit for line in summary.ledger}
    for index, (path, finding) in enumerate(summary.diagnostics):
        message, fix = explain(finding)
        severity = words(f"severity-{finding.severity}")
        unit = units.get(path)
        values = [finding.code, severity, path, words.unit(unit, path) if unit else ""]
        values += [finding.place.sheet, finding.place.cell, finding.id]
        sheet.line([*values, words.of(message), words.of(fix)], sheet.body(index))
    if not summary.diagnostics:
        sheet.note(words("findings-none"))
    sheet.table(top)


def _ledger(paper: Paper, summary: Summary, words: Words) -> None:
    widths = [34, 15, 28, 8, 18, 10, 9, 60, 30, 15]
    keys = ["file", "outcome", "unit", "code", "stage", "levels-given", "score", "reason", "counts-instead"]
    sheet = paper.sheet(words("sheet-ledger"), widths, title=words("ledger-title"), size=A3)
    sheet.row += 1
    top = sheet.row
    sheet.heading([*(words(key) for key in keys), words("fingerprint")], 32)
    for index, line in enumerate(summary.ledger):
        unit = line.unit or Unit()
        why = words.of(line.reason)
        values: list[Value] = [line.path, words(f"outcome-{line.outcome}"), _named(line, words), unit.code]
        values += [words(f"stage-{line.stage}") if line.stage else "", line.assessed, line.score]
        styles = _ledger_styles(sheet, index, line)
        sheet.line([*values, f"{line.code} {why}".strip(), line.counts_instead, line.sha256[:12]], styles)
    sheet.table(top, fixed=1)


def _named(line: LedgerLine, words: Words) -> str:
    return words.unit(line.unit) if line.unit and (line.unit.name or line.unit.code) else ""


def _ledger_styles(sheet: Sheet, index: int, line: LedgerLine) -> list[Format]:
    plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
    outcome = plain if line.outcome == "counted" else sheet.body(index, bold=True)
    return [plain, outcome, plain, centre, plain, centre, sheet.body(index, **SCORE), plain, plain, centre]
