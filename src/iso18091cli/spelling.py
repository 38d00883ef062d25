"""Typed text: what it is (clean), what it is compared by (fold), what it may have meant (nearest)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

LOOK_ALIKES = str.maketrans({"\u00d0": "\u0110", "\u00f0": "\u0111"})
"""The Icelandic eth, which looks like the Vietnamese Đ."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u0085\u2028\u2029]")


def clean(text: str) -> str:
    """Text as its writer meant it: NFC, real Đ, plain blanks, nothing invisible, no blanks at the ends.

    Line breaks are kept as "\\n"; a run of other blanks becomes one space.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # by far the most frequent case
    text = _CONTROL.sub("", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    # Only now do a letter and its mark stand side by side in every case.
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text).translate(LOOK_ALIKES))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def fold(text: str) -> str:
    """A key for comparing: clean, lower case, without marks ("Hòa" and "Hoà" agree, so do "Đỏ" and "do")."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like ``word``, marks and case aside; ``None`` where none is like it."""
    by_key = {fold(candidate): candidate for candidate in known}
    found = difflib.get_close_matches(fold(word), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None
