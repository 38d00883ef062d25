"""Filled workbook → a fresh one that carries its answers: of the same period all of them, of a new one what goes on.

Answers are joined by id; those of a workbook of another edition go where their topics went, each marked to be looked at
again. What has no place in the new workbook, or was not understood, is listed and never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iso18091cli.form.blank import build
from iso18091cli.form.book import Book, Stamp
from iso18091cli.form.layout import STAMPED_FIELDS
from iso18091cli.form.list_sheet import ListColumn, ListSheet, point_to
from iso18091cli.form.other_edition import Mark, OtherEdition, list_marks, mark
from iso18091cli.form.refill import LONGEST, Address, Form, answers, worked_out
from iso18091cli.messages.carry import REASONS, WORDS
from iso18091cli.messages.workbook import COLUMNS, UNIT_FIELDS
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, NOT_APPLICABLE, Entry, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.lost import Lost
from iso18091cli.model.names import says_the_same
from iso18091cli.model.part import SURVEY
from iso18091cli.model.scores import Figure, Scorecard
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import Text, filled, say

_CLOSED = ("done", "dropped")
"""Statuses of actions that a new period no longer asks about."""
_GRADING = (*LEVEL_COLUMN.values(), "previous_level", *FIGURE_COLUMNS["self"])
"""Columns of what answers a question."""
_OF_ONE_PERIOD = ("period", "assessed_on")
"""Unit data that a new period asks for again."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The fresh workbook, and what became of the old one's answers."""

    content: bytes
    answers: int
    """Cells that were filled."""
    levels: int
    """Rows beside which the last period's level stands."""
    actions: int
    lost: tuple[Lost, ...]
    marks: tuple[Mark, ...] = ()
    """Rows that hold something of another edition, or a level whose question was reworded."""


def carry_on(
    old: Submission,
    catalog: Catalog,
    language: str,
    stamp: Stamp,
    lost: Sequence[Lost],
    name: str,
    own: Catalog | None = None,
) -> Carried:
    """The same period: every answer in a fresh workbook.

    ``lost`` is what the reader could not place, ``name`` that of the old file, ``own`` the catalogue of a workbook of
    another edition.
    """
    made = _Carrying(old, catalog, language, stamp, list(lost), own)
    for address, entry in answers(old):
        made.carry(address, entry)
    return made.done(name)


def begin_anew(
    old: Submission,
    last: Scorecard,
    catalog: Catalog,
    language: str,
    stamp: Stamp,
    lost: Sequence[Lost],
    name: str,
    own: Catalog | None = None,
) -> Carried:
    """A new period: last period's effective levels beside blank ones, unit data, and the actions still open.

    Of a survey that opened a programme the answers as well.
    """
    made = _Carrying(old, catalog, language, stamp, list(lost), own)
    for row_id, level in effective_levels(last).items():
        made.carry_level(row_id, level)
    for indicator in last.indicators:
        for criterion in indicator.criteria:
            if criterion.figure is not None:
                made.carry_figure(criterion.id, criterion.figure)
    for row in old.actions:
        if row.value("status") not in _CLOSED:
            made.actions += 1
            for column, entry in row.entries.items():
                made.carry(Address("actions", str(made.actions), column), entry)
    for field, entry in old.unit.items():
        if field not in _OF_ONE_PERIOD:
            made.carry(Address("unit", field, "value"), entry)
    for address, entry in answers(old):
        if address.kind == "survey" and old.part == SURVEY:
            made.carry(address, entry)
        # A level that was not understood is no level of the last period: somebody has to be told.
        if address.kind == "pillar" and address.column.endswith("_level") and not entry.blank and entry.value is None:
            made.lose(address, entry, "not-understood")
    return made.done(name)


def effective_levels(card: Scorecard) -> dict[str, str]:
    """The level, or "not applicable" where that counts, of every row that takes one."""
    rows = [row for indicator in card.indicators for row in (indicator.criteria or (indicator,))]
    levels = {row.id: NOT_APPLICABLE if row.status == "not_applicable" else row.level for row in rows}
    return {row_id: level for row_id, level in levels.items() if level}


class _Carrying:
    """One workbook while it is being filled."""

    def __init__(
        self,
        old: Submission,
        catalog: Catalog,
        language: str,
        stamp: Stamp,
        lost: list[Lost],
        own: Catalog | None,
    ) -> None:
        self.old, self.stamp, self.lost = old, stamp, lost
        self.form = Form(build(catalog, language, stamp))
        self.answers = self.levels = self.actions = 0
        self.worked_out = worked_out(old, own or catalog)
        self.other = OtherEdition(own, catalog) if own else None
        self.marks: dict[str, Mark] = {}

    def carry(self, address: Address, entry: Entry) -> None:
        """One answer: in its cell, or among what is lost."""
        form, to = self.form, self.other.place(address) if self.other else address
        if address in self.worked_out:
            return
        if entry.blank or entry.value is None:
            if to and to.column == "competence" and to in form.cells:
                form.clear(to)  # a blank workbook offers the catalogue's own, which nobody has said here
            if not entry.blank:
                self.lose(address, entry, "not-understood")
        elif self._is_set(address):
            stamped = self.old.stamp.get(address.row)
            if stamped and not says_the_same(address.row, entry.value, stamped):
                self.lose(address, entry, "unit-differs")
        elif self.other and self.other.untouched(address, entry):
            return
        elif to is None:
            self.lose(address, entry, "asked-otherwise" if address.kind == "survey" else "topic-gone")
        else:
            self._put(address, to, self.other.meaning(address, entry) if self.other else entry)

    def _put(self, address: Address, to: Address, entry: Entry) -> None:
        value = entry.value or ""
        if (beside := self.form.picked_before(to)) and not self._asked(to):
            self._put_beside(address, beside, entry)
            return
        if not self.form.accepts(to, value):
            self.lose(address, entry, "not-offered" if value else "topic-gone")
            return
        if len(value) > LONGEST:
            self.lose(address, entry, "too-long")
        self.form.put(to, value)
        self.form.put_link(to, entry.link)
        self.answers += 1
        self._mark(address.row, to)

    def _asked(self, to: Address) -> bool:
        """Whether the old workbook had places for figures, and its level was asked for beside them."""
        row = self.old.rows.get(to.row)
        return self.other is None and row is not None and FIGURE_COLUMNS["self"][0] in row.columns

    def _put_beside(self, address: Address, beside: Address, entry: Entry) -> None:
        """A level that was picked for a criterion that is counted now: it stands beside, and is listed."""
        cell = self.form.cells[beside]
        if cell.value is None and self.form.accepts(beside, entry.value or ""):
            self.form.put(beside, entry.value or "")
            self.levels += 1
        self.lose(address, entry, "counted-now")
        self._mark(address.row, beside)

    def carry_figure(self, row_id: str, figure: Figure) -> None:
        """What was counted in the last period: beside the cells for this one's, where the same is counted."""
        value = figure.part if figure.part is not None else figure.value
        for column, found in (("value", value), ("whole", figure.whole)):
            address = Address("pillar", row_id, f"previous_{column}")
            to = self.other.place(address) if self.other else address
            text = f"{found:f}" if found is not None else figure.text if column == "value" else ""
            if text and to and self.form.accepts(to, text) and self._fits(to, figure):
                self.form.put(to, text)

    def _fits(self, to: Address, figure: Figure) -> bool:
        """Whether the new form takes there what the old one's figure is."""
        kind = self.form.takes[to].kind
        return kind == "number" if not figure.text else kind == ("date" if figure.text[:4].isdigit() else "choice")

    def carry_level(self, row_id: str, level: str) -> None:
        """A level of the last period: beside the blank one, where the new workbook has its place."""
        address = Address("pillar", row_id, "previous_level")
        to = self.other.place(address) if self.other else address
        if to and self.form.accepts(to, level):
            self.form.put(to, level)
            self.levels += 1
            self._mark(row_id, to)
        elif self.other:
            scale, row = self.other.old.scale, self.old.rows[row_id]
            word = say(
                (scale.not_applicable if level == NOT_APPLICABLE else scale.level(level)).word, self.old.language
            )
            why = REASONS["not-offered" if to else "topic-gone"]
            self.lost.append(Lost(row.place, row_id, COLUMNS["previous_level"], word, why))

    def _mark(self, was: str, to: Address) -> None:
        """Marks the first cell of a row that comes from another edition; else that of a level whose question is new."""
        if to.kind != "pillar" or to.row in self.marks:
            return
        language = self.form.book.language
        if self.other:
            note = filled(WORDS["look-again"], edition=self.other.old.edition_id, id=was)
            self.marks[to.row] = mark(self.form, was, to, say(note, language))
        elif to.column in _GRADING and (asked := self.old.questions.get(to.row)) and self._reworded(to.row, asked):
            self.marks[to.row] = mark(self.form, asked, to, say(WORDS["reworded"], language))

    def _reworded(self, row_id: str, asked: str) -> bool:
        """Whether the old workbook asks something else under an id: another wording, another limit in it."""
        catalog, unit = self.form.book.catalog, self.stamp.unit
        criterion = next((c for i in catalog.indicators for c in i.criteria if c.id == row_id), None)
        if criterion is None and row_id not in catalog.indicator:
            return False
        now = (
            catalog.text_of(criterion, unit.kind, unit.level, unit.group)
            if criterion
            else catalog.indicator[row_id].name
        )
        return clean(say(now, self.old.language)).partition("\n")[0] != asked

    def _is_set(self, address: Address) -> bool:
        """Whether the new workbook's stamp says this."""
        unit, stamp = self.stamp.unit, self.stamp
        values = (unit.code, unit.name, unit.level, unit.kind, unit.group, stamp.period)
        said = dict(zip(STAMPED_FIELDS, values, strict=True))
        return address.kind == "unit" and address.row in STAMPED_FIELDS and bool(said[address.row])

    def lose(self, address: Address, entry: Entry, why: str) -> None:
        column = UNIT_FIELDS[address.row] if address.kind == "unit" else COLUMNS[address.column]
        row_id = address.row if address.kind in ("pillar", "evidence", "actions") else ""  # as people see it there
        self.lost.append(Lost(entry.place, row_id, column, entry.typed, REASONS[why]))

    def done(self, name: str) -> Carried:
        if self.lost:
            list_lost(self.form.book, self.lost, name)
        marks = tuple(self.marks.values())
        if marks:
            list_marks(self.form.book, marks, self.other.old.edition_id if self.other else "", name)
        self.form.show_last_period()
        return Carried(self.form.content(), self.answers, self.levels, self.actions, tuple(self.lost), marks)


def list_lost(book: Book, lost: Sequence[Lost], name: str) -> None:
    """A sheet after the front page that lists what was not carried, and a line on the front page that leads there."""

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), book.language)

    columns = (
        ListColumn(word("column.number"), 6, centre=True),
        ListColumn(word("column.where"), 22),
        ListColumn(word("column.id"), 12),
        ListColumn(word("column.column"), 22),
        ListColumn(word("column.found"), 54),
        ListColumn(word("column.why"), 40),
    )
    sheet = ListSheet(book, word("sheet"), columns, at=1)
    sheet.head(word("title"), [word("intro", old=name)])
    for number, item in enumerate(lost, 1):
        where = " ".join(part for part in (item.place.sheet or word("file"), item.place.cell) if part)
        cells = (str(number), where, item.id, say(item.column, book.language) if item.column else "", item.found)
        sheet.line(*cells, say(item.why, book.language))
    sheet.end()
    point_to(book, word("sheet"), word("link", n=len(lost)))
