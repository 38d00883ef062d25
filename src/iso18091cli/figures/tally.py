"""Scorecards of many units → means, counts, shared gaps, groups, sums of the survey. Pure.

A unit that lacks a figure is left out of it and counted, never taken as zero. A position is a place among the cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Literal

from iso18091cli.model.catalog import Catalog, Question
from iso18091cli.model.scores import Score, Scorecard
from iso18091cli.model.summary import Group, IndicatorCount, Mean, Taken
from iso18091cli.model.sums import Gap, QuestionSum
from iso18091cli.model.units import KINDS, LEVELS, Unit, Units
from iso18091cli.scoring.scorecard import exact

_YES_NO = ("yes", "no")


# Means ----------------------------------------------------------------------------------------------------------------


def means(cards: Sequence[Scorecard], catalog: Catalog) -> tuple[Mean, ...]:
    """One a pillar, then the total. Workbooks of other catalogue versions are joined by id."""
    of_pillar: dict[str, list[Score]] = {pillar.id: [] for pillar in catalog.pillars}
    for card in cards:
        for score in card.pillars:
            if score.id in of_pillar:
                of_pillar[score.id].append(score)
    found = [_mean(id, scores, len(cards)) for id, scores in of_pillar.items()]
    return (*found, _mean("total", [card.total for card in cards], len(cards)))


def _mean(id: str, scores: Sequence[Score], units: int) -> Mean:
    figures = [s.score for s in scores if s.score is not None]
    return Mean(
        id=id,
        mean=_rounded(sum(map(exact, figures)) / len(figures)) if figures else None,
        lowest=min(figures, default=None),
        highest=max(figures, default=None),
        scored=len(figures),
        units=units,
        not_applicable=sum(1 for s in scores if s.applicable == 0),
    )


def _rounded(figure: Decimal | float) -> float:
    """Half up to two places at the very end (contract "arithmetic"), in decimal numbers: 62.125 is 62.13."""
    return float(Decimal(figure).quantize(Decimal("0.01"), ROUND_HALF_UP))


# Indicators and criteria ----------------------------------------------------------------------------------------------


def indicator_counts(cards: Sequence[Scorecard], catalog: Catalog) -> tuple[IndicatorCount, ...]:
    """From the weakest: most units below the best level first, then most at the worst, then in order."""
    found: Counter[tuple[str, str]] = Counter()
    for card in cards:
        found.update((i.id, i.level or i.status) for i in card.indicators)
    improvable = catalog.scale.keys[:-1]
    counts = [_indicator_count(indicator.id, found, len(cards), catalog) for indicator in catalog.indicators]
    return tuple(
        sorted(counts, key=lambda c: (_below(c, improvable), *_worst(c, improvable), catalog.indicator[c.id].seq))
    )


def _below(count: IndicatorCount, improvable: Sequence[str]) -> int:
    return -sum(count.levels[level] for level in improvable)


def _worst(count: IndicatorCount, improvable: Sequence[str]) -> list[int]:
    return [-count.levels[level] for level in improvable]


def _indicator_count(id: str, found: Mapping[tuple[str, str], int], units: int, catalog: Catalog) -> IndicatorCount:
    levels = {key: found.get((id, key), 0) for key in catalog.scale.keys}
    incomplete, not_applicable = (found.get((id, key), 0) for key in ("incomplete", "not_applicable"))
    return IndicatorCount(
        id=id,
        levels=levels,
        incomplete=incomplete,
        # The rest, so that the counts always add up to the number of units.
        not_assessed=units - sum(levels.values()) - incomplete - not_applicable,
        not_applicable=not_applicable,
    )


def gaps(cards: Sequence[Scorecard], catalog: Catalog) -> tuple[Gap, ...]:
    """Criteria that a unit has below the best level, or blank: most units first, then most at the worst level."""
    found: Counter[tuple[str, str]] = Counter()
    lacking: dict[str, list[int]] = {}
    best = catalog.scale.best.key
    for position, card in enumerate(cards):
        for indicator in card.indicators:
            for item in indicator.criteria or (indicator,):
                found[item.id, item.level or item.status] += 1
                if item.level is not None and item.level != best:
                    lacking.setdefault(item.id, []).append(position)
    of = [(c.id, i.id) for i in catalog.indicators for c in (i.criteria or (i,))]
    every = (_gap(id, of_indicator, found, lacking.get(id, ()), catalog) for id, of_indicator in of)
    worst = catalog.scale.keys[0]
    return tuple(sorted((g for g in every if g.helped or g.not_assessed), key=lambda g: (-g.helped, -g.levels[worst])))


def _gap(
    id: str, indicator: str, found: Mapping[tuple[str, str], int], lacking: Sequence[int], catalog: Catalog
) -> Gap:
    return Gap(
        id=id,
        indicator=indicator,
        levels={key: found.get((id, key), 0) for key in catalog.scale.keys},
        not_assessed=found.get((id, "not_assessed"), 0) + found.get((id, "incomplete"), 0),
        not_applicable=found.get((id, "not_applicable"), 0),
        units=tuple(lacking),
    )


# Groups of units ------------------------------------------------------------------------------------------------------

By = Literal["level", "kind", "parent"]


def groups(cards: Sequence[Scorecard], catalog: Catalog, register: Units | None) -> tuple[Group, ...]:
    """By level, by kind, each in its own order, then by the unit above. Units without parent are in no such group."""
    makers = _Grouping(cards, catalog, register)
    return (*makers.by("level", [*LEVELS]), *makers.by("kind", [*KINDS]), *makers.by("parent", []))


@dataclass(frozen=True)
class _Grouping:
    cards: Sequence[Scorecard]
    catalog: Catalog
    register: Units | None

    def by(self, by: By, order: Sequence[str]) -> list[Group]:
        members: dict[str, list[int]] = {}
        for position, card in enumerate(self.cards):
            members.setdefault(getattr(card.unit, by), []).append(position)
        expected: dict[str, list[Unit]] = {}
        for unit in self.register.expected if self.register else ():
            expected.setdefault(getattr(unit, by), []).append(unit)
        keys = [key for key in order if key in members or key in expected]
        keys += sorted({*members, *expected} - set(keys))
        if by == "parent":
            keys = [key for key in keys if key]
        return [self._group(by, key, members.get(key, []), expected.get(key, [])) for key in keys]

    def _group(self, by: By, key: str, members: Sequence[int], expected: Sequence[Unit]) -> Group:
        cards = [self.cards[position] for position in members]
        present = {card.unit for card in cards}
        states = Counter(i.level or i.status for card in cards for i in card.indicators)
        heads = [p for p, card in enumerate(self.cards) if card.unit.code == key] if by == "parent" else []
        above = [unit for unit in (self.register.units if self.register else ()) if by == "parent" and unit.code == key]
        return Group(
            by=by,
            key=key,
            parent=above[0] if above else None,
            members=tuple(members),
            expected=len(expected) if self.register else None,
            missing=tuple(unit for unit in expected if unit not in present),
            head=heads[0] if heads else None,
            means=means(cards, self.catalog),
            levels={
                key: states[key] for key in (*self.catalog.scale.keys, "incomplete", "not_assessed", "not_applicable")
            },
            reliable=sum(1 for card in cards if card.reliable),
        )


# The survey -----------------------------------------------------------------------------------------------------------


def survey_sums(taken: Sequence[Taken], catalog: Catalog) -> tuple[QuestionSum, ...]:
    """What the units answered, question by question. Only answers that were understood are summed."""
    return tuple(_sum_of(question, taken) for question in catalog.question.values())


def _sum_of(question: Question, taken: Sequence[Taken]) -> QuestionSum:
    asked = [(position, file) for position, file in enumerate(taken) if question.id in file.asked]
    typed = [file.survey[question.id] for _, file in asked if question.id in file.survey]
    answers = [answer for answer in typed if answer is not None]
    numbers = _numbers(answers) if question.answer == "number" else []
    dates = sorted(answers) if question.answer == "date" else []
    choices = {"yes_no": _YES_NO, "choice": tuple(c.key for c in question.choices)}.get(question.answer, ())
    chosen = Counter(answers)
    return QuestionSum(
        id=question.id,
        asked=len(asked),
        answered=len(answers),
        void=len(typed) - len(answers),
        silent=tuple(position for position, file in asked if question.id not in file.survey),
        # Shares of different wholes add up to nothing.
        total=float(sum(numbers)) if numbers and "%" not in question.unit.values() else None,
        mean=_rounded(sum(numbers) / len(numbers)) if numbers else None,
        lowest=float(min(numbers)) if numbers else None,
        highest=float(max(numbers)) if numbers else None,
        choices={key: chosen[key] for key in choices},
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
    )


def _numbers(answers: Iterable[str]) -> list[Decimal]:
    found = []
    for answer in answers:
        try:
            number = Decimal(answer)
        except InvalidOperation:  # the reader gives decimal text; nothing else is a number
            continue
        if number.is_finite():
            found.append(number)
    return found
