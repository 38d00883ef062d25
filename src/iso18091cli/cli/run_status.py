"""Body of the command that shows where a round stands; gives its exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iso18091cli.appraisal.accept import unit_key
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out, put_bytes, put_json
from iso18091cli.cli.issuing import BESIDE, Authority
from iso18091cli.cli.next_step import point, typed_word
from iso18091cli.cli.round_now import Asked, Now, register_of, round_now
from iso18091cli.errors import NothingToDo
from iso18091cli.mail.last import last_mails
from iso18091cli.mail.outbox import Listed, folders_of, read_table
from iso18091cli.messages.collect import STATUS
from iso18091cli.messages.reports import WORDS as REPORT_WORDS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.part import parts_of
from iso18091cli.model.received import LEDGER, Entry
from iso18091cli.model.spelling import fold, nearest
from iso18091cli.model.standing import MailsOut, RoundStanding, UnitStanding
from iso18091cli.model.summary import LedgerLine, Standing
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit, full_name
from iso18091cli.register.reviews import reviews_in
from iso18091cli.results.reading import differences
from iso18091cli.results.rows import path_text
from iso18091cli.round.ledger import ledger_beside, not_understood


@dataclass(frozen=True)
class Order:
    """What is asked of which round."""

    folder: Path
    unit: str
    units: Path | None
    language: str
    period: str = ""
    due: str = ""
    copies: bool = False
    form: str = "text"
    authority: Authority = BESIDE
    jobs: int | None = None


def run(order: Order, catalog_file: Path | None) -> int:
    """0 where every unit's workbook is accepted, 1 where some are not; 2 where nothing can be said."""
    if order.copies and not order.unit:
        raise NothingToDo(filled(STATUS["units-alone"], folder=typed_word(str(order.folder))))
    catalog = load_catalog(catalog_file)
    register, register_file = register_of(order.folder, order.units)
    entries = ledger_beside(order.folder) if order.folder.is_dir() else []
    for said in not_understood(entries, order.folder / LEDGER):
        err().print(say(said, order.language), style="yellow", soft_wrap=True)
    asked = Asked(order.folder, catalog, register, register_file, order.period, order.due, order.authority, order.jobs)
    with round_now(asked, entries) as now:
        if not now.standing:
            raise NothingToDo(STATUS["nobody"])
        tables = _mails_out(order)
        last = last_mails(tables)
        rows = [replace(row, last_mail=last.to(row.unit)) for row in _rows(now, entries, order.folder)]
        if order.unit:
            rows = [_named(rows, now, order)]
        mails = () if order.unit else tuple(MailsOut(name, _states(lines)) for name, lines in tables.items())
        found = RoundStanding(units=tuple(rows), due=order.due, parts=len(parts_of(catalog)), mails=mails)
        _show(found, order)
        if order.form == "text" and not order.unit:
            _show_appraisal(now, order)
        if order.copies:
            _show_copies(rows[0], now, order)
    if not order.unit and order.form == "text":
        point("stands", order.language, folder=order.folder)
    return 0 if found.accepted == len(found.units) else 1


# Rows -----------------------------------------------------------------------------------------------------------------


def _rows(now: Now, entries: Sequence[Entry], folder: Path) -> list[UnitStanding]:
    """A row a unit, in the register's order."""
    of_unit: dict[Unit, list[LedgerLine]] = {}
    for line in now.lines:
        if line.unit is not None:
            of_unit.setdefault(line.unit, []).append(line)
    lines = {line.path: line for line in now.lines}
    return [_row(one, of_unit.get(one.unit, []), lines.get(one.file), now, entries, folder) for one in now.standing]


def _row(
    one: Standing,
    copies: Sequence[LedgerLine],
    line: LedgerLine | None,
    now: Now,
    entries: Sequence[Entry],
    folder: Path,
) -> UnitStanding:
    marks = now.marks.get(one.file)
    return UnitStanding(
        unit=one.unit,
        state=one.state,
        file=_shown(one.file, folder),
        received=line.receipt.received if line else "",
        late=line.late if line else None,
        copies=len(copies),
        assessed=marks.assessed if marks else None,
        asked=marks.asked if marks else None,
        errors=marks.errors if marks else None,
        parts=len({each.part for each in copies if each.outcome == "part"}),
        why=one.why or (_instead(one.unit, entries) if one.state == "nothing" else {}),
    )


def _mails_out(order: Order) -> dict[str, tuple[Listed, ...]]:
    """The round's mails, by the name of their folder of drafts; "" is the round's own folder."""
    found = {}
    for folder in folders_of(order.folder):
        try:
            found["" if folder == order.folder else folder.name] = read_table(folder)
        except NothingToDo as error:  # where the units stand is said all the same
            err().print(say(error.text, order.language), style="yellow", soft_wrap=True)
    return found


def _states(lines: Sequence[Listed]) -> dict[str, int]:
    return dict(Counter[str](line.state for line in lines))


def _instead(unit: Unit, entries: Sequence[Entry]) -> Text:
    """What came from the address of a unit of which there is no workbook: something that a person has to open."""
    address = unit.email.casefold()
    found = [e for e in entries if address and e.sender.casefold() == address and e.outcome == "unusable"]
    if not found:
        return {}
    last = max(found, key=lambda entry: entry.received)
    return filled(STATUS["instead"], way=last.way, why=last.reason)


def _shown(path: str, folder: Path) -> str:
    return path.removeprefix(path_text(str(folder))).lstrip("/\\")


def _named(rows: Sequence[UnitStanding], now: Now, order: Order) -> UnitStanding:
    """The unit that is meant: by its code, its name, or a file of it. Raises NothingToDo where none or several are."""
    wanted = fold(order.unit)
    files = {line.unit: set[str]() for line in now.lines if line.unit is not None}
    for line in now.lines:
        if line.unit is not None:
            name = Path(line.path).name
            files[line.unit] |= {fold(name), fold(name.partition(".")[0])}
    names = {
        row.unit: {fold(row.unit.code), fold(row.unit.name), fold(full_name(row.unit, "vi"))} - {""} for row in rows
    }
    found = [row for row in rows if wanted in names[row.unit] | files.get(row.unit, set())]
    if len(found) == 1:
        return found[0]
    near = nearest(order.unit, [row.unit.name for row in rows])
    hint = did_you_mean(", ".join(row.unit.code or row.unit.name for row in found) or near)
    raise NothingToDo(filled(STATUS["no-unit"], found=order.unit, hint=hint))


# What is shown --------------------------------------------------------------------------------------------------------


def _show(found: RoundStanding, order: Order) -> None:
    from iso18091cli.render import status_text

    if order.form == "json":
        put_json(status_text.status_document(found, order.language))
    elif order.form == "csv":
        put_bytes(status_text.status_csv(found, order.language))
    elif order.form == "html":
        from iso18091cli.reports.page.status import status_html

        rows, total = status_text.page_rows(found, order.language), status_text.sum_words(found, order.language)
        put_bytes(status_html(order.folder.resolve().name, rows, total, order.language))
    else:
        status_text.show_status(out(), found, order.language)


def _show_appraisal(now: Now, order: Order) -> None:
    """How far the appraisal is, where it has begun: a folder below holds the list of reviewers' copies."""
    below = [path for path in order.folder.iterdir() if path.is_dir() and not path.is_symlink()]
    given = {unit_key(copy) for copy in reviews_in(below).values()}
    agreed = sum(line.outcome == "counted" and line.stage == "agreed" for line in now.lines)
    if given or agreed:
        said = filled(STATUS["appraisal"], given=str(len(given)), agreed=str(agreed), n=str(len(now.standing)))
        out().print(say(said, order.language), soft_wrap=True)


def _show_copies(row: UnitStanding, now: Now, order: Order) -> None:
    """Every copy of a unit: what was done with it, and each answer in which it differs from the one that counts."""
    copies = [line for line in now.lines if line.unit == row.unit]
    console = err() if order.form != "text" else out()
    if not copies:
        console.print(say(STATUS["no-files"], order.language))
    for line in copies:
        outcome, why = REPORT_WORDS[f"outcome-{line.outcome}"], {k: v.rstrip(".") for k, v in line.reason.items()}
        words = STATUS["copy" if line.reason else "copy.plain"]
        said = filled(words, file=_shown(line.path, order.folder), outcome=outcome, why=why)
        console.print(say(said, order.language), soft_wrap=True)
        if not line.counts_instead:
            continue
        for one in differences(now.store, line.counts_instead, line.path):
            said = filled(STATUS["difference"], id=one.id, column=one.column, ours=one.ours, theirs=one.theirs)
            console.print(say(said, order.language), soft_wrap=True)
