"""Family P: the action programme (chương trình hành động)."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, rule
from iso18091cli.checks.wording import how_to_enter, nearest_word
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.text import Text


@rule(
    "P01",
    "action-not-understood",
    "error",
    {"vi": "“{found}” không hợp lệ ở cột “{column}”.{hint}", "en": "“{found}” is not accepted in “{column}”.{hint}"},
    {
        "vi": "Chỉ số, giai đoạn, thời hạn, kinh phí và tình trạng phải đúng kiểu mới đưa được vào chương trình.",
        "en": "Indicator, phase, deadline, budget and status must be of their kind to enter the programme.",
    },
    {
        "vi": "Chọn trong danh sách; thời hạn ghi ngày/tháng/năm; kinh phí ghi số (triệu đồng).",
        "en": "Choose from the list; deadlines as day/month/year; budgets as a number (million VND).",
    },
    firm=True,
)
def action_not_understood(case: Case) -> Iterator[Found]:
    """A cell of the action sheet holds something it does not take."""
    for row_id, column, entry, answer in case.cells("actions"):
        if entry.value is None and entry.kind != "error":
            hint = nearest_word(entry, answer)
            texts: dict[str, str | Text] = {"found": entry.typed, "column": COLUMNS[column], "hint": hint}
            yield Found(entry.place, row_id, {**texts, "fix": how_to_enter(answer)})


@rule(
    "P02",
    "action-incomplete",
    "warning",
    {"vi": "Nhiệm vụ chưa ghi: {missing}.", "en": "The task lacks: {missing}."},
    {
        "vi": "Nhiệm vụ không có chỉ số, chủ trì hoặc thời hạn thì không theo dõi được.",
        "en": "A task without indicator, lead or deadline cannot be followed up.",
    },
    {"vi": "Bổ sung vào dòng này.", "en": "Add it to the row."},
)
def action_incomplete(case: Case) -> Iterator[Found]:
    """A task without indicator, wording, lead or deadline."""
    for row in case.submission.actions:
        needed = ("indicator", "task", "lead", "deadline")
        missing = [name for name in needed if not row.typed(name) and row.cell(name)]
        if missing:
            names = {lang: ", ".join(COLUMNS[name][lang].lower() for name in missing) for lang in ("vi", "en")}
            yield Found(row.cell(missing[0]) or row.place, row.id, {"missing": names})
