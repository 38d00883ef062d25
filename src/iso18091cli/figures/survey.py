"""Store → what the units answered to the survey, question by question. Only answers that were understood are summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from iso18091cli.figures.means import rounded
from iso18091cli.model.catalog import Catalog, Question
from iso18091cli.model.scores import Result, Score, Scorecard
from iso18091cli.model.summary import By, SurveyGroup
from iso18091cli.model.sums import QuestionSum, SurveyAnswers
from iso18091cli.model.units import KINDS, LEVELS, Units
from iso18091cli.register.above import unit_called
from iso18091cli.results import reading
from iso18091cli.results.store import Store

_YES_NO = ("yes", "no")
_ANSWERS = """
SELECT f.file, v.question, v.answer_kind, v.status, v.value
FROM survey v JOIN file f USING (file) WHERE f.outcome IN ('counted', 'part') ORDER BY f.file, v.seq"""


def parts(store: Store, period: str) -> tuple[Result, ...]:
    """The survey parts that count, of units without a whole form that does; they have no figures but the survey's."""
    return tuple(
        Result(
            path=file.file,
            sha256=file.sha256,
            scorecard=Scorecard(
                unit=unit,
                period=file.period or period,
                catalog_id=file.catalog_id,
                catalog_version=file.catalog_version,
                stage=file.stage or "self",
                indicators=(),
                pillars=(),
                total=Score(id="total", score=None, provisional_score=None, assessed=0, applicable=0, not_applicable=0),
                reliable=None,
            ),
        )
        for file, unit in reading.survey_parts(store)
    )


def answers(store: Store, surveyed: Sequence[Result]) -> tuple[SurveyAnswers, ...]:
    """For each of these workbooks, what the unit was asked and answered."""
    units, place = len(surveyed), {result.path: number for number, result in enumerate(surveyed)}
    asked: list[set[str]] = [set() for _ in range(units)]
    given: list[dict[str, str]] = [{} for _ in range(units)]
    void: list[set[str]] = [set() for _ in range(units)]
    for path, question, kind, status, value in store.rows(_ANSWERS):
        position = place.get(path)
        if position is None:
            continue
        asked[position].add(question)
        if status == "void":
            void[position].add(question)
        elif status != "blank":
            given[position][question] = "" if kind == "text" else value
    shared: dict[frozenset[str], frozenset[str]] = {}
    same = [shared.setdefault(key, key) for key in map(frozenset, asked)]
    return tuple(
        SurveyAnswers(asked=of_form, given=found, void=frozenset(faulty))
        for of_form, found, faulty in zip(same, given, void, strict=True)
    )


def sums(
    units: Sequence[SurveyAnswers], catalog: Catalog, members: Sequence[int] | None = None
) -> tuple[QuestionSum, ...]:
    """One a question, in the catalogue's order; over all units, or over the ``members`` of a group, by position."""
    of = range(len(units)) if members is None else members
    return tuple(_sum_of(question, [(place, units[place]) for place in of]) for question in catalog.question.values())


def grouped(
    surveyed: Sequence[Result], units: Sequence[SurveyAnswers], catalog: Catalog, register: Units | None, day: str
) -> tuple[SurveyGroup, ...]:
    """The sums by level, kind and unit above, each in its own order, where there is more than one of these.

    ``day``: on which codes of units above that the register does not name are looked up in the country's lists.
    """
    found: list[SurveyGroup] = []
    for by, order in _ORDERS.items():
        members: dict[str, list[int]] = {}
        for position, result in enumerate(surveyed):
            members.setdefault(getattr(result.card.unit, by), []).append(position)
        keys = sorted((key for key in members if key or by != "parent"), key=lambda key: _place(key, order))
        for key in keys if len(keys) > 1 else ():
            above = unit_called(key, register, day) if by == "parent" else None
            found.append(SurveyGroup(by=by, key=key, parent=above, sums=sums(units, catalog, members[key])))
    return tuple(found)


_ORDERS: dict[By, tuple[str, ...]] = {"level": (*LEVELS,), "kind": (*KINDS,), "parent": ()}


def _place(key: str, order: tuple[str, ...]) -> tuple[int, str]:
    return (order.index(key) if key in order else len(order)), key


def _sum_of(question: Question, units: Sequence[tuple[int, SurveyAnswers]]) -> QuestionSum:
    id = question.id
    asked = [(position, unit) for position, unit in units if id in unit.asked]
    answers = [unit.given[id] for _, unit in asked if id in unit.given]
    numbers = _numbers(answers) if question.answer == "number" else []
    dates = sorted(answers) if question.answer == "date" else []
    choices = {"yes_no": _YES_NO, "choice": tuple(c.key for c in question.choices)}.get(question.answer, ())
    chosen = Counter(answers)
    return QuestionSum(
        id=id,
        asked=len(asked),
        answered=len(answers),
        void=sum(id in unit.void for _, unit in asked),
        silent=tuple(position for position, unit in asked if id not in unit.given and id not in unit.void),
        # Shares of different wholes add up to nothing.
        total=float(sum(numbers)) if numbers and "%" not in question.unit.values() else None,
        mean=rounded(sum(numbers, Decimal()) / len(numbers)) if numbers else None,
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
