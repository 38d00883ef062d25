"""The language that a user asks for."""

from __future__ import annotations

import os
import sys
from itertools import pairwise

from iso18091cli.model.text import LANGUAGES

VARIABLE = "ISO18091_LANG"
OPTION = "--lang"


def asked_language() -> tuple[str, str]:
    """(language, who asks for it): ``--lang``, else the environment; ("", "") where nobody does."""
    asked, source = os.environ.get(VARIABLE, ""), VARIABLE
    for word, following in pairwise([*sys.argv[1:], ""]):
        if word == OPTION:
            asked, source = following, OPTION
        elif word.startswith(f"{OPTION}="):
            asked, source = word.partition("=")[2], OPTION
    return (asked, source) if asked in LANGUAGES else ("", "")


def wanted_language() -> str:
    """The language that is asked for, else the first the program speaks."""
    return asked_language()[0] or LANGUAGES[0]


def said_language() -> str:
    """The language given by ``--lang``, "" where none is: the environment says nothing about the language of a file."""
    asked = any(word == OPTION or word.startswith(f"{OPTION}=") for word in sys.argv[1:])
    return wanted_language() if asked else ""
