"""Which unit a workbook speaks for, and which of several copies counts. Pure; used by aggregate."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from iso18091cli.checks.unit_data import UNIT_NOT_IN_REGISTER
from iso18091cli.messages.reports import worded
from iso18091cli.model.answers import STAGES, Stage
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result, Scorecard
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit, Units


def by_unit(usable: Sequence[Result], register: Units | None) -> tuple[list[list[Result]], list[Result]]:
    """Group usable results by unit, the copy that counts first; apart from them those of units the register lacks.

    A unit is known by its code where both sides have one, else by name and level. With a register, every result takes
    the register's unit; a unit that does not stand there makes its result unusable, with a finding. A workbook that
    names no unit is never taken together with another.
    """
    known = _Known(register.units if register else ())
    groups: dict[int, tuple[Unit, list[Result]]] = {}
    strangers: list[Result] = []
    # Without a register, the workbooks that say most about their unit come first and the others are held against them.
    for result in sorted(usable, key=lambda r: (_vagueness(card(r).unit), preference(r))):
        sender = card(result).unit
        unit, problem = known.find(sender)
        if unit is None and register:
            strangers.append(_stranger(result, problem, register))
            continue
        if unit is None:
            unit = replace(sender)  # an object of its own: groups are kept by identity
            known.add(unit)
        groups.setdefault(id(unit), (unit, []))[1].append(result)
    return [_named(unit, sorted(group, key=preference), register) for unit, group in groups.values()], strangers


def card(result: Result) -> Scorecard:
    """The scorecard of a usable result."""
    assert result.scorecard is not None, "only usable results come here"
    return result.scorecard


def stage_of(result: Result) -> Stage:
    """The workbook's own stage; a report for one stage gives all scorecards the same one."""
    return result.submission.stage if result.submission else card(result).stage


def levels_in(scorecard: Scorecard) -> int:
    """How many indicators have a level."""
    return sum(1 for indicator in scorecard.indicators if indicator.level is not None)


def preference(result: Result) -> tuple[int, int, int, str, str]:
    """Sorts first the copy that counts: later stage, more levels, shorter path ("x.xlsx" before "x (1).xlsx")."""
    stage = STAGES.index(stage_of(result))
    return -stage, -levels_in(card(result)), len(result.path), result.path, result.sha256


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


def _named(unit: Unit, group: Sequence[Result], register: Units | None) -> list[Result]:
    """All of the group under one unit: the register's, else as the workbook that counts names it."""
    own = card(group[0]).unit
    name = own if register is None and own.code == unit.code else unit
    return [replace(r, scorecard=replace(card(r), unit=name)) for r in group]


def _stranger(result: Result, problem: str, register: Units) -> Result:
    sender = card(result).unit
    name = " ".join(part for part in (sender.name, f"({sender.code})" if sender.code else "") if part)
    why = worded(problem, unit=name, register=register.path)
    arguments: dict[str, str | Text] = {"unit": name, "register": register.path, "why": why}
    finding = Diagnostic(UNIT_NOT_IN_REGISTER.code, UNIT_NOT_IN_REGISTER.severity, arguments=arguments)
    return replace(result, scorecard=None, diagnostics=(*result.diagnostics, finding))
