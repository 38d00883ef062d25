"""Family S: the workbook is not built as it was sent out. Reported by the reader, worded here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iso18091cli.checks.rule import Case, Found, anomalies, reported, rule
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import Text, listed

_FRESH = {
    "vi": "Mở phiếu gốc đã nhận (hoặc xin phiếu mới), chép câu trả lời sang đó rồi gửi lại.",
    "en": "Open the workbook as it was received (or ask for a new one), copy the answers into it and send that.",
}
_BY_KEYS = {
    "vi": "Chương trình tìm câu trả lời theo mã ẩn ở cột A và dòng mã ẩn; mất mã thì không biết câu trả lời thuộc về đâu.",
    "en": "Answers are found by the hidden keys in column A and in the row of keys; without them nobody knows where an answer belongs.",
}

FIRST_EDITION = "2014"
"""The edition of workbooks whose stamp names none, under a catalogue that names its own."""


def edition_of(stamp: Mapping[str, str], catalog: Catalog) -> str:
    """The edition a workbook belongs to, as its stamp says; "" where the stamp is lost.

    A stamp without one is of the first edition. A catalogue that names no edition has one of its own, and a stamp
    without one is then compared by the catalogue's id.
    """
    if not stamp.get("catalog_id"):
        return ""
    named = catalog.edition is not None and bool(catalog.edition.name)
    return stamp.get("edition") or (FIRST_EDITION if named else stamp["catalog_id"])


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
    "warning",
    {
        "vi": "Phiếu thuộc bộ chỉ số “{found}”, ở đây dùng “{expected}” của cùng phiên bản; câu trả lời được ghép theo mã.",
        "en": "The workbook belongs to the catalogue “{found}”; “{expected}” of the same edition is in use; answers are joined by id.",
    },
    {
        "vi": "Trong một phiên bản, mã có cùng nghĩa; trọng số hoặc tiêu chí của hai bộ chỉ số có thể khác nhau.",
        "en": "Within one edition an id means the same; weights or criteria of the two catalogues may differ.",
    },
    {
        "vi": "Nếu cần kết quả theo bộ chỉ số của phiếu, chạy lại với --catalog là bộ chỉ số đó.",
        "en": "For the result by the workbook's own catalogue, run again with it (--catalog).",
    },
)
def other_catalogue(case: Case) -> Iterator[Found]:
    """The stamp names another catalogue of the same edition; one of another edition is not read at all."""
    found = case.submission.stamp.get("catalog_id")
    if found is not None and found != case.catalog.id:
        yield Found(arguments={"found": found, "expected": case.catalog.id})


@rule(
    "S03",
    "other-version",
    "warning",
    {"vi": "{what}; câu trả lời được ghép theo mã.", "en": "{what}; answers are joined by id."},
    {
        "vi": "Nội dung bộ chỉ số đã thay đổi từ khi gửi phiếu.",
        "en": "The catalogue has changed since the workbook was sent.",
    },
    {
        "vi": "Nếu tiêu chí đã đổi ý nghĩa, đề nghị đơn vị điền phiếu mới.",
        "en": "Where a criterion now means something else, ask the unit to fill in a new workbook.",
    },
)
def other_version(case: Case) -> Iterator[Found]:
    """The stamp names another version or content of the same catalogue, and every row is there all the same."""
    if _older(case) and not any(_rows_that_differ(case)):
        yield Found(arguments={"what": _versions(case)})


@rule(
    "S18",
    "old-form",
    "error",
    {"vi": "{what}.{missing}{unknown}", "en": "{what}.{missing}{unknown}"},
    {
        "vi": "Bản mẫu cũ không hỏi đủ những gì kỳ này hỏi; dòng thiếu coi như chưa trả lời, dòng thừa không được tính.",
        "en": "An old form does not ask all that is asked now; rows it lacks are unanswered, rows it has too many do not"
        " count.",
    },
    {
        "vi": "Xin bản mẫu mới của kỳ này từ cơ quan gửi phiếu, chép câu trả lời sang và điền các dòng còn thiếu.",
        "en": "Ask the sender for this period's form, copy the answers into it and fill in the rows that were missing.",
    },
    firm=True,
)
def old_form(case: Case) -> Iterator[Found]:
    """The same, and rows were added to the catalogue or taken out of it since."""
    missing, unknown = _rows_that_differ(case)
    if _older(case) and (missing or unknown):
        lacks = listed(missing, 5)
        has = listed(unknown, 5)
        yield Found(
            arguments={
                "what": _versions(case),
                "missing": {
                    "vi": f" Phiếu thiếu {len(missing)} dòng của bản mới: {lacks['vi']}." if missing else "",
                    "en": f" {len(missing)} rows of the new form are missing: {lacks['en']}." if missing else "",
                },
                "unknown": {
                    "vi": f" {len(unknown)} dòng nay không còn dùng: {has['vi']}." if unknown else "",
                    "en": f" {len(unknown)} rows are no longer asked: {has['en']}." if unknown else "",
                },
            }
        )


def _older(case: Case) -> bool:
    stamp, catalog = case.submission.stamp, case.catalog
    if stamp.get("catalog_id") != catalog.id:
        return False
    digest = stamp.get("catalog_digest", "")
    return stamp.get("catalog_version", "") != catalog.version or bool(digest and digest != catalog.digest)


def _rows_that_differ(case: Case) -> tuple[list[str], list[str]]:
    """Ids of the rows that the workbook lacks, and of those that the catalogue lacks."""
    missing, unknown = ([found.id for found in anomalies(case, name)] for name in ("row-missing", "unknown-row"))
    return missing, unknown


def _versions(case: Case) -> Text:
    found, expected = case.submission.stamp.get("catalog_version", ""), case.catalog.version
    if found == expected:
        return {
            "vi": f"Phiếu làm theo bản trước của bộ chỉ số (cùng phiên bản {found}, nội dung đã sửa)",
            "en": f"The workbook follows an earlier edition of the catalogue (version {found} as well, reworded since)",
        }
    return {
        "vi": f"Phiếu làm theo bản mẫu cũ (phiên bản {found or '–'} của bộ chỉ số, hiện dùng {expected})",
        "en": f"The workbook is an old form (version {found or '–'} of the catalogue; {expected} is in use)",
    }


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
    firm=True,
)
SHEET_MISSING = reported(
    "S05",
    "sheet-missing",
    "error",
    {"vi": "Thiếu trang “{sheet}”.", "en": "The sheet “{sheet}” is missing."},
    {"vi": "Trang bị xóa hoặc mất hết mã.", "en": "It was deleted, or all its keys are gone."},
    _FRESH,
    firm=True,
)
COLUMN_MISSING = reported(
    "S06",
    "column-missing",
    "error",
    {"vi": "Thiếu cột “{column}”.", "en": "The column “{column}” is missing."},
    {"vi": "Cột bị xóa hoặc mất mã nên không đọc được.", "en": "It was deleted or lost its key, so it cannot be read."},
    _FRESH,
    firm=True,
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


@rule(
    "S07",
    "row-missing",
    "error",
    {"vi": "Thiếu dòng {id}.", "en": "The row {id} is missing."},
    {"vi": "Dòng bị xóa hoặc mất mã ở cột A.", "en": "It was deleted or lost its key in column A."},
    _FRESH,
    firm=True,
)
def row_missing(case: Case) -> Iterator[Found]:
    """A row of the form is gone; of an old form, S18 says so once."""
    if not _older(case):
        yield from anomalies(case, "row-missing")


@rule(
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
    {
        "vi": "Chép câu trả lời vào dòng có sẵn của tiêu chí đó.",
        "en": "Copy the answer into the criterion's own row.",
    },
    firm=True,
)
def unknown_row(case: Case) -> Iterator[Found]:
    """A row with a key that the catalogue does not have; of an old form, S18 says so once."""
    if not _older(case):
        yield from anomalies(case, "unknown-row")


MERGED_ANSWER = reported(
    "S11",
    "merged-answer",
    "warning",
    {
        "vi": "Ô này bị gộp vào {area}; chỉ ô đầu của vùng gộp còn giữ nội dung.",
        "en": "This cell is merged into {area}; only the first cell of the area keeps its content.",
    },
    {"vi": "Gộp ô làm mất nội dung của các ô còn lại.", "en": "Merging drops what the other cells held."},
    {
        "vi": "Chọn vùng gộp, bấm Merge & Center để bỏ gộp, rồi điền lại từng dòng.",
        "en": "Select the merged area, click Merge & Center to undo it, and fill in each row.",
    },
    firm=True,
)
LIMITED_FORMAT = reported(
    "S12",
    "limited-format",
    "info",
    {
        "vi": "Tệp dạng {format}: không xem được {unseen}.",
        "en": "A {format} file: {unseen} cannot be seen in it.",
    },
    {"vi": "Phiếu được thiết kế cho dạng .xlsx.", "en": "The workbook is made for .xlsx."},
    {"vi": "Lần sau lưu dạng .xlsx.", "en": "Save it as .xlsx next time."},
)
