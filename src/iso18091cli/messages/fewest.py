"""The fewest criteria to close for a goal, in words."""

from iso18091cli.model.fewest import Reason
from iso18091cli.model.text import Text

REASONS: dict[Reason, Text] = {
    "red_legal": {"vi": "Thẩm quyền pháp lý đang ở mức {worst}", "en": "Legal competences at the level {worst}"},
    "quick": {
        "vi": "Chỉ số còn một tiêu chí nữa là đạt",
        "en": "Indicators that are one criterion from good enough",
    },
    "other": {"vi": "Còn lại", "en": "The rest"},
}
WORDS: dict[str, Text] = {
    "unknown": {
        "vi": "--goal: không hiểu “{found}”. Ghi một số từ 0 đến 100, hoặc một nhãn: {known}.",
        "en": "--goal: “{found}” is not understood. Type a number from 0 to 100, or a label: {known}.",
    },
    "unknown-score": {
        "vi": "--goal: không hiểu “{found}”. Ghi một số từ 0 đến 100; bộ chỉ số này không có nhãn.",
        "en": "--goal: “{found}” is not understood. Type a number from 0 to 100; this catalogue has no labels.",
    },
    "score": {"vi": "{limit} điểm", "en": "a score of {limit}"},
    "goal": {"vi": "Đích: {goal}.", "en": "Goal: {goal}."},
    "from": {"vi": "{label} (từ {limit} điểm)", "en": "{label} (from {limit})"},
    "with": {
        "vi": "{label} (từ {limit} điểm, kèm điều kiện)",
        "en": "{label} (from {limit}, with conditions)",
    },
    "reached": {"vi": "Đã đạt đích.", "en": "The goal is reached."},
    "fewest": {
        "vi": "Cần đạt ít nhất {n} trong {gaps} tiêu chí chưa đạt hoặc chưa đánh giá, theo thứ tự sau:",
        "en": "Criteria to close: at least {n} of the {gaps} that are below or open, in this order:",
    },
    "unreachable": {
        "vi": "Không đạt được đích: dù {gaps} tiêu chí chưa đạt hoặc chưa đánh giá đều đạt mức {level}, điểm là {score}.",
        "en": "The goal cannot be reached: with all {gaps} criteria that are below or open at {level}, the score is {score}.",
    },
    "criterion": {"vi": "Tiêu chí cần đạt", "en": "Criterion to close"},
    "after": {"vi": "Điểm sau", "en": "Score"},
    "short": {"vi": "còn thiếu {amount} {unit}", "en": "short by {amount} {unit}"},
    "over": {"vi": "còn vượt {amount} {unit}", "en": "over by {amount} {unit}"},
    "provisional": {
        "vi": "* tạm tính: chưa đủ chỉ số được đánh giá để cho điểm.",
        "en": "* provisional: too few indicators are assessed for a score.",
    },
    "unproved": {
        "vi": "Tiêu chí đã đạt mà chưa có minh chứng: {n} ({ids}). Chỉ cần bổ sung minh chứng; điểm không đổi, nhưng được công nhận hay không là nhờ minh chứng.",
        "en": "Criteria good enough without evidence: {n} ({ids}). Evidence alone is wanting; the score stays the same, but it is by evidence that they are accepted.",
    },
}
