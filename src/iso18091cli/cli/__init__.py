"""A command line → load, one call, render, exit code. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iso18091cli.model.text import Text

CANNOT_RUN = 2
"""Exit code of a command that gives no result."""


DEBUG_VARIABLE = "ISO18091_DEBUG"
"""With this in the environment, an error nobody foresaw shows where it came from."""
READER_GONE = 141
"""Exit code where the reader of our output has gone: what a shell expects of a program in a pipe (128 + SIGPIPE)."""


def main() -> None:
    """Runs the command line; the one place where errors become messages and exit codes."""
    # Python looks for garbage after every 700 new objects. In a short command that takes 7 ms and finds nothing.
    gc.set_threshold(10_000)
    from iso18091cli.cli.console import ReaderGone, abandon, prepare_streams, told

    prepare_streams()
    from iso18091cli.cli.app import app
    from iso18091cli.cli.command import WrongUsage
    from iso18091cli.errors import Iso18091Error

    try:
        with told():
            try:
                code = app(prog_name="iso18091", standalone_mode=False)
            finally:
                sys.stdout.flush()
        sys.exit(code)
    except ReaderGone:
        code = READER_GONE
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE) and not isinstance(error, Iso18091Error | WrongUsage):
            raise
        # What a library could not close is told with a trace when its objects go. We say it in a sentence.
        sys.unraisablehook = lambda _: None
        with suppress(Iso18091Error):  # stderr may be as full as stdout
            _tell(error)
        code = CANNOT_RUN
    abandon()
    sys.exit(code)


def _tell(error: Exception) -> None:
    from iso18091cli.cli.command import WrongUsage
    from iso18091cli.cli.console import err, told
    from iso18091cli.cli.language import wanted_language
    from iso18091cli.errors import Faults, Iso18091Error
    from iso18091cli.model.text import say

    language = wanted_language()
    if isinstance(error, WrongUsage):
        from iso18091cli.cli.usage import wrong_usage

        with told():
            sys.stderr.write(wrong_usage(error, language))
    elif isinstance(error, Faults):
        from iso18091cli.render.terminal import show_faults

        show_faults(err(), error.faults, language)
    else:
        text = error.text if isinstance(error, Iso18091Error) else _unforeseen(error)
        err().print(say(text, language), style="bold red", soft_wrap=True)


def _unforeseen(error: Exception) -> Text:
    """What nobody foresaw, as a sentence: a full disk under a library's temporary files, or a mistake of ours."""
    from iso18091cli.messages.cli import WORDS
    from iso18091cli.model.text import filled

    problem = f"{type(error).__name__}: {error}"[:300]
    return filled(WORDS["unexpected"], problem=problem, variable=DEBUG_VARIABLE)
