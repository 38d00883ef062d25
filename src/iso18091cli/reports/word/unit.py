"""Result of one unit → the facts that its documents are filled with, whatever their format (NAMES["plan"])."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from iso18091cli.messages.deciding import enough_words
from iso18091cli.messages.documents import WORDS
from iso18091cli.model.catalog import Catalog, Indicator
from iso18091cli.model.evidence import by_code, uses
from iso18091cli.model.legal import cited, document_day
from iso18091cli.model.scores import IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import Text, filled
from iso18091cli.model.units import Unit
from iso18091cli.register.above import unit_above
from iso18091cli.reports.pictures.caption import word as wheel_word
from iso18091cli.reports.pictures.filling import of_unit
from iso18091cli.reports.survey import SurveyWords
from iso18091cli.reports.word.bodies import Body
from iso18091cli.reports.word.programme import Programme, said
from iso18091cli.reports.word.wheel import wheel_names
from iso18091cli.reports.wording import Words, coverage, shown, state, states

_DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")


def unit_names(
    result: Result, summary: Summary | None, catalog: Catalog, language: str, since: Sequence[Text] = ()
) -> dict[str, Any]:
    """The facts of one usable result; with a summary, the unit's figures stand beside the units' means.

    ``since``: what is said of an earlier round (messages/compared.since).
    """
    assert result.scorecard is not None, "a document needs a result that is usable"
    words = Words(language)
    names = _Facts(result, result.scorecard, summary, catalog, words).names()
    return names | {"since": [words.of(text) for text in since]}


def catalog_names(catalog: Catalog, periods: Sequence[str], words: Words) -> dict[str, Any]:
    """The facts that every document takes from the catalogue."""
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
        "marks": [{"word": of(m.word), "shown": shown(m, words), "colour": m.colour} for m in marks],
    }


def bases(catalog: Catalog, day: str, unit: Unit, words: Words, improved: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The legal bases that a document of that day and unit cites; ``remark``: what the clerk has to look at."""
    found = []
    for basis in cited(catalog.legal_bases, day, unit.kind, unit.level, improved):
        remarks = [] if basis.verified else [words.of(WORDS["to-check"])]
        if basis.began_in(day):
            remarks.append(words.of(filled(WORDS["began-on"], day=_day(basis.valid_from))))
        found.append({"text": words.of(basis.text), "verified": basis.verified, "remark": "; ".join(remarks)})
    return found


@dataclass(frozen=True)
class _Facts:
    """Works the names out from the result; nothing here is markup of any format."""

    result: Result
    card: Scorecard
    summary: Summary | None
    catalog: Catalog
    words: Words

    def names(self) -> dict[str, Any]:
        phases, card = self._programme.phases, self.card
        periods = [card.period] if card.period else []
        findings = [finding.severity for finding in self.result.diagnostics]
        body = Body(card.unit, self.words, self.result.path)
        day = document_day(periods, card.unit.valid_to.isoformat() if card.unit.valid_to else "")
        register = self.summary.register if self.summary else None
        improved = [score.id for score in self._programme.priorities]
        return {
            **body.issuer(),
            **catalog_names(self.catalog, periods, self.words),
            "bases": bases(self.catalog, day, card.unit, self.words, improved),
            "recipients": body.recipients(unit_above(card.unit, register, day)),
            "stage": self.words(f"stage-{card.stage}"),
            "pillars": [self._figures(score) for score in card.pillars],
            "total": self._figures(card.total),
            "lacking": self.words.lacking(card, self.catalog),
            "compared": self.summary is not None,
            "reliable": card.reliable,
            "open": [self._item(i) for i in card.indicators if i.status in ("incomplete", "not_assessed")],
            "priorities": [self._item(i) for i in self._programme.priorities],
            "beyond": [self._item(i) for i in card.indicators if i.level in self.catalog.scale.beyond],
            "results": [self._item(i) for i in card.indicators],
            "phases": phases,
            "drafted": any(task["drafted"] for phase in phases for task in phase["tasks"]),
            "evidence": self._evidence(),
            "errors": findings.count("error"),
            "warnings": findings.count("warning"),
            **self._wheel(),
            **self._survey(),
        }

    def _survey(self) -> dict[str, Any]:
        """The unit's own answers beside those of all; nothing where it stands alone, or was asked nothing."""
        found = self.summary.answers_of(self.result.path) if self.summary else None
        if self.summary is None or found is None or not found.asked:
            return {"survey": [], "survey_answered": 0}
        said, questions = SurveyWords(self.words), self.catalog.question
        lines = [
            {
                "text": self.words.of(questions[of_all.id].text),
                "own": said.own(questions[of_all.id], found),
                "said": said.result(questions[of_all.id], of_all),
                "answered": f"{of_all.answered}/{of_all.asked}",
            }
            for of_all in self.summary.sums
            if of_all.id in found.asked
        ]
        return {"survey": lines, "survey_answered": sum(id in found.given for id in found.asked)}

    def _wheel(self) -> dict[str, Any]:
        named = self.words.unit(self.card.unit, self.result.path)
        of = (
            f"{named}, {self.words.of(filled(WORDS['of-period'], period=self.card.period))}"
            if self.card.period
            else named
        )
        title = wheel_word("wheel-of", self.words.language, unit=of)
        return wheel_names(of_unit(self.card, self.catalog), self.catalog, title, self.words.language)

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
    def _programme(self) -> Programme:
        rows = self.result.submission.actions if self.result.submission else ()
        return Programme(self.card, rows, self.catalog, self.words, self._item)

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
                **{column: said(row, column) for column in ("document", "sign", "issuer", "located")},
                "date": _day(row.value("issued_on")) or said(row, "issued_on"),
                "used_at": ", ".join(used.get(row.id, ())),
            }
            for row in (by_code(sent) if sent else ())
        ]


def _day(value: str | None) -> str:
    """A date as people write it; "" where it is none."""
    found = _DATE.fullmatch(value or "")
    return "{2}/{1}/{0}".format(*found.groups()) if found else ""
