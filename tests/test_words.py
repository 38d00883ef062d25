"""docs/words.md: each name in it exists where the page says, and nothing that has a name of its own is left out."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

from reference_pages import command_tree, walk  # noqa: E402  (found by the line above)

from iso18091cli import messages  # noqa: E402
from iso18091cli.messages.reports import WORDS  # noqa: E402
from iso18091cli.reports.data.exports import EXPORTS  # noqa: E402

PAGE = (ROOT / "docs" / "words.md").read_text("utf-8")
SOURCE = ROOT / "src" / "iso18091cli"


@dataclass(frozen=True)
class Line:
    """A row of the page's table."""

    vietnamese: str
    english: str
    code: str
    place: str

    @property
    def quoted(self) -> list[str]:
        return re.findall("`(.+?)`", self.place)


LINES = [Line(*(cell.strip() for cell in row.strip("|").split("|"))) for row in re.findall(r"^\|.+\|$", PAGE, re.M)[2:]]
OPTIONS = {
    f"{' '.join(words[1:])} {option}"
    for words, command in walk(command_tree("en"))
    for parameter in command.params
    for option in parameter.opts
}


def _texts(value: object) -> Iterator[tuple[str, str]]:
    """Every pair of words in a table of messages, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("vi"), str) and isinstance(value.get("en"), str):
            yield value["vi"], value["en"]
        for inner in value.values():
            yield from _texts(inner)


SAID = {
    pair
    for module in pkgutil.iter_modules(messages.__path__)
    for table in vars(importlib.import_module(f"{messages.__name__}.{module.name}")).values()
    for pair in _texts(table)
}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.english)
def test_each_word_is_where_the_page_says(line: Line) -> None:
    assert (line.vietnamese, line.english) in SAID, "no message says so"
    path, *names = re.findall("`(.+?)`", line.code)
    tree = ast.parse((SOURCE / path).read_text("utf-8"))
    defined = {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    defined |= {ast.unparse(target) for node in tree.body if isinstance(node, ast.Assign) for target in node.targets}
    assert not set(names) - defined
    assert line.quoted
    for place in line.quoted:
        if place.endswith(".csv"):
            assert place.removesuffix(".csv") in {export.name for export in EXPORTS}
        elif " --" in place:
            assert place in OPTIONS
        else:
            assert f"sheet `{place}`" in line.place
            assert WORDS[f"sheet-{place}"] == {"vi": line.vietnamese, "en": line.english}
            assert names == [place.replace("-", "_")], "a sheet is written by the function of its name"


def test_every_sheet_and_table_is_on_the_page() -> None:
    told = {place for line in LINES for place in line.quoted}
    sheets = {key.removeprefix("sheet-") for key in WORDS if key.startswith("sheet-")}
    tables = {f"{export.name}.csv" for export in EXPORTS}
    assert len(sheets) == 16 and len(tables) == 12
    assert (sheets | tables) - told == set()


def test_a_thing_stands_on_the_page_once() -> None:
    names = [(line.vietnamese, line.english) for line in LINES]
    assert len(names) == len(set(names)) == len({line.code for line in LINES})
