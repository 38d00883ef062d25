"""Family A, second part: broken, repaired and doubtful cells on any sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iso18091cli.checks.rule import Case, Found, anomalies, rule
from iso18091cli.checks.wording import NOTHING, mended
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.answers import Place
from iso18091cli.model.spelling import restored
from iso18091cli.model.text import Text


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
    for row_id, _, entry, answer in case.cells():
        uncalculated = entry.formula and entry.typed == "="
        if entry.kind == "error" and not uncalculated and not answer.worked_out and entry.place not in odd:
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
    for row_id, _, entry, answer in case.cells():
        if entry.kind == "error" and entry.formula and entry.typed == "=" and not answer.worked_out:
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
    """An answer cell holds a formula with a stored result; of levels that decide A19 speaks."""
    deciding = {place for place, _, _ in _levels_by_formula(case)}
    for row_id, _, entry, answer in case.cells():
        if entry.formula and entry.kind != "error" and not answer.worked_out and entry.place not in deciding:
            yield Found(entry.place, row_id, {"found": entry.typed})


@rule(
    "A19",
    "level-by-formula",
    "error",
    {
        "vi": "Mức là kết quả của một công thức, lần lưu cuối là “{found}”; mở ở máy khác có thể hiện mức khác.",
        "en": "The level is the result of a formula, last stored as “{found}”; opened elsewhere it may show another.",
    },
    {
        "vi": "Kết quả đã lưu không chắc là điều người mở phiếu nhìn thấy; mức được tính nhưng phải do người chọn.",
        "en": "What is stored need not be what people see who open the workbook; it counts, but somebody has to choose it.",
    },
    {
        "vi": "Bấm vào ô, nhấn phím Delete rồi chọn mức từ danh sách.",
        "en": "Click the cell, press Delete and choose the level from its list.",
    },
)
def level_by_formula(case: Case) -> Iterator[Found]:
    """A level that decides is a formula's stored result."""
    for place, row_id, found in _levels_by_formula(case):
        yield Found(place, row_id, {"found": found})


def _levels_by_formula(case: Case) -> list[tuple[Place, str, str]]:
    entries = [(item.id, item.deciding[1]) for item in case.graded if item.deciding]
    return [(entry.place, id, entry.typed) for id, entry in entries if entry.formula and entry.kind != "error"]


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


_LOST: Text = {
    "vi": "Gõ lại nội dung vào ô; nếu chép từ tệp khác thì mở tệp đó bằng đúng bảng mã (UTF-8) trước khi chép.",
    "en": "Type it again; before copying from another file, open that one in its true encoding (UTF-8).",
}


@rule(
    "A15",
    "legacy-text",
    "warning",
    {"vi": "“{found}” {cause}.{hint}", "en": "“{found}” {cause}.{hint}"},
    {
        "vi": "Chữ gõ bằng phông .VnTime (TCVN3) hoặc VNI-Times, hay bị một chương trình đọc sai bảng mã, thì máy khác"
        " không đọc được; chương trình không tự chuyển vì dễ sai.",
        "en": "Text for the fonts .VnTime (TCVN3) or VNI-Times, or read by some program in a wrong encoding, cannot be"
        " read elsewhere; it is never converted silently.",
    },
    {
        "vi": "Chọn ô, đổi phông sang Times New Roman, đặt bộ gõ (Unikey) ở bảng mã Unicode rồi gõ lại nội dung.",
        "en": "Select the cell, set its font to Times New Roman and the keyboard program to Unicode, and type it again.",
    },
)
def legacy_text(case: Case) -> Iterator[Found]:
    """Text in an encoding of before Unicode, or whose letters a program lost or took for others.

    A file that has lost its letters has lost them everywhere: that is told once a sheet, at the first cell.
    """
    causes: dict[str, Text] = {
        "lost": {
            "vi": "đã mất chữ: dấu “?”, “_” hoặc “�” đứng thay cho chữ có dấu",
            "en": "has lost letters: “?”, “_” or “�” stands in place of letters with marks",
        },
        "misread": {"vi": "là chữ UTF-8 bị đọc theo bảng mã khác", "en": "is UTF-8 that was read as another encoding"},
        "reference": {
            "vi": "chứa mã ký tự của trang web (như &#272;) thay cho chữ",
            "en": "holds character references of a web page (such as &#272;) in place of letters",
        },
    }
    told: set[str] = set()
    for found in anomalies(case, "legacy-text"):
        cause, typed = str(found.arguments["cause"]), str(found.arguments["found"])
        if cause in causes and found.place.sheet + cause in told:
            continue
        told.add(found.place.sheet + cause)
        old: Text = {
            "vi": f"được gõ bằng bảng mã {cause} cũ nên máy khác không đọc được",
            "en": f"was typed in the old encoding {cause} and cannot be read elsewhere",
        }
        meant = restored(typed)
        hint = did_you_mean(meant if cause in ("misread", "reference") and meant != typed else None) or NOTHING
        texts: dict[str, str | Text] = {"found": typed, "cause": causes.get(cause, old), "hint": hint}
        yield replace(found, arguments={**texts, "fix": _LOST} if cause in causes else texts)
