"""What is said of the figures of the survey."""

from __future__ import annotations

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "heading": {"vi": "Kết quả khảo sát", "en": "Results of the survey"},
    "short": {"vi": "Khảo sát", "en": "Survey"},
    "note": {
        "vi": "Tỷ lệ và trung bình tính trên số đơn vị đã trả lời; ô trống không tính là Không hay là 0.",
        "en": "Shares and means are of the units that answered; a blank is neither No nor 0.",
    },
    "question": {"vi": "Câu hỏi", "en": "Question"},
    "answered": {"vi": "Trả lời/ được hỏi", "en": "Answered/ asked"},
    "result": {"vi": "Kết quả (trên số đã trả lời)", "en": "Result (of those who answered)"},
    "silent": {"vi": "Chưa trả lời", "en": "Did not answer"},
    "void": {"vi": "{n} đơn vị trả lời chưa hợp lệ", "en": "answers that are none: {n}"},
    "groups": {"vi": "Khảo sát theo cấp, loại đơn vị và đơn vị cấp trên", "en": "Survey by level, kind and unit above"},
    "groups-note": {
        "vi": "Câu hỏi Có/Không: số trả lời Có trên số đã trả lời. Con số: tổng (tỷ lệ %: trung bình), trong ngoặc là số đã trả lời trên số được hỏi.",
        "en": "Questions by yes or no: Yes of answered. Numbers: the sum (of percentages the mean), in brackets answered of asked.",
    },
    "total": {"vi": "tổng {sum}; ", "en": "{sum} in all; "},
    "mean": {
        "vi": "trung bình {mean} của {n} đơn vị (từ {low} đến {high})",
        "en": "mean {mean} of {n} units (from {low} to {high})",
    },
    "dates": {"vi": "từ {first} đến {last}", "en": "from {first} to {last}"},
    "in-words": {"vi": "(trả lời bằng lời)", "en": "(answered in words)"},
    "group": {"vi": "Nhóm đơn vị", "en": "Group"},
    "n-answered": {"vi": "Đã trả lời", "en": "Answered"},
    "n-asked": {"vi": "Được hỏi", "en": "Asked"},
    "yes": {"vi": "Trả lời Có", "en": "Yes"},
    "sum": {"vi": "Tổng", "en": "Sum"},
    "yes-share": {"vi": "Tỷ lệ Có", "en": "Share of Yes"},
    "own": {"vi": "Đơn vị trả lời", "en": "The unit's answer"},
}  # fmt: skip
