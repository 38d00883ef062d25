"""A mail server on this computer for tests: what it took, what it refuses, and when it ends its client."""

from __future__ import annotations

import os
import signal
import socket
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

USER, WORD = "vp@so.example.vn", "mật khẩu".encode().hex()


class Post:
    """Takes mails, and refuses by the name before the @ of a recipient: "450", "550", "421", "451-data", "drop"."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.senders: list[str] = []
        self.to: Counter[str] = Counter()
        self.steps = 0
        self.kill_at: set[int] = set()
        """Steps (MAIL, RCPT, DATA of every mail are one each) at which the client is killed."""
        self.client = 0
        self.greeted = 0

    def _step(self) -> None:
        self.steps += 1
        if self.steps in self.kill_at and self.client:
            os.kill(self.client, signal.SIGKILL)

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, name: str, said: Any) -> Any:  # noqa: N802
        self.greeted += 1
        session.host_name = name
        return said

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        self._step()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        self._step()
        name = address.partition("@")[0]
        if name in ("450", "550", "421"):
            return f"{name} not {name}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        names = [address.partition("@")[0] for address in envelope.rcpt_tos]
        if "451-data" in names:
            return "451 later"
        self.received.append(bytes(envelope.content or b""))
        self.senders.append(str(envelope.mail_from))
        self.to.update(envelope.rcpt_tos)
        self._step()
        if "drop" in names:
            assert server.transport
            server.transport.abort()
        return "250 taken"

    def subjects(self) -> list[str]:
        """Of the mails that came, in their order."""
        return [str(message_from_bytes(mail, policy=default)["Subject"]) for mail in self.received]


def _authenticated(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login.decode(), data.password.decode()) == (USER, WORD), handled=False)


@contextmanager
def serving(post: Post, tls: ssl.SSLContext | None = None, **more: Any) -> Iterator[str]:
    """Serves on 127.0.0.1; gives host:port. With ``tls``: STARTTLS and login are asked for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    if tls is not None:
        more = {
            "tls_context": tls,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": _authenticated,
            **more,
        }
    controller = Controller(post, hostname="127.0.0.1", port=port, ready_timeout=30, server_hostname="here", **more)
    controller.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        controller.stop()
