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
from multiprocessing import spawn
from pathlib import Path

import pytest

from hand import CATALOG
from iso18091cli.catalog import load_catalog
from iso18091cli.form.blank import new_workbook
from iso18091cli.intake import workers
from iso18091cli.intake.examine import examine
from iso18091cli.intake.workers import examine_all
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


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_deadly_file_is_named_and_the_others_are_read(folder: list[Path], jobs: int) -> None:
    results = list(examine_all(folder, CATALOG, jobs=jobs, work=die_of_b))
    assert [result.path for result in results] == [str(path) for path in folder]
    assert [result.usable for result in results] == [True, False, True]
    assert [d.code for d in results[1].diagnostics] == ["F16"]


def die_of_b(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """What a library does that aborts its process on one of the files."""
    if path.name == "b.ods":
        os._exit(134)
    return examine(path, catalog, only)


def test_a_file_of_many_cells_is_refused(folder: list[Path]) -> None:
    assert [result.usable for result in examine_all(folder, CATALOG)] == [True, False, True]


def test_a_slow_file_is_stopped(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MAX_SECONDS", 2.0)
    results = list(examine_all(folder, CATALOG, jobs=2, work=dawdle_at_b))
    assert [[d.code for d in result.diagnostics if d.code.startswith("F")] for result in results] == [[], ["F17"], []]


def dawdle_at_b(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """What a library does that never comes back."""
    if path.name == "b.ods":
        time.sleep(600)
    return examine(path, catalog, only)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process cannot be limited")
def test_memory_is_limited(folder: list[Path]) -> None:
    (result,) = examine_all(folder[:1], CATALOG, work=take_all_memory)
    assert [d.code for d in result.diagnostics] == ["F16"]


def take_all_memory(path: Path, catalog: Catalog, only: Stage | None) -> Result:
    """What a library does that believes a file's sizes."""
    assert len(bytearray(workers.MAX_BYTES))
    return examine(path, catalog, only)


def test_files_are_read_where_no_process_can_be_started(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers._Pool, "_start", refuse)
    assert [result.usable for result in examine_all(folder, CATALOG)] == [True, False, True]


@pytest.mark.skipif(sys.platform != "linux", reason="only forked workers see what is changed here")
def test_files_are_read_where_no_worker_lives(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_limit_memory", lambda: os._exit(1))
    assert [result.usable for result in examine_all(folder, CATALOG, jobs=2)] == [True, False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that ends at once")
def test_a_worker_that_dies_at_birth_is_not_waited_for(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is to be told is more than a pipe holds, so that telling it would take for ever."""
    shipped = load_catalog()
    assert len(pickle.dumps(shipped)) > 1 << 16
    monkeypatch.setattr(workers, "_alone", lambda: False)
    monkeypatch.setattr(spawn, "get_executable", lambda: os.fsencode(shutil.which("false") or "/bin/false"))
    assert [result.usable for result in examine_all(folder, shipped, jobs=2)] == [True, False, True]


def test_beside_a_thread_workers_begin_afresh(folder: list[Path]) -> None:
    """A copy of a process with threads can stand still forever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert [result.usable for result in examine_all(folder[:2], CATALOG, jobs=1)] == [True, False]
    finally:
        done.set()
        thread.join()


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Linux")
def test_an_interrupt_ends_at_once(folder: list[Path]) -> None:
    program = (
        "import sys, test_workers as t\nfrom pathlib import Path\n"
        "results = t.examine_all([Path(sys.argv[1])], t.CATALOG, work=t.dawdle_at_b)\n"
        "print('started', flush=True)\nlist(results)"
    )
    command = [sys.executable, "-c", program, str(folder[1])]
    paths = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout and running.stdout.readline() == b"started\n"
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=3) != 0


_LEFT_ALONE = """
import multiprocessing, sys, time
from pathlib import Path
from hand import CATALOG
from iso18091cli.intake.workers import examine_all
results = examine_all([Path(name) for name in sys.argv[1:]], CATALOG, jobs=2)
next(results)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_parent_that_was_killed(folder: list[Path]) -> None:
    """They hold what it held, such as the lock of its folder."""
    path = os.pathsep.join((str(Path(__file__).parent), str(Path(workers.__file__).parent.parent)))
    line = [sys.executable, "-c", _LEFT_ALONE, *map(str, folder)]
    with subprocess.Popen(line, env=os.environ | {"PYTHONPATH": path}, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = parent.stdout.readline().split()
        parent.kill()
    assert len(children) == 2
    until = time.monotonic() + 5
    while any(map(_lives, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_lives, children))


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""  # nobody may have buried it yet
    except OSError:
        return False


def test_no_file_needs_no_worker() -> None:
    assert list(examine_all([], CATALOG)) == []
