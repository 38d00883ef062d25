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
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import LEVEL_COLUMN, Anomaly
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled
from iso18091cli.reading.arrangement import SENDERS
from iso18091cli.reading.keys import KeyedSheet
from iso18091cli.spreadsheet.sheet import Value

DECIDING = frozenset((*LEVEL_COLUMN.values(), "competence"))
"""Columns of a pillar sheet from which figures follow."""

_WHY: dict[str, Text] = {
    "blank": {"vi": "tiêu đề nhìn thấy của cột để trống", "en": "the heading that people see is blank"},
    "other": {"vi": "tiêu đề nhìn thấy là “{shown}”", "en": "the heading that people see is “{shown}”"},
    "elsewhere": {
        "vi": "tiêu đề nhìn thấy là “{shown}”, còn tiêu đề đó đứng ở cột {other}",
        "en": "the heading that people see is “{shown}”, and the column's own one stands over {other}",
    },
    "levels": {
        "vi": "tiêu đề nhìn thấy là “{shown}”, và cột {other} cũng ghi các mức",
        "en": "the heading that people see is “{shown}”, and levels stand in the column {other} as well",
    },
    "gone": {"vi": "trang không còn dòng tiêu đề", "en": "the sheet's row of headings is gone"},
}


def headed(sheet: KeyedSheet, plan: SheetPlan, heading: str | None, layout: Layout) -> tuple[KeyedSheet, list[Anomaly]]:
    """The sheet with the columns that count; ``heading`` is the number of the row of headings.

    Of columns with one key the first under a heading that is not another's counts. Without a row of headings the
    columns of a pillar sheet from which figures follow do not count; what else stands there is kept.
    """
    if heading is None and sheet.kind != "pillar":
        return sheet, []
    if not sheet.columns.keys() <= set(plan.keys):  # a key that the form does not have says nothing
        sheet = replace(sheet, columns={key: c for key, c in sheet.columns.items() if key in plan.keys})
    keys = [key for key in plan.keys if key in sheet.columns and key not in SENDERS]
    if heading is not None and not sheet.repeated:
        cells = sheet.cells.cells
        if all(own_heading(key, cells.get(sheet.columns[key] + heading, "")) for key in keys):
            return sheet, []  # by far the most frequent case
    columns, repeated = dict(sheet.columns), list(sheet.repeated)
    found: list[Anomaly] = []
    for key in keys if heading is not None else DECIDING.intersection(keys):
        bearers = [columns[key], *(letters for name, letters in repeated if name == key)]
        told = [(letters, *_judged(sheet, plan, heading, layout, key, letters)) for letters in bearers]
        standing = [letters for letters, why, _ in told if why in ("", "unknown")]
        for letters, why, other in told:
            if why:
                found.append(_said(sheet, heading, key, letters, why, other))
                repeated = [pair for pair in repeated if pair != (key, letters) or why == "unknown"]
        if not standing:
            del columns[key]
        elif standing[0] != columns[key]:
            columns[key] = standing[0]
            repeated.remove((key, standing[0]))
    refused = sheet.columns.keys() - columns.keys()
    return replace(sheet, columns=columns, repeated=repeated, refused=frozenset(refused)), found


def _judged(
    sheet: KeyedSheet, plan: SheetPlan, heading: str | None, layout: Layout, key: str, letters: str
) -> tuple[str, str]:
    """("", "") where the column's heading is its own; "unknown"; or why it does not count, with another column."""
    if heading is None:
        return "gone", ""
    shown = sheet.text(heading, letters)
    if own_heading(key, shown):
        return "", ""
    if not shown:
        return "blank", ""
    if fold(shown) in _headings_of(plan.columns):
        return "other", ""
    others = [column for column in sheet.unkeyed if column != letters]
    bearer = next((column for column in others if own_heading(key, sheet.text(heading, column))), "")
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


def _said(sheet: KeyedSheet, heading: str | None, key: str, letters: str, why: str, other: str) -> Anomaly:
    place = sheet.place(heading or sheet.key_row, letters)
    shown = sheet.text(heading, letters) if heading else ""
    arguments: dict[str, str | Text] = {"column": COLUMNS[key], "letters": letters, "shown": shown}
    if why == "unknown":
        return Anomaly("unknown-heading", place, "", arguments)
    numbers = [number for number, row_id in sheet.rows if row_id and sheet.text(number, letters)]
    arguments |= {"why": filled(_WHY[why], shown=shown, other=other), "count": str(len(numbers))}
    return Anomaly("foreign-heading", place, "", arguments)


@lru_cache(maxsize=1024)
def own_heading(key: str, shown: Value) -> bool:
    """Whether a heading is that column's own, in any language; the last period's may have that period's name behind."""
    return isinstance(shown, str) and fold(shown) in _in_every_language(key)


@lru_cache(maxsize=64)
def _in_every_language(key: str) -> frozenset[str]:
    return frozenset(fold(text) for text in COLUMNS[key].values())


@lru_cache(maxsize=32)
def _headings_of(columns: tuple[Column, ...]) -> frozenset[str]:
    return frozenset().union(*(_in_every_language(column.name) for column in columns))


@lru_cache(maxsize=32)
def _level_words(layout: Layout) -> frozenset[str]:
    scale = layout.catalog.scale
    texts = (text for level in scale.levels for text in (*level.word.values(), *level.spellings))
    return frozenset(map(fold, texts)) - {""}
