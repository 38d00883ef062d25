"""What is said in a mail."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "subject": {
        "vi": "Đề nghị bổ sung phiếu tự đánh giá ISO 18091{period} – {unit}",
        "en": "Please complete the ISO 18091 self-assessment{period} – {unit}",
    },
    "subject.period": {"vi": " kỳ {period}", "en": " for {period}"},
    "greeting": {"vi": "Kính gửi: {unit},", "en": "Dear colleagues of {unit},"},
    "greeting.unnamed": {"vi": "Kính gửi quý đơn vị,", "en": "Dear colleagues,"},
    "received": {
        "vi": "Chúng tôi đã nhận được phiếu tự đánh giá{period} của đơn vị. Qua kiểm tra, phiếu còn {counts}.",
        "en": "Thank you for the self-assessment{period} of your unit. It still has {counts}.",
    },
    "received.blank": {
        "vi": "Chúng tôi đã nhận được phiếu tự đánh giá{period} của đơn vị, nhưng trong phiếu chưa có câu trả lời nào.",
        "en": "Thank you for the self-assessment{period} of your unit. There is no answer in it yet.",
    },
    "received.incomplete": {
        "vi": "Chúng tôi đã nhận được phiếu tự đánh giá{period} của đơn vị. Phiếu chưa trả lời đủ: còn {open} nội dung để trống.",
        "en": "Thank you for the self-assessment{period} of your unit. It is not complete: {open} entries are open.",
    },
    "due": {
        "vi": "Đề nghị gửi lại phiếu chậm nhất vào {due}.",
        "en": "Please send it back by {due} at the latest.",
    },
    "due.over": {
        "vi": "Hạn gửi phiếu là {due}, nay đã qua; đề nghị gửi lại ngay khi sửa xong.",
        "en": "The last day was {due}, which has passed; please send it back as soon as it is done.",
    },
    "contact": {"vi": "Nếu cần giải đáp, xin liên hệ: {contact}.", "en": "If you have questions: {contact}."},
    "count.both": {
        "vi": "{errors} lỗi phải sửa và {warnings} nội dung cần xem lại",
        "en": "{errors} errors to correct and {warnings} points to look at again",
    },
    "count.errors": {"vi": "{errors} lỗi phải sửa", "en": "{errors} errors to correct"},
    "count.warnings": {"vi": "{warnings} nội dung cần xem lại", "en": "{warnings} points to look at again"},
    "ask": {"vi": "Đề nghị đơn vị:", "en": "Please:"},
    "step1": {
        "vi": "1. Mở tệp đính kèm “{file}”. Tệp đã có toàn bộ câu trả lời đơn vị đã gửi; sửa trên tệp này, không sửa trên tệp cũ.",
        "en": "1. Open the attached file “{file}”. It holds all answers you sent; correct this file, not the old one.",
    },
    "step2": {
        "vi": "2. Xem trang đầu “{sheet}”: bấm vào địa chỉ ô để đến đúng chỗ; ô cần sửa có viền tím và ghi chú.",
        "en": "2. Look at the first sheet, “{sheet}”: a click on a cell's address leads there; cells to correct have a purple border and a note.",
    },
    "step3": {
        "vi": "3. Sửa xong, lưu tệp (giữ dạng .xlsx) và trả lời thư này kèm theo tệp.",
        "en": "3. Save the file (keep it .xlsx) and answer this mail with the file attached.",
    },
    "open": {"vi": "Còn để trống:", "en": "Still open:"},
    "errors": {"vi": "Lỗi phải sửa:", "en": "Errors to correct:"},
    "warnings": {"vi": "Nội dung cần xem lại:", "en": "To look at again:"},
    "line": {"vi": "- {where}: {what}", "en": "- {where}: {what}"},
    "more": {"vi": "- … và {n} nội dung nữa, xem trong tệp", "en": "- … and {n} more, see the file"},
    "cell": {"vi": "Trang {sheet}, ô {cell}", "en": "Sheet {sheet}, cell {cell}"},
    "sheet": {"vi": "Trang {sheet}", "en": "Sheet {sheet}"},
    "thanks": {"vi": "Xin cảm ơn.", "en": "Many thanks."},
    "head.subject": {"vi": "Tiêu đề: {subject}", "en": "Subject: {subject}"},
    "head.to": {"vi": "Gửi: {to}", "en": "To: {to}"},
    "head.nobody": {
        "vi": "(phiếu không ghi đúng một địa chỉ thư điện tử: hãy tự điền người nhận)",
        "en": "(the workbook does not name exactly one e-mail address: enter the recipient yourself)",
    },
    "head.file": {"vi": "Đính kèm: {file}", "en": "Attached: {file}"},
}
