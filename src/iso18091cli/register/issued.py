"""`issued.csv`, the list of what an office gave out ↔ Issued. A round's folder holds it beside the workbooks."""

from __future__ import annotations

import csv
import hashlib
import io
import secrets
from collections.abc import Iterable
from pathlib import Path

from iso18091cli.errors import NothingToDo
from iso18091cli.files.harmless import csv_text, csv_typed
from iso18091cli.messages.issued import WORDS
from iso18091cli.model.issued import LIST, Issued, IssuedCopy
from iso18091cli.model.spelling import clean
from iso18091cli.model.text import filled


def new_number() -> str:
    """A copy number at random, unlike any other. It is no secret; the list decides.

    It begins with a letter that no spreadsheet program takes for a figure.
    """
    return f"c{secrets.token_hex(5)}"


def number_from(source: str, name: str) -> str:
    """The number of a copy that is made from a file: the same for the same file (by its sha256) and the same name."""
    return f"c{hashlib.sha256(f'{source} {name}'.encode()).hexdigest()[:10]}"


def issued_beside(folders: Iterable[Path], named: Path | None = None, trusted: bool = False) -> Issued:
    """What was given out: by the list that is named (or lies in the folder that is), else by those in these folders.

    Raises:
        NothingToDo: a list that is named is not there, or one cannot be read.
    """
    if named is not None:
        paths = [named / LIST if named.is_dir() else named]
    else:
        paths = [path for folder in dict.fromkeys(folders) if (path := folder / LIST).is_file()]
    copies = [copy for path in paths for copy in read_issued(path)]
    return Issued({copy.number: copy for copy in copies} if paths else None, trusted)


def read_issued(path: Path) -> list[IssuedCopy]:
    """The copies in that list, in its order; of a number that stands twice the last one counts.

    Raises:
        NothingToDo: it is not there, no text in UTF-8, or has no column of numbers.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NothingToDo(filled(WORDS["unreadable"], path=str(path))) from error
    except UnicodeDecodeError as error:
        raise NothingToDo(filled(WORDS["not-utf-8"], path=str(path))) from error
    heading = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    if "number" not in (reader.fieldnames or ()):
        raise NothingToDo(filled(WORDS["no-numbers"], path=str(path), columns=", ".join(IssuedCopy._fields)))
    try:
        return [_copy(row) for row in reader if (row["number"] or "").strip()]
    except csv.Error as error:
        raise NothingToDo(filled(WORDS["unreadable"], path=str(path))) from error


def _copy(row: dict[str, str | None]) -> IssuedCopy:
    typed = {name: clean(csv_typed(row.get(name) or "")) for name in IssuedCopy._fields}
    return IssuedCopy(**{**typed, "number": typed["number"].casefold()})


def list_of(copies: Iterable[IssuedCopy]) -> bytes:
    """The bytes of a list of these copies; a number that stands twice is written once, as it was last."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(IssuedCopy._fields)
    table.writerows([csv_text(text) for text in copy] for copy in {copy.number: copy for copy in copies}.values())
    return written.getvalue().encode("utf-8-sig")
