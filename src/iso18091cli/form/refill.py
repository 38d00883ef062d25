"""Submission → its answers by key, and back into a fresh workbook, whose cells are found by key, not by position."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, islice
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli.form.book import HEAD_ROW, Book, Stamp
from iso18091cli.form.layout import ACTION_ROWS, OPEN_ENDED, Answer, SheetKind, SheetPlan, given_codes
from iso18091cli.form.long_texts import HIGHEST, LongText, print_long
from iso18091cli.form.look import AnyCell, lines_of, text
from iso18091cli.model.answers import (
    FIGURE_COLUMNS,
    LEVEL_COLUMN,
    NOT_APPLICABLE,
    Entry,
    Place,
    Row,
    Submission,
    carried_link,
)
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.evidence import code, one_code, prefix_given
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit

LONGEST = 32767
"""Characters that a cell of an .xlsx file holds."""
_FREE = 5
"""Rows of the register that are free at least."""
_FIRST_DATE = "1900-03-01"
"""Before it, office programs do not agree on what day a number is."""
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Address(NamedTuple):
    """Where an answer belongs in every workbook of ours."""

    kind: SheetKind
    row: str
    column: str


def stamp_of(submission: Submission) -> Stamp:
    """What was set in the workbook when it was sent out, for a fresh one. What was typed is no stamp."""
    stamp = submission.stamp
    named = stamp.get("unit_code") or stamp.get("unit_name")
    # Some free rows after many tasks.
    rows = ACTION_ROWS if len(submission.actions) <= ACTION_ROWS else len(submission.actions) + 5
    return Stamp(
        unit=replace(submission.sender, kind=stamp.get("unit_kind", ""), group=stamp.get("unit_group", ""))
        if named
        else Unit(
            level=stamp.get("unit_level", ""), kind=stamp.get("unit_kind", ""), group=stamp.get("unit_group", "")
        ),
        period=stamp.get("period", ""),
        stage=submission.stage,
        action_rows=rows,
        answers_to=tuple(dict.fromkeys((*submission.answers_to, submission.answers_digest))),
        return_no=submission.return_no,
        codes=_codes_for(submission),
        part=submission.part,
    )


def _codes_for(submission: Submission) -> tuple[str, ...]:
    """The codes of a fresh register: those that forms give, the sender's own, and some free ones after many."""
    prefix = prefix_given(submission)
    codes = tuple(dict.fromkeys((*given_codes(prefix), *evidence_codes(submission))))
    return (
        codes if len(codes) - len(submission.evidence) >= _FREE else (*codes, *islice(free_codes(codes, prefix), _FREE))
    )


def answers(submission: Submission) -> Iterator[tuple[Address, Entry]]:
    """Every answer cell that was read, blank ones too, in the order of sheets and rows."""
    yield from ((Address("unit", name, "value"), entry) for name, entry in submission.unit.items())
    for row in submission.survey.values():
        yield from ((Address("survey", row.id, name), entry) for name, entry in _cells(row))
    for row in submission.rows.values():
        yield from ((Address("pillar", row.id, name), entry) for name, entry in _cells(row))
    for key, row in zip(evidence_codes(submission), submission.evidence, strict=True):
        # The code itself is the row's: only what is none has to be put back.
        named = (cell for cell in _cells(row) if cell[0] != "code" or (cell[1].typed and not one_code(cell[1].typed)))
        yield from ((Address("evidence", key, name), entry) for name, entry in named)
    for number, row in zip(action_numbers(submission), submission.actions, strict=True):
        yield from ((Address("actions", number, name), entry) for name, entry in _cells(row))


def evidence_codes(submission: Submission) -> list[str]:
    """A code for each row of the register: its own; a free one for a row without, or whose code stands there before."""
    own, prefix = {row.id for row in submission.evidence}, prefix_given(submission)
    free, taken = free_codes([*given_codes(prefix), *own], prefix), set()
    codes: list[str] = []
    for row in submission.evidence:
        codes.append(row.id if one_code(row.id) and row.id not in taken else next(free))
        taken.add(codes[-1])
    return codes


def free_codes(codes: Iterable[str], prefix: str) -> Iterator[str]:
    """Codes with that prefix as forms give them, after all of these."""
    numbers = [int(found[1]) for c in codes if (found := re.fullmatch(f"{prefix}-?([0-9]+)", c))]
    return (code(prefix, number) for number in count(max(numbers, default=0) + 1))


def _cells(row: Row) -> Iterator[tuple[str, Entry]]:
    """Column and content of every cell of a row in a column with a key."""
    for name in {**row.columns, **row.entries}:
        if place := row.cell(name):
            yield name, row.entries.get(name) or Entry(place)


def worked_out(submission: Submission, catalog: Catalog) -> frozenset[Address]:
    """The cells that a form of that catalogue works out from figures: what stood there is not put in again.

    Of a form that has no places for figures nothing is; where a whole is 0 and the level is asked for, that is picked.
    """
    found: set[Address] = set()
    for row_id, measure in catalog.measured.items():
        row, (_, whole) = submission.rows.get(row_id), FIGURE_COLUMNS["self"]
        if row is None or FIGURE_COLUMNS["self"][0] not in row.columns:
            continue
        entry, of = row.entries.get(LEVEL_COLUMN["self"]), row.value(whole)
        picked = measure.when_zero == "ask" and of is not None and float(of) == 0
        if entry is None or entry.formula or not picked:
            found.add(Address("pillar", row_id, LEVEL_COLUMN["self"]))
    return frozenset(found)


def action_numbers(submission: Submission) -> list[str]:
    """A number for each task: its own, or 1 to n in order where rows were inserted or copied."""
    own = [row.id for row in submission.actions]
    offered = {str(number) for number in range(1, ACTION_ROWS + 1)}
    if len(set(own)) == len(own) and offered.issuperset(own):
        return own
    return [str(number) for number in range(1, len(own) + 1)]


def places(submission: Submission) -> dict[Place, Address]:
    """The answer that stood in a cell; a row's own cell (its key) stands for the row: its column is ""."""
    found = {row.place: Address("survey", row.id, "") for row in submission.survey.values()}
    found |= {row.place: Address("pillar", row.id, "") for row in submission.rows.values()}
    for key, row in zip(evidence_codes(submission), submission.evidence, strict=True):
        found[row.place] = Address("evidence", key, "")
    for number, row in zip(action_numbers(submission), submission.actions, strict=True):
        found[row.place] = Address("actions", number, "")
    return found | {entry.place: address for address, entry in answers(submission)}


class Form:
    """A fresh workbook whose answer cells are known by their keys."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.cells: dict[Address, AnyCell] = {}
        self.takes: dict[Address, Answer] = {}
        """What each of these cells takes."""
        for plan in book.layout.sheets:
            if plan.kind in ("unit", "survey", "pillar", "evidence", "actions"):
                self._find(book.sheet(plan), plan)

    def _find(self, sheet: Worksheet, plan: SheetPlan) -> None:
        keys = next(row for row in sheet.iter_rows() if any(cell.value == "id" for cell in row))
        columns = {str(cell.value): cell.column for cell in keys if cell.value}
        answers_of = {row.id: row.answers for row in plan.rows}
        for number in range((keys[0].row or 0) + 1, sheet.max_row + 1):
            row_id = str(sheet.cell(number, columns["id"]).value or "")
            # A sheet may have been made with more rows than the layout has.
            alike = plan.rows[0].answers if row_id and plan.kind in OPEN_ENDED else {}
            for name, answer in answers_of.get(row_id, alike).items():
                address = Address(plan.kind, row_id, name)
                self.cells[address], self.takes[address] = sheet.cell(number, columns[name]), answer

    def of_row(self, address: Address) -> Address | None:
        """The cell itself, or the first of its row where the address names a row; ``None`` where there is none."""
        if address.column:
            return address if address in self.cells else None
        return next((known for known in self.cells if known[:2] == address[:2]), None)

    def picked_before(self, address: Address) -> Address | None:
        """Where a level goes that was picked where this form works it out: beside, as the last one."""
        answer = self.takes.get(address)
        if answer is None or not answer.worked_out:
            return None
        return address._replace(column="previous_level")

    def accepts(self, address: Address, value: str) -> bool:
        """Whether there is a cell for that value; "not applicable" is a word of every form."""
        answer = self.takes.get(address)
        if answer is None:
            return False
        return answer.kind != "choice" or value == NOT_APPLICABLE or value in dict(answer.choices)

    def put(self, address: Address, value: str) -> None:
        """Writes what an answer means (model.answers.Entry.value) in this workbook's words."""
        answer, cell = self.takes[address], self.cells[address]
        match answer.kind:
            case "number":
                cell.value = _number(value)
            case "date" if not value[:1].isdigit():  # a deadline that says "thường xuyên"
                self.put_typed(address, value)
            case "date" if value >= _FIRST_DATE:
                cell.value = dt.date.fromisoformat(value)
            case "date":
                self.put_typed(address, dt.date.fromisoformat(value).strftime("%d/%m/%Y"))
            case "choice":
                not_applicable = say(self.book.catalog.scale.not_applicable.word, self.book.language)
                text(cell, dict(answer.choices).get(value, not_applicable))
            case "text":
                self.put_typed(address, value)

    def put_typed(self, address: Address, typed: str) -> None:
        """Writes text as it was typed. The cell's number format stays: what replaces it is read as it should be."""
        cell = self.cells[address]
        written = _ESCAPED.sub("_x005F_", typed[:LONGEST])
        cell.value = written
        if written:
            cell.data_type = "s"

    def put_as_it_was(self, address: Address, entry: Entry) -> None:
        """Writes what was not understood as it stood there: a number as text might mean something else."""
        if entry.kind == "number" and entry.typed.lstrip("-")[:1].isdigit():
            self.cells[address].value = _number(entry.typed)
        elif entry.kind == "boolean":
            self.cells[address].value = entry.typed == "TRUE"
        else:
            self.put_typed(address, entry.typed)

    def put_link(self, address: Address, link: str) -> None:
        """Lays an address behind a cell, unless it is of a kind that may run something."""
        if carried_link(link):
            self.cells[address].hyperlink = link

    def clear(self, address: Address) -> None:
        """Empties a cell that a blank workbook fills."""
        self.cells[address].value = None

    def title(self, address: Address) -> str:
        """Name of the sheet in which that cell is."""
        return str(self.cells[address].parent.title)

    def position(self, address: Address) -> tuple[int, int]:
        """Row and column of that cell."""
        return self.cells[address].row or 0, self.cells[address].column or 0

    def show_last_period(self) -> None:
        """Shows the columns of the last period, which a workbook hides that has none."""
        for address, cell in self.cells.items():
            if address.column.startswith("previous_") and cell.value is not None:
                letter = get_column_letter(self.position(address)[1])
                self.book.sheets[self.title(address)].column_dimensions[letter].hidden = False

    def _fit(self) -> Iterator[LongText]:
        """Makes rows high enough for what was put into them; gives the texts for which no row is."""
        for address, cell in self.cells.items():
            if isinstance(cell.value, str):
                sheet = self.book.sheets[self.title(address)]
                row, column = self.position(address)
                width = sheet.column_dimensions[get_column_letter(column)].width
                needed = 13.2 * lines_of(cell.value, width) + 5
                if needed > (sheet.row_dimensions[row].height or 0):
                    sheet.row_dimensions[row].height = min(needed, HIGHEST)
                if needed > HIGHEST:
                    heading = str(sheet.cell(HEAD_ROW, column).value)
                    yield LongText(sheet.title, cell.coordinate, address.row, heading, cell.value)

    def content(self) -> bytes:
        """The workbook's bytes: the same for the same content, whenever it is made."""
        print_long(self.book, list(self._fit()))
        return self.book.content()


def _number(digits: str) -> int | float:
    return int(digits) if digits.lstrip("-").isdigit() else float(digits)
