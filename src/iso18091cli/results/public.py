"""Store → a new store that holds what may be published, and never held anything else.

What that is, is said at each column (records.py) and stands in public.sql: figures, levels and units; of an answer
what it means where that is a level or a number. All else that senders typed, the findings that quote it, and the names
that they gave their files are left out.
"""

from __future__ import annotations

from pathlib import PurePath

from iso18091cli.results.records import TABLES
from iso18091cli.results.schema import PUBLIC, column_names, name
from iso18091cli.results.store import Store


def publish(store: Store) -> Store:
    """The public edition of a store in which all files are counted; whoever asks for it closes it."""
    names = _names(store)

    longest_first = sorted(names, key=len, reverse=True)

    def without_names(text: str | None) -> str | None:
        """A reason with the shown names of the files in place of their own."""
        for named in longest_first if text else ():
            text = (text or "").replace(named, names[named])
        return text

    connection = store.connection
    connection.create_function("without_names", 1, without_names, deterministic=True)
    connection.execute("CREATE TEMP TABLE public_name (named TEXT PRIMARY KEY, shown TEXT)")
    connection.executemany("INSERT INTO temp.public_name VALUES (?, ?)", names.items())
    connection.executescript(PUBLIC.read_text("utf-8"))
    edition = Store()
    with edition.transaction():
        for table in TABLES:
            shown = ", ".join(map(name, column_names(table)))
            edition.insert(table, connection.execute(f"SELECT {shown} FROM temp.public_{table.name}"))
    return edition


def _names(store: Store) -> dict[str, str]:
    """A number in place of every file's name: "0001.xlsx" is the first of the ledger."""
    paths = [path for (path,) in store.rows('SELECT "file" FROM file ORDER BY "file"')]
    return {path: f"{number:04}{PurePath(path).suffix.lower()}" for number, path in enumerate(paths, 1)}
