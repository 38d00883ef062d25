"""Who took part how far: one funnel, the same in every medium. Folders and their funnels, worked out by hand."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter

import pytest
from openpyxl import load_workbook
from rich.console import Console

from filling import CATALOG as FILLED
from filling import COMPLETE, fill
from hand import CATALOG, aggregate, result, stored, unreadable
from iso18091cli.checks.files import OTHER_EDITION
from iso18091cli.checks.table import RULES
from iso18091cli.figures.ledger import count, main_period
from iso18091cli.figures.summary import summarise
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_changed import read_rows
from iso18091cli.messages.participation import STATES, STEPS
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine, State, Summary
from iso18091cli.model.units import Unit, Units
from iso18091cli.render.summary_text import show_summary
from iso18091cli.reports.data.tables import tables
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.page.report import report_html
from iso18091cli.reports.word.province import province_names
from iso18091cli.results.store import Store

A, B, C, D = (Unit(code=f"0{n}", name=f"Xã {name}", level="commune") for n, name in enumerate("ABCD", 1))
GONE = Unit(code="09", name="Xã Cũ", level="commune", status="merged", reason="sáp nhập vào Xã A")
REGISTER = Units(path="units.csv", units=(A, B, C, GONE))


def finding(code: str) -> Diagnostic:
    """One of that rule, with something under every name of its texts."""
    told = RULES[code]
    texts = [text for part in (told.message, told.why, told.fix) for text in part.values()]
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return Diagnostic(code, told.severity, arguments=dict.fromkeys(names, "x"))


ERROR, MISSING, REMARK = finding("A02"), finding("A01"), finding("A10")


def sent(unit: Unit, *findings: Diagnostic, levels: str = "gggg", name: str = "", **more: object) -> Result:
    return result(name or f"{unit.code}.xlsx", unit, levels, diagnostics=findings, period="2026", **more)  # type: ignore[arg-type]


def blank(unit: Unit, name: str = "") -> Result:
    return result(name or f"{unit.code}.xlsx", unit, "----", period="2026")


def old(unit: Unit) -> Result:
    return result(f"{unit.code}-2025.xlsx", unit, "gggg", period="2025")


def of_2014(unit: Unit) -> Result:
    return Result(
        path=f"{unit.code}-2014.xlsx",
        sha256="f" * 64,
        diagnostics=(finding(OTHER_EDITION.code),),
        sender=unit,
        period="2026",
    )


@dataclass(frozen=True)
class Folder:
    """What lies in a folder, the state of A, B and C, and the counts of the funnel from "in force" on."""

    files: tuple[Result, ...]
    states: str
    counts: tuple[int, int, int, int, int, int, int, int]


STATE: dict[str, State] = {
    "0": "nothing",
    "u": "unreadable",
    "o": "other",
    "b": "blank",
    "f": "faulty",
    "i": "incomplete",
    "a": "accepted",
}
FOLDERS = {
    "one came": Folder((sent(A),), "a00", (3, 1, 1, 1, 1, 1, 0, 0)),
    "all came": Folder((sent(A), sent(B), sent(C)), "aaa", (3, 3, 3, 3, 3, 3, 0, 0)),
    "a remark is no error": Folder((sent(A, REMARK), sent(B)), "aa0", (3, 2, 2, 2, 2, 2, 0, 0)),
    "one with an error": Folder((sent(A), sent(B, ERROR)), "af0", (3, 2, 2, 2, 2, 1, 0, 0)),
    "one half filled in": Folder((sent(A), sent(B, MISSING, levels="gg--")), "ai0", (3, 2, 2, 2, 2, 1, 0, 0)),
    "missing and wrong": Folder((sent(A), sent(B, MISSING, ERROR)), "af0", (3, 2, 2, 2, 2, 1, 0, 0)),
    "one blank": Folder((sent(A), blank(B)), "ab0", (3, 2, 2, 2, 1, 1, 0, 0)),
    "blank twice": Folder((sent(A), blank(B), blank(B, "b2.xlsx")), "ab0", (3, 2, 2, 2, 1, 1, 0, 0)),
    "blank, then filled in": Folder((sent(A), blank(B), sent(B, name="b2.xlsx")), "aa0", (3, 2, 2, 2, 2, 2, 0, 0)),
    "another period": Folder((sent(A), sent(C), old(B)), "aoa", (3, 3, 3, 2, 2, 2, 0, 0)),
    "another period and this one": Folder((sent(A), old(B), sent(B)), "aa0", (3, 2, 2, 2, 2, 2, 0, 0)),
    "another edition": Folder((sent(A), of_2014(B)), "ao0", (3, 2, 2, 1, 1, 1, 0, 0)),
    "edition and blank": Folder((sent(A), of_2014(B), blank(B)), "ab0", (3, 2, 2, 2, 1, 1, 0, 0)),
    "broken, nobody knows whose": Folder(
        (sent(A), replace(unreadable("x.xlsx"), diagnostics=(finding("F06"),))), "a00", (3, 1, 1, 1, 1, 1, 0, 0)
    ),
    "two copies": Folder((sent(A), sent(A, ERROR, levels="gg--", name="a2.xlsx")), "a00", (3, 1, 1, 1, 1, 1, 0, 0)),
    "merged and sent all the same": Folder((sent(A), sent(GONE)), "a00", (3, 1, 1, 1, 1, 1, 0, 0)),
    "a stranger": Folder((sent(A), sent(D)), "a00", (3, 1, 1, 1, 1, 1, 0, 0)),
    "appraised": Folder((sent(A, stage="review"), sent(B)), "aa0", (3, 2, 2, 2, 2, 2, 1, 0)),
    "agreed": Folder((sent(A, stage="agreed"), sent(B, stage="review")), "aa0", (3, 2, 2, 2, 2, 2, 2, 1)),
    "everything at once": Folder((sent(A, ERROR), blank(B), of_2014(C)), "fbo", (3, 3, 3, 2, 1, 0, 0, 0)),
}


def summed(folder: Folder) -> Summary:
    return aggregate(list(folder.files), CATALOG, REGISTER)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_funnel(name: str) -> None:
    folder = FOLDERS[name]
    summary = summed(folder)
    assert [standing.state for standing in summary.standing] == [STATE[letter] for letter in folder.states]
    assert tuple(len(step.units) for step in summary.funnel) == folder.counts
    steps = [set(step.units) for step in summary.funnel[:6]]
    assert all(later <= earlier for earlier, later in itertools.pairwise(steps))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_medium_says_the_same(name: str) -> None:
    folder = FOLDERS[name]
    summary = summed(folder)
    shown = [
        (STEPS[s.key]["vi"], len(s.units)) for s in summary.funnel if s.units or s.key not in ("appraised", "agreed")
    ]
    missing = {s.unit.name: STATES[s.state]["vi"] for s in summary.standing if s.unit in summary.missing}

    screen = io.StringIO()
    show_summary(Console(file=screen, width=1000), summary, "vi")
    assert " → ".join(f"{words}: {n}" for words, n in shown) in screen.getvalue()

    sheet = load_workbook(io.BytesIO(summary_workbook(summary, "vi"))).worksheets[0]
    rows = [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    facts = {row[0]: row[1] for row in rows if len(row) > 1}
    assert [facts[words].split(" ")[0] for words, _ in shown] == [str(n) for _, n in shown]

    page = report_html(summary, "vi", "1").decode()
    for words, n in shown:
        assert f"<th scope=row>{words}</th><td class=num>{n}" in page

    data = dict(tables(stored(list(folder.files), CATALOG, REGISTER), summary, "1"))
    units = csv.DictReader(io.StringIO(b"".join(data["units.csv"]).decode("utf-8-sig")))
    states = {row["code"]: row["state"] for row in units if row["status"] == "active"}
    assert states == {s.unit.code: s.state for s in summary.standing}
    assert [states[unit.code] for unit in (A, B, C)] == [STATE[letter] for letter in folder.states]

    document = province_names(summary, "vi")
    assert document["took_part"] == folder.counts[4]
    assert {item["unit"]: item["reason"].partition(":")[0] for item in document["missing"]} == missing
    for unit, said in missing.items():
        assert any(unit in " ".join(row) and said in " ".join(row) for row in rows)
        assert said in page


_SENT = {
    "01-dung.xlsx": ("01", {}, "accepted"),
    "02-ky-khac.xlsx": ("02", {"period": "2025"}, "other"),
    "03-phien-ban-khac.xlsx": ("03", {"edition": "1999"}, "other"),
    "04-trong.xlsx": ("04", {}, "blank"),
    "05-mot-nua.xlsx": ("05", {}, "incomplete"),
    "06-sai.xlsx": ("06", {}, "faulty"),
    "07-ban-dau.xlsx": ("07", {}, "accepted"),
    "07-ban-hai.xlsx": ("07", {}, "accepted"),
    "08-trong.xlsx": ("08", {}, "accepted"),
    "08-du.xlsx": ("08", {}, "accepted"),
    "09-sap-nhap.xlsx": ("09", {}, ""),
}
"""Files in a folder: whose, what its stamp says otherwise, and the state of the unit. Nothing came from 10; 11 is nobody's."""


def test_a_folder_of_workbooks_as_they_come(tmp_path: Path) -> None:
    known = {f"{n:02}": Unit(code=f"{n:02}", name=f"Số {n}", level="commune", kind="xa") for n in range(1, 11)}
    known["09"] = replace(known["09"], status="merged", reason="sáp nhập vào xã Số 1")
    register = Units(path="units.csv", units=tuple(known.values()))
    for name, (code, stamped, _) in _SENT.items():
        unit = known[code]
        own = {"unit_code": code, "unit_name": unit.name, "unit_level": "commune", "unit_kind": "xa", "period": "2026"}
        values: dict[tuple[str, str], object] = {**COMPLETE, ("unit_name", "value"): unit.name}
        values |= {("unit_code", "value"): code, ("period", "value"): stamped.get("period", "2026")}
        if "trong" in name:
            values = {}
        if "mot-nua" in name:
            values = {key: value for key, value in values.items() if not key[0].startswith("2.")}
        if "sai" in name:
            values["1.1.a", "self_level"] = "Tốt"
        fill(tmp_path / name, values, meta={**own, **stamped})
    (tmp_path / "11-hong.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "cong-van.pdf").write_bytes(b"%PDF-1.7")

    received = receive(tmp_path)
    with Store() as store:
        store.add(read_rows(path, FILLED) for path in received.workbooks)
        taken = count(store, FILLED, register, received.skipped)
        summary = summarise(store)
    assert (taken.period, taken.as_frequent, taken.workbooks) == ("2026", (), 9)
    expected = {code: state for code, _, state in _SENT.values() if state} | {"10": "nothing"}
    assert {s.unit.code: s.state for s in summary.standing} == expected
    # By hand: nine take part (09 was merged). From 10 nothing came. 02 and 03 are of another round, 04 is blank,
    # 05 and 06 are not accepted; 01, 07 and 08 are.
    assert [len(step.units) for step in summary.funnel] == [9, 8, 8, 6, 5, 3, 0, 0]
    outcomes = {Path(line.path).name: line.outcome for line in summary.ledger}
    assert sorted(outcomes) == sorted([*_SENT, "11-hong.xlsx", "cong-van.pdf"])
    assert Counter(outcomes.values()) == {
        "counted": 5,
        "other_period": 1,
        "unusable": 2,
        "blank": 1,
        "second_copy": 2,
        "apart": 1,
        "skipped": 1,
    }


def test_of_two_periods_as_frequent_the_later_one_is_taken() -> None:
    def lines(*periods: str) -> list[LedgerLine]:
        return [replace(_LINE, path=f"{n}.xlsx", period=period) for n, period in enumerate(periods)]

    assert main_period(lines("2025", "2026"), "") == ("2026", "2026", False, 1, 2, ("2025",))
    assert main_period(lines("2025", "2025", "2026"), "") == ("2025", "2025", False, 2, 3, ())
    assert main_period(lines("Năm 2026", "2026", "2026"), "")[1:] == ("2026", False, 3, 3, ())
    assert main_period(lines("", "2026"), "")[1:] == ("2026", False, 1, 1, ())
    assert main_period(lines("", ""), "")[1:] == ("", False, 0, 0, ())
    assert main_period(lines("2025", "2026"), "2025")[1:] == ("2025", True, 1, 2, ())
    unusable = [replace(line, outcome="unusable") for line in lines("2026", "2026")]
    assert main_period([*unusable, *lines("2025")], "").period == "2025"


_LINE = LedgerLine(path="", sha256="", outcome="counted", unit=None, code="", reason={})


def test_only_of_those_from_whom_nothing_came_is_it_said() -> None:
    summary = aggregate([sent(A), old(B), of_2014(C)], CATALOG, REGISTER)
    screen = io.StringIO()
    show_summary(Console(file=screen, width=1000), summary, "vi")
    assert "Chưa gửi phiếu" not in screen.getvalue()
    reasons = {item["unit"]: item["reason"] for item in province_names(summary, "vi")["missing"]}
    assert "02-2025.xlsx" in reasons["Xã B"] and "2025" in reasons["Xã B"]
    assert "03-2014.xlsx" in reasons["Xã C"]


def test_without_a_register_nobody_is_missing() -> None:
    summary = aggregate([sent(A), blank(B)], CATALOG, None)
    assert [len(step.units) for step in summary.funnel[:2]] == [1, 1]
    assert [line.outcome for line in summary.ledger] == ["counted", "blank"]
    assert summary.missing == ()


def test_a_blank_workbook_is_in_no_figure() -> None:
    summary = aggregate([sent(A), blank(B)], CATALOG, REGISTER)
    (total,) = [mean for mean in summary.means if mean.id == "total"]
    assert (total.scored, total.units) == (1, 1)
    assert replace(summary.ledger[1]).code == "X07"
