"""Family X: several files together. Found while they are put side by side (aggregate.py), worded here."""

from __future__ import annotations

from collections.abc import Sequence

from iso18091cli.checks.rule import stated
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result

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
OTHER_PERIOD = stated(
    "X05",
    "other-period",
    "warning",
    {
        "vi": "Phiếu thuộc kỳ “{found}”, không phải kỳ “{period}” đang tổng hợp nên không được tính.",
        "en": "The workbook is of the period “{found}”, not of “{period}”, which is summed up; it does not count.",
    },
    {
        "vi": "Kết quả của hai kỳ cộng chung thì không nói được gì về kỳ nào.",
        "en": "Results of two periods put together tell nothing about either.",
    },
    {
        "vi": "Nếu ghi nhầm kỳ, báo đơn vị sửa; nếu muốn tổng hợp kỳ kia, chạy lại với --period.",
        "en": "If the period is a slip, ask the unit to correct it; to sum up the other one, run again with --period.",
    },
)


def across(results: Sequence[Result], catalog: Catalog) -> tuple[tuple[str, Diagnostic], ...]:
    """Findings that several workbooks give together."""
    return ()
