"""Where a round stands → one page that needs nothing but itself, to print or to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iso18091cli.messages.collect import STATUS
from iso18091cli.model.text import say
from iso18091cli.reports.page.small import small_page


def status_html(folder: str, rows: Sequence[Mapping[str, str]], total: str, language: str) -> bytes:
    """A row a unit (state, unit, standing, received, late, copies, file, why, mail), and the sum in words.

    What a name or a reason holds is text on the page and nothing else. The template may use: language, word (a phrase
    by its key), folder, rows, total.
    """
    return small_page(
        "status.html.j2", language, word=lambda key: say(STATUS[key], language), folder=folder, rows=rows, total=total
    )
