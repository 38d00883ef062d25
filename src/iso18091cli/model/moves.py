"""Two catalogues of two editions → where each topic stands in the other, by what the newer one says (``was``).

Equal numbers of two editions mean nothing: what is not said here has no place in the other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iso18091cli.model.catalog import Catalog


@dataclass(frozen=True)
class Moves:
    """From one edition to another: old id -> new id. What is not in here has no place in the new one."""

    indicators: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    """Of rows that take a level: criteria, and indicators without criteria."""

    def merged(self, new: str) -> tuple[str, ...]:
        """The old indicators whose topics a new one has taken over, in the old order."""
        return tuple(old for old, to in self.indicators.items() if to == new)


def moves(old: Catalog, new: Catalog) -> Moves:
    """What the new catalogue says of the places in the old one's edition; nothing where it says nothing."""
    places = {row: number for number, row in enumerate(_ids(old))}
    indicators = {was: i.id for i in new.indicators for was in of_edition(i.was, old.edition_id)}
    rows = {was: c.id for i in new.indicators for c in i.criteria for was in of_edition(c.was, old.edition_id)}
    rows |= {was: i.id for i in new.indicators if not i.criteria for was in of_edition(i.was, old.edition_id)}
    kept = [{was: to for was, to in found.items() if was in places} for found in (indicators, rows)]
    return Moves(*({was: found[was] for was in sorted(found, key=lambda was: places[was])} for found in kept))


def _ids(catalog: Catalog) -> Iterator[str]:
    for indicator in catalog.indicators:
        yield indicator.id
        yield from (criterion.id for criterion in indicator.criteria)


def of_edition(was: tuple[str, ...], edition: str) -> tuple[str, ...]:
    """The ids among these places that are of that edition."""
    return tuple(place.removeprefix(f"{edition}:") for place in was if place.startswith(f"{edition}:"))
