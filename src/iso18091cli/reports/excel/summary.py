"""Summary → summary.xlsx, a sheet for each question that is asked of it."""

from __future__ import annotations

from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel import files_sheets, gaps_sheets
from iso18091cli.reports.excel.book import Workbook
from iso18091cli.reports.excel.goals_sheet import goals
from iso18091cli.reports.excel.groups_sheet import groups
from iso18091cli.reports.excel.matrix_sheet import matrix
from iso18091cli.reports.excel.measures_sheet import measures
from iso18091cli.reports.excel.overview_sheet import overview, overview_sheet
from iso18091cli.reports.excel.pillars_sheet import pillars
from iso18091cli.reports.excel.survey_sheets import survey
from iso18091cli.reports.wording import Words

MOST_ROWS = 200_000
"""Rows of one sheet: beyond it office programs become slow, and the tidy data is the place to look."""


def summary_workbook(summary: Summary, language: str) -> bytes:
    """The summary as a workbook, its text in ``language``. The same summary gives the same bytes.

    Sums are live formulas with their results stored beside them, so that a mail preview shows every figure.
    """
    book = Workbook(Words(language))
    first = overview_sheet(book, summary)  # the first of the tabs, and the last to be written: it sums up the others
    in_matrix = matrix(book, summary)
    in_pillars = pillars(book, summary)
    groups(book, summary, in_pillars)
    gaps_sheets.weakest(book, summary, in_matrix)
    gaps_sheets.gaps(book, summary)
    gaps_sheets.unproved(book, summary, MOST_ROWS)
    measures(book, summary)
    goals(book, summary)
    if summary.catalog.survey:
        survey(book, summary)
    if not summary.public:  # findings quote what was typed
        files_sheets.findings(book, summary, MOST_ROWS)
    files_sheets.ledger(book, summary)
    files_sheets.provenance(book, summary)
    overview(first, summary, in_matrix, in_pillars)
    return book.bytes()
