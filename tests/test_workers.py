"""Reading in processes of their own: a file that kills its reader costs no other file."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from hand import CATALOG
from iso18091cli import workers
from iso18091cli.examine import examine
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.workbook.writer import new_workbook
from iso18091cli.workers import examine_all

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
    # Starting a worker takes longer than this, so even a good file is too slow.
    monkeypatch.setattr(workers, "MAX_SECONDS", -1.0)
    monkeypatch.setattr(workers, "wait", lambda pipes, timeout: [])
    monkeypatch.setattr("multiprocessing.connection.Connection.poll", lambda self, timeout=0.0: False)
    (result,) = examine_all(folder[:1], CATALOG)
    assert [d.code for d in result.diagnostics] == ["F17"]


def test_no_file_needs_no_worker() -> None:
    assert list(examine_all([], CATALOG)) == []
