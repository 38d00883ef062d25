"""summary.xlsx: findings, what was done with every file, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from xlsxwriter.format import Format

from iso18091cli.checks.table import RULES, explain, waivers
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import Unit
from iso18091cli.reports.excel.book import A3, CENTRE, SCORE, Paper, Sheet, Value
from iso18091cli.reports.wording import Words


def findings(paper: Paper, summary: Summary, words: Words, most: int) -> None:
    """Every finding of every file, to be mailed back."""
    widths = [9, 11, 28, 30, 16, 8, 9, 60, 60]
    keys = ("finding", "severity", "file", "unit", "sheet", "cell", "record", "message", "fix")
    sheet = paper.sheet(words("sheet-findings"), widths, title=words("findings-title"), size=A3)
    sheet.row += 1
    top = sheet.row
    sheet.heading([words(key) for key in keys], 20)
    units = {line.path: line.unit for line in summary.ledger}
    styles = [sheet.body(0), sheet.body(1)]
    fixes: dict[str, str] = {}
    lines = 0
    for path, finding in summary.findings:
        if lines < most:
            message, fix = explain(finding)
            unit = units.get(path)
            values = [finding.code, words(f"severity-{finding.severity}"), path, words.unit(unit, path) if unit else ""]
            values += [finding.place.sheet, finding.place.cell, finding.id]
            remedy = fixes.setdefault(finding.code, words.of(fix))
            sheet.line([*values, words.of(message), remedy], styles[lines % 2])
        lines += 1
    if not lines:
        sheet.note(words("findings-none"))
    sheet.table(top)
    if lines > most:
        sheet.note(words("cut-rows", n=str(lines - most)))


def ledger(paper: Paper, summary: Summary, words: Words) -> None:
    """A line a file."""
    widths = [34, 15, 28, 8, 12, 18, 10, 9, 60, 30, 15]
    keys = ["file", "outcome", "unit", "code", "period-short", "stage", "levels-given", "score", "reason"]
    sheet = paper.sheet(words("sheet-ledger"), widths, title=words("ledger-title"), size=A3)
    sheet.row += 1
    top = sheet.row
    sheet.heading([*(words(key) for key in keys), words("counts-instead"), words("fingerprint")], 32)
    for index, line in enumerate(summary.ledger):
        unit = line.unit or Unit()
        why = words.of(line.reason)
        values: list[Value] = [line.path, words(f"outcome-{line.outcome}"), _named(line, words), unit.code]
        values += [line.period, words(f"stage-{line.stage}") if line.stage else "", line.assessed, line.score]
        styles = _ledger_styles(sheet, index, line)
        sheet.line([*values, f"{line.code} {why}".strip(), line.counts_instead, line.sha256[:12]], styles)
    sheet.table(top, fixed=1)


def _named(line: LedgerLine, words: Words) -> str:
    return words.unit(line.unit) if line.unit and (line.unit.name or line.unit.code) else ""


def _ledger_styles(sheet: Sheet, index: int, line: LedgerLine) -> list[Format]:
    plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
    outcome = plain if line.outcome == "counted" else sheet.body(index, bold=True)
    figure = sheet.body(index, **SCORE)
    return [plain, outcome, plain, centre, centre, plain, centre, figure, plain, plain, centre]


# Provenance -----------------------------------------------------------------------------------------------------------


def provenance(paper: Paper, summary: Summary, words: Words) -> None:
    """What a run needs to be repeated and checked: settings, rules judged otherwise, every input with its hash."""
    widths = [34, 68, 15, 12, 18, 16, 12, 19, 10, 9]
    sheet = paper.sheet(words("sheet-provenance"), widths, title=words("provenance-title"), size=A3)
    sheet.note(words("provenance-note"))
    sheet.section(words("settings"))
    for index, (name, value) in enumerate(_settings(summary, words)):
        sheet.line([name, value], [sheet.body(index), sheet.body(index, bold=True)])
    sheet.section(words("waivers"))
    changed = waivers(summary.catalog)
    for index, waiver in enumerate(changed):
        judged = words("waiver", before=words(f"severity-{waiver.before}"), after=words(f"severity-{waiver.after}"))
        text = f"{judged}. {words.of(waiver.reason)}".strip()
        sheet.line([f"{waiver.code} {RULES[waiver.code].name}", text], sheet.body(index))
    if not changed:
        sheet.note(words("waivers-none"))
    sheet.section(words("inputs"))
    of_form = ("catalogue-id", "version", "digest", "tool", "repairs")
    keys = ("file", "sha256", "outcome", "period-short", "stage", *of_form)
    top = sheet.row
    sheet.heading([words(key) for key in keys], 32)
    own = summary.catalog.id, summary.catalog.version, summary.catalog.digest
    for index, line in enumerate(summary.ledger):
        _input(sheet, words, line, index, own)
    sheet.raw.autofilter(top, 0, max(sheet.row - 1, top), sheet.columns - 1)


def _settings(summary: Summary, words: Words) -> list[tuple[str, str]]:
    catalog, register = summary.catalog, summary.register
    catalogue = words("catalogue-of", title=catalog.full_title, id=catalog.id, version=catalog.version)
    known = f"{PurePath(register.path).name} · sha256 {summary.register_sha256 or '–'}" if register else words("none")
    return [
        (words("tool"), f"iso18091cli {summary.tool_version}".strip()),
        (words("catalogue"), catalogue),
        (words("digest"), catalog.digest),
        (words("register"), known),
        (words("period"), summary.period or "–"),
        (words("stage"), words(f"stage-{summary.stage or 'latest'}")),
        (words("minimum-coverage"), words.percent(catalog.scoring.minimum_coverage)),
        (words("edition"), words("edition-public" if summary.public else "edition-internal")),
        (words("language"), words.language),
    ]


def _input(sheet: Sheet, words: Words, line: LedgerLine, index: int, own: Sequence[str]) -> None:
    plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
    made_with = line.catalog_id, line.catalog_version, line.catalog_digest
    # What differs from this summary's catalogue stands out.
    marked = [sheet.body(index, align="center", bold=bool(a and a != b)) for a, b in zip(made_with, own, strict=True)]
    values: list[Value] = [line.path, line.sha256, words(f"outcome-{line.outcome}"), line.period]
    values += [words(f"stage-{line.stage}") if line.stage else "", *made_with, line.tool_version, line.repairs or None]
    sheet.line(values, [plain, plain, plain, centre, plain, *marked, centre, centre])
