"""A template and the names it may use → one page without scripts that needs nothing but itself."""

from __future__ import annotations

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from iso18091cli.files.harmless import visible
from iso18091cli.files.shipped import shipped


def small_page(template: str, language: str, **names: object) -> bytes:
    """The page in UTF-8. What anybody typed is text on it and nothing else; marks that nobody sees are shown.

    Raises:
        jinja2.TemplateError: the template uses a name that it is not given.
    """
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    return environment.get_template(template).render(language=language, **names).encode("utf-8", "replace")
