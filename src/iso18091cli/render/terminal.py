"""Results → the terminal, at any width, in colour or as plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from iso18091cli.checks.rule import Rule
from iso18091cli.checks.table import RULES, fix, message
from iso18091cli.errors import Fault
from iso18091cli.files.harmless import one_line
from iso18091cli.messages.carry import WORDS as CARRY
from iso18091cli.messages.cli import WORDS
from iso18091cli.messages.deciding import lacking_words
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.messages.workbook import COMPETENCE, STAGES
from iso18091cli.model.catalog import Catalog, Indicator, Mark
from iso18091cli.model.findings import Diagnostic, Severity, Waiver, accepted
from iso18091cli.model.lost import Lost
from iso18091cli.model.part import narrowed, part_name
from iso18091cli.model.scores import IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit, full_name
from iso18091cli.render.grid import Grid
from iso18091cli.scoring.labels import next_label

_STYLES: dict[str, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_WEIGHTS: tuple[Severity, ...] = ("error", "warning", "info")
_SIGNS: dict[Severity, str] = {"error": "✖", "warning": "▲", "info": "·"}
SHOWN = 20
"""Findings of a file that are shown unless all are asked for."""
_STILL_OPEN = "A01"
"""The finding that says no more than that an answer is still to be given."""
_OPEN_NAMED = 8
"""Open answers that are named of each sheet."""
_WEAKEST = 8
_LONGEST_NAME = 120
_LONGEST_FOUND = 120
"""Characters of what stood in a cell that are shown; the workbook lists the whole."""


def word(key: str, language: str, **arguments: str | int | Text) -> str:
    """A phrase of the command line."""
    return say(filled(WORDS[key], **arguments), language)


def figure(score: float | None, language: str) -> str:
    """A score as its readers write it: two decimals, a comma in Vietnamese; a dash where there is none."""
    if score is None:
        return word("no-score", language)
    return f"{score:.2f}".replace(".", ",") if language == "vi" else f"{score:.2f}"


# Findings -------------------------------------------------------------------------------------------------------------


def shown_name(unit: Unit, language: str) -> str:
    """The full name of a unit, cut where somebody typed a page; the files have the whole."""
    return one_line(full_name(unit, language), _LONGEST_NAME)


def show_findings(console: Console, result: Result, language: str, every: bool) -> None:
    """One file's findings, grouped by sheet, each with what to do; a closing line.

    What is still to be answered comes last and counted, else a form that is half filled in hides what is wrong in it.
    """
    console.print(Styled(result.path, style="bold underline"))
    still_open = [] if every else [finding for finding in result.diagnostics if finding.code == _STILL_OPEN]
    typed = [finding for finding in result.diagnostics if every or finding.code != _STILL_OPEN]
    shown = typed if every else gravest(typed)
    for sheet, findings in groupby(shown, key=lambda d: d.place.sheet):
        console.print(Styled(f"  {sheet or word('whole-file', language)}", style="bold"))
        for _, alike in groupby(findings, key=lambda d: (d.code, fix(d, language))):
            _findings(console, list(alike), language)
    kept = {id(finding) for finding in shown}
    rest = [finding for finding in typed if id(finding) not in kept]
    if rest:
        console.print(Styled("  " + word("findings.more", language, counts=count_line(rest, language)), style="dim"))
    if still_open:
        _still_open(console, still_open, language)
    said = f"{word(standing(result), language)}: {count_line(result.diagnostics, language)}"
    console.print(Styled(f"  {said}", style="bold"))


def gravest(findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """At most SHOWN findings, in their own order: no error is left out for the sake of a remark before it."""
    by_weight = sorted(range(len(findings)), key=lambda i: (_WEIGHTS.index(findings[i].severity), i))
    return tuple(findings[i] for i in sorted(by_weight[:SHOWN]))


def _still_open(console: Console, findings: Sequence[Diagnostic], language: str) -> None:
    """How many answers are still open, and on each sheet the first of them."""
    console.print(Styled("  " + word("findings.open", language, n=len(findings)), style="bold"))
    table = Table.grid(padding=(0, 1))
    table.add_column(width=3)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    sign = Styled(f"{_SIGNS['error']} {_STILL_OPEN}", style=_STYLES["error"])
    for sheet, there in groupby(findings, key=lambda finding: finding.place.sheet):
        named = [f"{finding.id} ({finding.place.cell})" for finding in there]
        more = f" … (+{len(named) - _OPEN_NAMED})" if len(named) > _OPEN_NAMED else ""
        table.add_row("", sign, f"{sheet}: {', '.join(named[:_OPEN_NAMED])}{more}")
    table.add_row("", Styled("    →", style="dim"), Styled(word("findings.open.fix", language), style="dim"))
    console.print(table)


def standing(result: Result) -> Literal["unusable", "accepted", "not-accepted"]:
    """How a file stands: the key of its verdict."""
    return "unusable" if not result.usable else "accepted" if accepted(result.diagnostics) else "not-accepted"


def show_total(console: Console, results: Sequence[Result], language: str) -> None:
    """The closing line over several files."""
    counts = Counter(standing(result) for result in results)
    parts = [f"{counts[key]} {word(key, language)}" for key in ("accepted", "not-accepted", "unusable") if counts[key]]
    findings = [finding for result in results for finding in result.diagnostics]
    total = word("files.total", language, n=len(results), parts=", ".join(parts), counts=count_line(findings, language))
    console.print(Styled(total, style="bold"))


def _findings(console: Console, alike: list[Diagnostic], language: str) -> None:
    """Findings of one kind that follow each other on a sheet, and once what to do about them."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=3)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in alike:
        sign = Styled(f"{_SIGNS[finding.severity]} {finding.code}", style=_STYLES[finding.severity])
        where = Styled(" ".join(part for part in (finding.place.cell, finding.id) if part), style="bold")
        said = Styled(message(finding, language))
        table.add_row("", sign, Styled.assemble(where, ": ", said) if where else said)
    table.add_row("", Styled("    →", style="dim"), Styled(fix(alike[0], language), style="dim"))
    console.print(table)


def show_waivers(console: Console, waivers: Sequence[Waiver], language: str) -> None:
    """What the catalogue judges otherwise than the program does, a line each: never silently."""
    for waiver in waivers:
        console.print(Styled(waiver_line(waiver, language), style="dim"))


def waiver_line(waiver: Waiver, language: str) -> str:
    """ "The catalogue judges E01 level-without-evidence otherwise: warning → remark (reason)"."""
    return word(
        "waiver",
        language,
        code=waiver.code,
        name=RULES[waiver.code].name,
        before=word(waiver.before, language),
        after=word(waiver.after, language),
        reason=say(waiver.reason, language),
    )


def count_line(findings: Sequence[Diagnostic], language: str) -> str:
    """ "3 errors, 2 warnings"."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        word(kind + ("-one" if counts[kind] == 1 else "s"), language, n=counts[kind])
        for kind in _WEIGHTS
        if counts[kind]
    ]
    return ", ".join(parts) or word("findings.none", language)


def show_faults(console: Console, faults: Sequence[Fault], language: str) -> None:
    """Faults of a catalogue or register, one a paragraph."""
    for fault in faults:
        where = ":".join(part for part in (fault.file, str(fault.line) if fault.line else "") if part)
        line = Styled(f"{_SIGNS['error' if fault.severity == 'error' else 'warning']} ", style=_STYLES[fault.severity])
        line.append(where + ": ", style="bold")
        line.append(f"{fault.record}: " if fault.record else "", style="default not bold")
        line.append(say(fault.message, language), style="default not bold")
        console.print(line)
        console.print(Styled(f"    → {say(fault.remedy, language)}", style="dim"))


def show_rule(console: Console, rule: Rule, language: str) -> None:
    """One rule with its reason and remedy."""
    console.print(Styled(f"{rule.code} {rule.name} ({word(rule.severity, language)})", style="bold"))
    console.print(Styled(_pattern(rule, language)))
    console.print(Styled(f"{word('why', language)}: {say(rule.why, language)}"))
    console.print(Styled(f"{word('what-to-do', language)}: {say(rule.fix, language)}"))


def _pattern(rule: Rule, language: str) -> str:
    """The message as it reads, with dots for what is filled in."""
    return re.sub(r"\{\w+\}", "…", re.sub(r"(?<=[.?!])\{\w+\}", "", say(rule.message, language)))


def show_rules(console: Console, rules: Iterable[Rule], language: str) -> None:
    """All rules, a line each."""
    grid = Grid("", "", "", "")
    for rule in rules:
        sign = Styled(_SIGNS[rule.severity], style=_STYLES[rule.severity])
        grid.add(rule.code, sign, rule.name, Styled(_pattern(rule, language)))
    console.print(grid)


# Scores ---------------------------------------------------------------------------------------------------------------


def _mark(mark: Mark, language: str) -> Styled:
    return Styled(f"{mark.symbol} {say(mark.word, language)}")


def show_lost(console: Console, lost: Sequence[Lost], language: str) -> None:
    """What a workbook that was made from others does not hold, a line each."""
    if lost:
        console.print(say(filled(CARRY["lost"], n=len(lost)), language), soft_wrap=True)
    for item in lost:
        where = " ".join(part for part in (item.place.sheet, item.place.cell, item.id) if part)
        found = f"“{one_line(item.found, _LONGEST_FOUND)}” – " if item.found else ""
        console.print(f"  {where}: {found}{say(item.why, language)}", soft_wrap=True)


def show_score(console: Console, result: Result, catalog: Catalog, language: str) -> None:
    """One workbook's figures: verdict, pillars with coverage, what to improve first."""
    card = result.scorecard
    if card is None:
        show_findings(console, result, language, every=False)
        return
    catalog = narrowed(catalog, result.part)
    console.print(whose(card, language))
    console.print(Styled(f"{result.path} · {catalog.id} {catalog.version}", style="dim"))
    if result.part:
        part = filled(PARTS["part-of"], part=part_name(catalog, result.part, card.unit))
        console.print(Styled(say(part, language)))
    if catalog.indicators:
        _show_figures(
            console, card, catalog, language, say(PARTS["total"], language) if result.part else word("total", language)
        )
    else:
        console.print(Styled(say(PARTS["survey-no-score"], language)))
    console.print(Styled(count_line(result.diagnostics, language).capitalize() + ".", style="bold"))
    if result.diagnostics:
        console.print(Styled(word("findings.see", language, path=result.path), style="dim"))


def whose(card: Scorecard, language: str) -> Styled:
    """The heading over a workbook's figures: unit, period, stage."""
    name = shown_name(card.unit, language) or word("unit.unnamed", language)
    period = one_line(card.period, _LONGEST_NAME) or word("period.unnamed", language)
    return Styled(f"{name} · {period} · {say(STAGES[card.stage], language)}", style="bold underline")


def _show_figures(console: Console, card: Scorecard, catalog: Catalog, language: str, whole: str) -> None:
    """``whole``: what the line of all pillars is called."""
    console.print(Styled(verdict(card, catalog, language), style="bold"))
    if lacking := next_label(card, catalog):
        console.print(Styled(f"{say(lacking_words(*lacking, catalog), language)}."))
    if card.reliable:
        name, enough = say(catalog.scoring.all_best, language), say(catalog.scale.good_enough.word, language)
        key = "reliable.yes" if catalog.scale.good_enough is catalog.scale.best else "reliable.enough"
        console.print(
            Styled(word(key, language, name=f"{name}." if name else "", level=enough).strip(), style="bold green")
        )
    console.print(_pillar_table(card, catalog, language, whole))
    _weakest(console, card, catalog, language)


def verdict(card: Scorecard, catalog: Catalog, language: str) -> str:
    """The total in one sentence, with its coverage, or why there is none."""
    total = card.total
    if total.assessed == 0:
        return word("nothing-assessed", language, n=total.applicable)
    figures: dict[str, str | int] = {
        "assessed": total.assessed,
        "applicable": total.applicable,
        "score": figure(total.score, language),
        "provisional": figure(total.provisional_score, language),
    }
    if total.score is None:
        return word("withheld", language, **figures)
    labels = {label.key: say(label.word, language) for label in catalog.scoring.labels}
    label = f"{labels[total.label]}." if total.label in labels else ""
    return word("final", language, label=label, **figures).strip()


def _pillar_table(card: Scorecard, catalog: Catalog, language: str, whole: str) -> Grid:
    scale = catalog.scale
    marks = [*scale.levels, scale.not_applicable]
    heads = [word(key, language) for key in ("pillar", "score", "coverage")]
    heads += [f"{mark.symbol} {say(mark.word, language)}" for mark in marks]
    grid = Grid(*heads, numbers=range(1, len(heads)))
    names = {pillar.id: say(pillar.short, language) for pillar in catalog.pillars}
    levels = {indicator.id: indicator for indicator in card.indicators}
    for score in card.pillars:
        members = [levels[i.id] for i in catalog.of_pillar[score.id]]
        grid.add(names[score.id], score_cell(score, language), coverage(score), *_counts(members, catalog))
    counted = [levels[i.id] for p in catalog.scoring.total for i in catalog.of_pillar[p]]
    total = (score_cell(card.total, language), coverage(card.total), *_counts(counted, catalog))
    grid.add_last(whole, *total)
    return grid


def score_cell(score: Score, language: str) -> str:
    """The score; with a star the provisional one."""
    if score.score is None and score.provisional_score is not None:
        return figure(score.provisional_score, language) + "*"
    return figure(score.score, language)


def coverage(score: Score) -> str:
    """Assessed of applicable: "37/39"."""
    return f"{score.assessed}/{score.applicable}"


def _counts(indicators: Sequence[IndicatorScore], catalog: Catalog) -> list[str]:
    counts = Counter(indicator.level for indicator in indicators)
    excluded = sum(indicator.status == "not_applicable" for indicator in indicators)
    return [str(counts[key]) for key in catalog.scale.keys] + [str(excluded)]


def _weakest(console: Console, card: Scorecard, catalog: Catalog, language: str) -> None:
    weak = to_improve(card, catalog)
    if not weak:
        return
    console.print(Styled(word("weakest", language), style="bold"))
    grid = Grid("", "", "", "")
    for score, indicator in weak[:_WEAKEST]:
        level = _mark(catalog.scale.level(score.level or ""), language)
        competence = say(COMPETENCE[score.competence], language)
        grid.add(indicator.id, level, say(indicator.name, language), Styled(competence, style="dim"))
    console.print(grid)
    if len(weak) > _WEAKEST:
        console.print(Styled(word("weakest.more", language, n=len(weak) - _WEAKEST), style="dim"))


def to_improve(card: Scorecard, catalog: Catalog) -> list[tuple[IndicatorScore, Indicator]]:
    """Indicators below the acceptable level: worst level first, legal competence before expectation, then by number."""
    keys = catalog.scale.keys
    weak = [(s, catalog.indicator[s.id]) for s in card.indicators if s.level in catalog.scale.short]
    return sorted(weak, key=lambda p: (keys.index(p[0].level or ""), p[0].competence != "legal", p[1].seq))
