"""What names of units and periods are compared by: as agreed (kind apart, place of the tone aside), or loosely.

"Xã Mẫu", "X. Mẫu" and "UBND xã Mẫu" name one commune, "Hòa Lý" and "Hoà Lí" are one name; "Thanh An" and "Thạnh An"
are two. Loosely, without any marks, they are alike: good for a guess that is told, never for a decision by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.units import KINDS

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_APOSTROPHES = re.compile("(?<!\\s)\\s*+[\u2018\u2019\u02bc\u2032\u00b4`']\\s*")
_DASHES = re.compile("(?<!\\s)\\s*+[\u2010-\u2015\u2212-]\\s*")
_BETWEEN = re.compile(r"([\s'-]+)")
_I_OR_Y = re.compile(r"([^aeiouy\W\d_]*|qu)[iy]")
"""A syllable whose only vowel is written either way: Mỹ and Mĩ, Lý and Lí, Quý and Quí."""
_COMMITTEES = ("UBND", "Ủy ban nhân dân")
_KINDS = (*((text["vi"], key) for key, text in KINDS.items() if key != "co-quan-khac"), ("Tỉnh", ""))
_SHORT = re.compile(r"(x|p|q|h|tx|tp|tt|đk)\.\s*(?=\S)|(tx|tp|tt)\s", re.IGNORECASE)
_SHORT_KINDS = {
    "x": "xa",
    "p": "phuong",
    "q": "quan",
    "h": "huyen",
    "tx": "thi-xa",
    "tp": "thanh-pho",
    "tt": "thi-tran",
    "đk": "dac-khu",
}


@lru_cache(maxsize=16384)
def agreed(name: str) -> str:
    """What a name is compared by: marks count; not case, the tone's place, i or y, kinds of apostrophes and dashes."""
    text = " ".join(clean(name).casefold().split())
    text = _DASHES.sub("-", _APOSTROPHES.sub("'", text))
    return "".join(map(_syllable, _BETWEEN.split(text)))


@lru_cache(maxsize=16384)
def _syllable(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    tones = "".join(letter for letter in letters if letter in _TONES)
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return (f"{bare[:-1]}i" if _I_OR_Y.fullmatch(bare) else bare) + tones


@lru_cache(maxsize=16384)
def without_kind(name: str) -> tuple[str, str]:
    """(the name without the kind of unit in front of it, the key of that kind): ("Mẫu", "xa") for "UBND xã Mẫu".

    (The name, "") where no kind stands there. Marks count: "Xa Dung" is the name of a commune.
    """
    return _apart(name, agreed)


@lru_cache(maxsize=16384)
def loosely(name: str) -> frozenset[str]:
    """What a name is compared by where its marks may be lost: its letters alone, with the kind in front and without."""
    return frozenset(re.sub(r"[\W_]+", "", fold(agreed(each))) for each in (name, _apart(name, fold)[0]))


def _apart(name: str, spelt: Callable[[str], str]) -> tuple[str, str]:
    words = clean(name).split()
    if not words or spelt(words[0].partition(".")[0]) not in _beginnings(spelt):
        return " ".join(words), ""  # nearly all names
    for committee in _COMMITTEES:
        words = _behind(words, committee, spelt) or words
    rest = " ".join(words)
    if short := _SHORT.match(rest):
        return rest[short.end() :], _SHORT_KINDS[(short[1] or short[2]).casefold()]
    for kind, key in _KINDS:
        if behind := _behind(words, kind, spelt):
            return " ".join(behind), key
    return rest, ""


@lru_cache
def _beginnings(spelt: Callable[[str], str]) -> frozenset[str]:
    """What the first word of a name with a kind in front may be."""
    longer = (*_COMMITTEES, *(kind for kind, _ in _KINDS))
    return frozenset(map(spelt, (*(words.split()[0] for words in longer), *_SHORT_KINDS)))


def _behind(words: list[str], first: str, spelt: Callable[[str], str]) -> list[str]:
    """The words behind the given ones; none where others stand in front, or nothing is behind."""
    count = len(first.split())
    return words[count:] if spelt(" ".join(words[:count])) == spelt(first) else []


def period_key(period: str) -> str:
    """What a period is compared by: "Năm 2026" and "2026" are one."""
    return re.sub(r"\b(nam|ky|year)\b|[\s.]+", "", fold(period))


def says_the_same(field: str, typed: str, stamped: str, kind: str = "") -> bool:
    """Whether a field of the unit sheet says what the stamp says; ``kind`` is the stamp's. Marks count in names."""
    if field == "period":
        return period_key(typed) == period_key(stamped)
    if field != "unit_name":
        return fold(typed) == fold(stamped)
    if agreed(typed) == agreed(stamped):
        return True
    (name, its_kind), (own, own_kind) = without_kind(typed), without_kind(stamped)
    own_kind = own_kind or kind
    return agreed(name) == agreed(own) and (not its_kind or not own_kind or its_kind == own_kind)
