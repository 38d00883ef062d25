"""Summary → the facts that the province's report is filled with (NAMES["report"])."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from iso18091cli.messages.participation import mixed_stages, why
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.legal import document_day
from iso18091cli.model.scores import Result, Scorecard
from iso18091cli.model.summary import Mean, Summary
from iso18091cli.model.units import STATUSES, Unit
from iso18091cli.register.above import province_of
from iso18091cli.reports.counted import CountedWords, figure_line, summed
from iso18091cli.reports.goals import GoalWords, sums_of
from iso18091cli.reports.pictures.caption import word as wheel_word
from iso18091cli.reports.pictures.filling import of_units
from iso18091cli.reports.survey import SurveyWords, survey_groups, survey_topics
from iso18091cli.reports.word.bodies import Body
from iso18091cli.reports.word.unit import bases, catalog_names
from iso18091cli.reports.word.wheel import wheel_names
from iso18091cli.reports.wording import Words, coverage, state, states

_OFFICE = Unit(level="other", kind="co-quan-khac")
"""Who reports: an office of the province, which is no local government."""
_MOST = 10
"""How many strengths, weaknesses and gaps a report names at most."""
_GROUPS = 13
"""For how many groups the survey's table has room on a page; for more see summary.xlsx."""
_HELD_BACK = 5
"""How many indicators that hold a goal back."""


def province_names(summary: Summary, language: str) -> dict[str, Any]:
    """The facts of many units; every mean with n of N, a missing unit with its reason."""
    words, catalog = Words(language), summary.catalog
    cards = [result.card for result in summary.scored]
    expected = summary.register.expected if summary.register else ()
    periods = sorted({c.period for c in cards if c.period})
    day = document_day(periods)
    return {
        **catalog_names(catalog, periods, words),
        "bases": bases(catalog, day, _OFFICE, words),
        "province": _province(summary, cards, day, words),
        "stages_note": words.of(mixed_stages(summary.stages)),
        "stage": words(f"stage-{summary.stage}" if summary.stage else "stage-latest"),
        "took_part": len(expected) - len(summary.missing) if summary.register else len(cards),
        "expected": len(expected) if summary.register else None,
        "beyond": len(cards) - len(expected) + len(summary.missing) if summary.register else 0,
        "unusable": sum(line.outcome == "unusable" for line in summary.ledger),
        "reliable": summary.reliable,
        "missing": [
            {"unit": words.unit(u), "code": u.code, "reason": _why_missing(u, summary, words)} for u in summary.missing
        ],
        "absent": [
            {"unit": words.unit(u), "code": u.code, "status": words.of(STATUSES[u.status]), "reason": u.reason}
            for u in summary.absent
        ],
        "pillars": [_pillar(mean, cards, catalog, words) for mean in summary.means],
        "strengths": _strengths(summary, words),
        "weaknesses": _weaknesses(summary, words),
        "gaps": _gaps(summary, words),
        "units": [_unit(result, catalog, words) for result in summary.scored],
        **wheel_names(
            of_units(summary.indicators, catalog) if cards else None,
            catalog,
            wheel_word("wheel-of-many", language, n=str(len(cards))),
            language,
        ),
        **_goals(summary, language),
        **_figures(summary, language),
        **_survey(summary, words),
    }


def _survey(summary: Summary, words: Words) -> dict[str, Any]:
    said, groups = SurveyWords(words), survey_groups(summary, words)
    topics = list(survey_topics(summary, words))
    shown = bool(topics) and 0 < len(groups) <= _GROUPS
    return {
        "survey": [
            {
                "topic": topic,
                "questions": [
                    {
                        "text": line.text,
                        "answered": line.answered,
                        "said": line.said,
                        "silent": len(line.silent),
                        "by_group": list(line.by_group) if shown and line.adds_up else [],
                    }
                    for line in lines
                ],
            }
            for topic, lines in topics
        ],
        "survey_groups": list(groups) if shown else [],
        "survey_note": said("note") if topics else "",
        "survey_groups_note": said("groups-note") if topics else "",
    }


def _province(summary: Summary, cards: Sequence[Scorecard], day: str, words: Words) -> str:
    """The one province that the units are in, as it stands within a sentence; "" where it is not known."""
    units = [*(summary.register.units if summary.register else ()), *(card.unit for card in cards)]
    found = {above.code: above for unit in units if (above := province_of(unit, summary.register, day))}
    provinces = list(found.values())
    return Body(provinces[0], words).within if len(provinces) == 1 else ""


def _figures(summary: Summary, language: str) -> dict[str, Any]:
    said = CountedWords(language, summary.catalog)
    lines = [figure_line(found, said, summary.catalog) for found in summed(summary)]
    return {"figures": [line._asdict() for line in lines], "figures_note": said("note") if lines else ""}


def _goals(summary: Summary, language: str) -> dict[str, Any]:
    said = GoalWords(language, summary.catalog)
    found = sums_of(summary)
    return {
        "goals": [
            {
                "goal": goal.goal,
                "name": said.name(goal.goal),
                "reached": goal.reached,
                "applicable": goal.applicable,
                "complete": goal.complete,
                "units": goal.units,
                "held_back_by": ", ".join(f"{id} ({units})" for id, units in goal.held_back_by[:_HELD_BACK]),
            }
            for goal in found
        ],
        "goals_note": f"{said.note} {said.source}" if found else "",
    }


def _why_missing(unit: Unit, summary: Summary, words: Words) -> str:
    """That nothing came, or what came and why it does not count."""
    standing = next(item for item in summary.standing if item.unit == unit)
    return words.of(why(standing, summary.public))


def _pillar(mean: Mean, cards: list[Scorecard], catalog: Catalog, words: Words) -> dict[str, Any]:
    names = {pillar.id: words.of(pillar.name) for pillar in catalog.pillars}
    counted = {indicator.id for indicator in catalog.indicators if mean.id in ("total", indicator.pillar)}
    found = Counter(state(i) for c in cards for i in c.indicators if i.id in counted)
    return {
        "name": names.get(mean.id, words("total")),
        "counts": [found[key] for key in states(catalog)],
        "mean": words.figure(mean.mean),
        "lowest": words.figure(mean.lowest),
        "highest": words.figure(mean.highest),
        "scored": mean.scored,
        "units": mean.units,
        "left_out": mean.units - mean.scored - mean.not_applicable,
        "not_applicable": mean.not_applicable,
        "whole": mean.id not in names,
    }


def _strengths(summary: Summary, words: Words) -> list[dict[str, Any]]:
    catalog = summary.catalog
    assessed = {count.id: sum(count.levels.values()) for count in summary.indicators}
    reached = {count.id: assessed[count.id] - count.below for count in summary.indicators}
    strong = [
        count for count in summary.indicators if assessed[count.id] and 2 * reached[count.id] > assessed[count.id]
    ]
    strong.sort(key=lambda c: (-reached[c.id], assessed[c.id], catalog.indicator[c.id].seq))
    return [
        {
            "id": count.id,
            "name": words.of(catalog.indicator[count.id].name),
            "reached": reached[count.id],
            "beyond": sum(count.levels[key] for key in catalog.scale.beyond),
            "assessed": assessed[count.id],
        }
        for count in strong[:_MOST]
    ]


def _weaknesses(summary: Summary, words: Words) -> list[dict[str, Any]]:
    return [
        {
            "id": count.id,
            "name": words.of(summary.catalog.indicator[count.id].name),
            "counts": [*count.levels.values(), count.incomplete, count.not_assessed, count.not_applicable],
            "below": count.below,
            "assessed": sum(count.levels.values()),
        }
        for count in summary.indicators
        if count.below
    ][:_MOST]


def _gaps(summary: Summary, words: Words) -> list[dict[str, Any]]:
    """Criteria by the number of units that lack them: what one action of the province would help most units with."""
    criteria = {c.id: c for indicator in summary.catalog.indicators for c in indicator.criteria}
    shared = [gap for gap in summary.gaps if gap.shared and gap.id in criteria]
    return [
        {
            "id": gap.id,
            "criterion": words.of(summary.catalog.text_of(criteria[gap.id])),
            "indicator": gap.indicator,
            "name": words.of(summary.catalog.indicator[gap.indicator].name),
            "lead": words.of(summary.catalog.lead(summary.catalog.indicator[gap.indicator])),
            "units": gap.helped,
            "assessed": gap.assessed,
        }
        for gap in shared[:_MOST]
    ]


def _unit(result: Result, catalog: Catalog, words: Words) -> dict[str, Any]:
    scorecard = result.card
    found = [state(i) for i in scorecard.indicators]
    labels = {label.key: words.of(label.word) for label in catalog.scoring.labels}
    total = scorecard.total
    return {
        "unit": words.unit(scorecard.unit, result.path),
        "code": scorecard.unit.code,
        "counts": [found.count(key) for key in states(catalog)],
        "coverage": coverage(total),
        "figure": words.figure(total.score),
        "provisional": words.figure(total.provisional_score),
        "label": labels.get(total.label or "", ""),
        "lacking": words.lacking(scorecard, catalog),
        "other_version": (scorecard.catalog_id, scorecard.catalog_version) != (catalog.id, catalog.version),
    }
