"""The plain forms of the workbook: unit data, survey, action programme."""

from __future__ import annotations

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from iso18091cli.messages import workbook as words
from iso18091cli.model.catalog import Question
from iso18091cli.model.text import say
from iso18091cli.model.units import KINDS, LEVELS
from iso18091cli.workbook.book import FIRST_COLUMN, Book, quoted
from iso18091cli.workbook.layout import REQUIRED_FIELDS, STAMPED_FIELDS, Answer, SheetPlan
from iso18091cli.workbook.style import as_input, dress, fill, growing, page, protect, text

HEAD_ROW = 4
_DATE = "dd/mm/yyyy"
_LEFT_TEXT = ("task", "product", "lead", "support", "indicator")


def _format(answer: Answer) -> str:
    match answer.kind:
        case "date":
            return _DATE
        case "number":
            return "#,##0" if answer.whole else "#,##0.##"
        case _:
            return "@"


def write_unit(book: Book, plan: SheetPlan) -> str:
    """Writes the unit sheet; gives the address of the cell in which the unit's level is typed."""
    sheet = book.sheet(plan)
    columns = book.begin(plan, book.word("unit.title"))
    book.headings(plan, HEAD_ROW)
    stamp, unit = book.stamp, book.stamp.unit
    given = {
        "unit_name": unit.name,
        "unit_code": unit.code,
        "unit_level": say(LEVELS[unit.level], book.language) if unit.level in LEVELS else "",
        "unit_kind": say(KINDS[unit.kind], book.language) if unit.kind in KINDS else "",
        "unit_parent": unit.parent,
        "period": stamp.period,
    }
    level_cell = ""
    for row_number, row in enumerate(plan.rows, HEAD_ROW + 1):
        text(sheet.cell(row_number, 1), row.id)
        label = say(words.UNIT_FIELDS[row.id], book.language) + (" *" if row.id in REQUIRED_FIELDS else "")
        dress(text(sheet.cell(row_number, columns["field"]), label), "strong", "F3F7F9")
        cell = sheet.cell(row_number, columns["value"])
        locked = row.id in STAMPED_FIELDS and bool(given.get(row.id))
        as_input(cell, stamp.stage == "self" and not locked, number_format=_format(row.answers["value"]))
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        if given.get(row.id):
            text(cell, given[row.id])
        hint = book.word("prompt.choice") if row.answers["value"].kind == "choice" else ""
        hint = hint or (book.word("prompt.date") if row.answers["value"].kind == "date" else "")
        book.restrict(sheet, cell.coordinate, row.answers["value"], hint)
        dress(text(sheet.cell(row_number, columns["note"]), hint), "small", "F3F7F9")
        sheet.row_dimensions[row_number].height = 22
        if row.id == "unit_level":
            level_cell = f"{quoted(plan.title)}!${get_column_letter(columns['value'])}${row_number}"
    last = _signature(book, plan, HEAD_ROW + len(plan.rows) + 2)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, FIRST_COLUMN).coordinate
    protect(sheet)
    page(sheet, False, "", book.heading, book.word("print.page"), f"B2:D{last}")
    return level_cell


def _signature(book: Book, plan: SheetPlan, row: int) -> int:
    """A place for date, signature and seal on the printed form; gives the last row it takes."""
    sheet = book.sheet(plan)
    lines = ("unit.sign.place", "unit.sign.role", "unit.sign.hint")
    for offset, key in enumerate(lines):
        cell = dress(text(sheet.cell(row + offset, 4), book.word(key)), "strong" if offset == 1 else "small", box=False)
        cell.alignment = Alignment(horizontal="center")
    return row + 8


def write_survey(book: Book, plan: SheetPlan) -> None:
    """Writes the survey: a band for each topic, a row for each question."""
    sheet = book.sheet(plan)
    columns = book.begin(plan, book.word("survey.title"))
    book.headings(plan, HEAD_ROW)
    rows = {row.id: row for row in plan.rows}
    at = HEAD_ROW
    for topic in book.catalog.survey:
        at += 1
        for column in range(FIRST_COLUMN, FIRST_COLUMN + len(plan.columns)):
            dress(sheet.cell(at, column), "strong", "DCE9EE")
        text(sheet.cell(at, FIRST_COLUMN), say(topic.name, book.language))
        sheet.merge_cells(start_row=at, end_row=at, start_column=FIRST_COLUMN, end_column=columns["note"])
        sheet.row_dimensions[at].height = 20
        for number, question in enumerate(topic.questions, 1):
            at += 1
            text(sheet.cell(at, 1), question.id)
            dress(text(sheet.cell(at, columns["number"]), str(number)), "small", "F3F7F9", centre=True)
            dress(text(sheet.cell(at, columns["question"]), say(question.text, book.language)))
            growing(sheet, at, (say(question.text, book.language), 66))
            _question(book, plan, at, columns, question, rows[question.id].answers)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, columns["answer"]).coordinate
    protect(sheet)
    page(sheet, True, f"{HEAD_ROW}:{HEAD_ROW}", book.heading, book.word("print.page"), f"B2:F{at}")


def _question(
    book: Book, plan: SheetPlan, row: int, columns: dict[str, int], question: Question, answers: dict[str, Answer]
) -> None:
    sheet = book.sheet(plan)
    is_open = book.stamp.stage == "self"
    cell = sheet.cell(row, columns["answer"])
    as_input(cell, is_open, centre=question.answer != "text", number_format=_format(answers["answer"]))
    prompts = {"yes_no": "prompt.choice", "choice": "prompt.choice", "date": "prompt.date", "number": "prompt.number"}
    prompt = book.word(prompts[question.answer]) if question.answer in prompts else ""
    book.restrict(sheet, cell.coordinate, answers["answer"], prompt)
    measure = say(question.unit, book.language) if question.unit else ""
    dress(text(sheet.cell(row, columns["unit_of_answer"]), measure), "small", "F3F7F9", centre=True)
    as_input(sheet.cell(row, columns["note"]), is_open)


def write_actions(book: Book, plan: SheetPlan) -> None:
    """Writes the action programme: numbered rows to fill in."""
    sheet = book.sheet(plan)
    columns = book.begin(plan, book.word("actions.title"))
    book.headings(plan, HEAD_ROW)
    first, last = HEAD_ROW + 1, HEAD_ROW + len(plan.rows)
    for at, row in enumerate(plan.rows, first):
        text(sheet.cell(at, 1), row.id)
        dress(text(sheet.cell(at, columns["number"]), row.id), "small", "F3F7F9", centre=True)
        for name, answer in row.answers.items():
            cell = sheet.cell(at, columns[name])
            as_input(cell, book.stamp.stage == "self", centre=name not in _LEFT_TEXT, number_format=_format(answer))
        growing(sheet, at, ("\n", 10))
    for name, answer in plan.rows[0].answers.items():
        letter = get_column_letter(columns[name])
        book.restrict(sheet, f"{letter}{first}:{letter}{last}", answer)
    letter = get_column_letter(columns["status"])
    for key, colour in (("done", "C9E7CF"), ("late", "F8CBC6")):
        word = say(words.ACTION_STATUS[key], book.language)
        rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill(colour), font=Font(bold=True))
        sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)
    sheet.freeze_panes = sheet.cell(first, columns["phase"]).coordinate
    protect(sheet)
    # An action may need more room or one more row than we foresaw.
    sheet.protection.insertRows = False
    page(sheet, True, f"{HEAD_ROW}:{HEAD_ROW}", book.heading, book.word("print.page"), f"B2:{letter}{last}")
