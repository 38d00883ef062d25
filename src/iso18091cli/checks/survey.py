"""Family Q: the answers to the survey."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, rule
from iso18091cli.checks.unit_data import nearest_word
from iso18091cli.model.answers import Place
from iso18091cli.workbook.layout import Answer

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
        "vi": "Nhập lại; số thập phân dùng dấu phẩy, không dùng dấu chấm hàng nghìn.",
        "en": "Enter it again; without a separator for thousands.",
    },
)
def survey_answer_not_understood(case: Case) -> Iterator[Found]:
    """A survey cell holds something it does not take."""
    for row_id, _, entry, answer in case.cells("survey"):
        if entry.value is None and entry.kind != "error":
            hint = nearest_word(entry, [word for _, word in answer.choices])
            yield Found(entry.place, row_id, {"found": entry.typed, "takes": _TAKES[answer.kind], "hint": hint})


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
        if answer.kind != "number" or entry.value is None:
            continue
        number = float(entry.value)
        below = answer.minimum is not None and number < answer.minimum
        above = answer.maximum is not None and number > answer.maximum
        if below or above or (answer.whole and not number.is_integer()):
            yield Found(entry.place, row_id, {"found": entry.typed, "limits": _limits(answer)})


def _limits(answer: Answer) -> dict[str, str]:
    low = "" if answer.minimum is None else f"{answer.minimum:g}"
    high = "" if answer.maximum is None else f"{answer.maximum:g}"
    whole = {"vi": ", số nguyên", "en": ", whole"} if answer.whole else {"vi": "", "en": ""}
    return {language: f"{low} – {high}{end}" for language, end in whole.items()}


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
    blank = [row for row in rows.values() if "answer" in row.entries and row.entries["answer"].blank]
    if blank:
        place = Place(blank[0].place.sheet)
        yield Found(place, "", {"count": str(len(blank)), "all": str(len(rows))})
