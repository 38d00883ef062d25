"""A figure that was pasted as text → its number, in cells, where the rule of model/typed.py reads it as one.

Of what that rule reads, plain digits and one decimal mark are read here ("199", "92,1", "1.234" where only whole
numbers are taken). Rarer ones ("1 000", "1.234.567", "92,1 %" where per cent is asked) stay text: the form asks again.
"""

from __future__ import annotations

from iso18091cli.form import live
from iso18091cli.form.book import Book
from iso18091cli.form.formula.columns import Find, Index
from iso18091cli.form.formula.expression import Area, Expression, Operand
from iso18091cli.form.formula.functions import And, AsNumber, If, IfError, IsText, Left, Len, Not, Or, Substitute
from iso18091cli.form.layout import Answer

_DECIMALS = 9
"""The most that are read behind a mark; in front of it 15 digits."""
_THOUSAND = 1000


def read(cell: Area, answer: Answer, book: Book) -> Expression:
    """What a cell holds: "" where it is blank, of a text the number where it can mean one, else the cell as it is."""
    text = Substitute(live.typed(cell), ",", ".")
    digits = Substitute(text, ".", "")
    behind = Len(text) - Find(".", text)
    powers = book.offer(tuple(10.0**count for count in range(1, _DECIMALS + 1)))
    decimal: Expression = AsNumber(digits) / Index(powers, behind)
    if answer.maximum is None or answer.maximum >= _THOUSAND:
        grouped = And(behind.equals(3), Len(text) <= 7, Left(text, 1).differs("0"))
        decimal = If(grouped, AsNumber(digits) if answer.whole else cell, decimal)
    begun_by_mark = Or(Left(text, 1).equals("."), Len(digits) > 15)
    marked = If(And((Len(text) - Len(digits)).equals(1), Not(begun_by_mark)), decimal, cell)
    meant: Operand = If(text.equals(digits), If(Len(digits) > 15, cell, AsNumber(digits)), marked)
    return If(cell.equals(""), "", If(IsText(cell), IfError(If(_plain(digits), meant, cell), cell), cell))


def _plain(text: Expression) -> Expression:
    """Whether a text is of digits alone: VALUE takes "1e3" and dates, too."""
    left = text
    for digit in range(10):
        left = Substitute(left, str(digit), "")
    return left.equals("")
