"""What is counted goes from form to form: into a copy that goes back, into the same period's new one, into the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from hand import both
from iso18091cli.form.blank import Stamp, build
from iso18091cli.form.carry import begin_anew, carry_on
from iso18091cli.form.refill import Address, Form
from iso18091cli.form.return_copy import return_copy
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.scorecard import score
from test_counted import CATALOG, PEOPLE, SHARE, catalog_of, measure_of

COUNTED = replace(catalog_of(SHARE), digest="counted forms")
STAMP = Stamp(period="2025")
ROW = "1.1.a"


def sent(tmp_path: Path, catalog: Catalog, cells: dict[str, str], language: str = "vi") -> Submission:
    """A form in which the row 1.1.a is filled in, read again."""
    form = Form(build(catalog, language, STAMP))
    for column, value in cells.items():
        form.put(Address("pillar", ROW, column), value)
    path = tmp_path / "sent.xlsx"
    path.write_bytes(form.content())
    return read_workbook(path, catalog)


def back(tmp_path: Path, content: bytes, catalog: Catalog) -> Submission:
    path = tmp_path / "made.xlsx"
    path.write_bytes(content)
    return read_workbook(path, catalog)


def test_the_form_shows_value_and_level(tmp_path: Path) -> None:
    read = sent(tmp_path, COUNTED, {"value": "187", "whole": "203"})
    row = read.rows[ROW]
    assert (row.value("self_level"), row.entries["self_level"].formula) == ("yellow", True)
    sheet = load_workbook(tmp_path / "sent.xlsx", data_only=True)[row.place.sheet]
    number = row.place.cell.lstrip("A")
    assert [c.value for c in sheet[number] if isinstance(c.value, str) and "→" in c.value and "203" in c.value] == [
        "⚠ thiếu minh chứng · 187/203 = 92,1 % → ▲ Vàng"
    ]


def test_the_value_is_shown_with_the_decimals_that_tell(tmp_path: Path) -> None:
    shown = {}
    for part, whole in (("187", "203"), ("9796", "10000"), ("203", "203"), ("1", "3")):
        sent(tmp_path, COUNTED, {"value": part, "whole": whole, "evidence": "Sổ 1"})
        cells = load_workbook(tmp_path / "sent.xlsx", data_only=True).worksheets[2].iter_rows(values_only=True)
        shown[part] = next(v for row in cells for v in row if isinstance(v, str) and v.startswith(f"{part}/"))
    assert shown == {
        "187": "187/203 = 92,1 % → ▲ Vàng",
        "9796": "9796/10000 = 97,96 % → ▲ Vàng",
        "203": "203/203 = 100,0 % → ● Xanh",
        "1": "1/3 = 33,3 % → ✖ Đỏ",
    }


def test_a_blank_form_has_no_answer_in_its_own_formula(tmp_path: Path) -> None:
    row = sent(tmp_path, COUNTED, {}).rows[ROW]
    assert "self_level" not in row.entries and row.cell("self_level")


def test_the_same_period_carries_figures_and_leaves_the_level_to_the_form(tmp_path: Path) -> None:
    old = sent(tmp_path, COUNTED, {"value": "150", "whole": "203", "evidence": "x"})
    made = carry_on(old, COUNTED, "vi", STAMP, (), "sent.xlsx")
    row = back(tmp_path, made.content, COUNTED).rows[ROW]
    assert (row.value("value"), row.value("whole"), row.value("self_level")) == ("150", "203", "red")
    assert row.entries["self_level"].formula and not made.lost


def test_where_the_whole_is_0_the_level_that_was_picked_is_carried(tmp_path: Path) -> None:
    old = sent(tmp_path, COUNTED, {"whole": "0", "self_level": "green", "explanation": "không có"})
    row = back(tmp_path, carry_on(old, COUNTED, "vi", STAMP, (), "sent.xlsx").content, COUNTED).rows[ROW]
    assert (row.value("whole"), row.value("self_level"), row.entries["self_level"].formula) == ("0", "green", False)


def test_the_next_period_has_the_figures_beside(tmp_path: Path) -> None:
    old = sent(tmp_path, COUNTED, {"value": "187", "whole": "203", "evidence": "x"})
    made = begin_anew(old, score(old, COUNTED), COUNTED, "vi", Stamp(period="2026"), (), "sent.xlsx")
    row = back(tmp_path, made.content, COUNTED).rows[ROW]
    assert [row.value(c) for c in ("previous_value", "previous_whole", "previous_level")] == ["187", "203", "yellow"]
    assert not {"value", "whole", "self_level"} & row.entries.keys()
    sheet = load_workbook(tmp_path / "made.xlsx")[row.place.sheet]
    assert not any(sheet.column_dimensions[row.columns[f"previous_{name}"]].hidden for name in ("value", "whole"))


def test_a_choice_and_a_day_go_on_as_what_they_are(tmp_path: Path) -> None:
    for measure, value in (
        (measure_of({"kind": "choice", "choices": {"none": "red", "late": "yellow", "in_time": "green"}}), "late"),
        (measure_of({"kind": "date", "by": "12-14", "thresholds": {"yellow": "17", "green": "0"}}), "2025-12-20"),
    ):
        catalog = replace(catalog_of(measure), digest=f"forms {measure.kind}")
        old = sent(tmp_path, catalog, {"value": value})
        made = begin_anew(old, score(old, catalog), catalog, "vi", Stamp(period="2026"), (), "sent.xlsx")
        row = back(tmp_path, made.content, catalog).rows[ROW]
        assert (row.value("previous_value"), row.value("previous_level")) == (value, "yellow")


def test_a_level_that_was_picked_before_stands_beside_and_is_listed(tmp_path: Path) -> None:
    old = sent(tmp_path, CATALOG, {"self_level": "green", "evidence": "x"})
    made = carry_on(old, COUNTED, "vi", STAMP, (), "sent.xlsx")
    row = back(tmp_path, made.content, COUNTED).rows[ROW]
    assert row.value("previous_level") == "green" and "self_level" not in row.entries
    assert [(lost.id, lost.found) for lost in made.lost] == [(ROW, "Xanh")]


def test_the_copy_that_goes_back_keeps_figures_and_what_was_not_understood(tmp_path: Path) -> None:
    catalog = replace(catalog_of(replace(PEOPLE, unit=both("người"))), digest="goes back")
    form = Form(build(catalog, "vi", STAMP))
    form.put_typed(Address("pillar", ROW, "value"), "92,1 %")
    form.put(Address("pillar", ROW, "whole"), "203")
    path = tmp_path / "sent.xlsx"
    path.write_bytes(form.content())
    old = read_workbook(path, catalog)
    assert old.rows[ROW].entries["value"].value is None
    row = back(tmp_path, return_copy(old, catalog, []).content, catalog).rows[ROW]
    assert (row.typed("value"), row.value("whole")) == ("92,1 %", "203")
    assert "self_level" not in row.entries
