"""Typed text: what it is (clean), what it is compared by (fold), what it may have meant (nearest)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

LOOK_ALIKES = str.maketrans({"\u00d0": "\u0110", "\u00f0": "\u0111"})
"""The Icelandic eth, which looks like the Vietnamese Đ."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"[^\S\n]+")
_UNUSUAL_BLANK = re.compile("[^\\S \\t\\n\\r]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u0085\u2028\u2029]")


def clean(text: str) -> str:
    """Text as its writer meant it: NFC, real Đ, plain blanks, nothing invisible, no blanks at the ends.

    Line breaks are kept as "\\n"; a run of other blanks becomes one space.
    """
    if text.isprintable() and _composed(text) and "  " not in text:
        return text.strip()  # by far the most frequent case
    text = _CONTROL.sub("", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    # Only now do a letter and its mark stand side by side in every case.
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text).translate(LOOK_ALIKES))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and "\u00d0" not in text and "\u00f0" not in text


def changes(text: str) -> frozenset[str]:
    """What clean() mends besides plain spaces and line ends: hidden, control, blank, look-alike, composed."""
    found = {
        "hidden": _INVISIBLE.search(text),
        "control": _CONTROL.search(text),
        "blank": _UNUSUAL_BLANK.search(text),
        "look-alike": any(chr(letter) in text for letter in LOOK_ALIKES),
        "composed": not unicodedata.is_normalized("NFC", text),
    }
    return frozenset(name for name, seen in found.items() if seen)


def visible(text: str) -> str:
    """Text with what nobody sees in it shown by its code point: "Đ⟨U+200B⟩ỏ"."""
    for pattern in (_INVISIBLE, _CONTROL, _UNUSUAL_BLANK):
        text = pattern.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return text


# Vietnamese typed with fonts of before Unicode: the letters of Latin-1 stand for other ones. TCVN3 (fonts .VnTime) puts
# signs and foreign letters inside words, VNI (fonts VNI-Times) writes the mark as a letter of its own behind the vowel.
_TCVN3 = re.compile(
    "[A-Za-z®][¸µ¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÓÕÖ×ÝØÜÞßãáâ«åäæçè¬êëìíîïñóö÷øûüþ]|®[A-Za-z¸µ¶·¹¨»©Êª«¬]|§[A-Za-z¸µ¶·¹]"
)
_TCVN3_SIGN = re.compile("[¸µ¶·¹¨»¾¼½Æ©®¬§«ªÞß×Ø÷Î]")
_VNI = re.compile(
    "[aA][ùøûïâéèúüëêÙØÛÏÂÉÈÚÜËÊ]|[eE][ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ]|[oO][ùøûïâåäÙØÛÏÂÅÄ]|[uU][ùøûõïÙØÛÕÏ]|[yY][ùøûõÙØÛÕ]|ö[ùøûõï]|[ôö][ùøûõï]|[ñÑ][aeiouyAEIOUYà-öø-ýÀ-ÖØ-Ý]"
)


_BEYOND_LATIN_1 = re.compile("[^\x00-\xff]")


def ordinary(text: str) -> bool:
    """Whether clean() has nothing to mend in a text and legacy() nothing to look into: most texts, seen quickly."""
    return (
        text.isprintable() and text.strip() == text and "  " not in text and _composed(text) and _of_real_letters(text)
    )


def _of_real_letters(text: str) -> bool:
    """Whether a text plainly has the letters that were typed; any other is looked into."""
    if text.isascii():
        return "?" not in text and "_" not in text
    return bool(_BEYOND_LATIN_1.search(text)) and _REPLACED not in text


def legacy(text: str, font: Callable[[], str]) -> str:
    """ "TCVN3" or "VNI" where a text was typed with a font of before Unicode, LOST where its letters are gone, else "".

    ``font`` gives the name of the cell's font; it is asked only where the text itself looks suspicious, and decides.
    """
    if _letters_lost(text):
        return LOST
    if text.isascii() or _BEYOND_LATIN_1.search(text):
        return ""  # real Vietnamese has letters outside of Latin-1
    signs = {"TCVN3": _TCVN3_SIGN.findall(text) and _TCVN3.findall(text), "VNI": _VNI.findall(text)}
    name, found = max(signs.items(), key=lambda item: len(item[1]))
    if not found:
        return ""
    used = font().casefold()
    if used.startswith((".vn", "vni-")):
        return "TCVN3" if used.startswith(".vn") else "VNI"
    return name if len(found) >= 2 else ""


LOST = "lost"
_REPLACED = "\ufffd"
_WORD_END = ".,;:!()[]“”\"'…"
_NO_WORD = re.compile(r"[0-9/\\=&@.:]")
"""What stands in addresses, numbers and file names."""
_VOWEL = re.compile("[aeiouyAEIOUYÀ-ÖØ-öø-ÿ]")
_ASKED_WITHIN = re.compile(r"\?[^\W_]")


def _letters_lost(text: str) -> bool:
    """Whether an old format or code page has put another sign in the place of letters: "C_ng ch_c", "Quy?t ??nh".

    One such word may be a name or a slip; two are none.
    """
    if _REPLACED in text:
        return True
    if ("?" not in text and "_" not in text) or _BEYOND_LATIN_1.search(text):
        return False
    words = [word.strip(_WORD_END) for word in text.split()]
    return sum(map(_holes, (word for word in words if not _NO_WORD.search(word)))) >= 2


def _holes(word: str) -> int:
    """How many letters of a word seem to be replaced, two at the most."""
    if _ASKED_WITHIN.search(word):
        return 2 if "??" in word else 1
    pieces = [piece for piece in word.split("_") if piece]
    bare = len(pieces) < len(word.split("_")) or any(not _VOWEL.search(piece) for piece in pieces)
    code = word.isupper() and min(map(len, pieces), default=0) > 1
    return int("_" in word and bool(pieces) and bare and not code)


def fold(text: str) -> str:
    """A key for comparing: clean, lower case, without marks ("Hòa" and "Hoà" agree, so do "Đỏ" and "do")."""
    return _short_folded(text) if len(text) <= _SHORT else _folded(text)


_SHORT = 80
"""Characters of words and titles, which come again and again."""


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_short_folded = lru_cache(maxsize=4096)(_folded)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like ``word``, marks and case aside; ``None`` where none is like it."""
    by_key = {fold(candidate): candidate for candidate in known}
    found = difflib.get_close_matches(fold(word), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None
