"""The report on differences between units and council."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "title": {"vi": "Đối chiếu tự đánh giá và thẩm định", "en": "Self-assessment and appraisal side by side"},
    "period": {"vi": "Kỳ: {period}. Bộ chỉ số: {catalogue}.", "en": "Period: {period}. Catalogue: {catalogue}."},
    "rule": {"vi": "Nhiều người thẩm định: {rule}.", "en": "Where several reviewers look: {rule}."},
    "how": {
        "vi": "Chỉ tính tiêu chí đã có người thẩm định cho mức. Mức của hội đồng là mức thống nhất, chưa thống nhất thì mức"
        " thẩm định. “Khác”: một trong hai bên không có mức (không áp dụng, chưa đánh giá, người thẩm định chia ý kiến).",
        "en": "Only criteria to which a reviewer gave a level are counted. The council's level is the agreed one, else the"
        " appraisal. “Other”: one of the two is no level (not applicable, not assessed, reviewers divided).",
    },
    "overview": {"vi": "Tổng quan", "en": "Overview"},
    "rows": {"vi": "Từng tiêu chí", "en": "Every criterion"},
    "units": {"vi": "Theo đơn vị", "en": "By unit"},
    "pillars": {"vi": "Theo trụ cột", "en": "By pillar"},
    "indicators": {"vi": "Theo chỉ số", "en": "By indicator"},
    "kinds": {"vi": "Theo loại đơn vị", "en": "By kind of unit"},
    "optimistic": {
        "vi": "Tự đánh giá lạc quan nhất ở những tiêu chí",
        "en": "Where self-assessments are most optimistic",
    },
    "agreement": {"vi": "Những người thẩm định có nhìn giống nhau không?", "en": "Do the reviewers see the same?"},
    "findings": {"vi": "Phát hiện khi gộp", "en": "Found on merging"},
    "group": {"vi": "Nhóm", "en": "Group"},
    "all": {"vi": "Tất cả", "en": "All"},
    "seen": {"vi": "Đã xem", "en": "Looked at"},
    "raised": {"vi": "Nâng", "en": "Raised"},
    "lowered": {"vi": "Hạ", "en": "Lowered"},
    "kept": {"vi": "Giữ", "en": "Kept"},
    "other": {"vi": "Khác", "en": "Other"},
    "open": {"vi": "Còn phải bàn", "en": "Open"},
    "shift": {"vi": "Lệch bình quân (điểm)", "en": "Mean shift (points)"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "id": {"vi": "Mã", "en": "Id"},
    "criterion": {"vi": "Tiêu chí", "en": "Criterion"},
    "own": {"vi": "Tự đánh giá", "en": "Self"},
    "said": {"vi": "Người thẩm định", "en": "Reviewers"},
    "appraisal": {"vi": "Thẩm định", "en": "Appraisal"},
    "agreed": {"vi": "Thống nhất", "en": "Agreed"},
    "moved": {"vi": "Thay đổi", "en": "Change"},
    "why": {"vi": "Tình trạng", "en": "State"},
    "comment": {"vi": "Ý kiến", "en": "Comment"},
    "file": {"vi": "Tệp", "en": "File"},
    "code": {"vi": "Mã", "en": "Code"},
    "message": {"vi": "Nội dung", "en": "What"},
    "none": {"vi": "–", "en": "–"},
    "alpha": {
        "vi": "Alpha của Krippendorff (thứ bậc), trên {n} tiêu chí từ hai người xem trở lên: {figure}.",
        "en": "Krippendorff's alpha (ordinal), over {n} criteria that two or more looked at: {figure}.",
    },
    "withheld": {"vi": "chưa đủ {fewest} tiêu chí nên không tính", "en": "withheld below {fewest} criteria"},
    "no-figure": {"vi": "mọi mức như nhau nên không tính được", "en": "all levels are the same, so it cannot be told"},
    "interval": {"vi": "{value} (khoảng 95 %: {low} đến {high})", "en": "{value} (95 % interval: {low} to {high})"},
    "read": {
        "vi": "1 là giống nhau hoàn toàn, 0 là không hơn chọn ngẫu nhiên; từ 0,8 thường coi là tin được, dưới 0,67 thì nên bàn"
        " lại cách hiểu các mức trước khi dùng kết quả. Khoảng 95 % coi các tiêu chí là độc lập nên thực tế có thể rộng hơn.",
        "en": "1 is full agreement, 0 no more than chance; 0.8 and above is commonly taken as reliable, and below 0.67 the"
        " levels' meaning is to be discussed before results are used. The interval takes criteria for independent of each"
        " other, so the true one may be wider.",
    },
    "pair": {"vi": "Hai người", "en": "Pair"},
    "n": {"vi": "Số tiêu chí cùng xem", "en": "Criteria in common"},
    "same": {"vi": "Cùng mức", "en": "Same level"},
    "kappa": {"vi": "Kappa có trọng số", "en": "Weighted kappa"},
    "strict": {"vi": "Chặt hay rộng hơn người khác (mức)", "en": "Stricter (below 0) or milder, in levels"},
    "reviewer": {"vi": "Người thẩm định", "en": "Reviewer"},
    "one-reviewer": {
        "vi": "Không tiêu chí nào có từ hai người xem trở lên, nên chưa biết họ có nhìn giống nhau không.",
        "en": "No criterion was looked at by two reviewers, so nobody knows whether they see the same.",
    },
    "blind-note": {
        "vi": "Phiếu kín không chứa mức tự đánh giá; số liệu của tiêu chí đếm được vẫn có vì là minh chứng.",
        "en": "Blind copies hold no self-level; figures of what is counted stand there, for they are evidence.",
    },
    "page-note": {
        "vi": "Trang này có ý kiến của người thẩm định: chỉ dùng nội bộ.",
        "en": "This page quotes reviewers: for internal use.",
    },
}
MOVED: dict[str, Text] = {
    "raised": {"vi": "nâng", "en": "raised"},
    "lowered": {"vi": "hạ", "en": "lowered"},
    "kept": {"vi": "giữ", "en": "kept"},
    "other": {"vi": "khác", "en": "other"},
}
