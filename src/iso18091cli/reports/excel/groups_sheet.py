"""summary.xlsx: units by level, kind and unit above; how many of each take part, and how they stand."""

from __future__ import annotations

from collections.abc import Callable

from iso18091cli.model.summary import By, Group, Mean, Summary
from iso18091cli.model.units import KINDS, LEVELS
from iso18091cli.reports.excel.book import A3, Live, Value, Workbook, mean_where
from iso18091cli.reports.excel.looks import CENTRE, NAME, SCORE, SHARE, TEXT
from iso18091cli.reports.excel.pillars_sheet import BY
from iso18091cli.reports.excel.table import Column, Columns, Written, new_sheet, table
from iso18091cli.reports.survey import group_name
from iso18091cli.reports.wording import Words, listed

_NAMED = 12
_KNOWN = {"level": LEVELS, "kind": KINDS}
_TITLES: dict[By, str] = {"level": "by-level", "kind": "by-kind", "parent": "by-parent"}


def groups(book: Workbook, summary: Summary, pillars: Written) -> None:
    """Write the sheet: a table each for levels, kinds and units above. ``pillars``: where the units' scores stand."""
    words = book.words
    sheet = new_sheet(book, "groups", _columns(summary, words, "parent", pillars), size=A3)
    sheet.note(words("groups-note"))
    for by, title in _TITLES.items():
        found = [group for group in summary.groups if group.by == by]
        if found:
            sheet.section(words(title))
            table(sheet, _columns(summary, words, by, pillars), found, 44)
    sheet.raw.freeze_panes(0, 1)


def _columns(summary: Summary, words: Words, by: By, pillars: Written) -> Columns[Group]:
    def mean(id: str) -> Callable[[Group], Value]:
        return lambda group: _mean(group, _mean_of(group, id), words, pillars)

    def scored(id: str) -> Callable[[Group], Value]:
        return lambda group: f"{_mean_of(group, id).scored}/{_mean_of(group, id).units}"

    def head(group: Group) -> Value:
        return summary.scored[group.head].card.total.score if group.head is not None else None

    return (
        Column(by, 28, NAME, lambda group: group_name(group, words)),
        Column("took-part-short", 10, CENTRE, _took_part),
        Column("share", 9, SHARE, lambda group: len(group.members) / group.expected if group.expected else None),
        Column("reliable-short", 10, CENTRE, lambda group: f"{group.reliable}/{len(group.members)}"),
        Column("mean-total", 9, SCORE, mean("total")),
        Column("units-scored", 9, CENTRE, scored("total")),
        Column("not-applicable", 9, CENTRE, lambda group: _mean_of(group, "total").not_applicable),
        Column("lowest", 9, SCORE, lambda group: _mean_of(group, "total").lowest),
        Column("highest", 9, SCORE, lambda group: _mean_of(group, "total").highest),
        *(
            column
            for pillar in summary.catalog.pillars
            for column in (
                Column("mean", 9, SCORE, mean(pillar.id), words.of(pillar.short)),
                Column("units-scored", 8, CENTRE, scored(pillar.id)),
            )
        ),
        Column("missing-short", 44, TEXT, lambda g: listed(map(words.unit, g.missing), len(g.missing), _NAMED, words)),
        *((Column("head-score", 12, SCORE, head),) if by == "parent" else ()),
    )


def _took_part(group: Group) -> str:
    """Without a register nobody knows how many there should be."""
    took = len(group.members)
    return f"{took}/{group.expected}" if group.expected is not None else str(took)


def _mean_of(group: Group, id: str) -> Mean:
    return next(mean for mean in group.means if mean.id == id)


def _mean(group: Group, mean: Mean, words: Words, pillars: Written) -> Value:
    """Live where a word of our own tells the group; two units above may share a name."""
    scores = pillars.cells(mean.id)
    if not (group.key in _KNOWN.get(group.by, ()) and scores and mean.scored):
        return mean.mean
    return Live(mean_where(scores, pillars.cells(BY[group.by]), group_name(group, words)), mean.mean)
