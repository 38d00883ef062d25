"""Bodies of the commands that write a catalogue out: as a document, and with official titles put in."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.titles import overlay, read_titles
from iso18091cli.cli.console import err, out
from iso18091cli.cli.next_step import point
from iso18091cli.errors import Faults, NothingToDo
from iso18091cli.files.outputs import asked_path, claim, claim_apart, write_whole
from iso18091cli.files.shipped import DEFAULT, asked_edition, catalog_file
from iso18091cli.messages.catalog_document import WORDS
from iso18091cli.messages.titles import WORDS as TITLE_WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import filled, say
from iso18091cli.render import terminal
from iso18091cli.reports.word.catalog import catalog_docx, catalog_markdown
from iso18091cli.spreadsheet.workbook import table

_FORMATS: dict[str, Callable[[Catalog, str], bytes]] = {
    "docx": catalog_docx,
    "md": lambda catalog, language: catalog_markdown(catalog, language).encode(),
}


@dataclass(frozen=True)
class TitlesOrder:
    """What is asked of ``catalog set-titles``."""

    table: Path
    source: str
    catalog: Path | None
    output: Path | None
    id: str
    force: bool
    language: str


def publish(file: Path | None, output: Path | None, wanted: str, force: bool, language: str) -> int:
    """Writes the catalogue as a document in the formats that are asked for, or as the one file that is named."""
    catalog = load_catalog(file)
    named = output.suffix.lower().removeprefix(".") if output and not output.is_dir() else ""
    wanted = named if wanted == "both" and named in _FORMATS else wanted
    formats = _FORMATS if wanted == "both" else {wanted: _FORMATS[wanted]}
    name = say(WORDS["file-name"], language)
    paths = {suffix: asked_path(output, f"{name}.{suffix}", single=len(formats) == 1) for suffix in formats}
    for path in paths.values():  # before the work, not after half of it
        claim(path, force)
    for suffix, path in paths.items():
        write_whole(path, formats[suffix](catalog, language))
        out().print(terminal.word("made", language, path=str(path)), soft_wrap=True)
    return 0


def set_titles(order: TitlesOrder) -> int:
    """Makes an overlay with the official titles of a table; proves it sound before it is put in place."""
    source = " ".join(clean(order.source).split())
    if not source:
        raise NothingToDo(TITLE_WORDS["no-source"])
    catalog = load_catalog(order.catalog)
    titles, faults = read_titles(order.table, catalog, table)
    if any(fault.severity == "error" for fault in faults):
        raise Faults(faults)
    own_id = order.id or f"{catalog.id}-tcvn"
    path = order.output or Path(f"{own_id}.yaml")
    claim_apart([path], catalog_file(order.catalog), order.force, TITLE_WORDS["over-itself"])
    text = overlay(catalog, titles, source, own_id, _base(order.catalog, path), order.table.name)
    made = _write_proved(path, text)
    terminal.show_faults(err(), faults, order.language)
    rest = sum(not indicator.verified for indicator in made.indicators)
    said = filled(
        TITLE_WORDS["made"], path=str(path), n=str(len(titles)), rest=str(rest), all=str(len(made.indicators))
    )
    out().print(say(said, order.language), soft_wrap=True)
    point("titles-set", order.language, file=path)
    return 0


def _write_proved(path: Path, text: str) -> Catalog:
    """Loads the text as it will stand there, then moves it in place. Raises Faults, OutputRefused."""
    trial = path.with_name(f".{path.name}.trial")
    try:
        write_whole(trial, text.encode())
        catalog = load_catalog(trial)
    finally:
        trial.unlink(missing_ok=True)
    write_whole(path, text.encode())
    return catalog


def _base(catalog: Path | None, path: Path) -> str:
    """What stands behind ``extends``: the base's path as seen from the overlay's folder, or its name."""
    if catalog is None or str(catalog) == DEFAULT or asked_edition(catalog):
        return str(catalog or DEFAULT)
    try:
        return Path(os.path.relpath(catalog.resolve(), path.parent.resolve())).as_posix()
    except ValueError:  # on Windows, another drive
        return catalog.resolve().as_posix()
