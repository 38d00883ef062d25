from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from iso18091cli.errors import OutputRefused
from iso18091cli.files import folder
from iso18091cli.files.outputs import claim, file_name, write_whole
from iso18091cli.files.result_folder import MANIFEST, ResultFolder


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def run(folder: Path, *, force: bool = False, **files: str) -> ResultFolder:
    with ResultFolder(folder, force) as results:
        for name, content in files.items():
            results.write(f"{name}.txt", content.encode())
    return results


def test_write_whole_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a.txt"]


def test_a_failing_replace_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)

    def refuse(source: str, target: str, **handles: int) -> None:
        raise PermissionError(errno.EACCES, "held")

    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputRefused) as caught:
        write_whole(target, b"new")
    assert sum(waited) == pytest.approx(2.5) and waited == sorted(waited)
    assert "Excel" in caught.value.text["vi"] and str(target) in caught.value.text["en"]
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_a_replace_that_fails_for_a_moment_goes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    replace, left = os.replace, [1, 2, 3]

    def reluctant(source: str, target: str, **handles: int) -> None:
        if left:
            left.pop()
            raise PermissionError(errno.EACCES, "held")
        replace(source, target, **handles)

    monkeypatch.setattr(os, "replace", reluctant)
    write_whole(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputRefused, match="disk is full"):
        write_whole(tmp_path / "a.txt", b"new")
    assert names(tmp_path) == []


def test_the_folder_is_tried_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OutputRefused, match="a file stands"):
        ResultFolder(tmp_path / "taken")
    with pytest.raises(OutputRefused, match="folder"):
        write_whole(tmp_path / "none" / "a.txt", b"")


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputRefused, match="read-only"):
            ResultFolder(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_untouched_outputs_are_replaced(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    again = run(tmp_path, a="2")
    assert not again.kept
    assert (tmp_path / "a.txt").read_text() == "2"
    assert names(tmp_path) == [MANIFEST, "a.txt"]


def test_an_edited_output_stays_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    (tmp_path / "a.txt").write_text("mine")
    again = run(tmp_path, a="2")
    assert again.kept == [(tmp_path / "a.txt", tmp_path / "a.new.txt")]
    assert (tmp_path / "a.txt").read_text() == "mine"
    run(tmp_path, a="3")
    assert (tmp_path / "a.new.txt").read_text() == "3"
    (tmp_path / "a.new.txt").write_text("mine too")
    run(tmp_path, a="4")
    assert names(tmp_path) == [MANIFEST, "a.new-2.txt", "a.new.txt", "a.txt"]


def test_a_file_that_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("somebody's")
    assert run(tmp_path, a="1").kept
    assert (tmp_path / "a.txt").read_text() == "somebody's"


def test_force_replaces(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("somebody's")
    assert not run(tmp_path, force=True, a="1").kept
    assert names(tmp_path) == [MANIFEST, "a.txt"]


def test_stale_outputs_go_unless_edited(tmp_path: Path) -> None:
    with ResultFolder(tmp_path) as results:
        for name in ("a.txt", "plans/b.md", "plans/c.md"):
            results.write(name, b"1")
    (tmp_path / "plans" / "c.md").write_text("edited")
    again = run(tmp_path, a="1")
    assert again.removed == [tmp_path / "plans" / "b.md"]
    assert names(tmp_path) == [MANIFEST, "a.txt", "plans/c.md"]
    (tmp_path / "plans" / "c.md").unlink()
    run(tmp_path, a="1")
    with ResultFolder(tmp_path) as results:
        results.write("x/y.txt", b"1")
    run(tmp_path, a="1")
    assert not (tmp_path / "x").exists()


def test_a_killed_run_leaves_our_files_ours(tmp_path: Path) -> None:
    run(tmp_path, a="1", b="1", c="1")
    killed = ResultFolder(tmp_path)
    killed.write("a.txt", b"2")
    (tmp_path / ".0123456789abcdef.iso18091-tmp").write_text("half")
    killed._journal.write(b'["b.txt", "not yet moved into place"]\n["c.t')
    killed._journal.close()
    killed._lock._file.close()  # as the system does it
    again = run(tmp_path, a="3", b="3", c="3")
    assert not again.kept
    assert names(tmp_path) == [MANIFEST, "a.txt", "b.txt", "c.txt"]


def test_a_failed_run_removes_nothing(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    with pytest.raises(RuntimeError), ResultFolder(tmp_path):
        raise RuntimeError
    assert names(tmp_path) == [MANIFEST, "a.txt"]


def test_a_broken_manifest_makes_us_careful(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    (tmp_path / MANIFEST).write_text('["nonsense"]')
    assert not run(tmp_path, a="1").kept  # the same content: nothing is lost
    (tmp_path / MANIFEST).write_text("{")
    assert run(tmp_path, a="2").kept


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    with ResultFolder(tmp_path) as results, pytest.raises(ValueError, match="up"):
        results.write("../up.txt", b"")


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Hải An", "hai-an"),
        ("Đông Hải", "dong-hai"),
        ("  ../Xã: “Tân/Tiến”?  ", "xa-tan-tien"),
        ("CON", "unit-con"),
        ("com1", "unit-com1"),
        ("", "unit"),
        ("北京", "unit"),
        ("a" * 200, "a" * 60),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_file_names(text: str, stem: str) -> None:
    assert file_name(text) == stem


def test_claim(tmp_path: Path) -> None:
    claim(tmp_path / "a.xlsx", force=False)
    (tmp_path / "a.xlsx").touch()
    claim(tmp_path / "a.xlsx", force=True)
    with pytest.raises(OutputRefused, match="--force"):
        claim(tmp_path / "a.xlsx", force=False)


def test_pauses_grow_to_two_and_a_half_seconds() -> None:
    assert sum(folder._PAUSES) == pytest.approx(2.5)
