"""The functions that count, add up and find among the cells of a column.

What stands for other letters ("*", "?") is avoided: ``CountIf`` and ``Match`` look for numbers alone.
"""

from __future__ import annotations

import math

from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.form.formula.expression import Area, Cells, Operand
from iso18091cli.form.formula.functions import Function
from iso18091cli.form.formula.values import (
    NO_SUCH_NUMBER,
    NOT_A_NUMBER,
    NOT_AVAILABLE,
    OUT_OF_REACH,
    Result,
    compared,
    each,
    first_error,
    is_number,
    items,
    number,
    plain,
    single,
    written,
)

# Counting and sums ----------------------------------------------------------------------------------------------------


class Sum(Function):
    """SUM(cells, …): of the numbers among them."""

    name = "SUM"

    def result(self, cells: Cells) -> Result:
        found = self.numbers(cells)
        return found if isinstance(found, ErrorValue) else plain(math.fsum(found))


class Max(Function):
    """MAX(value, …)."""

    name = "MAX"

    def result(self, cells: Cells) -> Result:
        found = self.numbers(cells)
        return found if isinstance(found, ErrorValue) else max(found, default=0)


class Min(Function):
    """MIN(value, …)."""

    name = "MIN"

    def result(self, cells: Cells) -> Result:
        found = self.numbers(cells)
        return found if isinstance(found, ErrorValue) else min(found, default=0)


class Count(Function):
    """COUNT(cells): how many hold a number."""

    name = "COUNT"

    def __init__(self, cells: Area) -> None:
        super().__init__(cells)

    def result(self, cells: Cells) -> Result:
        return sum(map(is_number, items(self.arguments[0].result(cells))))


class CountIf(Function):
    """COUNTIF(cells, number) or COUNTIF(cells, ">0"): how many cells hold such a number.

    Only over cells that formulas fill: among typed ones the text "1" counts as 1 in Excel, and TRUE in LibreOffice.
    """

    name = "COUNTIF"

    def __init__(self, cells: Area, wanted: float | str) -> None:
        super().__init__(cells, wanted)
        if isinstance(wanted, str) and wanted != ">0":
            raise ValueError(f"a text stands for patterns in COUNTIF: {wanted}")

    def result(self, cells: Cells) -> Result:
        wanted = self.arguments[1].result(cells)
        found = [value for value in items(self.arguments[0].result(cells)) if is_number(value)]
        if wanted == ">0":
            return sum(compared(value, 0) == 1 for value in found)
        return sum(compared(value, single(wanted)) == 0 for value in found)


class SumProduct(Function):
    """SUMPRODUCT(values, …): the sum of products; what is no number counts as 0, truth values too (hence ``--``)."""

    name = "SUMPRODUCT"

    def result(self, cells: Cells) -> Result:
        columns = [items(argument.result(cells)) for argument in self.arguments]
        for column in columns:
            if (error := first_error(column)) is not None:
                return error
        lines = zip(*columns, strict=True)
        return plain(math.fsum(math.prod(v if is_number(v) else 0 for v in line) for line in lines))


# Texts ----------------------------------------------------------------------------------------------------------------


class Find(Function):
    """FIND(wanted, text): where it begins, from 1, or #VALUE!; of several each. Capitals count, "*" is a star."""

    name = "FIND"

    def __init__(self, wanted: Operand, text: Operand) -> None:
        super().__init__(wanted, text)

    def result(self, cells: Cells) -> Result:
        wanted, texts = (argument.result(cells) for argument in self.arguments)
        return each(self._place, wanted, texts)

    @staticmethod
    def _place(wanted: Value, text: Value) -> Value:
        sought, searched = written(wanted), written(text)
        if isinstance(sought, ErrorValue):
            return sought
        if isinstance(searched, ErrorValue):
            return searched
        return searched.find(sought) + 1 or NOT_A_NUMBER


# Places ---------------------------------------------------------------------------------------------------------------


class Index(Function):
    """INDEX(cells, place): the value at a place, from 1."""

    name = "INDEX"

    def __init__(self, cells: Area, place: Operand) -> None:
        super().__init__(cells, place)

    def result(self, cells: Cells) -> Result:
        place = number(single(self.arguments[1].result(cells)))
        if isinstance(place, ErrorValue):
            return place
        found = items(self.arguments[0].result(cells))
        return found[int(place) - 1] if 1 <= place < len(found) + 1 else OUT_OF_REACH


class Match(Function):
    """MATCH(number, cells, kind): the place of a number (kind 0), or of the last that is not greater (kind 1)."""

    name = "MATCH"

    def __init__(self, wanted: Operand, cells: Area, kind: int) -> None:
        super().__init__(wanted, cells, kind)
        self.kind = kind

    def result(self, cells: Cells) -> Result:
        wanted = single(self.arguments[0].result(cells))
        if isinstance(wanted, ErrorValue):
            return wanted
        if not is_number(wanted):
            return NOT_AVAILABLE
        fits = (0,) if self.kind == 0 else (-1, 0)
        values = enumerate(items(self.arguments[1].result(cells)), 1)
        places = [place for place, value in values if is_number(value) and compared(value, wanted) in fits]
        if not places:
            return NOT_AVAILABLE
        return places[0] if self.kind == 0 else places[-1]


class Small(Function):
    """SMALL(cells, place): the number at a place from 1 when they are put in order."""

    name = "SMALL"
    _falling = False

    def __init__(self, cells: Area, place: Operand) -> None:
        super().__init__(cells, place)

    def result(self, cells: Cells) -> Result:
        place = number(single(self.arguments[1].result(cells)))
        found = items(self.arguments[0].result(cells))
        if isinstance(place, ErrorValue):
            return place
        if (error := first_error(found)) is not None:
            return error
        figures = sorted((v for v in found if is_number(v)), reverse=self._falling)
        return figures[int(place) - 1] if 1 <= place < len(figures) + 1 else NO_SUCH_NUMBER


class Large(Small):
    """LARGE(cells, place): the same from the greatest down."""

    name = "LARGE"
    _falling = True


class Row(Function):
    """ROW(cells): the number of each row."""

    name = "ROW"

    def __init__(self, area: Area) -> None:
        super().__init__(area)
        self.area = area

    def result(self, cells: Cells) -> Result:
        return self.area.row if self.area.last is None else tuple(self.area.rows)
