"""Remarks → the mail that goes with a return copy, as plain text and as a draft (.eml) that a mail program opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from email.headerregistry import Address

from iso18091cli.files.harmless import header_text, visible
from iso18091cli.mail.draft import Attachment, Draft
from iso18091cli.messages.addressing import addressed, day_in_words, last_day
from iso18091cli.messages.mail import WORDS
from iso18091cli.messages.return_copy import WORDS as COPY_WORDS
from iso18091cli.model.address import address_in
from iso18091cli.model.answers import Submission
from iso18091cli.model.findings import Remark
from iso18091cli.model.round import Round
from iso18091cli.model.summary import State
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit, full_name

_LISTED = 15
"""Remarks of each kind that are written out in the mail; the workbook lists them all."""
_LONGEST_NAME = 120
_LONGEST_SUBJECT = 400


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
    reply_to: str = ""
    """The address that the answer is to go to; "" for the sender's."""
    answers: str = ""
    """The id of the mail that this one answers; "" for none."""

    def text(self) -> str:
        """The mail as plain text, to be copied into any program."""
        to = str(self.to) if self.to else say(WORDS["head.nobody"], self.language)
        fields = (("subject", {"subject": self.subject}), ("to", {"to": to}), ("file", {"file": self.file}))
        heads = [say(filled(WORDS[f"head.{name}"], **values), self.language) for name, values in fields]
        return "\n".join([*heads, "", self.body])

    def draft(self, workbook: bytes) -> bytes:
        """The mail with the workbook attached; X-Unsent makes Outlook open it for sending."""
        files = (Attachment(self.file, workbook),)
        return Draft(self.to, self.subject, self.body, files, self.reply_to, self.answers).eml()


@dataclass(frozen=True, slots=True)
class Office:
    """What the office that writes says of itself and of the round, in every mail of it."""

    round: Round = field(default_factory=Round)
    today: date | None = None
    state: State = "faulty"
    """Where the unit stands: of a blank or an incomplete workbook it is said what is open, not what is wrong."""
    unit: Unit = Unit()
    """As the register has it: its own last day, and its address for a workbook that names none."""
    answers: str = ""
    """The id of the mail with which the workbook came; "" where it is not known."""


def return_mail(sent: Submission, lines: Sequence[Line], file: str, office: Office = Office()) -> Mail:
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
    came = f"received.{office.state}" if f"received.{office.state}" in WORDS else "received"
    wrong = "errors" if came == "received" else "open"
    to = header_text(addressed(sent.sender, language), _LONGEST_NAME)
    paragraphs = [
        word("greeting", unit=to) if name else word("greeting.unnamed"),
        word(came, period=period, counts=counts, open=len(errors)),
        "\n".join(
            [
                word("ask"),
                word("step1", file=file),
                word("step2", sheet=say(COPY_WORDS["sheet"], language)),
                word("step3"),
            ]
        ),
        *_by_when(office, language),
        *(_group(word(key), found, language) for key, found in ((wrong, errors), ("warnings", warnings)) if found),
        *([word("contact", contact=office.round.contact)] if office.round.contact else []),
        word("thanks"),
        *([office.round.sender] if office.round.sender else []),
    ]
    subject = word("subject", period=period, unit=name or say(COPY_WORDS["unit.unnamed"], language))
    body = visible("\n\n".join(paragraphs) + "\n")
    recipient = _recipient(sent) or (Address(addr_spec=office.unit.email) if office.unit.email else None)
    subject = header_text(subject, _LONGEST_SUBJECT)
    return Mail(recipient, subject, body, file, language, office.round.reply_to, office.answers)


def _by_when(office: Office, language: str) -> list[str]:
    """Until when the answer is asked for; nothing where the round has no last day."""
    due, today = last_day(office.unit, office.round), office.today
    if due is None:
        return []
    key = "due.over" if today is not None and today > due else "due"
    return [say(filled(WORDS[key], due=day_in_words(due, language)), language)]


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
