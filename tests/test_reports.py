from __future__ import annotations

import io
import itertools
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from filling import CATALOG as FORM
from filling import COMPLETE, fill
from hand import CATALOG, aggregate, both, plan, result, row, stored, unreadable
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import run_aggregate
from iso18091cli.figures.summary import summarise
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import plan as layout
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Entry, Place
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.data.frames import frames
from iso18091cli.reports.data.tables import tables
from iso18091cli.reports.excel.book import LONGEST, safe
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.word.programme import priorities
from iso18091cli.reports.wording import Words
from iso18091cli.results.store import Store
from office import Office
from written import everything

FORMULA = "=1+1"
ISSUED = "- Đã ban hành"
HAI_AN = Unit(code="00306", name="Hải An", level="district", kind="quan")
KIEN_AN = Unit(code="307", name="=HYPERLINK(1)", level="district", kind="quan")
FAR = Unit(code="308", name="Xa", level="commune", valid_from=date(2025, 7, 1))
GONE = Unit(code="999", name="Cũ", level="commune", status="merged", reason=FORMULA)
REGISTER = Units(path="units.csv", units=(HAI_AN, KIEN_AN, FAR, GONE))


def a_store(register: Units | None = REGISTER) -> Store:
    """Every outcome, every state, and text that would be a formula."""
    finding = Diagnostic("A09", "warning", Place("Trang", "E7"), "1.1.a", {"found": FORMULA, "nearest": ISSUED})
    rows = {"1.1": row("1.1", competence="legal"), "1.1.a": row("1.1.a", self_level="green", explanation=ISSUED)}
    files = [
        result("hai-an.xlsx", HAI_AN, "rygn", rows=rows, sha256="a" * 64, diagnostics=(finding,)),
        result("copy.xlsx", HAI_AN, "r---", sha256="b" * 64),
        result("=cmd.xlsx", KIEN_AN, "gg-i", sha256="c" * 64, actions=(row("1", task=FORMULA),)),
        unreadable("bad.xlsx"),
    ]
    skipped = LedgerLine(path="~$x.xlsx", sha256="", outcome="skipped", unit=None, reason=both(ISSUED, FORMULA))
    return stored(files, CATALOG, register, [skipped])


def a_summary(register: Units | None = REGISTER) -> Summary:
    return summarise(a_store(register))


def cells(content: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in line] for line in sheet.iter_rows()] for sheet in book}


def data_files(store: Store) -> dict[str, bytes]:
    return {name: b"".join(chunks) for name, chunks in tables(store, summarise(store), "0.1")}


# summary.xlsx


def test_text_is_text_and_only_sums_are_formulas() -> None:
    content = summary_workbook(a_summary(), "vi")
    values = [value for lines in cells(content).values() for line in lines for value in line]
    assert ISSUED in values and "=cmd.xlsx" in values
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = "".join(parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/worksheets/sheet"))
    formulas = re.findall("<f>(.*?)</f>", sheets)
    assert formulas and all(
        re.match(r"(SUMPRODUCT|ROUND|AVERAGE|COUNT|MIN|MAX|SUM)\(", formula) for formula in formulas
    )
    assert "HYPERLINK" not in "".join(formulas) and "1+1" not in formulas
    links = re.findall("<hyperlink (.*?)/>", sheets)
    assert len(links) == len(cells(content)) - 1 and all(
        " location=" in f" {link}" and "r:id" not in link for link in links
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_same_summary_gives_the_same_bytes(language: str) -> None:
    assert summary_workbook(a_summary(), language) == summary_workbook(a_summary(), language)


@pytest.mark.parametrize(
    "name", ["Hải An", " Hải\nAn ", "<r>Hải & An</r>", "<r><t>An</t></r>", "Hải_x0041_An", "\tHải"]
)
def test_text_arrives_as_it_was(name: str) -> None:
    files = [result("a.xlsx", Unit(name=name, code="1"), "rygn"), result("b.xlsx", HAI_AN, "gg-i")]
    content = summary_workbook(aggregate(files, CATALOG, None), "vi")
    shown = {str(value) for lines in cells(content).values() for line in lines for value in line}
    assert {name, f"{name} "} & shown, "a blank may follow what XlsxWriter would take for XML"


def test_sheets_are_there_in_both_languages() -> None:
    assert list(cells(summary_workbook(a_summary(), "vi"))) == [
        "Tổng quan",
        "Ma trận",
        "Trụ cột",
        "Nhóm đơn vị",
        "Chỉ số yếu nhất",
        "Hạn chế chung",
        "Chưa có minh chứng",
        "Điểm cần xem",
        "Sổ tệp",
        "Nguồn số liệu",
    ]
    assert next(iter(cells(summary_workbook(a_summary(), "en")))) == "Overview"


def test_the_matrix_shows_words_and_symbols() -> None:
    lines = cells(summary_workbook(a_summary(), "en"))["Matrix"]
    assert any(line[5:9] == ["1.1", "1.10", "2.1", "2.2"] for line in lines)
    assert any(
        line[1:9] == ["00306", "Urban district", 50, "3/3", "✖ Red", "▲ Yellow", "● Green", "– Not applicable"]
        for line in lines
    )
    assert any(
        line[1:5] == ["307", "Urban district", None, "2/4"] and line[7:9] == ["○ Not assessed", "◐ Incomplete"]
        for line in lines
    )


def test_the_overview_withholds_what_nobody_has() -> None:
    summary = aggregate([result("a.xlsx", HAI_AN, "g-nn")], CATALOG, REGISTER)
    lines = cells(summary_workbook(summary, "en"))["Overview"]
    texts = [value for line in lines for value in line if isinstance(value, str)]
    assert "1 (33.3%)" in texts and any("No mean is given" in text for text in texts)
    town = next(line for line in lines if line[0] == "Town" and line[2] == "0/1")
    assert town[1] is None


def test_ranking_leaves_out_units_without_a_score() -> None:
    files = [
        result(f"{n}.xlsx", Unit(code=n), levels) for n, levels in zip("123", ("gggg", "g---", "gggg"), strict=True)
    ]
    lines = cells(summary_workbook(aggregate(files, CATALOG, None), "en"))["Pillars"]
    assert [(line[0], line[2]) for line in lines[-3:]] == [(1, "1"), (1, "3"), (None, "2")]


def test_the_survey_tells_void_from_blank_and_counts_no_yes_as_0(tmp_path: Path) -> None:
    answers = ({("people.count", "answer"): "nhiều"}, {("people.count", "answer"): None, ("unit_code", "value"): "2"})
    files = [
        examine(fill(tmp_path / f"{n}.xlsx", {**COMPLETE, ("desk.open", "answer"): "Không", **more}), FORM)
        for n, more in enumerate(answers)
    ]
    content = summary_workbook(aggregate(files, FORM, None), "vi")
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    units = [*book["Khảo sát theo đơn vị"].iter_rows(min_row=4, values_only=True)]
    place = units[0].index("people.count")
    assert [line[place] for line in units[2:]] == [None, "không hợp lệ"]
    sums = {line[0]: line for line in book["Khảo sát"].iter_rows(values_only=True)}
    assert sums["people.count"][2:5] == ("0/2", 1, None)
    assert sums["desk.open"][2:5] == ("2/2", None, 0)


def test_an_empty_summary_is_still_a_workbook() -> None:
    summary = aggregate([], CATALOG, None)
    assert len(cells(summary_workbook(summary, "vi"))) == 10


def test_what_a_cell_cannot_hold() -> None:
    assert safe("a\x00b\x1b\ud800\ufffe\nc", "…") == "ab\nc"
    cut = safe("😀" * LONGEST, "…")
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST and cut.endswith("😀…")


@pytest.mark.office
def test_an_office_program_calculates_the_same_sums(tmp_path: Path, office: Office) -> None:
    files = [
        examine(fill(tmp_path / f"{n}.xlsx", {**COMPLETE, **more}), FORM)
        for n, more in enumerate(
            (
                {},
                {("unit_code", "value"): "2", ("people.count", "answer"): 7.5, ("1.1.a", "self_level"): "Vàng"},
                {("unit_code", "value"): "3", ("desk.open", "answer"): "Không", ("2.2", "self_level"): None},
            )
        )
    ]
    content = summary_workbook(aggregate(files, FORM, None), "vi")
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(bare, "w") as out:
        for name in parts.namelist():  # without stored results there is no way round calculating
            out.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", parts.read(name)))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), str(bare)], capture_output=True, check=True, timeout=100)
    ours, theirs = (
        openpyxl.load_workbook(source, data_only=True) for source in (io.BytesIO(content), tmp_path / "out" / bare.name)
    )
    formulas = [
        c for sheet in openpyxl.load_workbook(io.BytesIO(content)) for line in sheet for c in line if c.data_type == "f"
    ]
    places = [(cell.parent.title, cell.coordinate) for cell in formulas]
    stored = [ours[sheet][cell].value for sheet, cell in places]
    assert len(stored) > 40 and [theirs[sheet][cell].value for sheet, cell in places] == pytest.approx(stored)


# Tidy data


def validate(folder: Path) -> str:
    program = Path(sys.executable).with_name("frictionless")
    found = str(program) if program.exists() else shutil.which("frictionless")
    if not found:
        pytest.skip("frictionless is not installed")
    run = subprocess.run(
        [found, "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, text=True, check=False
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr


@pytest.mark.parametrize("case", ["register", "no register", "nothing"])
def test_tidy_data_passes_frictionless(tmp_path: Path, case: str) -> None:
    store = a_store(REGISTER if case == "register" else None)
    if case == "nothing":
        store = stored([], CATALOG, None)
    for name, content in data_files(store).items():
        (tmp_path / name).write_bytes(content)
    assert validate(tmp_path) == ""


def test_frictionless_would_notice_a_broken_reference(tmp_path: Path) -> None:
    for name, content in data_files(a_store()).items():
        (tmp_path / name).write_bytes(content.replace(b"\n00306,2023,pillar", b"\n11111,2023,pillar"))
    assert "foreign-key" in validate(tmp_path)


def test_tidy_text_is_never_a_formula() -> None:
    files = data_files(a_store())
    assert all(content.startswith("\ufeff".encode()) for name, content in files.items() if name.endswith(".csv"))
    assert not any(b"\r" in content for content in files.values())
    answers = files["answers.csv"].decode("utf-8-sig")
    assert "00306,2023,criterion,1.1.a,explanation,'- Đã ban hành,'- Đã ban hành,Trang,D7" in answers
    assert "307,2023,action,1,task,'=1+1,'=1+1,Trang,C7" in answers
    assert files == data_files(a_store())
    assert json.loads(files["datapackage.json"])["catalog"]["digest"] == CATALOG.digest


def test_missing_is_missing_in_data_frames(tmp_path: Path) -> None:
    for name, content in data_files(a_store()).items():
        (tmp_path / name).write_bytes(content)
    tables = frames(tmp_path)
    units = tables["units"].set_index("unit")
    assert units["participation"].to_dict() == {"00306": "counted", "307": "counted", "308": "missing", "999": "absent"}
    assert units["valid_from"]["308"] == "2025-07-01"
    scores = tables["scores"].set_index(["unit", "scope", "id"])
    assert scores["score"].isna()["307", "total", "total"]
    assert scores["points"]["00306", "indicator", "1.1"] == 0
    assert scores["points"].isna()["00306", "indicator", "2.2"]
    assert str(scores["assessed"].dtype) == "Int64"
    assert list(tables["ledger"]["outcome"]).count("second_copy") == 1


def test_control_characters_and_unknown_levels_do_not_break_the_tables(tmp_path: Path) -> None:
    odd = row("1.1", explanation="one\r\ntwo\rthree\0")
    file = result("a.xlsx", Unit(name="X", level="làng"), rows={"1.1": odd}, sha256="a" * 64)
    assert file.submission
    blank = Entry(place=Place("Trang", "Z1"))
    file = replace(file, submission=replace(file.submission, unit={"head": blank}))
    for name, content in data_files(stored([file], CATALOG, None)).items():
        (tmp_path / name).write_bytes(content)
    assert validate(tmp_path) == ""
    assert b"one\ntwo\nthree" in (tmp_path / "answers.csv").read_bytes()
    assert b"head" not in (tmp_path / "answers.csv").read_bytes()


def test_unit_keys_are_unique() -> None:
    files = [
        result("a.xlsx", Unit(name="Hải An", level="district")),
        result("b.xlsx", Unit(name="Hải An", level="commune")),
        result("sub/Không tên.xlsx"),
        result("Không tên.xlsx"),
    ]
    assert [key for (key,) in stored(files, CATALOG, None).rows("SELECT unit FROM unit ORDER BY unit")] == [
        "hai-an",
        "hai-an-2",
        "khong-ten",
        "khong-ten-2",
    ]


# Plans


def card_order(file: Result) -> list[str]:
    assert file.scorecard
    return [score.id for score in priorities(file.scorecard, CATALOG)]


def test_red_before_yellow_legal_before_expectation_then_in_order() -> None:
    assert card_order(result("a.xlsx", levels="yrry")) == ["2.1", "1.10", "1.1", "2.2"]
    assert card_order(result("a.xlsx", levels="g-ni")) == []


def test_the_plan_drafts_tasks_for_what_the_unit_passed_over() -> None:
    own = row("1", indicator="2.1", task="Việc | của *đơn vị*", lead="Văn phòng A", deadline="30/6/2024")
    text = plan(result("a.xlsx", HAI_AN, "rgry", actions=(own,)), None, CATALOG, "vi")
    assert "DỰ THẢO" in text and "Quận Hải An" in text and "[cần kiểm tra lại]" in text
    tasks = text[text.index("## PHỤ LỤC: NHIỆM VỤ") :]
    assert [line.split(" | ")[0] for line in tasks.splitlines() if line.startswith(("| 1.", "| 2."))] == [
        "| 1.1",
        "| 2.1",
        "| 2.2",
    ]
    assert "Việc \\| của \\*đơn vị\\*" in tasks and "30/6/2024" in tasks
    assert "[Đề xuất] Tiêu chí 1.1.a" in tasks and "Tiêu chí 1.1.b" not in tasks and "Minh chứng 1.1" in tasks
    assert "[Đề xuất] Tiêu chí 2.1.a" not in tasks
    assert tasks.count("|---|---|---|---|---|---|---|---|---|") == 1


def test_the_plan_says_where_the_assessment_is_incomplete() -> None:
    text = plan(result("a.xlsx", HAI_AN, "g-ni"), None, CATALOG, "en")
    assert "There is no total score yet" in text and "1/3" in text
    assert "* 1.10 Indicator 1.10 – ○ Not assessed" in text
    assert "* 2.2 Indicator 2.2 – ◐ Incomplete (lowest level so far: ▲ Yellow)" in text
    assert "No indicator that was assessed is below Green" in text


def test_the_plan_compares_with_the_units() -> None:
    summary = a_summary()
    text = plan(next(iter(summary.whole)), summary, CATALOG, "vi")
    assert "50,00 (1/2)" in text


def test_every_table_of_a_plan_is_whole() -> None:
    hostile = row("1", indicator="1.1", task="a\n| b |\n\n# c", product="<script>", lead="{{ 7*7 }} [x](http://y)")
    text = plan(result("a.xlsx", Unit(name="*X* | <b>"), "rrrr", actions=(hostile,)), a_summary(), CATALOG, "en")
    assert "49" not in text and "<script>" not in text and "](http:" not in text
    lines = text.splitlines()
    for above, below in itertools.pairwise(lines):
        if above.startswith("|") and below.startswith("|"):
            assert above.replace("\\|", "").count("|") == below.replace("\\|", "").count("|")


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        (HAI_AN, "Quận Hải An"),
        (Unit(name="Quận Hải An", kind="quan"), "Quận Hải An"),
        (Unit(name="Sở X", kind="co-quan-khac"), "Sở X"),
        (Unit(code="306"), "306"),
        (Unit(), "(không ghi đơn vị: a.xlsx)"),
    ],
)
def test_names_of_units(unit: Unit, name: str) -> None:
    assert Words("vi").unit(unit, "a.xlsx") == name


# For the public


def test_public_outputs_hold_nothing_that_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text of a workbook, the register's addresses and the files' names are in no file of a public run."""
    (tmp_path / "mail").mkdir()
    monkeypatch.chdir(tmp_path)
    catalog = load_catalog()
    blank = new_workbook(catalog, "vi", Stamp(unit=Unit(code="306", name="Hải An", level="district"), period="2026"))
    texts = [
        (row.id, name)
        for sheet in layout(catalog, "vi", "district").sheets
        for row in sheet.rows
        for name, answer in row.answers.items()
        if answer.kind == "text" and row.id not in ("unit_code", "unit_name", "period")
    ]
    secrets = {key: f"BIMAT{number}X" for number, key in enumerate(texts)}
    assert {"evidence", "explanation", "officer", "task", "lead", "note"} <= {column for _, column in secrets}
    levels = {(criterion, "self_level"): "Vàng" for criterion, column in secrets if column == "evidence"}
    faulty = {("1.1.a", "self_level"): "BIMATM", ("plans.c", "answer"): "BIMATS", ("1", "deadline"): "BIMATD"}
    values: dict[tuple[str, str], object] = {**levels, **secrets, **faulty}
    fill(tmp_path / "mail" / "BIMATT.xlsx", values, content=blank)
    fill(tmp_path / "mail" / "BIMATU.xlsx", {**secrets}, content=blank)
    (tmp_path / "mail" / "BIMATV.xlsx").write_bytes(b"x")
    (tmp_path / "mail" / "units.csv").write_text("code,name,level,email\n306,Hải An,district,bimat@x.vn\n", "utf-8-sig")

    def written(public: bool) -> str:
        folder = tmp_path / f"out-{public}"
        order = run_aggregate.Order(Path("mail"), folder, None, None, False, None, "vi", "", public)
        assert run_aggregate.run(order, None) == 1
        assert {path.suffix for path in folder.rglob("*.*")} >= {
            ".xlsx",
            ".docx",
            ".html",
            ".md",
            ".csv",
            ".json",
            ".sqlite",
        }
        return everything(folder)

    internal, public = written(False), written(True)
    assert [key for key, text in secrets.items() if text not in internal] == []
    assert "BIMATM" in internal and "BIMATS" in internal and "BIMATT" in internal
    assert re.findall("(?:BIMAT|bimat@).{0,9}", public) == []
    assert "0001.xlsx" in public and "findings.csv" not in public
