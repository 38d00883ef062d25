"""Family A: levels, competence and "not applicable" on the pillar sheets."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, Graded, anomalies, reported, rule
from iso18091cli.checks.wording import how_to_enter, nearest_word
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, NOT_APPLICABLE, STAGES, Place, reason_given
from iso18091cli.model.text import Text, filled

_CHOOSE = {
    "vi": "Bấm vào ô, bấm mũi tên bên phải ô và chọn một mức trong danh sách.",
    "en": "Click the cell, click the arrow beside it and choose a level from the list.",
}
_COLOURED = {
    "vi": "Ô được tô màu như mức “{level}” nhưng chưa chọn mức; màu không phải là câu trả lời. Nếu đúng là “{level}”, bấm mũi"
    " tên bên phải ô và chọn mức đó.",
    "en": "The cell has been given the colour of “{level}”, but no level is chosen; a colour is no answer. If “{level}” is"
    " meant, click the arrow beside the cell and choose it.",
}
_COUNT = {
    "vi": "Nhập số liệu ở ô (1), với tỷ lệ thì cả tổng số ở ô (2); mức tự tính.",
    "en": "Enter the figure (1), of a share the whole (2) as well; the level follows.",
}
_REASON = {
    "vi": "Ghi lý do ở cột Giải trình, cùng dòng.",
    "en": "Give the reason in the column Explanation of the same row.",
}
_CHOOSE_COMPETENCE = {
    "vi": "Ở dòng này, bấm mũi tên bên phải ô Thẩm quyền và chọn: {words}.",
    "en": "In this row, click the arrow beside the cell Competence and choose: {words}.",
}


def _blank_place(item: Graded) -> Place:
    """The empty cell for the level, or for the figure it follows from."""
    counted = item.judged is not None and not item.judged.by_pick
    return (item.row and item.row.cell("value" if counted else "self_level")) or Place()


def _blank_texts(case: Case, item: Graded, count: Text) -> dict[str, str | Text]:
    if item.judged is None or item.judged.by_pick:
        texts: dict[str, str | Text] = {"count": count, "what": {"vi": "chọn mức", "en": "No level has been chosen"}}
        if like := case.submission.coloured.get(_blank_place(item)):
            texts["fix"] = filled(_COLOURED, level=case.catalog.scale.level(like).word)
        return texts
    return {"count": count, "what": {"vi": "nhập số liệu", "en": "Nothing has been entered"}, "fix": _COUNT}


@rule(
    "A01",
    "missing-level",
    "error",
    {"vi": "Chưa {what}.{count}", "en": "{what}.{count}"},
    {
        "vi": "Chỉ số chỉ có mức khi đủ các tiêu chí áp dụng; chưa trả lời không phải là mức thấp nhất hay 0 điểm.",
        "en": "An indicator has a level only when its criteria are answered; no answer is neither the lowest level nor 0 points.",
    },
    _CHOOSE,
)
def missing_level(case: Case) -> Iterator[Found]:
    """A row without a level. An indicator with none at all is said once, at its first row."""
    for indicator in case.catalog.indicators:
        # A row or a column that is gone has a finding of its own.
        items = [i for i in case.of_indicator[indicator.id] if i.row and i.row.cell("self_level")]
        items = [item for item in items if not (item.judged and item.judged.closed)]
        if indicator.id in case.spoken_for:
            continue
        given = {item.id for item in items if item.graded}
        blank = [i for i in items if i.blank and given.isdisjoint(indicator.alternatives(i.id))]
        if not blank or (indicator.id in case.excluded and len(blank) == len(items)):
            continue
        if len(blank) == len(items) > 1:
            count = {"vi": f" Cả {len(items)} tiêu chí còn trống.", "en": f" All {len(items)} criteria are blank."}
            yield Found(_blank_place(blank[0]), indicator.id, _blank_texts(case, blank[0], count))
        else:
            for item in blank:
                yield Found(_blank_place(item), item.id, _blank_texts(case, item, {"vi": "", "en": ""}))


@rule(
    "A02",
    "unknown-level",
    "error",
    {
        "vi": "“{found}” không phải là một lựa chọn của ô này.{hint}",
        "en": "“{found}” is not one of this cell's choices.{hint}",
    },
    {
        "vi": "Từ không hiểu được thì câu trả lời coi như chưa đánh giá, không đoán.",
        "en": "A word that is not understood leaves the answer unassessed; nothing is guessed.",
    },
    _CHOOSE,
    firm=True,
)
def unknown_level(case: Case) -> Iterator[Found]:
    """A level or competence cell holds something that is neither a level nor a known spelling."""
    columns = ("competence", *LEVEL_COLUMN.values())
    picked = [item.deciding[1] for item in case.graded if item.deciding and item.judged]
    for row_id, column, entry, answer in case.cells("pillar"):
        if answer.worked_out and entry not in picked:
            continue  # compared with the figures (M10)
        if column in columns and entry.value is None and entry.kind != "error" and not entry.unseen:
            hint = nearest_word(entry, answer)
            yield Found(entry.place, row_id, {"found": entry.typed, "hint": hint, "fix": how_to_enter(answer)})


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
        "vi": "Chọn một mức khác trong danh sách của ô. Việc ngoài thẩm quyền vẫn được chấm; ghi rõ ở cột Giải trình.",
        "en": "Choose another level from the cell's list. What lies outside the unit's competence is scored as well;"
        " say so in the column Explanation.",
    },
    firm=True,
)
def not_applicable_not_allowed(case: Case) -> Iterator[Found]:
    """Not applicable where the catalogue does not allow it."""
    for place, row_id, item_indicator, column in _not_applicable(case):
        indicator = case.catalog.indicator[item_indicator]
        if not indicator.may_be_not_applicable:
            arguments: dict[str, str | Text] = {"indicator": indicator.id}
            if column == "competence":
                arguments["fix"] = _competence_again(case, indicator.id)
            yield Found(place, row_id, arguments)


def _competence_again(case: Case, row_id: str) -> Text:
    """What to do on a heading row: its cell takes the competence, not a level."""
    answer = next(a for id, column, _, a in case.cells("pillar") if (id, column) == (row_id, "competence"))
    words = ", ".join(f"“{word}”" for key, word in answer.choices if key != NOT_APPLICABLE)
    return filled(_CHOOSE_COMPETENCE, words=words)


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
    firm=True,
)
def not_applicable_without_reason(case: Case) -> Iterator[Found]:
    """Not applicable, allowed, but nobody says why."""
    rows = case.submission.rows
    for place, row_id, item_indicator, _ in _not_applicable(case):
        if not case.catalog.indicator[item_indicator].may_be_not_applicable:
            continue
        stage = next((i.deciding[0] for i in case.graded if i.id == row_id and i.deciding), STAGES[0])
        if not reason_given(rows.get(row_id), stage):
            yield Found(place, row_id)


def _not_applicable(case: Case) -> Iterator[tuple[Place, str, str, str]]:
    """Place, row, indicator and column of every "not applicable" that decides something."""
    for item in case.graded:
        if item.indicator.id in case.spoken_for and item.id != item.indicator.id:
            continue  # what the heading speaks for asks nothing more
        if item.deciding and item.deciding[1].value == NOT_APPLICABLE:
            yield item.deciding[1].place, item.id, item.indicator.id, LEVEL_COLUMN[item.deciding[0]]
    for indicator in case.catalog.indicators:
        heading = case.submission.rows.get(indicator.id)
        if heading and heading.value("competence") == NOT_APPLICABLE:
            yield heading.entries["competence"].place, indicator.id, indicator.id, "competence"


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
        "vi": "Nếu câu trả lời đúng: ở dòng này chọn lại “Thuộc thẩm quyền” hoặc “Ngoài thẩm quyền” ở ô Thẩm quyền, giữ"
        " nguyên câu trả lời.",
        "en": "If the answers are right, keep them and choose “Legal competence” or “Outside competence” again in this"
        " row's cell Competence.",
    },
)
def answered_though_not_applicable(case: Case) -> Iterator[Found]:
    """A heading marked not applicable over rows that are answered."""
    for indicator_id in sorted(case.excluded):
        if not case.catalog.indicator[indicator_id].may_be_not_applicable:
            continue  # said already, with the same remedy
        items = case.of_indicator[indicator_id]
        answered = [item for item in items if item.answered]
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
    firm=True,
)
def level_of_later_stage(case: Case) -> Iterator[Found]:
    """A level in a column that the workbook's stage has not reached; of a stage nobody gave out S25 speaks once."""
    if any(anomalies(case, "stage-not-issued")):
        return
    later = STAGES[STAGES.index(case.submission.stage) + 1 :]
    columns = {LEVEL_COLUMN[stage] for stage in later}
    columns |= {column for stage in later for column in FIGURE_COLUMNS.get(stage, ())}
    for row_id, column, entry, _ in case.cells("pillar"):
        if column in columns:
            yield Found(entry.place, row_id, {"column": COLUMNS[column], "found": entry.typed})


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
    firm=True,
)
def criterion_not_asked(case: Case) -> Iterator[Found]:
    """A level for a criterion that a unit of this level, stamped (the reader reports it) or typed, is not asked."""
    yield from anomalies(case, "criterion-not-asked")
    asked = {item.id for item in case.graded}
    for row_id, column, entry, answer in case.cells("pillar"):
        level = answer.is_level and column in LEVEL_COLUMN.values() and not answer.worked_out
        if (level or column in FIGURE_COLUMNS["self"]) and row_id not in asked:
            yield Found(entry.place, row_id)


LEVEL_NOT_ASKED_HERE = reported(
    "A13",
    "level-not-asked-here",
    "error",
    {
        "vi": "“{found}” ghi ở dòng tiêu đề của chỉ số {id} nên không được tính.",
        "en": "“{found}” stands in the heading row of indicator {id} and does not count.",
    },
    {
        "vi": "Chỉ số này có các tiêu chí; mức của chỉ số tự tính từ mức của từng tiêu chí.",
        "en": "This indicator has criteria; its own level follows from theirs.",
    },
    {
        "vi": "Chọn mức ở từng dòng tiêu chí bên dưới (a, b, c…), rồi xóa ô này.",
        "en": "Choose a level in each row of a criterion below (a, b, c…) and empty this cell.",
    },
    firm=True,
)
TEXT_NOT_ASKED_HERE = reported(
    "A14",
    "text-not-asked-here",
    "warning",
    {
        "vi": "“{found}” ghi ở ô không dùng để trả lời (dòng {id}, cột {column}) nên không được đọc.",
        "en": "“{found}” stands in a cell that takes no answer (row {id}, column {column}) and is not read.",
    },
    {
        "vi": "Dòng tiêu đề của chỉ số chỉ nhận thẩm quyền; minh chứng và giải trình ghi ở từng tiêu chí.",
        "en": "A heading row takes the competence; evidence and explanations belong to the single criteria.",
    },
    {
        "vi": "Cắt nội dung này (Ctrl+X) và dán vào cột cùng tên ở dòng tiêu chí liên quan; thẩm quyền chọn ở dòng tiêu đề.",
        "en": "Cut it (Ctrl+X) and paste it into the same column of the criterion it is about; the competence is chosen"
        " in the heading row.",
    },
    firm=True,
)
