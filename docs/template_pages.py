"""Names that templates may use -> docs/templates.md and docs/bieu-mau.md."""

from __future__ import annotations

from iso18091cli.messages.documents import NAMES, WORDS

NOTE = "<!-- Made by docs/generate.py. Do not edit. -->"


def templates_page(language: str) -> str:
    """Every document with the names its template may use; a document that shares another's names refers to it."""

    def word(key: str) -> str:
        return WORDS[key][language]

    parts = [NOTE, f"# {word('page-title')}", word("page-intro")]
    before: list[object] = []
    for document, names in NAMES.items():
        parts.append(f"## {word(f'page-{document}')}")
        if names in before:
            parts.append(word("page-same"))
            continue
        before.append(names)
        rows = [f"| {word('page-name')} | {word('page-meaning')} |", "|---|---|"]
        parts.append("\n".join([*rows, *(f"| `{name}` | {text[language]} |" for name, text in names.items())]))
    return "\n\n".join(parts) + "\n"
