"""Words, figures and marks of report.html, all of one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase

from iso18091cli.messages.deciding import enough_words
from iso18091cli.messages.page import ILLUSTRATIVE, WORDS
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.spelling import fold
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import Text, say
from iso18091cli.model.units import LEVELS, Unit
from iso18091cli.reports.wording import Words, states

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as the page shows it; `css` is its class, one letter, for there are hundreds of thousands of them."""

    key: str
    css: str
    word: str
    symbol: str
    meaning: str
    mark: Mark


class PageWords(Words):
    """The page's own words, and those it shares with the other reports."""

    def __init__(self, language: str, catalog: Catalog) -> None:
        super().__init__(language)
        self.catalog = catalog

    def __call__(self, key: str, **arguments: str | Text) -> str:
        if key not in WORDS:
            return super().__call__(key, **arguments)
        return say(WORDS[key], self.language).format(**arguments)

    def number(self, value: int) -> str:
        """A whole number, with the language's mark for thousands."""
        return f"{value:,}".replace(",", "." if self.language == "vi" else ",")

    def share(self, part: int, whole: int) -> str:
        """A percentage with one decimal where it has one; "–" of nothing."""
        return self.percent(part / whole) if whole else NOTHING

    def level_of(self, unit: Unit) -> str:
        return self.of(LEVELS[unit.level]) if unit.level in LEVELS else unit.level

    @cached_property
    def states(self) -> dict[str, Shown]:
        """Every state by key, worst level first; the classes are letters in that order, so that they can be sorted."""
        return {
            key: Shown(key, css, self.of(mark.word), mark.symbol, self.of(mark.meaning), mark)
            for css, (key, mark) in zip(ascii_lowercase, states(self.catalog).items(), strict=False)
        }

    @cached_property
    def good_enough(self) -> str:
        """The word of the level that is good enough: "Xanh"."""
        return self.of(self.catalog.scale.good_enough.word)

    @cached_property
    def enough(self) -> str:
        """The level that is good enough: "Xanh", "Đáp ứng trở lên"."""
        return self.of(enough_words(self.catalog.scale))

    @cached_property
    def pillars(self) -> dict[str, str]:
        """Names of the pillars by id."""
        return {pillar.id: self.of(pillar.name) for pillar in self.catalog.pillars}


def cards(summary: Summary) -> list[tuple[str, Scorecard]]:
    """(path, figures) of every unit that counts, in the summary's order."""
    return [(result.path, result.scorecard) for result in summary.scored if result.scorecard]


def periods(summary: Summary) -> list[str]:
    """The periods that the workbooks name, in order."""
    return sorted({card.period for _, card in cards(summary) if card.period})


def illustrative(summary: Summary) -> bool:
    """Whether the name of a period says that its data are made up."""
    return any(sign in fold(period) for period in periods(summary) for sign in ILLUSTRATIVE)
