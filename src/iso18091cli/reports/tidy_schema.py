"""The shape of the tidy tables: one description from which both the tables' types and datapackage.json come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from iso18091cli.messages.reports import COLUMNS, WORDS
from iso18091cli.model.answers import STAGES
from iso18091cli.model.scores import Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import KINDS, LEVELS, STATUSES

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "string",
    "object": "string",
}
"""Frictionless type -> pandas type, each of which can hold "missing"."""

PERCENT = {"minimum": 0, "maximum": 100}
COUNT = {"minimum": 0}
REQUIRED = {"required": True}


@dataclass(frozen=True)
class Table:
    """One table: (column, type, constraints) in order, its key, and the columns that point at another table."""

    columns: tuple[tuple[str, str, dict[str, Any]], ...]
    key: tuple[str, ...] = ()
    points_at: dict[str, tuple[str, str]] = field(default_factory=dict)
    """column -> (table, or "" for this one; column there)"""


def _among(*keys: str, required: bool = False) -> dict[str, Any]:
    return {"enum": list(keys), **(REQUIRED if required else {})}


_TO_UNIT = {"unit": ("units", "unit")}
_FIGURES = (
    ("score", "number", PERCENT),
    ("provisional_score", "number", PERCENT),
    ("assessed", "integer", COUNT),
    ("applicable", "integer", COUNT),
    ("not_applicable", "integer", COUNT),
)

TABLES: dict[str, Table] = {
    "units": Table(
        columns=(
            ("unit", "string", {"required": True, "unique": True}),
            ("code", "string", {}),
            ("name", "string", {}),
            ("level", "string", _among(*LEVELS)),
            ("kind", "string", _among(*KINDS)),
            ("parent", "string", {}),
            ("status", "string", _among(*STATUSES, required=True)),
            ("reason", "string", {}),
            ("valid_from", "date", {}),
            ("valid_to", "date", {}),
            ("participation", "string", _among("counted", "missing", "absent", required=True)),
            ("period", "string", {}),
            ("stage", "string", _among(*STAGES)),
            ("reliable", "boolean", {}),
            ("catalog", "string", {}),
            ("catalog_version", "string", {}),
            ("file", "string", {}),
            ("sha256", "string", {}),
        ),
        key=("unit",),
    ),
    "scores": Table(
        columns=(
            ("unit", "string", REQUIRED),
            ("period", "string", {}),
            ("scope", "string", _among("total", "pillar", "indicator", required=True)),
            ("id", "string", REQUIRED),
            ("level", "string", {}),
            ("status", "string", _among("assessed", "incomplete", "not_applicable", "not_assessed")),
            ("points", "number", COUNT),
            *_FIGURES,
            ("competence", "string", {}),
            ("worst_so_far", "string", {}),
        ),
        key=("unit", "scope", "id"),
        points_at=_TO_UNIT,
    ),
    "answers": Table(
        columns=(
            ("unit", "string", REQUIRED),
            ("period", "string", {}),
            ("kind", "string", _among("unit", "indicator", "criterion", "survey", "action", required=True)),
            ("id", "string", {}),
            ("column", "string", REQUIRED),
            ("value", "string", {}),
            ("typed", "string", {}),
            ("sheet", "string", {}),
            ("cell", "string", {}),
        ),
        points_at=_TO_UNIT,
    ),
    "findings": Table(
        columns=(
            ("file", "string", {}),
            ("unit", "string", {}),
            ("code", "string", REQUIRED),
            ("severity", "string", _among("error", "warning", "info", required=True)),
            ("id", "string", {}),
            ("sheet", "string", {}),
            ("cell", "string", {}),
            ("arguments", "object", {}),
        ),
        points_at={**_TO_UNIT, "file": ("ledger", "file")},
    ),
    "ledger": Table(
        columns=(
            ("file", "string", {"required": True, "unique": True}),
            ("sha256", "string", {"pattern": "[0-9a-f]{64}"}),
            ("outcome", "string", _among("counted", "second_copy", "unusable", "skipped", required=True)),
            ("unit", "string", {}),
            ("unit_code", "string", {}),
            ("unit_name", "string", {}),
            ("stage", "string", _among(*STAGES)),
            ("assessed", "integer", COUNT),
            ("score", "number", PERCENT),
            ("code", "string", {}),
            ("reason_vi", "string", {}),
            ("reason_en", "string", {}),
            ("counts_instead", "string", {}),
        ),
        key=("file",),
        points_at={**_TO_UNIT, "counts_instead": ("", "file")},
    ),
}


def package(summary: Summary, tool_version: str) -> dict[str, Any]:
    """The descriptor of the five tables (https://specs.frictionlessdata.io/data-package/)."""
    catalog = summary.catalog
    return {
        "profile": "tabular-data-package",
        "name": "iso18091-self-assessment",
        "title": _both(WORDS["data-title"]),
        "description": _both(WORDS["data-note"]),
        "generator": f"iso18091cli {tool_version}",
        "catalog": {"id": catalog.id, "version": catalog.version, "digest": catalog.digest},
        "stage": summary.stage or "latest",
        "sources": [{"title": f"{_both(catalog.title)} ({catalog.id} {catalog.version})"}],
        "resources": [_resource(name, table) for name, table in TABLES.items()],
    }


def _resource(name: str, table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"csv": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}},
        "schema": {
            "fields": [
                {"name": column, "type": kind, "description": _both(COLUMNS[column]), "constraints": constraints}
                for column, kind, constraints in table.columns
            ],
            "missingValues": [""],
            **({"primaryKey": list(table.key)} if table.key else {}),
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": resource, "fields": [there]}}
                for column, (resource, there) in table.points_at.items()
            ],
        },
    }


def _both(text: Text) -> str:
    """Descriptors have one text for all readers."""
    return " | ".join(text.values())
