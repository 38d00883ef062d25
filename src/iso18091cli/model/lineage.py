"""Where a unit of now came from: relations between units across a reform, and what of a unit's past took part before.

No population and no area is known, so a share of territory is told in pieces: the units of before of which a unit is
made, whole or in part.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from iso18091cli.model.units import Unit

FILE = "lineage.csv"
"""Name of an office's own relations, beside its register."""

Extent = Literal["full", "partial"]
"""All of a unit of before went into a unit of now, or a part of it did."""
Change = Literal["kept", "renamed", "merged", "split", "joined"]
"""What a unit of now is to the units of an earlier round: the same; the same territory under another name, code or
level; made of several, or of one and more; a part of one; none of what it is made of took part."""


class Relation(NamedTuple):
    """A unit as it is from a day on, and one of those that its territory was before."""

    code: str
    predecessor: str
    extent: Extent
    since: date
    """The first day of the unit; the predecessor's last day is the one before."""
    predecessor_name: str = ""
    """Where no list has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancestor:
    """A unit of before, and what of it a unit of now has."""

    unit: Unit
    extent: Extent
    brings: int
    """Of its own pieces so many went, whole or in part: of a district its communes, of any other unit itself."""
    of: int
    covers: int
    """Pieces of the unit of now that were it, or lay in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a unit of now is to an earlier round."""

    unit: Unit
    change: Change
    earlier: tuple[Ancestor, ...]
    """The units of that round that it is, or came from, in the order of the lists, districts last: one stands beside
    its communes where both took part."""
    pieces: int
    """Units of before of which it is made: 1 where no border moved."""
    covered: int
    """Of these, such as took part themselves or lay in a unit that did."""

    @property
    def same(self) -> bool:
        """Whether its line goes on: the same territory, under whatever name."""
        return self.change in ("kept", "renamed")
