"""A command as it is typed, run in this process: its exit code and what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from iso18091cli.cli import main


class Done(NamedTuple):
    """How a command ended: its exit code, what it printed, what it said beside it."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def commands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``iso18091`` with the words it is given."""

    def command(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["iso18091", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        code = end.value.code
        return Done(code if isinstance(code, int) else int(code is not None), *capsys.readouterr())

    return command
