"""Filled wheel → the names by which a template shows it: the picture, and how it is read."""

from __future__ import annotations

from functools import partial
from typing import Any

from iso18091cli.model.catalog import Catalog
from iso18091cli.reports.pictures.caption import caption
from iso18091cli.reports.pictures.filling import Filling
from iso18091cli.reports.pictures.png import png
from iso18091cli.reports.word.picture import Picture


def wheel_names(filling: Filling | None, catalog: Catalog, title: str, language: str) -> dict[str, Any]:
    """``wheel`` is ``None`` where there is no wheel of the catalogue. ``title`` says what it is of."""
    if filling is None:
        return {"wheel": None, "wheel_key": ""}
    text = caption(filling, catalog, title, language)
    return {"wheel": Picture("wheel", text.alternative, partial(png, filling)), "wheel_key": text.key}
