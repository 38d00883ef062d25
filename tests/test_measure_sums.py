"""What many units count: sums of parts and wholes, medians and spread, on figures made by hand."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl

from hand import CATALOG, aggregate, both, stored
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import check
from iso18091cli.intake.examine import examine
from iso18091cli.model.catalog import UnitGroup
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.sums import MeasureSum
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.load import load_units
from iso18091cli.reports.counted import CountedWords, figure_line
from iso18091cli.reports.data.exports import exports
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.page.report import report_html
from iso18091cli.reports.word.province import province_names
from iso18091cli.scoring.scorecard import score
from test_counted import SHARE, catalog_of, measure_of, row_of, submission

COUNTED = catalog_of(SHARE)
HALF = replace(COUNTED, scoring=replace(COUNTED.scoring, minimum_coverage=0.5))


def result(number: int, cells: Mapping[str, str], kind: str = "xa", stage: str = "review") -> Result:
    """A workbook of a commune in which 1.1.a is counted."""
    name = f"Xã {number}"
    stamp = {
        "unit_code": f"0000{number}",
        "unit_name": name,
        "unit_level": "commune",
        "unit_kind": kind,
        "stage": stage,
    }
    sent = replace(submission({"1.1.a": row_of(**cells)}, **stamp), path=f"{number}.xlsx", sha256=f"sha {number}")
    card = score(sent, COUNTED)
    found = check(sent, COUNTED, card)
    return Result(path=sent.path, sha256=sent.sha256, submission=sent, scorecard=card, diagnostics=found)


# Shares of 92.12 %, 100 %, 0 % and 50 %: 187 + 40 + 0 + 50 = 277 of 203 + 40 + 57 + 100 = 400, that is 69.25 %.
UNITS: list[tuple[dict[str, str], str]] = [
    ({"value": "187", "whole": "203"}, "xa"),
    ({"value": "40", "whole": "40"}, "phuong"),
    ({"value": "0", "whole": "57"}, "xa"),
    ({"value": "70", "whole": "100", "review_value": "50"}, "phuong"),  # the council's figure counts
    ({"value": "9", "whole": "10", "review_level": "red"}, "xa"),  # picked against the figures: in no sum
    ({"value": "12"}, "xa"),  # without its whole
    ({}, "xa"),  # a blank workbook: of no unit that took part
]
RESULTS = [result(number, cells, kind) for number, (cells, kind) in enumerate(UNITS, 1)]


def of(summary: Summary, by: str, key: str = "") -> MeasureSum:
    (found,) = [s for s in summary.measures if (s.by, s.key, s.id) == (by, key, "1.1.a")]
    return found


def test_the_share_of_sums_is_that_of_all_people_together() -> None:
    found = of(aggregate(RESULTS, COUNTED, None), "all")
    assert (found.counted, found.units, found.overruled) == (4, 6, 1)
    assert (found.part, found.whole, found.value) == (277.0, 400.0, 69.25)
    # 0, 50, 92.1182, 100: the median lies half way between 50 and 92.1182.
    assert (found.lowest, found.highest, found.median) == (0.0, 100.0, 71.0591)
    assert (found.lower, found.upper) == (37.5, 94.0887)
    assert not found.enough


def test_last_periods_figures_stand_beside() -> None:
    """Of the units that hold them: 90 of 100 and 10 of 300 are 25 % together; a part without its whole is none."""
    before = [
        {"value": "9", "whole": "10", "previous_value": "90", "previous_whole": "100"},
        {"value": "8", "whole": "10", "previous_value": "10", "previous_whole": "300"},
        {"value": "7", "whole": "10", "previous_value": "5"},
        {"value": "6", "whole": "10"},
    ]
    kinds = ("xa", "phuong", "xa", "xa")
    results = [result(n, cells, kind) for n, (cells, kind) in enumerate(zip(before, kinds, strict=True), 1)]
    summary = aggregate(results, COUNTED, None)
    assert (of(summary, "all").previous, of(summary, "all").previous_counted) == (25.0, 2)
    assert (of(summary, "kind", "xa").previous, of(summary, "kind", "phuong").previous) == (90.0, 3.3333)
    assert (of(aggregate(RESULTS, COUNTED, None), "all").previous, of(summary, "all").value) == (None, 75.0)
    line = figure_line(of(summary, "all"), CountedWords("vi", COUNTED), COUNTED)
    assert line.previous == "kỳ trước: 25 % (2 đơn vị)" and line.previous in report_html(summary, "vi", "").decode()
    (told,) = province_names(summary, "vi")["figures"]
    assert told["previous"] == line.previous
    sheet = openpyxl.load_workbook(io.BytesIO(summary_workbook(summary, "vi")), data_only=True)["Số liệu"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    place = next(row for row in rows if "Kỳ trước" in row).index("Kỳ trước")
    assert [row[place : place + 2] for row in rows if row[0] == "1.1.a" and row[2] == "Toàn bộ"] == [[25, 2]]


def test_by_kind_of_unit() -> None:
    summary = aggregate(RESULTS, COUNTED, None)
    communes, wards = of(summary, "kind", "xa"), of(summary, "kind", "phuong")
    assert (communes.part, communes.whole, communes.counted, communes.units) == (187.0, 260.0, 2, 4)
    assert (wards.part, wards.whole, wards.value, wards.counted) == (90.0, 140.0, 64.2857, 2)
    assert not [s for s in summary.measures if s.by == "level"], "all are of one level"


def test_below_the_coverage_it_is_provisional_and_never_public() -> None:
    assert not aggregate(RESULTS, COUNTED, None, public=True).measures
    enough = aggregate(RESULTS, HALF, None, public=True)
    assert [(s.by, s.key) for s in enough.measures] == [("all", "")], "of two units each could tell the other's"
    assert of(enough, "all").part == 277.0


def test_a_public_store_holds_shares_and_levels_and_no_counts() -> None:
    store = stored(RESULTS, HALF, None, public=True)
    rows = list(store.rows("SELECT part, whole, round(value, 2), level FROM measure ORDER BY value"))
    assert (None, None, 92.12, "yellow") in rows
    assert not [row for row in rows if row[0] is not None or row[1] is not None]


def test_numbers_and_amounts_of_one_unit_are_public_where_the_catalogue_says_so() -> None:
    written = {"kind": "number", "better": "higher", "thresholds": {"yellow": "1", "green": "3"}}
    for public in (False, True):
        catalog = catalog_of(replace(measure_of(written), public=public))
        sent = replace(submission({"1.1.a": row_of(value="2")}, unit_code="1"), path="a.xlsx", sha256="a")
        one = Result(path="a.xlsx", sha256="a", submission=sent, scorecard=score(sent, catalog))
        (row,) = stored([one], catalog, None, public=True).rows("SELECT value, level FROM measure")
        assert row == (2.0 if public else None, "yellow")
        (row,) = stored([one], catalog, None).rows("SELECT value, level FROM measure")
        assert row == (2.0, "yellow")


def test_the_csv_file_the_sheet_and_the_page_say_the_same() -> None:
    summary = aggregate(RESULTS, HALF, None)
    store = stored(RESULTS, HALF, None)
    export = next(e for e in exports(summary) if e.name == "measures")
    rows = [dict(zip([c.key for c in export.columns], row, strict=True)) for row in store.rows(export.query)]
    assert [(r["part"], r["whole"], r["level"]) for r in rows[:2]] == [(187.0, 203.0, "yellow"), (40.0, 40.0, "green")]
    assert [r["counts"] for r in rows] == ["True"] * 4 + ["False"]
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook(summary, "vi")))
    line = next(row for row in book["Số liệu"].iter_rows(values_only=True) if row[0] == "1.1.a")
    assert line[2:6] == ("Toàn bộ", "4/6", 277, 400) and line[7:11] == (69.25, None, None, 71.0591)
    page = report_html(summary, "vi", "1").decode()
    assert "69,25 %" in page and page.count("<circle class=d") == 4


def test_where_nothing_is_counted_nothing_is_said() -> None:
    summary = aggregate([], CATALOG, None)
    assert not summary.measures and "so-lieu" not in report_html(summary, "vi", "1").decode()
    assert not {"measures", "measure_sums"} & {export.name for export in exports(summary)}


def test_groups_are_those_of_the_register() -> None:
    groups = tuple(UnitGroup(key=key, name=both(key)) for key in ("one", "two"))
    catalog = replace(COUNTED, groups=groups)
    register = Units(
        path="units.csv",
        units=tuple(
            Unit(code=f"0000{n}", name=f"Xã {n}", level="commune", kind=kind, group="one" if n < 3 else "two")
            for n, (_, kind) in enumerate(UNITS, 1)
        ),
    )
    summary = aggregate(RESULTS, catalog, register)
    assert (of(summary, "group", "one").part, of(summary, "group", "one").units) == (227.0, 2)
    assert (of(summary, "group", "two").part, of(summary, "group", "two").units) == (50.0, 4)


# The twelve -----------------------------------------------------------------------------------------------------------

# Added up by hand from what stands in the cells (1) and (2) of examples/pilot-2023: n, N, sums and the share of the sums.
TWELVE: dict[str, tuple[int, int, float, float | None, float | None]] = {
    # 7553 + 5245 + 2710 + 2201 + 1049 + 7261 + 8337 + 1334 + 7980 + 3994 + 7972 of
    # 7658 + 5274 + 2848 + 2236 + 1053 + 8048 + 8445 + 1379 + 8057 + 4052 + 8210; Vĩnh Bảo typed "92,1 %" for a count
    "1.1.f": (11, 12, 55636, 57260, 97.1638),
    # 7165 + 3354 + 1519 + 4261 + 7534 + 8213 + 7960 + 2980 + 3301 + 6559 + 1697 + 4347 of
    # 7403 + 3389 + 1549 + 4964 + 7852 + 8679 + 8088 + 3025 + 3567 + 6962 + 1763 + 4771
    "3.6.c": (12, 12, 58890, 62012, 94.9655),
    # More than was planned, in five of them: 1112 of 1106, 576 of 572, 592 of 566, 398 of 393, 492 of 472
    "2.2.c": (12, 12, 8430, 8792, 95.8826),
    # Communes alone: 0 + 2 + 0 + 0 + 2 + 0
    "4.2.d": (6, 6, 4, None, None),
}


def test_the_twelve_add_up_to_what_was_added_up_by_hand() -> None:
    catalog, folder = load_catalog(), Path(__file__).parent.parent / "examples" / "pilot-2023"
    files = sorted(path for path in folder.iterdir() if path.suffix in (".xlsx", ".ods"))
    summary = aggregate([examine(path, catalog) for path in files], catalog, load_units(folder / "units.csv"))
    found = {s.id: s for s in summary.measures if s.by == "all"}
    for id, wanted in TWELVE.items():
        of_id = found[id]
        assert (of_id.counted, of_id.units, of_id.part, of_id.whole, of_id.value) == wanted
    assert (found["4.2.d"].median, found["4.2.d"].lowest, found["4.2.d"].highest) == (0.0, 0.0, 2.0)
