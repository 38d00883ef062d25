"""Family A: levels, competence and "not applicable" on the pillar sheets; broken and repaired cells anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iso18091cli.checks.rule import Case, Found, Graded, anomalies, rule
from iso18091cli.checks.unit_data import nearest_word
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import LEVEL_COLUMN, NOT_APPLICABLE, STAGES, Place, Repair, reason_given
from iso18091cli.model.text import Text

_CHOOSE = {"vi": "Chọn mức trong danh sách của ô.", "en": "Choose a level from the cell's list."}
_REASON = {"vi": "Ghi lý do ở cột Giải trình.", "en": "Give the reason in the column Explanation."}


def _blank_place(item: Graded) -> Place:
    """The empty level cell, else the row's key, else nothing."""
    if item.row is None:
        return Place()
    entry = item.row.entries.get("self_level")
    return entry.place if entry else item.row.place


@rule(
    "A01",
    "missing-level",
    "error",
    {"vi": "Chưa chọn mức.{count}", "en": "No level has been chosen.{count}"},
    {
        "vi": "Chỉ số chỉ có mức khi đủ các tiêu chí áp dụng; chưa trả lời không phải là mức thấp nhất hay 0 điểm.",
        "en": "An indicator has a level only when its criteria are answered; no answer is neither the lowest level nor 0 points.",
    },
    _CHOOSE,
)
def missing_level(case: Case) -> Iterator[Found]:
    """A row without a level. An indicator with none at all is said once, at its first row."""
    for indicator in case.catalog.indicators:
        items = [item for item in case.graded if item.indicator is indicator and item.row is not None]
        blank = [item for item in items if item.deciding is None]
        if not blank or (indicator.id in case.excluded and len(blank) == len(items)):
            continue
        if len(blank) == len(items) > 1:
            count = {"vi": f" Cả {len(items)} tiêu chí còn trống.", "en": f" All {len(items)} criteria are blank."}
            yield Found(_blank_place(blank[0]), indicator.id, {"count": count})
        else:
            for item in blank:
                yield Found(_blank_place(item), item.id, {"count": {"vi": "", "en": ""}})


@rule(
    "A02",
    "unknown-level",
    "error",
    {"vi": "“{found}” không phải là một mức.{hint}", "en": "“{found}” is not a level.{hint}"},
    {
        "vi": "Từ không hiểu được thì câu trả lời coi như chưa đánh giá, không đoán.",
        "en": "A word that is not understood leaves the answer unassessed; nothing is guessed.",
    },
    _CHOOSE,
)
def unknown_level(case: Case) -> Iterator[Found]:
    """A level or competence cell holds something that is neither a level nor a known spelling."""
    columns = ("competence", *LEVEL_COLUMN.values())
    for row_id, column, entry, answer in case.cells("pillar"):
        if column in columns and entry.value is None and entry.kind != "error":
            hint = nearest_word(entry, [word for _, word in answer.choices])
            yield Found(entry.place, row_id, {"found": entry.typed, "hint": hint})


@rule(
    "A03",
    "not-applicable-not-allowed",
    "error",
    {
        "vi": "Chỉ số {indicator} không được phép chọn “Không áp dụng”.",
        "en": "“Not applicable” is not allowed for indicator {indicator}.",
    },
    {
        "vi": "Bộ chỉ số chỉ cho phép ở một số chỉ số; ở đây coi như chưa đánh giá.",
        "en": "The catalogue allows it for some indicators only; here the answer stays unassessed.",
    },
    {
        "vi": "Chọn một mức; nếu việc này ngoài thẩm quyền, chọn “Ngoài thẩm quyền” ở dòng chỉ số.",
        "en": "Choose a level; if it lies outside the unit's competence, say so on the indicator's row.",
    },
)
def not_applicable_not_allowed(case: Case) -> Iterator[Found]:
    """Not applicable where the catalogue does not allow it."""
    for place, row_id, item_indicator in _not_applicable(case):
        indicator = case.catalog.indicator[item_indicator]
        if not indicator.may_be_not_applicable:
            yield Found(place, row_id, {"indicator": indicator.id})


@rule(
    "A04",
    "not-applicable-without-reason",
    "error",
    {"vi": "Chọn “Không áp dụng” mà chưa ghi lý do.", "en": "“Not applicable” without a reason."},
    {
        "vi": "Không có lý do thì coi như chưa đánh giá.",
        "en": "Without a reason the answer stays unassessed.",
    },
    _REASON,
)
def not_applicable_without_reason(case: Case) -> Iterator[Found]:
    """Not applicable, allowed, but nobody says why."""
    rows = case.submission.rows
    for place, row_id, item_indicator in _not_applicable(case):
        if not case.catalog.indicator[item_indicator].may_be_not_applicable:
            continue
        stage = next((i.deciding[0] for i in case.graded if i.id == row_id and i.deciding), STAGES[0])
        if not reason_given(rows.get(row_id), stage):
            yield Found(place, row_id)


def _not_applicable(case: Case) -> Iterator[tuple[Place, str, str]]:
    """Place, row and indicator of every "not applicable" that decides something."""
    for item in case.graded:
        if item.deciding and item.deciding[1].value == NOT_APPLICABLE:
            yield item.deciding[1].place, item.id, item.indicator.id
    for indicator in case.catalog.indicators:
        heading = case.submission.rows.get(indicator.id)
        if heading and heading.value("competence") == NOT_APPLICABLE:
            yield heading.entries["competence"].place, indicator.id, indicator.id


@rule(
    "A05",
    "answered-though-not-applicable",
    "error",
    {
        "vi": "Chỉ số ghi “Không áp dụng” nhưng {count} tiêu chí bên dưới đã có câu trả lời; câu trả lời được tính.",
        "en": "The indicator says “not applicable”, but {count} of its criteria are answered, and the answers count.",
    },
    {"vi": "Hai điều này mâu thuẫn nhau.", "en": "The two contradict each other."},
    {
        "vi": "Xóa các câu trả lời, hoặc chọn lại thẩm quyền ở dòng chỉ số.",
        "en": "Remove the answers, or choose the competence again on the indicator's row.",
    },
)
def answered_though_not_applicable(case: Case) -> Iterator[Found]:
    """A heading marked not applicable over rows that are answered."""
    for indicator_id in case.excluded:
        items = [item for item in case.graded if item.indicator.id == indicator_id]
        answered = [i for i in items if i.deciding and i.deciding[1].value != NOT_APPLICABLE]
        if answered:
            place = case.submission.rows[indicator_id].entries["competence"].place
            yield Found(place, indicator_id, {"count": str(len(answered))})


@rule(
    "A06",
    "level-of-later-stage",
    "error",
    {
        "vi": "Cột “{column}” chưa đến bước điền; “{found}” không được tính.",
        "en": "It is not yet the turn of the column “{column}”; “{found}” does not count.",
    },
    {
        "vi": "Đơn vị không tự thẩm định: cột thẩm định và thống nhất do hội đồng điền ở bước sau.",
        "en": "A unit does not appraise itself: those columns are filled in later by the council.",
    },
    {
        "vi": "Xóa nội dung ô này; ghi mức của đơn vị ở cột Tự đánh giá.",
        "en": "Empty the cell; the unit's own level belongs into the column Self-assessment.",
    },
)
def level_of_later_stage(case: Case) -> Iterator[Found]:
    """A level in a column that the workbook's stage has not reached."""
    later = STAGES[STAGES.index(case.submission.stage) + 1 :]
    columns = {LEVEL_COLUMN[stage] for stage in later}
    for row_id, column, entry, _ in case.cells("pillar"):
        if column in columns:
            yield Found(entry.place, row_id, {"column": COLUMNS[column], "found": entry.typed})


@rule(
    "A07",
    "error-value",
    "error",
    {"vi": "Ô này chứa lỗi {found}.", "en": "This cell holds the error {found}."},
    {
        "vi": "Công thức hỏng không cho biết câu trả lời là gì.",
        "en": "A broken formula does not tell what the answer is.",
    },
    {"vi": "Xóa ô và nhập lại câu trả lời.", "en": "Empty the cell and enter the answer again."},
)
def error_value(case: Case) -> Iterator[Found]:
    """An answer cell holds an error value such as #REF!."""
    for row_id, _, entry, _ in case.cells("unit", "survey", "pillar", "actions"):
        if entry.kind == "error" and not (entry.formula and entry.typed == "="):
            yield Found(entry.place, row_id, {"found": entry.typed})


@rule(
    "A08",
    "formula-without-value",
    "error",
    {
        "vi": "Ô này có công thức nhưng chưa có kết quả.",
        "en": "This cell holds a formula that has no stored result.",
    },
    {
        "vi": "Không chương trình nào đã tính công thức, nên không biết câu trả lời.",
        "en": "No program has calculated it, so the answer is not known.",
    },
    {"vi": "Nhập trực tiếp câu trả lời.", "en": "Enter the answer itself."},
)
def formula_without_value(case: Case) -> Iterator[Found]:
    """An answer cell holds a formula nobody has calculated."""
    for row_id, _, entry, _ in case.cells("unit", "survey", "pillar", "actions"):
        if entry.kind == "error" and entry.formula and entry.typed == "=":
            yield Found(entry.place, row_id)


@rule(
    "A09",
    "formula-answer",
    "warning",
    {
        "vi": "Ô trả lời là một công thức; lấy kết quả đã lưu “{found}”.",
        "en": "The answer is a formula; its stored result “{found}” is taken.",
    },
    {
        "vi": "Kết quả của công thức có thể thay đổi khi mở ở máy khác.",
        "en": "A formula may give something else on another computer.",
    },
    {"vi": "Nhập trực tiếp câu trả lời.", "en": "Enter the answer itself."},
)
def formula_answer(case: Case) -> Iterator[Found]:
    """An answer cell holds a formula with a stored result."""
    for row_id, _, entry, _ in case.cells("unit", "survey", "pillar", "actions"):
        if entry.formula and entry.kind != "error":
            yield Found(entry.place, row_id, {"found": entry.typed})


@rule(
    "A10",
    "repaired",
    "info",
    {"vi": "“{before}” được hiểu là “{after}”.", "en": "“{before}” was understood as “{after}”."},
    {
        "vi": "Cách viết khác của một giá trị đã biết; tệp của đơn vị không bị sửa.",
        "en": "Another way of writing a known value; the sender's file is not changed.",
    },
    {"vi": "Không cần làm gì; kiểm tra nếu hiểu sai.", "en": "Nothing, unless it was misunderstood."},
)
def repaired(case: Case) -> Iterator[Found]:
    """A safe repair of typed text."""
    for row_id, _, entry, _ in case.cells("unit", "survey", "pillar", "actions"):
        for repair in entry.repairs:
            yield Found(entry.place, row_id, {"before": repair.before, "after": _in_words(repair)})


def _in_words(repair: Repair) -> str | Text:
    """What a repair made of a text; a date with the month named, so that nobody takes it for the day."""
    if repair.name != "date-as-text":
        return repair.after
    day = date.fromisoformat(repair.after)
    return {"vi": f"ngày {day.day} tháng {day.month} năm {day.year}", "en": f"{day.day} {day:%B} {day.year}"}


@rule(
    "A11",
    "criterion-not-asked",
    "info",
    {
        "vi": "Tiêu chí này không hỏi đơn vị ở cấp này; câu trả lời không được tính.",
        "en": "This criterion is not asked of a unit of this level; the answer does not count.",
    },
    {"vi": "Bộ chỉ số quy định cấp áp dụng của tiêu chí.", "en": "The catalogue says which levels it applies to."},
    {"vi": "Không cần làm gì.", "en": "Nothing."},
)
def criterion_not_asked(case: Case) -> Iterator[Found]:
    """A level for a criterion that a unit of this level, stamped (the reader reports it) or typed, is not asked."""
    yield from anomalies(case, "criterion-not-asked")
    asked = {item.id for item in case.graded}
    for row_id, column, entry, answer in case.cells("pillar"):
        if answer.is_level and column in LEVEL_COLUMN.values() and row_id not in asked:
            yield Found(entry.place, row_id)


@rule(
    "A12",
    "date-or-number-as-text",
    "info",
    {
        "vi": "Ô ghi chữ lại chứa {kind} “{found}”; được đọc nguyên như vậy.",
        "en": "A cell for text holds {kind}, “{found}”; it is taken as it stands.",
    },
    {
        "vi": "Chương trình bảng tính có thể đã tự đổi chữ thành ngày hoặc số, ví dụ 3/5 thành ngày 3 tháng 5.",
        "en": "The office program may have turned text into a date or number, such as 3/5 into 3 May.",
    },
    {"vi": "Kiểm tra nội dung có đúng ý không.", "en": "Check that it says what was meant."},
)
def date_or_number_as_text(case: Case) -> Iterator[Found]:
    """A text cell holds a date or a truth value."""
    kinds = {
        "date": {"vi": "ngày tháng", "en": "a date"},
        "boolean": {"vi": "giá trị đúng/sai", "en": "a truth value"},
    }
    for row_id, _, entry, answer in case.cells("unit", "survey", "pillar", "actions"):
        if answer.kind == "text" and entry.kind in kinds:
            yield Found(entry.place, row_id, {"kind": kinds[entry.kind], "found": entry.typed})
