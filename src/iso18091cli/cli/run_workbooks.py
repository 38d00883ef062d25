"""Bodies of the commands about workbooks: make, check, score; each gives its exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import waivers
from iso18091cli.cli.console import err, out, put_bytes, put_json
from iso18091cli.errors import NothingToDo
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import accepted
from iso18091cli.model.scores import Result
from iso18091cli.model.text import filled
from iso18091cli.model.units import LEVELS, Unit
from iso18091cli.outputs import alone, claim, file_name, file_names, write_whole
from iso18091cli.render import terminal
from iso18091cli.render.arithmetic import show_arithmetic
from iso18091cli.render.csv_text import findings_csv
from iso18091cli.render.json_text import score_document, validation_document
from iso18091cli.spelling import clean, nearest
from iso18091cli.workers import examine_all


@dataclass(frozen=True)
class Order:
    """What workbooks are asked for."""

    unit: str
    level: str
    units: Path | None
    period: str
    stage: str
    output: Path | None
    force: bool
    language: str


def make(order: Order, catalog_file: Path | None) -> int:
    """Makes one blank workbook, or one for each unit of a register."""
    catalog = load_catalog(catalog_file)
    if order.units is None:
        return _make_one(order, catalog)
    if order.unit:
        raise NothingToDo(WORDS["unit-or-units"])
    return _make_many(order, catalog, order.units)


def _make_one(order: Order, catalog: Catalog) -> int:
    from iso18091cli.workbook.writer import Stamp, new_workbook

    if order.level and order.level not in LEVELS:
        known = ", ".join(LEVELS)
        raise NothingToDo(filled(WORDS["unit-level-unknown"], found=order.level, known=known))
    name = file_name(order.unit) if order.unit else terminal.word("workbook-name", order.language)
    path = order.output or Path(f"{name}.xlsx")
    if os.path.isdir(path) or (order.output and not path.suffix):  # noqa: PTH112 - see outputs.claim
        path = path / f"{name}.xlsx"
    claim(path, order.force)  # before the work
    stamp = Stamp(unit=Unit(name=clean(order.unit), level=order.level), period=order.period, stage=_stage(order.stage))
    _put(path, new_workbook(catalog, order.language, stamp), order.force)
    out().print(terminal.word("made", order.language, path=str(path)), soft_wrap=True)
    return 0


def _make_many(order: Order, catalog: Catalog, register: Path) -> int:
    from rich.progress import track

    from iso18091cli.units import load_units
    from iso18091cli.workbook.batch import Batch

    units = load_units(register).expected
    if not units:
        raise NothingToDo(WORDS["no-units"])
    folder = order.output or Path()
    paths = [folder / f"{name}.xlsx" for name in file_names([(unit.name, unit.code) for unit in units])]
    with alone(folder):
        for path in paths:  # before the work, not after half of it
            claim(path, order.force)
        batch = Batch(catalog, order.language, order.period, _stage(order.stage))
        for unit, path in track(
            list(zip(units, paths, strict=True)),
            description=terminal.word("making", order.language),
            console=err(),
            disable=not err().is_terminal,
        ):
            _put(path, batch.workbook(unit), order.force)
    out().print(terminal.word("made.many", order.language, n=len(paths), folder=str(folder)), soft_wrap=True)
    return 0


def _put(path: Path, content: bytes, force: bool) -> None:
    claim(path, force)
    write_whole(path, content)


def _stage(name: str) -> Stage:
    return "review" if name == "review" else "agreed" if name == "agreed" else "self"


def validate(files: Sequence[Path], catalog_file: Path | None, form: str, every: bool, language: str) -> int:
    """0 where no file has an error, 1 where one has, 2 where none could be read. ``form``: text, json, csv or html."""
    catalog = load_catalog(catalog_file)
    results = list(examine_all(files, catalog))
    if form == "json":
        put_json(validation_document(results, catalog, language))
    elif form == "csv":
        put_bytes(findings_csv(results, language))
        terminal.show_waivers(err(), waivers(catalog), language)  # the table has no place for them
    elif form == "html":
        from iso18091cli.reports.findings_html import findings_html

        put_bytes(findings_html(results, catalog, language))
    else:
        for result in results:
            terminal.show_findings(out(), result, language, every)
        terminal.show_waivers(out(), waivers(catalog), language)
        if len(results) > 1:
            terminal.show_total(out(), results, language)
    if not any(result.usable for result in results):
        return 2
    return 0 if all(accepted(result.diagnostics) for result in results) else 1


def score(files: Sequence[Path], catalog_file: Path | None, stage: str | None, as_json: bool, language: str) -> int:
    """0 where every file was usable, 1 where some were not, 2 where none was."""
    catalog = load_catalog(catalog_file)
    results = list(examine_all(files, catalog, _stage(stage) if stage else None))
    if as_json:
        put_json(score_document(results, catalog, language))
    else:
        for number, result in enumerate(results):
            if number:
                out().print()
            terminal.show_score(out(), result, catalog, language)
        terminal.show_waivers(out(), waivers(catalog), language)
    return usable_code(results)


def explain(files: Sequence[Path], catalog_file: Path | None, stage: str | None, what: str, language: str) -> int:
    """Shows the arithmetic of one indicator, pillar or the total, down to the cells."""
    catalog = load_catalog(catalog_file)
    known = [*catalog.indicator, *(pillar.id for pillar in catalog.pillars), "total"]
    if what not in known:
        near = nearest(what, known)
        hint = filled(WORDS["hint"], nearest=near) if near else ""
        raise NothingToDo(filled(WORDS["explain.unknown"], id=what, hint=hint))
    results = list(examine_all(files, catalog, _stage(stage) if stage else None))
    for result in results:
        if result.usable:
            show_arithmetic(out(), result, catalog, what, language)
        else:
            terminal.show_findings(out(), result, language, every=False)
    return usable_code(results)


def usable_code(results: Sequence[Result]) -> int:
    """The exit code of commands that give figures."""
    usable = sum(result.usable for result in results)
    return 0 if usable == len(results) else 1 if usable else 2
