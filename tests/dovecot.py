"""A real Dovecot on this computer for tests, with a mailbox of its own; and what breaks its connections."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

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
def serving(folder: Path, special: str = _SPECIAL, more: str = "") -> Iterator[Server]:
    """A Dovecot that keeps everything below ``folder``; ``special``: its folders, ``more``: its other settings."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    tls, plain = _free(2)
    me = os.environ.get("USER") or "root"
    uid, gid = os.getuid(), os.getgid()
    (folder / "users").write_text(
        f"{USER}:{{PLAIN}}{WORD}:{uid or 65534}:{gid or 65534}::{folder / 'home'}::\n", "utf-8"
    )
    (folder / "home").mkdir(exist_ok=True)
    for each in (folder, folder / "home"):
        each.chmod(0o755)
    if uid == 0:  # mail belongs to nobody, whom Dovecot lets in
        shutil.chown(folder / "home", 65534, 65534)
        for above in folder.parents:
            with suppress(PermissionError):
                above.chmod(above.stat().st_mode | 0o011)
    me = "root" if uid == 0 else me
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
{"" if uid == 0 else "default_internal_group = " + str(gid)}
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
        running.wait(20)
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
    for _ in range(300):
        assert running.poll() is None, running.stderr and running.stderr.read()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as found:
                assert found.recv(100)
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("Dovecot does not answer")
