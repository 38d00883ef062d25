"""A round's folder and its ledger → where the round stands now: what ``collect`` writes down and ``status`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from iso18091cli import __version__
from iso18091cli.cli.issuing import BESIDE, Authority
from iso18091cli.cli.run_aggregate import remembered
from iso18091cli.figures.ledger import Settings, count
from iso18091cli.intake.folder import REGISTER, receive
from iso18091cli.intake.read_changed import read_changed
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST
from iso18091cli.model.received import Entry
from iso18091cli.model.summary import LedgerLine, Standing
from iso18091cli.model.units import Units
from iso18091cli.register.load import load_units
from iso18091cli.results.reading import Marks, ledger, marks, standing
from iso18091cli.results.rows import path_text
from iso18091cli.results.store import Store
from iso18091cli.round.agreed import with_own
from iso18091cli.round.ledger import receipts_of


@dataclass(frozen=True)
class Asked:
    """What is asked of a round's folder."""

    folder: Path
    catalog: Catalog
    register: Units | None
    register_file: Path | None
    period: str = ""
    due: str = ""
    authority: Authority = BESIDE
    jobs: int | None = None


@dataclass(frozen=True)
class Now:
    """Where a round stands."""

    store: Store
    lines: tuple[LedgerLine, ...]
    """Every file of the folder."""
    marks: dict[str, Marks]
    """By path of a file that was read."""
    standing: tuple[Standing, ...]
    """Every unit that is to take part or took part."""


def register_of(folder: Path, named: Path | None) -> tuple[Units | None, Path | None]:
    """The register that is named, else the one in the folder."""
    file = named or (folder / REGISTER if (folder / REGISTER).is_file() else None)
    return (load_units(file), file) if file else (None, None)


@contextmanager
def round_now(asked: Asked, entries: Sequence[Entry]) -> Iterator[Now]:
    """Reads what has changed in the folder and decides what each file counts as, as ``aggregate`` does."""
    issued = asked.authority.issued([asked.folder / LIST])
    received = receive(asked.folder, [asked.register_file] if asked.register_file else [])
    settings = Settings(
        period=asked.period,
        tool_version=__version__,
        stages_by=issued.by,
        receipts=with_own(asked.folder, receipts_of(entries)),
        due=asked.due,
    )
    with Store(remembered(asked.folder, asked.catalog, None, issued)) as store:
        read_changed(store, received.workbooks, asked.catalog, jobs=asked.jobs, issued=issued)
        count(store, asked.catalog, asked.register, received.skipped, settings)
        lines = tuple(ledger(store))
        yield Now(store, lines, dict(marks(store)), tuple(standing(store)))


def path_in(folder: Path, name: str) -> str:
    """A file's path as the store has it."""
    return path_text(str(folder / name))
