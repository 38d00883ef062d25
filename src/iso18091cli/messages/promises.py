"""What became of last period's actions, in words."""

from iso18091cli.model.promises import Became
from iso18091cli.model.text import Text

BECAME: dict[Became, Text] = {
    "done": {"vi": "hoàn thành", "en": "done"},
    "late": {"vi": "chậm", "en": "late"},
    "open": {"vi": "đang làm, chưa đến hạn", "en": "open, not due yet"},
    "dropped": {"vi": "không làm nữa", "en": "dropped"},
    "replaced": {"vi": "thay bằng nhiệm vụ khác", "en": "replaced by other actions"},
    "unmentioned": {"vi": "không còn được nhắc đến", "en": "never mentioned again"},
    "no_report": {"vi": "chưa có phiếu kỳ này", "en": "without a workbook of this period"},
}
WORDS: dict[str, Text] = {
    "title": {"vi": "Nhiệm vụ của kỳ trước", "en": "Last period's actions"},
    "sum": {"vi": "{n} nhiệm vụ: {each}.", "en": "{n} actions: {each}."},
    "each": {"vi": "{n} {what}", "en": "{n} {what}"},
    "improved": {
        "vi": "Chỉ số cần cải thiện: {n}, so sánh được {compared}: {improved} tốt hơn (đạt mức chấp nhận được: {reached}), {worse} kém hơn.",
        "en": "Indicators that were to improve: {n}, {compared} can be compared: {improved} better ({reached} good enough now), {worse} worse.",
    },
    "lead": {"vi": "Chủ trì", "en": "Lead office"},
    "due": {"vi": "Hạn", "en": "Due"},
    "actions": {"vi": "Nhiệm vụ", "en": "Actions"},
    "better": {"vi": "Chỉ số tốt hơn", "en": "Indicators better"},
    "no-lead": {"vi": "chưa ghi chủ trì", "en": "no office named"},
    "no-due": {"vi": "không ghi ngày", "en": "no day named"},
}
