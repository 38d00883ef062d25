"""The wheel in the form: its points by hand, its order and angles, its chart as a program reads it, its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from filling import CATALOG as SMALL
from hand import both
from iso18091cli.form.blank import Stamp, build, new_workbook
from iso18091cli.form.refill import Address, Form
from iso18091cli.messages.workbook import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.units import Unit
from iso18091cli.model.wheel import deep
from test_wheel import a_catalog

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FRAMES = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
TITLE = WORDS["summary.chart.wheel"]["vi"]


@dataclass(frozen=True)
class Live:
    """The wheel as it stands in a workbook: ids from the top on, and of each ring the points of each sector."""

    ids: tuple[str, ...]
    rings: dict[str, tuple[tuple[float, ...], ...]]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def doughnuts(content: bytes) -> list[ElementTree.Element]:
    charts = [ElementTree.fromstring(p) for name, p in parts(content).items() if name.startswith("xl/charts/chart")]
    return [chart for chart in charts if chart.find(f".//{CHART}doughnutChart") is not None]


def wheel_in(content: bytes) -> Live:
    """What the cells show that the chart is drawn from."""
    (chart,) = doughnuts(content)
    shown = load_workbook(io.BytesIO(content), data_only=True)

    def cells(series: ElementTree.Element, path: str) -> list[object]:
        sheet, _, area = str(series.findtext(path)).rpartition("!")
        (column,) = shown[sheet.strip("'")].iter_cols(*_bounds(area))
        return [cell.value for cell in column]

    rings, names = {}, set()
    for series in chart.iter(f"{CHART}ser"):
        values = cells(series, f"{CHART}val/{CHART}numRef/{CHART}f")
        (name,) = map(str, cells(series, f"{CHART}tx/{CHART}strRef/{CHART}f"))
        rings[name] = tuple(tuple(map(float, map(str, values[n : n + 4]))) for n in range(0, len(values), 4))
        names.add(tuple(cells(series, f"{CHART}cat/{CHART}strRef/{CHART}f")))
    (ids,) = names
    assert not [name for place, name in enumerate(ids) if place % 4 and name]
    return Live(tuple(map(str, ids[::4])), rings)


def _bounds(area: str) -> tuple[int, int, int, int]:
    """First and last column, first and last row, as openpyxl goes through them."""
    left, top, right, bottom = range_boundaries(area)
    return left, right, top, bottom


def with_looks(catalog: Catalog) -> Catalog:
    """A catalogue of test_wheel that a form can be made of: each level told, with a word of its own."""
    levels = tuple(replace(v, word=both(v.key), symbol=str(n)) for n, v in enumerate(catalog.scale.levels))
    looks = {level.key: both(level.key) for level in levels}
    return replace(
        catalog,
        pillars=tuple(replace(pillar, short=pillar.name) for pillar in catalog.pillars),
        indicators=tuple(replace(indicator, looks=looks) for indicator in catalog.indicators),
        scale=replace(catalog.scale, levels=levels),
        scoring=replace(catalog.scoring, total=tuple(pillar.id for pillar in catalog.pillars)),
    )


# The points by hand. SMALL has two pillars of two indicators: each sector has a quarter of the circle.

FILLED, BEGUN, EXCLUDED, EMPTY = (90, 0, 0, 0), (0, 90, 0, 0), (0, 0, 90, 0), (0, 0, 0, 90)


def filled(typed: dict[tuple[str, str], str]) -> Live:
    form = Form(build(SMALL, "vi", Stamp(unit=Unit(level="commune"))))
    for (row, column), word in typed.items():
        form.put_typed(Address("pillar", row, column), word)
    return wheel_in(form.book.content())


def test_a_blank_wheel_is_empty() -> None:
    wheel = filled({})
    assert wheel.ids == ("1.1", "1.10", "2.1", "2.2")
    assert list(wheel.rings) == ["✖ Đỏ", "▲ Vàng", "● Xanh", TITLE]
    assert [wheel.rings[name] for name in list(wheel.rings)[:3]] == [(EMPTY,) * 4] * 3
    assert wheel.rings[TITLE] == (FILLED,) * 4  # the ids stand there whatever is answered


def test_each_sector_is_filled_up_to_its_level() -> None:
    typed = {
        ("1.1.a", "self_level"): "Đỏ",
        ("1.1.b", "self_level"): "Xanh",
        ("1.10.a", "self_level"): "Vàng",
        ("2.1.a", "self_level"): "Xanh",  # its other criterion is open
        ("2.2", "self_level"): "Xanh",
    }
    rings = filled(typed).rings
    assert rings["✖ Đỏ"] == (FILLED, FILLED, BEGUN, FILLED)
    assert rings["▲ Vàng"] == (EMPTY, FILLED, BEGUN, FILLED)
    assert rings["● Xanh"] == (EMPTY, EMPTY, BEGUN, FILLED)


def test_not_applicable_is_hatched_where_it_counts() -> None:
    typed = {
        ("1.1", "competence"): "Không áp dụng",
        ("1.1", "explanation"): "không có trên địa bàn",
        ("2.2", "self_level"): "Không áp dụng",  # without a reason: as if not assessed
        ("2.1.a", "self_level"): "Đỏ",  # worst already, and yet another criterion is open
    }
    rings = filled(typed).rings
    assert rings["✖ Đỏ"] == (EXCLUDED, EMPTY, FILLED, EMPTY)
    assert rings["● Xanh"] == (EXCLUDED, EMPTY, EMPTY, EMPTY)


# Order and angles


@pytest.mark.parametrize(
    ("indicators", "ids", "angles"),
    [
        ((1, 2, 1, 3), "2.1 2.2 3.1 4.1 4.2 4.3 1.1", (45, 45, 90, 30, 30, 30, 90)),
        ((2, 1), "1.1 1.2 2.1", (90, 90, 180)),
    ],
)
def test_sectors_follow_one_another_from_the_top(indicators: Sequence[int], ids: str, angles: Sequence[float]) -> None:
    catalog = with_looks(a_catalog(indicators, 2))
    content = new_workbook(catalog, "vi")
    wheel = wheel_in(content)
    assert wheel.ids == tuple(ids.split())
    assert [points[0] for points in wheel.rings[TITLE]] == list(angles)
    assert [points[3] for points in wheel.rings["0 l0"]] == list(angles)
    (chart,) = doughnuts(content)
    assert chart.find(f".//{CHART}firstSliceAng").attrib == {"val": "0"}  # type: ignore[union-attr]


@pytest.mark.parametrize("levels", [2, 6])
def test_a_ring_a_level(levels: int) -> None:
    wheel = wheel_in(new_workbook(with_looks(a_catalog((40, 40), levels)), "vi"))
    assert list(wheel.rings) == [*(f"{n} l{n}" for n in range(levels)), TITLE]
    assert all(sum(map(sum, ring)) == pytest.approx(360) for ring in wheel.rings.values())


@pytest.mark.parametrize(("indicators", "levels"), [((3,), 3), ((41, 40), 3), ((1, 1), 7)])
def test_beyond_the_limits_there_is_no_chart_and_no_room_for_one(indicators: Sequence[int], levels: int) -> None:
    content = new_workbook(with_looks(a_catalog(indicators, levels)), "vi")
    assert not doughnuts(content)
    sheet = load_workbook(io.BytesIO(content))["Tổng hợp"]
    assert TITLE not in {cell.value for row in sheet.iter_rows() for cell in row}
    first = min(chart.anchor._from.row for chart in sheet._charts)
    assert first < sheet.max_row and sum(b.id > sum(indicators) + 6 for b in sheet.row_breaks.brk) == 1


# The chart as programs read it

ORDER = {
    "chartSpace": "roundedCorners chart spPr txPr",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "doughnutChart": "varyColors ser dLbls firstSliceAng holeSize",
    "ser": "idx order tx spPr explosion dPt dLbls cat val",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
    "separator showLeaderLines",
    "strRef": "f strCache",
    "numRef": "f numCache",
    "strCache": "ptCount pt",
    "numCache": "formatCode ptCount pt",
    "spPr": "noFill solidFill pattFill ln",
    "pattFill": "fgClr bgClr",
}
"""Children in the order of ISO/IEC 29500: Excel repairs a chart whose elements stand otherwise."""


def test_elements_stand_in_the_order_of_the_standard() -> None:
    (chart,) = doughnuts(new_workbook(SMALL, "vi"))
    seen = set()
    for element in chart.iter():
        name = element.tag.rpartition("}")[2]
        if name in ORDER:
            children = [child.tag.rpartition("}")[2] for child in element]
            wanted = ORDER[name].split()
            assert children == sorted(children, key=wanted.index), name
            seen.add(name)
    assert seen == set(ORDER)


def test_every_point_has_its_look() -> None:
    """No office program has to choose a colour; cells that nobody sees are drawn."""
    (chart,) = doughnuts(new_workbook(SMALL, "vi"))
    *rings, rim = chart.iter(f"{CHART}ser")
    for ring, level in zip(rings, SMALL.scale.levels, strict=True):
        points = {int(p.find(f"{CHART}idx").get("val", "")): p for p in ring.iter(f"{CHART}dPt")}  # type: ignore[union-attr]
        assert sorted(points) == list(range(4 * 4))
        solid = [points[n].find(f"{CHART}spPr/{DRAWING}solidFill/{DRAWING}srgbClr") for n in range(4)]
        assert [None if fill is None else fill.get("val") for fill in solid] == [
            deep(level.colour),
            "E0E4E8",
            None,
            "FFFFFF",
        ]
        assert points[2].find(f"{CHART}spPr/{DRAWING}pattFill") is not None
    shown = {e.tag.rpartition("}")[2]: e.get("val") for e in rim.find(f"{CHART}dLbls") or ()}
    assert [name for name, value in shown.items() if value == "1"] == ["showCatName"]
    assert chart.find(f".//{CHART}plotVisOnly").get("val") == "0"  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_chart_has_alternative_text(language: str) -> None:
    drawing = ElementTree.fromstring(parts(new_workbook(SMALL, language))["xl/drawings/drawing1.xml"])
    told = [str(frame.get("descr")) for frame in drawing.iter(f"{FRAMES}cNvPr")]
    assert len(told) == 2 and "None" not in told  # two pillars have no radar
    wheel = next(words for words in told if words.startswith(WORDS["summary.chart.wheel"][language]))
    for mark in (*SMALL.scale.levels, SMALL.scale.not_applicable, SMALL.scale.incomplete, SMALL.scale.not_assessed):
        assert mark.word[language] in wheel
    assert "{" not in wheel


# Its place


def test_it_stands_on_a_page_of_its_own_and_covers_nothing() -> None:
    catalog = with_looks(a_catalog((3, 2, 4, 1)))
    sheet = load_workbook(io.BytesIO(new_workbook(catalog, "vi")))["Tổng hợp"]
    wheel = next(chart for chart in sheet._charts if type(chart).__name__ == "DoughnutChart")
    others = [chart for chart in sheet._charts if chart is not wheel]
    top = wheel.anchor._from.row + 1
    high = wheel.anchor.ext.height / 12700 / 15  # in rows of 15 points
    assert all(sheet.row_dimensions[row].height is None for row in range(top, top + round(high) + 1))
    assert top + high <= min(chart.anchor._from.row for chart in others)
    covered = [
        cell.coordinate
        for row in sheet.iter_rows(top, top + round(high), wheel.anchor._from.col + 1, sheet.max_column - 3)
        for cell in row
        if cell.value is not None
    ]
    assert covered == []
    breaks = [line.id for line in sheet.row_breaks.brk]
    after = min(chart.anchor._from.row for chart in others)
    assert breaks[-2] < top < top + high < breaks[-1] <= after
    assert names(sheet) == {"P1": ("C", True), "P2": ("L", True), "P3": ("L", False), "P4": ("C", False)}


def names(sheet: Worksheet) -> dict[str, tuple[str, bool]]:
    """Column of each pillar's name beside the wheel, and whether it stands in the upper half."""
    title = next(cell.row for cell in sheet["C"] if cell.value == TITLE)
    return {
        str(cell.value): (cell.column_letter, cell.row < title + 14)
        for row in sheet.iter_rows(title, title + 27)
        for cell in row
        if re.fullmatch(r"P\d", str(cell.value))
    }


def test_other_parts_than_quarters_have_no_names_beside_them() -> None:
    content = new_workbook(with_looks(a_catalog((3, 2, 4))), "vi")
    assert names(load_workbook(io.BytesIO(content))["Tổng hợp"]) == {}
