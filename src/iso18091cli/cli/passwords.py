"""How a server learns who asks: a password or a token from the environment, else a password that a person types."""

from __future__ import annotations

import getpass
import os
import sys

from iso18091cli.errors import NothingToDo
from iso18091cli.mail.server import Secret, Server
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.model.text import filled, say

SMTP = "ISO18091_SMTP_PASSWORD"
"""The variable that holds the password of ``send`` where nobody is asked for it."""
IMAP = "ISO18091_IMAP_PASSWORD"
"""The same of ``draft`` and ``collect``."""
TOKEN = "ISO18091_IMAP_TOKEN"  # noqa: S105 - the name of a variable
"""The variable that holds an access token of OAuth 2 in its place."""


def password(variable: str, user: str, server: Server, language: str) -> str:
    """By the environment, else by asking; never from a file or the command line. Raises NothingToDo."""
    if known := os.environ.get(variable):
        return known
    if not sys.stdin.isatty():
        raise NothingToDo(filled(WORDS["password-needed"], variable=variable))
    return getpass.getpass(say(filled(WORDS["password"], user=user, server=server.where), language))


def secret(user: str, server: Server, language: str) -> Secret:
    """What a mailbox's server asks for: the token, where there is one, else the password. Raises NothingToDo."""
    if token := os.environ.get(TOKEN):
        return Secret(token, is_token=True)
    return Secret(password(IMAP, user, server, language))
