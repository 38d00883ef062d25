"""Submission → its lines in the longest tables of the data: answers, survey, actions. Pure.

A worker makes them with the result, so that nothing has to be read back for them. As what unit the workbook will count
is not known before all are there: a mark stands where unit and period are to be put in (``filled_in``).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from iso18091cli.files.harmless import csv_text
from iso18091cli.model.answers import Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Lines
from iso18091cli.model.text import say

Cell = str | int | float | bool | None

ACTIONS = ("indicator", "phase", "task", "lead", "support", "deadline", "product", "budget", "status")
"""Columns of the table of actions, after unit, period and number."""
_OF_UNIT = "\0"
"""Stands for unit and period; no text in a table holds it."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_TO_QUOTE = re.compile('[",\n]')


def lines(result: Result, catalog: Catalog) -> Lines:
    """CSV in UTF-8 by table, in the order of the tables' columns; unit and period are yet to be put in."""
    submission = result.submission
    if submission is None:
        return {}
    made = {
        "answers": "".join(_answers(submission, catalog)),
        "survey": csv_lines(_survey(submission, catalog)),
        "actions": csv_lines(_actions(submission)),
    }
    return {table: text.encode("utf-8", "replace") for table, text in made.items()}


def filled_in(made: bytes, unit: str, period: str) -> bytes:
    """The lines of one table with unit and period."""
    of_unit = csv_lines([(unit, period)]).removesuffix("\n")
    return made.replace(_OF_UNIT.encode(), of_unit.encode("utf-8", "replace"))


def csv_lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as CSV with commas and line feeds; a missing value is an empty cell."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Cell) -> Cell:
    if isinstance(value, str):
        return value if value is _OF_UNIT else _text(value)
    return str(value) if isinstance(value, bool) else value


def _text(text: str) -> str:
    """Text as a CSV file holds it: nothing that breaks a row, and nothing a spreadsheet would calculate."""
    if "\r" in text or "\0" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    # What begins with a letter or a figure is no formula; nearly everything does.
    return text if text[:1].isalnum() or _NUMBER.fullmatch(text) else csv_text(text)


class _Quoted(dict[str | None, str]):
    """Texts as they stand in a line. Most are said many times in one workbook, and are made once."""

    def __missing__(self, text: str | None) -> str:
        made = _text(text or "")
        if _TO_QUOTE.search(made):
            made = '"' + made.replace('"', '""') + '"'
        self[text] = made
        return made


def _answers(submission: Submission, catalog: Catalog) -> Iterator[str]:
    """A line a filled-in cell. Blank cells have none: a unit that said nothing is not there with nothing."""
    quoted = _Quoted()  # a third of the time a csv.writer takes; there are hundreds of lines a workbook
    records = [("unit", name, {"value": entry}) for name, entry in submission.unit.items()]
    records += [
        ("indicator" if i in catalog.indicator else "criterion", i, r.entries) for i, r in submission.rows.items()
    ]
    records += [("survey", row.id, row.entries) for row in submission.survey.values()]
    records += [("action", row.id, row.entries) for row in submission.actions]
    for kind, id, entries in records:
        start = f"{_OF_UNIT},{kind},{quoted[id]},"
        for column, entry in entries.items():
            if entry.kind != "blank":
                said = f"{quoted[column]},{quoted[entry.value]},{quoted[entry.typed]}"
                yield f"{start}{said},{quoted[entry.place.sheet]},{entry.place.cell}\n"


def _survey(submission: Submission, catalog: Catalog) -> Iterator[Sequence[Cell]]:
    """A line a question the unit was asked, answered or not."""
    for id, row in submission.survey.items():
        question = catalog.question.get(id)
        if question is None:  # of another version of the catalogue
            continue
        entry = row.entries.get("answer")
        value = entry.value if entry else None
        status = "blank" if entry is None or entry.blank else "answered" if value is not None else "void"
        number = (
            float(value) if value is not None and question.answer == "number" and _NUMBER.fullmatch(value) else None
        )
        measure = say(question.unit, catalog.languages[0])
        yield _OF_UNIT, id, question.answer, status, value, number, measure or None, row.value("note")


def _actions(submission: Submission) -> Iterator[Sequence[Cell]]:
    """A line a planned action."""
    for number, row in enumerate(submission.actions, 1):
        yield _OF_UNIT, number, *(_meant(row, column) for column in ACTIONS)


def _meant(row: Row, column: str) -> str | None:
    """What the cell means; what it holds, where that is not understood."""
    entry = row.entries.get(column)
    return (entry.value if entry.value is not None else entry.typed or None) if entry else None
