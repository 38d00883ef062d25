"""The template of the province's report. Names: NAMES in messages/documents.py."""

from __future__ import annotations

from typing import Any

from decree import (
    ALIGN,
    GAP,
    SMALL,
    add_row,
    appendix,
    begin,
    counted,
    further,
    gap,
    heading,
    listing,
    packed,
    say,
    signature,
    spanning,
    table,
    tag,
    title,
    wheel,
)

WORDS: dict[str, dict[str, Any]] = {
    "vi": {
        "lang": "vi-VN",
        "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "motto_indent": 18,
        "draft": "DỰ THẢO",
        "parent": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "office": ("CHI CỤC TIÊU CHUẨN", "ĐO LƯỜNG CHẤT LƯỢNG"),
        "number": f"Số:{GAP}/BC-[…]",
        "date": f"[Địa danh], ngày{GAP}tháng{GAP}năm{GAP}",
        "kind": "BÁO CÁO",
        "subject": "Tổng kết kết quả tự đánh giá theo {{ title }}{% if period %}, kỳ {{ period }}{% endif %}",
        "to": "Kính gửi: Sở Khoa học và Công nghệ{% if province %} {{ province }}{% endif %}.",
        "basis": "Căn cứ {{ basis.text }}{% if basis.remark %} [{{ basis.remark }}]{% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "opening": "Chi cục Tiêu chuẩn Đo lường Chất lượng báo cáo kết quả như sau:",
        "I": "I. TÌNH HÌNH THAM GIA",
        "participation": "{% if expected is not none %}Có {{ took_part }}/{{ expected }} đơn vị gửi phiếu dùng được."
        "{% if beyond %} Ngoài danh sách có {{ beyond }} đơn vị gửi phiếu.{% endif %}"
        "{% else %}Có {{ took_part }} đơn vị gửi phiếu dùng được (không có danh sách đơn vị nên không nêu tỷ lệ).{% endif %}"
        "{% if unusable %} {{ unusable }} tệp không dùng được.{% endif %} Kết quả lấy theo: {{ stage }}.",
        "missing": "Đơn vị chưa có phiếu dùng được (không tính là 0 điểm):",
        "missing_item": "- {{ item.unit }}{% if item.code %} ({{ item.code }}){% endif %}: {{ item.reason }}{% if loop.last %}.{% else %};{% endif %}",
        "absent": "Đơn vị không thuộc diện tham gia (không nằm trong mẫu số):",
        "absent_item": "- {{ item.unit }}{% if item.code %} ({{ item.code }}){% endif %}: {{ item.status }}{% if item.reason %}, {{ item.reason }}{% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "II": "II. KẾT QUẢ THEO TRỤ CỘT",
        "reliable": "Có {{ reliable }}/{{ units|length }} đơn vị có phiếu được tính đạt mức {{ best }} ở mọi chỉ số áp dụng{% if all_best %} ({{ all_best }}){% endif %}.",
        "means": ("Trụ cột", "Trung bình", "Thấp nhất", "Cao nhất", "Có điểm/ được tính (n/N)", "Không áp dụng"),
        "means_note": "Trung bình trên thang 100, chỉ tính các đơn vị có điểm (n/N); đơn vị chưa đánh giá đủ thì chưa có điểm và không tính.{% if stages_note %} {{ stages_note }}{% endif %}",
        "all": "Tổng",
        "counts": "Số lượt chỉ số theo mức, cộng mọi đơn vị:",
        "pillar": "Trụ cột",
        "goals": "Các chỉ số phục vụ mục tiêu phát triển bền vững (SDG), cộng mọi đơn vị:",
        "goal": ("Mục tiêu", "Đạt n/N", "Đơn vị đạt đủ", "Chỉ số cản trở nhất (số đơn vị)"),
        "figures": "Số liệu đếm được",
        "figure": ("Số liệu", "Toàn bộ", "n/N đơn vị", "Trung vị (thấp nhất – cao nhất)"),
        "figures_below": "Số liệu đếm được, cộng mọi đơn vị, tại Phụ lục II.",
        "survey": "Kết quả khảo sát",
        "question": ("Câu hỏi", "Trả lời/ được hỏi", "Kết quả (trên số đã trả lời)"),
        "survey_below": "Kết quả khảo sát theo cấp, loại đơn vị và đơn vị cấp trên tại Phụ lục{% if figures %} III{% else %} II{% endif %}.",
        "survey_appendix": "Phụ lục{% if figures %} III{% else %} II{% endif %}",
        "survey_subject": "KẾT QUẢ KHẢO SÁT THEO NHÓM ĐƠN VỊ{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "figures_appendix": "Phụ lục II",
        "figures_subject": "SỐ LIỆU ĐẾM ĐƯỢC{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "III": "III. ĐIỂM MẠNH",
        "strong": "Các chỉ số quá nửa số đơn vị đạt mức {{ best }}, nhiều nhất trước:",
        "strong_item": "- {{ item.id }} {{ item.name }}: {{ item.reached }}/{{ item.assessed }} đơn vị đã có mức{% if item.beyond %}, trong đó {{ item.beyond }} đơn vị vượt mức cần đạt{% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "no_strong": "Chưa có chỉ số nào quá nửa số đơn vị đạt mức {{ best }}.",
        "IV": "IV. TỒN TẠI, HẠN CHẾ CHUNG",
        "weak": "1. Chỉ số nhiều đơn vị chưa đạt mức {{ best }} nhất",
        "weak_first": (44, "Chỉ số", "{{ item.id }} {{ item.name }}"),
        "weak_below": "Chưa đạt/ đã có mức",
        "gaps": "2. Tiêu chí nhiều đơn vị chưa đạt",
        "gap": ("Mã", "Tiêu chí thành phần", "Chưa đạt/ đã đánh giá", "Chủ trì thường là"),
        "none": "Không có.",
        "V": "V. ĐỀ XUẤT, KIẾN NGHỊ",
        "proposals": "Đề xuất dự thảo, soạn sẵn từ các tiêu chí nhiều đơn vị cùng chưa đạt; cơ quan báo cáo sửa, bổ sung trước khi ban hành:",
        "proposal": "{{ loop.index }}. Hướng dẫn chung, hỗ trợ {{ gap.units }} đơn vị chưa đạt (trong {{ gap.assessed }} đơn vị đã đánh giá) thực hiện: {{ gap.criterion }}",
        "closing": "Kết quả từng đơn vị tại Phụ lục{% if figures or survey_groups %} I{% endif %}. Chi cục Tiêu chuẩn Đo lường Chất lượng kính báo cáo./.",
        "recipients": ("Nơi nhận:", "- Như trên;", "- Lãnh đạo Chi cục;", "- Các đơn vị tham gia tự đánh giá;", "- Lưu: VT, [phòng soạn thảo]."),
        "signatory": ("CHI CỤC TRƯỞNG",),
        "name": "[Họ và tên]",
        "appendix": "Phụ lục{% if figures or survey_groups %} I{% endif %}",
        "appendix_subject": "KẾT QUẢ TỪNG ĐƠN VỊ{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "appendix_of": f"(Kèm theo Báo cáo số{GAP}/BC-[…] ngày{GAP}tháng{GAP}năm{GAP})",
        "unit": "Đơn vị",
        "other": " (phiên bản khác của bộ chỉ số)",
        "columns": ("Mã", "Đã đánh giá", "Điểm", "Tạm tính", "Xếp loại"),
        "note": "Điểm tạm tính chỉ dựa trên phần đã đánh giá, không dùng để so sánh. {% if unverified %}{{ unverified }}/{{ indicators }} tên chỉ số chưa đối chiếu với tiêu chuẩn. {% endif %}{{ note }} Nguồn: {{ catalogue }}.",
    },
    "en": {
        "lang": "en-GB",
        "state": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "motto_indent": 12,
        "draft": "DRAFT",
        "parent": "DEPARTMENT OF SCIENCE AND TECHNOLOGY",
        "office": ("OFFICE FOR STANDARDS,", "METROLOGY AND QUALITY"),
        "number": f"No.:{GAP}/BC-[…]",
        "date": f"[Place],{GAP}{GAP}{GAP}",
        "kind": "REPORT",
        "subject": "On the self-assessments by {{ title }}{% if period %}, period {{ period }}{% endif %}",
        "to": "To: Department of Science and Technology{% if province %}, {{ province }}{% endif %}.",
        "basis": "Pursuant to {{ basis.text }}{% if basis.remark %} [{{ basis.remark }}]{% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "opening": "The Office for Standards, Metrology and Quality reports:",
        "I": "I. PARTICIPATION",
        "participation": "{% if expected is not none %}{{ took_part }} of {{ expected }} units sent a usable workbook."
        "{% if beyond %} {{ beyond }} units sent one without being asked.{% endif %}"
        "{% else %}{{ took_part }} units sent a usable workbook (there is no register, so no share is given).{% endif %}"
        "{% if unusable %} {{ unusable }} files could not be used.{% endif %} Results are of: {{ stage }}.",
        "missing": "Units without a usable workbook (not counted as 0):",
        "missing_item": "- {{ item.unit }}{% if item.code %} ({{ item.code }}){% endif %}: {{ item.reason }}{% if loop.last %}.{% else %};{% endif %}",
        "absent": "Units that are not to take part (not in the denominator):",
        "absent_item": "- {{ item.unit }}{% if item.code %} ({{ item.code }}){% endif %}: {{ item.status }}{% if item.reason %}, {{ item.reason }}{% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "II": "II. RESULTS BY PILLAR",
        "reliable": "{{ reliable }} of the {{ units|length }} units whose workbooks count are {{ best }} in every applicable indicator{% if all_best %} ({{ all_best }}){% endif %}.",
        "means": ("Pillar", "Mean", "Lowest", "Highest", "With a score/ counted (n/N)", "Not applicable"),
        "means_note": "Means from 0 to 100, over the units with a score (n/N); a unit that has not assessed enough has none and is left out.{% if stages_note %} {{ stages_note }}{% endif %}",
        "all": "Total",
        "counts": "Indicators by level, all units together:",
        "pillar": "Pillar",
        "goals": "Indicators that serve the Sustainable Development Goals (SDGs), all units together:",
        "goal": ("Goal", "Reached n/N", "Units with all", "Held back most by (units below)"),
        "figures": "What was counted",
        "figure": ("What is counted", "Over all", "n of N units", "Median (lowest – highest)"),
        "figures_below": "What was counted, over all units, stands in appendix II.",
        "survey": "Results of the survey",
        "question": ("Question", "Answered/ asked", "Result (of those who answered)"),
        "survey_below": "Results of the survey by level, kind and unit above stand in appendix{% if figures %} III{% else %} II{% endif %}.",
        "survey_appendix": "Appendix{% if figures %} III{% else %} II{% endif %}",
        "survey_subject": "RESULTS OF THE SURVEY BY GROUP OF UNITS{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "figures_appendix": "Appendix II",
        "figures_subject": "WHAT WAS COUNTED{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "III": "III. STRENGTHS",
        "strong": "Indicators in which more than half of the units are {{ best }}, most first:",
        "strong_item": "- {{ item.id }} {{ item.name }}: {{ item.reached }} of {{ item.assessed }} units with a level{% if item.beyond %}, of which {{ item.beyond }} are better than asked{% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "no_strong": "In no indicator are more than half of the units {{ best }}.",
        "IV": "IV. COMMON GAPS",
        "weak": "1. Indicators in which most units are not {{ best }}",
        "weak_first": (44, "Indicator", "{{ item.id }} {{ item.name }}"),
        "weak_below": "Below/ with a level",
        "gaps": "2. Criteria that many units lack",
        "gap": ("Id", "Component criterion", "Lack it/ assessed", "Usual lead"),
        "none": "None.",
        "V": "V. PROPOSALS",
        "proposals": "Draft proposals, drawn from the criteria that several units lack; to be changed before the report is issued:",
        "proposal": "{{ loop.index }}. Guide and support the {{ gap.units }} units that lack it (of {{ gap.assessed }} that assessed it) together in this: {{ gap.criterion }}",
        "closing": "The results of each unit stand in appendix{% if figures or survey_groups %} I{% endif %}./.",
        "recipients": ("Recipients:", "- As above;", "- Leaders of the office;", "- Units that took part;", "- Archive: records office, [drafting office]."),
        "signatory": ("HEAD OF OFFICE",),
        "name": "[Full name]",
        "appendix": "Appendix{% if figures or survey_groups %} I{% endif %}",
        "appendix_subject": "RESULTS OF EACH UNIT{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "appendix_of": f"(To report No.{GAP}/BC-[…] of{GAP}{GAP})",
        "unit": "Unit",
        "other": " (another version of the catalogue)",
        "columns": ("Code", "Assessed", "Score", "Provisional", "Rating"),
        "note": "Provisional scores rest on what has been assessed only and are not for comparing. {% if unverified %}{{ unverified }} of {{ indicators }} titles have not been checked against the standard. {% endif %}{{ note }} Source: {{ catalogue }}.",
    },
}  # fmt: skip


def make(language: str) -> bytes:
    """report.<language>.docx"""
    words = WORDS[language]
    document = begin(words["lang"])
    issuer = ((words["parent"], False), *((line, True) for line in words["office"]))
    heading(document, words, issuer, words["number"], words["date"])
    title(document, words["kind"], words["subject"])
    say(document, words["to"], "Normal", align=ALIGN.CENTER).paragraph_format.space_after = 76200
    tag(document, "for basis in bases")
    say(document, words["basis"], italic=True)
    tag(document, "endfor")
    say(document, words["opening"])
    for part in (_participation, _results, _strengths, _weaknesses, _proposals, _units, _figures, _survey_groups):
        part(document, words)
    return packed(document, words["lang"], "{{ title }}")


def _items(document: Any, words: dict[str, Any], name: str) -> None:
    """A list that is there only where there is something in it."""
    tag(document, f"if {name}")
    say(document, words[name], keep=True)
    tag(document, f"for item in {name}")
    say(document, words[f"{name}_item"])
    tag(document, "endfor")
    tag(document, "endif")


def _participation(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["I"], 1)
    say(document, words["participation"])
    _items(document, words, "missing")
    _items(document, words, "absent")


def _results(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["II"], 1)
    say(document, words["reliable"])
    name = "{% if pillar.whole %}" + words["all"] + "{% else %}{{ pillar.name }}{% endif %}"
    figures = ("mean", "lowest", "highest")
    texts = (
        name,
        *(f"{{{{ pillar.{f} }}}}" for f in figures),
        "{{ pillar.scored }}/{{ pillar.units }}",
        "{{ pillar.not_applicable }}",
    )
    listing(
        document,
        words["means"],
        (60, 22, 20, 20, 23, 20),
        "pillar in pillars",
        texts,
        centred=(1, 2, 3, 4, 5),
        style=SMALL,
    )
    say(document, words["means_note"], SMALL, italic=True)
    say(document, words["counts"], keep=True)
    counted(document, (60, words["pillar"], name), (), "pillar in pillars")
    wheel(document, 110)
    _goals(document, words)
    tag(document, "if figures")
    say(document, words["figures_below"])
    tag(document, "endif")
    _survey(document, words)


def _survey(document: Any, words: dict[str, Any]) -> None:
    """Question by question, with who answered; nothing where nobody was asked."""
    tag(document, "if survey")
    say(document, words["survey"], bold=True, keep=True)
    made = table(document, (83, 22, 60), margin=1)
    add_row(made, *words["question"], header=True, style=SMALL)
    add_row(made, "{%tr for topic in survey %}")
    spanning(made, "{{ topic.topic }}")
    add_row(made, "{%tr for item in topic.questions %}")
    add_row(made, "{{ item.text }}", "{{ item.answered }}", "{{ item.said or '–' }}", centred=(1,), style=SMALL)
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")
    say(document, "{{ survey_note }}", SMALL, italic=True)
    tag(document, "if survey_groups")
    say(document, words["survey_below"])
    tag(document, "endif")
    tag(document, "endif")


def _survey_groups(document: Any, words: dict[str, Any]) -> None:
    """The same by group, a column each, on a further page; nothing where there are none, or too many for one."""
    tag(document, "if survey_groups")
    further(document, words["survey_appendix"], words["survey_subject"], words["appendix_of"])
    made = table(document, (70, 1, 14, 1), margin=0.5)
    heads = ("{%tc for name in survey_groups %}", "{{ name }}", "{%tc endfor %}")
    add_row(made, words["question"][0], *heads, header=True, style=SMALL)
    add_row(made, "{%tr for topic in survey %}")
    add_row(made, "{%tr for item in topic.questions if item.by_group %}")
    cells = ("{%tc for short in item.by_group %}", "{{ short }}", "{%tc endfor %}")
    add_row(made, "{{ item.text }}", *cells, centred=(2,), style=SMALL)
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")
    say(document, "{{ survey_groups_note }}", SMALL, italic=True)
    tag(document, "endif")


def _goals(document: Any, words: dict[str, Any]) -> None:
    """The Sustainable Development Goals; nothing where the catalogue knows none."""
    tag(document, "if goals")
    say(document, words["goals"], keep=True)
    share = "{{ goal.reached }}/{{ goal.applicable }}"
    texts = (
        "{{ goal.goal }}. {{ goal.name }}",
        share,
        "{{ goal.complete }}/{{ goal.units }}",
        "{{ goal.held_back_by }}",
    )
    listing(document, words["goal"], (68, 22, 22, 53), "goal in goals", texts, centred=(1, 2), style=SMALL)
    say(document, "{{ goals_note }}", SMALL, italic=True)
    tag(document, "endif")


def _figures(document: Any, words: dict[str, Any]) -> None:
    """What was counted, added up over the units, on further pages; nothing where the catalogue measures nothing."""
    tag(document, "if figures")
    further(document, words["figures_appendix"], words["figures_subject"], words["appendix_of"])
    texts = (
        "{{ figure.id }} {{ figure.what }}",
        "{{ figure.value }}{% if figure.previous %} ({{ figure.previous }}){% endif %}",
        "{{ figure.counted }}/{{ figure.units }}",
        "{{ figure.median }} ({{ figure.lowest }} – {{ figure.highest }})",
    )
    widths = (118, 50, 22, 62)
    listing(document, words["figure"], widths, "figure in figures", texts, centred=(1, 2), style=SMALL)
    say(document, "{{ figures_note }}", SMALL, italic=True)
    tag(document, "endif")


def _strengths(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["III"], 1)
    tag(document, "if strengths")
    say(document, words["strong"], keep=True)
    tag(document, "for item in strengths")
    say(document, words["strong_item"])
    tag(document, "endfor")
    tag(document, "else")
    say(document, words["no_strong"])
    tag(document, "endif")


def _weaknesses(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["IV"], 1)
    document.add_heading(words["weak"], 2)
    tag(document, "if weaknesses")
    below = ((24, words["weak_below"], "{{ item.below }}/{{ item.assessed }}"),)
    counted(document, (57, *words["weak_first"][1:]), below, "item in weaknesses")
    tag(document, "else")
    say(document, words["none"])
    tag(document, "endif")
    document.add_heading(words["gaps"], 2)
    tag(document, "if gaps")
    texts = ("{{ gap.id }}", "{{ gap.criterion }}", "{{ gap.units }}/{{ gap.assessed }}", "{{ gap.lead }}")
    listing(document, words["gap"], (15, 88, 22, 40), "gap in gaps", texts, centred=(0, 2), style=SMALL)
    tag(document, "else")
    say(document, words["none"])
    tag(document, "endif")


def _proposals(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["V"], 1)
    tag(document, "if gaps")
    say(document, words["proposals"], italic=True, keep=True)
    tag(document, "for gap in gaps[:5]")
    say(document, words["proposal"])
    tag(document, "endfor")
    tag(document, "endif")
    say(document, words["closing"], keep=True)
    signature(document, words["recipients"], words["signatory"], words["name"])


def _units(document: Any, words: dict[str, Any]) -> None:
    appendix(document, words, words["appendix_subject"], words["appendix_of"])
    code, assessed, score, provisional, label = words["columns"]
    name = "{{ loop.index }}. {{ unit.unit }}{% if unit.other_version %}" + words["other"] + "{% endif %}"
    rest = (
        (18, assessed, "{{ unit.coverage }}"),
        (16, score, "{{ unit.figure }}"),
        (18, provisional, "{{ unit.provisional }}"),
        (40, label, "{{ unit.label }}{% if unit.lacking %} ({{ unit.lacking }}){% endif %}"),
        (16, code, "{{ unit.code }}"),
    )
    counted(document, (60, words["unit"], name), rest, "unit in units")
    gap(document)
    say(document, words["note"], SMALL, italic=True)
