"""Which unit a workbook speaks for, and which of several copies counts: ledger lines + register → groups. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from iso18091cli.messages.reports import WORDS
from iso18091cli.model.answers import STAGES
from iso18091cli.model.names import agreed, loosely, without_kind
from iso18091cli.model.received import Word
from iso18091cli.model.spelling import clean
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import Text, filled
from iso18091cli.model.units import KINDS_OF_LEVEL, Unit, Units, full_name

Arguments = dict[str, str | Text]
"""What a finding is worded from."""


class Matched(NamedTuple):
    """The lines of usable workbooks, by the unit they speak for."""

    groups: list[list[LedgerLine]]
    """A list a unit, the copy that counts first."""
    strangers: list[tuple[LedgerLine, Arguments]]
    """Lines of units that the register lacks, each with the arguments of the finding that says so."""
    remarks: dict[str, Arguments]
    """By path of a line that counts: a name that was understood loosely or, without a register, one much like it."""


def by_unit(lines: Sequence[LedgerLine], register: Units | None) -> Matched:
    """Group the lines of usable workbooks by unit, the copy that counts first.

    A unit is known by its code where both sides have one, else by name, level and kind: exactly, else by the agreed
    forms of names (model/names.py). With a register, every line takes the register's unit, and what is called like one
    unit alone goes to that unit, as long as no other name does. A workbook that names no unit is never taken together
    with another.
    """
    known = _Known(register.units if register else (), loose=register is not None)
    groups: dict[int, tuple[Unit, list[LedgerLine]]] = {}
    strangers: list[tuple[LedgerLine, Arguments]] = []
    alike: dict[int, tuple[Unit, list[LedgerLine]]] = {}
    # Without a register, the workbooks that say most about their unit come first and the others are held against them.
    for line in sorted(lines, key=lambda line: (_vagueness(sender_of(line)), preference(line))):
        sender = sender_of(line)
        unit, problem = known.find(sender)
        if unit is not None and problem:
            alike.setdefault(id(unit), (unit, []))[1].append(line)
            continue
        if unit is None and register:
            strangers.append((line, _unknown(sender, problem, register)))
            continue
        if unit is None:
            unit = replace(sender)  # an object of its own: groups are kept by identity
            known.add(unit)
        groups.setdefault(id(unit), (unit, []))[1].append(line)
    remarks: dict[str, Arguments] = {}
    for unit, likely in alike.values():
        if register and (id(unit) in groups or not _one_name([sender_of(line) for line in likely])):
            strangers += [(line, _unknown(sender_of(line), "unit-name-only-alike", register, unit)) for line in likely]
        else:
            groups[id(unit)] = unit, likely
            remarks |= {line.path: {"found": _shown(sender_of(line)), "unit": _shown(unit)} for line in likely}
    found = [_named(unit, in_order(group), register) for unit, group in groups.values()]
    return Matched(found, strangers, remarks if register else _much_alike(found))


def sender_of(line: LedgerLine) -> Unit:
    """The unit that a usable workbook names; parts that it does not name are ""."""
    return line.unit or Unit()


def in_order(copies: Sequence[LedgerLine]) -> list[LedgerLine]:
    """The copies of one unit, the one that counts first; contract "which copy counts" in docs/architecture.md."""
    rest = sorted(copies, key=preference)
    best = [line for line in rest if _rank(line) == _rank(rest[0])]
    last = [line for line in best if not any(answers(other, line) for other in best)] or best
    first = _latest(_latest(last, lambda line: line.receipt.last), lambda line: line.saved)[0]
    return [first, *(line for line in rest if line is not first)]


def _latest(copies: Sequence[LedgerLine], when: Callable[[LedgerLine], str]) -> Sequence[LedgerLine]:
    """Those with the latest time; all of them where one does not say when."""
    times = [when(line) for line in copies]
    return [line for line in copies if when(line) == max(times)] if all(times) else copies


def by_part(copies: Iterable[LedgerLine]) -> dict[str, list[LedgerLine]]:
    """The copies of one unit by the part that they are, whole forms first, of each the one that counts first.

    A part is never a second copy of another part or of a whole form (model/part.py).
    """
    found: dict[str, list[LedgerLine]] = {}
    for line in sorted(copies, key=lambda line: line.part):
        found.setdefault(line.part, []).append(line)
    return {part: in_order(same) for part, same in found.items()}


def answers(line: LedgerLine, other: LedgerLine) -> bool:
    """Whether a workbook was made from another one of its unit, and says something else."""
    return line.answers_digest != other.answers_digest and other.answers_digest in line.answers_to


def preference(line: LedgerLine) -> tuple[bool, int, int, int, int, str, str]:
    """Sorts copies whose order nothing else tells: answered at all, a person's word, later stage, more levels, path."""
    return *_rank(line), -(line.assessed or 0), len(line.path), line.path, line.sha256


def _rank(line: LedgerLine) -> tuple[bool, int, int]:
    return line.blank, _BY_WORD[line.receipt.word], -STAGES.index(line.stage or "self")


_BY_WORD: dict[Word | None, int] = {"yes": 0, "own": 1, None: 2, "no": 3}
"""What a person said in the round's ledger goes before all else among copies that answer anything."""


class _Known:
    """Units that are known, and the one among them that a sender names."""

    def __init__(self, units: Iterable[Unit] = (), *, loose: bool) -> None:
        self.loose = loose
        self.by_code: dict[str, list[Unit]] = {}
        self.by_letters: dict[str, list[Unit]] = {}
        self.unsorted: list[Unit] = []
        """Units that by_letters does not hold yet: where every workbook has a code, nobody asks for names."""
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        if unit.code:
            self.by_code.setdefault(unit.code, []).append(unit)
        if unit.name:
            self.unsorted.append(unit)

    def find(self, sender: Unit) -> tuple[Unit | None, str]:
        """The unit by its code, else by its name; else ``None`` and the message key that says why.

        A unit and a message key: it alone is like what the sender names, in letters without marks, or of another kind.
        """
        if sender.code:
            found: Sequence[Unit] = self.by_code.get(sender.code, [])
            if len(found) > 1:  # after a reform codes were given to other units: then the name decides
                found = _of_name(found, sender) or _like_name(found, sender)
            unknown, loosely = "unit-code-unknown", False
        else:
            near = self._near(sender.name) if sender.name else []
            found = _of_name(near, sender)
            loosely = self.loose and not found
            found = _like_name(near, sender) if loosely else found
            unknown = "unit-name-unknown" if sender.name else "unit-not-named"
        if len(found) == 1:
            return found[0], "unit-name-only-alike" if loosely else ""
        return None, "unit-ambiguous" if found else unknown

    def _near(self, name: str) -> Sequence[Unit]:
        """The units whose names have the letters of that one, marks aside."""
        for unit in self.unsorted:
            for letters in loosely(unit.name):
                self.by_letters.setdefault(letters, []).append(unit)
        self.unsorted.clear()
        return list({id(unit): unit for letters in loosely(name) for unit in self.by_letters.get(letters, ())}.values())


def _of_name(units: Sequence[Unit], sender: Unit) -> Sequence[Unit]:
    """Those that fit the sender's name, level and kind best: spelt exactly so, else by the agreed forms of names."""
    level, kind = _level_and_kind(sender)
    fitting = [u for u in units if _fits(u.level, level) and _fits(_level_and_kind(u)[1], kind)]
    exact = [u for u in fitting if clean(u.name) == clean(sender.name)]
    named = exact or [u for u in fitting if _names(u) & _names(sender)]
    fit = [(u.code == sender.code, u.level == level, u.kind == kind) for u in named]
    return [u for u, of_this in zip(named, fit, strict=True) if of_this == max(fit)]


def _like_name(units: Sequence[Unit], sender: Unit) -> Sequence[Unit]:
    """Those of the sender's level whose names have the same letters, marks and kinds of unit aside."""
    level, letters = _level_and_kind(sender)[0], loosely(sender.name)
    return [u for u in units if _fits(u.level, level) and letters & loosely(u.name)]


def _names(unit: Unit) -> set[str]:
    return {agreed(unit.name), agreed(without_kind(unit.name)[0])}


def _level_and_kind(unit: Unit) -> tuple[str, str]:
    """The level and kind of a unit; where they are not given, as the kind in front of its name says."""
    kind = unit.kind or without_kind(unit.name)[1]
    levels = [level for level, kinds in KINDS_OF_LEVEL.items() if kind in kinds]
    return unit.level or (levels[0] if len(levels) == 1 else ""), kind


def _fits(one: str, other: str) -> bool:
    return one == other or not one or not other


def _one_name(senders: Sequence[Unit]) -> bool:
    """Whether all of them name a unit alike."""
    kinds = {_level_and_kind(unit)[1] for unit in senders} - {""}
    return len(kinds) <= 1 and len({agreed(without_kind(unit.name)[0]) for unit in senders}) == 1


def _much_alike(groups: Sequence[Sequence[LedgerLine]]) -> dict[str, Arguments]:
    """Without a register: units that lack a code and are named much like another one of the same level."""
    firsts = [group[0] for group in groups if sender_of(group[0]).name]
    if all(sender_of(line).code for line in firsts):
        return {}
    near: dict[str, list[Unit]] = {}
    for line in firsts:
        for letters in loosely(sender_of(line).name):
            near.setdefault(letters, []).append(sender_of(line))
    remarks: dict[str, Arguments] = {}
    for line in firsts:
        unit = sender_of(line)
        others = [u for letters in loosely(unit.name) for u in near[letters] if u is not unit]
        like = [u for u in others if all(map(_fits, _level_and_kind(u), _level_and_kind(unit)))]
        if like and not unit.code:
            remarks[line.path] = {"found": _shown(unit), "other": min(map(_shown, like))}
    return remarks


def _vagueness(unit: Unit) -> tuple[bool, bool]:
    return not unit.code, not unit.level


def _named(unit: Unit, group: Sequence[LedgerLine], register: Units | None) -> list[LedgerLine]:
    """All of the group under one unit: the register's, else as the workbook that counts names it."""
    own = sender_of(group[0])
    name = own if register is None and own.code == unit.code else unit
    return [replace(line, unit=name) for line in group]


_LONG_NUMBER = re.compile(r"(\d(?:[ .-]?\d){3})(?:[ .-]?\d){5,}")
"""Nine digits or more: no unit has such a code, but an identity card, a telephone and a bank account do."""


def _unknown(sender: Unit, problem: str, register: Units, near: Unit | None = None) -> Arguments:
    """What is said of a unit that the register lacks; of somebody's number that stands there, the beginning alone."""
    near_by, unit = _shown(near) if near else "", _LONG_NUMBER.sub(r"\1…", _shown(sender))
    why = filled(WORDS[problem], unit=unit, register=register.path, near=near_by)
    if unit != _shown(sender):
        why = filled(WORDS["number-cut"], why=why)
    return {"unit": unit, "register": register.path, "why": why}


def _shown(unit: Unit) -> str:
    return " ".join(part for part in (full_name(unit, "vi"), f"({unit.code})" if unit.code else "") if part)
