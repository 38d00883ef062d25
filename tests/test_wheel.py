"""The wheel: angles, radii and areas worked by hand; the SVG is sound; the PNG has its colours where they belong."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from typer.testing import CliRunner

from hand import CATALOG, WITH_GOALS, aggregate, both, result
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.app import app
from iso18091cli.messages.pictures import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import IndicatorScore, Scorecard
from iso18091cli.model.summary import IndicatorCount
from iso18091cli.model.units import Unit
from iso18091cli.model.wheel import HUB, RIM, Wheel, deep, point, radius_of_share, wheel_of
from iso18091cli.reports.pictures.caption import caption
from iso18091cli.reports.pictures.filling import DOTTED, HATCHED, Cell, Filling, of_unit, of_units
from iso18091cli.reports.pictures.png import SIDE, png
from iso18091cli.reports.pictures.svg import SIZE, svg_file, turn

ROOT = Path(__file__).parent.parent
HAI_AN = ROOT / "examples" / "pilot-2023" / "hai-an.xlsx"
SVG = "{http://www.w3.org/2000/svg}"
RED, YELLOW, GREEN = (deep(level.colour) for level in CATALOG.scale.levels)
HOSTILE = "</svg><script>hit=1</script>\"'&\x00 ]]>"


def a_catalog(indicators: Sequence[int], levels: int = 3) -> Catalog:
    """A pillar for each number, with so many indicators: p1 with 1.1, 1.2, …; levels l0 (worst), l1, …"""
    pillars = tuple(replace(CATALOG.pillars[0], id=f"p{n}", name=both(f"P{n}")) for n in range(1, len(indicators) + 1))
    asked = tuple(
        replace(CATALOG.indicators[0], id=f"{n}.{i}", pillar=f"p{n}", name=both(f"Tên {n}.{i}"), criteria=())
        for n, number in enumerate(indicators, 1)
        for i in range(1, number + 1)
    )
    scale = tuple(replace(CATALOG.scale.levels[0], key=f"l{n}", points=float(n)) for n in range(levels))
    return replace(
        CATALOG,
        pillars=pillars,
        indicators=asked,
        scale=replace(CATALOG.scale, levels=scale),
        digest=f"{indicators} {levels}",
    )


def a_wheel(indicators: Sequence[int], levels: int = 3) -> Wheel:
    wheel = wheel_of(a_catalog(indicators, levels))
    assert wheel is not None
    return wheel


def angles(wheel: Wheel) -> dict[str, tuple[float, float]]:
    return {sector.id: (round(sector.start, 6), round(sector.end, 6)) for sector in wheel.sectors}


def a_card(levels: str) -> Scorecard:
    card = result("a.xlsx", Unit(name="Hải An"), levels).scorecard
    assert card is not None
    return card


def filled(levels: str, catalog: Catalog = CATALOG) -> Filling:
    filling = of_unit(a_card(levels), catalog)
    assert filling is not None
    return filling


# Geometry: degrees clockwise from the top, radii as shares of the outermost ring's


def test_four_pillars_are_the_quadrants_of_the_emblem() -> None:
    wheel = a_wheel((3, 1, 2, 9))
    # Institutions upper left, economy upper right, society lower right, environment lower left.
    assert [(part.start, part.end) for part in wheel.parts] == [(270, 360), (0, 90), (90, 180), (180, 270)]
    found = angles(wheel)
    assert [found[id] for id in ("1.1", "1.2", "1.3")] == [(270, 300), (300, 330), (330, 360)]
    assert found["2.1"] == (0, 90) and found["3.2"] == (135, 180)
    assert found["4.1"] == (180, 190) and found["4.9"] == (260, 270)


def test_other_numbers_of_pillars_go_clockwise_from_the_top() -> None:
    assert angles(a_wheel((2, 1))) == {"1.1": (0, 90), "1.2": (90, 180), "2.1": (180, 360)}
    assert angles(a_wheel((1, 1, 2))) == {"1.1": (0, 120), "2.1": (120, 240), "3.1": (240, 300), "3.2": (300, 360)}
    eight = a_wheel((10,) * 8)
    assert len(eight.sectors) == 80 and eight.narrowest == pytest.approx(4.5)
    assert angles(eight)["1.1"] == (0, 4.5) and angles(eight)["8.10"] == (355.5, 360)


def test_a_pillar_without_indicators_has_no_part() -> None:
    assert [part.pillar for part in a_wheel((1, 0, 1)).parts] == ["p1", "p3"]


@pytest.mark.parametrize(
    ("indicators", "levels"), [((1,), 3), ((1,) * 9, 3), ((41, 40), 3), ((1, 1), 1), ((1, 1), 7), ((2, 0), 3)]
)
def test_what_could_not_be_read_has_no_wheel(indicators: Sequence[int], levels: int) -> None:
    catalog = a_catalog(indicators, levels)
    assert wheel_of(catalog) is None and of_units((), catalog) is None
    assert wheel_of(a_catalog((40, 40), 2)) is not None and wheel_of(a_catalog((1,) * 8, 6)) is not None


def test_rings_are_equally_wide_from_the_hub_to_the_rim() -> None:
    assert [a_wheel((1, 1), 2).ring(level) for level in (0, 1)] == [pytest.approx(r) for r in ((0.2, 0.6), (0.6, 1.0))]
    six = [a_wheel((1, 1), 6).ring(level) for level in range(6)]
    assert six[0][0] == HUB and six[5][1] == pytest.approx(1) and six[1][0] == pytest.approx(0.2 + 0.8 / 6)


def test_places_are_right_and_down_of_the_centre() -> None:
    for degrees, place in {0: (0, -2), 90: (2, 0), 180: (0, 2), 270: (-2, 0)}.items():
        assert point(2, degrees) == pytest.approx(place, abs=1e-12)
    assert point(1, 30) == pytest.approx((0.5, -math.sqrt(3) / 2))


def test_shares_of_units_are_shares_of_area() -> None:
    # Of the ring between 0.2 and 1, whose area is 0.96 π, half lies within √(0.04 + 0.48).
    assert radius_of_share(0) == HUB and radius_of_share(1) == pytest.approx(1)
    assert radius_of_share(0.5) == pytest.approx(math.sqrt(0.52))


# What a sector is filled with


def test_a_unit_is_filled_up_to_its_level() -> None:
    red, yellow, green = Cell("red", RED, *ring(0)), Cell("yellow", YELLOW, *ring(1)), Cell("green", GREEN, *ring(2))
    assert filled("rygn").cells == (
        (red,),
        (red, yellow),
        (red, yellow, green),
        (Cell("not_applicable", HATCHED, HUB, 1.0),),
    )
    assert filled("-i--").cells == ((), (Cell("incomplete", DOTTED, HUB, 1.0),), (), ())
    assert filled("rygn").counts == (
        (("red", 1), ("yellow", 1), ("green", 0), ("incomplete", 0), ("not_assessed", 0), ("not_applicable", 0)),
        (("red", 0), ("yellow", 0), ("green", 1), ("incomplete", 0), ("not_assessed", 0), ("not_applicable", 1)),
    )


def ring(level: int) -> tuple[float, float]:
    wheel = wheel_of(CATALOG)
    assert wheel is not None
    return wheel.ring(level)


def test_an_indicator_that_a_workbook_does_not_have_is_not_assessed() -> None:
    card = a_card("gggg")
    less = of_unit(replace(card, indicators=card.indicators[:3]), CATALOG)
    assert less is not None and less.cells[3] == ()


def test_many_units_are_stacked_by_area_the_worst_in_the_centre() -> None:
    count = IndicatorCount(
        id="1.1", levels={"red": 2, "yellow": 0, "green": 1}, below=2, incomplete=0, not_assessed=4, not_applicable=1
    )
    filling = of_units([count], CATALOG)
    assert filling is not None and filling.of_many
    # 2 of 8 red, 1 of 8 green, 4 of 8 empty, 1 of 8 hatched.
    quarter, three, seven = (math.sqrt(0.04 + 0.96 * share) for share in (0.25, 0.375, 0.875))
    assert [cell[:2] for cell in filling.cells[0]] == [("red", RED), ("green", GREEN), ("not_applicable", HATCHED)]
    radii = [radius for cell in filling.cells[0] for radius in cell[2:]]
    assert radii == pytest.approx([HUB, quarter, quarter, three, seven, 1])
    assert filling.cells[1:] == ((), (), ())


def test_colours_keep_their_hue_and_differ_from_paper_in_grey() -> None:
    assert deep("FFFF99") == "FFFF3D"  # lightness 0.8 becomes 0.62
    assert deep("14532D") == "14532D"
    greys = [Image.new("RGB", (1, 1), f"#{colour}").convert("L").getpixel((0, 0)) for colour in (RED, YELLOW, GREEN)]
    assert all(isinstance(grey, (int, float)) and grey < 215 for grey in greys)


# Words


def test_the_alternative_text_names_the_counts() -> None:
    text = caption(filled("rygn"), CATALOG, "Wheel of results: Hải An", "en")
    assert text.alternative == (
        "Wheel of results: Hải An. Indicators 4: Red 1, Yellow 1, Green 1, Not applicable 1. "
        "Town: Red 1, Yellow 1. River: Green 1, Not applicable 1."
    )
    assert text.key == (
        "Rings from the centre: Red, Yellow, Green. Hatched: Not applicable; dotted: Incomplete; empty: Not assessed."
    )


def test_every_word_is_there_in_both_languages() -> None:
    assert all(set(text) == {"vi", "en"} and all(text.values()) for text in WORDS.values())


# SVG


def parsed(filling: Filling, catalog: Catalog = CATALOG, language: str = "vi") -> ElementTree.Element:
    return ElementTree.fromstring(svg_file(filling, catalog, caption(filling, catalog, "Tên", language), language))


@pytest.mark.parametrize(
    ("indicators", "levels"), [((2, 2), 2), ((10,) * 8, 6), ((60, 20), 2), ((1, 1), 3), ((10, 8, 12, 9), 3)]
)
def test_any_catalogue_gives_a_sound_picture_in_its_bounds(indicators: Sequence[int], levels: int) -> None:
    catalog = a_catalog(indicators, levels)
    scores = tuple(IndicatorScore(id=i.id, status="assessed", level=f"l{levels - 1}") for i in catalog.indicators)
    filling = of_unit(replace(a_card("gggg"), indicators=scores), catalog)
    assert filling is not None
    root = parsed(filling, catalog)
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert {i.id for i in catalog.indicators} <= set(texts)
    assert (
        len([path for path in root.iter(f"{SVG}path") if path.get("fill", "")[:1] == "#"]) == sum(indicators) * levels
    )
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert left == -width / 2 and top == left and height == width + 40  # a legend below
    for text in root.iter(f"{SVG}text"):
        if text.get("x") and not text.get("transform"):
            assert left <= float(text.attrib["x"]) <= -left and top <= float(text.attrib["y"]) <= top + height
    assert Image.open(io.BytesIO(png(filling))).size == (SIDE, SIDE)


def test_a_cell_lies_where_its_sector_and_ring_are() -> None:
    (path,) = [path for path in parsed(filled("---r")).iter(f"{SVG}path") if path.get("fill") == f"#{RED}"]
    # 2.2 is the last quarter of two pillars with two indicators each: from the left to the top.
    inner, outer = HUB * SIZE, ring(0)[1] * SIZE
    assert inner == 80 and outer == pytest.approx(186.667, abs=0.001)
    assert path.attrib["d"] == "M-186.7 0A186.7 186.7 0 0 1 0 -186.7L0 -80A80 80 0 0 0 -80 0Z"


def test_names_goals_and_titles_stand_around() -> None:
    root = parsed(filled("rygn", WITH_GOALS), WITH_GOALS, "en")
    texts = [" ".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert "Indicator 1.1 SDG 1, 16" in texts and "Indicator 2.2" in texts and "Town" in texts and "Red: 1" in texts
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert titles[0] == "Tên" and "1.10 Indicator 1.10: Yellow" in titles
    assert root.attrib["role"] == "img" and root.attrib["aria-labelledby"] == "wheel-title wheel-text"
    assert root.find(f"{SVG}desc") is not None and not [e for e in root.iter() if "style" in e.attrib]


def test_writing_never_stands_on_its_head() -> None:
    assert [turn(degrees) for degrees in (0, 90, 179, 180, 270, 359)] == [-90, 0, 89, 270, 360, 449]
    assert all(math.cos(math.radians(turn(degrees + 0.5))) > 0 for degrees in range(360))


def test_long_names_are_cut_where_there_is_no_room() -> None:
    name = "Quản lý, khai thác và bảo vệ tài nguyên trên toàn địa bàn của đơn vị hành chính cấp xã mới thành lập"
    catalog = a_catalog((60, 2))
    catalog = replace(catalog, indicators=tuple(replace(i, name=both(name)) for i in catalog.indicators))
    filling = of_unit(replace(a_card("gggg"), indicators=()), catalog)
    assert filling is not None
    texts = [" ".join(text.itertext()) for text in parsed(filling, catalog).iter(f"{SVG}text")]
    assert name in texts and sum(text.endswith("…") and name.startswith(text[:-1]) for text in texts) == 60


def test_text_of_a_catalogue_stays_text() -> None:
    names = both(HOSTILE)
    catalog = replace(
        CATALOG,
        pillars=tuple(replace(pillar, name=names) for pillar in CATALOG.pillars),
        indicators=tuple(replace(indicator, name=names) for indicator in CATALOG.indicators),
    )
    filling = filled("rygn", catalog)
    root = ElementTree.fromstring(svg_file(filling, catalog, caption(filling, catalog, HOSTILE, "vi"), "vi"))
    assert not list(root.iter(f"{SVG}script")) and "<script>hit=1</script>" in "".join(root.itertext())


# PNG


def pixel(content: bytes, radius: float, degrees: float) -> tuple[int, ...]:
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    unit = SIDE / 2 / RIM
    x, y = point(radius * unit, degrees)
    found = picture.getpixel((round(SIDE / 2 + x), round(SIDE / 2 + y)))
    assert isinstance(found, tuple)
    return found


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))


def test_pixels_lie_where_levels_and_sectors_are() -> None:
    content = png(filled("ry-g"))
    middles = [sum(ring(level)) / 2 for level in range(3)]
    # 1.1 red: the upper right, 0 to 90 degrees; 1.10 yellow below it; 2.1 empty; 2.2 green in the upper left.
    expected = {
        45: (RED, "FFFFFF", "FFFFFF"),
        135: (RED, YELLOW, "FFFFFF"),
        225: ("FFFFFF", "FFFFFF", "FFFFFF"),
        315: (RED, YELLOW, GREEN),
    }
    for degrees, colours in expected.items():
        assert [pixel(content, radius, degrees) for radius in middles] == [rgb(colour) for colour in colours]
    assert pixel(content, 0, 0) == rgb("FFFFFF") and pixel(content, RIM * 1.3, 45) == rgb("FFFFFF")
    assert pixel(content, (1 + RIM) / 2, 20) == pytest.approx(rgb("E3E7EB"), abs=3)
    assert max(pixel(content, 0.6, 180)) < 100  # the line between the pillars


def test_hatching_and_dots_are_neither_empty_nor_full() -> None:
    for letter in "ni":
        picture = Image.open(io.BytesIO(png(filled(f"{letter}---")))).convert("L")
        box = picture.crop((460, 260, 540, 340))  # within 1.1
        share = box.histogram()[:200]
        assert 0.05 < sum(share) / (80 * 80) < 0.5
    blank = Image.open(io.BytesIO(png(filled("----")))).convert("L").crop((460, 260, 540, 340))
    assert sum(blank.histogram()[:150]) == 0


def test_the_same_results_are_drawn_once_and_alike() -> None:
    assert png(filled("rygn")) is png(filled("rygn"))
    first = png(filled("rygn"))
    png.cache_clear()
    assert png(filled("rygn")) == first and len(first) < 60_000


# The command


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["score", *map(str, arguments)], catch_exceptions=True)
    return done.exit_code, str(done.exception or "") + done.output


def test_score_draws_the_wheel(tmp_path: Path) -> None:
    for name in ("w.svg", "w.png", "W2.PNG"):
        code, output = run(HAI_AN, "--wheel", tmp_path / name, "--lang", "en")
        assert code == 0 and f"Made {tmp_path / name}" in output.replace("\n", "")
    root = ElementTree.fromstring((tmp_path / "w.svg").read_bytes())
    assert "Hải An" in str(root.findtext(f"{SVG}title"))
    catalog = load_catalog(None)
    assert {i.id for i in catalog.indicators} <= {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert (tmp_path / "w.png").read_bytes() == (tmp_path / "W2.PNG").read_bytes()
    code, _ = run(HAI_AN, "--wheel", tmp_path)
    assert code == 0 and (tmp_path / "banh-xe-hai-an.svg").exists()


def test_what_stands_there_is_kept_without_force(tmp_path: Path) -> None:
    path = tmp_path / "w.svg"
    path.write_text("mine")
    code, output = run(HAI_AN, "--wheel", path)
    assert code and "--force" in output and path.read_text() == "mine"
    assert run(HAI_AN, "--wheel", path, "--force")[0] == 0 and path.read_text("utf-8").startswith("<?xml")


def test_what_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    assert ".svg or .png" in run(HAI_AN, "--wheel", tmp_path / "w.gif", "--lang", "en")[1]
    assert "single file" in run(HAI_AN, HAI_AN, "--wheel", tmp_path / "w.png", "--lang", "en")[1]
    assert run(HAI_AN, "--wheel", tmp_path / "w.png", "--explain", "1.1")[0] == 2
    bad = tmp_path / "bad.xlsx"
    bad.write_text("x")
    assert run(bad, "--wheel", tmp_path / "w.png")[0] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.xlsx"]


def test_all_units_of_a_summary_are_in_the_wheel_of_all() -> None:
    files = [result(f"{n}.xlsx", Unit(code=n), levels) for n, levels in (("1", "ggrn"), ("2", "ryr-"))]
    filling = of_units(aggregate(files, CATALOG, None).indicators, CATALOG)
    assert filling is not None
    assert [[(cell.state, round(cell.outer, 3)) for cell in cells] for cells in filling.cells] == [
        [("red", 0.721), ("green", 1.0)],
        [("yellow", 0.721), ("green", 1.0)],
        [("red", 1.0)],
        [("not_applicable", 1.0)],
    ]
