"""An output folder that others may write to: whatever lies in it, nothing outside of it changes."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile_folder import BESIDE, DEEP, LETTER, PASSED_OVER, PLANTS, REFUSED, SAID, TRUE, Plant
from iso18091cli.errors import OutputRefused
from iso18091cli.files import cache, folder
from iso18091cli.files.folder import Astray, Folder
from iso18091cli.files.lock import NAME as LOCK
from iso18091cli.files.lock import OF_LIST
from iso18091cli.files.outputs import alone, claim, write_whole
from iso18091cli.files.own_list import RESULTS
from iso18091cli.files.result_folder import JOURNAL, MANIFEST, ResultFolder
from iso18091cli.model.issued import LIST
from iso18091cli.results.store import Store
from test_cli import Run, filled, run

__all__ = ["run"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes links and pipes")

World = dict[str, tuple[int, bytes | str]]


@pytest.fixture(params=["handles", "paths"])
def body(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to reach a file: by handles of folders, and by paths, as where a system has no such handles."""
    if request.param == "paths":
        monkeypatch.setattr(folder, "_HANDLES", False)
        monkeypatch.setattr(folder, "_NO_LINK", os.O_NONBLOCK)  # Windows opens what a link leads to
    return str(request.param)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """The world outside the folder."""
    return made_world(tmp_path)


def made_world(place: Path) -> Path:
    outside = place / "outside"
    (outside / "kept").mkdir(parents=True)
    for file in (outside / "letter.txt", outside / "kept" / "letter.txt"):
        file.write_bytes(LETTER)
    return outside


def seen(world: Path) -> World:
    """Every thing in the world: what it is, and what is in it."""
    found: World = {}
    for path in sorted(world.rglob("*")):
        mode = path.lstat().st_mode
        content = str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else ""
        found[path.relative_to(world).as_posix()] = mode, content
    return found


def write_results(target: Path, force: bool = False) -> ResultFolder:
    """What ``aggregate`` does with its folder."""
    with ResultFolder(target, force, RESULTS) as results:
        results.write("summary.xlsx", b"new")
        results.write_stream("data/units.csv", [b"a", b"b"])
        results.write_made("data/results.sqlite", lambda path: path.write_bytes(b"made") and None)
    return results


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.what)
def test_what_a_stranger_leaves_in_the_folder(plant: Plant, body: str, outside: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    plant.plant(target, outside)
    before, inside = seen(outside), seen(target)
    results = None
    if plant.says == REFUSED:
        with pytest.raises(OutputRefused) as refused:
            write_results(target)
        assert str(target) in refused.value.text["vi"] and str(target) in refused.value.text["en"]
        assert not list(target.rglob("summary*")) or "data" in str(refused.value)
    else:
        try:
            results = write_results(target)
        except OutputRefused as refusal:  # what is said is seen before that
            assert plant.what == "a file behind a link to a folder", refusal
    assert seen(outside) == before
    if results is None:
        return
    assert bool(results.foreign) == (plant.says == SAID), results.foreign
    assert not results.removed
    assert [new.name for _, new in results.kept] == (["summary.new.xlsx"] if plant.says == BESIDE else [])
    if plant.says != PASSED_OVER:
        kept = {name: what for name, what in inside.items() if name != MANIFEST and name != JOURNAL}
        assert kept.items() <= seen(target).items()
    again = write_results(target)
    assert not again.foreign and seen(outside) == before


def test_force_replaces_a_link_and_not_what_it_leads_to(body: str, outside: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    (target / "data").mkdir(parents=True)
    (target / "summary.xlsx").symlink_to(outside / "letter.txt")
    os.link(outside / "letter.txt", target / "data" / "units.csv")
    before = seen(outside)
    assert not write_results(target, force=True).kept
    assert (target / "summary.xlsx").read_bytes() == b"new" and not (target / "summary.xlsx").is_symlink()
    assert seen(outside) == before


def test_the_folder_itself_may_be_a_link(body: str, tmp_path: Path) -> None:
    (tmp_path / "share" / "out").mkdir(parents=True)
    (tmp_path / "out").symlink_to(tmp_path / "share" / "out")
    write_results(tmp_path / "out")
    assert not write_results(tmp_path / "out").kept
    assert (tmp_path / "share" / "out" / "data" / "units.csv").read_bytes() == b"ab"


def test_an_output_without_a_declared_name_is_a_mistake_of_ours(tmp_path: Path) -> None:
    for name in ("other.xlsx", "../summary.xlsx", "/summary.xlsx", "data/a/b.csv", "Summary.xlsx", "data/aux.csv"):
        with ResultFolder(tmp_path, makes=RESULTS) as results, pytest.raises(ValueError, match=name):
            results.write(name, b"")


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "/a", "a//b", "a/../b", "a/", "a\0b"])
def test_a_name_stays_in_its_folder(name: str, body: str, tmp_path: Path) -> None:
    with Folder(tmp_path) as here:
        for step in (here.read, here.hold, here.append, here.remove, here.make_folder, here.remove_folder):
            with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
                step(name)


# Anything at all ------------------------------------------------------------------------------------------------------

NAMES = ["summary.xlsx", "report.html", "data", "data/units.csv", "plans", "plans/a.md", "notices", "link"]
OWN = [MANIFEST, JOURNAL, LOCK, OF_LIST, f".{'0' * 16}.iso18091-tmp"]
AWAY = ["../outside/letter.txt", "../outside/kept/letter.txt", "link/letter.txt", "data/../../outside/letter.txt"]
THINGS = [
    "file",
    "letter",
    "folder",
    "link",
    "link to folder",
    "link to nothing",
    "link to itself",
    "second name",
    "pipe",
]
PLANTED = st.lists(st.tuples(st.sampled_from(NAMES + OWN), st.sampled_from(THINGS)), max_size=6)
DIGESTS = st.one_of(st.just(TRUE), st.text("0123456789abcdef", max_size=3), st.none(), st.integers())
LISTED = st.dictionaries(st.one_of(st.sampled_from(AWAY + NAMES + OWN), st.text(max_size=8)), DIGESTS, max_size=5)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=5,
)
LINES = st.lists(
    st.one_of(
        JSON.map(json.dumps),
        st.text(max_size=10),
        st.just(DEEP),
        st.tuples(st.sampled_from(AWAY), DIGESTS).map(json.dumps),
    ),
    max_size=5,
)


def put(thing: str, path: Path, outside: Path) -> None:
    """One thing at that path, where there is room for it."""
    if not path.parent.is_dir() or os.path.lexists(path):
        return
    if thing == "folder":
        path.mkdir()
    elif thing == "pipe":
        os.mkfifo(path)
    elif thing == "second name":
        os.link(outside / "letter.txt", path)
    elif thing.startswith("link"):
        to = {"link": outside / "letter.txt", "link to folder": outside / "kept", "link to nothing": outside / "new"}
        path.symlink_to(to.get(thing, path))
    else:
        path.write_bytes(LETTER if thing == "letter" else b"x")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(planted=PLANTED, listed=LISTED, lines=LINES, force=st.booleans())
def test_nothing_outside_ever_changes(
    planted: list[tuple[str, str]], listed: dict[str, Any], lines: list[str], force: bool, body: str, tmp_path: Path
) -> None:
    place = tmp_path / "world"
    shutil.rmtree(place, ignore_errors=True)
    outside, target = made_world(place), place / "out"
    target.mkdir()
    for name, thing in planted:
        put(thing, target / name, outside)
    for name, text in ((MANIFEST, json.dumps({"files": listed})), (JOURNAL, "\n".join(lines))):
        if not os.path.lexists(target / name):
            (target / name).write_text(text, "utf-8", errors="replace")
    before = seen(outside)

    def steps() -> Iterator[None]:
        yield write_results(target, force) and None
        with alone(target):
            yield None
        for name in ("summary.xlsx", "new.xlsx", "report.html"):
            claim(target / name, force)
            yield write_whole(target / name, b"whole")

    made = steps()
    for _ in range(5):
        try:
            next(made, None)
        except OutputRefused as refused:
            assert str(target) in str(refused)
        assert seen(outside) == before


def test_a_folder_that_is_exchanged_while_we_write(tmp_path: Path) -> None:
    """A stranger makes `data` a folder and a link by turns, as fast as one can."""
    outside, target = made_world(tmp_path), tmp_path / "out"
    target.mkdir()
    before, at_it = seen(outside), threading.Event()

    def exchange() -> None:
        (tmp_path / "link").symlink_to(outside / "kept")
        (tmp_path / "folder").mkdir()
        while not at_it.is_set():
            for name in ("link", "folder"):
                try:
                    (tmp_path / name).rename(target / "data")
                    (target / "data").rename(tmp_path / name)
                except OSError:
                    shutil.rmtree(target / "data", ignore_errors=True)

    stranger = threading.Thread(target=exchange)
    stranger.start()
    try:
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            try:
                write_results(target)
            except OutputRefused:
                shutil.rmtree(target, ignore_errors=True)
                target.mkdir(exist_ok=True)
    finally:
        at_it.set()
        stranger.join()
    assert seen(outside) == before


# The other writers ----------------------------------------------------------------------------------------------------


def test_the_memory_follows_no_link(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, place = made_world(tmp_path), tmp_path / "cache"
    place.mkdir(mode=0o700)
    os.utime(outside / "kept" / "letter.txt", (0, 0))
    (place / "catalog").symlink_to(outside / "kept")
    (place / "results").symlink_to(outside / "kept")
    before = seen(outside)
    for kind in ("catalog", "results"):
        kept = cache.Memory(kind, place)
        kept.keep("ab" * 32, b"x")
        assert kept.recall("ab" * 32) is None and kept.file("ab" * 32) is None
    assert seen(outside) == before
    own = cache.Memory("own", place)
    own.keep("ab" * 32, b"x")
    assert own.recall("ab" * 32) == b"x"
    assert stat.S_IMODE((place / "own" / "ab").stat().st_mode) == 0o700
    (place / "own" / "notes.txt").write_text("mine")
    os.utime(place / "own" / "notes.txt", (0, 0))
    assert own.file("cd" * 32) == place / "own" / ("cd" * 32) and (place / "own" / "notes.txt").exists()


def test_a_lock_with_something_in_it_is_somebodys(body: str, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("mine")
    with alone(tmp_path):
        pass
    assert (tmp_path / LOCK).read_text() == "mine"


def test_what_stands_at_a_name_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Folder(tmp_path) as here:
        with pytest.raises(Astray):
            here.read("pipe")
        assert here.status("pipe") and here.names() == ["pipe"] and here.names("nothing") == []


PLANTED_IN_A_STORE = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM unit; END",
    "a view": "CREATE VIEW v AS SELECT * FROM file",
    "a view in place of a table": "DROP TABLE likeness; CREATE VIEW likeness AS SELECT 1 AS a",
    "a table more": "CREATE TABLE more (a)",
    "a virtual table": "CREATE VIRTUAL TABLE f USING fts5(a)",
    "a column that loads code": "CREATE INDEX i ON file (load_extension('x'))",
    "an index": "CREATE INDEX i ON file (code)",
}


@pytest.mark.parametrize("what", PLANTED_IN_A_STORE)
def test_a_store_that_is_not_as_we_make_it_is_made_anew(what: str, tmp_path: Path) -> None:
    place = tmp_path / "store"
    with Store(place):
        pass
    with closing(sqlite3.connect(place)) as planted:
        try:
            planted.executescript(PLANTED_IN_A_STORE[what])
        except sqlite3.OperationalError:  # SQLite itself refuses it
            planted.executescript(PLANTED_IN_A_STORE["an index"])
    with Store(place) as store:
        names = {
            name for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger')")
        }
        assert not names & {"t", "v", "more", "f", "i"} and "likeness" in names
    with Store(place) as again:
        assert not list(again.rows("SELECT name FROM sqlite_schema WHERE name = 'i'"))


def test_a_share_that_goes_away(tmp_path: Path) -> None:
    """The folder is taken away, or another one put in its place, while a run writes to it."""
    outside = made_world(tmp_path)
    before = seen(outside)
    for number, leave in enumerate(("nothing", "a link", "a file")):
        target = tmp_path / f"out{number}"
        with pytest.raises(OutputRefused) as refused, ResultFolder(target, makes=RESULTS) as results:
            results.write("summary.xlsx", b"1")
            shutil.rmtree(target)
            if leave == "a link":
                target.symlink_to(outside / "kept")
            elif leave == "a file":
                target.write_text("x")
            results.write("data/units.csv", b"1")
        assert str(target) in str(refused.value) and seen(outside) == before
        assert leave != "a file" or target.read_text() == "x"


COMMANDS = {
    "aggregate": "aggregate mail -o out --no-cache",
    "new-workbook --from": "new-workbook --from mail/a.xlsx -o out/again.xlsx",
    "new-workbook --units": "new-workbook --units units.csv -o out",
    "return": "return mail/a.xlsx -o out",
    "plan": "plan mail/a.xlsx -o out --format both",
    "templates export": "templates export out",
    "catalog publish": "catalog publish -o out --format md",
    "catalog set-titles": "catalog set-titles titles.csv --source nguồn -o out/own.yaml",
    "score --wheel": "score mail/a.xlsx --wheel out/wheel.svg",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_writes_through_a_link(command: str, run: Run, tmp_path: Path) -> None:
    """Every name that the command wrote the time before is then a link to somebody's file, or a folder's."""
    outside, target = made_world(tmp_path), tmp_path / "out"
    (tmp_path / "mail").mkdir()
    filled(tmp_path / "mail" / "a.xlsx", **{"1.1.a": "?"})
    (tmp_path / "units.csv").write_text("code,name\n00001,Xã A\n", "utf-8")
    (tmp_path / "titles.csv").write_text("id,vi,en\n1.1,Tên,Title\n", "utf-8")
    assert run(*COMMANDS[command].split()).code in (0, 1)
    names = [path.relative_to(target) for path in target.rglob("*")]
    assert names
    # The list of what was given out is read, so it has to be one; it is not written through either.
    (outside / "list.csv").write_bytes((target / LIST).read_bytes() if Path(LIST) in names else b"")
    shutil.rmtree(target)
    target.mkdir()
    for name in names:
        if name.parent == Path():
            (target / name).symlink_to(
                outside / {LIST: "list.csv"}.get(name.name, "letter.txt" if name.suffix else "kept")
            )
    before = seen(outside)
    done = run(*COMMANDS[command].split(), "--force")
    assert seen(outside) == before
    # A link for a file is replaced, one for a folder stops the command.
    assert done.code == (2 if command == "aggregate" else 0), done.err
    assert "Traceback" not in done.err and ("liên kết" in done.err) == (command == "aggregate")
