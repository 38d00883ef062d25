"""Where each unit of a round stands, as ``status`` shows it: a row a unit, and the sum of all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from iso18091cli.model.summary import STATES, State
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit


class LastMail(NamedTuple):
    """The last mail to a unit that went."""

    moment: str
    """ISO 8601 in UTC; "" where its table does not say."""
    mail: str
    """Where its draft lies, below the round's folder."""
    state: str
    """sent; drafted: it was put into the office's own mailbox; uncertain: it may have gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """One unit of the round."""

    unit: Unit
    state: State
    file: str = ""
    """The file that tells its state, below the round's folder; "" where none came."""
    received: str = ""
    """When that file came first, ISO 8601 in UTC; "" where the round's ledger does not say."""
    late: bool | None = None
    copies: int = 0
    """Files of the unit in the folder."""
    assessed: int | None = None
    asked: int | None = None
    errors: int | None = None
    parts: int = 0
    """Different parts of a form that came, of a unit that stands in parts."""
    why: Text = field(default_factory=dict)
    """Why the file does not count, or what came from the unit's address instead of a workbook."""
    last_mail: LastMail | None = None


@dataclass(frozen=True, slots=True)
class MailsOut:
    """A folder of the round's drafts, and what has become of them."""

    folder: str
    """Its name in the round's folder; "" for that itself."""
    states: dict[str, int]
    """By state in its table: draft, drafted, sent …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStanding:
    """All units of a round."""

    units: tuple[UnitStanding, ...]
    due: str
    """The last day, YYYY-MM-DD; "" where none is known."""
    mails: tuple[MailsOut, ...] = ()
    parts: int
    """Parts that make up a whole form."""

    @property
    def received(self) -> int:
        """Units from which something came."""
        return sum(row.state != "nothing" for row in self.units)

    @property
    def accepted(self) -> int:
        """Units whose workbook is complete and without an error."""
        return sum(row.state == "accepted" for row in self.units)

    @property
    def missing(self) -> int:
        """Units from which no answers of this round came."""
        return sum(STATES.index(row.state) < STATES.index("parts") for row in self.units)

    @property
    def late(self) -> int:
        """Units whose file came after the last day."""
        return sum(row.late is True for row in self.units)
