"""What is asked on the command line, the round's file → the values that count; and what was taken from where."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iso18091cli.cli.console import err
from iso18091cli.cli.language import asked_language
from iso18091cli.errors import NothingToDo, OutputRefused
from iso18091cli.files.result_folder import MANIFEST
from iso18091cli.messages.round import NAMES, WORDS
from iso18091cli.model.round import FILE, Round
from iso18091cli.model.text import Text, filled, say

OPTIONS = {
    "period": "--period",
    "due": "--due",
    "catalogue": "--catalog",
    "register": "--units",
    "reply_to": "--reply-to",
    "contact": "--contact",
    "templates": "--templates",
}
"""By key of the round's file, the option that says the same."""


@dataclass(frozen=True)
class InEffect:
    """The values that count for a command, and the folder of their round."""

    values: Round
    folder: Path | None = None
    """``None`` where no file says anything."""

    @property
    def lang(self) -> str:
        """The language in which the command speaks."""
        return self.values.lang


def in_effect(named: Path | None, folders: Iterable[Path], uses: Iterable[str], given: Round) -> InEffect:
    """What counts: the options in ``given``, else the environment, else the round's file, else nothing.

    ``named`` is the folder behind ``--round``, ``folders`` are those where the round is looked for: what the command
    reads lies there. ``given.lang`` is the language where nobody asks for one. Of the keys that the command ``uses``
    it is said on stderr what the file gave, and what went before it.

    Raises:
        NothingToDo: ``named`` is no round's folder, or the folders are of several rounds.
        Faults: the file has faults.
    """
    folder = _round_of(named, folders, given.lang)
    if folder is None:
        return InEffect(given)
    from iso18091cli.round.load import read_round  # YAML is loaded where there is a file

    path = folder / FILE
    written = read_round(path)
    asked, source = asked_language()
    given = dataclasses.replace(given, lang=asked or ("" if written.lang else given.lang))
    values = dataclasses.replace(written, **_said(given))
    _tell(path, {key: value for key, value in _said(written).items() if key in uses}, _said(given), values.lang, source)
    return InEffect(values, folder)


def _said(values: Round) -> dict[str, Any]:
    """Those of a round's values that are said, by key."""
    found = {field.name: getattr(values, field.name) for field in dataclasses.fields(values)}
    return {key: value for key, value in found.items() if value}


def _tell(path: Path, of_file: dict[str, Any], of_user: dict[str, Any], language: str, lang_by: str) -> None:
    """Says on stderr what was taken from the file, and what goes before it."""
    taken = [f"{say(NAMES[key], language)} {value}" for key, value in of_file.items() if key not in of_user]
    if taken:
        _say(filled(WORDS["taken"], path=str(path), values=", ".join(taken)), language)
    for key in of_file.keys() & of_user.keys():
        value, written = str(of_user[key]), str(of_file[key])
        if value != written:
            source = lang_by if key == "lang" else OPTIONS[key]
            _say(filled(WORDS["before"], source=source, value=value, written=written, path=str(path)), language)


def _say(text: Text, language: str) -> None:
    err().print(say(text, language), style="dim", soft_wrap=True)


# Whose round it is


def _round_of(named: Path | None, folders: Iterable[Path], language: str) -> Path | None:
    if named is not None:
        if not (named / FILE).is_file():
            raise NothingToDo(filled(WORDS["no-folder"], path=str(named)))
        return named
    found = {_resolved(of): of for of in (_above(folder, language) for folder in dict.fromkeys(folders))}
    if len(found) > 1:
        names = ", ".join(str(folder) for folder in found.values() if folder is not None)
        raise NothingToDo(filled(WORDS["several"], folders=names))
    return next(iter(found.values()), None)


def _resolved(folder: Path | None) -> str:
    return os.path.realpath(folder) if folder is not None else ""


def _above(folder: Path, language: str) -> Path | None:
    """The round's folder for what lies in that folder: itself, or the one above where our commands filled it.

    In a folder that our commands filled with what others sent, a file of that name is somebody else's word.
    """
    path = folder / FILE
    if not os.path.lexists(folder / MANIFEST):
        return folder if path.is_file() else None
    from iso18091cli.files.own_list import holds_results_alone

    if path.is_file():
        if holds_results_alone(folder):
            return folder
        _say(filled(WORDS["not-ours"], path=str(path)), language)
    above = folder / os.pardir if folder.name in ("", os.pardir) else folder.parent
    return above if (above / FILE).is_file() and not os.path.lexists(above / MANIFEST) else None


# The first of a round


def begin(folder: Path, values: Round, language: str) -> None:
    """Writes the round's file from what a command was told, where there is none yet; says so on stderr."""
    path = folder / FILE
    if os.path.lexists(path):
        return
    from iso18091cli.files.outputs import write_whole
    from iso18091cli.files.own_list import holds_results_alone
    from iso18091cli.round.write import round_text

    if not holds_results_alone(folder):
        return
    try:
        write_whole(path, round_text(values, folder, language).encode())
    except OutputRefused as error:
        _say(filled(WORDS["not-written"], path=str(path), problem=error.text), language)
        return
    _say(filled(WORDS["written"], path=str(path)), language)
