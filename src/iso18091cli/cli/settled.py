"""Lines of a round's ledger → the same, with what each workbook is worth now; all else in them stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from iso18091cli.cli.round_now import Asked, Now, path_in, round_now
from iso18091cli.figures.ledger import is_late
from iso18091cli.intake.filing import ASIDE
from iso18091cli.messages.collect import OUTCOMES
from iso18091cli.model.address import address_in
from iso18091cli.model.part import parts_of
from iso18091cli.model.received import Entry
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit, Units, full_name
from iso18091cli.register.identity import sender_of


class Settled(NamedTuple):
    """The lines as they are now, and what is to be said of parts of forms."""

    entries: list[Entry]
    joinable: list[str]
    """Units all of whose parts are there, and no whole form."""
    after: list[tuple[str, str]]
    """(unit, file) of parts that came in this run though a whole form of the unit was there."""


def settled(
    asked: Asked, entries: Sequence[Entry], whys: Mapping[str, Text], language: str, fresh_from: int = 0
) -> Settled:
    """Every line, in its order; from ``fresh_from`` on they are this run's.

    ``whys``: by sha256, else by way, why what came in this run is no workbook of ours. What was decided before stays
    where this run has nothing new to say. A content that came several times is told at the line that brought it first.
    """
    addresses = _addresses(asked.register)
    found: list[Entry] = []
    first: dict[str, Entry] = {}
    with round_now(asked, entries) as now:
        lines = {line.path: line for line in now.lines}
        for entry in entries:
            line = lines.get(path_in(asked.folder, entry.file)) if entry.file else None
            entry = replace(entry, late=line.late if line else is_late(entry.received, asked.due))
            why = whys.get(entry.sha256) or whys.get(entry.way)
            if entry.name and entry.sha256 in first:
                entry = _again(entry, first[entry.sha256], language)
            elif line is not None:
                entry = _judged(entry, line, now, addresses, language)
            elif _is_workbook(entry):
                entry = replace(entry, outcome="skipped", reason=say(OUTCOMES["gone"], language))
            elif why:
                entry = replace(entry, reason=say(why, language))
            if entry.name and entry.sha256:
                first.setdefault(entry.sha256, entry)
            found.append(entry)
        whole = {_unit_key(line, language) for line in now.lines if line.outcome == "counted"}
    return _with_parts(found, whole, fresh_from, set(parts_of(asked.catalog)))


def _with_parts(entries: list[Entry], whole: set[str], fresh_from: int, every: set[str]) -> Settled:
    """``whole``: units of which a whole form counts; ``every``: the parts of a whole form."""
    came: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for entry in entries:
        if entry.outcome == "part":
            key = entry.unit or entry.unit_name
            came.setdefault(key, set()).add(entry.part)
            names[key] = entry.unit_name
    joinable = [names[key] for key, parts in came.items() if key not in whole and every <= parts]
    fresh = [entry for entry in entries[fresh_from:] if entry.outcome == "part"]
    after = [(entry.unit_name, entry.file) for entry in fresh if (entry.unit or entry.unit_name) in whole]
    return Settled(entries, joinable, after)


def _is_workbook(entry: Entry) -> bool:
    return bool(entry.file) and not entry.file.startswith(f"{ASIDE}/")


def _again(entry: Entry, first: Entry, language: str) -> Entry:
    """What came before with the same bytes: it is told there."""
    outcome = "second_copy" if _is_workbook(entry) else entry.outcome
    reason = say(filled(OUTCOMES["same"], file=first.way), language)
    return replace(entry, outcome=outcome, unit=first.unit, unit_name=first.unit_name, reason=reason)


def _unit_key(line: LedgerLine, language: str) -> str:
    unit = sender_of(line)
    return unit.code or full_name(unit, language)


def _judged(entry: Entry, line: LedgerLine, now: Now, addresses: Mapping[str, Unit], language: str) -> Entry:
    unit, marks = line.unit or Unit(), now.marks.get(line.path)
    known = line.unit is not None
    remark = _remark(entry, line, addresses, language)
    why = say(line.reason, language).replace(line.path.removesuffix(entry.file), "")  # files as seen from the folder
    return replace(
        entry,
        outcome=line.outcome,
        unit=unit.code,
        unit_name=full_name(unit, language),
        period=line.period,
        stage=line.stage or "",
        part=line.part,
        assessed=marks.assessed if marks and known else None,
        asked=marks.asked if marks and known else None,
        errors=marks.errors if marks else None,
        warnings=marks.warnings if marks else None,
        reason=" ".join(part for part in (why, remark) if part),
    )


def _addresses(register: Units | None) -> dict[str, Unit]:
    """Units by the address that the register gives them; one that two units share tells nothing."""
    found: dict[str, list[Unit]] = {}
    for unit in register.units if register else ():
        if unit.email:
            found.setdefault(unit.email.casefold(), []).append(unit)
    return {address: units[0] for address, units in found.items() if len(units) == 1}


def _remark(entry: Entry, line: LedgerLine, addresses: Mapping[str, Unit], language: str) -> str:
    """Where the address that sent a workbook is another unit's; of one that nobody can read, whose it is."""
    other = addresses.get(address_in(entry.sender).text.casefold())
    unit = sender_of(line)
    if other is None or (other.code, other.name) == (unit.code, unit.name):
        return ""
    if not unit.name and not unit.code:
        said = filled(OUTCOMES["by-sender"], sender=entry.sender, unit=full_name(other, language))
    else:
        names = {"other": full_name(other, language), "unit": full_name(unit, language)}
        said = filled(OUTCOMES["other-sender"], sender=entry.sender, **names)
    return say(said, language)
