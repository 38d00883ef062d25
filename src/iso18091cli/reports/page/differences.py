"""Differences → one page that needs nothing but itself."""

from __future__ import annotations

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from iso18091cli.files.harmless import visible
from iso18091cli.files.shipped import shipped
from iso18091cli.model.review import Differences
from iso18091cli.reports.differences import DifferenceWords


def differences_html(found: Differences, language: str) -> bytes:
    """The page; what anybody typed is text on it and nothing else. The template may use: language, said."""
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    template = environment.get_template("differences.html.j2")
    return template.render(language=language, said=DifferenceWords(found, language)).encode("utf-8", "replace")
