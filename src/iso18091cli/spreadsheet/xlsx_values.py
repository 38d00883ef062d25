"""What an .xlsx writes into a cell → the value a person sees there: text, number, truth value, date or duration."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass

from iso18091cli.spreadsheet.sheet import Value
from iso18091cli.spreadsheet.xlsx_formats import Formats
from iso18091cli.spreadsheet.xlsx_texts import unescaped

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_TRUTH = {"1": True, "true": True, "0": False, "false": False}
_AFTER_LAST_DAY = 2958466
"""The day after 31 December 9999, the last one that office programs know."""


@dataclass(frozen=True, eq=False, repr=False)
class Values:
    """Makes values of what stands in cells; what that takes of the workbook as a whole."""

    texts: list[str]
    """The table of texts, by the numbers that cells have for them."""
    formats: Formats
    from_1904: bool = False
    """Whether days are counted from 1904, as Excel for Mac did."""

    def of(self, kind: str | None, style: str | None, written: str) -> Value:
        """The value of a cell by its kind (``t``), its style (``s``) and what is written in it, entities resolved.

        An error has the value "", as a blank cell.

        Raises:
            ValueError, LookupError: nothing that a cell of that kind can hold.
        """
        if kind == "e" or not written:
            return ""
        if kind in ("str", "inlineStr"):
            return unescaped(written)
        written = written.strip()
        if kind == "s":
            return self.texts[int(written) if written.isdigit() else len(self.texts)]
        if kind in (None, "n"):
            # What is no number is left as it stands: a finding tells about it, where it is an answer.
            usual = _NUMBER.fullmatch(written) and math.isfinite(float(written))
            return self.number(float(written), style) if usual else written
        if kind == "d":
            return _day(written)
        if kind == "b":
            return _TRUTH[written.casefold()]
        raise ValueError(kind)

    def number(self, number: float, style: str | None) -> Value:
        """A number as its format shows it: days are numbers, too."""
        shows = self.formats.time(style or "0")
        if shows is None or not 0 <= number < _AFTER_LAST_DAY:
            return number
        if shows == "duration":
            return dt.timedelta(days=number)
        exact = dt.timedelta(milliseconds=round(number * 86_400_000))
        if number < 1:
            return (dt.datetime.min + exact).time()
        # Days are counted from 1; by an old mistake the programs know a 29 February 1900, and count it.
        first = dt.datetime(1904, 1, 1) if self.from_1904 else dt.datetime(1899, 12, 31 if number < 60 else 30)
        try:
            moment = first + exact
        except OverflowError:
            return number
        return moment.date() if number.is_integer() else moment


def _day(written: str) -> Value:
    """A date as ISO 8601 writes it; other text stays text."""
    try:
        return dt.date.fromisoformat(written) if len(written) == 10 else dt.datetime.fromisoformat(written)
    except ValueError:
        return written
