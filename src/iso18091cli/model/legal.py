"""What documents cite as their legal bases (căn cứ), and which of them a document cites by day, unit and content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from iso18091cli.model.measure import UNITS, asked_of
from iso18091cli.model.shape import ID, SHAPE, limited
from iso18091cli.model.text import Text

BasisKind = Literal[
    "law", "assembly", "ordinance", "government", "prime-minister", "circular", "ministry", "province", "commune"
]
BASIS_KINDS: tuple[BasisKind, ...] = (
    *("law", "assembly", "ordinance", "government", "prime-minister"),
    *("circular", "ministry", "province", "commune"),
)
"""In order of rank (Law 64/2025/QH15, Article 4): law; resolution of the National Assembly; ordinance and resolution of
its Standing Committee; decree and resolution of the Government; act of the Prime Minister; circular; decision of a
ministry; act of the province; act of the commune."""
BY_NAME: tuple[BasisKind, ...] = ("law", "ordinance")
"""Cited by name and date, without number and issuer (Decree 30/2020/NĐ-CP, Appendix I, II.6a)."""
OWN_MOST = 3
"""How many of the bases that belong to single indicators a document cites."""

_DAY = limited(pattern=r"^(\d{4}-\d{2}-\d{2})?$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, kw_only=True)
class LegalBasis:
    """A legal basis (căn cứ) that documents cite."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(metadata=ID)
    """Key of the legal basis."""
    text: Text
    """The document as it is cited: a law by name and date; others with kind, number, date, issuing body, subject."""
    verified: bool
    """Whether number, date and title have been checked against the document."""
    kind: BasisKind | None = None
    """What it is; documents cite in this order of rank. Left out: after all others."""
    units: tuple[str, ...] = field(default=(), metadata=limited(items={"enum": [*UNITS]}))
    """Levels (commune) or kinds (phuong) of unit that it speaks to; empty: every body."""
    indicators: tuple[str, ...] = ()
    """Indicators to whose work it belongs: cited by a programme that improves one; empty: by every document."""
    valid_from: str = field(default="", metadata=_DAY)
    """First day in force as YYYY-MM-DD, in quotes; an earlier document does not cite it."""
    valid_to: str = field(default="", metadata=_DAY)
    """Last day in force as YYYY-MM-DD, in quotes; a later document does not cite it."""

    def in_force(self, day: str) -> bool:
        """Whether it is in force on the day, YYYY-MM-DD; on an unknown day ("") where it has no last one."""
        return self.valid_from <= day <= (self.valid_to or "9999") if day else not self.valid_to

    def began_in(self, day: str) -> bool:
        """Whether it came into force in that day's year: a document signed earlier in the year may not cite it."""
        return bool(day) and self.valid_from[:4] == day[:4] and self.valid_from[5:] > "01-01"


def document_day(periods: Sequence[str], last_day: str = "") -> str:
    """The day that a document on these periods ("Năm 2023 (thử)") is taken to be of, YYYY-MM-DD: the end of the latest
    year that they name, or the unit's own last day where it is earlier; "" where no year is named.
    """
    years = [year for period in periods for year in _YEAR.findall(period)]
    end = f"{max(years)}-12-31" if years else ""
    return min(end, last_day) if end and last_day else end


def cited(
    bases: Sequence[LegalBasis], day: str, kind: str, level: str, improved: Sequence[str] = ()
) -> tuple[LegalBasis, ...]:
    """Those that a document of that day cites which a unit of that kind and level issues, in order of rank.

    ``improved``: the indicators that a programme improves, the first first. Of the bases that belong to single
    indicators it cites at most `OWN_MOST`: each time the one for most indicators that none speaks for yet.
    """
    fitting = [basis for basis in bases if basis.in_force(day) and asked_of(basis.units, kind, level)]
    found = [basis for basis in fitting if not basis.indicators]
    open_yet, own = list(dict.fromkeys(improved)), [basis for basis in fitting if basis.indicators]
    for _ in range(OWN_MOST):
        best = max(own, key=lambda basis: _worth(basis, open_yet), default=None)
        if best is None or not set(best.indicators) & set(open_yet):
            break
        own.remove(best)
        found.append(best)
        open_yet = [id for id in open_yet if id not in best.indicators]
    return tuple(sorted(found, key=lambda basis: (_rank(basis), bases.index(basis))))


def _worth(basis: LegalBasis, open_yet: Sequence[str]) -> tuple[int, bool, int]:
    """What one adds: indicators, then whether it was checked, then how soon the first of them is to be improved."""
    places = [place for place, id in enumerate(open_yet) if id in basis.indicators]
    return len(places), basis.verified, -min(places, default=0)


def _rank(basis: LegalBasis) -> int:
    return BASIS_KINDS.index(basis.kind) if basis.kind else len(BASIS_KINDS)
