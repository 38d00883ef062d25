"""What several tests share: the examples' modules, and one running office program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "examples"))

from office import Office  # noqa: E402  (found by the line above)


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
