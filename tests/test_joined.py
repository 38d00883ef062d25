"""Finished results of several sources side by side: figures by hand, what a public edition lacks, what is refused."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

import hand
from command_line import Run, commands
from hand import CATALOG, stored
from iso18091cli.figures.joined import joined, overlaps, source_of
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.joined import SideBySide
from iso18091cli.model.scores import Result
from iso18091cli.model.units import Unit, Units
from iso18091cli.render.joined_text import show_joined
from iso18091cli.reports.data.joined import JOINED
from iso18091cli.results.store import Store
from test_measure_sums import HALF
from test_measure_sums import result as counted

# Totals of 100, 50 and none in the north, 25 in the south: (100 + 50 + 25) / 3 = 58.33, and no mean of 75 and 25.
NORTH = [
    hand.result("n1.xlsx", Unit(code="00001", name="Bắc Một"), "gggg", sha256="n1"),
    hand.result("n2.xlsx", Unit(code="00002", name="Bắc Hai"), "yyyy", sha256="n2"),
    hand.result("n3.xlsx", Unit(code="00003", name="Bắc Ba"), "gg--", sha256="n3"),
]
SOUTH = [hand.result("s1.xlsx", Unit(code="00011", name="Nam Một"), "ryry", sha256="s1")]
NORTH_UNITS = Units(path="units.csv", units=tuple(Unit(code=f"0000{n}", name=f"Bắc {n}") for n in range(1, 6)))
SHARES = [{"value": "10", "whole": "20"}, {"value": "30", "whole": "30"}, {"value": "5", "whole": "50"}]


def side_by_side(*stores: tuple[str, Store]) -> SideBySide:
    return joined([source_of(store, name) for name, store in stores])


@pytest.fixture
def iso(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return commands(monkeypatch, capsys)


def lay(
    name: str,
    results: Sequence[Result],
    catalog: Catalog = CATALOG,
    register: Units | None = None,
    *,
    public: bool = False,
) -> str:
    """A result folder with nothing but its store; gives its name."""
    (Path(name) / "data").mkdir(parents=True)
    with stored(results, catalog, register, public=public) as store:
        store.export(Path(name) / "data" / "results.sqlite")
    return name


def table(name: str, folder: str = "out") -> list[dict[str, str]]:
    text = (Path(folder) / "data" / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_means_go_over_units_and_coverage_over_indicators() -> None:
    found = side_by_side(("north", stored(NORTH, CATALOG, NORTH_UNITS)), ("south", stored(SOUTH, CATALOG, None)))
    north, south = (source.side for source in found.sources)
    assert (north.units, north.counted, north.total.scored, north.total.mean) == (5, 3, 2, 75.0)
    assert (south.units, south.counted, south.total.scored, south.total.mean) == (None, 1, 1, 25.0)
    assert (found.all.units, found.all.counted, found.all.total.scored, found.all.total.mean) == (None, 4, 3, 58.33)
    assert (north.assessed, north.applicable) == (10, 12)
    assert (found.all.assessed, found.all.applicable) == (14, 16)
    town, river = found.all.means[:2]
    assert (town.id, town.mean, town.scored, town.lowest, town.highest) == ("town", 68.75, 4, 25.0, 100.0)
    assert (river.id, river.mean, river.scored) == ("river", 58.33, 3)


def test_sums_are_summed_and_a_withheld_one_is_named() -> None:
    north = stored([counted(n, cells) for n, cells in enumerate(SHARES, 1)], HALF, None)
    few = stored([counted(n, cells) for n, cells in enumerate(SHARES[:2], 5)], HALF, None, public=True)
    south = stored([counted(n, cells) for n, cells in enumerate((*SHARES, {"value": "1"}), 1)], HALF, None, public=True)
    (total,) = side_by_side(("north", north), ("south", south), ("few", few)).totals
    # 45 of 100 in each of the two; the two units of the third are asked, and their sum is not told.
    assert (total.id, total.part, total.whole, total.value) == ("1.1.a", 90.0, 200.0, 45.0)
    assert (total.counted, total.units, total.sources, total.lacking) == (6, 9, 2, ("few",))
    assert total.enough, "6 of 9 is more than one half"


def test_a_unit_in_two_sources_is_found_by_code_and_by_file() -> None:
    one, two = (source_of(stored(of, CATALOG, None), name) for name, of in (("one", NORTH), ("two", SOUTH)))
    assert not list(overlaps([one, two]))
    same_code = source_of(stored([replace_unit(SOUTH[0], Unit(code="00002", name="Bắc Hai"))], CATALOG, None), "two")
    assert [units for _, _, units in overlaps([one, same_code])] == [("Bắc Hai (00002)",)]
    nameless = hand.result("x.xlsx", Unit(name="Một"), sha256="n1")
    assert [units for *_, units in overlaps([one, source_of(stored([nameless], CATALOG, None), "x")])] == [("Một",)]
    waited_for = source_of(stored(SOUTH, CATALOG, NORTH_UNITS), "two")
    assert [len(units) for *_, units in overlaps([one, waited_for])] == [3]


def replace_unit(result: Result, unit: Unit) -> Result:
    return hand.result(result.path, unit, "ryry", sha256=result.sha256)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_terminal_has_80_columns_and_says_what_is_lacking(language: str) -> None:
    north, south = stored(NORTH, CATALOG, NORTH_UNITS), stored(SOUTH, CATALOG, None, public=True)
    console = Console(file=io.StringIO(), width=80, record=True)
    show_joined(console, side_by_side(("hai-phong", north), ("quang-ninh", south)), language)
    shown = console.export_text()
    assert max(map(len, shown.splitlines())) <= 80
    mean = "58,33" if language == "vi" else "58.33"
    assert mean in shown and ("87,5 %" if language == "vi" else "87.5%") in shown
    assert ("Bản công khai: quang-ninh" if language == "vi" else "Public editions: quang-ninh") in shown


def test_everything_is_written_with_source_first(iso: Run) -> None:
    north = lay("bac-summary", NORTH, register=NORTH_UNITS)
    south = lay("nam-summary", SOUTH, public=True)
    done = iso("aggregate", "--results", north, south, "-o", "out", "--lang", "en")
    assert done.code == 0, done.err
    assert [(row["source"], row["units"], row["counted"], row["public"]) for row in table("sources")] == [
        ("bac", "5", "3", "False"),
        ("nam", "", "1", "True"),
    ]
    totals = [(r["source"], r["score"]) for r in table("scores") if r["scope"] == "total"]
    assert totals == [("bac", "100.0"), ("bac", "50.0"), ("bac", ""), ("nam", "25.0")]
    package = json.loads(Path("out/data/datapackage.json").read_text("utf-8"))
    assert [t["name"] for t in package["resources"]] == ["sources", "means", "units", "scores", "criteria"]
    for each in package["resources"]:
        assert each["schema"]["fields"][0]["name"] == each["schema"]["primaryKey"][0] == "source"
    with closing(sqlite3.connect("out/data/results.sqlite")) as store:
        assert {name for (name,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} == {
            each.name for each in JOINED
        }
        assert list(store.execute("SELECT count(*) FROM criteria WHERE source = 'nam'")) == [(8,)]
    sheets = openpyxl.load_workbook("out/summary.xlsx")
    assert sheets.sheetnames == ["Sources", "Units"]
    rows = [[cell.value for cell in row] for row in sheets["Sources"].iter_rows()]
    assert ["All", None, 4, 3, 58.33, 0.875] in [row[:6] for row in rows]
    assert "nam" in done.out and "Public editions: nam" in " ".join(done.out.split())


def test_the_same_sources_give_the_same_bytes(iso: Run) -> None:
    folders = lay("bac-summary", NORTH), lay("nam-summary", SOUTH)
    for target in ("one", "two"):
        assert iso("aggregate", "--results", *folders, "-o", target).code == 0
    for name in ("summary.xlsx", "data/results.sqlite", "data/scores.csv", "data/datapackage.json"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes(), name


def test_a_public_edition_of_all_holds_no_counts_of_single_units(iso: Run) -> None:
    results = [counted(n, cells) for n, cells in enumerate(SHARES, 1)]
    others = [counted(n, cells) for n, cells in enumerate(SHARES, 4)]
    folders = lay("bac-summary", results, HALF), lay("nam-summary", others, HALF)
    assert iso("aggregate", "--results", *folders, "-o", "inside").code == 0
    assert {row["part"] for row in table("measures", "inside")} == {"10.0", "30.0", "5.0"}
    done = iso("aggregate", "--results", *folders, "-o", "out", "--public", "--lang", "en")
    assert done.code == 0 and "may be published" in " ".join(done.out.split())
    assert {row["part"] for row in table("measures")} == {""}
    assert [(row["part"], row["whole"], row["counted"]) for row in table("measure_totals")] == [("90.0", "200.0", "6")]
    assert {row["file"] for row in table("units")} == {"0001.xlsx", "0002.xlsx", "0003.xlsx"}
    sheet = openpyxl.load_workbook("out/summary.xlsx")["Sums"]
    assert ["1.1.a", "6/6", 90, 200, 45] in [[row[0].value, *(c.value for c in row[2:6])] for row in sheet.iter_rows()]


def test_what_does_not_go_together_is_refused_with_names(iso: Run) -> None:
    bac, nam = lay("bac-summary", NORTH), lay("nam-summary", SOUTH)
    later = lay("sau-summary", [hand.result("s1.xlsx", Unit(code="00011", name="Nam"), "ryry", period="2025")])
    other = lay("khac-summary", SOUTH, replace(CATALOG, version="2"))
    again = lay("lai-summary", [replace_unit(SOUTH[0], Unit(code="00001", name="Bắc Một"))])
    same = lay("x/bac-summary", SOUTH)
    for words, said in (
        ([bac], "two sources at least"),
        ([bac, bac], "named twice"),
        ([bac, same], "both called “bac”"),
        ([bac, later], "sau of “2025”"),
        ([bac, other], "khac by hand 2"),
        ([bac, again], "1 units are in bac and in lai and would count twice: Bắc Một (00001)"),
        ([bac, "not-there"], "has not been summed up"),
        ([bac, nam, "--stage", "self", "--no-word"], "(--stage, --no-word)"),
    ):
        done = iso("aggregate", "--results", *words, "-o", "out", "--lang", "en")
        assert done.code == 2 and said in " ".join(done.err.replace("│", " ").split()), (words, done)
        assert not list(Path().glob("out/*/*")), words
    assert iso("aggregate", "--results", bac, nam, "-o", bac).code == 2
    assert iso("aggregate", bac, nam).code == 2, "without --results there is one folder"


def test_a_row_that_stands_there_twice_is_said(iso: Run) -> None:
    bac, nam = lay("bac-summary", NORTH), lay("nam-summary", SOUTH)
    with closing(sqlite3.connect(f"{nam}/data/results.sqlite")) as store:
        store.execute("UPDATE score SET id = 'total', scope = 'total' WHERE seq < 2")
        store.commit()
    done = iso("aggregate", "--results", bac, nam, "-o", "out", "--lang", "en")
    assert done.code == 2 and "two rows for one unit" in " ".join(done.err.split())


def test_a_joined_result_is_no_result_of_a_round(iso: Run) -> None:
    bac, nam = lay("bac-summary", NORTH), lay("nam-summary", SOUTH)
    assert iso("aggregate", "--results", bac, nam, "-o", "out").code == 0
    done = iso("aggregate", "--results", "out", nam, "-o", "more", "--lang", "en")
    assert done.code == 2 and "it is no result of this program" in " ".join(done.err.split())
    assert iso("aggregate", "--results", bac, nam, "-o", "out").code == 0, "made anew over itself"
