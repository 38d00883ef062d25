"""Writes every file of the repository that is made from the code: schemas of JSON and of the store, pages on commands,
rules, hostile files, templates and tables.

``python docs/generate.py`` writes them; ``--check`` writes nothing and fails, naming each file that is not up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from data_page import data_page
from reference_pages import commands_page, rules_page, rules_page_vi
from robustness_page import robustness_page
from schema_files import schema_files
from template_pages import templates_page

from iso18091cli.results.schema import PUBLIC, SCHEMA, public_sql, schema_sql

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    """Content of every generated file, by its place."""
    pages = {"commands.md": commands_page("en"), "lenh.md": commands_page("vi"), "rules.md": rules_page()}
    pages["quy-tac.md"] = rules_page_vi()
    pages |= {"templates.md": templates_page("en"), "bieu-mau.md": templates_page("vi")}
    pages["robustness.md"] = robustness_page()
    pages["data.md"] = data_page((ROOT / "docs" / "data.md").read_text("utf-8"))
    pages["du-lieu.md"] = data_page((ROOT / "docs" / "du-lieu.md").read_text("utf-8"), "vi")
    return {
        **{ROOT / "schemas" / name: text for name, text in schema_files().items()},
        **{ROOT / "docs" / name: text for name, text in pages.items()},
        SCHEMA: schema_sql(),
        PUBLIC: public_sql(),
    }


def stale(files: dict[Path, str]) -> list[Path]:
    """Those that are missing or hold something else."""
    return [path for path, text in files.items() if not path.is_file() or path.read_text("utf-8") != text]


def main(arguments: list[str]) -> int:
    """Writes the files, or with ``--check`` names those that are not up to date; the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    files = generated()
    found = stale(files)
    for path in found:
        name = path.relative_to(ROOT).as_posix()
        if arguments:
            print(f"not up to date: {name} (run: python docs/generate.py)", file=sys.stderr)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(files[path], "utf-8", newline="\n")
            print(f"written: {name}")
    return 1 if arguments and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
