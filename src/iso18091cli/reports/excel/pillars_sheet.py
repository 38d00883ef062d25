"""summary.xlsx: units by total score, with the score and coverage of every pillar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from iso18091cli.model.scores import Result, Score, Scorecard
from iso18091cli.model.summary import By, Summary
from iso18091cli.reports.excel.book import A3, Value, Workbook
from iso18091cli.reports.excel.looks import CENTRE, NAME, SCORE, TEXT
from iso18091cli.reports.excel.table import Band, Column, Columns, Written, new_sheet, only_table
from iso18091cli.reports.wording import Words, coverage

BY: dict[By, str] = {"level": ":level", "kind": ":kind"}
"""By what formulas find the level and kind of each unit: no id of a pillar begins with a colon."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A unit with its rank; equal scores share one, without a score there is none."""

    rank: int | None
    position: int
    result: Result

    @property
    def card(self) -> Scorecard:
        return self.result.card

    def score(self, id: str) -> Score | None:
        """Of a pillar or "total"; ``None`` in a workbook of another catalogue, without this pillar."""
        return next((score for score in (self.card.total, *self.card.pillars) if score.id == id), None)


def pillars(book: Workbook, summary: Summary) -> Written:
    """Write the sheet. Formulas find scores by the pillar's id and "total", levels and kinds of units by ``BY``."""
    words = book.words
    names = {"total": words("total")} | {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}
    columns: Columns[_Ranked] = (
        *_of_unit(summary, words),
        *(column for id, name in names.items() for column in _of_score(id, Band(name))),
    )
    sheet = new_sheet(book, "pillars", columns, size=A3)
    sheet.note(words("pillars-note"))
    return only_table(sheet, columns, _ranked(summary), 32, fixed=2)


def _of_unit(summary: Summary, words: Words) -> Columns[_Ranked]:
    """What is told of a unit besides its figures."""
    labels = {label.key: words.of(label.word) for label in summary.catalog.scoring.labels}
    parents = {u.code: words.unit(u) for u in (summary.register.units if summary.register else ()) if u.code}
    versions = {line.path: line.catalog_version for line in summary.ledger}
    others = set(summary.other_version)
    certain = {None: words("not-yet"), True: words("yes"), False: words("no")}

    def version(unit: _Ranked) -> str:
        return versions.get(unit.result.path, "") + (" *" if unit.position in others else "")

    return (
        Column("rank", 6, CENTRE, lambda unit: unit.rank),
        Column("unit", 26, NAME, lambda unit: words.sender(unit.result)),
        Column("code", 8, CENTRE, lambda unit: unit.card.unit.code),
        Column("level", 11, CENTRE, lambda unit: words.level(unit.card.unit.level), id=BY["level"]),
        Column("kind", 13, CENTRE, lambda unit: words.kind(unit.card.unit), id=BY["kind"]),
        Column("parent", 18, CENTRE, lambda unit: parents.get(unit.card.unit.parent, unit.card.unit.parent)),
        Column("label", 22, CENTRE, lambda unit: labels.get(unit.card.total.label or "", unit.card.total.label)),
        *_lacking(summary, words),
        Column("reliable", 9, CENTRE, lambda unit: certain[unit.card.reliable]),
        Column("version", 10, CENTRE, version),
    )


def _lacking(summary: Summary, words: Words) -> Columns[_Ranked]:
    """What is lacking for the next label, where labels ask for more than a score."""
    if not summary.catalog.scoring.conditional:
        return ()
    return (Column("lacking", 40, TEXT, lambda unit: words.lacking(unit.card, summary.catalog)),)


def _of_score(id: str, band: Band) -> Columns[_Ranked]:
    """Figures of a pillar or of the total. The counts say what "8/8" says, to sort and calculate with: a pillar's are
    folded away.
    """

    def of(value: Callable[[Score], Value]) -> Callable[[_Ranked], Value]:
        return lambda unit: value(score) if (score := unit.score(id)) else None

    folded = id != "total"
    return (
        Column("score", 8.5, SCORE, of(lambda score: score.score), id=id, band=band),
        Column("provisional", 10.5, SCORE, of(lambda score: score.provisional_score), band=band),
        Column("coverage", 10, CENTRE, of(coverage), band=band),
        Column("assessed", 9, CENTRE, of(lambda score: score.assessed), band=band, folded=folded),
        Column("applicable", 9, CENTRE, of(lambda score: score.applicable), band=band, folded=folded),
        Column("not-applicable", 9, CENTRE, of(lambda score: score.not_applicable), band=band, folded=folded),
    )


def _ranked(summary: Summary) -> list[_Ranked]:
    """By total score, equal scores sharing a rank; then, without a rank, the units without a score."""
    scores = sorted(-r.card.total.score for r in summary.scored if r.card.total.score is not None)
    units = [_Ranked(_rank(scores, r.card.total.score), n, r) for n, r in enumerate(summary.scored)]
    return sorted(units, key=lambda unit: (unit.rank is None, unit.rank or 0, unit.position))


def _rank(scores: list[float], score: float | None) -> int | None:
    """1 + how many are better; ``scores`` are negative, from the best."""
    return None if score is None else bisect_right(scores, -score - 1e-9) + 1
