"""Words that stand in the workbook. What the catalogue says is not repeated here."""

from iso18091cli.model.text import Text

SHEETS: dict[str, Text] = {
    "guide": {"vi": "Hướng dẫn", "en": "Guide"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "survey": {"vi": "Khảo sát", "en": "Survey"},
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
    "value": {"vi": "Nội dung", "en": "Entry"},
    "question": {"vi": "Câu hỏi", "en": "Question"},
    "answer": {"vi": "Trả lời", "en": "Answer"},
    "unit_of_answer": {"vi": "Đơn vị tính", "en": "Unit of measure"},
    "note": {"vi": "Ghi chú", "en": "Note"},
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "phase": {"vi": "Giai đoạn", "en": "Phase"},
    "task": {"vi": "Nhiệm vụ, giải pháp", "en": "Task, measure"},
    "lead": {"vi": "Chủ trì", "en": "Lead"},
    "support": {"vi": "Phối hợp", "en": "Support"},
    "deadline": {"vi": "Thời hạn", "en": "Deadline"},
    "product": {"vi": "Sản phẩm", "en": "Product"},
    "budget": {"vi": "Kinh phí (triệu đồng)", "en": "Budget (million VND)"},
    "status": {"vi": "Tình trạng", "en": "Status"},
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

TEXTS: dict[str, Text] = {
    "guide.unit": {"vi": "Đơn vị", "en": "Unit"},
    "guide.period": {"vi": "Kỳ đánh giá", "en": "Period"},
    "guide.catalog": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "guide.version": {"vi": "phiên bản", "en": "version"},
    "guide.stage": {"vi": "Bước thực hiện", "en": "Stage"},
    "guide.who": {"vi": "Người điền", "en": "Who fills this in"},
    "guide.who.self": {
        "vi": "Cán bộ của đơn vị (các ô nền vàng nhạt)",
        "en": "Officials of the unit (cells with a pale yellow ground)",
    },
    "guide.who.review": {
        "vi": "Hội đồng thẩm định (cột Thẩm định và Ý kiến thẩm định)",
        "en": "The appraisal council (columns Appraisal and Appraisers' comment)",
    },
    "guide.who.agreed": {
        "vi": "Đơn vị và hội đồng thẩm định (cột Thống nhất)",
        "en": "The unit and the appraisal council (column Agreed)",
    },
    "guide.unnamed": {"vi": "(ghi ở trang Đơn vị)", "en": "(entered on the sheet Unit)"},
    "guide.steps": {"vi": "Các bước điền phiếu", "en": "How to fill it in"},
    "guide.step1": {
        "vi": "Trang “Đơn vị”: ghi tên, cấp, kỳ đánh giá và cán bộ đầu mối.",
        "en": "Sheet “Unit”: enter name, level, period and contact officer.",
    },
    "guide.step2": {
        "vi": "Trang “Khảo sát”: trả lời các câu hỏi; để trống nếu chưa có số liệu.",
        "en": "Sheet “Survey”: answer the questions; leave blank what is not known.",
    },
    "guide.step3": {
        "vi": "Các trang trụ cột: với từng tiêu chí, chọn mức ở cột Tự đánh giá từ danh sách của ô.",
        "en": "Pillar sheets: for each criterion choose a level in the column Self-assessment from the cell's list.",
    },
    "guide.step4": {
        "vi": "Ghi minh chứng: số, ký hiệu, ngày của văn bản hoặc đường dẫn công khai. Thiếu văn bản thì ghi ở cột Giải trình.",
        "en": "Enter the evidence: number and date of a document, or a public link. Where a document is missing, explain.",
    },
    "guide.step5": {
        "vi": "Trang “Hành động”: ghi nhiệm vụ cho các chỉ số chưa đạt mức cao nhất.",
        "en": "Sheet “Actions”: enter tasks for the indicators below the best level.",
    },
    "guide.step6": {
        "vi": "Xem trang “Tổng hợp”, lưu tệp (giữ dạng .xlsx) và gửi lại bằng thư điện tử.",
        "en": "Look at the sheet “Summary”, save the file (keep it .xlsx) and mail it back.",
    },
    "guide.example": {"vi": "Ví dụ một dòng đã điền", "en": "Example of a row filled in"},
    "guide.example.evidence": {
        "vi": "Quyết định số 12/QĐ-UBND ngày 15/3/2026",
        "en": "Decision 12/QĐ-UBND of 15/3/2026",
    },
    "guide.example.explanation": {
        "vi": "Chưa niêm yết tại bộ phận một cửa, sẽ làm trong tháng 4",
        "en": "Not yet posted at the one-stop desk; due in April",
    },
    "guide.example.officer": {"vi": "Cán bộ Văn phòng", "en": "Office clerk"},
    "guide.levels": {"vi": "Ý nghĩa các mức", "en": "What the levels mean"},
    "guide.rule.worst": {
        "vi": "Mức của một chỉ số là mức thấp nhất trong các tiêu chí áp dụng.",
        "en": "An indicator's level is the lowest among its applicable criteria.",
    },
    "guide.rule.mean": {
        "vi": "Mức của một chỉ số tính theo điểm bình quân có trọng số của các tiêu chí áp dụng.",
        "en": "An indicator's level follows from the weighted mean of points of its applicable criteria.",
    },
    "guide.progress": {"vi": "Tiến độ và những gì còn thiếu", "en": "Progress, and what is still missing"},
    "guide.progress.sheet": {"vi": "Trang", "en": "Sheet"},
    "guide.progress.answered": {"vi": "Tiêu chí đã trả lời", "en": "Criteria answered"},
    "guide.progress.evidence": {"vi": "Thiếu minh chứng", "en": "Without evidence"},
    "guide.progress.reason": {"vi": "Thiếu lý do", "en": "Reason missing"},
    "guide.progress.state": {"vi": "Tình trạng", "en": "State"},
    "guide.progress.all": {"vi": "Toàn bộ phiếu", "en": "The whole workbook"},
    "guide.complete": {"vi": "Đủ", "en": "Complete"},
    "guide.open": {"vi": "Chưa đủ", "en": "Incomplete"},
    "guide.warning": {
        "vi": "Không ghi bí mật nhà nước. Không ghi dữ liệu cá nhân (số căn cước, số điện thoại, bệnh án…) vào cột minh chứng.",
        "en": "No state secrets. No personal data (identity numbers, telephone numbers, medical records…) in the evidence column.",
    },
    "guide.note": {"vi": "Lưu ý", "en": "Please note"},
    "back": {"vi": "← Về trang Hướng dẫn", "en": "← Back to the Guide"},
    "unit.title": {"vi": "THÔNG TIN ĐƠN VỊ", "en": "THE UNIT"},
    "unit.sign": {"vi": "Xác nhận của đơn vị", "en": "Signature of the unit"},
    "unit.sign.place": {"vi": "…………, ngày …… tháng …… năm ………", "en": "…………, date …… / …… / ………"},
    "unit.sign.hint": {"vi": "(Ký, ghi rõ họ tên, đóng dấu)", "en": "(signature, full name, seal)"},
    "unit.sign.role": {"vi": "THỦ TRƯỞNG ĐƠN VỊ", "en": "HEAD OF THE UNIT"},
    "survey.title": {"vi": "KHẢO SÁT SƠ BỘ", "en": "PRELIMINARY SURVEY"},
    "actions.title": {"vi": "CHƯƠNG TRÌNH HÀNH ĐỘNG", "en": "ACTION PROGRAMME"},
    "summary.title": {"vi": "TỔNG HỢP KẾT QUẢ", "en": "SUMMARY OF RESULTS"},
    "summary.total": {"vi": "TOÀN ĐƠN VỊ", "en": "WHOLE UNIT"},
    "summary.live": {
        "vi": "Bảng này tự tính từ các trang trụ cột, không cần nhập.",
        "en": "This table follows from the pillar sheets; nothing is entered here.",
    },
    "summary.below": {"vi": "Chưa đủ để cho điểm", "en": "Not enough for a score"},
    "summary.reliable": {"vi": "Mọi chỉ số đạt mức cao nhất", "en": "Every indicator at the best level"},
    "summary.reliable.yes": {
        "vi": "Có: mọi chỉ số áp dụng đều đạt mức cao nhất",
        "en": "Yes: every applicable indicator is at the best level",
    },
    "summary.reliable.no": {"vi": "Chưa: còn chỉ số chưa đạt", "en": "Not yet: an indicator is below it"},
    "summary.reliable.open": {"vi": "Chưa xác định", "en": "Not known yet"},
    "summary.chart.pillars": {"vi": "Điểm theo trụ cột (tạm tính)", "en": "Score by pillar (provisional)"},
    "summary.chart.levels": {"vi": "Số chỉ số theo mức", "en": "Indicators by level"},
    "heading.lead": {"vi": "Chủ trì thường là", "en": "Usually led by"},
    "heading.evidence": {"vi": "Minh chứng cần có", "en": "Expected evidence"},
    "heading.not_applicable": {
        "vi": "Được phép chọn “Không áp dụng” (ghi lý do ở Giải trình).",
        "en": "“Not applicable” is allowed here (give the reason under Explanation).",
    },
    "check.evidence": {"vi": "⚠ thiếu minh chứng", "en": "⚠ evidence missing"},
    "check.reason": {"vi": "⚠ thiếu lý do", "en": "⚠ reason missing"},
    "check.not_allowed": {"vi": "⚠ không được phép", "en": "⚠ not allowed here"},
    "check.word": {"vi": "⚠ không hiểu mức này", "en": "⚠ not a level"},
    "check.contradiction": {"vi": "⚠ mâu thuẫn", "en": "⚠ contradiction"},
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
    "prompt.competence": {
        "vi": "Chọn: thuộc thẩm quyền, ngoài thẩm quyền (vẫn được chấm), hoặc không áp dụng (nếu được phép, ghi lý do).",
        "en": "Choose: legal competence, outside competence (scored all the same), or not applicable (where allowed, with a reason).",
    },
    "prompt.evidence": {
        "vi": "Số, ký hiệu, ngày văn bản hoặc đường dẫn công khai. Không ghi dữ liệu cá nhân.",
        "en": "Number and date of a document, or a public link. No personal data.",
    },
    "prompt.explanation": {
        "vi": "Giải thích khi thiếu văn bản, hoặc lý do không áp dụng.",
        "en": "Explain a missing document, or give the reason for “not applicable”.",
    },
    "prompt.choice": {"vi": "Chọn từ danh sách.", "en": "Choose from the list."},
    "prompt.date": {"vi": "Dạng ngày/tháng/năm.", "en": "As day/month/year."},
    "prompt.number": {"vi": "Nhập số.", "en": "Enter a number."},
    "print.page": {"vi": "Trang", "en": "Page"},
    "legend.input": {"vi": "Ô để nhập", "en": "Cell to fill in"},
}
