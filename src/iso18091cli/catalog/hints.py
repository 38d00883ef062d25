"""Sound document → what its author may want to look at again: warnings, which keep no catalogue from being used."""

from __future__ import annotations

import re

from iso18091cli.catalog.walk import items
from iso18091cli.catalog.yaml_file import Document
from iso18091cli.errors import Fault
from iso18091cli.messages.catalog import FAULTS

_NUMBER = r"(?:\d+|hai|ba|bốn|năm|sáu|mười|two|three|four|five|six|ten)"
_AT_LEAST = r"ít nhất|tối thiểu|tối đa|không quá|từ|trên|dưới|đạt|at least|at most|more than|less than|no more than"
_NAMES_A_NUMBER = re.compile(rf"\d ?%|\b(?:{_AT_LEAST}) {_NUMBER}\b(?! ?[/.]\d)", re.IGNORECASE)


def hints(document: Document) -> tuple[Fault, ...]:
    """A warning for each criterion that names a number and counts nothing, by line. "At least one" is no number."""
    found: list[Fault] = []
    for path, criterion in items(document, "indicators", "criteria"):
        text = criterion.get("text")
        words = text.values() if isinstance(text, dict) else ()
        named = next((match[0] for word in words if (match := _NAMES_A_NUMBER.search(str(word)))), "")
        if named and "measure" not in criterion:
            line = document.line((*path, "text"))
            found.append(
                FAULTS["number-not-measured"].fault(document.file, line, str(criterion.get("id")), found=named)
            )
    return tuple(found)
