"""What makes a form a letter: until when it is to be sent back, where to, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.round import Round
from iso18091cli.model.typed import date_meant


@dataclass(frozen=True, slots=True)
class Letter:
    """As the sender says it; "" where it does not."""

    due: str = ""
    """A day in any form that a date has, or words ("hết Quý I/2026")."""
    reply_to: str = ""
    """An e-mail address, or whatever else leads back to the sender."""
    contact: str = ""
    """Who asks, and whom to call: office, name, telephone."""

    @property
    def due_shown(self) -> str:
        """The day as day/month/year, words as they are."""
        day = date_meant(self.due)
        return f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else self.due


def letter_of(values: Round) -> Letter:
    """As a round says it."""
    return Letter(values.due, values.reply_to, ", ".join(filter(None, (values.sender, values.contact))))


NO_LETTER = Letter()
"""The sender says nothing of all that."""
