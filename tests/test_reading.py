"""What is typed is read back, wherever it stands; what is offered is understood; what the blank form holds."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dump import dump
from filling import CATALOG, COMPLETE, blank, fill, form
from iso18091cli.catalog import load_catalog
from iso18091cli.form.blank import new_workbook
from iso18091cli.form.layout import Answer, plan
from iso18091cli.form.unit_and_survey import HEAD_ROW
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Entry, Place
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import changes, clean, fold, legacy, visible
from iso18091cli.model.text import LANGUAGES
from iso18091cli.reading.meaning import Words, entry, share, whole_code
from iso18091cli.reading.reader import read_workbook

SHIPPED = load_catalog()
quick = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reading")


# Whatever is typed ----------------------------------------------------------------------------------------------------

_TEXT_CELLS = (
    *((row_id, column) for row_id in ("1.1.a", "2.1.b", "2.2") for column in ("evidence", "explanation", "officer")),
    ("unit_name", "value"),
    ("desk.note", "answer"),
    ("people.count", "note"),
    ("3", "task"),
    ("3", "product"),
)
# U+FFFE and U+FFFF and halves of surrogate pairs cannot stand in a file at all.
_TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=300)
_VIETNAMESE = st.text(
    "aăâđeêioôơuưyĐÐð \u0300\u0301\u0303\u0309\u0323\u200b\u00a0\n-=+@'\"&<>_x0041", min_size=1, max_size=60
)


def _entry(path: Path, row_id: str, column: str) -> Entry:
    submission = read_workbook(path, CATALOG)
    if column == "value":
        return submission.unit[row_id]
    actions = {row.id: row for row in submission.actions}
    rows = submission.rows | submission.survey | actions
    return rows[row_id].entries.get(column, Entry(Place())) if row_id in rows else Entry(Place())


@quick
@given(st.dictionaries(st.sampled_from(_TEXT_CELLS), _TYPED | _VIETNAMESE, min_size=1))
def test_text_is_read_back(folder: Path, typed: dict[tuple[str, str], str]) -> None:
    path = fill(folder / "text.xlsx", typed)
    for (row_id, column), text in typed.items():
        found = _entry(path, row_id, column)
        assert (found.typed, found.value) == (clean(text), clean(text) or None)
        assert found.blank == (clean(text) == "")
        assert not found.formula


@given(_TYPED | _VIETNAMESE)
def test_cleaning_is_done_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)
    assert fold(text) == fold(once)


@given(_TYPED | _VIETNAMESE)
def test_what_cleaning_changes_is_named(text: str) -> None:
    once = clean(text)
    assert not changes(once)
    plain = re.sub(r"\s+", " ", text).strip()
    assert changes(text) or re.sub(r"\s+", " ", once) == plain
    assert visible(once) == once


@quick
@given(
    count=st.integers(0, 10**12),
    share=st.decimals(0, 100, places=4).map(float),
    budget=st.floats(0, 1e9, allow_nan=False),
    since=st.dates(date(2006, 1, 1), date(2046, 12, 31)),  # twenty years around the period
    deadline=st.dates(date(2006, 1, 1), date(2046, 12, 31)),
)
def test_numbers_and_dates_are_read_back(
    folder: Path, count: int, share: float, budget: float, since: date, deadline: date
) -> None:
    typed = {
        ("people.count", "answer"): count,
        ("people.share", "answer"): share,
        ("desk.since", "answer"): since,
        ("1", "budget"): budget,
        ("1", "deadline"): deadline,
        ("1", "task"): "x",
    }
    path = fill(folder / "figures.xlsx", typed)
    submission = read_workbook(path, CATALOG)
    answers = {row_id: row.value("answer") for row_id, row in submission.survey.items()}
    assert float(answers["people.count"] or "") == count
    assert float(answers["people.share"] or "") == share
    assert answers["desk.since"] == since.isoformat()
    (action,) = submission.actions
    assert float(action.value("budget") or "") == budget
    assert action.value("deadline") == deadline.isoformat()
    assert not any(e.repairs for row in submission.survey.values() for e in row.entries.values())


# In whatever order ----------------------------------------------------------------------------------------------------

_LEVELS = ("Xanh", "Vàng", "Đỏ", "Không áp dụng", "", "?")


def _shuffled(source: Path, target: Path, chance: random.Random) -> None:
    """The same keys and answers in a workbook of another make: rows, columns, sheets in disorder, blanks between."""
    old, new = load_workbook(source), Workbook()
    new.remove(new.worksheets[0])
    for sheet in chance.sample(old.worksheets, len(old.worksheets)):
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        if sheet.title == "_meta":
            copy = new.create_sheet("_meta")
        elif sheet.title in ("Hướng dẫn", "Tổng hợp", "_lists"):
            continue
        else:
            copy = new.create_sheet(f"Trang {len(new.worksheets)}")
            rows = _disordered(rows, keep_rows=sheet.title == "Hành động", chance=chance)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    copy.cell(number, column).value = value
    new.save(target)


def _disordered(rows: list[list[object]], keep_rows: bool, chance: random.Random) -> list[list[object]]:
    head, above, body = rows[0], rows[1:HEAD_ROW], rows[HEAD_ROW:]
    if not keep_rows:  # an action programme has an order of its own
        chance.shuffle(body)
    order = chance.sample(range(len(head)), len(head))
    inserted = set(chance.sample(order, 2))
    wider = [
        [v for c in order for v in ((None, row[c]) if c in inserted else (row[c],))] for row in (head, *above, *body)
    ]
    spread: list[list[object]] = [[] for _ in range(chance.randrange(3))]
    for row in wider:
        spread.append(row)
        if chance.random() < 0.3:
            spread += [[], [None] * len(row) + ["ghi thêm"]][: chance.randrange(1, 3)]
    return spread


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(st.sampled_from(_LEVELS), min_size=21, max_size=21), st.integers(0, 2**32))
def test_answers_are_the_same_in_any_order(folder: Path, levels: list[str], seed: int) -> None:
    row_ids = ("1.1.a", "1.1.b", "1.10.a", "1.10.b", "2.1.a", "2.1.b", "2.2")
    columns = ("self_level", "review_level", "previous_level")
    keys = [(row_id, column) for row_id in row_ids for column in columns]
    answers = {key: level for key, level in zip(keys, levels, strict=True) if level}
    plain = fill(folder / "plain.xlsx", {**COMPLETE, **dict.fromkeys(keys), **answers})
    _shuffled(plain, folder / "shuffled.xlsx", random.Random(seed))
    one, other = examine(plain, CATALOG), examine(folder / "shuffled.xlsx", CATALOG)
    assert one.submission and other.submission
    for name in ("rows", "survey"):
        first, second = getattr(one.submission, name), getattr(other.submission, name)
        values = [{i: {n: e.value for n, e in r.entries.items()} for i, r in rows.items()} for rows in (first, second)]
        assert values[0] == values[1]
    assert {n: e.value for n, e in one.submission.unit.items()} == {
        n: e.value for n, e in other.submission.unit.items()
    }
    assert one.scorecard == other.scorecard
    # What was added beside the form is all that is said more; the plain one's summary was never calculated.
    found = [sorted((d.code, d.id) for d in r.diagnostics if d.code not in ("S17", "S22")) for r in (one, other)]
    assert found[0] == found[1]


# One cell -------------------------------------------------------------------------------------------------------------

_LAYOUT = plan(SHIPPED, "vi")
_ROWS = {
    row.id: row for kind in ("pillar", "unit", "survey", "actions") for s in _LAYOUT.of_kind(kind) for row in s.rows
}  # type: ignore[arg-type]
NUMBER, DATE, TEXT = Answer("number"), Answer("date"), Answer()
LEVEL = _ROWS["1.1.a"].answers["self_level"]
COMPETENCE = _ROWS["1.1"].answers["competence"]
ACTION = _ROWS["1"].answers
UNIT_LEVEL = _ROWS["unit_level"].answers["value"]
YES_NO = next(
    row.answers["answer"] for row in _ROWS.values() if ("yes", "Có") in row.answers.get("answer", TEXT).choices
)
_WORDS = Words(SHIPPED, "vi")


def read(value: object, answer: Answer, **facts: bool) -> Entry:
    return entry(
        value, answer, Place("s", "A1"), _WORDS, formula=facts.get("formula", False), error="#" * facts.get("error", 0)
    )


@pytest.mark.parametrize(
    ("typed", "answer", "means", "repaired"),
    [
        ("Đỏ", LEVEL, "red", False),
        (" Đỏ ", LEVEL, "red", True),
        (" đỏ ", LEVEL, "red", True),
        ("ĐỎ", LEVEL, "red", True),
        ("do", LEVEL, "red", True),
        ("Xanh lá", LEVEL, "green", True),
        ("\u00d0\u1ece", LEVEL, "red", True),  # Icelandic eth
        ("\u00d0ỏ", LEVEL, "red", True),
        (unicodedata.normalize("NFD", "Đỏ"), LEVEL, "red", True),
        ("Đ\u200bỏ\ufeff", LEVEL, "red", True),
        ("\u2068Đỏ\u2069", LEVEL, "red", True),
        ("✖\ufe0f Đỏ", LEVEL, "red", True),
        ("Vàng\u00a0", LEVEL, "yellow", True),
        ("Red", LEVEL, "red", True),
        ("●", LEVEL, "green", True),  # the form's own marks
        ("● Xanh", LEVEL, "green", True),
        ("▲ vàng", LEVEL, "yellow", True),
        ("✖Red", LEVEL, "red", True),
        ("– Không áp dụng", LEVEL, "not_applicable", True),
        ("–", LEVEL, None, False),  # or nothing
        ("● Đỏ", LEVEL, None, False),  # two levels
        ("KHÔNG ÁP DỤNG", LEVEL, "not_applicable", True),
        ("n/a", LEVEL, "not_applicable", True),
        (
            "Không áp dụng",
            COMPETENCE,
            "not_applicable",
            False,
        ),  # understood where it is not offered: a finding of its own
        ("Không áp dụng", YES_NO, None, False),
        ("Không áp dụng", UNIT_LEVEL, None, False),
        ("Vắng", LEVEL, None, False),  # another word, with other marks
        ("X", LEVEL, None, False),
        ("Tốt", LEVEL, None, False),
        ("Xanh?", LEVEL, None, False),
        ("Đỏ/Vàng", LEVEL, None, False),
        (3, LEVEL, None, False),
        (2.0, LEVEL, None, False),
        (True, LEVEL, None, False),
        (date(2026, 5, 3), LEVEL, None, False),
        ("1.234", NUMBER, None, False),
        ("1,234", NUMBER, None, False),
        ("1.234,5", NUMBER, "1234.5", True),
        ("1 234", NUMBER, "1234", True),
        ("2,5", NUMBER, "2.5", True),
        ("2.5", NUMBER, "2.5", True),
        ("-7", NUMBER, "-7", True),
        (" 12 ", NUMBER, "12", True),
        ("１２", NUMBER, "12", True),
        ("１２，５", NUMBER, "12.5", True),
        ("1_000", NUMBER, None, False),
        ("٣", NUMBER, None, False),
        ("𝟑", NUMBER, None, False),
        ("³", NUMBER, None, False),
        ("NaN", NUMBER, None, False),
        ("1e5", NUMBER, None, False),
        ("12%", NUMBER, None, False),
        ("khoảng 12", NUMBER, None, False),
        (float("nan"), NUMBER, None, False),
        (float("inf"), NUMBER, None, False),
        (True, NUMBER, None, False),
        (datetime(1900, 1, 3), NUMBER, None, False),  # a 3 under a date format
        (0, NUMBER, "0", False),
        (0.1, NUMBER, "0.1", False),
        (0.1 + 0.2, NUMBER, "0.30000000000000004", False),
        (0.00001, NUMBER, "0.00001", False),
        (5e20, NUMBER, "5e+20", False),
        ("31/12/2023", DATE, "2023-12-31", True),
        ("1/2/2023", DATE, "2023-02-01", True),
        ("31-12-2023", DATE, "2023-12-31", True),
        ("31.12.2023", DATE, "2023-12-31", True),
        ("2023-12-31", DATE, "2023-12-31", True),
        ("３１／１２／２０２３", DATE, "2023-12-31", True),
        ("12/31/2023", DATE, None, False),
        ("31/2/2023", DATE, None, False),
        ("31/12/23", DATE, None, False),
        ("12/2023", DATE, None, False),
        ("quý IV", DATE, None, False),
        (45000, DATE, None, False),
        (datetime(2023, 12, 31), DATE, "2023-12-31", False),
        (datetime(2023, 12, 31, 14, 30), DATE, "2023-12-31", False),
        ("1.10 Tên đã đổi", ACTION["indicator"], "1.10", False),
        ("1.10", ACTION["indicator"], "1.10", False),
        (1.1, ACTION["indicator"], None, False),  # 1.1 or 1.10: not known
        ("1.100 x", ACTION["indicator"], None, False),
        ("giai doan 2", ACTION["phase"], "2", True),
        ("3", ACTION["phase"], "3", False),
        ("=1+1", TEXT, "=1+1", False),
        ("- Đã ban hành", TEXT, "- Đã ban hành", False),
        (12, TEXT, "12", False),
        (True, TEXT, "TRUE", False),
        (date(2026, 5, 3), TEXT, "03/05/2026", False),
        ("  a \t b \r\n c ", TEXT, "a b\nc", False),
        ("\u200b \u00a0", TEXT, None, False),
        ("", LEVEL, None, False),
        (None, LEVEL, None, False),
    ],
)
def test_one_cell(typed: object, answer: Answer, means: str | None, repaired: bool) -> None:
    found = read(typed, answer)
    assert (found.value, bool(found.repairs)) == (means, repaired), found
    for repair in found.repairs:
        assert repair.before == typed and repair.after


def test_formulas_and_errors() -> None:
    assert read("Đỏ", LEVEL, formula=True) == Entry(Place("s", "A1"), "text", "Đỏ", "red", formula=True)
    assert read("", LEVEL, formula=True).kind == "error"
    assert read("#REF!", LEVEL, error=True).value is None
    assert not read("", LEVEL, error=True).blank


@pytest.mark.parametrize(
    ("typed", "as_percent", "means"),
    [
        (0.73, True, "73"),
        (0.735, True, "73.5"),
        (0.07, True, "7"),
        (1, True, "100"),
        (0.73, False, "0.73"),  # not guessed: a finding asks
        ("73%", False, "73"),
        ("73,5 %", False, "73.5"),
        ("７３％", False, "73"),
        ("1.234%", False, None),
        ("73", False, "73"),
        (None, True, None),
    ],
)
def test_a_share_shown_as_percent(typed: object, as_percent: bool, means: str | None) -> None:
    found = share(read(typed, replace(NUMBER, percent=True)), lambda: as_percent)
    assert found.value == means
    assert [r.name for r in found.repairs if r.name == "percent"] == ["percent"] * (
        as_percent or found.typed.endswith(("%", "％"))
    ) * (means is not None)


@pytest.mark.parametrize(
    ("typed", "level", "means"),
    [
        (70, "commune", "00070"),
        ("0070", "commune", "00070"),
        ("12345", "commune", "12345"),
        (31, "province", "31"),
        (1, "province", "01"),
        (6, "district", "006"),
        (70, "", "70"),  # of what length it should be is not known
        (70, "other", "70"),
        ("H70", "commune", "H70"),
        ("123456", "commune", "123456"),
        (None, "commune", None),
    ],
)
def test_a_code_that_lost_its_zeros(typed: object, level: str, means: str | None) -> None:
    found = whole_code(read(typed, TEXT), level)
    assert found.value == means
    assert bool(found.repairs) == (means is not None and means != str(typed))


LEGACY = {
    "QuyÕt ®Þnh sè 12 cña UBND x·": "TCVN3",
    "Quyeát ñònh soá 12": "VNI",
    "UÛY BAN NHAÂN DAÂN XAÕ": "VNI",
}
HONEST = (
    "Báo cáo hoàn toàn, toán, hoãn, hoá, ngoài, thuý, ký",
    "Quyết định số 12/QĐ-UBND",
    "Công ty ACME® © 2026 ± 5 §3 × 2",
    "Muñoz và São Paulo",
    "Uỷ ban, hoà giải",
    "do xa lam",
)


@pytest.mark.parametrize("font", ["", "Times New Roman"])
def test_old_encodings_are_told_by_pattern(font: str) -> None:
    for text, name in LEGACY.items():
        assert legacy(text, lambda: font) == name, text
    for text in HONEST:
        assert legacy(text, lambda: font) == "", text


def test_old_encodings_are_told_by_font() -> None:
    assert legacy("Vµng", lambda: "") == ""  # one sign might be anything
    assert legacy("Vµng", lambda: ".VnTime") == "TCVN3"
    assert legacy("Ñoû", lambda: "VNI-Times") == "VNI"
    for text in HONEST[1], HONEST[4], HONEST[5]:  # real letters, whatever the font
        assert legacy(text, lambda: ".VnTimeH") == ""


def test_each_level_is_understood_in_each_language_and_spelling() -> None:
    for level in SHIPPED.scale.levels:
        for word in (*level.word.values(), *level.spellings):
            assert read(word, LEVEL).value == read(word.upper(), LEVEL).value == level.key


# The blank form -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_blank_workbook_is_as_reviewed(language: str, golden: Callable[[str, str], None]) -> None:
    """In full but for the pillars: of those, the first two indicators and then the row keys with their texts."""
    first, *others = [sheet.title for sheet in plan(SHIPPED, language).of_kind("pillar")]
    content = new_workbook(SHIPPED, language)
    rows = list(load_workbook(io.BytesIO(content))[first]["A"])
    third = next(c.row for c in rows if c.value == SHIPPED.indicators[2].id)
    golden(f"blank.{language}.txt", dump(content, others, first, third - 1))


@pytest.mark.parametrize("catalog", [CATALOG, SHIPPED], ids=lambda c: c.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_drop_downs_offer_the_catalogue_s_words(catalog: Catalog, language: str) -> None:
    content = new_workbook(catalog, language)
    workbook = load_workbook(io.BytesIO(content))
    offered: dict[tuple[str, str], list[str]] = {}
    for sheet in workbook.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type is None:  # only a prompt
                continue
            assert rule.showErrorMessage and rule.errorStyle == "stop" and rule.error and rule.errorTitle
            assert len(rule.error) <= 225 and len(rule.errorTitle) <= 32 and len(rule.prompt or "") <= 255
            if rule.type != "list":
                continue
            name, area = rule.formula1.split("!")
            assert name == "_lists", "by range, never inline"
            words = [str(cell.value) for (cell,) in workbook["_lists"][area.replace("$", "")]]
            if words[0].startswith("="):
                continue
            for coordinates in rule.sqref.ranges:
                for row in sheet[str(coordinates)] if coordinates.size["rows"] > 1 else ((sheet[coordinates.coord],),):
                    for cell in row:
                        offered[sheet.title, cell.coordinate] = words
    wanted: dict[tuple[str, str], list[str]] = {}
    by_key = form(content).cells
    for sheet_plan in plan(catalog, language).sheets:
        for row in sheet_plan.rows:
            for column, answer in row.answers.items():
                # What an action is about is offered in a live order: tests/test_office.py.
                if answer.kind == "choice" and column != "indicator":
                    wanted[by_key[row.id, column]] = [word for _, word in answer.choices]
    assert offered == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_is_understood(folder: Path, language: str) -> None:
    content = new_workbook(SHIPPED, language)
    answers = {
        (row.id, column): answer.choices
        for sheet in plan(SHIPPED, language).sheets
        for row in sheet.rows
        for column, answer in row.answers.items()
        if answer.kind == "choice" and answer.stage in ("self", None)
    }
    # Each row of the register takes some of the many that are offered to all of them.
    entries = [key for key in answers if key[1] == "expected"]
    answers |= {key: answers[key][at :: len(entries)] for at, key in enumerate(entries)}
    for number in range(max(map(len, answers.values()))):
        chosen = {key: choices[number] for key, choices in answers.items() if number < len(choices)}
        path = fill(folder / "offered.xlsx", {key: word for key, (_, word) in chosen.items()}, content=content)
        result = examine(path, SHIPPED)
        assert result.submission is not None
        assert not {d.code for d in result.diagnostics} & {"A02", "A03", "A10", "P01", "Q01", "U03"}
        actions = {row.id: row for row in (*result.submission.actions, *result.submission.evidence)}
        rows = result.submission.rows | result.submission.survey | actions
        for (row_id, column), (key, _) in chosen.items():
            unit = result.submission.unit.get(row_id) if column == "value" else None
            assert (unit.value if unit else rows[row_id].value(column)) == key


def test_only_cells_to_fill_in_are_open() -> None:
    workbook = load_workbook(io.BytesIO(blank()))
    keyed = set(form(blank()).cells.values())
    opened = {
        (sheet.title, cell.coordinate)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert opened <= keyed and all(sheet.protection.sheet for sheet in workbook.worksheets if sheet.title[0] != "_")
    assert not any(sheet.protection.password for sheet in workbook.worksheets)
