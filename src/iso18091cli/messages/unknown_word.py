"""What is said of a word that is not known: the known word nearest to it, or all there are."""

from iso18091cli.model.text import Text, filled

WORDS: dict[str, Text] = {
    "meant": {"vi": " Có phải là “{nearest}”?", "en": " Did you mean “{nearest}”?"},
    "choose": {"vi": "Chọn trong: {known}.", "en": "Choose from: {known}."},
}


def did_you_mean(nearest: str | Text | None) -> Text:
    """A question that goes behind a sentence, with the blank between them; empty where no known word is near."""
    return filled(WORDS["meant"], nearest=nearest) if nearest else {}


def nearest_or_all(nearest: str | None, known: str) -> Text:
    """What to write instead: the nearest known word, else the list of all."""
    return did_you_mean(nearest) or filled(WORDS["choose"], known=known)
