"""Whom to, subject, words and files → a mail draft (.eml) that a mail program opens for sending."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.charset import QP, Charset
from email.header import Header
from email.headerregistry import Address
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from pathlib import PurePath
from typing import NamedTuple

_TYPES = {
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "pdf",
}
"""Kinds of attachments by the ending of their name, below "application/"."""
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,70}>")
"""An id that stands on one line of a header; a stranger's longer one makes no thread."""
_QUOTED = Charset("utf-8")
_QUOTED.body_encoding = QP


class Attachment(NamedTuple):
    """A file that goes with a mail, under the name that its reader sees."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail before it is sent; from whom, the mail program or ``send`` knows.

    Subject and names are one line each without control characters (``header_text``): nothing in them makes a header.
    """

    to: Address | None
    """``None``: nobody's address is known, and whoever sends it has to enter one."""
    subject: str
    body: str
    files: Sequence[Attachment] = ()
    reply_to: str = ""
    """The address that answers are to go to; "" for the sender's."""
    answers: str = ""
    """The id of the mail that this one answers, by which mail programs put both together; "" for none."""

    def eml(self) -> bytes:
        """The mail as a file, the same bytes for the same mail; X-Unsent makes Outlook open it for sending."""
        # The older classes: EmailMessage folds long headers so that blanks between Vietnamese words are lost.
        message = MIMEMultipart()
        message["Subject"] = Header(self.subject, "utf-8", header_name="Subject").encode()
        if self.to:
            message["To"] = written(self.to, "To")
        if self.reply_to:
            message["Reply-To"] = self.reply_to
        if _MESSAGE_ID.fullmatch(self.answers):
            message["In-Reply-To"] = message["References"] = self.answers
        message["X-Unsent"] = "1"
        words = MIMENonMultipart("text", "plain")
        words.set_payload(self.body, _QUOTED)
        message.attach(words)
        for file in self.files:
            attached = MIMEApplication(file.content, _TYPES.get(PurePath(file.name).suffix.lower(), "octet-stream"))
            attached.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
            message.attach(attached)
        # What separates the parts follows from what they hold.
        held = hashlib.sha256(self.body.encode() + b"".join(file.content for file in self.files))
        message.set_boundary(f"iso18091-{held.hexdigest()[:32]}")
        return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def written(address: Address, header: str) -> str:
    """An address as it stands in that header, its name encoded."""
    name = Header(address.display_name, "utf-8", header_name=header).encode() if address.display_name else ""
    return f"{name} <{address.addr_spec}>" if name else address.addr_spec
