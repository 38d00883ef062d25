"""Summary → the names of the report's matrix and of its unit sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import IndicatorScore, Score, Scorecard
from iso18091cli.model.summary import Summary
from iso18091cli.model.units import KINDS, LEVELS, Unit
from iso18091cli.reports.page.overview import parents
from iso18091cli.reports.page.words import NOTHING, PageWords, Shown, cards
from iso18091cli.reports.wording import coverage, state

_PLAIN_CODE = re.compile("[0-9A-Za-z-]{1,20}")


@dataclass(frozen=True, slots=True)
class Figures:
    """Score of a pillar or of the whole, in words."""

    name: str
    score: str
    provisional: str
    coverage: str
    not_applicable: str
    label: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit: its row of the matrix and its section."""

    anchor: str
    name: str
    code: str
    level: str
    """Key of its level, for the filter; so `kind` and `parent`."""
    kind: str
    parent: str
    about: tuple[str, ...]
    """Its code, level, unit above, period, stage and rating, in words."""
    mark: str
    """What a reader must know: a workbook of another catalogue."""
    total: Figures
    pillars: tuple[Figures, ...]
    groups: tuple[tuple[str, tuple[Shown, ...]], ...]
    """(score, states) of each pillar, in the order of the matrix' columns."""
    counts: tuple[tuple[Shown, int], ...]
    lacks: tuple[tuple[Shown, tuple[str, ...]], ...]
    """Ids of criteria below the acceptable level or without a level, by state."""
    beyond: tuple[tuple[Shown, tuple[str, ...]], ...]
    """Ids of indicators that are better than asked, by level."""
    findings: tuple[tuple[str, int], ...]
    """(rule, how often)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter."""

    key: str
    word: str


def graded(score: IndicatorScore, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(id, state) of what is graded under an indicator: its criteria, or itself where the catalogue has none."""
    indicator = catalog.indicator.get(score.id)
    if indicator is None:  # of another catalogue
        return
    if not indicator.criteria:
        yield score.id, state(score)
    known = {criterion.id for criterion in indicator.criteria}
    yield from ((c.id, c.level or c.status) for c in score.criteria if c.id in known)


def unit_lines(summary: Summary, words: PageWords, findings: dict[str, Counter[str]]) -> tuple[UnitLine, ...]:
    """Every unit that counts, in the summary's order. `findings` are the codes found, by path."""
    names = parents(summary, words)
    taken: set[str] = set()
    lines = []
    for number, (path, card) in enumerate(cards(summary), 1):
        anchor = card.unit.code if _PLAIN_CODE.fullmatch(card.unit.code) else f"so-{number}"
        anchor = anchor if anchor not in taken else f"so-{number}"
        taken.add(anchor)
        found = tuple(sorted(findings.get(path, Counter()).items()))
        name = words.unit(card.unit, path)
        other = number - 1 in summary.other_version
        lines.append(_UnitLine(summary, words, card, names, other).line(f"don-vi-{anchor}", name, found))
    return tuple(lines)


@dataclass(frozen=True)
class _UnitLine:
    summary: Summary
    words: PageWords
    card: Scorecard
    parents: dict[str, str]
    other: bool
    """Whether the workbook was made with another catalogue or version."""

    def line(self, anchor: str, name: str, findings: tuple[tuple[str, int], ...]) -> UnitLine:
        unit, scores = self.card.unit, {score.id: score for score in self.card.pillars}
        catalog, states = self.summary.catalog, self.words.states
        found = {i.id: states[state(i)] for i in self.card.indicators}
        blank = states["not_assessed"]
        groups = {id: tuple(found.get(i.id, blank) for i in of_it) for id, of_it in catalog.of_pillar.items()}
        counts = Counter(shown.key for group in groups.values() for shown in group)
        pillars = {id: self._figures(scores.get(id), name) for id, name in self.words.pillars.items()}
        return UnitLine(
            anchor=anchor,
            name=name,
            code=unit.code,
            level=unit.level,
            kind=unit.kind,
            parent=unit.parent,
            about=tuple(part for part in self._about(unit) if part),
            mark=self._mark(),
            total=self._figures(self.card.total, self.words("total")),
            pillars=tuple(pillars.values()),
            groups=tuple((pillars[id].score, group) for id, group in groups.items()),
            counts=tuple((states[key], counts[key]) for key in states if counts[key]),
            lacks=self._lacks(),
            beyond=self._beyond(),
            findings=findings,
        )

    def _about(self, unit: Unit) -> tuple[str, ...]:
        words, card = self.words, self.card
        parent = self.parents.get(unit.parent, unit.parent)
        return (
            words("code-of", code=unit.code) if unit.code else "",
            words.level_of(unit),
            words("below", parent=parent) if parent else "",
            words("period-of", period=card.period) if card.period else "",
            words("stage-of", stage=words(f"stage-{card.stage}")),
            words("all-best-yes", best=words.enough) if card.reliable else "",
            words.lacking(card, self.summary.catalog),
        )

    def _mark(self) -> str:
        card = self.card
        return self.words("other-catalogue", id=card.catalog_id, version=card.catalog_version) if self.other else ""

    def _figures(self, score: Score | None, name: str) -> Figures:
        if score is None:  # a workbook of another catalogue, without this pillar
            return Figures(name, NOTHING, NOTHING, NOTHING, NOTHING, "")
        words = self.words
        labels = {label.key: words.of(label.word) for label in self.summary.catalog.scoring.labels}
        return Figures(
            name=name,
            score=words.figure(score.score),
            provisional=words.figure(score.provisional_score) if score.score is None else "",
            coverage=coverage(score),
            not_applicable=str(score.not_applicable),
            label=labels.get(score.label or "", ""),
        )

    def _lacks(self) -> tuple[tuple[Shown, tuple[str, ...]], ...]:
        catalog = self.summary.catalog
        ids: dict[str, list[str]] = {key: [] for key in (*catalog.scale.short, "incomplete", "not_assessed")}
        for score in self.card.indicators:
            for id, found in graded(score, catalog):
                if found in ids:
                    ids[found].append(id)
        return tuple((self.words.states[key], tuple(of_it)) for key, of_it in ids.items() if of_it)

    def _beyond(self) -> tuple[tuple[Shown, tuple[str, ...]], ...]:
        found = {
            key: tuple(i.id for i in self.card.indicators if i.level == key)
            for key in self.summary.catalog.scale.beyond
        }
        return tuple((self.words.states[key], ids) for key, ids in found.items() if ids)


def choices(lines: tuple[UnitLine, ...], summary: Summary, words: PageWords) -> dict[str, tuple[Choice, ...]]:
    """What the filters "level", "kind" and "parent" offer: what there is, and nothing where there is only one."""
    names = parents(summary, words)
    levels, kinds = {line.level for line in lines}, {line.kind for line in lines}
    above = sorted({line.parent for line in lines if line.parent}, key=lambda code: (names.get(code, code), code))
    found = {
        "level": [Choice(key, words.of(text)) for key, text in LEVELS.items() if key in levels],
        "kind": [Choice(key, words.of(text)) for key, text in KINDS.items() if key in kinds],
        "parent": [Choice(code, names.get(code, code)) for code in above],
    }
    return {name: tuple(options) if len(options) > 1 else () for name, options in found.items()}
