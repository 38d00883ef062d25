"""Summary → report.html: one file that needs no network, to look at in a browser, on a telephone and on paper.

The page is a plain document; every table is whole without a script. The script only rearranges what stands there: it
sorts, filters, and puts under a unit's heading the results from its row of the matrix and the criteria from the list of
shared gaps. So nothing is in the file twice, and no text of a sender ever comes near a script.
"""

from __future__ import annotations

import base64
import hashlib
import io
from functools import cache
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from iso18091cli.files.harmless import xml_text
from iso18091cli.files.shipped import shipped
from iso18091cli.messages.participation import mixed_stages
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.summary import Summary
from iso18091cli.reports.page.counted import counted
from iso18091cli.reports.page.goals import goals
from iso18091cli.reports.page.lists import (
    file_lines,
    findings_by_path,
    gaps,
    indicator_lines,
    outcomes,
    provenance,
    rule_lines,
)
from iso18091cli.reports.page.overview import absences, bars, means, participation, steps, tiles
from iso18091cli.reports.page.profile import pillar_profile, score_distribution
from iso18091cli.reports.page.survey import surveyed
from iso18091cli.reports.page.units import choices, unit_lines
from iso18091cli.reports.page.wheel import wheels
from iso18091cli.reports.page.words import PageWords, illustrative, periods

GAPS_OPEN = 15
"""Shared gaps that are shown at once; the others are folded away."""
PAGE_ROWS = 250
"""Rows of the matrix that a script shows at a time: as many as every browser lays out without a pause."""


HURRY = 'document.documentElement.className = "hurry";'
"""Where scripts run, only the first rows of the matrix are laid out while the page loads: thousands take long."""


def report_html(summary: Summary, language: str, tool_version: str) -> bytes:
    """The page in UTF-8, its text in ``language``. The same summary gives the same bytes.

    Evidence, explanations, officers and e-mail addresses are never in it. A public page leaves out
    the findings and the names of files besides, which are what is left of the senders' own wording.
    """
    words = PageWords(language, summary.catalog)
    style = environment().get_template("report.css.j2").render(states=tuple(words.states.values()), page_rows=PAGE_ROWS)
    script = (shipped("templates") / "report.js").read_text("utf-8")
    stream = (
        environment()
        .get_template("report.html.j2")
        .stream(
            _names(summary, words, tool_version),
            style=Markup(style),
            script=Markup(script),
            hurry=Markup(HURRY),
            policy=page_policy(style, script),
        )
    )
    # A country's page consists of a million pieces: they are not to be in memory all at once.
    stream.enable_buffering(1000)
    page = io.BytesIO()
    stream.dump(page, "utf-8")
    return page.getvalue()


def _names(summary: Summary, words: PageWords, tool_version: str) -> dict[str, Any]:
    """The names that the template may use."""
    public, found = summary.public, findings_by_path(summary)
    lines = unit_lines(summary, words, {} if public else found)
    return {
        "t": words,
        "n": words.number,
        "language": words.language,
        "tool": tool_version,
        "public": public,
        **_of_catalog(summary.catalog, words),
        "illustrative": illustrative(summary),
        "periods": periods(summary),
        "stage": words(f"stage-{summary.stage or 'latest'}"),
        "states": tuple(words.states.values()),
        "tiles": tiles(summary, words),
        "means": means(summary, words),
        "scores": score_distribution(summary, words),
        "profile": pillar_profile(summary, words),
        "mixed": words.of(mixed_stages(summary.stages)),
        "bars": bars(summary, words),
        "levels": participation(summary, words),
        "steps": steps(summary, words),
        "register": summary.register is not None,
        "missing": absences(summary.missing, summary, words),
        "absent": absences(summary.absent, summary, words),
        "units": lines,
        "choices": choices(lines, summary, words),
        # A cell of the matrix, made once: there are units × indicators of them.
        "cell": {shown.css: Markup("<td class={}>{}").format(shown.css, shown.word) for shown in words.states.values()},
        "page_rows": PAGE_ROWS,
        "gaps": gaps(summary, words),
        "gaps_open": GAPS_OPEN,
        "weakest": indicator_lines(summary, words),
        "wheel": wheels(summary, words),
        "goals": goals(summary, words),
        "counted": counted(summary, words),
        "survey": surveyed(summary, words),
        "rules": () if public else rule_lines(summary, words, found, lines),
        "outcomes": outcomes(summary, words),
        "files": () if public else file_lines(summary, words),
        "provenance": provenance(summary, words, tool_version),
    }


def _of_catalog(catalog: Catalog, words: PageWords) -> dict[str, Any]:
    return {
        "title": words.of(catalog.full_title),
        "note": words.of(catalog.note),
        "unverified": sum(not indicator.verified for indicator in catalog.indicators),
        "least": words.share(round(1000 * catalog.scoring.minimum_coverage), 1000),
        "pillars": [(words.pillars[id], of_it) for id, of_it in catalog.of_pillar.items()],
        "indicators": catalog.indicator,
    }


@cache
def environment() -> jinja2.Environment:
    """What the templates of pages are filled in by."""
    # Sandboxed: an office may bring its own templates. Every value is escaped on its way into the page.
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        autoescape=jinja2.select_autoescape(("html.j2",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css"] = _css
    return environment


def _printable(value: object) -> object:
    return xml_text(value) if type(value) is str else value


def _css(text: str) -> str:
    """Text as a string of a style sheet, every character by its number, so that none can end the string."""
    return '"' + "".join(f"\\{ord(character):06x}" for character in text) + '"'


def page_policy(style: str, script: str) -> str:
    """The content security policy of a page: its own style and scripts by their hashes, and no request."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(HURRY)} {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
