"""What officials of the illustrative units write: posts, documents, explanations, answers. All of it is made up."""

from __future__ import annotations

MARK = "(minh họa)"
"""Stands behind every document number, so that none can be taken for a real one."""

OFFICE_OF = {
    "office": ("1.1", "1.2", "1.5", "1.7", "1.8"),
    "staff": ("1.3",),
    "finance": ("1.4",),
    "military": ("1.9",),
    "justice": ("1.6", "3.9"),
    "police": ("1.10",),
    "economy": ("2.1", "2.3", "2.7", "2.8"),
    "social": ("2.2", "2.4", "3.3", "3.4", "3.5", "3.11", "3.12"),
    "culture": ("2.5", "3.2", "3.10"),
    "works": ("2.6", "3.1", "3.8", "4.3", "4.8"),
    "health": ("3.6",),
    "school": ("3.7",),
    "nature": ("4.1", "4.2", "4.4", "4.5", "4.6", "4.7", "4.9"),
}
"""Which office answers for which indicators."""

_CLERK = "Công chức Văn phòng – Thống kê"
_CULTURE = "Công chức Văn hóa – Xã hội"
POSTS = {
    "district": {
        "office": "Chuyên viên Văn phòng HĐND và UBND",
        "staff": "Chuyên viên Phòng Nội vụ",
        "finance": "Chuyên viên Phòng Tài chính – Kế hoạch",
        "military": "Trợ lý Ban Chỉ huy quân sự",
        "justice": "Chuyên viên Phòng Tư pháp",
        "police": "Cán bộ tổng hợp Công an",
        "economy": "Chuyên viên Phòng Kinh tế",
        "social": "Chuyên viên Phòng Lao động – Thương binh và Xã hội",
        "culture": "Chuyên viên Phòng Văn hóa và Thông tin",
        "works": "Chuyên viên Phòng Quản lý đô thị",
        "health": "Chuyên viên Phòng Y tế",
        "school": "Chuyên viên Phòng Giáo dục và Đào tạo",
        "nature": "Chuyên viên Phòng Tài nguyên và Môi trường",
    },
    "commune": {
        "office": _CLERK,
        "staff": _CLERK,
        "finance": "Công chức Tài chính – Kế toán",
        "military": "Chỉ huy trưởng Ban Chỉ huy quân sự",
        "justice": "Công chức Tư pháp – Hộ tịch",
        "police": "Trưởng Công an",
        "economy": "Công chức Địa chính – Xây dựng",
        "social": _CULTURE,
        "culture": _CULTURE,
        "works": "Công chức Địa chính – Xây dựng",
        "health": "Trưởng Trạm Y tế",
        "school": _CULTURE,
        "nature": "Công chức Địa chính – Môi trường",
    },
}
"""Posts by level of unit, never names, as they were called in 2023 ..."""

RURAL_POSTS = {
    "economy": "Chuyên viên Phòng Nông nghiệp và Phát triển nông thôn",
    "works": "Chuyên viên Phòng Kinh tế và Hạ tầng",
}
"""... and those that have another name in a rural district."""

SYMBOLS = (
    ("Kế hoạch", "KH-UBND"),
    ("Chương trình", "CTr-UBND"),
    ("Phương án", "PA-UBND"),
    ("Quyết định", "QĐ-UBND"),
    ("Báo cáo", "BC-UBND"),
    ("Biên bản", "BB-UBND"),
    ("Thông báo", "TB-UBND"),
    ("Văn bản", "UBND-VP"),
    ("Quy chế", "QC-UBND"),
    ("Hợp đồng", "HĐ-UBND"),
)
"""How a document of that kind is numbered."""

DOCUMENTS = (
    "{kind} số {number}/{symbol} ngày {day} {mark}",
    "{kind} {number}/{symbol} ({day}) {mark}",
    "{what}: {kind_small} số {number}/{symbol} ngày {day} {mark}",
    "{kind} số {number}/{symbol} ngày {day}; công khai tại https://{site}.example.vn/van-ban/{number} {mark}",
)
RECORDS = (
    "{what}, cập nhật đến {day} {mark}",
    "{what} năm 2023, lưu tại {office} {mark}",
    "{what} (bản lưu, {count} trang) {mark}",
    "{what}, kèm Báo cáo số {number}/BC-UBND ngày {day} {mark}",
)
"""For evidence that has no number of its own."""

PARTLY = (
    "Mới thực hiện ở {some} trên {all} {place}; phần còn lại đưa vào kế hoạch năm 2024.",
    "Đã có văn bản nhưng kết quả mới đạt khoảng {percent}%.",
    "Có làm nhưng chưa đều giữa các quý, chưa tổng hợp thành báo cáo.",
    "Đạt một phần; còn thiếu số liệu của {some} {place}.",
    "Đang rà soát, bổ sung; dự kiến hoàn thành trong quý II/2024.",
)
MISSING = (
    "Chưa ban hành; {office} sẽ tham mưu trong quý I/2024.",
    "Chưa bố trí được kinh phí trong dự toán năm 2023.",
    "Chưa có sổ theo dõi riêng nên không có số liệu.",
    "Chưa thực hiện do thay đổi nhân sự phụ trách từ tháng 6/2023.",
    "Có làm nhưng không lập biên bản nên không có tài liệu kiểm chứng.",
)
ELSEWHERE = (
    "Văn bản do cơ quan cấp trên ban hành, đơn vị đang xin bản sao.",
    "Thực hiện thường xuyên, tài liệu nằm trong hồ sơ một cửa điện tử.",
    "Hồ sơ giấy lưu tại kho, chưa số hóa.",
)
"""For a good level whose document is not at hand."""

TASKS = (
    "Ban hành và tổ chức thực hiện đầy đủ nội dung còn thiếu của chỉ số “{name}”",
    "Khắc phục các tiêu chí chưa đạt của chỉ số {id}; phân công rõ người làm và thời hạn",
    "Lập hồ sơ theo dõi, tổng hợp số liệu từng quý cho chỉ số “{name}”",
    "Rà soát, bổ sung minh chứng và báo cáo kết quả định kỳ chỉ số {id}",
)

SURVEY_TEXTS = {
    "plans.f": (
        "Cải cách hành chính; chuyển đổi số; chỉnh trang đô thị (minh họa)",
        "1) Xây dựng nông thôn mới kiểu mẫu\n2) Giải phóng mặt bằng\n3) Thu gom, phân loại rác tại nguồn (minh họa)",
        "Thu ngân sách, an sinh xã hội, bảo vệ môi trường (minh họa)",
    ),
    "services.f": (
        "Thu gom rác ngày lễ, tết (minh họa)",
        "Mất nước sạch giờ cao điểm ở khu dân cư cuối nguồn (minh họa)",
        "Chiếu sáng ngõ xóm (minh họa)",
    ),
}
SURVEY_NOTES = ("Số liệu tính đến 30/9/2023", "Nguồn: báo cáo quý III/2023 (minh họa)")
CHECKED = "đã kiểm tra"
"""The note by which a share of at most one per cent is known to be meant."""
SURVEY_NUMBERS = {
    "plans.c": (12, 64),
    "reform.b": (95, 290),
    "iso9001.d": (18, 140),
    "services.d": (2, 46),
    "sustainability.b": (0, 9),
    "sustainability.c": (0.1, 3.2),
}
"""Ranges of figures; what is not named here is a percentage from 55 to 99,9."""

URBAN = ("quan", "phuong")
TITLES = {True: ("civilised_urban", "no_title"), False: ("new_rural", "new_rural_advanced", "new_rural_model")}
"""Titles that an urban unit can hold, and a rural one; the answers to TITLE_QUESTION."""
TITLE_QUESTION = "sustainability.d"

SURVEY_YEARS = {"plans.b": 2023, "iso9001.b": 2021, "iso9001.f": 2023}
"""The year of each date that is asked for."""

WHOLES = {
    "người": (900, 9000),
    **dict.fromkeys(("1.3.b", "1.3.c"), (30, 120)),
    **dict.fromkeys(("1.6.e", "3.4.d"), (4, 40)),
    **dict.fromkeys(("2.2.c", "3.3.c", "3.6.e", "3.11.e"), (150, 1500)),
    "hồ sơ": (400, 9000),
    "hộ": (800, 9000),
    "trẻ em": (60, 900),
    "học sinh": (80, 700),
    "thửa": (2000, 20000),
    "lượt": (300, 5000),
    "lượt đánh giá": (150, 3000),
    "km": (8, 60),
    "ha": (20, 400),
    "tấn": (1500, 9000),
    "triệu đồng": (8000, 90000),
    "con": (300, 5000),
    "bóng": (120, 2500),
    "thôn, tổ dân phố": (8, 30),
    "công trình": (8, 30),
}
"""How much there is of what is counted, by criterion or by its unit; of anything else between 4 and 60."""
