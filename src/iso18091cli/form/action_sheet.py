"""The action programme: numbered rows to fill in, and a list that offers what most needs improving first."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from iso18091cli.form import live
from iso18091cli.form.book import HEAD_ROW, PRINTED_TWICE, Book, number_format, says
from iso18091cli.form.formula.columns import Index, Match, Max, Row, Small, SumProduct
from iso18091cli.form.formula.expression import Area, Constant, Expression, added, as_numbers
from iso18091cli.form.formula.functions import And, If, IfError
from iso18091cli.form.layout import SheetPlan
from iso18091cli.form.look import ONE_LINE, PALE, as_input, below_headings, dress, fill, growing, page, protect, text
from iso18091cli.form.pillar_sheet import PillarSheet
from iso18091cli.form.summary_sheet import SummarySheet
from iso18091cli.form.taken import refused
from iso18091cli.messages import workbook as words
from iso18091cli.model.text import say

_LEFT_TEXT = ("task", "product", "lead", "support", "indicator")
_LATER = 900_000
"""Place in the list of an indicator that is good enough, or without one; of the others it is rank × 1000 + place."""
_OUTSIDE = 500
"""What is outside the unit's competence comes after what is within it, level by level."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the workbook counts what is to be improved."""

    below: Expression
    """Indicators below the acceptable level."""
    planned: Expression
    """Those of them with an action."""
    wrong: Expression
    """Cells that hold what the reader refuses."""


def write_actions(book: Book, plan: SheetPlan, summary: SummarySheet, pillars: dict[str, PillarSheet]) -> Wanted:
    """Writes the action programme; the summary and the pillars are already written."""
    columns = book.begin(plan, book.word("actions.title"))
    first, last = HEAD_ROW + 1, HEAD_ROW + book.stamp.action_rows
    offered = plan.rows[0].answers["indicator"].choices
    known = book.offer(tuple(word for _, word in offered))
    ranks = book.compute(tuple(summary.outside("rank", summary.rows[key]) for key, _ in offered))
    # On the hidden sheet: a figure in a hidden column beside the printed area would leave "###" on paper.
    cells = (Area(plan.title, columns["indicator"], at) for at in range(first, last + 1))
    about = book.compute(tuple(IfError(SumProduct(known.equals(live.typed(cell)) * Row(known)), 0) for cell in cells))
    for at in range(first, last + 1):
        here = Index(about, at - HEAD_ROW)
        level = live.mark(Index(ranks, Max(here, 1)), book.lists)
        _row(book, plan, columns, at, If(here.equals(0), "", level))
    _drop_downs(book, plan, columns, last, _in_order(book, pillars, known, ranks, tuple(key for key, _ in offered)))
    planned = book.compute(tuple(SumProduct(as_numbers(about.equals(n))) for n in range(1, len(offered) + 1)))
    below = (ranks > 0) * (ranks < book.lists.enough)
    wanted = Wanted(SumProduct(below), SumProduct(below * (planned > 0)), _wrong(book, plan, columns, first, last))
    _finish(book, plan, columns, last, wanted)
    return wanted


def _wrong(book: Book, plan: SheetPlan, columns: dict[str, int], first: int, last: int) -> Expression:
    """Rows may be put in, so the columns are looked at as wholes."""
    answers = plan.rows[0].answers.items()
    return added(refused(book, answer, Area(plan.title, columns[name], first, last)) for name, answer in answers)


def _row(book: Book, plan: SheetPlan, columns: dict[str, int], at: int, level_now: Expression) -> None:
    sheet, number, is_open = book.sheet(plan), str(at - HEAD_ROW), book.stamp.stage == "self"
    text(sheet.cell(at, 1), number)
    dress(text(sheet.cell(at, columns["number"]), number), "small", PALE, centre=True)
    book.formula(dress(sheet.cell(at, columns["level_now"]), "small", PALE, centre=True), level_now)
    for name, answer in plan.rows[0].answers.items():
        cell = sheet.cell(at, columns[name])
        as_input(cell, is_open, centre=name not in _LEFT_TEXT, number_format=number_format(answer))
    growing(sheet, at, ("", 10), at_least=32)


def _drop_downs(book: Book, plan: SheetPlan, columns: dict[str, int], last: int, order: Area) -> None:
    for name, answer in plan.rows[0].answers.items():
        letter = get_column_letter(columns[name])
        prompt = "" if answer.kind == "text" else f"prompt.{'indicator' if name == 'indicator' else answer.kind}"
        area = f"{letter}{HEAD_ROW + 1}:{letter}{last}"
        offered = order if name == "indicator" else None
        if answer.until:  # "Quý IV/2026" is one, and no rule of a cell can tell
            book.tell(book.sheet(plan), area, book.word("prompt.deadline"))
            continue
        book.restrict(book.sheet(plan), area, answer, book.word(prompt) if prompt else "", offered)


def _in_order(book: Book, pillars: dict[str, PillarSheet], known: Area, ranks: Area, ids: tuple[str, ...]) -> Area:
    """The offered words with the levels to improve first, the worst of them at the top; gives their cells."""
    where = {indicator.id: pillars[indicator.pillar] for indicator in book.catalog.indicators}
    outside = say(words.COMPETENCE["expectation"], book.language)
    keys: list[Expression] = []
    for number, key in enumerate(ids, 1):
        rank = Index(ranks, number)
        competence = where[key].area("competence", where[key].rows[key])
        first = rank * 1000 + If(live.typed(competence).equals(outside), _OUTSIDE, 0) + number
        keys.append(If(And(rank > 0, rank < book.lists.enough), first, _LATER + number))
    places = book.compute(tuple(keys))
    return book.compute(
        tuple(Index(known, Match(Small(places, number), places, 0)) for number in range(1, len(ids) + 1))
    )


def _finish(book: Book, plan: SheetPlan, columns: dict[str, int], last: int, wanted: Wanted) -> None:
    sheet, first = book.sheet(plan), HEAD_ROW + 1

    def area(name: str) -> str:
        letter = get_column_letter(columns[name])
        return f"{letter}{first}:{letter}{last}"

    told = sheet.cell(3, columns["level_now"])
    below, planned = (book.word(f"actions.{key}") for key in ("below", "planned"))
    book.formula(told, below & wanted.below & planned & wanted.planned)
    dress(told, "strong", box=False).alignment = ONE_LINE
    for key, colour in (("done", "C9E7CF"), ("late", "F8CBC6")):
        word = say(words.ACTION_STATUS[key], book.language)
        rule = CellIsRule(operator="equal", formula=[Constant(word).text], fill=fill(colour), font=Font(bold=True))
        sheet.conditional_formatting.add(area("status"), rule)
    now = f"{get_column_letter(columns['level_now'])}{first}"
    for mark in [*book.catalog.scale.levels, book.catalog.scale.not_applicable]:
        shown = FormulaRule(
            formula=[f"{now}={Constant(says(mark, book.language)).text}"],
            fill=fill(mark.colour),
            font=Font(color=mark.ink),
        )
        sheet.conditional_formatting.add(area("level_now"), shown)
    below_headings(sheet, first)
    protect(sheet)
    # An action may need more room or one more row than we foresaw.
    sheet.protection.insertRows = False
    letter = get_column_letter(columns["status"])
    page(sheet, True, PRINTED_TWICE, book.heading, book.word("print.page"), f"B2:{letter}{last}")
