"""Keyed sheet → the same without the keys that stand over another column's heading, and what is said of them.

A hidden key says what a column is to the program, its heading what it is to people. Where the two disagree, what the
program would read is not what people see; so such a column does not count. A heading that nobody knows (reworded,
translated) may be the column's own, as long as no other column claims to be it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from iso18091cli.form.layout import Column, Layout, SheetPlan
from iso18091cli.model.answers import LEVEL_COLUMN, Anomaly
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled
from iso18091cli.reading.arrangement import DECIDING, SENDERS
from iso18091cli.reading.keys import KeyedSheet
from iso18091cli.spreadsheet.sheet import Value

_WHY: dict[str, Text] = {
    "blank": {"vi": "tiêu đề của cột để trống hoặc bị ẩn", "en": "its heading is blank, or nobody sees it"},
    "other": {"vi": "tiêu đề nhìn thấy là “{shown}”", "en": "the heading that people see is “{shown}”"},
    "elsewhere": {
        "vi": "tiêu đề nhìn thấy là “{shown}”, còn tiêu đề đó đứng ở cột {other}",
        "en": "the heading that people see is “{shown}”, and the column's own one stands over {other}",
    },
    "levels": {
        "vi": "tiêu đề nhìn thấy là “{shown}”, và cột {other} cũng ghi các mức",
        "en": "the heading that people see is “{shown}”, and levels stand in the column {other} as well",
    },
    "gone": {"vi": "không thấy dòng tiêu đề của trang", "en": "nobody sees the sheet's row of headings"},
}


def headed(sheet: KeyedSheet, plan: SheetPlan, heading: str | None, layout: Layout) -> tuple[KeyedSheet, list[Anomaly]]:
    """The sheet with the columns that count; ``heading`` is the number of the row of headings.

    Of columns with one key the first visible one under a heading that is not another's counts. Where nobody sees a row
    of headings, the columns of a pillar sheet from which figures follow do not count; what else stands there is kept.
    """
    if heading is not None and not sheet.seen.row(heading):
        heading = None
    if heading is None and sheet.kind != "pillar":
        return sheet, []
    if not sheet.columns.keys() <= set(plan.keys):  # a key that the form does not have says nothing
        sheet = replace(sheet, columns={key: c for key, c in sheet.columns.items() if key in plan.keys})
    keys = [key for key in plan.keys if key in sheet.columns and key not in SENDERS]
    if heading is not None and not sheet.repeated:
        titles = {key: sheet.columns[key] + heading for key in keys}
        cells, deciding = sheet.cells.cells, [title for key, title in titles.items() if key in DECIDING]
        known = _in_every_language(plan.columns)
        own = all(fold(str(cells.get(title, ""))) in known[key] for key, title in titles.items())
        if own and not sheet.seen.why(deciding):
            return sheet, []  # by far the most frequent case
    columns, repeated = dict(sheet.columns), list(sheet.repeated)
    found: list[Anomaly] = []
    for key in keys if heading is not None else DECIDING.intersection(keys):
        bearers = [columns[key], *(letters for name, letters in repeated if name == key)]
        told = [(letters, *_judged(sheet, plan, heading, layout, key, letters)) for letters in bearers]
        standing = [letters for letters, why, _ in told if why in ("", "unknown")]
        if len(standing) > 1:
            standing.sort(key=lambda letters: not sheet.seen.column(letters))
        for letters, why, other in told:
            if why:
                found.append(_said(sheet, plan, heading, key, letters, why, other))
        repeated = [pair for pair in repeated if pair[0] != key] + [(key, letters) for letters in standing[1:]]
        if standing:
            columns[key] = standing[0]
        else:
            del columns[key]
    refused = sheet.columns.keys() - columns.keys()
    return replace(sheet, columns=columns, repeated=repeated, refused=frozenset(refused)), found


def _judged(
    sheet: KeyedSheet, plan: SheetPlan, heading: str | None, layout: Layout, key: str, letters: str
) -> tuple[str, str]:
    """("", "") where the column's heading is its own; "unknown"; or why it does not count, with another column."""
    if heading is None:
        return "gone", ""
    shown = sheet.text(heading, letters)
    unseen = bool(shown) and key in DECIDING and bool(sheet.seen.why([letters + heading]))
    if own_heading(plan.columns, key, shown) and not unseen:
        return "", ""
    if not shown or unseen:
        return "blank", ""
    if fold(shown) in _headings_of(plan.columns):
        return "other", ""
    others = [column for column in sheet.beside if column != letters]
    bearer = next((column for column in others if own_heading(plan.columns, key, sheet.text(heading, column))), "")
    if bearer:
        return "elsewhere", bearer
    second = next(with_levels(sheet, others, layout), "") if key in LEVEL_COLUMN.values() else ""
    return ("levels", second) if second else ("unknown", "")


def with_levels(sheet: KeyedSheet, columns: list[str], layout: Layout) -> Iterator[str]:
    """Those of the columns in which somebody has put a level beside a key."""
    if not sheet.cells.formulas:
        return  # of some file formats no formulas are known, and the form's own working columns hold levels as well
    words = _level_words(layout)
    keyed = [number for number, row_id in sheet.rows if row_id]
    for column in columns:
        cells = {column + number for number in keyed} - sheet.cells.formulas  # the form's own working is no answer
        if any(fold(str(sheet.cells.cells.get(cell, ""))) in words for cell in cells):
            yield column


def _said(
    sheet: KeyedSheet, plan: SheetPlan, heading: str | None, key: str, letters: str, why: str, other: str
) -> Anomaly:
    place = sheet.place(heading or sheet.key_row, letters)
    shown = sheet.text(heading, letters) if heading else ""
    arguments: dict[str, str | Text] = {"column": _words(plan, key), "letters": letters, "shown": shown}
    if why == "unknown":
        return Anomaly("unknown-heading", place, "", arguments)
    numbers = [number for number, row_id in sheet.rows if row_id and sheet.text(number, letters)]
    arguments |= {"why": filled(_WHY[why], shown=shown, other=other), "count": str(len(numbers))}
    return Anomaly("foreign-heading", place, "", arguments)


def _words(plan: SheetPlan, key: str) -> Text:
    return next(column.words for column in plan.columns if column.name == key)


@lru_cache(maxsize=2048)
def own_heading(columns: tuple[Column, ...], key: str, shown: Value) -> bool:
    """Whether a heading is that column's own, in any language."""
    return isinstance(shown, str) and fold(shown) in _in_every_language(columns).get(key, ())


@lru_cache(maxsize=32)
def _in_every_language(columns: tuple[Column, ...]) -> dict[str, frozenset[str]]:
    """Headings by the names of the columns, as they are compared."""
    return {column.name: frozenset(map(fold, column.words.values())) for column in columns}


@lru_cache(maxsize=32)
def _headings_of(columns: tuple[Column, ...]) -> frozenset[str]:
    return frozenset().union(*_in_every_language(columns).values())


@lru_cache(maxsize=32)
def _level_words(layout: Layout) -> frozenset[str]:
    scale = layout.catalog.scale
    texts = (text for level in scale.levels for text in (*level.word.values(), *level.spellings))
    return frozenset(map(fold, texts)) - {""}
