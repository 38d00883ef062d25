"""summary.xlsx: units by total score, with the score and coverage of every pillar."""

from __future__ import annotations

from bisect import bisect_right

from iso18091cli.model.scores import Result, Score, Scorecard
from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel.book import A3, CENTRE, HEADING, SCORE, Paper, Sheet, Value
from iso18091cli.reports.wording import Words, coverage

_OF_UNIT = ("rank", "unit", "code", "level", "kind", "parent", "label", "reliable", "version")
_WIDTHS = (6.0, 26.0, 8.0, 11.0, 13.0, 18.0, 22.0, 9.0, 10.0)
_FIGURES = ("score", "provisional", "coverage", "assessed", "applicable", "not-applicable")


def ranking(paper: Paper, summary: Summary, words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """Write the sheet. Gives the cells of the scores, by pillar's id and "total", as formulas name them.

    And the cells that say of what "level" and "kind" each unit is.
    """
    pillars = summary.catalog.pillars
    widths = [*_WIDTHS, *[8.5, 10.5, 10, 9, 9, 9] * (1 + len(pillars))]
    sheet = paper.sheet(words("sheet-pillars"), widths, title=words("pillars-title"), size=A3)
    sheet.note(words("rank-note"))
    sheet.row += 1
    first = _heading(sheet, summary, words)
    top = sheet.row
    about = _About(summary, words)
    for index, (rank, position, result, card) in enumerate(_ranked(summary)):
        by_id = {score.id: score for score in card.pillars}
        values: list[Value] = [rank, *about.unit(position, result, card)]
        centre, figure = sheet.body(index, **CENTRE), sheet.body(index, **SCORE)
        styles = [centre, sheet.body(index, bold=True), *[centre] * (len(_OF_UNIT) - 2)]
        for score in (card.total, *(by_id.get(pillar.id) for pillar in pillars)):
            values += _figures(score)
            styles += [figure, figure, *[centre] * 4]
        sheet.line(values, styles)
    sheet.table(top - 1, fixed=2, repeat_from=first)
    if not summary.scored:
        return {}, {}
    ids = ["total", *(pillar.id for pillar in pillars)]
    start, last = len(_OF_UNIT), sheet.row - 1
    scores = {id: sheet.range(top, last, start + n * len(_FIGURES)) for n, id in enumerate(ids)}
    return scores, {by: sheet.range(top, last, _OF_UNIT.index(by)) for by in ("level", "kind")}


def _heading(sheet: Sheet, summary: Summary, words: Words) -> int:
    """Two rows: pillars, then what is told of each. Gives the first; the pillars' counts are folded away."""
    figures = [words(key) for key in _FIGURES]
    pillars = [words.of(pillar.name) for pillar in summary.catalog.pillars]
    first = sheet.row
    column = len(_OF_UNIT)
    for number, name in enumerate((words("total"), *pillars)):
        if number:  # "8/8" says the same; the numbers are there for sorting and calculating
            sheet.fold(column + 3, column + 5)
        column = sheet.across(column, len(figures), name, sheet.paper.style(**HEADING))
    sheet.row += 1
    sheet.heading([*(words(key) for key in _OF_UNIT), *figures * (1 + len(pillars))], 32)
    return first


def _figures(score: Score | None) -> list[Value]:
    if score is None:  # a workbook of another catalogue, without this pillar
        return [None] * len(_FIGURES)
    counts: list[Value] = [score.assessed, score.applicable, score.not_applicable]
    return [score.score, score.provisional_score, coverage(score), *counts]


class _About:
    """What is told of a unit besides its figures."""

    def __init__(self, summary: Summary, words: Words) -> None:
        self.words = words
        self.labels = {label.key: words.of(label.word) for label in summary.catalog.scoring.labels}
        self.names = {u.code: words.unit(u) for u in (summary.register.units if summary.register else ()) if u.code}
        self.versions = {line.path: line.catalog_version for line in summary.ledger}
        self.others = set(summary.other_version)

    def unit(self, position: int, result: Result, card: Scorecard) -> list[Value]:
        unit, words = card.unit, self.words
        reliable = words("not-yet" if card.reliable is None else "yes" if card.reliable else "no")
        return [
            words.unit(unit, result.path),
            unit.code,
            words.level(unit.level),
            words.kind(unit),
            self.names.get(unit.parent, unit.parent),
            self.labels.get(card.total.label or "", card.total.label),
            reliable,
            self.versions.get(result.path, "") + (" *" if position in self.others else ""),
        ]


def _ranked(summary: Summary) -> list[tuple[int | None, int, Result, Scorecard]]:
    """By total score, equal scores sharing a rank; then, without a rank, the units without a score."""
    cards = [(p, result, result.scorecard) for p, result in enumerate(summary.scored) if result.scorecard]
    scores = sorted(-card.total.score for _, _, card in cards if card.total.score is not None)
    ranked = [
        (_rank(scores, card.total.score) if card.total.score is not None else None, position, result, card)
        for position, result, card in cards
    ]
    return sorted(ranked, key=lambda line: (line[0] is None, line[0] or 0, line[1]))


def _rank(scores: list[float], score: float) -> int:
    """1 + how many are better; ``scores`` are negative, from the best."""
    return bisect_right(scores, -score - 1e-9) + 1
