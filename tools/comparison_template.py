"""The template of the report that compares rounds. Names: NAMES in messages/documents.py."""

from __future__ import annotations

from typing import Any

from decree import SMALL, appendix, begin, gap, heading, listing, packed, say, signature, tag, title
from report_template import WORDS as REPORT

_OWN: dict[str, dict[str, Any]] = {
    "vi": {
        "subject": "So sánh kết quả tự đánh giá theo {{ title }}, {{ periods }}",
        "opening": "Chi cục Tiêu chuẩn Đo lường Chất lượng báo cáo so sánh các kỳ như sau:",
        "I": "I. CÁC KỲ ĐƯỢC SO SÁNH",
        "rounds": ("Kỳ", "Bước", "Đơn vị được tính", "Bộ chỉ số"),
        "how": "Điểm của hai kỳ trong báo cáo này chỉ tính trên các chỉ số có mức ở cả hai kỳ và bộ chỉ số không đổi, nên có thể khác điểm đã công bố của từng kỳ.",
        "II": "II. KẾT QUẢ SO SÁNH",
        "step": "{{ loop.index }}. Từ {{ step.before }} đến {{ step.after }}",
        "of_step": "Từ {{ step.before }} đến {{ step.after }}",
        "means": ("Trụ cột", "Kỳ trước", "Kỳ này", "Thay đổi", "Đơn vị (n/N)", "Tăng", "Giảm"),
        "all": "Tổng",
        "means_note": "Trung bình trên thang 100, chỉ tính các đơn vị có đủ chỉ số chung (n/N).",
        "none": "Không có đơn vị nào có kết quả ở cả hai kỳ.",
        "changes": "Thay đổi của các chỉ số (đơn vị × chỉ số): {{ step.changes }}.",
        "better": "Chỉ số nhiều đơn vị tốt hơn nhất:",
        "worse": "Chỉ số nhiều đơn vị kém hơn nhất:",
        "item": "- {{ item.id }} {{ item.name }}: {{ item.units }} đơn vị{% if item.marks %} (bộ chỉ số: {{ item.marks }}){% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "descended": "Đơn vị sau sắp xếp: địa giới đã đổi nên không nói tăng hay giảm; kết quả kỳ này đứng cạnh khoảng kết quả của các đơn vị hợp thành.",
        "descended_columns": ("Đơn vị", "Hợp thành từ (có kết quả)", "Có kết quả/ hợp thành", "Tổng kỳ trước", "Tổng kỳ này"),
        "joined": "Đơn vị có kết quả lần đầu: {{ step.joined|join('; ') }}.",
        "left": "Đơn vị không có kết quả riêng ở kỳ này: {{ step.left|join('; ') }}.",
        "III": "III. NHẬN XÉT, KIẾN NGHỊ",
        "proposals": "[Cơ quan báo cáo nhận xét các chỉ số kém hơn, các đơn vị chưa có kết quả và kiến nghị.]",
        "closing": "Kết quả từng đơn vị tại Phụ lục. Chi cục Tiêu chuẩn Đo lường Chất lượng kính báo cáo./.",
        "appendix": "Phụ lục",
        "appendix_subject": "SO SÁNH KẾT QUẢ TỪNG ĐƠN VỊ, {{ periods|upper }}",
        "unit_columns": ("Đơn vị", "Mã", "Tổng kỳ trước", "Tổng kỳ này", "Thay đổi", "Chỉ số chung (n/N)", "Tốt hơn", "Kém hơn", "Ghi chú"),
        "note": "* Chưa đủ chỉ số chung: không tính vào trung bình. Nguồn: {{ catalogue }}.",
    },
    "en": {
        "subject": "Comparison of self-assessments by {{ title }}, {{ periods }}",
        "opening": "The Office for Standards, Metrology and Quality compares the rounds:",
        "I": "I. THE ROUNDS",
        "rounds": ("Round", "Stage", "Units that count", "Catalogue"),
        "how": "Scores of both rounds in this report rest on the indicators that have a level both times and that the catalogue did not change, so they may differ from those that each round gave.",
        "II": "II. WHAT CHANGED",
        "step": "{{ loop.index }}. From {{ step.before }} to {{ step.after }}",
        "of_step": "From {{ step.before }} to {{ step.after }}",
        "means": ("Pillar", "Before", "Now", "Change", "Units (n/N)", "Rose", "Fell"),
        "all": "Total",
        "means_note": "Means from 0 to 100, over the units with enough of the same indicators (n/N).",
        "none": "No unit has results in both rounds.",
        "changes": "Changes of indicators (unit × indicator): {{ step.changes }}.",
        "better": "Indicators in which most units rose:",
        "worse": "Indicators in which most units fell:",
        "item": "- {{ item.id }} {{ item.name }}: {{ item.units }} units{% if item.marks %} (catalogue: {{ item.marks }}){% endif %}{% if loop.last %}.{% else %};{% endif %}",
        "descended": "Units with other borders: nothing rose or fell there; the result of now stands beside the range of the units that they came from.",
        "descended_columns": ("Unit", "Came from (with a result)", "With a result/ of all", "Total before", "Total now"),
        "joined": "Units with results for the first time: {{ step.joined|join('; ') }}.",
        "left": "Units without a result of their own now: {{ step.left|join('; ') }}.",
        "III": "III. REMARKS AND PROPOSALS",
        "proposals": "[The office's remarks on what fell, on units without results, and its proposals.]",
        "closing": "The results of each unit stand in the appendix./.",
        "appendix": "Appendix",
        "appendix_subject": "COMPARISON UNIT BY UNIT, {{ periods|upper }}",
        "unit_columns": ("Unit", "Code", "Total before", "Total now", "Change", "Same indicators (n/N)", "Better", "Worse", "Remarks"),
        "note": "* Too few of the same indicators: in no mean. Source: {{ catalogue }}.",
    },
}  # fmt: skip


def make(language: str) -> bytes:
    """comparison.<language>.docx"""
    words = REPORT[language] | _OWN[language]
    document = begin(words["lang"])
    issuer = ((words["parent"], False), *((line, True) for line in words["office"]))
    heading(document, words, issuer, words["number"], words["date"])
    title(document, words["kind"], words["subject"])
    tag(document, "for basis in bases")
    say(document, words["basis"], italic=True)
    tag(document, "endfor")
    say(document, words["opening"])
    _rounds(document, words)
    document.add_heading(words["II"], 1)
    tag(document, "for step in steps")
    _step(document, words)
    tag(document, "endfor")
    document.add_heading(words["III"], 1)
    say(document, words["proposals"])
    say(document, words["closing"])
    signature(document, words["recipients"], words["signatory"], words["name"])
    _units(document, words)
    return packed(document, words["lang"], "{{ title }}")


def _rounds(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["I"], 1)
    texts = ("{{ round.period }}", "{{ round.stage }}", "{{ round.units }}", "{{ round.catalogue }}")
    widths = (50, 40, 30, 45)
    listing(document, words["rounds"], widths, "round in rounds", texts, centred=(1, 2, 3), style=SMALL)
    gap(document)
    say(document, words["how"])


def _step(document: Any, words: dict[str, Any]) -> None:
    document.add_heading(words["step"], 2)
    say(document, "{{ step.units }}")
    tag(document, "for remark in step.remarks")
    say(document, "{{ remark }}")
    tag(document, "endfor")
    tag(document, "if step.kept")
    name = "{% if pillar.whole %}" + words["all"] + "{% else %}{{ pillar.name }}{% endif %}"
    fields = ("before", "after", "change", "coverage", "rose", "fell")
    texts = (name, *(f"{{{{ pillar.{field} }}}}" for field in fields))
    widths = (57, 20, 20, 20, 20, 14, 14)
    listing(document, words["means"], widths, "pillar in step.pillars", texts, centred=(1, 2, 3, 4, 5, 6), style=SMALL)
    say(document, words["means_note"], SMALL, italic=True)
    tag(document, "for anew in step.rescored")
    say(document, "{{ anew.title }}", bold=True, keep=True)
    listing(document, words["means"], widths, "pillar in anew.pillars", texts, centred=(1, 2, 3, 4, 5, 6), style=SMALL)
    gap(document)
    tag(document, "endfor")
    say(document, words["changes"])
    for key in ("better", "worse"):
        tag(document, f"if step.{key}")
        say(document, words[key], keep=True)
        tag(document, f"for item in step.{key}")
        say(document, words["item"])
        tag(document, "endfor")
        tag(document, "endif")
    tag(document, "else")
    say(document, words["none"])
    tag(document, "endif")
    tag(document, "if step.descended")
    say(document, words["descended"], keep=True)
    texts = (
        "{{ unit.name }}",
        "{{ unit.origins|join('; ') }}",
        "{{ unit.pieces }}",
        "{{ unit.range }}",
        "{{ unit.after }}",
    )
    widths = (36, 61, 22, 26, 20)
    listing(
        document,
        words["descended_columns"],
        widths,
        "unit in step.descended",
        texts,
        centred=(2, 3, 4),
        style=SMALL,
    )
    gap(document)
    tag(document, "endif")
    for key in ("joined", "left"):
        tag(document, f"if step.{key}")
        say(document, words[key])
        tag(document, "endif")


def _units(document: Any, words: dict[str, Any]) -> None:
    """Unit by unit, on pages of their own."""
    appendix(document, words, words["appendix_subject"], words["appendix_of"])
    tag(document, "for step in steps if step.kept")
    say(document, words["of_step"], bold=True, keep=True)
    fields = ("name", "code", "before", "after", "change", "coverage", "better", "worse", "note")
    texts = tuple(f"{{{{ unit.{field} }}}}" for field in fields)
    widths = (58, 18, 22, 22, 22, 26, 18, 18, 48)
    centred = (1, 2, 3, 4, 5, 6, 7)
    listing(document, words["unit_columns"], widths, "unit in step.kept", texts, centred=centred, style=SMALL)
    gap(document)
    tag(document, "endfor")
    say(document, words["note"], SMALL, italic=True)
