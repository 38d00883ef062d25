"""What goes back to a unit: its own answers, every finding where it belongs, and the mail that goes with it."""

from __future__ import annotations

import hashlib
import io
import re
import sys
import tempfile
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from openpyxl import Workbook, load_workbook

from carrying import Values, fillings, meanings, read_filled, typed
from filling import CATALOG, COMPLETE, ErrorValue, Formula, cells, fill
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import main
from iso18091cli.cli.run_return import _remarks
from iso18091cli.form.book import Stamp
from iso18091cli.form.return_copy import ReturnCopy, return_copy
from iso18091cli.intake.examine import examine
from iso18091cli.mail.return_mail import Line, Mail, return_mail
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from office import Office

EXAMPLES = Path(__file__).parent.parent / "examples" / "pilot-2023"
FAULTY = EXAMPLES / "vinh-bao.xlsx"
LIST = "Cần bổ sung"


def made_of(path: Path, catalog: Catalog = CATALOG) -> tuple[Result, ReturnCopy]:
    result = examine(path, catalog)
    assert result.submission
    return result, return_copy(result.submission, catalog, _remarks(result.diagnostics, result.submission.language))


def read_back(made: ReturnCopy, folder: Path, catalog: Catalog = CATALOG) -> Submission:
    path = folder / "back.xlsx"
    path.write_bytes(made.content)
    return read_workbook(path, catalog)


def opened(made: ReturnCopy) -> Workbook:
    return load_workbook(io.BytesIO(made.content))


# The workbook ---------------------------------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(fillings(faulty=True))
def test_the_copy_says_what_was_sent(values: Values) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sent = read_filled(Path(folder, "sent.xlsx"), values)
        result, made = made_of(Path(folder, "sent.xlsx"))
        back = read_back(made, Path(folder))
        assert (meanings(back), typed(back)) == (meanings(sent), typed(sent))
        of_copy = {"answers_to": sent.answers_digest, "return_no": "1"}
        # The copy has been calculated and prints the answers: it has a summary and marks of its own.
        own = {name: back.stamp[name] for name in ("summary", "printed")}
        assert back.stamp == {**sent.stamp, **of_copy, **own}
        # Text that looks as if an old code page had gone over it looks so in the copy as well.
        assert {anomaly.rule for anomaly in back.anomalies} <= {"legacy-text"}
        wanted = sum(finding.severity != "info" for finding in result.diagnostics)
        assert len(made.notes) == wanted
        # Codes of documents are given: the copy prints its own, and names the cell of the file that was typed over one.
        assert all(
            note.cell
            or (note.sheet == "Danh mục minh chứng" and f"(ô {note.remark.place.cell} của" in note.remark.what)
            for note in made.notes
            if note.remark.place.cell
        )


def test_the_faulty_example_comes_back_whole_with_every_finding_marked(tmp_path: Path) -> None:
    catalog = load_catalog()
    result, made = made_of(FAULTY, catalog)
    back = read_back(made, tmp_path, catalog)
    assert result.submission and meanings(back) == meanings(result.submission)
    assert typed(back) == typed(result.submission)
    again = examine(tmp_path / "back.xlsx", catalog)
    # A level that was a formula's result (A19) stands in the copy as it was seen, for all to see.
    errors = [(d.code, d.id) for d in result.diagnostics if d.severity == "error" and d.code != "A19"]
    assert ("4.1.e", "A19") in {(d.id, d.code) for d in result.diagnostics}
    level = next(note for note in made.notes if note.id == "4.1.e")
    assert opened(made)[level.sheet][level.cell].value == "Vàng"
    assert [(d.code, d.id) for d in again.diagnostics if d.severity == "error"] == errors
    workbook = opened(made)
    listing = workbook.worksheets[0]
    assert listing.title == LIST and workbook.active is listing
    for note in made.notes:
        cell = workbook[note.sheet][note.cell]
        assert cell.comment and note.remark.what in cell.comment.text and note.remark.todo in cell.comment.text
        assert cell.border.left.style in ("thick", "mediumDashed") and cell.comment.author == "iso18091"
    links = [c.hyperlink.location for row in listing.iter_rows() for c in row if c.hyperlink and c.column_letter == "D"]
    assert links == ["'" + note.sheet + "'!" + note.cell for note in made.notes]
    marked = {(s.title, c.coordinate) for s in workbook.worksheets for row in s.iter_rows() for c in row if c.comment}
    assert marked == {(note.sheet, note.cell) for note in made.notes}


def test_errors_stand_before_warnings_and_the_list_prints_on_a4(tmp_path: Path) -> None:
    _, made = made_of(FAULTY, load_catalog())
    severities = [note.remark.severity for note in made.notes]
    assert severities == sorted(severities) and {"error", "warning"} == set(severities)
    listing = opened(made).worksheets[0]
    assert (listing.page_setup.paperSize, listing.page_setup.fitToWidth) == (9, 1)
    assert str(listing.page_setup.orientation) == "landscape" and listing.print_title_rows
    done = [cell for (cell,) in listing.iter_rows(min_col=8, max_col=8, min_row=6) if not cell.protection.locked]
    assert len(done) == len(made.notes)


def test_an_answer_that_no_row_shows_whole_is_printed_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    lines = [f"{n}. Quyết định số {n}/QĐ-UBND ngày 03/02/2026 về quy chế số {n}" for n in range(1, 61)]
    long = "\n".join(lines)
    _, made = made_of(fill(tmp_path / "long.xlsx", {**COMPLETE, ("1.1.b", "evidence"): long}))
    sheet = opened(made)["Nội dung dài"]
    rows = [row for row in sheet.iter_rows(values_only=True) if str(row[3] or "")[:1].isdigit()]
    assert "\n".join(str(row[3]) for row in rows) == long
    assert [row[1] for row in rows] == ["Đô thị · 1.1.b"] + ["Đô thị · 1.1.b …"] * (len(rows) - 1)
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert len(rows) > 1 and max(filter(None, heights)) < 409
    assert not {d.code for d in examine(_stored(made, tmp_path), CATALOG).diagnostics} & {"N01", "N03", "N04", "N05"}
    short = {**COMPLETE, ("1.1.b", "evidence"): "\n".join(lines[:3])}
    assert "Nội dung dài" not in opened(made_of(fill(tmp_path / "short.xlsx", short))[1]).sheetnames


def _stored(made: ReturnCopy, folder: Path) -> Path:
    path = folder / "copy.xlsx"
    path.write_bytes(made.content)
    return path


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = fill(tmp_path / "sent.xlsx", {("1.1.a", "self_level"): "Tốt"})
    assert made_of(path)[1].content == made_of(path)[1].content


def test_what_the_unit_cannot_unlock_is_unlocked_where_it_is_wrong(tmp_path: Path) -> None:
    stamp = Stamp(unit=Unit(name="Thử", code="12345", level="commune"), period="2026")
    values = {**COMPLETE, ("1.1.a", "review_level"): "Đỏ", ("unit_name", "value"): "Xã Khác"}
    found = cells(opened(made_of(fill(tmp_path / "sent.xlsx", values, stamp=stamp))[1]))
    assert (found["1.1.a", "review_level"].value, found["unit_name", "value"].value) == ("Đỏ", "Xã Khác")
    assert not found["1.1.a", "review_level"].protection.locked
    assert not found["unit_name", "value"].protection.locked
    assert found["1.1.b", "review_level"].protection.locked


def test_an_error_of_the_office_program_leaves_a_blank_cell_with_a_note(tmp_path: Path) -> None:
    values = {
        **COMPLETE,
        ("1.1.a", "evidence"): ErrorValue("#REF!"),
        ("1.1.b", "self_level"): Formula("1+1"),
        ("2.1.a", "evidence"): Formula("A1", "Quy chế 5"),
    }
    found = cells(opened(made_of(fill(tmp_path / "sent.xlsx", values))[1]))
    for key in (("1.1.a", "evidence"), ("1.1.b", "self_level")):
        assert found[key].value is None and found[key].comment
    assert found["2.1.a", "evidence"].value == "Quy chế 5"


def test_findings_without_a_cell_are_listed_too(tmp_path: Path) -> None:
    def spoil(workbook: Workbook) -> None:
        del workbook["Khảo sát"], workbook["_meta"]
        cell = cells(workbook)["1.1.b", "self_level"]
        cell.parent.cell(cell.row, 1).value = None

    sent = fill(tmp_path / "sent.xlsx", COMPLETE, change=spoil)
    result, made = made_of(sent)
    codes = {d.code for d in result.diagnostics if d.severity != "info"}
    assert {"S01", "S05", "S07", "S10"} <= codes
    assert len(made.notes) == sum(d.severity != "info" for d in result.diagnostics)
    listed = {str(c.value) for row in opened(made).worksheets[0].iter_rows() for c in row if c.value}
    assert all(note.remark.what in listed for note in made.notes) and "Toàn bộ phiếu" in listed
    assert any("của tệp đã gửi)" in note.remark.what for note in made.notes if note.remark.place.cell and not note.cell)
    # The fresh workbook has what was lost: its own keys, its own sheets.
    assert read_back(made, tmp_path).anomalies == ()


def test_actions_beyond_the_sheets_rows_keep_their_order(tmp_path: Path) -> None:
    result = examine(fill(tmp_path / "sent.xlsx", COMPLETE), CATALOG)
    assert result.submission
    row = result.submission.actions[0]
    rows = tuple(row._replace(id=number) for number in ("3", "+9", "3"))
    many = replace(result.submission, actions=rows)
    back = read_back(return_copy(many, CATALOG, ()), tmp_path)
    assert [action.id for action in back.actions] == ["1", "2", "3"]


def test_an_english_workbook_goes_back_in_english(tmp_path: Path) -> None:
    sent = fill(tmp_path / "sent.xlsx", {("1.1.a", "self_level"): "Good"}, language="en")
    result, made = made_of(sent)
    assert result.submission and opened(made).sheetnames[0] == "To be completed"
    mail = return_mail(result.submission, [Line(n.remark, n.sheet, n.cell) for n in made.notes], "x.xlsx")
    assert mail.body.startswith("Dear colleagues,") and "“Good” is not one of this cell's choices." in mail.body


# The mail -------------------------------------------------------------------------------------------------------------


def mail_of(values: Values, tmp_path: Path, file: str = "thử.xlsx") -> Mail:
    result, made = made_of(fill(tmp_path / "sent.xlsx", {**COMPLETE, ("1.1.a", "self_level"): "Tốt", **values}))
    assert result.submission
    return return_mail(result.submission, [Line(n.remark, n.sheet, n.cell) for n in made.notes], file)


def parsed(draft: bytes) -> EmailMessage:
    message = message_from_bytes(draft, policy=default)
    assert isinstance(message, EmailMessage) and not message.defects
    return message


def test_the_draft_is_a_mail_to_be_sent_with_the_workbook(tmp_path: Path) -> None:
    values: Values = {
        ("email", "value"): "vpub@xa-thu.example.vn",
        ("unit_name", "value"): "Xã Nguyễn Bỉnh Khiêm Đông Hải Tây Thuận Phước Hoà Bình Minh Đức",
    }
    mail = mail_of(values, tmp_path, "Xã Thử – cần bổ sung.xlsx")
    message = parsed(mail.draft(b"PK content"))
    assert message["X-Unsent"] == "1" and message["From"] is None
    assert message["Subject"] == mail.subject and "Tây Thuận Phước Hoà Bình Minh Đức" in mail.subject
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Nguyễn Văn A", "vpub@xa-thu.example.vn")
    body = message.get_body(("plain",))
    assert body and body.get_content().replace("\r\n", "\n") == mail.body
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Xã Thử – cần bổ sung.xlsx" and attached.get_content() == b"PK content"
    assert b"filename*=utf-8''X%C3%A3%20Th" in mail.draft(b"PK content")
    assert mail.draft(b"PK content") == mail.draft(b"PK content")
    assert max(map(len, mail.draft(b"PK content").split(b"\r\n"))) <= 998
    assert "“Tốt” không phải là một lựa chọn" in mail.body and mail.subject in mail.text()


def test_a_mail_does_not_list_a_hundred_findings(tmp_path: Path) -> None:
    values: Values = {(str(n), "status"): "gì đó" for n in range(1, 20)}
    mail = mail_of(values, tmp_path)
    more = re.search(r"và (\d+) nội dung nữa", mail.body)
    assert more and int(more[1]) > 0 and mail.body.count("\n- ") < 40


# The command ----------------------------------------------------------------------------------------------------------


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["iso18091", *map(str, arguments)])
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ISO18091_LANG", raising=False)
    before = hashlib.sha256(FAULTY.read_bytes()).hexdigest()
    assert run(monkeypatch, "return", FAULTY) == 0
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == ["issued.csv", *(f"vinh-bao-can-bo-sung.{suffix}" for suffix in ("eml", "txt", "xlsx"))]
    assert "11 lỗi, 2 cảnh báo" in capsys.readouterr().out
    (attached,) = parsed(Path("vinh-bao-can-bo-sung.eml").read_bytes()).iter_attachments()
    assert attached.get_content() == Path("vinh-bao-can-bo-sung.xlsx").read_bytes()
    assert "Kính gửi: Ủy ban nhân dân huyện Vĩnh Bảo," in Path("vinh-bao-can-bo-sung.txt").read_text("utf-8")
    # Nothing of a person's is overwritten, the sender's file never.
    Path("vinh-bao-can-bo-sung.xlsx").unlink()
    assert run(monkeypatch, "return", FAULTY) == 2
    assert not Path("vinh-bao-can-bo-sung.xlsx").exists()
    assert run(monkeypatch, "return", FAULTY, "--force") == 0
    own = tmp_path / "own.xlsx"
    own.write_bytes(FAULTY.read_bytes())
    assert run(monkeypatch, "return", own, "-o", own, "--force") == 2
    assert own.read_bytes() == FAULTY.read_bytes()
    assert hashlib.sha256(FAULTY.read_bytes()).hexdigest() == before


def test_a_file_without_findings_needs_no_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "return", EXAMPLES / "kien-an.xlsx", "--force") == 0
    assert list(tmp_path.iterdir()) == [] and "không cần gửi lại" in capsys.readouterr().out


def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.xlsx").write_bytes(b"<html>")
    assert run(monkeypatch, "return", "x.xlsx") == 2
    assert "F05" in capsys.readouterr().err
    other = fill(tmp_path / "other.xlsx", COMPLETE)
    assert run(monkeypatch, "return", other) == 2
    assert "--catalog" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.xlsx", "x.xlsx"]


@pytest.mark.office
def test_an_office_program_opens_the_attachment(office: Office, tmp_path: Path) -> None:
    result, made = made_of(FAULTY, load_catalog())
    path = tmp_path / "back.xlsx"
    path.write_bytes(made.content)
    listed = [str(value) for row in office.values(path, LIST) for value in row]
    assert all(note.remark.what in listed and note.cell in listed for note in made.notes)
    # What the live summary says of the copy is what the engine says of the file that was sent.
    assert result.scorecard
    assert office.read(path)["total"]["provisional_score"] == result.scorecard.total.provisional_score
