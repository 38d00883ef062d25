"""Goals in words, for every medium: their names, what a figure means, where the mapping comes from."""

from __future__ import annotations

from iso18091cli.messages.deciding import enough_words
from iso18091cli.messages.goals import GOALS, WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.goals import GoalSum
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import filled, say
from iso18091cli.reports.wording import Words
from iso18091cli.scoring.goals import goal_sums


def sums_of(summary: Summary) -> tuple[GoalSum, ...]:
    """The goals over all units that count; empty where the catalogue knows none."""
    return goal_sums((result.scorecard for result in summary.scored if result.scorecard), summary.catalog)


class GoalWords:
    """The words about goals in one language."""

    def __init__(self, language: str, catalog: Catalog) -> None:
        self.language = language
        self.catalog = catalog

    def __call__(self, key: str, **arguments: str) -> str:
        return say(filled(WORDS[key], **arguments), self.language)

    def name(self, goal: int) -> str:
        return say(GOALS[goal], self.language)

    @property
    def note(self) -> str:
        """What n of N is."""
        return self("note", level=say(enough_words(self.catalog.scale), self.language))

    @property
    def source(self) -> str:
        """Where the mapping of indicators to goals comes from."""
        catalog, words = self.catalog, Words(self.language)
        used = {indicator.source for indicator in catalog.indicators if indicator.sdgs}
        sources = "; ".join(words.of(source.text) for source in catalog.sources if source.id in used)
        title = words("catalogue-of", title=catalog.title, id=catalog.id, version=catalog.version)
        return self("source", catalogue=title, sources=sources)
