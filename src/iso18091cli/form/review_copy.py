"""Self-assessment, reviewer's part → the copy that a reviewer fills in: evidence to read, level and comment to give.

A blind copy does not hold the unit's levels: they are not put in, nor what tells them (what a heading answers as not
applicable, last period's levels and figures, tasks, digests). Figures of measured criteria are evidence and are shown.
A second look starts from the reviewer's earlier copy: what was said stays, but for rows in which something changed
since; these are listed with what stood there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from iso18091cli.form.blank import build
from iso18091cli.form.book import Stamp
from iso18091cli.form.list_sheet import ListColumn, ListSheet, point_to
from iso18091cli.form.refill import Address, Form, answers, stamp_of, worked_out
from iso18091cli.messages.review_copy import WORDS
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, NOT_APPLICABLE, Entry, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import Text, filled, say

_COUNCIL = (LEVEL_COLUMN["review"], "review_comment", *FIGURE_COLUMNS["review"])
"""Columns that a reviewer fills in."""
_LATER = (*_COUNCIL, LEVEL_COLUMN["agreed"])
_TELLING = (LEVEL_COLUMN["self"], "previous_level", "previous_value", "previous_whole")
"""Columns that tell the unit's levels, or those of last period."""
_COMPARED = ("evidence", "explanation", *FIGURE_COLUMNS["self"])
"""Columns in which a second look sees that something changed; not blind, the level as well."""


class Changed(NamedTuple):
    """A cell of the self-assessment that is not what it was when a reviewer looked at it."""

    address: Address
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A reviewer's copy."""

    content: bytes
    stamp: Stamp
    changed: tuple[Changed, ...] = ()
    kept: int = 0
    """Rows whose level and comment of the earlier copy stand in it."""


def review_stamp(sent: Submission, part: str, copy: str) -> Stamp:
    """What a reviewer's copy goes out as. It holds no digest: of which answers it was made, the office's list says."""
    return replace(stamp_of(sent), stage="review", part=part, copy=copy, answers_to=(), return_no=0)


def review_copy(
    sent: Submission, catalog: Catalog, stamp: Stamp, *, blind: bool, earlier: Submission | None = None
) -> Copy:
    """The copy of one reviewer, in the workbook's own language.

    ``catalog`` is the whole one; ``earlier``: the reviewer's copy of an earlier self-assessment of the unit, filled in.
    """
    form = Form(build(catalog, sent.language, stamp))
    left = worked_out(sent, catalog)
    for address, entry in answers(sent):
        if address in form.cells and address not in left and not _left_out(address, entry, blind):
            _put(form, address, entry)
    changed, kept = ((), 0) if earlier is None else _second_look(form, sent, earlier, blind)
    if blind:
        _hide_levels(form)
    else:
        form.show_last_period()
    for plan in form.book.layout.of_kind("actions"):
        form.book.sheet(plan).sheet_state = "hidden"
    return Copy(form.content(), stamp, tuple(changed), kept)


def _left_out(address: Address, entry: Entry, blind: bool) -> bool:
    if address.kind == "actions" or entry.blank or entry.kind == "error":
        return True
    if address.kind != "pillar":
        return False
    if address.column in _LATER:
        return True
    return blind and (
        address.column in _TELLING or (address.column == "competence" and entry.value in (NOT_APPLICABLE, None))
    )


def _put(form: Form, address: Address, entry: Entry) -> None:
    if entry.value is not None and form.accepts(address, entry.value):
        form.put(address, entry.value)
    else:
        form.put_as_it_was(address, entry)
    form.put_link(address, entry.link)


def _hide_levels(form: Form) -> None:
    """The column in which the unit's level would stand is of no use here. It is empty."""
    for plan in form.book.layout.of_kind("pillar"):
        sheet = form.book.sheet(plan)
        at = next(number for number, column in enumerate(plan.columns, 2) if column.name == LEVEL_COLUMN["self"])
        sheet.column_dimensions[get_column_letter(at)].hidden = True


# A second look --------------------------------------------------------------------------------------------------------


def _second_look(form: Form, sent: Submission, earlier: Submission, blind: bool) -> tuple[Sequence[Changed], int]:
    """Puts in what was said of what has not changed; lists what has. Gives both."""
    changed = list(_changes(form, sent, earlier, blind))
    anew = {change.address.row for change in changed}
    kept = set()
    for row_id, row in earlier.rows.items():
        for column in _COUNCIL:
            address, entry = Address("pillar", row_id, column), row.entries.get(column)
            if entry and not entry.blank and address in form.cells and row_id not in anew:
                _put(form, address, entry)
                kept.add(row_id)
    _list_changes(form, changed, earlier, len(kept))
    return changed, len(kept)


def _changes(form: Form, sent: Submission, earlier: Submission, blind: bool) -> Iterator[Changed]:
    columns = _COMPARED if blind else (LEVEL_COLUMN["self"], *_COMPARED)
    measured = worked_out(sent, form.book.catalog)
    for row_id, row in sent.rows.items():
        for column in columns:
            address, before = Address("pillar", row_id, column), earlier.rows.get(row_id)
            if address not in form.cells or address in measured or before is None:
                continue
            old, new = before.entries.get(column), row.entries.get(column)
            if _meaning(old) != _meaning(new):
                yield Changed(address, before.typed(column), row.typed(column))


def _meaning(entry: Entry | None) -> str:
    return "" if entry is None or entry.blank else entry.typed if entry.value is None else entry.value


def _list_changes(form: Form, changed: Sequence[Changed], earlier: Submission, kept: int) -> None:
    book, language = form.book, form.book.language

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), language)

    columns = (
        ListColumn(word("column.id"), 9, centre=True),
        ListColumn(word("column.what"), 18),
        ListColumn(word("column.before"), 40),
        ListColumn(word("column.now"), 40),
        ListColumn(word("column.said-level"), 14, centre=True),
        ListColumn(word("column.said"), 34),
    )
    sheet = ListSheet(book, word("sheet"), columns, at=1)
    sheet.head(word("title"), [word("intro", n=len(changed), kept=kept)])
    for item in changed:
        row, cell = earlier.rows[item.address.row], form.cells[item.address]
        said = row.typed(LEVEL_COLUMN["review"]), row.typed("review_comment")
        links = {0: (form.title(item.address), cell.coordinate)}
        heading = say(COLUMNS[item.address.column], language)
        sheet.line(item.address.row, heading, item.before, item.now, *said, links=links)
    sheet.end()
    point_to(book, word("sheet"), word("link", n=len(changed)))
