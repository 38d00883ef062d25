"""Result of one unit -> its programme by phases: an indicator a row with its tasks drawn together, and every task."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from iso18091cli.messages.documents import WORDS
from iso18091cli.messages.workbook import PHASES
from iso18091cli.model.answers import Row
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import IndicatorScore, Scorecard
from iso18091cli.reports.wording import Words, shown, state, states

TASK_COLUMNS = ("phase", "task", "lead", "support", "deadline", "product", "budget")
_JOINED = ("lead", "support", "deadline")
"""Cells of a row that several tasks share: each answer once."""


def priorities(card: Scorecard, catalog: Catalog) -> tuple[IndicatorScore, ...]:
    """The indicators to improve: worst level first, a legal competence before an expectation, then in order."""
    rank = {key: place for place, key in enumerate(catalog.scale.short)}
    below = [i for i in card.indicators if i.level in rank and i.id in catalog.indicator]
    return tuple(
        sorted(below, key=lambda i: (rank[i.level or ""], i.competence != "legal", catalog.indicator[i.id].seq))
    )


def said(row: Row, column: str) -> str:
    """A cell as its writer sees it: a date as it was typed."""
    entry = row.entries.get(column)
    return (entry.typed or entry.value or "") if entry else ""


@dataclass(frozen=True)
class Programme:
    """Works the phases out from the scorecard and the unit's own tasks."""

    card: Scorecard
    actions: Sequence[Row]
    catalog: Catalog
    words: Words
    item: Callable[[IndicatorScore], dict[str, Any]]
    """The names of an indicator's result."""

    @cached_property
    def priorities(self) -> tuple[IndicatorScore, ...]:
        return priorities(self.card, self.catalog)

    @cached_property
    def phases(self) -> list[dict[str, Any]]:
        """The phases with what is to be improved and done in each; a phase in which there is nothing is left out."""
        chosen = self._chosen()
        planned = {row.value("indicator") for row in self.actions}
        order = {score.id: place for place, score in enumerate(self.priorities)}
        meant = {s.id: chosen.get(s.id, self._proposed(s)) for s in self.priorities}
        tasks = [
            (row.value("phase") or meant.get(row.value("indicator") or "", ""), self._own_task(row))
            for row in self.actions
        ]
        tasks += [(self._proposed(s), self._drafted_task(s)) for s in self.priorities if s.id not in planned]
        tasks.sort(key=lambda found: order.get(found[1]["indicator"], len(order)))
        found = []
        for key in (*PHASES, ""):
            here = [task for phase, task in tasks if (phase if phase in PHASES else "") == key]
            found.append(
                {
                    "name": self.words.of(PHASES[key]) if key else self.words.of(WORDS["phase-none"]),
                    "indicators": [
                        {**self.item(score), "proposed": score.id not in chosen}
                        for score in self.priorities
                        if meant[score.id] == key
                    ],
                    "tasks": here,
                    "rows": self._rows(here),
                }
            )
        return [phase for phase in found if phase["indicators"] or phase["tasks"]]

    def _rows(self, tasks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """An indicator a row, in the order of the tasks: what is to be done, drawn together."""
        by_indicator: dict[str, list[dict[str, Any]]] = {}
        for task in tasks:
            by_indicator.setdefault(task["indicator"], []).append(task)
        return [self._row(id, of_it) for id, of_it in by_indicator.items()]

    def _row(self, id: str, tasks: Sequence[dict[str, Any]]) -> dict[str, Any]:
        score, indicator = self._scores.get(id), self.catalog.indicator.get(id)
        drafted = all(task["drafted"] for task in tasks)
        reached = self.catalog.scale.good_enough.key
        brief = [self.words.of(indicator.looks[reached])] if drafted and indicator else [t["task"] for t in tasks]
        return {
            "indicator": id,
            "name": tasks[0]["name"],
            "now": tasks[0]["now"],
            "colour": states(self.catalog)[state(score)].colour if score else "FFFFFF",
            "task": listed_texts([text for text in brief if text]),
            "criteria": ", ".join(self._lacking(score)) if score and indicator else "",
            **{column: _once(task[column] for task in tasks) for column in _JOINED},
            "drafted": drafted,
        }

    def _chosen(self) -> dict[str, str]:
        """The phase the unit chose for an indicator: the first of its tasks."""
        chosen: dict[str, str] = {}
        for row in self.actions:
            id, phase = row.value("indicator"), row.value("phase")
            if id and phase in PHASES:
                chosen[id] = min(phase, chosen.get(id, phase))
        return chosen

    def _proposed(self, score: IndicatorScore) -> str:
        """The worst level the unit has in the first phase, the next in the second."""
        levels = list(dict.fromkeys(first.level for first in self.priorities))
        return str(min(1 + levels.index(score.level), len(PHASES)))

    @cached_property
    def _scores(self) -> dict[str, IndicatorScore]:
        return {score.id: score for score in self.card.indicators}

    def _own_task(self, row: Row) -> dict[str, Any]:
        id = row.value("indicator") or ""
        score, indicator = self._scores.get(id), self.catalog.indicator.get(id)
        return {
            **{column: self._planned(row, column) for column in TASK_COLUMNS},
            "indicator": id or self._planned(row, "indicator"),
            "name": self.words.of(indicator.name) if indicator else "",
            "now": shown(states(self.catalog)[state(score)], self.words) if score else "",
            "target": self.words.of(self.catalog.scale.good_enough.word),
            "drafted": False,
        }

    def _planned(self, row: Row, column: str) -> str:
        """A cell of a task; where the unit's entry is an error, that is said in its place."""
        entry = row.entries.get(column)
        wrong = entry is not None and not entry.blank and entry.value is None
        return self.words.of(WORDS["not-understood"]) if wrong else said(row, column)

    def _lacking(self, score: IndicatorScore) -> list[str]:
        """Ids of the criteria that are not good enough, but for those that another one stands for."""
        indicator, short = self.catalog.indicator[score.id], self.catalog.scale.short
        below = [criterion.id for criterion in score.criteria if criterion.level in short]
        # Where one of those that stand for each other is good enough, the others are not asked for.
        met = {c.id for c in score.criteria if c.level is not None} - {*below}
        return [id for id in below if met.isdisjoint(indicator.alternatives(id))]

    def _drafted_task(self, score: IndicatorScore) -> dict[str, Any]:
        """What is lacking, with the office that usually leads and the evidence that is expected."""
        of, indicator, catalog = self.words.of, self.catalog.indicator[score.id], self.catalog
        enough, unit, below = catalog.scale.good_enough, self.card.unit, self._lacking(score)
        asked = (criterion for criterion in indicator.criteria if criterion.id in below)
        gaps = [of(catalog.text_of(criterion, unit.kind, unit.level)) for criterion in asked]
        return {
            **dict.fromkeys(TASK_COLUMNS, ""),
            "indicator": score.id,
            "name": of(indicator.name),
            "now": shown(states(catalog)[state(score)], self.words),
            "target": of(enough.word),
            "phase": of(PHASES[self._proposed(score)]),
            "task": listed_texts(gaps) or of(indicator.looks[enough.key]),
            "lead": of(catalog.lead(indicator, unit.kind, unit.level)),
            "product": listed_texts([of(item.text) for item in indicator.expected]),
            "drafted": True,
        }


def _once(texts: Iterable[str]) -> str:
    """Each text once, in order."""
    return "; ".join(dict.fromkeys(text for text in texts if text))


def listed_texts(texts: Sequence[str]) -> str:
    """Several texts as a list, a line each; one as it stands."""
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)
