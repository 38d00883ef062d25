"""Results of several sources → summary.xlsx: sources and pillars, what is counted in all of them, their units."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import NamedTuple

from iso18091cli.messages.joined import WORDS, remarks, stage_said
from iso18091cli.model.joined import Side, SideBySide, Source, Total
from iso18091cli.model.text import Text, filled, say
from iso18091cli.reports.excel.book import A4, Sheet, Workbook
from iso18091cli.reports.excel.looks import CENTRE, FIGURE, NAME, SCORE, SHARE, TEXT, look
from iso18091cli.reports.excel.table import Column, Columns, new_sheet, only_table, rows, table
from iso18091cli.reports.wording import Words

_BOLD_SCORE = look(SCORE, bold=True)
_WHOLE = look(num_format="0.##", align="right", indent=1)


class _Words(Words):
    def __call__(self, key: str, **arguments: str | Text) -> str:
        key = "title" if key == "summary-title" else key
        if key not in WORDS:
            return super().__call__(key, **arguments)
        return say(filled(WORDS[key], **arguments), self.language)


class UnitLine(NamedTuple):
    """A unit that counts."""

    source: str
    code: str
    name: str
    kind: str
    score: float | None
    assessed: int | None
    applicable: int | None


def joined_workbook(found: SideBySide, units: Iterable[tuple[object, ...]], language: str) -> bytes:
    """The workbook, its text in ``language``; ``units`` as ``UnitLine`` has them. The same bytes for the same."""
    words = _Words(language)
    book = Workbook(words)
    _sources(book, found, words)
    if found.totals:
        _totals(book, found, words)
    columns: Columns[UnitLine] = (
        Column("source", 24, NAME, lambda unit: unit.source),
        Column("code", 10, CENTRE, lambda unit: unit.code),
        Column("name", 34, TEXT, lambda unit: unit.name),
        Column("kind", 16, TEXT, lambda unit: words.kind_named(unit.kind)),
        Column("score", 10, SCORE, lambda unit: unit.score),
        Column("coverage", 12, SHARE, lambda unit: _share(unit.assessed, unit.applicable)),
    )
    only_table(new_sheet(book, "units", columns), columns, starmap(UnitLine, units), fixed=1)
    return book.bytes()


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None


def _sources(book: Workbook, found: SideBySide, words: _Words) -> None:
    pillars = found.catalog.pillars
    widths = (26, 13, 11, 11, 11, 11, *(11,) * max(0, len(pillars) - 4))
    sheet = Sheet(book, words("sheet-sources"), widths, words("title"), A4, portrait=True)
    for remark in remarks(found):
        sheet.note(words.of(remark))
    columns: Columns[Side] = (
        Column("source", 0, NAME, lambda side: side.name or words("all")),
        Column("units", 0, CENTRE, lambda side: side.units),
        Column("counted", 0, CENTRE, lambda side: side.counted),
        Column("scored", 0, CENTRE, lambda side: side.total.scored),
        Column("mean", 0, _BOLD_SCORE, lambda side: side.total.mean),
        Column("coverage", 0, SHARE, lambda side: side.coverage),
    )
    sides = [*(source.side for source in found.sources), found.all]
    table(sheet, columns, sides)
    sheet.note(words("note"))
    sheet.section(words("pillar-means"))
    means: list[Column[Side]] = [Column("source", 0, NAME, lambda side: side.name or words("all"))]
    for number, pillar in enumerate(pillars):
        means.append(Column("", 0, CENTRE, _with_n(number, words), words.of(pillar.short)))
    table(sheet, tuple(means), sides)
    sheet.section(words("edition"))
    rows(sheet, _editions(words), found.sources)


def _with_n(number: int, words: _Words) -> Callable[[Side], str]:
    return lambda side: f"{words.figure(side.means[number].mean)} ({side.means[number].scored})"


def _editions(words: _Words) -> Columns[Source]:
    return (
        Column("source", 0, NAME, lambda source: source.side.name),
        Column("edition", 0, CENTRE, lambda source: words("public" if source.public else "internal")),
        Column("stage", 0, TEXT, lambda source: words.of(stage_said(source)), span=4),
    )


def _totals(book: Workbook, found: SideBySide, words: _Words) -> None:
    texts = {c.id: found.catalog.text_of(c) for i in found.catalog.indicators for c in i.criteria}

    def n_of(total: Total) -> str:
        return f"{total.counted}/{total.units}{'' if total.enough else ' *'}"

    columns: Columns[Total] = (
        Column("id", 9, NAME, lambda total: total.id),
        Column("text", 52, TEXT, lambda total: words.of(texts[total.id])),
        Column("n-of", 13, CENTRE, n_of),
        Column("part", 14, FIGURE, lambda total: total.part),
        Column("whole", 14, FIGURE, lambda total: total.whole),
        Column("value", 10, _WHOLE, lambda total: total.value),
        Column("sources", 9, CENTRE, lambda total: total.sources),
        Column("lacking", 26, TEXT, lambda total: ", ".join(total.lacking)),
    )
    sheet = new_sheet(book, "totals", columns)
    sheet.note(words("totals-note"))
    only_table(sheet, columns, found.totals, fixed=1)
