"""What a stranger typed passes one door for each medium: the tables of inputs, and a look for ways around the doors."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from email.header import Header, decode_header, make_header
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filling import fill
from hostile_texts import DOORS
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.harmless import csv_text, csv_typed, header_text, one_line, terminal_line
from iso18091cli.files.outputs import file_name
from test_cli import Run, form_for, run
from test_imports import MODULES

__all__ = ["run"]


@pytest.mark.parametrize("typed", DOORS, ids=lambda text: ascii(text[:20]))
def test_what_each_medium_shows(typed: str) -> None:
    shown = DOORS[typed]
    assert terminal_line(typed) == shown.terminal
    assert csv_text(typed) == (typed if shown.csv is None else shown.csv) and csv_typed(csv_text(typed)) == typed
    assert header_text(typed, 120) == shown.header
    assert file_name(typed) == shown.file
    assert "\n" not in one_line(typed, 120) and len(one_line(typed, 120)) <= 120
    assert str(make_header(decode_header(Header(shown.header, "utf-8").encode()))) == shown.header


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_no_cell_is_a_formula_in_a_real_office(separator: str, tmp_path: Path) -> None:
    """LibreOffice is told to work formulas out; a table without the door shows that it does."""
    texts = [text for text in DOORS if len(text) < 100] + [f"x{text}" for text in DOORS if text[:1] in ";\t\n\r"]
    rows = [(f"0{number}", text, -number, text) for number, text in enumerate(texts)]
    (tmp_path / "ours.csv").write_bytes(b"".join(csv_pieces(["a", "b", "c", "d"], rows)))
    (tmp_path / "bare.csv").write_text(f"a{separator}=1+1\n", "utf-8")
    assert _formulas(tmp_path, "bare.csv", separator) == ["=1+1"]
    assert _formulas(tmp_path, "ours.csv", separator) == []


test_no_cell_is_a_formula_in_a_real_office = pytest.mark.office(test_no_cell_is_a_formula_in_a_real_office)


def _formulas(folder: Path, name: str, separator: str) -> list[str]:
    program = shutil.which("soffice")
    if program is None:
        reason = "needs LibreOffice Calc (Debian: apt install libreoffice-calc)"
        if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    reading = f"CSV:{ord(separator)},34,76,1,,0,false,true,false,false,false,-1,true"
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", f"--infilter={reading}"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "made"), str(folder / name)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    made = load_workbook((folder / "made" / name).with_suffix(".xlsx"))
    return [str(cell.value) for row in made.active.iter_rows() for cell in row if cell.data_type == "f"]


# By command -----------------------------------------------------------------------------------------------------------


def test_a_name_of_many_lines_and_letters_forges_no_line(run: Run, tmp_path: Path) -> None:
    forged = "Xã A\r\n✖ F99 mọi phiếu đều hỏng\u2028" + "x" * 3000
    (tmp_path / "mail").mkdir()
    answers = {("unit_name", "value"): forged, ("1.1.b", "self_level"): "Xanh"}
    fill(tmp_path / "mail" / "a.xlsx", answers, content=form_for())
    for command in (["score", "mail/a.xlsx"], ["validate", "mail/a.xlsx"], ["aggregate", "mail", "--no-word"]):
        done = run(*command)
        lines = (done.out + done.err).splitlines()
        assert not any(line.lstrip().startswith("✖ F99") for line in lines)
        assert sum(map(len, lines)) < 20_000 and "x" * 130 not in done.out
    assert "x" * 3000 in (tmp_path / "mail-summary" / "data" / "units.csv").read_text("utf-8")


# Ways around the doors ------------------------------------------------------------------------------------------------

WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rmdir",
    "touch",
    "rename",
    "symlink_to",
    "hardlink_to",
    "chmod",
}
DOOR_KEEPERS = {
    "writes": ("files.folder", "files.cache", "files.result_folder"),
    "streams": ("cli", "cli.console"),
    "Console": (),  # ours is another class
    "csv": (),
    "header": ("mail.draft", "mail.covering_mail", "mail.return_mail", "mail.ready", "mail.send"),
    "dangerous": (),
}
"""Modules that may do a thing: the doors themselves."""


def _steps(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(kind, line) of every step in a module that has a door."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [str(node.module)]
            for name in names:
                kind = {
                    "shutil": "writes",
                    "tempfile": "writes",
                    "pickle": "dangerous",
                    "marshal": "dangerous",
                }
                if name in kind:
                    yield kind[name], node.lineno
                if name in ("email", "smtplib") or name.startswith("email."):
                    yield "header", node.lineno
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2]
        if last in WRITES or called in ("os.open", "os.replace", "os.rename", "os.remove"):
            yield "writes", node.lineno
        if last in ("open", "fdopen") and any(
            re.fullmatch(r"'[wax+rb]*[wax+][b+]*'", ast.unparse(a)) for a in node.args
        ):
            yield "writes", node.lineno
        if called == "print" or (called.startswith(("sys.stdout.", "sys.stderr.")) and last.startswith("write")):
            yield "streams", node.lineno
        if called in ("csv.writer", "csv.DictWriter"):
            yield "csv", node.lineno
        if called in ("Console", "rich.console.Console"):
            yield "Console", node.lineno
        if called in ("eval", "exec", "os.system", "yaml.load", "yaml.unsafe_load") or last == "load_extension":
            yield "dangerous", node.lineno


EXCEPTIONS = {
    ("register.issued", "csv"): "a list that is read by Excel; every text of it has passed csv_text",
    ("cli.run_units", "csv"): "the shipped list of units: no text of a stranger",
    ("finishing.workbook", "writes"): "an entry of a zip in memory",
    ("cli.console", "writes"): "the system's own nowhere, for a stream that is gone",
    ("intake.read_all", "writes"): "the same",
    ("results.store", "writes"): "a damaged store in the user's own memory is made anew",
    ("intake.mail_parts", "header"): "reads mails; what it gives has passed header_text",
    ("intake.outlook", "header"): "the same",
    ("intake.part_by_part", "header"): "the same; the mail that it puts together is for our own reader",
    ("mail.lying", "header"): "reads mails; gives their ids alone, which are of signs that make no header",
    ("cli.run_collect", "writes"): "a folder of its own outside of the round's, gone at the end of the run",
    ("cli.run_publish", "writes"): "takes away the trial that it has made itself",
}


@pytest.mark.parametrize("module", [name for name in MODULES if name])
def test_no_text_and_no_file_goes_by_another_way(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    found = {(kind, line) for kind, line in _steps(tree) if kind in DOOR_KEEPERS}
    wrong = {
        (kind, line) for kind, line in found if module not in DOOR_KEEPERS[kind] and (module, kind) not in EXCEPTIONS
    }
    assert not wrong, f"{module}: {sorted(wrong)}"


def test_every_exception_is_used() -> None:
    used = {(name, kind) for name in MODULES if name for kind, _ in _steps(ast.parse(MODULES[name].read_text("utf-8")))}
    assert set(EXCEPTIONS) <= used
    assert {(keeper, kind) for kind, keepers in DOOR_KEEPERS.items() for keeper in keepers} <= used
