"""Results of several sources → the terminal: what to know first, a line a source, their pillars."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.joined import WORDS, remarks
from iso18091cli.model.joined import Side, SideBySide
from iso18091cli.model.text import Text, per_cent, say
from iso18091cli.render.grid import Grid
from iso18091cli.render.terminal import figure


def show_joined(console: Console, found: SideBySide, language: str) -> None:
    """Each source and all of them: units, with score, mean, coverage; then the means by pillar with their n."""

    def line(text: Text, style: str = "") -> None:
        console.print(Styled(say(text, language), style=style))

    line(WORDS["title"], "bold underline")
    for number, remark in enumerate(remarks(found)):
        line(remark, "dim" if number else "bold")
    keys = ("units", "counted", "scored", "mean", "coverage")
    grid = Grid(*(say(WORDS[key], language) for key in ("source", *keys)), numbers=range(1, len(keys) + 1))
    pillars = Grid(
        say(WORDS["source"], language),
        *(say(pillar.short, language) for pillar in found.catalog.pillars),
        numbers=range(1, len(found.catalog.pillars) + 1),
    )
    for source in found.sources:
        grid.add(*_cells(source.side, language))
        pillars.add(source.side.name, *_pillars(source.side, language))
    of_all = say(WORDS["all"], language)
    grid.add_last(of_all, *_cells(found.all, language)[1:])
    pillars.add_last(of_all, *_pillars(found.all, language))
    console.print(grid)
    line(WORDS["note"], "dim")
    line(WORDS["pillar-means"], "bold")
    console.print(pillars)


def _cells(side: Side, language: str) -> tuple[str, ...]:
    return (
        side.name,
        "–" if side.units is None else str(side.units),
        str(side.counted),
        str(side.total.scored),
        figure(side.total.mean, language),
        "–" if side.coverage is None else per_cent(side.coverage, language),
    )


def _pillars(side: Side, language: str) -> tuple[str, ...]:
    return tuple(f"{figure(mean.mean, language)}\n(n {mean.scored})" for mean in side.means[:-1])
