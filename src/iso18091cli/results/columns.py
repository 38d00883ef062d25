"""A class of records → the columns of its table: each said once, beside its field, for whoever writes or shows it.

A table of the store is a ``NamedTuple`` whose fields are ``Annotated`` with ``says(…)``: what stands in the column in
both languages, whether it may be published, its unit of measure. Type, range of values and whether a value may be
missing follow from the field's Python type. The schema, the public edition, the CSV files, ``datapackage.json`` and
docs/data.md are made from this, so a column that says nothing about ``public`` cannot be written at all.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from iso18091cli.model.text import Text

Type = Literal["string", "integer", "number", "boolean", "date", "object"]
"""As in a Frictionless table schema."""
_TYPES: dict[Any, Type] = {str: "string", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of a column beside its field."""

    text: Text
    public: bool | str
    """Whether a public edition holds it; SQL text: what it holds instead."""
    unit: Text = field(default_factory=dict)
    """Unit of measure of a figure."""
    type: Type | None = None
    """Where the Python type does not tell: "date" (YYYY-MM-DD), "object" (JSON)."""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    """Frictionless constraints beside those that the Python type tells."""


POINTS = ("điểm, thang 100", "points of 100")
INDICATORS = ("chỉ số", "indicators")
"""What figures count, as ``unit`` of a column."""


def says(
    vi: str,
    en: str,
    *,
    public: bool | str,
    unit: tuple[str, str] | None = None,
    type: Type | None = None,
    **constraints: object,
) -> Said:
    """What stands in a column, in Vietnamese and English. There is no default for ``public``."""
    measure = {"vi": unit[0], "en": unit[1]} if unit else {}
    return Said(text={"vi": vi, "en": en}, public=public, unit=measure, type=type, constraints=constraints)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table."""

    key: str
    type: Type
    text: Text
    public: bool | str
    unit: Text
    missing: bool
    """Whether there may be no value."""
    constraints: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of the store."""

    name: str
    record: type[NamedTuple]
    """Its fields are the columns, in order."""
    key: tuple[str, ...]
    points_at: Mapping[str, str] = field(default_factory=dict)
    """Columns that hold the key of a table, by that table's name."""
    public_rows: str = ""
    """SQL condition of the rows that a public edition holds: "" for all, "0" for none."""

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.record)

    @property
    def text(self) -> str:
        """What a row is: the first line of the record's docstring."""
        return (self.record.__doc__ or "").strip().splitlines()[0]


@lru_cache
def columns_of(record: type[NamedTuple]) -> tuple[Column, ...]:
    """The columns of a class of records. Raises TypeError for a field of which nothing is said."""
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(_column(key, hints[key]) for key in record._fields)


def _column(key: str, hint: Any) -> Column:  # noqa: ANN401 - a type as typing sees it
    said = next((extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, Said)), None)
    if said is None:
        raise TypeError(f"nothing is said of the column {key}")
    kind, missing = _without_none(hint.__origin__)
    constraints: dict[str, Any] = {}
    if typing.get_origin(kind) is Literal:
        constraints["enum"] = list(typing.get_args(kind))
        kind = str
    return Column(
        key=key,
        type=said.type or _TYPES[kind],
        text=said.text,
        public=said.public,
        unit=said.unit,
        missing=missing,
        constraints={**constraints, **said.constraints},
    )


def _without_none(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        kinds = [kind for kind in typing.get_args(hint) if kind is not types.NoneType]
        assert len(kinds) == 1, "a column has one type"
        return kinds[0], True
    return hint, False
