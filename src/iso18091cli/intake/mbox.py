"""A mailbox of the mbox family → its mails, one after the other, however large it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

BEGINS = b"From "
LONGEST_MAIL = 60 << 20
"""Bytes of a mail that are read; a server takes 25 to 50 MB."""
_SEPARATOR = re.compile(rb"From .*\d\d:\d\d")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_LONGEST_LINE = 1 << 20


def is_mailbox(head: bytes, name: str = "") -> bool:
    """Whether a file that begins so is a mailbox, or bears the name of one that has lost its beginning."""
    first, _, rest = head.partition(b"\n")
    return bool(_SEPARATOR.match(first) and _FIELD.match(rest)) or name.lower().endswith((".mbox", ".mbx"))


def mails_of(mailbox: BinaryIO) -> Iterator[bytes]:
    """The bytes of each mail, without the line that parts it from the one before.

    A mail begins behind an empty line with one like "From a@b Mon Nov 30 20:05:59 2026" and a field below it; in the
    words of a mail such a line may stand, too. What is above LONGEST_MAIL is left out of a mail: so it ends before its
    end, which is seen.
    """
    mail = bytearray()  # of lines kept one by one each would take its half again
    size, blank, waiting = 0, True, b""
    while line := mailbox.readline(_LONGEST_LINE):
        if waiting:
            if _FIELD.match(line):
                if mail.strip():
                    yield bytes(mail)
                mail, size = bytearray(), 0
            else:
                mail += waiting
            waiting = b""
        if blank and _SEPARATOR.match(line):
            waiting = line
            blank = False
            continue
        blank = line in (b"\n", b"\r\n")
        size += len(line)
        if size <= LONGEST_MAIL:
            mail += line
    last = bytes(mail)
    # An empty line ends the last mail, too. Where there is none at all, the mailbox was cut within a mail's fields.
    if last.strip() and re.search(rb"\n\r?\n", last):
        yield last
