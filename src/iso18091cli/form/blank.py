"""Layout → blank .xlsx: the form that officials fill in."""

from __future__ import annotations

from iso18091cli.form.action_sheet import write_actions
from iso18091cli.form.book import Book, Stamp
from iso18091cli.form.evidence_sheet import write_evidence
from iso18091cli.form.expected import count_expected
from iso18091cli.form.guide_sheet import write_guide
from iso18091cli.form.layout import plan
from iso18091cli.form.pillar_sheet import write_pillar
from iso18091cli.form.summary_sheet import write_summary
from iso18091cli.form.unit_and_survey import write_survey, write_unit
from iso18091cli.form.wheel import write_wheel
from iso18091cli.model.catalog import Catalog

__all__ = ["Stamp", "build", "new_workbook"]


def new_workbook(catalog: Catalog, language: str, stamp: Stamp | None = None) -> bytes:
    """A blank workbook in that language; what the stamp sets is locked in it."""
    return build(catalog, language, stamp or Stamp()).content()


def build(catalog: Catalog, language: str, stamp: Stamp) -> Book:
    """The same before it is saved, for those who put more into it."""
    book = Book(plan(catalog, language, stamp.unit.level, stamp.unit.kind), stamp)
    sheets = {sheet.kind: sheet for sheet in book.layout.sheets}
    level_cell = write_unit(book, sheets["unit"])
    register = count_expected(book, sheets["evidence"])
    if "survey" in sheets:
        write_survey(book, sheets["survey"])
    pillars = {
        sheet.pillar: write_pillar(book, sheet, None if stamp.unit.level else level_cell, register)
        for sheet in book.layout.of_kind("pillar")
    }
    entered = write_evidence(book, register, pillars)
    summary = write_summary(book, sheets["summary"], pillars)
    wanted = write_actions(book, sheets["actions"], summary, pillars)
    write_guide(book, sheets["guide"], pillars, wanted, register, entered)
    write_wheel(book, summary)
    book.workbook.active = 0
    return book
