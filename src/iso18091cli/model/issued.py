"""What an office gave out, copy by copy, and what a workbook's own stamp counts for beside that list.

A stamp is hidden, but anybody can change it. So whose turn it is, and for which unit, kind and period a copy is, the
office's own list says, made when the copy was given out; a stage after the unit's own counts by that list alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from iso18091cli.model.answers import STAGES, Anomaly
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text

LIST = "issued.csv"
"""Name of the list in a round's folder."""
Stamp = Mapping[str, str]
"""What `_meta` says, by key."""


class IssuedCopy(NamedTuple):
    """A copy that was given out: a row of `issued.csv`, whose columns are called like this."""

    number: str
    unit_code: str = ""
    unit_name: str = ""
    period: str = ""
    catalog: str = ""
    """Id of its catalogue."""
    stage: str = "self"
    part: str = ""
    """"" for the whole form."""
    kind: str = ""
    group: str = ""


_STAMPED = {
    "unit_code": "unit_code",
    "unit_name": "unit_name",
    "period": "period",
    "stage": "stage",
    "kind": "unit_kind",
    "group": "unit_group",
    "part": "part",
    "catalog": "catalog_id",
}
"""Column of the list -> key of the stamp."""


@dataclass(frozen=True)
class Issued:
    """The office's word on stages: its list, or none."""

    copies: Mapping[str, IssuedCopy] | None = None
    """By number; ``None`` where there is no list."""
    trusted: bool = False
    """Whether a stage counts as it is stamped where no list says so: somebody has answered for that."""

    @property
    def by(self) -> str:
        """By whose word stages count: list, stamp, or nobody's."""
        return "stamp" if self.trusted else "nobody" if self.copies is None else "list"

    @cached_property
    def _lists_own(self) -> bool:
        """Whether units' own copies were listed: a list of reviewers' copies alone says nothing of theirs."""
        return not self.copies or any(copy.stage == STAGES[0] for copy in self.copies.values())

    def judged(self, stamp: Stamp) -> tuple[dict[str, str], list[Anomaly]]:
        """The stamp as it counts, and what is said of it."""
        counts, found = dict(stamp), list[Anomaly]()
        copy = self.copies.get(stamp.get("copy", "")) if self.copies and stamp else None
        if copy is not None and (other := self._of_another(copy, stamp)):
            return counts, [other]
        if copy is not None:
            for column, key in _STAMPED.items():
                issued, stamped = getattr(copy, column), stamp.get(key, "")
                if not _alike(issued, stamped):
                    found.append(
                        Anomaly("not-as-issued", arguments={"field": column, "found": stamped, "issued": issued})
                    )
                    if column not in ("catalog", "part"):  # what it is read by, and what it asks, the file itself says
                        counts[key] = issued
            return counts, found
        stage = stamp.get("stage", STAGES[0])
        if self.copies is not None and stamp and (self._lists_own or stage != STAGES[0]):
            found.append(Anomaly("copy-not-listed", arguments={"found": stamp.get("copy", "")}))
        if stage in STAGES[1:] and not self.trusted:
            counts["stage"] = STAGES[0]
            found.append(Anomaly("stage-not-issued", arguments={"stage": stage}))
        return counts, found

    def _of_another(self, copy: IssuedCopy, stamp: Stamp) -> Anomaly | None:
        """What is said where a stamp names another unit than its number was issued to, which has copies, too."""
        stamped = copy._replace(unit_code=stamp.get("unit_code", ""), unit_name=stamp.get("unit_name", ""))
        if _one_unit(copy, stamped) or not any(_one_unit(each, stamped) for each in (self.copies or {}).values()):
            return None
        names: dict[str, str | Text] = {"found": _called(stamped), "issued": _called(copy), "number": copy.number}
        return Anomaly("number-of-another", arguments=names)


NO_LIST = Issued()
"""No list: the unit's own stage counts, no other."""
AS_STAMPED = Issued(trusted=True)
"""Every stage counts as it is stamped."""


def _alike(issued: str, stamped: str) -> bool:
    """Whether list and stamp say the same; a spreadsheet program drops the zeros before a code."""
    return fold(issued).lstrip("0") == fold(stamped).lstrip("0")


def _one_unit(one: IssuedCopy, other: IssuedCopy) -> bool:
    """Whether two copies are of the same unit: by their codes where both have one, else by name."""
    if one.unit_code and other.unit_code:
        return _alike(one.unit_code, other.unit_code)
    return _alike(one.unit_name, other.unit_name)


def _called(copy: IssuedCopy) -> str:
    return f"“{copy.unit_name}” ({copy.unit_code})" if copy.unit_code else f"“{copy.unit_name}”"
