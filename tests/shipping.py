"""What the tests of shipping share: they need a package index, and run programs far from this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def need_index(folder: Path) -> None:
    """Skips where pip reaches no package index; ISO18091_REQUIRE_TOOLS=1 makes that a failure."""
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling"]
    tried = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
    if tried.returncode == 0:
        return
    reason = f"pip reaches no package index: {tried.stderr.strip()[-300:]}"
    if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def bare(home: Path, **more: str) -> dict[str, str]:
    """An environment that knows nothing of this repository or of anybody's settings."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", **more}


def run(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None, expected: int = 0
) -> str:
    """What a program says; it must end with that exit code."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == expected, f"{command}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout
