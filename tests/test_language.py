"""The language is a parameter of every output: words for people stand in the message tables and beside the rules alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import run_aggregate
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.text import LANGUAGES, say
from iso18091cli.model.units import Unit
from written import read

SOURCE = Path(__file__).parent.parent / "src" / "iso18091cli"
TABLES = ("messages/", "checks/", "model/units.py", "results/records.py", "results/columns.py")
"""Where words for people live, each in Vietnamese and English."""
SPELLING = ("model/spelling.py", "model/evidence.py", "model/names.py", "model/typed.py", "catalog/hints.py")
"""Letters as old encodings show them; words that are understood on reading, in either language."""
ALLOWED = {
    **dict.fromkeys(
        ("ĐQqNameqQ", "ĐQqCodeqQ", "ĐQqParentqQ", "ĐQqCopyqQ"), "form/batch.py: tokens with a letter beyond ASCII"
    ),
}
_VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


def _texts(tree: ast.AST) -> set[tuple[int, str]]:
    """Every text that is no docstring, with its line."""
    found = {(n.lineno, n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    bare = {
        (n.lineno, n.value.value)
        for n in ast.walk(tree)
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }
    return found - bare


def _in_both_languages(tree: ast.AST) -> set[str]:
    """Texts of small tables {"vi": ..., "en": ...}, and of columns said in both: a pair wherever they stand."""
    pairs = [n for n in ast.walk(tree) if isinstance(n, ast.Dict)]
    both: list[ast.AST] = [n for n in pairs if {"vi", "en"} <= {k.value for k in n.keys if isinstance(k, ast.Constant)}]
    both += [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "says"]
    return {c.value for n in both for c in ast.walk(n) if isinstance(c, ast.Constant) and isinstance(c.value, str)}


def test_no_words_of_a_language_in_logic() -> None:
    loose = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith((*TABLES, *SPELLING)):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        paired = _in_both_languages(tree)
        loose += [
            f"{name}:{line} {text!r}"
            for line, text in sorted(_texts(tree))
            # one letter is a matter of spelling, not of language
            if len(text) > 1 and text not in paired and text not in ALLOWED and _VIETNAMESE.search(text)
        ]
    assert loose == []


# What is written ------------------------------------------------------------------------------------------------------

ASIDE = re.compile(r"\d+/(?:\d{4}/)?(?:QĐ|NĐ|TT)-\w+|DỰ THẢO|{from}|{unit}")
"""What may stand in either language: symbols of documents, the official mark of a draft, places of a script."""
ENGLISH = re.compile(r"\b(the|and|of|with|not|from|are|has|units?|indicators?|levels?)\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=LANGUAGES)
def run_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """A language and what ``aggregate`` writes in it about two units whose answers are of no language."""
    language, folder = request.param, tmp_path_factory.mktemp(request.param)
    (folder / "mail").mkdir()
    catalog = load_catalog()
    level = [say(mark.word, language) for mark in catalog.scale.levels]
    for code in ("11413", "11414"):
        stamp = Stamp(unit=Unit(code=code, name=f"X{code}", level="commune"), period="2026")
        values: dict[tuple[str, str], object] = {("1", "task"): "T1", ("1", "lead"): "L1", ("2.1.a", "self_level"): "?"}
        for number, indicator in enumerate(catalog.indicators):
            rows = [criterion.id for criterion in indicator.criteria] or [indicator.id]
            values |= {(row, "self_level"): level[number % 3] for row in rows[number % 2 :]}
        fill(folder / "mail" / f"{code}.xlsx", values, content=new_workbook(catalog, language, stamp))
    (folder / "mail" / "x.xlsx").write_bytes(b"")
    order = run_aggregate.Order(folder / "mail", folder / "out", None, None, False, None, language)
    assert run_aggregate.run(order, None) == 1
    written = {
        name: text for name, text in read(folder / "out").items() if not name.startswith("data/")
    }  # keys, not words
    return language, {name: text.replace(str(folder), "") for name, text in written.items()}


def test_outputs_speak_one_language(run_of: tuple[str, dict[str, str]]) -> None:
    language, written = run_of
    assert {Path(name).suffix for name in written} == {".xlsx", ".docx", ".html", ".md"}
    other = ENGLISH if language == "vi" else _VIETNAMESE
    mixed = [
        f"{name}: {line.strip()[:120]}"
        for name, content in written.items()
        for line in content.splitlines()
        if other.search(ASIDE.sub("", line))
    ]
    assert mixed == []
