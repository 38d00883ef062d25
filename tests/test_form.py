"""The blank form without an office program: both languages whole, columns as the eye works, what stands where."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText

import hand
from iso18091cli.catalog import load_catalog
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import LISTS_SHEET, META_SHEET, plan
from iso18091cli.messages import workbook as words
from iso18091cli.model.answers import STAGES
from iso18091cli.model.offered import spellings
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.model.units import KINDS, LEVELS, Unit

ROOT = Path(__file__).parent.parent
CATALOG = load_catalog()
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
ASIDE = re.compile(r"\d+/QĐ-UBND|VNĐ")
"""Vietnamese that an English form may show: the symbol of a document."""


NOBODY = Stamp()


@cache
def form(language: str, stamp: Stamp = NOBODY) -> Workbook:
    return load_workbook(io.BytesIO(new_workbook(CATALOG, language, stamp)), rich_text=True)


def strings(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """(place, words) of everything that a person may read, also inside formulas, prompts, headers and charts."""
    for sheet in workbook.worksheets:
        if sheet.title == META_SHEET:
            continue
        yield "sheet", sheet.title
        keys = int(sheet["A1"].value == "id")  # hidden, in the first row and column
        for row in sheet.iter_rows(min_row=1 + keys, min_col=1 + keys):
            for cell in row:
                if isinstance(cell.value, CellRichText):
                    yield f"{sheet.title}!{cell.coordinate}", str(cell.value)
                elif cell.data_type == "f":
                    for literal in re.findall(r'"((?:[^"]|"")*)"', str(cell.value)):
                        yield f"{sheet.title}!{cell.coordinate}", literal
                elif isinstance(cell.value, str):
                    yield f"{sheet.title}!{cell.coordinate}", cell.value
        for rule in sheet.data_validations.dataValidation:
            for said in (rule.prompt, rule.promptTitle, rule.error, rule.errorTitle):
                yield f"{sheet.title}!{rule.sqref}", said or ""
        for part in (sheet.oddHeader.left, sheet.oddHeader.center, sheet.oddFooter.center, sheet.oddFooter.right):
            yield f"{sheet.title} print", part.text or ""


def texts(value: object) -> Iterator[Text]:
    """Every text in several languages inside message tables and the catalogue."""
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES):
            yield value
        else:
            for inner in value.values():
                yield from texts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from texts(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(("language", "other"), [("vi", "en"), ("en", "vi")])
def test_no_word_of_the_other_language(language: str, other: str, stage: str) -> None:
    stamp = Stamp(unit=Unit(level="commune"), period="2026", stage=stage, previous_period="2025")
    tables = [getattr(words, name) for name in dir(words) if name.isupper()]
    known = list(texts([*tables, LEVELS, KINDS, CATALOG]))
    ours = {text[language].strip() for text in known}
    # Spellings of levels are accepted in every language: they are not shown.
    spelled = spellings((), CATALOG, levels=True, not_applicable=True)
    foreign = {text[other].strip() for text in known} - ours
    seen = 0
    for place, said in strings(form(language, stamp)):
        seen += 1
        # Each stands there twice: some keyboards type a letter and its mark apart.
        listed = said.startswith("¦") or unicodedata.normalize("NFC", said).casefold() in spelled
        if place.startswith(LISTS_SHEET) and listed:
            continue
        assert said.strip() not in foreign, (place, said)
        if language == "en":
            assert not VIETNAMESE.search(ASIDE.sub("", said)), (place, said)
    assert seen > 1000


def test_columns_stand_as_the_eye_works() -> None:
    for sheet in plan(CATALOG, "vi").of_kind("pillar"):
        names = [column.name for column in sheet.columns]
        shown = [name for name in names if not name.startswith("previous_") and name != "check"]
        assert shown[1:8] == ["subject", "value", "whole", "self_level", "evidence", "explanation", "officer"]
        assert names[-5:] == ["review_value", "review_whole", "review_level", "review_comment", "agreed_level"]
    # Where nothing is counted, there is no place for figures.
    plain = [column.name for column in plan(hand.CATALOG, "vi").of_kind("pillar")[0].columns]
    assert plain[2:4] == ["previous_level", "self_level"] and "value" not in plain


def test_last_period_is_shown_where_it_is_known() -> None:
    title = plan(CATALOG, "vi").of_kind("pillar")[0].title
    columns = ("D", "E", "F")
    assert all(form("vi")[title].column_dimensions[column].hidden for column in columns)
    known = form("vi", Stamp(previous_period="2025"))[title]
    assert [known[f"{c}1"].value for c in columns] == ["previous_value", "previous_whole", "previous_level"]
    assert not any(known.column_dimensions[column].hidden for column in columns)
    assert known["F5"].value == "Kỳ trước: 2025"
    long = form("vi", Stamp(previous_period="2023 (dữ liệu minh họa)"))[title]
    assert long.row_dimensions[5].height > 45 > known.row_dimensions[5].height


@pytest.mark.parametrize(
    ("stage", "is_open"),
    [
        ("self", {"competence", "value", "whole", "self_level", "evidence", "explanation", "officer"}),
        ("review", {"review_value", "review_whole", "review_level", "review_comment"}),
        ("agreed", {"agreed_level"}),
    ],
)
def test_each_copy_is_open_for_those_who_fill_it_in(stage: str, is_open: set[str]) -> None:
    workbook = form("vi", Stamp(stage=stage))
    for sheet in plan(CATALOG, "vi").of_kind("pillar"):
        cells = workbook[sheet.title]
        found = {
            cells.cell(1, cell.column).value for row in cells.iter_rows() for cell in row if not cell.protection.locked
        }
        assert found == is_open
        # What is said beside a cell is about this copy's step.
        said = {rule.prompt for rule in cells.data_validations.dataValidation}
        keys = {"self": "prompt.level", "review": "prompt.review_level", "agreed": "prompt.agreed_level"}
        assert {name for name, key in keys.items() if words.WORDS[key]["vi"] in said} == {stage}


def test_every_sheet_is_reached_and_leads_back() -> None:
    workbook = form("vi")
    front, *others = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    targets = {cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink}
    assert {target.rpartition("!")[0].strip("'") for target in targets} == {sheet.title for sheet in others}
    for sheet in others:
        back = [cell.hyperlink.location for row in sheet.iter_rows(max_row=4) for cell in row if cell.hyperlink]
        assert [target.rpartition("!")[0].strip("'") for target in back] == [front.title]


def test_figures_are_written_as_people_of_the_language_do() -> None:
    said = {language: " ".join(text for _, text in strings(form(language))) for language in ("vi", "en")}
    assert "từ 0 đến 100" in said["vi"] and "from 0 to 100" in said["en"]
    for sheet in form("vi").worksheets:
        for row in sheet.iter_rows():
            assert not [c.coordinate for c in row if getattr(c, "is_date", False) and c.number_format != "dd/mm/yyyy"]


def test_the_guide_speaks_of_the_form_as_it_is() -> None:
    guide = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")
    for sheet in plan(CATALOG, "vi").sheets:
        if sheet.kind not in ("pillar", "guide"):
            assert f"Trang {sheet.title}" in guide
    for name in ("self_level", "check", "explanation", "officer", "competence"):
        assert f"| {words.COLUMNS[name]['vi']} |" in guide
    for mark in CATALOG.scale.levels:
        assert f"{mark.symbol} **{mark.word['vi']}**" in guide
    pictures = re.findall(r"!\[[^]]+\]\((pictures/[^)]+)\)", guide)
    assert len(pictures) >= 6
    assert all(0 < (ROOT / "docs" / picture).stat().st_size <= 150_000 for picture in pictures)
