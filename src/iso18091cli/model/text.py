"""Text in several languages: a plain mapping from language code to words."""

Text = dict[str, str]
"""One text in each language of the catalogue: ``{"vi": "Đỏ", "en": "Red"}``."""

LANGUAGES = ("vi", "en")
"""Languages the program itself speaks. The first is the default of all that officials see."""


def say(text: Text, language: str) -> str:
    """The text in ``language``; where that is missing, in the first language there is."""
    return text.get(language) or next(iter(text.values()), "")
