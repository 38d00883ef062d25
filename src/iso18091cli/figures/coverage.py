"""Stores of rounds, a register, lineage → who takes part of who should, round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.coverage import CycleStep, RoundCoverage, SaidStep, Share, SurveyShare, UnitCoverage
from iso18091cli.model.legal import document_day
from iso18091cli.model.lineage import Origin
from iso18091cli.model.summary import STATES, By, Standing
from iso18091cli.model.text import Text
from iso18091cli.model.units import KINDS, LEVELS, Status, Unit, Units
from iso18091cli.register.above import unit_called
from iso18091cli.register.lineage import Known, Lineage, left
from iso18091cli.results.reading import standing, units_by_key
from iso18091cli.results.store import Store

_OF_UNITS = """(f.outcome = 'counted' OR f.outcome = 'part' AND f.part = 'survey' AND u.participation = 'missing')"""
_SURVEYED = f"""SELECT DISTINCT f.unit FROM survey v JOIN file f USING (file) JOIN unit u USING (unit)
    WHERE v.status = 'answered' AND {_OF_UNITS}"""
_PLANNED = """SELECT DISTINCT f.unit FROM action a JOIN file f USING (file) WHERE f.outcome = 'counted'"""
_ANSWERS = f"""SELECT v.question, v.value, count(DISTINCT f.unit) FROM survey v
    JOIN file f USING (file) JOIN unit u USING (unit)
    WHERE v.status = 'answered' AND v.answer_kind IN ('yes_no', 'choice') AND {_OF_UNITS} GROUP BY 1, 2"""
_ORDERS: dict[By, tuple[str, ...]] = {"level": (*LEVELS,), "kind": (*KINDS,), "parent": ()}


@dataclass(frozen=True, kw_only=True)
class RoundFacts:
    """What one round says of its units."""

    name: str
    period: str
    units: tuple[Unit, ...]
    """All that its register has, and such as sent something besides."""
    standing: tuple[Standing, ...]
    surveyed: frozenset[Unit] = frozenset()
    planned: frozenset[Unit] = frozenset()
    """Units whose action sheet plans something."""
    steps: tuple[SaidStep, ...] = ()
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Question → answer → units, of those that are answered by yes, no or a choice."""
    catalog: Catalog | None = None

    @cached_property
    def day(self) -> date | None:
        """The last day of its period; of units that all ended before, their last one. ``None``: no year is named."""
        ends = [unit.valid_to for unit in self.units]
        last = max((end for end in ends if end), default=None) if all(ends) else None
        day = document_day([self.period], last.isoformat() if last else "")
        return date.fromisoformat(day) if day else last

    @cached_property
    def took_part(self) -> tuple[Unit, ...]:
        """The units of which answers of this round came."""
        return tuple(s.unit for s in self.standing if STATES.index(s.state) >= STATES.index("parts"))


def facts_of(store: Store, name: str, period: str, catalog: Catalog | None, steps: Sequence[SaidStep]) -> RoundFacts:
    """What the store of a round says."""
    units = dict(units_by_key(store))
    answers: dict[str, dict[str, int]] = {}
    for question, value, count in store.rows(_ANSWERS):
        answers.setdefault(question, {})[value] = count
    return RoundFacts(
        name=name,
        period=period,
        units=tuple(units.values()),
        standing=tuple(standing(store)),
        surveyed=frozenset(units[key] for (key,) in store.rows(_SURVEYED)),
        planned=frozenset(units[key] for (key,) in store.rows(_PLANNED)),
        steps=tuple(steps),
        answers=answers,
        catalog=catalog,
    )


def coverage(
    rounds: Sequence[RoundFacts], register: Units | None, lineage: Lineage, yes_no: Mapping[str, Text]
) -> tuple[RoundCoverage, ...]:
    """The rounds, oldest first: by the last days of their periods, where all of them name a year.

    Who should take part, the register says for a round as far as its units existed then; of a round in which none of
    them did, the round's own register. ``yes_no``: how the answers yes and no are worded.
    """
    dated = [facts.day for facts in rounds]
    ordered = sorted(rounds, key=lambda facts: facts.day or date.min) if all(dated) else rounds
    found: list[RoundCoverage] = []
    for number, facts in enumerate(ordered):
        before = ordered[number - 1] if number else None
        found.append(_round(facts, before, _should(register, facts), register, lineage, yes_no))
    return tuple(found)


def _should(register: Units | None, facts: RoundFacts) -> tuple[Unit, ...]:
    there = tuple(unit for unit in (register.units if register else ()) if _existed(unit, facts.day))
    return there or facts.units


def _all_known(register: Units | None, facts: RoundFacts) -> Units:
    """All units by which one above others may be named."""
    return Units(path="", units=(*(register.units if register else ()), *facts.units))


def _existed(unit: Unit, day: date | None) -> bool:
    return day is None or (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)


def _round(
    facts: RoundFacts,
    before: RoundFacts | None,
    should: Sequence[Unit],
    register: Units | None,
    lineage: Lineage,
    yes_no: Mapping[str, Text],
) -> RoundCoverage:
    origins: tuple[Origin, ...] = ()
    if before is not None:
        origins = lineage.origins(facts.took_part, before.took_part, (facts.day, before.day))
    units = tuple(_units(facts, should, {origin.unit: origin for origin in origins}))
    return RoundCoverage(
        name=facts.name,
        period=facts.period,
        units=units,
        shares=tuple(_shares(units, _all_known(register, facts), facts.day)),
        left=left(origins, before.took_part) if before else (),
        first=before is None,
        survey=tuple(_survey(facts, yes_no)),
    )


def _units(facts: RoundFacts, should: Sequence[Unit], origins: Mapping[Unit, Origin]) -> Iterator[UnitCoverage]:
    known = Known([s.unit for s in facts.standing])
    by_unit = {s.unit: s for s in facts.standing}
    said: dict[str, set[CycleStep]] = {}
    for step in facts.steps:
        said.setdefault(step.code, set()).add(step.step)
    seen: set[Unit] = set()
    for unit in should:
        own = next((one for one in known.like(unit)), None)
        if own is not None:
            seen.add(own)
        yield _unit(unit, by_unit.get(own) if own else None, True, facts, said, origins)
    for one in facts.took_part:
        if one not in seen:
            yield _unit(one, by_unit[one], False, facts, said, origins)


def _unit(
    unit: Unit,
    own: Standing | None,
    listed: bool,
    facts: RoundFacts,
    said: Mapping[str, set[CycleStep]],
    origins: Mapping[Unit, Origin],
) -> UnitCoverage:
    steps = set(said.get(unit.code, ()))
    expected = listed and unit.status == "active"
    if expected:
        steps.add("register")
    if own is not None:
        steps |= _steps(own, facts)
    origin = origins.get(own.unit) if own else None
    return UnitCoverage(
        unit=unit,
        expected=expected,
        state=own.state if own else "nothing",
        steps=frozenset(steps),
        change=origin.change if origin else None,
        came_from=tuple(ancestor.unit for ancestor in origin.earlier) if origin else (),
    )


def _steps(own: Standing, facts: RoundFacts) -> set[CycleStep]:
    """What the files of a unit tell of the cycle."""
    found: set[CycleStep] = set()
    if own.unit in facts.surveyed:
        found.add("survey")
    if own.stage is not None:
        found.add("self")
    if own.stage in ("review", "agreed"):
        found.add("appraised")
    if own.stage == "agreed":
        found.add("agreed")
    if own.unit in facts.planned:
        found.add("programme")
    return found


def _shares(units: Sequence[UnitCoverage], known: Units, day: date | None) -> Iterator[Share]:
    yield _share("all", "", units)
    for by, order in _ORDERS.items():
        groups: dict[str, list[UnitCoverage]] = {}
        for one in units:
            groups.setdefault(getattr(one.unit, by), []).append(one)
        keys = [key for key in order if key in groups] + sorted(set(groups) - set(order))
        if by == "parent":
            keys = [key for key in keys if key]
        for key in keys if len(keys) > 1 or by == "parent" else ():
            above = unit_called(key, known, day.isoformat() if day else "") if by == "parent" else None
            yield _share(by, key, groups[key], above)


def _share(by: By | str, key: str, units: Iterable[UnitCoverage], parent: Unit | None = None) -> Share:
    members = list(units)
    kinds = {one.unit.kind for one in members}
    absent: Counter[Status] = Counter(one.unit.status for one in members if one.unit.status != "active")
    return Share(
        by=by,  # type: ignore[arg-type]
        key=key,
        parent=parent,
        kind=kinds.pop() if by == "parent" and len(kinds) == 1 else "",
        took_part=sum(one.took_part and one.expected for one in members),
        expected=sum(one.expected for one in members),
        absent=absent,
    )


def _survey(facts: RoundFacts, yes_no: Mapping[str, Text]) -> Iterator[SurveyShare]:
    if facts.catalog is None:
        return
    for question in facts.catalog.question.values():
        given = facts.answers.get(question.id, {})
        words = yes_no if question.answer == "yes_no" else {choice.key: choice.word for choice in question.choices}
        for answer in ("yes",) if question.answer == "yes_no" else words:
            if given:
                n, of = given.get(answer, 0), sum(given.values())
                yield SurveyShare(question.id, question.text, answer, words[answer], n, of)
