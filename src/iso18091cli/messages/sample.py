"""Which units a council looks at: what makes it look, and what the command says."""

from iso18091cli.model.text import Text

SIGNS: dict[str, Text] = {
    "unproved": {"vi": "{n}/{of} mức không có minh chứng", "en": "{n} of {of} levels have no evidence"},
    "shared": {
        "vi": "{n} minh chứng giống từng chữ với đơn vị khác (nhiều nhất {units} đơn vị)",
        "en": "{n} pieces of evidence stand word for word in other units' workbooks (in {units} of them at most)",
    },
    "all-best": {
        "vi": "mọi mức đều cao nhất và không có giải trình nào",
        "en": "every level is the best one and nothing is explained",
    },
    "jump": {
        "vi": "{n} tiêu chí tăng từ hai mức trở lên so với kỳ trước: {ids}",
        "en": "{n} criteria rose by two levels or more since last period: {ids}",
    },
    "copies": {
        "vi": "đã gửi nhiều bản, khác nhau ở {n} câu trả lời",
        "en": "it sent several copies, which differ in {n} answers",
    },
}
"""Signs, as they stand within a sentence."""
WORDS: dict[str, Text] = {
    "chance": {"vi": "ngẫu nhiên trong nhóm {stratum}", "en": "by chance, among {stratum}"},
    "chance.all": {"vi": "ngẫu nhiên trong tất cả các đơn vị", "en": "by chance, among all units"},
    "drawn": {
        "vi": "Đã chọn {n}/{of} đơn vị vào {path}: {chance} theo ngẫu nhiên (hạt giống {seed}), {sign} theo dấu hiệu.",
        "en": "Chose {n} of {of} units into {path}: {chance} by chance (seed {seed}), {sign} by signs.",
    },
    "no-proof": {
        "vi": "Dấu hiệu chỉ cho biết nên xem đơn vị nào trước, không chứng minh điều gì.",
        "en": "A sign only tells where to look first; it proves nothing.",
    },
    "fewer": {
        "vi": "Chỉ có {of} đơn vị có phiếu được tính, ít hơn {n} đơn vị cần chọn: lấy tất cả.",
        "en": "Only {of} units have a workbook that counts, fewer than the {n} asked for: all are taken.",
    },
    "nobody": {
        "vi": "{folder} chưa có phiếu nào được tính.",
        "en": "{folder} holds no workbook that counts yet.",
    },
    "by-unknown": {
        "vi": "--by nhận level, kind, parent (cách nhau bằng dấu phẩy), không phải “{found}”.",
        "en": "--by takes level, kind, parent (separated by commas), not “{found}”.",
    },
}
