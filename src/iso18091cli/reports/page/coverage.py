"""Who takes part of who should → one page that needs nothing but itself, to print or to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iso18091cli.messages.coverage import WORDS
from iso18091cli.model.text import say
from iso18091cli.reports.page.small import small_page


def coverage_html(rounds: Sequence[Mapping[str, Any]], language: str) -> bytes:
    """Each round with its name, sentences, groups, steps, survey and units, all of it in words.

    What a name holds is text on the page and nothing else. The template may use: language, word (a phrase by its key),
    rounds.
    """
    return small_page("coverage.html.j2", language, word=lambda key: say(WORDS[key], language), rounds=rounds)
