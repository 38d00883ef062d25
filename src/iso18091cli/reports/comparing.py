"""Words and figures of a comparison that its workbook, page and report share."""

from __future__ import annotations

from iso18091cli.messages.compare import WORDS
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.text import Text, filled, say
from iso18091cli.reports.wording import Words, states


class ChangeWords(Words):
    """The words of comparisons, and those that they share with other reports."""

    def __call__(self, key: str, **arguments: str | Text) -> str:
        key = "title" if key == "summary-title" else key
        if key not in WORDS:
            return super().__call__(key, **arguments)
        return say(filled(WORDS[key], **arguments), self.language)

    def signed(self, difference: float | None) -> str:
        """A change with its sign: "+3,20"; "–" where there is none."""
        sign = "+" if difference is not None and difference > 0 else ""
        return f"{sign}{self.figure(difference)}".replace("-", "−")

    def ranged(self, lowest: float | None, highest: float | None) -> str:
        """From the lowest to the highest; one figure where they are the same."""
        if lowest == highest:
            return self.figure(lowest)
        return f"{self.figure(lowest)} – {self.figure(highest)}"


def marks_of(catalog: Catalog) -> dict[str, Mark]:
    """Every state of a round's cell by key; what a unit is not asked looks like what does not apply to it."""
    found = states(catalog)
    return {**found, "not_asked": found["not_applicable"]}
