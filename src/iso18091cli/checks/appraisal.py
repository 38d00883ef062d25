"""Family T: what reviewers send back, beside what they were given. Found in appraisal/, worded here."""

from __future__ import annotations

from iso18091cli.checks.rule import stated

_ASK_SECRETARY = {
    "vi": "Gửi lại đúng bản đã phát cho người thẩm định; ý kiến trong tệp này có ở trang “Chưa chuyển được”.",
    "en": "Send the reviewer the copy that was made for him or her; what this file says stands on “Not carried over”.",
}

NOT_A_REVIEW = stated(
    "T01",
    "not-a-review",
    "error",
    {
        "vi": "Đây không phải bản đã phát cho người thẩm định (số “{found}” không có trong reviews.csv) nên không được gộp.",
        "en": "This is no copy that was given to a reviewer (number “{found}” is not in reviews.csv); it is not merged.",
    },
    {
        "vi": "Chỉ bản do review new tạo mới biết là của ai, hỏi phần nào, theo phiếu tự đánh giá nào.",
        "en": "Only a copy that review new made is known by its reviewer, its part and the self-assessment it was made from.",
    },
    {
        "vi": "Hỏi người gửi đã điền vào tệp nào; nếu đúng là bản đã phát, đặt reviews.csv của lần phát đó cạnh tệp.",
        "en": "Ask which file was filled in; if it is one that was given out, put the reviews.csv of that time beside it.",
    },
)
REVIEW_CHANGED = stated(
    "T02",
    "review-not-as-given",
    "error",
    {
        "vi": "Tệp ghi {field} “{found}”, nhưng bản này đã phát cho {reviewer} để thẩm định {unit} (ghi “{issued}”); không gộp.",
        "en": "The file says “{found}” ({field}), but it was given to {reviewer} for {unit} (“{issued}”); it is not merged.",
    },
    {
        "vi": "Dấu ẩn của tệp đã bị đổi, nên không biết ý kiến là về đơn vị nào.",
        "en": "The hidden stamp was changed, so nobody knows which unit it speaks of.",
    },
    _ASK_SECRETARY,
)
OTHER_UNIT = stated(
    "T03",
    "review-of-other-unit",
    "error",
    {
        "vi": "Trang Đơn vị ghi “{found}”, nhưng bản này đã phát cho {reviewer} để thẩm định {unit}; không gộp.",
        "en": "The sheet Unit says “{found}”, but the copy was given to {reviewer} for {unit}; it is not merged.",
    },
    {
        "vi": "Có thể đã điền nhầm bản, hoặc đã chép trang từ tệp của đơn vị khác.",
        "en": "The wrong copy may have been filled in, or sheets were copied from another unit's.",
    },
    _ASK_SECRETARY,
)
OUTDATED_REVIEW = stated(
    "T04",
    "review-of-older-copy",
    "error",
    {
        "vi": "{reviewer} đã xem bản tự đánh giá cũ của {unit} ({source}); đơn vị đã gửi bản khác, nên không gộp.",
        "en": "{reviewer} looked at an older self-assessment of {unit} ({source}); the unit has sent another; not merged.",
    },
    {
        "vi": "Mức thẩm định phải theo minh chứng và số liệu của bản đang được tính.",
        "en": "An appraisal has to go by the evidence and figures of the copy that counts.",
    },
    {
        "vi": "Phát lại: iso18091 review new … --from THƯ_MỤC_CŨ giữ ý kiến về những dòng không đổi, chỉ hỏi lại dòng đã sửa.",
        "en": "Give it out anew: iso18091 review new … --from OLD_FOLDER keeps what was said of rows that did not change.",
    },
)
SECOND_REVIEW = stated(
    "T05",
    "second-review",
    "warning",
    {
        "vi": "{reviewer} đã gửi hai tệp cho {unit}, khác nhau ở {n} ô; tính theo {first}.",
        "en": "{reviewer} sent two files for {unit}, which differ in {n} cells; {first} counts.",
    },
    {
        "vi": "Mỗi người một bản cho mỗi đơn vị: bản lưu sau cùng, nếu không rõ thì bản ghi nhiều hơn.",
        "en": "One copy a reviewer and unit counts: the one saved last or, where that is not known, the fuller one.",
    },
    {
        "vi": "Nếu bản kia mới đúng, chuyển tệp này ra khỏi thư mục và gộp lại.",
        "en": "If the other one is right, move that one out of the folder and merge again.",
    },
)
COMMENT_MISSING = stated(
    "T06",
    "difference-without-comment",
    "warning",
    {
        "vi": "{reviewer} ghi mức “{found}”, đơn vị ghi “{own}”, nhưng không có ý kiến nào giải thích.",
        "en": "{reviewer} gives “{found}”, the unit “{own}”, and no comment says why.",
    },
    {
        "vi": "Đơn vị có quyền biết vì sao mức của mình bị đổi.",
        "en": "A unit has the right to know why its level is another one.",
    },
    {"vi": "Hỏi lại người thẩm định trước khi họp.", "en": "Ask the reviewer before the meeting."},
)
LEVEL_NOT_COUNTED = stated(
    "T07",
    "review-level-not-counted",
    "warning",
    {
        "vi": "{reviewer} ghi “{found}”, không phải một mức được tính (không hiểu, hoặc “Không áp dụng” mà thiếu lý do).",
        "en": "{reviewer} says “{found}”, which is no level that counts (not understood, or not applicable without a reason).",
    },
    {
        "vi": "Không đoán mức thay người thẩm định; dòng coi như chưa có mức của người này.",
        "en": "Nothing is guessed for a reviewer; the row counts as not looked at by this one.",
    },
    {"vi": "Hỏi lại người thẩm định.", "en": "Ask the reviewer."},
)
BEYOND_PART = stated(
    "T08",
    "review-beyond-part",
    "warning",
    {
        "vi": "{reviewer} có ghi ở dòng {id}, ngoài phần đã giao; không tính: “{found}”.",
        "en": "{reviewer} wrote in row {id}, which was not asked of him or her; it does not count: “{found}”.",
    },
    {
        "vi": "Mỗi bản chỉ hỏi phần của người thẩm định; dòng khác là của người khác.",
        "en": "A copy asks its reviewer's part alone; other rows are other people's.",
    },
    {
        "vi": "Nếu muốn tính, sửa reviewers.csv và phát thêm bản cho phần ấy.",
        "en": "If it is to count, change reviewers.csv and make a copy for that part.",
    },
)
NOBODY_ASKED = stated(
    "T09",
    "nobody-asked",
    "info",
    {
        "vi": "Không ai được giao xem {n} tiêu chí của {unit}: {ids}.",
        "en": "Nobody was asked to look at {n} criteria of {unit}: {ids}.",
    },
    {
        "vi": "Mức tự đánh giá của các tiêu chí này được giữ mà không ai thẩm định.",
        "en": "The self-assessed levels of these stand without anybody having appraised them.",
    },
    {
        "vi": "Giao thêm trong reviewers.csv nếu hội đồng muốn xem.",
        "en": "Give them to somebody in reviewers.csv, if the council wants to see them.",
    },
)
REVIEW_BLANK = stated(
    "T10",
    "review-blank",
    "info",
    {
        "vi": "{reviewer} chưa ghi mức hay ý kiến nào cho {unit}.",
        "en": "{reviewer} has given no level and no comment for {unit}.",
    },
    {"vi": "Bản trống không phải là ý kiến đồng ý.", "en": "A blank copy is no consent."},
    {"vi": "Nhắc người thẩm định.", "en": "Remind the reviewer."},
)
UNIT_NOT_COUNTED = stated(
    "T11",
    "review-without-self-assessment",
    "error",
    {
        "vi": "{unit} hiện không có phiếu tự đánh giá nào được tính, nên không gộp được bản của {reviewer}.",
        "en": "No self-assessment of {unit} counts now, so {reviewer}'s copy cannot be merged.",
    },
    {"vi": "Thẩm định là đặt cạnh mức tự đánh giá.", "en": "An appraisal stands beside a self-assessment."},
    {"vi": "Xem iso18091 status của đợt.", "en": "Look at the round's iso18091 status."},
)
FIGURES_DIFFER = stated(
    "T12",
    "reviewers-figures-differ",
    "warning",
    {
        "vi": "Số liệu thẩm định của tiêu chí này khác nhau: {found}; để trống, chờ họp.",
        "en": "The reviewers' figures differ: {found}; left blank for the meeting.",
    },
    {"vi": "Không tự chọn một con số thay hội đồng.", "en": "No figure is chosen for the council."},
    {"vi": "Thống nhất con số khi họp.", "en": "Agree on one in the meeting."},
)
