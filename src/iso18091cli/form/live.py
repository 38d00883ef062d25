"""Layout -> the formulas that score the workbook while it is filled in: the rules of scoring.py in cells.

Only functions that exist since Excel 2010 and mean the same in Excel, WPS, LibreOffice and Google Sheets. Words are
compared by equality inside SUMPRODUCT, never by COUNTIF or MATCH: those take "1.10" for 1.1 and "*" for anything.
Every comparison of sizes is on cells that hold numbers by construction, since text is greater than any number.

Hidden columns beside the answers carry the working:

    effective   the word that decides: agreed, else review, else self, as far as the stage goes; "?" for an error
    rank        >0 the level, counted from the worst; see the constants below for the other states
    todo        0 nothing, 1 to be answered, 2 evidence missing, 3 reason missing, 4 something else wrong; "" not asked
    fault       of heading rows, about what they say of the competence: 0, 3 or 4 likewise
    weight, points   of the criterion, under the rule "mean" only
"""

from __future__ import annotations

from dataclasses import dataclass

BLANK = 0
"""Nothing there, or nothing that is understood."""
NOT_APPLICABLE = -1
"""Not applicable, and it counts."""
REFUSED = -2
"""Not applicable, but without permission or without a reason: not assessed."""
BEGUN = -3
"""Heading rows only: some criteria answered, level not yet certain, best level still possible."""
BEGUN_BELOW = -4
"""The same, but it can no longer reach the best level."""


TO_ANSWER, WITHOUT_EVIDENCE, WITHOUT_REASON, WRONG = 1, 2, 3, 4
"""What is still to be done in a row."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Absolute addresses on the hidden sheet of lists that formulas refer to."""

    spellings: str
    """Every understood spelling of a level or of "not applicable" ..."""
    spelling_ranks: str
    """... and its rank beside it."""
    points: str
    """Points of each level, by rank ..."""
    words: str
    """... its word ..."""
    marks: str
    """... its symbol and word ..."""
    symbols: str
    """... its symbol alone ..."""
    thresholds: str
    """... and the lowest mean that reaches it (for the worst level a figure below all)."""
    states: str
    """Symbol and word of: not assessed, not applicable, incomplete, incomplete (by rank 0, -1, -3, -4 as 1-rank)."""
    boxes: str
    """Boxes to tick on paper: of the levels, and of the levels and "not applicable"."""
    stage: str
    """The cell that says 1, 2 or 3: how many of the level columns are open."""
    label_limits: str
    """Lowest score of each label, rising; "" where the catalogue has no labels ..."""
    label_words: str
    """... and its word."""
    levels: int
    """Number of levels: the rank of the best."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """Addresses of one row's cells on a pillar sheet."""

    competence: str
    self_level: str
    evidence: str
    explanation: str
    review_level: str
    review_comment: str
    agreed_level: str
    effective: str
    rank: str


def typed(cell: str) -> str:
    """What somebody typed into a cell, without the blanks (also the no-break ones of web pages) around it."""
    return f'TRIM(SUBSTITUTE({cell},"\u00a0"," "))'


def effective(cells: RowCells, lists: Lists) -> str:
    """The word that decides the level of a row."""
    own, review, agreed = (typed(cell) for cell in (cells.self_level, cells.review_level, cells.agreed_level))
    later = f'IF(AND({lists.stage}>=2,{review}<>""),{review},{own})'
    return f'=IFERROR(IF(AND({lists.stage}>=3,{agreed}<>""),{agreed},{later}),"?")'


def _rank_of(word: str, lists: Lists) -> str:
    return f"SUMPRODUCT(({lists.spellings}={word})*{lists.spelling_ranks})"


def _reason(cells: RowCells, lists: Lists) -> str:
    """Whether a reason for "not applicable" is there (answers.reason_given)."""
    review, agreed = typed(cells.review_level), typed(cells.agreed_level)
    appraised = f'OR(AND({lists.stage}>=2,{review}<>""),AND({lists.stage}>=3,{agreed}<>""))'
    return f'OR({typed(cells.explanation)}<>"",AND({typed(cells.review_comment)}<>"",{appraised}))'


def criterion_rank(cells: RowCells, lists: Lists, allowed: bool, other_levels: str = "") -> str:
    """The rank of one criterion; ``other_levels`` is a condition under which it is not asked at all."""
    rank = _rank_of(cells.effective, lists)
    refused = f"IF({_reason(cells, lists)},{NOT_APPLICABLE},{REFUSED})" if allowed else str(REFUSED)
    formula = f'IF({cells.effective}="",{BLANK},IF({rank}={NOT_APPLICABLE},{refused},{rank}))'
    if other_levels:
        formula = f"IF({other_levels},{NOT_APPLICABLE},{formula})"
    return f"=IFERROR({formula},{BLANK})"


def _heading_excluded(heading: RowCells, lists: Lists) -> str:
    """Whether the heading says "not applicable" with a reason (where the catalogue allows it)."""
    word = _rank_of(f"{typed(heading.competence)}", lists)
    return f'IFERROR(AND({word}={NOT_APPLICABLE},{typed(heading.explanation)}<>""),FALSE)'


def heading_rank(heading: RowCells, lists: Lists, allowed: bool, effectives: str, ranks: str, mean: str = "") -> str:
    """The rank of an indicator from its criteria's cells.

    ``mean`` is the formula of the weighted mean under the rule "mean", "" under the rule "worst".
    """
    open_count = f"COUNTIF({ranks},{BLANK})+COUNTIF({ranks},{REFUSED})"
    graded = f'COUNTIF({ranks},">0")'
    begun = str(BEGUN) if mean else f"IF(COUNTIF({ranks},{lists.levels})={graded},{BEGUN},{BEGUN_BELOW})"
    if mean:
        closed = f"SUMPRODUCT(--({lists.thresholds}<=ROUND({mean},9)))"
    else:
        closed = f"SMALL({ranks},COUNTIF({ranks},{NOT_APPLICABLE})+1)"
    formula = f"IF({open_count}>0,IF({graded}=0,{BLANK},{begun}),IF({graded}=0,{NOT_APPLICABLE},{closed}))"
    if not mean:
        formula = f"IF(COUNTIF({ranks},1)>0,1,{formula})"
    if allowed:
        answered = f'SUMPRODUCT(({effectives}<>"")*({ranks}>={BLANK}))'
        formula = f"IF({_heading_excluded(heading, lists)},IF({answered}=0,{NOT_APPLICABLE},{formula}),{formula})"
    return "=" + formula


def heading_rank_alone(cells: RowCells, lists: Lists, allowed: bool) -> str:
    """The rank of an indicator that has no criteria and takes its level on its heading row."""
    own = criterion_rank(cells, lists, allowed)[1:]
    if not allowed:
        return "=" + own
    unanswered = f'OR({cells.effective}="",{_rank_of(cells.effective, lists)}={NOT_APPLICABLE})'
    return f"=IF({_heading_excluded(cells, lists)},IF({unanswered},{NOT_APPLICABLE},{own}),{own})"


def todo(cells: RowCells, heading_rank_cell: str, allowed: bool, other_levels: str = "") -> str:
    """What is still to be done in a row that takes a level."""
    proof = f'IF({typed(f"{cells.evidence}&{cells.explanation}")}="",{WITHOUT_EVIDENCE},0)'
    wrong = f"IF({cells.rank}={REFUSED},{WITHOUT_REASON},{WRONG})" if allowed else str(WRONG)
    blank = f"IF({heading_rank_cell}={NOT_APPLICABLE},0,{TO_ANSWER})"
    formula = (
        f'IF({cells.effective}="",{blank},IF({cells.rank}={NOT_APPLICABLE},0,IF({cells.rank}<=0,{wrong},{proof})))'
    )
    if other_levels:
        formula = f'IF({other_levels},"",{formula})'
    return f"=IFERROR({formula},{WRONG})"


def fault(heading: RowCells, lists: Lists, allowed: bool) -> str:
    """What is wrong with a heading row that says "not applicable"."""
    excluded = f"{_rank_of(typed(heading.competence), lists)}={NOT_APPLICABLE}"
    kept = f"IF({heading.rank}={NOT_APPLICABLE},0,{WRONG})"
    wrong = f'IF({typed(heading.explanation)}="",{WITHOUT_REASON},{kept})' if allowed else str(WRONG)
    return f"=IFERROR(IF({excluded},{wrong},0),{WRONG})"


def to_tick(lists: Lists, allowed: bool) -> str:
    """The boxes of a row that is not answered: on paper there is something to tick."""
    return f"INDEX({lists.boxes},{2 if allowed else 1})"


def mark(rank: str, lists: Lists) -> str:
    """Symbol and word of a heading's rank, for the eye."""
    return f"IF({rank}>0,INDEX({lists.marks},MAX({rank},1)),INDEX({lists.states},1-MIN({rank},0)))"
