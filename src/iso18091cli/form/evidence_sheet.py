"""The register of evidence: a row for each document under a code that criteria name, with its uses counted live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from iso18091cli.form import live
from iso18091cli.form.book import HEAD_ROW, PRINTED_TWICE, Book, number_format
from iso18091cli.form.expected import Register
from iso18091cli.form.formula.columns import CountIf, Find, Index, Max, Row, Sum, SumProduct
from iso18091cli.form.formula.expression import Area, Constant, Expression, Operand, added, as_numbers, part
from iso18091cli.form.formula.functions import And, Date, If, IfError, IsNumber, Not, Or
from iso18091cli.form.layout import LISTS_SHEET
from iso18091cli.form.look import (
    AMBER,
    ONE_LINE,
    OPEN,
    PALE,
    as_input,
    below_headings,
    dress,
    growing,
    page,
    protect,
    text,
)
from iso18091cli.form.pillar_sheet import PillarSheet
from iso18091cli.form.taken import among, listed, refused
from iso18091cli.model.measure import years_named

NOT_ENTERED, NO_NAME, NO_PLACE, NO_DATE, NO_ISSUER = 1, 2, 3, 4, 5
"""What a row lacks, the first that it lacks."""
_UNUSED, _WHOLE, _OUTSIDE = -1, -2, -3
_LACKING = {NOT_ENTERED: "entry", NO_NAME: "document", NO_PLACE: "place", NO_DATE: "issued_on", NO_ISSUER: "issuer"}
_CENTRED = ("code", "issued_on", "uses", "first_use", "check")
_LOWEST = 27
"""Points: two lines, room to write with a pen on the printed form."""


@dataclass(frozen=True, slots=True)
class Entered:
    """How far the register is."""

    met: Expression
    """Expected evidence that an entry meets."""
    expected: int
    wrong: Expression
    """Codes that are used and hold nothing, or stand twice, and cells that hold what the reader refuses."""
    incomplete: Expression
    """Entries that lack something."""


def write_evidence(book: Book, register: Register, pillars: Mapping[str, PillarSheet]) -> Entered:
    """Writes the register; the pillars, whose evidence names its codes, are already written."""
    plan, columns = register.plan, book.begin(register.plan, book.word("evidence.title"))
    rows = range(register.first, register.last + 1)
    ids, named, unknown = _named(book, pillars)
    codes = register.codes
    sought = [Area(LISTS_SHEET, codes.column, number) for number in range(1, len(rows) + 1)]
    found = [IsNumber(Find(needle, named)) for needle in sought]
    uses = book.compute(
        tuple(
            If(needle.equals(""), 0, SumProduct(as_numbers(here))) for needle, here in zip(sought, found, strict=True)
        )
    )
    last = len(named.rows) + 1
    outside = _Outside(book, register)
    states = book.compute(tuple(_state(register, at, Index(uses, at - HEAD_ROW), outside.of(at)) for at in rows))
    for at, code, here in zip(rows, book.stamp.codes, found, strict=True):
        number = at - HEAD_ROW
        count, state = Index(uses, number), Index(states, number)
        place = last - SumProduct(Max(here * (last - Row(named))))
        _row(book, register, at, code)
        shown = {
            "uses": If(And(count.equals(0), state.equals(0)), "", count),
            "first_use": If(count > 0, Index(ids, place), ""),
            "check": _told(book, state),
        }
        for name, formula in shown.items():
            cell = dress(book.sheet(plan).cell(at, columns[name]), "small", PALE, centre=True)
            book.formula(cell, formula)
    _drop_downs(book, register)
    met = SumProduct(as_numbers(_all_met(register) > 0)) if register.met else part(0)
    incomplete = SumProduct(as_numbers(states > NOT_ENTERED))
    nothing_there = Max(CountIf(states, NOT_ENTERED), CountIf(unknown, 1))
    entered = Entered(met, len(book.catalog.expected), nothing_there + _wrong(book, register), incomplete)
    _finish(book, register, entered)
    return entered


def _twice(book: Book, codes: Area, states: Area) -> Expression:
    """How many entries bear a code that another one bears as well."""
    entered = states.differs(0) * states.differs(NOT_ENTERED)
    same = []
    for number in range(1, len(codes.rows) + 1):
        code, state = Index(codes, number), Index(states, number)
        another = And(code.differs(""), state.differs(0), SumProduct(codes.equals(code) * entered) > 1)
        same.append(If(And(another, state.differs(NOT_ENTERED)), 1, 0))
    return Sum(book.compute(tuple(same)))


def _wrong(book: Book, register: Register) -> Expression:
    """Rows may be put in, so the columns are looked at as wholes."""
    answers = register.plan.rows[0].answers
    areas = ((answer, register.area(name)) for name, answer in answers.items())
    return added(refused(book, answer, area) for answer, area in areas)


def _all_met(register: Register) -> Area:
    areas = list(register.met.values())
    return Area(LISTS_SHEET, areas[0].column, areas[0].row, areas[-1].last)


def _named(book: Book, pillars: Mapping[str, PillarSheet]) -> tuple[Area, Area, Area]:
    """The rows that take evidence, by their ids, the codes that each names, and whether one of them leads nowhere."""
    rows = [
        (row.id, pillar, pillar.rows[row.id])
        for pillar in pillars.values()
        for row in pillar.plan.rows
        if "evidence" in row.answers
    ]
    named, unknown = (
        book.compute(tuple(pillar.area(column, at) for _, pillar, at in rows)) for column in ("named", "unknown")
    )
    named, unknown = (Area(LISTS_SHEET, area.column, 1, len(rows)) for area in (named, unknown))
    return book.offer(tuple(row_id for row_id, _, _ in rows)), named, unknown


class _Outside:
    """Whether an entry's date lies outside the period, as checks/evidence.py says it."""

    def __init__(self, book: Book, register: Register) -> None:
        self.book, self.register = book, register
        years = years_named(book.stamp.period)
        first, last = (min(years), max(years)) if years else (book.year, book.year)
        self.known = Constant(True) if years else part(book.year) > 0
        self.first, self.end = Date(first, 1, 1), Date(last, 12, 31)
        expected = register.plan.rows[0].answers.get("expected")
        ids = [item.id for item in book.catalog.expected.values() if item.lasting]
        lasting = [word for key, word in expected.choices if key in ids] if expected else []
        self.lasting = listed(book, lasting) if lasting else None

    def of(self, at: int) -> Expression:
        """The same of the entry in a row."""
        day, finished = self.register.cell("issued_on", at), self.book.unit_cell("assessed_on")
        end = Max(self.end, If(IsNumber(finished), finished, 0))
        early = day < self.first
        if self.lasting is not None:
            early = And(early, Not(among(live.typed(self.register.cell("expected", at)), self.lasting)))
        return IfError(And(self.known, IsNumber(day), Or(early, day >= end + 1)), False)


def _state(register: Register, at: int, uses: Expression, outside: Expression) -> Expression:
    """What a row lacks; 0 where nothing stands in it and nothing names it."""

    def blank(*names: str) -> Expression:
        words: Expression = part("")
        for name in names:
            words = words & register.cell(name, at)
        return live.typed(words).equals("")

    kept = ("expected",) if "expected" in register.columns else ()
    unused = And(uses.equals(0), blank(*kept)) if kept else uses.equals(0)
    entered = If(outside, _OUTSIDE, If(unused, _UNUSED, _WHOLE))
    signed: Operand = If(blank("issued_on"), NO_DATE, If(blank("issuer"), NO_ISSUER, entered))
    placed = If(blank("located"), NO_PLACE, entered)
    lacking = If(blank("document"), NO_NAME, If(blank("sign"), placed, signed))
    everything = ("document", "sign", "issued_on", "issuer", "located", *kept)
    return IfError(If(blank(*everything), If(uses > 0, NOT_ENTERED, 0), lacking), NO_NAME)


def _told(book: Book, state: Expression) -> Expression:
    shown: Operand = If(state.equals(_UNUSED), book.word("evidence.unused"), If(state.equals(_WHOLE), "✓", ""))
    shown = If(state.equals(_OUTSIDE), book.word("evidence.outside"), shown)
    for code, key in _LACKING.items():
        shown = If(state.equals(code), book.word(f"evidence.lacks.{key}"), shown)
    return part(shown)


def _row(book: Book, register: Register, at: int, code: str) -> None:
    sheet, columns, is_open = book.sheet(register.plan), register.columns, book.stamp.stage == "self"
    text(sheet.cell(at, 1), code)
    for name, answer in register.plan.rows[0].answers.items():
        cell = sheet.cell(at, columns[name])
        as_input(cell, is_open, centre=name in _CENTRED, number_format=number_format(answer))
    given = text(dress(sheet.cell(at, columns["code"]), "strong", PALE, centre=True), code)
    if is_open:
        given.protection = OPEN  # a row that is put in takes a code of its own
    growing(sheet, at, ("", 10), at_least=_LOWEST)


def _drop_downs(book: Book, register: Register) -> None:
    for name, answer in register.plan.rows[0].answers.items():
        letter = get_column_letter(register.columns[name])
        area = f"{letter}{register.first}:{letter}{register.last}"
        book.restrict(book.sheet(register.plan), area, answer, book.word(f"prompt.evidence.{name}"))


def _finish(book: Book, register: Register, entered: Entered) -> None:
    sheet, columns = book.sheet(register.plan), register.columns
    how = text(sheet.cell(3, columns["sign"]), book.word("evidence.how", **book.codes_named))
    dress(how, "small", box=False).alignment = ONE_LINE
    if register.met:
        told = sheet.cell(3, columns["expected"])
        book.formula(told, book.word("evidence.expected") & entered.met & f"/{entered.expected}")
        dress(told, "strong", box=False).alignment = ONE_LINE
    first = f"{get_column_letter(columns['check'])}{register.first}"
    area = f"{first}:{get_column_letter(columns['check'])}{register.last}"
    lacking = FormulaRule(formula=[f'LEFT({first},1)="⚠"'], font=Font(color=AMBER, bold=True))
    sheet.conditional_formatting.add(area, lacking)
    below_headings(sheet, register.first)
    protect(sheet)
    # There may be more documents than we foresaw.
    sheet.protection.insertRows = False
    letter = get_column_letter(columns["check"])
    page(sheet, True, PRINTED_TWICE, book.heading, book.word("print.page"), f"B2:{letter}{register.last}")
