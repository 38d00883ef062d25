"""Families A and S: what nobody sees who opens the workbook, and what the workbook itself shows as its result."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, reported, rule
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import LEVEL_COLUMN, Entry, Unseen
from iso18091cli.model.text import Text, listed

_WHY: dict[Unseen, Text] = {
    "sheet": {"vi": "trang này bị ẩn", "en": "this sheet is hidden"},
    "column": {"vi": "cột này bị ẩn", "en": "this column is hidden"},
    "format": {
        "vi": "định dạng số của ô che hoặc hiện chữ khác",
        "en": "the cell's number format hides it or shows another text",
    },
    "font": {
        "vi": "chữ cùng màu với nền hoặc quá nhỏ",
        "en": "the writing has the colour of its ground, or is too small",
    },
    "merged": {"vi": "ô này nằm dưới một vùng gộp", "en": "the cell lies under a merged area"},
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
        "vi": "Cho hiện lại trang hoặc cột (bấm chuột phải › Unhide), chọn lại mức ở ô; nếu không được, chép sang phiếu gốc.",
        "en": "Show the sheet or column again (right-click › Unhide) and choose the level anew; else use a fresh workbook.",
    },
    firm=True,
)
def unseen_level(case: Case) -> Iterator[Found]:
    """A level that decides, or a "not applicable" of a heading, is not seen as it is stored. Once a column."""
    deciding = [(item.id, LEVEL_COLUMN[item.deciding[0]], item.deciding[1]) for item in case.graded if item.deciding]
    deciding += [(id, name, entry) for id, name, entry, _ in case.cells("pillar") if name == "competence"]
    found: dict[tuple[str, str, Unseen], list[tuple[str, Entry]]] = {}
    for row_id, name, entry in deciding:
        if entry.unseen:
            found.setdefault((entry.place.sheet, name, entry.unseen), []).append((row_id, entry))
    for (_, name, why), items in found.items():
        row_id, entry = items[0]
        arguments: dict[str, str | Text] = {
            "found": entry.typed,
            "column": COLUMNS[name],
            "why": _WHY[why],
            "count": str(len(items)),
            "rows": listed([id for id, _ in items], 5),
        }
        yield Found(entry.place, row_id, arguments)


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
