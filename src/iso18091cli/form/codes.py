"""Evidence cells → the codes of the register that they name, and whether the register holds something under each."""

from __future__ import annotations

from iso18091cli.form.formula.columns import Row, SumProduct
from iso18091cli.form.formula.expression import Area, Expression, as_numbers
from iso18091cli.form.formula.functions import Char, If, IfError, IsText, Len, Substitute, Upper

NOWHERE = "¦"
"""Stands for the code of a row of the register that holds nothing: no cell names it."""
_APART = ("\u00a0", ";", ".", "-", "–", "(", ")", ":")
"""What may stand between codes, beside blanks, commas and line ends."""
_DIGITS = 3
"""Of the longest code."""


def plain(cell: Area, known: tuple[str, ...]) -> Expression:
    """The codes of a cell between commas, without leading zeros: "mc 03; MC7" becomes ",MC3,,MC7,".

    ``known``: with what codes of this form begin.
    Of "MC01-MC03" the two ends are seen: what lies between, only the program counts.
    """
    words: Expression = Substitute(Substitute(Upper(cell), " ", ","), Char(10), ",")
    for between in _APART:
        words = Substitute(words, between, ",")
    for prefix in known:
        words = Substitute(Substitute(words, f"{prefix},", prefix), f"{prefix}0", prefix)
    return If(IsText(cell), "," & words & ",", "")


def unknown(named: Expression, there: Area, rows: Area, known: tuple[str, ...]) -> Expression:
    """1 where a row names a code that no row of the register holds, else 0; ``named``: what plain gives of it.

    ``there``: the code of each row of the register that holds something, else NOWHERE; ``rows``: the register's rows.
    Codes named are counted, each digit made a 0, against those of them that are found. Where rows were put into the
    register, its hidden list does not have them, and only the program can tell.
    """
    zeros = named
    for digit in range(1, 10):
        zeros = Substitute(zeros, str(digit), "0")
    marked = zeros
    for prefix in known:
        for digits in range(1, _DIGITS + 1):
            one = f",{prefix}{'0' * digits},"
            marked = Substitute(marked, one, f"{one}*")
    found = SumProduct((Len(named) - Len(Substitute(named, there, ""))) / Len(there))
    told = If(
        SumProduct(as_numbers(Row(rows) > 0)).equals(len(there.rows)), If(Len(marked) - Len(named) > found, 1, 0), 0
    )
    return IfError(If(named.equals(""), 0, told), 0)
