"""Where a round stands → one page that needs nothing but itself, to print or to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from iso18091cli.files.harmless import visible
from iso18091cli.files.shipped import shipped
from iso18091cli.messages.collect import STATUS
from iso18091cli.model.text import say


def status_html(folder: str, rows: Sequence[Mapping[str, str]], total: str, language: str) -> bytes:
    """A row a unit (state, unit, standing, received, late, copies, file, why, mail), and the sum in words.

    What a name or a reason holds is text on the page and nothing else. The template may use: language, word (a phrase
    by its key), folder, rows, total.
    """
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) else value,
    )
    page = environment.get_template("status.html.j2").render(
        language=language, word=lambda key: say(STATUS[key], language), folder=folder, rows=rows, total=total
    )
    return page.encode("utf-8", "replace")
