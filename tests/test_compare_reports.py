"""What ``compare`` writes and says: the command, its data, workbook, page and report; answers under another catalogue."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from command_line import Done, Run, commands
from hand import CATALOG, both, result, stored
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import run_compare
from iso18091cli.figures.comparison import compare
from iso18091cli.figures.rescored import rescored
from iso18091cli.figures.rounds import round_of
from iso18091cli.intake.examine import examine
from iso18091cli.messages.compare import CHANGE, COLOURS, MARK, MEANING, PARTING, SYMBOLS
from iso18091cli.messages.compared import since
from iso18091cli.model.catalog import Catalog, Criterion
from iso18091cli.model.comparison import CHANGES, MARKS, PARTINGS, Comparison
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.register.lineage import Lineage
from iso18091cli.reports.data.frames import frames
from iso18091cli.reports.page.comparison import comparison_html
from iso18091cli.reports.word.templates import Templates
from iso18091cli.reports.word.unit import unit_names
from iso18091cli.results.found import found_store
from iso18091cli.results.public import publish

EXAMPLES = Path(__file__).parent.parent / "examples"
PILOT = EXAMPLES / "pilot-2023"
HOSTILE = "</script><script>hit=1</script><img src=x onerror=hit=1>{{ 7*7 }}"
FIRST, *REST = CATALOG.indicators
OTHER = replace(
    CATALOG,
    version="2",
    digest="other",
    indicators=(replace(FIRST, criteria=(*FIRST.criteria, Criterion(id="1.1.c", text=both("Mới")))), *REST),
)


def _unit(code: str, name: str, kind: str = "xa", parent: str = "") -> Unit:
    level = "district" if kind == "quan" else "commune"
    return Unit(code=code, name=name, level=level, kind=kind, parent=parent)


BEFORE = [
    (_unit("99001", "An"), "rygg", "self"),
    (_unit("99002", "=1+1"), "gggg", "self"),
    (_unit("99003", HOSTILE), "yyyy", "self"),
    (_unit("99004", "Cũ"), "gggg", "self"),
    (_unit("306", "Hải An", "quan"), "yyyy", "self"),
    (_unit("11414", "Thành Tô", "phuong", "306"), "gggg", "self"),
]
AFTER = [
    (_unit("99001", "An"), "gyrg", "self"),
    (_unit("99002", "=1+1"), "ggg-", "agreed"),
    (_unit("99003", HOSTILE), "gggg", "self"),
    (_unit("99005", "Mới"), "gggg", "self"),
    (_unit("11411", "Đông Hải", "phuong", "31"), "gggg", "self"),
    (_unit("11413", "Hải An", "phuong", "31"), "gggy", "self"),
]


def _write(folder: Path, units: list[Any], period: str, catalog: Catalog = CATALOG, public: bool = False) -> Path:
    results = [
        result(f"{n}.xlsx", unit, levels, period=period, stage=stage) for n, (unit, levels, stage) in enumerate(units)
    ]
    (folder / "data").mkdir(parents=True)
    with stored(results, catalog, None, period=period) as store:
        if public:
            with publish(store) as edition:
                edition.export(folder / "data" / "results.sqlite")
        else:
            store.export(folder / "data" / "results.sqlite")
    return folder


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two rounds that were summed up: results beside their folders."""
    place = tmp_path_factory.mktemp("programme")
    for name, units, catalog in (("2023", BEFORE, CATALOG), ("2026", AFTER, OTHER)):
        (place / name).mkdir()
        _write(place / f"{name}-summary", units, f"{name} (minh họa)", catalog)
    return place / "2023", place / "2026"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "80")
    command = commands(monkeypatch, capsys)
    return lambda *words: command(*words, *(() if "--lang" in words else ("--lang", "vi")))


@pytest.fixture(scope="module")
def written(rounds: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is written, of the two rounds in Vietnamese."""
    folder = tmp_path_factory.mktemp("written") / "so-sanh"
    assert run_compare.run(run_compare.Order(rounds, folder, None, False, False, "vi")) == 0
    return folder


@pytest.fixture
def said(rounds: tuple[Path, Path], run: Run, tmp_path: Path) -> Done:
    """What the command says of them, where the later one is named first."""
    before, after = rounds
    return run("compare", str(after), str(before), "-o", str(tmp_path / "so-sanh"), "--no-word")


def _comparison(rounds: tuple[Path, Path]) -> Comparison:
    found = []
    for folder in rounds:
        with found_store(folder.with_name(f"{folder.name}-summary") / "data" / "results.sqlite") as store:
            found.append(round_of(store, folder.name))
    return compare(found, Lineage().origins, {})


# The command


def test_rounds_are_put_in_order_and_everything_is_written(said: Done, written: Path) -> None:
    assert said.code == 0, said.err
    assert "Xếp theo năm của kỳ, cũ trước: 2023 (minh họa) → 2026 (minh họa)." in said.err
    assert "comparison.html" in said.err.splitlines()[-1]
    names = {path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file()}
    assert {name for name in names if not name.startswith(".")} == {
        *("comparison.xlsx", "comparison.html", "bao-cao-so-sanh.docx"),
        *("data/changes.csv", "data/datapackage.json"),
    }


def test_the_terminal_says_first_what_cannot_be_compared(said: Done) -> None:
    assert max(map(len, said.out.splitlines()[:-1])) <= 80  # the last one is a path
    text = " ".join(said.out.split())
    assert "3 đơn vị có ở cả hai kỳ, 2 đơn vị sau sắp xếp, 1 đơn vị có kết quả lần đầu" in text
    assert "1 đơn vị có bước khác nhau ở hai kỳ (tự đánh giá → thống nhất)" in text
    assert "Bộ chỉ số thay đổi 1 chỉ số (1.1)" in text
    assert "Phường Hải An: [100,00] | 87,50; đơn vị cũ có kết quả 7/7" in text
    assert "Quận Hải An: 7/8 xã, phường cũ" in text
    assert "Xã Cũ: không có ở kỳ này" in text and "Xã Mới: mới tham gia" in text


def test_a_second_run_replaces_its_own_and_leaves_what_was_edited(
    rounds: tuple[Path, Path], run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "x"
    words = ("compare", *map(str, rounds), "-o", str(folder), "--no-word")
    assert run(*words).code == 0
    first = {path.name: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    (folder / "comparison.html").write_text("edited")
    assert "comparison.new.html" in run(*words).err
    assert (folder / "comparison.html").read_text() == "edited"
    assert (folder / "comparison.new.html").read_bytes() == first["comparison.html"]
    assert (folder / "comparison.xlsx").read_bytes() == first["comparison.xlsx"]


@pytest.mark.parametrize(
    ("folders", "options", "why"),
    [
        (["2023"], [], "ít nhất hai kỳ"),
        (["2023", "2023-summary"], [], "được nêu hai lần"),
        (["2023", "none"], [], "Chạy trước: iso18091 aggregate"),
        (["2023", "2026"], ["-o", "2026-summary"], "ghi so sánh vào thư mục khác"),
        (["2023", "public"], ["--rescore"], "là bản công khai"),
        (["2023", "edition"], ["--rescore"], "hai phiên bản của tiêu chuẩn"),
        (["2023", "scale"], [], "thang mức khác nhau"),
        (["2023", "notes.txt"], [], "không phải kết quả của chương trình"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    rounds: tuple[Path, Path], run: Run, tmp_path: Path, folders: list[str], options: list[str], why: str
) -> None:
    place = tmp_path / "programme"
    shutil.copytree(rounds[0].parent, place)
    (place / "none").mkdir()
    (place / "notes.txt").write_text("no database")
    if "public" in folders:
        _write(place / "public", AFTER, "2026", OTHER, public=True)
    if "edition" in folders:
        _write(place / "edition", AFTER, "2026", replace(OTHER, id="another"))
    if "scale" in folders:
        levels = (replace(CATALOG.scale.levels[0], key="lowest"), *CATALOG.scale.levels[1:])
        other = replace(OTHER, scale=replace(CATALOG.scale, levels=levels))
        _write(place / "scale", [(unit, "gggg", stage) for unit, _, stage in AFTER], "2026", other)
    options = [str(place / word) if word == "2026-summary" else word for word in options] or ["-o", str(place / "out")]
    before = sorted(path.name for path in place.iterdir())
    said = run("compare", *(str(place / name) for name in folders), *options, "--no-word")
    assert said.code == 2 and why in " ".join(said.err.split())
    assert sorted(path.name for path in place.iterdir()) == before


def test_every_change_mark_and_parting_has_its_words() -> None:
    for table in (SYMBOLS, COLOURS, CHANGE, MEANING):
        assert tuple(table) == CHANGES
    assert len(set(SYMBOLS.values())) == len(CHANGES)
    assert tuple(MARK) == MARKS and tuple(PARTING) == PARTINGS


# The data


def test_the_data_say_each_figure_once(written: Path) -> None:
    changes = frames(written / "data")["changes"]
    assert not changes.duplicated(["before_period", "after_period", "catalog", "unit", "scope", "id"]).any()
    of_an = changes[changes["unit"] == "99001"].set_index("id")
    assert list(of_an.loc["total", ["before_score", "after_score", "difference", "same", "of"]]) == [
        *(83.33, 50.0, -33.33),
        *(3, 3),
    ]
    assert of_an.loc["2.1", "change"] == "worse" and of_an.loc["1.1", "marks"] == "criteria"
    assert set(changes["unit"]) == {"99001", "99002", "99003"}
    assert ",'=1+1," in (written / "data" / "changes.csv").read_text("utf-8-sig")


def test_the_descriptor_names_rounds_and_every_column(written: Path) -> None:
    package = json.loads((written / "data" / "datapackage.json").read_text("utf-8"))
    assert [each["catalog"]["version"] for each in package["rounds"]] == ["1", "2"]
    heading = (written / "data" / "changes.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    fields = package["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields] == heading and all(" | " in field["description"] for field in fields)


# Workbook and report


def test_the_workbook_has_words_and_symbols_beside_colours(written: Path) -> None:
    book = load_workbook(written / "comparison.xlsx")
    assert book.sheetnames == ["Tổng quan", "Đơn vị", "Đơn vị × chỉ số", "Chỉ số", "Sau sắp xếp", "Mới và không còn"]
    cells = {cell.value for row in book["Đơn vị × chỉ số"].iter_rows() for cell in row}
    assert {"✖ Đỏ ↑ ● Xanh", "● Xanh ↓ ✖ Đỏ", "● Xanh − ○ Chưa đánh giá", "1.1 ◆"} <= cells
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []  # a unit that is called =1+1 is none


def test_the_report_holds_pillars_units_and_borders(written: Path) -> None:
    document = docx.Document(str(written / "bao-cao-so-sanh.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Từ 2023 (minh họa) đến 2026 (minh họa)" in text and "bước khác nhau" in text
    assert "{{" not in text.replace("{{ 7*7 }}", "") and "{%" not in text
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    rows = [row for table in tables for row in table]
    assert ["Xã An", "99001", "83,33", "50,00", "−33,33", "3/3", "1", "1", ""] in rows
    assert next(row for row in rows if row[0] == "Phường Hải An")[2:] == ["7/7", "100,00", "87,50"]


# The page


def _page(rounds: tuple[Path, Path], language: str = "vi") -> str:
    return comparison_html(_comparison(rounds), language, "1.2.3").decode()


def test_the_page_is_the_same_each_time_and_text_stays_text(rounds: tuple[Path, Path]) -> None:
    page = _page(rounds)
    assert page == _page(rounds)
    assert page.count("<script>") == 2 and "<img" not in page and "{{ 7*7 }}" in page
    assert "&lt;script&gt;hit=1" in page
    assert "data-v=2>Đỏ, tốt hơn, Xanh" in page


@pytest.fixture(scope="module")
def opened(rounds: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """The page in a real Chromium; skipped where there is none, unless ISO18091_REQUIRE_TOOLS=1."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    place = tmp_path_factory.mktemp("page")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])

        def view(language: str, width: int) -> Any:
            path = place / f"{language}.html"
            path.write_text(_page(rounds, language), "utf-8")
            shown = browser.new_page(viewport={"width": width, "height": 900})
            shown.goto(path.as_uri())
            return shown

        yield view
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width"), [("vi", 1280), ("en", 390)])
def test_axe_finds_nothing_and_nothing_sticks_out(opened: Callable[..., Any], language: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    view = opened(language, width)
    found = Axe().run(view).response["violations"]
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found] == []
    assert view.evaluate("document.documentElement.scrollWidth") == width
    assert view.evaluate("typeof hit") == "undefined"


@pytest.mark.browser
def test_rows_are_sorted_by_change_and_found_by_name(opened: Callable[..., Any]) -> None:
    view = opened("vi", 1280)
    codes = "() => [...document.querySelectorAll('.pairs tbody tr:not([hidden]) th small:first-of-type')].map(e => e.textContent)"
    assert view.evaluate(codes) == ["99001", "99002", "99003"]
    button = view.locator(".pairs button", has_text="Thay đổi")
    button.click()
    assert view.evaluate(codes) == ["99003", "99002", "99001"]
    assert view.locator(".pairs th[aria-sort=descending]").inner_text().strip() == "Thay đổi"
    button.click()
    assert view.evaluate(codes) == ["99001", "99002", "99003"]
    view.locator(".pairs button", has_text="2.1").click()
    assert view.evaluate(codes) == ["99003", "99002", "99001"]
    view.fill(".filters input", "XA AN")
    assert view.evaluate(codes) == ["99001"] and view.locator(".count").inner_text() == "1/3"


# What a unit's own documents say


def test_each_unit_is_told_what_changed_since(rounds: tuple[Path, Path]) -> None:
    (step,) = _comparison(rounds).steps
    said = {unit.name: " ".join(say(text, "vi") for text in texts) for unit, texts in since(step)}
    assert said["An"] == (
        "So với kỳ 2023 (minh họa): tổng 83,33 → 50,00 (−33,33) trên 3/3 chỉ số chung. "
        "Các chỉ số: tốt hơn 1 (1.1); kém hơn 1 (2.1). Bộ chỉ số đã đổi 1.1: không vào điểm so sánh."
    )
    assert (
        "không còn đánh giá 1 (2.2)" in said["=1+1"] and "hai bước khác nhau (tự đánh giá → thống nhất)" in said["=1+1"]
    )
    assert said["Hải An"].startswith(
        "Địa giới đã đổi so với kỳ 2023 (minh họa) nên không nói tăng hay giảm: tổng 87,50;"
    )
    assert said["Mới"] == "Kỳ 2023 (minh họa) đơn vị chưa có kết quả để so sánh."
    assert {language for _, texts in since(step) for text in texts for language in text} == {"vi", "en"}


@pytest.mark.parametrize("kind", ["plan", "notice", "plan_text"])
def test_its_documents_say_so_and_nothing_without_an_earlier_round(kind: str) -> None:
    template = getattr(Templates("en"), kind)
    texts = []
    for said in ((), (both("So với kỳ trước.", "Since the last period."),)):
        made = template.render(unit_names(result("a.xlsx", BEFORE[0][0]), None, CATALOG, "en", said))
        texts.append(made if kind == "plan_text" else _words(made))
    assert "Since the last period." not in texts[0]
    assert "Since the last period." in texts[1]
    assert texts[1].replace("Since the last period.", "").split() == texts[0].split()


def _words(document: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs)


# The pilot's three rounds


def test_the_pilot_goes_on_in_its_wards_by_a_newer_catalogue() -> None:
    newer = load_catalog(EXAMPLES / "pilot-2026" / "catalog.yaml")
    files = {
        "2023": (load_catalog(None), ("hai-an.xlsx",)),
        "2025": (load_catalog(None), ("hai-an.xlsx", "dong-hai-1.xlsx")),
        "2026": (newer, ("dong-hai.xlsx",)),
    }
    rounds = []
    for year, (catalog, names) in files.items():
        read = [examine(EXAMPLES / f"pilot-{year}" / name, catalog) for name in names]
        assert [finding for one in read for finding in one.diagnostics if finding.severity == "error"] == []
        with stored(read, catalog, None) as store:
            rounds.append(round_of(store, f"pilot-{year}"))
    first, second = compare(rounds, Lineage().origins, {}).steps
    assert [unit.after.unit.name for unit in first.kept] == ["Hải An"] and first.marks == {}
    assert first.kept[0].total.same == 39 and first.kept[0].total.difference is not None
    assert [line.after.unit.name for line in first.joined] == ["Đông Hải 1"]
    assert second.marks == {"1.5": ("weight",), "2.7": ("criteria",)} and second.kept == ()
    (ward,) = second.descended
    assert [then.unit.name for _, then in ward.earlier] == ["Đông Hải 1", "Hải An"]
    assert (ward.origin.covered, ward.origin.pieces) == (3, 3)
    assert {line.before.unit.name: line.why for line in second.left} == {
        "Hải An": "succeeded",
        "Đông Hải 1": "succeeded",
    }


# Under another catalogue


def test_answers_scored_anew_under_their_own_catalogue_come_out_the_same() -> None:
    catalog = load_catalog(None)
    found = [examine(PILOT / name, catalog) for name in ("an-duong.xlsx",)]
    with stored(found, catalog, None) as store:
        own = round_of(store, "pilot")
        again = rescored(store, own, catalog)
    for key, at in own.results.items():
        assert (again[key].states, again[key].points, again[key].sums) == (at.states, at.points, at.sums)


def test_under_another_catalogue_a_new_criterion_has_no_answer_and_another_rule_counts() -> None:
    catalog = load_catalog(None)
    found = [examine(PILOT / "an-bien.xlsx", catalog)]
    first = catalog.indicator["1.1"]
    more = replace(first, criteria=(*first.criteria, Criterion(id="1.1.z", text=both("Mới"))))
    other = replace(
        catalog,
        digest="other",
        indicators=(more, *(replace(i, rule="best") if i.id == "1.2" else i for i in catalog.indicators[1:])),
    )
    with stored(found, catalog, None) as store:
        own = round_of(store, "pilot")
        (at,), (again,) = own.results.values(), rescored(store, own, other).values()
        levels = [level for (level,) in store.rows("SELECT level FROM criterion WHERE indicator = '1.2'")]
    assert at.states["1.1"] in catalog.scale.keys
    assert again.states["1.1"] == ("red" if at.states["1.1"] == "red" else "incomplete")
    assert again.states["1.2"] == max(levels, key=catalog.scale.keys.index)
    assert {id: s for id, s in again.states.items() if id not in ("1.1", "1.2")} == {
        id: s for id, s in at.states.items() if id not in ("1.1", "1.2")
    }


def test_both_catalogues_are_said_where_it_is_asked_for(rounds: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    said = run("compare", *map(str, rounds), "-o", str(tmp_path / "x"), "--rescore", "--lang", "en", "--no-word")
    assert said.code == 0 and "Under hand 1" in said.out and "Under hand 2" in said.out
    changes = frames(tmp_path / "x" / "data")["changes"]
    assert set(changes["catalog"]) == {"published", "before", "after"}
    assert say(CHANGE["better"], "en") in said.out
    assert "<h3>Under hand 1</h3>" in (tmp_path / "x" / "comparison.html").read_text("utf-8")
