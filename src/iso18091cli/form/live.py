"""Layout → the formulas that score the workbook while it is filled in: the rules of scoring/scorecard.py in cells.

Only functions that exist since Excel 2010 and mean the same in Excel, WPS, LibreOffice and Google Sheets. Words are
compared by equality inside SUMPRODUCT, never by COUNTIF or MATCH: those take "1.10" for 1.1 and "*" for anything.
Every comparison of sizes is on cells that hold numbers by construction, since text is greater than any number.

Hidden columns beside the answers carry the working:

    effective   the word that decides: agreed, else review, else self, as far as the stage goes; "?" for an error
    rank        >0 the level, counted from the worst; see the constants below for the other states
    todo        0 nothing, 1 to be answered, 2 evidence missing, 3 reason missing, 4 something else wrong; "" not asked
    fault       of heading rows: 0; what is wrong with the competence, 3, 4 or 6; 5 a level where none is asked
    shown       1 where the evidence cell names anything, else 0
    counted          the rank that counts where criteria stand for each other: at the first of them the best, at the
                     others "not applicable"
    weight, points   of the criterion, under the rule "mean" only
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iso18091cli.form.formula.columns import CountIf, Index, Large, Max, Min, Small, SumProduct
from iso18091cli.form.formula.expression import Area, Expression, Group, Operand, as_numbers
from iso18091cli.form.formula.functions import And, If, IfError, Or, Round, Substitute, Trim
from iso18091cli.model.deciding import AtLeast, CriteriaRule

BLANK = 0
"""Nothing there, or nothing that is understood."""
NOT_APPLICABLE = -1
"""Not applicable, and it counts."""
REFUSED = -2
"""Not applicable, but without permission or without a reason: not assessed."""
BEGUN = -3
"""Heading rows only: some criteria answered, level not yet certain, all of them good enough so far."""
BEGUN_BELOW = -4
"""The same, but it can no longer be good enough."""


TO_ANSWER, WITHOUT_EVIDENCE, WITHOUT_REASON, WRONG = 1, 2, 3, 4
"""What is still to be done in a row."""
MISPLACED, UNKNOWN_COMPETENCE = 5, 6
"""What else a heading row may hold: a level, though its criteria give it; a word that is no competence."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists on the hidden sheet that formulas refer to."""

    spellings: Area
    """Every understood spelling of a level or of "not applicable" ..."""
    spelling_ranks: Area
    """... and its rank beside it."""
    points: Area
    """Points of each level, by rank ..."""
    words: Area
    """... its word ..."""
    marks: Area
    """... its symbol and word ..."""
    symbols: Area
    """... its symbol alone ..."""
    thresholds: Area
    """... and the lowest mean that reaches it (for the worst level a figure below all)."""
    states: Area
    """Symbol and word of: not assessed, not applicable, incomplete, incomplete (by rank 0, -1, -3, -4 as 1-rank)."""
    boxes: Area
    """Boxes to tick on paper: of the levels, and of the levels and "not applicable"."""
    stage: Area
    """The cell that says 1, 2 or 3: how many of the level columns are open."""
    label_limits: Area | None
    """Lowest score of each label, rising; ``None`` where the catalogue has no labels ..."""
    label_words: Area | None
    """... and its word."""
    levels: int
    """Number of levels: the rank of the best."""
    enough: int
    """The rank of the level that is good enough."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """One row's cells on a pillar sheet."""

    competence: Area
    self_level: Area
    evidence: Area
    explanation: Area
    review_level: Area
    review_comment: Area
    agreed_level: Area
    effective: Area
    rank: Area
    shown: Area


def typed(cell: Operand) -> Expression:
    """What somebody typed into a cell, without the blanks (also the no-break ones of web pages) around it."""
    return Trim(Substitute(cell, "\u00a0", " "))


def effective(cells: RowCells, lists: Lists) -> Expression:
    """The word that decides the level of a row."""
    own, review, agreed = (typed(cell) for cell in (cells.self_level, cells.review_level, cells.agreed_level))
    later = If(And(lists.stage >= 2, review.differs("")), review, own)
    return IfError(If(And(lists.stage >= 3, agreed.differs("")), agreed, later), "?")


def _rank_of(word: Expression, lists: Lists) -> Expression:
    return SumProduct(lists.spellings.equals(word) * lists.spelling_ranks)


def _reason(cells: RowCells, lists: Lists) -> Expression:
    """Whether a reason for "not applicable" is there (answers.reason_given)."""
    review, agreed = typed(cells.review_level), typed(cells.agreed_level)
    appraised = Or(And(lists.stage >= 2, review.differs("")), And(lists.stage >= 3, agreed.differs("")))
    return Or(typed(cells.explanation).differs(""), And(typed(cells.review_comment).differs(""), appraised))


def criterion_rank(cells: RowCells, lists: Lists, allowed: bool, other_levels: Expression | None = None) -> Expression:
    """The rank of one criterion; ``other_levels`` is a condition under which it is not asked at all."""
    rank = _rank_of(cells.effective, lists)
    refused: Operand = If(_reason(cells, lists), NOT_APPLICABLE, REFUSED) if allowed else REFUSED
    formula = If(cells.effective.equals(""), BLANK, If(rank.equals(NOT_APPLICABLE), refused, rank))
    if other_levels:
        formula = If(other_levels, NOT_APPLICABLE, formula)
    return IfError(formula, BLANK)


def _heading_excluded(heading: RowCells, lists: Lists) -> Expression:
    """Whether the heading says "not applicable" with a reason (where the catalogue allows it)."""
    word = _rank_of(typed(heading.competence), lists)
    return IfError(And(word.equals(NOT_APPLICABLE), typed(heading.explanation).differs("")), False)


def counted_rank(ranks: Sequence[Area]) -> Expression:
    """The rank of criteria that stand for each other: the best of them; open only where none of them has a level."""
    left_out = And(*(rank.equals(NOT_APPLICABLE) for rank in ranks))
    return If(Max(*ranks) > 0, Max(*ranks), If(left_out, NOT_APPLICABLE, BLANK))


@dataclass(frozen=True, slots=True)
class Graded:
    """The cells of an indicator's criteria that its level is made of."""

    ranks: Area
    asked: int
    """How many criteria there are: a fixed number, so that a row somebody has deleted stays open."""
    weights: Area | None = None
    """Under the rule "mean" only, as ..."""
    points: Area | None = None
    """... the points ..."""
    weight: float = 0
    """... and the sum of all weights."""

    @property
    def open(self) -> Expression:
        """How many criteria are open."""
        return self.asked - self.number - CountIf(self.ranks, NOT_APPLICABLE)

    @property
    def number(self) -> Expression:
        """How many have a level."""
        return CountIf(self.ranks, ">0")

    @property
    def open_weight(self) -> Expression:
        """The weight of what is open."""
        assert self.weights is not None
        return self.weight - SumProduct(self.weights * ((self.ranks > 0) + self.ranks.equals(NOT_APPLICABLE)))


def heading_rank(
    heading: RowCells, lists: Lists, allowed: bool, answers: tuple[Area, Area], graded: Graded, rule: CriteriaRule
) -> Expression:
    """The rank of an indicator from its criteria's cells; ``answers``: of each criterion the word and its own rank."""
    if rule == "worst":
        formula = _worst(graded, lists)
    elif rule == "mean":
        formula = _mean(graded, lists)
    else:
        formula = _at_least(graded, lists, rule.at_least if isinstance(rule, AtLeast) else 1)
    if allowed:
        effectives, ranks = answers  # not what counts of criteria that stand for each other: each speaks for itself
        answered = SumProduct(effectives.differs("") * (ranks >= BLANK))
        formula = If(_heading_excluded(heading, lists), If(answered.equals(0), NOT_APPLICABLE, formula), formula)
    return formula


def _worst(graded: Graded, lists: Lists) -> Expression:
    ranks, number = graded.ranks, graded.number
    best_alone = lists.enough == lists.levels
    enough = CountIf(ranks, lists.levels) if best_alone else SumProduct(as_numbers(ranks >= lists.enough))
    begun = If(enough.equals(number), BEGUN, BEGUN_BELOW)
    closed = Small(ranks, CountIf(ranks, NOT_APPLICABLE) + 1)
    blank, nothing = If(number.equals(0), BLANK, begun), If(number.equals(0), NOT_APPLICABLE, closed)
    return If(CountIf(ranks, 1) > 0, 1, If(graded.open > 0, blank, nothing))


def _at_least(graded: Graded, lists: Lists, least: int) -> Expression:
    """What is open counts once as the worst level and once as the best: where both come to the same, it is certain."""
    wanted = Min(least, graded.number + graded.open)
    low = Max(Large(graded.ranks, wanted), 1)
    possible = If(graded.open >= wanted, lists.levels, Large(graded.ranks, wanted - graded.open))
    begun = If(possible < lists.enough, BEGUN_BELOW, BEGUN)
    nothing = If(graded.open > 0, BLANK, NOT_APPLICABLE)
    return If(graded.number.equals(0), nothing, If(Group(low).equals(possible), low, begun))


def mean(graded: Graded) -> Expression:
    """The weighted mean of points."""
    weights, points, ranks = graded.weights, graded.points, graded.ranks
    assert weights is not None and points is not None
    return Round(SumProduct(weights, points) / SumProduct(weights * (ranks > 0)), 9)


def _mean(graded: Graded, lists: Lists) -> Expression:
    """A mean needs all its terms; with the best points for what is open it says what is still possible."""
    weights, points, ranks = graded.weights, graded.points, graded.ranks
    assert weights is not None and points is not None
    best = Index(lists.points, lists.levels)
    weight, blank = SumProduct(weights * (ranks > 0)), graded.open_weight
    earned = SumProduct(weights, points)
    possible = _reached((earned + best * blank) / (weight + blank), lists)
    begun = If(possible < lists.enough, BEGUN_BELOW, BEGUN)
    closed = If(graded.number.equals(0), NOT_APPLICABLE, _reached(earned / weight, lists))
    return If(graded.open > 0, If(graded.number.equals(0), BLANK, begun), closed)


def _reached(mean: Expression, lists: Lists) -> Expression:
    return SumProduct(as_numbers(lists.thresholds <= Round(mean, 9)))


def heading_rank_alone(cells: RowCells, lists: Lists, allowed: bool) -> Expression:
    """The rank of an indicator that has no criteria and takes its level on its heading row."""
    own = criterion_rank(cells, lists, allowed)
    if not allowed:
        return own
    unanswered = Or(cells.effective.equals(""), _rank_of(cells.effective, lists).equals(NOT_APPLICABLE))
    return If(_heading_excluded(cells, lists), If(unanswered, NOT_APPLICABLE, own), own)


def todo(
    cells: RowCells,
    heading: RowCells,
    registered: Expression,
    allowed: bool,
    other_levels: Expression | None = None,
    others: Sequence[Area] = (),
) -> Expression:
    """What is still to be done in a row that takes a level; ``others`` are the ranks of what it stands for.

    Evidence is the row's own, its heading's, or the register's: ``registered`` counts its entries for the indicator.
    """
    shown = cells.shown if heading is cells else cells.shown + heading.shown
    nothing = And(shown.equals(0), typed(cells.explanation).equals(""), registered.equals(0))
    proof = If(nothing, WITHOUT_EVIDENCE, 0)
    wrong: Operand = If(cells.rank.equals(REFUSED), WITHOUT_REASON, WRONG) if allowed else WRONG
    unanswered = If(Max(*others) > 0, 0, TO_ANSWER) if others else TO_ANSWER
    blank = If(heading.rank.equals(NOT_APPLICABLE), 0, unanswered)
    graded = If(cells.rank.equals(NOT_APPLICABLE), 0, If(cells.rank <= 0, wrong, proof))
    formula = If(cells.effective.equals(""), blank, graded)
    if other_levels:
        formula = If(other_levels, "", formula)
    return IfError(formula, WRONG)


def fault(heading: RowCells, lists: Lists, allowed: bool, understood: Expression, levels: Expression) -> Expression:
    """What is wrong with a heading row that says "not applicable", or whose competence is not understood.

    ``levels``: what stands in its cells for levels, where it takes none.
    """
    competence = typed(heading.competence)
    excluded = _rank_of(competence, lists).equals(NOT_APPLICABLE)
    kept = If(heading.rank.equals(NOT_APPLICABLE), 0, WRONG)
    wrong: Operand = If(typed(heading.explanation).equals(""), WITHOUT_REASON, kept) if allowed else WRONG
    known = If(Or(competence.equals(""), understood), 0, UNKNOWN_COMPETENCE)
    return IfError(If(excluded, wrong, If(typed(levels).equals(""), known, MISPLACED)), WRONG)


def shows_something(cell: Expression, among_nothing: Callable[[Expression], Expression]) -> Expression:
    """1 where an evidence cell names anything, 0 where it says "-", "x" or "có" (model/evidence.shows_something).

    ``among_nothing`` tells whether a text, without signs, is one of those.
    """
    words: Expression = cell
    for sign in _SIGNS:
        words = Substitute(words, sign, " ")
    return If(among_nothing(typed(words)), 0, 1)


_SIGNS = ("-", "–", ".", ",", "/", "…", "?", "*", "+", "✓")
"""Signs that are often typed where there is nothing to show."""


def to_tick(lists: Lists, allowed: bool) -> Expression:
    """The boxes of a row that is not answered: on paper there is something to tick."""
    return Index(lists.boxes, 2 if allowed else 1)


def mark(rank: Expression, lists: Lists) -> Expression:
    """Symbol and word of a heading's rank, for the eye."""
    return If(rank > 0, Index(lists.marks, Max(rank, 1)), Index(lists.states, 1 - Min(rank, 0)))


def points(rank: Expression, lists: Lists) -> Expression:
    """The points of a rank that is a level."""
    return Index(lists.points, Max(rank, 1))
