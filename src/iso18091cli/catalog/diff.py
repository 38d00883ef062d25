"""Two catalogues -> what differs, as an official tells it: added, removed, reworded, weighed, scored differently."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Literal

from iso18091cli.model.catalog import Catalog

Kind = Literal["added", "removed", "reworded", "weighed", "scored", "other"]
KINDS: tuple[Kind, ...] = ("added", "removed", "scored", "weighed", "reworded", "other")
"""In the order in which they matter to a reader."""

_KIND_OF_FIELD: dict[str, Kind] = {
    **dict.fromkeys(("weight",), "weighed"),
    **dict.fromkeys(
        ("rule", "thresholds", "total", "minimum_coverage", "points", "at_least", "may_be_not_applicable"), "scored"
    ),
    **dict.fromkeys(("competence", "applies_to", "answer", "minimum", "maximum", "whole", "choices"), "scored"),
    **dict.fromkeys(
        ("name", "short", "text", "title", "note", "word", "meaning", "looks", "evidence", "lead", "all_best"),
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


def differences(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Every difference from one catalogue to another, by kind, then in the new catalogue's order."""
    before, after = dict(_records(old)), dict(_records(new))
    changes = [
        Change("removed", record, name, before=before[record, name]) for record, name in before.keys() - after.keys()
    ]
    order = {key: number for number, key in enumerate([*after, *before])}
    for key, value in after.items():
        if key not in before:
            changes.append(Change("added", *key, after=value))
        else:
            changes.extend(_fields(key, before[key], value))
    return tuple(sorted(changes, key=lambda c: (KINDS.index(c.kind), order[c.record, c.id], c.field)))


def _records(catalog: Catalog) -> Iterator[tuple[tuple[str, str], object]]:
    """Everything that has an identity of its own, by (kind of record, id)."""
    yield ("catalogue", ""), catalog
    yield ("scoring", ""), catalog.scoring
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
    for basis in catalog.legal_bases:
        yield ("legal_bases", basis.id), basis
    for source in catalog.sources:
        yield ("sources", source.id), source


def _fields(key: tuple[str, str], old: object, new: object) -> Iterator[Change]:
    for field in dataclasses.fields(new):  # type: ignore[arg-type]
        if field.name in _PARTS or (key[0] in ("catalogue", "scoring") and field.name in _APART):
            continue
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield Change(_KIND_OF_FIELD.get(field.name, "other"), *key, field.name, before, after)


_APART = ("scale", "scoring", "pillars", "sources", "legal_bases", "indicators", "survey", "digest", "labels", "id")
"""Fields of the whole that are compared record by record."""


def described(record: object) -> dict[str, str]:
    """The text by which a reader knows a record, in each language."""
    for name in ("name", "text", "word", "title"):
        text = getattr(record, name, None)
        if isinstance(text, dict):
            return text
    return {}
