"""Declarations of the tables → the part of data.md that lists every column, in the data folder and in the store."""

from __future__ import annotations

from iso18091cli.reports.data.exports import EXPORTS, Export
from iso18091cli.results.columns import Column, Table
from iso18091cli.results.records import OF_FILE, TABLES

BEGIN, END = "<!-- tables made by make generate: begin -->", "<!-- tables made by make generate: end -->"


def data_page(page: str) -> str:
    """The page with its list of tables made anew. Raises ValueError where it has no place for it."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{_tables()}\n{END}{after}"


def _tables() -> str:
    parts = ["### Columns of the CSV files", *map(_export, EXPORTS)]
    parts += ["### Columns of results.sqlite", *map(_table, TABLES)]
    return "\n\n".join(parts) + "\n"


def _export(export: Export) -> str:
    lines = [f"**`{export.name}.csv`**" + ("" if export.public else ", never in a public edition"), "", *_HEAD]
    lines += [_line(shown.column, shown.column.public) for shown in export.columns]
    return "\n".join(lines)


def _table(table: Table) -> str:
    rows = {"": "", "0": " A public edition has none of its rows."}.get(
        table.public_rows, " A public edition has some."
    )
    lines = [f"**`{table.name}`**: {table.text}{rows}", "", *_HEAD]
    if table in OF_FILE:
        lines.append("| `file` | string | Path of the file | Đường dẫn tệp | changed |")
    lines += [_line(column, column.public) for column in table.columns]
    return "\n".join(lines)


_HEAD = ("| column | type | what it holds | nội dung | public |", "|---|---|---|---|---|")


def _line(column: Column, public: bool | str) -> str:
    shown = "changed" if isinstance(public, str) else "yes" if public else "no"
    unit = f" ({column.unit['en']})" if column.unit else ""
    unit_vi = f" ({column.unit['vi']})" if column.unit else ""
    among = column.constraints.get("enum")
    said = f"{column.text['en']}{unit}" + (f"; one of {', '.join(f'`{key}`' for key in among)}" if among else "")
    return f"| `{column.key}` | {column.type} | {said} | {column.text['vi']}{unit_vi} | {shown} |"
