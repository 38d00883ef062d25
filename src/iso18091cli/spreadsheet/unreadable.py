"""The one way in which reading a spreadsheet fails."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be used as a workbook.

    ``rule`` names why ("not-a-workbook", "damaged-file", …), ``arguments`` what was found: for whoever words it.
    """

    def __init__(self, rule: str, **arguments: str) -> None:
        super().__init__(f"{rule} {arguments}")
        self.rule = rule
        self.arguments = arguments
