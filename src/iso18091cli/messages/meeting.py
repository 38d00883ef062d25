"""The meeting's workbook: the sheet on which everybody's levels stand side by side."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "sheet": {"vi": "Đối chiếu", "en": "Side by side"},
    "title": {"vi": "Đối chiếu tự đánh giá và thẩm định", "en": "Self-assessment and appraisal side by side"},
    "counts": {
        "vi": "{unit}: {seen} tiêu chí đã được xem, {agreed} đã thống nhất, {open} còn phải trao đổi (ở trên cùng).",
        "en": "{unit}: {seen} criteria were looked at, {agreed} are agreed, {open} are to be talked about (on top).",
    },
    "how": {
        "vi": "Bấm mã tiêu chí để đến dòng của nó, chọn mức ở cột Thống nhất. Mức thẩm định theo quy tắc: {rule}.",
        "en": "Click a criterion's id to get to its row, and choose the level in the column Agreed. Appraisal by: {rule}.",
    },
    "link": {"vi": "→ Đối chiếu: còn {n} tiêu chí phải trao đổi", "en": "→ Side by side: {n} criteria to talk about"},
    "column.id": {"vi": "Mã", "en": "Id"},
    "column.criterion": {"vi": "Tiêu chí", "en": "Criterion"},
    "column.own": {"vi": "Tự đánh giá", "en": "Self"},
    "column.appraisal": {"vi": "Thẩm định", "en": "Appraisal"},
    "column.agreed": {"vi": "Thống nhất", "en": "Agreed"},
    "column.why": {"vi": "Vì sao", "en": "Why"},
    "band.open": {"vi": "Cần trao đổi ({n})", "en": "To talk about ({n})"},
    "band.settled": {"vi": "Đã thống nhất ({n})", "en": "Agreed ({n})"},
    "band.unseen": {"vi": "Chưa ai thẩm định ({n})", "en": "Not appraised by anybody ({n})"},
    "none": {"vi": "–", "en": "–"},
    "to-fill": {"vi": "→ {cell}", "en": "→ {cell}"},
    "file-name": {"vi": "thong-nhat", "en": "agreed"},
}
WHY: dict[str, Text] = {
    "agreed": {"vi": "mọi người cùng một mức", "en": "all say the same"},
    "differs": {"vi": "thẩm định khác tự đánh giá", "en": "appraisal and unit differ"},
    "tie": {"vi": "người thẩm định chia ý kiến", "en": "the reviewers are divided"},
    "apart": {"vi": "có người thẩm định ý kiến khác", "en": "one reviewer says otherwise"},
    "no-self": {"vi": "đơn vị chưa có mức", "en": "the unit gives no level"},
    "decided": {"vi": "đã chốt khi họp", "en": "decided in the meeting"},
    "unseen": {"vi": "chưa ai thẩm định", "en": "not appraised"},
}
RULES: dict[str, Text] = {
    "median": {"vi": "mức ở giữa; hòa thì để ngỏ", "en": "the level in the middle; a tie stays open"},
    "worst": {"vi": "mức thấp nhất", "en": "the lowest level"},
    "majority": {"vi": "mức của quá nửa; không có thì để ngỏ", "en": "the level of more than half; else it stays open"},
}
