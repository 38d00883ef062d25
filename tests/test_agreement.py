"""What a reader holds side by side agrees: workbook, page, Word documents and terminal say what the data say."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from rich.console import Console

import hand
from hand import aggregate, result
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import waivers
from iso18091cli.cli.run_aggregate import write_reports
from iso18091cli.cli.run_documents import prepared
from iso18091cli.figures.summary import summarise
from iso18091cli.figures.survey import sums as survey_sums
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.intake.examine import examine
from iso18091cli.model.catalog import RuleSetting
from iso18091cli.model.summary import LedgerLine, Standing, Summary
from iso18091cli.model.sums import SurveyAnswers
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.register.load import load_units
from iso18091cli.render.summary_text import SHOWN, show_summary
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.page.report import report_html

PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"
CATALOG = load_catalog(None)
UNITS = load_units(PILOT / "units.csv")
LEVELS = [*CATALOG.scale.keys, "incomplete", "not_assessed", "not_applicable"]

Lines = list[list[str]]


class Page(HTMLParser):
    """The rows of all tables of a page, a text a cell."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.rows: Lines = []
        self._inside = False
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "table"
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        elif tag == "small" and self.rows and self.rows[-1]:
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self._inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "table"


def of_word(path: Path) -> Lines:
    """The rows of all tables of a document."""
    document = docx.Document(str(path))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


@dataclass
class Outputs:
    """Everything one run wrote, as rows of text; and what the data say of it."""

    folder: Path
    language: str
    terminal: str

    def sheet(self, title: str) -> Lines:
        book = openpyxl.load_workbook(self.folder / "summary.xlsx", data_only=True)
        return [["" if v is None else self.shown(v) for v in line] for line in book[title].iter_rows(values_only=True)]

    def shown(self, value: object) -> str:
        return self.figure(Decimal(str(value))) if isinstance(value, float) else str(value)

    def figure(self, value: Decimal | None) -> str:
        text = "–" if value is None else str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))
        return text.replace(".", ",") if self.language == "vi" else text

    def data(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((self.folder / "data" / name).read_text("utf-8-sig"))))

    def scores(self, id: str) -> list[Decimal]:
        return [Decimal(r["score"]) for r in self.data("scores.csv") if r["id"] == id and r["score"]]

    def mean(self, id: str) -> list[str]:
        """Mean, n/N, lowest, highest as they should stand everywhere, from scores.csv."""
        scores, units = self.scores(id), sum(r["id"] == id for r in self.data("scores.csv"))
        figures = sum(scores) / len(scores), min(scores), max(scores)
        mean, low, high = (self.figure(Decimal(value)) for value in figures)
        return [mean, f"{len(scores)}/{units}", low, high]


@pytest.fixture(scope="module", params=["vi", "en"])
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outputs]:
    """The pilot, in all formats."""
    language, folder = request.param, tmp_path_factory.mktemp("out") / request.param
    results = [examine(path, CATALOG) for path in sorted(PILOT.iterdir()) if path.suffix in (".xlsx", ".ods")]
    store = hand.stored(results, CATALOG, UNITS)
    summary = summarise(store)
    with ResultFolder(folder, force=False) as place:
        write_reports(store, summary, place, language, prepared(None, language))
    yield Outputs(folder, language, told(summary, language))


def told(summary: Summary, language: str) -> str:
    console = Console(file=io.StringIO(), width=200)
    show_summary(console, summary, language)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def line(rows: Lines, name: str, *needed: str) -> list[str]:
    """The one row of that name that holds all that is needed, in that order."""
    found = [row for row in rows if row and row[0].split("\n")[0].strip() == name]
    fitting = [row for row in found if _within(needed, [cell.strip() for cell in row])]
    assert fitting, f"{name} {needed} in none of {found}"
    return fitting[0]


def _within(needed: tuple[str, ...], row: list[str]) -> bool:
    rest = iter(row)
    return all(any(cell == wanted for cell in rest) for wanted in needed)


def _names(language: str) -> dict[str, str]:
    total = {"vi": "Tổng", "en": "Total"}[language]
    return {**{pillar.id: say(pillar.name, language) for pillar in CATALOG.pillars}, "total": total}


def test_means_with_their_coverage_and_spread(outputs: Outputs) -> None:
    language = outputs.language
    overview = outputs.sheet({"vi": "Tổng quan", "en": "Overview"}[language])
    page = Page((outputs.folder / "report.html").read_text("utf-8")).rows
    report = of_word(next(outputs.folder.glob("*.docx")))
    plan = of_word(outputs.folder / "plans" / "hai-an.docx")
    notes = (outputs.folder / "plans" / "hai-an.md").read_text("utf-8")
    *_, last, coverages = (text.split() for text in outputs.terminal.split("\n* ")[0].splitlines() if text.strip())
    for id, name in _names(language).items():
        mean, of, low, high = outputs.mean(id)
        line(overview, name, mean, of, low, high)
        line(page, name, mean, of, low, high)
        line(report, name, mean, low, high, of)
        assert f"{mean} ({of})" in notes
        assert any(mean in cell and of in cell for cell in line(plan, name))
        assert mean in last and of in coverages


def test_levels_by_pillar(outputs: Outputs) -> None:
    language = outputs.language
    pillar_of = {indicator.id: indicator.pillar for indicator in CATALOG.indicators}
    counted = Counter(
        (pillar_of[row["id"]], row["level"] or row["status"])
        for row in outputs.data("scores.csv")
        if row["scope"] == "indicator"
    )
    assert counted.total() == len(UNITS.units) * len(CATALOG.indicators)
    places = [
        outputs.sheet({"vi": "Tổng quan", "en": "Overview"}[language]),
        Page((outputs.folder / "report.html").read_text("utf-8")).rows,
        of_word(next(outputs.folder.glob("*.docx"))),
    ]
    for pillar in CATALOG.pillars:
        numbers = [str(counted[pillar.id, key]) for key in LEVELS]
        for rows in places:
            line(rows, say(pillar.name, language), *numbers)


def test_every_unit_has_one_total(outputs: Outputs) -> None:
    report = of_word(next(outputs.folder.glob("*.docx")))
    matrix = Page((outputs.folder / "report.html").read_text("utf-8")).rows
    sheet = outputs.sheet({"vi": "Trụ cột", "en": "Pillars"}[outputs.language])
    totals = [row for row in outputs.data("scores.csv") if row["scope"] == "total"]
    names = {row["unit"]: row["name"] for row in outputs.data("units.csv")}
    assert len(totals) == len(UNITS.units)
    for row in totals:
        score = outputs.figure(Decimal(row["score"]) if row["score"] else None)
        of, name = f"{row['assessed']}/{row['applicable']}", names[row["unit"]]
        assert [of, score] == next(r for r in report if name in r[0] and of in r)[7:9]
        assert next(r for r in matrix if len(r) > len(CATALOG.indicators) and name in r[0])[1:3] == [score, of]
        assert (next(r for r in sheet if name in r[1])[9] or "–") == score
        provisional = outputs.figure(Decimal(row["provisional_score"]))
        shown = score if row["score"] else f"{provisional}*"
        assert next(text for text in outputs.terminal.splitlines() if name in text).split()[-2:] == [shown, of]


# The terminal, what was changed ---------------------------------------------------------------------------------------


def many(units: int) -> Summary:
    """Every tenth unit at the worst level; with more lost files and missing units than a page has room for."""
    files = [
        result(f"{n:03}.xlsx", Unit(code=f"{n:03}", name=f"Số {n:03}"), "gggg" if n % 10 else "rrrr")
        for n in range(units)
    ]
    summary = aggregate(files, hand.CATALOG, None)
    why = {"vi": "Hỏng", "en": "Broken"}
    lost = tuple(
        LedgerLine(path=f"hong-{n}", sha256="", outcome="unusable", unit=None, reason=why) for n in range(SHOWN + 5)
    )
    missing = tuple(Unit(name=f"Thiếu {n}") for n in range(SHOWN + 7))
    silent = tuple(Standing(unit=unit, state="nothing") for unit in missing)
    standing = (*summary.standing, *silent)
    return replace(summary, ledger=(*summary.ledger, *lost), missing=missing, standing=standing)


@pytest.mark.parametrize("units", [SHOWN, SHOWN + 10])
def test_the_terminal_shows_a_page_the_weakest_first(units: int) -> None:
    text = told(many(units), "en")
    named = [word for line in text.splitlines() if (word := line.split("  ")[0]).startswith("Số ")]
    worst = [f"Số {n:03}" for n in range(0, units, 10)]
    if units == SHOWN:
        assert named == [f"Số {n:03}" for n in range(units)] and "the lowest total first" not in text
    else:
        assert named[: len(worst)] == worst and len(named) == SHOWN
        assert f"{SHOWN} of {units} units, the lowest total first" in text
    assert text.count("hong-") == SHOWN and "Other files to look at: 5" in text
    assert f"Thiếu {SHOWN - 1} and 7 more" in " ".join(text.split())
    assert f"Thiếu {SHOWN}," not in text


def test_the_page_says_what_the_catalogue_judges_otherwise() -> None:
    reason = hand.both("Năm đầu chưa đòi minh chứng", "First year")
    files = [result("a.xlsx", Unit(code="1"))]
    assert "E01" not in report_html(aggregate(files, hand.CATALOG, None), "vi", "1").decode()
    catalog = replace(hand.CATALOG, rules={"E01": RuleSetting(severity="info", reason=reason)})
    assert waivers(catalog)
    page = report_html(aggregate(files, catalog, None), "vi", "1").decode()
    assert "E01 level-without-evidence: Cảnh báo → Lưu ý. Năm đầu chưa đòi minh chứng" in page


# Survey sums ----------------------------------------------------------------------------------------------------------


def test_survey_shares_of_another_catalogue() -> None:
    """As the yearly reports on ISO 9001 have them: 134 of the 163 bodies that answered, of 170 asked."""
    catalog = load_catalog(PILOT.parent / "iso9001-review" / "catalog.yaml")
    said = ["yes"] * 134 + ["no"] * 29 + [""] * 7
    asked = frozenset(catalog.question)
    files = [result(f"{n:03}.xlsx", Unit(code=f"{n:03}", name=f"Cơ quan {n}")) for n in range(len(said))]
    given = [{"status.maintaining": answer} if answer else {} for answer in said]
    surveys = [SurveyAnswers(asked=asked, given=answers) for answers in given]
    sums = survey_sums(surveys, catalog)
    found = next(s for s in sums if s.id == "status.maintaining")
    assert (found.answered, found.asked, found.choices) == (163, 170, {"yes": 134, "no": 29})
    assert found.silent == tuple(range(163, 170))
    summary = aggregate(files, replace(hand.CATALOG, survey=catalog.survey), None)
    summary = replace(summary, sums=tuple(sums), survey_answers=tuple(surveys))
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook(summary, "vi")), data_only=True)
    row = next(row for row in book["Khảo sát"].iter_rows(values_only=True) if row[0] == "status.maintaining")
    assert row[2] == "163/170" and row[4] == 134
    assert row[8] == "Có: 134/163 (82,2 %)\nKhông: 29/163 (17,8 %)" and str(row[9]).startswith(
        "Cơ quan 163, Cơ quan 164"
    )
