"""Remarks → the mail that goes with a return copy, as plain text and as a draft (.eml) that a mail program opens."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.charset import QP, Charset
from email.header import Header
from email.headerregistry import Address
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32

from iso18091cli.files.harmless import header_text, visible
from iso18091cli.messages.mail import WORDS
from iso18091cli.messages.return_copy import WORDS as COPY_WORDS
from iso18091cli.model.address import address_in
from iso18091cli.model.answers import Submission
from iso18091cli.model.findings import Remark
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import full_name

_LISTED = 15
"""Remarks of each kind that are written out in the mail; the workbook lists them all."""
_LONGEST_NAME = 120
_LONGEST_SUBJECT = 400
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

    to: Address | None
    """``None``: the workbook does not name exactly one address, and whoever sends it has to."""
    subject: str
    body: str
    file: str
    """Name of the attached workbook."""
    language: str

    def text(self) -> str:
        """The mail as plain text, to be copied into any program."""
        to = str(self.to) if self.to else say(WORDS["head.nobody"], self.language)
        fields = (("subject", {"subject": self.subject}), ("to", {"to": to}), ("file", {"file": self.file}))
        heads = [say(filled(WORDS[f"head.{name}"], **values), self.language) for name, values in fields]
        return "\n".join([*heads, "", self.body])

    def draft(self, workbook: bytes) -> bytes:
        """The mail with the workbook attached; X-Unsent makes Outlook open it for sending."""
        # The older classes: EmailMessage folds long headers so that blanks between Vietnamese words are lost.
        message = MIMEMultipart()
        message["Subject"] = Header(self.subject, "utf-8", header_name="Subject").encode()
        if self.to:
            message["To"] = _written(self.to)
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

    name = header_text(full_name(sent.sender, language), _LONGEST_NAME)
    period = word("subject.period", period=header_text(sent.period, _LONGEST_NAME)) if sent.period else ""
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
    body = visible("\n\n".join(paragraphs) + "\n")
    return Mail(_recipient(sent), header_text(subject, _LONGEST_SUBJECT), body, file, language)


def _group(heading: str, lines: Sequence[Line], language: str) -> str:
    said = [heading]
    for line in lines[:_LISTED]:
        sheet = header_text(line.sheet, _LONGEST_NAME)
        where = say(filled(WORDS["cell" if line.cell else "sheet"], sheet=sheet, cell=line.cell), language)
        if not line.sheet:
            where = say(COPY_WORDS["whole-file"], language)
        said.append(say(filled(WORDS["line"], where=where, what=line.remark.what), language))
    if len(lines) > _LISTED:
        said.append(say(filled(WORDS["more"], n=len(lines) - _LISTED), language))
    return "\n".join(said)


def _recipient(sent: Submission) -> Address | None:
    """The one address on the unit sheet, with the contact's name; a name that looks like an address is left out."""
    typed = {name: (sent.unit[name].value or "") if name in sent.unit else "" for name in ("email", "contact")}
    address, name = address_in(typed["email"]).text, header_text(typed["contact"], _LONGEST_NAME)
    return Address(display_name="" if "@" in name else name, addr_spec=address) if address else None
