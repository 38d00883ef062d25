"""Store of what was read + register → the same store with its ledger decided: what each file counts as.

Every unit counts once, and no file is lost silently. The order in which files came makes no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import PurePath
from typing import Any, NamedTuple

from iso18091cli.catalog.as_json import to_json
from iso18091cli.checks.across import BLANK_WORKBOOK, OTHER_PERIOD, PART_OF_A_FORM, SECOND_COPY
from iso18091cli.checks.files import OTHER_EDITION, UNKNOWN_PART
from iso18091cli.checks.rule import Rule
from iso18091cli.checks.table import explain
from iso18091cli.checks.unit_data import (
    KIND_NOT_AS_REGISTERED,
    UNIT_NOT_IN_REGISTER,
    UNIT_TAKEN_LOOSELY,
    UNITS_ALIKE,
)
from iso18091cli.figures.likeness import across
from iso18091cli.figures.measures import measure_sums
from iso18091cli.figures.parts import why_a_part
from iso18091cli.files.outputs import file_name
from iso18091cli.messages.reports import WORDS
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.names import period_key
from iso18091cli.model.part import WHOLE
from iso18091cli.model.received import NO_RECEIPT, Receipts
from iso18091cli.model.spelling import fold
from iso18091cli.model.summary import STATES, LedgerLine, Outcome, State
from iso18091cli.model.text import Text, filled
from iso18091cli.model.units import KINDS, STATUSES, Unit, Units
from iso18091cli.register.identity import answers, by_part, by_unit, sender_of
from iso18091cli.results.reading import differing, ledger, problems, unit_row
from iso18091cli.results.records import FILE, FINDING, LIKENESS, MEASURE_SUM, RUN, UNIT, File, Run
from iso18091cli.results.rows import finding_row, likeness_row
from iso18091cli.results.store import Store

VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is asked of a summary, besides files, catalogue and register."""

    stage: Stage | None = None
    """The one stage the scorecards were asked for."""
    period: str = ""
    """The one period to sum up; "": the one of most workbooks."""
    tool_version: str = ""
    register_sha256: str = ""
    stages_by: str = "nobody"
    """By whose word stages counted (model.issued.Issued.by)."""
    receipts: Receipts = field(default_factory=dict)
    """When and from whom files came, and which copies a person chose, as the round's ledger says."""
    due: str = ""
    """The last day, YYYY-MM-DD; what came after it, by Vietnam's calendar, is late. A unit's own goes before it."""


def count(
    store: Store,
    catalog: Catalog,
    register: Units | None,
    skipped: Sequence[LedgerLine] = (),
    settings: Settings = Settings(),
) -> PeriodTaken:
    """Decide what each file in the store counts as, and write it there; gives the period that is summed up.

    ``skipped`` holds the ledger lines of what was not read. With a register, a workbook of a unit it does not hold is
    unusable; without one, every unit that sent something counts. A unit counts once, and in one period only.
    """
    read = [replace(line, receipt=settings.receipts.get(line.sha256, NO_RECEIPT)) for line in ledger(store)]
    taken = main_period(read, settings.period)
    key, period = taken.key, taken.period
    decided = _with_units(list(_decided(store, read, register, key, period, catalog)), register)
    decided = [(replace(line, late=_late(line, settings)), finding) for line, finding in decided]
    states = dict(_states(store, decided))
    placed = {**_in_order(decided, "counted", register), **_in_order(decided, "apart", register)}
    keys = unit_keys(decided, placed, register)
    with store.transaction():
        store.insert(RUN, [_run(catalog, register, period, settings)])
        store.insert(UNIT, _units(decided, keys, register, states))
        store.insert(FILE, [_skipped(line) for line in skipped])
        store.set(FILE, "file", ((line.path, _counted(line, placed, keys, states)) for line, _ in decided))
        for line, finding in decided:
            if finding is not None:
                _add_finding(store, line.path, finding)
    with store.transaction():
        store.insert(MEASURE_SUM, list(measure_sums(store, catalog)))
        found = across(store, catalog)
        store.insert(LIKENESS, [likeness_row(number, path, finding) for number, (path, finding) in enumerate(found)])
    return taken


def _late(line: LedgerLine, settings: Settings) -> bool | None:
    return is_late(line.receipt.received, sender_of(line).due or settings.due)


def is_late(received: str, due: str) -> bool | None:
    """Whether what came at that time (ISO 8601) came after the last day; ``None`` where one of them is not known."""
    if not received or not due:
        return None
    return f"{datetime.fromisoformat(received).astimezone(VIETNAM):%Y-%m-%d}" > due


# What each file counts as

Decided = tuple[LedgerLine, Diagnostic | None]
"""A file's line, and the finding that came up here."""


def _decided(
    store: Store, read: Sequence[LedgerLine], register: Units | None, key: str, period: str, catalog: Catalog
) -> Iterator[Decided]:
    usable = [line for line in read if line.outcome != "unusable"]
    found = by_unit([line for line in usable if period_key(line.period) in ("", key)], register)
    kinds = {line.path: sender_of(line).kind for line in usable}
    for group in found.groups:
        forms = by_part(group)
        whole = next((line for line in forms.get(WHOLE, ()) if not line.blank), None)
        came = [part for part, (first, *_) in forms.items() if part and not first.blank]
        for first, *copies in forms.values():
            if first.blank:
                yield from (_told(line, "blank", BLANK_WORKBOOK, {}) for line in (first, *copies))
                continue
            if first.part:
                yield _told(first, "part", PART_OF_A_FORM, {"why": why_a_part(first, came, whole, catalog)})
            else:
                likeness = _only_alike(found.remarks.get(group[0].path), register)
                yield _first(first), likeness or _kind_differs(kinds[first.path], sender_of(first).kind)
            yield from (_second_copy(copy, first, differing(store, first.path, copy.path)) for copy in copies)
    for line in usable:
        if period_key(line.period) not in ("", key):
            yield _told(line, "other_period", OTHER_PERIOD, {"found": line.period, "period": period})
    for line, arguments in found.strangers:
        yield _told(line, "unusable", UNIT_NOT_IN_REGISTER, arguments)
    told = problems(store)
    for line in read:
        if line.outcome == "unusable":
            problem = told.get(line.path)
            reason = explain(problem)[0] if problem else {}
            yield replace(line, code=problem.code if problem else "", reason=reason), None


def _with_units(decided: Sequence[Decided], register: Units | None) -> list[Decided]:
    """The same; of files that do not count, too, the register's unit is known where they name one."""
    loose = [line for line, _ in decided if line.outcome in ("other_period", "unusable") and line.unit is not None]
    known = {line.path: line for first in (by_unit(loose, register).groups if register else []) for line in first}
    return [(replace(line, unit=sender_of(known.get(line.path, line))), finding) for line, finding in decided]


def _states(store: Store, decided: Sequence[Decided]) -> Iterator[tuple[str, State]]:
    """Where each file takes its unit."""
    query = f"""SELECT "file", sum(code NOT IN ({", ".join("?" * len(_MISSING))})), count(*) FROM finding
        WHERE severity = 'error' GROUP BY "file" """
    errors = {path: (faults, all_of_them) for path, faults, all_of_them in store.rows(query, _MISSING)}
    for line, _ in decided:
        faults, found = errors.get(line.path, (0, 0))
        if line.outcome == "unusable":
            yield line.path, "other" if line.code in (OTHER_EDITION.code, UNKNOWN_PART.code) else "unreadable"
        elif line.outcome in ("other_period", "blank"):
            yield line.path, "other" if line.outcome == "other_period" else "blank"
        elif line.outcome == "part":
            yield line.path, "parts"
        else:
            yield line.path, "faulty" if faults else "incomplete" if found else "accepted"


_MISSING = ("A01", "U01")
"""Errors that say no more than that something is not filled in yet."""


def _first(line: LedgerLine) -> LedgerLine:
    """The copy that counts; apart where the register says that its unit no longer takes part."""
    status = sender_of(line).status
    if status == "active":
        return replace(line, outcome="counted")
    return replace(line, outcome="apart", reason=filled(WORDS["apart"], status=STATUSES[status]))


def _only_alike(remark: dict[str, str | Text] | None, register: Units | None) -> Diagnostic | None:
    """Where a name was understood loosely, or two units differ by little more than marks."""
    rule = UNIT_TAKEN_LOOSELY if register else UNITS_ALIKE
    return None if remark is None else Diagnostic(rule.code, rule.severity, arguments=remark)


def _kind_differs(made_for: str, known: str) -> Diagnostic | None:
    """Where the register says another kind of unit than the workbook was made for."""
    if not (made_for in KINDS and known in KINDS) or made_for == known:
        return None
    arguments: dict[str, str | Text] = {"found": KINDS[made_for], "known": KINDS[known]}
    return Diagnostic(KIND_NOT_AS_REGISTERED.code, KIND_NOT_AS_REGISTERED.severity, arguments=arguments)


def _second_copy(line: LedgerLine, first: LedgerLine, differs: int) -> Decided:
    """The finding says which one counts instead and why, and in how much the two differ."""
    why = _why(line, first)
    if differs:
        why = filled(WORDS["copy-differs"], why=why, n=str(differs))
    if first.answered < line.answered:
        why = filled(WORDS["copy-fewer"], why=why, more=str(line.answered), fewer=str(first.answered))
    told, finding = _told(line, "second_copy", SECOND_COPY, {"first": first.path, "why": why})
    return replace(told, reason=why, counts_instead=first.path, differs=differs), finding


def _why(line: LedgerLine, first: LedgerLine) -> Text:
    """Why the first counts and this one does not, in the order in which ``in_order`` asks."""
    mine, better = line.assessed or 0, first.assessed or 0
    arguments: dict[str, str | Text] = {"first": first.path}
    if line.blank and not first.blank:
        key = "copy-blank"
    elif line.receipt.word != first.receipt.word:
        key = "copy-own" if first.receipt.word == "own" and line.receipt.word is None else "copy-word"
    elif line.stage != first.stage:
        later = first.receipt.last and line.receipt.last > first.receipt.last
        key, arguments["stage"] = "copy-stage-before" if later else "copy-stage", WORDS[f"stage-{first.stage}"]
    elif line.sha256 and line.sha256 == first.sha256:
        key = "copy-identical"
    elif answers(first, line):
        key = "copy-answered"
    elif line.receipt.last and line.receipt.last < first.receipt.last:
        key = "copy-received"
        arguments |= {"later": _moment(first.receipt.last), "earlier": _moment(line.receipt.last)}
    elif line.saved and line.saved < first.saved:
        key = "copy-saved"
        arguments |= {"later": _moment(first.saved), "earlier": _moment(line.saved)}
    elif mine != better:
        key = "copy-levels"
        arguments |= {"more": str(better), "fewer": str(mine)}
    else:
        key = "copy-equal"
    return filled(WORDS[key], **arguments)


def _moment(saved: str) -> str:
    """A time in UTC as an office reads it: 30/11/2026 20:40:05, by Vietnam's clock."""
    return f"{datetime.fromisoformat(saved).astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"


def _told(line: LedgerLine, outcome: Outcome, rule: Rule, arguments: dict[str, str | Text]) -> Decided:
    finding = Diagnostic(rule.code, rule.severity, arguments=arguments)
    return replace(line, outcome=outcome, code=rule.code, reason=explain(finding)[0]), finding


# Which period


class PeriodTaken(NamedTuple):
    """The period that is summed up, and why it is this one."""

    key: str
    """As periods are compared (model.names.period_key); "" where no workbook names any."""
    period: str
    """As it is written most often."""
    asked: bool
    """Whether it was asked for; else it is the one of most workbooks."""
    workbooks: int
    """Usable workbooks that name it."""
    of: int
    """Usable workbooks that name any period."""
    as_frequent: tuple[str, ...] = ()
    """Other periods that as many workbooks name."""


def main_period(read: Iterable[LedgerLine], asked: str) -> PeriodTaken:
    """The period that is summed up: the one asked for, else the one of most workbooks; of several the later one."""
    written = Counter(line.period for line in read if line.outcome != "unusable")
    keys: Counter[str] = Counter()
    for period, times in written.items():
        keys[period_key(period)] += times
    keys.pop("", None)
    if asked or not keys:
        key = period_key(asked)
        return PeriodTaken(key, asked, bool(asked), keys[key], keys.total())
    # Of two that are equally frequent the later one, by its last year.
    key = max(keys, key=lambda k: (keys[k], max(re.findall(r"\d{4}", k), default=""), k))
    others = sorted(k for k in keys if k != key and keys[k] == keys[key])
    named = tuple(_as_written(written, other) for other in others)
    return PeriodTaken(key, _as_written(written, key), False, keys[key], keys.total(), named)


def _as_written(written: Counter[str], key: str) -> str:
    """How most workbooks write that period."""
    return max((p for p in written if period_key(p) == key), key=lambda p: (written[p], -len(p), p))


# Order and keys


def _in_order(decided: Sequence[Decided], outcome: Outcome, register: Units | None) -> dict[str, int]:
    """Path → place of the files of that outcome: as in the register, else by code and name, without a code last."""
    place = {unit: index for index, unit in enumerate(register.units)} if register else {}

    def key(line: LedgerLine) -> tuple[int, bool, str, str, str]:
        unit = sender_of(line)
        return place.get(unit, -1), not unit.code, unit.code, fold(unit.name), line.path

    found = sorted((line for line, _ in decided if line.outcome == outcome), key=key)
    return {line.path: number for number, line in enumerate(found)}


Key = tuple[Unit, str]
"""A unit and, where it has neither code nor name, the file that stands for it."""


def _key(unit: Unit, path: str) -> Key:
    return unit, "" if unit.code or unit.name else path


def unit_keys(decided: Sequence[Decided], placed: dict[str, int], register: Units | None) -> dict[Key, str]:
    """What each unit is called in data and file names: its code, else its name in ASCII; made unique by a number."""
    keys: dict[Key, str] = {}
    taken: set[str] = set()
    units = [(unit, "") for unit in (register.units if register else ())]
    sent = [line for line, _ in decided if line.path in placed or line.outcome == "part"]
    sent.sort(key=lambda line: (line.outcome != "counted", line.outcome == "part", placed.get(line.path, 0), line.path))
    for unit, path in [*units, *((sender_of(line), line.path) for line in sent)]:
        if _key(unit, path) in keys:
            continue
        stem = unit.code or file_name(unit.name or path.rpartition("/")[2].rpartition(".")[0])
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        keys[_key(unit, path)] = key
    return keys


# Rows


def _run(catalog: Catalog, register: Units | None, period: str, settings: Settings) -> Run:
    return Run(
        catalog=to_json(catalog),
        catalog_id=catalog.id,
        catalog_version=catalog.version,
        catalog_digest=catalog.digest,
        stage=settings.stage,
        period=period,
        public=False,
        register=PurePath(register.path).name if register else None,
        register_sha256=settings.register_sha256,
        tool_version=settings.tool_version,
        stages_by=settings.stages_by,
    )


def _units(
    decided: Sequence[Decided], keys: dict[Key, str], register: Units | None, states: Mapping[str, State]
) -> Iterator[Any]:
    known = set(register.units) if register else set()
    took_part = {_key(sender_of(line), line.path): line.outcome for line, _ in decided if line.outcome in _TOOK_PART}
    best: dict[Key, State] = {}
    for line, _ in decided:
        key, state = _key(sender_of(line), line.path), states[line.path]
        if line.outcome != "second_copy" and STATES.index(state) > STATES.index(best.get(key, "nothing")):
            best[key] = state
    for number, (key, name) in enumerate(keys.items()):
        unit = key[0]
        absent = "missing" if unit.status == "active" else "absent"
        yield unit_row(name, number, unit, unit in known, took_part.get(key, absent), best.get(key, "nothing"))


def _skipped(line: LedgerLine) -> File:
    return File(
        file=line.path,
        sha256=line.sha256,
        outcome=line.outcome,
        code=line.code,
        reason_vi=line.reason.get("vi"),
        reason_en=line.reason.get("en"),
    )


_TOOK_PART: tuple[Outcome, ...] = ("counted", "apart")
"""Outcomes of files of which there is one a unit that took part."""


def _counted(
    line: LedgerLine, placed: dict[str, int], keys: dict[Key, str], states: Mapping[str, State]
) -> dict[str, Any]:
    """What is set in the ledger of one file."""
    return {
        "outcome": line.outcome,
        "state": states[line.path],
        "unit": keys.get(_key(sender_of(line), line.path)) if line.unit is not None else None,
        "position": placed.get(line.path),
        "code": line.code,
        "reason_vi": line.reason.get("vi"),
        "reason_en": line.reason.get("en"),
        "counts_instead": line.counts_instead or None,
        "differs": line.differs,
        "received": line.receipt.received or None,
        "sender": line.receipt.sender,
        "late": line.late,
    }


def _add_finding(store: Store, path: str, finding: Diagnostic) -> None:
    (number,) = next(store.rows('SELECT ifnull(max(seq) + 1, 0) FROM finding WHERE "file" = ?', (path,)))
    store.insert(FINDING, [(path, *finding_row(number, finding)._replace(made="counting"))])
