"""Family X: several files together. Found while they are put side by side (aggregate.py), worded here."""

from iso18091cli.checks.rule import stated

SECOND_COPY = stated(
    "X01",
    "second-copy",
    "warning",
    {"vi": "{why}", "en": "{why}"},
    {
        "vi": "Mỗi đơn vị chỉ có một bản được tính: bước muộn hơn, rồi nhiều chỉ số được đánh giá hơn.",
        "en": "One copy a unit counts: the later stage, then the one with more indicators assessed.",
    },
    {
        "vi": "Nếu bản kia mới đúng, chuyển bản này ra khỏi thư mục và chạy lại.",
        "en": "If the other one is right, move this one out of the folder and run again.",
    },
)
