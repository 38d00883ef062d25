"""summary.xlsx: what the survey adds up to, question by question, and every unit's own answers behind the sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iso18091cli.messages.workbook import YES_NO
from iso18091cli.model.catalog import Question
from iso18091cli.model.summary import Summary
from iso18091cli.model.sums import QuestionSum
from iso18091cli.model.text import Text
from iso18091cli.reports.excel.book import A3, CENTRE, HEADING, Live, Paper, Sheet, Value, equal
from iso18091cli.reports.wording import Words, listed

_NAMED = 15
_FIXED = 2
_KEYS = ("record", "question", "answered-of", "void", "sum", "average", "lowest", "highest", "shares", "silent")
_WIDTHS = (16.0, 56.0, 11.0, 10.0, 13.0, 12.0, 12.0, 12.0, 34.0, 50.0)


def survey(paper: Paper, summary: Summary, words: Words) -> None:
    """Write both sheets: the sums, which follow the answers live, and the answers."""
    sums = paper.sheet(words("sheet-survey"), _WIDTHS, title=words("survey-title"), size=A3)
    cells = _answers(paper, summary, words)
    _Sums(sums, summary, words, cells).write()


@dataclass(frozen=True)
class _Sums:
    sheet: Sheet
    summary: Summary
    words: Words
    cells: Mapping[str, str]
    """Where the answers to each question stand."""

    def write(self) -> None:
        sheet, words = self.sheet, self.words
        sheet.note(words("survey-note"))
        by_id = {found.id: found for found in self.summary.sums}
        for topic in self.summary.catalog.survey:
            sheet.section(words.of(topic.name))
            sheet.heading([words(key) for key in _KEYS], 32)
            for index, question in enumerate(topic.questions):
                self._line(index, question, by_id[question.id])
        sheet.raw.freeze_panes(0, 2)

    def _line(self, index: int, question: Question, found: QuestionSum) -> None:
        sheet, words = self.sheet, self.words
        plain, centre, figure = sheet.body(index), sheet.body(index, **CENTRE), sheet.body(index, **FIGURE)
        measure = f" ({words.of(question.unit)})" if question.unit else ""
        values: list[Value] = [found.id, words.of(question.text) + measure, f"{found.answered}/{found.asked}"]
        values += [found.void or None, *self._figures(question, found), self._shares(question, found)]
        cards = (self.summary.scored[position] for position in found.silent)
        names = (words.unit(r.scorecard.unit, r.path) for r in cards if r.scorecard)
        silent = listed(names, len(found.silent), _NAMED, words)
        bold = sheet.body(index, bold=True, **CENTRE)
        sheet.line([*values, silent], [plain, plain, bold, centre, *[figure] * 4, plain, plain])

    def _figures(self, question: Question, found: QuestionSum) -> list[Value]:
        if question.answer == "date":
            return [None, None, _day(found.first), _day(found.last)]
        figures = {"SUM": found.total, "AVERAGE": found.mean, "MIN": found.lowest, "MAX": found.highest}
        cells = self.cells.get(found.id)
        if question.answer == "yes_no":
            yes = found.choices["yes"]
            return [Live(equal(cells, self.words.of(YES_NO["yes"])), yes) if cells else yes, None, None, None]
        if cells is None or found.total is None:
            return [*figures.values()]
        return [
            Live(f"=ROUND({name}({cells}),2)" if name == "AVERAGE" else f"={name}({cells})", figure)
            for name, figure in figures.items()
        ]

    def _shares(self, question: Question, found: QuestionSum) -> Value:
        """ "Có: 134/163 (82 %)" for each choice."""
        if not found.choices:
            return None
        words = choice_words(question)
        parts = []
        for key, number in found.choices.items():
            share = f" ({self.words.percent(number / found.answered)})" if found.answered else ""
            parts.append(f"{self.words.of(words[key])}: {number}/{found.answered}{share}")
        return "\n".join(parts)


FIGURE: dict[str, str | int | float | bool] = {"num_format": "General", "align": "right", "indent": 1}


def choice_words(question: Question) -> dict[str, Text]:
    """The words of a question's choices, by key."""
    return YES_NO if question.answer == "yes_no" else {choice.key: choice.word for choice in question.choices}


def _day(iso: str) -> str:
    """As a Vietnamese reader writes it: 05/03/2026."""
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""


def _answers(paper: Paper, summary: Summary, words: Words) -> dict[str, str]:
    """Units × questions. Gives the cells of each question. Texts are in the data, not here: they add up to nothing."""
    questions = [q for q in summary.catalog.question.values() if q.answer != "text"]
    widths = [26, 8, *[14] * len(questions)]
    sheet = paper.sheet(words("sheet-answers"), widths, title=words("answers-title"), size=A3)
    sheet.note(words("answers-note"))
    sheet.row += 1
    top = sheet.row
    small = paper.style(**{**HEADING, "font_size": 8, "bold": False})
    plain = paper.style(**HEADING)
    fixed = [words("unit"), words("code")]
    sheet.line([*fixed, *(q.id for q in questions)], plain, 30)
    sheet.line([*fixed, *(words.of(q.text) for q in questions)], [plain, plain, *[small] * len(questions)], 110)
    for index, result in enumerate(summary.scored):
        if result.scorecard is None:
            continue
        unit, said = result.scorecard.unit, summary.survey[index]
        centre, figure = sheet.body(index, **CENTRE), sheet.body(index, **FIGURE)
        values = [_shown(question, said, words) for question in questions]
        styles = [figure if isinstance(value, float) else centre for value in values]
        sheet.line([words.unit(unit, result.path), unit.code, *values], [sheet.body(index, bold=True), centre, *styles])
    sheet.table(top + 1, fixed=_FIXED, repeat_from=top)
    if not summary.scored:
        return {}
    first, last = top + 2, sheet.row - 1
    return {question.id: sheet.range(first, last, _FIXED + n) for n, question in enumerate(questions)}


def _shown(question: Question, said: Mapping[str, str | None], words: Words) -> Value:
    if question.id not in said:
        return None
    value = said[question.id]
    if value is None:
        return words("void-answer")
    if question.answer == "number":
        return float(value)
    if question.answer == "date":
        return _day(value)
    return words.of(choice_words(question).get(value, {"vi": value}))
