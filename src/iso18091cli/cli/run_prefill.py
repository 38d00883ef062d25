"""A folder of earlier workbooks → the forms of a register's units, each filled in from its unit's own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import track

from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import issue, issued_as
from iso18091cli.cli.language import said_language
from iso18091cli.cli.run_return import carried, is_anew
from iso18091cli.figures.ledger import Settings, count
from iso18091cli.files.outputs import claim_apart, write_whole
from iso18091cli.form.refill import stamp_of
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_all import read_all
from iso18091cli.intake.read_changed import read_changed
from iso18091cli.messages.carry import WORDS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.issued import number_from
from iso18091cli.render import terminal
from iso18091cli.results.reading import ledger
from iso18091cli.results.store import Store

if TYPE_CHECKING:
    from iso18091cli.cli.run_make import Order


def earlier(order: Order, catalog: Catalog, register: Units, folder: Path) -> dict[str, Path]:
    """By the unit's code, the workbook in that folder that counts for it, as ``aggregate`` decides.

    What lies there and is nobody's earlier workbook is said on stderr.
    """
    received = receive(folder, [Path(register.path)])
    issued = order.authority.issued([folder / LIST])
    with Store() as store:
        read_changed(store, received.workbooks, catalog, issued=issued)
        count(store, catalog, register, received.skipped, Settings())
        lines = list(ledger(store))
    for line in lines:
        if line.outcome in ("unusable", "other_period"):
            said = filled(WORDS["not-carried"], path=line.path, why=line.reason)
            err().print(say(said, order.language), style="yellow", soft_wrap=True)
    return {line.unit.code: Path(line.path) for line in lines if line.outcome == "counted" and line.unit}


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
