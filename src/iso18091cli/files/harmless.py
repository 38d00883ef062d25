"""Text that others typed, made harmless for the place it goes to: terminal, JSON, CSV, Markdown, XML.

What is written stays readable: "- Đã ban hành" looks like a list and is one, "=1+1" is text.
"""

from __future__ import annotations

import re
from itertools import pairwise

# C0 and C1 controls except tab and line feed, DEL, line separators, marks that turn the direction of writing, lone
# surrogates: a terminal obeys them, a reader does not see them.
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_OBEYED = re.compile(f"[{_UNSEEN}]")
_NOT_ASCII = re.compile("[^\x00-\x7e]")
_XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What Excel, LibreOffice and Google Sheets take for a formula, also behind blanks and in full width; and a tab or a
# line end, behind which some look again. Apostrophes belong to what stands before it, so that ours can be undone.
_BEFORE = "'\"\\s\x00-\x1f\u200b\ufeff"
_FORMULA = re.compile(f"(?<![{_BEFORE}])([{_BEFORE}]*+)[=+\\-@＝＋－＠]")
_LOOKED_BEHIND = re.compile("'*+[\t\r\n\x00]")
_NEW_CELL = re.compile("[\t\r\n]")
_MARKDOWN = (
    r"(?i)[\\`*_{}\[\]<>|~&#$!]"  # what marks up anywhere
    r"|(?<=[A-Za-z]):(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.|@"  # what becomes a link by itself
    r"|^[-+=](?=\s|[-+=]|$)"  # what begins a list or a rule
    + "".join(rf"|(?<=^\d{{{digits}}})[.)](?=\s|$)" for digits in range(1, 10))
)
_LINE_ENDS = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


def csv_text(value: str) -> str:
    """Text of which no spreadsheet program takes a part for a formula: with "'" before "=", "+", "-", "@".

    Where a file with commas is opened as one with semicolons or tabs, a cell begins behind each of these and behind
    each line end, quoted or not; so an apostrophe is put there, too, and before a text that begins with a tab or a line
    end. It is put before every text of that kind, also where that begins with apostrophes; so whoever takes one
    away at each of these places has the text as it was typed: ``csv_typed``.
    """
    places = [0, *_formulas(value), len(value)]
    return "'".join(value[start:end] for start, end in pairwise(places))


def csv_typed(value: str) -> str:
    """The text that ``csv_text`` was given."""
    for place in reversed(_formulas(value)):
        if value[place : place + 1] == "'":
            value = value[:place] + value[place + 1 :]
    return value


def _formulas(value: str) -> list[int]:
    """Where something begins that some program takes for the beginning of a cell with a formula, in order."""
    places = {0} if _LOOKED_BEHIND.match(value) else set()
    for found in _FORMULA.finditer(value):
        start, before = found.start(), found[1]
        if ends := [end.end() for end in _NEW_CELL.finditer(before)]:
            places.add(start + ends[-1])
        elif start == 0 or value[start - 1] == ";":
            places.add(start)
    return sorted(places)


def markdown_text(value: str) -> str:
    """Text that Markdown shows as it is, in a table cell too: nothing in it marks up, links or breaks the row."""
    lines = _BLANKS.sub(lambda blanks: "\n" if _BREAK.search(blanks[0]) else blanks[0], value.strip())
    text = _OBEYED.sub("", lines)
    return re.sub(_MARKDOWN, lambda found: f"\\{found[0]}", text.strip()).replace("\n", "<br>")


def xml_text(value: str) -> str:
    """Text without the characters that no XML or HTML document should hold (so no .xlsx, .docx, page)."""
    return _XML_FORBIDS.sub("", value)


def visible(value: str) -> str:
    r"""Text a terminal shows and does not obey: ESC reads ``\x1b``, a mark that turns text around ``\u202e``."""
    return _OBEYED.sub(_escape, value)


def terminal_line(value: str) -> str:
    """What a terminal shows of a paragraph: ``visible``, and no line end in it, so nobody's text looks like ours."""
    return visible(_LINE_ENDS.sub(" ", value))


def one_line(value: str, longest: int) -> str:
    """Text on one line of at most that many characters, cut with "…": what stands whole elsewhere.

    Every line end, however it is spelt, and every run of blanks is one blank.
    """
    text = " ".join(value.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def header_text(value: str, longest: int) -> str:
    """Text for a mail header: one line, and nothing in it that a mail program obeys."""
    return one_line(_OBEYED.sub(" ", value), longest)


def json_text(document: str, ascii_only: bool = False) -> str:
    """A JSON document that says the same, with what a terminal would obey escaped; on request all but ASCII."""
    import json

    return (_NOT_ASCII if ascii_only else _OBEYED).sub(lambda found: json.dumps(found[0])[1:-1], document)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
