"""`reviews.csv`, the office's list of reviewers' copies ↔ ReviewCopy by number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from iso18091cli.errors import NothingToDo
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.harmless import csv_typed
from iso18091cli.messages.review import WORDS
from iso18091cli.model.review import REVIEWS, ReviewCopy
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import filled


def reviews_in(folders: Iterable[Path]) -> dict[str, ReviewCopy]:
    """The copies by number, of all lists that lie in these folders. Raises NothingToDo where one cannot be read."""
    return {copy.number: copy for folder in folders if (folder / REVIEWS).is_file() for copy in _read(folder / REVIEWS)}


def _read(path: Path) -> list[ReviewCopy]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.partition("\n")[0].count))
        typed = [{name: clean(csv_typed(row.get(name) or "")) for name in ReviewCopy._fields} for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NothingToDo(filled(WORDS["list-unreadable"], path=str(path))) from error
    return [ReviewCopy(**row) for row in typed if row["number"]]


def list_of(copies: Iterable[ReviewCopy]) -> bytes:
    """The bytes of a list."""
    return b"".join(csv_pieces(ReviewCopy._fields, copies))
