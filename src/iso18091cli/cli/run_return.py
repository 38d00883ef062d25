"""Bodies of the commands that give a filled workbook a new one: carried to a catalogue or period, or sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iso18091cli.catalog import load_catalog
from iso18091cli.checks.files import OTHER_EDITION
from iso18091cli.checks.table import fix, message
from iso18091cli.cli.asked_unit import unit_of_level
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import BESIDE, Authority, issue, issued_as
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.files.harmless import one_line
from iso18091cli.files.outputs import asked_path, claim_apart, file_name, write_whole
from iso18091cli.files.shipped import EDITION, earlier_editions
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.carry import REASONS
from iso18091cli.messages.carry import WORDS as CARRY_WORDS
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.messages.return_copy import REMEDIES
from iso18091cli.messages.return_copy import WORDS as RETURN_WORDS
from iso18091cli.model.answers import Submission, stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic, Remark
from iso18091cli.model.issued import LIST
from iso18091cli.model.letter import NO_LETTER, Letter
from iso18091cli.model.lost import Lost
from iso18091cli.model.names import period_key
from iso18091cli.model.part import SURVEY
from iso18091cli.model.round import Round
from iso18091cli.model.scores import Result
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.model.units import Unit
from iso18091cli.register.issued import number_from
from iso18091cli.render import terminal

if TYPE_CHECKING:
    from iso18091cli.form.book import Stamp
    from iso18091cli.form.carry import Carried
    from iso18091cli.form.return_copy import ReturnCopy
    from iso18091cli.mail.return_mail import Mail, Office

_NOT_LOST = (
    *("S01", "S02", "S03", "S07", "S08", "S12", "S13", "S18"),
    *("S21", "S22", "S23", "S25", "S26", "S28"),  # its own summary, and what was issued
)
"""Findings on a workbook's structure that do not mean a lost answer, or whose losses are listed one by one."""
_NOT_ASKED = ("A11", "A13", "A14")
_SHOWN = 120
"""Characters of what stood in a cell that are shown; the workbook lists the whole."""
_BESIDE = ("N01", "N02", "N03", "N04", "N07", "N08", "N11")
"""Findings on what lies beside the cells, which no other workbook takes over."""
_GONE = "unknown-row"
"""How the reader calls a row with a key that the catalogue does not have."""


@dataclass(frozen=True)
class CarryOrder:
    """What is asked of ``new-workbook --from``; "" and ``None``: as in the old workbook."""

    old: Path
    unit: str
    level: str
    units: Path | None
    period: str
    stage: str | None
    output: Path | None
    force: bool
    language: str
    """Of the messages."""
    workbook_language: str
    authority: Authority = BESIDE
    only: str = ""
    split_by: str = ""
    letter: Letter = NO_LETTER


def carry(order: CarryOrder, catalog_file: Path | None) -> int:
    """0 where the new workbook was made, 2 where the old one could not be read."""
    if order.units is not None:
        raise NothingToDo(CARRY_WORDS["from-or-units"])
    if order.split_by:
        raise NothingToDo(PARTS["split-and-from"])
    catalog = load_catalog(catalog_file)
    issued = order.authority.issued([order.old])
    result = next(read_all([order.old], examine, catalog, None, issued, failed=unread))
    own = _catalog_of_its_edition(result)
    if own is not None:
        result = next(read_all([order.old], examine, own, None, issued, failed=unread))
    if result.submission is None or result.scorecard is None:
        terminal.show_findings(err(), result, order.language, every=False)
        return 2
    anew = is_anew(order.period, result.submission)
    path = _carried_path(order, anew)
    claim_apart([path], order.old, order.force, CARRY_WORDS["over-itself"])
    copy = number_from(result.submission.sha256, path.name)
    stamp = replace(_carried_stamp(order, result.submission, anew), copy=copy, letter=order.letter)
    made = carried(result, catalog, order.workbook_language, stamp, anew, own)
    issue(_list_of(order.old, path), [issued_as(stamp, catalog)])
    write_whole(path, made.content)
    out().print(terminal.word("made", order.language, path=str(path)), soft_wrap=True)
    _show_carried(order, result.submission, made, anew, f"{catalog.id} {catalog.version}")
    if own is not None:
        said = filled(CARRY_WORDS["other-edition"], edition=own.edition_id, n=len(made.marks))
        out().print(say(said, order.language), soft_wrap=True)
    elif made.marks:
        out().print(say(filled(CARRY_WORDS["reworded.told"], n=len(made.marks)), order.language), soft_wrap=True)
    point("form-made", order.language, file=path)
    return 0


def is_anew(period: str, old: Submission) -> bool:
    """Whether a new period begins."""
    return bool(period) and period_key(period) != period_key(old.period)


def carried(
    result: Result, catalog: Catalog, language: str, stamp: Stamp, anew: bool, own: Catalog | None = None
) -> Carried:
    """The fresh workbook of a usable one; ``language`` "" for the old one's, ``own``: the catalogue of its edition."""
    # Not earlier: openpyxl brings threads along, and with a thread a worker cannot be forked.
    from iso18091cli.form.carry import begin_anew, carry_on

    old, lost, name = result.submission, strays(result), Path(result.path).name
    assert old is not None and result.scorecard is not None, "usable"
    language = language or old.language
    if anew:
        return begin_anew(old, result.scorecard, catalog, language, stamp, lost, name, own)
    return carry_on(old, catalog, language, stamp, lost, name, own)


def _catalog_of_its_edition(result: Result) -> Catalog | None:
    """The shipped catalogue of a workbook that was refused because it follows another edition, if there is one."""
    found = [finding for finding in result.diagnostics if finding.code == OTHER_EDITION.code]
    edition = str(found[0].arguments["found"]) if found else ""
    return load_catalog(Path(f"{EDITION}{edition}")) if edition in earlier_editions() else None


def _show_carried(order: CarryOrder, old: Submission, made: Carried, anew: bool, catalog: str) -> None:
    words, language, console = CARRY_WORDS, order.language, out()
    before = one_line(old.period, _SHOWN) or say(words["unnamed"], language)
    if anew:
        counts = {"levels": made.levels, "actions": made.actions}
        said = filled(words["new"], period=order.period, before=before, **counts)
    else:
        said = filled(words["same"], n=made.answers, old=order.old.name, period=before, catalog=catalog)
    console.print(say(said, language), soft_wrap=True)
    terminal.show_lost(console, made.lost, language)


def _carried_path(order: CarryOrder, anew: bool) -> Path:
    ending = file_name(order.period) if anew else say(CARRY_WORDS["suffix"], order.language)
    return asked_path(order.output, f"{file_name(order.unit or order.old.stem)}-{ending}.xlsx")


def _carried_stamp(order: CarryOrder, old: Submission, anew: bool) -> Stamp:
    from iso18091cli.form.refill import stamp_of

    stamp = stamp_of(old)
    asked, unit = unit_of_level(order.level), stamp.unit
    if order.unit:
        unit = Unit(name=order.unit, level=asked.level or unit.level, kind=asked.kind)
    elif asked.level:
        unit = replace(unit, level=asked.level, kind=asked.kind or unit.kind)
    stage = stage_named(order.stage) or ("self" if anew else old.stage)
    if order.only and old.part != order.only:
        raise NothingToDo(filled(PARTS["only-and-from"], path=str(order.old)))
    return replace(
        stamp,
        unit=unit,
        period=order.period or stamp.period,
        stage=stage,
        previous_period=old.period if anew else "",
        answers_to=() if anew or order.unit else stamp.answers_to,
        # What a survey says belongs into the whole form that follows it.
        part=order.only if old.part == SURVEY else old.part,
    )


def strays(result: Result) -> list[Lost]:
    """What the reader could not place: rows of criteria that are gone, rows without keys, sheets that lost theirs."""
    lost: list[Lost] = []
    for anomaly in result.submission.anomalies if result.submission else ():
        if anomaly.rule == _GONE and (found := anomaly.arguments.get("found")):  # else nothing stood there
            lost.append(Lost(anomaly.place, anomaly.id, {}, str(found), REASONS["criterion-gone"]))
    for finding in result.diagnostics:
        structural = finding.code.startswith(("S", *_BESIDE)) and finding.code not in _NOT_LOST
        found = finding.arguments.get("found")
        if (structural or finding.code in _NOT_ASKED) and found != "":
            why: Text = {language: message(finding, language) for language in LANGUAGES}
            lost.append(Lost(finding.place, finding.id, {}, found if isinstance(found, str) else "", why))
    return lost


def _list_of(source: Path, made: Path) -> Path:
    """The folder whose list a copy is added to: the source's where one lies there, for the copy comes back to it."""
    return source.parent if (source.parent / LIST).is_file() else made.parent


@dataclass(frozen=True)
class Returned:
    """What goes back to a unit."""

    copy: ReturnCopy
    mail: Mail
    stamp: Stamp

    @property
    def counts(self) -> dict[str, int]:
        """How many errors and warnings it names."""
        errors = sum(note.remark.severity == "error" for note in self.copy.notes)
        return {"errors": errors, "warnings": len(self.copy.notes) - errors}


def returned(result: Result, catalog: Catalog, name: str, office: Office | None = None) -> Returned | None:
    """The workbook of that name that goes back to the sender of a readable one; ``None`` where nothing has to.

    Raises NothingToDo where the workbook is of another catalogue.
    """
    # Not earlier: openpyxl brings threads along, and with a thread a worker cannot be forked.
    from iso18091cli.form.refill import stamp_of
    from iso18091cli.form.return_copy import return_copy
    from iso18091cli.mail.return_mail import Line, Office, return_mail

    sent = result.submission
    assert sent is not None, "readable"
    if sent.stamp.get("catalog_id", catalog.id) != catalog.id:
        found = sent.stamp["catalog_id"]
        raise NothingToDo(filled(RETURN_WORDS["other-catalogue"], path=result.path, found=found))
    remarks = _remarks(result.diagnostics, sent.language)
    if not remarks:
        return None
    stamp = replace(stamp_of(sent), copy=number_from(sent.sha256, name))
    made = return_copy(sent, catalog, remarks, stamp.copy)
    lines = [Line(note.remark, note.sheet or note.remark.place.sheet, note.cell) for note in made.notes]
    return Returned(made, return_mail(sent, lines, name, office or Office()), stamp)


def return_name(file: Path, language: str) -> str:
    """The name of what goes back: "hai-an-can-bo-sung.xlsx"."""
    return f"{file_name(file.stem)}-{say(RETURN_WORDS['file-name'], language)}.xlsx"


def send_back(
    file: Path,
    output: Path | None,
    force: bool,
    language: str,
    values: Round,
    authority: Authority = BESIDE,
) -> int:
    """0 where there is nothing to send back or it was made, 2 where the file cannot be used."""
    catalog, said = load_catalog(values.catalogue), RETURN_WORDS
    result = next(read_all([file], examine, catalog, None, authority.issued([file]), failed=unread))
    from iso18091cli.cli import outgoing
    from iso18091cli.mail.return_mail import Office

    if result.submission is None:
        terminal.show_findings(err(), result, language, every=False)
        return 2
    path = asked_path(output, return_name(file, result.submission.language))
    made = returned(result, catalog, path.name, Office(values, outgoing.today()))
    if made is None:
        out().print(say(filled(said["nothing"], path=str(file)), language), soft_wrap=True)
        point("score", language, file=file)
        return 0
    eml, txt = path.with_suffix(".eml"), path.with_suffix(".txt")
    claim_apart([path, eml, txt], file, force, said["over-itself"])
    issue(_list_of(file, path), [issued_as(made.stamp, catalog)])
    write_whole(path, made.copy.content)
    write_whole(eml, made.mail.draft(made.copy.content))
    write_whole(txt, made.mail.text().encode())
    out().print(say(filled(said["made"], path=str(path), **made.counts), language), soft_wrap=True)
    out().print(say(filled(said["mail"], eml=str(eml), txt=str(txt)), language), soft_wrap=True)
    if not made.mail.to:
        err().print(say(said["no-address"], language), style="yellow", soft_wrap=True)
    point("returned", language, mail=eml, file=path)
    return 0


def _remarks(findings: Sequence[Diagnostic], language: str) -> list[Remark]:
    """Errors and warnings in words for the unit; what is only worth knowing stays with the office."""
    return [
        Remark(
            finding.severity,
            finding.place,
            finding.id,
            message(finding, language),
            say(REMEDIES[finding.code], language) if finding.code in REMEDIES else fix(finding, language),
        )
        for finding in findings
        if finding.severity != "info"
    ]
