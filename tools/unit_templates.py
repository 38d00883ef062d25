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
    further,
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
        "basis": "Căn cứ {{ basis.text }}{% if basis.remark %} [{{ basis.remark }}]{% endif %};",
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
        "open": "Còn {{ open|length }} chỉ số chưa đánh giá xong, cần hoàn thành trước khi ban hành: {% for item in open %}{{ item.id }}{% if not loop.last %}, {% endif %}{% endfor %} (xem Phụ lục I).",
        "beyond": "Biểu dương {{ beyond|length }} chỉ số vượt mức cần đạt: {% for item in beyond %}{{ item.id }} {{ item.name }} ({{ item.word }}){% if not loop.last %}; {% endif %}{% endfor %}.",
        "counts": "Số chỉ số theo trụ cột và mức:",
        "pillar": "Trụ cột",
        "all": "Tổng",
        "figures": ("Điểm", "Đã đánh giá"),
        "mean": "Trung bình (có điểm/ đã gửi)",
        "II": "II. MỤC ĐÍCH, YÊU CẦU",
        "aims": (
            "1. Khắc phục các chỉ số chưa đạt mức {{ best }}; duy trì các chỉ số đã đạt.",
            "2. Mỗi nhiệm vụ có đơn vị chủ trì, thời hạn, sản phẩm và minh chứng kiểm tra được.",
            "3. Thực hiện theo chu trình lập kế hoạch, thực hiện, kiểm tra, cải tiến (PDCA); kết quả được đánh giá lại và công khai.",
        ),
        "III": "III. NHIỆM VỤ, GIẢI PHÁP THEO GIAI ĐOẠN",
        "first": "Trong mỗi giai đoạn, chỉ số ở mức thấp hơn được cải thiện trước; cùng mức thì chỉ số thuộc thẩm quyền trước. Tiêu chí, sản phẩm, minh chứng của từng nhiệm vụ tại Phụ lục II.",
        "drafted": "Dòng ghi “[Đề xuất]” được soạn sẵn từ các tiêu chí chưa đạt; đơn vị sửa, bổ sung trước khi ban hành.",
        "mark": "[Đề xuất] ",
        "row": ("Chỉ số", "Hiện trạng", "Nhiệm vụ (tiêu chí chưa đạt)", "Chủ trì, phối hợp", "Thời hạn"),
        "support": "; phối hợp: ",
        "tasks": ("Chỉ số", "Nhiệm vụ (tiêu chí cần đạt)", "Chủ trì, phối hợp", "Thời hạn", "Sản phẩm, minh chứng", "Kinh phí (triệu đồng)"),
        "no_tasks": "Không có chỉ số nào đã đánh giá ở dưới mức {{ best }} và không có nhiệm vụ nào được ghi trong phiếu; tiếp tục duy trì các chỉ số đã đạt.",
        "IV": "IV. TỔ CHỨC THỰC HIỆN",
        "carrying": (
            "1. Các đơn vị được giao chủ trì xây dựng kế hoạch chi tiết, phối hợp thực hiện và báo cáo tiến độ theo thời hạn tại mục III.",
            "2. Văn phòng theo dõi, đôn đốc, tổng hợp, báo cáo lãnh đạo{% if committee %} Ủy ban nhân dân{% endif %}; chuẩn bị minh chứng cho kỳ đánh giá sau.",
            "3. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo để được xem xét, điều chỉnh./.",
        ),
        "recipients": ("Nơi nhận:", "{%p for item in recipients %}", "- {{ item }};", "{%p endfor %}", "- Lưu: VT, [đơn vị soạn thảo]."),
        "signatory": ("{% if committee %}TM. ỦY BAN NHÂN DÂN{% else %}[QUYỀN HẠN CỦA NGƯỜI KÝ]{% endif %}", "{% if committee %}CHỦ TỊCH{% else %}[CHỨC VỤ CỦA NGƯỜI KÝ]{% endif %}"),
        "name": "[Họ và tên]",
        "appendix": "Phụ lục",
        "first_appendix": "Phụ lục I",
        "tasks_appendix": "Phụ lục II",
        "tasks_subject": "NHIỆM VỤ CHI TIẾT THEO CHỈ SỐ",
        "evidence_appendix": "Phụ lục {% if phases %}III{% else %}II{% endif %}",
        "evidence_subject": "DANH MỤC TÀI LIỆU KIỂM CHỨNG{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "evidence": ("Mã", "Tên tài liệu", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Nơi lưu", "Tiêu chí"),
        "appendix_subject": "KẾT QUẢ {{ indicators }} CHỈ SỐ{% if period %}, KỲ {{ period|upper }}{% endif %}",
        "appendix_of": f"(Kèm theo Chương trình số{GAP}/CTr-{{% if committee %}}UBND{{% else %}}[…]{{% endif %}} ngày{GAP}tháng{GAP}năm{GAP}của {{{{ body }}}})",
        "unverified": "{% if unverified %}Ghi chú: {{ unverified }}/{{ indicators }} tên chỉ số chưa đối chiếu với tiêu chuẩn. {% endif %}{{ note }}",
        "results": ("Mã", "Chỉ số", "Thẩm quyền", "Kết quả"),
        "worst": " (thấp nhất đến nay: {{ item.worst }})",
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
        "{% if survey %}Khảo sát đã trả lời {{ survey_answered }}/{{ survey|length }} câu (Phụ lục). {% endif %}"
        "Đề nghị {{ body }} rà soát, bổ sung minh chứng và hoàn thiện Chương trình hành động (dự thảo gửi kèm)./.",
        "notice_to": "Kính gửi: {{ body }}.",
        "notice_recipients": ("Nơi nhận:", "- Như trên;", "- Sở Khoa học và Công nghệ (để báo cáo);", "- Lưu: VT, [phòng soạn thảo]."),
        "survey_subject": "TRẢ LỜI KHẢO SÁT VÀ KẾT QUẢ CHUNG",
        "survey": ("Câu hỏi", "Đơn vị trả lời", "Tất cả đơn vị", "Trả lời/ được hỏi"),
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
        "basis": "Pursuant to {{ basis.text }}{% if basis.remark %} [{{ basis.remark }}]{% endif %};",
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
        "open": "{{ open|length }} indicators are still to be assessed before the programme is issued: {% for item in open %}{{ item.id }}{% if not loop.last %}, {% endif %}{% endfor %} (see appendix I).",
        "beyond": "To be praised, {{ beyond|length }} indicators better than asked: {% for item in beyond %}{{ item.id }} {{ item.name }} ({{ item.word }}){% if not loop.last %}; {% endif %}{% endfor %}.",
        "counts": "Indicators by pillar and level:",
        "pillar": "Pillar",
        "all": "Total",
        "figures": ("Score", "Assessed"),
        "mean": "Mean (scored/ took part)",
        "II": "II. PURPOSE AND REQUIREMENTS",
        "aims": (
            "1. To mend the indicators that are not {{ best }}; to keep up those that are.",
            "2. Every task has a lead, a deadline, a product and evidence that can be checked.",
            "3. Work follows plan, do, check and act (PDCA); results are assessed again and published.",
        ),
        "III": "III. TASKS AND MEASURES BY PHASE",
        "first": "In each phase the lower level comes first; at one level a legal competence comes first. Criteria, products and evidence of each task stand in appendix II.",
        "drafted": "Rows marked “[Proposal]” are drafted from the criteria that are lacking; the unit changes them before issue.",
        "mark": "[Proposal] ",
        "row": ("Indicator", "Now", "Task (criteria that are lacking)", "Lead, support", "Deadline"),
        "support": "; with: ",
        "tasks": ("Indicator", "Task (criteria to reach)", "Lead, support", "Deadline", "Product, evidence", "Budget (million VND)"),
        "no_tasks": "No indicator that was assessed is below {{ best }}, and no task stands in the workbook; the indicators are to be kept up.",
        "IV": "IV. CARRYING OUT",
        "carrying": (
            "1. The leads draw up detailed plans, work with the others named and report by the deadlines of part III.",
            "2. The office follows up, sums up and reports to the leaders{% if committee %} of the People's Committee{% endif %}; it prepares the evidence for the next assessment.",
            "3. Difficulties are reported, so that the programme can be adjusted./.",
        ),
        "recipients": ("Recipients:", "{%p for item in recipients %}", "- {{ item }};", "{%p endfor %}", "- Archive: records office, [drafting office]."),
        "signatory": ("{% if committee %}FOR THE PEOPLE'S COMMITTEE{% else %}[AUTHORITY OF THE SIGNATORY]{% endif %}", "{% if committee %}CHAIRPERSON{% else %}[POSITION OF THE SIGNATORY]{% endif %}"),
        "name": "[Full name]",
        "appendix": "Appendix",
        "first_appendix": "Appendix I",
        "tasks_appendix": "Appendix II",
        "tasks_subject": "TASKS BY INDICATOR IN DETAIL",
        "evidence_appendix": "Appendix {% if phases %}III{% else %}II{% endif %}",
        "evidence_subject": "LIST OF EVIDENCE{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "evidence": ("Code", "Document", "Number and sign", "Date", "Issued by", "Where it lies", "Criteria"),
        "appendix_subject": "RESULTS OF {{ indicators }} INDICATORS{% if period %}, PERIOD {{ period|upper }}{% endif %}",
        "appendix_of": f"(To programme No.{GAP}/CTr-{{% if committee %}}UBND{{% else %}}[…]{{% endif %}} of{GAP}{GAP}by {{{{ body }}}})",
        "unverified": "{% if unverified %}Note: {{ unverified }} of {{ indicators }} titles have not been checked against the standard. {% endif %}{{ note }}",
        "results": ("Id", "Indicator", "Competence", "Result"),
        "worst": " (lowest so far: {{ item.worst }})",
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
        "{% if survey %}Questions of the survey answered: {{ survey_answered }} of {{ survey|length }} (see the appendix). {% endif %}"
        "You are asked to look through it, add evidence and complete the action programme (draft attached)./.",
        "notice_to": "To: {{ body }}.",
        "notice_recipients": ("Recipients:", "- As above;", "- Department of Science and Technology (to report);", "- Archive: records office, [drafting office]."),
        "survey_subject": "ANSWERS TO THE SURVEY AND RESULTS OF ALL UNITS",
        "survey": ("Question", "The unit's answer", "All units", "Answered/ asked"),
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
    _rows(document, words)
    document.add_heading(words["IV"], 1)
    for text in words["carrying"]:
        say(document, text)
    signature(document, words["recipients"], words["signatory"], words["name"])
    _appendix_of_results(document, words)
    new_pages(document, landscape=True)
    _tasks(document, words)
    _evidence(document, words)
    return packed(document, words["lang"], "{{ unit }}")


def _appendix_of_results(document: Any, words: dict[str, Any]) -> None:
    """The wheel, and every indicator with its level."""
    head = {**words, "appendix": words["first_appendix"]}
    appendix(document, head, words["appendix_subject"], words["appendix_of"], landscape=False)
    wheel(document, 90)
    result = "{% cellbg item.colour %}{{ item.shown }}{% if item.worst %}" + words["worst"] + "{% endif %}"
    fields = ("{{ item.id }}", "{{ item.name }}", "{{ item.competence }}", result)
    listing(document, words["results"], (13, 86, 34, 32), "item in results", fields, centred=(0,), style=SMALL)
    gap(document)
    say(document, words["unverified"], SMALL, italic=True)


def _rows(document: Any, words: dict[str, Any]) -> None:
    """By phase an indicator a row, its tasks drawn together; what each of them is in full stands in an appendix."""
    document.add_heading(words["III"], 1)
    tag(document, "if phases")
    say(document, words["first"])
    tag(document, "if drafted")
    say(document, words["drafted"], italic=True)
    tag(document, "endif")
    made = table(document, (38, 17, 58, 29, 23), margin=1)
    add_row(made, *words["row"], header=True, style=SMALL)
    add_row(made, "{%tr for phase in phases if phase.rows %}")
    spanning(made, "{{ phase.name }}")
    add_row(made, "{%tr for row in phase.rows %}")
    task = "{% if row.drafted %}" + words["mark"] + "{% endif %}{{ row.task }}"
    texts = (
        "{{ row.indicator }} {{ row.name }}",
        "{% cellbg row.colour %}{{ row.now }}",
        task + "{% if row.criteria %} ({{ row.criteria }}){% endif %}",
        "{{ row.lead }}{% if row.support %}" + words["support"] + "{{ row.support }}{% endif %}",
        "{{ row.deadline }}",
    )
    add_row(made, *texts, style=SMALL)
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")
    tag(document, "else")
    say(document, words["no_tasks"])
    tag(document, "endif")


def _evidence(document: Any, words: dict[str, Any]) -> None:
    """The documents that the results rest on, as a second appendix; nothing where the unit has listed none."""
    tag(document, "if evidence")
    further(document, words["evidence_appendix"], words["evidence_subject"], words["appendix_of"])
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
    tag(document, "if beyond")
    say(document, words["beyond"])
    tag(document, "endif")
    tag(document, "if since")
    say(document, "{% for line in since %}{{ line }}{% if not loop.last %} {% endif %}{% endfor %}")
    tag(document, "endif")
    if compared:
        tag(document, "if open")
        say(document, words["open"])
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


def _tasks(document: Any, words: dict[str, Any]) -> None:
    """Every task with all that is known of it, on landscape pages. Long rows go on on the next page."""
    tag(document, "if phases")
    first = further(document, words["tasks_appendix"], words["tasks_subject"], words["appendix_of"])
    first.paragraph_format.page_break_before = None
    made = table(document, (34, 82, 34, 23, 63, 16), margin=1)
    add_row(made, *words["tasks"], header=True, style=SMALL)
    add_row(made, "{%tr for phase in phases if phase.tasks %}")
    spanning(made, "{{ phase.name }}")
    add_row(made, "{%tr for task in phase.tasks %}")
    texts = (
        "{{ task.indicator }} {{ task.name }}",
        "{% if task.drafted %}" + words["mark"] + "{% endif %}{{ task.task }}",
        "{{ task.lead }}{% if task.support %}" + words["support"] + "{{ task.support }}{% endif %}",
        "{{ task.deadline }}",
        "{{ task.product }}",
        "{{ task.budget }}",
    )
    add_row(made, *texts, style=SMALL, split=True)
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")
    tag(document, "endif")


def notice(language: str) -> bytes:
    """notice.<language>.docx: one page, and the wheel on another"""
    words = WORDS[language]
    document = begin(words["lang"])
    issuer = ((words["office_parent"], False), *((line, True) for line in words["office"]))
    heading(document, words, issuer, words["notice_number"], words["notice_date"])
    title(document, words["notice"], words["notice_subject"])
    say(document, words["notice_to"], "Normal", align=ALIGN.CENTER)
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
    signature(document, words["notice_recipients"], words["notice_signatory"], words["name"], space=42)
    tag(document, "if wheel")
    first = say(document, words["appendix"], "Normal", bold=True, size=14, align=ALIGN.CENTER)
    first.paragraph_format.page_break_before = True
    say(document, words["notice_appendix"], "Normal", bold=True, align=ALIGN.CENTER)
    say(document, words["notice_appendix_of"], "Normal", italic=True, align=ALIGN.CENTER)
    rule(document, 60)
    tag(document, "endif")
    wheel(document, 150)
    tag(document, "if survey")
    head = say(document, words["survey_subject"], "Normal", bold=True, align=ALIGN.CENTER)
    head.paragraph_format.page_break_before = True
    gap(document)
    fields = ("{{ item.text }}", "{{ item.own }}", "{{ item.said }}", "{{ item.answered }}")
    listing(document, words["survey"], (64, 28, 53, 20), "item in survey", fields, centred=(3,), style=SMALL)
    tag(document, "endif")
    gap(document)
    return packed(document, words["lang"], "{{ unit }}")
