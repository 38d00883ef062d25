"""What is typed behind ``--level`` → what is known of the unit."""

from __future__ import annotations

from iso18091cli.errors import NothingToDo
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.text import filled
from iso18091cli.model.units import Unit, asked_level, every_level


def unit_of_level(typed: str) -> Unit:
    """A unit of which only level and kind are known. Raises NothingToDo, with all there are."""
    if not typed:
        return Unit()
    found = asked_level(typed)
    if found is None:
        raise NothingToDo(filled(WORDS["unit-level-unknown"], found=typed, known=every_level()))
    return Unit(level=found[0], kind=found[1])
