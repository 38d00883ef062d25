"""Words that several formats share: units, states, figures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from iso18091cli.messages.deciding import lacking_words
from iso18091cli.messages.reports import WORDS
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.scores import IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.text import Text, filled, per_cent, say
from iso18091cli.model.units import KINDS, LEVELS, Unit, full_name
from iso18091cli.scoring.labels import next_label


class Words:
    """The message table in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **arguments: str | Text) -> str:
        return say(filled(WORDS[key], **arguments), self.language)

    def of(self, text: Text) -> str:
        return say(text, self.language)

    def unit(self, unit: Unit, file: str = "") -> str:
        """The unit's name with its kind ("Phường Hải An"), else its code, else that the file names none."""
        return full_name(unit, self.language) or self("unit-unnamed", file=file)

    def named(self, unit: Unit | None) -> str:
        """The unit's name; "" where there is no unit, or it has neither name nor code."""
        return self.unit(unit) if unit and (unit.name or unit.code) else ""

    def sender(self, result: Result) -> str:
        """The name of the unit of a usable workbook."""
        return self.unit(result.card.unit, result.path)

    def kind(self, unit: Unit) -> str:
        return self.of(KINDS[unit.kind]) if unit.kind in KINDS else unit.kind

    def kind_named(self, key: str) -> str:
        """A kind of unit in words; what is no kind as it stands."""
        return self.of(KINDS[key]) if key in KINDS else key

    def level(self, key: str) -> str:
        """A level of administration in words; what is no level as it stands."""
        return self.of(LEVELS[key]) if key in LEVELS else key

    def lacking(self, card: Scorecard, catalog: Catalog) -> str:
        """What the unit lacks for the next label; "" where labels ask for a score alone, or there is no higher one."""
        found = next_label(card, catalog)
        return self.of(lacking_words(*found, catalog)) if found else ""

    def percent(self, share: float) -> str:
        """A share of 1 in per cent: "82,2 %"."""
        return per_cent(share, self.language)

    def figure(self, value: float | None) -> str:
        """A score with two decimals and the language's decimal sign; "–" where there is none."""
        if value is None:
            return "–"
        return f"{value:.2f}".replace(".", "," if self.language == "vi" else ".")


def state(score: IndicatorScore | None) -> str:
    """The level's key, else the status: what a cell of a table of results shows."""
    return (score.level or score.status) if score else "not_assessed"


def states(catalog: Catalog) -> dict[str, Mark]:
    """Every state an indicator may be in, worst level first, by the keys that `state` gives."""
    scale = catalog.scale
    return {
        **{level.key: level for level in scale.levels},
        "incomplete": scale.incomplete,
        "not_assessed": scale.not_assessed,
        "not_applicable": scale.not_applicable,
    }


def shown(mark: Mark, words: Words) -> str:
    """A state with its symbol: "▲ Vàng"."""
    return f"{mark.symbol} {words.of(mark.word)}".strip()


def coverage(score: Score) -> str:
    """Assessed of applicable: "37/39"."""
    return f"{score.assessed}/{score.applicable}"


def listed(names: Iterable[str], count: int, most: int, words: Words) -> str:
    """The first ``most`` of ``count`` names with commas, and how many more there are."""
    more = words("and-more", n=str(count - most)) if count > most else ""
    return ", ".join(islice(names, most)) + more
