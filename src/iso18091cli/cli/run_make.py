"""Body of the command that makes blank workbooks; gives its exit code."""

from __future__ import annotations

from collections.abc import Sequence
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
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.part import SURVEY, WHOLE, office_of, parts_of, without_office
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import filled, say
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
    only: str = ""
    """"survey": its part alone."""
    split_by: str = ""
    """"lead": a part for each lead office, and one for the survey."""


def make(order: Order, catalog_file: Path | None) -> int:
    """Makes one blank workbook, or one for each unit of a register; of each all parts that are asked for."""
    catalog = load_catalog(catalog_file)
    parts = _parts(order, catalog)
    if order.units is None:
        return _make_one(order, catalog) if parts == (WHOLE,) else _make_parts(order, catalog, parts)
    if order.unit:
        raise NothingToDo(WORDS["unit-or-units"])
    return _make_many(order, catalog, order.units, parts)


def _parts(order: Order, catalog: Catalog) -> tuple[str, ...]:
    """The parts that are asked for: of a whole form that alone."""
    if order.only and order.split_by:
        raise NothingToDo(PARTS["only-and-split"])
    if order.only:
        return (survey_part(order.only, catalog),)
    if not order.split_by:
        return (WHOLE,)
    if order.split_by != "lead":
        raise NothingToDo(filled(PARTS["split-unknown"], found=order.split_by))
    if left_out := without_office(catalog):
        raise NothingToDo(filled(PARTS["no-offices"], catalog=catalog.id, id=left_out[0].id))
    return parts_of(catalog)


def survey_part(only: str, catalog: Catalog) -> str:
    """The part that ``--only`` names. Raises NothingToDo where there is none."""
    if only != SURVEY:
        raise NothingToDo(filled(PARTS["only-unknown"], found=only))
    if not catalog.survey:
        raise NothingToDo(filled(PARTS["no-survey"], catalog=catalog.id))
    return SURVEY


def _make_one(order: Order, catalog: Catalog) -> int:
    path = asked_path(order.output, f"{_name(order)}.xlsx")
    claim(path, order.force)  # before the work
    stamp = _stamp(order)
    content = new_workbook(catalog, order.language, stamp)
    with alone(path.parent):
        issue(path.parent, [issued_as(stamp, catalog)])
    _put(path, content, order.force)
    out().print(terminal.word("made", order.language, path=str(path)), soft_wrap=True)
    return 0


def _make_parts(order: Order, catalog: Catalog, parts: Sequence[str]) -> int:
    """The parts of one form, in a folder; a single one also under the name that is asked for."""
    names = [part_file(_name(order), part, order.language) for part in parts]
    single = asked_path(order.output, names[0]) if len(parts) == 1 else None
    folder = single.parent if single else order.output or Path()
    paths = [single] if single else [folder / name for name in names]
    with alone(folder):
        for path in paths:
            claim(path, order.force)
        copies = [replace(_stamp(order), part=part) for part in parts]
        issue(folder, [issued_as(stamp, catalog) for stamp in copies])
        for stamp, path in zip(copies, paths, strict=True):
            _put(path, new_workbook(catalog, order.language, stamp), order.force)
    if single:
        out().print(terminal.word("made", order.language, path=str(single)), soft_wrap=True)
        return 0
    listed = ", ".join(path.name for path in paths)
    said = filled(PARTS["made"], n=str(len(paths)), folder=str(folder), parts=listed)
    out().print(say(said, order.language), soft_wrap=True)
    return 0


def _name(order: Order) -> str:
    return file_name(order.unit) if order.unit else terminal.word("workbook-name", order.language)


def part_file(stem: str, part: str, language: str) -> str:
    """The name of a part's file: "hai-an.van-phong.xlsx"."""
    if part == WHOLE:
        return f"{stem}.xlsx"
    return f"{stem}.{say(PARTS['file.survey'], language) if part == SURVEY else file_name(office_of(part))}.xlsx"


def _stamp(order: Order) -> Stamp:
    if order.level and order.level not in LEVELS:
        known = ", ".join(LEVELS)
        raise NothingToDo(filled(WORDS["unit-level-unknown"], found=order.level, known=known))
    return Stamp(
        unit=Unit(name=clean(order.unit), level=order.level),
        period=order.period,
        stage=stage_named(order.stage) or "self",
        copy=new_number(),
    )


def _make_many(order: Order, catalog: Catalog, register: Path, parts: Sequence[str]) -> int:
    units = load_units(register).expected
    if not units:
        raise NothingToDo(WORDS["no-units"])
    folder = order.output or Path()
    stems = file_names([(unit.name, unit.code) for unit in units])
    paths = {(stem, part): folder / part_file(stem, part, order.language) for stem in stems for part in parts}
    stage = stage_named(order.stage) or "self"
    batches = {part: Batch(catalog, order.language, order.period, stage, part) for part in parts}
    with alone(folder):
        for path in paths.values():  # before the work, not after half of it
            claim(path, order.force)
        copies = [
            (batches[part].stamp(replace(unit, group=catalog.group_of(unit.group)), new_number()), paths[stem, part])
            for unit, stem in zip(units, stems, strict=True)
            for part in parts
        ]
        issue(folder, [issued_as(stamp, catalog) for stamp, _ in copies])
        for stamp, path in track(
            copies,
            description=terminal.word("making", order.language),
            console=err(),
            disable=not err().is_terminal,
        ):
            _put(path, batches[stamp.part].workbook(stamp.unit, stamp.copy), order.force)
    if len(parts) == 1:
        out().print(terminal.word("made.many", order.language, n=len(paths), folder=str(folder)), soft_wrap=True)
        return 0
    counts = {"n": str(len(paths)), "units": str(len(units)), "parts": str(len(parts))}
    out().print(say(filled(PARTS["made.many"], folder=str(folder), **counts), order.language), soft_wrap=True)
    return 0


def _put(path: Path, content: bytes, force: bool) -> None:
    claim(path, force)
    write_whole(path, content)
