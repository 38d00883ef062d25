"""What a comparison of rounds says: on the terminal, in its workbook, on its page, in its report, of its data."""

from __future__ import annotations

from iso18091cli.model.comparison import Change, Mark, Parting
from iso18091cli.model.text import Text

SYMBOLS: dict[Change, str] = {
    "better": "↑",
    "same": "=",
    "worse": "↓",
    "newly_assessed": "+",
    "no_longer_assessed": "−",
    "no_longer_applicable": "∅",
    "no_longer_asked": "×",
    "without_level": "·",
}
"""What stands beside the word and the colour of a change."""
COLOURS: dict[Change, str] = {
    "better": "C9E7CF",
    "same": "EEF2F4",
    "worse": "F8CBC6",
    "newly_assessed": "D6E6F5",
    "no_longer_assessed": "FFE2BF",
    "no_longer_applicable": "E9E0F2",
    "no_longer_asked": "E3E3DC",
    "without_level": "FFFFFF",
}
CHANGE: dict[Change, Text] = {
    "better": {"vi": "Tốt hơn", "en": "Better"},
    "same": {"vi": "Như cũ", "en": "Same"},
    "worse": {"vi": "Kém hơn", "en": "Worse"},
    "newly_assessed": {"vi": "Mới đánh giá", "en": "Newly assessed"},
    "no_longer_assessed": {"vi": "Không còn đánh giá", "en": "No longer assessed"},
    "no_longer_applicable": {"vi": "Không còn áp dụng", "en": "No longer applicable"},
    "no_longer_asked": {"vi": "Không còn hỏi", "en": "No longer asked"},
    "without_level": {"vi": "Chưa có mức", "en": "Without a level"},
}
MEANING: dict[Change, Text] = {
    "better": {"vi": "có mức ở cả hai kỳ, kỳ sau cao hơn", "en": "a level both times, a higher one now"},
    "same": {"vi": "cùng một mức ở cả hai kỳ", "en": "the same level both times"},
    "worse": {"vi": "có mức ở cả hai kỳ, kỳ sau thấp hơn", "en": "a level both times, a lower one now"},
    "newly_assessed": {"vi": "kỳ trước chưa có mức, kỳ này có", "en": "a level now and none before"},
    "no_longer_assessed": {"vi": "kỳ trước có mức, kỳ này chưa có", "en": "a level before and none now"},
    "no_longer_applicable": {
        "vi": "kỳ này đơn vị ghi không áp dụng",
        "en": "the unit says now that it does not apply",
    },
    "no_longer_asked": {
        "vi": "bộ chỉ số kỳ này không còn chỉ số ấy, hoặc không hỏi đơn vị loại này",
        "en": "the catalogue has it no more, or asks it of such a unit no more",
    },
    "without_level": {"vi": "chưa có mức ở cả hai kỳ, hoặc chưa có ở kỳ này", "en": "no level either time"},
}
MARK: dict[Mark, Text] = {
    "added": {"vi": "mới có", "en": "new"},
    "removed": {"vi": "đã bỏ", "en": "removed"},
    "criteria": {"vi": "đổi tiêu chí", "en": "other criteria"},
    "weight": {"vi": "đổi trọng số", "en": "another weight"},
    "rule": {"vi": "đổi cách tính mức", "en": "another rule"},
    "measure": {"vi": "đổi ngưỡng hoặc cách đo", "en": "another measure or threshold"},
    "scale": {"vi": "đổi điểm của thang", "en": "other points of the scale"},
    "edition": {"vi": "thuộc phiên bản khác của tiêu chuẩn", "en": "of another edition of the standard"},
}
PARTING: dict[Parting, Text] = {
    "succeeded": {"vi": "tiếp nối ở {now}", "en": "goes on in {now}"},
    "missing": {"vi": "chưa có phiếu dùng được ở kỳ này", "en": "no usable workbook this time"},
    "merged": {"vi": "đã sáp nhập", "en": "merged"},
    "dissolved": {"vi": "đã giải thể", "en": "dissolved"},
    "exempt": {"vi": "được miễn", "en": "exempt"},
    "gone": {"vi": "không có ở kỳ này", "en": "not there this time"},
}

WORDS: dict[str, Text] = {
    # What goes wrong
    "too-few": {
        "vi": "So sánh cần ít nhất hai kỳ. Gõ: iso18091 compare THƯ_MỤC_KỲ_TRƯỚC THƯ_MỤC_KỲ_SAU",
        "en": "A comparison takes two rounds at least: iso18091 compare EARLIER_DIR LATER_DIR",
    },
    "no-store": {
        "vi": "Chưa có kết quả tổng hợp của {folder}: không thấy {tried}. Chạy trước: iso18091 aggregate {folder}",
        "en": "{folder} has not been summed up: there is no {tried}. First: iso18091 aggregate {folder}",
    },
    "same-twice": {"vi": "{file} được nêu hai lần.", "en": "{file} is named twice."},
    "other-scale": {
        "vi": "{first} và {second} có thang mức khác nhau ({one}; {other}): không thể so sánh mức với nhau.",
        "en": "{first} and {second} have other scales ({one}; {other}): their levels cannot be compared.",
    },
    "broken-catalog": {
        "vi": "Không đọc được bộ chỉ số lưu trong {file}. Tạo lại bằng: iso18091 aggregate",
        "en": "The catalogue kept in {file} cannot be read. Make it again by: iso18091 aggregate",
    },
    "into-results": {
        "vi": "{folder} là kết quả tổng hợp của một kỳ; ghi so sánh vào thư mục khác bằng -o.",
        "en": "{folder} holds the results of a round; put the comparison elsewhere by -o.",
    },
    "rescore-public": {
        "vi": "{name} là bản công khai, không có số liệu và lý do để tính lại: bỏ --rescore hoặc dùng kết quả đầy đủ.",
        "en": "{name} is a public edition, without the figures and reasons to score anew: leave out --rescore, or give the full results.",
    },
    "rescore-edition": {
        "vi": "{first} và {second} theo hai phiên bản của tiêu chuẩn: cùng một mã là hai chỉ số khác nhau, nên không tính lại được. Bỏ --rescore.",
        "en": "{first} and {second} are of two editions of the standard: ids mean other things, so nothing is scored anew. Leave out --rescore.",
    },
    # What is said on the way
    "taken": {"vi": "{name}: lấy {file}", "en": "{name}: from {file}"},
    "reordered": {
        "vi": "Xếp theo năm của kỳ, cũ trước: {periods}.",
        "en": "Put in the order of their years, oldest first: {periods}.",
    },
    "rescore-same": {
        "vi": "{before} và {after} dùng cùng một bộ chỉ số: tính lại cho cùng kết quả.",
        "en": "{before} and {after} have the same catalogue: scored anew they come out the same.",
    },
    "written": {"vi": "So sánh trong {folder}", "en": "The comparison is in {folder}"},
    # Everywhere
    "title": {"vi": "So sánh các kỳ tự đánh giá", "en": "Comparison of self-assessments"},
    "step": {"vi": "{before} → {after}", "en": "{before} → {after}"},
    "file-word": {"vi": "bao-cao-so-sanh", "en": "comparison"},
    "folder": {"vi": "so-sanh", "en": "comparison"},
    "round": {"vi": "Kỳ", "en": "Round"},
    "rounds": {"vi": "Các kỳ", "en": "Rounds"},
    "stage": {"vi": "Bước", "en": "Stage"},
    "catalogue": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "units-counted": {"vi": "Đơn vị được tính", "en": "Units that count"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "code": {"vi": "Mã", "en": "Code"},
    "pillar": {"vi": "Trụ cột", "en": "Pillar"},
    "total": {"vi": "Tổng", "en": "Total"},
    "before": {"vi": "Kỳ trước", "en": "Before"},
    "after": {"vi": "Kỳ này", "en": "Now"},
    "difference": {"vi": "Thay đổi", "en": "Change"},
    "same-of": {"vi": "Chỉ số chung n/N", "en": "Same indicators n/N"},
    "units-of": {"vi": "Đơn vị n/N", "en": "Units n/N"},
    "rose": {"vi": "Tăng", "en": "Rose"},
    "fell": {"vi": "Giảm", "en": "Fell"},
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "name": {"vi": "Tên", "en": "Name"},
    "catalogue-change": {"vi": "Bộ chỉ số thay đổi", "en": "Changed by the catalogue"},
    "why": {"vi": "Lý do", "en": "Why"},
    "what-is-compared": {
        "vi": "Điểm của hai kỳ chỉ tính trên các chỉ số có mức ở cả hai kỳ và bộ chỉ số không đổi (n trên N chỉ số áp dụng ở cả hai kỳ), "
        "nên có thể khác điểm đã công bố của từng kỳ. Trung bình chỉ tính đơn vị có đủ chỉ số chung; chưa đủ thì ghi *, không vào trung bình.",
        "en": "Scores of both rounds rest on the indicators that have a level both times and that the catalogue did not change (n of the N that apply "
        "both times), so they may differ from those that each round gave. Means are over units with enough of the same indicators; the others have an * and are in no mean.",
    },
    "other-stages": {
        "vi": "Chú ý: {n} đơn vị có bước khác nhau ở hai kỳ ({pairs}); thay đổi của các đơn vị ấy có thể do bước, không do công việc: {names}.",
        "en": "Mind: the results of {n} units are of different stages ({pairs}); what changed there may be the stage and not the work: {names}.",
    },
    "stage-pair": {"vi": "{before} → {after}", "en": "{before} → {after}"},
    "stage-mark": {"vi": "khác bước: {before} → {after}", "en": "another stage: {before} → {after}"},
    "stage-mark-sentence": {
        "vi": "Hai kết quả thuộc hai bước khác nhau ({before} → {after}).",
        "en": "The two results are of different stages ({before} → {after}).",
    },
    "catalogue-same": {"vi": "Hai kỳ dùng cùng một bộ chỉ số.", "en": "Both rounds have the same catalogue."},
    "catalogue-other": {
        "vi": "Bộ chỉ số thay đổi {n} chỉ số ({ids}): không tính vào điểm so sánh; mức của chúng được nêu nhưng có dấu ◆.",
        "en": "The catalogue changed {n} indicators ({ids}): they are in no score of this comparison; their levels are shown with a ◆.",
    },
    "catalogue-words": {
        "vi": "Hai bản của bộ chỉ số khác nhau ở lời văn hoặc phần không tính điểm.",
        "en": "The two versions of the catalogue differ in words, or in what is not scored.",
    },
    "editions": {
        "vi": "Hai kỳ theo hai phiên bản của tiêu chuẩn: chỉ số được ghép theo chủ đề, không theo số; không tính điểm so sánh.",
        "en": "The rounds follow two editions of the standard: indicators are matched by topic, not by number; no scores are compared.",
    },
    "units-line": {
        "vi": "{kept} đơn vị có ở cả hai kỳ, {descended} đơn vị sau sắp xếp, {joined} đơn vị có kết quả lần đầu, {left} đơn vị không có kết quả riêng ở kỳ này.",
        "en": "{kept} units in both rounds, {descended} with other borders, {joined} with results for the first time, {left} without a result of their own now.",
    },
    "kept": {"vi": "Đơn vị có ở cả hai kỳ", "en": "Units in both rounds"},
    "none-kept": {"vi": "Không có đơn vị nào có kết quả ở cả hai kỳ.", "en": "No unit has results in both rounds."},
    "descended": {"vi": "Đơn vị sau sắp xếp", "en": "Units with other borders"},
    "descended-note": {
        "vi": "Địa giới đã đổi nên không nói tăng hay giảm: kết quả kỳ này đứng cạnh khoảng thấp nhất – cao nhất của các đơn vị hợp thành có kết quả. "
        "Đơn vị cấp huyện cũ được nêu riêng khi đã có xã, phường của nó.",
        "en": "Borders moved, so nothing rose or fell: the result of now stands beside the range, lowest to highest, of the units that it came from and that have one. "
        "A former district is named and is in no range beside its own communes.",
    },
    "came-from": {"vi": "Hợp thành từ", "en": "Came from"},
    "whole": {"vi": "toàn bộ {unit}", "en": "all of {unit}"},
    "part": {"vi": "một phần {unit}", "en": "a part of {unit}"},
    "of-district": {"vi": "{unit}: {brings}/{of} xã, phường cũ", "en": "{unit}: {brings} of its {of} communes"},
    "range": {"vi": "Kỳ trước (thấp nhất – cao nhất)", "en": "Before (lowest – highest)"},
    "pieces": {"vi": "Đơn vị cũ có kết quả", "en": "Former units with results"},
    "joined": {"vi": "Đơn vị mới có kết quả", "en": "Units with results for the first time"},
    "joined-new": {"vi": "mới tham gia", "en": "joined"},
    "joined-expected": {"vi": "kỳ trước chưa có phiếu dùng được", "en": "no usable workbook last time"},
    "left": {"vi": "Đơn vị không có kết quả riêng ở kỳ này", "en": "Units without a result of their own now"},
    "code-other": {"vi": "mã {code} nay là {unit}", "en": "code {code} is now {unit}"},
    "renamed": {"vi": "trước là {unit}", "en": "was {unit}"},
    "changes": {"vi": "Thay đổi của các chỉ số", "en": "Changes of indicators"},
    "changes-note": {
        "vi": "Số lượt (đơn vị × chỉ số) của các đơn vị có ở cả hai kỳ.",
        "en": "Results (unit × indicator) of the units in both rounds.",
    },
    "most-worse": {"vi": "Chỉ số nhiều đơn vị kém hơn", "en": "Indicators in which most units fell"},
    "most-better": {"vi": "Chỉ số nhiều đơn vị tốt hơn", "en": "Indicators in which most units rose"},
    "nothing": {"vi": "Không có.", "en": "None."},
    "rescored": {"vi": "Tính lại theo từng bộ chỉ số", "en": "Scored anew under each catalogue"},
    "rescored-note": {
        "vi": "Cùng câu trả lời, tính cả hai kỳ theo một bộ chỉ số; tiêu chí bộ kia mới hỏi thì chưa có câu trả lời.",
        "en": "The same answers, both rounds under one catalogue; what only the other one asks has no answer.",
    },
    "under": {"vi": "Theo {id} {version}", "en": "Under {id} {version}"},
    "published": {"vi": "Như đã công bố", "en": "As published"},
    "more": {"vi": "còn {n} đơn vị, xem comparison.xlsx", "en": "{n} more units: see comparison.xlsx"},
    "legend": {"vi": "Ký hiệu", "en": "Symbols"},
    "provisional": {"vi": "* chưa đủ chỉ số chung, không vào trung bình", "en": "* too few of the same indicators; in no mean"},
    "public": {"vi": "bản công khai", "en": "public edition"},
    # The workbook
    "sheet-overview": {"vi": "Tổng quan", "en": "Overview"},
    "sheet-units": {"vi": "Đơn vị", "en": "Units"},
    "sheet-matrix": {"vi": "Đơn vị × chỉ số", "en": "Units × indicators"},
    "sheet-indicators": {"vi": "Chỉ số", "en": "Indicators"},
    "sheet-lineage": {"vi": "Sau sắp xếp", "en": "Other borders"},
    "sheet-others": {"vi": "Mới và không còn", "en": "Joined and left"},
    "total-before": {"vi": "Tổng kỳ trước", "en": "Total before"},
    "total-after": {"vi": "Tổng kỳ này", "en": "Total now"},
    "note": {"vi": "Ghi chú", "en": "Note"},
    "period-of-round": {"vi": "Kỳ đánh giá", "en": "Period"},
    "times": {"vi": "Số lượt", "en": "Results"},
    "lowest-before": {"vi": "Thấp nhất trước", "en": "Lowest before"},
    "highest-before": {"vi": "Cao nhất trước", "en": "Highest before"},
    "what": {"vi": "Thay đổi", "en": "What"},
    "remarks": {"vi": "Lưu ý", "en": "Remarks"},
    # The page
    "nav-overview": {"vi": "Tổng quan", "en": "Overview"},
    "nav-matrix": {"vi": "Đơn vị × chỉ số", "en": "Units × indicators"},
    "nav-lineage": {"vi": "Sau sắp xếp", "en": "Other borders"},
    "nav-others": {"vi": "Mới, không còn", "en": "Joined, left"},
    "nav-indicators": {"vi": "Chỉ số", "en": "Indicators"},
    "matrix-note": {
        "vi": "Mỗi ô: mức kỳ trước, dấu thay đổi, mức kỳ này. ◆: bộ chỉ số đã đổi chỉ số ấy. Bấm đầu cột để sắp xếp.",
        "en": "Each cell: the level before, what became of it, the level now. ◆: the catalogue changed that indicator. Press a heading to sort.",
    },
    "slopes": {"vi": "Trung bình theo trụ cột", "en": "Means by pillar"},
    "slope-said": {
        "vi": "{name}: {before} → {after}, {n} trên {of} đơn vị",
        "en": "{name}: {before} → {after}, {n} of {of} units",
    },
    "withheld": {
        "vi": "{name}: chưa đơn vị nào có đủ chỉ số chung",
        "en": "{name}: no unit has enough of the same indicators",
    },
    "skip": {"vi": "Đến nội dung", "en": "Skip to content"},
    "contents": {"vi": "Mục lục", "en": "Contents"},
    "sorted": {"vi": "Sắp theo {column}", "en": "Sorted by {column}"},
    "source": {"vi": "Nguồn: kết quả tổng hợp {names}; iso18091cli {tool}.", "en": "Source: the results of {names}; iso18091cli {tool}."},
    # In notice and programme
    "since-sums": {
        "vi": "So với kỳ {period}: tổng {before} → {after} ({difference}) trên {n}/{of} chỉ số chung{provisional}.",
        "en": "Since period {period}: total {before} → {after} ({difference}) over {n} of {of} same indicators{provisional}.",
    },
    "since-none": {
        "vi": "So với kỳ {period}: không có chỉ số chung để so điểm.",
        "en": "Since period {period}: no indicators are the same, so no scores are compared.",
    },
    "since-provisional": {"vi": ", chưa đủ nên chỉ là tạm tính", "en": ", too few, so provisional"},
    "since-changes": {"vi": "Các chỉ số: {changes}.", "en": "Indicators: {changes}."},
    "since-change": {"vi": "{change} {n} ({ids})", "en": "{n} {change} ({ids})"},
    "since-marked": {
        "vi": "Bộ chỉ số đã đổi {ids}: không vào điểm so sánh.",
        "en": "The catalogue changed {ids}: in no score compared here.",
    },
    "since-descended": {
        "vi": "Địa giới đã đổi so với kỳ {period} nên không nói tăng hay giảm: tổng {after}; các đơn vị hợp thành có kết quả: {range} ({origins}).",
        "en": "Borders moved since period {period}, so nothing rose or fell: total {after}; the units that it came from and that have results: {range} ({origins}).",
    },
    "since-joined": {
        "vi": "Kỳ {period} đơn vị chưa có kết quả để so sánh.",
        "en": "There is no result of period {period} to compare with.",
    },
    # Data
    "data-title": {"vi": "So sánh các kỳ tự đánh giá", "en": "Comparison of self-assessments"},
    "data-note": {
        "vi": "Mỗi dòng là một số liệu của một đơn vị từ kỳ này sang kỳ sau. Điểm chỉ tính trên các chỉ số chung.",
        "en": "A line is one figure of a unit from one round to the next. Scores rest on the same indicators alone.",
    },
}  # fmt: skip
