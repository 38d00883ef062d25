"""The command line as a person or a script meets it: files made, exit codes, JSON, languages, consoles."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

import iso18091cli
from filling import answered, fill
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import main
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import plan
from iso18091cli.model.units import Unit
from test_catalog import SMALL

SHIPPED = load_catalog()
ALL = len(SHIPPED.indicators)
BLANK = "phieu-tu-danh-gia.xlsx"


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.out)
        assert document["format"] == 1
        return document


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("ISO18091_LANG", raising=False)

    def command(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["iso18091", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        return Done(code, *capsys.readouterr())

    return command


@cache
def form_for(unit: str = "", code: str = "", language: str = "vi") -> bytes:
    stamp = Stamp(unit=Unit(code=code, name=unit, level="commune" if unit else ""), period="2026" if unit else "")
    return new_workbook(SHIPPED, language, stamp)


def filled(
    path: Path, level: str = "Xanh", unit: str = "Xã Thử", code: str = "", language: str = "vi", **more: str
) -> Path:
    """A workbook of the shipped catalogue with one level throughout, evidence and unit data; ``more``: other levels."""
    values: dict[tuple[str, str], object] = {("contact", "value"): "Nguyễn Văn A"}
    for sheet in plan(SHIPPED, language).of_kind("pillar"):
        for row in sheet.rows:
            if row.kind == "criterion":
                values |= answered(row.id, more.get(row.id, level), SHIPPED, language)
                values[row.id, "evidence"] = f"12/QĐ-UBND {row.id}"
    return fill(path, values, content=form_for(unit, code, language))


# new-workbook ---------------------------------------------------------------------------------------------------------


def test_without_any_option_one_vietnamese_workbook(run: Run, tmp_path: Path) -> None:
    done = run("new-workbook")
    assert (done.code, done.err) == (0, f"Tiếp theo: gửi {BLANK} cho đơn vị; khi phiếu về: iso18091 validate {BLANK}\n")
    assert BLANK in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["issued.csv", BLANK]
    assert load_workbook(BLANK).sheetnames[:2] == ["Hướng dẫn", "Đơn vị"]
    before = Path(BLANK).read_bytes()
    again = run("new-workbook")
    assert again.code == 2 and again.out == "" and BLANK in again.err and "--force" in again.err
    assert Path(BLANK).read_bytes() == before
    assert run("new-workbook", "--force").code == 0


def test_a_blank_workbook_has_nothing_assessed(run: Run) -> None:
    run("new-workbook")
    done = run("score", BLANK)
    assert done.code == 0 and f"0/{ALL}" in done.out
    assert "chưa có điểm" in done.out and not re.search(r"\b\d+,\d\d\b", done.out)
    document = run("score", BLANK, "--json").document
    assert {i["level"] for i in document["indicators"]} == {None} == {i["points"] for i in document["indicators"]}
    assert {i["status"] for i in document["indicators"]} == {"not_assessed"}
    assert len(document["indicators"]) == ALL
    for score in (*document["pillars"], document["total"]):
        assert score["score"] is None is score["provisional_score"] and score["assessed"] == 0 < score["applicable"]
    assert document["total"]["applicable"] == ALL and document["total"]["reliable"] is None


def test_one_workbook_in_english_for_a_unit(run: Run) -> None:
    done = run(
        "new-workbook", "--unit", "Hải An", "--level", "district", "--period", "2026", "--lang", "en", "-o", "out/"
    )
    assert done.code == 0 and sorted(path.name for path in Path("out").iterdir()) == ["hai-an.xlsx", "issued.csv"]
    workbook = load_workbook("out/hai-an.xlsx")
    assert workbook.sheetnames[0] == "Guide"
    stamp = {row[0].value: row[1].value for row in workbook["_meta"].iter_rows()}
    assert (stamp["unit_name"], stamp["unit_level"], stamp["period"], stamp["language"]) == (
        "Hải An",
        "district",
        "2026",
        "en",
    )


_REGISTER = """mã;tên;cấp;đơn vị cấp trên;tình trạng;lý do
001;Huyện Một;district;;;
002;Huyện Hai;district;;;
00011;Xã Tân Hà;commune;001;;
00021;Xã Tân Hà;commune;002;;
00031;Xã Cũ;commune;001;merged;Nhập vào xã Tân Hà
"""


def test_one_workbook_for_each_unit_that_takes_part(run: Run, tmp_path: Path) -> None:
    Path("units.csv").write_text(_REGISTER, "utf-8-sig")
    Path("small.yaml").write_text(SMALL, "utf-8")
    small = ("--catalog", "small.yaml")
    done = run("new-workbook", "--units", "units.csv", "--period", "2026", "-o", "out", *small)
    assert done.code == 0, done.err
    names = sorted(path.name for path in Path("out").glob("*.xlsx"))
    assert names == ["hai.xlsx", "mot.xlsx", "tan-ha-00011.xlsx", "tan-ha-00021.xlsx"]
    documents = run("score", *(tmp_path / "out" / name for name in names), "--json", *small).document["files"]
    assert [d["unit"]["code"] for d in documents] == ["002", "001", "00011", "00021"]
    edited = filled(Path("out/mot.xlsx")).read_bytes()
    assert run("new-workbook", "--units", "units.csv", "-o", "out", *small).code == 2
    assert Path("out/mot.xlsx").read_bytes() == edited


def test_what_cannot_be_made_is_said(run: Run) -> None:
    Path("units.csv").write_text("mã;tên;tình trạng;lý do\n00031;Xã Cũ;merged;x\n", "utf-8")
    for arguments in (
        ("--units", "units.csv"),
        ("--units", "nowhere.csv"),
        ("--unit", "X", "--units", "units.csv"),
        ("--level", "village"),
        ("--stage", "later"),
        ("--catalog", "nowhere.yaml"),
        ("--lang", "fr"),
    ):
        done = run("new-workbook", *arguments)
        assert done.code == 2 and done.out == "" and done.err.strip(), arguments
        assert "Traceback" not in done.err
    assert [path.name for path in Path().iterdir()] == ["units.csv"]


# validate, score ------------------------------------------------------------------------------------------------------


def test_validate_tells_by_its_exit_code(run: Run) -> None:
    good, bad = filled(Path("tot.xlsx")), filled(Path("loi.xlsx"), **{"1.1.b": "Tốt"})
    Path("thu.xlsx").write_bytes(b"%PDF-1.7")
    assert run("validate", good).code == 0
    done = run("validate", bad)
    assert done.code == 1 and "A02" in done.out and "1.1.b" in done.out and "“Tốt”" in done.out
    assert run("validate", "thu.xlsx").code == 2
    assert run("validate", good, bad).code == 1 and run("validate", good, "thu.xlsx").code == 1
    assert run("validate", "nowhere.xlsx").code == 2
    assert run("validate").code == 2


def test_validate_as_a_document(run: Run) -> None:
    good, bad = filled(Path("tot.xlsx")), filled(Path("loi.xlsx"), **{"1.1.b": "Tốt"})
    first, second = run("validate", good, bad, "--json").document["files"]
    assert first["accepted"] and first["path"] == "tot.xlsx" and first["unit"]["name"] == "Xã Thử"
    assert not [d for d in first["diagnostics"] if d["severity"] != "info"]
    (finding,) = [d for d in second["diagnostics"] if d["severity"] == "error"]
    assert {"code", "name", "severity", "sheet", "cell", "id", "message", "fix"} <= finding.keys()
    assert (finding["code"], finding["name"], finding["id"]) == ("A02", "unknown-level", "1.1.b")
    assert finding["sheet"] == "1. Thể chế" and re.fullmatch(r"[A-Z]\d+", finding["cell"])
    assert not second["accepted"]


def test_score_tells_by_its_exit_code(run: Run) -> None:
    good, bad = filled(Path("tot.xlsx")), filled(Path("loi.xlsx"), **{"1.1.b": "Tốt"})
    Path("thu.xlsx").write_bytes(b"")
    assert run("score", good).code == 0
    assert run("score", bad).code == 0  # a bad answer voids that answer alone
    assert run("score", good, "thu.xlsx").code == 1
    assert run("score", "thu.xlsx").code == 2


def test_score_as_a_document(run: Run) -> None:
    document = run("score", filled(Path("a.xlsx"), **{"1.1.a": "Đỏ", "1.2.a": "?"}), "--json").document
    assert {"unit", "period", "catalog", "stage", "indicators", "pillars", "total", "diagnostics"} <= document.keys()
    levels = {i["id"]: (i["level"], i["status"]) for i in document["indicators"]}
    assert levels["1.1"] == ("red", "assessed") and levels["1.2"] == (None, "incomplete")
    assert levels[SHIPPED.indicators[-1].id] == ("green", "assessed")
    # Of all but one that have a level, one is at no points and the others are at the most.
    assert document["total"]["score"] is None
    assert document["total"]["provisional_score"] == round(100 * (ALL - 2) / (ALL - 1), 2)
    assert document["total"]["reliable"] is False
    assert {"id", "level", "stage"} <= document["indicators"][0]["criteria"][0].keys()


def test_score_of_one_stage(run: Run) -> None:
    path = filled(Path("a.xlsx"))
    document = run("score", path, "--stage", "review", "--json").document
    assert document["stage"] == "review" and document["total"]["assessed"] == 0
    assert run("score", path, "--stage", "self", "--json").document["total"]["score"] == 100.0
    assert run("score", path, "--stage", "later").code == 2


def test_a_whole_workbook_on_the_terminal(run: Run) -> None:
    done = run("score", filled(Path("a.xlsx"), "Vàng"))
    assert f"{ALL}/{ALL}" in done.out and "50,00" in done.out and "Vàng" in done.out
    assert done.err.startswith("Tiếp theo: iso18091 plan a.xlsx")
    assert "50.00" in run("score", "a.xlsx", "--lang", "en").out


# rules, catalogue, register -------------------------------------------------------------------------------------------


def test_rules(run: Run) -> None:
    assert run("rule", "A02").code == 0 and "unknown-level" in run("rule", "a02").out
    assert "A02" in run("rule", "unknown-level").out
    done = run("rule", "Z99")
    assert (done.code, done.out) == (2, "") and "Z99" in done.err
    assert run("rules").code == 0 and run("rules").out.count("\n") >= 40


def test_catalogue(run: Run) -> None:
    assert run("catalog", "check").code == 0
    Path("good.yaml").write_text(SMALL, "utf-8")
    Path("bad.yaml").write_text(SMALL.replace('id: "1.10"', "id: 1.10").replace("weight: 2", "weight: 0"), "utf-8")
    assert run("catalog", "check", "good.yaml").code == 0
    done = run("catalog", "check", "bad.yaml")
    assert done.code == 1 and "bad.yaml:59" in done.out and "1.10" in done.out and "weight" in done.out
    assert run("score", "x.xlsx", "--catalog", "bad.yaml").code == 2
    assert "1.10" in run("catalog", "show").out
    assert "1.10.a" in run("catalog", "show", "1.10").out
    done = run("catalog", "show", "1.99")
    assert (done.code, done.out) == (2, "") and "1.99" in done.err


def test_register(run: Run) -> None:
    Path("good.csv").write_text(_REGISTER, "utf-8")
    Path("bad.csv").write_text(_REGISTER.replace("00021", "00011"), "utf-8")
    assert run("units", "check", "good.csv").code == 0
    done = run("units", "check", "bad.csv")
    assert done.code == 1 and "bad.csv:5" in done.out


# aggregate ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def pilot(tmp_path: Path) -> Path:
    """Three good workbooks, one of them twice, a broken one, a lock file and a letter."""
    folder = tmp_path / "pilot"
    folder.mkdir()
    filled(folder / "a.xlsx", "Xanh", "Xã An", "00011")
    filled(folder / "b.xlsx", "Vàng", "Xã Bình", "00012")
    filled(folder / "c.xlsx", "Đỏ", "Xã Cầu", "00013", **{"1.1.a": "?"})
    filled(folder / "a (1).xlsx", "Xanh", "Xã An", "00011")
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "~$a.xlsx").write_bytes(b"x" * 165)
    (folder / "letter.txt").write_text("Kính gửi", "utf-8")
    names = {"00011": "Xã An", "00012": "Xã Bình", "00013": "Xã Cầu", "00014": "Xã Dương"}
    rows = "".join(f"{code};{name};commune\n" for code, name in names.items())
    (folder / "units.csv").write_text("mã;tên;cấp\n" + rows, "utf-8")
    return folder


def test_aggregate_end_to_end(run: Run, pilot: Path) -> None:
    done = run("aggregate", "pilot")
    assert done.code == 1, done.err  # one file was not usable
    assert "Có trả lời: 3 " in done.out and "Xã Dương" in done.out and "broken.xlsx" in done.out
    assert "Traceback" not in done.err
    results = pilot.with_name("pilot-summary")
    assert {"summary.xlsx", "plans", "data"} <= {path.name for path in results.iterdir()}
    assert {path.stem for path in (results / "plans").iterdir()} == {"an", "binh", "cau"}
    data = {path.name for path in (results / "data").iterdir()}
    assert data >= {"units.csv", "scores.csv", "answers.csv", "findings.csv", "ledger.csv", "datapackage.json"}
    ledger = list(csv.DictReader(io.StringIO((results / "data" / "ledger.csv").read_text("utf-8-sig"))))
    outcomes = {Path(line["file"]).name: line["outcome"] for line in ledger}
    assert outcomes == {
        "a.xlsx": "counted",
        "b.xlsx": "counted",
        "c.xlsx": "counted",
        "a (1).xlsx": "second_copy",
        "broken.xlsx": "unusable",
        "~$a.xlsx": "skipped",
        "letter.txt": "skipped",
    }
    assert run("aggregate", "pilot").code == 1  # what nobody edited is replaced


def test_aggregate_where_nothing_is_wrong(run: Run, pilot: Path) -> None:
    (pilot / "broken.xlsx").unlink()
    assert run("aggregate", pilot, "-o", "out").code == 0
    assert Path("out/summary.xlsx").is_file() and not pilot.with_name("pilot-summary").exists()


def test_aggregate_without_a_result(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in ("empty", "nowhere"):
        done = run("aggregate", folder)
        assert (done.code, done.out) == (2, "") and folder in done.err
    (tmp_path / "empty" / "a.xlsx").write_bytes(b"")
    done = run("aggregate", "empty")
    assert done.code == 2 and "a.xlsx" in done.err
    assert not list(tmp_path.glob("*-summary/[!.]*"))


# Languages and consoles -----------------------------------------------------------------------------------------------

_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"


def vietnamese(text: str) -> str:
    """The words of a text with a letter that only Vietnamese has; symbols of documents are the same in English."""
    decomposed = unicodedata.normalize("NFD", re.sub(r"\b\d+/QĐ-\w+", "", text))
    return " ".join(re.findall(rf"\S*[đĐ{_MARKS}]\S*", decomposed))


def test_english_is_english(run: Run) -> None:
    path = filled(Path("a.xlsx"), "Yellow", "Thu", language="en", **{"1.1.a": "Good", "1.2.a": "red"})
    for arguments in (
        ("score", path),
        ("validate", path, "--all"),
        ("rules",),
        ("rule", "A02"),
        ("catalog", "check"),
        ("catalog", "show"),
        ("catalog", "show", "1.1"),
    ):
        done = run(*arguments, "--lang", "en")
        assert done.out and vietnamese(done.out + done.err) == "", arguments
    for arguments in (("rule", "Z99"), ("score", "nowhere.xlsx"), ("aggregate", "nowhere"), ("catalog", "show", "9")):
        done = run(*arguments, "--lang", "en")
        assert done.code == 2 and vietnamese(done.out + done.err) == "", arguments


def test_help_in_both_languages() -> None:
    for language in ("vi", "en"):
        for command in ("", "score", "new-workbook", "aggregate"):
            done = outside([*command.split(), "--help"], ISO18091_LANG=language)
            assert done.code == 0 and bool(vietnamese(done.out)) == (language == "vi"), (language, command, done.out)


@pytest.mark.parametrize(
    ("arguments", "said", "english"),
    [
        ("", "Cách dùng: iso18091 [TÙY CHỌN] LỆNH", "Usage: iso18091 [OPTIONS] COMMAND"),
        ("--lagn vi", "Lỗi: Không có tùy chọn --lagn (gần giống: --lang)", "Error: No such option: --lagn"),
        ("nonsense", "Lỗi: Không có lệnh “nonsense”.", "No such command 'nonsense'."),
        ("--lang {language}", "Lỗi: Thiếu lệnh.", "Missing command."),
        ("score", "Lỗi: Thiếu đối số “TỆP...”.", "Missing argument 'TỆP...'."),
        ("score", "Trợ giúp: iso18091 score --help", "Try 'iso18091 score --help' for help."),
        ("catalog set-titles x", "Lỗi: Thiếu tùy chọn --source.", "Missing option '--source'."),
        ("plan x y", "Lỗi: Thừa đối số: y", "Got unexpected extra argument(s) (y)"),
        ("score x --explain", "Lỗi: Sau tùy chọn --explain phải có một giá trị.", "'--explain' requires an argument."),
        ("score x --json=1", "Lỗi: Sau tùy chọn --json không có giá trị nào.", "'--json' does not take a value."),
        ("aggregate x --jobs a", "Giá trị của --jobs không dùng được: phải là số nguyên", "a valid integer"),
        ("aggregate x --jobs 0", "không dùng được: phải từ 1 trở lên", "greater than or equal to 1"),
        ("validate x.xlsx —json", "Có phải là --json?", "Did you mean --json?"),
        ("score x —explain=1.1", "“—explain=1.1”", "Did you mean --explain?"),
        ("aggregate x –o out", "Có phải là -o?", "Did you mean -o?"),
        ("validate x ―formt json", "Có phải là --format?", "Did you mean --format?"),
        ("—version", "Có phải là --version?", "Did you mean --version?"),
        ("catalog show ‒-catalog x", "Có phải là --catalog?", "Did you mean --catalog?"),
        ("validate x --json --format csv", "Lỗi: Không dùng được: ", "Invalid value: "),
    ],
)
def test_wrong_usage_is_said_in_the_language_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: str, said: str, english: str
) -> None:
    for language, words in (("vi", said), ("en", english)):
        monkeypatch.setenv("ISO18091_LANG", language)
        done = run(*arguments.format(language=language).split())
        assert done.code == 2 and words in done.out + done.err, done


def test_nothing_of_help_is_left_in_english() -> None:
    for command in ("", "catalog", "catalog show", "aggregate", "new-workbook"):
        told = outside([*command.split(), "--help"]).out
        assert not re.search(r"Usage|Options|Commands|Arguments|required|\[default|Show|Install", told), told


def _environment() -> dict[str, str]:
    """For a process that starts in another folder and knows nothing of this one's console."""
    unwanted = ("COLUMNS", "ISO18091_LANG", "PYTHONIOENCODING", "PYTHONUTF8")
    ours = {"PYTHONPATH": str(Path(iso18091cli.__file__).parent.parent)}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | ours


def outside(arguments: list[str], folder: Path | None = None, **environment: str) -> Done:
    """Runs a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "iso18091cli", *arguments],
        capture_output=True,
        cwd=folder,
        env={**_environment(), "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def test_exit_codes_of_the_process(tmp_path: Path) -> None:
    good = filled(tmp_path / "a.xlsx")
    assert outside(["score", str(good)]).code == 0
    assert outside(["score", str(good), "nowhere.xlsx"], tmp_path).code == 1
    assert outside(["score", "nowhere.xlsx"], tmp_path).code == 2
    assert outside(["validate", str(good), "--json"]).document["files"][0]["accepted"]
    assert outside(["--version"]).out.startswith("iso18091 ")


def test_checks_of_a_missing_file_could_not_run(run: Run) -> None:
    assert run("catalog", "check", "nowhere.yaml").code == 2
    assert run("units", "check", "nowhere.csv").code == 2


def test_the_language_may_stand_before_the_command(run: Run) -> None:
    told = run("--lang", "en", "rule", "A02")
    assert told.code == 0


def test_no_result_leaves_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "post").mkdir()
    assert run("aggregate", str(tmp_path / "post")).code == 2
    assert not (tmp_path / "post-summary").exists()


def test_the_folder_one_stands_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "post").mkdir()
    filled(tmp_path / "post" / "a.xlsx")
    monkeypatch.chdir(tmp_path / "post")
    assert run("aggregate", ".").code == 0
    assert (tmp_path / "post-summary" / "summary.xlsx").is_file()
