"""Summary → the names of the report's lists: shared gaps, weak indicators, findings by rule, files, provenance."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from iso18091cli.checks.rule import Rule
from iso18091cli.checks.table import RULES, waivers
from iso18091cli.messages.deciding import rule_words
from iso18091cli.model.findings import Waiver
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import say
from iso18091cli.reports.page.units import UnitLine
from iso18091cli.reports.page.words import PageWords, Shown, cards, periods

NAMED_UNITS = 100
"""At most so many units are named under a rule; their own sections tell of all."""
_SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that units lack, and how many of them at each level; blanks are counted apart."""

    id: str
    indicator: str
    text: str
    of: str
    """Id and name of its indicator."""
    helped: int
    assessed: int
    """Units with a level."""
    numbers: tuple[tuple[Shown, int], ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """How the units stand in one indicator."""

    id: str
    name: str
    pillar: str
    below: int
    assessed: int
    """Units with a level."""
    numbers: tuple[tuple[Shown, int], ...]


@dataclass(frozen=True, slots=True)
class UnitTimes:
    """A unit, by its section of the page, and how often a rule found something there."""

    anchor: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule and what it found."""

    code: str
    severity: str
    severity_word: str
    pattern: str
    fix: str
    times: int
    units: tuple[UnitTimes, ...]
    """The units named."""
    units_number: int
    files: int
    """Files with such findings that count for no unit."""
    across: bool
    """Whether it was found by comparing files."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of the ledger."""

    path: str
    outcome: str
    counted: bool
    unit: str
    reason: str
    fingerprint: str


def gaps(summary: Summary, words: PageWords) -> tuple[Gap, ...]:
    """Every criterion that any unit lacks, by the number of units that one provincial action would help."""
    catalog = summary.catalog
    enough = catalog.scale.good_enough.key
    texts = {c.id: catalog.text_of(c) for indicator in catalog.indicators for c in indicator.criteria}
    found: list[Gap] = []
    for gap in summary.gaps:
        indicator = catalog.indicator[gap.indicator]
        text = words.of(texts.get(gap.id) or indicator.looks[enough])
        counted = {**gap.levels, "not_assessed": gap.not_assessed}
        found.append(
            Gap(
                id=gap.id,
                indicator=indicator.id,
                text=text,
                of=f"{indicator.id} {words.of(indicator.name)}",
                helped=gap.helped,
                assessed=gap.assessed,
                numbers=tuple((words.states[key], counted[key]) for key in (*catalog.scale.short, "not_assessed")),
            )
        )
    return tuple(found)


def indicator_lines(summary: Summary, words: PageWords) -> tuple[IndicatorLine, ...]:
    """By the number of units below the acceptable level; equals stay in the summary's order."""
    lines = []
    for count in summary.indicators:
        indicator = summary.catalog.indicator[count.id]
        lines.append(
            IndicatorLine(
                id=count.id,
                name=words.of(indicator.name),
                pillar=words.pillars[indicator.pillar],
                below=count.below,
                assessed=sum(count.levels.values()),
                numbers=tuple((shown, count.units_in(key)) for key, shown in words.states.items()),
            )
        )
    return tuple(sorted(lines, key=lambda line: -line.below))


def findings_by_path(summary: Summary) -> dict[str, Counter[str]]:
    """How often each rule found something, by path ("" across files)."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path, finding in summary.findings:
        found[path][finding.code] += 1
    return found


def rule_lines(
    summary: Summary, words: PageWords, found: dict[str, Counter[str]], lines: tuple[UnitLine, ...]
) -> tuple[RuleLine, ...]:
    """The rules that found something, the gravest first, then by how often. Nothing a sender typed is in them."""
    line_of = {path: line for (path, _), line in zip(cards(summary), lines, strict=True)}
    # In the order of the units, then what belongs to none.
    paths = [*line_of, *(path for path in found if path not in line_of)]
    by_rule: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        for code in found.get(path, ()):
            by_rule[code].append(path)
    result = [_rule_line(RULES[code], of_it, found, line_of, words) for code, of_it in by_rule.items()]
    return tuple(sorted(result, key=lambda r: (_SEVERITIES.index(r.severity), -r.times, r.code)))


def _rule_line(
    rule: Rule, paths: list[str], found: dict[str, Counter[str]], line_of: dict[str, UnitLine], words: PageWords
) -> RuleLine:
    units = [(line_of[path], found[path][rule.code]) for path in paths if path in line_of]
    return RuleLine(
        code=rule.code,
        severity=rule.severity,
        severity_word=words(f"severity-{rule.severity}"),
        pattern=_pattern(rule, words.language),
        fix=words.of(rule.fix),
        times=sum(found[path][rule.code] for path in paths),
        units=tuple(UnitTimes(line.anchor, line.name, times) for line, times in units[:NAMED_UNITS]),
        units_number=len(units),
        files=len(paths) - len(units) - ("" in paths),
        across="" in paths,
    )


def _pattern(rule: Rule, language: str) -> str:
    """The message as it reads, with dots for what is filled in."""
    return re.sub(r"\{\w+\}", "…", re.sub(r"(?<=[.?!])\{\w+\}", "", say(rule.message, language)))


def outcomes(summary: Summary, words: PageWords) -> tuple[tuple[str, int], ...]:
    """(outcome, number of files), what counts first."""
    counts = Counter(line.outcome for line in summary.ledger)
    order = sorted(counts, key=lambda outcome: (outcome != "counted", -counts[outcome], outcome))
    return tuple((words(f"outcome-{outcome}"), counts[outcome]) for outcome in order)


def file_lines(summary: Summary, words: PageWords) -> tuple[FileLine, ...]:
    """Every file, by path."""
    return tuple(
        FileLine(
            path=line.path,
            outcome=words(f"outcome-{line.outcome}"),
            counted=line.outcome == "counted",
            unit=words.named(line.unit),
            reason=f"{line.code} {words.of(line.reason)}".strip(),
            fingerprint=line.sha256[:12],
        )
        for line in summary.ledger
    )


def _waiver(waiver: Waiver, words: PageWords) -> str:
    return words(
        "waiver-of",
        code=waiver.code,
        name=RULES[waiver.code].name,
        before=words(f"severity-{waiver.before}"),
        after=words(f"severity-{waiver.after}"),
        reason=words.of(waiver.reason),
    ).strip()


def provenance(summary: Summary, words: PageWords, tool_version: str) -> tuple[tuple[str, str], ...]:
    """(name, value) of all that the figures depend on besides the files."""
    catalog, register = summary.catalog, summary.register
    title = words("catalogue-of", title=catalog.full_title, id=catalog.id, version=catalog.version)
    versions = Counter((card.catalog_id, card.catalog_version) for _, card in cards(summary))
    of_register = words("register-none")
    if register:
        numbers = {"n": words.number(len(register.units)), "expected": words.number(len(register.expected))}
        of_register = f"{words('register-units', **numbers)}; SHA-256 {summary.register_sha256[:12] or '–'}"
    filled = [
        words("workbooks-n", id=id, version=version, n=words.number(number))
        for (id, version), number in sorted(versions.items())
    ]
    return (
        (words("period"), ", ".join(periods(summary)) or "–"),
        (words("stage"), words(f"stage-{summary.stage or 'latest'}")),
        (words("stages-by"), words(f"stages-by-{summary.stages_by}")),
        (words("catalogue"), f"{title}; {words('digest', digest=catalog.digest)}"),
        (words("versions"), "; ".join(filled) or "–"),
        (words("rule"), words.of(rule_words(catalog.scoring.rule))),
        (words("waivers"), "\n".join(_waiver(waiver, words) for waiver in waivers(catalog)) or words("waivers-none")),
        (words("coverage-least"), words.share(round(1000 * catalog.scoring.minimum_coverage), 1000)),
        (words("register"), of_register),
        (words("tool"), f"iso18091cli {tool_version}"),
    )
