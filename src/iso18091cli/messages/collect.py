"""What is said where mail is collected, in the round's ledger, and of where a round stands."""

from iso18091cli.model.text import Text

LEDGER_WORDS: dict[str, Text] = {
    "unreadable": {
        "vi": "Không đọc được sổ nhận phiếu {path}: nếu đang mở trong Excel thì đóng lại rồi chạy lại.",
        "en": "The ledger {path} cannot be read: if it is open in Excel, close it and run this again.",
    },
    "not-utf-8": {
        "vi": "Sổ nhận phiếu {path} không ở dạng UTF-8: trong Excel hãy lưu dạng “CSV UTF-8 (Comma delimited)”.",
        "en": "The ledger {path} is not UTF-8: save it from Excel as “CSV UTF-8 (Comma delimited)”.",
    },
    "no-columns": {
        "vi": "Sổ nhận phiếu {path} thiếu cột {columns}: hãy lấy lại bản trước, hoặc xóa tệp rồi chạy lại iso18091 collect"
        " với mọi nguồn thư.",
        "en": "The ledger {path} lacks the columns {columns}: put its last version back, or delete it and run"
        " iso18091 collect again over all your mail.",
    },
    "word": {
        "vi": "{path}, dòng {line}: cột counts ghi “{found}”, không hiểu là tính hay không; hãy ghi x (tính tệp {file}) hoặc"
        " “không”. Coi như để trống.",
        "en": "{path}, line {line}: the column counts holds “{found}”, which is neither yes nor no; write x (this copy,"
        " {file}, counts) or “no”. Taken as blank.",
    },
}
"""What is wrong with a ledger, and what to do."""
OUTCOMES: dict[str, Text] = {
    "mail": {"vi": "Thư không có tệp đính kèm.", "en": "A mail without an attachment."},
    "automatic": {
        "vi": "Thư trả lời tự động, không có tệp đính kèm.",
        "en": "An automatic answer, without an attachment.",
    },
    "undelivered": {
        "vi": "Máy chủ báo thư không gửi được: kiểm tra địa chỉ của đơn vị trong danh sách rồi gửi lại.",
        "en": "A report that a mail could not be delivered: check the unit's address in the register and send it again.",
    },
    "link": {
        "vi": "Thư dẫn đến {detail} thay vì đính kèm tệp; chương trình không mở đường dẫn. Hãy tải tệp về, lưu vào một thư mục"
        " rồi chạy collect với thư mục đó, hoặc đề nghị đơn vị gửi tệp đính kèm.",
        "en": "The mail leads to {detail} instead of holding a file; no link is followed. Download the file, save it in a"
        " folder and run collect over that, or ask the unit to attach it.",
    },
    "side": {
        "vi": "Tệp phụ của chương trình khác, không phải phiếu.",
        "en": "A side file of another program, no workbook.",
    },
    "packed": {
        "vi": "Tệp nén dạng {detail}, chương trình không mở. Hãy giải nén vào một thư mục rồi chạy collect với thư mục đó; hoặc"
        " đề nghị đơn vị gửi thẳng tệp .xlsx.",
        "en": "Packed as {detail}, which is not opened. Unpack it into a folder and run collect over that, or ask the unit for"
        " the .xlsx itself.",
    },
    "winmail.dat": {
        "vi": "Outlook gói tệp đính kèm trong winmail.dat, chương trình không mở. Mở thư này trong Outlook, lưu tệp đính kèm"
        " vào một thư mục rồi chạy collect với thư mục đó; hoặc đề nghị đơn vị gửi lại thư ở dạng HTML hay văn bản thường.",
        "en": "Outlook wrapped the attachments in winmail.dat, which is not opened. Open the mail in Outlook, save them in a"
        " folder and run collect over that, or ask the unit to send it again as HTML or plain text.",
    },
    "locked": {
        "vi": "Tệp zip có mật khẩu. Hãy giải nén bằng mật khẩu vào một thư mục rồi chạy collect với thư mục đó; hoặc đề nghị"
        " đơn vị gửi lại không đặt mật khẩu.",
        "en": "A zip with a password. Unpack it with the password into a folder and run collect over that, or ask the unit to"
        " send it without one.",
    },
    "too-deep": {
        "vi": "Nằm quá sâu trong các thư và tệp nén lồng nhau, không xem tiếp. Hãy mở và lưu tệp bên trong rồi chạy collect.",
        "en": "It lies too deep in mails and packed files inside each other. Open it, save what is in it, and run collect.",
    },
    "too-many": {
        "vi": "Quá nhiều tệp trong một thư hay một tệp nén; phần còn lại không xem. Hãy mở và lưu các phiếu bên trong rồi chạy"
        " collect.",
        "en": "Too many files in one mail or packed file; the rest was not looked at. Open it, save the workbooks, and run"
        " collect.",
    },
    "too-large": {
        "vi": "Quá lớn, không xem. Hãy mở và lưu các phiếu bên trong rồi chạy collect.",
        "en": "Too large to be looked at. Open it, save the workbooks in it, and run collect.",
    },
    "broken": {
        "vi": "Tệp hoặc thư bị hỏng, hoặc đến không trọn vẹn. Đề nghị đơn vị gửi lại.",
        "en": "The file or mail is damaged, or did not come whole. Ask the unit to send it again.",
    },
    "reader-died": {
        "vi": "Thư hoặc tệp này làm chương trình đọc dừng giữa chừng. Hãy mở và lưu các phiếu bên trong rồi chạy collect.",
        "en": "This mail or file makes the reader break off. Open it, save the workbooks in it, and run collect.",
    },
    "reading-too-long": {
        "vi": "Đọc thư hoặc tệp này quá lâu nên đã dừng. Hãy mở và lưu các phiếu bên trong rồi chạy collect.",
        "en": "Reading this mail or file took too long and was stopped. Open it, save the workbooks in it, and run collect.",
    },
    "not-fetched": {
        "vi": "Không phải phiếu theo loại tệp, nên để lại trên máy chủ (--workbooks-only).",
        "en": "By its kind no workbook, so it was left on the server (--workbooks-only).",
    },
    "other": {"vi": "Không phải phiếu tự đánh giá.", "en": "No self-assessment workbook."},
    "same": {"vi": "Cùng một tệp đã nhận: {file}.", "en": "The same file came already: {file}."},
    "gone": {
        "vi": "Tệp đã lưu không còn trong thư mục; muốn lấy lại thì xóa dòng này rồi chạy lại collect với nguồn thư cũ.",
        "en": "The file that was filed is no longer in the folder; to have it again, delete this line and run collect again.",
    },
    "other-sender": {
        "vi": "Địa chỉ gửi {sender} trong danh sách là của {other}, còn phiếu ghi {unit}: xin kiểm tra.",
        "en": "The sender {sender} is in the register as {other}, and the workbook is {unit}'s: please check.",
    },
    "by-sender": {
        "vi": "Địa chỉ gửi {sender} là của {unit} theo danh sách.",
        "en": "The sender {sender} is {unit}'s, as the register says.",
    },
}
"""Why a line of the ledger is no workbook that counts, and what to do."""
FILES: dict[str, Text] = {
    "unreadable": {"vi": "khong-doc-duoc", "en": "unreadable"},
    "no-date": {"vi": "khong-ngay", "en": "no-date"},
    "nobody": {"vi": "khong-ro", "en": "unknown"},
}
"""Parts of names of files."""
WORDS: dict[str, Text] = {
    "no-source": {
        "vi": "Không có “{path}”. Hãy chỉ ra thư mục đã lưu thư, tệp .eml, .msg, .mbox hoặc .zip.",
        "en": "There is no “{path}”. Name the folder with saved mail, or a file .eml, .msg, .mbox or .zip.",
    },
    "empty": {
        "vi": "Không có thư hay tệp nào trong các nguồn đã chỉ ra.",
        "en": "There is no mail and no file in what was named.",
    },
    "reading": {"vi": "Đang mở thư", "en": "Opening mail"},
    "passed": {"vi": "Bỏ qua {path}: {why}", "en": "Passed over {path}: {why}"},
    "sum": {
        "vi": "Đã xem {mails} thư, {pieces} tệp: {fresh} dòng mới trong {ledger}; lưu {workbooks} phiếu vào {folder}, {others}"
        " tệp khác vào {aside}.",
        "en": "Looked at {mails} mails and {pieces} files: {fresh} new lines in {ledger}; filed {workbooks} workbooks in"
        " {folder}, {others} other files in {aside}.",
    },
    "nothing-new": {
        "vi": "Đã xem {mails} thư, {pieces} tệp: không có gì mới.",
        "en": "Looked at {mails} mails and {pieces} files: nothing new.",
    },
    "unopened": {
        "vi": "Cần người mở: {way} (từ {sender}): {why}",
        "en": "To be opened by a person: {way} (from {sender}): {why}",
    },
    "unopened.more": {
        "vi": "… và {n} dòng nữa cần người mở (cột outcome: unusable trong {ledger}).",
        "en": "… and {n} more to be opened by a person (outcome unusable in {ledger}).",
    },
    "remark": {"vi": "Lưu ý {file}: {why}", "en": "Note on {file}: {why}"},
    "remark.more": {"vi": "… và {n} lưu ý nữa trong {ledger}.", "en": "… and {n} more notes in {ledger}."},
    "joinable": {
        "vi": "Đủ các phần, có thể ghép: {units}. Gõ: iso18091 join {folder}",
        "en": "All parts are there and can be joined: {units}. Type: iso18091 join {folder}",
    },
    "part-after": {
        "vi": "{unit}: phần {file} đến khi phiếu đủ đã có: xin kiểm tra có phải ghép lại không.",
        "en": "{unit}: the part {file} came when a whole form was there already: check whether to join again.",
    },
    "due-unknown": {
        "vi": "--due cần một ngày như 15/12/2026, không phải “{found}”.",
        "en": "--due takes a day such as 15/12/2026, not “{found}”.",
    },
}
STATUS: dict[str, Text] = {
    "appraisal": {
        "vi": "Thẩm định: đã phát bản thẩm định của {given}/{n} đơn vị, {agreed} đơn vị có phiếu thống nhất.",
        "en": "Appraisal: copies of {given} of {n} units were given to reviewers, {agreed} units have an agreed workbook.",
    },
    "title": {"vi": "Tình hình nhận phiếu", "en": "Where the round stands"},
    "sum": {
        "vi": "{received}/{all} đã nhận, {accepted} đạt, {missing} còn thiếu",
        "en": "{received}/{all} received, {accepted} accepted, {missing} missing",
    },
    "late": {"vi": ", {n} đến sau hạn {due}", "en": ", {n} after {due}"},
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "code": {"vi": "Mã", "en": "Code"},
    "state": {"vi": "Tình trạng", "en": "State"},
    "received": {"vi": "Nhận lúc", "en": "Received"},
    "is-late": {"vi": "Muộn", "en": "Late"},
    "copies": {"vi": "Số bản", "en": "Copies"},
    "file": {"vi": "Tệp", "en": "File"},
    "why": {"vi": "Lý do", "en": "Why"},
    "last-mail": {"vi": "Thư gần nhất", "en": "Last mail"},
    "mail.sent": {"vi": "{when} ({folder})", "en": "{when} ({folder})"},
    "mail.drafted": {"vi": "{when} ({folder}, nháp trong hộp thư)", "en": "{when} ({folder}, a draft in the mailbox)"},
    "mail.uncertain": {"vi": "{when} ({folder}, không rõ đã đi chưa)", "en": "{when} ({folder}, may have gone)"},
    "yes": {"vi": "muộn", "en": "late"},
    "state.faulty": {"vi": "Có lỗi phải sửa ({errors} lỗi)", "en": "With errors to correct ({errors})"},
    "state.incomplete": {"vi": "Chưa trả lời đủ ({assessed}/{asked})", "en": "Not complete ({assessed}/{asked})"},
    "state.parts": {"vi": "Gửi từng phần ({came}/{all})", "en": "In parts ({came} of {all})"},
    "no-unit": {
        "vi": "Không có đơn vị nào tên, mã hay tệp là “{found}”.{hint}",
        "en": "No unit has the name, code or file “{found}”.{hint}",
    },
    "units-alone": {
        "vi": "--copies cần tên một đơn vị: iso18091 status {folder} ĐƠN_VỊ --copies",
        "en": "--copies needs a unit: iso18091 status {folder} UNIT --copies",
    },
    "nobody": {
        "vi": "Chưa có phiếu nào và không có danh sách đơn vị: hãy thêm --units DANH_SÁCH, hoặc chạy iso18091 collect trước.",
        "en": "There is no workbook and no register of units: add --units REGISTER, or run iso18091 collect first.",
    },
    "instead": {
        "vi": "từ địa chỉ của đơn vị đã đến {way}: {why}",
        "en": "from its address came {way}: {why}",
    },
    "copy.plain": {"vi": "{file}: {outcome}", "en": "{file}: {outcome}"},
    "copy": {"vi": "{file}: {outcome}. {why}", "en": "{file}: {outcome}. {why}"},
    "difference": {
        "vi": "  {id} ({column}): “{theirs}”, tệp được tính ghi “{ours}”",
        "en": "  {id} ({column}): “{theirs}”, the one that counts says “{ours}”",
    },
    "no-files": {"vi": "Chưa nhận được tệp nào.", "en": "Nothing came."},
    "mails": {"vi": "{folder}: {n} thư gửi đi: {counted}", "en": "{folder}: {n} mails out: {counted}"},
}
"""What ``status`` shows."""
MAIL_STATES: dict[str, Text] = {
    "sent": {"vi": "{n} đã gửi", "en": "{n} sent"},
    "drafted": {"vi": "{n} nằm trong thư nháp của hộp thư", "en": "{n} among the mailbox's drafts"},
    "draft": {"vi": "{n} chưa gửi", "en": "{n} not sent yet"},
    "refused": {"vi": "{n} bị từ chối", "en": "{n} refused"},
    "uncertain": {"vi": "{n} không rõ đã gửi chưa", "en": "{n} uncertain"},
    "sending": {"vi": "{n} gửi dở dang", "en": "{n} broken off"},
    "drafting": {"vi": "{n} đang để dở vào thư nháp", "en": "{n} broken off on the way to the drafts"},
}
"""By state in the table of a folder of drafts."""
