"""What is wrong with the measures of criteria, and with the limits that their texts name."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from iso18091cli.catalog.walk import items, known, number, refer, unique
from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.model.measure import THRESHOLD, UNITS

_BRACED = re.compile(r"\{[^{}]*\}")
_BY = re.compile(r"\+?(\d\d-\d\d)")
_WHEN_ZERO = ("not_assessed", "not_applicable", "ask")
_NEEDED = {
    "share": ("part", "whole", "unit", "better", "thresholds"),
    "number": ("unit", "better", "thresholds"),
    "amount": ("unit", "better", "thresholds"),
    "date": ("thresholds",),
    "choice": ("choices",),
    "points": ("maximum", "thresholds"),
}
"""What a measure of each kind cannot do without."""
_OF_SOME = {
    "part": ("share",),
    "whole": ("share",),
    "when_zero": ("share",),
    "unit": ("share", "number", "amount"),
    "better": ("share", "number", "amount"),
    "plausible": ("share", "number", "amount"),
    "by": ("date",),
    "age": ("date",),
    "choices": ("choice",),
    "fractions": ("share", "number"),
    "public": ("number", "amount"),
    "maximum": ("points",),
    "step": ("points",),
    "thresholds": ("share", "number", "amount", "date", "points"),
    "thresholds_for": ("share", "number", "amount", "date", "points"),
}
"""Keys that mean something for some kinds of measure alone."""


def check_measures(document: Document) -> None:
    """Adds every fault of a measure and of a text that names its limit."""
    levels, groups = known(document, "key", "scale", "levels"), known(document, "key", "groups")
    for path, criterion in items(document, "indicators", "criteria"):
        measure = criterion.get("measure")
        _named_limit(document, path, criterion)
        if isinstance(measure, dict):
            _Checked(document, (*path, "measure"), measure, levels, groups).run()


def _named_limit(document: Document, path: Path, criterion: dict[str, Any]) -> None:
    """Checks that ``{threshold}`` is in every language or in none, has a limit, and is the only name in braces."""
    text, measure = criterion.get("text"), criterion.get("measure")
    words = [text[key] for key in text if isinstance(text[key], str)] if isinstance(text, dict) else []
    here = (*path, "text")
    for braced in dict.fromkeys(found for text in words for found in _BRACED.findall(text)):
        if braced != THRESHOLD:
            document.report("unknown-braces", here, found=braced.strip("{}"))
    named = [THRESHOLD in text for text in words]
    if any(named) and not (isinstance(measure, dict) and measure.get("thresholds")):
        document.report("threshold-without-measure", here)
    elif any(named) and not all(named):
        document.report("threshold-in-one-language", here)


class _Checked:
    """One measure while it is checked."""

    def __init__(
        self, document: Document, path: Path, measure: dict[str, Any], levels: list[str], groups: list[str]
    ) -> None:
        self.document, self.path, self.measure, self.levels, self.groups = document, path, measure, levels, groups
        self.kind = measure.get("kind")

    def run(self) -> None:
        if self.kind not in _NEEDED:
            return  # a fault of its own
        for key in _NEEDED[self.kind]:
            if not self._written(*self.path, key):
                self.document.report("missing-key", self.path, key=key)
        for key, kinds in _OF_SOME.items():
            if key in self.measure and self.kind not in kinds:
                self.document.report("not-for-kind", (*self.path, key), key=key, kind=self.kind)
        if self.kind == "date":
            self._date()
        elif self.kind == "choice":
            self._choices()
        elif self.kind == "points":
            self._points()
        self._plausible()
        self._limits()
        zero = self.measure.get("when_zero")
        refer(self.document, (*self.path, "when_zero"), zero, [*_WHEN_ZERO, *self.levels])

    def _written(self, *path: str | int) -> bool:
        """Whether the file has that key, even where its value was of a wrong kind and was taken out."""
        return path in self.document.spots

    def _date(self) -> None:
        by = self.measure.get("by")
        if self._written(*self.path, "by") == self._written(*self.path, "age"):
            self.document.report("by-or-age", self.path)
        if isinstance(by, str) and by and not _is_day_of_a_year(by):
            self.document.report("bad-day-of-year", (*self.path, "by"), found=by)

    def _points(self) -> None:
        """A maximum above 0 that is reached in whole steps."""
        most, step = number(self.measure.get("maximum")), number(self.measure.get("step", 1))
        for key, found in (("maximum", most), ("step", step)):
            if found is not None and not (math.isfinite(found) and found > 0):
                self.document.report("not-positive", (*self.path, key), found=f"{found:g}")
                return
        if most is not None and step is not None and Decimal(repr(most)) % Decimal(repr(step)):
            self.document.report("not-in-steps", (*self.path, "maximum"), found=f"{most:g}", step=f"{step:g}")

    def _choices(self) -> None:
        given = self.measure.get("choices")
        choices = [((*self.path, "choices", n), c) for n, c in enumerate(given if isinstance(given, list) else [])]
        unique(self.document, "key", choices)
        if "choices" in self.measure and len(choices) < 2:
            self.document.report("measure-choices-missing", (*self.path, "choices"))
        for path, choice in choices:
            if isinstance(choice, dict):
                refer(self.document, (*path, "level"), choice.get("level"), self.levels)

    @property
    def _range(self) -> tuple[float, float]:
        """The lowest and highest figure of the measure: as stated, else from 0, a share up to 100."""
        said = self.measure.get("plausible")
        said = said if isinstance(said, dict) else {}
        low, high = number(said.get("minimum")), number(said.get("maximum"))
        most = 100 if self.kind == "share" else math.inf
        if self.kind == "points":
            most = number(self.measure.get("maximum")) or math.inf
        return 0 if low is None else low, most if high is None else high

    def _plausible(self) -> None:
        low, high = self._range
        if "plausible" in self.measure and high <= low:
            self.document.report("not-rising", (*self.path, "plausible"), found=f"{high:g}", before=f"{low:g}")

    def _limits(self) -> None:
        taken: dict[str, Path] = {}
        for path, limits in self._all_limits():
            self._of_levels((*path, "thresholds"), limits.get("thresholds"))
            for unit in limits.get("for") or () if path != self.path else ():
                here = (*path, "for")
                refer(self.document, here, unit, [*UNITS, *self.groups])
                if unit in taken:
                    line = str(self.document.line(taken[unit]))
                    self.document.report("limits-twice", here, found=unit, first=line)
                if isinstance(unit, str):
                    taken[unit] = here

    def _all_limits(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        yield self.path, self.measure
        others = self.measure.get("thresholds_for")
        for index, other in enumerate(others if isinstance(others, list) else ()):
            if isinstance(other, dict):
                yield (*self.path, "thresholds_for", index), other

    def _of_levels(self, path: Path, limits: Any) -> None:
        """A limit for each level above the worst, in order; with ``within`` each inside of the one before."""
        if not isinstance(limits, dict):
            return
        above = self.levels[1:]
        for level in limits:
            refer(self.document, (*path, level), level, above)
        for level in above:
            if not self._written(*path, level):
                self.document.report("missing-key", path, key=level)
        pairs = self.measure.get("better") == "within"
        found = [
            ((*path, level), ends) for level in above if (ends := self._ends((*path, level), limits, level, pairs))
        ]
        better = _BETTER["within" if pairs else _WAY.get(str(self.kind), str(self.measure.get("better")))]
        for (_, before), (here, ends) in itertools.pairwise(found):
            if not better(before, ends):
                self.document.report("limits-not-in-order", here, found=_shown(ends), before=_shown(before))

    def _ends(self, path: Path, limits: dict[str, Any], level: str, pairs: bool) -> tuple[float, ...]:
        """The limit as one figure or two; nothing where it is a fault."""
        limit = limits.get(level)
        if limit is None:
            return ()
        ends = tuple(map(number, limit)) if isinstance(limit, list) else (number(limit),)
        if len(ends) != (2 if pairs else 1) or isinstance(limit, list) != pairs:
            self.document.report("limit-pair" if pairs else "limit-single", path)
            return ()
        low, high = self._range
        figures = tuple(end for end in ends if end is not None)
        for end in figures:
            if not (math.isfinite(end) and low <= end <= high):
                self.document.report("limit-not-plausible", path, found=f"{end:g}", low=f"{low:g}", high=f"{high:g}")
        if pairs and len(figures) == 2 and figures[0] >= figures[1]:
            self.document.report("not-rising", path, found=f"{figures[1]:g}", before=f"{figures[0]:g}")
        return figures if len(figures) == len(ends) else ()


def _is_day_of_a_year(by: str) -> bool:
    found = _BY.fullmatch(by)
    try:
        return bool(found and date.fromisoformat(f"2025-{found[1]}"))  # a year without 29 February
    except ValueError:
        return False


def _shown(ends: tuple[float, ...]) -> str:
    return "–".join(f"{end:g}" for end in ends)


def _inside(before: tuple[float, ...], ends: tuple[float, ...]) -> bool:
    return before != ends and before[0] <= ends[0] and ends[1] <= before[1]


_WAY = {"date": "lower", "points": "higher"}
_BETTER: dict[str, Callable[[tuple[float, ...], tuple[float, ...]], bool]] = {
    "higher": lambda before, ends: ends > before,
    "lower": lambda before, ends: ends < before,
    "within": _inside,
    "None": lambda before, ends: True,
}
"""Whether the limit of a level is better than that of the level below."""
