"""Family X: several files together. Found in figures/ when all files are there, worded here.

Likeness proves nothing: neighbours share decisions of the level above. These findings say where to look first.
"""

from __future__ import annotations

from iso18091cli.checks.rule import stated

SECOND_COPY = stated(
    "X01",
    "second-copy",
    "warning",
    {"vi": "{why}", "en": "{why}"},
    {
        "vi": "Mỗi đơn vị chỉ có một bản được tính: bước muộn hơn, rồi bản được sửa từ bản kia, rồi bản lưu sau cùng, "
        "rồi nhiều chỉ số được đánh giá hơn.",
        "en": "One copy a unit counts: of the later stage, else made from the other one, else saved last, else with more "
        "indicators assessed.",
    },
    {
        "vi": "Nếu bản kia mới đúng, chuyển bản này ra khỏi thư mục và chạy lại.",
        "en": "If the other one is right, move this one out of the folder and run again.",
    },
)
SAME_EVIDENCE = stated(
    "X02",
    "same-evidence",
    "info",
    {
        "vi": "Minh chứng “{found}” giống hệt nhau ở {count} đơn vị: {units}.",
        "en": "The evidence “{found}” is the same in {count} units: {units}.",
    },
    {
        "vi": "Có thể là văn bản chung của cấp trên, cũng có thể là chép lại; chỉ là gợi ý nên xem trước.",
        "en": "It may be a decision of the level above, or copied; this only says where to look first.",
    },
    {
        "vi": "Mở các phiếu này và xem minh chứng có đúng của từng đơn vị không.",
        "en": "Open these workbooks and see whether the evidence is each unit's own.",
    },
)
SAME_LEVELS = stated(
    "X03",
    "same-levels",
    "info",
    {
        "vi": "{count} đơn vị có toàn bộ {rows} mức giống hệt nhau: {units}.",
        "en": "{count} units give the same level in all {rows} rows: {units}.",
    },
    {
        "vi": "Có thể là trùng hợp, cũng có thể là chép phiếu của nhau; chỉ là gợi ý nên xem trước.",
        "en": "It may be chance, or one workbook copied from another; this only says where to look first.",
    },
    {
        "vi": "So sánh minh chứng của các đơn vị này khi thẩm định.",
        "en": "Compare the evidence of these units when they are appraised.",
    },
)
ALL_BEST = stated(
    "X04",
    "all-best-without-note",
    "info",
    {
        "vi": "Cả {rows} mức đều là mức cao nhất và không có lời giải trình nào.",
        "en": "All {rows} levels are the best one, and nothing is explained anywhere.",
    },
    {
        "vi": "Có thể đúng như vậy; phiếu không có điểm yếu nào thường nên xem trước.",
        "en": "It may be true; a workbook without any weak point is one to look at first.",
    },
    {
        "vi": "Xem kỹ minh chứng của phiếu này khi thẩm định.",
        "en": "Look closely at the evidence of this workbook when it is appraised.",
    },
)
OTHER_PERIOD = stated(
    "X05",
    "other-period",
    "warning",
    {
        "vi": "Phiếu thuộc kỳ “{found}”, không phải kỳ “{period}” đang tổng hợp nên không được tính.",
        "en": "The workbook is of the period “{found}”, not of “{period}”, which is summed up; it does not count.",
    },
    {
        "vi": "Kết quả của hai kỳ cộng chung thì không nói được gì về kỳ nào.",
        "en": "Results of two periods put together tell nothing about either.",
    },
    {
        "vi": "Nếu ghi nhầm kỳ, báo đơn vị sửa; nếu muốn tổng hợp kỳ kia, chạy lại với --period.",
        "en": "If the period is a slip, ask the unit to correct it; to sum up the other one, run again with --period.",
    },
)
SAME_DOCUMENT = stated(
    "X06",
    "same-own-document",
    "info",
    {
        "vi": "{count} đơn vị cùng kê văn bản “{found}”, cùng số, cùng ngày, đều ghi là do mình ban hành: {units}.",
        "en": "{count} units list “{found}”, of the same number and date, each as issued by itself: {units}.",
    },
    {
        "vi": "Văn bản của cấp trên thì nhiều đơn vị cùng dùng được; văn bản tự ban hành thì số và ngày khó trùng nhau.",
        "en": "A decision from above serves many units; of one's own, number and date are hardly ever the same.",
    },
    {
        "vi": "Mở văn bản của từng đơn vị để đối chiếu; nếu của cấp trên thì sửa cơ quan ban hành.",
        "en": "Open each unit's document; where it came from above, the issuer is to be corrected.",
    },
)
BLANK_WORKBOOK = stated(
    "X07",
    "blank-workbook",
    "warning",
    {
        "vi": "Phiếu không có câu trả lời nào nên không được tính là đã tham gia.",
        "en": "Nothing is answered in the workbook, so it does not count as taking part.",
    },
    {
        "vi": "Phiếu trống thường là phiếu gốc gửi nhầm lại, hoặc tệp chưa lưu.",
        "en": "A blank workbook is mostly the form sent back by mistake, or one that was not saved.",
    },
    {"vi": "Báo đơn vị gửi lại phiếu đã điền.", "en": "Ask the unit for the workbook that it filled in."},
)
PART_OF_A_FORM = stated(
    "X08",
    "part-of-a-form",
    "info",
    {"vi": "Tệp là {why}.", "en": "The file is {why}."},
    {
        "vi": "Một phần chỉ trả lời phần mình; điểm của đơn vị cần đủ các phần, ghép vào một phiếu.",
        "en": "A part answers for itself alone; a unit's score takes all parts, joined into one form.",
    },
    {
        "vi": "Khi đủ các phần, chạy iso18091 join THƯ_MỤC; thiếu phần nào thì nhắc cơ quan đó.",
        "en": "When all parts are there, run iso18091 join FOLDER; ask for the ones that are missing.",
    },
)
LOOKED_FOR = (SAME_EVIDENCE, SAME_DOCUMENT, SAME_LEVELS, ALL_BEST)
"""Rules over several files whose severity a catalogue may change."""
