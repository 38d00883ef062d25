"""Remarks → the mail that goes with a return copy, as plain text and as a draft (.eml) that a mail program opens."""

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

from iso18091cli.messages.mail import WORDS
from iso18091cli.messages.return_copy import WORDS as COPY_WORDS
from iso18091cli.model.answers import Submission
from iso18091cli.model.findings import Remark
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import full_name

_LISTED = 15
"""Remarks of each kind that are written out in the mail; the workbook lists them all."""
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_QUOTED = Charset("utf-8")
_QUOTED.body_encoding = QP


@dataclass(frozen=True, slots=True)
class Line:
    """A remark and where it stands in the workbook that goes back."""

    remark: Remark
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail before it is sent; from whom, the mail program knows."""

    to: tuple[Address, ...]
    subject: str
    body: str
    file: str
    """Name of the attached workbook."""
    language: str

    def text(self) -> str:
        """The mail as plain text, to be copied into any program."""
        to = ", ".join(str(address) for address in self.to) or "…"
        fields = (("subject", {"subject": self.subject}), ("to", {"to": to}), ("file", {"file": self.file}))
        heads = [say(filled(WORDS[f"head.{name}"], **values), self.language) for name, values in fields]
        return "\n".join([*heads, "", self.body])

    def draft(self, workbook: bytes) -> bytes:
        """The mail with the workbook attached; X-Unsent makes Outlook open it for sending."""
        # The older classes: EmailMessage folds long headers so that blanks between Vietnamese words are lost.
        message = MIMEMultipart()
        message["Subject"] = Header(self.subject, "utf-8", header_name="Subject").encode()
        if self.to:
            message["To"] = ",\n ".join(_written(address) for address in self.to)
        message["X-Unsent"] = "1"
        words = MIMENonMultipart("text", "plain")
        words.set_payload(self.body, _QUOTED)
        message.attach(words)
        attached = MIMEApplication(workbook, _XLSX)
        attached.add_header("Content-Disposition", "attachment", filename=("utf-8", "", self.file))
        message.attach(attached)
        # The same mail has the same bytes: what separates its parts follows from what they hold.
        message.set_boundary(f"iso18091-{hashlib.sha256(self.body.encode() + workbook).hexdigest()[:32]}")
        return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _written(address: Address) -> str:
    name = Header(address.display_name, "utf-8", header_name="To").encode() if address.display_name else ""
    return f"{name} <{address.addr_spec}>" if name else address.addr_spec


def return_mail(sent: Submission, lines: Sequence[Line], file: str) -> Mail:
    """Words the mail, in the workbook's language. ``file`` is the name of the workbook that goes back."""
    language = sent.language

    def word(key: str, **arguments: str | int | Text) -> str:
        return say(filled(WORDS[key], **arguments), language)

    name = " ".join(full_name(sent.sender, language).split())
    period = word("subject.period", period=" ".join(sent.period.split())) if sent.period else ""
    errors = [line for line in lines if line.remark.severity == "error"]
    warnings = [line for line in lines if line.remark.severity != "error"]
    kind = "both" if errors and warnings else "errors" if errors else "warnings"
    counts = word(f"count.{kind}", errors=len(errors), warnings=len(warnings))
    paragraphs = [
        word("greeting", unit=name) if name else word("greeting.unnamed"),
        word("received", period=period, counts=counts),
        "\n".join(
            [
                word("ask"),
                word("step1", file=file),
                word("step2", sheet=say(COPY_WORDS["sheet"], language)),
                word("step3"),
            ]
        ),
        *(_group(word(key), found, language) for key, found in (("errors", errors), ("warnings", warnings)) if found),
        word("thanks"),
    ]
    subject = word("subject", period=period, unit=name or say(COPY_WORDS["unit.unnamed"], language))
    return Mail(_recipients(sent), subject, "\n\n".join(paragraphs) + "\n", file, language)


def _group(heading: str, lines: Sequence[Line], language: str) -> str:
    said = [heading]
    for line in lines[:_LISTED]:
        where = say(filled(WORDS["cell" if line.cell else "sheet"], sheet=line.sheet, cell=line.cell), language)
        if not line.sheet:
            where = say(COPY_WORDS["whole-file"], language)
        said.append(say(filled(WORDS["line"], where=where, what=line.remark.what), language))
    if len(lines) > _LISTED:
        said.append(say(filled(WORDS["more"], n=len(lines) - _LISTED), language))
    return "\n".join(said)


def _recipients(sent: Submission) -> tuple[Address, ...]:
    """The addresses on the unit sheet, with the contact's name where there is but one."""
    typed = {name: (sent.unit[name].value or "") if name in sent.unit else "" for name in ("email", "contact")}
    found = [part for part in re.split(r"[\s,;<>]+", typed["email"]) if _ADDRESS.fullmatch(part)]
    name = " ".join(typed["contact"].split()) if len(found) == 1 else ""
    return tuple(Address(display_name=name, addr_spec=address) for address in dict.fromkeys(found))
