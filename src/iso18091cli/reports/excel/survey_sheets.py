"""summary.xlsx: what the survey adds up to, by question and by group, and every unit's own answers behind the sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iso18091cli.messages.workbook import YES_NO
from iso18091cli.model.catalog import Catalog, Question
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary, SurveyGroup
from iso18091cli.model.sums import QuestionSum, SurveyAnswers
from iso18091cli.reports.excel.book import A3, Live, Value, Workbook, equal
from iso18091cli.reports.excel.looks import BOLD_CENTRE, CENTRE, FIGURE, HEADING, NAME, SHARE, TEXT, Look, look
from iso18091cli.reports.excel.table import PRINTED, Column, Columns, Written, new_sheet, only_table, table
from iso18091cli.reports.survey import SurveyWords, choice_words, day, group_name
from iso18091cli.reports.wording import Words, listed

_NAMED = 15
_SMALL = look(HEADING, font_size=8, bold=False)


# The sums -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sum:
    """A question, what was answered to it, and the cells of the answers; "" where there are none."""

    question: Question
    found: QuestionSum
    cells: str


def survey(book: Workbook, summary: Summary) -> None:
    """Write the sheets: the sums, which follow the answers live, the answers, and the sums of groups."""
    words = book.words
    columns = _of_sum(summary, words)
    sheet = new_sheet(book, "survey", columns, size=A3)
    answers = survey_units(book, summary)
    sheet.note(words("survey-note"))
    found = {of_question.id: of_question for of_question in summary.sums}
    for topic in summary.catalog.survey:
        sheet.section(words.of(topic.name))
        table(sheet, columns, [_Sum(q, found[q.id], answers.cells(q.id)) for q in topic.questions], 32)
    sheet.raw.freeze_panes(0, 2)
    survey_groups(book, summary)


def _of_sum(summary: Summary, words: Words) -> Columns[_Sum]:
    def text(row: _Sum) -> str:
        unit = f" ({words.of(row.question.unit)})" if row.question.unit else ""
        return words.of(row.question.text) + unit

    def silent(row: _Sum) -> str:
        names = (words.sender(summary.surveyed[position]) for position in row.found.silent)
        return listed(names, len(row.found.silent), _NAMED, words)

    return (
        Column("record", 16, TEXT, lambda row: row.question.id),
        Column("question", 56, TEXT, text),
        Column("answered-of", 11, BOLD_CENTRE, lambda row: f"{row.found.answered}/{row.found.asked}"),
        Column("void", 10, CENTRE, lambda row: row.found.void or None),
        Column("sum", 13, FIGURE, lambda row: _sum(row, words)),
        Column("average", 12, FIGURE, lambda row: _live("AVERAGE", row, row.found.mean)),
        Column("lowest", 12, FIGURE, lambda row: day(row.found.first) or _live("MIN", row, row.found.lowest)),
        Column("highest", 12, FIGURE, lambda row: day(row.found.last) or _live("MAX", row, row.found.highest)),
        Column("shares", 34, TEXT, lambda row: _shares(row, words)),
        Column("silent", 50, TEXT, silent),
    )


def _sum(row: _Sum, words: Words) -> Value:
    """Of numbers; of a question that is answered by yes or no, how many said yes."""
    if row.question.answer != "yes_no":
        return _live("SUM", row, row.found.total)
    yes = row.found.choices["yes"]
    return Live(equal(row.cells, words.of(YES_NO["yes"])), yes) if row.cells else yes


def _live(function: str, row: _Sum, figure: float | None) -> Value:
    """A figure as the spreadsheet's function of the answers; percentages are not added up, so theirs are not live."""
    if not row.cells or row.found.total is None:
        return figure
    formula = f"{function}({row.cells})"
    return Live(f"=ROUND({formula},2)" if function == "AVERAGE" else f"={formula}", figure)


def _shares(row: _Sum, words: Words) -> Value:
    """ "Có: 134/163 (82 %)" for each choice."""
    if not row.found.choices:
        return None
    choices, answered = choice_words(row.question), row.found.answered
    parts = []
    for key, number in row.found.choices.items():
        share = f" ({words.percent(number / answered)})" if answered else ""
        parts.append(f"{words.of(choices[key])}: {number}/{answered}{share}")
    return "\n".join(parts)


# The groups -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _OfGroup:
    """What a group answered to a question."""

    group: SurveyGroup
    question: Question
    found: QuestionSum

    @property
    def yes(self) -> int | None:
        return self.found.choices["yes"] if self.question.answer == "yes_no" and self.found.answered else None


def survey_groups(book: Workbook, summary: Summary) -> None:
    """Write the sheet: a row a group and question, figures as figures; nothing where there are no groups."""
    words, said = book.words, SurveyWords(book.words)
    questions = [q for q in summary.catalog.question.values() if q.answer != "text"]
    lines = [
        _OfGroup(group, question, found)
        for group in summary.survey_groups
        for question, found in ((q, f) for q in questions for f in group.sums if f.id == q.id)
        if found.asked
    ]
    if not lines:
        return

    def choices(line: _OfGroup) -> str:
        return said.short(line.question, line.found) if line.question.answer == "choice" else ""

    columns: Columns[_OfGroup] = (
        Column("", 24, NAME, lambda line: group_name(line.group, words), said("group")),
        Column("record", 14, CENTRE, lambda line: line.question.id),
        Column("question", 56, TEXT, lambda line: words.of(line.question.text)),
        Column("", 10, CENTRE, lambda line: line.found.answered, said("n-answered")),
        Column("", 10, CENTRE, lambda line: line.found.asked, said("n-asked")),
        Column("", 10, CENTRE, lambda line: line.yes, said("yes")),
        Column("", 10, SHARE, lambda line: _share(line.yes, line.found), said("yes-share")),
        Column("", 13, FIGURE, lambda line: line.found.total, said("sum")),
        Column("average", 12, FIGURE, lambda line: line.found.mean),
        Column("lowest", 12, FIGURE, lambda line: day(line.found.first) or line.found.lowest),
        Column("highest", 12, FIGURE, lambda line: day(line.found.last) or line.found.highest),
        Column("shares", 34, TEXT, choices),
    )
    sheet = new_sheet(book, "survey-groups", columns, said("groups"), size=A3)
    sheet.note(said("note"))
    only_table(sheet, columns, lines, 32, fixed=2, printed=PRINTED)


def _share(yes: int | None, found: QuestionSum) -> float | None:
    return None if yes is None else yes / found.answered


# The answers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit and what it answered."""

    result: Result
    answers: SurveyAnswers


def survey_units(book: Workbook, summary: Summary) -> Written:
    """Units × questions, whose cells formulas find by id. Texts add up to nothing: they are in the data alone."""
    words = book.words
    columns = _of_unit(summary.catalog, words)
    sheet = new_sheet(book, "survey-units", columns, size=A3)
    sheet.note(words("survey-units-note"))
    units = map(_Unit, summary.surveyed, summary.survey_answers)
    return only_table(sheet, columns, units, 110, fixed=2, above_height=30)


def _of_unit(catalog: Catalog, words: Words) -> Columns[_Unit]:
    return (
        Column("unit", 26, NAME, lambda unit: words.sender(unit.result), above=words("unit")),
        Column("code", 8, CENTRE, lambda unit: unit.result.card.unit.code, above=words("code")),
        *(_of_question(question, words) for question in catalog.question.values() if question.answer != "text"),
    )


def _of_question(question: Question, words: Words) -> Column[_Unit]:
    id = question.id
    answer = _answer(question, words)

    def shown(unit: _Unit) -> Value:
        return words("void-answer") if id in unit.answers.void else answer(unit.answers.given.get(id, ""))

    def style(unit: _Unit) -> Look:
        return FIGURE if question.answer == "number" and id in unit.answers.given else CENTRE

    return Column(id, 14, style, shown, words.of(question.text), above=id, heading_look=_SMALL)


def _answer(question: Question, words: Words) -> Callable[[str], Value]:
    """How an answer to the question is shown; "" where it is blank."""
    if question.answer == "number":
        return lambda given: float(given) if given else None
    if question.answer == "date":
        return day
    choices = choice_words(question)
    return lambda given: words.of(choices.get(given, {"vi": given}))
