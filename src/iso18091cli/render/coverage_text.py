"""Who takes part of who should → the terminal, and the words of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.coverage import ABSENT, CHANGES, STEPS, WORDS
from iso18091cli.messages.participation import STATES
from iso18091cli.model.coverage import CYCLE, RoundCoverage, Share
from iso18091cli.model.text import filled, per_cent, say
from iso18091cli.model.units import KINDS, LEVELS, full_name
from iso18091cli.render.grid import Grid

_LISTED = 12
"""Units that are named in a sentence of the terminal."""


def show_coverage(console: Console, found: Sequence[RoundCoverage], language: str) -> None:
    """Each round: who takes part, by groups, along the cycle, against the round before, and by the survey."""
    console.print(Styled(_word("title", language), style="bold underline"))
    for one in found:
        console.print()
        console.print(Styled(round_name(one, language), style="bold"))
        for said in sentences(one, language):
            console.print(Styled(said), soft_wrap=True)
        if len(one.shares) > 1:
            grid = Grid(*(_word(key, language) for key in ("group", "units", "percent")), numbers=(2,))
            for row in group_rows(one, language):
                grid.add(*row)
            console.print(grid)
        steps = Grid(_word("step", language), _word("reached", language), numbers=(1,))
        for step in CYCLE:
            steps.add(say(STEPS[step], language), str(one.reached(step)))
        console.print(steps)
        if one.survey:
            survey = Grid(*(_word(key, language) for key in ("question", "answer", "units")), numbers=(2,))
            for row in survey_rows(one, language):
                survey.add(*row)
            console.print(survey)


def round_name(found: RoundCoverage, language: str) -> str:
    """The folder and the period of a round."""
    words = WORDS["round" if found.period and found.period != found.name else "round.plain"]
    return say(filled(words, name=found.name, period=found.period), language)


def sentences(found: RoundCoverage, language: str) -> list[str]:
    """How many take part, who does besides, and what became of those of the round before."""
    percent = shown_percent(found.all, language)
    words = WORDS["took-part" if percent else "took-part.none"]
    said = [say(filled(words, share=shown_share(found.all, language), percent=percent), language)]
    if found.besides:
        said.append(say(filled(WORDS["besides"], n=str(found.besides)), language))
    if not found.first:
        counts = {
            "kept": found.count("kept", "renamed"),
            "went_on": found.count("merged", "split"),
            "joined": found.count("joined"),
            "left": len(found.left),
        }
        said.append(say(filled(WORDS["changes"], **counts), language))
    if found.left:
        names = [full_name(unit, language) for unit in found.left[:_LISTED]]
        units = ", ".join(names) + (", …" if len(found.left) > _LISTED else "")
        said.append(say(filled(WORDS["left"], units=units), language))
    return said


def shown_share(share: Share, language: str) -> str:
    """12/12; 163/165 (1 merged, 1 dissolved): of all that the register has, where some are not to take part."""
    absent = sum(share.absent.values())
    words = WORDS["share.absent" if absent else "share"]
    why = ", ".join(
        say(filled(WORDS["absent"], n=str(n), why=ABSENT[status]), language) for status, n in share.absent.items()
    )
    return say(filled(words, n=str(share.took_part), all=str(share.expected + absent), why=why), language)


def shown_percent(share: Share, language: str) -> str:
    """Of those that are to take part; "" where there are none."""
    return "" if share.part is None else per_cent(share.part, language)


def group_rows(found: RoundCoverage, language: str) -> Iterator[tuple[str, str, str]]:
    """(group, share, per cent) by level, kind and unit above."""
    for share in found.shares[1:]:
        yield _group(share, language), shown_share(share, language), shown_percent(share, language)


def survey_rows(found: RoundCoverage, language: str) -> Iterator[tuple[str, str, str]]:
    """(question, answer, units of those that answered)."""
    for line in found.survey:
        yield say(line.text, language), say(line.answered, language), f"{line.units}/{line.of}"


def unit_rows(found: RoundCoverage, language: str) -> Iterator[dict[str, str]]:
    """A row a unit for a page: all of it in words."""
    for one in found.units:
        before = ", ".join(full_name(unit, language) for unit in one.came_from)
        yield {
            "state": one.state,
            "unit": full_name(one.unit, language),
            "standing": say(STATES[one.state] if one.expected or one.took_part else ABSENT[one.unit.status], language),
            "furthest": say(STEPS[one.furthest], language) if one.furthest else "",
            "change": say(CHANGES[one.change], language) if one.change else "",
            "before": before if one.change not in (None, "kept", "joined") else "",
        }


def page_rounds(found: Sequence[RoundCoverage], language: str) -> list[dict[str, Any]]:
    """All of it for a page: each round with its sentences, small tables and units, in words."""
    rounds = []
    for one in found:
        steps = [(say(STEPS[step], language), str(one.reached(step))) for step in CYCLE]
        tables: list[dict[str, Any]] = [
            {"heads": ("group", "units", "percent"), "rows": list(group_rows(one, language))},
            {"heads": ("step", "reached"), "rows": steps},
            {"heads": ("question", "answer", "units"), "rows": list(survey_rows(one, language))},
        ]
        rounds.append(
            {
                "name": round_name(one, language),
                "sentences": sentences(one, language),
                "tables": [table for table in tables if table["rows"]],
                "units": list(unit_rows(one, language)),
            }
        )
    return rounds


def _group(share: Share, language: str) -> str:
    words = {"level": LEVELS, "kind": KINDS}.get(share.by, {})
    if share.by != "parent":
        return say(words.get(share.key, WORDS["unknown"]), language)
    what = full_name(share.parent, language) if share.parent else share.key
    if share.kind not in KINDS:
        return say(filled(WORDS["of-parent"], what=what), language)
    return say(filled(WORDS["of-parent.kind"], kind=KINDS[share.kind], what=what), language)


def _word(key: str, language: str) -> str:
    return say(WORDS[key], language)
