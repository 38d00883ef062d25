"""The language that a user asks for."""

from __future__ import annotations

import os
import sys
from itertools import pairwise

from iso18091cli.model.text import LANGUAGES

VARIABLE = "ISO18091_LANG"


def wanted_language() -> str:
    """The language of ``--lang``, else of the environment, else the first the program speaks."""
    asked = os.environ.get(VARIABLE, "")
    for word, following in pairwise([*sys.argv[1:], ""]):
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def said_language() -> str:
    """The language given by ``--lang``, "" where none is: the environment says nothing about the language of a file."""
    asked = any(word == "--lang" or word.startswith("--lang=") for word in sys.argv[1:])
    return wanted_language() if asked else ""
