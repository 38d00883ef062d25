"""Self-assessment, what reviewers say → the workbook for the meeting: every level side by side, agreed to fill in.

It is the unit's workbook at stage "agreed". Appraisal and comments stand in the council's columns, the agreed level
where unit and every reviewer say the same. A sheet puts all of them side by side, those to talk about first on top.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iso18091cli.form.blank import build
from iso18091cli.form.book import Stamp
from iso18091cli.form.carry import list_lost
from iso18091cli.form.list_sheet import ListColumn, ListSheet, point_to
from iso18091cli.form.refill import LONGEST, Address, Form, answers, stamp_of, worked_out
from iso18091cli.messages.meeting import RULES, WHY, WORDS
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, NOT_APPLICABLE, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.lost import Lost
from iso18091cli.model.part import WHOLE
from iso18091cli.model.review import Appraised, Compared, Opinion
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import full_name

_LATER = (LEVEL_COLUMN["review"], "review_comment", *FIGURE_COLUMNS["review"], LEVEL_COLUMN["agreed"])
_TEXT_WIDTH = 46
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def meeting_stamp(own: Submission, copy: str) -> Stamp:
    """What the meeting's workbook goes out as."""
    return replace(stamp_of(own), stage="agreed", part=WHOLE, copy=copy)


def meeting_book(own: Submission, catalog: Catalog, found: Appraised, stamp: Stamp, lost: Sequence[Lost] = ()) -> bytes:
    """The workbook, in the language of the self-assessment; ``lost``: what has no place in it and is listed."""
    form = Form(build(catalog, own.language, stamp))
    left = worked_out(own, catalog)
    for address, entry in answers(own):
        later = address.kind == "pillar" and address.column in _LATER
        if address not in form.cells or address in left or later or entry.kind == "error":
            continue
        if entry.blank:
            if address.column == "competence":
                form.clear(address)
        elif entry.value is not None and form.accepts(address, entry.value):
            form.put(address, entry.value)
        else:
            form.put_as_it_was(address, entry)
        form.put_link(address, entry.link)
    names = dict(found.reviewers)
    for row in found.rows:
        _put_appraisal(form, row, catalog, names)
    if lost:
        list_lost(form.book, lost, ", ".join(names.values()))
    _list(form, found, catalog, names)
    form.show_last_period()
    return form.content()


def _put_appraisal(form: Form, row: Compared, catalog: Catalog, names: dict[str, str]) -> None:
    def at(column: str) -> Address:
        return Address("pillar", row.id, column)

    figures = {opinion.figures for opinion in row.opinions if any(opinion.figures)}
    same = len(figures) == 1
    if same:
        for column, typed in zip(FIGURE_COLUMNS["review"], figures.pop(), strict=True):
            if typed and at(column) in form.cells:
                _put_figure(form, at(column), typed)
    # Where figures give the level nobody has to pick it, and what is picked would go before them.
    picked = any(opinion.typed for opinion in row.opinions)
    if row.appraisal and at(LEVEL_COLUMN["review"]) in form.cells and (picked or not same):
        form.put(at(LEVEL_COLUMN["review"]), row.appraisal)
    if row.agreed and at(LEVEL_COLUMN["agreed"]) in form.cells:
        form.put(at(LEVEL_COLUMN["agreed"]), row.agreed)
    comment = row.comment or "\n".join(_said(row, catalog, names, form.book.language))
    if comment and at("review_comment") in form.cells:
        form.put_typed(at("review_comment"), comment[:LONGEST])


def _put_figure(form: Form, address: Address, typed: str) -> None:
    """Puts in what was counted, or what stands there where it means nothing."""
    kind = form.takes[address].kind
    meant = _NUMBER.fullmatch(typed) if kind == "number" else _DAY.fullmatch(typed) if kind == "date" else True
    if meant and form.accepts(address, typed):
        form.put(address, typed)
    else:
        form.put_typed(address, typed)


def _said(row: Compared, catalog: Catalog, names: dict[str, str], language: str) -> list[str]:
    """Everybody's comment, with the level where they differ."""
    divided = len({opinion.level for opinion in row.opinions} | {row.own}) > 1
    lines = []
    for opinion in row.opinions:
        level = f" ({_level(opinion, catalog, language)})" if divided else ""
        if opinion.comment or divided:
            lines.append(f"{names[opinion.reviewer]}{level}: {opinion.comment}".rstrip(": "))
    return lines


def _level(opinion: Opinion, catalog: Catalog, language: str) -> str:
    """A reviewer's level, or what was typed for one, or the figures that were counted anew."""
    word = _word(opinion.level, catalog, language) if opinion.level else opinion.typed
    figures = " / ".join(filter(None, opinion.figures))
    return ", ".join(filter(None, (word, figures))) or say(WORDS["none"], language)


def _word(level: str | None, catalog: Catalog, language: str) -> str:
    if level is None:
        return say(WORDS["none"], language)
    mark = catalog.scale.not_applicable if level == NOT_APPLICABLE else catalog.scale.level(level)
    return say(mark.word, language)


# The sheet ------------------------------------------------------------------------------------------------------------


def _list(form: Form, found: Appraised, catalog: Catalog, names: dict[str, str]) -> None:
    book, language = form.book, form.book.language

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), language)

    columns = (
        ListColumn(word("column.id"), 9, centre=True),
        ListColumn(word("column.criterion"), _TEXT_WIDTH),
        ListColumn(word("column.own"), 13, centre=True),
        *(ListColumn(name, max(16, 72 // len(names))) for name in names.values()),
        ListColumn(word("column.appraisal"), 13, centre=True),
        ListColumn(word("column.agreed"), 13, centre=True),
        ListColumn(word("column.why"), 20),
    )
    seen = [row for row in found.rows if row.seen or row.opinions]
    settled = [row for row in seen if not row.open]
    counts = {"seen": len(seen), "agreed": sum(row.agreed is not None for row in seen), "open": len(found.open)}
    sheet = ListSheet(book, word("sheet"), columns, at=1)
    how = word("how", rule=RULES[catalog.appraisal.rule])
    sheet.head(word("title"), [word("counts", unit=full_name(found.unit, language), **counts), how])
    for band, rows in (
        ("open", found.open),
        ("settled", settled),
        ("unseen", [row for row in found.rows if row not in seen]),
    ):
        if rows:
            sheet.band(word(f"band.{band}", n=len(rows)))
        for row in rows:
            _line(sheet, form, row, catalog, names)
    sheet.end()
    point_to(book, word("sheet"), word("link", n=len(found.open)))


def _line(sheet: ListSheet, form: Form, row: Compared, catalog: Catalog, names: dict[str, str]) -> None:
    language, at = form.book.language, Address("pillar", row.id, LEVEL_COLUMN["agreed"])
    opinions = {opinion.reviewer: opinion for opinion in row.opinions}
    said = (_cell(opinions[key], catalog, language) if key in opinions else "" for key in names)
    cell = form.cells.get(at)
    place = (form.title(at), cell.coordinate) if cell else None
    agreed = _word(row.agreed, catalog, language)
    if row.agreed is None and place:
        agreed = say(filled(WORDS["to-fill"], cell=place[1]), language)
    links = {0: place, 4 + len(names): place} if place else {}
    sheet.line(
        row.id,
        _asked(form, row.id, catalog),
        _word(row.own, catalog, language),
        *said,
        _word(row.appraisal, catalog, language),
        agreed,
        say(WHY[row.why], language),
        links=links,
    )


def _cell(opinion: Opinion, catalog: Catalog, language: str) -> str:
    level = _level(opinion, catalog, language)
    return f"{level}: {opinion.comment}" if opinion.comment else level


def _asked(form: Form, id: str, catalog: Catalog) -> str:
    unit = form.book.stamp.unit
    criterion = next((c for i in catalog.indicators for c in i.criteria if c.id == id), None)
    text = catalog.text_of(criterion, unit.kind, unit.level, unit.group) if criterion else catalog.indicator[id].name
    return say(text, form.book.language)
