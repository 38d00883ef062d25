"""Declarations of the tables → datapackage.json (https://specs.frictionlessdata.io/data-package/)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from iso18091cli.messages.reports import WORDS
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import Text
from iso18091cli.reports.data.exports import Export, Shown, exports
from iso18091cli.results.columns import Column, columns_of


def package(summary: Summary, tool_version: str) -> dict[str, Any]:
    """The descriptor of the tables that are written for this summary."""
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
        "sources": [{"title": f"{_both(catalog.full_title)} ({catalog.id} {catalog.version})"}, *_register(summary)],
        "resources": [resource(export) for export in exports(summary)],
    }


def resource(export: Export) -> dict[str, Any]:
    """The description of one table."""
    return {
        "profile": "tabular-data-resource",
        "name": export.name,
        "path": f"{export.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"csv": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}},
        "schema": {
            "fields": [_field(shown.column) for shown in export.columns],
            "missingValues": [""],
            **({"primaryKey": list(export.key)} if export.key else {}),
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": there, "fields": [key]}}
                for column, (there, key) in export.points_at.items()
            ],
        },
    }


def own_package(
    name: str,
    title: Text,
    record: type[NamedTuple],
    tool_version: str,
    key: tuple[str, ...] = (),
    more: Mapping[str, Any] = MappingProxyType({}),
    beside: Mapping[str, type[NamedTuple]] = MappingProxyType({}),
) -> bytes:
    """The descriptor of a data folder with a table of such records, others ``beside`` it; ``more`` is said of it."""
    tables = [
        Export(name=each, columns=tuple(Shown(column=c, sql="") for c in columns_of(of)), rows="", key=key_of)
        for each, of, key_of in ((name, record, key), *((each, of, ()) for each, of in beside.items()))
    ]
    descriptor = {
        "profile": "tabular-data-package",
        "name": f"iso18091-{name}",
        "title": _both(title),
        "generator": f"iso18091cli {tool_version}",
        **more,
        "resources": [resource(table) for table in tables],
    }
    return f"{json.dumps(descriptor, ensure_ascii=False, indent=2)}\n".encode()


def _field(column: Column) -> dict[str, Any]:
    unit = {"unit": _both(column.unit)} if column.unit else {}
    constraints = {name: value for name, value in column.constraints.items() if value is not False}
    return {
        "name": column.key,
        "type": column.type,
        "description": _both(column.text),
        **unit,
        "constraints": constraints,
    }


def _register(summary: Summary) -> list[dict[str, str]]:
    if summary.register is None:
        return []
    title = _both(WORDS["register"])
    return [{"title": f"{title} ({summary.register.path}, sha256 {summary.register_sha256})"}]


def _both(text: Text) -> str:
    """Descriptors have one text for all readers."""
    return " | ".join(text.values())
