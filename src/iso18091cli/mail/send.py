"""A mail → a mail server by SMTP, and its answer.

A mail goes at most once: until the server is given its content it has surely not gone; once it has been, only the
server's answer says whether it has.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from typing import Literal, NamedTuple

from iso18091cli.mail.ready import Ready
from iso18091cli.mail.server import SECONDS, Lost, Server, encryption, how_it_broke, in_words, is_here
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.text import filled

_SAYS_WHO = "[127.0.0.1]"
"""What we call this computer to the server: its name in the office is nobody's business."""
_UNAVAILABLE = 421
"""The server's answer to anything when it is about to close the connection (RFC 5321, 3.8)."""

Connection = smtplib.SMTP
"""An open connection to a server."""


class Answer(NamedTuple):
    """What became of a mail."""

    state: Literal["sent", "refused", "uncertain"]
    said: str
    """The server's words, or how the connection broke."""
    connected: bool = True
    """Whether the connection can be used for the next mail."""


def connect(server: Server, user: str, password: str) -> Connection:
    """A connection over which mails may go: encrypted, the server's certificate checked; plain to this computer only.

    Raises Lost, also where the server does not take the user's name and password.
    """
    where = server.where
    try:
        return _connected(server, user, password)
    except ssl.SSLCertVerificationError as error:
        problem = error.verify_message or str(error)
        raise Lost(filled(WORDS["certificate"], server=where, problem=problem)) from error
    except smtplib.SMTPAuthenticationError as error:
        raise Lost(filled(WORDS["login"], server=where, answer=_said(error.smtp_code, error.smtp_error))) from error
    except smtplib.SMTPResponseException as error:
        raise Lost(
            filled(WORDS["no-server"], server=where, problem=_said(error.smtp_code, error.smtp_error))
        ) from error
    except UnicodeError as error:  # its words would show letters of the password
        raise Lost(filled(WORDS["login-letters"], server=where)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Lost(filled(WORDS["no-server"], server=where, problem=how_it_broke(error))) from error


def _connected(server: Server, user: str, password: str) -> Connection:
    smtp: smtplib.SMTP
    if server.tls:
        smtp = smtplib.SMTP_SSL(server.host, server.port, _SAYS_WHO, timeout=SECONDS, context=encryption())
    else:
        smtp = smtplib.SMTP(server.host, server.port, _SAYS_WHO, timeout=SECONDS)
    try:
        smtp.ehlo_or_helo_if_needed()
        if not server.tls and smtp.has_extn("starttls"):
            smtp.starttls(context=encryption())
            smtp.ehlo()
        elif not server.tls and not is_here(smtp.sock):
            raise Lost(filled(WORDS["not-encrypted"], server=server.where))
        if user:
            smtp.login(user, password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def leave(smtp: Connection) -> None:
    """Ends a connection, whatever the server says to that."""
    try:
        smtp.quit()
    except (smtplib.SMTPException, OSError):
        smtp.close()


def hand_over(smtp: Connection, sender: str, mail: Ready, before_content: Callable[[], None]) -> Answer:
    """Gives the server one mail. ``before_content`` is called when only the content is left to be given.

    Whatever ``before_content`` raises ends it before the mail has gone.
    """
    try:
        if refusal := _envelope(smtp, sender, mail):
            return refusal
        before_content()
        code, said = smtp.docmd("DATA")
        if code != 354:
            return _refused(smtp, code, said)
    except (smtplib.SMTPException, ConnectionError, TimeoutError, ssl.SSLError) as error:
        smtp.close()
        return Answer("refused", how_it_broke(error), connected=False)
    try:
        dotted = re.sub(rb"(?m)^\.", b"..", mail.content)
        smtp.send(dotted + (b"" if dotted.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        code, said = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        smtp.close()
        return Answer("uncertain", how_it_broke(error), connected=False)
    return Answer("sent", _said(code, said)) if code == 250 else _refused(smtp, code, said)


def _envelope(smtp: Connection, sender: str, mail: Ready) -> Answer | None:
    """Says from whom and to whom; the server's refusal where it takes one of them not: then it goes to none."""
    as_it_is = smtp.has_extn("8bitmime") and not mail.content.isascii()
    code, said = smtp.mail(sender, ["BODY=8BITMIME"] if as_it_is else [])
    for to in mail.recipients:
        if code in (250, 251):
            code, said = smtp.rcpt(to)
    return None if code in (250, 251) else _refused(smtp, code, said)


def _refused(smtp: Connection, code: int, said: bytes) -> Answer:
    """The server's no. The connection is made ready for the next mail."""
    answer = _said(code, said)
    if code == _UNAVAILABLE:
        smtp.close()
        return Answer("refused", answer, connected=False)
    try:
        smtp.rset()
    except (smtplib.SMTPException, OSError):
        smtp.close()
        return Answer("refused", answer, connected=False)
    return Answer("refused", answer)


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {in_words(words)}".strip()
