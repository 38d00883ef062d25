"""Result of one unit → the facts that its documents are filled with, whatever their format (NAMES["plan"])."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from iso18091cli.messages.deciding import enough_words
from iso18091cli.messages.documents import COMMITTEES, WORDS
from iso18091cli.messages.workbook import PHASES
from iso18091cli.model.answers import Row
from iso18091cli.model.catalog import Catalog, Indicator
from iso18091cli.model.evidence import by_code, uses
from iso18091cli.model.scores import IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import KINDS, Unit
from iso18091cli.reports.pictures.caption import word as wheel_word
from iso18091cli.reports.pictures.filling import of_unit
from iso18091cli.reports.word.wheel import wheel_names
from iso18091cli.reports.wording import Words, coverage, shown, state, states

TASK_COLUMNS = ("phase", "task", "lead", "support", "deadline", "product", "budget")
_DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NO_COMMITTEE = "co-quan-khac"
_COMMITTEE = re.compile(rf"^({'|'.join(COMMITTEES)})\s+", re.IGNORECASE)


def unit_names(result: Result, summary: Summary | None, catalog: Catalog, language: str) -> dict[str, Any]:
    """The facts of one usable result; with a summary, the unit's figures stand beside the units' means."""
    assert result.scorecard is not None, "a document needs a result that is usable"
    return _Facts(result, result.scorecard, summary, catalog, Words(language)).names()


def catalog_names(catalog: Catalog, periods: Sequence[str], words: Words) -> dict[str, Any]:
    """The facts that every document takes from the catalogue; legal bases are those in force in the periods."""
    of = words.of
    marks = states(catalog).values()
    return {
        "title": of(catalog.full_title),
        "catalogue": words("catalogue-of", title=catalog.full_title, id=catalog.id, version=catalog.version),
        "note": of(catalog.note),
        "period": ", ".join(periods),
        "best": of(enough_words(catalog.scale)),
        "all_best": of(catalog.scoring.all_best),
        "indicators": len(catalog.indicators),
        "unverified": sum(not indicator.verified for indicator in catalog.indicators),
        "bases": [
            {"text": of(basis.text), "verified": basis.verified}
            for basis in catalog.legal_bases
            if basis.in_force(periods)
        ],
        "marks": [{"word": of(m.word), "shown": shown(m, words), "colour": m.colour} for m in marks],
    }


def priorities(card: Scorecard, catalog: Catalog) -> tuple[IndicatorScore, ...]:
    """The indicators to improve: worst level first, a legal competence before an expectation, then in order."""
    rank = {key: place for place, key in enumerate(catalog.scale.short)}
    below = [i for i in card.indicators if i.level in rank and i.id in catalog.indicator]
    return tuple(
        sorted(below, key=lambda i: (rank[i.level or ""], i.competence != "legal", catalog.indicator[i.id].seq))
    )


@dataclass(frozen=True)
class _Facts:
    """Works the names out from the result; nothing here is markup of any format."""

    result: Result
    card: Scorecard
    summary: Summary | None
    catalog: Catalog
    words: Words

    def names(self) -> dict[str, Any]:
        phases = self._phases()
        card = self.card
        findings = [finding.severity for finding in self.result.diagnostics]
        return {
            **self._issuer(card.unit),
            **catalog_names(self.catalog, [card.period] if card.period else [], self.words),
            "stage": self.words(f"stage-{card.stage}"),
            "pillars": [self._figures(score) for score in card.pillars],
            "total": self._figures(card.total),
            "lacking": self.words.lacking(card, self.catalog),
            "compared": self.summary is not None,
            "reliable": card.reliable,
            "open": [self._item(i) for i in card.indicators if i.status in ("incomplete", "not_assessed")],
            "priorities": [self._item(i) for i in self._priorities],
            "results": [self._item(i) for i in card.indicators],
            "phases": phases,
            "drafted": any(task["drafted"] for phase in phases for task in phase["tasks"]),
            "evidence": self._evidence(),
            "errors": findings.count("error"),
            "warnings": findings.count("warning"),
            **self._wheel(),
        }

    def _wheel(self) -> dict[str, Any]:
        named = self.words.unit(self.card.unit, self.result.path)
        of = (
            f"{named}, {self.words.of(filled(WORDS['of-period'], period=self.card.period))}"
            if self.card.period
            else named
        )
        title = wheel_word("wheel-of", self.words.language, unit=of)
        return wheel_names(of_unit(self.card, self.catalog), self.catalog, title, self.words.language)

    def _issuer(self, unit: Unit) -> dict[str, Any]:
        """Who issues the document: the People's Committee of a territory, or the body itself."""
        named = self.words.unit(unit, self.result.path)
        territory = unit.level in ("province", "district", "commune") or unit.kind in KINDS
        committee = (territory and unit.kind != _NO_COMMITTEE) or bool(_COMMITTEE.match(unit.name))
        plain = _COMMITTEE.sub("", named) if committee else named
        kind = say(KINDS[unit.kind], self.words.language) if unit.kind in KINDS else ""
        within = kind.lower() + plain.removeprefix(kind) if kind and plain.startswith(kind) else plain
        return {
            "unit": plain,
            "code": unit.code,
            "place": _COMMITTEE.sub("", unit.name),
            "committee": committee,
            "body": self.words.of(filled(WORDS["committee-of"], unit=within)) if committee else named,
        }

    def _figures(self, score: Score) -> dict[str, Any]:
        """A pillar's or the total's figures beside what they rest on."""
        labels = {label.key: self.words.of(label.word) for label in self.catalog.scoring.labels}
        members = [i for i in self.card.indicators if score.id not in self._pillars or self._pillar(i) == score.id]
        found = [state(i) for i in members]
        mean = next((m for m in self.summary.means if m.id == score.id), None) if self.summary else None
        figure = self.words.figure
        return {
            "name": self._pillars.get(score.id, score.id),
            "counts": [found.count(key) for key in states(self.catalog)],
            "score": score.score,
            "figure": figure(score.score),
            "provisional": figure(score.provisional_score),
            "coverage": coverage(score),
            "not_applicable": score.not_applicable,
            "label": labels.get(score.label or "", ""),
            "mean": f"{figure(mean.mean)} ({mean.scored}/{mean.units})" if mean else "",
            "spread": f"{figure(mean.lowest)} – {figure(mean.highest)}" if mean and mean.scored else "–",
        }

    @cached_property
    def _pillars(self) -> dict[str, str]:
        return {pillar.id: self.words.of(pillar.name) for pillar in self.catalog.pillars}

    @cached_property
    def _priorities(self) -> tuple[IndicatorScore, ...]:
        return priorities(self.card, self.catalog)

    @cached_property
    def _scores(self) -> dict[str, IndicatorScore]:
        return {score.id: score for score in self.card.indicators}

    def _indicator(self, score: IndicatorScore) -> Indicator | None:
        return self.catalog.indicator.get(score.id)

    def _pillar(self, score: IndicatorScore) -> str:
        indicator = self._indicator(score)
        return indicator.pillar if indicator else ""

    def _item(self, score: IndicatorScore) -> dict[str, Any]:
        marks, indicator = states(self.catalog), self._indicator(score)
        mark = marks[state(score)]
        return {
            "id": score.id,
            "name": self.words.of(indicator.name) if indicator else "",
            "pillar": self._pillars.get(self._pillar(score), ""),
            "competence": self.words(f"competence-{score.competence}"),
            "shown": shown(mark, self.words),
            "word": self.words.of(mark.word),
            "colour": mark.colour,
            "worst": shown(marks[score.worst_so_far], self.words) if score.worst_so_far else "",
            "verified": bool(indicator and indicator.verified),
        }

    def _evidence(self) -> list[dict[str, Any]]:
        """The documents of the register in the order of codes, each with the rows that name it."""
        sent = self.result.submission
        used = uses(sent) if sent else {}
        return [
            {
                "code": row.id,
                **{column: self._said(row, column) for column in ("document", "sign", "issuer", "located")},
                "date": _day(row.value("issued_on")) or self._said(row, "issued_on"),
                "used_at": ", ".join(used.get(row.id, ())),
            }
            for row in (by_code(sent) if sent else ())
        ]

    # Phases and tasks

    def _phases(self) -> list[dict[str, Any]]:
        """The phases with what is to be improved and done in each; a phase in which there is nothing is left out."""
        rows = self.result.submission.actions if self.result.submission else ()
        chosen = self._chosen(rows)
        planned = {row.value("indicator") for row in rows}
        order = {score.id: place for place, score in enumerate(self._priorities)}
        meant = {s.id: chosen.get(s.id, self._proposed(s)) for s in self._priorities}
        tasks = [
            (row.value("phase") or meant.get(row.value("indicator") or "", ""), self._own_task(row)) for row in rows
        ]
        tasks += [(self._proposed(s), self._drafted_task(s)) for s in self._priorities if s.id not in planned]
        tasks.sort(key=lambda found: order.get(found[1]["indicator"], len(order)))
        keys = [*PHASES, ""]
        found = [
            {
                "name": self.words.of(PHASES[key]) if key else self.words.of(WORDS["phase-none"]),
                "indicators": [
                    {**self._item(score), "proposed": score.id not in chosen}
                    for score in self._priorities
                    if meant[score.id] == key
                ],
                "tasks": [task for phase, task in tasks if (phase if phase in PHASES else "") == key],
            }
            for key in keys
        ]
        return [phase for phase in found if phase["indicators"] or phase["tasks"]]

    @staticmethod
    def _chosen(rows: Sequence[Row]) -> dict[str, str]:
        """The phase the unit chose for an indicator: the first of its tasks."""
        chosen: dict[str, str] = {}
        for row in rows:
            id, phase = row.value("indicator"), row.value("phase")
            if id and phase in PHASES:
                chosen[id] = min(phase, chosen.get(id, phase))
        return chosen

    def _proposed(self, score: IndicatorScore) -> str:
        """The worst level the unit has in the first phase, the next in the second."""
        levels = list(dict.fromkeys(first.level for first in self._priorities))
        return str(min(1 + levels.index(score.level), len(PHASES)))

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
        return self.words.of(WORDS["not-understood"]) if wrong else self._said(row, column)

    @staticmethod
    def _said(row: Row, column: str) -> str:
        """A cell as its writer sees it: a date as it was typed."""
        entry = row.entries.get(column)
        return (entry.typed or entry.value or "") if entry else ""

    def _drafted_task(self, score: IndicatorScore) -> dict[str, Any]:
        """What is lacking, with the office that usually leads and the evidence that is expected."""
        of, indicator = self.words.of, self.catalog.indicator[score.id]
        enough = self.catalog.scale.good_enough
        below = {criterion.id for criterion in score.criteria if criterion.level in self.catalog.scale.short}
        # Where one of those that stand for each other is good enough, the others are not asked for.
        met = {c.id for c in score.criteria if c.level is not None} - below
        below = {id for id in below if met.isdisjoint(indicator.alternatives(id))}
        unit, catalog = self.card.unit, self.catalog
        asked = (criterion for criterion in indicator.criteria if criterion.id in below)
        gaps = [of(catalog.text_of(criterion, unit.kind, unit.level)) for criterion in asked]
        return {
            **dict.fromkeys(TASK_COLUMNS, ""),
            "indicator": score.id,
            "name": of(indicator.name),
            "now": shown(states(self.catalog)[state(score)], self.words),
            "target": of(enough.word),
            "phase": of(PHASES[self._proposed(score)]),
            "task": _listed(gaps) or of(indicator.looks[enough.key]),
            "lead": of(catalog.lead(indicator, unit.kind, unit.level)),
            "product": _listed([of(item.text) for item in indicator.expected]),
            "drafted": True,
        }


def _day(value: str | None) -> str:
    """A date as people write it; "" where it is none."""
    found = _DATE.fullmatch(value or "")
    return "{2}/{1}/{0}".format(*found.groups()) if found else ""


def _listed(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)
