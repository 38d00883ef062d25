"""A results.sqlite that lies in a folder is a stranger's database: read, never run, never written to, or refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hand import CATALOG, result, row, stored
from hostile_stores import FOUND, changed
from iso18091cli.figures.summary import summarise
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.results.found import REFUSED, NoStore, found_store
from iso18091cli.results.public import publish


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("found") / "results.sqlite"
    rows = {"1.1.a": row("1.1.a", self_level="green", explanation="Vì bão")}
    with stored([result("a.xlsx", Unit(name="An"), "gryn", rows=rows), result("b.xlsx")], CATALOG, None) as store:
        store.export(path)
    return path


@pytest.fixture
def lying(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "results.sqlite"))


@pytest.mark.parametrize(("change", "why"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_what_is_no_store_of_ours_is_refused(lying: Path, change: Callable[[Path], None], why: str) -> None:
    change(lying)
    before = _world(lying.parent)
    with pytest.raises(NoStore) as refused:
        found_store(lying)
    assert refused.value.why == why
    assert "results.sqlite" in say(refused.value.text, "vi") and "{" not in say(refused.value.text, "en")
    assert _world(lying.parent) == before


def _world(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir()}


def test_every_reason_is_tried() -> None:
    assert {why for _, _, why in FOUND} == set(REFUSED)


@pytest.fixture
def opened(lying: Path) -> Iterator[sqlite3.Connection]:
    with found_store(lying) as store:
        yield store.connection


def test_a_store_of_ours_is_read(written: Path, tmp_path: Path) -> None:
    odd = Path(shutil.copy(written, tmp_path / "kết quả?mode=rwc&x#%41.sqlite"))
    before = _world(tmp_path)
    with found_store(odd) as store:
        assert list(store.rows("SELECT file FROM file ORDER BY file")) == [("a.xlsx",), ("b.xlsx",)]
        assert {r.path for r in summarise(store).scored} == {"a.xlsx", "b.xlsx"}
        with publish(store) as public:
            assert len(list(public.rows("SELECT 1 FROM file"))) == 2
    assert _world(tmp_path) == before


@pytest.mark.parametrize("statement", ["DELETE FROM unit", "CREATE TABLE x (y)", "PRAGMA user_version = 3", "VACUUM"])
def test_nothing_can_be_written_through_it(opened: sqlite3.Connection, lying: Path, statement: str) -> None:
    before = _world(lying.parent)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.execute(statement)
    assert _world(lying.parent) == before


def test_no_extension_is_loaded(opened: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="not authorized"):
        opened.execute("SELECT load_extension('/x')")


def test_letters_that_are_none_are_shown_as_such(lying: Path) -> None:
    changed("UPDATE unit SET name = CAST(x'58c3a3ff' AS TEXT)")(lying)
    with found_store(lying) as store:
        assert list(store.rows("SELECT DISTINCT name FROM unit")) == [("Xã\ufffd",)]
