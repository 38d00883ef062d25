"""What is said in documents and of their templates, and the names that a template may use."""

from __future__ import annotations

from iso18091cli.errors import FaultKind
from iso18091cli.model.text import Text

COMMITTEES = ("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân")
"""How the name of a people's committee begins; what follows is its territory."""

PARTY: dict[str, Text] = {
    "quan": {"vi": "Quận ủy", "en": "District Party Committee"},
    "huyen": {"vi": "Huyện ủy", "en": "District Party Committee"},
    "thanh-pho": {"vi": "Thành ủy", "en": "City Party Committee"},
    "thi-xa": {"vi": "Thị ủy", "en": "Town Party Committee"},
    "": {"vi": "Đảng ủy", "en": "Party Committee"},
}
"""What the Party's committee is called, by kind of unit."""

_UP: Text = {"vi": "{above} (để báo cáo)", "en": "{above} (to report)"}
_DEPARTMENT: Text = {
    "vi": "Sở Khoa học và Công nghệ (để báo cáo)",
    "en": "Department of Science and Technology (to report)",
}
_PARTY: Text = {
    "vi": "Thường trực {party}, Thường trực Hội đồng nhân dân {unit}",
    "en": "Standing {party} and People's Council of {unit}",
}
_FRONT: Text = {
    "vi": "Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội {unit}",
    "en": "Fatherland Front and socio-political organisations of {unit}",
}
_LEADERS: Text = {
    "vi": "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân {unit}",
    "en": "Chairperson and vice-chairpersons of the People's Committee of {unit}",
}
_CARRYING: Text = {"vi": "Các cơ quan, đơn vị nêu tại mục III", "en": "Offices named in part III"}
RECIPIENTS: dict[str, tuple[Text, ...]] = {
    "commune": (_UP, _DEPARTMENT, _PARTY, _FRONT, _LEADERS, _CARRYING),
    "district": (_UP, _DEPARTMENT, _PARTY, _FRONT, _LEADERS, _CARRYING),
    "province": (
        {
            "vi": "Bộ Khoa học và Công nghệ (để báo cáo)",
            "en": "Ministry of Science and Technology (to report)",
        },
        {
            "vi": "Thường trực Tỉnh ủy (Thành ủy), Thường trực Hội đồng nhân dân {unit}",
            "en": "Standing Party Committee and People's Council of {unit}",
        },
        _FRONT,
        _LEADERS,
        {"vi": "Các sở, ban, ngành, Ủy ban nhân dân cấp xã nêu tại mục III", "en": "Bodies named in part III"},
    ),
    "other": (
        {"vi": "[Cơ quan chủ quản] (để báo cáo)", "en": "[Parent body] (to report)"},
        {"vi": "Lãnh đạo {unit}", "en": "Leaders of {unit}"},
        _CARRYING,
    ),
}
"""Who gets a unit's programme, by its level; a body of no level is "other"."""

WORDS: dict[str, Text] = {
    # The command line
    "plan-file": {"vi": "chuong-trinh-{unit}", "en": "plan-{unit}"},
    "report-file": {"vi": "bao-cao-tong-ket", "en": "report"},
    "findings-there": {
        "vi": "Phiếu còn {errors} lỗi, {warnings} cảnh báo; xem: iso18091 validate {path}",
        "en": "The workbook has {errors} errors, {warnings} warnings; see: iso18091 validate {path}",
    },
    "exported": {"vi": "Đã chép {n} mẫu vào {folder}", "en": "Put {n} templates into {folder}"},
    "fallen-back": {
        "vi": "{folder} không có {names}: dùng mẫu đi kèm.",
        "en": "{folder} does not hold {names}: the shipped ones are used.",
    },
    "template-near": {"vi": "Gần chỗ “{near}”: {message}", "en": "Near “{near}”: {message}"},
    # In documents
    "committee-of": {"vi": "Ủy ban nhân dân {unit}", "en": "The People's Committee of {unit}"},
    "above-unknown": {"vi": "[Ủy ban nhân dân cấp trên]", "en": "[The People's Committee above]"},
    "to-check": {"vi": "cần kiểm tra lại", "en": "to be checked"},
    "began-on": {"vi": "có hiệu lực từ {day}, đối chiếu ngày ký", "en": "in force from {day}: see the date of signing"},
    "of-period": {"vi": "kỳ {period}", "en": "period {period}"},
    "not-understood": {
        "vi": "(đơn vị ghi chưa hiểu được, xem phát hiện P01)",
        "en": "(the unit's entry was not understood, see finding P01)",
    },
    "phase-none": {"vi": "Chưa xếp giai đoạn", "en": "No phase given"},
    # The page about templates
    "page-title": {"vi": "Mẫu văn bản", "en": "Templates"},
    "page-intro": {
        "vi": "`iso18091 templates export THƯ_MỤC` chép các mẫu đi kèm vào một thư mục. Sửa tệp .docx trong Word (đổi chữ, bố cục, "
        "cơ quan ban hành, nơi nhận, người ký), rồi chạy `iso18091 plan PHIẾU --templates THƯ_MỤC` hoặc `iso18091 aggregate "
        "PHIẾU/ --templates THƯ_MỤC`. Mẫu nào không có trong thư mục thì dùng mẫu đi kèm.\n\n"
        "`{{ tên }}` điền một giá trị; `{% if tên %}` … `{% endif %}` chỉ in khi có; `{% for x in danh_sách %}` … `{% endfor %}` "
        "lặp lại. Trong Word: `{%p … %}` tác động cả đoạn, `{%tr … %}` cả hàng, `{%tc … %}` cả cột của bảng, `{% cellbg màu %}` tô "
        "nền ô. Tên sai được báo kèm chỗ sai và các tên dùng được; chỗ giống chỗ điền mà không phải (`{ tên }`) và mẫu không dùng tên nào được "
        "cảnh báo. Mẫu sửa trong LibreOffice cũng dùng được; thay đổi theo dõi (Track Changes) được coi là đã chấp nhận. Mẫu không chạy được mã lệnh; chữ của người gửi luôn in ra "
        "đúng như đã gõ. [English](templates.md)",
        "en": "`iso18091 templates export DIR` puts the shipped templates into a folder. Change a .docx in Word (words, layout, issuing "
        "body, recipients, signature), then run `iso18091 plan FILE --templates DIR` or `iso18091 aggregate DIR2 --templates "
        "DIR`. Where the folder lacks a template, the shipped one is used.\n\n"
        "`{{ name }}` puts a value in; `{% if name %}` … `{% endif %}` prints only where it is there; `{% for x in list %}` … "
        "`{% endfor %}` repeats. In Word `{%p … %}` governs whole paragraphs, `{%tr … %}` rows, `{%tc … %}` columns of a table, and "
        "`{% cellbg colour %}` colours a cell. A wrong name is told with its place and the names there are; what looks like a field and is none (`{ name }`) and a template "
        "without any name are warnings. Templates changed in LibreOffice work as well; tracked changes are taken as accepted. A template cannot "
        "run code; what a sender typed is always printed as typed. [Bản tiếng Việt](bieu-mau.md)",
    },
    "page-plan": {
        "vi": "Chương trình hành động của đơn vị: `plan.vi.docx`, `plan.vi.md.j2`",
        "en": "Action programme of a unit: `plan.en.docx`, `plan.en.md.j2`",
    },
    "page-notice": {
        "vi": "Thông báo kết quả của đơn vị: `notice.vi.docx`",
        "en": "Notice of a unit's result: `notice.en.docx`",
    },
    "page-report": {
        "vi": "Báo cáo tổng kết của tỉnh: `report.vi.docx`",
        "en": "Report of the province: `report.en.docx`",
    },
    "page-comparison": {
        "vi": "Báo cáo so sánh các kỳ: `comparison.vi.docx`",
        "en": "Report that compares rounds: `comparison.en.docx`",
    },
    "page-dispatch": {
        "vi": "Thư gửi phiếu trống: `dispatch.vi.txt.j2` (dòng đầu là tiêu đề thư)",
        "en": "Mail with the blank workbook: `dispatch.en.txt.j2` (its first line is the subject)",
    },
    "page-minutes": {
        "vi": "Biên bản thẩm định: `minutes.vi.docx`",
        "en": "Minutes of an appraisal: `minutes.en.docx`",
    },
    "page-appraise": {
        "vi": "Thư gửi người thẩm định: `appraise.vi.txt.j2` (dòng đầu là tiêu đề thư)",
        "en": "The mail to reviewers: `appraise.en.txt.j2` (its first line is the subject)",
    },
    "page-remind": {
        "vi": "Thư nhắc: `remind.vi.txt.j2` (dòng đầu là tiêu đề thư)",
        "en": "Reminder: `remind.en.txt.j2` (its first line is the subject)",
    },
    "page-same": {"vi": "Cùng các tên như mẫu trên.", "en": "The same names as above."},
    "page-name": {"vi": "tên", "en": "name"},
    "page-meaning": {"vi": "ý nghĩa", "en": "what it is"},
}

FAULTS: dict[str, FaultKind] = {
    "template-no-folder": FaultKind(
        {"vi": "Không có thư mục này.", "en": "There is no such folder."},
        {"vi": "Tạo bằng: iso18091 templates export THƯ_MỤC", "en": "Make it with: iso18091 templates export DIR"},
    ),
    "template-unreadable": FaultKind(
        {"vi": "Không đọc được tệp này như một mẫu.", "en": "This file cannot be read as a template."},
        {
            "vi": "Mẫu Word phải là .docx, mẫu văn bản phải là UTF-8; xuất lại mẫu gốc bằng: iso18091 templates export",
            "en": "A Word template must be a .docx, a text template UTF-8; get the original with: iso18091 templates export",
        },
    ),
    "template-syntax": FaultKind(
        {"vi": "viết chưa đúng cú pháp ({problem}).", "en": "this is not written as it must be ({problem})."},
        {
            "vi": "Mỗi {{{{ và {{% phải được đóng bằng }}}} và %}}; mỗi for, if phải có endfor, endif.",
            "en": "Close every {{{{ and {{% with }}}} and %}}; end every for and if with endfor and endif.",
        },
    ),
    "template-failed": FaultKind(
        {"vi": "không điền được ({problem}).", "en": "this cannot be filled in ({problem})."},
        {
            "vi": "So với mẫu gốc (iso18091 templates export) và danh sách tên trong docs/bieu-mau.md.",
            "en": "Compare with the original (iso18091 templates export) and the names in docs/templates.md.",
        },
    ),
    "template-too-slow": FaultKind(
        {
            "vi": "điền mẫu này quá {seconds} giây vẫn chưa xong.",
            "en": "this template is not filled in after {seconds} seconds.",
        },
        {
            "vi": "Tìm vòng lặp nằm trong vòng lặp quanh chỗ này; nếu mẫu do người khác gửi, xuất lại mẫu gốc bằng: iso18091 templates export",
            "en": "Look for loops within loops around here; if somebody sent you the template, get the original with: iso18091 templates export",
        },
    ),
    "template-too-large": FaultKind(
        {
            "vi": "mẫu này tạo ra văn bản, danh sách hoặc số lớn hơn mọi văn bản, hoặc lồng nhau quá sâu.",
            "en": "this makes a text, list or number that is larger than any document, or goes too deep.",
        },
        {
            "vi": "Bỏ phần này khỏi mẫu; nếu mẫu do người khác gửi, xuất lại mẫu gốc bằng: iso18091 templates export",
            "en": "Take it out; if somebody sent you the template, get the original with: iso18091 templates export",
        },
    ),
    "template-name": FaultKind(
        {"vi": "không có tên “{name}”.{hint}", "en": "there is no name “{name}”.{hint}"},
        {"vi": "Dùng được: {known}.", "en": "May be used: {known}."},
    ),
    "template-alike": FaultKind(
        {
            "vi": "“{found}” giống một chỗ điền nhưng không phải, nên được in nguyên như vậy.",
            "en": "“{found}” looks like a field and is none, so it is printed as it stands.",
        },
        {
            "vi": "Chỗ điền viết giữa hai dấu ngoặc nhọn kép, không có khoảng trắng giữa các ngoặc: {{{{ tên }}}}.",
            "en": "A field stands between double braces without blanks between them: {{{{ name }}}}.",
        },
        "warning",
    ),
    "template-nameless": FaultKind(
        {
            "vi": "Mẫu này không dùng tên nào, nên văn bản của mọi đơn vị sẽ giống hệt nhau.",
            "en": "This template uses no name, so the documents of all units will be the same.",
        },
        {
            "vi": "Xuất lại mẫu gốc (iso18091 templates export) và giữ các chỗ điền của nó.",
            "en": "Get the original again (iso18091 templates export) and keep its fields.",
        },
        "warning",
    ),
    "template-not-whole": FaultKind(
        {
            "vi": "Điền xong thì tệp không còn là văn bản Word hợp lệ.",
            "en": "Once filled in, this is no Word document any more.",
        },
        {
            "vi": "for/endfor, if/endif phải cùng loại và cùng chỗ: {{%p cho đoạn, {{%tr cho hàng, {{%tc cho cột của bảng.",
            "en": "for/endfor, if/endif must be of one kind and place: {{%p for paragraphs, {{%tr for rows, {{%tc for columns.",
        },
    ),
}
"""What may be wrong in a template."""


# Names that templates may use -----------------------------------------------------------------------------------------


def _within(name: str, meaning: Text, fields: dict[str, Text]) -> dict[str, Text]:
    """A record or list of records with its fields."""
    return {name: meaning, **{f"{name}.{field}": text for field, text in fields.items()}}


_BASIS: dict[str, Text] = {
    "text": {"vi": "văn bản như được viện dẫn", "en": "the document as it is cited"},
    "verified": {"vi": "đã đối chiếu hay chưa", "en": "whether it has been checked"},
    "remark": {"vi": "điều văn thư cần kiểm tra, hoặc “”", "en": "what the clerk has to look at, or “”"},
}
_ROW: dict[str, Text] = {
    "indicator": {"vi": "mã chỉ số", "en": "id of the indicator"},
    "name": {"vi": "tên chỉ số", "en": "name of the indicator"},
    "now": {"vi": "hiện trạng", "en": "where it stands"},
    "colour": {"vi": "màu nền RRGGBB của hiện trạng", "en": "fill colour RRGGBB of where it stands"},
    "task": {"vi": "các nhiệm vụ gộp lại; khi là đề xuất: mức cần đạt mô tả thế nào", "en": "its tasks drawn together; of a proposal what the level to reach looks like"},
    "criteria": {"vi": "mã các tiêu chí chưa đạt", "en": "ids of the criteria that are lacking"},
    "lead": {"vi": "chủ trì", "en": "lead"},
    "support": {"vi": "phối hợp", "en": "support"},
    "deadline": {"vi": "thời hạn", "en": "deadline"},
    "drafted": {"vi": "do chương trình đề xuất", "en": "proposed by the program"},
}  # fmt: skip
_MARK: dict[str, Text] = {
    "word": {"vi": "từ: “Đỏ”", "en": "its word: “Red”"},
    "shown": {"vi": "ký hiệu và từ: “✖ Đỏ”", "en": "symbol and word: “✖ Red”"},
    "colour": {"vi": "màu nền RRGGBB", "en": "fill colour RRGGBB"},
}
_COUNTS: Text = {
    "vi": "số chỉ số ở mỗi trạng thái, theo thứ tự của marks",
    "en": "number of indicators in each state, in the order of marks",
}
_FIGURES: dict[str, Text] = {
    "name": {"vi": "tên trụ cột", "en": "name of the pillar"},
    "counts": _COUNTS,
    "score": {"vi": "điểm dạng số, hoặc none khi chưa đủ", "en": "the score as a number, or none below the coverage"},
    "figure": {"vi": "điểm dạng chữ: “62,13”, hoặc “–”", "en": "the score as text: “62.13”, or “–”"},
    "provisional": {"vi": "điểm tạm tính trên phần đã đánh giá", "en": "score over what has been assessed"},
    "coverage": {"vi": "đã đánh giá trên số áp dụng: “37/39”", "en": "assessed of applicable: “37/39”"},
    "not_applicable": {"vi": "số chỉ số không áp dụng", "en": "indicators that do not apply"},
    "label": {"vi": "xếp loại", "en": "rating"},
    "mean": {"vi": "trung bình các đơn vị và số đơn vị có điểm: “74,43 (10/12)”", "en": "mean of the units and how many have a score: “74.43 (10/12)”"},
    "spread": {"vi": "thấp nhất – cao nhất của các đơn vị", "en": "lowest – highest of the units"},
}  # fmt: skip
_ITEM: dict[str, Text] = {
    "id": {"vi": "mã chỉ số", "en": "id of the indicator"},
    "name": {"vi": "tên chỉ số", "en": "its name"},
    "pillar": {"vi": "trụ cột", "en": "its pillar"},
    "competence": {"vi": "thuộc hay ngoài thẩm quyền", "en": "legal competence or expectation"},
    "shown": {"vi": "kết quả: ký hiệu và từ", "en": "the result: symbol and word"},
    "word": {"vi": "kết quả: từ", "en": "the result: word"},
    "colour": {"vi": "màu nền RRGGBB của kết quả", "en": "fill colour RRGGBB of the result"},
    "worst": {"vi": "mức thấp nhất đến nay khi chưa đủ", "en": "lowest level so far where incomplete"},
    "verified": {"vi": "tên đã đối chiếu với tiêu chuẩn hay chưa", "en": "whether its title has been checked"},
}
_TASK: dict[str, Text] = {
    "indicator": {"vi": "mã chỉ số", "en": "id of the indicator"},
    "name": {"vi": "tên chỉ số", "en": "name of the indicator"},
    "now": {"vi": "hiện trạng", "en": "where it stands"},
    "target": {"vi": "mục tiêu", "en": "target"},
    "phase": {"vi": "giai đoạn", "en": "phase"},
    "task": {"vi": "nhiệm vụ", "en": "task"},
    "lead": {"vi": "chủ trì", "en": "lead"},
    "support": {"vi": "phối hợp", "en": "support"},
    "deadline": {"vi": "thời hạn", "en": "deadline"},
    "product": {"vi": "sản phẩm, minh chứng", "en": "product, evidence"},
    "budget": {"vi": "kinh phí (triệu đồng)", "en": "budget (million VND)"},
    "drafted": {"vi": "do chương trình đề xuất (không phải đơn vị ghi)", "en": "proposed by the program, not written by the unit"},
}  # fmt: skip

_EVIDENCE: dict[str, Text] = {
    "code": {"vi": "mã minh chứng", "en": "its code"},
    "document": {"vi": "tên tài liệu", "en": "name of the document"},
    "sign": {"vi": "số, ký hiệu", "en": "number and sign"},
    "date": {"vi": "ngày ban hành", "en": "its date"},
    "issuer": {"vi": "cơ quan ban hành", "en": "who issued it"},
    "located": {"vi": "nơi lưu", "en": "where it lies"},
    "used_at": {"vi": "các tiêu chí, chỉ số dùng tài liệu: “1.1.a, 1.2.b”", "en": "criteria and indicators that name it: “1.1.a, 1.2.b”"},
}  # fmt: skip

_WHEEL: dict[str, Text] = {
    "wheel": {
        "vi": "hình bánh xe kết quả, 80 mm; `{{ wheel.sized(60) }}` để đổi cỡ; none khi bộ chỉ số không vẽ được",
        "en": "picture of the wheel, 80 mm; `{{ wheel.sized(60) }}` for another size; none where the catalogue has none",
    },
    "wheel_key": {"vi": "cách đọc hình", "en": "how the picture is read"},
}
_ALL: dict[str, Text] = {
    "title": {"vi": "tên bộ chỉ số", "en": "title of the catalogue"},
    "catalogue": {"vi": "tên, mã và phiên bản bộ chỉ số", "en": "title, id and version of the catalogue"},
    "note": {"vi": "ghi chú về mức độ đối chiếu nội dung", "en": "how far the content is verified"},
    "period": {"vi": "kỳ đánh giá", "en": "period"},
    "stage": {"vi": "bước: tự đánh giá, thẩm định, thống nhất", "en": "stage: self-assessment, appraisal, agreed"},
    "best": {"vi": "mức cần đạt: “Xanh”, “Đáp ứng trở lên”", "en": "the level to reach: “Green”, “In place or better”"},
    "all_best": {"vi": "tên gọi khi mọi chỉ số đạt mức cần đạt", "en": "what a unit is called with all at the level to reach"},
    "indicators": {"vi": "tổng số chỉ số", "en": "number of indicators"},
    "unverified": {"vi": "số chỉ số có tên chưa đối chiếu", "en": "number of indicators whose titles are not checked"},
    **_within("bases", {"vi": "căn cứ còn hiệu lực, theo thứ bậc văn bản", "en": "legal bases in force, in order of rank"}, _BASIS),
    **_within("marks", {"vi": "các trạng thái, mức xấu nhất trước", "en": "the states, worst level first"}, _MARK),
}  # fmt: skip
_UNIT: dict[str, Text] = {
    "unit": {"vi": "tên đơn vị kèm loại: “Phường Hải An”", "en": "the unit with its kind"},
    "code": {"vi": "mã đơn vị", "en": "code of the unit"},
    "place": {"vi": "địa danh", "en": "place of issue"},
    "committee": {"vi": "cơ quan ban hành là Ủy ban nhân dân", "en": "whether a People's Committee issues it"},
    "body": {"vi": "cơ quan ban hành: “Ủy ban nhân dân phường Hải An”", "en": "the issuing body"},
    **_ALL,
    **_within("pillars", {"vi": "kết quả từng trụ cột", "en": "result of each pillar"}, _FIGURES),
    **_within("total", {"vi": "kết quả chung", "en": "the whole result"}, _FIGURES),
    "lacking": {
        "vi": "còn thiếu gì để được xếp loại cao hơn, hoặc “”",
        "en": "what is lacking for the next rating, or “”",
    },
    "since": {
        "vi": "các câu so với kỳ trước (aggregate --previous); trống khi không có",
        "en": "sentences on what changed since an earlier round (aggregate --previous); empty without one",
    },
    "compared": {"vi": "có số liệu các đơn vị khác", "en": "whether there are other units' figures"},
    "reliable": {"vi": "true, false, hoặc none khi chưa rõ", "en": "true, false, or none while open"},
    **_within("open", {"vi": "chỉ số chưa đánh giá xong", "en": "indicators not assessed to the end"}, _ITEM),
    **_within("priorities", {"vi": "chỉ số ưu tiên cải thiện", "en": "indicators to improve, the first first"}, _ITEM),
    **_within(
        "beyond",
        {
            "vi": "chỉ số vượt mức cần đạt, đáng biểu dương; trống khi thang không có mức cao hơn",
            "en": "indicators better than asked, to be praised; empty where the scale has no better level",
        },
        _ITEM,
    ),
    **_within("results", {"vi": "kết quả mọi chỉ số", "en": "results of all indicators"}, _ITEM),
    "phases": {"vi": "các giai đoạn", "en": "the phases"},
    "phases.name": {"vi": "tên giai đoạn", "en": "name of the phase"},
    **_within(
        "phases.indicators",
        {"vi": "chỉ số ưu tiên của giai đoạn", "en": "indicators to improve in the phase"},
        {
            **_ITEM,
            "proposed": {"vi": "giai đoạn do chương trình đề xuất", "en": "whether the program proposes the phase"},
        },
    ),
    **_within("phases.rows", {"vi": "mỗi chỉ số một dòng", "en": "a row an indicator"}, _ROW),
    **_within("phases.tasks", {"vi": "nhiệm vụ của giai đoạn", "en": "tasks of the phase"}, _TASK),
    "drafted": {"vi": "có nhiệm vụ do chương trình đề xuất", "en": "whether any task is proposed by the program"},
    **_within(
        "evidence",
        {"vi": "danh mục tài liệu kiểm chứng, theo thứ tự mã", "en": "the register of evidence, in the order of codes"},
        _EVIDENCE,
    ),
    "recipients": {"vi": "nơi nhận theo cấp của đơn vị", "en": "who gets a copy, by the unit's level"},
    **_within(
        "survey",
        {
            "vi": "khảo sát: trả lời của đơn vị bên kết quả chung; trống khi đứng một mình",
            "en": "the survey: the unit's answers beside all units'; empty for one workbook alone",
        },
        {
            "text": {"vi": "câu hỏi", "en": "the question"},
            "own": {"vi": "đơn vị trả lời, “” khi để trống", "en": "its answer, “” where it left it blank"},
            "said": {"vi": "kết quả của tất cả đơn vị", "en": "the result of all units"},
            "answered": {"vi": "số trả lời trên số được hỏi", "en": "answered of asked"},
        },
    ),
    "survey_answered": {"vi": "số câu khảo sát đơn vị đã trả lời", "en": "questions of the survey that it answered"},
    "errors": {"vi": "số lỗi trong phiếu", "en": "errors found in the workbook"},
    "warnings": {"vi": "số cảnh báo trong phiếu", "en": "warnings found in the workbook"},
    **_WHEEL,
}

_LETTER: dict[str, Text] = {
    "unit": {"vi": "nơi nhận, như viết sau “Kính gửi”", "en": "to whom it goes, as an office addresses it"},
    "name": {"vi": "đơn vị kèm loại", "en": "the unit with its kind"},
    "code": {"vi": "mã đơn vị", "en": "code of the unit"},
    "title": {"vi": "tên bộ chỉ số", "en": "title of the catalogue"},
    "period": {"vi": "kỳ, hoặc “”", "en": "period, or “”"},
    "due": {"vi": "hạn gửi bằng chữ, hoặc “”", "en": "the last day in words, or “”"},
    "sender": {"vi": "cơ quan phát phiếu, hoặc “”", "en": "the office that asks, or “”"},
    "reply_to": {"vi": "địa chỉ nhận phiếu, hoặc “”", "en": "the address for answers, or “”"},
    "contact": {"vi": "người giải đáp, hoặc “”", "en": "whom to call, or “”"},
    "file": {"vi": "tên tệp phiếu đính kèm", "en": "name of the attached workbook"},
    "prefilled": {"vi": "phiếu có sẵn dữ liệu kỳ trước", "en": "whether the workbook holds what was sent before"},
    "files": {"vi": "tên các tệp khác kèm theo", "en": "names of the other attached files"},
}
_MEAN_CHANGE: dict[str, Text] = {
    "name": {"vi": "tên trụ cột", "en": "name of the pillar"},
    "whole": {"vi": "là điểm chung", "en": "whether it is the total"},
    "before": {"vi": "trung bình kỳ trước, hoặc “–”", "en": "the mean before, or “–”"},
    "after": {"vi": "trung bình kỳ này, hoặc “–”", "en": "the mean now, or “–”"},
    "change": {"vi": "thay đổi, có dấu", "en": "the change with its sign"},
    "coverage": {
        "vi": "số đơn vị có đủ chỉ số chung trên số đơn vị (n/N)",
        "en": "units with enough of the same indicators, of all kept (n/N)",
    },
    "rose": {"vi": "số đơn vị tăng", "en": "units that rose"},
    "fell": {"vi": "số đơn vị giảm", "en": "units that fell"},
}
_MOST_CHANGED: dict[str, Text] = {
    "id": {"vi": "mã chỉ số", "en": "id of the indicator"},
    "name": {"vi": "tên chỉ số", "en": "its name"},
    "units": {"vi": "số đơn vị", "en": "how many units"},
    "marks": {"vi": "bộ chỉ số đổi gì ở chỉ số ấy, hoặc “”", "en": "what the catalogue changed of it, or “”"},
}


def _minutes_row(of: str) -> dict[str, Text]:
    """The fields of a criterion in the minutes."""
    fields: dict[str, Text] = {
        "unit": {"vi": "đơn vị", "en": "unit"},
        "id": {"vi": "mã", "en": "id"},
        "criterion": {"vi": "tiêu chí", "en": "what it asks"},
        "own": {"vi": "tự đánh giá", "en": "the unit's own level"},
        "said": {"vi": "từng người thẩm định", "en": "what each reviewer says"},
        "appraisal": {"vi": "thẩm định", "en": "the appraisal"},
        "agreed": {"vi": "thống nhất", "en": "the agreed level"},
        "why": {"vi": "vì sao", "en": "how it stands"},
        "comment": {"vi": "ý kiến", "en": "comments"},
    }
    return {f"{of}.{name}": said for name, said in fields.items()}


NAMES: dict[str, dict[str, Text]] = {
    "plan": _UNIT,
    "notice": _UNIT,
    "report": {
        **_ALL,
        "province": {"vi": "tỉnh, thành phố của các đơn vị: “thành phố Hải Phòng”, hoặc “”", "en": "the province of the units, or “”"},
        "stages_note": {"vi": "các đơn vị ở những bước nào, khi không cùng một bước; hoặc “”", "en": "at which stages the units are, where they differ; or “”"},
        "took_part": {"vi": "số đơn vị có phiếu được tính", "en": "units whose workbook counts"},
        "expected": {"vi": "số đơn vị phải gửi, none khi không có danh sách", "en": "units that were to send one, or none"},
        "beyond": {"vi": "số đơn vị gửi ngoài danh sách", "en": "units that sent one without being asked"},
        "unusable": {"vi": "số tệp không dùng được", "en": "files that could not be used"},
        "reliable": {"vi": "số đơn vị đạt mọi chỉ số áp dụng", "en": "units with every applicable indicator at the level to reach"},
        **_within(
            "missing",
            {"vi": "đơn vị chưa có phiếu dùng được", "en": "units without a usable workbook"},
            {
                "unit": {"vi": "đơn vị", "en": "the unit"},
                "code": {"vi": "mã", "en": "its code"},
                "reason": {"vi": "lý do", "en": "the reason"},
            },
        ),
        **_within(
            "absent",
            {"vi": "đơn vị không thuộc diện tham gia", "en": "units that are not to take part"},
            {
                "unit": {"vi": "đơn vị", "en": "the unit"},
                "code": {"vi": "mã", "en": "its code"},
                "status": {"vi": "tình trạng", "en": "its status"},
                "reason": {"vi": "lý do", "en": "the reason"},
            },
        ),
        **_within(
            "pillars",
            {"vi": "kết quả từng trụ cột, cuối cùng là điểm chung", "en": "result of each pillar, the total last"},
            {
                "name": {"vi": "tên trụ cột", "en": "name of the pillar"},
                "counts": {"vi": "số lượt chỉ số ở mỗi trạng thái, cộng mọi đơn vị", "en": "indicators in each state, all units together"},
                "mean": {"vi": "trung bình, hoặc “–”", "en": "the mean, or “–”"},
                "lowest": {"vi": "thấp nhất", "en": "lowest"},
                "highest": {"vi": "cao nhất", "en": "highest"},
                "scored": {"vi": "số đơn vị có điểm (n)", "en": "units with a score (n)"},
                "units": {"vi": "số đơn vị được tính (N)", "en": "units that count (N)"},
                "left_out": {"vi": "số đơn vị chưa có điểm, không tính", "en": "units without a score, left out"},
                "not_applicable": {"vi": "số đơn vị không áp dụng trụ cột", "en": "units to which nothing of it applies"},
                "whole": {"vi": "là điểm chung", "en": "whether it is the total"},
            },
        ),
        **_within(
            "strengths",
            {"vi": "chỉ số nhiều đơn vị đạt mức cần đạt", "en": "indicators most units have at the level to reach"},
            {
                "id": {"vi": "mã chỉ số", "en": "id of the indicator"},
                "name": {"vi": "tên chỉ số", "en": "its name"},
                "reached": {"vi": "số đơn vị đạt", "en": "units that have it"},
                "beyond": {"vi": "số đơn vị vượt mức cần đạt", "en": "units that are better than asked"},
                "assessed": {"vi": "số đơn vị có mức", "en": "units with a level"},
            },
        ),
        **_within(
            "weaknesses",
            {"vi": "chỉ số nhiều đơn vị chưa đạt nhất", "en": "indicators most units are below the level to reach in"},
            {
                "id": {"vi": "mã chỉ số", "en": "id of the indicator"},
                "name": {"vi": "tên chỉ số", "en": "its name"},
                "counts": {"vi": "số đơn vị ở mỗi trạng thái, theo marks", "en": "units in each state, in the order of marks"},
                "below": {"vi": "số đơn vị chưa đạt mức cần đạt", "en": "units below the level to reach"},
                "assessed": {"vi": "số đơn vị có mức", "en": "units with a level"},
            },
        ),
        **_within(
            "gaps",
            {"vi": "tiêu chí nhiều đơn vị chưa đạt", "en": "criteria that many units lack"},
            {
                "id": {"vi": "mã tiêu chí", "en": "id of the criterion"},
                "criterion": {"vi": "tiêu chí", "en": "the criterion"},
                "indicator": {"vi": "mã chỉ số", "en": "id of its indicator"},
                "name": {"vi": "tên chỉ số", "en": "name of its indicator"},
                "lead": {"vi": "đơn vị thường chủ trì", "en": "the office that usually leads"},
                "units": {"vi": "số đơn vị chưa đạt", "en": "units that lack it"},
                "assessed": {"vi": "số đơn vị có mức ở tiêu chí", "en": "units with a level in it"},
            },
        ),
        **_WHEEL,
        **_within(
            "goals",
            {"vi": "mục tiêu phát triển bền vững (SDG); trống khi bộ chỉ số không có", "en": "Sustainable Development Goals; empty where the catalogue has none"},
            {
                "goal": {"vi": "số của mục tiêu", "en": "number of the goal"},
                "name": {"vi": "tên mục tiêu", "en": "its name"},
                "reached": {"vi": "n: lượt chỉ số đạt", "en": "n: results at the acceptable level"},
                "applicable": {"vi": "N: lượt chỉ số áp dụng", "en": "N: results that apply"},
                "complete": {"vi": "số đơn vị đạt đủ", "en": "units that have reached all"},
                "units": {"vi": "số đơn vị có chỉ số áp dụng", "en": "units to which any indicator applies"},
                "held_back_by": {"vi": "chỉ số cản trở nhất và số đơn vị chưa đạt: “3.8 (4), 1.6 (3)”", "en": "what holds it back most, with the units below: “3.8 (4), 1.6 (3)”"},
            },
        ),
        "goals_note": {"vi": "n/N là gì, nguồn của bảng gắn chỉ số với mục tiêu", "en": "what n of N is, and where the mapping comes from"},
        **_within(
            "figures",
            {"vi": "số liệu đếm được, cộng toàn bộ; trống khi không có", "en": "what was counted, over all units; empty where nothing was"},
            {
                "id": {"vi": "mã tiêu chí", "en": "id of the criterion"},
                "what": {"vi": "tên số liệu", "en": "what is counted"},
                "value": {"vi": "tỷ lệ chung hoặc tổng; * khi chưa đủ độ phủ", "en": "share or sum over all; * below the coverage"},
                "counted": {"vi": "n: số đơn vị có số liệu", "en": "n: units with a figure"},
                "units": {"vi": "N: số đơn vị mà tiêu chí áp dụng", "en": "N: units to which it applies"},
                "previous": {"vi": "số kỳ trước và số đơn vị có ghi, hoặc “”", "en": "last period's and how many units hold it, or “”"},
                "median": {"vi": "trung vị", "en": "the median"},
                "lowest": {"vi": "thấp nhất", "en": "the lowest"},
                "highest": {"vi": "cao nhất", "en": "the highest"},
            },
        ),
        **_within(
            "survey",
            {"vi": "kết quả khảo sát theo chủ đề; trống khi không có", "en": "results of the survey by topic; empty where there is none"},
            {"topic": {"vi": "chủ đề", "en": "the topic"}},
        ),
        **_within(
            "survey.questions",
            {"vi": "các câu hỏi", "en": "its questions"},
            {
                "text": {"vi": "câu hỏi", "en": "the question"},
                "answered": {"vi": "số trả lời trên số được hỏi: “163/165”", "en": "answered of asked: “163/165”"},
                "said": {"vi": "kết quả: “Có: 134/163 (82,2 %)”", "en": "the result: “Yes: 134/163 (82.2%)”"},
                "silent": {"vi": "số đơn vị chưa trả lời", "en": "units that did not answer"},
                "by_group": {"vi": "kết quả từng nhóm, theo survey_groups; chỉ câu hỏi Có/Không và con số", "en": "the result of each group, as survey_groups; of yes-or-no questions and numbers alone"},
            },
        ),
        "survey_groups": {"vi": "tên các nhóm đơn vị, khi có không quá 13 nhóm", "en": "names of the groups of units, where they are at most 13"},
        "survey_note": {"vi": "tỷ lệ tính trên số nào", "en": "what shares are of"},
        "survey_groups_note": {"vi": "cách đọc bảng theo nhóm", "en": "how the table by group is read"},
        "figures_note": {"vi": "cách cộng số liệu", "en": "how figures are summed up"},
        **_within(
            "units",
            {"vi": "các đơn vị được tính", "en": "the units that count"},
            {
                "unit": {"vi": "đơn vị", "en": "the unit"},
                "code": {"vi": "mã", "en": "its code"},
                "counts": _COUNTS,
                "coverage": _FIGURES["coverage"],
                "figure": _FIGURES["figure"],
                "provisional": _FIGURES["provisional"],
                "label": _FIGURES["label"],
                "lacking": {"vi": "còn thiếu gì để được xếp loại cao hơn, hoặc “”", "en": "what is lacking for the next rating, or “”"},
                "other_version": {"vi": "dùng phiên bản khác của bộ chỉ số", "en": "whether it used another version of the catalogue"},
            },
        ),
    },
    "comparison": {
        **{key: text for key, text in _ALL.items() if key != "stage"},
        "periods": {"vi": "các kỳ, cũ trước: “2023 → 2025”", "en": "the periods, oldest first: “2023 → 2025”"},
        **_within(
            "rounds",
            {"vi": "các kỳ", "en": "the rounds"},
            {
                "period": {"vi": "kỳ", "en": "its period"},
                "stage": {"vi": "bước của các phiếu", "en": "the stage of its workbooks"},
                "units": {"vi": "số đơn vị được tính", "en": "units that count"},
                "catalogue": {"vi": "mã và phiên bản bộ chỉ số", "en": "id and version of its catalogue"},
            },
        ),
        **_within(
            "steps",
            {"vi": "từng bước từ kỳ trước sang kỳ sau", "en": "each step from one round to the next"},
            {
                "before": {"vi": "kỳ trước", "en": "period of before"},
                "after": {"vi": "kỳ sau", "en": "period of now"},
                "units": {"vi": "câu nói bao nhiêu đơn vị ở lại, sau sắp xếp, mới, không còn", "en": "a sentence: units kept, with other borders, joined, left"},
                "remarks": {"vi": "các câu cần đọc trước số liệu", "en": "sentences to read before any figure"},
                "changes": {"vi": "số lượt từng loại thay đổi", "en": "how many results changed how"},
                "joined": {"vi": "các đơn vị mới, kèm lý do", "en": "units that joined, with why"},
                "left": {"vi": "các đơn vị không còn dòng riêng, kèm lý do", "en": "units without a line of their own, with why"},
            },
        ),
        **_within("steps.pillars", {"vi": "từng trụ cột, cuối cùng là điểm chung", "en": "each pillar, the total last"}, _MEAN_CHANGE),
        **_within(
            "steps.rescored",
            {"vi": "tính lại theo từng bộ chỉ số (--rescore); trống khi không yêu cầu", "en": "scored anew under each catalogue (--rescore); empty where not asked for"},
            {"title": {"vi": "theo bộ chỉ số nào", "en": "under which catalogue"}},
        ),
        **_within("steps.rescored.pillars", {"vi": "từng trụ cột", "en": "each pillar"}, _MEAN_CHANGE),
        **_within("steps.better", {"vi": "chỉ số nhiều đơn vị tốt hơn", "en": "indicators in which most units rose"}, _MOST_CHANGED),
        **_within("steps.worse", {"vi": "chỉ số nhiều đơn vị kém hơn", "en": "indicators in which most units fell"}, _MOST_CHANGED),
        **_within(
            "steps.kept",
            {"vi": "các đơn vị có ở cả hai kỳ", "en": "the units in both rounds"},
            {
                "name": {"vi": "đơn vị", "en": "the unit"},
                "code": {"vi": "mã", "en": "its code"},
                "before": {"vi": "tổng kỳ trước trên các chỉ số chung", "en": "total before, over the same indicators"},
                "after": {"vi": "tổng kỳ này", "en": "total now"},
                "change": {"vi": "thay đổi, có dấu; * khi chưa đủ chỉ số chung", "en": "the change with its sign; * where too few are the same"},
                "coverage": {"vi": "chỉ số chung n/N", "en": "same indicators n/N"},
                "better": {"vi": "số chỉ số tốt hơn", "en": "indicators that rose"},
                "worse": {"vi": "số chỉ số kém hơn", "en": "indicators that fell"},
                "note": {"vi": "tên cũ, bước khác; hoặc “”", "en": "another name, another stage; or “”"},
            },
        ),
        **_within(
            "steps.descended",
            {"vi": "các đơn vị sau sắp xếp", "en": "units with other borders"},
            {
                "name": {"vi": "đơn vị", "en": "the unit"},
                "origins": {"vi": "hợp thành từ đơn vị nào có kết quả, toàn bộ hay một phần", "en": "which units with results it came from, whole or in part"},
                "pieces": {"vi": "số đơn vị cũ có kết quả trên số hợp thành", "en": "former units with results of all"},
                "range": {"vi": "tổng thấp nhất – cao nhất kỳ trước", "en": "lowest – highest total before"},
                "after": {"vi": "tổng kỳ này", "en": "total now"},
            },
        ),
    },
    "dispatch": _LETTER,
    "remind": {
        **_LETTER,
        "state": {
            "vi": "tình trạng: nothing, unreadable hoặc other",
            "en": "where the unit stands: nothing, unreadable or other",
        },
        "came": {"vi": "câu nói đã nhận gì và vì sao chưa tính", "en": "a sentence: what came and why it does not count"},
        "overdue": {"vi": "đã qua hạn hay chưa", "en": "whether the last day has passed"},
        "days": {"vi": "số ngày đến hạn, hoặc đã quá hạn", "en": "days until then, or since"},
    },
    "minutes": {
        "title": {"vi": "tên bộ chỉ số", "en": "title of the catalogue"},
        "period": {"vi": "kỳ, hoặc “”", "en": "period, or “”"},
        "unit": {"vi": "tên đơn vị; “” trong biên bản chung", "en": "name of the unit; “” in the minutes of all"},
        "members": {"vi": "họ tên những người thẩm định", "en": "names of the reviewers"},
        "how": {"vi": "cách đếm", "en": "how criteria are counted"},
        "rule": {"vi": "quy tắc gộp nhiều người thẩm định", "en": "the rule for several reviewers"},
        "alpha": {"vi": "câu nói về mức độ thống nhất", "en": "a sentence on their agreement"},
        "groups": {"vi": "các dòng đếm", "en": "the lines that count"},
        "groups.name": {"vi": "tên nhóm", "en": "name of the group"},
        "groups.seen": {"vi": "đã xem", "en": "looked at"},
        "groups.raised": {"vi": "nâng", "en": "raised"},
        "groups.lowered": {"vi": "hạ", "en": "lowered"},
        "groups.kept": {"vi": "giữ", "en": "kept"},
        "groups.other": {"vi": "khác", "en": "other"},
        "groups.open": {"vi": "còn phải bàn", "en": "still open"},
        "changed": {"vi": "tiêu chí có mức thay đổi", "en": "criteria whose level changed"},
        **_minutes_row("changed"),
        "open": {"vi": "tiêu chí chưa thống nhất", "en": "criteria still open"},
        **_minutes_row("open"),
    },
    "appraise": {
        **{name: said for name, said in _LETTER.items() if name not in ("unit", "code", "file", "prefilled")},
        "name": {"vi": "họ tên người thẩm định", "en": "the reviewer's name"},
        "units": {"vi": "tên các đơn vị cần thẩm định", "en": "names of the units to appraise"},
        "blind": {"vi": "phiếu có giấu mức tự đánh giá hay không", "en": "whether the units' own levels are left out"},
        "again": {"vi": "có phiếu đã sửa, cần xem lại hay không", "en": "whether some were looked at before"},
    },
}  # fmt: skip
"""By document, each name with its meaning; the fields of a record or of the items of a list after a dot."""
