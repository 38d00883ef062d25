"""Sound document → what its author may want to look at again: warnings, which keep no catalogue from being used."""

from __future__ import annotations

import re

from iso18091cli.catalog.walk import items
from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.errors import Fault
from iso18091cli.messages.catalog import FAULTS
from iso18091cli.model.legal import BY_NAME

_NUMBER = r"(?:\d+|hai|ba|bốn|năm|sáu|mười|two|three|four|five|six|ten)"
_AT_LEAST = r"ít nhất|tối thiểu|tối đa|không quá|từ|trên|dưới|đạt|at least|at most|more than|less than|no more than"
_NAMES_A_NUMBER = re.compile(rf"\d ?%|\b(?:{_AT_LEAST}) {_NUMBER}\b(?! ?[/.]\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"\bsố (?:\d|\[)|\d/(?:QH|NĐ|NQ|QĐ|TT|CT)", re.IGNORECASE)


def hints(document: Document) -> tuple[Fault, ...]:
    """All warnings, by line."""
    return tuple(sorted((*_not_measured(document), *_legal_bases(document)), key=lambda fault: fault.line or 0))


def _not_measured(document: Document) -> list[Fault]:
    """A warning for each criterion that names a number and counts nothing. "At least one" is no number."""
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
    return found


def _legal_bases(document: Document) -> list[Fault]:
    """Those whose place in the order nobody tells, which are not cited as Decree 30/2020/NĐ-CP has it, or whose
    indicators are none of this catalogue: a document would leave them out.
    """
    found: list[Fault] = []

    def report(code: str, path: Path, **arguments: str) -> None:
        id = str(items_by_path[path[:2]].get("id"))
        found.append(FAULTS[code].fault(document.file, document.line(path), id, **arguments))

    items_by_path = {path[:2]: basis for path, basis in items(document, "legal_bases")}
    known = {str(indicator.get("id")) for _, indicator in items(document, "indicators")}
    for path, basis in items_by_path.items():
        kind, text = basis.get("kind"), basis.get("text")
        said = str(text.get("vi", "")) if isinstance(text, dict) else ""
        if kind is None:
            report("basis-without-kind", path)
        elif kind in BY_NAME and _NUMBERED.search(said):
            report("law-with-number", (*path, "text"))
        elif kind not in BY_NAME and said and not _NUMBERED.search(said):
            report("basis-without-number", (*path, "text"))
        for id in basis.get("indicators") or ():
            if str(id) not in known:
                report("basis-of-no-indicator", (*path, "indicators"), found=str(id))
    return found
