"""What is shipped works alone: sdist and wheel are built, the wheel is installed in a fresh environment and used there."""

from __future__ import annotations

import json
import shutil
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from iso18091cli import __version__
from shipping import ROOT, bare, need_index, run

pytestmark = [
    pytest.mark.shipping,
    pytest.mark.skipif(sys.platform == "win32", reason="runs programs by their POSIX places"),
]


@dataclass(frozen=True)
class Shipped:
    """The files as they are published."""

    sdist: Path
    wheel: Path


@dataclass(frozen=True)
class Installed:
    """The program in an environment of its own, used from an empty folder."""

    scripts: Path
    folder: Path

    def __call__(self, *arguments: str, expected: int = 0, **variables: str) -> str:
        return run([self.scripts / "iso18091", *arguments], self.folder, bare(self.folder, **variables), expected)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """Both files; the wheel is built from the unpacked sdist, so that the sdist is complete."""
    folder = tmp_path_factory.mktemp("dist")
    need_index(folder / "reached")
    run([sys.executable, "-m", "build", "--outdir", folder, ROOT], folder)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return Shipped(sdist, wheel)


@pytest.fixture(scope="session")
def iso18091(shipped: Shipped, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel alone in a fresh environment, in the versions of constraints.txt."""
    folder = tmp_path_factory.mktemp("fresh")
    run([sys.executable, "-m", "venv", "venv"], folder)
    scripts = folder / "venv" / "bin"
    constraints = ROOT / "constraints.txt"
    install = [scripts / "python", "-m", "pip", "install", "--quiet", "--no-compile", "--constraint", constraints]
    run([*install, shipped.wheel], folder)
    empty = folder / "empty"
    empty.mkdir()
    return Installed(scripts, empty)


def test_wheel_holds_what_the_program_needs(shipped: Shipped) -> None:
    with zipfile.ZipFile(shipped.wheel) as archive:
        names = set(archive.namelist())
    assert "iso18091cli/data/indicator_catalog.yaml" in names
    templates = {path.name for path in (ROOT / "templates").iterdir() if path.suffix in (".j2", ".docx")}
    assert {f"iso18091cli/data/templates/{name}" for name in templates} <= names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if "cache__" in name or "_cache/" in name or name.endswith((".pyc", ".pyi"))]
    # Nothing but the package: tests and tools stay at home.
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"iso18091cli"}


def test_sdist_holds_what_a_developer_needs(shipped: Shipped) -> None:
    with tarfile.open(shipped.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "Makefile", "constraints.txt", "indicator_catalog.yaml"}
    assert wanted <= names
    assert {"tests/test_shipping.py", "tools/make_bundle.py", "tools/bundle/cai-dat.bat"} <= names
    assert not [name for name in names if "cache__" in name or "_cache/" in name or name.endswith(".pyc")]


def test_it_tells_its_version_and_help(iso18091: Installed) -> None:
    assert iso18091("--version").strip() == f"iso18091 {__version__}"
    said = run([iso18091.scripts / "python", "-m", "iso18091cli", "--help"], iso18091.folder, bare(iso18091.folder))
    assert "new-workbook" in said
    iso18091(expected=2)  # no arguments at all: the help goes to stderr


def test_the_chain_works_from_an_empty_folder(iso18091: Installed) -> None:
    assert "iso18091-vn" in iso18091("catalog", "check")
    iso18091("new-workbook", "--lang", "en", "-o", "units/blank.xlsx")
    document = json.loads(iso18091("score", "units/blank.xlsx", "--json"))
    assert document["total"]["assessed"] == 0
    assert document["total"]["score"] is None
    iso18091("aggregate", "units", "--lang", "en", expected=2)  # nothing is answered in it: it counts for nothing
    shutil.copy(ROOT / "examples" / "pilot-2023" / "hai-an.xlsx", iso18091.folder / "units")
    iso18091("aggregate", "units", "--lang", "en")
    assert (iso18091.folder / "units-summary" / "summary.xlsx").is_file()
    assert (iso18091.folder / "units-summary" / "data" / "scores.csv").is_file()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_shell_completion(shell: str, iso18091: Installed) -> None:
    script = iso18091(_ISO18091_COMPLETE=f"source_{shell}")
    assert f"complete_{shell}" in script
    typed = {"COMP_WORDS": "iso18091 cat", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "iso18091 cat"}
    typed |= {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "cat", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    offered = iso18091(_ISO18091_COMPLETE=f"complete_{shell}", **typed)
    assert "catalog" in offered
    assert "score" not in offered


def test_constraints_are_plain_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line.partition("==") for line in lines if not line.startswith("#")]
    assert all(name and version and not set(name + version) & set("@/:; ") for name, _, version in pins)
    names = [name.lower() for name, _, _ in pins]
    assert {"typer", "openpyxl", "pandas", "pytest", "ruff"} <= set(names)
    assert "iso18091cli" not in names
