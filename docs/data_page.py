"""Declarations of the tables → the part of data.md that lists every column, in the data folder and in the store."""

from __future__ import annotations

from iso18091cli.model.text import Text
from iso18091cli.reports.data.exports import EXPORTS, Export
from iso18091cli.results.columns import Column, Table
from iso18091cli.results.records import OF_FILE, TABLES

BEGIN, END = "<!-- tables made by make generate: begin -->", "<!-- tables made by make generate: end -->"


_WORDS: dict[str, Text] = {
    "csv": {"en": "Columns of the CSV files", "vi": "Các cột của tệp CSV"},
    "sqlite": {"en": "Columns of results.sqlite", "vi": "Các cột của results.sqlite"},
    "never": {"en": ", never in a public edition", "vi": ", không có trong bản công khai"},
    "none": {"en": " A public edition has none of its rows.", "vi": " Bản công khai không có dòng nào."},
    "some": {"en": " A public edition has some.", "vi": " Bản công khai có một phần."},
    "one of": {"en": "one of", "vi": "một trong"},
    "yes": {"en": "yes", "vi": "có"},
    "no": {"en": "no", "vi": "không"},
    "changed": {"en": "changed", "vi": "đổi"},
}
_HEADS = {
    "en": ("| column | type | what it holds | nội dung | public |", "|---|---|---|---|---|"),
    "vi": ("| cột | kiểu | nội dung | công khai |", "|---|---|---|---|"),
}


def data_page(page: str, language: str = "en") -> str:
    """The page with its list of tables made anew. Raises ValueError where it has no place for it."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{_tables(language)}\n{END}{after}"


def _tables(language: str) -> str:
    parts = [f"### {_WORDS['csv'][language]}", *(_export(export, language) for export in EXPORTS)]
    parts += [f"### {_WORDS['sqlite'][language]}", *(_table(table, language) for table in TABLES)]
    return "\n\n".join(parts) + "\n"


def _export(export: Export, language: str) -> str:
    title = f"**`{export.name}.csv`**" + ("" if export.public else _WORDS["never"][language])
    return "\n".join(
        [title, "", *_HEADS[language], *(_line(c.column, c.column.public, language) for c in export.columns)]
    )


def _table(table: Table, language: str) -> str:
    rows = "" if table.public_rows == "" else _WORDS["none" if table.public_rows == "0" else "some"][language]
    said = f": {table.text}" if language == "en" else ""
    lines = [f"**`{table.name}`**{said}{rows}", "", *_HEADS[language]]
    if table in OF_FILE:
        path = "Path of the file | Đường dẫn tệp | changed" if language == "en" else "Đường dẫn tệp | đổi"
        lines.append(f"| `file` | string | {path} |")
    lines += [_line(column, column.public, language) for column in table.columns]
    return "\n".join(lines)


def _line(column: Column, public: bool | str, language: str) -> str:
    shown = _WORDS["changed" if isinstance(public, str) else "yes" if public else "no"][language]
    held = {lang: text + (f" ({column.unit[lang]})" if column.unit else "") for lang, text in column.text.items()}
    if among := column.constraints.get("enum"):
        held[language] += f"; {_WORDS['one of'][language]} {', '.join(f'`{key}`' for key in among)}"
    texts = f"{held['en']} | {held['vi']}" if language == "en" else held["vi"]
    return f"| `{column.key}` | {column.type} | {texts} | {shown} |"
