"""Differences → differences.xlsx: how often the council moved levels, every criterion, whether reviewers agree."""

from __future__ import annotations

from iso18091cli.model.review import Differences
from iso18091cli.reports.differences import DifferenceLine, DifferenceWords, TallyLine
from iso18091cli.reports.excel.book import A3, A4, Sheet, Workbook
from iso18091cli.reports.excel.looks import CENTRE, NAME, SCORE, TEXT
from iso18091cli.reports.excel.table import Column, Columns, only_table, table
from iso18091cli.reports.wording import Words


def differences_workbook(found: Differences, language: str) -> bytes:
    """The workbook, its text in ``language``. The same differences give the same bytes."""
    said, book = DifferenceWords(found, language), Workbook(Words(language))
    _overview(book, said)
    _rows(book, said)
    _agreement(book, said)
    _findings(book, said)
    return book.bytes()


def _tally_columns(said: DifferenceWords, group: str) -> Columns[TallyLine]:
    return (
        Column("", 60, NAME, lambda line: line.name, said(group)),
        Column("", 10, CENTRE, lambda line: line.tally.seen, said("seen")),
        Column("", 9, CENTRE, lambda line: line.tally.raised, said("raised")),
        Column("", 9, CENTRE, lambda line: line.tally.lowered, said("lowered")),
        Column("", 9, CENTRE, lambda line: line.tally.kept, said("kept")),
        Column("", 9, CENTRE, lambda line: line.tally.other, said("other")),
        Column("", 11, CENTRE, lambda line: line.tally.open, said("open")),
        Column("", 14, SCORE, lambda line: line.tally.shift, said("shift")),
    )


def _overview(book: Workbook, said: DifferenceWords) -> None:
    columns = _tally_columns(said, "group")
    sheet = Sheet(book, said("overview"), [column.width for column in columns], said("title"), A4, False)
    for text in said.about:
        sheet.note(text)
    for by, heading in (("all", "all"), ("unit", "units"), ("kind", "kinds"), ("pillar", "pillars")):
        sheet.section(said(heading))
        table(sheet, _tally_columns(said, "group"), said.tallied(by), 30)
    if lines := said.optimistic():
        sheet.section(said("optimistic"))
        table(sheet, _tally_columns(said, "criterion"), lines, 30)
    sheet.section(said("indicators"))
    table(sheet, _tally_columns(said, "group"), said.tallied("indicator"), 30)


def _rows(book: Workbook, said: DifferenceWords) -> None:
    columns: Columns[DifferenceLine] = (
        Column("", 24, NAME, lambda line: line.unit, said("unit")),
        Column("", 9, CENTRE, lambda line: line.id, said("id")),
        Column("", 46, TEXT, lambda line: line.criterion, said("criterion")),
        Column("", 14, CENTRE, lambda line: line.own, said("own")),
        Column("", 32, TEXT, lambda line: line.said, said("said")),
        Column("", 14, CENTRE, lambda line: line.appraisal, said("appraisal")),
        Column("", 14, CENTRE, lambda line: line.agreed, said("agreed")),
        Column("", 10, CENTRE, lambda line: line.moved, said("moved")),
        Column("", 24, TEXT, lambda line: line.why, said("why")),
        Column("", 50, TEXT, lambda line: line.comment, said("comment")),
    )
    sheet = Sheet(book, said("rows"), [column.width for column in columns], said("title"), A3, False)
    only_table(sheet, columns, said.lines(), fixed=2)


def _agreement(book: Workbook, said: DifferenceWords) -> None:
    pairs: Columns[tuple[str, int, str, str]] = (
        Column("", 44, NAME, lambda pair: pair[0], said("pair")),
        Column("", 20, CENTRE, lambda pair: pair[1], said("n")),
        Column("", 16, CENTRE, lambda pair: pair[2], said("same")),
        Column("", 44, TEXT, lambda pair: pair[3], said("kappa")),
    )
    strict: Columns[tuple[str, int, str]] = (
        Column("", 44, NAME, lambda one: one[0], said("reviewer")),
        Column("", 20, CENTRE, lambda one: one[1], said("n")),
        Column("", 44, TEXT, lambda one: one[2], said("strict")),
    )
    # The width of the last column is that of two.
    sheet = Sheet(book, said("kappa"), [44, 20, 44, 44], said("agreement"), A4, False)
    sheet.note(said.alpha)
    sheet.note(said("read"))
    if lines := said.pairs():
        sheet.row += 1
        table(sheet, pairs, lines)
        sheet.row += 1
        table(sheet, strict, said.strictness())


def _findings(book: Workbook, said: DifferenceWords) -> None:
    columns: Columns[tuple[str, str, str, str]] = (
        Column("", 9, CENTRE, lambda one: one[0], said("code")),
        Column("", 34, TEXT, lambda one: one[1], said("file")),
        Column("", 10, CENTRE, lambda one: one[2], said("id")),
        Column("", 90, TEXT, lambda one: one[3], said("message")),
    )
    sheet = Sheet(book, said("findings"), [column.width for column in columns], said("findings"), A4, False)
    only_table(sheet, columns, said.findings(), none=said("none"))
