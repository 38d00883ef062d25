"""Documents that evidence names in words → a list in the return copy: offered for the register, with free codes.

Nothing is moved: the words stay where they are, and the list has no keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iso18091cli.form.list_sheet import ListColumn, ListSheet, point_to
from iso18091cli.form.refill import Form, evidence_codes
from iso18091cli.messages.return_copy import WORDS
from iso18091cli.model.answers import Submission
from iso18091cli.model.evidence import Document, documents_in, sign_key
from iso18091cli.model.text import filled, say


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that is not on the register yet."""

    document: Document
    words: str
    """The evidence that names it first."""
    ids: list[str] = field(default_factory=list)
    """The rows that name it, in the form's order."""


def offered(sent: Submission) -> tuple[Offered, ...]:
    """The documents that evidence names by number and sign, each once; those on the register are left out."""
    there = {sign_key(row.typed("sign")) for row in sent.evidence}
    found: dict[tuple[str, str], Offered] = {}
    for row_id, words, document in _named(sent):
        key = sign_key(document.sign), document.date
        if key[0] not in there:
            ids = found.setdefault(key, Offered(document, words)).ids
            if row_id not in ids:
                ids.append(row_id)
    return tuple(found.values())


def _named(sent: Submission) -> Iterator[tuple[str, str, Document]]:
    for row in sent.rows.values():
        words = row.typed("evidence")
        yield from ((row.id, words, document) for document in documents_in(words))


def offer_documents(form: Form, sent: Submission) -> None:
    """Adds the list behind that of what is to be completed; nothing where there is nothing to offer."""
    book, language, found = form.book, form.book.language, offered(sent)
    if not found:
        return

    def word(key: str, **arguments: str | int) -> str:
        return say(filled(WORDS[f"offer.{key}"], **arguments), language)

    columns = (
        ListColumn(say(WORDS["column.number"], language), 6, centre=True),
        ListColumn(word("code"), 12, centre=True),
        ListColumn(word("sign"), 22),
        ListColumn(word("date"), 14, centre=True),
        ListColumn(word("words"), 60),
        ListColumn(word("rows"), 30),
        ListColumn(word("reply"), 30, open=True),
    )
    sheet = ListSheet(book, word("sheet"), columns, at=1)
    sheet.head(word("title"), [word("how")])
    taken = set(evidence_codes(sent))
    free = (code for code in book.stamp.codes if code not in taken)
    for number, item in enumerate(found, 1):
        date = "/".join(reversed(item.document.date.split("-")))
        sheet.line(str(number), next(free, ""), item.document.sign, date, item.words, ", ".join(item.ids))
    sheet.end()
    point_to(book, word("sheet"), word("link", n=len(found)))
