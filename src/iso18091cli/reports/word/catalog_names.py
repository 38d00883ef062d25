"""Catalog → the names that the templates of its document may use. Plain text, nothing of any format."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from iso18091cli.messages.catalog_document import POINTS, WORDS
from iso18091cli.messages.deciding import label_conditions, own_rule, rule_words
from iso18091cli.messages.measures import measured
from iso18091cli.messages.workbook import COMPETENCE
from iso18091cli.model.catalog import Catalog, Criterion, Indicator, Mark, Pillar, Question, Topic
from iso18091cli.model.legal import LegalBasis, cited
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, LEVELS


def document_names(catalog: Catalog, language: str) -> dict[str, Any]:
    """The names both templates may use.

    title, id, version, languages, note; bases [text, verified]; verification (sentences), sources [text, indicators,
    verified]; counts (pillars, indicators, criteria, questions); marks [word, symbol, shown, points, meaning, colour];
    scoring [letter, text]; labels [range, word]; pillars [id, name, number, indicators]; survey [id, name, questions
    [id, text, answer]]. An indicator: id, seq, name, competence, not_applicable, weight and sdgs ("" where there is
    nothing to say), lead, looks [word, symbol, shown, colour, text], how (its own rule, "" where it has none), criteria
    [id, text, notes], evidence, source, verified, checked (the same in words).
    """
    return _Names(catalog, language).all()


@dataclass(frozen=True)
class _Names:
    """Works the names out from the catalogue; nothing here is markup of either format."""

    catalog: Catalog
    language: str

    def all(self) -> dict[str, Any]:
        catalog, of = self.catalog, self._of
        return {
            "title": of(catalog.full_title),
            "id": catalog.id,
            "version": catalog.version,
            "note": of(catalog.note),
            "bases": [{"text": of(basis.text), "verified": basis.verified} for basis in self._bases],
            "verification": self._verification(),
            "sources": self._sources(),
            "counts": {
                "pillars": len(catalog.pillars),
                "indicators": len(catalog.indicators),
                "criteria": sum(len(indicator.criteria) for indicator in catalog.indicators),
                "questions": len(catalog.question),
            },
            "marks": self._marks(),
            "scoring": self._lettered(self._scoring()),
            "labels": self._labels(),
            "pillars": [self._pillar(pillar, number) for number, pillar in enumerate(catalog.pillars, 1)],
            "survey": [self._topic(topic) for topic in catalog.survey],
        }

    def _of(self, text: Text) -> str:
        return say(text, self.language)

    def _word(self, key: str, **arguments: str | int) -> str:
        return self._of(filled(WORDS[key], **arguments))

    def _number(self, value: float) -> str:
        return f"{value:.9g}".replace(".", "," if self.language == "vi" else ".")

    def _shown(self, mark: Mark) -> str:
        return f"{mark.symbol} {self._of(mark.word)}".strip()

    def _lettered(self, sentences: Iterable[str]) -> list[dict[str, str]]:
        letters = POINTS[self.language]
        return [{"letter": letters[n % len(letters)], "text": text} for n, text in enumerate(sentences)]

    @property
    def _bases(self) -> tuple[LegalBasis, ...]:
        """What a province's decision cites: what speaks to it and is in force as far as is known."""
        return cited(self.catalog.legal_bases, "", "", "province")

    # How far it is verified

    def _verification(self) -> list[str]:
        indicators, bases = self.catalog.indicators, self._bases
        open_ids = [indicator.id for indicator in indicators if not indicator.verified]
        done = len(indicators) - len(open_ids)
        key = "verified-all" if not open_ids else "verified-some" if done else "verified-none"
        numbers: dict[str, str | int] = {"n": done, "all": len(indicators), "rest": len(open_ids)}
        sentences = [self._word(key, ids=", ".join(open_ids), **numbers), self._word("verified-scope")]
        unsure = sum(not basis.verified for basis in bases)
        if unsure:
            sentences.append(self._word("bases-unverified", n=unsure, all=len(bases)))
        return sentences

    def _sources(self) -> list[dict[str, Any]]:
        sources = []
        for source in self.catalog.sources:
            of_it = [indicator for indicator in self.catalog.indicators if indicator.source == source.id]
            if of_it:
                verified = sum(indicator.verified for indicator in of_it)
                sources.append({"text": self._of(source.text), "indicators": len(of_it), "verified": verified})
        return sources

    # How it is scored

    def _marks(self) -> list[dict[str, str]]:
        scale = self.catalog.scale
        states: list[tuple[Mark, str]] = [(level, self._number(level.points)) for level in scale.levels]
        states += [(mark, "–") for mark in (scale.incomplete, scale.not_assessed, scale.not_applicable)]
        return [{**self._mark(mark), "points": points, "meaning": self._of(mark.meaning)} for mark, points in states]

    def _mark(self, mark: Mark) -> dict[str, str]:
        return {
            "word": self._of(mark.word),
            "symbol": mark.symbol,
            "shown": self._shown(mark),
            "colour": mark.colour,
        }

    def _scoring(self) -> list[str]:
        scale, word = self.catalog.scale, self._word
        worst, best = self._shown(scale.levels[0]), self._shown(scale.best)
        levels = [word("level-points", word=self._shown(v), points=self._number(v.points)) for v in scale.levels]
        bare = [indicator.id for indicator in self.catalog.indicators if not indicator.criteria]
        return [
            word("scale", n=len(levels), levels="; ".join(levels)),
            word("stages"),
            *self._rule(worst, best),
            *([word("without-criteria", ids=", ".join(bare))] if bare else []),
            word("incomplete", word=self._shown(scale.incomplete)),
            word("not-assessed", word=self._shown(scale.not_assessed), worst=worst),
            self._not_applicable(),
            word("competence"),
            " ".join([word("score", highest=self._number(scale.best.points)), self._weights()]),
            self._total(),
            self._coverage(),
            word("acceptable" if scale.acceptable else "best", best=self._shown(scale.good_enough)),
        ]

    def _rule(self, worst: str, best: str) -> list[str]:
        """The rule of most indicators; the mean's thresholds where any goes by it; that some have their own."""
        scoring = self.catalog.scoring
        rules = {scoring.rule, *(i.rule for i in self.catalog.indicators if i.rule is not None)}
        weighed = any(c.weight != 1 for indicator in self.catalog.indicators for c in indicator.criteria)
        used = ["criteria-weights" if "mean" in rules else "criteria-weights-unused"] if weighed else []
        own = ["own-rules"] if any(own_rule(indicator) for indicator in self.catalog.indicators) else []
        first = self._word("rule-worst", worst=worst, best=best)
        if scoring.rule == "mean":
            first = self._mean(worst)
        elif scoring.rule != "worst":
            first = self._word("rule-other", rule=self._of(rule_words(scoring.rule)))
        others = [self._mean(worst)] if "mean" in rules and scoring.rule != "mean" else []
        return [" ".join([first, *map(self._word, used)]), *others, *map(self._word, own)]

    def _mean(self, worst: str) -> str:
        thresholds = self.catalog.scoring.thresholds
        steps = [
            self._word("threshold", word=self._shown(level), points=self._number(thresholds[level.key]))
            for level in reversed(self.catalog.scale.levels)
            if level.key in thresholds
        ]
        return self._word("rule-mean", worst=worst, thresholds="; ".join(steps))

    def _not_applicable(self) -> str:
        allowed = [indicator.id for indicator in self.catalog.indicators if indicator.may_be_not_applicable]
        key = "na-none" if not allowed else "na-all" if len(allowed) == len(self.catalog.indicators) else "na-some"
        return self._word(key, word=self._shown(self.catalog.scale.not_applicable), ids=", ".join(allowed))

    def _weights(self) -> str:
        other = [f"{i.id} ({self._number(i.weight)})" for i in self.catalog.indicators if i.weight != 1]
        return self._word("weights", list=", ".join(other)) if other else self._word("weights-equal")

    def _total(self) -> str:
        counted = [self._of(p.name) for p in self.catalog.pillars if p.id in self.catalog.scoring.total]
        every = len(counted) == len(self.catalog.pillars)
        return self._word("total-all") if every else self._word("total-some", names="; ".join(counted))

    def _coverage(self) -> str:
        share = self.catalog.scoring.minimum_coverage
        return self._word("coverage", percent=self._number(share * 100)) if share < 1 else self._word("coverage-full")

    def _labels(self) -> list[dict[str, str]]:
        labels = self.catalog.scoring.labels
        ranges = []
        for label, above in itertools.zip_longest(labels, labels[1:]):
            low = self._number(label.at_least)
            high = self._number(above.at_least) if above else ""
            key = "range" if above else "range-top" if label.at_least == 100 else "range-last"
            if self.catalog.scoring.conditional:
                key = "range-from"
            needed = "; ".join(self._of(told) for told in label_conditions(label, self.catalog))
            word = self._of(label.word)
            named = self._word("needs", word=word, conditions=needed) if needed else word
            ranges.append({"range": self._word(key, low=low, high=high), "word": named})
        return ranges

    # Pillars, indicators, questions

    def _pillar(self, pillar: Pillar, number: int) -> dict[str, Any]:
        indicators = [self._indicator(indicator) for indicator in self.catalog.of_pillar[pillar.id]]
        return {"id": pillar.id, "name": self._of(pillar.name), "number": str(number), "indicators": indicators}

    def _topic(self, topic: Topic) -> dict[str, Any]:
        of = self._of
        questions = [{"id": q.id, "text": of(q.text), "answer": self._answer(q)} for q in topic.questions]
        return {"id": topic.id, "name": of(topic.name), "questions": questions}

    def _indicator(self, indicator: Indicator) -> dict[str, Any]:
        scale, of = self.catalog.scale, self._of
        sources = {source.id: of(source.text) for source in self.catalog.sources}
        allowed = "na-yes" if indicator.may_be_not_applicable else "na-no"
        return {
            "id": indicator.id,
            "seq": str(indicator.seq),
            "name": of(indicator.name),
            "competence": of(COMPETENCE[indicator.competence]),
            "not_applicable": self._word(allowed, word=of(scale.not_applicable.word)),
            "weight": self._number(indicator.weight) if indicator.weight != 1 else "",
            "sdgs": ", ".join(map(str, indicator.sdgs)),
            "lead": self._lead(indicator),
            "looks": [{**self._mark(v), "text": of(indicator.looks.get(v.key, {}))} for v in scale.levels],
            "criteria": [
                {"id": c.id, "text": of(self.catalog.text_of(c)), "notes": self._criterion_notes(c)}
                for c in indicator.criteria
            ],
            "how": "; ".join(of(told) for told in own_rule(indicator)),
            "evidence": [of(item.text) for item in indicator.expected],
            "source": sources.get(indicator.source, indicator.source),
            "verified": indicator.verified,
            "checked": self._word("verified" if indicator.verified else "unverified"),
        }

    def _lead(self, indicator: Indicator) -> str:
        """The office, and what it is called in some kinds or levels of unit."""
        office = self.catalog.office.get(indicator.lead) if isinstance(indicator.lead, str) else None
        other = [f"{self._unit(unit)}: {self._of(name)}" for unit, name in office.names.items()] if office else []
        return "; ".join([self._of(self.catalog.lead(indicator)), *other])

    def _unit(self, unit: str) -> str:
        """A level or kind of unit in words."""
        return self._of(LEVELS.get(unit) or KINDS[unit])

    def _criterion_notes(self, criterion: Criterion) -> str:
        notes = [self._word("note-weight", weight=self._number(criterion.weight))] if criterion.weight != 1 else []
        if criterion.applies_to:
            levels = ", ".join(map(self._unit, criterion.applies_to))
            notes.append(self._word("note-applies", levels=levels))
        if criterion.measure is not None:
            notes.append(measured(criterion.measure, self.catalog, self.language))
        return "; ".join(notes)

    def _answer(self, question: Question) -> str:
        if question.answer == "choice":
            return self._word("answer-choice", words="; ".join(self._of(choice.word) for choice in question.choices))
        answer = self._word("answer-whole" if question.whole else f"answer-{question.answer}")
        if question.unit:
            answer = self._word("answer-unit", answer=answer, unit=self._of(question.unit))
        low, high = question.minimum, question.maximum
        if low is None and high is None:
            return answer
        key = "answer-from" if high is None else "answer-to" if low is None else "answer-between"
        return self._word(key, answer=answer, low=self._number(low or 0), high=self._number(high or 0))
