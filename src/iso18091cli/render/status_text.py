"""Where a round stands → the terminal, CSV, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.messages.collect import MAIL_STATES, STATUS
from iso18091cli.messages.participation import STATES
from iso18091cli.model.standing import MailsOut, RoundStanding, UnitStanding
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import full_name
from iso18091cli.render.grid import Grid

VIETNAM = timezone(timedelta(hours=7))
COLUMNS = (
    *("code", "name", "state", "standing", "received", "late", "copies", "assessed", "asked", "errors", "parts"),
    *("file", "why", "mailed", "mail", "mail_state"),
)
"""Of the CSV, and the keys of a unit in the JSON."""
_STYLES = {"accepted": "green", "nothing": "red", "unreadable": "red", "other": "red", "blank": "red"}


def show_status(console: Console, found: RoundStanding, language: str) -> None:
    """One line a unit, then the sum."""
    mailed = any(row.last_mail for row in found.units)
    keys = ("unit", "state", "received", "is-late", "copies", "file", *(["last-mail"] if mailed else []))
    grid = Grid(*(say(STATUS[key], language) for key in keys), numbers=(4,))
    for row in found.units:
        name = full_name(row.unit, language) or row.file
        state = f"{state_words(row, found, language)}{f': {say(row.why, language)}' if row.why else ''}"
        late = say(STATUS["yes"], language) if row.late else ""
        cells = [name, state, shown_moment(row.received), late, str(row.copies or ""), row.file]
        grid.add(*cells, *([mail_words(row, language)] if mailed else []), style=_STYLES.get(row.state, ""))
    console.print(Styled(say(STATUS["title"], language), style="bold underline"))
    console.print(grid)
    console.print(Styled(sum_words(found, language), style="bold"))
    for mails in found.mails:
        console.print(Styled(_mail_words(mails, language)))


def state_words(row: UnitStanding, found: RoundStanding, language: str) -> str:
    """The state of a unit, with how far it is."""
    counts = {
        "errors": str(row.errors or 0),
        "assessed": str(row.assessed or 0),
        "asked": str(row.asked or 0),
        "came": str(row.parts),
        "all": str(found.parts),
    }
    return say(filled(STATUS.get(f"state.{row.state}", STATES[row.state]), **counts), language)


def mail_words(row: UnitStanding, language: str) -> str:
    """The last mail to the unit: when it went, of which folder, and whether that is certain."""
    mail = row.last_mail
    if mail is None:
        return ""
    folder = mail.mail.rpartition("/")[0] or "."
    said = say(filled(STATUS[f"mail.{mail.state}"], when=shown_moment(mail.moment), folder=folder), language)
    return said.strip()


def sum_words(found: RoundStanding, language: str) -> str:
    """The sum of a round: 98/114 received, 71 accepted, 16 missing."""
    counts = {"received": found.received, "all": len(found.units), "accepted": found.accepted, "missing": found.missing}
    said = say(filled(STATUS["sum"], **{key: str(count) for key, count in counts.items()}), language)
    if not found.due:
        return said
    return said + say(filled(STATUS["late"], n=str(found.late), due="/".join(reversed(found.due.split("-")))), language)


def _mail_words(mails: MailsOut, language: str) -> str:
    """How many of a folder's mails were sent, lie among the drafts of a mailbox, wait …"""
    known = {state: mails.states[state] for state in MAIL_STATES if state in mails.states}
    counted = ", ".join(say(filled(MAIL_STATES[state], n=str(count)), language) for state, count in known.items())
    names = {"folder": mails.folder or ".", "n": str(sum(mails.states.values())), "counted": counted}
    return say(filled(STATUS["mails"], **names), language)


def shown_moment(received: str) -> str:
    """A time in UTC by Vietnam's clock: 14/12/2026 09:30."""
    return f"{datetime.fromisoformat(received).astimezone(VIETNAM):%d/%m/%Y %H:%M}" if received else ""


def status_csv(found: RoundStanding, language: str) -> bytes:
    """A line a unit; UTF-8 with BOM."""
    lines = (
        [value if not isinstance(value, bool) else str(value) for value in row] for row in _values(found, language)
    )
    return b"".join(csv_pieces(COLUMNS, lines))


def status_document(found: RoundStanding, language: str) -> str:
    """One JSON document: the sums, and a record a unit. Times are UTC; what is not known is null."""
    document = {
        "format": 1,
        "due": found.due or None,
        "expected": len(found.units),
        "received": found.received,
        "accepted": found.accepted,
        "missing": found.missing,
        "late": found.late,
        "mails": [{"folder": mails.folder, **mails.states} for mails in found.mails],
        "units": [dict(zip(COLUMNS, row, strict=True)) for row in _values(found, language)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def page_rows(found: RoundStanding, language: str) -> list[dict[str, str]]:
    """The same for a page: a row a unit, all of it in words."""
    return [
        {
            "state": row.state,
            "unit": full_name(row.unit, language) or row.file,
            "standing": state_words(row, found, language),
            "received": shown_moment(row.received),
            "late": say(STATUS["yes"], language) if row.late else "",
            "copies": str(row.copies or ""),
            "file": row.file,
            "why": say(row.why, language) if row.why else "",
            "mail": mail_words(row, language),
        }
        for row in found.units
    ]


def _values(found: RoundStanding, language: str) -> Iterator[tuple[Any, ...]]:
    for row in found.units:
        unit = row.unit
        yield (
            *(unit.code, full_name(unit, language), row.state, state_words(row, found, language)),
            *(row.received or None, row.late, row.copies, row.assessed, row.asked, row.errors, row.parts),
            *(row.file, say(row.why, language) if row.why else ""),
            *((row.last_mail.moment or None, *row.last_mail[1:]) if row.last_mail else (None, None, None)),
        )
