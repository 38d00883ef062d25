"""Body of the command that makes blank workbooks; gives its exit code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from rich.progress import track

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import issue, issued_as
from iso18091cli.errors import NothingToDo
from iso18091cli.files.outputs import alone, asked_path, claim, file_name, file_names, write_whole
from iso18091cli.form.batch import Batch
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import filled
from iso18091cli.model.units import LEVELS, Unit
from iso18091cli.register.issued import new_number
from iso18091cli.register.load import load_units
from iso18091cli.render import terminal


@dataclass(frozen=True)
class Order:
    """What workbooks are asked for."""

    unit: str
    level: str
    units: Path | None
    period: str
    stage: str | None
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
    if order.level and order.level not in LEVELS:
        known = ", ".join(LEVELS)
        raise NothingToDo(filled(WORDS["unit-level-unknown"], found=order.level, known=known))
    name = file_name(order.unit) if order.unit else terminal.word("workbook-name", order.language)
    path = asked_path(order.output, f"{name}.xlsx")
    claim(path, order.force)  # before the work
    stamp = Stamp(
        unit=Unit(name=clean(order.unit), level=order.level),
        period=order.period,
        stage=stage_named(order.stage) or "self",
        copy=new_number(),
    )
    content = new_workbook(catalog, order.language, stamp)
    with alone(path.parent):
        issue(path.parent, [issued_as(stamp, catalog)])
    _put(path, content, order.force)
    out().print(terminal.word("made", order.language, path=str(path)), soft_wrap=True)
    return 0


def _make_many(order: Order, catalog: Catalog, register: Path) -> int:
    units = load_units(register).expected
    if not units:
        raise NothingToDo(WORDS["no-units"])
    folder = order.output or Path()
    paths = [folder / f"{name}.xlsx" for name in file_names([(unit.name, unit.code) for unit in units])]
    with alone(folder):
        for path in paths:  # before the work, not after half of it
            claim(path, order.force)
        batch = Batch(catalog, order.language, order.period, stage_named(order.stage) or "self")
        copies = [batch.stamp(replace(unit, group=catalog.group_of(unit.group)), new_number()) for unit in units]
        issue(folder, [issued_as(stamp, catalog) for stamp in copies])
        for stamp, path in track(
            list(zip(copies, paths, strict=True)),
            description=terminal.word("making", order.language),
            console=err(),
            disable=not err().is_terminal,
        ):
            _put(path, batch.workbook(stamp.unit, stamp.copy), order.force)
    out().print(terminal.word("made.many", order.language, n=len(paths), folder=str(folder)), soft_wrap=True)
    return 0


def _put(path: Path, content: bytes, force: bool) -> None:
    claim(path, force)
    write_whole(path, content)
