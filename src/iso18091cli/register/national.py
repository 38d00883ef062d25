"""The units of the country, from the tables that ship with the program → records with the days they are valid.

Secondary sources: a reading of the 34 resolutions of June 2025 and of the changes of kind up to September 2026 in two
copies of the Statistics Office's lists. To be checked against the resolutions; a register's own line wins.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from iso18091cli.model.names import agreed, without_kind
from iso18091cli.model.units import Unit

REFORM = date(2025, 7, 1)
"""First day of the two-level local government: 34 provinces, 3,321 communes, no districts."""
CHANGES_UNTIL = date(2026, 9, 30)
"""The last day that the changes of kind cover."""
_TABLES = Path(__file__).parent / "national"


class NationalUnit(NamedTuple):
    """A unit on the days on which it was of that kind, and the code of its province."""

    unit: Unit
    province: str


class Relation(NamedTuple):
    """A unit of today and one that it came from, as a whole ("full") or in part ("partial")."""

    code: str
    predecessor: str
    extent: str


@cache
def national_units() -> tuple[NationalUnit, ...]:
    """All units since the reform and before it, in the order of the lists; a change of kind makes two records."""
    changes = {row["code"]: row for row in _rows("changes-2026.csv")}
    found: list[NationalUnit] = []
    for row in _rows("units-2025.csv.gz"):
        change = changes.get(row["code"])
        if change is None:
            found.append(_unit(row, row["kind"], REFORM, None))
            continue
        day = date.fromisoformat(change["valid_from"])
        found.append(_unit(row, change["kind_before"], REFORM, day - timedelta(days=1)))
        found.append(_unit(row, change["kind"], day, None))
    before = REFORM - timedelta(days=1)
    found += [_unit(row, row["kind"], None, before) for row in _rows("units-until-2025.csv.gz")]
    return tuple(found)


@cache
def meanings() -> dict[str, tuple[NationalUnit, ...]]:
    """What each code means and meant, the latest first: most that were kept name another unit since the reform."""
    found: dict[str, list[NationalUnit]] = {}
    for record in national_units():
        found.setdefault(record.unit.code, []).append(record)
    return {
        code: tuple(sorted(records, key=lambda record: record.unit.valid_from or date.min, reverse=True))
        for code, records in found.items()
    }


def provinces_called(name: str) -> tuple[Unit, ...]:
    """The provinces of today that a name or a code stands for; of one that was merged the one that it went to."""
    asked = agreed(without_kind(name)[0])
    of_name = {
        record.unit.code
        for record in national_units()
        if record.unit.level == "province" and asked in (agreed(record.unit.name), record.unit.code)
    }
    now = {record.unit.code: record.unit for record in national_units() if _is_province_of_today(record.unit)}
    own = tuple(unit for unit in now.values() if asked in (agreed(unit.name), unit.code))
    went_to = {relation.code for relation in lineage() if relation.predecessor in of_name}
    return own or tuple(unit for code, unit in now.items() if code in went_to)


def communes_of(province: str) -> tuple[Unit, ...]:
    """The communes of a province of today, as the changes leave them, in the order of the list."""
    found = (record.unit for record in national_units() if record.province == province)
    return tuple(unit for unit in found if unit.level == "commune" and unit.valid_from and not unit.valid_to)


@cache
def _below_districts() -> Counter[str]:
    return Counter(row["parent"] for row in _rows("units-until-2025.csv.gz") if row["level"] == "commune")


def communes_in(district: str) -> int:
    """How many communes a district had on its last day; 0 of one that had none, or that the list does not have."""
    return _below_districts()[district]


@cache
def province_codes() -> frozenset[str]:
    """Codes of the provinces of today."""
    return frozenset(row["code"] for row in _rows("units-2025.csv.gz") if row["level"] == "province")


def _is_province_of_today(unit: Unit) -> bool:
    return unit.level == "province" and unit.valid_from is not None and unit.valid_to is None


def kind_changed(unit: Unit) -> str:
    """The resolution that made a unit what it is by its kind; "" where it is of that kind since the reform."""
    return next((row["resolution"] for row in _rows("changes-2026.csv") if row["code"] == unit.code), "")


@cache
def lineage() -> tuple[Relation, ...]:
    """What each unit of today came from."""
    return tuple(Relation(row["code"], row["predecessor"], row["extent"]) for row in _rows("lineage-2025.csv.gz"))


def _unit(row: dict[str, str], kind: str, first: date | None, last: date | None) -> NationalUnit:
    unit = Unit(
        code=row["code"],
        name=row["name"],
        level=row["level"],
        kind=kind,
        parent=row["parent"],
        valid_from=first,
        valid_to=last,
    )
    return NationalUnit(unit, row["province"])


@cache
def _rows(name: str) -> list[dict[str, str]]:
    data = (_TABLES / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode()
    return list(csv.DictReader(io.StringIO(text)))
