"""A unit, its round and what goes with the mail → what a template of a mail may say; a filled template → the mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email.headerregistry import Address
from typing import NamedTuple

from iso18091cli.files.harmless import header_text, visible
from iso18091cli.mail.draft import Attachment, Draft
from iso18091cli.messages.addressing import addressed, day_in_words, last_day
from iso18091cli.messages.outgoing import CAME
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.round import Round
from iso18091cli.model.summary import Standing
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit, full_name

_LONGEST_SUBJECT = 400


class CoveringMail(NamedTuple):
    """What is the same in all mails of a run."""

    catalog: Catalog
    round: Round
    language: str
    files: Sequence[Attachment] = ()
    """What goes with every mail beside the workbook."""

    def names(self, unit: Unit, file: str) -> dict[str, object]:
        """What every template of a mail may say to that unit; ``file``: the name of its workbook."""
        return {
            "unit": addressed(unit, self.language),
            "name": full_name(unit, self.language),
            "code": unit.code,
            "title": say(self.catalog.full_title, self.language),
            "period": self.round.period,
            "due": day_in_words(last_day(unit, self.round), self.language),
            "sender": self.round.sender,
            "reply_to": self.round.reply_to,
            "contact": self.round.contact,
            "file": file,
            "prefilled": False,
            "files": [attached.name for attached in self.files],
        }

    def reminder(self, standing: Standing, file: str, today: date) -> dict[str, object]:
        """What a reminder may say: also what came from the unit, and how many days there are to the last one."""
        due = last_day(standing.unit, self.round)
        days = (due - today).days if due else 0
        return {
            **self.names(standing.unit, file),
            "state": standing.state,
            "came": say(_came(standing, self.round.period), self.language),
            "overdue": days < 0,
            "days": abs(days),
        }

    def appraisal(self, reviewer: str, units: Sequence[str], blind: bool, again: bool) -> dict[str, object]:
        """What the mail to a reviewer may say, with the names of the units whose copies go with it."""
        same = ("title", "period", "due", "sender", "reply_to", "contact", "files")
        names = {name: value for name, value in self.names(Unit(), "").items() if name in same}
        return {**names, "name": reviewer, "units": list(units), "blind": blind, "again": again}

    def draft(self, unit: Unit, filled_in: str, workbook: Attachment, answers: str = "") -> Draft:
        """The mail that a filled template makes: its first line is the subject, what follows the body."""
        subject, _, body = filled_in.strip().partition("\n")
        to = Address(addr_spec=unit.email) if unit.email else None
        words = "\n".join(line.rstrip() for line in visible(body.replace("\r", "")).strip().split("\n"))
        files = (workbook, *self.files)
        return Draft(to, header_text(subject, _LONGEST_SUBJECT), f"{words}\n", files, self.round.reply_to, answers)


def _came(standing: Standing, period: str) -> Text:
    """What came from a unit and why it does not count."""
    words = CAME[standing.state if standing.why else "nothing"]
    of = filled(CAME["of-period"], period=period) if period else {"vi": "", "en": ""}
    name = standing.file.replace("\\", "/").rpartition("/")[2]
    why = {language: text.rstrip(".") for language, text in standing.why.items()}
    return filled(words, file=name, why=why, period=of)
