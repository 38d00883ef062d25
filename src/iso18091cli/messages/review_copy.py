"""A reviewer's copy: the sheet on what changed since the last look."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "sheet": {"vi": "Đã thay đổi", "en": "What changed"},
    "title": {"vi": "Những chỗ đã thay đổi từ lần xem trước", "en": "What changed since the last look"},
    "intro": {
        "vi": "Đơn vị đã sửa {n} ô sau lần anh/chị xem. Các dòng dưới đây xin xem lại và ghi lại mức; ý kiến trước đây của"
        " anh/chị ở hai cột cuối. Ý kiến về {kept} dòng không thay đổi vẫn còn trong phiếu.",
        "en": "The unit changed {n} cells after you looked. Please look at these rows again and give their levels anew; what"
        " you said before stands in the last two columns. What you said of {kept} rows that did not change is kept.",
    },
    "link": {"vi": "→ {n} ô đã thay đổi từ lần xem trước", "en": "→ {n} cells changed since the last look"},
    "column.id": {"vi": "Mã", "en": "Id"},
    "column.what": {"vi": "Cột", "en": "Column"},
    "column.before": {"vi": "Trước", "en": "Before"},
    "column.now": {"vi": "Nay", "en": "Now"},
    "column.said-level": {"vi": "Mức đã ghi", "en": "Level given"},
    "column.said": {"vi": "Nhận xét đã ghi", "en": "Comment given"},
}
