"""What cells hold, and what Excel makes of it: texts of numbers, numbers of blanks, and what comes before what.

Nothing here follows the office program's language: a number becomes a text with a point, and a text is never taken for
a number, since both go by the locale. No formula of the form may lean on either.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeGuard

from iso18091cli.finishing.cells import ErrorValue, Value

Result = Value | tuple[Value, ...]
"""A value, or the values of a part of a column, from top to bottom."""

NOT_A_NUMBER = ErrorValue("#VALUE!")
DIVIDED_BY_ZERO = ErrorValue("#DIV/0!")
NOT_AVAILABLE = ErrorValue("#N/A")
NO_SUCH_NUMBER = ErrorValue("#NUM!")
OUT_OF_REACH = ErrorValue("#REF!")

_ALIKE = 2.0**-48
"""Numbers that differ by less, relatively, are equal: their 15 digits are the same."""


def number(value: Value) -> float | ErrorValue:
    """A value where a number is wanted: nothing is 0, TRUE is 1, a text is #VALUE!."""
    match value:
        case None:
            return 0
        case bool():
            return int(value)
        case str():
            return NOT_A_NUMBER
        case _:
            return value


def is_number(value: Value) -> TypeGuard[float]:
    """Whether the value is a number by itself, as ISNUMBER and COUNT see it: a truth value is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def written(value: Value) -> str | ErrorValue:
    """A value where a text is wanted: nothing is "", a number has up to 15 digits and a point."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case str() | ErrorValue():
            return value
        case _:
            digits = f"{value:.15g}"
            if "e" in digits and 1e-9 <= abs(value) < 1e20:
                return f"{Decimal(digits):f}"
            return digits.upper()


def truth(value: Value) -> bool | ErrorValue:
    """A value where a condition is wanted: a number other than 0 is true, a text is #VALUE!."""
    found = number(value)
    return found if isinstance(found, ErrorValue) else found != 0


def compared(left: Value, right: Value) -> int | ErrorValue:
    """-1, 0 or 1: numbers come before texts, texts before FALSE and TRUE; capitals do not count.

    Nothing equals 0, "" and FALSE. Texts are put in order by their letters' numbers, which no formula may lean on.
    """
    if isinstance(left, ErrorValue):
        return left
    if isinstance(right, ErrorValue):
        return right
    left = _nothing_like(right) if left is None else left
    right = _nothing_like(left) if right is None else right
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.casefold(), right.casefold()
        return (left > right) - (left < right)
    kinds = _kind(left), _kind(right)
    if kinds[0] != kinds[1]:
        return -1 if kinds[0] < kinds[1] else 1
    first, second = float(left), float(right)
    if first == second or math.isclose(first, second, rel_tol=_ALIKE):
        return 0
    return -1 if first < second else 1


def _nothing_like(other: str | float | None) -> str | float:
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0


def _kind(value: str | float) -> int:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def rounded(value: float, digits: int) -> float:
    """Half away from zero, by the 15 digits that a program shows: 2.675 to 2 digits is 2.68."""
    unit = Decimal(1).scaleb(-digits)
    return plain(float(Decimal(f"{value:.15g}").quantize(unit, ROUND_HALF_UP)))


def plain(value: float) -> float:
    """The same as a whole number where it is one, so that it is written as one."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def each(function: Callable[[Value, Value], Value], left: Result, right: Result) -> Result:
    """A function of two values on every pair of them; a single value goes with each of the others."""
    if not isinstance(left, tuple):
        return tuple(function(left, value) for value in right) if isinstance(right, tuple) else function(left, right)
    if not isinstance(right, tuple):
        return tuple(function(value, right) for value in left)
    return tuple(function(one, other) for one, other in zip(left, right, strict=True))


def single(result: Result) -> Value:
    """A result where one value is wanted; of several there is no telling which is meant."""
    return NOT_A_NUMBER if isinstance(result, tuple) else result


def items(result: Result) -> tuple[Value, ...]:
    """A result where several values are welcome."""
    return result if isinstance(result, tuple) else (result,)


def first_error(values: tuple[Value, ...]) -> ErrorValue | None:
    """The first error among values: what is made of them is that error."""
    return next((value for value in values if isinstance(value, ErrorValue)), None)
