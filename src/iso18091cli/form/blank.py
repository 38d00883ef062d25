"""Layout → blank .xlsx: the form that officials fill in."""

from __future__ import annotations

from dataclasses import replace

from iso18091cli.form.action_sheet import write_actions
from iso18091cli.form.book import Book, Stamp
from iso18091cli.form.evidence_sheet import write_evidence
from iso18091cli.form.expected import count_expected
from iso18091cli.form.formula.expression import Area
from iso18091cli.form.guide_sheet import Assessed, write_guide
from iso18091cli.form.layout import given_codes, plan
from iso18091cli.form.pillar_sheet import write_pillar
from iso18091cli.form.summary_sheet import write_summary
from iso18091cli.form.unit_and_survey import write_survey, write_unit
from iso18091cli.form.wheel import write_wheel
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.part import code_prefix, narrowed

__all__ = ["Stamp", "build", "new_workbook"]


def new_workbook(catalog: Catalog, language: str, stamp: Stamp | None = None) -> bytes:
    """A blank workbook in that language; what the stamp sets is locked in it."""
    return build(catalog, language, stamp or Stamp()).content()


def build(catalog: Catalog, language: str, stamp: Stamp) -> Book:
    """The same before it is saved, for those who put more into it. Of a whole catalogue a part asks its own alone."""
    catalog = narrowed(catalog, stamp.part)
    stamp = replace(stamp, codes=stamp.codes or given_codes(code_prefix(catalog, stamp.part)))
    book = Book(plan(catalog, language, stamp.unit.level, stamp.unit.kind), stamp)
    sheets = {sheet.kind: sheet for sheet in book.layout.sheets}
    level_cell = write_unit(book, sheets["unit"])
    if "survey" in sheets:
        write_survey(book, sheets["survey"])
    assessed = _write_assessment(book, level_cell) if catalog.indicators else None
    write_guide(book, sheets["guide"], assessed)
    book.workbook.active = 0
    return book


def _write_assessment(book: Book, level_cell: Area) -> Assessed:
    """Writes the sheets that a form without indicators does not have."""
    sheets = {sheet.kind: sheet for sheet in book.layout.sheets}
    register = count_expected(book, sheets["evidence"])
    pillars = {
        sheet.pillar: write_pillar(book, sheet, None if book.stamp.unit.level else level_cell, register)
        for sheet in book.layout.of_kind("pillar")
    }
    entered = write_evidence(book, register, pillars)
    summary = write_summary(book, sheets["summary"], pillars)
    wanted = write_actions(book, sheets["actions"], summary, pillars)
    write_wheel(book, summary)
    return Assessed(pillars, wanted, register, entered)
