"""Text in several languages: a plain mapping from language code to words."""

import math
from collections.abc import Sequence

Text = dict[str, str]
"""One text in each language of the catalogue: ``{"vi": "Đỏ", "en": "Red"}``."""

LANGUAGES = ("vi", "en")
"""Languages the program itself speaks. The first is the default of all that officials see."""


def say(text: Text, language: str) -> str:
    """The text in ``language``; where that is missing, in the first language there is."""
    return text.get(language) or next(iter(text.values()), "")


def filled(text: Text, **arguments: str | int | Text) -> Text:
    """The text with its names in braces filled in, in every language; a Text is put in in the same one."""
    return {
        language: words.format(**{k: say(v, language) if isinstance(v, dict) else v for k, v in arguments.items()})
        for language, words in text.items()
    }


def listed(items: Sequence[str], most: int) -> Text:
    """The first of the items, and how many more there are."""
    shown, more = ", ".join(items[:most]), len(items) - most
    return {"vi": f"{shown} và {more} mục khác", "en": f"{shown} and {more} more"} if more > 0 else both(shown)


def per_cent(share: float, language: str) -> str:
    """A share of 1 in per cent, with one decimal where it has one: 89,2 % in Vietnamese, 89.2% in English."""
    figure = f"{math.floor(1000 * share + 0.5) / 10:g}"
    return f"{figure.replace('.', ',')} %" if language == "vi" else f"{figure}%"


def both(words: str) -> Text:
    """The same words in every language: a name, an id."""
    return dict.fromkeys(LANGUAGES, words)
