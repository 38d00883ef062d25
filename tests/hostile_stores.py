"""What a results.sqlite that lies in a folder may be instead: the table behind docs/robustness.md and test_found_store.py.

Each is (what it is, how a store of ours becomes it, why it is refused: a key of results.found.REFUSED).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path


def changed(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return change


def _rewritten(old: str, new: str) -> Callable[[Path], None]:
    """A declaration that was written over, as SQLite lets one do."""
    return changed(
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}')",
    )


def _bytes(at: int, new: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at : at + len(new)] = new
        path.write_bytes(content)

    return change


def _beside(end: str) -> Callable[[Path], None]:
    return lambda path: path.with_name(path.name + end).write_bytes(b"x" * 600) and None


def _link(path: Path) -> None:
    path.rename(path.with_name("other"))
    path.symlink_to("other")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


FOUND: list[tuple[str, Callable[[Path], None], str]] = [
    ("a link", _link, "no-file"),
    ("a pipe", _pipe, "no-file"),
    ("nothing", Path.unlink, "no-file"),
    ("a letter", lambda path: path.write_text("Kính gửi") and None, "no-store"),
    ("another program's database", changed("PRAGMA application_id = 7"), "no-store"),
    ("a store of another version", changed("PRAGMA user_version = 99"), "other-format"),
    ("one that another run writes", changed("PRAGMA journal_mode = WAL"), "in-use"),
    ("the rest of a run beside it", _beside("-wal"), "in-use"),
    ("a journal beside it", _beside("-journal"), "in-use"),
    ("a trigger", changed("CREATE TRIGGER t INSERT ON run BEGIN DELETE FROM unit; END"), "changed"),
    ("a view in a table's place", changed("DROP TABLE likeness", "CREATE VIEW likeness AS SELECT 1"), "changed"),
    ("a table of its own", changed("CREATE TABLE more (x)"), "changed"),
    ("a virtual table", changed("CREATE VIRTUAL TABLE more USING fts5(x)"), "changed"),
    ("an index that works something out", changed("CREATE INDEX i ON unit (upper(name))"), "changed"),
    ("a column that works something out", changed("ALTER TABLE unit ADD x AS (hex(zeroblob(9)))"), "changed"),
    ("a table that is missing", changed("DROP TABLE likeness"), "changed"),
    ("a declaration written over", _rewritten('"name" TEXT', '"name" BLOB'), "changed"),
    ("a file cut off", _cut, "damaged"),
    ("a broken page", _bytes(4096 * 3, b"\xff" * 4000), "damaged"),
    ("a word for a figure", changed("UPDATE score SET provisional_score = 'nhiều'"), "values"),
    ("bytes for a name", changed("UPDATE unit SET name = x'00ff'"), "values"),
    ("a stage that is none", changed("UPDATE file SET stage = 'last'"), "values"),
    ("a truth value of 7", changed("UPDATE file SET usable = 7"), "values"),
    ("a row of no file", changed("UPDATE score SET file = 'c.xlsx' WHERE file = 'a.xlsx'"), "damaged"),
]
