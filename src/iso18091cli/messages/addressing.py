"""How a unit is addressed and a day is said in a letter, as offices in Viet Nam write."""

from __future__ import annotations

import re
from datetime import date

from iso18091cli.messages.documents import COMMITTEES, WORDS
from iso18091cli.model.round import Round
from iso18091cli.model.text import filled, say
from iso18091cli.model.typed import deadline_meant
from iso18091cli.model.units import KINDS, Unit, full_name

_COMMITTEE = re.compile(rf"^({'|'.join(COMMITTEES)})\s+", re.IGNORECASE)
_OTHER = "co-quan-khac"
_TERRITORIES = ("province", "district", "commune")
_PROVINCE = re.compile(r"^(tỉnh|thành phố)\s+", re.IGNORECASE)
_WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def of_committee(unit: Unit) -> bool:
    """Whether a People's Committee speaks for the unit: for a territory, not for another body."""
    territory = (unit.level in _TERRITORIES or unit.kind in KINDS) and unit.kind != _OTHER
    return territory or bool(_COMMITTEE.match(unit.name))


def without_committee(name: str) -> str:
    """A name without the committee in front: "Phường Hải An"."""
    return _COMMITTEE.sub("", name)


def within(unit: Unit, named: str, language: str) -> str:
    """What the unit is called behind its committee or in a sentence: "phường Hải An"; ``named`` is its full name.

    A kind is written small there (appendix II of Decree 30/2020/NĐ-CP); a province without a kind is a "tỉnh".
    """
    plain = without_committee(named)
    if language != "vi":
        return plain
    kind = KINDS[unit.kind]["vi"] if unit.kind in KINDS else ""
    if kind and plain.casefold().startswith(kind.casefold()):
        return kind.lower() + plain[len(kind) :]
    if unit.level == "province" and not _PROVINCE.match(plain):
        return f"tỉnh {plain}"
    word = "" if kind else _first_kind(plain)
    return word.lower() + plain[len(word) :]


def addressed(unit: Unit, language: str) -> str:
    """To whom a letter to that unit goes: "Ủy ban nhân dân phường Hải An", "Sở Nội vụ"; "" for a unit without a name."""
    named = full_name(unit, language)
    if not unit.name or not of_committee(unit):
        return named
    return say(filled(WORDS["committee-of"], unit=within(unit, named, language)), language)


def _first_kind(name: str) -> str:
    """The kind of unit that a name begins with, as it stands there; "" for none."""
    words = (text["vi"] for key, text in KINDS.items() if key != _OTHER)
    return next((name[: len(word)] for word in words if name.casefold().startswith(f"{word} ".casefold())), "")


def last_day(unit: Unit, of: Round) -> date | None:
    """The last day for a unit's workbook: its own in the register, else the round's; ``None`` where neither says."""
    typed = unit.due or of.due
    meant = deadline_meant(typed) if typed else None
    return date.fromisoformat(meant) if meant else None


def day_in_words(day: date | None, language: str) -> str:
    """A day as a letter says it: "thứ Ba, ngày 15 tháng 12 năm 2026", "Tuesday 15 December 2026"; "" for none.

    Days below 10 and the months 1 and 2 have two figures (appendix I of Decree 30/2020/NĐ-CP).
    """
    if day is None:
        return ""
    weekday = _WEEKDAYS[language][day.weekday()]
    if language == "vi":
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"{weekday}, ngày {day.day:02} tháng {month} năm {day.year}"
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]} {day.year}"
