"""Ways to score better than the sheet shows: what a cheat does to a workbook, and the finding that stops it.

docs/robustness.md is this table in words; test_seen.py is this table in practice. What people see is red everywhere.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from filling import CATALOG, COMPLETE, Formula, blank, fill, form, patch, write_zip
from iso18091cli.cli.issuing import issued_as
from iso18091cli.form.blank import Stamp
from iso18091cli.form.book import HEAD_ROW
from iso18091cli.form.look import INPUT
from iso18091cli.model.issued import NO_LIST, Issued
from iso18091cli.model.units import Unit

Parts = dict[str, bytes]
TOWN = "Đô thị"
CELL = form(blank()).cells["1.1.a", "self_level"][1]
"""The cell of the level with which the cheats are tried; the other criterion of its indicator is not applicable."""
LETTER, ROW = CELL[0], int(CELL[1:])
FAR = "AD"
TRUE = {
    **COMPLETE,
    **{key: "Đỏ" for key in COMPLETE if key[1] == "self_level"},
    ("1.1.b", "self_level"): "Không áp dụng",
    ("1.1.b", "explanation"): "Không có việc này",
}
STAMP = Stamp(unit=Unit(code="01234", name="Xã Thử", level="commune", kind="xa"), period="2026", copy="c0123456789")
ANOTHER = Stamp(unit=Unit(code="05678", name="Xã Khác", level="commune", kind="xa"), period="2026", copy="c9876543210")
LISTED = Issued({stamp.copy: issued_as(stamp, CATALOG) for stamp in (STAMP, ANOTHER)})


@dataclass(frozen=True)
class Cheat:
    """One way: its name, what is done, the finding it ends in, and how it is done."""

    name: str
    what: str
    says: str
    change: Callable[[Workbook], None] | None = None
    values: Mapping[tuple[str, str], object] = field(default_factory=dict)
    """Besides those of TRUE."""
    stamp: Stamp = field(default_factory=Stamp)
    meta: Mapping[str, str] = field(default_factory=dict)
    """What is written into the hidden stamp."""
    issued: Issued = NO_LIST
    patched: Callable[[bytes], bytes] | None = None
    """What is done to the sheet's XML in the end."""
    parts: Callable[[Parts], Parts] | None = None
    """The same to all parts of the file."""

    def lay(self, folder: Path) -> Path:
        """Puts the workbook into a folder."""
        values = {**TRUE, **self.values}
        path = fill(folder / f"{self.name}.xlsx", values, stamp=self.stamp, meta=self.meta, change=self.change)
        if self.patched:
            patch(path, {form(blank()).sheets[TOWN]: self.patched})
        if self.parts:
            with zipfile.ZipFile(path) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            write_zip(path, self.parts(parts))
        return path


GREEN = {("1.1.a", "self_level"): "Xanh"}


def _looks(**look: object) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        cell = workbook[TOWN][CELL]
        for name, value in look.items():
            setattr(cell, name, value)

    return change


def _hide(what: str) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        if what == "sheet":
            workbook[TOWN].sheet_state = "veryHidden"
        elif what == "narrow":
            workbook[TOWN].column_dimensions[LETTER].width = 0.1
        else:
            workbook[TOWN].column_dimensions[what].hidden = True

    return change


def _condition(style: DifferentialStyle) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        rule = FormulaRule(formula=["TRUE"])
        rule.dxf = style
        workbook[TOWN].conditional_formatting.add(CELL, rule)

    return change


def _far_column(key: str, heading: str | None, old: str | None, white: bool = False) -> Callable[[Workbook], None]:
    """The key of the levels over a far column of greens; what stands over both columns then."""

    def change(workbook: Workbook) -> None:
        sheet = workbook[TOWN]
        sheet[f"{LETTER}1"], sheet[f"{FAR}1"] = key, "self_level"
        sheet[f"{FAR}{ROW}"], sheet[f"{FAR}{HEAD_ROW}"], sheet[f"{LETTER}{HEAD_ROW}"] = "Xanh", heading, old
        if white:
            sheet[f"{FAR}{HEAD_ROW}"].font = Font(color="FFFFFF")

    return change


def _far_row(label: str | None, hidden: bool = False, second: bool = False) -> Callable[[Workbook], None]:
    """The criterion's key in a far row that says green, with that number."""

    def change(workbook: Workbook) -> None:
        sheet: Worksheet = workbook[TOWN]
        last = sheet.max_row + 3
        sheet[f"A{last}"], sheet[f"B{last}"], sheet[f"{LETTER}{last}"] = "1.1.a", label, "Xanh"
        sheet.row_dimensions[last].hidden = hidden
        if not second:
            sheet[f"A{ROW}"] = None

    return change


def _swap_keys(workbook: Workbook) -> None:
    """The keys of a red and a green criterion change places, their visible numbers do not."""
    sheet = workbook[TOWN]
    other = next(cell.row for cell in sheet["A"] if cell.value == "1.10.a")
    sheet[f"A{ROW}"], sheet[f"A{other}"] = "1.10.a", "1.1.a"


def _swap_and_hide(workbook: Workbook) -> None:
    _swap_keys(workbook)
    sheet = workbook[TOWN]
    other = next(cell.row for cell in sheet["A"] if cell.value == "1.1.a")
    sheet[f"B{ROW}"], sheet[f"B{other}"] = "1.10.a", "1.1.a"
    sheet.column_dimensions["B"].hidden = True


def _twin(keyed: bool) -> Callable[[Workbook], None]:
    """A hidden sheet with the keys says green, a visible copy of it red."""

    def change(workbook: Workbook) -> None:
        copy = workbook.copy_worksheet(workbook[TOWN])
        workbook[TOWN][CELL] = "Xanh"
        workbook[TOWN].sheet_state, copy.sheet_state = "hidden", "visible"
        if not keyed:
            copy.delete_rows(1)
            copy.insert_rows(1)

    return change


def _headings_hidden(workbook: Workbook) -> None:
    _far_column("x", "Tự đánh giá", "Thẩm định")(workbook)
    workbook[TOWN].row_dimensions[HEAD_ROW].hidden = True


def _rich(color: str) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        workbook[TOWN][CELL] = CellRichText(TextBlock(InlineFont(color=color), "Xanh"))

    return change


def _under_a_merge(xml: bytes) -> bytes:
    """The cell beside it spreads over the level, which stays in the file."""
    left = f"{chr(ord(LETTER) - 1)}{ROW}:{CELL}".encode()
    return re.sub(rb"<mergeCells[^>]*>", lambda found: found[0] + b'<mergeCell ref="%s"/>' % left, xml, count=1)


_PALE = DifferentialStyle(font=Font(color="FFFFFF"))
_OTHER = DifferentialStyle(numFmt=NumberFormat(numFmtId=199, formatCode=';;;"Đỏ"'))

CHEATS: tuple[Cheat, ...] = (
    Cheat("ground", "green in letters of the ground's colour", "A16", _looks(font=Font(color=INPUT)), GREEN),
    Cheat("white", "green in white letters", "A16", _looks(font=Font(color="FFFFFF")), GREEN),
    Cheat("tiny", "green in letters of one point", "A16", _looks(font=Font(size=1)), GREEN),
    Cheat("format-nothing", "green under the number format ;;;", "A16", _looks(number_format=";;;"), GREEN),
    Cheat("format-other", "green under a number format that shows “Đỏ”", "A16", _looks(number_format=';;;"Đỏ"'), GREEN),
    Cheat("format-white", "green under a number format that writes it in white", "A16", _looks(number_format="[White]@"), GREEN),
    Cheat("rich-ground", "green as rich text in letters of the ground's colour", "A16", _rich(INPUT), GREEN),
    Cheat("rich-white", "green as rich text whose letters are white", "A16", _rich("FFFFFF"), GREEN),
    Cheat("condition-white", "green, made white by a condition", "A16", _condition(_PALE), GREEN),
    Cheat("condition-format", "green, shown as “Đỏ” by a condition", "A16", _condition(_OTHER), GREEN),
    Cheat("column-hidden", "green in a hidden column", "A16", _hide(LETTER), GREEN),
    Cheat("column-narrow", "green in a column too narrow for a letter", "A16", _hide("narrow"), GREEN),
    Cheat("sheet-hidden", "green on a hidden sheet", "A16", _hide("sheet"), GREEN),
    Cheat("under-a-merge", "green under a merged area that shows another cell", "A16", None, GREEN, patched=_under_a_merge),
    Cheat("heading-hidden", "“not applicable” in a hidden column of competences", "A16", _hide(form(blank()).cells["1.1", "competence"][1][0]), {("1.1", "competence"): "Không áp dụng", ("1.1", "explanation"): "x", ("1.1.a", "self_level"): None, ("1.1.b", "self_level"): None}),
    Cheat("twin", "a hidden sheet with the keys, and a visible copy without them", "A16", _twin(keyed=False)),
    Cheat("twin-keyed", "a hidden sheet, and a visible copy with the same keys", "S16", _twin(keyed=True)),
    Cheat("key-blank", "the key over a far column without a heading", "S19", _far_column("x", None, "Tự đánh giá")),
    Cheat("key-unknown", "the key over a far column under any word", "S19", _far_column("x", "Mức", "Tự đánh giá")),
    Cheat("key-other", "the key over a column headed as another one", "S19", _far_column("x", "Thẩm quyền", "Tự đánh giá")),
    Cheat("key-white", "the key over a column whose heading is white on white", "S19", _far_column("x", "Tự đánh giá", "Mức", white=True)),
    Cheat("key-both-unknown", "both columns under unknown words", "S19", _far_column("x", "Mức A", "Mức B")),
    Cheat("key-twice", "the key and the heading over a far column, the heading twice", "S15", _far_column("x", "Tự đánh giá", "Tự đánh giá")),
    Cheat("key-old-blank", "the key and the heading over a far column, none over the old one", "S15", _far_column("x", "Tự đánh giá", None)),
    Cheat("headings-hidden", "the same with the row of headings hidden", "S19", _headings_hidden),
    Cheat("row-unlabelled", "a criterion's key in a far row without its number", "S27", _far_row(None)),
    Cheat("row-other-word", "a criterion's key in a far row with another word", "S27", _far_row("mục a")),
    Cheat("row-labelled", "a criterion's key and number in a far row, the old row without its key", "S09", _far_row("1.1.a")),
    Cheat("row-hidden", "a second row of a criterion, hidden", "S09", _far_row("1.1.a", hidden=True, second=True)),
    Cheat("keys-swapped", "the hidden keys of two criteria swapped", "S14", _swap_keys, {("1.10.a", "self_level"): "Xanh"}),
    Cheat("numbers-hidden", "keys and numbers swapped, and the column of numbers hidden", "S27", _swap_and_hide, {("1.10.a", "self_level"): "Xanh"}),
    Cheat("stale-formula", "a formula whose stored result is better than what it gives", "A19", None, {("1.1.a", "self_level"): Formula('IF(TRUE,"Đỏ")', "Xanh")}),
    Cheat("stage", "the stamp says “agreed”, the agreed column green; the office's list says otherwise", "S23", None, {("1.1.a", "agreed_level"): "Xanh"}, STAMP, {"stage": "agreed"}, LISTED),
    Cheat("stage-unlisted", "the same with a copy number that is on no list", "S26", None, {("1.1.a", "agreed_level"): "Xanh"}, STAMP, {"stage": "agreed", "copy": "c1"}, LISTED),
    Cheat("number-gone", "the same without a copy number", "S26", None, {("1.1.a", "agreed_level"): "Xanh"}, STAMP, {"stage": "agreed", "copy": ""}, LISTED),
    Cheat("number-of-another", "the stamp carries the copy number of another unit", "S29", None, {}, STAMP, {"copy": ANOTHER.copy}, LISTED),
    Cheat("kind", "the stamp says another kind of unit, which is asked less", "S23", None, {}, STAMP, {"unit_kind": "phuong"}, LISTED),
    Cheat("later-column", "green in the columns of the appraisal", "A06", None, {("1.1.a", "review_level"): "Xanh"}),
)  # fmt: skip
