"""summary.xlsx: units by level, kind and unit above; how many of each take part, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iso18091cli.model.summary import Group, Mean, Summary
from iso18091cli.model.units import KINDS, LEVELS
from iso18091cli.reports.excel.book import A3, CENTRE, SCORE, Live, Paper, Sheet, Value, mean_where
from iso18091cli.reports.wording import Words, listed

_NAMED = 12
_KNOWN = {"level": LEVELS, "kind": KINDS}
_TITLES = {"level": "by-level", "kind": "by-kind", "parent": "by-parent"}


@dataclass(frozen=True)
class _Ranking:
    """Where on the sheet of ranks the scores stand, by pillar's id and "total", and each unit's "level" and "kind"."""

    scores: Mapping[str, str]
    of_unit: Mapping[str, str]

    def mean(self, group: Group, name: str, mean: Mean) -> Value:
        """Live where a word of our own tells the group; two units above may share a name."""
        cells, scores = self.of_unit.get(group.by), self.scores.get(mean.id)
        if not (group.key in _KNOWN.get(group.by, ()) and cells and scores and mean.scored):
            return mean.mean
        return Live(mean_where(scores, cells, name), mean.mean)


def groups(paper: Paper, summary: Summary, words: Words, scores: Mapping[str, str], of_unit: Mapping[str, str]) -> None:
    """Write the sheet: a table each for levels, kinds and units above, over the cells that ``ranking`` gave."""
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
                _line(sheet, summary, words, group, index, _Ranking(scores, of_unit))
    sheet.raw.freeze_panes(0, 1)


def _heading(sheet: Sheet, summary: Summary, words: Words, by: str) -> None:
    keys = ("took-part-short", "share", "reliable-short", "mean-total", "units-scored", "not-applicable")
    figures = [text for p in summary.catalog.pillars for text in (words.of(p.short), words("units-scored"))]
    spread = (words("lowest"), words("highest"))
    own = [words("head-score")] if by == "parent" else []
    names = [words(by), *(words(key) for key in keys), *spread, *figures, words("missing-short"), *own]
    sheet.heading(names, 44)


def _line(sheet: Sheet, summary: Summary, words: Words, group: Group, index: int, ranking: _Ranking) -> None:
    took, expected = len(group.members), group.expected
    *pillars, total = group.means
    head = summary.scored[group.head].scorecard if group.head is not None else None
    # Without a register nobody knows how many there should be.
    part = f"{took}/{expected}" if expected is not None else str(took)
    name = _name(group, words)
    values: list[Value] = [name, part, took / expected if expected else None]
    values += [
        f"{group.reliable}/{took}",
        ranking.mean(group, name, total),
        f"{total.scored}/{total.units}",
        total.not_applicable,
    ]
    values += [total.lowest, total.highest]
    plain, centre, figure = sheet.body(index), sheet.body(index, **CENTRE), sheet.body(index, **SCORE)
    share = sheet.body(index, num_format="0%", align="center")
    styles = [sheet.body(index, bold=True), centre, share, centre, figure, centre, centre, figure, figure]
    for mean in pillars:
        values += [ranking.mean(group, name, mean), f"{mean.scored}/{mean.units}"]
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
