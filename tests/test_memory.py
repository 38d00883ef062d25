"""The memory never answers when anything differs, and nothing breaks without it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from iso18091cli.catalog import load_catalog, remembered
from iso18091cli.files import cache as module
from iso18091cli.files.cache import Memory, memory
from iso18091cli.files.folder import Folder
from iso18091cli.files.shipped import CATALOG, shipped

OVERLAY = """extends: base.yaml
id: mine
version: "1"
title: {vi: "Của tôi", en: "Mine"}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(module.SWITCH, str(tmp_path / "memory"))
    module._folder.cache_clear()
    yield tmp_path / "memory"
    module._folder.cache_clear()


def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """Paths of the catalogues that were really read."""
    from iso18091cli.catalog import load

    real, seen = load.read_catalog, []
    monkeypatch.setattr(load, "read_catalog", lambda path=None: seen.append(path) or real(path))
    return seen


def test_a_catalogue_is_checked_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = checks(monkeypatch)
    first, second = load_catalog(), load_catalog()
    assert seen == [None] and first == second


def test_a_change_in_what_it_extends_is_seen(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = tmp_path / "base.yaml"
    base.write_bytes(shipped(CATALOG).read_bytes())
    (tmp_path / "mine.yaml").write_text(OVERLAY, "utf-8")
    seen = checks(monkeypatch)
    before = load_catalog(tmp_path / "mine.yaml")
    assert load_catalog(tmp_path / "mine.yaml") == before and len(seen) == 1
    base.write_text(base.read_text("utf-8").replace("minimum_coverage: 1.0", "minimum_coverage: 0.5"), "utf-8")
    after = load_catalog(tmp_path / "mine.yaml")
    assert len(seen) == 2 and after.scoring.minimum_coverage == 0.5 != before.scoring.minimum_coverage


def test_another_program_gets_another_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = memory("k").key([b"a"])
    assert before == memory("k").key([b"a"]) != memory("k").key([b"b"])
    assert memory("k").key([b"ab", b"c"]) != memory("k").key([b"a", b"bc"])
    monkeypatch.setattr(module, "_program", lambda: b"another")
    assert memory("k").key([b"a"]) != before


def test_a_record_is_bytes(folder: Path) -> None:
    kept = memory("k")
    assert kept.recall("abc") is None
    kept.keep("abc", b"record")
    assert kept.recall("abc") == b"record" == (folder / "k" / "ab" / "c").read_bytes()


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_damaged_record_is_no_record(folder: Path, monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    seen = checks(monkeypatch)
    first = load_catalog()
    (record,) = (folder / "catalogues").glob("*/*")
    record.write_bytes(record.read_bytes()[:cut])
    assert load_catalog() == first and len(seen) == 2


@pytest.mark.parametrize("damage", [b"\xff\n{}", b"[]\n{}", b"{}\n[]", b"{}\nnull", b"{}", b"nonsense"])
def test_nonsense_is_no_record(folder: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    seen = checks(monkeypatch)
    first = load_catalog()
    (record,) = (folder / "catalogues").glob("*/*")
    record.write_bytes(damage)
    assert load_catalog() == first and len(seen) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way there")
def test_a_folder_others_can_write_to_is_not_trusted(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    assert memory("k").folder is None


def test_it_can_be_switched_off_and_be_impossible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for value in ("off", str(tmp_path / "file" / "below")):
        monkeypatch.setenv(module.SWITCH, value)
        module._folder.cache_clear()
        assert memory("k").folder is None
        assert load_catalog().indicators
    module._folder.cache_clear()


def test_a_full_disk_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Folder, "put", full)
    Memory("k", tmp_path).keep("abc", b"1")
    assert Memory("k", tmp_path).recall("abc") is None
    assert remembered.load_catalog().indicators
