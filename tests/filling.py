"""Filled workbooks for tests: a small catalogue, its blank form, and answers put in by key."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

import hand
from hand import both
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import META_KEYS, META_SHEET
from iso18091cli.model.catalog import Catalog, Choice, Question, Topic
from iso18091cli.model.measure import Measure, due, oldest
from iso18091cli.model.text import say

Values = Mapping[tuple[str, str], object]
Change = Callable[[Workbook], None]

PLAIN = Stamp()
"""A form for nobody in particular."""

_FIRST, _SECOND, _THIRD, _FOURTH = hand.CATALOG.indicators

CATALOG: Catalog = replace(
    hand.CATALOG,
    indicators=(
        _FIRST,
        # One criterion is asked of districts alone.
        replace(_SECOND, criteria=(_SECOND.criteria[0], replace(_SECOND.criteria[1], applies_to=("district",)))),
        replace(_THIRD, may_be_not_applicable=False),
        replace(_FOURTH, criteria=()),
    ),
    survey=(
        Topic(
            id="people",
            name=both("Dân cư", "People"),
            questions=(
                Question(id="people.count", text=both("Số dân"), answer="number", minimum=0, whole=True),
                Question(
                    id="people.share", text=both("Tỷ lệ"), answer="number", unit=both("%"), minimum=0, maximum=100
                ),
            ),
        ),
        Topic(
            id="desk",
            name=both("Một cửa", "Desk"),
            questions=(
                Question(id="desk.open", text=both("Có bộ phận một cửa?"), answer="yes_no"),
                Question(id="desk.since", text=both("Từ ngày"), answer="date"),
                Question(id="desk.note", text=both("Ghi chú"), answer="text"),
                Question(
                    id="desk.form",
                    text=both("Hình thức"),
                    answer="choice",
                    choices=(
                        Choice(key="paper", word=both("Giấy", "Paper")),
                        Choice(key="online", word=both("Trực tuyến", "Online")),
                    ),
                ),
            ),
        ),
    ),
)
"""Two pillars; 1.10.b for districts only; 2.1 may not be "not applicable"; 2.2 without criteria; every kind of answer."""

_GRADED = ("1.1.a", "1.1.b", "1.10.a", "2.1.a", "2.1.b", "2.2")
COMPLETE: dict[tuple[str, str], object] = {
    ("unit_name", "value"): "Xã Thử",
    ("unit_code", "value"): "12345",
    ("unit_level", "value"): "Cấp xã",
    ("unit_kind", "value"): "Xã",
    ("period", "value"): "2026",
    ("contact", "value"): "Nguyễn Văn A",
    ("assessed_on", "value"): date(2026, 3, 1),
    ("people.count", "answer"): 4200,
    ("people.share", "answer"): 12.5,
    ("desk.open", "answer"): "Có",
    ("desk.since", "answer"): date(2020, 1, 15),
    ("desk.note", "answer"): "Mở cửa cả ngày thứ bảy",
    ("desk.form", "answer"): "Giấy",
    **{(row_id, "self_level"): "Xanh" for row_id in _GRADED},
    **{(row_id, "evidence"): f"Quyết định số {n}/QĐ-UBND" for n, row_id in enumerate(_GRADED, 1)},
    ("1", "indicator"): "1.10 Chỉ số 1.10",
    ("1", "phase"): "Giai đoạn 1",
    ("1", "task"): "Niêm yết thủ tục",
    ("1", "lead"): "Văn phòng",
    ("1", "deadline"): date(2026, 12, 31),
    ("1", "budget"): 12.5,
    ("1", "status"): "Dự kiến",
}
"""A workbook of a commune filled in completely and rightly, in Vietnamese."""


@dataclass(frozen=True)
class Formula:
    """A formula in a cell, with the result that a program has stored, if one has."""

    text: str
    stored: str | None = None


@dataclass(frozen=True)
class ErrorValue:
    """A cell that shows an error such as #REF!."""

    text: str


@dataclass(frozen=True)
class Form:
    """A blank form taken apart once, so that filling it in is a matter of milliseconds."""

    parts: dict[str, bytes]
    """Part -> bytes."""
    sheets: dict[str, str]
    """Sheet -> part."""
    cells: dict[tuple[str, str], tuple[str, str]]
    """(row id, column key) -> (sheet, cell)."""


@cache
def blank(stamp: Stamp = PLAIN, language: str = "vi") -> bytes:
    """The blank form of the small catalogue, made once a kind."""
    return new_workbook(CATALOG, language, stamp)


@cache
def form(content: bytes) -> Form:
    """A blank form's parts and where its keyed cells are."""
    workbook = load_workbook(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(workbook.sheetnames, 1)}
    return Form(parts, sheets, {key: (c.parent.title, c.coordinate) for key, c in cells(workbook).items()})


def cells(workbook: Workbook) -> dict[tuple[str, str], Cell]:
    """Every keyed cell of an open blank workbook by (row id, column key)."""
    found: dict[tuple[str, str], Cell] = {}
    for sheet in workbook.worksheets:
        keys = {c.column: c.value for c in sheet[1] if c.value} if sheet.cell(1, 1).value == "id" else {}
        for row in sheet.iter_rows(min_row=2):
            if keys and row[0].value is not None:
                found |= {(str(row[0].value), str(keys[c.column])): c for c in row if c.column in keys}
    return found


def address(row_id: str, column: str, stamp: Stamp = PLAIN) -> tuple[str, str]:
    """Sheet and cell in which that value stands in the small catalogue's blank form."""
    return form(blank(stamp)).cells[row_id, column]


def fill(
    path: Path,
    values: Values | None = None,
    *,
    stamp: Stamp = PLAIN,
    language: str = "vi",
    content: bytes | None = None,
    meta: Mapping[str, str] | None = None,
    change: Change | None = None,
) -> Path:
    """Fills a blank workbook (the small catalogue's, or ``content``) by key; ``change`` then does what a person does.

    ``meta`` sets values of the hidden stamp.

    Keys the form does not have are passed over, so that one set of answers serves every stamp.
    """
    blank_form = form(content or blank(stamp, language))
    parts = dict(blank_form.parts)
    by_sheet: dict[str, dict[str, object]] = {}
    for key, value in (COMPLETE if values is None else values).items():
        if key in blank_form.cells:
            sheet, cell = blank_form.cells[key]
            by_sheet.setdefault(sheet, {})[cell] = value
    for key, stamped in (meta or {}).items():
        by_sheet.setdefault(META_SHEET, {})[f"B{META_KEYS.index(key) + 1}"] = stamped
    for sheet, answers in by_sheet.items():
        part = blank_form.sheets[sheet]
        parts[part] = with_cells(parts[part], answers)
    write_zip(path, parts)
    if change is not None:
        workbook = load_workbook(path, rich_text=True)
        change(workbook)
        workbook.save(path)
        workbook.close()
    return path


def answered(id: str, level: str, catalog: Catalog, language: str = "vi") -> dict[tuple[str, str], object]:
    """What a commune types in 2026 to be at a level, which is named in its word: figures where they decide.

    What is no level is typed where the answer belongs.
    """
    measure = catalog.measured.get(id)
    if measure is None:
        return {(id, "self_level"): level}
    key = next((one.key for one in catalog.scale.levels if level in one.word.values()), None)
    if key is None:
        return {(id, "value"): level}
    value = _value(measure, key, catalog.scale.keys, language)
    if measure.kind != "share":
        return {(id, "value"): value}
    assert isinstance(value, float)
    return {(id, "value"): value * 20, (id, "whole"): 2000}


def _value(measure: Measure, key: str, keys: tuple[str, ...], language: str) -> object:
    """The figure at the very limit of a level, and for the worst one step beyond the limit of the next."""
    if measure.kind == "choice":
        return next(say(choice.word, language) for choice in measure.choices if choice.level == key)
    worst = key == keys[0]
    limit = measure.limits(level="commune")[keys[1] if worst else key]
    assert not isinstance(limit, tuple)
    if measure.kind == "date" and measure.by:
        return due(measure, 2026, int(limit)) + timedelta(worst)
    if measure.kind == "date":
        return oldest(2026, int(limit)) - timedelta(worst)
    return limit + worst * (1 if measure.better == "lower" else -1)


def with_cells(sheet: bytes, values: Mapping[str, object]) -> bytes:
    """A sheet's XML with these values in cells that it has; their styles stay."""

    def put(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        if name not in values:
            return match[0]
        style = re.search(rb' s="\d+"', match[0][: match[0].index(b">")])
        kind, inner = _xml(values[name])
        return b'<c r="%s"%s%s>%s</c>' % (match[1], style[0] if style else b"", kind.encode(), inner.encode())

    return _CELL.sub(put, sheet)


_CELL = re.compile(rb'<c r="([A-Z]+\d+)"(?:[^>]*/>|[^>]*[^/>]>.*?</c>)', re.DOTALL)


def _xml(value: object) -> tuple[str, str]:
    """The type attribute and the content of a cell's element."""
    match value:
        case None:
            return "", ""
        case Formula(text, None):
            return "", f"<f>{escape(text)}</f>"
        case Formula(text, stored):
            return ' t="str"', f"<f>{escape(text)}</f><v>{escape(str(stored))}</v>"
        case ErrorValue(text):
            return ' t="e"', f"<v>{escape(text)}</v>"
        case bool():
            return ' t="b"', f"<v>{int(value)}</v>"
        case date():
            return "", f"<v>{(value - date(1899, 12, 30)).days}</v>"
        case int() | float():
            return "", f"<v>{value!r}</v>"
        case _:
            return ' t="inlineStr"', f'<is><t xml:space="preserve">{escape(as_excel_writes(str(value)))}</t></is>'


def as_excel_writes(text: str) -> str:
    """What XML forbids, written as Excel writes it."""
    escaped = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", lambda match: f"_x{ord(match[0]):04X}_", escaped)


def patch(path: Path, changes: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> Path:
    """Changes the parts of a workbook file: by a function, by other bytes, or (None) away with it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        if change is None:
            del parts[name]
        else:
            parts[name] = change if isinstance(change, bytes) else change(parts[name])
    return write_zip(path, parts)


def write_zip(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Packs the parts of a workbook."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
