"""Body of the command that puts self-assessments and reviews side by side; gives its exit code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from iso18091cli.appraisal.accept import Accepted, accept, unit_key
from iso18091cli.appraisal.agreement import agreement
from iso18091cli.appraisal.compare import COUNCIL, Review, Told, compare, findings
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import message
from iso18091cli.cli.console import err, out
from iso18091cli.cli.in_effect import InEffect
from iso18091cli.cli.issuing import Authority, issue, issued_as
from iso18091cli.cli.next_step import point
from iso18091cli.cli.run_return import strays
from iso18091cli.cli.run_review_new import Counted, counted_in, key_of
from iso18091cli.errors import NothingToDo
from iso18091cli.files.harmless import one_line
from iso18091cli.files.outputs import alone, claim, file_names, write_whole
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.review import FOLDERS, WORDS
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import Place, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.issued import LIST, Issued
from iso18091cli.model.lost import Lost
from iso18091cli.model.review import Appraised, Differences, ReviewCopy
from iso18091cli.model.scores import Result
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.model.units import full_name
from iso18091cli.register.issued import number_from
from iso18091cli.register.reviews import reviews_in
from iso18091cli.round.agreed import AGREED
from iso18091cli.round.agreed import list_of as agreed_list

_SHOWN = 120
_FIRST = 12
"""Findings that are no refusal and are named on the terminal."""
_MAKES = ("differences.xlsx", "differences.html", "minutes.docx", "data/differences.csv", "minutes/*")


@dataclass(frozen=True)
class Order:
    """What is merged, and where to."""

    folder: Path
    sources: tuple[Path, ...]
    """Folders and files of reviewers; none: the folder that `review new` fills."""
    output: Path | None
    force: bool
    of: InEffect
    authority: Authority

    @property
    def place(self) -> Path:
        """The folder of the round."""
        return self.of.folder or self.folder


class _Unit(NamedTuple):
    """A unit that was appraised."""

    found: Appraised
    own: Result
    reviews: Sequence[Review]
    path: Path
    number: str
    met: Submission | None
    """The meeting's workbook that is there already."""

    @property
    def stands(self) -> bool:
        """Whether that one was made from these very files, so that it stays as it is."""
        return self.met is not None and self.met.stamp.get("copy") == self.number


def run(order: Order) -> int:
    """0 where every review was merged, 1 where some were not (named), 2 where none was."""
    catalog, language = load_catalog(order.of.values.catalogue), order.of.lang
    sources = order.sources or (order.place / say(FOLDERS["new"], language),)
    files, given = _sent(sources)
    issued = order.authority.issued([*files, order.place / LIST])
    counted = counted_in(order.folder, order.of, order.authority, catalog)
    owns = _owns(counted, given, catalog, issued)
    results = {result.path: result for result in read_all(files, examine, catalog, None, issued, failed=unread)}
    now = {key: own.submission.answers_digest for key, (_, own) in owns.items() if own.submission}
    accepted = accept(results.values(), given, now)
    folder = order.output or order.place / say(FOLDERS["merge"], language)
    units = _units(owns, accepted, folder, catalog, issued)
    told = [*accepted.findings, *(one for unit in units for one in _told(unit, given, catalog))]
    if units:
        with alone(folder):
            units = _write(order, units, accepted, results, catalog)
            found = _differences(units, told, catalog)
            _report(order, folder, found)
    for unit in units:
        _tell(unit, language)
    _tell_findings(told, language)
    if not units:
        raise NothingToDo(WORDS["nothing-came"])
    out().print(say(filled(WORDS["report"], folder=str(_reports_in(order, folder))), language), soft_wrap=True)
    point("reviews-merged", language, folder=folder, round=order.folder)
    return 1 if any(finding.severity == "error" for _, finding in accepted.findings) else 0


def _sent(sources: Sequence[Path]) -> tuple[list[Path], dict[str, ReviewCopy]]:
    """What came from reviewers, and the office's lists beside it. A copy that nobody has touched did not come."""
    files = [path for source in sources for path in (receive(source).workbooks if source.is_dir() else (source,))]
    folders = [*sources, *(source.parent for source in sources), *(file.parent for file in files)]
    given = reviews_in(dict.fromkeys(folders))
    if not given:
        raise NothingToDo(WORDS["no-list"])
    return list(dict.fromkeys(files)), given


def _owns(
    counted: Sequence[Counted], given: Mapping[str, ReviewCopy], catalog: Catalog, issued: Issued
) -> dict[str, tuple[Counted, Result]]:
    """The self-assessments of the units that copies were made for, in order."""
    asked = {unit_key(copy) for copy in given.values()}
    wanted = [one for one in counted if key_of(one.unit) in asked]
    results = read_all([Path(one.path) for one in wanted], examine, catalog, None, issued, failed=unread)
    return {key_of(one.unit): (one, result) for one, result in zip(wanted, results, strict=True)}


def _units(
    owns: Mapping[str, tuple[Counted, Result]], accepted: Accepted, folder: Path, catalog: Catalog, issued: Issued
) -> list[_Unit]:
    keys = [key for key in owns if accepted.reviews.get(key)]
    stems = file_names([(owns[key][0].unit.name or key, owns[key][0].unit.code) for key in keys])
    paths = [folder / f"{stem}.xlsx" for stem in stems]
    there = [path for path in paths if path.is_file()]
    mets = {r.path: r.submission for r in read_all(there, examine, catalog, None, issued, failed=unread)}
    units = []
    for key, path in zip(keys, paths, strict=True):
        (counted, own), reviews = owns[key], accepted.reviews[key]
        assert own.submission is not None, "its digest is known"
        met = mets.get(str(path))
        found = compare(own.submission, counted.unit, reviews, catalog, met)
        number = number_from(" ".join([own.sha256, *(r.submission.sha256 for r in reviews)]), path.name)
        units.append(_Unit(replace(found, file=path.name), own, reviews, path, number, met))
    return units


def _told(unit: _Unit, given: Mapping[str, ReviewCopy], catalog: Catalog) -> Iterator[Told]:
    parts = [copy.part for copy in given.values() if unit_key(copy) == key_of(unit.found.unit)]
    return findings(unit.found, unit.reviews, catalog, parts)


# Writing --------------------------------------------------------------------------------------------------------------


def _write(
    order: Order, units: Sequence[_Unit], accepted: Accepted, results: Mapping[str, Result], catalog: Catalog
) -> list[_Unit]:
    """The meeting's workbooks; what a meeting has begun on stays, where it was made from the same files."""
    # Not earlier: openpyxl brings threads along, and with a thread a worker cannot be forked.
    from iso18091cli.form.meeting import meeting_book, meeting_stamp

    to_make = [unit for unit in units if not unit.stands]
    for unit in to_make:
        claim(unit.path, order.force)
    stamps = {}
    for unit in to_make:
        assert unit.own.submission is not None, "readable"
        stamps[unit.path] = meeting_stamp(unit.own.submission, unit.number)
    if stamps:
        issue(order.place, [issued_as(stamp, catalog) for stamp in stamps.values()])
    for unit in to_make:
        own = unit.own.submission
        assert own is not None, "readable"
        lost = [lost for review in unit.reviews for lost in _beside(review, results)]
        for review in accepted.refused.get(key_of(unit.found.unit), ()):
            lost += _refused(review, accepted)
        write_whole(unit.path, meeting_book(own, catalog, unit.found, stamps[unit.path], lost))
    lines = [(unit.number, unit.found.unit.code, full_name(unit.found.unit, "vi"), unit.path.name) for unit in units]
    write_whole(units[0].path.parent / AGREED, agreed_list(lines))
    return list(units)


def _beside(review: Review, results: Mapping[str, Result]) -> Iterator[Lost]:
    """What a reviewer wrote where nothing is asked, with the file it stands in."""
    for item in strays(results[review.file]):
        yield replace(item, place=_place(review, item.place))


def _refused(review: Review, accepted: Accepted) -> Iterator[Lost]:
    """What a copy that does not count says: it is listed, so that nothing is lost."""
    told = next((finding for file, finding in accepted.findings if file == review.file), None)
    why: Text = {lang: message(told, lang) for lang in LANGUAGES} if told else {}
    for row_id, row in review.submission.rows.items():
        for column in COUNCIL:
            if (place := row.cell(column)) and row.typed(column):
                yield Lost(_place(review, place), row_id, COLUMNS[column], row.typed(column), why)


def _place(review: Review, place: Place) -> Place:
    return Place(f"{Path(review.file).name}: {place.sheet}".rstrip(": "), place.cell)


def _differences(units: Sequence[_Unit], told: Sequence[Told], catalog: Catalog) -> Differences:
    ranks = {key: rank for rank, key in enumerate(catalog.scale.keys)}
    said = [
        {opinion.reviewer: ranks[opinion.level] for opinion in row.opinions if opinion.level in ranks}
        for unit in units
        for row in unit.found.rows
    ]
    names = tuple(dict.fromkeys(name for unit in units for name in unit.found.reviewers))
    periods = dict.fromkeys(unit.own.submission.period for unit in units if unit.own.submission)
    return Differences(
        catalog=catalog,
        period=", ".join(filter(None, periods)),
        units=tuple(unit.found for unit in units),
        findings=tuple(told),
        agreement=agreement(said, names, len(ranks), catalog.appraisal.fewest),
    )


def _reports_in(order: Order, folder: Path) -> Path:
    return folder / say(FOLDERS["differences"], order.of.lang)


def _report(order: Order, folder: Path, found: Differences) -> None:
    from iso18091cli.cli.run_documents import tell_of_templates
    from iso18091cli.reports.data.differences import differences_csv
    from iso18091cli.reports.excel.differences import differences_workbook
    from iso18091cli.reports.page.differences import differences_html
    from iso18091cli.reports.word.minutes import minutes_names
    from iso18091cli.reports.word.templates import Templates

    language = order.of.lang
    templates = Templates(language, order.of.values.templates)
    template = templates.minutes
    tell_of_templates(templates)
    with ResultFolder(_reports_in(order, folder), order.force, _MAKES) as results:
        results.write("differences.xlsx", differences_workbook(found, language))
        results.write("differences.html", differences_html(found, language))
        results.write("data/differences.csv", differences_csv(found))
        results.write("minutes.docx", template.render(minutes_names(found, language)))
        for unit in found.units:
            name = f"minutes/{Path(unit.file).stem}.docx"
            results.write(name, template.render(minutes_names(found, language, unit)))


# What is said ---------------------------------------------------------------------------------------------------------


def _tell(unit: _Unit, language: str) -> None:
    seen = [row for row in unit.found.rows if row.opinions]
    counts = {
        "reviews": len(unit.reviews),
        "seen": len(seen),
        "agreed": sum(row.agreed is not None for row in seen),
        "open": len(unit.found.open),
    }
    said = filled(WORDS["merged"], unit=full_name(unit.found.unit, language), file=str(unit.path), **counts)
    stands = f" {say(WORDS['as-it-is'], language)}" if unit.stands else ""
    out().print(f"{say(said, language)}{stands}", soft_wrap=True)


def _tell_findings(told: Sequence[Told], language: str) -> None:
    """All that was refused, and the first of what is to be asked; the report lists all."""
    grave = [one for one in told if one[1].severity == "error"]
    others = [one for one in told if one[1].severity != "error"]
    for file, finding in (*grave, *others[:_FIRST]):
        _say_finding(file, finding, language)
    if len(others) > _FIRST:
        said = filled(WORDS["more-findings"], n=str(len(others) - _FIRST))
        err().print(say(said, language), style="dim", soft_wrap=True)


def _say_finding(file: str, finding: Diagnostic, language: str) -> None:
    where = " ".join(filter(None, (Path(file).name, finding.place.sheet, finding.place.cell)))
    said = filled(WORDS["finding"], code=finding.code, file=where, message=message(finding, language))
    style = {"error": "red", "warning": "yellow"}.get(finding.severity, "dim")
    err().print(one_line(say(said, language), 3 * _SHOWN), style=style, soft_wrap=True)
