"""Summary → summary.xlsx, a sheet for each question that is asked of it."""

from __future__ import annotations

from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel import files_sheets, gaps_sheets, survey_sheets
from iso18091cli.reports.excel.book import Paper
from iso18091cli.reports.excel.goals_sheet import goals
from iso18091cli.reports.excel.groups_sheet import groups
from iso18091cli.reports.excel.matrix_sheet import matrix
from iso18091cli.reports.excel.overview_sheet import Cells, overview, overview_sheet
from iso18091cli.reports.excel.pillars_sheet import ranking
from iso18091cli.reports.wording import Words

MOST_ROWS = 200_000
"""Rows of one sheet: beyond it office programs become slow, and the tidy data is the place to look."""


def summary_workbook(summary: Summary, language: str) -> bytes:
    """The summary as a workbook, its text in ``language``. The same summary gives the same bytes.

    Sums are live formulas with their results stored beside them, so that a mail preview shows every figure.
    """
    words = Words(language)
    paper = Paper(words("summary-title"), words("cut"), words("footer-page"))
    first = overview_sheet(paper, words)  # the first of the tabs, and the last to be written: it sums up the others
    in_matrix = matrix(paper, summary, words)
    in_ranking, of_group = ranking(paper, summary, words)
    groups(paper, summary, words, in_ranking, of_group)
    gaps_sheets.weakest(paper, summary, words, in_matrix)
    gaps_sheets.shared_gaps(paper, summary, words)
    gaps_sheets.unproved(paper, summary, words, MOST_ROWS)
    goals(paper, summary, words)
    if summary.catalog.survey:
        survey_sheets.survey(paper, summary, words)
    if not summary.public:  # findings quote what was typed
        files_sheets.findings(paper, summary, words, MOST_ROWS)
    files_sheets.ledger(paper, summary, words)
    files_sheets.provenance(paper, summary, words)
    overview(first, summary, words, Cells(in_matrix, in_ranking))
    return paper.bytes()
