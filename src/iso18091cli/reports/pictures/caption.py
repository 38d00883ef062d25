"""The wheel in words: its title, what it counts, how it is read. A text for those who cannot see the picture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from iso18091cli.messages.pictures import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import Text, filled, say
from iso18091cli.reports.pictures.filling import Filling
from iso18091cli.reports.wording import states


@dataclass(frozen=True, slots=True)
class Caption:
    """The words for one wheel in one language."""

    title: str
    counts: str
    """Results by state: over all, then by pillar; states without a result are left out."""
    key: str
    """How the picture is to be read."""

    @property
    def alternative(self) -> str:
        """The whole text that stands for the picture."""
        return f"{self.title}. {self.counts}"


def caption(filling: Filling, catalog: Catalog, title: str, language: str) -> Caption:
    """The words for a wheel; ``title`` says what it shows."""
    marks, names = states(catalog), {pillar.id: pillar.name for pillar in catalog.pillars}

    def listed(numbers: dict[str, int]) -> str:
        return ", ".join(f"{say(marks[key].word, language)} {number}" for key, number in numbers.items() if number)

    whole: Counter[str] = Counter()
    for of_pillar in filling.counts:
        whole.update(dict(of_pillar))
    head = "of-many" if filling.of_many else "of-unit"
    sentences = [word(head, language, n=str(whole.total()), counts=listed(whole))]
    for part, of_pillar in zip(filling.wheel.parts, filling.counts, strict=True):
        pillar = say(names[part.pillar], language)
        sentences.append(word("of-pillar", language, pillar=pillar, counts=listed(dict(of_pillar))))
    return Caption(title, " ".join(sentences), _key(filling, catalog, language))


def _key(filling: Filling, catalog: Catalog, language: str) -> str:
    scale = catalog.scale
    words: dict[str, Text] = {
        key: states(catalog)[key].word for key in ("not_applicable", "incomplete", "not_assessed")
    }
    levels = ", ".join(say(level.word, language) for level in scale.levels)
    key = "key-many" if filling.of_many else "key-unit"
    return word(key, language, levels=levels, **words)


def word(key: str, language: str, **arguments: str | Text) -> str:
    """The words of ``WORDS[key]`` in one language, with the arguments put in."""
    return say(filled(WORDS[key], **arguments), language)
