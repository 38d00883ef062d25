"""Differences → the facts that the minutes of an appraisal are filled with (NAMES["minutes"]), of a unit or of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from iso18091cli.appraisal.compare import moved
from iso18091cli.appraisal.tally import Tally, outcome
from iso18091cli.model.review import Appraised, Differences
from iso18091cli.model.text import say
from iso18091cli.model.units import full_name
from iso18091cli.reports.differences import DifferenceLine, DifferenceWords


def minutes_names(found: Differences, language: str, unit: Appraised | None = None) -> dict[str, Any]:
    """The facts of one unit, or of all of them."""
    of = found if unit is None else replace(found, units=(unit,))
    said = DifferenceWords(of, language)
    groups = ("all", "pillar") if unit else ("all", "unit", "kind", "pillar")
    members = dict.fromkeys(name for each in of.units for _, name in each.reviewers)
    return {
        "title": say(found.catalog.full_title, language),
        "period": found.period,
        "unit": full_name(unit.unit, language) if unit else "",
        "members": list(members),
        "how": said.about[1],
        "rule": said.about[2],
        "alpha": said.alpha,
        "groups": [_group(line.name, line.tally) for by in groups for line in said.tallied(by)],
        "changed": [_row(line) for line in _changed(of, said)],
        "open": [_row(said.line(each, row)) for each in of.units for row in each.open],
    }


_ROW = ("unit", "id", "criterion", "own", "said", "appraisal", "agreed", "why", "comment")


def _row(line: DifferenceLine) -> dict[str, str]:
    return {field: getattr(line, field) for field in _ROW}


def _group(name: str, tally: Tally) -> dict[str, Any]:
    fields = ("seen", "raised", "lowered", "kept", "other", "open")
    return {"name": name, **{field: getattr(tally, field) for field in fields}}


def _changed(found: Differences, said: DifferenceWords) -> Iterator[DifferenceLine]:
    """Criteria whose level is another one than the unit gave, and on which nothing is open."""
    for unit in found.units:
        for row in unit.rows:
            if not row.open and row.seen and moved(row.own, outcome(row), found.catalog) != "kept":
                yield said.line(unit, row)
