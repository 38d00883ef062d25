"""Texts as an .xlsx writes them → as they are meant: what its XML escapes, and the table that its cells refer to."""

from __future__ import annotations

import re
from typing import NamedTuple

from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.sheet import Parts, Properties
from iso18091cli.spreadsheet.unreadable import Unreadable

MAX_TEXT = 8 << 20
"""Characters of the cells of all sheets together, texts counted in each cell that shows them."""
_MAX_TABLE = 24 << 20
"""Bytes of the table, markup included."""
MAX_ONE = 1 << 20
"""Bytes of one text as it is written; Excel keeps 32,767 characters. Mending takes time by length."""
_MAX_TAGS = 600_000

_TABLE = re.compile(rb"<(?:[^\s<>/:]+:)?sst[\s/>]")
_TEXT = re.compile(
    rb'<si>(?:<t(?: xml:space="preserve")?+>([^<]*+)</t>'
    rb'|((?:<r>(?:<rPr>(?:<[a-zA-Z][^<>]*+(?<=/)>)*+</rPr>)?+<t(?: xml:space="preserve")?+>[^<]*+</t></r>)++))</si>'
)
"""A text as every known program writes it: in one piece, or in parts that look different."""
_BETWEEN = re.compile(rb"(?:<\?xml[^<>]*\?>)?\s*<sst[^<>]*>\s*</sst>\s*")
_PART = re.compile(rb"<t[^<>]*+>([^<]*+)</t>")
_MARK = re.compile("&(?:(amp|lt|gt|quot|apos);|#([0-9]{1,7});|#x([0-9a-fA-F]{1,6});)?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Texts(NamedTuple):
    """The table of texts, in the order by which cells name them."""

    plain: list[str]
    rich: dict[int, bytes | Parts]
    """Texts in parts, as they are written or as they were parsed."""

    def parts(self, number: int) -> Parts:
        """The parts of a text; none where it is in one piece."""
        found = self.rich.get(number, ())
        return found if isinstance(found, tuple) else _parsed(b"<sst><si>" + found + b"</si></sst>").parts(0)


def read_texts(content: bytes) -> Texts:
    """Reads the table of texts.

    Raises:
        Unreadable: damaged, or too much of it.
    """
    if not _TABLE.search(content):
        raise Unreadable("damaged-file", problem="sharedStrings.xml")
    large = len(content) > _MAX_TAGS  # else none of the limits can be reached
    if large and (len(content) > _MAX_TABLE or content.count(b"<") + content.count(b"&") > _MAX_TAGS):
        raise Unreadable("overfull", what="text")
    pieces: list[bytes] = _TEXT.split(content)
    if _BETWEEN.fullmatch(b"".join(pieces[::3])):
        if large and max(map(len, filter(None, pieces)), default=0) > MAX_ONE:
            raise Unreadable("overfull", what="long-text")
        pairs = zip(pieces[1::3], pieces[2::3], strict=True)
        rich: dict[int, bytes | Parts] = {n: parts for n, parts in enumerate(pieces[2::3]) if parts is not None}
        texts = _decoded([b"".join(_PART.findall(parts)) if plain is None else plain for plain, parts in pairs])
        texts = [resolved(text) if "&" in text or "\r" in text else text for text in texts]
    else:
        texts, rich = _parsed(content)
        if large and max(map(len, texts), default=0) > MAX_ONE:
            raise Unreadable("overfull", what="long-text")
    if b"_" in content and b"_x" in content:  # one letter is found sooner
        texts = [*map(unescaped, texts)]
    return Texts(texts, rich)


def _parsed(content: bytes) -> Texts:
    """The table when it is not written as every known program writes it."""
    texts: list[str] = []
    rich: dict[int, bytes | Parts] = {}
    inside: list[str] = []
    """Tags that are open from <si> on."""
    pieces: list[str] = []
    parts: list[tuple[str, Properties]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if inside[:2] == ["si", "r"]:
            if inside[2:] == ["rPr"]:
                parts[-1][1][name] = attributes
        elif inside == ["si"] and name == "r":
            parts.append(("", {}))
        if inside or name == "si":
            inside.append(name)

    def text(found: str) -> None:
        if inside in (["si", "t"], ["si", "r", "t"]):
            pieces.append(found)
        if inside == ["si", "r", "t"]:
            parts[-1] = (parts[-1][0] + found, parts[-1][1])

    def end(_: str) -> None:
        if inside:
            inside.pop()
            if not inside:
                if parts:
                    rich[len(texts)] = tuple(parts)
                texts.append("".join(pieces))
                pieces.clear()
                parts.clear()

    parse(content, start, end, text)
    return Texts(texts, rich)


def _decoded(texts: list[bytes]) -> list[str]:
    try:
        return [text.decode("utf-8") for text in texts]
    except UnicodeDecodeError as error:
        raise Unreadable("damaged-file", problem="sharedStrings.xml") from error


def resolved(text: str) -> str:
    """Text out of XML with its line ends and entities as they are meant.

    Raises:
        Unreadable: an entity that XML does not know by itself; no office program writes one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("&#10;", "\n")
    return _MARK.sub(_character, text) if "&" in text else text


def _character(mark: re.Match[str]) -> str:
    name, decimal, hexadecimal = mark.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        raise Unreadable("damaged-file", problem="XML")
    return chr(code)


def unescaped(text: str) -> str:
    """Text without the escapes that Excel has of its own, such as _x000D_ for a character that XML cannot hold."""
    if "_x" not in text:
        return text
    return _PAIR.sub(_joined, _CODED.sub(lambda code: chr(int(code[1], 16)), text))


def _joined(pair: re.Match[str]) -> str:
    """The character that two halves of UTF-16 stand for, such as an emoji."""
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
