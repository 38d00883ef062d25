"""The templates of a unit: its action programme and the notice of its result. Names: NAMES in messages/documents.py."""

from __future__ import annotations

from typing import Any

from decree import (
    ALIGN,
    GAP,
    SMALL,
    Mm,
    add_row,
    appendix,
    begin,
    counted,
    gap,
    heading,
    listing,
    new_pages,
    packed,
    rule,
    say,
    signature,
    spanning,
    table,
    tag,
    title,
    wheel,
)

_PERIOD = {"vi": "{% if period %}, kỳ {{ period }}{% endif %}", "en": "{% if period %}, period {{ period }}{% endif %}"}

WORDS: dict[str, dict[str, Any]] = {
    "vi": {
        "lang": "vi-VN",
        "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "motto_indent": 18,
        "draft": "DỰ THẢO",
        "committee": "ỦY BAN NHÂN DÂN",
        "parent": "[CƠ QUAN CHỦ QUẢN]",
        "number": f"Số:{GAP}/CTr-{{% if committee %}}UBND{{% else %}}[…]{{% endif %}}",
        "date": f"{{{{ place or '[Địa danh]' }}}}, ngày{GAP}tháng{GAP}năm{GAP}",
        "kind": "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "subject": "Cải thiện các chỉ số theo kết quả áp dụng {{ title }}" + _PERIOD["vi"],
        "basis": "Căn cứ {{ basis.text }}{% if not basis.verified %} [cần kiểm tra lại]{% endif %};",
        "basis_result": "Căn cứ kết quả {{ stage }} theo {{ catalogue }}.",
        "opening": "{{ body }} ban hành Chương trình hành động cải thiện các chỉ số như sau:",
        "I": "I. KẾT QUẢ TỰ ĐÁNH GIÁ",
        "score": "Điểm tổng: {{ total.figure }}/100{% if total.label %} ({{ total.label }}){% endif %}, trên {{ total.coverage }} "
        "chỉ số áp dụng{% if total.not_applicable %}; {{ total.not_applicable }} chỉ số không áp dụng{% endif %}.{% if lacking %} {{ lacking }}.{% endif %}",
        "no_score": "Chưa có điểm tổng: mới đánh giá {{ total.coverage }} chỉ số áp dụng. Điểm tạm tính trên phần đã đánh giá: "
        "{{ total.provisional }}.",
        "reliable": "{% if reliable %}Mọi chỉ số áp dụng đều đạt mức {{ best }}{% if all_best %}: {{ all_best }}{% endif %}."
        "{% elif reliable is none %}Chưa đủ căn cứ để kết luận mọi chỉ số áp dụng đều đạt mức {{ best }}."
        "{% else %}Chưa đạt yêu cầu mọi chỉ số áp dụng ở mức {{ best }}{% if all_best %} ({{ all_best }}){% endif %}.{% endif %}",
        "open": "Các chỉ số sau chưa đánh giá xong, cần hoàn thành trước khi ban hành:",
        "open_item": "- {{ item.id }} {{ item.name }}: {{ item.word }}{% if item.worst %} (mức thấp nhất đến nay: {{ item.worst }}){% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "counts": "Số chỉ số theo trụ cột và mức:",
        "pillar": "Trụ cột",
        "all": "Tổng",
        "figures": ("Điểm", "Đã đánh giá"),
        "mean": "Trung bình (số đơn vị)",
        "II": "II. MỤC ĐÍCH, YÊU CẦU",
        "aims": (
            "1. Khắc phục các chỉ số chưa đạt mức {{ best }}; duy trì các chỉ số đã đạt.",
            "2. Mỗi nhiệm vụ có đơn vị chủ trì, thời hạn, sản phẩm và minh chứng kiểm tra được.",
            "3. Thực hiện theo chu trình lập kế hoạch, thực hiện, kiểm tra, cải tiến (PDCA); kết quả được đánh giá lại và công khai.",
        ),
        "III": "III. CHỈ SỐ ƯU TIÊN CẢI THIỆN THEO GIAI ĐOẠN",
        "first": "Trong mỗi giai đoạn, chỉ số ở mức thấp hơn được cải thiện trước; cùng mức thì chỉ số thuộc thẩm quyền trước.",
        "no_priorities": "Không có chỉ số nào đã đánh giá ở dưới mức {{ best }}.",
        "priority": ("Mã", "Chỉ số", "Trụ cột", "Mức", "Thẩm quyền"),
        "proposed": " (đề xuất)",
        "IV": "IV. NHIỆM VỤ, GIẢI PHÁP",
        "drafted": "Dòng ghi “Đề xuất dự thảo” được soạn sẵn từ các tiêu chí chưa đạt; đơn vị sửa, bổ sung trước khi ban hành.",
        "mark": "[Đề xuất dự thảo]",
        "tasks": ("Chỉ số", "Hiện trạng", "Mục tiêu", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm, minh chứng", "Kinh phí (triệu đồng)"),
        "no_tasks": "Không có nhiệm vụ nào được ghi trong phiếu hoặc phát sinh từ kết quả đánh giá; tiếp tục duy trì các chỉ số đã đạt.",
        "V": "V. TỔ CHỨC THỰC HIỆN",
        "carrying": (
            "1. Các đơn vị được giao chủ trì xây dựng kế hoạch chi tiết, phối hợp thực hiện và báo cáo tiến độ theo thời hạn tại mục IV.",
            "2. Văn phòng theo dõi, đôn đốc, tổng hợp, báo cáo lãnh đạo{% if committee %} Ủy ban nhân dân{% endif %}; chuẩn bị minh chứng cho kỳ đánh giá sau.",
            "3. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo để được xem xét, điều chỉnh./.",
        ),
        "recipients": ("Nơi nhận:", "- [Cơ quan cấp trên] (để báo cáo);", "- Các đơn vị tại mục IV;", "- Lưu: VT, […]."),
        "signatory": ("{% if committee %}TM. ỦY BAN NHÂN DÂN{% else %}[QUYỀN HẠN CỦA NGƯỜI KÝ]{% endif %}", "{% if committee %}CHỦ TỊCH{% else %}[CHỨC VỤ CỦA NGƯỜI KÝ]{% endif %}"),
        "name": "[Họ và tên]",
        "appendix": "Phụ lục",
        "first_appendix": "Phụ lục{% if evidence %} I{% endif %}",
        "evidence_appendix": "Phụ lục II",
        "evidence_subject": "DANH MỤC TÀI LIỆU KIỂM CHỨNG{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "evidence": ("Mã", "Tên tài liệu", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Nơi lưu", "Tiêu chí"),
        "appendix_subject": "KẾT QUẢ {{ indicators }} CHỈ SỐ{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "appendix_of": f"(Kèm theo Chương trình số{GAP}/CTr-{{% if committee %}}UBND{{% else %}}[…]{{% endif %}} ngày{GAP}tháng{GAP}năm{GAP}của {{{{ body }}}})",
        "unverified": "{% if unverified %}Ghi chú: {{ unverified }}/{{ indicators }} tên chỉ số chưa đối chiếu với tiêu chuẩn. {% endif %}{{ note }}",
        "results": ("TT", "Mã", "Chỉ số", "Trụ cột", "Thẩm quyền", "Kết quả"),
        # The notice
        "office_parent": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "office": ("CHI CỤC TIÊU CHUẨN", "ĐO LƯỜNG CHẤT LƯỢNG"),
        "notice_number": f"Số:{GAP}/TB-[…]",
        "notice_date": f"[Địa danh], ngày{GAP}tháng{GAP}năm{GAP}",
        "notice": "THÔNG BÁO",
        "notice_subject": "Kết quả {{ stage }} của {{ body }}{% if period %}, kỳ {{ period }}{% endif %}",
        "notice_opening": "Trên cơ sở phiếu của {{ body }} theo {{ title }}, Chi cục Tiêu chuẩn Đo lường Chất lượng thông báo kết quả như sau:",
        "notice_counts": "Số chỉ số theo trụ cột và mức{% if wheel %} (bánh xe kết quả tại Phụ lục){% endif %}:",
        "notice_appendix": "BÁNH XE KẾT QUẢ{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "notice_appendix_of": f"(Kèm theo Thông báo số{GAP}/TB-[…] ngày{GAP}tháng{GAP}năm{GAP})",
        "first_ones": "Chỉ số cần cải thiện trước{% if priorities|length > 5 %} (5 trong {{ priorities|length }}){% endif %}:",
        "first_one": "- {{ item.id }} {{ item.name }} ({{ item.word }}){% if loop.last %}.{% else %};{% endif %}",
        "findings": "{% if errors or warnings %}Phiếu còn {{ errors }} lỗi, {{ warnings }} cảnh báo cần xem lại. {% endif %}"
        "{% if open %}Còn {{ open|length }} chỉ số chưa đánh giá xong. {% endif %}"
        "Đề nghị {{ body }} rà soát, bổ sung minh chứng và hoàn thiện Chương trình hành động (dự thảo gửi kèm)./.",
        "notice_recipients": ("Nơi nhận:", "- {{ body }};", "- Lưu: VT, […]."),
        "notice_signatory": ("CHI CỤC TRƯỞNG",),
    },
    "en": {
        "lang": "en-GB",
        "state": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "motto_indent": 12,
        "draft": "DRAFT",
        "committee": "PEOPLE'S COMMITTEE",
        "parent": "[PARENT BODY]",
        "number": f"No.:{GAP}/CTr-{{% if committee %}}UBND{{% else %}}[…]{{% endif %}}",
        "date": f"{{{{ place or '[Place]' }}}},{GAP}{GAP}{GAP}",
        "kind": "ACTION PROGRAMME",
        "subject": "To improve the indicators after applying: {{ title }}" + _PERIOD["en"],
        "basis": "Pursuant to {{ basis.text }}{% if not basis.verified %} [to be checked]{% endif %};",
        "basis_result": "Pursuant to the results of the stage “{{ stage }}” by {{ catalogue }}.",
        "opening": "{{ body }} issues this action programme to improve the indicators:",
        "I": "I. RESULTS OF THE SELF-ASSESSMENT",
        "score": "Total score: {{ total.figure }}/100{% if total.label %} ({{ total.label }}){% endif %}, over {{ total.coverage }} "
        "applicable indicators{% if total.not_applicable %}; {{ total.not_applicable }} not applicable{% endif %}.{% if lacking %} {{ lacking }}.{% endif %}",
        "no_score": "There is no total score yet: {{ total.coverage }} applicable indicators have been assessed. Provisional score over "
        "these: {{ total.provisional }}.",
        "reliable": "{% if reliable %}Every applicable indicator is {{ best }}{% if all_best %}: {{ all_best }}{% endif %}."
        "{% elif reliable is none %}It cannot be said yet whether every applicable indicator is {{ best }}."
        "{% else %}Not every applicable indicator is {{ best }}{% if all_best %} ({{ all_best }}){% endif %}.{% endif %}",
        "open": "These indicators are still to be assessed before the programme is issued:",
        "open_item": "- {{ item.id }} {{ item.name }}: {{ item.word }}{% if item.worst %} (lowest level so far: {{ item.worst }}){% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "counts": "Indicators by pillar and level:",
        "pillar": "Pillar",
        "all": "Total",
        "figures": ("Score", "Assessed"),
        "mean": "Mean (units)",
        "II": "II. PURPOSE AND REQUIREMENTS",
        "aims": (
            "1. To mend the indicators that are not {{ best }}; to keep up those that are.",
            "2. Every task has a lead, a deadline, a product and evidence that can be checked.",
            "3. Work follows plan, do, check and act (PDCA); results are assessed again and published.",
        ),
        "III": "III. INDICATORS TO IMPROVE BY PHASE",
        "first": "In each phase the lower level comes first; at one level a legal competence comes first.",
        "no_priorities": "No indicator that was assessed is below {{ best }}.",
        "priority": ("Id", "Indicator", "Pillar", "Level", "Competence"),
        "proposed": " (proposed)",
        "IV": "IV. TASKS AND MEASURES",
        "drafted": "Rows marked “Draft proposal” are drafted from the criteria that are lacking; the unit changes them before issue.",
        "mark": "[Draft proposal]",
        "tasks": ("Indicator", "Now", "Target", "Task", "Lead", "Support", "Deadline", "Product, evidence", "Budget (million VND)"),
        "no_tasks": "No task stands in the workbook or follows from the results; the indicators are to be kept up.",
        "V": "V. CARRYING OUT",
        "carrying": (
            "1. The leads draw up detailed plans, work with the others named and report by the deadlines of part IV.",
            "2. The office follows up, sums up and reports to the leaders{% if committee %} of the People's Committee{% endif %}; it prepares the evidence for the next assessment.",
            "3. Difficulties are reported, so that the programme can be adjusted./.",
        ),
        "recipients": ("Recipients:", "- [Higher authority] (to report);", "- Offices named in part IV;", "- Archive: records office, […]."),
        "signatory": ("{% if committee %}FOR THE PEOPLE'S COMMITTEE{% else %}[AUTHORITY OF THE SIGNATORY]{% endif %}", "{% if committee %}CHAIRPERSON{% else %}[POSITION OF THE SIGNATORY]{% endif %}"),
        "name": "[Full name]",
        "appendix": "Appendix",
        "first_appendix": "Appendix{% if evidence %} I{% endif %}",
        "evidence_appendix": "Appendix II",
        "evidence_subject": "LIST OF EVIDENCE{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "evidence": ("Code", "Document", "Number and sign", "Date", "Issued by", "Where it lies", "Criteria"),
        "appendix_subject": "RESULTS OF {{ indicators }} INDICATORS{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "appendix_of": f"(To programme No.{GAP}/CTr-{{% if committee %}}UBND{{% else %}}[…]{{% endif %}} of{GAP}{GAP}by {{{{ body }}}})",
        "unverified": "{% if unverified %}Note: {{ unverified }} of {{ indicators }} titles have not been checked against the standard. {% endif %}{{ note }}",
        "results": ("No.", "Id", "Indicator", "Pillar", "Competence", "Result"),
        "office_parent": "DEPARTMENT OF SCIENCE AND TECHNOLOGY",
        "office": ("OFFICE FOR STANDARDS,", "METROLOGY AND QUALITY"),
        "notice_number": f"No.:{GAP}/TB-[…]",
        "notice_date": f"[Place],{GAP}{GAP}{GAP}",
        "notice": "NOTICE",
        "notice_subject": "Result ({{ stage }}) of {{ body }}{% if period %}, period {{ period }}{% endif %}",
        "notice_opening": "The Office for Standards, Metrology and Quality gives notice of the result by {{ title }}:",
        "notice_counts": "Indicators by pillar and level{% if wheel %} (wheel of results: see the appendix){% endif %}:",
        "notice_appendix": "WHEEL OF RESULTS{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "notice_appendix_of": f"(To notice No.{GAP}/TB-[…] of{GAP}{GAP})",
        "first_ones": "To improve first{% if priorities|length > 5 %} (5 of {{ priorities|length }}){% endif %}:",
        "first_one": "- {{ item.id }} {{ item.name }} ({{ item.word }}){% if loop.last %}.{% else %};{% endif %}",
        "findings": "{% if errors or warnings %}To look at in the workbook: errors {{ errors }}, warnings {{ warnings }}. {% endif %}"
        "{% if open %}Indicators not assessed to the end: {{ open|length }}. {% endif %}"
        "You are asked to look through it, add evidence and complete the action programme (draft attached)./.",
        "notice_recipients": ("Recipients:", "- {{ body }};", "- Archive: records office, […]."),
        "notice_signatory": ("HEAD OF OFFICE",),
    },
}  # fmt: skip


def plan(language: str) -> bytes:
    """plan.<language>.docx"""
    words = WORDS[language]
    document = begin(words["lang"])
    issuer = (
        ("{%p if committee %}", False),
        (words["committee"], True),
        ("{%p else %}", False),
        (words["parent"], False),
        ("{%p endif %}", False),
        ("{{ unit|upper }}", True),
    )
    heading(document, words, issuer, words["number"], words["date"])
    title(document, words["kind"], words["subject"])
    tag(document, "for basis in bases")
    say(document, words["basis"], italic=True)
    tag(document, "endfor")
    say(document, words["basis_result"], italic=True)
    say(document, words["opening"])
    document.add_heading(words["I"], 1)
    _results(document, words, compared=True)
    document.add_heading(words["II"], 1)
    for text in words["aims"]:
        say(document, text)
    _priorities(document, words)
    _tasks(document, words)
    _carrying(document, words)
    appendix(document, {**words, "appendix": words["first_appendix"]}, words["appendix_subject"], words["appendix_of"])
    widths, texts = (12, 14, 98, 62, 34, 32), ("loop.index", "item.id", "item.name", "item.pillar", "item.competence")
    fields = (*(f"{{{{ {text} }}}}" for text in texts), "{% cellbg item.colour %}{{ item.shown }}")
    listing(document, words["results"], widths, "item in results", fields, centred=(0, 1), style=SMALL)
    gap(document)
    say(document, words["unverified"], SMALL, italic=True)
    _evidence(document, words)
    return packed(document, words["lang"], "{{ unit }}")


def _evidence(document: Any, words: dict[str, Any]) -> None:
    """The documents that the results rest on, as a second appendix; nothing where the unit has listed none."""
    tag(document, "if evidence")
    first = say(document, words["evidence_appendix"], "Normal", bold=True, size=14, align=ALIGN.CENTER)
    first.paragraph_format.page_break_before = True
    say(document, words["evidence_subject"], "Normal", bold=True, align=ALIGN.CENTER)
    say(document, words["appendix_of"], "Normal", italic=True, align=ALIGN.CENTER)
    rule(document, 95)
    gap(document)
    texts = ("item.code", "item.document", "item.sign", "item.date", "item.issuer", "item.located", "item.used_at")
    fields = tuple(f"{{{{ {text} }}}}" for text in texts)
    widths = (17, 78, 34, 24, 36, 35, 28)
    listing(document, words["evidence"], widths, "item in evidence", fields, centred=(0, 3), style=SMALL)
    tag(document, "endif")
    gap(document)


def _results(document: Any, words: dict[str, Any], compared: bool) -> None:
    """Score, what is open, counts by pillar and level."""
    tag(document, "if total.score is not none")
    say(document, words["score"])
    tag(document, "else")
    say(document, words["no_score"])
    tag(document, "endif")
    say(document, words["reliable"])
    if compared:
        tag(document, "if open")
        say(document, words["open"], keep=True)
        tag(document, "for item in open")
        say(document, words["open_item"])
        tag(document, "endfor")
        tag(document, "endif")
    say(document, words["counts"] if compared else words["notice_counts"], keep=True)
    score, assessed = words["figures"]
    rest = [(14, score, "{{ pillar.figure }}"), (14, assessed, "{{ pillar.coverage }}")]
    if compared:
        rest += [(1, "{%tc if compared %}", "{%tc if compared %}"), (19, words["mean"], "{{ pillar.mean }}")]
        rest += [(1, "{%tc endif %}", "{%tc endif %}")]
    first = (
        34 if compared else 53,
        words["pillar"],
        f"{{% if loop.last %}}{words['all']}{{% else %}}{{{{ pillar.name }}}}{{% endif %}}",
    )
    counted(document, first, tuple(rest), "pillar in pillars + [total]")
    if compared:
        wheel(document, 90)


def _priorities(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["III"], 1)
    tag(document, "if priorities")
    say(document, words["first"])
    made = table(document, (13, 51, 50, 20, 31), margin=1)
    add_row(made, *words["priority"], header=True, style=SMALL)
    add_row(made, "{%tr for phase in phases if phase.indicators %}")
    spanning(made, "{{ phase.name }}")
    add_row(made, "{%tr for item in phase.indicators %}")
    name = "{{ item.name }}{% if item.proposed %}" + words["proposed"] + "{% endif %}"
    texts = (
        "{{ item.id }}",
        name,
        "{{ item.pillar }}",
        "{% cellbg item.colour %}{{ item.shown }}",
        "{{ item.competence }}",
    )
    add_row(made, *texts, centred=(0,), style=SMALL)
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")
    tag(document, "else")
    say(document, words["no_priorities"])
    tag(document, "endif")


def _tasks(document: Any, words: dict[str, Any]) -> None:
    """Nine columns want a landscape page."""
    new_pages(document, landscape=True, fresh=False)
    document.add_heading(words["IV"], 1)
    tag(document, "if drafted")
    say(document, words["drafted"], italic=True)
    tag(document, "endif")
    tag(document, "if phases")
    made = table(document, (29, 19, 14, 64, 24, 18, 20, 49, 15), margin=1)
    add_row(made, *words["tasks"], header=True, style=SMALL)
    add_row(made, "{%tr for phase in phases if phase.tasks %}")
    spanning(made, "{{ phase.name }}")
    add_row(made, "{%tr for task in phase.tasks %}")
    fields = ("lead", "support", "deadline", "product", "budget")
    mark = "{% if task.drafted %}" + words["mark"] + "\n{% endif %}{{ task.task }}"
    texts = (
        "{{ task.indicator }} {{ task.name }}",
        "{{ task.now }}",
        "{{ task.target }}",
        mark,
        *(f"{{{{ task.{f} }}}}" for f in fields),
    )
    add_row(made, *texts, style=SMALL)
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")
    tag(document, "else")
    say(document, words["no_tasks"])
    tag(document, "endif")


def _carrying(document: Any, words: dict[str, Any]) -> None:
    new_pages(document, fresh=False)
    document.add_heading(words["V"], 1)
    for text in words["carrying"]:
        say(document, text)
    signature(document, words["recipients"], words["signatory"], words["name"])


def notice(language: str) -> bytes:
    """notice.<language>.docx: one page, and the wheel on another"""
    words = WORDS[language]
    document = begin(words["lang"])
    issuer = ((words["office_parent"], False), *((line, True) for line in words["office"]))
    heading(document, words, issuer, words["notice_number"], words["notice_date"])
    title(document, words["notice"], words["notice_subject"])
    say(document, words["notice_opening"])
    _results(document, words, compared=False)
    gap(document)
    tag(document, "if priorities")
    say(document, words["first_ones"], keep=True)
    tag(document, "for item in priorities[:5]")
    say(document, words["first_one"]).paragraph_format.space_after = Mm(1)
    tag(document, "endfor")
    tag(document, "endif")
    say(document, words["findings"])
    signature(document, words["notice_recipients"], words["notice_signatory"], words["name"], space=48)
    tag(document, "if wheel")
    first = say(document, words["appendix"], "Normal", bold=True, size=14, align=ALIGN.CENTER)
    first.paragraph_format.page_break_before = True
    say(document, words["notice_appendix"], "Normal", bold=True, align=ALIGN.CENTER)
    say(document, words["notice_appendix_of"], "Normal", italic=True, align=ALIGN.CENTER)
    rule(document, 60)
    tag(document, "endif")
    wheel(document, 150)
    return packed(document, words["lang"], "{{ unit }}")
