"""What is said in report.html, besides the words it shares with the summary workbook."""

from __future__ import annotations

from iso18091cli.model.text import Text

ILLUSTRATIVE = ("minh hoa", "illustrative")
"""What the name of a period says, case and marks aside, where its data are made up."""

WORDS: dict[str, Text] = {
    # Frame
    "page-title": {"vi": "Báo cáo tổng hợp kết quả tự đánh giá", "en": "Report on the self-assessments"},
    "skip": {"vi": "Đến nội dung chính", "en": "Skip to the content"},
    "contents": {"vi": "Mục lục", "en": "Contents"},
    "illustrative": {"vi": "Dữ liệu minh họa", "en": "Illustrative data"},
    "illustrative-note": {
        "vi": "Số liệu trong báo cáo này được tạo ra để minh họa, không phải kết quả của đơn vị nào có thật.",
        "en": "The figures of this report are made up for illustration; they are not the results of any real unit.",
    },
    "caution": {"vi": "Lưu ý về nội dung", "en": "About the content"},
    "unverified": {
        "vi": "{n}/{all} chỉ số chưa được đối chiếu tên chính thức.",
        "en": "The official titles of {n} of {all} indicators have not been checked.",
    },
    "footer": {
        "vi": "Lập bằng iso18091cli {tool}. Tệp này đọc được không cần mạng; có thể gửi qua thư điện tử.",
        "en": "Made with iso18091cli {tool}. This file needs no network and can be sent by e-mail.",
    },
    # Sections
    "nav-overview": {"vi": "Tổng quan", "en": "Overview"},
    "nav-matrix": {"vi": "Ma trận", "en": "Matrix"},
    "nav-units": {"vi": "Từng đơn vị", "en": "Units"},
    "nav-gaps": {"vi": "Tiêu chí chưa đạt", "en": "Shared gaps"},
    "nav-indicators": {"vi": "Chỉ số yếu", "en": "Weak indicators"},
    "nav-findings": {"vi": "Điểm cần xem", "en": "Findings"},
    "nav-files": {"vi": "Sổ tệp", "en": "Files"},
    "nav-source": {"vi": "Nguồn số liệu", "en": "Provenance"},
    "matrix-heading": {"vi": "Ma trận đơn vị × chỉ số", "en": "Units × indicators"},
    "units-heading": {"vi": "Kết quả từng đơn vị", "en": "Results by unit"},
    "gaps-heading": {"vi": "Tiêu chí nhiều đơn vị chưa đạt", "en": "Criteria that many units lack"},
    "indicators-heading": {"vi": "Chỉ số, từ yếu nhất", "en": "Indicators, the weakest first"},
    "findings-heading": {"vi": "Điểm cần xem trong phiếu", "en": "Findings in the workbooks"},
    "files-heading": {"vi": "Mọi tệp đã nhận và cách xử lý", "en": "Every file that came, and what was done with it"},
    "source-heading": {"vi": "Nguồn số liệu và cách tính", "en": "Where the figures come from"},
    # Overview
    "tile-took-part": {"vi": "Đơn vị đã gửi phiếu", "en": "Units that took part"},
    "tile-of-expected": {"vi": "trên {all} đơn vị phải gửi", "en": "of {all} expected"},
    "tile-no-register": {"vi": "không có danh mục đơn vị để đối chiếu", "en": "no register of units to compare with"},
    "tile-beyond": {
        "vi": "; {n} đơn vị không thuộc diện vẫn gửi, nêu riêng, không tính",
        "en": "; {n} more not expected, told apart and not counted",
    },
    "tile-reliable": {
        "vi": "Đơn vị có mọi chỉ số áp dụng ở mức {best}",
        "en": "Units with every applicable indicator {best}",
    },
    "tile-of-units": {"vi": "trên {all} đơn vị đã gửi", "en": "of {all} that took part"},
    "tile-mean": {"vi": "Điểm tổng trung bình (thang 100)", "en": "Mean total score (0 to 100)"},
    "tile-mean-of": {"vi": "{n}/{all} đơn vị có điểm", "en": "{n} of {all} units have a score"},
    "tile-answers": {"vi": "Lượt chỉ số đã có mức", "en": "Indicator results with a level"},
    "tile-answers-of": {"vi": "trên {all} lượt áp dụng", "en": "of {all} applicable"},
    "range": {"vi": "thấp nhất {low}, cao nhất {high}", "en": "lowest {low}, highest {high}"},
    "means-heading": {"vi": "Điểm trung bình theo trụ cột", "en": "Mean scores by pillar"},
    "means-note": {
        "vi": "Trung bình của các đơn vị đã có điểm. Đơn vị đánh giá dưới {coverage} số chỉ số áp dụng thì chưa có điểm, "
        "không tính vào trung bình và không coi là 0.",
        "en": "Means over the units that have a score. A unit that has assessed less than {coverage} of its applicable "
        "indicators has none; it is left out, not taken as 0.",
    },
    "scores-heading": {"vi": "Phân bố điểm tổng của các đơn vị", "en": "How the units' total scores are distributed"},
    "scores-note": {
        "vi": "Mỗi cột là số đơn vị trong một khoảng 10 điểm; {n}/{all} đơn vị đã có điểm.",
        "en": "A column is the number of units within 10 points; {n} of {all} units have a score.",
    },
    "profile-heading": {"vi": "Hồ sơ các trụ cột", "en": "Profile of the pillars"},
    "profile-note": {
        "vi": "Đường đậm: trung bình của các đơn vị có điểm; đường mảnh: thấp nhất và cao nhất. Vành ngoài là 100 điểm.",
        "en": "Strong line: the mean of the units with a score; thin lines: the lowest and the highest. The outer ring is 100.",
    },
    "spread": {"vi": "Từ thấp nhất đến cao nhất", "en": "From lowest to highest"},
    "spread-said": {
        "vi": "Trung bình {mean}, thấp nhất {low}, cao nhất {high}, trên thang 0 đến 100",
        "en": "Mean {mean}, lowest {low}, highest {high}, on a scale of 0 to 100",
    },
    "left-out": {"vi": "{n} đơn vị chưa có điểm", "en": "units without a score: {n}"},
    "withheld": {"vi": "Chưa nêu", "en": "Withheld"},
    "levels-heading": {"vi": "Phân bố mức đáp ứng", "en": "Distribution of levels"},
    "levels-note": {
        "vi": "Mỗi lượt là kết quả của một đơn vị ở một chỉ số.",
        "en": "Each count is the result of one unit in one indicator.",
    },
    "all-pillars": {"vi": "Tất cả trụ cột", "en": "All pillars"},
    "results-n": {"vi": "{n} lượt", "en": "results: {n}"},
    "steps-heading": {"vi": "Tham gia đến đâu", "en": "Who took part how far"},
    "step": {"vi": "Bước", "en": "Step"},
    "step-units": {"vi": "Số đơn vị", "en": "Units"},
    "participation-heading": {"vi": "Tham gia theo cấp", "en": "Participation by level"},
    "level": {"vi": "Cấp", "en": "Level"},
    "expected": {"vi": "Phải gửi", "en": "Expected"},
    "sent": {"vi": "Có phiếu dùng được", "en": "Usable workbook"},
    "share": {"vi": "Tỷ lệ", "en": "Share"},
    "level-unknown": {"vi": "Không ghi cấp", "en": "No level given"},
    "missing-n": {"vi": "Đơn vị chưa có phiếu dùng được: {n}", "en": "Units without a usable workbook: {n}"},
    "absent-n": {"vi": "Đơn vị không thuộc diện tham gia: {n}", "en": "Units that are not to take part: {n}"},
    "missing-note": {
        "vi": "Đơn vị thiếu phiếu được ghi là thiếu, không tính là 0 điểm.",
        "en": "A missing unit is missing; it is not counted as 0.",
    },
    # Matrix
    "matrix-note": {
        "vi": "Mỗi hàng là một đơn vị, mỗi cột một chỉ số. Bấm tên đơn vị để xem chi tiết.",
        "en": "A row is a unit, a column an indicator. A unit's name leads to its details.",
    },
    "matrix-script": {"vi": " Bấm đầu cột để sắp xếp.", "en": " Press a column's heading to sort."},
    "legend": {"vi": "Chú giải", "en": "Legend"},
    "filters": {"vi": "Lọc đơn vị", "en": "Filter units"},
    "search": {"vi": "Tìm tên hoặc mã", "en": "Name or code"},
    "parent": {"vi": "Cấp trên", "en": "Unit above"},
    "show-pillar": {"vi": "Cột trụ cột", "en": "Pillar shown"},
    "all": {"vi": "Tất cả", "en": "All"},
    "reset": {"vi": "Bỏ lọc và sắp xếp", "en": "Clear filter and order"},
    "count-all": {"vi": "Hiện cả {all} đơn vị.", "en": "All {all} units are shown."},
    "count-some": {"vi": "Có {n} trong {all} đơn vị phù hợp.", "en": "{n} of {all} units match."},
    "count-page": {"vi": "Đang hiện hàng {from}–{to}.", "en": "Rows {from}–{to} are shown."},
    "count-sorted": {"vi": "Sắp xếp theo {column}, {direction}.", "en": "Sorted by {column}, {direction}."},
    "ascending": {"vi": "tăng dần", "en": "ascending"},
    "descending": {"vi": "giảm dần", "en": "descending"},
    "pages": {"vi": "Trang của ma trận", "en": "Pages of the matrix"},
    "previous": {"vi": "Trang trước", "en": "Previous page"},
    "next": {"vi": "Trang sau", "en": "Next page"},
    "scroll-matrix": {"vi": "Ma trận, cuộn ngang và dọc được", "en": "Matrix, scrolls both ways"},
    "pillar-score": {"vi": "Điểm", "en": "Score"},
    "pillar-score-of": {"vi": "Điểm trụ cột {name}", "en": "Score of the pillar {name}"},
    # Units
    "units-note": {
        "vi": "Mở từng đơn vị để xem điểm theo trụ cột, các chỉ số và tiêu chí chưa đạt.",
        "en": "Open a unit to see its scores by pillar, its indicators and what it lacks.",
    },
    "units-plain": {
        "vi": "Mức của từng chỉ số đứng ở hàng của đơn vị trong ma trận; tên của mã tiêu chí đứng ở mục “{section}”.",
        "en": "The level of each indicator stands in the unit's row of the matrix; what a criterion's id means stands under “{section}”.",
    },
    "open-all": {"vi": "Mở tất cả", "en": "Open all"},
    "close-all": {"vi": "Đóng tất cả", "en": "Close all"},
    "no-score": {"vi": "chưa có điểm", "en": "no score yet"},
    "points": {"vi": "{score} điểm", "en": "{score} points"},
    "assessed-of": {"vi": "{n} chỉ số đã đánh giá", "en": "{n} assessed"},
    "code-of": {"vi": "mã {code}", "en": "code {code}"},
    "below": {"vi": "thuộc {parent}", "en": "below {parent}"},
    "period-of": {"vi": "kỳ {period}", "en": "period {period}"},
    "stage-of": {"vi": "bước {stage}", "en": "stage {stage}"},
    "all-best-yes": {"vi": "mọi chỉ số áp dụng ở mức {best}", "en": "every applicable indicator {best}"},
    "other-catalogue": {
        "vi": "Phiếu theo bộ chỉ số {id}, phiên bản {version}: ghép theo mã chỉ số.",
        "en": "The workbook follows the catalogue {id}, version {version}: joined by indicator id.",
    },
    "unit-lacks": {"vi": "Tiêu chí chưa đạt", "en": "What the unit lacks"},
    "unit-beyond": {"vi": "Biểu dương: chỉ số vượt mức cần đạt", "en": "To be praised: indicators better than asked"},
    "unit-lacks-none": {"vi": "Không có tiêu chí nào chưa đạt.", "en": "Nothing is lacking."},
    "unit-findings": {"vi": "Điểm cần xem trong phiếu", "en": "Findings in the workbook"},
    "none": {"vi": "không có", "en": "none"},
    "results": {"vi": "Kết quả từng chỉ số", "en": "Results by indicator"},
    # Shared gaps
    "gaps-note": {
        "vi": "Xếp theo số đơn vị được lợi nếu cấp tỉnh có một giải pháp chung: số đơn vị dưới mức {best}. "
        "Đơn vị chưa đánh giá được đếm riêng, không tính vào đó.",
        "en": "Ranked by the units that one provincial action would help: those below {best}. "
        "Units that have not assessed the criterion are counted apart.",
    },
    "criterion": {"vi": "Tiêu chí", "en": "Criterion"},
    "helped": {"vi": "Đơn vị được lợi", "en": "Units helped"},
    "of-asked": {"vi": "trên {n} đã đánh giá", "en": "of {n} assessed"},
    "gaps-more": {"vi": "Xem thêm {n} tiêu chí", "en": "More criteria: {n}"},
    "gaps-none": {"vi": "Không có tiêu chí nào chưa đạt.", "en": "No criterion is lacking anywhere."},
    "indicators-note": {
        "vi": "Xếp theo số đơn vị ở dưới mức {best}.",
        "en": "Ranked by the number of units below {best}.",
    },
    "units-below": {"vi": "Dưới mức {best}/ đã có mức", "en": "Below {best}/ with a level"},
    # Findings, files
    "findings-note": {
        "vi": "Gộp theo quy tắc; chỗ “…” là nội dung riêng của từng phiếu, xem trang “{sheet}” của summary.xlsx.",
        "en": "Grouped by rule; “…” stands for what differs, see the sheet “{sheet}” of summary.xlsx.",
    },
    "times": {"vi": "Số lần", "en": "Times"},
    "units-n": {"vi": "{n} đơn vị", "en": "units: {n}"},
    "files-n": {"vi": "{n} tệp ngoài các đơn vị được tính", "en": "files of no unit counted: {n}"},
    "across": {"vi": "giữa các tệp", "en": "across files"},
    "and-more": {"vi": "và {n} đơn vị khác (xem summary.xlsx)", "en": "and {n} more (see summary.xlsx)"},
    "files-public": {"vi": "Bản công khai không nêu tên tệp.", "en": "The public report does not name the files."},
    "files-list": {"vi": "Danh sách {n} tệp", "en": "List of files: {n}"},
    "number": {"vi": "Số tệp", "en": "Files"},
    # Provenance
    "digest": {"vi": "mã kiểm tra nội dung {digest}", "en": "content digest {digest}"},
    "tool": {"vi": "Công cụ", "en": "Tool"},
    "register": {"vi": "Danh mục đơn vị", "en": "Register of units"},
    "register-units": {"vi": "{n} đơn vị, {expected} phải gửi", "en": "units: {n}, expected: {expected}"},
    "register-none": {"vi": "không có", "en": "none"},
    "coverage-least": {"vi": "Phần phải đánh giá để có điểm", "en": "Coverage needed for a score"},
    "rule": {"vi": "Từ tiêu chí đến chỉ số", "en": "From criteria to indicator"},
    "versions": {"vi": "Phiếu theo bộ chỉ số", "en": "Workbooks by catalogue"},
    "waiver-of": {
        "vi": "{code} {name}: {before} → {after}. {reason}",
        "en": "{code} {name}: {before} → {after}. {reason}",
    },
    "workbooks-n": {"vi": "{id} {version}: {n} phiếu", "en": "{id} {version}: workbooks: {n}"},
}
