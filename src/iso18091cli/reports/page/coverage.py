"""Who takes part of who should → one page that needs nothing but itself, to print or to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from iso18091cli.files.harmless import visible
from iso18091cli.files.shipped import shipped
from iso18091cli.messages.coverage import WORDS
from iso18091cli.model.text import say


def coverage_html(rounds: Sequence[Mapping[str, Any]], language: str) -> bytes:
    """Each round with its name, sentences, groups, steps, survey and units, all of it in words.

    What a name holds is text on the page and nothing else. The template may use: language, word (a phrase by its key),
    rounds.
    """
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) else value,
    )
    page = environment.get_template("coverage.html.j2").render(
        language=language, word=lambda key: say(WORDS[key], language), rounds=rounds
    )
    return page.encode("utf-8", "replace")
