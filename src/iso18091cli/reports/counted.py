"""Summary → the sums of what was counted, in words that several reports share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from iso18091cli.messages.counted import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import Limit, Measure
from iso18091cli.model.summary import Summary
from iso18091cli.model.sums import MeasureSum
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, LEVELS


class CountedWords:
    """The message table in one language, and figures as its readers write them."""

    def __init__(self, language: str, catalog: Catalog) -> None:
        self.language, self.catalog = language, catalog

    def __call__(self, key: str, **arguments: str | Text) -> str:
        return say(filled(WORDS[key], **arguments) if arguments else WORDS[key], self.language)

    def of(self, text: Text) -> str:
        """A text of the catalogue in that language."""
        return say(text, self.language)

    def group(self, found: MeasureSum) -> str:
        """Which units a sum is of."""
        names = LEVELS | KINDS | {group.key: group.name for group in self.catalog.groups}
        return self("all") if found.by == "all" else self.of(names[found.key])

    def figure(self, value: float | None) -> str:
        """A figure with up to two decimals and marks for thousands; "–" where there is none."""
        if value is None:
            return "–"
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "vi" else text

    def provisional(self, found: MeasureSum, value: float | None) -> str:
        """The same, with a star below the coverage."""
        return self.figure(value) + ("" if found.enough or value is None else "*")


def measure_of(found: MeasureSum, catalog: Catalog) -> Measure:
    """The measure of a sum."""
    return catalog.measured[found.id]


def summed(summary: Summary, every_group: bool = False) -> Iterator[MeasureSum]:
    """What adds up or lies on a line: shares, numbers, amounts; of all units, or of every group as well.

    Of a public edition only what reaches the coverage is there at all.
    """
    for found in summary.measures:
        if found.kind not in ("date", "choice") and found.counted and (every_group or found.by == "all"):
            yield found


class FigureLine(NamedTuple):
    """What is said of one criterion over all units."""

    id: str
    what: str
    value: str
    """The share over all, or the sum, with its unit; "*" below the coverage."""
    counted: int
    units: int
    median: str
    lowest: str
    highest: str
    previous: str
    """The same of last period and of how many units; "" where no workbook holds it."""


def figure_line(found: MeasureSum, said: CountedWords, catalog: Catalog) -> FigureLine:
    """A sum in words."""
    measure = measure_of(found, catalog)
    share = measure.kind == "share"
    sign = " %" if share or measure.of_hundred else ""
    # Figures in per cent add up to nothing; a share is that of the sums.
    over_all = found.value if share else found.part
    unit = sign if share or measure.of_hundred else f" {said.of(measure.unit)}"
    median, lowest, highest = (said.figure(v) + sign for v in (found.median, found.lowest, found.highest))
    value = said.provisional(found, over_all) + (unit if over_all is not None else "")
    before = said.figure(found.previous) + unit
    previous = said("previous-of", value=before, n=str(found.previous_counted)) if found.previous is not None else ""
    return FigureLine(
        found.id, said.of(measure.what), value, found.counted, found.units, median, lowest, highest, previous
    )


def limit_of(measure: Measure, catalog: Catalog) -> float | None:
    """The limit of the level that is good enough; of a range the lower end; ``None`` where units' limits differ."""
    limit: Limit | None = None if measure.thresholds_for else measure.thresholds.get(catalog.scale.good_enough.key)
    return limit[0] if isinstance(limit, tuple) else limit
