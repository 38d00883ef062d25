"""How far units took part in a round: the steps of the funnel, and why what came does not count."""

from collections.abc import Mapping

from iso18091cli.messages.reports import WORDS
from iso18091cli.model.answers import STAGES, Stage
from iso18091cli.model.summary import Standing, State, StepKey
from iso18091cli.model.text import LANGUAGES, Text, filled, say

STEPS: dict[StepKey, Text] = {
    "in-force": {"vi": "Đơn vị phải tham gia", "en": "Units that are to take part"},
    "received": {"vi": "Có gửi tệp", "en": "Something came"},
    "usable": {"vi": "Đọc được", "en": "Readable"},
    "of-round": {"vi": "Đúng kỳ, đúng bộ chỉ số", "en": "Of this period and set of indicators"},
    "answered": {"vi": "Có trả lời", "en": "Answered"},
    "accepted": {"vi": "Trả lời đủ, không lỗi", "en": "Complete, without an error"},
    "appraised": {"vi": "Đã thẩm định", "en": "Appraised"},
    "agreed": {"vi": "Đã thống nhất", "en": "Agreed"},
}
WITHOUT_REGISTER: Text = {"vi": "Đơn vị có trong các tệp (không có danh mục)", "en": "Units in the files (no register)"}
"""The first step where nobody says who is to take part."""
STATES: dict[State, Text] = {
    "nothing": {"vi": "Chưa gửi phiếu", "en": "Nothing came"},
    "unreadable": {"vi": "Có gửi tệp nhưng không dùng được", "en": "What came cannot be used"},
    "other": {
        "vi": "Có gửi phiếu của kỳ, phiên bản hoặc bộ chỉ số khác",
        "en": "What came is of another period, edition or set of indicators",
    },
    "blank": {"vi": "Có gửi phiếu nhưng để trống", "en": "What came is a blank workbook"},
    "parts": {"vi": "Gửi từng phần, chưa ghép", "en": "In parts, not joined"},
    "faulty": {"vi": "Có lỗi phải sửa", "en": "With errors to correct"},
    "incomplete": {"vi": "Chưa trả lời đủ", "en": "Not complete"},
    "accepted": {"vi": "Đủ, không lỗi", "en": "Complete, without an error"},
}
PERIOD: dict[str, Text] = {
    "all": {
        "vi": "Kỳ {period}: mọi phiếu có ghi kỳ đều ghi kỳ này ({n}).",
        "en": "Period {period}: all workbooks that name a period name this one ({n}).",
    },
    "most": {
        "vi": "Kỳ {period}: kỳ của nhiều phiếu nhất ({n}/{of}); --period chọn kỳ khác.",
        "en": "Period {period}: the one of most workbooks ({n} of {of}); --period chooses another.",
    },
    "as-frequent": {
        "vi": "Kỳ {period}: cùng số phiếu ({n}/{of}) với kỳ {others}, nên lấy kỳ muộn hơn; --period chọn kỳ khác.",
        "en": "Period {period}: as many workbooks ({n} of {of}) are of {others}, so the later one was taken; "
        "--period chooses another.",
    },
    "none": {
        "vi": "Không phiếu nào ghi kỳ đánh giá, nên mọi phiếu được tính chung.",
        "en": "No workbook names a period, so all of them are taken together.",
    },
}
"""Which period a folder was summed up for where none was asked for, and why."""
_CAME: Text = {"vi": "{state}: {file} ({why})", "en": "{state}: {file} ({why})"}
_CAME_UNNAMED: Text = {"vi": "{state} ({why})", "en": "{state} ({why})"}


def why(standing: Standing, public: bool = False) -> Text:
    """In one line: where the unit stands, and of a file that does not count which it is and why.

    A public edition names no file.
    """
    state = STATES[standing.state]
    if not standing.why:
        return state
    words = _CAME_UNNAMED if public else _CAME
    return filled(words, state=state, file=standing.file, why={k: v.rstrip(".") for k, v in standing.why.items()})


_AT_STAGES: Text = {
    "vi": "Các đơn vị không ở cùng một bước ({stages}): số trung bình gộp cả các bước.",
    "en": "The units are at different stages ({stages}): means mix them.",
}


def mixed_stages(stages: Mapping[Stage, int]) -> Text:
    """That figures over the units are of several stages, each with its number of units; {} where they are of one."""
    if len(stages) < 2:
        return {}
    named = [(WORDS[f"stage-{stage}"], stages[stage]) for stage in STAGES if stage in stages]
    each = {lang: ", ".join(f"{say(word, lang)}: {n}" for word, n in named) for lang in LANGUAGES}
    return filled(_AT_STAGES, stages=each)
