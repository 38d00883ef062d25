"""Scorecard without labels → with them; and what a label asks for that a scorecard does not fulfil.

A label is given with a score, and never before what it asks for is certain. The workbook says the same live
(form/label_cells.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import Condition, Label
from iso18091cli.model.scores import IndicatorScore, Score, Scorecard, Short, Unmet


def labelled(card: Scorecard, catalog: Catalog) -> Scorecard:
    """The same with the labels of its total and of its pillars; in a catalogue with conditions of its total alone."""
    labels = catalog.scoring.labels
    if not catalog.scoring.conditional:
        return replace(
            card,
            pillars=tuple(replace(pillar, label=_by_score(pillar, labels)) for pillar in card.pillars),
            total=replace(card.total, label=_by_score(card.total, labels)),
        )
    fulfilled = [label.key for label in labels if card.total.score is not None and not unmet(label, card, catalog)]
    return replace(card, total=replace(card.total, label=fulfilled[-1] if fulfilled else None))


def _by_score(score: Score, labels: Sequence[Label]) -> str | None:
    reached = [label.key for label in labels if score.score is not None and score.score >= label.at_least]
    return reached[-1] if reached else None


def next_label(card: Scorecard, catalog: Catalog) -> tuple[Label, tuple[Unmet, ...]] | None:
    """The label above the one that the scorecard has, and what it lacks for it.

    ``None`` where labels ask for a score alone, where there is no score, and above the highest label.
    """
    keys = [label.key for label in catalog.scoring.labels]
    place = keys.index(card.total.label) + 1 if card.total.label in keys else 0
    if not catalog.scoring.conditional or card.total.score is None or place == len(keys):
        return None
    label = catalog.scoring.labels[place]
    return label, unmet(label, card, catalog)


def unmet(label: Label, card: Scorecard, catalog: Catalog) -> tuple[Unmet, ...]:
    """What the label asks for and the scorecard does not certainly fulfil, in the catalogue's order."""
    total = card.total.score
    low = total is None or total < label.at_least
    found = [Unmet(None, (Short("total", total),), 0, 1)] if low else []
    scores = {score.id: score for score in card.pillars if score.applicable}
    indicators = {score.id: score for score in card.indicators if score.status != "not_applicable"}
    for condition in label.conditions:
        states = _states(condition, scores, indicators, catalog)
        failing = tuple(short for short, fulfilled in states if not fulfilled)
        met = len(states) - len(failing)
        wanted = len(states) if condition.count is None else min(condition.count, len(states))
        if met < wanted:
            found.append(Unmet(condition, failing, met, wanted))
    return tuple(found)


def _states(
    condition: Condition, scores: Mapping[str, Score], indicators: Mapping[str, IndicatorScore], catalog: Catalog
) -> list[tuple[Short, bool]]:
    """Whether each of those that the condition speaks of, and that apply, fulfils it."""

    def at_level(id: str) -> bool:
        level = indicators[id].level
        return level is not None and catalog.scale.keys.index(level) >= catalog.scale.keys.index(condition.level)

    if condition.score is not None:
        named = [Short(id, scores[id].score) for id in catalog.pillars_named(condition) if id in scores]
        return [(short, isinstance(short.found, float) and short.found >= condition.score) for short in named]
    if condition.pillars and condition.count is not None:
        members = [(p, [i.id for i in catalog.of_pillar[p] if i.id in indicators]) for p in condition.pillars]
        return [(Short(pillar, None), all(map(at_level, ids))) for pillar, ids in members if ids]
    ids = [id for id in catalog.indicators_named(condition) if id in indicators]
    return [(Short(id, indicators[id].level), at_level(id)) for id in ids]
