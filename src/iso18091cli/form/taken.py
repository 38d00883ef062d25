"""What a cell takes → the formula that counts what it will not take: the reader's rules, as far as cells can know them.

Of a text with digits where a number or a date is asked, and of a deadline in words, the form knows nothing: which of
them can be meant, the program says ("1.000" may be two numbers, "Quý IV/2026" is a day). Of a number that is shown as
per cent it sees the number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from iso18091cli.form import live
from iso18091cli.form.book import Book
from iso18091cli.form.formula.columns import Find, Sum, SumProduct
from iso18091cli.form.formula.expression import Area, Expression, added, as_numbers, part
from iso18091cli.form.formula.functions import If, Int, IsError, IsLogical, IsNumber, IsText, Left, Upper
from iso18091cli.form.layout import Answer
from iso18091cli.form.measured_cells import sensible_days
from iso18091cli.messages.workbook import COMPETENCE
from iso18091cli.model.offered import spellings

_BETWEEN = "¦"
"""Stands between words that are looked for together; nobody types it."""


def listed(book: Book, words: Iterable[str]) -> Area:
    """A cell of the hidden sheet with all these words, in which ``among`` finds one; capitals do not count."""
    joined = _BETWEEN.join(dict.fromkeys(word.upper() for word in words))
    return replace(book.offer((f"{_BETWEEN}{joined}{_BETWEEN}",)), last=None)


def among(text: Expression, words: Area) -> Expression:
    """Whether a text is one of the words; of several texts, each."""
    return IsNumber(Find(_BETWEEN & Upper(text) & _BETWEEN, words))


def understood(book: Book, answer: Answer, cells: Area) -> Expression:
    """Whether cells that offer a choice hold a word that is understood; of a blank one it says no."""
    typed = live.typed(cells)
    competence = {key for key, _ in answer.choices} >= COMPETENCE.keys()
    known = spellings(answer.choices, book.catalog, levels=answer.is_level, not_applicable=competence)
    whole = among(typed, listed(book, known))
    if answer.is_level or competence:
        return whole * IsText(cells)
    # A key may lead the word: "1.10 Chỉ số 1.10".
    leading = Left(typed, Find(" ", typed & " ") - 1)
    return ((whole + among(leading, listed(book, (key for key, _ in answer.choices)))) > 0) * IsText(cells)


def refused(book: Book, answer: Answer, cells: Area) -> Expression:
    """How many of the cells hold what the reader refuses. An error in one of them makes it an error."""
    filled = live.typed(cells).differs("")
    if answer.kind == "text":
        return SumProduct(as_numbers(IsError(cells)))
    if answer.kind == "choice":
        return SumProduct(filled * (1 - understood(book, answer, cells)))
    if answer.kind == "number" and cells.last is None:
        # Of one cell it can be asked whether it is whole: of a text that is an error.
        return If(IsText(cells), filled * (1 - _has_digits(cells)), filled * (1 - _number_taken(answer, cells)))
    taken = _number_taken(answer, cells) if answer.kind == "number" else _day_taken(book, cells)
    text = IsText(cells) if answer.until else IsText(cells) * _has_digits(cells)
    return SumProduct(filled * (1 - taken - text))


def refused_each(book: Book, cells: Iterable[tuple[Answer, Area]]) -> Expression:
    """The same of single cells, each by itself on the hidden sheet."""
    found = book.compute(tuple(refused(book, answer, cell) for answer, cell in cells))
    return Sum(found)


def _real_number(cells: Area) -> Expression:
    return IsNumber(cells) * (1 - IsLogical(cells))


def _number_taken(answer: Answer, cells: Area) -> Expression:
    taken = _real_number(cells)
    if answer.minimum is not None:
        taken = taken * (cells >= answer.minimum)
    if answer.maximum is not None:
        taken = taken * (cells <= answer.maximum)
    return taken * cells.equals(Int(cells)) if answer.whole and cells.last is None else taken


def _day_taken(book: Book, cells: Area) -> Expression:
    first, after = sensible_days(book.year)
    return _real_number(cells) * (cells >= first) * (cells < after)


def _has_digits(cells: Area) -> Expression:
    return added(as_numbers(IsNumber(Find(str(digit), cells))) for digit in range(10)) > part(0)
