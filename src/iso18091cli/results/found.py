"""A results.sqlite that lies in some folder → an open store that is only read.

A store that was found is a stranger's database (SECURITY.md): nothing of it is run and nothing beside it is written. It
is opened only to be read; it has to declare what ours declares, to the letter, so that there is no trigger, no view and
no column that works something out; and each value has to be of its column's kind, so that whoever reads it may rely on
records.py. SQLite's own advice for such files: sqlite.org/security.html, section 2.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

from iso18091cli.errors import Iso18091Error
from iso18091cli.model.text import Text, filled
from iso18091cli.results.columns import Column, Table
from iso18091cli.results.records import TABLES
from iso18091cli.results.schema import APPLICATION, FORMAT, name
from iso18091cli.results.store import Store, declares_ours

_LONGEST = 16 << 20
"""Bytes of one value: a catalogue has some 400,000."""
_HEAD = 100
"""Bytes of a database's own head (sqlite.org/fileformat.html, 1.3)."""
_KINDS = {"integer": ("integer",), "boolean": ("integer",), "number": ("integer", "real")}
"""What SQLite calls values of a column's type; of any other it is text."""

REFUSED: dict[str, Text] = {
    "no-file": {"vi": "không có tệp này, hoặc không phải tệp thường", "en": "there is no such file, or no plain one"},
    "no-store": {
        "vi": "không phải kết quả của chương trình này",
        "en": "it is no result of this program",
    },
    "other-format": {
        "vi": "được một phiên bản khác của chương trình tạo ra; tạo lại bằng lệnh aggregate",
        "en": "another version of the program made it; make it again by aggregate",
    },
    "in-use": {"vi": "đang được ghi dở", "en": "it is still being written"},
    "changed": {
        "vi": "cấu trúc đã bị sửa (bảng, khung nhìn hoặc lệnh tự chạy không phải của chương trình)",
        "en": "its structure was changed (a table, a view or a trigger that is not ours)",
    },
    "damaged": {"vi": "bị hỏng", "en": "it is damaged"},
    "values": {
        "vi": "có giá trị sai kiểu ở bảng {table}",
        "en": "its table {table} holds values of a wrong kind",
    },
}
"""Why a file is not opened."""
_SENTENCE: Text = {
    "vi": "Không mở được {file}: {why}. Dùng tệp data/results.sqlite do lệnh aggregate ghi ra.",
    "en": "{file} cannot be used: {why}. Take the data/results.sqlite that aggregate has written.",
}


class NoStore(Iso18091Error):
    """The file cannot be used as a store; ``why`` is a key of ``REFUSED``."""

    def __init__(self, file: Path, why: str, table: str = "") -> None:
        super().__init__(filled(_SENTENCE, file=str(file), why=filled(REFUSED[why], table=table)))
        self.why = why


def found_store(file: Path) -> Store:
    """Opens the store in that file to be read and never written; whoever asks for it closes it.

    Raises:
        NoStore: it is none of this format, is damaged or in use, or holds what ours does not.
    """
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            raise NoStore(file, "no-file")
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError as error:
        raise NoStore(file, "no-file") from error
    if not head.startswith(b"SQLite format 3\0"):
        raise NoStore(file, "no-store")
    if head[18:20] != b"\1\1" or any(file.with_name(file.name + end).exists() for end in ("-wal", "-journal")):
        # Reading it would write beside it: the rest of a run has to be taken in first.
        raise NoStore(file, "in-use")
    try:
        # As a whole URI: a name may hold "?", "%" or "#".
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=0)
    except sqlite3.Error as error:
        raise NoStore(file, "damaged") from error
    try:
        _check(connection, file)
    except sqlite3.Error as error:
        connection.close()
        raise NoStore(file, "damaged") from error
    except NoStore:
        connection.close()
        raise
    return Store.over(connection)


def _check(connection: sqlite3.Connection, file: Path) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.text_factory = lambda written: written.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    (application,), (version,) = (
        connection.execute(f"PRAGMA {key}").fetchone() for key in ("application_id", "user_version")
    )
    if application != APPLICATION:
        raise NoStore(file, "no-store")
    if version != FORMAT:
        raise NoStore(file, "other-format")
    if not declares_ours(connection):
        raise NoStore(file, "changed")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise NoStore(file, "damaged")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise NoStore(file, "damaged")
    for table in TABLES:
        wrong = " OR ".join(_wrong(table))
        if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table.name} WHERE {wrong})").fetchone() != (0,):
            raise NoStore(file, "values", table.name)


def _wrong(table: Table) -> Iterator[str]:
    """SQL for each column: what it must not hold. A missing value is the schema's own matter."""
    for column in table.columns:
        kinds = ", ".join(f"'{kind}'" for kind in (*_KINDS.get(column.type, ("text",)), "null"))
        yield f"typeof({name(column.key)}) NOT IN ({kinds})"
        yield from _beyond(column)


def _beyond(column: Column) -> Iterator[str]:
    if among := column.constraints.get("enum"):
        listed = ", ".join("'" + str(word).replace("'", "''") + "'" for word in ("", *among))  # "": not known
        yield f"{name(column.key)} NOT IN ({listed})"
    if column.type == "object":
        yield f"NOT json_valid({name(column.key)})"
    if column.type == "boolean":
        yield f"{name(column.key)} NOT IN (0, 1)"
