"""The language is a parameter of every output: words for people stand in the message tables and beside the rules alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "iso18091cli"
TABLES = ("messages/", "checks/", "model/units.py")
"""Where words for people live, each in Vietnamese and English."""
SPELLING = "spelling.py"
"""Letters, as old encodings show them."""
ALLOWED = {
    **dict.fromkeys(("ĐQqNameqQ", "ĐQqCodeqQ", "ĐQqParentqQ"), "workbook/batch.py: tokens with a letter beyond ASCII"),
    " Có phải là “": "catalog/titles.py: half of a sentence whose other half depends on the language asked for",
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
    """Texts of small tables {"vi": ..., "en": ...}, which are a pair wherever they stand."""
    pairs = [n for n in ast.walk(tree) if isinstance(n, ast.Dict)]
    both = [n for n in pairs if {"vi", "en"} <= {k.value for k in n.keys if isinstance(k, ast.Constant)}]
    return {c.value for n in both for c in ast.walk(n) if isinstance(c, ast.Constant) and isinstance(c.value, str)}


def test_no_words_of_a_language_in_logic() -> None:
    loose = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith((*TABLES, SPELLING)):
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
