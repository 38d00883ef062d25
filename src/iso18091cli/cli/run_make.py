"""Body of the command that makes blank workbooks; gives its exit code."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import track

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.asked_unit import unit_of_level
from iso18091cli.cli.console import err, out
from iso18091cli.cli.in_effect import InEffect, begin
from iso18091cli.cli.issuing import BESIDE, Authority, issue, issued_as
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.files.outputs import alone, asked_path, claim, file_name, file_names, write_whole
from iso18091cli.files.own_list import add_to_list
from iso18091cli.form.batch import Batch
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.intake.folder import REGISTER
from iso18091cli.messages.cli import WORDS
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.letter import Letter, letter_of
from iso18091cli.model.part import SURVEY, WHOLE, office_of, parts_of, without_office
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import Unit, Units, full_name
from iso18091cli.register.above import unit_called
from iso18091cli.register.issued import new_number
from iso18091cli.register.load import load_units
from iso18091cli.render import terminal

if TYPE_CHECKING:
    from iso18091cli.cli.run_prefill import Earlier


@dataclass(frozen=True)
class Order:
    """What workbooks are asked for."""

    unit: str
    level: str
    many: bool
    """One for each unit of the register."""
    stage: str | None
    output: Path | None
    force: bool
    of: InEffect
    """Period, catalogue, register and the rest as they count."""
    old: Path | None = None
    """Folder with the units' earlier workbooks, from which theirs are filled in."""
    authority: Authority = BESIDE
    only: str = ""
    """"survey": its part alone."""
    split_by: str = ""
    """"lead": a part for each lead office, and one for the survey."""

    @property
    def letter(self) -> Letter:
        """What the front pages say of the sender."""
        return letter_of(self.of.values)

    @property
    def language(self) -> str:
        """Of messages and workbooks."""
        return self.of.lang

    @property
    def period(self) -> str:
        """The period that stands in the workbooks."""
        return self.of.values.period


def make(order: Order) -> int:
    """Makes one blank workbook, or one for each unit of a register; of each all parts that are asked for."""
    catalog = load_catalog(order.of.values.catalogue)
    parts = _parts(order, catalog)
    if order.unit and order.many:
        raise NothingToDo(WORDS["unit-or-units"])
    if order.many or order.old:
        return _make_many(order, catalog, parts)
    return _make_one(order, catalog) if parts == (WHOLE,) else _make_parts(order, catalog, parts)


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
    point("form-made", order.language, file=path)
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
        point("form-made", order.language, file=single)
        return 0
    listed = ", ".join(path.name for path in paths)
    said = filled(PARTS["made"], n=str(len(paths)), folder=str(folder), parts=listed)
    out().print(say(said, order.language), soft_wrap=True)
    point("parts-made", order.language, folder=folder)
    return 0


def _name(order: Order) -> str:
    return file_name(order.unit) if order.unit else terminal.word("workbook-name", order.language)


def part_file(stem: str, part: str, language: str) -> str:
    """The name of a part's file: "hai-an.van-phong.xlsx"."""
    if part == WHOLE:
        return f"{stem}.xlsx"
    return f"{stem}.{say(PARTS['file.survey'], language) if part == SURVEY else file_name(office_of(part))}.xlsx"


def _stamp(order: Order) -> Stamp:
    return Stamp(
        unit=replace(unit_of_level(order.level), name=clean(order.unit)),
        period=order.period,
        stage=stage_named(order.stage) or "self",
        copy=new_number(),
        letter=order.letter,
    )


def _make_many(order: Order, catalog: Catalog, parts: Sequence[str]) -> int:
    register = asked_register(order)
    listed = load_units(register)
    units = [
        replace(unit, group=catalog.group_of(unit.group), parent=_above(unit, listed, order.language))
        for unit in listed.expected
    ]
    if not units:
        raise NothingToDo(WORDS["no-units"])
    place = order.of.folder or register.parent
    folder = order.output or place / _folder_name(order)
    named = list(zip(units, file_names([(unit.name, unit.code) for unit in units]), strict=True))
    forms = [(unit, part, folder / part_file(stem, part, order.language)) for unit, stem in named for part in parts]
    earlier = earlier_of(order, catalog, listed, parts)
    with alone(folder):
        list_of = folder if order.output else place
        made = put_forms(order, catalog, forms, earlier, list_of)
        if order.output is None:
            add_to_list(folder, made)
    counts = {"n": str(len(forms)), "units": str(len(units)), "parts": str(len(parts))}
    words = WORDS["made.many"] if len(parts) == 1 else PARTS["made.many"]
    out().print(say(filled(words, folder=str(folder), **counts), order.language), soft_wrap=True)
    begin(place, replace(order.of.values, register=register), order.language)
    point("forms-made" if len(parts) == 1 else "parts-of-many", order.language, folder=folder, round=place)
    return 0


def _above(unit: Unit, register: Units, language: str) -> str:
    """The unit above by its name, as its form shows it; the code where nobody knows whose it is."""
    above = unit_called(unit.parent, register) if unit.parent else None
    return full_name(above, language) if above else unit.parent


def put_forms(
    order: Order,
    catalog: Catalog,
    forms: Sequence[tuple[Unit, str, Path]],
    earlier: Earlier | None,
    list_of: Path,
) -> dict[str, str]:
    """Writes each (unit, part, place), filled in from the unit's earlier workbook where it has one; sha256 by name."""
    for _, _, path in forms:  # before the work, not after half of it
        claim(path, order.force)
    if earlier is None:
        return _put_blank(order, catalog, forms, list_of)
    from iso18091cli.cli.run_prefill import prefill, remark

    known = earlier.own.keys() | earlier.before.keys()
    made = _put_blank(order, catalog, [form for form in forms if form[0].code not in known], list_of)
    olds = [(earlier.own[unit.code], unit, path) for unit, _, path in forms if unit.code in earlier.own]
    if olds:
        made |= prefill(order, catalog, olds, list_of)
    others = [(earlier.before[unit.code], unit, path) for unit, _, path in forms if unit.code in earlier.before]
    if others:
        made |= remark(order, catalog, others, list_of)
    return made


def asked_register(order: Order) -> Path:
    """The register that is asked for, or the one in the folder of the earlier workbooks. Raises NothingToDo."""
    found = order.of.values.register or (order.old / REGISTER if order.old else None)
    if found is None or not (order.of.values.register or found.is_file()):
        raise NothingToDo(WORDS["no-register"])
    return found


def _folder_name(order: Order) -> str:
    """phieu-2026: where forms go unless the user says otherwise, below the round's folder."""
    name = terminal.word("forms-folder", order.language)
    return f"{name}-{file_name(order.period)}" if order.period else name


def earlier_of(order: Order, catalog: Catalog, register: Units, parts: Sequence[str]) -> Earlier | None:
    """What the folder of earlier workbooks has for the units; ``None`` where none is named."""
    if order.old is None:
        return None
    if parts != (WHOLE,):
        raise NothingToDo(PARTS["split-and-from"])
    from iso18091cli.cli.run_prefill import earlier

    return earlier(order, catalog, register, order.old)


def _put_blank(
    order: Order, catalog: Catalog, asked: Sequence[tuple[Unit, str, Path]], list_of: Path
) -> dict[str, str]:
    """Writes blank workbooks and their lines in the list of that folder; sha256 by name."""
    stage = stage_named(order.stage) or "self"
    batches = {part: Batch(catalog, order.language, order.period, stage, part, order.letter) for _, part, _ in asked}
    copies = [(batches[part].stamp(unit, new_number()), path) for unit, part, path in asked]
    if copies:
        issue(list_of, [issued_as(stamp, catalog) for stamp, _ in copies])
    made = {}
    for stamp, path in track(
        copies,
        description=terminal.word("making", order.language),
        console=err(),
        disable=not err().is_terminal,
    ):
        content = batches[stamp.part].workbook(stamp.unit, stamp.copy)
        _put(path, content, order.force)
        made[path.name] = hashlib.sha256(content).hexdigest()
    return made


def _put(path: Path, content: bytes, force: bool) -> None:
    claim(path, force)
    write_whole(path, content)
