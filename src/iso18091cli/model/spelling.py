"""Typed text: what it is (clean), whether its letters were lost on the way (garbled), what it is compared by (fold),
what it may have meant (nearest)."""

from __future__ import annotations

import contextlib
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

LOOK_ALIKES = str.maketrans({"\u00d0": "\u0110", "\u00f0": "\u0111"})
"""The Icelandic eth, which looks like the Vietnamese Đ."""
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_VARIANTS = re.compile("[\u034f\ufe00-\ufe0f]")
"""Signs that choose how the one before them is drawn, as telephones put them behind ✖ and ●."""
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


def plain_signs(text: str) -> str:
    """Text without what says how its signs are drawn."""
    return _VARIANTS.sub("", text)


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


_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_BEYOND_LATIN_1 = re.compile("[^\x00-\xff]")


# Text whose letters a program lost or took for others.
_UTF8_BYTES = r"\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = f"[ÃÄÅÆ][{_UTF8_BYTES}\ufffd]|á[º»][{_UTF8_BYTES}\ufffd]|â€[{_UTF8_BYTES}\ufffd]"
"""The letters of UTF-8 read as Latin-1: two or three signs for one (Ä‘ for đ, áº± for ằ)."""
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_ADDRESS = re.compile(r"(?<!\S)\S+?://\S+|www\.\S+")
_QUESTION_MARK = re.compile(r"[^\W\d_]\?+[^\W\d_A-Z]|(?<!\S)\?+[^\W\d_]")
"""A question mark inside a word, or in front of one."""
_NO_VOWEL = re.compile(r"(?<!\w)[^\W\d_aeiouyAEIOUY]?[^\W\d_aeiouyA-Z]{0,3}_[^\W\d_A-Z]{0,3}(?!\w)")
"""A syllable whose vowel is an underscore: C_ng, ch_c. In file names vowels stand beside it: ke_hoach."""
_SUSPICIOUS = re.compile("[?&_\ufffd]|[ÃÄÅÆ][\x80-\xbf]|á[º»]|[ÃÄÅâ][\u0152-\u2122]")


def garbled(text: str) -> str:
    """Why a text is not what its writer typed: "lost", "misread" or "reference"; "" where its letters are whole.

    lost: ? or a sign for the unknown in place of letters; misread: UTF-8 taken for Latin-1; reference: a letter written
    as &#272;. What restored() gives may be shown for the last two, and is never taken by itself.
    """
    if not _SUSPICIOUS.search(text):
        return ""
    import html  # with all its names of letters; few texts get here

    if len(re.findall(_MISREAD, text)) >= (
        1 if "\ufffd" in text or restored(text) != text else 2
    ) and not _VIETNAMESE.search(text):
        return "misread"
    if any(html.unescape(found) != found for found in _REFERENCE.findall(text)):
        return "reference"
    plain = _ADDRESS.sub(" ", text)
    lost = "\ufffd" in text or _QUESTION_MARK.search(plain) or len(_NO_VOWEL.findall(plain)) > 1
    return "lost" if lost else ""


def restored(text: str) -> str:
    """What a misread text or one with character references may have been; the text itself where that is not known."""
    import html

    with contextlib.suppress(UnicodeError):  # it was not misread as a whole
        text = b"".join(map(_byte, text)).decode()
    return html.unescape(text)


def _byte(sign: str) -> bytes:
    """The byte that Windows shows as that sign; five of them it leaves as they are. Raises UnicodeError."""
    return sign.encode("latin-1" if "\x7f" < sign < "\xa0" else "cp1252")


def ordinary(text: str) -> bool:
    """Whether clean() has nothing to mend in a text and legacy() and garbled() nothing to look into: most texts."""
    return (
        text.isprintable()
        and text.strip() == text
        and "  " not in text
        and _composed(text)
        and not _SUSPICIOUS.search(text)
        and (text.isascii() or bool(_BEYOND_LATIN_1.search(text)))
    )


def legacy(text: str, font: Callable[[], str], least: int = 2) -> str:
    """ "TCVN3" or "VNI" where a text was typed with a font of before Unicode, else "".

    ``font`` gives the name of the cell's font; it is asked only where the text itself looks suspicious, and decides.
    Where it does not, so many signs have to be found: two in a sentence, one in a name.
    """
    if text.isascii() or _BEYOND_LATIN_1.search(text):
        return ""  # real Vietnamese has letters outside of Latin-1
    signs = {"TCVN3": _TCVN3_SIGN.findall(text) and _TCVN3.findall(text), "VNI": _VNI.findall(text)}
    name, found = max(signs.items(), key=lambda item: len(item[1]))
    if not found:
        return ""
    used = font().casefold()
    if used.startswith((".vn", "vni-")):
        return "TCVN3" if used.startswith(".vn") else "VNI"
    return name if len(found) >= least else ""


def fold(text: str) -> str:
    """A key for comparing: clean, lower case, without marks ("Hòa" and "Hoà" agree, so do "Đỏ" and "do")."""
    return _short_folded(text) if len(text) <= _SHORT else _folded(text)


_SHORT = 80
"""Characters of words and titles, which come again and again."""


_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")
"""Marks that stand behind Latin letters."""


def _folded(text: str) -> str:
    decomposed = _MARKS.sub("", unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d")))
    if decomposed.isascii():
        return decomposed  # by far the most frequent case
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_short_folded = lru_cache(maxsize=4096)(_folded)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like ``word``, marks and case aside; ``None`` where none is like it."""
    by_key = {fold(candidate): candidate for candidate in known}
    found = difflib.get_close_matches(fold(word), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None
