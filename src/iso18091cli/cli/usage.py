"""What typer says of itself (headings of help, what is wrong with a command line) in the language that is asked for.

typer speaks English alone. A sentence that a later version words in another way stays English; tests tell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from iso18091cli.messages.usage import OF_HELP, OF_REFUSALS
from iso18091cli.model.text import Text


def in_language(text: str, language: str, words: Mapping[str, Text] = OF_HELP) -> str:
    """typer's text in a language, by default one of a help; what is not known of it stays."""
    for english, own in words.items():
        if language in own:
            text = re.sub(english, own[language], text, flags=re.MULTILINE)
    return text


def wrong_usage(error: Any, language: str) -> str:  # noqa: ANN401 - of a library inside typer
    """What typer has to say about a command line that it does not understand."""
    said = io.StringIO()
    error.show(file=said)
    return in_language(said.getvalue(), language, OF_HELP | OF_REFUSALS)
