"""What is said of the sums of what was counted."""

from __future__ import annotations

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "short": {"vi": "Số liệu", "en": "Figures"},
    "heading": {"vi": "Số liệu đếm được", "en": "What was counted"},
    "note": {
        "vi": "Tỷ lệ chung = tổng các số (1) ÷ tổng các số (2) của n đơn vị trong N đơn vị mà tiêu chí áp dụng; không phải"
        " bình quân các tỷ lệ. Đơn vị có mức được chọn khác với số liệu thì không vào tổng. *: chưa đủ độ phủ.",
        "en": "The share over all is the sum of (1) by the sum of (2), of n of the N units to which it applies; it is no"
        " mean of shares. A unit for which another level was picked is in no sum. *: below the coverage.",
    },
    "criterion": {"vi": "Tiêu chí", "en": "Criterion"},
    "what": {"vi": "Số liệu", "en": "What is counted"},
    "of": {"vi": "Phạm vi", "en": "Units"},
    "all": {"vi": "Toàn bộ", "en": "All"},
    "n": {"vi": "n/N đơn vị", "en": "n of N units"},
    "part": {"vi": "Tổng (1)", "en": "Sum of (1)"},
    "whole": {"vi": "Tổng (2)", "en": "Sum of (2)"},
    "unit": {"vi": "Đơn vị tính", "en": "Unit"},
    "value": {"vi": "Tỷ lệ chung (%)", "en": "Share over all (%)"},
    "median": {"vi": "Trung vị", "en": "Median"},
    "spread": {"vi": "Một nửa số đơn vị trong khoảng", "en": "Half of the units lie within"},
    "spread-picture": {"vi": "Các đơn vị và ngưỡng", "en": "The units and the limit"},
    "previous": {"vi": "Kỳ trước", "en": "Last period"},
    "previous-n": {"vi": "Đơn vị có số kỳ trước", "en": "Units with last period's"},
    "previous-of": {"vi": "kỳ trước: {value} ({n} đơn vị)", "en": "last period: {value} (units: {n})"},
    "lowest": {"vi": "Thấp nhất", "en": "Lowest"},
    "highest": {"vi": "Cao nhất", "en": "Highest"},
    "overruled": {"vi": "Loại khỏi tổng", "en": "Left out"},
    "limit": {"vi": "{level} từ {limit}", "en": "{level} from {limit}"},
    "picture": {
        "vi": "{what}: mỗi chấm một đơn vị, từ {lowest} đến {highest}; vạch: ngưỡng {limit}",
        "en": "{what}: a dot a unit, from {lowest} to {highest}; line: the limit {limit}",
    },
    "picture-many": {
        "vi": "{what}: khối là nửa số đơn vị ở giữa, gạch là trung vị; vạch: ngưỡng {limit}",
        "en": "{what}: the block is the middle half of the units, its bar the median; line: the limit {limit}",
    },
}
