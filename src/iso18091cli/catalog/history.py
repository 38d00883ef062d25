"""Document → the faults in its ``was``: the places that topics had in another edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iso18091cli.catalog.overlay import edition_of
from iso18091cli.catalog.walk import items
from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.messages.unknown_word import nearest_or_all
from iso18091cli.model.spelling import nearest
from iso18091cli.model.text import Text

_WHAT: dict[str, Text] = {
    "indicators": {"vi": "chỉ số", "en": "indicator"},
    "criteria": {"vi": "tiêu chí", "en": "criterion"},
}


def check_history(document: Document, shipped: Callable[[str], Document | None]) -> None:
    """Adds every fault of ``was``; ``shipped`` gives the catalogue of an edition as a document, if it ships."""
    own, claimed, editions = edition_of(document), dict[str, Path](), dict[str, dict[str, set[str]] | None]()
    for record, keys in (("indicators", ("indicators",)), ("criteria", ("indicators", "criteria"))):
        for path, item in items(document, *keys):
            given = item.get("was")
            here, places = (*path, "was"), [p for p in given if isinstance(p, str)] if isinstance(given, list) else []
            for place in places:
                edition, colon, id = place.partition(":")
                if not (edition and colon and id):
                    document.report("was-form", here, found=place)
                    continue
                if edition not in editions:
                    editions[edition] = _rows_of(shipped(edition))
                if edition == own:
                    document.report("was-itself", here, found=place)
                else:
                    _exists(document, here, record, place, editions[edition])
                _claim(document, here, f"{record} {place}", claimed)
            if record == "criteria":
                _one_of_each(document, here, places)


def _rows_of(document: Document | None) -> dict[str, set[str]] | None:
    """The ids of an edition that one may refer to, by kind of record; ``None`` where it does not ship."""
    if document is None:
        return None
    found: dict[str, set[str]] = {"indicators": set(), "criteria": set()}
    for _, indicator in items(document, "indicators"):
        found["indicators"].add(str(indicator.get("id")))
        criteria: list[Any] = indicator.get("criteria") or [indicator]  # without criteria its own row takes the level
        found["criteria"].update(str(criterion.get("id")) for criterion in criteria)
    return found


def _exists(document: Document, path: Path, record: str, place: str, rows: dict[str, set[str]] | None) -> None:
    edition, _, id = place.partition(":")
    if rows is None or id in rows[record]:
        return  # the edition does not ship, so its ids are not known here
    known = sorted(rows[record])
    near = nearest_or_all(nearest(id, known), ", ".join(known[:12]))
    document.report("was-nowhere", path, found=id, edition=edition, what=_WHAT[record], hint=near)


def _claim(document: Document, path: Path, place: str, claimed: dict[str, Path]) -> None:
    if place in claimed:
        first, found = claimed[place], place.partition(" ")[2]
        line, record = str(document.line(first)), document.record(first[:-1])
        document.report("was-twice", path, found=found, first=line, where=record)
    claimed.setdefault(place, path)


def _one_of_each(document: Document, path: Path, places: list[str]) -> None:
    for edition in dict.fromkeys(place.partition(":")[0] for place in places):
        found = [place for place in places if place.startswith(f"{edition}:")]
        if len(found) > 1:
            document.report("was-several", path, edition=edition, found=", ".join(found))
