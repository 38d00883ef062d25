"""What the survey gives, in words and by group: from answers by hand to page, report, notice and workbook."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from hand import CATALOG, aggregate, both, result
from iso18091cli.model.answers import Entry, Place, Row
from iso18091cli.model.catalog import Choice, Question, Topic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.sums import QuestionSum, SurveyAnswers
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.reports.page.report import report_html
from iso18091cli.reports.survey import SurveyWords, survey_groups, survey_topics
from iso18091cli.reports.word.province import province_names
from iso18091cli.reports.word.templates import Templates
from iso18091cli.reports.word.unit import unit_names
from iso18091cli.reports.wording import Words

QUESTIONS = (
    Question(id="q.a", text=both("Có áp dụng không?", "Applied?"), answer="yes_no"),
    Question(id="q.b", text=both("Bao nhiêu quy trình?", "How many procedures?"), answer="number", unit=both("bộ")),
    Question(id="q.c", text=both("Tỷ lệ?", "What share?"), answer="number", unit=both("%")),
    Question(id="q.d", text=both("Ngày nào?", "On what day?"), answer="date"),
    Question(
        id="q.e",
        text=both("Xếp loại?", "Which rating?"),
        answer="choice",
        choices=(Choice(key="good", word=both("Tốt", "Good")), Choice(key="fair", word=both("Khá", "Fair"))),
    ),
    Question(id="q.f", text=both("Nêu việc.", "Name a task."), answer="text"),
)
ASKING = replace(CATALOG, survey=(Topic(id="q", name=both("ISO"), questions=QUESTIONS),), digest="asking")
REGISTER = Units(
    path="units.csv",
    units=(
        Unit(code="31", name="Hải Phòng", level="province", kind="thanh-pho", status="exempt"),
        Unit(code="1", name="A", level="commune", kind="xa", parent="31"),
        Unit(code="2", name="B", level="commune", kind="phuong", parent="31"),
        Unit(code="3", name="C", level="commune", kind="xa", parent="31"),
    ),
)
KIND = {"yes_no": "word", "number": "number", "date": "date", "choice": "word", "text": "text"}


def _sent(place: int, **given: str) -> Result:
    unit = REGISTER.units[place]
    file = result(f"{unit.name}.xlsx", unit, "gggg")
    rows = {}
    for number, question in enumerate(QUESTIONS):
        value = given.get(question.id[-1])
        entry = Entry(
            place=Place("Khảo sát", f"D{number + 7}"), kind="text" if value else "blank", typed=value, value=value
        )
        rows[question.id] = Row(id=question.id, place=entry.place, entries={"answer": entry})
    assert file.submission is not None
    return replace(file, submission=replace(file.submission, survey=rows))


@pytest.fixture(scope="module")
def summary() -> Summary:
    files = [
        _sent(1, a="yes", b="1200", c="50", d="2026-01-05", e="good", f="Một việc"),
        _sent(2, a="no", b="34", c="60", e="good"),
        _sent(3, a="yes", d="2026-03-07", e="fair"),
    ]
    return aggregate(files, ASKING, REGISTER)


def test_each_question_says_who_answered_and_of_how_many(summary: Summary) -> None:
    ((_, lines),) = survey_topics(summary, Words("vi"))
    assert [(line.answered, line.said) for line in lines] == [
        ("3/3", "Có: 2/3 (66,7 %)"),
        ("2/3", "tổng 1.234 bộ; trung bình 617 bộ của 2 đơn vị (từ 34 đến 1.200)"),
        ("2/3", "trung bình 55% của 2 đơn vị (từ 50 đến 60)"),
        ("2/3", "từ 05/01/2026 đến 07/03/2026"),
        ("3/3", "Tốt: 2/3 (66,7 %); Khá: 1/3 (33,3 %)"),
        ("1/3", ""),
    ]
    assert lines[1].silent == ("Xã C",) and lines[3].silent == ("Phường B",)


def test_groups_have_their_own_figures_where_there_are_several(summary: Summary) -> None:
    assert survey_groups(summary, Words("en")) == ("Ward", "Commune"), "one level and one unit above: no groups"
    ((_, lines),) = survey_topics(summary, Words("en"))
    assert [line.by_group for line in lines] == [
        ("0/1", "2/2"),
        ("34 (1/1)", "1,200 (1/2)"),
        ("60 (1/1)", "50 (1/2)"),
        ("–", "2/2"),
        ("Good 1", "Good 1, Fair 1"),
        ("–", "1/2"),
    ]


def test_every_medium_says_the_same(summary: Summary) -> None:
    page = report_html(summary, "vi", "").decode()
    report = docx.Document(io.BytesIO(Templates("vi").report.render(province_names(summary, "vi"))))
    table = next(t for t in report.tables if t.rows[0].cells[0].text == "Câu hỏi")
    shown = {row.cells[0].text: row.cells[2].text for row in table.rows}
    ((_, lines),) = survey_topics(summary, Words("vi"))
    for line in lines:
        assert shown[line.text] == (line.said or "–")
        assert line.said in page and line.answered in page


def test_a_notice_has_the_units_own_answers_beside_those_of_all(summary: Summary) -> None:
    names = unit_names(next(iter(summary.whole)), summary, ASKING, "vi")
    assert [item["own"] for item in names["survey"]] == ["Có", "1.200", "50", "05/01/2026", "Tốt", "(trả lời bằng lời)"]
    assert names["survey_answered"] == 6
    second = unit_names(list(summary.whole)[1], summary, ASKING, "vi")
    assert [item["own"] for item in second["survey"]][3:] == ["", "Tốt", ""] and second["survey_answered"] == 4
    assert unit_names(next(iter(summary.whole)), None, ASKING, "vi")["survey"] == []


def test_the_sheet_of_groups_holds_figures_as_figures(summary: Summary) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(summary_workbook(summary, "vi")), data_only=True)["Khảo sát theo nhóm"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1)]
    of_communes = {row[1]: row for row in rows if row[0] == "Xã"}
    assert of_communes["q.a"][3:7] == [2, 2, 2, 1]
    assert of_communes["q.b"][3:5] == [1, 2] and of_communes["q.b"][7:11] == [1200, 1200, 1200, 1200]
    assert of_communes["q.c"][7:9] == [None, 50], "percentages add up to nothing"


def test_a_void_answer_is_told_and_in_no_figure() -> None:
    said = SurveyWords(Words("vi"))
    nobody = QuestionSum(id="q.b", asked=1, answered=0, void=1, silent=())
    assert said.result(QUESTIONS[1], nobody) == "" and said.short(QUESTIONS[1], nobody) == "–"
    assert (
        said.own(QUESTIONS[1], SurveyAnswers(asked=frozenset({"q.b"}), given={}, void=frozenset({"q.b"})))
        == "không hợp lệ"
    )
