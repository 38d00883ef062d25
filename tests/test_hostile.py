"""Nothing a sender's file holds can hurt: each kind of tests/hostile.py ends as its table says, in bounded time and memory."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from hostile import FILLED, KINDS, READ, STRINGS, Kind, answer, filled, lay, packed, with_answer
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import RULES, fix, message
from iso18091cli.cli import main, run_aggregate, run_documents, run_return, run_workbooks
from iso18091cli.intake import read_all as read_all_module
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.workbook import Sheets

CATALOG = load_catalog(None)
MAX_SECONDS, MAX_MEGABYTES = 8, 500

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links as on Linux")


@cache
def _plain() -> Result:
    return examine(FILLED, CATALOG)


def _assert_as_the_table_says(kind: Kind, result: Result) -> None:
    codes = {d.code for d in result.diagnostics}
    if kind.says == READ:
        assert result.usable and codes == {d.code for d in _plain().diagnostics}
        assert result.scorecard and _plain().scorecard and result.scorecard.total == _plain().scorecard.total
    elif RULES[kind.says].severity == "error" and RULES[kind.says].check is None:
        assert not result.usable and codes == {kind.says}, [message(d, "en") for d in result.diagnostics]
    else:
        assert result.usable and kind.says in codes, codes
    for finding in result.diagnostics:
        _assert_clear(finding)


def _assert_clear(finding: Diagnostic) -> None:
    for language in ("vi", "en"):
        text = f"{message(finding, language)} {fix(finding, language)}"
        assert "\n" not in text and len(message(finding, language)) <= 300
        assert not re.search(r"Error|Exception|None\b|\w+\.xml|Errno|0x[0-9a-f]+|Traceback", text), text
    assert re.search("[À-ỹ]", message(finding, "vi")), "no Vietnamese"


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.costly], ids=lambda kind: kind.name)
def test_each_kind_ends_as_the_table_says(kind: Kind, tmp_path: Path) -> None:
    _assert_as_the_table_says(kind, examine(lay(kind, tmp_path), CATALOG))


_PATIENCE = 100
"""Seconds that a file may take on a machine that does other things as well; what it costs is processor time."""


def measured(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """Examines a file and leaves the cost beside it: seconds of processor time, and megabytes at most so far."""
    signal.alarm(_PATIENCE)
    began = time.process_time()
    try:
        return examine(path, catalog, only)
    finally:
        signal.alarm(0)
        # Not ru_maxrss: that counts what the process held of which this one is a child.
        (peak,) = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
        path.with_suffix(".cost").write_text(f"{time.process_time() - began} {int(peak) // 1024}", "ascii")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
def test_the_costly_ones_cost_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_all_module, "MAX_SECONDS", float(_PATIENCE))
    kinds = [kind for kind in KINDS if kind.costly]
    paths = [lay(kind, tmp_path) for kind in kinds]
    costs = {}
    for kind, path, result in zip(kinds, paths, read_all(paths, measured, CATALOG, None, failed=unread), strict=True):
        _assert_as_the_table_says(kind, result)
        costs[kind.name] = tuple(map(float, path.with_suffix(".cost").read_text("ascii").split()))
    assert max(seconds for seconds, _ in costs.values()) < MAX_SECONDS, costs
    assert max(megabytes for _, megabytes in costs.values()) < MAX_MEGABYTES, costs


def test_ten_bad_files_of_a_hundred_cost_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "thu"
    folder.mkdir()
    names = (
        "empty",
        "pdf",
        "cut-5",
        "password",
        "entities",
        "html",
        "600-sheets",
        "endless",
        "pipe",
        "zeros",
    )
    bad = {kind.name: kind for kind in KINDS if kind.name in names}
    assert len(bad) == 10
    for kind in bad.values():
        lay(kind, folder)
    name, code = b">H\xe1\xba\xa3i An</t>", b">306</t>"
    assert filled()[STRINGS].count(name) == filled()[STRINGS].count(code) == 1
    for number in range(90):
        named = (
            filled()[STRINGS]
            .replace(name, b">S\xe1\xbb\x91 %d</t>" % number)
            .replace(code, b">%d</t>" % (500 + number))
        )
        (folder / f"unit-{number:02}.xlsx").write_bytes(packed(filled() | {STRINGS: named}))
    order = run_aggregate.Order(folder, tmp_path / "out", None, None, False, None, "vi")
    assert run_aggregate.run(order, None) == 1
    ledger, scores = (_table(tmp_path / "out" / "data" / name) for name in ("ledger.csv", "scores.csv"))
    unusable = {Path(line["file"]).stem: line["code"] for line in ledger if line["outcome"] == "unusable"}
    assert unusable == {kind.name: kind.says for kind in bad.values()}
    plain = _plain().scorecard
    assert plain and plain.total.score is not None
    totals = {line["unit"]: line["score"] for line in scores if line["scope"] == "total"}
    assert totals == {str(500 + number): f"{plain.total.score:g}" for number in range(90)}
    counted = [line for line in ledger if line["outcome"] != "unusable"]
    assert [line["score"] for line in counted] == [f"{plain.total.score:g}"] * 90


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def dies(path: Path, catalog: Catalog, only: Stage | None = None) -> Result:
    os._exit(134)


COMMANDS = {
    "return": (run_return, ("return",)),
    "plan": (run_documents, ("plan",)),
    "carry": (run_return, ("new-workbook", "--from")),
    "validate": (run_workbooks, ("validate",)),
    "score": (run_workbooks, ("score",)),
}
"""Commands about one file: where their bodies are, and how they are called."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_about_one_file_says_what_is_wrong_and_writes_nothing(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module, words = COMMANDS[command]
    kinds = [kind for kind in KINDS if kind.name in ("pipe", "password", "sheet-cut", "entities", "1g-sheet")]
    assert len(kinds) == 5
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    calls = [(lay(kind, tmp_path), kind.says) for kind in kinds] + [(FILLED, "F16")]
    for path, code in calls:
        if path == FILLED:
            monkeypatch.setattr(
                module, "read_all", lambda paths, _, *given, **how: read_all(paths, dies, *given, **how)
            )
        monkeypatch.setattr(sys, "argv", ["iso18091", *words, str(path)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        assert end.value.code == 2 and code in said.out + said.err, (path, said)
        assert "Traceback" not in said.err and not any(Path().iterdir())


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copy(FILLED, tmp_path / "a.xlsx"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (finding,) = examine(path, CATALOG).diagnostics
    assert finding.code == "F20"
    _assert_clear(finding)


@pytest.mark.parametrize(
    "name", ["phiếu 📄.xlsx", "x" * 200 + ".xlsx", "-rf.xlsx", "{0}[red].xlsx", "Phiê\u0301u.xlsx"]
)
def test_names_of_files(tmp_path: Path, name: str) -> None:
    (result,) = read_all([Path(shutil.copy(FILLED, tmp_path / name))], examine, CATALOG, failed=unread)
    assert result.usable and result.path.endswith(name)


@pytest.mark.parametrize(("stored", "text"), [("#REF!", "#REF!"), ("#SPILL!", "#SPILL!"), ("#N/A", "#N/A")])
def test_an_error_is_shown_as_it_stands(tmp_path: Path, stored: str, text: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_answer(b'<c r="@" t="e"><v>%s</v></c>' % stored.encode()))
    finding = next(d for d in examine(path, CATALOG).diagnostics if d.code == "A07")
    assert text in message(finding, "vi") and finding.place.cell == answer()[2]


def test_days_from_1904(tmp_path: Path) -> None:
    """The same number is another day where days are counted from 1904."""
    days = []
    for old in (b"false", b"true"):
        parts = dict(filled())
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'date1904="false"', b'date1904="%s"' % old)
        path = tmp_path / f"{old.decode()}.xlsx"
        path.write_bytes(packed(parts))
        submission = examine(path, CATALOG).submission
        assert submission
        days.append(int((submission.unit["assessed_on"].value or "")[:4]))
    assert days[1] - days[0] == 4


def test_fonts_and_percent_formats(tmp_path: Path) -> None:
    sheet, part, cell = answer()
    styles = filled()["xl/styles.xml"]
    number = len(re.findall(rb"<xf ", styles[styles.index(b"<cellXfs") : styles.index(b"</cellXfs>")]))
    fonts = styles[styles.index(b"<fonts") : styles.index(b"</fonts>")].count(b"<font>")
    styles = styles.replace(b"</cellXfs>", b'<xf numFmtId="9" fontId="%d"/></cellXfs>' % fonts)
    styles = styles.replace(b"</fonts>", b'<font><sz val="12"/><name val=".VnTime"/></font></fonts>')
    parts = dict(filled()) | {"xl/styles.xml": styles}
    parts[part] = re.sub(
        rb'<c r="%s" s="\d+"' % cell.encode(), b'<c r="%s" s="%d"' % (cell.encode(), number), parts[part]
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(parts))
    sheets, plain = Sheets(open_container(path)), Sheets(open_container(FILLED))
    assert (sheets.look(sheet, cell).font.name, sheets.is_percent(sheet, cell)) == (".VnTime", True)
    assert plain.look(sheet, cell).font.name not in ("", ".VnTime") and not plain.is_percent(sheet, cell)
    assert sheets.look(sheet, "A1") == plain.look(sheet, "A1")
