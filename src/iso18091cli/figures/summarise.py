"""Results of many workbooks, register → Summary. Counts every unit once and loses no file silently.

Pure: no file is opened. The outcome is the same whatever the order in which the results come.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iso18091cli.checks.across import OTHER_PERIOD, SECOND_COPY
from iso18091cli.checks.table import explain
from iso18091cli.figures.likeness import across
from iso18091cli.figures.tally import gaps, groups, indicator_counts, means, survey_sums
from iso18091cli.messages.reports import WORDS, worded
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result, Scorecard
from iso18091cli.model.spelling import fold
from iso18091cli.model.summary import LedgerLine, Lines, Outcome, Summary, Taken
from iso18091cli.model.units import STATUSES, Unit, Units
from iso18091cli.register.identity import by_unit, card, levels_in, stage_of
from iso18091cli.results.lines import lines
from iso18091cli.results.public import published, published_register
from iso18091cli.results.taking import take
from iso18091cli.results.whole import Changed, Findings, Held, Store


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a summary was asked for, besides files, catalogue and register."""

    stage: Stage | None = None
    """The one stage the scorecards were asked for."""
    period: str = ""
    """The one period to sum up; "": the one of most workbooks."""
    public: bool = False
    """Leave out what senders typed."""
    tool_version: str = ""
    register_sha256: str = ""


def aggregate(
    results: Sequence[Result],
    catalog: Catalog,
    register: Units | None,
    skipped: Sequence[LedgerLine] = (),
    stage: Stage | None = None,
    *,
    period: str = "",
    public: bool = False,
) -> Summary:
    """Put many units' figures side by side.

    ``results`` holds every file that was taken for a workbook, usable or not; ``skipped`` the ledger lines of all
    others. ``stage`` is the one the scorecards were asked for. With a register, a workbook of a unit it does not hold
    is unusable; without one, every unit that sent something counts. A unit counts once, and in one period only.
    """
    settings = Settings(stage=stage, period=period, public=public)
    taken = [take(result, catalog) for result in results]
    summary = summarise(taken, Held(results, catalog), catalog, register, skipped, settings)
    return replace(
        summary,
        results=tuple(summary.results),
        lines=tuple(summary.lines),
        diagnostics=tuple(summary.diagnostics),
    )


def summarise(
    taken: Sequence[Taken],
    whole: Store,
    catalog: Catalog,
    register: Units | None,
    skipped: Sequence[LedgerLine] = (),
    settings: Settings = Settings(),
) -> Summary:
    """The same from what was taken of each file. ``whole`` gives the whole Results, in the same places, when asked."""
    known = published_register(register) if register and settings.public else register
    files = _files(taken, known, settings.period)
    counted, apart = _in_order(files, "counted", known), _in_order(files, "apart", known)
    scored, of_scored = tuple(_scored(file.result) for file in counted), [taken[file.number] for file in counted]
    results, of_data = _read_anew(whole, counted, catalog, settings.public)
    found = () if settings.public else across([file.trace for file in of_scored], scored, results, catalog)
    cards = [card(result) for result in scored]
    return Summary(
        catalog=catalog,
        stage=settings.stage,
        period=_main_period(taken, settings.period)[1],
        results=results,
        scored=scored,
        lines=of_data,
        apart=tuple(_scored(file.result) for file in apart),
        ledger=tuple(sorted((*(f.line for f in files), *skipped), key=lambda line: (line.path, line.sha256))),
        diagnostics=Findings(whole, _with_findings(files, taken, settings.public), found),
        register=known,
        missing=_missing(cards, known),
        absent=tuple(u for u in known.units if u.status != "active") if known else (),
        means=means(cards, catalog),
        indicators=indicator_counts(cards, catalog),
        gaps=gaps(cards, catalog),
        groups=groups(cards, catalog, known),
        sums=survey_sums(of_scored, catalog),
        survey=tuple(file.survey for file in of_scored),
        unproved=tuple(file.unproved for file in of_scored),
        other_version=tuple(n for n, file in enumerate(counted) if _of_other_version(file.result, catalog)),
        reliable=sum(1 for scorecard in cards if scorecard.reliable),
        tool_version=settings.tool_version,
        register_sha256=settings.register_sha256,
        public=settings.public,
    )


@dataclass(frozen=True, slots=True)
class _File:
    """One file: its number among the results, what was taken of it, its ledger line, and what was found out here."""

    number: int
    result: Result
    line: LedgerLine
    found: tuple[Diagnostic, ...] = ()


def _files(taken: Sequence[Taken], register: Units | None, asked_period: str) -> list[_File]:
    """Every file with its ledger line."""
    place = {file.result.path: number for number, file in enumerate(taken)}
    key, period = _main_period(taken, asked_period)
    usable = [file.result for file in taken if file.result.usable]
    now = [result for result in usable if _period_key(card(result).period) in ("", key)]
    later = [result for result in usable if _period_key(card(result).period) not in ("", key)]
    same_unit, strangers = by_unit(now, register)
    lines = [(group[0], _first(group[0])) for group in same_unit]
    lines += [(copy, _second_copy(copy, group[0])) for group in same_unit for copy in group[1:]]
    lines += [(result, _other_period(result, period)) for result in later]
    lines += [(result, (_unusable(result), result.diagnostics)) for result in strangers]
    lines += [(file.result, (_unusable(file.result), ())) for file in taken if not file.result.usable]
    repairs = [file.repairs for file in taken]
    return [
        _File(n := place[result.path], result, replace(line, repairs=repairs[n]), found)
        for result, (line, found) in lines
    ]


# Which period


def _period_key(period: str) -> str:
    """What a period is compared by: "Năm 2026" and "2026" are one."""
    return re.sub(r"\b(nam|ky|year)\b|[\s.]+", "", fold(period))


def _main_period(taken: Sequence[Taken], asked: str) -> tuple[str, str]:
    """(key, as it is written) of the period that is summed up: the one asked for, else the one of most workbooks."""
    if asked:
        return _period_key(asked), asked
    written = Counter(file.result.scorecard.period for file in taken if file.result.scorecard)
    keys: Counter[str] = Counter()
    for period, count in written.items():
        keys[_period_key(period)] += count
    keys.pop("", None)
    if not keys:
        return "", ""
    # Of two that are equally frequent the later one, by its last year.
    key = max(keys, key=lambda k: (keys[k], max(re.findall(r"\d{4}", k), default=""), k))
    return key, max((p for p in written if _period_key(p) == key), key=lambda p: (written[p], -len(p), p))


def _of_other_version(result: Result, catalog: Catalog) -> bool:
    stamp = result.submission.stamp if result.submission else {}
    own = {"catalog_id": catalog.id, "catalog_version": catalog.version, "catalog_digest": catalog.digest}
    return any(stamp.get(key) not in (None, "", value) for key, value in own.items())


# The order, and what is kept


def _in_order(files: Sequence[_File], outcome: Outcome, register: Units | None) -> list[_File]:
    """Those of that outcome in the register's order, else by code and name; units without a code come last."""
    place = {unit: index for index, unit in enumerate(register.units)} if register else {}

    def key(file: _File) -> tuple[int, bool, str, str, str]:
        unit = card(file.result).unit
        return place.get(unit, -1), not unit.code, unit.code, fold(unit.name), file.result.path

    return sorted((file for file in files if file.line.outcome == outcome), key=key)


def _missing(cards: Sequence[Scorecard], register: Units | None) -> tuple[Unit, ...]:
    present = {card.unit for card in cards}
    return tuple(unit for unit in register.expected if unit not in present) if register else ()


def _read_anew(
    whole: Store, counted: Sequence[_File], catalog: Catalog, public: bool
) -> tuple[Sequence[Result], Sequence[Lines]]:
    """The whole results that count, each under its unit, and their lines in the data; of the public what it may see."""

    def result(file: _File) -> Result:
        found = whole[file.number]
        return replace(found, scorecard=replace(card(found), unit=card(file.result).unit))

    results = Changed(counted, result)
    if not public:
        return results, Changed(counted, lambda file: whole.lines(file.number))
    shown = Changed(results, lambda result: published(result, catalog))
    return shown, Changed(shown, lambda result: lines(result, catalog))


def _scored(result: Result) -> Result:
    return replace(result, submission=None, diagnostics=())


def _with_findings(
    files: Sequence[_File], taken: Sequence[Taken], public: bool
) -> list[tuple[str, int, int, tuple[Diagnostic, ...]]]:
    """(path, number, how many findings the result has, those found here) in the ledger's order.

    For the public only what keeps a file from being used: other findings quote their sender.
    """
    order = sorted(files, key=lambda file: (file.result.path, file.result.sha256))
    return [
        (f.result.path, f.number, 0 if public and taken[f.number].result.usable else taken[f.number].findings, f.found)
        for f in order
    ]


# The ledger


def _line(result: Result, outcome: Outcome) -> LedgerLine:
    stamp = result.submission.stamp if result.submission else {}
    return LedgerLine(
        path=result.path,
        sha256=result.sha256,
        outcome=outcome,
        unit=card(result).unit,
        stage=stage_of(result),
        assessed=levels_in(card(result)),
        score=card(result).total.score,
        period=card(result).period,
        catalog_id=stamp.get("catalog_id", ""),
        catalog_version=stamp.get("catalog_version", ""),
        catalog_digest=stamp.get("catalog_digest", ""),
        tool_version=stamp.get("tool_version", ""),
    )


Line = tuple[LedgerLine, tuple[Diagnostic, ...]]
"""A file's line, and the findings that came up here."""


def _first(result: Result) -> Line:
    """The copy that counts; apart where the register says that its unit no longer takes part."""
    status = card(result).unit.status
    if status == "active":
        return _line(result, "counted"), result.diagnostics
    reason = worded("apart", status=STATUSES[status])
    return replace(_line(result, "apart"), reason=reason), result.diagnostics


def _second_copy(result: Result, first: Result) -> Line:
    """The finding says which one counts instead and why."""
    mine, better = levels_in(card(result)), levels_in(card(first))
    if stage_of(result) != stage_of(first):
        why = worded("copy-stage", first=first.path, stage=WORDS[f"stage-{stage_of(first)}"])
    elif mine != better:
        why = worded("copy-levels", first=first.path, more=str(better), fewer=str(mine))
    elif result.sha256 and result.sha256 == first.sha256:
        why = worded("copy-identical", first=first.path)
    else:
        why = worded("copy-equal", first=first.path)
    finding = Diagnostic(SECOND_COPY.code, SECOND_COPY.severity, arguments={"first": first.path, "why": why})
    line = replace(_line(result, "second_copy"), code=finding.code, reason=why, counts_instead=first.path)
    return line, (*result.diagnostics, finding)


def _other_period(result: Result, period: str) -> Line:
    finding = Diagnostic(
        OTHER_PERIOD.code, OTHER_PERIOD.severity, arguments={"found": card(result).period, "period": period}
    )
    return replace(_line(result, "other_period"), code=finding.code, reason=explain(finding)[0]), (finding,)


def _unusable(result: Result) -> LedgerLine:
    # The last error is the one that ended the work on the file.
    error = next((d for d in reversed(result.diagnostics) if d.severity == "error"), None)
    sender = result.submission.sender if result.submission else None
    return LedgerLine(
        path=result.path,
        sha256=result.sha256,
        outcome="unusable",
        unit=sender if sender and (sender.code or sender.name) else None,
        code=error.code if error else "",
        reason=explain(error)[0] if error else {},
    )
