"""A measure → the formulas that work out its level in the form, live: scoring/measured.py in cells.

Two hidden columns hold what the figures say: `own` those of the unit, `counted` those that count at the stage of the
workbook. Both hold a rank (1 the worst level), 0 for nothing typed, -1 where the criterion drops out, or one of the
codes below. Numbers are told from texts and truth values before they are compared, and what may be blank is never
taken for 0. Figures inside texts are put together by INT and MOD, which no locale changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils.datetime import to_excel

from iso18091cli.form import live
from iso18091cli.form.formula.columns import Index, Max, Min, SumProduct
from iso18091cli.form.formula.expression import Area, Constant, Expression, Operand, part
from iso18091cli.form.formula.functions import And, Date, If, IfError, Int, Mod, Not, Or, Round, a_number
from iso18091cli.model.measure import Limit, Measure, due, figure_words, oldest
from iso18091cli.model.typed import around

ASK, REFUSED, UNFINISHED, IMPOSSIBLE, UNLIMITED, ZERO = -5, -6, -7, -8, -9, -10
"""As in scoring.measured.State: the level is picked; not understood; a cell is missing; cannot be; no limits; of 0."""
_DIGITS = 6
"""Decimals to which two products are compared: below that binary fractions differ from the decimals that were typed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the formulas of a measure need to know of the workbook."""

    measure: Measure
    levels: tuple[str, ...]
    """The scale's keys, from the worst on."""
    limits: Callable[[str], Operand | tuple[Operand, Operand]]
    """The limit of a level; a text "" where it is not known."""
    year: Operand
    """The year of the period; 0 where it is not known."""
    answers: Area | None = None
    """For a choice: its words on the hidden sheet ..."""
    ranks: Area | None = None
    """... and the rank of each beside it."""


def code(value: Expression, whole: Expression, asked: Asked) -> Expression:
    """What two cells say, as a number."""
    measure = asked.measure
    if measure.kind == "share":
        said = _share(value, whole, asked)
    elif measure.kind == "choice":
        assert asked.answers is not None and asked.ranks is not None
        rank = SumProduct(asked.answers.equals(live.typed(value)) * asked.ranks)
        said = If(rank.equals(0), REFUSED, rank)
    elif measure.kind == "date":
        said = If(_is_day(value, asked.year), _date(value, asked), REFUSED)
    else:
        said = If(a_number(value), If(_impossible(measure, value), IMPOSSIBLE, _level(value, 1, asked)), REFUSED)
    blank = _blank(value)
    if measure.kind == "share":
        blank = And(blank, _blank(whole))
    return IfError(If(blank, live.BLANK, said), REFUSED)


def _blank(cell: Expression) -> Expression:
    return live.typed(cell).equals("")


def _share(value: Expression, whole: Expression, asked: Asked) -> Expression:
    measure = asked.measure
    wrong = Or(And(Not(_blank(value)), Not(a_number(value))), And(Not(_blank(whole)), Not(a_number(whole))))
    nothing = And(a_number(whole), whole.equals(0), Or(_blank(value), And(a_number(value), value.equals(0))))
    impossible = [_impossible(measure, value), _impossible(measure, whole), whole <= 0]
    if (measure.highest or 0) <= 100:
        impossible.append(value > whole)
    level = _level(100 * value, whole, asked)
    figures = If(Or(_blank(value), _blank(whole)), UNFINISHED, If(Or(*impossible), IMPOSSIBLE, level))
    return If(wrong, REFUSED, If(nothing, _of_nothing(measure, asked.levels), figures))


def _of_nothing(measure: Measure, levels: Sequence[str]) -> int:
    if measure.when_zero in levels:
        return levels.index(measure.when_zero) + 1
    return {"ask": ASK, "not_applicable": live.NOT_APPLICABLE}.get(measure.when_zero, ZERO)


def _impossible(measure: Measure, figure: Expression) -> Expression:
    low = figure < (measure.lowest or 0.0)
    if measure.kind == "points":
        steps = Round(figure / measure.step, _DIGITS)
        return Or(low, figure > (measure.maximum or 0.0), steps.differs(Int(steps)))
    return Or(low, figure.differs(Int(figure))) if measure.whole_figures else low


def _level(reached: Expression, of: Operand, asked: Asked) -> Expression:
    """The rank of the best level whose limit, times ``of``, is reached."""
    found: Operand = 1
    known: Expression | None = None
    for rank, level in enumerate(asked.levels[1:], 2):
        limit = asked.limits(level)
        ends = limit if isinstance(limit, tuple) else (limit,)
        known = ends[0].differs("") if isinstance(ends[0], Expression) and not isinstance(ends[0], Constant) else known
        found = If(_meets(reached, ends, of, asked.measure), rank, found)
    assert isinstance(found, Expression)
    return found if known is None else If(known, found, UNLIMITED)


def _meets(reached: Expression, ends: Sequence[Operand], of: Operand, measure: Measure) -> Expression:
    figure = Round(reached, _DIGITS)
    limits: list[Expression] = [
        Round(part(end) * of, _DIGITS) if isinstance(of, Expression) else part(end) for end in ends
    ]
    if len(limits) == 2:
        return And(figure >= limits[0], figure <= limits[1])
    return figure <= limits[0] if measure.better == "lower" else figure >= limits[0]


def sensible_days(year: Operand) -> tuple[Expression, Expression]:
    """The first day that can be meant in a period of that year (0: not known), and the one after the last."""

    def ends(years: range) -> list[Expression]:
        return [Constant(float(to_excel(date(number, 1, 1)))) for number in (years[0], years[-1] + 1)]

    if not isinstance(year, Expression):
        first, after = ends(around(int(year) or None))
        return first, after
    span = around(_SOME_YEAR)
    named = [Date(year + Constant(number - _SOME_YEAR), 1, 1) for number in (span[0], span[-1] + 1)]
    first, after = (If(year.equals(0), any_time, day) for any_time, day in zip(ends(around(None)), named, strict=True))
    return first, after


_SOME_YEAR = 2000


def _is_day(cell: Expression, year: Operand) -> Expression:
    """Whether a cell holds a day of a year that can be meant."""
    first, after = sensible_days(year)
    return And(a_number(cell), cell >= first, cell < after)


def _date(cell: Expression, asked: Asked) -> Expression:
    found: Operand = 1
    for rank, level in enumerate(asked.levels[1:], 2):
        limit = asked.limits(level)
        assert not isinstance(limit, tuple)
        found = If(_in_time(Int(cell), limit, asked), rank, found)
    return If(_unknown(asked), UNLIMITED, found)


def _unknown(asked: Asked) -> Operand:
    """Whether the year or the limits are not known."""
    year = asked.year.equals(0) if isinstance(asked.year, Expression) else Constant(asked.year == 0)
    limit = asked.limits(asked.levels[-1])
    known = isinstance(limit, Expression) and not isinstance(limit, Constant)
    return Or(year, limit.equals("")) if known and isinstance(limit, Expression) else year


def _in_time(day: Expression, limit: Operand, asked: Asked) -> Expression:
    measure, year = asked.measure, asked.year
    if isinstance(limit, Constant) and isinstance(limit.value, float) and isinstance(year, int) and year:
        allowed = int(limit.value)
        end = due(measure, year, allowed) if measure.by else oldest(year, allowed)
        end_day = float(to_excel(end))
        return day <= end_day if measure.by else day >= end_day
    if measure.by:
        month, of_month = map(int, measure.by.removeprefix("+").split("-"))
        later = 1 if measure.by.startswith("+") else 0
        return day <= Date(year + Constant(later), month, of_month) + limit
    return day >= Date(year, 13 - part(limit), 0)  # the last day of the month so many months before December


# What decides a row ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FigureCells:
    """The cells of a measured row that others have not."""

    value: Area
    """Of a figure that is a number, the hidden cell with what was typed (form/figure_text.py); so with the others."""
    whole: Area
    review_value: Area
    review_whole: Area
    own: Area
    by_figures: Area


def counted(cells: FigureCells, lists: live.Lists, asked: Asked) -> Expression:
    """The same of the figures that count: from the appraisal on those of the council, where it has typed any."""
    theirs = [cells.review_value] + ([cells.review_whole] if asked.measure.kind == "share" else [])
    some = Or(*(Not(_blank(cell)) for cell in theirs))
    value = If(_blank(cells.review_value), If(_blank(cells.value), "", cells.value), cells.review_value)
    whole = If(_blank(cells.review_whole), If(_blank(cells.whole), "", cells.whole), cells.review_whole)
    return IfError(If(And(lists.stage >= 2, some), code(value, whole, asked), cells.own), REFUSED)


def level_word(own: Expression, lists: live.Lists, not_applicable: str) -> Expression:
    """What stands in the unit's own column: the word of the level that its figures give."""
    return If(own > 0, Index(lists.words, Max(own, 1)), If(own.equals(live.NOT_APPLICABLE), not_applicable, ""))


def _picked(cells: live.RowCells, lists: live.Lists) -> Expression:
    """The word that was picked at a later stage; "" where none was."""
    review, agreed = live.typed(cells.review_level), live.typed(cells.agreed_level)
    return If(
        And(lists.stage >= 3, agreed.differs("")), agreed, If(And(lists.stage >= 2, review.differs("")), review, "")
    )


def is_picked(cells: live.RowCells, lists: live.Lists) -> Expression:
    """Whether a level was picked at a later stage, which then decides."""
    review, agreed = (live.typed(cell).differs("") for cell in (cells.review_level, cells.agreed_level))
    return Or(And(lists.stage >= 2, review), And(lists.stage >= 3, agreed))


def effective(cells: live.RowCells, found: FigureCells, lists: live.Lists) -> Expression:
    """The word that decides: picked at a later stage, or by the figures; "?" for what gives no level.

    "" while nobody has picked the level that a whole of 0 leaves open.
    """
    said = found.by_figures
    by_word = If(said > 0, Index(lists.words, Max(said, 1)), If(said.equals(live.BLANK), "", "?"))
    open_level = If(found.own.equals(ASK), live.typed(cells.self_level), "")
    mine = If(said.equals(ASK), open_level, by_word)
    return IfError(If(is_picked(cells, lists), _picked(cells, lists), mine), "?")


def rank(
    cells: live.RowCells, found: FigureCells, lists: live.Lists, allowed: bool, others: Expression | None
) -> Expression:
    """The rank of the row, as live.criterion_rank gives it for one whose level is picked."""
    by_word = live.criterion_rank(cells, lists, allowed)
    said = found.by_figures
    # Without a reason a level is none; "not applicable" is refused, as where levels are picked, and answers nothing.
    asked = Min(by_word, If(live.typed(cells.explanation).equals(""), live.BLANK, lists.levels))
    by_figures = If(said.equals(ASK), asked, If(said >= live.NOT_APPLICABLE, said, live.BLANK))
    formula = If(is_picked(cells, lists), by_word, by_figures)
    if others:
        formula = If(others, live.NOT_APPLICABLE, formula)
    return IfError(formula, live.BLANK)


def left_over(cells: live.RowCells, found: FigureCells, lists: live.Lists) -> Expression:
    """Whether a level that was picked stands where the figures give another one or none (checks/by_figures.py)."""
    typed = live.typed(cells.self_level)
    meant = If(Or(found.own > 0, found.own.equals(live.NOT_APPLICABLE)), found.own, 0)
    picked = SumProduct(lists.spellings.equals(typed) * lists.spelling_ranks)
    return IfError(And(typed.differs(""), found.own.differs(ASK), picked.differs(meant)), False)


def unlikely(found: FigureCells, lists: live.Lists, asked: Asked) -> Expression | None:
    """Whether the figure that counts is possible and not plausible (checks/measures.py); ``None``: nothing is."""
    measure = asked.measure
    value, whole = in_force(found.value, found.review_value, lists), in_force(found.whole, found.review_whole, lists)
    if measure.kind == "date":
        return _after_period(value, measure, asked.year)
    if measure.highest is None or measure.kind not in ("share", "number", "amount"):
        return None
    if measure.kind == "share":
        # At most the whole can be, which is 100 %: above that it is no question but an error.
        return None if measure.highest == 100 else 100 * value > measure.highest * whole
    return value > measure.highest


def _after_period(day: Expression, measure: Measure, year: Operand) -> Expression:
    """Whether a day lies after the year in which it can be due."""
    later = 2 if measure.by.startswith("+") else 1
    if isinstance(year, Expression):
        return And(year > 0, day >= Date(year + Constant(later), 1, 1))
    return day >= (float(to_excel(date(int(year) + later, 1, 1))) if year else 1e9)


def missing_first(found: FigureCells, lists: live.Lists) -> Expression:
    """Whether it is the part that is missing, of a share that has one figure alone."""
    return And(_blank(found.value), Or(lists.stage < 2, _blank(found.review_value)))


# For the eye ----------------------------------------------------------------------------------------------------------


def shown(cells: live.RowCells, found: FigureCells, lists: live.Lists, asked: Asked, language: str) -> Expression:
    """The figure and the level it gives: "187/203 = 92,1 % → ● Xanh"; the level alone, where that was picked."""
    value = in_force(found.value, found.review_value, lists)
    whole = in_force(found.whole, found.review_whole, lists)
    level = Index(lists.marks, Max(cells.rank, 1))
    by_figures: Expression = "→ " & level
    measure = asked.measure
    if measure.kind == "share":
        share = If(whole.equals(0), "", " = " & _per_cent(value, whole, language))
        counted_of = _figure(value, measure.fractions, language) & "/" & _figure(whole, measure.fractions, language)
        by_figures = counted_of & share & " → " & level
    elif measure.kind in ("number", "amount"):
        sign = " %" if measure.of_hundred else ""
        by_figures = _figure(value, not measure.whole_figures, language) & f"{sign} → " & level
    elif measure.kind == "points":
        most = Constant(figure_words(measure.maximum or 0.0, language))
        by_figures = _figure(value, not measure.step.is_integer(), language) & "/" & most & " → " & level
    return IfError(If(is_picked(cells, lists), Index(lists.symbols, Max(cells.rank, 1)), by_figures), "")


def in_force(own: Area, theirs: Area, lists: live.Lists) -> Expression:
    """The figure that counts: from the appraisal on the council's, where it has typed one; 0 where there is none."""
    return If(And(lists.stage >= 2, Not(_blank(theirs))), theirs, If(_blank(own), 0, own))


def _figure(value: Expression, fractions: bool, language: str) -> Expression:
    """A number in words: whole, or with up to two decimals."""
    if not fractions:
        return Int(value) & ""
    hundredths = Round(Max(value, 0 - value) * 100, 0)
    mark = "," if language == "vi" else "."
    rest = Mod(hundredths, 100)
    second = If(Mod(hundredths, 10).equals(0), "", Mod(hundredths, 10))
    decimals = If(rest.equals(0), "", Constant(mark) & Int(rest / 10) & second)
    return If(value < 0, "-", "") & Int(hundredths / 100) & decimals


def _per_cent(value: Expression, whole: Expression, language: str) -> Expression:
    """A share with one decimal; with two of a thousand and more, where one could hide that a limit was missed."""
    share = Max(value, 0 - value) * 100 / whole
    mark = Constant("," if language == "vi" else ".")
    tenths, hundredths = Round(share * 10, 0), Round(share * 100, 0)
    short = Int(tenths / 10) & mark & Mod(tenths, 10)
    rest = Mod(hundredths, 100)
    long = Int(hundredths / 100) & mark & Int(rest / 10) & Mod(rest, 10)
    sign = " %" if language == "vi" else "%"
    return If(value < 0, "-", "") & If(whole < 1000, short, long) & sign


def limit_of(limit: Limit) -> Operand | tuple[Operand, Operand]:
    """A limit that is known, as a part of a formula."""
    if isinstance(limit, tuple):
        return Constant(limit[0]), Constant(limit[1])
    return Constant(limit)
