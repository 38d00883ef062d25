"""Bodies of the commands that write to many units by where they stand: return what came, remind of what did not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.progress import track

from iso18091cli.catalog import load_catalog
from iso18091cli.cli import outgoing
from iso18091cli.cli.console import err, out
from iso18091cli.cli.in_effect import InEffect
from iso18091cli.cli.issuing import Authority, issue, issued_as
from iso18091cli.cli.outgoing import (
    Mailing,
    attachments,
    claim_drafts,
    folder_for,
    put_drafts,
    tell,
    tell_not_said,
)
from iso18091cli.cli.run_return import Returned, return_name, returned
from iso18091cli.cli.standing_in import Asked, StandingIn, standing_in, tell_standing
from iso18091cli.files.outputs import alone, claim, file_names, write_whole
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.mail.covering_mail import CoveringMail
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.part import WHOLE
from iso18091cli.model.summary import Standing
from iso18091cli.model.text import filled, say
from iso18091cli.render import terminal


@dataclass(frozen=True)
class Order:
    """Whose workbooks are looked at, and where the mails go."""

    folder: Path
    output: Path | None
    force: bool
    of: InEffect
    authority: Authority
    attach: tuple[Path, ...] = ()
    old: Path | None = None
    """Folder with the workbooks of the last period, from which those that go out again are filled in."""

    @property
    def place(self) -> Path:
        """The folder of the round."""
        return self.of.folder or self.folder

    def drafts(self, kind: str) -> Path:
        """The folder of the drafts: one a day, so that every wave of mails stays known."""
        return self.output or self.place / folder_for(kind, outgoing.today().isoformat(), self.of.lang)


def _asked(order: Order) -> Asked:
    values = order.of.values
    return Asked(order.folder, values.register, values.period, values.due, order.authority, order.of.lang)


# What came and is not good enough


def return_all(order: Order) -> int:
    """Writes to the units whose workbooks are faulty, incomplete or blank, and to no others: 0."""
    catalog, asked = load_catalog(order.of.values.catalogue), _asked(order)
    found = standing_in(asked, catalog)
    tell_standing(found, asked)
    units = found.of("faulty", "incomplete", "blank")
    made = _returned(order, units, catalog, found.mails)
    if not made:
        out().print(say(filled(WORDS["none-returned"], folder=str(order.folder)), order.of.lang), soft_wrap=True)
        return 0
    folder = order.drafts("return")
    hashes: dict[str, str] = {}
    with alone(folder):
        claim_drafts(folder, (_eml(name) for _, name, _ in made), order.force)
        for _, name, _ in made:
            claim(folder / name, order.force)
        issue(order.place, [issued_as(each.stamp, catalog) for _, _, each in made])
        lines = put_drafts(folder, _mails(folder, made, hashes), hashes, order.place)
    tell_not_said(order.of.values, order.place, order.of.lang)
    tell(folder, lines, order.of.lang)
    return 0


def _mails(folder: Path, made: Sequence[tuple[Standing, str, Returned]], hashes: dict[str, str]) -> Iterator[Mailing]:
    """Writes each workbook, with its sha256 by name into ``hashes``, and gives its mail."""
    for standing, name, each in made:
        content = each.copy.content
        write_whole(folder / name, content)
        hashes[name] = hashlib.sha256(content).hexdigest()
        to = each.mail.to.addr_spec if each.mail.to else ""
        yield Mailing(standing.unit, _eml(name), to, each.mail.subject, (name,), each.mail.draft(content))


def _eml(workbook: str) -> str:
    return workbook.replace(".xlsx", ".eml")


def _returned(
    order: Order, units: Sequence[Standing], catalog: Catalog, came: Mapping[str, str]
) -> list[tuple[Standing, str, Returned]]:
    """What goes back to each unit, and under which name; a file that can no longer be read is said."""
    from iso18091cli.mail.return_mail import Office

    files = [Path(each.file) for each in units]
    results = read_all(files, examine, catalog, None, order.authority.issued(files), failed=unread)
    label = terminal.word("making", order.of.lang)
    shown = track(results, description=label, total=len(files), console=err(), disable=not err().is_terminal)
    stems = file_names([(each.unit.name or Path(each.file).stem, each.unit.code) for each in units])
    made = []
    for standing, stem, result in zip(units, stems, list(shown), strict=True):
        if result.submission is None:
            said = say(filled(WORDS["not-returned"], path=standing.file), order.of.lang)
            err().print(said, style="yellow", soft_wrap=True)
            continue
        name = return_name(Path(stem), result.submission.language)
        office = Office(order.of.values, outgoing.today(), standing.state, standing.unit, came.get(standing.file, ""))
        if each := returned(result, catalog, name, office):
            made.append((standing, name, each))
    return made


# What did not come


def remind(order: Order) -> int:
    """Writes to all units from which nothing usable of this round came: 0."""
    catalog, asked, values = load_catalog(order.of.values.catalogue), _asked(order), order.of.values
    # Not earlier than needed: jinja is loaded by what fills in templates.
    from iso18091cli.cli.run_dispatch import write_mails
    from iso18091cli.cli.run_documents import tell_of_templates
    from iso18091cli.cli.run_make import Order as Forms
    from iso18091cli.cli.run_make import asked_register, earlier_of, put_forms
    from iso18091cli.register.load import load_units
    from iso18091cli.reports.word.templates import Templates

    templates, files = Templates(order.of.lang, values.templates), attachments(order.attach)
    template = templates.remind
    tell_of_templates(templates)
    found = standing_in(asked, catalog)
    tell_standing(found, asked)
    _tell_nobodys(found, order.of.lang)
    units = found.of("nothing", "unreadable", "other")
    if not units:
        out().print(say(WORDS["none-reminded"], order.of.lang), soft_wrap=True)
        return 0
    values = replace(values, period=found.period)
    folder = order.drafts("remind")
    forms = Forms("", "", True, None, folder, order.force, InEffect(values, order.of.folder), order.old)
    groups = [replace(each.unit, group=catalog.group_of(each.unit.group)) for each in units]
    stems = file_names([(unit.name, unit.code) for unit in groups])
    blank = [(unit, WHOLE, folder / f"{stem}.xlsx") for unit, stem in zip(groups, stems, strict=True)]
    earlier = earlier_of(forms, catalog, load_units(asked_register(forms)), (WHOLE,)) if order.old else None
    letter, day = CoveringMail(catalog, values, order.of.lang, files), outgoing.today()
    sent_before = earlier.own if earlier else ()
    more = {
        each.unit.code: letter.reminder(each, path.name, day) | {"prefilled": each.unit.code in sent_before}
        for each, (_, _, path) in zip(units, blank, strict=True)
    }
    with alone(folder):
        claim_drafts(folder, (f"{stem}.eml" for stem in stems), order.force)
        made = put_forms(forms, catalog, blank, earlier, order.place)
        threads = {each.unit.code: found.mails.get(each.file, "") for each in units}
        mails = write_mails(blank, letter, template, more, threads)
        lines = put_drafts(folder, mails, made, order.place)
    tell_not_said(values, order.place, order.of.lang)
    tell(folder, lines, order.of.lang)
    return 0


def _tell_nobodys(found: StandingIn, language: str) -> None:
    """Files that may be the answer of a unit that is about to be reminded."""
    if found.nobodys:
        said = filled(WORDS["nobodys"], n=str(len(found.nobodys)), path=found.nobodys[0])
        err().print(say(said, language), style="yellow", soft_wrap=True)
