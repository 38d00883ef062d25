"""Scorecard → the figures as a workbook's own summary shows them, by row and column."""

from __future__ import annotations

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.own_summary import Key, figure
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.text import say
from iso18091cli.scoring.combining import exact
from iso18091cli.scoring.scorecard import half_up

_COLUMNS = ("level", "points", "score", "provisional_score", "assessed", "applicable", "not_applicable")


def as_shown(card: Scorecard, catalog: Catalog, language: str) -> dict[Key, str]:
    """What total, pillars and indicators show in a workbook of that language (form/summary_sheet.py)."""
    scale = catalog.scale
    found: dict[Key, str] = {}
    for score in (card.total, *card.pillars):
        numbers = score.score, score.provisional_score, score.assessed, score.applicable, score.not_applicable
        found |= {(score.id, name): figure(number) for name, number in zip(_COLUMNS[2:], numbers, strict=True)}
    for item in card.indicators:
        share = None if item.points is None else half_up(100 * exact(item.points) / exact(scale.best.points))
        word = say(scale.level(item.level).word, language) if item.level else ""
        apart = item.status == "not_applicable"
        values = word, item.points, share, share, int(item.level is not None), int(not apart), int(apart)
        found |= {(item.id, name): figure(value) for name, value in zip(_COLUMNS, values, strict=True)}
    return found
