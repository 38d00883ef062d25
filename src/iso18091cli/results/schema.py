"""Declarations of the tables → schema.sql and public.sql: written by ``make generate``, read by every store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from iso18091cli.results.columns import Column, Table
from iso18091cli.results.records import OF_FILE, TABLES

FORMAT = 2
"""``PRAGMA user_version`` of a store; another number is another schema."""
APPLICATION = 0x18091
"""``PRAGMA application_id``: says what the file is."""
SCHEMA = Path(__file__).parent / "schema.sql"
PUBLIC = Path(__file__).parent / "public.sql"
MADE = "-- Made by `make generate` from results/records.py; a test fails where it is stale.\n"

_SQL = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def name(key: str) -> str:
    """A column's name as SQL takes it: "column" is a word of the language."""
    return f'"{key}"'


def column_names(table: Table) -> list[str]:
    """The columns of a table, the file's path first where its rows belong to a file."""
    return [*(["file"] if table in OF_FILE else []), *(column.key for column in table.columns)]


def schema_sql() -> str:
    """The text of schema.sql."""
    begin = f"""\
-- The store of results: one SQLite file. What a workbook says and scores, and what was done with it.
{MADE}
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
"""
    return "\n".join([begin, *map(_create, TABLES)])


def public_sql() -> str:
    """The text of public.sql: what of each table may be published, as views of a store that is named ``main``."""
    begin = f"""\
-- What may be published, table by table. A public edition is a new store that is filled from these views alone.
{MADE}"""
    return "\n".join([begin, *map(_public_view, TABLES)])


def _create(table: Table) -> str:
    lines = list(_columns(table))
    if table.key:
        lines.append((f"PRIMARY KEY ({', '.join(map(name, table.key))})", ""))
    body = [f"  {text}{'' if at == len(lines) - 1 else ','}{said}" for at, (text, said) in enumerate(lines)]
    options = " WITHOUT ROWID" if table.key else ""
    return "\n".join([f"-- {table.text}", f"CREATE TABLE {table.name} (", *body, f"){options};", ""])


def _columns(table: Table) -> Iterator[tuple[str, str]]:
    """(definition, comment) of each column."""
    if table in OF_FILE:
        rule = "REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"
        yield f'"file" TEXT NOT NULL {rule}', "  -- Path of the file"
    for column in table.columns:
        target = table.points_at.get(column.key)
        rule = f" REFERENCES {target} DEFERRABLE INITIALLY DEFERRED" if target else ""
        kind = _SQL.get(column.type, "TEXT")
        yield f"{name(column.key)} {kind}{'' if column.missing else ' NOT NULL'}{rule}", f"  -- {_comment(column)}"


def _comment(column: Column) -> str:
    among = column.constraints.get("enum")
    parts = [column.text["en"], f"one of {', '.join(among)}" if among else "", column.unit.get("en", "")]
    if column.type in ("date", "object", "boolean"):
        parts.append({"date": "YYYY-MM-DD", "object": "JSON", "boolean": "0 or 1"}[column.type])
    return "; ".join(part for part in parts if part) + ("" if column.public is True else "; not public")


def _public_view(table: Table) -> str:
    shown = [f"  {_public_value(table, column)} AS {name(column.key)}" for column in table.columns]
    if table in OF_FILE:
        shown.insert(0, '  (SELECT shown FROM temp.public_name WHERE named = file) AS "file"')
    rows = f" WHERE {table.public_rows}" if table.public_rows else ""
    view = f"CREATE TEMP VIEW public_{table.name} AS SELECT"
    return "\n".join([f"-- {table.text}", view, ",\n".join(shown), f"FROM main.{table.name}{rows};", ""])


def _public_value(table: Table, column: Column) -> str:
    if isinstance(column.public, str):
        return column.public
    if column.public:
        return name(column.key)
    assert column.missing or table.public_rows == "0", f"{table.name}.{column.key}: say what stands there instead"
    return "NULL"
