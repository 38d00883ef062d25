"""Editions side by side: nothing of one is taken for something of the other because the number is the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from carrying import meanings
from filling import CATALOG, COMPLETE, Values, fill
from hand import both
from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.diff import Change, differences
from iso18091cli.catalog.load import check_catalog
from iso18091cli.checks.structure import edition_of
from iso18091cli.checks.table import explain
from iso18091cli.files import shipped as places
from iso18091cli.form.blank import Stamp, build, new_workbook
from iso18091cli.form.carry import Carried, begin_anew, carry_on
from iso18091cli.form.refill import Form, stamp_of
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog, Criterion, Edition, Indicator
from iso18091cli.model.moves import moves
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.scorecard import score
from test_carry import run
from test_catalog import SMALL, line_of, well_worded

ROOT = Path(__file__).parent.parent

# What ships ---------------------------------------------------------------------------------------------------------

DIGESTS = {
    "edition-2014": ("iso18091-vn", "2026.1", "4d3cae3b82c1c35c", "2014"),
    "examples/iso9001-review/catalog.yaml": ("iso9001-review", "2026.1", "01830d202523cbec", "iso9001-review"),
}
"""As they were before a catalogue could name its edition: workbooks in the field carry them."""


@pytest.mark.parametrize("name", DIGESTS)
def test_what_old_workbooks_carry_stays(name: str) -> None:
    catalog = load_catalog(Path(name) if name.startswith("edition-") else ROOT / name)
    assert (catalog.id, catalog.version, catalog.digest, catalog.edition_id) == DIGESTS[name]


def test_where_its_title_is_shown_the_edition_of_2014_says_that_the_title_is_wrong() -> None:
    catalog = load_catalog(Path("edition-2014"))
    assert catalog.title["en"] == "Self-assessment indicators according to TCVN ISO 18091:2020"
    assert catalog.full_title["en"].endswith(":2020 (ISO 18091:2014; this title names the wrong edition)")
    assert catalog.full_title["vi"].endswith(":2020 (ISO 18091:2014; tên gọi này ghi nhầm phiên bản)")
    assert replace(catalog, edition=Edition(id="x", name=both("Lần 1"))).full_title["vi"].endswith(":2020 (Lần 1)")
    assert replace(catalog, edition=None).full_title == replace(catalog, edition=Edition(id="x")).full_title
    assert replace(catalog, edition=None).full_title == catalog.title


# An overlay and its edition -----------------------------------------------------------------------------------------

EDITION = 'edition:\n  id: "2031"\n  name: {vi: "Lần 2", en: "Second"}\n'
OVERLAY = 'extends: default\nid: "mine"\nversion: "1"\n'


@pytest.fixture
def default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue, of the edition 2031, in the place of the shipped one."""
    monkeypatch.setattr(places, "_SHIPPED", tmp_path)
    (tmp_path / places.CATALOG).write_text(EDITION + SMALL, "utf-8")
    return tmp_path


def _overlay(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, "utf-8")
    return path


def test_an_overlay_of_the_shipped_one_names_its_edition(default: Path) -> None:
    path = _overlay(default, OVERLAY + 'edition: "2031"\n')
    catalog = load_catalog(path)
    assert catalog.edition == load_catalog().edition and catalog.edition_id == "2031" and catalog.id == "mine"
    assert load_catalog(Path("edition-2031")) == load_catalog(Path("default")) == load_catalog()


OVERLAYS = {
    OVERLAY: (1, "not said for which edition", 'edition: "2031" if it was written for 2031; if it was written for 2014, write extends: edition-2014'),
    OVERLAY + 'edition: "2014"\n': (4, "written for the edition 2014, but its base “default” is of 2031", "Write extends: edition-2014"),
    OVERLAY + 'edition: "2099"\n': (4, "written for the edition 2099", 'edition: "2031"'),
    OVERLAY + 'edition: {id: "2031"}\n': (4, "Only the id", 'edition: "2031"'),
    OVERLAY.replace("default", "edition-2031") + 'edition: "2014"\n': (4, "“edition-2031” is of 2031", "edition-2014"),
    OVERLAY.replace("default", "edition-1999"): (1, "cannot be read", "extends: default"),
}  # fmt: skip


@pytest.mark.parametrize("text", OVERLAYS)
def test_an_overlay_that_may_be_of_another_edition_is_a_fault(text: str, default: Path) -> None:
    line, says, remedy = OVERLAYS[text]
    _, faults = check_catalog(_overlay(default, text))
    hits = [fault for fault in faults if says in fault.message["en"]]
    assert len(hits) == 1 and hits[0].line == line and remedy in hits[0].remedy["en"], faults
    for fault in faults:
        well_worded(fault)


def test_an_overlay_of_a_named_edition_need_not_repeat_it(default: Path) -> None:
    assert load_catalog(_overlay(default, OVERLAY.replace("default", "edition-2031"))).edition_id == "2031"
    assert load_catalog(_overlay(default, OVERLAY.replace("default", "edition-2014"))).edition_id == "2014"
    (default / "base.yaml").write_text(EDITION + SMALL, "utf-8")
    assert load_catalog(_overlay(default, OVERLAY.replace("default", "base.yaml"))).edition_id == "2031"


def test_where_none_is_named_the_lowest_base_stands_for_the_edition(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "first.yaml").write_text('extends: base.yaml\nid: "first"\nversion: "1"\n', "utf-8")
    (tmp_path / "second.yaml").write_text('extends: first.yaml\nid: "second"\nversion: "1"\n', "utf-8")
    found = {name: load_catalog(tmp_path / f"{name}.yaml") for name in ("base", "first", "second")}
    assert {name: catalog.edition_id for name, catalog in found.items()} == dict.fromkeys(found, "small")
    assert found["base"].edition is None and found["second"].full_title == found["second"].title


def test_an_edition_that_does_not_ship(default: Path) -> None:
    catalog, (fault,) = check_catalog(Path("edition-1999"))
    assert catalog is None and "1999" in fault.message["en"] and "2014, 2031" in fault.remedy["en"]
    well_worded(fault)
    assert check_catalog(Path("edition-2014"))[1] == ()


def test_a_catalogue_of_official_titles_names_the_edition(default: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (default / "titles.csv").write_text("id,title\n1.1,Đường\n1.10,Cầu\n", "utf-8")
    titled = default / "titled.yaml"
    order = ["catalog", "set-titles", str(default / "titles.csv"), "--source", "Tiêu chuẩn", "-o", str(titled)]
    assert run(monkeypatch, *order) == 0
    assert load_catalog(titled).edition_id == "2031" and 'edition: "2031"' in titled.read_text("utf-8")


# Where topics stood before ------------------------------------------------------------------------------------------

_INDICATOR, _CRITERION = 'was: ["2014:1.5", "2014:1.11"]', 'was: ["2014:1.5.b"]'
HISTORY = (
    (EDITION + SMALL)
    .replace("    weight: 1\n", f"    weight: 1\n    {_INDICATOR}\n")
    .replace("        weight: 2\n", f"        weight: 2\n        {_CRITERION}\n")
)
_OTHER = '      - {id: "1.1.b", text: {vi: x, en: y}, was: [WAS]}\n    source: ours\n    verified: false\n'
WAS = {
    "indicator that is none": (_INDICATOR, 'was: ["2014:1.55"]', "indicators 1.1, was", "has no indicator “1.55”", "mean “1.5”"),
    "criterion that is none": (_CRITERION, 'was: ["2014:1.5.z"]', "indicators 1.1, criteria 1.1.a, was", "has no criterion “1.5.z”", "mean “1.5."),
    "criterion for an indicator": (_INDICATOR, 'was: ["2014:1.5.b"]', "indicators 1.1, was", "no indicator “1.5.b”", "mean"),
    "heading for a criterion": (_CRITERION, 'was: ["2014:1.5"]', "indicators 1.1, criteria 1.1.a, was", "no criterion “1.5”", "mean"),
    "itself": (_INDICATOR, 'was: ["2031:1.10"]', "indicators 1.1, was", "of this very edition", "earlier edition"),
    "no edition": (_INDICATOR, 'was: ["1.5"]', "indicators 1.1, was", "not written as edition:id", '"2014:1.5"'),
    "indicator claimed twice": ("    competence: expectation\n", '    competence: expectation\n    was: ["2014:1.11"]\n', "indicators 1.10, was", "“2014:1.11” is already claimed on line", "goes to one new place"),
    "claimed twice by one": (_INDICATOR, 'was: ["2014:1.5", "2014:1.5"]', "indicators 1.1, was", "already claimed", "one new place"),
    "criterion claimed twice": ("    source: ours\n    verified: false\n", _OTHER.replace("WAS", '"2014:1.5.b"'), "indicators 1.1, criteria 1.1.b, was", "(indicators 1.1, criteria 1.1.a)", "one new place"),
    "several criteria for one": (_CRITERION, 'was: ["2014:1.5.b", "2014:1.5.c"]', "indicators 1.1, criteria 1.1.a, was", "several criteria of the edition 2014", "Keep one"),
}  # fmt: skip


@pytest.mark.parametrize("name", WAS)
def test_a_place_that_is_none_or_claimed_twice(name: str, tmp_path: Path) -> None:
    old, new, record, says, remedy = WAS[name]
    assert HISTORY.count(old) == 1
    text = HISTORY.replace(old, new)
    _, (fault,) = check_catalog(_overlay(tmp_path, text))
    assert fault.record == record and says in fault.message["en"] and remedy in fault.remedy["en"]
    assert fault.line == line_of(text, new[new.rindex("was: [") :].splitlines()[0])
    well_worded(fault)


def test_of_an_edition_that_does_not_ship_nobody_here_knows_the_places(tmp_path: Path) -> None:
    text = HISTORY.replace(_INDICATOR, 'was: ["ours-2020:9.9"]')
    catalog, faults = check_catalog(_overlay(tmp_path, text))
    assert faults == () and catalog and catalog.indicators[0].was == ("ours-2020:9.9",)


# A made-up pair -----------------------------------------------------------------------------------------------------


def _edition(id: str) -> Edition:
    return Edition(id=id, name=both(f"Lần {id}"))


OLD: Catalog = replace(CATALOG, id="before", edition=_edition("2014"), digest="old")
"""1.1 (a, b), 1.10 (a, b of districts), 2.1 (a, b; must apply), 2.2 without criteria; a survey."""


def _made(id: str, seq: int, pillar: str, was: tuple[str, ...], **criteria: str) -> Indicator:
    rows = tuple(
        Criterion(id=f"{id}.{letter}", text=both(f"Mới {id}.{letter}"), was=(f"2014:{old}",) if old else ())
        for letter, old in criteria.items()
    )
    told = tuple(f"2014:{old}" for old in was)
    base = CATALOG.indicators[0]
    return replace(base, id=id, seq=seq, pillar=pillar, name=both(f"Chỉ số mới {id}"), criteria=rows, was=told)


_TOPIC = CATALOG.survey[0]
NEW: Catalog = replace(
    OLD,
    id="after",
    edition=_edition("2031"),
    digest="new",
    indicators=(
        _made("1.1", 1, "town", ("2.1",), a="2.1.b", b=""),
        _made("1.2", 2, "town", ("1.1", "1.10"), a="1.10.a", b="1.1.b", c="1.1.a"),
        _made("2.1", 3, "river", (), a="", b="2.2"),
        replace(_made("2.2", 4, "river", ()), criteria=()),
    ),
    # The first question is asked in other words, the second as it was.
    survey=(replace(_TOPIC, questions=(replace(_TOPIC.questions[0], text=both("Dân số")), *_TOPIC.questions[1:])),),
)
ROWS = {
    "1.1.a": "1.2.c",
    "1.1.b": "1.2.b",
    "1.10.a": "1.2.a",
    "1.10.b": "",
    "2.1.a": "",
    "2.1.b": "1.1.a",
    "2.2": "2.1.b",
}
"""By hand: every row of the old one that takes a level, and where it goes."""
HEADINGS = {"1.1": "1.2", "1.10": "1.2", "2.1": "1.1", "2.2": ""}


def test_moves_are_those_of_the_hand_made_table() -> None:
    found = moves(OLD, NEW)
    assert found.rows == {old: new for old, new in ROWS.items() if new}
    assert found.indicators == {old: new for old, new in HEADINGS.items() if new}
    assert found.merged("1.2") == ("1.1", "1.10") and found.merged("2.2") == ()
    assert moves(NEW, OLD) == moves(OLD, OLD) == moves(replace(OLD, edition=_edition("2020")), NEW), "nothing is said"


def _told(kind: str, changes: tuple[Change, ...]) -> list[tuple[tuple[str, ...], str]]:
    return [(c.was, c.id) for c in changes if c.kind == kind and c.record in ("indicators", "criteria")]


def test_diff_says_moved_merged_and_new_and_never_goes_by_the_number() -> None:
    changes = differences(OLD, NEW)
    assert _told("merged", changes) == [(("1.1", "1.10"), "1.2")]
    assert _told("moved", changes) == [
        (("2.1",), "1.1"),
        (("2.1.b",), "1.1.a"),
        (("1.10.a",), "1.2.a"),
        (("1.1.b",), "1.2.b"),
        (("1.1.a",), "1.2.c"),
    ]
    assert _told("added", changes) == [((), "1.1.b"), ((), "2.1"), ((), "2.1.a"), ((), "2.1.b"), ((), "2.2")]
    assert sorted(_told("removed", changes)) == [((), "1.10.b"), ((), "2.1.a"), ((), "2.2")]
    texts = {c.id: (c.before, c.after) for c in changes if (c.record, c.field) == ("criteria", "text")}
    assert texts["1.1.a"] == (both("Tiêu chí 2.1.b", "Criterion 2.1.b"), both("Mới 1.1.a"))
    # Without a word about places, everything is gone and everything is new.
    silent = replace(NEW, indicators=OLD.indicators)
    assert len(_told("removed", differences(OLD, silent))) == len(_told("added", differences(OLD, silent))) == 10
    # Within one edition the number tells.
    assert _told("added", differences(OLD, replace(OLD, id="x"))) == []


# A workbook and the catalogue in use --------------------------------------------------------------------------------


def _without(*keys: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet = book["_meta"]
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, 1).value in keys:
                sheet.cell(row, 2).value = None

    return change


def _form(path: Path, catalog: Catalog, values: Values = COMPLETE, *forgotten: str, stamp: Stamp | None = None) -> Path:
    """A filled workbook of that catalogue, without these keys of the stamp."""
    form = Form(build(catalog, "vi", stamp or Stamp(unit=Unit(name="Thử"), period="2026")))
    for (row, column), value in values.items():
        (cell,) = [cell for address, cell in form.cells.items() if (address.row, address.column) == (row, column)]
        cell.value = value  # type: ignore[assignment]
    _without(*forgotten)(form.book.workbook)
    form.book.workbook.save(path)
    return path


EDITIONS: list[tuple[dict[str, str], Catalog, str]] = [
    ({"catalog_id": "before", "edition": "2014"}, NEW, "2014"),
    ({"catalog_id": "before"}, NEW, "2014"),  # made before there were editions
    ({"catalog_id": "ours"}, NEW, "2014"),
    ({"catalog_id": "ours", "edition": ""}, replace(NEW, edition=None), "ours"),  # by the id, as ever
    ({"catalog_id": "ours"}, replace(NEW, edition=Edition(id="base")), "ours"),
    ({"catalog_id": "ours", "edition": "base"}, replace(NEW, edition=None), "base"),
    ({}, NEW, ""),  # a lost stamp says nothing
]


@pytest.mark.parametrize(("stamp", "catalog", "edition"), EDITIONS)
def test_the_edition_of_a_workbook(stamp: dict[str, str], catalog: Catalog, edition: str) -> None:
    assert edition_of(stamp, catalog) == edition


@pytest.mark.parametrize("forgotten", [(), ("edition",)], ids=["stamped", "older than editions"])
def test_a_workbook_of_another_edition_is_refused_with_both_names_and_what_to_type(
    forgotten: tuple[str, ...], tmp_path: Path
) -> None:
    path = _form(tmp_path / "old.xlsx", OLD, COMPLETE, *forgotten)
    result = examine(path, NEW)
    assert not result.usable and result.submission is None and result.sha256
    (finding,) = result.diagnostics
    (message, fix) = explain(finding)
    assert finding.code == "F34" and finding.severity == "error"
    for name in ("2014", "“before”", "2031", "“after”"):
        assert name in message["en"] and name in message["vi"]
    assert "--catalog edition-2014" in fix["en"] and "--catalog edition-2014" in fix["vi"] and "--from" in fix["vi"]
    assert examine(path, OLD).usable


def test_one_of_an_edition_of_its_own_is_refused_with_its_name(tmp_path: Path) -> None:
    own = replace(OLD, id="ours", edition=None)
    (finding,) = examine(_form(tmp_path / "old.xlsx", own), NEW).diagnostics
    assert finding.code == "F34" and "--catalog ours.yaml" in explain(finding)[1]["en"]


def test_another_catalogue_of_the_same_edition_is_read_by_id_with_a_warning(tmp_path: Path) -> None:
    path = _form(tmp_path / "old.xlsx", OLD)
    result = examine(path, replace(OLD, id="overlay"))
    found = [finding for finding in result.diagnostics if finding.code == "S02"]
    assert result.usable and [finding.severity for finding in found] == ["warning"]
    message, _ = explain(found[0])
    assert "“before”" in message["en"] and "“overlay”" in message["en"]
    assert result.scorecard and result.scorecard.total == score(read_workbook(path, OLD), OLD).total
    assert not [f for f in examine(path, OLD).diagnostics if f.code == "S02"]


def test_a_workbook_whose_stamp_is_lost_is_read(tmp_path: Path) -> None:
    path = _form(tmp_path / "old.xlsx", OLD)
    book = load_workbook(path)
    del book["_meta"]
    book.save(path)
    result = examine(path, replace(OLD, edition=_edition("2031")))
    assert result.usable and "S01" in [finding.code for finding in result.diagnostics]


# Carried across editions --------------------------------------------------------------------------------------------

ANSWERS: Values = {
    ("unit_name", "value"): "Thử",
    ("people.count", "answer"): 12,
    ("people.share", "answer"): 40,
    ("1.1", "competence"): "Không áp dụng",
    ("1.1", "explanation"): "không có",
    ("1.10", "competence"): "Ngoài thẩm quyền",  # the form's own word: nobody's answer
    ("2.1", "competence"): "Ngoài thẩm quyền",
    ("2.1", "explanation"): "giải trình 2.1",
    **{(row, "self_level"): level for row, level in zip(ROWS, ("Đỏ", "Vàng", "Xanh", "Vàng", "Đỏ", "Xanh", "Vàng"), strict=True)},
    **{(row, "evidence"): f"văn bản {row}" for row in ROWS},
    ("1", "indicator"): "1.10 Chỉ số 1.10",
    ("1", "task"): "việc một",
    ("2", "indicator"): "2.2 Chỉ số 2.2",
    ("2", "task"): "việc hai",
}  # fmt: skip
DISTRICT = Stamp(unit=Unit(name="Thử", level="district"), period="2025")


@pytest.fixture
def old(tmp_path: Path) -> Submission:
    return read_workbook(_form(tmp_path / "old.xlsx", OLD, ANSWERS, stamp=DISTRICT), OLD)


def _again(made: Carried, folder: Path) -> Submission:
    (folder / "new.xlsx").write_bytes(made.content)
    found = examine(folder / "new.xlsx", NEW)
    assert found.submission is not None, found.diagnostics
    return found.submission


def test_answers_go_where_their_questions_went_and_each_is_marked(old: Submission, tmp_path: Path) -> None:
    made = carry_on(old, NEW, "vi", stamp_of(old), (), "old.xlsx", OLD)
    again = _again(made, tmp_path)
    levels = {row: level for (row, column), level in ANSWERS.items() if column == "self_level"}
    for was, to in ROWS.items():
        if to:
            assert again.rows[to].entries["self_level"].typed == levels[was]
            assert again.rows[to].value("evidence") == f"văn bản {was}"
    # Nothing stays where the number is the same.
    assert not again.rows["2.1.a"].value("evidence") and not again.rows["2.2"].value("self_level")
    # A heading goes where its whole topic went; of two that were merged neither is meant.
    assert (again.rows["1.1"].value("competence"), again.rows["1.1"].value("explanation")) == (
        "expectation",
        "giải trình 2.1",
    )
    assert (again.rows["1.2"].value("competence"), again.rows["1.2"].value("explanation")) == ("legal", None)
    # The same question in the same words; the other one is listed.
    assert again.survey["people.share"].value("answer") == "40" and not again.survey["people.count"].value("answer")
    assert [(task.value("indicator"), task.value("task")) for task in again.actions] == [
        ("1.2", "việc một"),
        (None, "việc hai"),
    ]
    lost = {(item.id, item.found) for item in made.lost}
    assert lost == {
        ("1.10.b", "Vàng"), ("1.10.b", "văn bản 1.10.b"), ("2.1.a", "Đỏ"), ("2.1.a", "văn bản 2.1.a"),
        ("1.1", "Không áp dụng"), ("1.1", "không có"), ("", "12"), ("2", "2.2 Chỉ số 2.2"),
    }  # fmt: skip
    assert {(mark.was, mark.id) for mark in made.marks} == {(was, to) for was, to in ROWS.items() if to} | {
        ("2.1", "1.1")
    }


def test_marks_are_notes_on_the_cells_and_a_list_that_can_be_printed(old: Submission, tmp_path: Path) -> None:
    made = carry_on(old, NEW, "vi", stamp_of(old), (), "old.xlsx", OLD)
    book = load_workbook(io.BytesIO(made.content))
    for mark in made.marks:
        note = book[mark.sheet][mark.cell].comment
        assert note and note.text == f"Chuyển từ phiên bản 2014 (mã {mark.was}), đề nghị xem lại."
    listed = [[cell.value for cell in row] for row in book["Cần xem lại"].iter_rows()]
    for mark in made.marks:
        assert any(str(mark.was) in map(str, line) and str(mark.id) in map(str, line) for line in listed)
    assert "Chưa chuyển được" in book.sheetnames
    assert _again(made, tmp_path).anomalies == ()


def test_a_new_period_takes_levels_only_and_lists_those_without_a_place(old: Submission, tmp_path: Path) -> None:
    stamp = replace(stamp_of(old), period="2026", previous_period="2025")
    made = begin_anew(old, score(old, OLD), NEW, "vi", stamp, (), "old.xlsx", OLD)
    again = _again(made, tmp_path)
    levels = {row: level for (row, column), level in ANSWERS.items() if column == "self_level"}
    for was, to in ROWS.items():
        if to:
            assert again.rows[to].entries["previous_level"].typed == levels[was]
    assert {(item.id, item.found) for item in made.lost if item.id in ROWS} == {("1.10.b", "Vàng"), ("2.1.a", "Đỏ")}
    assert [mark.was for mark in made.marks] == [was for was, to in ROWS.items() if to]
    assert not any(address.column == "self_level" for address in meanings(again))


def test_the_same_bytes_for_the_same_workbook(old: Submission) -> None:
    first, second = (carry_on(old, NEW, "vi", stamp_of(old), (), "old.xlsx", OLD) for _ in range(2))
    assert first.content == second.content


def test_by_the_command_line_a_workbook_of_2014_goes_into_a_form_of_another_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog, made = _overlay(tmp_path, HISTORY), tmp_path / "new.xlsx"
    before = load_catalog(Path("edition-2014"))
    old = fill(
        tmp_path / "old.xlsx",
        {("1.5.a", "self_level"): "Đỏ", ("1.5.b", "self_level"): "Xanh"},
        content=new_workbook(before, "vi"),
    )
    order = ["new-workbook", "--from", old, "--catalog", catalog, "-o", made, "--lang", "en"]
    assert run(monkeypatch, *order) == 0
    said = capsys.readouterr().out
    assert "follows edition 2014: 1 rows" in said.replace("\n", " ") and "takes this question over" in said
    new_file = examine(made, load_catalog(catalog)).submission
    assert new_file and new_file.rows["1.1.a"].value("self_level") == "green"
    assert new_file.stamp["edition"] == "2031"
    assert run(monkeypatch, "score", old, "--catalog", catalog, "--lang", "en") == 2
    assert "--catalog edition-2014" in capsys.readouterr().out.replace("\n", " ")


def test_a_workbook_of_an_edition_that_does_not_ship_is_not_carried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _form(tmp_path / "old.xlsx", replace(OLD, id="ours", edition=None))
    catalog = _overlay(tmp_path, HISTORY)
    assert run(monkeypatch, "new-workbook", "--from", path, "--catalog", catalog, "-o", tmp_path / "x.xlsx") == 2
    assert "ours" in capsys.readouterr().err and not (tmp_path / "x.xlsx").exists()
