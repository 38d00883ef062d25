"""A folder of what came → where each unit stands, by the states that `aggregate` uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import Authority
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.ledger import Settings, count
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_changed import read_changed
from iso18091cli.messages.outgoing import WORDS
from iso18091cli.messages.participation import STATES as STATE_WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST
from iso18091cli.model.summary import STATES, Standing, State
from iso18091cli.model.text import filled, say
from iso18091cli.register.load import load_units
from iso18091cli.render import terminal
from iso18091cli.results.reading import ledger, standing
from iso18091cli.results.rows import Rows
from iso18091cli.results.store import Store


@dataclass(frozen=True)
class Asked:
    """Which folder is looked at, and against what."""

    folder: Path
    register: Path | None
    period: str
    authority: Authority
    language: str


@dataclass(frozen=True)
class StandingIn:
    """Where the units stand, and what is nobody's."""

    units: tuple[Standing, ...]
    period: str
    """The period that was looked at; "" where neither the user nor a workbook names one."""
    register: Path
    nobodys: tuple[str, ...]
    """Files that cannot be used and name no unit."""

    def of(self, *states: State) -> list[Standing]:
        """The units in these states, in the register's order."""
        return [unit for unit in self.units if unit.state in states]


def standing_in(asked: Asked, catalog: Catalog) -> StandingIn:
    """Reads the folder. Raises NothingToDo where there is none, or no register of who is to take part."""
    received = receive(asked.folder, [asked.register] if asked.register else [])
    register = asked.register or received.register
    if register is None:
        raise NothingToDo(WORDS["no-register"])
    units = load_units(register)
    issued = asked.authority.issued([asked.folder / LIST])

    def shown(rows: Iterator[Rows], number: int) -> Iterable[Rows]:
        text = terminal.word("reading", asked.language)
        return track(rows, description=text, total=number, console=err(), disable=not err().is_terminal)

    with Store() as store:
        read_changed(store, received.workbooks, catalog, progress=shown, issued=issued)
        taken = count(store, catalog, units, received.skipped, Settings(period=asked.period))
        nobodys = tuple(line.path for line in ledger(store) if line.outcome == "unusable" and line.unit is None)
        period = asked.period or (taken.period if taken.key else "")
        return StandingIn(tuple(standing(store)), period, register, nobodys)


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
