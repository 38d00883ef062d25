"""A real Dovecot on this computer for tests, with a mailbox of its own; and what breaks its connections."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest
import trustme
from imapclient import IMAPClient

USER, WORD = "vp@so.example.vn", "mật khẩu 1"
_SPECIAL = """
  mailbox "Thư nháp" {
    special_use = \\Drafts
    auto = create
  }
  mailbox "Thư đã gửi" {
    special_use = \\Sent
    auto = create
  }
"""
DRAFTS, SENT = "Thư nháp", "Thư đã gửi"


def needed() -> None:
    """Skips where there is no Dovecot; ISO18091_REQUIRE_TOOLS=1 makes that a failure."""
    if shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None:
        reason = "no Dovecot on this machine (Debian: apt install dovecot-imapd)"
        if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


class Server(NamedTuple):
    """A running Dovecot."""

    folder: Path
    tls: int
    plain: int
    authority: Path

    @property
    def where(self) -> str:
        """As --imap takes it: TLS is by the port 993 alone, and ours is another one."""
        return f"imaps://127.0.0.1:{self.tls}"

    def client(self) -> IMAPClient:
        """A look at the mailbox with another program's eyes."""
        context = ssl.create_default_context(cafile=str(self.authority))
        client = IMAPClient("127.0.0.1", self.tls, ssl_context=context, timeout=20)
        client.plain_login(USER, WORD)
        return client

    def empty(self) -> None:
        """Takes all mails out."""
        with self.client() as client:
            for _, _, name in client.list_folders():
                client.select_folder(name)
                if uids := client.search():
                    client.delete_messages(uids)
                    client.expunge()

    def mails(self, folder: str) -> dict[int, tuple[bytes, frozenset[bytes]]]:
        """Bytes and flags of each mail of a folder, by id; nothing is changed."""
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(), ["BODY.PEEK[]", "FLAGS"])
            return {uid: (item[b"BODY[]"], frozenset(item[b"FLAGS"])) for uid, item in found.items()}


@contextmanager
def serving(special: str = _SPECIAL, more: str = "") -> Iterator[Server]:
    """A Dovecot with folder and ports of its own; ``special``: its folders, ``more``: its other settings."""
    # Not below pytest's folders: their modes are set anew by other runs, and Dovecot is not this user.
    with tempfile.TemporaryDirectory(prefix="iso18091-dovecot-", ignore_cleanup_errors=True) as folder:
        yield from _served(Path(folder), special, more)


def _served(folder: Path, special: str, more: str) -> Iterator[Server]:
    import grp  # of this system, as Dovecot is
    import pwd

    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    tls, plain = _free(2)
    uid, gid = os.getuid(), os.getgid()
    me, mine = pwd.getpwuid(uid).pw_name, grp.getgrgid(gid).gr_name
    (folder / "users").write_text(
        f"{USER}:{{PLAIN}}{WORD}:{uid or 65534}:{gid or 65534}::{folder / 'home'}::\n", "utf-8"
    )
    (folder / "home").mkdir(exist_ok=True)
    for each in (folder, folder / "home"):
        each.chmod(0o755)
    if uid == 0:  # mail belongs to nobody, whom Dovecot lets in
        shutil.chown(folder / "home", 65534, 65534)
    settings = f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
disable_plaintext_auth = no
auth_mechanisms = plain
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{folder}/home/mail
mail_fsync = never
default_internal_user = {"dovecot" if uid == 0 else me}
default_login_user = {"dovenull" if uid == 0 else me}
{"" if uid == 0 else "default_internal_group = " + mine}
service imap-login {{
  {"" if uid == 0 else "chroot ="}
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
  }}
}}
service anvil {{
  {"" if uid == 0 else "chroot ="}
}}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = passwd-file
  args = {folder}/users
}}
namespace inbox {{
  inbox = yes
  {special}
}}
{more}
"""
    (folder / "dovecot.conf").write_text(settings, "utf-8")
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program
    running = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")], stderr=subprocess.PIPE)
    try:
        _wait(plain, running)
        yield Server(folder, tls, plain, folder / "authority.pem")
    finally:
        running.terminate()
        running.wait(120)
        assert running.stderr
        running.stderr.close()


def _free(count: int) -> Sequence[int]:
    held = [socket.socket() for _ in range(count)]
    for each in held:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert running.poll() is None, running.stderr and running.stderr.read()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as found:
                assert found.recv(100)
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("Dovecot does not answer")


class Cutting:
    """Stands between a client and a server, and breaks each connection once so many bytes have passed in both ways."""

    def __init__(self, port: int, cuts: Sequence[int], client: Callable[[], None] = lambda: None) -> None:
        self.cuts = list(cuts)
        """Bytes of the first connection, the second …; of later ones all pass."""
        self.made = 0
        """Connections that were broken."""
        self._port, self._client = port, client
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve)]
        self._threads[0].start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._port), timeout=60)
            client.settimeout(60)
            room = [self.cuts.pop(0) if self.cuts else sys.maxsize]
            lock, ended = threading.Lock(), threading.Barrier(2)
            for here, there in ((client, server), (server, client)):
                self._threads.append(threading.Thread(target=self._pass_on, args=(here, there, room, lock, ended)))
                self._threads[-1].start()

    def _pass_on(
        self,
        here: socket.socket,
        there: socket.socket,
        room: list[int],
        lock: threading.Lock,
        ended: threading.Barrier,
    ) -> None:
        with suppress(OSError):
            while data := here.recv(1 << 16):
                with lock:
                    passed, cut = data[: room[0]], len(data) >= room[0] > 0
                    room[0] -= len(passed)
                    there.sendall(passed)
                    if cut:
                        self.made += 1
                        self._client()
                        room[0] = 0
                        break
        for each in (here, there):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        ended.wait(60)
        here.close()

    def close(self) -> None:
        """Ends it, once all connections have ended."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(60)


@contextmanager
def cutting(port: int, cuts: Sequence[int], client: Callable[[], None] = lambda: None) -> Iterator[Cutting]:
    """Cuts connections to that port; ``client`` is called where one is cut, before either end learns of it."""
    between = Cutting(port, cuts, client)
    try:
        yield between
    finally:
        between.close()


class Scripted:
    """A server that says what a real one seldom says: folders as they are, and its own answer to some commands."""

    def __init__(self, capabilities: str, folders: Sequence[bytes], answers: Mapping[str, bytes]) -> None:
        self.capabilities, self.folders, self.answers = capabilities, folders, answers
        """``answers``: by command, what stands behind its tag, in the place of OK; "greeting" is another one."""
        self.heard: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            client.settimeout(60)
            with suppress(OSError), client, client.makefile("rwb") as stream:
                self._talk(stream)

    def _talk(self, stream: BinaryIO) -> None:
        def say(*lines: bytes) -> None:
            stream.write(b"".join(line + b"\r\n" for line in lines))
            stream.flush()

        say(self.answers.get("greeting", b"* OK [CAPABILITY %s] here" % self.capabilities.encode()))
        while line := stream.readline().rstrip(b"\r\n"):
            self.heard.append(line)
            tag, _, rest = line.partition(b" ")
            name = rest.split(b" ")[1 if rest.startswith(b"UID ") else 0].decode().upper()
            if name == "AUTHENTICATE" and rest.count(b" ") == 1:
                say(b"+ ")
                self.heard.append(stream.readline())
            if rest.endswith(b"}"):
                say(b"+ ")
                stream.read(int(rest.rpartition(b"{")[2][:-1]))
                stream.readline()
            untagged = {
                "CAPABILITY": [b"* CAPABILITY %s" % self.capabilities.encode()],
                "LIST": [b"* LIST " + each for each in self.folders],
                "EXAMINE": [b"* 0 EXISTS", b"* 0 RECENT", b"* OK [UIDVALIDITY 7] x"],
                "LOGOUT": [b"* BYE"],
            }.get(name, [])
            say(*untagged, tag + b" " + self.answers.get(name, b"OK done"))

    def close(self) -> None:
        """Ends it."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(60)


@contextmanager
def scripted(
    capabilities: str = "IMAP4rev1",
    folders: Sequence[bytes] = (rb'(\Drafts) "/" Drafts', rb'() "/" INBOX'),
    **answers: bytes,
) -> Iterator[Scripted]:
    """A server that answers so; the names of commands are arguments, in capital letters."""
    server = Scripted(capabilities, folders, answers)
    try:
        yield server
    finally:
        server.close()
