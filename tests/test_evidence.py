"""The register of evidence: what is typed as a code, where it is used, and that nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import hand
from filling import CATALOG, COMPLETE, address, blank, cells, fill
from iso18091cli.catalog.as_json import from_json, to_json
from iso18091cli.catalog.load import check_catalog
from iso18091cli.form.carry import begin_anew, carry_on
from iso18091cli.form.evidence_offer import offered
from iso18091cli.form.refill import Address, answers, stamp_of
from iso18091cli.form.return_copy import return_copy
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Place, Submission
from iso18091cli.model.catalog import Catalog, Evidence
from iso18091cli.model.evidence import (
    Document,
    by_code,
    codes_in,
    documents_in,
    issued_by,
    met,
    one_code,
    sign_key,
    uses,
)
from iso18091cli.model.findings import Remark
from iso18091cli.model.scores import Result
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook

SHEET = "Danh mục minh chứng"
ENTRIES: dict[tuple[str, str], object] = {
    ("MC01", "document"): "Quy chế làm việc",
    ("MC01", "sign"): "7/QĐ-UBND",
    ("MC01", "issued_on"): date(2026, 1, 5),
    ("MC01", "issuer"): "UBND xã",
    ("MC01", "located"): "quy-che.pdf",
    ("MC01", "expected"): "1.1.e1 Minh chứng 1.1",
    ("MC05", "document"): "Sổ theo dõi",
    ("MC05", "located"): "Bộ phận Một cửa",
    ("1.1.a", "evidence"): "mc 1; MC05",
    ("1.1.b", "evidence"): "MC01 và Quyết định 12/QĐ-UBND",
    ("1.10", "evidence"): "MC5",
    ("2.1.a", "evidence"): "mc01",
}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("MC03, MC07", "MC03 MC07"),
        ("mc 3, MC07; MC-09", "MC03 MC07 MC09"),
        ("MC01-MC03", "MC01 MC02 MC03"),
        ("MC01 – MC03.", "MC01 MC02 MC03"),
        ("MC1-3", "MC01 MC02 MC03"),
        ("MC01 đến MC03", "MC01 MC02 MC03"),
        ("MC05-MC02", "MC05 MC02"),
        ("MC3\nMC4", "MC03 MC04"),
        ("(MC03) và MC.04", "MC03 MC04"),
        ("MC03, mc3", "MC03"),
        ("VP-01, VP 2; MC2", "VP-01 VP-02 MC02"),
        ("VP-01 - VP-03", "VP-01 VP-02 VP-03"),
        ("MC01-VP-02", "MC01 VP-02"),
        ("MC03 - 12/QĐ-UBND", "MC03"),
        ("MC03 và Quyết định 12/QĐ-UBND", "MC03"),
        ("MC120", "MC120"),
        ("MC03a, AMC04, MC2026, MC0, 12/MC-03, MC", ""),
        ("Quyết định số 12/QĐ-UBND ngày 5/3/2026", ""),
    ],
)
def test_codes_in_what_is_typed(typed: str, codes: str) -> None:
    assert codes_in(typed, ("MC", "VP")) == tuple(codes.split())


def test_a_prefix_that_no_entry_has_is_a_word() -> None:
    assert codes_in("VP-01, MC02") == ("MC02",)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("MC03", "MC03"),
        (" mc 3 ", "MC03"),
        ("VP-1", "VP-01"),
        ("vp01", "VP-01"),
        ("12", ""),
        ("MC", ""),
        ("MC3 cũ", ""),
    ],
)
def test_one_code(typed: str, code: str) -> None:
    assert one_code(typed) == code


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Quyết định số 125/QĐ-UBND ngày 12/3/2026", [("125/QĐ-UBND", "2026-03-12")]),
        (
            "Kế hoạch 07/KH-UBND ngày 5 tháng 1 năm 2026; BC 9/BC-UBND",
            [("07/KH-UBND", "2026-01-05"), ("9/BC-UBND", "")],
        ),
        ("15/2022/NĐ-CP (3.4.2022)", [("15/2022/NĐ-CP", "2022-04-03")]),
        ("45/QĐ–UBND, 31/13/2026", [("45/QĐ-UBND", "")]),
        ("đạt 187/203, ngày 12/3/2026; MC03", []),
    ],
)
def test_documents_that_words_name(words: str, found: list[tuple[str, str]]) -> None:
    assert list(documents_in(words)) == [Document(*document) for document in found]


COMMUNE = Unit(name="Tân Lập", level="commune", kind="xa")


@pytest.mark.parametrize(
    ("issuer", "own"),
    [
        ("UBND xã Tân Lập", True),
        ("Ủy ban nhân dân xã Tân Lập", True),
        ("HĐND Tân Lập", True),
        ("UBND xã", True),
        ("UBND tỉnh Tân Lập", False),
        ("UBND phường Tân Lập", False),
        ("UBND tỉnh", False),
        ("Sở Nội vụ", False),
        ("UBND", False),
        ("", False),
    ],
)
def test_who_issued_it(issuer: str, own: bool) -> None:
    assert issued_by(issuer, COMMUNE) is own
    assert issued_by(issuer, replace(COMMUNE, name="Xã Tân Lập")) is own


def test_signs_are_compared_by_what_they_say() -> None:
    same = ["7/KH-UBND", "07/KH-UBND", "Số 07/kh - UBND", "Số: 7 / KH–UBND"]
    assert len(set(map(sign_key, same))) == 1
    assert sign_key("7/KH-UBND") != sign_key("7/QĐ-UBND")


# In a workbook


def sent(tmp_path: Path, **more: object) -> Submission:
    return read_workbook(fill(tmp_path / "a.xlsx", {**COMPLETE, **ENTRIES}, **more), CATALOG)  # type: ignore[arg-type]


def codes(result: Result) -> list[str]:
    """Of what was found, but that no program has worked out the summary anew."""
    return [d.code for d in result.diagnostics if d.code != "S22"]


def register(submission: Submission) -> dict[str, dict[str, str | None]]:
    return {row.id: {name: e.value for name, e in row.entries.items() if name != "code"} for row in submission.evidence}


def test_the_register_is_read(tmp_path: Path) -> None:
    read = sent(tmp_path)
    assert register(read) == {
        "MC01": {
            "document": "Quy chế làm việc",
            "sign": "7/QĐ-UBND",
            "issued_on": "2026-01-05",
            "issuer": "UBND xã",
            "located": "quy-che.pdf",
            "expected": "1.1.e1",
        },
        "MC05": {"document": "Sổ theo dõi", "located": "Bộ phận Một cửa"},
    }
    assert uses(read) == {"MC01": ("1.1.a", "1.1.b", "2.1.a"), "MC05": ("1.1.a", "1.10")}
    assert met(read) == {"1.1.e1": ("MC01",)}
    assert codes(examine(tmp_path / "a.xlsx", CATALOG)) == []


def test_a_form_without_the_sheet_is_read_as_before(tmp_path: Path) -> None:
    def older(workbook: Workbook) -> None:
        workbook.remove(workbook[SHEET])
        for row in workbook["_meta"].iter_rows():
            if row[0].value == "evidence_codes":
                row[0].value = row[1].value = None

    values = {**COMPLETE, ("1.1.a", "evidence"): "MC03"}
    result = examine(fill(tmp_path / "a.xlsx", values, change=older), CATALOG)
    assert codes(result) == [] and result.submission and result.submission.evidence == ()
    # Of a form that had it, it is missed.
    lost = fill(tmp_path / "b.xlsx", values, change=lambda w: w.remove(w[SHEET]))
    assert set(codes(examine(lost, CATALOG))) == {"S05", "E02"}


def test_what_an_older_form_prints_at_a_heading_is_no_evidence(tmp_path: Path) -> None:
    lead = f"Chủ trì thường là: {CATALOG.lead(CATALOG.indicator['1.1'])['vi']}"
    for printed, typed in ((lead, ""), (f"{lead}; Quyết định 9", "; Quyết định 9")):
        path = fill(tmp_path / "a.xlsx", {**COMPLETE, ("1.1", "evidence"): printed, ("1.1.a", "evidence"): None})
        result = examine(path, CATALOG)
        assert result.submission and result.submission.rows["1.1"].typed("evidence") == typed
        assert codes(result) == ([] if typed else ["E01"])


def test_a_row_that_was_put_in_has_the_code_that_people_see(tmp_path: Path) -> None:
    def put_in(workbook: Workbook) -> None:
        sheet = workbook[SHEET]
        row = cells(workbook)["MC05", "code"].row
        sheet.insert_rows(row)
        sheet.cell(row, 2).value, sheet.cell(row, 3).value, sheet.cell(row, 7).value = "mc 41", "Sổ chèn", "Tủ 2"

    read = sent(tmp_path, change=put_in)
    assert [row.id for row in read.evidence] == ["MC01", "MC41", "MC05"]
    assert [row.id for row in by_code(read)] == ["MC01", "MC05", "MC41"]
    assert "MC41" in stamp_of(read).codes and len(stamp_of(read).codes) == 41


# Nothing is lost


def told(submission: Submission) -> dict[Address, str]:
    return {address: entry.typed for address, entry in answers(submission) if entry.typed}


def test_a_return_copy_and_a_fresh_form_hold_the_register(tmp_path: Path) -> None:
    read = sent(tmp_path)
    place = Place(*address("MC05", "sign"))
    copy = return_copy(read, CATALOG, [Remark("warning", place, "MC05", "thiếu", "ghi")])
    assert [(note.sheet, note.cell, note.id) for note in copy.notes] == [(*place, "MC05")]
    carried = carry_on(read, CATALOG, "vi", stamp_of(read), (), "a.xlsx")
    assert carried.lost == ()
    for name, content in (("copy.xlsx", copy.content), ("carried.xlsx", carried.content)):
        (tmp_path / name).write_bytes(content)
        again = read_workbook(tmp_path / name, CATALOG)
        assert told(again) == told(read) and register(again) == register(read)


def test_documents_in_words_are_offered_in_the_return_copy_and_stay_where_they_are(tmp_path: Path) -> None:
    words = {
        ("1.1.a", "evidence"): "MC01; Quyết định số 125/QĐ-UBND ngày 12/3/2026",
        ("1.1.b", "evidence"): "QĐ 125/QĐ-UBND, 12/3/2026 và 7/QĐ-UBND",  # the second is on the register
        ("2.1.b", "evidence"): "Báo cáo 9/BC-UBND",
    }
    values = {**COMPLETE, **ENTRIES, **words, ("1.10.a", "evidence"): None, ("2.1.a", "evidence"): None}
    values |= {("2.2", "evidence"): None}
    read = read_workbook(fill(tmp_path / "a.xlsx", values), CATALOG)
    found = offered(read)
    assert [(item.document, item.ids) for item in found] == [
        (Document("125/QĐ-UBND", "2026-03-12"), ["1.1.a", "1.1.b"]),
        (Document("9/BC-UBND", ""), ["2.1.b"]),
    ]
    (tmp_path / "b.xlsx").write_bytes(return_copy(read, CATALOG, []).content)
    sheet = load_workbook(tmp_path / "b.xlsx")["Gợi ý cho danh mục"]
    lines = [[cell.value for cell in row[2:5]] for row in sheet.iter_rows(min_row=5)]
    assert lines == [["MC02", "125/QĐ-UBND", "12/03/2026"], ["MC03", "9/BC-UBND", None]]
    again = examine(tmp_path / "b.xlsx", CATALOG)
    assert again.submission and told(again.submission) == told(read)
    assert not set(codes(again)) - {"E01"}


def test_what_a_unit_says_to_the_documents_offered_is_told(tmp_path: Path) -> None:
    words = {("1.1.a", "evidence"): "Quyết định số 125/QĐ-UBND ngày 12/3/2026; Báo cáo 9/BC-UBND"}
    sent_copy = return_copy(read_workbook(fill(tmp_path / "a.xlsx", {**COMPLETE, **words}), CATALOG), CATALOG, [])

    def answer(workbook: Workbook) -> None:
        sheet = workbook["Gợi ý cho danh mục"]
        head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Trả lời")
        reply = sheet.cell(head.row + 1, head.column, "Đã thay bằng Quyết định 130")
        assert not reply.protection.locked
        sheet.cell(head.row + 2, head.column + 1, "của phòng Kinh tế")
        sheet.cell(sheet.max_row + 2, 4, "Còn Sổ theo dõi")

    def replies(path: Path) -> list[tuple[object, object]]:
        return [
            (d.arguments["asked"], d.arguments["found"]) for d in examine(path, CATALOG).diagnostics if d.code == "N06"
        ]

    back = fill(tmp_path / "b.xlsx", {}, content=sent_copy.content, change=answer)
    named = words["1.1.a", "evidence"]
    assert replies(back) == [
        (f"MC01 · 125/QĐ-UBND · 12/03/2026 · {named}", "Đã thay bằng Quyết định 130"),
        (f"MC02 · 9/BC-UBND · {named}", "của phòng Kinh tế"),
        ("–", "Còn Sổ theo dõi"),
    ]
    assert replies(fill(tmp_path / "c.xlsx", {}, content=sent_copy.content)) == []


def test_codes_twice_and_rows_without_one_keep_a_place(tmp_path: Path) -> None:
    values = {**ENTRIES, ("MC05", "code"): "MC1", ("MC07", "code"): "cũ", ("MC07", "document"): "Sổ cũ"}
    read = read_workbook(fill(tmp_path / "a.xlsx", {**COMPLETE, **values}), CATALOG)
    assert [row.id for row in read.evidence] == ["MC01", "MC01", "MC07"]
    copy = return_copy(read, CATALOG, [])
    (tmp_path / "b.xlsx").write_bytes(copy.content)
    again = read_workbook(tmp_path / "b.xlsx", CATALOG)
    assert {row.id: row.typed("document") for row in again.evidence} == {
        "MC01": "Quy chế làm việc",
        "MC41": "Sổ theo dõi",
        "MC07": "Sổ cũ",
    }
    assert again.evidence[1].typed("code") == "cũ"


def test_a_new_period_begins_with_an_empty_register(tmp_path: Path) -> None:
    result = examine(fill(tmp_path / "a.xlsx", {**COMPLETE, **ENTRIES}), CATALOG)
    assert result.submission
    stamp = replace(stamp_of(result.submission), period="2027", previous_period="2026")
    made = begin_anew(result.submission, result.card, CATALOG, "vi", stamp, (), "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(made.content)
    assert read_workbook(tmp_path / "b.xlsx", CATALOG).evidence == ()


# Documents


def test_the_list_of_evidence_is_an_appendix_of_the_programme_also_out_of_a_store() -> None:
    entries = (
        hand.row("MC02", document="Sổ", located="Tủ 1"),
        hand.row("MC01", document="Quy chế", sign="7/QĐ-UBND", issued_on="2023-01-05", issuer="UBND xã"),
    )
    rows = {"1.1": hand.row("1.1", evidence="MC02"), "1.1.a": hand.row("1.1.a", evidence="mc 1, MC2")}
    result = hand.result("a.xlsx", Unit(name="Thử"), evidence=entries, rows=rows)
    (stored,) = hand.aggregate([result], hand.CATALOG, None).whole
    for of in (result, stored):
        text = hand.plan(of, None, hand.CATALOG, "vi")
        listed = text.partition("DANH MỤC TÀI LIỆU KIỂM CHỨNG")[2]
        assert [line.replace("\\", "") for line in listed.splitlines() if line.startswith("| MC")] == [
            "| MC01 | Quy chế | 7/QĐ-UBND | 05/01/2023 | UBND xã |  | 1.1.a |",
            "| MC02 | Sổ |  |  |  | Tủ 1 | 1.1, 1.1.a |",
        ]
    assert "KIỂM CHỨNG" not in hand.plan(hand.result("b.xlsx"), None, hand.CATALOG, "vi")


# The catalogue


def with_evidence(*items: object) -> Catalog:
    first, *others = CATALOG.indicators
    return replace(CATALOG, indicators=(replace(first, evidence=tuple(items)), *others), digest="with evidence")


def test_expected_evidence_has_an_id_by_its_place_or_its_own() -> None:
    catalog = with_evidence(hand.both("Sổ"), Evidence(id="quy-che", text=hand.both("Quy chế"), lasting=True))
    assert [item.id for item in catalog.indicators[0].expected] == ["1.1.e1", "quy-che"]
    assert catalog.expected["quy-che"].lasting and not catalog.expected["1.1.e1"].lasting


def written(tmp_path: Path, *items: str) -> tuple[Catalog | None, list[str]]:
    """An overlay whose first indicator expects that, and its faults."""
    lines = [
        "extends: default",
        'edition: "2019"',
        'id: "mine"',
        'version: "1"',
        "indicators:",
        '  - id: "1.1"',
        "    evidence:",
        *(f"      - {item}" for item in items),
    ]
    (tmp_path / "mine.yaml").write_text("\n".join(lines), "utf-8")
    catalog, faults = check_catalog(tmp_path / "mine.yaml")
    return catalog, [fault.message["en"] for fault in faults]


def test_how_evidence_is_written_and_that_lasting_changes_no_question(tmp_path: Path) -> None:
    plain, _ = written(tmp_path, '{vi: "Sổ", en: "Book"}')
    lasting, _ = written(tmp_path, '{text: {vi: "Sổ", en: "Book"}, lasting: true}')
    named, _ = written(tmp_path, '{id: "so", text: {vi: "Sổ", en: "Book"}}')
    assert plain and lasting and named
    assert plain.digest == lasting.digest != named.digest
    assert [c.indicators[0].expected[0].id for c in (plain, lasting, named)] == ["1.1.e1", "1.1.e1", "so"]
    assert from_json(to_json(named)) == named and from_json(to_json(plain)) == plain
    faulty = {
        '{id: "1.2.e1", text: {vi: "Sổ", en: "Book"}}': "1.2.e1",
        '{text: {vi: "Sổ"}}': "en",
        '{text: {vi: "Sổ", en: "Book"}, lastng: true}': "lastng",
        '{vi: "Sổ"}': "en",
    }
    for item, says in faulty.items():
        catalog, faults = written(tmp_path, item)
        assert catalog is None and len(faults) == 1 and says in faults[0], (item, faults)


def test_what_lasts_may_be_older_than_the_period(tmp_path: Path) -> None:
    old = {**COMPLETE, **ENTRIES, ("MC01", "issued_on"): date(2022, 5, 5)}
    for lasting in (False, True):
        catalog = with_evidence(Evidence(text=hand.both("Minh chứng 1.1"), lasting=lasting))
        found = [d.code for d in examine(fill(tmp_path / "a.xlsx", old), catalog).diagnostics]
        assert ("E05" in found) is not lasting
    assert blank()  # the form is made by the catalogue without it: the id is the same
