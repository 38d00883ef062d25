"""A folder of what came → where each unit stands, as `status` shows it, and to which mails an answer belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.cli import round_now
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import Authority
from iso18091cli.errors import NothingToDo
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.messages.participation import STATES as STATE_WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.summary import STATES, Standing, State
from iso18091cli.model.text import filled, say
from iso18091cli.round.ledger import ledger_beside


@dataclass(frozen=True)
class Asked:
    """Which folder is looked at, and against what."""

    folder: Path
    register: Path | None
    period: str
    due: str
    authority: Authority
    language: str


@dataclass(frozen=True)
class StandingIn:
    """Where the units stand, and what is nobody's."""

    units: tuple[Standing, ...]
    period: str
    """The period that was looked at; "" where neither the user nor a workbook names one."""
    nobodys: tuple[str, ...]
    """Files that cannot be used and name no unit."""
    mails: Mapping[str, str]
    """By path of a file, the id of the mail with which it came, where the round's ledger knows it."""

    def of(self, *states: State) -> list[Standing]:
        """The units in these states, in the register's order."""
        return [unit for unit in self.units if unit.state in states]


def standing_in(asked: Asked, catalog: Catalog) -> StandingIn:
    """Reads the folder. Raises NothingToDo where there is none, or no register of who is to take part."""
    register, file = round_now.register_of(asked.folder, asked.register)
    if register is None:
        raise NothingToDo(WORDS["no-register"])
    entries = ledger_beside(asked.folder)
    of = round_now.Asked(asked.folder, catalog, register, file, asked.period, asked.due, asked.authority)
    with round_now.round_now(of, entries) as now:
        (taken,) = next(now.store.rows("SELECT period FROM run"))
        nobodys = tuple(line.path for line in now.lines if line.outcome == "unusable" and line.unit is None)
        mails = {round_now.path_in(asked.folder, entry.file): entry.message_id for entry in entries if entry.file}
        return StandingIn(now.standing, asked.period or taken, nobodys, mails)


def tell_standing(found: StandingIn, asked: Asked) -> None:
    """In one line how many units stand where; and whose parts wait to be joined."""
    language = asked.language
    counts = [(state, len(found.of(state))) for state in STATES]
    states = "; ".join(f"{say(STATE_WORDS[state], language)} {n}" for state, n in counts if n)
    said = filled(WORDS["counted"], n=str(len(found.units)), states=states)
    out().print(say(said, language), soft_wrap=True)
    if parts := found.of("parts"):
        said = filled(WORDS["in-parts"], n=str(len(parts)), folder=str(asked.folder))
        err().print(say(said, language), style="yellow", soft_wrap=True)
