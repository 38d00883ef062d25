"""The evidence that is expected → hidden cells that count which of it the register holds, before anything shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from iso18091cli.form import live
from iso18091cli.form.book import FIRST_COLUMN, HEAD_ROW, Book
from iso18091cli.form.codes import NOWHERE, plain
from iso18091cli.form.formula.columns import CountIf, Row, Sum, SumProduct
from iso18091cli.form.formula.expression import Area, Expression, as_numbers, part
from iso18091cli.form.formula.functions import If, IfError, Or
from iso18091cli.form.layout import LISTS_SHEET, SheetPlan
from iso18091cli.model.evidence import REGISTER, prefixes


@dataclass(frozen=True, slots=True)
class Register:
    """How the workbook counts the register's entries by the evidence that is expected."""

    plan: SheetPlan
    columns: Mapping[str, int]
    first: int
    last: int
    met: Mapping[str, Area]
    """For each indicator that expects any: cells that say how many entries meet each, in order."""
    missing: Mapping[str, Area]
    """Likewise, the cell that says how many of them no entry meets."""
    entered: Mapping[str, Area]
    """Likewise, the cell that says how many entries meet any."""
    codes: Area
    """The code of each row, as form/codes.py writes it."""
    there: Area
    """Of each row that holds something its code; of any other a sign that nothing names."""

    def cell(self, column: str, row: int) -> Area:
        """A cell as other sheets name it."""
        return Area(self.plan.title, self.columns[column], row)

    def area(self, column: str) -> Area:
        """A column's cells as other sheets name them."""
        return Area(self.plan.title, self.columns[column], self.first, self.last)


def count_expected(book: Book, plan: SheetPlan) -> Register:
    """Counts which expected evidence and which codes are there; the pillars, written next, show what is missing."""
    columns = {column.name: number for number, column in enumerate(plan.columns, FIRST_COLUMN)}
    first, last = HEAD_ROW + 1, HEAD_ROW + len(book.stamp.codes)
    bare = Register(plan, columns, first, last, {}, {}, {}, *_codes(book, plan, columns, range(first, last + 1)))
    return _expected(book, bare)


def _codes(book: Book, plan: SheetPlan, columns: Mapping[str, int], rows: range) -> tuple[Area, Area]:
    """The code of each row, and the same where the row holds something."""

    def cell(name: str, at: int) -> Area:
        return Area(plan.title, columns[name], at)

    known = prefixes(book.stamp.codes)
    codes = book.compute(tuple(plain(cell("code", at), known) for at in rows))
    there = []
    for number, at in enumerate(rows, 1):
        code, words = Area(LISTS_SHEET, codes.column, number), part("")
        for name in filter(columns.__contains__, REGISTER):
            words = words & cell(name, at)
        there.append(IfError(If(Or(code.equals(""), live.typed(words).equals("")), NOWHERE, code), code))
    return codes, book.compute(tuple(there))


def _expected(book: Book, bare: Register) -> Register:
    plan, first, last = bare.plan, bare.first, bare.last
    ids = list(book.catalog.expected)
    if not ids:
        return bare
    known = book.offer(tuple(word for _, word in plan.rows[0].answers["expected"].choices))

    about = book.compute(tuple(_place(bare, at, known) for at in range(first, last + 1)))
    met = book.compute(tuple(CountIf(about, number) for number in range(1, len(ids) + 1)))
    cells = {}
    for indicator in book.catalog.indicators:
        if indicator.expected:
            begin = ids.index(indicator.expected[0].id) + 1
            cells[indicator.id] = Area(LISTS_SHEET, met.column, begin, begin + len(indicator.expected) - 1)
    missing = book.compute(tuple(SumProduct(as_numbers(area.equals(0))) for area in cells.values()))
    entered = book.compute(tuple(Sum(area) for area in cells.values()))

    def each(column: Area) -> dict[str, Area]:
        return {id: Area(LISTS_SHEET, column.column, row) for row, id in enumerate(cells, 1)}

    return replace(bare, met=cells, missing=each(missing), entered=each(entered))


def _place(register: Register, at: int, known: Area) -> Expression:
    """The place of an entry's expected evidence in the list; 0 where none is chosen, or the entry has no name."""
    chosen, named = (live.typed(register.cell(column, at)) for column in ("expected", "document"))
    return IfError(If(named.equals(""), 0, SumProduct(known.equals(chosen) * Row(known))), 0)
