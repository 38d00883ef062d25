"""Plain data of a catalogue → its records one by one; and the checks that several kinds of record share."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.messages.unknown_word import nearest_or_all
from iso18091cli.model.spelling import nearest

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_RESERVED = ("id", "total")  # row keys of the workbook


def items(document: Document, *keys: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every record of a list, and of lists inside its records: ``items(d, "indicators", "criteria")``."""

    def walk(value: Any, path: Path, rest: tuple[str, ...]) -> Iterator[tuple[Path, dict[str, Any]]]:
        if not rest:
            if isinstance(value, dict):
                yield path, value
        elif isinstance(value, dict):
            child = value.get(rest[0])
            if isinstance(child, list):
                for index, item in enumerate(child):
                    yield from walk(item, (*path, rest[0], index), rest[1:])
            elif child is not None:
                yield from walk(child, (*path, rest[0]), rest[1:])

    return walk(document.data, (), keys)


def number(value: Any) -> float | None:
    """The value as a number; ``None`` for anything else, true and false included."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def known(document: Document, key: str, *keys: str) -> list[str]:
    """The ids or keys of the records of a list."""
    return [str(item[key]) for _, item in items(document, *keys) if key in item]


def refer(document: Document, path: Path, found: Any, known: Sequence[str], to: str = "unknown-reference") -> None:
    """Reports a name that is not among the known ones. Where none are known, that is a fault reported elsewhere."""
    if isinstance(found, str) and known and found not in known:
        listed = ", ".join(known)
        document.report(to, path, found=found, known=listed, hint=nearest_or_all(nearest(found, known), listed))


def between(document: Document, path: Path, found: Any, low: float, high: float) -> None:
    """Reports a number outside of these limits, which are inclusive."""
    here = number(found)
    if here is not None and not low <= here <= high:
        document.report("out-of-range", path, found=str(found), low=f"{low:g}", high=f"{high:g}")


def rising(document: Document, key: str, records: Sequence[tuple[Path, dict[str, Any]]]) -> None:
    """Reports figures that do not rise from record to record."""
    for (_, before), (path, item) in itertools.pairwise(records):
        low, high = number(before.get(key)), number(item.get(key))
        if low is not None and high is not None and high <= low:
            document.report("not-rising", path, found=f"{high:g}", before=f"{low:g}")


def unique(document: Document, key: str, records: Sequence[tuple[Path, Any]]) -> None:
    """Reports ids that are not valid or stand there twice."""
    first: dict[Any, Path] = {}
    for path, item in records:
        found = item.get(key) if isinstance(item, dict) else None
        if not isinstance(found, str | int):
            continue
        if isinstance(found, str) and (not _ID.fullmatch(found) or found in _RESERVED):
            document.report("bad-id", path, found=found, reserved=", ".join(_RESERVED))
        if found in first:
            line = document.line(first[found])
            document.report("repeated-id", path, found=str(found), first=str(line))
        first.setdefault(found, path)
