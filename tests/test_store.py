"""The store of results: what is typed comes back from it and its export, whoever opens it; a public one never held more."""

from __future__ import annotations

import csv
import io
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

import duckdb
import duckdb_extension_sqlite_scanner
import pandas as pd
import pytest
import sqlite_utils
from hypothesis import given, settings
from hypothesis import strategies as st

import hand
from filling import CATALOG as FORM
from filling import COMPLETE, fill
from hand import CATALOG, result, row, stored
from iso18091cli.catalog.as_json import from_json
from iso18091cli.figures.summary import summarise
from iso18091cli.files.csv_lines import csv_line
from iso18091cli.files.harmless import csv_typed
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Entry, Place, Row
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.data.exports import EXPORTS
from iso18091cli.reports.data.tables import tables
from iso18091cli.results.columns import columns_of, says
from iso18091cli.results.public import publish
from iso18091cli.results.records import ACTION, ANSWER, EVIDENCE, FINDING, LIKENESS, OF_FILE, TABLES
from iso18091cli.results.rows import path_text, rows_of
from iso18091cli.results.schema import PUBLIC, SCHEMA, column_names, public_sql, schema_sql
from iso18091cli.results.store import Store

SOURCE = Path(__file__).parent.parent / "src"
TEXT = st.text(st.sampled_from(" ,\"\n\r\0=+-@'aĐ1;\t") | st.characters(codec="utf-8"), max_size=12)


def typed(text: str) -> str:
    """What comes back of a text from a CSV file: line ends are line feeds, and a NUL is dropped."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def read(content: bytes) -> list[list[str]]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [[csv_typed(cell) for cell in line] for line in lines[1:]]


# What is typed comes back


@settings(deadline=None, max_examples=60)
@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_what_is_typed_comes_back(value: str, said: str, sheet: str, unit: str, period: str) -> None:
    entry = Entry(Place(sheet, "B7"), "text", said, value)
    rows = {"1.1.a": Row("1.1.a", Place(sheet, "A7"), {"evidence": entry, "officer": Entry(Place(sheet, "C7"))})}
    actions = (Row("1", Place(sheet, "A2"), {"task": entry}),)
    store = stored(
        [result("a.xlsx", Unit(code=unit, name="Xã"), rows=rows, actions=actions, period=period)], CATALOG, None
    )
    made = {name: b"".join(pieces) for name, pieces in tables(store, summarise(store), "1")}
    key, cells = unit or "xa", [value, said, sheet]
    assert read(made["answers.csv"]) == [
        [typed(key), typed(period), "criterion", "1.1.a", "evidence", *map(typed, cells), "B7", ""],
        [typed(key), typed(period), "action", "1", "task", *map(typed, cells), "B7", ""],
    ]
    assert [line[:6] for line in read(made["actions.csv"])] == [[typed(key), typed(period), "1", "", "", typed(value)]]
    query = "SELECT value, ifnull(typed, value), sheet FROM answer ORDER BY seq"
    assert list(store.rows(query)) == [(value, said, sheet)] * 2


@given(st.lists(TEXT | st.integers() | st.none() | st.floats(allow_nan=False), min_size=2, max_size=6))
def test_a_line_is_that_of_a_csv_writer(cells: list[str | int | float | None]) -> None:
    said = [typed(cell) if isinstance(cell, str) else cell for cell in cells]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(said)
    (back,), (meant,) = csv.reader(io.StringIO(csv_line(cells))), csv.reader(io.StringIO(text.getvalue()))
    assert [csv_typed(cell) for cell in back] == meant


def test_half_a_character_costs_only_itself() -> None:
    rows = {"1.1.a": row("1.1.a", evidence="ab\ud800c", officer="Lan")}
    store = stored([result("a.xlsx", Unit(name="Xã"), rows=rows)], CATALOG, None)
    assert list(store.rows("SELECT value FROM answer ORDER BY seq")) == [("ab?c",), ("Lan",)]
    assert path_text("a\udc80.xlsx") == "a\\udc80.xlsx"


def test_scorecards_come_back_as_they_were(tmp_path: Path) -> None:
    card = examine(fill(tmp_path / "a.xlsx", COMPLETE), FORM).card
    store = stored([examine(tmp_path / "a.xlsx", FORM)], FORM, None)
    (back,) = summarise(store).scored
    assert back.card == card
    assert from_json(next(store.rows("SELECT catalog FROM run"))[0]) == FORM


# One file that every tool can open


def a_store() -> Store:
    """Every outcome and every table, in a register and beside it."""
    units = [Unit(code=f"0{n}", name=f"Xã {n}", level="commune", email=f"xa{n}@x.vn") for n in range(3)]
    long = "Quyết định số 12/QĐ-UBND ngày 05/3/2023 của Ủy ban nhân dân"
    rows = {"1.1.a": row("1.1.a", self_level="green", evidence=long)}
    entry = row("MC01", document="Quy chế", sign="7/QĐ-UBND", issuer="UBND xã")
    finding = Diagnostic("A09", "warning", Place("Trang", "E7"), "1.1.a", {"found": "x"})
    files = [
        result("a.xlsx", units[0], "gggg", rows=rows, sha256="a" * 64, diagnostics=(finding,), evidence=(entry,)),
        result("b.xlsx", units[1], "ryg-", rows=rows, sha256="b" * 64, actions=(row("1", task="Việc"),)),
        result("b2.xlsx", units[1], "r---", sha256="c" * 64),
        result("old.xlsx", units[0], "gggg", period="2020", sha256="d" * 64),
        hand.unreadable("bad.xlsx"),
        result("stranger.xlsx", Unit(code="99", name="Lạ"), sha256="e" * 64),
    ]
    skipped = LedgerLine(path="~$a.xlsx", sha256="", outcome="skipped", unit=None, reason=hand.both("khóa"))
    return stored(files, CATALOG, Units(path="units.csv", units=tuple(units)), [skipped])


def test_the_schema_is_what_the_declarations_say() -> None:
    assert SCHEMA.read_text("utf-8") == schema_sql() and PUBLIC.read_text("utf-8") == public_sql()
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(schema_sql())
        for table in TABLES:
            told = [name for _, name, *_ in made.execute(f"PRAGMA table_info({table.name})")]
            assert told == column_names(table)


def test_keys_and_references_are_real(tmp_path: Path) -> None:
    a_store().export(tmp_path / "results.sqlite")
    with closing(sqlite3.connect(tmp_path / "results.sqlite")) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in TABLES:
            assert opened.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] or table.name in (
                *("survey", "goal", "measure", "measure_sum"),
            )


def test_every_tool_opens_it(tmp_path: Path) -> None:
    place = tmp_path / "results.sqlite"
    a_store().export(place)
    query = "SELECT outcome, count(*) AS n FROM file GROUP BY outcome ORDER BY outcome"
    wanted = [("counted", 2), ("other_period", 1), ("second_copy", 1), ("skipped", 1), ("unusable", 2)]
    with closing(sqlite3.connect(place)) as opened:
        assert opened.execute(query).fetchall() == wanted
        assert list(pd.read_sql_query(query, opened).itertuples(index=False, name=None)) == wanted
    tool = sqlite_utils.Database(place)
    assert [tuple(line.values()) for line in tool.query(query)] == wanted
    assert {table.name for table in tool.tables} == {table.name for table in TABLES}
    tool.close()
    with duckdb.connect() as duck:
        # Its reader of SQLite is an extension, which it fetches from the network where no package brings it.
        reader = Path(duckdb_extension_sqlite_scanner.__file__).parent.glob("extensions/*/*.duckdb_extension")
        duck.execute(f"LOAD '{next(reader)}'")
        duck.execute(f"ATTACH '{place}' AS store (TYPE sqlite)")
        assert duck.execute(query.replace("FROM file", "FROM store.file")).fetchall() == wanted


def test_the_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    files = [result(f"{n}.xlsx", Unit(code=f"{n:02}", name=f"Xã {n}"), sha256=f"{n:064}") for n in range(60)]
    made = []
    for seed in range(3):
        chance = random.Random(seed)
        chance.shuffle(files)
        store = stored(files, CATALOG, None)
        store.export(tmp_path / f"{seed}.sqlite")
        made.append((tmp_path / f"{seed}.sqlite").read_bytes())
    assert made[0] == made[1] == made[2]


def test_a_file_that_is_read_again_has_its_new_rows_alone() -> None:
    with Store() as store:
        store.add([rows_of(result("a.xlsx", levels="gggg"), CATALOG), rows_of(result("b.xlsx"), CATALOG)])
        store.add([rows_of(result("a.xlsx", levels="rrrr"), CATALOG)])
        assert list(store.rows("SELECT DISTINCT level FROM score WHERE file = 'a.xlsx' AND scope = 'indicator'")) == [
            ("red",)
        ]
        assert list(store.rows("SELECT count(*) FROM file")) == [(2,)]


def test_a_batch_goes_in_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield from (rows_of(result(f"{n}.xlsx"), CATALOG) for n in range(70))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Store(tmp_path / "s") as store:
        store.add(broken())  # type: ignore[arg-type]
    with Store(tmp_path / "s") as store:
        assert list(store.rows("SELECT count(*) FROM file")) == [(50,)]


# What may be published


class Silent(NamedTuple):
    told: Annotated[str, says("Nói", "Said", public=True)]
    secret: str


def test_a_column_without_a_word_on_public_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="secret"):
        columns_of(Silent)
    with pytest.raises(TypeError, match="public"):
        says("Không nói", "Silent")  # type: ignore[call-arg]


def planted(store: Store) -> dict[str, str]:
    """A word of its own in every text column of every row that holds text which a sender could have typed."""
    words: dict[str, str] = {}
    for table in TABLES:
        for column in table.columns:
            references = column.key in ("file", "counts_instead")
            # The reasons in the ledger are the program's own words, with the names of files in them.
            if column.public is True or column.type != "string" or references or column.key.startswith("reason_"):
                continue
            word = f"BIMAT-{table.name}-{column.key}-X"
            words[word] = column.key
            store.connection.execute(f'UPDATE {table.name} SET "{column.key}" = ?', (word,))
    columns = ("evidence", "explanation", "officer", "review_comment", "task", "note", "value", "answer", "document")
    for column in columns:
        word = f"BIMAT-answer-{column}-Y"
        words[word] = column
        (path,) = next(store.rows("SELECT max(file) FROM answer"))
        kind = {"answer": "survey", "note": "survey", "task": "action", "value": "unit", "document": "evidence"}.get(
            column, "criterion"
        )
        store.insert(ANSWER, [(path, 9000 + len(words), kind, "zz", column, word, word, "Trang", "A1", word)])
    return words


def test_a_public_store_never_held_a_planted_word(tmp_path: Path) -> None:
    store = a_store()
    words = planted(store)
    assert {"typed", "task", "note", "email", "arguments", "reason_vi"} - set(words.values()) <= {
        "reason_vi",
        "arguments",
    }
    store.export(tmp_path / "internal.sqlite")
    internal = (tmp_path / "internal.sqlite").read_bytes()
    with publish(store) as edition:
        edition.export(tmp_path / "public.sqlite")
        written = {name: b"".join(pieces) for name, pieces in tables(edition, summarise(edition), "1")}
    public = (tmp_path / "public.sqlite").read_bytes() + b"".join(written.values())
    holds_rows = {table.name for table in TABLES if next(store.rows(f"SELECT count(*) FROM {table.name}"))[0]}
    for word in words:
        assert word.encode() in internal or word.split("-")[1] not in holds_rows, word
    assert b"BIMAT" not in public
    for name in (b"a.xlsx", b"b2.xlsx", b"stranger.xlsx"):
        assert name not in public
    with closing(sqlite3.connect(tmp_path / "public.sqlite")) as opened:
        assert opened.execute("PRAGMA freelist_count").fetchone() == (0,)
        for table in (ACTION, EVIDENCE, FINDING, LIKENESS):
            assert opened.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (0,)
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_public_edition_has_the_same_figures() -> None:
    store = a_store()
    own, public = summarise(store), summarise(publish(store))
    assert public.public and not own.public
    assert [replace(r, path="") for r in public.scored] == [
        replace(r, path="", scorecard=replace(r.card, unit=replace(r.card.unit, email=""))) for r in own.scored
    ]
    assert (public.means, public.gaps, public.indicators, public.unproved) == (
        own.means,
        own.gaps,
        own.indicators,
        own.unproved,
    )
    assert not list(public.findings) and list(own.findings)


def test_the_data_package_leaves_out_what_is_not_public() -> None:
    assert [export.name for export in EXPORTS if not export.public] == ["evidence", "actions", "findings"]
    assert {table.name for table in OF_FILE if table.public_rows == "0"} == {"evidence", "action", "finding"}


def test_nothing_is_pickled() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert not any(f"import {name}" in text for name in ("pickle", "marshal", "shelve")), path
