"""From a register to drafts: every unit its own, addressed as offices write; then what came, and what did not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import NamedTuple, cast

import fast_mail_parser
import pytest

import iso18091cli.cli.app  # noqa: F401 - its help is in the language of whoever loads it first
from command_line import Run, commands
from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import outgoing
from iso18091cli.files.own_list import listed
from iso18091cli.files.result_folder import MANIFEST
from iso18091cli.mail.covering_mail import CoveringMail
from iso18091cli.mail.draft import Attachment
from iso18091cli.mail.outbox import MAILS, State, read_table, table
from iso18091cli.mail.return_mail import Office, return_mail
from iso18091cli.messages.addressing import addressed, day_in_words
from iso18091cli.model.issued import LIST
from iso18091cli.model.round import Round
from iso18091cli.model.summary import Standing
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.register.issued import read_issued
from iso18091cli.reports.word.templates import Templates
from test_address import sent
from test_catalog import SMALL

REGISTER = """mã;tên;cấp;loại;email;hạn gửi
00011;An;commune;xa;an@xa.example.vn;10/01/2027
00012;Bình;commune;phuong;"Văn phòng <binh@xa.example.vn>";
00013;Chi;commune;xa;;
00014;Đông;commune;dac-khu;dong@xa.example.vn;
00015;Em;commune;xa;em@xa.example.vn;
00016;Giang;commune;xa;giang@xa.example.vn;
"""
ROUND = """period: 2026
due: 2026-12-15
catalogue: small.yaml
register: units.csv
sender: Sở Nội vụ thành phố
reply_to: vp@so.example.vn
contact: Nguyễn Văn A, 0225 3 123 456
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("ISO18091_LANG", raising=False)
    monkeypatch.setattr(outgoing, "today", lambda: date(2026, 12, 1))
    Path("small.yaml").write_text(SMALL, "utf-8")
    Path("units.csv").write_text(REGISTER, "utf-8")
    Path("round.yaml").write_text(ROUND, "utf-8")

    return commands(monkeypatch, capsys)


class Read(NamedTuple):
    """A draft as two readers of mail see it."""

    subject: str
    to: list[str]
    reply_to: str
    text: str
    files: dict[str, bytes]


def read(path: Path | str) -> Read:
    draft = Path(path).read_bytes()
    assert max(map(len, draft.split(b"\r\n"))) <= 998 and b"\n" not in draft.replace(b"\r\n", b"")
    message = cast(EmailMessage, message_from_bytes(draft, policy=default))
    assert not message.defects and message["X-Unsent"] == "1" and message["Cc"] is message["Bcc"] is None
    body = message.get_body()
    assert body is not None
    files = {str(part.get_filename()): part.get_content() for part in message.iter_attachments()}
    to = [address.addr_spec for address in message["To"].addresses] if message["To"] else []
    text = body.get_content().replace("\r\n", "\n")
    other = fast_mail_parser.parse_email(draft)
    assert other.subject == message["Subject"] and [address.address for address in other.to] == to
    assert {file.filename: file.content for file in other.attachments} == files
    assert other.text_plain[0].replace("\r\n", "\n") == text
    return Read(str(message["Subject"]), to, str(message["Reply-To"] or ""), text, files)


# How an office addresses


@pytest.mark.parametrize(
    ("unit", "vi", "en"),
    [
        (Unit(name="Hải An", level="commune", kind="phuong"), "Ủy ban nhân dân phường Hải An", "Hải An (Ward)"),
        (Unit(name="Mẫu", level="commune", kind="xa"), "Ủy ban nhân dân xã Mẫu", "Mẫu (Commune)"),
        (Unit(name="Cát Hải", level="commune", kind="dac-khu"), "Ủy ban nhân dân đặc khu Cát Hải", "(Special zone)"),
        (Unit(name="Núi Đèo", level="commune", kind="thi-tran"), "Ủy ban nhân dân thị trấn Núi Đèo", "(Township)"),
        (Unit(name="Lê Chân", level="district", kind="quan"), "Ủy ban nhân dân quận Lê Chân", "(Urban district)"),
        (Unit(name="Vĩnh Bảo", level="district", kind="huyen"), "Ủy ban nhân dân huyện Vĩnh Bảo", "(Rural district)"),
        (Unit(name="Kinh Môn", level="district", kind="thi-xa"), "Ủy ban nhân dân thị xã Kinh Môn", "(District town)"),
        (Unit(name="Hải Phòng", level="province", kind="thanh-pho"), "Ủy ban nhân dân thành phố Hải Phòng", "(City)"),
        (Unit(name="Lào Cai", level="province"), "Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai"),
        (Unit(name="Sở Nội vụ", level="other", kind="co-quan-khac"), "Sở Nội vụ", "Sở Nội vụ"),
        (Unit(name="Sở Nội vụ", level="other"), "Sở Nội vụ", "Sở Nội vụ"),
        (Unit(name="UBND xã Mẫu", level="commune"), "Ủy ban nhân dân xã Mẫu", "xã Mẫu"),
        (Unit(name="Xã Mẫu", level="commune"), "Ủy ban nhân dân xã Mẫu", "Xã Mẫu"),
        (Unit(name="Xa Dung", level="commune", kind="xa"), "Ủy ban nhân dân xã Xa Dung", "Xa Dung (Commune)"),
        (Unit(code="00011", level="commune"), "00011", "00011"),
    ],
)
def test_every_kind_of_unit_is_addressed_as_offices_write(unit: Unit, vi: str, en: str) -> None:
    assert addressed(unit, "vi") == vi and en in addressed(unit, "en")
    assert addressed(unit, "en").startswith("The People's Committee of ") == vi.startswith("Ủy ban")


def test_a_day_is_said_as_letters_say_it() -> None:
    assert day_in_words(date(2026, 12, 15), "vi") == "thứ Ba, ngày 15 tháng 12 năm 2026"
    assert day_in_words(date(2027, 2, 7), "vi") == "Chủ nhật, ngày 07 tháng 02 năm 2027"
    assert day_in_words(date(2027, 3, 1), "vi") == "thứ Hai, ngày 01 tháng 3 năm 2027"
    assert day_in_words(date(2026, 12, 15), "en") == "Tuesday 15 December 2026" and day_in_words(None, "vi") == ""


# What goes out


def test_every_unit_gets_its_own_workbook_and_its_own_mail(run: Run) -> None:
    Path("cv 12.pdf").write_bytes(b"%PDF-1.7")
    done = run("dispatch", "--units", "units.csv", "--attach", "cv 12.pdf", "-o", "gui-di")
    assert done.code == 0, done.err
    lines = read_table(Path("gui-di"))
    assert [line.mail for line in lines] == [f"{n}.eml" for n in ("an", "binh", "chi", "dong", "em", "giang")]
    assert {line.state for line in lines} == {"draft"} and lines[0].attachments == "an.xlsx; cv 12.pdf"
    for line in lines:
        mail, stem = read(f"gui-di/{line.mail}"), line.mail.removesuffix(".eml")
        assert mail.files == {f"{stem}.xlsx": Path(f"gui-di/{stem}.xlsx").read_bytes(), "cv 12.pdf": b"%PDF-1.7"}
        assert mail.to == ([line.to] if line.to else []) and mail.reply_to == "vp@so.example.vn"
        assert mail.subject == line.subject
    mail = read("gui-di/binh.eml")
    assert mail.to == ["binh@xa.example.vn"] and mail.subject == "Phiếu tự đánh giá ISO 18091 kỳ 2026 – Phường Bình"
    assert mail.text.startswith("Kính gửi: Ủy ban nhân dân phường Bình,\n\nSở Nội vụ thành phố gửi quý cơ quan")
    for said in ("“Bộ thử”", "thứ Ba, ngày 15 tháng 12 năm 2026", "0225 3 123 456", "vp@so.example.vn", "cv 12.pdf"):
        assert said in mail.text, said
    assert "chậm nhất vào Chủ nhật, ngày 10 tháng 01 năm 2027" in read("gui-di/an.eml").text  # An's own day
    assert "\n\n\n" not in mail.text and mail.text.endswith("\nSở Nội vụ thành phố\n")
    # Chi has no address: its draft is there, and it is named.
    assert "1 đơn vị chưa có địa chỉ" in done.err and "Xã Chi: gui-di/chi.eml" in done.err
    # The list of what was given out lies in the round's folder, and the folder is known as ours.
    assert len({copy.number for copy in read_issued(Path(LIST))}) == 6 and not Path("gui-di", LIST).exists()
    assert set(listed(Path("gui-di"))) == {f"{line.mail[:-4]}{end}" for line in lines for end in (".eml", ".xlsx")}
    assert "iso18091 send gui-di" in done.err


def test_without_a_round_the_first_one_is_written_and_what_is_not_said_is_named(run: Run) -> None:
    Path("round.yaml").unlink()
    done = run("dispatch", "--units", "units.csv", "--period", "2026", "--due", "15/12/2026", "--catalog", "small.yaml")
    assert done.code == 0 and 'due: "2026-12-15"' in Path("round.yaml").read_text("utf-8")
    assert "Thư chưa nói cơ quan phát phiếu, nơi nhận phiếu, người giải đáp" in done.err
    mail = read("gui-di-2026/an.eml")
    assert mail.text.split("\n")[2].startswith("Chúng tôi gửi") and mail.reply_to == ""
    assert mail.text.endswith("\n\nTrân trọng cảm ơn.\n")
    again = run("dispatch", "--round", ".")
    assert again.code == 2 and "--force" in again.err


def test_what_was_sent_is_not_written_over(run: Run) -> None:
    run("dispatch", "--round", ".", "-o", "gui")
    before = {path.name: path.read_bytes() for path in Path("gui").iterdir()}
    lines = read_table(Path("gui"))
    Path("gui", MAILS).write_bytes(table([lines[0], *lines[1:]]).replace(b",draft,", b",sent,", 1))
    done = run("dispatch", "--round", ".", "-o", "gui", "--force")
    assert done.code == 2 and "an.eml" in done.err
    after = {path.name: path.read_bytes() for path in Path("gui").iterdir()}
    assert {name for name in before if before[name] != after[name]} == {MAILS}


def test_templates_of_the_office_are_used_and_a_wrong_name_is_told(run: Run) -> None:
    run("templates", "export", "mau")
    path = Path("mau/dispatch.vi.txt.j2")
    path.write_text("\ufeff{{ unit }} – phiếu\n\nGửi {{ name }} trước {{ due }}. {{ files | length }}\n", "utf-8")
    assert run("dispatch", "--round", ".", "-o", "gui", "--templates", "mau").code == 0
    mail = read("gui/dong.eml")
    assert mail.subject == "Ủy ban nhân dân đặc khu Đông – phiếu"
    assert mail.text == "Gửi Đặc khu Đông trước thứ Ba, ngày 15 tháng 12 năm 2026. 0\n"
    path.write_text("{{ unti }}\n", "utf-8")
    done = run("dispatch", "--round", ".", "-o", "khac", "--templates", "mau")
    assert done.code == 2 and "dispatch.vi.txt.j2:1" in done.err and "unit" in done.err and not Path("khac").exists()


def test_what_cannot_go_out_is_told_before_the_work(run: Run) -> None:
    for arguments, said in (
        (("--attach", "khong-co.pdf"), "khong-co.pdf"),
        (("--due", "15-12"), "15-12"),
        (("--from", "units.csv"), "--from"),
    ):
        done = run("dispatch", "--round", ".", "-o", "gui", *arguments)
        assert done.code == 2 and said in done.err, arguments
    Path("to.bin").write_bytes(bytes(20_600_000))
    assert "20 MB" in run("dispatch", "--round", ".", "-o", "gui", "--attach", "to.bin").err
    assert not Path("gui").exists()


def test_no_name_or_contact_makes_a_header_or_moves_a_screen() -> None:
    nasty = "An\r\nBcc: x@evil.example\x1b[2J\u202e"
    of = Round(period=nasty, sender=nasty, contact=nasty)
    unit = Unit(code="1", name=nasty, level="commune", email="an@xa.example.vn")
    from hand import CATALOG

    for language in ("vi", "en"):
        letter = CoveringMail(CATALOG, of, language, (Attachment("a\u202eb.pdf", b"x"),))
        filled = Templates(language).dispatch.render(letter.names(unit, "an.xlsx"))
        draft = letter.draft(unit, filled, Attachment("an.xlsx", b"PK")).eml()
        message = message_from_bytes(draft, policy=default)
        assert set(message.keys()) == {"Content-Type", "MIME-Version", "Subject", "To", "X-Unsent"}
        assert "\x1b" not in filled and "\u202e" not in filled and "\nBcc:" not in filled


# What came, and what did not

_WHOLE: dict[tuple[str, str], object] = {
    ("1.1.a", "self_level"): "Xanh",
    ("1.10", "self_level"): "Đỏ",
    ("1.1.a", "evidence"): "Quyết định số 1/QĐ-UBND",
    ("contact", "value"): "Nguyễn Văn A",
    ("email", "value"): "nguoi-dien@xa.example.vn",
    ("phone", "value"): "0225 3 123 456",
    ("date", "value"): date(2026, 12, 1),
}


@pytest.fixture
def came(run: Run) -> Run:
    """Of An all came, Bình has an error, Chi lacks an answer, Đông is blank, Em's is of another year, Giang's nothing."""
    run("dispatch", "--round", ".", "-o", "gui")
    run("dispatch", "--round", ".", "-o", "cu", "--period", "2025")
    answers: Mapping[str, Mapping[tuple[str, str], object]] = {
        "an": _WHOLE,
        "binh": {**_WHOLE, ("1.10", "self_level"): "Tím"},
        "chi": {key: value for key, value in _WHOLE.items() if key[0] != "1.10"},
    }
    for name, values in answers.items():
        fill(Path(f"{name}.xlsx"), values, content=Path(f"gui/{name}.xlsx").read_bytes())
    shutil.copy("gui/dong.xlsx", "phieu dong.xlsx")
    fill(Path("em.xlsx"), _WHOLE, content=Path("cu/em.xlsx").read_bytes())
    Path("hong.xlsx").write_bytes(b"PK\x03\x04")
    return run


def test_what_is_faulty_incomplete_or_blank_goes_back_and_nothing_else(came: Run) -> None:
    done = came("return", ".", "-o", "tra-lai")
    assert done.code == 0, done.err
    lines = {line.unit_name: line for line in read_table(Path("tra-lai"))}
    assert set(lines) == {"Phường Bình", "Xã Chi", "Đặc khu Đông"}, (done.out, done.err)
    for line in lines.values():
        mail = read(f"tra-lai/{line.mail}")
        assert list(mail.files) == [line.attachments] and mail.reply_to == "vp@so.example.vn"
        assert mail.files[line.attachments] == Path("tra-lai", line.attachments).read_bytes()
        assert "chậm nhất vào thứ Ba, ngày 15 tháng 12 năm 2026" in mail.text and "0225 3 123 456" in mail.text
    binh, chi, dong = (read(f"tra-lai/{lines[name].mail}") for name in lines)
    assert binh.text.startswith("Kính gửi: Ủy ban nhân dân phường Bình,") and "Tím" in binh.text
    assert "còn 1 nội dung để trống" in chi.text and "Còn để trống:" in chi.text
    assert "chưa có câu trả lời nào" in dong.text
    assert binh.to == ["nguoi-dien@xa.example.vn"]  # whom the unit names
    assert dong.to == ["dong@xa.example.vn"]  # whom the register names, where nobody is named
    assert "Chưa gửi phiếu 1" in done.out
    # Copies that go back are known to the round, and the folder is passed over from now on.
    assert len(read_issued(Path(LIST))) == 12 + 3
    assert came("return", ".", "-o", "khac").code == 0 and len(read_table(Path("khac"))) == 3


def test_those_from_whom_nothing_usable_came_are_reminded_and_told_why(
    came: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = came("remind", ".", "-o", "nhac")
    assert done.code == 0, done.err
    lines = {line.unit_name: line for line in read_table(Path("nhac"))}
    assert set(lines) == {"Xã Em", "Xã Giang"}, (done.out, done.err)
    em, giang = read("nhac/em.eml"), read("nhac/giang.eml")
    assert "chưa nhận được phiếu tự đánh giá kỳ 2026" in giang.text and "còn 14 ngày" in giang.text
    assert "“em.xlsx”" in em.text and "2025" in em.text and "chưa được ghi nhận" in em.text
    assert giang.subject == "Nhắc gửi phiếu tự đánh giá ISO 18091 kỳ 2026 – Xã Giang"
    assert list(giang.files) == ["giang.xlsx"] and giang.files["giang.xlsx"] == Path("nhac/giang.xlsx").read_bytes()
    assert "1 tệp không dùng được và không rõ của đơn vị nào" in done.err and "hong.xlsx" in done.err

    monkeypatch.setattr(outgoing, "today", lambda: date(2026, 12, 18))
    assert came("remind", ".").code == 0  # each day has a folder of its own
    over = read("nhac-2026-12-18/giang.eml")
    assert over.subject.startswith("Đã quá hạn gửi") and "nay đã quá 3 ngày" in over.text
    monkeypatch.setattr(outgoing, "today", lambda: date(2026, 12, 15))
    came("remind", ".", "-o", "cuoi", "--lang", "en")
    assert "by Tuesday 15 December 2026 at the latest (today)" in read("cuoi/giang.eml").text


def test_a_reminder_brings_what_the_unit_sent_last_time(came: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = tmp_path_factory.mktemp("2025")
    fill(before / "giang.xlsx", _WHOLE, content=Path("cu/giang.xlsx").read_bytes())
    shutil.copy("units.csv", before)
    done = came("remind", ".", "-o", "nhac", "--from", str(before))
    assert done.code == 0, done.err
    assert "Phiếu trống của quý cơ quan" in read("nhac/em.eml").text
    giang = read("nhac/giang.eml")
    assert "Phiếu của quý cơ quan, đã có sẵn kết quả kỳ trước" in giang.text and "chưa nhận được" in giang.text
    sent = read_workbook(Path("nhac/giang.xlsx"), load_catalog(Path("small.yaml")))
    assert (sent.period, sent.rows["1.1.a"].value("previous_level")) == ("2026", "green")


def test_an_answer_belongs_to_the_mail_with_which_the_workbook_came(came: Run) -> None:
    lines = [("binh.xlsx", "<1@xa.example.vn>"), ("em.xlsx", "<2@xa>\r\nBcc: x@evil.example"), ("chi.xlsx", "x y")]
    rows = "".join(f'x,"{name}","{id}",{name}\n' for name, id in lines)
    Path("ledger.csv").write_text(
        f"way,file,message_id,sha256\n{rows}".replace("way,", "counts,way,", 1).replace("\nx,", "\n,x,"), "utf-8"
    )
    assert came("return", ".", "-o", "tra-lai").code == 0 and came("remind", ".", "-o", "nhac").code == 0
    heads = {
        line.unit_name: message_from_bytes(Path(folder, line.mail).read_bytes(), policy=default)
        for folder in ("tra-lai", "nhac")
        for line in read_table(Path(folder))
    }
    binh = heads.pop("Phường Bình")
    assert binh["In-Reply-To"] == binh["References"] == "<1@xa.example.vn>"
    assert {(head["In-Reply-To"], head["References"], head["Bcc"]) for head in heads.values()} == {(None, None, None)}


def test_where_nothing_is_to_be_said_nothing_is_written(run: Run) -> None:
    Path("units.csv").write_text("mã;tên;cấp;loại;email\n00011;An;commune;xa;an@xa.example.vn\n", "utf-8")
    done = run("return", ".")
    assert done.code == 0 and "Không phiếu nào" in done.out  # an empty folder
    assert run("remind", ".", "-o", "nhac").code == 0 and read("nhac/an.eml").to == ["an@xa.example.vn"]
    run("dispatch", "--round", ".", "-o", "gui")
    fill(Path("an.xlsx"), _WHOLE, content=Path("gui/an.xlsx").read_bytes())
    for command in ("return", "remind"):
        done = run(command, ".", "-o", "x")
        assert done.code == 0 and not Path("x").exists(), (command, done)
    Path("round.yaml").unlink()
    Path("units.csv").rename("../units.csv")
    assert run("remind", ".", "--catalog", "small.yaml").code == 2  # nobody knows whom


def test_an_unreadable_file_of_a_known_unit_is_told_with_its_reason() -> None:
    from hand import CATALOG

    letter = CoveringMail(CATALOG, Round(period="2026"), "vi")
    unit = Unit(code="1", name="An", level="commune", kind="xa")
    why = {"vi": "Tệp có mật khẩu.", "en": "It has a password."}
    names = letter.reminder(Standing(unit=unit, state="unreadable", file="a/b.xlsx", why=why), "an.xlsx", date.today())
    assert "“b.xlsx”" in str(names["came"]) and "không dùng được: Tệp có mật khẩu." in str(names["came"])
    assert names["overdue"] is False and names["due"] == ""


def test_after_the_last_day_a_return_says_so() -> None:
    office = Office(Round(due="2026-12-15"), date(2026, 12, 16))
    assert "nay đã qua" in return_mail(sent("an@xa.example.vn"), [], "a.xlsx", office).body
    before = Office(Round(due="2026-12-15"), date(2026, 12, 15))
    assert "chậm nhất" in return_mail(sent("an@xa.example.vn"), [], "a.xlsx", before).body


def test_no_connection_is_opened_but_by_sending(run: Run) -> None:
    from test_console import _SEVERAL
    from test_injection import offline

    commands = [
        ["dispatch", "--round", ".", "-o", "gui"],
        ["return", "."],
        ["remind", ".", "-o", "nhac"],
        ["send", "gui", "--dry-run"],
        ["draft", "gui", "--imap", "127.0.0.1:9", "--user", "a", "--dry-run"],
        ["collect", "imap://a@127.0.0.1:9/INBOX", "-o", "in", "--dry-run"],
    ]
    done = offline(_SEVERAL, Path.cwd(), json.dumps(commands))
    assert done.returncode == 0 and "a socket" not in done.stderr, done.stderr
    assert json.loads(done.stderr.splitlines()[-1]) == [0, 0, 0, 1, 0, 0]  # one unit has no address
    would = [["send", "gui", "--server", "127.0.0.1:9", "--yes"]]
    assert offline(_SEVERAL, Path.cwd(), json.dumps(would)).returncode == 99


def test_the_folder_of_a_round_keeps_its_round_file(run: Run) -> None:
    """Drafts put beside it make no list there, behind which it would not be read."""
    assert run("dispatch", "--round", ".", "-o", ".").code == 0
    assert not Path(MANIFEST).exists()
    assert "kỳ 2026" in run("remind", ".", "-o", "nhac").err


# The last mail to each unit


def test_status_says_which_mail_went_last_to_each_unit(came: Run) -> None:
    came("remind", ".", "-o", "nhac")
    went = {"an": ("sent", "2026-12-01T03:00:00+00:00"), "binh": ("uncertain", "2026-12-01T10:01:00+07:00")}
    went |= {"em": ("sent", "2026-12-01T03:02:00+00:00"), "chi": ("drafted", "x")}
    for folder, states in (
        ("gui", went),
        ("nhac", {"em": ("sent", "2026-12-09T02:30:00+00:00"), "giang": ("refused", "")}),
    ):
        lines = [
            replace(line, unit_code=line.unit_code.lstrip("0")) for line in read_table(Path(folder))
        ]  # as Excel does
        for number, line in enumerate(lines):
            state, time = states.get(line.mail.removesuffix(".eml"), ("draft", ""))
            lines[number] = replace(line, state=cast(State, state), time=time)
        Path(folder, MAILS).write_bytes(table(lines))
    Path("khac").mkdir()
    Path("khac", MAILS).write_text("a,b\n", "utf-8")
    Path("ngoai").symlink_to("nhac")
    done = came("status", ".", "--format", "json")
    assert str(Path("khac", MAILS)) in done.err and "ngoai" not in done.err
    units = {unit["code"]: unit for unit in json.loads(done.out)["units"]}
    assert [(unit["mailed"], unit["mail"], unit["mail_state"]) for unit in units.values()] == [
        ("2026-12-01T03:00:00+00:00", "gui/an.eml", "sent"),
        ("2026-12-01T03:01:00+00:00", "gui/binh.eml", "uncertain"),
        (None, "gui/chi.eml", "drafted"),
        (None, None, None),
        ("2026-12-09T02:30:00+00:00", "nhac/em.eml", "sent"),
        (None, None, None),
    ]
    told = came("status", ".").out
    assert "Thư gần nhất" in told and "09/12/2026 09:30 (nhac)" in told and "không rõ đã đi chưa" in told
    assert "09/12/2026 09:30 (nhac)" in came("status", ".", "--format", "html").out
