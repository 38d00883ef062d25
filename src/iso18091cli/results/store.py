"""Rows ↔ one SQLite file: the interface between reading many workbooks and everything that comes after it.

The same rows give the same answers in whatever order they came, and an export of them the same bytes. Rows are put in
by batches; a run that is killed leaves what was committed, and the next one over the same files goes on from there.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from iso18091cli.results.columns import Table
from iso18091cli.results.records import FILE, FINDING, LIKENESS, MEASURE_SUM, OF_FILE, RUN, UNIT
from iso18091cli.results.rows import Rows
from iso18091cli.results.schema import APPLICATION, FORMAT, SCHEMA, column_names, name

_BATCH = 50
"""Files whose rows are committed together."""
_DECIDED = (
    *("outcome", "unit", "position", "code", "reason_vi", "reason_en", "counts_instead", "differs", "state"),
    *("received", "sender", "late"),
)
_UNDECIDED = {**dict.fromkeys(_DECIDED, "NULL"), "code": "''", "sender": "''"}
"""Columns of the ledger that are set when all files are read, and what they hold before."""


class Store:
    """An open store. Use it in a ``with`` statement."""

    def __init__(self, place: Path | None = None) -> None:
        """Opens the store in that file, made where there is none; ``None``: one that is gone when it is closed.

        A file that is no store of this format, is damaged, or is in use by another run is left alone or made anew; then
        nothing is known of an earlier run.
        """
        self.connection = _open(place)

    @classmethod
    def over(cls, connection: sqlite3.Connection) -> Self:
        """The store behind a connection that somebody has opened and looked through (found.py)."""
        store = cls.__new__(cls)
        store.connection = connection
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    # What is in it

    def known(self) -> dict[str, str]:
        """Files that were read before and could be used: sha256 → path."""
        return dict(self.rows("SELECT sha256, file FROM file WHERE usable ORDER BY file DESC"))

    def rows(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Any]:
        """The rows of a query as plain tuples, one by one: name its columns where you take them apart."""
        yield from self.connection.execute(query, parameters)

    def records(self, record: Callable[..., Any], query: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, each as a record whose fields are the query's columns, in order."""
        for row in self.connection.execute(query, parameters):
            yield record(*row)

    # Putting in

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is put in within it, or nothing."""
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def add(self, read: Iterable[Rows]) -> None:
        """Puts in the rows of files as they come; of a file that is there already, its new ones instead."""
        waiting: list[Rows] = []
        for rows in read:
            waiting.append(rows)
            if len(waiting) == _BATCH:
                self._add(waiting)
                waiting = []
        self._add(waiting)

    def _add(self, batch: Sequence[Rows]) -> None:
        with self.transaction():
            self._forget([rows.file.file for rows in batch])
            for rows in batch:
                path = rows.file.file
                self.insert(FILE, [rows.file])
                for table, of_table in zip(OF_FILE, rows.of_tables, strict=True):
                    self.insert(table, [(path, *row) for row in of_table])

    def insert(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Puts whole rows into a table: its records, behind the file's path where they belong to one.

        Half a character (a lone surrogate), which no file can hold, becomes "?".
        """
        found = list(rows)
        try:
            self.connection.executemany(_insertion(table), found)
        except UnicodeEncodeError:  # some are in already
            whole = [tuple(map(_whole_text, row)) for row in found]
            self.connection.executemany(f"{_insertion(table)} ON CONFLICT DO NOTHING", whole)

    def keep_only(self, unchanged: Iterable[tuple[str, str]]) -> None:
        """Forgets all files but those that are unchanged, and all that was decided over all files.

        ``unchanged`` are (path under which a file of the same content was read, its path now); no path that was read is
        the new path of another file.
        """
        with self.transaction():
            same = list(unchanged)
            for old, now in same:
                if now != old:
                    self._forget([now])
                    self._copy(old, now)
            found = {path for (path,) in self.rows('SELECT "file" FROM file')}
            self._forget(found - {now for _, now in same})
            for table in (UNIT, MEASURE_SUM, LIKENESS, RUN):
                self.connection.execute(f"DELETE FROM {table.name}")
            self.connection.execute(f"DELETE FROM {FINDING.name} WHERE made = 'counting'")
            blank = ", ".join(f"{name(key)} = {value}" for key, value in _UNDECIDED.items())
            self.connection.execute(f"UPDATE file SET {blank}")

    def _copy(self, old: str, new: str) -> None:
        for table in (FILE, *OF_FILE):
            names = ", ".join(map(name, column_names(table)[1:]))
            into = f'INSERT INTO {table.name} ("file", {names})'
            self.connection.execute(f'{into} SELECT ?, {names} FROM {table.name} WHERE "file" = ?', (new, old))

    def _forget(self, paths: Iterable[str]) -> None:
        gone = [(path,) for path in paths]
        for table in (FILE, *OF_FILE):
            self.connection.executemany(f'DELETE FROM {table.name} WHERE "file" = ?', gone)

    def set(self, table: Table, key: str, values: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Sets columns of the rows with these keys."""
        for found, changes in values:
            assigned = ", ".join(f"{name(column)} = :{column}" for column in changes)
            self.connection.execute(
                f"UPDATE {table.name} SET {assigned} WHERE {name(key)} = :_key",
                {"_key": found, **{column: _whole_text(value) for column, value in changes.items()}},
            )

    def export(self, target: Path) -> None:
        """Writes the store into a new file, the same bytes for the same rows. Raises OSError where that fails."""
        try:
            self.connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.OperationalError as error:
            full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if full else errno.EIO, str(error)) from error


def _whole_text(value: Any) -> Any:  # noqa: ANN401 - whatever a cell of a table holds
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _insertion(table: Table) -> str:
    columns = column_names(table)
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(columns))})"


def _open(place: Path | None) -> sqlite3.Connection:
    if place is not None:
        with suppress(sqlite3.Error, OSError):
            return _taken(place)
    return _prepared(sqlite3.connect("", isolation_level=None))


def _taken(place: Path) -> sqlite3.Connection:
    """The store in that file, for this run alone. Raises sqlite3.OperationalError where another run is at it."""
    connection = sqlite3.connect(place, isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")  # until it is known to be ours
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
        if not _whole(connection):
            raise sqlite3.DatabaseError
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:  # no store, or a damaged one: it is of our making and can be made again
        connection.close()
        place.unlink()
        connection = sqlite3.connect(place, isolation_level=None, timeout=0)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    return _prepared(connection)


def _whole(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, version) == (0, 0):
        return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    # A trigger, a view or a column that works something out would run with what we put in.
    return (application, version, found) == (APPLICATION, FORMAT, "ok") and declares_ours(connection)


def declares_ours(connection: sqlite3.Connection) -> bool:
    """Whether a database declares what a store does, to the letter, and nothing else."""
    return _declared(connection) == _own()


def _declared(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Everything that a database declares, as it is written there."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()


@cache
def _own() -> list[tuple[str, ...]]:
    with closing(_prepared(sqlite3.connect(":memory:", isolation_level=None))) as connection:
        return _declared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        connection.executescript(SCHEMA.read_text("utf-8"))
    return connection
