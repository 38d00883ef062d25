"""A criterion that is counted → its row: what is asked, the cells for figures, the level and the value, live."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color

from iso18091cli.form import figure_text, live, measured_cells
from iso18091cli.form.book import Book
from iso18091cli.form.formula.expression import Expression, Operand
from iso18091cli.form.formula.functions import And, If, IfError
from iso18091cli.form.look import CLOSED, FONT, MUTED, AnyCell, dress, font, growing, lines_of
from iso18091cli.form.measured_cells import ASK, Asked, FigureCells, limit_of
from iso18091cli.messages.measures import asked_lines, asked_of
from iso18091cli.model.catalog import Criterion
from iso18091cli.model.measure import Measure
from iso18091cli.model.text import say

if TYPE_CHECKING:
    from iso18091cli.form.pillar_sheet import PillarSheet

FIGURES = ("value", "whole", "review_value", "review_whole")
"""Columns in which figures are typed."""


def read_column(name: str) -> str:
    """The hidden column with the numbers of one of FIGURES."""
    return f"{name}_read"


_LONGEST_PROMPT = 255
"""Characters of a prompt in Excel."""
_WRONG = {
    measured_cells.REFUSED: "check.figure.refused",
    measured_cells.UNFINISHED: "check.figure.unfinished.whole",
    measured_cells.IMPOSSIBLE: "check.figure.impossible",
    measured_cells.UNLIMITED: "check.figure.unlimited",
    measured_cells.ZERO: "check.figure.zero",
}


def measured_prompt(book: Book, measure: Measure, column: str) -> str:
    """What a selected cell says: what belongs there, and in which unit."""
    said = asked_of(measure, column.removeprefix("review_"), book.language)
    return said if len(said) <= _LONGEST_PROMPT else said[: _LONGEST_PROMPT - 1] + "…"


@dataclass
class MeasuredRow:
    """One such row while it is written."""

    book: Book
    done: PillarSheet
    criterion: Criterion
    row: int

    @property
    def measure(self) -> Measure:
        assert self.criterion.measure is not None
        return self.criterion.measure

    @cached_property
    def figures(self) -> FigureCells:
        counted = self.measure.kind not in ("date", "choice")
        named = {name: read_column(name) if counted and name in FIGURES else name for name in FigureCells.__slots__}
        return FigureCells(**{name: self.done.here(column, self.row) for name, column in named.items()})

    @cached_property
    def asked(self) -> Asked:
        """The measure with the limits of the unit and the year of the period."""
        keys = self.book.catalog.scale.keys
        answers = ranks = None
        if self.measure.kind == "choice":
            answers = self.book.offer(tuple(say(choice.word, self.book.language) for choice in self.measure.choices))
            ranks = self.book.offer(tuple(float(keys.index(choice.level) + 1) for choice in self.measure.choices))
        return Asked(self.measure, keys, self._limit, self.book.year, answers, ranks)

    def _limit(self, level: str) -> Operand | tuple[Operand, Operand]:
        """The limit for the unit; where it differs by a group that is typed in this workbook, it follows that cell."""
        unit, measure = self.book.stamp.unit, self.measure
        if measure.limits_known(unit.kind, unit.level, unit.group):
            return limit_of(measure.limits(unit.kind, unit.level, unit.group)[level])
        typed = live.typed(self.book.unit_cell("unit_group"))
        groups = {group.key: say(group.name, self.book.language) for group in self.book.catalog.groups}
        limits = {name: limit_of(measure.limits(unit.kind, unit.level, key)[level]) for key, name in groups.items()}
        if any(isinstance(limit, tuple) for limit in limits.values()):
            low, high = (
                _by_group(typed, {name: limit[end] for name, limit in limits.items() if isinstance(limit, tuple)})
                for end in (0, 1)
            )
            return low, high
        return _by_group(typed, {name: limit for name, limit in limits.items() if not isinstance(limit, tuple)})

    # What is asked

    def ask(self, cell: AnyCell, question: str, at_least: float) -> None:
        """The question, and below it what (1) and (2) are, in which unit, from when to when, and the limits."""
        unit = self.book.stamp.unit
        lines = asked_lines(self.measure, self.book.catalog, self.book.language, (unit.kind, unit.level, unit.group))
        plain = InlineFont(rFont=FONT, sz=10)
        small = InlineFont(rFont=FONT, sz=9, color=Color(MUTED))
        below = "\n".join(lines)
        cell.value = CellRichText([TextBlock(plain, f"{question}\n"), TextBlock(small, below)])
        cell.number_format = "@"
        width = self.done.width("subject")
        needed = 13.2 * lines_of(question, width) + 11.8 * lines_of(below, width, 8.1) + 5
        sheet = self.book.sheet(self.done.plan)
        growing(sheet, self.row, ("", width), at_least=at_least)
        sheet.row_dimensions[self.row].height = max(at_least, needed)

    # What follows from the figures

    def calculate(self, cells: live.RowCells, allowed: bool, others: Expression | None) -> None:
        """The hidden working, and the level in the unit's own column."""
        found, lists, asked = self.figures, self.book.lists, self.asked
        word = say(self.book.catalog.scale.not_applicable.word, self.book.language)
        self._read()
        self._put("own", measured_cells.code(found.value, found.whole, asked))
        self._put("by_figures", measured_cells.counted(found, lists, asked))
        self._put("effective", measured_cells.effective(cells, found, lists))
        self._put("rank", measured_cells.rank(cells, found, lists, allowed, others))
        level = self.book.sheet(self.done.plan).cell(self.row, self.done.columns["self_level"])
        self.book.formula(level, measured_cells.level_word(found.own, lists, word))
        level.font, level.number_format = font("strong"), "General"
        if self.measure.kind != "share":
            for name in ("whole", "review_whole"):
                dress(self.book.sheet(self.done.plan).cell(self.row, self.done.columns[name]), ground=CLOSED)

    def _read(self) -> None:
        """The hidden cells with the numbers that were typed; a single figure has no whole."""
        for name in FIGURES if self.measure.kind not in ("date", "choice") else ():
            if not name.endswith("whole") or self.measure.kind == "share":
                self._put(read_column(name), figure_text.read(self.done.here(name, self.row)))

    def points(self, cells: live.RowCells) -> Expression:
        """Points of the row under the rule "mean": what was given, else those of the level that was picked instead."""
        found, lists = self.figures, self.book.lists
        if self.measure.kind != "points":
            return live.points(cells.rank, lists)
        value = measured_cells.in_force(found.value, found.review_value, lists)
        given = value * self.book.catalog.scale.best.points / (self.measure.maximum or 1.0)
        return If(found.by_figures.equals(cells.rank), given, live.points(cells.rank, lists))

    def _put(self, column: str, expression: Expression) -> None:
        self.book.formula(self.book.sheet(self.done.plan).cell(self.row, self.done.columns[column]), expression)

    def todo(self, cells: live.RowCells, todo: Expression) -> Expression:
        """As for a level that is picked; where it is picked because the whole is 0, a reason is wanted."""
        unexplained = And(
            self.figures.by_figures.equals(ASK), cells.effective.differs(""), live.typed(cells.explanation).equals("")
        )
        return If(unexplained, live.WITHOUT_REASON, todo)

    def check(self, cells: live.RowCells) -> Expression:
        """What the row shows beside its level: the value, or what is missing or wrong."""
        found, lists, word = self.figures, self.book.lists, self.book.word
        todo = self.done.here("todo", self.row)
        value = measured_cells.shown(cells, found, lists, self.asked, self.book.language)
        picked = measured_cells.is_picked(cells, lists)
        refused = If(cells.rank.equals(live.REFUSED), word("check.not_allowed"), word("check.word"))
        wrong: Operand = refused
        for code, key in _WRONG.items():
            said: Operand = word(key)
            if code == measured_cells.REFUSED and self.measure.kind in ("date", "choice"):
                said = word(f"{key}.{self.measure.kind}")
            if code == measured_cells.UNFINISHED:
                first = measured_cells.missing_first(found, lists)
                said = If(first, word("check.figure.unfinished.part"), word("check.figure.unfinished.whole"))
            wrong = If(found.by_figures.equals(code), said, wrong)
        open_cell = If(found.by_figures.equals(ASK), word("check.figure.ask"), word(f"check.figure.{self._kind}"))
        steps: dict[int, Operand] = {
            live.TO_ANSWER: open_cell,
            live.WITHOUT_REASON: word("check.reason"),
            live.WRONG: If(picked, refused, wrong),
        }
        dropped = If(found.by_figures.equals(live.NOT_APPLICABLE), word("check.figure.dropped"), "")
        # The value is written once: Excel takes a formula of at most 8,192 characters.
        remarks: Expression = If(todo.equals(live.WITHOUT_EVIDENCE), word("check.evidence") + " · ", "")
        if (unlikely := measured_cells.unlikely(found, lists, self.asked)) is not None:
            remarks = remarks & If(
                IfError(And(found.by_figures > 0, unlikely), False), word("check.figure.unlikely") + " · ", ""
            )
        shown = If(cells.rank > 0, remarks & value, If(picked, "", dropped))
        for step, what in steps.items():
            shown = If(todo.equals(step), what, shown)
        left_over = measured_cells.left_over(cells, found, lists)
        return If(left_over, word("check.figure.left_over") + " · ", "") & shown

    @property
    def _kind(self) -> str:
        return {"share": "share", "choice": "choice"}.get(self.measure.kind, "one")


def _by_group(typed: Expression, limits: dict[str, Operand]) -> Expression:
    """The limit of the group that is typed; "" where none is."""
    found: Operand = ""
    for name, limit in limits.items():
        found = If(typed.equals(name), limit, found)
    assert isinstance(found, Expression)
    return found
