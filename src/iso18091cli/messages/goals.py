"""What is said of the Sustainable Development Goals, and their names.

The names are the short titles of the United Nations (A/RES/70/1 gives the full ones), in Vietnamese as the United
Nations in Viet Nam write them.
"""

from __future__ import annotations

from iso18091cli.model.text import Text

GOALS: dict[int, Text] = {
    1: {"vi": "Xóa nghèo", "en": "No poverty"},
    2: {"vi": "Không còn nạn đói", "en": "Zero hunger"},
    3: {"vi": "Sức khỏe và có cuộc sống tốt", "en": "Good health and well-being"},
    4: {"vi": "Giáo dục có chất lượng", "en": "Quality education"},
    5: {"vi": "Bình đẳng giới", "en": "Gender equality"},
    6: {"vi": "Nước sạch và vệ sinh", "en": "Clean water and sanitation"},
    7: {"vi": "Năng lượng sạch với giá thành hợp lý", "en": "Affordable and clean energy"},
    8: {"vi": "Công việc tốt và tăng trưởng kinh tế", "en": "Decent work and economic growth"},
    9: {"vi": "Công nghiệp, sáng tạo và phát triển hạ tầng", "en": "Industry, innovation and infrastructure"},
    10: {"vi": "Giảm bất bình đẳng", "en": "Reduced inequalities"},
    11: {"vi": "Các thành phố và cộng đồng bền vững", "en": "Sustainable cities and communities"},
    12: {"vi": "Tiêu thụ và sản xuất có trách nhiệm", "en": "Responsible consumption and production"},
    13: {"vi": "Hành động về khí hậu", "en": "Climate action"},
    14: {"vi": "Tài nguyên và môi trường biển", "en": "Life below water"},
    15: {"vi": "Tài nguyên và môi trường trên đất liền", "en": "Life on land"},
    16: {"vi": "Hòa bình, công lý và các thể chế mạnh mẽ", "en": "Peace, justice and strong institutions"},
    17: {"vi": "Quan hệ đối tác vì các mục tiêu", "en": "Partnerships for the goals"},
}

WORDS: dict[str, Text] = {
    "short": {"vi": "SDG", "en": "SDGs"},
    "goal-of": {"vi": "SDG {goal}", "en": "SDG {goal}"},
    "heading": {"vi": "Mục tiêu phát triển bền vững (SDG)", "en": "Sustainable Development Goals (SDGs)"},
    "note": {
        "vi": "n/N: trong các lượt chỉ số áp dụng phục vụ mục tiêu (N), số lượt ở mức chấp nhận được: {level} (n). Lượt chưa đánh giá vẫn nằm trong N. "
        "Một chỉ số phục vụ nhiều mục tiêu được đếm ở từng mục tiêu, nên không cộng các mục tiêu với nhau.",
        "en": "n/N: of the applicable results that serve the goal (N), those at the acceptable level, {level} (n). Results not assessed are within N. "
        "An indicator that serves several goals counts for each, so goals are not to be added up.",
    },
    "source": {
        "vi": "Chỉ số nào phục vụ mục tiêu nào lấy từ: {catalogue}; nguồn mà các chỉ số nêu: {sources}.",
        "en": "Which indicator serves which goal is taken from: {catalogue}; the source its indicators name: {sources}.",
    },
    "plain": {
        "vi": "Kết quả của từng đơn vị: trang “{sheet}” của summary.xlsx.",
        "en": "The results of each unit: sheet “{sheet}” of summary.xlsx.",
    },
    "goal": {"vi": "Mục tiêu", "en": "Goal"},
    "name": {"vi": "Tên mục tiêu", "en": "Name of the goal"},
    "indicators": {"vi": "Chỉ số phục vụ", "en": "Indicators that serve it"},
    "reached": {"vi": "Đạt (n)", "en": "Reached (n)"},
    "applicable": {"vi": "Áp dụng (N)", "en": "Apply (N)"},
    "reached-of": {"vi": "Đạt n/N", "en": "Reached n/N"},
    "share": {"vi": "Tỷ lệ", "en": "Share"},
    "open": {"vi": "Chưa có mức", "en": "Without a level"},
    "complete": {"vi": "Đơn vị đạt đủ", "en": "Units with all reached"},
    "held-back": {"vi": "Chỉ số cản trở (số đơn vị chưa đạt)", "en": "Held back by (units below)"},
    "held-back-unit": {"vi": "Chỉ số cản trở", "en": "Held back by"},
    "units": {"vi": "Từng đơn vị: đạt n/N", "en": "Each unit: reached n/N"},
    "show": {"vi": "Cột theo mục tiêu", "en": "Goal shown"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
}
