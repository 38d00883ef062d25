"""The plain forms of the workbook: unit data and survey."""

from __future__ import annotations

from openpyxl.styles import Alignment

from iso18091cli.form import live
from iso18091cli.form.book import FIRST_COLUMN, HEAD_ROW, PRINTED_TWICE, UNIT_ROW, Book, boxes, number_format
from iso18091cli.form.formula.expression import Area
from iso18091cli.form.formula.functions import If
from iso18091cli.form.layout import REQUIRED_FIELDS, STAMPED_FIELDS, Answer, RowPlan, SheetPlan
from iso18091cli.form.look import (
    ONE_LINE,
    PALE,
    SOFT,
    AnyCell,
    as_input,
    below_headings,
    dress,
    growing,
    keep_together,
    lines_of,
    page,
    protect,
    text,
)
from iso18091cli.messages import workbook as words
from iso18091cli.model.catalog import Question
from iso18091cli.model.text import say
from iso18091cli.model.units import KINDS, LEVELS


def _to_tick(book: Book, shown_in: AnyCell, choice: AnyCell, answer: Answer) -> None:
    """Shows the boxes to tick beside a choice as long as it is not made."""
    cell = Area(choice.parent.title, choice.column or 0, choice.row or 0, pinned="free", named=False)
    book.formula(shown_in, If(live.typed(cell).equals(""), boxes(word for _, word in answer.choices), ""))


def write_unit(book: Book, plan: SheetPlan) -> Area:
    """Writes the unit sheet; gives the cell in which the unit's level is typed."""
    sheet = book.sheet(plan)
    columns = book.begin(plan, book.word("unit.title"))
    stamp, unit = book.stamp, book.stamp.unit
    given = {
        "unit_name": unit.name,
        "unit_code": unit.code,
        "unit_level": say(LEVELS[unit.level], book.language) if unit.level in LEVELS else "",
        "unit_kind": say(KINDS[unit.kind], book.language) if unit.kind in KINDS else "",
        "unit_group": next((say(g.name, book.language) for g in book.catalog.groups if g.key == unit.group), ""),
        "unit_parent": unit.parent,
        "period": stamp.period,
    }
    for row_number, row in enumerate(plan.rows, HEAD_ROW + 1):
        text(sheet.cell(row_number, 1), row.id)
        label = say(words.UNIT_FIELDS[row.id], book.language) + (" *" if row.id in REQUIRED_FIELDS else "")
        dress(text(sheet.cell(row_number, columns["field"]), label), "strong", PALE)
        cell = sheet.cell(row_number, columns["value"])
        locked = row.id in STAMPED_FIELDS and bool(given.get(row.id))
        as_input(cell, stamp.stage == "self" and not locked, number_format=number_format(row.answers["value"]))
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        if given.get(row.id):
            text(cell, given[row.id])
        _unit_note(book, plan, row, row_number, columns)
    note = dress(text(sheet.cell(row_number + 1, columns["field"]), book.word("unit.required")), "small", box=False)
    note.alignment = ONE_LINE
    book.sign(sheet, row_number + 4, columns["field"], "sign.author", "sign.author.hint")
    last = book.sign(sheet, row_number + 3, columns["note"], "sign.place", "sign.head", "sign.head.hint")
    below_headings(sheet, HEAD_ROW + 1)
    protect(sheet)
    page(sheet, False, "", book.heading, book.word("print.page"), f"B2:D{last}")
    return book.unit_cell("unit_level")


def _unit_note(book: Book, plan: SheetPlan, row: RowPlan, at: int, columns: dict[str, int]) -> None:
    """What a field takes: beside it, and while it is selected."""
    sheet, answer = book.sheet(plan), row.answers["value"]
    cell, note = sheet.cell(at, columns["value"]), sheet.cell(at, columns["note"])
    key = f"unit.hint.{row.id}"
    hint = book.word(key) if key in words.WORDS else book.word("prompt.choice") if answer.choices else ""
    book.restrict(sheet, cell.coordinate, answer, hint)
    dress(text(note, hint), "small", PALE)
    label = str(sheet.cell(at, columns["field"]).value)
    given, to_tick = str(cell.value or ""), ""
    if answer.choices and not given:
        _to_tick(book, note, cell, answer)
        to_tick = boxes(word for _, word in answer.choices)
    growing(sheet, at, (label, 28), (given, 44), at_least=max(22, 12 * lines_of(to_tick, 30, 9) + 6))


def write_survey(book: Book, plan: SheetPlan) -> None:
    """Writes the survey: a band for each topic, a row for each question."""
    sheet = book.sheet(plan)
    columns = book.begin(plan, book.word("survey.title"))
    rows = {row.id: row for row in plan.rows}
    at, blocks = HEAD_ROW, []
    for topic in book.catalog.survey:
        at += 1
        begun = at
        for column in range(FIRST_COLUMN, FIRST_COLUMN + len(plan.columns)):
            dress(sheet.cell(at, column), "strong", SOFT)
        text(sheet.cell(at, FIRST_COLUMN), say(topic.name, book.language))
        sheet.merge_cells(start_row=at, end_row=at, start_column=FIRST_COLUMN, end_column=columns["note"])
        sheet.row_dimensions[at].height = 20
        for number, question in enumerate(topic.questions, 1):
            at += 1
            text(sheet.cell(at, 1), question.id)
            dress(text(sheet.cell(at, columns["number"]), str(number)), "small", PALE, centre=True)
            asked = say(question.text, book.language)
            if question.choices:
                to_tick = [f"☐ {say(choice.word, book.language)}" for choice in question.choices]
                asked = "\n".join([asked, *(to_tick if len("".join(to_tick)) > 60 else ["   ".join(to_tick)])])
            dress(text(sheet.cell(at, columns["question"]), asked))
            growing(sheet, at, (asked, 62), at_least=24)
            _question(book, plan, at, columns, question, rows[question.id].answers)
        blocks.append((begun, at))
    below_headings(sheet, HEAD_ROW + 1)
    protect(sheet)
    sides = keep_together(sheet, blocks, columns["note"], (UNIT_ROW, HEAD_ROW))
    page(sheet, True, PRINTED_TWICE, book.heading, book.word("print.page"), f"B2:F{at}", sides=sides)


def _question(
    book: Book, plan: SheetPlan, row: int, columns: dict[str, int], question: Question, answers: dict[str, Answer]
) -> None:
    sheet = book.sheet(plan)
    is_open = book.stamp.stage == "self"
    cell = sheet.cell(row, columns["answer"])
    as_input(cell, is_open, centre=question.answer != "text", number_format=number_format(answers["answer"]))
    prompts = {"yes_no": "prompt.choice", "choice": "prompt.choice", "date": "prompt.date", "number": "prompt.number"}
    prompt = book.word(prompts[question.answer]) if question.answer in prompts else ""
    book.restrict(sheet, cell.coordinate, answers["answer"], prompt)
    measure = dress(sheet.cell(row, columns["unit_of_answer"]), "small", PALE, centre=True)
    if question.answer == "yes_no":
        _to_tick(book, measure, cell, answers["answer"])
    else:
        text(measure, say(question.unit, book.language) if question.unit else "")
    as_input(sheet.cell(row, columns["note"]), is_open)
