"""What a sender typed stays text in everything we write, and no command speaks with the net."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filling import fill
from iso18091cli.files.harmless import csv_text
from test_cli import Run, _environment, filled, form_for, pilot, run

__all__ = ["pilot", "run"]

PAYLOADS = {
    "1.1.a": '=HYPERLINK("http://x.example","y")',
    "1.1.b": "+84 225 3 822",
    "1.1.c": "@SUM(1+1)",
    "1.2.a": "- Đã ban hành Quyết định 12",
    "1.2.b": "\t=1+1",
    "1.2.c": "{{ 7 * 7 }}{% raw %}{{r x }}",
    "1.3.a": "<script>alert(1)</script><b>x</b>",
    "1.3.b": "[x](javascript:alert(1)) ![y](http://x.example/y.png) | www.x.example | mailto:a@x.example",
    "1.3.c": "{ MERGEFIELD x } { INCLUDETEXT c:/x }",
    "1.4.a": "_x0000__x001B_[31m ]]> &amp; \x0b",
    "1.4.b": "+cmd|' /C calc'!A0",
    "1.4.c": '"; =1+1',
}

SUMS = {"AVERAGE", "COUNT", "COUNTIF", "IF", "IFERROR", "MAX", "MIN", "SUM", "SUMPRODUCT"}
"""Functions of the formulas that are ours: none reaches out of the workbook."""


def hostile(path: Path) -> None:
    values: dict[tuple[str, str], object] = {}
    for id, text in PAYLOADS.items():
        values |= {(id, "self_level"): "Đỏ", (id, "evidence"): text, (id, "explanation"): text}
    fill(path, values | {("contact", "value"): "=1+1"}, content=form_for("=1+1|<b>Xã</b>", "00011"))


def test_in_everything_that_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    hostile(tmp_path / "mail" / "a.xlsx")
    done = run("aggregate", "mail")
    assert done.code == 0, done.err
    results = tmp_path / "mail-summary"
    written = [path for path in results.rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"[a-z0-9._-]+", path.name) for path in written)
    workbooks = [path for path in written if path.suffix == ".xlsx"]
    assert workbooks
    for path in workbooks:
        for sheet in load_workbook(path):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        functions = set(re.findall(r"([A-Z][A-Z.0-9]*)\(", str(cell.value)))
                        assert functions <= SUMS, (path, cell.coordinate, cell.value)
                    assert cell.hyperlink is None or cell.hyperlink.target is None, (path, cell.coordinate)
        with zipfile.ZipFile(path) as parts:
            assert not any("TargetMode" in parts.read(name).decode() for name in parts.namelist() if "rels" in name)
    for path in written:
        if path.suffix in (".md", ".html"):
            text = path.read_text("utf-8")
            assert "<script>alert" not in text and "<b>x</b>" not in text
            assert "](javascript:" not in text and "![y]" not in text
            assert "49" not in re.findall(r"\{\{.*?\}\}", text)


@pytest.mark.parametrize("name", ["answers.csv", "units.csv", "findings.csv", "ledger.csv"])
def test_csv_fields_are_no_formulas(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    hostile(tmp_path / "mail" / "a.xlsx")
    assert run("aggregate", "mail").code == 0
    text = (tmp_path / "mail-summary" / "data" / name).read_text("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[1:] or name == "findings.csv"
    for cell in (cell for line in lines for cell in line):
        assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell
    if name == "answers.csv":
        assert csv_text(PAYLOADS["1.2.a"]) in {cell for line in lines for cell in line}


def test_a_new_workbook_for_a_hostile_name(run: Run) -> None:
    assert run("new-workbook", "--unit", '=HYPERLINK("x")', "--period", "@1", "-o", "a.xlsx").code == 0
    found = [
        cell.data_type
        for sheet in load_workbook("a.xlsx")
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(("=HYPERLINK(", "@1"))
    ]
    assert found and set(found) == {"s"}


# The net --------------------------------------------------------------------------------------------------------------


def offline(code: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = _environment()
    watcher = Path(__file__).parent / "offline"
    environment["PYTHONPATH"] = os.pathsep.join([str(watcher), environment["PYTHONPATH"]])
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        cwd=folder,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import multiprocessing as m, sys, subprocess; sys.exit(subprocess.run([sys.executable, '-c', 'import socket; socket.socket()']).returncode)",
    ],
)
def test_a_connection_would_be_seen(code: str, tmp_path: Path) -> None:
    assert offline(code, tmp_path).returncode == 99


def test_no_command_opens_a_socket(pilot: Path) -> None:
    from test_console import _SEVERAL

    filled(pilot.parent / "a.xlsx")
    commands = [
        ["new-workbook"],
        ["validate", "a.xlsx", "pilot/broken.xlsx", "--format", "html"],
        ["score", "a.xlsx"],
        ["aggregate", "pilot", "--jobs", "2"],
        ["catalog", "check"],
        ["catalog", "publish", "-o", "."],
        ["units", "check", "pilot/units.csv"],
        ["rules"],
    ]
    done = offline(_SEVERAL, pilot.parent, json.dumps(commands))
    assert done.returncode == 0 and "a socket" not in done.stderr, done.stderr
    assert json.loads(done.stderr.splitlines()[-1]) == [0, 1, 0, 1, 0, 0, 0, 0]
