"""The command line: load, one call, render, exit. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys

CANNOT_RUN = 2
"""Exit code of a command that gives no result."""


def main() -> None:
    """Runs the command line; the one place where errors become messages and exit codes."""
    from iso18091cli.cli.console import prepare_streams

    prepare_streams()
    from iso18091cli.cli.app import app, wanted_language
    from iso18091cli.errors import Iso18091Error

    try:
        app(prog_name="iso18091")
    except Iso18091Error as error:
        _tell(error, wanted_language())
        sys.exit(CANNOT_RUN)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has gone; that is no error of ours
        sys.exit(0)


def _tell(error: Exception, language: str) -> None:
    from iso18091cli.cli.console import err
    from iso18091cli.errors import Faults, Iso18091Error
    from iso18091cli.model.text import say

    if isinstance(error, Faults):
        from iso18091cli.render.terminal import show_faults

        show_faults(err(), error.faults, language)
    elif isinstance(error, Iso18091Error):
        err().print(say(error.text, language), style="bold red", soft_wrap=True)
