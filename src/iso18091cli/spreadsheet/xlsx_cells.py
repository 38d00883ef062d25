"""One sheet's XML, not trusted → what stands on it, cell by cell.

A sheet that is written as every known program writes it is taken apart by one regular expression. What stands between
two filled cells must be one of the few things that may stand there, so that nothing is overlooked. Any other sheet is
parsed. Either way a cell has one address, and those far outside of the form are left out.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import compress
from typing import Any

from iso18091cli.spreadsheet.sheet import LAST_COLUMN, LAST_ROW, Area, Hidden, Sheet, column_number
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.xlsx_conditional import conditional_in
from iso18091cli.spreadsheet.xlsx_hidden import HEAD, Head, attributes_of, hidden_in, is_low, row_tags
from iso18091cli.spreadsheet.xlsx_merged import Merged
from iso18091cli.spreadsheet.xlsx_parsed import parsed
from iso18091cli.spreadsheet.xlsx_texts import resolved
from iso18091cli.spreadsheet.xlsx_values import Values
from iso18091cli.spreadsheet.xlsx_written import Budget, Written

_LARGE = 4 << 20
"""Bytes of a sheet that make it worth looking at before it is read; one of the form has 0.1 MiB."""
_MAX_NEAR = 48 << 20
"""Bytes of the rows within reach of the form, blank cells included."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)([1-9][0-9]{0,6}+)"(?: s="(0|[1-9][0-9]{0,5}+)")?+'
    r'(?: t="s"><v>([0-9]{1,7}+)</v>'
    r'|(?: t="([a-zA-Z]++)")?+>(?:(<f)(?: [^<>/]*+)?+(?:/>|>[^<]*+</f>))?+'
    r'(?:<v>([^<]*+)</v>|<v ?+/>|<is><t(?: xml:space="preserve")?+>([^<]*+)</t></is>)?+)</c>'
)
"""A filled cell as every known program writes it."""
_BETWEEN = re.compile(
    r'(?:(?:<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]{1,6}+")?+ ?+/>)++|(?:</?+row(?: [^<>]*+)?+>)++|[ \r\n\t]++)*+'
)
"""All that may stand between them: blank cells, the tags of rows, line ends."""
_ROOT = re.compile(rb"(?:<\?xml[^<>]*\?>)?\s*<worksheet[\s>][^<>]*>?")
_OWN_NAMES = re.compile(rb"xmlns\s*=|AlternateContent|<!")
"""What may give the tags behind it another meaning."""
_MERGED = re.compile(rb"""<mergeCell\s+ref\s*=\s*["']([A-Z0-9:]{1,30})["']""")
_BEFORE = re.compile(rb"<(col|sheetFormatPr|sheetView|pane)\s([^<>]*)>")
"""Tags before the rows that say what of the sheet is shown."""
_OF_CELLS = re.compile(rb"""xmlns(?::[^\s=]+)?\s*=\s*["'](?:[^"']*&|[^"']*/spreadsheetml/(?:2006/)?main["'])""")
"""What declares the names of cells, rows and columns; further prefixes for them are seen where all is parsed."""
_SPREAD = re.compile(rb"<f\s[^<>]*(?:array|dataTable)")
"""A formula whose results stand in other cells as well; which ones is seen where all is parsed."""

_FAR = "(?:[2-9][0-9]{3}|[1-9][0-9]{4,6})"
"""Numbers of rows far outside of the form."""
_FAR_ROW = re.compile(f'<row r="{_FAR}"'.encode())
_NOT_FAR = re.compile(f'<(?!row r="{_FAR}"|/row>|c r="[A-Z]{{1,3}}{_FAR}"|/c>|/?(?:v|f|is|t)[ >])'.encode())
"""A tag that may belong to a row within reach, or is of unusual make."""
_FAR_CELL = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*+(?<!/)>')
assert (LAST_ROW, LAST_COLUMN) == (1999, 104), "the patterns above"


def read_sheet(content: bytes, values: Values, budget: Budget) -> Sheet:
    """Reads a sheet.

    Raises:
        Unreadable: damaged, or more than a form can hold.
    """
    rows, written, far = _rows(content), None, ""
    if rows is not None:
        start, stop = rows
        if len(content) > _LARGE:
            near, far = _near(content, start, stop)
            content, stop = content[:near] + content[stop:], near
        written = _taken_apart(content[start:stop], content[:start], content[stop:])
    if written is None:
        written = parsed(content, budget)
    after = content[content.rfind(b"sheetData") :]
    written.far, written.conditional = written.far or far, partial(conditional_in, after)
    return written.sheet(values, budget)


def _rows(content: bytes) -> tuple[int, int] | None:
    """Where the rows begin and end, ``None`` where what stands there may mean something else than it seems to."""
    root, first = _ROOT.match(content), content.find(b"<sheetData")
    start = content.find(b">", first) + 1
    if root is None or first < 0 or _OWN_NAMES.search(content, root.end(), start):
        return None
    if content[start - 2 : start] == b"/>":
        return (start, start) if content.find(b"sheetData", start) < 0 else None
    stop = content.rfind(b"</sheetData>")
    alone = content.find(b"sheetData", 0, first) < 0 and content.find(b"sheetData", stop + len(b"</sheetData>")) < 0
    if len(_OF_CELLS.findall(content, 0, start)) + len(_OF_CELLS.findall(content, stop)) > 1:
        return None
    return (start, stop) if stop >= start and alone else None  # between them a second list is seen when taken apart


def _near(content: bytes, start: int, stop: int) -> tuple[int, str]:
    """Where the rows end that are within reach of the form, and the first cell behind them that holds something.

    Who formats a whole sheet leaves a million rows behind.
    """
    found = _FAR_ROW.search(content, start, stop)
    if found and not _NOT_FAR.search(content, found.start(), stop) and content.find(b"<!", start, found.start()) < 0:
        far = _FAR_CELL.search(content, found.start(), stop)
        return found.start(), far[1].decode("ascii") if far else ""
    return stop, ""


def _taken_apart(body: bytes, head: bytes, after: bytes) -> Written | None:
    """The cells of these rows, ``None`` for rows of unusual make."""
    if len(body) > _LARGE:
        if len(body) > _MAX_NEAR:
            raise Unreadable("overfull", what="cells")
        if body.count(b"</c>") > LAST_ROW * LAST_COLUMN:
            return None
    if _SPREAD.search(body):
        return None
    # Letter by letter what the bytes are: only texts need decoding, and few stand in the cells themselves.
    pieces: list[str] = _CELL.split(body.decode("latin-1"))
    between = "".join(pieces[::9])
    columns, far = _within_reach([pieces[n::9] for n in range(1, 9)])
    written = Written(_text, *columns, far=far, merged=_merged(after))
    written.concealed, written.blanks = partial(_hidden, head, between), partial(_blank_styles, between)
    usual = (
        _BETWEEN.fullmatch(between)
        and "xmlns" not in between
        and len(set(written.names)) == len(written.names)  # else a cell stands there twice
    )
    return written if usual else None


def _within_reach(columns: list[list[Any]]) -> tuple[list[list[Any]], str]:
    """The lists without the cells far outside of the form, and the first of these."""
    letters, numbers = columns[:2]
    wide = {letter for letter in set(letters) if column_number(letter) > LAST_COLUMN}
    low = {number for number in set(numbers) if int(number) > LAST_ROW}
    if not wide and not low:
        return columns, ""
    near = [x not in wide and y not in low for x, y in zip(letters, numbers, strict=True)]
    at = near.index(False)
    return [[*compress(column, near)] for column in columns], letters[at] + numbers[at]


def _text(written: str) -> str:
    try:
        return resolved(written.encode("latin-1").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable("damaged-file", problem="XML") from error


_BLANK = re.compile('<c r="([A-Z]{1,3}[0-9]{1,7})" s="([0-9]{1,6})" ?/>')


def _blank_styles(between: str) -> dict[str, str]:
    return dict(_BLANK.findall(between))


def _hidden(head: bytes, between: str) -> Hidden:
    found: dict[bytes, list[dict[str, str]]] = {}
    for tag, attributes in _BEFORE.findall(head):
        found.setdefault(tag, []).append(attributes_of(attributes))
    stated = Head(*(found.get(tag.encode(), ()) for tag in HEAD))
    return hidden_in(stated, row_tags(between, is_low(stated)))


def _merged(after: bytes) -> dict[str, list[Area]]:
    merged = Merged()
    for reference in _MERGED.findall(after):
        merged.add(reference.decode("ascii"))
    return merged.rows
