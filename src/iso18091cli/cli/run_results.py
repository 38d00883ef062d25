"""Body of ``aggregate --results``: finished results of several sources side by side, without anybody's workbooks."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from iso18091cli import __version__
from iso18091cli.cli.console import err, out
from iso18091cli.cli.run_compare import store_of
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.joined import joined, overlaps, source_of
from iso18091cli.files.own_list import RESULTS
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.messages.cli import WORDS as CLI_WORDS
from iso18091cli.messages.compare import WORDS as COMPARE_WORDS
from iso18091cli.messages.compared import catalog_name
from iso18091cli.messages.joined import WORDS
from iso18091cli.model.joined import SideBySide, Source
from iso18091cli.model.names import period_key
from iso18091cli.model.text import Text, filled, say
from iso18091cli.render.joined_text import show_joined
from iso18091cli.reports.data.joined import JoinedTables
from iso18091cli.results.found import found_store
from iso18091cli.results.public import publish
from iso18091cli.results.schema import APPLICATION

_STORE = "data/results.sqlite"
_NAMED = 5
"""Units of an overlap that are named."""


@dataclass(frozen=True)
class Order:
    """Which results are put side by side, and where to."""

    folders: tuple[Path, ...]
    output: Path | None
    force: bool
    language: str
    public: bool = False
    """Whether of each source only what may be published is taken."""


def run(order: Order) -> int:
    """0: the results are written. Raises NothingToDo where they do not go together, NoStore where one is none."""
    places = _places(order)
    target = order.output or Path(say(WORDS["folder"], order.language))
    if _of_a_round(target / _STORE):
        raise NothingToDo(filled(WORDS["into-results"], folder=str(target)))
    with JoinedTables() as tables, ResultFolder(target, order.force, RESULTS) as folder:
        sources: list[Source] = []
        for name, file in places.items():
            sources.append(_taken(tables, name, file, public=order.public))
            _check_agree(sources[0], sources[-1])
        _check_overlaps(sources)
        found = joined(sources)
        tables.finish(found)
        _write(found, tables, folder, order.language)
    show_joined(out(), found, order.language)
    for edited, written in folder.kept:
        kept = filled(CLI_WORDS["aggregate.kept"], old=str(edited), new=str(written))
        err().print(say(kept, order.language), style="yellow", soft_wrap=True)
    out().print(say(filled(WORDS["written"], folder=str(target)), order.language), soft_wrap=True)
    return 0


def _places(order: Order) -> dict[str, Path]:
    """Name of each source → its store."""
    found: dict[str, Path] = {}
    for folder in order.folders:
        file = store_of(folder)
        if file.resolve() in [other.resolve() for other in found.values()]:
            raise NothingToDo(filled(COMPARE_WORDS["same-twice"], file=str(file)))
        name = _name(folder)
        if name in found:
            raise NothingToDo(filled(WORDS["same-name"], one=str(found[name]), two=str(file), name=name))
        found[name] = file
    if len(found) < 2:
        raise NothingToDo(WORDS["too-few"])
    return found


def _name(folder: Path) -> str:
    place = folder.resolve()
    name = place.stem if place.is_file() else place.name
    return name.removesuffix("-public").removesuffix("-summary") or name


def _of_a_round(file: Path) -> bool:
    """Whether a round's own store lies there: its folder is not to be written over."""
    try:
        with file.open("rb") as opened:
            return int.from_bytes(opened.read(72)[68:], "big") == APPLICATION  # sqlite.org/fileformat.html, 1.3
    except OSError:
        return False


def _taken(tables: JoinedTables, name: str, file: Path, *, public: bool) -> Source:
    """A source whose tables are put in; its store is closed again."""
    with ExitStack() as opened:
        store = opened.enter_context(found_store(file))
        if public:
            store = opened.enter_context(publish(store))
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        try:
            source = source_of(store, name, digest)
            tables.take(name, store)
        except ValueError as error:
            raise NothingToDo(filled(COMPARE_WORDS["broken-catalog"], file=str(file))) from error
        except sqlite3.IntegrityError as error:
            raise NothingToDo(filled(WORDS["twice"], file=str(file))) from error
    return source


def _check_agree(first: Source, other: Source) -> None:
    names: dict[str, str | Text] = {"one": first.side.name, "two": other.side.name}
    if period_key(first.period) != period_key(other.period):
        raise NothingToDo(filled(WORDS["other-period"], **names, first=first.period, second=other.period))
    one, two = ((c.id, c.version, c.digest) for c in (first.catalog, other.catalog))
    if one != two:
        said = {
            key: f"{catalog_name(c)} ({c.digest[:8]})"
            for key, c in (("first", first.catalog), ("second", other.catalog))
        }
        raise NothingToDo(filled(WORDS["other-catalog"], **names, **said))


def _check_overlaps(sources: list[Source]) -> None:
    for one, two, units in overlaps(sources):
        names = ", ".join([*units[:_NAMED], *(["…"] if len(units) > _NAMED else [])])
        said = filled(WORDS["overlap"], n=str(len(units)), one=one.side.name, two=two.side.name, names=names)
        raise NothingToDo(said)


def _write(found: SideBySide, tables: JoinedTables, folder: ResultFolder, language: str) -> None:
    from iso18091cli.reports.excel.joined import joined_workbook

    folder.write("summary.xlsx", joined_workbook(found, tables.units(), language))
    for name, chunks in tables.tables(found, __version__):
        folder.write_stream(f"data/{name}", chunks)
    folder.write_made(_STORE, tables.export)
