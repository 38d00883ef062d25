"""Which unit a workbook speaks for, and which of several copies counts: ledger lines + register → groups. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from iso18091cli.messages.reports import WORDS
from iso18091cli.model.answers import STAGES
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import Text, filled
from iso18091cli.model.units import Unit, Units


def by_unit(
    lines: Sequence[LedgerLine], register: Units | None
) -> tuple[list[list[LedgerLine]], list[tuple[LedgerLine, dict[str, str | Text]]]]:
    """Group the lines of usable workbooks by unit, the copy that counts first.

    Apart from the groups: the lines of units that the register lacks, each with the arguments of the finding that says
    so. A unit is known by its code where both sides have one, else by name and level. With a register, every line takes
    the register's unit. A workbook that names no unit is never taken together with another.
    """
    known = _Known(register.units if register else ())
    groups: dict[int, tuple[Unit, list[LedgerLine]]] = {}
    strangers: list[tuple[LedgerLine, dict[str, str | Text]]] = []
    # Without a register, the workbooks that say most about their unit come first and the others are held against them.
    for line in sorted(lines, key=lambda line: (_vagueness(sender_of(line)), preference(line))):
        sender = sender_of(line)
        unit, problem = known.find(sender)
        if unit is None and register:
            strangers.append((line, _unknown(sender, problem, register)))
            continue
        if unit is None:
            unit = replace(sender)  # an object of its own: groups are kept by identity
            known.add(unit)
        groups.setdefault(id(unit), (unit, []))[1].append(line)
    return [_named(unit, sorted(group, key=preference), register) for unit, group in groups.values()], strangers


def sender_of(line: LedgerLine) -> Unit:
    """The unit that a usable workbook names; parts that it does not name are ""."""
    return line.unit or Unit()


def preference(line: LedgerLine) -> tuple[int, int, int, str, str]:
    """Sorts first the copy that counts: later stage, more levels, shorter path ("x.xlsx" before "x (1).xlsx")."""
    stage = STAGES.index(line.stage or "self")
    return -stage, -(line.assessed or 0), len(line.path), line.path, line.sha256


class _Known:
    """Units that are known, and the one among them that a sender names."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self.by_code: dict[str, list[Unit]] = {}
        self.by_name: dict[str, list[Unit]] = {}
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        if unit.code:
            self.by_code.setdefault(unit.code, []).append(unit)
        if unit.name:
            self.by_name.setdefault(fold(unit.name), []).append(unit)

    def find(self, sender: Unit) -> tuple[Unit | None, str]:
        """The unit by its code, else by its name and level; else ``None`` and the message key that says why."""
        if sender.code:
            found: Sequence[Unit] = self.by_code.get(sender.code, [])
            if len(found) > 1:  # after a reform codes were given to other units: then the name decides
                found = _of_name(found, sender)
            unknown = "unit-code-unknown"
        else:
            found = _of_name(self.by_name.get(fold(sender.name), []), sender) if sender.name else []
            unknown = "unit-name-unknown" if sender.name else "unit-not-named"
        if len(found) == 1:
            return found[0], ""
        return None, "unit-ambiguous" if found else unknown


def _of_name(units: Sequence[Unit], sender: Unit) -> Sequence[Unit]:
    """Those of the sender's name that fit best: alike in all, of the same level, or any if the level is unknown."""
    named = [u for u in units if _spelt_alike(u.name, sender.name)]
    identical = [u for u in named if (u.code, u.level) == (sender.code, sender.level)]
    return identical or [u for u in named if u.level == sender.level or not sender.level]


def _spelt_alike(one: str, other: str) -> bool:
    """Same name: "Hòa" and "Hoà", "Hải An" and "hai an"; but "Tân Hà" and "Tân Hạ" are two units."""
    if fold(one) != fold(other):
        return False
    # The same letters and marks, wherever the tone stands; or one of them was typed without any marks.
    one, other = (unicodedata.normalize("NFD", clean(name).casefold()) for name in (one, other))
    return one.isascii() or other.isascii() or sorted(one) == sorted(other)


def _vagueness(unit: Unit) -> tuple[bool, bool]:
    return not unit.code, not unit.level


def _named(unit: Unit, group: Sequence[LedgerLine], register: Units | None) -> list[LedgerLine]:
    """All of the group under one unit: the register's, else as the workbook that counts names it."""
    own = sender_of(group[0])
    name = own if register is None and own.code == unit.code else unit
    return [replace(line, unit=name) for line in group]


def _unknown(sender: Unit, problem: str, register: Units) -> dict[str, str | Text]:
    name = " ".join(part for part in (sender.name, f"({sender.code})" if sender.code else "") if part)
    why = filled(WORDS[problem], unit=name, register=register.path)
    return {"unit": name, "register": register.path, "why": why}
