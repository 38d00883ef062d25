"""The tables of a round's folders of drafts → the last mail to each unit that went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from iso18091cli.mail.outbox import Listed, State
from iso18091cli.model.standing import LastMail
from iso18091cli.model.units import Unit, full_name

_WENT: dict[State, State] = {
    "sent": "sent",
    "sending": "uncertain",
    "uncertain": "uncertain",
    "drafted": "drafted",
    "drafting": "uncertain",
}
"""What a mail's state says when nobody is sending; the other states are of mails that did not go."""


class LastMails(NamedTuple):
    """The last mail to each unit."""

    by_unit: Mapping[str, LastMail]

    def to(self, unit: Unit) -> LastMail | None:
        """The last one to that unit; ``None`` where none went."""
        return self.by_unit.get(_key(unit.code, full_name(unit, "vi")))


def last_mails(tables: Mapping[str, Sequence[Listed]]) -> LastMails:
    """``tables``: the mails of a round by the name of their folder, "" for the round's own."""
    found: dict[str, LastMail] = {}
    for folder, lines in tables.items():
        for line in lines:
            state, key, moment = _WENT.get(line.state), _key(line.unit_code, line.unit_name), _moment(line.time)
            if state and (key not in found or found[key].moment <= moment):
                found[key] = LastMail(moment, "/".join(filter(None, (folder, line.mail))), state)
    return LastMails(found)


def _key(code: str, name: str) -> str:
    """By what a unit is known: its code without the zeros before it, which Excel takes away; without one its name."""
    return code.strip().lstrip("0") or name


def _moment(written: str) -> str:
    """A time of the table in UTC; "" where somebody made it none."""
    try:
        return datetime.fromisoformat(written).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
