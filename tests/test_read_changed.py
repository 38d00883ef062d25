"""A second run reads only what has changed, and says what a first run would say."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import pytest

from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.run_aggregate import Order, run
from iso18091cli.files import cache as module
from iso18091cli.form.blank import new_workbook
from iso18091cli.intake import read_changed as reading
from iso18091cli.results.store import Store


@lru_cache
def blank() -> bytes:
    return new_workbook(load_catalog(), "vi")


def workbook(path: Path, unit: str, level: str = "Xanh") -> None:
    """One of the shipped catalogue, in which hardly anything is answered."""
    fill(path, {("unit_name", "value"): unit, ("1.1.a", "self_level"): level}, content=blank())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three workbooks, and a memory of their own."""
    monkeypatch.setenv(module.SWITCH, str(tmp_path / "memory"))
    module._folder.cache_clear()
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        workbook(tmp_path / "in" / f"{name}.xlsx", f"Xã {name}")
    yield tmp_path / "in"
    module._folder.cache_clear()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are really read."""
    seen: list[str] = []
    real = reading.read_all

    def watched(paths: list[Path], *more: object, **named: object) -> object:
        seen.extend(path.name for path in paths)
        return real(paths, *more, **named)

    monkeypatch.setattr(reading, "read_all", watched)
    return seen


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def once(folder: Path, out: Path, *, cache: bool = True, stage: str | None = None) -> dict[str, bytes]:
    shutil.rmtree(out, ignore_errors=True)
    catalog = folder.parent / "catalog.yaml"
    order = Order(folder, out, None, stage, False, 1, "en", word=False, cache=cache)
    assert run(order, catalog if catalog.exists() else None) in (0, 1)
    return contents(out)


def test_only_what_has_changed_is_read(folder: Path, read: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = once(folder, out)
    assert read == ["a.xlsx", "b.xlsx", "c.xlsx"]
    read.clear()
    assert once(folder, out) == first and read == []
    (folder / "b.xlsx").rename(folder / "d.xlsx")  # the same content under another name
    workbook(folder / "a.xlsx", "Xã a", "Đỏ")
    again = once(folder, out)
    assert read == ["a.xlsx"]
    read.clear()
    assert once(folder, out, cache=False) == again and read == ["a.xlsx", "c.xlsx", "d.xlsx"]
    assert again != first


def test_another_stage_or_catalogue_is_another_memory(folder: Path, read: list[str], tmp_path: Path) -> None:
    from iso18091cli.files.shipped import CATALOG as NAME
    from iso18091cli.files.shipped import shipped

    once(folder, tmp_path / "out")
    once(folder, tmp_path / "out", stage="self")
    assert len(read) == 6
    text = shipped(NAME).read_text("utf-8").replace("minimum_coverage: 1.0", "minimum_coverage: 0.5")
    (tmp_path / "catalog.yaml").write_text(text, "utf-8")
    once(folder, tmp_path / "out")
    assert len(read) == 9


def test_what_could_not_be_used_is_read_again(folder: Path, read: list[str], tmp_path: Path) -> None:
    (folder / "b.xlsx").write_bytes((folder / "b.xlsx").read_bytes()[:5000])
    first = once(folder, tmp_path / "out")
    read.clear()
    assert once(folder, tmp_path / "out") == first and read == ["b.xlsx"]


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_memory_is_no_memory(folder: Path, read: list[str], tmp_path: Path, damage: bytes | None) -> None:
    first = once(folder, tmp_path / "out")
    (place,) = (tmp_path / "memory" / "results").iterdir()
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2] if damage is None else damage)
    read.clear()
    assert once(folder, tmp_path / "out") == first and len(read) == 3


def test_a_store_of_another_format_is_no_memory(folder: Path, read: list[str], tmp_path: Path) -> None:
    first = once(folder, tmp_path / "out")
    (place,) = (tmp_path / "memory" / "results").iterdir()
    with closing(sqlite3.connect(place)) as old:
        old.execute("PRAGMA user_version = 999")
    read.clear()
    assert once(folder, tmp_path / "out") == first and len(read) == 3


def test_a_run_that_fails_goes_on_from_what_was_read(
    folder: Path, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("iso18091cli.cli.run_aggregate.write_reports", interrupted)
        with pytest.raises(KeyboardInterrupt):
            once(folder, tmp_path / "out")
    read.clear()
    again = once(folder, tmp_path / "out")
    assert read == [] and again == once(folder, tmp_path / "out", cache=False)


def test_two_runs_over_one_folder_do_not_share_a_store(folder: Path, read: list[str], tmp_path: Path) -> None:
    first = once(folder, tmp_path / "out")
    (place,) = (tmp_path / "memory" / "results").iterdir()
    read.clear()
    with Store(place) as other:
        assert len(other.known()) == 3
        assert once(folder, tmp_path / "out") == first and len(read) == 3


def test_names_that_change_places_are_read_again(folder: Path, read: list[str], tmp_path: Path) -> None:
    once(folder, tmp_path / "out")
    (folder / "a.xlsx").rename(folder / "x.xlsx")
    (folder / "b.xlsx").rename(folder / "a.xlsx")
    (folder / "x.xlsx").rename(folder / "b.xlsx")
    (folder / "copy.xlsx").write_bytes((folder / "c.xlsx").read_bytes())
    read.clear()
    again = once(folder, tmp_path / "out")
    assert read == ["a.xlsx", "b.xlsx"] and again == once(folder, tmp_path / "out", cache=False)


def test_no_place_to_remember(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = once(folder, tmp_path / "out")
    monkeypatch.setenv(module.SWITCH, "off")
    module._folder.cache_clear()
    assert once(folder, tmp_path / "out") == first
