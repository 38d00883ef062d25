"""Words that stand in the workbook. What the catalogue says is not repeated here."""

from iso18091cli.model.text import Text

SHEETS: dict[str, Text] = {
    "guide": {"vi": "Hướng dẫn", "en": "Guide"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "survey": {"vi": "Khảo sát", "en": "Survey"},
    "evidence": {"vi": "Danh mục minh chứng", "en": "Evidence"},
    "summary": {"vi": "Tổng hợp", "en": "Summary"},
    "actions": {"vi": "Hành động", "en": "Actions"},
}

COLUMNS: dict[str, Text] = {
    "number": {"vi": "Mã số", "en": "No."},
    "subject": {"vi": "Chỉ số / Tiêu chí thành phần", "en": "Indicator / Component criterion"},
    "competence": {"vi": "Thẩm quyền", "en": "Competence"},
    "self_level": {"vi": "Tự đánh giá", "en": "Self-assessment"},
    "check": {"vi": "Kết quả / Cần bổ sung", "en": "Result / Still missing"},
    "evidence": {"vi": "Minh chứng (tài liệu kiểm chứng)", "en": "Evidence (documents)"},
    "explanation": {"vi": "Giải trình", "en": "Explanation"},
    "officer": {"vi": "Người phụ trách", "en": "Officer in charge"},
    "previous_level": {"vi": "Kỳ trước", "en": "Last period"},
    "review_level": {"vi": "Thẩm định", "en": "Appraisal"},
    "review_comment": {"vi": "Ý kiến thẩm định", "en": "Appraisers' comment"},
    "agreed_level": {"vi": "Thống nhất", "en": "Agreed"},
    "field": {"vi": "Thông tin", "en": "Information"},
    "value": {"vi": "(1) Số liệu, câu trả lời", "en": "(1) Figure or answer"},
    "whole": {"vi": "(2) Trên tổng số", "en": "(2) Of a total of"},
    "previous_value": {"vi": "Kỳ trước (1)", "en": "Last period (1)"},
    "previous_whole": {"vi": "Kỳ trước (2)", "en": "Last period (2)"},
    "review_value": {"vi": "Thẩm định (1)", "en": "Appraisal (1)"},
    "review_whole": {"vi": "Thẩm định (2)", "en": "Appraisal (2)"},
    "entry": {"vi": "Nội dung", "en": "Entry"},
    "question": {"vi": "Câu hỏi", "en": "Question"},
    "answer": {"vi": "Trả lời", "en": "Answer"},
    "unit_of_answer": {"vi": "Đơn vị tính", "en": "Unit of measure"},
    "note": {"vi": "Ghi chú", "en": "Note"},
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "level_now": {"vi": "Mức hiện tại", "en": "Level now"},
    "phase": {"vi": "Giai đoạn", "en": "Phase"},
    "task": {"vi": "Nhiệm vụ, giải pháp", "en": "Task, measure"},
    "lead": {"vi": "Chủ trì", "en": "Lead"},
    "support": {"vi": "Phối hợp", "en": "Support"},
    "deadline": {"vi": "Thời hạn", "en": "Deadline"},
    "product": {"vi": "Sản phẩm", "en": "Product"},
    "budget": {"vi": "Kinh phí (triệu đồng)", "en": "Budget (million VND)"},
    "status": {"vi": "Tình trạng", "en": "Status"},
    "code": {"vi": "Mã minh chứng", "en": "Code"},
    "document": {"vi": "Tên tài liệu", "en": "Document"},
    "sign": {"vi": "Số, ký hiệu", "en": "Number and sign"},
    "issued_on": {"vi": "Ngày ban hành", "en": "Date"},
    "issuer": {"vi": "Cơ quan ban hành", "en": "Issued by"},
    "located": {"vi": "Nơi lưu (tên tệp hoặc đường dẫn)", "en": "Where it lies (file name or link)"},
    "expected": {"vi": "Đáp ứng minh chứng cần có", "en": "Expected evidence that it meets"},
    "uses": {"vi": "Số lần dùng", "en": "Uses"},
    "first_use": {"vi": "Dùng đầu tiên ở", "en": "First used at"},
    "remark": {"vi": "Kết quả", "en": "Result"},
    "level": {"vi": "Mức", "en": "Level"},
    "points": {"vi": "Điểm", "en": "Points"},
    "score": {"vi": "Điểm quy đổi (0–100)", "en": "Score (0–100)"},
    "provisional_score": {"vi": "Điểm tạm tính", "en": "Provisional score"},
    "coverage": {"vi": "Đã đánh giá / áp dụng", "en": "Assessed of applicable"},
    "assessed": {"vi": "Đã đánh giá", "en": "Assessed"},
    "applicable": {"vi": "Áp dụng", "en": "Applicable"},
    "not_applicable": {"vi": "Không áp dụng", "en": "Not applicable"},
}

UNIT_FIELDS: dict[str, Text] = {
    "unit_name": {"vi": "Tên đơn vị", "en": "Name of the unit"},
    "unit_code": {"vi": "Mã đơn vị hành chính", "en": "Administrative code"},
    "unit_level": {"vi": "Cấp", "en": "Level"},
    "unit_kind": {"vi": "Loại đơn vị", "en": "Kind of unit"},
    "unit_group": {"vi": "Nhóm đơn vị", "en": "Group of units"},
    "unit_parent": {"vi": "Đơn vị cấp trên", "en": "Unit above"},
    "period": {"vi": "Kỳ đánh giá", "en": "Assessment period"},
    "head": {"vi": "Lãnh đạo phụ trách", "en": "Leader in charge"},
    "contact": {"vi": "Cán bộ đầu mối", "en": "Contact officer"},
    "phone": {"vi": "Điện thoại", "en": "Telephone"},
    "email": {"vi": "Thư điện tử", "en": "E-mail"},
    "assessed_on": {"vi": "Ngày hoàn thành tự đánh giá", "en": "Date the self-assessment was completed"},
}

COMPETENCE: dict[str, Text] = {
    "legal": {"vi": "Thuộc thẩm quyền", "en": "Legal competence"},
    "expectation": {"vi": "Ngoài thẩm quyền", "en": "Outside competence"},
}

YES_NO: dict[str, Text] = {"yes": {"vi": "Có", "en": "Yes"}, "no": {"vi": "Không", "en": "No"}}

PHASES: dict[str, Text] = {str(number): {"vi": f"Giai đoạn {number}", "en": f"Phase {number}"} for number in (1, 2, 3)}

ACTION_STATUS: dict[str, Text] = {
    "planned": {"vi": "Dự kiến", "en": "Planned"},
    "doing": {"vi": "Đang làm", "en": "Under way"},
    "done": {"vi": "Hoàn thành", "en": "Done"},
    "late": {"vi": "Chậm", "en": "Late"},
    "dropped": {"vi": "Không làm nữa", "en": "Dropped"},
}

STAGES: dict[str, Text] = {
    "self": {"vi": "Tự đánh giá", "en": "Self-assessment"},
    "review": {"vi": "Thẩm định", "en": "Appraisal"},
    "agreed": {"vi": "Thống nhất", "en": "Agreed"},
}

WORDS: dict[str, Text] = {
    "guide.unit": {"vi": "Đơn vị", "en": "Unit"},
    "guide.part": {"vi": "Phần của phiếu", "en": "Part of the form"},
    "guide.part.only": {
        "vi": "{part} – chỉ hỏi những nội dung của phần này",
        "en": "{part}: asks what belongs to this part alone",
    },
    "guide.period": {"vi": "Kỳ đánh giá", "en": "Period"},
    "guide.due": {"vi": "Hạn gửi", "en": "Due"},
    "guide.reply_to": {"vi": "Nơi nhận phiếu", "en": "Send it back to"},
    "guide.contact": {"vi": "Đầu mối, liên hệ", "en": "Who asks, questions to"},
    "guide.send.to": {"vi": "Gửi về: {to}.", "en": "Send it to {to}."},
    "guide.send.until": {"vi": "Hạn gửi: {due}.", "en": "It is due by {due}."},
    "guide.catalog": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "guide.version": {"vi": "phiên bản", "en": "version"},
    "guide.who": {"vi": "Người điền", "en": "Who fills this in"},
    "guide.who.self": {
        "vi": "cán bộ của đơn vị điền các ô nền tím nhạt, viền đậm",
        "en": "officials of the unit fill in the cells with a pale violet ground and a dark border",
    },
    "guide.who.review": {
        "vi": "hội đồng thẩm định điền cột Thẩm định và Ý kiến thẩm định",
        "en": "the appraisal council fills in the columns Appraisal and Appraisers' comment",
    },
    "guide.who.agreed": {
        "vi": "đơn vị và hội đồng thẩm định cùng điền cột Thống nhất",
        "en": "the unit and the appraisal council fill in the column Agreed together",
    },
    "guide.unnamed": {"vi": "(ghi ở trang Đơn vị)", "en": "(entered on the sheet Unit)"},
    "guide.steps": {"vi": "Các bước điền phiếu", "en": "How to fill it in"},
    "guide.step.self.1": {
        "vi": "Trang “Đơn vị”: ghi {fields}.",
        "en": "Sheet “Unit”: enter {fields}.",
    },
    "guide.step.self.2": {
        "vi": "Trang “Khảo sát”: trả lời các câu hỏi; câu nào chưa có số liệu thì để trống.",
        "en": "Sheet “Survey”: answer the questions; leave blank what is not known.",
    },
    "guide.step.self.3": {
        "vi": "Các trang trụ cột: với từng tiêu chí, bấm vào ô ở cột Tự đánh giá rồi chọn mức trong danh sách.",
        "en": "Pillar sheets: for each criterion select the cell in the column Self-assessment and choose a level from its list.",
    },
    "guide.step.self.3m": {
        "vi": "Các trang trụ cột: tiêu chí có ô (1), (2) thì nhập số, ngày hoặc chọn câu trả lời ở đó, mức tự hiện; tiêu chí khác thì chọn mức trong danh sách ở cột Tự đánh giá.",
        "en": "Pillar sheets: where a criterion has cells (1), (2), enter figures, a date or an answer there, and the level shows; elsewhere choose a level in the column Self-assessment.",
    },
    "guide.step.self.4": {
        "vi": "Cùng dòng đó, ghi minh chứng: mã ở trang “Danh mục minh chứng” ({first}, {other}), hoặc số, ký hiệu, ngày của văn bản, hoặc đường dẫn công khai. Thiếu văn bản thì ghi lý do ở cột Giải trình.",
        "en": "In the same row enter the evidence: codes of the sheet “Evidence” ({first}, {other}), or number and date of a document, or a public link. Where a document is missing, explain.",
    },
    "guide.step.self.4b": {
        "vi": "Trang “Danh mục minh chứng”: ghi mỗi tài liệu một lần, mỗi dòng một mã; chọn minh chứng cần có mà tài liệu đó đáp ứng.",
        "en": "Sheet “Evidence”: enter each document once, a row for each code; choose which expected evidence it meets.",
    },
    "guide.step.self.5": {
        "vi": "Trang “Hành động”: ghi nhiệm vụ cho các chỉ số chưa đạt mức cần đạt (danh sách đưa các chỉ số đó lên đầu).",
        "en": "Sheet “Actions”: enter tasks for the indicators below the level to reach (the list offers these first).",
    },
    "guide.step.self.6": {
        "vi": "Xem bảng “Tiến độ” dưới đây và trang “Tổng hợp”, lưu tệp (giữ dạng .xlsx) và gửi lại bằng thư điện tử.",
        "en": "Look at “Progress” below and at the sheet “Summary”, save the file (keep it .xlsx) and mail it back.",
    },
    "guide.step.survey.1": {
        "vi": "Trang “Đơn vị”: ghi {fields}.",
        "en": "Sheet “Unit”: enter {fields}.",
    },
    "guide.step.survey.2": {
        "vi": "Trang “Khảo sát”: trả lời các câu hỏi; câu nào chưa có số liệu thì để trống.",
        "en": "Sheet “Survey”: answer the questions; leave blank what is not known.",
    },
    "guide.step.survey.3": {
        "vi": "Xem bảng “Tiến độ” dưới đây, lưu tệp (giữ dạng .xlsx) và gửi lại bằng thư điện tử.",
        "en": "Look at “Progress” below, save the file (keep it .xlsx) and mail it back.",
    },
    "guide.step.review.1": {
        "vi": "Trang “Đơn vị”: xem đúng đơn vị, đúng kỳ đánh giá.",
        "en": "Sheet “Unit”: see that unit and period are right.",
    },
    "guide.step.review.2": {
        "vi": "Các trang trụ cột: đối chiếu minh chứng với mức mà đơn vị tự chọn.",
        "en": "Pillar sheets: hold the evidence against the level the unit has chosen.",
    },
    "guide.step.review.3": {
        "vi": "Chọn mức ở cột Thẩm định; để trống nghĩa là giữ mức tự đánh giá.",
        "en": "Choose a level in the column Appraisal; blank means that the self-assessment stands.",
    },
    "guide.step.review.4": {
        "vi": "Mức khác với tự đánh giá thì ghi lý do ở cột Ý kiến thẩm định.",
        "en": "Where it differs from the self-assessment, give the reason in Appraisers' comment.",
    },
    "guide.step.review.5": {
        "vi": "Không sửa các cột của đơn vị (đã khóa); cần bổ sung thì ghi vào Ý kiến thẩm định.",
        "en": "Leave the unit's columns as they are (locked); what is missing goes into the comment.",
    },
    "guide.step.review.6": {
        "vi": "Xem trang “Tổng hợp” (tính theo mức thẩm định), lưu tệp (giữ dạng .xlsx) và gửi lại.",
        "en": "Look at the sheet “Summary” (it follows the appraisal), save the file (keep it .xlsx) and send it back.",
    },
    "guide.step.reviewer.1": {
        "vi": "Trang “Đơn vị”: xem đúng đơn vị, đúng kỳ. Tệp này chỉ hỏi phần của anh/chị; phần khác đã có người xem.",
        "en": "Sheet “Unit”: see that unit and period are right. This file asks your part alone; others look at the rest.",
    },
    "guide.step.reviewer.2": {
        "vi": "Các trang trụ cột: đọc minh chứng, giải trình và số liệu của đơn vị, rồi chọn mức ở cột Thẩm định.",
        "en": "Pillar sheets: read the unit's evidence, explanations and figures, then choose a level in the column Appraisal.",
    },
    "guide.step.reviewer.3": {
        "vi": "Chưa xem thì để trống: dòng trống nghĩa là anh/chị chưa có ý kiến, không phải là đồng ý.",
        "en": "Leave blank what you have not looked at: a blank row means no opinion, not consent.",
    },
    "guide.step.reviewer.4": {
        "vi": "Ghi lý do ở cột Ý kiến thẩm định; mức khác với đơn vị thì phải có lý do. Số liệu đếm lại được thì ghi vào hai cột"
        " số liệu thẩm định.",
        "en": "Give your reasons in Appraisers' comment; a level that differs from the unit's needs one. Figures that you counted"
        " anew go into the appraisal's two columns.",
    },
    "guide.step.reviewer.5": {
        "vi": "Không đổi tên đơn vị, không sửa các cột đã khóa; lưu tệp (giữ dạng .xlsx) và gửi lại cho thư ký hội đồng.",
        "en": "Leave the unit's name and the locked columns alone; save the file (keep it .xlsx) and send it to the secretary.",
    },
    "guide.step.agreed.1": {
        "vi": "Trang “Đơn vị”: xem đúng đơn vị, đúng kỳ đánh giá.",
        "en": "Sheet “Unit”: see that unit and period are right.",
    },
    "guide.step.agreed.2": {
        "vi": "Các trang trụ cột: xem những dòng mà mức thẩm định khác mức tự đánh giá.",
        "en": "Pillar sheets: look at the rows where appraisal and self-assessment differ.",
    },
    "guide.step.agreed.3": {
        "vi": "Hai bên trao đổi rồi chọn mức ở cột Thống nhất.",
        "en": "Discuss them and choose the level in the column Agreed.",
    },
    "guide.step.agreed.4": {
        "vi": "Để trống cột Thống nhất nghĩa là giữ mức thẩm định; không có mức thẩm định thì giữ mức tự đánh giá.",
        "en": "Blank in Agreed means that the appraisal stands, and where there is none, the self-assessment.",
    },
    "guide.step.agreed.5": {
        "vi": "Không sửa các cột khác (đã khóa).",
        "en": "Leave the other columns as they are (locked).",
    },
    "guide.step.agreed.6": {
        "vi": "Xem trang “Tổng hợp” (tính theo mức thống nhất), lưu tệp (giữ dạng .xlsx) và gửi lại.",
        "en": "Look at the sheet “Summary” (it follows the agreed levels), save the file (keep it .xlsx) and send it back.",
    },
    "guide.example": {"vi": "Ví dụ một dòng đã điền", "en": "Example of a row filled in"},
    "guide.example.evidence": {
        "vi": "Quyết định số 12/QĐ-UBND ngày 15/4/2026",
        "en": "Decision 12/QĐ-UBND of 15/4/2026",
    },
    "guide.example.explanation": {
        "vi": "Làm muộn so với yêu cầu, năm sau sẽ đúng hạn",
        "en": "Later than asked; on time next year",
    },
    "guide.example.officer": {"vi": "Cán bộ Văn phòng", "en": "Office clerk"},
    "guide.levels": {"vi": "Ý nghĩa các mức", "en": "What the levels mean"},
    "guide.rule": {"vi": "Mức của một chỉ số là {rule}.", "en": "An indicator's level is {rule}."},
    "guide.rule.own": {
        "vi": "Chỉ số nào tính khác thì ghi rõ ở dòng dưới tên chỉ số.",
        "en": "Where an indicator is decided otherwise, the row below its name says so.",
    },
    "guide.progress": {"vi": "Tiến độ và những gì còn thiếu", "en": "Progress, and what is still missing"},
    "guide.progress.sheet": {"vi": "Trang", "en": "Sheet"},
    "guide.progress.answered": {"vi": "Đã trả lời", "en": "Answered"},
    "guide.progress.evidence": {"vi": "Thiếu minh chứng", "en": "Without evidence"},
    "guide.progress.reason": {"vi": "Không áp dụng, thiếu lý do", "en": "Not applicable, no reason"},
    "guide.progress.wrong": {"vi": "Cần sửa", "en": "To correct"},
    "guide.progress.state": {"vi": "Tình trạng", "en": "State"},
    "guide.progress.all": {"vi": "Toàn bộ phiếu", "en": "The whole workbook"},
    "guide.complete": {"vi": "Đủ", "en": "Complete"},
    "guide.warned": {"vi": "Đủ, còn cảnh báo", "en": "Complete, warnings"},
    "guide.open": {"vi": "Chưa đủ", "en": "Incomplete"},
    "guide.optional": {"vi": "– không bắt buộc", "en": "– optional"},
    "guide.expected": {
        "vi": "Minh chứng cần có mà danh mục còn thiếu (chỉ số: số tài liệu; xem số thứ tự ở trang trụ cột)",
        "en": "Expected evidence that the register still lacks (indicator: how many; which ones, the pillar sheets say)",
    },
    "guide.warning": {
        "vi": "Không ghi bí mật nhà nước. Không ghi dữ liệu cá nhân (số căn cước, số điện thoại, bệnh án…) vào cột minh chứng.",
        "en": "No state secrets. No personal data (identity numbers, telephone numbers, medical records…) in the evidence column.",
    },
    "guide.note": {"vi": "Lưu ý", "en": "Please note"},
    "back": {"vi": "← Về trang Hướng dẫn", "en": "← Back to the Guide"},
    "unit.title": {"vi": "THÔNG TIN ĐƠN VỊ", "en": "THE UNIT"},
    "unit.required": {"vi": "* Bắt buộc ghi.", "en": "* Required."},
    "unit.hint.unit_code": {"vi": "Xã, phường, đặc khu: 5 chữ số.", "en": "Communes and wards: five digits."},
    "unit.hint.unit_group": {
        "vi": "Ngưỡng của một số tiêu chí khác nhau theo nhóm.",
        "en": "Limits of some criteria differ by group.",
    },
    "unit.hint.period": {"vi": "Ví dụ: 2026.", "en": "Such as 2026."},
    "unit.hint.contact": {"vi": "Người trả lời khi cần hỏi lại.", "en": "Who answers questions."},
    "unit.hint.assessed_on": {"vi": "Ngày/tháng/năm.", "en": "Day/month/year."},
    "sign.place": {"vi": "…………, ngày …… tháng …… năm ………", "en": "…………, date …… / …… / ………"},
    "sign.author": {"vi": "NGƯỜI LẬP PHIẾU", "en": "FILLED IN BY"},
    "sign.author.hint": {"vi": "(Ký, ghi rõ họ tên)", "en": "(signature, full name)"},
    "sign.head": {"vi": "THỦ TRƯỞNG ĐƠN VỊ", "en": "HEAD OF THE UNIT"},
    "sign.head.hint": {"vi": "(Ký, ghi rõ họ tên, đóng dấu)", "en": "(signature, full name, seal)"},
    "survey.title": {"vi": "KHẢO SÁT SƠ BỘ", "en": "PRELIMINARY SURVEY"},
    "evidence.title": {"vi": "DANH MỤC MINH CHỨNG (TÀI LIỆU KIỂM CHỨNG)", "en": "REGISTER OF EVIDENCE (DOCUMENTS)"},
    "evidence.how": {
        "vi": "Mỗi tài liệu ghi một dòng; ở tiêu chí chỉ cần ghi mã, ví dụ: {first}, {other}.",
        "en": "A row for each document; at a criterion its code is enough, such as: {first}, {other}.",
    },
    "evidence.expected": {
        "vi": "Minh chứng cần có đã có trong danh mục: ",
        "en": "Expected evidence on the register: ",
    },
    "evidence.unused": {"vi": "– chưa dùng ở đâu", "en": "– used nowhere yet"},
    "evidence.outside": {"vi": "⚠ ngày ngoài kỳ, kiểm tra lại", "en": "⚠ date outside the period, please check"},
    "evidence.lacks.entry": {"vi": "⚠ đã dùng, chưa ghi tài liệu", "en": "⚠ used, but nothing entered"},
    "evidence.lacks.document": {"vi": "⚠ thiếu tên tài liệu", "en": "⚠ name missing"},
    "evidence.lacks.place": {"vi": "⚠ thiếu số, ký hiệu hoặc nơi lưu", "en": "⚠ sign or place missing"},
    "evidence.lacks.issued_on": {"vi": "⚠ thiếu ngày ban hành", "en": "⚠ date missing"},
    "evidence.lacks.issuer": {"vi": "⚠ thiếu cơ quan ban hành", "en": "⚠ issuer missing"},
    "actions.below": {"vi": "Chỉ số chưa đạt mức cần đạt: ", "en": "Indicators below the level to reach: "},
    "actions.planned": {"vi": "   ·   đã có nhiệm vụ: ", "en": "   ·   with an action: "},
    "actions.title": {"vi": "CHƯƠNG TRÌNH HÀNH ĐỘNG", "en": "ACTION PROGRAMME"},
    "summary.title": {"vi": "TỔNG HỢP KẾT QUẢ", "en": "SUMMARY OF RESULTS"},
    "summary.total": {"vi": "TOÀN ĐƠN VỊ", "en": "WHOLE UNIT"},
    "summary.live": {
        "vi": "Bảng này tự tính từ các trang trụ cột, không cần nhập.",
        "en": "This table follows from the pillar sheets; nothing is entered here.",
    },
    "summary.below": {"vi": "Chưa đủ để cho điểm", "en": "Not enough for a score"},
    "summary.lacking": {"vi": "Còn thiếu để được xếp loại cao hơn", "en": "Lacking for the next label"},
    "summary.reliable.enough.name": {
        "vi": "Mọi chỉ số đạt từ mức {level} trở lên",
        "en": "Every indicator {level} or better",
    },
    "summary.reliable.enough.yes": {
        "vi": "Có: mọi chỉ số áp dụng đều đạt từ mức {level} trở lên",
        "en": "Yes: every applicable indicator is {level} or better",
    },
    "summary.reliable.name": {"vi": "Mọi chỉ số đạt mức cao nhất", "en": "Every indicator at the best level"},
    "summary.reliable.yes": {
        "vi": "Có: mọi chỉ số áp dụng đều đạt mức cao nhất",
        "en": "Yes: every applicable indicator is at the best level",
    },
    "summary.reliable.no": {"vi": "Chưa: còn chỉ số chưa đạt", "en": "Not yet: an indicator is below it"},
    "summary.reliable.open": {"vi": "Chưa xác định", "en": "Not known yet"},
    "summary.chart.pillars": {"vi": "Điểm theo trụ cột (tạm tính)", "en": "Score by pillar (provisional)"},
    "summary.chart.levels": {"vi": "Số chỉ số theo mức", "en": "Indicators by level"},
    "summary.chart.wheel": {"vi": "Bánh xe kết quả", "en": "Wheel of results"},
    "summary.wheel.key": {
        "vi": "Mỗi ô là một chỉ số, tô từ tâm ra đến vành của mức đạt được: {levels}. Gạch chéo: {not_applicable}; xám nhạt: {incomplete}; để trống: {not_assessed}.",
        "en": "A sector is an indicator, filled from the centre up to the ring of its level: {levels}. Hatched: {not_applicable}; pale grey: {incomplete}; empty: {not_assessed}.",
    },
    "heading.rule": {"vi": "Cách tính", "en": "How it is decided"},
    "heading.lead": {"vi": "Chủ trì thường là", "en": "Usually led by"},
    "heading.evidence": {"vi": "Minh chứng cần có", "en": "Expected evidence"},
    "heading.not_applicable": {
        "vi": "Được phép chọn “Không áp dụng” (ghi lý do ở Giải trình).",
        "en": "“Not applicable” is allowed here (give the reason under Explanation).",
    },
    "check.expected": {"vi": "Danh mục còn thiếu minh chứng số:", "en": "Not on the register yet, no.:"},
    "check.expected.all": {"vi": "✓ Danh mục đủ minh chứng", "en": "✓ All on the register"},
    "check.evidence": {"vi": "⚠ thiếu minh chứng", "en": "⚠ evidence missing"},
    "check.long": {
        "vi": "⚠ minh chứng dài, in không hết: ghi vào Danh mục minh chứng, ở đây ghi mã",
        "en": "⚠ too long to print: enter it in the register, and its code here",
    },
    "long.sheet": {"vi": "Nội dung dài", "en": "Long answers"},
    "long.title": {"vi": "NỘI DUNG DÀI, IN ĐỦ", "en": "LONG ANSWERS, PRINTED WHOLE"},
    "long.how": {
        "vi": "Một dòng của trang tính không in hết các nội dung này nên in đủ ở đây. Đây là bản chép: cần sửa thì bấm vào chỗ ghi ở"
        " cột đầu và sửa tại ô đó.",
        "en": "A row of a sheet does not print these answers whole, so they stand here. This is a copy: to change one, click on its"
        " place in the first column and change it there.",
    },
    "long.where": {"vi": "Chỗ ghi", "en": "Where it stands"},
    "long.column": {"vi": "Cột", "en": "Column"},
    "long.words": {"vi": "Nội dung", "en": "Answer"},
    "check.codes": {"vi": "⚠ mã chưa có trong danh mục", "en": "⚠ code not on the register"},
    "check.reason": {"vi": "⚠ thiếu lý do", "en": "⚠ reason missing"},
    "check.not_allowed": {"vi": "⚠ không được phép", "en": "⚠ not allowed here"},
    "check.word": {"vi": "⚠ không hiểu mức này", "en": "⚠ not a level"},
    "check.competence": {"vi": "⚠ không hiểu thẩm quyền", "en": "⚠ not a competence"},
    "check.misplaced": {"vi": "⚠ xóa mức ở dòng này", "en": "⚠ no level in this row"},
    "check.contradiction": {"vi": "⚠ mâu thuẫn", "en": "⚠ contradiction"},
    "check.figure.share": {"vi": "nhập (1) và (2)", "en": "enter (1) and (2)"},
    "check.figure.one": {"vi": "nhập (1)", "en": "enter (1)"},
    "check.figure.choice": {"vi": "chọn câu trả lời ở (1)", "en": "choose the answer in (1)"},
    "check.figure.ask": {
        "vi": "⚠ (2) bằng 0: chọn mức, ghi lý do",
        "en": "⚠ (2) is 0: choose a level, give the reason",
    },
    "check.figure.dropped": {"vi": "(2) bằng 0: không áp dụng", "en": "(2) is 0: not applicable"},
    "check.figure.refused": {"vi": "⚠ chưa phải số liệu cần nhập", "en": "⚠ not what is asked for"},
    "check.figure.refused.date": {"vi": "⚠ nhập ngày/tháng/năm ở (1)", "en": "⚠ enter day/month/year in (1)"},
    "check.figure.refused.choice": {
        "vi": "⚠ chọn một câu trong danh sách ở (1)",
        "en": "⚠ choose from the list in (1)",
    },
    "check.figure.unfinished.part": {"vi": "⚠ thiếu số (1)", "en": "⚠ (1) is missing"},
    "check.figure.unfinished.whole": {"vi": "⚠ thiếu tổng số (2)", "en": "⚠ the whole (2) is missing"},
    "check.figure.unlikely": {"vi": "⚠ khó có thể đúng, kiểm tra lại", "en": "⚠ unlikely, please check"},
    "check.figure.left_over": {"vi": "⚠ xóa mức đã chọn", "en": "⚠ delete the level that was picked"},
    "check.figure.impossible": {"vi": "⚠ số không thể đúng", "en": "⚠ cannot be right"},
    "check.figure.unlimited": {"vi": "⚠ chưa rõ nhóm đơn vị hoặc năm", "en": "⚠ group of unit or year not known"},
    "check.figure.zero": {"vi": "⚠ (2) bằng 0, kiểm tra lại", "en": "⚠ (2) is 0, please check"},
    "prompt.ask": {
        "vi": "Mức tự tính từ (1) và (2). Chỉ khi (2) bằng 0 mới chọn mức ở đây và ghi lý do ở cột Giải trình.",
        "en": "The level follows from (1) and (2). Only where (2) is 0, choose it here and give the reason.",
    },
    "refuse.title": {"vi": "Giá trị không hợp lệ", "en": "Not accepted"},
    "refuse.list": {
        "vi": "Hãy chọn một giá trị trong danh sách của ô (bấm mũi tên bên phải ô).",
        "en": "Please choose a value from the cell's list (the arrow beside the cell).",
    },
    "refuse.number": {"vi": "Hãy nhập một số{range}.", "en": "Please enter a number{range}."},
    "refuse.whole": {"vi": "Hãy nhập một số nguyên{range}.", "en": "Please enter a whole number{range}."},
    "refuse.range": {"vi": " từ {low} đến {high}", "en": " from {low} to {high}"},
    "refuse.at_least": {"vi": " từ {low} trở lên", "en": " of {low} or more"},
    "refuse.date": {
        "vi": "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.",
        "en": "Please enter a date as day/month/year, such as 31/12/2026.",
    },
    "prompt.level": {
        "vi": "Chọn mức từ danh sách. Sau đó ghi minh chứng ở cột bên phải.",
        "en": "Choose a level from the list. Then enter the evidence in the column to the right.",
    },
    "prompt.review_level": {
        "vi": "Chọn mức thẩm định từ danh sách; để trống là giữ mức tự đánh giá. Mức khác thì ghi lý do ở cột Ý kiến thẩm định.",
        "en": "Choose the appraised level from the list; blank keeps the self-assessment. Give the reason for another level in the Appraisers' comment.",
    },
    "prompt.reviewer_level": {
        "vi": "Chọn mức theo minh chứng, giải trình và số liệu; để trống nghĩa là chưa xem. Ghi lý do ở cột Ý kiến thẩm định.",
        "en": "Choose the level that evidence, explanation and figures show; blank means not looked at. Say why in the comment.",
    },
    "prompt.agreed_level": {
        "vi": "Chọn mức hai bên đã thống nhất; để trống là giữ mức thẩm định, không có thì giữ mức tự đánh giá.",
        "en": "Choose the level both sides agree on; blank keeps the appraised level or, without one, the self-assessment.",
    },
    "prompt.competence": {
        "vi": "Chọn: thuộc thẩm quyền, ngoài thẩm quyền (vẫn được chấm), hoặc không áp dụng (nếu được phép, ghi lý do).",
        "en": "Choose: legal competence, outside competence (scored all the same), or not applicable (where allowed, with a reason).",
    },
    "prompt.evidence": {
        "vi": "Mã ở trang Danh mục minh chứng ({first}, {other}), hoặc số, ký hiệu, ngày văn bản, hoặc đường dẫn công khai. Không ghi dữ liệu cá nhân.",
        "en": "Codes of the sheet Evidence ({first}, {other}), or number and date of a document, or a public link. No personal data.",
    },
    "prompt.explanation": {
        "vi": "Giải thích khi thiếu văn bản, hoặc lý do không áp dụng.",
        "en": "Explain a missing document, or give the reason for “not applicable”.",
    },
    "prompt.review": {
        "vi": "Lý do khi mức thẩm định khác mức tự đánh giá, hoặc điều cần bổ sung.",
        "en": "The reason where the appraisal differs from the self-assessment, or what is missing.",
    },
    "prompt.check": {
        "vi": "Ô này tự tính, không cần điền. Chọn mức ở ô bên trái; các ô vuông ☐ để đánh dấu trên bản in.",
        "en": "This cell works by itself. Choose the level in the cell to the left; the boxes ☐ are for the printed form.",
    },
    "prompt.indicator": {
        "vi": "Chọn từ danh sách: các chỉ số chưa đạt mức cần đạt đứng đầu, mức thấp nhất trước.",
        "en": "Choose from the list: indicators below the level to reach come first, the worst on top.",
    },
    "prompt.evidence.code": {
        "vi": "Mã cho sẵn, không sửa. Ở dòng chèn thêm, ghi mã tiếp theo (MC41).",
        "en": "The code is given; leave it. In a row that you put in, enter the next one (MC41).",
    },
    "prompt.evidence.document": {
        "vi": "Tên và nội dung chính, ví dụ: Quyết định ban hành mục tiêu chất lượng năm 2026. Không ghi dữ liệu cá nhân.",
        "en": "Kind and subject, such as: Decision on the quality objectives of 2026. No personal data.",
    },
    "prompt.evidence.sign": {
        "vi": "Ví dụ: 125/QĐ-UBND. Sổ, bảng theo dõi không có số thì để trống và ghi nơi lưu.",
        "en": "Such as 125/QĐ-UBND. A book or table without a number: leave it blank and say where it lies.",
    },
    "prompt.evidence.issued_on": {"vi": "Dạng ngày/tháng/năm.", "en": "As day/month/year."},
    "prompt.evidence.issuer": {
        "vi": "Ví dụ: UBND xã; UBND tỉnh; Sở Nội vụ.",
        "en": "Such as: the People's Committee of the commune, or of the province.",
    },
    "prompt.evidence.located": {
        "vi": "Tên tệp gửi kèm, đường dẫn công khai, hoặc nơi lưu hồ sơ.",
        "en": "Name of a file that is sent along, a public link, or where the file is kept.",
    },
    "prompt.evidence.expected": {
        "vi": "Chọn minh chứng cần có mà tài liệu này đáp ứng; danh sách theo thứ tự chỉ số.",
        "en": "Choose the expected evidence that this document meets; the list follows the indicators.",
    },
    "appraisal.self": {
        "vi": "Hội đồng thẩm định điền – đơn vị để trống",
        "en": "For the appraisal council – left blank by the unit",
    },
    "appraisal.review": {"vi": "Hội đồng thẩm định điền", "en": "For the appraisal council"},
    "appraisal.agreed": {"vi": "Thẩm định và thống nhất", "en": "Appraisal and agreement"},
    "prompt.choice": {"vi": "Chọn từ danh sách.", "en": "Choose from the list."},
    "prompt.date": {"vi": "Dạng ngày/tháng/năm.", "en": "As day/month/year."},
    "prompt.deadline": {
        "vi": "Ngày/tháng/năm, hoặc tháng, quý: 31/12/2026; tháng 6/2026; Quý IV/2026.",
        "en": "Day/month/year, or a month or quarter: 31/12/2026; 6/2026; Quý IV/2026.",
    },
    "prompt.number": {"vi": "Nhập số.", "en": "Enter a number."},
    "print.page": {"vi": "Trang", "en": "Page"},
    "legend.input": {"vi": "Ô để nhập", "en": "Cell to fill in"},
}
