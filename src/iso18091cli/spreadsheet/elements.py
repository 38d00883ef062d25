"""A part of XML from a stranger → its elements, one after the other. No tree is built."""

from __future__ import annotations

from collections.abc import Callable

from iso18091cli.spreadsheet.unreadable import Unreadable

Handler = Callable[[str, dict[str, str]], None]


def parse(
    content: bytes, start: Handler, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Runs through a part's elements: their names as they are written, with the prefix cut off. No tree is built.

    Attributes keep their prefix.

    Raises:
        Unreadable: no XML.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    if end is not None:
        handler = end
        parser.EndElementHandler = lambda tag: handler(tag.rpartition(":")[2])
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("damaged-file", problem=expat.ErrorString(error.code) or "XML") from error
