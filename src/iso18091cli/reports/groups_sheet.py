"""summary.xlsx: units by level, kind and unit above; how many of each take part, and how they stand."""

from __future__ import annotations

from iso18091cli.model.scores import Group, Summary
from iso18091cli.model.units import KINDS
from iso18091cli.reports.paper import A3, CENTRE, SCORE, Paper, Sheet, Value
from iso18091cli.reports.wording import Words, listed

_NAMED = 12
_TITLES = {"level": "by-level", "kind": "by-kind", "parent": "by-parent"}


def groups(paper: Paper, summary: Summary, words: Words) -> None:
    """Write the sheet: a table each for levels, kinds and units above."""
    pillars = summary.catalog.pillars
    widths = [28, 10, 9, 10, 9, 9, 9, 9, 9, *[9, 8] * len(pillars), 44, 12]
    sheet = paper.sheet(words("sheet-groups"), widths, title=words("groups-title"), size=A3)
    sheet.note(words("groups-note"))
    for by, title in _TITLES.items():
        found = [group for group in summary.groups if group.by == by]
        if found:
            sheet.section(words(title))
            _heading(sheet, summary, words, by)
            for index, group in enumerate(found):
                _line(sheet, summary, words, group, index)
    sheet.raw.freeze_panes(0, 1)


def _heading(sheet: Sheet, summary: Summary, words: Words, by: str) -> None:
    keys = ("took-part-short", "share", "reliable-short", "mean-total", "units-scored", "not-applicable")
    figures = [text for p in summary.catalog.pillars for text in (words.of(p.short), words("units-scored"))]
    spread = (words("lowest"), words("highest"))
    own = [words("head-score")] if by == "parent" else []
    names = [words(by), *(words(key) for key in keys), *spread, *figures, words("missing-short"), *own]
    sheet.heading(names, 44)


def _line(sheet: Sheet, summary: Summary, words: Words, group: Group, index: int) -> None:
    took, expected = len(group.members), group.expected
    *pillars, total = group.means
    head = summary.scored[group.head].scorecard if group.head is not None else None
    # Without a register nobody knows how many there should be.
    part = f"{took}/{expected}" if expected is not None else str(took)
    values: list[Value] = [_name(group, words), part, took / expected if expected else None]
    values += [f"{group.reliable}/{took}", total.mean, f"{total.scored}/{total.units}", total.not_applicable]
    values += [total.lowest, total.highest]
    plain, centre, figure = sheet.body(index), sheet.body(index, **CENTRE), sheet.body(index, **SCORE)
    share = sheet.body(index, num_format="0%", align="center")
    styles = [sheet.body(index, bold=True), centre, share, centre, figure, centre, centre, figure, figure]
    for mean in pillars:
        values += [mean.mean, f"{mean.scored}/{mean.units}"]
        styles += [figure, centre]
    values.append(listed(map(words.unit, group.missing), len(group.missing), _NAMED, words))
    styles.append(plain)
    if group.by == "parent":
        values.append(head.total.score if head else None)
        styles.append(figure)
    sheet.line(values, styles)


def _name(group: Group, words: Words) -> str:
    if group.by == "parent":
        return words.unit(group.parent) if group.parent else group.key
    if not group.key:
        return words("not-known")
    return words.level(group.key) if group.by == "level" else words.of(KINDS.get(group.key, {"vi": group.key}))
