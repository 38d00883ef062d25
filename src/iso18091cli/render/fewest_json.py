"""Advice → the JSON document of ``plan --goal --format json``; schemas/goal.schema.json is made from these classes."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.fewest import Advice, Step
from iso18091cli.model.scores import Result
from iso18091cli.render.json_text import (
    FORMAT,
    CatalogNamed,
    Figures,
    Lacking,
    UnitNamed,
    figures_of,
    lacking_of,
    text_of,
    unit_named,
)


class MissingFigure(TypedDict):
    """How far a figure is from the limit of the level that is good enough."""

    amount: float
    """In units of the measure; of a share, of its part."""
    over: bool
    """Whether the figure is too high; else it is too low."""


class StepOfWay(TypedDict):
    """One criterion that is closed: brought to the level that is good enough."""

    id: str
    """Id of the criterion; of the indicator where that has no criteria."""
    indicator: str
    """Id of its indicator."""
    reason: Literal["red_legal", "quick", "other"]
    """red_legal: a legal competence at the worst level; quick: the indicator is one criterion from good enough."""
    missing: MissingFigure | None
    """Of a measured criterion, how much is missing; null where that cannot be told."""
    after: Figures
    """The total once this step and those before it are done."""


class GoalNamed(TypedDict):
    """What is to be reached."""

    label: str | None
    """Key of the label; null where a score alone is asked for."""
    score: float
    """The lowest total."""


class GoalDocument(TypedDict):
    """The fewest criteria to close so that a unit reaches a goal."""

    format: Literal[1]
    """Version of this document."""
    path: str
    """As given on the command line."""
    unit: UnitNamed
    """The unit the workbook speaks for."""
    period: str
    """Period of the assessment, or empty."""
    catalog: CatalogNamed
    """The catalogue used."""
    stage: Stage
    """The workbook's stage, or the one stage that was asked for."""
    goal: GoalNamed
    """What is to be reached."""
    now: Figures
    """The total as it is."""
    gaps: int
    """How many criteria are below the level that is good enough, or open."""
    steps: list[StepOfWay] | None
    """In order; empty where the goal is reached already; null where it is not reached whatever is closed."""
    closed: Figures
    """The total if all of the gaps were closed."""
    lacking: list[Lacking]
    """What the goal asks for and is not fulfilled even then."""
    unproved: list[str]
    """Ids of criteria that are good enough and have no evidence; evidence changes no score."""


def goal_document(result: Result, advice: Advice, catalog: Catalog) -> str:
    """The document of a usable workbook."""
    card, way = result.card, advice.way
    document: GoalDocument = {
        "format": FORMAT,
        "path": result.path,
        "unit": unit_named(card.unit),
        "period": card.period,
        "catalog": {"id": catalog.id, "version": catalog.version, "digest": catalog.digest},
        "stage": card.stage,
        "goal": {"label": way.goal.key or None, "score": way.goal.at_least},
        "now": figures_of(card.total),
        "gaps": way.gaps,
        "steps": None if way.steps is None else [_step(step, advice) for step in way.steps],
        "closed": figures_of(way.closed),
        "lacking": lacking_of(way.goal, way.lacking),
        "unproved": list(advice.unproved),
    }
    return text_of(document)


def _step(step: Step, advice: Advice) -> StepOfWay:
    short = advice.missing.get(step.id)
    return {
        "id": step.id,
        "indicator": step.indicator,
        "reason": step.reason,
        "missing": None if short is None else {"amount": float(short.amount), "over": short.over},
        "after": figures_of(step.after),
    }
