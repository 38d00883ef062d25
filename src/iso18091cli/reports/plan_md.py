"""Result of one unit → draft of its action programme (Chương trình hành động) in Markdown, by a template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from iso18091cli.messages.workbook import PHASES
from iso18091cli.model.answers import Row
from iso18091cli.model.catalog import Catalog, Indicator
from iso18091cli.model.scores import IndicatorScore, Result, Score, Scorecard, Summary
from iso18091cli.model.text import say
from iso18091cli.reports.wording import Words, coverage, shown, state, states
from iso18091cli.resources import shipped

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~&#$!])|(?<=[A-Za-z])(:)(?=//)")
_BREAK = re.compile(r"\s*[\r\n]\s*")
TASK_COLUMNS = ("phase", "task", "lead", "support", "deadline", "product", "budget")


def plan(result: Result, summary: Summary | None, catalog: Catalog, language: str) -> str:
    """The draft for one usable result; with a summary, the unit's figures stand beside the units' means.

    The template may use: unit, code, period, stage, catalogue, note, best, bases [text, verified], marks (states in
    words), pillars and total [name, counts, score, figure, provisional, coverage, label, mean], compared, open
    (indicators not assessed to the end) and results [id, name, pillar, competence, shown, worst], phases [level,
    indicators], drafted (whether any task is), tasks [indicator, now, target, phase, task, lead, support, deadline,
    product, budget, drafted].
    """
    assert result.scorecard is not None, "a plan needs a result that is usable"
    draft = _Draft(result, result.scorecard, summary, catalog, Words(language))
    text = _environment().get_template(f"plan.{language}.md.j2").render(draft.names())
    return re.sub(r"\n{3,}", "\n\n", text)


def priorities(card: Scorecard, catalog: Catalog) -> tuple[IndicatorScore, ...]:
    """The indicators to improve: worst level first, a legal competence before an expectation, then in order."""
    rank = {key: place for place, key in enumerate(catalog.scale.keys[:-1])}
    below = [i for i in card.indicators if i.level in rank and i.id in catalog.indicator]
    return tuple(
        sorted(below, key=lambda i: (rank[i.level or ""], i.competence != "legal", catalog.indicator[i.id].seq))
    )


def inert(text: str) -> str:
    """Text that Markdown shows as it is, in a table cell too: nothing in it marks up, links or breaks the row."""
    return _BREAK.sub("<br>", _ACTIVE.sub(lambda found: f"\\{found[0]}", text.strip()))


@cache
def _environment() -> jinja2.Environment:
    # Sandboxed: an office may bring its own templates. Every value that is put in is made inert on the way.
    return SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: inert(value) if isinstance(value, str) else value,
        autoescape=False,
        keep_trailing_newline=True,
    )


@dataclass(frozen=True)
class _Draft:
    """The names the template may use, worked out from the result."""

    result: Result
    card: Scorecard
    summary: Summary | None
    catalog: Catalog
    words: Words

    def names(self) -> dict[str, Any]:
        first = priorities(self.card, self.catalog)
        tasks = self._tasks(first)
        of, catalog = self.words.of, self.catalog
        return {
            "unit": self.words.unit(self.card.unit, self.result.path),
            "code": self.card.unit.code,
            "period": self.card.period,
            "stage": self.words(f"stage-{self.card.stage}"),
            "title": say(self.catalog.title, self.words.language),
            "catalogue": self.words("catalogue-of", title=catalog.title, id=catalog.id, version=catalog.version),
            "note": of(catalog.note),
            "best": of(catalog.scale.best.word),
            "bases": [{"text": of(basis.text), "verified": basis.verified} for basis in catalog.legal_bases],
            "marks": [shown(mark, self.words) for mark in states(catalog).values()],
            "pillars": [self._figures(score) for score in self.card.pillars],
            "total": self._figures(self.card.total),
            "compared": self.summary is not None,
            "open": [self._item(i) for i in self.card.indicators if i.status in ("incomplete", "not_assessed")],
            "phases": [
                {"level": of(level.word), "indicators": [self._item(i) for i in first if i.level == level.key]}
                for level in catalog.scale.levels
                if any(i.level == level.key for i in first)
            ],
            "tasks": tasks,
            "drafted": any(task["drafted"] for task in tasks),
            "results": [self._item(i) for i in self.card.indicators],
        }

    def _figures(self, score: Score) -> dict[str, Any]:
        """A pillar's or the total's figures beside what they rest on."""
        names = {pillar.id: self.words.of(pillar.name) for pillar in self.catalog.pillars}
        labels = {label.key: self.words.of(label.word) for label in self.catalog.scoring.labels}
        members = [i for i in self.card.indicators if score.id not in names or self._pillar(i) == score.id]
        found = [state(i) for i in members]
        return {
            "name": names.get(score.id, score.id),
            "counts": [found.count(key) for key in states(self.catalog)],
            "score": score.score,
            "figure": self.words.figure(score.score),
            "provisional": self.words.figure(score.provisional_score),
            "coverage": coverage(score),
            "label": labels.get(score.label or "", ""),
            "mean": self._mean(score.id),
        }

    def _mean(self, id: str) -> str:
        mean = next((m for m in self.summary.means if m.id == id), None) if self.summary else None
        return f"{self.words.figure(mean.mean)} ({mean.scored}/{mean.units})" if mean else ""

    def _indicator(self, score: IndicatorScore) -> Indicator | None:
        return self.catalog.indicator.get(score.id)

    def _pillar(self, score: IndicatorScore) -> str:
        indicator = self._indicator(score)
        return indicator.pillar if indicator else ""

    def _item(self, score: IndicatorScore) -> dict[str, str]:
        names = {pillar.id: self.words.of(pillar.name) for pillar in self.catalog.pillars}
        marks, indicator = states(self.catalog), self._indicator(score)
        return {
            "id": score.id,
            "name": self.words.of(indicator.name) if indicator else "",
            "pillar": names.get(self._pillar(score), ""),
            "competence": self.words(f"competence-{score.competence}"),
            "shown": shown(marks[state(score)], self.words),
            "worst": shown(marks[score.worst_so_far], self.words) if score.worst_so_far else "",
        }

    def _tasks(self, first: Sequence[IndicatorScore]) -> list[dict[str, Any]]:
        """What the unit's own action sheet holds; for the priorities it passes over, drafts from the gaps."""
        rows = self.result.submission.actions if self.result.submission else ()
        own = [self._own_task(row) for row in rows]
        planned = {task["indicator"] for task in own}
        drafts = [self._drafted_task(score) for score in first if score.id not in planned]
        order = {score.id: place for place, score in enumerate(first)}
        return sorted([*own, *drafts], key=lambda task: order.get(task["indicator"], len(order)))

    def _own_task(self, row: Row) -> dict[str, Any]:
        id = row.value("indicator") or ""
        score = next((i for i in self.card.indicators if i.id == id), None)
        now = shown(states(self.catalog)[state(score)], self.words) if score else ""
        said = {column: self._said(row, column) for column in TASK_COLUMNS}
        best = self.words.of(self.catalog.scale.best.word)
        return {"indicator": id or self._said(row, "indicator"), "now": now, "target": best, **said, "drafted": False}

    @staticmethod
    def _said(row: Row, column: str) -> str:
        """As its writer sees it: a date as it was typed."""
        entry = row.entries.get(column)
        return (entry.typed or entry.value or "") if entry else ""

    def _drafted_task(self, score: IndicatorScore) -> dict[str, Any]:
        of, indicator = self.words.of, self.catalog.indicator[score.id]
        best = self.catalog.scale.best
        levels = self.catalog.scale.keys[:-1]
        below = {criterion.id for criterion in score.criteria if criterion.level in levels}
        gaps = [of(criterion.text) for criterion in indicator.criteria if criterion.id in below]
        return {
            **dict.fromkeys(TASK_COLUMNS, ""),
            "indicator": score.id,
            "now": shown(states(self.catalog)[state(score)], self.words),
            "target": of(best.word),
            "phase": str(min(1 + levels.index(score.level or ""), len(PHASES))),
            "task": "\n".join(gaps) or of(indicator.looks[best.key]),
            "lead": of(indicator.lead),
            "product": "\n".join(map(of, indicator.evidence)),
            "drafted": True,
        }
