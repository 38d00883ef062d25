"""What is said in summaries, result folders and tidy data."""

from __future__ import annotations

from iso18091cli.model.text import Text, say

WORDS: dict[str, Text] = {
    # Which unit a workbook speaks for
    "unit-code-unknown": {
        "vi": "Mã của đơn vị {unit} không có trong danh mục {register}.",
        "en": "The code of the unit {unit} does not stand in the register {register}.",
    },
    "unit-name-unknown": {
        "vi": "Không có đơn vị {unit} cùng tên, cùng cấp trong danh mục {register}.",
        "en": "No unit of the name and level of {unit} stands in the register {register}.",
    },
    "unit-ambiguous": {
        "vi": "Danh mục {register} có nhiều đơn vị tên {unit}; tệp không cho biết là đơn vị nào.",
        "en": "Several units called {unit} stand in the register {register}; the file does not tell which one it is.",
    },
    "unit-not-named": {
        "vi": "Tệp không ghi đơn vị nào nên không đối chiếu được với danh mục {register}.",
        "en": "The file names no unit, so it cannot be found in the register {register}.",
    },
    # Why a copy does not count
    "copy-stage": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì ở bước sau ({stage}).",
        "en": "Same unit as {first}; that one counts, being of a later stage ({stage}).",
    },
    "copy-levels": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì có nhiều chỉ số được đánh giá hơn ({more} so với {fewer}).",
        "en": "Same unit as {first}; that one counts, having more indicators assessed ({more} against {fewer}).",
    },
    "copy-identical": {
        "vi": "Nội dung giống hệt {first}; chỉ tính một tệp.",
        "en": "The same content as {first}; only one of them counts.",
    },
    "copy-equal": {
        "vi": "Cùng đơn vị với {first}, cùng bước và cùng số chỉ số được đánh giá; tệp đó được tính theo thứ tự tên.",
        "en": "Same unit as {first}, of the same stage with as many indicators assessed; that one counts by its name.",
    },
    "copy-period": {
        "vi": "{why} Hai tệp thuộc hai kỳ khác nhau: {first} được tính, {second} không được tính.",
        "en": "{why} The two are of different periods: {first} counts, {second} does not.",
    },
    "stage-self": {"vi": "tự đánh giá", "en": "self-assessment"},
    "stage-review": {"vi": "thẩm định", "en": "appraisal"},
    "stage-agreed": {"vi": "thống nhất", "en": "agreed"},
    # Why something could not be written
    "output-exists": {
        "vi": "{path} đã có. Chọn tên khác bằng -o, hoặc thêm --force để ghi đè.",
        "en": "{path} is already there. Choose another name with -o, or add --force to replace it.",
    },
    "output-disk-full": {
        "vi": "Không ghi được {path}: ổ đĩa đã đầy. Giải phóng dung lượng hoặc chọn nơi khác bằng -o.",
        "en": "{path} cannot be written: the disk is full. Free some space or choose another place with -o.",
    },
    "output-forbidden": {
        "vi": "Không ghi được {path}: nơi này chỉ cho đọc hoặc bạn không có quyền ghi. Chọn nơi khác bằng -o.",
        "en": "{path} cannot be written: the place is read-only or you may not write there. Choose another with -o.",
    },
    "output-held": {
        "vi": "Không thay được {path}: tệp chỉ cho đọc hoặc đang mở ở chương trình khác (Excel, đồng bộ đám mây). "
        "Đóng tệp rồi chạy lại, hoặc chọn nơi khác bằng -o.",
        "en": "{path} cannot be replaced: it is read-only or open in another program (Excel, a cloud synchroniser). "
        "Close it and run again, or choose another place with -o.",
    },
    "output-not-a-folder": {
        "vi": "Không ghi được {path}: có một tệp ở chỗ cần là thư mục. Đổi tên tệp đó hoặc chọn nơi khác.",
        "en": "{path} cannot be written: a file stands where a folder is needed. Rename it or choose another place.",
    },
    "output-no-folder": {
        "vi": "Không ghi được {path}: thư mục không có. Tạo thư mục trước hoặc chọn nơi khác.",
        "en": "{path} cannot be written: there is no such folder. Make it first or choose another place.",
    },
    "output-is-a-folder": {
        "vi": "Không ghi được {path}: đó là một thư mục. Ghi rõ tên tệp sau -o.",
        "en": "{path} cannot be written: it is a folder. Name a file after -o.",
    },
    "output-name-too-long": {
        "vi": "Không ghi được {path}: tên hoặc đường dẫn quá dài. Chọn tên ngắn hơn bằng -o.",
        "en": "{path} cannot be written: the name or path is too long. Choose a shorter one with -o.",
    },
    "output-busy": {
        "vi": "Một lần chạy khác đang ghi vào thư mục {path}. Chờ lần đó xong rồi chạy lại, hoặc chọn thư mục khác bằng -o.",
        "en": "Another run is writing to the folder {path}. Wait until it has finished and run again, or choose another "
        "folder with -o.",
    },
    "output-failed": {
        "vi": "Không ghi được {path} ({problem}). Kiểm tra ổ đĩa hoặc chọn nơi khác bằng -o.",
        "en": "{path} cannot be written ({problem}). Check the disk or choose another place with -o.",
    },
    # summary.xlsx: sheets
    "sheet-overview": {"vi": "Tổng quan", "en": "Overview"},
    "sheet-matrix": {"vi": "Ma trận", "en": "Matrix"},
    "sheet-pillars": {"vi": "Trụ cột", "en": "Pillars"},
    "sheet-weakest": {"vi": "Chỉ số yếu nhất", "en": "Weakest indicators"},
    "sheet-findings": {"vi": "Điểm cần xem", "en": "Findings"},
    "sheet-ledger": {"vi": "Sổ tệp", "en": "Ledger"},
    "summary-title": {"vi": "Tổng hợp kết quả tự đánh giá", "en": "Summary of self-assessments"},
    "matrix-title": {"vi": "Đơn vị × chỉ số", "en": "Units × indicators"},
    "pillars-title": {"vi": "Xếp hạng và điểm theo trụ cột", "en": "Ranking and scores by pillar"},
    "weakest-title": {"vi": "Chỉ số, từ yếu nhất", "en": "Indicators, the weakest first"},
    "findings-title": {"vi": "Điểm cần xem trong các tệp", "en": "Findings in the files"},
    "ledger-title": {"vi": "Mọi tệp đã nhận và cách xử lý", "en": "Every file that came, and what was done with it"},
    "footer-page": {"vi": "Trang &P/&N", "en": "Page &P of &N"},
    "cut": {"vi": " … [đã cắt bớt]", "en": " … [cut]"},
    # summary.xlsx: overview
    "period": {"vi": "Kỳ đánh giá", "en": "Period"},
    "catalogue": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "catalogue-of": {"vi": "{title} ({id}, phiên bản {version})", "en": "{title} ({id}, version {version})"},
    "stage": {"vi": "Bước", "en": "Stage"},
    "stage-latest": {"vi": "bước sau cùng của mỗi tệp", "en": "the latest of each workbook"},
    "participation": {"vi": "Tham gia", "en": "Participation"},
    "took-part": {"vi": "Đơn vị đã gửi / phải gửi", "en": "Units that took part / expected"},
    "took-part-open": {"vi": "Đơn vị đã gửi (không có danh mục)", "en": "Units that took part (no register given)"},
    "beyond-register": {"vi": "Ngoài số phải gửi, vẫn gửi", "en": "Sent although not expected"},
    "reliable-units": {
        "vi": "Đơn vị có mọi chỉ số áp dụng ở mức {best}",
        "en": "Units with every applicable indicator {best}",
    },
    "files-second": {"vi": "Tệp là bản thứ hai của một đơn vị", "en": "Files that are second copies of a unit"},
    "files-unusable": {"vi": "Tệp không dùng được", "en": "Files that could not be used"},
    "files-skipped": {"vi": "Tệp bỏ qua", "en": "Files passed over"},
    "other-version": {
        "vi": "Phiếu thuộc bộ chỉ số hoặc phiên bản khác (ghép theo mã chỉ số)",
        "en": "Workbooks of another catalogue or version (joined by indicator id)",
    },
    "pillar-means": {"vi": "Điểm trung bình của các đơn vị (thang 100)", "en": "Mean score of the units (0 to 100)"},
    "mean": {"vi": "Trung bình", "en": "Mean"},
    "units-scored": {"vi": "Đơn vị có điểm", "en": "Units with a score"},
    "nothing-applicable": {"vi": "Không áp dụng", "en": "Not applicable"},
    "lowest": {"vi": "Thấp nhất", "en": "Lowest"},
    "highest": {"vi": "Cao nhất", "en": "Highest"},
    "remark": {"vi": "Ghi chú", "en": "Remark"},
    "mean-withheld": {
        "vi": "Chưa nêu trung bình: chưa đơn vị nào đánh giá đủ để có điểm.",
        "en": "No mean is given: no unit has assessed enough for a score.",
    },
    "mean-partial": {
        "vi": "{left_out} đơn vị chưa có điểm nên không tính (không coi là 0).",
        "en": "{left_out} units without a score are left out (not taken as 0).",
    },
    "levels-by-pillar": {
        "vi": "Số lượt chỉ số theo mức, cộng mọi đơn vị",
        "en": "Indicators by level, all units together",
    },
    "missing-units": {"vi": "Đơn vị chưa có phiếu dùng được", "en": "Units without a usable workbook"},
    "missing-none": {"vi": "Không thiếu đơn vị nào.", "en": "No unit is missing."},
    "absent-units": {"vi": "Đơn vị không thuộc diện tham gia", "en": "Units that are not to take part"},
    "absent-none": {"vi": "Không có.", "en": "None."},
    # Columns of sheets
    "total": {"vi": "Tổng", "en": "Total"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "code": {"vi": "Mã", "en": "Code"},
    "kind": {"vi": "Loại", "en": "Kind"},
    "status": {"vi": "Tình trạng", "en": "Status"},
    "reason": {"vi": "Lý do", "en": "Reason"},
    "pillar": {"vi": "Trụ cột", "en": "Pillar"},
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "score": {"vi": "Điểm", "en": "Score"},
    "provisional": {"vi": "Điểm tạm tính", "en": "Provisional score"},
    "coverage": {"vi": "Đã đánh giá", "en": "Coverage"},
    "assessed": {"vi": "Số đã đánh giá", "en": "Assessed"},
    "applicable": {"vi": "Số áp dụng", "en": "Applicable"},
    "not-applicable": {"vi": "Không áp dụng", "en": "Not applicable"},
    "rank": {"vi": "Hạng", "en": "Rank"},
    "label": {"vi": "Xếp loại", "en": "Rating"},
    "reliable": {"vi": "Đạt hết", "en": "All best"},
    "yes": {"vi": "Có", "en": "Yes"},
    "no": {"vi": "Không", "en": "No"},
    "not-yet": {"vi": "Chưa rõ", "en": "Open"},
    "rank-note": {
        "vi": "Xếp hạng theo điểm tổng. Đơn vị chưa đánh giá đủ thì chưa có điểm và không xếp hạng; điểm tạm tính chỉ "
        "dựa trên phần đã đánh giá.",
        "en": "Ranked by total score. A unit that has not assessed enough has no score and no rank; the provisional "
        "score rests on what has been assessed only.",
    },
    "finding": {"vi": "Mã lỗi", "en": "Finding"},
    "severity": {"vi": "Mức độ", "en": "Severity"},
    "file": {"vi": "Tệp", "en": "File"},
    "sheet": {"vi": "Trang", "en": "Sheet"},
    "cell": {"vi": "Ô", "en": "Cell"},
    "record": {"vi": "Mục", "en": "Record"},
    "message": {"vi": "Nội dung", "en": "What was found"},
    "fix": {"vi": "Cách xử lý", "en": "What to do"},
    "outcome": {"vi": "Xử lý", "en": "Outcome"},
    "counts-instead": {"vi": "Tệp được tính", "en": "What counts instead"},
    "levels-given": {"vi": "Chỉ số có mức", "en": "Indicators with a level"},
    "fingerprint": {"vi": "SHA-256 (12 ký tự đầu)", "en": "SHA-256 (first 12)"},
    "severity-error": {"vi": "Lỗi", "en": "Error"},
    "severity-warning": {"vi": "Cảnh báo", "en": "Warning"},
    "severity-info": {"vi": "Lưu ý", "en": "Note"},
    "outcome-counted": {"vi": "Được tính", "en": "Counted"},
    "outcome-second_copy": {"vi": "Bản thứ hai", "en": "Second copy"},
    "outcome-unusable": {"vi": "Không dùng được", "en": "Unusable"},
    "outcome-skipped": {"vi": "Bỏ qua", "en": "Passed over"},
    "findings-none": {"vi": "Không có điểm nào cần xem.", "en": "There is nothing to look at."},
    "unit-unnamed": {"vi": "(không ghi đơn vị: {file})", "en": "(no unit named: {file})"},
    # Plans
    "competence-legal": {"vi": "Thuộc thẩm quyền", "en": "Legal competence"},
    "competence-expectation": {"vi": "Ngoài thẩm quyền", "en": "Expectation"},
    # Tidy data
    "data-title": {"vi": "Dữ liệu tự đánh giá", "en": "Self-assessment data"},
    "data-note": {
        "vi": "Các bảng dành cho máy đọc: UTF-8 có BOM, phân cách bằng dấu phẩy. Ô trống nghĩa là không có giá trị, "
        "không bao giờ là 0. Văn bản giữ nguyên như người gửi đã gõ, không thêm dấu nháy trước = + - @: hãy nhập bằng "
        "chức năng Nhập dữ liệu của Excel, đừng mở trực tiếp.",
        "en": "Tables for programs: UTF-8 with BOM, comma-separated. An empty cell means that there is no value, never "
        "0. Text is as its sender typed it, with no apostrophe put before = + - @: bring it into Excel by Import, do "
        "not open it there directly.",
    },
}
"""Text of summaries and folders; names in braces are filled in."""

COLUMNS: dict[str, Text] = {
    "unit": {
        "en": "Key of the unit: its official code, else its name in ASCII",
        "vi": "Khóa đơn vị: mã hành chính, nếu không có thì tên không dấu",
    },
    "code": {"en": "Official code of the unit, leading zeros kept", "vi": "Mã hành chính, giữ số 0 ở đầu"},
    "name": {"en": "Name of the unit", "vi": "Tên đơn vị"},
    "level": {"en": "Level: of administration, or of the scale", "vi": "Cấp hành chính, hoặc mức của thang"},
    "kind": {"en": "Kind of unit, or of answer", "vi": "Loại đơn vị, hoặc loại câu trả lời"},
    "parent": {"en": "Code of the unit above", "vi": "Mã đơn vị cấp trên"},
    "status": {"en": "Status in the register, or of the indicator", "vi": "Tình trạng của đơn vị hoặc của chỉ số"},
    "reason": {"en": "Why the unit does not take part", "vi": "Lý do không tham gia"},
    "valid_from": {"en": "First day of the unit", "vi": "Ngày bắt đầu tồn tại"},
    "valid_to": {"en": "Last day of the unit, inclusive", "vi": "Ngày cuối cùng tồn tại"},
    "participation": {"en": "Whether a workbook of the unit counts", "vi": "Đơn vị có phiếu được tính hay không"},
    "period": {"en": "Period of the assessment", "vi": "Kỳ đánh giá"},
    "stage": {"en": "Stage of the workbook", "vi": "Bước của phiếu"},
    "reliable": {
        "en": "Every applicable indicator at the best level; empty while not certain",
        "vi": "Mọi chỉ số áp dụng ở mức tốt nhất; trống khi chưa chắc chắn",
    },
    "catalog": {"en": "Id of the catalogue used", "vi": "Mã bộ chỉ số đã dùng"},
    "catalog_version": {"en": "Version of the catalogue used", "vi": "Phiên bản bộ chỉ số đã dùng"},
    "file": {"en": "Path of the file", "vi": "Đường dẫn tệp"},
    "sha256": {"en": "SHA-256 of the file", "vi": "SHA-256 của tệp"},
    "scope": {"en": "What the figure is of", "vi": "Phạm vi của số liệu"},
    "id": {"en": "Key of the record", "vi": "Khóa của mục"},
    "points": {"en": "Points of the indicator's level", "vi": "Điểm của mức"},
    "competence": {"en": "Legal competence or expectation", "vi": "Thuộc hay ngoài thẩm quyền"},
    "worst_so_far": {
        "en": "Lowest level answered, where the indicator is incomplete",
        "vi": "Mức thấp nhất đã trả lời khi chỉ số chưa đủ",
    },
    "score": {"en": "0 to 100; empty below the minimum coverage", "vi": "0 đến 100; trống khi chưa đánh giá đủ"},
    "provisional_score": {
        "en": "0 to 100, over what has been assessed",
        "vi": "0 đến 100, tính trên phần đã đánh giá",
    },
    "assessed": {"en": "Indicators with a level", "vi": "Số chỉ số có mức"},
    "applicable": {"en": "Indicators that apply", "vi": "Số chỉ số áp dụng"},
    "not_applicable": {"en": "Indicators that do not apply", "vi": "Số chỉ số không áp dụng"},
    "column": {"en": "Column of the workbook, by its key", "vi": "Cột trong phiếu, theo khóa"},
    "value": {
        "en": "What the cell means; empty where it was not understood",
        "vi": "Ý nghĩa của ô; trống nếu không hiểu",
    },
    "typed": {"en": "What a person sees in the cell", "vi": "Nội dung người gửi thấy trong ô"},
    "sheet": {"en": "Sheet of the workbook", "vi": "Trang trong phiếu"},
    "cell": {"en": "Address of the cell", "vi": "Địa chỉ ô"},
    "severity": {"en": "How grave the finding is", "vi": "Mức độ nghiêm trọng"},
    "arguments": {"en": "Particulars of the finding", "vi": "Chi tiết của điểm cần xem"},
    "outcome": {"en": "What was done with the file", "vi": "Cách xử lý tệp"},
    "unit_code": {"en": "Code of the unit as the file gives it", "vi": "Mã đơn vị theo tệp"},
    "unit_name": {"en": "Name of the unit as the file gives it", "vi": "Tên đơn vị theo tệp"},
    "counts_instead": {"en": "The file that counts instead", "vi": "Tệp được tính thay"},
    "reason_vi": {"en": "Reason in Vietnamese", "vi": "Lý do bằng tiếng Việt"},
    "reason_en": {"en": "Reason in English", "vi": "Lý do bằng tiếng Anh"},
}
"""What each column of the tidy data holds."""


def worded(key: str, **arguments: str | Text) -> Text:
    """The words of ``WORDS[key]`` with the arguments put in, in every language."""

    def of(value: str | Text, language: str) -> str:
        return value if isinstance(value, str) else say(value, language)

    return {
        language: words.format(**{name: of(value, language) for name, value in arguments.items()})
        for language, words in WORDS[key].items()
    }
