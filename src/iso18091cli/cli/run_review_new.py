"""Body of the command that makes each reviewer's copies, and the mails with which they go out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from iso18091cli.appraisal.accept import unit_key
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out
from iso18091cli.cli.in_effect import InEffect
from iso18091cli.cli.issuing import Authority, issue, issued_as
from iso18091cli.cli.next_step import point
from iso18091cli.cli.outgoing import Mailing, attachments, claim_drafts, made_content, put_drafts, tell, tell_not_said
from iso18091cli.cli.round_now import Asked, register_of, round_now
from iso18091cli.errors import NothingToDo
from iso18091cli.files.outputs import alone, claim, file_names, write_whole
from iso18091cli.files.own_list import add_to_list
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.review import COUNCIL, FOLDERS, WORDS
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST
from iso18091cli.model.part import narrowed
from iso18091cli.model.review import REVIEWERS, REVIEWS, ReviewCopy, Reviewer
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import Unit, full_name
from iso18091cli.register.identity import in_order
from iso18091cli.register.issued import new_number
from iso18091cli.register.reviewers import read_codes, read_reviewers
from iso18091cli.register.reviews import list_of, reviews_in
from iso18091cli.render import terminal
from iso18091cli.round.ledger import ledger_beside


@dataclass(frozen=True)
class Order:
    """Whose copies are made of which round."""

    folder: Path
    output: Path | None
    units: Path | None
    """A list of units, as `review sample` writes it; ``None``: all whose workbook counts."""
    reviewers: Path | None
    blind: bool
    old: Path | None
    """The folder of earlier copies, for a second look."""
    mail: bool
    attach: tuple[Path, ...]
    force: bool
    of: InEffect
    authority: Authority

    @property
    def place(self) -> Path:
        """The folder of the round, whose list the copies are added to."""
        return self.of.folder or self.folder


class Counted(NamedTuple):
    """A unit with its workbook that counts."""

    unit: Unit
    path: str


class _Planned(NamedTuple):
    """A copy that is to be made."""

    unit: Unit
    source: Result
    reviewer: Reviewer
    path: Path


class _Made(NamedTuple):
    """One that was made."""

    plan: _Planned
    line: ReviewCopy
    again: bool


def run(order: Order) -> int:
    """0 where copies were made; 2 where there was nobody to make one for."""
    catalog = load_catalog(order.of.values.catalogue)
    reviewers = _reviewers(order, catalog)
    counted = _asked(order, counted_in(order.folder, order.of, order.authority, catalog))
    files = [Path(one.path) for one in counted]
    results = list(read_all(files, examine, catalog, None, order.authority.issued(files), failed=unread))
    folder = order.output or order.place / say(FOLDERS["new"], order.of.lang)
    planned = _planned(order, counted, results, reviewers, folder, catalog)
    if not planned:
        raise NothingToDo(filled(WORDS["no-units"], folder=str(order.folder)))
    earlier = _earlier(order, catalog)
    with alone(folder):
        for path in (*(plan.path for plan in planned), folder / REVIEWS):
            claim(path, order.force)
        if order.mail:
            claim_drafts(folder, (f"{reviewer.key}.eml" for reviewer in reviewers), order.force)
        made, digests = _make(order, planned, earlier, catalog)
        content = list_of(each.line for each in made)
        write_whole(folder / REVIEWS, content)
        if not os.path.samefile(folder, order.place):  # noqa: PTH121 - both exist
            add_to_list(folder, digests | {REVIEWS: hashlib.sha256(content).hexdigest()})
        lines = put_drafts(folder, _mails(order, made, catalog), digests, order.place) if order.mail else []
    counts = {"n": len(made), "units": len({plan.unit for plan in planned})}
    counts["reviewers"] = len({plan.reviewer.key for plan in planned})
    out().print(say(filled(WORDS["made"], folder=str(folder), **counts), order.of.lang), soft_wrap=True)
    if order.blind:
        out().print(say(WORDS["blind"], order.of.lang), soft_wrap=True)
    if order.mail:
        tell_not_said(order.of.values, order.place, order.of.lang)
        tell(folder, lines, order.of.lang)
    else:
        point("reviews-made", order.of.lang, folder=folder, round=order.folder)
    return 0


def counted_in(folder: Path, of: InEffect, authority: Authority, catalog: Catalog) -> list[Counted]:
    """The self-assessments of a round's folder that count, in the register's order; whole forms alone."""
    register, file = register_of(folder, of.values.register)
    entries = ledger_beside(folder) if folder.is_dir() else []
    asked = Asked(folder, catalog, register, file, of.values.period, of.values.due, authority)
    with round_now(asked, entries) as now:
        order = {one.unit: number for number, one in enumerate(now.standing)}
        counted = {line.unit: line for line in now.lines if line.outcome == "counted" and line.unit is not None}
        copies: dict[Unit, list[LedgerLine]] = {unit: [] for unit in counted}
        for line in now.lines:
            whole = line.outcome in ("counted", "second_copy") and not line.part
            if line.unit in copies and whole and line.stage == "self":
                copies[line.unit].append(line)
    units = sorted(counted, key=lambda unit: order.get(unit, len(order)))
    # After a meeting the agreed copy counts; what was appraised is the self-assessment.
    return [Counted(unit, (in_order(copies[unit])[0] if copies[unit] else counted[unit]).path) for unit in units]


def key_of(unit: Unit) -> str:
    """What a unit is known by in the list of reviewers' copies."""
    return unit.code or full_name(unit, "vi")


def _reviewers(order: Order, catalog: Catalog) -> tuple[Reviewer, ...]:
    beside = order.folder / REVIEWERS
    file = order.reviewers or (beside if beside.is_file() else None)
    if file is None:
        return (Reviewer(key="hoi-dong", name=say(COUNCIL, order.of.lang)),)
    return read_reviewers(file, catalog)


def _asked(order: Order, counted: Sequence[Counted]) -> list[Counted]:
    """Those that the list names; of which no workbook counts is said."""
    if order.units is None:
        return list(counted)
    codes = read_codes(order.units)
    found = [one for one in counted if one.unit.code in codes]
    if missing := [code for code in codes if code not in {one.unit.code for one in found}]:
        said = filled(WORDS["not-counted"], units=", ".join(missing))
        err().print(say(said, order.of.lang), style="yellow", soft_wrap=True)
    return found


def _planned(
    order: Order,
    counted: Sequence[Counted],
    results: Sequence[Result],
    reviewers: Sequence[Reviewer],
    folder: Path,
    catalog: Catalog,
) -> list[_Planned]:
    stems = file_names([(one.unit.name or Path(one.path).stem, one.unit.code) for one in counted])
    found, nobody = [], []
    for one, stem, result in zip(counted, stems, results, strict=True):
        if result.submission is None:
            terminal.show_findings(err(), result, order.of.lang, every=False)
            continue
        theirs = [r for r in reviewers if r.looks_at(one.unit) and narrowed(catalog, r.part).indicators]
        found += [_Planned(one.unit, result, r, folder / f"{stem}.{r.key}.xlsx") for r in theirs]
        nobody += [] if theirs else [full_name(one.unit, order.of.lang)]
    if nobody:
        said = filled(WORDS["nobody-asked"], units=", ".join(nobody))
        err().print(say(said, order.of.lang), style="yellow", soft_wrap=True)
    return found


def _earlier(order: Order, catalog: Catalog) -> dict[tuple[str, str], Submission]:
    """By unit and reviewer, the copy of an earlier look, as far as it was filled in."""
    if order.old is None:
        return {}
    given = reviews_in([order.old])
    if not given:
        raise NothingToDo(filled(WORDS["from-no-list"], folder=str(order.old)))
    files = receive(order.old).workbooks
    issued = order.authority.issued([*files, order.place / LIST])
    found: dict[tuple[str, str], Submission] = {}
    for result in read_all(files, examine, catalog, None, issued, failed=unread):
        sent = result.submission
        copy = given.get(sent.stamp.get("copy", "")) if sent else None
        if sent is not None and copy is not None:
            key = unit_key(copy), copy.reviewer
            if key not in found or found[key].saved <= sent.saved:
                found[key] = sent
    return found


def _make(
    order: Order, planned: Sequence[_Planned], earlier: Mapping[tuple[str, str], Submission], catalog: Catalog
) -> tuple[list[_Made], dict[str, str]]:
    """Writes the copies, their lines in the round's list first; gives them, and the sha256 of each by name."""
    # Not earlier: openpyxl brings threads along, and with a thread a worker cannot be forked.
    from iso18091cli.form.review_copy import review_copy, review_stamp

    made, digests = [], {}
    label = terminal.word("making", order.of.lang)
    stamps = []
    for plan in planned:
        assert plan.source.submission is not None, "readable"
        stamp = review_stamp(plan.source.submission, plan.reviewer.part, new_number())
        named = stamp.unit if stamp.unit.code or stamp.unit.name else plan.unit
        stamps.append(replace(stamp, unit=named, period=stamp.period or plan.source.submission.period))
    issue(order.place, [issued_as(stamp, catalog) for stamp in stamps])
    shown = track(stamps, description=label, console=err(), disable=not err().is_terminal)
    for plan, stamp in zip(planned, shown, strict=True):
        sent = plan.source.submission
        assert sent is not None, "readable"
        before = earlier.get((key_of(plan.unit), plan.reviewer.key))
        copy = review_copy(sent, catalog, stamp, blind=order.blind, earlier=before)
        write_whole(plan.path, copy.content)
        digests[plan.path.name] = hashlib.sha256(copy.content).hexdigest()
        made.append(_Made(plan, _line(order, plan, stamp.copy, stamp.period, sent), before is not None))
        if before is not None:
            counts = {"n": len(copy.changed), "kept": copy.kept}
            said = filled(WORDS["again"], file=plan.path.name, **counts)
            out().print(say(said, order.of.lang), soft_wrap=True)
    return made, digests


def _line(order: Order, plan: _Planned, number: str, period: str, sent: Submission) -> ReviewCopy:
    return ReviewCopy(
        number=number,
        unit_code=plan.unit.code,
        unit_name=full_name(plan.unit, "vi"),
        period=period,
        reviewer=plan.reviewer.key,
        reviewer_name=plan.reviewer.name,
        email=plan.reviewer.email,
        part=plan.reviewer.part,
        blind="yes" if order.blind else "",
        source=Path(plan.source.path).name,
        answers=sent.answers_digest,
        file=plan.path.name,
    )


def _mails(order: Order, made: Sequence[_Made], catalog: Catalog) -> Iterator[Mailing]:
    """A mail a reviewer, with all of his or her copies."""
    from iso18091cli.cli.run_documents import tell_of_templates
    from iso18091cli.mail.covering_mail import CoveringMail
    from iso18091cli.mail.draft import Attachment
    from iso18091cli.reports.word.templates import Templates

    values, language = order.of.values, order.of.lang
    templates, files = Templates(language, values.templates), attachments(order.attach)
    template = templates.appraise
    tell_of_templates(templates)
    by_reviewer: dict[str, list[_Made]] = {}
    for each in made:
        by_reviewer.setdefault(each.plan.reviewer.key, []).append(each)
    for key, theirs in by_reviewer.items():
        reviewer = theirs[0].plan.reviewer
        copies = [Attachment(each.plan.path.name, made_content(each.plan.path)) for each in theirs]
        letter = CoveringMail(catalog, values, language, files)
        units = [full_name(each.plan.unit, language) for each in theirs]
        names = letter.appraisal(reviewer.name, units, order.blind, any(each.again for each in theirs))
        addressed = Unit(name=reviewer.name, email=reviewer.email)
        letter = letter._replace(files=(*copies[1:], *files))
        draft = letter.draft(addressed, template.render(names), copies[0])
        to = draft.to.addr_spec if draft.to else ""
        yield Mailing(addressed, f"{key}.eml", to, draft.subject, tuple(f.name for f in draft.files), draft.eml())
