"""What is offered in a cell → every way of writing it that is understood: one table for reader and form."""

from __future__ import annotations

from collections.abc import Sequence

from iso18091cli.model.answers import NOT_APPLICABLE
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.spelling import fold


def spellings(
    choices: Sequence[tuple[str, str]], catalog: Catalog, *, levels: bool, not_applicable: bool
) -> dict[str, str]:
    """Spelling -> key, each word in lower case, with its marks and with none of them.

    A word with other marks is another word: "vắng" (absent) is not a sloppy "vàng". ``levels``: the choices are the
    scale, so that its spellings in every language are understood; ``not_applicable``: that one is understood even where
    it is not offered, for then it is a finding of its own.
    """
    found: dict[str, str] = {}
    for key, word in choices:
        found |= {word.casefold(): key, fold(word): key}
    marks: list[tuple[str, Mark]] = []
    if levels or not_applicable:
        marks.append((NOT_APPLICABLE, catalog.scale.not_applicable))
    if levels:
        marks += [(level.key, level) for level in catalog.scale.levels]
    for key, mark in marks:
        for word in (*mark.word.values(), *mark.spellings):
            found.setdefault(word.casefold(), key)
            found.setdefault(fold(word), key)
    _add_symbols(found, marks)
    return found


def _add_symbols(found: dict[str, str], marks: list[tuple[str, Mark]]) -> None:
    """The form shows "● Xanh" and "●", and who copies from it types so. "● Đỏ" is neither level."""
    symbols = [mark.symbol for _, mark in marks]
    for key, mark in marks:
        for word in mark.word.values():
            for spelling in (f"{mark.symbol} {word}", f"{mark.symbol}{word}"):
                found.setdefault(spelling.casefold(), key)
                found.setdefault(fold(spelling), key)
        # A dash alone may stand for "nothing".
        if key != NOT_APPLICABLE and symbols.count(mark.symbol) == 1:
            found.setdefault(mark.symbol, key)
