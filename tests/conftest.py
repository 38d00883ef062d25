"""What several tests share: the examples' modules, and one running office program."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "examples"))
sys.path.insert(0, str(Path(__file__).parent.parent / "docs"))

from office import Office

# The user's own memory is neither read nor written by tests.
_MEMORY = tempfile.TemporaryDirectory(prefix="iso18091-memory-")
os.environ["ISO18091_CACHE"] = _MEMORY.name
# Neither is the user's language, nor that of the first command some test types: the program chooses its help and its
# default language when it is first loaded, which is here.
os.environ.pop("ISO18091_LANG", None)
import iso18091cli.cli.app  # noqa: E402, F401


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """A real LibreOffice. Where there is none, its tests are skipped; ISO18091_REQUIRE_TOOLS=1 makes that a failure."""
    if not Office.available():
        reason = "no LibreOffice with UNO on this machine (Debian: apt install libreoffice-calc python3-uno)"
        if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with Office() as running:
        yield running


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the files under tests/golden anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that need an office program take longest and go first, so that side by side none is waited for at the end."""
    dear = {item.path for item in items if "office" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in dear)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Holds a text against the file of that name under tests/golden; with --golden writes the file."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert text.splitlines() == path.read_text("utf-8").splitlines(), (
            "if this is meant: pytest --golden, then git diff"
        )

    return check
