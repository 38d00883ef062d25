"""Unit, register -> the unit above it, by name: the register's own, else that of the country's lists on a day."""

from __future__ import annotations

from datetime import date

from iso18091cli.model.names import agreed, without_kind
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.national import NationalUnit, meanings

_ABOVE = ("province", "district")


def unit_called(code: str, register: Units | None, day: str = "") -> Unit | None:
    """The unit above others that bears the code: the register's, else the one of the country's lists on that day
    (YYYY-MM-DD, "" the latest); ``None`` where nobody knows it.
    """
    own = register.by_code.get(code) if register else None
    if own is not None:
        return own
    return next((found.unit for found in _on(code, day) if found.unit.level in _ABOVE), None)


def unit_above(unit: Unit, register: Units | None, day: str = "") -> Unit | None:
    """The unit above: by the code of its parent, else by its own code where the country's lists have it by its name."""
    if unit.parent:
        return unit_called(unit.parent, register, day)
    same = (f.unit for f in _on(unit.code, day) if agreed(f.unit.name) == agreed(without_kind(unit.name)[0]))
    found = next(same, None)
    return unit_called(found.parent, register, day) if found and found.parent else None


def province_of(unit: Unit, register: Units | None, day: str = "") -> Unit | None:
    """The province that a unit is or lies in; ``None`` where that is not known."""
    here: Unit | None = unit
    for _ in range(3):  # a commune, its district, their province
        if here is None or here.level == "province":
            return here
        here = unit_above(here, register, day)
    return None


def _on(code: str, day: str) -> list[NationalUnit]:
    """What a code means on a day, the latest first; on an unknown day all it ever meant."""
    found = meanings().get(code, ()) if code else ()
    on = date.fromisoformat(day) if day else None
    return [
        record
        for record in found
        if on is None or (record.unit.valid_from or date.min) <= on <= (record.unit.valid_to or date.max)
    ]
