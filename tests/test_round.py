"""A round's own file: what it says, its faults, who writes it, and which value counts. And the way through the steps."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from command_line import Run, commands
from filling import fill
from iso18091cli.cli.in_effect import in_effect
from iso18091cli.cli.next_step import period_after, typed_word
from iso18091cli.errors import Faults, NothingToDo
from iso18091cli.files.own_list import add_to_list, holds_results_alone, listed, own_files
from iso18091cli.files.result_folder import MANIFEST
from iso18091cli.messages.round import EXAMPLES, FAULTS
from iso18091cli.messages.steps import METAVARS, STEPS
from iso18091cli.model.round import FILE, KEYS, Round
from iso18091cli.model.units import asked_level, every_level
from iso18091cli.round.load import LONGEST, read_round
from iso18091cli.round.write import round_text
from test_catalog import SMALL

SCHEMAS = Path(__file__).parent.parent / "schemas"
REGISTER = "mã;tên;cấp;loại\n00011;An;commune;xa\n00012;Bình;commune;xa\n"
WHOLE = """period: 2026
due: 31/12/2026
catalogue: edition-2014
register: units.csv
sender: Sở Nội vụ
reply_to: "Văn phòng <vp@so.gov.vn>"
contact: 0225 3 123 456
templates: mau
lang: en
"""


def written(folder: Path, text: str) -> Path:
    (folder / "units.csv").write_text(REGISTER, "utf-8")
    (folder / "mau").mkdir(exist_ok=True)
    path = folder / FILE
    path.write_text(text, "utf-8")
    return path


# The file


def test_what_the_file_says(tmp_path: Path) -> None:
    assert read_round(written(tmp_path, WHOLE)) == Round(
        period="2026",
        due="2026-12-31",
        catalogue=Path("edition-2014"),
        register=tmp_path / "units.csv",
        sender="Sở Nội vụ",
        reply_to="vp@so.gov.vn",
        contact="0225 3 123 456",
        templates=tmp_path / "mau",
        lang="en",
    )
    assert read_round(written(tmp_path, "# không có gì\n")) == Round()
    assert read_round(written(tmp_path, "period:\n")) == Round()


FAULTY = {
    "no-keys": ("- period\n", 1, ""),
    "no-text": ("period: 2026\ncontact: [a]\n", 2, "contact"),
    "value-too-long": (f"sender: {'x' * (LONGEST + 1)}\n", 1, "sender"),
    "no-date": ("lang: vi\ndue: 31/02/2026\n", 2, "due"),
    "no-address": ("reply_to: vp.so.gov.vn\n", 1, "reply_to"),
    "no-language": ("lang: fr\n", 1, "lang"),
    "absolute": (r"register: \\server\units.csv" + "\n", 1, "register"),
    "not-there": ("\ncatalogue: nowhere.yaml\n", 2, "catalogue"),
    "too-long": ("# " + "x" * 50_001, None, ""),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_told_at_its_line(tmp_path: Path, name: str) -> None:
    text, line, key = FAULTY[name]
    path = written(tmp_path, text)
    with pytest.raises(Faults) as caught:
        read_round(path)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.record) == (str(path), line, key)
    wording = re.split(r"\{\w+\}", FAULTS[name].message["vi"])
    assert all(part.strip() in fault.message["vi"] for part in wording)


def test_every_fault_has_a_case() -> None:
    assert FAULTY.keys() == FAULTS.keys()


@pytest.mark.parametrize(
    "text", ["perod: 2026\n", "period: 2026\nperiod: 2027\n", "period: {\n", "period: 010\n", "a: &x [*x]\n"]
)
def test_faults_of_any_file_of_an_office(tmp_path: Path, text: str) -> None:
    with pytest.raises(Faults) as caught:
        read_round(written(tmp_path, text))
    assert all(fault.line and fault.sentence("vi") for fault in caught.value.faults)


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        read_round(written(tmp_path, "lang: fr\nperod: 1\ndue: soon\n"))
    assert [(fault.line, fault.record) for fault in caught.value.faults] == [(1, "lang"), (2, "perod"), (3, "due")]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=re.escape(str(tmp_path))):
        read_round(tmp_path)  # a folder
    path = tmp_path / FILE
    path.write_bytes(b"sender: \xc3\xa9\nperiod: \xff\n")
    with pytest.raises(Faults) as caught:
        read_round(path)
    assert caught.value.faults[0].line == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_written_is_read_again(tmp_path: Path, language: str) -> None:
    values = read_round(written(tmp_path, WHOLE))
    text = round_text(values, tmp_path, language)
    assert read_round(written(tmp_path, text)) == values
    assert all(f"\n{key}: " in text for key in KEYS)
    words = Round(due="sớm", reply_to="bộ phận một cửa", contact="A")  # as a form may say, and the file may not
    assert read_round(written(tmp_path, round_text(words, tmp_path, language))) == Round(contact="A")
    nothing = round_text(Round(), tmp_path, language)
    assert read_round(written(tmp_path, nothing)) == Round()
    assert all(f"\n# {key}: " in nothing for key in KEYS)
    (tmp_path / "bo-chi-so.yaml").write_text(SMALL, "utf-8")
    used = re.sub(r"^# (?=\w+: \")", "", nothing, flags=re.M)  # whoever takes the # off has a sound file
    assert read_round(written(tmp_path, used)).sender == EXAMPLES["sender"]


def test_the_schema_takes_what_the_program_takes(tmp_path: Path) -> None:
    schema = Draft202012Validator(json.loads((SCHEMAS / "round.schema.json").read_text("utf-8")))
    assert schema.is_valid(yaml.load(WHOLE, yaml.BaseLoader))
    assert schema.is_valid(yaml.load(round_text(Round(period="2026"), tmp_path, "vi"), yaml.CSafeLoader))
    for key in ("no-language", "no-text", "value-too-long"):
        assert not schema.is_valid(yaml.load(FAULTY[key][0], yaml.BaseLoader)), key
    assert not schema.is_valid({"perod": "2026"}) and not schema.is_valid({"due": "soon"})


# Which value counts


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["iso18091", "aggregate"])
    monkeypatch.delenv("ISO18091_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "400")


@pytest.mark.usefixtures("alone")
def test_option_environment_file_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "period: 2026\nlang: en\n")
    uses = ("period", "lang", "contact")
    of = in_effect(None, [tmp_path], uses, Round(lang="vi"))
    assert (of.values.period, of.lang, of.values.contact, of.folder) == ("2026", "en", "", tmp_path)
    assert f"Taken from {tmp_path / FILE}: period 2026, language en." in capsys.readouterr().err

    monkeypatch.setenv("ISO18091_LANG", "vi")
    of = in_effect(None, [tmp_path], uses, Round(lang="vi", period="2027"))
    assert (of.values.period, of.lang) == ("2027", "vi")
    said = capsys.readouterr().err
    assert "--period “2027” được ưu tiên hơn “2026”" in said and "ISO18091_LANG “vi” được ưu tiên hơn “en”" in said
    assert "Lấy theo" not in said

    monkeypatch.setattr(sys, "argv", ["iso18091", "aggregate", "--lang", "en"])
    assert in_effect(None, [tmp_path], uses, Round(lang="en")).lang == "en"
    assert "--lang" not in capsys.readouterr().err  # the same as in the file

    assert in_effect(None, [tmp_path / "elsewhere"], uses, Round(lang="vi")).values == Round(lang="vi")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("alone")
def test_whose_round_it_is(tmp_path: Path) -> None:
    first, second, none = (tmp_path / name for name in ("a", "b", "c"))
    for folder in (first, second, none):
        folder.mkdir()
    for folder in (first, second):
        (folder / FILE).write_text(f"period: {folder.name}\n", "utf-8")
    assert in_effect(None, [first, first], ("period",), Round()).values.period == "a"
    assert in_effect(second, [first], ("period",), Round()).values.period == "b"
    for folders in ([first, second], [first, none]):
        with pytest.raises(NothingToDo, match="--round"):
            in_effect(None, folders, (), Round())
    with pytest.raises(NothingToDo, match="--round"):
        in_effect(none, [], (), Round())


@pytest.mark.usefixtures("alone")
def test_what_others_sent_is_not_the_offices_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mail = tmp_path / "mail"
    mail.mkdir()
    (mail / FILE).write_text("period: theirs\n", "utf-8")
    add_to_list(mail, {FILE: "0" * 64})
    of = in_effect(None, [mail], ("period",), Round(lang="en"))
    assert of.folder is None and "is not read" in capsys.readouterr().err
    (tmp_path / FILE).write_text("period: ours\n", "utf-8")
    assert in_effect(None, [mail], ("period",), Round(lang="en")).values.period == "ours"


@pytest.mark.usefixtures("alone")
def test_a_folder_with_results_of_ours_is_still_the_offices(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("period: ours\n", "utf-8")
    add_to_list(tmp_path, {"summary.xlsx": "0" * 64, "data/units.csv": "0" * 64})
    assert holds_results_alone(tmp_path)
    assert in_effect(None, [tmp_path], ("period",), Round()).values.period == "ours"


# The list of what is ours


def test_what_is_ours_is_known_by_its_content(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "c.xlsx", "c.new.xlsx"):
        (tmp_path / name).write_bytes(name.encode())
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("a.xlsx", "c.new.xlsx")}
    add_to_list(tmp_path, {**digests, "b.xlsx": "0" * 64})
    assert own_files(tmp_path) == {"a.xlsx", "c.new.xlsx", "c.xlsx"}  # b was edited, c stayed beside its new one
    add_to_list(tmp_path, {"d.xlsx": "1" * 64})
    assert listed(tmp_path).keys() == {"a.xlsx", "b.xlsx", "c.new.xlsx", "d.xlsx"}
    (tmp_path / MANIFEST).write_text("[", "utf-8")
    assert listed(tmp_path) == {} == listed(tmp_path / "nowhere")


# Commands


def _read_here(paths: Sequence[Path], work: Callable[..., Any], *arguments: object, **_: object) -> Iterator[Any]:
    return (work(path, *arguments) for path in paths)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with a small catalogue and a register of two; files are read in this process."""
    for reader in (
        "cli.run_return",
        "cli.run_prefill",
        "cli.run_workbooks",
        "cli.run_documents",
        "intake.read_changed",
    ):
        monkeypatch.setattr(f"iso18091cli.{reader}.read_all", _read_here)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("ISO18091_LANG", raising=False)
    Path("small.yaml").write_text(SMALL, "utf-8")
    Path("units.csv").write_text(REGISTER, "utf-8")

    return commands(monkeypatch, capsys)


_ANSWERS: dict[tuple[str, str], object] = {
    ("1.1.a", "self_level"): "Xanh",
    ("1.10", "self_level"): "Đỏ",
    ("1.1.a", "evidence"): "Quyết định số 1/QĐ-UBND",
    ("contact", "value"): "Nguyễn Văn A",
}


def _names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def _sent_back(form: str, name: str) -> None:
    fill(Path(name), _ANSWERS, content=Path(form).read_bytes())


def test_a_round_from_its_first_command_on(run: Run) -> None:
    done = run("new-workbook", "--units", "units.csv", "--period", "2026", "--catalog", "small.yaml")
    assert done.code == 0, done.err
    assert _names("phieu-2026") == [MANIFEST, "an.xlsx", "binh.xlsx"]
    assert Path("issued.csv").read_text("utf-8-sig").count("\n") == 3
    assert read_round(Path(FILE)) == Round(
        period="2026", catalogue=Path("small.yaml"), register=Path("units.csv"), lang="vi"
    )
    assert "iso18091 aggregate ." in done.err and "phieu-2026" in done.err

    # Nothing has come: the forms that were made here are no replies.
    done = run("aggregate", ".")
    assert done.code == 2 and "chưa có phiếu nào" in done.err and "--units units.csv" in done.err

    _sent_back("phieu-2026/an.xlsx", "tra-loi.xlsx")
    done = run("aggregate", ".", "-o", "q", "--no-word", "--no-cache")
    assert done.code == 0, done.err
    assert "Lấy theo round.yaml: kỳ 2026, bộ chỉ số small.yaml, danh sách đơn vị units.csv" in done.err
    assert "Chưa gửi phiếu: Xã Bình" in done.out and Path("q/report.html").is_file()
    assert "q/report.html" in done.err and "Kỳ 2026" not in done.err

    before = Path(FILE).read_bytes()
    done = run("new-workbook", "--round", ".", "--period", "2027", "-o", "sau")
    assert done.code == 0 and "--period “2027” được ưu tiên" in done.err
    assert _names("sau") == ["an.xlsx", "binh.xlsx", "issued.csv"]
    assert Path(FILE).read_bytes() == before

    done = run("validate", "tra-loi.xlsx")
    assert "iso18091 return tra-loi.xlsx" in done.err or "iso18091 score tra-loi.xlsx" in done.err
    assert "iso18091 plan tra-loi.xlsx" in run("score", "tra-loi.xlsx").err
    done = run("plan", "tra-loi.xlsx")
    assert "--from tra-loi.xlsx --period 2027" in done.err
    Path(FILE).write_text("perod: 1\n", "utf-8")
    done = run("score", "tra-loi.xlsx")
    assert done.code == 2 and done.out == "" and f"{FILE}:1" in done.err


def test_summed_up_twice_into_its_own_folder(run: Run) -> None:
    run("new-workbook", "--units", "units.csv", "--period", "2026", "--catalog", "small.yaml", "-o", "out")
    Path("q").mkdir()
    _sent_back("out/an.xlsx", "q/an.xlsx")
    arguments = (
        "aggregate",
        "q",
        "-o",
        "q",
        "--units",
        "units.csv",
        "--catalog",
        "small.yaml",
        "--no-cache",
        "--no-word",
    )
    first = run(*arguments)
    tables = {path.name: path.read_bytes() for path in Path("q/data").glob("[!fl]*.csv")}
    second = run(*arguments)
    assert first.code == second.code == 0, second.err
    assert {path.name: path.read_bytes() for path in Path("q/data").glob("[!fl]*.csv")} == tables
    ledger = Path("q/data/ledger.csv").read_text("utf-8-sig")
    assert "summary.xlsx" not in ledger and "F33" in ledger
    # One that somebody edited is no workbook that came, either.
    fill(Path("q/summary.xlsx"), {}, content=Path("out/an.xlsx").read_bytes())
    run(*arguments)
    assert Path("q/summary.new.xlsx").is_file()
    assert run(*arguments).code == 0


def test_each_unit_from_its_own_workbook(run: Run) -> None:
    small = ("--catalog", "small.yaml")
    run("new-workbook", "--units", "units.csv", "--period", "2026", *small, "-o", "out")
    Path("cu").mkdir()
    _sent_back("out/an.xlsx", "cu/bat-ky.xlsx")
    shutil.copy("out/binh.xlsx", "cu/trong.xlsx")  # blank: nothing to carry
    Path("cu/hong.xlsx").write_bytes(b"PK\x03\x04")
    done = run("new-workbook", "--units", "units.csv", "--from", "cu", "--period", "2027", *small)
    assert done.code == 0, done.err
    assert "1 phiếu được điền sẵn" in done.out and "cu/hong.xlsx" in done.err
    scored = json.loads(run("score", "phieu-2027/an.xlsx", "phieu-2027/binh.xlsx", "--json", *small).out)
    assert [(file["unit"]["code"], file["period"]) for file in scored["files"]] == [
        ("00011", "2027"),
        ("00012", "2027"),
    ]
    from openpyxl import load_workbook

    previous = {
        name: sum(
            cell.value is not None
            for sheet in load_workbook(f"phieu-2027/{name}.xlsx").worksheets
            for column in sheet.iter_cols()
            if column[0].value == "previous_level"
            for cell in column[1:]
        )
        for name in ("an", "binh")
    }
    assert previous["an"] > previous["binh"]
    assert run("new-workbook", "--from", "cu", "--period", "2028", "-o", "x", *small).code == 2  # whose register?


def test_the_levels_of_units_of_before_are_remarks_in_the_forms_of_those_they_became(run: Run) -> None:
    from openpyxl import load_workbook

    small = ("--catalog", "small.yaml")
    Path("cu").mkdir()
    Path("cu/units.csv").write_text(
        "mã;tên;cấp;loại;đến ngày\n306;Hải An;district;quan;30/06/2025\n11413;Đằng Lâm;commune;phuong;30/06/2025\n"
        "316;Vĩnh Bảo;district;huyen;30/06/2025\n",
        "utf-8",
    )
    run("new-workbook", "--units", "cu/units.csv", "--period", "2023", *small, "-o", "out")
    for name in ("hai-an", "dang-lam", "vinh-bao"):
        _sent_back(f"out/{name}.xlsx", f"cu/{name}.xlsx")
    # 11413 is Đằng Lâm in the old workbooks and Hải An in the register: its levels are nobody's last period.
    Path("units.csv").write_text(
        "mã;tên;cấp;loại;từ ngày\n11413;Hải An;commune;phuong;01/07/2025\n11411;Đông Hải;commune;phuong;01/07/2025\n"
        "00004;Ba Đình;commune;phuong;01/07/2025\n",
        "utf-8",
    )
    done = run("new-workbook", "--units", "units.csv", "--from", "cu", "--period", "2026", *small)
    assert done.code == 0, done.err
    assert "được điền sẵn" not in done.out and "2 phiếu để trống, có ghi chú" in done.out
    assert "hình thành từ Huyện Vĩnh Bảo" in done.err
    notes, told = {}, {}
    for name in ("hai-an", "dong-hai", "ba-dinh"):
        book = load_workbook(f"phieu-2026/{name}.xlsx")
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        notes[name] = {cell.comment.text for cell in cells if cell.comment and "kỳ 2023" in cell.comment.text}
        told[name] = "Đơn vị trước đây" in book.sheetnames
    district, ward = "Quận Hải An (một phần), kỳ 2023:", "Phường Đằng Lâm (toàn bộ), kỳ 2023:"
    assert notes["dong-hai"] == {f"{district} Đỏ"} and notes["ba-dinh"] == set()
    # One criterion is asked of communes alone.
    assert notes["hai-an"] == {f"{ward} Đỏ\n{district} Đỏ", f"{ward} Xanh"}
    assert told == {"hai-an": True, "dong-hai": True, "ba-dinh": False}
    checked = run("validate", "phieu-2026/hai-an.xlsx", *small, "--format", "csv").out
    assert "U01" in checked and not re.search(r"\bN\d\d\b", checked), "notes and sheet are the program's own"
    assert "previous_level" not in checked


def test_which_period_was_taken_and_why(run: Run) -> None:
    Path("q").mkdir()
    for period, unit in (("2025", "an"), ("2026", "binh")):
        run("new-workbook", "--unit", unit, "--level", "xa", "--period", period, "--catalog", "small.yaml")
        _sent_back(f"{unit}.xlsx", f"q/{unit}.xlsx")
    done = run("aggregate", "q", "--catalog", "small.yaml", "--no-word", "--no-cache")
    assert "Kỳ 2026: cùng số phiếu (1/2) với kỳ 2025" in done.err


@pytest.mark.parametrize("typed", ["xa", "Xã", "cấp xã", "commune", "COMMUNE LEVEL"])
def test_a_level_by_its_word(typed: str) -> None:
    assert asked_level(typed) == ("commune", "")


def test_a_level_by_the_kind_of_unit_and_what_there_is(run: Run) -> None:
    assert asked_level("phường") == ("commune", "phuong") and asked_level("dac-khu") == ("commune", "dac-khu")
    assert asked_level("huyện") == ("district", "") and asked_level("quận") == ("district", "quan")
    assert asked_level("làng") is None is asked_level("")
    done = run("new-workbook", "--unit", "X", "--level", "làng", "--catalog", "small.yaml")
    assert done.code == 2 and every_level()["vi"] in done.err and "phuong (Phường)" in done.err
    assert run("new-workbook", "--unit", "X", "--level", "xa", "--catalog", "small.yaml").code == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_commands_stand_under_the_steps(run: Run, language: str) -> None:
    from reference_pages import command_tree, walk

    tree = command_tree(language)
    steps = [step[language] for step in STEPS.values()]
    panels = [command.rich_help_panel for command in tree.commands.values()]
    assert set(panels) <= set(steps)
    done = run("--help")
    headings = [line[:-1] for line in done.out.splitlines() if line[:1].strip() and line.endswith(":")]
    if language == "vi":  # the language of the program that was loaded first
        assert [h for h in headings if h in steps] == [step for step in steps if step in panels]
    assert all(re.search(rf"^  {name} ", done.out, re.M) for name in tree.commands)
    words = {text[language] for text in METAVARS.values()}
    for _, command in walk(tree):
        for parameter in command.params:
            if getattr(parameter, "is_flag", False) or parameter.name.endswith("_completion"):
                continue
            assert parameter.metavar in words, parameter.name


def test_names_as_a_shell_takes_them() -> None:
    assert typed_word("phieu-2026/an.xlsx") == "phieu-2026/an.xlsx"
    assert typed_word("thư mục/a.xlsx") in ("'thư mục/a.xlsx'", '"thư mục/a.xlsx"')
    assert typed_word("a;b") != "a;b"
    assert (period_after("2026"), period_after("Năm 2025-2026"), period_after("Quý IV")) == ("2027", "2027", "")
