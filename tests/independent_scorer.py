"""A scorer of its own, written from "Arithmetic" in docs/architecture.md alone: plain values in, exact fractions inside.

It shares no code and no type with the engine, so that the two can only agree where both follow the contract.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

NA = "not_applicable"
STAGES = ("self", "review", "agreed")


@dataclass(frozen=True)
class Item:
    """A criterion (or those that stand for each other): not applicable, open, or at a rank with its points."""

    state: str
    rank: int = -1
    points: Fraction = Fraction(0)
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Mark:
    """What an indicator comes to."""

    status: str
    level: str | None = None
    points: Fraction | None = None
    best_possible: int = -1
    """The rank it could still reach."""


@dataclass(frozen=True)
class Sum:
    """Of a pillar or the whole."""

    score: str | None
    provisional: str | None
    assessed: int
    applicable: int
    not_applicable: int


@dataclass
class Card:
    """All figures of a unit."""

    indicators: dict[str, Mark] = field(default_factory=dict)
    criteria: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)
    """Status, level, stage that decided, of each criterion that was asked."""
    sums: dict[str, Sum] = field(default_factory=dict)
    reliable: bool | None = None
    labels: dict[str, str | None] = field(default_factory=dict)
    figures: dict[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    """Part and whole of each share that enters a sum."""


def half_up(number: Fraction, places: int) -> Fraction:
    """Rounded half up; scores are never negative."""
    scaled = number * 10**places
    return Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**places)


def shown(number: Fraction) -> str:
    """A score to two places."""
    return f"{float(half_up(number, 2)):.2f}"


class Scorer:
    """Scores one unit of a programme; ``catalogue`` and ``unit`` are plain values."""

    def __init__(self, catalogue: Mapping[str, Any], unit: Mapping[str, Any]) -> None:
        self.catalogue, self.unit = catalogue, unit
        self.ranks = {key: number for number, (key, _) in enumerate(catalogue["levels"])}
        self.points = [Fraction(str(points)) for _, points in catalogue["levels"]]
        self.keys = [key for key, _ in catalogue["levels"]]
        self.card = Card()

    def scored(self) -> Card:
        for indicator in self.catalogue["indicators"]:
            self.card.indicators[indicator["id"]] = self._indicator(indicator)
        for pillar in self.catalogue["pillars"]:
            self.card.sums[pillar] = self._sum([pillar])
        self.card.sums["total"] = self._sum(self.catalogue["total"])
        self.card.reliable = self._reliable()
        self._labels()
        return self.card

    # One answer

    def _row(self, id: str) -> Mapping[str, Any]:
        row: Mapping[str, Any] = self.unit["rows"].get(id, {})
        return row

    def _open_stages(self) -> Sequence[str]:
        return STAGES[: STAGES.index(self.unit["stage"]) + 1]

    def _picked(self, row: Mapping[str, Any], stages: Sequence[str]) -> tuple[str, str] | None:
        """The stage and the word that decide."""
        return next(((stage, row[stage]) for stage in reversed(stages) if row.get(stage)), None)

    def _answer(self, criterion: Mapping[str, Any], allowed: bool) -> tuple[Item, str | None, str | None]:
        """The item, its level and the stage that decided."""
        row, weight = self._row(criterion["id"]), Fraction(str(criterion.get("weight", 1)))
        measure = criterion.get("measure")
        if measure and measure["kind"] == "points":
            weight *= Fraction(str(measure["maximum"]))
        stages = self._open_stages()
        picked = self._picked(row, stages[1:] if measure else stages)
        if picked:
            stage, word = picked
            if measure:
                self._keep_figures(criterion, row, word)
            if word == NA:
                reason = row.get("why") or (stage != "self" and row.get("comment"))
                return Item(NA if allowed and reason else "open", weight=weight), None, stage
            if word not in self.ranks:
                return Item("open", weight=weight), None, stage
            rank = self.ranks[word]
            given, share = self._counted(row, measure) if measure else (None, None)
            same = given == word and share is not None
            return (
                Item("assessed", rank, share if same and share is not None else self.points[rank], weight),
                word,
                stage,
            )
        if not measure:
            return Item("open", weight=weight), None, None
        found, share = self._counted(row, measure)
        stage = "review" if len(stages) > 1 and (row.get("review_value") or row.get("review_whole")) else "self"
        if found is None or found == NA:
            typed = any(self._figure(row, name) is not None for name in ("value", "whole"))
            return Item(found or "open", weight=weight), None, stage if typed else None
        rank = self.ranks[found]
        self._keep_figures(criterion, row, found)
        return Item("assessed", rank, self.points[rank] if share is None else share, weight), found, stage

    def _figure(self, row: Mapping[str, Any], name: str) -> Fraction | None:
        council = row.get(f"review_{name}") if len(self._open_stages()) > 1 else None
        typed = council or row.get(name)
        return Fraction(typed) if typed else None

    def _counted(self, row: Mapping[str, Any], measure: Mapping[str, Any]) -> tuple[str | None, Fraction | None]:
        """The level that figures give (NA: it drops out; None: none), and under points what they bring in."""
        value = self._figure(row, "value")
        if measure["kind"] == "points":
            maximum, step = Fraction(str(measure["maximum"])), Fraction(str(measure["step"]))
            if value is None or not 0 <= value <= maximum or (value / step).denominator != 1:
                return None, None
            return self._reached(measure, lambda limit: value >= limit), value / maximum * self.points[-1]
        whole = self._figure(row, "whole")
        if whole == 0 and value in (None, 0):
            return (None if measure["when_zero"] == "not_assessed" else measure["when_zero"]), None
        if value is None or whole is None or value.denominator != 1 or whole.denominator != 1:
            return None, None
        if value < 0 or whole <= 0 or value > whole:
            return None, None
        return self._reached(measure, lambda limit: 100 * value >= limit * whole), None

    def _reached(self, measure: Mapping[str, Any], meets: Callable[[Fraction], bool]) -> str:
        best = self.keys[0]
        for key in self.keys[1:]:
            if meets(Fraction(str(measure["thresholds"][key]))):
                best = key
        return best

    def _keep_figures(self, criterion: Mapping[str, Any], row: Mapping[str, Any], level: str) -> None:
        measure = criterion["measure"]
        if measure["kind"] != "share" or self._counted(row, measure)[0] != level:
            return
        part, whole = self._figure(row, "value"), self._figure(row, "whole")
        if part is not None and whole:
            self.card.figures[criterion["id"]] = part, whole

    # An indicator

    def _indicator(self, indicator: Mapping[str, Any]) -> Mark:
        heading, level = self._row(indicator["id"]), self.unit["level"]
        asked = [c for c in indicator["criteria"] if not c.get("applies_to") or not level or level in c["applies_to"]]
        asked = asked or ([] if indicator["criteria"] else [{"id": indicator["id"]}])
        told = {c["id"]: self._answer(c, indicator["may_na"]) for c in asked}
        speaks = heading.get("competence") == NA and indicator["may_na"] and heading.get("why")
        if speaks and not any(self._is_answered(c) for c in asked):
            for c in asked if indicator["criteria"] else ():
                self.card.criteria[c["id"]] = NA, None, None
                self.card.figures.pop(c["id"], None)
            return Mark(NA)
        for id, (item, word, stage) in told.items():
            status = {"open": "not_assessed"}.get(item.state, item.state)
            if indicator["criteria"]:
                self.card.criteria[id] = status, word, stage
        items = self._alternatives(indicator, {id: item for id, (item, _, _) in told.items()})
        return self._combined(indicator, items, any(map(self._gives_points, indicator["criteria"])))

    def _gives_points(self, criterion: Mapping[str, Any]) -> bool:
        measure = criterion.get("measure")
        return bool(measure and measure["kind"] == "points")

    def _is_answered(self, criterion: Mapping[str, Any]) -> bool:
        row, stages = self._row(criterion["id"]), self._open_stages()
        measure = criterion.get("measure")
        picked = self._picked(row, stages[1:] if measure else stages)
        if picked:
            return picked[1] != NA
        typed = any(self._figure(row, name) is not None for name in ("value", "whole"))
        return bool(measure and typed and self._counted(row, measure)[0] != NA)

    def _alternatives(self, indicator: Mapping[str, Any], items: Mapping[str, Item]) -> list[Item]:
        """Criteria that stand for each other as one: the best that is answered."""
        found: list[Item] = []
        left = dict(items)
        for group in indicator.get("one_of", ()):
            members = [left.pop(id) for id in group if id in left]
            known = [item for item in members if item.state == "assessed"]
            if known:
                found.append(max(known, key=lambda item: item.rank))
            elif members:
                found.append(next((item for item in members if item.state == "open"), members[0]))
        return [*found, *left.values()]

    def _combined(self, indicator: Mapping[str, Any], items: Sequence[Item], by_points: bool) -> Mark:
        applicable = [item for item in items if item.state != NA]
        if not applicable:
            return Mark(NA)
        rule = indicator.get("rule") or self.catalogue["rule"]
        known = [item for item in applicable if item.state == "assessed"]
        least = self._level(rule, applicable, 0) if indicator["criteria"] else applicable[0].rank
        most = self._level(rule, applicable, len(self.keys) - 1)
        certain = least == most and (rule != "mean" or len(known) == len(applicable))
        if not indicator["criteria"]:
            certain, most = bool(known), applicable[0].rank if known else len(self.keys) - 1
        if not certain:
            return Mark("incomplete" if known else "not_assessed", best_possible=most)
        points = self.points[most]
        if rule == "mean" and by_points and indicator["criteria"]:
            points = self._mean(applicable, 0)
        return Mark("assessed", self.keys[most], points, most)

    def _mean(self, items: Sequence[Item], otherwise: int) -> Fraction:
        brought = [(i.points if i.state == "assessed" else self.points[otherwise], i.weight) for i in items]
        return half_up(sum((p * w for p, w in brought), Fraction(0)) / sum(w for _, w in brought), 9)

    def _level(self, rule: Any, items: Sequence[Item], otherwise: int) -> int:
        """The rank that comes out where what is open is at ``otherwise``."""
        if rule == "mean":
            mean, limits = self._mean(items, otherwise), self.catalogue["thresholds"]
            return max((self.ranks[k] for k, limit in limits.items() if mean >= Fraction(str(limit))), default=0)
        ranks = sorted((i.rank if i.state == "assessed" else otherwise for i in items), reverse=True)
        needed = {"worst": len(ranks), "best": 1}.get(rule) if isinstance(rule, str) else min(rule, len(ranks))
        assert needed is not None
        return ranks[needed - 1]

    # Sums

    def _sum(self, pillars: Sequence[str]) -> Sum:
        mine = [(i, self.card.indicators[i["id"]]) for i in self.catalogue["indicators"] if i["pillar"] in pillars]
        applicable = [pair for pair in mine if pair[1].status != NA]
        known = [(Fraction(str(i.get("weight", 1))), m.points) for i, m in applicable if m.points is not None]
        provisional = None
        if known:
            provisional = shown(100 * sum(w * p for w, p in known) / sum(w * self.points[-1] for w, _ in known))
        enough = applicable and len(known) >= Fraction(str(self.catalogue["coverage"])) * len(applicable)
        return Sum(
            provisional if enough else None, provisional, len(known), len(applicable), len(mine) - len(applicable)
        )

    def _reliable(self) -> bool | None:
        enough = self.ranks[self.catalogue["acceptable"]]
        marks = [mark for mark in self.card.indicators.values() if mark.status != NA]
        if any(mark.best_possible < enough for mark in marks):
            return False
        return True if marks and all(mark.status == "assessed" for mark in marks) else None

    def _labels(self) -> None:
        labels = self.catalogue["labels"]
        conditional = any(label.get("conditions") for label in labels)
        for id, total in self.card.sums.items():
            if conditional and id != "total":
                self.card.labels[id] = None
                continue
            self.card.labels[id] = next((label["key"] for label in reversed(labels) if self._has(label, total)), None)

    def _has(self, label: Mapping[str, Any], total: Sum) -> bool:
        if total.score is None or Fraction(total.score) < Fraction(str(label["at_least"])):
            return False
        return all(self._fulfils(condition) for condition in label.get("conditions", ()))

    def _fulfils(self, condition: Mapping[str, Any]) -> bool:
        pillars = condition.get("pillars") or self.catalogue["pillars"]
        if "score" in condition:
            sums = [self.card.sums[p] for p in pillars if self.card.sums[p].applicable]
            met = [s.score is not None and Fraction(s.score) >= Fraction(str(condition["score"])) for s in sums]
        else:
            met = self._levels_met(condition, pillars)
        return sum(met) >= min(condition.get("count") or len(met), len(met))

    def _levels_met(self, condition: Mapping[str, Any], pillars: Sequence[str]) -> list[bool]:
        wanted = self.ranks[condition["level"]]
        competence, named = condition.get("competence"), condition.get("indicators")
        there: list[tuple[str, bool]] = []
        for indicator in self.catalogue["indicators"]:
            mark = self.card.indicators[indicator["id"]]
            asked = not named or indicator["id"] in named
            if mark.status == NA or indicator["pillar"] not in pillars or not asked:
                continue
            if competence and indicator["competence"] != competence:
                continue
            there.append((indicator["pillar"], mark.level is not None and self.ranks[mark.level] >= wanted))
        if condition.get("pillars") and condition.get("count"):
            return [all(ok for p, ok in there if p == pillar) for pillar in dict.fromkeys(p for p, _ in there)]
        return [ok for _, ok in there]
