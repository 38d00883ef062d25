"""Filled workbook and its findings → a fresh one with the same answers, a note on each cell to correct, and a list.

What was not understood is put back as it was typed, so that it can be corrected where it stands. The sender's file is
only read. The list has no keys: the copy that comes back is read like any other workbook.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl.comments import Comment
from openpyxl.styles import Border, Side

from iso18091cli.form.blank import build
from iso18091cli.form.evidence_offer import offer_documents
from iso18091cli.form.list_sheet import TAB, ListColumn, ListSheet, point_to
from iso18091cli.form.look import OPEN, fill, lines_of
from iso18091cli.form.refill import LONGEST, Address, Form, answers, places, stamp_of, worked_out
from iso18091cli.messages.return_copy import WORDS
from iso18091cli.model.answers import STAGES, Entry, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Remark, Severity
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import full_name

_AUTHOR = "iso18091"
_SIDES: dict[Severity, Side] = {
    "error": Side(style="thick", color=TAB),
    "warning": Side(style="mediumDashed", color=TAB),
}
_GROUNDS: dict[Severity, str] = {"error": "E8DAF5", "warning": "F4EDFA"}
"""Pale purple: no level has it, and text on it stays legible. Where a level colours its cell, the border tells."""
_NOTE_WIDTH = 330
"""Pixels; about 46 characters a line in the programs' own font for notes."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark and where it stands in the return copy; ``cell`` is "" for a whole sheet, ``sheet`` "" for the file."""

    remark: Remark
    sheet: str = ""
    cell: str = ""
    id: str = ""
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class ReturnCopy:
    """The workbook that goes back, and its remarks in the order of its list."""

    content: bytes
    notes: tuple[Noted, ...]


def return_copy(sent: Submission, catalog: Catalog, remarks: Sequence[Remark], copy: str = "") -> ReturnCopy:
    """Makes the workbook that goes back, under the number ``copy``.

    Remarks are errors and warnings, in the language of ``sent``.
    """
    stamp = replace(stamp_of(sent), return_no=sent.return_no + 1, copy=copy)
    form = Form(build(catalog, sent.language, stamp))
    too_long = _refill(form, sent)
    notes = _placed(form, sent, [*remarks, *too_long])
    for address in dict.fromkeys(note.address for note in notes if note.address):
        _mark(form, address, [note.remark for note in notes if note.address == address])
    _list(form, sent, notes)
    offer_documents(form, sent)
    return ReturnCopy(form.content(), tuple(notes))


def _refill(form: Form, sent: Submission) -> list[Remark]:
    """Puts every answer back; gives a remark for each that is too long for a cell."""
    cut: list[Remark] = []
    left = worked_out(sent, form.book.catalog)
    for address, entry in answers(sent):
        if address not in form.cells or address in left:
            continue
        beside = form.picked_before(address)
        if beside and address.row in sent.rows and "value" not in sent.rows[address.row].columns:
            address = beside  # of a form that had no places for figures
        if len(entry.typed) > LONGEST:
            what, todo = (say(WORDS[key], sent.language) for key in ("too-long", "too-long.todo"))
            cut.append(Remark("error", entry.place, address.row, what, todo))
        _put_back(form, address, entry)
        form.put_link(address, entry.link)
    form.show_last_period()
    return cut


def _put_back(form: Form, address: Address, entry: Entry) -> None:
    if entry.value is not None and form.accepts(address, entry.value):
        form.put(address, entry.value)
    elif entry.kind == "error":
        form.clear(address)  # "#REF!" written as text would pass for an answer
    elif not entry.blank:
        form.put_as_it_was(address, entry)
    elif address.column == "competence":
        form.clear(address)


def _placed(form: Form, sent: Submission, remarks: Sequence[Remark]) -> list[Noted]:
    """The remarks with their cells in the new workbook: errors first, then by sheet and cell."""
    known, sheets = places(sent), list(form.book.sheets)
    notes: list[tuple[tuple[int, ...], Noted]] = []
    for remark in remarks:
        address = form.of_row(known[remark.place]) if remark.place in known else None
        severity = 0 if remark.severity == "error" else 1
        if address:
            cell = form.cells[address]
            order = (severity, sheets.index(form.title(address)), *form.position(address))
            row_id = address.row if address.kind in ("pillar", "evidence", "actions") else ""  # as people see it there
            notes.append((order, Noted(remark, form.title(address), cell.coordinate, row_id, address)))
        else:
            sheet = remark.place.sheet if remark.place.sheet in sheets else ""
            order = (severity, sheets.index(sheet) if sheet else -1, 0, 0)
            if remark.place.cell:  # a cell that this workbook does not have
                what = say(filled(WORDS["sent"], what=remark.what, cell=remark.place.cell), sent.language)
                remark = replace(remark, what=what)
            notes.append((order, Noted(remark, sheet, "", remark.id)))
    return [note for _, note in sorted(notes, key=lambda pair: pair[0])]


def _mark(form: Form, address: Address, remarks: Sequence[Remark]) -> None:
    """Gives a cell its note, border and ground; a locked cell in which something wrong stands can be corrected."""
    language, cell = form.book.language, form.cells[address]
    worst: Severity = "error" if any(remark.severity == "error" for remark in remarks) else "warning"
    paragraphs = [f"{say(WORDS[f'note.{r.severity}'], language)}\n{r.what}\n→ {r.todo}" for r in remarks]
    note = "\n\n".join(paragraphs)
    cell.comment = Comment(note, _AUTHOR, width=_NOTE_WIDTH, height=17 * lines_of(note, 40) + 22)
    side = _SIDES[worst]
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.fill = fill(_GROUNDS[worst])
    if cell.value is not None and _is_later(form, address) and not form.takes[address].worked_out:
        cell.protection = OPEN


def _is_later(form: Form, address: Address) -> bool:
    """Whether the cell is not this copy's to fill in by its stage, or was set by the sender."""
    stage = form.takes[address].stage
    return address.kind == "unit" or stage is None or STAGES.index(stage) > STAGES.index(form.book.stamp.stage)


def _list(form: Form, sent: Submission, notes: Sequence[Noted]) -> None:
    """The first sheet: every remark with a link to its cell."""
    book, language = form.book, form.book.language

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), language)

    columns = (
        ListColumn(word("column.number"), 6, centre=True),
        ListColumn(word("column.sheet"), 18),
        ListColumn(word("column.cell"), 9, centre=True),
        ListColumn(word("column.id"), 12),
        ListColumn(word("column.what"), 56),
        ListColumn(word("column.todo"), 50),
        ListColumn(word("column.done"), 10, centre=True, open=True),
    )
    groups = {kind: [note for note in notes if note.remark.severity == kind] for kind in ("error", "warning")}
    counts = {f"{kind}s": len(group) for kind, group in groups.items()}
    unit = full_name(sent.sender, language) or word("unit.unnamed")
    sheet = ListSheet(book, word("sheet"), columns, at=0)
    period = sent.period or word("period.unnamed")
    sheet.head(word("title"), [word("counts", unit=unit, period=period, **counts), word("how")])
    number = 0
    for kind, group in groups.items():
        if group:
            sheet.band(word(f"{kind}s", n=len(group)))
        for note in group:
            number += 1
            _line(sheet, number, note, word("whole-file"))
    sheet.end()
    book.workbook.active = 0
    point_to(book, word("sheet"), word("back", n=len(notes)))
    for title in {note.sheet for note in notes if note.cell}:
        book.sheets[title].sheet_properties.tabColor = TAB


def _line(sheet: ListSheet, number: int, note: Noted, whole_file: str) -> None:
    links = {1: (note.sheet, "B2")} if note.sheet else {}
    if note.cell:
        links = {1: (note.sheet, note.cell), 2: (note.sheet, note.cell)}
    where = (note.sheet or note.remark.place.sheet or whole_file, note.cell or "–", note.id)
    sheet.line(str(number), *where, note.remark.what, note.remark.todo, links=links)
