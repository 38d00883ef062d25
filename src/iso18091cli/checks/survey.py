"""Family Q: the answers to the survey."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, rule
from iso18091cli.checks.wording import figure, how_to_enter, limits, nearest_word
from iso18091cli.model.answers import Place
from iso18091cli.model.text import LANGUAGES, Text

_TAKES = {
    "choice": {"vi": "một lựa chọn trong danh sách", "en": "a choice from its list"},
    "number": {"vi": "một số", "en": "a number"},
    "date": {"vi": "ngày/tháng/năm", "en": "day/month/year"},
    "text": {"vi": "chữ", "en": "text"},
}


@rule(
    "Q01",
    "survey-answer-not-understood",
    "error",
    {
        "vi": "“{found}” không hợp lệ; ô này nhận {takes}.{hint}",
        "en": "“{found}” is not accepted; the cell takes {takes}.{hint}",
    },
    {
        "vi": "Số liệu sai kiểu không cộng được; “1.234” có thể là một nghìn hoặc một phẩy hai nên không đoán.",
        "en": "Figures of the wrong kind cannot be summed; “1.234” may be a thousand or one and a bit, so nothing is guessed.",
    },
    {
        "vi": "Xóa ô và nhập lại đúng kiểu mà câu hỏi cần.",
        "en": "Empty the cell and enter the kind of answer the question asks for.",
    },
    firm=True,
)
def survey_answer_not_understood(case: Case) -> Iterator[Found]:
    """A survey cell holds something it does not take."""
    for row_id, _, entry, answer in case.cells("survey"):
        if entry.value is None and entry.kind != "error" and not entry.outside:
            hint = nearest_word(entry, answer)
            texts: dict[str, str | Text] = {"found": entry.typed, "takes": _TAKES[answer.kind], "hint": hint}
            yield Found(entry.place, row_id, {**texts, "fix": how_to_enter(answer)})


@rule(
    "Q02",
    "survey-answer-out-of-range",
    "error",
    {
        "vi": "{found} nằm ngoài khoảng cho phép ({limits}).",
        "en": "{found} is outside of the permitted range ({limits}).",
    },
    {"vi": "Giá trị này không thể đúng.", "en": "The figure cannot be right."},
    {"vi": "Kiểm tra đơn vị tính và nhập lại.", "en": "Check the unit of measure and enter it again."},
)
def survey_answer_out_of_range(case: Case) -> Iterator[Found]:
    """A number below the minimum, above the maximum, or not whole where it must be."""
    for row_id, _, entry, answer in case.cells("survey"):
        if entry.outside:
            found = {language: figure(entry.outside, language) for language in LANGUAGES}
            yield Found(entry.place, row_id, {"found": found, "limits": limits(answer)})


@rule(
    "Q04",
    "share-below-one",
    "warning",
    {
        "vi": "Câu hỏi tính bằng %, ô ghi {found}: đang hiểu là {found} %, tức không quá một phần trăm.",
        "en": "The question is in per cent and the cell says {found}: read as {found} %, one per cent at most.",
    },
    {
        "vi": "Gõ “73%” trong Excel được lưu thành 0,73; con số đó có thể là 73 % hoặc 0,73 % nên không đoán.",
        "en": "“73%” typed in Excel is stored as 0.73, which may mean 73 % or 0.73 %; nothing is guessed.",
    },
    {
        "vi": "Nhập lại số không có dấu %: 73 nếu ý là 73 %. Nếu số đang ghi là đúng, ghi “đã kiểm tra” ở cột Ghi chú.",
        "en": "Enter the number without the sign %: 73 for 73 %. If the figure is right as it is, say so in the column"
        " Note.",
    },
)
def share_below_one(case: Case) -> Iterator[Found]:
    """A share between 0 and 1 in a question asked in per cent, and no note that it is right."""
    for row_id, _, entry, answer in case.cells("survey"):
        question = case.catalog.question.get(row_id)
        if answer.kind != "number" or entry.value is None or question is None or not question.of_hundred:
            continue
        noted = case.submission.survey[row_id].value("note")
        as_percent = any(repair.name == "percent" for repair in entry.repairs)
        if 0 < float(entry.value) <= 1 and not as_percent and not noted:
            found = {language: figure(entry.value, language) for language in LANGUAGES}
            yield Found(entry.place, row_id, {"found": found})


@rule(
    "Q03",
    "survey-incomplete",
    "info",
    {
        "vi": "{count} trên {all} câu hỏi khảo sát chưa trả lời.",
        "en": "{count} of {all} survey questions are not answered.",
    },
    {
        "vi": "Câu chưa trả lời được đếm riêng trong tổng hợp, không tính là 0.",
        "en": "Open questions are counted separately in the summary, never as 0.",
    },
    {"vi": "Bổ sung nếu có số liệu.", "en": "Fill in what is known."},
)
def survey_incomplete(case: Case) -> Iterator[Found]:
    """Some questions of the survey are open."""
    rows = case.submission.survey
    blank = [row for row in rows.values() if not row.typed("answer") and row.cell("answer")]
    if blank:
        place = Place(blank[0].place.sheet)
        yield Found(place, "", {"count": str(len(blank)), "all": str(len(rows))})
