"""Two catalogues → what differs, as an official tells it: added, removed, reworded, weighed, scored differently.

Between two editions, indicators and criteria are matched by the places that the newer one names (``was``), never by
their numbers. One place: it has moved; several: they were merged; none: it is new. What nobody names is gone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Literal

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.moves import moves

Kind = Literal["moved", "merged", "added", "removed", "reworded", "weighed", "scored", "other"]
KINDS: tuple[Kind, ...] = ("moved", "merged", "added", "removed", "scored", "weighed", "reworded", "other")
"""In the order in which they matter to a reader."""

_KIND_OF_FIELD: dict[str, Kind] = {
    **dict.fromkeys(("weight",), "weighed"),
    **dict.fromkeys(
        ("rule", "thresholds", "total", "minimum_coverage", "points", "at_least", "may_be_not_applicable"), "scored"
    ),
    **dict.fromkeys(("competence", "applies_to", "answer", "minimum", "maximum", "whole", "choices"), "scored"),
    **dict.fromkeys(("measure", "acceptable", "one_of", "conditions"), "scored"),
    **dict.fromkeys(
        ("name", "short", "text", "title", "note", "word", "meaning", "looks", "evidence", "lead", "all_best", "names"),
        "reworded",
    ),
}
_PARTS = ("criteria", "questions", "levels")
"""Fields that hold records of their own."""


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``before`` and ``after`` are values of the model; ``None`` where the record is not there."""

    kind: Kind
    record: str
    """What kind of record: "indicators", "criteria", "levels", "scoring" …"""
    id: str
    field: str = ""
    before: object = None
    after: object = None
    was: tuple[str, ...] = ()
    """Ids in the old edition of what has moved here, or was merged."""


_Key = tuple[str, str]
"""Kind of record and id."""


def differences(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Every difference from one catalogue to another, by kind, then in the new catalogue's order."""
    before, after = dict(_records(old)), dict(_records(new))
    came_from = {key: [key] for key in after if key in before}
    if old.edition_id != new.edition_id:
        came_from = {key: froms for key, froms in came_from.items() if key[0] not in _MOVING}
        for key, was in _moved(old, new):
            if was in before:
                came_from.setdefault(key, []).append(was)
    gone = before.keys() - {key for froms in came_from.values() for key in froms}
    changes = [Change("removed", *key, before=before[key]) for key in gone]
    if old.edition_id != new.edition_id:
        changes.append(Change("other", "catalogue", "", "edition", old.edition_id, new.edition_id))
    order = {key: number for number, key in enumerate(dict.fromkeys([*after, *before]))}
    for key, value in after.items():
        froms = came_from.get(key, [])
        if not froms:
            changes.append(Change("added", *key, after=value))
        elif len(froms) > 1:
            changes.append(Change("merged", *key, after=value, was=tuple(id for _, id in froms)))
        else:
            if froms != [key]:
                changes.append(Change("moved", *key, before=before[froms[0]], after=value, was=(froms[0][1],)))
            changes.extend(_fields(key, before[froms[0]], value))
    return tuple(sorted(changes, key=lambda c: (KINDS.index(c.kind), order[c.record, c.id], c.field)))


def _moved(old: Catalog, new: Catalog) -> Iterator[tuple[_Key, _Key]]:
    """The indicators and criteria of another edition, each with one that it comes from, in the old order."""
    moved = moves(old, new)
    yield from ((("indicators", to), ("indicators", was)) for was, to in moved.indicators.items())
    yield from ((("criteria", to), ("criteria", was)) for was, to in moved.rows.items() if to not in new.indicator)


def _records(catalog: Catalog) -> Iterator[tuple[_Key, object]]:
    """Everything that has an identity of its own, by (kind of record, id)."""
    yield ("catalogue", ""), catalog
    yield ("scoring", ""), catalog.scoring
    yield ("scale", ""), catalog.scale
    for level in catalog.scale.levels:
        yield ("levels", level.key), level
    for label in catalog.scoring.labels:
        yield ("labels", label.key), label
    for pillar in catalog.pillars:
        yield ("pillars", pillar.id), pillar
    for indicator in catalog.indicators:
        yield ("indicators", indicator.id), indicator
        for criterion in indicator.criteria:
            yield ("criteria", criterion.id), criterion
    for topic in catalog.survey:
        yield ("survey", topic.id), topic
        for question in topic.questions:
            yield ("questions", question.id), question
    for office in catalog.offices:
        yield ("offices", office.key), office
    for basis in catalog.legal_bases:
        yield ("legal_bases", basis.id), basis
    for source in catalog.sources:
        yield ("sources", source.id), source


def _fields(key: _Key, old: object, new: object) -> Iterator[Change]:
    for field in dataclasses.fields(new):  # type: ignore[arg-type]
        if field.name in (*_PARTS, *_APART.get(key[0], ())):
            continue
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield Change(_KIND_OF_FIELD.get(field.name, "other"), *key, field.name, before, after)


_MOVING = ("indicators", "criteria")
"""Records that have other places in another edition."""
_WHOLE = (
    *("scale", "scoring", "pillars", "sources", "legal_bases", "offices", "indicators", "survey"),
    *("id", "edition", "digest"),
)
_APART = {
    "catalogue": _WHOLE,
    "scoring": ("labels",),
    "scale": ("not_applicable", "not_assessed", "incomplete"),
    **dict.fromkeys(_MOVING, ("id", "seq", "was")),
}
"""Fields that are not compared as values: lists of records, places of a record, colours and the like."""


def described(record: object) -> dict[str, str]:
    """The text by which a reader knows a record, in each language."""
    for name in ("name", "text", "word", "title"):
        text = getattr(record, name, None)
        if isinstance(text, dict):
            return text
    return {}
