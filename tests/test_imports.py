"""Imports go one way, each third-party package has one home, and a command line that only helps loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "iso18091cli"
SOURCE = Path(__file__).parent.parent / "src" / PACKAGE
PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"

VALUES = ("model", "errors", "messages", "files.harmless", "spreadsheet.unreadable")
"""What every room may know: the values that travel, and what is said."""

# Each room, and what of ours it may import besides itself. Rooms stand in the order of the flow, and arrows go one way.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    # values
    "model": (),
    "errors": ("model",),
    "messages": ("model", "errors"),
    "files.harmless": (),
    "spreadsheet": (),
    # pure
    "form.layout": ("model", "messages"),
    "scoring": ("model",),
    "checks": (*VALUES, "form.layout", "scoring"),
    "register.identity": (*VALUES, "checks"),
    # steps
    "files": VALUES,
    "catalog.as_json": ("model",),
    "catalog": (*VALUES, "checks", "files"),
    "register": (*VALUES, "spreadsheet", "files.csv_lines"),
    "round": (*VALUES, "files", "catalog.yaml_file"),
    "finishing": (),
    "form": (*VALUES, "finishing", ""),
    "reading": (*VALUES, "form.layout", "spreadsheet"),
    "intake": (*VALUES, "checks", "scoring", "reading", "files", "results"),
    "results": (*VALUES, "files", "scoring"),
    "register.national": ("model",),
    "register.above": ("model", "register.national"),
    "register.lineage": ("model", "register.national"),
    "figures": (
        *VALUES,
        "checks",
        "register.identity",
        "register.above",
        "register.lineage",
        "results",
        "files.outputs",
        "catalog.as_json",
        "catalog.diff",
        "scoring",
    ),
    "appraisal": (*VALUES, "checks", "scoring"),
    "mail": (*VALUES, "files"),
    "reports": (
        *VALUES,
        *("finishing", "checks", "scoring", "files", "register.identity", "register.above", "results"),
        "appraisal",
    ),
    "render": (*VALUES, "checks", "scoring", "files.csv_lines"),
    "cli": ("",),
    "": ("cli",),
}

# What a room takes from another one against the table, and why that is better than the table.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("catalog.titles", "spreadsheet"): "a table of titles sent as .xlsx comes from strangers as well: the same guard",
    ("render", "catalog.diff"): "shows what it found; its types are values",
    ("render", "catalog.yaml_file"): "shows where a record stands; its types are values",
    ("intake.examine", "spreadsheet.container"): "how large a file may be to be looked at",
    ("intake.content", "spreadsheet"): "what a file is, its bytes say: known in one place",
    ("intake.unpack", "spreadsheet"): "the same of what lies in a mail or a packed file",
    ("intake.look", "spreadsheet"): "the same, for the ending under which a file is kept",
}

# Every third-party package and the modules that may import it.
HOMES: dict[str, tuple[str, ...]] = {
    "email_validator": ("model.address",),
    "openpyxl": ("form",),
    "olefile": ("intake.outlook",),
    "imapclient": ("mail.imap",),
    "python_calamine": ("spreadsheet.workbook",),
    "yaml": ("catalog.yaml_file",),
    "platformdirs": ("files.cache",),
    "pebble": ("intake.read_all",),
    "pydantic": ("catalog.load",),
    "pydantic_core": ("catalog.load",),
    "pandas": ("figures", "reports.data.frames"),
    "xlsxwriter": ("reports.excel",),
    "lxml": ("finishing",),
    "jinja2": ("reports",),
    "PIL": ("reports.pictures.png",),
    "markupsafe": ("reports",),
    "docxtpl": ("reports.word",),
    "docx": ("reports.word",),
    "typer": ("cli.app", "cli.command", "cli.options", "cli.steps"),
    "rich": ("render", "cli"),
    "typing_extensions": ("render.json_text", "render.fewest_json"),
}

HEAVY = (
    "openpyxl",
    "pandas",
    "numpy",
    "jinja2",
    "docx",
    "docxtpl",
    "yaml",
    "pydantic",
    "xlsxwriter",
    "lxml",
    "python_calamine",
    "PIL",
    "imapclient",
)


def _modules() -> dict[str, Path]:
    """Modules by the name inside the package: "catalog.yaml_file", "cli" for its __init__, "" for the package itself."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = list(path.relative_to(SOURCE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _imports(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it, with the names taken from our own packages."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = str(node.module)
            inner = module.removeprefix(PACKAGE).lstrip(".")
            for alias in node.names:
                name = f"{inner}.{alias.name}".lstrip(".")
                yield f"{PACKAGE}.{name}" if module.startswith(PACKAGE) and name in MODULES else module


def _within(module: str, part: str) -> bool:
    return module == part or module.startswith(f"{part}.")


def _row(module: str) -> str:
    """The row of the table for a module: the longest name that holds it."""
    return max((row for row in MAY_IMPORT if _within(module, row) and row), key=len, default="")


def _allowed(module: str, target: str) -> bool:
    row = _row(module)
    if row == "cli" or _within(target, row) or any(_within(target, part) for part in MAY_IMPORT[row]):
        return True
    return any(_within(module, source) and (target == to or (to and _within(target, to))) for source, to in EXCEPTIONS)


@pytest.mark.parametrize("module", [name for name in MODULES if name not in ("", "__main__")])
def test_imports_go_one_way(module: str) -> None:
    ours = {name.removeprefix(PACKAGE).lstrip(".") for name in _imports(MODULES[module]) if name.startswith(PACKAGE)}
    wrong = sorted(target for target in ours if not _allowed(module, target))
    assert not wrong, f"{module} (row {_row(module)!r}) may not import {wrong}"


def test_every_module_has_a_row_and_every_exception_is_used() -> None:
    assert [name for name in MODULES if not _row(name) and name not in ("", "__main__")] == []
    used = {
        (source, to)
        for source, to in EXCEPTIONS
        for module, path in MODULES.items()
        if _within(module, source)
        for name in _imports(path)
        if name.startswith(PACKAGE)
        and ((target := name.removeprefix(PACKAGE).lstrip(".")) == to or (to and _within(target, to)))
    }
    assert used == set(EXCEPTIONS)


@pytest.mark.parametrize("module", MODULES)
def test_each_package_has_one_home(module: str) -> None:
    tops = {name.partition(".")[0] for name in _imports(MODULES[module])}
    foreign = tops - set(sys.stdlib_module_names) - {PACKAGE}
    assert foreign <= set(HOMES), "a new package wants a home in this table"
    assert {name for name in foreign if not any(_within(module, home) for home in HOMES[name])} == set()


CONNECT = {"smtplib", "imaplib", "imapclient", "socket", "socketserver", "urllib.request", "http", "ftplib", "asyncio"}
"""What opens connections; docs/mailbox.md lists the commands that do."""


def test_the_room_that_knows_a_network_is_the_one_for_mail() -> None:
    found = {
        module
        for module, path in MODULES.items()
        for name in _imports(path)
        if any(_within(name, each) for each in CONNECT)
    }
    assert found == {"mail.send", "mail.imap", "mail.server"}  # the last says whether the other end is here


def _heavy_loaded(arguments: list[str]) -> list[str]:
    """Which heavy packages a command loads, in a process of its own."""
    program = (
        "import sys\n"
        f"sys.argv = ['iso18091', *{arguments!r}]\n"
        "from iso18091cli.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print('', *sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout
    return done.stderr.splitlines()[-1].split()  # above it stands what comes next


@pytest.mark.parametrize("arguments", ["--help", "--version", "score --help", "rule S01", "rules"])
def test_what_only_helps_loads_nothing_heavy(arguments: str) -> None:
    assert _heavy_loaded(arguments.split()) == []


def test_a_workbook_is_scored_without_what_checks_a_catalogue_or_writes_files() -> None:
    workbook = str(PILOT / "an-bien.xlsx")
    _heavy_loaded(["score", workbook])  # the catalogue is remembered from here on
    assert set(_heavy_loaded(["score", workbook])) <= {"python_calamine"}
