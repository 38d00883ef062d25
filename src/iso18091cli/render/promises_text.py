"""Sums of promises → the terminal: of all actions, then by quarter and by lead office."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.promises import BECAME, WORDS
from iso18091cli.model.promises import PromiseSum
from iso18091cli.model.text import filled, say
from iso18091cli.render.grid import Grid


def show_promises(console: Console, sums: Sequence[PromiseSum], language: str) -> None:
    """What became of all actions and of the indicators that were to improve; nothing where nothing was promised."""
    if not sums or not sums[0].actions:
        return
    every = sums[0]
    console.print(Styled(say(WORDS["title"], language), style="bold"))
    each = ", ".join(
        say(filled(WORDS["each"], n=n, what=BECAME[key]), language) for key, n in every.became.items() if n
    )
    console.print(Styled(say(filled(WORDS["sum"], n=every.actions, each=each), language)), soft_wrap=True)
    counts = {"compared": every.compared, "improved": every.improved, "worse": every.worse, "reached": every.reached}
    console.print(Styled(say(filled(WORDS["improved"], n=every.indicators, **counts), language)), soft_wrap=True)
    for by in ("due", "lead"):
        heads = (say(WORDS[by], language), say(WORDS["actions"], language), say(BECAME["done"], language))
        grid = Grid(*heads, say(BECAME["late"], language), say(WORDS["better"], language), numbers=(1, 2, 3, 4))
        for line in (line for line in sums if line.by == by):
            became = (str(line.became["done"]), str(line.became["late"]))
            key = line.key or say(WORDS[f"no-{by}"], language)
            grid.add(key, str(line.actions), *became, f"{line.improved}/{line.compared}")
        console.print(grid)
