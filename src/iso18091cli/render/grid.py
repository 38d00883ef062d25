"""A table at any width: no figure and no word is broken; where it does not fit, each row becomes lines of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from iso18091cli.files.harmless import terminal_line, visible

_GAP = 3
"""Blanks between two columns."""
_READABLE = 14
"""Characters below which a column of words is not worth having."""


class Grid:
    """Rows under headings; ``numbers`` are the columns that hold figures. Without headings there is no heading row."""

    def __init__(self, *headings: str, numbers: Iterable[int] = ()) -> None:
        self.headings = headings
        self.numbers = frozenset(numbers)
        self._rows: list[tuple[tuple[Text, ...], str]] = []
        self._last: tuple[Text, ...] = ()

    def add(self, *cells: str | Text, style: str = "") -> None:
        """One row, a cell a column."""
        texts = (
            # A figure may have a second line below it; words are somebody's.
            Text((visible if index in self.numbers else terminal_line)(cell)) if isinstance(cell, str) else cell
            for index, cell in enumerate(cells)
        )
        self._rows.append((tuple(texts), style))

    def add_last(self, *cells: str, style: str = "bold") -> None:
        """The closing row, set apart."""
        self.add(*cells, style=style)
        self._last = self._rows[-1][0]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = self._widths(options.max_width)
        if widths is None:
            yield from self._stacked(options.max_width)
            return
        shape = box.SIMPLE_HEAD if any(self.headings) else None
        table = Table(box=shape, header_style="bold", pad_edge=False, show_edge=False, show_header=any(self.headings))
        if shape is None:
            table.padding = (0, _GAP, 0, 0)
        for index, (heading, width) in enumerate(zip(self.headings, widths, strict=True)):
            right = index in self.numbers
            table.add_column(Text(heading), justify="right" if right else "left", overflow="fold", width=width)
        for cells, style in self._rows:
            if cells is self._last:
                table.add_section()
            table.add_row(*cells, style=style)
        yield table

    def _widths(self, room: int) -> list[int] | None:
        """Of each column; ``None`` where they would break a figure or a word."""
        least, natural = [], []
        for index, heading in enumerate(self.headings):
            cells = [visible(cells[index].plain) for cells, _ in self._rows]
            lines = [line for cell in cells for line in cell.split("\n")]
            words = [word for line in (heading, *lines) for word in line.split()]
            longest = max(map(cell_len, (heading, *lines)), default=0)
            if index in self.numbers:
                least.append(max(map(cell_len, (*heading.split(), *lines)), default=0))
            else:
                least.append(max(min(longest, _READABLE), max(map(cell_len, words), default=0)))
            natural.append(longest)
        room -= _GAP * (len(self.headings) - 1)
        if sum(least) > room:
            return None
        wanted = [most - few for most, few in zip(natural, least, strict=True)]
        spare = min(room - sum(least), sum(wanted))
        # Each gets its share of what is to spare; by running totals, so that all of it is given.
        given = [spare * total // max(sum(wanted), 1) for total in accumulate(wanted, initial=0)]
        return [few + after - before for few, before, after in zip(least, given, given[1:], strict=False)]

    def _stacked(self, room: int) -> Iterator[Text | Padding]:
        for cells, style in self._rows:
            words = [cell for index, cell in enumerate(cells) if index not in self.numbers and cell.plain]
            heads = [self.headings[index] for index in sorted(self.numbers)]
            figures = [cells[index].plain.replace("\n", " ") for index in sorted(self.numbers)]
            yield Text("  ", style=style or ("bold" if figures else "")).join(words)
            pairs = [f"{head} {figure}" for head, figure in zip(heads, figures, strict=True) if figure]
            for line in _packed(pairs, room - 2):
                whole = cell_len(line) <= room - 2
                if max(map(cell_len, line.split()), default=0) > room - 2:
                    yield Text(f"  {line}", no_wrap=True, overflow="ignore")  # a path stays in one piece
                else:
                    yield Padding(Text(line, no_wrap=whole), (0, 0, 0, 2))


def _packed(parts: Sequence[str], room: int) -> Iterator[str]:
    """As many parts a line as there is room for."""
    line = ""
    for part in parts:
        if line and cell_len(f"{line} · {part}") > room:
            yield line
            line = ""
        line = f"{line} · {part}" if line else part
    if line:
        yield line
