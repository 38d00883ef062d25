"""Differences → differences.csv: a row a unit, criterion and voice (unit, reviewer, appraisal, agreed)."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.appraisal.compare import moved
from iso18091cli.appraisal.tally import outcome
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.model.review import Differences

COLUMNS = (
    *("unit_code", "unit_name", "pillar", "indicator", "criterion"),
    *("voice", "reviewer", "level", "comment", "change", "state"),
)
"""``voice``: self, reviewer, appraisal or agreed. ``change`` (raised, lowered, kept, other) and ``state`` (agreed,
differs, tie, apart, no-self, decided, unseen) are those of the criterion, the same in all its rows.
"""


def differences_csv(found: Differences) -> bytes:
    """The table in UTF-8. Levels are keys; a voice that says nothing has no row."""
    return b"".join(csv_pieces(COLUMNS, _rows(found)))


def _rows(found: Differences) -> Iterator[tuple[str, ...]]:
    for unit in found.units:
        names = dict(unit.reviewers)
        for row in unit.rows:
            same = (unit.unit.code, unit.unit.name, row.pillar, row.indicator, row.id)
            end = moved(row.own, outcome(row), found.catalog), row.why
            said = [("self", "", row.own or "", "")]
            said += [("reviewer", names[o.reviewer], o.level or "", o.comment) for o in row.opinions]
            said += [("appraisal", "", row.appraisal or "", ""), ("agreed", "", row.agreed or "", row.comment)]
            yield from ((*same, *voice, *end) for voice in said if voice[2] or voice[3])
