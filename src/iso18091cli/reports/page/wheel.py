"""Summary → the page's wheels: that of all units, and a whole one from which the script makes those of each unit."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from iso18091cli.model.summary import Summary
from iso18091cli.reports.page.words import PageWords
from iso18091cli.reports.pictures.caption import caption, word
from iso18091cli.reports.pictures.filling import of_units, with_everything
from iso18091cli.reports.pictures.svg import svg_of_page, svg_of_script


@dataclass(frozen=True, slots=True)
class Wheels:
    """The wheel of all units, and what the script needs for those of each."""

    heading: str
    key: str
    """How it is read."""
    picture: Markup
    blank: Markup
    levels: str
    """The classes of the levels, one letter each, the worst first."""
    said: str
    """What a screen reader is told of a unit's wheel; the script puts in {unit} and {counts}."""


def wheels(summary: Summary, words: PageWords) -> Wheels | None:
    """``None`` where there is no wheel of the catalogue, or no unit."""
    catalog, language = summary.catalog, words.language
    filling, whole = of_units(summary.indicators, catalog), with_everything(catalog)
    if filling is None or whole is None or not summary.scored:
        return None
    heading = word("wheel-of-many", language, n=words.number(len(summary.scored)))
    text = caption(filling, catalog, heading, language)
    classes = {key: shown.css for key, shown in words.states.items()}
    label = word("wheel-of", language, unit="{unit}")
    return Wheels(
        heading=heading,
        key=text.key,
        picture=Markup(svg_of_page(filling, catalog, text, language, "#cs-")),
        blank=Markup(svg_of_script(whole, classes, label)),
        levels="".join(classes[key] for key in catalog.scale.keys),
        said=f"{label}. {{counts}}",
    )
