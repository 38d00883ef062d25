"""A filled workbook carried into a fresh one: nothing changes its meaning, and what cannot be carried is named."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from carrying import Values, fillings, meanings, read_filled, typed
from filling import CATALOG, COMPLETE, cells, fill
from iso18091cli.cli import main
from iso18091cli.cli.run_return import strays
from iso18091cli.form.book import Stamp
from iso18091cli.form.carry import Carried, begin_anew, carry_on
from iso18091cli.form.refill import Address, stamp_of
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import NOT_APPLICABLE, Submission
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.scorecard import score

EXAMPLES = Path(__file__).parent.parent / "examples" / "pilot-2023"
COMMUNE = Stamp(unit=Unit(name="Thử", code="12345", level="commune", kind="xa"), period="2026")


def carried(old: Submission, catalog: Catalog = CATALOG, language: str = "vi") -> Carried:
    return carry_on(old, catalog, language, stamp_of(old), (), "cu.xlsx")


def read_back(made: Carried, folder: Path, catalog: Catalog = CATALOG) -> Submission:
    path = folder / "carried.xlsx"
    path.write_bytes(made.content)
    return read_workbook(path, catalog)


def opened(made: Carried) -> Workbook:
    return load_workbook(io.BytesIO(made.content))


@settings(max_examples=8, deadline=None)
@given(fillings(faulty=True))
def test_the_same_period_means_the_same_and_a_second_time_changes_nothing(values: Values) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old = read_filled(Path(folder, "old.xlsx"), values)
        first = carried(old)
        again = read_back(first, Path(folder))
        assert meanings(again) == meanings(old)
        assert typed(again) == {}
        # Nothing is lost without a word: what was not understood is listed as it stood there.
        assert sorted(lost.found for lost in first.lost) == sorted(typed(old).values())
        assert again.stamp["answers_to"], "it says which copy it was made from"
        # A copy of its own, with what it prints and the summary with which it goes out.
        own = ("answers_to", "copy", "printed", "summary")
        was, now = ({k: v for k, v in sent.stamp.items() if k not in own} for sent in (old, again))
        assert now == was
        # What looks like lost letters looks so again.
        assert [anomaly.rule for anomaly in again.anomalies if anomaly.rule != "legacy-text"] == []
        second = carried(again)
        assert (second.lost, meanings(read_back(second, Path(folder)))) == ((), meanings(again))
        if not first.lost:  # but for its own number in the stamp it is the same workbook
            assert read_back(second, Path(folder)).answers_to == again.answers_to


def test_a_stamped_unit_stays_and_what_is_typed_over_it_is_named(tmp_path: Path) -> None:
    old = read_filled(tmp_path / "old.xlsx", {**COMPLETE, ("unit_name", "value"): "Xã Khác"}, COMMUNE)
    made = carried(old)
    again = read_back(made, tmp_path)
    assert again.sender == old.sender
    assert again.unit["unit_name"].value == "Thử"
    assert [(lost.found, lost.column["vi"]) for lost in made.lost] == [("Xã Khác", "Tên đơn vị")]


def test_the_language_may_change(tmp_path: Path) -> None:
    old = read_filled(tmp_path / "old.xlsx", COMPLETE)
    again = read_back(carried(old, language="en"), tmp_path)
    assert again.language == "en" and again.rows["1.1.a"].entries["self_level"].typed == "Green"
    assert again.actions[0].entries["phase"].typed == "Phase 1"
    assert meanings(again) == meanings(old)


def other_catalogue() -> Catalog:
    """1.1.b is gone and 1.1.c is new; "on paper" is no longer a choice."""
    first, *rest = CATALOG.indicators
    a, _ = first.criteria
    new = Criterion(id="1.1.c", text={"vi": "Mới", "en": "New"})
    people, desk = CATALOG.survey
    *questions, form = desk.questions
    form = replace(form, choices=form.choices[1:])
    return replace(
        CATALOG,
        version="2",
        digest="fedcba9876543210",
        indicators=(replace(first, criteria=(a, new)), *rest),
        survey=(people, replace(desk, questions=(*questions, form))),
    )


def test_answers_move_to_a_corrected_catalogue_and_those_without_a_place_are_named(tmp_path: Path) -> None:
    catalog = other_catalogue()
    result = examine(fill(tmp_path / "old.xlsx", COMPLETE), catalog)
    assert result.submission
    made = carry_on(result.submission, catalog, "vi", stamp_of(result.submission), strays(result), "old.xlsx")
    again = read_back(made, tmp_path, catalog)
    assert again.rows["1.1.a"].value("self_level") == "green" and again.stamp["catalog_version"] == "2"
    assert not again.rows["1.1.c"].typed("self_level")
    lost = {item.id or item.place.cell: item for item in made.lost}
    assert "Xanh" in lost["1.1.b"].found and "Quyết định số 2/QĐ-UBND" in lost["1.1.b"].found
    assert "không còn mã này" in lost["1.1.b"].why["vi"]
    assert [item.found for item in made.lost if "không còn trong danh sách" in item.why["vi"]] == ["Giấy"]
    # The front page leads to the list.
    workbook = opened(made)
    assert workbook.sheetnames[1] == "Chưa chuyển được"
    links = [cell for row in workbook.worksheets[0].iter_rows() for cell in row if cell.hyperlink]
    assert any("Chưa chuyển được" in str(cell.hyperlink.location) for cell in links if cell.hyperlink)
    listed = [cell.value for row in workbook["Chưa chuyển được"].iter_rows() for cell in row]
    assert lost["1.1.b"].found in listed and "Giấy" in listed


def test_a_level_under_a_reworded_question_is_kept_marked_and_listed(tmp_path: Path) -> None:
    first, *others = CATALOG.indicators
    reworded = replace(first.criteria[0], text={"vi": "Tiêu chí 1.1.a, nay hỏi khác", "en": "Otherwise"})
    catalog = replace(
        CATALOG, indicators=(replace(first, criteria=(reworded, *first.criteria[1:])), *others), digest="corrected"
    )
    old = read_workbook(fill(tmp_path / "old.xlsx", COMPLETE), catalog)
    made = carry_on(old, catalog, "vi", stamp_of(old), (), "old.xlsx")
    assert [(mark.id, mark.was) for mark in made.marks] == [("1.1.a", "Tiêu chí 1.1.a")]
    workbook = opened(made)
    cell = workbook[made.marks[0].sheet][made.marks[0].cell]
    assert cell.value == "Xanh" and cell.comment and "Câu hỏi đã sửa, xin xem lại" in cell.comment.text
    listed = [cell.value for row in workbook["Cần xem lại"].iter_rows() for cell in row]
    assert "Tiêu chí 1.1.a" in listed and "Tiêu chí 1.1.a, nay hỏi khác" in listed
    # The same catalogue, and one that was corrected elsewhere, ask the same.
    assert not carried(read_workbook(tmp_path / "old.xlsx", CATALOG)).marks
    elsewhere = replace(CATALOG, version="2", digest="corrected elsewhere")
    assert not carried(read_workbook(tmp_path / "old.xlsx", elsewhere), elsewhere).marks


def test_a_row_of_a_gone_criterion_that_was_never_answered_is_no_loss(tmp_path: Path) -> None:
    values = {key: value for key, value in COMPLETE.items() if key[0] != "1.1.b"}
    result = examine(fill(tmp_path / "old.xlsx", values), other_catalogue())
    assert not any(item.id == "1.1.b" for item in strays(result))


def test_a_row_somebody_added_is_named(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        cell = cells(workbook)["1.1.b", "self_level"]
        cell.parent.cell(cell.row, 1).value = None

    result = examine(fill(tmp_path / "old.xlsx", COMPLETE, change=add), CATALOG)
    assert "Xanh" in [item.found for item in strays(result)]


ACTIONS: Values = {
    (str(number), column): value
    for number, status in enumerate(("Hoàn thành", "Đang làm", "Không làm nữa", "Chậm", ""), 1)
    for column, value in (("task", f"Việc {number}"), ("status", status), ("deadline", date(2026, 5, number)))
}


def test_a_new_period_begins_with_last_periods_levels_and_open_actions(tmp_path: Path) -> None:
    values: Values = {
        **COMPLETE,
        **ACTIONS,
        ("unit_name", "value"): "Thử",
        ("1.1.a", "self_level"): "Đỏ",
        ("1.10", "competence"): "Không áp dụng",
        ("1.10", "explanation"): "Không có sông",
        ("1.10.a", "self_level"): None,
        ("2.1.b", "self_level"): "Tốt",
        ("1.1.b", "review_level"): "Vàng",
    }
    stamp = replace(COMMUNE, stage="review")
    old = read_filled(tmp_path / "old.xlsx", values, stamp)
    anew = replace(stamp_of(old), period="2027", stage="self", previous_period="2026")
    made = begin_anew(old, score(old, CATALOG), CATALOG, "vi", anew, (), "old.xlsx")
    new = read_back(made, tmp_path)
    previous = {row.id: row.value("previous_level") for row in new.rows.values() if row.value("previous_level")}
    assert previous == {
        "1.1.a": "red", "1.1.b": "yellow", "1.10.a": NOT_APPLICABLE, "2.1.a": "green", "2.2": "green"
    }  # fmt: skip
    assert made.levels == 5
    left = {address.column for address in meanings(new) if address.kind == "pillar"}
    assert left == {"previous_level", "competence"}, "levels, evidence and explanations are asked for again"
    assert not any(address.kind == "survey" for address in meanings(new))
    assert [(row.value("task"), row.value("status")) for row in new.actions] == [
        ("Việc 2", "doing"), ("Việc 4", "late"), ("Việc 5", None)
    ]  # fmt: skip
    assert new.unit["contact"].value == "Nguyễn Văn A" and new.unit["assessed_on"].blank
    assert (new.period, new.stage, new.unit["period"].value) == ("2027", "self", "2027")
    assert [item.found for item in made.lost] == ["Tốt"]
    cell = cells(opened(made))["1.1.a", "previous_level"]
    assert not cell.parent.column_dimensions[cell.column_letter].hidden


def test_more_text_than_a_cell_holds_is_named(tmp_path: Path) -> None:
    old = read_filled(tmp_path / "old.xlsx", COMPLETE)
    entry = old.rows["1.1.a"].entries["evidence"]
    old.rows["1.1.a"].entries["evidence"] = entry._replace(typed="a" * 40000, value="a" * 40000)
    made = carried(old)
    assert [len(item.found) for item in made.lost] == [40000]
    assert len(meanings(read_back(made, tmp_path))[Address("pillar", "1.1.a", "evidence")]) == 32767


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["iso18091", *map(str, arguments)])
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ISO18091_LANG", raising=False)
    shutil.copy(EXAMPLES / "vinh-bao.xlsx", "vinh-bao.xlsx")
    before = Path("vinh-bao.xlsx").read_bytes()
    assert run(monkeypatch, "new-workbook", "--from", "vinh-bao.xlsx") == 0
    said = capsys.readouterr().out
    assert Path("vinh-bao-moi.xlsx").is_file() and "Chưa chuyển được" in said and "“92,1 %”" in said
    assert run(monkeypatch, "new-workbook", "--from", "vinh-bao.xlsx") == 2, "nothing is overwritten"
    assert run(monkeypatch, "new-workbook", "--from", "vinh-bao.xlsx", "--period", "2024") == 0
    assert "Kỳ mới 2024" in capsys.readouterr().out and Path("vinh-bao-2024.xlsx").is_file()
    own = ("new-workbook", "--from", "vinh-bao.xlsx", "-o", "vinh-bao.xlsx", "--force")
    assert run(monkeypatch, *own) == 2
    assert Path("vinh-bao.xlsx").read_bytes() == before
    assert run(monkeypatch, "new-workbook", "--from", "vinh-bao.xlsx", "--units", "u.csv") == 2
    assert run(monkeypatch, "new-workbook", "--from", "missing.xlsx") == 2


def test_an_old_ods_carries_into_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "new.xlsx"
    old = EXAMPLES / "thuy-nguyen.ods"
    assert run(monkeypatch, "new-workbook", "--from", old, "-o", out, "--lang", "en") == 0
    from iso18091cli.catalog import load_catalog

    catalog = load_catalog()
    new = read_workbook(out, catalog)
    assert new.language == "en" and new.sender.name == read_workbook(old, catalog).sender.name
    assert meanings(new) == meanings(read_workbook(old, catalog))


def test_the_environments_language_is_no_wish_for_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ISO18091_LANG", "en")
    out = tmp_path / "new.xlsx"
    assert run(monkeypatch, "new-workbook", "--from", EXAMPLES / "hai-an.xlsx", "-o", out) == 0
    assert load_workbook(out).sheetnames[0] == "Hướng dẫn"
