"""A part of XML from a stranger → its own elements, one after the other. No tree is built.

Names count with their namespace. What belongs to another vocabulary than the part's own, and lists of extensions, are
passed over with all that is in them; of alternate content the branch is taken that Excel takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from iso18091cli.spreadsheet.unreadable import Unreadable

Handler = Callable[[str, dict[str, str]], None]

RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",  # "strict"
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_EXTENSIONS = "http://schemas.microsoft.com/office/"
"""How the namespaces begin that Excel knows beside the standard's; no part of them holds a value of a cell."""
_LIST_OF_EXTENSIONS = "extLst"
_SPACES: Mapping[str, str] = dict.fromkeys(RELATIONS, "r:")


def parse(
    content: bytes,
    start: Handler,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    spaces: Mapping[str, str] = _SPACES,
) -> None:
    """Runs through a part's elements by their local names.

    ``spaces``: namespaces that count beside that of the first element, with what is put before the names of their
    elements and attributes. Attributes of any other namespace are left out.

    Raises:
        Unreadable: no XML.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    own = _Own(spaces, start, end, text)
    parser.StartNamespaceDeclHandler = own.declare
    parser.EndNamespaceDeclHandler = own.forget
    parser.StartElementHandler = own.start
    parser.EndElementHandler = own.end
    parser.CharacterDataHandler = own.text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("damaged-file", problem=expat.ErrorString(error.code) or "XML") from error


class _Own:
    """Hands on what belongs to the part's own vocabulary."""

    def __init__(
        self,
        spaces: Mapping[str, str],
        start: Handler,
        end: Callable[[str], None] | None,
        text: Callable[[str], None] | None,
    ) -> None:
        self._spaces = dict(spaces)
        self._start, self._end, self._text = start, end, text
        self._names: dict[str, str] = {}
        """Tag -> its name, of those that were met and count."""
        self._bound: defaultdict[str | None, list[str]] = defaultdict(list)
        """Prefix -> the namespaces it stands for, the one in force last."""
        self._depth = self._passed = 0
        """How many elements are open, and how many within one that is passed over."""
        self._chosen: list[bool] = []
        """Of each alternate content that is open, whether a branch was taken."""

    def declare(self, prefix: str | None, space: str) -> None:
        self._bound[prefix].append(space)

    def forget(self, prefix: str | None) -> None:
        self._bound[prefix].pop()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._passed:
            self._passed += 1
            return
        name = self._names.get(tag) or self._named(tag)
        self._depth += 1
        if name:
            self._start(name, self._known(attributes) if attributes else attributes)
        elif not self._is_taken(tag, attributes):
            self._depth -= 1
            self._passed = 1

    def _named(self, tag: str) -> str:
        """What an element goes by, "" where it does not count."""
        space, _, name = tag.rpartition(" ")
        if not self._depth:
            self._spaces.setdefault(space, "")
        if space not in self._spaces or name == _LIST_OF_EXTENSIONS:
            return ""
        self._names[tag] = self._spaces[space] + name
        return self._names[tag]

    def _known(self, attributes: dict[str, str]) -> dict[str, str]:
        if " " not in "".join(attributes):
            return attributes
        named = {}
        for key, value in attributes.items():
            space, _, name = key.rpartition(" ")
            if not space or space in self._spaces:
                named[self._spaces.get(space, "") + name if space else name] = value
        return named

    def _is_taken(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether an element that does not count holds some that do."""
        space, _, name = tag.rpartition(" ")
        if space == _COMPATIBILITY and name == "AlternateContent":
            self._chosen.append(False)
            return True
        if space != _COMPATIBILITY or not self._chosen or self._chosen[-1]:
            return False
        if name == "Choice":
            needed = ["".join(self._bound[prefix][-1:]) for prefix in attributes.get("Requires", "").split()]
            self._chosen[-1] = all(space in self._spaces or space.startswith(_EXTENSIONS) for space in needed)
            return self._chosen[-1]
        return name == "Fallback"

    def end(self, tag: str) -> None:
        if self._passed:
            self._passed -= 1
            return
        self._depth -= 1
        name = self._names.get(tag)
        if name is None:
            if tag.endswith(" AlternateContent"):
                self._chosen.pop()
        elif self._end is not None:
            self._end(name)

    def text(self, found: str) -> None:
        if not self._passed and self._text is not None:
            self._text(found)
