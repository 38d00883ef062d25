"""Body of the command that puts the parts of a form, or copies of several officers, together; gives its exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import BESIDE, Authority, issue, issued_as
from iso18091cli.cli.next_step import point
from iso18091cli.cli.run_return import strays
from iso18091cli.errors import NothingToDo
from iso18091cli.files.harmless import one_line
from iso18091cli.files.outputs import alone, asked_path, claim_apart, file_name, write_whole
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.join import WORDS
from iso18091cli.messages.parts import named
from iso18091cli.messages.workbook import STAGES
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import accepted
from iso18091cli.model.issued import LIST, Issued
from iso18091cli.model.names import period_key
from iso18091cli.model.part import WHOLE, parts_of
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.model.units import Unit, Units, full_name
from iso18091cli.register.identity import by_part, by_unit, sender_of
from iso18091cli.register.issued import number_from
from iso18091cli.register.load import load_units
from iso18091cli.render import terminal
from iso18091cli.results.reading import line_of
from iso18091cli.results.rows import file_row

if TYPE_CHECKING:
    from iso18091cli.form.join import Joined
    from iso18091cli.form.to_settle import Unsettled

_SHOWN = 12
"""Cells that are named on the terminal; the workbook lists all."""
_LONGEST = 120


@dataclass(frozen=True)
class Order:
    """What is to be joined, and where to."""

    paths: tuple[Path, ...]
    """The files of one unit, or one folder."""
    output: Path | None
    force: bool
    language: str
    authority: Authority = BESIDE
    register: Path | None = None
    """The round's; where none is named, the one in the folder."""


def run(order: Order, catalog_file: Path | None) -> int:
    """Of files: 0 joined, 1 joined with something left to settle or to answer, 2 not.

    Of a folder: 0 all units that sent parts were joined, 1 some of them, 2 none.
    """
    catalog = load_catalog(catalog_file)
    if len(order.paths) == 1 and order.paths[0].is_dir():
        return _join_folder(order, order.paths[0], catalog)
    if any(path.is_dir() for path in order.paths):
        raise NothingToDo(WORDS["folder-alone"])
    if len(order.paths) < 2:
        raise NothingToDo(WORDS["two-at-least"])
    return _join_files(order, catalog)


# Files of one unit ----------------------------------------------------------------------------------------------------


def _join_files(order: Order, catalog: Catalog) -> int:
    issued = order.authority.issued(order.paths)
    results = list(read_all(order.paths, examine, catalog, None, issued, failed=unread))
    if unusable := [result for result in results if not result.usable]:
        for result in unusable:
            terminal.show_findings(err(), result, order.language, every=False)
        return 2
    unit = _of_one(results, order.language)
    name = f"{file_name(full_name(unit, 'vi') or order.paths[0].stem)}-{say(WORDS['file-name'], order.language)}.xlsx"
    path = asked_path(order.output, name)
    for source in order.paths:
        claim_apart([path], source, order.force, WORDS["over-itself"])
    made = _made(results, catalog, path)
    with alone(path.parent):
        issue(_list_of(order.paths, path), [issued_as(made.stamp, catalog)])
        write_whole(path, made.content)
    said = filled(WORDS["made"], n=str(len(results)), path=str(path), answers=str(made.answers))
    out().print(say(said, order.language), soft_wrap=True)
    _tell_parts(results, unit, catalog, order.language)
    point("validate", order.language, file=path)
    return _tell_left(made, order.language)


def _of_one(results: Sequence[Result], language: str) -> Unit:
    """The unit of all of them. Raises NothingToDo where they are of several units, periods or stages."""
    lines = [line_of(file_row(result)) for result in results]
    groups = by_unit([line for line in lines if sender_of(line).code or sender_of(line).name], None).groups
    if len(groups) > 1:
        units = ", ".join(full_name(sender_of(group[0]), language) for group in groups)
        raise NothingToDo(filled(WORDS["other-unit"], units=units))
    periods = {period_key(line.period): line.period for line in lines if line.period}
    if len(periods) > 1:
        raise NothingToDo(filled(WORDS["other-period"], found=", ".join(sorted(periods.values()))))
    stages: list[Stage] = list(dict.fromkeys(line.stage or "self" for line in lines))
    if len(stages) > 1:
        found = {lang: ", ".join(say(STAGES[stage], lang) for stage in stages) for lang in LANGUAGES}
        raise NothingToDo(filled(WORDS["other-stage"], found=found))
    return sender_of(groups[0][0]) if groups else Unit()


def _made(results: Sequence[Result], catalog: Catalog, path: Path) -> Joined:
    # Not earlier: openpyxl brings threads along, and with a thread a worker cannot be forked.
    from iso18091cli.form.join import Source, join

    sources = [Source(Path(r.path).name, r.submission, tuple(strays(r))) for r in results if r.submission is not None]
    return join(sources, catalog, number_from(" ".join(result.sha256 for result in results), path.name))


def _list_of(sources: Sequence[Path], made: Path) -> Path:
    """The folder whose list the joined copy is added to: that of the files where one lies there, for it stays there."""
    return next((path.parent for path in sources if (path.parent / LIST).is_file()), made.parent)


def _tell_parts(results: Sequence[Result], unit: Unit, catalog: Catalog, language: str) -> None:
    came = {result.part for result in results}
    missing = [part for part in parts_of(catalog) if part not in came] if WHOLE not in came else []
    if missing:
        out().print(say(filled(WORDS["missing"], parts=named(missing, catalog, unit)), language), soft_wrap=True)


def _tell_left(made: Joined, language: str) -> int:
    """What is still to be done, and the exit code that says so."""
    console, left = out(), [item for item in made.unsettled if not item.settles_itself]
    if left or made.gaps:
        counts = {"n": str(len(left)), "gaps": str(sum(len(gap.rows) for gap in made.gaps))}
        console.print(say(filled(WORDS["to-settle"], sheet=WORDS["sheet"], **counts), language), soft_wrap=True)
    for item in left[:_SHOWN]:
        console.print(f"  {_differs(item, language)}", soft_wrap=True)
    if len(left) > _SHOWN:
        console.print(f"  {say(filled(WORDS['more'], n=str(len(left) - _SHOWN)), language)}")
    if own := [item for item in made.unsettled if item.settles_itself]:
        names = {lang: ", ".join(say(item.column, lang) for item in own) for lang in LANGUAGES}
        console.print(say(filled(WORDS["own-left"], names=names), language), soft_wrap=True)
    terminal.show_lost(console, made.lost, language)
    return 1 if left or made.gaps else 0


def _differs(item: Unsettled, language: str) -> str:
    said = "; ".join(f"{one.file}: “{one_line(one.answer, _LONGEST)}”" for one in item.said)
    where = item.address.row if item.address.kind != "unit" else item.said[0].place.sheet
    return say(filled(WORDS["differs"], where=where, column=item.column, said=said), language)


# A folder ------------------------------------------------------------------------------------------------------------


class _Looked(NamedTuple):
    """What is known of a file before it is joined."""

    line: LedgerLine
    errors: int


def look(path: Path, catalog: Catalog, issued: Issued) -> _Looked:
    """Reads a file for its line in the ledger alone, in a worker: the answers stay there."""
    result = examine(path, catalog, None, issued)
    errors = sum(finding.severity == "error" for finding in result.diagnostics)
    return _Looked(line_of(file_row(result)), 0 if accepted(result.diagnostics) else errors)


def _unread(path: Path, problem: str) -> _Looked:
    return _Looked(line_of(file_row(unread(path, problem))), 1)


def _join_folder(order: Order, folder: Path, catalog: Catalog) -> int:
    received, issued = (
        receive(folder, [order.register] if order.register else []),
        order.authority.issued([folder / LIST]),
    )
    looked = list(read_all(received.workbooks, look, catalog, issued, failed=_unread))
    errors = {item.line.path: item.errors for item in looked}
    listed = order.register or received.register
    register = load_units(listed) if listed else None
    groups = [group for group in _groups(looked, register) if any(line.part for line in group)]
    if not groups:
        raise NothingToDo(filled(WORDS["dir.none"], folder=str(folder)))
    wanted, told = list[list[LedgerLine]](), dict[int, Text]()
    for number, group in enumerate(groups):
        forms = by_part(group)
        if why := _why_not(forms, errors, catalog):
            told[number] = why
            wanted.append([])
        else:
            wanted.append([forms[part][0] for part in parts_of(catalog)])
    paths = [Path(line.path) for lines in wanted for line in lines]
    results = {result.path: result for result in read_all(paths, examine, catalog, None, issued, failed=unread)}
    joined = 0
    for number, (group, lines) in enumerate(zip(groups, wanted, strict=True)):
        unit = sender_of(group[0])
        if lines and (why := _join_unit(order, folder, unit, [results[line.path] for line in lines], catalog)):
            told[number] = why
        if number in told:
            _tell(order, "dir.not", unit, why=told[number])
        joined += number not in told
    counts = {"joined": str(joined), "all": str(len(groups))}
    out().print(say(filled(WORDS["dir.sum"], **counts), order.language), soft_wrap=True)
    if joined:
        point("aggregate", order.language, folder=order.output or folder)
    return 0 if joined == len(groups) else 1 if joined else 2


def _groups(looked: Sequence[_Looked], register: Units | None) -> list[list[LedgerLine]]:
    """The usable files of each unit in each period."""
    usable = [item.line for item in looked if item.line.outcome != "unusable"]
    periods = dict.fromkeys(sorted(period_key(line.period) for line in usable))
    return [
        group
        for period in periods
        for group in by_unit([line for line in usable if period_key(line.period) == period], register).groups
    ]


def _why_not(forms: Mapping[str, Sequence[LedgerLine]], errors: Mapping[str, int], catalog: Catalog) -> Text:
    """Why the parts of a unit are not joined; {} where all are there and complete."""
    first = {part: copies[0] for part, copies in forms.items() if not copies[0].blank}
    if WHOLE in first:
        return filled(WORDS["dir.whole"], path=first[WHOLE].path)
    missing = [part for part in parts_of(catalog) if part not in first]
    if missing:
        unit = sender_of(next(iter(forms.values()))[0])
        return filled(WORDS["dir.missing"], parts=named(missing, catalog, unit))
    faulty = next((line for line in first.values() if errors[line.path]), None)
    return filled(WORDS["dir.incomplete"], path=faulty.path, n=str(errors[faulty.path])) if faulty else {}


def _join_unit(order: Order, folder: Path, unit: Unit, results: Sequence[Result], catalog: Catalog) -> Text:
    """Writes the whole form of one unit; gives why it was not written, {} where it was."""
    stem = f"{file_name(full_name(unit, 'vi') or unit.code)}-{say(WORDS['file-name'], order.language)}"
    path = (order.output or folder) / f"{stem}.xlsx"
    made = _made(results, catalog, path)
    left = [item for item in made.unsettled if not item.settles_itself]
    if left:
        cells = ", ".join(dict.fromkeys(item.address.row for item in left[:_SHOWN]))
        return filled(WORDS["dir.differ"], n=str(len(left)), cells=cells)
    for result in results:
        claim_apart([path], Path(result.path), order.force, WORDS["over-itself"])
    with alone(path.parent):
        issue(_list_of([folder / LIST], path), [issued_as(made.stamp, catalog)])
        write_whole(path, made.content)
    _tell(order, "dir.made", unit, path=str(path))
    terminal.show_lost(out(), made.lost, order.language)
    return {}


def _tell(order: Order, key: str, unit: Unit, **arguments: str | Text) -> None:
    named = one_line(full_name(unit, order.language), _LONGEST)
    out().print(say(filled(WORDS[key], unit=named, **arguments), order.language), soft_wrap=True)
