"""The template of `iso18091 catalog publish`. The names it may use: document_names() in reports/catalog_names.py."""

from __future__ import annotations

from typing import Any

from decree import (
    ALIGN,
    CELL,
    GAP,
    WD_SECTION,
    Mm,
    Pt,
    add_row,
    begin,
    border,
    gap,
    listing,
    packed,
    rule,
    say,
    set_page,
    table,
    tag,
)

WORDS: dict[str, dict[str, Any]] = {
    "vi": {
        "lang": "vi-VN",
        "issuer": "[TÊN CƠ QUAN BAN HÀNH]",
        "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "motto_indent": 18,
        "number": f"Số:{GAP}/{GAP}",
        "date": f"[Địa danh], ngày{GAP}tháng{GAP}năm{GAP}",
        "draft": "DỰ THẢO",
        "version": "Phiên bản {{ version }} (mã bộ chỉ số: {{ id }})",
        "basis": "Căn cứ {{ basis.text }}{% if not basis.verified %} [cần kiểm tra lại]{% endif %}",
        "checked": "Mức độ đối chiếu",
        "sources": ("Nguồn của tên gọi", "Số chỉ số", "Đã đối chiếu"),
        "list": "Danh mục chỉ số",
        "counts": "Bộ chỉ số gồm {{ counts.indicators }} chỉ số thuộc {{ counts.pillars }} trụ cột, với {{ counts.criteria }} "
        "tiêu chí thành phần{% if counts.questions %} và {{ counts.questions }} câu hỏi khảo sát ban đầu (Phụ lục){% endif %}.",
        "overview": ("Mã", "Chỉ số", "Thẩm quyền", "Số tiêu chí", "Tên gọi"),
        "overview_pillar": "{{ pillar.number }}. {{ pillar.name }} ({{ pillar.indicators|length }} chỉ số)",
        "scoring": "Thang đánh giá và cách tính điểm",
        "scale": "1. Thang đánh giá",
        "marks": ("Mức, trạng thái", "Điểm", "Ý nghĩa"),
        "rules": "2. Cách tính điểm",
        "rating": "3. Xếp loại theo điểm",
        "labels": ("Điểm", "Xếp loại"),
        "indicators": "Nội dung các chỉ số",
        "pillar": "{{ pillar.number }}. Trụ cột: {{ pillar.name }}",
        "indicator": "Chỉ số {{ indicator.id }}. {{ indicator.name }}",
        "facts": "{{ indicator.competence }}; {{ indicator.not_applicable }}"
        "{% if indicator.weight %}; trọng số {{ indicator.weight }}{% endif %}"
        "{% if indicator.how %}; cách tính: {{ indicator.how }}{% endif %}"
        "{% if indicator.sdgs %}; mục tiêu phát triển bền vững: {{ indicator.sdgs }}{% endif %}. Chủ trì: {{ indicator.lead }}.",
        "looks": ("Mức", "Biểu hiện"),
        "criteria": ("Mã", "Tiêu chí thành phần"),
        "evidence": "Minh chứng:",
        "source": "Tên gọi: {{ indicator.source }} ({{ indicator.checked }}).",
        "carrying": "Tổ chức thực hiện",
        "closing": "Các đơn vị tự đánh giá, thẩm định và thống nhất mức của từng chỉ số theo Bộ chỉ số này; vướng mắc gửi về "
        "cơ quan ban hành để được hướng dẫn./.",
        "recipients": ("Nơi nhận:", "- [Các đơn vị thực hiện];", "- Lưu: VT."),
        "signature": ("[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]", "[Họ và tên]"),
        "appendix": "PHỤ LỤC",
        "survey": "KHẢO SÁT BAN ĐẦU",
        "questions": ("Mã", "Câu hỏi", "Trả lời"),
    },
    "en": {
        "lang": "en-GB",
        "issuer": "[ISSUING BODY]",
        "state": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "motto_indent": 12,
        "number": f"No.:{GAP}/{GAP}",
        "date": f"[Place],{GAP}{GAP}{GAP}",
        "draft": "DRAFT",
        "version": "Version {{ version }} (catalogue id: {{ id }})",
        "basis": "Pursuant to {{ basis.text }}{% if not basis.verified %} [to be checked]{% endif %}",
        "checked": "How far it has been checked",
        "sources": ("Where the titles come from", "Indicators", "Checked"),
        "list": "List of indicators",
        "counts": "{{ counts.indicators }} indicators in {{ counts.pillars }} pillars, with {{ counts.criteria }} component "
        "criteria{% if counts.questions %} and {{ counts.questions }} questions of a preliminary survey (Appendix){% endif %}.",
        "overview": ("Id", "Indicator", "Competence", "Criteria", "Title"),
        "overview_pillar": "{{ pillar.number }}. {{ pillar.name }} ({{ pillar.indicators|length }} indicators)",
        "scoring": "Scale and scoring",
        "scale": "1. Scale",
        "marks": ("Level, state", "Points", "Meaning"),
        "rules": "2. Scoring",
        "rating": "3. Rating by score",
        "labels": ("Score", "Rating"),
        "indicators": "The indicators",
        "pillar": "{{ pillar.number }}. Pillar: {{ pillar.name }}",
        "indicator": "Indicator {{ indicator.id }}. {{ indicator.name }}",
        "facts": "{{ indicator.competence }}; {{ indicator.not_applicable }}"
        "{% if indicator.weight %}; weight {{ indicator.weight }}{% endif %}"
        "{% if indicator.how %}; decided by: {{ indicator.how }}{% endif %}"
        "{% if indicator.sdgs %}; Sustainable Development Goals: {{ indicator.sdgs }}{% endif %}. Lead: {{ indicator.lead }}.",
        "looks": ("Level", "What it looks like"),
        "criteria": ("Id", "Component criterion"),
        "evidence": "Evidence:",
        "source": "Title: {{ indicator.source }} ({{ indicator.checked }}).",
        "carrying": "Implementation",
        "closing": "Units assess themselves, and appraisers appraise and agree the level of each indicator, by this "
        "catalogue; questions go to the issuing body./.",
        "recipients": ("Recipients:", "- [Units that carry it out];", "- Archive: records office."),
        "signature": ("[AUTHORITY AND POSITION OF THE SIGNATORY]", "[Full name]"),
        "appendix": "APPENDIX",
        "survey": "PRELIMINARY SURVEY",
        "questions": ("Id", "Question", "Answer"),
    },
}


# The document ---------------------------------------------------------------------------------------------------------


def heading_block(document: Any, words: dict[str, Any]) -> None:
    """Issuing body, national title and motto, number, date, draft mark, title and legal bases."""
    made = table(document, (65, 100), ruled=False)
    left, right = made.add_row().cells
    left.width, right.width = Mm(65), Mm(100)
    for cell, text, size in ((left, words["issuer"], 12), (right, words["state"], 12)):
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = "Normal", ALIGN.CENTER
        run = paragraph.add_run(text)
        run.bold, run.font.size = True, Pt(size)
    rule(left, 20)
    say(right, words["motto"], "Normal", bold=True, size=13, align=ALIGN.CENTER)
    rule(right, words["motto_indent"])
    left, right = made.add_row().cells
    for cell, text, italic in ((left, words["number"], False), (right, words["date"], True)):
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = "Normal", ALIGN.CENTER
        paragraph.paragraph_format.space_before = Pt(4)
        run = paragraph.add_run(text)
        run.italic = italic
    draft = say(left, words["draft"], "Normal", bold=True, align=ALIGN.CENTER)
    draft.paragraph_format.space_before = Pt(8)
    draft.paragraph_format.left_indent = draft.paragraph_format.right_indent = Mm(17)
    border(draft, "top", "left", "bottom", "right")
    title = say(document, "{{ title|upper }}", "Normal", bold=True, size=14, align=ALIGN.CENTER)
    title.paragraph_format.space_before = Pt(20)
    say(document, words["version"], "Normal", bold=True, align=ALIGN.CENTER)
    rule(document, 55)
    gap(document)
    tag(document, "for basis in bases")
    say(document, words["basis"] + "{% if loop.last %}.{% else %};{% endif %}", italic=True)
    tag(document, "endfor")


def first_parts(document: Any, words: dict[str, Any]) -> None:
    """I. How far it is verified. II. The list of indicators."""
    document.add_heading(f"I. {words['checked'].upper()}", 1)
    tag(document, "if note")
    say(document, "{{ note }}", italic=True)
    tag(document, "endif")
    tag(document, "for sentence in verification")
    say(document, "{{ sentence }}")
    tag(document, "endfor")
    listing(
        document,
        words["sources"],
        (105, 30, 30),
        "source in sources",
        ("{{ source.text }}", "{{ source.indicators }}", "{{ source.verified }}"),
        centred=(1, 2),
    )
    document.add_heading(f"II. {words['list'].upper()}", 1)
    say(document, words["counts"])
    made = table(document, (14, 66, 36, 20, 29))
    add_row(made, *words["overview"], header=True)
    add_row(made, "{%tr for pillar in pillars %}")
    row = add_row(made, words["overview_pillar"], keep=True)
    row.cells[0].merge(row.cells[-1])
    row.cells[0].paragraphs[0].runs[0].bold = True
    for empty in row.cells[0].paragraphs[1:]:
        empty._p.getparent().remove(empty._p)
    add_row(made, "{%tr for indicator in pillar.indicators %}")
    names = ("id", "name", "competence", "criteria|length", "checked")
    add_row(made, *(f"{{{{ indicator.{name} }}}}" for name in names), centred=(3,))
    add_row(made, "{%tr endfor %}")
    add_row(made, "{%tr endfor %}")


def scoring_part(document: Any, words: dict[str, Any]) -> None:
    """III. Scale, rules, rating."""
    document.add_heading(f"III. {words['scoring'].upper()}", 1)
    document.add_heading(words["scale"], 2)
    shown = "{% cellbg mark.colour %}{{ mark.shown }}"
    texts = (shown, "{{ mark.points }}", "{{ mark.meaning }}")
    listing(document, words["marks"], (42, 18, 105), "mark in marks", texts, centred=(1,))
    document.add_heading(words["rules"], 2)
    tag(document, "for rule in scoring")
    say(document, "{{ rule.letter }}) {{ rule.text }}")
    tag(document, "endfor")
    tag(document, "if labels")
    document.add_heading(words["rating"], 2)
    texts = ("{{ label.range }}", "{{ label.word }}")
    listing(document, words["labels"], (55, 110), "label in labels", texts)
    tag(document, "endif")


def indicator_part(document: Any, words: dict[str, Any]) -> None:
    """IV. Every indicator by pillar."""
    document.add_heading(f"IV. {words['indicators'].upper()}", 1)
    tag(document, "for pillar in pillars")
    document.add_heading(words["pillar"], 2)
    tag(document, "for indicator in pillar.indicators")
    document.add_heading(words["indicator"], 3)
    say(document, words["facts"], keep=True).paragraph_format.first_line_indent = Mm(0)
    texts = ("{% cellbg look.colour %}{{ look.shown }}", "{{ look.text }}")
    listing(document, words["looks"], (32, 133), "look in indicator.looks", texts, keep=True)
    tag(document, "if indicator.criteria")
    gap(document)
    notes = "{% if criterion.notes %} ({{ criterion.notes }}){% endif %}"
    texts = ("{{ criterion.id }}", "{{ criterion.text }}" + notes)
    listing(document, words["criteria"], (20, 145), "criterion in indicator.criteria", texts)
    tag(document, "endif")
    gap(document)
    tag(document, "if indicator.evidence")
    say(document, words["evidence"], CELL, bold=True, keep=True)
    tag(document, "for text in indicator.evidence")
    item = say(document, "- {{ text }}", CELL)
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Mm(4), Mm(-4)
    tag(document, "endfor")
    tag(document, "endif")
    say(document, words["source"], CELL, italic=True).paragraph_format.space_after = Pt(6)
    tag(document, "endfor")
    tag(document, "endfor")


def closing_part(document: Any, words: dict[str, Any]) -> None:
    """V. Carrying out; recipients and signature."""
    document.add_heading(f"V. {words['carrying'].upper()}", 1)
    say(document, words["closing"], keep=True)
    gap(document, keep=True)
    made = table(document, (80, 85), ruled=False)
    left, right = add_row(made, "", "").cells
    first, *others = words["recipients"]
    left.paragraphs[0].style = "Normal"
    run = left.paragraphs[0].add_run(first)
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for text in others:
        say(left, text, "Normal", size=11)
    position, name = words["signature"]
    right.paragraphs[0].alignment = ALIGN.CENTER
    right.paragraphs[0].style = "Normal"
    right.paragraphs[0].add_run(position).bold = True
    signed = say(right, name, "Normal", bold=True, align=ALIGN.CENTER)
    signed.paragraph_format.space_before = Pt(60)


def appendix(document: Any, words: dict[str, Any]) -> None:
    """The survey, where the catalogue has one, on pages of its own numbering."""
    tag(document, "if survey")
    set_page(document.add_section(WD_SECTION.NEW_PAGE))
    say(document, words["appendix"], "Normal", bold=True, size=14, align=ALIGN.CENTER)
    say(document, words["survey"], "Normal", bold=True, align=ALIGN.CENTER)
    rule(document, 60)
    tag(document, "for topic in survey")
    document.add_heading("{{ loop.index }}. {{ topic.name }}", 2)
    texts = ("{{ question.id }}", "{{ question.text }}", "{{ question.answer }}")
    listing(document, words["questions"], (30, 70, 65), "question in topic.questions", texts)
    tag(document, "endfor")
    tag(document, "endif")


def make(language: str) -> bytes:
    """The template in that language; always the same bytes."""
    words = WORDS[language]
    document = begin(words["lang"], small=False)
    for part in (heading_block, first_parts, scoring_part, indicator_part, closing_part, appendix):
        part(document, words)
    return packed(document, words["lang"])
