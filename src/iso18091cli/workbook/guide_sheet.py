"""The front page: for whom, how to fill it in, what the levels mean, and what is still missing, live."""

from __future__ import annotations

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli.messages import workbook as words
from iso18091cli.model.catalog import Mark
from iso18091cli.model.text import say
from iso18091cli.model.units import full_name
from iso18091cli.workbook.book import Book, literal, says
from iso18091cli.workbook.layout import SheetPlan
from iso18091cli.workbook.pillar_sheet import HEAD_ROW, PillarSheet
from iso18091cli.workbook.style import (
    AMBER,
    BOX,
    INPUT,
    as_input,
    dress,
    fill,
    lines_of,
    page,
    protect,
    text,
    title_band,
)

_WIDTHS = {"A": 2, "B": 30, "C": 20, "D": 20, "E": 20, "F": 24}
_FIRST, _LAST = 2, 6


def write_guide(book: Book, plan: SheetPlan, pillars: dict[str, PillarSheet]) -> None:
    """Writes the front page; the sheets it tells about are already written."""
    sheet = book.sheet(plan)
    sheet.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _title(book, sheet, 2)
    row = _facts(book, sheet, 4)
    row = _steps(book, sheet, row + 1)
    row = _progress(book, sheet, row + 1, pillars)
    row = _levels(book, sheet, row + 1)
    row = _example(book, sheet, row + 1)
    protect(sheet)
    page(sheet, False, "", book.heading, book.word("print.page"), f"B2:F{row}")


def _title(book: Book, sheet: Worksheet, row: int) -> None:
    title = say(book.catalog.title, book.language).upper()
    title_band(sheet, row, _FIRST, _LAST, title)
    sheet.cell(row, _FIRST).alignment = Alignment(vertical="center", indent=1, wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=_FIRST, end_column=_LAST)
    sheet.row_dimensions[row].height = 10 + 20 * lines_of(title, 88, 15)


def _band(sheet: Worksheet, row: int, words_in_band: str) -> None:
    for column in range(_FIRST, _LAST + 1):
        dress(sheet.cell(row, column), "head", "1F4E5F", box=False)
    text(sheet.cell(row, _FIRST), words_in_band)
    sheet.row_dimensions[row].height = 20


def _line(sheet: Worksheet, row: int, first: int, value: str, font: str = "plain", width: float = 108) -> None:
    """Text across the sheet from a column on, high enough to show it all."""
    for column in range(first, _LAST + 1):
        dress(sheet.cell(row, column), font)
    text(sheet.cell(row, first), value)
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=_LAST)
    sheet.row_dimensions[row].height = max(19, 13.2 * lines_of(value, width) + 5)


def _facts(book: Book, sheet: Worksheet, row: int) -> int:
    stamp, catalog, unnamed = book.stamp, book.catalog, book.word("guide.unnamed")
    facts = {
        "guide.unit": full_name(stamp.unit, book.language) or unnamed,
        "guide.period": stamp.period or unnamed,
        "guide.catalog": f"{say(catalog.title, book.language)} ({book.word('guide.version')} {catalog.version})",
        "guide.stage": say(words.STAGES[stamp.stage], book.language),
        "guide.who": book.word(f"guide.who.{stamp.stage}"),
        "guide.note": say(catalog.note, book.language) if catalog.note else "",
    }
    for key, value in facts.items():
        if value:
            dress(text(sheet.cell(row, _FIRST), book.word(key)), "strong", "F3F7F9")
            _line(sheet, row, _FIRST + 1, value, "strong" if key in ("guide.unit", "guide.period") else "plain", 80)
            row += 1
    _line(sheet, row, _FIRST, "⚠ " + book.word("guide.warning"), "strong", 100)
    sheet.cell(row, _FIRST).font = Font("Arial", size=10, bold=True, color=AMBER)
    return row + 1


def _steps(book: Book, sheet: Worksheet, row: int) -> int:
    _band(sheet, row, book.word("guide.steps"))
    steps = [key for key in words.TEXTS if key.startswith("guide.step") and key[-1].isdigit()]
    if not book.catalog.survey:
        steps.remove("guide.step2")
    for number, key in enumerate(steps, 1):
        row += 1
        _line(sheet, row, _FIRST, f"{number}. {book.word(key)}")
    return row + 1


def _progress(book: Book, sheet: Worksheet, row: int, pillars: dict[str, PillarSheet]) -> int:
    _band(sheet, row, book.word("guide.progress"))
    row += 1
    for column, key in enumerate(("sheet", "answered", "evidence", "reason", "state"), _FIRST):
        dress(text(sheet.cell(row, column), book.word(f"guide.progress.{key}")), "strong", "DCE9EE", centre=True)
    first = row + 1
    for pillar in pillars.values():
        row += 1
        todo = pillar.address("todo", HEAD_ROW + 1, pillar.last)
        book.link(sheet.cell(row, _FIRST), pillar.plan.title, pillar.plan.title, f"E{HEAD_ROW + 1}")
        formulas = (
            f'=(COUNT({todo})-COUNTIF({todo},1))&"/"&COUNT({todo})',
            f"=COUNTIF({todo},2)",
            f"=COUNTIF({todo},3)",
            _state(book, f"COUNTIF({todo},1)+COUNTIF({todo},3)"),
        )
        for column, formula in enumerate(formulas, _FIRST + 1):
            dress(sheet.cell(row, column), centre=True).value = formula
        sheet.cell(row, _FIRST).border = BOX
    _totals(book, sheet, row + 1, first, [p.address("todo", HEAD_ROW + 1, p.last) for p in pillars.values()])
    for other in book.layout.sheets:
        if other.kind in ("unit", "survey", "summary", "actions"):
            row += 1
            book.link(sheet.cell(row + 1, _FIRST), other.title, other.title)
    return row + 2


def _state(book: Book, open_count: str) -> str:
    complete, incomplete = literal(f"✓ {book.word('guide.complete')}"), literal(f"○ {book.word('guide.open')}")
    return f"=IF({open_count}=0,{complete},{incomplete})"


def _totals(book: Book, sheet: Worksheet, row: int, first: int, todos: list[str]) -> None:
    def count(what: str) -> str:
        return "+".join(what.format(todo=todo) for todo in todos)

    answered = f"({count('COUNT({todo})')}-({count('COUNTIF({todo},1)')}))"
    formulas = (
        f'={answered}&"/"&({count("COUNT({todo})")})',
        f"=SUM(D{first}:D{row - 1})",
        f"=SUM(E{first}:E{row - 1})",
        _state(book, count("COUNTIF({todo},1)+COUNTIF({todo},3)")),
    )
    dress(text(sheet.cell(row, _FIRST), book.word("guide.progress.all")), "strong", "DCE9EE")
    for column, formula in enumerate(formulas, _FIRST + 1):
        dress(sheet.cell(row, column), "strong", "DCE9EE", centre=True).value = formula
    complete = literal(f"✓ {book.word('guide.complete')}")
    good = FormulaRule(formula=[f"F{first}={complete}"], fill=fill("C9E7CF"), font=Font(color="14532D"))
    sheet.conditional_formatting.add(f"F{first}:F{row}", good)
    some = FormulaRule(formula=[f"AND(ISNUMBER(D{first}),D{first}>0)"], font=Font(color=AMBER, bold=True))
    sheet.conditional_formatting.add(f"D{first}:E{row}", some)


def _levels(book: Book, sheet: Worksheet, row: int) -> int:
    scale = book.catalog.scale
    _band(sheet, row, book.word("guide.levels"))
    marks: list[Mark] = [*scale.levels, scale.not_applicable, scale.not_assessed]
    for mark in marks:
        row += 1
        cell = dress(text(sheet.cell(row, _FIRST), says(mark, book.language)), "strong", centre=True)
        cell.fill = fill(mark.colour)
        cell.font = Font("Arial", size=10, bold=True, color=mark.ink)
        _line(sheet, row, _FIRST + 1, say(mark.meaning, book.language) if mark.meaning else "", width=80)
    row += 1
    _line(sheet, row, _FIRST, book.word(f"guide.rule.{book.catalog.scoring.rule}"), "small")
    return row + 1


def _example(book: Book, sheet: Worksheet, row: int) -> int:
    """A worked row: a level short of the best, its evidence, the explanation, the officer."""
    _band(sheet, row, book.word("guide.example"))
    scale = book.catalog.scale
    level = scale.levels[(len(scale.levels) - 1) // 2]
    cells = {
        "subject": say(next(c.text for i in book.catalog.indicators for c in i.criteria), book.language)
        if any(i.criteria for i in book.catalog.indicators)
        else say(book.catalog.indicators[0].name, book.language),
        "self_level": say(level.word, book.language),
        "evidence": book.word("guide.example.evidence"),
        "explanation": book.word("guide.example.explanation"),
        "officer": book.word("guide.example.officer"),
    }
    for column, (key, value) in enumerate(cells.items(), _FIRST):
        heading = say(words.COLUMNS[key], book.language)
        dress(text(sheet.cell(row + 1, column), heading), "strong", "DCE9EE", centre=True)
        cell = sheet.cell(row + 2, column)
        as_input(cell, False)
        text(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = fill(level.colour) if key == "self_level" else fill(INPUT)
    sheet.row_dimensions[row + 1].height = 30
    sheet.row_dimensions[row + 2].height = 66
    return row + 2
