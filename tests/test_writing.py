"""Killed at any moment, refused at any step, on a full disk, at the same time as another run: old or new, never half.

The kills of a normal run are few; ISO18091_KILLS=200 asks for more.
"""

from __future__ import annotations

import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import write_loop
from iso18091cli.errors import OutputRefused
from iso18091cli.files import outputs
from iso18091cli.files.lock import NAME as LOCK
from iso18091cli.files.outputs import alone, claim, file_names, write_whole
from iso18091cli.files.result_folder import JOURNAL, MANIFEST, ResultFolder
from iso18091cli.model.issued import LIST
from test_cli import Run, filled, outside, run
from write_loop import FILES, content, made, write_all

__all__ = ["run"]

KILLS = int(os.environ.get("ISO18091_KILLS", "12"))
posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


def whole(folder: Path) -> list[str]:
    """The names of the outputs there, each of which must be whole."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            seen = path.read_bytes()
            assert hashlib.sha256(seen[64:]).hexdigest().encode() == seen[:64], path
            found.append(path.relative_to(folder).as_posix())
    return found


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


def _environment() -> dict[str, str]:
    roots = (Path(outputs.__file__).parents[2], Path(__file__).parent)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, roots))}


@posix
def test_killed_at_any_moment(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    moments = random.Random(18091)
    torn = 0
    for number in range(KILLS):
        arguments = [sys.executable, write_loop.__file__, str(folder), str(100 * number)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=_environment()) as child:
            assert child.stdout and child.stdout.readline()
            time.sleep(moments.uniform(0, 0.08))
            child.send_signal(signal.SIGKILL)
        assert set(whole(folder)) <= set(FILES) if folder.exists() else True
        torn += (folder / JOURNAL).exists()
        if number % 3 == 0:
            assert not write_all(folder, number).kept  # all of it is still known as ours
            assert hidden(folder) == [MANIFEST]
            assert sorted(whole(folder)) == sorted(made(number))
    assert torn > KILLS / 4, "hardly any kill hit a run at work"


@posix
def test_a_command_killed_at_any_moment(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    for name in "ab":
        filled(tmp_path / "mail" / f"{name}.xlsx", "Vàng", f"Xã {name}")
    command = ["aggregate", "mail", "--jobs", "1"]
    assert outside(command, tmp_path).code == 0
    folder = tmp_path / "mail-summary"
    before = {path: path.read_bytes() for path in folder.rglob("*.csv")}
    filled(tmp_path / "mail" / "a.xlsx", "Xanh", "Xã a")
    moments = random.Random(18091)
    for _ in range(max(KILLS // 6, 2)):
        child = subprocess.Popen(
            [sys.executable, "-m", "iso18091cli", *command],
            cwd=tmp_path,
            env=_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.3, 2.5))
        child.kill()
        child.wait()
    now = {path: path.read_bytes() for path in folder.rglob("*.csv")}
    done = outside(command, tmp_path)
    assert done.code == 0 and ".new" not in done.err
    after = {path: path.read_bytes() for path in folder.rglob("*.csv")}
    assert before.keys() == now.keys() == after.keys() and before != after
    assert all(now[path] in (before[path], after[path]) for path in now)
    assert hidden(folder) == [MANIFEST]


HOLDS = """
import os, sys, time
from pathlib import Path
from iso18091cli.files.outputs import locked, opened
with opened(Path(sys.argv[1])) as folder:
    lock = locked(folder)
    if not os.fork():
        os.write(1, b"x")
        time.sleep(60)
    os._exit(0)
"""


@posix
def test_a_lock_ends_with_its_run_though_a_reader_lives_on(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", HOLDS, str(tmp_path)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, env=_environment(), start_new_session=True)
    with child:
        try:
            assert child.stdout and child.stdout.read(1) == b"x"
            child.wait()
            with alone(tmp_path):
                pass
        finally:
            os.killpg(child.pid, signal.SIGKILL)


class Fault:
    """Makes the n-th of all steps that touch the disk fail."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int, code: int) -> None:
        self.left = number
        self.code = code
        self.hit = ""
        for name in ("fsync", "open", "replace", "mkdir", "unlink", "rmdir", "listdir"):
            patch.setattr(os, name, self._failing(name, getattr(os, name)))

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            on_the_way = name == "open" and arguments[1] & os.O_DIRECTORY  # there are many of these
            self.left -= not on_the_way or arguments[0] == "data"
            if self.left == 0 and not self.hit:
                self.hit = name
                raise OSError(self.code, os.strerror(self.code), str(arguments[0]))
            return real(*arguments, **options)

        return step


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_every_step_fails_in_turn(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    hits = set()
    for number in range(1, 1000):
        folder = tmp_path / str(number)
        write_all(folder, 6)
        with monkeypatch.context() as patch:
            fault = Fault(patch, number, code)
            try:
                write_all(folder, 7)
            except OutputRefused as refused:
                assert str(folder) in refused.text["vi"]
        if not fault.hit:
            break
        hits.add(fault.hit)
        left = whole(folder)
        assert set(made(6)) <= set(left) <= set(FILES), fault.hit
        again = write_all(folder, 8)
        assert not again.kept, (number, fault.hit)
        assert sorted(whole(folder)) == sorted(made(8)) and hidden(folder) == [MANIFEST], (number, fault.hit)
        shutil.rmtree(folder)
    assert {"fsync", "open", "replace", "mkdir", "unlink"} <= hits and number > 40


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 128 KiB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("may not mount a file system here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    with ResultFolder(small_disk / "out") as results:
        results.write("a.txt", content("a", 1))
    before = (small_disk / "out" / "a.txt").read_bytes()
    for size in (100_000, 125_000, 200_000):
        filler = small_disk / "filler"
        filler.write_bytes(b"x" * (size // 2))
        with pytest.raises(OutputRefused, match="the disk is full"), ResultFolder(small_disk / "out") as results:
            results.write("b.txt", content("b", 1)[:100])
            results.write("a.txt", b"x" * size)
        assert (small_disk / "out" / "a.txt").read_bytes() == before
        filler.unlink()
    with ResultFolder(small_disk / "out") as results:
        results.write("a.txt", content("a", 2))
    assert not results.kept and hidden(small_disk / "out") == [MANIFEST]


def test_a_command_on_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * 120_000)
    done = outside(["new-workbook", "-o", str(small_disk / "a.xlsx")])
    assert done.code == 2 and "ổ đĩa đã đầy" in done.err and "Traceback" not in done.err
    (tmp_path / "mail").mkdir()
    filled(tmp_path / "mail" / "a.xlsx")
    done = outside(["aggregate", "mail", "-o", str(small_disk / "out")], tmp_path)
    assert done.code == 2 and "ổ đĩa đã đầy" in done.err and "Traceback" not in done.err
    # A line without its workbook harms nobody.
    left = {path.name: path.read_bytes() for path in small_disk.iterdir() if path.is_file()}
    assert sorted(left) == ["filler", LIST] and left[LIST].count(b"\r\n") == 2


def test_a_place_for_reading_only(small_disk: Path, run: Run) -> None:
    write_all(small_disk / "out", 1)
    before = {path: path.read_bytes() for path in small_disk.rglob("*.txt")}
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(OutputRefused, match="read-only"):
        ResultFolder(small_disk / "out")
    with pytest.raises(OutputRefused, match="read-only"):
        ResultFolder(small_disk / "new")
    done = run("new-workbook", "-o", small_disk / "a.xlsx")
    assert done.code == 2 and "chỉ cho đọc" in done.err
    assert {path: path.read_bytes() for path in small_disk.rglob("*.txt")} == before


@posix
def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from iso18091cli.cli import main\n"
        f"sys.argv = ['iso18091', 'new-workbook', '-o', {str(tmp_path / 'a.xlsx')!r}]\n"
        "main()"
    )
    environment = {**_environment(), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=False)
    # It is a temporary file of openpyxl's that breaks first.
    assert done.returncode == 2 and "ổ đĩa".encode() in done.stderr and b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


# Two at once, open elsewhere ------------------------------------------------------------------------------------------


def test_one_run_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with ResultFolder(folder) as first:
        first.write("a.txt", b"1")
        for _ in range(2):
            with pytest.raises(OutputRefused, match="Another run"):
                ResultFolder(folder)
        with pytest.raises(OutputRefused, match="Another run"), alone(folder):
            pass
        assert (folder / "a.txt").read_bytes() == b"1"
    write_all(folder, 1)
    assert hidden(folder) == [MANIFEST]


def test_two_commands_at_once(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    filled(tmp_path / "mail" / "a.xlsx")
    with alone(tmp_path / "mail-summary"):
        done = outside(["aggregate", "mail"], tmp_path)
        assert done.code == 2 and "đang ghi vào thư mục" in done.err and done.out == ""
    assert outside(["aggregate", "mail"], tmp_path).code == 0


def test_a_lock_left_by_a_killed_run_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(b"")
    write_all(tmp_path, 1)
    assert hidden(tmp_path) == [MANIFEST]


def _held(held: Path) -> Callable[..., Any]:
    """As on Windows while a program has the file open: it can be read, not written."""
    real = os.open

    def opened(path: str, flags: int, *arguments: Any, **options: Any) -> Any:
        wanted = flags & os.O_RDWR and not flags & os.O_CREAT
        if wanted and os.path.samestat(os.stat(path, dir_fd=options.get("dir_fd")), held.stat()):
            raise PermissionError(errno.EACCES, "used by another process", str(path))
        return real(path, flags, *arguments, **options)

    return opened


def test_an_output_that_is_open_elsewhere_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    write_all(tmp_path, 1)
    monkeypatch.setattr(os, "open", _held(tmp_path / "0.txt"))
    with pytest.raises(OutputRefused, match="open in another program"):
        ResultFolder(tmp_path)
    assert sum(waited) == pytest.approx(2.5)
    with pytest.raises(OutputRefused, match="open in another program"):
        claim(tmp_path / "0.txt", force=True)
    monkeypatch.undo()
    (tmp_path / "0.txt").write_text("edited")
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setattr(os, "open", _held(tmp_path / "0.txt"))
    with ResultFolder(tmp_path) as results:  # it stays anyway
        results.write("0.txt", b"new")
    assert [new.name for _, new in results.kept] == ["0.new.txt"]


def test_the_target_is_tried_before_the_work(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("x")
    for target in ("file/a.xlsx", "a" * 300 + ".xlsx"):
        done = run("new-workbook", "-o", target)
        assert done.code == 2 and target in done.err and "File exists" not in done.err
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(OutputRefused, match="it is a folder"):
        claim(tmp_path / "folder.xlsx", force=True)
    claim(tmp_path / ("a" * 245 + ".xlsx"), force=False)
    write_whole(tmp_path / ("đ" * 120 + ".xlsx"), b"x")
    assert "file" in {path.name for path in tmp_path.iterdir()} and len(list(tmp_path.iterdir())) == 3


def test_no_two_files_of_one_name() -> None:
    stems = file_names([("A", ""), ("A", ""), ("A 2", ""), ("a", "2"), ("CON", ""), ("", ""), ("", "")])
    assert len(set(stems)) == len(stems)
