"""Any console: every encoding, width and redirection; nothing a sender typed moves a cursor, no figure is broken."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

from iso18091cli.cli.console import out
from iso18091cli.files.harmless import csv_typed
from iso18091cli.model.spelling import fold
from iso18091cli.render.grid import Grid
from test_cli import SHIPPED, Run, _environment, filled, outside, pilot, run

__all__ = ["pilot", "run"]

HOSTILE = "\x1b[2J\x1b]0;x\x07\u202egnp.exe\x9b31m"
TOLD = "\\x1b[2J\\x1b]0;x\\x07\\u202egnp.exe\\x9b31m"
COMMANDS = [
    ["score", "pilot/c.xlsx"],
    ["score", "pilot/c.xlsx", "--explain", "1.1"],
    ["score", "pilot/c.xlsx", "--json"],
    ["validate", "pilot/c.xlsx", "pilot/broken.xlsx", "--all"],
    ["validate", "pilot/c.xlsx", "--json"],
    ["validate", "pilot/c.xlsx", "--format", "csv"],
    ["validate", "pilot/c.xlsx", "--format", "html"],
    ["rules"],
    ["rule", "A02"],
    ["catalog", "show"],
    ["catalog", "show", "1.1"],
    ["units", "check", "pilot/units.csv"],
    ["aggregate", "pilot"],
    ["score", "không có.xlsx"],
]
CODES = [0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 2]

_SEVERAL = """
import json, sys
from iso18091cli.cli import main
codes = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["iso18091", *arguments]
    try:
        main()
        codes.append(0)
    except SystemExit as end:
        codes.append(end.code or 0)
print(codes, file=sys.stderr)
"""


def several(commands: list[list[str]], folder: Path, **environment: str) -> tuple[bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-c", _SEVERAL, json.dumps(commands)],
        capture_output=True,
        cwd=folder,
        env={**_environment(), "ISO18091_LANG": "vi", **environment},
        check=False,
    )
    assert done.returncode == 0 and b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    return done.stdout, done.stderr


CONSOLES = {
    "cp1252-40": {"PYTHONIOENCODING": "cp1252", "COLUMNS": "40"},
    "cp1258-200": {"PYTHONIOENCODING": "cp1258", "COLUMNS": "200"},
    "cp437-80": {"PYTHONIOENCODING": "cp437", "COLUMNS": "80"},
    "ascii-40": {"PYTHONIOENCODING": "ascii", "COLUMNS": "40"},
    "C-200": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "200"},
}


@pytest.mark.parametrize("name", CONSOLES)
def test_no_console_makes_a_command_fail(name: str, pilot: Path) -> None:
    settings = CONSOLES[name]
    stdout, stderr = several(COMMANDS, pilot.parent, **settings)
    encoding = settings.get("PYTHONIOENCODING", "ascii")
    shown = re.sub(rb"(?s)\xef\xbb\xbfpath,.*?</html>", b"", stdout)  # CSV and HTML are UTF-8 wherever they go
    text, told = shown.decode(encoding), stderr.decode(encoding)
    assert json.loads(told.splitlines()[-1]) == CODES, told
    assert "xa cau" in fold(text) and "danh gia" in fold(text)
    assert "??" not in text and "\x1b" not in text
    assert "khong co.xlsx" in fold(text) or name == "C-200"  # there a name is not even text
    if encoding == "cp1258":  # it has every Vietnamese letter
        assert "Xã Cầu" in unicodedata.normalize("NFC", text)
    for document in re.findall(r"(?m)^\{$.*?^\}$", text, re.DOTALL):
        json.loads(document)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1258", "ascii", "utf-16"])
def test_json_loses_no_mark(encoding: str, tmp_path: Path) -> None:
    filled(tmp_path / "xã.xlsx", unit="Xã Đông Hải 😀", **{"1.1.b": "Tốt"})
    done = outside(["validate", "xã.xlsx", "--json"], tmp_path, PYTHONIOENCODING=encoding)
    (file,) = json.loads(done.out.lstrip("\ufeff"))["files"]
    assert file["path"] == "xã.xlsx" and file["unit"]["name"] == "Xã Đông Hải 😀"
    assert any("“Tốt”" in finding["message"] for finding in file["diagnostics"])
    assert ("Đông" in done.out) == (encoding == "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_csv_and_html_are_utf8_everywhere(encoding: str, tmp_path: Path) -> None:
    filled(tmp_path / "=1+1 đỏ.xlsx", **{"1.1.b": "<script>alert(1)</script>"})
    for form in ("csv", "html"):
        done = subprocess.run(
            [sys.executable, "-m", "iso18091cli", "validate", "=1+1 đỏ.xlsx", "--format", form],
            capture_output=True,
            cwd=tmp_path,
            env={**_environment(), "PYTHONIOENCODING": encoding},
            check=False,
        )
        text = done.stdout.decode("utf-8")
        assert done.returncode == 1 and done.stderr == b""
        if form == "html":
            assert "<script" not in text and "&lt;script&gt;alert(1)" in text and "=1+1 đỏ.xlsx" in text
            assert not re.search(r"(src|href)=\"(?!#)", text)
            continue
        assert done.stdout.startswith(b"\xef\xbb\xbf") and b"\r" not in done.stdout
        lines = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
        assert {line["path"] for line in lines} == {"'=1+1 đỏ.xlsx"}
        assert csv_typed(lines[0]["path"]) == "=1+1 đỏ.xlsx"
        (found,) = [line for line in lines if line["code"] == "A02"]
        assert (found["id"], found["severity"]) == ("1.1.b", "error") and "<script>" in found["message"]


# What a sender typed --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_text_moves_the_cursor(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    (tmp_path / "mail").mkdir()
    name = f"mail/{HOSTILE}.xlsx"
    filled(tmp_path / name, "Vàng", unit="Xã X\u202eY", **{"1.1.a": "\u202eTốt", "1.2.a": "[/red]Đỏ"})
    (tmp_path / "mail" / f"{HOSTILE}.zip").write_bytes(b"x")
    commands: list[tuple[str, ...]] = [
        ("score", name),
        ("validate", name, "--all"),
        ("validate", name, "--json"),
        ("validate", name, "--format", "html"),
        ("score", name, "--explain", "1.1"),
        ("score", f"{HOSTILE}.xlsx"),
        ("aggregate", "mail"),
        ("aggregate", HOSTILE),
        ("new-workbook", "-o", name),
        ("units", "check", HOSTILE),
        ("catalog", "show", HOSTILE),
        ("rule", HOSTILE),
    ]
    for command in commands:
        done = run(*command)
        text = re.sub(r"\x1b\[\??[0-9;]*[mKlhA]", "", done.out + done.err)  # our own colours and progress
        assert text and not set(text) & set("\x1b\x07\x9b\u202e\x08"), command
        assert "gnp.exe" in text, command
        if "--json" in command:
            assert done.document["files"][0]["path"] == name
        elif command[0] != "rule":
            assert "\\x1b[2J" in text.replace("\n", ""), command


def test_what_is_told_of_control_characters_is_not_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    grid = Grid("Unit", "Score", numbers=(1,))
    grid.add(HOSTILE, "1,00")
    out().print(grid)
    out().print(HOSTILE, style="bold")
    assert capsys.readouterr().out.replace("\n", "").count(TOLD) == 2


def test_no_colour_when_redirected_or_unwanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(Path("a.xlsx"), **{"1.1.b": "Tốt"})
    assert "\x1b" not in run("validate", path).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1;31m" in run("validate", path).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3\dm", run("validate", path).out)


# Findings -------------------------------------------------------------------------------------------------------------


def test_findings_by_sheet_the_gravest_first_in_sight(run: Run) -> None:
    # On the first sheets remarks enough to fill the page, the one error at the very end.
    picked = [c.id for i in SHIPPED.indicators for c in i.criteria if c.id not in SHIPPED.measured]
    remarks = dict.fromkeys(picked[:24], "xanh lá")
    path = filled(Path("a.xlsx"), **remarks, **{"4.8.b": "Tốt"})
    done = run("validate", path)
    lines = done.out.splitlines()
    assert done.code == 1 and "A02" in done.out and "4.8.b" in done.out
    assert len(re.findall(r"(?m)^ +[✖▲·] [A-Z]\d\d ", done.out)) == 20
    assert re.search(r"… và \d+ thông tin khác \(--all", done.out)
    assert lines[-1].startswith("  CHƯA ĐẠT: 1 lỗi")
    sheets = [line.strip() for line in lines if re.match(r"  \S", line)][:-2]
    assert len(sheets) == len(set(sheets))
    every = run("validate", path, "--all").out
    assert "--all" not in every and every.count("A10") == len(remarks)


def test_what_is_still_open_comes_last_and_counted(run: Run) -> None:
    picked = [c.id for i in SHIPPED.indicators for c in i.criteria if c.id not in SHIPPED.measured]
    path = filled(Path("a.xlsx"), **dict.fromkeys(picked[:40], ""), **{"4.8.b": "Tốt", picked[50]: "xanh lá"})
    done = run("validate", path)
    said = done.out.splitlines()
    at = next(number for number, line in enumerate(said) if line == "  Chưa trả lời: 40 chỗ")
    before = re.findall(r"[✖▲·] ([A-Z]\d\d)", "\n".join(said[:at]))
    assert {"A10", "A02"} <= set(before) and "A01" not in before
    assert {code for line in said[at:] for code in re.findall(r"✖ ([A-Z]\d\d)", line)} == {"A01"}
    named = " ".join(" ".join(said[at:]).split())
    assert f"✖ A01 1. Thể chế: {picked[0]} (I" in named and "… (+" in named
    every = run("validate", path, "--all").out
    assert "Chưa trả lời: 40" not in every and every.count("✖ A01") == 40


def test_several_files_end_in_one_line(run: Run) -> None:
    good, bad = filled(Path("a.xlsx")), filled(Path("b.xlsx"), **{"1.1.b": "Tốt"})
    Path("c.xlsx").write_bytes(b"")
    last = run("validate", good, bad, "c.xlsx", "nowhere.xlsx").out.splitlines()[-1]
    assert last.startswith("4 tệp: 1 ĐẠT, 1 CHƯA ĐẠT, 2 KHÔNG DÙNG ĐƯỢC. Có 3 lỗi")
    assert "4 files: 1 ACCEPTED" in run("validate", good, bad, "c.xlsx", "nowhere.xlsx", "--lang", "en").out


def test_one_file_that_may_not_be_read_stops_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    good, closed = filled(Path("a.xlsx")), filled(Path("b.xlsx"))
    real = Path.open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "b.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "b.xlsx" not in str(path) and access(path, mode))
    for command in ("validate", "score"):
        done = run(command, closed, "nowhere.xlsx", good)
        assert done.code == 1 and done.err in ("", "Tiếp theo: iso18091 aggregate .\n"), done.err
        assert "b.xlsx" in done.out and "nowhere.xlsx" in done.out and "a.xlsx" in done.out


def test_one_form_at_a_time(run: Run) -> None:
    assert run("validate", "a.xlsx", "--json", "--format", "csv").code == 2
    assert run("validate", "a.xlsx", "--format", "pdf").code == 2
    assert run("validate", "a.xlsx", "--json").out == run("validate", "a.xlsx", "--format", "json").out


# Widths ---------------------------------------------------------------------------------------------------------------


def test_no_figure_is_broken_at_40_columns(run: Run, pilot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = (("score", "pilot/b.xlsx"), ("aggregate", "pilot"), ("score", "pilot/c.xlsx", "--explain", "total"))
    for command in commands:
        figures = {}
        for width in ("200", "40"):
            monkeypatch.setenv("COLUMNS", width)
            text = run(*command).out
            assert max(map(len, text.splitlines())) <= int(width) or command[0] == "aggregate"
            figures[width] = sorted(set(re.findall(r"\d+,\d\d\*?|\d+/\d+", text)))
        assert figures["40"] == figures["200"] != [], command


@pytest.mark.parametrize("width", [12, 20, 33, 40, 60, 200])
def test_a_grid_breaks_no_figure(width: int) -> None:
    grid = Grid("Đơn vị", "1. Thể chế", "Điểm", numbers=(1, 2))
    grid.add("Xã Trấn Dương", "100,00", "97,37*")
    grid.add_last("Trung bình", "98,69\n2/3", "97,37")
    console = Console(width=width, file=io.StringIO(), highlight=False, markup=False)
    console.print(grid)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    for word in ("Xã", "Trấn", "Dương", "100,00", "97,37*", "98,69", "2/3"):
        assert word in re.split(r"\s+", text), (word, text)
    assert max(map(len, text.splitlines())) <= max(width, 18)


# Where it goes --------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [["rules"], ["validate", "a.xlsx", "--json"], ["validate", "a.xlsx", "--format", "csv"], ["--help"]]
)
def test_a_full_or_closed_stdout_is_told(arguments: list[str], tmp_path: Path) -> None:
    program = [sys.executable, "-m", "iso18091cli", *arguments]
    environment = {**_environment(), "PYTHONIOENCODING": "utf-8", "ISO18091_LANG": "vi"}
    for where in (">/dev/full", ">&-"):
        done = subprocess.run(
            ["sh", "-c", f'"$@" {where}', "sh", *program],
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            check=False,
        )
        told = done.stderr.decode()
        assert done.returncode == 2 and "Không in được kết quả" in told and "Traceback" not in told, told
        assert "Exception ignored" not in told


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    program = f'"{sys.executable}" -m iso18091cli catalog show; echo "code $?" >&2'
    for reader in ("head -1", "true"):
        done = subprocess.run(
            ["sh", "-c", f"{{ {program}; }} | {reader}"],
            capture_output=True,
            env={**_environment(), "PYTHONUNBUFFERED": "1"},
            check=False,
        )
        assert done.stderr.decode().strip() == "code 141"


def test_what_nobody_foresaw_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import iso18091cli.cli.run_rules as module

    def broken(language: str) -> int:
        raise RuntimeError("x\x1b[2J")

    monkeypatch.setattr(module, "rules", broken)
    done = run("rules")
    assert done.code == 2 and "RuntimeError: x\\x1b[2J" in done.err and "ISO18091_DEBUG" in done.err
    monkeypatch.setenv("ISO18091_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run("rules")


LONG = Path("một thư mục có tên rất dài để thử đường dẫn") / "và một thư mục nữa cũng rất dài" / "không có phiếu.xlsx"


@pytest.mark.parametrize("terminal", [False, True])
def test_a_path_stays_in_one_piece(terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    path = tmp_path / LONG
    shown = type(out())(file=io.StringIO(), force_terminal=terminal, width=80, highlight=False, markup=False)
    shown.print(f"Không có tệp “{path}”, kiểm tra lại tên tệp và thư mục rồi thử lại.")
    shown.print("x" * 200)
    text = shown.file.getvalue()  # type: ignore[attr-defined]
    assert str(path) in text and "x" * 200 in text


def test_what_is_no_terminal_has_no_line_ends_of_ours(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS")
    (tmp_path / LONG).parent.mkdir(parents=True)
    (tmp_path / LONG).write_bytes(b"Kinh gui")
    done = run("validate", LONG)
    assert str(LONG) in done.out.splitlines()
    sentence = next(line for line in done.out.splitlines() if "F05" in line)
    assert len(sentence) > 80 and sentence.endswith(").")
    assert not any(line.endswith(" ") for line in done.out.splitlines())
    done = run("aggregate", LONG)
    assert any(f"“{LONG}”" in line for line in done.err.splitlines())


@pytest.mark.parametrize("command", [[], ["catalog"], ["units"], ["templates"]])
def test_help_ends_in_whole_words(command: list[str], run: Run) -> None:
    for language in ("vi", "en"):
        done = run("--lang", language, *command, "--help")
        said = re.split("Lệnh:|Commands:|Chuẩn bị:", done.out)[1]
        assert done.code == 0 and "..." not in said and "…" not in said
    assert run(*command, "-h").out == run(*command, "--help").out


def test_a_mistyped_command_is_guessed_in_vietnamese(run: Run) -> None:
    assert "Không có lệnh “validat”. Có phải là “validate” không?" in run("validat", "x").err
    assert "Did you mean" not in run("rul").err and "“rule”" in run("rul").err
    assert "Did you mean 'validate'?" in run("--lang", "en", "validat").err


def test_rule_without_a_code_lists_them(run: Run) -> None:
    assert run("rule").out == run("rules").out != ""


@pytest.mark.parametrize("name", ["bo-chi-so.docx", "Bộ chỉ số.MD"])
def test_publish_writes_the_file_that_is_named(tmp_path: Path, run: Run, name: str) -> None:
    assert run("catalog", "publish", "-o", name).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name] and (tmp_path / name).is_file()
