"""report.html: what it says, that nothing in it comes alive, and that it works in a real Chromium with and without script."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from hand import CATALOG, WITH_GOALS, aggregate, both, result, row, unreadable
from iso18091cli.messages.page import WORDS
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.page import report as module
from iso18091cli.reports.page.report import report_html
from made_up import a_province

HOSTILE = "</script><script>hit=1</script>\"'><img src=x onerror=hit=1>{{ 7*7 }}{% raw %}\x00\x1b\ud800"
PRINTED = "</script><script>hit=1</script>\"'><img src=x onerror=hit=1>{{ 7*7 }}{% raw %}"
HAI_AN = Unit(code="00306", name="Hải An", level="district", kind="quan", email="a@b.vn")
WARD = Unit(code="11411", name="Đông Hải", level="commune", kind="phuong", parent="00306")
OTHER = Unit(code="11412", name="Xa", level="commune", kind="xa", parent="307")
LATE = Unit(code="11413", name="Muộn", level="commune", kind="xa", parent="307")
WHOLE = HOSTILE.removesuffix("\ud800")
"""As it can stand in a register, which is a text file."""
EVIL = Unit(code=WHOLE, name=WHOLE, level=WHOLE, kind=WHOLE, parent=WHOLE)
GONE = Unit(code="999", name="Cũ", level="commune", status="merged", reason="Nhập vào Đông Hải")
REGISTER = Units(path="units.csv", units=(HAI_AN, WARD, OTHER, LATE, GONE))


def a_summary() -> Summary:
    """Five units expected less one, one not complete, one of another catalogue; every outcome of a file."""
    finding = Diagnostic("A09", "warning", arguments={"found": "BÍ MẬT", "nearest": "Đỏ"})
    rows = {"1.1.a": row("1.1.a", self_level="green", explanation="BÍ MẬT", evidence="BÍ MẬT", officer="BÍ MẬT")}
    other = result("xa.xlsx", OTHER, "ggyr")
    assert other.scorecard and other.submission
    stamp = {**other.submission.stamp, "catalog_version": "0"}
    other = replace(
        other,
        submission=replace(other.submission, stamp=stamp),
        scorecard=replace(other.scorecard, catalog_version="0"),
    )
    files = [
        result("hai-an.xlsx", HAI_AN, "rygn", rows=rows, diagnostics=(finding, finding)),
        result("copy.xlsx", HAI_AN, "r---"),
        result("dong-hai.xlsx", WARD, "gg-i"),
        other,
        unreadable("bad.xlsx"),
    ]
    skipped = LedgerLine(path="~$x.xlsx", sha256="", outcome="skipped", unit=None, reason=both("Tệp khóa", "A lock"))
    return aggregate(files, CATALOG, REGISTER, [skipped])


def hostile_summary() -> Summary:
    finding = Diagnostic("A09", "warning", arguments={"found": HOSTILE, "nearest": HOSTILE})
    evil = result(f"{HOSTILE}.xlsx", EVIL, "ryg-", period=HOSTILE, diagnostics=(finding,))
    reason = both(HOSTILE)
    skipped = LedgerLine(path=HOSTILE, sha256="", outcome="skipped", unit=EVIL, reason=reason)
    register = Units(path=HOSTILE, units=(EVIL, replace(EVIL, code="1", status="exempt", reason=HOSTILE), LATE))
    catalog = replace(CATALOG, title=reason, note=reason)
    return aggregate([evil, result("x.xlsx", LATE, period=HOSTILE)], catalog, register, [skipped])


class Page(HTMLParser):
    """Elements with their attributes and the text they open with; the cells of every row of the matrix."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.rows: list[list[str]] = []
        self._inside = ""
        self._table = ""
        self.feed(content.decode())
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self._inside = tag
        if tag == "table":
            self._table = attributes.get("id", "")
        if self._table == "bang":
            if tag == "tr":
                self.rows.append([])
            elif tag in ("td", "th"):
                self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self._inside in self.raw:
            self.raw[self._inside].append(data)
            return
        self.words.append(data)
        if self._table == "bang" and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        self._table = "" if tag == "table" else self._table

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def page(summary: Summary, language: str = "vi", **options: Any) -> Page:
    return Page(report_html(summary, language, "1.2.3", **options))


# What it says


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_same_summary_gives_the_same_bytes(language: str) -> None:
    assert report_html(a_summary(), language, "1") == report_html(a_summary(), language, "1")


def test_the_overview_counts_who_took_part_and_who_is_missing() -> None:
    text = page(a_summary(), "en").text
    assert "Units that took part 3 of 4 expected" in text
    assert "Mean total score (0 to 100) 56.25 2 of 3 units have a score; lowest 50.00, highest 62.50" in text
    assert "Indicator results with a level 9 of 11 applicable (81.8%)" in text
    assert "Units without a usable workbook: 1" in text and "Muộn (Commune) 11413" in text
    assert "Cũ 999" in text and "Merged Nhập vào Đông Hải" in text
    assert "District level 1 1 100% Commune level 3 2 66.7%" in text
    assert "4 of 4 indicators have not been checked" in text and "Not checked." in text


def test_what_nobody_has_is_withheld() -> None:
    summary = aggregate([result("a.xlsx", HAI_AN, "g-nn")], CATALOG, None)
    text = page(summary, "en").text
    assert "Withheld 0 of 1 units have a score" in text
    assert "Town No mean is given: no unit has assessed enough for a score. Withheld 0/1" in text
    assert "no register of units to compare with" in text


def test_levels_are_counted_with_words_and_figures() -> None:
    found = page(a_summary(), "en")
    assert "All pillars 2 2 5 1 1 1 Town 1 1 4 0 0 0 River 1 1 1 1 1 1" in found.text
    said = [attributes["aria-label"] for tag, attributes in found.elements if tag == "svg"]
    assert "Town: Red 1 (16.7%), Yellow 1 (16.7%), Green 4 (66.7%)" in said
    assert "Mean 56.25, lowest 50.00, highest 62.50, on a scale of 0 to 100" in said


def test_the_matrix_is_whole_without_a_script() -> None:
    rows = page(a_summary()).rows
    assert rows[0] == ["Đơn vị", "Điểm", "Đã đánh giá", "Đô thị", "Sông"]
    assert rows[1] == ["Điểm", "1.1", "1.10", "Điểm", "2.1", "2.2"]
    assert rows[2:] == [
        ["Quận Hải An", "50,00", "3/3", "25,00", "Đỏ", "Vàng", "100,00", "Xanh", "Không áp dụng"],
        ["Phường Đông Hải", "–", "2/4", "100,00", "Xanh", "Xanh", "–", "Chưa đánh giá", "Chưa đủ"],
        ["Xã Xa", "62,50", "4/4", "100,00", "Xanh", "Xanh", "25,00", "Vàng", "Đỏ"],
    ]


def test_a_unit_section_holds_figures_gaps_and_findings() -> None:
    found = page(a_summary(), "en")
    assert "code 00306 · District level · period 2023 · stage self-assessment" in found.text
    assert "What the unit lacks Red 1.1.a Yellow 1.10.a" in found.text
    assert "Findings in the workbook: A09 × 2" in found.text
    assert "The workbook follows the catalogue hand, version 0: joined by indicator id." in found.text
    assert found.text.count("joined by indicator id") == 1
    assert "Phường Đông Hải" not in found.text and "below Hải An (Urban district)" in found.text


def test_every_link_and_every_gap_leads_somewhere() -> None:
    for summary in (a_summary(), a_province(30)):
        found = page(summary)
        assert len(found.ids) == len(set(found.ids))
        links = [attributes["href"] for tag, attributes in found.elements if tag == "a"]
        assert {link[0] for link in links} == {"#"} and {link[1:] for link in links} <= set(found.ids)
    lacking = [text for text in found.words if re.fullmatch(r"(\d+\.\d+\.[a-z] ?)+", text)]
    assert len(lacking) > 30 and {f"tc-{id}" for text in lacking for id in text.split()} <= set(found.ids)


def test_shared_gaps_are_ranked_by_units_helped_blanks_apart() -> None:
    files = [
        result(f"{n}.xlsx", Unit(code=n), levels) for n, levels in zip("123", ("yrgg", "yggg", "-ggr"), strict=True)
    ]
    text = page(aggregate(files, CATALOG, None), "en").text
    assert (
        "Rank Criterion Units helped Red Yellow Not assessed 1 1.1.a Criterion 1.1.a 1.1 Indicator 1.1 2 of 2 assessed 0 2 0"
        in text
    )
    # Then, of those that would help one unit, the first of the catalogue.
    assert "2 1.10.a Criterion 1.10.a 1.10 Indicator 1.10 1 of 3 assessed 1 0 0 3 2.2.a" in text


def test_indicators_are_ranked_by_units_below_the_best_level() -> None:
    files = [
        result(f"{n}.xlsx", Unit(code=n), levels) for n, levels in zip("123", ("ygrg", "yg-g", "ggng"), strict=True)
    ]
    text = page(aggregate(files, CATALOG, None), "en").text
    assert re.search(r"1 1\.1 Indicator 1\.1 Town 2 /3 0 2 1 0 0 0 2 2\.1 Indicator 2\.1 River 1 /1 1 0 0 0 1 1", text)


def test_findings_are_grouped_by_rule_and_quote_nobody() -> None:
    found = page(a_summary(), "en")
    assert "A09 Warning Times: 2 · units: 1" in found.text
    assert "BÍ MẬT" not in found.text
    assert "F06 Error Times: 1 · files of no unit counted: 1" in found.text
    assert found.text.index("F06 Error") < found.text.index("A09 Warning")


def test_the_ledger_names_every_file_and_the_public_page_none() -> None:
    paths = {line.path for line in a_summary().ledger}
    assert paths == {path for path in paths if path in page(a_summary()).text}
    public = page(replace(a_summary(), public=True), "en").text
    assert not any(path in public for path in paths)
    assert "A09" not in public and "Second copy 1" in public and "a@b.vn" not in public


def test_where_the_figures_come_from() -> None:
    text = page(a_summary(), "en").text
    assert "Catalogue for tests (hand, version 1); content digest 0123456789abcdef" in text
    assert "hand 0: workbooks: 1; hand 1: workbooks: 2" in text
    assert (
        "iso18091cli 1.2.3" in text and "units: 5, expected: 4" in text and "Coverage needed for a score 100%" in text
    )


@pytest.mark.parametrize(("period", "marked"), [("2023 (dữ liệu minh họa)", True), ("2023", False)])
def test_made_up_data_are_marked(period: str, marked: bool) -> None:
    summary = aggregate([result("a.xlsx", HAI_AN, period=period)], CATALOG, None)
    assert ("Số liệu trong báo cáo này được tạo ra để minh họa" in page(summary).text) == marked


def test_an_empty_summary_is_still_a_page() -> None:
    assert len(page(aggregate([], CATALOG, None)).rows) == 2


def test_the_words_are_there_in_both_languages() -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [
        key for key, text in WORDS.items() if set(text) != {"vi", "en"} or names(text["vi"]) != names(text["en"])
    ] == []


def test_the_wheel_of_all_units_stands_in_the_overview_with_links_and_counts() -> None:
    found = page(a_summary(), "en")
    assert "Wheel of results of the units: 3 The areas in a sector are shares of units" in found.text
    assert "Results 12: Red 2, Yellow 2, Green 5, Incomplete 1, Not assessed 1, Not applicable 1." in found.text
    links = [
        attributes["href"] for tag, attributes in found.elements if tag == "a" and attributes["href"][:4] == "#cs-"
    ]
    assert links[:4] == ["#cs-1.1", "#cs-1.10", "#cs-2.1", "#cs-2.2"]
    assert [a["id"] for tag, a in found.elements if tag == "template"] == ["banh-xe"]


def test_a_catalogue_without_a_wheel_has_no_empty_part() -> None:
    levels = tuple(replace(CATALOG.scale.levels[0], key=f"x{n}", points=n / 10) for n in range(4))
    scale = replace(CATALOG.scale, levels=(*levels, *CATALOG.scale.levels))
    catalog = replace(CATALOG, scale=scale, digest="seven levels")
    found = page(aggregate([result("a.xlsx", HAI_AN, "ryg-")], catalog, None), "en")
    assert "Wheel" not in found.text and not [tag for tag, _ in found.elements if tag == "template"]
    nobody = page(aggregate([], CATALOG, None), "en")
    assert "Wheel" not in nobody.text


def test_goals_are_a_table_with_what_holds_them_back() -> None:
    files = [result("a.xlsx", HAI_AN, "rygn"), result("b.xlsx", WARD, "gy-i")]
    found = page(aggregate(files, WITH_GOALS, None), "en")
    assert (
        "1. No poverty 1/2 50% 0 1/2 1.1 1.1 (1) 6. Clean water and sanitation 1/2 50% 1 1/2 2.1 – "
        "16. Peace, justice and strong institutions 1/4 25% 0 0/2 1.1 1.10 1.10 (2), 1.1 (1)"
    ) in found.text
    assert "taken from: Catalogue for tests (hand, version 1); the source its indicators name: Our own." in found.text


def test_other_scales_have_classes_of_their_own() -> None:
    levels = CATALOG.scale.levels
    more = tuple(replace(levels[0], key=f"x{n}", symbol='"}@', points=n / 10) for n in range(6))
    scale = replace(CATALOG.scale, levels=(*more, *levels))
    found = page(aggregate([result("a.xlsx", HAI_AN, "ryg-")], replace(CATALOG, scale=scale), None))
    assert found.rows[-1][4:] == ["Đỏ", "Vàng", "–", "Xanh", "Chưa đánh giá"]
    assert '"}@' not in found.raw["style"][0]


# Nothing comes alive


def test_hostile_text_is_text() -> None:
    found = page(hostile_summary())
    assert found.text.count(PRINTED) > 10
    assert not [tag for tag, _ in found.elements if tag == "img"] and len(found.raw["script"]) == 2
    handlers = [
        name for _, attributes in found.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert handlers == [] and "49" not in found.text


def test_the_policy_lets_in_these_styles_and_scripts_and_nothing_else() -> None:
    found = page(a_summary())
    policy = next(a["content"] for tag, a in found.elements if a.get("http-equiv") == "Content-Security-Policy")

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; style-src {digest(found.raw['style'][0])}; "
        f"script-src {' '.join(map(digest, found.raw['script']))}; base-uri 'none'; form-action 'none'"
    )
    assert [a for tag, a in found.elements if tag == "link" or a.get("src")] == []
    assert "url(" not in found.raw["style"][0] and "@import" not in found.raw["style"][0]


def test_a_province_is_below_one_megabyte_and_the_country_below_ten() -> None:
    half, province = (len(report_html(a_province(n), "vi", "1")) for n in (57, 114))
    assert province < 1_000_000
    assert province + (3321 - 114) * (province - half) / 57 < 10_000_000


# In a real Chromium


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real Chromium. Where there is none, its tests are skipped; ISO18091_REQUIRE_TOOLS=1 makes that a failure."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None or shutil.which("pdftotext") is None:
        reason = "no Chromium or no pdftotext on this machine (Debian: apt install chromium poppler-utils)"
        if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


Opened = Callable[..., Any]


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a summary; afterwards nothing may have been said on the console, fetched, or asked."""
    said: list[str] = []
    contexts = []

    def open_page(summary: Summary, language: str = "en", script: bool = True, width: int = 1280, at: str = "") -> Any:
        path = tmp_path / "report.html"
        path.write_bytes(report_html(summary, language, "1"))
        context = chromium.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
        contexts.append(context)
        view = context.new_page()
        view.on("console", lambda message: said.append(message.text))
        view.on("pageerror", lambda error: said.append(str(error)))
        view.on("dialog", lambda dialog: said.append(dialog.message))
        view.on("request", lambda request: said.append(request.url) if request.url != view.url else None)
        view.on("requestfailed", lambda request: said.append(request.url))
        said.clear()
        view.goto(path.as_uri() + at)
        said[:] = [text for text in said if text.partition("#")[0] != path.as_uri()]
        return view

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def names(view: Any) -> list[str]:
    return [name.rpartition(" (")[0] for name in view.locator("#bang tbody tr:visible th").all_inner_texts()]


def count(view: Any) -> str:
    return str(view.locator("#so-luong").inner_text())


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width"), [("vi", 1280), ("en", 390)])
def test_axe_finds_nothing_and_nothing_sticks_out(opened: Opened, language: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    view = opened(with_goals() if width < 1000 else a_summary(), language, width=width)
    for step in ("closed", "open"):
        if step == "open":
            view.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = Axe().run(view).response["violations"]
        assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found] == []
        assert view.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.browser
def test_a_screen_reader_hears_words(opened: Opened) -> None:
    view = opened(a_summary())
    heard = view.locator("#bang tbody").aria_snapshot()
    assert 'row "Hải An (Urban district) 50.00 3/3 25.00 Red Yellow 100.00 Green Not applicable"' in heard
    assert "Red 1 Yellow 1 Green 1 Not applicable 1" in view.locator("#don-vi-00306 summary").aria_snapshot()


@pytest.mark.browser
def test_filters_narrow_the_matrix_and_the_units_and_say_so(opened: Opened) -> None:
    view = opened(a_summary())
    assert names(view) == ["Hải An", "Đông Hải", "Xa"] and count(view) == "All 3 units are shown."
    view.select_option("#f-level", "commune")
    assert names(view) == ["Đông Hải", "Xa"] and count(view) == "2 of 3 units match."
    view.select_option("#f-parent", "307")
    assert names(view) == ["Xa"] and view.locator("#cac-don-vi details:visible").count() == 1
    view.click("#bo-loc")
    assert count(view) == "All 3 units are shown."
    view.fill("#f-text", "dong hai")
    assert names(view) == ["Đông Hải"]
    view.fill("#f-text", "00306")
    assert names(view) == ["Hải An"]
    view.fill("#f-text", "")
    view.select_option("#f-kind", "xa")
    view.select_option("#f-pillar", "2")
    assert view.locator("#bang thead th:visible").all_inner_texts() == [
        "Unit",
        "Score",
        "Coverage",
        "River",
        "Score",
        "2.1",
        "2.2",
    ]
    cells = view.locator("#bang tbody tr td:visible").all_text_contents()
    assert [text.strip() for text in cells] == ["62.50", "4/4", "25.00", "Yellow", "Red"]


def with_goals() -> Summary:
    files = [result("hai-an.xlsx", HAI_AN, "rygn"), result("dong-hai.xlsx", WARD, "gg-i")]
    return aggregate(files, WITH_GOALS, REGISTER)


@pytest.mark.browser
def test_a_goal_shows_the_columns_that_serve_it(opened: Opened) -> None:
    view = opened(with_goals())
    view.select_option("#f-goal", "16")
    heads = view.locator("#bang thead th:visible")
    assert heads.all_inner_texts() == ["Unit", "Score", "Coverage", "Town", "1.1", "1.10"]
    assert heads.nth(3).get_attribute("colspan") == "2"
    assert view.locator("#bang tbody tr >> nth=0").locator("td:visible").all_text_contents()[2:] == ["Red", "Yellow"]
    view.select_option("#f-goal", "6")
    assert heads.all_inner_texts() == ["Unit", "Score", "Coverage", "River", "2.1"]
    view.select_option("#f-pillar", "1")
    assert heads.all_inner_texts() == ["Unit", "Score", "Coverage"]
    view.click("#bo-loc")
    assert len(heads.all_inner_texts()) == 11 and names(view) == ["Hải An", "Đông Hải"]


@pytest.mark.browser
def test_a_units_wheel_and_goals_come_from_its_row(opened: Opened) -> None:
    view = opened(with_goals(), at="#don-vi-00306")
    section = view.locator("#don-vi-00306")
    wheel = section.locator("svg.wheel")
    assert wheel.get_attribute("aria-label") == (
        "Wheel of results: Hải An (Urban district). Red 1, Yellow 1, Green 1, Not applicable 1"
    )
    drawn = wheel.locator("[data-i]").evaluate_all(
        "all => all.map(g => [g.dataset.i, [...g.querySelectorAll('path')].map(p => p.dataset.s).join(''), g.lastChild.textContent])"
    )
    assert drawn == [
        ["1.1", "a", "1.1 Indicator 1.1: Red"],
        ["1.10", "ab", "1.10 Indicator 1.10: Yellow"],
        ["2.1", "abc", "2.1 Indicator 2.1: Green"],
        ["2.2", "f", "2.2 Indicator 2.2: Not applicable"],
    ]
    lines = [" ".join(text.split()) for text in section.locator(".lists tr").all_inner_texts()]
    assert lines == [
        "Goal Reached n/N Held back by",
        "1. No poverty 0/1 1.1",
        "6. Clean water and sanitation 1/1",
        "16. Peace, justice and strong institutions 0/2 1.1 1.10",
    ]
    other = opened(with_goals(), at="#don-vi-11411").locator("#don-vi-11411 [data-i]")
    assert [other.nth(n).locator("path").count() for n in range(4)] == [3, 3, 0, 1]


@pytest.mark.browser
def test_the_wheel_is_painted_and_its_names_are_links(opened: Opened) -> None:
    view = opened(with_goals())
    picture = view.locator("svg.wheel")
    heard = view.locator("#tong-quan").aria_snapshot()
    assert 'img "Wheel of results of the units: 2' in heard and 'link "2.1 Indicator 2.1"' in heard
    box = picture.bounding_box()
    assert box and box["width"] > 700
    picture.locator("a").nth(2).click(position=None, force=True)
    assert view.url.endswith("#cs-2.1")


@pytest.mark.browser
def test_columns_sort_by_keyboard_and_what_is_missing_comes_last(opened: Opened) -> None:
    view = opened(a_summary())
    score = view.locator("#bang thead th").nth(1)
    for direction, expected in [
        ("descending", ["Xa", "Hải An", "Đông Hải"]),
        ("ascending", ["Hải An", "Xa", "Đông Hải"]),
    ]:
        score.locator("button").press("Enter")
        assert names(view) == expected and score.get_attribute("aria-sort") == direction
        assert count(view) == f"All 3 units are shown. Sorted by Score, {direction}."
    # A level: the worst first.
    view.locator("#bang thead button", has_text=re.compile("^2.2$")).click()
    assert names(view) == ["Xa", "Đông Hải", "Hải An"] and score.get_attribute("aria-sort") is None
    view.locator("#bang thead button").first.click()
    assert names(view) == ["Đông Hải", "Hải An", "Xa"]


@pytest.mark.browser
def test_a_link_opens_the_unit_with_all_its_results(opened: Opened) -> None:
    view = opened(a_summary())
    view.click("#bang tbody th a >> nth=0")
    section = view.locator("#don-vi-00306")
    section.locator(".results").first.wait_for()
    lines = [" ".join(text.split()) for text in section.locator(".results > li").all_inner_texts()]
    assert lines == [
        "Red 1.1 Indicator 1.1 Red 1.1.a Criterion 1.1.a",
        "Yellow 1.10 Indicator 1.10 Yellow 1.10.a Criterion 1.10.a",
        "Green 2.1 Indicator 2.1",
        "Not applicable 2.2 Indicator 2.2",
    ]
    again = opened(a_summary(), at="#don-vi-11412")
    assert again.locator("#don-vi-11412[open] .results > li").count() == 4


@pytest.mark.browser
def test_without_a_script_the_page_is_whole(opened: Opened) -> None:
    view = opened(a_summary(), script=False)
    assert names(view) == ["Hải An", "Đông Hải", "Xa"]
    assert not view.locator("#loc").is_visible() and not view.locator("#mo").is_visible()
    view.click("#don-vi-00306 summary")
    assert "Red 1.1.a" in " ".join(view.locator("#don-vi-00306").inner_text().split())


@pytest.mark.browser
def test_thousands_of_rows_come_by_pages(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAGE_ROWS", 2)
    view = opened(a_summary())
    assert names(view) == ["Hải An", "Đông Hải"] and count(view) == "All 3 units are shown. Rows 1–2 are shown."
    view.click("#trang button >> nth=1")
    assert names(view) == ["Xa"] and count(view).endswith("Rows 3–3 are shown.")
    assert view.locator("#trang button").nth(1).is_disabled()
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(names(view)) == 3


@pytest.mark.browser
def test_hostile_text_stays_inert_in_the_browser(opened: Opened) -> None:
    view = opened(hostile_summary())
    view.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    view.locator("#bang td").first.hover()
    view.fill("#f-text", "img")
    assert view.locator("#bang tbody th").all_inner_texts() == [PRINTED]
    assert view.evaluate("typeof hit") == "undefined" and view.locator("img").count() == 0


@pytest.mark.browser
def test_on_paper_the_matrix_lies_across_and_repeats_its_heading(opened: Opened, tmp_path: Path) -> None:
    view = opened(a_province(60), "vi")
    paper = tmp_path / "report.pdf"
    view.pdf(path=paper, prefer_css_page_size=True, print_background=True)
    info = subprocess.run(["pdfinfo", "-l", "99", paper], capture_output=True, text=True, check=True).stdout
    sizes = [(round(float(w)), round(float(h))) for w, h in re.findall(r"size: +([\d.]+) x ([\d.]+)", info)]
    texts = subprocess.run(
        ["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    across = [text for (width, height), text in zip(sizes, texts, strict=False) if width > height]
    assert {(595, 842), (842, 595)} == set(sizes) and len(across) > 1
    # With some fonts the text of a PDF has a blank inside a word.
    squeezed = ["".join(text.split()) for text in across]
    assert all("Đơnvị" in text and "Pháttriểnxãhộitoàndiện" in text for text in squeezed)
