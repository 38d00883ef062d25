"""Differences → one page that needs nothing but itself."""

from __future__ import annotations

from iso18091cli.model.review import Differences
from iso18091cli.reports.differences import DifferenceWords
from iso18091cli.reports.page.small import small_page


def differences_html(found: Differences, language: str) -> bytes:
    """The page; what anybody typed is text on it and nothing else. The template may use: language, said."""
    return small_page("differences.html.j2", language, said=DifferenceWords(found, language))
