"""What a cell says of an address: register, workbook and draft agree, and a draft has one recipient or none."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import fast_mail_parser
import pytest
from email_validator import validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from hand import result
from hostile_texts import CELLS, GOOD
from iso18091cli.mail.return_mail import Mail, return_mail
from iso18091cli.model import address
from iso18091cli.model.address import address_in
from iso18091cli.model.answers import Entry, Place, Submission
from iso18091cli.model.units import Unit
from iso18091cli.register.load import read_register


def sent(email: str, contact: str = "Nguyễn Văn A", name: str = "Xã Thử", period: str = "2026") -> Submission:
    """A workbook as it was read."""
    submission = result("a.xlsx", Unit(name=name, level="commune"), period=period).submission
    assert submission
    typed = {"email": email, "contact": contact}
    entries = {key: Entry(place=Place("Đơn vị", "C9"), kind="text", typed=v, value=v) for key, v in typed.items()}
    return replace(submission, unit=entries)


def recipients(mail: Mail) -> list[str]:
    """All that two readers of mail find in a draft; they agree."""
    draft = mail.draft(b"PK")
    assert max(map(len, draft.split(b"\r\n"))) <= 998 and b"\n" not in draft.replace(b"\r\n", b"")
    message = message_from_bytes(draft, policy=default)
    assert not message.defects and message["Subject"] == mail.subject
    other = fast_mail_parser.parse_email(draft)
    assert other.subject == mail.subject and not other.cc and not other.bcc
    found = [
        address.addr_spec
        for name in ("To", "Cc", "Bcc")
        for address in (message[name].addresses if message[name] else ())
    ]
    assert set(message.keys()) <= {"Content-Type", "MIME-Version", "Subject", "To", "X-Unsent"}
    assert [address.address for address in other.to] == found
    return found


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: repr(cell[:30]))
def test_an_address_is_the_same_everywhere(cell: str, tmp_path: Path) -> None:
    expected = CELLS[cell]
    assert address_in(cell) == expected
    assert recipients(return_mail(sent(cell), [], "a.xlsx")) == ([expected.text] if expected.text else [])
    line = io.StringIO()
    csv.writer(line).writerow(["00001", "Xã Thử", cell])
    register = tmp_path / "units.csv"
    register.write_text(f"code,name,email\n{line.getvalue()}", "utf-8", errors="replace")
    units, faults = read_register(register)
    if not expected.fault:
        assert [unit.email for unit in units.units] == [expected.text] and not any(
            fault.severity == "error" for fault in faults
        )
    elif "\ud800" not in cell and len(cell) < 32_000:
        assert not units.units or not cell


@pytest.mark.parametrize("cell", [cell for cell, expected in CELLS.items() if not expected.text][::4])
def test_a_draft_without_a_recipient_says_so(cell: str) -> None:
    mail = return_mail(sent(cell), [], "a.xlsx")
    assert mail.to is None and "hãy tự điền người nhận" in mail.text()


NASTY = st.one_of(
    st.text(max_size=40),
    st.text(alphabet='a@.,;:<>"\r\n \t\\()[]=?', max_size=40),
    st.sampled_from(
        [*CELLS, "A\r\nBcc: x@y.vn", "sếp@tinh.gov.vn", "=?utf-8?q?a=40b.vn?=", "a,b", "\u2028", "ế" * 3000]
    ),
)


@settings(max_examples=150, deadline=None)
@given(email=NASTY, contact=NASTY, name=NASTY, period=NASTY)
def test_whatever_is_typed_there_is_one_recipient_or_none(email: str, contact: str, name: str, period: str) -> None:
    mail = return_mail(sent(email, contact, name, period), [], "a.xlsx")
    expected = address_in(email).text
    assert recipients(mail) == ([expected] if expected else [])
    assert "\n" not in mail.subject and len(mail.subject) <= 400


def test_a_name_cannot_pass_for_another_address() -> None:
    mail = return_mail(sent(GOOD, "chu-tich@tinh.gov.vn"), [], "a.xlsx")
    assert mail.to and (mail.to.display_name, mail.to.addr_spec) == ("", GOOD)
    mail = return_mail(sent(GOOD, "A\u202e\x1b[31m\r\nBcc: x " + "y" * 500), [], "a.xlsx")
    assert mail.to and mail.to.display_name.startswith("A [31m Bcc: x yyy") and len(mail.to.display_name) == 120


@given(st.from_regex(address._OF_AN_OFFICE, fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_what_is_plain_the_library_takes_as_it_is(word: str) -> None:
    assert validate_email(word, check_deliverability=False, allow_smtputf8=False).ascii_email == word
