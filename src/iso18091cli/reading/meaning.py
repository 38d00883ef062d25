"""One cell's value → an Entry: what stands there, what it means, and which safe repairs that took.

Repaired: blanks, hidden characters, letters that look alike, case, known spellings, the form's own symbols, numbers and
dates typed as text (model/typed.py has the rule), shares shown as per cent, codes that lost leading zeros.
Never repaired: unknown words, anything that could be two things.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from iso18091cli.form.layout import Answer
from iso18091cli.messages.workbook import COMPETENCE
from iso18091cli.model.answers import NOT_APPLICABLE, CellKind, Entry, Place, Repair
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.offered import spellings
from iso18091cli.model.spelling import changes, clean, ordinary, plain_signs
from iso18091cli.model.text import say
from iso18091cli.model.typed import date_meant, deadline_meant, number_meant, sensible, standing

_LEADING_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9.-]*)(?:\s|$)")

CODE_DIGITS = {"province": 2, "district": 3, "commune": 5}
"""Digits of an official code, by level of unit."""


@dataclass(frozen=True, eq=False, repr=False)
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
        """Spelling -> key, for one kind of cell."""
        if answer not in self._spellings:
            competence = {key for key, _ in answer.choices} >= COMPETENCE.keys()
            self._spellings[answer] = spellings(
                answer.choices, self.catalog, levels=answer.is_level, not_applicable=competence
            )
        return self._spellings[answer]


words_in = lru_cache(maxsize=32)(Words)
"""The same, once for each catalogue and language."""


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
            return "number", _plain(float(value), 15)
        case dt.datetime():
            day = value.strftime("%d/%m/%Y")
            return "date", day if value.time() == dt.time() else f"{day} {value:%H:%M}"
        case dt.date():
            return "date", value.strftime("%d/%m/%Y")
        case _:
            return "date", str(value)


def _plain(number: float, digits: int = 17) -> str:
    """A number as decimal text, without a needless ".0"; office programs show 15 digits and store 17."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    short = repr(float(f"{number:.{digits}g}"))
    return f"{Decimal(short):f}" if "e-" in short else short


def as_it_is(text: str, answer: Answer) -> str | None:
    """What a text means that is a word as it is offered, or a text in which nothing is to be mended or doubted."""
    if answer.kind == "choice":
        return answer.offered.get(text)
    return text if answer.kind == "text" and ordinary(text) else None


def entry(value: object, answer: Answer, place: Place, words: Words, *, formula: bool, error: str = "") -> Entry:
    """Reads one answer cell. ``error`` is what an error cell shows, such as "#REF!"; "" for any other."""
    kind, typed = shown(value)
    if error:
        return Entry(place, "error", error, formula=formula)
    if kind == "blank":
        # A formula that no program has calculated yet stores nothing: that is not the same as no answer.
        return Entry(place, "error", "=", formula=True) if formula else Entry(place)
    text = clean(typed)
    if not text:
        return Entry(place)
    meaning, name = _meaning(kind, text, value, answer, words)
    repairs: tuple[Repair, ...] = ()
    if name and meaning is not None:
        repairs = (Repair(name, typed, _after(meaning, answer, words)),)
    elif meaning is not None and typed != text and (answer.kind != "text" or changes(typed)):
        # In a text, plain blanks at an end are nobody's concern; in all other cells every change is told.
        repairs = (Repair("characters", typed, text),)
    return Entry(place, kind, typed if kind != "text" else text, meaning, formula, repairs)


def _after(meaning: str, answer: Answer, words: Words) -> str:
    if meaning == NOT_APPLICABLE:
        return words.not_applicable
    return dict(answer.choices).get(meaning, meaning)


def share(found: Entry, shown_as_percent: Callable[[], bool]) -> Entry:
    """The answer to a question whose unit is per cent: 73% typed in Excel is stored as 0.73, and means 73."""
    # Above 1 somebody typed 73 and the format made 7300% of it.
    number = float(found.value) if found.kind == "number" and found.value is not None else 0
    if 0 < abs(number) <= 1 and shown_as_percent():
        figure = Decimal(repr(number)) * 100
    else:
        return found
    meant = _plain(float(figure))
    before = f"{meant}%"
    return found._replace(typed=before, value=meant, repairs=(*found.repairs, Repair("percent", before, meant)))


def count_of(found: Entry, shown_as_percent: Callable[[], bool]) -> Entry:
    """What is counted is no share: a number that its cell shows as 92% is not understood."""
    if found.kind != "number" or found.value is None or not shown_as_percent():
        return found
    return found._replace(typed=f"{_plain(float(Decimal(found.value) * 100))}%", value=None)


def within(found: Entry, answer: Answer) -> Entry:
    """A number that the cell takes; any other means nothing, so that it enters no sum and no document."""
    if answer.kind != "number" or found.value is None:
        return found
    number = float(found.value)
    low = answer.minimum is not None and number < answer.minimum
    high = answer.maximum is not None and number > answer.maximum
    if low or high or (answer.whole and not number.is_integer()):
        return found._replace(value=None, outside=found.value)
    return found


def of_the_time(found: Entry, answer: Answer, years: range) -> Entry:
    """A day of one of these years; any other means nothing, so that it enters no sum and no document."""
    if answer.kind != "date" or found.value is None or not found.value[:4].isdigit() or int(found.value[:4]) in years:
        return found
    return found._replace(value=None, repairs=())


def whole_code(found: Entry, level: str) -> Entry:
    """A unit's official code with the leading zeros that a spreadsheet has dropped; by its level of unit."""
    digits = CODE_DIGITS.get(level, 0)
    if found.value is None or not re.fullmatch("[0-9]+", found.value) or len(found.value) >= digits:
        return found
    code = found.value.zfill(digits)
    return found._replace(value=code, repairs=(*found.repairs, Repair("leading-zeros", found.value, code)))


def _meaning(kind: CellKind, text: str, value: object, answer: Answer, words: Words) -> tuple[str | None, str]:
    """What the cell means (``None``: not understood) and the name of the repair that took, or ""."""
    match answer.kind:
        case "text":
            return text, ""
        case "choice":
            return _choice(text, answer, words) if kind == "text" else (None, "")
        case "number":
            return _number(kind, text, value, answer)
        case "date":
            return _date(kind, text, value, answer)


def _choice(text: str, answer: Answer, words: Words) -> tuple[str | None, str]:
    offered = answer.offered.get(text)
    if offered is not None:
        return offered, ""
    understood = words.keys(answer).get(plain_signs(text).casefold())
    if understood is not None:
        return understood, "" if text == words.not_applicable else "spelling"
    leading = _LEADING_ID.match(text)
    if leading and not answer.is_level and leading[1] in {key for key, _ in answer.choices}:
        return leading[1], ""
    return None, ""


def _number(kind: CellKind, text: str, value: object, answer: Answer) -> tuple[str | None, str]:
    if isinstance(value, int | float):
        # A number cell that holds no number (NaN, infinity) means nothing.
        return (_plain(float(value)), "") if kind == "number" and text.lstrip("-")[:1].isdigit() else (None, "")
    if kind != "text":
        return None, ""
    return number_meant(text, whole=answer.whole, percent=answer.percent, maximum=answer.maximum)


def _date(kind: CellKind, text: str, value: object, answer: Answer) -> tuple[str | None, str]:
    if isinstance(value, dt.datetime | dt.date):
        return sensible(value), ""
    if kind == "text" and answer.until and standing(text):
        return text, ""
    meant = (deadline_meant if answer.until else date_meant)(text) if kind == "text" else None
    return (None, "") if meant is None else (meant, "date-as-text")
