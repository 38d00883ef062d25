"""Family A, second part: broken, repaired and doubtful cells on any sheet."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, anomalies, rule
from iso18091cli.checks.wording import mended
from iso18091cli.model.spelling import LOST
from iso18091cli.model.text import Text, both, filled


@rule(
    "A07",
    "error-value",
    "error",
    {"vi": "Ô này chứa lỗi{found}.", "en": "This cell holds an error{found}."},
    {
        "vi": "Công thức hỏng không cho biết câu trả lời là gì.",
        "en": "A broken formula does not tell what the answer is.",
    },
    {
        "vi": "Bấm vào ô, nhấn phím Delete rồi chọn hoặc nhập lại câu trả lời.",
        "en": "Click the cell, press Delete and choose or enter the answer again.",
    },
    firm=True,
)
def error_value(case: Case) -> Iterator[Found]:
    """An answer cell holds an error value such as #REF!; of what nobody can read, F24 tells."""
    odd = {anomaly.place for anomaly in case.submission.anomalies if anomaly.rule == "odd-cell"}
    for row_id, _, entry, _ in case.cells():
        if entry.kind == "error" and not (entry.formula and entry.typed == "=") and entry.place not in odd:
            yield Found(entry.place, row_id, {"found": "" if entry.typed == "#" else f" {entry.typed}"})


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
    {
        "vi": "Bấm vào ô, nhấn phím Delete rồi chọn hoặc nhập trực tiếp câu trả lời.",
        "en": "Click the cell, press Delete and choose or enter the answer itself.",
    },
    firm=True,
)
def formula_without_value(case: Case) -> Iterator[Found]:
    """An answer cell holds a formula nobody has calculated."""
    for row_id, _, entry, _ in case.cells():
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
    for row_id, _, entry, _ in case.cells():
        if entry.formula and entry.kind != "error":
            yield Found(entry.place, row_id, {"found": entry.typed})


@rule(
    "A10",
    "repaired",
    "info",
    {"vi": "{before} được hiểu là {after}{how}.", "en": "{before} was understood as {after}{how}."},
    {
        "vi": "Cách viết khác của một giá trị đã biết; tệp của đơn vị không bị sửa.",
        "en": "Another way of writing a known value; the sender's file is not changed.",
    },
    {"vi": "Không cần làm gì; kiểm tra nếu hiểu sai.", "en": "Nothing, unless it was misunderstood."},
)
def repaired(case: Case) -> Iterator[Found]:
    """A safe repair of typed text."""
    for row_id, _, entry, _ in case.cells():
        for repair in entry.repairs:
            yield Found(entry.place, row_id, mended(repair))


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
    for row_id, _, entry, answer in case.cells():
        if answer.kind == "text" and entry.kind in kinds:
            yield Found(entry.place, row_id, {"kind": kinds[entry.kind], "found": entry.typed})


@rule(
    "A15",
    "legacy-text",
    "warning",
    {"vi": "“{found}” {how}.", "en": "“{found}” {how}."},
    {
        "vi": "Chữ gõ bằng phông .VnTime (TCVN3) hoặc VNI-Times chỉ đúng khi có phông đó; chương trình không tự chuyển"
        " vì dễ sai.",
        "en": "Text for the fonts .VnTime (TCVN3) or VNI-Times is right only with that font; it is never converted"
        " silently.",
    },
    {
        "vi": "Chọn ô, đổi phông sang Times New Roman, đặt bộ gõ (Unikey) ở bảng mã Unicode rồi gõ lại nội dung.",
        "en": "Select the cell, set its font to Times New Roman and the keyboard program to Unicode, and type it again.",
    },
)
def legacy_text(case: Case) -> Iterator[Found]:
    """A text was typed with a font of before Unicode; or its letters are gone, which is told once a sheet."""
    gone: dict[str, list[Found]] = {}
    for found in anomalies(case, "legacy-text"):
        if found.arguments["encoding"] == LOST:
            gone.setdefault(found.place.sheet, []).append(found)
        else:
            yield _told(found, filled(_TYPED, encoding=found.arguments["encoding"]))
    for first, *others in gone.values():
        more = filled(_FURTHER, count=str(len(others))) if others else both("")
        yield _told(first, filled(_GONE, more=more), fix=_TYPE_AGAIN)


def _told(found: Found, how: Text, **more: Text) -> Found:
    """The finding with words for what is wrong with its text."""
    return Found(found.place, found.id, {**found.arguments, "how": how, **more})


_TYPED: Text = {
    "vi": "được gõ bằng bảng mã {encoding} cũ nên máy khác không đọc được",
    "en": "was typed in the old encoding {encoding} and cannot be read elsewhere",
}
_GONE: Text = {
    "vi": "đã mất chữ có dấu: một dạng tệp hoặc bảng mã cũ đã thay bằng ký tự khác{more}",
    "en": "has lost letters: an old format or code page has put other signs in their place{more}",
}
_FURTHER: Text = {"vi": " (và {count} ô khác của trang)", "en": " (and {count} further cells of the sheet)"}
_TYPE_AGAIN: Text = {
    "vi": "Lấy lại nội dung từ bản gốc hoặc gõ lại; lưu dạng .xlsx, không lưu dạng .csv hay Excel 5.0/95.",
    "en": "Take the text from its original or type it again; save as .xlsx, not as .csv or Excel 5.0/95.",
}
