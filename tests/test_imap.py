"""The office's own mailbox on a real Dovecot: drafts put there once whatever breaks, mails read there without a trace."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

import iso18091cli.cli.app  # noqa: F401 - its help is in the language of whoever loads it first
from dovecot import DRAFTS, SENT, USER, WORD, Server, cutting, needed, scripted, serving
from iso18091cli.cli import main
from iso18091cli.intake.part_by_part import SMALL, fetch
from iso18091cli.mail import imap
from iso18091cli.mail.draft import Attachment, Draft
from iso18091cli.mail.outbox import MAILS, Listed, read_table, table
from iso18091cli.mail.reading import Asked, MailThere, Reading
from iso18091cli.mail.server import Broken, mailbox_named
from iso18091cli.mail.server import Server as Host
from iso18091cli.model.received import Mark
from make_mailbox import file, forty, mail, words
from test_collect import GIVEN, workbooks

PASSWORD, TOKEN = "ISO18091_IMAP_PASSWORD", "ISO18091_IMAP_TOKEN"
MANY = int(os.environ.get("ISO18091_MAILBOX", "200"))
"""Mails among which the forty lie: 2,000 by hand."""
CUTS = int(os.environ.get("ISO18091_CUTS", "3"))
"""Connections that are cut, and runs that are killed."""


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv(PASSWORD, WORD)
    monkeypatch.delenv(TOKEN, raising=False)

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["iso18091", *map(str, arguments), "--lang", "en"])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        code = end.value.code
        return Done(code if isinstance(code, int) else int(code is not None), *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    needed()
    with serving() as server:
        yield server


@pytest.fixture
def server(running: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """With an empty mailbox, and trusted."""
    running.empty()
    monkeypatch.setenv("SSL_CERT_FILE", str(running.authority))
    return running


def drafts(folder: Path, count: int) -> Path:
    """A folder of drafts with an attachment each, and one subject for all."""
    folder.mkdir()
    lines = []
    for number in range(count):
        files = (Attachment("phiếu.xlsx", f"PK phiếu {number}".encode()), Attachment("công văn.pdf", b"%PDF"))
        to = f"xa{number}@xa.example.vn"
        made = Draft(
            Address(addr_spec=to), "Phiếu tự đánh giá", "Kính gửi\n.\n", files, answers="<1@xa.example.vn>"
        ).eml()
        name = f"xa{number}.eml"
        (folder / name).write_bytes(made)
        digest = hashlib.sha256(made).hexdigest()
        line = Listed(mail=name, unit_code="", unit_name=name, to=to, subject="", attachments="", sha256=digest)
        lines.append(line)
    (folder / MAILS).write_bytes(table(lines))
    return folder


def states(folder: Path) -> Counter[str]:
    return Counter(line.state for line in read_table(folder))


def each_once(server: Server, folder: Path) -> None:
    """Every draft of the folder lies among the drafts, once, complete and with its flags."""
    found = list(server.mails(DRAFTS).values())
    lines = read_table(folder)
    assert Counter(str(message_from_bytes(content)["Message-ID"]) for content, _ in found) == Counter(
        line.message_id for line in lines
    )
    bodies = {content.partition(b"\r\n\r\n")[2] for content, _ in found}
    assert bodies == {(folder / line.mail).read_bytes().partition(b"\r\n\r\n")[2] for line in lines}
    assert {flags - {b"\\Recent"} for _, flags in found} == {frozenset({b"\\Draft", b"\\Seen"})}


# Drafts


def test_drafts_lie_complete_in_the_mailbox_and_what_was_sent_is_known(
    command: Run, server: Server, tmp_path: Path
) -> None:
    folder = drafts(tmp_path / "gui", 5)
    done = command("draft", folder, "--imap", server.where, "--user", USER, "--yes")
    assert done.code == 0 and f"Put 5 drafts into “{DRAFTS}”; 0 refused, 0 not put there" in done.out, done.err
    assert states(folder) == {"drafted": 5}
    each_once(server, folder)
    first = message_from_bytes(server.mails(DRAFTS)[min(server.mails(DRAFTS))][0], policy=default)
    assert (first["From"], first["To"], first["In-Reply-To"], first["X-Unsent"]) == (
        *(USER, "xa0@xa.example.vn", "<1@xa.example.vn>"),
        None,
    )
    assert [part.get_filename() for part in first.iter_attachments()] == ["phiếu.xlsx", "công văn.pdf"]
    # The web mail sends one as it is, one under a new id, and one with another workbook; one is deleted.
    with server.client() as client:
        client.select_folder(DRAFTS)
        uids = client.search()
        contents = [item[b"BODY[]"] for item in client.fetch(uids, ["BODY.PEEK[]"]).values()]
        client.move(uids[:1], SENT)
        new_id = contents[1].replace(b"Message-ID: <", b"Message-ID: <new-")
        client.append(SENT, new_id)
        client.append(SENT, contents[3].replace(b"Message-ID: <", b"Message-ID: <new-").replace(b"UEsg", b"UEsi"))
        client.delete_messages(uids[1:3])
        client.expunge()
    again = command("draft", folder, "--imap", f"127.0.0.1:{server.plain}", "--user", USER, "--yes")
    assert again.code == 0 and "2 drafts have been sent from the mailbox" in again.out
    assert f"2 drafts still lie in “{DRAFTS}”" in again.out
    assert f"1 drafts are no longer in “{DRAFTS}”" in again.err and "xa2.eml" in again.err
    lines = read_table(folder)
    assert [line.state for line in lines] == ["sent", "sent", "drafted", "drafted", "drafted"]
    assert lines[1].message_id.startswith("<new-")
    told = command("status", tmp_path, "--units", GIVEN[1], "--catalog", GIVEN[3])
    assert "gui: 5 mails out: 2 sent, 3 among the mailbox's drafts" in told.out
    document = json.loads(command("status", tmp_path, *GIVEN, "--format", "json").out)
    assert document["mails"] == [{"folder": "gui", "sent": 2, "drafted": 3}]
    sending = command("send", folder, "--server", "127.0.0.1:9", "--user", USER, "--yes")
    assert sending.code == 0 and "3 mails lie among the drafts" in sending.out  # and none is sent twice


def test_a_table_that_was_lost_puts_nothing_there_twice(command: Run, server: Server, tmp_path: Path) -> None:
    folder = drafts(tmp_path / "gui", 3)
    before = (folder / MAILS).read_bytes()
    options = ("draft", folder, "--imap", server.where, "--user", USER, "--yes")
    command(*options)
    (folder / MAILS).write_bytes(before)
    assert command(*options).code == 0 and states(folder) == {"drafted": 3}
    each_once(server, folder)


def test_drafts_that_are_killed_on_the_way_are_there_once(server: Server, tmp_path: Path, command: Run) -> None:
    folder = drafts(tmp_path / "gui", 114)
    chance = random.Random(30)
    for _ in range(CUTS):
        program: list[subprocess.Popen[bytes]] = []
        with cutting(server.plain, [chance.randrange(8_000, 45_000)], partial(_kill, program)) as between:
            words = ["draft", str(folder), "--imap", f"127.0.0.1:{between.port}", "--user", USER, "--yes"]
            code = "from iso18091cli.cli import main; main()"
            program.append(subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.DEVNULL))
            assert program[0].wait(120) in (-signal.SIGKILL, 0)
            assert between.made == 1
        assert 0 < states(folder)["draft"] < 114
    done = command("draft", folder, "--imap", server.where, "--user", USER, "--yes")
    assert done.code == 0 and states(folder) == {"drafted": 114}, done.err
    each_once(server, folder)


def _kill(program: list[subprocess.Popen[bytes]]) -> None:
    program[0].send_signal(signal.SIGKILL)


def test_a_connection_that_breaks_costs_what_was_under_way(command: Run, server: Server, tmp_path: Path) -> None:
    folder = drafts(tmp_path / "gui", 12)
    chance = random.Random(31)
    cuts = [chance.randrange(4_000, 14_000) for _ in range(CUTS)]
    with cutting(server.plain, cuts) as between:
        options = ("draft", folder, "--imap", f"127.0.0.1:{between.port}", "--user", USER, "--yes")
        while between.cuts or states(folder) != {"drafted": 12}:
            command(*options)
        assert between.made == CUTS
    each_once(server, folder)


# Servers of all kinds


def test_a_server_that_is_not_the_one_it_says_learns_nothing(command: Run, running: Server, tmp_path: Path) -> None:
    folder = drafts(tmp_path / "gui", 1)
    done = command("draft", folder, "--imap", running.where, "--user", USER, "--yes")
    assert done.code == 2 and "certificate" in done.err and states(folder) == {"draft": 1}


def test_a_wrong_password_is_told_and_shown_nowhere(
    command: Run, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = drafts(tmp_path / "gui", 1)
    monkeypatch.setenv(PASSWORD, "sai-mật-khẩu")
    done = command("draft", folder, "--imap", server.where, "--user", USER, "--yes")
    assert done.code == 2 and "does not take the user" in done.err and "sai-mật-khẩu" not in done.out + done.err
    monkeypatch.delenv(PASSWORD)
    done = command("draft", folder, "--imap", server.where, "--user", USER, "--yes")
    assert done.code == 2 and PASSWORD in done.err


def test_without_encryption_only_a_server_on_this_computer_is_told_who_asks(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = drafts(tmp_path / "gui", 1)
    with scripted() as server:
        options = ("draft", folder, "--imap", f"127.0.0.1:{server.port}", "--user", USER, "--yes")
        monkeypatch.setattr(imap, "is_here", lambda connection: False)
        done = command(*options)
        assert done.code == 2 and "does not encrypt" in done.err
        assert not any(b"LOGIN" in line for line in server.heard)
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("how", "code", "told"),
    [
        ({"APPEND": b"NO [OVERQUOTA] full"}, 1, "the mailbox is full ([OVERQUOTA] full"),
        ({"APPEND": b"NO [LIMIT] too large"}, 1, "the server refused it"),
        ({"capabilities": "IMAP4rev1 APPENDLIMIT=100"}, 1, "the server takes 0 MB at most"),
        ({"folders": [rb'() "/" "&AMA-"', rb'() "." INBOX']}, 2, "Give --mailbox NAME; the folders are: À, INBOX"),
        ({"greeting": b"HTTP/1.1 400 Bad Request"}, 2, "127.0.0.1"),
        ({"LIST": b"\xff\xfe nonsense"}, 2, "127.0.0.1"),
        ({"folders": [b'(\\Drafts "/" (']}, 2, "is not IMAP"),
        ({"EXAMINE": b"NO [SERVERBUG] ouch"}, 2, "refuses"),
        ({"LOGIN": b"NO word says mat-khau"}, 2, "does not take the user"),
        ({"capabilities": "IMAP4rev1 LOGINDISABLED"}, 2, "takes no passwords"),
    ],
)
def test_what_a_server_may_say_is_told(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: dict[str, object], code: int, told: str
) -> None:
    folder = drafts(tmp_path / "gui", 2)
    monkeypatch.setenv(PASSWORD, "mat-khau")
    with scripted(**how) as server:  # type: ignore[arg-type]
        done = command("draft", folder, "--imap", f"127.0.0.1:{server.port}", "--user", USER, "--yes")
    assert done.code == code and told in done.err and "mat-khau" not in done.err + done.out, done.err
    assert not states(folder)["drafted"] and "Traceback" not in done.err


def test_a_server_without_special_use_in_utf_8_takes_drafts_by_name_and_a_token(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = drafts(tmp_path / "gui", 1)
    monkeypatch.setenv(TOKEN, "ma-truy-cap")
    names = ['() "/" "Thư nháp"'.encode(), rb'() "/" INBOX']
    with scripted("IMAP4rev1 AUTH=XOAUTH2 UTF8=ACCEPT", names) as server:
        address = f"127.0.0.1:{server.port}"
        done = command("draft", folder, "--imap", address, "--user", USER, "--mailbox", "thư nháp", "--yes")
    assert done.code == 0 and states(folder) == {"drafted": 1}, done.err
    assert "Give --sent NAME" in done.err
    assert any('APPEND "Thư nháp" (\\Draft \\Seen)'.encode() in line for line in server.heard)


# Reading


def fill(server: Server, folder: Path) -> None:
    """The forty mails of the examples among many others, some of them read."""
    mails = [sent.mail for sent in forty(workbooks(folder))]
    others = [mail(1000 + n, "a@b.example.vn", f"Họp {n}", [words("x")]) for n in range(MANY - len(mails))]
    step = len(others) // len(mails)
    with server.client() as client:
        for number, each in enumerate(mails):
            for other in others[number * step : (number + 1) * step]:
                client.append("INBOX", other, [b"\\Seen"] if number % 2 else [])
            client.append("INBOX", each, [b"\\Flagged"] if number % 3 else [])
        for other in others[len(mails) * step :]:
            client.append("INBOX", other)


def ledger(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "ledger.csv").read_text("utf-8-sig"))))


def test_a_mailbox_is_collected_where_it_lies_without_a_trace(command: Run, server: Server, tmp_path: Path) -> None:
    fill(server, tmp_path)
    flags = {uid: flags for uid, (_, flags) in server.mails("INBOX").items()}
    url = f"imaps://{USER}@127.0.0.1:{server.tls}/inbox"
    options = ("collect", url, "-o", tmp_path / "r", *GIVEN, "--due", "03/12/2026")
    done = command(*options)
    assert done.code == 1 and f"Looked at {MANY} mails and 33 files: {MANY + 6} new lines" in done.out, done.err
    assert "no mail is marked, moved or deleted" in done.out
    lines = ledger(tmp_path / "r")
    where = f"imap://127.0.0.1:{server.tls}/inbox"
    assert lines[0]["way"].startswith(f"{where} › ") and Counter(line["name"] for line in lines)["phieu.rar"] == 1
    before = {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir() if path.is_file()}
    again = command(*options)
    assert "Looked at 0 mails" in again.out and f"from mail {len(flags) + 1} on" in again.out
    (tmp_path / "r" / "mailboxes.csv").unlink()  # all is read again, and known
    anew = command(*options)
    assert f"Looked at {MANY} mails" in anew.out and "nothing new" in anew.out
    assert {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir() if path.is_file()} == before
    assert {uid: flags for uid, (_, flags) in server.mails("INBOX").items()} == flags


def test_reading_goes_on_where_a_connection_broke(command: Run, server: Server, tmp_path: Path) -> None:
    with server.client() as client:
        for number in range(60):
            client.append(
                "INBOX", mail(number, "a@b.example.vn", "x", [words("x"), file(b"%PDF" * 500, f"{number}.pdf")])
            )
    chance = random.Random(32)
    with cutting(server.plain, [chance.randrange(5_000, 200_000) for _ in range(CUTS)]) as between:
        url = f"imap://{USER}@127.0.0.1:{between.port}/INBOX"
        while between.cuts:
            command("collect", url, "-o", tmp_path / "r", "--workbooks-only")
        done = command("collect", url, "-o", tmp_path / "r", "--workbooks-only")
        assert between.made == CUTS and "Stopped" not in done.err
    assert [line["name"] for line in ledger(tmp_path / "r")] == [f"{number}.pdf" for number in range(60)]


def test_only_what_came_since_or_answers_a_mail_of_the_round(command: Run, server: Server, tmp_path: Path) -> None:
    answer = mail(1, "a@b.example.vn", "Re", [words("x")]).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    with server.client() as client:
        client.append("INBOX", answer)
        client.append("INBOX", b"In-Reply-To: <7@so.example.vn>\r\n" + answer.replace(b"<1.2026", b"<2.2026"))
    url = f"imaps://{USER}@127.0.0.1:{server.tls}"
    none = command("collect", url, "-o", tmp_path, "--answers")
    assert none.code == 2 and "Leave --answers out" in none.err
    drafts(tmp_path / "gui", 1)
    text = (tmp_path / "gui" / MAILS).read_text("utf-8").rstrip("\n") + "<7@so.example.vn>\n"
    (tmp_path / "gui" / MAILS).write_text(text.replace(",draft,", ",sent,"), "utf-8")
    assert "Looked at 1 mails" in command("collect", url, "-o", tmp_path, "--answers").out
    later = command("collect", url, "-o", tmp_path, "--since", f"01/01/{date.today().year + 1}")
    assert "Looked at 0 mails" in later.out and "since 01/01/" in later.out
    assert "Looked at 2 mails" in command("collect", url, "-o", tmp_path).out
    assert [line["message_id"][:2] for line in ledger(tmp_path)] == ["<2", "<1"]
    wrong = command("collect", url, "-o", tmp_path, "--since", "mai")
    assert wrong.code == 2 and "takes a day" in wrong.err


def large() -> bytes:
    """A mail of a few megabytes: a film, a workbook, a scan, words."""
    parts = [words("x"), file(b"\1" * (SMALL * 2), "phim.mp4", kind="video/mp4"), file(b"PK", "phieu.xlsx")]
    return mail(1, "a@b.example.vn", "Phiếu", [*parts, file(b"%PDF-1.4", "bản ký.pdf", kind="application/pdf")])


def test_a_large_mail_is_read_part_by_part_as_it_stands(command: Run, server: Server, tmp_path: Path) -> None:
    with server.client() as client:
        client.append("INBOX", large())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.eml").write_bytes(large())
    command("collect", tmp_path / "in", "-o", tmp_path / "whole")
    url = f"imaps://{USER}@127.0.0.1:{server.tls}/INBOX"
    command("collect", url, "-o", tmp_path / "parts")
    kept = [[(line["name"], line["sha256"]) for line in ledger(tmp_path / each)] for each in ("whole", "parts")]
    assert kept[0] == kept[1] and len(kept[0]) == 3
    command("collect", url, "-o", tmp_path / "books", "--workbooks-only")
    found = {line["name"]: (line["sha256"], line["reason"][:12]) for line in ledger(tmp_path / "books")}
    assert found["phim.mp4"] == ("", "By its kind ") == found["bản ký.pdf"]
    assert found["phieu.xlsx"][0] == dict(kept[0])["phieu.xlsx"]


class _There:
    """A mail as a server tells of it, that counts what it is asked for."""

    uid, subtype = 7, "mixed"

    def __init__(self, sizes: dict[str, int], size: int) -> None:
        self.size, self.sizes = size, sizes
        self.asked: list[str] = []

    def whole(self) -> bytes:
        self.asked.append("whole")
        return b"whole"

    def head(self) -> bytes:
        return b"Subject: x\r\nContent-Type: multipart/mixed;\r\n boundary=y\r\nMessage-ID: <1@x>\r\n\r\n"

    def parts(self) -> tuple[_Part, ...]:
        return tuple(_Part(name, size) for name, size in self.sizes.items())

    def part_head(self, part: _Part) -> bytes:
        return f'Content-Type: application/octet-stream; name="{part.name}"\r\n\r\n'.encode()

    def part(self, part: _Part) -> bytes:
        self.asked.append(part.name)
        return b"bytes"


class _Part(NamedTuple):
    name: str
    size: int


def test_what_is_of_no_interest_is_not_fetched() -> None:
    there = _There({"phim.mp4": SMALL * 50, "phieu.xlsx": 100, "to.zip": SMALL * 70}, SMALL * 130)
    fetched = fetch(there, workbooks_only=True)
    assert there.asked == ["phieu.xlsx"]
    assert [(piece.name, piece.kind) for piece in fetched.left] == [
        ("phim.mp4", "not-fetched"),
        ("to.zip", "too-large"),
    ]
    made = message_from_bytes(fetched.content, policy=default)
    assert (made["Message-ID"], [part.get_filename() for part in made.iter_attachments()]) == ("<1@x>", ["phieu.xlsx"])
    assert fetch(_There({"to.zip": SMALL * 70}, SMALL * 70), workbooks_only=False).content == b""
    assert fetch(_There({}, SMALL * 2), workbooks_only=False).content == b"whole"
    assert [piece.kind for piece in fetch(_There({}, SMALL * 70), workbooks_only=False).left] == ["too-large"]


class _Box:
    """A connection to a folder of five mails: which of them cannot be given, and at which it breaks how often."""

    server = Host("mail.example.vn", 993, True)

    def __init__(self, breaks: dict[int, int], refused: int = 0) -> None:
        self.breaks, self.refused = breaks, refused

    def folder(self, name: str) -> imap.Folder:
        return imap.Folder(name, name, frozenset(), "/")

    def open(self, folder: imap.Folder) -> imap.Opened:
        return imap.Opened(7, 5)

    def uids(self, count: int, after: int = 0, since: date | None = None) -> list[int]:
        return list(range(after + 1, 6))

    def fetch(self, uids: Sequence[int], *items: str) -> dict[int, dict[bytes, object]]:
        if items == ("BODYSTRUCTURE",):
            self._perhaps_break(uids[0])
        if items == ("BODY.PEEK[]",):
            raise imap.Refused("a disk is broken")
        return {uid: {b"RFC822.SIZE": SMALL * 2 if uid == 3 else 10} for uid in uids}

    def content(self, uid: int, section: str, most: int) -> bytes:
        self._perhaps_break(uid)
        if uid == self.refused:
            raise imap.Refused("a disk is broken")
        return b"%d" % uid

    def _perhaps_break(self, uid: int) -> None:
        if self.breaks.get(uid):
            self.breaks[uid] -= 1
            raise Broken({"en": "cut"})

    def leave(self) -> None:
        pass


def _read(breaks: dict[int, int], refused: int = 0) -> tuple[list[tuple[int, bytes]], Reading[bytes]]:
    connect = partial(_Box, breaks, refused)

    def take(there: MailThere) -> bytes:
        assert there.size < SMALL or there.parts() == ()
        return there.whole()

    reading = Reading("x", connect, Asked("INBOX"), Mark(), take, b"unread")  # type: ignore[arg-type]
    return list(reading.mails()), reading


WHOLE = [(uid, b"%d" % uid) for uid in range(1, 6)]


def test_a_mail_at_which_the_connection_breaks_is_read_over_the_next_one() -> None:
    found, reading = _read({2: 1, 4: 2})
    assert found == WHOLE and reading.stopped is None and reading.reached == Mark(7, 5)
    found, reading = _read({4: 4})
    assert found == WHOLE[:3] and reading.reached == Mark(7, 3) and reading.stopped == {"en": "cut"}


def test_a_mail_that_the_server_does_not_give_stops_nobody() -> None:
    found, reading = _read({}, refused=2)
    assert found == [WHOLE[0], (2, b"unread"), *WHOLE[2:]] and reading.stopped is None
    # A stranger's mail may be of so many parts that no line says them all: it is read whole.
    assert _read({3: 2})[0] == WHOLE


# Names, and who opens a connection


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("imap://vp@so.example.vn@mail.example.vn/INBOX", ("mail.example.vn", 993, True, "vp@so.example.vn", "INBOX")),
        ("imap://vp%40so.example.vn@mail.example.vn", ("mail.example.vn", 993, True, "vp@so.example.vn", "INBOX")),
        ("IMAP://mail.example.vn:143/H%E1%BB%99p/2026/", ("mail.example.vn", 143, False, "", "Hộp/2026")),
        ("imaps://vp@[::1]:1993/Thư đến", ("::1", 1993, True, "vp", "Thư đến")),
        ("imap://vp:mat-khau@mail.example.vn/INBOX", None),
        ("imap:///INBOX", None),
    ],
)
def test_the_name_of_a_mailbox(typed: str, meant: tuple[object, ...] | None) -> None:
    found = mailbox_named(typed)
    assert (found and (*found.server, found.user, found.folder)) == meant


def test_a_password_in_a_name_is_not_said_again(command: Run, tmp_path: Path) -> None:
    done = command("collect", "imap://vp:mat-khau@mail.example.vn/INBOX", "-o", tmp_path)
    assert done.code == 2 and "names no mailbox" in done.err and "mat-khau" not in done.err + done.out


def test_options_for_a_mailbox_go_with_one_alone(command: Run, tmp_path: Path) -> None:
    for option in (("--since", "01/11/2026"), ("--answers",), ("--dry-run",)):
        done = command("collect", tmp_path, "-o", tmp_path / "r", *option)
        assert done.code == 2 and f"{option[0]} goes with a source imap://" in done.err


def test_a_connection_breaks_off_before_it_begins(command: Run, tmp_path: Path) -> None:
    folder = drafts(tmp_path / "gui", 1)
    done = command("draft", folder, "--imap", "127.0.0.1:9", "--user", USER, "--yes")
    assert done.code == 2 and "127.0.0.1:9" in done.err
    told = command("collect", "imap://a@127.0.0.1:9/INBOX", "-o", tmp_path / "r")
    assert told.code == 2 and "Stopped reading imap://127.0.0.1:9/INBOX" in told.err
