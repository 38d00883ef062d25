"""Words of the catalogue as a document, composed from its own values. Headings stand in templates/catalog.*."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "file-name": {"vi": "bo-chi-so", "en": "indicator-catalogue"},
    # How far it is verified
    "verified-none": {
        "vi": "Chưa có chỉ số nào trong {all} chỉ số được đối chiếu tên với tiêu chuẩn: tên gọi trong văn bản này chưa phải là tên chính thức.",
        "en": "None of the {all} indicators has had its title checked against the standard: the titles given here are not the official ones.",
    },
    "verified-some": {
        "vi": "Đã đối chiếu tên của {n}/{all} chỉ số với tiêu chuẩn. Chưa đối chiếu {rest} chỉ số: {ids}.",
        "en": "The titles of {n} of {all} indicators have been checked against the standard. Not checked: {rest} ({ids}).",
    },
    "verified-all": {
        "vi": "Đã đối chiếu tên của cả {all} chỉ số với tiêu chuẩn.",
        "en": "The titles of all {all} indicators have been checked against the standard.",
    },
    "verified-scope": {
        "vi": "Việc đối chiếu chỉ nói về tên chỉ số. Biểu hiện của từng mức, tiêu chí thành phần, minh chứng, điểm và cách tính là nội dung của bộ chỉ số này.",
        "en": "What is checked is the title alone. What the levels look like, the component criteria, the evidence, the points and the rules are this catalogue's own.",
    },
    "bases-unverified": {
        "vi": "Căn cứ pháp lý cần kiểm tra lại trước khi ban hành: {n}/{all}.",
        "en": "Legal bases to be checked before this is issued: {n} of {all}.",
    },
    "verified": {"vi": "đã đối chiếu", "en": "checked"},
    "unverified": {"vi": "chưa đối chiếu", "en": "not checked"},
    # How it is scored
    "scale": {
        "vi": "Mỗi chỉ số nhận một trong {n} mức (số điểm trong ngoặc): {levels}. Điểm của chỉ số là điểm của mức đó.",
        "en": "Each indicator gets one of {n} levels (with its points): {levels}. The points of an indicator are those of its level.",
    },
    "level-points": {"vi": "{word} ({points})", "en": "{word} ({points})"},
    "stages": {
        "vi": "Mức dùng để tính là mức thống nhất; chưa có mức thống nhất thì lấy mức thẩm định, chưa có mức thẩm định thì lấy mức tự đánh giá.",
        "en": "The level that counts is the agreed one; where there is none, the appraised one; where there is none either, the self-assessed one.",
    },
    "rule-worst": {
        "vi": "Mức của chỉ số là mức thấp nhất trong các tiêu chí thành phần được áp dụng: chỉ cần một tiêu chí ở mức {worst} thì chỉ số ở mức {worst}; chỉ số ở mức {best} khi mọi tiêu chí được áp dụng đều ở mức {best}.",
        "en": "The level of an indicator is the lowest among its applicable component criteria: one criterion at {worst} makes the indicator {worst}; it is {best} when every applicable criterion is {best}.",
    },
    "rule-mean": {
        "vi": "Mức của chỉ số tính theo trung bình có trọng số của điểm các tiêu chí thành phần được áp dụng: {thresholds}; thấp hơn là {worst}. Phải đánh giá đủ mọi tiêu chí được áp dụng. Chỉ số đóng góp điểm của mức đạt được, không phải số trung bình.",
        "en": "The level of an indicator follows from the weighted mean of the points of its applicable component criteria: {thresholds}; below that, {worst}. Every applicable criterion has to be assessed. The indicator contributes the points of its level, not the mean.",
    },
    "rule-other": {
        "vi": "Mức của chỉ số là {rule}; chỉ số có mức ngay khi các tiêu chí còn trống không thể làm thay đổi mức đó.",
        "en": "The level of an indicator is {rule}; it has one as soon as what is still open cannot change it.",
    },
    "own-rules": {
        "vi": "Chỉ số nào tính khác thì ghi ở chỉ số đó; trong các tiêu chí thay thế nhau, tiêu chí tốt nhất được tính và chỉ cần trả lời một.",
        "en": "Where an indicator is decided otherwise it says so; of criteria that stand for each other the best counts, and one answer is enough.",
    },
    "needs": {"vi": "{word}; ngoài ra: {conditions}", "en": "{word}; and: {conditions}"},
    "threshold": {"vi": "từ {points} điểm trở lên là {word}", "en": "{word} from {points} points"},
    "incomplete": {
        "vi": "Khi đã trả lời một phần mà chưa thể chắc chắn về mức, chỉ số được ghi “{word}” và chưa có mức.",
        "en": "Answered in part, while the level is not certain yet, an indicator is shown as “{word}” and has no level.",
    },
    "not-assessed": {
        "vi": "“{word}” là chưa có câu trả lời; không bao giờ được tính là {worst} hay 0 điểm.",
        "en": "“{word}” means that there is no answer; it never counts as {worst} or as 0 points.",
    },
    "without-criteria": {
        "vi": "Chỉ số không có tiêu chí thành phần được đánh giá trực tiếp một mức: {ids}.",
        "en": "Indicators without component criteria are given a level directly: {ids}.",
    },
    "score": {
        "vi": "Điểm của trụ cột = 100 × tổng (trọng số × điểm) ÷ tổng (trọng số × {highest}), tính trên các chỉ số đã có mức; chỉ làm tròn một lần ở kết quả cuối, đến hai chữ số thập phân. Bên cạnh điểm luôn ghi số chỉ số đã đánh giá trên số chỉ số áp dụng.",
        "en": "Score of a pillar = 100 × sum of (weight × points) ÷ sum of (weight × {highest}), over the indicators that have a level; rounded once, at the very end, to two decimals. Beside a score always stands how many of the applicable indicators were assessed.",
    },
    "weights-equal": {"vi": "Mọi chỉ số có trọng số bằng nhau.", "en": "All indicators weigh the same."},
    "weights": {"vi": "Trọng số của chỉ số là 1, trừ: {list}.", "en": "An indicator weighs 1, except: {list}."},
    "criteria-weights": {
        "vi": "Trọng số của tiêu chí thành phần là 1, trừ khi ghi khác ở tiêu chí đó.",
        "en": "A component criterion weighs 1 unless it says otherwise.",
    },
    "criteria-weights-unused": {
        "vi": "Trọng số ghi ở tiêu chí thành phần không làm thay đổi mức theo quy tắc này.",
        "en": "Weights given for component criteria do not change the level under this rule.",
    },
    "total-all": {
        "vi": "Điểm tổng tính theo cùng công thức trên chỉ số của mọi trụ cột.",
        "en": "The total score follows the same formula over the indicators of all pillars.",
    },
    "total-some": {
        "vi": "Điểm tổng tính theo cùng công thức trên chỉ số của các trụ cột: {names}.",
        "en": "The total score follows the same formula over the indicators of these pillars: {names}.",
    },
    "coverage-full": {
        "vi": "Chỉ có điểm khi mọi chỉ số áp dụng của trụ cột (hoặc của điểm tổng) đã có mức; trước đó chỉ có điểm tạm tính trên phần đã đánh giá.",
        "en": "A score is given once every applicable indicator of the pillar (or of the total) has a level; until then there is only a provisional score over what has been assessed.",
    },
    "coverage": {
        "vi": "Chỉ có điểm khi ít nhất {percent} % chỉ số áp dụng của trụ cột (hoặc của điểm tổng) đã có mức; thấp hơn thì chỉ có điểm tạm tính trên phần đã đánh giá.",
        "en": "A score is given once at least {percent}% of the applicable indicators of the pillar (or of the total) have a level; below that there is only a provisional score over what has been assessed.",
    },
    "na-none": {"vi": "Không chỉ số nào được trả lời “{word}”.", "en": "No indicator may be answered “{word}”."},
    "na-all": {
        "vi": "Mọi chỉ số đều được trả lời “{word}”, nhưng phải ghi lý do; khi đó chỉ số không tính vào điểm.",
        "en": "Every indicator may be answered “{word}”, with a reason; it is then left out of the score.",
    },
    "na-some": {
        "vi": "“{word}” chỉ được dùng ở các chỉ số {ids} và phải ghi lý do; khi đó chỉ số không tính vào điểm.",
        "en": "“{word}” may be used only for the indicators {ids}, with a reason; they are then left out of the score.",
    },
    "competence": {
        "vi": "Chỉ số ngoài thẩm quyền vẫn được đánh giá và tính điểm như chỉ số thuộc thẩm quyền.",
        "en": "An indicator outside the unit's competence is assessed and scored like any other.",
    },
    "best": {
        "vi": "Đơn vị được coi là đáng tin cậy khi mọi chỉ số áp dụng đều ở mức {best}.",
        "en": "A unit counts as reliable when every applicable indicator is {best}.",
    },
    "acceptable": {
        "vi": "Đơn vị được coi là đáng tin cậy khi mọi chỉ số áp dụng đều đạt từ mức {best} trở lên.",
        "en": "A unit counts as reliable when every applicable indicator is {best} or better.",
    },
    "range-from": {"vi": "Từ {low}", "en": "From {low}"},
    "range-last": {"vi": "Từ {low} đến 100", "en": "{low} to 100"},
    "range-top": {"vi": "{low}", "en": "{low}"},
    "range": {"vi": "Từ {low} đến dưới {high}", "en": "{low} to below {high}"},
    # An indicator
    "na-yes": {"vi": "được trả lời “{word}” nếu có lý do", "en": "may be answered “{word}” with a reason"},
    "na-no": {"vi": "không được trả lời “{word}”", "en": "may not be answered “{word}”"},
    "note-weight": {"vi": "trọng số {weight}", "en": "weight {weight}"},
    "note-applies": {"vi": "chỉ áp dụng cho: {levels}", "en": "only for: {levels}"},
    # A question
    "answer-yes_no": {"vi": "Có hoặc Không", "en": "Yes or No"},
    "answer-number": {"vi": "Số", "en": "Number"},
    "answer-whole": {"vi": "Số nguyên", "en": "Whole number"},
    "answer-date": {"vi": "Ngày/tháng/năm", "en": "Date"},
    "answer-text": {"vi": "Trả lời bằng lời", "en": "Text"},
    "answer-choice": {"vi": "Chọn một: {words}", "en": "One of: {words}"},
    "answer-unit": {"vi": "{answer} ({unit})", "en": "{answer} ({unit})"},
    "answer-between": {"vi": "{answer}, từ {low} đến {high}", "en": "{answer}, {low} to {high}"},
    "answer-from": {"vi": "{answer}, từ {low} trở lên", "en": "{answer}, {low} or more"},
    "answer-to": {"vi": "{answer}, không quá {high}", "en": "{answer}, {high} at most"},
}

POINTS = {"vi": "abcdđeghiklmnopqrstuvxy", "en": "abcdefghijklmnopqrstuvwxyz"}
"""Letters of points a), b), c) in the order of each language's alphabet."""
