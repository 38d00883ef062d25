"""The steps of a round, in the order in which one needs them, and the command that comes next."""

from iso18091cli.model.text import Text

STEPS: dict[str, Text] = {
    "prepare": {"vi": "Chuẩn bị", "en": "Prepare"},
    "send": {"vi": "Phát phiếu", "en": "Send out"},
    "collect": {"vi": "Thu phiếu", "en": "Collect"},
    "check": {"vi": "Kiểm tra", "en": "Check"},
    "sum-up": {"vi": "Tổng hợp", "en": "Sum up"},
    "appraise": {"vi": "Thẩm định", "en": "Appraise"},
    "follow-up": {"vi": "Theo dõi thực hiện", "en": "Follow up"},
}
"""Headings of the list of commands."""
METAVARS: dict[str, Text] = {
    "address": {"vi": "ĐỊA_CHỈ", "en": "ADDRESS"},
    "contact": {"vi": "LIÊN_HỆ", "en": "CONTACT"},
    "day": {"vi": "NGÀY", "en": "DAY"},
    "file": {"vi": "TỆP", "en": "FILE"},
    "files": {"vi": "TỆP...", "en": "FILE..."},
    "folders": {"vi": "THƯ_MỤC...", "en": "DIR..."},
    "folder": {"vi": "THƯ_MỤC", "en": "DIR"},
    "place": {"vi": "NƠI_GHI", "en": "PLACE"},
    "sources": {"vi": "NGUỒN...", "en": "SOURCE..."},
    "unit": {"vi": "ĐƠN_VỊ", "en": "UNIT"},
    "join": {"vi": "TỆP...|THƯ_MỤC", "en": "FILE...|DIR"},
    "part": {"vi": "survey", "en": "survey"},
    "split": {"vi": "lead", "en": "lead"},
    "strata": {"vi": "NHÓM", "en": "STRATA"},
    "reviews": {"vi": "BẢN_THẨM_ĐỊNH...", "en": "REVIEW..."},
    "table": {"vi": "BẢNG", "en": "TABLE"},
    "name": {"vi": "TÊN", "en": "NAME"},
    "period": {"vi": "KỲ", "en": "PERIOD"},
    "level": {"vi": "CẤP", "en": "LEVEL"},
    "kinds": {"vi": "LOẠI", "en": "KINDS"},
    "stage": {"vi": "BƯỚC", "en": "STAGE"},
    "code": {"vi": "MÃ", "en": "CODE"},
    "id": {"vi": "MÃ", "en": "ID"},
    "form": {"vi": "DẠNG", "en": "FORM"},
    "goal": {"vi": "ĐÍCH", "en": "GOAL"},
    "language": {"vi": "NGÔN_NGỮ", "en": "LANGUAGE"},
    "number": {"vi": "SỐ", "en": "NUMBER"},
    "server": {"vi": "MÁY_CHỦ", "en": "SERVER"},
    "workbook-or-folder": {"vi": "TỆP|THƯ_MỤC", "en": "FILE|DIR"},
    "text": {"vi": "NỘI_DUNG", "en": "TEXT"},
}
"""What stands for a value in the help."""
NEXT: Text = {"vi": "Tiếp theo: {what}", "en": "Next: {what}"}
WHAT: dict[str, Text] = {
    "catalog-good": {
        "vi": "iso18091 new-workbook --catalog {file} để xem phiếu trống.",
        "en": "iso18091 new-workbook --catalog {file}, to look at its form.",
    },
    "catalog-faulty": {
        "vi": "sửa các lỗi trên rồi chạy lại iso18091 catalog check {file}",
        "en": "mend these, then iso18091 catalog check {file}",
    },
    "compared": {"vi": "mở {page}", "en": "open {page}"},
    "titles-set": {"vi": "iso18091 catalog check {file}", "en": "iso18091 catalog check {file}"},
    "register-made": {
        "vi": "điền địa chỉ thư vào {file}, rồi iso18091 units check {file}",
        "en": "fill in the e-mail addresses in {file}, then iso18091 units check {file}",
    },
    "register-good": {
        "vi": "iso18091 new-workbook --units {file} --period {period}",
        "en": "iso18091 new-workbook --units {file} --period {period}",
    },
    "register-faulty": {
        "vi": "sửa các lỗi trên rồi chạy lại iso18091 units check {file}",
        "en": "mend these, then iso18091 units check {file}",
    },
    "templates-out": {
        "vi": "sửa các mẫu trong Word, rồi iso18091 aggregate THƯ_MỤC --templates {folder}",
        "en": "change them in Word, then iso18091 aggregate DIR --templates {folder}",
    },
    "form-made": {
        "vi": "gửi {file} cho đơn vị; khi phiếu về: iso18091 validate {file}",
        "en": "send {file} to the unit; when it comes back: iso18091 validate {file}",
    },
    "forms-made": {
        "vi": "gửi các phiếu trong {folder}; lưu phiếu gửi về vào thư mục {round} rồi gõ iso18091 aggregate {round}",
        "en": "send out the workbooks in {folder}; save what comes back into the folder {round}, then iso18091 aggregate {round}",
    },
    "drafts-made": {
        "vi": "mở vài thư trong {folder} để xem lại, rồi gửi bằng chương trình thư, iso18091 send {folder} --server MÁY_CHỦ, hoặc iso18091 draft {folder} --imap MÁY_CHỦ",
        "en": "look at some of the drafts in {folder}, then send them with your mail program, iso18091 send {folder} --server SERVER, or iso18091 draft {folder} --imap SERVER",
    },
    "mails-sent": {
        "vi": "lưu phiếu gửi về vào thư mục của đợt; sau đó: iso18091 aggregate, return, remind",
        "en": "save what comes back into the round's folder; then: iso18091 aggregate, return, remind",
    },
    "mails-left": {
        "vi": "xem cột state và answer trong {table}, sửa thư nếu cần, rồi chạy lại iso18091 send {folder} --server {server}",
        "en": "look at the columns state and answer of {table}, correct the drafts, then iso18091 send {folder} --server {server} again",
    },
    "drafts-put": {
        "vi": "mở hộp thư trong trình duyệt, xem lại và gửi thư nháp; gửi xong chạy lại iso18091 draft {folder} --imap {server} để ghi thư nào đã gửi",
        "en": "open the mailbox in your browser, look at the drafts and send them; then iso18091 draft {folder} --imap {server} again notes what was sent",
    },
    "drafts-left": {
        "vi": "xem những gì nêu trên, rồi chạy lại iso18091 draft {folder} --imap {server}",
        "en": "look at what is named above, then iso18091 draft {folder} --imap {server} again",
    },
    "parts-made": {
        "vi": "gửi mỗi cơ quan phần của mình; khi đủ các phần: iso18091 join {folder}",
        "en": "send each office its part; when all are back: iso18091 join {folder}",
    },
    "parts-of-many": {
        "vi": "gửi các phần trong {folder}; lưu các phần gửi về vào thư mục {round} rồi gõ iso18091 join {round}",
        "en": "send out the parts in {folder}; save what comes back into the folder {round}, then iso18091 join {round}",
    },
    "status": {"vi": "iso18091 status {folder}", "en": "iso18091 status {folder}"},
    "stands": {
        "vi": "iso18091 aggregate {folder} khi đã đủ phiếu.",
        "en": "iso18091 aggregate {folder}, when enough has come.",
    },
    "validate": {"vi": "iso18091 validate {file}", "en": "iso18091 validate {file}"},
    "return": {
        "vi": "iso18091 return {file} để trả lại đơn vị những chỗ cần sửa.",
        "en": "iso18091 return {file}, which sends the unit what to correct.",
    },
    "returned": {
        "vi": "mở {mail}, xem lại và gửi; khi phiếu về: iso18091 validate {file}",
        "en": "open {mail}, check it and send it; when the answer comes: iso18091 validate {file}",
    },
    "score": {"vi": "iso18091 score {file}", "en": "iso18091 score {file}"},
    "aggregate": {"vi": "iso18091 aggregate {folder}", "en": "iso18091 aggregate {folder}"},
    "plan": {
        "vi": "iso18091 plan {file} để dự thảo chương trình hành động.",
        "en": "iso18091 plan {file}, for a draft of the action programme.",
    },
    "planned": {
        "vi": "xem lại và ký {made}; kỳ sau: iso18091 new-workbook --from {file} --period {period}",
        "en": "check {made} and sign it; for the next period: iso18091 new-workbook --from {file} --period {period}",
    },
    "look": {
        "vi": "mở {page}; khi được phép công bố: iso18091 aggregate {folder} --public -o {public}",
        "en": "open {page}; when it may be published: iso18091 aggregate {folder} --public -o {public}",
    },
    "look-validate": {
        "vi": "iso18091 validate {file} để biết vì sao tệp này không dùng được; kết quả của các phiếu khác: {page}",
        "en": "iso18091 validate {file} tells why it cannot be used; the results of the others: {page}",
    },
    "sampled": {
        "vi": "iso18091 review new {folder} --units {file}",
        "en": "iso18091 review new {folder} --units {file}",
    },
    "reviews-made": {
        "vi": "gửi mỗi người thẩm định các bản của mình; lưu bản đã điền vào {folder} rồi gõ iso18091 review merge {round} {folder}",
        "en": "send each reviewer his or her copies; save what comes back into {folder}, then iso18091 review merge {round} {folder}",
    },
    "reviews-merged": {
        "vi": "họp, chọn mức ở cột Thống nhất của các phiếu trong {folder}; sau đó gõ lại lệnh này, rồi iso18091 aggregate {round}",
        "en": "meet and choose the levels in the column Agreed of the workbooks in {folder}; then this command again, and iso18091 aggregate {round}",
    },
    "published": {
        "vi": "xem lại {page} trước khi đăng.",
        "en": "look at {page} before you publish it.",
    },
}
"""By how a step ended: what to type or to do next."""
