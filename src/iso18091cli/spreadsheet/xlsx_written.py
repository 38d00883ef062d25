"""The cells of a sheet as they are written → the sheet: what stands in them, and what nobody can read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import compress
from operator import add

from iso18091cli.spreadsheet.sheet import Area, Hidden, Parts, Sheet, Value, column_number
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_conditional import Conditional
from iso18091cli.spreadsheet.xlsx_merged import Merged
from iso18091cli.spreadsheet.xlsx_texts import MAX_ONE, MAX_TEXT
from iso18091cli.spreadsheet.xlsx_values import Values

MAX_TAGS = 2_000_000
"""Tags of all sheets of unusual make together, entities of any; either takes some two seconds."""
_MOST_SHOWN = 40
"""Characters of what is not understood."""


@dataclass(eq=False, repr=False)
class Budget:
    """What may still be read of one file."""

    tags: int = MAX_TAGS
    text: int = MAX_TEXT

    def spend(self, tags: int = 0, text: int = 0) -> None:
        """Counts what a sheet takes.

        Raises:
            Unreadable: more than any form has.
        """
        self.tags -= tags
        self.text -= text
        if self.tags < 0 or self.text < 0:
            raise Unreadable("overfull", what="cells" if self.tags < 0 else "text")


@dataclass(eq=False, repr=False)
class Written:
    """The cells that hold something, as they are written, in lists that go side by side."""

    plain: Callable[[str], str]
    """Makes text of what is written."""
    letters: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    styles: list[str | None] = field(default_factory=list)
    indices: list[str | None] = field(default_factory=list)
    """Of a text in the table of texts, in cells that hold nothing else."""
    kinds: list[str | None] = field(default_factory=list)
    formulas: list[str | None] = field(default_factory=list)
    contents: list[str | None] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    """What stands in the cell itself, and not behind its number in the table of texts."""
    odd: dict[str, str] = field(default_factory=dict, kw_only=True)
    """As in Sheet."""
    astray: list[str] = field(default_factory=list, kw_only=True)
    """As in Sheet."""
    rich: dict[str, Parts] = field(default_factory=dict, kw_only=True)
    """As in Sheet."""
    spread: list[str] = field(default_factory=list, kw_only=True)
    """References of the cells in which results of one formula stand."""
    far: str = field(default="", kw_only=True)
    """As in Sheet."""
    conditional: Callable[[], tuple[Conditional, ...]] = field(default=tuple, kw_only=True)
    """As in Sheet."""
    concealed: Callable[[], Hidden] = field(default=Hidden, kw_only=True)
    """As in Sheet."""
    blanks: Callable[[], dict[str, str]] = field(default=dict, kw_only=True)
    """As in Sheet."""
    merged: dict[str, list[Area]] = field(default_factory=dict, kw_only=True)
    """As in Sheet."""

    @cached_property
    def names(self) -> list[str]:
        return [*map(add, self.letters, self.numbers)]

    @cached_property
    def columns(self) -> list[str]:
        return sorted(set(self.letters), key=column_number)

    @cached_property
    def rows(self) -> list[str]:
        return sorted(set(self.numbers), key=int)

    def sheet(self, values: Values, budget: Budget) -> Sheet:
        """The sheet.

        Raises:
            Unreadable: its cells hold too much, or bytes that are no text.
        """
        made = self._values(values, budget)
        errors = compress(zip(self.names, self.contents, strict=True), [kind == "e" for kind in self.kinds])
        cells = dict(zip(self.names, made, strict=True))
        return Sheet(
            rows=self.rows,
            columns=self.columns,
            cells=cells | dict.fromkeys(cells.keys() & self.odd.keys(), "") if self.odd else cells,
            formulas=frozenset(compress(self.names, self.formulas)) | self._spread(),
            errors={cell: self.plain(shown)[:_MOST_SHOWN] or "#" for cell, shown in errors if shown is not None},
            odd=self.odd,
            astray=self.astray,
            far=self.far,
            merged=self.merged,
            styled=zip(self.names, self.styles, strict=True),
            numbered=zip(self.names, self.indices, strict=True),
            rich=self.rich,
            conditional=self.conditional,
            concealed=self.concealed,
            blanks=self.blanks,
        )

    def _spread(self) -> frozenset[str]:
        """The cells that hold a result of some other cell's formula."""
        if not self.spread:
            return frozenset()
        areas = Merged()
        for reference in self.spread:
            areas.add(reference)
        cells = zip(self.names, self.letters, self.numbers, strict=True)
        return frozenset(
            name
            for name, letters, number in cells
            if any(area.first <= column_number(letters) <= area.last for area in areas.rows.get(number, ()))
        )

    def _values(self, values: Values, budget: Budget) -> list[Value]:
        table, known = values.texts, cache(partial(self._value, values, budget))
        written = zip(self.indices, self.kinds, self.styles, self.contents, self.texts, strict=True)
        try:
            made = [
                table[int(index)] if index else known(kind, style, content, text)
                for index, kind, style, content, text in written
            ]
        except (ValueError, LookupError):
            made = self._one_by_one(table, known)
        budget.spend(text=sum([len(value) for value in made if value.__class__ is str]))
        return made

    def _one_by_one(self, table: list[str], known: Callable[..., Value]) -> list[Value]:
        """The same where a cell holds what one of its kind cannot hold, which is noted."""
        made: list[Value] = []
        written = zip(self.indices, self.kinds, self.styles, self.contents, self.texts, strict=True)
        while len(made) < len(self.names):
            try:
                for index, kind, style, content, text in written:
                    made.append(table[int(index)] if index else known(kind, style, content, text))
            except (ValueError, LookupError):  # nothing that a cell of that kind can hold
                at = len(made)
                written_there = self.contents[at] or self.texts[at] or self.indices[at] or ""
                self.odd[self.names[at]] = self.plain(written_there[:MAX_ONE])[:_MOST_SHOWN]
                made.append("")
        return made

    def _value(
        self,
        values: Values,
        budget: Budget,
        kind: str | None,
        style: str | None,
        content: str | None,
        text: str | None,
    ) -> Value:
        written = text or content or ""
        if len(written) > MAX_ONE:
            raise Unreadable("overfull", what="long-text")
        if "&" in written:
            budget.spend(tags=written.count("&"))
        # A text in the cell itself is no number of one.
        return values.of(kind if text is None else "inlineStr", style, self.plain(written))
