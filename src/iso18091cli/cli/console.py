"""The two streams: results on stdout, all else on stderr, and no encoding makes either fail."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_STAND_INS = str.maketrans(
    {"đ": "d", "Đ": "D", "✖": "x", "▲": "!", "●": "*", "○": "o", "◐": "%", "–": "-", "—": "-", "…": "...", "→": "->",
     "←": "<-", "✓": "v", "⚠": "!", "·": "-", "“": '"', "”": '"', "─": "-", "━": "-", "×": "x"}
)  # fmt: skip


def _readable(error: UnicodeError) -> tuple[str, int]:
    """What the stream cannot show is shown without marks: "Đỏ" as "Do", not as "??"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = unicodedata.normalize("NFD", error.object[error.start : error.end].translate(_STAND_INS))
    return text.encode("ascii", "ignore").decode() or "?", error.end


def prepare_streams() -> None:
    """Makes stdout and stderr degrade readably on consoles and pipes with another encoding."""
    codecs.register_error("readable", _readable)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="readable")


def out() -> Console:
    """The console for results."""
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)


def err() -> Console:
    """The console for everything that is not the result."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False, markup=False)
