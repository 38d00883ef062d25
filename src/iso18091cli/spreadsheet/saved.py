"""A file's own properties → when it was last saved. Its author's clock may be wrong, and anybody can write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from iso18091cli.spreadsheet.container import Container
from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.unreadable import Unreadable

_PROPERTIES = {"xlsx": ("docProps/core.xml", "created", "modified"), "ods": ("meta.xml", "creation-date", "date")}
"""Kind of file -> the part that says it, and the names of its elements for the first and the last time."""
_SPACES = dict.fromkeys(
    (
        "http://purl.org/dc/terms/",
        "http://purl.org/dc/elements/1.1/",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    ),
    "",
)
"""Namespaces of these elements."""
_LARGEST = 1 << 16
"""Bytes of such a part; one is 1 kB large."""
_VIETNAM = timezone(timedelta(hours=7))
"""What an .ods says is the time where it was saved, and it does not say where that was."""


def last_saved(container: Container) -> str:
    """When the file was last saved: ISO 8601 in UTC, to the second; "" where it does not say, or was never saved again.

    A damaged part costs nothing but the answer: no cell stands in it.
    """
    part, first, last = _PROPERTIES.get(container.kind, ("", "", ""))
    try:
        content = container.part(part) if part else None
        times = _times(content, first, last) if content and len(content) <= _LARGEST else {}
    except Unreadable:
        return ""
    saved, made = _moment(times.get(last, "")), _moment(times.get(first, ""))
    return "" if saved is None or saved == made else saved.strftime("%Y-%m-%dT%H:%M:%SZ")


def _times(content: bytes, *names: str) -> dict[str, str]:
    found: dict[str, str] = {}
    open_tags: list[str] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        open_tags.append(name)

    def end(_name: str) -> None:
        open_tags.pop()

    def text(written: str) -> None:
        if open_tags and open_tags[-1] in names:
            found[open_tags[-1]] = found.get(open_tags[-1], "") + written

    parse(content, start, end, text, _SPACES)
    return found


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written.strip()[:40])
        return (moment if moment.tzinfo else moment.replace(tzinfo=_VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
