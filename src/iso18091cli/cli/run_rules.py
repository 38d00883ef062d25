"""Bodies of the commands about rules; each gives its exit code."""

from __future__ import annotations

from iso18091cli.checks.table import BY_NAME, RULES
from iso18091cli.cli.console import err, out
from iso18091cli.render import terminal


def rule(code: str, language: str) -> int:
    """Explains a rule by its code or name."""
    found = RULES.get(code.upper()) or BY_NAME.get(code.lower())
    if found is None:
        err().print(terminal.word("rule.unknown", language, code=code), style="bold red")
        return 2
    terminal.show_rule(out(), found, language)
    return 0


def rules(language: str) -> int:
    """Lists all rules."""
    terminal.show_rules(out(), RULES.values(), language)
    return 0
