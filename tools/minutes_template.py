"""The template of the minutes of an appraisal, of one unit or of all. Names: NAMES in messages/documents.py."""

from __future__ import annotations

from typing import Any

from decree import (
    ALIGN,
    GAP,
    SMALL,
    begin,
    gap,
    heading,
    listing,
    packed,
    say,
    signature,
    tag,
    title,
)

WORDS: dict[str, dict[str, Any]] = {
    "vi": {
        "lang": "vi-VN",
        "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "motto_indent": 18,
        "draft": "DỰ THẢO",
        "parent": "[CƠ QUAN CHỦ QUẢN]",
        "office": ("HỘI ĐỒNG THẨM ĐỊNH",),
        "number": f"Số:{GAP}/BB-[…]",
        "date": f"[Địa danh], ngày{GAP}tháng{GAP}năm{GAP}",
        "kind": "BIÊN BẢN",
        "subject": "Thẩm định kết quả tự đánh giá{% if unit %} của {{ unit }}{% endif %} theo {{ title }}{% if period %}, kỳ {{ period }}{% endif %}",
        "began": f"Thời gian bắt đầu:{GAP}giờ{GAP}, ngày{GAP}tháng{GAP}năm{GAP}.",
        "place": "Địa điểm: […].",
        "present": "Thành phần tham dự:",
        "member": "- {{ member }}: người thẩm định{% if loop.last %}.{% else %};{% endif %}",
        "more": "- Đại diện {% if unit %}{{ unit }}{% else %}các đơn vị{% endif %}: […].",
        "chair": "Chủ trì (chủ tọa): […]. Thư ký (người ghi biên bản): […].",
        "I": "I. KẾT QUẢ THẨM ĐỊNH",
        "how": "{{ how }} {{ rule }}",
        "tally": ("Nhóm", "Đã xem", "Nâng", "Hạ", "Giữ", "Khác", "Còn phải bàn"),
        "alpha": "Mức độ thống nhất giữa những người thẩm định: {{ alpha }}",
        "II": "II. NHỮNG TIÊU CHÍ CÓ MỨC THAY ĐỔI",
        "changed": ("{% if not unit %}Đơn vị, mã{% else %}Mã{% endif %}", "Tiêu chí", "Tự đánh giá", "Thẩm định", "Thống nhất", "Ý kiến"),
        "no_changed": "Không có.",
        "III": "III. NHỮNG TIÊU CHÍ CHƯA THỐNG NHẤT",
        "open": ("{% if not unit %}Đơn vị, mã{% else %}Mã{% endif %}", "Tiêu chí", "Tự đánh giá", "Từng người thẩm định", "Vì sao"),
        "no_open": "Không có.",
        "IV": "IV. KẾT LUẬN",
        "conclusion": "[Ghi kết luận của chủ tọa và ý kiến của đại diện đơn vị.]",
        "ended": f"Biên bản kết thúc vào{GAP}giờ{GAP}, ngày{GAP}tháng{GAP}năm{GAP}; đã đọc cho những người tham dự cùng nghe./.",
        "secretary": ("THƯ KÝ", "CHỦ TỌA"),
        "name": "[Họ và tên]",
    },
    "en": {
        "lang": "en-GB",
        "state": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "motto_indent": 12,
        "draft": "DRAFT",
        "parent": "[BODY ABOVE]",
        "office": ("APPRAISAL COUNCIL",),
        "number": f"No.:{GAP}/BB-[…]",
        "date": f"[Place],{GAP}{GAP}{GAP}",
        "kind": "MINUTES",
        "subject": "On the appraisal of the self-assessment{% if unit %} of {{ unit }}{% endif %} by {{ title }}{% if period %}, period {{ period }}{% endif %}",
        "began": f"Began at:{GAP}{GAP}on{GAP}{GAP}.",
        "place": "Place: […].",
        "present": "Present:",
        "member": "- {{ member }}: reviewer{% if loop.last %}.{% else %};{% endif %}",
        "more": "- For {% if unit %}{{ unit }}{% else %}the units{% endif %}: […].",
        "chair": "In the chair: […]. Secretary: […].",
        "I": "I. RESULTS",
        "how": "{{ how }} {{ rule }}",
        "tally": ("Group", "Looked at", "Raised", "Lowered", "Kept", "Other", "Open"),
        "alpha": "Agreement of the reviewers: {{ alpha }}",
        "II": "II. CRITERIA WHOSE LEVEL CHANGED",
        "changed": ("{% if not unit %}Unit, id{% else %}Id{% endif %}", "Criterion", "Self", "Appraisal", "Agreed", "Comment"),
        "no_changed": "None.",
        "III": "III. CRITERIA STILL OPEN",
        "open": ("{% if not unit %}Unit, id{% else %}Id{% endif %}", "Criterion", "Self", "Each reviewer", "Why"),
        "no_open": "None.",
        "IV": "IV. CONCLUSION",
        "conclusion": "[What the chair concludes, and what the unit's representative says.]",
        "ended": f"Ended at{GAP}{GAP}on{GAP}{GAP}; read to all who were present./.",
        "secretary": ("SECRETARY", "CHAIR"),
        "name": "[Full name]",
    },
}  # fmt: skip


def make(language: str) -> bytes:
    """minutes.<language>.docx"""
    words = WORDS[language]
    document = begin(words["lang"])
    issuer = ((words["parent"], False), *((line, True) for line in words["office"]))
    heading(document, words, issuer, words["number"], words["date"])
    title(document, words["kind"], words["subject"])
    for key in ("began", "place", "present"):
        say(document, words[key])
    tag(document, "for member in members")
    say(document, words["member"])
    tag(document, "endfor")
    say(document, words["more"])
    say(document, words["chair"])
    document.add_heading(words["I"], 1)
    say(document, words["how"], SMALL, italic=True)
    fields = ("name", "seen", "raised", "lowered", "kept", "other", "open")
    texts = tuple(f"{{{{ group.{field} }}}}" for field in fields)
    widths = (63, 17, 17, 17, 17, 17, 17)
    listing(document, words["tally"], widths, "group in groups", texts, centred=(1, 2, 3, 4, 5, 6), style=SMALL)
    gap(document)
    say(document, words["alpha"])
    where = "{% if not unit %}{{ row.unit }}: {% endif %}{{ row.id }}"
    document.add_heading(words["II"], 1)
    texts = (
        where,
        "{{ row.criterion }}",
        "{{ row.own }}",
        "{{ row.appraisal }}",
        "{{ row.agreed }}",
        "{{ row.comment }}",
    )
    _rows(document, words, "changed", (22, 48, 18, 18, 18, 41), texts, (2, 3, 4))
    document.add_heading(words["III"], 1)
    texts = (where, "{{ row.criterion }}", "{{ row.own }}", "{{ row.said }}", "{{ row.why }}")
    _rows(document, words, "open", (22, 52, 18, 45, 28), texts, (2,))
    document.add_heading(words["IV"], 1)
    say(document, words["conclusion"])
    say(document, words["ended"])
    secretary, chair = words["secretary"]
    signature(document, ("",), (chair,), words["name"])
    table = document.tables[-1]
    left = table.rows[0].cells[0]
    left.paragraphs[0].alignment = ALIGN.CENTER
    left.paragraphs[0].runs[0].text = secretary
    left.paragraphs[0].runs[0].italic = None
    say(left, words["name"], "Normal", bold=True, align=ALIGN.CENTER).paragraph_format.space_before = 60 * 12700
    return packed(document, words["lang"], "{{ title }}")


def _rows(
    document: Any,
    words: dict[str, Any],
    name: str,
    widths: tuple[float, ...],
    texts: tuple[str, ...],
    centred: tuple[int, ...],
) -> None:
    """A table of criteria, or that there is none."""
    tag(document, f"if {name}")
    listing(document, words[name], widths, f"row in {name}", texts, centred=centred, style=SMALL)
    tag(document, "else")
    say(document, words[f"no_{name}"])
    tag(document, "endif")
    gap(document)
