"""What is said of mails that go out: making drafts for many units, and sending them."""

from iso18091cli.model.text import Text

CAME: dict[str, Text] = {
    "of-period": {"vi": " kỳ {period}", "en": " for {period}"},
    "nothing": {
        "vi": "Đến nay chúng tôi chưa nhận được phiếu tự đánh giá{period} của quý cơ quan.",
        "en": "We have not received the self-assessment{period} of your unit yet.",
    },
    "unreadable": {
        "vi": "Chúng tôi đã nhận được tệp “{file}” của quý cơ quan, nhưng không dùng được: {why}. "
        "Vì vậy phiếu tự đánh giá{period} của quý cơ quan chưa được ghi nhận.",
        "en": "We received the file “{file}” from you, but it cannot be used: {why}. "
        "So the self-assessment{period} of your unit does not count as received.",
    },
    "other": {
        "vi": "Chúng tôi đã nhận được tệp “{file}” của quý cơ quan, nhưng đó không phải là phiếu của đợt này: {why}. "
        "Vì vậy phiếu tự đánh giá{period} của quý cơ quan chưa được ghi nhận.",
        "en": "We received the file “{file}” from you, but it is no workbook of this round: {why}. "
        "So the self-assessment{period} of your unit does not count as received.",
    },
}
"""By state, what a reminder says came from the unit."""
FOLDERS: dict[str, Text] = {
    "dispatch": {"vi": "gui-di", "en": "to-send"},
    "return": {"vi": "tra-lai", "en": "to-return"},
    "remind": {"vi": "nhac", "en": "reminders"},
}
"""Names of folders of drafts, before the period or the day."""
WORDS: dict[str, Text] = {
    # Drafts
    "drafts": {
        "vi": "Đã soạn {n} thư trong {folder}, danh sách ở {table}.",
        "en": "Made {n} drafts in {folder}; {table} lists them.",
    },
    "without-address": {
        "vi": "{n} đơn vị chưa có địa chỉ thư trong danh sách; thư của họ chưa có người nhận, hãy tự điền:",
        "en": "{n} units have no e-mail address in the register; enter a recipient in their drafts yourself:",
    },
    "not-said": {
        "vi": "Thư chưa nói {what}: ghi vào {path} rồi chạy lại lệnh này với --force.",
        "en": "The drafts do not say {what}: write it into {path} and run this again with --force.",
    },
    "attachment-missing": {
        "vi": "Không đọc được tệp đính kèm “{path}” ({problem}).",
        "en": "The attachment “{path}” cannot be read ({problem}).",
    },
    "attachments-large": {
        "vi": "Các tệp đính kèm có {size} MB, nhiều nhất là {most} MB: phần lớn máy chủ thư không nhận thư lớn hơn. "
        "Hãy gửi đường dẫn thay cho tệp.",
        "en": "The attachments have {size} MB, {most} MB at most: most mail servers take no larger mail. "
        "Send a link instead.",
    },
    "already-sent": {
        "vi": "{n} thư trong {folder} đã được gửi (ví dụ {mail}); soạn lại sẽ mất dấu vết. Ghi vào một thư mục khác bằng -o.",
        "en": "{n} mails of {folder} have been sent (such as {mail}); what was sent must stay known. Name another folder with -o.",
    },
    "none-returned": {
        "vi": "Không phiếu nào trong {folder} cần trả lại.",
        "en": "No workbook in {folder} has to go back.",
    },
    "none-reminded": {
        "vi": "Không đơn vị nào cần nhắc: đơn vị nào cũng đã gửi phiếu của đợt này.",
        "en": "There is nobody to remind: of every unit a workbook of this round has come.",
    },
    "counted": {
        "vi": "{n} đơn vị: {states}.",
        "en": "{n} units: {states}.",
    },
    "in-parts": {
        "vi": "{n} đơn vị mới gửi từng phần, không nhắc và không trả lại; ghép bằng: iso18091 join {folder}",
        "en": "{n} units sent parts alone: neither reminded nor sent anything back; put them together: iso18091 join {folder}",
    },
    "nobodys": {
        "vi": "{n} tệp không dùng được và không rõ của đơn vị nào (ví dụ {path}); xem lại trước khi gửi thư nhắc.",
        "en": "{n} files cannot be used, and nobody knows whose they are (such as {path}); look at them before you send reminders.",
    },
    "not-returned": {
        "vi": "{path}: không tạo được phiếu trả lại, vì tệp vừa đổi hoặc không đọc được.",
        "en": "{path}: no workbook to return could be made; the file has just changed or cannot be read.",
    },
    "no-register": {
        "vi": "Chưa biết những đơn vị nào phải gửi phiếu. Ghi --units DANH_SÁCH, hoặc để units.csv trong thư mục.",
        "en": "It is not known which units are to take part. Give --units REGISTER, or put units.csv into the folder.",
    },
    # The table
    "no-table": {
        "vi": "{folder} không có mails.csv, nên không biết thư nào đã gửi. Hãy chỉ ra thư mục mà dispatch, return hoặc remind đã tạo.",
        "en": "There is no mails.csv in {folder}, so nobody knows what was sent. Name a folder that dispatch, return or remind made.",
    },
    "table-unreadable": {
        "vi": "Không đọc được {path} ({problem}). Đóng tệp nếu đang mở; khi lưu bằng Excel, chọn CSV UTF-8.",
        "en": "{path} cannot be read ({problem}). Close it if it is open; if Excel saved it, choose CSV UTF-8.",
    },
    "table-headings": {
        "vi": "{path} không có cột mail và state. Lấy lại bản đã lưu trước đó.",
        "en": "{path} has no columns mail and state. Put an earlier copy of it back.",
    },
    "table-state": {
        "vi": "{path}, dòng {line}: không có tình trạng “{found}” (draft, sending, sent, uncertain, refused, drafting, drafted). Không gửi thư nào.",
        "en": "{path}, line {line}: there is no state “{found}” (draft, sending, sent, uncertain, refused, drafting, drafted). Nothing was sent.",
    },
    "table-mail": {
        "vi": "{path}, dòng {line}: “{found}” không phải là tên một thư .eml trong thư mục này. Không gửi thư nào.",
        "en": "{path}, line {line}: “{found}” is no name of an .eml in this folder. Nothing was sent.",
    },
    "table-twice": {
        "vi": "{path}, dòng {line}: {mail} có hai dòng. Xóa một dòng; không gửi thư nào.",
        "en": "{path}, line {line}: {mail} stands there twice. Take one line out; nothing was sent.",
    },
    # Sending
    "server-unknown": {
        "vi": "“{found}” không phải là tên máy chủ thư; ghi ví dụ smtp.example.vn, smtp.example.vn:587 hoặc smtps://smtp.example.vn.",
        "en": "“{found}” names no mail server; write such as smtp.example.vn, smtp.example.vn:587 or smtps://smtp.example.vn.",
    },
    "no-sender": {
        "vi": "Chưa biết gửi từ địa chỉ nào. Ghi --user bằng địa chỉ thư, hoặc reply_to trong round.yaml.",
        "en": "It is not known from which address to send. Give an address as --user, or reply_to in round.yaml.",
    },
    "to-send": {
        "vi": "Sẽ gửi {n} thư từ {sender} qua {server}:",
        "en": "To be sent: {n} mails from {sender} through {server}:",
    },
    "line": {"vi": "{mail} → {to}: {subject}{edited}", "en": "{mail} → {to}: {subject}{edited}"},
    "edited": {"vi": " (đã sửa tay)", "en": " (edited)"},
    "left-out": {"vi": "Không gửi {mail}: {why}", "en": "Not sent: {mail}: {why}"},
    "draft-nobody": {"vi": "thư chưa có người nhận.", "en": "it names no recipient."},
    "draft-address": {
        "vi": "“{found}” không phải là một địa chỉ thư điện tử.",
        "en": "“{found}” is no e-mail address.",
    },
    "draft-broken": {"vi": "phần đầu thư bị hỏng.", "en": "its head is broken."},
    "draft-missing": {"vi": "không đọc được tệp thư ({problem}).", "en": "the file cannot be read ({problem})."},
    "draft-changed": {
        "vi": "thư vừa bị sửa sau khi liệt kê; chạy lại lệnh này.",
        "en": "it was changed after it had been listed; run this again.",
    },
    "draft-unlisted": {
        "vi": "không có dòng nào trong mails.csv; nếu cần gửi, hãy gửi bằng tay.",
        "en": "mails.csv has no line for it; send it by hand if it is meant to go.",
    },
    "uncertain": {
        "vi": "có thể đã gửi: lần trước bị ngắt giữa chừng. Hỏi {to}, hoặc xem hộp thư đã gửi; chắc là chưa thì dùng --resend.",
        "en": "it may have gone: sending was broken off. Ask {to}, or look at the server's list of sent mail; if it has surely not, use --resend.",
    },
    "drafted": {
        "vi": "{n} thư nằm trong mục thư nháp của hộp thư cơ quan; hãy gửi từ đó.",
        "en": "{n} mails lie among the drafts of the office's mailbox; send them there.",
    },
    "drafting": {
        "vi": "có thể đã nằm trong mục thư nháp của hộp thư cơ quan: lần trước iso18091 draft bị ngắt giữa chừng. Chạy lại lệnh đó.",
        "en": "it may lie among the drafts of the office's mailbox: iso18091 draft was broken off. Run that again.",
    },
    "before": {
        "vi": "{n} thư đã gửi trước đây, không gửi lại.",
        "en": "{n} mails were sent before and stay as they are.",
    },
    "nothing-to-send": {"vi": "Không còn thư nào phải gửi.", "en": "There is no mail to be sent."},
    "dry-run": {"vi": "Chỉ liệt kê, chưa gửi thư nào.", "en": "This was a list alone; nothing was sent."},
    "ask": {"vi": "Gửi {n} thư? (c/k) ", "en": "Send {n} mails? (y/n) "},
    "ask-needs-yes": {
        "vi": "Không có ai để hỏi. Xem danh sách bằng --dry-run, rồi chạy lại với --yes.",
        "en": "There is nobody to ask. Look at the list with --dry-run, then run again with --yes.",
    },
    "not-confirmed": {"vi": "Chưa gửi thư nào.", "en": "Nothing was sent."},
    "password": {"vi": "Mật khẩu của {user} tại {server}: ", "en": "Password of {user} at {server}: "},
    "password-needed": {
        "vi": "Không có ai để hỏi mật khẩu; đặt biến {variable}.",
        "en": "There is nobody to ask for the password; set the variable {variable}.",
    },
    "sending": {"vi": "Đang gửi", "en": "Sending"},
    "refused": {
        "vi": "{mail} → {to}: máy chủ không nhận ({answer}). Sửa thư rồi chạy lại lệnh này.",
        "en": "{mail} → {to}: the server refused it ({answer}). Correct the draft, then run this again.",
    },
    "broken-off": {
        "vi": "{mail} → {to}: kết nối bị ngắt khi đang gửi ({answer}); không rõ thư đã đi chưa.",
        "en": "{mail} → {to}: the connection broke while it was being sent ({answer}); nobody knows whether it has gone.",
    },
    "sum": {
        "vi": "Đã gửi {sent} thư; {refused} bị từ chối, {uncertain} không rõ, {left} chưa gửi. Xem {table}.",
        "en": "Sent {sent} mails; {refused} refused, {uncertain} uncertain, {left} not sent. See {table}.",
    },
    "stopped": {"vi": "Dừng lại: {why}", "en": "Stopped: {why}"},
    "lost-in-a-row": {
        "vi": "máy chủ ngắt kết nối {n} lần liền; thử lại sau.",
        "en": "the server broke the connection {n} times in a row; try again later.",
    },
    # The server
    "certificate": {
        "vi": "Chứng thư của {server} không đáng tin ({problem}); chưa gửi gì. Hỏi người quản trị máy chủ thư.",
        "en": "The certificate of {server} is not to be trusted ({problem}); nothing was sent. Ask whoever runs the mail server.",
    },
    "not-encrypted": {
        "vi": "{server} không mã hóa kết nối (không có STARTTLS); chưa gửi gì. Thử smtps://… hoặc cổng 465.",
        "en": "{server} does not encrypt (no STARTTLS); nothing was sent. Try smtps://… or port 465.",
    },
    "login": {
        "vi": "{server} không nhận tên đăng nhập hoặc mật khẩu ({answer}).",
        "en": "{server} does not take this user and password ({answer}).",
    },
    "login-letters": {
        "vi": "{server} chỉ nhận tên đăng nhập và mật khẩu không dấu (ASCII).",
        "en": "{server} takes users and passwords of ASCII letters alone.",
    },
    "no-server": {
        "vi": "Không kết nối được với {server} ({problem}). Kiểm tra tên máy chủ, cổng và mạng.",
        "en": "No connection to {server} ({problem}). Check the server's name, port and the network.",
    },
}
