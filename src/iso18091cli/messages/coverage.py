"""Who takes part of who should: the steps of the cycle, headings, and sentences of ``coverage``."""

from iso18091cli.model.coverage import CycleStep
from iso18091cli.model.lineage import Change
from iso18091cli.model.text import Text

STEPS: dict[CycleStep, Text] = {
    "register": {"vi": "Trong danh sách", "en": "On the register"},
    "survey": {"vi": "Khảo sát", "en": "Survey"},
    "indicators": {"vi": "Công bố bộ chỉ số", "en": "Set of indicators published"},
    "self": {"vi": "Tự đánh giá", "en": "Self-assessed"},
    "appraised": {"vi": "Thẩm định", "en": "Appraised"},
    "agreed": {"vi": "Thống nhất", "en": "Agreed"},
    "programme": {"vi": "Chương trình hành động", "en": "Action programme"},
    "reviewed": {"vi": "Sơ kết, tổng kết", "en": "Reviewed"},
}
"""Steps of the cycle, in its order."""
STEP_COLUMNS: dict[str, Text] = {
    "code": {"vi": "mã", "en": "code"},
    "step": {"vi": "bước", "en": "step"},
    "day": {"vi": "ngày", "en": "day"},
    "name": {"vi": "tên", "en": "name"},
    "note": {"vi": "ghi chú", "en": "note"},
}
"""Columns of a round's steps.csv; `name` and `note` are for people."""
CHANGES: dict[Change, Text] = {
    "kept": {"vi": "Tiếp tục", "en": "Kept"},
    "renamed": {"vi": "Tiếp tục, đổi tên", "en": "Kept, renamed"},
    "merged": {"vi": "Hình thành từ đơn vị cũ", "en": "Made of earlier ones"},
    "split": {"vi": "Tách từ đơn vị cũ", "en": "Part of an earlier one"},
    "joined": {"vi": "Mới tham gia", "en": "Joined"},
}
"""What a unit is to those that took part in the round before."""
ABSENT: dict[str, Text] = {
    "merged": {"vi": "sáp nhập", "en": "merged"},
    "dissolved": {"vi": "giải thể", "en": "dissolved"},
    "exempt": {"vi": "được miễn", "en": "exempt"},
}
WORDS: dict[str, Text] = {
    "title": {"vi": "Mức độ tham gia", "en": "Coverage"},
    "round": {"vi": "{name} (kỳ {period})", "en": "{name} (period {period})"},
    "round.plain": {"vi": "{name}", "en": "{name}"},
    "share": {"vi": "{n}/{all}", "en": "{n}/{all}"},
    "share.absent": {"vi": "{n}/{all} ({why})", "en": "{n}/{all} ({why})"},
    "absent": {"vi": "{n} {why}", "en": "{n} {why}"},
    "took-part": {"vi": "Tham gia: {share} đơn vị, {percent}", "en": "Take part: {share} units, {percent}"},
    "took-part.none": {"vi": "Tham gia: {share} đơn vị", "en": "Take part: {share} units"},
    "besides": {
        "vi": "Ngoài danh sách có {n} đơn vị gửi phiếu.",
        "en": "Besides, {n} units that are not expected sent a workbook.",
    },
    "changes": {
        "vi": "So với kỳ trước: {kept} tiếp tục, {went_on} hình thành từ đơn vị cũ, {joined} mới tham gia, {left} thôi tham gia.",
        "en": "Against the round before: {kept} kept, {went_on} came from earlier units, {joined} joined, {left} left.",
    },
    "left": {"vi": "Thôi tham gia: {units}", "en": "Left: {units}"},
    "of-parent": {"vi": "Thuộc {what}", "en": "Below {what}"},
    "of-parent.kind": {"vi": "{kind} thuộc {what}", "en": "{kind}: below {what}"},
    "unknown": {"vi": "chưa rõ", "en": "not known"},
    "group": {"vi": "Nhóm", "en": "Group"},
    "units": {"vi": "Tham gia", "en": "Take part"},
    "percent": {"vi": "Tỷ lệ", "en": "Share"},
    "step": {"vi": "Bước của chu trình", "en": "Step of the cycle"},
    "reached": {"vi": "Số đơn vị", "en": "Units"},
    "question": {"vi": "Khảo sát", "en": "Survey"},
    "answer": {"vi": "Trả lời", "en": "Answer"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "state": {"vi": "Tình trạng", "en": "State"},
    "change": {"vi": "So với kỳ trước", "en": "Against the round before"},
    "furthest": {"vi": "Đã đến bước", "en": "Has reached"},
    "no-round": {
        "vi": "“{path}” không phải là thư mục của đợt hay kết quả tổng hợp (data/results.sqlite).",
        "en": "“{path}” is no folder of a round and no result (data/results.sqlite).",
    },
    "step-of-nobody": {
        "vi": "{file}: mã “{code}” không có trong danh sách nên bị bỏ qua.",
        "en": "{file}: nobody on the register has the code “{code}”; it is left out.",
    },
    "written": {"vi": "Đã ghi {file}.", "en": "Written: {file}."},
    "data-title": {"vi": "Mức độ tham gia theo kỳ", "en": "Coverage by round"},
}
