"""What is said in summaries, result folders and tidy data."""

from __future__ import annotations

from iso18091cli.model.text import Text

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
    "unit-name-only-alike": {
        "vi": "Không có đơn vị {unit} trong danh mục {register}; đơn vị gần giống là {near} nhưng đã có phiếu khác.",
        "en": "No unit {unit} stands in the register {register}; {near} is like it, but another workbook is of that one.",
    },
    "unit-ambiguous": {
        "vi": "Danh mục {register} có nhiều đơn vị tên {unit}; tệp không cho biết là đơn vị nào.",
        "en": "Several units called {unit} stand in the register {register}; the file does not tell which one it is.",
    },
    "unit-not-named": {
        "vi": "Tệp không ghi đơn vị nào nên không đối chiếu được với danh mục {register}.",
        "en": "The file names no unit, so it cannot be found in the register {register}.",
    },
    "number-cut": {
        "vi": "{why} Số dài được ghi ở đây (có thể là số căn cước, điện thoại) chỉ hiện bốn chữ số đầu.",
        "en": "{why} Of the long number typed there (an identity card's, a telephone's) only four digits are shown.",
    },
    # Why a copy does not count
    "copy-stage": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì ở bước sau ({stage}).",
        "en": "Same unit as {first}; that one counts, being of a later stage ({stage}).",
    },
    "copy-stage-before": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì ở bước sau ({stage}), dù phiếu này đến sau: xin kiểm tra.",
        "en": "Same unit as {first}; that one counts, being of a later stage ({stage}), though this one came in after it: please check.",
    },
    "copy-word": {
        "vi": "Cùng đơn vị với {first}; người phụ trách đã chọn trong sổ nhận phiếu (cột counts).",
        "en": "Same unit as {first}; a person chose between them in the round's ledger (column counts).",
    },
    "copy-own": {
        "vi": "Cùng đơn vị với {first}; mức đã thống nhất là mức trong phiếu họp của cơ quan.",
        "en": "Same unit as {first}; what was agreed is what the office's own copy of the meeting says.",
    },
    "copy-received": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì nhận sau ({later} so với {earlier}).",
        "en": "Same unit as {first}; that one counts, having come later ({later} against {earlier}).",
    },
    "copy-blank": {
        "vi": "Cùng đơn vị với {first}; phiếu này không có câu trả lời nào.",
        "en": "Same unit as {first}; nothing is answered in this one.",
    },
    "copy-answered": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì được sửa từ chính phiếu này.",
        "en": "Same unit as {first}; that one counts, having been made from this one and corrected.",
    },
    "copy-saved": {
        "vi": "Cùng đơn vị với {first}; tệp đó được tính vì được lưu sau ({later} so với {earlier}).",
        "en": "Same unit as {first}; that one counts, having been saved later ({later} against {earlier}).",
    },
    "copy-differs": {
        "vi": "{why} Hai phiếu trả lời khác nhau ở {n} dòng.",
        "en": "{why} The two answer {n} rows differently.",
    },
    "copy-fewer": {
        "vi": "{why} Phiếu được tính có ít ô trả lời hơn ({fewer} so với {more}): xin kiểm tra.",
        "en": "{why} The one that counts has fewer cells filled in ({fewer} against {more}): please check.",
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
    "apart": {
        "vi": "Danh mục ghi đơn vị này: {status}. Phiếu được nêu riêng, không cộng vào số liệu chung.",
        "en": "In the register the unit is: {status}. Its workbook is told apart and in none of the figures.",
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
    "output-astray": {
        "vi": "Không ghi được: {path} là một liên kết, hoặc không phải tệp hay thư mục thường; kết quả không đi qua đó "
        "mà ra ngoài thư mục. Xóa nó, hoặc chọn thư mục khác bằng -o.",
        "en": "Nothing was written: {path} is a link, or no plain file or folder; no result goes through it out of the "
        "folder. Remove it, or choose another folder with -o.",
    },
    "outputs-foreign": {
        "vi": "Danh sách tệp kết quả trong {folder} ghi {n} tên mà chương trình này không thể đã tạo ở đó (như “{name}”); "
        "các tệp ấy được để nguyên.",
        "en": "The list of outputs in {folder} has {n} names that this program cannot have made there (such as “{name}”); "
        "they were left alone.",
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
    "footer-printed": {
        "vi": " · in {n} dòng đầu trong {all}; xem đủ trên màn hình",
        "en": " · the first {n} of {all} rows are printed; all are on the screen",
    },
    "footer-page": {"vi": "Trang &P/&N", "en": "Page &P of &N"},
    "cut": {"vi": " … [đã cắt bớt]", "en": " … [cut]"},
    "sheet-groups": {"vi": "Nhóm đơn vị", "en": "Groups"},
    "sheet-gaps": {"vi": "Hạn chế chung", "en": "Shared gaps"},
    "sheet-unproved": {"vi": "Chưa có minh chứng", "en": "Unproved"},
    "sheet-goals": {"vi": "SDG", "en": "SDGs"},
    "sheet-goals-units": {"vi": "SDG theo đơn vị", "en": "SDGs by unit"},
    "sheet-measures": {"vi": "Số liệu", "en": "Figures"},
    "sheet-survey": {"vi": "Khảo sát", "en": "Survey"},
    "sheet-survey-groups": {"vi": "Khảo sát theo nhóm", "en": "Survey by group"},
    "sheet-survey-units": {"vi": "Khảo sát theo đơn vị", "en": "Survey answers"},
    "sheet-provenance": {"vi": "Nguồn số liệu", "en": "Provenance"},
    "sheets": {"vi": "Các trang (bấm để mở)", "en": "Sheets (click to open)"},
    "about-matrix": {"vi": "Mức của từng đơn vị ở từng chỉ số", "en": "Level of every unit in every indicator"},
    "about-pillars": {"vi": "Xếp hạng, điểm và số chỉ số đã đánh giá", "en": "Ranking, scores and coverage"},
    "about-groups": {"vi": "Theo cấp, loại đơn vị và đơn vị cấp trên", "en": "By level, kind and unit above"},
    "about-weakest": {"vi": "Chỉ số nhiều đơn vị chưa đạt nhất", "en": "Where most units are below the level to reach"},
    "about-gaps": {
        "vi": "Tiêu chí nhiều đơn vị cùng thiếu: một việc của tỉnh giúp được nhiều nơi",
        "en": "Criteria many units lack: one provincial action helps many",
    },
    "about-unproved": {"vi": "Chọn mức đạt nhưng không nêu minh chứng", "en": "Good enough, without any evidence"},
    "about-goals": {
        "vi": "Mục tiêu phát triển bền vững: đạt n/N, chỉ số nào cản trở",
        "en": "Sustainable Development Goals: reached n/N, and what holds them back",
    },
    "about-goals-units": {"vi": "Từng đơn vị đạt n/N ở từng mục tiêu", "en": "Reached n/N of each unit and goal"},
    "about-measures": {
        "vi": "Số liệu cộng toàn bộ và theo nhóm: tỷ lệ chung, trung vị, thấp nhất, cao nhất",
        "en": "What was counted, over all and by group: share, median, lowest, highest",
    },
    "about-survey": {"vi": "Tổng, tỷ lệ, đơn vị chưa trả lời", "en": "Totals, shares, who did not answer"},
    "about-survey-groups": {
        "vi": "Trả lời theo cấp, loại đơn vị, đơn vị cấp trên",
        "en": "Answers by level, kind and unit above",
    },
    "about-survey-units": {
        "vi": "Trả lời của từng đơn vị, nguồn của các tổng",
        "en": "Each unit's answers, behind the sums",
    },
    "about-findings": {"vi": "Việc cần báo lại đơn vị", "en": "What to tell the units"},
    "about-ledger": {"vi": "Từng tệp đã nhận và cách xử lý", "en": "Every file that came and what was done with it"},
    "about-provenance": {
        "vi": "Tệp, mã băm, phiên bản, cài đặt để chạy lại",
        "en": "Files, hashes, versions, settings",
    },
    "other-version-note": {
        "vi": "* Phiếu lập theo bộ chỉ số hoặc phiên bản khác; số liệu được ghép theo mã chỉ số.",
        "en": "* Made with another catalogue or version of it; joined by indicator id.",
    },
    "groups-title": {"vi": "Tham gia và kết quả theo nhóm đơn vị", "en": "Participation and results by group"},
    "groups-note": {
        "vi": "Trung bình chỉ tính đơn vị có điểm; n/N là số đơn vị có điểm trên số đơn vị của nhóm đã gửi phiếu.",
        "en": "Means are over units with a score; n/N: units with a score of the group's units that took part.",
    },
    "by-level": {"vi": "Theo cấp hành chính", "en": "By level"},
    "by-kind": {"vi": "Theo loại đơn vị", "en": "By kind of unit"},
    "by-parent": {"vi": "Theo đơn vị cấp trên", "en": "By unit above"},
    "level": {"vi": "Cấp", "en": "Level"},
    "parent": {"vi": "Đơn vị cấp trên", "en": "Unit above"},
    "version": {"vi": "Phiên bản bộ chỉ số", "en": "Catalogue version"},
    "not-known": {"vi": "Chưa rõ", "en": "Not known"},
    "took-part-short": {"vi": "Đã gửi / phải gửi", "en": "Took part / expected"},
    "share": {"vi": "Tỷ lệ", "en": "Share"},
    "reliable-short": {"vi": "Đạt hết", "en": "All best"},
    "mean-total": {"vi": "Điểm trung bình", "en": "Mean score"},
    "head-score": {"vi": "Điểm của đơn vị cấp trên", "en": "Score of the unit above"},
    "missing-short": {"vi": "Chưa gửi", "en": "Missing"},
    "and-more": {"vi": " và {n} đơn vị khác", "en": " and {n} more"},
    "and-more-units": {
        "vi": "… và {n} đơn vị khác; đủ danh sách trong data/units.csv.",
        "en": "… and {n} more; all of them are in data/units.csv.",
    },
    "cut-rows": {
        "vi": "Còn {n} dòng nữa không đưa vào trang này; đủ trong thư mục data.",
        "en": "Further rows not shown here: {n}; all are in the data folder.",
    },
    "weakest-note": {
        "vi": "Xếp theo số đơn vị chưa đạt mức cần đạt, rồi số đơn vị ở mức thấp nhất. Chưa đánh giá và chưa đủ được đếm riêng.",
        "en": "By units below the level to reach, then by units at the worst. Not assessed and incomplete are counted apart.",
    },
    "below-best": {"vi": "Số đơn vị chưa đạt", "en": "Units below best"},
    "gaps-title": {"vi": "Hạn chế chung của nhiều đơn vị", "en": "Gaps that units share"},
    "gaps-note": {
        "vi": "Tiêu chí từ hai đơn vị trở lên chưa đạt mức cần đạt, xếp theo số đơn vị được giúp nếu tỉnh xử lý chung. "
        "Ô trống không phải là hạn chế: đếm riêng ở cột Chưa đánh giá.",
        "en": "Criteria two units or more have below the level to reach, by the units that one provincial action would "
        "help. A blank is no gap: it is counted apart as not assessed.",
    },
    "gaps-none": {"vi": "Không có hạn chế nào chung cho từ hai đơn vị.", "en": "No gap is shared by two units."},
    "criterion": {"vi": "Tiêu chí", "en": "Criterion"},
    "criteria": {"vi": "Tiêu chí chưa có minh chứng", "en": "Criteria without evidence"},
    "helped": {"vi": "Số đơn vị được giúp", "en": "Units helped"},
    "of-assessed": {"vi": "Trên số đã đánh giá", "en": "Of assessed"},
    "units-helped": {"vi": "Các đơn vị", "en": "Units"},
    "unproved-title": {"vi": "Mức {best} nhưng chưa nêu minh chứng", "en": "{best}, but without evidence"},
    "unproved-note": {
        "vi": "Giải trình không thay minh chứng. Mức vẫn được tính; hội đồng thẩm định nên xem các mục này trước.",
        "en": "An explanation is no evidence. The level counts all the same; appraisers should look here first.",
    },
    "unproved-count": {"vi": "{n} tiêu chí ở {units} đơn vị.", "en": "Criteria: {n}; units: {units}."},
    "number": {"vi": "Số lượng", "en": "Number"},
    "survey-title": {"vi": "Tổng hợp khảo sát", "en": "Sums of the survey"},
    "survey-note": {
        "vi": "Chỉ cộng câu trả lời hợp lệ; ô trống không tính là 0. Tỷ lệ tính trên số đơn vị đã trả lời.",
        "en": "Only valid answers are summed; a blank is not 0. Shares are of the units that answered.",
    },
    "question": {"vi": "Câu hỏi", "en": "Question"},
    "answered-of": {"vi": "Đã trả lời / được hỏi", "en": "Answered / asked"},
    "void": {"vi": "Không hợp lệ", "en": "Void"},
    "void-answer": {"vi": "không hợp lệ", "en": "void"},
    "sum": {"vi": "Tổng (hoặc số trả lời Có)", "en": "Total (or number of Yes)"},
    "average": {"vi": "Trung bình", "en": "Mean"},
    "shares": {"vi": "Lựa chọn", "en": "Choices"},
    "silent": {"vi": "Chưa trả lời", "en": "Did not answer"},
    "survey-units-title": {"vi": "Trả lời khảo sát của từng đơn vị", "en": "Survey answers of each unit"},
    "survey-units-note": {
        "vi": "Nguồn của các tổng ở trang Khảo sát. Câu trả lời bằng lời không nêu ở đây.",
        "en": "Behind the sums on the sheet Survey. Answers in words are not shown here.",
    },
    "period-short": {"vi": "Kỳ", "en": "Period"},
    "provenance-title": {"vi": "Nguồn số liệu và cài đặt", "en": "Provenance and settings"},
    "provenance-note": {
        "vi": "Cùng các tệp, bộ chỉ số, danh mục và cài đặt dưới đây thì chạy lại cho đúng tệp này.",
        "en": "The same files, catalogue, register and settings give this very file again.",
    },
    "settings": {"vi": "Cài đặt", "en": "Settings"},
    "waivers": {"vi": "Quy tắc kiểm tra mà bộ chỉ số đã đổi", "en": "Rules that the catalogue judges otherwise"},
    "waivers-none": {"vi": "Không đổi quy tắc nào.", "en": "None."},
    "waiver": {"vi": "{before} → {after}", "en": "{before} → {after}"},
    "severity-off": {"vi": "Không kiểm tra", "en": "Off"},
    "inputs": {"vi": "Các tệp đã nhận", "en": "Files that came"},
    "sha256": {"vi": "SHA-256", "en": "SHA-256"},
    "catalogue-id": {"vi": "Mã bộ chỉ số", "en": "Catalogue id"},
    "digest": {"vi": "Mã băm bộ chỉ số", "en": "Catalogue digest"},
    "tool": {"vi": "Phần mềm", "en": "Program"},
    "repairs": {"vi": "Chỗ tự sửa", "en": "Repairs"},
    "minimum-coverage": {"vi": "Tỷ lệ đánh giá tối thiểu để có điểm", "en": "Minimum coverage for a score"},
    "edition": {"vi": "Bản", "en": "Edition"},
    "edition-public": {
        "vi": "công khai: không có cán bộ, thư điện tử, minh chứng, giải trình",
        "en": "public: without officers, e-mails, evidence and explanations",
    },
    "edition-internal": {"vi": "nội bộ", "en": "internal"},
    "language": {"vi": "Ngôn ngữ", "en": "Language"},
    "none": {"vi": "không có", "en": "none"},
    "files-apart": {
        "vi": "Đơn vị không thuộc diện tham gia nhưng có gửi (nêu riêng, không tính)",
        "en": "Units not to take part that sent one (told apart, not counted)",
    },
    "files-other-period": {"vi": "Tệp của kỳ khác (không tính)", "en": "Files of another period (not counted)"},
    "sent-anyway": {"vi": "có gửi phiếu, điểm {score}", "en": "sent a workbook, score {score}"},
    "outcome-apart": {"vi": "Nêu riêng", "en": "Told apart"},
    "outcome-other_period": {"vi": "Kỳ khác", "en": "Other period"},
    "outcome-blank": {"vi": "Phiếu trống", "en": "Blank workbook"},
    "outcome-part": {"vi": "Phần của phiếu", "en": "Part of a form"},
    # summary.xlsx: overview
    "period": {"vi": "Kỳ đánh giá", "en": "Period"},
    "catalogue": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "catalogue-of": {"vi": "{title} ({id}, phiên bản {version})", "en": "{title} ({id}, version {version})"},
    "stage": {"vi": "Bước", "en": "Stage"},
    "stage-latest": {"vi": "bước sau cùng của mỗi tệp", "en": "the latest of each workbook"},
    "stages-by": {"vi": "Bước được tính theo", "en": "Stages count by"},
    "stages-by-list": {"vi": "danh sách phiếu đã phát (issued.csv)", "en": "the list of issued copies (issued.csv)"},
    "stages-by-stamp": {
        "vi": "dấu ẩn trong phiếu, theo yêu cầu (--trust-stage)",
        "en": "the hidden stamp of each workbook, as was asked for (--trust-stage)",
    },
    "stages-by-nobody": {
        "vi": "không có danh sách phiếu đã phát: chỉ tính bước tự đánh giá",
        "en": "no list of issued copies: self-assessments alone count",
    },
    "participation": {"vi": "Tham gia", "en": "Participation"},
    "where-it-stands": {"vi": "Tình trạng", "en": "Where it stands"},
    "reliable-units": {
        "vi": "Đơn vị có mọi chỉ số áp dụng ở mức {best}",
        "en": "Units with every applicable indicator {best}",
    },
    "files-part": {"vi": "Tệp là một phần của phiếu, chưa ghép", "en": "Files that are parts of a form, not joined"},
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
        "en": "Units without a score, left out (not taken as 0): {left_out}.",
    },
    "levels-by-pillar": {
        "vi": "Số lượt chỉ số theo mức, cộng mọi đơn vị",
        "en": "Indicators by level, all units together",
    },
    "missing-units": {"vi": "Đơn vị chưa có phiếu được tính", "en": "Units without a workbook that counts"},
    "missing-none": {"vi": "Không thiếu đơn vị nào.", "en": "No unit is missing."},
    "absent-units": {"vi": "Đơn vị không thuộc diện tham gia", "en": "Units that are not to take part"},
    "absent-none": {"vi": "Không có.", "en": "None."},
    # Columns of sheets
    "total": {"vi": "Tổng", "en": "Total"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "code": {"vi": "Mã", "en": "Code"},
    "lacking": {"vi": "Còn thiếu để xếp loại cao hơn", "en": "Lacking for the next rating"},
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
    "pillars-note": {
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
        "không bao giờ là 0. Trước = + - @ ở đầu văn bản, hoặc sau dấu chấm phẩy, tab hay xuống dòng trong đó, có thêm dấu nháy đơn "
        "để bảng tính không coi là công thức.",
        "en": "Tables for programs: UTF-8 with BOM, comma-separated. An empty cell means that there is no value, never "
        "0. Before = + - @ at the beginning of a text, or behind a semicolon, tab or line end in it, stands an apostrophe, "
        "so that no spreadsheet takes it for a formula.",
    },
    "register": {"vi": "Danh mục đơn vị", "en": "Register of units"},
}
