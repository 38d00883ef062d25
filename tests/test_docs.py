"""The docs: every shell example is run, every runnable block too; no link is dead; both READMEs say the same."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

from reference_pages import command_tree, walk  # noqa: E402  (found by the line above)

from iso18091cli.catalog import load_catalog  # noqa: E402
from iso18091cli.checks.table import RULES  # noqa: E402
from iso18091cli.cli import main  # noqa: E402
from iso18091cli.form.layout import META_KEYS, plan  # noqa: E402
from iso18091cli.messages.register import COLUMNS as REGISTER_COLUMNS  # noqa: E402
from iso18091cli.model.text import LANGUAGES  # noqa: E402
from iso18091cli.model.units import KINDS, LEVELS, STATUSES  # noqa: E402
from iso18091cli.reports.data.exports import EXPORTS  # noqa: E402

READMES = (ROOT / "README.md", ROOT / "README.vi.md")
PAGES = [*READMES, *sorted((ROOT / "docs").glob("*.md"))]
TRANSLATED = {"README.vi.md": "README.md"} | {
    f"{vietnamese}.md": f"{english}.md"
    for vietnamese, english in {
        "bo-chi-so-rieng": "own-catalogue",
        "danh-sach-don-vi": "register",
        "doc-ket-qua": "reading-results",
        "du-lieu": "data",
        "thu-gui-di": "mail-out",
        "thu-dien-tu": "mail",
        "hop-thu": "mailbox",
    }.items()
}
"""Pages whose examples are those of another page, which are run there."""
NOT_RUN = ("make ", "pipx ", "uv ", "pip ", "python -m pip ", "py ", "git ")
"""Lines of shell examples that install or build: not run here."""
UNITS = {"hai-an": "306", "an-duong": "312", "vinh-bao": "316"}
"""Of the twelve workbooks of the pilot: a sound one, one that is not complete, a faulty one."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the remark in front of it ("run", "file: NAME" or "")."""

    language: str
    text: str
    remark: str


def blocks(page: Path) -> list[Block]:
    found = re.finditer(r"(?:^<!-- (.*?) -->\n)?^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    return [Block(match[2], match[3], match[1] or "") for match in found]


def shell_lines(page: Path) -> list[str]:
    lines = [line for block in blocks(page) if block.language == "console" for line in block.text.splitlines()]
    return [line for line in lines if line.strip()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the examples find in the repository: workbooks of the pilot with their register, the examples' catalogues.

    Three workbooks stand for the twelve.
    """
    monkeypatch.setenv("HOME", str(tmp_path))  # no example may touch a developer's own
    pilot = tmp_path / "examples" / "pilot-2023"
    pilot.mkdir(parents=True)
    for name in UNITS:
        shutil.copy(ROOT / "examples" / "pilot-2023" / f"{name}.xlsx", pilot)
    lines = (ROOT / "examples" / "pilot-2023" / "units.csv").read_text("utf-8-sig").splitlines(keepends=True)
    kept = [line for line in lines if not line[0].isdigit() or line.partition(";")[0] in UNITS.values()]
    assert len(kept) == 2 + len(UNITS)
    (pilot / "units.csv").write_text("".join(kept), "utf-8")
    for path in ROOT.glob("examples/*/catalog.yaml"):
        shutil.copytree(path.parent, tmp_path / path.parent.relative_to(ROOT))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Runs a line of a shell example, ``> FILE`` included; its exit code and what it printed."""
    words = shlex.split(line, comments=True)
    target = words[words.index(">") + 1] if ">" in words else None
    monkeypatch.setattr(sys, "argv", words[: words.index(">")] if target else words)
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main()
    printed = []
    for stream in (out, err):
        stream.seek(0)  # flushes as well
        printed.append(stream.buffer.read())
    if target:
        Path(target).write_bytes(printed[0])
    code = ended.value.code
    return code if isinstance(code, int) else int(code is not None), b"".join(printed).decode()


def _commands(page: Path) -> list[list[str]]:
    return [shlex.split(line, comments=True) for line in shell_lines(page) if line.startswith("iso18091 ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_examples_take_from_the_repository_is_there(page: Path) -> None:
    for words in _commands(page):
        for word in words:
            if word.startswith("examples/"):
                assert (ROOT / word).exists(), f"{page.name}: {word}"
            assert not re.match(rf"({'|'.join(UNITS)})\.xlsx$|pilot-2023", word), f"{page.name}: whose {word}?"


@pytest.mark.parametrize("page", [page for page in PAGES if page.name in TRANSLATED], ids=lambda page: page.name)
def test_a_translated_page_has_no_examples_of_its_own(page: Path) -> None:
    original = next(other for other in PAGES if other.name == TRANSLATED[page.name])
    assert [words for words in _commands(page) if words not in _commands(original)] == []


@pytest.mark.parametrize("page", [p for p in PAGES if p.name not in TRANSLATED], ids=lambda page: page.name)
def test_examples_run(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: dict[str, object] = {"__name__": "example"}
    for block in blocks(page):
        if block.remark.startswith("file: "):
            (folder / block.remark.removeprefix("file: ")).write_text(block.text, "utf-8")
        elif block.language == "console":
            for line in block.text.splitlines():
                if line.startswith(NOT_RUN):
                    print("not run:", line)
                elif line.strip():
                    assert line.startswith("iso18091 "), f"{page.name}: who is to run this? {line}"
                    code, printed = run(line, monkeypatch)
                    assert code == 0 or (code == 1 and " validate " in line), f"{page.name}: {line}\n{printed}"
        elif block.remark == "run" and block.language == "python":
            exec(compile(block.text, f"{page.name} (example)", "exec"), names)
        elif block.remark == "run" and block.language == "sql":
            rows = duckdb.sql(block.text).fetchall()
            assert rows, block.text
        else:
            assert not block.remark, f"{page.name}: what is <!-- {block.remark} --> to do?"


def test_the_data_page_has_examples_of_each_kind() -> None:
    run_here = [block.language for block in blocks(ROOT / "docs" / "data.md") if block.remark == "run"]
    assert {"python", "sql"} <= {*run_here}


def test_both_readmes_have_the_same_sections_and_commands() -> None:
    english, vietnamese = READMES
    headings = [re.findall(r"^#+ ", page.read_text("utf-8"), re.M) for page in READMES]
    assert headings[0] == headings[1]
    commands = [[shlex.split(line, comments=True) for line in shell_lines(page)] for page in READMES]
    assert commands[0] == commands[1]
    rows = [len(re.findall(r"^\|", page.read_text("utf-8"), re.M)) for page in READMES]
    assert rows[0] == rows[1]
    assert f"({vietnamese.name})" in english.read_text("utf-8")
    assert f"({english.name})" in vietnamese.read_text("utf-8")


def anchors(page: Path) -> set[str]:
    """Headings as GitHub makes anchors of them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_tests_that_are_named_are_there() -> None:
    named = re.findall(r"tests/(test_\w+\.py)::(\w+)", (ROOT / "docs" / "robustness.md").read_text("utf-8"))
    gone = [(file, test) for file, test in named if f"def {test}(" not in (ROOT / "tests" / file).read_text("utf-8")]
    assert len(named) > 20 and not gone


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{page.name}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_parameter_has_help(language: str) -> None:
    found = list(walk(command_tree(language)))
    assert len(found) > 8
    for words, command in found:
        assert (command.help or "").strip(), words
        for parameter in command.params:
            assert (parameter.help or "").strip(), (words, parameter.name)


def test_every_command_is_on_both_pages_in_its_language() -> None:
    pages = {"en": "commands.md", "vi": "lenh.md"}
    for language, name in pages.items():
        text = (ROOT / "docs" / name).read_text("utf-8")
        for words, command in walk(command_tree(language)):
            assert f"## {' '.join(words)}\n\n{command.help}\n" in text


def test_every_rule_is_on_the_rules_page() -> None:
    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for rule in RULES.values():
        assert f"\n### {rule.code} {rule.name}\n" in text
        assert rule.fix["vi"] in text and rule.fix["en"] in text


def test_the_register_page_names_every_column_and_key() -> None:
    text = (ROOT / "docs" / "register.md").read_text("utf-8")
    for key in (*REGISTER_COLUMNS, *LEVELS, *KINDS, *STATUSES):
        assert f"`{key}`" in text, key
    for column in REGISTER_COLUMNS.values():
        assert column["vi"] in text, column


def test_the_data_page_names_every_table() -> None:
    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    by_hand = text.partition("## All columns")[0]
    for export in EXPORTS:
        assert f"`{export.name}.csv`" in by_hand
        assert all(f"`{column}`" in by_hand for column in export.key)


def test_the_contract_names_every_key_of_the_workbook() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    contract = text.partition("### Workbook keys")[2].partition("\n### ")[0]
    columns = {key for sheet in plan(load_catalog(None), "vi").sheets for key in sheet.keys}
    assert {"self_level", "value", "answer", "task", "points"} <= columns
    assert [key for key in sorted({*columns, *META_KEYS}) if f"`{key}`" not in contract] == []


def test_every_output_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the contract each by name, in the tables of both READMEs each file or the kind of it."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    contract = text.partition("### Output files")[2].partition("\n### ")[0]
    names: set[str] = set()
    for language in LANGUAGES:
        code, printed = run(f"iso18091 aggregate examples/pilot-2023 -o {language} --lang {language}", monkeypatch)
        assert code == 0, printed
        names |= {path.relative_to(language).as_posix() for path in Path(language).rglob("*") if path.is_file()}
    kinds = {re.sub(r"^(plans|notices)/.*(?=\.)", r"\1/<unit>", name) for name in names}
    assert {"plans/<unit>.docx", "summary.xlsx", "data/scores.csv"} <= kinds
    assert [kind for kind in sorted(kinds) if f"`{kind.removeprefix('data/')}`" not in contract] == []
    for readme in READMES:
        table = "".join(re.findall(r"^\|.*\n", readme.read_text("utf-8"), re.M))
        shown = [re.sub(r"<unit>|(?<=data/).*(?=\.csv)", "*", kind) for kind in sorted(kinds) if kind[0] != "."]
        assert [kind for kind in shown if f"`{kind}`" not in table] == [], readme.name
