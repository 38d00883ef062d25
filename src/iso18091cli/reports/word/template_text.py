"""A part of a Word template as programs and people leave it → the same with every field whole and in plain letters.

Word splits a field over runs, corrects its quotation marks and records changes beside each other; LibreOffice writes
quotation marks as character references. Changes are taken as accepted: what is printed is the final text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_CHANGE_OF_LOOK = re.compile(r"<w:(\w+Change)\b[^>]*?(?:/>|>.*?</w:\1>)", re.DOTALL)
_DELETED_ROW = re.compile(
    r"<w:tr[ >](?:(?!<w:tr[ >]|</w:trPr>).)*<w:del [^>]*/>(?:(?!<w:tr[ >]).)*?</w:trPr>(?:(?!<w:tr[ >]).)*?</w:tr>",
    re.DOTALL,
)
_DELETED = re.compile(r"<w:(del|moveFrom)(?: [^>]*[^/])?>.*?</w:\1>", re.DOTALL)
_DELETED_MARK = re.compile(r"<w:(?:del|moveFrom) [^>]*/>")
_EMPTIED = re.compile(
    r"<w:p(?: [^>]*[^/])?>(?:(?!</?w:p[ >]|<w:t[ >]|<w:sectPr|<w:drawing|<w:pict).)*</w:p>(?!</w:tc>)", re.DOTALL
)
_INSERTED = re.compile(r"</?w:(?:ins|moveTo)(?: [^>]*)?/?>|<w:move(?:From|To)Range(?:Start|End)\b[^>]*/>")

_SECTION_END = re.compile(
    r"(<w:p[ >](?:(?!<w:p[ >]|</w:p>).)*?)(<w:sectPr[ >](?:(?!</w:sectPr>).)*</w:sectPr>)((?:(?!<w:p[ >]).)*?</w:p>)",
    re.DOTALL,
)
_GOVERNS = re.compile(r"{[{%]p ")
_TOKEN = re.compile(r"(<[^>]*>)")
FIELD = re.compile(r"{{(?:(?!{{|}}).)*}}|{%(?:(?!{%|%}).)*%}|{#(?:(?!{#|#}).)*#}", re.DOTALL)
"""A field, a statement or a remark of jinja."""
_NAME = r"[A-Za-z_]\w*(?:\.\w+)*\s*(?:\|[^{}]*)?"
_ALIKE = re.compile(rf"{{{{\s*[\w.]*\s*}}?|[$]?{{\s*%?\s*{_NAME}%?\s*}}+|{{\s+%[^{{}}]*%\s*}}", re.ASCII)
"""What looks like a field and is none: { name }, {{ name }, { % if name % }."""
_PLAIN = {
    **dict.fromkeys(("&apos;", "&#39;", "&#x27;", "&#8216;", "&#8217;", "‘", "’", "‚", "′"), "'"),
    **dict.fromkeys(("&quot;", "&#34;", "&#x22;", "&#8220;", "&#8221;", "“", "”", "„", "″"), '"'),
    **dict.fromkeys(("\u00a0", "\u202f", "&#160;", "&#xA0;"), " "),
    **dict.fromkeys(("\u00ad", "\u200b", "\u2060", "\ufeff"), ""),
}
_NOT_PLAIN = re.compile("|".join(map(re.escape, _PLAIN)))


def made_whole(xml: str) -> str:
    """The part with recorded changes accepted and each field inside one text; what only looks like a field is text."""
    tokens = _TOKEN.split(_accepted(xml))
    for texts in _paragraphs(tokens):
        _join(tokens, texts)
    return _SECTION_END.sub(_apart, "".join(tokens))


def _apart(paragraph: re.Match[str]) -> str:
    """A paragraph that governs others goes when it is filled in; the end of a section in it gets one of its own.

    LibreOffice leaves out the empty paragraph that held it, and the pages after it would lose their orientation.
    """
    if not _GOVERNS.search(_TOKEN.sub("", paragraph[0])):
        return paragraph[0]
    return f"{paragraph[1]}{paragraph[3]}<w:p><w:pPr>{paragraph[2]}</w:pPr></w:p>"


def plain_fields(text: str) -> str:
    """The text with quotation marks and blanks inside its fields as jinja wants them."""
    return FIELD.sub(lambda field: _NOT_PLAIN.sub(lambda found: _PLAIN[found[0]], field[0]), text)


def unescaped_fields(xml: str) -> str:
    """The part with the signs <, > and & inside its fields as jinja wants them."""
    signs = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

    def unescaped(field: re.Match[str]) -> str:
        text = field[0]
        for reference, sign in signs:
            text = text.replace(reference, sign)
        return text

    return FIELD.sub(unescaped, xml)


def paragraph_texts(xml: str) -> Iterator[str]:
    """What somebody reads of each paragraph, recorded changes accepted."""
    tokens = _TOKEN.split(_accepted(xml))
    for texts in _paragraphs(tokens):
        yield html.unescape("".join(tokens[place] for place in texts))


def only_alike(text: str) -> Iterator[tuple[int, str]]:
    """(line from 1, words) of what in a text looks like a field and is none."""
    between = FIELD.sub(lambda field: "\n" * field[0].count("\n"), text)
    for found in _ALIKE.finditer(between):
        yield between.count("\n", 0, found.start()) + 1, found[0].strip()


def _accepted(xml: str) -> str:
    if "<w:ins " not in xml and "<w:del " not in xml and "Change" not in xml and "<w:move" not in xml:
        return xml
    xml = _DELETED.sub("", _DELETED_ROW.sub("", _CHANGE_OF_LOOK.sub("", xml)))
    # A paragraph whose end was deleted and in which nothing is left is gone; a cell keeps its last one.
    xml = _EMPTIED.sub(lambda found: "" if _DELETED_MARK.search(found[0]) else found[0], xml)
    return _INSERTED.sub("", _DELETED_MARK.sub("", xml))


def _paragraphs(tokens: list[str]) -> Iterator[list[int]]:
    """For each paragraph the places of its texts among the tokens; a text box inside it is a paragraph of its own."""
    around: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.startswith("<w:p>") or (token.startswith("<w:p ") and not token.endswith("/>")):
            around.append([])
        elif token == "</w:p>" and around:
            yield around.pop()
        elif around and (token == "<w:t>" or token.startswith("<w:t ")) and not token.endswith("/>"):
            around[-1].append(place + 1)


def _join(tokens: list[str], texts: list[int]) -> None:
    """Moves each field of a paragraph as a whole into the text that it begins in."""
    whole = "".join(tokens[place] for place in texts)
    if "{" not in whole:
        return
    shown = _shown(whole)
    start = 0
    for place in texts:
        end = start + len(tokens[place])
        text = "".join(shown[start:end])
        if text != tokens[place]:
            tokens[place - 1], tokens[place] = '<w:t xml:space="preserve">', text
        start = end


def _shown(whole: str) -> list[str]:
    """What is written for each sign of a paragraph: a field where it begins; braces that begin none as they stand."""
    shown = list(whole)
    for at in range(len(whole) - 1):
        if whole[at : at + 2] == "{{":
            shown[at] = "&#123;"
    for field in FIELD.finditer(whole):
        first, behind = field.span()
        shown[first:behind] = [plain_fields(field[0]), *[""] * (behind - first - 1)]
    return shown
