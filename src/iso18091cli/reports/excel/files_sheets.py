"""summary.xlsx: findings, what was done with every file, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from iso18091cli.checks.table import RULES, fix, message, waivers
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.reports.excel.book import A3, Workbook
from iso18091cli.reports.excel.looks import CENTRE, NAME, SCORE, TEXT, Look, look
from iso18091cli.reports.excel.table import PRINTED, Column, Columns, new_sheet, only_table, rows, table
from iso18091cli.reports.wording import Words


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding and where it was found."""

    path: str
    unit: str
    """Name of the unit; "" where the file is no unit's."""
    finding: Diagnostic


def findings(book: Workbook, summary: Summary, most: int) -> None:
    """Every finding of every file, to be mailed back."""
    words = book.words
    columns: Columns[_Found] = (
        Column("finding", 9, TEXT, lambda found: found.finding.code),
        Column("severity", 11, TEXT, lambda found: words(f"severity-{found.finding.severity}")),
        Column("file", 28, TEXT, lambda found: found.path),
        Column("unit", 30, TEXT, lambda found: found.unit),
        Column("sheet", 16, TEXT, lambda found: found.finding.place.sheet),
        Column("cell", 8, TEXT, lambda found: found.finding.place.cell),
        Column("record", 9, TEXT, lambda found: found.finding.id),
        Column("message", 60, TEXT, lambda found: message(found.finding, words.language)),
        Column("fix", 60, TEXT, lambda found: fix(found.finding, words.language)),
    )
    sheet = new_sheet(book, "findings", columns, size=A3)
    only_table(sheet, columns, _found(summary, words), 20, none=words("findings-none"), most=most, printed=PRINTED)


def _found(summary: Summary, words: Words) -> Iterator[_Found]:
    units = {line.path: words.unit(line.unit, line.path) for line in summary.ledger if line.unit}
    return (_Found(path, units.get(path, ""), finding) for path, finding in summary.findings)


def ledger(book: Workbook, summary: Summary) -> None:
    """A line a file."""
    words = book.words
    file, outcome, period, stage = _of_file(words)
    columns: Columns[LedgerLine] = (
        file,
        replace(outcome, look=lambda line: TEXT if line.outcome == "counted" else NAME),
        Column("unit", 28, TEXT, lambda line: words.named(line.unit)),
        Column("code", 8, CENTRE, lambda line: line.unit.code if line.unit else ""),
        period,
        stage,
        Column("levels-given", 10, CENTRE, lambda line: line.assessed),
        Column("score", 9, SCORE, lambda line: line.score),
        Column("reason", 60, TEXT, lambda line: f"{line.code} {words.of(line.reason)}".strip()),
        Column("counts-instead", 30, TEXT, lambda line: line.counts_instead),
        Column("fingerprint", 15, CENTRE, lambda line: line.sha256[:12]),
    )
    only_table(new_sheet(book, "ledger", columns, size=A3), columns, summary.ledger, 32, fixed=1, printed=2 * PRINTED)


def _of_file(words: Words) -> Columns[LedgerLine]:
    """File, outcome, period and stage."""
    return (
        Column("file", 34, TEXT, lambda line: line.path),
        Column("outcome", 15, TEXT, lambda line: words(f"outcome-{line.outcome}")),
        Column("period-short", 12, CENTRE, lambda line: line.period),
        Column("stage", 18, TEXT, lambda line: words(f"stage-{line.stage}") if line.stage else ""),
    )


# Provenance -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something the figures depend on, and how it was."""

    name: str
    value: str


def provenance(book: Workbook, summary: Summary) -> None:
    """What a run needs to be repeated and checked: settings, rules judged otherwise, every input with its hash."""
    words = book.words
    inputs = _inputs(summary, words)
    sheet = new_sheet(book, "provenance", inputs, size=A3)
    sheet.note(words("provenance-note"))
    sheet.section(words("settings"))
    rows(sheet, _facts(NAME), _settings(summary, words))
    sheet.section(words("waivers"))
    changed = _waivers(summary, words)
    rows(sheet, _facts(TEXT), changed)
    if not changed:
        sheet.note(words("waivers-none"))
    sheet.section(words("inputs"))
    top = sheet.row
    table(sheet, inputs, summary.ledger, 32)
    sheet.raw.autofilter(top, 0, max(sheet.row - 1, top), sheet.columns - 1)
    if len(summary.ledger) > PRINTED:
        sheet.print_to(top + PRINTED, PRINTED, len(summary.ledger))


def _facts(of_value: Look) -> Columns[_Fact]:
    """Two columns without a heading."""
    return Column("", 0, TEXT, lambda fact: fact.name), Column("", 0, of_value, lambda fact: fact.value)


def _settings(summary: Summary, words: Words) -> list[_Fact]:
    catalog, register = summary.catalog, summary.register
    catalogue = words("catalogue-of", title=catalog.full_title, id=catalog.id, version=catalog.version)
    known = f"{PurePath(register.path).name} · sha256 {summary.register_sha256 or '–'}" if register else words("none")
    return [
        _Fact(words("tool"), f"iso18091cli {summary.tool_version}".strip()),
        _Fact(words("catalogue"), catalogue),
        _Fact(words("digest"), catalog.digest),
        _Fact(words("register"), known),
        _Fact(words("period"), summary.period or "–"),
        _Fact(words("stage"), words(f"stage-{summary.stage or 'latest'}")),
        _Fact(words("stages-by"), words(f"stages-by-{summary.stages_by}")),
        _Fact(words("minimum-coverage"), words.percent(catalog.scoring.minimum_coverage)),
        _Fact(words("edition"), words("edition-public" if summary.public else "edition-internal")),
        _Fact(words("language"), words.language),
    ]


def _waivers(summary: Summary, words: Words) -> list[_Fact]:
    found = []
    for waiver in waivers(summary.catalog):
        judged = words("waiver", before=words(f"severity-{waiver.before}"), after=words(f"severity-{waiver.after}"))
        said = f"{judged}. {words.of(waiver.reason)}".strip()
        found.append(_Fact(f"{waiver.code} {RULES[waiver.code].name}", said))
    return found


def _inputs(summary: Summary, words: Words) -> Columns[LedgerLine]:
    own = summary.catalog

    def unlike(stamped: Callable[[LedgerLine], str], ours: str) -> Callable[[LedgerLine], Look]:
        """What differs from this summary's catalogue stands out."""
        return lambda line: look(CENTRE, bold=stamped(line) not in ("", ours))

    file, *others = _of_file(words)
    return (
        file,
        Column("sha256", 68, TEXT, lambda line: line.sha256),
        *others,
        Column("catalogue-id", 16, unlike(lambda line: line.catalog_id, own.id), lambda line: line.catalog_id),
        Column(
            "version", 12, unlike(lambda line: line.catalog_version, own.version), lambda line: line.catalog_version
        ),
        Column("digest", 19, unlike(lambda line: line.catalog_digest, own.digest), lambda line: line.catalog_digest),
        Column("tool", 10, CENTRE, lambda line: line.tool_version),
        Column("repairs", 9, CENTRE, lambda line: line.repairs or None),
    )
