"""Reading in processes of their own: a file that kills its reader costs no other file."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import forkserver, resource_tracker, spawn, util
from pathlib import Path

import pebble
import pytest

from hand import CATALOG
from iso18091cli.form.blank import new_workbook
from iso18091cli.intake import read_all as module
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result

_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="x"><table:table-row table:number-rows-repeated="1048576">
<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


@pytest.fixture
def folder(tmp_path: Path) -> list[Path]:
    """Two good workbooks and, between them, 17 thousand million cells in 700 bytes."""
    good = new_workbook(CATALOG, "vi")
    (tmp_path / "a.xlsx").write_bytes(good)
    with zipfile.ZipFile(tmp_path / "b.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS)
    (tmp_path / "c.xlsx").write_bytes(good)
    return sorted(tmp_path.iterdir())


@pytest.fixture(params=["forkserver", "spawn"] if sys.platform == "linux" else ["spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each way of starting workers; of what starts them nothing is left from another test."""
    monkeypatch.setattr(module, "STARTS", request.param)
    forkserver._forkserver._stop()
    yield request.param
    forkserver._forkserver._stop()


def examined(paths: list[Path], *, jobs: int | None = None, work: object = examine) -> list[Result]:
    return list(read_all(paths, work, CATALOG, None, failed=unread, jobs=jobs))


def fatal(results: list[Result]) -> list[list[str]]:
    return [[d.code for d in result.diagnostics if d.code.startswith("F")] for result in results]


@pytest.mark.usefixtures("start")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_deadly_file_is_named_and_the_others_are_read(
    folder: list[Path], jobs: int, capfd: pytest.CaptureFixture[str]
) -> None:
    results = examined(folder, jobs=jobs, work=die_of_b)
    assert [result.path for result in results] == [str(path) for path in folder]
    assert [result.usable for result in results] == [True, False, True]
    assert [d.code for d in results[1].diagnostics] == ["F16"]
    assert capfd.readouterr() == ("", "")


def die_of_b(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """What a library does that aborts its process on one of the files."""
    if path.name == "b.ods":
        os.write(2, b"double free or corruption")
        os._exit(134)
    return examine(path, catalog, only)


def test_a_deadly_file_alone_is_named(folder: list[Path], capfd: pytest.CaptureFixture[str]) -> None:
    assert fatal(examined(folder[1:2], work=die_of_b)) == [["F16"]]
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("start")
def test_an_error_of_any_type_costs_one_file(folder: list[Path]) -> None:
    """Also one that cannot be handed from process to process."""
    expected = [[], ["F16"], []]
    assert fatal(examined(folder, jobs=1, work=stumble_at_b)) == expected
    assert fatal(examined(folder[1:2], work=stumble_at_b)) == expected[1:2]


class _Odd(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one}{two}")


def stumble_at_b(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    if path.name == "b.ods":
        raise _Odd(1, 2)
    return examine(path, catalog, only)


def test_a_file_of_many_cells_is_refused(folder: list[Path]) -> None:
    assert [result.usable for result in examined(folder)] == [True, False, True]


@pytest.mark.usefixtures("start")
def test_a_slow_file_is_stopped(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SECONDS", 3.0)
    assert fatal(examined(folder, jobs=2, work=dawdle_at_b)) == [[], ["F17"], []]
    assert fatal(examined(folder[1:2], work=dawdle_at_b)) == [["F17"]]


def dawdle_at_b(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """What a library does that never comes back."""
    if path.name == "b.ods":
        time.sleep(600)
    return examine(path, catalog, only)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process cannot be limited")
@pytest.mark.usefixtures("start")
def test_memory_is_limited(folder: list[Path]) -> None:
    assert fatal(examined(folder[:1], work=take_all_memory)) == [["F16"]]
    assert fatal(examined(folder, jobs=2, work=take_all_memory)) == [["F16"]] * 3


def take_all_memory(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """What a library does that believes a file's sizes."""
    assert len(bytearray(module.MAX_BYTES))
    return examine(path, catalog, only)


@pytest.mark.usefixtures("start")
@pytest.mark.parametrize("number", [1, 3])
def test_files_are_read_where_no_process_can_be_started(
    folder: list[Path], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(util, "spawnv_passfds", refuse)
    monkeypatch.setattr(os, "fork", refuse)
    assert [result.usable for result in examined(folder[:number])] == [True, False, True][:number]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that ends at once")
@pytest.mark.usefixtures("start")
@pytest.mark.parametrize("number", [1, 3])
def test_files_are_read_where_no_worker_lives(folder: list[Path], number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker is to be told is more than a pipe holds: to tell it to one that died at birth would take for ever."""
    shipped = replace(CATALOG, note=dict.fromkeys(("vi", "en"), "x" * (1 << 16)))
    assert len(pickle.dumps(shipped)) > 1 << 16
    monkeypatch.setattr(module, "_alone", lambda: False)
    resource_tracker.ensure_running()  # a process of Python's own, which is not what is tried here
    monkeypatch.setattr(spawn, "get_executable", lambda: os.fsencode(shutil.which("false") or "/bin/false"))
    results = read_all(folder[:number], examine, shipped, failed=unread, jobs=2)
    assert [result.usable for result in results] == [True, False, True][:number]


@pytest.mark.usefixtures("start")
def test_where_the_pool_breaks_the_rest_is_read_one_by_one(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in a process of its own: what broke the pool may be a file."""

    def broken(*_: object, **__: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(pebble.ProcessPool, "schedule", broken)
    assert fatal(examined(folder, work=die_of_b)) == [[], ["F16"], []]


def test_beside_a_thread_a_worker_begins_afresh(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of a process with threads can stand still forever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        monkeypatch.setattr(module, "MAX_BYTES", 1)  # which a copy would share
        (result,) = examined(folder[:1], work=limit_as_sha256)
        assert int(result.sha256) > 1
    finally:
        done.set()
        thread.join()


def limit_as_sha256(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    return Result(path=str(path), sha256=str(module.MAX_BYTES))


@pytest.mark.usefixtures("start")
def test_relative_names_mean_the_folder_one_is_in(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the server that workers come from was started in another one."""
    examined(folder, jobs=1)
    monkeypatch.chdir(folder[0].parent)
    assert [r.usable for r in examined([Path("a.xlsx"), Path("c.xlsx")], jobs=1)] == [True, True]


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Linux")
@pytest.mark.parametrize("number", [1, 2])
def test_an_interrupt_ends_at_once(folder: list[Path], number: int) -> None:
    program = (
        "import sys, test_workers as t\nfrom pathlib import Path\n"
        "results = t.read_all([*map(Path, sys.argv[1:])], t.dawdle_at_b, t.CATALOG, None, failed=t.unread, jobs=1)\n"
        "print('started', flush=True)\nlist(results)"
    )
    command = [sys.executable, "-c", program, *map(str, folder[1 : 1 + number])]
    paths = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout and running.stdout.readline() == b"started\n"
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) != 0


_LEFT_ALONE = """
import os, sys, time
from pathlib import Path
from iso18091cli.intake.read_all import read_all
from test_workers import say_and_dawdle, unread
for _ in read_all([Path(name) for name in sys.argv[2:]], say_and_dawdle, Path(sys.argv[1]), failed=unread, jobs=2):
    pass
"""


def say_and_dawdle(path: Path, told: Path) -> None:
    """Leaves the number of its process, and what that came from."""
    (told / path.name).write_text(f"{os.getpid()} {os.getppid()}")
    time.sleep(600 if path.name == "b.ods" else 3)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [1, 2])
def test_workers_end_with_a_parent_that_was_killed(folder: list[Path], number: int, tmp_path: Path) -> None:
    """Also one that hangs. They hold what it held, such as the lock of its folder."""
    told = tmp_path / "told"
    told.mkdir()
    paths = os.pathsep.join(path for path in sys.path if path)
    alone = {"OPENBLAS_NUM_THREADS": "1"}  # so that one file is read by a copy of it
    line = [sys.executable, "-c", _LEFT_ALONE, str(told), *map(str, folder[1 : 1 + number])]
    with subprocess.Popen(line, env=os.environ | {"PYTHONPATH": paths} | alone, stderr=subprocess.DEVNULL) as parent:
        until = time.monotonic() + 60
        while len([p for p in told.iterdir() if p.read_text()]) < number and time.monotonic() < until:
            time.sleep(0.05)
        parent.kill()
    pids = {pid for path in told.iterdir() for pid in path.read_text().split()} - {str(parent.pid)}
    assert len(pids) == (1 if number == 1 else 3)
    until = time.monotonic() + module.MAX_SECONDS + 7
    while any(map(_lives, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_lives, pids))


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""  # nobody may have buried it yet
    except OSError:
        return False


def test_no_file_needs_no_worker() -> None:
    assert examined([]) == []
