"""A folder of earlier workbooks → the forms of a register's units, each filled in from its unit's own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.progress import track

from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import issue, issued_as
from iso18091cli.cli.language import said_language
from iso18091cli.cli.run_return import carried, is_anew
from iso18091cli.figures.ledger import Settings, count
from iso18091cli.files.outputs import claim_apart, write_whole
from iso18091cli.form.book import Stamp
from iso18091cli.form.refill import stamp_of
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_all import read_all
from iso18091cli.intake.read_changed import read_changed
from iso18091cli.messages.carry import WORDS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST
from iso18091cli.model.legal import document_day
from iso18091cli.model.lineage import Ancestor
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.model.units import Unit, Units, full_name
from iso18091cli.register.identity import by_unit, sender_of
from iso18091cli.register.issued import number_from
from iso18091cli.register.lineage import left
from iso18091cli.register.load import load_units
from iso18091cli.register.own_lineage import lineage_beside
from iso18091cli.render import terminal
from iso18091cli.results.reading import ledger
from iso18091cli.results.store import Store

if TYPE_CHECKING:
    from iso18091cli.cli.run_make import Order


class Source(NamedTuple):
    """The earlier workbook of a unit that another one came from."""

    ancestor: Ancestor
    path: Path


@dataclass(frozen=True)
class Earlier:
    """What a folder of earlier workbooks has for the units of now, by their codes."""

    own: dict[str, Path] = field(default_factory=dict)
    """The workbook of the unit itself."""
    before: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    """Those of the units that it came from, where its borders are others now."""


def earlier(order: Order, catalog: Catalog, register: Units, folder: Path) -> Earlier:
    """The workbooks in that folder that count, as ``aggregate`` decides, for the units that their units are now.

    A register in the folder is the one of then. What lies there and is nobody's earlier workbook is said on stderr.
    """
    received = receive(folder, [Path(register.path)])
    issued = order.authority.issued([folder / LIST])
    then = received.register
    with Store() as store:
        read_changed(store, received.workbooks, catalog, issued=issued)
        known = register if then and then.samefile(register.path) else load_units(then) if then else None
        count(store, catalog, known, received.skipped, Settings())
        lines = list(ledger(store))
    for line in lines:
        if line.outcome in ("unusable", "other_period"):
            _tell_not_carried(line.path, line.reason, order.language)
    counted = {line.unit: line for line in lines if line.outcome == "counted" and line.unit}
    return _of_now(order, register, counted)


def _of_now(order: Order, register: Units, counted: Mapping[Unit, LedgerLine]) -> Earlier:
    """The units of now with the workbooks of those that they are or came from."""
    days = _last_day(order.period), _last_day(*(line.period for line in counted.values()))
    origins = lineage_beside(Path(register.path)).origins(register.expected, tuple(counted), days)
    found = Earlier()
    for origin in origins:
        sources = tuple(Source(one, Path(counted[one.unit].path)) for one in origin.earlier)
        if sources and origin.same:
            found.own[origin.unit.code] = sources[0].path
        elif sources:
            found.before[origin.unit.code] = sources
    # Whoever names no code is known by the name alone, as loosely as everywhere.
    rest = left(origins, counted)
    for group in by_unit([counted[unit] for unit in rest if not unit.code], register).groups:
        code = sender_of(group[0]).code
        if code not in found.own:
            found.own[code] = Path(group[0].path)
            found.before.pop(code, None)
    taken = {*found.own.values()}
    for unit in rest:
        if Path(counted[unit].path) not in taken:
            why = filled(WORDS["no-unit-now"], unit={lang: full_name(unit, lang) for lang in LANGUAGES})
            _tell_not_carried(counted[unit].path, why, order.language)
    return found


def _last_day(*periods: str) -> date | None:
    day = document_day(periods)
    return date.fromisoformat(day) if day else None


def _tell_not_carried(path: str, why: Text, language: str) -> None:
    said = filled(WORDS["not-carried"], path=path, why=why)
    err().print(say(said, language), style="yellow", soft_wrap=True)


def remark(
    order: Order, catalog: Catalog, asked: Sequence[tuple[tuple[Source, ...], Unit, Path]], list_of: Path
) -> dict[str, str]:
    """Writes a blank workbook for each (earlier workbooks of those that it came from, unit, place) with their levels as
    notes, and its line in a folder's list; sha256 by name."""
    paths = list(dict.fromkeys(source.path for sources, _, _ in asked for source in sources))
    results = list(read_all(paths, examine, catalog, None, order.authority.issued(paths), failed=unread))
    # Not earlier: openpyxl brings threads along, and with a thread a worker cannot be forked.
    from iso18091cli.form.carry import effective_levels
    from iso18091cli.form.predecessors import Before, with_predecessors

    answered: dict[Path, tuple[str, dict[str, str]]] = {}
    for path, result in zip(paths, results, strict=True):
        if result.submission is not None and result.scorecard is not None:
            answered[path] = result.submission.period, effective_levels(result.scorecard)
    made: dict[str, str] = {}
    for sources, unit, place in asked:
        before = [Before(s.ancestor, *answered[s.path]) for s in sources if s.path in answered]
        stamp = Stamp(
            unit=unit,
            period=order.period,
            stage=stage_named(order.stage) or "self",
            copy=number_from(" ".join(str(s.path) for s in sources), place.name),
            letter=order.letter,
        )
        issue(list_of, [issued_as(stamp, catalog)])
        content = with_predecessors(catalog, order.language, stamp, before)
        write_whole(place, content)
        made[place.name] = hashlib.sha256(content).hexdigest()
    out().print(say(filled(WORDS["many-before"], n=str(len(made))), order.language), soft_wrap=True)
    return made


def prefill(order: Order, catalog: Catalog, asked: Sequence[tuple[Path, Unit, Path]], list_of: Path) -> dict[str, str]:
    """Writes a workbook for each (earlier workbook, unit, place), and its line in a folder's list; sha256 by name."""
    made: dict[str, str] = {}
    olds = [old for old, _, _ in asked]
    results = read_all(olds, examine, catalog, None, order.authority.issued(olds), failed=unread)
    named = terminal.word("making", order.language)
    shown = track(results, description=named, total=len(olds), console=err(), disable=not err().is_terminal)
    for result, (old, unit, path) in zip(shown, asked, strict=True):
        sent = result.submission
        if sent is None:  # changed or gone since it was looked at
            terminal.show_findings(err(), result, order.language, every=False)
            continue
        claim_apart([path], old, order.force, WORDS["over-itself"])
        anew = is_anew(order.period, sent)
        before = stamp_of(sent)
        stamp = replace(
            before,
            unit=unit,
            period=order.period or sent.period,
            stage=stage_named(order.stage) or ("self" if anew else sent.stage),
            previous_period=sent.period if anew else "",
            answers_to=() if anew else before.answers_to,
            copy=number_from(sent.sha256, path.name),
            letter=order.letter,
        )
        form = carried(result, catalog, said_language(), stamp, anew)
        issue(list_of, [issued_as(stamp, catalog)])
        write_whole(path, form.content)
        made[path.name] = hashlib.sha256(form.content).hexdigest()
        _tell_lost(path, old, len(form.lost), order.language)
    said = filled(WORDS["many"], n=str(len(made)), folder=str(order.old))
    out().print(say(said, order.language), soft_wrap=True)
    return made


def _tell_lost(path: Path, old: Path, lost: int, language: str) -> None:
    """That something of the earlier workbook stands on a sheet of its own, not in the form."""
    if lost:
        said = filled(WORDS["many-lost"], path=str(path), old=old.name, n=str(lost))
        out().print(say(said, language), soft_wrap=True)
