"""Drafts → a real mail server: encrypted, each at most once whatever happens, refusals named, edits kept."""

from __future__ import annotations

import hashlib
import io
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import Run, commands
from iso18091cli.cli import main
from iso18091cli.errors import NothingToDo
from iso18091cli.files.folder import Folder
from iso18091cli.mail import send as sending
from iso18091cli.mail.draft import Draft
from iso18091cli.mail.outbox import MAILS, Listed, read_table, table
from iso18091cli.mail.ready import NoMail, ready
from iso18091cli.mail.server import server_named
from mail_server import USER, WORD, Post, serving

VARIABLE = "ISO18091_SMTP_PASSWORD"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "400")
    run = commands(monkeypatch, capsys)
    return lambda *words: run(*map(str, words), "--lang", "en")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program trusts the tests' authority, as the system's administrator would say it does."""
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    monkeypatch.setenv(VARIABLE, WORD)
    return path


@pytest.fixture
def post() -> Iterator[Post]:
    yield Post()


def outbox(folder: Path, *names: str) -> Path:
    """A folder with a tiny draft for each name, to that name at one domain."""
    folder.mkdir()
    lines = []
    for name in names:
        draft = Draft(Address(addr_spec=f"{name}@xa.example.vn"), f"Phiếu {name}", f"Kính gửi {name}\n.\n").eml()
        (folder / f"{name}.eml").write_bytes(draft)
        digest = hashlib.sha256(draft).hexdigest()
        to = f"{name}@xa.example.vn"
        lines.append(
            Listed(mail=f"{name}.eml", unit_code="", unit_name=name, to=to, subject="", attachments="", sha256=digest)
        )
    (folder / MAILS).write_bytes(table(lines))
    return folder


def states(folder: Path) -> dict[str, str]:
    return {line.mail.removesuffix(".eml"): line.state for line in read_table(folder)}


# The whole way


def test_drafts_go_encrypted_with_login_and_once(
    command: Run, post: Post, tls: ssl.SSLContext, trusted: Path, tmp_path: Path
) -> None:
    folder = outbox(tmp_path / "gui", "an", "binh")
    with serving(post, tls) as server:
        done = command("send", folder, "--server", server, "--user", USER, "--yes")
        assert done.code == 0, done.err
        assert "an.eml → an@xa.example.vn: Phiếu an" in done.out and "Sent 2 mails" in done.out
        again = command("send", folder, "--server", server, "--user", USER, "--yes")
        assert again.code == 0 and "2 mails were sent before" in again.out
    assert post.to == {"an@xa.example.vn": 1, "binh@xa.example.vn": 1} and post.senders == [USER, USER]
    assert states(folder) == {"an": "sent", "binh": "sent"}
    message = message_from_bytes(post.received[0], policy=default)
    assert message["From"] == USER and message["Date"] and message["X-Unsent"] is None
    assert message["Message-ID"] == read_table(folder)[0].message_id
    text = message.get_body()
    assert text is not None and text.get_content().replace("\r\n", "\n") == "Kính gửi an\n.\n"


def test_a_server_that_is_not_the_one_it_says_gets_nothing(
    command: Run, post: Post, tls: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, WORD)
    folder = outbox(tmp_path / "gui", "an")
    with serving(post, tls) as server:
        done = command("send", folder, "--server", server, "--user", USER, "--yes")
    assert done.code == 2 and "certificate" in done.err and not post.received
    assert states(folder) == {"an": "draft"}


def test_a_wrong_password_is_told_and_shown_nowhere(
    command: Run, post: Post, tls: ssl.SSLContext, trusted: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = outbox(tmp_path / "gui", "an")
    with serving(post, tls) as server:
        for wrong, said in (("sai-mat-khau", "does not take this user"), ("mật", "ASCII letters alone")):
            monkeypatch.setenv(VARIABLE, wrong)
            done = command("send", folder, "--server", server, "--user", USER, "--yes")
            assert done.code == 2 and said in done.err and wrong not in done.out + done.err
    assert not post.received


def test_without_encryption_mails_go_to_this_computer_alone(
    command: Run, post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = outbox(tmp_path / "gui", "an")
    with serving(post) as server:
        monkeypatch.setattr(sending, "is_here", lambda connection: False)
        refused = command("send", folder, "--server", server, "--user", "", "--round", _round(tmp_path), "--yes")
        assert refused.code == 2 and "does not encrypt" in refused.err and not post.received
        monkeypatch.undo()
        assert command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes").code == 0
    message = message_from_bytes(post.received[0], policy=default)
    assert str(message["From"]) == "Sở Nội vụ <vp@so.example.vn>"


def _round(folder: Path) -> Path:
    (folder / "round.yaml").write_text("sender: Sở Nội vụ\nreply_to: vp@so.example.vn\n", "utf-8")
    return folder


# What the server says


def test_what_is_refused_is_named_and_the_rest_goes_on(command: Run, post: Post, tmp_path: Path) -> None:
    names = ("an", "450", "binh", "550", "chi", "421", "dong", "451-data", "em", "drop", "giang")
    folder = outbox(tmp_path / "gui", *names)
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
    assert done.code == 1
    found = states(folder)
    assert {name for name, state in found.items() if state == "sent"} == {"an", "binh", "chi", "dong", "em", "giang"}
    assert {name for name, state in found.items() if state == "refused"} == {"450", "550", "421", "451-data"}
    assert found["drop"] == "uncertain"
    for name in ("450", "550", "421"):
        assert f"{name}.eml → {name}@xa.example.vn: the server refused it ({name} not {name})" in done.err
    assert "drop.eml → drop@xa.example.vn: the connection broke" in done.err
    assert "Sent 6 mails; 4 refused, 1 uncertain, 0 not sent" in done.out
    assert post.to["drop@xa.example.vn"] == 1


def test_an_uncertain_mail_goes_again_only_when_that_is_asked_for_under_the_same_id(
    command: Run, post: Post, tmp_path: Path
) -> None:
    folder = outbox(tmp_path / "gui", "drop")
    with serving(post) as server:
        options = ("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
        command(*options)
        again = command(*options)
        assert again.code == 1 and "drop.eml: it may have gone" in again.err and len(post.received) == 1
        command(*options, "--resend")
    ids = [message_from_bytes(mail)["Message-ID"] for mail in post.received]
    assert len(ids) == 2 and ids[0] == ids[1] == read_table(folder)[0].message_id


def test_a_server_that_breaks_every_connection_is_left_alone(command: Run, post: Post, tmp_path: Path) -> None:
    folder = outbox(tmp_path / "gui", "421", "an")

    async def closing(server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        return "421 going down"

    post.handle_MAIL = closing  # type: ignore[method-assign]
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
    assert done.code == 2 and "3 times in a row" in done.err and not post.received
    assert states(folder) == {"421": "refused", "an": "refused"}


# At most once


def _sending(folder: Path, server: str) -> subprocess.Popen[str]:
    arguments = ["send", str(folder), "--server", server, "--user", USER, "--yes", "--lang", "en"]
    code = "from iso18091cli.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_killed_at_any_moment_and_started_again_none_of_114_arrives_twice(
    post: Post, tls: ssl.SSLContext, trusted: Path, tmp_path: Path
) -> None:
    names = [f"xa-{number:03}" for number in range(114)]
    folder = outbox(tmp_path / "gui", *names)
    # At MAIL; at RCPT; when the content was taken, before the server says so. A broken step is taken again.
    post.kill_at = {40, 183, 240}
    outputs = []
    with serving(post, tls) as server:
        for _ in range(4):
            process = _sending(folder, server)
            post.client = process.pid
            outputs.append(process.communicate()[0])
            if process.returncode >= 0:
                break
    assert len(outputs) == 4 and process.returncode == 1, outputs[-1]
    assert set(post.to.values()) == {1}
    found = states(folder)
    assert set(found.values()) == {"sent", "uncertain"}
    uncertain = {name for name, state in found.items() if state == "uncertain"}
    assert len(uncertain) == 1 and all(f"{name}.eml: it may have gone" in outputs[-1] for name in uncertain)
    assert {address.partition("@")[0] for address in post.to} >= {n for n, state in found.items() if state == "sent"}


class Killed(BaseException):
    """What no code of ours catches."""


@pytest.mark.parametrize("moment", range(1, 9))
@pytest.mark.parametrize("after", [False, True])
def test_whatever_was_written_last_nothing_goes_twice(
    command: Run, post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int, after: bool
) -> None:
    """The power goes before or after any writing of the table."""
    folder = outbox(tmp_path / "gui", "an", "binh", "chi")
    put, written = Folder.put, 0

    def dying(self: Folder, name: str, pieces: Any) -> None:
        nonlocal written
        written += 1
        if written == moment and not after:
            raise Killed
        put(self, name, pieces)
        if written == moment:
            raise Killed

    with serving(post) as server:
        options = ("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
        monkeypatch.setattr(Folder, "put", dying)
        monkeypatch.setattr(sys, "argv", ["iso18091", *map(str, options)])
        if moment <= 6:
            with pytest.raises(Killed):
                main()
        monkeypatch.setattr(Folder, "put", put)
        done = command(*options)
    assert max(post.to.values()) == 1
    found = states(folder)
    assert set(found.values()) <= {"sent", "uncertain"}
    for name, state in found.items():
        assert post.to[f"{name}@xa.example.vn"] == 1 or state == "uncertain"
        assert (state == "uncertain") == (f"{name}.eml: it may have gone" in done.err)


def test_nothing_is_sent_whose_state_cannot_be_written(
    command: Run, post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = outbox(tmp_path / "gui", "an")

    def full(self: Folder, name: str, pieces: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Folder, "put", full)
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
    assert done.code == 2 and "mails.csv" in done.err and not post.received


# Drafts as a person leaves them


def test_a_draft_is_sent_as_a_person_edited_it(command: Run, post: Post, tmp_path: Path) -> None:
    folder = outbox(tmp_path / "gui", "an")
    edited = (
        "Message-ID: <of-a-mail-program@x>\nX-Unsent: 1\nSubject: =?utf-8?q?S=E1=BB=ADa?=\n"
        "To: An <an@xa.example.vn>,\n binh@xa.example.vn\nBcc: chi@xa.example.vn\nFrom: Lan <lan@so.example.vn>\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nĐã sửa\n.dấu chấm\n"
    ).encode()
    (folder / "an.eml").write_bytes(edited)
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
    assert done.code == 0 and "Sửa (edited)" in done.out
    assert set(post.to) == {"an@xa.example.vn", "binh@xa.example.vn", "chi@xa.example.vn"} and len(post.received) == 1
    message = message_from_bytes(post.received[0], policy=default)
    assert message["Bcc"] is None and message["From"] == "Lan <lan@so.example.vn>"
    assert message.get_content().replace("\r\n", "\n") == "Đã sửa\n.dấu chấm\n"


def test_a_draft_that_changes_after_it_was_listed_does_not_go(command: Run, post: Post, tmp_path: Path) -> None:
    folder = outbox(tmp_path / "gui", "an", "binh")

    async def changing(server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        (folder / "binh.eml").write_bytes(b"To: other@xa.example.vn\n\nx")
        return await taking(server, session, envelope, address, options)

    taking = post.handle_MAIL
    post.handle_MAIL = changing  # type: ignore[method-assign]
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
    assert done.code == 1 and set(post.to) == {"an@xa.example.vn"} and "changed after it had been listed" in done.err
    assert states(folder) == {"an": "sent", "binh": "draft"} and "1 not sent" in done.out


def test_what_cannot_go_is_named_and_the_rest_goes(command: Run, post: Post, tmp_path: Path) -> None:
    folder = outbox(tmp_path / "gui", "an", "gone", "nobody", "strange", "broken")
    (folder / "gone.eml").unlink()
    (folder / "nobody.eml").write_bytes(b"Subject: x\n\nx")
    (folder / "strange.eml").write_bytes(b"To: xa An\nSubject: x\n\nx")
    (folder / "broken.eml").write_bytes(b"no header\n\nx")
    (folder / "other.eml").write_bytes(b"To: b@xa.example.vn\n\nx")
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path), "--yes")
    assert done.code == 1 and set(post.to) == {"an@xa.example.vn"}
    for name in ("gone", "nobody", "strange", "broken", "other"):
        assert f"{name}.eml" in done.err, name


def test_nobody_is_asked_twice_and_nothing_goes_unasked(command: Run, post: Post, tmp_path: Path) -> None:
    folder = outbox(tmp_path / "gui", "an")
    with serving(post) as server:
        dry = command("send", folder, "--server", server, "--round", _round(tmp_path), "--dry-run")
        assert dry.code == 0 and "nothing was sent" in dry.out and "an@xa.example.vn" in dry.out
        unasked = command("send", folder, "--server", server, "--round", _round(tmp_path))
        assert unasked.code == 2 and "--yes" in unasked.err
        nobody = command("send", folder, "--server", server, "--yes", "--round", _no_round(tmp_path))
        assert nobody.code == 2 and "from which address" in nobody.err
    assert post.greeted == 0 and states(folder) == {"an": "draft"}


@pytest.mark.parametrize(("typed", "goes"), [("Có\n", True), ("y\n", True), ("k\n", False), ("", False)])
def test_a_person_is_asked(
    command: Run, post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, goes: bool
) -> None:
    folder = outbox(tmp_path / "gui", "an")
    asked = io.StringIO(typed)
    monkeypatch.setattr(asked, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", asked)
    with serving(post) as server:
        done = command("send", folder, "--server", server, "--round", _round(tmp_path))
    assert "Send 1 mails? (y/n)" in done.err and (done.code == 0) == goes and bool(post.received) == goes


def _no_round(folder: Path) -> Path:
    other = folder / "empty"
    other.mkdir()
    (other / "round.yaml").write_text("period: 2026\n", "utf-8")
    return other


HEADERS = st.text(alphabet='Aà@<>",;: \r\n\t\x0b\x0c\u2028\x85=?.()[]', max_size=30)


@given(HEADERS, HEADERS)
@settings(max_examples=60, deadline=None)
def test_no_name_makes_a_header(name: str, other: str) -> None:
    draft = f"To: {name} <an@xa.example.vn>\r\nSubject: {other}\r\n\r\nx".encode()
    sender = Address("Sở\u2028Nội".replace("\u2028", " "), addr_spec="vp@so.example.vn")
    try:
        mail = ready(draft, sender, datetime(2026, 12, 1, tzinfo=timezone(timedelta(hours=7))), "<1@x>")
    except NoMail:
        return
    assert all("@" in address and not set(address) & set("\r\n <>") for address in mail.recipients)
    assert b"\n" not in mail.content.replace(b"\r\n", b"")
    assert mail.content.count(b"Message-ID: <1@x>") == 1 and "\n" not in mail.subject


# The table and the server's name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smtp.example.vn", ("smtp.example.vn", 587, False)),
        ("smtp.example.vn:465", ("smtp.example.vn", 465, True)),
        ("smtp.example.vn:2525", ("smtp.example.vn", 2525, False)),
        ("smtps://smtp.example.vn", ("smtp.example.vn", 465, True)),
        ("smtp://[::1]:25", ("::1", 25, False)),
        ("http://example.vn", None),
        ("smtp.example.vn:0", None),
        ("a b", None),
        ("", None),
    ],
)
def test_the_name_of_a_server(typed: str, meant: tuple[str, int, bool] | None) -> None:
    assert server_named(typed) == meant


def test_a_table_that_excel_saved_is_read(tmp_path: Path) -> None:
    folder = outbox(tmp_path / "gui", "an", "binh")
    text = (folder / MAILS).read_text("utf-8").replace(",", ";").replace("\n", "\r\n")
    (folder / MAILS).write_text(text, "utf-8", newline="")
    assert states(folder) == {"an": "draft", "binh": "draft"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("draft", "đã gửi"),
        ("an.eml", "../an.eml"),
        ("an.eml", "binh.eml"),
        ("state", "stat"),
        ("an.eml", "an.exe"),
    ],
)
def test_a_table_that_says_what_nobody_understands_sends_nothing(tmp_path: Path, old: str, new: str) -> None:
    folder = outbox(tmp_path / "gui", "an", "binh")
    path = folder / MAILS
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(NothingToDo):
        read_table(folder)


def test_a_folder_without_a_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToDo) as told:
        read_table(tmp_path)
    assert "dispatch" in told.value.text["vi"]
