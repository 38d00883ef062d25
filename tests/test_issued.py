"""The office's list of issued copies: a stage counts by it alone, and what contradicts it is an error."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filling import CATALOG, COMPLETE, fill
from iso18091cli.checks.table import message
from iso18091cli.cli.issuing import issue, issued_as
from iso18091cli.errors import NothingToDo
from iso18091cli.form.batch import Batch
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Stage
from iso18091cli.model.findings import accepted
from iso18091cli.model.issued import AS_STAMPED, LIST, NO_LIST, Issued, IssuedCopy
from iso18091cli.model.scores import Result
from iso18091cli.model.units import Unit
from iso18091cli.register.issued import issued_beside, list_of, new_number, number_from, read_issued

UNIT = Unit(code="01234", name="Xã Thử", level="commune", kind="xa")
STAMP = Stamp(unit=UNIT, period="2026", stage="agreed", copy="c0123456789")
LINE = issued_as(STAMP, CATALOG)
ANSWERS = {**COMPLETE, ("unit_code", "value"): None, **{(f"1.1.{x}", "agreed_level"): "Đỏ" for x in "ab"}}
"""The unit says green everywhere; in the end they agreed on red in 1.1."""


def judged(folder: Path, issued: Issued, stamp: Stamp = STAMP) -> Result:
    return examine(fill(folder / "a.xlsx", ANSWERS, stamp=stamp), CATALOG, issued=issued)


def listed(*copies: IssuedCopy) -> Issued:
    return Issued({copy.number: copy for copy in copies})


def codes(result: Result) -> set[str]:
    return {d.code for d in result.diagnostics} - {"S22"}


def level(result: Result) -> str | None:
    assert result.scorecard
    return result.scorecard.indicators[0].level


# What counts ----------------------------------------------------------------------------------------------------------


def test_a_later_stage_counts_where_the_list_says_so(tmp_path: Path) -> None:
    result = judged(tmp_path, listed(LINE))
    assert (level(result), codes(result), accepted(result.diagnostics)) == ("red", set(), True)
    assert result.submission and result.submission.stage == "agreed"


def test_without_a_list_a_later_stage_does_not_count(tmp_path: Path) -> None:
    result = judged(tmp_path, NO_LIST)
    assert (level(result), codes(result)) == ("green", {"S25"})  # and no A06 for each of the cells
    assert result.submission and result.submission.stage == "self"
    trusted = judged(tmp_path, AS_STAMPED)
    assert (level(trusted), codes(trusted)) == ("red", set())


@pytest.mark.parametrize("issued", [NO_LIST, AS_STAMPED, listed(LINE._replace(stage="self"))])
def test_the_unit_s_own_stage_always_counts(issued: Issued, tmp_path: Path) -> None:
    own = replace(STAMP, stage="self")
    values = {key: value for key, value in ANSWERS.items() if key[1] != "agreed_level"}
    result = examine(fill(tmp_path / "a.xlsx", values, stamp=own), CATALOG, issued=issued)
    assert (level(result), codes(result)) == ("green", set())


@pytest.mark.parametrize(
    ("line", "field", "found", "counts"),
    [
        (LINE._replace(stage="self"), "bước", "Thống nhất", "self"),
        (LINE._replace(unit_name="Xã Khác"), "tên đơn vị", "Xã Thử", "Xã Khác"),
        (LINE._replace(unit_code="09999"), "mã đơn vị", "01234", "09999"),
        (LINE._replace(period="2025"), "kỳ", "2026", "2025"),
        (LINE._replace(kind="phuong"), "loại đơn vị", "Xã", "phuong"),
    ],
)
def test_what_contradicts_the_list_is_an_error_and_counts_as_issued(
    line: IssuedCopy, field: str, found: str, counts: str, tmp_path: Path
) -> None:
    result = judged(tmp_path, listed(line))
    (finding,) = [d for d in result.diagnostics if d.code == "S23"]
    assert finding.severity == "error"
    assert f"ghi {field} “{found}”" in message(finding, "vi")
    assert result.submission
    sender = result.submission.sender
    assert counts in (result.submission.stage, result.submission.period, sender.name, sender.code, sender.kind)


OTHER = LINE._replace(number="c9876543210", unit_code="05678", unit_name="Xã Khác")


def test_a_number_that_was_issued_to_another_unit_counts_for_neither(tmp_path: Path) -> None:
    taken = replace(STAMP, copy=OTHER.number)
    result = judged(tmp_path, listed(LINE, OTHER), taken)
    (finding,) = result.diagnostics
    assert (finding.code, finding.severity, result.usable) == ("S29", "error", False)
    assert "“Xã Thử” (01234)" in message(finding, "vi") and "“Xã Khác” (05678)" in message(finding, "vi")
    # By names where one side has no code.
    nameless = [line._replace(unit_code="") for line in (LINE, OTHER)]
    assert codes(judged(tmp_path, listed(*nameless), taken)) == {"S29"}
    # Settled: the office writes into the list whose the number is.
    settled = judged(tmp_path, listed(LINE, LINE._replace(number=OTHER.number)), taken)
    assert (codes(settled), settled.usable) == (set(), True)


def test_a_unit_of_which_the_list_knows_nothing_takes_no_number_of_another(tmp_path: Path) -> None:
    """A name corrected in the list, or codes on one side alone, are S23's."""
    assert codes(judged(tmp_path, listed(LINE, LINE._replace(number="c2")))) == set()
    for line in (LINE._replace(unit_name="Xã Mới"), LINE._replace(unit_code="", unit_name="Xã Mới")):
        assert "S29" not in codes(judged(tmp_path, listed(line, OTHER)))


def test_a_code_that_lost_its_zero_in_a_spreadsheet_is_none_other(tmp_path: Path) -> None:
    result = judged(tmp_path, listed(LINE._replace(unit_code="1234", unit_name="XÃ THỬ")))
    assert codes(result) == set()
    assert result.submission and result.submission.sender.code == "01234"


def test_a_copy_that_is_not_listed(tmp_path: Path) -> None:
    result = judged(tmp_path, listed(LINE._replace(number="c999")))
    assert (level(result), codes(result)) == ("green", {"S25", "S26"})
    assert not accepted(result.diagnostics)
    plain = replace(STAMP, copy="", stage="self")
    assert "S26" in codes(judged(tmp_path, listed(LINE, LINE._replace(number="c1", stage="self")), plain))
    # A list of the council's copies alone says nothing of the units' own.
    assert "S26" not in codes(judged(tmp_path, listed(LINE), plain))


# The list -------------------------------------------------------------------------------------------------------------


def test_the_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    odd = IssuedCopy("c1", "00123", "=Xã, “Thử”; hai", "Năm 2026", "small", "review", "survey", "xa", "mien-nui")
    (tmp_path / LIST).write_bytes(list_of([LINE, odd, odd._replace(stage="agreed")]))
    assert read_issued(tmp_path / LIST) == [LINE, odd._replace(stage="agreed")]
    # As Excel saves it where the decimal comma is usual.
    (tmp_path / LIST).write_text("number;stage\r\nC5;agreed\r\n", "utf-8-sig", newline="")
    assert read_issued(tmp_path / LIST) == [IssuedCopy("c5", stage="agreed")]


def test_lists_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToDo):
        issued_beside([tmp_path], tmp_path / "none.csv")
    for content in (b"\xff\xfe1", b"name,stage\r\nx,self\r\n"):
        (tmp_path / LIST).write_bytes(content)
        with pytest.raises(NothingToDo):
            issued_beside([tmp_path])
    assert issued_beside([tmp_path / "elsewhere"]) == NO_LIST


def test_issuing_adds_to_the_list(tmp_path: Path) -> None:
    issue(tmp_path, [LINE])
    issue(tmp_path, [LINE._replace(number="c2"), LINE._replace(number="c3")])
    issue(tmp_path, [LINE._replace(number="c2", stage="self")])  # made again from the same file
    copies = issued_beside([tmp_path]).copies
    assert copies is not None
    assert [(copy.number, copy.stage) for copy in copies.values()] == [
        (LINE.number, "agreed"),
        ("c2", "self"),
        ("c3", "agreed"),
    ]


def test_commands_that_issue_at_the_same_moment_lose_no_line(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as runs:
        for done in [runs.submit(issue, tmp_path, [LINE._replace(number=f"c{n}")]) for n in range(24)]:
            done.result()
    assert {copy.number for copy in read_issued(tmp_path / LIST)} == {f"c{n}" for n in range(24)}
    assert [path.name for path in tmp_path.iterdir()] == [LIST]


# The number -----------------------------------------------------------------------------------------------------------


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("stage", ["self", "review"])
def test_forms_of_one_batch_differ_by_the_number_alone(stage: Stage) -> None:
    batch = Batch(CATALOG, "vi", "2026", stage)
    first, second = (parts(batch.workbook(UNIT, number)) for number in ("c0000000001", "c0000000002"))
    assert {name for name in first if first[name] != second[name]} == {"xl/sharedStrings.xml"}
    alone = new_workbook(CATALOG, "vi", Stamp(unit=UNIT, period="2026", stage=stage, copy="c0000000001"))
    assert parts(alone) == first
    meta = load_workbook(io.BytesIO(alone))["_meta"]
    stamped = {row[0].value: row[1].value for row in meta.iter_rows()}
    assert (stamped["copy"], stamped["stage"]) == ("c0000000001", stage)


def test_numbers() -> None:
    assert len({new_number() for _ in range(1000)}) == 1000
    assert number_from("a" * 64, "x.xlsx") == number_from("a" * 64, "x.xlsx") != number_from("a" * 64, "y.xlsx")
    assert new_number()[0] == "c" and len(new_number()) == len(number_from("a", "b")) == 11
