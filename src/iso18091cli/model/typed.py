"""The one rule for numbers and dates that were typed as text, and for dates that cannot be meant. Pure.

It is the same for the survey, the budget and what is counted. A point and a comma are treated alike, for people type
either. A text is read where it can mean one thing in that cell, else refused:

    92,1  92.1  1234,567     a decimal mark: not followed by exactly three digits, or after more than three or after a 0
    1.234.567  1,234,567.5   thousands: the mark comes again, or another one comes after it
    1 000                    thousands: a blank stands between groups of three and is no decimal mark
    1.000  1,000             thousands where only whole numbers are taken, decimal where a thousand is beyond the
                             cell's limit; elsewhere it could be either and is refused
    92,1 %                   where per cent is asked, else refused: a share is no count
    15/1/2026  2026-01-15    day, month, year, or the reverse; a year of two digits is refused; a point may follow
    Quý IV/2026  12/2026     in a cell for deadlines the last day of what is named; "cuối năm 2026" likewise
    thường xuyên, hằng năm   in a cell for deadlines kept as said: it has no last day
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

_FULL_WIDTH = str.maketrans(
    "".join(map(chr, range(0xFF10, 0xFF1A))) + "\uff0c\uff0e\uff0f\uff05\u2212", "0123456789,./%-"
)
_PLAIN = re.compile(r"[0-9]{1,15}")
_BY_BLANKS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]{1,9})?")
_BY_MARKS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_BOTH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,9}")
_ONE_MARK = re.compile(r"([0-9]{1,15})[.,]([0-9]{1,9})")
# Few dates are typed as text: what is below is compiled when one is.
_DATES = (
    r"(?P<day>[0-9]{1,2}) ?[/.-] ?(?P<month>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{2})[-/](?P<day>[0-9]{2})",
    r"(?i:(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4}))",
)

YEARS = range(1930, 2101)
"""Years that a date can be of. 2026 typed into a cell for dates is 18 July 1905 there, which nobody means."""
_AROUND = 20
"""Years before and after the period's in which a day can lie that a unit is asked for; 2062 is a slip for 2026."""

_UNTIL = (
    r"(?i)(?:(?:xong |hoàn thành )?(?:trước|đến|tới|chậm nhất|trong|by|until|before)(?: là| hết)? )?"
    r"(?:hết |the )?(?:ngày )?"
)
"""What may stand in front of a deadline. "Trước ngày 30/6" is held to name its last day, as offices do."""
_IN_YEAR = r"(?: ?[/.-] ?| năm | of | )(?P<year>[0-9]{4})"
_ENGLISH_MONTHS = "january february march april may june july august september october november december"
_DEADLINES = (
    rf"(?i)(?:cuối |end of )?(?:quý |q|quarter )(?P<quarter>[1-4]|IV|I{{1,3}}){_IN_YEAR}",
    rf"(?i)(?:cuối )?(?:tháng )?(?P<month>1[0-2]|0?[1-9]){_IN_YEAR}",
    rf"(?i)(?:end of )?(?P<month>{_ENGLISH_MONTHS.replace(' ', '|')}) (?P<year>[0-9]{{4}})",
    rf"(?i)(?:6|sáu) tháng (?P<which>đầu|cuối){_IN_YEAR}",
    r"(?i)(?:cuối năm|hết năm|năm|(?:the )?end of|year) (?P<year>[0-9]{4})",
)
_STANDING = (
    r"(?i)(?:thường xuyên|liên tục|định kỳ|[hr]ằng|hàng|mỗi|năm|quý|tháng|tuần|ngày|trong|các|và|theo"
    r"|continuously|continuous|ongoing|regularly|every|year|quarter|month|week|yearly|annually|quarterly|monthly|weekly"
    r"|[ ,;./()-])+"
)
_STANDS = (
    r"(?i)thường xuyên|liên tục|định kỳ|(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần|ngày)"
    r"|continuous|ongoing|regularly|every (?:year|quarter|month|week)|yearly|annually|quarterly|monthly|weekly"
)


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
    day = day_named(text)
    return sensible(day) if day else None


def day_named(text: str) -> dt.date | None:
    """The day that a clean text names, be its year what it may."""
    plain = text.translate(_FULL_WIDTH).rstrip(".;, ")
    found = next((match for pattern in _DATES if (match := re.fullmatch(pattern, plain))), None)
    if found is None:
        return None
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def deadline_meant(text: str) -> str | None:
    """The last day that a clean text leaves, YYYY-MM-DD; ``None``: refused. A month, quarter or year has one, too."""
    plain = " ".join(text.translate(_FULL_WIDTH).rstrip(".;, ").split())
    if day := date_meant(plain):
        return day
    named = plain[_in_front(plain) :]
    if day := date_meant(named):
        return day
    found = next((match for pattern in _DEADLINES if (match := re.fullmatch(pattern, named))), None)
    if found is None:
        return None
    year, month = int(found["year"]), _last_month(found.groupdict())
    return sensible(dt.date(year, month, monthrange(year, month)[1])) if year in YEARS else None


def _in_front(text: str) -> int:
    found = re.match(_UNTIL, text)
    return found.end() if found else 0


def _last_month(named: dict[str, str]) -> int:
    """The last month of what a deadline names; of a year its twelfth."""
    if quarter := named.get("quarter"):
        return 3 * (int(quarter) if quarter.isdigit() else ("I", "II", "III", "IV").index(quarter.upper()) + 1)
    if month := named.get("month"):
        return int(month) if month.isdigit() else _ENGLISH_MONTHS.split().index(month.lower()) + 1
    return 6 if (named.get("which") or "").lower() == "đầu" else 12


def standing(text: str) -> bool:
    """Whether a deadline says that a task has none and is done again and again: "thường xuyên", "hằng năm"."""
    return bool(re.fullmatch(_STANDING, text) and re.search(_STANDS, text))


def sensible(day: dt.date) -> str | None:
    """The day as YYYY-MM-DD; ``None`` where its year cannot be meant."""
    return f"{day:%Y-%m-%d}" if day.year in YEARS else None


def around(year: int | None) -> range:
    """The years in which a day can lie that is asked for in a period of that year; unknown: any sensible."""
    return YEARS if year is None else range(year - _AROUND, year + _AROUND + 1)
