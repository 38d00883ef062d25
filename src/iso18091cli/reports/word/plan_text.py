"""Result of one unit → draft of its action programme (Chương trình hành động) in Markdown, by a template."""

from __future__ import annotations

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.reports.word.templates import Templates
from iso18091cli.reports.word.unit import unit_names


def plan(
    result: Result, summary: Summary | None, catalog: Catalog, language: str, templates: Templates | None = None
) -> str:
    """The draft for one usable result; with a summary, the unit's figures stand beside the units' means.

    What the template may use is NAMES["plan"], as in Word. Raises Faults where a template of one's own is broken.
    """
    return (templates or Templates(language)).plan_text.render(unit_names(result, summary, catalog, language))
