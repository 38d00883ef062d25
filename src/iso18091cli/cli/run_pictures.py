"""The wheel of one workbook as a file of its own: where it goes, and drawing it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from iso18091cli.errors import NothingToDo, OutputRefused
from iso18091cli.files.outputs import asked_path, claim, file_name, write_whole
from iso18091cli.messages.pictures import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import full_name
from iso18091cli.model.wheel import wheel_of
from iso18091cli.reports.pictures.caption import caption, word
from iso18091cli.reports.pictures.filling import of_unit

ENDINGS = (".svg", ".png")


def claimed(wanted: Path, force: bool, files: Sequence[Path], catalog: Catalog, language: str) -> Path:
    """The file, found free before the work. Raises NothingToDo where there is nothing to draw, and OutputRefused."""
    if len(files) != 1:
        raise NothingToDo(WORDS["wheel-one"])
    if wheel_of(catalog) is None:
        raise NothingToDo(WORDS["wheel-none"])
    ending = wanted.suffix.lower()
    if ending not in ENDINGS and not wanted.is_dir():
        raise OutputRefused(filled(WORDS["wheel-ending"], path=str(wanted)))
    name = f"{say(filled(WORDS['file'], unit=file_name(files[0].stem)), language)}{ending or ENDINGS[0]}"
    path = asked_path(wanted, name)
    if os.path.lexists(path) and not force:
        raise OutputRefused(filled(WORDS["wheel-exists"], path=str(path)))
    claim(path, force)
    return path


def draw(card: Scorecard, path: Path, source: Path, catalog: Catalog, language: str) -> None:
    """Draws the wheel of a workbook into the file."""
    filling = of_unit(card, catalog)
    assert filling is not None, "claimed() has asked"
    if path.suffix.lower() == ".png":
        from iso18091cli.reports.pictures.png import png

        write_whole(path, png(filling))
        return
    from iso18091cli.reports.pictures.svg import svg_file

    named = ", ".join(filter(None, (full_name(card.unit, language) or source.name, card.period)))
    words = caption(filling, catalog, word("wheel-of", language, unit=named), language)
    write_whole(path, svg_file(filling, catalog, words, language))
