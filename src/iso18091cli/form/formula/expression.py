"""The parts a formula is put together from: cells, numbers, texts, operators. Each gives its text and its value.

Python's operators stand for Excel's (``+ - * / & < <= > >=`` bind alike in both; brackets come by themselves), and
``equals`` and ``differs`` for "=" and "<>". The functions are in functions.py and columns.py.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Literal, Protocol, TypeAlias

from openpyxl.utils import get_column_letter

from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.form.formula.values import DIVIDED_BY_ZERO, Result, compared, each, number, plain, written

Operand: TypeAlias = "Expression | str | float"
"""What an operator or a function takes: a Python text is a text in the formula, a number a number."""


class Cells(Protocol):
    """What an expression asks for to know its value."""

    def at(self, sheet: str, row: int, column: int) -> Value:
        """What a cell holds or shows; ``None`` where it is blank."""

    def column(self, sheet: str, column: int, first: int, last: int) -> tuple[Value, ...]:
        """The same of a part of a column."""


class Expression:
    """A formula, or a part of one."""

    __slots__ = ()
    strength: ClassVar[int] = 9
    """How strongly it holds together: what is weaker than the operator around it is put into brackets."""

    @property
    def text(self) -> str:
        """As it stands in a file, without the "=" at the front."""
        raise NotImplementedError

    def result(self, cells: Cells) -> Result:
        """What Excel would show for it."""
        raise NotImplementedError

    def __add__(self, other: Operand) -> Expression:
        return Operation("+", self, part(other))

    def __radd__(self, other: str | float) -> Expression:
        return Operation("+", part(other), self)

    def __sub__(self, other: Operand) -> Expression:
        return Operation("-", self, part(other))

    def __rsub__(self, other: str | float) -> Expression:
        return Operation("-", part(other), self)

    def __mul__(self, other: Operand) -> Expression:
        return Operation("*", self, part(other))

    def __rmul__(self, other: str | float) -> Expression:
        return Operation("*", part(other), self)

    def __truediv__(self, other: Operand) -> Expression:
        return Operation("/", self, part(other))

    def __and__(self, other: Operand) -> Expression:
        return Operation("&", self, part(other))

    def __rand__(self, other: str | float) -> Expression:
        return Operation("&", part(other), self)

    def __lt__(self, other: Operand) -> Expression:
        return Operation("<", self, part(other))

    def __le__(self, other: Operand) -> Expression:
        return Operation("<=", self, part(other))

    def __gt__(self, other: Operand) -> Expression:
        return Operation(">", self, part(other))

    def __ge__(self, other: Operand) -> Expression:
        return Operation(">=", self, part(other))

    def equals(self, other: Operand) -> Expression:
        """Whether both are the same; capitals do not count."""
        return Operation("=", self, part(other))

    def differs(self, other: Operand) -> Expression:
        """Whether they are not."""
        return Operation("<>", self, part(other))


def part(operand: Operand) -> Expression:
    """A Python text or number as a part of a formula; what is one already stays as it is."""
    return operand if isinstance(operand, Expression) else Constant(operand)


def as_numbers(conditions: Operand) -> Expression:
    """Truth values as 1 and 0, by a sign before the sign ("--"), for what only counts numbers."""
    return Minus(Minus(part(conditions)))


def added(parts: Iterable[Expression]) -> Expression:
    """The sum of one or more parts, written with "+"."""
    return reduce(operator.add, parts)


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A text, a number or a truth value."""

    value: str | float

    @property
    def text(self) -> str:
        if isinstance(self.value, str):
            return '"' + self.value.replace('"', '""') + '"'
        return str(self.value).upper() if isinstance(self.value, bool) else repr(self.value)

    def result(self, cells: Cells) -> Result:
        return self.value


@dataclass(frozen=True, slots=True)
class Area(Expression):
    """A cell, or a part of a column."""

    sheet: str
    column: int
    """From 1."""
    row: int
    last: int | None = None
    """The last row of a part of a column; ``None``: a single cell."""
    pinned: Literal["whole", "column", "free"] = "whole"
    """What "$" holds fast where a formula is copied: "$B$6", "$B6" or "B6"."""
    named: bool = True
    """Whether the sheet's name is written, as on every other sheet it has to be."""

    @property
    def text(self) -> str:
        column = get_column_letter(self.column)
        start = {"whole": f"${column}$", "column": f"${column}", "free": column}[self.pinned]
        cells = f"{start}{self.row}" if self.last is None else f"{start}{self.row}:{start}{self.last}"
        return f"{quoted(self.sheet)}!{cells}" if self.named else cells

    def result(self, cells: Cells) -> Result:
        if self.last is None:
            return cells.at(self.sheet, self.row, self.column)
        return cells.column(self.sheet, self.column, self.row, self.last)

    @property
    def rows(self) -> range:
        """The numbers of its rows."""
        return range(self.row, (self.last or self.row) + 1)


def quoted(sheet: str) -> str:
    """A sheet's name as formulas want it; those of the hidden sheets hold nothing to quote."""
    return sheet if sheet.startswith("_") else "'" + sheet.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Group(Expression):
    """Brackets that nothing asks for, for the eye."""

    inner: Expression

    @property
    def text(self) -> str:
        return f"({self.inner.text})"

    def result(self, cells: Cells) -> Result:
        return self.inner.result(cells)


@dataclass(frozen=True, slots=True)
class Minus(Expression):
    """The sign."""

    strength = 6
    operand: Expression

    @property
    def text(self) -> str:
        return f"-{_within(self.operand, self.strength)}"

    def result(self, cells: Cells) -> Result:
        return each(_minus, 0, self.operand.result(cells))


@dataclass(frozen=True, slots=True)
class Operation(Expression):
    """Two operands and what is between them."""

    symbol: str
    left: Expression
    right: Expression

    @property
    def strength(self) -> int:  # type: ignore[override]  # of each operation its own
        return _STRENGTH[self.symbol]

    @property
    def text(self) -> str:
        left, right = _within(self.left, self.strength), _within(self.right, self.strength + 1)
        return f"{left}{self.symbol}{right}"

    def result(self, cells: Cells) -> Result:
        return each(_OPERATIONS[self.symbol], self.left.result(cells), self.right.result(cells))


def _within(operand: Expression, strength: int) -> str:
    return operand.text if operand.strength >= strength else f"({operand.text})"


def _arithmetic(function: Callable[[float, float], float]) -> Callable[[Value, Value], Value]:
    def calculated(left: Value, right: Value) -> Value:
        first, second = number(left), number(right)
        if isinstance(first, ErrorValue):
            return first
        if isinstance(second, ErrorValue):
            return second
        return plain(function(first, second))

    return calculated


_minus = _arithmetic(operator.sub)
_over = _arithmetic(operator.truediv)


def _divided(left: Value, right: Value) -> Value:
    return DIVIDED_BY_ZERO if number(right) == 0 and not isinstance(number(left), ErrorValue) else _over(left, right)


def _joined(left: Value, right: Value) -> Value:
    first, second = written(left), written(right)
    if isinstance(first, ErrorValue):
        return first
    return second if isinstance(second, ErrorValue) else first + second


def _comparison(fits: Callable[[int], bool]) -> Callable[[Value, Value], Value]:
    def holds(left: Value, right: Value) -> Value:
        order = compared(left, right)
        return order if isinstance(order, ErrorValue) else fits(order)

    return holds


_OPERATIONS: dict[str, Callable[[Value, Value], Value]] = {
    "+": _arithmetic(operator.add),
    "-": _minus,
    "*": _arithmetic(operator.mul),
    "/": _divided,
    "&": _joined,
    "=": _comparison(lambda order: order == 0),
    "<>": _comparison(lambda order: order != 0),
    "<": _comparison(lambda order: order < 0),
    "<=": _comparison(lambda order: order <= 0),
    ">": _comparison(lambda order: order > 0),
    ">=": _comparison(lambda order: order >= 0),
}
_STRENGTH = dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), 1) | {"&": 2, "+": 3, "-": 3, "*": 4, "/": 4}
