"""Unit -> who issues its document, and who gets a copy (nơi nhận), as Decree 30/2020/NĐ-CP has both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from iso18091cli.messages.addressing import of_committee, within, without_committee
from iso18091cli.messages.documents import PARTY, RECIPIENTS, WORDS
from iso18091cli.model.text import filled
from iso18091cli.model.units import KINDS_OF_LEVEL, Unit
from iso18091cli.reports.wording import Words


@dataclass(frozen=True)
class Body:
    """What issues a unit's documents: the People's Committee of its territory, or the body itself."""

    unit: Unit
    words: Words
    file: str = ""
    """The file that stands for a unit without a name."""

    @property
    def committee(self) -> bool:
        return of_committee(self.unit)

    @property
    def plain(self) -> str:
        """The unit's name without its committee: "Phường Hải An"."""
        named = self.words.unit(self.unit, self.file)
        return without_committee(named) if self.committee else named

    @property
    def within(self) -> str:
        """The same within a sentence: "phường Hải An"."""
        return within(self.unit, self.plain, self.words.language) if self.committee else self.plain

    @property
    def name(self) -> str:
        """ "Ủy ban nhân dân phường Hải An", or the body's own name."""
        if not self.committee:
            return self.words.unit(self.unit, self.file)
        return self.words.of(filled(WORDS["committee-of"], unit=self.within))

    def issuer(self) -> dict[str, Any]:
        """The names of a document's head."""
        return {
            "unit": self.plain,
            "code": self.unit.code,
            "place": without_committee(self.unit.name),
            "committee": self.committee,
            "body": self.name,
        }

    def recipients(self, above: Unit | None) -> list[str]:
        """Who gets the unit's programme, by its level; what is not known is left to be filled in."""
        level = self.unit.level or next((key for key, kinds in KINDS_OF_LEVEL.items() if self.unit.kind in kinds), "")
        key = level if self.committee and level in RECIPIENTS else "other"
        party = self.words.of(PARTY.get(self.unit.kind if level != "commune" else "", PARTY[""]))
        named = Body(above, self.words).name if above else self.words.of(WORDS["above-unknown"])
        return [self.words.of(filled(text, unit=self.within, party=party, above=named)) for text in RECIPIENTS[key]]
