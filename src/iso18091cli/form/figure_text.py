"""A figure that was pasted as text → its number, in cells, where it is of plain digits.

Of what model/typed.py reads, rarer texts ("92,1", "1 000", "1.234.567") stay text here: the form asks for them again. A
formula that reads them would be four times as long, and there is one for every cell in which a figure is typed.
"""

from __future__ import annotations

from iso18091cli.form import live
from iso18091cli.form.formula.expression import Area, Expression
from iso18091cli.form.formula.functions import AsNumber, If, IfError, IsText, Substitute


def read(cell: Area) -> Expression:
    """What a cell holds: "" where it is blank, of a text of digits its number, else the cell as it is."""
    text = live.typed(cell)
    return If(IsText(cell), IfError(If(_digits_alone(text), AsNumber(text), cell), cell), If(cell.equals(""), "", cell))


def _digits_alone(text: Expression) -> Expression:
    """VALUE takes "1e3" and dates, too."""
    left = text
    for digit in range(10):
        left = Substitute(left, str(digit), "")
    return left.equals("")
