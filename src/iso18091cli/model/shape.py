"""How the loader and the JSON Schema are to treat the classes of a catalogue; plain values, without pydantic."""

from __future__ import annotations

from typing import Any

SHAPE: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True, "strict": True}
"""How pydantic is to treat these classes (a plain mapping, so that a module need not import it)."""


def limited(**keywords: object) -> dict[str, Any]:
    """Field metadata that pydantic puts into the JSON Schema as it is, and does not validate by."""
    return {"json_schema_extra": keywords}


def shape(**keywords: object) -> dict[str, Any]:
    """SHAPE of a class about which the JSON Schema says something more."""
    return {**SHAPE, "json_schema_extra": keywords}


# "id" and "total" are row keys of the workbook.
ID = limited(pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$", **{"not": {"enum": ["id", "total"]}})
NOT_EMPTY = limited(minItems=1)
