"""One cell's value -> an Entry: what stands there, what it means, and which safe repairs that took.

Repaired: blanks, letters that look alike, case, known spellings, comma decimals, text dates as day/month/year or
year-month-day.
Never repaired: unknown words, "1.234" (a thousand here, one and a bit in code), anything else that could be two things.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from iso18091cli.messages.workbook import COMPETENCE
from iso18091cli.model.answers import NOT_APPLICABLE, CellKind, Entry, Place, Repair
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.text import say
from iso18091cli.spelling import clean, fold
from iso18091cli.workbook.layout import Answer

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:,[0-9]{1,9})?|-?[0-9]{1,15}\.[0-9]{1,2}")
_DATE = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_LEADING_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9.-]*)(?:\s|$)")
_FULL_WIDTH = str.maketrans("".join(map(chr, range(0xFF10, 0xFF1A))) + "\uff0c\uff0e\uff0f", "0123456789,./")


@dataclass(frozen=True)
class Words:
    """What is understood in cells that offer a choice: the offered words of every language, and known spellings."""

    catalog: Catalog
    language: str
    _spellings: dict[Answer, dict[str, str]] = field(default_factory=dict)

    @property
    def not_applicable(self) -> str:
        """The word itself, which is no sloppy spelling even where it is not offered."""
        return say(self.catalog.scale.not_applicable.word, self.language)

    def keys(self, answer: Answer) -> dict[str, str]:
        """Spelling -> key, for one kind of cell: each word in lower case, with its marks and with none of them.

        A word with other marks is another word: "vắng" (absent) is not a sloppy "vàng".
        """
        if answer not in self._spellings:
            spellings: dict[str, str] = {}
            for key, word in answer.choices:
                spellings |= {word.casefold(): key, fold(word): key}
            offered = {key for key, _ in answer.choices}
            marks: list[tuple[str, Mark]] = [(NOT_APPLICABLE, self.catalog.scale.not_applicable)]
            if answer.is_level:
                marks += [(level.key, level) for level in self.catalog.scale.levels]
            if answer.is_level or offered >= COMPETENCE.keys():
                # "Not applicable" is understood even where it is not offered: then it is a finding of its own.
                for key, mark in marks:
                    for word in (*mark.word.values(), *mark.spellings):
                        spellings.setdefault(word.casefold(), key)
                        spellings.setdefault(fold(word), key)
            self._spellings[answer] = spellings
        return self._spellings[answer]


def shown(value: object) -> tuple[CellKind, str]:
    """What kind of value a cell holds, and how a person sees it."""
    match value:
        case "" | None:
            return "blank", ""
        case str():
            return "text", value
        case bool():
            return "boolean", "TRUE" if value else "FALSE"
        case int() | float():
            return "number", _plain(float(value))
        case dt.datetime():
            day = value.strftime("%d/%m/%Y")
            return "date", day if value.time() == dt.time() else f"{day} {value:%H:%M}"
        case dt.date():
            return "date", value.strftime("%d/%m/%Y")
        case _:
            return "date", str(value)


def _plain(number: float) -> str:
    """A number as decimal text, without exponent or a needless ".0"."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def entry(value: object, answer: Answer, place: Place, words: Words, *, formula: bool, error: bool) -> Entry:
    """Reads one answer cell."""
    kind, typed = shown(value)
    if error:
        return Entry(place, "error", typed or "#", formula=formula)
    if kind == "blank":
        # A formula that no program has calculated yet stores nothing: that is not the same as no answer.
        return Entry(place, "error", "=", formula=True) if formula else Entry(place)
    text = clean(typed)
    if not text:
        return Entry(place)
    meaning, name = _meaning(kind, text, value, answer, words)
    repairs: tuple[Repair, ...] = ()
    if name and meaning is not None:
        repairs = (Repair(name, typed, _after(meaning, answer)),)
    elif kind == "text" and typed != text and _more_than_blanks(typed, text):
        repairs = (Repair("characters", typed, text),)
    return Entry(place, kind, typed if kind != "text" else text, meaning, formula, repairs)


def _after(meaning: str, answer: Answer) -> str:
    return dict(answer.choices).get(meaning, meaning)


def _more_than_blanks(typed: str, text: str) -> bool:
    return "".join(typed.split()) != "".join(text.split())


def _meaning(kind: CellKind, text: str, value: object, answer: Answer, words: Words) -> tuple[str | None, str]:
    """What the cell means (``None``: not understood) and the name of the repair that took, or ""."""
    match answer.kind:
        case "text":
            return text, ""
        case "choice":
            return _choice(text, answer, words) if kind == "text" else (None, "")
        case "number":
            return _number(kind, text)
        case "date":
            return _date(kind, text, value)


def _choice(text: str, answer: Answer, words: Words) -> tuple[str | None, str]:
    for key, word in answer.choices:
        if text == word:
            return key, ""
    understood = words.keys(answer).get(text.casefold())
    if understood is not None:
        return understood, "" if text == words.not_applicable else "spelling"
    leading = _LEADING_ID.match(text)
    if leading and not answer.is_level and leading[1] in {key for key, _ in answer.choices}:
        return leading[1], ""
    return None, ""


def _number(kind: CellKind, text: str) -> tuple[str | None, str]:
    if kind == "number":
        # A number cell that holds no number (NaN, infinity) means nothing.
        return (text, "") if text.lstrip("-")[:1].isdigit() else (None, "")
    plain = text.translate(_FULL_WIDTH)
    if kind == "text" and _NUMBER.fullmatch(plain):
        return plain.replace(",", "."), "number-as-text"
    return None, ""


def _date(kind: CellKind, text: str, value: object) -> tuple[str | None, str]:
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%Y-%m-%d"), ""
    plain = text.translate(_FULL_WIDTH)
    found = (_DATE.fullmatch(plain) or _ISO_DATE.fullmatch(plain)) if kind == "text" else None
    if found is None:
        return None, ""
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat(), "date-as-text"
    except ValueError:
        return None, ""
