"""One sheet's XML, not trusted → what stands on it, cell by cell.

A sheet that is written as every known program writes it is taken apart by one regular expression. What stands between
two filled cells must be one of the few things that may stand there, so that nothing is overlooked. Any other sheet is
parsed. Either way a cell has one address, within reach of the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache, partial
from itertools import compress
from operator import add
from typing import Any

from iso18091cli.spreadsheet.elements import parse
from iso18091cli.spreadsheet.sheet import LAST_COLUMN, LAST_ROW, Area, Sheet, Value, column_letter, column_number
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_conditional import conditional_in
from iso18091cli.spreadsheet.xlsx_hidden import hidden_in, row_tags
from iso18091cli.spreadsheet.xlsx_texts import MAX_ONE, MAX_TEXT, Parts, Properties, resolved
from iso18091cli.spreadsheet.xlsx_values import Values

MAX_TAGS = 3_000_000
"""Tags of all sheets of unusual make together, entities of any; either takes some two seconds."""
_LARGE = 4 << 20
"""Bytes of a sheet that make its cells worth counting; one of the form has 0.1 MiB."""
_MAX_DEPTH = 100
"""Tags one within the other; a sheet of the form has 5."""
_MAX_MERGED = 100_000
"""Rows of merged areas, each area counted; the form has some 300, and they cannot overlap."""


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


_CELL = re.compile(
    r'<c r="([A-Z]{1,2}+)([1-9][0-9]{0,3}+)"(?: s="(0|[1-9][0-9]{0,5}+)")?+'
    r'(?: t="s"><v>([0-9]{1,7}+)</v>'
    r'|(?: t="([a-zA-Z]++)")?+>(?:(<f)(?: [^<>/]*+)?+(?:/>|>[^<]*+</f>))?+'
    r'(?:<v>([^<]*+)</v>|<v ?+/>|<is><t(?: xml:space="preserve")?+>([^<]*+)</t></is>)?+)</c>'
)
"""A filled cell as every known program writes it."""
_BETWEEN = re.compile(
    r'(?:(?:<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]{1,6}+")?+ ?+/>)++|(?:</?+row(?: [^<>]*+)?+>)++|[ \r\n\t]++)*+'
)
"""All that may stand between them: blank cells, the tags of rows, line ends."""
_VALUE = re.compile(rb"[<:](?:v|f|is)[\s/>]|:(?:c|row)[\s/>]")
"""What makes a cell one that holds something, or of unusual make."""
_MERGE = re.compile(rb"""mergeCell\s+ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_INDEX = re.compile("[0-9]{1,7}")
_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


def read_sheet(content: bytes, name: str, values: Values, budget: Budget) -> Sheet:
    """Reads the sheet of that name.

    Raises:
        Unreadable: damaged, a cell without a proper place or value, one far outside that holds something, or more than
            a form can hold.
    """
    first, last = content.find(b"sheetData"), content.rfind(b"sheetData")  # whatever its prefix
    merged = _merged(content[last:])
    alone = content[first - 1 : first] == b"<" and content[last - 2 : last] == b"</"  # no other list before or behind
    start, stop = content.find(b">", first) + 1, last - 2
    end = _behind_last_value(content, start, stop) if alone else None
    written = _taken_apart(content[start:end]) if end is not None else None
    if written is None:
        if end is not None:  # behind the last value there is nothing worth parsing
            content = b"".join((content[:end], b"</row>" if end > start else b"", content[stop:]))
        budget.spend(tags=content.count(b"<") + content.count(b"&"))
        parsing = _Parsing()
        parse(content, parsing.start, parsing.end, parsing.text)
        written = parsing.written
    made = written.values(name, values, budget)
    sheet = written.sheet(made, merged, content[: max(first, 0)])
    after = content[content.rfind(b"sheetData") :]
    return replace(sheet, conditional=lambda: conditional_in(after))


@dataclass(eq=False, repr=False)
class _Written:
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
    rich: dict[str, Parts] = field(default_factory=dict, kw_only=True)
    """Cells with texts in parts that look different."""
    rows_tagged: Callable[[], list[dict[str, str]]] = field(default=list, kw_only=True)
    """Gives the attributes of the tags of rows that may be hidden."""

    @cached_property
    def names(self) -> list[str]:
        return [*map(add, self.letters, self.numbers)]

    @cached_property
    def columns(self) -> list[str]:
        return sorted(set(self.letters), key=column_number)

    @cached_property
    def rows(self) -> list[str]:
        return sorted(set(self.numbers), key=int)

    def values(self, name: str, values: Values, budget: Budget) -> list[Value]:
        """What the cells hold; ``name`` is the sheet's.

        Raises:
            Unreadable: one holds what no cell of its kind can hold, or all of them too much.
        """
        made: list[Value] = []
        table, known = values.texts, cache(partial(self._value, values, budget))
        written = zip(self.indices, self.kinds, self.styles, self.contents, self.texts, strict=True)
        try:
            for index, kind, style, content, text in written:
                made.append(table[int(index)] if index else known(kind, style, content, text))
        except (ValueError, LookupError) as error:
            raise Unreadable("odd-cell", cell=self.names[len(made)], sheet=name) from error
        budget.spend(text=sum([len(value) for value in made if value.__class__ is str]))
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

    def sheet(self, made: list[Value], merged: dict[str, list[Area]], head: bytes) -> Sheet:
        errors = compress(zip(self.names, self.contents, strict=True), [kind == "e" for kind in self.kinds])
        return Sheet(
            rows=self.rows,
            columns=self.columns,
            cells=dict(zip(self.names, made, strict=True)),
            formulas=frozenset(compress(self.names, self.formulas)),
            errors={cell: self.plain(shown)[:40] or "#" for cell, shown in errors if shown is not None},
            merged=merged,
            styled=zip(self.names, self.styles, strict=True),
            numbered=zip(self.names, self.indices, strict=True),
            concealed=lambda: hidden_in(head, self.rows_tagged()),
            rich=self.rich,
        )


def _behind_last_value(content: bytes, start: int, stop: int) -> int | None:
    """Where the last cell ends that holds something: a column formatted to the end has a million cells behind it.

    ``start`` where there is none; ``None`` for rows of unusual make.
    """
    end = content.rfind(b"</c>", start, stop) + 4
    if end == 3:
        end = start
    return None if _VALUE.search(content, end, stop) else end


def _taken_apart(body: bytes) -> _Written | None:
    """The cells of these rows, ``None`` for rows of unusual make."""
    if len(body) > _LARGE and body.count(b"</c>") > LAST_ROW * LAST_COLUMN:
        return None  # some are out of reach: the first that is met will say so
    # Letter by letter what the bytes are: only texts need decoding, and few stand in the cells themselves.
    pieces: list[str] = _CELL.split(body.decode("latin-1"))
    columns: list[list[Any]] = [pieces[n::9] for n in range(1, 9)]
    between = "".join(pieces[::9])
    written = _Written(_text, *columns, rows_tagged=partial(row_tags, between))
    usual = (
        _BETWEEN.fullmatch(between)
        and len(set(written.names)) == len(written.names)  # else a cell stands there twice
        and column_number("".join(written.columns[-1:])) <= LAST_COLUMN
        and int("".join(written.rows[-1:]) or 0) <= LAST_ROW
    )
    return written if usual else None


def _text(written: str) -> str:
    try:
        return resolved(written.encode("latin-1").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable("damaged-file", problem="XML") from error


_HOME: dict[str, tuple[list[str], ...]] = {
    "v": ([],),
    "is": ([],),
    "t": (["is"], ["is", "r"], ["is", "rPh"]),
}
"""Within which tags of a cell those stand that hold what it shows."""
_SHOWN = (["v"], ["is", "t"], ["is", "r", "t"])


class _Parsing:
    """Cells of a sheet of unusual make, one by one."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, str]] = {}
        self.written = _Written(str, rows_tagged=lambda: [*self._rows.values()])
        self._filled: set[str] = set()
        self._row = self._column = self._depth = 0
        self._inside: list[str] = []
        """Tags that are open within the cell."""
        self._cell: dict[str, str] | None = None
        self._has_formula = False
        self._holds = ""
        """What holds its value: v or is."""
        self._value: list[str] = []
        self._parts: list[tuple[str, Properties]] = []
        """The text in parts, each with its font, where it stands in the cell."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise Unreadable("overfull", what="nesting")
        if self._cell is not None:
            home = _HOME.get(name)
            if home is not None and (self._inside not in home or (name != "t" and self._holds)):
                raise Unreadable("odd-cell", cell=self._cell.get("r", f"{column_letter(self._column)}{self._row}")[:20])
            self._has_formula |= name == "f" and not self._inside
            if name in ("v", "is"):
                self._holds = name
            elif self._inside == ["is"] and name == "r":
                self._parts.append(("", {}))
            elif self._inside == ["is", "r", "rPr"]:
                self._parts[-1][1][name] = attributes
            self._inside.append(name)
        elif name == "row":
            stated = attributes.get("r", "")
            usable = stated.isascii() and stated.isdigit() and len(stated) < 8
            self._row, self._column = int(stated) if usable else self._row + 1, 0
            if self._row <= LAST_ROW:
                self._rows[str(self._row)] = {**attributes, "r": str(self._row)}
        elif name == "c":
            self._cell, self._value, self._has_formula, self._holds = attributes, [], False, ""
            self._parts = []
            self._column += 1

    def text(self, text: str) -> None:
        if self._inside in _SHOWN:
            self._value.append(text)
        if self._inside == ["is", "r", "t"]:
            self._parts[-1] = (self._parts[-1][0] + text, self._parts[-1][1])

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._inside:
            self._inside.pop()
        elif self._cell is not None:
            self._finish(self._cell)
            self._cell = None

    def _finish(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        # Without an address, cells and rows follow one another.
        reference = f"{column_letter(self._column)}{self._row}" if stated is None else stated
        address = _ADDRESS.fullmatch(reference)
        if address:
            self._column = column_number(address[1])
        value, kind = "".join(self._value), attributes.get("t")
        if not (value or self._has_formula or (kind == "e" and self._holds)):
            return
        if not address or reference in self._filled:
            raise Unreadable("odd-cell", cell=reference[:20])
        if int(address[2]) > LAST_ROW or self._column > LAST_COLUMN:
            raise Unreadable("far-cell", cell=reference)
        style = attributes.get("s", "")
        known = str(int(style)) if style.isascii() and style.isdigit() and len(style) < 7 else None
        self._filled.add(reference)
        if self._parts:
            self.written.rich[reference] = tuple(self._parts)
        written = self.written
        written.letters.append(address[1])
        written.numbers.append(address[2])
        written.styles.append(known)
        number = value.strip() if kind == "s" and self._holds == "v" else ""
        written.indices.append(number if _INDEX.fullmatch(number) else None)
        written.kinds.append(kind)
        written.formulas.append("f" if self._has_formula else None)
        stands = self._holds == "v"
        written.contents.append((value.strip() if kind == "s" else value) if stands else None)
        written.texts.append(value if self._holds == "is" else None)


def _merged(after: bytes) -> dict[str, list[Area]]:
    merged: dict[str, list[Area]] = {}
    work = 0
    for found in _MERGE.finditer(after):
        upper, lower, area = _area(*found.groups())
        work += max(lower - upper + 1, 1)
        if work > _MAX_MERGED:
            raise Unreadable("damaged-file", problem="mergeCells")
        for row in range(upper, lower + 1):
            merged.setdefault(str(row), []).append(area)
    return merged


@lru_cache(maxsize=1024)
def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> tuple[int, int, Area]:
    first, last, upper, lower = left.decode("ascii"), right.decode("ascii"), int(top), int(bottom)
    text = f"{first}{upper}:{last}{lower}"
    return upper, min(lower, LAST_ROW), Area(column_number(first), column_number(last), text)
