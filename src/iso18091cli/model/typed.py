"""The one rule for numbers and dates that were typed as text, and for dates that cannot be meant. Pure.

It is the same for the survey, the budget and what is counted. A point and a comma are treated alike, for people type
either. A text is read where it can mean one thing in that cell, else refused:

    92,1  92.1  1234,567     a decimal mark: not followed by exactly three digits, or after more than three or after a 0
    1.234.567  1,234,567.5   thousands: the mark comes again, or another one comes after it
    1 000                    thousands: a blank stands between groups of three and is no decimal mark
    1.000  1,000             thousands where only whole numbers are taken, decimal where a thousand is beyond the
                             cell's limit; elsewhere it could be either and is refused
    92,1 %                   where per cent is asked, else refused: a share is no count
    15/1/2026  2026-01-15    day, month, year, or the reverse; a year of two digits is refused
"""

from __future__ import annotations

import datetime as dt
import re

_FULL_WIDTH = str.maketrans(
    "".join(map(chr, range(0xFF10, 0xFF1A))) + "\uff0c\uff0e\uff0f\uff05\u2212", "0123456789,./%-"
)
_PLAIN = re.compile(r"[0-9]{1,15}")
_BY_BLANKS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]{1,9})?")
_BY_MARKS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_BOTH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,9}")
_ONE_MARK = re.compile(r"([0-9]{1,15})[.,]([0-9]{1,9})")
_DATES = (
    re.compile(r"(?P<day>[0-9]{1,2}) ?[/.-] ?(?P<month>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{2})[-/](?P<day>[0-9]{2})"),
    re.compile(r"(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})", re.IGNORECASE),
)

YEARS = range(1930, 2101)
"""Years that a date can be of. 2026 typed into a cell for dates is 18 July 1905 there, which nobody means."""


def number_meant(
    text: str, *, whole: bool = False, percent: bool = False, maximum: float | None = None
) -> tuple[str | None, str]:
    """The number that a clean text means, as decimal text (``None``: refused), and the name of the repair.

    ``whole``: the cell takes whole numbers alone; ``percent``: it asks for per cent; ``maximum``: the highest it takes.
    """
    plain = text.translate(_FULL_WIDTH)
    repair = "number-as-text"
    if plain.endswith("%"):
        if not percent:
            return None, ""
        plain, repair = plain[:-1].rstrip(), "percent"
    sign, digits = ("-", plain[1:].lstrip()) if plain.startswith("-") else ("", plain.removeprefix("+"))
    meant = _unsigned(digits, whole, maximum)
    return (None, "") if meant is None else (sign + meant, repair)


def _unsigned(text: str, whole: bool, maximum: float | None) -> str | None:
    if _PLAIN.fullmatch(text):
        return text
    if _BY_BLANKS.fullmatch(text):
        return text.replace(" ", "").replace(",", ".")
    if _BY_MARKS.fullmatch(text):
        return text.replace(".", "").replace(",", "")
    if _BOTH.fullmatch(text):
        decimal = max(text.rfind("."), text.rfind(","))
        return text[:decimal].replace(".", "").replace(",", "") + "." + text[decimal + 1 :]
    if found := _ONE_MARK.fullmatch(text):
        before, after = found.groups()
        grouped = len(after) == 3 and len(before) <= 3 and not before.startswith("0")
        if grouped and (maximum is None or maximum >= 1000):
            return before + after if whole else None
        return f"{before}.{after}"
    return None


def date_meant(text: str) -> str | None:
    """The day that a clean text means, YYYY-MM-DD; ``None``: refused."""
    plain = text.translate(_FULL_WIDTH)
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(plain))), None)
    if found is None:
        return None
    try:
        day = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return sensible(day)


def sensible(day: dt.date) -> str | None:
    """The day as YYYY-MM-DD; ``None`` where its year cannot be meant."""
    return f"{day:%Y-%m-%d}" if day.year in YEARS else None
