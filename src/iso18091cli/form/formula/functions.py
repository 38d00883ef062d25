"""The functions of formulas: those of Excel 2010 that mean the same in Excel, WPS, LibreOffice and Google Sheets.

TEXT and FIXED are not among them: they follow the office program's language. A figure inside a text is put together
by ``Int`` and ``Mod``; for the same reason VALUE is asked of plain digits alone. Those that take columns of cells are
in columns.py.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cached_property
from typing import ClassVar

from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.form.formula.expression import Area, Cells, Expression, Operand, part
from iso18091cli.form.formula.values import (
    DIVIDED_BY_ZERO,
    NO_SUCH_NUMBER,
    NOT_A_NUMBER,
    NOT_AVAILABLE,
    Result,
    each,
    first_error,
    is_number,
    items,
    number,
    plain,
    rounded,
    single,
    truth,
    written,
)


class Function(Expression):
    """A function and its arguments."""

    name: ClassVar[str]

    def __init__(self, *arguments: Operand) -> None:
        self.arguments = tuple(map(part, arguments))

    @cached_property
    def text(self) -> str:  # what is inside of several functions is written once
        return f"{self.name}({','.join(argument.text for argument in self.arguments)})"

    def values(self, cells: Cells) -> list[Value]:
        """The values of all arguments, each a single one."""
        return [single(argument.result(cells)) for argument in self.arguments]

    def numbers(self, cells: Cells) -> list[float] | ErrorValue:
        """The numbers among the arguments: of cells those that hold one, else what must be one."""
        found: list[float] = []
        for argument in self.arguments:
            for value in items(argument.result(cells)):
                if isinstance(argument, Area) and not isinstance(value, ErrorValue) and not is_number(value):
                    continue
                if isinstance(figure := number(value), ErrorValue):
                    return figure
                found.append(figure)
        return found


class OfOne(Function):
    """A function of one value; of a part of a column, inside SUMPRODUCT, it makes as many."""

    def __init__(self, argument: Operand) -> None:
        super().__init__(argument)

    def result(self, cells: Cells) -> Result:
        found = self.arguments[0].result(cells)
        return tuple(map(self.of, found)) if isinstance(found, tuple) else self.of(found)

    def of(self, value: Value) -> Value:
        """What it makes of that value."""
        raise NotImplementedError


# Conditions -----------------------------------------------------------------------------------------------------------


class If(Function):
    """IF(condition, then, otherwise): only what is chosen is looked at."""

    name = "IF"

    def __init__(self, condition: Operand, then: Operand, otherwise: Operand) -> None:
        super().__init__(condition, then, otherwise)

    def result(self, cells: Cells) -> Result:
        condition, then, otherwise = self.arguments
        chosen = truth(single(condition.result(cells)))
        if isinstance(chosen, ErrorValue):
            return chosen
        return (then if chosen else otherwise).result(cells)


class IfError(Function):
    """IFERROR(value, otherwise)."""

    name = "IFERROR"

    def __init__(self, value: Operand, otherwise: Operand) -> None:
        super().__init__(value, otherwise)

    def result(self, cells: Cells) -> Result:
        value, otherwise = self.arguments
        found = value.result(cells)
        return otherwise.result(cells) if isinstance(found, ErrorValue) else found


class And(Function):
    """AND(condition, …): all of them are looked at, and an error in one is the result."""

    name = "AND"

    def result(self, cells: Cells) -> Result:
        found = tuple(map(truth, self.values(cells)))
        return first_error(found) or all(found)


class Or(Function):
    """OR(condition, …): likewise."""

    name = "OR"

    def result(self, cells: Cells) -> Result:
        found = tuple(map(truth, self.values(cells)))
        return first_error(found) or any(found)


class Not(OfOne):
    """NOT(condition)."""

    name = "NOT"

    def of(self, value: Value) -> Value:
        found = truth(value)
        return found if isinstance(found, ErrorValue) else not found


class IsNumber(OfOne):
    """ISNUMBER(value). LibreOffice takes TRUE for a number, Excel does not: ``a_number``."""

    name = "ISNUMBER"

    def of(self, value: Value) -> Value:
        return is_number(value)


class IsText(OfOne):
    """ISTEXT(value): whether it is a text; "" is one, a blank cell is none."""

    name = "ISTEXT"

    def of(self, value: Value) -> Value:
        return isinstance(value, str)


class IsLogical(OfOne):
    """ISLOGICAL(value): whether it is TRUE or FALSE."""

    name = "ISLOGICAL"

    def of(self, value: Value) -> Value:
        return isinstance(value, bool)


class IsError(OfOne):
    """ISERROR(value): whether it is #N/A, #REF! or another error."""

    name = "ISERROR"

    def of(self, value: Value) -> Value:
        return isinstance(value, ErrorValue)


def a_number(value: Operand) -> Expression:
    """Whether somebody typed a number: the same in every office program, also where TRUE was typed."""
    return And(IsNumber(value), Not(IsLogical(value)))


# Texts ----------------------------------------------------------------------------------------------------------------


class Trim(OfOne):
    """TRIM(text): without blanks at both ends, and one where several follow each other. No-break blanks stay."""

    name = "TRIM"

    def of(self, value: Value) -> Value:
        text = written(value)
        return text if isinstance(text, ErrorValue) else " ".join(filter(None, text.split(" ")))


class Substitute(Function):
    """SUBSTITUTE(text, old, new): every one of them; capitals count. Of a part of a column, in the first place or the
    second, it makes as many."""

    name = "SUBSTITUTE"

    def __init__(self, text: Operand, old: Operand, new: str) -> None:
        super().__init__(text, old, new)
        if old == "":
            raise ValueError("nothing to be replaced")

    def result(self, cells: Cells) -> Result:
        text, old, new = (argument.result(cells) for argument in self.arguments)
        return each(lambda one, sought: self._of(one, sought, single(new)), text, old)

    @staticmethod
    def _of(*values: Value) -> Value:
        found = tuple(map(written, values))
        error = first_error(found)
        return error if error is not None else str(found[0]).replace(str(found[1]), str(found[2]))


class Upper(OfOne):
    """UPPER(text): all letters as capitals."""

    name = "UPPER"

    def of(self, value: Value) -> Value:
        text = written(value)
        return text if isinstance(text, ErrorValue) else text.upper()


class Char(OfOne):
    """CHAR(number): a letter by its number below 128; 10 ends a line in a cell."""

    name = "CHAR"

    def __init__(self, argument: int) -> None:
        super().__init__(argument)

    def of(self, value: Value) -> Value:
        code = number(value)
        return code if isinstance(code, ErrorValue) else chr(int(code))


class Left(Function):
    """LEFT(text, count): so many letters of its beginning; of several texts each."""

    name = "LEFT"

    def __init__(self, text: Operand, count: Operand) -> None:
        super().__init__(text, count)

    def result(self, cells: Cells) -> Result:
        text, count = (argument.result(cells) for argument in self.arguments)
        return each(self._of, text, count)

    @staticmethod
    def _of(text: Value, count: Value) -> Value:
        words, letters = written(text), number(count)
        if isinstance(words, ErrorValue):
            return words
        return letters if isinstance(letters, ErrorValue) else words[: int(letters)]


class Mid(Function):
    """MID(text, start, count): so many letters from a place on, from 1."""

    name = "MID"

    def __init__(self, text: Operand, start: int, count: int) -> None:
        super().__init__(text, start, count)
        self.start, self.count = start, count

    def result(self, cells: Cells) -> Result:
        text = written(self.values(cells)[0])
        return text if isinstance(text, ErrorValue) else text[self.start - 1 : self.start - 1 + self.count]


class Right(Function):
    """RIGHT(text, count): so many letters of its end."""

    name = "RIGHT"

    def __init__(self, text: Operand, count: int) -> None:
        super().__init__(text, count)
        self.count = count

    def result(self, cells: Cells) -> Result:
        text = written(self.values(cells)[0])
        return text if isinstance(text, ErrorValue) else text[-self.count :]


class Len(OfOne):
    """LEN(text)."""

    name = "LEN"

    def of(self, value: Value) -> Value:
        text = written(value)
        return text if isinstance(text, ErrorValue) else len(text)


class AsNumber(OfOne):
    """VALUE(text): the number of a text of plain digits, which no locale reads otherwise; of any other text #VALUE!."""

    name = "VALUE"

    def of(self, value: Value) -> Value:
        text = written(value)
        if isinstance(text, ErrorValue):
            return text
        return float(text) if text.isascii() and text.isdigit() else NOT_A_NUMBER


# Numbers --------------------------------------------------------------------------------------------------------------


class Round(Function):
    """ROUND(number, digits): half away from zero."""

    name = "ROUND"

    def __init__(self, value: Operand, digits: int) -> None:
        super().__init__(value, digits)
        self.digits = digits

    def result(self, cells: Cells) -> Result:
        figure = number(self.values(cells)[0])
        return figure if isinstance(figure, ErrorValue) else rounded(figure, self.digits)


class Int(OfOne):
    """INT(number): the greatest whole number that is not greater."""

    name = "INT"

    def of(self, value: Value) -> Value:
        figure = number(value)
        return figure if isinstance(figure, ErrorValue) else math.floor(figure)


class Mod(Function):
    """MOD(number, divisor): what is left, with the sign of the divisor."""

    name = "MOD"

    def __init__(self, value: Operand, divisor: Operand) -> None:
        super().__init__(value, divisor)

    def result(self, cells: Cells) -> Result:
        value, divisor = map(number, self.values(cells))
        if isinstance(value, ErrorValue):
            return value
        if isinstance(divisor, ErrorValue):
            return divisor
        return plain(value % divisor) if divisor else DIVIDED_BY_ZERO


class Date(Function):
    """DATE(year, month, day): the day's number; months and days beyond their range go on into the next or last."""

    name = "DATE"

    def __init__(self, year: Operand, month: Operand, day: Operand) -> None:
        super().__init__(year, month, day)

    def result(self, cells: Cells) -> Result:
        found = tuple(map(number, self.values(cells)))
        if (error := first_error(found)) is not None:
            return error
        year, month, day = (int(value) for value in found if not isinstance(value, ErrorValue))
        months = year * 12 + month - 1
        if not 1901 * 12 <= months < 9999 * 12:
            return NO_SUCH_NUMBER  # in the year 1900 office programs do not agree
        return (date(months // 12, months % 12 + 1, 1) - _DAY_0).days + day - 1


_DAY_0 = date(1899, 12, 30)


class Na(Function):
    """NA(): #N/A, which a chart leaves out."""

    name = "NA"

    def __init__(self) -> None:
        super().__init__()

    def result(self, cells: Cells) -> Result:
        return NOT_AVAILABLE
