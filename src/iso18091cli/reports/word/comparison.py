"""Comparison → the facts that the report which compares rounds is filled with (NAMES["comparison"])."""

from __future__ import annotations

from typing import Any

from iso18091cli.messages.compare import CHANGE, MARK
from iso18091cli.messages.compared import (
    called,
    came_from,
    catalog_name,
    joining,
    noted,
    parting,
    remarks,
    stage_of,
    units_line,
)
from iso18091cli.model.comparison import CHANGES, Change, Comparison, Descended, Figures, Kept, Step
from iso18091cli.model.legal import document_day
from iso18091cli.model.units import Unit
from iso18091cli.reports.comparing import ChangeWords
from iso18091cli.reports.word.unit import bases, catalog_names

_OFFICE = Unit(level="other", kind="co-quan-khac")
"""Who reports: an office of the province, which is no local government."""
_MOST = 8
"""How many indicators a list names at most."""
_NAMED = 40
"""How many units that joined or left."""


def comparison_names(comparison: Comparison, language: str) -> dict[str, Any]:
    """The facts of all steps; every figure with the n of N that it rests on."""
    words, catalog = ChangeWords(language), comparison.rounds[-1].catalog
    periods = list(comparison.periods)
    return {
        **catalog_names(catalog, periods, words),
        "periods": " → ".join(periods),
        "bases": bases(catalog, document_day(periods), _OFFICE, words),
        "rounds": [
            {
                "period": each.period,
                "stage": words.of(stage_of(each)),
                "units": len(each.results),
                "catalogue": catalog_name(each.catalog),
            }
            for each in comparison.rounds
        ],
        "steps": [_step(step, words) for step in comparison.steps],
    }


def _step(step: Step, words: ChangeWords) -> dict[str, Any]:
    figures = step.figures
    counted = [(change, figures.count(change)) for change in CHANGES]
    anew = ((step.under_before, step.before), (step.under_after, step.after))
    return {
        "before": step.before.period,
        "after": step.after.period,
        "units": words.of(units_line(step)),
        "remarks": [words.of(remark) for remark in remarks(step)],
        "pillars": _pillars(step, figures, words),
        "rescored": [
            {
                "title": words("under", id=side.catalog.id, version=side.catalog.version),
                "pillars": _pillars(step, found, words),
            }
            for found, side in anew
            if found is not None
        ],
        "changes": "; ".join(f"{words.of(CHANGE[change]).lower()} {count}" for change, count in counted if count),
        "better": _most(step, "better", words),
        "worse": _most(step, "worse", words),
        "kept": [_kept(unit, words) for unit in step.kept],
        "descended": [_descended(unit, words) for unit in step.descended],
        "joined": _named([f"{words.of(called(j.after.unit))} ({words.of(joining(j))})" for j in step.joined], words),
        "left": _named([f"{words.of(called(x.before.unit))} ({words.of(parting(x))})" for x in step.left], words),
    }


def _named(units: list[str], words: ChangeWords) -> list[str]:
    """As many as a paragraph holds; how many more there are."""
    more = len(units) - _NAMED
    return units if more <= 0 else [*units[:_NAMED], words("more", n=str(more))]


def _pillars(step: Step, figures: Figures, words: ChangeWords) -> list[dict[str, Any]]:
    names = {pillar.id: words.of(pillar.name) for pillar in step.after.catalog.pillars}
    return [
        {
            "name": names.get(mean.id, words("total")),
            "whole": mean.id not in names,
            "before": words.figure(mean.before),
            "after": words.figure(mean.after),
            "change": words.signed(mean.difference),
            "coverage": f"{mean.scored}/{mean.units}",
            "rose": mean.rose,
            "fell": mean.fell,
        }
        for mean in figures.means
    ]


def _most(step: Step, change: Change, words: ChangeWords) -> list[dict[str, Any]]:
    """The indicators in which that became of most units."""
    known = {**step.before.catalog.indicator, **step.after.catalog.indicator}
    found = sorted(step.figures.indicators, key=lambda line: -line.counts.get(change, 0))
    return [
        {
            "id": line.id,
            "name": words.of(known[line.id].name),
            "units": line.counts[change],
            "marks": ", ".join(words.of(MARK[mark]) for mark in line.marks),
        }
        for line in found[:_MOST]
        if line.counts.get(change)
    ]


def _kept(unit: Kept, words: ChangeWords) -> dict[str, Any]:
    total = unit.total
    return {
        "name": words.unit(unit.after.unit, unit.after.key),
        "code": unit.after.unit.code,
        "before": words.figure(total.before),
        "after": words.figure(total.after),
        "change": words.signed(total.difference) + ("" if total.enough else "*"),
        "coverage": f"{total.same}/{total.of}",
        "better": unit.count("better"),
        "worse": unit.count("worse"),
        "note": "; ".join(map(words.of, noted(unit))),
    }


def _descended(unit: Descended, words: ChangeWords) -> dict[str, Any]:
    total = unit.sums[-1]
    return {
        "name": words.unit(unit.after.unit, unit.after.key),
        "origins": [words.of(text) for text in came_from(unit)],
        "pieces": f"{unit.origin.covered}/{unit.origin.pieces}",
        "range": words.ranged(total.lowest, total.highest),
        "after": words.figure(total.after),
    }
