"""Units and the signs at each → whom to look at: a share by chance, in strata, and a share by sign. Pure, repeatable.

Chance goes first and over all units, so that its share stands for all of them. A unit's lot is a hash of the seed and
its code: the same on every computer, whatever the order of the register. Each stratum gets units by its size
(largest remainders).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit

By = Literal["level", "kind", "parent"]
BY: tuple[By, ...] = ("level", "kind", "parent")


class Candidate(NamedTuple):
    """A unit whose workbook counts."""

    unit: Unit
    weight: float = 0
    """Of its signs together; 0 where there is none."""
    reasons: tuple[Text, ...] = ()


class Chosen(NamedTuple):
    """A unit to look at, and why."""

    unit: Unit
    by: Literal["chance", "sign"]
    stratum: tuple[str, ...]
    reasons: tuple[Text, ...]
    """Its signs, also where it was drawn by chance."""


def sample(units: Sequence[Candidate], n: int, by: Sequence[By], sign_share: float, seed: int) -> list[Chosen]:
    """At most ``n`` of them: ``sign_share`` (0 to 1) by sign, as far as there are signs, the others by chance.

    In the order of ``units``.
    """
    n = min(n, len(units))
    marked = sum(one.weight > 0 for one in units)
    wanted = min(round(n * sign_share), marked)
    strata: dict[tuple[str, ...], list[int]] = {}
    for number, one in enumerate(units):
        strata.setdefault(_stratum(one.unit, by), []).append(number)
    lots = {number: _lot(one.unit, seed) for number, one in enumerate(units)}
    drawn: set[int] = set()
    for stratum, members in strata.items():
        share = _shares(strata, n - wanted)[stratum]
        drawn |= set(sorted(members, key=lots.__getitem__)[:share])
    left = [number for number, one in enumerate(units) if number not in drawn and one.weight > 0]
    marked_most = sorted(left, key=lambda number: (-units[number].weight, number))[: n - len(drawn)]
    # Where chance took the units with signs, more are drawn by chance.
    rest = sorted((number for number in lots if number not in {*drawn, *marked_most}), key=lots.__getitem__)
    drawn |= set(rest[: n - len(drawn) - len(marked_most)])
    return [
        Chosen(one.unit, "chance" if number in drawn else "sign", _stratum(one.unit, by), one.reasons)
        for number, one in enumerate(units)
        if number in drawn or number in marked_most
    ]


def _stratum(unit: Unit, by: Sequence[By]) -> tuple[str, ...]:
    return tuple(getattr(unit, name) for name in by)


def _lot(unit: Unit, seed: int) -> str:
    return hashlib.sha256(f"{seed} {unit.code or unit.name}".encode()).hexdigest()


def _shares(strata: Mapping[tuple[str, ...], Sequence[int]], n: int) -> dict[tuple[str, ...], int]:
    """How many of ``n`` each stratum gets: by its size, what is left by the largest remainders."""
    whole = sum(map(len, strata.values()))
    exact = {stratum: n * len(members) / whole for stratum, members in strata.items()}
    given = {stratum: int(share) for stratum, share in exact.items()}
    order = sorted(strata, key=lambda stratum: (given[stratum] - exact[stratum], stratum))
    for stratum in order[: n - sum(given.values())]:
        given[stratum] += 1
    return given
