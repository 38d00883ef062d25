"""Family S: the workbook is not built as it was sent out. Reported by the reader, worded here."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, reported, rule

_FRESH = {
    "vi": "Chép câu trả lời sang một phiếu mới và gửi lại.",
    "en": "Copy the answers into a fresh workbook and send it again.",
}
_BY_KEYS = {
    "vi": "Chương trình tìm câu trả lời theo mã ẩn ở cột A và dòng mã ẩn; mất mã thì không biết câu trả lời thuộc về đâu.",
    "en": "Answers are found by the hidden keys in column A and in the row of keys; without them nobody knows where an answer belongs.",
}

STAMP_MISSING = reported(
    "S01",
    "stamp-missing",
    "warning",
    {"vi": "Trang ẩn _meta không còn.", "en": "The hidden sheet _meta is gone."},
    {
        "vi": "Trang này ghi bộ chỉ số, kỳ và đơn vị; thiếu nó thì lấy theo trang Đơn vị.",
        "en": "It says which catalogue, period and unit this is; without it the Unit sheet is believed.",
    },
    {
        "vi": "Kiểm tra tên đơn vị và kỳ trên trang Đơn vị.",
        "en": "Check name and period on the Unit sheet.",
    },
)


@rule(
    "S02",
    "other-catalogue",
    "error",
    {
        "vi": "Phiếu thuộc bộ chỉ số khác: “{found}”, ở đây dùng “{expected}”.",
        "en": "The workbook belongs to another catalogue: “{found}”; “{expected}” is in use.",
    },
    {
        "vi": "Chỉ những chỉ số trùng mã được chấm; kết quả có thể không so sánh được.",
        "en": "Only indicators with the same id are scored; the result may not be comparable.",
    },
    {
        "vi": "Chạy lại với --catalog là bộ chỉ số của phiếu.",
        "en": "Run again with the workbook's catalogue (--catalog).",
    },
)
def other_catalogue(case: Case) -> Iterator[Found]:
    """The stamp names another catalogue."""
    found = case.submission.stamp.get("catalog_id")
    if found is not None and found != case.catalog.id:
        yield Found(arguments={"found": found, "expected": case.catalog.id})


@rule(
    "S03",
    "other-version",
    "warning",
    {
        "vi": "Phiếu theo phiên bản {found} của bộ chỉ số; đang chấm theo {expected}.",
        "en": "The workbook follows version {found} of the catalogue; it is scored by {expected}.",
    },
    {
        "vi": "Nội dung bộ chỉ số đã thay đổi từ khi gửi phiếu; câu trả lời được ghép theo mã.",
        "en": "The catalogue has changed since the workbook was sent; answers are joined by id.",
    },
    {
        "vi": "Nếu tiêu chí đã đổi ý nghĩa, đề nghị đơn vị điền phiếu mới.",
        "en": "Where a criterion now means something else, ask the unit to fill in a new workbook.",
    },
)
def other_version(case: Case) -> Iterator[Found]:
    """The stamp names another version or content of the same catalogue."""
    stamp, catalog = case.submission.stamp, case.catalog
    if stamp.get("catalog_id") != catalog.id:
        return
    version, digest = stamp.get("catalog_version", ""), stamp.get("catalog_digest", "")
    if version != catalog.version or (digest and digest != catalog.digest):
        found, expected = version, catalog.version
        if found == expected:
            found, expected = f"{version} ({digest})", f"{catalog.version} ({catalog.digest})"
        yield Found(arguments={"found": found, "expected": expected})


KEYS_LOST = reported(
    "S04",
    "keys-lost",
    "error",
    {
        "vi": "Trang này không còn dòng mã ẩn hoặc cột mã ẩn nên không đọc được.",
        "en": "This sheet has lost its hidden row or column of keys and cannot be read.",
    },
    _BY_KEYS,
    _FRESH,
)
SHEET_MISSING = reported(
    "S05",
    "sheet-missing",
    "error",
    {"vi": "Thiếu trang “{sheet}”.", "en": "The sheet “{sheet}” is missing."},
    {"vi": "Trang bị xóa hoặc mất hết mã.", "en": "It was deleted, or all its keys are gone."},
    _FRESH,
)
COLUMN_MISSING = reported(
    "S06",
    "column-missing",
    "error",
    {"vi": "Thiếu cột “{column}”.", "en": "The column “{column}” is missing."},
    {"vi": "Cột bị xóa hoặc mất mã nên không đọc được.", "en": "It was deleted or lost its key, so it cannot be read."},
    _FRESH,
)
COLUMN_ABSENT = reported(
    "S13",
    "column-absent",
    "warning",
    {
        "vi": "Phiếu không có cột “{column}”; coi như để trống.",
        "en": "The form has no column “{column}”; it is taken as blank.",
    },
    {
        "vi": "Phiếu được tạo trước khi có cột này, hoặc cột đã bị xóa. Các mức vẫn được đọc đủ.",
        "en": "The form was made before that column existed, or it was deleted. All levels are read.",
    },
    {"vi": "Nếu cột đã bị xóa, điền lại vào phiếu mới.", "en": "Where it was deleted, fill in a fresh workbook."},
)
ROW_MISSING = reported(
    "S07",
    "row-missing",
    "error",
    {"vi": "Thiếu dòng {id}.", "en": "The row {id} is missing."},
    {"vi": "Dòng bị xóa hoặc mất mã ở cột A.", "en": "It was deleted or lost its key in column A."},
    _FRESH,
)
UNKNOWN_ROW = reported(
    "S08",
    "unknown-row",
    "warning",
    {
        "vi": "Không có mã “{id}” trong bộ chỉ số; dòng này không được tính.",
        "en": "There is no “{id}” in the catalogue; this row does not count.",
    },
    {
        "vi": "Mã bị gõ thêm, bị sửa, hoặc thuộc bộ chỉ số khác.",
        "en": "The key was typed, changed, or belongs to another catalogue.",
    },
    {"vi": "Ghi câu trả lời vào dòng có sẵn của tiêu chí.", "en": "Put the answer into the criterion's own row."},
)
REPEATED_ROW = reported(
    "S09",
    "repeated-row",
    "error",
    {
        "vi": "Mã {id} có hai lần; dòng này được tính, dòng ở {other} thì không.",
        "en": "The key {id} stands twice; this row counts, the one at {other} does not.",
    },
    {"vi": "Dòng hoặc trang đã được sao chép.", "en": "A row or a sheet was copied."},
    {"vi": "Xóa dòng thừa, giữ lại câu trả lời đúng.", "en": "Delete the one too many and keep the right answer."},
)
ROW_WITHOUT_KEY = reported(
    "S10",
    "row-without-key",
    "warning",
    {
        "vi": "Dòng thêm vào có “{found}” nhưng không thuộc tiêu chí nào; không được tính.",
        "en": "An added row holds “{found}” but belongs to no criterion; it does not count.",
    },
    {
        "vi": "Bộ chỉ số là cố định; dòng tự thêm không có mã.",
        "en": "The list of criteria is fixed; a row somebody adds has no key.",
    },
    {
        "vi": "Chuyển nội dung vào dòng của tiêu chí liên quan (cột Minh chứng hoặc Giải trình).",
        "en": "Move its content to the criterion it is about (Evidence or Explanation).",
    },
)
MERGED_ANSWER = reported(
    "S11",
    "merged-answer",
    "warning",
    {
        "vi": "Ô này bị gộp vào {area}; chỉ ô đầu của vùng gộp còn giữ nội dung.",
        "en": "This cell is merged into {area}; only the first cell of the area keeps its content.",
    },
    {"vi": "Gộp ô làm mất nội dung của các ô còn lại.", "en": "Merging drops what the other cells held."},
    {"vi": "Bỏ gộp ô và điền lại từng dòng.", "en": "Unmerge and fill in each row."},
)
LIMITED_FORMAT = reported(
    "S12",
    "limited-format",
    "info",
    {
        "vi": "Tệp dạng {format}: không phân biệt được công thức, ô gộp và một số lỗi ô.",
        "en": "A {format} file: formulas, merged cells and some cell errors cannot be told apart in it.",
    },
    {"vi": "Phiếu được thiết kế cho dạng .xlsx.", "en": "The workbook is made for .xlsx."},
    {"vi": "Lần sau lưu dạng .xlsx.", "en": "Save it as .xlsx next time."},
)
