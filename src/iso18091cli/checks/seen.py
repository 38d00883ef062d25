"""Families A and S: what nobody sees who opens the workbook, and what the workbook itself shows as its result."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, reported, rule
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, Entry, Place, Stage, Unseen
from iso18091cli.model.own_summary import OwnSummary, digest_of
from iso18091cli.model.text import Text, listed

WHY: dict[Unseen, Text] = {
    "sheet": {"vi": "trang này bị ẩn, hoặc thẻ tên của nó", "en": "this sheet is hidden, or its tab"},
    "column": {"vi": "cột này bị ẩn", "en": "this column is hidden"},
    "format": {
        "vi": "định dạng số của ô che hoặc hiện chữ khác",
        "en": "the cell's number format hides it or shows another text",
    },
    "font": {
        "vi": "chữ cùng màu với nền, quá nhỏ hoặc là phông ký hiệu",
        "en": "the writing has the colour of its ground, is too small, or in a font of symbols",
    },
    "outside": {
        "vi": "chữ bị thụt, xuống dòng hoặc cách ra ngoài ô",
        "en": "indents, line breaks or blanks push the writing out of the cell",
    },
    "covered": {"vi": "hình hoặc hộp chữ che ô này", "en": "a picture or a shape lies over the cell"},
    "merged": {"vi": "ô này nằm dưới một vùng gộp", "en": "the cell lies under a merged area"},
    "struck": {"vi": "câu trả lời đã bị gạch bỏ", "en": "the answer was struck out"},
}


@rule(
    "A16",
    "unseen-level",
    "error",
    {
        "vi": "“{found}” ở cột {column} không được tính vì {why}; {count} câu trả lời như vậy: {rows}.",
        "en": "“{found}” in the column {column} does not count: {why}; {count} such answers: {rows}.",
    },
    {
        "vi": "Điểm không bao giờ được lấy từ câu trả lời mà người mở phiếu không nhìn thấy.",
        "en": "A score never comes from answers that nobody sees who opens the workbook.",
    },
    {
        "vi": "Cho hiện lại trang hoặc cột (bấm chuột phải › Unhide), dời hình che ô, chọn lại mức; nếu không được, chép sang"
        " phiếu gốc.",
        "en": "Show the sheet or column again (right-click › Unhide), move what lies over the cell, choose the level anew;"
        " else use a fresh workbook.",
    },
    firm=True,
)
def unseen_level(case: Case) -> Iterator[Found]:
    """A level that decides, or a "not applicable" of a heading, is not seen as it is stored. Once a column."""
    deciding = [(item.id, LEVEL_COLUMN[item.deciding[0]], item.deciding[1]) for item in case.graded if item.deciding]
    deciding += [(id, name, entry) for id, name, entry, _ in case.cells("pillar") if name == "competence"]
    for item in case.graded:
        if item.judged and item.row:
            columns = {name for stage in _whose(item.judged.counted_at) for name in FIGURE_COLUMNS.get(stage, ())}
            deciding += [(item.id, name, entry) for name, entry in item.row.entries.items() if name in columns]
    found: dict[tuple[str, str, Unseen], list[tuple[str, Entry]]] = {}
    for row_id, name, entry in deciding:
        if entry.unseen:
            found.setdefault((entry.place.sheet, name, entry.unseen), []).append((row_id, entry))
    for (_, name, why), items in found.items():
        row_id, entry = items[0]
        arguments: dict[str, str | Text] = {
            "found": entry.typed,
            "column": COLUMNS[name],
            "why": WHY[why],
            "count": str(len(items)),
            "rows": listed([id for id, _ in items], 5),
        }
        yield Found(entry.place, row_id, arguments)


def _whose(counted_at: Stage) -> tuple[Stage, ...]:
    """Whose figures enter a measured row: the council's stand in the place of the unit's one by one."""
    return ("self",) if counted_at == "self" else ("self", counted_at)


HIDDEN_ROWS = reported(
    "A17",
    "hidden-rows",
    "warning",
    {
        "vi": "{count} dòng có câu trả lời đang bị ẩn hoặc bị lọc; câu trả lời vẫn được tính.",
        "en": "{count} rows with answers are hidden or filtered; their answers count.",
    },
    {
        "vi": "Người mở phiếu không thấy các dòng này.",
        "en": "Whoever opens the workbook does not see these rows.",
    },
    {
        "vi": "Bỏ lọc (Data › Clear) và cho hiện lại các dòng (chọn cả trang, bấm chuột phải vào số dòng › Unhide).",
        "en": "Clear the filter (Data › Clear) and show the rows again (select all, right-click a row's number › Unhide).",
    },
)
HIDDEN_TEXT = reported(
    "A18",
    "hidden-text",
    "warning",
    {
        "vi": "{where}; {count} ô có nội dung ở đó vẫn được đọc, trừ các mức.",
        "en": "{where}; the {count} cells with something in them are read all the same, but for levels.",
    },
    {
        "vi": "Người mở phiếu không thấy nội dung này.",
        "en": "Whoever opens the workbook does not see it.",
    },
    {
        "vi": "Cho hiện lại trang hoặc cột (bấm chuột phải › Unhide).",
        "en": "Show the sheet or column again (right-click › Unhide).",
    },
)


# The workbook's own result -------------------------------------------------------------------------------------------


def _calculated(case: Case, summary: OwnSummary) -> bool:
    """Whether some program has calculated it since it went out."""
    return not summary.blank and digest_of(summary.figures) != case.submission.stamp.get("summary")


def _differs(case: Case, limited: bool) -> Iterator[Found]:
    summary, differ, ours = case.submission.summary, case.other_figures, case.shown
    of_old = any(anomaly.rule == "limited-format" for anomaly in case.submission.anomalies)
    if summary is None or not differ or not _calculated(case, summary) or of_old != limited:
        return
    key = next((key for key in differ if key[0] in case.catalog.indicator), differ[0])
    total = ("total", "provisional_score")
    arguments: dict[str, str | Text] = {
        "theirs": summary.figures.get(total, "") or "–",
        "ours": ours[total] or "–",
        "id": {"vi": "Toàn bộ", "en": "the total"} if key[0] == "total" else key[0],
        "column": COLUMNS[key[1]],
        "found": summary.figures[key] or "–",
        "expected": ours[key] or "–",
    }
    yield Found(Place(summary.sheet, summary.cells[key]), key[0] if key[0] != "total" else "", arguments)


_DIFFERS: Text = {
    "vi": "Trang Tổng hợp của phiếu ghi {theirs} điểm, chương trình tính {ours}; khác đầu tiên: {id}, “{column}”:"
    " {found} và {expected}.",
    "en": "The workbook's own summary shows {theirs} points, the engine {ours}; first they differ at {id}, “{column}”:"
    " {found} and {expected}.",
}
_DIFFERS_WHY: Text = {
    "vi": "Công thức bị sửa, câu trả lời không được trang tính hiểu, hoặc có nội dung không được tính; điểm luôn lấy theo"
    " câu trả lời.",
    "en": "A formula was changed, an answer was not understood by the sheet, or something does not count; scores always"
    " follow the answers.",
}
_DIFFERS_FIX: Text = {
    "vi": "Xem các phát hiện khác của phiếu; chọn lại mức từ danh sách của ô ở chỉ số được nêu, lưu bằng Excel rồi gửi lại.",
    "en": "See the workbook's other findings; choose the levels of that indicator again from their lists, save it in Excel.",
}


@rule("S21", "summary-differs", "warning", _DIFFERS, _DIFFERS_WHY, _DIFFERS_FIX)
def summary_differs(case: Case) -> Iterator[Found]:
    """An office program has stored other figures in the workbook's own summary than the answers give."""
    yield from _differs(case, limited=False)


@rule("S28", "summary-differs-in-old-format", "error", _DIFFERS, _DIFFERS_WHY, _DIFFERS_FIX)
def summary_differs_in_old_format(case: Case) -> Iterator[Found]:
    """The same in an .xls or .ods, of which nobody knows what is hidden in it."""
    yield from _differs(case, limited=True)


@rule(
    "S22",
    "summary-not-calculated",
    "info",
    {
        "vi": "Trang Tổng hợp của phiếu chưa được tính lại sau khi điền.",
        "en": "The workbook's own summary was not calculated after it was filled in.",
    },
    {
        "vi": "Phiếu được lưu bằng chương trình không tính công thức; điểm được tính từ câu trả lời.",
        "en": "It was saved by a program that does not calculate; scores are worked out from the answers.",
    },
    {
        "vi": "Không cần làm gì; mở và lưu bằng Excel hoặc LibreOffice thì trang Tổng hợp sẽ đúng.",
        "en": "Nothing; once opened and saved in Excel or LibreOffice the summary is right.",
    },
)
def summary_not_calculated(case: Case) -> Iterator[Found]:
    """The workbook's own summary is blank, or still as the workbook went out, and the answers give other figures."""
    summary = case.submission.summary
    if summary is not None and case.other_figures and not _calculated(case, summary):
        yield Found(Place(summary.sheet))
