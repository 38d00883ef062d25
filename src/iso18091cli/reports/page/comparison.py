"""Comparison → comparison.html: one file that needs no network, for a browser, a telephone and paper.

Every table is whole without a script; the script sorts and filters the rows of units × indicators. A cell of that table
is made once for each pair of states: what became of an indicator follows from the two.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, NamedTuple

from markupsafe import Markup

from iso18091cli.files.shipped import shipped
from iso18091cli.messages.compare import CHANGE, COLOURS, MARK, MEANING, SYMBOLS
from iso18091cli.messages.compared import (
    came_from,
    catalog_name,
    joining,
    noted,
    parting,
    remarks,
    stage_of,
    step_name,
    units_line,
)
from iso18091cli.messages.page import ILLUSTRATIVE
from iso18091cli.model.comparison import (
    CHANGES,
    Change,
    Comparison,
    Descended,
    Figures,
    IndicatorChange,
    Kept,
    MeanChange,
    Round,
    Step,
    SumChange,
)
from iso18091cli.model.spelling import fold
from iso18091cli.reports.comparing import ChangeWords, marks_of
from iso18091cli.reports.page.report import HURRY, PAGE_ROWS, environment, page_policy
from iso18091cli.reports.page.words import PageWords
from iso18091cli.reports.pictures.slope import slope

_LINED = 40
"""Units up to which a picture has a line for each."""


class _Cell(NamedTuple):
    """A pair of states: the class of its cells, and what they show and say."""

    css: str
    colour: str
    shown: str
    said: str


class _Head(NamedTuple):
    """A column of an indicator."""

    id: str
    name: str
    marks: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A unit's row: what it is sorted and found by stands in its cells."""

    name: str
    code: str
    notes: str
    total: SumChange
    better: int
    worse: int
    cells: tuple[Markup, ...]


def comparison_html(comparison: Comparison, language: str, tool_version: str) -> bytes:
    """The page in UTF-8, its text in ``language``. The same comparison gives the same bytes."""
    words, page_words = ChangeWords(language), PageWords(language, comparison.rounds[-1].catalog)
    steps = [_Step(step, words, number) for number, step in enumerate(comparison.steps, 1)]
    cells = {cell.css: cell for step in steps for cell in step.pairs.values()}
    made = environment()
    states = tuple(page_words.states.values())
    style = made.get_template("report.css.j2").render(states=states, page_rows=PAGE_ROWS)
    style += made.get_template("comparison.css.j2").render(
        cells=tuple(cells.values()), changes=[(change, COLOURS[change], SYMBOLS[change]) for change in CHANGES]
    )
    script = (shipped("templates") / "comparison.js").read_text("utf-8")
    stream = made.get_template("comparison.html.j2").stream(
        {
            "t": words,
            "language": language,
            "tool": tool_version,
            "comparison": comparison,
            "illustrative": page_words("illustrative") if _made_up(comparison) else "",
            "illustrative_note": page_words("illustrative-note"),
            "steps": steps,
            "rounds": [_round(each, words) for each in comparison.rounds],
            "legend": [(change, words.of(CHANGE[change]), words.of(MEANING[change])) for change in CHANGES],
            "page_rows": PAGE_ROWS,
            "policy": page_policy(style, script),
            "style": Markup(style),
            "script": Markup(script),
            "hurry": Markup(HURRY),
        }
    )
    stream.enable_buffering(1000)
    page = io.BytesIO()
    stream.dump(page, "utf-8")
    return page.getvalue()


def _made_up(comparison: Comparison) -> bool:
    return any(sign in fold(period) for period in comparison.periods for sign in ILLUSTRATIVE)


def _round(each: Round, words: ChangeWords) -> dict[str, str]:
    return {
        "name": each.name,
        "period": each.period,
        "stage": words.of(stage_of(each)),
        "units": str(len(each.results)) + (f" ({words('public')})" if each.public else ""),
        "catalog": catalog_name(each.catalog),
    }


class _Step:
    """What the template says of a step, each name as it is used there."""

    def __init__(self, step: Step, words: ChangeWords, number: int) -> None:
        self.step, self.words, self.number = step, words, number
        self.name = words.of(step_name(step))
        self.line = words.of(units_line(step))
        self.remarks = [words.of(remark) for remark in remarks(step)]
        self.warned = bool(step.marks or step.other_stages)
        self.catalog = step.after.catalog
        self.names = {pillar.id: words.of(pillar.name) for pillar in self.catalog.pillars}
        self.pairs: dict[tuple[str, str], _Cell] = {}
        marks = marks_of(self.catalog)
        self._said = {key: (mark.symbol, words.of(mark.word)) for key, mark in marks.items()}
        self._letters = dict(zip(marks, ascii_lowercase, strict=False))
        for unit in step.kept:
            for line in unit.indicators:
                if (line.before, line.after) not in self.pairs:
                    self.pairs[line.before, line.after] = self._pair(line)
        self._cells = {
            pair: Markup("<td class={} data-v={}>{}").format(cell.css, self._rank(pair), cell.said)
            for pair, cell in self.pairs.items()
        }

    def _pair(self, line: IndicatorChange) -> _Cell:
        (one, was), (other, now) = (self._said.get(key, ("–", "–")) for key in (line.before, line.after))
        change = self.words.of(CHANGE[line.change]).lower()
        css = f"x{self._letters.get(line.before, 'z')}{self._letters.get(line.after, 'z')}"
        return _Cell(css, COLOURS[line.change], f"{one}{SYMBOLS[line.change]}{other}", f"{was}, {change}, {now}")

    def _rank(self, pair: tuple[str, str]) -> int:
        """How far an indicator rose: levels; what is no change of levels comes last."""
        keys = self.catalog.scale.keys
        if pair[0] in keys and pair[1] in keys:
            return keys.index(pair[1]) - keys.index(pair[0])
        return -len(keys)

    @property
    def means(self) -> list[dict[str, Any]]:
        return self._means(self.step.figures)

    @property
    def rescored(self) -> list[tuple[str, list[dict[str, Any]]]]:
        found = []
        for figures, side in ((self.step.under_before, self.step.before), (self.step.under_after, self.step.after)):
            if figures is not None:
                heading = self.words("under", id=side.catalog.id, version=side.catalog.version)
                found.append((heading, self._means(figures)))
        return found

    def _means(self, figures: Figures) -> list[dict[str, Any]]:
        words = self.words
        return [
            {
                "name": self.names.get(mean.id, words("total")),
                "total": mean.id not in self.names,
                "before": words.figure(mean.before),
                "after": words.figure(mean.after),
                "difference": words.signed(mean.difference),
                "units": f"{mean.scored}/{mean.units}",
                "rose": mean.rose,
                "fell": mean.fell,
                "slope": self._slope(place, mean, figures.kept),
            }
            for place, mean in enumerate(figures.means)
        ]

    def _slope(self, place: int, mean: MeanChange, kept: Sequence[Kept]) -> Markup:
        words, name = self.words, self.names.get(mean.id, self.words("total"))
        if mean.before is None or mean.after is None:
            return Markup("")
        lines = [unit.sums[place] for unit in kept if unit.sums[place].enough]
        single = [(line.before or 0.0, line.after or 0.0) for line in lines] if len(lines) <= _LINED else []
        before, after = words.figure(mean.before), words.figure(mean.after)
        said = words("slope-said", name=name, before=before, after=after, n=str(mean.scored), of=str(mean.units))
        ends = self.step.before.period, self.step.after.period
        return Markup(slope((mean.before, mean.after), single, said, (before, after), ends))

    @property
    def heads(self) -> list[tuple[str, list[_Head]]]:
        """(pillar, its columns), then the indicators that the catalogue has no more."""
        found: dict[str, list[_Head]] = {}
        for line in self.step.figures.indicators:
            known = self.catalog.indicator.get(line.id) or self.step.before.catalog.indicator[line.id]
            pillar = self.names.get(known.pillar, "") if line.id in self.catalog.indicator else "×"
            marks = ", ".join(self.words.of(MARK[mark]) for mark in line.marks)
            found.setdefault(pillar, []).append(_Head(line.id, self.words.of(known.name), marks))
        return list(found.items())

    @property
    def rows(self) -> Iterator[_Row]:
        for unit in self.step.kept:
            yield _Row(
                name=self.words.unit(unit.after.unit, unit.after.key),
                code=unit.after.unit.code,
                notes="; ".join(map(self.words.of, noted(unit))),
                total=unit.total,
                better=unit.count("better"),
                worse=unit.count("worse"),
                cells=tuple(self._cells[line.before, line.after] for line in unit.indicators),
            )

    @property
    def counts(self) -> list[tuple[Change, str, int]]:
        return [(change, self.words.of(CHANGE[change]), self.step.figures.count(change)) for change in CHANGES]

    @property
    def indicators(self) -> list[tuple[_Head, list[int]]]:
        heads = {head.id: head for _, of_it in self.heads for head in of_it}
        lines = self.step.figures.indicators
        return [(heads[line.id], [line.counts.get(change, 0) for change in CHANGES]) for line in lines]

    @property
    def descended(self) -> list[dict[str, Any]]:
        return [self._descended(unit) for unit in self.step.descended]

    def _descended(self, unit: Descended) -> dict[str, Any]:
        words = self.words
        return {
            "name": words.unit(unit.after.unit, unit.after.key),
            "code": unit.after.unit.code,
            "pieces": f"{unit.origin.covered}/{unit.origin.pieces}",
            "from": [words.of(text) for text in came_from(unit)],
            "sums": [(words.ranged(line.lowest, line.highest), words.figure(line.after)) for line in unit.sums],
        }

    @property
    def others(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        words = self.words
        joined = [(words.unit(j.after.unit), j.after.unit.code, words.of(joining(j))) for j in self.step.joined]
        left = [(words.unit(x.before.unit), x.before.unit.code, words.of(parting(x))) for x in self.step.left]
        return [(words(key), lines) for key, lines in (("joined", joined), ("left", left)) if lines]
