"""Results of many workbooks, register → Summary. Counts every unit once and loses no file silently.

Pure: no file is opened. The outcome is the same whatever the order in which the results come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from iso18091cli.checks.across import SECOND_COPY
from iso18091cli.checks.table import explain
from iso18091cli.identity import by_unit, card, levels_in, stage_of
from iso18091cli.messages.reports import WORDS, worded
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import IndicatorCount, LedgerLine, Mean, Outcome, Result, Score, Scorecard, Summary
from iso18091cli.model.units import Units
from iso18091cli.scoring import exact
from iso18091cli.spelling import fold


def aggregate(
    results: Sequence[Result],
    catalog: Catalog,
    register: Units | None,
    skipped: Sequence[LedgerLine] = (),
    stage: Stage | None = None,
) -> Summary:
    """Put many units' figures side by side.

    ``results`` holds every file that was taken for a workbook, usable or not; ``skipped`` the ledger lines of all
    others. ``stage`` is the one the scorecards were asked for. With a register, a workbook of a unit it does not hold
    is unusable; without one, every unit that sent something counts. A unit counts once, whatever the period.
    """
    groups, strangers = by_unit([result for result in results if result.usable], register)
    files = [
        *((group[0], _line(group[0], "counted")) for group in groups),
        *(_second_copy(copy, group[0]) for group in groups for copy in group[1:]),
        *((result, _unusable_line(result)) for result in results if not result.usable),
        *((result, _unusable_line(result)) for result in strangers),
    ]
    ledger = tuple(sorted((*(line for _, line in files), *skipped), key=lambda line: (line.path, line.sha256)))
    findings = {result.path: result.diagnostics for result, _ in files}
    counted = _in_order([group[0] for group in groups], register)
    cards = [card(result) for result in counted]
    taking_part = {scorecard.unit for scorecard in cards}
    return Summary(
        catalog=catalog,
        stage=stage,
        results=counted,
        ledger=ledger,
        diagnostics=tuple((line.path, finding) for line in ledger for finding in findings.get(line.path, ())),
        register=register,
        missing=tuple(u for u in register.expected if u not in taking_part) if register else (),
        absent=tuple(u for u in register.units if u.status != "active") if register else (),
        means=_means(cards, catalog),
        indicators=_indicator_counts(cards, catalog),
        reliable=sum(1 for scorecard in cards if scorecard.reliable),
    )


def _in_order(counted: Sequence[Result], register: Units | None) -> tuple[Result, ...]:
    """In the register's order, else by code and name; units without a code come last."""
    place = {unit: index for index, unit in enumerate(register.units)} if register else {}

    def key(result: Result) -> tuple[int, bool, str, str, str]:
        unit = card(result).unit
        return place.get(unit, -1), not unit.code, unit.code, fold(unit.name), result.path

    return tuple(sorted(counted, key=key))


# The ledger


def _line(result: Result, outcome: Outcome) -> LedgerLine:
    return LedgerLine(
        path=result.path,
        sha256=result.sha256,
        outcome=outcome,
        unit=card(result).unit,
        stage=stage_of(result),
        assessed=levels_in(card(result)),
        score=card(result).total.score,
    )


def _second_copy(result: Result, first: Result) -> tuple[Result, LedgerLine]:
    """The copy with the finding that says which one counts instead and why, and its ledger line."""
    mine, better = levels_in(card(result)), levels_in(card(first))
    if stage_of(result) != stage_of(first):
        why = worded("copy-stage", first=first.path, stage=WORDS[f"stage-{stage_of(first)}"])
    elif mine != better:
        why = worded("copy-levels", first=first.path, more=str(better), fewer=str(mine))
    elif result.sha256 and result.sha256 == first.sha256:
        why = worded("copy-identical", first=first.path)
    else:
        why = worded("copy-equal", first=first.path)
    periods = card(first).period, card(result).period
    if periods[0] != periods[1]:
        why = worded("copy-period", why=why, first=periods[0] or "–", second=periods[1] or "–")
    finding = Diagnostic(SECOND_COPY.code, SECOND_COPY.severity, arguments={"first": first.path, "why": why})
    line = replace(_line(result, "second_copy"), code=finding.code, reason=why, counts_instead=first.path)
    return replace(result, diagnostics=(*result.diagnostics, finding)), line


def _unusable_line(result: Result) -> LedgerLine:
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


# The figures


def _means(cards: Sequence[Scorecard], catalog: Catalog) -> tuple[Mean, ...]:
    """One a pillar, then the total. Workbooks of other catalogue versions are joined by id."""
    of_pillar = {pillar.id: [s for c in cards for s in c.pillars if s.id == pillar.id] for pillar in catalog.pillars}
    means = [_mean(id, scores, len(cards)) for id, scores in of_pillar.items()]
    return (*means, _mean("total", [c.total for c in cards], len(cards)))


def _mean(id: str, scores: Sequence[Score], units: int) -> Mean:
    figures = [s.score for s in scores if s.score is not None]
    return Mean(
        id=id,
        mean=_exact_mean(figures) if figures else None,
        lowest=min(figures, default=None),
        highest=max(figures, default=None),
        scored=len(figures),
        units=units,
        not_applicable=sum(1 for s in scores if s.applicable == 0),
    )


def _exact_mean(figures: Sequence[float]) -> float:
    """Half up to two places at the very end (contract 3.3), in decimal numbers: 62.125 is 62.13."""
    mean = sum(map(exact, figures)) / len(figures)
    return float(Decimal(mean).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _indicator_counts(cards: Sequence[Scorecard], catalog: Catalog) -> tuple[IndicatorCount, ...]:
    """From the weakest: most units at the worst level first, then at the next, ties in the catalogue's order."""
    states: dict[str, list[str]] = {indicator.id: [] for indicator in catalog.indicators}
    for scorecard in cards:
        answered = {i.id: i.level or i.status for i in scorecard.indicators}
        for id, found in states.items():
            found.append(answered.get(id, "not_assessed"))
    seq = {indicator.id: indicator.seq for indicator in catalog.indicators}
    improvable = catalog.scale.keys[:-1]
    counts = [_indicator_count(id, found, catalog) for id, found in states.items()]
    return tuple(sorted(counts, key=lambda c: (*(-c.levels[level] for level in improvable), seq[c.id])))


def _indicator_count(id: str, states: Sequence[str], catalog: Catalog) -> IndicatorCount:
    levels = {key: states.count(key) for key in catalog.scale.keys}
    incomplete, not_applicable = states.count("incomplete"), states.count("not_applicable")
    return IndicatorCount(
        id=id,
        levels=levels,
        incomplete=incomplete,
        # The rest, so that the counts always add up to the number of units.
        not_assessed=len(states) - sum(levels.values()) - incomplete - not_applicable,
        not_applicable=not_applicable,
    )
