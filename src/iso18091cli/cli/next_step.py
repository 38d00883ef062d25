"""How a step ended → the command to type next, with this folder's own names in it, on stderr."""

from __future__ import annotations

import os
import re
from pathlib import Path

from iso18091cli.cli.console import err
from iso18091cli.messages.steps import NEXT, WHAT
from iso18091cli.model.text import filled, say

_NEEDS_NO_QUOTES = re.compile(r"[\w./\\:@%+=,~-]+")


def point(ended: str, language: str, **names: Path | str) -> None:
    """Says what to type next; ``ended`` is a key of messages/steps.WHAT, ``names`` are put in as a shell takes them."""
    typed = {name: typed_word(str(value)) for name, value in names.items()}
    err().print(say(filled(NEXT, what=filled(WHAT[ended], **typed)), language), style="dim", soft_wrap=True)


def typed_word(word: str) -> str:
    """The word as it is typed: in quotation marks where it has a blank or a sign that a shell reads for itself."""
    if _NEEDS_NO_QUOTES.fullmatch(word):
        return word
    return f'"{word}"' if os.name == "nt" else "'" + word.replace("'", "'\"'\"'") + "'"


def period_after(period: str) -> str:
    """The next period, where the last one ends in a year: "2026" -> "2027"; else a year to be replaced."""
    years = re.findall(r"\d{4}", period)
    return str(int(years[-1]) + 1) if years else ""
