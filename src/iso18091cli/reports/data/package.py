"""The shape of the tidy tables: one description from which both the tables and datapackage.json come."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, get_args

from iso18091cli.messages.reports import COLUMNS, MEASURES, WORDS
from iso18091cli.model.answers import STAGES
from iso18091cli.model.catalog import AnswerKind
from iso18091cli.model.summary import Outcome, Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import KINDS, LEVELS, STATUSES
from iso18091cli.results.lines import ACTIONS
from iso18091cli.scoring.goals import goals_of

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
            ("participation", "string", _among("counted", "apart", "missing", "absent", required=True)),
            ("period", "string", {}),
            ("stage", "string", _among(*STAGES)),
            ("reliable", "boolean", {}),
            ("catalog_id", "string", {}),
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
    "sdgs": Table(
        columns=(
            ("unit", "string", REQUIRED),
            ("period", "string", {}),
            ("goal", "integer", {"required": True, "minimum": 1, "maximum": 17}),
            ("reached", "integer", COUNT),
            ("applicable", "integer", COUNT),
            ("open", "integer", COUNT),
            ("held_back_by", "string", {}),
        ),
        key=("unit", "goal"),
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
    "survey": Table(
        columns=(
            ("unit", "string", REQUIRED),
            ("period", "string", {}),
            ("question", "string", REQUIRED),
            ("answer_kind", "string", _among(*get_args(AnswerKind), required=True)),
            ("status", "string", _among("answered", "void", "blank", required=True)),
            ("value", "string", {}),
            ("number", "number", {}),
            ("measure", "string", {}),
            ("note", "string", {}),
        ),
        key=("unit", "question"),
        points_at=_TO_UNIT,
    ),
    "actions": Table(
        columns=(
            ("unit", "string", REQUIRED),
            ("period", "string", {}),
            ("row", "integer", {"required": True, "minimum": 1}),
            *((column, "string", {}) for column in ACTIONS),
        ),
        key=("unit", "row"),
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
            ("outcome", "string", _among(*get_args(Outcome), required=True)),
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
            ("period", "string", {}),
            ("catalog_id", "string", {}),
            ("catalog_version", "string", {}),
            ("catalog_digest", "string", {}),
            ("tool_version", "string", {}),
            ("repairs", "integer", COUNT),
        ),
        key=("file",),
        points_at={**_TO_UNIT, "counts_instead": ("", "file")},
    ),
}


NOT_PUBLIC = ("actions", "findings")
"""Tables that are nothing but what senders typed."""


def tables_of(summary: Summary) -> dict[str, Table]:
    """The tables that are written for this summary."""
    without = {*(NOT_PUBLIC if summary.public else ()), *(() if goals_of(summary.catalog) else ("sdgs",))}
    return {name: table for name, table in TABLES.items() if name not in without}


def package(summary: Summary, tool_version: str) -> dict[str, Any]:
    """The descriptor of the tables (https://specs.frictionlessdata.io/data-package/)."""
    catalog = summary.catalog
    return {
        "profile": "tabular-data-package",
        "name": "iso18091-self-assessment",
        "title": _both(WORDS["data-title"]),
        "description": _both(WORDS["data-note"]),
        "generator": f"iso18091cli {tool_version}",
        "catalog": {"id": catalog.id, "version": catalog.version, "digest": catalog.digest},
        "stage": summary.stage or "latest",
        "period": summary.period,
        "sources": [{"title": f"{_both(catalog.title)} ({catalog.id} {catalog.version})"}, *_register(summary)],
        "resources": [_resource(name, table) for name, table in tables_of(summary).items()],
    }


def _register(summary: Summary) -> list[dict[str, str]]:
    if summary.register is None:
        return []
    title = _both(WORDS["register"])
    return [{"title": f"{title} ({PurePath(summary.register.path).name}, sha256 {summary.register_sha256})"}]


def _field(column: str, kind: str, constraints: dict[str, Any]) -> dict[str, Any]:
    unit = {"unit": _both(MEASURES[column])} if column in MEASURES else {}
    return {"name": column, "type": kind, "description": _both(COLUMNS[column]), **unit, "constraints": constraints}


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
            "fields": [_field(*column) for column in table.columns],
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
